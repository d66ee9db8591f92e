//! Characters that are not on paper as they were written.

use super::set;
use document::{Anchor, Document, Text};
use std::collections::HashSet;

/// A character that cannot be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Unset {
    /// The nearest node that has an id; `None` in letterhead, opening and ending.
    pub anchor: Option<Anchor>,
    /// The character.
    pub character: char,
}

/// Every character that no file can hold, or that the bundled typeface has no picture of, once
/// for each node, in reading order. The first kind is left out, the second stands as `□` in PDF.
pub fn unset(document: &Document) -> Vec<Unset> {
    let mut known = HashSet::new();
    let mut found = Vec::new();
    for Text { anchor, runs } in document::texts(document) {
        for run in runs.into_iter().filter(|run| !is_usual(run)) {
            for character in set::lacking(run) {
                let unset = Unset { anchor, character };
                if known.insert(unset) {
                    found.push(unset);
                }
            }
        }
    }
    found
}

/// Whether a text is of letters that can all be set, as almost every one in ASCII is.
fn is_usual(text: &str) -> bool {
    text.bytes()
        .all(|b| matches!(b, b'\n' | b'\t' | b' '..=b'~'))
}
