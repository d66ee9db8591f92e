//! TCVN3, the ABC table: the small letters and seven capitals of TCVN 5712:1993, one byte each.

use super::stored::Stored;
use crate::syllable::{TONES, lower};
use unicode_normalization::UnicodeNormalization;

/// Letters from a first code on (TCVN 5712:1993, second set; 74 codes). What the set keeps free
/// stands for itself: `°`, `²`, `±`.
const LETTERS: [(u8, &str); 8] = [
    (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"),
    (0xB5, "àảãáạ"),
    (0xBB, "ằẳẵắ"),
    (0xC6, "ặầẩẫấậè"),
    (0xCE, "ẻẽéẹềểễếệìỉ"),
    (0xDC, "ĩíịò"),
    (0xE1, "ỏõóọồổỗốộờởỡớợù"),
    (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
];

/// Reads characters by the table. A capital before the same vowel with a tone (`Aµ`) is the one
/// capital some programs wrote so, for want of a code (`À`).
pub(super) fn read(text: &[Stored]) -> String {
    let mut out = String::with_capacity(text.len());
    for stored in text {
        let letter = stored.byte.and_then(letter);
        let capital = letter.and_then(|it| joined(out.chars().next_back()?, it));
        if capital.is_some() {
            out.pop();
        }
        out.push(capital.or(letter).unwrap_or(stored.kept));
    }
    out
}

fn letter(byte: u8) -> Option<char> {
    let at = |first: u8, letters: &str| {
        let offset = byte.checked_sub(first)?;
        letters.chars().nth(usize::from(offset))
    };
    LETTERS
        .iter()
        .find_map(|(first, letters)| at(*first, letters))
}

/// The capital that a capital and a small letter with tone write together.
fn joined(capital: char, letter: char) -> Option<char> {
    let plain = lower(capital);
    if plain == capital {
        return None;
    }
    let toneless: String = letter.nfd().filter(|c| !TONES.contains(c)).nfc().collect();
    let same = toneless.chars().eq([plain]) && letter != plain;
    same.then(|| letter.to_uppercase().next()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_74_codes() {
        assert_eq!((0..=255).filter_map(letter).count(), 74);
        assert_eq!(letter(0xAD), Some('ư'));
        assert_eq!(letter(0xFE), Some('ỵ'));
        for free in [
            0x41, 0xA0, 0xAF, 0xB0, 0xBA, 0xC0, 0xCD, 0xD9, 0xE0, 0xF0, 0xFF,
        ] {
            assert_eq!(letter(free), None, "{free:X}");
        }
    }

    #[test]
    fn capitals_of_two_characters() {
        for (text, expect) in [
            ("Aµ", "À"),
            ("¡¾", "Ắ"),
            ("¦íc", "Ước"),
            ("Aâ", "Aõ"),
            ("a¸", "aá"),
            ("£®ª", "Êđê"),
        ] {
            assert_eq!(read(&Stored::read(text)), expect, "{text}");
        }
    }
}
