//! A paragraph while it is being read.

use super::styles::ParagraphLook;
use crate::runs::{Pieces, RunLook};
use crate::source::{Block, Hints, Paragraph};

/// A paragraph that may still go on: after a deleted paragraph mark the next one joins it.
#[derive(Debug, Default)]
pub(super) struct Open {
    pub(super) look: ParagraphLook,
    pieces: Pieces,
    /// What stands in boxes tied to it.
    pub(super) boxes: Vec<Block>,
    pub(super) notes: Vec<String>,
}

impl Open {
    pub(super) fn push(&mut self, text: &str, look: &RunLook) {
        self.pieces.push(text, look);
    }

    pub(super) fn has_text(&self) -> bool {
        self.pieces.has_text()
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
            text: self.pieces.rich(),
            hints,
            notes: self.notes,
        };
        self.boxes.into_iter().chain([Block::Paragraph(paragraph)])
    }
}
