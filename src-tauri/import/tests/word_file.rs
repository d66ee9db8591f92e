//! Word files built in tests: parts as strings, packed as a program would pack them.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/// Declarations of the namespaces a test's XML may use.
pub(crate) const SPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" "#,
    r#"xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" "#,
    r#"xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" "#,
    r#"xmlns:v="urn:schemas-microsoft-com:vml" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#,
);

/// A list of four levels: I. 1. a) -
pub(crate) const NUMBERING: &str = concat!(
    "<w:abstractNum w:abstractNumId=\"0\">",
    "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.\"/></w:lvl>",
    "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%2.\"/></w:lvl>",
    "<w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%3)\"/></w:lvl>",
    "<w:lvl w:ilvl=\"3\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"-\"/></w:lvl>",
    "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
);

/// A Word file with its parts.
pub(crate) struct WordFile {
    main_type: String,
    main: String,
    parts: Vec<(String, Vec<u8>)>,
    relations: Vec<String>,
}

impl WordFile {
    /// A file with this text in its body.
    pub(crate) fn new(body: &str) -> Self {
        Self {
            main_type: MAIN_TYPE.to_owned(),
            main: format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>"),
            parts: Vec::new(),
            relations: Vec::new(),
        }
    }

    /// A file whose main part is this.
    pub(crate) fn raw(main: &str) -> Self {
        Self {
            main: main.to_owned(),
            ..Self::new("")
        }
    }

    /// The same file declared to be of another type.
    pub(crate) fn typed(mut self, main_type: &str) -> Self {
        main_type.clone_into(&mut self.main_type);
        self
    }

    /// With a part of a kind (`styles`), given by what stands inside its root element.
    pub(crate) fn with(self, kind: &str, inner: &str) -> Self {
        let root = match kind {
            "header" => "hdr",
            "footer" => "ftr",
            other => other,
        };
        let prefix = if kind == "commentsExtended" {
            "w15:commentsEx"
        } else {
            "w:"
        };
        let name = if prefix == "w:" {
            format!("w:{root}")
        } else {
            prefix.to_owned()
        };
        self.with_raw(kind, &format!("<{name} {SPACES}>{inner}</{name}>"))
    }

    /// With a part of a kind, given whole.
    pub(crate) fn with_raw(mut self, kind: &str, xml: &str) -> Self {
        let name = format!("{kind}{}.xml", self.parts.len());
        self.relations.push(relation(&name, kind, &name, ""));
        self.parts
            .push((format!("word/{name}"), xml.as_bytes().to_vec()));
        self
    }

    /// With a relation to a part that may not be there, or lies outside.
    pub(crate) fn related(mut self, kind: &str, target: &str, mode: &str) -> Self {
        let id = format!("x{}", self.relations.len());
        self.relations.push(relation(&id, kind, target, mode));
        self
    }

    /// With any entry.
    pub(crate) fn entry(mut self, name: &str, bytes: &[u8]) -> Self {
        self.parts.push((name.to_owned(), bytes.to_vec()));
        self
    }

    /// The bytes of the file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let types = format!(
            "<Types xmlns=\"{TYPES}\"><Override PartName=\"/word/document.xml\" \
             ContentType=\"{}\"/></Types>",
            self.main_type
        );
        let wrap =
            |inner: &str| format!("<Relationships xmlns=\"{RELATIONS}\">{inner}</Relationships>");
        let root = relation("rId1", "officeDocument", "word/document.xml", "");
        let mut entries = vec![
            ("[Content_Types].xml".to_owned(), types.into_bytes()),
            ("_rels/.rels".to_owned(), wrap(&root).into_bytes()),
            (
                "word/document.xml".to_owned(),
                self.main.clone().into_bytes(),
            ),
            (
                "word/_rels/document.xml.rels".to_owned(),
                wrap(&self.relations.concat()).into_bytes(),
            ),
        ];
        entries.extend(self.parts.iter().cloned());
        pack(&entries)
    }
}

fn relation(id: &str, kind: &str, target: &str, mode: &str) -> String {
    format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\" {mode}/>")
}

/// Entries as a zip container.
pub(crate) fn pack(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in entries {
        zip.start_file(name.as_str(), options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A paragraph of one run.
pub(crate) fn p(text: &str) -> String {
    styled("", text)
}

/// A paragraph of one run with properties.
pub(crate) fn styled(props: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{props}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// A paragraph in the middle, in bold.
pub(crate) fn title(text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr>\
         <w:t>{text}</w:t></w:r></w:p>"
    )
}

/// A paragraph of a list.
pub(crate) fn item(list: u32, level: u32, text: &str) -> String {
    let props =
        format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");
    styled(&props, text)
}

/// A cell with properties and these blocks.
pub(crate) fn cell(props: &str, blocks: &str) -> String {
    format!("<w:tc><w:tcPr>{props}</w:tcPr>{blocks}</w:tc>")
}

/// A table without lines whose rows hold blocks.
pub(crate) fn layout(rows: &[&[&str]]) -> String {
    let rows = rows.iter().map(|cells| {
        let cells: String = cells.iter().map(|blocks| cell("", blocks)).collect();
        format!("<w:tr>{cells}</w:tr>")
    });
    format!("<w:tbl>{}</w:tbl>", rows.collect::<String>())
}

/// A table with lines, of rows already built.
pub(crate) fn ruled(rows: &str) -> String {
    format!(
        "<w:tbl><w:tblPr><w:tblBorders><w:insideV w:val=\"single\"/></w:tblBorders></w:tblPr>\
         {rows}</w:tbl>"
    )
}

/// A row of plain cells, their paragraphs parted by `/`.
pub(crate) fn row(cells: &[&str]) -> String {
    let cells = cells.iter().map(|text| {
        let blocks: String = text.split('/').map(p).collect();
        cell("", &blocks)
    });
    format!("<w:tr>{}</w:tr>", cells.collect::<String>())
}
