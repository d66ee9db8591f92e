//! What is attached: annexes of the file, then the table of tasks.

use crate::compose::{Source, sentence_case};
use crate::profile::Profile;
use crate::tree::{
    Align, Anchor, Annex, Block, Cell, Column, Line, Orientation, Row, Run, Span, Table, Weight,
};
use crate::{body, head, name};
use plan::model::roman;
use plan::{Standing, Task};

const LABEL: &str = "Phụ lục";
const TASKS_TITLE: &str = "DANH MỤC NHIỆM VỤ VÀ PHÂN CÔNG THỰC HIỆN";
const TASKS_HEADER: [&str; 8] = [
    "TT",
    "Nhiệm vụ",
    "Sản phẩm",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời gian thực hiện",
    "Dự kiến kinh phí",
    "Ghi chú",
];

/// A table with more columns than this lies on its side.
const UPRIGHT_COLUMNS: usize = 5;

/// All annexes. Numbers are given only when there are two or more (III.1), and only to those
/// whose label is not already in the file.
pub(crate) fn annexes(source: &Source<'_>, profile: &Profile) -> Vec<Annex> {
    let own = source
        .plan
        .annexes
        .iter()
        .map(|annex| attached(source, annex));
    let mut annexes: Vec<Annex> = own.chain(task_annex(source, profile)).collect();
    let many = annexes.len() > 1;
    for (i, annex) in annexes.iter_mut().enumerate() {
        if annex.label.is_empty() {
            annex.label = if many {
                format!("{LABEL} {}", roman(i + 1))
            } else {
                LABEL.to_owned()
            };
        }
    }
    annexes
}

fn attached(source: &Source<'_>, annex: &plan::Annex) -> Annex {
    let blocks = body::blocks(&annex.blocks);
    let wide = blocks
        .iter()
        .any(|b| matches!(b, Block::Table(t) if t.columns.len() > UPRIGHT_COLUMNS));
    Annex {
        anchor: Some(Anchor::new(annex.id.0.as_u128())),
        orientation: if wide {
            Orientation::Landscape
        } else {
            Orientation::Portrait
        },
        label: annex.label.trim().to_owned(),
        title: annex.title.trim().to_owned(),
        reference: match annex.reference.trim() {
            "" => reference(source),
            own => own.to_owned(),
        },
        blocks,
    }
}

/// `(Kèm theo Kế hoạch số      /KH-UBND ngày      tháng      năm 2026 của …)` (III.1.c).
fn reference(source: &Source<'_>) -> String {
    let issuer: Vec<String> = head::agency_lines(source.plan, source.agency)
        .into_iter()
        .filter(|line| line.weight == Weight::Bold)
        .map(|line| line.text)
        .collect();
    let issuer = name::in_sentence(&issuer);
    format!(
        "(Kèm theo {} số {} {}{}{issuer})",
        sentence_case(head::DOC_TYPE),
        head::number_and_symbol(source.plan, source.agency),
        head::date(source.plan.head.date, source.plan.year),
        if issuer.is_empty() { "" } else { " của " },
    )
}

fn task_annex(source: &Source<'_>, profile: &Profile) -> Option<Annex> {
    let accepted: Vec<&Task> = source
        .tasks
        .iter()
        .filter(|task| task.standing == Standing::Accepted)
        .collect();
    (!accepted.is_empty()).then(|| Annex {
        anchor: None,
        orientation: Orientation::Landscape,
        label: String::new(),
        title: TASKS_TITLE.to_owned(),
        reference: reference(source),
        blocks: vec![Block::Table(task_table(source, &accepted, profile))],
    })
}

fn task_table(source: &Source<'_>, tasks: &[&Task], profile: &Profile) -> Table {
    let header = Row {
        anchor: None,
        cells: TASKS_HEADER.iter().map(|words| centred(words)).collect(),
    };
    let rows = tasks
        .iter()
        .enumerate()
        .map(|(i, task)| task_row(source, i + 1, task));
    Table {
        anchor: None,
        columns: [
            profile.task_number,
            profile.task_text,
            profile.task_deliverable,
            profile.task_lead,
            profile.task_coordinating,
            profile.task_timeframe,
            profile.task_budget,
            profile.task_remarks,
        ]
        .map(|figure| Column {
            share: figure.value(),
        })
        .to_vec(),
        header_rows: 1,
        rows: std::iter::once(header)
            .chain(rows)
            .chain(sums_row(source, profile))
            .collect(),
    }
}

/// What the tasks cost together, where the office wants that and any of them names an amount.
fn sums_row(source: &Source<'_>, profile: &Profile) -> Option<Row> {
    if profile.task_sums.value() == 0 {
        return None;
    }
    let mut cell = cell(&budget_lines(&plan::budget::sums(source.tasks))?);
    cell.span.columns = TASKS_HEADER.len();
    for run in cell.lines.iter_mut().flatten() {
        run.bold = true;
    }
    Some(Row {
        anchor: None,
        cells: vec![cell],
    })
}

/// `Tổng cộng: 8.000.000 đồng.`, then `Trong đó: ngân sách xã 8.000.000 đồng.` and `Còn 2 nhiệm vụ
/// chưa ghi số tiền.`, each on a line of its own.
fn budget_lines(sums: &plan::budget::Sums) -> Option<String> {
    let dong = plan::budget::dong;
    if sums.total == 0 {
        return None;
    }
    let mut parts = vec![format!("Tổng cộng: {} đồng.", dong(sums.total))];
    let sources = sums.by_source.iter().map(|amount| {
        let name = match amount.source.as_str() {
            "" => "chưa ghi nguồn",
            name => name,
        };
        format!(
            "{} {} đồng",
            plan::text::lower_first(name),
            dong(amount.dong)
        )
    });
    let said = sums
        .by_source
        .iter()
        .any(|amount| !amount.source.is_empty());
    if said {
        let sources: Vec<String> = sources.collect();
        parts.push(format!("Trong đó: {}.", sources.join("; ")));
    }
    if sums.unpriced > 0 {
        parts.push(format!("Còn {} nhiệm vụ chưa ghi số tiền.", sums.unpriced));
    }
    Some(parts.join("\n"))
}

fn task_row(source: &Source<'_>, number: usize, task: &Task) -> Row {
    Row {
        anchor: Some(Anchor::new(task.id.0.as_u128())),
        cells: vec![
            centred(&number.to_string()),
            cell(&task.text),
            cell(&task.deliverable),
            lead(source, task),
            cell(&task.coordinating.join("; ")),
            cell(&task.timeframe.wording),
            cell(&task.budget),
            cell(&task.remarks),
        ],
    }
}

/// The unit that leads and, on a line of its own, the person answerable.
fn lead(source: &Source<'_>, task: &Task) -> Cell {
    let mut cell = cell(&task.lead);
    let official = task
        .official
        .and_then(|id| source.officials.iter().find(|o| o.id == id));
    if let Some(official) = official {
        cell.lines.push(vec![Run {
            text: format!("({})", official.name.trim()),
            bold: false,
            italic: true,
            ..Run::default()
        }]);
    }
    cell
}

fn cell(text: &str) -> Cell {
    Cell {
        span: Span::ONE,
        align: Align::Left,
        lines: text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(|line| vec![Run::plain(line)])
            .collect::<Vec<Line>>(),
    }
}

fn centred(text: &str) -> Cell {
    Cell {
        align: Align::Centre,
        ..cell(text)
    }
}
