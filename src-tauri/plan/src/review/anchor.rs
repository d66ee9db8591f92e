//! Pointing at something of a plan, and finding it again after the plan was edited.

use super::piece::{Part, Piece, holds, letters_in, pieces_of};
use super::remark::{Anchor, Words};
use crate::edit::SectionHead;
use crate::flaw::{Flaw, FlawKind, Flaws};
use crate::id::{BlockId, SectionId, TaskId};
use crate::model::Plan;
use crate::task::Task;
use crate::text::{RichText, nfc, squeeze};
use std::collections::HashMap;
use std::ops::Range;
use uuid::Uuid;

/// Something of a plan. Words are a range of letters of their piece.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Spot {
    /// The whole plan.
    Plan,
    /// A section or annex.
    Section(SectionId),
    /// A block, a task, a part of head or ending.
    Piece(Piece),
    /// Words of one.
    Words(Piece, Range<usize>),
}

/// Where an anchor stands in some state of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Landing {
    /// On what was pointed at, as it was then.
    Here(Spot),
    /// On what was pointed at, but something of it or close around it changed since, it went into
    /// another block, or its block into another section.
    Moved(Spot),
    /// What was pointed at is gone. The piece it stood in may still be there.
    Orphaned(Option<Piece>),
    /// Nobody could ever tell.
    Unplaced,
}

impl Landing {
    /// The place, where there is one.
    pub fn spot(&self) -> Option<&Spot> {
        match self {
            Self::Here(spot) | Self::Moved(spot) => Some(spot),
            Self::Orphaned(_) | Self::Unplaced => None,
        }
    }
}

/// Fewest letters kept before and after words; as many more as tell them from the same words
/// elsewhere in the block.
const AROUND: usize = 40;
/// Most letters kept on either side.
const MOST_AROUND: usize = 400;
/// Letters of a piece that are kept to tell it.
const EXCERPT: usize = 200;
/// Letters that must agree, words and surroundings together, for words to be found again in
/// another block.
const EVIDENCE: usize = 16;

/// Every section and annex with its heading.
fn headings(plan: &Plan) -> Vec<(SectionId, String)> {
    let sections = plan.walk().into_iter().map(|(_, s)| (s.id, &s.title));
    let annexes = plan.annexes.iter().map(|annex| (annex.id, &annex.title));
    sections
        .chain(annexes)
        .map(|(id, title)| (id, squeeze(title)))
        .collect()
}

/// A state of a plan, made ready for finding many anchors in it.
pub struct Placing {
    headings: Vec<(SectionId, String)>,
    pieces: Vec<Kept>,
    index: HashMap<Piece, usize>,
    sections: HashMap<SectionId, usize>,
    order: Vec<usize>,
}

struct Kept {
    piece: Piece,
    home: Option<SectionId>,
    text: String,
    letters: Vec<char>,
    /// Where the texts stand that are written anew one by one.
    slots: Vec<Range<usize>>,
}

fn start_of(letters: &[char]) -> String {
    letters.iter().take(EXCERPT).collect()
}

fn joined(letters: &[char]) -> String {
    letters.iter().collect()
}

/// Where `wanted` begins in `text`.
fn occurrences<'a>(text: &'a [char], wanted: &'a [char]) -> impl Iterator<Item = usize> + 'a {
    let last = text.len().checked_sub(wanted.len());
    let starts = last
        .filter(|_| !wanted.is_empty())
        .map_or(0..0, |n| 0..n + 1);
    starts.filter(move |&at| text[at..].starts_with(wanted))
}

/// How many letters before and after a stretch agree with those that were kept.
fn agreeing(text: &[char], range: &Range<usize>, before: &[char], after: &[char]) -> usize {
    let ahead = text[..range.start].iter().rev().zip(before.iter().rev());
    let behind = text[range.end..].iter().zip(after);
    ahead.take_while(|(a, b)| a == b).count() + behind.take_while(|(a, b)| a == b).count()
}

impl Anchor {
    /// Points at something of a plan with these tasks.
    ///
    /// # Errors
    /// At `section`, `block`, `task` or `words`: it is not there, or the range holds no words.
    pub fn at(plan: &Plan, tasks: &[Task], spot: &Spot) -> Result<Self, Flaws> {
        Placing::of(plan, tasks).anchor(spot)
    }

    /// What was pointed at, as a reader is told: a heading, the beginning of a piece, the words.
    /// Empty for the whole plan.
    pub fn excerpt(&self) -> &str {
        match self {
            Self::Plan => "",
            Self::Section { heading, .. } => heading,
            Self::Piece { excerpt, .. } => excerpt,
            Self::Words { words, .. } => &words.quote,
            Self::Unplaced { said } => said,
        }
    }
}

/// A stretch with what stands around it, so much that it is told from every other in the block.
fn words_at(letters: &[char], range: &Range<usize>) -> Option<Words> {
    let quote = letters
        .get(range.clone())
        .filter(|quote| quote.iter().any(|c| !c.is_whitespace()))?;
    let around = |most: usize| {
        let before = &letters[range.start.saturating_sub(most)..range.start];
        let after = &letters[range.end..letters.len().min(range.end + most)];
        (before, after)
    };
    let alone = |most: usize| {
        let (before, after) = around(most);
        let all = before.len() + after.len();
        occurrences(letters, quote)
            .filter(|at| agreeing(letters, &(*at..at + quote.len()), before, after) == all)
            .nth(1)
            .is_none()
    };
    let mut most = AROUND;
    while most < MOST_AROUND && !alone(most) {
        most *= 2;
    }
    let (before, after) = around(most.min(MOST_AROUND));
    Some(Words {
        start: range.start,
        end: range.end,
        quote: joined(quote),
        before: joined(before),
        after: joined(after),
    })
}

impl Placing {
    /// Of a plan as it is; of its tasks, the accepted ones.
    pub fn of(plan: &Plan, tasks: &[Task]) -> Self {
        let pieces = pieces_of(plan, tasks).into_iter();
        let pieces: Vec<Kept> = pieces
            .map(|(piece, home, slots)| {
                let (text, slots) = letters_in(&slots);
                Kept {
                    piece,
                    home,
                    letters: text.chars().collect(),
                    text,
                    slots,
                }
            })
            .collect();
        let headings = headings(plan);
        // Pieces stand in reading order already: so many sections have begun before each.
        let place: HashMap<SectionId, usize> = (0..)
            .zip(&headings)
            .map(|(at, (id, _))| (*id, at))
            .collect();
        let begun = |(at, it): (usize, &Kept)| match it.home.and_then(|id| place.get(&id)) {
            Some(section) => section + 1,
            None if at < Part::HEAD.len() => 0,
            None => headings.len(),
        };
        let begun: Vec<usize> = pieces.iter().enumerate().map(begun).collect();
        let sections = place.into_iter().map(|(id, section)| {
            let pieces = begun.partition_point(|count| *count <= section);
            (id, pieces + section + 1)
        });
        Self {
            index: (0..).zip(&pieces).map(|(at, it)| (it.piece, at)).collect(),
            sections: sections.collect(),
            order: (1..).zip(begun).map(|(at, begun)| at + begun).collect(),
            headings,
            pieces,
        }
    }

    fn piece(&self, piece: Piece) -> Option<&Kept> {
        self.pieces.get(*self.index.get(&piece)?)
    }

    fn heading(&self, id: SectionId) -> Option<&str> {
        let found = self.headings.iter().find(|(section, _)| *section == id);
        found.map(|(_, heading)| heading.as_str())
    }

    /// Points at something of the plan.
    ///
    /// # Errors
    /// As [`Anchor::at`].
    pub fn anchor(&self, spot: &Spot) -> Result<Anchor, Flaws> {
        let unknown = |field: &str| Flaws::from(Flaw::new(field, FlawKind::Unknown));
        let kept = |piece: Piece| {
            let field = match piece {
                Piece::Block(_) => "block",
                Piece::Task(_) => "task",
                Piece::Part(_) => "part",
            };
            self.piece(piece).ok_or_else(|| unknown(field))
        };
        match spot {
            Spot::Plan => Ok(Anchor::Plan),
            Spot::Section(id) => Ok(Anchor::Section {
                section: *id,
                heading: self
                    .heading(*id)
                    .ok_or_else(|| unknown("section"))?
                    .to_owned(),
            }),
            Spot::Piece(piece) => Ok(Anchor::Piece {
                piece: *piece,
                excerpt: start_of(&kept(*piece)?.letters),
                home: self.home_of(*piece),
            }),
            Spot::Words(piece, range) => Ok(Anchor::Words {
                piece: *piece,
                words: words_at(&kept(*piece)?.letters, range).ok_or_else(|| unknown("words"))?,
                home: self.home_of(*piece),
            }),
        }
    }

    /// The section or annex a block stands in; nothing for what does not stand in the body.
    fn home_of(&self, piece: Piece) -> Option<SectionId> {
        let block = matches!(piece, Piece::Block(_));
        self.piece(piece).and_then(|it| it.home).filter(|_| block)
    }

    /// Whether a block is where it was, as far as that is known.
    fn stayed(&self, piece: Piece, home: Option<SectionId>) -> bool {
        home.is_none() || home == self.home_of(piece)
    }

    /// Whether a piece still begins as it did, wherever it stands.
    pub fn reads(&self, anchor: &Anchor) -> bool {
        match anchor {
            Anchor::Piece { piece, excerpt, .. } => self
                .piece(*piece)
                .is_some_and(|it| start_of(&it.letters) == *excerpt),
            _ => false,
        }
    }

    /// The section, annex, block or task that has an id, as a bookmark names it.
    pub fn named(&self, id: Uuid) -> Option<Spot> {
        let pieces = [Piece::Block(BlockId(id)), Piece::Task(TaskId(id))];
        let piece = pieces.into_iter().find(|it| self.index.contains_key(it));
        let section = || {
            let known = self.sections.contains_key(&SectionId(id));
            known.then_some(Spot::Section(SectionId(id)))
        };
        piece.map(Spot::Piece).or_else(section)
    }

    /// The section or annex that something stands in.
    pub fn home(&self, spot: &Spot) -> Option<SectionId> {
        match spot {
            Spot::Plan => None,
            Spot::Section(id) => Some(*id),
            Spot::Piece(piece) | Spot::Words(piece, _) => self.piece(*piece)?.home,
        }
    }

    /// The words at a place: a heading, a piece's text, words of it. Empty for the whole plan.
    pub fn words(&self, spot: &Spot) -> String {
        match spot {
            Spot::Plan => String::new(),
            Spot::Section(id) => self.heading(*id).unwrap_or_default().to_owned(),
            Spot::Piece(piece) => self
                .piece(*piece)
                .map_or_else(String::new, |it| it.text.clone()),
            Spot::Words(piece, range) => {
                let kept = self.piece(*piece);
                joined(
                    kept.and_then(|it| it.letters.get(range.clone()))
                        .unwrap_or_default(),
                )
            }
        }
    }

    /// The letters of a piece that other words for all of it would take the place of: those of a
    /// task's content, all of what is one text. `None` where it is several.
    pub fn main_words(&self, piece: Piece) -> Option<Range<usize>> {
        let kept = self.piece(piece)?;
        match (piece, kept.slots.as_slice()) {
            (Piece::Task(_), [first, ..]) | (_, [first]) => Some(first.clone()),
            _ => None,
        }
    }

    /// Whether other words can take the place of those here: a heading, or words of one text.
    pub fn takes(&self, spot: &Spot) -> bool {
        match spot {
            Spot::Plan => false,
            Spot::Section(_) => true,
            Spot::Piece(piece) => self.piece(*piece).is_some_and(|it| it.slots.len() == 1),
            Spot::Words(piece, range) => self
                .piece(*piece)
                .is_some_and(|it| it.slots.iter().any(|slot| holds(slot, range))),
        }
    }

    /// Where in the letters of a piece its texts stand that are written anew one by one.
    pub fn texts(&self, piece: Piece) -> &[Range<usize>] {
        self.piece(piece).map_or(&[], |it| it.slots.as_slice())
    }

    /// Every piece with its letters, in reading order.
    pub fn pieces(&self) -> impl Iterator<Item = (Piece, &str)> {
        self.pieces.iter().map(|it| (it.piece, it.text.as_str()))
    }

    /// Where something stands in reading order, the table of tasks behind the body and before the
    /// ending, and the letter it begins with; what stands nowhere comes last.
    pub fn order(&self, spot: Option<&Spot>) -> (usize, usize) {
        let of_piece = |piece: &Piece| {
            let at = self.index.get(piece).and_then(|at| self.order.get(*at));
            at.copied().unwrap_or(usize::MAX)
        };
        match spot {
            None => (usize::MAX, 0),
            Some(Spot::Plan) => (0, 0),
            Some(Spot::Section(id)) => (self.sections.get(id).copied().unwrap_or(usize::MAX), 0),
            Some(Spot::Piece(piece)) => (of_piece(piece), 0),
            Some(Spot::Words(piece, range)) => (of_piece(piece), range.start),
        }
    }

    /// Where an anchor stands.
    pub fn landing(&self, anchor: &Anchor) -> Landing {
        match anchor {
            Anchor::Plan => Landing::Here(Spot::Plan),
            Anchor::Section { section, heading } => self.section_landing(*section, heading),
            Anchor::Piece {
                piece,
                excerpt,
                home,
            } => self.piece_landing(*piece, excerpt, *home),
            Anchor::Words { piece, words, home } => self.words_landing(*piece, words, *home),
            Anchor::Unplaced { .. } => Landing::Unplaced,
        }
    }

    fn section_landing(&self, section: SectionId, heading: &str) -> Landing {
        if let Some(now) = self.heading(section) {
            return landed(Spot::Section(section), now == heading);
        }
        let same = |(_, now): &&(SectionId, String)| !now.is_empty() && now == heading;
        let mut same = self.headings.iter().filter(same);
        match (same.next(), same.next()) {
            (Some((id, _)), None) => Landing::Moved(Spot::Section(*id)),
            _ => Landing::Orphaned(None),
        }
    }

    fn piece_landing(&self, piece: Piece, excerpt: &str, home: Option<SectionId>) -> Landing {
        let begins = |it: &Kept| start_of(&it.letters) == excerpt;
        if let Some(now) = self.piece(piece) {
            return landed(Spot::Piece(piece), begins(now) && self.stayed(piece, home));
        }
        let enough = excerpt.trim().chars().count() >= EVIDENCE;
        let mut same = self.elsewhere(piece).filter(|it| enough && begins(it));
        match (same.next(), same.next()) {
            (Some(it), None) => Landing::Moved(Spot::Piece(it.piece)),
            _ => Landing::Orphaned(None),
        }
    }

    /// Where else something of a piece may have gone: from a block into another. Tasks are too
    /// much alike for that, and the parts of head and ending stay.
    fn elsewhere(&self, piece: Piece) -> impl Iterator<Item = &Kept> {
        let is_block = |piece: Piece| matches!(piece, Piece::Block(_));
        let pieces = self.pieces.iter();
        pieces.filter(move |it| is_block(piece) && is_block(it.piece))
    }

    fn words_landing(&self, piece: Piece, words: &Words, home: Option<SectionId>) -> Landing {
        let sought = Sought::of(words);
        let kept = self.piece(piece);
        if let Some(found) = kept.and_then(|it| sought.best_in(it)) {
            let whole = found.agreeing == sought.around() && self.stayed(piece, home);
            return landed(Spot::Words(piece, found.range), whole);
        }
        let all = sought.around() + sought.quote.len();
        let mut elsewhere: Vec<Found> = self
            .elsewhere(piece)
            .filter_map(|it| sought.best_in(it))
            .filter(|found| found.agreeing + sought.quote.len() >= EVIDENCE.min(all).max(1))
            .collect();
        elsewhere.sort_by_key(|found| std::cmp::Reverse(found.agreeing));
        let alone = match elsewhere.as_slice() {
            [best, next, ..] => best.agreeing > next.agreeing,
            [_] => true,
            [] => false,
        };
        match elsewhere.into_iter().next().filter(|_| alone) {
            Some(best) => Landing::Moved(Spot::Words(best.piece, best.range)),
            None => Landing::Orphaned(kept.map(|_| piece)),
        }
    }
}

fn landed(spot: Spot, as_it_was: bool) -> Landing {
    if as_it_was {
        Landing::Here(spot)
    } else {
        Landing::Moved(spot)
    }
}

/// Words to be found again.
struct Sought<'a> {
    words: &'a Words,
    quote: Vec<char>,
    before: Vec<char>,
    after: Vec<char>,
}

/// Words found again.
struct Found {
    piece: Piece,
    range: Range<usize>,
    /// Letters around them that agree.
    agreeing: usize,
    /// How far they went.
    far: usize,
}

impl<'a> Sought<'a> {
    fn of(words: &'a Words) -> Self {
        Self {
            quote: words.quote.chars().collect(),
            before: words.before.chars().collect(),
            after: words.after.chars().collect(),
            words,
        }
    }

    fn around(&self) -> usize {
        self.before.len() + self.after.len()
    }

    /// Where in a piece they most likely are: where most of what stood around them agrees, and of
    /// such places the nearest. Of no words, the gap they would be put into.
    fn best_in(&self, kept: &Kept) -> Option<Found> {
        if !kept.text.contains(&self.words.quote) {
            return None;
        }
        let found = |at: usize| {
            let range = at..at + self.quote.len();
            Found {
                piece: kept.piece,
                agreeing: agreeing(&kept.letters, &range, &self.before, &self.after),
                far: at.abs_diff(self.words.start),
                range,
            }
        };
        let better = |found: &Found| (found.agreeing, std::cmp::Reverse(found.far));
        if self.quote.is_empty() {
            let gaps = (0..=kept.letters.len()).map(found);
            let known = |it: &Found| it.agreeing >= EVIDENCE.min(self.around());
            let known = gaps.max_by_key(better).filter(known);
            // Nothing stood around them: only there where still nothing does.
            return known.filter(|_| self.around() > 0 || kept.letters.is_empty());
        }
        occurrences(&kept.letters, &self.quote)
            .map(found)
            .max_by_key(better)
    }
}

/// Byte ranges of the letters of a text.
fn bytes(text: &str, range: &Range<usize>) -> Range<usize> {
    let at = |letter: usize| {
        text.char_indices()
            .nth(letter)
            .map_or(text.len(), |(byte, _)| byte)
    };
    at(range.start)..at(range.end)
}

/// Words struck out leave one space, not two, and none before a mark that closes.
fn struck(letters: &[char], range: &Range<usize>) -> Range<usize> {
    let before = range.start.checked_sub(1).and_then(|at| letters.get(at));
    let after = letters.get(range.end);
    let closes = |c: &char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | ')');
    if before.is_none_or(|c| c.is_whitespace()) && after == Some(&' ') {
        range.start..range.end + 1
    } else if before == Some(&' ') && after.is_none_or(closes) {
        range.start - 1..range.end
    } else {
        range.clone()
    }
}

/// A text with a stretch of its letters replaced.
fn replaced(text: &RichText, range: &Range<usize>, new: &str) -> RichText {
    let plain = text.to_plain();
    let letters: Vec<char> = plain.chars().collect();
    let range = if new.is_empty() {
        struck(&letters, range)
    } else {
        range.clone()
    };
    text.spliced(&[(bytes(&plain, &range), nfc(new))])
}

impl Plan {
    /// Puts other words in the place of those an anchor stands on: words of one text of a piece,
    /// all of such a text, or a heading. Answers the task that was changed, if the plan itself was
    /// not.
    ///
    /// # Errors
    /// At `suggestion`: [`FlawKind::ChangedSince`] where they are not as they were,
    /// [`FlawKind::Unknown`] where the anchor stands on no words, or words of several texts, and
    /// what a form would say.
    pub fn take_suggestion(
        &mut self,
        tasks: &mut [Task],
        anchor: &Anchor,
        new: &str,
    ) -> Result<Option<TaskId>, Flaws> {
        let refused = |kind| Flaws::from(Flaw::new("suggestion", kind));
        let placing = Placing::of(self, tasks);
        let spot = match placing.landing(anchor) {
            // Of a piece or heading that changed, other words would be overwritten.
            Landing::Moved(Spot::Piece(_) | Spot::Section(_)) if !placing.reads(anchor) => None,
            landing => landing.spot().cloned(),
        };
        let (piece, range) = match spot.ok_or_else(|| refused(FlawKind::ChangedSince))? {
            Spot::Plan => return Err(refused(FlawKind::Unknown)),
            Spot::Section(id) => return self.retitle(id, new).map(|()| None),
            Spot::Words(piece, range) => (piece, range),
            Spot::Piece(piece) => {
                let count = placing.piece(piece).map_or(0, |it| it.letters.len());
                if count > EXCERPT {
                    // Only its beginning is known to be as it was.
                    return Err(refused(FlawKind::Unknown));
                }
                (piece, 0..count)
            }
        };
        self.rewrite(tasks, piece, &range, |text, range| {
            replaced(text, &range, new)
        })
    }

    fn retitle(&mut self, id: SectionId, title: &str) -> Result<(), Flaws> {
        let Some(section) = self.section(id) else {
            return Err(Flaw::new("suggestion", FlawKind::Unknown).into());
        };
        let head = SectionHead {
            kind: section.kind,
            label: section.label.clone(),
            title: title.to_owned(),
            run_in: section.run_in,
        };
        self.set_section_head(id, head)
    }
}

#[cfg(test)]
mod tests;
