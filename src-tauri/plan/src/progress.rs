//! What was done of a task in a quarter, and what share of the plan that makes.

use crate::date::Quarter;
use crate::flaw::{Check, Flaw, FlawKind, Flaws};
use crate::id::TaskId;
use crate::task::{Standing, Task, When};
use chrono::{DateTime, NaiveDate, Utc};

/// How far a task is in a quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum TaskStatus {
    /// Chưa thực hiện.
    #[default]
    NotStarted,
    /// Đang thực hiện.
    InProgress,
    /// Hoàn thành.
    Done,
    /// Tiếp tục duy trì.
    Maintained,
    /// Không thực hiện, with a reason.
    Dropped,
}

impl TaskStatus {
    /// Every status, in the order a list offers them.
    pub const ALL: [Self; 5] = [
        Self::NotStarted,
        Self::InProgress,
        Self::Done,
        Self::Maintained,
        Self::Dropped,
    ];

    /// Whether it counts as completed.
    pub fn is_complete(self) -> bool {
        matches!(self, Self::Done | Self::Maintained)
    }
}

/// How many, with its unit of measure (`12 lượt phát thanh`).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Quantity {
    /// How many.
    pub count: u64,
    /// Of what. May be empty.
    pub measure: String,
}

/// The mark of one task in one quarter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The task.
    pub task: TaskId,
    /// The quarter.
    pub quarter: Quarter,
    /// How far.
    pub status: TaskStatus,
    /// How many, where somebody said so; else the log's sum stands.
    pub quantity: Option<Quantity>,
    /// Why that is another figure than the log's sum. May be empty.
    pub reason: String,
    /// A note; the reason when the task was dropped.
    pub note: String,
    /// Who marked. May be empty.
    pub by: String,
    /// When it was marked.
    pub at: DateTime<Utc>,
}

impl Mark {
    /// Largest count that makes sense.
    pub const COUNT_LIMIT: u64 = 1_000_000_000;

    /// Cleans and checks a mark.
    ///
    /// # Errors
    /// Every flaw at once; a dropped task needs its reason in the note.
    pub fn checked(self) -> Result<Self, Flaws> {
        let mut check = Check::default();
        let note = check.optional("note", &self.note, 5_000);
        if self.status == TaskStatus::Dropped && note.is_empty() {
            check.flaw(Flaw::new("note", FlawKind::ReasonMissing));
        }
        let reason = check.optional("reason", &self.reason, 1_000);
        let quantity = self.quantity.map(|q| {
            if q.count > Self::COUNT_LIMIT {
                check.flaw(Flaw {
                    limit: Some(Self::COUNT_LIMIT),
                    ..Flaw::new("quantity", FlawKind::NotANumber)
                });
            }
            Quantity {
                measure: check.optional("measure", &q.measure, 100),
                ..q
            }
        });
        check.finish(Self {
            note,
            quantity,
            reason,
            ..self
        })
    }
}

/// A share that keeps what it was made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Completion {
    /// Completed.
    pub done: u32,
    /// Due.
    pub due: u32,
}

impl Completion {
    /// Whole percent, rounded down so that 100 means all; `None` when nothing was due.
    pub fn percent(self) -> Option<u32> {
        (self.due > 0)
            .then(|| u32::try_from(u64::from(self.done) * 100 / u64::from(self.due)).unwrap_or(100))
    }

    fn add(&mut self, complete: bool) {
        self.due += 1;
        self.done += u32::from(complete);
    }
}

/// Whether an accepted task of a plan for `year` is late for a quarter: the quarter's figures are
/// closed (`current` is the one that `today` falls in, by the office's regime), a day it was due
/// by has passed, and it is neither complete nor dropped.
pub fn is_late(
    task: &Task,
    year: i32,
    quarter: Quarter,
    (current, today): (Quarter, NaiveDate),
    status: Option<TaskStatus>,
) -> bool {
    let not_yet = matches!(task.timeframe.when, When::By(day) if today <= day);
    task.standing == Standing::Accepted
        && quarter < current
        && task.timeframe.covers(quarter, year)
        && !not_yet
        && !status.is_some_and(|s| s.is_complete() || s == TaskStatus::Dropped)
}

/// Completion of a plan's year, by quarter and by leading unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    /// The four quarters, in order, each with its share.
    pub by_quarter: Vec<(Quarter, Completion)>,
    /// Units as first met, each with its share over the year; the empty name stands for tasks
    /// without a leading unit.
    pub by_unit: Vec<(String, Completion)>,
    /// Every task in every quarter it is due.
    pub total: Completion,
}

impl Matrix {
    /// Counts accepted tasks: one unit of work per task and quarter in which it is due. A mark
    /// set outside the due quarters counts too, in done and in due.
    pub fn count(year: i32, tasks: &[Task], marks: &[Mark]) -> Self {
        Self::of_year(year, year, tasks, marks)
    }

    /// Counts as [`Self::count`], in `year` of a plan for `plan_year`. In another year than the
    /// plan's, that is little more than what was marked there.
    pub fn of_year(year: i32, plan_year: i32, tasks: &[Task], marks: &[Mark]) -> Self {
        let marked: std::collections::HashMap<(TaskId, Quarter), TaskStatus> = marks
            .iter()
            .map(|m| ((m.task, m.quarter), m.status))
            .collect();
        let mut by_quarter: Vec<(Quarter, Completion)> = Quarter::of_year(year)
            .map(|q| (q, Completion::default()))
            .collect();
        let mut by_unit: Vec<(String, Completion)> = Vec::new();
        let mut unit_index = std::collections::HashMap::new();
        let mut total = Completion::default();
        for task in tasks.iter().filter(|t| t.standing == Standing::Accepted) {
            let unit = *unit_index
                .entry(crate::text::fold(&task.lead))
                .or_insert_with(|| {
                    by_unit.push((task.lead.clone(), Completion::default()));
                    by_unit.len() - 1
                });
            for (quarter, share) in &mut by_quarter {
                let status = marked.get(&(task.id, *quarter));
                if status.is_none() && !task.timeframe.covers(*quarter, plan_year) {
                    continue;
                }
                let complete = status.is_some_and(|s| s.is_complete());
                share.add(complete);
                by_unit[unit].1.add(complete);
                total.add(complete);
            }
        }
        Self {
            by_quarter,
            by_unit,
            total,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::PlanId;
    use crate::task::Timeframe;
    use uuid::Uuid;

    fn task(n: u128, lead: &str, when: &str) -> Task {
        Task {
            id: TaskId(Uuid::from_u128(n)),
            plan: PlanId(Uuid::nil()),
            standing: Standing::Accepted,
            text: "t".into(),
            deliverable: String::new(),
            lead: lead.into(),
            coordinating: vec![],
            official: None,
            timeframe: Timeframe::read(when, 2026),
            budget: String::new(),
            remarks: String::new(),
            origin: None,
            sentence: String::new(),
            apart: Vec::new(),
        }
    }

    fn mark(task: &Task, quarter: &str, status: TaskStatus) -> Mark {
        Mark {
            task: task.id,
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
    fn counts_by_quarter_and_unit() {
        let tasks = [
            task(1, "Phòng A", "Thường xuyên"),
            task(2, "Phòng B", "Quý I"),
            task(3, "phong a", "Quý II"),
        ];
        let marks = [
            mark(&tasks[0], "2026-Q1", TaskStatus::Done),
            mark(&tasks[1], "2026-Q1", TaskStatus::InProgress),
            mark(&tasks[2], "2026-Q2", TaskStatus::Maintained),
        ];
        let matrix = Matrix::count(2026, &tasks, &marks);
        let shares: Vec<(u32, u32)> = matrix
            .by_quarter
            .iter()
            .map(|(_, c)| (c.done, c.due))
            .collect();
        assert_eq!(shares, [(1, 2), (1, 2), (0, 1), (0, 1)]);
        assert_eq!(matrix.by_unit.len(), 2);
        assert_eq!(
            matrix.by_unit[0],
            ("Phòng A".into(), Completion { done: 2, due: 5 })
        );
        assert_eq!(matrix.total.percent(), Some(33));
        assert_eq!(Completion::default().percent(), None);
    }

    #[test]
    fn late_is_what_the_regime_s_closing_day_makes_late() {
        use crate::period::Regime;
        for (when, day, status, nd09, calendar) in [
            ("Quý I", "2026-03-14", None, false, false),
            ("Quý I", "2026-03-15", None, true, false),
            ("Quý I", "2026-04-01", None, true, true),
            (
                "Quý I",
                "2026-04-01",
                Some(TaskStatus::InProgress),
                true,
                true,
            ),
            ("Quý I", "2026-04-01", Some(TaskStatus::Done), false, false),
            (
                "Quý I",
                "2026-04-01",
                Some(TaskStatus::Maintained),
                false,
                false,
            ),
            (
                "Quý I",
                "2026-04-01",
                Some(TaskStatus::Dropped),
                false,
                false,
            ),
            ("Quý II", "2026-04-01", None, false, false),
            // Its own day has not passed, although the quarter's figures are closed.
            ("trước ngày 20/3/2026", "2026-03-18", None, false, false),
            ("trước ngày 20/3/2026", "2026-03-20", None, false, false),
            ("trước ngày 20/3/2026", "2026-03-21", None, true, false),
        ] {
            let today: NaiveDate = day.parse().unwrap();
            let task = task(1, "", when);
            let quarter = "2026-Q1".parse().unwrap();
            for (regime, expect) in [(Regime::Nd09, nd09), (Regime::Calendar, calendar)] {
                let now = (regime.quarter_of(today), today);
                let late = is_late(&task, 2026, quarter, now, status);
                assert_eq!(late, expect, "{when} {day} {status:?} {regime:?}");
            }
        }
    }

    #[test]
    fn dropping_needs_a_reason() {
        let dropped = mark(&task(1, "", ""), "2026-Q1", TaskStatus::Dropped);
        assert_eq!(
            dropped.clone().checked().unwrap_err().0[0].kind,
            FlawKind::ReasonMissing
        );
        assert!(
            Mark {
                note: "mưa bão".into(),
                ..dropped
            }
            .checked()
            .is_ok()
        );
    }
}
