//! Texts of LibreOffice built in tests: parts as strings, packed as a program would pack them.

use crate::word_file::pack;

/// Declarations of the namespaces a test's XML may use.
pub(crate) const ODF_SPACES: &str = concat!(
    r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" "#,
    r#"xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" "#,
    r#"xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" "#,
    r#"xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" "#,
    r#"xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" "#,
    r#"xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" "#,
    r#"xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" "#,
    r#"xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" "#,
    r#"xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" "#,
    r#"xmlns:dc="http://purl.org/dc/elements/1.1/""#,
);

/// A text of LibreOffice with its parts.
#[derive(Default)]
pub(crate) struct OdtFile {
    kind: Option<String>,
    text: String,
    automatic: String,
    styles: String,
    page_styles: String,
    pages: String,
    fonts: String,
    content: Option<String>,
    raw_styles: Option<String>,
    parts: Vec<(String, Vec<u8>)>,
}

impl OdtFile {
    /// A file with this in its text.
    pub(crate) fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            ..Self::default()
        }
    }

    /// A file whose main part is this.
    pub(crate) fn raw(content: &str) -> Self {
        Self {
            content: Some(content.to_owned()),
            ..Self::default()
        }
    }

    /// Of another kind.
    pub(crate) fn kind(mut self, kind: &str) -> Self {
        self.kind = Some(kind.to_owned());
        self
    }

    /// With automatic styles beside the text.
    pub(crate) fn automatic(mut self, xml: &str) -> Self {
        self.automatic.push_str(xml);
        self
    }

    /// With named styles.
    pub(crate) fn styles(mut self, xml: &str) -> Self {
        self.styles.push_str(xml);
        self
    }

    /// With a page of running text, and automatic styles for it.
    pub(crate) fn page(mut self, automatic: &str, xml: &str) -> Self {
        self.page_styles.push_str(automatic);
        let page = format!("<style:master-page style:name=\"S\">{xml}</style:master-page>");
        self.pages.push_str(&page);
        self
    }

    /// With a font's face.
    pub(crate) fn font(mut self, name: &str, family: &str) -> Self {
        let face = format!("<style:font-face style:name=\"{name}\" svg:font-family=\"{family}\"/>");
        self.fonts.push_str(&face);
        self
    }

    /// With this for the part of styles.
    pub(crate) fn raw_styles(mut self, xml: &str) -> Self {
        self.raw_styles = Some(xml.to_owned());
        self
    }

    /// With any entry.
    pub(crate) fn entry(mut self, name: &str, bytes: &[u8]) -> Self {
        self.parts.push((name.to_owned(), bytes.to_vec()));
        self
    }

    /// The bytes of the file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let kind = self.kind.as_deref();
        let kind = kind.unwrap_or("application/vnd.oasis.opendocument.text");
        let fonts = &self.fonts;
        let content = self.content.clone().unwrap_or_else(|| {
            format!(
                "<office:document-content {ODF_SPACES}>\
                 <office:font-face-decls>{fonts}</office:font-face-decls>\
                 <office:automatic-styles>{}</office:automatic-styles>\
                 <office:body><office:text>{}</office:text></office:body></office:document-content>",
                self.automatic, self.text
            )
        });
        let styles = self.raw_styles.clone().unwrap_or_else(|| {
            format!(
                "<office:document-styles {ODF_SPACES}>\
                 <office:font-face-decls>{fonts}</office:font-face-decls>\
                 <office:styles>{}</office:styles>\
                 <office:automatic-styles>{}</office:automatic-styles>\
                 <office:master-styles>{}</office:master-styles></office:document-styles>",
                self.styles, self.page_styles, self.pages
            )
        });
        let mut entries = vec![
            ("mimetype".to_owned(), kind.as_bytes().to_vec()),
            ("content.xml".to_owned(), content.into_bytes()),
            ("styles.xml".to_owned(), styles.into_bytes()),
        ];
        entries.extend(self.parts.iter().cloned());
        pack(&entries)
    }
}

/// A paragraph.
pub(crate) fn tp(text: &str) -> String {
    format!("<text:p>{text}</text:p>")
}

/// A paragraph in a style.
pub(crate) fn tps(style: &str, text: &str) -> String {
    format!("<text:p text:style-name=\"{style}\">{text}</text:p>")
}

/// A list of items given by what stands in them.
pub(crate) fn list(attributes: &str, items: &[&str]) -> String {
    let items = items.iter();
    let items: String = items
        .map(|item| format!("<text:list-item>{item}</text:list-item>"))
        .collect();
    format!("<text:list {attributes}>{items}</text:list>")
}

/// A list style of these levels.
pub(crate) fn list_style(name: &str, levels: &str) -> String {
    format!("<text:list-style style:name=\"{name}\">{levels}</text:list-style>")
}

/// A counted level.
pub(crate) fn counted(level: u32, format: &str, suffix: &str, more: &str) -> String {
    format!(
        "<text:list-level-style-number text:level=\"{level}\" style:num-format=\"{format}\" \
         style:num-suffix=\"{suffix}\" {more}/>"
    )
}

/// A level with a bullet.
pub(crate) fn bulleted(level: u32, sign: &str) -> String {
    format!("<text:list-level-style-bullet text:level=\"{level}\" text:bullet-char=\"{sign}\"/>")
}

/// A cell with attributes and these blocks.
pub(crate) fn tcell(attributes: &str, blocks: &str) -> String {
    format!("<table:table-cell {attributes}>{blocks}</table:table-cell>")
}

/// A row of cells already built.
pub(crate) fn trow(cells: &str) -> String {
    format!("<table:table-row>{cells}</table:table-row>")
}

/// A row of plain cells, their paragraphs parted by `/`.
pub(crate) fn tplain(style: &str, cells: &[&str]) -> String {
    let attribute = format!("table:style-name=\"{style}\"");
    let cells = cells.iter().map(|text| {
        let blocks: String = text.split('/').map(tp).collect();
        tcell(&attribute, &blocks)
    });
    trow(&cells.collect::<String>())
}

/// A table of rows already built.
pub(crate) fn ttable(rows: &str) -> String {
    format!("<table:table table:name=\"T\"><table:table-column/>{rows}</table:table>")
}
