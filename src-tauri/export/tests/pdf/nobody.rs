//! Documents nobody would write: never refused, always a sound file, no word lost.

use crate::{hostile, reader};
use document::{
    Annex, Block, Cell, Column, Document, Heading, Paragraph, Profile, Recipients, Row, Run, Table,
};
use export::{Pages, PdfKind};
use proptest::prelude::*;

fn set(document: &Document) -> Pages {
    export::pages(document, &Profile::nd30_2020()).unwrap()
}

/// The letters on all pages, without spaces.
fn letters(document: &Document) -> Option<String> {
    let pages = set(document);
    let pdf = pages.pdf(PdfKind::Usual).unwrap();
    reader::check(&pdf);
    reader::check(&pages.pdf(PdfKind::Filing).unwrap());
    Some(squeeze(&reader::text(&pdf)?.concat()))
}

fn squeeze(text: &str) -> String {
    let seen = |c: &char| !c.is_whitespace() && *c != '\u{200b}';
    text.chars().filter(seen).collect()
}

fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph(Paragraph {
        runs: vec![Run::plain(text)],
        ..Paragraph::default()
    })
}

fn of(block: Block) -> Document {
    Document {
        blocks: vec![block],
        ..Document::default()
    }
}

/// How often a piece stands in a text.
fn count(text: &str, piece: &str) -> usize {
    text.matches(piece).count()
}

#[test]
fn a_word_wider_than_the_line_is_broken_at_the_margin() {
    let word: String = ('a'..='z').cycle().take(300).collect();
    for text in [word.clone(), format!("Xem {word} rồi")] {
        let document = of(paragraph(text.clone()));
        let pages = set(&document);
        let Some(words) = reader::boxes(&pages.pdf(PdfKind::Usual).unwrap()) else {
            return;
        };
        for word in &words {
            assert!(word.right < 539.1, "{word:?}");
        }
        assert_eq!(letters(&document).unwrap(), squeeze(&text));
    }
}

#[test]
fn a_paragraph_of_a_hundred_thousand_letters_loses_none() {
    let text = "Tuyên truyền đến từng hộ. ".repeat(4_000);
    let document = of(paragraph(text.clone()));
    if let Some(letters) = letters(&document) {
        // Nothing but page numbers stands between.
        let own: String = letters.chars().filter(|c| !c.is_ascii_digit()).collect();
        assert_eq!(own, squeeze(&text));
    }
}

#[test]
fn a_hundred_thousand_letters_without_a_space_fit_their_lines() {
    let document = of(paragraph("ộ".repeat(100_000)));
    if let Some(letters) = letters(&document) {
        assert_eq!(count(&letters, "ộ"), 100_000);
    }
}

#[test]
fn a_table_of_three_thousand_rows_keeps_every_row() {
    let cell = |text: String| Cell {
        lines: vec![vec![Run::plain(text)]],
        ..Cell::default()
    };
    let mut rows = vec![Row {
        cells: vec![cell("TT".into()), cell("Việc".into())],
        ..Row::default()
    }];
    rows.extend((1..=3_000).map(|n| Row {
        cells: vec![cell(format!("«{n}»")), cell("Phát tin".into())],
        ..Row::default()
    }));
    let document = of(Block::Table(Table {
        columns: vec![Column { share: 1 }, Column { share: 9 }],
        header_rows: 1,
        rows,
        ..Table::default()
    }));
    if let Some(letters) = letters(&document) {
        for n in 1..=3_000 {
            assert_eq!(count(&letters, &format!("«{n}»")), 1, "row {n}");
        }
    }
}

#[test]
fn rows_headings_and_endings_taller_than_a_page_lose_nothing() {
    let tall = |mark: &str| {
        let text: Vec<String> = (1..=400)
            .map(|n| format!("{mark}{n}{mark} và một ít chữ"))
            .collect();
        Cell {
            lines: vec![vec![Run::plain(text.join(" "))]],
            ..Cell::default()
        }
    };
    let table = |header_rows, rows| {
        Block::Table(Table {
            columns: vec![Column { share: 1 }; 2],
            header_rows,
            rows,
            ..Table::default()
        })
    };
    let row = |marks: [&str; 2]| Row {
        cells: marks.map(tall).to_vec(),
        ..Row::default()
    };
    let document = Document {
        blocks: vec![
            table(0, vec![row(["«", "»"])]),
            table(1, vec![row(["[", "]"]), row(["{", "}"])]),
        ],
        recipients: Recipients {
            title: "Nơi nhận:".into(),
            lines: (1..=150).map(|n| format!("({n})")).collect(),
            ..Recipients::default()
        },
        ..Document::default()
    };
    let Some(letters) = letters(&document) else {
        return;
    };
    for mark in ["«", "»", "[", "]", "{", "}"] {
        for n in 1..=400 {
            assert_eq!(count(&letters, &format!("{mark}{n}{mark}")), 1, "{mark}{n}");
        }
    }
    for n in 1..=150 {
        assert_eq!(count(&letters, &format!("({n})")), 1, "recipient {n}");
    }
}

#[test]
fn markup_is_words() {
    for text in [
        "#let x = 1; #pagebreak() #panic()",
        "$ a_b^c $ *đậm* _nghiêng_ `mã` \\ = Đề mục",
        "<w:p>]]></w:p> &amp; &#0; <nhãn> @nhãn",
        "// không phải ghi chú /* cũng không */",
        "\"trích\" 'dẫn' -- --- ... ~ https://xa.example/",
        "{\"is\":\"table\"}",
    ] {
        let document = Document {
            doc_type: text.into(),
            blocks: vec![
                Block::Heading(Heading {
                    level: 1,
                    text: text.into(),
                    ..Heading::default()
                }),
                paragraph(text),
            ],
            annexes: vec![Annex {
                label: text.into(),
                ..Annex::default()
            }],
            ..Document::default()
        };
        if let Some(letters) = letters(&document) {
            assert_eq!(count(&letters, &squeeze(text)), 4, "{text}: {letters}");
        }
    }
}

#[test]
fn what_has_no_picture_is_seen_as_such() {
    let text = "mặt \u{1f600} cười, chữ مرحبا, chữ שלום, ke\u{302}\u{301} hoa\u{323}ch\u{0}\u{7}";
    if let Some(letters) = letters(&of(paragraph(text))) {
        assert!(letters.starts_with("mặt□cười,chữ□□□□□,chữ"), "{letters}");
        assert!(letters.contains("kếhoạch"), "{letters}");
    }
}

#[test]
fn every_character_can_stand_alone_in_a_file_to_be_kept() {
    // Every one the typeface has, and its neighbours: a page for each thousand.
    for from in (0..0x1_1000_u32).step_by(1000) {
        let text: Vec<String> = (from..from + 1000)
            .filter_map(char::from_u32)
            .map(|c| format!("{c}\na{c}\n {c}"))
            .collect();
        let pages = set(&of(paragraph(text.join("\n"))));
        reader::check(&pages.pdf(PdfKind::Filing).unwrap());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn hostile_documents_are_set(document in hostile::document()) {
        let pages = set(&document);
        prop_assert!(pages.count() > document.annexes.len());
        for kind in [PdfKind::Usual, PdfKind::Filing] {
            let pdf = pages.pdf(kind).unwrap();
            reader::check(&pdf);
        }
        for page in 0..pages.count() {
            prop_assert!(pages.png(page, 0.2).is_some());
        }
    }
}
