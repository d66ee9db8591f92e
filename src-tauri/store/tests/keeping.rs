//! What was saved is there, as it was, and nothing else.

use crate::support::*;
use plan::*;
use proptest::prelude::*;
use store::{Chain, Change, EventKind, Found, Store, StoreError, What};

#[test]
fn a_plan_with_its_tasks_comes_back_after_closing() {
    let mut desk = Desk::new();
    let plan = sample_plan(0);
    let tasks = [
        task(plan.id, 100, "Phát thanh"),
        task(plan.id, 101, "Thu gom rác"),
    ];
    let marks = [mark(tasks[0].id, "2026-Q1"), mark(tasks[1].id, "2026-Q2")];
    desk.put(|tx| {
        tx.insert_plan(&plan, &tasks, false)?;
        marks
            .iter()
            .try_for_each(|mark| tx.put_mark(mark).map(drop))
    });
    let desk = desk.reopened();
    assert_eq!(desk.store.plan(plan.id).unwrap(), plan);
    assert_eq!(desk.store.tasks(plan.id).unwrap(), tasks);
    assert_eq!(desk.store.marks(plan.id, Some(2026)).unwrap(), marks);
    assert_eq!(desk.store.marks(plan.id, Some(2025)).unwrap(), []);
    let list = desk.store.plans().unwrap();
    assert_eq!(list.len(), 1);
    let summary = &list[0];
    assert_eq!(summary.title, "Tuyên truyền bảo vệ môi trường năm 2026");
    assert_eq!(summary.state, PlanState::Drafting);
    assert_eq!(
        (
            summary.sections,
            summary.tasks_accepted,
            summary.tasks_proposed
        ),
        (4, 2, 0)
    );
    assert_eq!(
        (summary.doubts_open, summary.left_over, summary.sample),
        (1, 1, false)
    );
    assert!(desk.store.verify().unwrap().is_sound());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Any plan reads back equal; saved over any other plan, too, and then the file is as if it
    /// had been written afresh.
    #[test]
    fn any_plan_reads_back(first in any_plan(), second in any_plan()) {
        let mut store = Store::in_memory(morning()).unwrap();
        let mut put = |plan: &Plan, new: bool| {
            store.write(EventKind::PlanSaved, morning(), "", |tx| -> Result<_, StoreError> {
                if new {
                    tx.insert_plan(plan, &[], false)?;
                } else {
                    tx.save_plan(plan)?;
                }
                Ok(())
            }).unwrap();
            let kept = store.plan(plan.id).unwrap();
            let report = store.verify().unwrap();
            (kept, report)
        };
        for (plan, new) in [(&first, true), (&second, false), (&first, false)] {
            let (kept, report) = put(plan, new);
            prop_assert_eq!(&kept, plan);
            prop_assert!(report.is_sound(), "{:?}", report);
        }
    }
}

#[test]
fn only_rows_that_differ_are_written() {
    let mut desk = Desk::new();
    let mut plan = sample_plan(0);
    desk.put(|tx| tx.insert_plan(&plan, &[], false));
    let mut save = |plan: &Plan| desk.put(|tx| tx.save_plan(plan)).0;
    assert_eq!(save(&plan), 0);
    plan.sections[1].blocks[1].text = "Thu gom và phân loại rác.".into();
    assert_eq!(save(&plan), 1);
    plan.head.number = Some(13);
    plan.closing.push("Đề nghị các thôn thực hiện.".into());
    assert_eq!(save(&plan), 2);
    // Moving the second block to the front gives both new places.
    plan.sections[1].blocks.reverse();
    assert_eq!(save(&plan), 2);
    let moved = plan.sections[1].blocks.remove(0);
    plan.sections[0].blocks.push(moved);
    assert_eq!(save(&plan), 2);
    assert_eq!(desk.store.plan(plan.id).unwrap(), plan);
}

#[test]
fn one_id_cannot_stand_twice() {
    let mut desk = Desk::new();
    let plan = sample_plan(0);
    desk.put(|tx| tx.insert_plan(&plan, &[], false));
    let mut twice = plan.clone();
    twice.sections[0].blocks = vec![twice.sections[1].blocks[0].clone()];
    let mut theirs = sample_plan(1000);
    theirs.sections[0].blocks = vec![plan.sections[1].blocks[0].clone()];
    for refused in [
        desk.try_put(|tx| tx.save_plan(&twice).map(drop)),
        desk.try_put(|tx| tx.insert_plan(&theirs, &[], false)),
        desk.try_put(|tx| tx.insert_plan(&plan, &[], false)),
    ] {
        let Err(StoreError::Flaws(flaws)) = refused else {
            panic!("{refused:?}");
        };
        assert_eq!(flaws.0[0].field, "id");
    }
    assert_eq!(desk.store.plan(plan.id).unwrap(), plan);
    assert_eq!(desk.store.plans().unwrap().len(), 1);
}

#[test]
fn tasks_keep_their_order() {
    let mut desk = Desk::new();
    let plan = sample_plan(0);
    let tasks: Vec<Task> = (0..4)
        .map(|n| task(plan.id, 100 + n, &n.to_string()))
        .collect();
    desk.put(|tx| tx.insert_plan(&plan, &tasks, false));
    let order = |store: &Store| -> String {
        let tasks = store.tasks(plan.id).unwrap();
        tasks.iter().map(|task| task.text.as_str()).collect()
    };
    for (from, to, expect) in [
        (0, 2, "1203"),
        (3, 0, "3120"),
        (1, 99, "3201"),
        (2, 1, "3201"),
    ] {
        desk.put(|tx| tx.move_task(tasks[from].id, to));
        assert_eq!(order(&desk.store), expect, "{from} to {to}");
    }
    desk.put(|tx| tx.put_task(&task(plan.id, 200, "n"), Some(1)));
    assert_eq!(order(&desk.store), "3n201");
    desk.put(|tx| {
        tx.put_task(
            &Task {
                text: "N".into(),
                ..task(plan.id, 200, "")
            },
            None,
        )
    });
    assert_eq!(order(&desk.store), "3N201");
}

#[test]
fn two_thousand_tasks() {
    let mut desk = Desk::new();
    let plan = sample_plan(0);
    let tasks: Vec<Task> = (0..2_000)
        .map(|n| task(plan.id, 10_000 + n, &format!("Nhiệm vụ {n}")))
        .collect();
    desk.put(|tx| tx.insert_plan(&plan, &tasks, false));
    desk.put(|tx| tx.move_task(tasks[1_999].id, 0));
    let all: Vec<TaskId> = tasks.iter().map(|task| task.id).collect();
    let (trashed, _) = desk.put(|tx| tx.remove_tasks(plan.id, &all));
    assert_eq!(desk.store.tasks(plan.id).unwrap(), []);
    desk.put(|tx| tx.restore(trashed));
    let kept = desk.store.tasks(plan.id).unwrap();
    assert_eq!(kept.len(), 2_000);
    assert_eq!((&kept[0], &kept[1]), (&tasks[1_999], &tasks[0]));
    let many: Vec<Task> = (0..8_001).map(|n| task(plan.id, 50_000 + n, "x")).collect();
    let refused = desk.try_put(|tx| tx.insert_tasks(plan.id, &many));
    assert!(matches!(refused, Err(StoreError::Flaws(_))), "{refused:?}");
    assert_eq!(desk.store.tasks(plan.id).unwrap().len(), 2_000);
}

#[test]
fn marks_are_put_replaced_and_cleared() {
    let mut desk = Desk::new();
    let plan = sample_plan(0);
    let one = task(plan.id, 100, "Phát thanh");
    desk.put(|tx| tx.insert_plan(&plan, std::slice::from_ref(&one), false));
    let done = mark(one.id, "2026-Q1");
    let dropped = Mark {
        status: TaskStatus::Dropped,
        reason: String::new(),
        quantity: None,
        note: "mưa bão".into(),
        ..done.clone()
    };
    assert_eq!(desk.put(|tx| tx.put_mark(&done)).0, None);
    assert_eq!(desk.put(|tx| tx.put_mark(&dropped)).0, Some(done.clone()));
    assert_eq!(
        desk.store.marks(plan.id, None).unwrap().first(),
        Some(&dropped)
    );
    assert_eq!(
        desk.put(|tx| tx.clear_mark(one.id, done.quarter)).0,
        Some(dropped)
    );
    assert_eq!(desk.put(|tx| tx.clear_mark(one.id, done.quarter)).0, None);
    assert_eq!(desk.store.marks(plan.id, None).unwrap(), []);
    let lost = desk.try_put(|tx| tx.put_mark(&mark(TaskId(uuid(9)), "2026-Q1")));
    assert!(
        matches!(lost, Err(StoreError::NotFound { what: What::Task })),
        "{lost:?}"
    );
}

#[test]
fn doubts_are_settled() {
    let mut desk = Desk::new();
    let plan = sample_plan(0);
    desk.put(|tx| tx.insert_plan(&plan, &[], false));
    let doubt = plan.doubts[0].id;
    for settled in [true, false, true] {
        desk.put(|tx| tx.settle_doubt(doubt, settled));
        assert_eq!(desk.store.plan(plan.id).unwrap().doubts[0].settled, settled);
        assert_eq!(
            desk.store.plans().unwrap()[0].doubts_open,
            u32::from(!settled)
        );
    }
    let lost = desk.try_put(|tx| tx.settle_doubt(DoubtId(uuid(9)), true));
    assert!(matches!(
        lost,
        Err(StoreError::NotFound { what: What::Doubt })
    ));
}

#[test]
fn ids_by_their_beginning() {
    let mut desk = Desk::new();
    let (a, b) = (sample_plan(0x1000), sample_plan(0x2000));
    let one = task(a.id, 7, "x");
    desk.put(|tx| {
        tx.insert_plan(&a, std::slice::from_ref(&one), false)?;
        tx.insert_plan(&b, &[], false)
    });
    let whole = a.id.to_string();
    let upper = whole.replace('-', "").to_uppercase();
    let common = &whole[..whole.len() - 4];
    for (prefix, expect) in [
        (whole.as_str(), Found::One(a.id)),
        (&upper, Found::One(a.id)),
        (&whole[..whole.len() - 3], Found::One(a.id)),
        (common, Found::Many(2)),
        ("0192", Found::Many(2)),
        ("ffff", Found::None),
        ("%", Found::None),
        ("", Found::None),
    ] {
        assert_eq!(desk.store.find_plan(prefix).unwrap(), expect, "{prefix}");
    }
    assert_eq!(
        desk.store.find_task(a.id, "0192").unwrap(),
        Found::One(one.id)
    );
    assert_eq!(desk.store.find_task(b.id, "0192").unwrap(), Found::None);
    let many = Found::<PlanId>::Many(2).one(What::Plan);
    assert!(matches!(
        many,
        Err(StoreError::AmbiguousPrefix { count: 2 })
    ));
}

#[test]
fn a_change_that_fails_leaves_nothing_behind() {
    let mut desk = Desk::new();
    let plan = sample_plan(0);
    desk.put(|tx| tx.insert_plan(&plan, &[], false));
    let before = desk.store.events(10, None).unwrap();
    let failed: Result<((), _), StoreError> = desk.try_put(|tx| {
        tx.put_task(&task(plan.id, 100, "x"), None)?;
        tx.set_setting("language", Some("en"))?;
        assert_eq!(tx.tasks(plan.id)?.len(), 1);
        Err(StoreError::AlreadyRestored)
    });
    assert!(matches!(failed, Err(StoreError::AlreadyRestored)));
    assert_eq!(desk.store.tasks(plan.id).unwrap(), []);
    assert_eq!(desk.store.setting("language").unwrap(), None);
    assert_eq!(desk.store.events(10, None).unwrap(), before);
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        desk.put(|tx| -> Result<(), _> {
            tx.set_setting("language", Some("en"))?;
            panic!("in the middle")
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(desk.store.setting("language").unwrap(), None);
    desk.put(|tx| tx.set_setting("language", Some("vi")));
    assert_eq!(
        desk.store.setting("language").unwrap().as_deref(),
        Some("vi")
    );
}

#[test]
fn every_change_has_one_event_and_the_chain_holds() {
    let mut desk = Desk::new();
    let plan = sample_plan(0);
    let change = Change::of(EventKind::PlanImported)
        .in_plan(plan.id)
        .about(plan.id.0)
        .noting("ke-hoach.txt");
    let (_, saved) = desk
        .store
        .write(change, morning(), "Lan", |tx| {
            tx.insert_plan(&plan, &[], false)
        })
        .unwrap();
    assert_eq!((saved.seq, saved.at), (1, morning()));
    desk.put(|tx| tx.set_setting("theme", Some("dark")));
    let events = desk.store.events(10, None).unwrap();
    assert_eq!(events.len(), 2);
    assert_eq!(desk.store.events(10, Some(plan.id)).unwrap(), events[1..]);
    let first = &events[1];
    assert_eq!(
        (first.kind, first.actor.as_str()),
        (EventKind::PlanImported, "Lan")
    );
    assert_eq!(
        (first.subject, first.detail.as_str()),
        (Some(plan.id.0), "ke-hoach.txt")
    );
    assert_eq!(desk.store.verify_chain().unwrap(), Chain::Whole(2));
}

/// A dead clock battery: the computer thinks it is three years ago.
#[test]
fn a_clock_that_goes_back_changes_no_order() {
    let mut desk = Desk::new();
    let mut save = |at, theme: &str| {
        let write = |tx: &store::Tx<'_>| tx.set_setting("theme", Some(theme));
        desk.store
            .write(EventKind::SettingSet, at, "", write)
            .unwrap()
            .1
    };
    let first = save(morning(), "dark");
    let second = save(days(-3 * 365), "light");
    let third = save(days(1), "dark");
    assert_eq!((first.seq, second.seq, third.seq), (1, 2, 3));
    assert_eq!(
        (first.at, second.at, third.at),
        (morning(), morning(), days(1))
    );
    assert_eq!(desk.store.last_seen().unwrap(), Some(days(1)));
    let seqs: Vec<i64> = desk
        .store
        .events(9, None)
        .unwrap()
        .iter()
        .map(|e| e.seq)
        .collect();
    assert_eq!(seqs, [3, 2, 1]);
}
