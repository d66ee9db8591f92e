//! What crosses about rolling over: proposals, and those taken.

use super::FindingPlace;
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
    pub enum ProposalKind { Issue, Year, Date, Period, SuperiorPlan, Reference, Unit, Term, UnitKind, OtherUnit, Unfinished, Dropped, Recipient, Signature }

    /// Why something is proposed.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum ProposalReason { OldPaper, PlanYear, PerhapsTarget, LoneNumber, YearBefore, YearAfter, OlderYear, NoSuchDay, OtherPeriod, NewPlanExpected, PeriodOver, AboutOldYear, Replaced, OtherKind, OtherName, OtherOffice, NotCompleted, BelowTarget, GivenUp, NotSigning }

    /// A text of a plan that a proposal can stand in.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum ProposalField { Number, Date, Parent, AgencyLines, Place, Subject, Basis, Opening, Title, Text, Cell, Closing, Recipient, Signature, AnnexTitle, AnnexReference, Task, TaskText, Deliverable, Lead, Coordinating, Timeframe, Budget, Remarks }

    /// A proposal taken, with other words where the user gave some.
    pub struct ProposalChoice { pub id: String, pub text: Option<String> }
}
