//! From the character a file stores back to the byte that was typed.

use unicode_normalization::UnicodeNormalization;

/// Where code page 1258 differs from 1252 above 0xA0 (Microsoft's table of the code page).
const CP1258: [(u8, char); 14] = [
    (0xC3, 'Ă'),
    (0xCC, '\u{300}'),
    (0xD0, 'Đ'),
    (0xD2, '\u{309}'),
    (0xD5, 'Ơ'),
    (0xDD, 'Ư'),
    (0xDE, '\u{303}'),
    (0xE3, 'ă'),
    (0xEC, '\u{301}'),
    (0xF0, 'đ'),
    (0xF2, '\u{323}'),
    (0xF5, 'ơ'),
    (0xFD, 'ư'),
    (0xFE, '₫'),
];

/// Twins that PDF readers put for a character of code page 1252 (Adobe's glyph list gives both).
const TWINS: [(u8, char); 2] = [(0xB5, 'μ'), (0xB7, '∙')];

/// Code page 1252 from 0x80 to 0x9F; a code it leaves free stays the control it is in Latin-1.
const CP1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// One character of a legacy text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stored {
    /// What stays if no table knows it.
    pub(super) kept: char,
    /// The byte it stands for.
    pub(super) byte: Option<u8>,
}

impl Stored {
    /// The characters of a text. A consonant that was composed with a mark of code page 1258
    /// (`ḅ`, `ń`) is two again.
    pub(super) fn read(text: &str) -> Vec<Self> {
        let mut out = Vec::with_capacity(text.len());
        for c in text.chars() {
            match split(c) {
                Some((letter, mark)) => out.extend([Self::of(letter), Self::of(mark)]),
                None => out.push(Self::of(c)),
            }
        }
        out
    }

    fn of(c: char) -> Self {
        let byte = byte(c);
        let private = is_private(c);
        Self {
            kept: byte.filter(|_| private).map_or(c, cp1252),
            byte,
        }
    }
}

/// The byte a character stands for: of code page 1252 or 1258, or the low half of U+F020–F0FF,
/// where Word puts the characters of symbol fonts.
pub(super) fn byte(c: char) -> Option<u8> {
    let low = u32::from(c) & 0xFF;
    let direct = c.is_ascii() || ('\u{A0}'..='\u{FF}').contains(&c) || is_private(c);
    if direct {
        return u8::try_from(low).ok();
    }
    let mut others = CP1258.iter().chain(&TWINS);
    others.find(|(_, it)| *it == c).map(|(byte, _)| *byte)
}

fn is_private(c: char) -> bool {
    ('\u{F020}'..='\u{F0FF}').contains(&c)
}

/// A consonant and its mark, of a character that has no byte of its own. No alphabet of these
/// texts has such a letter: the mark was the next one.
pub(super) fn split(c: char) -> Option<(char, char)> {
    if byte(c).is_some() {
        return None;
    }
    let mut parts = c.nfd();
    let (letter, mark, more) = (parts.next()?, parts.next()?, parts.next());
    let consonant = letter.is_ascii_alphabetic() && !"aeiouyAEIOUY".contains(letter);
    let known = consonant && byte(mark).is_some() && more.is_none();
    known.then_some((letter, mark))
}

/// The character of a byte in code page 1252.
pub(super) fn cp1252(byte: u8) -> char {
    let control = byte.checked_sub(0x80).map(usize::from);
    let special = control.and_then(|at| CP1252.get(at)).copied();
    special.unwrap_or(char::from(byte))
}

/// The character of a byte in code page 1258, the marks combining.
pub(super) fn cp1258(byte: u8) -> char {
    let special = CP1258.iter().find(|(b, _)| *b == byte);
    special.map_or(cp1252(byte), |(_, c)| *c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_storing_a_byte() {
        for code in 0xA0..=0xFF_u8 {
            let private = char::from_u32(0xF000 + u32::from(code)).unwrap();
            for c in [cp1252(code), cp1258(code), private] {
                assert_eq!(byte(c), Some(code), "{c:?}");
            }
        }
        assert_eq!(byte('\u{F041}'), Some(b'A'));
        for c in ['€', 'Œ', 'ạ', 'ĩ', '\u{302}', '\u{F010}', '\u{F100}', '中'] {
            assert_eq!(byte(c), None, "{c:?}");
        }
    }

    #[test]
    fn private_characters_stay_as_what_they_show() {
        let kept: String = Stored::read("\u{F04E}\u{F096}\u{F0E0}Ăạ")
            .iter()
            .map(|s| s.kept)
            .collect();
        assert_eq!(kept, "N–àĂạ");
    }

    #[test]
    fn composed_marks_come_apart() {
        let bytes =
            |text: &str| -> Vec<Option<u8>> { Stored::read(text).iter().map(|s| s.byte).collect() };
        assert_eq!(bytes("ḅ"), [Some(b'b'), Some(0xF2)]);
        assert_eq!(bytes("ĺ"), [Some(b'l'), Some(0xEC)]);
        assert_eq!(bytes("ά"), [None]);
        assert_eq!(bytes("ạ"), [None]);
    }
}
