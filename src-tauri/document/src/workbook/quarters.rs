//! The sheet of quarters: what was done of each task in each quarter, and what share that makes.

use super::{Grid, Share, Sheet, Value, accepted, across, belongs_to, columns, header};
use crate::compose::Source;
use crate::profile::Profile;
use crate::status;
use crate::tree::Align::{Centre, Left};
use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use plan::model::roman;
use plan::text::fold;
use plan::{Completion, Figure, Ledger, Mark, Matrix, Quantity, Quarter, Task};

const NAME: &str = "Tiến độ quý";
const HEADER: [&str; 13] = [
    "TT",
    "Nhiệm vụ",
    "Cơ quan chủ trì",
    "Quý",
    "Tình trạng",
    "Số lượng",
    "Đơn vị tính",
    "Chỉ tiêu",
    "Theo nhật ký",
    "Số tự ghi",
    "Lý do khác nhật ký",
    "Ghi chú",
    "Ngày cập nhật",
];
const DUE: &str = "Số nhiệm vụ đến hạn";
const DONE: &str = "Đã hoàn thành";
const SHARE: &str = "Tỷ lệ hoàn thành";
const YEAR: &str = "Cả năm";
const NO_UNIT: &str = "(chưa phân công)";

/// Seconds that Vietnam's clocks are before UTC; without summer time since 1975.
const VIETNAM: i32 = 7 * 3_600;

pub(super) fn sheet(source: &Source<'_>, ledger: &Ledger, profile: &Profile) -> Sheet {
    let year = source.plan.year;
    let matrix = Matrix::count(year, source.tasks, ledger.marks());
    Sheet {
        columns: columns([
            (5, Centre),
            (36, Left),
            (20, Left),
            (6, Centre),
            (15, Left),
            (9, Centre),
            (12, Left),
            (9, Centre),
            (9, Centre),
            (9, Centre),
            (20, Left),
            (24, Left),
            (12, Centre),
        ]),
        title: vec![
            format!("TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ THEO QUÝ NĂM {year}"),
            belongs_to(source),
        ],
        tables: vec![
            marked(source, ledger),
            shares("Quý", by_quarter(&matrix)),
            shares("Cơ quan chủ trì", by_unit(&matrix)),
        ],
        ..across(NAME, profile)
    }
}

/// A row for every quarter a task is due in or marked in, as [`Matrix::count`] counts them, or that
/// has a figure. Its number is the task's in the list of tasks.
fn marked(source: &Source<'_>, ledger: &Ledger) -> Grid {
    let year = source.plan.year;
    let rows = accepted(source).enumerate().flat_map(|(i, task)| {
        Quarter::of_year(year).filter_map(move |quarter| {
            let mark = ledger.mark(task.id, quarter);
            let counted = mark.is_some() || task.timeframe.covers(quarter, year);
            let figure = ledger.figure(task.id, quarter);
            (counted || figure != Figure::default())
                .then(|| row(i + 1, task, quarter, (mark, &figure)))
        })
    });
    Grid {
        first_column: 0,
        header: header(HEADER),
        rows: rows.collect(),
    }
}

fn row(
    number: usize,
    task: &Task,
    quarter: Quarter,
    (mark, figure): (Option<&Mark>, &Figure),
) -> Vec<Value> {
    let counts = figure.stands().map(|(quantity, _)| quantity);
    let measure = counts.or(figure.target.as_ref());
    let status = mark.map(|m| m.status).unwrap_or_default();
    let number_of = |q: Option<&Quantity>| q.map_or(Value::Empty, |q| Value::Number(q.count));
    vec![
        Value::from(number),
        Value::text(&task.text),
        Value::text(&task.lead),
        Value::Text(roman(quarter.number().into())),
        Value::text(status::words(status)),
        number_of(counts),
        Value::text(measure.map_or("", |q| q.measure.as_str())),
        target(figure, measure),
        number_of(figure.log.as_ref()),
        number_of(figure.own.as_ref()),
        Value::text(mark.map_or("", |m| m.reason.as_str())),
        Value::text(mark.map_or("", |m| m.note.as_str())),
        mark.map_or(Value::Empty, |m| Value::Date(day(m.at))),
    ]
}

/// A number in the row's measure; with its own where that is another.
fn target(figure: &Figure, measure: Option<&Quantity>) -> Value {
    match (&figure.target, measure) {
        (Some(target), Some(row)) if fold(&target.measure) == fold(&row.measure) => {
            Value::Number(target.count)
        }
        (Some(target), _) => Value::text(format!("{} {}", target.count, target.measure)),
        (None, _) => Value::Empty,
    }
}

/// The day it was in Vietnam.
fn day(at: DateTime<Utc>) -> NaiveDate {
    FixedOffset::east_opt(VIETNAM).map_or_else(
        || at.date_naive(),
        |vietnam| at.with_timezone(&vietnam).date_naive(),
    )
}

fn by_quarter(matrix: &Matrix) -> Vec<(String, Completion)> {
    let quarters = matrix
        .by_quarter
        .iter()
        .map(|(quarter, share)| (format!("Quý {}", roman(quarter.number().into())), *share));
    quarters
        .chain(std::iter::once((YEAR.to_owned(), matrix.total)))
        .collect()
}

fn by_unit(matrix: &Matrix) -> Vec<(String, Completion)> {
    let name = |unit: &String| match unit.trim() {
        "" => NO_UNIT.to_owned(),
        named => named.to_owned(),
    };
    let units = matrix.by_unit.iter();
    units.map(|(unit, share)| (name(unit), *share)).collect()
}

/// Due, done and their share, as values: nothing to recalculate wrongly when rows are filtered.
fn shares(of: &str, counted: Vec<(String, Completion)>) -> Grid {
    let rows = counted.into_iter().map(|(name, completion)| {
        vec![
            Value::Text(name),
            Value::Number(completion.due.into()),
            Value::Number(completion.done.into()),
            Value::Share(Share::from(completion)),
        ]
    });
    Grid {
        first_column: 1,
        header: header([of, DUE, DONE, SHARE]),
        rows: rows.collect(),
    }
}
