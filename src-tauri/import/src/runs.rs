//! The words of a paragraph while they are gathered, stretch by stretch.

use crate::legacy::{Font, unfold};
use plan::{RichText, text::Run};

/// How a run looks in the end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct RunLook {
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    pub(crate) caps: bool,
    pub(crate) hidden: bool,
    pub(crate) font: String,
}

/// Letters in one look and one font.
#[derive(Debug)]
struct Piece {
    text: String,
    bold: bool,
    italic: bool,
    caps: bool,
    font: Option<Font>,
}

/// Stretches of letters; neighbours of one look and font are one, for a letter of a font from
/// before Unicode may be two characters.
#[derive(Debug, Default)]
pub(crate) struct Pieces(Vec<Piece>);

impl Pieces {
    pub(crate) fn push(&mut self, text: &str, look: &RunLook) {
        let font = Font::of(&look.font);
        let like = |p: &Piece| {
            (p.bold, p.italic, p.caps, p.font) == (look.bold, look.italic, look.caps, font)
        };
        match self.0.last_mut() {
            Some(last) if like(last) => last.text.push_str(text),
            _ => self.0.push(Piece {
                text: text.to_owned(),
                bold: look.bold,
                italic: look.italic,
                caps: look.caps,
                font,
            }),
        }
    }

    pub(crate) fn has_text(&self) -> bool {
        self.0.iter().any(|p| !p.text.trim().is_empty())
    }

    /// Whether what comes next would follow white space.
    pub(crate) fn ends_in_space(&self) -> bool {
        let last = self.0.iter().rfind(|p| !p.text.is_empty());
        last.is_none_or(|p| p.text.ends_with([' ', '\n', '\t']))
    }

    /// The words in Unicode.
    pub(crate) fn rich(self) -> RichText {
        RichText::new(self.0.into_iter().map(Piece::run))
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
