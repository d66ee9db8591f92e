//! Word files (`.docx`) to a [`Source`]: automatic numbers as printed, tables with their merges,
//! boxes once, tracked changes in the view asked for, remarks, notes, fields by their last
//! result. Every rule and trap: `docx.md` section 3.

mod inline;
mod margin;
pub(crate) mod numbering;
mod paragraph;
pub mod returned;
mod styles;
mod table;
mod walk;
mod xml;

use crate::error::{BinaryKind, ImportError};
use crate::package::{Kind, Package, Relation};
use crate::source::{Source, Warning};
use walk::Reader;

/// Largest file accepted, in bytes.
pub const DOCX_LIMIT: u64 = 50_000_000;

/// Which state of a file with tracked changes is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum View {
    /// As if every change were accepted.
    #[default]
    Accepted,
    /// As it was before the changes.
    Original,
}

/// Whether bytes begin like a zip container.
pub(crate) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Whether bytes are the container in which Office locks a file with a password.
pub(crate) fn is_encrypted(bytes: &[u8]) -> bool {
    const MARK: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    bytes.starts_with(b"\xD0\xCF\x11\xE0") && bytes.windows(MARK.len()).any(|w| w == MARK)
}

/// Reads a Word file.
///
/// # Errors
/// Too large, damaged, encrypted, with macros, unsafe, or no Word file at all. A damaged part
/// that can be gone without is a warning.
pub fn read_docx(bytes: &[u8], view: View) -> Result<Source, ImportError> {
    if is_encrypted(bytes) {
        return Err(ImportError::Encrypted);
    }
    let mut package = Package::open(bytes)?;
    if package.kind()? != Kind::Word {
        return Err(ImportError::Binary {
            kind: BinaryKind::Zip,
        });
    }
    let mut warnings = Vec::new();
    let texts = Texts::load(&mut package, &mut warnings)?;
    let main = xml::parse(&texts.main).map_err(|e| e.error(MAIN))?;
    let parts = texts.parts.iter();
    let parsed: Vec<(&Part, roxmltree::Document<'_>)> = parts
        .filter_map(|part| match xml::parse(&part.text) {
            Ok(document) => Some((part, document)),
            Err(_) => {
                warnings.push(Warning::DamagedPart(part.relation.target.clone()));
                None
            }
        })
        .collect();
    let mut reader = Reader::new(view, warnings);
    let mut margins = Vec::new();
    for (part, document) in &parsed {
        let root = document.root_element();
        match part.relation.kind.as_str() {
            "styles" => reader.styles = styles::Styles::read(root),
            "numbering" => reader.numbering = numbering::Numbering::read(root),
            "footnotes" | "endnotes" => reader.take_notes(root),
            _ => margins.push((part.relation.kind.as_str(), root)),
        }
    }
    Ok(reader.document(main.root_element(), &margins))
}

/// A part with its text.
struct Part {
    relation: Relation,
    text: String,
}

/// The parts that are read, unpacked.
struct Texts {
    main: String,
    parts: Vec<Part>,
}

/// Parts of the text, by the last word of their relation's type.
const PARTS: [&str; 8] = [
    "styles",
    "numbering",
    "footnotes",
    "endnotes",
    "comments",
    "commentsExtended",
    "header",
    "footer",
];

/// Most parts of the text; a file has a few headers for each of its sections.
const MOST_PARTS: usize = 400;

const MAIN: &str = "word/document.xml";

impl Texts {
    fn load(package: &mut Package<'_>, warnings: &mut Vec<Warning>) -> Result<Self, ImportError> {
        let (main, text) = package.main_part(MAIN)?;
        let mut parts = Vec::new();
        let related = package.relations(&main)?;
        let related = related
            .into_iter()
            .filter(|r| PARTS.contains(&r.kind.as_str()));
        for relation in related.take(MOST_PARTS) {
            match package.part(&relation.target) {
                Ok(Some(text)) => parts.push(Part { relation, text }),
                Ok(None) => warnings.push(Warning::MissingPart(relation.target)),
                Err(ImportError::Damaged { .. }) => {
                    warnings.push(Warning::DamagedPart(relation.target));
                }
                Err(error) => return Err(error),
            }
        }
        Ok(Self { main: text, parts })
    }
}
