//! What of a document could not be set, named so that a person finds it.

use crate::wire::Missing;
use document::{Anchor, Document, Value, Workbook, unprintable};
use std::collections::HashSet;

/// How many letters around a character are told with it, on each side.
const AROUND: usize = 20;

/// What is not on the pages as it was written: characters without a place in any file, and those
/// that the bundled typeface has no sign for.
pub(super) fn on_pages(document: &Document) -> Vec<Missing> {
    let unset = ::export::unset(document);
    told(document, unset.iter().map(|it| (it.anchor, it.character)))
}

/// What a file of text or XML has no place for, once for each part of the document.
pub(super) fn in_file(document: &Document) -> Vec<Missing> {
    let mut seen = HashSet::new();
    let mut lost = unprintable(document);
    lost.retain(|it| seen.insert(*it));
    told(document, lost.iter().map(|it| (it.anchor, it.character)))
}

/// What a workbook has no place for.
pub(super) fn in_workbook(workbook: &Workbook) -> Vec<Missing> {
    let lost = workbook.unprintable();
    let cells = || workbook.sheets.iter().flat_map(|sheet| &sheet.tables);
    lost.into_iter()
        .map(|character| {
            let excerpt = cells()
                .flat_map(|table| table.rows.iter().flatten())
                .find_map(|value| match value {
                    Value::Text(words) => excerpt(words, character),
                    _ => None,
                });
            named(character, excerpt)
        })
        .collect()
}

fn told(
    document: &Document,
    lost: impl ExactSizeIterator<Item = (Option<Anchor>, char)>,
) -> Vec<Missing> {
    if lost.len() == 0 {
        return Vec::new();
    }
    let texts: Vec<_> = document::texts(document)
        .into_iter()
        .map(|text| (text.anchor, text.runs.concat()))
        .collect();
    let first = |character: char, only: Option<Option<Anchor>>| {
        texts
            .iter()
            .filter(|(at, _)| only.is_none_or(|anchor| *at == anchor))
            .find_map(|(_, text)| excerpt(text, character))
    };
    lost.map(|(anchor, character)| {
        let here = first(character, Some(anchor)).or_else(|| first(character, None));
        named(character, here)
    })
    .collect()
}

fn named(character: char, excerpt: Option<String>) -> Missing {
    Missing {
        character: character.to_string(),
        code: format!("U+{:04X}", u32::from(character)),
        excerpt: excerpt.unwrap_or_default(),
    }
}

/// The words around the first place of a character.
fn excerpt(text: &str, character: char) -> Option<String> {
    let place = text.chars().position(|c| c == character)?;
    let first = place.saturating_sub(AROUND);
    Some(
        text.chars()
            .skip(first)
            .take(place - first + 1 + AROUND)
            .map(shown)
            .collect(),
    )
}

/// Control characters would spoil a line of the terminal or the screen.
fn shown(c: char) -> char {
    match c {
        '\n' | '\t' | '\r' => ' ',
        c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => '\u{fffd}',
        c => c,
    }
}
