//! The sheet that goes round with a draft: who passed it, when and with what opinion. It carries
//! the first letters of the content's hash and of the event log's head, so that a printed draft
//! can be held against what is kept.

use crate::compose::Source;
use crate::ending;
use crate::profile::Profile;
use crate::quarter_sheet::{broken, letterhead, lines, plan_name};
use crate::slips::centred;
use crate::tree::{
    Block, Cell, Column, Document, Heading, Meta, Opening, Orientation, Paragraph, ParagraphKind,
    Recipients, Row, Run, Table,
};
use chrono::NaiveDateTime;
use plan::people::Role;
use plan::{Actor, Standing, Step, Verdict};

const SUBMISSION: (&str, &str) = ("PHIẾU TRÌNH", "Phiếu trình");
const APPROVAL: (&str, &str) = ("PHIẾU DUYỆT BẢN THẢO", "Phiếu duyệt bản thảo");
const HEADER: [&str; 5] = ["TT", "Bước", "Người thực hiện", "Thời gian", "Ý kiến"];
/// Shares of the columns, in that order.
const SHARES: [u32; 5] = [60, 200, 220, 160, 360];
const PRESENTER: &str = "Người trình:";
const SIGN: &str = "(Ký, ghi rõ họ tên)";
/// Lines of room for a signature beside that of the leader.
const PEN_LINES: usize = 3;
/// Steps that have room on one page; older ones are only counted.
const SHOWN: usize = 8;
/// Letters of an opinion that have room; the rest is read in the program.
const OPINION: usize = 240;

/// A step as the sheet tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetStep {
    /// What was done.
    pub act: SheetAct,
    /// By whom.
    pub by: Actor,
    /// When, where the office is.
    pub at: NaiveDateTime,
    /// What was said. May be empty.
    pub opinion: String,
}

/// A step of the course, or an opinion given on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetAct {
    /// A step.
    Step(Step),
    /// An opinion.
    Opinion(Verdict),
}

/// What a sheet is made from besides the plan.
#[derive(Debug, Clone, Copy)]
pub struct ApprovalSheet<'a> {
    /// Steps and opinions, the first one first.
    pub steps: &'a [SheetStep],
    /// How often it was handed on.
    pub round: u32,
    /// Whether an approval is in force.
    pub approved: bool,
    /// First letters of the content's hash.
    pub content: &'a str,
    /// First letters of the event log's head.
    pub chain: &'a str,
}

/// The sheet of a draft's review, on one page.
pub fn approval_sheet(source: &Source<'_>, of: &ApprovalSheet<'_>, profile: &Profile) -> Document {
    let (doc_type, title) = if of.approved { APPROVAL } else { SUBMISSION };
    let subject = [format!("Về việc ban hành {}", plan_name(source))];
    let skipped = of.steps.len().saturating_sub(SHOWN);
    let shown = of.steps.get(skipped..).unwrap_or_default();
    let drafter = of.steps.iter().rev();
    let drafter = drafter
        .filter(|it| it.act == SheetAct::Step(Step::Submit))
        .map(|it| it.by.name.clone())
        .next()
        .unwrap_or_default();
    let mut blocks = vec![
        heading(1, "Văn bản trình"),
        plain(what(source, of)),
        heading(2, "Quá trình xem xét, ý kiến"),
    ];
    if skipped > 0 {
        blocks.push(plain(format!(
            "{skipped} bước trước đó xem trong lịch sử của văn bản."
        )));
    }
    blocks.push(Block::Table(table(shown, skipped)));
    blocks.push(heading(3, "Mã kiểm tra"));
    blocks.push(plain(format!(
        "Nội dung bản thảo: {}; sổ nhật ký thay đổi: {}.",
        unbroken(of.content),
        unbroken(of.chain)
    )));
    Document {
        meta: Meta {
            title: format!("{title} {}", source.plan.title()).trim().to_owned(),
            language: "vi-VN".to_owned(),
            subject: subject.join(" "),
        },
        letterhead: letterhead(source, profile),
        doc_type: doc_type.to_owned(),
        subject: broken(&subject, profile, Orientation::Portrait),
        opening: Opening::default(),
        blocks,
        recipients: presenter(&drafter),
        signature: ending::signature(source.plan, source.agency),
        ..Document::default()
    }
}

/// A code that no line's end tears.
fn unbroken(code: &str) -> String {
    code.replace(' ', "\u{a0}")
}

/// How large it is and how often it was handed on.
fn what(source: &Source<'_>, of: &ApprovalSheet<'_>) -> String {
    let tasks = source.tasks.iter();
    let tasks = tasks.filter(|it| it.standing == Standing::Accepted).count();
    let sections = source.plan.sections.len();
    let mut said = format!(
        "{}, gồm {sections} phần và {tasks} nhiệm vụ.",
        plan_name(source)
    );
    if of.round > 0 {
        said.push_str(&format!(" Trình lần thứ {}.", of.round));
    }
    said
}

fn heading(number: u32, words: &str) -> Block {
    Block::Heading(Heading {
        level: 2,
        label: format!("{number}."),
        text: words.to_owned(),
        ..Heading::default()
    })
}

fn plain(words: String) -> Block {
    Block::Paragraph(Paragraph {
        kind: ParagraphKind::Plain,
        runs: vec![Run::plain(words)],
        ..Paragraph::default()
    })
}

fn table(steps: &[SheetStep], skipped: usize) -> Table {
    let header = Row {
        anchor: None,
        cells: HEADER.map(centred).to_vec(),
    };
    let rows = (skipped + 1..).zip(steps).map(|(number, it)| {
        let cell = |words: &str| Cell {
            lines: lines(words),
            ..Cell::default()
        };
        let said = match it.act {
            SheetAct::Step(step) => step_words(step),
            SheetAct::Opinion(verdict) => verdict_words(verdict),
        };
        let who = [it.by.name.trim(), role_words(it.by.role)];
        let who: Vec<&str> = who.into_iter().filter(|it| !it.is_empty()).collect();
        Row {
            anchor: None,
            cells: vec![
                centred(&number.to_string()),
                cell(said),
                cell(&who.join("\n")),
                centred(&it.at.format("%H:%M %d/%m/%Y").to_string()),
                cell(&shortened(&it.opinion)),
            ],
        }
    });
    Table {
        anchor: None,
        columns: SHARES.map(|share| Column { share }).to_vec(),
        header_rows: 1,
        rows: std::iter::once(header).chain(rows).collect(),
    }
}

/// On one line, cut at a word where it is long.
fn shortened(opinion: &str) -> String {
    let opinion = plan::text::squeeze(opinion);
    if opinion.chars().count() <= OPINION {
        return opinion;
    }
    let cut: String = opinion.chars().take(OPINION).collect();
    let whole = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}

/// A step as a sheet names it.
fn step_words(step: Step) -> &'static str {
    match step {
        Step::Submit => "Trình bản thảo",
        Step::PassContent => "Thống nhất nội dung",
        Step::PassForm => "Thống nhất thể thức",
        Step::Approve => "Duyệt bản thảo",
        Step::Return => "Trả lại, yêu cầu sửa",
        Step::TakeBack => "Rút lại",
        Step::Void => "Sửa sau khi duyệt, duyệt không còn hiệu lực",
        Step::Sign => "Ký",
        Step::Number => "Cấp số, ngày tháng",
        Step::Issue => "Phát hành",
        Step::File => "Lưu",
        Step::Replace => "Thay thế",
        Step::Correct => "Đính chính",
    }
}

/// An opinion as a sheet names it.
fn verdict_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Agree => "Cho ý kiến: đồng ý",
        Verdict::Amend => "Cho ý kiến: đồng ý, sửa theo ý kiến",
        Verdict::Return => "Cho ý kiến: trả lại",
    }
}

/// A role as a sheet names it.
fn role_words(role: Role) -> &'static str {
    match role {
        Role::Drafter => "Người soạn thảo",
        Role::UnitHead => "Lãnh đạo đơn vị soạn thảo",
        Role::FormatChecker => "Người kiểm tra thể thức",
        Role::Leader => "Lãnh đạo",
        Role::Clerk => "Văn thư",
        Role::Reader => "",
    }
}

/// Where the drafter signs, in the place of those a document is sent to.
fn presenter(name: &str) -> Recipients {
    let room = std::iter::repeat_n("\u{a0}", PEN_LINES);
    let lines = std::iter::once(SIGN).chain(room).chain([name]);
    let lines = lines.filter(|line| !line.is_empty());
    Recipients {
        title: PRESENTER.to_owned(),
        lines: lines.map(str::to_owned).collect(),
        drafter: String::new(),
    }
}
