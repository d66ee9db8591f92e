//! The walk over the text: blocks in order, with the state that runs across them.

use super::lists::{Counters, ListStyles, Place, Scope};
use super::styles::{ParagraphLook, RunSet, Styles};
use super::xml::{Node, attribute, elements, is_true, number, odf};
use crate::View;
use crate::anchors::Anchors;
use crate::runs::{Pieces, RunLook};
use crate::source::{Block, Change, ChangeKind, Comment, Hints, Paragraph, Source};
use std::collections::HashMap;

/// A paragraph that may still go on: where its end was put in by a change, the next joins it in
/// the original.
#[derive(Debug, Default)]
pub(super) struct Open {
    pub(super) look: ParagraphLook,
    place: Option<Place>,
    heading: Option<u8>,
    pub(super) pieces: Pieces,
    /// What stands in boxes tied to it.
    pub(super) boxes: Vec<Block>,
    pub(super) notes: Vec<String>,
}

impl Open {
    fn is_empty(&self) -> bool {
        !self.pieces.has_text() && self.boxes.is_empty() && self.notes.is_empty()
    }
}

/// Blocks read so far at one place, and the paragraph that is being read.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub(super) blocks: Vec<Block>,
    pub(super) open: Option<Open>,
}

impl Flow {
    pub(super) fn open(&mut self) -> &mut Open {
        self.open.get_or_insert_default()
    }
}

/// A tracked change of the list in front of the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Region<'a> {
    node: Node<'a>,
    deletion: bool,
}

/// Most insertions inside one another.
const OPEN_CHANGES: usize = 100;
/// Most letters that cells written once for several places may come to.
const REPEATED_LETTERS: usize = 1_000_000;

/// The state of reading one file.
pub(super) struct Reader<'a> {
    pub(super) styles: Styles,
    pub(super) lists: ListStyles,
    pub(super) view: View,
    pub(super) anchors: Anchors,
    /// Remarks with the names of their own anchors and of the remarks they answer.
    pub(super) comments: Vec<(String, String, Comment)>,
    counters: Counters,
    regions: HashMap<&'a str, Region<'a>>,
    /// Insertions the walk is inside of: their names, and their places in the list of changes.
    pub(super) inserting: Vec<(&'a str, usize)>,
    changes: Vec<Change>,
    /// Letters that repeated cells may still say.
    pub(super) repeats: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(view: View, styles: Styles, lists: ListStyles) -> Self {
        Self {
            styles,
            lists,
            view,
            anchors: Anchors::default(),
            comments: Vec::new(),
            counters: Counters::default(),
            regions: HashMap::new(),
            inserting: Vec::new(),
            changes: Vec::new(),
            repeats: REPEATED_LETTERS,
        }
    }

    /// The text of the file.
    pub(super) fn document(&mut self, text: Node<'a>) -> Source {
        let tracked = elements(text).filter(|n| odf(*n).1 == "tracked-changes");
        for region in tracked.flat_map(elements) {
            let kind = |n: &Node<'_>| matches!(odf(*n).1, "insertion" | "deletion");
            let id = attribute(region, "id");
            if let Some((id, node)) = id.zip(elements(region).find(kind)) {
                let deletion = odf(node).1 == "deletion";
                self.regions.insert(id, Region { node, deletion });
            }
        }
        let blocks = self.blocks_in(text);
        Source {
            blocks,
            changes: std::mem::take(&mut self.changes),
            comments: self.threads(),
            ..Source::default()
        }
    }

    /// Everything under a node, closed at its end.
    pub(super) fn blocks_in(&mut self, node: Node<'a>) -> Vec<Block> {
        let mut flow = Flow::default();
        self.blocks(node, None, &mut flow);
        self.flush(&mut flow);
        flow.blocks
    }

    pub(super) fn blocks(&mut self, parent: Node<'a>, list: Option<&Scope>, flow: &mut Flow) {
        for node in elements(parent) {
            self.block(node, list, flow);
        }
    }

    fn block(&mut self, node: Node<'a>, list: Option<&Scope>, flow: &mut Flow) {
        match odf(node) {
            ("text", "p" | "h") => self.paragraph(node, None, flow),
            ("text", "list") => self.list(node, list, flow),
            ("text", "numbered-paragraph") => {
                let mut place = Some(self.counters.lone(node));
                for inner in elements(node) {
                    self.paragraph(inner, place.take(), flow);
                }
            }
            ("table", "table") => {
                self.flush(flow);
                let table = self.table(node);
                flow.blocks.extend(table.map(Block::Table));
            }
            ("drawing", _) => self.shape(node, flow),
            ("text", "change" | "change-start" | "change-end") => self.pass(node, flow),
            ("text", "section") if self.is_hidden(node) => {}
            // The pattern of an index, not its words.
            (_, name) if name.ends_with("-source") => {}
            ("text", "tracked-changes" | "linenumbering-separator") => {}
            ("office", "forms" | "annotation" | "annotation-end" | "event-listeners") => {}
            _ => self.blocks(node, list, flow),
        }
    }

    fn is_hidden(&self, section: Node<'_>) -> bool {
        let style = attribute(section, "style-name").unwrap_or_default();
        let condition = attribute(section, "display") == Some("condition");
        attribute(section, "display") == Some("none")
            || condition && is_true(section, "is-hidden")
            || self.styles.section_hidden(style)
    }

    fn list(&mut self, node: Node<'a>, outer: Option<&Scope>, flow: &mut Flow) {
        let scope = self.counters.enter(node, outer);
        for item in elements(node) {
            let numbered = odf(item) == ("text", "list-item");
            let mut place = numbered.then(|| Place::item(&scope, item));
            for inner in elements(item) {
                match odf(inner) {
                    ("text", "p" | "h") => self.paragraph(inner, place.take(), flow),
                    _ => self.block(inner, Some(&scope), flow),
                }
            }
        }
    }

    fn paragraph(&mut self, node: Node<'a>, place: Option<Place>, flow: &mut Flow) {
        let look = self.styles.paragraph(attribute(node, "style-name"));
        let heading = (odf(node).1 == "h").then(|| number(node, "outline-level").unwrap_or(1));
        let header = is_true(node, "is-list-header");
        let place = match (place, heading) {
            _ if header => None,
            (Some(place), _) => Some(place.or_style(look.list.as_deref())),
            (None, Some(level)) => {
                let again = is_true(node, "restart-numbering");
                let start = number(node, "start-value").or(again.then_some(1));
                Some(Place::heading(level, start))
            }
            (None, None) => None,
        };
        let open = flow.open();
        // Joined paragraphs look like the first that says something.
        if !open.pieces.has_text() {
            open.heading = heading
                .or(look.outline)
                .filter(|level| (1..10).contains(level));
            open.look = look.clone();
            open.place = place;
        }
        self.inline(node, &look.run, flow);
        self.anchors.say(" ");
        self.end_paragraph(flow);
    }

    /// Ends a paragraph, unless its end was put in and the original is read.
    pub(super) fn end_paragraph(&mut self, flow: &mut Flow) {
        if let Some((_, change)) = self.inserting.last()
            && let Some(change) = self.changes.get_mut(*change)
            && change.text.len() < Change::TEXT_LIMIT
        {
            change.text.push('\n');
        }
        if self.view == View::Original && !self.inserting.is_empty() {
            return;
        }
        if let Some(open) = flow.open.take() {
            self.finish(open, flow);
        }
    }

    fn finish(&mut self, open: Open, flow: &mut Flow) {
        let place = open.place.as_ref();
        let label = place.and_then(|place| self.counters.label(&self.lists, place));
        let paragraph = Paragraph {
            label,
            hints: Hints {
                centred: open.look.centred,
                indent: open.look.indent,
                heading: open.heading,
            },
            text: open.pieces.rich(),
            notes: open.notes,
        };
        flow.blocks.extend(open.boxes);
        flow.blocks.push(Block::Paragraph(paragraph));
    }

    /// Closes what is still open at the end of a cell, a box or the text.
    pub(super) fn flush(&mut self, flow: &mut Flow) {
        if let Some(open) = flow.open.take().filter(|open| !open.is_empty()) {
            self.finish(open, flow);
        }
    }

    /// Passes the place of a deletion, or the beginning or end of an insertion.
    pub(super) fn pass(&mut self, node: Node<'a>, flow: &mut Flow) {
        let Some(id) = attribute(node, "change-id") else {
            return;
        };
        if odf(node).1 == "change-end" {
            return self.leave(id);
        }
        // Each change is told once, however often the text names it.
        let deletion = odf(node).1 == "change";
        let fits = |region: &&Region<'_>| region.deletion == deletion;
        if self.regions.get(id).filter(fits).is_none() {
            return;
        }
        let Some(region) = self.regions.remove(id) else {
            return;
        };
        if deletion {
            self.deleted(region.node, flow);
        } else if self.inserting.len() < OPEN_CHANGES {
            let change = self.note(ChangeKind::Inserted, region.node);
            self.inserting.push((id, change));
        }
    }

    fn leave(&mut self, id: &str) {
        let Some(at) = self.inserting.iter().position(|(open, _)| *open == id) else {
            return;
        };
        let (_, change) = self.inserting.remove(at);
        if let Some(change) = self.changes.get_mut(change) {
            settle(change, ChangeKind::MarkInserted);
        }
    }

    fn note(&mut self, kind: ChangeKind, node: Node<'_>) -> usize {
        let told = |name: &str| {
            let info = node.descendants().find(|n| n.tag_name().name() == name);
            info.map(super::xml::text_of).unwrap_or_default()
        };
        self.changes.push(Change {
            kind,
            author: plan::text::nfc(&told("creator")),
            date: told("date"),
            text: String::new(),
        });
        self.changes.len() - 1
    }

    /// Words that were taken out, told in the list of changes and put back for the original.
    fn deleted(&mut self, region: Node<'a>, flow: &mut Flow) {
        let at = self.note(ChangeKind::Deleted, region);
        let held: Vec<Node<'a>> = elements(region)
            .filter(|n| odf(*n) != ("office", "change-info"))
            .collect();
        if self.view == View::Original {
            // The first paragraph goes on where the words stood, the last goes on behind them.
            let inside = flow.open.is_some();
            let base = flow.open().look.run.clone();
            for (i, node) in held.iter().enumerate() {
                match odf(*node) {
                    ("text", "p" | "h") => {
                        if i > 0 {
                            self.end_paragraph(flow);
                        }
                        self.inline(*node, &base, flow);
                    }
                    _ => self.block(*node, None, flow),
                }
            }
            if !inside {
                self.flush(flow);
            }
        }
        let paragraphs = held.iter().map(|n| super::xml::text_of(*n));
        let text = paragraphs.collect::<Vec<_>>().join("\n");
        if let Some(change) = self.changes.get_mut(at) {
            change.text.extend(text.chars().take(Change::TEXT_LIMIT));
            settle(change, ChangeKind::MarkDeleted);
        }
    }

    /// Words of a run.
    pub(super) fn say(&mut self, text: &str, look: &RunLook, flow: &mut Flow) {
        if let Some((_, change)) = self.inserting.last()
            && let Some(change) = self.changes.get_mut(*change)
            && change.text.len() < Change::TEXT_LIMIT
        {
            change.text.extend(text.chars().take(Change::TEXT_LIMIT));
        }
        let gone = self.view == View::Original && !self.inserting.is_empty();
        if look.hidden || gone {
            return;
        }
        self.anchors.say(text);
        flow.open().pieces.push(text, look);
    }

    pub(super) fn is_inserting(&self) -> bool {
        !self.inserting.is_empty()
    }

    pub(super) fn run_of(&self, span: Node<'_>, around: &RunSet) -> RunSet {
        self.styles.span(attribute(span, "style-name")).over(around)
    }
}

/// A change that holds nothing but the end of a paragraph is one of that end.
fn settle(change: &mut Change, mark: ChangeKind) {
    if change.text.trim().is_empty() && change.text.contains('\n') {
        change.kind = mark;
    }
    let kept = change.text.trim_end_matches('\n').len();
    change.text.truncate(kept);
}
