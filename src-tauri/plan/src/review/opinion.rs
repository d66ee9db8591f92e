//! What a reviewer thinks of a whole draft.

use super::course::Course;
use crate::content::ContentHash;
use crate::flaw::{Check, Flaw, FlawKind, Flaws};
use crate::id::{OpinionId, PlanId};
use crate::people::Actor;
use chrono::{DateTime, Utc};

/// The judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Đồng ý.
    Agree,
    /// Đồng ý, sửa theo ý kiến.
    Amend,
    /// Trả lại.
    Return,
}

/// A judgement of a draft, bound to the words it judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opinion {
    /// Its id, given where it was written: the same on every computer.
    pub id: OpinionId,
    /// The plan.
    pub plan: PlanId,
    /// The round of review, from 1.
    pub round: u32,
    /// The content that was judged.
    pub content: ContentHash,
    /// The judgement.
    pub verdict: Verdict,
    /// Why; never empty with [`Verdict::Return`].
    pub reason: String,
    /// Who.
    pub by: Actor,
    /// When, by the clock of where it was written.
    pub at: DateTime<Utc>,
}

impl Opinion {
    /// The opinion with its words cleaned.
    ///
    /// # Errors
    /// At `reason`: [`FlawKind::ReasonMissing`] with [`Verdict::Return`], or too long.
    pub fn checked(self) -> Result<Self, Flaws> {
        let mut check = Check::default();
        let reason = check.optional("reason", &self.reason, Course::REASON_LIMIT);
        if self.verdict == Verdict::Return && reason.is_empty() {
            check.flaw(Flaw::new("reason", FlawKind::ReasonMissing));
        }
        check.finish(Self { reason, ..self })
    }
}
