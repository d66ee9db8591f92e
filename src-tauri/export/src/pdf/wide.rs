//! Words wider than their line: they may be broken anywhere, as Word and LibreOffice break them.

use super::fonts;
use unicode_normalization::char::is_combining_mark;

/// A stretch of set text in one look.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    pub(crate) bold: bool,
    pub(crate) italic: bool,
}

/// A place where a line may end, seen by nobody.
const BREAK: char = '\u{200b}';

/// The line a paragraph is set in, in points.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Measure {
    pub(crate) size: f64,
    pub(crate) width: f64,
    /// How much later the first line begins.
    pub(crate) indent: f64,
}

impl Piece {
    fn advance(&self, c: char, size: f64) -> f64 {
        fonts::advance(c, self.bold, self.italic) * size
    }
}

fn parts_words(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Lets words that are wider than a line be broken; others stay as they are.
pub(crate) fn loosen(pieces: &mut [Piece], measure: Measure) {
    let room = measure.width - measure.indent;
    // No word of so few letters is too wide.
    let count: usize = pieces.iter().map(|piece| piece.text.len()).sum();
    if (count as f64) * measure.size * 2.0 < room {
        return;
    }
    let widths = word_widths(pieces, measure.size);
    if widths.iter().all(|width| *width <= room) {
        return;
    }
    let mut word = 0;
    let mut sum = 0.0;
    for piece in pieces {
        let mut out = String::with_capacity(piece.text.len());
        for c in piece.text.chars() {
            if parts_words(c) {
                word += 1;
                sum = 0.0;
            } else {
                let advance = piece.advance(c, measure.size);
                sum += advance;
                // The first part fills a line of its own.
                let wide = widths.get(word).is_some_and(|width| *width > room);
                if wide && sum > room && !is_combining_mark(c) {
                    out.push(BREAK);
                }
            }
            out.push(c);
        }
        piece.text = out;
    }
}

/// The width of every word, between any two characters that part words.
fn word_widths(pieces: &[Piece], size: f64) -> Vec<f64> {
    let mut widths = vec![0.0];
    for piece in pieces {
        for c in piece.text.chars() {
            if parts_words(c) {
                widths.push(0.0);
            } else if let Some(last) = widths.last_mut() {
                *last += piece.advance(c, size);
            }
        }
    }
    widths
}

/// How many lines the text takes, filled greedily as the sheet does.
pub(crate) fn lines(pieces: &[Piece], measure: Measure) -> usize {
    let mut lines = 1;
    let mut at = measure.indent;
    let mut word = 0.0;
    let mut gap = 0.0;
    for piece in pieces {
        for c in piece.text.chars() {
            if c == '\n' {
                place(&mut at, &mut lines, &mut gap, &mut word, measure.width);
                lines += 1;
                (at, gap) = (0.0, 0.0);
            } else if parts_words(c) || c == BREAK {
                place(&mut at, &mut lines, &mut gap, &mut word, measure.width);
                if c != BREAK {
                    gap += piece.advance(c, measure.size);
                }
            } else {
                word += piece.advance(c, measure.size);
            }
        }
    }
    place(&mut at, &mut lines, &mut gap, &mut word, measure.width);
    lines
}

fn place(at: &mut f64, lines: &mut usize, gap: &mut f64, word: &mut f64, width: f64) {
    if *word > 0.0 {
        if *at > 0.0 && *at + *gap + *word > width {
            *lines += 1;
            *at = *word;
        } else {
            *at += *gap + *word;
        }
        (*gap, *word) = (0.0, 0.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str) -> Piece {
        Piece {
            text: text.to_owned(),
            bold: false,
            italic: false,
        }
    }

    // At this size a digit is 5 wide, a space 2.5.
    const MEASURE: Measure = Measure {
        size: 10.0,
        width: 50.0,
        indent: 10.0,
    };

    fn loosened(text: &str) -> String {
        let mut pieces = [piece(text)];
        loosen(&mut pieces, MEASURE);
        pieces[0].text.replace(BREAK, "|")
    }

    #[test]
    fn only_words_wider_than_a_line_are_loosened() {
        assert_eq!(loosened("12345 12345678 1"), "12345 12345678 1");
        assert_eq!(loosened("1 123456789012 1"), "1 12345678|9|0|1|2 1");
        assert_eq!(loosened("1234\u{a0}567890"), "1234\u{a0}567|8|9|0");
        assert_eq!(loosened("12345678e\u{323}"), "12345678|e\u{323}");
    }

    #[test]
    fn a_word_in_two_looks_is_one_word() {
        let mut pieces = [piece("12345"), piece("67890")];
        loosen(&mut pieces, MEASURE);
        assert_eq!(pieces[1].text, "678\u{200b}9\u{200b}0");
    }

    #[test]
    fn lines_are_counted() {
        for (text, expect) in [
            ("", 1),
            ("12345678", 1),
            ("12345678 1", 2),
            ("1\n2\n3", 3),
            ("12345678 1234567890 1", 3),
            ("1 2 3 4 5 6 7 8 9", 2),
        ] {
            assert_eq!(lines(&[piece(text)], MEASURE), expect, "{text}");
        }
    }
}
