//! The table that answers, point by point, what was said about a draft: *Bảng tiếp thu, giải trình
//! ý kiến*.

use crate::compose::Source;
use crate::profile::Profile;
use crate::quarter_sheet::{broken, letterhead, lines, plan_name};
use crate::slips::centred;
use crate::tree::{
    Anchor, Block, Cell, Column, Document, Line, Meta, Opening, Orientation, Row, Run, Signature,
    Table,
};
use chrono::NaiveDate;
use plan::review::Part;

const DOC_TYPE: &str = "BẢNG TIẾP THU, GIẢI TRÌNH Ý KIẾN";
const TITLE: &str = "Bảng tiếp thu, giải trình ý kiến";
const SIGNER: &str = "NGƯỜI LẬP BẢNG";
const NAME: &str = "Họ và tên: ………………………………";
const HEADER: [&str; 4] = [
    "TT",
    "Đơn vị, người góp ý",
    "Nội dung góp ý",
    "Tiếp thu, giải trình",
];
/// Shares of the columns, in that order.
const SHARES: [u32; 4] = [44, 196, 430, 330];
const ACCEPTED: &str = "Tiếp thu";
const DONE: &str = "Tiếp thu, đã chỉnh sửa";
const DECLINED: &str = "Giải trình";
const OPEN: &str = "Chưa có ý kiến tiếp thu, giải trình";
const SUGGESTED: &str = "Đề nghị viết: ";
const STRUCK: &str = "Đề nghị bỏ nội dung này.";
const WHOLE: &str = "Toàn văn dự thảo";
const NONE: &str = "Không có ý kiến góp ý.";
/// Longest quotation from the draft, in words.
const QUOTED: usize = 40;

/// What became of a remark, as the table tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Answered {
    /// Nothing yet.
    #[default]
    Open,
    /// It was taken over.
    Accepted,
    /// It was not, for a reason.
    Declined,
    /// It was worked in.
    Done,
}

/// Where a remark stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RemarkedPlace {
    /// In the body, as people cite: `II.1.a`; empty for the whole draft or what nobody can place.
    Text(String),
    /// At a task, by its number; empty for one that is gone.
    Task(String),
    /// In the head or ending.
    Part(Part),
}

impl Default for RemarkedPlace {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl RemarkedPlace {
    fn told(&self) -> String {
        let name = match self {
            Self::Text(place) => return place.clone(),
            Self::Task(number) if number.is_empty() => "Nhiệm vụ đã bỏ",
            Self::Task(number) => return format!("Nhiệm vụ số {number}"),
            Self::Part(Part::Subject) => "Trích yếu",
            Self::Part(Part::Bases) => "Căn cứ",
            Self::Part(Part::Opening) => "Phần mở đầu",
            Self::Part(Part::Closing) => "Phần kết",
            Self::Part(Part::Recipients) => "Nơi nhận",
            Self::Part(Part::Signature) => "Phần ký",
        };
        name.to_owned()
    }
}

/// A remark as a row of the table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Remarked {
    /// The remark's id.
    pub id: u128,
    /// Who made it.
    pub by: String,
    /// When.
    pub on: NaiveDate,
    /// Where.
    pub place: RemarkedPlace,
    /// The words it is about; empty for the whole draft.
    pub about: String,
    /// What it says.
    pub text: String,
    /// The words it would have instead; empty means to strike them out.
    pub suggestion: Option<String>,
    /// What became of it.
    pub answered: Answered,
    /// The answer.
    pub answer: String,
}

/// Remark by remark in the order of the draft, on a page on its side.
pub fn remarks_table(source: &Source<'_>, remarks: &[Remarked], profile: &Profile) -> Document {
    let subject = [format!("Đối với dự thảo {}", plan_name(source))];
    Document {
        meta: Meta {
            title: TITLE.to_owned(),
            language: "vi-VN".to_owned(),
            subject: subject.join(" "),
        },
        orientation: Orientation::Landscape,
        letterhead: letterhead(source, profile),
        doc_type: DOC_TYPE.to_owned(),
        subject: broken(&subject, profile, Orientation::Landscape),
        opening: Opening {
            bases: Vec::new(),
            paragraphs: vec![vec![Run::plain(counted(remarks))]],
        },
        blocks: if remarks.is_empty() {
            Vec::new()
        } else {
            vec![Block::Table(table(remarks))]
        },
        signature: Signature {
            lines: vec![SIGNER.to_owned()],
            name: NAME.to_owned(),
        },
        ..Document::default()
    }
}

fn counted(remarks: &[Remarked]) -> String {
    if remarks.is_empty() {
        return NONE.to_owned();
    }
    let count = |which: &[Answered]| {
        let found = remarks.iter().filter(|it| which.contains(&it.answered));
        found.count()
    };
    format!(
        "Tổng số {} ý kiến: tiếp thu {}; giải trình {}; chưa trả lời {}.",
        remarks.len(),
        count(&[Answered::Accepted, Answered::Done]),
        count(&[Answered::Declined]),
        count(&[Answered::Open]),
    )
}

fn table(remarks: &[Remarked]) -> Table {
    let header = Row {
        anchor: None,
        cells: HEADER.map(centred).to_vec(),
    };
    Table {
        anchor: None,
        columns: SHARES.map(|share| Column { share }).to_vec(),
        header_rows: 1,
        rows: std::iter::once(header)
            .chain((1..).zip(remarks).map(row))
            .collect(),
    }
}

fn row((number, it): (usize, &Remarked)) -> Row {
    let cell = |lines: Vec<Line>| Cell {
        lines,
        ..Cell::default()
    };
    let mut who = lines(&it.by);
    who.push(vec![Run::plain(it.on.format("%d/%m/%Y").to_string())]);
    Row {
        anchor: Some(Anchor::new(it.id)),
        cells: vec![
            centred(&number.to_string()),
            cell(who),
            cell(said(it)),
            cell(answer(it)),
        ],
    }
}

fn strong(words: String) -> Run {
    Run {
        text: words,
        bold: true,
        italic: false,
        ..Run::default()
    }
}

/// Where it stands, in bold, and the words it is about.
fn about(it: &Remarked) -> Line {
    let quoted = quoted(&it.about);
    let mut line = Vec::new();
    let place = it.place.told();
    if !place.is_empty() {
        line.push(strong(place));
    }
    if !quoted.is_empty() {
        let gap = if line.is_empty() { "" } else { ": " };
        line.push(Run::plain(format!("{gap}“{quoted}”")));
    }
    if line.is_empty() {
        line.push(strong(WHOLE.to_owned()));
    }
    line
}

fn quoted(text: &str) -> String {
    let mut words = text.split_whitespace();
    let kept: Vec<&str> = words.by_ref().take(QUOTED).collect();
    let kept = kept.join(" ");
    if words.next().is_some() {
        format!("{kept}…")
    } else {
        kept
    }
}

fn said(it: &Remarked) -> Vec<Line> {
    let mut out = vec![about(it)];
    out.extend(lines(&it.text));
    match it.suggestion.as_deref() {
        None => {}
        Some("") => out.push(vec![Run::plain(STRUCK)]),
        Some(words) => {
            let words = plan::text::squeeze(words);
            out.push(vec![Run::plain(format!("{SUGGESTED}“{words}”"))]);
        }
    }
    out
}

/// The ruling in bold, then the answer.
fn answer(it: &Remarked) -> Vec<Line> {
    let ruling = match it.answered {
        Answered::Open => OPEN,
        Answered::Accepted => ACCEPTED,
        Answered::Declined => DECLINED,
        Answered::Done => DONE,
    };
    let mut out = lines(&it.answer);
    match out.first_mut() {
        Some(line) => line.insert(0, strong(format!("{ruling}: "))),
        None => out.push(vec![strong(ruling.to_owned())]),
    }
    out
}
