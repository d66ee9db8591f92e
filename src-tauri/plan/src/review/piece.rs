//! What of a plan has words: its blocks, the rows of its tasks, the parts of head and ending. Each
//! is one text of letters for whoever points into it, and made of slots that are written anew one
//! by one.

use crate::flaw::{Flaw, FlawKind, Flaws};
use crate::id::{BlockId, SectionId, TaskId};
use crate::model::{Block, Plan, Recipient};
use crate::task::{Standing, Task, Timeframe, names_no_such_day};
use crate::text::RichText;
use std::ops::Range;

/// A part of the head or of the ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// What the plan is about (`trích yếu`).
    Subject,
    /// `Căn cứ …`, one a line.
    Bases,
    /// The paragraphs that lead into the body, one a line.
    Opening,
    /// `Trên đây là …`, one paragraph a line.
    Closing,
    /// `Nơi nhận`, one a line: who, and in parentheses what for.
    Recipients,
    /// Who signs: the lines above, then the name.
    Signature,
}

impl Part {
    /// All of them, in the order they are read.
    pub const ALL: [Self; 6] = [
        Self::Subject,
        Self::Bases,
        Self::Opening,
        Self::Closing,
        Self::Recipients,
        Self::Signature,
    ];

    /// Those above the body.
    pub const HEAD: [Self; 3] = [Self::Subject, Self::Bases, Self::Opening];

    /// Those under it.
    pub const ENDING: [Self; 3] = [Self::Closing, Self::Recipients, Self::Signature];
}

/// Something of a plan that has words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Piece {
    /// A block. A table's cells are parted by tabs, its rows by line ends.
    Block(BlockId),
    /// An accepted task: content, outcome, who leads, who co-operates, when, cost, remarks, parted
    /// by tabs.
    Task(TaskId),
    /// A part of the head or of the ending.
    Part(Part),
}

/// A text of a piece that is written anew by itself, with what stands between it and the next.
pub(super) struct Slot {
    text: RichText,
    after: String,
}

/// The letters of slots, and where in them each stands.
pub(super) fn letters_in(slots: &[Slot]) -> (String, Vec<Range<usize>>) {
    let (mut text, mut from) = (String::new(), 0);
    let mut ranges = Vec::new();
    for slot in slots {
        let plain = slot.text.to_plain();
        let to = from + plain.chars().count();
        ranges.push(from..to);
        from = to + slot.after.chars().count();
        text.push_str(&plain);
        text.push_str(&slot.after);
    }
    (text, ranges)
}

/// Texts with the same between each two.
fn parted(texts: impl IntoIterator<Item = RichText>, between: &str) -> Vec<Slot> {
    let slot = |text| Slot {
        text,
        after: between.to_owned(),
    };
    let mut slots: Vec<Slot> = texts.into_iter().map(slot).collect();
    if let Some(last) = slots.last_mut() {
        last.after.clear();
    }
    slots
}

pub(super) fn block_slots(block: &Block) -> Vec<Slot> {
    let Some(table) = &block.table else {
        return parted([block.text.clone()], "");
    };
    let mut slots = Vec::new();
    for row in &table.rows {
        let mut cells = parted(row.iter().cloned(), "\t");
        if let Some(last) = cells.last_mut() {
            "\n".clone_into(&mut last.after);
        }
        slots.extend(cells);
    }
    if let Some(last) = slots.last_mut() {
        last.after.clear();
    }
    slots
}

fn task_slots(task: &Task) -> Vec<Slot> {
    let cells = [
        &task.text,
        &task.deliverable,
        &task.lead,
        &task.coordinating.join("; "),
        &task.timeframe.wording,
        &task.budget,
        &task.remarks,
    ];
    parted(cells.map(RichText::plain), "\t")
}

/// Which field of which recipient each slot is: its name, or what for.
fn recipient_fields(recipients: &[Recipient]) -> Vec<(usize, bool)> {
    let fields = recipients.iter().enumerate().flat_map(|(i, it)| {
        let purpose = (!it.purpose.is_empty()).then_some((i, true));
        [Some((i, false)), purpose]
    });
    fields.flatten().collect()
}

fn recipient_slots(recipients: &[Recipient]) -> Vec<Slot> {
    let last = recipients.len().saturating_sub(1);
    let slot = |(i, purpose): (usize, bool)| {
        let line = recipients.get(i)?;
        let end = if i == last { "" } else { "\n" };
        Some(if purpose {
            Slot {
                text: RichText::plain(&line.purpose),
                after: format!("){end}"),
            }
        } else if line.purpose.is_empty() {
            Slot {
                text: RichText::plain(&line.name),
                after: end.to_owned(),
            }
        } else {
            Slot {
                text: RichText::plain(&line.name),
                after: " (".to_owned(),
            }
        })
    };
    let fields = recipient_fields(recipients).into_iter();
    fields.filter_map(slot).collect()
}

pub(super) fn part_slots(plan: &Plan, part: Part) -> Vec<Slot> {
    let plain = |lines: &[String]| parted(lines.iter().map(RichText::plain), "\n");
    match part {
        Part::Subject => parted([RichText::plain(&plan.head.subject)], ""),
        Part::Bases => plain(&plan.head.opening.bases),
        Part::Opening => parted(plan.head.opening.paragraphs.iter().cloned(), "\n"),
        Part::Closing => parted(plan.closing.iter().cloned(), "\n"),
        Part::Recipients => recipient_slots(&plan.recipients),
        Part::Signature => {
            let mut lines = plan.signature.lines.clone();
            lines.extend(Some(plan.signature.name.clone()).filter(|name| !name.is_empty()));
            plain(&lines)
        }
    }
}

/// The tasks that are part of a plan.
pub(super) fn accepted(tasks: &[Task]) -> impl Iterator<Item = &Task> {
    tasks.iter().filter(|it| it.standing == Standing::Accepted)
}

/// Every block of a plan in reading order, with the section or annex it stands in.
pub(super) fn blocks_of(plan: &Plan) -> Vec<(SectionId, &Block)> {
    let sections = plan.walk().into_iter().map(|(_, s)| (s.id, &s.blocks));
    let annexes = plan.annexes.iter().map(|annex| (annex.id, &annex.blocks));
    sections
        .chain(annexes)
        .flat_map(|(home, blocks)| blocks.iter().map(move |block| (home, block)))
        .collect()
}

/// Every piece of a plan with its slots: the head's, the blocks in reading order, each with its
/// section or annex, the accepted tasks, the ending's.
pub(super) fn pieces_of(plan: &Plan, tasks: &[Task]) -> Vec<(Piece, Option<SectionId>, Vec<Slot>)> {
    let part = |part: Part| (Piece::Part(part), None, part_slots(plan, part));
    let blocks = blocks_of(plan).into_iter().map(|(home, it)| {
        let slots = block_slots(it);
        (Piece::Block(it.id), Some(home), slots)
    });
    let tasks = accepted(tasks).map(|it| (Piece::Task(it.id), None, task_slots(it)));
    let head = Part::HEAD.into_iter().map(part);
    let ending = Part::ENDING.into_iter().map(part);
    head.chain(blocks).chain(tasks).chain(ending).collect()
}

fn unknown() -> Flaws {
    Flaw::new("suggestion", FlawKind::Unknown).into()
}

fn slots_of(plan: &Plan, tasks: &[Task], piece: Piece) -> Option<Vec<Slot>> {
    match piece {
        Piece::Block(id) => {
            let all = blocks_of(plan);
            let found = all.iter().find(|(_, it)| it.id == id);
            found.map(|(_, it)| block_slots(it))
        }
        Piece::Task(id) => accepted(tasks).find(|it| it.id == id).map(task_slots),
        Piece::Part(part) => Some(part_slots(plan, part)),
    }
}

impl Plan {
    /// Replaces letters of a piece by what `written` makes of the slot they stand in. Answers the
    /// task that was changed, if the plan itself was not.
    pub(super) fn rewrite(
        &mut self,
        tasks: &mut [Task],
        piece: Piece,
        range: &Range<usize>,
        written: impl FnOnce(&RichText, Range<usize>) -> RichText,
    ) -> Result<Option<TaskId>, Flaws> {
        let slots = slots_of(self, tasks, piece).ok_or_else(unknown)?;
        let (_, ranges) = letters_in(&slots);
        let at = ranges
            .iter()
            .position(|it| holds(it, range))
            .ok_or_else(unknown)?;
        let (Some(slot), Some(own)) = (slots.get(at), ranges.get(at)) else {
            return Err(unknown());
        };
        let text = written(&slot.text, range.start - own.start..range.end - own.start);
        match piece {
            Piece::Block(id) => self.put_in_block(id, at, text)?,
            Piece::Part(part) => self.put_in_part(part, at, &text)?,
            Piece::Task(id) => {
                let task = tasks
                    .iter_mut()
                    .find(|it| it.id == id)
                    .ok_or_else(unknown)?;
                *task = task_with(task, at, text.to_plain(), self.year)?;
                return Ok(Some(id));
            }
        }
        Ok(None)
    }

    fn put_in_block(&mut self, id: BlockId, at: usize, text: RichText) -> Result<(), Flaws> {
        let all = blocks_of(self);
        let found = all.iter().find(|(_, it)| it.id == id);
        let home = found.map(|(home, _)| *home).ok_or_else(unknown)?;
        let of_section = self.section(home).map(|it| it.blocks.clone());
        let of_annex = || {
            let annex = self.annexes.iter().find(|it| it.id == home);
            annex.map(|it| it.blocks.clone())
        };
        let mut blocks = of_section.or_else(of_annex).ok_or_else(unknown)?;
        let block = blocks.iter_mut().find(|it| it.id == id);
        let block = block.ok_or_else(unknown)?;
        let slot = match &mut block.table {
            None => Some(&mut block.text),
            Some(table) => table.rows.iter_mut().flatten().nth(at),
        };
        *slot.ok_or_else(unknown)? = text;
        self.set_blocks(home, blocks)
    }

    fn put_in_part(&mut self, part: Part, at: usize, text: &RichText) -> Result<(), Flaws> {
        let (mut head, mut closing) = (self.head.clone(), self.closing.clone());
        let (mut recipients, mut signature) = (self.recipients.clone(), self.signature.clone());
        let plain = text.to_plain();
        let put = |slot: Option<&mut String>| slot.map(|it| *it = plain.clone());
        let rich = |slot: Option<&mut RichText>| slot.map(|it| *it = text.clone());
        let done = match part {
            Part::Subject => put(Some(&mut head.subject)),
            Part::Bases => {
                // A line behind one is a further basis.
                let lines = plain.split('\n').map(str::to_owned);
                let bases = &mut head.opening.bases;
                (at < bases.len()).then(|| bases.splice(at..=at, lines).for_each(drop))
            }
            Part::Opening => rich(head.opening.paragraphs.get_mut(at)),
            Part::Closing => rich(closing.get_mut(at)),
            Part::Recipients => {
                let field = recipient_fields(&recipients).get(at).copied();
                let (i, purpose) = field.ok_or_else(unknown)?;
                let line = recipients.get_mut(i);
                put(line.map(|it| {
                    if purpose {
                        &mut it.purpose
                    } else {
                        &mut it.name
                    }
                }))
            }
            Part::Signature if at < signature.lines.len() => put(signature.lines.get_mut(at)),
            Part::Signature => put(Some(&mut signature.name)),
        };
        done.ok_or_else(unknown)?;
        if Part::HEAD.contains(&part) {
            self.set_head(self.year, head)
        } else {
            self.set_ending(closing, recipients, signature)
        }
    }
}

/// Whether words stand in one slot.
pub(super) fn holds(slot: &Range<usize>, words: &Range<usize>) -> bool {
    words.start <= words.end && words.start >= slot.start && words.end <= slot.end
}

fn task_with(task: &Task, slot: usize, text: String, year: i32) -> Result<Task, Flaws> {
    let mut task = task.clone();
    match slot {
        0 => task.text = text,
        1 => task.deliverable = text,
        2 => task.lead = text,
        3 => {
            let units = text.split(';').map(|unit| unit.trim().to_owned());
            task.coordinating = units.collect();
        }
        4 if names_no_such_day(&text, year) => {
            return Err(Flaw::new("suggestion", FlawKind::NoSuchDate).into());
        }
        4 => task.timeframe = Timeframe::read(&text, year),
        5 => task.budget = text,
        6 => task.remarks = text,
        _ => return Err(unknown()),
    }
    task.checked()
}
