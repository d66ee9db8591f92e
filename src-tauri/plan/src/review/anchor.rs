//! Pointing at something of a plan, and finding it again after the plan was edited.

use super::remark::{Anchor, Words};
use crate::edit::SectionHead;
use crate::flaw::{Flaw, FlawKind, Flaws};
use crate::id::{BlockId, SectionId};
use crate::model::{Block, Plan};
use crate::text::{RichText, nfc, squeeze};
use std::collections::HashMap;
use std::ops::Range;
use uuid::Uuid;

/// Something of a plan. Words are a range of letters of [`letters_of`] their block.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Spot {
    /// The whole plan.
    Plan,
    /// A section or annex.
    Section(SectionId),
    /// A block.
    Block(BlockId),
    /// Words of a block.
    Words(BlockId, Range<usize>),
}

/// Where an anchor stands in some state of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Landing {
    /// On what was pointed at, as it was then.
    Here(Spot),
    /// On what was pointed at, but something of it or close around it changed since, or it went
    /// into another block.
    Moved(Spot),
    /// What was pointed at is gone. The block it stood in may still be there.
    Orphaned(Option<BlockId>),
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
/// Letters of a block that are kept to tell it.
const EXCERPT: usize = 200;
/// Letters that must agree, words and surroundings together, for words to be found again in
/// another block.
const EVIDENCE: usize = 16;

/// The words of a block as they are counted: its text, or the cells of its table with a tab
/// between cells and a line end between rows.
pub fn letters_of(block: &Block) -> String {
    let Some(table) = &block.table else {
        return block.text.to_plain();
    };
    let row = |cells: &Vec<RichText>| -> String {
        let cells: Vec<String> = cells.iter().map(RichText::to_plain).collect();
        cells.join("\t")
    };
    table.rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

/// Every block of a plan in reading order, with the section or annex it stands in.
pub fn blocks_of(plan: &Plan) -> Vec<(SectionId, &Block)> {
    let sections = plan.walk().into_iter().map(|(_, s)| (s.id, &s.blocks));
    let annexes = plan.annexes.iter().map(|annex| (annex.id, &annex.blocks));
    sections
        .chain(annexes)
        .flat_map(|(home, blocks)| blocks.iter().map(move |block| (home, block)))
        .collect()
}

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
    blocks: Vec<Kept>,
    index: HashMap<BlockId, usize>,
    order: HashMap<Uuid, usize>,
}

struct Kept {
    id: BlockId,
    home: SectionId,
    text: String,
    letters: Vec<char>,
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
    /// Points at something of a plan.
    ///
    /// # Errors
    /// At `section`, `block` or `words`: it is not there, or the range holds no words.
    pub fn at(plan: &Plan, spot: &Spot) -> Result<Self, Flaws> {
        let unknown = |field: &str| Flaws::from(Flaw::new(field, FlawKind::Unknown));
        let placing = Placing::of(plan);
        let block_of = |id| placing.block(id).ok_or_else(|| unknown("block"));
        match spot {
            Spot::Plan => Ok(Self::Plan),
            Spot::Section(id) => Ok(Self::Section {
                section: *id,
                heading: placing
                    .heading(*id)
                    .ok_or_else(|| unknown("section"))?
                    .to_owned(),
            }),
            Spot::Block(id) => Ok(Self::Block {
                block: *id,
                excerpt: start_of(&block_of(*id)?.letters),
            }),
            Spot::Words(id, range) => {
                let words =
                    words_at(&block_of(*id)?.letters, range).ok_or_else(|| unknown("words"))?;
                Ok(Self::Words { block: *id, words })
            }
        }
    }

    /// What was pointed at, as a reader is told: a heading, the beginning of a block, the words.
    /// Empty for the whole plan.
    pub fn excerpt(&self) -> &str {
        match self {
            Self::Plan => "",
            Self::Section { heading, .. } => heading,
            Self::Block { excerpt, .. } => excerpt,
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
    /// Of a plan as it is.
    pub fn of(plan: &Plan) -> Self {
        let kept = |(home, block): (SectionId, &Block)| {
            let text = letters_of(block);
            Kept {
                id: block.id,
                home,
                letters: text.chars().collect(),
                text,
            }
        };
        let blocks: Vec<Kept> = blocks_of(plan).into_iter().map(kept).collect();
        let headings = headings(plan);
        // Each section, then its blocks; sections are in reading order already.
        let mut order = HashMap::new();
        for (id, _) in &headings {
            order.insert(id.0, order.len() + 1);
            for block in blocks.iter().filter(|it| it.home == *id) {
                order.insert(block.id.0, order.len() + 1);
            }
        }
        Self {
            index: (0..).zip(&blocks).map(|(at, it)| (it.id, at)).collect(),
            headings,
            blocks,
            order,
        }
    }

    fn block(&self, id: BlockId) -> Option<&Kept> {
        self.blocks.get(*self.index.get(&id)?)
    }

    fn heading(&self, id: SectionId) -> Option<&str> {
        let found = self.headings.iter().find(|(section, _)| *section == id);
        found.map(|(_, heading)| heading.as_str())
    }

    /// The section or annex that something stands in.
    pub fn home(&self, spot: &Spot) -> Option<SectionId> {
        match spot {
            Spot::Plan => None,
            Spot::Section(id) => Some(*id),
            Spot::Block(id) | Spot::Words(id, _) => self.block(*id).map(|it| it.home),
        }
    }

    /// The words at a place: a heading, a block's text, words of it. Empty for the whole plan.
    pub fn words(&self, spot: &Spot) -> String {
        match spot {
            Spot::Plan => String::new(),
            Spot::Section(id) => self.heading(*id).unwrap_or_default().to_owned(),
            Spot::Block(id) => self
                .block(*id)
                .map_or_else(String::new, |it| it.text.clone()),
            Spot::Words(id, range) => {
                let letters = self.block(*id).and_then(|it| it.letters.get(range.clone()));
                joined(letters.unwrap_or_default())
            }
        }
    }

    /// Where something stands in reading order, and the letter it begins with; what stands nowhere
    /// comes last.
    pub fn order(&self, spot: Option<&Spot>) -> (usize, usize) {
        let at = |id: &Uuid| self.order.get(id).copied().unwrap_or(usize::MAX);
        match spot {
            None => (usize::MAX, 0),
            Some(Spot::Plan) => (0, 0),
            Some(Spot::Section(id)) => (at(&id.0), 0),
            Some(Spot::Block(id)) => (at(&id.0), 0),
            Some(Spot::Words(id, range)) => (at(&id.0), range.start),
        }
    }

    /// Where an anchor stands.
    pub fn landing(&self, anchor: &Anchor) -> Landing {
        match anchor {
            Anchor::Plan => Landing::Here(Spot::Plan),
            Anchor::Section { section, heading } => self.section_landing(*section, heading),
            Anchor::Block { block, excerpt } => self.block_landing(*block, excerpt),
            Anchor::Words { block, words } => self.words_landing(*block, words),
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

    fn block_landing(&self, block: BlockId, excerpt: &str) -> Landing {
        let begins = |it: &Kept| start_of(&it.letters) == excerpt;
        if let Some(now) = self.block(block) {
            return landed(Spot::Block(block), begins(now));
        }
        let enough = excerpt.trim().chars().count() >= EVIDENCE;
        let mut same = self.blocks.iter().filter(|it| enough && begins(it));
        match (same.next(), same.next()) {
            (Some(it), None) => Landing::Moved(Spot::Block(it.id)),
            _ => Landing::Orphaned(None),
        }
    }

    fn words_landing(&self, block: BlockId, words: &Words) -> Landing {
        let sought = Sought::of(words);
        let home = self.block(block);
        if let Some(found) = home.and_then(|it| sought.best_in(it)) {
            let whole = found.agreeing == sought.around();
            return landed(Spot::Words(block, found.range), whole);
        }
        let all = sought.around() + sought.quote.len();
        let mut elsewhere: Vec<Found> = self
            .blocks
            .iter()
            .filter_map(|it| sought.best_in(it))
            .filter(|found| found.agreeing + sought.quote.len() >= EVIDENCE.min(all))
            .collect();
        elsewhere.sort_by_key(|found| std::cmp::Reverse(found.agreeing));
        let alone = match elsewhere.as_slice() {
            [best, next, ..] => best.agreeing > next.agreeing,
            [_] => true,
            [] => false,
        };
        match elsewhere.into_iter().next().filter(|_| alone) {
            Some(best) => Landing::Moved(Spot::Words(best.block, best.range)),
            None => Landing::Orphaned(home.map(|_| block)),
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
    block: BlockId,
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

    /// Where in a block they most likely are: where most of what stood around them agrees, and of
    /// such places the nearest.
    fn best_in(&self, block: &Kept) -> Option<Found> {
        if !block.text.contains(&self.words.quote) {
            return None;
        }
        occurrences(&block.letters, &self.quote)
            .map(|at| {
                let range = at..at + self.quote.len();
                Found {
                    block: block.id,
                    agreeing: agreeing(&block.letters, &range, &self.before, &self.after),
                    far: at.abs_diff(self.words.start),
                    range,
                }
            })
            .max_by_key(|found| (found.agreeing, std::cmp::Reverse(found.far)))
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

/// A block with a stretch of its letters replaced; nothing where the stretch is not in it, or not
/// in one cell of its table.
fn rewritten(block: &Block, range: &Range<usize>, new: &str) -> Option<Block> {
    let mut block = block.clone();
    let Some(table) = &mut block.table else {
        let count = block.text.to_plain().chars().count();
        if range.start > range.end || range.end > count {
            return None;
        }
        block.text = replaced(&block.text, range, new);
        return Some(block);
    };
    let mut from = 0;
    for cell in table.rows.iter_mut().flatten() {
        let to = from + cell.to_plain().chars().count();
        if range.start <= range.end && range.start >= from && range.end <= to {
            *cell = replaced(cell, &(range.start - from..range.end - from), new);
            return Some(block);
        }
        // The tab or line end behind it.
        from = to + 1;
    }
    None
}

impl Plan {
    /// Puts other words in the place of those an anchor stands on: words of a block, all of a
    /// block, or a heading.
    ///
    /// # Errors
    /// At `suggestion`: [`FlawKind::ChangedSince`] where they are not as they were,
    /// [`FlawKind::Unknown`] where the anchor stands on no words, and what a form would say.
    pub fn take_suggestion(&mut self, anchor: &Anchor, new: &str) -> Result<(), Flaws> {
        let refused = |kind| Flaws::from(Flaw::new("suggestion", kind));
        let spot = match Placing::of(self).landing(anchor) {
            // Of a block or heading that changed, other words would be overwritten.
            Landing::Moved(Spot::Block(_) | Spot::Section(_)) => None,
            landing => landing.spot().cloned(),
        };
        match spot.ok_or_else(|| refused(FlawKind::ChangedSince))? {
            Spot::Plan => Err(refused(FlawKind::Unknown)),
            Spot::Section(id) => self.retitle(id, new),
            Spot::Block(id) => {
                let all = blocks_of(self);
                let block = all.iter().find(|(_, it)| it.id == id);
                let count = block.map_or(0, |(_, it)| letters_of(it).chars().count());
                if count > EXCERPT {
                    // Only its beginning is known to be as it was.
                    return Err(refused(FlawKind::Unknown));
                }
                self.rewrite(id, &(0..count), new)
            }
            Spot::Words(id, range) => self.rewrite(id, &range, new),
        }
    }

    fn rewrite(&mut self, id: BlockId, range: &Range<usize>, new: &str) -> Result<(), Flaws> {
        let refused = || Flaws::from(Flaw::new("suggestion", FlawKind::Unknown));
        let (home, block) = blocks_of(self)
            .into_iter()
            .find(|(_, it)| it.id == id)
            .and_then(|(home, it)| Some((home, rewritten(it, range, new)?)))
            .ok_or_else(refused)?;
        let of_annex = || {
            let annex = self.annexes.iter().find(|it| it.id == home);
            annex.map(|it| it.blocks.clone())
        };
        let mut blocks = self
            .section(home)
            .map(|it| it.blocks.clone())
            .or_else(of_annex)
            .ok_or_else(refused)?;
        for it in blocks.iter_mut().filter(|it| it.id == id) {
            *it = block.clone();
        }
        self.set_blocks(home, blocks)
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
