//! Sections and blocks of a plan as headings, paragraphs and tables with literal labels.

use crate::tree::{
    Align, Anchor, Block, Cell, Column, Continuation, Heading, Line, Paragraph, ParagraphKind, Row,
    Run, Span, Table,
};
use plan::model::{block_labels, section_label};
use plan::{BlockKind, Label, Merge, RichText, Section};

/// A plan's text as one paragraph's runs.
pub(crate) fn line(text: &RichText) -> Line {
    text.runs().iter().map(run).collect()
}

fn run(run: &plan::Run) -> Run {
    Run {
        text: run.text.clone(),
        bold: run.bold,
        italic: run.italic,
        ..Run::default()
    }
}

/// A plan's text as one paragraph for each of its lines.
pub(crate) fn lines(text: &RichText) -> Vec<Line> {
    let mut out = vec![Line::new()];
    for piece in text.runs() {
        for (i, words) in piece.text.split('\n').enumerate() {
            if i > 0 {
                out.push(Line::new());
            }
            if let Some(line) = out.last_mut().filter(|_| !words.is_empty()) {
                line.push(Run {
                    text: words.trim_end_matches('\r').to_owned(),
                    bold: piece.bold,
                    italic: piece.italic,
                    ..Run::default()
                });
            }
        }
    }
    out.retain(|line| line.iter().any(|run| !run.text.trim().is_empty()));
    out
}

/// The body: every section with all under it, in order.
pub(crate) fn sections(sections: &[Section]) -> Vec<Block> {
    let mut out = Vec::new();
    let mut path = Vec::new();
    walk(sections, &mut path, &mut out);
    out
}

fn walk(sections: &[Section], path: &mut Vec<usize>, out: &mut Vec<Block>) {
    for (index, section) in sections.iter().enumerate() {
        path.push(index);
        section_blocks(section, path, out);
        walk(&section.sections, path, out);
        path.pop();
    }
}

fn section_blocks(section: &Section, path: &[usize], out: &mut Vec<Block>) {
    let first = section
        .blocks
        .first()
        .filter(|b| section.run_in && b.kind == BlockKind::Paragraph);
    let rest = &section.blocks[usize::from(first.is_some())..];
    let heading = Heading {
        anchor: Some(Anchor::new(section.id.0.as_u128())),
        level: u8::try_from(path.len()).map_or(Heading::DEEPEST, |n| n.min(Heading::DEEPEST)),
        label: section_label(&section.label, path),
        text: heading_text(section, path.len()),
        run_in: first.map(|block| Continuation {
            anchor: Some(Anchor::new(block.id.0.as_u128())),
            runs: line(&block.text),
        }),
    };
    // Text before the first heading of a file stands in a section without a name.
    if !(heading.label.is_empty() && heading.text.is_empty() && heading.run_in.is_none()) {
        out.push(Block::Heading(heading));
    }
    out.extend(blocks(rest));
}

/// Roman headings stand in capitals (V.6.b); the words of an imported one stay as they were.
fn heading_text(section: &Section, depth: usize) -> String {
    let text = section.title.trim();
    if depth == 1 && section.label == Label::Auto {
        text.to_uppercase()
    } else {
        text.to_owned()
    }
}

/// Blocks that stand in one list.
pub(crate) fn blocks(blocks: &[plan::Block]) -> Vec<Block> {
    blocks
        .iter()
        .zip(block_labels(blocks))
        .flat_map(|(block, label)| drawn(block, label))
        .collect()
}

fn drawn(block: &plan::Block, label: String) -> Vec<Block> {
    let anchor = Some(Anchor::new(block.id.0.as_u128()));
    let kind = match block.kind {
        BlockKind::Paragraph => ParagraphKind::Plain,
        BlockKind::Clause => ParagraphKind::Clause,
        BlockKind::Point => ParagraphKind::Point,
        BlockKind::Dash => ParagraphKind::Dash,
        BlockKind::Plus => ParagraphKind::Plus,
        BlockKind::Review => return review(block, anchor),
        BlockKind::Table => {
            return block
                .table
                .iter()
                .map(|t| Block::Table(table(t, anchor)))
                .collect();
        }
    };
    vec![Block::Paragraph(Paragraph {
        anchor,
        kind,
        label,
        runs: line(&block.text),
    })]
}

/// Raw text, line by line; each line leads back to the block.
fn review(block: &plan::Block, anchor: Option<Anchor>) -> Vec<Block> {
    lines(&block.text)
        .into_iter()
        .map(|runs| {
            Block::Paragraph(Paragraph {
                anchor,
                kind: ParagraphKind::Review,
                label: String::new(),
                runs,
            })
        })
        .collect()
}

fn table(found: &plan::Table, anchor: Option<Anchor>) -> Table {
    let columns = found.columns();
    let header_rows = found.header_rows.min(found.rows.len());
    let centred: Vec<bool> = (0..columns)
        .map(|column| is_short(found, header_rows, column))
        .collect();
    let middle = |row: usize, column: usize| row < header_rows || centred[column];
    Table {
        anchor,
        columns: (0..columns)
            .map(|column| Column {
                share: share(found, column),
            })
            .collect(),
        header_rows,
        rows: (0..found.rows.len())
            .map(|row| table_row(found, row, middle))
            .collect(),
    }
}

/// A row's cells, without those that a merged one covers.
fn table_row(found: &plan::Table, row: usize, middle: impl Fn(usize, usize) -> bool) -> Row {
    let cells = (0..found.rows[row].len()).filter_map(|column| {
        let merge = found.merge_at(row, column).unwrap_or(Merge {
            row,
            column,
            rows: 1,
            columns: 1,
        });
        ((merge.row, merge.column) == (row, column)).then(|| Cell {
            span: Span {
                columns: merge.columns,
                rows: merge.rows,
            },
            align: if middle(row, column) {
                Align::Centre
            } else {
                Align::Left
            },
            lines: covered_lines(found, &merge),
        })
    });
    Row {
        anchor: None,
        cells: cells.collect(),
    }
}

/// All that stands in a merged cell. Only the first should hold words, but none are left out.
fn covered_lines(found: &plan::Table, merge: &Merge) -> Vec<Line> {
    let rows = found.rows.iter().skip(merge.row).take(merge.rows);
    rows.flat_map(|row| row.iter().skip(merge.column).take(merge.columns))
        .flat_map(lines)
        .collect()
}

/// The texts of a column that stand in it alone.
fn own_texts(table: &plan::Table, from: usize, column: usize) -> impl Iterator<Item = &RichText> {
    let rows = table.rows.iter().enumerate().skip(from);
    rows.filter(move |(row, _)| table.merge_at(*row, column).is_none_or(|m| m.columns == 1))
        .filter_map(move |(_, cells)| cells.get(column))
}

/// Whether a column holds nothing but numbers and short marks, which stand in its middle.
fn is_short(table: &plan::Table, from: usize, column: usize) -> bool {
    const SHORT: usize = 6;
    own_texts(table, from, column).all(|text| text.to_plain().chars().count() <= SHORT)
}

/// A column's share of the width grows with the root of its longest cell, so that a column of
/// numbers is narrow and one of sentences does not take all.
fn share(table: &plan::Table, column: usize) -> u32 {
    let longest = own_texts(table, 0, column)
        .map(|text| text.to_plain().chars().count())
        .max()
        .unwrap_or(0);
    u32::try_from(longest)
        .unwrap_or(u32::MAX)
        .clamp(4, 400)
        .isqrt()
        + 1
}
