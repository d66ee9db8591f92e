//! Tables of tasks, from a workbook or the clipboard: their columns are matched and shown, and
//! kept as tasks only when somebody accepted that.

use super::tasks::{blank, change_tasks};
use super::{Office, file, history, import, lock};
use crate::clock;
use crate::wire::{
    self, CellColumn, CellField, CellGround, CellRow, CellTask, CellsChoice, CellsPreview, Failure,
    RefusedRow, SavedTasks, SheetPreview, TaskFields, UnsureCell, reader,
};
use ::import::grid::{Columns, Grid, GridTasks, Match, ORDER, match_columns, tasks_of_grid};
use ::import::{Column, DOCX_LIMIT, ImportError};
use plan::text::squeeze;
use plan::{LeftReason, PlanId};
use std::cmp::Reverse;
use std::path::Path;
use std::sync::Arc;
use store::{Change, EventKind};

/// Most entries of a list that are shown.
const SHOWN: usize = 50;
/// Most letters of a cell that are shown among rows.
const EXCERPT: usize = 200;

/// The table that waits to be accepted; a further one takes its place.
pub struct Held {
    token: String,
    grids: Arc<Vec<Grid>>,
}

/// A sheet that was read, with what its columns are.
pub struct Sheet {
    /// Names of the file's sheets.
    pub sheets: Vec<String>,
    /// As it is understood.
    pub preview: SheetPreview,
    grids: Vec<Grid>,
}

/// Lets the user choose a table of tasks, matches its columns, keeps nothing.
pub fn pick(office: &Office, plan: String) -> Result<CellsPreview, Failure> {
    let language = office.language().unwrap_or(wire::Language::Vi);
    let path = office.dialogs.table_to_read(language);
    let path = path.ok_or(Failure::Cancelled)?;
    let read = read(office, &plan, &path, None)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(hold(office, read, name.into_owned()))
}

/// Reads a table and matches the columns of its most promising sheet, or of the one named.
///
/// # Errors
/// The file cannot be read; no such plan or sheet.
pub fn read(
    office: &Office,
    plan: &str,
    path: &Path,
    sheet: Option<&str>,
) -> Result<Sheet, Failure> {
    let bytes = file::load(path, DOCX_LIMIT)?;
    let grids = office.reader.cells(&bytes, &office.readings.watch())?;
    understand(office, plan, grids, sheet)
}

/// Matches the columns of rows pasted from Excel or Word, keeps nothing.
pub fn preview_text(office: &Office, plan: String, text: String) -> Result<CellsPreview, Failure> {
    let read = understand(office, &plan, vec![Grid::pasted(&text)], None)?;
    Ok(hold(office, read, String::new()))
}

/// Matches the columns of another sheet; keeps nothing.
pub fn sheet(
    office: &Office,
    plan: String,
    cells: String,
    sheet: u32,
) -> Result<SheetPreview, Failure> {
    let grids = held(office, &cells)?;
    preview(year(office, &plan)?, &grids, proposed(&grids, sheet)?)
}

/// What a table becomes with other columns; keeps nothing.
pub fn change(
    office: &Office,
    plan: String,
    cells: String,
    choice: CellsChoice,
) -> Result<SheetPreview, Failure> {
    let grids = held(office, &cells)?;
    preview(year(office, &plan)?, &grids, choice)
}

/// Adds the rows of a table as accepted tasks at the end of a plan, in one change.
pub fn accept(
    office: &Office,
    plan: String,
    cells: String,
    choice: CellsChoice,
) -> Result<SavedTasks, Failure> {
    let grids = held(office, &cells)?;
    let saved = keep(office, &plan, &grids, &choice)?;
    let mut slot = lock(&office.cells);
    slot.take_if(|held| held.token == cells);
    Ok(saved)
}

/// Adds the rows of a sheet as it was understood.
///
/// # Errors
/// None of its rows can be a task, or the plan has no room for them.
pub fn accept_read(office: &Office, plan: &str, read: &Sheet) -> Result<SavedTasks, Failure> {
    keep(office, plan, &read.grids, &read.preview.choice)
}

fn keep(
    office: &Office,
    plan: &str,
    grids: &[Grid],
    choice: &CellsChoice,
) -> Result<SavedTasks, Failure> {
    let plan: PlanId = reader("plan", plan)?;
    let (grid, columns) = chosen(grids, choice)?;
    let read = tasks_of_grid(grid, &columns);
    let year = office.read(|store| Ok(store.plan_year(plan)?))?;
    let sorted = sort(read, grid, plan, year)?;
    let tasks: Vec<plan::Task> = sorted.tasks.into_iter().map(|(_, task)| task).collect();
    let ids: Vec<plan::TaskId> = tasks.iter().map(|task| task.id).collect();
    let change = history::of_tasks(Change::of(EventKind::TaskAdded), &ids);
    change_tasks(office, plan, change, |tx| {
        if tasks.is_empty() {
            return Err(plan::Flaws::from(plan::Flaw::new("tasks", plan::FlawKind::Empty)).into());
        }
        Ok(tx.insert_tasks(plan, &tasks)?)
    })
}

fn year(office: &Office, plan: &str) -> Result<i32, Failure> {
    let plan: PlanId = reader("plan", plan)?;
    office.read(|store| Ok(store.plan_year(plan)?))
}

fn gone(what: &str) -> Failure {
    Failure::NotFound {
        what: what.to_owned(),
    }
}

fn held(office: &Office, token: &str) -> Result<Arc<Vec<Grid>>, Failure> {
    let slot = lock(&office.cells);
    let held = slot.as_ref().filter(|held| held.token == token);
    held.map(|held| Arc::clone(&held.grids))
        .ok_or_else(|| gone("draft"))
}

fn hold(office: &Office, read: Sheet, file_name: String) -> CellsPreview {
    let token = clock::mint().to_string();
    *lock(&office.cells) = Some(Held {
        token: token.clone(),
        grids: Arc::new(read.grids),
    });
    CellsPreview {
        cells: token,
        file_name,
        sheets: read.sheets,
        sheet: read.preview,
    }
}

fn understand(
    office: &Office,
    plan: &str,
    grids: Vec<Grid>,
    sheet: Option<&str>,
) -> Result<Sheet, Failure> {
    let year = year(office, plan)?;
    if grids.iter().all(|grid| grid.rows.is_empty()) {
        return Err(import::unreadable(ImportError::NoText));
    }
    let at = match sheet {
        None => promising(&grids),
        Some(name) => (grids.iter())
            .position(|grid| grid.name == name)
            .ok_or_else(|| gone("sheet"))?,
    };
    let preview = preview(year, &grids, proposed(&grids, wire::small(at))?)?;
    Ok(Sheet {
        sheets: grids.iter().map(|grid| grid.name.clone()).collect(),
        preview,
        grids,
    })
}

/// The sheet that looks most like a table of tasks: by its sure columns, else the first.
fn promising(grids: &[Grid]) -> usize {
    let sure = |grid: &Grid| {
        let columns = match_columns(grid).columns;
        columns.iter().filter(|c| c.is_sure()).count()
    };
    let best = grids.iter().enumerate();
    let best = best.max_by_key(|(at, grid)| (sure(grid), Reverse(*at)));
    best.map_or(0, |(at, _)| at)
}

/// What the columns of a sheet seem to be.
fn proposed(grids: &[Grid], sheet: u32) -> Result<CellsChoice, Failure> {
    let grid = grids.get(sheet as usize).ok_or_else(|| gone("sheet"))?;
    let columns = match_columns(grid);
    let fields = (columns.columns.iter().enumerate())
        .map(|(at, found)| field(grid, &columns, at, found))
        .collect();
    Ok(CellsChoice {
        sheet,
        first: wire::small(columns.above + columns.heading),
        fields,
    })
}

/// What a column is proposed to be. Words of one that is not told go to the remarks.
fn field(grid: &Grid, columns: &Columns, at: usize, found: &Match) -> CellField {
    match found.column {
        Some(column) => column.into(),
        None if is_blank(grid, columns, at) => CellField::Skipped,
        None => CellField::Remarks,
    }
}

/// Whether nothing stands in a column, nor above it.
fn is_blank(grid: &Grid, columns: &Columns, at: usize) -> bool {
    let body = grid.rows.iter().skip(columns.above + columns.heading);
    let mut cells = body.filter_map(|row| row.get(at));
    columns.columns[at].heading.is_empty() && cells.all(|cell| cell.trim().is_empty())
}

/// A sheet with its columns as chosen.
fn chosen<'a>(grids: &'a [Grid], choice: &CellsChoice) -> Result<(&'a Grid, Columns), Failure> {
    let grid = (grids.get(choice.sheet as usize)).ok_or_else(|| gone("sheet"))?;
    let mut columns = match_columns(grid);
    let first = (choice.first as usize).min(grid.rows.len());
    if first != columns.above + columns.heading {
        columns.heading = columns.heading.max(1).min(first);
        columns.above = first - columns.heading;
        let last = first.checked_sub(1).and_then(|row| grid.rows.get(row));
        for (at, found) in columns.columns.iter_mut().enumerate() {
            found.heading = last.map_or(String::new(), |row| squeeze(&row[at]));
        }
    }
    for (found, field) in columns.columns.iter_mut().zip(&choice.fields) {
        found.column = Some((*field).into());
    }
    Ok((grid, columns))
}

/// Rows that become tasks, and those that cannot.
struct Sorted {
    tasks: Vec<(u32, plan::Task)>,
    refused: Vec<RefusedRow>,
    rest: GridTasks,
}

fn sort(read: GridTasks, grid: &Grid, plan: PlanId, year: i32) -> Result<Sorted, Failure> {
    let mut sorted = Sorted {
        tasks: Vec::new(),
        refused: Vec::new(),
        rest: GridTasks::default(),
    };
    for draft in &read.tasks {
        match TaskFields::from(draft).apply(&blank(plan), year) {
            Ok(task) => sorted.tasks.push((draft.line, task)),
            Err(Failure::Flaws { flaws }) => sorted.refused.push(RefusedRow {
                row: draft.line,
                text: excerpt(&words(grid, draft.line)),
                flaws,
            }),
            Err(failure) => return Err(failure),
        }
    }
    let refused: Vec<u32> = sorted.refused.iter().map(|row| row.row).collect();
    sorted.rest = read;
    // A row that cannot be a task says so once.
    let unsure = &mut sorted.rest.unsure;
    unsure.retain(|cell| refused.binary_search(&cell.row).is_err());
    Ok(sorted)
}

/// All words of a row by its number.
fn words(grid: &Grid, number: u32) -> String {
    let at = grid.numbers.binary_search(&number);
    let row = at.ok().and_then(|at| grid.rows.get(at));
    row.map_or(String::new(), |row| squeeze(&row.join(" ")))
}

fn excerpt(text: &str) -> String {
    match text.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn preview(year: i32, grids: &[Grid], choice: CellsChoice) -> Result<SheetPreview, Failure> {
    let (grid, columns) = chosen(grids, &choice)?;
    let before = match_columns(grid);
    let proposal = proposed(grids, choice.sheet)?;
    let shown: Vec<CellColumn> = (before.columns.iter().enumerate())
        .map(|(at, found)| {
            let kept = proposal.fields.get(at) == choice.fields.get(at);
            let ground = if !kept {
                CellGround::Chosen
            } else if found.column.is_none() && is_blank(grid, &before, at) {
                CellGround::Blank
            } else {
                found.ground.into()
            };
            CellColumn {
                heading: excerpt(&columns.columns[at].heading),
                sure: found.is_sure() || matches!(ground, CellGround::Blank | CellGround::Chosen),
                ground,
            }
        })
        .collect();
    let fields = (columns.columns.iter())
        .map(|c| c.column.map_or(CellField::Remarks, CellField::from))
        .collect();
    let choice = CellsChoice {
        sheet: choice.sheet,
        first: wire::small(columns.above + columns.heading),
        fields,
    };
    let sorted = sort(
        tasks_of_grid(grid, &columns),
        grid,
        PlanId(clock::mint()),
        year,
    )?;
    let rest = &sorted.rest;
    let told = columns.heading > 0 && shown.iter().all(|column| column.sure);
    let plain = |reason: LeftReason| reason == LeftReason::PrintedByForm;
    let straight = (told || columns.heading == 0 && in_order(&columns, &shown))
        && !sorted.tasks.is_empty()
        && sorted.refused.is_empty()
        && rest.unsure.is_empty()
        && rest.left_over.iter().all(|left| plain(left.reason));
    let rows = grid.rows.iter().zip(&grid.numbers).take(SHOWN);
    Ok(SheetPreview {
        choice,
        columns: shown,
        rows: rows
            .map(|(row, number)| CellRow {
                row: *number,
                cells: row.iter().map(|cell| excerpt(cell)).collect(),
            })
            .collect(),
        tasks: (sorted.tasks.iter().take(SHOWN))
            .map(|(row, task)| CellTask {
                row: *row,
                fields: wire::task_view(task, year, String::new()).fields,
            })
            .collect(),
        count: wire::small(sorted.tasks.len()),
        unsure_count: wire::small(rest.unsure.len()),
        unsure: (rest.unsure.iter().take(SHOWN))
            .map(|cell| UnsureCell {
                row: cell.row,
                field: cell.column.into(),
                text: excerpt(&cell.text),
            })
            .collect(),
        refused_count: wire::small(sorted.refused.len()),
        left_over_count: wire::small(rest.left_over.len()),
        left_over: rest.left_over.iter().take(SHOWN).map(Into::into).collect(),
        refused: sorted.refused.into_iter().take(SHOWN).collect(),
        straight,
    })
}

/// Whether columns without a heading stand as those of the task grid do, a number first or not.
fn in_order(columns: &Columns, shown: &[CellColumn]) -> bool {
    let numbered = columns.columns.first().and_then(|c| c.column) == Some(Column::Number);
    let fields = columns.columns.iter().map(|c| c.column).zip(shown);
    let mut order = ORDER.iter();
    fields.skip(usize::from(numbered)).all(|(field, column)| {
        let here = order.next();
        column.ground == CellGround::Blank || field == here.copied()
    })
}
