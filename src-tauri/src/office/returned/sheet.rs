//! What went out: every paragraph of the paper with the node of the plan it shows.

use document::{
    Anchor, Block, Document, Heading, Line, OuterLine, ParagraphKind, Table, printable,
};
use plan::review::{Part as Outer, Piece, Placing, Spot};
use plan::{BlockId, Plan, SectionId, Task, TaskId};
use std::collections::HashMap;
use std::ops::Range;
use uuid::Uuid;

/// A node of the plan that words on paper belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// The heading of a section, or the label of an annex.
    Section(SectionId),
    /// Words of a block, task or part of head or ending that begin at this letter of its text.
    Words(Piece, usize),
    /// One of those whose words these are not: a task's number, a cell of a table with merged
    /// cells, a signature that is the office's.
    Whole(Piece),
    /// Letterhead, titles of annexes, headings of the table of tasks.
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
    /// The row of a table it stands in, counted from 1 through the document; 0 in none.
    pub(super) row: usize,
    /// Which cell of that row, from 0.
    pub(super) column: usize,
}

/// All of it, in the order of the file.
pub(super) struct Sheet {
    pub(super) entries: Vec<Entry>,
    /// Headings by [`Entry::heading`]; the first is none.
    pub(super) headings: Vec<String>,
    /// Words of everything that has some.
    pub(super) texts: HashMap<Piece, String>,
    pub(super) placing: Placing,
    rows: usize,
}

impl Sheet {
    /// Of a plan as it is laid out.
    pub(super) fn of(plan: &Plan, tasks: &[Task], document: &Document) -> Self {
        let placing = Placing::of(plan, tasks);
        let texts = placing.pieces().map(|(it, text)| (it, text.to_owned()));
        let mut sheet = Self {
            entries: Vec::new(),
            headings: vec![String::new()],
            texts: texts.collect(),
            placing,
            rows: 0,
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
        let plain = |lines: &[String]| lines.iter().map(|it| Outline::plain(it)).collect();
        let paragraphs = |lines: &[Line]| {
            let lines = lines.iter().map(|it| Outline::plain(&words(it)));
            lines.collect::<Vec<_>>()
        };
        let marked = |lines: &[String]| lines.iter().map(|it| Outline::marked(it)).collect();
        let opening = &document.opening;
        self.outer(Outer::Subject, OuterLine::Subject, plain(&document.subject));
        self.outer(Outer::Bases, OuterLine::Basis, marked(&opening.bases));
        self.outer(
            Outer::Opening,
            OuterLine::Lead,
            paragraphs(&opening.paragraphs),
        );
        self.blocks(&document.blocks);
        self.headings.push(String::new());
        self.outer(
            Outer::Closing,
            OuterLine::Closing,
            paragraphs(&document.closing),
        );
        let recipients = &document.recipients;
        self.outside([recipients.title.clone()]);
        self.outer(
            Outer::Recipients,
            OuterLine::Recipient,
            marked(&recipients.lines),
        );
        let signature = &document.signature;
        let mut lines = signature.lines.clone();
        lines.push(signature.name.clone());
        self.outer(Outer::Signature, OuterLine::Signature, plain(&lines));
        for annex in &document.annexes {
            self.headings.push(annex.label.clone());
            let target = annex.anchor.map_or(Target::Outside, section);
            self.whole(annex.anchor, &annex.label, 0, target);
            self.whole(None, &annex.title, 0, target);
            self.outside([annex.reference.clone()]);
            self.blocks(&annex.blocks);
        }
    }

    /// The lines of a part of head or ending.
    fn outer(&mut self, part: Outer, line_of: fn(u32) -> OuterLine, lines: Vec<Outline>) {
        let piece = Piece::Part(part);
        let own = self.texts.get(&piece).cloned().unwrap_or_default();
        // Lines as the plan has them, each for one on paper.
        let mut from = 0;
        let mut whole: Vec<(usize, &str)> = Vec::new();
        for line in own.split('\n') {
            whole.push((from, line));
            from += letters(line) + 1;
        }
        let mut reached = 0;
        for (i, line) in (0..).zip(lines) {
            let known = whole.iter().position(|(_, it)| *it == line.words);
            let known = known.map(|at| whole.remove(at).0);
            let at = known.or_else(|| self.found(piece, reached, &line.words));
            reached = at.map_or(reached, |at| at + letters(&line.words));
            let text = [&*line.mark, &line.words, &line.end].concat();
            let text = printable(&text).into_owned();
            if text.trim().is_empty() {
                continue;
            }
            let part = Part {
                start: 0,
                end: letters(&text).saturating_sub(letters(&line.end)),
                label: letters(&line.mark),
                target: at.map_or(Target::Whole(piece), |at| Target::Words(piece, at)),
            };
            self.push(vec![line_of(i).into()], text, vec![part]);
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
            row: 0,
            column: 0,
        });
    }

    fn blocks(&mut self, blocks: &[Block]) {
        // The raw lines of one block stand in paragraphs of their own; only the first is marked in
        // the file.
        let mut raw: Option<(Piece, usize)> = None;
        for block in blocks {
            match block {
                Block::Heading(it) => self.heading(it),
                Block::Table(it) => self.table(it),
                Block::Paragraph(it) if it.kind == ParagraphKind::Review => {
                    let Some(anchor) = it.anchor else { continue };
                    let line = words(&it.runs);
                    let piece = block_piece(anchor);
                    let behind = raw.filter(|(known, _)| *known == piece);
                    let from = behind.map_or(0, |(_, from)| from);
                    let at = self.found(piece, from, &line).unwrap_or(from);
                    raw = Some((piece, at + letters(&line)));
                    let mark = behind.is_none().then_some(anchor);
                    self.whole(mark, &line, 0, Target::Words(piece, at));
                }
                Block::Paragraph(it) => {
                    let Some(anchor) = it.anchor else { continue };
                    let label = labelled(&it.label);
                    let text = format!("{label}{}", words(&it.runs));
                    let target = Target::Words(block_piece(anchor), 0);
                    self.whole(Some(anchor), &text, letters(&label), target);
                }
            }
        }
    }

    /// Where words stand in a piece, from a letter on.
    fn found(&self, piece: Piece, from: usize, words: &str) -> Option<usize> {
        let text = self.texts.get(&piece).filter(|_| !words.is_empty())?;
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
                .map_or(Target::Outside, |it| Target::Words(block_piece(it), 0));
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
        let own = table.anchor.map(block_piece);
        let cells: usize = table.rows.iter().map(|row| row.cells.len()).sum();
        // With merged cells nobody can tell which is which.
        let plain = own.filter(|piece| self.placing.texts(*piece).len() == cells);
        let mut before = 0;
        for (i, (row, slots)) in table.rows.iter().zip(table.grid()).enumerate() {
            self.rows += 1;
            let task = row.anchor.and_then(|it| self.task(it));
            let mut anchors: Vec<Anchor> = table.anchor.filter(|_| i == 0).into_iter().collect();
            anchors.extend(row.anchor);
            for (column, slot) in slots.iter().enumerate() {
                // The first of a task's cells is its number.
                let text = match (task, plain) {
                    (Some(task), _) => column.checked_sub(1).map(|at| (task, at)),
                    (None, Some(own)) => Some((own, before + column)),
                    (None, None) => None,
                };
                let within = text.and_then(|(piece, at)| {
                    let range = self.placing.texts(piece).get(at)?;
                    Some((piece, range.clone()))
                });
                let whole = task.or(own).map_or(Target::Outside, Target::Whole);
                let lines: Vec<String> = slot.lines().map(words).collect();
                self.cell(column, &lines, within, whole, &mut anchors);
            }
            before += row.cells.len();
        }
    }

    fn task(&self, anchor: Anchor) -> Option<Piece> {
        let piece = Piece::Task(TaskId(Uuid::from_u128(anchor.id())));
        self.texts.contains_key(&piece).then_some(piece)
    }

    /// The paragraphs of a cell; an empty one has one too. `within` is the text it shows.
    fn cell(
        &mut self,
        column: usize,
        lines: &[String],
        within: Option<(Piece, Range<usize>)>,
        whole: Target,
        anchors: &mut Vec<Anchor>,
    ) {
        let mut reached = within.as_ref().map_or(0, |(_, range)| range.start);
        let blank = [String::new()];
        for line in if lines.is_empty() { &blank } else { lines } {
            let text = printable(line).into_owned();
            let target = within.as_ref().and_then(|(piece, range)| {
                let at = match line.as_str() {
                    "" => range.is_empty().then_some(range.start),
                    line => self.found(*piece, reached, line),
                };
                let at = at.filter(|at| at + letters(line) <= range.end)?;
                reached = at + letters(line);
                Some(Target::Words(*piece, at))
            });
            let part = Part {
                start: 0,
                end: letters(&text),
                label: 0,
                target: target.unwrap_or(whole),
            };
            self.push(std::mem::take(anchors), text, vec![part]);
            if let Some(entry) = self.entries.last_mut() {
                (entry.row, entry.column) = (self.rows, column);
            }
        }
    }

    /// The beginning of a piece, as remarks keep it.
    pub(super) fn excerpt(&self, piece: Piece) -> Option<plan::Anchor> {
        self.placing.anchor(&Spot::Piece(piece)).ok()
    }
}

/// A line of head or ending: its mark, its own words, the sign that ends it.
struct Outline {
    mark: String,
    words: String,
    end: String,
}

impl Outline {
    fn plain(line: &str) -> Self {
        Self {
            mark: String::new(),
            words: line.to_owned(),
            end: String::new(),
        }
    }

    /// `- UBND tỉnh (để b/c);`, `Căn cứ …;`
    fn marked(line: &str) -> Self {
        let mark = if line.starts_with("- ") { "- " } else { "" };
        let rest = line.strip_prefix(mark).unwrap_or(line);
        let words = rest.strip_suffix([';', '.']).unwrap_or(rest);
        Self {
            mark: mark.to_owned(),
            words: words.to_owned(),
            end: rest.strip_prefix(words).unwrap_or_default().to_owned(),
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

fn block_piece(anchor: Anchor) -> Piece {
    Piece::Block(BlockId(Uuid::from_u128(anchor.id())))
}
