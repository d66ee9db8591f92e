//! What every format reader hands on: paragraphs and tables in reading order, with what their
//! looks tell. Structure is found from it in one place for all formats.

use plan::RichText;

/// A document as its format holds it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    /// The text, in order.
    pub blocks: Vec<Block>,
    /// Running text above the pages, each wording once.
    pub headers: Vec<String>,
    /// Running text below the pages, each wording once.
    pub footers: Vec<String>,
    /// Remarks in the margin, in the order of their file.
    pub comments: Vec<Comment>,
    /// Tracked changes, in the order of the text.
    pub changes: Vec<Change>,
    /// What could not be read and was gone without.
    pub warnings: Vec<Warning>,
}

/// A piece of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// The number or bullet the program gives it, as printed: `1.1.`, `a)`, `•`.
    pub label: Option<String>,
    /// The words; a line break inside is `\n`.
    pub text: RichText,
    /// What its looks tell.
    pub hints: Hints,
    /// Texts of the footnotes and endnotes it calls, in order.
    pub notes: Vec<String>,
}

impl Paragraph {
    /// Label and words.
    pub fn to_plain(&self) -> String {
        match &self.label {
            Some(label) => format!("{label} {}", self.text.to_plain()),
            None => self.text.to_plain(),
        }
    }
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hints {
    /// In the middle of the column.
    pub centred: bool,
    /// Left indent in twentieths of a point.
    pub indent: i32,
    /// The outline level, from 1, of a paragraph set as a heading.
    pub heading: Option<u8>,
}

/// Rows of cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Rows from the top. Cells that a row above reaches into are left out.
    pub rows: Vec<Row>,
    /// Lines are drawn around or between its cells.
    pub ruled: bool,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Repeated on each page.
    pub header: bool,
    /// Its cells from the left.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// The first column it takes, from 0.
    pub column: usize,
    /// How many columns it takes, at least 1.
    pub columns: usize,
    /// How many rows it takes, at least 1.
    pub rows: usize,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

impl Table {
    /// How many columns its widest row reaches.
    pub fn columns(&self) -> usize {
        let ends = |row: &Row| row.cells.iter().map(|c| c.column + c.columns).max();
        self.rows.iter().filter_map(ends).max().unwrap_or(0)
    }
}

/// A remark on a stretch of the text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comment {
    /// Who wrote it.
    pub author: String,
    /// When, as the file has it; may be empty.
    pub date: String,
    /// The remark.
    pub text: String,
    /// The words it is about; cut off after [`Comment::ANCHOR_LIMIT`] letters.
    pub anchor: String,
    /// The remark it answers, as an index of [`Source::comments`].
    pub parent: Option<usize>,
    /// Marked as settled.
    pub done: bool,
}

impl Comment {
    /// Most letters of an anchor.
    pub const ANCHOR_LIMIT: usize = 1_000;
}

/// What a tracked change did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// Words put in.
    Inserted,
    /// Words taken out.
    Deleted,
    /// Words taken to another place.
    MovedFrom,
    /// Words brought from another place.
    MovedTo,
    /// A paragraph parted in two.
    MarkInserted,
    /// A paragraph joined to the next.
    MarkDeleted,
    /// A row put into a table.
    RowInserted,
    /// A row taken out of a table.
    RowDeleted,
}

/// A tracked change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What was done.
    pub kind: ChangeKind,
    /// Who did it.
    pub author: String,
    /// When, as the file has it; may be empty.
    pub date: String,
    /// The words put in or taken out; cut off after [`Change::TEXT_LIMIT`] letters.
    pub text: String,
}

impl Change {
    /// Most letters kept of a change.
    pub const TEXT_LIMIT: usize = 10_000;
}

/// What was gone without when a file was read.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Warning {
    /// A part of the package is damaged: `word/numbering.xml`.
    DamagedPart(String),
    /// A part the text names is not in the package.
    MissingPart(String),
    /// A field's code is never closed.
    OpenField,
    /// Another program turned it into what was read; the format it had: `DOC`.
    Converted(String),
}

/// The words of blocks, a line for each paragraph and each row.
pub(crate) fn plain(blocks: &[Block]) -> String {
    let lines: Vec<String> = blocks.iter().map(block_text).collect();
    let lines = lines.iter().flat_map(|text| text.lines()).map(str::trim);
    lines
        .filter(|l| !l.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

fn block_text(block: &Block) -> String {
    match block {
        Block::Paragraph(paragraph) => {
            let mut text = paragraph.to_plain();
            for note in &paragraph.notes {
                text.push('\n');
                text.push_str(note);
            }
            text
        }
        Block::Table(table) => {
            let cell = |cell: &Cell| plain(&cell.blocks).replace('\n', " ");
            let row = |row: &Row| row.cells.iter().map(cell).collect::<Vec<_>>().join("\t");
            table.rows.iter().map(row).collect::<Vec<_>>().join("\n")
        }
    }
}
