//! Remarks, opinions and the course of a plan as JSON of the package's own format. Fields are only
//! ever added, with a default.

use crate::package::Refusal;
use crate::text::{parsed, time, time_text, within};
use chrono::NaiveDate;
use plan::people::{Profile, Role};
use plan::review::{AnchorFields, Deed, RemarkSource, Ruling, Step};
use plan::{
    Actor, Anchor, Course, Opinion, Passage, PlanId, Remark, RemarkState, Reply, Stage, Verdict,
};
use serde::{Deserialize, Serialize};

/// Entries these stand in, named in refusals.
pub(crate) const REMARKS: &str = "remarks.json";
pub(crate) const COURSE: &str = "course.json";

/// Most answers to one remark, and most steps of one plan.
const THREAD_LIMIT: usize = 1_000;
/// Longest quoted place.
const QUOTE_LIMIT: usize = 20_000;

mirror! {
    RoleIs = Role { Drafter, UnitHead, FormatChecker, Leader, Clerk, Reader }
    StageIs = Stage {
        Drafting, Returned, UnitReview, FormatCheck, LeaderReview, Approved, Signed, Numbered,
        Issued, Filed, Replaced, Corrected,
    }
    StepIs = Step {
        Submit, PassContent, PassForm, Approve, Return, TakeBack, Void, Sign, Number, Issue, File,
        Replace, Correct,
    }
    VerdictIs = Verdict { Agree, Amend, Return }
    SourceIs = RemarkSource { Typed, Package, Word, Paper }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PersonText {
    name: String,
    role: RoleIs,
}

impl From<&Actor> for PersonText {
    fn from(actor: &Actor) -> Self {
        Self {
            name: actor.name.clone(),
            role: actor.role.into(),
        }
    }
}

impl PersonText {
    fn into_actor(self, entry: &str) -> Result<Actor, Refusal> {
        Ok(Actor {
            // Room for a name of an office that never had profiles.
            name: within(entry, self.name, 2 * Profile::NAME_LIMIT)?,
            role: self.role.into(),
        })
    }
}

/// [`AnchorFields`] as JSON.
#[derive(Serialize, Deserialize)]
#[serde(remote = "AnchorFields")]
struct AnchorText {
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    section: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    heading: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    block: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    task: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    part: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    excerpt: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    quote: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    said: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct RulingText {
    by: PersonText,
    at: String,
    answer: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
enum StateText {
    Open,
    Accepted(RulingText),
    Declined(RulingText),
    Done(RulingText),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct ReplyText {
    id: String,
    by: PersonText,
    at: String,
    text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct RemarkText {
    id: String,
    round: u32,
    content: String,
    #[serde(with = "AnchorText")]
    anchor: AnchorFields,
    by: PersonText,
    at: String,
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    suggestion: Option<String>,
    source: SourceIs,
    state: StateText,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    replies: Vec<ReplyText>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct OpinionText {
    id: String,
    round: u32,
    content: String,
    verdict: VerdictIs,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    reason: String,
    by: PersonText,
    at: String,
}

/// The entry [`REMARKS`].
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct SaidText {
    #[serde(default)]
    pub(crate) remarks: Vec<RemarkText>,
    #[serde(default)]
    pub(crate) opinions: Vec<OpinionText>,
}

/// The entry [`COURSE`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PassageText {
    id: String,
    step: StepIs,
    from: StageIs,
    to: StageIs,
    by: PersonText,
    at: String,
    content: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    reason: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    signer: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    day: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    other: Option<String>,
}

fn quoted(text: String) -> Result<String, Refusal> {
    within(REMARKS, text, QUOTE_LIMIT)
}

fn said(text: String) -> Result<String, Refusal> {
    within(REMARKS, text, Remark::TEXT_LIMIT)
}

fn anchor_of(mut fields: AnchorFields) -> Result<Anchor, Refusal> {
    let words = [
        &mut fields.heading,
        &mut fields.excerpt,
        &mut fields.quote,
        &mut fields.before,
        &mut fields.after,
        &mut fields.said,
    ];
    for text in words {
        *text = text.take().map(quoted).transpose()?;
    }
    fields.into_anchor().ok_or_else(|| Refusal::Content {
        entry: REMARKS.to_owned(),
        detail: "an anchor without what its kind needs".to_owned(),
    })
}

impl From<&Ruling> for RulingText {
    fn from(ruling: &Ruling) -> Self {
        Self {
            by: (&ruling.by).into(),
            at: time_text(ruling.at),
            answer: ruling.answer.clone(),
        }
    }
}

impl RulingText {
    fn into_ruling(self) -> Result<Ruling, Refusal> {
        Ok(Ruling {
            by: self.by.into_actor(REMARKS)?,
            at: time(REMARKS, &self.at)?,
            answer: said(self.answer)?,
        })
    }
}

impl From<&RemarkState> for StateText {
    fn from(state: &RemarkState) -> Self {
        match state {
            RemarkState::Open => Self::Open,
            RemarkState::Accepted(ruling) => Self::Accepted(ruling.into()),
            RemarkState::Declined(ruling) => Self::Declined(ruling.into()),
            RemarkState::Done(ruling) => Self::Done(ruling.into()),
        }
    }
}

impl StateText {
    fn into_state(self) -> Result<RemarkState, Refusal> {
        Ok(match self {
            Self::Open => RemarkState::Open,
            Self::Accepted(ruling) => RemarkState::Accepted(ruling.into_ruling()?),
            Self::Declined(ruling) => RemarkState::Declined(ruling.into_ruling()?),
            Self::Done(ruling) => RemarkState::Done(ruling.into_ruling()?),
        })
    }
}

impl From<&Remark> for RemarkText {
    fn from(remark: &Remark) -> Self {
        let replies = remark.replies.iter().map(|reply| ReplyText {
            id: reply.id.to_string(),
            by: (&reply.by).into(),
            at: time_text(reply.at),
            text: reply.text.clone(),
        });
        Self {
            id: remark.id.to_string(),
            round: remark.round,
            content: remark.content.to_string(),
            anchor: (&remark.anchor).into(),
            by: (&remark.by).into(),
            at: time_text(remark.at),
            text: remark.text.clone(),
            suggestion: remark.suggestion.clone(),
            source: remark.source.into(),
            state: (&remark.state).into(),
            replies: replies.collect(),
        }
    }
}

impl RemarkText {
    fn into_remark(self, plan: PlanId) -> Result<Remark, Refusal> {
        if self.replies.len() > THREAD_LIMIT {
            return Err(Refusal::TooMany);
        }
        let replies = self.replies.into_iter().map(|reply| {
            Ok(Reply {
                id: parsed(REMARKS, &reply.id)?,
                by: reply.by.into_actor(REMARKS)?,
                at: time(REMARKS, &reply.at)?,
                text: said(reply.text)?,
            })
        });
        Ok(Remark {
            id: parsed(REMARKS, &self.id)?,
            plan,
            round: self.round,
            content: parsed(REMARKS, &self.content)?,
            anchor: anchor_of(self.anchor)?,
            by: self.by.into_actor(REMARKS)?,
            at: time(REMARKS, &self.at)?,
            text: said(self.text)?,
            suggestion: self.suggestion.map(said).transpose()?,
            source: self.source.into(),
            state: self.state.into_state()?,
            replies: replies.collect::<Result<_, Refusal>>()?,
        })
    }
}

impl SaidText {
    pub(crate) fn of(remarks: &[Remark], opinions: &[Opinion]) -> Self {
        let opinions = opinions.iter().map(|opinion| OpinionText {
            id: opinion.id.to_string(),
            round: opinion.round,
            content: opinion.content.to_string(),
            verdict: opinion.verdict.into(),
            reason: opinion.reason.clone(),
            by: (&opinion.by).into(),
            at: time_text(opinion.at),
        });
        Self {
            remarks: remarks.iter().map(RemarkText::from).collect(),
            opinions: opinions.collect(),
        }
    }

    /// What was said of a plan.
    pub(crate) fn into_said(self, plan: PlanId) -> Result<(Vec<Remark>, Vec<Opinion>), Refusal> {
        if self.remarks.len() > Remark::COUNT_LIMIT || self.opinions.len() > Remark::COUNT_LIMIT {
            return Err(Refusal::TooMany);
        }
        let remarks = self.remarks.into_iter().map(|it| it.into_remark(plan));
        let opinions = self.opinions.into_iter().map(|it| {
            Ok(Opinion {
                id: parsed(REMARKS, &it.id)?,
                plan,
                round: it.round,
                content: parsed(REMARKS, &it.content)?,
                verdict: it.verdict.into(),
                reason: within(REMARKS, it.reason, Course::REASON_LIMIT)?,
                by: it.by.into_actor(REMARKS)?,
                at: time(REMARKS, &it.at)?,
            })
        });
        let remarks: Vec<Remark> = remarks.collect::<Result<_, Refusal>>()?;
        let mut seen = std::collections::HashSet::new();
        let replies = remarks.iter().flat_map(|it| &it.replies);
        let once = replies.map(|it| it.id.0).all(|id| seen.insert(id))
            && remarks.iter().all(|it| seen.insert(it.id.0));
        if !once {
            return Err(Refusal::Content {
                entry: REMARKS.to_owned(),
                detail: "an id twice".to_owned(),
            });
        }
        Ok((remarks, opinions.collect::<Result<_, Refusal>>()?))
    }
}

impl From<&Passage> for PassageText {
    fn from(passage: &Passage) -> Self {
        let mut text = Self {
            id: passage.id.to_string(),
            step: passage.deed.step().into(),
            from: passage.from.into(),
            to: passage.to.into(),
            by: (&passage.by).into(),
            at: time_text(passage.at),
            content: passage.content.to_string(),
            version: passage.version.map(|id| id.to_string()),
            reason: String::new(),
            signer: String::new(),
            number: None,
            day: None,
            other: None,
        };
        match &passage.deed {
            Deed::Submit | Deed::PassContent | Deed::Approve | Deed::Void => {}
            Deed::PassForm { checks } => text.reason.clone_from(checks),
            Deed::Return { reason } | Deed::TakeBack { reason } | Deed::Correct { reason } => {
                text.reason.clone_from(reason);
            }
            Deed::Sign { by, on, reason } => {
                text.signer.clone_from(by);
                text.day = Some(on.to_string());
                text.reason.clone_from(reason);
            }
            Deed::Number { number, on } => {
                (text.number, text.day) = (Some(*number), Some(on.to_string()));
            }
            Deed::Issue { on } => text.day = Some(on.to_string()),
            Deed::File { place } => text.reason.clone_from(place),
            Deed::Replace { by } => text.other = Some(by.to_string()),
        }
        text
    }
}

impl PassageText {
    pub(crate) fn into_passage(self) -> Result<Passage, Refusal> {
        let reason = within(COURSE, self.reason, Course::REASON_LIMIT)?;
        let signer = within(COURSE, self.signer, 2 * Profile::NAME_LIMIT)?;
        let lacking = || Refusal::Content {
            entry: COURSE.to_owned(),
            detail: "a step without what it needs".to_owned(),
        };
        let day = || -> Result<NaiveDate, Refusal> {
            parsed(COURSE, self.day.as_ref().ok_or_else(lacking)?)
        };
        let deed = match Step::from(self.step) {
            Step::Submit => Deed::Submit,
            Step::PassContent => Deed::PassContent,
            Step::PassForm => Deed::PassForm { checks: reason },
            Step::Approve => Deed::Approve,
            Step::Return => Deed::Return { reason },
            Step::TakeBack => Deed::TakeBack { reason },
            Step::Void => Deed::Void,
            Step::Sign => Deed::Sign {
                by: signer,
                on: day()?,
                reason,
            },
            Step::Number => Deed::Number {
                number: self.number.filter(|n| *n > 0).ok_or_else(lacking)?,
                on: day()?,
            },
            Step::Issue => Deed::Issue { on: day()? },
            Step::File => Deed::File { place: reason },
            Step::Replace => Deed::Replace {
                by: parsed(COURSE, self.other.as_ref().ok_or_else(lacking)?)?,
            },
            Step::Correct => Deed::Correct { reason },
        };
        Ok(Passage {
            id: parsed(COURSE, &self.id)?,
            deed,
            from: self.from.into(),
            to: self.to.into(),
            by: self.by.into_actor(COURSE)?,
            at: time(COURSE, &self.at)?,
            content: parsed(COURSE, &self.content)?,
            version: (self.version.as_ref())
                .map(|it| parsed(COURSE, it))
                .transpose()?,
        })
    }
}

/// Reads the steps of a plan.
pub(crate) fn course_of(texts: Vec<PassageText>) -> Result<Vec<Passage>, Refusal> {
    if texts.len() > THREAD_LIMIT {
        return Err(Refusal::TooMany);
    }
    texts.into_iter().map(PassageText::into_passage).collect()
}

/// What hangs on a plan and came another way than as entries of a package, held to the same limits.
///
/// # Errors
/// The refusal that entries would meet.
pub fn within_limits(
    plan: PlanId,
    course: &[Passage],
    (remarks, opinions): (&[Remark], &[Opinion]),
) -> Result<(), Refusal> {
    course_of(course.iter().map(PassageText::from).collect())?;
    SaidText::of(remarks, opinions).into_said(plan)?;
    Ok(())
}
