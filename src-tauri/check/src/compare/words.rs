//! Two texts word by word.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Which text says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Said {
    /// Both.
    Both,
    /// Only the old one.
    Old,
    /// Only the new one.
    New,
}

/// A stretch of words with the spaces and marks between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Who says it.
    pub said: Said,
    /// The words.
    pub text: String,
}

/// Most pairs of words that are tried; longer changes are told whole, so that time stays bounded.
const TRIED: usize = 4_000_000;

/// The stretches of two texts: those said by `Both` and `Old` make the old text, those by `Both`
/// and `New` the new one. Of a change the old words stand before the new. Texts that have little
/// in common are told whole.
pub fn compare_words(old: &str, new: &str) -> Vec<Words> {
    if old == new {
        return told([(Said::Both, old)]);
    }
    let (was, is) = (pieces(old), pieces(new));
    let mut out = Stretches::default();
    let first = was.iter().zip(&is).take_while(|(a, b)| a == b).count();
    let (was, is) = (&was[first..], &is[first..]);
    let ends = was.iter().rev().zip(is.iter().rev());
    let last = ends.take_while(|(a, b)| a == b).count();
    let (was, tail) = was.split_at(was.len() - last);
    let is = &is[..is.len() - last];
    out.both(
        old.get(..old.len() - len(was) - len(tail))
            .unwrap_or_default(),
    );
    if was.len() * is.len() > TRIED {
        out.change(&was.concat(), &is.concat());
    } else {
        for op in capture_diff_slices(Algorithm::Myers, was, is) {
            let (before, after) = (op.old_range(), op.new_range());
            match op {
                DiffOp::Equal { .. } => out.both(&was[before].concat()),
                _ => out.change(&was[before].concat(), &is[after].concat()),
            }
        }
    }
    out.both(&tail.concat());
    let kept: usize = out.list.iter().map(|(both, ..)| letters(both)).sum();
    if kept * 4 < letters(old).max(letters(new)) {
        return told([(Said::Old, old), (Said::New, new)]);
    }
    let all = out.list.iter().flat_map(|(both, old, new)| {
        [
            (Said::Both, both.as_str()),
            (Said::Old, old),
            (Said::New, new),
        ]
    });
    told(all)
}

fn len(pieces: &[&str]) -> usize {
    pieces.iter().map(|piece| piece.len()).sum()
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

fn told<'t>(list: impl IntoIterator<Item = (Said, &'t str)>) -> Vec<Words> {
    let said = list.into_iter().filter(|(_, text)| !text.is_empty());
    said.map(|(said, text)| Words {
        said,
        text: text.to_owned(),
    })
    .collect()
}

/// Common words, each with the change behind them.
#[derive(Default)]
struct Stretches {
    list: Vec<(String, String, String)>,
}

impl Stretches {
    fn both(&mut self, text: &str) {
        match self.list.last_mut() {
            // A lone space between two changes belongs to them.
            Some((_, old, new)) if text.trim().is_empty() && !text.contains('\n') => {
                old.push_str(text);
                new.push_str(text);
            }
            _ => self
                .list
                .push((text.to_owned(), String::new(), String::new())),
        }
    }

    fn change(&mut self, before: &str, after: &str) {
        if self.list.is_empty() {
            self.list.push(Default::default());
        }
        if let Some((_, old, new)) = self.list.last_mut() {
            old.push_str(before);
            new.push_str(after);
        }
    }
}

/// Words, spaces, and the marks around words, each a piece: `(năm`, ` `, `2026`, `)`.
fn pieces(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let spaces = |c: char| c.is_whitespace();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if spaces(first) {
            rest.find(|c| !spaces(c))
        } else {
            rest.find(spaces)
        };
        let (piece, next) = rest.split_at(end.unwrap_or(rest.len()));
        word(piece, &mut out);
        rest = next;
    }
    out
}

/// A word with the marks at its ends apart; marks inside, as in a date, belong to it.
fn word<'t>(piece: &'t str, out: &mut Vec<&'t str>) {
    let bare = piece.trim_matches(|c: char| !c.is_alphanumeric());
    let start = piece.find(bare).unwrap_or_default();
    if bare.is_empty() {
        out.push(piece);
        return;
    }
    let (lead, rest) = piece.split_at(start);
    let (bare, trail) = rest.split_at(bare.len());
    out.extend(
        [lead, bare, trail]
            .into_iter()
            .filter(|part| !part.is_empty()),
    );
}
