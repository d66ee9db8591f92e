//! Every text of a document, in the order it is read.

use crate::tree::{Anchor, Block, Document, Letterhead, Line};

/// A text of a document and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text<'a> {
    /// The nearest node that has an id; `None` in letterhead, opening and ending.
    pub anchor: Option<Anchor>,
    /// Its words, run by run.
    pub runs: Vec<&'a str>,
}

/// Every text of a document, in reading order; empty ones too.
pub fn texts(document: &Document) -> Vec<Text<'_>> {
    let mut walk = Walk::default();
    for (index, paper) in document.papers().into_iter().enumerate() {
        walk.paper(paper, index == 0);
    }
    walk.found
}

#[derive(Default)]
struct Walk<'a> {
    anchor: Option<Anchor>,
    found: Vec<Text<'a>>,
}

impl<'a> Walk<'a> {
    fn runs(&mut self, runs: Vec<&'a str>) {
        let anchor = self.anchor;
        self.found.push(Text { anchor, runs });
    }

    fn text(&mut self, text: &'a str) {
        self.runs(vec![text]);
    }

    fn texts(&mut self, texts: &'a [String]) {
        texts.iter().for_each(|text| self.text(text));
    }

    fn lines(&mut self, lines: &'a [Line]) {
        for line in lines {
            self.runs(line.iter().map(|run| run.text.as_str()).collect());
        }
    }

    fn come_to(&mut self, anchor: Option<Anchor>) {
        self.anchor = anchor.or(self.anchor);
    }

    /// The edges of first pages are the first paper's.
    fn paper(&mut self, document: &'a Document, first: bool) {
        self.anchor = None;
        if let Some(stamp) = document.circulation.as_ref().filter(|_| first) {
            self.text(&stamp.text);
        }
        self.letterhead(&document.letterhead);
        self.text(&document.doc_type);
        self.texts(&document.subject);
        self.text(&document.addressees.title);
        self.texts(&document.addressees.lines);
        self.texts(&document.opening.bases);
        self.lines(&document.opening.paragraphs);
        self.blocks(&document.blocks);
        self.anchor = None;
        self.lines(&document.closing);
        self.text(&document.recipients.title);
        self.texts(&document.recipients.lines);
        self.text(&document.recipients.drafter);
        self.texts(&document.signature.lines);
        self.text(&document.signature.name);
        if first {
            self.texts(&document.contact);
        }
        for annex in &document.annexes {
            self.anchor = annex.anchor;
            self.text(&annex.label);
            self.text(&annex.title);
            self.text(&annex.reference);
            self.blocks(&annex.blocks);
        }
    }

    fn letterhead(&mut self, head: &'a Letterhead) {
        for line in &head.agency {
            self.text(&line.text);
        }
        for text in [&head.national_title, &head.motto, &head.number] {
            self.text(text);
        }
        self.texts(&head.about);
        for stamp in &head.stamps {
            self.text(&stamp.text);
        }
        self.text(&head.place_date);
    }

    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            match block {
                Block::Heading(heading) => {
                    self.come_to(heading.anchor);
                    self.text(&heading.label);
                    self.text(&heading.text);
                    if let Some(more) = &heading.run_in {
                        self.come_to(more.anchor);
                        self.lines(std::slice::from_ref(&more.runs));
                    }
                }
                Block::Paragraph(paragraph) => {
                    self.come_to(paragraph.anchor);
                    self.text(&paragraph.label);
                    self.lines(std::slice::from_ref(&paragraph.runs));
                }
                Block::Table(table) => {
                    self.come_to(table.anchor);
                    for row in &table.rows {
                        self.come_to(row.anchor);
                        for cell in &row.cells {
                            self.lines(&cell.lines);
                        }
                    }
                }
            }
        }
    }
}
