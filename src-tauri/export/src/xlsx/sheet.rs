//! One sheet: its title, its tables, its page.

use super::look::{self, Cells, Looks};
use super::text::{self, Piece, Room};
use chrono::Datelike;
use document::{Align, Grid, Page, Sheet, Value, Weight};
use rust_xlsxwriter::{ColNum, ExcelDateTime, Format, RowNum, Worksheet, XlsxError};

type Drawn = Result<(), XlsxError>;

/// A4 in the format's list of papers.
const A4: u8 = 9;
const TWIPS_PER_INCH: f64 = 1_440.0;
/// Height of a line of the title, in points.
const TITLE_LINE: f64 = 20.0;
/// Width of a column that the sheet does not name, in digits.
const COLUMN: u32 = 9;

pub(crate) fn draw(onto: &mut Worksheet, sheet: &Sheet, looks: &Looks) -> Drawn {
    onto.set_name(&sheet.name)?;
    for (i, column) in sheet.columns.iter().enumerate() {
        onto.set_column_width(place(i)?, column.width)?;
    }
    let mut pen = Pen {
        onto,
        sheet,
        looks,
        row: 0,
    };
    pen.title()?;
    for (i, table) in sheet.tables.iter().enumerate() {
        let heading = pen.row;
        pen.header(table)?;
        // One that goes on in more rows would leave no room for what is under it.
        if i == 0 && pen.row == heading + 1 {
            pen.onto.set_freeze_panes(pen.row, 0)?;
            pen.onto.set_repeat_rows(heading, heading)?;
        }
        for values in &table.rows {
            pen.values(table, values)?;
        }
        pen.row += 1;
    }
    let end = pen.row.saturating_sub(2);
    let last = place(sheet.columns.len().saturating_sub(1))?;
    onto.set_print_area(0, 0, end, last)?;
    page(onto, sheet.page, sheet.number_distance);
    Ok(())
}

/// A4, as wide as the sheet, with the number on top.
fn page(onto: &mut Worksheet, page: Page, number_distance: u32) {
    let inches = |twips: u32| f64::from(twips) / TWIPS_PER_INCH;
    onto.set_paper_size(A4);
    if page.width > page.height {
        onto.set_landscape();
    }
    onto.set_margins(
        inches(page.left),
        inches(page.right),
        inches(page.top),
        inches(page.bottom),
        inches(number_distance),
        inches(number_distance),
    );
    onto.set_print_fit_to_pages(1, 0);
    onto.set_print_center_horizontally(true);
    onto.set_header(r#"&C&"Times New Roman,Regular"&12&P"#);
}

fn place(column: usize) -> Result<ColNum, XlsxError> {
    ColNum::try_from(column).map_err(|_| XlsxError::RowColumnLimitError)
}

/// Writes from the top down.
struct Pen<'a> {
    onto: &'a mut Worksheet,
    sheet: &'a Sheet,
    looks: &'a Looks,
    row: RowNum,
}

impl Pen<'_> {
    fn title(&mut self) -> Drawn {
        let last = place(self.sheet.columns.len().saturating_sub(1))?;
        let room = Room {
            digits: self.sheet.columns.iter().map(|c| c.width).sum(),
            weight: Weight::Bold,
        };
        for (i, line) in self.sheet.title.iter().enumerate() {
            let look = if i == 0 {
                &self.looks.title
            } else {
                &self.looks.under_title
            };
            for piece in text::pieces(&text::held(line), room) {
                self.height(TITLE_LINE, piece.lines)?;
                if last > 0 {
                    self.onto
                        .merge_range(self.row, 0, self.row, last, "", look)?;
                }
                words(self.onto, self.row, 0, piece.words, look)?;
                self.row += 1;
            }
        }
        if self.row > 0 {
            self.row += 1;
        }
        Ok(())
    }

    /// The heading: no row where the table has none, several where words are too long for one.
    fn header(&mut self, table: &Grid) -> Drawn {
        let mut lines = vec![1; usize::from(!table.header.is_empty())];
        for (i, line) in table.header.iter().enumerate() {
            let column = table.first_column + i;
            let held = text::held(line);
            let look = &self.looks.header;
            let pieces = text::pieces(&held, self.room(column, Weight::Bold));
            if pieces.is_empty() {
                words(self.onto, self.row, place(column)?, "", look)?;
            }
            self.pieces(column, &pieces, |_| look, &mut lines)?;
        }
        self.down(&lines)
    }

    /// A row, or several where words are too long for one.
    fn values(&mut self, table: &Grid, values: &[Value]) -> Drawn {
        let mut lines = vec![1];
        for (i, value) in values.iter().enumerate() {
            let column = table.first_column + i;
            let place = place(column)?;
            let Value::Text(long) = value else {
                cell(self.onto, self.row, place, value, &self.looks.cells)?;
                continue;
            };
            let held = text::held(long);
            let align = self.sheet.columns.get(column).map(|c| c.align);
            let looks = self.looks.words(align.unwrap_or(Align::Left));
            let pieces = text::pieces(&held, self.room(column, Weight::Regular));
            if pieces.is_empty() {
                cell(self.onto, self.row, place, &Value::Empty, &self.looks.cells)?;
            }
            self.pieces(column, &pieces, |words| looks.of_words(words), &mut lines)?;
        }
        self.down(&lines)
    }

    /// Words of one column, a piece in each row from here on; `lines` are those of each row.
    fn pieces<'a>(
        &mut self,
        column: usize,
        pieces: &[Piece<'_>],
        look: impl Fn(&str) -> &'a Format,
        lines: &mut Vec<usize>,
    ) -> Drawn {
        for (below, piece) in pieces.iter().enumerate() {
            if below == lines.len() {
                lines.push(1);
            }
            lines[below] = lines[below].max(piece.lines);
            let row = self.row.saturating_add(down(below)?);
            words(
                self.onto,
                row,
                place(column)?,
                piece.words,
                look(piece.words),
            )?;
        }
        Ok(())
    }

    /// Goes below rows of so many lines each.
    fn down(&mut self, lines: &[usize]) -> Drawn {
        for lines in lines {
            self.height(text::LINE, *lines)?;
            self.row += 1;
        }
        Ok(())
    }

    fn room(&self, column: usize, weight: Weight) -> Room {
        let digits = self.sheet.columns.get(column).map_or(COLUMN, |c| c.width);
        Room { digits, weight }
    }

    /// Makes the row as tall as its lines: not every program does so by itself.
    fn height(&mut self, line: f64, lines: usize) -> Drawn {
        let lines = f64::from(down(lines)?);
        self.onto.set_row_height(self.row, line * lines)?;
        Ok(())
    }
}

fn down(rows: usize) -> Result<RowNum, XlsxError> {
    RowNum::try_from(rows).map_err(|_| XlsxError::RowColumnLimitError)
}

/// Writes a value that is no words.
fn cell(onto: &mut Worksheet, row: RowNum, column: ColNum, value: &Value, looks: &Cells) -> Drawn {
    match value {
        Value::Empty | Value::Text(_) => onto.write_blank(row, column, &looks.empty)?,
        // Excel counts in floating point, which is exact far beyond any count of ours.
        Value::Number(count) => {
            onto.write_number_with_format(row, column, *count as f64, &looks.number)?
        }
        Value::Date(day) => {
            let part = |n: u32| u8::try_from(n).unwrap_or(u8::MAX);
            let year = u16::try_from(day.year()).unwrap_or(u16::MAX);
            let date = ExcelDateTime::from_ymd(year, part(day.month()), part(day.day()))?;
            onto.write_datetime_with_format(row, column, &date, &looks.date)?
        }
        Value::Share(share) => match share.percent() {
            None => onto.write_blank(row, column, &looks.empty)?,
            Some(percent) => {
                let part = f64::from(percent) / 100.0;
                onto.write_number_with_format(row, column, part, &looks.percent)?
            }
        },
    };
    Ok(())
}

/// Writes words as words.
fn words(onto: &mut Worksheet, row: RowNum, column: ColNum, piece: &str, look: &Format) -> Drawn {
    if piece.starts_with("<r>") && piece.ends_with("</r>") {
        // The library would take these for markup of its own; cut into runs they are escaped.
        let usual = look::usual();
        let runs: Vec<(&Format, &str)> = piece
            .split_inclusive(['<', '_'])
            .map(|run| (&usual, run))
            .collect();
        onto.write_rich_string_with_format(row, column, &runs, look)?;
    } else {
        onto.write_string_with_format(row, column, piece, look)?;
    }
    Ok(())
}
