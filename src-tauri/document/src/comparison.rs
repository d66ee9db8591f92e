//! Two states of a plan side by side, to be read on paper: for whoever approves a new draft, and
//! with an adjusted plan beside the one that was issued.

use crate::compose::Source;
use crate::profile::Profile;
use crate::quarter_sheet::{broken, letterhead, plan_name};
use crate::slips::centred;
use crate::tree::{
    Block, Cell, Column, Document, Line, Meta, Opening, Orientation, Revised, Row, Run, Signature,
    Span, Table,
};
use chrono::NaiveDate;
use plan::Stage;
use plan::text::{lower_first, squeeze};

const DOC_TYPE: &str = "BẢNG SO SÁNH";
const TITLE: &str = "Bảng so sánh";
const CONTENT: &str = "Nội dung";
const ADJUSTED: &str = "Nội dung điều chỉnh";
const BEFORE: &str = "Bản trước";
const AFTER: &str = "Bản sau";
const SIGNS: &str =
    "Chữ gạch ngang là chữ đã bỏ; chữ gạch chân là chữ đã thêm; chữ còn lại không thay đổi.";
const SAME: &str = "Hai bản giống nhau, không có chỗ nào thay đổi.";
const SIGNER: &str = "NGƯỜI LẬP BẢNG";
const NAME: &str = "Họ và tên: ………………………";
const HEADER: [&str; 4] = ["TT", "Vị trí", "Nội dung", "Thay đổi"];
/// Shares of the columns: in one column, and with both states in columns of their own.
const SHARES: [u32; 4] = [60, 220, 560, 160];
const WIDE_SHARES: [u32; 5] = [45, 155, 330, 330, 140];

/// A part of a plan that has a name on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ComparedPart {
    /// The number.
    Number,
    /// The date.
    Date,
    /// The superior agency's line.
    Parent,
    /// The agency's lines.
    Agency,
    /// The place before the date.
    Place,
    /// What it is about.
    Subject,
    /// A cited basis.
    Basis,
    /// A paragraph of the opening.
    Opening,
    /// What stands before the signature.
    Closing,
    /// A line of `Nơi nhận`.
    Recipient,
    /// Who signs.
    Signature,
    /// What a task is.
    Task,
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
    /// Who answers for it.
    Official,
}

impl ComparedPart {
    /// Its name in a document.
    fn words(self) -> &'static str {
        match self {
            Self::Number => "Số văn bản",
            Self::Date => "Ngày ban hành",
            Self::Parent => "Cơ quan chủ quản",
            Self::Agency => "Cơ quan ban hành",
            Self::Place => "Địa danh",
            Self::Subject => "Trích yếu",
            Self::Basis => "Căn cứ",
            Self::Opening => "Phần mở đầu",
            Self::Closing => "Phần kết",
            Self::Recipient => "Nơi nhận",
            Self::Signature => "Người ký",
            Self::Task => "Nhiệm vụ",
            Self::Deliverable => "Sản phẩm",
            Self::Lead => "Đơn vị chủ trì",
            Self::Coordinating => "Đơn vị phối hợp",
            Self::Timeframe => "Thời gian",
            Self::Budget => "Kinh phí",
            Self::Remarks => "Ghi chú",
            Self::Official => "Người phụ trách",
        }
    }
}

/// `Phiên bản 2, đã duyệt, ngày 03/02/2026`; without a number the plan as it stands.
pub fn state_name(number: Option<u32>, stage: Stage, day: NaiveDate) -> String {
    let which = match number {
        Some(number) => format!("Phiên bản {number}"),
        None => "Bản hiện tại".to_owned(),
    };
    let stands = match stage {
        Stage::Drafting => "đang soạn thảo",
        Stage::Returned => "bị trả lại",
        Stage::UnitReview => "chờ phụ trách đơn vị xem",
        Stage::FormatCheck => "chờ kiểm tra thể thức",
        Stage::LeaderReview => "chờ lãnh đạo duyệt",
        Stage::Approved => "đã duyệt",
        Stage::Signed => "đã ký",
        Stage::Numbered => "đã cấp số",
        Stage::Issued => "đã ban hành",
        Stage::Filed => "đã lưu hồ sơ",
        Stage::Replaced => "đã được thay thế",
        Stage::Corrected => "đã đính chính",
    };
    format!("{which}, {stands}, ngày {}", day.format("%d/%m/%Y"))
}

/// The name of a plan in a sentence: `Kế hoạch số 05/KH-UBND tuyên truyền …`.
pub fn name_of_plan(source: &Source<'_>) -> String {
    plan_name(source)
}

/// Where a compared line stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ComparedPlace {
    /// In the head or the ending.
    Part(ComparedPart),
    /// A heading with this number.
    Heading(String),
    /// Under a heading, told by number and words, with what is printed before the line.
    Under {
        /// `II. Nội dung`.
        heading: String,
        /// `a)`; may be empty.
        label: String,
    },
    /// A cell of a task.
    Task {
        /// The task's number among its plan's, from 1.
        number: usize,
        /// Which cell.
        part: ComparedPart,
    },
}

impl ComparedPlace {
    fn words(&self) -> String {
        match self {
            Self::Part(part) => part.words().to_owned(),
            Self::Heading(label) => squeeze(&format!("Đề mục {label}")),
            Self::Under { heading, label } if label.is_empty() => heading.clone(),
            Self::Under { heading, label } => format!("{heading}, {label}"),
            Self::Task { number, part } if *part == ComparedPart::Task => {
                format!("{} {number}", part.words())
            }
            Self::Task { number, part } => format!(
                "{} {number}: {}",
                ComparedPart::Task.words(),
                lower_first(part.words())
            ),
        }
    }
}

/// A line that differs, or stands elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedLine {
    /// Where: in the new state, or in the old one where it was taken out.
    pub place: ComparedPlace,
    /// Its words in order.
    pub words: Vec<(Revised, String)>,
    /// Where it stood, if it was moved.
    pub moved_from: Option<String>,
}

/// How much differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ComparedSums {
    /// Places with other words.
    pub changed: usize,
    /// Places that are new.
    pub added: usize,
    /// Places that are gone.
    pub removed: usize,
    /// Things that stand elsewhere.
    pub moved: usize,
}

/// What a comparison is made from besides the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared<'a> {
    /// What the old state is called: `Phiên bản 2, trình duyệt ngày 03/02/2026`.
    pub before: &'a str,
    /// What the new one is.
    pub after: &'a str,
    /// The issued plan, as a sentence cites it, beside the one that adjusts it; else empty.
    pub adjusted: &'a str,
    /// On its side, each state in a column of its own; else both in one.
    pub orientation: Orientation,
    /// Lines that differ, in reading order.
    pub lines: &'a [ComparedLine],
    /// How much that is.
    pub sums: ComparedSums,
}

/// The comparison of two states of a plan as a paper.
pub fn comparison(source: &Source<'_>, of: &Compared<'_>, profile: &Profile) -> Document {
    let subject = [match of.adjusted {
        "" => format!("{CONTENT} {}", plan_name(source)),
        issued => format!("{ADJUSTED} {issued}"),
    }];
    let told = |name: &str, what: &str| vec![Run::plain(format!("{name}: {what}."))];
    let mut paragraphs = vec![told(BEFORE, of.before), told(AFTER, of.after)];
    if of.lines.is_empty() {
        paragraphs.push(vec![Run::plain(SAME)]);
    } else {
        paragraphs.push(vec![Run::plain(counted(of.sums))]);
        paragraphs.push(vec![Run::plain(SIGNS)]);
    }
    let blocks = match of.lines {
        [] => Vec::new(),
        _ => vec![Block::Table(table(of))],
    };
    Document {
        meta: Meta {
            title: squeeze(&format!("{TITLE} {}", source.plan.title())),
            language: "vi-VN".to_owned(),
            subject: subject.join(" "),
        },
        orientation: of.orientation,
        letterhead: letterhead(source, profile),
        doc_type: DOC_TYPE.to_owned(),
        subject: broken(&subject, profile, of.orientation),
        opening: Opening {
            bases: Vec::new(),
            paragraphs,
        },
        blocks,
        signature: Signature {
            lines: vec![SIGNER.to_owned()],
            name: NAME.to_owned(),
        },
        ..Document::default()
    }
}

/// `Có 03 chỗ sửa, 01 chỗ thêm, 02 chỗ chuyển.`
fn counted(sums: ComparedSums) -> String {
    let parts = [
        (sums.changed, "chỗ sửa"),
        (sums.added, "chỗ thêm"),
        (sums.removed, "chỗ bỏ"),
        (sums.moved, "chỗ chuyển vị trí"),
    ];
    let said: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count:02} {what}"))
        .collect();
    format!("Có {}.", said.join(", "))
}

fn table(of: &Compared<'_>) -> Table {
    let wide = of.orientation == Orientation::Landscape;
    let (header, shares): (Vec<Cell>, Vec<u32>) = if wide {
        let [number, place, _, change] = HEADER.map(centred);
        let states = [BEFORE, AFTER].map(centred);
        let [before, after] = states;
        (
            vec![number, place, before, after, change],
            WIDE_SHARES.to_vec(),
        )
    } else {
        (HEADER.map(centred).to_vec(), SHARES.to_vec())
    };
    let row = |(number, line): (usize, &ComparedLine)| {
        let mut cells = vec![
            centred(&number.to_string()),
            cell(vec![vec![Run::plain(line.place.words())]]),
        ];
        if wide {
            cells.push(cell(said(line, Revised::Added)));
            cells.push(cell(said(line, Revised::Removed)));
        } else {
            cells.push(cell(all(&line.words)));
        }
        cells.push(cell(vec![vec![Run::plain(change(line))]]));
        Row {
            anchor: None,
            cells,
        }
    };
    let header = Row {
        anchor: None,
        cells: header,
    };
    Table {
        anchor: None,
        columns: shares.into_iter().map(|share| Column { share }).collect(),
        header_rows: 1,
        rows: std::iter::once(header)
            .chain((1..).zip(of.lines).map(row))
            .collect(),
    }
}

fn cell(lines: Vec<Line>) -> Cell {
    Cell {
        span: Span::ONE,
        lines,
        ..Cell::default()
    }
}

/// The words of one state.
fn said(line: &ComparedLine, without: Revised) -> Vec<Line> {
    let words = line.words.iter().filter(|(revised, _)| *revised != without);
    let words: Vec<(Revised, String)> = words.cloned().collect();
    all(&words)
}

/// Words as paragraphs; a removed word and the one in its place stand apart.
fn all(words: &[(Revised, String)]) -> Vec<Line> {
    let mut lines: Vec<Line> = vec![Vec::new()];
    let mut before = Revised::No;
    for (revised, text) in words {
        let apart = before == Revised::Removed && *revised == Revised::Added;
        if let (true, Some(line)) = (apart, lines.last_mut())
            && !line.is_empty()
        {
            line.push(Run::plain(" "));
        }
        before = *revised;
        for (i, part) in text.split('\n').enumerate() {
            if i > 0 {
                lines.push(Vec::new());
            }
            let Some(line) = lines.last_mut() else {
                continue;
            };
            // A line's end that became a space, or was one, is no word.
            let part = if line.is_empty() {
                part.trim_start()
            } else {
                part
            };
            if !part.is_empty() {
                line.push(Run {
                    text: part.to_owned(),
                    revised: *revised,
                    ..Run::default()
                });
            }
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// `Sửa`, `Thêm`, `Bỏ`, with where it was moved from.
fn change(line: &ComparedLine) -> String {
    let only = |state| line.words.iter().all(|(revised, _)| *revised == state);
    let what = match () {
        () if only(Revised::No) => "",
        () if only(Revised::Added) => "Thêm",
        () if only(Revised::Removed) => "Bỏ",
        () => "Sửa",
    };
    match &line.moved_from {
        None => what.to_owned(),
        Some(from) => {
            let moved = match from.as_str() {
                "" => "Chuyển vị trí".to_owned(),
                from => format!("Chuyển từ {from}"),
            };
            match what {
                "" => moved,
                what => format!("{what}; {}", lower_first(&moved)),
            }
        }
    }
}
