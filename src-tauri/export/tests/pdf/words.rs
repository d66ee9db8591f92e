//! The words of the paper are on the pages, in order, and no others.

use crate::{goldens, reader};
use document::{Block, Document, Profile, Table};
use export::PdfKind;
use std::collections::HashSet;

/// Words, one that a line broke behind its hyphen in one again, without what nobody sees.
fn plain(words: &str) -> Vec<String> {
    let shown = words.replace(['\u{ad}', '\u{200b}'], "");
    let mut all: Vec<String> = Vec::new();
    for word in shown.split_whitespace() {
        match all.last_mut() {
            Some(last) if last.len() > 1 && last.ends_with('-') => last.push_str(word),
            _ => all.push(word.to_owned()),
        }
    }
    all
}

/// What stands along the edges is drawn before or after the rest of its page.
fn without_edges(document: &Document) -> Document {
    Document {
        circulation: None,
        contact: Vec::new(),
        ..document.clone()
    }
}

fn tables(document: &Document) -> impl Iterator<Item = &Table> {
    let annexed = document.annexes.iter().flat_map(|a| &a.blocks);
    let blocks = document.blocks.iter().chain(annexed);
    blocks.filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

fn has_merged_cells(document: &Document) -> bool {
    let mut cells = tables(document)
        .flat_map(|t| &t.rows)
        .flat_map(|r| &r.cells);
    cells.any(|cell| cell.span.rows > 1)
}

/// Words that may come again: those of heading rows, which are repeated.
fn repeated(document: &Document) -> HashSet<String> {
    tables(document)
        .flat_map(|table| table.rows.iter().take(table.header_rows))
        .flat_map(|row| &row.cells)
        .flat_map(|cell| cell.lines.iter().flatten())
        .flat_map(|run| plain(&run.text))
        .collect()
}

/// All words but page numbers, however they are ordered.
fn sorted(words: &str, numbers: &HashSet<String>) -> Vec<String> {
    let mut words = plain(words);
    words.retain(|word| !numbers.contains(word));
    words.sort();
    words
}

#[test]
fn every_word_is_on_its_page_in_order() {
    for golden in goldens::all() {
        let document = without_edges(&golden.document());
        let pdf = export::pdf(&document, &Profile::nd30_2020(), PdfKind::Usual).unwrap();
        let Some(pages) = reader::text(&pdf) else {
            return;
        };
        let numbers: HashSet<String> = (2..=pages.len()).map(|n| n.to_string()).collect();
        let again = repeated(&document);
        let mut wanted = plain(&goldens::unmarked(&document::plain_text(&document)));
        if golden.name == "tall-cells" || has_merged_cells(&document) {
            // A row over a page break is drawn page by page, a merged cell with its last row.
            let mut drawn = sorted(&pages.concat(), &numbers);
            drawn.retain(|word| !again.contains(word));
            wanted.retain(|word| !again.contains(word) && !numbers.contains(word));
            wanted.sort();
            assert_eq!(drawn, wanted);
            continue;
        }
        let mut wanted = wanted.into_iter().peekable();
        let mut others = Vec::new();
        for word in pages.iter().flat_map(|page| plain(page)) {
            if wanted.peek() == Some(&word) {
                wanted.next();
            } else {
                others.push(word);
            }
        }
        let missing: Vec<String> = wanted.take(8).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", golden.name);
        others.retain(|word| !numbers.contains(word) && !again.contains(word));
        assert!(others.is_empty(), "{}: {others:?}", golden.name);
    }
}

#[test]
fn what_stands_along_the_edges_of_page_1_is_there_and_only_there() {
    let mut found = 0;
    for golden in goldens::all() {
        let document = golden.document();
        let stamp = document.circulation.iter().map(|stamp| &stamp.text);
        let edges: Vec<&String> = document.contact.iter().chain(stamp).collect();
        let pdf = export::pdf(&document, &Profile::nd30_2020(), PdfKind::Usual).unwrap();
        let Some(pages) = reader::text(&pdf) else {
            return;
        };
        for words in edges {
            let words = plain(words).join(" ");
            for (i, page) in pages.iter().enumerate() {
                let has = plain(page).join(" ").contains(&words);
                assert_eq!(has, i == 0, "{}: {words} on page {i}", golden.name);
            }
            found += 1;
        }
    }
    assert!(found > 2, "{found}");
}
