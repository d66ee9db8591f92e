//! Rows of cells from a workbook or the clipboard, and which column is which field of a task.
//!
//! [`workbook`](crate::workbook()) or [`Grid::pasted`] gives a grid, [`match_columns`] proposes
//! what its columns are, a person may change that, and [`tasks_of_grid`] makes tasks of it.

use crate::line::left;
pub use crate::rows::ORDER;
use crate::rows::{self, Column};
use plan::text::{fold, squeeze};
use plan::unit_names::{is_unit, split_units};
use plan::{DraftTask, LeftOver, LeftReason, Merge, RichText, Table, Timeframe, When};
use std::ops::Range;

/// Rows of cells as they are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grid {
    /// The sheet's name; empty for pasted cells.
    pub name: String,
    /// Rows that say something, each with the same number of cells; a line break is `\n`.
    pub rows: Vec<Vec<String>>,
    /// For each row the number it has in its sheet or paste, from 1.
    pub numbers: Vec<u32>,
    /// Cells that are one; the words stand in the first. None lies over another.
    pub merges: Vec<Merge>,
}

/// Most rows looked through for a heading.
const HEADING_WITHIN: usize = 30;

impl Grid {
    /// Cells as Excel, Word and LibreOffice put them on the clipboard: parted by tabs and line
    /// ends, in quotes where they hold those.
    pub fn pasted(text: &str) -> Self {
        let rows = rows::cells(&crate::clean(text));
        let width = rows.iter().map(|(_, row)| row.len()).max().unwrap_or(0);
        let mut grid = Self::default();
        for (number, mut row) in rows {
            row.resize(width, String::new());
            grid.rows.push(row);
            grid.numbers.push(number);
        }
        grid
    }

    /// The words of a cell; a covered one says what the merged cell says.
    fn cell(&self, row: usize, column: usize) -> &str {
        let merge = self.merges.iter().find(|m| m.covers(row, column));
        let (row, column) = merge.map_or((row, column), |m| (m.row, m.column));
        let cell = self.rows.get(row).and_then(|r| r.get(column));
        cell.map_or("", |c| c.trim())
    }

    fn width(&self) -> usize {
        self.rows.first().map_or(0, Vec::len)
    }

    fn said(&self, row: usize) -> usize {
        let cells = self.rows.get(row).into_iter().flatten();
        cells.filter(|c| !c.trim().is_empty()).count()
    }

    /// These rows as a table of a plan.
    fn table(&self, part: Range<usize>) -> Table {
        let inside = |m: &&Merge| m.row >= part.start && m.row + m.rows <= part.end;
        let moved = |m: &Merge| Merge {
            row: m.row - part.start,
            ..*m
        };
        let cells = |row: &Vec<String>| row.iter().map(RichText::plain).collect();
        Table {
            header_rows: 0,
            rows: self.rows[part.clone()].iter().map(cells).collect(),
            merges: self.merges.iter().filter(inside).map(moved).collect(),
        }
    }

    /// The rows between the lines above and below the cells, and how many of them are a heading.
    pub(crate) fn table_part(&self) -> (Range<usize>, usize) {
        let columns = match_columns(self);
        let last = (0..self.rows.len()).rfind(|row| self.said(*row) > 1);
        let end = last.map_or(columns.above, |row| row + 1);
        (columns.above.min(end)..end, columns.heading)
    }
}

/// How it was told what a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ground {
    /// By the words of its heading.
    Heading,
    /// By a heading that is vague, or that names what another column is already.
    VagueHeading,
    /// By what stands in its cells.
    Content,
    /// By its place alone.
    Place,
    /// It was not: its words go to the remarks.
    Nothing,
}

/// A column of a grid and what it seems to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// What it is; `None` if that cannot be told.
    pub column: Option<Column>,
    /// The words of its heading, if there is one.
    pub heading: String,
    /// How that was told.
    pub ground: Ground,
}

impl Match {
    /// Whether nobody has to look at it.
    pub fn is_sure(&self) -> bool {
        self.ground == Ground::Heading
    }
}

/// What the columns of a grid are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Columns {
    /// Rows above the heading: titles.
    pub above: usize,
    /// Rows of the heading; 0 if there is none.
    pub heading: usize,
    /// One for each column, from the left.
    pub columns: Vec<Match>,
}

/// A cell that is not what its column says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsure {
    /// The row's number in its sheet or paste, from 1.
    pub row: u32,
    /// What its column is.
    pub column: Column,
    /// The words of the cell; empty where some are missing.
    pub text: String,
}

/// What was read out of a grid.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GridTasks {
    /// The tasks; their lines are the numbers of their rows.
    pub tasks: Vec<DraftTask>,
    /// Cells that somebody should look at.
    pub unsure: Vec<Unsure>,
    /// Words that are in no task, with the number of their row as the line: titles, headings,
    /// groups, sums.
    pub left_over: Vec<LeftOver>,
}

/// Proposes what the columns of a grid are: by a heading of one or more rows, in any order, under
/// any titles; without one by what stands in the cells, then by the order of a plan's annex.
pub fn match_columns(grid: &Grid) -> Columns {
    let found = headed(grid).or_else(|| loosely_headed(grid));
    let mut columns = found.unwrap_or_else(|| {
        let titled = |row: &usize| grid.width() > 1 && grid.said(*row) == 1;
        let titles = (0..grid.rows.len()).take_while(titled).count();
        Columns {
            above: if titles < grid.rows.len() { titles } else { 0 },
            heading: 0,
            columns: vec![nothing(String::new()); grid.width()],
        }
    });
    by_content(grid, &mut columns);
    columns
}

fn nothing(heading: String) -> Match {
    Match {
        column: None,
        heading,
        ground: Ground::Nothing,
    }
}

/// A heading that names what is to be done and two columns more.
fn headed(grid: &Grid) -> Option<Columns> {
    let end = grid.rows.len().min(HEADING_WITHIN);
    let wide = |row: usize| {
        let over = |m: &Merge| m.row == row && m.columns * 2 > grid.width();
        grid.merges.iter().any(over)
    };
    let starts = (0..end).filter(|row| grid.said(*row) > 1 && !wide(*row));
    let mut best: Option<(usize, Columns)> = None;
    for above in starts {
        let table = grid.table(above..grid.rows.len().min(above + HEADING_WITHIN));
        let Some((heading, _)) = rows::columns_of(&table) else {
            continue;
        };
        let names = rows::names(&table, heading);
        let columns = named(names);
        let sure = columns.iter().filter(|c| c.is_sure()).count();
        if best.as_ref().is_none_or(|(most, _)| sure > *most) {
            let found = Columns {
                above,
                heading,
                columns,
            };
            best = Some((sure, found));
        }
    }
    best.map(|(_, columns)| columns)
}

/// A first row of at least two names.
fn loosely_headed(grid: &Grid) -> Option<Columns> {
    let above = (0..grid.rows.len()).find(|row| grid.said(*row) > 1)?;
    rows::heading(&grid.rows[above])?;
    let cell = |column| squeeze(grid.cell(above, column));
    Some(Columns {
        above,
        heading: 1,
        columns: named((0..grid.width()).map(cell).collect()),
    })
}

fn named(names: Vec<String>) -> Vec<Match> {
    let mut columns: Vec<Match> = Vec::new();
    for heading in names {
        let column = rows::column_of_table(&heading);
        let clear = rows::column_named(&heading).is_some() || rows::is_rarer(&heading);
        let taken = column.is_some() && columns.iter().any(|c| c.column == column);
        let ground = match column {
            None => Ground::Nothing,
            Some(_) if taken || !clear => Ground::VagueHeading,
            Some(_) => Ground::Heading,
        };
        columns.push(Match {
            column,
            heading,
            ground,
        });
    }
    columns
}

/// What is asked of a column's cells, and how large a part of them must answer.
const ENOUGH: f64 = 0.6;

/// A question put to a cell.
type Asks = fn(&str) -> bool;

/// Tells the columns without a name by their cells, and by their place if no column has a name.
fn by_content(grid: &Grid, columns: &mut Columns) {
    let body = columns.above + columns.heading..grid.rows.len();
    let unnamed = columns.heading == 0;
    let parts: Vec<Vec<&str>> = (0..grid.width())
        .map(|column| {
            let cells = body.clone().map(|row| grid.rows[row][column].trim());
            cells.filter(|c| !c.is_empty()).collect()
        })
        .collect();
    let open = |columns: &Columns, at: usize| {
        let found = &columns.columns[at];
        found.column.is_none() && found.heading.is_empty() && !parts[at].is_empty()
    };
    let asked: [(Column, Asks); 5] = [
        (Column::Number, rows::is_number),
        (Column::Timeframe, is_time),
        (Column::Budget, is_money),
        (Column::Lead, is_unit),
        (Column::Coordinating, is_units),
    ];
    for (kind, answers) in asked {
        let taken = columns.columns.iter().any(|c| c.column == Some(kind));
        let share = |at: usize| {
            let yes = parts[at].iter().filter(|cell| answers(cell)).count();
            yes as f64 / parts[at].len() as f64
        };
        let fits = |at: &usize| open(columns, *at) && share(*at) >= ENOUGH;
        // One lone number is more likely what is to be done than its number.
        let alone = kind == Column::Number && grid.width() == 1;
        let found = (0..grid.width()).find(fits).filter(|_| !taken && !alone);
        put(columns, found, kind, Ground::Content);
    }
    if !unnamed {
        return;
    }
    let length = |at: &usize| {
        let letters: usize = parts[*at].iter().map(|c| c.chars().count()).sum();
        letters / parts[*at].len().max(1)
    };
    // What is to be done stands first, or at much greater length.
    let first = (0..grid.width()).find(|at| open(columns, *at));
    let longest = (0..grid.width())
        .filter(|at| open(columns, *at))
        .max_by_key(|at| (length(at), usize::MAX - at));
    let much = |at: &usize| first.is_some_and(|first| length(at) >= 2 * length(&first));
    let text = longest.filter(much).or(first);
    put(columns, text, Column::Text, Ground::Place);
    for kind in ORDER {
        let taken = columns.columns.iter().any(|c| c.column == Some(kind));
        let next = (0..grid.width()).find(|at| open(columns, *at));
        put(columns, next.filter(|_| !taken), kind, Ground::Place);
    }
}

fn put(columns: &mut Columns, at: Option<usize>, kind: Column, ground: Ground) {
    if let Some(found) = at.and_then(|at| columns.columns.get_mut(at)) {
        found.column = Some(kind);
        found.ground = ground;
    }
}

/// Whether a wording of time is understood; a day may stand alone.
fn is_read(wording: &str) -> bool {
    const ANY_YEAR: i32 = 2000;
    let read = |words: &str| Timeframe::read(words, ANY_YEAR).when != When::Unset;
    read(wording) || read(&format!("ngày {wording}"))
}

fn is_time(cell: &str) -> bool {
    cell.chars().count() <= 60 && is_read(cell)
}

fn is_money(cell: &str) -> bool {
    let folded = fold(cell);
    let digits = folded.chars().filter(char::is_ascii_digit).count();
    let words = [
        "ngan sach",
        "kinh phi",
        "xa hoi hoa",
        "khong phat sinh",
        "du toan",
        "trieu",
    ];
    let sum = digits >= 4 && !folded.contains(|c: char| c.is_alphabetic() || c == '/');
    let money = digits > 0 && (folded.ends_with("dong") || folded.ends_with(" d"));
    sum || money || words.iter().any(|word| folded.contains(word))
}

fn is_units(cell: &str) -> bool {
    let parts = split_units(cell);
    !parts.is_empty() && parts.iter().all(|part| is_unit(part))
}

/// Makes tasks of a grid whose columns are known.
pub fn tasks_of_grid(grid: &Grid, columns: &Columns) -> GridTasks {
    let kinds: Vec<Option<Column>> = columns.columns.iter().map(|c| c.column).collect();
    let body = (columns.above + columns.heading).min(grid.rows.len());
    let mut out = GridTasks::default();
    let row_text = |row: usize| squeeze(&grid.rows[row].join(" "));
    let number = |row: usize| grid.numbers.get(row).copied().unwrap_or(0);
    for row in 0..body {
        let reason = if row < columns.above {
            LeftReason::Unplaced
        } else {
            LeftReason::PrintedByForm
        };
        out.left_over
            .push(left(number(row), &row_text(row), reason));
    }
    let table = grid.table(0..grid.rows.len());
    for row in body..grid.rows.len() {
        let cells: Vec<String> = (0..grid.width())
            .map(|column| rows::cell_of(&table, row, column))
            .collect();
        if columns.heading > 0 && rows::is_counted(&cells) {
            let reason = LeftReason::PrintedByForm;
            out.left_over
                .push(left(number(row), &row_text(row), reason));
        } else if columns.heading > 0 && rows::is_group(&table, row, &kinds) {
            let reason = LeftReason::Unplaced;
            out.left_over
                .push(left(number(row), &row_text(row), reason));
        } else if let Some(task) = rows::one(&cells, &kinds) {
            let line = number(row);
            out.unsure.extend(unsure(&task, line));
            out.tasks.push(DraftTask { line, ..task });
        }
    }
    out
}

/// What of a task does not look like what its column says.
fn unsure(task: &DraftTask, row: u32) -> impl Iterator<Item = Unsure> {
    let untimed = !task.timeframe.is_empty() && !is_read(&task.timeframe);
    let nameless = task.text.trim().is_empty();
    let strange = !task.lead.is_empty() && !is_unit(&task.lead);
    let told = [
        (nameless, Column::Text, &task.text),
        (strange, Column::Lead, &task.lead),
        (untimed, Column::Timeframe, &task.timeframe),
    ];
    let told = told.map(|(odd, column, text)| {
        odd.then(|| Unsure {
            row,
            column,
            text: text.clone(),
        })
    });
    told.into_iter().flatten()
}
