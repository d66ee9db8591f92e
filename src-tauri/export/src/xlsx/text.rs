//! Words as a cell can hold and a row can show them.

use document::metrics;
use document::{Weight, printable};
use std::borrow::Cow;

/// Most UTF-16 units in a cell.
const MOST_UNITS: usize = 32_767;
/// Most lines that the tallest row, of 409.5 points, can show.
const MOST_LINES: usize = 26;
/// Height of a line of the usual letters in points.
pub(crate) const LINE: f64 = 15.75;
/// Size of the usual letters in half-points.
const SIZE: u32 = 24;
/// Twips a digit of the usual letters takes, which column widths are counted in.
const DIGIT: u32 = 120;
/// Share of a column that is counted on, in hundredths: programs differ a little in their widths.
const SAFE: u32 = 97;

/// Without characters that the format has no place for.
pub(crate) fn held(words: &str) -> Cow<'_, str> {
    printable(words)
}

/// Whether a spreadsheet would read the words as a formula once somebody edits them.
pub(crate) fn like_formula(words: &str) -> bool {
    words.starts_with(['=', '+', '-', '@'])
}

/// What words are set in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Room {
    /// Width of the column in digits.
    pub(crate) digits: u32,
    /// How heavy the letters are.
    pub(crate) weight: Weight,
}

/// Words that fit a cell and a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece<'a> {
    pub(crate) words: &'a str,
    /// How many lines they take.
    pub(crate) lines: usize,
}

/// The words in pieces that each fit a cell and can be seen in it, cut between lines. Together
/// they are the words; there are none for no words.
pub(crate) fn pieces(words: &str, room: Room) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut start, mut end, mut lines, mut units) = (0, 0, 0, 0);
    while end < words.len() {
        let line = Line::first(&words[end..], room);
        if lines == MOST_LINES || units + line.units > MOST_UNITS {
            pieces.push(Piece {
                words: &words[start..end],
                lines,
            });
            (start, lines, units) = (end, 0, 0);
        }
        end += line.bytes;
        units += line.units;
        lines += 1;
    }
    if start < end {
        pieces.push(Piece {
            words: &words[start..end],
            lines,
        });
    }
    pieces
}

/// A line as a column breaks it, its last blank or line end included.
#[derive(Debug, Clone, Copy, Default)]
struct Line {
    bytes: usize,
    units: usize,
}

impl Line {
    /// The first line of some words: at least one letter.
    fn first(words: &str, room: Room) -> Self {
        let limit = room.digits * DIGIT / 100 * SAFE;
        let mut line = Self::default();
        let mut broken = None;
        let mut width = 0;
        for letter in words.chars() {
            let blank = letter.is_whitespace() && letter != '\u{a0}';
            width += metrics::width(letter.encode_utf8(&mut [0; 4]), room.weight, SIZE);
            let full = width > limit && !blank || line.units + letter.len_utf16() > MOST_UNITS;
            if full && line.bytes > 0 {
                return broken.unwrap_or(line);
            }
            line.bytes += letter.len_utf8();
            line.units += letter.len_utf16();
            if letter == '\n' {
                return line;
            }
            if blank || letter == '-' {
                broken = Some(line);
            }
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Room = Room {
        digits: 20,
        weight: Weight::Regular,
    };

    #[test]
    fn lines_are_counted_as_a_column_breaks_them() {
        for (words, lines) in [
            ("", 0),
            ("ngắn", 1),
            ("01234567890123456789", 2),
            ("0123456789012345678", 1),
            ("Tổ chức hội nghị đối thoại", 2),
            ("a\nb\n\nc", 4),
            ("một\n", 1),
        ] {
            let count: usize = pieces(words, ROOM).iter().map(|p| p.lines).sum();
            assert_eq!(count, lines, "{words:?}");
        }
    }

    #[test]
    fn no_piece_is_too_long_and_none_is_lost() {
        for words in [
            "ế".repeat(MOST_UNITS + 1),
            "tuyên truyền ".repeat(9_000),
            "\u{1f600}".repeat(40_000),
            "\u{301}".repeat(100_000),
            "\n".repeat(1_000),
            " ".repeat(70_000),
            "không-có-chỗ-ngắt".repeat(100),
        ] {
            let cut = pieces(&words, ROOM);
            assert_eq!(cut.iter().map(|p| p.words).collect::<String>(), words);
            for piece in &cut {
                assert!(piece.words.encode_utf16().count() <= MOST_UNITS);
                assert!((1..=MOST_LINES).contains(&piece.lines));
            }
        }
    }
}
