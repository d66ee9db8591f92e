//! A document as an outline a person can read in a review.

use crate::printable::printable;
use crate::tree::{
    Align, Anchor, Annex, Block, Document, HeadScale, Heading, Ink, Letterhead, Line, Orientation,
    Paragraph, ParagraphKind, Revised, Run, Slot, Span, Stamp, Table, Weight,
};

/// Every node of a document on a line of its own: what it is, then its words. Bold stands
/// between `**`, italics between `__`, a line break is `⏎`. Two documents that look the same on
/// paper have the same outline, whatever way their runs are cut.
pub fn outline(document: &Document) -> String {
    let mut out = Outline::default();
    for (index, paper) in document.papers().into_iter().enumerate() {
        if index > 0 {
            out.line("paper", "");
        }
        out.paper(paper, index == 0);
    }
    out.text
}

#[derive(Default)]
struct Outline {
    text: String,
    /// Whose raw lines are being told: the first stands for them.
    raw: Option<Anchor>,
}

impl Outline {
    fn line(&mut self, kind: &str, words: &str) {
        let words = shown(words);
        self.text.push_str(kind);
        if !words.is_empty() {
            self.text.push(' ');
            self.text.push_str(&words);
        }
        self.text.push('\n');
    }

    /// What a file has but once is the first paper's.
    fn paper(&mut self, document: &Document, first: bool) {
        if first {
            self.file(document);
        }
        self.head(document);
        self.blocks(&document.blocks);
        self.ending(document);
        for line in document.contact.iter().filter(|_| first) {
            self.line("contact", line);
        }
        for annex in &document.annexes {
            self.annex(annex);
        }
    }

    fn file(&mut self, document: &Document) {
        let meta = &document.meta;
        self.line(
            "meta",
            &format!("{} | {} | {}", meta.title, meta.language, meta.subject),
        );
        if document.orientation == Orientation::Landscape {
            self.line("pages landscape", "");
        }
        if let Some(stamp) = &document.circulation {
            self.stamp("circulation", stamp);
        }
    }

    fn head(&mut self, document: &Document) {
        self.letterhead(&document.letterhead);
        self.line("type", &document.doc_type);
        for line in &document.subject {
            self.line("subject", line);
        }
        self.listed("addressees", &document.addressees.title);
        for line in &document.addressees.lines {
            self.line("  for", line);
        }
        for basis in &document.opening.bases {
            self.line("basis", basis);
        }
        for runs in &document.opening.paragraphs {
            self.line("lead", &marked(runs));
        }
    }

    fn letterhead(&mut self, head: &Letterhead) {
        self.line(
            match head.scale {
                HeadScale::Normal => "letterhead",
                HeadScale::Compact => "letterhead compact",
            },
            "",
        );
        for line in &head.agency {
            let kind = match line.weight {
                Weight::Regular => "  parent",
                Weight::Bold => "  agency",
            };
            self.line(kind, &line.text);
        }
        self.line("  nation", &head.national_title);
        self.line("  motto", &head.motto);
        self.line("  number", &head.number);
        for line in &head.about {
            self.line("  about", line);
        }
        for stamp in &head.stamps {
            self.stamp("  stamp", stamp);
        }
        self.line("  date", &head.place_date);
    }

    fn stamp(&mut self, kind: &str, stamp: &Stamp) {
        let ink = match stamp.ink {
            Ink::Black => "black",
            Ink::Red => "red",
        };
        let Stamp { width, height, .. } = stamp;
        self.line(&format!("{kind} {width}x{height} {ink}"), &stamp.text);
    }

    /// A line for something that most documents have not.
    fn listed(&mut self, kind: &str, words: &str) {
        if !shown(words).is_empty() {
            self.line(kind, words);
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
        let mut words = format!("[{}] {}", heading.label, heading.text);
        if let Some(more) = &heading.run_in {
            words.push_str(" >");
            words.push_str(&anchor(more.anchor));
            words.push(' ');
            words.push_str(&marked(&more.runs));
        }
        self.line(
            &format!("h{}{}", heading.level, anchor(heading.anchor)),
            &words,
        );
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let kind = match paragraph.kind {
            ParagraphKind::Plain => "  p",
            ParagraphKind::Clause => "  clause",
            ParagraphKind::Point => "  point",
            ParagraphKind::Dash => "  dash",
            ParagraphKind::Plus => "  plus",
            ParagraphKind::Review => "  review",
        };
        let words = marked(&paragraph.runs);
        let raw = paragraph
            .anchor
            .filter(|_| paragraph.kind == ParagraphKind::Review);
        let own = paragraph
            .anchor
            .filter(|_| raw.is_none() || raw != self.raw);
        self.raw = raw;
        self.line(
            &format!("{kind}{}", anchor(own)),
            &match &*printable(&paragraph.label) {
                "" => words,
                label => format!("[{label}] {words}"),
            },
        );
    }

    fn table(&mut self, table: &Table) {
        if table.is_blank() {
            return;
        }
        let columns = table.width();
        let kind = format!(
            "  table{} {columns} columns, {} header rows",
            anchor(table.anchor),
            table.header_rows.min(table.rows.len())
        );
        self.line(&kind, "");
        for (row, slots) in table.rows.iter().zip(table.grid()) {
            let words: Vec<String> = slots.iter().map(slot).collect();
            self.line(
                &format!("    row{}", anchor(row.anchor)),
                &words.join(" | "),
            );
        }
    }

    fn ending(&mut self, document: &Document) {
        for runs in &document.closing {
            self.line("closing", &marked(runs));
        }
        self.line("recipients", &document.recipients.title);
        for line in &document.recipients.lines {
            self.line("  to", line);
        }
        self.listed("  drafter", &document.recipients.drafter);
        self.line("signature", "");
        for line in &document.signature.lines {
            self.line("  as", line);
        }
        self.line("  name", &document.signature.name);
    }

    fn annex(&mut self, annex: &Annex) {
        let kind = match annex.orientation {
            Orientation::Portrait => "annex portrait",
            Orientation::Landscape => "annex landscape",
        };
        self.line(&format!("{kind}{}", anchor(annex.anchor)), "");
        self.line("  label", &annex.label);
        self.line("  title", &annex.title);
        self.line("  reference", &annex.reference);
        self.blocks(&annex.blocks);
    }
}

/// `^` for the middle, the columns and rows of a merged cell, its lines; `"` where one goes on.
fn slot(slot: &Slot<'_>) -> String {
    let span = match slot {
        Slot::Covered { .. } => return "\"".to_owned(),
        Slot::Cell { span, .. } => *span,
    };
    let merged = match span {
        Span::ONE => String::new(),
        Span { columns, rows } => format!("{{{columns}x{rows}}}"),
    };
    let middle = match slot.align() {
        Align::Left => "",
        Align::Centre => "^",
    };
    let lines: Vec<String> = slot.lines().map(|line| marked(line)).collect();
    format!("{merged}{middle}{}", lines.join(" / "))
}

/// The last six digits of an id are enough to tell nodes apart in a review.
fn anchor(anchor: Option<Anchor>) -> String {
    anchor.map_or_else(String::new, |a| format!("#{:06x}", a.id() & 0xff_ffff))
}

fn shown(words: &str) -> String {
    printable(words).replace('\n', "⏎")
}

/// Runs with signs for their look; neighbours of one look are one run.
fn marked(runs: &[Run]) -> String {
    let mut merged: Line = Vec::new();
    for run in runs {
        let text = printable(&run.text);
        match merged.last_mut() {
            _ if text.is_empty() => {}
            Some(last)
                if (last.bold, last.italic, last.revised)
                    == (run.bold, run.italic, run.revised) =>
            {
                last.text.push_str(&text);
            }
            _ => merged.push(Run {
                text: text.into_owned(),
                ..*run
            }),
        }
    }
    let mut out = String::new();
    for run in merged {
        let bold = if run.bold { "**" } else { "" };
        let italic = if run.italic { "__" } else { "" };
        let (from, to) = match run.revised {
            Revised::No => ("", ""),
            Revised::Added => ("{+", "+}"),
            Revised::Removed => ("[-", "-]"),
        };
        out.push_str(&format!(
            "{bold}{italic}{from}{}{to}{italic}{bold}",
            run.text
        ));
    }
    out
}
