//! An anchor in plain fields: the one form in which it is kept and carried, whatever writes it.

use super::piece::{Part, Piece};
use super::remark::{Anchor, Words};
use std::str::FromStr;

/// What an anchor says, field by field; `None` is what its kind does not have. Kinds and fields are
/// only ever added.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AnchorFields {
    /// `plan`, `section`, `block`, `task`, `part`, `words` or `unplaced`.
    pub kind: String,
    /// Id of a section or annex; of a block or words of one, the one it stood in.
    pub section: Option<String>,
    /// Its heading.
    pub heading: Option<String>,
    /// Id of the block that is meant, or whose words are.
    pub block: Option<String>,
    /// Id of the task that is meant, or whose words are.
    pub task: Option<String>,
    /// The part of head or ending that is meant, or whose words are, as [`Part::code`] has it.
    pub part: Option<String>,
    /// How its words began.
    pub excerpt: Option<String>,
    /// First letter of words.
    pub start: Option<usize>,
    /// The letter after their last.
    pub end: Option<usize>,
    /// The words.
    pub quote: Option<String>,
    /// Letters before them.
    pub before: Option<String>,
    /// Letters after them.
    pub after: Option<String>,
    /// What was said of a place nobody can tell.
    pub said: Option<String>,
}

impl Part {
    /// The name it is kept and carried by.
    pub fn code(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Bases => "bases",
            Self::Opening => "opening",
            Self::Closing => "closing",
            Self::Recipients => "recipients",
            Self::Signature => "signature",
        }
    }
}

impl From<&Anchor> for AnchorFields {
    fn from(anchor: &Anchor) -> Self {
        let kind = |kind: &str| Self {
            kind: kind.to_owned(),
            ..Self::default()
        };
        match anchor.clone() {
            Anchor::Plan => kind("plan"),
            Anchor::Section { section, heading } => Self {
                section: Some(section.to_string()),
                heading: Some(heading),
                ..kind("section")
            },
            Anchor::Piece {
                piece,
                excerpt,
                home,
            } => {
                let of = Self {
                    section: home.map(|id| id.to_string()),
                    excerpt: Some(excerpt),
                    ..kind(match piece {
                        Piece::Block(_) => "block",
                        Piece::Task(_) => "task",
                        Piece::Part(_) => "part",
                    })
                };
                of.of(piece)
            }
            Anchor::Words { piece, words, home } => {
                let of = Self {
                    section: home.map(|id| id.to_string()),
                    start: Some(words.start),
                    end: Some(words.end),
                    quote: Some(words.quote),
                    before: Some(words.before),
                    after: Some(words.after),
                    ..kind("words")
                };
                of.of(piece)
            }
            Anchor::Unplaced { said } => Self {
                said: Some(said),
                ..kind("unplaced")
            },
        }
    }
}

impl AnchorFields {
    fn of(self, piece: Piece) -> Self {
        match piece {
            Piece::Block(id) => Self {
                block: Some(id.to_string()),
                ..self
            },
            Piece::Task(id) => Self {
                task: Some(id.to_string()),
                ..self
            },
            Piece::Part(part) => Self {
                part: Some(part.code().to_owned()),
                ..self
            },
        }
    }

    fn piece(&self) -> Option<Piece> {
        let part = |code: &str| Part::ALL.into_iter().find(|it| it.code() == code);
        match (&self.block, &self.task, &self.part) {
            (Some(id), None, None) => Some(Piece::Block(read(id)?)),
            (None, Some(id), None) => Some(Piece::Task(read(id)?)),
            (None, None, Some(code)) => Some(Piece::Part(part(code)?)),
            _ => None,
        }
    }

    /// The anchor. A kind or part that a later program writes is a place nobody can tell here: its
    /// words are.
    ///
    /// Gives nothing where a field is missing or wrong.
    pub fn into_anchor(self) -> Option<Anchor> {
        let piece = self.piece();
        let later = self.part.is_some() && piece.is_none();
        let home = self.section.as_deref().and_then(read);
        Some(match self.kind.as_str() {
            "plan" => Anchor::Plan,
            "section" => Anchor::Section {
                section: read(&self.section?)?,
                heading: self.heading?,
            },
            "block" | "task" | "part" if !later => Anchor::Piece {
                piece: piece?,
                excerpt: self.excerpt?,
                home,
            },
            "words" if !later => Anchor::Words {
                piece: piece?,
                words: Words {
                    start: self.start?,
                    end: self.end?.max(self.start?),
                    quote: self.quote?,
                    before: self.before?,
                    after: self.after?,
                },
                home,
            },
            _ => Anchor::Unplaced {
                said: self
                    .said
                    .or(self.quote)
                    .or(self.excerpt)
                    .unwrap_or_default(),
            },
        })
    }
}

fn read<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn every_anchor_is_read_back_and_a_later_one_keeps_its_words() {
        let id = Uuid::from_u128(7);
        let pieces = [
            Piece::Block(crate::BlockId(id)),
            Piece::Task(crate::TaskId(id)),
        ];
        let parts = Part::ALL.map(Piece::Part);
        let words = |piece| Anchor::Words {
            piece,
            words: Words {
                start: 2,
                end: 5,
                quote: "abc".into(),
                before: "x ".into(),
                after: String::new(),
            },
            home: None,
        };
        let whole = |piece| Anchor::Piece {
            piece,
            excerpt: "abc".into(),
            home: Some(crate::SectionId(id)),
        };
        let of_pieces = pieces.into_iter().chain(parts);
        let mut anchors: Vec<Anchor> = of_pieces.flat_map(|it| [whole(it), words(it)]).collect();
        let section = Anchor::Section {
            section: crate::SectionId(id),
            heading: "Một".into(),
        };
        let said = |said: &str| Anchor::Unplaced { said: said.into() };
        anchors.extend([Anchor::Plan, section, said("dòng 9")]);
        for anchor in anchors {
            assert_eq!(AnchorFields::from(&anchor).into_anchor(), Some(anchor));
        }
        let fields = AnchorFields::from(&words(Piece::Part(Part::Subject)));
        let later = |change: fn(&mut AnchorFields)| {
            let mut fields = fields.clone();
            change(&mut fields);
            fields.into_anchor()
        };
        assert_eq!(later(|it| it.kind = "picture".into()), Some(said("abc")));
        assert_eq!(later(|it| it.part = Some("seal".into())), Some(said("abc")));
        assert_eq!(later(|it| it.quote = None), None);
        assert_eq!(later(|it| it.block = it.part.take()), None, "no id");
    }
}
