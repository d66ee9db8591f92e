//! The walk over the main part: blocks in order, with the state that runs across them.

use super::View;
use super::numbering::{Counters, Numbering};
use super::paragraph::Open;
use super::styles::Styles;
use super::xml::{Node, attribute, child, chosen, toggle, word};
use crate::anchors::Anchors;
use crate::runs::RunLook;
use crate::source::{Block, Change, ChangeKind, Source, Warning};
use std::collections::HashMap;

/// Where the walk stands in tracked changes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Scope {
    pub(super) inserted: bool,
    pub(super) deleted: bool,
    /// The innermost change, as an index of the list.
    pub(super) change: Option<usize>,
}

/// Blocks read so far at one place, and the paragraph that may still go on.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) blocks: Vec<Block>,
    open: Option<Open>,
    /// What is open are runs outside of any paragraph.
    loose: bool,
}

/// The state of reading one file.
pub(super) struct Reader<'a> {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    pub(super) view: View,
    pub(super) anchors: Anchors,
    /// Notes that were not called yet.
    pub(super) notes: HashMap<(&'a str, &'a str), Node<'a>>,
    /// For each field that is open: whether its code is still being told.
    pub(super) fields: Vec<bool>,
    pub(super) warnings: Vec<Warning>,
    counters: Counters,
    changes: Vec<Change>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(view: View, warnings: Vec<Warning>) -> Self {
        Self {
            styles: Styles::default(),
            numbering: Numbering::default(),
            view,
            anchors: Anchors::default(),
            notes: HashMap::new(),
            fields: Vec::new(),
            warnings,
            counters: Counters::default(),
            changes: Vec::new(),
        }
    }

    /// The whole file: its text, then what stands in the margins.
    pub(super) fn document(mut self, root: Node<'a>, margins: &[(&str, Node<'a>)]) -> Source {
        let body = child(root, "body").unwrap_or(root);
        let blocks = self.blocks_in(body, Scope::default());
        let changes = std::mem::take(&mut self.changes);
        let mut source = Source {
            blocks,
            changes,
            ..Source::default()
        };
        self.margins(margins, &mut source);
        source.warnings = self.warnings;
        source
    }

    /// Everything under a node, closed at its end.
    pub(super) fn blocks_in(&mut self, node: Node<'a>, scope: Scope) -> Vec<Block> {
        let mut flow = Flow::default();
        self.blocks(node, scope, &mut flow);
        self.flush(&mut flow);
        flow.blocks
    }

    pub(super) fn blocks(&mut self, parent: Node<'a>, scope: Scope, flow: &mut Flow) {
        for node in parent.children().filter(Node::is_element) {
            let name = word(node).unwrap_or_else(|| node.tag_name().name());
            match name {
                "p" => self.paragraph(node, scope, flow),
                "tbl" => {
                    self.flush(flow);
                    let table = self.table(node, scope);
                    flow.blocks.extend(table.map(Block::Table));
                }
                "AlternateContent" => {
                    if let Some(way) = chosen(node) {
                        self.blocks(way, scope, flow);
                    }
                }
                "commentRangeStart" => self
                    .anchors
                    .begin(attribute(node, "id").unwrap_or_default()),
                "commentRangeEnd" => self.anchors.end(attribute(node, "id").unwrap_or_default()),
                "r" | "hyperlink" | "fldSimple" => {
                    let mut open = flow.open.take().unwrap_or_default();
                    self.piece(node, scope, &mut open);
                    flow.open = Some(open);
                    flow.loose = true;
                }
                name if is_property(name) => {}
                _ => {
                    let scope = self.entered(node, scope);
                    self.blocks(node, scope, flow);
                }
            }
        }
    }

    /// The scope inside a node: within a tracked change if it is one.
    pub(super) fn entered(&mut self, node: Node<'a>, scope: Scope) -> Scope {
        let kind = match word(node) {
            Some("ins") => ChangeKind::Inserted,
            Some("del") => ChangeKind::Deleted,
            Some("moveFrom") => ChangeKind::MovedFrom,
            Some("moveTo") => ChangeKind::MovedTo,
            _ => return scope,
        };
        let change = Some(self.note_change(kind, node));
        match kind {
            ChangeKind::Inserted | ChangeKind::MovedTo => Scope {
                inserted: true,
                change,
                ..scope
            },
            _ => Scope {
                deleted: true,
                change,
                ..scope
            },
        }
    }

    pub(super) fn note_change(&mut self, kind: ChangeKind, node: Node<'_>) -> usize {
        let told = |name| attribute(node, name).unwrap_or_default().to_owned();
        self.changes.push(Change {
            kind,
            author: told("author"),
            date: told("date"),
            text: String::new(),
        });
        self.changes.len() - 1
    }

    /// Whether words of a scope are part of the view.
    pub(super) fn shows(&self, scope: Scope) -> bool {
        match self.view {
            View::Accepted => !scope.deleted,
            View::Original => !scope.inserted,
        }
    }

    fn paragraph(&mut self, node: Node<'a>, scope: Scope, flow: &mut Flow) {
        let props = child(node, "pPr");
        if std::mem::take(&mut flow.loose) {
            self.flush(flow);
        }
        let mut open = flow.open.take().unwrap_or_default();
        let joins = open.has_text().then(|| open.look.clone());
        open.look = self.styles.paragraph(props);
        self.inline(node, scope, &mut open);
        self.anchors.say(" ");
        let mark = props.and_then(|p| child(p, "rPr"));
        let hidden = self.mark_is_gone(mark, scope) || self.mark_is_hidden(mark, &open);
        self.close_codes();
        // Joined paragraphs look like the first that says something.
        open.look = joins.unwrap_or(open.look);
        if hidden {
            flow.open = Some(open);
        } else {
            self.finish(open, flow);
        }
    }

    /// Whether the end of a paragraph is taken out in this view, so that the next joins it.
    fn mark_is_gone(&mut self, mark: Option<Node<'a>>, scope: Scope) -> bool {
        let mut gone = !self.shows(scope);
        for node in mark.iter().flat_map(roxmltree::Node::children) {
            let (kind, hides) = match word(node) {
                Some("ins" | "moveTo") => (ChangeKind::MarkInserted, View::Original),
                Some("del" | "moveFrom") => (ChangeKind::MarkDeleted, View::Accepted),
                _ => continue,
            };
            self.note_change(kind, node);
            gone |= hides == self.view;
        }
        gone
    }

    fn mark_is_hidden(&self, mark: Option<Node<'a>>, open: &Open) -> bool {
        let set = mark.and_then(|m| toggle(m, "vanish"));
        set.unwrap_or_else(|| self.styles.run(&open.look, None).hidden)
    }

    /// A field's code does not run over the end of a paragraph; one that was never closed would
    /// swallow the rest of the file.
    fn close_codes(&mut self) {
        if self.fields.last() == Some(&true) {
            self.drop_fields();
        }
    }

    /// Forgets fields that will not be closed.
    pub(super) fn drop_fields(&mut self) {
        self.fields.clear();
        if !self.warnings.contains(&Warning::OpenField) {
            self.warnings.push(Warning::OpenField);
        }
    }

    fn finish(&mut self, open: Open, flow: &mut Flow) {
        let label = self.counters.label(&self.numbering, &open.look);
        flow.blocks.extend(open.close(label));
    }

    /// Closes what is still open at the end of a cell, a box or the text.
    pub(super) fn flush(&mut self, flow: &mut Flow) {
        if let Some(open) = flow.open.take().filter(|open| !open.is_empty()) {
            self.finish(open, flow);
        }
    }

    /// Words of a run.
    pub(super) fn say(&mut self, text: &str, look: &RunLook, scope: Scope, open: &mut Open) {
        if let Some(change) = scope.change.and_then(|i| self.changes.get_mut(i))
            && change.text.len() < Change::TEXT_LIMIT
        {
            change.text.extend(text.chars().take(Change::TEXT_LIMIT));
        }
        let in_code = self.fields.contains(&true);
        if in_code || look.hidden || !self.shows(scope) {
            return;
        }
        self.anchors.say(text);
        open.push(text, look);
    }
}

/// `pPr`, `rPrChange`, `sectPr`: elements that hold settings, never words.
pub(super) fn is_property(name: &str) -> bool {
    name.ends_with("Pr") || name.ends_with("PrChange") || name.ends_with("PrEx")
}
