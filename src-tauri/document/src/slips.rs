//! Assignment slips: what an official has to do of a plan, to be signed for.

use crate::compose::Source;
use crate::ending;
use crate::profile::Profile;
use crate::quarter_sheet::{broken, letterhead, lines, plan_name};
use crate::tree::{
    Align, Anchor, Block, Cell, Column, Document, Meta, Opening, Orientation, Recipients, Row, Run,
    Signature, Table,
};
use plan::{Official, Standing, Task};

const DOC_TYPE: &str = "PHIẾU GIAO VIỆC";
const TITLE: &str = "Phiếu giao việc";
const RECEIVER: &str = "Người nhận việc";
const TASKS: &str = "Các nhiệm vụ được giao:";
const DUTY: &str = "Người nhận việc làm đúng thời hạn, lưu minh chứng và báo kết quả khi xong; gặp khó khăn thì báo ngay người giao việc.";
const SIGN: &str = "(Ký, ghi rõ họ tên và ngày nhận)";
const GIVER: &str = "NGƯỜI GIAO VIỆC";
const HEADER: [&str; 6] = [
    "TT",
    "Nhiệm vụ",
    "Sản phẩm",
    "Đơn vị phối hợp",
    "Thời hạn",
    "Kinh phí",
];
/// Shares of the columns, in that order.
const SHARES: [u32; 6] = [60, 276, 180, 180, 140, 164];
/// Lines of room for a signature beside that of the giver.
const PEN_LINES: usize = 3;

/// Somebody who is given tasks.
#[derive(Debug, Clone, Copy)]
pub struct Receiver<'a> {
    /// Who.
    pub official: &'a Official,
    /// Their unit's name; may be empty.
    pub unit: &'a str,
}

/// A slip for each receiver, in one file: their accepted tasks of the plan, signed by whoever
/// signs the plan, with room for the receiver's name. A receiver without tasks has a slip
/// without rows.
pub fn slips(source: &Source<'_>, receivers: &[Receiver<'_>], profile: &Profile) -> Document {
    let papers = receivers
        .iter()
        .map(|receiver| slip(source, *receiver, profile));
    let mut file = Document::bound(papers);
    if receivers.len() > 1 {
        file.meta.title = format!("{TITLE} {}", plan_name(source));
    }
    file
}

fn slip(source: &Source<'_>, receiver: Receiver<'_>, profile: &Profile) -> Document {
    let subject = [format!("Thực hiện {}", plan_name(source))];
    let official = receiver.official;
    let tasks: Vec<&Task> = source
        .tasks
        .iter()
        .filter(|task| task.standing == Standing::Accepted && task.official == Some(official.id))
        .collect();
    Document {
        meta: Meta {
            title: format!("{TITLE} {}", official.name),
            language: "vi-VN".to_owned(),
            subject: subject.join(" "),
        },
        letterhead: letterhead(source, profile),
        doc_type: DOC_TYPE.to_owned(),
        subject: broken(&subject, profile, Orientation::Portrait),
        opening: Opening {
            bases: Vec::new(),
            paragraphs: vec![who(receiver), vec![Run::plain(TASKS)]],
        },
        blocks: vec![Block::Table(table(&tasks))],
        closing: vec![vec![Run::plain(DUTY)]],
        recipients: receipt(official),
        signature: giver(source),
        ..Document::default()
    }
}

/// `Người nhận việc: Lò Thị Mai, công chức …, Phòng …`
fn who(receiver: Receiver<'_>) -> Vec<Run> {
    let Receiver { official, unit } = receiver;
    let behind: String = [official.position.trim(), unit.trim()]
        .into_iter()
        .filter(|words| !words.is_empty())
        .map(|words| format!(", {words}"))
        .collect();
    vec![
        Run::plain(format!("{RECEIVER}: ")),
        Run {
            text: official.name.clone(),
            bold: true,
            italic: false,
            ..Run::default()
        },
        Run::plain(format!("{behind}.")),
    ]
}

fn table(tasks: &[&Task]) -> Table {
    let header = Row {
        anchor: None,
        cells: HEADER.map(centred).to_vec(),
    };
    let rows = (1..).zip(tasks).map(|(number, task)| row(number, task));
    Table {
        anchor: None,
        columns: SHARES.map(|share| Column { share }).to_vec(),
        header_rows: 1,
        rows: std::iter::once(header).chain(rows).collect(),
    }
}

fn row(number: usize, task: &Task) -> Row {
    let words = [
        &task.text,
        &task.deliverable,
        &task.coordinating.join("\n"),
        &task.timeframe.wording,
        &task.budget,
    ];
    let cells = words.map(|words| Cell {
        lines: lines(words),
        ..Cell::default()
    });
    Row {
        anchor: Some(Anchor::new(task.id.0.as_u128())),
        cells: std::iter::once(centred(&number.to_string()))
            .chain(cells)
            .collect(),
    }
}

pub(crate) fn centred(words: &str) -> Cell {
    Cell {
        align: Align::Centre,
        lines: vec![vec![Run::plain(words)]],
        ..Cell::default()
    }
}

/// Where the receiver signs, in the place of those a document is sent to: a slip is sent nowhere.
fn receipt(official: &Official) -> Recipients {
    let room = std::iter::repeat_n("\u{a0}", PEN_LINES);
    let lines = std::iter::once(SIGN)
        .chain(room)
        .chain([official.name.trim(), "Ngày …… / …… / …………"]);
    Recipients {
        title: format!("{RECEIVER}:"),
        lines: lines.map(str::to_owned).collect(),
        drafter: String::new(),
    }
}

/// Whoever signs the plan; else somebody with a pen.
fn giver(source: &Source<'_>) -> Signature {
    let signature = ending::signature(source.plan, source.agency);
    if signature.lines.is_empty() && signature.name.is_empty() {
        return Signature {
            lines: vec![GIVER.to_owned()],
            name: "Họ và tên: …………………………".to_owned(),
        };
    }
    signature
}
