//! Pages: size, margins, and what stands along their edges.

use super::edge::Edge;
use super::xml::Xml;
use document::{Document, Orientation, Profile};

/// Where a paper stands in its file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bound<'a> {
    /// The first paper, whose edges all have.
    pub(crate) edges: &'a Document,
    /// It is not the first one.
    pub(crate) follows: bool,
    /// Nothing comes after it.
    pub(crate) last: bool,
}

/// Counts a section's pages from 1.
const ANEW: &str = r#"<w:pgNumType w:start="1"/>"#;

/// `w:sectPr` of a paper itself.
pub(crate) fn section(profile: &Profile, orientation: Orientation, bound: Bound<'_>) -> String {
    let mut edges = vec![("default", Edge::Number)];
    edges.push(match bound.edges.circulation {
        Some(_) => ("first", Edge::Circulation),
        None => ("first", Edge::BlankHeader),
    });
    if !bound.edges.contact.is_empty() {
        edges.push(("first", Edge::Contact));
    }
    let numbering = if bound.follows { ANEW } else { "" };
    section_from(profile, orientation, &edges, numbering)
}

/// `w:sectPr` of an annex, whose pages are counted from 1 (III.1.đ).
pub(crate) fn annex_section(
    profile: &Profile,
    orientation: Orientation,
    bound: Bound<'_>,
) -> String {
    // Word inherits from the section before only where nothing is named: name all.
    let mut edges = vec![("default", Edge::Number), ("first", Edge::BlankHeader)];
    if !bound.edges.contact.is_empty() {
        edges.push(("first", Edge::BlankFooter));
    }
    section_from(profile, orientation, &edges, ANEW)
}

fn section_from(
    profile: &Profile,
    orientation: Orientation,
    edges: &[(&str, Edge)],
    numbering: &str,
) -> String {
    let page = profile.page(orientation);
    // Half a sheet lies on its side however its words are turned.
    let turned = if page.width > page.height {
        r#" w:orient="landscape""#
    } else {
        ""
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
