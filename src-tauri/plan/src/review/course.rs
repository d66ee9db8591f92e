//! The course of one plan: the steps it took, and what may come next.

use super::stage::{Deed, Stage, Step, StepSwitches};
use crate::content::ContentHash;
use crate::flaw::{Check, Flaw, FlawKind, Flaws};
use crate::id::{PassageId, PlanId, VersionId};
use crate::people::{Actor, Profile};
use crate::text::fold;
use chrono::{DateTime, NaiveDate, Utc};

/// A step that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Its id.
    pub id: PassageId,
    /// What was done.
    pub deed: Deed,
    /// From where.
    pub from: Stage,
    /// To where.
    pub to: Stage,
    /// By whom.
    pub by: Actor,
    /// When.
    pub at: DateTime<Utc>,
    /// The content it was about.
    pub content: ContentHash,
    /// The version kept with it.
    pub version: Option<VersionId>,
}

/// An approval: these words, and no others (Điều 11.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// By whom.
    pub by: Actor,
    /// When.
    pub at: DateTime<Utc>,
    /// Of which content.
    pub content: ContentHash,
}

/// That it was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// By whom.
    pub by: String,
    /// On which day.
    pub on: NaiveDate,
}

/// Number and date it bears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbering {
    /// The number.
    pub number: u32,
    /// The day.
    pub on: NaiveDate,
}

/// Where a plan stands, with what is true there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// With its drafter.
    Drafting,
    /// With its drafter again.
    Returned {
        /// Why.
        reason: String,
        /// By whom.
        by: Actor,
    },
    /// In somebody's hands, to be judged.
    Review {
        /// Whose.
        stage: Stage,
        /// What was handed on.
        content: ContentHash,
    },
    /// Approved, not yet signed.
    Approved(Approval),
    /// Signed, not yet numbered.
    Signed(Approval, Signature),
    /// Numbered, and whatever came after.
    Frozen {
        /// Where it stands.
        stage: Stage,
        /// The approval it rests on.
        approval: Approval,
        /// Its signature.
        signature: Signature,
        /// Its number and date.
        numbering: Numbering,
    },
}

/// Somebody's wish to take a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// What.
    pub deed: Deed,
    /// Who.
    pub by: Actor,
    /// The day it is.
    pub today: NaiveDate,
    /// The content as it is now.
    pub content: ContentHash,
    /// The content they had before their eyes; nothing where that cannot differ.
    pub seen: Option<ContentHash>,
}

/// What an edit means for a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edited {
    /// Nothing.
    Fine,
    /// The approval falls.
    Voids,
    /// It cannot be: the document has its number.
    Refused,
}

/// The course of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Course(Vec<Passage>);

impl Course {
    /// Longest reason.
    pub const REASON_LIMIT: usize = 2_000;

    /// A course from its steps, the first one first.
    pub fn of(passages: Vec<Passage>) -> Self {
        Self(passages)
    }

    /// Its steps.
    pub fn passages(&self) -> &[Passage] {
        &self.0
    }

    /// Where the plan stands.
    pub fn stage(&self) -> Stage {
        self.0.last().map_or(Stage::Drafting, |passage| passage.to)
    }

    /// How often it was handed on.
    pub fn round(&self) -> u32 {
        let submitted = self.0.iter().filter(|p| p.deed == Deed::Submit).count();
        u32::try_from(submitted).unwrap_or(u32::MAX)
    }

    /// Who handed it on last.
    pub fn drafter(&self) -> Option<&Actor> {
        self.last(Step::Submit).map(|passage| &passage.by)
    }

    fn last(&self, step: Step) -> Option<&Passage> {
        self.0.iter().rev().find(|p| p.deed.step() == step)
    }

    /// The approval in force.
    pub fn approval(&self) -> Option<Approval> {
        if self.stage() < Stage::Approved {
            return None;
        }
        self.last(Step::Approve).map(|passage| Approval {
            by: passage.by.clone(),
            at: passage.at,
            content: passage.content,
        })
    }

    /// Who signed it, and when; of the last signature where there were several.
    pub fn signature(&self) -> Option<Signature> {
        match &self.last(Step::Sign)?.deed {
            Deed::Sign { by, on, .. } => Some(Signature {
                by: by.clone(),
                on: *on,
            }),
            _ => None,
        }
    }

    /// Its number and date, once it has them.
    pub fn numbering(&self) -> Option<Numbering> {
        match self.last(Step::Number)?.deed {
            Deed::Number { number, on } => Some(Numbering { number, on }),
            _ => None,
        }
    }

    /// Where the plan stands, with what is true there.
    pub fn state(&self) -> State {
        let stage = self.stage();
        let last = self.0.last();
        let frozen = || {
            Some(State::Frozen {
                stage,
                approval: self.approval()?,
                signature: self.signature()?,
                numbering: self.numbering()?,
            })
        };
        let state = match (stage, last) {
            (Stage::Returned, Some(passage)) => match &passage.deed {
                Deed::Return { reason } => Some(State::Returned {
                    reason: reason.clone(),
                    by: passage.by.clone(),
                }),
                _ => None,
            },
            (Stage::UnitReview | Stage::FormatCheck | Stage::LeaderReview, Some(passage)) => {
                Some(State::Review {
                    stage,
                    content: passage.content,
                })
            }
            (Stage::Approved, _) => self.approval().map(State::Approved),
            (Stage::Signed, _) => self
                .approval()
                .zip(self.signature())
                .map(|(approval, signature)| State::Signed(approval, signature)),
            (stage, _) if stage.is_frozen() => frozen(),
            _ => None,
        };
        state.unwrap_or(State::Drafting)
    }

    /// What an edit that leaves this content behind means.
    pub fn edited(&self, content: ContentHash) -> Edited {
        match self.approval() {
            Some(approval) if approval.content == content => Edited::Fine,
            Some(_) if self.stage().is_frozen() => Edited::Refused,
            Some(_) => Edited::Voids,
            None => Edited::Fine,
        }
    }

    /// The step an edit takes that undoes the approval.
    pub fn voided(
        &self,
        id: PassageId,
        content: ContentHash,
        by: Actor,
        at: DateTime<Utc>,
    ) -> Passage {
        Passage {
            id,
            deed: Deed::Void,
            from: self.stage(),
            to: Stage::LeaderReview,
            by,
            at,
            content,
            version: None,
        }
    }

    /// Takes a step: what it leads to, or every reason why not.
    ///
    /// # Errors
    /// At `step`: [`FlawKind::OutOfTurn`], [`FlawKind::NotAllowed`], [`FlawKind::ChangedSince`],
    /// [`FlawKind::NotAsApproved`]; at the fields of the deed what is wrong there.
    pub fn take(
        &self,
        attempt: Attempt,
        switches: StepSwitches,
        id: PassageId,
        at: DateTime<Utc>,
    ) -> Result<Passage, Flaws> {
        let (from, step) = (self.stage(), attempt.deed.step());
        let out = |kind| Flaws::from(Flaw::new("step", kind));
        let to = switches
            .after(from, step)
            .filter(|_| step != Step::Void)
            .ok_or_else(|| out(FlawKind::OutOfTurn))?;
        if !attempt.by.role.may(step.right(from)) {
            return Err(out(FlawKind::NotAllowed));
        }
        if attempt.seen.is_some_and(|seen| seen != attempt.content) {
            return Err(out(FlawKind::ChangedSince));
        }
        // Nothing is built on an approval of other words, however they came to be others.
        let approved = self.approval().filter(|_| to >= Stage::Approved);
        if approved.is_some_and(|it| it.content != attempt.content) {
            return Err(out(FlawKind::NotAsApproved));
        }
        let mut check = Check::default();
        let deed = self.checked(&mut check, attempt.deed, attempt.today);
        Ok(Passage {
            id,
            deed: check.finish(deed)?,
            from,
            to,
            by: attempt.by,
            at,
            content: attempt.content,
            version: None,
        })
    }

    fn checked(&self, check: &mut Check, deed: Deed, today: NaiveDate) -> Deed {
        match deed {
            Deed::Return { reason } => Deed::Return {
                reason: wanted(check, &reason),
            },
            Deed::TakeBack { reason } => Deed::TakeBack {
                reason: wanted(check, &reason),
            },
            Deed::Correct { reason } => Deed::Correct {
                reason: wanted(check, &reason),
            },
            Deed::Sign { by, on, reason } => {
                let by = check.required("by", &by, Profile::NAME_LIMIT);
                let reason = check.optional("reason", &reason, Self::REASON_LIMIT);
                let is = |other: Option<&Actor>| {
                    other.is_some_and(|it| !it.name.is_empty() && fold(&it.name) == fold(&by))
                };
                if is(self.drafter()) {
                    check.flaw(Flaw::new("by", FlawKind::SameAsDrafter));
                }
                let approval = self.approval();
                let named = approval.as_ref().filter(|it| !it.by.name.is_empty());
                if named.is_some_and(|it| !is(Some(&it.by))) && reason.is_empty() && !by.is_empty()
                {
                    check.flaw(Flaw::new("reason", FlawKind::ReasonMissing));
                }
                day(check, on, None, today);
                Deed::Sign { by, on, reason }
            }
            Deed::Number { number, on } => {
                if number == 0 {
                    check.flaw(Flaw::new("number", FlawKind::OutOfRange));
                }
                day(check, on, self.signature().map(|it| it.on), today);
                Deed::Number { number, on }
            }
            Deed::Issue { on } => {
                day(check, on, self.numbering().map(|it| it.on), today);
                Deed::Issue { on }
            }
            Deed::File { place } => Deed::File {
                place: check.optional("place", &place, 500),
            },
            Deed::PassForm { checks } => Deed::PassForm {
                checks: check.optional("checks", &checks, Self::REASON_LIMIT),
            },
            Deed::Submit
            | Deed::PassContent
            | Deed::Approve
            | Deed::Void
            | Deed::Replace { .. } => deed,
        }
    }
}

fn wanted(check: &mut Check, reason: &str) -> String {
    let reason = check.optional("reason", reason, Course::REASON_LIMIT);
    if reason.is_empty() {
        check.flaw(Flaw::new("reason", FlawKind::ReasonMissing));
    }
    reason
}

fn day(check: &mut Check, on: NaiveDate, not_before: Option<NaiveDate>, today: NaiveDate) {
    if on > today {
        check.flaw(Flaw::new("on", FlawKind::InTheFuture));
    }
    if not_before.is_some_and(|first| on < first) {
        check.flaw(Flaw::new("on", FlawKind::TooEarly));
    }
}

impl Passage {
    /// The plan that took this one's place.
    pub fn replaced_by(&self) -> Option<PlanId> {
        match self.deed {
            Deed::Replace { by } => Some(by),
            _ => None,
        }
    }
}
