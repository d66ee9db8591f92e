//! The sheet that goes round with a draft: who passed it, when and with what opinion. It carries
//! the first letters of the content's hash and of the event log's head, so that a printed draft
//! can be held against what is kept.

use crate::compose::Source;
use crate::ending;
use crate::metrics::width;
use crate::profile::Profile;
use crate::quarter_sheet::{broken, letterhead, lines, plan_name};
use crate::slips::centred;
use crate::tree::{
    Block, Cell, Column, Document, Heading, Meta, Opening, Orientation, Paragraph, ParagraphKind,
    Recipients, Row, Run, Table, Weight,
};
use chrono::NaiveDateTime;
use plan::people::Role;
use plan::{Actor, Standing, Step, Verdict};

const SUBMISSION: (&str, &str) = ("PHIẾU TRÌNH", "Phiếu trình");
const APPROVAL: (&str, &str) = ("PHIẾU DUYỆT BẢN THẢO", "Phiếu duyệt bản thảo");
const HEADER: [&str; 5] = ["TT", "Bước", "Người thực hiện", "Thời gian", "Ý kiến"];
/// Shares of the columns, in that order: a name and a role have a line each.
const SHARES: [u32; 5] = [60, 175, 275, 150, 340];
const PRESENTER: &str = "Người trình:";
const SIGN: &str = "(Ký, ghi rõ họ tên)";
/// Lines of room for a signature beside that of the leader.
const PEN_LINES: usize = 3;
/// Letters of an opinion that have room; the rest is read in the program.
const OPINION: usize = 200;
/// What stands around the table besides the subject, what is handed on and the signer's office, in
/// twips: the letterhead, headings, codes and room to sign.
const AROUND: u32 = 6_050;
/// How high a line is against the size of its letters, in hundredths.
const LINE: u32 = 115;

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
    let subject_lines = broken(&subject, profile, Orientation::Portrait);
    let signature = ending::signature(source.plan, source.agency);
    let what = what(source, of);
    let page = profile.page(Orientation::Portrait);
    let body = profile.body.value();
    let room = page.text_width().saturating_sub(profile.first_line.value());
    let what_high = lines_in(&what, room, body) * line(body) * profile.line_spacing.value() / 240;
    let told = subject_lines.len() + signature.lines.len();
    let told = u32::try_from(told).unwrap_or(u32::MAX);
    let around = AROUND + what_high + line(profile.subject.value()).saturating_mul(told);
    let room = page.height.saturating_sub(page.top + page.bottom + around);
    let shown = shown(of.steps, room, profile);
    let skipped = of.steps.len() - shown.len();
    let drafter = of.steps.iter().rev();
    let drafter = drafter
        .filter(|it| it.act == SheetAct::Step(Step::Submit))
        .map(|it| it.by.name.clone())
        .next()
        .unwrap_or_default();
    let mut blocks = vec![
        heading(1, "Văn bản trình"),
        plain(what),
        heading(2, "Quá trình xem xét, ý kiến"),
    ];
    if skipped > 0 {
        blocks.push(plain(format!(
            "{skipped} bước trước xem trong lịch sử của văn bản."
        )));
    }
    blocks.push(Block::Table(table(&shown)));
    blocks.push(plain(format!(
        "Mã kiểm tra: nội dung {}; nhật ký thay đổi {}.",
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
        subject: subject_lines,
        opening: Opening::default(),
        blocks,
        recipients: presenter(&drafter),
        signature,
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

/// The steps that have room on the page, with their numbers. What an earlier round came to is
/// told by its return; its other steps go first, then the oldest.
fn shown<'a>(steps: &'a [SheetStep], room: u32, profile: &Profile) -> Vec<(usize, &'a SheetStep)> {
    let rows = |shown: &[(usize, &SheetStep)]| -> u32 {
        let high = |(number, it): &(usize, &SheetStep)| height(&row(*number, it), profile);
        shown.iter().map(high).sum()
    };
    let mut all: Vec<(usize, &SheetStep)> = (1..).zip(steps).collect();
    if rows(&all) <= room {
        return all;
    }
    let handed = |(_, it): &(usize, &SheetStep)| it.act == SheetAct::Step(Step::Submit);
    let last = all.iter().rfind(|it| handed(it)).map_or(0, |it| it.0);
    all.retain(|(number, it)| *number >= last || !it.opinion.trim().is_empty());
    while all.len() > 1 && rows(&all) > room {
        all.remove(0);
    }
    all
}

/// How high a line is, in twips, of letters in half-points.
fn line(size: u32) -> u32 {
    size * 10 * LINE / 100
}

/// How high a row is, in twips.
fn height(row: &Row, profile: &Profile) -> u32 {
    let width = profile.page(Orientation::Portrait).text_width();
    let size = profile.table.value();
    let total: u32 = SHARES.iter().sum();
    let cells = row.cells.iter().zip(SHARES).map(|(cell, share)| {
        let room = (width * share / total).saturating_sub(2 * profile.cell_margin.value());
        let paragraphs = cell.lines.iter().map(|runs| {
            let words: String = runs.iter().map(|run| run.text.as_str()).collect();
            lines_in(&words, room, size) * line(size) + 2 * profile.table_gap.value()
        });
        paragraphs.sum::<u32>()
    });
    cells.max().unwrap_or_default()
}

/// How many lines words take.
fn lines_in(words: &str, room: u32, size: u32) -> u32 {
    let space = width(" ", Weight::Regular, size);
    let (mut lines, mut used) = (1, 0);
    for word in words.split(' ') {
        let wide = width(word, Weight::Regular, size);
        if used > 0 && used + space + wide > room {
            lines += 1;
            used = wide;
        } else {
            used += wide + if used > 0 { space } else { 0 };
        }
    }
    lines
}

fn row(number: usize, it: &SheetStep) -> Row {
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
}

fn table(steps: &[(usize, &SheetStep)]) -> Table {
    let header = Row {
        anchor: None,
        cells: HEADER.map(centred).to_vec(),
    };
    let rows = steps.iter().map(|(number, it)| row(*number, it));
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
        Role::UnitHead => "Lãnh đạo đơn vị",
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
