//! Excel files built in tests: rows as strings, packed as a program would pack them.

use crate::word_file::pack;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";

/// An Excel file of sheets given by what stands inside `worksheet`.
pub(crate) struct WorkbookFile {
    sheets: Vec<(String, String, String)>,
    parts: Vec<(String, Vec<u8>)>,
    book: String,
    main_type: &'static str,
}

impl WorkbookFile {
    /// A file with one sheet of these rows; `""` leaves a cell out.
    pub(crate) fn of(rows: &[&[&str]]) -> Self {
        Self::new(&format!("<sheetData>{}</sheetData>", sheet_rows(rows)))
    }

    /// A file with one sheet.
    pub(crate) fn new(sheet: &str) -> Self {
        Self {
            sheets: Vec::new(),
            parts: Vec::new(),
            book: String::new(),
            main_type: "spreadsheetml.sheet.main+xml",
        }
        .sheet("Tờ 1", "", sheet)
    }

    /// With a further sheet.
    pub(crate) fn sheet(mut self, name: &str, state: &str, inner: &str) -> Self {
        self.sheets.push((name.into(), state.into(), inner.into()));
        self
    }

    /// With a part of a kind (`styles`), given whole.
    pub(crate) fn part(mut self, kind: &str, xml: &str) -> Self {
        self.parts.push((kind.into(), xml.as_bytes().to_vec()));
        self
    }

    /// With more in the part that names the sheets.
    pub(crate) fn book(mut self, xml: &str) -> Self {
        self.book.push_str(xml);
        self
    }

    /// Declared to carry macros.
    pub(crate) fn macros(mut self) -> Self {
        self.main_type = "ms-excel.sheet.macroEnabled.main+xml";
        self
    }

    /// The bytes of the file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let relation = |id: &str, kind: &str, target: &str| {
            format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
        };
        let wrap =
            |inner: &str| format!("<Relationships xmlns=\"{RELATIONS}\">{inner}</Relationships>");
        let types = format!(
            "<Types xmlns=\"{TYPES}\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"{}\"/></Types>",
            self.main_type
        );
        let mut names = String::new();
        let mut relations = String::new();
        let mut entries = vec![
            ("[Content_Types].xml".to_owned(), types.into_bytes()),
            (
                "_rels/.rels".to_owned(),
                wrap(&relation("r1", "officeDocument", "xl/workbook.xml")).into_bytes(),
            ),
        ];
        for (i, (name, state, inner)) in self.sheets.iter().enumerate() {
            names.push_str(&format!(
                "<sheet name=\"{name}\" sheetId=\"{}\" r:id=\"s{i}\" {state}/>",
                i + 1
            ));
            let part = format!("worksheets/sheet{i}.xml");
            relations.push_str(&relation(&format!("s{i}"), "worksheet", &part));
            let xml = format!("<worksheet xmlns=\"{MAIN}\">{inner}</worksheet>");
            entries.push((format!("xl/{part}"), xml.into_bytes()));
        }
        for (kind, xml) in &self.parts {
            let part = format!("{kind}.xml");
            relations.push_str(&relation(kind, kind, &part));
            entries.push((format!("xl/{part}"), xml.clone()));
        }
        let book = format!(
            "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\">{}<sheets>{names}</sheets></workbook>",
            self.book
        );
        entries.push(("xl/workbook.xml".to_owned(), book.into_bytes()));
        let rels = wrap(&relations).into_bytes();
        entries.push(("xl/_rels/workbook.xml.rels".to_owned(), rels));
        pack(&entries)
    }
}

/// Rows of words, as `sheetData` holds them.
pub(crate) fn sheet_rows(rows: &[&[&str]]) -> String {
    let mut out = String::new();
    for (r, row) in rows.iter().enumerate() {
        out.push_str(&format!("<row r=\"{}\">", r + 1));
        for (c, words) in row
            .iter()
            .enumerate()
            .filter(|(_, words)| !words.is_empty())
        {
            let column = char::from(b'A' + c as u8);
            out.push_str(&format!(
                "<c r=\"{column}{}\" t=\"inlineStr\"><is><t>{words}</t></is></c>",
                r + 1
            ));
        }
        out.push_str("</row>");
    }
    out
}
