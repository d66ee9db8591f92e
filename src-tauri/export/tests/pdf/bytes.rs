//! The file: the same bytes, tagged, with its title, language and outline, its fonts inside.

use crate::{goldens, reader};
use document::{Block, Document, Profile};
use export::PdfKind;

const KINDS: [PdfKind; 2] = [PdfKind::Usual, PdfKind::Filing];

fn contains(pdf: &[u8], bytes: &[u8]) -> bool {
    pdf.windows(bytes.len()).any(|window| window == bytes)
}

/// Sixty pages say no more than eleven, and take their time.
fn is_long(name: &str) -> bool {
    ["forty-pages", "sixty-pages"].contains(&name)
}

fn has_headings(document: &Document) -> bool {
    let is_heading =
        |block: &Block| matches!(block, Block::Heading(heading) if heading.run_in.is_none());
    !document.annexes.is_empty() || document.blocks.iter().any(is_heading)
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let profile = Profile::nd30_2020();
    for golden in goldens::all() {
        if is_long(golden.name) {
            continue;
        }
        let document = golden.document();
        for kind in KINDS {
            let first = export::pdf(&document, &profile, kind).unwrap();
            // Another document in between, and nothing remembered.
            export::pages(&document::Document::default(), &profile).unwrap();
            comemo::evict(0);
            let second = export::pdf(&document, &profile, kind).unwrap();
            assert!(first == second, "{} as {kind:?}", golden.name);
        }
    }
}

#[test]
fn files_are_tagged_titled_and_sound() {
    let profile = Profile::nd30_2020();
    for golden in goldens::all() {
        if is_long(golden.name) {
            continue;
        }
        let document = golden.document();
        let pages = export::pages(&document, &profile).unwrap();
        for kind in KINDS {
            let pdf = pages.pdf(kind).unwrap();
            let name = golden.name;
            assert!(pdf.starts_with(b"%PDF-1.7"), "{name}");
            assert!(contains(&pdf, b"/StructTreeRoot"), "{name} is not tagged");
            assert!(contains(&pdf, b"/Lang(vi-VN)"), "{name} has no language");
            assert!(contains(&pdf, b"<dc:title>"), "{name} has no title");
            let archive = contains(&pdf, b"<pdfaid:part>2</pdfaid:part>");
            assert_eq!(archive, kind == PdfKind::Filing, "{name}");
            assert_eq!(
                contains(&pdf, b"/Outlines"),
                has_headings(&document),
                "{name}: outline"
            );
            reader::check(&pdf);
        }
    }
}

#[test]
fn fonts_are_inside_and_cut_to_their_letters() {
    let profile = Profile::nd30_2020();
    let document = goldens::all().remove(0).document();
    for kind in KINDS {
        let pdf = export::pdf(&document, &profile, kind).unwrap();
        assert!(contains(&pdf, b"/FontFile2"), "nothing embedded");
        assert!(pdf.len() < 200_000, "whole fonts inside: {}", pdf.len());
        let Some(fonts) = reader::fonts(&pdf) else {
            continue;
        };
        assert!(!fonts.is_empty());
        for font in fonts {
            let name = font.split_whitespace().next().unwrap();
            assert!(name.contains("+Tinos"), "{font}");
            assert!(font.contains("yes yes yes"), "{font}");
        }
    }
}
