//! Every schema ever released becomes today's, with what was in it.

use crate::support::*;
use plan::text::squeeze;
use plan::*;
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};
use store::{LogFilter, Store, backups_beside, list_backups};

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
    let version = version();
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
        let mut kept = task(plan.id, 100, "Phát thanh");
        if old < 5 {
            kept.sentence.clear();
            kept.apart.clear();
        }
        assert_eq!(store.tasks(plan.id).unwrap(), [kept], "v{old}");
        assert_eq!(store.marks(plan.id, None).unwrap().len(), 1);
        let trashed = match old {
            1 => 6,
            2 | 3 => 8,
            4 => 9,
            _ => 10,
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
        let log = store.log(&LogFilter::default()).unwrap();
        assert_eq!(log, Vec::from_iter((old >= 5).then(|| entry(0))), "v{old}");
        assert_eq!(store.closings().unwrap().len(), log.len(), "v{old}");
        assert!(store.verify().unwrap().is_sound(), "v{old}");
        drop(store);
        if old >= 5 {
            assert_eq!(empty(&path, PROOF), [""; 0], "v{old}");
        }
        if old >= 6 {
            assert_eq!(empty(&path, REVIEW), [""; 0], "v{old}");
        }
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
        let log = desk.store.log(&LogFilter::default()).unwrap();
        assert_eq!(log.len(), if old < 5 { 0 } else { 2 }, "v{old}");
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

/// Tables that version 5 brought.
const PROOF: &[&str] = &[
    "channel",
    "place",
    "log_entry",
    "log_measure",
    "schedule",
    "slot",
    "evidence",
    "target",
    "assignment",
    "indicator",
    "reached",
    "closing",
    "late_change",
    "report",
    "collected",
];

/// Those of the tables that have no row.
fn empty<'t>(path: &Path, tables: &[&'t str]) -> Vec<&'t str> {
    let conn = Connection::open(path).unwrap();
    let rows = |table: &str| -> u32 {
        conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
            row.get(0)
        })
        .unwrap()
    };
    let tables = tables.iter().copied();
    tables.filter(|table| rows(table) == 0).collect()
}

/// An entry of the log that proves the sample plan's task. Ids begin at `n` + 900.
fn entry(n: u128) -> LogEntry {
    LogEntry {
        id: EntryId(uuid(n + 900)),
        day: "2026-03-10".parse().unwrap(),
        channel: "conference".into(),
        topic: "Hội nghị thôn Bình Minh".into(),
        place: "Thôn Bình Minh".into(),
        measures: vec![
            Quantity {
                count: 1,
                measure: "cuộc".into(),
            },
            Quantity {
                count: 120,
                measure: "lượt người".into(),
            },
        ],
        unit: "Phòng Văn hóa - Xã hội".into(),
        official: None,
        plan: Some(sample_plan(0).id),
        task: Some(TaskId(uuid(100))),
        note: String::new(),
        slot: None,
        by: "Lan".into(),
        at: morning(),
    }
}

/// Tables that version 6 brought.
const REVIEW: &[&str] = &[
    "profile",
    "version",
    "passage",
    "remark",
    "reply",
    "opinion",
    "registration",
    "peer",
    "package",
];

/// A row in each of them, as a program of that version writes it.
fn review_rows() -> String {
    let id = |n: u128| uuid(n).to_string();
    let (plan, hash, at) = (
        sample_plan(0).id.to_string(),
        "0a".repeat(32),
        "2026-03-02T01:00:00Z",
    );
    format!(
        "INSERT INTO profile VALUES ('{who}', 0, 'Nguyễn Thị Lan', 'drafter', NULL, 1, 1, '', '',
            0, NULL);
        INSERT INTO version VALUES ('{version}', '{plan}', 1, 'step', 'leader_review', '{hash}',
            'Nguyễn Thị Lan', 'drafter', '{at}', '', '{{}}');
        INSERT INTO passage VALUES ('{passage}', '{plan}', 0, 'submit', 'drafting',
            'leader_review', 'Nguyễn Thị Lan', 'drafter', '{at}', '{hash}', '{version}', '', '',
            NULL, NULL, NULL);
        INSERT INTO remark VALUES ('{remark}', '{plan}', 1, '{hash}', '{{\"kind\":\"plan\"}}',
            'Phạm Văn Dũng', 'leader', '{at}', 'Ngắn gọn hơn', NULL, 'typed', 'open', '',
            'drafter', NULL, '');
        INSERT INTO reply VALUES ('{reply}', '{remark}', 'Nguyễn Thị Lan', 'drafter', '{at}',
            'Vâng ạ');
        INSERT INTO opinion VALUES ('{opinion}', '{plan}', 1, '{hash}', 'amend', 'Sửa theo ý kiến',
            'Phạm Văn Dũng', 'leader', '{at}');
        INSERT INTO registration VALUES ('{line}', 2026, 'KH', 12, '12/KH-UBND', '2026-03-02',
            'Kế hoạch tuyên truyền', 'Phạm Văn Dũng', 'UBND tỉnh', 'VT', '5', NULL, '', '', NULL,
            '');
        INSERT INTO peer VALUES ('{hash}', 'Máy Phó Chủ tịch', '{at}', NULL, 1);
        INSERT INTO package VALUES ('{package}', 'in', 'review_answer', '{hash}', '{hash}', 1,
            '{plan}', '{version}', '{hash}', NULL, 'Máy Phó Chủ tịch', '{at}', 0, '{{}}');",
        who = id(980),
        version = id(981),
        passage = id(982),
        remark = id(983),
        reply = id(984),
        opinion = id(985),
        line = id(986),
        package = id(987),
    )
}

/// Writes the file of today's version: the last frozen one, raised, with a row in every table
/// that is new. Run it when a version is released, and look at what it wrote:
/// `cargo test -p store --test store freeze -- --ignored`.
#[test]
#[ignore = "writes a file of the repository"]
fn freeze() {
    let version = version();
    let (_, last) = frozen()
        .into_iter()
        .rfind(|(old, _)| *old < version)
        .unwrap();
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("loa.db");
    let conn = Connection::open(&path).unwrap();
    conn.execute_batch(&fs::read_to_string(last).unwrap())
        .unwrap();
    conn.pragma_update(None, "user_version", version - 1)
        .unwrap();
    drop(conn);
    drop(Store::open(&path, morning()).unwrap());
    let conn = Connection::open(&path).unwrap();
    conn.execute_batch(&review_rows()).unwrap();
    drop(conn);
    assert_eq!(empty(&path, REVIEW), [""; 0]);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/schemas/v{version}.sql"));
    fs::write(file, written(&path, version)).unwrap();
}

/// A data file as statements that make it again.
fn written(path: &Path, version: u32) -> String {
    let conn = Connection::open(path).unwrap();
    let list = |sql: &str| -> Vec<(String, String)> {
        let mut query = conn.prepare(sql).unwrap();
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
        rows.unwrap().map(Result::unwrap).collect()
    };
    // What a full-text table keeps for itself is not told.
    let made = list(
        "SELECT type, sql FROM sqlite_schema
         WHERE sql IS NOT NULL AND name NOT IN
            ('search_data', 'search_idx', 'search_content', 'search_docsize', 'search_config')
         ORDER BY rowid",
    );
    let application: u32 = conn
        .query_row("PRAGMA application_id", [], |row| row.get(0))
        .unwrap();
    let mut text = format!(
        "-- Version {version} as released, with rows in it. Frozen: never edited.\n\
         PRAGMA application_id = {application};\n\n"
    );
    for (_, sql) in &made {
        text += &format!("{sql};\n");
    }
    text += "\nBEGIN;\nPRAGMA defer_foreign_keys = ON;\n";
    let tables = list(
        "SELECT name, group_concat('quote(' || column || ')', ' || '', '' || ') FROM
            (SELECT t.name, c.name AS column, t.rowid AS at, c.cid
             FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
             WHERE t.type = 'table' AND t.sql NOT LIKE 'CREATE VIRTUAL%'
                AND t.name NOT LIKE 'sqlite_%' AND t.name NOT IN
                ('search_data', 'search_idx', 'search_content', 'search_docsize', 'search_config')
             ORDER BY t.rowid, c.cid)
         GROUP BY at ORDER BY at",
    );
    for (table, cells) in tables {
        for (row, _) in list(&format!("SELECT {cells}, '' FROM {table}")) {
            text += &format!("INSERT INTO {table} VALUES ({row});\n");
        }
    }
    text + "COMMIT;\n"
}
