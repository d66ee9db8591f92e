//! Lines of the source, cleaned of signs of formatting.

use crate::sheet::{Role, Sheet, Told};
use plan::text::squeeze;
use plan::{LeftOver, LeftReason, Table};
use std::rc::Rc;
use unicode_normalization::UnicodeNormalization as _;

/// How letters look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Look {
    pub(crate) bold: bool,
    pub(crate) italic: bool,
}

/// What a format with paragraphs tells of a line; all false for plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Hint {
    /// A paragraph begins here, so the line does not go on with the one above.
    pub(crate) begins: bool,
    /// Its label was given by the program, so it is one.
    pub(crate) numbered: bool,
    /// In the middle of the column.
    pub(crate) centred: bool,
    /// All in bold.
    pub(crate) bold: bool,
    /// The outline level, from 1, of a line set as a heading.
    pub(crate) heading: Option<u8>,
    /// In a cell of a table that only sets words side by side.
    pub(crate) celled: bool,
}

/// A table that stands as one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tabled {
    /// Its number in the source.
    pub(crate) number: usize,
    pub(crate) table: Rc<Table>,
}

/// A line that is not blank.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Line {
    /// Its number in the source, from 1.
    pub(crate) number: u32,
    /// As found, trimmed; gaps between columns kept.
    pub(crate) raw: String,
    /// With single spaces.
    pub(crate) text: String,
    /// At least one blank line stands above it.
    pub(crate) after_blank: bool,
    pub(crate) hint: Hint,
    /// Where in `text` looks change, in bytes.
    pub(crate) looks: Vec<(usize, Look)>,
    /// The table that stands here; then the line has no words of its own.
    pub(crate) table: Option<Tabled>,
}

/// A sign of formatting that was taken out of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stray {
    pub(crate) line: u32,
    pub(crate) mark: String,
}

/// The lines of a text that hold something, and the marks taken out.
pub(crate) fn read(text: &str) -> (Vec<Line>, Vec<Stray>) {
    let (mut lines, mut strays) = (Vec::new(), Vec::new());
    let mut after_blank = false;
    for (number, found) in (1..).zip(text.split('\n')) {
        let raw = without_marks(found, number, &mut strays);
        let raw = raw.trim();
        if raw.is_empty() {
            after_blank = true;
            continue;
        }
        lines.push(Line {
            number,
            raw: raw.to_owned(),
            text: squeeze(raw),
            after_blank,
            ..Line::default()
        });
        after_blank = false;
    }
    (lines, strays)
}

/// Gives lines what their sheet tells of them. Lines that are no text of the plan are taken out:
/// rows of tables below the first, and the margins, which are handed back.
pub(crate) fn dress(lines: Vec<Line>, sheet: &Sheet) -> (Vec<Line>, Vec<(Line, Role)>) {
    let (mut kept, mut margins) = (Vec::new(), Vec::new());
    let mut last = None;
    for mut line in lines {
        let Some(told) = sheet.told(line.number) else {
            kept.push(line);
            continue;
        };
        match &told.role {
            Role::Text => {
                line.hint = told.hint;
                line.looks = spread(told, &line.text);
                kept.push(line);
            }
            // The first row may be gone: one that held nothing but signs of formatting.
            Role::Table(number, _) if last == Some(*number) => {}
            Role::Table(number, table) => {
                last = Some(*number);
                kept.push(Line {
                    number: line.number,
                    hint: Hint {
                        begins: true,
                        ..Hint::default()
                    },
                    table: Some(Tabled {
                        number: *number,
                        table: table.clone(),
                    }),
                    ..Line::default()
                });
            }
            role => margins.push((line, role.clone())),
        }
    }
    (kept, margins)
}

/// Looks by letter as looks by byte of the line's text; none where letters were taken out of it.
fn spread(told: &Told, text: &str) -> Vec<(usize, Look)> {
    if told
        .looks
        .iter()
        .all(|change| change.look == Look::default())
    {
        return Vec::new();
    }
    let letters = text.char_indices().filter(|(_, c)| !c.is_whitespace());
    let places: Vec<(usize, char)> = letters.collect();
    if places.len() != told.letters {
        return Vec::new();
    }
    let changes = told.looks.iter().filter_map(|change| {
        let before = change.letter.checked_sub(1).filter(|_| change.spaced);
        let at = match before {
            Some(before) => places.get(before).map(|(at, c)| at + c.len_utf8()),
            None => places.get(change.letter).map(|(at, _)| *at),
        };
        Some((at?, change.look))
    });
    changes.collect()
}

/// Drops Markdown bold, back-ticks and heading signs.
fn without_marks(found: &str, line: u32, strays: &mut Vec<Stray>) -> String {
    let mut note = |mark: &str, count: usize| {
        strays.extend((0..count).map(|_| Stray {
            line,
            mark: mark.to_owned(),
        }));
    };
    let mut text = found.to_owned();
    for mark in ["**", "`"] {
        let count = text.matches(mark).count();
        if count > 0 {
            note(mark, count);
            // Letters and their marks meet where one stood between.
            text = text.replace(mark, "").nfc().collect();
        }
    }
    let hashes: String = text
        .trim_start()
        .chars()
        .take_while(|c| *c == '#')
        .collect();
    if !hashes.is_empty() && text.trim_start()[hashes.len()..].starts_with(' ') {
        note(&hashes, 1);
        text = text.trim_start()[hashes.len()..].to_owned();
    }
    text
}

/// Whether a line is only a drawn rule, or other signs without a word.
pub(crate) fn is_rule(text: &str) -> bool {
    text.chars().count() >= 2 && !text.contains(char::is_alphanumeric) && {
        let drawn = |c: char| "-–—_=*~.·•─━…|/\\ ".contains(c);
        text.chars().all(drawn)
    }
}

/// Whether a line is a page number: `4`, `- 4 -`, `Trang 4`, `4/12`.
pub(crate) fn is_page_number(text: &str) -> bool {
    let inner = text.trim_matches(|c: char| "-–— ".contains(c));
    let inner = inner
        .strip_prefix("Trang ")
        .or_else(|| inner.strip_prefix("trang "))
        .unwrap_or(inner);
    let number = |s: &str| (1..=3).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    let dressed = inner.len() != text.len();
    number(inner)
        || inner
            .split_once('/')
            .is_some_and(|(a, b)| dressed && number(a) && number(b))
}

/// Whether a line is nothing but a link, as browsers print it at the foot of a page.
pub(crate) fn is_link(text: &str) -> bool {
    let link = ["http://", "https://", "www.", "file:///"];
    link.iter().any(|l| text.starts_with(l)) && !text.contains(' ')
}

/// A line set aside.
pub(crate) fn left(line: u32, text: &str, reason: LeftReason) -> LeftOver {
    LeftOver {
        line,
        text: text.to_owned(),
        reason,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_and_marks() {
        let (lines, strays) = read("  a\n\n \n**KT.  CHỦ\tTỊCH**\n`- Chủ động\n## Đầu");
        let shown: Vec<_> = lines
            .iter()
            .map(|l| (l.number, l.text.as_str(), l.after_blank))
            .collect();
        assert_eq!(
            shown,
            [
                (1, "a", false),
                (4, "KT. CHỦ TỊCH", true),
                (5, "- Chủ động", false),
                (6, "Đầu", false)
            ]
        );
        let marks: Vec<_> = strays.iter().map(|s| s.mark.as_str()).collect();
        assert_eq!(marks, ["**", "**", "`", "##"]);
    }

    #[test]
    fn lines_that_say_nothing() {
        for (text, page, link, rule) in [
            ("4", true, false, false),
            ("- 12 -", true, false, false),
            ("Trang 3/12", true, false, false),
            ("2025", false, false, false),
            ("4.", false, false, false),
            ("1/2", false, false, false),
            ("https://xa.vn/a", false, true, false),
            ("www.xa.vn là trang của xã", false, false, false),
            ("———————", false, false, true),
            ("-", false, false, false),
        ] {
            assert_eq!(
                (is_page_number(text), is_link(text), is_rule(text)),
                (page, link, rule),
                "{text}"
            );
        }
    }
}
