//! A [`document::Document`] as bytes of a file. Total over a closed tree: what can be composed can
//! be written, and the same document gives the same bytes.

mod docx;
mod pdf;
mod xlsx;

pub use docx::{docx, docx_marked};
pub use pdf::{
    CountedLine, CountedPages, Pages, PdfKind, Place, Spot, Stretch, Unset, counted, is_letter,
    pages, pdf, unset,
};
pub use xlsx::xlsx;

use document::Document;

/// Why bytes could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The container of the file could not be packed.
    #[error("the container could not be packed: {0}")]
    Container(#[source] std::io::Error),
    /// The sheet refused the document, or the PDF could not be made: a fault of ours.
    #[error("the pages could not be set: {0}")]
    Setting(String),
    /// The workbook is larger than its format allows.
    #[error("the workbook could not be written: {0}")]
    Sheet(#[source] Box<rust_xlsxwriter::XlsxError>),
}

/// The document as UTF-8 text, as on paper.
pub fn text(document: &Document) -> String {
    document::plain_text(document)
}
