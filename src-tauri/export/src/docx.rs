//! Word's format (Office Open XML, ECMA-376), written by hand so that it is valid and small.
//!
//! The pieces: [`xml`] escapes, [`props`] puts properties into the order the schema wants,
//! [`styles`] names every look, the others draw one part of the page each, [`package`] zips.

mod addressees;
mod annex;
mod body;
mod edge;
mod ending;
mod head;
mod package;
mod page;
mod parts;
mod props;
mod rule;
mod stamp;
mod style;
mod styles;
mod table;
mod tall;
mod writer;
mod xml;

use crate::ExportError;
use document::{Document, Profile};
use edge::Edge;
use package::Part;
use page::Bound;
use writer::Writer;

/// The document as a DOCX file, laid out by `profile`.
///
/// # Errors
/// As [`docx_marked`].
pub fn docx(document: &Document, profile: &Profile) -> Result<Vec<u8>, ExportError> {
    docx_marked(document, profile, &[])
}

/// The same with properties of its own, by name and text, which word processors keep: what tells
/// where the file came from when it comes back.
///
/// Characters that XML cannot hold are left out; [`document::unprintable`] tells which.
///
/// # Errors
/// [`ExportError::Container`] if the parts cannot be packed, as when they exceed 4 GiB.
pub fn docx_marked(
    document: &Document,
    profile: &Profile,
    marks: &[(&str, &str)],
) -> Result<Vec<u8>, ExportError> {
    let scale = document.letterhead.scale;
    let edges = Edge::of(document);
    let mut parts = vec![
        Part::new(
            "[Content_Types].xml",
            parts::content_types(&edges, !marks.is_empty()),
        ),
        Part::new("_rels/.rels", parts::package_relations(!marks.is_empty())),
        Part::new(
            "word/document.xml",
            main_part(document, profile, !marks.is_empty()),
        ),
        Part::new(
            "word/_rels/document.xml.rels",
            parts::document_relations(&edges),
        ),
        Part::new(
            "word/styles.xml",
            styles::part(&document.meta, profile, scale),
        ),
        Part::new("word/settings.xml", parts::SETTINGS),
        Part::new("word/fontTable.xml", parts::FONTS),
    ];
    parts.extend(edges.iter().map(|edge| {
        let path = format!("word/{}", edge.file());
        Part::new(path, edge.part(document, profile))
    }));
    parts.push(Part::new("docProps/core.xml", parts::core(&document.meta)));
    parts.push(Part::new("docProps/app.xml", parts::APP));
    if !marks.is_empty() {
        parts.push(Part::new("docProps/custom.xml", parts::custom(marks)));
    }
    package::pack(&parts)
}

fn main_part(document: &Document, profile: &Profile, comes_back: bool) -> String {
    let mut writer = Writer::new(profile, comes_back);
    writer.out.put(xml::DECLARATION);
    writer.out.put(concat!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
        r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>"#
    ));
    let papers = document.papers();
    let last = papers.len() - 1;
    for (index, paper) in papers.into_iter().enumerate() {
        let bound = Bound {
            edges: document,
            follows: index > 0,
            last: index == last,
        };
        head::draw(&mut writer, paper);
        body::draw(&mut writer, paper);
        ending::draw(&mut writer, paper, bound);
        annex::draw(&mut writer, paper, bound);
    }
    writer.out.put("</w:body></w:document>");
    writer.out.into_string()
}
