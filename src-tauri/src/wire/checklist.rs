//! What crosses about superiors' plans: what they ask for, and what ours answers.

use super::{PartialDate, Saved};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    /// A superior's plan as it is cited.
    pub struct Superior {
        /// `Kế hoạch`, `Công văn`.
        pub doc_type: String,
        /// Number and symbol: `118/KH-UBND`.
        pub code: String,
        pub date: PartialDate,
        pub issuer: String,
        pub subject: String,
    }

    /// What was understood of a superior's plan, before anything is kept.
    pub struct ChecklistPreview {
        pub file_name: String,
        pub superior: Superior,
        /// Every passage, in order.
        pub passages: Vec<Passage>,
    }

    /// A passage of a superior's plan.
    pub struct Passage {
        /// Where it stands: `II.1.a`; empty outside the body.
        pub place: String,
        pub heading: String,
        pub text: String,
        pub addressed: Addressed,
        pub addressee: String,
        /// It seems to ask for something; a proposal.
        pub asks: bool,
    }

    /// Whom a requirement seems to be meant for.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Addressed { Unsaid, Communes, Others }

    /// What becomes a checklist of a previewed plan.
    pub struct NewChecklist {
        /// The preview's token.
        pub draft: String,
        pub superior: Superior,
        /// Indices of the passages that are requirements.
        pub chosen: Vec<u32>,
    }

    /// A plan's checklists, and everything of the plan that can answer.
    pub struct Checklists {
        pub plan: String,
        pub lists: Vec<Checklist>,
        /// In the order they are read.
        pub places: Vec<AnswerPlace>,
    }

    /// A superior's plan as a list of what it asks for.
    pub struct Checklist {
        pub id: String,
        pub superior: Superior,
        /// The superior's plan as a sentence names it.
        pub cited: String,
        /// The file it was read from; empty for pasted text.
        pub source: String,
        pub requirements: Vec<Requirement>,
        pub counts: ChecklistCounts,
    }

    /// How many requirements stand how.
    pub struct ChecklistCounts { pub open: u32, pub answered: u32, pub not_ours: u32, pub broken: u32 }

    /// One thing a superior asks for.
    pub struct Requirement {
        pub id: String,
        pub place: String,
        pub text: String,
        pub addressed: Addressed,
        pub addressee: String,
        pub answer: RequirementAnswer,
        pub state: RequirementState,
        /// Places that may answer it, the most like first.
        pub suggestions: Vec<TieSuggestion>,
    }

    /// How a requirement stands; `broken` names a place that is gone, and is not answered.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum RequirementState { Open, Answered, NotOurs, Broken }

    /// What our plan says to a requirement.
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum RequirementAnswer {
        Open,
        NotOurs { reason: String },
        Answered { ties: Vec<Tie>, note: String },
    }

    /// A place of our plan, by its id.
    pub struct Tie { pub kind: TieKind, pub id: String }

    /// What a place is.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum TieKind { Section, Block, Task }

    /// A place that may answer a requirement, and how like it is in percent.
    pub struct TieSuggestion { pub tie: Tie, pub percent: u32 }

    /// A place of our plan.
    pub struct AnswerPlace {
        pub tie: Tie,
        /// `II.1.a`; a task's number.
        pub place: String,
        pub text: String,
        /// When a task is to be done.
        pub when: String,
    }

    /// A requirement as it is put back by undoing.
    pub struct RequirementRecord {
        pub id: String,
        pub place: String,
        pub text: String,
        pub addressed: Addressed,
        pub addressee: String,
        pub answer: RequirementAnswer,
    }

    /// One change of a checklist. Indices count from 0.
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum ChecklistChange {
        /// How the superior's plan is cited.
        Head { superior: Superior },
        Add { index: u32, place: String, text: String },
        Edit { requirement: String, place: String, text: String },
        /// Before the `at`-th letter.
        Split { requirement: String, at: u32 },
        /// With the next one.
        Join { requirement: String },
        /// The index counts without the moved one.
        Move { requirement: String, index: u32 },
        Remove { requirement: String },
        Answer { requirement: String, answer: RequirementAnswer },
        /// Those nothing was said to and that name others alone become not ours.
        TakeProposals,
        /// A task with the requirement's words, which answers it.
        AddTask { requirement: String },
        /// All of them as they were, for undoing; without the task that was made for one, if it
        /// is still there.
        Put { requirements: Vec<RequirementRecord>, task: Option<String> },
    }

    /// Changed checklists, on disk.
    pub struct SavedChecklists {
        pub saved: Saved,
        /// The one that was changed.
        pub checklist: String,
        pub checklists: Checklists,
    }
}
