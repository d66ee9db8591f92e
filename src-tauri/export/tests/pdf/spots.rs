//! Every part of a document is found where it stands.

use crate::goldens;
use crate::reader::{self, Word};
use document::{Anchor, Block, Document, Paragraph, Profile, Run};
use export::{Pages, PdfKind, Place, Spot};
use std::collections::HashSet;

fn anchors(blocks: &[Block], out: &mut Vec<Anchor>) {
    for block in blocks {
        match block {
            Block::Heading(heading) => {
                out.extend(heading.anchor);
                out.extend(heading.run_in.as_ref().and_then(|more| more.anchor));
            }
            Block::Paragraph(paragraph) => out.extend(paragraph.anchor),
            Block::Table(table) => {
                if !table.is_blank() {
                    out.extend(table.anchor);
                    out.extend(table.rows.iter().filter_map(|row| row.anchor));
                }
            }
        }
    }
}

/// Every place a document has.
fn places(document: &Document) -> Vec<Place> {
    let mut nodes = Vec::new();
    anchors(&document.blocks, &mut nodes);
    let closing = nodes.len();
    for annex in &document.annexes {
        nodes.extend(annex.anchor);
        anchors(&annex.blocks, &mut nodes);
    }
    let (own, annexed) = nodes.split_at(closing);
    let mut places = vec![Place::Agency, Place::Number, Place::Date, Place::Subject];
    if !document.addressees.lines.is_empty() {
        places.push(Place::Addressees);
    }
    places.extend((0..document.opening.bases.len()).map(Place::Basis));
    places.extend((0..document.opening.paragraphs.len()).map(Place::Lead));
    places.extend(own.iter().copied().map(Place::Node));
    places.extend((0..document.closing.len()).map(Place::Closing));
    places.extend([Place::Recipients, Place::Signature]);
    places.extend(annexed.iter().copied().map(Place::Node));
    places
}

fn set(document: &Document) -> Pages {
    export::pages(document, &Profile::nd30_2020()).unwrap()
}

#[test]
fn every_place_is_found_once_a_page_in_reading_order() {
    for golden in goldens::all() {
        let document = golden.document();
        let pages = set(&document);
        let mut known = HashSet::new();
        let mut order = Vec::new();
        for spot in pages.spots() {
            assert!(known.insert((spot.place, spot.page)), "{spot:?} twice");
            let (_, height) = pages.size(spot.page).unwrap();
            assert!(spot.top <= spot.bottom, "{spot:?}");
            assert!(spot.top >= 0.0 && spot.bottom <= height, "{spot:?}");
            if !order.contains(&spot.place) {
                order.push(spot.place);
            }
        }
        // Raw lines of one block are one place.
        let mut all = places(&document);
        all.dedup();
        assert_eq!(order, all, "{}", golden.name);
    }
}

/// The spot that holds the middle of the first line with these words.
fn holds(spots: &[Spot], page: usize, y: f64) -> Vec<Place> {
    spots
        .iter()
        .filter(|s| s.page == page && s.top <= y && y <= s.bottom)
        .map(|s| s.place)
        .collect()
}

#[test]
fn words_stand_in_the_spot_of_their_paragraph() {
    let document = goldens::all()
        .into_iter()
        .find(|g| g.name == "usual")
        .unwrap()
        .document();
    let pages = set(&document);
    let Some(words) = reader::boxes(&pages.pdf(PdfKind::Usual).unwrap()) else {
        return;
    };
    let mut looked_at = 0;
    let mut from = 0;
    for block in &document.blocks {
        let (Block::Paragraph(_) | Block::Heading(_)) = block else {
            continue;
        };
        let (anchor, text) = match block {
            Block::Paragraph(p) => (p.anchor, p.runs[0].text.clone()),
            Block::Heading(h) => (h.anchor, h.text.clone()),
            Block::Table(_) => continue,
        };
        let place = Place::Node(anchor.unwrap());
        let first: Vec<&str> = text.split_whitespace().take(4).collect();
        let begins = |w: &[Word]| w.iter().map(|w| &*w.text).eq(first.iter().copied());
        let found = words[from..].windows(first.len()).position(begins);
        from += found.unwrap_or_else(|| panic!("{first:?} is on no page"));
        let at = &words[from..];
        let y = (at[0].top + at[0].bottom) / 2.0;
        assert_eq!(holds(pages.spots(), at[0].page, y), [place], "{text}");
        looked_at += 1;
    }
    assert!(looked_at > 20);
}

#[test]
fn a_part_over_a_page_break_has_a_spot_on_both_pages() {
    let text = "Phát tin vào buổi sáng và buổi chiều các ngày trong tuần. ".repeat(12);
    let blocks = (1..=20).map(|n| {
        Block::Paragraph(Paragraph {
            anchor: Some(Anchor::new(n)),
            runs: vec![Run::plain(text.clone())],
            ..Paragraph::default()
        })
    });
    let pages = set(&Document {
        blocks: blocks.collect(),
        ..Document::default()
    });
    let parted: Vec<&[Spot]> = (pages.spots().windows(2))
        .filter(|pair| pair[0].place == pair[1].place)
        .collect();
    assert!(parted.len() > 1, "{parted:?}");
    for pair in parted {
        assert_eq!(pair[1].page, pair[0].page + 1);
        // To the foot of one page, from the head of the next.
        assert!(pair[0].bottom > 740.0 && pair[1].top < 57.0, "{pair:?}");
    }
}
