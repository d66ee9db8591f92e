//! Bytes of a text file, or pasted text, to one clean string.

use crate::error::{BinaryKind, EncodingGuess, ImportError};
use unicode_normalization::UnicodeNormalization;

/// Largest text accepted, in bytes. The longest plan of the corpus has 30 KB.
pub const TEXT_LIMIT: u64 = 8 * 1024 * 1024;

/// Magic bytes of what people open by mistake.
const MAGIC: [(&[u8], BinaryKind); 6] = [
    (b"PK\x03\x04", BinaryKind::Zip),
    (b"%PDF", BinaryKind::Pdf),
    (b"\xD0\xCF\x11\xE0", BinaryKind::Ole),
    (b"\xFF\xD8\xFF", BinaryKind::Jpeg),
    (b"\x89PNG", BinaryKind::Png),
    (b"{\\rtf", BinaryKind::Rtf),
];

/// The text of a file: UTF-8 with or without a byte order mark, or UTF-16 with one; in NFC.
///
/// # Errors
/// Empty, too large, binary, or in another encoding.
pub fn decode(bytes: &[u8]) -> Result<String, ImportError> {
    if bytes.is_empty() {
        return Err(ImportError::Empty);
    }
    within_limit(bytes.len())?;
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(ImportError::Binary { kind: *kind });
    }
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest)?,
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        _ => utf8(bytes)?,
    };
    Ok(clean(&text))
}

/// Refuses what is over [`TEXT_LIMIT`].
pub(crate) fn within_limit(bytes: usize) -> Result<(), ImportError> {
    let bytes = bytes as u64;
    if bytes > TEXT_LIMIT {
        return Err(ImportError::TooLarge {
            bytes,
            limit: TEXT_LIMIT,
        });
    }
    Ok(())
}

/// Text in NFC, lines ended by `\n`, without invisible characters; control characters become
/// spaces. No word is changed.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut after_return = false;
    for c in text.nfc() {
        match c {
            '\n' if after_return => {}
            '\r' | '\n' | '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push('\t'),
            '\u{feff}' | '\u{200b}' | '\u{2060}' | '\u{ad}' => {}
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
        after_return = c == '\r';
    }
    // Dropping an invisible character can bring a letter and its mark together.
    out.nfc().collect()
}

fn utf8(bytes: &[u8]) -> Result<String, ImportError> {
    if bytes.contains(&0) {
        return Err(nul(bytes));
    }
    std::str::from_utf8(bytes).map(str::to_owned).or_else(|e| {
        let known = std::str::from_utf8(&bytes[..e.valid_up_to()])
            .ok()
            .filter(|t| !t.is_ascii());
        if let (None, Some(text)) = (e.error_len(), known) {
            // The file broke off inside its last letter; the rest is still worth reading.
            return Ok(format!("{text}\u{fffd}"));
        }
        let line = 1 + bytes[..e.valid_up_to()]
            .iter()
            .filter(|b| **b == b'\n')
            .count();
        Err(ImportError::WrongEncoding {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            guess: guess(bytes),
        })
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ImportError> {
    let units: Vec<u16> = bytes
        .chunks_exact(2)
        .map(|pair| unit([pair[0], pair[1]]))
        .collect();
    if units.contains(&0) {
        return Err(ImportError::Binary {
            kind: BinaryKind::Unknown,
        });
    }
    let wrong = |line: usize| ImportError::WrongEncoding {
        line: u32::try_from(line).unwrap_or(u32::MAX),
        guess: EncodingGuess::Utf16,
    };
    let mut out = String::with_capacity(bytes.len());
    let mut line = 1;
    for c in char::decode_utf16(units) {
        let c = c.map_err(|_| wrong(line))?;
        line += usize::from(c == '\n');
        out.push(c);
    }
    Ok(out)
}

/// NUL bytes: in every other place of a Latin text they speak of UTF-16, else of no text.
fn nul(bytes: &[u8]) -> ImportError {
    let head = &bytes[..bytes.len().min(4096)];
    let nuls = |skip| {
        head.iter()
            .skip(skip)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let half = head.len() / 2;
    let (even, odd) = (nuls(0), nuls(1));
    if half >= 4 && even.max(odd) * 2 > half && even.min(odd) * 20 < half {
        return ImportError::WrongEncoding {
            line: 1,
            guess: EncodingGuess::Utf16,
        };
    }
    ImportError::Binary {
        kind: BinaryKind::Unknown,
    }
}

/// Tells legacy encodings by the bytes only they use often in Vietnamese text.
fn guess(bytes: &[u8]) -> EncodingGuess {
    let share = |set: &[u8]| bytes.iter().filter(|b| set.contains(b)).count();
    // Windows-1258 has combining marks as bytes of their own, after an ASCII vowel.
    let combining = [0xCC, 0xD2, 0xDE, 0xEC, 0xF2];
    let after_vowel = bytes
        .windows(2)
        .filter(|w| {
            combining.contains(&w[1])
                && (w[0].is_ascii_alphabetic()
                    || [0xE2, 0xEA, 0xF4, 0xF5, 0xFD, 0xE3].contains(&w[0]))
        })
        .count();
    // VNI writes a vowel and then a letter that stands for its marks: `aø`, `oä`, `eá`.
    let vni = bytes
        .windows(2)
        .filter(|w| {
            b"aeiouyAEIOUY".contains(&w[0])
                && [
                    0xF8, 0xF9, 0xFB, 0xEF, 0xE1, 0xE0, 0xE5, 0xE4, 0xE2, 0xE3, 0xE6,
                ]
                .contains(&w[1])
        })
        .count();
    // TCVN3 keeps its letters at 0xA7–0xBE (đ is 0xAE, ư 0xAD, à 0xB5, á 0xB8).
    let tcvn3 = share(&[
        0xA7, 0xA8, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE, 0xB5, 0xB8, 0xB9, 0xB6,
    ]);
    let most = after_vowel.max(vni).max(tcvn3);
    match most {
        0 => EncodingGuess::Unknown,
        n if n == tcvn3 => EncodingGuess::Tcvn3,
        n if n == after_vowel => EncodingGuess::Windows1258,
        _ => EncodingGuess::Vni,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expect: Result<&str, ImportError>) {
        assert_eq!(decode(bytes).as_deref(), expect.as_deref(), "{bytes:?}");
    }

    fn utf16_bytes(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn unicode_in_every_wrapping() {
        check("Kế hoạch".as_bytes(), Ok("Kế hoạch"));
        check("\u{feff}Kế".as_bytes(), Ok("Kế"));
        check(&"Kế hoạ".as_bytes()[..8], Ok("Kế ho\u{fffd}"));
        check("Ke\u{302}\u{301}".as_bytes(), Ok("Kế"));
        check("a\r\nb\rc\u{b}d".as_bytes(), Ok("a\nb\nc\nd"));
        check("a\u{c}b\u{7}\tc".as_bytes(), Ok("a b \tc"));
        let text = "\u{feff}Xã An Hòa";
        check(&utf16_bytes(text, u16::to_le_bytes), Ok("Xã An Hòa"));
        check(&utf16_bytes(text, u16::to_be_bytes), Ok("Xã An Hòa"));
    }

    #[test]
    fn what_is_no_text_is_told_apart() {
        let binary = |kind| Err(ImportError::Binary { kind });
        check(b"", Err(ImportError::Empty));
        check(b"PK\x03\x04rest", binary(BinaryKind::Zip));
        check(b"%PDF-1.7", binary(BinaryKind::Pdf));
        check(b"\xD0\xCF\x11\xE0\xA1", binary(BinaryKind::Ole));
        check(b"\xFF\xD8\xFF\xE0", binary(BinaryKind::Jpeg));
        check(b"\x89PNG\r\n", binary(BinaryKind::Png));
        check(b"{\\rtf1", binary(BinaryKind::Rtf));
        check(b"ab\0\0\0cd\x01ef", binary(BinaryKind::Unknown));
        check(
            &utf16_bytes("Xa An Hoa nam", u16::to_le_bytes),
            Err(ImportError::WrongEncoding {
                line: 1,
                guess: EncodingGuess::Utf16,
            }),
        );
    }

    #[test]
    fn fifty_megabytes_are_refused_unread() {
        let bytes = vec![b'a'; 50 * 1024 * 1024];
        check(
            &bytes,
            Err(ImportError::TooLarge {
                bytes: 50 * 1024 * 1024,
                limit: TEXT_LIMIT,
            }),
        );
    }

    #[test]
    fn legacy_encodings_are_named_with_their_line() {
        let wrong = |line, guess| Err(ImportError::WrongEncoding { line, guess });
        // "kế hoạch" in windows-1258: ê + combining acute, a + combining dot below
        check(
            b"ok\nk\xEA\xECho\xF2ch c\xF4\xF2ng",
            wrong(2, EncodingGuess::Windows1258),
        );
        // "kế hoạch" as .VnTime has it
        check(b"K\xD5 ho\xB9ch \xAE\xB6ng", wrong(1, EncodingGuess::Tcvn3));
        // "Cộng hòa" as VNI has it
        check(
            b"Co\xE4ng ho\xF8a xa\xF5 ho\xE4i",
            wrong(1, EncodingGuess::Vni),
        );
        check(b"abc \xFE\xFF", wrong(1, EncodingGuess::Unknown));
    }
}
