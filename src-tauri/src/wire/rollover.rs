//! What crosses about rolling over: proposals, and those taken.

use super::{FindingPlace, Saved};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    // ---- roll over --------------------------------------------------------------------------

    /// What is proposed for the plan that follows another, in the order a plan is read.
    pub struct Rollover {
        /// The old plan.
        pub plan: String,
        pub title: String,
        pub year: i32,
        /// The new period: `2027`, `2027-H1`, `2027-Q3`.
        pub period: String,
        pub proposals: Vec<Proposal>,
        /// The proposals again, those of one sentence together.
        pub passages: Vec<ProposalPassage>,
        /// What was decided of them before.
        pub decisions: Vec<ProposalDecision>,
        /// How many decisions fit no proposal any more, for the plan or the office has changed.
        pub outdated: u32,
    }

    /// A sentence with its proposals, the words around them cut short.
    pub struct ProposalPassage { pub pieces: Vec<PassagePiece> }

    /// Words of a sentence, or the proposal that stands there.
    pub struct PassagePiece {
        pub text: String,
        /// Its place among the proposals, from 0.
        pub proposal: Option<u32>,
    }

    /// What somebody decided of a proposal, kept until the new plan is made.
    pub struct ProposalDecision {
        pub id: String,
        pub verdict: ProposalVerdict,
        /// Words instead of the proposed ones.
        pub text: Option<String>,
    }

    /// A decision on a proposal.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum ProposalVerdict {
        Taken,
        Skipped,
        /// Looked at; nothing was to be changed.
        Seen,
    }

    /// A plan somebody began to roll over.
    pub struct RolloverBegun {
        pub plan: String,
        pub title: String,
        pub year: i32,
        pub period: String,
        pub decided: u32,
    }

    /// One change, at its place.
    pub struct Proposal {
        /// Stable while the plan stays as it is.
        pub id: String,
        /// Its words are `rollover_kind_<kind>`.
        pub kind: ProposalKind,
        /// Why; its words are `rollover_reason_<reason>`.
        pub reason: ProposalReason,
        /// What the reason rests on: a decree, a note, a count. May be empty.
        pub source: String,
        pub place: FindingPlace,
        /// The section, annex or task to go to, if it stands at one.
        pub target: Option<String>,
        pub block: Option<String>,
        /// The text it stands in.
        pub field: ProposalField,
        /// Words of the sentence in front of it.
        pub lead: String,
        pub before: String,
        /// Empty takes the old words away; `None`: the user must look, and may fill in.
        pub after: Option<String>,
        /// Words of the sentence behind it.
        pub trail: String,
        /// Nearly certain.
        pub safe: bool,
        /// Done whether taken or not: a new draft has no number and no date.
        pub always: bool,
    }

    /// What a proposal is about.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum ProposalKind { Issue, Year, Date, Period, SuperiorPlan, Reference, Unit, Term, UnitKind, OtherUnit, Unfinished, Dropped, Official, Recipient, Signature }

    /// Why something is proposed.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum ProposalReason { OldPaper, PlanYear, PerhapsTarget, LoneNumber, YearBefore, YearAfter, OlderYear, NoSuchDay, OtherPeriod, NewPlanExpected, PeriodOver, AboutOldYear, Replaced, OtherKind, OtherName, OtherOffice, NotCompleted, BelowTarget, GivenUp, NotSigning, Retired }

    /// A text of a plan that a proposal can stand in.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum ProposalField { Number, Date, Parent, AgencyLines, Place, Subject, Basis, Opening, Title, Text, Cell, Closing, Recipient, Signature, AnnexTitle, AnnexReference, Task, TaskText, Deliverable, Lead, Coordinating, Timeframe, Budget, Remarks, Official }

    /// A proposal taken, with other words where the user gave some.
    pub struct ProposalChoice { pub id: String, pub text: Option<String> }

    // ---- two states side by side ------------------------------------------------------------

    /// Every line of two states of a plan, in the order it is read.
    pub struct Comparison {
        pub lines: Vec<ComparedLine>,
        pub changed: u32,
        pub added: u32,
        pub removed: u32,
        /// Things that stand elsewhere, each once.
        pub moved: u32,
    }

    /// A heading, paragraph, cell or other line.
    pub struct ComparedLine {
        pub place: FindingPlace,
        /// The section, annex or task it belongs to.
        pub target: Option<String>,
        pub block: Option<String>,
        pub field: ProposalField,
        /// Of a cell of a table in the text: its row and column from 0.
        pub row: Option<u32>,
        pub column: Option<u32>,
        /// How deep its section is, from 0.
        pub depth: u32,
        /// As printed before it.
        pub label: String,
        pub change: LineChange,
        pub words: Vec<ComparedWords>,
        /// Where it stood, if it was moved; may be empty.
        pub moved: Option<String>,
        /// It belongs to what was moved and came along.
        pub along: bool,
    }

    /// What became of a line.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum LineChange { Same, Changed, Added, Removed }

    /// Words that both states say, or only one of them.
    pub struct ComparedWords { pub said: WordsSaid, pub text: String }

    /// Which state says some words.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum WordsSaid { Both, Old, New }

    // ---- what replaced what -----------------------------------------------------------------

    /// Names, terms and documents that went out of use: the office's own entries, which come
    /// first, and those of the program.
    pub struct SuccessorList { pub own: Vec<Successor>, pub built_in: Vec<BuiltInSuccessor> }

    /// The list, on disk.
    pub struct SavedSuccessors { pub saved: Saved, pub list: SuccessorList }

    /// One entry of the list, as it is written.
    pub struct Successor {
        pub role: SuccessorRole,
        /// The year it holds from.
        pub since: String,
        /// Words in brackets may be missing.
        pub old: String,
        /// `{kind}`, `{economy}`: filled in for the office. Empty: somebody must look.
        pub new: String,
        pub source: String,
    }

    /// An entry of the program.
    pub struct BuiltInSuccessor {
        /// Stable; switched off by this.
        pub id: String,
        pub entry: Successor,
        pub off: bool,
        /// Its source was looked at.
        pub confirmed: bool,
    }

    /// What an entry is about.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum SuccessorRole { Department, Superior, Term, Document }
}
