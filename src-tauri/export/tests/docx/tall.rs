//! Rows that no page can hold: nothing of them may be lost on real pages.

use crate::office::convert;
use document::{Align, Block, Cell, Column, Document, Profile, Row, Run, Span, Table};
use std::path::PathBuf;

/// 100,000 characters, every word its own.
fn long_text() -> String {
    let words: Vec<String> = (0..12_500).map(|n| format!("từ{n:05}")).collect();
    words.join(" ")
}

fn cell(text: &str) -> Cell {
    Cell {
        span: Span::ONE,
        align: Align::Left,
        lines: vec![vec![Run::plain(text)]],
    }
}

/// A table of two columns; the long text stands in the row and column given.
fn document(header_rows: usize, long_row: usize) -> Document {
    let long = long_text();
    let rows = (0..3)
        .map(|row| Row {
            anchor: None,
            cells: vec![
                cell(&format!("hàng{row}")),
                cell(if row == long_row { &long } else { "ngắn" }),
            ],
        })
        .collect();
    Document {
        blocks: vec![Block::Table(Table {
            anchor: None,
            columns: vec![Column { share: 1 }, Column { share: 3 }],
            header_rows,
            rows,
        })],
        ..Document::default()
    }
}

#[test]
fn a_row_of_a_hundred_thousand_characters_is_drawn_whole() {
    let folder = tempfile::tempdir().unwrap();
    let cases = [
        ("in-the-middle", 1, 1),
        ("in-the-heading", 1, 0),
        ("no-heading", 0, 2),
    ];
    let files: Vec<PathBuf> = cases
        .iter()
        .map(|(name, header_rows, long_row)| {
            let path = folder.path().join(name).with_extension("docx");
            let document = document(*header_rows, *long_row);
            let bytes = export::docx(&document, &Profile::nd30_2020()).unwrap();
            std::fs::write(&path, bytes).unwrap();
            path
        })
        .collect();
    let Some(converted) = convert(&files, folder.path()) else {
        return;
    };
    for ((name, ..), pages) in cases.iter().zip(&converted) {
        let mut words = pages.words.iter();
        let lost: Vec<String> = long_text()
            .split(' ')
            .filter(|word| !words.any(|drawn| drawn == word))
            .take(3)
            .map(str::to_owned)
            .collect();
        assert!(
            lost.is_empty(),
            "{name}: {lost:?} lost on {} pages",
            pages.pages.len()
        );
        for row in ["hàng0", "hàng1", "hàng2"] {
            assert!(
                pages.words.iter().any(|word| word == row),
                "{name}: {row} is lost"
            );
        }
    }
}
