//! What was due and is not done, unit by unit.

use crate::collection::unit_key;
use crate::date::Quarter;
use crate::progress::{Mark, TaskStatus};
use crate::task::{Standing, Task, When};
use crate::text::squeeze;
use chrono::NaiveDate;

/// A task that was due and is not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overdue<'a> {
    /// The task.
    pub task: &'a Task,
    /// The quarters it was due in, in order.
    pub quarters: Vec<Quarter>,
    /// How far it was at the last of them.
    pub status: TaskStatus,
}

/// A unit with what it leads and has not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitOverdue<'a> {
    /// Its name as first met; empty for tasks that no unit leads.
    pub name: String,
    /// Its tasks in the plan's order.
    pub items: Vec<Overdue<'a>>,
}

/// Accepted tasks due up to a quarter of the plan's year and not done: their quarter is over
/// (before `current`), or the day they name has passed. A task completed or dropped in a later
/// quarter is not asked for again.
pub fn overdue<'a>(
    year: i32,
    tasks: &'a [Task],
    marks: &[Mark],
    up_to: Quarter,
    (current, today): (Quarter, NaiveDate),
) -> Vec<UnitOverdue<'a>> {
    let mut units: Vec<(String, UnitOverdue<'a>)> = Vec::new();
    for task in tasks.iter().filter(|t| t.standing == Standing::Accepted) {
        let quarters: Vec<Quarter> = Quarter::of_year(year)
            .filter(|quarter| *quarter <= up_to && task.timeframe.covers(*quarter, year))
            .filter(|quarter| *quarter < current || is_past(task, today))
            .collect();
        let Some(overdue) = open(task, quarters, marks) else {
            continue;
        };
        let key = unit_key(&task.lead);
        let index = units.iter().position(|(known, _)| *known == key);
        let index = index.unwrap_or_else(|| {
            let name = squeeze(&task.lead);
            units.push((
                key,
                UnitOverdue {
                    name,
                    items: vec![],
                },
            ));
            units.len() - 1
        });
        units[index].1.items.push(overdue);
    }
    units.into_iter().map(|(_, unit)| unit).collect()
}

fn is_past(task: &Task, today: NaiveDate) -> bool {
    matches!(task.timeframe.when, When::By(day) if day < today)
}

/// What is left of a task's quarters: those before the first that settled it do not count.
fn open<'a>(task: &'a Task, mut quarters: Vec<Quarter>, marks: &[Mark]) -> Option<Overdue<'a>> {
    let settles = |status: TaskStatus| status.is_complete() || status == TaskStatus::Dropped;
    let own = || marks.iter().filter(|mark| mark.task == task.id);
    let settled = own()
        .filter(|mark| settles(mark.status))
        .map(|mark| mark.quarter)
        .max();
    quarters.retain(|quarter| settled.is_none_or(|settled| *quarter > settled));
    let last = *quarters.last()?;
    let status = own().find(|mark| mark.quarter == last).map(|m| m.status);
    Some(Overdue {
        task,
        quarters,
        status: status.unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{PlanId, TaskId};
    use crate::task::Timeframe;
    use chrono::DateTime;
    use uuid::Uuid;

    fn task(n: u128, lead: &str, when: &str) -> Task {
        Task {
            id: TaskId(Uuid::from_u128(n)),
            plan: PlanId(Uuid::from_u128(99)),
            standing: Standing::Accepted,
            text: format!("Việc {n}"),
            deliverable: String::new(),
            lead: lead.into(),
            coordinating: Vec::new(),
            official: None,
            timeframe: Timeframe::read(when, 2026),
            budget: String::new(),
            remarks: String::new(),
            origin: None,
            sentence: String::new(),
            apart: Vec::new(),
        }
    }

    fn mark(n: u128, quarter: &str, status: TaskStatus) -> Mark {
        Mark {
            task: TaskId(Uuid::from_u128(n)),
            quarter: quarter.parse().unwrap(),
            status,
            quantity: None,
            reason: String::new(),
            note: "Lý do".into(),
            by: String::new(),
            at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn what_was_due_and_is_not_done() {
        let mut proposed = task(8, "Công an xã", "Quý I");
        proposed.standing = Standing::Proposed;
        let tasks = [
            task(1, "Công an xã", "Quý I"),
            task(2, "công an xã", "Thường xuyên"),
            task(3, "Đoàn xã", "Quý I"),
            task(4, "Đoàn xã", "Quý II, Quý III"),
            task(5, "", "trước ngày 10/5/2026"),
            task(6, "Đoàn xã", "Thường xuyên"),
            task(7, "Đoàn xã", "Quý I, Quý II"),
            proposed,
        ];
        let marks = [
            mark(1, "2026-Q1", TaskStatus::InProgress),
            mark(3, "2026-Q1", TaskStatus::Done),
            mark(6, "2026-Q2", TaskStatus::Maintained),
            mark(7, "2026-Q1", TaskStatus::Dropped),
        ];
        let said = |up_to: &str, current: &str, today: &str| {
            let now = (current.parse().unwrap(), today.parse().unwrap());
            let units = overdue(2026, &tasks, &marks, up_to.parse().unwrap(), now);
            let item = |item: &Overdue<'_>| {
                let quarters = item.quarters.iter().map(|q| q.number().to_string());
                let quarters = quarters.collect::<Vec<_>>().join("+");
                format!("{} {quarters} {:?}", item.task.text, item.status)
            };
            units
                .iter()
                .map(|unit| {
                    let items: Vec<String> = unit.items.iter().map(item).collect();
                    format!("{}: {}", unit.name, items.join(", "))
                })
                .collect::<Vec<_>>()
                .join("; ")
        };
        for (up_to, current, today, expect) in [
            ("2026-Q1", "2026-Q1", "2026-02-01", ""),
            (
                "2026-Q1",
                "2026-Q2",
                "2026-04-01",
                "Công an xã: Việc 1 1 InProgress, Việc 2 1 NotStarted",
            ),
            (
                "2026-Q2",
                "2026-Q2",
                "2026-05-11",
                "Công an xã: Việc 1 1 InProgress, Việc 2 1 NotStarted; : Việc 5 2 NotStarted",
            ),
            (
                "2026-Q2",
                "2026-Q3",
                "2026-07-01",
                "Công an xã: Việc 1 1 InProgress, Việc 2 1+2 NotStarted; \
                 Đoàn xã: Việc 4 2 NotStarted, Việc 7 2 NotStarted; : Việc 5 2 NotStarted",
            ),
        ] {
            assert_eq!(said(up_to, current, today), expect, "{up_to} {today}");
        }
    }
}
