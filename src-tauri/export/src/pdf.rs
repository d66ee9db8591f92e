//! PDF and page pictures, set by typst as a library.
//!
//! The document goes as data ([`data`]) to a fixed sheet (`assets/paper/sheet.typ`) in a closed
//! world ([`world`]); what comes back is asked for its bytes, its pictures ([`picture`]) and the
//! places of its parts ([`spots`]).

mod data;
mod fonts;
mod lines;
mod picture;
mod place;
mod set;
mod spots;
mod unset;
mod wide;
mod world;

pub use lines::{CountedLine, Stretch, is_letter};
pub use place::Place;
pub use spots::Spot;
pub use unset::{Unset, unset};

use crate::ExportError;
use document::{Document, Profile};
use std::collections::HashMap;
use std::sync::LazyLock;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Datetime, Smart};
use typst_layout::{Page, PagedDocument};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// What a PDF is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PdfKind {
    /// To be read, sent and printed: PDF 1.7.
    #[default]
    Usual,
    /// To be kept: PDF/A-2b (ISO 19005-2), which holds everything it needs.
    Filing,
}

/// How many runs a part of an earlier page is remembered for, unused. More would grow.
const REMEMBERED: usize = 2;

/// A document laid out on its pages.
pub struct Pages {
    document: PagedDocument,
    spots: Vec<Spot>,
    ident: String,
}

/// The document as a PDF file, laid out by `profile`: tagged, with its title, its language and
/// an outline. The same document gives the same bytes.
///
/// Characters that cannot be set are left out or stand as `□`; [`unset`] tells which.
///
/// # Errors
/// [`ExportError::Setting`] if the sheet or the PDF cannot be made; no document known does that.
pub fn pdf(document: &Document, profile: &Profile, kind: PdfKind) -> Result<Vec<u8>, ExportError> {
    pages(document, profile)?.pdf(kind)
}

/// The document laid out on its pages. A second call with almost the same document is quick:
/// what is the same on its pages is remembered from the call before.
///
/// # Errors
/// [`ExportError::Setting`] if the sheet refuses the document; no document known does that.
pub fn pages(document: &Document, profile: &Profile) -> Result<Pages, ExportError> {
    let laid_out = laid_out(document, profile, None)?;
    Ok(Pages {
        spots: spots::find(laid_out.pages()),
        document: laid_out,
        ident: ident(document, profile),
    })
}

fn laid_out(
    document: &Document,
    profile: &Profile,
    counted: Option<&data::Counted>,
) -> Result<PagedDocument, ExportError> {
    let json =
        data::json(document, profile, counted).map_err(|e| ExportError::Setting(e.to_string()))?;
    let Warned { output, .. } = typst::compile::<PagedDocument>(&world::Closed::new(json));
    comemo::evict(REMEMBERED);
    output.map_err(|errors| refused(&errors))
}

/// A print for remarks: the pages with their lines counted through the document, and what stands
/// in each line.
pub struct CountedPages {
    /// The pages.
    pub pages: Pages,
    /// The lines, the first first.
    pub lines: Vec<CountedLine>,
    /// How many letters a part has on all pages together.
    pub letters: HashMap<Place, usize>,
}

/// The document laid out with the number of each line beside it; over the right margin stands
/// `heading`, under it `foot`. Lines stand where they would without their numbers.
///
/// # Errors
/// [`ExportError::Setting`] if the sheet refuses the document; no document known does that.
pub fn counted(
    document: &Document,
    profile: &Profile,
    heading: &str,
    foot: &str,
) -> Result<CountedPages, ExportError> {
    let plain = laid_out(document, profile, None)?;
    let (lines, letters) = lines::count(plain.pages());
    let counted = data::Counted::of(&lines, plain.pages().len(), heading, foot);
    Ok(CountedPages {
        pages: Pages {
            spots: spots::find(plain.pages()),
            document: laid_out(document, profile, Some(&counted))?,
            ident: format!("{} {foot}", ident(document, profile)),
        },
        lines,
        letters,
    })
}

/// What identifies the file: its title and form, never the clock.
fn ident(document: &Document, profile: &Profile) -> String {
    format!("loa {} {}", profile.version, document.meta.title)
}

fn refused(errors: &[SourceDiagnostic]) -> ExportError {
    let messages: Vec<&str> = errors.iter().map(|e| e.message.as_str()).collect();
    ExportError::Setting(messages.join("; "))
}

/// PDF/A-2b, which is never at odds with itself.
static FILING: LazyLock<PdfStandards> =
    LazyLock::new(|| PdfStandards::new(&[PdfStandard::A_2b]).unwrap_or_default());

/// PDF/A wants a date; the one that a container without a clock has.
fn no_date() -> Option<Timestamp> {
    Datetime::from_ymd_hms(1980, 1, 1, 0, 0, 0).map(Timestamp::new_utc)
}

impl Pages {
    /// How many pages there are.
    pub fn count(&self) -> usize {
        self.document.pages().len()
    }

    fn page(&self, page: usize) -> Option<&Page> {
        self.document.pages().get(page)
    }

    /// Width and height in points of the page with this index.
    pub fn size(&self, page: usize) -> Option<(f64, f64)> {
        let size = self.page(page)?.frame.size();
        Some((size.x.to_pt(), size.y.to_pt()))
    }

    /// A number that is the same for pages of the same content; 0 where there is no such page.
    pub fn fingerprint(&self, page: usize) -> u64 {
        self.page(page).map_or(0, picture::fingerprint)
    }

    /// Where every part of the document stands, in reading order: one for each page it touches.
    pub fn spots(&self) -> &[Spot] {
        &self.spots
    }

    /// A picture of a page in PNG. `None` where there is no such page, or no such scale.
    pub fn png(&self, page: usize, pixels_per_point: f32) -> Option<Vec<u8>> {
        picture::png(self.page(page)?, pixels_per_point)
    }

    /// The pages as a PDF file.
    ///
    /// # Errors
    /// [`ExportError::Setting`] if they cannot be written; no document known does that.
    pub fn pdf(&self, kind: PdfKind) -> Result<Vec<u8>, ExportError> {
        let options = PdfOptions {
            ident: Smart::Custom(self.ident.clone()),
            creator: Smart::Custom(Some("Loa".to_owned())),
            timestamp: match kind {
                PdfKind::Usual => None,
                PdfKind::Filing => no_date(),
            },
            standards: match kind {
                PdfKind::Usual => PdfStandards::default(),
                PdfKind::Filing => FILING.clone(),
            },
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&self.document, &options).map_err(|errors| refused(&errors))
    }
}
