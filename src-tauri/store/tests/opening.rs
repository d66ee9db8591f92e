//! Which files open, and that one which does not is left alone.

use crate::support::*;
use plan::{Actor, PassageId, PlanId, Stage, people, review};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use store::{EventKind, OpenError, Store, StoreError, set_aside};

/// Every file of a folder with its bytes.
pub(crate) fn contents(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), fs::read(&path).unwrap()))
        .collect()
}

/// A closed file with a plan in it.
pub(crate) fn closed_file() -> (tempfile::TempDir, PathBuf) {
    let mut desk = Desk::new();
    let plan = sample_plan(0);
    let tasks = [task(plan.id, 100, "Phát thanh")];
    desk.put(|tx| tx.insert_plan(&plan, &tasks, false));
    let path = desk.path();
    (desk.dir, path)
}

fn jpeg() -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xe0, 0, 0x10, b'J', b'F', b'I', b'F', 0];
    bytes.extend((0..20_000u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0]));
    bytes
}

fn as_words(error: &OpenError) -> &'static str {
    match error {
        OpenError::Newer { found: 99, known } if *known == version() => "newer",
        OpenError::Damaged { .. } => "damaged",
        OpenError::NotADatabase => "not a database",
        OpenError::ForeignDatabase { application_id: 7 } => "foreign 7",
        OpenError::ForeignDatabase { application_id: 0 } => "foreign",
        OpenError::NetworkShare => "share",
        OpenError::CloudFolder => "cloud",
        OpenError::Busy => "busy",
        OpenError::Io { .. } => "io",
        _ => "something else",
    }
}

fn sql_of(path: &Path, sql: &str) {
    Connection::open(path).unwrap().execute_batch(sql).unwrap();
}

#[test]
fn what_is_refused_stays_as_it_is() {
    type Spoil = fn(&Path);
    let cases: [(&str, Spoil, &str); 9] = [
        (
            "a picture",
            |p| fs::write(p, jpeg()).unwrap(),
            "not a database",
        ),
        (
            "a word",
            |p| fs::write(p, "xin chào").unwrap(),
            "not a database",
        ),
        (
            "zeros",
            |p| fs::write(p, vec![0; 8192]).unwrap(),
            "not a database",
        ),
        (
            "the header alone",
            |p| fs::write(p, b"SQLite format 3\0").unwrap(),
            "not a database",
        ),
        (
            "half of it",
            |p| {
                let bytes = fs::read(p).unwrap();
                fs::write(p, &bytes[..bytes.len() / 2]).unwrap();
            },
            "damaged",
        ),
        (
            "all but the last byte",
            |p| {
                let bytes = fs::read(p).unwrap();
                fs::write(p, &bytes[..bytes.len() - 1]).unwrap();
            },
            "damaged",
        ),
        (
            "of a newer version",
            |p| sql_of(p, "PRAGMA user_version = 99"),
            "newer",
        ),
        (
            "another program's",
            |p| sql_of(p, "PRAGMA application_id = 7"),
            "foreign 7",
        ),
        (
            "some database",
            |p| {
                fs::remove_file(p).unwrap();
                sql_of(p, "CREATE TABLE t (a); PRAGMA user_version = 1");
            },
            "foreign",
        ),
    ];
    for (what, spoil, expect) in cases {
        let (dir, path) = closed_file();
        spoil(&path);
        let before = contents(dir.path());
        let refused = Store::open(&path, morning()).unwrap_err();
        assert_eq!(as_words(&refused), expect, "{what}: {refused:?}");
        assert!(contents(dir.path()) == before, "{what}: changed");
    }
}

/// A newer program crashed, so its journal still holds changes.
#[test]
fn a_newer_file_keeps_its_journal() {
    let (dir, path) = closed_file();
    let newer = Connection::open(&path).unwrap();
    newer
        .execute_batch("PRAGMA journal_mode = WAL; PRAGMA user_version = 99; CREATE TABLE n (a)")
        .unwrap();
    let crashed = tempfile::tempdir().unwrap();
    let copy = crashed.path().join("loa.db");
    for suffix in ["", "-wal"] {
        let name = format!("loa.db{suffix}");
        fs::copy(dir.path().join(&name), crashed.path().join(&name)).unwrap();
    }
    let before = contents(crashed.path());
    let refused = Store::open(&copy, morning()).unwrap_err();
    assert_eq!(as_words(&refused), "newer", "{refused:?}");
    assert!(contents(crashed.path()) == before);
}

#[test]
fn an_empty_file_is_a_new_one_and_folders_are_made() {
    let dir = tempfile::tempdir().unwrap();
    let empty = dir.path().join("empty.db");
    fs::write(&empty, "").unwrap();
    let deep = dir.path().join("xã An Hòa/dữ liệu #1?%20/loa.db");
    for path in [empty, deep] {
        let mut store = Store::open(&path, morning()).unwrap();
        let set = |tx: &store::Tx<'_>| tx.set_setting("a", Some("b"));
        let saved: Result<_, StoreError> = store.write(EventKind::SettingSet, morning(), "", set);
        saved.unwrap();
        drop(store);
        let store = Store::open(&path, morning()).unwrap();
        assert_eq!(store.setting("a").unwrap().as_deref(), Some("b"));
        assert!(!store.is_read_only());
    }
}

#[test]
fn a_folder_is_no_file() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("loa.db");
    fs::create_dir(&folder).unwrap();
    assert!(Store::open(&folder, morning()).is_err());
    assert!(folder.is_dir());
}

#[test]
fn unfit_places_are_refused_before_anything_is_made() {
    let dir = tempfile::tempdir().unwrap();
    for folder in ["OneDrive - UBND", "Dropbox", "Google Drive"] {
        let path = dir.path().join(folder).join("loa.db");
        let refused = Store::open(&path, morning()).unwrap_err();
        assert_eq!(as_words(&refused), "cloud");
    }
    let refused = Store::open(Path::new("\\\\server\\share\\loa.db"), morning()).unwrap_err();
    assert_eq!(as_words(&refused), "share");
    assert_eq!(contents(dir.path()).len(), 0);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
}

/// A cloud folder reached by another name.
#[cfg(unix)]
#[test]
fn a_link_into_a_cloud_folder_is_seen_through() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("Dropbox")).unwrap();
    std::os::unix::fs::symlink(dir.path().join("Dropbox"), dir.path().join("link")).unwrap();
    let refused = Store::open(&dir.path().join("link/loa.db"), morning()).unwrap_err();
    assert_eq!(as_words(&refused), "cloud");
}

#[test]
fn a_second_instance_is_told() {
    let mut desk = Desk::new();
    let refused = Store::open(&desk.path(), morning()).unwrap_err();
    assert_eq!(as_words(&refused), "busy", "{refused:?}");
    desk.put(|tx| tx.set_setting("a", Some("b")));
    let desk = desk.reopened();
    assert_eq!(desk.store.setting("a").unwrap().as_deref(), Some("b"));
}

#[test]
fn a_damaged_file_is_set_aside_with_its_journal() {
    let (dir, path) = closed_file();
    fs::write(&path, jpeg()).unwrap();
    fs::write(dir.path().join("loa.db-wal"), "journal").unwrap();
    assert!(Store::open(&path, morning()).is_err());
    let aside = set_aside(&path, morning()).unwrap();
    assert_eq!(
        aside.file_name().unwrap(),
        "loa.db.set-aside-20260302-010000"
    );
    assert_eq!(fs::read(&aside).unwrap(), jpeg());
    let journal = dir.path().join("loa.db.set-aside-20260302-010000-wal");
    assert_eq!(fs::read(journal).unwrap(), b"journal");
    drop(Store::open(&path, morning()).unwrap());
    // A second time in the same second takes nothing's place.
    let again = set_aside(&path, morning()).unwrap();
    assert_ne!(again, aside);
    assert_eq!(fs::read(&aside).unwrap(), jpeg());
    let nothing = set_aside(&path, morning());
    assert!(
        matches!(nothing, Err(StoreError::NotFound { .. })),
        "{nothing:?}"
    );
}

#[test]
fn events_cannot_be_changed_or_forged() {
    let (_dir, path) = closed_file();
    let conn = Connection::open(&path).unwrap();
    for forged in ["UPDATE event SET actor = 'x'", "DELETE FROM event"] {
        let refused = conn.execute_batch(forged).unwrap_err();
        assert!(refused.to_string().contains("append-only"), "{refused}");
    }
    conn.execute_batch("DROP TRIGGER event_stays; UPDATE event SET actor = 'x' WHERE seq = 1")
        .unwrap();
    drop(conn);
    let store = Store::open(&path, morning()).unwrap();
    let report = store.verify().unwrap();
    assert_eq!(report.chain, store::Chain::Broken { seq: 1 });
    assert!(!report.is_sound());
}

fn passage(n: u128, deed: review::Deed, (from, to): (Stage, Stage)) -> review::Passage {
    review::Passage {
        id: PassageId(uuid(700 + n)),
        deed,
        from,
        to,
        by: Actor {
            name: "Phạm Văn Dũng".to_owned(),
            role: people::Role::Leader,
        },
        at: morning(),
        content: "0a".repeat(32).parse().unwrap(),
        version: None,
    }
}

/// A closed file with a plan that was handed on and approved, each an event of its own.
fn closed_course() -> (tempfile::TempDir, PathBuf, PlanId) {
    let mut desk = Desk::new();
    let plan = sample_plan(0);
    desk.put(|tx| tx.insert_plan(&plan, &[], false));
    let steps = [
        (review::Deed::Submit, (Stage::Drafting, Stage::LeaderReview)),
        (
            review::Deed::Approve,
            (Stage::LeaderReview, Stage::Approved),
        ),
    ];
    for (n, (deed, way)) in steps.into_iter().enumerate() {
        desk.put(|tx| tx.add_passage(plan.id, &passage(n as u128, deed, way)));
    }
    for n in 0..3 {
        desk.put(|tx| tx.set_setting("language", Some(&n.to_string())));
    }
    let path = desk.path();
    (desk.dir, path, plan.id)
}

fn edited_outside(path: &Path, sql: &str) -> store::Report {
    let conn = Connection::open(path).unwrap();
    conn.execute_batch(sql).unwrap();
    drop(conn);
    Store::open(path, morning()).unwrap().verify().unwrap()
}

#[test]
fn events_cut_off_at_the_end_are_missed() {
    use store::Chain::{Cut, Whole};
    let cut = |newest: u64| {
        format!(
            "DROP TRIGGER event_remains;
             DELETE FROM event WHERE seq > (SELECT max(seq) FROM event) - {newest}"
        )
    };
    for newest in 1..=6 {
        let (_dir, path, _) = closed_course();
        let report = edited_outside(&path, &cut(newest));
        assert_eq!(
            report.chain,
            Cut {
                count: 6 - newest,
                missing: newest
            }
        );
        assert!(!report.is_sound());
    }
    // The head taken away with them: a seal says that there was one.
    let (_dir, path, _) = closed_course();
    let sql = format!("DELETE FROM meta WHERE key = 'chain'; {}", cut(3));
    assert_eq!(
        edited_outside(&path, &sql).chain,
        Cut {
            count: 3,
            missing: 0
        }
    );
    // A file from before heads were kept is whole; its next change keeps one and seals its courses.
    let (_dir, path, plan) = closed_course();
    let older = "DELETE FROM meta WHERE key = 'chain'; DROP TRIGGER event_remains;
                 DELETE FROM event WHERE seq > 1";
    let report = edited_outside(&path, older);
    assert_eq!((report.chain, report.is_sound()), (Whole(1), true));
    let mut store = Store::open(&path, morning()).unwrap();
    let next = |tx: &store::Tx<'_>| tx.set_setting("language", Some("vi"));
    store
        .write(store::EventKind::SettingSet, morning(), "Lan", next)
        .unwrap();
    assert!(store.verify().unwrap().is_sound());
    drop(store);
    let report = edited_outside(&path, "UPDATE passage SET by = 'x' WHERE position = 1");
    assert_eq!(report.courses, [(plan, 2)]);
}

#[test]
fn steps_that_no_event_knows_of_are_told() {
    for (edit, step) in [
        ("UPDATE passage SET by = 'Vũ Thị Mai' WHERE position = 0", 1),
        ("UPDATE passage SET by = 'Vũ Thị Mai' WHERE position = 1", 2),
        (
            "UPDATE passage SET at = '2026-03-03T01:00:00Z' WHERE position = 1",
            2,
        ),
        ("UPDATE passage SET hash = replace(hash, '0', 'f')", 1),
        ("DELETE FROM passage WHERE position = 1", 2),
        ("DELETE FROM passage", 1),
        (
            "INSERT INTO passage SELECT replace(id, '2bd', '2be'), plan, 2, 'sign', 'approved',
             'signed', by, role, at, hash, version, reason, 'x', number, '2026-03-02', other
             FROM passage WHERE position = 1",
            3,
        ),
    ] {
        let (_dir, path, plan) = closed_course();
        let report = edited_outside(&path, edit);
        assert_eq!(report.courses, [(plan, step)], "{edit}");
        assert_eq!(report.chain, store::Chain::Whole(6), "{edit}");
        assert!(!report.is_sound());
        // A later step does not hide it; nor does a copy of all data.
        let mut store = Store::open(&path, morning()).unwrap();
        let deed = review::Deed::Void;
        let later = passage(9, deed, (Stage::Approved, Stage::LeaderReview));
        let add = |tx: &store::Tx<'_>| tx.add_passage(plan, &later);
        store
            .write(store::EventKind::PlanSaved, morning(), "Lan", add)
            .unwrap();
        assert_eq!(store.verify().unwrap().courses, [(plan, step)], "{edit}");
    }
}

/// What comes with all its steps, or comes back, is as its event says; notes show no seal.
#[test]
fn courses_that_came_or_came_back_are_known() {
    let (dir, path, plan) = closed_course();
    let mut store = Store::open(&path, morning()).unwrap();
    let write = |store: &mut Store, change: store::Change, work: &dyn Fn(&store::Tx<'_>)| {
        let done = store.write(change, morning(), "Lan", |tx| {
            work(tx);
            Ok::<(), StoreError>(())
        });
        done.unwrap();
        assert!(store.verify().unwrap().is_sound());
        let event = store.events(1, None).unwrap().remove(0);
        assert!(!event.detail.contains('\u{1f}'), "{event:?}");
        event.detail
    };
    let note = |text: &str| store::Change::of(store::EventKind::PackageOpened).noting(text);
    let way = (Stage::Drafting, Stage::UnitReview);
    let other = passage(20, review::Deed::Submit, way);
    let detail = write(&mut store, note("Trần Văn Bình"), &|tx| {
        tx.replace_course(plan, std::slice::from_ref(&other))
            .unwrap();
    });
    assert_eq!(detail, "Trần Văn Bình");
    let forged = format!("x\u{1f}{plan}:anew:0:0");
    write(&mut store, note(&forged), &|_| {});
    write(&mut store, note("đi"), &|tx| {
        tx.remove_plan(plan).unwrap();
    });
    write(&mut store, note("về"), &|tx| {
        let trash = tx.trashed().unwrap().remove(0).id;
        tx.restore(trash).unwrap();
    });
    let made = store.backup(&dir.path().join("b"), morning(), "").unwrap();
    let restored = store.restore_backup(&made.path, &dir.path().join("c"), morning(), "Lan");
    restored.unwrap();
    assert!(store.verify().unwrap().is_sound());
}

/// Somebody edited the file by hand: a word that cannot be is damage, not a lie.
#[test]
fn impossible_values_are_damage() {
    for edit in [
        "UPDATE section SET kind = 'poem'",
        "UPDATE plan SET date_month = 13",
        "UPDATE plan SET agency_lines = '['",
        "UPDATE block SET marks = 'b9-1' WHERE grid IS NULL",
        "UPDATE block SET grid = '{}' WHERE grid IS NOT NULL",
        "UPDATE block SET id = 'x' WHERE grid IS NOT NULL",
        "UPDATE section SET parent = id WHERE parent IS NOT NULL",
        "UPDATE doubt SET line = -1",
        "UPDATE task SET due = 'tomorrow'",
    ] {
        let (_dir, path) = closed_file();
        let conn = Connection::open(&path).unwrap();
        conn.execute_batch(&format!("PRAGMA ignore_check_constraints = ON; {edit}"))
            .unwrap();
        drop(conn);
        // SQLite's own check sees some of it when the file is opened.
        let store = match Store::open(&path, morning()) {
            Ok(store) => store,
            Err(OpenError::Damaged { .. }) => continue,
            Err(other) => panic!("{edit}: {other:?}"),
        };
        let refused = store.plans().and_then(|plans| {
            store.tasks(plans[0].id)?;
            store.plan(plans[0].id)
        });
        assert!(
            matches!(refused, Err(StoreError::Damaged { .. })),
            "{edit}: {refused:?}"
        );
    }
}
