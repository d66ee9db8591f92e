//! The tables behind a report: what was counted, how each task stands, what was reached of each
//! indicator, and the plan's year by months.

use crate::status;
use crate::timeline::{legend, timeline_block};
use crate::tree::{
    Align, Annex, Block, Cell, Column, Line, Orientation, Paragraph, Row, Run, Span, Table,
};
use plan::model::roman;
use plan::report::figures::{grouped, percent};
use plan::{Aim, Attained, CountLine, Figures, IndicatorLine, Ratio, TaskLine};

const LABEL: &str = "Phụ lục";
const COUNTS: &str = "TỔNG HỢP SỐ LIỆU THỰC HIỆN";
const TASKS: &str = "KẾT QUẢ THỰC HIỆN NHIỆM VỤ";
const INDICATORS: &str = "KẾT QUẢ THỰC HIỆN CHỈ TIÊU";
const TIMELINE: &str = "TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ THEO THÁNG";

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

/// The table of indicators: its columns with their shares of the width, those of a period under
/// one heading each.
const INDICATOR_COLUMNS: [(&str, u32); 4] = [
    (NUMBER, 5),
    ("Chỉ tiêu", 33),
    (MEASURE, 10),
    ("Mục tiêu năm", 10),
];
const ATTAINED_COLUMNS: [(&str, u32); 3] = [("Đạt", 7), ("Tổng số", 7), ("Tỷ lệ", 7)];

/// The annexes that hold something, numbered where there are two.
pub(super) fn annexes(figures: &Figures, reference: &str) -> Vec<Annex> {
    use Orientation::{Landscape, Portrait};
    let annex = |title: &str, blocks: Vec<Block>, orientation| Annex {
        anchor: None,
        orientation,
        label: LABEL.to_owned(),
        title: title.to_owned(),
        reference: reference.to_owned(),
        blocks,
    };
    let mut annexes = Vec::new();
    if !figures.counts.is_empty() {
        let table = Block::Table(counts(&figures.counts));
        annexes.push(annex(COUNTS, vec![table], Portrait));
    }
    if !figures.tasks.is_empty() {
        let table = Block::Table(tasks(&figures.tasks));
        annexes.push(annex(TASKS, vec![table], Portrait));
    }
    if !figures.indicators.is_empty() {
        let table = Block::Table(indicators(&figures.indicators));
        annexes.push(annex(INDICATORS, vec![table], Landscape));
    }
    if !figures.timeline.is_empty() {
        let signs = Block::Paragraph(Paragraph {
            runs: vec![Run::plain(legend())],
            ..Paragraph::default()
        });
        let months = timeline_block(&figures.timeline);
        annexes.push(annex(TIMELINE, vec![signs, months], Landscape));
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
            Some(match line.task() {
                Some(_) => Cell::default(),
                None => centred(&grouped(line.year_before.0)),
            }),
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

/// A share keeps what it is made of. What nobody wrote down stays blank.
fn indicators(lines: &[IndicatorLine]) -> Table {
    let columns = (INDICATOR_COLUMNS.iter())
        .chain(&ATTAINED_COLUMNS)
        .chain(&ATTAINED_COLUMNS);
    let merged = |words: &str, columns, rows| Cell {
        span: Span { columns, rows },
        ..centred(words)
    };
    let over = (INDICATOR_COLUMNS.iter().map(|(name, _)| merged(name, 1, 2)))
        .chain(["Trong kỳ", SO_FAR].map(|name| merged(name, ATTAINED_COLUMNS.len(), 1)));
    let under = ATTAINED_COLUMNS.iter().chain(&ATTAINED_COLUMNS);
    let header = [
        over.collect::<Vec<_>>(),
        under.map(|(name, _)| centred(name)).collect(),
    ];
    let rows = (1..).zip(lines).map(|(number, line)| {
        let mut cells = vec![
            centred(&number.to_string()),
            left(&line.text),
            centred(&line.unit),
            centred(&line.aim_words()),
        ];
        cells.extend(attained(line.aim, line.in_period.0));
        cells.extend(attained(line.aim, line.so_far.0));
        cells
    });
    Table {
        anchor: None,
        columns: columns.map(|&(_, share)| Column { share }).collect(),
        header_rows: header.len(),
        rows: header
            .into_iter()
            .chain(rows)
            .map(|cells| Row {
                anchor: None,
                cells,
            })
            .collect(),
    }
}

fn attained(aim: Aim, attained: Attained) -> [Cell; 3] {
    let Ratio {
        numerator,
        denominator,
    } = attained.ratio;
    if attained.quarters == 0 {
        return Default::default();
    }
    match aim {
        Aim::Count(_) => [
            centred(&grouped(numerator)),
            Cell::default(),
            Cell::default(),
        ],
        Aim::Share(_) => [
            centred(&grouped(numerator)),
            centred(&grouped(denominator)),
            centred(&percent(attained.ratio).unwrap_or_default()),
        ],
    }
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

pub(super) fn table(columns: &[(&str, u32)], rows: impl Iterator<Item = Vec<Cell>>) -> Table {
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

pub(super) fn left(words: &str) -> Cell {
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

pub(super) fn centred(words: &str) -> Cell {
    Cell {
        align: Align::Centre,
        ..left(words)
    }
}
