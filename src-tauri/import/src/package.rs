//! The zip container: parts by name, in memory, under limits (`engineering.md` 3.3).

use crate::docx::DOCX_LIMIT;
use crate::error::{BinaryKind, ImportError, Threat};
use crate::xml;
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// Most entries of a package. More than the 500 of `engineering.md` 3.3, for each picture of a
/// plan is one; only text parts are ever unpacked.
const ENTRIES: usize = 5_000;
/// Most bytes one part unpacks to.
const PART_LIMIT: u64 = 32 * 1024 * 1024;
/// Most bytes all parts unpack to, counted as they come.
const UNPACKED_LIMIT: u64 = 200 * 1024 * 1024;
/// A part of this size may unpack to any multiple of its packed size: a table of blank rows packs
/// to less than a hundredth.
const SMALL: u64 = 4 * 1024 * 1024;
/// Most a larger part may grow.
const RATIO: u64 = 100;

/// Where an OpenDocument package lists its parts.
pub(crate) const MANIFEST: &str = "META-INF/manifest.xml";

/// An open package.
pub(crate) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Names in lower case without a leading stroke, as Word compares them.
    names: HashMap<String, usize>,
    unpacked: u64,
}

/// What a package holds, by the names of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A text of Word.
    Word,
    /// A text of LibreOffice.
    OpenText,
    /// A workbook of Excel.
    Workbook,
}

/// How one part refers to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Relation {
    /// The id the part's XML uses.
    pub(crate) id: String,
    /// The last word of its type: `styles`.
    pub(crate) kind: String,
    /// The part it leads to.
    pub(crate) target: String,
}

impl<'a> Package<'a> {
    /// Opens a package by its list of entries.
    ///
    /// # Errors
    /// Too large, damaged, or of more entries than any office file has.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, ImportError> {
        if bytes.len() as u64 > DOCX_LIMIT {
            return Err(ImportError::TooLarge {
                bytes: bytes.len() as u64,
                limit: DOCX_LIMIT,
            });
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|e| failed(&e, "zip"))?;
        if zip.len() > ENTRIES {
            return Err(ImportError::Unsafe {
                threat: Threat::Size,
            });
        }
        let names: HashMap<String, usize> = (zip.file_names().enumerate())
            .filter_map(|(i, name)| Some((plain_name(&name.ok()?), i)))
            .collect();
        Ok(Self {
            zip,
            names,
            unpacked: 0,
        })
    }

    /// What it holds.
    ///
    /// # Errors
    /// Nothing that is read here.
    pub(crate) fn kind(&self) -> Result<Kind, ImportError> {
        let under = |folder: &str| self.names.keys().any(|name| name.starts_with(folder));
        let sheets = under("xl/");
        if sheets && !under("word/") {
            Ok(Kind::Workbook)
        } else if sheets || under("ppt/") {
            Err(ImportError::Binary {
                kind: BinaryKind::Zip,
            })
        } else if self.has("[content_types].xml") || self.has("word/document.xml") {
            Ok(Kind::Word)
        } else if self.has("content.xml") || self.has("mimetype") || self.has(MANIFEST) {
            Ok(Kind::OpenText)
        } else {
            Err(ImportError::Binary {
                kind: BinaryKind::Zip,
            })
        }
    }

    /// The main part, by name and text: the one the package names, else the usual one.
    ///
    /// # Errors
    /// It is missing or damaged, or the package has macros.
    pub(crate) fn main_part(
        &mut self,
        usual: &'static str,
    ) -> Result<(String, String), ImportError> {
        let roots = self.relations("")?;
        let named = roots.into_iter().find(|r| r.kind == "officeDocument");
        let main = named.map(|r| r.target).filter(|target| self.has(target));
        let main = main.unwrap_or_else(|| usual.to_owned());
        self.refuse_macros(&main)?;
        let text = self.part(&main)?;
        let text = text.ok_or(ImportError::Damaged { part: usual })?;
        Ok((main, text))
    }

    /// Refuses a package with macros: a part of them, or a main part declared to carry them.
    fn refuse_macros(&mut self, main: &str) -> Result<(), ImportError> {
        let code = |name: &String| name.rsplit('/').next() == Some("vbaproject.bin");
        if self.names.keys().any(code) {
            return Err(ImportError::Macros);
        }
        let Some(types) = self.part("[Content_Types].xml")? else {
            return Ok(());
        };
        let Ok(types) = xml::parse(&types) else {
            return Ok(());
        };
        let declared = types.root_element().children().any(|node| {
            let part = node.attribute("PartName").unwrap_or_default();
            let kind = node.attribute("ContentType").unwrap_or_default();
            part.trim_start_matches('/').eq_ignore_ascii_case(main) && kind.contains("macroEnabled")
        });
        if declared {
            Err(ImportError::Macros)
        } else {
            Ok(())
        }
    }

    /// Whether a part is there.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&plain_name(name))
    }

    /// The text of a part, or `None` if there is no such part.
    ///
    /// # Errors
    /// Damaged, locked, or more than the limits allow.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<String>, ImportError> {
        let Some(index) = self.names.get(&plain_name(name)) else {
            return Ok(None);
        };
        let damaged = ImportError::Damaged { part: "zip" };
        let entry = self.zip.by_index(*index).map_err(|e| failed(&e, "zip"))?;
        if entry.encrypted() {
            return Err(ImportError::Encrypted);
        }
        let room = PART_LIMIT.min(UNPACKED_LIMIT - self.unpacked);
        let grown = SMALL.max(entry.compressed_size().saturating_mul(RATIO));
        let most = room.min(grown);
        let size = entry.size();
        let mut bytes = Vec::new();
        let read = entry.take(most + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > most {
            // Nothing but a long text, unless it grew as none does.
            return Err(if most == grown {
                let threat = Threat::Size;
                ImportError::Unsafe { threat }
            } else {
                let (bytes, limit) = (size.max(most + 1), PART_LIMIT);
                ImportError::TooLarge { bytes, limit }
            });
        }
        read.map_err(|_| damaged)?;
        self.unpacked += bytes.len() as u64;
        xml::text(bytes).map(Some).ok_or(damaged)
    }

    /// What a part refers to inside the package; what lies outside is never followed.
    pub(crate) fn relations(&mut self, part: &str) -> Result<Vec<Relation>, ImportError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let folder_with = |rest: &str| match folder {
            "" => rest.to_owned(),
            folder => format!("{folder}/{rest}"),
        };
        let Some(text) = self.part(&folder_with(&format!("_rels/{file}.rels")))? else {
            return Ok(Vec::new());
        };
        let Ok(parsed) = xml::parse(&text) else {
            return Ok(Vec::new());
        };
        let found = parsed.root_element().children().filter_map(|node| {
            let inside = node.attribute("TargetMode") != Some("External");
            let target = node.attribute("Target").filter(|_| inside)?;
            Some(Relation {
                id: node.attribute("Id").unwrap_or_default().to_owned(),
                kind: node.attribute("Type")?.rsplit('/').next()?.to_owned(),
                target: resolved(folder, target),
            })
        });
        Ok(found.collect())
    }
}

fn failed(error: &ZipError, part: &'static str) -> ImportError {
    match error {
        // The crate words a missing password as an archive it cannot read.
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            ImportError::Encrypted
        }
        _ => ImportError::Damaged { part },
    }
}

fn plain_name(name: &str) -> String {
    name.replace('\\', "/")
        .trim_start_matches('/')
        .to_lowercase()
}

/// A target seen from a folder; `..` never leaves the package.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let from = if target.starts_with('/') { "" } else { folder };
    let mut path: Vec<&str> = Vec::new();
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_stay_inside() {
        for (folder, target, expect) in [
            ("word", "styles.xml", "word/styles.xml"),
            ("word", "/word/styles.xml", "word/styles.xml"),
            ("word", "../customXml/item1.xml", "customXml/item1.xml"),
            ("word", "../../../etc/passwd", "etc/passwd"),
            ("", "word\\document.xml", "word/document.xml"),
        ] {
            assert_eq!(resolved(folder, target), expect);
        }
    }
}
