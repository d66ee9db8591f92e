//! What every file must hold for Word to open it, beyond what the schema can say.

use crate::goldens;
use crate::readback::Package;
use document::{Document, Profile};
use roxmltree::Node;
use std::collections::{BTreeSet, HashSet};

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Every assertion at once, on one document.
pub(crate) fn assert_sound(document: &Document) {
    let bytes = export::docx(document, &Profile::nd30_2020()).unwrap();
    let package = Package::open(&bytes);
    let xml = package.part("word/document.xml");
    let tree = roxmltree::Document::parse(xml).unwrap();
    let root = tree.root_element();
    cells_end_with_a_paragraph(root);
    tables_stand_apart(root);
    bookmarks_pair_up(root);
    styles_exist(root, package.part("word/styles.xml"));
    relations_resolve(root, package.part("word/_rels/document.xml.rels"));
    sections_name_their_headers(root);
}

fn named<'a>(root: Node<'a, 'a>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    root.descendants()
        .filter(move |n| n.has_tag_name((W, name)))
}

fn cells_end_with_a_paragraph(root: Node<'_, '_>) {
    for cell in named(root, "tc") {
        let last = cell.last_element_child().unwrap();
        assert!(last.has_tag_name((W, "p")), "a cell ends with {last:?}");
    }
}

fn tables_stand_apart(root: Node<'_, '_>) {
    for table in named(root, "tbl") {
        let next = table.next_sibling_element().unwrap();
        assert!(next.has_tag_name((W, "p")), "{next:?} after a table");
        assert!(named(table, "tr").next().is_some(), "a table without rows");
    }
}

fn bookmarks_pair_up(root: Node<'_, '_>) {
    let mut names = HashSet::new();
    let starts: Vec<&str> = named(root, "bookmarkStart")
        .map(|n| {
            let name = n.attribute((W, "name")).unwrap();
            assert!(name.len() <= 40, "{name}");
            assert!(names.insert(name), "{name} twice");
            n.attribute((W, "id")).unwrap()
        })
        .collect();
    let ends: BTreeSet<&str> = named(root, "bookmarkEnd")
        .map(|n| n.attribute((W, "id")).unwrap())
        .collect();
    assert_eq!(starts.iter().copied().collect::<BTreeSet<_>>(), ends);
    assert_eq!(starts.len(), ends.len());
}

fn styles_exist(root: Node<'_, '_>, styles: &str) {
    let tree = roxmltree::Document::parse(styles).unwrap();
    let known: HashSet<&str> = named(tree.root_element(), "style")
        .map(|n| n.attribute((W, "styleId")).unwrap())
        .collect();
    for name in ["pStyle", "rStyle"] {
        for used in named(root, name) {
            let id = used.attribute((W, "val")).unwrap();
            assert!(known.contains(id), "no style {id}");
        }
    }
    for based in named(tree.root_element(), "basedOn") {
        assert!(known.contains(based.attribute((W, "val")).unwrap()));
    }
}

fn relations_resolve(root: Node<'_, '_>, relations: &str) {
    for node in root.descendants() {
        if let Some(id) = node.attribute((R, "id")) {
            assert!(relations.contains(&format!("Id=\"{id}\"")), "{id}");
        }
    }
    assert!(!relations.contains("External"));
}

fn sections_name_their_headers(root: Node<'_, '_>) {
    for section in named(root, "sectPr") {
        assert_eq!(named(section, "headerReference").count(), 2);
        assert!(named(section, "footerReference").count() <= 1);
        assert_eq!(named(section, "titlePg").count(), 1);
    }
    let body = root.first_element_child().unwrap();
    assert!(
        body.last_element_child()
            .unwrap()
            .has_tag_name((W, "sectPr"))
    );
}

#[test]
fn goldens_are_sound() {
    for golden in goldens::all() {
        assert_sound(&golden.document());
    }
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let write = || -> Vec<Vec<u8>> {
        let profile = Profile::nd30_2020();
        let bytes = |golden: &goldens::Golden| export::docx(&golden.document(), &profile).unwrap();
        goldens::all().iter().map(bytes).collect()
    };
    assert_eq!(write(), write());
}

#[test]
fn the_container_begins_with_its_types_and_reads_no_clock() {
    let golden = goldens::all().remove(0);
    let bytes = export::docx(&golden.document(), &Profile::nd30_2020()).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    assert_eq!(
        zip.by_index(0).unwrap().name().unwrap(),
        "[Content_Types].xml"
    );
    for i in 0..zip.len() {
        let file = zip.by_index(i).unwrap();
        let dated = file.last_modified().unwrap_or_default();
        assert_eq!(dated.year(), 1980, "{:?}", file.name());
    }
}

#[test]
fn every_part_has_its_type() {
    let golden = goldens::all().remove(0);
    let bytes = export::docx(&golden.document(), &Profile::nd30_2020()).unwrap();
    let package = Package::open(&bytes);
    let types = package.part("[Content_Types].xml");
    for path in package
        .paths()
        .filter(|p| !p.ends_with(".rels") && !p.starts_with('['))
    {
        assert!(types.contains(&format!("PartName=\"/{path}\"")), "{path}");
    }
}

#[test]
fn a_settled_form_reaches_the_page() {
    let golden = goldens::all().remove(0);
    let bytes = export::docx(&golden.document(), &Profile::nd30_2020()).unwrap();
    let package = Package::open(&bytes);
    let styles = package.part("word/styles.xml");
    let body = package.part("word/document.xml");
    let settings = package.part("word/settings.xml");
    for (part, needle) in [
        (
            styles,
            r#"w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman""#,
        ),
        (styles, r#"<w:lang w:val="vi-VN" w:eastAsia="vi-VN""#),
        (styles, r#"<w:name w:val="heading 1"/>"#),
        (styles, r#"<w:outlineLvl w:val="3"/>"#),
        (
            styles,
            r#"<w:ind w:left="0" w:right="0" w:firstLine="720"/><w:jc w:val="both"/>"#,
        ),
        (body, r#"<w:pgSz w:w="11906" w:h="16838"/>"#),
        (
            body,
            r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"#,
        ),
        (
            body,
            r#"<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567""#,
        ),
        (body, r#"<w:pgNumType w:start="1"/>"#),
        (body, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"),
        (
            settings,
            r#"w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15""#,
        ),
        (package.part("word/header1.xml"), " PAGE "),
    ] {
        assert!(part.contains(needle), "{needle}");
    }
}

#[test]
fn another_setting_reaches_the_page() {
    let usual = Profile::nd30_2020();
    let profile = Profile {
        first_line: usual.first_line.at(567).unwrap(),
        margin_right: usual.margin_right.at(850).unwrap(),
        ..usual
    };
    let golden = goldens::all().remove(0);
    let bytes = export::docx(&golden.document(), &profile).unwrap();
    let package = Package::open(&bytes);
    assert!(
        package
            .part("word/styles.xml")
            .contains(r#"w:firstLine="567""#)
    );
    assert!(
        package
            .part("word/document.xml")
            .contains(r#"w:right="850""#)
    );
}
