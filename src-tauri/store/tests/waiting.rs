//! What waits for somebody: broadcasts to tick, tasks without proof, targets.

use crate::support::*;
use plan::*;
use rusqlite::Connection;
use store::Store;

/// A file with a task, and rows put in by hand.
fn file(rows: &str) -> (tempfile::TempDir, Store) {
    let mut desk = Desk::new();
    let plan = sample_plan(0);
    let tasks = [
        task(plan.id, 100, "Phát thanh"),
        task(plan.id, 101, "Họp thôn"),
    ];
    desk.put(|tx| tx.insert_plan(&plan, &tasks, false));
    let path = desk.path();
    let Desk { dir, store } = desk;
    drop(store);
    Connection::open(&path)
        .unwrap()
        .execute_batch(rows)
        .unwrap();
    (dir, Store::open(&path, morning()).unwrap())
}

#[test]
fn broadcasts_that_nobody_ticked() {
    let slot = |n: u128, day: &str, topic: &str, state: &str| {
        format!(
            "INSERT INTO slot VALUES ('{}', 's', '{day}', '{day}', '06:30', 15, '{topic}',
             '{state}', NULL, '');",
            uuid(n)
        )
    };
    let rows = [
        format!(
            "INSERT INTO schedule VALUES ('s', '{}', NULL, 'Giữ sạch đường làng', 'broadcast',
             'Thôn Đông', '1', '06:30', 15, '2026-03-02', '2026-03-30');",
            sample_plan(0).id
        ),
        slot(1, "2026-03-02", "", "planned"),
        slot(2, "2026-03-09", "Rác thải", "done"),
        slot(3, "2026-03-16", "Rác thải", "planned"),
        slot(4, "2026-03-23", "", "excused"),
        slot(5, "2026-03-30", "", "planned"),
    ];
    let (_dir, store) = file(&rows.concat());
    let (count, slots) = store.open_slots("2026-03-20".parse().unwrap(), 1).unwrap();
    assert_eq!((count, slots.len()), (2, 1));
    assert_eq!(slots[0].topic, "Giữ sạch đường làng");
    assert_eq!(slots[0].place, "Thôn Đông");
    assert_eq!(slots[0].time.unwrap().to_string(), "06:30:00");
    let (_, slots) = store.open_slots("2026-03-30".parse().unwrap(), 9).unwrap();
    let days: Vec<String> = slots.iter().map(|slot| slot.day.to_string()).collect();
    assert_eq!(days, ["2026-03-02", "2026-03-16", "2026-03-30"]);
    assert_eq!(slots[1].topic, "Rác thải");
    let none = store.open_slots("2026-03-01".parse().unwrap(), 9).unwrap();
    assert_eq!(none, (0, vec![]));
}

#[test]
fn proof_and_targets_of_tasks() {
    let plan = sample_plan(0).id;
    let (one, two) = (TaskId(uuid(100)), TaskId(uuid(101)));
    let rows = format!(
        "INSERT INTO log_entry VALUES ('e', '2026-02-10', 'broadcast', '', '', '', NULL, '{plan}',
            '{one}', '', NULL, '', '2026-02-10T01:00:00Z');
        INSERT INTO evidence VALUES ('v', 'e', NULL, NULL, 0, 'link', 'x', NULL, NULL, '', '',
            '2026-02-10T01:00:00Z');
        INSERT INTO evidence VALUES ('w', NULL, '{two}', '2026-Q2', 0, 'link', 'x', NULL, NULL, '',
            '', '2026-02-10T01:00:00Z');
        INSERT INTO target VALUES ('{two}', '2026-Q2', 3, 'cuộc');
        INSERT INTO target VALUES ('{one}', '2026-Q1', 12, 'lượt');"
    );
    let (_dir, store) = file(&rows);
    let proven = |period: &str, from: &str, to: &str| {
        let days = Regime::Nd09.days(period.parse().unwrap()).unwrap();
        let quarters = (from.parse().unwrap(), to.parse().unwrap());
        let mut tasks: Vec<TaskId> = store
            .proven_tasks(plan, days, quarters)
            .unwrap()
            .into_iter()
            .collect();
        tasks.sort();
        tasks
    };
    assert_eq!(proven("2026-Q1", "2026-Q1", "2026-Q1"), [one]);
    assert_eq!(proven("2026-Q2", "2026-Q2", "2026-Q2"), [two]);
    assert_eq!(proven("2026-H1", "2026-Q1", "2026-Q2"), [one, two]);
    assert_eq!(proven("2026-Q3", "2026-Q3", "2026-Q3"), []);
    let aims: Vec<(TaskId, String, u64)> = store
        .targets(plan)
        .unwrap()
        .into_iter()
        .map(|aim| (aim.task, aim.quarter.to_string(), aim.quantity.count))
        .collect();
    assert_eq!(
        aims,
        [(one, "2026-Q1".into(), 12), (two, "2026-Q2".into(), 3)]
    );
}
