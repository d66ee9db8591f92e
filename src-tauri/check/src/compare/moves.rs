//! What stands elsewhere than it stood: headings, blocks, annexes and tasks under another heading,
//! or in another order among those that stayed.

use super::align::{Pair, align};
use super::{Moved, Name, Row, State};
use crate::spot::Spot;
use plan::model::{block_labels, section_label};
use plan::text::squeeze;
use plan::{Block, BlockId, Section, SectionId, TaskId};
use std::collections::{HashMap, HashSet};

/// A thing that can be moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Thing {
    Section(SectionId),
    Annex(SectionId),
    Block(BlockId),
    Task(TaskId),
}

impl Thing {
    /// What a line is of; nothing for lines of the head and the ending.
    fn of(spot: Spot, annexes: &HashSet<SectionId>) -> Option<Self> {
        match spot {
            Spot::Title(id) => Some(Self::Section(id)),
            Spot::Text(_, block) | Spot::Cell(_, block, ..) => Some(Self::Block(block)),
            Spot::AnnexTitle(id) | Spot::AnnexReference(id) => Some(if annexes.contains(&id) {
                Self::Annex(id)
            } else {
                Self::Section(id)
            }),
            Spot::Task(id, _) | Spot::TaskRow(id) => Some(Self::Task(id)),
            _ => None,
        }
    }

    /// What the twin of a thing must be besides.
    fn kind(self) -> u8 {
        match self {
            Self::Section(_) => SECTION,
            Self::Annex(_) => 1,
            Self::Block(_) => 2,
            Self::Task(_) => 3,
        }
    }
}

/// A thing with where it stands.
struct Standing {
    thing: Thing,
    parent: Option<Thing>,
    text: String,
    /// How its place is told: its own number, or the heading it is under.
    told: String,
}

/// The things of a state in reading order.
struct Tree {
    all: Vec<Standing>,
    places: HashMap<Thing, usize>,
    annexes: HashSet<SectionId>,
}

impl Tree {
    fn of(state: State<'_>) -> Self {
        let mut all = Vec::new();
        take_sections(&state.plan.sections, None, &mut Vec::new(), &mut all);
        for annex in &state.plan.annexes {
            let thing = Thing::Annex(annex.id);
            let told = squeeze(&format!("{} {}", annex.label, annex.title));
            all.push(Standing {
                thing,
                parent: None,
                text: annex.title.clone(),
                told: annex.label.clone(),
            });
            take_blocks(&annex.blocks, thing, &told, &mut all);
        }
        for (number, task) in (1..).zip(state.tasks) {
            all.push(Standing {
                thing: Thing::Task(task.id),
                parent: None,
                text: task.text.clone(),
                told: format!("{number}."),
            });
        }
        let places = all.iter().enumerate();
        Self {
            places: places.map(|(i, it)| (it.thing, i)).collect(),
            annexes: state.plan.annexes.iter().map(|it| it.id).collect(),
            all,
        }
    }

    fn get(&self, thing: Thing) -> Option<&Standing> {
        self.places.get(&thing).and_then(|i| self.all.get(*i))
    }

    fn parent(&self, thing: Thing) -> Option<Thing> {
        self.get(thing).and_then(|it| it.parent)
    }
}

fn take_sections(
    sections: &[Section],
    parent: Option<Thing>,
    path: &mut Vec<usize>,
    all: &mut Vec<Standing>,
) {
    for (i, section) in sections.iter().enumerate() {
        path.push(i);
        let thing = Thing::Section(section.id);
        let label = section_label(&section.label, path);
        let heading = squeeze(&format!("{label} {}", section.title));
        let told = match parent.and_then(|it| all.iter().rev().find(|other| other.thing == it)) {
            // A sub-section's number says little without the heading it is under.
            Some(above) => squeeze(&format!("{} {label}", above.told)),
            None => label,
        };
        all.push(Standing {
            thing,
            parent,
            text: section.title.clone(),
            told,
        });
        take_blocks(&section.blocks, thing, &heading, all);
        take_sections(&section.sections, Some(thing), path, all);
        path.pop();
    }
}

fn take_blocks(blocks: &[Block], under: Thing, heading: &str, all: &mut Vec<Standing>) {
    for (block, label) in blocks.iter().zip(block_labels(blocks)) {
        let counted = label.chars().any(char::is_alphanumeric);
        all.push(Standing {
            thing: Thing::Block(block.id),
            parent: Some(under),
            text: block.text.to_plain(),
            told: match counted {
                true => squeeze(&format!("{heading}, {label}")),
                false => heading.to_owned(),
            },
        });
    }
}

const SECTION: u8 = 0;
/// Fewest letters of words that tell a thing without an id of both states.
const TELLING: usize = 12;

/// What moved between two states.
pub(super) struct Moves {
    old: Tree,
    new: Tree,
    /// The old thing of each new one that both states have.
    twins: HashMap<Thing, Thing>,
    /// Moved things of the new state.
    moved: HashSet<Thing>,
}

impl Moves {
    pub(super) fn of(old: State<'_>, new: State<'_>) -> Self {
        let (old, new) = (Tree::of(old), Tree::of(new));
        let twins = twins(&old, &new);
        let mut moves = Self {
            moved: HashSet::new(),
            old,
            new,
            twins,
        };
        moves.moved = moves.find();
        moves
    }

    fn find(&self) -> HashSet<Thing> {
        let mut moved = HashSet::new();
        let twins: HashSet<Thing> = self.twins.values().copied().collect();
        let stands = |old: Option<Thing>| old.is_none_or(|it| twins.contains(&it));
        // Under each heading: its things that stood under it before, by their old places.
        let mut stayed: HashMap<Option<Thing>, Vec<(Thing, usize)>> = HashMap::new();
        for it in &self.new.all {
            let Some(was) = self.twins.get(&it.thing) else {
                continue;
            };
            let old_parent = self.old.parent(*was);
            let twin = it
                .parent
                .and_then(|parent| self.twins.get(&parent).copied());
            if twin == old_parent && it.parent.is_some() == old_parent.is_some() {
                let place = self.old.places.get(was).copied().unwrap_or_default();
                stayed.entry(it.parent).or_default().push((it.thing, place));
            } else if *was == it.thing || self.knows(it.parent) && stands(old_parent) {
                moved.insert(it.thing);
            }
        }
        for group in stayed.values() {
            let places: Vec<usize> = group.iter().map(|(_, place)| *place).collect();
            let rising: HashSet<usize> = plan::order::rising(&places).into_iter().collect();
            let out = group.iter().filter(|(_, place)| !rising.contains(place));
            moved.extend(out.map(|(thing, _)| *thing));
        }
        moved
    }

    fn knows(&self, new: Option<Thing>) -> bool {
        new.is_none_or(|it| self.twins.contains_key(&it))
    }

    /// The moved thing that a new thing belongs to, itself or the nearest above it.
    fn root(&self, mut thing: Thing) -> Option<Thing> {
        loop {
            if self.moved.contains(&thing) {
                return Some(thing);
            }
            thing = self.new.parent(thing)?;
        }
    }

    /// Pairs of lines in the order of the new state, each with whether it moved. What moved is
    /// aligned by itself, so that the rest agrees in its order.
    pub(super) fn align<'r>(
        &self,
        old: &'r [Row],
        new: &'r [Row],
        name: impl Fn(&'r Row) -> Name<'r>,
    ) -> Vec<(Pair, Moved)> {
        let roots: HashMap<Thing, Thing> = self.moved_of_old();
        let of_new =
            |row: &Row| Thing::of(row.spot, &self.new.annexes).and_then(|it| self.root(it));
        let of_old = |row: &Row| {
            let mut thing = Thing::of(row.spot, &self.old.annexes)?;
            loop {
                if let Some(root) = roots.get(&thing) {
                    return Some(*root);
                }
                thing = self.old.parent(thing)?;
            }
        };
        let (olds, news) = (parted(old, of_old), parted(new, of_new));
        let mut out: Vec<((usize, usize), Pair, Moved)> = Vec::new();
        for (root, news) in &news {
            let none = Vec::new();
            let olds = olds.get(root).unwrap_or(&none);
            let was: Vec<&Row> = olds.iter().filter_map(|i| old.get(*i)).collect();
            let is: Vec<&Row> = news.iter().filter_map(|i| new.get(*i)).collect();
            let first = news.first().copied().unwrap_or_default();
            // What was removed stands behind the line it stood behind.
            let mut at = root.map_or((0, 0), |_| (2 * first + 1, 0));
            for (i, (was, is)) in align(&was, &is, &name).into_iter().enumerate() {
                let pair = (
                    was.and_then(|i| olds.get(i).copied()),
                    is.and_then(|j| news.get(j).copied()),
                );
                at = match pair.1 {
                    Some(j) => (2 * j + 1, 0),
                    None => (at.0 + usize::from(at.0 % 2 == 1), i + 1),
                };
                let moved = match root {
                    Some(root) if pair.1 == Some(first) => {
                        let was = self.twins.get(root).and_then(|was| self.old.get(*was));
                        Moved::From(was.map(|it| it.told.clone()).unwrap_or_default())
                    }
                    Some(_) if pair.1.is_some() => Moved::Along,
                    _ => Moved::Not,
                };
                out.push((at, pair, moved));
            }
        }
        if !news.contains_key(&None) {
            let gone = olds.get(&None).into_iter().flatten();
            out.extend(gone.map(|i| ((0, *i), (Some(*i), None), Moved::Not)));
        }
        out.sort_by_key(|(at, ..)| *at);
        out.into_iter()
            .map(|(_, pair, moved)| (pair, moved))
            .collect()
    }

    /// The moved things by what they were in the old state.
    fn moved_of_old(&self) -> HashMap<Thing, Thing> {
        let twin = |it: &Thing| self.twins.get(it).map(|was| (*was, *it));
        self.moved.iter().filter_map(twin).collect()
    }
}

/// The places of rows, by what they belong to.
fn parted(
    rows: &[Row],
    root: impl Fn(&Row) -> Option<Thing>,
) -> HashMap<Option<Thing>, Vec<usize>> {
    let mut parts: HashMap<Option<Thing>, Vec<usize>> = HashMap::new();
    for (i, row) in rows.iter().enumerate() {
        parts.entry(root(row)).or_default().push(i);
    }
    parts
}

/// Things of both states: by id, or else by words that each state says but once.
fn twins(old: &Tree, new: &Tree) -> HashMap<Thing, Thing> {
    let mut twins: HashMap<Thing, Thing> = HashMap::new();
    let known = |it: &&Standing, other: &Tree| !other.places.contains_key(&it.thing);
    for it in &new.all {
        if old.places.contains_key(&it.thing) {
            twins.insert(it.thing, it.thing);
        }
    }
    let once = |tree: &Tree, other: &Tree| {
        let mut once: HashMap<(u8, String), Option<Thing>> = HashMap::new();
        for it in tree.all.iter().filter(|it| known(it, other)) {
            let words = (it.thing.kind(), squeeze(&it.text));
            let found = once.entry(words).or_insert(Some(it.thing));
            if *found != Some(it.thing) {
                *found = None;
            }
        }
        once
    };
    let mut was = once(old, new);
    for ((kind, words), thing) in once(new, old) {
        let telling = kind == SECTION || words.chars().count() >= TELLING;
        if let (true, Some(thing), Some(Some(twin))) = (telling, thing, was.remove(&(kind, words)))
        {
            twins.insert(thing, twin);
        }
    }
    twins
}
