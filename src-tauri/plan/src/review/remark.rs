//! Remarks on a draft: where they stand, what they suggest, what became of them.

use crate::content::ContentHash;
use crate::id::{BlockId, PlanId, RemarkId, ReplyId, SectionId};
use crate::people::Actor;
use chrono::{DateTime, Utc};

/// Words of a block as they were when somebody pointed at them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Words {
    /// First letter, counted in characters of the block's plain text.
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
    /// A block.
    Block {
        /// Which.
        block: BlockId,
        /// Its words then.
        excerpt: String,
    },
    /// Words of a block.
    Words {
        /// The block.
        block: BlockId,
        /// Which words.
        words: Words,
    },
    /// A place that could not be told, such as a line number no page has.
    Unplaced {
        /// What was said of the place.
        said: String,
    },
}

/// How a remark came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
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

    /// Whether it waits for an answer or for being worked in.
    pub fn is_pending(&self) -> bool {
        matches!(self.state, RemarkState::Open | RemarkState::Accepted(_))
    }
}
