//! The sheet of tasks: who does what until when.

use super::{Grid, Sheet, Value, accepted, across, belongs_to, columns, header};
use crate::compose::Source;
use crate::profile::Profile;
use crate::tree::Align::{Centre, Left};
use plan::Task;

const NAME: &str = "Nhiệm vụ";
const TITLE: &str = "DANH MỤC NHIỆM VỤ VÀ PHÂN CÔNG THỰC HIỆN";
const HEADER: [&str; 9] = [
    "TT",
    "Nhiệm vụ",
    "Sản phẩm",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Người chịu trách nhiệm",
    "Thời gian thực hiện",
    "Dự kiến kinh phí",
    "Ghi chú",
];

pub(super) fn sheet(source: &Source<'_>, profile: &Profile) -> Sheet {
    Sheet {
        columns: columns([
            (5, Centre),
            (36, Left),
            (22, Left),
            (18, Left),
            (20, Left),
            (16, Left),
            (14, Left),
            (14, Left),
            (13, Left),
        ]),
        title: vec![TITLE.to_owned(), belongs_to(source)],
        tables: vec![Grid {
            first_column: 0,
            header: header(HEADER),
            rows: accepted(source)
                .enumerate()
                .map(|(i, task)| row(source, i + 1, task))
                .collect(),
        }],
        ..across(NAME, profile)
    }
}

fn row(source: &Source<'_>, number: usize, task: &Task) -> Vec<Value> {
    let official = task
        .official
        .and_then(|id| source.officials.iter().find(|o| o.id == id));
    vec![
        Value::from(number),
        Value::text(&task.text),
        Value::text(&task.deliverable),
        Value::text(&task.lead),
        Value::text(task.coordinating.join("; ")),
        Value::text(official.map_or("", |o| o.name.trim())),
        Value::text(&task.timeframe.wording),
        Value::text(&task.budget),
        Value::text(&task.remarks),
    ]
}
