//! Pictures of pages, and what tells one page from another.

use crate::goldens;
use document::{Block, Document, Profile};

fn document(name: &str) -> Document {
    let golden = goldens::all().into_iter().find(|g| g.name == name);
    golden.unwrap().document()
}

fn header(png: &[u8]) -> (u32, u32, u8) {
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20), png[25])
}

#[test]
fn a_picture_is_as_large_as_asked_for() {
    let pages = export::pages(&document("usual"), &Profile::nd30_2020()).unwrap();
    const GREY: u8 = 0;
    for (scale, size) in [(1.0, (595, 842)), (1.5, (893, 1263)), (2.0, (1191, 1684))] {
        let (width, height, colour) = header(&pages.png(0, scale).unwrap());
        assert_eq!((width, height), size, "{scale}");
        assert_eq!(colour, GREY, "black letters need no colours");
    }
    let (width, height, _) = header(&pages.png(2, 1.0).unwrap());
    assert_eq!((width, height), (842, 595), "the annex lies on its side");
}

#[test]
fn red_ink_is_red() {
    let pages = export::pages(&document("marks"), &Profile::nd30_2020()).unwrap();
    const COLOUR: u8 = 2;
    assert_eq!(header(&pages.png(0, 1.0).unwrap()).2, COLOUR);
}

#[test]
fn no_picture_of_what_is_not_there() {
    let pages = export::pages(&document("blank"), &Profile::nd30_2020()).unwrap();
    assert!(pages.png(pages.count(), 1.0).is_none());
    assert_eq!(pages.size(pages.count()), None);
    for scale in [0.0, -1.0, f32::NAN, f32::INFINITY, 1e9] {
        assert!(pages.png(0, scale).is_none(), "{scale}");
    }
}

#[test]
fn a_fingerprint_changes_with_its_page_only() {
    let profile = Profile::nd30_2020();
    let mut document = document("ten-pages");
    let prints = |document: &Document| -> Vec<u64> {
        let pages = export::pages(document, &profile).unwrap();
        (0..pages.count()).map(|i| pages.fingerprint(i)).collect()
    };
    let before = prints(&document);
    assert_eq!(prints(&document), before);
    let middle = document.blocks.len() / 2;
    let paragraph = document.blocks[middle..].iter_mut().find_map(|b| match b {
        Block::Paragraph(paragraph) => Some(paragraph),
        _ => None,
    });
    // As long as before: a letter is another one.
    let text = &mut paragraph.unwrap().runs[0].text;
    *text = text.replacen('b', "d", 1);
    let after = prints(&document);
    let changed: Vec<usize> = (0..before.len())
        .filter(|&i| before[i] != after[i])
        .collect();
    assert_eq!(changed.len(), 1, "{changed:?}");
}
