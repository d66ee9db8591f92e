//! What crosses about review and signature: where a plan stands, the steps it took, who works
//! here. Also how the choice of steps is kept in the office's file.

use super::{CoursePlan, Saved};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    /// What somebody may do here.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Role { Drafter, UnitHead, FormatChecker, Leader, Clerk, Reader }

    /// Where a plan stands on its way.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Stage {
        Drafting, Returned, UnitReview, FormatCheck, LeaderReview, Approved, Signed, Numbered,
        Issued, Filed, Replaced, Corrected,
    }

    /// The kind of a step.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Step {
        Submit, PassContent, PassForm, Approve, Return, TakeBack, Void, Sign, Number, Issue, File,
        Replace, Correct,
    }

    /// Who does or did something.
    #[derive(Eq)]
    pub struct Person { pub name: String, pub role: Role }

    /// A step with what it needs to be told. Days are `2026-03-12`.
    #[derive(Eq)]
    #[serde(tag = "step", rename_all = "snake_case")]
    pub enum Deed {
        Submit,
        PassContent,
        PassForm,
        Approve,
        Return { reason: String },
        TakeBack { reason: String },
        Sign { by: String, on: String, reason: String },
        /// Digits; empty for the next free number.
        Number { number: String, on: String },
        Issue { on: String },
        File { place: String },
        /// The id of the plan that takes its place.
        Replace { by: String },
        Correct { reason: String },
    }

    /// A step somebody wants to take.
    #[derive(Eq)]
    pub struct StepForm {
        pub deed: Deed,
        /// The hash of what they had before their eyes; empty where that was not shown.
        #[serde(default)]
        pub seen: String,
        /// In whose name, in an office without profiles: empty for the officer.
        #[serde(default)]
        pub by: String,
    }

    /// A step that was taken.
    #[derive(Eq)]
    pub struct CoursePassage {
        pub id: String,
        pub step: Step,
        pub from: Stage,
        pub to: Stage,
        pub by: Person,
        pub at: String,
        /// First letters of the content's hash.
        pub content: String,
        pub version: Option<String>,
        /// Why; or where it is filed.
        pub reason: String,
        pub signer: String,
        pub number: Option<u32>,
        /// Of signature, number or issue.
        pub day: Option<String>,
        /// The plan that took its place.
        pub other: Option<String>,
    }

    /// A step that can be asked for, and whether who sits here may take it.
    #[derive(Eq)]
    pub struct OpenStep { pub step: Step, pub allowed: bool, pub role: Role }

    /// Where a plan stands, how it came there, what comes next.
    #[derive(Eq)]
    pub struct Course {
        pub stage: Stage,
        /// How often it was handed on.
        pub round: u32,
        /// The content's hash as it is now.
        pub content: String,
        /// Its first letters, as printed.
        pub short: String,
        /// Whether it was changed since it was handed on for review.
        pub changed: bool,
        /// Whether it is not what was approved: it was changed outside the program.
        pub altered: bool,
        pub frozen: bool,
        pub passages: Vec<CoursePassage>,
        /// The one that leads on is the first.
        pub steps: Vec<OpenStep>,
        pub switches: StepSwitches,
        /// It came from a file with number and date, and never took a step here.
        pub imported: bool,
        /// Its number and date are typed: it came from a file, and never took a step here.
        pub by_hand: bool,
        /// It came in a package to be remarked on: its steps are taken where it was written.
        pub for_review: bool,
        /// There are no profiles: a step asks in whose name it is.
        pub alone: bool,
        /// Who is expected to sign.
        pub signer: String,
        /// Why its number counts no more; empty while it does.
        pub struck: String,
        /// The issued plan that this one changes.
        pub adjusts: Option<CoursePlan>,
        /// Plans that change this one.
        pub adjusted_by: Vec<CoursePlan>,
    }

    /// Steps a small office leaves out.
    #[derive(Copy, Eq)]
    pub struct StepSwitches { pub unit_review: bool, pub format_check: bool }

    /// A course after a step.
    pub struct SavedCourse { pub saved: Saved, pub course: Course }
}
