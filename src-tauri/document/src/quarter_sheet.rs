//! The blank form on which a quarter's results are collected by hand: one for all, or one for
//! each unit.

use crate::breaks::{Measure, balance};
use crate::compose::Source;
use crate::head;
use crate::profile::Profile;
use crate::tree::{
    Align, Anchor, Block, Cell, Column, Document, Letterhead, Line, Meta, Opening, Orientation,
    Row, Run, Signature, Span, Table, Weight,
};
use plan::model::roman;
use plan::text::lower_first;
use plan::{FormCode, Head, Quarter, Role, Standing, Task, UnitTasks};

const DOC_TYPE: &str = "PHIẾU THU THẬP KẾT QUẢ";
const TITLE: &str = "Phiếu thu thập kết quả";
/// One line on any page on its side that the form allows.
const WHO: &str = "Đơn vị cung cấp: ………………………………………………\u{a0}\u{a0} Điện thoại: ………………………";
const DATE: &str = "Ngày …… tháng …… năm ………";
const SIGNER: &str = "NGƯỜI LẬP PHIẾU";
const NAME: &str = "Họ và tên: ………………………………";

const NUMBER: &str = "TT";
const TASK: &str = "Nhiệm vụ";
const LEAD: &str = "Đơn vị chủ trì";
const ROLE: &str = "Vai trò của đơn vị";
const LEADS: &str = "Chủ trì";
const TARGET: &str = "Chỉ tiêu, sản phẩm";
const DONE: &str = "Kết quả đã làm";
const COUNT: &str = "Số lượng";
const MEASURE: &str = "Đơn vị tính";
const EVIDENCE: &str = "Minh chứng";
const REMARKS: &str = "Khó khăn, ghi chú";

/// Shares of the columns, in that order.
const SHARES: [u32; 8] = [44, 220, 130, 150, 70, 80, 146, 160];
const COLUMNS: usize = SHARES.len();

/// Rows without a task, for work that the plan did not name; more where it named none.
const SPARE_ROWS: usize = 2;
const BLANK_ROWS: usize = 6;
/// Lines of room for a pen in each row.
const PEN_LINES: usize = 3;

/// A unit's form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitForm<'a> {
    /// The unit with its tasks of the quarter.
    pub unit: UnitTasks<'a>,
    /// What is printed on it, so that it is found again when it comes back.
    pub code: FormCode,
}

/// The form for one quarter: the office's letterhead, the tasks due in that quarter with room
/// beside them, and some rows for work nobody had planned.
pub fn quarter_sheet(source: &Source<'_>, quarter: Quarter, profile: &Profile) -> Document {
    let due = source
        .tasks
        .iter()
        .filter(|task| task.standing == Standing::Accepted)
        .filter(|task| task.timeframe.covers(quarter, source.plan.year));
    let rows: Vec<Asked<'_>> = due.map(|task| (task, task.lead.clone())).collect();
    Document {
        opening: Opening {
            bases: Vec::new(),
            paragraphs: vec![vec![Run::plain(WHO)]],
        },
        blocks: vec![Block::Table(table(LEAD, &rows, SPARE_ROWS))],
        ..sheet(source, quarter, profile)
    }
}

/// Units' forms in one file: each has the tasks that its unit leads or co-operates in, in the
/// plan's order.
pub fn unit_sheets(
    source: &Source<'_>,
    quarter: Quarter,
    forms: &[UnitForm<'_>],
    profile: &Profile,
) -> Document {
    let mut file = Document::bound(forms.iter().map(|form| {
        let sheet = sheet(source, quarter, profile);
        let name = &form.unit.name;
        Document {
            meta: Meta {
                title: format!("{} {name}", sheet.meta.title),
                ..sheet.meta
            },
            opening: Opening {
                bases: Vec::new(),
                paragraphs: vec![whose(name), code(&form.code)],
            },
            blocks: vec![Block::Table(table(ROLE, &asked(&form.unit), 1))],
            ..sheet
        }
    }));
    if forms.len() > 1 {
        file.meta.title = format!("{TITLE} {} theo đơn vị", quarter_words(quarter));
    }
    file
}

fn bold(words: &str) -> Run {
    Run {
        text: words.to_owned(),
        bold: true,
        italic: false,
        ..Run::default()
    }
}

fn whose(unit: &str) -> Line {
    vec![
        Run::plain("Đơn vị cung cấp: "),
        bold(unit),
        Run::plain(".\u{a0}\u{a0} Điện thoại: ………………………"),
    ]
}

fn code(code: &FormCode) -> Line {
    vec![
        Run::plain("Mã phiếu: "),
        bold(&code.to_string()),
        Run::plain(".\u{a0}\u{a0} Gửi lại trước ngày …… / …… / …………"),
    ]
}

/// A unit's tasks, each with its part in it.
fn asked<'a>(unit: &UnitTasks<'a>) -> Vec<Asked<'a>> {
    let tasks = unit.tasks.iter();
    tasks
        .map(|(task, role)| match (role, task.lead.trim()) {
            (Role::Leads, _) => (*task, LEADS.to_owned()),
            (Role::Cooperates, "") => (*task, "Phối hợp".to_owned()),
            (Role::Cooperates, lead) => (*task, format!("Phối hợp với {lead}")),
        })
        .collect()
}

/// All of a form but what it asks.
fn sheet(source: &Source<'_>, quarter: Quarter, profile: &Profile) -> Document {
    let subject = subject(source, quarter);
    Document {
        meta: Meta {
            title: format!("{TITLE} {}", quarter_words(quarter)),
            language: "vi-VN".to_owned(),
            subject: subject.join(" "),
        },
        orientation: Orientation::Landscape,
        letterhead: letterhead(source, profile),
        doc_type: DOC_TYPE.to_owned(),
        subject: broken(&subject, profile, Orientation::Landscape),
        signature: Signature {
            lines: vec![SIGNER.to_owned()],
            name: NAME.to_owned(),
        },
        ..Document::default()
    }
}

/// `quý I năm 2026`.
pub(crate) fn quarter_words(quarter: Quarter) -> String {
    format!(
        "quý {} năm {}",
        roman(quarter.number().into()),
        quarter.year()
    )
}

fn subject(source: &Source<'_>, quarter: Quarter) -> Vec<String> {
    vec![
        format!("Thực hiện nhiệm vụ {}", quarter_words(quarter)),
        format!("theo {}", plan_name(source)),
    ]
}

/// The plan inside a sentence: `Kế hoạch số 05/KH-UBND tuyên truyền …`.
pub(crate) fn plan_name(source: &Source<'_>) -> String {
    let plan = source.plan;
    let mut name = "Kế hoạch".to_owned();
    if plan.head.number.is_some() {
        name.push_str(" số ");
        name.push_str(&head::number_and_symbol(plan, source.agency));
    }
    let title = plan.title();
    if !title.is_empty() {
        name.push(' ');
        name.push_str(&lower_first(&title));
    }
    name
}

/// Lines of a title in letters of a subject, none wider than the page.
pub(crate) fn broken(lines: &[String], profile: &Profile, orientation: Orientation) -> Vec<String> {
    let measure = Measure {
        weight: Weight::Bold,
        size: profile.subject.value(),
        limit: profile.page(orientation).text_width() - 2 * profile.first_line.value(),
    };
    let lines = lines.iter();
    lines.flat_map(|line| balance(line, measure)).collect()
}

/// The office's own, whatever letterhead the plan's file had; no number, and a date to fill in.
pub(crate) fn letterhead(source: &Source<'_>, profile: &Profile) -> Letterhead {
    let mut form = source.plan.clone();
    let kept = std::mem::take(&mut form.head);
    if source.agency.name_lines.is_empty() {
        form.head = Head {
            parent: kept.parent,
            agency_lines: kept.agency_lines,
            ..Head::default()
        };
    }
    Letterhead {
        number: String::new(),
        place_date: DATE.to_owned(),
        ..head::letterhead(&form, source.agency, profile)
    }
}

/// A task, and what stands in its third column.
type Asked<'a> = (&'a Task, String);

/// `third` is the heading of the third column.
fn table(third: &str, due: &[Asked<'_>], spare: usize) -> Table {
    let spare = if due.is_empty() { BLANK_ROWS } else { spare };
    let tasks = due.iter().enumerate().map(|(i, asked)| row(i + 1, asked));
    let blank = (0..spare).map(|i| empty_row(due.len() + i + 1));
    let [over, under] = header(third);
    Table {
        anchor: None,
        columns: SHARES.map(|share| Column { share }).to_vec(),
        header_rows: 2,
        rows: [over, under]
            .into_iter()
            .chain(tasks)
            .chain(blank)
            .collect(),
    }
}

/// Headings in two rows: `Kết quả đã làm` stands over its two columns.
fn header(third: &str) -> [Row; 2] {
    let tall = |words| {
        merged(
            words,
            Span {
                columns: 1,
                rows: 2,
            },
        )
    };
    let over = [
        tall(NUMBER),
        tall(TASK),
        tall(third),
        tall(TARGET),
        merged(
            DONE,
            Span {
                columns: 2,
                rows: 1,
            },
        ),
        tall(EVIDENCE),
        tall(REMARKS),
    ];
    let under = [COUNT, MEASURE].map(|words| merged(words, Span::ONE));
    [over.to_vec(), under.to_vec()].map(|cells| Row {
        anchor: None,
        cells,
    })
}

fn merged(words: &str, span: Span) -> Cell {
    Cell {
        span,
        align: Align::Centre,
        lines: vec![vec![Run::plain(words)]],
    }
}

fn row(number: usize, (task, third): &Asked<'_>) -> Row {
    let mut row = empty_row(number);
    row.anchor = Some(Anchor::new(task.id.0.as_u128()));
    let known = [&task.text, third, &task.deliverable];
    for (cell, words) in row.cells.iter_mut().skip(1).zip(known) {
        cell.lines = lines(words);
    }
    row
}

/// A row of nothing but its number and room to write.
fn empty_row(number: usize) -> Row {
    let mut cells = vec![Cell::default(); COLUMNS];
    cells[0] = Cell {
        align: Align::Centre,
        // A line of no-break spaces is as tall as one of words.
        lines: std::iter::once(number.to_string())
            .chain((1..PEN_LINES).map(|_| "\u{a0}".to_owned()))
            .map(|words| vec![Run::plain(words)])
            .collect(),
        ..Cell::default()
    };
    Row {
        anchor: None,
        cells,
    }
}

pub(crate) fn lines(words: &str) -> Vec<Line> {
    words
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| vec![Run::plain(line)])
        .collect()
}
