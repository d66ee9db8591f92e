//! The figures of a report, counted once for all of it.
//!
//! Counts come from the log, tasks from their marks. A share is a sum out of a sum, never a mean
//! of shares.

use crate::channel::Channel;
use crate::count::{Count, TaskCount, side_by_side};
use crate::date::Quarter;
use crate::id::TaskId;
use crate::indicator::Ratio;
use crate::period::{Cumulative, InPeriod, Period, Span};
use crate::progress::{Mark, Quantity, TaskStatus};
use crate::task::{Standing, Task};
use crate::text::fold;
use std::collections::HashMap;

/// Which sum of a line of counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CountOf {
    /// In the period.
    InPeriod,
    /// From the year's first day to the period's last (`lũy kế`).
    SoFar,
    /// In the same period a year before.
    YearBefore,
    /// What was aimed at in the period.
    Target,
    /// In the period out of what was aimed at, in percent.
    Share,
}

impl CountOf {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::InPeriod,
        Self::SoFar,
        Self::YearBefore,
        Self::Target,
        Self::Share,
    ];
}

/// Which number of tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TasksOf {
    /// Due in the period.
    Due,
    /// Of those, done or kept up.
    Done,
    /// Of those, not done though their quarter is over.
    Late,
    /// Of those, still to be done in time.
    Open,
    /// Of those, dropped with a reason.
    Dropped,
    /// Done out of due, in percent.
    Share,
}

impl TasksOf {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Due,
        Self::Done,
        Self::Late,
        Self::Open,
        Self::Dropped,
        Self::Share,
    ];
}

/// What a figure is counted from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureSource {
    /// A sum over the log.
    Count {
        /// Code of the channel.
        channel: String,
        /// Unit of measure.
        measure: String,
        /// Which sum.
        of: CountOf,
    },
    /// A number of tasks.
    Tasks(TasksOf),
}

/// What was counted in one channel and unit of measure.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CountLine {
    /// Code of the channel.
    pub channel: String,
    /// Its name.
    pub name: String,
    /// Unit of measure.
    pub measure: String,
    /// What was aimed at in the period, where that is known.
    pub target: Option<u64>,
    /// In the period.
    pub in_period: InPeriod<u64>,
    /// From the year's first day to the period's last.
    pub so_far: Cumulative<u64>,
    /// In the same period a year before.
    pub year_before: InPeriod<u64>,
}

impl CountLine {
    /// In the period out of what was aimed at.
    pub fn share(&self) -> Option<Ratio> {
        self.target.map(|target| Ratio {
            numerator: self.in_period.0,
            denominator: target,
        })
    }
}

/// How a task stands at the end of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TaskState {
    /// Complete in every quarter of the period in which it is due.
    Done,
    /// Not complete in a quarter that is over.
    Late,
    /// Not complete, and there is time left.
    Open,
    /// Dropped with a reason.
    Dropped,
}

/// A task that was due in the period.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TaskLine {
    /// The task.
    pub task: TaskId,
    /// What was to be done.
    pub text: String,
    /// The unit that leads. May be empty.
    pub lead: String,
    /// How it stands.
    pub state: TaskState,
    /// The status somebody gave it last.
    pub status: TaskStatus,
    /// How much was done in the period.
    pub done: Vec<Quantity>,
    /// The last note of its marks. May be empty.
    pub note: String,
}

/// All figures of a report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures {
    /// In the order of the channels.
    pub counts: Vec<CountLine>,
    /// In the plan's order.
    pub tasks: Vec<TaskLine>,
}

/// What figures are counted from.
#[derive(Debug, Clone, Default)]
pub struct Figuring<'a> {
    /// Channels in their order.
    pub channels: &'a [Channel],
    /// Sums of the log in the period.
    pub in_period: Vec<Count>,
    /// From the year's first day to the period's last.
    pub so_far: Vec<Count>,
    /// In the same period a year before.
    pub year_before: Vec<Count>,
    /// Tasks, each with the year of its plan.
    pub tasks: Vec<(i32, Task)>,
    /// Their marks.
    pub marks: Vec<Mark>,
    /// What the log says was done for tasks, by quarter of the period.
    pub by_task: Vec<(Quarter, Vec<TaskCount>)>,
    /// What is aimed at.
    pub targets: Vec<(TaskId, Quarter, Quantity)>,
}

/// The quarters whose tasks a report on a period tells; a month tells its quarter's.
pub fn quarters_of(period: Period) -> Vec<Quarter> {
    match period.span() {
        Span::Month(month) => Quarter::new(period.of_year(), (month.saturating_sub(1)) / 3 + 1)
            .into_iter()
            .collect(),
        _ => period.quarters().collect(),
    }
}

impl Figures {
    /// Counts everything. `current` is the quarter of today: tasks of quarters before it are late.
    pub fn count(from: &Figuring<'_>, period: Period, current: Quarter) -> Self {
        let quarters = quarters_of(period);
        Self {
            counts: count_lines(from, &quarters),
            tasks: task_lines(from, &quarters, current),
        }
    }

    /// The line of a channel and unit of measure, marks and case aside.
    pub fn line(&self, channel: &str, measure: &str) -> Option<&CountLine> {
        let wanted = fold(measure);
        self.counts
            .iter()
            .find(|line| line.channel == channel && fold(&line.measure) == wanted)
    }

    /// How many tasks; nothing for the share of none.
    pub fn tasks_of(&self, of: TasksOf) -> Option<u64> {
        let count = |states: &[TaskState]| {
            let met = self.tasks.iter().filter(|t| states.contains(&t.state));
            met.count() as u64
        };
        match of {
            TasksOf::Due => Some(self.tasks.len() as u64),
            TasksOf::Done => Some(count(&[TaskState::Done])),
            TasksOf::Late => Some(count(&[TaskState::Late])),
            TasksOf::Open => Some(count(&[TaskState::Open])),
            TasksOf::Dropped => Some(count(&[TaskState::Dropped])),
            TasksOf::Share => self.share_of_tasks().hundredths().map(u64::from),
        }
    }

    /// Done out of due.
    pub fn share_of_tasks(&self) -> Ratio {
        Ratio {
            numerator: self.tasks_of(TasksOf::Done).unwrap_or(0),
            denominator: self.tasks.len() as u64,
        }
    }

    /// A figure as a report's sentence writes it: `03`, `1.250`, `85,7%`.
    pub fn text(&self, source: &FigureSource) -> String {
        match source {
            FigureSource::Tasks(TasksOf::Share) => {
                percent(self.share_of_tasks()).unwrap_or_else(|| "0%".into())
            }
            FigureSource::Tasks(of) => in_sentence(self.tasks_of(*of).unwrap_or(0)),
            FigureSource::Count {
                channel,
                measure,
                of,
            } => {
                let line = self.line(channel, measure);
                let count = |read: fn(&CountLine) -> u64| in_sentence(line.map_or(0, read));
                match of {
                    CountOf::InPeriod => count(|line| line.in_period.0),
                    CountOf::SoFar => count(|line| line.so_far.0),
                    CountOf::YearBefore => count(|line| line.year_before.0),
                    CountOf::Target => count(|line| line.target.unwrap_or(0)),
                    CountOf::Share => line
                        .and_then(CountLine::share)
                        .and_then(percent)
                        .unwrap_or_else(|| "0%".into()),
                }
            }
        }
    }
}

/// A number with dots between thousands: `1.250`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 2);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// A number in a sentence of an official text, where one digit never stands alone: `03`.
pub fn in_sentence(number: u64) -> String {
    match number {
        1..=9 => format!("0{number}"),
        _ => grouped(number),
    }
}

/// A share in percent, rounded down so that 100 means all: `85,71%`.
pub fn percent(share: Ratio) -> Option<String> {
    let hundredths = share.hundredths()?;
    let (whole, rest) = (u64::from(hundredths / 100), hundredths % 100);
    Some(match (rest / 10, rest % 10) {
        (0, 0) => format!("{}%", grouped(whole)),
        (tenth, 0) => format!("{},{tenth}%", grouped(whole)),
        (tenth, last) => format!("{},{tenth}{last}%", grouped(whole)),
    })
}

fn count_lines(from: &Figuring<'_>, quarters: &[Quarter]) -> Vec<CountLine> {
    let name = |code: &str| {
        let channel = from.channels.iter().find(|c| c.code == code);
        channel.map_or_else(|| code.to_owned(), |c| c.name.clone())
    };
    let mut lines: Vec<CountLine> = side_by_side(&from.in_period, &from.so_far, &from.year_before)
        .into_iter()
        .map(|line| CountLine {
            name: name(&line.channel),
            channel: line.channel,
            measure: line.measure,
            target: None,
            in_period: line.in_period,
            so_far: line.so_far,
            year_before: line.year_before,
        })
        .collect();
    for (channel, measure, count) in channel_targets(from, quarters) {
        let folded = fold(&measure);
        let known = lines
            .iter_mut()
            .find(|line| line.channel == channel.code && fold(&line.measure) == folded);
        match known {
            Some(line) => line.target = Some(line.target.unwrap_or(0).saturating_add(count)),
            None => lines.push(CountLine {
                channel: channel.code.clone(),
                name: channel.name.clone(),
                measure,
                target: Some(count),
                in_period: InPeriod(0),
                so_far: Cumulative(0),
                year_before: InPeriod(0),
            }),
        }
    }
    lines.retain(|line| {
        line.target.is_some() || line.so_far.0 > 0 || line.in_period.0 > 0 || line.year_before.0 > 0
    });
    let place = |line: &CountLine| {
        let channel = from.channels.iter().position(|c| c.code == line.channel);
        let measure = channel.and_then(|at| {
            let folded = fold(&line.measure);
            let measures = &from.channels.get(at)?.measures;
            measures.iter().position(|m| fold(m) == folded)
        });
        (
            channel.unwrap_or(usize::MAX),
            measure.unwrap_or(usize::MAX),
            fold(&line.measure),
        )
    };
    lines.sort_by_cached_key(place);
    lines
}

/// Targets of the period's quarters that belong to a channel: the only one counted in their unit,
/// or the only such one that the task's words name. Other targets stand with their tasks alone.
fn channel_targets<'a>(
    from: &'a Figuring<'_>,
    quarters: &[Quarter],
) -> Vec<(&'a Channel, String, u64)> {
    let tasks: HashMap<TaskId, &Task> = accepted(from).map(|(_, task)| (task.id, task)).collect();
    let mut found = Vec::new();
    for (task, quarter, quantity) in &from.targets {
        let Some(task) = tasks.get(task).filter(|_| quarters.contains(quarter)) else {
            continue;
        };
        let measure = fold(&quantity.measure);
        let able: Vec<&Channel> = from
            .channels
            .iter()
            .filter(|c| c.measures.iter().any(|m| fold(m) == measure))
            .collect();
        let words = fold(&format!("{} {}", task.text, task.deliverable));
        let named: Vec<&Channel> = able
            .iter()
            .copied()
            .filter(|channel| is_named(channel, &words))
            .collect();
        if let ([channel], _) | (_, [channel]) = (&able[..], &named[..]) {
            found.push((*channel, quantity.measure.clone(), quantity.count));
        }
    }
    found
}

/// Whether folded words name a channel by one of the parts of its name.
pub fn is_named(channel: &Channel, words: &str) -> bool {
    fold(&channel.name)
        .split(',')
        .map(str::trim)
        .any(|part| !part.is_empty() && words.contains(part))
}

fn accepted<'a>(from: &'a Figuring<'_>) -> impl Iterator<Item = &'a (i32, Task)> {
    from.tasks
        .iter()
        .filter(|(_, task)| task.standing == Standing::Accepted)
}

fn task_lines(from: &Figuring<'_>, quarters: &[Quarter], current: Quarter) -> Vec<TaskLine> {
    let marks: HashMap<(TaskId, Quarter), &Mark> = from
        .marks
        .iter()
        .map(|mark| ((mark.task, mark.quarter), mark))
        .collect();
    let mut logged: HashMap<(TaskId, Quarter), Vec<Quantity>> = HashMap::new();
    for (quarter, counts) in &from.by_task {
        for count in counts {
            let sums = logged.entry((count.task, *quarter)).or_default();
            sums.push(count.quantity.clone());
        }
    }
    accepted(from)
        .filter_map(|(year, task)| {
            let due: Vec<Quarter> = quarters
                .iter()
                .copied()
                .filter(|quarter| {
                    marks.contains_key(&(task.id, *quarter))
                        || task.timeframe.covers(*quarter, *year)
                })
                .collect();
            let mark = |quarter: &Quarter| marks.get(&(task.id, *quarter)).copied();
            let status = |quarter: &Quarter| mark(quarter).map(|m| m.status).unwrap_or_default();
            let last = due.iter().rev().find_map(mark);
            due.last()?;
            let complete = |quarter: &Quarter| status(quarter).is_complete();
            let settled = |q: &Quarter| complete(q) || status(q) == TaskStatus::Dropped;
            let state = if due.iter().all(complete) {
                TaskState::Done
            } else if due.iter().any(|q| *q < current && !settled(q)) {
                TaskState::Late
            } else if due.iter().all(settled) {
                TaskState::Dropped
            } else {
                TaskState::Open
            };
            let mut done = Vec::new();
            for quarter in quarters {
                match mark(quarter).and_then(|m| m.quantity.as_ref()) {
                    Some(own) => add(&mut done, own),
                    None => logged
                        .get(&(task.id, *quarter))
                        .into_iter()
                        .flatten()
                        .for_each(|sum| add(&mut done, sum)),
                }
            }
            let note = due.iter().rev().filter_map(mark).map(|m| m.note.trim());
            Some(TaskLine {
                task: task.id,
                text: task.text.clone(),
                lead: task.lead.clone(),
                state,
                status: last.map(|m| m.status).unwrap_or_default(),
                done,
                note: note
                    .filter(|words| !words.is_empty())
                    .map(str::to_owned)
                    .next()
                    .unwrap_or_default(),
            })
        })
        .collect()
}

fn add(sums: &mut Vec<Quantity>, more: &Quantity) {
    let folded = fold(&more.measure);
    match sums.iter_mut().find(|sum| fold(&sum.measure) == folded) {
        Some(sum) => sum.count = sum.count.saturating_add(more.count),
        None => sums.push(more.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::task::Timeframe;
    use chrono::DateTime;
    use uuid::Uuid;

    fn quarter(text: &str) -> Quarter {
        text.parse().unwrap()
    }

    fn task(number: u128, text: &str, when: &str) -> (i32, Task) {
        let task = Task {
            id: TaskId(Uuid::from_u128(number)),
            plan: crate::PlanId(Uuid::from_u128(1)),
            standing: Standing::Accepted,
            text: text.into(),
            deliverable: String::new(),
            lead: "Phòng Văn hóa - Xã hội".into(),
            coordinating: Vec::new(),
            official: None,
            timeframe: Timeframe::read(when, 2026),
            budget: String::new(),
            remarks: String::new(),
            origin: None,
            sentence: String::new(),
            apart: Vec::new(),
        };
        (2026, task)
    }

    fn mark(number: u128, at: &str, status: TaskStatus, own: Option<u64>) -> Mark {
        Mark {
            task: TaskId(Uuid::from_u128(number)),
            quarter: quarter(at),
            status,
            quantity: own.map(|count| Quantity {
                count,
                measure: "cuộc".into(),
            }),
            reason: String::new(),
            note: format!("ghi {at}"),
            by: String::new(),
            at: DateTime::default(),
        }
    }

    fn states(period: &str, current: &str, marks: Vec<Mark>) -> String {
        let from = Figuring {
            tasks: vec![
                task(1, "một", "Quý I"),
                task(2, "hai", "Thường xuyên"),
                task(3, "ba", "Quý II"),
            ],
            marks,
            ..Figuring::default()
        };
        let figures = Figures::count(&from, period.parse().unwrap(), quarter(current));
        let told = figures
            .tasks
            .iter()
            .map(|t| format!("{} {:?}", t.text, t.state));
        told.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn a_task_stands_as_its_quarters_do() {
        use TaskStatus::{Done, Dropped, InProgress, Maintained};
        for (period, current, marks, expect) in [
            ("2026-Q1", "2026-Q1", vec![], "một Open, hai Open"),
            ("2026-Q1", "2026-Q2", vec![], "một Late, hai Late"),
            (
                "2026-Q1",
                "2026-Q2",
                vec![
                    mark(1, "2026-Q1", Done, None),
                    mark(2, "2026-Q1", Dropped, None),
                ],
                "một Done, hai Dropped",
            ),
            (
                "2026-H1",
                "2026-Q2",
                vec![
                    mark(1, "2026-Q1", Done, None),
                    mark(2, "2026-Q1", Maintained, None),
                    mark(3, "2026-Q2", InProgress, None),
                ],
                "một Done, hai Open, ba Open",
            ),
            (
                "2026-M02",
                "2026-Q1",
                vec![mark(3, "2026-Q1", Done, None)],
                "một Open, hai Open, ba Done",
            ),
        ] {
            assert_eq!(states(period, current, marks), expect, "{period} {current}");
        }
    }

    #[test]
    fn own_figures_stand_before_the_logs() {
        let logged = |count| TaskCount {
            task: TaskId(Uuid::from_u128(2)),
            quantity: Quantity {
                count,
                measure: "cuộc".into(),
            },
        };
        let from = Figuring {
            tasks: vec![task(2, "hai", "Thường xuyên")],
            marks: vec![mark(2, "2026-Q1", TaskStatus::Done, Some(7))],
            by_task: vec![
                (quarter("2026-Q1"), vec![logged(5)]),
                (quarter("2026-Q2"), vec![logged(4)]),
            ],
            ..Figuring::default()
        };
        let figures = Figures::count(&from, "2026-H1".parse().unwrap(), quarter("2026-Q3"));
        assert_eq!(figures.tasks[0].done[0].count, 11);
        assert_eq!(figures.tasks[0].note, "ghi 2026-Q1");
    }

    #[test]
    fn targets_find_their_channel() {
        let channels = Channel::built_in();
        let target = |number: u128, at: &str, count, measure: &str| {
            let quantity = Quantity {
                count,
                measure: measure.into(),
            };
            (TaskId(Uuid::from_u128(number)), quarter(at), quantity)
        };
        let from = Figuring {
            channels: &channels,
            in_period: vec![Count {
                channel: "conference".into(),
                measure: "cuộc".into(),
                entries: 2,
                total: 3,
            }],
            tasks: vec![
                task(1, "Tổ chức hội nghị phổ biến", ""),
                task(2, "Cấp phát tài liệu", ""),
                task(3, "Gặp mặt doanh nghiệp", ""),
            ],
            targets: vec![
                target(1, "2026-Q1", 4, "cuộc"),
                target(1, "2026-Q2", 9, "cuộc"),
                target(2, "2026-Q1", 500, "tờ"),
                target(3, "2026-Q1", 1, "cuộc"),
            ],
            ..Figuring::default()
        };
        let figures = Figures::count(&from, "2026-Q1".parse().unwrap(), quarter("2026-Q1"));
        let told: Vec<_> = figures
            .counts
            .iter()
            .map(|c| format!("{} {:?} {}", c.channel, c.target, c.in_period.0))
            .collect();
        assert_eq!(told, ["conference Some(4) 3", "leaflet Some(500) 0"]);
        let share = FigureSource::Count {
            channel: "conference".into(),
            measure: "cuộc".into(),
            of: CountOf::Share,
        };
        assert_eq!(figures.text(&share), "75%");
    }

    #[test]
    fn numbers_are_written_as_officials_do() {
        for (number, sentence) in [
            (0, "0"),
            (7, "07"),
            (12, "12"),
            (1_250, "1.250"),
            (1_000_000, "1.000.000"),
        ] {
            assert_eq!(in_sentence(number), sentence);
        }
        let share = |numerator, denominator| {
            percent(Ratio {
                numerator,
                denominator,
            })
        };
        assert_eq!(share(6, 7).as_deref(), Some("85,71%"));
        assert_eq!(share(1, 2).as_deref(), Some("50%"));
        assert_eq!(share(7, 8).as_deref(), Some("87,5%"));
        assert_eq!(share(1, 0), None);
    }
}
