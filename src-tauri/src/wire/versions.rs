//! What crosses about kept states of plans: the list, two of them compared, and three made one.

use super::{Comparison, Person, Plan, Rich, Saved, Stage};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    /// Why a version was kept.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum VersionCause { Asked, Step, Sent, Printed, Received, Replaced }

    /// How much differs between two states.
    #[derive(Copy, Eq)]
    pub struct ChangeSize { pub changed: u32, pub added: u32, pub removed: u32, pub moved: u32 }

    /// A kept state of a plan.
    #[derive(Eq)]
    pub struct PlanVersion {
        pub id: String,
        /// Counted from 1 within the plan.
        pub number: u32,
        pub cause: VersionCause,
        pub stage: Stage,
        pub by: Person,
        pub at: String,
        pub note: String,
        /// First letters of the content's hash.
        pub short: String,
        /// Against the version before it; nothing for the first.
        pub change: Option<ChangeSize>,
        /// Bringing it back takes the plan, which is in review, back to its drafter.
        pub takes_back: bool,
    }

    /// What another plan is to this one.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum OtherPlanKind {
        /// It goes on from it, straight or over others.
        Linked,
        /// Of the year before.
        YearBefore,
        Other,
    }

    /// Another plan that can be compared with this one.
    #[derive(Eq)]
    pub struct OtherPlan { pub plan: String, pub title: String, pub year: i32, pub kind: OtherPlanKind }

    /// The kept states of a plan, the last first.
    #[derive(Eq)]
    pub struct PlanVersions {
        pub plan: String,
        pub versions: Vec<PlanVersion>,
        /// What changed since the last one; nothing where none is kept.
        pub now: Option<ChangeSize>,
        pub stage: Stage,
        /// Nothing can be restored: the document has its number.
        pub frozen: bool,
        /// Every other plan of the office, last year's first.
        pub others: Vec<OtherPlan>,
    }

    /// A state of a plan: as it is now, or as it was kept.
    #[derive(Eq)]
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum StateRef { Now { plan: String }, Version { version: String } }

    /// What a compared state is.
    #[derive(Eq)]
    pub struct ComparedState {
        pub plan: String,
        pub title: String,
        pub year: i32,
        /// The version's number; nothing for what stands now.
        pub number: Option<u32>,
        pub stage: Stage,
        /// When it was kept; now for what stands now.
        pub at: String,
    }

    /// Two states side by side.
    pub struct VersionComparison {
        pub old: ComparedState,
        pub new: ComparedState,
        pub comparison: Comparison,
    }

    /// A comparison on paper.
    #[derive(Eq)]
    pub struct ComparisonChoice {
        pub old: StateRef,
        pub new: StateRef,
        /// On its side, each state in a column of its own.
        pub landscape: bool,
    }

    /// The versions after a change.
    pub struct SavedVersions { pub saved: Saved, pub versions: PlanVersions }

    /// A plan after an older version took its place.
    pub struct RestoredVersion {
        pub saved: Saved,
        pub plan: Plan,
        pub versions: PlanVersions,
        /// The version that holds what stood there before.
        pub before: String,
        /// Tasks the version does not have, with their marks: in the trash.
        pub trash: Option<String>,
        /// Whether an approval fell.
        pub voided: bool,
        /// Whether it went from review back to its drafter.
        pub taken_back: bool,
    }

    // ---- three states made one --------------------------------------------------------------

    /// What of a unit is in question.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum MergeAspect {
        /// What it says.
        Words,
        /// Where it stands.
        Place,
        /// Whether it is there.
        Presence,
    }

    /// What is merged by itself.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum MergeThing {
        Section, Annex, Block, Task, Year, Continues, Parent, AgencyLines, Number, Symbol, Place,
        Date, Subject, Bases, Opening, Urgency, Circulation, DraftStamp, Closing, Recipients,
        Signature,
    }

    /// How a unit reads. Of a place: the heading it is under, then what it stands behind,
    /// then its own words.
    pub struct MergeValue { pub label: String, pub lines: Vec<Rich> }

    /// A unit that both sides changed, each in another way; nothing where a state does not have it.
    pub struct MergeConflict {
        /// Names it in a ruling.
        pub unit: String,
        pub aspect: MergeAspect,
        pub thing: MergeThing,
        pub base: Option<MergeValue>,
        pub mine: Option<MergeValue>,
        pub theirs: Option<MergeValue>,
        /// Whether own words can take its place.
        pub own: bool,
        pub ruling: Option<MergeRuling>,
    }

    /// Which words a unit gets.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum MergeTake { Mine, Theirs, Base, Own }

    /// A decision on a conflict.
    #[derive(Eq)]
    pub struct MergeRuling {
        pub unit: String,
        pub take: MergeTake,
        /// For own words.
        #[serde(default)]
        pub text: String,
    }

    /// What became of a unit that came from theirs.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum MergeTakenKind { Changed, Added, Removed, Moved }

    /// A change of theirs that merged by itself.
    pub struct MergeTaken {
        pub thing: MergeThing,
        pub kind: MergeTakenKind,
        pub before: Option<MergeValue>,
        pub after: Option<MergeValue>,
    }

    /// What theirs is: another version of the plan, or text in the format of a package's content.
    #[derive(Eq)]
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum MergeSource { Version { version: String }, Content { json: String } }

    /// What is merged: a plan as it stands, with what somebody made of a kept version of it.
    #[derive(Eq)]
    pub struct MergeForm {
        pub plan: String,
        /// The version both began from.
        pub base: String,
        pub theirs: MergeSource,
        pub rulings: Vec<MergeRuling>,
        /// The hash of what was previewed; empty for a preview.
        #[serde(default)]
        pub seen: String,
    }

    /// What a merge comes to; keeps nothing.
    pub struct MergePreview {
        pub plan: String,
        pub title: String,
        /// The hash of the plan as it stands.
        pub seen: String,
        pub conflicts: Vec<MergeConflict>,
        pub taken: Vec<MergeTaken>,
        /// Conflicts that wait.
        pub open: u32,
        /// The plan as it stands beside what it becomes.
        pub comparison: Comparison,
    }

    /// A plan after a merge.
    pub struct MergedPlan {
        pub saved: Saved,
        pub plan: Plan,
        /// The version that holds what stood there before.
        pub before: String,
        /// The version that holds theirs.
        pub received: String,
        /// Tasks that went, with their marks: in the trash.
        pub trash: Option<String>,
        pub voided: bool,
    }
}
