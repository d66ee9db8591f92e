//! Tasks a plan's text assigns: from `Tổ chức thực hiện`, unit by unit, and from activities with
//! labelled items. Proposals only; a person takes or drops them.

use plan::activity::{ActivityField, field_of};
use plan::unit_names::{lead_of, name_in_title, split_units};
use plan::{BlockKind, DraftBlock, DraftSection, DraftTask, SectionKind};
use std::collections::HashMap;

/// Tasks read from the sections, in order.
pub(crate) fn propose(sections: &[DraftSection]) -> Vec<DraftTask> {
    let implements =
        |s: &DraftSection| SectionKind::from_title(&s.title) == SectionKind::Implementation;
    let mut tasks = Vec::new();
    for section in sections {
        if implements(section) {
            units(section, &mut tasks);
        } else if section.sections.iter().any(implements) {
            tasks.extend(propose(&section.sections));
        } else {
            activities(section, &mut tasks);
        }
    }
    tasks
}

/// Tasks from tables of the sections whose heading names the columns of tasks.
pub(crate) fn tabled(sections: &[DraftSection]) -> Vec<DraftTask> {
    let mut tasks = Vec::new();
    for section in sections {
        for block in &section.blocks {
            let found = crate::rows::tasks_of(block).unwrap_or_default().tasks;
            tasks.extend(found.into_iter().map(|task| DraftTask {
                line: block.line,
                ..task
            }));
        }
        tasks.extend(tabled(&section.sections));
    }
    tasks
}

/// The tasks of text, of tables within it and of annexes, each once: a row that says what a
/// sentence or another table says already stands for both, linked to where that stands. Rows of
/// annexes are all kept, for they stand nowhere else.
pub(crate) fn united(
    mut text: Vec<DraftTask>,
    mut tables: Vec<DraftTask>,
    mut annexes: Vec<DraftTask>,
) -> Vec<DraftTask> {
    let mut rows: HashMap<String, Vec<Row>> = HashMap::new();
    let row = |task: &DraftTask, annex| Row {
        lead: bare(&task.lead),
        line: task.line,
        annex,
    };
    for (at, task) in annexes.iter().enumerate() {
        let said = rows.entry(bare(&task.text)).or_default();
        said.push(row(task, Some(at).filter(|_| task.line == 0)));
    }
    // Whether a row says the same; that of an annex is linked to the first place that does.
    let mut is_said = |rows: &mut HashMap<String, Vec<Row>>, task: &DraftTask| {
        let lead = bare(&task.lead);
        let said = rows.get_mut(&bare(&task.text))?;
        // Rows of one table that are alike are as many tasks.
        let same = |row: &&mut Row| {
            row.line != task.line && (row.lead.is_empty() || lead.is_empty() || row.lead == lead)
        };
        let found = said.iter_mut().find(same)?;
        if let Some(task_of_annex) = found.annex.take().and_then(|at| annexes.get_mut(at)) {
            task_of_annex.line = task.line;
        }
        Some(())
    };
    tables.retain(|task| {
        let said = is_said(&mut rows, task).is_some();
        if !said {
            let found = rows.entry(bare(&task.text)).or_default();
            found.push(row(task, None));
        }
        !said
    });
    text.retain(|task| is_said(&mut rows, task).is_none());
    text.into_iter().chain(tables).chain(annexes).collect()
}

/// A row of a table, as far as it tells whether a task says the same.
struct Row {
    lead: String,
    /// Where its table stands; 0 in an annex.
    line: u32,
    /// Its place among the annexes' tasks, while it is linked to no text.
    annex: Option<usize>,
}

/// The letters of a text without marks.
fn bare(text: &str) -> String {
    let folded = plan::text::fold(text);
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn activities(section: &DraftSection, tasks: &mut Vec<DraftTask>) {
    told(section, tasks);
    for sub in &section.sections {
        activities(sub, tasks);
    }
}

/// What a section's items say together, or else those that each begin with a time.
fn told(section: &DraftSection, tasks: &mut Vec<DraftTask>) {
    match activity(section) {
        Some(task) => tasks.push(task),
        None => tasks.extend(section.blocks.iter().filter_map(timed)),
    }
}

/// `Quý III/2025: Viết tin, bài …`
fn timed(block: &DraftBlock) -> Option<DraftTask> {
    const LONGEST: usize = 40;
    if matches!(block.kind, BlockKind::Table | BlockKind::Review) {
        return None;
    }
    let text = block.text.to_plain();
    let (time, rest) = text.split_once(':')?;
    let folded = plan::text::fold(time.trim());
    let named = ["quy ", "thang ", "trong quy ", "trong thang "];
    let named = named.iter().any(|word| folded.starts_with(word));
    let when = plan::Timeframe::read(time, 0).when;
    let known = matches!(when, plan::When::Quarters(_) | plan::When::Months(_));
    let whole = named && known && time.len() <= LONGEST && !closed(rest).is_empty();
    whole.then(|| DraftTask {
        line: block.line,
        text: closed(rest),
        timeframe: time.trim().to_owned(),
        ..plan::sentence::read(rest)
    })
}

/// A section whose items say who does it and when.
fn activity(section: &DraftSection) -> Option<DraftTask> {
    let fields: Vec<(usize, ActivityField, String)> = section
        .blocks
        .iter()
        .enumerate()
        .filter_map(|(i, block)| {
            let plain = block.text.to_plain();
            let (field, value) = field_of(&plain)?;
            Some((i, field, with_children(value, &section.blocks[i + 1..], 0)))
        })
        .collect();
    let get = |field| fields.iter().find(|f| f.1 == field).map(|f| f.2.as_str());
    let who = get(ActivityField::Lead);
    if who.is_none() && get(ActivityField::Timeframe).is_none() {
        return None;
    }
    let mut who = split_units(who.unwrap_or_default()).into_iter();
    let lead = who.next().unwrap_or_default();
    let with = split_units(get(ActivityField::Coordinating).unwrap_or_default());
    let cell = |field| closed(get(field).unwrap_or_default());
    let title = closed(section.title.trim_end_matches(':'));
    let content = cell(ActivityField::Content);
    let parts: Vec<String> = [title, content]
        .into_iter()
        .filter(|p| !p.is_empty())
        .collect();
    Some(DraftTask {
        line: section
            .blocks
            .get(fields[0].0)
            .map_or(section.line, |b| b.line),
        text: parts.join(": "),
        deliverable: cell(ActivityField::Deliverable),
        lead,
        coordinating: who.chain(with).collect(),
        timeframe: cell(ActivityField::Timeframe),
        budget: cell(ActivityField::Budget),
        remarks: cell(ActivityField::Remarks),
    })
}

/// A text with the items that stand directly under it.
fn with_children(text: &str, after: &[DraftBlock], rank: usize) -> String {
    let children = after
        .iter()
        .take_while(|b| self::rank(b.kind) > rank && b.kind != BlockKind::Dash)
        .map(|b| closed(&b.text.to_plain()));
    let parts: Vec<String> = [closed(text)]
        .into_iter()
        .chain(children)
        .filter(|p| !p.is_empty())
        .collect();
    parts.join("; ")
}

fn rank(kind: BlockKind) -> usize {
    match kind {
        BlockKind::Clause => 1,
        BlockKind::Point => 2,
        BlockKind::Dash => 3,
        BlockKind::Plus => 4,
        BlockKind::Paragraph | BlockKind::Table | BlockKind::Review => 0,
    }
}

/// The words without the mark that ends their sentence.
fn closed(text: &str) -> String {
    text.trim()
        .trim_end_matches([';', '.', ',', ' '])
        .to_owned()
}

/// `Tổ chức thực hiện`: sentences that name a unit, and sub-sections headed by one.
fn units(section: &DraftSection, tasks: &mut Vec<DraftTask>) {
    for (i, block) in section.blocks.iter().enumerate() {
        tasks.extend(named_in_text(block, &section.blocks[i + 1..]));
    }
    for sub in &section.sections {
        match name_in_title(&sub.title) {
            Some(lead) => unit(&lead, sub, tasks),
            None if sub.title.is_empty() => {
                for (i, block) in sub.blocks.iter().enumerate() {
                    tasks.extend(named_in_text(block, &sub.blocks[i + 1..]));
                }
            }
            None if !sub.sections.is_empty() => units(sub, tasks),
            None => told(sub, tasks),
        }
    }
}

/// One block that names its unit itself.
fn named_in_text(block: &DraftBlock, after: &[DraftBlock]) -> Option<DraftTask> {
    if matches!(block.kind, BlockKind::Table | BlockKind::Review) {
        return None;
    }
    let text = block.text.to_plain();
    let (lead, at) = lead_of(&text)?;
    Some(task(
        &lead,
        block,
        &with_children(&text[at..], after, rank(block.kind)),
    ))
}

fn task(lead: &str, block: &DraftBlock, text: &str) -> DraftTask {
    DraftTask {
        line: block.line,
        text: text.to_owned(),
        lead: lead.to_owned(),
        ..plan::sentence::read(text)
    }
}

/// A unit's duties: its items, or its paragraphs where it has no items.
fn unit(lead: &str, section: &DraftSection, tasks: &mut Vec<DraftTask>) {
    let kinds = [
        BlockKind::Clause,
        BlockKind::Point,
        BlockKind::Dash,
        BlockKind::Paragraph,
    ];
    let has = |kind: &BlockKind| section.blocks.iter().any(|b| b.kind == *kind);
    if let Some(kind) = kinds.iter().find(|k| has(k)) {
        for (i, block) in section.blocks.iter().enumerate() {
            if block.kind == *kind {
                let text = block.text.to_plain();
                let text = with_children(&text, &section.blocks[i + 1..], rank(*kind).max(1));
                tasks.push(task(lead, block, &text));
            }
        }
    }
    for sub in &section.sections {
        let text = closed(sub.title.trim_end_matches(':'));
        if !text.is_empty() && sub.blocks.is_empty() {
            let block = DraftBlock {
                line: sub.line,
                ..DraftBlock::default()
            };
            tasks.push(task(lead, &block, &text));
        }
        unit(lead, sub, tasks);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(line: u32, text: &str, lead: &str) -> DraftTask {
        DraftTask {
            line,
            text: text.to_owned(),
            lead: lead.to_owned(),
            ..DraftTask::default()
        }
    }

    #[test]
    fn items_that_begin_with_a_time_are_tasks() {
        let block = |text: &str| DraftBlock {
            text: plan::RichText::plain(text),
            ..DraftBlock::default()
        };
        let section = DraftSection {
            title: "Thời gian thực hiện".into(),
            blocks: vec![
                block("Thường xuyên trong năm."),
                block("Quý III/2025: Viết 12 tin, bài; phát trên loa."),
                block("Tháng 4, tháng 9: Ra quân phát 500 tờ rơi."),
                block("Quý III/2025:"),
                block("Ghi chú: quý III có mưa."),
                block("Quý vị đại biểu: chú ý."),
            ],
            ..DraftSection::default()
        };
        let shown: Vec<String> = propose(&[section])
            .iter()
            .map(|t| format!("{} | {} | {}", t.timeframe, t.text, t.deliverable))
            .collect();
        assert_eq!(
            shown,
            [
                "Quý III/2025 | Viết 12 tin, bài; phát trên loa | 12 tin, bài",
                "Tháng 4, tháng 9 | Ra quân phát 500 tờ rơi | 500 tờ rơi",
            ]
        );
    }

    #[test]
    fn a_task_in_text_and_table_is_one() {
        let text = vec![
            task(5, "Viết tin, bài", "Văn phòng"),
            task(6, "Phát thanh hằng tuần", "Đài xã"),
            task(7, "Phát thanh hằng tuần", "Các thôn"),
            task(8, "Làm pa nô", ""),
        ];
        let tables = vec![
            task(20, "Làm pa nô.", "Công an xã"),
            task(20, "Làm pa nô", "Công an xã"),
            task(21, "Làm pa nô", "Công an xã"),
        ];
        let annexes = vec![
            task(0, "viết tin bài;", "Văn phòng"),
            task(0, "Phát thanh hằng tuần", "Đài xã"),
            task(0, "Phát thanh hằng tuần", "Đài xã"),
            task(0, "Việc khác", ""),
        ];
        let found = united(text, tables, annexes);
        let shown: Vec<(u32, &str, &str)> = (found.iter())
            .map(|t| (t.line, t.text.as_str(), t.lead.as_str()))
            .collect();
        let expect = [
            (7, "Phát thanh hằng tuần", "Các thôn"),
            (20, "Làm pa nô.", "Công an xã"),
            (20, "Làm pa nô", "Công an xã"),
            (5, "viết tin bài;", "Văn phòng"),
            (6, "Phát thanh hằng tuần", "Đài xã"),
            (0, "Phát thanh hằng tuần", "Đài xã"),
            (0, "Việc khác", ""),
        ];
        assert_eq!(shown, expect);
    }
}
