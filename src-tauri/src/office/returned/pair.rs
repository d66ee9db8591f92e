//! Which paragraph of a file that came back is which of those that went out.

use super::sheet::Entry;
use document::Anchor;
use import::returned::Paragraph;
use plan::text::words;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What told a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// The bookmark.
    Mark,
    /// The same words, which stand there once, or between neighbours that are known.
    Words,
    /// Words that are nearly the same.
    Likeness,
}

/// Paragraphs are the same one changed when they share this part of their words.
const ALIKE: f64 = 0.6;
/// Most paragraphs that one is compared with by likeness.
const TRIED: usize = 400;
/// Most paragraphs whose like is looked for.
const SOUGHT: usize = 2_000;

/// For each paragraph the one that went out.
pub(super) fn pair(paragraphs: &[Paragraph], entries: &[Entry]) -> Vec<Option<(usize, How)>> {
    let mut pairs = Pairs {
        found: vec![None; paragraphs.len()],
        taken: vec![false; entries.len()],
    };
    let doubtful = pairs.by_mark(paragraphs, entries);
    pairs.by_words(paragraphs, entries);
    for (at, entry) in doubtful {
        pairs.join(at, entry, How::Mark);
    }
    pairs.by_row(paragraphs, entries);
    pairs.beside(paragraphs, entries);
    pairs.by_likeness(paragraphs, entries);
    pairs.found
}

struct Pairs {
    found: Vec<Option<(usize, How)>>,
    taken: Vec<bool>,
}

impl Pairs {
    fn join(&mut self, at: usize, entry: usize, how: How) {
        if self.is_open(at, entry)
            && let (Some(found), Some(taken)) = (self.found.get_mut(at), self.taken.get_mut(entry))
        {
            *found = Some((entry, how));
            *taken = true;
        }
    }

    fn is_open(&self, at: usize, entry: usize) -> bool {
        self.found.get(at) == Some(&None) && self.taken.get(entry) == Some(&false)
    }

    /// Those whose bookmark leads to the same words. Answers the others: a bookmark may have
    /// slipped to another paragraph.
    fn by_mark(&mut self, paragraphs: &[Paragraph], entries: &[Entry]) -> Vec<(usize, usize)> {
        let mut marked: HashMap<u128, usize> = HashMap::new();
        for (at, entry) in entries.iter().enumerate() {
            for id in &entry.ids {
                marked.entry(*id).or_insert(at);
            }
        }
        let mut doubtful = Vec::new();
        for (at, paragraph) in paragraphs.iter().enumerate() {
            let anchors = paragraph
                .bookmarks
                .iter()
                .filter_map(|name| Anchor::read(name));
            for entry in anchors.filter_map(|anchor| marked.get(&anchor.id())) {
                if entries
                    .get(*entry)
                    .is_some_and(|it| it.text == paragraph.text)
                {
                    self.join(at, *entry, How::Mark);
                } else if !paragraph.text.trim().is_empty() {
                    doubtful.push((at, *entry));
                }
            }
        }
        doubtful
    }

    fn by_words(&mut self, paragraphs: &[Paragraph], entries: &[Entry]) {
        let mut places: HashMap<&str, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for (at, paragraph) in paragraphs.iter().enumerate() {
            if self.found.get(at) == Some(&None) && !paragraph.text.trim().is_empty() {
                places.entry(&paragraph.text).or_default().0.push(at);
            }
        }
        for (at, entry) in entries.iter().enumerate() {
            if self.taken.get(at) == Some(&false)
                && let Some((_, there)) = places.get_mut(entry.text.as_str())
            {
                there.push(at);
            }
        }
        for (here, there) in places.into_values() {
            if let ([at], [entry]) = (here.as_slice(), there.as_slice()) {
                self.join(*at, *entry, How::Words);
            }
        }
    }

    /// Cells of a row of which one is known, as long as it has as many cells: also such as are
    /// empty, or repeat, or read otherwise now. Of several copies of a row the first has its cells.
    fn by_row(&mut self, paragraphs: &[Paragraph], entries: &[Entry]) {
        let there = rows(entries.iter().map(|it| (it.row, it.column)));
        let here = rows(paragraphs.iter().map(|it| (it.row, it.column)));
        let mut known: BTreeMap<usize, (usize, How)> = BTreeMap::new();
        for (paragraph, found) in paragraphs.iter().zip(&self.found) {
            let row = found.and_then(|(entry, how)| Some((entries.get(entry)?.row, how)));
            if let Some(row) = row.filter(|(row, _)| *row > 0 && paragraph.row > 0) {
                known.entry(paragraph.row).or_insert(row);
            }
        }
        let mut used = HashSet::new();
        for (row, (entry_row, how)) in known {
            let (Some(cells), Some(sent)) = (here.get(&row), there.get(&entry_row)) else {
                continue;
            };
            if cells.len() != sent.len() || !used.insert(entry_row) {
                continue;
            }
            for (own, went) in cells.iter().zip(sent) {
                if own.len() == went.len() {
                    for (at, entry) in own.iter().zip(went) {
                        self.join(*at, *entry, how);
                        if let Some(Some((found, by))) = self.found.get_mut(*at)
                            && *found == *entry
                        {
                            // Whatever tells the row tells its cells.
                            *by = how;
                        }
                    }
                }
            }
        }
    }

    /// Neighbours of those that are known, as long as the words are the same: cells that repeat.
    fn beside(&mut self, paragraphs: &[Paragraph], entries: &[Entry]) {
        let order: Vec<usize> = (0..paragraphs.len()).collect();
        let same = |at: usize, entry: usize| {
            let words = paragraphs.get(at).zip(entries.get(entry));
            words.is_some_and(|(p, e)| p.text == e.text)
        };
        let blank = |at: usize| paragraphs.get(at).is_none_or(|p| p.text.trim().is_empty());
        let empty = |entry: &usize| entries.get(*entry).is_some_and(|it| it.text.is_empty());
        let behind = |entry: usize| (entry + 1..).find(|it| !empty(it));
        let ahead = |entry: usize| (0..entry).rev().find(|it| !empty(it));
        let mut next = Some(0);
        for at in order.iter().copied().filter(|at| !blank(*at)) {
            if let (Some(entry), Some(None)) = (next, self.found.get(at))
                && same(at, entry)
            {
                self.join(at, entry, How::Words);
            }
            let found = self.found.get(at).copied().flatten();
            next = found.and_then(|(entry, _)| behind(entry));
        }
        let mut next = entries.len().checked_sub(1);
        for at in order.into_iter().rev().filter(|at| !blank(*at)) {
            if let (Some(entry), Some(None)) = (next, self.found.get(at))
                && same(at, entry)
            {
                self.join(at, entry, How::Words);
            }
            let found = self.found.get(at).copied().flatten();
            next = found.and_then(|(entry, _)| ahead(entry));
        }
    }

    /// What is left between known neighbours: the likest, if it is like enough.
    fn by_likeness(&mut self, paragraphs: &[Paragraph], entries: &[Entry]) {
        // The entry of the next known paragraph from each on.
        let mut after = vec![None; paragraphs.len()];
        let mut next = None;
        for (at, found) in self.found.iter().enumerate().rev() {
            next = found.map(|(entry, _)| entry).or(next);
            if let Some(after) = after.get_mut(at) {
                *after = next;
            }
        }
        let mut bags: HashMap<usize, Vec<&str>> = HashMap::new();
        let (mut before, mut tries) = (None, 0);
        for (at, paragraph) in paragraphs.iter().enumerate() {
            if let Some(Some((entry, _))) = self.found.get(at) {
                before = Some(*entry);
                continue;
            }
            if paragraph.text.trim().is_empty() || tries >= SOUGHT {
                continue;
            }
            tries += 1;
            let from = before.map_or(0, |entry| entry + 1);
            let after = after.get(at).copied().flatten();
            let to = after.filter(|to| *to >= from).unwrap_or(entries.len());
            let own = bag(&paragraph.text);
            let mut best: Option<(usize, f64)> = None;
            for entry in (from..to).take(TRIED) {
                if !self.is_open(at, entry) {
                    continue;
                }
                let there = bags.entry(entry).or_insert_with(|| {
                    entries.get(entry).map(|e| bag(&e.text)).unwrap_or_default()
                });
                let share = shared(&own, there);
                if share >= ALIKE && best.is_none_or(|(_, most)| share > most) {
                    best = Some((entry, share));
                }
            }
            if let Some((entry, _)) = best {
                self.join(at, entry, How::Likeness);
            }
        }
    }
}

/// Rows by number, each its cells from the left, each its paragraphs.
fn rows(places: impl Iterator<Item = (usize, usize)>) -> HashMap<usize, Vec<Vec<usize>>> {
    let mut rows: HashMap<usize, Vec<Vec<usize>>> = HashMap::new();
    for (at, (row, column)) in places.enumerate().filter(|(_, (row, _))| *row > 0) {
        let cells = rows.entry(row).or_default();
        if cells.len() <= column {
            cells.resize_with(column + 1, Vec::new);
        }
        if let Some(cell) = cells.get_mut(column) {
            cell.push(at);
        }
    }
    rows
}

fn bag(text: &str) -> Vec<&str> {
    let mut bag: Vec<&str> = words(text).collect();
    bag.sort_unstable();
    bag
}

/// The part of two sorted lists that both have, 0 to 1.
fn shared(a: &[&str], b: &[&str]) -> f64 {
    let (mut i, mut j, mut same) = (0, 0, 0_u32);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, same) = (i + 1, j + 1, same + 1),
        }
    }
    let all = u32::try_from(a.len() + b.len()).unwrap_or(u32::MAX).max(1);
    2.0 * f64::from(same) / f64::from(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(text: &str, column: usize) -> Entry {
        Entry {
            ids: Vec::new(),
            text: text.to_owned(),
            parts: Vec::new(),
            heading: 0,
            row: 1,
            column,
        }
    }

    fn cell(text: &str, row: usize, column: usize) -> Paragraph {
        Paragraph {
            text: text.to_owned(),
            row,
            column,
            ..Paragraph::default()
        }
    }

    #[test]
    fn of_two_rows_that_claim_one_the_first_has_its_cells() {
        let sent = [entry("Một", 0), entry("Hai", 1), entry("", 2)];
        // Copied, and in each copy another cell was written over.
        let back = [
            cell("Một", 1, 0),
            cell("Viết lại", 1, 1),
            cell("Thêm ở trên", 1, 2),
            cell("Chép", 2, 0),
            cell("Hai", 2, 1),
            cell("Thêm ở dưới", 2, 2),
        ];
        for _ in 0..30 {
            let pairs = pair(&back, &sent);
            let entries: Vec<_> = pairs.iter().map(|it| it.map(|(entry, _)| entry)).collect();
            assert_eq!(entries, [Some(0), None, Some(2), None, Some(1), None]);
        }
    }
}
