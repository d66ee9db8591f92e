//! Targets of tasks: kept, replaced, taken along.

use crate::support::*;
use plan::*;
use store::StoreError;

fn of(task: &Task, quarter: &str, count: u64, measure: &str) -> Target {
    let measure = measure.to_owned();
    Target {
        task: task.id,
        quarter: quarter.parse().unwrap(),
        quantity: Quantity { count, measure },
    }
}

#[test]
fn targets_are_kept_replaced_and_come_back_with_their_task() {
    let mut desk = Desk::new();
    let plan = sample_plan(1);
    let tasks = [
        task(plan.id, 50, "Phát thanh"),
        task(plan.id, 51, "Hội nghị"),
    ];
    desk.put(|tx| tx.insert_plan(&plan, &tasks, false));
    let said = |desk: &Desk| -> Vec<String> {
        let targets = desk.store.targets(plan.id).unwrap();
        let words =
            |t: Target| format!("{} {} {}", t.quarter, t.quantity.count, t.quantity.measure);
        targets.into_iter().map(words).collect()
    };
    let both = [
        of(&tasks[0], "2026-Q2", 12, "buổi"),
        of(&tasks[0], "2026-Q1", 6, "buổi"),
    ];
    desk.put(|tx| tx.set_targets(tasks[0].id, &both));
    desk.put(|tx| tx.set_targets(tasks[1].id, &[of(&tasks[1], "2026-Q1", 1, "cuộc")]));
    let all = ["2026-Q1 6 buổi", "2026-Q2 12 buổi", "2026-Q1 1 cuộc"];
    assert_eq!(said(&desk), all);

    let (trash, _) = desk.put(|tx| tx.remove_tasks(plan.id, &[tasks[0].id]));
    assert_eq!(said(&desk), ["2026-Q1 1 cuộc"]);
    desk.put(|tx| tx.restore(trash));
    assert_eq!(said(&desk), all);

    desk.put(|tx| tx.set_targets(tasks[0].id, &[of(&tasks[0], "2026-Q4", 9, "lượt")]));
    assert_eq!(said(&desk), ["2026-Q4 9 lượt", "2026-Q1 1 cuộc"]);
    let twice = [
        of(&tasks[1], "2026-Q1", 1, "cuộc"),
        of(&tasks[1], "2026-Q1", 2, "cuộc"),
    ];
    assert!(
        desk.try_put(|tx| tx.set_targets(tasks[1].id, &twice))
            .is_err()
    );
    let unknown = TaskId(uuid(999));
    assert!(matches!(
        desk.try_put(|tx| tx.set_targets(unknown, &[])),
        Err(StoreError::NotFound { .. })
    ));
}
