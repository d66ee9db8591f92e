//! How much each official has to do in each quarter, over all plans of a year.

use crate::assignment::{Assignment, answerable};
use crate::date::Quarter;
use crate::id::{OfficialId, TaskId};
use crate::period::Regime;
use crate::progress::{Mark, TaskStatus};
use crate::task::{Standing, Task};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};

/// Tasks of one official in one quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// Due.
    pub due: u32,
    /// Of those, done.
    pub done: u32,
    /// Of those, late.
    pub late: u32,
}

/// An official's year, quarter by quarter. Nobody's tasks are those of `None`.
pub type Load = BTreeMap<Option<OfficialId>, [Share; 4]>;

/// What a plan brings along.
#[derive(Debug, Clone, Copy)]
pub struct Work<'a> {
    /// The plan's year.
    pub year: i32,
    /// Its tasks.
    pub tasks: &'a [Task],
    /// Their marks.
    pub marks: &'a [Mark],
    /// Who was answerable for them.
    pub history: &'a [Assignment],
}

/// Adds up the accepted tasks of the plans of `year` (see [`Work::year`]) for whoever was
/// answerable at the end of each quarter, or is today where it goes on.
pub fn load(plans: &[Work<'_>], year: i32, regime: Regime, today: NaiveDate) -> Load {
    let current = regime.quarter_of(today);
    let mut load = Load::new();
    for plan in plans.iter().filter(|plan| plan.year == year) {
        let status: HashMap<(TaskId, Quarter), TaskStatus> = (plan.marks.iter())
            .map(|mark| ((mark.task, mark.quarter), mark.status))
            .collect();
        let mut history: HashMap<TaskId, Vec<Assignment>> = HashMap::new();
        for assignment in plan.history {
            let of = history.entry(assignment.task).or_default();
            of.push(assignment.clone());
        }
        let accepted = plan
            .tasks
            .iter()
            .filter(|t| t.standing == Standing::Accepted);
        for task in accepted {
            for (at, quarter) in Quarter::of_year(year).enumerate() {
                let status = status.get(&(task.id, quarter)).copied();
                if !task.timeframe.covers(quarter, year) || status == Some(TaskStatus::Dropped) {
                    continue;
                }
                let last = regime.span(quarter).map(|(_, last)| last);
                let then = last
                    .filter(|last| *last < today)
                    .and_then(|last| answerable(history.get(&task.id)?, last));
                let done = status.is_some_and(TaskStatus::is_complete);
                let share = &mut load.entry(then.or(task.official)).or_default()[at];
                share.due += 1;
                share.done += u32::from(done);
                share.late += u32::from(quarter < current && !done);
            }
        }
    }
    load
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sentence::tests::task;
    use crate::task::Timeframe;
    use chrono::DateTime;
    use uuid::Uuid;

    #[test]
    fn each_quarter_counts_for_whoever_answered_then() {
        let who = |n| OfficialId(Uuid::from_u128(n));
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let make = |id, official, wording: &str| Task {
            id: TaskId(Uuid::from_u128(id)),
            official,
            timeframe: Timeframe::read(wording, 2026),
            ..task("")
        };
        let tasks = [
            make(1, Some(who(2)), "Thường xuyên"),
            make(2, None, "Quý I"),
            make(3, Some(who(1)), "Quý II"),
        ];
        let mark = |task, quarter: &str, status| Mark {
            task: TaskId(Uuid::from_u128(task)),
            quarter: quarter.parse().unwrap(),
            status,
            quantity: None,
            reason: String::new(),
            note: String::new(),
            by: String::new(),
            at: DateTime::UNIX_EPOCH,
        };
        let marks = [
            mark(1, "2026-Q1", TaskStatus::Done),
            mark(3, "2026-Q2", TaskStatus::Dropped),
        ];
        let history = [
            (1, "2026-01-05", Some("2026-05-01")),
            (2, "2026-05-01", None),
        ]
        .map(|(official, since, until)| Assignment {
            task: TaskId(Uuid::from_u128(1)),
            official: who(official),
            since: day(since),
            until: until.map(day),
            note: String::new(),
        });
        let work = Work {
            year: 2026,
            tasks: &tasks,
            marks: &marks,
            history: &history,
        };
        let other = Work { year: 2025, ..work };
        let load = load(&[work, other], 2026, Regime::Calendar, day("2026-08-01"));
        let shown: Vec<String> = load
            .iter()
            .map(|(official, quarters)| {
                let name = official.map_or(0, |id| id.0.as_u128());
                let cells = quarters.map(|s| format!("{}/{}/{}", s.due, s.done, s.late));
                format!("{name}: {}", cells.join(" "))
            })
            .collect();
        assert_eq!(
            shown,
            [
                "0: 1/0/1 0/0/0 0/0/0 0/0/0",
                "1: 1/1/0 0/0/0 0/0/0 0/0/0",
                "2: 0/0/0 1/0/1 1/0/0 1/0/0",
            ]
        );
    }
}
