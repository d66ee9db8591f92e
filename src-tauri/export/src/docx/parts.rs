//! The parts that hardly change: what is in the package, settings, properties.

use super::edge::Edge;
use super::xml::{DECLARATION, Xml};
use document::Meta;

/// `[Content_Types].xml`.
pub(crate) fn content_types(edges: &[Edge], marked: bool) -> String {
    let mut out = Xml::default();
    out.put(concat!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
        r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
        r#"<Default Extension="xml" ContentType="application/xml"/>"#,
        r#"<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>"#,
        r#"<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>"#,
        r#"<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>"#,
        r#"<Override PartName="/word/fontTable.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/>"#,
    ));
    for edge in edges {
        let (file, kind) = (edge.file(), edge.kind());
        out.form(format_args!(
            r#"<Override PartName="/word/{file}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>"#
        ));
    }
    if marked {
        out.put(r#"<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>"#);
    }
    out.put(concat!(
        r#"<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>"#,
        r#"<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>"#,
        "</Types>",
    ));
    out.into_string()
}

/// `_rels/.rels`.
pub(crate) fn package_relations(marked: bool) -> String {
    let mut out = Xml::default();
    out.put(PACKAGE_RELATIONS);
    if marked {
        out.put(r#"<Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/>"#);
    }
    out.put("</Relationships>");
    out.into_string()
}

const PACKAGE_RELATIONS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>"#,
    r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>"#,
    r#"<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/>"#,
);

/// `word/_rels/document.xml.rels`.
pub(crate) fn document_relations(edges: &[Edge]) -> String {
    let mut out = Xml::default();
    out.put(concat!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
        r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>"#,
        r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/>"#,
        r#"<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable" Target="fontTable.xml"/>"#,
    ));
    for edge in edges {
        let (id, kind, file) = (edge.id(), edge.kind(), edge.file());
        out.form(format_args!(
            r#"<Relationship Id="{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{file}"/>"#
        ));
    }
    out.put("</Relationships>");
    out.into_string()
}

/// `word/settings.xml`. Mode 15 keeps Word out of its compatibility mode; a line broken by hand
/// is not stretched to the margins.
pub(crate) const SETTINGS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
    r#"<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>"#,
    r#"<w:compat><w:doNotExpandShiftReturn/>"#,
    r#"<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>"#,
    r#"<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>"#,
    r#"<w:compatSetting w:name="enableOpenTypeFeatures" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>"#,
    r#"<w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>"#,
    r#"<w:compatSetting w:name="differentiateMultirowTableHeaders" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>"#,
    r#"</w:compat><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>"#,
);

/// `word/fontTable.xml`.
pub(crate) const FONTS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
    r#"<w:font w:name="Times New Roman"><w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>"#,
    "</w:fonts>",
);

/// `docProps/app.xml`.
pub(crate) const APP: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Loa</Application></Properties>"#,
);

/// `docProps/custom.xml`.
pub(crate) fn custom(marks: &[(&str, &str)]) -> String {
    let mut out = Xml::default();
    out.put(DECLARATION);
    out.put(concat!(
        r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" "#,
        r#"xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">"#
    ));
    // Numbers up to 1 are the format's own.
    for (pid, (name, words)) in (2..).zip(marks) {
        out.form(format_args!(
            r#"<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{pid}" name=""#
        ));
        out.words(name);
        out.put(r#""><vt:lpwstr>"#);
        out.words(words);
        out.put("</vt:lpwstr></property>");
    }
    out.put("</Properties>");
    out.into_string()
}

/// `docProps/core.xml`: no author and no clock, so that the same plan gives the same bytes.
pub(crate) fn core(meta: &Meta) -> String {
    let mut out = Xml::default();
    out.put(DECLARATION);
    out.put(concat!(
        r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" "#,
        r#"xmlns:dc="http://purl.org/dc/elements/1.1/">"#
    ));
    for (name, words) in [
        ("title", &meta.title),
        ("subject", &meta.subject),
        ("language", &meta.language),
    ] {
        out.form(format_args!("<dc:{name}>"));
        out.words(words);
        out.form(format_args!("</dc:{name}>"));
    }
    out.put("</cp:coreProperties>");
    out.into_string()
}
