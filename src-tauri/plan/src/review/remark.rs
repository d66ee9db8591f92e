//! Remarks on a draft: where they stand, what they suggest, what became of them.

use super::anchor::{Landing, Placing, Spot};
use super::piece::Piece;
use crate::content::ContentHash;
use crate::flaw::{Check, Flaw, FlawKind, Flaws};
use crate::id::{PlanId, RemarkId, ReplyId, SectionId};
use crate::model::Plan;
use crate::people::{Actor, Right};
use crate::task::Task;
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// Words of a piece as they were when somebody pointed at them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Words {
    /// First letter, counted in characters of the piece's plain text.
    pub start: usize,
    /// The letter after the last.
    pub end: usize,
    /// The words themselves.
    pub quote: String,
    /// Some letters before them.
    pub before: String,
    /// Some letters after them.
    pub after: String,
}

/// What a remark is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// The whole plan.
    Plan,
    /// A section or annex.
    Section {
        /// Which.
        section: SectionId,
        /// Its heading then.
        heading: String,
    },
    /// A block, a task, a part of head or ending.
    Piece {
        /// Which.
        piece: Piece,
        /// How its words began then.
        excerpt: String,
        /// Of a block the section or annex it stood in then; `None` where that is not known.
        home: Option<SectionId>,
    },
    /// Words of one.
    Words {
        /// Of which.
        piece: Piece,
        /// Which words.
        words: Words,
        /// As of a whole piece.
        home: Option<SectionId>,
    },
    /// A place that could not be told, such as a line number no page has.
    Unplaced {
        /// What was said of the place.
        said: String,
    },
}

/// How a remark came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum RemarkSource {
    /// Written in the program.
    #[default]
    Typed,
    /// In a package.
    Package,
    /// A comment or tracked change of a Word file.
    Word,
    /// Copied from a paper print by line number.
    Paper,
}

/// What the drafter decided, and when.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Ruling {
    /// By whom.
    pub by: Actor,
    /// When.
    pub at: DateTime<Utc>,
    /// The answer: why not, or what was done. Never empty where it was declined.
    pub answer: String,
}

/// What became of a remark.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum RemarkState {
    /// Nobody answered yet.
    #[default]
    Open,
    /// Taken over, to be worked in.
    Accepted(Ruling),
    /// Not taken over, with the reason.
    Declined(Ruling),
    /// Worked in.
    Done(Ruling),
}

/// An answer within the thread of a remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// Its id.
    pub id: ReplyId,
    /// Who.
    pub by: Actor,
    /// When.
    pub at: DateTime<Utc>,
    /// The words.
    pub text: String,
}

/// A remark on a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Its id, given where it was written: the same on every computer.
    pub id: RemarkId,
    /// The plan.
    pub plan: PlanId,
    /// The round of review it belongs to, from 1; 0 before the draft was ever handed on.
    pub round: u32,
    /// The content it was written on.
    pub content: ContentHash,
    /// Where.
    pub anchor: Anchor,
    /// Who.
    pub by: Actor,
    /// When, by the clock of where it was written.
    pub at: DateTime<Utc>,
    /// What they say. May be empty where they only suggest other words.
    pub text: String,
    /// The words they would have instead; empty means strike them out.
    pub suggestion: Option<String>,
    /// How it came.
    pub source: RemarkSource,
    /// What became of it.
    pub state: RemarkState,
    /// What was answered, the first first.
    pub replies: Vec<Reply>,
}

impl Remark {
    /// Longest remark, suggestion or answer.
    pub const TEXT_LIMIT: usize = 20_000;
    /// Most remarks of one plan.
    pub const COUNT_LIMIT: usize = 10_000;
    /// Most answers to one remark.
    pub const REPLY_LIMIT: usize = 1_000;

    /// Whether it waits for an answer or for being worked in.
    pub fn is_pending(&self) -> bool {
        matches!(self.state, RemarkState::Open | RemarkState::Accepted(_))
    }

    /// A remark with its words cleaned.
    ///
    /// # Errors
    /// At `text`: neither words nor a suggestion. At `text` or `suggestion`: too long. At
    /// `suggestion`: nothing it could stand in the place of.
    pub fn checked(self) -> Result<Self, Flaws> {
        let mut check = Check::default();
        let text = check.optional("text", &self.text, Self::TEXT_LIMIT);
        let suggestion = (self.suggestion.as_ref())
            .map(|words| check.optional("suggestion", words, Self::TEXT_LIMIT));
        if text.is_empty() && suggestion.is_none() {
            check.flaw(Flaw::new("text", FlawKind::Empty));
        }
        let whole = matches!(
            self.anchor,
            Anchor::Plan
                | Anchor::Unplaced { .. }
                | Anchor::Piece {
                    piece: Piece::Task(_) | Piece::Part(_),
                    ..
                }
        );
        if suggestion.is_some() && whole {
            check.flaw(Flaw::new("suggestion", FlawKind::Unknown));
        }
        check.finish(Self {
            text,
            suggestion,
            ..self
        })
    }

    /// The remark with a ruling: taken over, not taken over for a reason, or worked in.
    ///
    /// # Errors
    /// At `state`: [`FlawKind::OutOfTurn`], as one that was declined or done is opened again
    /// first. At `answer`: [`FlawKind::ReasonMissing`] where it is declined, or too long.
    pub fn ruled(self, verdict: Decision, ruling: Ruling) -> Result<Self, Flaws> {
        let mut check = Check::default();
        let answer = check.optional("answer", &ruling.answer, Self::TEXT_LIMIT);
        if verdict == Decision::Declined && answer.is_empty() {
            check.flaw(Flaw::new("answer", FlawKind::ReasonMissing));
        }
        let in_turn = match &self.state {
            RemarkState::Open => true,
            RemarkState::Accepted(_) => verdict != Decision::Accepted,
            RemarkState::Declined(_) | RemarkState::Done(_) => false,
        };
        if !in_turn {
            check.flaw(Flaw::new("state", FlawKind::OutOfTurn));
        }
        let was = match &self.state {
            RemarkState::Accepted(earlier) => earlier.answer.as_str(),
            _ => "",
        };
        let answer = match (answer.as_str(), verdict) {
            // What was said when it was taken over still holds when it is done.
            ("", Decision::Done) => was.to_owned(),
            _ => answer,
        };
        let ruling = Ruling { answer, ..ruling };
        check.finish(Self {
            state: match verdict {
                Decision::Accepted => RemarkState::Accepted(ruling),
                Decision::Declined => RemarkState::Declined(ruling),
                Decision::Done => RemarkState::Done(ruling),
            },
            ..self
        })
    }

    /// The remark open again.
    ///
    /// # Errors
    /// At `state`: it is open.
    pub fn reopened(self) -> Result<Self, Flaws> {
        if self.state == RemarkState::Open {
            return Err(Flaw::new("state", FlawKind::OutOfTurn).into());
        }
        Ok(Self {
            state: RemarkState::Open,
            ..self
        })
    }

    /// The remark with one answer more.
    ///
    /// # Errors
    /// At `text`: empty or too long. At `replies`: there are too many.
    pub fn answered(mut self, reply: Reply) -> Result<Self, Flaws> {
        let mut check = Check::default();
        let text = check.required("text", &reply.text, Self::TEXT_LIMIT);
        if self.replies.len() >= Self::REPLY_LIMIT {
            check.flaw(Flaw::too_long("replies", Self::REPLY_LIMIT));
        }
        let reply = check.finish(Reply { text, ..reply })?;
        self.replies.push(reply);
        Ok(self)
    }

    /// One remark from two tellings of it, such as ours and a package's. Whichever comes first,
    /// and however often, the same is left: of rulings a drafter's, and of those the latest; all
    /// answers. Of a remark that was told in two ways, which no honest copy is, the earlier way.
    /// What another remark tells is left aside.
    #[must_use]
    pub fn merged(self, other: Self) -> Self {
        if self.id != other.id {
            return self;
        }
        let mut replies: BTreeMap<ReplyId, Reply> = BTreeMap::new();
        for reply in self.replies.iter().chain(&other.replies) {
            let kept = replies.entry(reply.id).or_insert_with(|| reply.clone());
            if reply.told() < kept.told() {
                *kept = reply.clone();
            }
        }
        let mut replies: Vec<Reply> = replies.into_values().collect();
        replies.sort_by_key(|reply| (reply.at, reply.id));
        let state = std::cmp::max_by(self.state.clone(), other.state.clone(), |a, b| {
            a.weight().cmp(&b.weight())
        });
        let told = std::cmp::min_by(self, other, |a, b| a.told().cmp(&b.told()));
        Self {
            state,
            replies,
            ..told
        }
    }

    /// Where it stands. One whose suggestion was put in stands on the words it brought.
    fn landing(&self, placing: &Placing) -> Landing {
        let landing = placing.landing(&self.anchor);
        let (Landing::Orphaned(Some(_)), Anchor::Words { piece, words, .. }) =
            (&landing, &self.anchor)
        else {
            return landing;
        };
        let brought = self.suggestion.as_ref().map(|new| Anchor::Words {
            piece: *piece,
            words: Words {
                quote: new.clone(),
                ..words.clone()
            },
            home: None,
        });
        let done = matches!(self.state, RemarkState::Done(_));
        match brought.filter(|_| done).map(|it| placing.landing(&it)) {
            Some(Landing::Here(spot) | Landing::Moved(spot)) => Landing::Moved(spot),
            _ => landing,
        }
    }

    /// Everything that a copy has no business to change, in some order.
    fn told(&self) -> impl Ord {
        (
            self.at,
            self.round,
            self.content,
            self.plan,
            (self.by.name.clone(), self.by.role),
            self.text.clone(),
            self.suggestion.clone(),
            self.source,
            format!("{:?}", self.anchor),
        )
    }
}

impl Reply {
    fn told(&self) -> impl Ord {
        (
            self.at,
            self.text.clone(),
            self.by.name.clone(),
            self.by.role,
        )
    }
}

/// A ruling somebody may give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Decision {
    /// It is taken over.
    Accepted,
    /// It is not taken over.
    Declined,
    /// It is worked in.
    Done,
}

impl RemarkState {
    /// The ruling, unless it is open.
    pub fn ruling(&self) -> Option<&Ruling> {
        match self {
            Self::Open => None,
            Self::Accepted(ruling) | Self::Declined(ruling) | Self::Done(ruling) => Some(ruling),
        }
    }

    /// How much this counts against another telling of the same remark.
    fn weight(&self) -> impl Ord {
        let rank = match self {
            Self::Open => 0,
            Self::Accepted(_) => 1,
            Self::Declined(_) => 2,
            Self::Done(_) => 3,
        };
        self.ruling().map(|it| {
            (
                it.by.role.may(Right::Draft),
                it.at,
                rank,
                it.answer.clone(),
                it.by.name.clone(),
                it.by.role,
            )
        })
    }
}

/// The remarks of two sources as one list, none lost; those of both are merged. In the order of
/// their ids.
pub fn united(ours: Vec<Remark>, theirs: Vec<Remark>) -> Vec<Remark> {
    let mut all: BTreeMap<RemarkId, Remark> = BTreeMap::new();
    for remark in ours.into_iter().chain(theirs) {
        // One told for the first time is merged with itself: its answers may be told twice.
        let known = all.remove(&remark.id).unwrap_or_else(|| remark.clone());
        let merged = known.merged(remark);
        all.insert(merged.id, merged);
    }
    all.into_values().collect()
}

/// A remark with its place in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered<'a> {
    /// Counted from 1.
    pub number: usize,
    /// The remark.
    pub remark: &'a Remark,
    /// Where it stands now.
    pub landing: Landing,
    /// The section or annex of that place.
    pub home: Option<SectionId>,
}

/// Remarks as a list is numbered: round by round; head, body, tasks, ending; those whose piece is
/// gone last, then by time. Numbers are nowhere kept.
pub fn numbered<'a>(remarks: &'a [Remark], plan: &Plan, tasks: &[Task]) -> Vec<Numbered<'a>> {
    let placing = Placing::of(plan, tasks);
    let mut list: Vec<_> = remarks
        .iter()
        .map(|remark| {
            let landing = remark.landing(&placing);
            let near = match landing {
                Landing::Orphaned(Some(piece)) => Some(Spot::Piece(piece)),
                _ => None,
            };
            let order = placing.order(landing.spot().or(near.as_ref()));
            ((remark.round, order, remark.at, remark.id), remark, landing)
        })
        .collect();
    list.sort_by_key(|(key, ..)| *key);
    (1..)
        .zip(list)
        .map(|(number, (_, remark, landing))| Numbered {
            number,
            remark,
            home: landing.spot().and_then(|spot| placing.home(spot)),
            landing,
        })
        .collect()
}

#[cfg(test)]
mod tests;
