//! Books kept over days: what was broadcast, and all that was done. Each is a table on pages on
//! their side, and a sheet of typed cells.

mod broadcast;
mod log;
mod register;

pub use broadcast::{Broadcast, Outcome, broadcast_book, broadcast_sheet};
pub use log::{LogLine, LogTotal, log_book, log_sheet};
pub use register::{register_book, register_sheet};

use crate::head;
use crate::profile::Profile;
use crate::quarter_sheet::broken;
use crate::report::period_words;
use crate::tree::{
    Align, Cell, Document, Letterhead, Line, Meta, Opening, Orientation, Row, Run, Signature, Span,
    Table,
};
use crate::workbook::{Grid, Sheet, Value, Workbook, across, columns, header};
use chrono::{Datelike, NaiveDate};
use plan::report::figures::grouped;
use plan::{Agency, Period, Quantity};

/// Room for a date that is written in by hand.
const DATE: &str = "Ngày …… tháng …… năm ………";
const NAME: &str = "Họ và tên: ………………………………";

/// What stands above a book's table.
#[derive(Debug, Clone, Copy)]
pub struct BookHead<'a> {
    /// The office.
    pub agency: &'a Agency,
    /// The period, unless the days were chosen freely.
    pub period: Option<Period>,
    /// The first day in it and the last.
    pub days: (NaiveDate, NaiveDate),
    /// The plan it is about, as a sentence names it; empty for all work.
    pub plan: &'a str,
}

/// `05/03/2026`.
fn day_words(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

impl BookHead<'_> {
    /// `Quý I năm 2026 (từ ngày … đến ngày …)`, then the plan.
    fn subject(&self) -> Vec<String> {
        let (first, last) = self.days;
        let days = format!("từ ngày {} đến ngày {}", day_words(first), day_words(last));
        let when = match self.period {
            Some(period) => format!("{} ({days})", capital(&period_words(period))),
            None => capital(&days),
        };
        let plan = (!self.plan.is_empty()).then(|| format!("Thực hiện {}", self.plan));
        std::iter::once(when).chain(plan).collect()
    }

    /// A name for the file.
    fn title(&self, book: &str) -> String {
        match self.period {
            Some(period) => format!("{book} {}", period_words(period)),
            None => {
                let (first, last) = self.days;
                format!("{book} {first} {last}")
            }
        }
    }

    /// The office's letterhead without a number, and a date to fill in.
    fn letterhead(&self, profile: &Profile) -> Letterhead {
        Letterhead {
            number: String::new(),
            place_date: DATE.to_owned(),
            ..head::of_office(self.agency, profile)
        }
    }

    /// The paper around its tables.
    fn paper(&self, (capitals, book): (&str, &str), told: String, profile: &Profile) -> Document {
        let subject = self.subject();
        Document {
            meta: Meta {
                title: self.title(book),
                language: "vi-VN".to_owned(),
                subject: subject.join(" "),
            },
            orientation: Orientation::Landscape,
            letterhead: self.letterhead(profile),
            doc_type: capitals.to_owned(),
            subject: broken(&subject, profile, Orientation::Landscape),
            opening: Opening {
                bases: Vec::new(),
                paragraphs: vec![vec![Run::plain(told)]],
            },
            signature: Signature {
                lines: vec!["NGƯỜI GHI SỔ".to_owned()],
                name: NAME.to_owned(),
            },
            ..Document::default()
        }
    }

    /// A workbook of one sheet.
    fn workbook<const N: usize>(
        &self,
        (capitals, book): (&str, &str),
        widths: [(u32, Align); N],
        tables: Vec<Grid>,
        profile: &Profile,
    ) -> Workbook {
        let title = std::iter::once(capitals.to_owned()).chain(self.subject());
        Workbook {
            title: self.title(book),
            sheets: vec![Sheet {
                columns: columns(widths),
                title: title.collect(),
                tables,
                ..across(book, profile)
            }],
        }
    }
}

/// A table under headings, its columns by shares.
pub(crate) fn table<const N: usize>(shares: [u32; N], words: [&str; N], rows: Vec<Row>) -> Table {
    let heading = Row {
        anchor: None,
        cells: words.map(|word| centred(word.to_owned())).to_vec(),
    };
    Table {
        anchor: None,
        columns: shares.map(|share| crate::tree::Column { share }).to_vec(),
        header_rows: 1,
        rows: std::iter::once(heading).chain(rows).collect(),
    }
}

/// A table of typed cells under headings.
pub(crate) fn grid<const N: usize>(words: [&str; N], rows: Vec<Vec<Value>>) -> Grid {
    Grid {
        first_column: 0,
        header: header(words),
        rows,
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn month_words(day: NaiveDate) -> String {
    format!("tháng {}/{}", day.month(), day.year())
}

/// `1 cuộc`, `120 lượt người`.
fn quantity(quantity: &Quantity) -> String {
    format!("{} {}", grouped(quantity.count), quantity.measure)
}

fn cell(lines: Vec<Line>, align: Align) -> Cell {
    Cell {
        span: Span::ONE,
        align,
        lines,
    }
}

pub(crate) fn centred(words: String) -> Cell {
    cell(vec![vec![Run::plain(words)]], Align::Centre)
}

pub(crate) fn left<S: Into<String>>(lines: impl IntoIterator<Item = S>) -> Cell {
    let lines = lines.into_iter().map(Into::into);
    let lines = lines.filter(|words: &String| !words.trim().is_empty());
    cell(
        lines.map(|words| vec![Run::plain(words)]).collect(),
        Align::Left,
    )
}

/// In bold, over several columns.
pub(crate) fn strong(words: String, columns: usize, align: Align) -> Cell {
    let run = Run {
        text: words,
        bold: true,
        italic: false,
        ..Run::default()
    };
    Cell {
        span: Span { columns, rows: 1 },
        ..cell(vec![vec![run]], align)
    }
}
