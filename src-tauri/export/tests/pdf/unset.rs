//! What cannot be set is named.

use document::{Anchor, Block, Cell, Document, Heading, Paragraph, Row, Run, Table};
use export::{Unset, unset};

fn paragraph(id: u128, text: &str) -> Block {
    Block::Paragraph(Paragraph {
        anchor: Some(Anchor::new(id)),
        runs: vec![Run::plain(text)],
        ..Paragraph::default()
    })
}

#[test]
fn each_character_is_named_once_a_node() {
    let document = Document {
        subject: vec!["Kế hoạch \u{1f600}".into()],
        blocks: vec![
            paragraph(1, "không thiếu gì: ₫ – “…” ‑ § °C, 10 m², é, я, ω"),
            paragraph(2, "\u{1f600}\u{1f600} và \u{1}"),
            Block::Heading(Heading {
                anchor: Some(Anchor::new(3)),
                text: "مرحبا".into(),
                ..Heading::default()
            }),
            Block::Table(Table {
                anchor: Some(Anchor::new(4)),
                rows: vec![Row {
                    anchor: Some(Anchor::new(5)),
                    cells: vec![Cell {
                        lines: vec![vec![Run::plain("汉")]],
                        ..Cell::default()
                    }],
                }],
                ..Table::default()
            }),
        ],
        closing: vec![vec![Run::plain("\u{ffff}")]],
        contact: vec!["\u{1f4de}".into()],
        ..Document::default()
    };
    let at = |id: u128, character| Unset {
        anchor: (id > 0).then(|| Anchor::new(id)),
        character,
    };
    assert_eq!(
        unset(&document),
        [
            at(0, '\u{1f600}'),
            at(2, '\u{1f600}'),
            at(2, '\u{1}'),
            at(3, 'م'),
            at(3, 'ر'),
            at(3, 'ح'),
            at(3, 'ب'),
            at(3, 'ا'),
            at(5, '汉'),
            at(0, '\u{ffff}'),
            at(0, '\u{1f4de}'),
        ]
    );
}

#[test]
fn every_golden_can_be_set() {
    for golden in crate::goldens::all() {
        assert_eq!(unset(&golden.document()), [], "{}", golden.name);
    }
}
