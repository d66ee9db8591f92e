//! Vietnamese tone marks that a converter put on the wrong letter, moved to the right one
//! (`reference` nd30 F.5): `thưc̣ hiêṇ` → `thực hiện`, `xa ̃hôị` → `xã hội`.

use crate::syllable::{Letters, Seat, TONES};
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// One repaired word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// Line of the text, from 1.
    pub line: u32,
    /// The word as it came.
    pub from: String,
    /// What was made of it.
    pub to: String,
}

/// A text with its marks in place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Repaired {
    /// The text.
    pub text: String,
    /// What was changed, in order.
    pub repairs: Vec<Repair>,
}

/// Moves misplaced tone marks. The text must be in NFC; nothing else is changed.
pub fn repair(text: &str) -> Repaired {
    let mut out = Repaired {
        text: String::with_capacity(text.len()),
        repairs: Vec::new(),
    };
    let mut line = 1;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if !is_letter(first) {
            line += u32::from(first == '\n');
            out.text.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let run = word_at(rest);
        let word = &rest[run.word.clone()];
        let taken = &rest[..run.end];
        match mend(word, run.stray) {
            Some(mended) => {
                out.text.push_str(&mended);
                out.text
                    .push_str(&rest[run.word.end..run.end - run.stray_length()]);
                out.repairs.push(Repair {
                    line,
                    from: taken.to_owned(),
                    to: mended,
                });
                rest = &rest[run.end..];
            }
            None => {
                out.text.push_str(word);
                rest = &rest[run.word.end..];
            }
        }
    }
    out
}

/// A word, and a tone mark that slipped behind it over one space or comma.
struct WordRun {
    word: Range<usize>,
    stray: Option<char>,
    end: usize,
}

impl WordRun {
    fn stray_length(&self) -> usize {
        self.stray.map_or(0, char::len_utf8)
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || is_combining_mark(c)
}

fn word_at(rest: &str) -> WordRun {
    let length = rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len());
    let mut after = rest[length..].chars();
    let gap = after.next().filter(|c| " ,.;:".contains(*c));
    let stray = gap.and(after.next()).filter(|c| TONES.contains(c));
    let reach = match (gap, stray) {
        (Some(gap), Some(tone)) => gap.len_utf8() + tone.len_utf8(),
        _ => 0,
    };
    WordRun {
        word: 0..length,
        stray,
        end: length + reach,
    }
}

/// The word with its one tone where it belongs, if it was not there.
fn mend(word: &str, stray: Option<char>) -> Option<String> {
    let read = Letters::read(word)?;
    let Seat::At(seats) = read.seat() else {
        return None;
    };
    match (read.tones.as_slice(), stray) {
        ([(tone, at)], None) if !seats.contains(at) => Some(read.with_tone(*tone, seats[0])),
        ([], Some(tone)) => Some(read.with_tone(tone, seats[0])),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    fn check(input: &str, expect: &str, count: usize) {
        let input: String = input.nfc().collect();
        let repaired = repair(&input);
        assert_eq!(repaired.text, expect, "{input}");
        assert_eq!(repaired.repairs.len(), count, "{:?}", repaired.repairs);
    }

    #[test]
    fn marks_go_home() {
        check("sống xa \u{303}hôị, góp", "sống xã hội, góp", 2);
        check(
            "thưc\u{323} hiên\u{323} theo Kế hoac\u{323}h",
            "thực hiện theo Kế hoạch",
            3,
        );
        check("đơn vi,\u{323} chủ", "đơn vị, chủ", 1);
        check("hỗ trơ \u{323}pháp lý", "hỗ trợ pháp lý", 1);
        check("thiết bi \u{323} tra cứu", "thiết bị  tra cứu", 1);
        check("Nôị vu \u{323}công", "Nội vụ công", 2);
        check("hướng dân\u{303}", "hướng dẫn", 1);
        check("taị điạ bàn LIÊỤ", "tại địa bàn LIỆU", 3);
    }

    #[test]
    fn what_is_right_stays() {
        for text in [
            "hoà hòa Uỷ Ủy thuỷ khoẻ quý giặt gìn",
            "bànhuyện Facebook Zôn el niño café",
            "",
            "\u{323}đầu dòng",
            "a\u{323}\u{301} b",
        ] {
            let text: String = text.nfc().collect();
            assert_eq!(repair(&text).text, text);
            assert!(repair(&text).repairs.is_empty(), "{text}");
        }
    }

    #[test]
    fn a_second_pass_finds_nothing() {
        let once = repair("xa \u{303}hôị đơn vi,\u{323}");
        assert!(repair(&once.text).repairs.is_empty());
    }

    #[test]
    fn lines_are_counted() {
        let repaired = repair("một\n\nNôị vụ");
        assert_eq!(repaired.repairs[0].line, 3);
        assert_eq!(repaired.repairs[0].from, "Nôị");
    }
}
