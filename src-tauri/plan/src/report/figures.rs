//! The figures of a report, counted once for all of it.
//!
//! Counts come from the log, tasks from their marks. A share is a sum out of a sum, never a mean
//! of shares.

use super::aimed;
use crate::channel::Channel;
use crate::count::{Count, TaskCount, side_by_side};
use crate::date::Quarter;
use crate::id::{IndicatorId, TaskId};
use crate::indicator::{Aim, Attained, Indicator, Ratio, Reached};
use crate::period::{Cumulative, InPeriod, Period, Span};
use crate::progress::{Mark, Quantity, TaskStatus};
use crate::task::{Standing, Task};
use crate::text::fold;
use crate::timeline::{TimelineRow, timeline};
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

/// Which sum of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IndicatorOf {
    /// Of the period's quarters.
    InPeriod,
    /// From the year's first quarter to the period's last (`lũy kế`).
    SoFar,
}

impl IndicatorOf {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::InPeriod, Self::SoFar];
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
    /// What was reached of an indicator.
    Indicator {
        /// The indicator.
        indicator: IndicatorId,
        /// Which sum.
        of: IndicatorOf,
    },
}

/// What was counted in one channel and unit of measure; or for one task, where its target is in
/// a unit that belongs to no channel.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CountLine {
    /// Code of the channel; of a task's own line, what [`CountLine::of_task`] gives.
    pub channel: String,
    /// Its name, or the task's words.
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

/// Before the id of a task that has a line of its own. No code of a channel holds a colon.
const TASK: &str = "task:";

impl CountLine {
    /// What stands for the channel in a task's own line.
    pub fn of_task(task: TaskId) -> String {
        format!("{TASK}{task}")
    }

    /// The task whose own line this is. What it counts may be told by a channel's line too.
    pub fn task(&self) -> Option<TaskId> {
        self.channel.strip_prefix(TASK)?.parse().ok()
    }

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

/// What was reached of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IndicatorLine {
    /// The indicator.
    pub indicator: IndicatorId,
    /// What it says.
    pub text: String,
    /// What is counted. May be empty.
    pub unit: String,
    /// What is aimed at in the year.
    pub aim: Aim,
    /// In the period's quarters.
    pub in_period: InPeriod<Attained>,
    /// From the year's first quarter to the period's last.
    pub so_far: Cumulative<Attained>,
}

impl IndicatorLine {
    /// One of its sums.
    pub fn attained(&self, of: IndicatorOf) -> Attained {
        match of {
            IndicatorOf::InPeriod => self.in_period.0,
            IndicatorOf::SoFar => self.so_far.0,
        }
    }

    /// What is aimed at: `12`, `97,5%`.
    pub fn aim_words(&self) -> String {
        match self.aim {
            Aim::Count(count) => grouped(count),
            Aim::Share(hundredths) => percent(Ratio {
                numerator: hundredths.into(),
                denominator: 10_000,
            })
            .unwrap_or_default(),
        }
    }

    /// A share as `12/20 (60%)`, a count as a sentence has it.
    pub fn words(&self, of: IndicatorOf) -> String {
        let ratio = self.attained(of).ratio;
        let (part, whole) = (grouped(ratio.numerator), grouped(ratio.denominator));
        match (self.aim, percent(ratio)) {
            (Aim::Count(_), _) => in_sentence(ratio.numerator),
            (Aim::Share(_), Some(share)) => format!("{part}/{whole} ({share})"),
            (Aim::Share(_), None) => "0".to_owned(),
        }
    }
}

/// All figures of a report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures {
    /// In the order of the channels.
    pub counts: Vec<CountLine>,
    /// In the plan's order.
    pub tasks: Vec<TaskLine>,
    /// In the plan's order.
    pub indicators: Vec<IndicatorLine>,
    /// The year of the plan's tasks, as it stands at the period's end; empty where a report tells
    /// of several plans.
    pub timeline: Vec<TimelineRow>,
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
    /// The same by quarter from the year's first day to the period's last.
    pub by_task_so_far: Vec<(Quarter, Vec<TaskCount>)>,
    /// What is aimed at.
    pub targets: Vec<(TaskId, Quarter, Quantity)>,
    /// Indicators.
    pub indicators: Vec<Indicator>,
    /// What was reached of them.
    pub reached: Vec<Reached>,
    /// The year of the one plan that is reported on; nothing for several plans.
    pub plan_year: Option<i32>,
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
        let mut counts = count_lines(from, &quarters);
        counts.extend(aimed::task_targets(from, &quarters));
        Self {
            counts,
            tasks: task_lines(from, &quarters, current),
            indicators: indicator_lines(from, &quarters),
            timeline: year_of_tasks(from, &quarters, current),
        }
    }

    /// The line of a channel and unit of measure, marks and case aside.
    pub fn line(&self, channel: &str, measure: &str) -> Option<&CountLine> {
        let wanted = fold(measure);
        self.counts
            .iter()
            .find(|line| line.channel == channel && fold(&line.measure) == wanted)
    }

    /// The line of an indicator.
    pub fn indicator(&self, id: IndicatorId) -> Option<&IndicatorLine> {
        self.indicators.iter().find(|line| line.indicator == id)
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
            FigureSource::Indicator { indicator, of } => self
                .indicator(*indicator)
                .map_or_else(|| "0".to_owned(), |line| line.words(*of)),
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
    for (channel, measure, count) in aimed::channel_targets(from, quarters) {
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

/// Whether folded words name a channel by one of the parts of its name.
pub fn is_named(channel: &Channel, words: &str) -> bool {
    fold(&channel.name)
        .split(',')
        .map(str::trim)
        .any(|part| !part.is_empty() && words.contains(part))
}

pub(super) fn accepted<'a>(from: &'a Figuring<'_>) -> impl Iterator<Item = &'a (i32, Task)> {
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

/// What was reached of each indicator: parts and wholes added up.
fn indicator_lines(from: &Figuring<'_>, quarters: &[Quarter]) -> Vec<IndicatorLine> {
    let so_far = so_far(quarters);
    let line = |indicator: &Indicator| {
        let attained = |quarters: &[Quarter]| {
            Attained::of(from.reached.iter().filter(|reached| {
                reached.indicator == indicator.id && quarters.contains(&reached.quarter)
            }))
        };
        IndicatorLine {
            indicator: indicator.id,
            text: indicator.text.clone(),
            unit: indicator.unit.clone(),
            aim: indicator.aim,
            in_period: InPeriod(attained(quarters)),
            so_far: Cumulative(attained(&so_far)),
        }
    };
    from.indicators.iter().map(line).collect()
}

/// From the first quarter of a period's year to its last.
pub fn so_far(quarters: &[Quarter]) -> Vec<Quarter> {
    let last = quarters.last().copied();
    last.into_iter()
        .flat_map(|last| Quarter::of_year(last.year()).filter(move |quarter| *quarter <= last))
        .collect()
}

/// The months of a plan's tasks as they stand at the period's end: what was marked or fell due
/// later is no matter of the period.
fn year_of_tasks(from: &Figuring<'_>, quarters: &[Quarter], current: Quarter) -> Vec<TimelineRow> {
    let (Some(year), Some(last)) = (from.plan_year, quarters.last()) else {
        return Vec::new();
    };
    let known: Vec<Mark> = (from.marks.iter())
        .filter(|mark| mark.quarter <= *last)
        .cloned()
        .collect();
    let tasks = from.tasks.iter().map(|(_, task)| task);
    timeline(year, tasks, &known, current.min(last.after()))
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
        let done = |count| TaskCount {
            task: TaskId(Uuid::from_u128(3)),
            quantity: Quantity {
                count,
                measure: "Cuộc".into(),
            },
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
            by_task: vec![(quarter("2026-Q1"), vec![done(2)])],
            by_task_so_far: vec![(quarter("2026-Q1"), vec![done(7)])],
            ..Figuring::default()
        };
        let figures = Figures::count(&from, "2026-Q1".parse().unwrap(), quarter("2026-Q1"));
        let told: Vec<_> = figures
            .counts
            .iter()
            .map(|c| format!("{} {:?} {}", c.channel, c.target, c.in_period.0))
            .collect();
        let own = format!(
            "{} Some(1) 2",
            CountLine::of_task(TaskId(Uuid::from_u128(3)))
        );
        assert_eq!(
            told,
            ["conference Some(4) 3", "leaflet Some(500) 0", own.as_str()]
        );
        let line = &figures.counts[2];
        assert_eq!(
            (line.so_far.0, line.name.as_str()),
            (7, "Gặp mặt doanh nghiệp")
        );
        assert_eq!(line.task(), Some(TaskId(Uuid::from_u128(3))));
        let share = FigureSource::Count {
            channel: "conference".into(),
            measure: "cuộc".into(),
            of: CountOf::Share,
        };
        assert_eq!(figures.text(&share), "75%");
    }

    #[test]
    fn indicators_add_parts_to_parts_in_the_period_and_so_far() {
        let id = IndicatorId(Uuid::from_u128(9));
        let reached = |at: &str, numerator, denominator| Reached {
            indicator: id,
            quarter: quarter(at),
            numerator,
            denominator: Some(denominator),
            note: String::new(),
            by: String::new(),
            at: DateTime::default(),
        };
        let from = Figuring {
            indicators: vec![Indicator {
                id,
                plan: crate::PlanId(Uuid::from_u128(1)),
                text: "Hộ được tuyên truyền".into(),
                unit: "hộ".into(),
                aim: Aim::Share(9_000),
                origin: None,
            }],
            reached: vec![
                reached("2025-Q4", 100, 100),
                reached("2026-Q1", 1, 2),
                reached("2026-Q2", 9, 10),
                reached("2026-Q3", 1_000, 2_000),
            ],
            ..Figuring::default()
        };
        for (period, in_period, so_far) in [
            ("2026-Q1", "1/2 (50%)", "1/2 (50%)"),
            ("2026-Q2", "9/10 (90%)", "10/12 (83,33%)"),
            ("2026-M05", "9/10 (90%)", "10/12 (83,33%)"),
            ("2026-H1", "10/12 (83,33%)", "10/12 (83,33%)"),
            ("2026-Q4", "0", "1.010/2.012 (50,19%)"),
        ] {
            let figures = Figures::count(&from, period.parse().unwrap(), quarter("2026-Q4"));
            let told = IndicatorOf::ALL
                .map(|of| figures.text(&FigureSource::Indicator { indicator: id, of }));
            assert_eq!(told, [in_period, so_far], "{period}");
        }
    }

    #[test]
    fn the_year_of_a_plan_stands_as_at_the_periods_end() {
        use crate::timeline::Month;
        let from = |plan_year| Figuring {
            tasks: vec![task(1, "một", "Quý I"), task(2, "hai", "Thường xuyên")],
            marks: vec![
                mark(2, "2026-Q1", TaskStatus::Done, None),
                mark(2, "2026-Q2", TaskStatus::Done, None),
            ],
            plan_year,
            ..Figuring::default()
        };
        let rows = |plan_year| {
            let period = "2026-Q1".parse().unwrap();
            Figures::count(&from(plan_year), period, quarter("2026-Q4")).timeline
        };
        let months = |row: &TimelineRow| [row.months[2], row.months[3]];
        let year = rows(Some(2026));
        assert_eq!(
            months(&year[0]),
            [Month::Stands(TaskStatus::NotStarted), Month::Free]
        );
        assert_eq!(
            months(&year[1]),
            [Month::Stands(TaskStatus::Done), Month::Planned]
        );
        assert!(rows(None).is_empty());
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
