//! Workbooks of golden plans, every kind of mark in them.

use crate::goldens::Golden;
use chrono::{DateTime, TimeDelta};
use document::{Profile, Source, Workbook, workbook};
use plan::{Mark, Quantity, Quarter, Task, TaskStatus};

/// The golden plan's workbook.
pub(crate) fn book(golden: &Golden) -> Workbook {
    let year = golden.plan.year;
    let marks: Vec<Mark> = golden
        .tasks
        .iter()
        .enumerate()
        .flat_map(|(i, task)| {
            Quarter::of_year(year)
                .zip(0..)
                .map(move |(quarter, q)| mark(task, quarter, i + q))
        })
        .collect();
    workbook(&source(golden), &marks, &Profile::nd30_2020())
}

/// What the golden plan's papers are made from.
pub(crate) fn source(golden: &Golden) -> Source<'_> {
    Source {
        plan: &golden.plan,
        tasks: &golden.tasks,
        agency: &golden.agency,
        officials: &golden.officials,
    }
}

/// The `n`-th of marks that are all different.
fn mark(task: &Task, quarter: Quarter, n: usize) -> Mark {
    let days = TimeDelta::days(i64::try_from(n).unwrap_or_default() + 20_000);
    Mark {
        task: task.id,
        quarter,
        status: TaskStatus::ALL[n % TaskStatus::ALL.len()],
        quantity: n.is_multiple_of(3).then(|| Quantity {
            count: 12 + 1_000 * (n as u64),
            measure: "lượt phát thanh".into(),
        }),
        note: if n.is_multiple_of(2) {
            "- Đã phát đủ, còn bản Co Muông chưa có loa".into()
        } else {
            String::new()
        },
        by: "Lò Thị Mai".into(),
        at: DateTime::UNIX_EPOCH + days,
    }
}
