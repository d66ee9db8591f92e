//! Tables of what was done, from a workbook or the clipboard: their columns are matched and
//! shown, and kept as entries only when somebody accepted that.

use super::Names;
use super::change::put;
use super::weigh::{Weighed, weigh};
use crate::clock;
use crate::office::{Office, file, import, lock};
use crate::wire::{
    self, CellRow, Failure, LogColumn, LogCount, LogFields, LogRow, LogSheet, LogTable,
    LogTableChoice, RefusedLogRow, SavedLog, UnsureLogRow,
};
use ::import::grid::Grid;
use ::import::{DOCX_LIMIT, ImportError};
use plan::text::{fold, squeeze};
use plan::{Flaw, FlawKind, Flaws};
use std::path::Path;
use std::sync::Arc;
use store::{Change, EventKind, Records};

/// Most entries of a list that are shown.
const SHOWN: usize = 50;
/// Most letters of a cell that are shown among rows.
const EXCERPT: usize = 200;
/// Rows looked through for a heading.
const HEADING_WITHIN: usize = 30;
/// Most rows taken over at once.
const ROWS: usize = 20_000;

/// The table that waits to be accepted; a further one takes its place.
pub struct Held {
    token: String,
    grids: Arc<Vec<Grid>>,
}

/// Lets the user choose a table, matches its columns, keeps nothing.
pub fn pick(office: &Office) -> Result<LogTable, Failure> {
    let language = office.language().unwrap_or(wire::Language::Vi);
    let path = office.dialogs.table_to_read(language);
    let path = path.ok_or(Failure::Cancelled)?;
    let grids = read(office, &path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    hold(office, grids, name.into_owned())
}

fn read(office: &Office, path: &Path) -> Result<Vec<Grid>, Failure> {
    let bytes = file::load(path, DOCX_LIMIT)?;
    office.reader.cells(&bytes, &office.readings.watch())
}

/// Matches the columns of rows pasted from Excel or Word, keeps nothing.
pub fn preview_text(office: &Office, text: String) -> Result<LogTable, Failure> {
    hold(office, vec![Grid::pasted(&text)], String::new())
}

fn hold(office: &Office, grids: Vec<Grid>, file_name: String) -> Result<LogTable, Failure> {
    if grids.iter().all(|grid| grid.rows.is_empty()) {
        return Err(import::unreadable(ImportError::NoText));
    }
    let named = |grid: &Grid| headed(grid).map_or(0, |(_, known)| known);
    let best = (grids.iter().enumerate()).max_by_key(|(at, grid)| (named(grid), usize::MAX - at));
    let at = best.map_or(0, |(at, _)| at);
    let choice = proposed(&grids, wire::small(at))?;
    let sheet = office.read(|store| preview(store, &grids, choice))?;
    let token = clock::mint().to_string();
    let sheets = grids.iter().map(|grid| grid.name.clone()).collect();
    *lock(&office.log_table) = Some(Held {
        token: token.clone(),
        grids: Arc::new(grids),
    });
    Ok(LogTable {
        table: token,
        file_name,
        sheets,
        sheet,
    })
}

fn gone(what: &str) -> Failure {
    Failure::NotFound {
        what: what.to_owned(),
    }
}

fn held(office: &Office, token: &str) -> Result<Arc<Vec<Grid>>, Failure> {
    let slot = lock(&office.log_table);
    let held = slot.as_ref().filter(|held| held.token == token);
    held.map(|held| Arc::clone(&held.grids))
        .ok_or_else(|| gone("draft"))
}

/// Matches the columns of another sheet; keeps nothing.
pub fn sheet(office: &Office, table: String, sheet: u32) -> Result<LogSheet, Failure> {
    let grids = held(office, &table)?;
    let choice = proposed(&grids, sheet)?;
    office.read(|store| preview(store, &grids, choice))
}

/// What a table becomes with other columns; keeps nothing.
pub fn change(office: &Office, table: String, choice: LogTableChoice) -> Result<LogSheet, Failure> {
    let grids = held(office, &table)?;
    office.read(|store| preview(store, &grids, choice))
}

/// Adds the rows of a table that can be entries, in one change.
pub fn accept(
    office: &Office,
    table: String,
    choice: LogTableChoice,
    reason: String,
) -> Result<SavedLog, Failure> {
    let grids = held(office, &table)?;
    let (entries, saved) = office.change(Change::of(EventKind::LogImported), |tx| {
        let names = Names::of(tx)?;
        let sorted = sort(tx, &names, &grids, &choice)?;
        if sorted.entries.is_empty() {
            return Err(Flaws::from(Flaw::new("entries", FlawKind::Empty)).into());
        }
        let mut kept = Vec::new();
        for (_, weighed) in sorted.entries {
            kept.push(put(tx, &names, None, weighed.entry, &reason)?);
        }
        names.views(tx, &kept)
    })?;
    let mut slot = lock(&office.log_table);
    slot.take_if(|held| held.token == table);
    Ok(SavedLog { saved, entries })
}

/// Words of headings for each column, folded, the most telling first.
const HEADINGS: [(LogColumn, &[&str]); 11] = [
    (LogColumn::Day, &["ngay", "thoi gian", "date"]),
    (
        LogColumn::Channel,
        &["hinh thuc", "kenh", "loai hinh", "channel"],
    ),
    (
        LogColumn::People,
        &["so nguoi", "nguoi tham", "luot nguoi", "people"],
    ),
    (LogColumn::Minutes, &["phut", "thoi luong", "minutes"]),
    (LogColumn::Measure, &["don vi tinh", "dvt", "measure"]),
    (
        LogColumn::Unit,
        &["don vi", "co quan", "phong", "unit", "chu tri"],
    ),
    (
        LogColumn::Official,
        &["nguoi thuc hien", "can bo", "phu trach", "official"],
    ),
    (
        LogColumn::Topic,
        &["noi dung", "chu de", "ten", "topic", "cong viec"],
    ),
    (
        LogColumn::Place,
        &["dia diem", "noi", "thon", "ban", "place"],
    ),
    (
        LogColumn::Count,
        &[
            "so luong", "so luot", "so buoi", "so cuoc", "ket qua", "count", "sl",
        ],
    ),
    (LogColumn::Note, &["ghi chu", "note"]),
];

/// What a heading names.
fn column_named(heading: &str) -> Option<LogColumn> {
    let words = fold(&squeeze(heading));
    let begins = |name: &str| {
        let rest = words.strip_prefix(name);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let found = |(column, names): &(LogColumn, &[&str])| {
        names.iter().any(|name| begins(name)).then_some(*column)
    };
    HEADINGS.iter().find_map(found)
}

/// The row that names most columns, and how many.
fn headed(grid: &Grid) -> Option<(usize, usize)> {
    let known = |row: &Vec<String>| row.iter().filter(|c| column_named(c).is_some()).count();
    let rows = grid.rows.iter().take(HEADING_WITHIN).map(known);
    let best = (rows.enumerate()).max_by_key(|(at, known)| (*known, usize::MAX - at));
    best.filter(|(_, known)| *known >= 2)
}

/// The order of columns without a heading.
const ORDER: [LogColumn; 7] = [
    LogColumn::Day,
    LogColumn::Channel,
    LogColumn::Topic,
    LogColumn::Place,
    LogColumn::Count,
    LogColumn::Unit,
    LogColumn::Note,
];

/// What the columns of a sheet seem to be.
fn proposed(grids: &[Grid], sheet: u32) -> Result<LogTableChoice, Failure> {
    let grid = grids.get(sheet as usize).ok_or_else(|| gone("sheet"))?;
    let width = grid.rows.first().map_or(0, Vec::len);
    let mut fields = Vec::new();
    let first = match headed(grid) {
        Some((row, _)) => {
            for (at, cell) in grid.rows[row].iter().enumerate() {
                let column = column_named(cell).filter(|c| !fields.contains(c));
                let below = grid.rows.iter().skip(row + 1);
                let blank = below.clone().all(|row| row[at].trim().is_empty());
                let number = matches!(fold(cell.trim()).as_str(), "stt" | "tt" | "so tt" | "#");
                fields.push(match column {
                    Some(column) => column,
                    None if blank || number => LogColumn::Skipped,
                    None => LogColumn::Note,
                });
            }
            row + 1
        }
        None => {
            let order = ORDER
                .into_iter()
                .chain(std::iter::repeat(LogColumn::Skipped));
            fields.extend(order.take(width));
            0
        }
    };
    Ok(LogTableChoice {
        sheet,
        first: wire::small(first),
        fields,
        channel: String::new(),
        plan: String::new(),
    })
}

/// Rows that become entries, and those that cannot.
struct Sorted {
    entries: Vec<(u32, Weighed)>,
    refused: Vec<RefusedLogRow>,
}

fn sort(
    records: &Records,
    names: &Names,
    grids: &[Grid],
    choice: &LogTableChoice,
) -> Result<Sorted, Failure> {
    let grid = grids
        .get(choice.sheet as usize)
        .ok_or_else(|| gone("sheet"))?;
    let mut sorted = Sorted {
        entries: Vec::new(),
        refused: Vec::new(),
    };
    let body = grid.rows.iter().zip(&grid.numbers);
    for (row, number) in body.skip(choice.first as usize).take(ROWS) {
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        match weigh(records, &names.channels, &fields(names, row, choice), None) {
            Ok(weighed) => sorted.entries.push((*number, weighed)),
            Err(Failure::Flaws { flaws }) => sorted.refused.push(RefusedLogRow {
                row: *number,
                text: excerpt(&squeeze(&row.join(" "))),
                flaws,
            }),
            Err(failure) => return Err(failure),
        }
    }
    Ok(sorted)
}

/// A row as the form of an entry. A person nobody knows goes to the note, as does what stands in
/// columns without a name.
fn fields(names: &Names, row: &[String], choice: &LogTableChoice) -> LogFields {
    let cells = |wanted: LogColumn| {
        let of_column = row.iter().zip(&choice.fields);
        let cells = of_column.filter(move |(_, field)| **field == wanted);
        cells
            .map(|(cell, _)| cell.trim())
            .filter(|cell| !cell.is_empty())
    };
    let cell = |wanted: LogColumn| cells(wanted).next().unwrap_or_default();
    let channel = match cell(LogColumn::Channel) {
        "" => choice.channel.clone(),
        said => super::called(&names.channels, said).map_or(said.to_owned(), |c| c.code.clone()),
    };
    let person = cell(LogColumn::Official);
    let known = names.officials.iter();
    let known = known.filter(|(_, name)| !person.is_empty() && fold(name) == fold(person));
    let official = known.map(|(id, _)| id.to_string()).next();
    let stranger = official.is_none().then_some(person);
    let note: Vec<&str> = (stranger.into_iter().filter(|name| !name.is_empty()))
        .chain(cells(LogColumn::Note))
        .collect();
    let count = |column: LogColumn, unit: &str| LogCount {
        count: cell(column).to_owned(),
        measure: unit.to_owned(),
    };
    let day = cell(LogColumn::Day).split_whitespace().next();
    LogFields {
        day: day.unwrap_or_default().to_owned(),
        channel,
        topic: cell(LogColumn::Topic).to_owned(),
        place: cell(LogColumn::Place).to_owned(),
        measures: vec![
            count(LogColumn::Count, cell(LogColumn::Measure)),
            count(LogColumn::People, "lượt người"),
            count(LogColumn::Minutes, "phút"),
        ],
        unit: cell(LogColumn::Unit).to_owned(),
        official: official.unwrap_or_default(),
        plan: choice.plan.clone(),
        task: String::new(),
        note: note.join("; "),
    }
}

fn excerpt(text: &str) -> String {
    match text.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn preview(
    records: &Records,
    grids: &[Grid],
    mut choice: LogTableChoice,
) -> Result<LogSheet, Failure> {
    let grid = grids
        .get(choice.sheet as usize)
        .ok_or_else(|| gone("sheet"))?;
    let width = grid.rows.first().map_or(0, Vec::len);
    choice.fields.resize(width, LogColumn::Skipped);
    let names = Names::of(records)?;
    let Sorted { entries, refused } = sort(records, &names, grids, &choice)?;
    let heading = (choice.first as usize).checked_sub(1);
    let heading = heading.and_then(|row| grid.rows.get(row));
    let mut unsure: Vec<UnsureLogRow> = Vec::new();
    for (row, weighed) in &entries {
        let remarks: Vec<_> = weighed.asks.iter().chain(&weighed.notes).cloned().collect();
        if !remarks.is_empty() {
            unsure.push(UnsureLogRow { row: *row, remarks });
        }
    }
    let shown = entries.iter().take(SHOWN);
    Ok(LogSheet {
        headings: (0..width)
            .map(|at| heading.map_or(String::new(), |row| excerpt(&squeeze(&row[at]))))
            .collect(),
        rows: (grid.rows.iter().zip(&grid.numbers).take(SHOWN))
            .map(|(row, number)| CellRow {
                row: *number,
                cells: row.iter().map(|cell| excerpt(cell)).collect(),
            })
            .collect(),
        entries: shown
            .map(|(row, weighed)| LogRow {
                row: *row,
                entry: names.entry(&weighed.entry, String::new()),
            })
            .collect(),
        count: wire::small(entries.len()),
        refused_count: wire::small(refused.len()),
        refused: refused.into_iter().take(SHOWN).collect(),
        unsure_count: wire::small(unsure.len()),
        unsure: unsure.into_iter().take(SHOWN).collect(),
        choice,
    })
}
