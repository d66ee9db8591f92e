//! Text as it is set: composed, and nothing in it that the typeface has no picture of.

use super::fonts;
use document::printable;
use unicode_normalization::UnicodeNormalization as _;

/// What stands for a character that has no picture.
pub(crate) const LACKING: char = '□';

/// A character without a picture that nobody should see: joiners, directions, soft hyphens.
fn is_invisible(c: char) -> bool {
    // What chooses a form of a Mongolian letter came late to Unicode, and is set as a letter.
    typst::text::is_default_ignorable(c) && c != '\u{180f}'
}

/// Line ends that [`printable`] leaves as they are.
fn is_line_end(c: char) -> bool {
    matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a character can be set as it is.
pub(crate) fn can_be_set(c: char) -> bool {
    matches!(c, '\n' | '\t' | '\r') || is_line_end(c) || is_invisible(c) || fonts::has(c)
}

/// The characters of a text that are not set as they are.
pub(crate) fn lacking(text: &str) -> impl Iterator<Item = char> {
    // Marks are asked for as they are set: with the letters they stand on.
    text.nfc()
        .filter(|c| !can_be_set(*c) || printable(c.encode_utf8(&mut [0; 4])).is_empty())
}

/// The words of a person, ready to be set: what XML has no place for is left out as in DOCX, a
/// character without a picture becomes [`LACKING`], `\n` ends a line.
pub(crate) fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in printable(text).nfc() {
        match c {
            '\n' | '\t' => out.push(c),
            c if is_line_end(c) => out.push('\n'),
            c if can_be_set(c) => out.push(c),
            _ => out.push(LACKING),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_composed_and_lacking_pictures_seen() {
        for (input, expect) in [
            ("Kế hoạch", "Kế hoạch"),
            ("ke\u{302}\u{301} hoa\u{323}ch", "kế hoạch"),
            ("a\r\nb\u{2028}c\td", "a\nb\nc\td"),
            ("\u{1f600}!", "□!"),
            ("#let x $a$ <w:p> ]]>", "#let x $a$ <w:p> ]]>"),
            ("x\u{0}y\u{7}", "xy"),
            ("soft\u{ad}hyphen", "soft\u{ad}hyphen"),
            ("\u{80}\u{10ffff}", "□□"),
        ] {
            assert_eq!(words(input), expect, "{input:?}");
        }
    }
}
