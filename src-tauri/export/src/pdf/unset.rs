//! Characters that are not on paper as they were written.

use super::set;
use document::{Anchor, Block, Document, Line};
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
    let mut search = Search::default();
    search.document(document);
    search.found
}

#[derive(Default)]
struct Search {
    anchor: Option<Anchor>,
    known: HashSet<Unset>,
    found: Vec<Unset>,
}

impl Search {
    fn text(&mut self, text: &str) {
        // Almost every text is of letters that can be set.
        if text
            .bytes()
            .all(|b| matches!(b, b'\n' | b'\t' | b' '..=b'~'))
        {
            return;
        }
        for unset in set::lacking(text) {
            let unset = Unset {
                anchor: self.anchor,
                character: unset,
            };
            if self.known.insert(unset) {
                self.found.push(unset);
            }
        }
    }

    fn texts<'a>(&mut self, texts: impl IntoIterator<Item = &'a String>) {
        texts.into_iter().for_each(|text| self.text(text));
    }

    fn line(&mut self, line: &Line) {
        self.texts(line.iter().map(|run| &run.text));
    }

    fn come_to(&mut self, anchor: Option<Anchor>) {
        self.anchor = anchor.or(self.anchor);
    }

    fn document(&mut self, document: &Document) {
        let head = &document.letterhead;
        let circulation = document.circulation.iter().map(|stamp| &stamp.text);
        self.texts(circulation);
        self.texts(head.agency.iter().map(|line| &line.text));
        self.texts([&head.national_title, &head.motto, &head.number]);
        self.texts(&head.about);
        self.texts(head.stamps.iter().map(|stamp| &stamp.text));
        self.texts([&head.place_date, &document.doc_type]);
        self.texts(&document.subject);
        self.text(&document.addressees.title);
        self.texts(&document.addressees.lines);
        self.texts(&document.opening.bases);
        document
            .opening
            .paragraphs
            .iter()
            .for_each(|line| self.line(line));
        self.blocks(&document.blocks);
        self.anchor = None;
        document.closing.iter().for_each(|line| self.line(line));
        self.text(&document.recipients.title);
        self.texts(&document.recipients.lines);
        self.text(&document.recipients.drafter);
        self.texts(&document.signature.lines);
        self.text(&document.signature.name);
        self.texts(&document.contact);
        for annex in &document.annexes {
            self.anchor = annex.anchor;
            self.texts([&annex.label, &annex.title, &annex.reference]);
            self.blocks(&annex.blocks);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(heading) => {
                    self.come_to(heading.anchor);
                    self.texts([&heading.label, &heading.text]);
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
