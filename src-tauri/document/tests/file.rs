//! A document written as data and read again.

// Helpers of tests may stop a test, as tests may.
#![allow(clippy::unwrap_used, clippy::panic)]

#[allow(dead_code)] // its texts alone serve others
#[path = "../../export/tests/docx/hostile.rs"]
mod hostile;

use document::{
    Align, Anchor, Block, Cell, Column, Document, HeadScale, Heading, Ink, Letterhead, Orientation,
    Paragraph, ParagraphKind, Row, Run, Span, Stamp, Table, Weight,
};
use proptest::prelude::*;
use serde_json::error::Category;

fn read(json: &str) -> Result<Document, serde_json::Error> {
    serde_json::from_str(json)
}

proptest! {
    #[test]
    fn what_is_written_is_read(document in hostile::document()) {
        let json = serde_json::to_string(&document).unwrap();
        prop_assert_eq!(&read(&json).unwrap(), &document);
        let pretty = serde_json::to_string_pretty(&document).unwrap();
        prop_assert_eq!(&read(&pretty).unwrap(), &document);
    }
}

#[test]
fn what_a_file_leaves_out_is_as_usual() {
    assert_eq!(read("{}").unwrap(), Document::default());
    let short = read(
        r#"{
            "orientation": "landscape",
            "circulation": {"text": "LƯU HÀNH NỘI BỘ", "width": 2268, "height": 454, "ink": "red"},
            "letterhead": {"scale": "compact", "agency": [{"text": "XÃ AN HÒA", "weight": "bold"}]},
            "blocks": [
                {"heading": {"level": 1, "label": "I.", "text": "KẾT QUẢ"}},
                {"paragraph": {
                    "anchor": "_loa_000000000000000000000000000000ff",
                    "kind": "clause",
                    "label": "1.",
                    "runs": [{"text": "Một", "bold": true}]
                }},
                {"table": {"columns": [{"share": 3}], "header_rows": 1, "rows": [
                    {"cells": [{"span": {"columns": 2}, "align": "centre"}]}
                ]}}
            ]
        }"#,
    );
    let expect = Document {
        orientation: Orientation::Landscape,
        circulation: Some(Stamp {
            text: "LƯU HÀNH NỘI BỘ".into(),
            width: 2268,
            height: 454,
            ink: Ink::Red,
        }),
        letterhead: Letterhead {
            scale: HeadScale::Compact,
            agency: vec![document::AgencyLine {
                text: "XÃ AN HÒA".into(),
                weight: Weight::Bold,
            }],
            ..Letterhead::default()
        },
        blocks: vec![
            Block::Heading(Heading {
                level: 1,
                label: "I.".into(),
                text: "KẾT QUẢ".into(),
                ..Heading::default()
            }),
            Block::Paragraph(Paragraph {
                anchor: Some(Anchor::new(255)),
                kind: ParagraphKind::Clause,
                label: "1.".into(),
                runs: vec![Run {
                    bold: true,
                    ..Run::plain("Một")
                }],
            }),
            Block::Table(Table {
                columns: vec![Column { share: 3 }],
                header_rows: 1,
                rows: vec![Row {
                    cells: vec![Cell {
                        span: Span {
                            columns: 2,
                            rows: 1,
                        },
                        align: Align::Centre,
                        ..Cell::default()
                    }],
                    ..Row::default()
                }],
                ..Table::default()
            }),
        ],
        ..Document::default()
    };
    assert_eq!(short.unwrap(), expect);
}

#[test]
fn what_no_document_has_is_refused_in_its_place() {
    let side = Stamp::LONGEST;
    assert!(read(&format!(r#"{{"circulation": {{"width": {side}}}}}"#)).is_ok());
    for (json, column) in [
        (r#"{"titel": "Kế hoạch"}"#.to_owned(), 8),
        (r#"{"meta": {"titel": "Kế hoạch"}}"#.to_owned(), 17),
        (r#"{"blocks": [{"picture": {}}]}"#.to_owned(), 22),
        (
            r#"{"blocks": [{"paragraph": {"kind": "note"}}]}"#.to_owned(),
            41,
        ),
        (
            r#"{"blocks": [{"heading": {"anchor": "_loa_1"}}]}"#.to_owned(),
            44,
        ),
        (
            r#"{"blocks": [{"heading": {"level": 256}}]}"#.to_owned(),
            37,
        ),
        (
            format!(r#"{{"circulation": {{"width": {}}}}}"#, side + 1),
            31,
        ),
    ] {
        let error = read(&json).unwrap_err();
        assert_eq!(error.classify(), Category::Data, "{json}: {error}");
        assert_eq!((error.line(), error.column()), (1, column), "{json}");
    }
}
