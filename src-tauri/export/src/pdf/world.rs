//! The closed world a page is set in: our sheet, one document, our fonts. No disk, no clock, no
//! packages.

use super::fonts::FONTS;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};

const SHEET: &str = include_str!("../../../../assets/paper/sheet.typ");

/// What is the same for every document.
struct Shared {
    library: LazyHash<Library>,
    sheet: Source,
    data: FileId,
}

static SHARED: LazyLock<Shared> = LazyLock::new(|| {
    // Two names without `..`: both are paths.
    let id = |name| {
        let path = VirtualPath::new(name).unwrap_or_else(|_| unreachable!());
        RootedPath::new(VirtualRoot::Project, path).intern()
    };
    Shared {
        library: LazyHash::new(Library::default()),
        sheet: Source::new(id("sheet.typ"), SHEET.to_owned()),
        data: id("document.json"),
    }
});

/// One document to be set.
pub(crate) struct Closed {
    data: Bytes,
}

impl Closed {
    /// With the document as JSON.
    pub(crate) fn new(data: Vec<u8>) -> Self {
        Self {
            data: Bytes::new(data),
        }
    }
}

impl World for Closed {
    fn library(&self) -> &LazyHash<Library> {
        &SHARED.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        SHARED.sheet.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == SHARED.sheet.id() {
            Ok(SHARED.sheet.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == SHARED.data {
            Ok(self.data.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.faces.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
