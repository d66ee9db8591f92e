//! What went out: every paragraph of the paper with the node of the plan it shows.

use document::{Anchor, Block, Document, Heading, Line, ParagraphKind, Table, printable};
use plan::{BlockId, Plan, SectionId};
use std::collections::HashMap;
use uuid::Uuid;

/// A node of the plan that words on paper belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// The heading of a section, or the label of an annex.
    Section(SectionId),
    /// A block; its words on this paper begin at this letter of its text.
    Block(BlockId, usize),
    /// A cell of a block that is a table.
    Cell(BlockId),
    /// A row of the table of tasks, head or ending.
    Outside,
}

/// A stretch of a paragraph that shows one node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    /// First letter.
    pub(super) start: usize,
    /// The letter after the last.
    pub(super) end: usize,
    /// So many letters of it are printed before the node's own words.
    pub(super) label: usize,
    pub(super) target: Target,
}

/// A paragraph that went out.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// What its bookmarks name.
    pub(super) ids: Vec<u128>,
    pub(super) text: String,
    pub(super) parts: Vec<Part>,
    /// The heading it stands under.
    pub(super) heading: usize,
}

/// All of it, in the order of the file.
pub(super) struct Sheet {
    pub(super) entries: Vec<Entry>,
    /// Headings by [`Entry::heading`]; the first is none.
    pub(super) headings: Vec<String>,
    /// Words of the blocks.
    pub(super) blocks: HashMap<BlockId, String>,
}

impl Sheet {
    /// Of a plan as it is laid out.
    pub(super) fn of(plan: &Plan, document: &Document) -> Self {
        let of_sections = plan.walk().into_iter().flat_map(|(_, s)| &s.blocks);
        let of_annexes = plan.annexes.iter().flat_map(|a| &a.blocks);
        let blocks = of_sections.chain(of_annexes);
        let mut sheet = Self {
            entries: Vec::new(),
            headings: vec![String::new()],
            blocks: blocks.map(|b| (b.id, b.text.to_plain())).collect(),
        };
        sheet.document(document);
        sheet
    }

    fn document(&mut self, document: &Document) {
        let head = &document.letterhead;
        self.outside(head.agency.iter().map(|line| line.text.clone()));
        self.outside([head.number.clone(), head.national_title.clone()]);
        self.outside([head.motto.clone(), head.place_date.clone()]);
        self.outside([document.doc_type.clone()]);
        self.outside(document.subject.iter().cloned());
        self.outside(document.opening.bases.iter().cloned());
        self.outside(document.opening.paragraphs.iter().map(words));
        self.blocks(&document.blocks);
        self.headings.push(String::new());
        self.outside(document.closing.iter().map(words));
        let recipients = &document.recipients;
        self.outside([recipients.title.clone()]);
        self.outside(recipients.lines.iter().cloned());
        self.outside(document.signature.lines.iter().cloned());
        self.outside([document.signature.name.clone()]);
        for annex in &document.annexes {
            self.headings.push(annex.label.clone());
            let target = annex.anchor.map_or(Target::Outside, section);
            self.whole(annex.anchor, &annex.label, 0, target);
            self.whole(None, &annex.title, 0, target);
            self.outside([annex.reference.clone()]);
            self.blocks(&annex.blocks);
        }
    }

    fn outside(&mut self, lines: impl IntoIterator<Item = String>) {
        for line in lines {
            self.whole(None, &line, 0, Target::Outside);
        }
    }

    /// A paragraph that shows one node.
    fn whole(&mut self, anchor: Option<Anchor>, text: &str, label: usize, target: Target) {
        let text = printable(text).into_owned();
        if text.trim().is_empty() {
            return;
        }
        let part = Part {
            start: 0,
            end: letters(&text),
            label,
            target,
        };
        self.push(anchor.into_iter().collect(), text, vec![part]);
    }

    fn push(&mut self, anchors: Vec<Anchor>, text: String, parts: Vec<Part>) {
        self.entries.push(Entry {
            ids: anchors.into_iter().map(Anchor::id).collect(),
            text,
            parts,
            heading: self.headings.len() - 1,
        });
    }

    fn blocks(&mut self, blocks: &[Block]) {
        // The raw lines of one block stand in paragraphs of their own; only the first is marked.
        let mut raw: Option<(BlockId, usize)> = None;
        for block in blocks {
            match block {
                Block::Heading(it) => self.heading(it),
                Block::Table(it) => self.table(it),
                Block::Paragraph(it) if it.kind == ParagraphKind::Review => {
                    let line = words(&it.runs);
                    let (id, from) = match (it.anchor, raw) {
                        (Some(anchor), _) => (block_id(anchor), 0),
                        (None, Some(known)) => known,
                        (None, None) => continue,
                    };
                    let at = self.found(id, from, &line).unwrap_or(from);
                    raw = Some((id, at + letters(&line)));
                    self.whole(it.anchor, &line, 0, Target::Block(id, at));
                }
                Block::Paragraph(it) => {
                    let Some(anchor) = it.anchor else { continue };
                    let label = labelled(&it.label);
                    let text = format!("{label}{}", words(&it.runs));
                    let target = Target::Block(block_id(anchor), 0);
                    self.whole(Some(anchor), &text, letters(&label), target);
                }
            }
        }
    }

    /// Where words stand in a block, from a letter on.
    fn found(&self, id: BlockId, from: usize, words: &str) -> Option<usize> {
        let text = self.blocks.get(&id)?;
        let skipped = text
            .char_indices()
            .nth(from)
            .map_or(text.len(), |(at, _)| at);
        let at = text.get(skipped..)?.find(words)?;
        Some(from + letters(text.get(skipped..skipped + at)?))
    }

    fn heading(&mut self, heading: &Heading) {
        let label = labelled(&heading.label);
        let mut text = format!("{label}{}", printable(&heading.text));
        self.headings.push(text.trim().to_owned());
        let target = heading.anchor.map_or(Target::Outside, section);
        let mut parts = vec![Part {
            start: 0,
            end: letters(&text),
            label: letters(&label),
            target,
        }];
        let mut anchors: Vec<Anchor> = heading.anchor.into_iter().collect();
        if let Some(more) = &heading.run_in {
            let start = letters(&text);
            let gap = if printable(&heading.text).is_empty() {
                ""
            } else {
                more.gap()
            };
            text.push_str(gap);
            text.push_str(&printable(&words(&more.runs)));
            let target = more
                .anchor
                .map_or(Target::Outside, |anchor| Target::Block(block_id(anchor), 0));
            anchors.extend(more.anchor);
            parts.push(Part {
                start,
                end: letters(&text),
                label: letters(gap),
                target,
            });
        }
        if !text.trim().is_empty() {
            self.push(anchors, text, parts);
        }
    }

    fn table(&mut self, table: &Table) {
        let own = table
            .anchor
            .map_or(Target::Outside, |anchor| Target::Cell(block_id(anchor)));
        for (i, (row, slots)) in table.rows.iter().zip(table.grid()).enumerate() {
            let mut anchors: Vec<Anchor> = table.anchor.filter(|_| i == 0).into_iter().collect();
            anchors.extend(row.anchor);
            for line in slots.iter().flat_map(document::Slot::lines) {
                let text = printable(&words(line)).into_owned();
                if !text.trim().is_empty() {
                    let part = Part {
                        start: 0,
                        end: letters(&text),
                        label: 0,
                        target: own,
                    };
                    self.push(std::mem::take(&mut anchors), text, vec![part]);
                }
            }
        }
    }
}

fn words(line: &Line) -> String {
    line.iter().map(|run| run.text.as_str()).collect()
}

fn labelled(label: &str) -> String {
    match &*printable(label) {
        "" => String::new(),
        label => format!("{label} "),
    }
}

pub(super) fn letters(text: &str) -> usize {
    text.chars().count()
}

fn section(anchor: Anchor) -> Target {
    Target::Section(SectionId(Uuid::from_u128(anchor.id())))
}

fn block_id(anchor: Anchor) -> BlockId {
    BlockId(Uuid::from_u128(anchor.id()))
}
