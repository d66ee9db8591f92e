//! Texts of LibreOffice (`.odt`) to a [`Source`]: automatic numbers as printed, tables with their
//! merges, boxes once, tracked changes in the view asked for, remarks, notes, fields by their
//! last words (OpenDocument 1.3, part 3).

mod inline;
mod lists;
mod styles;
mod table;
mod walk;
mod xml;

use crate::docx::View;
use crate::error::{BinaryKind, ImportError};
use crate::package::{Kind, MANIFEST, Package};
use crate::source::{Source, Warning, plain};
use lists::ListStyles;
use styles::Styles;
use walk::Reader;
use xml::{Node, attribute, child, elements, odf};

const MAIN: &str = "content.xml";
const STYLES: &str = "styles.xml";
const TEXT: &str = "application/vnd.oasis.opendocument.text";

/// Reads a text of LibreOffice.
///
/// # Errors
/// Too large, damaged, encrypted, unsafe, or no such text at all. Styles that are damaged are a
/// warning.
pub fn read_odt(bytes: &[u8], view: View) -> Result<Source, ImportError> {
    let other = ImportError::Binary {
        kind: BinaryKind::Zip,
    };
    let mut package = Package::open(bytes)?;
    if package.kind()? != Kind::OpenText {
        return Err(other);
    }
    refuse_locked(&mut package)?;
    let kind = package.part("mimetype")?;
    if kind.is_some_and(|kind| !kind.trim().starts_with(TEXT)) {
        return Err(other);
    }
    let content = package.part(MAIN)?;
    let content = content.ok_or(ImportError::Damaged { part: MAIN })?;
    let content = xml::parse(&content).map_err(|e| e.error(MAIN))?;
    let body = child(content.root_element(), "body").ok_or(ImportError::Damaged { part: MAIN })?;
    let text = child(body, "text").ok_or(other)?;
    let damaged = Warning::DamagedPart(STYLES.to_owned());
    let (shared, mut warnings) = match package.part(STYLES) {
        Ok(Some(text)) => (text, Vec::new()),
        Ok(None) => (String::new(), Vec::new()),
        Err(ImportError::Damaged { .. }) => (String::new(), vec![damaged.clone()]),
        Err(error) => return Err(error),
    };
    let shared = match xml::parse(&shared) {
        Ok(parsed) => Some(parsed),
        Err(_) if shared.is_empty() => None,
        Err(_) => {
            warnings.push(damaged);
            None
        }
    };
    let shared = shared.as_ref().map(roxmltree::Document::root_element);
    let mut reader = reader(view, shared, Some(content.root_element()));
    let mut source = reader.document(text);
    if let Some(root) = shared {
        margins(view, root, &mut source);
    }
    source.warnings = warnings;
    Ok(source)
}

/// Refuses a package some parts of which are locked with a password.
fn refuse_locked(package: &mut Package<'_>) -> Result<(), ImportError> {
    let Some(manifest) = package.part(MANIFEST)? else {
        return Ok(());
    };
    let Ok(manifest) = xml::parse(&manifest) else {
        return Ok(());
    };
    let locks = |n: Node<'_>| odf(n) == ("manifest", "encryption-data");
    if manifest.root_element().descendants().any(locks) {
        return Err(ImportError::Encrypted);
    }
    Ok(())
}

/// A reader that knows the named styles and, if it is given, the styles of the text; else those
/// of the pages' running text, which bear the same names.
fn reader<'a>(view: View, shared: Option<Node<'a>>, content: Option<Node<'a>>) -> Reader<'a> {
    let (mut styles, mut lists) = (Styles::default(), ListStyles::default());
    let parts = [
        shared.map(|root| (root, content.is_none())),
        content.map(|root| (root, true)),
    ];
    for (root, automatic) in parts.into_iter().flatten() {
        styles.take(root, automatic);
        lists.take(root, automatic);
    }
    Reader::new(view, styles, lists)
}

/// Running text above and below the pages.
fn margins(view: View, root: Node<'_>, source: &mut Source) {
    let mut reader = reader(view, Some(root), None);
    let pages = child(root, "master-styles").into_iter().flat_map(elements);
    for part in pages.flat_map(elements) {
        let name = odf(part).1;
        let out = match name.split('-').next() {
            Some("header") => &mut source.headers,
            Some("footer") => &mut source.footers,
            _ => continue,
        };
        if attribute(part, "display") == Some("false") {
            continue;
        }
        let text = plain(&reader.blocks_in(part));
        if !text.is_empty() && !out.contains(&text) {
            out.push(text);
        }
    }
}
