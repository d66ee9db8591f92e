//! A plan's year month by month: when each task is to be done, and how it stands.

use crate::date::Quarter;
use crate::id::TaskId;
use crate::progress::{Mark, TaskStatus};
use crate::task::{Standing, Task, When};

/// What a timeline shows of a task in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Month {
    /// Nothing is due.
    #[default]
    Free,
    /// Due, and nobody said yet how far it is.
    Planned,
    /// The plan does not say when; it is due all year round until it does.
    Unclear,
    /// The status of its quarter: as marked, or not started when the quarter is over.
    Stands(TaskStatus),
}

/// A task with its twelve months.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TimelineRow {
    /// The task.
    pub task: TaskId,
    /// What is to be done.
    pub text: String,
    /// The unit that leads. May be empty.
    pub lead: String,
    /// January to December of the plan's year.
    pub months: [Month; 12],
}

/// Accepted tasks in the plan's order. `current` is the quarter it is; those before it are over.
/// A mark in a quarter in which nothing was due stands in that quarter's last month.
pub fn timeline<'a>(
    year: i32,
    tasks: impl IntoIterator<Item = &'a Task>,
    marks: &[Mark],
    current: Quarter,
) -> Vec<TimelineRow> {
    let accepted = (tasks.into_iter()).filter(|t| t.standing == Standing::Accepted);
    accepted
        .map(|task| TimelineRow {
            task: task.id,
            text: task.text.clone(),
            lead: task.lead.clone(),
            months: months(year, task, marks, current),
        })
        .collect()
}

fn months(year: i32, task: &Task, marks: &[Mark], current: Quarter) -> [Month; 12] {
    let mut months = [Month::Free; 12];
    for quarter in Quarter::of_year(year) {
        let mark = marks
            .iter()
            .find(|mark| mark.task == task.id && mark.quarter == quarter);
        let known = match mark {
            Some(mark) => Some(Month::Stands(mark.status)),
            None if quarter < current => Some(Month::Stands(TaskStatus::NotStarted)),
            None => None,
        };
        let is_due = |month: &u32| task.timeframe.covers_month(*month, year);
        let mut due: Vec<u32> = quarter.months().filter(is_due).collect();
        if due.is_empty() && mark.is_some() {
            due.push(*quarter.months().end());
        }
        let planned = match task.timeframe.when {
            When::Unset => Month::Unclear,
            _ => Month::Planned,
        };
        for month in due {
            if let Some(slot) = months.get_mut(month as usize - 1) {
                *slot = known.unwrap_or(planned);
            }
        }
    }
    months
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{PlanId, TaskId};
    use crate::task::Timeframe;
    use chrono::DateTime;
    use uuid::Uuid;

    fn task(when: &str) -> Task {
        Task {
            id: TaskId(Uuid::from_u128(1)),
            plan: PlanId(Uuid::from_u128(99)),
            standing: Standing::Accepted,
            text: "Việc".into(),
            deliverable: String::new(),
            lead: String::new(),
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

    fn mark(quarter: &str, status: TaskStatus) -> Mark {
        Mark {
            task: TaskId(Uuid::from_u128(1)),
            quarter: quarter.parse().unwrap(),
            status,
            quantity: None,
            reason: String::new(),
            note: String::new(),
            by: String::new(),
            at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn months_are_planned_or_stand_as_marked() {
        let done = mark("2026-Q1", TaskStatus::Done);
        let early = mark("2026-Q3", TaskStatus::InProgress);
        for (when, marks, expect) in [
            ("Thường xuyên", vec![], "nnn........."),
            ("Thường xuyên", vec![done.clone()], "ddd........."),
            ("", vec![], "nnn?????????"),
            ("Quý II, Quý IV", vec![], "   ...   ..."),
            ("tháng 2 đến tháng 5", vec![done], " dd..       "),
            ("trước ngày 15/12/2026", vec![early], "        i  ."),
            ("Quý I/2025", vec![], "            "),
        ] {
            let tasks = [task(when)];
            let rows = timeline(2026, &tasks, &marks, "2026-Q2".parse().unwrap());
            let drawn: String = rows[0].months.iter().map(sign).collect();
            assert_eq!(drawn, expect, "{when}");
        }
    }

    fn sign(month: &Month) -> char {
        match month {
            Month::Free => ' ',
            Month::Planned => '.',
            Month::Unclear => '?',
            Month::Stands(TaskStatus::NotStarted) => 'n',
            Month::Stands(TaskStatus::Done) => 'd',
            Month::Stands(_) => 'i',
        }
    }
}
