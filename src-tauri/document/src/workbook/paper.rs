//! A paper that is no plan as a workbook: what it says of itself, then each of its tables.

use super::{Grid, Sheet, SheetColumn, Value, Workbook, blank, columns, header};
use crate::profile::Profile;
use crate::ruled::column_widths;
use crate::tree::Align::{Centre, Left};
use crate::tree::{Annex, Block, Document, Heading, Line, Orientation, Slot, Table};

const FIELDS: &str = "Thông tin văn bản";
const FIELDS_HEADER: [&str; 2] = ["Mục", "Nội dung"];
const TABLE: &str = "Bảng";

/// Twips a digit of a sheet's letters takes, which widths of columns are counted in.
const DIGIT: u32 = 120;
/// The narrowest column in digits: two of them and the room at their sides.
const NARROWEST: u32 = 4;

/// A document's tables as they stand in body and annexes, a sheet for each behind a sheet of
/// `fields`, which are names with their values. Rows of a table's heading become one: a column's
/// heading is all that stands over it, from the top. A merged cell of the other rows stands in its
/// first place, the places it covers are empty. Tables without a cell are left out.
pub fn paper_workbook(
    document: &Document,
    fields: &[(String, String)],
    profile: &Profile,
) -> Workbook {
    let mut book = Book {
        profile,
        sheets: vec![told(document, fields, profile)],
    };
    for paper in document.papers() {
        let title = vec![paper.meta.title.clone()];
        book.tables(&paper.blocks, paper.orientation, &title);
        for annex in &paper.annexes {
            book.tables(&annex.blocks, annex.orientation, &annex_title(annex));
        }
    }
    Workbook {
        title: document.meta.title.clone(),
        sheets: book.sheets,
    }
}

/// The sheet of fields.
fn told(document: &Document, fields: &[(String, String)], profile: &Profile) -> Sheet {
    let row = |(name, value): &(String, String)| vec![Value::text(name), Value::text(value)];
    Sheet {
        columns: columns([(22, Left), (56, Left)]),
        title: said([document.meta.title.clone()]),
        tables: vec![Grid {
            first_column: 0,
            header: header(FIELDS_HEADER),
            rows: fields.iter().map(row).collect(),
        }],
        ..blank(FIELDS, Orientation::Portrait, profile)
    }
}

/// `Phụ lục I. DANH MỤC …`, then what it belongs to.
fn annex_title(annex: &Annex) -> Vec<String> {
    let name = said([annex.label.clone(), annex.title.clone()]).join(". ");
    vec![name, annex.reference.clone()]
}

/// `1. Nhiệm vụ trong quý`
fn heading_words(heading: &Heading) -> String {
    said([heading.label.clone(), heading.text.clone()]).join(" ")
}

/// Those of some words that are there.
fn said(words: impl IntoIterator<Item = String>) -> Vec<String> {
    let words = words.into_iter();
    words.filter(|words| !words.trim().is_empty()).collect()
}

struct Book<'a> {
    profile: &'a Profile,
    sheets: Vec<Sheet>,
}

impl Book<'_> {
    /// A sheet for each table among some blocks, under `title` and the heading above it.
    fn tables(&mut self, blocks: &[Block], orientation: Orientation, title: &[String]) {
        let mut above = String::new();
        for block in blocks {
            match block {
                Block::Heading(heading) => above = heading_words(heading),
                Block::Table(table) if !table.is_blank() => {
                    let title = said(title.iter().cloned().chain([above.clone()]));
                    self.table(table, orientation, title);
                }
                Block::Paragraph(_) | Block::Table(_) => {}
            }
        }
    }

    fn table(&mut self, table: &Table, orientation: Orientation, title: Vec<String>) {
        let slots = table.grid();
        let (heading, rows) = slots.split_at(table.header_rows.min(slots.len()));
        // The sheet of fields makes the first table's number 1.
        let name = format!("{TABLE} {}", self.sheets.len());
        let width = self.profile.page(orientation).text_width();
        self.sheets.push(Sheet {
            columns: sheet_columns(table, rows, width),
            title,
            tables: vec![Grid {
                first_column: 0,
                header: headings(heading, table.width()),
                rows: rows.iter().map(|slots| values(slots)).collect(),
            }],
            ..blank(&name, orientation, self.profile)
        });
    }
}

/// Columns as wide as on paper; words stand in the middle where all of a column's cells do.
fn sheet_columns(table: &Table, rows: &[Vec<Slot<'_>>], width: u32) -> Vec<SheetColumn> {
    let mut middle = vec![!rows.is_empty(); table.width()];
    for (column, slot) in rows.iter().flat_map(|slots| places(slots)) {
        if let Slot::Cell {
            cell: Some(cell), ..
        } = slot
        {
            middle[column] &= cell.align == Centre;
        }
    }
    let widths = column_widths(table, width);
    let column = |(width, middle): (u32, bool)| SheetColumn {
        width: (width / DIGIT).max(NARROWEST),
        align: if middle { Centre } else { Left },
    };
    widths.into_iter().zip(middle).map(column).collect()
}

/// The columns that slots begin in.
fn places<'a, 'b>(slots: &'b [Slot<'a>]) -> impl Iterator<Item = (usize, &'b Slot<'a>)> {
    slots.iter().scan(0, |next, slot| {
        let column = *next;
        *next += slot.columns();
        Some((column, slot))
    })
}

/// What stands over each column, a line for each row of the heading.
fn headings(rows: &[Vec<Slot<'_>>], width: usize) -> Vec<String> {
    if rows.is_empty() {
        return Vec::new();
    }
    let mut over: Vec<Vec<String>> = vec![Vec::new(); width];
    for (column, slot) in rows.iter().flat_map(|slots| places(slots)) {
        let words = said([words(slot)]);
        for lines in &mut over[column..column + slot.columns()] {
            lines.extend(words.iter().cloned());
        }
    }
    over.into_iter().map(|lines| lines.join("\n")).collect()
}

/// A row's values, one for each column.
fn values(slots: &[Slot<'_>]) -> Vec<Value> {
    let slot = |slot: &Slot<'_>| {
        let covered = std::iter::repeat_n(Value::Empty, slot.columns() - 1);
        std::iter::once(Value::text(words(slot))).chain(covered)
    };
    slots.iter().flat_map(slot).collect()
}

/// A cell's paragraphs, a line each.
fn words(slot: &Slot<'_>) -> String {
    let line = |line: &Line| -> String { line.iter().map(|run| run.text.as_str()).collect() };
    slot.lines().map(line).collect::<Vec<_>>().join("\n")
}
