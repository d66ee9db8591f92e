//! Last year's plan rolled over: what must change of it, item by item, and the new plan made of
//! what was accepted.
//!
//! It stands in this room because the traces that the rules point at in a finished plan (another
//! year, another kind of unit, another commune) are the same that must go from an old one; here
//! each is proposed with what takes its place. Nothing is changed unasked: [`proposals`] lists,
//! [`apply`] does what was chosen and no more.
//!
//! A proposal is *safe* where it is nearly certain, so that all safe ones can be taken at once.
//! One without words of its own ([`Proposal::after`] is `None`) only points at a place that
//! somebody must look at. No two proposals touch the same letters, so any choice of them fits.

mod answerable;
mod apply;
mod carry;
mod ending;
mod passages;
mod period;
mod references;
mod successors;
mod units;
mod years;

#[cfg(test)]
mod tests;

pub use crate::spot::{Spot, TaskCell, text_at};
pub use answerable::named;
pub use apply::{Choice, UnknownProposal, apply, changed};
pub use passages::{Passage, Piece, passages};
pub use period::{Period, Span};
pub use successors::{BadSuccessor, Role, Successor, Successors, entries};

use plan::{Agency, Mark, Official, Plan, Task};
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

/// What a proposal is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The number and date of the old paper; a new draft has none.
    Issue,
    /// A year in the text.
    Year,
    /// A whole date in the text.
    Date,
    /// Half-years and quarters: the period of the title against that of the text.
    Period,
    /// A plan of the year before that another of this year replaces; its number is to be filled in.
    SuperiorPlan,
    /// A cited document or programme whose time is over, or that was replaced.
    Reference,
    /// A unit that no longer exists.
    Unit,
    /// A term that is no longer used.
    Term,
    /// `phường` in a plan of a xã.
    UnitKind,
    /// The name of another commune, or a letterhead that is not the office's.
    OtherUnit,
    /// A task that was not finished, or a target that was not met.
    Unfinished,
    /// A task that was given up.
    Dropped,
    /// Somebody who answers for a task.
    Official,
    /// A line of `Nơi nhận`.
    Recipient,
    /// Who signs.
    Signature,
}

/// Why it is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// It belongs to the one old paper.
    OldPaper,
    /// It speaks of the old plan's year.
    PlanYear,
    /// It may be a target of a programme that bears the year.
    PerhapsTarget,
    /// A lone number that may be a year.
    LoneNumber,
    /// It looks back at the year before the old plan's.
    YearBefore,
    /// It looks ahead at the year after the old plan's.
    YearAfter,
    /// A year that was left over from a still older plan.
    OlderYear,
    /// The date is not in the new year's calendar.
    NoSuchDay,
    /// Title and text speak of different periods, or the new plan is for another one.
    OtherPeriod,
    /// A plan for the old year is followed by one for the new year.
    NewPlanExpected,
    /// The stated period is over.
    PeriodOver,
    /// The cited document is about the old year.
    AboutOldYear,
    /// It was replaced or abolished; the source says by what.
    Replaced,
    /// The words name another kind of unit than the office's.
    OtherKind,
    /// The words name another commune than the office's.
    OtherName,
    /// The letterhead is not the office's.
    OtherOffice,
    /// Quarters of the old year were not completed.
    NotCompleted,
    /// Fewer were counted than the target says.
    BelowTarget,
    /// It was given up, with the reason noted.
    GivenUp,
    /// The name is none of those who sign for the office now.
    NotSigning,
    /// The directory says that the person left the post.
    Retired,
}

/// One change proposed, at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Stable while the plan stays as it is: made from place, kind and words.
    pub id: String,
    /// What it is about.
    pub kind: Kind,
    /// Which text it stands in.
    pub spot: Spot,
    /// The bytes of that text it replaces; empty where words are put in.
    pub range: Range<usize>,
    /// The words of the sentence in front of it, for showing.
    pub lead: String,
    /// The words there now.
    pub before: String,
    /// The words proposed: empty takes the old ones away, `None` leaves it to the user.
    pub after: Option<String>,
    /// The words of the sentence behind it, for showing.
    pub trail: String,
    /// Nearly certain.
    pub safe: bool,
    /// Why.
    pub reason: Reason,
    /// What the reason rests on, such as a decree, a note or a count. May be empty.
    pub source: String,
}

impl Proposal {
    /// Whether it is done with or without being accepted: a new draft has no number and no date.
    pub fn always(&self) -> bool {
        self.kind == Kind::Issue
    }
}

/// The plan to roll over, with its tasks and what was marked of them.
#[derive(Debug, Clone, Copy)]
pub struct Old<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its tasks, in order.
    pub tasks: &'a [Task],
    /// The marks of its quarters.
    pub marks: &'a [Mark],
    /// The people of the directory, those who left included.
    pub people: &'a [Official],
}

/// What of today the old plan is held against.
#[derive(Debug, Clone, Copy)]
pub struct Today<'a> {
    /// The issuing office; one without name lines is not held against anything.
    pub agency: &'a Agency,
    /// Units, terms and documents that were replaced.
    pub successors: &'a Successors,
}

/// A change found in one text.
#[derive(Debug)]
struct Found {
    kind: Kind,
    range: Range<usize>,
    after: Option<String>,
    safe: bool,
    reason: Reason,
    source: String,
}

impl Found {
    fn new(kind: Kind, range: Range<usize>, after: Option<String>, reason: Reason) -> Self {
        Self {
            kind,
            range,
            after,
            safe: false,
            reason,
            source: String::new(),
        }
    }

    fn safe(self, safe: bool) -> Self {
        Self { safe, ..self }
    }

    fn resting_on(self, source: impl Into<String>) -> Self {
        Self {
            source: source.into(),
            ..self
        }
    }

    fn at(self, spot: Spot, text: &str) -> Proposal {
        let before = text.get(self.range.clone()).unwrap_or_default().to_owned();
        let said = format!(
            "{:?} {spot:?} {:?} {before:?} {:?}",
            self.kind, self.range, self.after
        );
        Proposal {
            id: fingerprint(&said),
            kind: self.kind,
            spot,
            lead: lead(text.get(..self.range.start).unwrap_or_default()),
            trail: trail(text.get(self.range.end..).unwrap_or_default()),
            range: self.range,
            before,
            after: self.after,
            safe: self.safe,
            reason: self.reason,
            source: self.source,
        }
    }
}

/// Most letters shown of a sentence on either side of a change.
const AROUND: usize = 60;

/// The last letters of a text, from the beginning of a word on.
fn lead(text: &str) -> String {
    let Some((cut, _)) = text.char_indices().rev().nth(AROUND) else {
        return text.to_owned();
    };
    let kept = text.get(cut..).unwrap_or_default();
    let word = kept.find(char::is_whitespace).unwrap_or_default();
    format!("…{}", kept.get(word..).unwrap_or_default())
}

/// The first letters of a text, to the end of a word.
fn trail(text: &str) -> String {
    let Some((cut, _)) = text.char_indices().nth(AROUND) else {
        return text.to_owned();
    };
    let kept = text.get(..cut).unwrap_or_default();
    let word = kept.rfind(char::is_whitespace).unwrap_or(kept.len());
    format!("{}…", kept.get(..word).unwrap_or_default())
}

/// Twelve signs that stand for a text (FNV-1a).
fn fingerprint(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{:012x}", hash >> 16)
}

/// What is known of the old plan while its texts are read.
struct Reader<'a> {
    /// The year of the old plan.
    year: i32,
    to: Period,
    /// Parts of a year that the whole old plan is said to be for.
    spans: Vec<Span>,
    own: units::Own,
    successors: &'a Successors,
}

/// Everything proposed for the plan of the period `to`, in the order a plan is read.
pub fn proposals(old: Old<'_>, to: Period, today: Today<'_>) -> Vec<Proposal> {
    let texts = crate::spot::texts(old.plan, old.tasks);
    let reader = Reader {
        year: old.plan.year,
        to,
        spans: period::spans(old.plan, &texts),
        own: units::Own::of(old.plan, today.agency),
        successors: today.successors,
    };
    let mut out = ending::head(old.plan, today.agency);
    for (spot, text) in &texts {
        let found = match spot {
            Spot::Parent | Spot::AgencyLines | Spot::HeadPlace | Spot::Signature => Vec::new(),
            Spot::Recipient(_) => ending::recipient(&reader, text),
            _ => reader.read(*spot, text),
        };
        out.extend(apart(found).into_iter().map(|found| found.at(*spot, text)));
    }
    out.extend(carry::findings(old));
    out.extend(answerable::findings(old));
    out.extend(ending::signature(old.plan, today.agency));
    let order = crate::spot::order(&texts);
    out.sort_by_key(|p| (order(p.spot), p.range.start, p.kind));
    let mut seen = HashSet::new();
    out.retain(|p| p.after.as_ref() != Some(&p.before) && seen.insert(p.id.clone()));
    out
}

impl Reader<'_> {
    /// Changes of a running text, the weightier first.
    fn read(&self, spot: Spot, text: &str) -> Vec<Found> {
        let cited = references::Cited::of(text, self.year);
        let mut found = references::findings(self, text, &cited);
        found.extend(years::findings(self, text, &cited));
        found.extend(period::findings(self, spot, text, &cited));
        found.extend(units::findings(self, text, &cited));
        found
    }

    /// How many years the new plan is after the old one.
    fn delta(&self) -> i32 {
        self.to.year() - self.year
    }
}

/// Of changes that touch the same letters only the first is kept; then by place.
fn apart(found: Vec<Found>) -> Vec<Found> {
    // Those kept are apart, so only the nearest on either side can touch.
    let mut kept: BTreeMap<(usize, usize), Found> = BTreeMap::new();
    for one in found {
        let at = (one.range.start, one.range.end);
        let before = kept.range(..=at).rev().take(2);
        let touches = |(start, end): (usize, usize)| {
            at.0 < end && start < at.1 || at.0 == at.1 && (start, end) == at
        };
        let near = before.chain(kept.range(at..).take(2));
        if !near.map(|(other, _)| *other).any(touches) {
            kept.insert(at, one);
        }
    }
    kept.into_values().collect()
}
