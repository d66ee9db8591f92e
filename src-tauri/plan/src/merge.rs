//! Three states of a plan with its tasks made one: what both sides made of a common base. What
//! only one side changed is taken; what both changed differently is a [`Conflict`] and asks.
//!
//! Units are a field of the head or ending, the words of a node (a heading's line, an annex's, a
//! block, a row of the tasks), the place where it stands, and whether it is there at all. Nothing is
//! dropped silently: [`Merged::taken`] names every change that came from theirs, and a unit that
//! waits for a decision stands as mine has it, or as the side has it that did not remove it.

mod field;
mod flat;
mod order;
#[cfg(test)]
pub(crate) mod tests;

pub use field::Field;
pub use flat::Node;

use crate::edit::DEPTH_LIMIT;
use crate::flaw::{Flaw, FlawKind, Flaws};
use crate::model::{Plan, Section};
use crate::task::Task;
use crate::text::RichText;
use field::{get, set, value_of};
use flat::{Flat, List, Words};
use order::{Placing, Side};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// A plan with its tasks, in their order.
#[derive(Debug, Clone, Copy)]
pub struct State<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its tasks.
    pub tasks: &'a [Task],
}

/// What is merged by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A field of the head or the ending.
    Field(Field),
    /// The words of a heading, an annex's line, a block, a row of the tasks.
    Words(Node),
    /// Where it stands.
    Place(Node),
    /// Whether it is there: removed by one side, changed by the other.
    Presence(Node),
}

/// How a unit reads.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Value {
    /// What is printed before it, such as `II.` or `-`.
    pub label: String,
    /// Its words. Of a place: the heading it is under, then what it stands
    /// behind, then its own words.
    pub lines: Vec<RichText>,
}

/// A unit that both sides changed, each in another way. `None` where a state does not have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// What.
    pub unit: Unit,
    /// As it was.
    pub base: Option<Value>,
    /// As we have it.
    pub mine: Option<Value>,
    /// As they have it.
    pub theirs: Option<Value>,
    /// Whether own words can take its place ([`Ruling::Own`]).
    pub own: bool,
    /// What was decided; nothing while it waits.
    pub ruling: Option<Ruling>,
}

/// How a conflict is decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ruling {
    /// As we have it.
    Mine,
    /// As they have it.
    Theirs,
    /// As it was before both.
    Base,
    /// In other words; lines apart by `\n` where the unit has lines.
    Own(String),
}

/// What became of a unit that was taken from theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TakenKind {
    /// It has other words.
    Changed,
    /// It is new.
    Added,
    /// It is gone, with all that stood under it.
    Removed,
    /// It stands elsewhere.
    Moved,
}

/// A change of theirs that merged by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// What.
    pub unit: Unit,
    /// What became of it.
    pub kind: TakenKind,
    /// As it was.
    pub before: Option<Value>,
    /// As it is.
    pub after: Option<Value>,
}

/// What came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The plan.
    pub plan: Plan,
    /// Its tasks, in order.
    pub tasks: Vec<Task>,
    /// What both sides changed differently, decided or not.
    pub conflicts: Vec<Conflict>,
    /// What came from theirs by itself.
    pub taken: Vec<Taken>,
}

impl Merged {
    /// How many conflicts wait for a decision.
    pub fn open(&self) -> usize {
        self.conflicts.iter().filter(|c| c.ruling.is_none()).count()
    }
}

/// Merges without a decision.
pub fn merge(base: State<'_>, mine: State<'_>, theirs: State<'_>) -> Merged {
    Merging::new(base, mine, theirs).merged()
}

/// Three states and what was decided of their conflicts.
pub struct Merging<'a> {
    plans: [&'a Plan; 3],
    base: Flat,
    mine: Flat,
    theirs: Flat,
    rulings: BTreeMap<Unit, Ruling>,
}

impl<'a> Merging<'a> {
    /// Nothing decided yet. Doubts and left-over words are mine: they are of an imported file.
    pub fn new(base: State<'a>, mine: State<'a>, theirs: State<'a>) -> Self {
        let flat = |state: State<'_>| Flat::of(state, mine.plan.id);
        Self {
            plans: [base.plan, mine.plan, theirs.plan],
            base: flat(base),
            mine: flat(mine),
            theirs: flat(theirs),
            rulings: BTreeMap::new(),
        }
    }

    /// Decides a conflict, again if need be.
    ///
    /// # Errors
    /// A flaw at `unit` where there is no such conflict, at `ruling` for a decision it cannot
    /// have: own words for a table, a row or a place, the base of what was removed, or words over
    /// [`Plan::TEXT_LIMIT`].
    pub fn resolve(&mut self, unit: Unit, ruling: Ruling) -> Result<(), Flaws> {
        let merged = self.merged();
        let conflict = merged.conflicts.iter().find(|c| c.unit == unit);
        let conflict = conflict.ok_or_else(|| Flaw::new("unit", FlawKind::Unknown))?;
        match &ruling {
            Ruling::Own(_) if !conflict.own => {
                return Err(Flaw::new("ruling", FlawKind::NotAllowed).into());
            }
            Ruling::Own(text) if text.chars().count() > Plan::TEXT_LIMIT => {
                return Err(Flaw::too_long("ruling", Plan::TEXT_LIMIT).into());
            }
            Ruling::Own(text) if text.trim().is_empty() && !matches!(unit, Unit::Field(_)) => {
                return Err(Flaw::new("ruling", FlawKind::Empty).into());
            }
            Ruling::Base if matches!(unit, Unit::Presence(_)) => {
                return Err(Flaw::new("ruling", FlawKind::NotAllowed).into());
            }
            _ => {}
        }
        self.rulings.insert(unit, ruling);
        Ok(())
    }

    /// What comes out with what was decided so far.
    pub fn merged(&self) -> Merged {
        let mut work = Work {
            merging: self,
            conflicts: Vec::new(),
            taken: Vec::new(),
        };
        let [base, mine, theirs] = self.plans;
        let mut plan = mine.clone();
        for field in Field::ALL {
            work.field(field, base, theirs, &mut plan);
        }
        let present = work.presence();
        let words = work.words(&present);
        let placing = Placing::of(self, &present);
        work.placed(&placing);
        let mut built = Flat::built(&words, &placing.lists);
        let tasks = built.tasks();
        // Two moves, each within bounds, can come to a tree that is too deep to be edited.
        let room = mine.depth_of_sections().max(DEPTH_LIMIT);
        plan.sections = lifted(built.sections(List::Sections(None)), room);
        plan.annexes = built.annexes();
        Merged {
            plan,
            tasks,
            conflicts: work.conflicts,
            taken: work.taken,
        }
    }

    fn ruling(&self, unit: Unit) -> Option<&Ruling> {
        self.rulings.get(&unit)
    }

    fn side(&self, side: Side) -> &Flat {
        match side {
            Side::Base => &self.base,
            Side::Mine => &self.mine,
            Side::Theirs => &self.theirs,
        }
    }
}

/// The sections in no more than `room` levels: what would stand deeper follows the section it stood
/// in, all words and their order as they were.
fn lifted(sections: Vec<Section>, room: usize) -> Vec<Section> {
    let mut level = Vec::new();
    for mut section in sections {
        let under = std::mem::take(&mut section.sections);
        if room > 1 {
            section.sections = lifted(under, room - 1);
            level.push(section);
        } else {
            level.push(section);
            level.extend(lifted(under, room));
        }
    }
    level
}

/// What a plain three-way choice between equal-typed values comes to.
enum Chosen {
    Mine,
    Theirs,
    Asks,
}

fn chosen<T: PartialEq>(base: &T, mine: &T, theirs: &T) -> Chosen {
    if mine == theirs || theirs == base {
        Chosen::Mine
    } else if mine == base {
        Chosen::Theirs
    } else {
        Chosen::Asks
    }
}

/// A merge being made.
struct Work<'m, 'a> {
    merging: &'m Merging<'a>,
    conflicts: Vec<Conflict>,
    taken: Vec<Taken>,
}

/// What is there, and what of it was told to go or stay.
struct Present {
    nodes: BTreeSet<Node>,
    /// Words that a decision gave instead.
    own: HashMap<Node, String>,
}

impl Work<'_, '_> {
    fn field(&mut self, field: Field, base: &Plan, theirs: &Plan, plan: &mut Plan) {
        let (was, is, other) = (get(field, base), get(field, plan), get(field, theirs));
        let unit = Unit::Field(field);
        match chosen(&was, &is, &other) {
            Chosen::Mine => {}
            Chosen::Theirs => {
                self.taken.push(Taken {
                    unit,
                    kind: TakenKind::Changed,
                    before: Some(value_of(&was)),
                    after: Some(value_of(&other)),
                });
                set(field, plan, other);
            }
            Chosen::Asks => {
                let ruling = self.merging.ruling(unit).cloned();
                self.conflicts.push(Conflict {
                    unit,
                    base: Some(value_of(&was)),
                    mine: Some(value_of(&is)),
                    theirs: Some(value_of(&other)),
                    own: is.own("").is_some(),
                    ruling: ruling.clone(),
                });
                match ruling {
                    None | Some(Ruling::Mine) => {}
                    Some(Ruling::Theirs) => set(field, plan, other),
                    Some(Ruling::Base) => set(field, plan, was),
                    Some(Ruling::Own(text)) => {
                        set(field, plan, is.own(&text).unwrap_or(is));
                    }
                }
            }
        }
    }

    /// Which nodes are there.
    fn presence(&mut self) -> Present {
        let Merging {
            base, mine, theirs, ..
        } = self.merging;
        let all = mine.nodes.keys().chain(theirs.nodes.keys());
        let mut present = Present {
            nodes: all.copied().collect(),
            own: HashMap::new(),
        };
        for (gone, kept, by_them) in [(theirs, mine, true), (mine, theirs, false)] {
            for (root, group) in removed(base, gone, kept) {
                self.removed(root, &group, (gone, kept, by_them), &mut present);
            }
        }
        self.housed(&mut present);
        present
    }

    /// A group of nodes that one side removed: gone if the other side left it as it was.
    fn removed(
        &mut self,
        root: Node,
        group: &HashSet<Node>,
        (gone, kept, by_them): (&Flat, &Flat, bool),
        present: &mut Present,
    ) {
        let base = &self.merging.base;
        let added = kept.below(group).into_iter().filter(|node| {
            !group.contains(node) && (!base.has(*node) || base.list(*node) != kept.list(*node))
        });
        let added: Vec<Node> = added.collect();
        let touched = !added.is_empty()
            || group.iter().any(|node| {
                kept.words(*node) != base.words(*node) || kept.list(*node) != base.list(*node)
            });
        let unit = Unit::Presence(root);
        let ruling = self.merging.ruling(unit).cloned().filter(|_| touched);
        let keep = match &ruling {
            Some(Ruling::Mine) => by_them,
            Some(Ruling::Theirs) => !by_them,
            _ => touched,
        };
        if touched {
            let there = Some(kept.value(root, true));
            let (mine, theirs) = if by_them {
                (there, None)
            } else {
                (None, there)
            };
            self.conflicts.push(Conflict {
                unit,
                base: Some(base.value(root, true)),
                mine,
                theirs,
                own: kept.takes_own(root),
                ruling: ruling.clone(),
            });
        }
        if keep {
            if let Some(Ruling::Own(text)) = ruling {
                present.own.insert(root, text);
            }
            return;
        }
        if by_them && !touched {
            self.taken.push(Taken {
                unit,
                kind: TakenKind::Removed,
                before: Some(base.value(root, true)),
                after: None,
            });
        }
        for node in group {
            present.nodes.remove(node);
        }
        for node in added {
            // What stands elsewhere on the other side goes back there.
            if !gone.has(node) {
                present.nodes.remove(&node);
            }
        }
    }

    /// Every node needs a heading that is there, on one side at least; else the heading stays.
    fn housed(&self, present: &mut Present) {
        let Merging { mine, theirs, .. } = self.merging;
        loop {
            let homeless = present.nodes.iter().find_map(|node| {
                let homes = [mine.list(*node), theirs.list(*node)];
                let parents = homes.into_iter().flatten().map(List::parent);
                let parents: Vec<Option<Node>> = parents.collect();
                let housed = parents
                    .iter()
                    .any(|parent| parent.is_none_or(|it| present.nodes.contains(&it)));
                (!housed).then(|| parents.first().copied().flatten())?
            });
            let Some(parent) = homeless else { return };
            present.nodes.insert(parent);
        }
    }

    /// The words of every node that is there.
    fn words(&mut self, present: &Present) -> HashMap<Node, Words> {
        let Merging {
            base, mine, theirs, ..
        } = self.merging;
        let mut out = HashMap::new();
        for node in &present.nodes {
            let (node, unit) = (*node, Unit::Words(*node));
            let (was, is, other) = (base.words(node), mine.words(node), theirs.words(node));
            let words = match (is, other) {
                (Some(is), Some(other)) => match chosen(&was, &Some(is), &Some(other)) {
                    Chosen::Mine => is.clone(),
                    Chosen::Theirs => {
                        self.taken.push(Taken {
                            unit,
                            kind: TakenKind::Changed,
                            before: Some(base.value(node, false)),
                            after: Some(theirs.value(node, false)),
                        });
                        other.clone()
                    }
                    Chosen::Asks => self.asked(node, (was, is, other)),
                },
                (Some(is), None) => is.clone(),
                (None, Some(other)) => {
                    if was.is_none() {
                        self.taken.push(Taken {
                            unit,
                            kind: TakenKind::Added,
                            before: None,
                            after: Some(theirs.value(node, false)),
                        });
                    }
                    other.clone()
                }
                (None, None) => continue,
            };
            let own = present.own.get(&node);
            let words = own.and_then(|text| words.own(text)).unwrap_or(words);
            out.insert(node, words);
        }
        out
    }

    fn asked(&mut self, node: Node, (was, is, other): (Option<&Words>, &Words, &Words)) -> Words {
        let Merging {
            base, mine, theirs, ..
        } = self.merging;
        let unit = Unit::Words(node);
        let ruling = self.merging.ruling(unit).cloned();
        self.conflicts.push(Conflict {
            unit,
            base: was.map(|_| base.value(node, false)),
            mine: Some(mine.value(node, false)),
            theirs: Some(theirs.value(node, false)),
            own: mine.takes_own(node),
            ruling: ruling.clone(),
        });
        match ruling {
            None | Some(Ruling::Mine) => is.clone(),
            Some(Ruling::Theirs) => other.clone(),
            Some(Ruling::Base) => was.unwrap_or(is).clone(),
            Some(Ruling::Own(text)) => is.own(&text).unwrap_or_else(|| is.clone()),
        }
    }

    /// Tells what moved.
    fn placed(&mut self, placing: &Placing) {
        let Merging {
            base, mine, theirs, ..
        } = self.merging;
        for node in &placing.taken {
            self.taken.push(Taken {
                unit: Unit::Place(*node),
                kind: TakenKind::Moved,
                before: Some(base.place(*node)),
                after: Some(theirs.place(*node)),
            });
        }
        for node in &placing.asks {
            let unit = Unit::Place(*node);
            self.conflicts.push(Conflict {
                unit,
                base: base.has(*node).then(|| base.place(*node)),
                mine: Some(mine.place(*node)),
                theirs: Some(theirs.place(*node)),
                own: false,
                ruling: self.merging.ruling(unit).cloned(),
            });
        }
    }
}

/// What one side removed and the other has, by the topmost heading removed with it.
fn removed(base: &Flat, gone: &Flat, kept: &Flat) -> BTreeMap<Node, HashSet<Node>> {
    let is_gone = |node: Node| base.has(node) && !gone.has(node);
    let mut groups: BTreeMap<Node, HashSet<Node>> = BTreeMap::new();
    for node in kept.nodes.keys().copied().filter(|node| is_gone(*node)) {
        let mut root = node;
        while let Some(parent) = kept.parent(root).filter(|parent| is_gone(*parent)) {
            root = parent;
        }
        groups.entry(root).or_default().insert(node);
    }
    groups
}
