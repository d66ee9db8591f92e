//! Where nodes stand: the list each is in, and its place there.

use super::flat::{Flat, List, Node};
use super::{Merging, Present, Ruling, Unit};
use crate::order::rising;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// One of the three states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Side {
    Base,
    Mine,
    Theirs,
}

/// Whose place a node has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum From {
    /// Where all three have it.
    All,
    /// Where both sides put it.
    Both,
    /// Where one state has it.
    One(Side),
}

/// Where everything stands.
pub(super) struct Placing {
    /// The nodes that are there, list by list.
    pub(super) lists: BTreeMap<List, Vec<Node>>,
    /// Those that stand where theirs moved them.
    pub(super) taken: Vec<Node>,
    /// Those that both sides moved to different places.
    pub(super) asks: BTreeSet<Node>,
}

struct Placer<'m, 'a> {
    merging: &'m Merging<'a>,
    present: &'m Present,
    from: BTreeMap<Node, From>,
    asks: BTreeSet<Node>,
}

impl Placing {
    pub(super) fn of(merging: &Merging<'_>, present: &Present) -> Self {
        let mut placer = Placer {
            merging,
            present,
            from: BTreeMap::new(),
            asks: BTreeSet::new(),
        };
        placer.choose();
        placer.untangle();
        placer.gaps_of_both();
        let mut lists: BTreeMap<List, BTreeSet<Node>> = BTreeMap::new();
        for node in placer.from.keys() {
            if let Some(list) = placer.list(*node) {
                lists.entry(list).or_default().insert(*node);
            }
        }
        let lists = lists
            .into_iter()
            .map(|(list, members)| (list, placer.ordered(list, &members)))
            .collect();
        let base = &merging.base;
        let moved = |node: &&Node| {
            base.has(**node)
                && merging.mine.has(**node)
                && placer.from.get(node) == Some(&From::One(Side::Theirs))
                && !placer.asks.contains(node)
        };
        let taken = placer.from.keys().filter(moved).copied().collect();
        Self {
            lists,
            taken,
            asks: placer.asks,
        }
    }
}

impl Placer<'_, '_> {
    /// Whose place each node has, before places are compared.
    fn choose(&mut self) {
        let Merging {
            base, mine, theirs, ..
        } = self.merging;
        let (here, there) = (moved(base, mine), moved(base, theirs));
        for node in &self.present.nodes {
            let node = *node;
            let from = match (mine.list(node), theirs.list(node)) {
                (Some(is), Some(other)) => {
                    let known = base.has(node);
                    match (here.contains(&node), there.contains(&node)) {
                        (false, false) if known => From::All,
                        (true, false) if known => From::One(Side::Mine),
                        (false, true) if known => From::One(Side::Theirs),
                        _ if is == other => From::Both,
                        _ => self.asked(node),
                    }
                }
                (Some(_), None) => From::One(Side::Mine),
                (None, Some(_)) => From::One(Side::Theirs),
                (None, None) => From::One(Side::Base),
            };
            self.from.insert(node, from);
        }
        for node in &self.present.nodes {
            self.house(*node);
        }
    }

    /// A node whose heading is gone on its side stands where another state has it.
    fn house(&mut self, node: Node) {
        let there = |list: Option<List>| {
            list.is_some_and(|list| {
                let parent = list.parent();
                parent.is_none_or(|parent| self.present.nodes.contains(&parent))
            })
        };
        if there(self.list(node)) {
            return;
        }
        let sides = [Side::Mine, Side::Theirs, Side::Base];
        let home = sides
            .into_iter()
            .find(|side| there(self.merging.side(*side).list(node)));
        if let Some(side) = home {
            self.from.insert(node, From::One(side));
        }
    }

    fn asked(&mut self, node: Node) -> From {
        self.asks.insert(node);
        From::One(match self.merging.ruling(Unit::Place(node)) {
            Some(Ruling::Theirs) => Side::Theirs,
            Some(Ruling::Base) if self.merging.base.has(node) => Side::Base,
            _ => Side::Mine,
        })
    }

    fn state(&self, node: Node) -> &Flat {
        match self.from.get(&node) {
            Some(From::One(side)) => self.merging.side(*side),
            _ => &self.merging.mine,
        }
    }

    fn list(&self, node: Node) -> Option<List> {
        self.state(node).list(node)
    }

    /// Sections that would stand under themselves: mine moved one, theirs the other.
    fn untangle(&mut self) {
        while let Some(ring) = self.ring() {
            let of = |side: Side| {
                let from = |node: &&Node| self.from.get(node) == Some(&From::One(side));
                ring.iter().find(from).copied()
            };
            let (theirs, mine) = (of(Side::Theirs), of(Side::Mine));
            let wanted =
                |node: Node| matches!(self.merging.ruling(Unit::Place(node)), Some(Ruling::Theirs));
            match (theirs, mine) {
                (Some(asks), Some(goes)) if wanted(asks) => {
                    self.asks.insert(asks);
                    self.from.insert(goes, From::One(Side::Base));
                }
                (Some(asks), _) => {
                    self.asks.insert(asks);
                    self.from.insert(asks, From::One(Side::Mine));
                }
                // Neither side alone makes a ring, nor does the base.
                (None, _) => {
                    for node in ring {
                        self.from.insert(node, From::One(Side::Mine));
                    }
                }
            }
        }
    }

    fn ring(&self) -> Option<Vec<Node>> {
        let mut sound: HashSet<Node> = HashSet::new();
        for start in self.from.keys() {
            let (mut path, mut at) = (Vec::new(), Some(*start));
            while let Some(node) = at.filter(|node| !sound.contains(node)) {
                if let Some(first) = path.iter().position(|it| *it == node) {
                    return Some(path.split_off(first));
                }
                path.push(node);
                at = self.list(node).and_then(List::parent);
            }
            sound.extend(path);
        }
        None
    }

    /// What both sides put into one list asks if they put it at different places there.
    fn gaps_of_both(&mut self) {
        let Merging { mine, theirs, .. } = self.merging;
        let both = self.from.iter().filter(|(_, from)| **from == From::Both);
        let both: Vec<Node> = both.map(|(node, _)| *node).collect();
        let mut gaps: HashMap<(List, bool), HashMap<Node, Option<Node>>> = HashMap::new();
        for node in both {
            let Some(list) = mine.list(node) else {
                continue;
            };
            let mut gap = |flat: &Flat, ours: bool| {
                let all = gaps
                    .entry((list, ours))
                    .or_insert_with(|| self.gaps(flat, list));
                all.get(&node).copied()
            };
            if gap(mine, true) != gap(theirs, false) {
                let from = self.asked(node);
                self.from.insert(node, from);
            }
        }
    }

    /// Of each node of a list, the last one before it that nobody moved.
    fn gaps(&self, flat: &Flat, list: List) -> HashMap<Node, Option<Node>> {
        let mut last = None;
        let mut gaps = HashMap::new();
        for node in flat.lists.get(&list).into_iter().flatten() {
            gaps.insert(*node, last);
            if self.from.get(node) == Some(&From::All) {
                last = Some(*node);
            }
        }
        gaps
    }

    /// The members of a list in order: those that nobody moved as they were, and between them what
    /// each side put there. Of two such stretches the one of the smaller ids comes first, whichever
    /// side it is of: ids are made in time.
    fn ordered(&self, list: List, members: &BTreeSet<Node>) -> Vec<Node> {
        let stable =
            |node: &Node| members.contains(node) && self.from.get(node) == Some(&From::All);
        let mut runs: HashMap<Option<Node>, Vec<Vec<Node>>> = HashMap::new();
        for side in [Side::Mine, Side::Theirs, Side::Base] {
            let mut last = None;
            let mut of_side: HashMap<Option<Node>, Vec<Node>> = HashMap::new();
            for node in self
                .merging
                .side(side)
                .lists
                .get(&list)
                .into_iter()
                .flatten()
            {
                if stable(node) {
                    last = Some(*node);
                    continue;
                }
                let from = self.from.get(node);
                let ours = from == Some(&From::One(side))
                    || from == Some(&From::Both) && side != Side::Base;
                if ours && members.contains(node) {
                    of_side.entry(last).or_default().push(*node);
                }
            }
            for (gap, run) in of_side {
                runs.entry(gap).or_default().push(run);
            }
        }
        let mut out = Vec::new();
        let mut seen = HashSet::new();
        let mut pour = |gap: Option<Node>, out: &mut Vec<Node>| {
            let mut here = runs.remove(&gap).unwrap_or_default();
            here.sort();
            out.extend(here.into_iter().flatten().filter(|node| seen.insert(*node)));
        };
        pour(None, &mut out);
        for node in self.merging.mine.lists.get(&list).into_iter().flatten() {
            if stable(node) {
                out.push(*node);
                pour(Some(*node), &mut out);
            }
        }
        out
    }
}

/// The nodes of the base that a side has in another list, or in another order.
fn moved(base: &Flat, side: &Flat) -> HashSet<Node> {
    let mut moved: HashSet<Node> = HashSet::new();
    for (list, nodes) in &base.lists {
        let places: HashMap<Node, usize> = nodes.iter().copied().zip(0..).collect();
        let here = side.lists.get(list).into_iter().flatten();
        let stayed: Vec<(Node, usize)> = here
            .filter_map(|node| Some((*node, *places.get(node)?)))
            .collect();
        let order: Vec<usize> = stayed.iter().map(|(_, place)| *place).collect();
        let rising: HashSet<usize> = rising(&order).into_iter().collect();
        let out_of_order = stayed.iter().filter(|(_, place)| !rising.contains(place));
        moved.extend(out_of_order.map(|(node, _)| *node));
        let elsewhere = |node: &&Node| side.list(**node).is_some_and(|it| it != *list);
        moved.extend(nodes.iter().filter(elsewhere));
    }
    moved
}
