//! Headings, paragraphs and tables.

use super::table::{self, TableData};
use super::{Line, Paper, at, line, piece, pieces};
use crate::pdf::wide::Piece;
use document::{Heading, Paragraph, ParagraphKind, printable};
use serde::Serialize;

/// Something of the body.
#[derive(Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub(crate) enum Block {
    /// A heading, or a paragraph that begins like one when `more` runs on behind it.
    Heading {
        at: Option<String>,
        level: u8,
        words: Line,
        more: Option<More>,
    },
    Paragraph {
        at: Option<String>,
        /// A raw line: at the margin, not justified, without room above.
        raw: bool,
        words: Line,
    },
    Table(TableData),
}

/// Text that runs on behind a heading.
#[derive(Serialize)]
pub(crate) struct More {
    at: Option<String>,
    words: Line,
}

/// Blocks on their paper.
pub(crate) fn blocks(blocks: &[document::Block], paper: Paper<'_>) -> Vec<Block> {
    blocks
        .iter()
        .filter_map(|block| match block {
            document::Block::Heading(it) => Some(heading(it, paper)),
            document::Block::Paragraph(it) => Some(paragraph(it, paper)),
            document::Block::Table(it) => table::table(it, paper).map(Block::Table),
        })
        .collect()
}

fn heading(heading: &Heading, paper: Paper<'_>) -> Block {
    let has_words = !printable(&heading.text).is_empty();
    // A number without a title is no heading to the eye (II.6.đ).
    let mut own = labelled(&heading.label, has_words);
    own.push(piece(&heading.text, true, false));
    let split = own.len();
    if let Some(more) = &heading.run_in {
        let gap = if has_words { more.gap() } else { "" };
        own.push(piece(gap, false, false));
        own.extend(pieces(&more.runs, false));
    }
    let (words, rest) = halves(own, split, paper);
    Block::Heading {
        at: at(heading.anchor),
        level: heading.level.clamp(1, Heading::DEEPEST),
        words,
        more: heading.run_in.as_ref().map(|more| More {
            at: at(more.anchor),
            words: rest,
        }),
    }
}

/// One line's words, parted after so many pieces.
fn halves(mut own: Vec<Piece>, split: usize, paper: Paper<'_>) -> (Line, Line) {
    let measure = paper.text(paper.profile.heading.value());
    crate::pdf::wide::fit(&mut own, measure);
    let rest = own.split_off(split);
    (super::cuts(own), super::cuts(rest))
}

/// A literal number, letter or dash and the space behind it.
fn labelled(label: &str, bold: bool) -> Vec<Piece> {
    if printable(label).is_empty() {
        return Vec::new();
    }
    vec![piece(&format!("{label} "), bold, false)]
}

fn paragraph(paragraph: &Paragraph, paper: Paper<'_>) -> Block {
    let raw = paragraph.kind == ParagraphKind::Review;
    let size = paper.profile.body.value();
    let mut own = labelled(&paragraph.label, false);
    own.extend(pieces(&paragraph.runs, false));
    Block::Paragraph {
        at: at(paragraph.anchor),
        raw,
        words: line(
            own,
            if raw {
                paper.line(size)
            } else {
                paper.text(size)
            },
        ),
    }
}
