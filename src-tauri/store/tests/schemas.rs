//! Every schema ever released becomes today's, with what was in it.

use crate::support::*;
use plan::text::squeeze;
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};
use store::{Store, backups_beside, list_backups};

/// Frozen files `v1.sql`, `v2.sql`, …: a schema as released, with rows in it.
fn frozen() -> Vec<(u32, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas");
    let mut files: Vec<(u32, PathBuf)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (stem.trim_start_matches('v').parse().unwrap(), path)
        })
        .collect();
    files.sort();
    files
}

fn schema(path: &Path) -> Vec<String> {
    let conn = Connection::open(path).unwrap();
    let mut query = conn
        .prepare("SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY type, name")
        .unwrap();
    let rows = query.query_map([], |row| row.get::<_, String>(0)).unwrap();
    rows.map(|sql| squeeze(&sql.unwrap())).collect()
}

#[test]
fn every_old_file_becomes_a_new_one() {
    let new = Desk::new();
    let today = new.path();
    let Desk { dir, store } = new;
    drop(store);
    let version: u32 = Connection::open(&today)
        .unwrap()
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .unwrap();
    let files = frozen();
    // Each version is frozen when it is released.
    let versions: Vec<u32> = files.iter().map(|(version, _)| *version).collect();
    assert_eq!(versions, (1..=version).collect::<Vec<_>>());
    for (old, file) in files {
        let path = dir.path().join(format!("v{old}/loa.db"));
        fs::create_dir(path.parent().unwrap()).unwrap();
        let conn = Connection::open(&path).unwrap();
        conn.execute_batch(&fs::read_to_string(file).unwrap())
            .unwrap();
        conn.pragma_update(None, "user_version", old).unwrap();
        drop(conn);
        let store = Store::open(&path, morning()).unwrap();
        let plan = sample_plan(0);
        assert_eq!(store.plan(plan.id).unwrap(), plan, "v{old}");
        assert_eq!(
            store.tasks(plan.id).unwrap(),
            [task(plan.id, 100, "Phát thanh")]
        );
        assert_eq!(store.marks(plan.id, None).unwrap().len(), 1);
        let trashed = match old {
            1 => 6,
            2 | 3 => 8,
            _ => 9,
        };
        assert_eq!(store.trashed().unwrap().len(), trashed, "v{old}");
        let lists = store.checklists(plan.id).unwrap();
        let expect = (old >= 4).then(|| checklist(plan.id, 0));
        assert_eq!(lists, Vec::from_iter(expect), "v{old}");
        let kept: Vec<String> = store
            .templates()
            .unwrap()
            .into_iter()
            .map(|template| {
                assert_eq!(template.plan, template_plan());
                template.name
            })
            .collect();
        assert_eq!(
            kept,
            if old < 2 {
                vec![]
            } else {
                vec!["Mẫu của xã"]
            }
        );
        assert!(store.verify().unwrap().is_sound(), "v{old}");
        drop(store);
        assert_eq!(schema(&path), schema(&today), "v{old}");
        let saved = list_backups(&backups_beside(&path)).unwrap();
        assert_eq!(saved.len(), usize::from(old < version), "v{old}");
    }
}

/// What lies in an old file's trash still comes back.
#[test]
fn old_trash_comes_back() {
    for (old, file) in frozen() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("loa.db");
        let conn = Connection::open(&path).unwrap();
        conn.execute_batch(&fs::read_to_string(file).unwrap())
            .unwrap();
        conn.pragma_update(None, "user_version", old).unwrap();
        drop(conn);
        let store = Store::open(&path, morning()).unwrap();
        let mut desk = Desk { dir, store };
        for item in desk.store.trashed().unwrap() {
            desk.put(|tx| tx.restore(item.id));
        }
        let plans = desk.store.plans().unwrap();
        assert_eq!(plans.len(), 2, "v{old}");
        let lists = plans.iter().map(|plan| {
            let lists = desk.store.checklists(plan.id).unwrap();
            lists.iter().map(|list| list.requirements.len()).sum()
        });
        let mut lists: Vec<usize> = lists.collect();
        lists.sort_unstable();
        assert_eq!(lists, if old < 4 { [0, 0] } else { [4, 8] }, "v{old}");
        let links = plans.iter().filter_map(|plan| {
            let plan = desk.store.plan(plan.id).unwrap();
            plan.continues
        });
        let before = (old >= 3).then(|| sample_plan(0).id);
        assert_eq!(links.collect::<Vec<_>>(), Vec::from_iter(before), "v{old}");
        let kept = (
            desk.store.templates().unwrap().len(),
            desk.store.phrases().unwrap().len(),
        );
        assert_eq!(kept, if old < 2 { (0, 0) } else { (2, 2) }, "v{old}");
        assert!(desk.store.verify().unwrap().is_sound(), "v{old}");
    }
}

/// A backup of an older program replaces the data of this one.
#[test]
fn an_old_backup_is_raised_when_it_is_restored() {
    for (old, file) in frozen() {
        let mut desk = Desk::new();
        desk.put(|tx| tx.add_phrase(&phrase(1, "Sẽ không còn.")));
        let from = desk.dir.path().join("old.db");
        let conn = Connection::open(&from).unwrap();
        conn.execute_batch(&fs::read_to_string(file).unwrap())
            .unwrap();
        conn.pragma_update(None, "user_version", old).unwrap();
        drop(conn);
        let beside = backups_beside(&desk.path());
        desk.store
            .restore_backup(&from, &beside, morning(), "Lan")
            .unwrap();
        let desk = desk.reopened();
        assert_eq!(desk.store.plan(sample_plan(0).id).unwrap(), sample_plan(0));
        let phrases = desk.store.phrases().unwrap();
        let kept = if old < 2 {
            vec![]
        } else {
            vec![phrase(711, "Gửi báo cáo đúng hạn.")]
        };
        assert_eq!(phrases, kept, "v{old}");
        assert!(desk.store.verify().unwrap().is_sound(), "v{old}");
    }
}
