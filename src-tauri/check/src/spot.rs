//! The texts of a plan and its tasks, each with its address.

use plan::{Block, BlockId, Plan, RichText, Section, SectionId, SignatureBlock, Task, TaskId};
use std::collections::HashMap;

/// A cell of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TaskCell {
    /// What is to be done.
    Text,
    /// What comes of it.
    Deliverable,
    /// The leading unit.
    Lead,
    /// A unit that co-operates, from 0.
    Coordinating(usize),
    /// When.
    Timeframe,
    /// Cost and source.
    Budget,
    /// Remarks.
    Remarks,
    /// The name of the official who answers for it, which is no text of the plan.
    Official,
}

/// The address of one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Spot {
    /// The number of the paper.
    Number,
    /// The date of the paper, as `day/month/year` with blanks for what is not known.
    Date,
    /// The superior agency's line.
    Parent,
    /// The agency's lines, one a line.
    AgencyLines,
    /// The place before the date.
    HeadPlace,
    /// What the plan is about.
    Subject,
    /// A basis, from 0.
    Basis(usize),
    /// A paragraph of the opening, from 0.
    Opening(usize),
    /// A section's heading.
    Title(SectionId),
    /// The words of a block.
    Text(SectionId, BlockId),
    /// A cell of a block's table, by row and column from 0.
    Cell(SectionId, BlockId, usize, usize),
    /// A paragraph of the closing, from 0.
    Closing(usize),
    /// The name of a recipient, from 0; words taken away whole take the line away.
    Recipient(usize),
    /// Who signs: the lines above, then the name, one a line.
    Signature,
    /// An annex's title.
    AnnexTitle(SectionId),
    /// `(Kèm theo …)` of an annex.
    AnnexReference(SectionId),
    /// A cell of a task.
    Task(TaskId, TaskCell),
    /// A task as a whole, shown by its text.
    TaskRow(TaskId),
}

/// A text that can be changed.
pub(crate) enum Field<'a> {
    Plain(&'a mut String),
    Rich(&'a mut RichText),
    Lines(&'a mut Vec<String>),
    Signature(&'a mut SignatureBlock),
}

impl Field<'_> {
    pub(crate) fn read(&self) -> String {
        match self {
            Self::Plain(text) => (*text).clone(),
            Self::Rich(text) => text.to_plain(),
            Self::Lines(lines) => lines.join("\n"),
            Self::Signature(block) => signature_text(block),
        }
    }
}

/// Lines and name of a signature, one a line.
pub(crate) fn signature_text(block: &SignatureBlock) -> String {
    let lines = block.lines.iter().map(String::as_str);
    let all: Vec<&str> = lines.chain([block.name.as_str()]).collect();
    all.join("\n")
}

/// Shows every text, in the order a plan is read.
pub(crate) fn visit(plan: &mut Plan, tasks: &mut [Task], see: &mut dyn FnMut(Spot, Field<'_>)) {
    let head = &mut plan.head;
    if let Some(parent) = &mut head.parent {
        see(Spot::Parent, Field::Plain(parent));
    }
    see(Spot::AgencyLines, Field::Lines(&mut head.agency_lines));
    see(Spot::HeadPlace, Field::Plain(&mut head.place));
    see(Spot::Subject, Field::Plain(&mut head.subject));
    for (i, basis) in head.opening.bases.iter_mut().enumerate() {
        see(Spot::Basis(i), Field::Plain(basis));
    }
    for (i, paragraph) in head.opening.paragraphs.iter_mut().enumerate() {
        see(Spot::Opening(i), Field::Rich(paragraph));
    }
    sections(&mut plan.sections, see);
    for (i, paragraph) in plan.closing.iter_mut().enumerate() {
        see(Spot::Closing(i), Field::Rich(paragraph));
    }
    for (i, recipient) in plan.recipients.iter_mut().enumerate() {
        see(Spot::Recipient(i), Field::Plain(&mut recipient.name));
    }
    see(Spot::Signature, Field::Signature(&mut plan.signature));
    for annex in &mut plan.annexes {
        see(Spot::AnnexTitle(annex.id), Field::Plain(&mut annex.title));
        see(
            Spot::AnnexReference(annex.id),
            Field::Plain(&mut annex.reference),
        );
        blocks(annex.id, &mut annex.blocks, see);
    }
    tasks.iter_mut().for_each(|task| cells(task, see));
}

fn sections(list: &mut [Section], see: &mut dyn FnMut(Spot, Field<'_>)) {
    for section in list {
        see(Spot::Title(section.id), Field::Plain(&mut section.title));
        blocks(section.id, &mut section.blocks, see);
        sections(&mut section.sections, see);
    }
}

fn blocks(owner: SectionId, list: &mut [Block], see: &mut dyn FnMut(Spot, Field<'_>)) {
    for block in list {
        see(Spot::Text(owner, block.id), Field::Rich(&mut block.text));
        let rows = block
            .table
            .iter_mut()
            .flat_map(|table| table.rows.iter_mut());
        for (row, cells) in rows.enumerate() {
            for (column, cell) in cells.iter_mut().enumerate() {
                see(Spot::Cell(owner, block.id, row, column), Field::Rich(cell));
            }
        }
    }
}

fn cells(task: &mut Task, see: &mut dyn FnMut(Spot, Field<'_>)) {
    let id = task.id;
    let mut show = |cell, text: &mut String| see(Spot::Task(id, cell), Field::Plain(text));
    show(TaskCell::Text, &mut task.text);
    show(TaskCell::Deliverable, &mut task.deliverable);
    show(TaskCell::Lead, &mut task.lead);
    for (i, unit) in task.coordinating.iter_mut().enumerate() {
        show(TaskCell::Coordinating(i), unit);
    }
    show(TaskCell::Timeframe, &mut task.timeframe.wording);
    show(TaskCell::Budget, &mut task.budget);
    show(TaskCell::Remarks, &mut task.remarks);
}

/// Every text that is not blank, with its address, in the order a plan is read.
pub(crate) fn texts(plan: &Plan, tasks: &[Task]) -> Vec<(Spot, String)> {
    let (mut plan, mut tasks) = (plan.clone(), tasks.to_vec());
    let mut out = Vec::new();
    visit(&mut plan, &mut tasks, &mut |spot, field| {
        out.push((spot, field.read()));
    });
    out.retain(|(_, text)| !text.trim().is_empty());
    out
}

/// A key that sorts addresses as a plan is read; a task's row stands at its first cell.
pub(crate) fn order(texts: &[(Spot, String)]) -> impl Fn(Spot) -> usize {
    let all = texts.iter().map(|(spot, _)| *spot);
    let mut places: HashMap<Spot, usize> = all.zip((2..).step_by(2)).collect();
    for (spot, _) in texts {
        if let Spot::Task(id, TaskCell::Text) = *spot
            && let Some(place) = places.get(spot).copied()
        {
            places.insert(Spot::TaskRow(id), place);
            let last = texts
                .iter()
                .rposition(|(s, _)| matches!(s, Spot::Task(t, _) if *t == id));
            let end = last.map_or(place, |i| 2 * (i + 1));
            places
                .entry(Spot::Task(id, TaskCell::Remarks))
                .or_insert(end);
            places.insert(Spot::Task(id, TaskCell::Official), end + 1);
        }
    }
    move |spot| places.get(&spot).copied().unwrap_or_default()
}

/// The text at an address, as proposals count its bytes; `None` where there is none.
pub fn text_at(plan: &Plan, tasks: &[Task], spot: Spot) -> Option<String> {
    match spot {
        Spot::Number => plan.head.number.map(|number| number.to_string()),
        Spot::Date => Some(date_text(plan)),
        Spot::TaskRow(id) => tasks.iter().find(|t| t.id == id).map(|t| t.text.clone()),
        _ => {
            let (mut plan, mut tasks) = (plan.clone(), tasks.to_vec());
            let mut found = None;
            visit(&mut plan, &mut tasks, &mut |at, field| {
                if at == spot {
                    found = Some(field.read());
                }
            });
            found
        }
    }
}

/// The date of the paper, as far as it is known: `19/12/2023`, `/01/2024`.
pub(crate) fn date_text(plan: &Plan) -> String {
    let date = plan.head.date;
    let part = |n: Option<u32>| n.map(|n| format!("{n:02}")).unwrap_or_default();
    let year = date.year().map(|y| y.to_string()).unwrap_or_default();
    match (date.day(), date.month()) {
        (None, None) => year,
        (day, month) => format!("{}/{}/{year}", part(day), part(month)),
    }
}
