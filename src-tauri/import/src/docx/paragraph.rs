//! A paragraph while it is being read.

use super::styles::{ParagraphLook, RunLook};
use crate::legacy::{Font, unfold};
use crate::source::{Block, Hints, Paragraph};
use plan::{RichText, text::Run};

/// Letters in one look and one font.
#[derive(Debug)]
struct Piece {
    text: String,
    bold: bool,
    italic: bool,
    caps: bool,
    font: Option<Font>,
}

/// A paragraph that may still go on: after a deleted paragraph mark the next one joins it.
#[derive(Debug, Default)]
pub(super) struct Open {
    pub(super) look: ParagraphLook,
    pieces: Vec<Piece>,
    /// What stands in boxes tied to it.
    pub(super) boxes: Vec<Block>,
    pub(super) notes: Vec<String>,
}

impl Open {
    pub(super) fn push(&mut self, text: &str, look: &RunLook) {
        let font = Font::of(&look.font);
        let like = |p: &Piece| {
            (p.bold, p.italic, p.caps, p.font) == (look.bold, look.italic, look.caps, font)
        };
        match self.pieces.last_mut() {
            Some(last) if like(last) => last.text.push_str(text),
            _ => self.pieces.push(Piece {
                text: text.to_owned(),
                bold: look.bold,
                italic: look.italic,
                caps: look.caps,
                font,
            }),
        }
    }

    pub(super) fn has_text(&self) -> bool {
        self.pieces.iter().any(|p| !p.text.trim().is_empty())
    }

    /// Whether nothing at all hangs on it.
    pub(super) fn is_empty(&self) -> bool {
        !self.has_text() && self.boxes.is_empty() && self.notes.is_empty()
    }

    /// The boxes, then the paragraph.
    pub(super) fn close(self, label: Option<String>) -> impl Iterator<Item = Block> {
        let set = &self.look.set;
        let hints = Hints {
            centred: set.centred.unwrap_or(false),
            indent: set.indent.unwrap_or(0),
            heading: set
                .outline
                .filter(|level| *level < 9)
                .map(|level| level + 1),
        };
        let paragraph = Paragraph {
            label,
            text: RichText::new(self.pieces.into_iter().map(Piece::run)),
            hints,
            notes: self.notes,
        };
        self.boxes.into_iter().chain([Block::Paragraph(paragraph)])
    }
}

impl Piece {
    fn run(self) -> Run {
        let text = match self.font {
            Some(font) => unfold(font, &self.text),
            None => self.text,
        };
        let text = crate::clean(&text);
        Run {
            text: if self.caps { text.to_uppercase() } else { text },
            bold: self.bold,
            italic: self.italic,
        }
    }
}
