//! A document as plain text: the words of the paper, in order, labels included.

use crate::printable::printable;
use crate::tree::{Addressees, Annex, Block, Document, Heading, Paragraph, Revised, Run, Table};

/// The paper in plain text. Each paragraph is one line, the letterhead's columns stand line by
/// line, a table's row is one line with tabs between cells, and parts are set apart by empty
/// lines. What stands at the foot of page 1 follows the signature.
pub fn plain_text(document: &Document) -> String {
    let mut out = Plain::default();
    for (index, paper) in document.papers().into_iter().enumerate() {
        out.paper(paper, index == 0);
    }
    out.text
}

#[derive(Default)]
struct Plain {
    text: String,
}

impl Plain {
    /// A line, if it has any words.
    fn line(&mut self, words: &str) {
        let words = printable(words);
        let words = words.trim_end();
        if !words.is_empty() {
            self.text.push_str(words);
            self.text.push('\n');
        }
    }

    fn lines(&mut self, lines: &[String]) {
        lines.iter().for_each(|line| self.line(line));
    }

    fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// The edges of first pages are the first paper's.
    fn paper(&mut self, document: &Document, first: bool) {
        self.gap();
        if let Some(stamp) = document.circulation.as_ref().filter(|_| first) {
            self.line(&stamp.text);
        }
        self.head(document);
        self.blocks(&document.blocks);
        self.ending(document);
        if first && !document.contact.is_empty() {
            self.gap();
            self.lines(&document.contact);
        }
        for annex in &document.annexes {
            self.annex(annex);
        }
    }

    fn head(&mut self, document: &Document) {
        let head = &document.letterhead;
        for line in &head.agency {
            self.line(&line.text);
        }
        for words in [&head.national_title, &head.motto, &head.number] {
            self.line(words);
        }
        self.lines(&head.about);
        for stamp in &head.stamps {
            self.line(&stamp.text);
        }
        self.line(&head.place_date);
        self.gap();
        self.line(&document.doc_type);
        self.lines(&document.subject);
        self.gap();
        self.addressees(&document.addressees);
        self.gap();
        for basis in &document.opening.bases {
            self.line(basis);
        }
        for runs in &document.opening.paragraphs {
            self.line(&words(runs));
        }
    }

    /// One addressee stands behind the title, more of them under it.
    fn addressees(&mut self, addressees: &Addressees) {
        match addressees.lines.as_slice() {
            [one] => self.line(&labelled(&addressees.title, one)),
            lines => {
                self.line(&addressees.title);
                self.lines(lines);
            }
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(heading) => self.heading(heading),
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::Table(table) => self.table(table),
            }
        }
    }

    fn heading(&mut self, heading: &Heading) {
        if heading.level == 1 {
            self.gap();
        }
        let mut line = labelled(&heading.label, &printable(&heading.text));
        if let Some(more) = &heading.run_in {
            if !line.is_empty() && !line.ends_with(' ') {
                line.push_str(more.gap());
            }
            line.push_str(&words(&more.runs));
        }
        self.line(&line);
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        self.line(&labelled(&paragraph.label, &words(&paragraph.runs)));
    }

    fn table(&mut self, table: &Table) {
        for slots in table.grid() {
            let cells: Vec<String> = slots
                .iter()
                .map(|slot| {
                    let lines: Vec<String> = slot.lines().map(|l| words(l)).collect();
                    printable(&lines.join(" ")).replace(['\n', '\t'], " ")
                })
                .collect();
            self.line(&cells.join("\t"));
        }
    }

    fn ending(&mut self, document: &Document) {
        for runs in &document.closing {
            self.line(&words(runs));
        }
        self.gap();
        self.line(&document.recipients.title);
        self.lines(&document.recipients.lines);
        self.line(&document.recipients.drafter);
        self.gap();
        self.lines(&document.signature.lines);
        self.line(&document.signature.name);
    }

    fn annex(&mut self, annex: &Annex) {
        self.gap();
        for words in [&annex.label, &annex.title, &annex.reference] {
            self.line(words);
        }
        self.gap();
        self.blocks(&annex.blocks);
    }
}

fn words(runs: &[Run]) -> String {
    let marked = |run: &Run| match run.revised {
        _ if run.text.trim().is_empty() => run.text.clone(),
        Revised::No => run.text.clone(),
        Revised::Added => format!("[thêm: {}]", run.text),
        Revised::Removed => format!("[bỏ: {}]", run.text),
    };
    runs.iter().map(marked).collect()
}

fn labelled(label: &str, words: &str) -> String {
    match (&*printable(label), words) {
        ("", words) => words.to_owned(),
        (label, words) => format!("{label} {words}"),
    }
}
