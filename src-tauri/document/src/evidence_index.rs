//! The index of an evidence file: what proves which task, and which line of the score sheet.

use crate::compose::Source;
use crate::profile::Profile;
use crate::quarter_sheet::{broken, letterhead, lines, plan_name};
use crate::report::period_words;
use crate::status;
use crate::tree::{
    Align, Anchor, Block, Cell, Column, Document, Heading, Line, Meta, Opening, Orientation, Row,
    Run, Signature, Span, Table,
};
use chrono::NaiveDate;
use plan::model::roman;
use plan::{Family, FamilyProof, Mark, MissingEvidence, Period, Proof, Quarter, Task, TaskId};

const DOC_TYPE: &str = "DANH MỤC TÀI LIỆU KIỂM CHỨNG";
const TITLE: &str = "Danh mục tài liệu kiểm chứng";
const SIGNER: &str = "NGƯỜI LẬP DANH MỤC";
const NAME: &str = "Họ và tên: ………………………………";
const BY_TASK: &str = "THEO NHIỆM VỤ";
const BY_CRITERION: &str = "THEO TIÊU CHÍ CHẤM ĐIỂM";
const DEGREE: &str = "Mức độ thực hiện kế hoạch (tiêu chí 4.1)";
const DIVERSITY: &str = "Đa dạng hình thức tuyên truyền (tiêu chí 4.2)";
const OTHER_WORK: &str = "Việc khác của kế hoạch";
const NOTHING: &str = "Chưa có tài liệu kiểm chứng";
const NONE: &str = "Chưa có";
const ABSENT: &str = "Tệp không còn trong kho";

const BY_TASK_HEADER: [&str; 4] = ["TT", "Việc đã làm", "Tài liệu", "Tệp kèm theo"];
const BY_TASK_SHARES: [u32; 4] = [50, 330, 300, 320];
const DEGREE_HEADER: [&str; 4] = ["TT", "Nhiệm vụ", "Kết quả", "Tài liệu số"];
const DEGREE_SHARES: [u32; 4] = [50, 500, 250, 200];
const DIVERSITY_HEADER: [&str; 4] = [
    "TT",
    "Hình thức",
    "Số việc đã ghi trong nhật ký",
    "Tài liệu số",
];

/// A piece of evidence as the index lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its number, from 1.
    pub number: usize,
    /// The task it proves, if it proves one.
    pub task: Option<TaskId>,
    /// When that was done, or the quarter it is of.
    pub when: ListedWhen,
    /// What was done. May be empty.
    pub about: String,
    /// What the evidence is: name of the file, address, reference; then words about it.
    pub words: Vec<String>,
    /// The file's name within the folder; nothing for what is no file.
    pub file: Option<String>,
    /// It is a file that is not there any more.
    pub absent: bool,
    /// The family of the channel it was done in.
    pub family: Family,
}

/// When something was done that is proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListedWhen {
    /// On a day.
    Day(NaiveDate),
    /// In a quarter.
    Quarter(Quarter),
}

/// What an index is made from besides the plan.
#[derive(Debug, Clone, Copy)]
pub struct Evidenced<'a> {
    /// The period.
    pub period: Period,
    /// All evidence of that period, by its numbers.
    pub listed: &'a [Listed],
    /// What has none.
    pub missing: &'a MissingEvidence,
    /// Marks of the plan's tasks.
    pub marks: &'a [Mark],
}

/// The index of a plan's evidence in a period: by task, then by the lines of the score sheet, each
/// piece by its number.
pub fn evidence_index(source: &Source<'_>, of: &Evidenced<'_>, profile: &Profile) -> Document {
    let subject = [
        format!("Thực hiện {}", plan_name(source)),
        period_words(of.period),
    ];
    let mut blocks = vec![heading(1, BY_TASK), Block::Table(by_task(source, of))];
    blocks.extend([
        heading(2, BY_CRITERION),
        sub_heading(1, DEGREE),
        Block::Table(degree(source, of)),
        sub_heading(2, DIVERSITY),
        Block::Table(diversity(of)),
    ]);
    Document {
        meta: Meta {
            title: format!("{TITLE} {}", period_words(of.period)),
            language: "vi-VN".to_owned(),
            subject: subject.join(" "),
        },
        orientation: Orientation::Landscape,
        letterhead: letterhead(source, profile),
        doc_type: DOC_TYPE.to_owned(),
        subject: broken(&subject, profile, Orientation::Landscape),
        opening: Opening {
            bases: Vec::new(),
            paragraphs: vec![vec![Run::plain(counted(of))]],
        },
        blocks,
        signature: Signature {
            lines: vec![SIGNER.to_owned()],
            name: NAME.to_owned(),
        },
        ..Document::default()
    }
}

fn counted(of: &Evidenced<'_>) -> String {
    let files = of.listed.iter().filter(|it| it.file.is_some()).count();
    let tasks = of.missing.tasks.len();
    let mut said = format!(
        "Tổng số {} tài liệu, trong đó có {files} tệp kèm theo.",
        of.listed.len()
    );
    if tasks > 0 {
        said.push_str(&format!(
            " Còn {tasks} nhiệm vụ chưa có đủ tài liệu kiểm chứng."
        ));
    }
    said
}

fn heading(number: usize, words: &str) -> Block {
    Block::Heading(Heading {
        level: 1,
        label: format!("{}.", roman(number)),
        text: words.to_owned(),
        ..Heading::default()
    })
}

fn sub_heading(number: u32, words: &str) -> Block {
    Block::Heading(Heading {
        level: 2,
        label: format!("{number}."),
        text: words.to_owned(),
        ..Heading::default()
    })
}

fn table(header: [&str; 4], shares: [u32; 4], rows: Vec<Row>) -> Table {
    let header = row(header.map(centred).to_vec());
    Table {
        anchor: None,
        columns: shares.map(|share| Column { share }).to_vec(),
        header_rows: 1,
        rows: std::iter::once(header).chain(rows).collect(),
    }
}

/// Tasks that have evidence or should have some, with what there is; then the other work.
fn by_task(source: &Source<'_>, of: &Evidenced<'_>) -> Table {
    let mut rows = Vec::new();
    for (number, task) in numbered(source) {
        let unproven = of.missing.tasks.iter().find(|it| it.task == task.id);
        let listed: Vec<&Listed> = of_task(of, Some(task.id)).collect();
        if listed.is_empty() && unproven.is_none() {
            continue;
        }
        rows.push(band(task, &format!("{number}. {}", task.text)));
        rows.extend(listed.into_iter().map(piece));
        if let Some(unproven) = unproven {
            let whole = unproven.quarters.len() == Proof::quarters(of.period).len();
            let quarters = if whole {
                ""
            } else {
                &in_quarters(&unproven.quarters)
            };
            let words = format!("{NOTHING}{quarters}.");
            rows.push(row(vec![
                Cell::default(),
                wide(3, vec![vec![bold(&words)]]),
            ]));
        }
    }
    let other: Vec<&Listed> = of_task(of, None).collect();
    if !other.is_empty() {
        rows.push(row(vec![wide(4, vec![vec![bold(OTHER_WORK)]])]));
        rows.extend(other.into_iter().map(piece));
    }
    if rows.is_empty() {
        rows.push(row(vec![wide(
            4,
            vec![vec![Run::plain(format!("{NOTHING}."))]],
        )]));
    }
    table(BY_TASK_HEADER, BY_TASK_SHARES, rows)
}

/// ` quý I, quý II`.
fn in_quarters(quarters: &[Quarter]) -> String {
    let named: Vec<String> = quarters
        .iter()
        .map(|quarter| format!("quý {}", roman(quarter.number().into())))
        .collect();
    format!(" {}", named.join(", "))
}

fn numbered<'a>(source: &Source<'a>) -> impl Iterator<Item = (usize, &'a Task)> {
    let accepted = source
        .tasks
        .iter()
        .filter(|task| task.standing == plan::Standing::Accepted);
    (1..).zip(accepted)
}

fn of_task<'a>(of: &Evidenced<'a>, task: Option<TaskId>) -> impl Iterator<Item = &'a Listed> {
    of.listed.iter().filter(move |it| it.task == task)
}

fn band(task: &Task, words: &str) -> Row {
    Row {
        anchor: Some(Anchor::new(task.id.0.as_u128())),
        cells: vec![wide(4, vec![vec![bold(words)]])],
    }
}

fn piece(listed: &Listed) -> Row {
    let when = match listed.when {
        ListedWhen::Day(day) => format!("Ngày {}", day.format("%d/%m/%Y")),
        ListedWhen::Quarter(quarter) => format!("Quý {}", roman(quarter.number().into())),
    };
    let done = match listed.about.trim() {
        "" => when,
        about => format!("{when}: {about}"),
    };
    let file = match (&listed.file, listed.absent) {
        (_, true) => vec![vec![bold(ABSENT)]],
        (Some(name), false) => lines(name),
        (None, false) => Vec::new(),
    };
    row(vec![
        centred(&listed.number.to_string()),
        left(lines(&done)),
        left(listed.words.iter().flat_map(|words| lines(words)).collect()),
        left(file),
    ])
}

/// Tasks that are due in the period or have evidence of it, how far they are, and what proves it.
fn degree(source: &Source<'_>, of: &Evidenced<'_>) -> Table {
    let quarters = Proof::quarters(of.period);
    let concerned = |task: &Task| {
        let due = quarters
            .iter()
            .any(|quarter| task.timeframe.covers(*quarter, source.plan.year));
        due || of_task(of, Some(task.id)).next().is_some()
    };
    let rows = numbered(source)
        .filter(|(_, task)| concerned(task))
        .map(|(number, task)| {
            let mut cells = vec![
                centred(&number.to_string()),
                left(lines(&task.text)),
                left(results(task.id, &quarters, of.marks)),
            ];
            cells.push(numbers(of_task(of, Some(task.id))));
            Row {
                anchor: None,
                cells,
            }
        })
        .collect();
    table(DEGREE_HEADER, DEGREE_SHARES, rows)
}

/// How far a task is in each quarter; the quarter is named where there are several.
fn results(task: TaskId, quarters: &[Quarter], marks: &[Mark]) -> Vec<Line> {
    let of = |quarter: &Quarter| {
        let mark = marks
            .iter()
            .find(|mark| mark.task == task && mark.quarter == *quarter);
        status::words(mark.map_or(plan::TaskStatus::NotStarted, |mark| mark.status))
    };
    let several = quarters.len() > 1;
    let line = |quarter: &Quarter| match several {
        true => format!("Quý {}: {}", roman(quarter.number().into()), of(quarter)),
        false => of(quarter).to_owned(),
    };
    quarters
        .iter()
        .map(|quarter| vec![Run::plain(line(quarter))])
        .collect()
}

fn diversity(of: &Evidenced<'_>) -> Table {
    let rows = (1..)
        .zip(&of.missing.families)
        .map(|(number, family): (usize, &FamilyProof)| {
            row(vec![
                centred(&number.to_string()),
                left(lines(name(family.family))),
                centred(&family.entries.to_string()),
                numbers(of.listed.iter().filter(|it| it.family == family.family)),
            ])
        })
        .collect();
    table(DIVERSITY_HEADER, DEGREE_SHARES, rows)
}

fn name(family: Family) -> &'static str {
    match family {
        Family::Online => "Trực tuyến: trang thông tin điện tử, mạng xã hội",
        Family::Screen => "Trực tuyến: bảng điện tử, màn hình",
        Family::Traditional => "Truyền thống: phát thanh, hội nghị, tờ rơi, băng rôn …",
        Family::Other => "Khác",
    }
}

/// `1–4, 7`, or that there is none.
fn numbers<'a>(listed: impl Iterator<Item = &'a Listed>) -> Cell {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in listed.map(|it| it.number) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    if runs.is_empty() {
        return left(vec![vec![bold(NONE)]]);
    }
    let told: Vec<String> = runs
        .into_iter()
        .map(|(first, last)| match last - first {
            0 => first.to_string(),
            1 => format!("{first}, {last}"),
            _ => format!("{first}–{last}"),
        })
        .collect();
    left(lines(&told.join(", ")))
}

fn row(cells: Vec<Cell>) -> Row {
    Row {
        anchor: None,
        cells,
    }
}

fn bold(words: &str) -> Run {
    Run {
        text: words.to_owned(),
        bold: true,
        italic: false,
        ..Run::default()
    }
}

fn wide(columns: usize, lines: Vec<Line>) -> Cell {
    Cell {
        span: Span { columns, rows: 1 },
        align: Align::Left,
        lines,
    }
}

fn left(lines: Vec<Line>) -> Cell {
    wide(1, lines)
}

fn centred(words: &str) -> Cell {
    Cell {
        span: Span::ONE,
        align: Align::Centre,
        lines: vec![vec![Run::plain(words)]],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_run_together() {
        let listed = |number| Listed {
            number,
            task: None,
            when: ListedWhen::Quarter(Quarter::new(2026, 1).unwrap()),
            about: String::new(),
            words: Vec::new(),
            file: None,
            absent: false,
            family: Family::Other,
        };
        for (given, expect) in [
            (vec![], NONE),
            (vec![3], "3"),
            (vec![3, 4], "3, 4"),
            (vec![1, 2, 3, 5, 7, 8], "1–3, 5, 7, 8"),
        ] {
            let all: Vec<Listed> = given.iter().map(|n| listed(*n)).collect();
            assert_eq!(numbers(all.iter()).lines[0][0].text, expect, "{given:?}");
        }
    }
}
