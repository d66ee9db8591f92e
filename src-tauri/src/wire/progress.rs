//! What crosses about quarters: marks, figures, indicators, points.

use super::{ChannelFamily, Failure, Saved, Task, reader, small, time};
use plan::flaw::Check;
use plan::{Flaw, FlawKind, Flaws};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    /// How far a task is in a quarter.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum TaskStatus { NotStarted, InProgress, Done, Maintained, Dropped }

    /// The mark of one task in one quarter.
    pub struct Mark {
        pub task: String,
        pub quarter: String,
        pub status: TaskStatus,
        pub quantity: Option<u32>,
        pub measure: String,
        /// Why that is not the log's sum.
        pub reason: String,
        pub note: String,
        pub by: String,
        pub at: String,
    }

    /// What the screen sends to set a mark.
    pub struct MarkEdit {
        pub task: String,
        pub quarter: String,
        pub status: TaskStatus,
        /// As typed: `12`, `1.000`, `12 buổi`; empty leaves the figure to the log.
        pub quantity: String,
        pub measure: String,
        /// Why that is not the log's sum.
        #[serde(default)]
        pub reason: String,
        /// Why a closed period is changed.
        #[serde(default)]
        pub why: String,
        pub note: String,
    }

    /// A share that keeps what it was made of.
    pub struct Share {
        pub done: u32,
        pub due: u32,
        /// Whole percent, rounded down; `None` when nothing is due.
        pub percent: Option<u32>,
    }

    /// A named share.
    pub struct NamedShare {
        /// A quarter such as `2026-Q1`, or a unit's name (empty: no leading unit).
        pub name: String,
        pub share: Share,
    }

    /// A plan's year: accepted tasks, their marks, figures, and the shares.
    pub struct Progress {
        pub plan: String,
        /// The year shown.
        pub year: i32,
        /// The plan's own.
        pub plan_year: i32,
        /// Every year of which something is known, the plan's own included.
        pub years: Vec<i32>,
        pub title: String,
        pub quarters: Vec<String>,
        /// The quarter today falls in, by the office's report regime.
        pub current_quarter: String,
        /// Quarters shown whose figures are closed.
        pub closed: Vec<String>,
        pub tasks: Vec<Task>,
        /// Of every year.
        pub marks: Vec<Mark>,
        /// Of the year shown, where the log, a target or somebody says anything.
        pub figures: Vec<TaskFigure>,
        pub by_quarter: Vec<NamedShare>,
        pub by_unit: Vec<NamedShare>,
        pub total: Share,
        /// Tasks due in a quarter already over and neither complete nor dropped, as `task quarter` pairs.
        pub late: Vec<LateTask>,
    }

    /// A task that is late for a quarter.
    pub struct LateTask { pub task: String, pub quarter: String }

    /// A mark on disk, with the plan's new shares.
    pub struct SavedProgress { pub saved: Saved, pub progress: Progress }

    /// How much of what.
    pub struct Amount { pub count: u32, pub measure: String }

    /// Where a figure comes from.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum FigureOrigin { Own, Log }

    /// What is known of a task in a quarter.
    pub struct TaskFigure {
        pub task: String,
        pub quarter: String,
        /// The figure that counts.
        pub figure: Option<Amount>,
        pub source: Option<FigureOrigin>,
        /// What the log adds up to, in the measure that counts.
        pub log: Option<Amount>,
        pub target: Option<Amount>,
        /// The own figure is not what the log adds up to.
        pub differs: bool,
        /// Whether the target is reached; nothing without one in the same measure.
        pub reached: Option<bool>,
        /// A status that log and target speak for.
        pub proposed: Option<TaskStatus>,
    }

    /// What stands behind the figure of a task in a quarter.
    pub struct Proof {
        pub task: String,
        pub quarter: String,
        /// Days whose work counts in it, by the office's report regime.
        pub first: String,
        pub last: String,
        pub entries: Vec<ProofEntry>,
        /// By unit of measure, the main one first.
        pub sums: Vec<Amount>,
        /// What was changed, the newest first.
        pub changes: Vec<MarkChange>,
    }

    /// An entry of the log that proves a figure.
    pub struct ProofEntry {
        pub id: String,
        pub day: String,
        /// The channel's name.
        pub channel: String,
        pub topic: String,
        pub place: String,
        pub measures: Vec<Amount>,
        pub by: String,
    }

    /// A change of a task in a quarter.
    pub struct MarkChange {
        pub kind: MarkChangeKind,
        /// What it was marked as, where that is known.
        pub status: Option<TaskStatus>,
        /// Its own figure then. May be empty.
        pub figure: String,
        pub by: String,
        pub at: String,
    }

    /// What was changed.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum MarkChangeKind { Marked, Cleared, Targets }

    // ---- indicators -------------------------------------------------------------------------

    /// Indicators of a plan with what was reached of them in a year.
    pub struct Indicators {
        pub plan: String,
        pub year: i32,
        pub quarters: Vec<String>,
        pub rows: Vec<IndicatorRow>,
        /// What the plan's own text seems to name, to be accepted.
        pub proposals: Vec<IndicatorEdit>,
    }

    /// An indicator, quarter by quarter and up to each quarter's end.
    pub struct IndicatorRow {
        pub indicator: IndicatorEdit,
        pub reached: Vec<Reached>,
        /// From the year's first quarter to each.
        pub so_far: Vec<Attained>,
    }

    /// An indicator as its form edits it.
    pub struct IndicatorEdit {
        /// Empty for a new one.
        pub id: String,
        pub text: String,
        /// What is counted: `hộ`. May be empty.
        pub unit: String,
        pub kind: AimKind,
        /// A count, or a percentage such as `97,5`.
        pub aim: String,
        /// The block of the plan it was read from.
        pub origin: Option<String>,
    }

    /// How an indicator is measured.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum AimKind { Count, Share }

    /// What was reached in a quarter; `at` is empty where nothing was written down.
    pub struct Reached {
        pub quarter: String,
        pub numerator: Option<u32>,
        pub denominator: Option<u32>,
        /// Hundredths of a percent.
        pub share: Option<u32>,
        pub note: String,
        pub by: String,
        pub at: String,
    }

    /// Parts and wholes added up; a share is their quotient, never a mean of shares.
    pub struct Attained {
        pub quarter: String,
        pub numerator: u32,
        pub denominator: u32,
        /// Hundredths of a percent.
        pub share: Option<u32>,
        /// Something was written down.
        pub known: bool,
        pub reached: bool,
    }

    /// What the screen sends to write down what was reached; an empty numerator takes it back.
    pub struct ReachedEdit {
        pub indicator: String,
        pub quarter: String,
        pub numerator: String,
        pub denominator: String,
        pub note: String,
        /// Why a closed period is changed.
        #[serde(default)]
        pub why: String,
    }

    /// Changed indicators, on disk.
    pub struct SavedIndicators { pub saved: Saved, pub indicators: Indicators }

    // ---- the score sheet --------------------------------------------------------------------

    /// What the score sheet gives for a plan in a period, and how that was computed.
    pub struct Score {
        pub plan: String,
        pub period: String,
        pub rules: ScoreRules,
        pub completion: Share,
        /// Which of the rules' rows applied.
        pub row: Option<u32>,
        /// Points in hundredths.
        pub completion_points: u32,
        pub families: Vec<FamilyScore>,
        pub points: u32,
        pub most: u32,
    }

    /// Points for one family of means, in hundredths.
    pub struct FamilyScore {
        pub family: ChannelFamily,
        pub entries: u32,
        pub proved: u32,
        pub points: u32,
        pub most: u32,
    }

    /// How points are given, as a form edits it.
    pub struct ScoreRules {
        pub basis: ScoreBasis,
        pub rows: Vec<ScoreRow>,
        pub families: Vec<FamilyPoints>,
        /// A means counts only with evidence.
        pub with_evidence: bool,
        /// The program's own, which no office has confirmed.
        #[serde(default)]
        pub built_in: bool,
    }

    /// From a share on, so many points.
    pub struct ScoreRow {
        /// Whole percent, as typed.
        pub from: String,
        pub gives: ScoreGives,
        /// As typed: `0,25`.
        pub points: String,
    }

    /// Points of one family of means.
    pub struct FamilyPoints { pub family: ChannelFamily, pub points: String }

    /// All points of a row, or its points times the share.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum ScoreGives { All, Share }

    /// What is counted as completed and as planned.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum ScoreBasis { Tasks, Indicators }

    // ---- a period, for the command line -----------------------------------------------------

    /// What was done of a plan in a period.
    pub struct PeriodProgress {
        pub plan: String,
        pub title: String,
        pub period: String,
        pub first: String,
        pub last: String,
        pub counts: Vec<ChannelCount>,
        /// Accepted tasks.
        pub tasks: Vec<TaskProgress>,
        pub indicators: Vec<IndicatorProgress>,
        pub completion: Share,
        pub score: Score,
    }

    /// What was done in one channel, in one unit of measure.
    pub struct ChannelCount {
        pub channel: String,
        pub name: String,
        pub measure: String,
        pub in_period: u32,
        pub cumulative: u32,
    }

    /// A task in a period.
    pub struct TaskProgress {
        pub task: String,
        pub text: String,
        pub lead: String,
        /// The last mark of the period.
        pub status: Option<TaskStatus>,
        pub figure: Option<Amount>,
        pub source: Option<FigureOrigin>,
        pub log: Option<Amount>,
        pub target: Option<Amount>,
        pub late: bool,
    }

    /// An indicator in a period.
    pub struct IndicatorProgress {
        pub text: String,
        pub unit: String,
        pub kind: AimKind,
        pub aim: String,
        pub in_period: Attained,
        pub cumulative: Attained,
    }
}

impl From<&plan::Quantity> for Amount {
    fn from(quantity: &plan::Quantity) -> Self {
        Self {
            count: small(quantity.count),
            measure: quantity.measure.clone(),
        }
    }
}

impl From<plan::Completion> for Share {
    fn from(c: plan::Completion) -> Self {
        Self {
            done: c.done,
            due: c.due,
            percent: c.percent(),
        }
    }
}

impl From<&plan::Mark> for Mark {
    fn from(m: &plan::Mark) -> Self {
        let quantity = m.quantity.as_ref();
        Self {
            task: m.task.to_string(),
            quarter: m.quarter.to_string(),
            status: m.status.into(),
            quantity: quantity.map(|q| small(q.count)),
            measure: quantity.map(|q| q.measure.clone()).unwrap_or_default(),
            reason: m.reason.clone(),
            note: m.note.clone(),
            by: m.by.clone(),
            at: time(m.at),
        }
    }
}

/// A count as typed, at a field.
fn count(field: &str, words: &str) -> Result<plan::Quantity, Flaw> {
    plan::log::read_quantity(words).map_err(|kind| Flaw::new(field, kind))
}

impl MarkEdit {
    /// The mark a person set.
    ///
    /// # Errors
    /// Every flaw at once; an id that is none.
    pub fn into_mark(
        self,
        by: String,
        at: chrono::DateTime<chrono::Utc>,
    ) -> Result<plan::Mark, Failure> {
        let task = reader("task", &self.task)?;
        let mut check = Check::default();
        let quarter = check.take(self.quarter.parse::<plan::Quarter>());
        let quantity = match self.quantity.trim() {
            "" => None,
            words => check.take(count("quantity", words)),
        };
        let quarter = check.finish(quarter)?;
        let Some(quarter) = quarter else {
            return Err(Flaws::from(Flaw::new("quarter", FlawKind::NoSuchQuarter)).into());
        };
        let measured = |read: plan::Quantity| plan::Quantity {
            count: read.count,
            measure: if self.measure.trim().is_empty() {
                read.measure
            } else {
                self.measure
            },
        };
        Ok(plan::Mark {
            task,
            quarter,
            status: self.status.into(),
            quantity: quantity.map(measured),
            reason: self.reason,
            note: self.note,
            by,
            at,
        }
        .checked()?)
    }
}

impl From<&plan::Indicator> for IndicatorEdit {
    fn from(indicator: &plan::Indicator) -> Self {
        let (kind, aim) = aim_words(indicator.aim);
        Self {
            id: indicator.id.to_string(),
            text: indicator.text.clone(),
            unit: indicator.unit.clone(),
            kind,
            aim,
            origin: indicator.origin.map(|id| id.to_string()),
        }
    }
}

impl From<plan::ProposedIndicator> for IndicatorEdit {
    fn from(proposed: plan::ProposedIndicator) -> Self {
        let (kind, aim) = aim_words(proposed.aim);
        Self {
            id: String::new(),
            text: proposed.text,
            unit: proposed.unit,
            kind,
            aim,
            origin: Some(proposed.origin.to_string()),
        }
    }
}

fn aim_words(aim: plan::Aim) -> (AimKind, String) {
    match aim {
        plan::Aim::Count(count) => (AimKind::Count, count.to_string()),
        plan::Aim::Share(hundredths) => (AimKind::Share, plan::score::hundredths_text(hundredths)),
    }
}

impl IndicatorEdit {
    /// The indicator a person described; `fresh` is the id of a new one.
    ///
    /// # Errors
    /// Every flaw; an id that is none.
    pub fn into_indicator(
        self,
        plan: plan::PlanId,
        fresh: uuid::Uuid,
    ) -> Result<plan::Indicator, Failure> {
        let id = match self.id.as_str() {
            "" => plan::IndicatorId(fresh),
            id => reader("indicator", id)?,
        };
        let origin = self.origin.filter(|id| !id.is_empty());
        let origin = origin.map(|id| reader("block", &id)).transpose()?;
        let words = self.aim.trim().trim_end_matches('%').trim_end();
        let mut check = Check::default();
        let aim = check.take(match self.kind {
            AimKind::Count => count("aim", words).map(|read| plan::Aim::Count(read.count)),
            AimKind::Share => plan::score::read_hundredths(words)
                .map(plan::Aim::Share)
                .map_err(|kind| Flaw::new("aim", kind)),
        });
        let flawless = aim.unwrap_or(plan::Aim::Count(0));
        let indicator = plan::Indicator {
            id,
            plan,
            text: self.text,
            unit: self.unit,
            aim: flawless,
            origin,
        }
        .checked();
        check.finish(())?;
        Ok(indicator?)
    }
}

impl ReachedEdit {
    /// What was reached, as a person wrote it down; nothing when it is taken back.
    ///
    /// # Errors
    /// Every flaw.
    pub fn into_reached(
        self,
        indicator: &plan::Indicator,
        by: String,
        at: chrono::DateTime<chrono::Utc>,
    ) -> Result<Option<plan::Reached>, Failure> {
        let quarter: plan::Quarter = self.quarter.parse().map_err(Flaws::from)?;
        if self.numerator.trim().is_empty() && self.denominator.trim().is_empty() {
            return Ok(None);
        }
        let mut check = Check::default();
        let numerator = check.take(count("numerator", &self.numerator));
        let denominator = match self.denominator.trim() {
            "" => None,
            words => check.take(count("denominator", words)),
        };
        let numerator = check.finish(numerator)?;
        let reached = plan::Reached {
            indicator: indicator.id,
            quarter,
            numerator: numerator.map_or(0, |read| read.count),
            denominator: denominator.map(|read| read.count),
            note: self.note,
            by,
            at,
        };
        Ok(Some(reached.checked(indicator.aim)?))
    }
}

impl Reached {
    /// What was written down for a quarter, or nothing yet.
    pub fn of(quarter: plan::Quarter, reached: Option<&plan::Reached>) -> Self {
        let share = reached.and_then(|r| plan::Attained::of([r]).ratio.hundredths());
        Self {
            quarter: quarter.to_string(),
            numerator: reached.map(|r| small(r.numerator)),
            denominator: reached.and_then(|r| r.denominator).map(small),
            share,
            note: reached.map(|r| r.note.clone()).unwrap_or_default(),
            by: reached.map(|r| r.by.clone()).unwrap_or_default(),
            at: reached.map(|r| time(r.at)).unwrap_or_default(),
        }
    }
}

impl Attained {
    /// What was reached up to a quarter or period.
    pub fn of(until: &impl ToString, attained: plan::Attained, aim: plan::Aim) -> Self {
        Self {
            quarter: until.to_string(),
            numerator: small(attained.ratio.numerator),
            denominator: small(attained.ratio.denominator),
            share: attained.ratio.hundredths(),
            known: attained.quarters > 0,
            reached: attained.reaches(aim),
        }
    }
}

impl From<&plan::ScoreRules> for ScoreRules {
    fn from(rules: &plan::ScoreRules) -> Self {
        use plan::score::hundredths_text;
        Self {
            basis: rules.basis.into(),
            rows: rules
                .rows
                .iter()
                .map(|row| ScoreRow {
                    from: row.from.to_string(),
                    gives: row.gives.into(),
                    points: hundredths_text(row.points),
                })
                .collect(),
            families: rules
                .families
                .iter()
                .map(|family| FamilyPoints {
                    family: family.family.into(),
                    points: hundredths_text(family.points),
                })
                .collect(),
            with_evidence: rules.with_evidence,
            built_in: *rules == plan::ScoreRules::default(),
        }
    }
}

impl ScoreRules {
    /// The rules a person set.
    ///
    /// # Errors
    /// Every flaw at once.
    pub fn into_rules(self) -> Result<plan::ScoreRules, Flaws> {
        let mut check = Check::default();
        let mut points = |field: String, words: &str| {
            let read = plan::score::read_hundredths(words);
            check
                .take(read.map_err(|kind| Flaw::new(field, kind)))
                .unwrap_or_default()
        };
        let mut rows = Vec::new();
        for (i, row) in self.rows.iter().enumerate() {
            let from = points(format!("rows[{i}].from"), row.from.trim_end_matches('%'));
            rows.push(plan::ScoreRow {
                from: from / 100,
                gives: row.gives.into(),
                points: points(format!("rows[{i}].points"), &row.points),
            });
        }
        let mut families = Vec::new();
        for (i, family) in self.families.iter().enumerate() {
            families.push(plan::FamilyPoints {
                family: family.family.into(),
                points: points(format!("families[{i}].points"), &family.points),
            });
        }
        check.finish(())?;
        plan::ScoreRules {
            basis: self.basis.into(),
            rows,
            families,
            with_evidence: self.with_evidence,
        }
        .checked()
    }
}
