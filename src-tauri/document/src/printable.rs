//! Characters no document can hold.

use crate::texts::{Text, texts};
use crate::tree::{Anchor, Document};
use std::borrow::Cow;

/// A character that is left out on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Unprintable {
    /// The nearest node that has an id; `None` in letterhead, opening or ending.
    pub anchor: Option<Anchor>,
    /// The character.
    pub character: char,
}

/// Whether XML 1.0 has no place for a character: control signs but tab and line ends, and the
/// two non-characters.
fn is_unprintable(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Text as every exporter writes it: line ends as `\n`, characters without a place left out.
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| c == '\r' || is_unprintable(c)) {
        return Cow::Borrowed(text);
    }
    let ends = text.replace("\r\n", "\n").replace('\r', "\n");
    Cow::Owned(ends.chars().filter(|c| !is_unprintable(*c)).collect())
}

/// Every character of a document that is left out on paper, in reading order.
pub fn unprintable(document: &Document) -> Vec<Unprintable> {
    let mut found = Vec::new();
    for Text { anchor, runs } in texts(document) {
        let lost = runs
            .into_iter()
            .flat_map(str::chars)
            .filter(|c| is_unprintable(*c));
        found.extend(lost.map(|character| Unprintable { anchor, character }));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::{Addressees, Paragraph, Recipients, Run, Stamp};
    use crate::tree::{Block, Letterhead};

    #[test]
    fn line_ends_stay_and_controls_go() {
        for (input, expect) in [
            ("Kế hoạch", "Kế hoạch"),
            ("a\r\nb\rc\nd\te", "a\nb\nc\nd\te"),
            ("a\u{0}b\u{b}c\u{ffff}d", "abcd"),
            ("\u{1f600} \u{202e}x\u{85}", "\u{1f600} \u{202e}x\u{85}"),
        ] {
            assert_eq!(printable(input), expect, "{input:?}");
        }
    }

    #[test]
    fn the_place_of_a_lost_character_is_told() {
        let anchor = Some(Anchor::new(7));
        let document = Document {
            subject: vec!["a\u{1}".into()],
            blocks: vec![Block::Paragraph(Paragraph {
                anchor,
                runs: vec![Run::plain("x\u{2}\ty")],
                ..Paragraph::default()
            })],
            closing: vec![vec![Run::plain("\u{3}")]],
            ..Document::default()
        };
        let at = |anchor, character| Unprintable { anchor, character };
        assert_eq!(
            unprintable(&document),
            [at(None, '\u{1}'), at(anchor, '\u{2}'), at(None, '\u{3}')]
        );
    }

    #[test]
    fn every_part_of_a_page_is_searched() {
        let stamp = || Stamp {
            text: "\u{1}".into(),
            ..Stamp::default()
        };
        let bad = || vec!["\u{1}".to_owned()];
        let document = Document {
            circulation: Some(stamp()),
            letterhead: Letterhead {
                about: bad(),
                stamps: vec![stamp()],
                ..Letterhead::default()
            },
            addressees: Addressees {
                title: "\u{1}".into(),
                lines: bad(),
            },
            recipients: Recipients {
                drafter: "\u{1}".into(),
                ..Recipients::default()
            },
            contact: bad(),
            ..Document::default()
        };
        assert_eq!(unprintable(&document).len(), 7);
    }
}
