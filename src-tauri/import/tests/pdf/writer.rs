//! PDF files built in tests: objects as strings, numbered from 1, the first the catalogue.

use flate2::write::ZlibEncoder;
use flate2::{Compress, Compression, FlushCompress};
use std::fmt::Write as _;
use std::io::Write as _;

/// Objects of a file.
pub(crate) struct Pdf {
    objects: Vec<Vec<u8>>,
    trailer: String,
}

/// What stands on a page: text at places, lines, whatever else.
pub(crate) type Content = String;

impl Pdf {
    /// A file with these objects.
    pub(crate) fn of(objects: &[&str]) -> Self {
        Self {
            objects: objects.iter().map(|o| o.as_bytes().to_vec()).collect(),
            trailer: String::new(),
        }
    }

    /// A file of A4 pages with this content each, fonts `F1` Times, `F2` bold, `F3` italic.
    pub(crate) fn pages(contents: &[Content]) -> Self {
        let font = |name: &str| {
            format!("<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>")
        };
        Self::with_fonts(
            contents,
            &["Times-Roman", "Times-Bold", "Times-Italic"].map(font),
        )
    }

    /// A file of A4 pages with these fonts, named `F1` and so on.
    pub(crate) fn with_fonts(contents: &[Content], fonts: &[String]) -> Self {
        let first = 3 + fonts.len();
        let kids: String = (0..contents.len())
            .map(|i| format!("{} 0 R ", first + 2 * i))
            .collect();
        let named: String = (0..fonts.len())
            .map(|i| format!("/F{} {} 0 R", i + 1, i + 3))
            .collect();
        let mut file = Self::of(&["<</Type/Catalog/Pages 2 0 R>>"]);
        file.push(&format!(
            "<</Type/Pages/Count {}/Kids[{kids}]/MediaBox[0 0 595 842]\
             /Resources<</Font<<{named}>>>>>>",
            contents.len()
        ));
        fonts.iter().for_each(|font| file.push(font));
        for (i, content) in contents.iter().enumerate() {
            let at = first + 2 * i + 1;
            file.push(&format!("<</Type/Page/Parent 2 0 R/Contents {at} 0 R>>"));
            file.stream("", content.as_bytes());
        }
        file
    }

    pub(crate) fn push(&mut self, object: &str) {
        self.objects.push(object.as_bytes().to_vec());
    }

    /// A stream as it stands.
    pub(crate) fn stream(&mut self, entries: &str, data: &[u8]) {
        let mut object = format!("<<{entries}/Length {}>>stream\n", data.len()).into_bytes();
        object.extend(data);
        object.extend(b"\nendstream");
        self.objects.push(object);
    }

    /// With more entries in its trailer.
    pub(crate) fn trailer(mut self, entries: &str) -> Self {
        entries.clone_into(&mut self.trailer);
        self
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut out = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", self.objects.len() + 1);
        for (i, object) in self.objects.iter().enumerate() {
            let _ = writeln!(table, "{:010} 00000 n ", out.len());
            out.extend(format!("{} 0 obj\n", i + 1).bytes());
            out.extend(object);
            out.extend(b"\nendobj\n");
        }
        let at = out.len();
        out.extend(table.bytes());
        let size = self.objects.len() + 1;
        let trailer = &self.trailer;
        let end =
            format!("trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{at}\n%%EOF\n");
        out.extend(end.bytes());
        out
    }
}

/// Bytes packed as `FlateDecode` reads them.
pub(crate) fn packed(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

/// Bytes packed so that they unpack to themselves so many times over.
pub(crate) fn repeated(data: &[u8], times: usize) -> Vec<u8> {
    let mut packer = Compress::new(Compression::best(), false);
    let mut block = Vec::with_capacity(data.len() + 1024);
    packer
        .compress_vec(data, &mut block, FlushCompress::Full)
        .unwrap();
    [b"\x78\x9C".to_vec(), block.repeat(times)].concat()
}

/// A text at a place, in points from the lower left corner. Only letters of Latin-1.
pub(crate) fn text(font: u8, size: u32, x: f64, y: f64, words: &str) -> Content {
    let escaped = words
        .replace('\\', "\\\\")
        .replace('(', "\\(")
        .replace(')', "\\)");
    let octal: String = escaped
        .chars()
        .map(|c| match u32::from(c) {
            0..=127 => c.to_string(),
            code => format!("\\{:03o}", code & 0xFF),
        })
        .collect();
    format!("BT /F{font} {size} Tf {x} {y} Td ({octal}) Tj ET\n")
}
