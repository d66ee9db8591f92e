//! Several papers in one file.

use crate::goldens;
use crate::office::convert;
use crate::readback::Package;
use document::{Document, outline};
use std::path::PathBuf;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Each paper is a section that counts its pages from 1, on the paper it is for.
#[test]
fn each_paper_is_a_section_of_its_own() {
    for bundle in goldens::bundles() {
        let document = bundle.document();
        let profile = bundle.profile();
        let bytes = export::docx(&document, &profile).unwrap();
        let package = Package::open(&bytes);
        let tree = roxmltree::Document::parse(package.part("word/document.xml")).unwrap();
        let sections: Vec<_> = tree
            .descendants()
            .filter(|node| node.has_tag_name((W, "sectPr")))
            .collect();
        assert_eq!(sections.len(), document.papers().len(), "{}", bundle.name);
        for (index, section) in sections.iter().enumerate() {
            let child = |name: &'static str| {
                let mut children = section.children();
                children.find(|node| node.has_tag_name((W, name)))
            };
            let anew = child("pgNumType").is_some();
            assert_eq!(anew, index > 0, "{}", bundle.name);
            let size = child("pgSz").unwrap();
            let number = |name| -> u32 { size.attribute((W, name)).unwrap().parse().unwrap() };
            let page = profile.page(document.orientation);
            assert_eq!((number("w"), number("h")), (page.width, page.height));
            let turned = size.attribute((W, "orient")) == Some("landscape");
            assert_eq!(turned, page.width > page.height, "{}", bundle.name);
        }
        let last = tree.root_element().first_element_child().unwrap();
        let last = last.last_element_child().unwrap();
        assert!(last.has_tag_name((W, "sectPr")), "{}", bundle.name);
    }
}

#[test]
fn a_bundle_has_as_many_pages_as_its_papers() {
    let folder = tempfile::tempdir().unwrap();
    let mut files: Vec<PathBuf> = Vec::new();
    let mut write = |name: String, document: &Document, profile: &document::Profile| {
        let path = folder.path().join(name).with_extension("docx");
        std::fs::write(&path, export::docx(document, profile).unwrap()).unwrap();
        files.push(path);
    };
    let mut papers = Vec::new();
    for bundle in goldens::bundles() {
        let (document, profile) = (bundle.document(), bundle.profile());
        write(bundle.name.to_owned(), &document, &profile);
        for (index, paper) in document.papers().into_iter().enumerate() {
            let alone = Document {
                following: Vec::new(),
                ..paper.clone()
            };
            write(format!("{}-{index}", bundle.name), &alone, &profile);
        }
        papers.push(document.papers().len());
    }
    let Some(pages) = convert(&files, folder.path()) else {
        return;
    };
    let mut pages = pages.iter().map(|it| it.pages.len());
    for count in papers {
        let whole = pages.next().unwrap();
        let parts: usize = pages.by_ref().take(count).sum();
        assert_eq!(whole, parts);
    }
}

#[test]
fn an_outline_tells_where_a_paper_begins() {
    for bundle in goldens::bundles() {
        let document = bundle.document();
        let outline = outline(&document);
        let begun = outline.lines().filter(|line| *line == "paper").count();
        assert_eq!(begun + 1, document.papers().len());
        let types = outline.lines().filter(|line| line.starts_with("type"));
        assert_eq!(types.count(), begun + 1);
    }
}
