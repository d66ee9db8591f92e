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

/// How many paragraphs stay with what follows, in the rows of the first ruled table that has a
/// row of these words, and behind it.
fn held(document: &Document) -> Vec<usize> {
    let bytes = export::docx(document, &Profile::nd30_2020()).unwrap();
    let package = crate::readback::Package::open(&bytes);
    let xml = package.part("word/document.xml");
    let tables: Vec<&str> = xml.split("<w:tbl>").collect();
    // The letterhead's, the body's with what is behind it, the ending's.
    let rows = tables[tables.len() - 2].split("</w:tr>");
    rows.map(|row| row.matches("<w:keepNext/>").count())
        .collect()
}

#[test]
fn the_last_row_stays_with_the_ending() {
    let mut document = document(1, 9);
    // Two cells; behind the table the gap, and the room above the ending.
    assert_eq!(held(&document), [0, 0, 2, 2]);
    document.closing = vec![vec![Run::plain("Đề nghị quan tâm thực hiện./.")]];
    assert_eq!(held(&document), [0, 0, 0, 2], "the closing stays instead");
    document.closing.clear();
    let Some(Block::Table(table)) = document.blocks.last_mut() else {
        panic!("no table");
    };
    table.rows[1].cells[0].span.rows = 2;
    assert_eq!(held(&document), [0, 0, 0, 1], "a cell goes over both");
}
