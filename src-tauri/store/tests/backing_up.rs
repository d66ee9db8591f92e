//! Backups are whole, named, thinned; a restore can be taken back.

use crate::opening::contents;
use crate::support::*;
use rusqlite::Connection;
use std::fs;
use std::path::Path;
use store::{
    BackupReason, Chain, EventKind, OpenError, RestoreError, Store, StoreError, check_backup,
    list_backups,
};

fn set(store: &mut Store, value: &str) {
    let write = |tx: &store::Tx<'_>| tx.set_setting("value", Some(value));
    let done: Result<_, StoreError> = store.write(EventKind::SettingSet, morning(), "", write);
    done.unwrap();
}

fn value(store: &Store) -> String {
    store.setting("value").unwrap().unwrap_or_default()
}

fn backups(desk: &Desk) -> std::path::PathBuf {
    store::backups_beside(&desk.path())
}

#[test]
fn a_backup_is_a_whole_file_of_its_own() {
    let mut desk = Desk::new();
    let plan = sample_plan(0);
    desk.put(|tx| tx.insert_plan(&plan, &[task(plan.id, 100, "x")], false));
    let dir = backups(&desk);
    let made = desk.store.backup(&dir, morning(), "Lan").unwrap();
    assert_eq!(
        made.path.file_name().unwrap(),
        "loa-000000001-20260302-010000-manual.db"
    );
    assert_eq!(
        (made.seq, made.reason, made.whole),
        (1, BackupReason::Manual, true)
    );
    assert_eq!(desk.store.last_backup().unwrap(), Some(morning()));
    check_backup(&made.path).unwrap();
    // Nothing but the file and its sum; the second of a second gets a name of its own.
    assert_eq!(contents(&dir).len(), 2);
    let second = desk.store.backup(&dir, morning(), "Lan").unwrap();
    assert_ne!(second.path, made.path);
    assert_eq!(list_backups(&dir).unwrap(), [second, made.clone()]);
    // Another computer opens it as it is.
    let elsewhere = tempfile::tempdir().unwrap();
    let copy = elsewhere.path().join("loa.db");
    fs::copy(&made.path, &copy).unwrap();
    let store = Store::open(&copy, morning()).unwrap();
    assert_eq!(store.plan(plan.id).unwrap(), plan);
    assert!(store.verify().unwrap().is_sound());
}

#[test]
fn a_spoiled_backup_shows() {
    let mut desk = Desk::new();
    desk.put(|tx| tx.insert_plan(&sample_plan(0), &[], false));
    let dir = backups(&desk);
    let made = desk.store.backup(&dir, morning(), "").unwrap();
    let bytes = fs::read(&made.path).unwrap();
    let mut flipped = bytes.clone();
    let middle = bytes.len() / 2;
    flipped[middle] ^= 1;
    for (what, spoiled, looks_whole) in [
        ("flipped", flipped, true),
        ("cut", bytes[..middle].to_vec(), false),
        ("empty", vec![], false),
        ("a picture", vec![0xff; 9_000], false),
    ] {
        fs::write(&made.path, spoiled).unwrap();
        assert!(check_backup(&made.path).is_err(), "{what}");
        assert_eq!(list_backups(&dir).unwrap()[0].whole, looks_whole, "{what}");
    }
    assert_eq!(
        list_backups(Path::new("/there/is/no/such/folder")).unwrap(),
        []
    );
}

#[test]
fn one_backup_a_day_of_use() {
    let mut desk = Desk::new();
    let dir = backups(&desk);
    for (at, expect) in [
        (days(0), true),
        (days(0), false),
        (days(1), true),
        (days(4), true),
        (days(4), false),
    ] {
        let made = desk.store.daily_backup_if_due(&dir, at).unwrap();
        assert_eq!(made.is_some(), expect, "{at}");
    }
    // One that was spoiled is made again.
    let newest = list_backups(&dir).unwrap().remove(0);
    fs::write(&newest.path, "x").unwrap();
    assert!(
        desk.store
            .daily_backup_if_due(&dir, days(4))
            .unwrap()
            .is_some()
    );
    // A year of days leaves a week, some weeks and months.
    for day in 5..370 {
        desk.store.daily_backup_if_due(&dir, days(day)).unwrap();
    }
    let left = list_backups(&dir).unwrap();
    assert!((25..35).contains(&left.len()), "{}", left.len());
    assert!(left.iter().all(|backup| backup.whole));
    // Each with its sum, and nothing else.
    assert_eq!(contents(&dir).len(), 2 * left.len());
}

/// The clock starts in the same past each morning: days say nothing, changes do.
#[test]
fn a_dead_clock_still_gets_backups() {
    let mut desk = Desk::new();
    let dir = backups(&desk);
    set(&mut desk.store, "one");
    let past = days(-2_000);
    let made = |desk: &mut Desk| {
        desk.store
            .daily_backup_if_due(&dir, past)
            .unwrap()
            .is_some()
    };
    assert!(made(&mut desk));
    assert!(!made(&mut desk));
    set(&mut desk.store, "two");
    assert!(made(&mut desk));
    assert!(!made(&mut desk));
}

#[test]
fn a_restore_can_be_taken_back() {
    let mut desk = Desk::new();
    let dir = backups(&desk);
    let plan = sample_plan(0);
    desk.put(|tx| tx.insert_plan(&plan, &[], false));
    set(&mut desk.store, "old");
    let backup = desk.store.backup(&dir, days(1), "Lan").unwrap();
    set(&mut desk.store, "new");
    desk.put(|tx| tx.remove_plan(plan.id));
    let (device, seq) = (desk.store.device().unwrap(), desk.store.last_seq().unwrap());

    let restored = desk
        .store
        .restore_backup(&backup.path, &dir, days(2), "Lan")
        .unwrap();
    assert_eq!(value(&desk.store), "old");
    assert_eq!(desk.store.plan(plan.id).unwrap(), plan);
    assert_eq!(restored.before.reason, BackupReason::BeforeRestore);
    // Numbers that were given are not given again.
    assert_eq!((restored.saved.seq, restored.saved.at), (seq + 1, days(2)));
    let event = desk.store.events(1, None).unwrap().remove(0);
    assert_eq!(
        (event.kind, event.seq),
        (EventKind::BackupRestored, seq + 1)
    );
    assert_eq!(desk.store.device().unwrap(), device);
    assert!(desk.store.verify().unwrap().is_sound());

    let mut desk = desk.reopened();
    assert_eq!(value(&desk.store), "old");
    desk.store
        .restore_backup(&restored.before.path, &dir, days(3), "Lan")
        .unwrap();
    assert_eq!(value(&desk.store), "new");
    assert!(desk.store.plan(plan.id).is_err());
    set(&mut desk.store, "newer");
    let desk = desk.reopened();
    assert_eq!(value(&desk.store), "newer");
    assert!(matches!(
        desk.store.verify_chain().unwrap(),
        Chain::Whole(_)
    ));
    assert!(desk.store.verify().unwrap().is_sound());
}

/// The file itself, copied from a computer that stopped, with its journal beside it.
#[test]
fn a_file_with_its_journal_is_restored_whole() {
    let mut other = Desk::new();
    set(&mut other.store, "in the journal");
    let carried = tempfile::tempdir().unwrap();
    for name in ["loa.db", "loa.db-wal"] {
        fs::copy(other.dir.path().join(name), carried.path().join(name)).unwrap();
    }
    let before = contents(carried.path());
    let mut desk = Desk::new();
    let from = carried.path().join("loa.db");
    let dir = backups(&desk);
    desk.store
        .restore_backup(&from, &dir, morning(), "")
        .unwrap();
    assert_eq!(value(&desk.store), "in the journal");
    assert!(contents(carried.path()) == before);
}

#[test]
fn what_cannot_be_restored_changes_nothing() {
    let mut desk = Desk::new();
    let dir = backups(&desk);
    set(&mut desk.store, "kept");
    let good = desk.store.backup(&dir, morning(), "").unwrap().path;
    let bytes = fs::read(&good).unwrap();
    let sources = tempfile::tempdir().unwrap();
    let source = sources.path().join("source.db");
    let sql = |path: &Path, sql: &str| Connection::open(path).unwrap().execute_batch(sql).unwrap();
    let present = desk.store.events(1, None).unwrap();
    for what in [
        "picture", "cut", "empty", "newer", "foreign", "trigger", "event", "missing", "sum",
        "itself",
    ] {
        fs::write(&source, &bytes).unwrap();
        let mut from = source.clone();
        match what {
            "picture" => fs::write(&source, vec![0xd8; 40_000]).unwrap(),
            "cut" => fs::write(&source, &bytes[..bytes.len() / 2]).unwrap(),
            "empty" => fs::write(&source, "").unwrap(),
            "newer" => sql(&source, "PRAGMA user_version = 99"),
            "foreign" => sql(&source, "PRAGMA application_id = 7"),
            "trigger" => sql(
                &source,
                "CREATE TRIGGER t AFTER INSERT ON setting BEGIN DELETE FROM plan; END",
            ),
            "event" => sql(&source, "DROP TRIGGER event_stays"),
            "missing" => fs::remove_file(&source).unwrap(),
            "sum" => {
                from = sources.path().join("other.db");
                fs::write(&from, &bytes).unwrap();
                fs::write(sources.path().join("other.db.sha256"), "00  other.db").unwrap();
            }
            _ => from = desk.path(),
        }
        let refused = desk
            .store
            .restore_backup(&from, &dir, morning(), "")
            .unwrap_err();
        let RestoreError::Source(refused) = refused else {
            panic!("{what}: {refused:?}");
        };
        let fits = match what {
            "picture" | "empty" => matches!(refused, OpenError::NotADatabase),
            "newer" => matches!(
                refused,
                OpenError::Newer { found: 99, known } if known == version()
            ),
            "foreign" => matches!(refused, OpenError::ForeignDatabase { application_id: 7 }),
            "missing" => matches!(refused, OpenError::Io { .. }),
            "itself" => matches!(refused, OpenError::Busy),
            _ => matches!(refused, OpenError::Damaged { .. }),
        };
        assert!(fits, "{what}: {refused:?}");
        assert_eq!(value(&desk.store), "kept", "{what}");
        assert_eq!(desk.store.events(1, None).unwrap(), present, "{what}");
        // The backup from before and its sum, nothing half done.
        assert_eq!(contents(&dir).len(), 2, "{what}");
    }
    let desk = desk.reopened();
    assert!(desk.store.verify().unwrap().is_sound());
}
