//! A plan's year on a page on its side: twelve months, a row for each task.

use crate::compose::Source;
use crate::profile::Profile;
use crate::quarter_sheet::{broken, letterhead, lines, plan_name};
use crate::slips::centred;
use crate::tree::{
    Align, Anchor, Block, Cell, Column, Document, Meta, Opening, Orientation, Row, Run, Signature,
    Span, Table,
};
use plan::model::roman;
use plan::{Mark, Month, Quarter, TaskStatus, TimelineRow, timeline as planned};

const DOC_TYPE: &str = "BIỂU TIẾN ĐỘ";
const TITLE: &str = "Biểu tiến độ";
const SIGNER: &str = "NGƯỜI LẬP BIỂU";
const NAME: &str = "Họ và tên: ………………………………";
const NUMBER: &str = "TT";
const TASK: &str = "Nhiệm vụ";
const LEAD: &str = "Đơn vị chủ trì";
/// Shares of the first three columns, and of a month.
const SHARES: [u32; 3] = [44, 344, 150];
const MONTH_SHARE: u32 = 38;
const QUARTERS: usize = 4;
const MONTHS: usize = 3;

/// What is known of a plan's progress.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Its marks.
    pub marks: &'a [Mark],
    /// The quarter it is; those before it are over.
    pub current: Quarter,
}

/// The timeline as a paper of its own, on its side, the months named again on each page.
pub fn timeline(source: &Source<'_>, known: Known<'_>, profile: &Profile) -> Document {
    let subject = [
        format!("Thực hiện nhiệm vụ năm {}", source.plan.year),
        format!("theo {}", plan_name(source)),
    ];
    Document {
        meta: Meta {
            title: format!("{TITLE} {} năm {}", plan_name(source), source.plan.year),
            language: "vi-VN".to_owned(),
            subject: subject.join(" "),
        },
        orientation: Orientation::Landscape,
        letterhead: letterhead(source, profile),
        doc_type: DOC_TYPE.to_owned(),
        subject: broken(&subject, profile, Orientation::Landscape),
        opening: Opening {
            bases: Vec::new(),
            paragraphs: vec![vec![Run::plain(legend())]],
        },
        blocks: vec![Block::Table(table(&planned::timeline(
            source.plan.year,
            source.tasks,
            known.marks,
            known.current,
        )))],
        signature: Signature {
            lines: vec![SIGNER.to_owned()],
            name: NAME.to_owned(),
        },
        ..Document::default()
    }
}

/// The same table, for an annex on its side of another paper; [`legend`] tells its signs. No row
/// leads to its task: those of what was sent may be gone.
pub(crate) fn timeline_block(rows: &[TimelineRow]) -> Block {
    let mut table = table(rows);
    for row in &mut table.rows {
        row.anchor = None;
    }
    Block::Table(table)
}

/// What the signs in the months mean. They are letters and boxes, not colours: paper is copied in
/// black and white, and read aloud.
pub(crate) fn legend() -> String {
    let stands = TaskStatus::ALL
        .map(|status| format!("{} là {}", letter(status), meaning(status)))
        .join("; ");
    format!(
        "Ghi chú: {PLANNED} là tháng có nhiệm vụ; {UNCLEAR} là kế hoạch chưa ghi rõ thời gian. Tình trạng theo quý: {stands}."
    )
}

const PLANNED: &str = "■";
const UNCLEAR: &str = "□";

/// The first letter of what tells a status from the others.
fn letter(status: TaskStatus) -> &'static str {
    match status {
        TaskStatus::NotStarted => "C",
        TaskStatus::InProgress => "Đ",
        TaskStatus::Done => "H",
        TaskStatus::Maintained => "T",
        TaskStatus::Dropped => "K",
    }
}

fn meaning(status: TaskStatus) -> String {
    plan::text::lower_first(crate::status::words(status))
}

fn sign(month: Month) -> &'static str {
    match month {
        Month::Free => "",
        Month::Planned => PLANNED,
        Month::Unclear => UNCLEAR,
        Month::Stands(status) => letter(status),
    }
}

fn table(rows: &[TimelineRow]) -> Table {
    let [over, under] = header();
    let shares = SHARES.into_iter();
    let months = std::iter::repeat_n(MONTH_SHARE, QUARTERS * MONTHS);
    let tasks = (1..).zip(rows).map(|(number, it)| row(number, it));
    Table {
        anchor: None,
        columns: shares.chain(months).map(|share| Column { share }).collect(),
        header_rows: 2,
        rows: [over, under].into_iter().chain(tasks).collect(),
    }
}

/// Quarters above their months.
fn header() -> [Row; 2] {
    let merged = |words: &str, columns, rows| Cell {
        span: Span { columns, rows },
        align: Align::Centre,
        lines: vec![vec![Run::plain(words)]],
    };
    let first = [NUMBER, TASK, LEAD].map(|words| merged(words, 1, 2));
    let quarters = (1..=QUARTERS).map(|n| merged(&format!("Quý {}", roman(n)), MONTHS, 1));
    let months = (1..=QUARTERS * MONTHS).map(|month| centred(&month.to_string()));
    [
        first.into_iter().chain(quarters).collect(),
        months.collect::<Vec<_>>(),
    ]
    .map(|cells| Row {
        anchor: None,
        cells,
    })
}

fn row(number: usize, row: &TimelineRow) -> Row {
    let words = [&row.text, &row.lead].map(|words| Cell {
        lines: lines(words),
        ..Cell::default()
    });
    let months = row.months.map(|month| match sign(month) {
        "" => Cell::default(),
        sign => centred(sign),
    });
    Row {
        anchor: Some(Anchor::new(row.task.0.as_u128())),
        cells: std::iter::once(centred(&number.to_string()))
            .chain(words)
            .chain(months)
            .collect(),
    }
}
