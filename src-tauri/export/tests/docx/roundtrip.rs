//! What was written can be read, whatever was in it.

use crate::goldens;
use crate::hostile;
use crate::package::assert_sound;
use crate::readback::read;
use document::{Block, Document, Paragraph, Profile, Run, outline, plain_text};
use proptest::prelude::*;

fn there_and_back(document: &Document) -> Document {
    read(&export::docx(document, &Profile::nd30_2020()).unwrap())
}

#[test]
fn goldens_come_back() {
    for golden in goldens::all() {
        let document = golden.document();
        let back = there_and_back(&document);
        assert_eq!(outline(&back), outline(&document), "{}", golden.name);
        assert_eq!(plain_text(&back), plain_text(&document), "{}", golden.name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_document_comes_back(document in hostile::document()) {
        let back = there_and_back(&document);
        prop_assert_eq!(outline(&back), outline(&document));
        prop_assert_eq!(plain_text(&back), plain_text(&document));
        assert_sound(&document);
    }
}

#[test]
fn a_very_long_paragraph_comes_back() {
    let words = "Nhân dân <b>&amp;</b> ".repeat(5_000);
    assert!(words.chars().count() >= 100_000);
    let document = Document {
        blocks: vec![Block::Paragraph(Paragraph {
            runs: vec![Run::plain(words.clone())],
            ..Paragraph::default()
        })],
        ..Document::default()
    };
    let back = there_and_back(&document);
    let Some(Block::Paragraph(paragraph)) = back.blocks.first() else {
        panic!("no paragraph came back");
    };
    assert_eq!(paragraph.runs[0].text, words);
}

#[test]
fn lost_characters_are_told_beforehand() {
    let document = Document {
        doc_type: "a\u{7}b".into(),
        ..Document::default()
    };
    assert_eq!(document::unprintable(&document).len(), 1);
    assert_eq!(there_and_back(&document).doc_type, "ab");
}
