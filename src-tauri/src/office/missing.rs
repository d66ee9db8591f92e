//! What of a document could not be set, named so that a person finds it.

use crate::wire::Missing;
use document::{Anchor, Block, Document, Line, Value, Workbook, unprintable};
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
    let texts = texts(document);
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

/// Every text of a document with the node it belongs to.
fn texts(document: &Document) -> Vec<(Option<Anchor>, String)> {
    let mut out = Texts::default();
    out.head(document);
    out.blocks(&document.blocks);
    out.anchor = None;
    document.closing.iter().for_each(|line| out.line(line));
    out.all(&document.recipients.lines);
    out.text(&document.recipients.drafter);
    out.all(&document.signature.lines);
    out.text(&document.signature.name);
    out.all(&document.contact);
    for annex in &document.annexes {
        out.anchor = annex.anchor;
        out.text(&annex.label);
        out.text(&annex.title);
        out.text(&annex.reference);
        out.blocks(&annex.blocks);
    }
    out.found
}

#[derive(Default)]
struct Texts {
    anchor: Option<Anchor>,
    found: Vec<(Option<Anchor>, String)>,
}

impl Texts {
    fn text(&mut self, text: &str) {
        self.found.push((self.anchor, text.to_owned()));
    }

    fn all(&mut self, texts: &[String]) {
        texts.iter().for_each(|text| self.text(text));
    }

    fn line(&mut self, line: &Line) {
        let text: String = line.iter().map(|run| run.text.as_str()).collect();
        self.found.push((self.anchor, text));
    }

    fn come_to(&mut self, anchor: Option<Anchor>) {
        self.anchor = anchor.or(self.anchor);
    }

    fn head(&mut self, document: &Document) {
        let head = &document.letterhead;
        head.agency.iter().for_each(|line| self.text(&line.text));
        self.text(&head.number);
        self.all(&head.about);
        self.text(&head.place_date);
        self.text(&document.doc_type);
        self.all(&document.subject);
        self.all(&document.addressees.lines);
        self.all(&document.opening.bases);
        document
            .opening
            .paragraphs
            .iter()
            .for_each(|line| self.line(line));
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(heading) => {
                    self.come_to(heading.anchor);
                    self.text(&heading.label);
                    self.text(&heading.text);
                    if let Some(more) = &heading.run_in {
                        self.come_to(more.anchor);
                        self.line(&more.runs);
                    }
                }
                Block::Paragraph(paragraph) => {
                    self.come_to(paragraph.anchor);
                    self.text(&paragraph.label);
                    self.line(&paragraph.runs);
                }
                Block::Table(table) => {
                    self.come_to(table.anchor);
                    for row in &table.rows {
                        self.come_to(row.anchor);
                        let lines = row.cells.iter().flat_map(|cell| &cell.lines);
                        lines.for_each(|line| self.line(line));
                    }
                }
            }
        }
    }
}
