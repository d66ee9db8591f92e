//! A workbook: tables of typed cells, for whoever goes on counting, with the print set-up of a
//! page.

mod paper;
mod quarters;
mod targets;
mod tasks;

pub use paper::paper_workbook;

use crate::compose::Source;
use crate::head;
use crate::printable::printable;
use crate::profile::{Page, Profile};
use crate::tree::{Align, Orientation};
use chrono::NaiveDate;
use plan::{Completion, Ledger, Standing, Target, Task};

/// Sheets of typed cells. Knows nothing of any file format.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Workbook {
    /// What the file is called.
    pub title: String,
    /// Its sheets, in their order.
    pub sheets: Vec<Sheet>,
}

/// One sheet: lines across the top, a table under them, perhaps others under that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name on the tab: at most 31 characters, none of `[]:*?/\`.
    pub name: String,
    /// The page it is printed on, as wide as the sheet, with its margins.
    pub page: Page,
    /// From the paper's upper edge to the page number, in twips.
    pub number_distance: u32,
    /// Columns, which all tables share.
    pub columns: Vec<SheetColumn>,
    /// Lines across all columns: the first is a title, the others say what it belongs to.
    pub title: Vec<String>,
    /// Tables from the top, an empty row between them. The first one's heading, if it has one, is
    /// frozen, and repeated on each page.
    pub tables: Vec<Grid>,
}

/// How a column looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetColumn {
    /// Its width in digits of the usual letters.
    pub width: u32,
    /// Where its values stand.
    pub align: Align,
}

/// Rows under a heading.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grid {
    /// The column it begins in, from 0.
    pub first_column: usize,
    /// Words over its columns; none for a table without a heading.
    pub header: Vec<String>,
    /// Its rows; each has as many values as there are headings, if there are any.
    pub rows: Vec<Vec<Value>>,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// Words, which stay words whatever they begin with.
    Text(String),
    /// A whole number.
    Number(u64),
    /// A day.
    Date(NaiveDate),
    /// A percentage that keeps what it was made of.
    Share(Share),
}

impl Value {
    /// Words, or nothing where there are none.
    pub fn text(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.trim().is_empty() {
            Self::Empty
        } else {
            Self::Text(words)
        }
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Self::Number(u64::try_from(count).unwrap_or(u64::MAX))
    }
}

/// How much of what was due is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Share(Completion);

impl Share {
    /// What is done: the numerator.
    pub fn done(self) -> u32 {
        self.0.done
    }

    /// What was due: the denominator.
    pub fn due(self) -> u32 {
        self.0.due
    }

    /// Whole percent as everywhere else, rounded down so that 100 means all; `None` when nothing
    /// was due.
    pub fn percent(self) -> Option<u32> {
        self.0.percent()
    }
}

impl From<Completion> for Share {
    fn from(completion: Completion) -> Self {
        Self(completion)
    }
}

impl Workbook {
    /// Every character that no file of this kind can hold and that is left out, each once, in
    /// reading order.
    pub fn unprintable(&self) -> Vec<char> {
        let mut lost = Vec::new();
        for words in self.sheets.iter().flat_map(Sheet::words) {
            for character in words.chars() {
                let alone = character.encode_utf8(&mut [0; 4]).to_owned();
                if printable(&alone).is_empty() && !lost.contains(&character) {
                    lost.push(character);
                }
            }
        }
        lost
    }
}

impl Sheet {
    /// All words on it, in reading order.
    fn words(&self) -> impl Iterator<Item = &str> {
        let tables = self.tables.iter().flat_map(|table| {
            let values = table.rows.iter().flatten().filter_map(|value| match value {
                Value::Text(words) => Some(words.as_str()),
                _ => None,
            });
            table.header.iter().map(String::as_str).chain(values)
        });
        self.title.iter().map(String::as_str).chain(tables)
    }
}

/// A plan's accepted tasks, what was done of them in each quarter of its year, and, where any is
/// known, what they aim at and from which sentences they were made.
pub fn workbook(
    source: &Source<'_>,
    ledger: &Ledger,
    targets: &[Target],
    profile: &Profile,
) -> Workbook {
    let mut sheets = vec![
        tasks::sheet(source, profile),
        quarters::sheet(source, ledger, profile),
    ];
    sheets.extend(targets::sheet(source, targets, profile));
    Workbook {
        title: belongs_to(source),
        sheets,
    }
}

/// A sheet across a page on its side.
pub(crate) fn across(name: &str, profile: &Profile) -> Sheet {
    blank(name, Orientation::Landscape, profile)
}

/// A sheet with nothing on it yet.
fn blank(name: &str, orientation: Orientation, profile: &Profile) -> Sheet {
    Sheet {
        name: name.to_owned(),
        page: profile.page(orientation),
        number_distance: profile.header_distance.value(),
        columns: Vec::new(),
        title: Vec::new(),
        tables: Vec::new(),
    }
}

/// `Kế hoạch số 05/KH-UBND: Tuyên truyền …`
fn belongs_to(source: &Source<'_>) -> String {
    let number = match source.plan.head.number {
        Some(_) => format!(
            " số {}",
            head::number_and_symbol(source.plan, source.agency)
        ),
        None => String::new(),
    };
    let name = format!("Kế hoạch{number}: {}", source.plan.title());
    name.trim_end_matches([':', ' ']).to_owned()
}

/// The tasks that are part of the plan, in their order.
fn accepted<'a>(source: &Source<'a>) -> impl Iterator<Item = &'a Task> + use<'a> {
    let tasks = source.tasks.iter();
    tasks.filter(|task| task.standing == Standing::Accepted)
}

/// Columns by width and place.
pub(crate) fn columns<const N: usize>(columns: [(u32, Align); N]) -> Vec<SheetColumn> {
    columns
        .map(|(width, align)| SheetColumn { width, align })
        .to_vec()
}

/// Headings as they are kept.
pub(crate) fn header<const N: usize>(words: [&str; N]) -> Vec<String> {
    words.map(str::to_owned).to_vec()
}
