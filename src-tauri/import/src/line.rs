//! Lines of the source, cleaned of signs of formatting.

use plan::text::squeeze;
use plan::{LeftOver, LeftReason};

/// A line that is not blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its number in the source, from 1.
    pub(crate) number: u32,
    /// As found, trimmed; gaps between columns kept.
    pub(crate) raw: String,
    /// With single spaces.
    pub(crate) text: String,
    /// At least one blank line stands above it.
    pub(crate) after_blank: bool,
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
        });
        after_blank = false;
    }
    (lines, strays)
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
            text = text.replace(mark, "");
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
