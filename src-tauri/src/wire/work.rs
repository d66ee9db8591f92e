//! What crosses about tasks beside their cells: the sentences they come from, their targets, who
//! answered for them, and who does what when.

use super::{Saved, Task, TaskFields};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    /// Tasks of a plan that changed, on disk; all others are as they were.
    pub struct ChangedTasks { pub saved: Saved, pub tasks: Vec<Task> }

    // ---- sentences --------------------------------------------------------------------------

    /// A task and the words of the plan it comes from.
    pub struct TaskLink {
        pub task: String,
        pub text: String,
        /// The section or annex its words stand in, and the block; none when they are gone.
        pub section: Option<String>,
        pub block: Option<String>,
        /// The words it was made from; empty when it was read from a table.
        pub sentence: String,
        pub drift: Option<TaskDrift>,
    }

    /// That a task and its sentence say two different things.
    pub struct TaskDrift {
        /// The words that stand there now; empty when there are none.
        pub now: String,
        /// The task as the new words would have it.
        pub fields: TaskFields,
        /// The cells that say something else than the sentence.
        pub differs: Vec<TaskField>,
    }

    /// A cell of a task that a sentence can say.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum TaskField { Deliverable, Lead, Coordinating, Timeframe, Budget }

    /// What becomes of a task whose sentence changed: it takes the new words; it stays and the new words are its sentence; it has no sentence any more.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum DriftAnswer { Take, Keep, Unlink }

    /// A task as it was before an answer: its cells, and the sentence it comes from.
    pub struct TaskWas {
        pub fields: TaskFields,
        pub block: Option<String>,
        pub sentence: String,
        /// The cells that say something else than that sentence, as somebody decided.
        pub apart: Vec<TaskField>,
    }

    /// A task whose sentence changed, after the answer, and as it was.
    pub struct AnsweredDrift { pub saved: Saved, pub tasks: Vec<Task>, pub before: TaskWas }

    // ---- targets ----------------------------------------------------------------------------

    /// How much of a task is aimed at in a quarter.
    pub struct TaskTarget { pub quarter: String, pub count: u32, pub measure: String }

    /// What a task is to aim at, quarter by quarter; what is not named aims at nothing.
    pub struct TargetsEdit { pub task: String, pub measure: String, pub counts: Vec<TargetCount> }

    /// Digits, or empty.
    pub struct TargetCount { pub quarter: String, pub count: String }

    /// What the words of a task seem to aim at; a person decides.
    pub struct TargetsProposal {
        pub task: String,
        pub text: String,
        /// The words it was read from.
        pub words: String,
        pub targets: Vec<TaskTarget>,
    }

    /// What the accepted tasks of a plan cost together, as far as their words say. Amounts in đồng, grouped: `5.000.000`.
    pub struct BudgetSums {
        /// Empty when no task names an amount.
        pub total: String,
        pub sources: Vec<BudgetSource>,
        /// Accepted tasks whose words name no amount.
        pub unpriced: u32,
    }

    /// A source of money; its name may be empty.
    pub struct BudgetSource { pub name: String, pub amount: String }

    // ---- people -----------------------------------------------------------------------------

    /// Somebody who was answerable for a task, or is.
    pub struct Assignment {
        pub official: String,
        pub name: String,
        /// Still at the office.
        pub active: bool,
        pub since: String,
        /// The day on which somebody else took over.
        pub until: Option<String>,
        pub note: String,
    }

    /// A task that somebody still has to do.
    pub struct OpenTask { pub task: String, pub plan: String, pub title: String, pub year: i32, pub text: String, pub timeframe: String }

    /// Tasks that go from one person to another.
    pub struct Handover {
        pub from: String,
        pub to: String,
        /// From this day on, as `2026-03-12`.
        pub day: String,
        pub note: String,
        pub tasks: Vec<String>,
    }

    // ---- who does what when -----------------------------------------------------------------

    /// A plan's units by quarters, and what is missing.
    pub struct Coverage {
        pub year: i32,
        pub quarters: Vec<String>,
        /// The quarter today falls in, by the office's report regime.
        pub current_quarter: String,
        pub units: Vec<CoverageUnit>,
        pub gaps: Vec<CoverageGap>,
    }

    /// A unit's year, quarter by quarter; its name is empty for tasks without a leading unit.
    pub struct CoverageUnit { pub unit: String, pub cells: Vec<CoverageCell> }

    /// Tasks that a unit leads, and in which it co-operates.
    pub struct CoverageCell { pub led: u32, pub with: u32 }

    /// Something that is missing, at a task, a section or block, or (without any) among the recipients.
    pub struct CoverageGap {
        pub kind: GapKind,
        pub task: Option<String>,
        pub section: Option<String>,
        pub block: Option<String>,
        pub words: String,
    }

    /// What is missing.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum GapKind { NoLead, NoOfficial, NoTarget, UnitWithoutTask }

    /// What each official has to do in a year, over all plans.
    pub struct Load { pub year: i32, pub quarters: Vec<String>, pub current_quarter: String, pub officials: Vec<OfficialLoad> }

    /// An official's year, quarter by quarter; id and name are empty for nobody's tasks.
    pub struct OfficialLoad { pub official: String, pub name: String, pub active: bool, pub cells: Vec<LoadCell> }

    /// Tasks due, of those done, of those late.
    pub struct LoadCell { pub due: u32, pub done: u32, pub late: u32 }
}

impl From<plan::TaskField> for TaskField {
    fn from(field: plan::TaskField) -> Self {
        match field {
            plan::TaskField::Deliverable => Self::Deliverable,
            plan::TaskField::Lead => Self::Lead,
            plan::TaskField::Coordinating => Self::Coordinating,
            plan::TaskField::Timeframe => Self::Timeframe,
            plan::TaskField::Budget => Self::Budget,
        }
    }
}

impl From<TaskField> for plan::TaskField {
    fn from(field: TaskField) -> Self {
        match field {
            TaskField::Deliverable => Self::Deliverable,
            TaskField::Lead => Self::Lead,
            TaskField::Coordinating => Self::Coordinating,
            TaskField::Timeframe => Self::Timeframe,
            TaskField::Budget => Self::Budget,
        }
    }
}

impl From<check::coverage::GapKind> for GapKind {
    fn from(kind: check::coverage::GapKind) -> Self {
        match kind {
            check::coverage::GapKind::NoLead => Self::NoLead,
            check::coverage::GapKind::NoOfficial => Self::NoOfficial,
            check::coverage::GapKind::NoTarget => Self::NoTarget,
            check::coverage::GapKind::UnitWithoutTask => Self::UnitWithoutTask,
        }
    }
}

impl From<&plan::Target> for TaskTarget {
    fn from(target: &plan::Target) -> Self {
        Self {
            quarter: target.quarter.to_string(),
            count: u32::try_from(target.quantity.count).unwrap_or(u32::MAX),
            measure: target.quantity.measure.clone(),
        }
    }
}
