//! A plan as nodes in lists, so that each can be merged by itself.

use super::{State, Value};
use crate::id::{BlockId, PlanId, SectionId, TaskId};
use crate::model::{Annex, Block, BlockKind, Section, block_labels, section_label};
use crate::task::Task;
use crate::text::RichText;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Something of a plan that has an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// A section.
    Section(SectionId),
    /// An annex.
    Annex(SectionId),
    /// A block of either.
    Block(BlockId),
    /// A task.
    Task(TaskId),
}

/// What nodes stand in, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum List {
    /// Sections at the top or under one.
    Sections(Option<SectionId>),
    /// Blocks of a section.
    Blocks(SectionId),
    /// Blocks of an annex.
    Attached(SectionId),
    /// The annexes.
    Annexes,
    /// The tasks.
    Tasks,
}

impl List {
    /// The heading it is under.
    pub(super) fn parent(self) -> Option<Node> {
        match self {
            Self::Sections(under) => under.map(Node::Section),
            Self::Blocks(section) => Some(Node::Section(section)),
            Self::Attached(annex) => Some(Node::Annex(annex)),
            Self::Annexes | Self::Tasks => None,
        }
    }
}

/// A node without what is under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Words {
    Section(Section),
    Annex(Annex),
    Block(Block),
    Task(Box<Task>),
}

impl Words {
    /// The same in other words; `None` for what has more than words.
    pub(super) fn own(&self, text: &str) -> Option<Self> {
        let line = crate::text::squeeze(text);
        Some(match self {
            Self::Section(it) => Self::Section(Section {
                title: line,
                ..it.clone()
            }),
            Self::Annex(it) => Self::Annex(Annex {
                title: line,
                ..it.clone()
            }),
            Self::Block(it) if it.kind != BlockKind::Table => Self::Block(Block {
                text: RichText::plain(text.trim()),
                ..it.clone()
            }),
            Self::Block(_) | Self::Task(_) => return None,
        })
    }

    fn lines(&self) -> Vec<RichText> {
        match self {
            Self::Section(it) => vec![it.title.as_str().into()],
            Self::Annex(it) => [&it.title, &it.reference]
                .into_iter()
                .filter(|text| !text.is_empty())
                .map(RichText::plain)
                .collect(),
            Self::Block(it) => match &it.table {
                None => vec![it.text.clone()],
                Some(table) => {
                    let row = |row: &Vec<RichText>| {
                        let cells: Vec<String> = row.iter().map(RichText::to_plain).collect();
                        RichText::from(cells.join(" | "))
                    };
                    table.rows.iter().map(row).collect()
                }
            },
            Self::Task(it) => {
                let cells = [
                    it.text.clone(),
                    it.deliverable.clone(),
                    it.lead.clone(),
                    it.coordinating.join("; "),
                    it.timeframe.wording.clone(),
                    it.budget.clone(),
                    it.remarks.clone(),
                ];
                let said = cells.into_iter().filter(|cell| !cell.is_empty());
                said.map(RichText::from).collect()
            }
        }
    }
}

/// Nodes with their words and places.
#[derive(Default)]
pub(super) struct Flat {
    pub(super) nodes: BTreeMap<Node, (List, Words)>,
    pub(super) lists: BTreeMap<List, Vec<Node>>,
    labels: HashMap<Node, String>,
}

impl Flat {
    /// Tasks are those of `plan`, whatever they say.
    pub(super) fn of(state: State<'_>, plan: PlanId) -> Self {
        let mut flat = Self::default();
        flat.take_sections(None, &state.plan.sections, &mut Vec::new());
        for annex in &state.plan.annexes {
            let bare = Annex {
                blocks: Vec::new(),
                ..annex.clone()
            };
            flat.labels
                .insert(Node::Annex(annex.id), annex.label.clone());
            flat.put(List::Annexes, Node::Annex(annex.id), Words::Annex(bare));
            flat.take_blocks(List::Attached(annex.id), &annex.blocks);
        }
        for (number, task) in (1..).zip(state.tasks) {
            let own = Task {
                plan,
                ..task.clone()
            };
            flat.labels
                .insert(Node::Task(task.id), format!("{number}."));
            flat.put(List::Tasks, Node::Task(task.id), Words::Task(Box::new(own)));
        }
        flat
    }

    fn put(&mut self, list: List, node: Node, words: Words) {
        // An id that stands twice is a fault of the file; the first one counts.
        if let std::collections::btree_map::Entry::Vacant(entry) = self.nodes.entry(node) {
            entry.insert((list, words));
            self.lists.entry(list).or_default().push(node);
        }
    }

    fn take_sections(
        &mut self,
        under: Option<SectionId>,
        sections: &[Section],
        path: &mut Vec<usize>,
    ) {
        for (i, section) in sections.iter().enumerate() {
            path.push(i);
            let node = Node::Section(section.id);
            self.labels
                .insert(node, section_label(&section.label, path));
            let bare = Section {
                id: section.id,
                kind: section.kind,
                label: section.label.clone(),
                title: section.title.clone(),
                run_in: section.run_in,
                blocks: Vec::new(),
                sections: Vec::new(),
            };
            self.put(List::Sections(under), node, Words::Section(bare));
            self.take_blocks(List::Blocks(section.id), &section.blocks);
            self.take_sections(Some(section.id), &section.sections, path);
            path.pop();
        }
    }

    fn take_blocks(&mut self, list: List, blocks: &[Block]) {
        for (block, label) in blocks.iter().zip(block_labels(blocks)) {
            self.labels.insert(Node::Block(block.id), label);
            self.put(list, Node::Block(block.id), Words::Block(block.clone()));
        }
    }

    pub(super) fn has(&self, node: Node) -> bool {
        self.nodes.contains_key(&node)
    }

    pub(super) fn words(&self, node: Node) -> Option<&Words> {
        self.nodes.get(&node).map(|(_, words)| words)
    }

    pub(super) fn list(&self, node: Node) -> Option<List> {
        self.nodes.get(&node).map(|(list, _)| *list)
    }

    pub(super) fn parent(&self, node: Node) -> Option<Node> {
        self.list(node).and_then(List::parent)
    }

    pub(super) fn takes_own(&self, node: Node) -> bool {
        self.words(node)
            .is_some_and(|words| words.own("x").is_some())
    }

    /// Everything under these nodes, at any depth, and they themselves.
    pub(super) fn below(&self, roots: &HashSet<Node>) -> Vec<Node> {
        let under = |node: Node| {
            let mut at = Some(node);
            while let Some(one) = at {
                if roots.contains(&one) {
                    return true;
                }
                at = self.parent(one);
            }
            false
        };
        let nodes = self.nodes.keys().copied();
        nodes.filter(|node| under(*node)).collect()
    }

    /// How a node reads, alone or with all that is under it.
    pub(super) fn value(&self, node: Node, whole: bool) -> Value {
        let mut lines = self.words(node).map(Words::lines).unwrap_or_default();
        if whole {
            self.read_below(node, &mut lines);
        }
        Value {
            label: self.labels.get(&node).cloned().unwrap_or_default(),
            lines,
        }
    }

    fn read_below(&self, node: Node, lines: &mut Vec<RichText>) {
        let lists: &[List] = &match node {
            Node::Section(id) => vec![List::Blocks(id), List::Sections(Some(id))],
            Node::Annex(id) => vec![List::Attached(id)],
            Node::Block(_) | Node::Task(_) => Vec::new(),
        };
        for list in lists {
            for child in self.lists.get(list).into_iter().flatten() {
                lines.extend(self.words(*child).map(Words::lines).unwrap_or_default());
                self.read_below(*child, lines);
            }
        }
    }

    /// The heading a node is under, what it stands behind, and its own words; the first two may
    /// be blank.
    pub(super) fn place(&self, node: Node) -> Value {
        let first = |node: Node| {
            let line = self.words(node).map(Words::lines).unwrap_or_default();
            line.into_iter().next().unwrap_or_default()
        };
        let list = self.list(node);
        let siblings = list.and_then(|list| self.lists.get(&list));
        let before = siblings.and_then(|nodes| {
            let at = nodes.iter().position(|it| *it == node)?;
            nodes.get(at.checked_sub(1)?).copied()
        });
        let parent = self.parent(node);
        let label = parent.and_then(|it| self.labels.get(&it).cloned());
        Value {
            label: label.unwrap_or_default(),
            lines: vec![
                parent.map(first).unwrap_or_default(),
                before.map(first).unwrap_or_default(),
                first(node),
            ],
        }
    }

    /// Nodes of these words in these lists.
    pub(super) fn built(words: &HashMap<Node, Words>, lists: &BTreeMap<List, Vec<Node>>) -> Self {
        let mut flat = Self::default();
        for (list, nodes) in lists {
            for node in nodes {
                if let Some(words) = words.get(node) {
                    flat.put(*list, *node, words.clone());
                }
            }
        }
        flat
    }

    fn members(&mut self, list: List) -> Vec<Words> {
        let nodes = self.lists.remove(&list).unwrap_or_default();
        nodes
            .into_iter()
            .filter_map(|node| Some(self.nodes.remove(&node)?.1))
            .collect()
    }

    /// The sections of a list with all that is under them; they are taken out.
    pub(super) fn sections(&mut self, list: List) -> Vec<Section> {
        let mut out = Vec::new();
        for words in self.members(list) {
            if let Words::Section(mut section) = words {
                section.blocks = self.blocks(List::Blocks(section.id));
                section.sections = self.sections(List::Sections(Some(section.id)));
                out.push(section);
            }
        }
        out
    }

    fn blocks(&mut self, list: List) -> Vec<Block> {
        let block = |words| match words {
            Words::Block(block) => Some(block),
            _ => None,
        };
        self.members(list).into_iter().filter_map(block).collect()
    }

    /// The annexes; they are taken out.
    pub(super) fn annexes(&mut self) -> Vec<Annex> {
        let mut out = Vec::new();
        for words in self.members(List::Annexes) {
            if let Words::Annex(mut annex) = words {
                annex.blocks = self.blocks(List::Attached(annex.id));
                out.push(annex);
            }
        }
        out
    }

    /// The tasks; they are taken out.
    pub(super) fn tasks(&mut self) -> Vec<Task> {
        let task = |words| match words {
            Words::Task(task) => Some(*task),
            _ => None,
        };
        let tasks = self.members(List::Tasks);
        tasks.into_iter().filter_map(task).collect()
    }
}
