//! Rows pasted from Excel or Word: cells parted by tabs, quoted where they hold line breaks.

use crate::grid::{Grid, match_columns, tasks_of_grid};
use plan::text::{fold, squeeze};
use plan::unit_names::split_units;
use plan::{BlockKind, DraftBlock, DraftTask, Table};

/// A column of the task grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// The running number, which is not kept.
    Number,
    /// What is to be done.
    Text,
    /// What comes of it.
    Deliverable,
    /// Who leads.
    Lead,
    /// Who co-operates.
    Coordinating,
    /// When.
    Timeframe,
    /// Cost and source.
    Budget,
    /// Remarks.
    Remarks,
    /// Nothing that is taken over; only a person says so.
    Skipped,
}

/// The grid's own order, as the annex of a plan has it.
pub const ORDER: [Column; 7] = [
    Column::Text,
    Column::Deliverable,
    Column::Lead,
    Column::Coordinating,
    Column::Timeframe,
    Column::Budget,
    Column::Remarks,
];

/// Words of a column's heading, folded; the first that is found decides.
const HEADINGS: [(&str, Column); 15] = [
    ("phoi hop", Column::Coordinating),
    ("chu tri", Column::Lead),
    ("don vi thuc hien", Column::Lead),
    ("co quan thuc hien", Column::Lead),
    ("thoi gian", Column::Timeframe),
    ("thoi han", Column::Timeframe),
    ("tien do", Column::Timeframe),
    ("kinh phi", Column::Budget),
    ("ghi chu", Column::Remarks),
    ("san pham", Column::Deliverable),
    ("ket qua", Column::Deliverable),
    ("nhiem vu", Column::Text),
    ("noi dung", Column::Text),
    ("cong viec", Column::Text),
    ("hoat dong", Column::Text),
];

/// Rarer words, looked for before those, where a whole table is at hand to tell its kind.
const RARER: [(&str, Column); 7] = [
    ("phu trach", Column::Lead),
    ("phan cong", Column::Lead),
    ("nguoi thuc hien", Column::Lead),
    ("thoi diem", Column::Timeframe),
    ("du toan", Column::Budget),
    ("nguon luc", Column::Budget),
    ("don vi tinh", Column::Remarks),
];

/// Words that name a column where nothing else does.
const VAGUE: [(&str, Column); 3] = [
    ("viec", Column::Text),
    ("co quan", Column::Lead),
    ("don vi", Column::Lead),
];

/// Tasks from pasted rows, their columns as they are proposed: by a heading, by what stands in the
/// cells, else in the grid's order. Words of unknown columns go to the remarks.
pub fn read_rows(pasted: &str) -> Vec<DraftTask> {
    let grid = Grid::pasted(pasted);
    tasks_of_grid(&grid, &match_columns(&grid)).tasks
}

/// Rows of the pasted text with the line each begins on, from 1. A cell in quotes may hold tabs,
/// line breaks and doubled quotes.
pub(crate) fn cells(pasted: &str) -> Vec<(u32, Vec<String>)> {
    let mut rows = vec![(1, Vec::new())];
    let mut line = 1;
    let mut rest = pasted;
    loop {
        let (cell, after) = quoted(rest).unwrap_or_else(|| {
            let end = rest.find(['\t', '\n']).unwrap_or(rest.len());
            (rest[..end].to_owned(), &rest[end..])
        });
        line += cell.matches('\n').count() as u32;
        if let Some((_, row)) = rows.last_mut() {
            row.push(cell);
        }
        let mut chars = after.chars();
        match chars.next() {
            Some('\t') => {}
            Some(_) => {
                line += 1;
                rows.push((line, Vec::new()));
            }
            None => break,
        }
        rest = chars.as_str();
    }
    rows.retain(|(_, row): &(u32, Vec<String>)| row.iter().any(|c| !c.trim().is_empty()));
    rows
}

/// A quoted cell, if one begins here and is closed before a tab, a line's end or the end.
fn quoted(text: &str) -> Option<(String, &str)> {
    let inner = text.strip_prefix('"')?;
    let mut from = 0;
    loop {
        let at = from + inner[from..].find('"')?;
        let after = &inner[at + 1..];
        if after.starts_with('"') {
            from = at + 2;
        } else if after.is_empty() || after.starts_with(['\t', '\n']) {
            return Some((inner[..at].replace("\"\"", "\""), after));
        } else {
            return None;
        }
    }
}

/// A table of tasks, read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct TaskTable {
    pub(crate) tasks: Vec<DraftTask>,
    /// Words of the heading rows and the running numbers, which the form prints by itself.
    pub(crate) heading: String,
    /// Rows that are no task: a group's heading, a sum.
    pub(crate) groups: Vec<String>,
}

/// Most rows a heading is split over.
const HEADING_ROWS: usize = 4;

/// The tasks of a block's table, if its heading names the columns of one.
pub(crate) fn tasks_of(block: &DraftBlock) -> Option<TaskTable> {
    let table = block
        .table
        .as_ref()
        .filter(|_| block.kind == BlockKind::Table)?;
    let (rows, columns) = columns_of(table)?;
    let mut found = TaskTable::default();
    let mut heading: Vec<String> = table.rows[..rows].iter().map(|row| row_text(row)).collect();
    // Counted once: asking a table for its width looks at all its rows.
    let width = table.columns();
    for at in rows..table.rows.len() {
        let cell = |column| cell_of(table, at, column);
        let cells: Vec<String> = (0..width).map(cell).collect();
        if is_counted(&cells) {
            heading.push(cells.join(" "));
        } else if is_group(table, at, &columns) {
            found.groups.push(row_text(&table.rows[at]));
        } else if let Some(task) = one(&cells, &columns) {
            let number = columns.iter().position(|c| *c == Some(Column::Number));
            let number = number.map(|i| cells[i].trim()).filter(|n| is_number(n));
            heading.extend(number.map(str::to_owned));
            found.tasks.push(task);
        }
    }
    found.heading = squeeze(&heading.join(" "));
    (!found.tasks.is_empty()).then_some(found)
}

fn row_text(row: &[plan::RichText]) -> String {
    let cells: Vec<String> = row.iter().map(plan::RichText::to_plain).collect();
    squeeze(&cells.join(" "))
}

/// How many rows the heading has, and the columns it names: what is to be done and two more.
pub(crate) fn columns_of(table: &Table) -> Option<(usize, Vec<Option<Column>>)> {
    let crossed = |edge: usize| {
        let over = |m: &plan::Merge| m.row < edge && m.row + m.rows > edge;
        table.merges.iter().any(over)
    };
    let known = |columns: &[Option<Column>]| {
        let mut found: Vec<Column> = columns.iter().flatten().copied().collect();
        found.retain(|c| *c != Column::Number);
        let distinct: std::collections::HashSet<Column> = found.into_iter().collect();
        (distinct.contains(&Column::Text), distinct.len())
    };
    let most = HEADING_ROWS.min(table.rows.len());
    let first = (1..=most).filter(|rows| !crossed(*rows)).find_map(|rows| {
        let columns = named(table, rows);
        let (text, count) = known(&columns);
        (text && count >= 3).then_some((rows, columns))
    })?;
    // `CƠ QUAN | CƠ QUAN` over `CHỦ TRÌ | PHỐI HỢP`: a second row without a task of its own.
    let (rows, columns) = &first;
    let more = (rows + 1 < table.rows.len() && !crossed(rows + 1)).then(|| named(table, rows + 1));
    let more = more.filter(|more| {
        let text = columns.iter().position(|c| *c == Some(Column::Text));
        let blank = text.is_some_and(|i| table.rows[*rows][i].is_blank());
        blank && known(more).1 > known(columns).1
    });
    Some(more.map_or_else(|| first.clone(), |columns| (rows + 1, columns)))
}

/// The columns that the first rows name together.
fn named(table: &Table, rows: usize) -> Vec<Option<Column>> {
    let short = |name: &String| name.chars().count() <= 100;
    let names = names(table, rows).into_iter();
    names
        .map(|n| Some(n).filter(short).and_then(|n| column_of_table(&n)))
        .collect()
}

/// What the first rows say of each column, merged cells counted for all they cover.
pub(crate) fn names(table: &Table, rows: usize) -> Vec<String> {
    let name = |column: usize| {
        let mut words: Vec<String> = Vec::new();
        for row in 0..rows {
            let at = table
                .merge_at(row, column)
                .map_or((row, column), |m| (m.row, m.column));
            let text = squeeze(&table.rows[at.0][at.1].to_plain());
            if words.last() != Some(&text) {
                words.push(text);
            }
        }
        words.join(" ")
    };
    (0..table.columns()).map(name).collect()
}

/// The words of a cell; one that is merged over rows says the same in each of them.
pub(crate) fn cell_of(table: &Table, row: usize, column: usize) -> String {
    let above = table.merge_at(row, column).filter(|m| m.column == column);
    table.rows[above.map_or(row, |m| m.row)][column].to_plain()
}

/// `(1) (2) (3)` under a heading.
pub(crate) fn is_counted(cells: &[String]) -> bool {
    let said: Vec<&String> = cells.iter().filter(|c| !c.trim().is_empty()).collect();
    said.len() >= 3 && said.iter().all(|c| is_number(c))
}

/// A row that heads those below it, or sums them up.
pub(crate) fn is_group(table: &Table, row: usize, columns: &[Option<Column>]) -> bool {
    let wide = table
        .merges
        .iter()
        .any(|m| m.row == row && m.columns * 2 > columns.len());
    let said = |(at, cell): (usize, &plan::RichText)| (!cell.is_blank()).then_some(at);
    let said: Vec<usize> = table.rows[row]
        .iter()
        .enumerate()
        .filter_map(said)
        .collect();
    let covered = table
        .merges
        .iter()
        .any(|m| m.row < row && row < m.row + m.rows);
    let kind = |at: &usize| columns.get(*at).copied().flatten();
    let titled = said.len() == 2 && kind(&said[0]) == Some(Column::Number) && !covered && {
        let number = table.rows[row][said[0]].to_plain();
        let roman = number.trim().trim_end_matches('.');
        kind(&said[1]) == Some(Column::Text) && roman.chars().all(|c| "IVXABCDE".contains(c))
    };
    let sum = said.first().is_some_and(|at| {
        let folded = fold(&table.rows[row][*at].to_plain());
        ["tong cong", "cong:"].iter().any(|w| folded.trim() == *w)
    });
    wide && said.len() <= 2 || titled || sum
}

/// The columns a heading row names; a row of at least two known names is one.
pub(crate) fn heading(row: &[String]) -> Option<Vec<Option<Column>>> {
    let columns: Vec<Option<Column>> = row.iter().map(|c| column_named(c)).collect();
    let known = columns.iter().flatten().count();
    let short = row.iter().all(|c| c.chars().count() <= 60);
    (known >= 2 && short).then_some(columns)
}

pub(crate) fn column_of_table(name: &str) -> Option<Column> {
    let folded = squeeze(&fold(name));
    let among = |list: &[(&str, Column)]| {
        let found = list.iter().find(|(words, _)| folded.contains(words));
        found.map(|(_, column)| *column)
    };
    among(&RARER)
        .or_else(|| column_named(name))
        .or_else(|| among(&VAGUE))
}

/// Whether a heading holds one of the rarer words.
pub(crate) fn is_rarer(name: &str) -> bool {
    let folded = squeeze(&fold(name));
    RARER.iter().any(|(words, _)| folded.contains(words))
}

pub(crate) fn column_named(cell: &str) -> Option<Column> {
    let folded = squeeze(&fold(cell));
    if ["tt", "stt", "so tt", "so thu tu"].contains(&folded.as_str()) {
        return Some(Column::Number);
    }
    HEADINGS
        .iter()
        .find_map(|(words, column)| folded.contains(words).then_some(*column))
}

pub(crate) fn is_number(cell: &str) -> bool {
    let bare = cell.trim().trim_matches(['.', '(', ')']);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    bare.len() <= 6 && bare.split('.').all(digits)
}

pub(crate) fn one(row: &[String], columns: &[Option<Column>]) -> Option<DraftTask> {
    let mut task = DraftTask::default();
    for (i, cell) in row.iter().enumerate() {
        let cell = tidy(cell);
        if cell.is_empty() {
            continue;
        }
        match columns.get(i).copied().flatten() {
            Some(Column::Number) if is_number(&cell) => {}
            Some(Column::Skipped) => {}
            Some(Column::Coordinating) => task.coordinating.extend(split_units(&cell)),
            Some(Column::Text | Column::Number) => add(&mut task.text, &cell),
            Some(Column::Deliverable) => add(&mut task.deliverable, &cell),
            Some(Column::Lead) => add(&mut task.lead, &cell),
            Some(Column::Timeframe) => add(&mut task.timeframe, &cell),
            Some(Column::Budget) => add(&mut task.budget, &cell),
            Some(Column::Remarks) | None => add(&mut task.remarks, &cell),
        }
    }
    (task != DraftTask::default()).then_some(task)
}

fn add(field: &mut String, cell: &str) {
    if !field.is_empty() {
        field.push('\n');
    }
    field.push_str(cell);
}

/// Lines kept, spaces squeezed.
fn tidy(cell: &str) -> String {
    let lines: Vec<String> = cell
        .lines()
        .map(squeeze)
        .filter(|l| !l.is_empty())
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(pasted: &str) -> Vec<String> {
        read_rows(pasted)
            .into_iter()
            .map(|t| {
                format!(
                    "{}|{}|{}|{}|{}|{}|{}",
                    t.text,
                    t.deliverable,
                    t.lead,
                    t.coordinating.join("+"),
                    t.timeframe,
                    t.budget,
                    t.remarks
                )
                .replace('\n', "/")
            })
            .collect()
    }

    #[test]
    fn rows_as_programs_copy_them() {
        for (pasted, expect) in [
            (
                "1\tLàm chuyên mục\tTin, bài\tVăn phòng\tCông an xã; Đoàn xã\tQuý I\tNgân sách xã\t\r\n\
                 2\tMở lớp\t1 lớp\tPhòng VH-XH\t\tQuý II\t\tKèm danh sách\r\n",
                &[
                    "Làm chuyên mục|Tin, bài|Văn phòng|Công an xã+Đoàn xã|Quý I|Ngân sách xã|",
                    "Mở lớp|1 lớp|Phòng VH-XH||Quý II||Kèm danh sách",
                ][..],
            ),
            (
                "Làm chuyên mục\t\"Tin, bài\n- đăng \"\"Trang\"\" xã\"\tVăn phòng",
                &["Làm chuyên mục|Tin, bài/- đăng \"Trang\" xã|Văn phòng||||"],
            ),
            (
                "STT\tThời gian thực hiện\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tMã\n\
                 1\tQuý I\tMở lớp\tVăn phòng\tCông an xã, các thôn, xóm\tA1",
                &["Mở lớp||Văn phòng|Công an xã+các thôn, xóm|Quý I||A1"],
            ),
            ("một dòng\nhai dòng", &["một dòng||||||", "hai dòng||||||"]),
            ("\"chưa đóng\tmột", &["\"chưa đóng|một|||||"]),
            ("12\n\n", &["12||||||"]),
            ("\n \t \n", &[]),
            ("", &[]),
        ] {
            assert_eq!(show(pasted), expect, "{pasted:?}");
        }
    }
}
