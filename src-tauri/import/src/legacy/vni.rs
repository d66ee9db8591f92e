//! VNI of Windows: a plain letter, then a character that stands for all its marks.

use super::stored::Stored;
use unicode_normalization::char::compose;

/// Letters of one code, as small letters; the capital's code is 0x20 lower.
const SINGLES: [(u8, char); 9] = [
    (0xF1, 'đ'),
    (0xF4, 'ơ'),
    (0xF6, 'ư'),
    (0xED, 'í'),
    (0xEC, 'ì'),
    (0xE6, 'ỉ'),
    (0xF3, 'ĩ'),
    (0xF2, 'ị'),
    (0xEE, 'ỵ'),
];

/// The marks, the vowels they go with, and what each adds to its vowel; a mark beside a capital
/// has a code 0x20 lower. The dot comes first: so letters compose.
const MARKS: [(u8, &str, &str); 17] = [
    (0xF9, TONED, "\u{301}"),
    (0xF8, TONED, "\u{300}"),
    (0xFB, TONED, "\u{309}"),
    (0xF5, TONED, "\u{303}"),
    (0xEF, TONED, "\u{323}"),
    (0xE2, ROOFED, "\u{302}"),
    (0xE1, ROOFED, "\u{302}\u{301}"),
    (0xE0, ROOFED, "\u{302}\u{300}"),
    (0xE5, ROOFED, "\u{302}\u{309}"),
    (0xE3, ROOFED, "\u{302}\u{303}"),
    (0xE4, ROOFED, "\u{323}\u{302}"),
    (0xEA, SHORT, "\u{306}"),
    (0xE9, SHORT, "\u{306}\u{301}"),
    (0xE8, SHORT, "\u{306}\u{300}"),
    (0xFA, SHORT, "\u{306}\u{309}"),
    (0xFC, SHORT, "\u{306}\u{303}"),
    (0xEB, SHORT, "\u{323}\u{306}"),
];

const TONED: &str = "aeouyơưAEOUYƠƯ";
const ROOFED: &str = "aeoAEO";
const SHORT: &str = "aA";

/// Reads characters by the table; the case is that of the vowel. A mark that does not go with
/// what stands before it stays as it is.
pub(super) fn read(text: &[Stored]) -> String {
    let mut out = String::with_capacity(text.len());
    // The vowel before, as long as it has no mark.
    let mut bare = None;
    for stored in text {
        let whole = bare.and_then(|vowel| marked(vowel, stored.byte?));
        if whole.is_some() {
            out.pop();
        }
        let letter = whole
            .or_else(|| stored.byte.and_then(single))
            .unwrap_or(stored.kept);
        out.push(letter);
        bare = whole.is_none().then_some(letter);
    }
    out
}

fn small(byte: u8) -> u8 {
    if byte < 0xC0 { byte } else { byte | 0x20 }
}

fn single(byte: u8) -> Option<char> {
    let (code, letter) = SINGLES.iter().find(|(code, _)| *code == small(byte))?;
    if *code == byte {
        Some(*letter)
    } else {
        letter.to_uppercase().next()
    }
}

fn marked(vowel: char, byte: u8) -> Option<char> {
    let (_, vowels, marks) = MARKS.iter().find(|(code, ..)| *code == small(byte))?;
    let goes = vowels.contains(vowel);
    goes.then(|| marks.chars().try_fold(vowel, compose))
        .flatten()
}
