//! Pages: size, margins, and what stands along their edges.

use super::edge::Edge;
use super::xml::Xml;
use document::{Document, Orientation, Profile};

/// `w:sectPr` of the document itself.
pub(crate) fn section(profile: &Profile, document: &Document) -> String {
    let mut edges = vec![("default", Edge::Number)];
    edges.push(match document.circulation {
        Some(_) => ("first", Edge::Circulation),
        None => ("first", Edge::BlankHeader),
    });
    if !document.contact.is_empty() {
        edges.push(("first", Edge::Contact));
    }
    section_from(profile, document.orientation, &edges, "")
}

/// `w:sectPr` of an annex, whose pages are counted from 1 (III.1.đ).
pub(crate) fn annex_section(
    profile: &Profile,
    document: &Document,
    orientation: Orientation,
) -> String {
    // Word inherits from the section before only where nothing is named: name all.
    let mut edges = vec![("default", Edge::Number), ("first", Edge::BlankHeader)];
    if !document.contact.is_empty() {
        edges.push(("first", Edge::BlankFooter));
    }
    let anew = r#"<w:pgNumType w:start="1"/>"#;
    section_from(profile, orientation, &edges, anew)
}

fn section_from(
    profile: &Profile,
    orientation: Orientation,
    edges: &[(&str, Edge)],
    numbering: &str,
) -> String {
    let page = profile.page(orientation);
    let turned = match orientation {
        Orientation::Portrait => "",
        Orientation::Landscape => r#" w:orient="landscape""#,
    };
    let mut out = Xml::default();
    out.put("<w:sectPr>");
    for (pages, edge) in edges {
        let (kind, id) = (edge.kind(), edge.id());
        out.form(format_args!(
            r#"<w:{kind}Reference w:type="{pages}" r:id="{id}"/>"#
        ));
    }
    out.form(format_args!(
        concat!(
            r#"<w:type w:val="nextPage"/><w:pgSz w:w="{}" w:h="{}"{}/>"#,
            r#"<w:pgMar w:top="{}" w:right="{}" w:bottom="{}" w:left="{}" w:header="{edge}" w:footer="{edge}" w:gutter="0"/>"#,
            r#"{}<w:cols w:space="720"/><w:titlePg/></w:sectPr>"#
        ),
        page.width,
        page.height,
        turned,
        page.top,
        page.right,
        page.bottom,
        page.left,
        numbering,
        edge = profile.header_distance.value(),
    ));
    out.into_string()
}
