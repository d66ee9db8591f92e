//! Writes Vietnamese as typewriters of the nineties did: tables of our own, by vowel and tone, to
//! hold the reader's against.

use unicode_normalization::UnicodeNormalization;

/// Grave, hook, tilde, acute, dot below: the order of every row here.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// TCVN3 by vowel: its capital (0 where ASCII has it), itself, itself with the five tones.
const TCVN3: [(char, u8, u8, [u8; 5]); 12] = [
    ('a', 0, b'a', [0xB5, 0xB6, 0xB7, 0xB8, 0xB9]),
    ('ă', 0xA1, 0xA8, [0xBB, 0xBC, 0xBD, 0xBE, 0xC6]),
    ('â', 0xA2, 0xA9, [0xC7, 0xC8, 0xC9, 0xCA, 0xCB]),
    ('e', 0, b'e', [0xCC, 0xCE, 0xCF, 0xD0, 0xD1]),
    ('ê', 0xA3, 0xAA, [0xD2, 0xD3, 0xD4, 0xD5, 0xD6]),
    ('i', 0, b'i', [0xD7, 0xD8, 0xDC, 0xDD, 0xDE]),
    ('o', 0, b'o', [0xDF, 0xE1, 0xE2, 0xE3, 0xE4]),
    ('ô', 0xA4, 0xAB, [0xE5, 0xE6, 0xE7, 0xE8, 0xE9]),
    ('ơ', 0xA5, 0xAC, [0xEA, 0xEB, 0xEC, 0xED, 0xEE]),
    ('u', 0, b'u', [0xEF, 0xF1, 0xF2, 0xF3, 0xF4]),
    ('ư', 0xA6, 0xAD, [0xF5, 0xF6, 0xF7, 0xF8, 0xF9]),
    ('y', 0, b'y', [0xFA, 0xFB, 0xFC, 0xFD, 0xFE]),
];

/// VNI by vowel: how it begins, what stands for its shape without tone, and with the five tones.
const VNI: [(char, &str, &str, &str); 11] = [
    ('a', "a", "", "øûõùï"),
    ('ă', "a", "ê", "èúüéë"),
    ('â', "a", "â", "àåãáä"),
    ('e', "e", "", "øûõùï"),
    ('ê', "e", "â", "àåãáä"),
    ('o', "o", "", "øûõùï"),
    ('ô', "o", "â", "àåãáä"),
    ('ơ', "ô", "", "øûõùï"),
    ('u', "u", "", "øûõùï"),
    ('ư', "ö", "", "øûõùï"),
    ('y', "y", "", "øûõù"),
];

/// Code page 1258: the letters and marks it has a byte for beyond Western European.
const WINDOWS: [(char, u8); 13] = [
    ('Ă', 0xC3),
    ('\u{300}', 0xCC),
    ('Đ', 0xD0),
    ('\u{309}', 0xD2),
    ('Ơ', 0xD5),
    ('Ư', 0xDD),
    ('\u{303}', 0xDE),
    ('ă', 0xE3),
    ('\u{301}', 0xEC),
    ('đ', 0xF0),
    ('\u{323}', 0xF2),
    ('ơ', 0xF5),
    ('ư', 0xFD),
];

/// How a program that knows no Vietnamese keeps a byte.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Storage {
    /// As Western European.
    Western,
    /// As Vietnamese Windows, marks apart.
    Vietnamese,
    /// Above U+F000, as of a symbol font.
    Private,
}

impl Storage {
    pub(crate) const ALL: [Self; 3] = [Self::Western, Self::Vietnamese, Self::Private];
}

/// The letters of Vietnamese that ASCII lacks, small and capital.
pub(crate) fn letters() -> impl Iterator<Item = char> {
    let of_vowel = |(vowel, ..): (char, u8, u8, [u8; 5])| {
        let toned = TONES.map(|tone| [vowel, tone].into_iter().nfc().next().unwrap());
        std::iter::once(vowel).chain(toned)
    };
    let small = TCVN3.into_iter().flat_map(of_vowel).chain(['đ']);
    small
        .filter(|c| !c.is_ascii())
        .flat_map(|c| [c, c.to_uppercase().next().unwrap()])
}

/// A letter's vowel as a small letter, and which of the five tones it has.
fn apart(letter: char) -> (char, Option<usize>) {
    let small = letter.to_lowercase().to_string();
    let tone = TONES.iter().position(|t| small.nfd().any(|c| c == *t));
    let vowel: String = small.nfd().filter(|c| !TONES.contains(c)).nfc().collect();
    (vowel.chars().next().unwrap(), tone)
}

/// A text in TCVN3 bytes; a capital with tone is its bare capital and the small letter.
pub(crate) fn tcvn3(text: &str) -> Vec<u8> {
    text.chars().flat_map(tcvn3_letter).collect()
}

fn tcvn3_letter(letter: char) -> Vec<u8> {
    match letter {
        'đ' => return vec![0xAE],
        'Đ' => return vec![0xA7],
        _ => {}
    }
    let (vowel, tone) = apart(letter);
    let Some((_, capital, bare, toned)) = TCVN3.iter().find(|(v, ..)| *v == vowel) else {
        return vec![western(letter)];
    };
    let capital = match capital {
        0 => bare.to_ascii_uppercase(),
        code => *code,
    };
    match (letter.is_uppercase(), tone) {
        (false, None) => vec![*bare],
        (false, Some(at)) => vec![toned[at]],
        (true, None) => vec![capital],
        (true, Some(at)) => vec![capital, toned[at]],
    }
}

/// A text in VNI bytes of Windows.
pub(crate) fn vni(text: &str) -> Vec<u8> {
    text.chars().flat_map(vni_letter).collect()
}

fn vni_letter(letter: char) -> Vec<u8> {
    let (vowel, tone) = apart(letter);
    let small = match (vowel, tone) {
        ('đ', _) => "ñ".to_owned(),
        ('y', Some(4)) => "î".to_owned(),
        ('i', Some(at)) => "ìæóíò".chars().nth(at).unwrap().to_string(),
        _ => match VNI.iter().find(|(v, ..)| *v == vowel) {
            Some((_, begin, shape, _)) if tone.is_none() => format!("{begin}{shape}"),
            Some((_, begin, _, toned)) => {
                format!("{begin}{}", toned.chars().nth(tone.unwrap()).unwrap())
            }
            None => return vec![western(letter)],
        },
    };
    let cased = if letter.is_uppercase() {
        small.to_uppercase()
    } else {
        small
    };
    cased.chars().map(western).collect()
}

/// A text in bytes of code page 1258, tones after their vowels.
pub(crate) fn windows1258(text: &str) -> Vec<u8> {
    text.chars().flat_map(windows_letter).collect()
}

fn windows_letter(letter: char) -> Vec<u8> {
    let code = |c: char| {
        WINDOWS
            .iter()
            .find(|(it, _)| *it == c)
            .map(|(_, code)| *code)
    };
    let (_, Some(at)) = apart(letter) else {
        return vec![code(letter).unwrap_or_else(|| western(letter))];
    };
    let bare: String = letter.nfd().filter(|c| *c != TONES[at]).nfc().collect();
    let bare = bare.chars().next().unwrap();
    vec![
        code(bare).unwrap_or_else(|| western(bare)),
        code(TONES[at]).unwrap(),
    ]
}

/// The byte of a character in code page 1252.
fn western(c: char) -> u8 {
    match c {
        '…' => 0x85,
        '‘' => 0x91,
        '’' => 0x92,
        '“' => 0x93,
        '”' => 0x94,
        '•' => 0x95,
        '–' => 0x96,
        '—' => 0x97,
        _ => u8::try_from(u32::from(c)).unwrap_or_else(|_| panic!("no byte for {c:?}")),
    }
}

/// Bytes as a file of Unicode keeps them.
pub(crate) fn store(bytes: &[u8], storage: Storage) -> String {
    bytes.iter().map(|byte| stored(*byte, storage)).collect()
}

fn stored(byte: u8, storage: Storage) -> char {
    let vietnamese = WINDOWS.iter().find(|(_, code)| *code == byte);
    match (storage, vietnamese, byte) {
        (Storage::Private, _, 0x21..) => char::from_u32(0xF000 + u32::from(byte)).unwrap(),
        (Storage::Vietnamese, Some((c, _)), _) => *c,
        (_, _, 0x80..=0x9F) => "…‘’“”•–—".chars().find(|c| western(*c) == byte).unwrap(),
        _ => char::from(byte),
    }
}
