//! The figure of a task in a quarter: what the log adds up to, what somebody said, what is aimed
//! at, and where these differ.

use crate::count::TaskCount;
use crate::date::Quarter;
use crate::flaw::{Flaw, FlawKind, Flaws};
use crate::id::TaskId;
use crate::progress::{Mark, Quantity, TaskStatus};
use crate::target::Target;
use crate::text::fold;
use std::collections::HashMap;

/// Where a figure comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FigureOrigin {
    /// Somebody said so.
    Own,
    /// The sum of the log's entries.
    Log,
}

/// What is known of a task in a quarter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figure {
    /// What somebody said, if anybody did.
    pub own: Option<Quantity>,
    /// The log's sum in the measure that counts: the own figure's, else the target's, else the
    /// log's main one. Nothing where the log has no entry.
    pub log: Option<Quantity>,
    /// What is aimed at.
    pub target: Option<Quantity>,
}

impl Figure {
    /// Puts together an own figure, the log's sums (the main measure first) and a target.
    pub fn of(own: Option<&Quantity>, sums: &[Quantity], target: Option<&Quantity>) -> Self {
        let wanted = [own, target]
            .into_iter()
            .flatten()
            .map(|q| q.measure.as_str())
            .find(|measure| !measure.is_empty());
        Self {
            own: own.cloned(),
            log: sum_in(sums, wanted),
            target: target.cloned(),
        }
    }

    /// The figure that counts: the own one where there is one, else the log's sum.
    pub fn stands(&self) -> Option<(&Quantity, FigureOrigin)> {
        let own = self.own.as_ref().map(|q| (q, FigureOrigin::Own));
        own.or_else(|| self.log.as_ref().map(|q| (q, FigureOrigin::Log)))
    }

    /// Whether the own figure is not what the log adds up to. A log without entries says nothing
    /// that a figure could differ from.
    pub fn differs(&self) -> bool {
        match (&self.own, &self.log) {
            (Some(own), Some(log)) => own.count != log.count,
            _ => false,
        }
    }

    /// Whether what is aimed at is reached; nothing without a target in the same measure.
    pub fn reaches_target(&self) -> Option<bool> {
        let target = self.target.as_ref()?;
        let (figure, _) = self.stands()?;
        let unsaid = figure.measure.is_empty() || target.measure.is_empty();
        let same = unsaid || fold(&figure.measure) == fold(&target.measure);
        same.then_some(figure.count >= target.count)
    }

    /// A status that the log and the target speak for, where the one marked says less. Only ever
    /// proposed.
    pub fn proposed(&self, marked: Option<TaskStatus>) -> Option<TaskStatus> {
        self.log.as_ref().filter(|sum| sum.count > 0)?;
        let proposal = if self.reaches_target() == Some(true) {
            TaskStatus::Done
        } else {
            TaskStatus::InProgress
        };
        let says_less = match marked.unwrap_or_default() {
            TaskStatus::NotStarted => true,
            TaskStatus::InProgress => proposal == TaskStatus::Done,
            TaskStatus::Done | TaskStatus::Maintained | TaskStatus::Dropped => false,
        };
        says_less.then_some(proposal)
    }
}

/// The log's sum in one measure, zero when the log counts in others only; in the main one when
/// none is wanted.
fn sum_in(sums: &[Quantity], wanted: Option<&str>) -> Option<Quantity> {
    let main = sums.first()?;
    let Some(wanted) = wanted else {
        return Some(main.clone());
    };
    let same = sums.iter().find(|q| fold(&q.measure) == fold(wanted));
    Some(same.cloned().unwrap_or_else(|| Quantity {
        count: 0,
        measure: wanted.to_owned(),
    }))
}

impl Mark {
    /// The mark as it may be kept beside the log: an own figure that the log adds up to by itself
    /// is left to the log, one that differs keeps its reason.
    ///
    /// # Errors
    /// [`FlawKind::ReasonMissing`] at `reason` for an own figure that differs without one.
    pub fn beside_log(self, sums: &[Quantity], target: Option<&Quantity>) -> Result<Self, Flaws> {
        let figure = Figure::of(self.quantity.as_ref(), sums, target);
        let by_itself = Figure::of(None, sums, target);
        if figure.differs() {
            if self.reason.is_empty() {
                return Err(Flaw::new("reason", FlawKind::ReasonMissing).into());
            }
            return Ok(self);
        }
        let left_to_log = figure.log.is_some() && figure.log == by_itself.log;
        Ok(Self {
            quantity: self.quantity.filter(|_| !left_to_log),
            reason: String::new(),
            ..self
        })
    }
}

/// Everything that figures of a plan's tasks are made of.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    marks: Vec<Mark>,
    marked: HashMap<(TaskId, Quarter), usize>,
    sums: HashMap<(TaskId, Quarter), Vec<Quantity>>,
    targets: HashMap<(TaskId, Quarter), Quantity>,
}

impl Ledger {
    /// From marks, the log's sums by quarter (each task's main measure first), and targets.
    pub fn new(
        marks: impl IntoIterator<Item = Mark>,
        sums: impl IntoIterator<Item = (Quarter, Vec<TaskCount>)>,
        targets: impl IntoIterator<Item = Target>,
    ) -> Self {
        let marks: Vec<Mark> = marks.into_iter().collect();
        let places = marks.iter().enumerate();
        let mut ledger = Self {
            marked: places.map(|(i, m)| ((m.task, m.quarter), i)).collect(),
            marks,
            ..Self::default()
        };
        for (quarter, counts) in sums {
            for count in counts {
                let sums = ledger.sums.entry((count.task, quarter)).or_default();
                sums.push(count.quantity);
            }
        }
        for target in targets {
            let key = (target.task, target.quarter);
            ledger.targets.insert(key, target.quantity);
        }
        ledger
    }

    /// All marks, as they came.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// The mark of a task in a quarter.
    pub fn mark(&self, task: TaskId, quarter: Quarter) -> Option<&Mark> {
        self.marks.get(*self.marked.get(&(task, quarter))?)
    }

    /// The log's sums of a task in a quarter, the main measure first.
    pub fn sums(&self, task: TaskId, quarter: Quarter) -> &[Quantity] {
        self.sums.get(&(task, quarter)).map_or(&[], Vec::as_slice)
    }

    /// What is aimed at of a task in a quarter.
    pub fn target(&self, task: TaskId, quarter: Quarter) -> Option<&Quantity> {
        self.targets.get(&(task, quarter))
    }

    /// What is known of a task in a quarter.
    pub fn figure(&self, task: TaskId, quarter: Quarter) -> Figure {
        let own = self.mark(task, quarter).and_then(|m| m.quantity.as_ref());
        Figure::of(own, self.sums(task, quarter), self.target(task, quarter))
    }
}

/// Figures of a task over several quarters, in one measure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Total {
    /// The figures that count.
    pub figure: Option<Quantity>,
    /// [`FigureOrigin::Own`] once one of them is.
    pub source: Option<FigureOrigin>,
    /// The log's sums.
    pub log: Option<Quantity>,
    /// What is aimed at.
    pub target: Option<Quantity>,
}

impl Ledger {
    /// Adds up figures of a task over quarters, in the measure of the first target, else of the
    /// first figure. What is counted in another measure is left out.
    pub fn over(&self, task: TaskId, quarters: impl IntoIterator<Item = Quarter>) -> Total {
        let figures: Vec<Figure> = quarters
            .into_iter()
            .map(|quarter| self.figure(task, quarter))
            .collect();
        let named = |q: &&Quantity| !q.measure.is_empty();
        let mut targets = figures.iter().filter_map(|f| f.target.as_ref());
        let first_target = targets.find(named);
        let first_figure = || figures.iter().find_map(|f| f.stands().map(|(q, _)| q));
        let Some(measure) = first_target
            .or_else(first_figure)
            .map(|q| q.measure.clone())
        else {
            return Total::default();
        };
        let add = |sum: &mut Option<Quantity>, one: Option<&Quantity>| {
            let fits = |q: &&Quantity| q.measure.is_empty() || fold(&q.measure) == fold(&measure);
            if let Some(one) = one.filter(fits) {
                let sum = sum.get_or_insert_with(|| Quantity {
                    count: 0,
                    measure: measure.clone(),
                });
                sum.count = sum.count.saturating_add(one.count);
            }
        };
        let mut total = Total::default();
        for figure in &figures {
            let stands = figure.stands();
            add(&mut total.figure, stands.map(|(quantity, _)| quantity));
            add(&mut total.log, figure.log.as_ref());
            add(&mut total.target, figure.target.as_ref());
            if let Some((_, source)) = stands {
                let own = source == FigureOrigin::Own || total.source.is_none();
                total.source = if own { Some(source) } else { total.source };
            }
        }
        total
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use uuid::Uuid;

    fn of(words: &str) -> Quantity {
        let (count, measure) = words.split_once(' ').unwrap_or((words, ""));
        Quantity {
            count: count.parse().unwrap(),
            measure: measure.to_owned(),
        }
    }

    fn some(words: &str) -> Option<Quantity> {
        (!words.is_empty()).then(|| of(words))
    }

    fn list(words: &str) -> Vec<Quantity> {
        words
            .split(", ")
            .filter(|w| !w.is_empty())
            .map(of)
            .collect()
    }

    fn mark(own: &str, reason: &str) -> Mark {
        Mark {
            task: TaskId(Uuid::nil()),
            quarter: "2026-Q1".parse().unwrap(),
            status: TaskStatus::InProgress,
            quantity: some(own),
            reason: reason.into(),
            note: String::new(),
            by: String::new(),
            at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn an_own_figure_beside_the_log() {
        // own, log, target, reason → figure kept, reason kept; or a flaw.
        for (own, log, target, reason, expect) in [
            ("", "", "", "", Ok(("", ""))),
            ("12 lượt", "", "", "", Ok(("12 lượt", ""))),
            ("12 lượt", "", "", "vì", Ok(("12 lượt", ""))),
            ("", "12 lượt", "", "vì", Ok(("", ""))),
            ("12 lượt", "12 lượt", "", "", Ok(("", ""))),
            ("12", "12 lượt", "", "", Ok(("", ""))),
            ("12 Luot", "12 lượt", "", "", Ok(("", ""))),
            ("13 lượt", "12 lượt", "", "", Err(())),
            (
                "13 lượt",
                "12 lượt",
                "",
                "sổ giấy",
                Ok(("13 lượt", "sổ giấy")),
            ),
            ("0 lượt", "12 lượt", "", "", Err(())),
            // Another measure than any entry's: the log says none of that.
            ("3 cuộc", "12 lượt", "", "", Err(())),
            // Not the main measure, but what the log adds up to.
            ("90 phút", "12 lượt, 90 phút", "", "", Ok(("90 phút", ""))),
            ("80 phút", "12 lượt, 90 phút", "", "", Err(())),
            ("90 phút", "12 lượt, 90 phút", "60 phút", "", Ok(("", ""))),
            ("90", "12 lượt, 90 phút", "60 phút", "", Ok(("", ""))),
        ] {
            let kept = mark(own, reason).beside_log(&list(log), some(target).as_ref());
            let said = format!("{own} | {log} | {target} | {reason}");
            match (kept, expect) {
                (Ok(kept), Ok((figure, why))) => {
                    assert_eq!(
                        (kept.quantity, kept.reason.as_str()),
                        (some(figure), why),
                        "{said}"
                    );
                }
                (Err(Flaws(flaws)), Err(())) => {
                    assert_eq!(
                        (flaws[0].field.as_str(), flaws[0].kind),
                        ("reason", FlawKind::ReasonMissing)
                    );
                }
                (kept, _) => panic!("{said}: {kept:?}"),
            }
        }
    }

    #[test]
    fn what_the_log_and_the_target_speak_for() {
        use TaskStatus::{Done, Dropped, InProgress, Maintained, NotStarted};
        for (own, log, target, marked, expect) in [
            ("", "", "10 lượt", None, None),
            ("", "0 lượt", "10 lượt", None, None),
            ("", "3 lượt", "10 lượt", None, Some(InProgress)),
            ("", "3 lượt", "", Some(NotStarted), Some(InProgress)),
            ("", "3 lượt", "", Some(InProgress), None),
            ("", "10 lượt", "10 lượt", None, Some(Done)),
            ("", "10 lượt", "10 lượt", Some(InProgress), Some(Done)),
            ("8 lượt", "10 lượt", "10 lượt", Some(InProgress), None),
            (
                "",
                "3 cuộc, 300 lượt người",
                "200 lượt người",
                None,
                Some(Done),
            ),
            ("", "3 lượt", "10 lượt", Some(Done), None),
            ("", "99 lượt", "10 lượt", Some(Maintained), None),
            ("", "99 lượt", "10 lượt", Some(Dropped), None),
        ] {
            let figure = Figure::of(some(own).as_ref(), &list(log), some(target).as_ref());
            assert_eq!(figure.proposed(marked), expect, "{own} | {log} | {target}");
        }
    }

    #[test]
    fn quarters_add_up_in_one_measure() {
        let task = TaskId(Uuid::nil());
        let quarter = |n: u8| Quarter::new(2026, n).unwrap();
        let count = |words: &str| TaskCount {
            task,
            quantity: of(words),
        };
        let target = |n: u8, words: &str| Target {
            task,
            quarter: quarter(n),
            quantity: of(words),
        };
        let own = Mark {
            quarter: quarter(2),
            ..mark("20 lượt", "sổ giấy")
        };
        let ledger = Ledger::new(
            [own],
            [
                (quarter(1), vec![count("12 lượt"), count("180 phút")]),
                (quarter(2), vec![count("13 lượt")]),
                (quarter(3), vec![count("9 cuộc")]),
            ],
            [target(1, "10 lượt"), target(2, "10 lượt")],
        );
        for (quarters, figure, log, aimed, source) in [
            (
                &[1][..],
                "12 lượt",
                "12 lượt",
                "10 lượt",
                Some(FigureOrigin::Log),
            ),
            (
                &[1, 2],
                "32 lượt",
                "25 lượt",
                "20 lượt",
                Some(FigureOrigin::Own),
            ),
            (
                &[1, 2, 3],
                "32 lượt",
                "25 lượt",
                "20 lượt",
                Some(FigureOrigin::Own),
            ),
            (&[3, 4], "9 cuộc", "9 cuộc", "", Some(FigureOrigin::Log)),
            (&[4], "", "", "", None),
            (&[], "", "", "", None),
        ] {
            let total = ledger.over(task, quarters.iter().map(|n| quarter(*n)));
            let expect = Total {
                figure: some(figure),
                source,
                log: some(log),
                target: some(aimed),
            };
            assert_eq!(total, expect, "{quarters:?}");
        }
    }

    #[test]
    fn the_figure_that_counts() {
        for (own, log, target, expect, reached) in [
            ("", "", "", None, None),
            ("", "", "10 lượt", None, None),
            (
                "",
                "4 lượt, 60 phút",
                "",
                Some(("4 lượt", FigureOrigin::Log)),
                None,
            ),
            (
                "",
                "4 lượt, 60 phút",
                "30 phút",
                Some(("60 phút", FigureOrigin::Log)),
                Some(true),
            ),
            (
                "",
                "4 lượt",
                "30 phút",
                Some(("0 phút", FigureOrigin::Log)),
                Some(false),
            ),
            (
                "5 lượt",
                "4 lượt",
                "6 lượt",
                Some(("5 lượt", FigureOrigin::Own)),
                Some(false),
            ),
            (
                "5",
                "",
                "4 lượt",
                Some(("5", FigureOrigin::Own)),
                Some(true),
            ),
            (
                "5 cuộc",
                "",
                "4 lượt",
                Some(("5 cuộc", FigureOrigin::Own)),
                None,
            ),
            (
                "",
                "5 cuộc",
                "4",
                Some(("5 cuộc", FigureOrigin::Log)),
                Some(true),
            ),
        ] {
            let figure = Figure::of(some(own).as_ref(), &list(log), some(target).as_ref());
            let stands = figure.stands().map(|(q, source)| (q.clone(), source));
            assert_eq!(
                stands,
                expect.map(|(q, source)| (of(q), source)),
                "{own} | {log} | {target}"
            );
            assert_eq!(figure.reaches_target(), reached, "{own} | {log} | {target}");
        }
    }
}
