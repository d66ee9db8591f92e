//! Why a draft came back, as a remark on the whole plan: whoever drafts answers it like any other.

use super::course::Passage;
use super::opinion::{Opinion, Verdict};
use super::remark::{Anchor, Remark, RemarkSource, RemarkState};
use super::stage::Deed;
use crate::id::{PlanId, RemarkId};
use crate::text::{fold, squeeze};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

/// The id of the remark that tells a reason, made from the id of what had the reason (UUID of
/// version 8, RFC 9562 section 5.8): the same on every computer, however often it is made.
fn remark_of(what: &str, id: Uuid) -> RemarkId {
    let mut hash = Sha256::new();
    hash.update(b"loa reason of ");
    hash.update(what.as_bytes());
    hash.update(id.as_bytes());
    let mut bytes = [0; 16];
    for (byte, hashed) in bytes.iter_mut().zip(hash.finalize()) {
        *byte = hashed;
    }
    RemarkId(Builder::from_custom_bytes(bytes).into_uuid())
}

impl Opinion {
    /// The id of the remark that tells its reason.
    pub fn remark_id(&self) -> RemarkId {
        remark_of("opinion", self.id.0)
    }

    /// Its reason as a remark on the whole plan; nothing where it agrees, or gives none.
    pub fn remark(&self) -> Option<Remark> {
        let asks = matches!(self.verdict, Verdict::Amend | Verdict::Return);
        (asks && !self.reason.trim().is_empty()).then(|| Remark {
            id: self.remark_id(),
            plan: self.plan,
            round: self.round,
            content: self.content,
            anchor: Anchor::Plan,
            by: self.by.clone(),
            at: self.at,
            text: self.reason.clone(),
            suggestion: None,
            source: RemarkSource::Typed,
            state: RemarkState::Open,
            replies: Vec::new(),
        })
    }
}

impl Passage {
    /// The reason of a return as a remark on the whole plan, of the round it ended; nothing for
    /// another step.
    pub fn remark(&self, plan: PlanId, round: u32) -> Option<Remark> {
        let Deed::Return { reason } = &self.deed else {
            return None;
        };
        Some(Remark {
            id: remark_of("passage", self.id.0),
            plan,
            round,
            content: self.content,
            anchor: Anchor::Plan,
            by: self.by.clone(),
            at: self.at,
            text: reason.clone(),
            suggestion: None,
            source: RemarkSource::Typed,
            state: RemarkState::Open,
            replies: Vec::new(),
        })
    }
}

impl Remark {
    /// Whether the same person said the same in the same round.
    pub fn repeats(&self, other: &Self) -> bool {
        let words = |it: &Self| squeeze(&it.text);
        self.round == other.round
            && fold(&self.by.name) == fold(&other.by.name)
            && words(self) == words(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::ContentHash;
    use crate::id::{OpinionId, PassageId};
    use crate::people::{Actor, Role};
    use crate::review::Stage;
    use chrono::{DateTime, Utc};
    use std::collections::HashSet;

    fn opinion(id: u128, verdict: Verdict, reason: &str) -> Opinion {
        Opinion {
            id: OpinionId(Uuid::from_u128(id)),
            plan: PlanId(Uuid::from_u128(1)),
            round: 2,
            content: "ab".repeat(32).parse::<ContentHash>().unwrap(),
            verdict,
            reason: reason.to_owned(),
            by: Actor {
                name: "Phạm Văn Dũng".to_owned(),
                role: Role::Leader,
            },
            at: DateTime::<Utc>::UNIX_EPOCH,
        }
    }

    fn passage(id: u128, deed: Deed) -> Passage {
        let judged = opinion(id, Verdict::Return, "");
        Passage {
            id: PassageId(Uuid::from_u128(id)),
            deed,
            from: Stage::LeaderReview,
            to: Stage::Returned,
            by: judged.by,
            at: judged.at,
            content: judged.content,
            version: None,
        }
    }

    fn returned(id: u128, reason: &str) -> Passage {
        let reason = reason.to_owned();
        passage(id, Deed::Return { reason })
    }

    #[test]
    fn a_reason_is_a_remark_where_the_draft_is_to_change() {
        for (verdict, reason, told) in [
            (Verdict::Return, "Thiếu chỉ tiêu", true),
            (Verdict::Amend, "Sửa mục II", true),
            (Verdict::Amend, " ", false),
            (Verdict::Agree, "Nên phát hành sớm", false),
        ] {
            let judged = opinion(7, verdict, reason);
            let remark = judged.remark();
            assert_eq!(remark.is_some(), told, "{verdict:?} {reason}");
            if let Some(remark) = remark {
                assert_eq!((remark.anchor, remark.round), (Anchor::Plan, 2));
                assert_eq!((remark.text.as_str(), remark.by), (reason, judged.by));
                assert_eq!((remark.content, remark.at), (judged.content, judged.at));
            }
        }
        assert_eq!(
            passage(7, Deed::Approve).remark(PlanId(Uuid::nil()), 1),
            None
        );
        let remark = returned(7, "Thiếu chỉ tiêu").remark(PlanId(Uuid::nil()), 3);
        let remark = remark.unwrap();
        assert_eq!((remark.round, remark.text.as_str()), (3, "Thiếu chỉ tiêu"));
    }

    /// Written down: another id would tell a reason twice between old and new programs.
    #[test]
    fn the_id_of_a_reason_is_the_same_everywhere() {
        let of_opinion = |id| opinion(id, Verdict::Return, "a").remark_id().to_string();
        assert_eq!(of_opinion(7), "e7286e93-4479-8c7c-af51-1e2f8abf1a7b");
        let mut seen = HashSet::new();
        for id in 1..50 {
            let passage = returned(id, "a").remark(PlanId(Uuid::nil()), 1).unwrap();
            let ids = [of_opinion(id), passage.id.to_string()];
            assert!(ids.into_iter().all(|it| seen.insert(it)), "{id}");
            assert_eq!(of_opinion(id), of_opinion(id));
            assert_eq!(passage.id.0.get_version_num(), 8);
        }
    }

    #[test]
    fn the_same_words_of_the_same_person_are_a_repetition() {
        let told = |reason: &str| opinion(1, Verdict::Return, reason).remark().unwrap();
        let first = told("Thiếu chỉ tiêu");
        let other = Actor {
            name: "Trần Văn Bình".to_owned(),
            role: Role::Leader,
        };
        for (remark, repeats) in [
            (told(" Thiếu  chỉ tiêu "), true),
            (told("Thiếu chỉ tiêu!"), false),
            (
                Remark {
                    round: 1,
                    ..first.clone()
                },
                false,
            ),
            (
                Remark {
                    by: other,
                    ..first.clone()
                },
                false,
            ),
        ] {
            assert_eq!(first.repeats(&remark), repeats, "{remark:?}");
        }
    }
}
