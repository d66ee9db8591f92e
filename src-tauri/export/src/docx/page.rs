//! Pages: size, margins, and the number on top from the second one on.

use super::style::Style;
use super::xml::{DECLARATION, Xml};
use document::{Orientation, Profile};

/// `w:sectPr` of the plan itself.
pub(crate) fn section(profile: &Profile, orientation: Orientation) -> String {
    section_from(profile, orientation, "")
}

/// `w:sectPr` of an annex, whose pages are counted from 1 (III.1.đ).
pub(crate) fn annex_section(profile: &Profile, orientation: Orientation) -> String {
    section_from(profile, orientation, r#"<w:pgNumType w:start="1"/>"#)
}

fn section_from(profile: &Profile, orientation: Orientation, numbering: &str) -> String {
    let page = profile.page(orientation);
    let turned = match orientation {
        Orientation::Portrait => "",
        Orientation::Landscape => r#" w:orient="landscape""#,
    };
    // Word inherits headers from the section before only where none is named: name both.
    format!(
        concat!(
            r#"<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId5"/>"#,
            r#"<w:type w:val="nextPage"/><w:pgSz w:w="{}" w:h="{}"{}/>"#,
            r#"<w:pgMar w:top="{}" w:right="{}" w:bottom="{}" w:left="{}" w:header="{header}" w:footer="{header}" w:gutter="0"/>"#,
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
        header = profile.header_distance.value(),
    )
}

/// `word/header1.xml`: the page number, centred.
pub(crate) fn numbered_header() -> String {
    header(concat!(
        r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>"#,
        r#"<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#
    ))
}

/// `word/header2.xml`: nothing, for first pages.
pub(crate) fn empty_header() -> String {
    header("")
}

fn header(inside: &str) -> String {
    let mut out = Xml::default();
    out.put(DECLARATION);
    out.form(format_args!(
        concat!(
            r#"<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
            r#"<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr>{}</w:p></w:hdr>"#
        ),
        Style::PageNumber.id(),
        inside,
    ));
    out.into_string()
}
