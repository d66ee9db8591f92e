//! The stages of a plan on its way, and the steps between them.

use crate::id::PlanId;
use crate::people::Right;
use chrono::NaiveDate;

/// Where a plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Stage {
    /// Đang soạn thảo.
    #[default]
    Drafting,
    /// Trả lại, yêu cầu sửa.
    Returned,
    /// Trưởng phòng kiểm tra nội dung (Điều 12.1).
    UnitReview,
    /// Văn phòng kiểm tra thể thức (Điều 12.2).
    FormatCheck,
    /// Trình lãnh đạo (Điều 11.1).
    LeaderReview,
    /// Đã duyệt bản thảo (Điều 11.2).
    Approved,
    /// Đã ký (Điều 13).
    Signed,
    /// Đã cấp số (Điều 15).
    Numbered,
    /// Đã phát hành (Điều 18).
    Issued,
    /// Đã lưu (Điều 19).
    Filed,
    /// Đã thay thế bằng văn bản khác (Điều 18.3).
    Replaced,
    /// Đã đính chính (Điều 18.3).
    Corrected,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 12] = [
        Self::Drafting,
        Self::Returned,
        Self::UnitReview,
        Self::FormatCheck,
        Self::LeaderReview,
        Self::Approved,
        Self::Signed,
        Self::Numbered,
        Self::Issued,
        Self::Filed,
        Self::Replaced,
        Self::Corrected,
    ];

    /// Whether somebody has the draft in hand to judge it.
    pub fn is_review(self) -> bool {
        matches!(
            self,
            Self::UnitReview | Self::FormatCheck | Self::LeaderReview
        )
    }

    /// Whether the content may not change any more: a number was given to what was signed.
    pub fn is_frozen(self) -> bool {
        self >= Self::Numbered
    }
}

/// The kind of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// The drafter hands the draft on.
    Submit,
    /// The unit's head passes the content.
    PassContent,
    /// The checker passes the form.
    PassForm,
    /// The leader approves the draft.
    Approve,
    /// Whoever has it in hand sends it back.
    Return,
    /// The drafter takes it back.
    TakeBack,
    /// An edit undid the approval.
    Void,
    /// It was signed.
    Sign,
    /// It got number and date.
    Number,
    /// It was issued.
    Issue,
    /// It was filed.
    File,
    /// Another document took its place.
    Replace,
    /// A letter of correction went out.
    Correct,
}

impl Step {
    /// Every step.
    pub const ALL: [Self; 13] = [
        Self::Submit,
        Self::PassContent,
        Self::PassForm,
        Self::Approve,
        Self::Return,
        Self::TakeBack,
        Self::Void,
        Self::Sign,
        Self::Number,
        Self::Issue,
        Self::File,
        Self::Replace,
        Self::Correct,
    ];

    /// What its actor must be allowed to do, standing at `from`. Nobody takes [`Self::Void`]: it
    /// happens with an edit.
    pub fn right(self, from: Stage) -> Right {
        match (self, from) {
            (Self::Submit | Self::TakeBack | Self::Void, _) => Right::Draft,
            (Self::PassContent, _) | (Self::Return, Stage::UnitReview) => Right::CheckContent,
            (Self::PassForm, _) | (Self::Return, Stage::FormatCheck) => Right::CheckForm,
            (Self::Approve | Self::Return, _) => Right::Approve,
            (Self::Sign, _) => Right::Sign,
            (Self::Number | Self::Issue | Self::File | Self::Replace | Self::Correct, _) => {
                Right::Issue
            }
        }
    }

    /// Whether it wants a reason.
    pub fn wants_reason(self) -> bool {
        matches!(self, Self::Return | Self::TakeBack | Self::Correct)
    }
}

/// Steps a small office leaves out. The approval by whoever signs is never left out (Điều 11.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct StepSwitches {
    /// Whether the unit's head checks the content.
    pub unit_review: bool,
    /// Whether somebody checks the form.
    pub format_check: bool,
}

impl Default for StepSwitches {
    fn default() -> Self {
        Self {
            unit_review: true,
            format_check: true,
        }
    }
}

impl StepSwitches {
    /// Where a step leads; nothing where it cannot be taken.
    pub fn after(self, from: Stage, step: Step) -> Option<Stage> {
        use Stage::{
            Approved, Corrected, Drafting, Filed, FormatCheck, Issued, LeaderReview, Numbered,
            Replaced, Returned, Signed, UnitReview,
        };
        let to_leader = if self.format_check {
            FormatCheck
        } else {
            LeaderReview
        };
        Some(match (from, step) {
            (Drafting | Returned, Step::Submit) if self.unit_review => UnitReview,
            (Drafting | Returned, Step::Submit) | (UnitReview, Step::PassContent) => to_leader,
            (FormatCheck, Step::PassForm) => LeaderReview,
            (LeaderReview, Step::Approve) => Approved,
            (UnitReview | FormatCheck | LeaderReview | Approved, Step::Return) => Returned,
            (UnitReview | FormatCheck | LeaderReview, Step::TakeBack) => Drafting,
            (Approved | Signed, Step::Void) => LeaderReview,
            (Approved, Step::Sign) => Signed,
            (Signed, Step::Number) => Numbered,
            // Anew, where the number it had was struck from the register.
            (Numbered, Step::Number) => Numbered,
            (Numbered, Step::Issue) => Issued,
            // What corrects a document is filed with it (Điều 18, Điều 19).
            (Issued | Corrected, Step::File) => Filed,
            (Issued | Filed | Corrected, Step::Replace) => Replaced,
            (Issued | Filed | Corrected, Step::Correct) => Corrected,
            _ => return None,
        })
    }

    /// The one step that takes a plan further; nothing where it has arrived.
    pub fn next(self, from: Stage) -> Option<Step> {
        Some(match from {
            Stage::Drafting | Stage::Returned => Step::Submit,
            Stage::UnitReview => Step::PassContent,
            Stage::FormatCheck => Step::PassForm,
            Stage::LeaderReview => Step::Approve,
            Stage::Approved => Step::Sign,
            Stage::Signed => Step::Number,
            Stage::Numbered => Step::Issue,
            Stage::Issued | Stage::Corrected => Step::File,
            Stage::Filed | Stage::Replaced => return None,
        })
    }

    /// Every step that can be asked for, the one that leads on first.
    pub fn steps(self, from: Stage) -> Vec<Step> {
        let next = self.next(from);
        let others = Step::ALL
            .into_iter()
            .filter(|step| Some(*step) != next && *step != Step::Void)
            .filter(|step| self.after(from, *step).is_some());
        next.into_iter().chain(others).collect()
    }
}

/// A step with what it needs to be told.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Deed {
    /// Hand on.
    Submit,
    /// The content is right.
    PassContent,
    /// The form is right.
    PassForm {
        /// How the checks of the program stood then, in words. Empty from an older program.
        checks: String,
    },
    /// Approve.
    Approve,
    /// Send back, for a reason.
    Return {
        /// Why; never empty.
        reason: String,
    },
    /// Take back, for a reason.
    TakeBack {
        /// Why; never empty.
        reason: String,
    },
    /// The approved words were changed.
    Void,
    /// Signed.
    Sign {
        /// By whom.
        by: String,
        /// On which day.
        on: NaiveDate,
        /// Why by somebody else than who approved it (Điều 11.1). Empty where it is the same.
        reason: String,
    },
    /// Numbered and dated.
    Number {
        /// The number, from 1.
        number: u32,
        /// The day it bears.
        on: NaiveDate,
    },
    /// Sent out.
    Issue {
        /// On which day.
        on: NaiveDate,
    },
    /// Filed.
    File {
        /// Where, such as the name of the work file. May be empty.
        place: String,
    },
    /// Another plan took its place.
    Replace {
        /// Which.
        by: PlanId,
    },
    /// Corrected by a letter.
    Correct {
        /// Number, day and gist of the letter; never empty.
        reason: String,
    },
}

impl Deed {
    /// Its kind.
    pub fn step(&self) -> Step {
        match self {
            Self::Submit => Step::Submit,
            Self::PassContent => Step::PassContent,
            Self::PassForm { .. } => Step::PassForm,
            Self::Approve => Step::Approve,
            Self::Return { .. } => Step::Return,
            Self::TakeBack { .. } => Step::TakeBack,
            Self::Void => Step::Void,
            Self::Sign { .. } => Step::Sign,
            Self::Number { .. } => Step::Number,
            Self::Issue { .. } => Step::Issue,
            Self::File { .. } => Step::File,
            Self::Replace { .. } => Step::Replace,
            Self::Correct { .. } => Step::Correct,
        }
    }
}
