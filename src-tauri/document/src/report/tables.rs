//! The tables behind a report: what was counted, and how each task stands.

use crate::status;
use crate::tree::{Align, Annex, Block, Cell, Column, Line, Orientation, Row, Run, Span, Table};
use plan::model::roman;
use plan::report::figures::{grouped, percent};
use plan::{CountLine, Figures, TaskLine};

const LABEL: &str = "Phụ lục";
const COUNTS: &str = "TỔNG HỢP SỐ LIỆU THỰC HIỆN";
const TASKS: &str = "KẾT QUẢ THỰC HIỆN NHIỆM VỤ";

const NUMBER: &str = "TT";
const CHANNEL: &str = "Hình thức";
const MEASURE: &str = "Đơn vị tính";
const TARGET: &str = "Chỉ tiêu trong kỳ";
const IN_PERIOD: &str = "Thực hiện trong kỳ";
const SHARE: &str = "Tỷ lệ đạt";
const SO_FAR: &str = "Lũy kế từ đầu năm";
const YEAR_BEFORE: &str = "Cùng kỳ năm trước";

/// Headings of the table of tasks with their shares of the width.
const TASK_COLUMNS: [(&str, u32); 5] = [
    (NUMBER, 6),
    ("Nhiệm vụ", 37),
    ("Đơn vị chủ trì", 20),
    ("Kết quả", 20),
    ("Đánh giá", 17),
];

/// The annexes that hold something, numbered where there are two.
pub(super) fn annexes(figures: &Figures, reference: &str) -> Vec<Annex> {
    let annex = |title: &str, table: Table, orientation| Annex {
        anchor: None,
        orientation,
        label: LABEL.to_owned(),
        title: title.to_owned(),
        reference: reference.to_owned(),
        blocks: vec![Block::Table(table)],
    };
    let mut annexes = Vec::new();
    if !figures.counts.is_empty() {
        annexes.push(annex(
            COUNTS,
            counts(&figures.counts),
            Orientation::Portrait,
        ));
    }
    if !figures.tasks.is_empty() {
        annexes.push(annex(TASKS, tasks(&figures.tasks), Orientation::Portrait));
    }
    if annexes.len() > 1 {
        for (number, annex) in (1..).zip(&mut annexes) {
            annex.label = format!("{LABEL} {}", roman(number));
        }
    }
    annexes
}

/// One row for each channel and unit of measure. Targets have columns only where there are some.
fn counts(lines: &[CountLine]) -> Table {
    let aimed = lines.iter().any(|line| line.target.is_some());
    let columns: Vec<(&str, u32)> = [
        (NUMBER, 6, true),
        (CHANNEL, 26, true),
        (MEASURE, 14, true),
        (TARGET, 11, aimed),
        (IN_PERIOD, 12, true),
        (SHARE, 10, aimed),
        (SO_FAR, 11, true),
        (YEAR_BEFORE, 11, true),
    ]
    .into_iter()
    .filter_map(|(name, share, shown)| shown.then_some((name, share)))
    .collect();
    let rows = (1..).zip(lines).map(|(number, line)| {
        let target = line.target.map_or_else(String::new, grouped);
        let share = line.share().and_then(percent).unwrap_or_default();
        let cells = [
            Some(centred(&number.to_string())),
            Some(left(&line.name)),
            Some(centred(&line.measure)),
            aimed.then(|| centred(&target)),
            Some(centred(&grouped(line.in_period.0))),
            aimed.then(|| centred(&share)),
            Some(centred(&grouped(line.so_far.0))),
            Some(centred(&grouped(line.year_before.0))),
        ];
        cells.into_iter().flatten().collect()
    });
    table(&columns, rows)
}

fn tasks(lines: &[TaskLine]) -> Table {
    let rows = (1..).zip(lines).map(|(number, task)| {
        vec![
            centred(&number.to_string()),
            left(&task.text),
            left(&task.lead),
            result(task),
            left(status::words(task.status)),
        ]
    });
    table(&TASK_COLUMNS, rows)
}

/// What was counted, then the note.
fn result(task: &TaskLine) -> Cell {
    let counted: Vec<String> = task
        .done
        .iter()
        .filter(|done| done.count > 0)
        .map(|done| format!("{} {}", grouped(done.count), done.measure))
        .collect();
    let mut cell = left(&task.note);
    if !counted.is_empty() {
        cell.lines.insert(0, vec![Run::plain(counted.join(", "))]);
    }
    cell
}

fn table(columns: &[(&str, u32)], rows: impl Iterator<Item = Vec<Cell>>) -> Table {
    let row = |cells| Row {
        anchor: None,
        cells,
    };
    let header = columns.iter().map(|(name, _)| centred(name)).collect();
    Table {
        anchor: None,
        columns: (columns.iter())
            .map(|&(_, share)| Column { share })
            .collect(),
        header_rows: 1,
        rows: std::iter::once(row(header)).chain(rows.map(row)).collect(),
    }
}

fn left(words: &str) -> Cell {
    Cell {
        span: Span::ONE,
        align: Align::Left,
        lines: words
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(|line| vec![Run::plain(line)])
            .collect::<Vec<Line>>(),
    }
}

fn centred(words: &str) -> Cell {
    Cell {
        align: Align::Centre,
        ..left(words)
    }
}
