//! Rows pasted from Excel or Word: cells parted by tabs, quoted where they hold line breaks.

use crate::unit_names::split_units;
use plan::DraftTask;
use plan::text::{fold, squeeze};

/// A column of the task grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Number,
    Text,
    Deliverable,
    Lead,
    Coordinating,
    Timeframe,
    Budget,
    Remarks,
}

/// The grid's own order, as the annex of a plan has it.
const ORDER: [Column; 7] = [
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

/// Tasks from pasted rows. A heading row sets the columns; without one they stand in the
/// grid's order, with or without a leading number. Words of unknown columns go to the remarks.
pub fn read_rows(pasted: &str) -> Vec<DraftTask> {
    let pasted = crate::clean(pasted);
    let table = cells(&pasted);
    let head = table.first().and_then(|row| heading(row));
    let body = &table[usize::from(head.is_some())..];
    let columns = head.unwrap_or_else(|| by_order(body));
    body.iter().filter_map(|row| one(row, &columns)).collect()
}

/// Cells of the pasted text. A cell in quotes may hold tabs, line breaks and doubled quotes.
fn cells(pasted: &str) -> Vec<Vec<String>> {
    let mut rows = vec![Vec::new()];
    let mut rest = pasted;
    loop {
        let (cell, after) = quoted(rest).unwrap_or_else(|| {
            let end = rest.find(['\t', '\n']).unwrap_or(rest.len());
            (rest[..end].to_owned(), &rest[end..])
        });
        if let Some(row) = rows.last_mut() {
            row.push(cell);
        }
        let mut chars = after.chars();
        match chars.next() {
            Some('\t') => {}
            Some(_) => rows.push(Vec::new()),
            None => break,
        }
        rest = chars.as_str();
    }
    rows.retain(|row: &Vec<String>| row.iter().any(|c| !c.trim().is_empty()));
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

/// The columns a heading row names; a row of at least two known names is one.
fn heading(row: &[String]) -> Option<Vec<Option<Column>>> {
    let columns: Vec<Option<Column>> = row.iter().map(|c| column_named(c)).collect();
    let known = columns.iter().flatten().count();
    let short = row.iter().all(|c| c.chars().count() <= 60);
    (known >= 2 && short).then_some(columns)
}

fn column_named(cell: &str) -> Option<Column> {
    let folded = squeeze(&fold(cell));
    if ["tt", "stt", "so tt", "so thu tu"].contains(&folded.as_str()) {
        return Some(Column::Number);
    }
    HEADINGS
        .iter()
        .find_map(|(words, column)| folded.contains(words).then_some(*column))
}

/// The grid's order, after a column of numbers if there is one.
fn by_order(rows: &[Vec<String>]) -> Vec<Option<Column>> {
    let numbered = !rows.is_empty()
        && rows.iter().all(|row| {
            row.len() > 1
                && row
                    .first()
                    .is_some_and(|c| is_number(c) || c.trim().is_empty())
        });
    let number = numbered.then_some(Some(Column::Number));
    number.into_iter().chain(ORDER.map(Some)).collect()
}

fn is_number(cell: &str) -> bool {
    let bare = cell.trim().trim_end_matches('.');
    !bare.is_empty() && bare.len() <= 4 && bare.bytes().all(|b| b.is_ascii_digit())
}

fn one(row: &[String], columns: &[Option<Column>]) -> Option<DraftTask> {
    let mut task = DraftTask::default();
    for (i, cell) in row.iter().enumerate() {
        let cell = tidy(cell);
        if cell.is_empty() {
            continue;
        }
        match columns.get(i).copied().flatten() {
            Some(Column::Number) if is_number(&cell) => {}
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
