//! The document as the sheet reads it: words ready to be set, lengths in points.

mod body;
mod ending;
mod head;
mod look;
mod table;

use super::lines::CountedLine;
use super::place::Place;
use super::set;
use super::wide::{self, Measure, Piece};
use document::{Annex, Document, Orientation, Profile, Revised, Run};
use serde::Serialize;
use std::collections::BTreeMap;

/// A stretch of text, its look (0 upright, 1 bold, 2 italic, 3 both; 4 more for
/// underlined, 8 for struck through) and the widths of its tabs.
#[derive(Debug, Serialize)]
pub(crate) struct Cut(String, u8, Vec<f64>);

/// A paragraph's text.
pub(crate) type Line = Vec<Cut>;

/// Everything the sheet is given.
#[derive(Serialize)]
struct Data<'a> {
    /// Title, language, subject.
    meta: MetaData,
    /// Every figure of the form by its name, as it is in the profile.
    figures: BTreeMap<&'static str, u32>,
    /// Sizes and heights of letters by what is set in them.
    looks: BTreeMap<&'static str, look::Look>,
    /// Every paper of the file.
    papers: Vec<PaperData>,
    /// The numbers of lines, on a print for remarks.
    #[serde(skip_serializing_if = "Option::is_none")]
    counted: Option<&'a Counted>,
}

/// What stands beside the text on a print for remarks.
#[derive(Serialize)]
pub(crate) struct Counted {
    heading: String,
    foot: String,
    /// For each page the base lines, in points from its top, with their numbers.
    pages: Vec<Vec<(f64, usize)>>,
}

impl Counted {
    pub(crate) fn of(lines: &[CountedLine], pages: usize, heading: &str, foot: &str) -> Self {
        let mut of_pages = vec![Vec::new(); pages];
        for line in lines {
            if let Some(page) = of_pages.get_mut(line.page) {
                page.push((line.base, line.number));
            }
        }
        Self {
            heading: set::words(heading),
            foot: set::words(foot),
            pages: of_pages,
        }
    }
}

#[derive(Serialize)]
struct PaperData {
    main: Main,
    annexes: Vec<AnnexData>,
}

#[derive(Serialize)]
struct MetaData {
    title: String,
    /// Language and region, as `vi` and `VN`.
    language: String,
    region: String,
    subject: String,
}

/// A paper's own pages.
#[derive(Serialize)]
struct Main {
    page: Page,
    pushed: Pushed,
    #[serde(flatten)]
    head: head::Head,
    blocks: Vec<body::Block>,
    #[serde(flatten)]
    ending: ending::Ending,
}

/// How far the edges of page 1 push its text, in points.
#[derive(Serialize)]
struct Pushed {
    top: f64,
    bottom: f64,
}

/// An annex's pages.
#[derive(Serialize)]
struct AnnexData {
    page: Page,
    at: Option<String>,
    label: Line,
    title: Line,
    reference: Line,
    rule: f64,
    blocks: Vec<body::Block>,
}

/// A page and its margins.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct Page {
    width: f64,
    height: f64,
    top: f64,
    right: f64,
    bottom: f64,
    left: f64,
}

/// A page as it lies.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paper<'a> {
    pub(crate) profile: &'a Profile,
    pub(crate) orientation: Orientation,
}

impl Paper<'_> {
    /// Twips between the margins.
    pub(crate) fn width(&self) -> u32 {
        self.profile.page(self.orientation).text_width()
    }

    fn page(&self) -> Page {
        let page = self.profile.page(self.orientation);
        // A page number too low for the margin pushes the text down, as in Word.
        let number = self.profile.page_number.value();
        let header = points(self.profile.header_distance.value()) + look::height(number);
        Page {
            width: points(page.width),
            height: points(page.height),
            top: points(page.top).max(header),
            right: points(page.right),
            bottom: points(page.bottom),
            left: points(page.left),
        }
    }

    /// Points from the top margin to the bottom one.
    pub(crate) fn height(&self) -> f64 {
        let page = self.page();
        page.height - page.top - page.bottom
    }

    /// Body text's line.
    pub(crate) fn text(&self, size: u32) -> Measure {
        Measure {
            size: f64::from(size) / 2.0,
            width: points(self.width()),
            indent: points(self.profile.first_line.value()),
        }
    }

    /// A line from margin to margin.
    pub(crate) fn line(&self, size: u32) -> Measure {
        across(size, self.width())
    }
}

/// A line without an indent, `width` twips long, of letters of `size` half-points.
pub(crate) fn across(size: u32, width: u32) -> Measure {
    Measure {
        size: f64::from(size) / 2.0,
        width: points(width),
        indent: 0.0,
    }
}

/// Twips as points.
pub(crate) fn points(twips: u32) -> f64 {
    f64::from(twips) / 20.0
}

/// Words as a person wrote them, in one look.
pub(crate) fn piece(text: &str, bold: bool, italic: bool) -> Piece {
    Piece {
        text: set::words(text),
        bold,
        italic,
        revised: Revised::No,
        tabs: Vec::new(),
    }
}

/// Runs as pieces; `bold` makes all of them bold.
pub(crate) fn pieces(runs: &[Run], bold: bool) -> Vec<Piece> {
    runs.iter()
        .map(|run| Piece {
            revised: run.revised,
            ..piece(&run.text, bold || run.bold, run.italic)
        })
        .collect()
}

/// Pieces as the sheet wants them, words too wide for the line loosened.
pub(crate) fn line(mut pieces: Vec<Piece>, measure: Measure) -> Line {
    wide::fit(&mut pieces, measure);
    cuts(pieces)
}

/// Pieces as they are.
pub(crate) fn cuts(pieces: Vec<Piece>) -> Line {
    pieces
        .into_iter()
        .filter(|piece| !piece.text.is_empty())
        .map(|piece| {
            Cut(
                piece.text,
                u8::from(piece.bold)
                    + 2 * u8::from(piece.italic)
                    + match piece.revised {
                        Revised::No => 0,
                        Revised::Added => 4,
                        Revised::Removed => 8,
                    },
                piece.tabs,
            )
        })
        .collect()
}

/// A paragraph in one look.
pub(crate) fn plain(text: &str, bold: bool, italic: bool, measure: Measure) -> Line {
    line(vec![piece(text, bold, italic)], measure)
}

/// The place of a node, if it has one.
pub(crate) fn at(anchor: Option<document::Anchor>) -> Option<String> {
    anchor.map(|anchor| Place::Node(anchor).key())
}

/// The document as JSON.
pub(crate) fn json(
    document: &Document,
    profile: &Profile,
    counted: Option<&Counted>,
) -> Result<Vec<u8>, serde_json::Error> {
    let (language, region) = document
        .meta
        .language
        .split_once('-')
        .unwrap_or((&document.meta.language, ""));
    serde_json::to_vec(&Data {
        meta: MetaData {
            title: title(&document.meta.title),
            language: code(language, "vi"),
            region: code(region, ""),
            subject: title(&document.meta.subject),
        },
        figures: profile
            .figures()
            .into_iter()
            .map(|(name, figure)| (name, figure.value()))
            .collect(),
        looks: look::looks(profile, document.letterhead.scale),
        papers: document
            .papers()
            .into_iter()
            .map(|paper| paper_data(paper, document, profile))
            .collect(),
        counted,
    })
}

/// A paper; `edges` is the file's first one, whose frame and address all have.
fn paper_data(document: &Document, edges: &Document, profile: &Profile) -> PaperData {
    let paper = Paper {
        profile,
        orientation: document.orientation,
    };
    PaperData {
        main: Main {
            page: paper.page(),
            pushed: pushed(edges, paper),
            head: head::head(document, edges.circulation.as_ref(), paper),
            blocks: body::blocks(&document.blocks, paper),
            ending: ending::ending(document, &edges.contact, paper),
        },
        annexes: document
            .annexes
            .iter()
            .map(|annex| annex_data(annex, profile))
            .collect(),
    }
}

/// The frame over the text and the address under it, as far as the margins do not hold them.
fn pushed(document: &Document, paper: Paper<'_>) -> Pushed {
    let profile = paper.profile;
    let page = paper.page();
    let edge = points(profile.header_distance.value());
    let frame = document.circulation.as_ref().map_or(0.0, |stamp| {
        edge + points(stamp.height) + f64::from(profile.stamp_weight.value()) / 8.0 + HAIR
    });
    let size = profile.contact.value();
    let lines: usize = (document.contact.iter())
        .map(|text| wide::lines(&[piece(text, false, false)], paper.line(size)))
        .sum();
    let rule = points(profile.rule_gap.value()) + f64::from(profile.rule_weight.value()) / 8.0;
    let foot = match lines {
        0 => 0.0,
        lines => edge + rule + lines as f64 * look::height(size),
    };
    Pushed {
        top: (frame - page.top).max(0.0),
        bottom: (foot - page.bottom).max(0.0),
    }
}

/// A paragraph that should not be seen: Word wants one behind a table.
const HAIR: f64 = 1.0;

/// A line about the file, which no page shows.
fn title(text: &str) -> String {
    set::words(text).replace(['\n', '\t'], " ")
}

/// A code of two or three letters, or another in its stead.
fn code(text: &str, other: &str) -> String {
    let fits = (2..=3).contains(&text.len()) && text.chars().all(|c| c.is_ascii_alphabetic());
    if fits { text } else { other }.to_owned()
}

fn annex_data(annex: &Annex, profile: &Profile) -> AnnexData {
    let paper = Paper {
        profile,
        orientation: annex.orientation,
    };
    let reference = document::Ruled {
        text: &annex.reference,
        weight: document::Weight::Regular,
        size: profile.annex_reference.value(),
    };
    let share = profile.reference_rule.value();
    let line = |text: &str, size: document::Figure, bold, italic| {
        plain(text, bold, italic, paper.line(size.value()))
    };
    AnnexData {
        page: paper.page(),
        at: at(annex.anchor),
        label: line(&annex.label, profile.annex_label, true, false),
        title: line(&annex.title, profile.annex_title, true, false),
        reference: line(&annex.reference, profile.annex_reference, false, true),
        rule: points(document::rule_length(&[reference], share, paper.width())),
        blocks: body::blocks(&annex.blocks, paper),
    }
}
