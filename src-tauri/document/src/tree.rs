//! The tree: what stands on the paper, in the order it is read.
//!
//! Every part of it is also data that can be written and read (`serde`): fields by their names
//! here, kinds by theirs in small letters. What a file leaves out is as [`Default`] has it; a name
//! that is not known is an error.

use crate::grid;
use crate::printable::printable;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// A document ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Document {
    /// What a file says about itself.
    pub meta: Meta,
    /// How its own pages are turned; annexes say so themselves.
    pub orientation: Orientation,
    /// `LƯU HÀNH NỘI BỘ`, `XEM XONG TRẢ LẠI`: in a frame in the top margin of page 1 (III.2.c).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub circulation: Option<Stamp>,
    /// What stands above the type of document.
    pub letterhead: Letterhead,
    /// `KẾ HOẠCH`; empty for an official letter, which has none.
    pub doc_type: String,
    /// What it is about, in the lines it is printed in, under the type of document. An official
    /// letter has it in [`Letterhead::about`] instead.
    pub subject: Vec<String>,
    /// Who it is for, under the subject (II.9.a).
    pub addressees: Addressees,
    /// Legal bases and lead-in.
    pub opening: Opening,
    /// The body.
    pub blocks: Vec<Block>,
    /// What follows the body before the signature.
    pub closing: Vec<Line>,
    /// `Nơi nhận`.
    pub recipients: Recipients,
    /// Who signs.
    pub signature: Signature,
    /// Address, e-mail, telephone: at the foot of page 1 under a rule (III.4); may be empty.
    pub contact: Vec<String>,
    /// What is attached, each from a new page with its own page numbers.
    pub annexes: Vec<Annex>,
    /// Further papers of the same file, such as a slip for each official: each from a new page,
    /// with its own letterhead and page numbers. What a file has but once is the first paper's:
    /// `meta`, the letterhead's sizes, and what stands along the edges of first pages
    /// (`circulation`, `contact`).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub following: Vec<Document>,
}

impl Document {
    /// One file of several papers, in their order; a blank one where there are none.
    pub fn bound(papers: impl IntoIterator<Item = Self>) -> Self {
        let mut papers = papers.into_iter();
        let first = papers.next().unwrap_or_default();
        let following = first.following.iter().cloned().chain(papers).collect();
        Self { following, ..first }
    }

    /// Every paper of the file in reading order, itself first.
    pub fn papers(&self) -> Vec<&Self> {
        let following = self.following.iter().flat_map(Self::papers);
        std::iter::once(self).chain(following).collect()
    }
}

/// What a file says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Meta {
    /// The document's name: type and subject on one line.
    pub title: String,
    /// BCP 47 tag of the language it is written in.
    pub language: String,
    /// The subject on one line.
    pub subject: String,
}

/// Where a node came from, so that remarks on paper find their way back to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Anchor(u128);

impl Anchor {
    const PREFIX: &str = "_loa_";

    /// The anchor of the node with this id (a UUID as a number).
    pub fn new(id: u128) -> Self {
        Self(id)
    }

    /// The node's id.
    pub fn id(self) -> u128 {
        self.0
    }

    /// Reads back what [`fmt::Display`] wrote, as found among a file's bookmarks.
    pub fn read(name: &str) -> Option<Self> {
        let digits = name.strip_prefix(Self::PREFIX)?;
        (digits.len() == 32)
            .then(|| u128::from_str_radix(digits, 16).ok())?
            .map(Self)
    }
}

/// A line of head or ending, counted from 0: what has no id of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OuterLine {
    /// Of the subject.
    Subject(u32),
    /// A basis.
    Basis(u32),
    /// A paragraph of the opening.
    Lead(u32),
    /// A paragraph of the closing.
    Closing(u32),
    /// A recipient, as they are printed.
    Recipient(u32),
    /// Of the signature; the name comes last.
    Signature(u32),
}

impl From<OuterLine> for Anchor {
    /// Smaller than every id: those begin with a time.
    fn from(line: OuterLine) -> Self {
        let (part, line) = match line {
            OuterLine::Subject(line) => (1, line),
            OuterLine::Basis(line) => (2, line),
            OuterLine::Lead(line) => (3, line),
            OuterLine::Closing(line) => (4, line),
            OuterLine::Recipient(line) => (5, line),
            OuterLine::Signature(line) => (6, line),
        };
        Self(part << 32 | u128::from(line))
    }
}

impl fmt::Display for Anchor {
    /// A bookmark name: 37 of the 40 characters Word allows; hidden in Word by its underscore.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{:032x}", Self::PREFIX, self.0)
    }
}

impl Serialize for Anchor {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Anchor {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name = String::deserialize(from)?;
        Self::read(&name)
            .ok_or_else(|| de::Error::invalid_value(de::Unexpected::Str(&name), &"an anchor"))
    }
}

/// How heavy letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// Not bold.
    #[default]
    Regular,
    /// Bold.
    Bold,
}

/// A line of the agency's name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AgencyLine {
    /// The words, in capitals.
    pub text: String,
    /// Bold for the issuing agency, regular for the one above it (Phụ lục I, II.2).
    pub weight: Weight,
}

/// Which of the profile's two sets of sizes the letterhead is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeadScale {
    /// The usual sizes.
    #[default]
    Normal,
    /// One size smaller, for long names.
    Compact,
}

/// The colour a stamp is printed in; everything else is black (I.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ink {
    /// Black.
    #[default]
    Black,
    /// Bright red, for degrees of urgency (III.2.b).
    Red,
}

/// Capitals in a single-line frame.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Stamp {
    /// The words.
    pub text: String,
    /// Width of the frame in twips; a file has at most [`Stamp::LONGEST`].
    #[serde(deserialize_with = "Stamp::side")]
    pub width: u32,
    /// Height of the frame in twips; a file has at most [`Stamp::LONGEST`].
    #[serde(deserialize_with = "Stamp::side")]
    pub height: u32,
    /// Colour of words and frame.
    pub ink: Ink,
}

impl Stamp {
    /// The longest side that is read from a file, in twips: 10 cm. The decree's are 4 cm at most
    /// (III.2.b), and a page must have room for the frame.
    pub const LONGEST: u32 = 5_669;

    fn side<'de, D: Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
        let side = u32::deserialize(from)?;
        if side > Self::LONGEST {
            let found = de::Unexpected::Unsigned(side.into());
            return Err(de::Error::invalid_value(found, &"a side of 10 cm at most"));
        }
        Ok(side)
    }
}

/// `Kính gửi:` and who follows it (II.9.a). One stands on the line itself; two or more have a
/// line each, their dashes under the colon.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Addressees {
    /// `Kính gửi:`, or empty where there are none.
    pub title: String,
    /// One without a mark, or `- …;` … `- ….`
    pub lines: Vec<String>,
}

/// The two columns above the type of document.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Letterhead {
    /// The agency, a rule under it.
    pub agency: Vec<AgencyLine>,
    /// Quốc hiệu.
    pub national_title: String,
    /// Tiêu ngữ, a rule under it.
    pub motto: String,
    /// `Số: 05/KH-UBND`.
    pub number: String,
    /// `V/v …` of an official letter in its lines, under the number (II.5.b); else empty.
    pub about: Vec<String>,
    /// Framed marks under the number, from the top: the draft's, then the urgency's.
    pub stamps: Vec<Stamp>,
    /// `An Hòa, ngày 05 tháng 01 năm 2026`.
    pub place_date: String,
    /// The sizes that let the lines fit.
    pub scale: HeadScale,
}

/// Whether a stretch was put in or taken out, where a paper shows changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Revised {
    /// Neither.
    #[default]
    No,
    /// Put in: underlined.
    Added,
    /// Taken out: struck through.
    Removed,
}

impl Revised {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
    fn is_no(&self) -> bool {
        *self == Self::No
    }
}

/// A stretch of text in one look.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Run {
    /// The words. `\n` breaks the line, `\t` is a tab.
    pub text: String,
    /// In bold.
    pub bold: bool,
    /// In italics.
    pub italic: bool,
    /// Whether it was put in or taken out.
    #[serde(skip_serializing_if = "Revised::is_no")]
    pub revised: Revised,
}

impl Run {
    /// Upright, regular text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }
}

/// Runs that make one paragraph.
pub type Line = Vec<Run>;

/// Legal bases and lead-in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Opening {
    /// In italics, with their final `;` or `.`.
    pub bases: Vec<String>,
    /// Upright paragraphs.
    pub paragraphs: Vec<Line>,
}

/// Something of the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A numbered heading.
    Heading(Heading),
    /// A paragraph or item.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// A heading, perhaps with text running on behind it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Heading {
    /// Where it came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Anchor>,
    /// 1 for the Roman level, then 2, 3 and 4; deeper ones are 4.
    pub level: u8,
    /// `I.`, literal; may be empty.
    pub label: String,
    /// Its words; may be empty when something runs on.
    pub text: String,
    /// Text on the same line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub run_in: Option<Continuation>,
}

impl Heading {
    /// The deepest level there is.
    pub const DEEPEST: u8 = 4;
}

/// Text that runs on behind a heading.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Continuation {
    /// Where it came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Anchor>,
    /// The words.
    pub runs: Line,
}

impl Continuation {
    /// What stands between a heading's words and these: nothing before a mark such as `:`.
    pub fn gap(&self) -> &'static str {
        let first = self
            .runs
            .iter()
            .find_map(|run| printable(&run.text).chars().next());
        match first {
            None | Some(':' | ';' | ',' | '.' | ' ') => "",
            Some(_) => " ",
        }
    }
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParagraphKind {
    /// Unmarked.
    #[default]
    Plain,
    /// `1. …`
    Clause,
    /// `a) …`
    Point,
    /// `- …`
    Dash,
    /// `+ …`
    Plus,
    /// A raw line that waits for a person.
    Review,
}

impl ParagraphKind {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Plain,
        Self::Clause,
        Self::Point,
        Self::Dash,
        Self::Plus,
        Self::Review,
    ];
}

/// A paragraph or item.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Paragraph {
    /// Where it came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Anchor>,
    /// What it is.
    pub kind: ParagraphKind,
    /// `a)`, literal; may be empty.
    pub label: String,
    /// The words.
    pub runs: Line,
}

/// Where a cell's lines stand between its edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// At the left edge.
    #[default]
    Left,
    /// In the middle.
    Centre,
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Column {
    /// Its share of the width, against the sum of all shares.
    pub share: u32,
}

/// A table with ruled cells.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Table {
    /// Where it came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Anchor>,
    /// Its columns. Rows have as many cells, merged ones counted; missing ones are drawn empty.
    pub columns: Vec<Column>,
    /// How many of the first rows are repeated on each page.
    pub header_rows: usize,
    /// The rows.
    pub rows: Vec<Row>,
}

impl Table {
    /// Most columns a table is drawn with (the limit of Word); cells further right are put into
    /// the last one.
    pub const MOST_COLUMNS: usize = 63;

    /// How many columns are drawn: as many as are declared, or as the longest row has.
    pub fn width(&self) -> usize {
        grid::width(self)
    }

    /// The table as exporters draw it: for each row its slots from left to right, which together
    /// fill [`Table::width`] columns. Spans are cut to the table, and never run from heading rows
    /// into the rows below.
    pub fn grid(&self) -> Vec<Vec<Slot<'_>>> {
        grid::grid(self)
    }

    /// Whether there is nothing to draw.
    pub fn is_blank(&self) -> bool {
        self.rows.is_empty() || self.width() == 0
    }

    /// Of every row, whether it names those below it: one cell across the whole width, between
    /// others. Such a row is never the last one on its page.
    pub fn bands(&self) -> Vec<bool> {
        let width = self.width();
        let alone = |row: &Row| match row.cells.as_slice() {
            [cell] => width > 1 && cell.span.columns >= width && cell.span.rows == 1,
            _ => false,
        };
        let between = self.header_rows..self.rows.len().saturating_sub(1);
        let rows = self.rows.iter().enumerate();
        rows.map(|(index, row)| between.contains(&index) && alone(row))
            .collect()
    }

    /// Whether its last row can go to the next page without those above: there are such that are
    /// no headings, and none of their cells goes on in it.
    pub fn lets_its_last_row_go(&self) -> bool {
        self.rows.len() > self.header_rows + 1
            && self.grid().last().is_some_and(|row| {
                let mut slots = row.iter();
                !slots.any(|slot| matches!(slot, Slot::Covered { .. }))
            })
    }
}

/// A row of a table, never split over two pages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Row {
    /// Where it came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Anchor>,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// How many columns and rows a cell takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Span {
    /// Columns, at least 1.
    pub columns: usize,
    /// Rows, at least 1.
    pub rows: usize,
}

impl Span {
    /// A cell that is not merged.
    pub const ONE: Self = Self {
        columns: 1,
        rows: 1,
    };
}

impl Default for Span {
    fn default() -> Self {
        Self::ONE
    }
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Cell {
    /// The columns and rows it takes. Cells under a merged one are left out of their row.
    pub span: Span,
    /// Where its lines stand.
    pub align: Align,
    /// Its paragraphs; none for an empty cell.
    pub lines: Vec<Line>,
}

/// A place of a drawn row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot<'a> {
    /// A cell begins here.
    Cell {
        /// The cell, or `None` for one that is missing from its row.
        cell: Option<&'a Cell>,
        /// Cells of the row that no column is left for: their lines follow in this one.
        joined: &'a [Cell],
        /// What it really takes.
        span: Span,
    },
    /// A cell of a row above goes on here, so many columns wide.
    Covered {
        /// Columns.
        columns: usize,
    },
}

impl<'a> Slot<'a> {
    /// How many columns it takes.
    pub fn columns(&self) -> usize {
        match self {
            Self::Cell { span, .. } => span.columns,
            Self::Covered { columns } => *columns,
        }
    }

    /// Every paragraph that stands in it: the cell's, then those of cells joined to it.
    pub fn lines(&self) -> impl Iterator<Item = &'a Line> + use<'a> {
        let (cell, joined) = match *self {
            Self::Cell { cell, joined, .. } => (cell, joined),
            Self::Covered { .. } => (None, &[][..]),
        };
        cell.into_iter().chain(joined).flat_map(|cell| &cell.lines)
    }

    /// Where its lines stand.
    pub fn align(&self) -> Align {
        match self {
            Self::Cell { cell: Some(c), .. } => c.align,
            _ => Align::default(),
        }
    }
}

/// Who gets the document.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Recipients {
    /// `Nơi nhận:`, or empty where there are none.
    pub title: String,
    /// `- UBND tỉnh (để b/c);` … `- Lưu: VT, VHXH.`
    pub lines: Vec<String>,
    /// Who typed it and how many copies: `PL.(300)` (III.3); may be empty.
    pub drafter: String,
}

/// Who signs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Signature {
    /// `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`.
    pub lines: Vec<String>,
    /// The name under the signature.
    pub name: String,
}

/// How a page is turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Orientation {
    /// Upright.
    #[default]
    Portrait,
    /// On its side.
    Landscape,
}

/// Something attached.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Annex {
    /// Where it came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Anchor>,
    /// How its pages are turned.
    pub orientation: Orientation,
    /// `Phụ lục`, `Phụ lục I`.
    pub label: String,
    /// Its title.
    pub title: String,
    /// `(Kèm theo Kế hoạch số …)`.
    pub reference: String,
    /// Its content.
    pub blocks: Vec<Block>,
}
