//! Words for writing plans down shortly.

use plan::{
    BlockKind, DraftBlock, DraftSection, DraftTask, Label, Recipient, RichText, Run, Table,
};

/// A block counted by its place.
pub(crate) fn block(kind: BlockKind, text: impl Into<RichText>) -> DraftBlock {
    DraftBlock {
        kind,
        text: text.into(),
        ..DraftBlock::default()
    }
}

/// A paragraph.
pub(crate) fn para(text: &str) -> DraftBlock {
    block(BlockKind::Paragraph, text)
}

/// A dash item.
pub(crate) fn dash(text: &str) -> DraftBlock {
    block(BlockKind::Dash, text)
}

/// A lettered item.
pub(crate) fn point(text: &str) -> DraftBlock {
    block(BlockKind::Point, text)
}

/// A block with the label a file had.
pub(crate) fn labelled(kind: BlockKind, label: &str, text: &str) -> DraftBlock {
    DraftBlock {
        label: Label::Literal(label.into()),
        ..block(kind, text)
    }
}

/// A table block.
pub(crate) fn table(header_rows: usize, rows: &[&[&str]]) -> DraftBlock {
    DraftBlock {
        table: Some(Table {
            header_rows,
            rows: rows
                .iter()
                .map(|row| row.iter().map(RichText::plain).collect())
                .collect(),
            merges: Vec::new(),
        }),
        ..block(BlockKind::Table, "")
    }
}

/// A section counted by its place.
pub(crate) fn section(title: &str, blocks: Vec<DraftBlock>) -> DraftSection {
    DraftSection {
        title: title.into(),
        blocks,
        ..DraftSection::default()
    }
}

/// A section with the label a file had.
pub(crate) fn found(label: &str, title: &str, blocks: Vec<DraftBlock>) -> DraftSection {
    DraftSection {
        label: Label::Literal(label.into()),
        ..section(title, blocks)
    }
}

/// A section with others under it.
pub(crate) fn with(parent: DraftSection, sections: Vec<DraftSection>) -> DraftSection {
    DraftSection { sections, ..parent }
}

/// A section whose first paragraph runs on behind the heading.
pub(crate) fn run_in(title: &str, blocks: Vec<DraftBlock>) -> DraftSection {
    DraftSection {
        run_in: true,
        ..section(title, blocks)
    }
}

/// Text from pieces: `*bold*`, `_italic_`, else upright.
pub(crate) fn rich(pieces: &[&str]) -> RichText {
    RichText::new(pieces.iter().map(|piece| {
        let bold = piece.starts_with('*');
        let italic = piece.starts_with('_');
        Run {
            text: piece.trim_matches(['*', '_']).to_owned(),
            bold,
            italic,
        }
    }))
}

/// A recipient.
pub(crate) fn to(name: &str, purpose: &str) -> Recipient {
    Recipient {
        name: name.into(),
        purpose: purpose.into(),
    }
}

/// A task: text, deliverable, lead, co-operating (by `;`), time, budget, remarks.
pub(crate) fn task(cells: [&str; 7]) -> DraftTask {
    let [
        text,
        deliverable,
        lead,
        coordinating,
        timeframe,
        budget,
        remarks,
    ] = cells.map(str::to_owned);
    DraftTask {
        line: 0,
        text,
        deliverable,
        lead,
        coordinating: coordinating
            .split(';')
            .map(str::trim)
            .filter(|unit| !unit.is_empty())
            .map(str::to_owned)
            .collect(),
        timeframe,
        budget,
        remarks,
    }
}
