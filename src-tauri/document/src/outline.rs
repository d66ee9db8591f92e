//! A document as an outline a person can read in a review.

use crate::printable::printable;
use crate::tree::{
    Align, Anchor, Annex, Block, Document, HeadScale, Heading, Line, Orientation, Paragraph,
    ParagraphKind, Run, Table, Weight,
};

/// Every node of a document on a line of its own: what it is, then its words. Bold stands
/// between `**`, italics between `__`, a line break is `⏎`. Two documents that look the same on
/// paper have the same outline, whatever way their runs are cut.
pub fn outline(document: &Document) -> String {
    let mut out = Outline::default();
    out.head(document);
    out.blocks(&document.blocks);
    out.ending(document);
    for annex in &document.annexes {
        out.annex(annex);
    }
    out.text
}

#[derive(Default)]
struct Outline {
    text: String,
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

    fn head(&mut self, document: &Document) {
        let meta = &document.meta;
        self.line(
            "meta",
            &format!("{} | {} | {}", meta.title, meta.language, meta.subject),
        );
        let head = &document.letterhead;
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
        self.line("  date", &head.place_date);
        self.line("type", &document.doc_type);
        for line in &document.subject {
            self.line("subject", line);
        }
        for basis in &document.opening.bases {
            self.line("basis", basis);
        }
        for runs in &document.opening.paragraphs {
            self.line("lead", &marked(runs));
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
        self.line(
            &format!("{kind}{}", anchor(paragraph.anchor)),
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
        for row in &table.rows {
            let mut words = Vec::with_capacity(columns);
            for i in 0..columns {
                words.push(row.cells.get(i).map_or_else(String::new, |cell| {
                    let lines: Vec<String> = cell.lines.iter().map(|l| marked(l)).collect();
                    match cell.align {
                        Align::Left => lines.join(" / "),
                        Align::Centre => format!("^{}", lines.join(" / ")),
                    }
                }));
            }
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
            Some(last) if (last.bold, last.italic) == (run.bold, run.italic) => {
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
        out.push_str(&format!("{bold}{italic}{}{italic}{bold}", run.text));
    }
    out
}
