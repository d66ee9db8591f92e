//! What crosses about paper: exports, the pack, printing, the preview.

use super::{Block, PlanEnding, PlanHead, SectionEdit};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    // ---- exports ----------------------------------------------------------------------------

    /// Which file an export makes. `pdf_filing` is PDF/A-2b, for the archive.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum ExportFormat { Docx, Pdf, PdfFiling, Xlsx, Text }

    /// A file written, and what of the plan could not be set in it.
    pub struct Written { pub path: String, pub bytes: u32, pub missing: Vec<Missing> }

    /// A character that could not be set: XML has no place for it, or our fonts no sign.
    pub struct Missing {
        pub character: String,
        /// Its code point, as `U+1F600`.
        pub code: String,
        /// The words around it; signs that cannot be shown stand as U+FFFD.
        pub excerpt: String,
    }

    // ---- the pack ---------------------------------------------------------------------------

    /// A folder made for the document exchange (iOffice): the plan as DOCX and PDF, and its fields.
    pub struct Pack {
        pub folder: String,
        /// Names inside the folder.
        pub files: Vec<String>,
        /// In the order the exchange's form asks.
        pub fields: Vec<PackField>,
        pub missing: Vec<Missing>,
    }

    /// One field to copy.
    pub struct PackField {
        pub name: PackFieldName,
        /// Empty when the plan does not say.
        pub value: String,
    }

    /// The fields of the document exchange's form.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum PackFieldName { DocType, Number, Symbol, Date, Subject, Agency, DraftingUnit, Recipients, Urgency, Signer, Position, Pages }

    // ---- printing ---------------------------------------------------------------------------

    /// A PDF handed to the system's viewer, which prints.
    pub struct Printed { pub path: String }

    // ---- preview ----------------------------------------------------------------------------

    /// The edit in progress, laid over the stored plan.
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum PreviewEdit {
        Section { section: String, edit: SectionEdit },
        Head { head: PlanHead },
        Ending { ending: PlanEnding },
        Annex { annex: String, blocks: Vec<Block> },
    }

    /// The pages as they print.
    pub struct Preview {
        pub pages: Vec<PreviewPage>,
        /// In reading order; one for each page that a place touches.
        pub spots: Vec<PreviewSpot>,
        pub missing: Vec<Missing>,
    }

    /// One page. Sizes are in points (1/72 inch).
    pub struct PreviewPage {
        pub width: f64,
        pub height: f64,
        /// Same content, same fingerprint.
        pub fingerprint: String,
    }

    /// Where a part of the plan stands on a page, in points from the page's top.
    pub struct PreviewSpot { pub page: u32, pub top: f64, pub bottom: f64, pub place: PreviewPlace }

    /// The part of the plan that stands at a spot. Indices count from 0.
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum PreviewPlace {
        Agency,
        Number,
        Date,
        Subject,
        Recipients,
        Signature,
        Basis { index: u32 },
        Lead { index: u32 },
        Closing { index: u32 },
        /// `id` is that of a section, block, annex or task; with it the section or annex it
        /// stands in. A task has neither.
        Node { id: String, section: Option<String>, annex: Option<String> },
    }

    /// A picture of a page, as a `data:` address.
    pub struct PageImage { pub data: String }
}
