//! The sheet of targets: how much of each task in which quarter, and the words it comes from.

use super::{Grid, Sheet, Value, accepted, across, belongs_to, columns, header};
use crate::compose::Source;
use crate::profile::Profile;
use crate::tree::Align::{Centre, Left};
use plan::{Quarter, Target, Task};

const NAME: &str = "Chỉ tiêu";
const TITLE: &str = "CHỈ TIÊU THEO QUÝ CỦA CÁC NHIỆM VỤ";
const HEADER: [&str; 10] = [
    "TT",
    "Nhiệm vụ",
    "Người chịu trách nhiệm",
    "Đơn vị tính",
    "Quý I",
    "Quý II",
    "Quý III",
    "Quý IV",
    "Cả năm",
    "Câu trong kế hoạch",
];

/// None where no task aims at anything and none was made from a sentence.
pub(super) fn sheet(source: &Source<'_>, targets: &[Target], profile: &Profile) -> Option<Sheet> {
    let said = accepted(source).any(|task| !task.sentence.is_empty());
    if targets.is_empty() && !said {
        return None;
    }
    Some(Sheet {
        columns: columns([
            (5, Centre),
            (40, Left),
            (18, Left),
            (12, Left),
            (8, Centre),
            (8, Centre),
            (8, Centre),
            (8, Centre),
            (9, Centre),
            (42, Left),
        ]),
        title: vec![TITLE.to_owned(), belongs_to(source)],
        tables: vec![Grid {
            first_column: 0,
            header: header(HEADER),
            rows: accepted(source)
                .enumerate()
                .map(|(i, task)| row(source, i + 1, task, targets))
                .collect(),
        }],
        ..across(NAME, profile)
    })
}

fn row(source: &Source<'_>, number: usize, task: &Task, targets: &[Target]) -> Vec<Value> {
    let official = task
        .official
        .and_then(|id| source.officials.iter().find(|o| o.id == id));
    let own: Vec<&Target> = targets.iter().filter(|t| t.task == task.id).collect();
    let mut measures: Vec<&str> = own.iter().map(|t| t.quantity.measure.as_str()).collect();
    measures.dedup();
    let mut row = vec![
        Value::from(number),
        Value::text(&task.text),
        Value::text(official.map_or("", |o| o.name.trim())),
        Value::text(measures.join("; ")),
    ];
    row.extend(Quarter::of_year(source.plan.year).map(|quarter| {
        let target = own.iter().find(|t| t.quarter == quarter);
        target.map_or(Value::Empty, |t| Value::Number(t.quantity.count))
    }));
    // What is counted in different units has no sum.
    row.push(match measures.len() {
        1 => Value::Number(own.iter().map(|t| t.quantity.count).sum()),
        _ => Value::Empty,
    });
    row.push(Value::text(&task.sentence));
    row
}
