//! What a reviewer thinks of a whole draft.

use super::course::Course;
use super::remark::{Remark, RemarkState};
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
    /// Why; never empty with [`Verdict::Return`], nor with [`Verdict::Amend`] where nothing else was
    /// said.
    pub reason: String,
    /// Who.
    pub by: Actor,
    /// When, by the clock of where it was written.
    pub at: DateTime<Utc>,
}

impl Opinion {
    /// The opinion with its words cleaned, beside the remarks on the plan.
    ///
    /// # Errors
    /// At `reason`: too long; empty with [`Verdict::Return`] ([`FlawKind::ReasonMissing`]), or with
    /// [`Verdict::Amend`] while no remark of its round is open ([`FlawKind::NothingToAmend`]).
    pub fn checked(self, remarks: &[Remark]) -> Result<Self, Flaws> {
        let mut check = Check::default();
        let reason = check.optional("reason", &self.reason, Course::REASON_LIMIT);
        let open = |it: &Remark| it.round == self.round && it.state == RemarkState::Open;
        match self.verdict {
            Verdict::Return if reason.is_empty() => {
                check.flaw(Flaw::new("reason", FlawKind::ReasonMissing));
            }
            Verdict::Amend if reason.is_empty() && !remarks.iter().any(open) => {
                check.flaw(Flaw::new("reason", FlawKind::NothingToAmend));
            }
            _ => {}
        }
        check.finish(Self { reason, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::Role;
    use crate::review::{Anchor, RemarkSource, Ruling};
    use crate::{RemarkId, review};
    use uuid::Uuid;

    #[test]
    fn a_judgement_says_what_is_to_change() {
        let by = Actor {
            name: "Phạm Văn Dũng".to_owned(),
            role: Role::Leader,
        };
        let given = |verdict, reason: &str| Opinion {
            id: OpinionId(Uuid::nil()),
            plan: PlanId(Uuid::nil()),
            round: 2,
            content: "ab".repeat(32).parse().unwrap(),
            verdict,
            reason: reason.to_owned(),
            by: by.clone(),
            at: DateTime::UNIX_EPOCH,
        };
        let done = RemarkState::Done(Ruling {
            by: by.clone(),
            at: DateTime::UNIX_EPOCH,
            answer: String::new(),
        });
        let remark = |round, state: &RemarkState| Remark {
            id: RemarkId(Uuid::nil()),
            plan: PlanId(Uuid::nil()),
            round,
            content: "ab".repeat(32).parse().unwrap(),
            anchor: Anchor::Plan,
            by: by.clone(),
            at: DateTime::UNIX_EPOCH,
            text: "Ghi rõ giờ".to_owned(),
            suggestion: None,
            source: RemarkSource::Package,
            state: state.clone(),
            replies: Vec::new(),
        };
        let open = review::RemarkState::Open;
        let table: [(Verdict, &str, Vec<Remark>, Option<FlawKind>); 8] = [
            (Verdict::Agree, "", vec![], None),
            (
                Verdict::Return,
                "",
                vec![remark(2, &open)],
                Some(FlawKind::ReasonMissing),
            ),
            (Verdict::Return, " Thiếu ", vec![], None),
            (Verdict::Amend, "Sửa mục II", vec![], None),
            (Verdict::Amend, " ", vec![], Some(FlawKind::NothingToAmend)),
            (
                Verdict::Amend,
                "",
                vec![remark(1, &open)],
                Some(FlawKind::NothingToAmend),
            ),
            (
                Verdict::Amend,
                "",
                vec![remark(2, &done)],
                Some(FlawKind::NothingToAmend),
            ),
            (
                Verdict::Amend,
                "",
                vec![remark(2, &done), remark(2, &open)],
                None,
            ),
        ];
        for (verdict, reason, remarks, flaw) in table {
            let found = given(verdict, reason).checked(&remarks).err();
            let found = found.map(|Flaws(flaws)| (flaws[0].field.clone(), flaws[0].kind));
            let expect = flaw.map(|kind| ("reason".to_owned(), kind));
            assert_eq!(found, expect, "{verdict:?} {reason:?} {remarks:?}");
        }
    }
}
