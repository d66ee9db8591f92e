//! Vietnamese from before Unicode: text whose letters only its font or its code page explains.
//!
//! A run of a Word file says by its font which table it was typed for ([`Font`], [`unfold`]).
//! Plain text says nothing; its words do ([`guess`]), and the user has the last word
//! ([`convert`], [`decode_bytes`]).

mod guess;
mod stored;
mod tcvn3;
mod vni;

pub use guess::{Encoding, Guess, as_stored, convert, decode_bytes, guess, guess_bytes};

use crate::syllable::is_syllable;
use stored::Stored;
use unicode_normalization::UnicodeNormalization;

/// The table a font of before Unicode was drawn for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Font {
    /// `.VnTime` and its family: TCVN3, also called ABC.
    Tcvn3,
    /// `.VnTimeH` and its family: TCVN3, every letter drawn as a capital.
    Tcvn3Capitals,
    /// `VNI-Times` and its family.
    Vni,
}

/// Words behind a family's name that are no part of it.
const FACES: [&str; 6] = [
    "bold",
    "italic",
    "bolditalic",
    "oblique",
    "regular",
    "normal",
];

impl Font {
    /// The table of a font by its name, whatever its case, quotes and spaces; the first of a list
    /// counts, and what PDF puts before (`ABCDEF+`) or behind (`,Bold`) does not. `None` for fonts
    /// of Unicode.
    pub fn of(name: &str) -> Option<Self> {
        let first = name.split([',', ';']).next()?.to_lowercase();
        let family = first
            .rsplit('+')
            .next()?
            .trim_matches(|c: char| c.is_whitespace() || "\"'“”‘’".contains(c));
        if let Some(name) = family.strip_prefix(".vn") {
            let capitals = without_face(name).ends_with('h');
            return Some(if capitals {
                Self::Tcvn3Capitals
            } else {
                Self::Tcvn3
            });
        }
        let rest = family.strip_prefix("vni")?;
        rest.starts_with(['-', ' ', '_']).then_some(Self::Vni)
    }

    fn read(self, text: &str) -> String {
        let stored = Stored::read(text);
        match self {
            Self::Tcvn3 => tcvn3::read(&stored),
            Self::Tcvn3Capitals => tcvn3::read(&stored).to_uppercase(),
            Self::Vni => vni::read(&stored),
        }
    }
}

fn without_face(name: &str) -> &str {
    match name.rsplit_once(['-', ' ']) {
        Some((family, face)) if FACES.contains(&face) => without_face(family),
        _ => name,
    }
}

/// The text of a run in a legacy font, as Unicode in NFC.
///
/// The text must be as the file stores it: with its soft hyphens (the `ư` of TCVN3), not
/// normalised, and neighbouring runs of one font joined, for a letter may be two characters. What the font's table does not know stays. Words that are Unicode already, typed
/// or pasted under the old font's name, stay too.
pub fn unfold(font: Font, text: &str) -> String {
    let is_foreign = |word: &str| word.chars().any(is_foreign);
    if !is_foreign(text) {
        return font.read(text).nfc().collect();
    }
    let has_unicode = pieces(text).any(|piece| is_foreign(piece) && is_syllable(piece));
    let read = |piece: &str| {
        if is_foreign(piece) || (has_unicode && is_syllable(piece)) {
            piece.to_owned()
        } else {
            font.read(piece)
        }
    };
    pieces(text).map(read).collect::<String>().nfc().collect()
}

/// Whether a letter or mark has no place in a code page of one byte.
fn is_foreign(c: char) -> bool {
    is_letter(c) && !c.is_ascii() && stored::byte(c).is_none() && stored::split(c).is_none()
}

/// A text cut into words and what stands between them.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(|c| !is_letter(c)).flat_map(|piece| {
        let at = piece.rfind(|c| !is_letter(c)).unwrap_or(piece.len());
        let (word, gap) = piece.split_at(at);
        [word, gap].into_iter().filter(|p| !p.is_empty())
    })
}

/// Whether a character can be part of a word in any of the tables.
fn is_letter(c: char) -> bool {
    c.is_alphabetic()
        || unicode_normalization::char::is_combining_mark(c)
        || stored::byte(c).is_some_and(|b| b.is_ascii_alphabetic() || b > 0xA0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_by_name() {
        for (name, font) in [
            (".VnTime", Some(Font::Tcvn3)),
            (".VnTimeH", Some(Font::Tcvn3Capitals)),
            (".VNTIMEH", Some(Font::Tcvn3Capitals)),
            (".vnarial", Some(Font::Tcvn3)),
            (".VnArial NarrowH", Some(Font::Tcvn3Capitals)),
            (".VnArial Narrow", Some(Font::Tcvn3)),
            (" \".VnCourier New\" ", Some(Font::Tcvn3)),
            ("'.VnTimeH', serif", Some(Font::Tcvn3Capitals)),
            ("ABCDEF+.VnTimeH,Bold", Some(Font::Tcvn3Capitals)),
            (".VnTimeH-BoldItalic", Some(Font::Tcvn3Capitals)),
            (".VnTime Bold Italic", Some(Font::Tcvn3)),
            ("VNI-Times", Some(Font::Vni)),
            ("vni times", Some(Font::Vni)),
            ("VNI-Helve-Condense", Some(Font::Vni)),
            ("QWERTY+VNI-Times,Italic", Some(Font::Vni)),
            ("Times New Roman", None),
            ("Vni", None),
            ("Vnitec", None),
            ("VnTime", None),
            ("H", None),
            ("", None),
        ] {
            assert_eq!(Font::of(name), font, "{name:?}");
        }
    }

    #[test]
    fn pieces_are_the_whole() {
        for text in ["", "a", " ", "hai, từ  ", " «x» 12·3", "nh\u{AD} c\u{323}"] {
            assert_eq!(pieces(text).collect::<String>(), text);
        }
        let words: Vec<&str> = pieces("Nh\u{AD} ®·, 12m²").collect();
        assert_eq!(words, ["Nh\u{AD}", " ", "®·", ",", " ", "1", "2", "m²"]);
    }
}
