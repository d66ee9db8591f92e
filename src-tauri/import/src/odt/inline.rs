//! What stands inside a paragraph: spans, fields by their last words, boxes, notes, remarks.

use super::styles::RunSet;
use super::walk::{Flow, Reader};
use super::xml::{Node, attribute, child, elements, is_true, number, odf, text_of};
use crate::runs::RunLook;
use crate::source::{Comment, plain};
use std::collections::HashMap;

/// Most spaces one element stands for.
const SPACES: usize = 200;
/// Most remarks of a file.
const REMARKS: usize = 20_000;

impl<'a> Reader<'a> {
    pub(super) fn inline(&mut self, parent: Node<'a>, run: &RunSet, flow: &mut Flow) {
        let look = run.look();
        for node in parent.children() {
            if let Some(text) = node.text().filter(|_| node.is_text()) {
                self.text(text, &look, flow);
            } else if node.is_element() {
                self.piece(node, run, &look, flow);
            }
        }
    }

    /// White space in a file is one space, and none where there is one already.
    fn text(&mut self, text: &str, look: &RunLook, flow: &mut Flow) {
        let white = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        let mut out = String::new();
        let mut spaced = flow.open().pieces.ends_in_space();
        for c in text.chars() {
            if white(c) && !spaced {
                out.push(' ');
            } else if c == '\u{2011}' {
                out.push('-');
            } else if !white(c) {
                out.push(c);
            }
            spaced = white(c);
        }
        if !out.is_empty() {
            self.say(&out, look, flow);
        }
    }

    fn piece(&mut self, node: Node<'a>, run: &RunSet, look: &RunLook, flow: &mut Flow) {
        match odf(node) {
            ("text", "span") => {
                let run = self.run_of(node, run);
                self.inline(node, &run, flow);
            }
            ("text", "s") => {
                let count = number(node, "c").unwrap_or(1).min(SPACES);
                self.say(&" ".repeat(count), look, flow);
            }
            ("text", "tab") => self.say("\t", look, flow),
            ("text", "line-break") => self.say("\n", look, flow),
            ("text", "note") => self.footnote(node, look, flow),
            ("text", "change" | "change-start" | "change-end") => self.pass(node, flow),
            ("text", "hidden-text" | "hidden-paragraph") if !shown(node) => {}
            // The reading aid above the letters of a ruby text; a program's text; what a text
            // from elsewhere is marked by.
            ("text", "ruby-text" | "script" | "toc-mark" | "soft-page-break") => {}
            ("office", "annotation") => self.remark(node),
            ("office", "annotation-end") => {
                self.anchors
                    .end(attribute(node, "name").unwrap_or_default());
            }
            ("drawing", "a") => self.inline(node, run, flow),
            ("drawing", _) if look.hidden => {}
            ("drawing", _) => self.shape(node, flow),
            ("svg-compatible" | "presentation", _) => {}
            _ => self.inline(node, run, flow),
        }
    }

    /// What is written in a frame or drawing. A frame may hold the same in several ways.
    pub(super) fn shape(&mut self, node: Node<'a>, flow: &mut Flow) {
        if self.view == crate::View::Original && self.is_inserting() {
            return;
        }
        let inner = match odf(node).1 {
            "frame" => elements(node).find(|n| odf(*n).1 == "text-box" || odf(*n).1 == "table"),
            "g" | "a" | "page-thumbnail" => {
                for part in elements(node).filter(|n| odf(*n).0 == "drawing") {
                    self.shape(part, flow);
                }
                return;
            }
            "image" | "object" | "object-ole" | "plugin" | "applet" | "layer-set" => None,
            _ => Some(node),
        };
        let Some(inner) = inner else { return };
        let boxed = match odf(inner) {
            ("table", "table") => {
                let table = self.table(inner).map(crate::source::Block::Table);
                table.into_iter().collect()
            }
            _ => self.blocks_in(inner),
        };
        match &mut flow.open {
            Some(open) => open.boxes.extend(boxed),
            None => flow.blocks.extend(boxed),
        }
    }

    /// A note's text goes with the paragraph that calls it.
    fn footnote(&mut self, node: Node<'a>, look: &RunLook, flow: &mut Flow) {
        let body = child(node, "note-body");
        let gone = self.view == crate::View::Original && self.is_inserting();
        let Some(body) = body.filter(|_| !look.hidden && !gone) else {
            return;
        };
        let text = self.aside(body);
        if !text.is_empty() {
            flow.open().notes.push(text);
        }
    }

    /// The words of a note or remark, which belong to no stretch of the text around it.
    fn aside(&mut self, node: Node<'a>) -> String {
        let anchors = std::mem::take(&mut self.anchors);
        let inserting = std::mem::take(&mut self.inserting);
        let text = plain(&self.blocks_in(node));
        self.anchors = anchors;
        self.inserting = inserting;
        text
    }

    fn remark(&mut self, node: Node<'a>) {
        if self.comments.len() >= REMARKS {
            return;
        }
        let told = |name: &str| child(node, name).map(text_of).unwrap_or_default();
        let comment = Comment {
            author: plan::text::nfc(&told("creator")),
            date: told("date"),
            text: self.aside(node),
            anchor: String::new(),
            parent: None,
            done: is_true(node, "resolved"),
        };
        let named = |name| attribute(node, name).unwrap_or_default().to_owned();
        let name = named("name");
        if !name.is_empty() {
            self.anchors.begin(&name);
        }
        self.comments.push((name, named("parent-name"), comment));
    }

    /// The remarks with their anchors and the remarks they answer.
    pub(super) fn threads(&mut self) -> Vec<Comment> {
        let found = std::mem::take(&mut self.comments);
        let places: HashMap<String, usize> = (found.iter().enumerate())
            .filter(|(_, (name, ..))| !name.is_empty())
            .map(|(at, (name, ..))| (name.clone(), at))
            .collect();
        let anchored = found.into_iter().map(|(name, parent, mut comment)| {
            comment.anchor = self.anchors.take(&name);
            comment.parent = places.get(&parent).copied();
            comment
        });
        anchored.collect()
    }
}

/// Whether a field for words under a condition shows them.
fn shown(node: Node<'_>) -> bool {
    attribute(node, "is-hidden") == Some("false")
}
