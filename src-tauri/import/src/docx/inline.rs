//! What stands inside a paragraph: runs, fields, boxes, notes.

use super::paragraph::Open;
use super::walk::{Reader, Scope, is_property};
use super::xml::{Node, attribute, child, chosen, word};
use crate::legacy::Font;
use crate::runs::RunLook;
use crate::source::plain;

/// Signs of picture fonts that have a letter of their own.
const SYMBOLS: [(u32, &str); 10] = [
    (0xF0B7, "•"),
    (0xF02D, "-"),
    (0xF0A8, "☐"),
    (0xF06F, "☐"),
    (0xF071, "☐"),
    (0xF0FE, "☑"),
    (0xF052, "☑"),
    (0xF0FC, "✓"),
    (0xF0E0, "→"),
    (0xF0A7, "▪"),
];

/// Most fields inside one another.
const OPEN_FIELDS: usize = 100;

impl<'a> Reader<'a> {
    pub(super) fn inline(&mut self, parent: Node<'a>, scope: Scope, open: &mut Open) {
        for node in parent.children().filter(Node::is_element) {
            self.piece(node, scope, open);
        }
    }

    pub(super) fn piece(&mut self, node: Node<'a>, scope: Scope, open: &mut Open) {
        match word(node).unwrap_or_else(|| node.tag_name().name()) {
            "r" => self.run(node, scope, open),
            "txbxContent" => {
                let code = std::mem::take(&mut self.fields);
                let boxed = self.blocks_in(node, scope);
                open.boxes.extend(boxed);
                self.fields = code;
            }
            "AlternateContent" => {
                if let Some(way) = chosen(node) {
                    self.inline(way, scope, open);
                }
            }
            "commentRangeStart" => self
                .anchors
                .begin(attribute(node, "id").unwrap_or_default()),
            "commentRangeEnd" => self.anchors.end(attribute(node, "id").unwrap_or_default()),
            // The reading aid above the letters of a ruby text.
            "rt" => {}
            // Letters of a formula stand outside of any run.
            "t" => self.text(node, &RunLook::default(), scope, open),
            name if is_property(name) => {}
            _ => {
                let scope = self.entered(node, scope);
                self.inline(node, scope, open);
            }
        }
    }

    fn run(&mut self, node: Node<'a>, scope: Scope, open: &mut Open) {
        let look = self.styles.run(&open.look, child(node, "rPr"));
        for part in node.children().filter(Node::is_element) {
            match word(part).unwrap_or_else(|| part.tag_name().name()) {
                "t" | "delText" => self.text(part, &look, scope, open),
                "tab" | "ptab" => self.say("\t", &look, scope, open),
                "br" | "cr" => self.say("\n", &look, scope, open),
                "noBreakHyphen" => self.say("-", &look, scope, open),
                // Fonts of before Unicode keep their `ư` where a soft hyphen stands now.
                "softHyphen" if Font::of(&look.font).is_some() => {
                    self.say("\u{ad}", &look, scope, open);
                }
                "sym" => self.symbol(part, &look, scope, open),
                "fldChar" => self.field(part),
                "instrText" | "delInstrText" => {}
                "footnoteReference" => self.note("footnote", part, &look, scope, open),
                "endnoteReference" => self.note("endnote", part, &look, scope, open),
                name if is_property(name) => {}
                _ if look.hidden => {}
                _ => self.piece(part, scope, open),
            }
        }
    }

    fn text(&mut self, node: Node<'a>, look: &RunLook, scope: Scope, open: &mut Open) {
        for text in node.children().filter_map(|n| n.text()) {
            self.say(text, look, scope, open);
        }
    }

    fn symbol(&mut self, node: Node<'a>, look: &RunLook, scope: Scope, open: &mut Open) {
        let code = attribute(node, "char").and_then(|c| u32::from_str_radix(c, 16).ok());
        let Some(code) = code else { return };
        let known = SYMBOLS.iter().find(|(c, _)| *c == code || c & 0xFF == code);
        match (known, char::from_u32(code)) {
            (Some((_, sign)), _) => self.say(sign, look, scope, open),
            (None, Some(c)) => self.say(c.encode_utf8(&mut [0; 4]), look, scope, open),
            (None, None) => {}
        }
    }

    /// Fields show their last result; their code is never text.
    fn field(&mut self, node: Node<'a>) {
        match attribute(node, "fldCharType") {
            Some("begin") if self.fields.len() >= OPEN_FIELDS => self.drop_fields(),
            Some("begin") => self.fields.push(true),
            Some("separate") => {
                if let Some(code) = self.fields.last_mut() {
                    *code = false;
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    /// A note's text goes with the paragraph that calls it first.
    fn note(
        &mut self,
        kind: &'static str,
        node: Node<'a>,
        look: &RunLook,
        scope: Scope,
        open: &mut Open,
    ) {
        if look.hidden || !self.shows(scope) {
            return;
        }
        let id = attribute(node, "id").unwrap_or_default();
        let Some(note) = self.notes.remove(&(kind, id)) else {
            return;
        };
        let code = std::mem::take(&mut self.fields);
        let blocks = self.blocks_in(note, Scope::default());
        self.fields = code;
        let text = plain(&blocks);
        if !text.is_empty() {
            open.notes.push(text);
        }
    }
}
