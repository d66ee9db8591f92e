//! Workbooks of golden plans, every kind of mark in them, and their forms for a quarter.

use crate::goldens::Planned;
use chrono::{DateTime, TimeDelta};
use document::{Document, Profile, Workbook, quarter_sheet, workbook};
use plan::{Ledger, Mark, Quantity, Quarter, Task, TaskStatus};

/// The golden plan's workbook.
pub(crate) fn book(golden: &Planned) -> Workbook {
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
    let ledger = Ledger::new(marks, [], []);
    workbook(&golden.source(), &ledger, &[], &Profile::nd30_2020())
}

/// The form that collects the results of the golden plan's second quarter.
pub(crate) fn form(golden: &Planned) -> Result<Document, plan::Flaw> {
    let quarter = Quarter::new(golden.plan.year, 2)?;
    Ok(quarter_sheet(
        &golden.source(),
        quarter,
        &Profile::nd30_2020(),
    ))
}

/// The `n`-th of marks that are all different.
fn mark(task: &Task, quarter: Quarter, n: usize) -> Mark {
    let days = TimeDelta::days(i64::try_from(n).unwrap_or_default() + 20_000);
    Mark {
        task: task.id,
        quarter,
        status: TaskStatus::ALL[n % TaskStatus::ALL.len()],
        reason: String::new(),
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
