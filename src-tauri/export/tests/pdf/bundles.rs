//! Several papers in one file.

use crate::goldens::{self, Bundle};
use crate::reader;
use document::{Document, Orientation, PaperSize, Profile};
use export::PdfKind;

/// The papers of a bundle, each alone.
fn alone(bundle: &Document) -> Vec<Document> {
    let papers = bundle.papers().into_iter();
    papers
        .map(|paper| Document {
            following: Vec::new(),
            ..paper.clone()
        })
        .collect()
}

fn points(twips: u32) -> f64 {
    f64::from(twips) / 20.0
}

#[test]
fn each_paper_has_the_pages_it_has_alone() {
    for bundle in goldens::bundles() {
        let Bundle { name, .. } = bundle;
        let profile = bundle.profile();
        let document = bundle.document();
        assert!(document.papers().len() > 1, "{name}");
        let pages = export::pages(&document, &profile).unwrap();
        let mut page = 0;
        for paper in alone(&document) {
            let own = export::pages(&paper, &profile).unwrap();
            for index in 0..own.count() {
                assert_eq!(
                    pages.fingerprint(page + index),
                    own.fingerprint(index),
                    "{name}: page {}",
                    page + index
                );
            }
            page += own.count();
        }
        assert_eq!(pages.count(), page, "{name}");
    }
}

#[test]
fn a_bundle_holds_every_word_of_its_papers() {
    for bundle in goldens::bundles() {
        let document = bundle.document();
        let words: String = alone(&document)
            .iter()
            .map(document::plain_text)
            .collect::<Vec<_>>()
            .join("\n");
        let all = document::plain_text(&document);
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(squeezed(&all), squeezed(&words), "{}", bundle.name);
        assert!(export::unset(&document).is_empty(), "{}", bundle.name);
    }
}

#[test]
fn half_a_sheet_is_half_a_sheet() {
    let bundle = goldens::bundles()
        .into_iter()
        .find(|bundle| bundle.paper == PaperSize::A5)
        .unwrap();
    let profile = bundle.profile();
    let pages = export::pages(&bundle.document(), &profile).unwrap();
    let (width, height) = pages.size(0).unwrap();
    assert!((width - 595.3).abs() < 0.1, "{width}");
    assert!((height - 419.55).abs() < 0.1, "{height}");
    let Some(words) = reader::boxes(&pages.pdf(PdfKind::Usual).unwrap()) else {
        return;
    };
    let page = profile.page(Orientation::Portrait);
    for word in &words {
        assert!(word.right <= width - points(page.right) + 0.5, "{word:?}");
    }
}

#[test]
fn edges_of_first_pages_are_the_first_papers() {
    let paper = |title: &str, contact: &[&str]| Document {
        doc_type: title.to_owned(),
        contact: contact.iter().map(|line| (*line).to_owned()).collect(),
        ..Document::default()
    };
    let document = Document::bound([
        paper("MỘT", &["Địa chỉ chung"]),
        paper("HAI", &["Địa chỉ khác"]),
    ]);
    let pages = export::pages(&document, &Profile::nd30_2020()).unwrap();
    let pdf = pages.pdf(PdfKind::Usual).unwrap();
    assert_eq!(pages.count(), 2);
    let Some(words) = reader::boxes(&pdf) else {
        return;
    };
    let count = |word: &str| words.iter().filter(|it| it.text == word).count();
    assert_eq!(count("chung"), 2);
    assert_eq!(count("khác"), 0);
}
