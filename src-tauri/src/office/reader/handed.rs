//! What the reading process hands over: the records of [`import::source`] once more, for the wire
//! between two processes of the same program. Records go by position; both ends are one build.

use crate::wire::UnreadableReason;
use ::import::Opened;
use ::import::grid;
use ::import::legacy;
use ::import::returned;
use ::import::source;
use plan::RichText;
use serde::{Deserialize, Serialize};

/// What became of a file.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Answer {
    /// It was opened.
    Opened(Handed),
    /// It holds no plan, and why.
    Refused {
        reason: UnreadableReason,
        line: Option<u32>,
        limit: Option<u32>,
    },
    /// The other program could not convert it.
    NotConverted,
    /// The reader stumbled over it.
    Stumbled,
    /// Its cells were read.
    Cells(Vec<Grid>),
    /// What was said about it was read.
    Returned(Returned),
}

/// An opened file.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Handed {
    Text(String),
    Legacy(Guess),
    Document(Source),
}

/// Declares twins of records and plain enums, with the ways there and back. A record names its
/// fields, then behind `;` those that are lists of twins.
macro_rules! twins {
    ($(record $name:ident of $there:path { $($one:ident: $one_ty:ty),*; $($many:ident: $many_ty:ty),* })*
     $(choice $choice:ident of $far:path { $($variant:ident),* })*) => {
        $(
            #[derive(Debug, Serialize, Deserialize)]
            pub(super) struct $name { $($one: $one_ty,)* $($many: Vec<$many_ty>,)* }

            impl From<$there> for $name {
                fn from(it: $there) -> Self {
                    Self {
                        $($one: it.$one.into(),)*
                        $($many: it.$many.into_iter().map(Into::into).collect(),)*
                    }
                }
            }

            impl From<$name> for $there {
                fn from(it: $name) -> Self {
                    Self {
                        $($one: it.$one.into(),)*
                        $($many: it.$many.into_iter().map(Into::into).collect(),)*
                    }
                }
            }
        )*
        $(
            #[derive(Debug, Serialize, Deserialize)]
            pub(super) enum $choice { $($variant),* }

            impl From<$far> for $choice {
                fn from(it: $far) -> Self {
                    match it { $(<$far>::$variant => Self::$variant),* }
                }
            }

            impl From<$choice> for $far {
                fn from(it: $choice) -> Self {
                    match it { $($choice::$variant => Self::$variant),* }
                }
            }
        )*
    };
}

twins! {
    record Guess of legacy::Guess { encoding: Encoding, share: f64, converted: String; }
    record Source of source::Source { ; blocks: Block, headers: String, footers: String,
        comments: Comment, changes: Change, warnings: Warning }
    record Paragraph of source::Paragraph {
        label: Option<String>, text: Rich, hints: Hints; notes: String }
    record Hints of source::Hints { centred: bool, indent: i32, heading: Option<u8>; }
    record Table of source::Table { ruled: bool; rows: Row }
    record Row of source::Row { header: bool; cells: Cell }
    record Cell of source::Cell { column: usize, columns: usize, rows: usize; blocks: Block }
    record Comment of source::Comment { author: String, date: String, text: String,
        anchor: String, parent: Option<usize>, done: bool; }
    record Change of source::Change {
        kind: ChangeKind, author: String, date: String, text: String; }
    record Grid of grid::Grid {
        name: String, rows: Vec<Vec<String>>, numbers: Vec<u32>; merges: Merge }
    record Merge of plan::Merge { row: usize, column: usize, rows: usize, columns: usize; }
    record Returned of returned::Returned { beyond: usize; properties: Property,
        paragraphs: Sent, comments: Said, edits: Edit, warnings: Warning }
    record Property of returned::Property { name: String, value: String; }
    record Sent of returned::Paragraph { text: String, label: usize, row: usize, column: usize;
        bookmarks: String }
    record Said of returned::Comment { author: String, date: String, text: String, done: bool,
        paragraph: Option<usize>, start: usize, end: usize, across: bool, said: String;
        replies: Answered }
    record Answered of returned::Answer { author: String, date: String, text: String; }
    record Edit of returned::Edit { kind: EditKind, author: String, date: String,
        paragraph: Option<usize>, start: usize, end: usize, new: String, to: Option<usize>; }
    record Run of plan::Run { text: String, bold: bool, italic: bool; }
    choice ChangeKind of source::ChangeKind { Inserted, Deleted, MovedFrom, MovedTo,
        MarkInserted, MarkDeleted, RowInserted, RowDeleted }
    choice EditKind of returned::EditKind { Replaced, Added, Removed, Joined, Moved, RowAdded,
        RowRemoved }
    choice Encoding of legacy::Encoding { Tcvn3, Vni, Windows1258 }
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Block {
    Paragraph(Paragraph),
    Table(Table),
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Rich(Vec<Run>);

#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Warning {
    DamagedPart(String),
    MissingPart(String),
    OpenField,
    Converted(String),
}

impl From<source::Block> for Block {
    fn from(block: source::Block) -> Self {
        match block {
            source::Block::Paragraph(it) => Self::Paragraph(it.into()),
            source::Block::Table(it) => Self::Table(it.into()),
        }
    }
}

impl From<Block> for source::Block {
    fn from(block: Block) -> Self {
        match block {
            Block::Paragraph(it) => Self::Paragraph(it.into()),
            Block::Table(it) => Self::Table(it.into()),
        }
    }
}

impl From<RichText> for Rich {
    fn from(text: RichText) -> Self {
        Self(text.runs().iter().cloned().map(Run::from).collect())
    }
}

impl From<Rich> for RichText {
    fn from(text: Rich) -> Self {
        Self::new(text.0.into_iter().map(plan::Run::from))
    }
}

impl From<source::Warning> for Warning {
    fn from(warning: source::Warning) -> Self {
        match warning {
            source::Warning::DamagedPart(part) => Self::DamagedPart(part),
            source::Warning::MissingPart(part) => Self::MissingPart(part),
            source::Warning::OpenField => Self::OpenField,
            source::Warning::Converted(from) => Self::Converted(from),
        }
    }
}

impl From<Warning> for source::Warning {
    fn from(warning: Warning) -> Self {
        match warning {
            Warning::DamagedPart(part) => Self::DamagedPart(part),
            Warning::MissingPart(part) => Self::MissingPart(part),
            Warning::OpenField => Self::OpenField,
            Warning::Converted(from) => Self::Converted(from),
        }
    }
}

impl From<Opened> for Handed {
    fn from(opened: Opened) -> Self {
        match opened {
            Opened::Text(text) => Self::Text(text),
            Opened::Legacy(guess) => Self::Legacy(guess.into()),
            Opened::Document(source) => Self::Document(source.into()),
        }
    }
}

impl From<Handed> for Opened {
    fn from(handed: Handed) -> Self {
        match handed {
            Handed::Text(text) => Self::Text(text),
            Handed::Legacy(guess) => Self::Legacy(guess.into()),
            Handed::Document(source) => Self::Document(source.into()),
        }
    }
}
