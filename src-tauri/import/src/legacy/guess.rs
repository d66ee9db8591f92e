//! Legacy text without fonts: its table told by its words.

use super::stored::{self, Stored};
use super::{Font, is_letter, pieces, tcvn3, unfold, vni};
use crate::error::EncodingGuess;
use crate::syllable::is_syllable;
use std::borrow::Cow;
use std::collections::HashSet;
use unicode_normalization::UnicodeNormalization;

/// How Vietnamese was written in bytes before Unicode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// TCVN3 (ABC), as `.VnTime` fonts use it.
    Tcvn3,
    /// VNI, as `VNI-Times` fonts use it.
    Vni,
    /// The code page of Vietnamese Windows.
    Windows1258,
}

/// What a text without fonts seems to be written in.
#[derive(Debug, Clone, PartialEq)]
pub struct Guess {
    /// The table that makes words of it.
    pub encoding: Encoding,
    /// How many of its different words with letters outside of ASCII become Vietnamese syllables
    /// by that table, from 0 to 1.
    pub share: f64,
    /// The whole text by that table, in NFC.
    pub converted: String,
}

/// Fewest different words a guess stands on.
const FEWEST_WORDS: usize = 3;
/// Most different words looked at.
const MOST_WORDS: usize = 2_000;
/// Longest word looked at, in bytes; `nghiêng` as VNI above U+F000 has 24.
const LONGEST_WORD: usize = 32;
/// Part of the words the table must make syllables of, in percent. Vietnamese texts have 95 and
/// more; Italian, the nearest of some thirty other languages, 75 in a few sentences.
const CLEAR_PERCENT: usize = 85;

impl Encoding {
    const ALL: [Self; 3] = [Self::Tcvn3, Self::Vni, Self::Windows1258];

    /// The encoding that the bytes of a refused file pointed to.
    pub fn of(guess: EncodingGuess) -> Option<Self> {
        match guess {
            EncodingGuess::Tcvn3 => Some(Self::Tcvn3),
            EncodingGuess::Vni => Some(Self::Vni),
            EncodingGuess::Windows1258 => Some(Self::Windows1258),
            EncodingGuess::Utf16 | EncodingGuess::Unknown => None,
        }
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3 (ABC)",
            Self::Vni => "VNI",
            Self::Windows1258 => "Windows-1258",
        }
    }

    fn read(self, text: &[Stored]) -> String {
        match self {
            Self::Tcvn3 => tcvn3::read(text),
            Self::Vni => vni::read(text),
            Self::Windows1258 => {
                let read = |s: &Stored| s.byte.map_or(s.kept, stored::cp1258);
                text.iter().map(read).nfc().collect()
            }
        }
    }

    /// Whether a word becomes a syllable, every character of it read by the table.
    fn makes_syllable(self, word: &str) -> bool {
        let mut text = Stored::read(word);
        for stored in text.iter_mut().filter(|s| !s.kept.is_ascii()) {
            stored.kept = char::REPLACEMENT_CHARACTER;
        }
        is_syllable(&self.read(&text))
    }
}

/// Tells whether a text is Vietnamese in a legacy table, read as if its bytes were Western
/// European. `None` unless one table wins clearly: not for Vietnamese in Unicode, nor for other
/// languages.
///
/// The text must not be [cleaned](crate::clean) before: that takes the `ư` of TCVN3, a soft hyphen.
pub fn guess(text: &str) -> Option<Guess> {
    let words = marked_words(text);
    let count = |fits: &dyn Fn(&str) -> bool| words.iter().filter(|w| fits(w)).count();
    let as_it_is = count(&is_syllable);
    let made = Encoding::ALL.map(|it| (count(&|word| it.makes_syllable(word)), it));
    let (most, encoding) = made.into_iter().max_by_key(|(made, _)| *made)?;
    let others = made.iter().filter(|(_, it)| *it != encoding);
    let second = others.map(|(made, _)| *made).max()?.max(as_it_is);
    let clear = most * 100 >= words.len() * CLEAR_PERCENT && second * 2 <= most;
    (clear && most >= FEWEST_WORDS).then(|| Guess {
        encoding,
        share: most as f64 / words.len() as f64,
        converted: convert(text, encoding),
    })
}

/// Tells the table of a text file, in one byte per character or saved as Unicode; see [`guess`].
pub fn guess_bytes(bytes: &[u8]) -> Option<Guess> {
    guess(&as_stored(bytes))
}

/// A text without fonts by the table the user chose, in NFC.
///
/// What people typed for a font of capitals (`KÕ HO¹CH`) comes out in capitals, as far as the
/// line shows it.
pub fn convert(text: &str, encoding: Encoding) -> String {
    match encoding {
        Encoding::Tcvn3 => {
            let read = unfold(Font::Tcvn3, text);
            let mended: String = read.split_inclusive('\n').map(mend_capitals).collect();
            // A capital may be more characters than its small letter.
            mended.nfc().collect()
        }
        Encoding::Vni => unfold(Font::Vni, text),
        Encoding::Windows1258 => encoding.read(&Stored::read(text)),
    }
}

/// The text of a file by the table the user chose, in NFC; see [`guess_bytes`].
pub fn decode_bytes(bytes: &[u8], encoding: Encoding) -> String {
    convert(&as_stored(bytes), encoding)
}

/// The characters of a file, not cleaned: of UTF-8, of UTF-16 with its mark, else of code page
/// 1252.
pub fn as_stored(bytes: &[u8]) -> Cow<'_, str> {
    let utf16 = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let pairs = rest.chunks_exact(2);
        let units: Vec<u16> = pairs
            .filter_map(|pair| pair.try_into().ok().map(unit))
            .collect();
        Cow::Owned(String::from_utf16_lossy(&units))
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => std::str::from_utf8(bytes).map_or_else(
            |_| bytes.iter().map(|byte| stored::cp1252(*byte)).collect(),
            |text| Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(text)),
        ),
    }
}

/// The first different words that the tables could tell apart.
fn marked_words(text: &str) -> HashSet<&str> {
    let mut words = HashSet::new();
    for piece in pieces(text) {
        let marked = !piece.is_ascii() && piece.chars().nth(1).is_some();
        if marked && piece.len() <= LONGEST_WORD && piece.chars().all(is_letter) {
            words.insert(piece);
        }
        if words.len() >= MOST_WORDS {
            break;
        }
    }
    words
}

/// A line, or words of it, in capitals where plain capitals stand around small letters with
/// marks: `HOạCH`.
fn mend_capitals(line: &str) -> String {
    let shouted = pieces(line).any(is_shouted);
    if shouted && !line.contains(|c: char| c.is_ascii_lowercase()) {
        return line.to_uppercase();
    }
    let mend = |piece: &str| {
        if is_shouted(piece) {
            piece.to_uppercase()
        } else {
            piece.to_owned()
        }
    };
    pieces(line).map(mend).collect()
}

fn is_shouted(word: &str) -> bool {
    let capitals = word.chars().filter(char::is_ascii_uppercase).count();
    let plain_small = word.contains(|c: char| c.is_ascii_lowercase());
    capitals >= 2 && !plain_small && word.contains(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_come_back_where_the_line_shows_them() {
        for (line, expect) in [
            ("Kế HOạCH", "KẾ HOẠCH"),
            ("Về VIệC CÔNG KHAI NăM 2026", "VỀ VIỆC CÔNG KHAI NĂM 2026"),
            ("ở HUYệN Đắk", "ở HUYỆN Đắk"),
            ("Số: 12/QĐ-UBND", "Số: 12/QĐ-UBND"),
            ("UBND xã Hòa Bình", "UBND xã Hòa Bình"),
            ("Đề án", "Đề án"),
            ("", ""),
        ] {
            assert_eq!(mend_capitals(line), expect);
        }
    }

    #[test]
    fn encodings_of_the_bytes() {
        for (guess, encoding) in [
            (EncodingGuess::Tcvn3, Some(Encoding::Tcvn3)),
            (EncodingGuess::Vni, Some(Encoding::Vni)),
            (EncodingGuess::Windows1258, Some(Encoding::Windows1258)),
            (EncodingGuess::Utf16, None),
            (EncodingGuess::Unknown, None),
        ] {
            assert_eq!(Encoding::of(guess), encoding);
        }
    }
}
