//! Two states of a plan side by side: which lines are there in both, and which of their words
//! differ. A line is known by its id where both states have it, or else by its words. What stands
//! elsewhere is told once, as moved.

mod align;
mod moves;
mod words;

#[cfg(test)]
mod tests;

use crate::spot::{self, Spot, TaskCell};
use plan::model::{block_labels, section_label};
use plan::{Block, BlockId, Official, Plan, Section, SectionId, Task};
use std::collections::{HashMap, HashSet};

pub use words::{Said, Words, compare_words};

/// One state.
#[derive(Debug, Clone, Copy)]
pub struct State<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its tasks, in order.
    pub tasks: &'a [Task],
    /// The people who may answer for them.
    pub people: &'a [Official],
}

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// Word for word the same.
    Same,
    /// Some words differ.
    Changed,
    /// Only the new state has it.
    Added,
    /// Only the old state has it.
    Removed,
}

/// A heading, paragraph, cell or other line of a plan, in both states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where it stands: in the new state, or in the old one where it was removed.
    pub spot: Spot,
    /// How deep its section is, from 0; 0 outside the sections.
    pub depth: usize,
    /// What is printed before it, such as `II.` or `a)`.
    pub label: String,
    /// Its words, old and new.
    pub words: Vec<Words>,
    /// Whether it stands elsewhere than before.
    pub moved: Moved,
}

/// Whether a line stands elsewhere than before.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Moved {
    /// It stands where it stood.
    #[default]
    Not,
    /// It was moved: what was printed before it, or before and in the heading it stood under.
    From(String),
    /// It belongs to what was moved and came along.
    Along,
}

impl Line {
    /// What became of it.
    pub fn change(&self) -> Change {
        let only = |said| self.words.iter().all(|words| words.said == said);
        if only(Said::Both) {
            Change::Same
        } else if only(Said::New) {
            Change::Added
        } else if only(Said::Old) {
            Change::Removed
        } else {
            Change::Changed
        }
    }
}

/// How much differs, as a layman counts: a moved section is one move, whatever is under it, and a
/// task that is new is one thing added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Lines with other words.
    pub changed: usize,
    /// Lines only the new state has.
    pub added: usize,
    /// Lines only the old state has.
    pub removed: usize,
    /// Things that stand elsewhere.
    pub moved: usize,
}

impl Summary {
    /// Counts lines.
    pub fn of(lines: &[Line]) -> Self {
        let count = |change| lines.iter().filter(|line| line.change() == change).count();
        let moved = |line: &&Line| matches!(line.moved, Moved::From(_));
        Self {
            changed: count(Change::Changed),
            added: count(Change::Added),
            removed: count(Change::Removed),
            moved: lines.iter().filter(moved).count(),
        }
    }

    /// Whether nothing differs.
    pub fn is_same(self) -> bool {
        self == Self::default()
    }
}

/// Every line of both states, in the order the new one is read; what was removed stands where it
/// was. A state without a letterhead prints the office's, which is no difference from one with.
pub fn compare(old: State<'_>, new: State<'_>) -> Vec<Line> {
    let moves = moves::Moves::of(old, new);
    let bare = |state: State<'_>| state.plan.head.agency_lines.is_empty();
    let one_is_bare = bare(old) != bare(new);
    let rows = |state| {
        let mut rows = rows(state);
        rows.retain(|row| !(one_is_bare && matches!(row.spot, Spot::Parent | Spot::AgencyLines)));
        rows
    };
    let (old, new) = (rows(old), rows(new));
    let known = Known::of(&old, &new);
    let pairs = moves.align(&old, &new, |row| known.name(row));
    let pairs = one_cell(pairs, &old, &new);
    let lines = pairs.into_iter().filter_map(|(pair, moved)| {
        let (was, is) = (
            pair.0.and_then(|i| old.get(i)),
            pair.1.and_then(|i| new.get(i)),
        );
        let shown = is.or(was)?;
        Some(Line {
            spot: shown.spot,
            depth: shown.depth,
            label: shown.label.clone(),
            words: compare_words(text_of(was), text_of(is)),
            moved,
        })
    });
    lines.collect()
}

/// Makes one line of what a cell of a task said and what it says now, however unlike they are.
fn one_cell(
    pairs: Vec<(align::Pair, Moved)>,
    old: &[Row],
    new: &[Row],
) -> Vec<(align::Pair, Moved)> {
    let filled = |was: usize, is: usize| {
        let spots = old.get(was).zip(new.get(is));
        spots
            .is_some_and(|(was, is)| part(was.spot) == part(is.spot) && is_one_of_its_task(is.spot))
    };
    let mut out: Vec<(align::Pair, Moved)> = Vec::with_capacity(pairs.len());
    for (pair, moved) in pairs {
        let one = match (out.last().cloned(), pair) {
            (Some(((Some(was), None), Moved::Not)), (None, Some(is)))
            | (Some(((None, Some(is)), Moved::Not)), (Some(was), None))
                if moved == Moved::Not && filled(was, is) =>
            {
                Some((Some(was), Some(is)))
            }
            _ => None,
        };
        match (one, out.last_mut()) {
            (Some(one), Some(last)) => last.0 = one,
            _ => out.push((pair, moved)),
        }
    }
    out
}

/// Whether a task has but one such cell, and is not told by it.
fn is_one_of_its_task(spot: Spot) -> bool {
    matches!(
        spot,
        Spot::Task(
            _,
            TaskCell::Deliverable
                | TaskCell::Lead
                | TaskCell::Timeframe
                | TaskCell::Budget
                | TaskCell::Remarks
                | TaskCell::Official
        )
    )
}

/// A line of one state.
struct Row {
    spot: Spot,
    depth: usize,
    label: String,
    text: String,
}

fn text_of(row: Option<&Row>) -> &str {
    row.map_or("", |row| &row.text)
}

/// What tells a line from others.
#[derive(PartialEq, Eq, Hash)]
enum Name<'a> {
    Id(Lasting),
    Words(Part, &'a str),
}

/// What an id says, wherever it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Lasting {
    Block(BlockId),
    Cell(BlockId, usize, usize),
    Other(Spot),
}

fn lasting(spot: Spot) -> Lasting {
    match spot {
        Spot::Text(_, block) => Lasting::Block(block),
        Spot::Cell(_, block, row, column) => Lasting::Cell(block, row, column),
        other => Lasting::Other(other),
    }
}

/// The kind of a text.
type Part = (
    std::mem::Discriminant<Spot>,
    Option<std::mem::Discriminant<TaskCell>>,
);

fn part(spot: Spot) -> Part {
    let cell = match spot {
        Spot::Task(_, cell) => Some(std::mem::discriminant(&cell)),
        _ => None,
    };
    (std::mem::discriminant(&spot), cell)
}

/// Lines that both states know by an id.
struct Known {
    spots: HashSet<Lasting>,
    /// Tables of the same rows and columns, whose cells have a lasting place.
    tables: HashSet<BlockId>,
}

impl Known {
    fn of(old: &[Row], new: &[Row]) -> Self {
        let spots = |rows: &[Row]| {
            let lasting = rows.iter().map(|row| lasting(row.spot));
            lasting.collect::<HashSet<_>>()
        };
        let (was, is) = (shapes(old), shapes(new));
        let same = was.iter().filter(|(id, shape)| is.get(id) == Some(shape));
        Self {
            tables: same.map(|(id, _)| *id).collect(),
            spots: spots(old).intersection(&spots(new)).copied().collect(),
        }
    }

    fn name<'r>(&self, row: &'r Row) -> Name<'r> {
        let lasts = match row.spot {
            Spot::Basis(_) | Spot::Opening(_) | Spot::Closing(_) | Spot::Recipient(_) => false,
            Spot::Cell(_, table, ..) => self.tables.contains(&table),
            Spot::Task(_, TaskCell::Coordinating(_)) => false,
            _ => true,
        };
        let id = lasting(row.spot);
        if lasts && self.spots.contains(&id) {
            Name::Id(id)
        } else {
            Name::Words(part(row.spot), &row.text)
        }
    }
}

/// Rows and columns of each table.
fn shapes(rows: &[Row]) -> HashMap<BlockId, (usize, usize)> {
    let mut shapes: HashMap<BlockId, (usize, usize)> = HashMap::new();
    for row in rows {
        if let Spot::Cell(_, table, r, c) = row.spot {
            let shape = shapes.entry(table).or_default();
            *shape = (shape.0.max(r), shape.1.max(c));
        }
    }
    shapes
}

/// The lines of one state that have words.
fn rows(state: State<'_>) -> Vec<Row> {
    let State {
        plan,
        tasks,
        people,
    } = state;
    let labels = labels(plan);
    let number = plan.head.number.map(|number| format!("{number:02}"));
    let head = [
        (Spot::Number, number.unwrap_or_default()),
        (Spot::Date, spot::date_text(plan)),
    ];
    let texts = spot::texts(plan, tasks).into_iter();
    let mut rows: Vec<Row> = head
        .into_iter()
        .chain(texts)
        .filter(|(_, text)| !text.is_empty())
        .map(|(spot, text)| {
            let (depth, label) = labels.get(&spot).cloned().unwrap_or_default();
            let text = match spot {
                Spot::Recipient(i) => recipient(plan, i, text),
                _ => text,
            };
            Row {
                spot,
                depth,
                label,
                text,
            }
        })
        .collect();
    answerable(&mut rows, tasks, people);
    rows
}

/// A recipient with what it is sent for.
fn recipient(plan: &Plan, i: usize, name: String) -> String {
    match plan.recipients.get(i) {
        Some(recipient) if !recipient.purpose.is_empty() => {
            format!("{name} ({})", recipient.purpose)
        }
        _ => name,
    }
}

/// Puts the names of those who answer for tasks behind their tasks.
fn answerable(rows: &mut Vec<Row>, tasks: &[Task], people: &[Official]) {
    let names: HashMap<_, _> = people.iter().map(|p| (p.id, p.name.as_str())).collect();
    for task in tasks {
        let named = task.official.and_then(|id| names.get(&id));
        let last = rows
            .iter()
            .rposition(|row| matches!(row.spot, Spot::Task(id, _) if id == task.id));
        if let (Some(name), Some(last)) = (named, last) {
            rows.insert(
                last + 1,
                Row {
                    spot: Spot::Task(task.id, TaskCell::Official),
                    depth: 0,
                    label: String::new(),
                    text: (*name).to_owned(),
                },
            );
        }
    }
}

type Labels = HashMap<Spot, (usize, String)>;

/// What is printed before headings and blocks, with the depth of their section.
fn labels(plan: &Plan) -> Labels {
    let mut out = Labels::new();
    label_sections(&plan.sections, &mut Vec::new(), &mut out);
    for annex in &plan.annexes {
        out.insert(Spot::AnnexTitle(annex.id), (0, annex.label.clone()));
        label_blocks(annex.id, &annex.blocks, 0, &mut out);
    }
    out
}

fn label_sections(sections: &[Section], path: &mut Vec<usize>, out: &mut Labels) {
    for (i, section) in sections.iter().enumerate() {
        path.push(i);
        let depth = path.len() - 1;
        let label = section_label(&section.label, path);
        out.insert(Spot::Title(section.id), (depth, label));
        label_blocks(section.id, &section.blocks, depth, out);
        label_sections(&section.sections, path, out);
        path.pop();
    }
}

fn label_blocks(owner: SectionId, blocks: &[Block], depth: usize, out: &mut Labels) {
    for (block, label) in blocks.iter().zip(block_labels(blocks)) {
        out.insert(Spot::Text(owner, block.id), (depth, label));
    }
}
