//! Where things stand, against the figures of the form.

use crate::{goldens, reader};
use document::{Anchor, Block, Document, Figure, Profile};
use export::{PdfKind, Place};

fn document(name: &str) -> Document {
    let golden = goldens::all().into_iter().find(|g| g.name == name);
    golden.unwrap().document()
}

/// A made-up form: everything larger and wider.
fn made_up() -> Profile {
    Profile::nd30_2020().remade("made-up", |name, figure| {
        let value = match name {
            "margin_left" => 2_000,
            "margin_top" => 1_500,
            "first_line" => 1_000,
            "paragraph_gap" => 300,
            "line_spacing" => 480,
            "body" => 36,
            "sign_left" => 300,
            _ => return figure,
        };
        Figure::ranged(value, 0, 100_000).unwrap()
    })
}

#[test]
fn pages_follow_their_form() {
    for profile in [Profile::nd30_2020(), made_up()] {
        let pages = export::pages(&document("one-page"), &profile).unwrap();
        let Some(words) = reader::boxes(&pages.pdf(PdfKind::Usual).unwrap()) else {
            return;
        };
        let points = |figure: Figure| f64::from(figure.value()) / 20.0;
        let left = points(profile.margin_left);
        let starts = |x: f64| words.iter().any(|w| (w.left - x).abs() < 0.5);
        assert!(starts(left), "nothing begins at the margin");
        assert!(starts(left + points(profile.first_line)), "no first line");
        let outermost = words.iter().map(|w| w.left).fold(f64::MAX, f64::min);
        assert!((outermost - left).abs() < 0.5, "{outermost}");
        let right = points(profile.page_width) - points(profile.margin_right);
        for word in &words {
            assert!(word.right <= right + 0.5, "{word:?} is beyond {right}");
        }
        let top = pages.spots().iter().map(|s| s.top).fold(f64::MAX, f64::min);
        assert!((top - points(profile.margin_top)).abs() < 0.01, "{top}");
    }
}

#[test]
fn an_approval_sheet_is_one_page_whatever_was_said() {
    for name in ["approval", "approval-long", "recovery"] {
        let pages = export::pages(&document(name), &Profile::nd30_2020()).unwrap();
        assert_eq!(pages.count(), 1, "{name}");
    }
}

#[test]
fn the_ending_is_on_one_page_with_the_last_words() {
    let mut document = document("usual");
    document.annexes.clear();
    // The ending comes closer to the foot of its page and goes over: a line more each time.
    for _ in 0..12 {
        let basis = "Căn cứ tình hình thực tế của xã;".to_owned();
        document.opening.bases.push(basis);
        let pages = export::pages(&document, &Profile::nd30_2020()).unwrap();
        let on = |place: Place| -> Vec<usize> {
            let spots = pages.spots().iter().filter(|s| s.place == place);
            spots.map(|s| s.page).collect()
        };
        let last = Place::Closing(document.closing.len() - 1);
        assert_eq!(on(Place::Signature).len(), 1);
        assert_eq!(on(Place::Signature), on(Place::Recipients));
        assert_eq!(on(last).last(), on(Place::Signature).first());
    }
}

/// A table stands right above the ending of these: a row of it goes with the signature.
#[test]
fn the_ending_is_on_one_page_with_the_last_row() {
    for name in ["unit-sheet", "quarter-sheet", "returns", "timeline"] {
        let mut document = document(name);
        assert!(document.closing.is_empty(), "{name}");
        let mut went = 0;
        for _ in 0..24 {
            document.subject.push("theo kế hoạch của xã".to_owned());
            mark_rows(&mut document);
            let pages = export::pages(&document, &Profile::nd30_2020()).unwrap();
            let on = |place: Place| -> Vec<usize> {
                let spots = pages.spots().iter().filter(|s| s.place == place);
                spots.map(|s| s.page).collect()
            };
            let rows = rows(&document);
            let last = on(Place::Node(Anchor::new(rows)));
            let above = on(Place::Node(Anchor::new(rows - 1)));
            assert_eq!(on(Place::Signature).len(), 1, "{name}");
            assert_eq!(last.last(), on(Place::Signature).first(), "{name}");
            went += usize::from(last.first() > above.last());
        }
        assert!(went > 0, "{name}: no row ever had to go");
    }
}

/// How many rows the last table has.
fn rows(document: &Document) -> u128 {
    match document.blocks.last() {
        Some(Block::Table(table)) => table.rows.len() as u128,
        _ => panic!("no table"),
    }
}

/// Marks its rows with their number, from 1.
fn mark_rows(document: &mut Document) {
    if let Some(Block::Table(table)) = document.blocks.last_mut() {
        for (number, row) in (1..).zip(&mut table.rows) {
            row.anchor = Some(Anchor::new(number));
        }
    }
}

#[test]
fn page_numbers_are_counted_anew_in_each_annex() {
    let document = document("tasks-60");
    let pdf = export::pdf(&document, &Profile::nd30_2020(), PdfKind::Usual).unwrap();
    let Some(pages) = reader::text(&pdf) else {
        return;
    };
    let numbers: Vec<&str> = pages
        .iter()
        .map(|page| page.lines().next().unwrap_or(""))
        .filter(|line| !line.is_empty() && line.chars().all(|c| c.is_ascii_digit()))
        .collect();
    let expect: Vec<String> = (2..pages.len()).map(|n| n.to_string()).collect();
    assert_eq!(numbers, expect);
}
