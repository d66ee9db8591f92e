//! Words wider than their line: they are broken behind a hyphen or a stroke, as in
//! `128/KH-TTPVHCC`; where that is not enough anywhere, as Word and LibreOffice break them.

use super::fonts;
use document::Revised;
use unicode_normalization::char::is_combining_mark;

/// A stretch of set text in one look.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    pub(crate) revised: Revised,
    /// How much wider than a space each tab in it is, in points.
    pub(crate) tabs: Vec<f64>,
}

/// Distance of the stops that a tab goes to: Word's usual half inch.
const TAB: f64 = 36.0;

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

/// Makes pieces ready for their line: words wider than it may be broken, tabs are as wide as they
/// are there.
pub(crate) fn fit(pieces: &mut [Piece], measure: Measure) {
    loosen(pieces, measure);
    if pieces.iter().any(|piece| piece.text.contains('\t')) {
        widen_tabs(pieces, measure);
    }
}

fn parts_words(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Lets words that are wider than a line be broken; others stay as they are.
fn loosen(pieces: &mut [Piece], measure: Measure) {
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
        let mut letters = piece.text.chars().peekable();
        while let Some(c) = letters.next() {
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
                let goes_on = letters.peek().is_some_and(|next| next.is_alphanumeric());
                if wide && matches!(c, '-' | '/') && goes_on {
                    out.extend([c, BREAK]);
                    sum = 0.0;
                    continue;
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
    let mut pen = Pen::new(measure);
    for piece in pieces {
        for c in piece.text.chars() {
            pen.write(c, piece);
        }
    }
    pen.put_word();
    pen.lines
}

/// Each tab goes to the next stop from where the text before it ends.
fn widen_tabs(pieces: &mut [Piece], measure: Measure) {
    let mut pen = Pen::new(measure);
    for piece in pieces {
        let mut tabs = Vec::new();
        for c in piece.text.chars() {
            if c == '\t' {
                pen.put_word();
                let at = pen.at + pen.gap;
                let stop = ((at + 0.1) / TAB).floor() * TAB + TAB;
                let space = piece.advance(' ', measure.size);
                tabs.push((stop - at - space).max(0.0));
                pen.gap += (stop - at).max(space);
            } else {
                pen.write(c, piece);
            }
        }
        piece.tabs = tabs;
    }
}

/// Writes words into lines of one width.
struct Pen {
    measure: Measure,
    lines: usize,
    /// Where the last word of the line ends.
    at: f64,
    /// Space behind it.
    gap: f64,
    /// Width of the word being written.
    word: f64,
}

impl Pen {
    fn new(measure: Measure) -> Self {
        Self {
            measure,
            lines: 1,
            at: measure.indent,
            gap: 0.0,
            word: 0.0,
        }
    }

    fn write(&mut self, c: char, piece: &Piece) {
        let advance = piece.advance(c, self.measure.size);
        match c {
            '\n' => {
                self.put_word();
                self.lines += 1;
                (self.at, self.gap) = (0.0, 0.0);
            }
            BREAK => self.put_word(),
            c if parts_words(c) => {
                self.put_word();
                self.gap += advance;
            }
            _ => self.word += advance,
        }
    }

    fn put_word(&mut self) {
        if self.word > 0.0 {
            if self.at > 0.0 && self.at + self.gap + self.word > self.measure.width {
                self.lines += 1;
                self.at = self.word;
            } else {
                self.at += self.gap + self.word;
            }
            (self.gap, self.word) = (0.0, 0.0);
        }
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
            revised: Revised::No,
            tabs: Vec::new(),
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
        // A digit is 5 wide, a hyphen 3.3, a stroke 2.8; the room is 40.
        for (text, expect) in [
            ("12/34-56", "12/34-56"),
            ("12/34-5678", "12/|34-|5678"),
            ("1205/34-123456789", "1205/|34-|12345678|9"),
            ("123456- 1-", "123456- 1-"),
        ] {
            assert_eq!(loosened(text), expect);
        }
    }

    #[test]
    fn a_word_in_two_looks_is_one_word() {
        let mut pieces = [piece("12345"), piece("67890")];
        loosen(&mut pieces, MEASURE);
        assert_eq!(pieces[1].text, "678\u{200b}9\u{200b}0");
    }

    #[test]
    fn tabs_go_to_the_next_stop() {
        for (text, expect) in [
            ("\t1", vec![23.5]),
            ("12\t1", vec![13.5]),
            ("12 \t1\t", vec![11.0, 28.5]),
            ("1\n12\t", vec![23.5]),
        ] {
            let mut pieces = [piece(text)];
            fit(&mut pieces, MEASURE);
            assert_eq!(pieces[0].tabs, expect, "{text:?}");
        }
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
