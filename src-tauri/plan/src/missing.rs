//! What is still without evidence in a period: tasks that are said to be done, entries of the
//! log, and the families of channels that the score sheet asks for.

use crate::channel::{Channel, Family};
use crate::date::Quarter;
use crate::evidence::{Evidence, Proves};
use crate::id::{EntryId, TaskId};
use crate::log::LogEntry;
use crate::period::{Period, Regime, Span};
use crate::progress::{Mark, TaskStatus};
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashSet};

/// What is looked through: all of one plan.
#[derive(Debug, Clone, Copy)]
pub struct Proof<'a> {
    /// Which days a period holds.
    pub regime: Regime,
    /// Tasks, in their order.
    pub tasks: &'a [TaskId],
    /// Marks of those tasks, of any quarter.
    pub marks: &'a [Mark],
    /// Entries of the log, of any day.
    pub entries: &'a [LogEntry],
    /// Evidence of any of them.
    pub evidence: &'a [Evidence],
    /// The channels the entries name.
    pub channels: &'a [Channel],
}

/// What has no evidence in a period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MissingEvidence {
    /// Tasks, in their order.
    pub tasks: Vec<Unproven>,
    /// Entries without a task and without evidence, in the order of the log.
    pub entries: Vec<EntryId>,
    /// The families of the score sheet (criterion 4.2), in its order.
    pub families: Vec<FamilyProof>,
}

/// A task that is said to be done, or of which something was logged, without any evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unproven {
    /// The task.
    pub task: TaskId,
    /// The quarters for which nothing proves it.
    pub quarters: Vec<Quarter>,
    /// What was logged of it in those quarters.
    pub entries: Vec<EntryId>,
}

/// How a family of channels is proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FamilyProof {
    /// The family.
    pub family: Family,
    /// Entries of its channels in the period.
    pub entries: usize,
    /// Those that have evidence of their own.
    pub proven: usize,
}

impl<'a> Proof<'a> {
    /// Whether a day counts in a period.
    pub fn counts(&self, period: Period, day: NaiveDate) -> bool {
        self.regime
            .days(period)
            .is_some_and(|(first, last)| (first..=last).contains(&day))
    }

    /// The quarters a period touches: for a month, the one it lies in.
    pub fn quarters(period: Period) -> Vec<Quarter> {
        match period.span() {
            Span::Month(month) => vec![Quarter::of_month(period.of_year(), month.into())],
            _ => period.quarters().collect(),
        }
    }

    /// Entries that count in a period.
    pub fn entries_in(&self, period: Period) -> impl Iterator<Item = &'a LogEntry> {
        let days = self.regime.days(period);
        self.entries.iter().filter(move |entry| {
            days.is_some_and(|(first, last)| (first..=last).contains(&entry.day))
        })
    }

    /// The family of an entry's channel; one that is not known any more is no means of
    /// communication.
    pub fn family(&self, entry: &LogEntry) -> Family {
        let channel = self.channels.iter().find(|c| c.code == entry.channel);
        channel.map_or(Family::Other, |channel| channel.family)
    }

    /// What has no evidence in a period. A task is asked for evidence of a quarter in which it is
    /// marked as done or maintained (of whole quarters only), or in which something was logged of
    /// it; evidence of the quarter or of any of those entries will do.
    pub fn missing(&self, period: Period) -> MissingEvidence {
        let proven: HashSet<Proves> = self.evidence.iter().map(|it| it.proves).collect();
        let entries: Vec<&LogEntry> = self.entries_in(period).collect();
        let bare = |entry: &LogEntry| !proven.contains(&Proves::Entry(entry.id));
        MissingEvidence {
            tasks: self
                .tasks
                .iter()
                .filter_map(|task| self.unproven(*task, period, &entries, &proven))
                .collect(),
            entries: entries
                .iter()
                .filter(|entry| entry.task.is_none() && bare(entry))
                .map(|entry| entry.id)
                .collect(),
            families: Family::ALL
                .into_iter()
                .filter(|family| *family != Family::Other)
                .map(|family| {
                    let of = || entries.iter().filter(|entry| self.family(entry) == family);
                    FamilyProof {
                        family,
                        entries: of().count(),
                        proven: of().filter(|entry| !bare(entry)).count(),
                    }
                })
                .collect(),
        }
    }

    fn unproven(
        &self,
        task: TaskId,
        period: Period,
        entries: &[&LogEntry],
        proven: &HashSet<Proves>,
    ) -> Option<Unproven> {
        let whole: BTreeSet<Quarter> = period.quarters().collect();
        let said_done = |quarter: &Quarter| {
            self.marks.iter().any(|mark| {
                mark.task == task
                    && mark.quarter == *quarter
                    && matches!(mark.status, TaskStatus::Done | TaskStatus::Maintained)
            })
        };
        let mut found = Unproven {
            task,
            quarters: Vec::new(),
            entries: Vec::new(),
        };
        for quarter in Self::quarters(period) {
            let logged: Vec<EntryId> = entries
                .iter()
                .filter(|entry| entry.task == Some(task))
                .filter(|entry| self.regime.quarter_of(entry.day) == quarter)
                .map(|entry| entry.id)
                .collect();
            let claimed = !logged.is_empty() || whole.contains(&quarter) && said_done(&quarter);
            let is_proven = proven.contains(&Proves::Task(task, quarter))
                || logged.iter().any(|id| proven.contains(&Proves::Entry(*id)));
            if claimed && !is_proven {
                found.quarters.push(quarter);
                found.entries.extend(logged);
            }
        }
        (!found.quarters.is_empty()).then_some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::EvidenceSource;
    use crate::id::EvidenceId;
    use crate::progress::Quantity;
    use uuid::Uuid;

    fn task(n: u128) -> TaskId {
        TaskId(Uuid::from_u128(n))
    }

    fn entry(n: u128, day: &str, channel: &str, of: Option<u128>) -> LogEntry {
        LogEntry {
            id: EntryId(Uuid::from_u128(100 + n)),
            day: day.parse().unwrap(),
            channel: channel.into(),
            topic: String::new(),
            place: String::new(),
            measures: vec![Quantity {
                count: 1,
                measure: "lượt".into(),
            }],
            unit: String::new(),
            official: None,
            plan: None,
            task: of.map(task),
            note: String::new(),
            slot: None,
            by: String::new(),
            at: "2026-03-02T01:00:00Z".parse().unwrap(),
        }
    }

    fn mark(of: u128, quarter: &str, status: TaskStatus) -> Mark {
        Mark {
            task: task(of),
            quarter: quarter.parse().unwrap(),
            status,
            quantity: None,
            note: String::new(),
            reason: String::new(),
            by: String::new(),
            at: "2026-03-02T01:00:00Z".parse().unwrap(),
        }
    }

    fn evidence(proves: Proves) -> Evidence {
        Evidence {
            id: EvidenceId(Uuid::from_u128(1)),
            proves,
            source: EvidenceSource::Document("12/BC-UBND".into()),
            note: String::new(),
            by: String::new(),
            at: "2026-03-02T01:00:00Z".parse().unwrap(),
        }
    }

    /// Task and quarters without evidence: `1:2026-Q1,2026-Q2 3:2026-Q1`.
    fn told(missing: &MissingEvidence) -> String {
        let line = |it: &Unproven| {
            let quarters: Vec<String> = it.quarters.iter().map(ToString::to_string).collect();
            format!("{}:{}", it.task.0.as_u128(), quarters.join(","))
        };
        missing.tasks.iter().map(line).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn tasks_are_asked_for_evidence_where_something_is_said_of_them() {
        use TaskStatus::*;
        let tasks = [task(1), task(2), task(3), task(4)];
        let marks = [
            mark(1, "2026-Q1", Done),
            mark(1, "2026-Q2", Maintained),
            mark(2, "2026-Q1", InProgress),
            mark(3, "2026-Q1", Dropped),
        ];
        let entries = [
            entry(1, "2026-03-14", "broadcast", Some(4)),
            // Under NĐ 09 the second quarter.
            entry(2, "2026-03-15", "broadcast", Some(4)),
            entry(3, "2026-02-01", "social_post", None),
        ];
        let of_quarter =
            |n, quarter: &str| evidence(Proves::Task(task(n), quarter.parse().unwrap()));
        let of_entry = |n: usize| evidence(Proves::Entry(entries[n - 1].id));
        for (period, have, expect, loose) in [
            ("2026-Q1", vec![], "1:2026-Q1 4:2026-Q1", 1),
            ("2026-Q2", vec![], "1:2026-Q2 4:2026-Q2", 0),
            ("2026-H1", vec![], "1:2026-Q1,2026-Q2 4:2026-Q1,2026-Q2", 1),
            (
                "2026-H1",
                vec![of_quarter(1, "2026-Q1")],
                "1:2026-Q2 4:2026-Q1,2026-Q2",
                1,
            ),
            ("2026-Q1", vec![of_entry(1), of_entry(3)], "1:2026-Q1", 0),
            ("2026-Q2", vec![of_entry(1)], "1:2026-Q2 4:2026-Q2", 0),
            ("2026-Q1", vec![of_quarter(4, "2026-Q1")], "1:2026-Q1", 1),
            // Marks are of whole quarters.
            ("2026-M03", vec![], "4:2026-Q1", 0),
            ("2026-M03", vec![of_quarter(4, "2026-Q1")], "", 0),
            ("2026-Q3", vec![], "", 0),
        ] {
            let proof = Proof {
                regime: Regime::Nd09,
                tasks: &tasks,
                marks: &marks,
                entries: &entries,
                evidence: &have,
                channels: &Channel::built_in(),
            };
            let missing = proof.missing(period.parse().unwrap());
            assert_eq!(told(&missing), expect, "{period}");
            assert_eq!(missing.entries.len(), loose, "{period}");
        }
    }

    #[test]
    fn families_are_counted_for_the_score_sheet() {
        let entries = [
            entry(1, "2026-02-01", "broadcast", None),
            entry(2, "2026-02-02", "social_post", None),
            entry(3, "2026-02-03", "news_item", None),
            entry(4, "2026-02-04", "survey", None),
            entry(5, "2026-02-04", "gone since", None),
            entry(6, "2026-05-04", "screen", None),
        ];
        let have = [evidence(Proves::Entry(entries[1].id))];
        let proof = Proof {
            regime: Regime::Calendar,
            tasks: &[],
            marks: &[],
            entries: &entries,
            evidence: &have,
            channels: &Channel::built_in(),
        };
        let told: Vec<(Family, usize, usize)> = proof
            .missing("2026-Q1".parse().unwrap())
            .families
            .into_iter()
            .map(|it| (it.family, it.entries, it.proven))
            .collect();
        let expect = [
            (Family::Online, 2, 1),
            (Family::Screen, 0, 0),
            (Family::Traditional, 1, 0),
        ];
        assert_eq!(told, expect);
    }
}
