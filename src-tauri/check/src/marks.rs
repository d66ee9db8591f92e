//! Spaces, marks and quotation marks. Each kind is told once for a block.

use crate::finding::Finding;
use crate::passage::Passage;
use crate::rule::Rule;
use std::ops::Range;

/// Finds the first place in a text where something is amiss.
type Look = fn(&str) -> Option<Range<usize>>;

pub(crate) fn findings(passages: &[Passage]) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    let looks: [(Rule, Look); 4] = [
        (Rule::DoubleSpace, double_space),
        (Rule::SpaceBeforeMark, space_before_mark),
        (Rule::DoubledMark, doubled_mark),
        (Rule::UnbalancedQuote, unbalanced),
    ];
    for passage in passages {
        for (rule, look) in looks {
            let told = found.iter().rev().take(looks.len());
            let told = told
                .filter(|f| f.place == passage.place && f.rule == rule)
                .count()
                > 0;
            if let Some(at) = look(&passage.text).filter(|_| !told) {
                let excerpt = around(&passage.text, &at);
                found.push(Finding::new(rule, passage.place, excerpt, ""));
            }
        }
    }
    found
}

/// The words around a place, whole and as written.
fn around(text: &str, at: &Range<usize>) -> String {
    const WORDS: usize = 4;
    let spaces = |part: &str| -> Vec<usize> { part.match_indices(' ').map(|m| m.0).collect() };
    let (before, after) = (spaces(&text[..at.start]), spaces(&text[at.end..]));
    let from = before.iter().rev().nth(WORDS).map_or(0, |i| i + 1);
    let to = after.get(WORDS).map_or(text.len(), |i| at.end + i);
    text[from..to].trim().to_owned()
}

fn double_space(text: &str) -> Option<Range<usize>> {
    let inner = text.trim();
    let from = text.find(inner)?;
    inner.find("  ").map(|at| from + at..from + at + 2)
}

fn space_before_mark(text: &str) -> Option<Range<usize>> {
    text.match_indices(' ').find_map(|(at, _)| {
        let rest = &text[at + 1..];
        let mark = rest.chars().next().filter(|c| ",;:.)”".contains(*c))?;
        let dots = rest.starts_with("..") || rest.starts_with("./.");
        let first = text[..at].trim().is_empty();
        (!dots && !first).then_some(at..at + 1 + mark.len_utf8())
    })
}

/// Two marks in a row, but for an ellipsis with a comma before or a stop after, and the stop of
/// an abbreviation (`v.v.;`, `TP.,`).
fn doubled_mark(text: &str) -> Option<Range<usize>> {
    let is_mark = |c: char| ",;:.".contains(c) || c == '…';
    let mut from = 0;
    while let Some(start) = text[from..].find(is_mark).map(|i| i + from) {
        let end = text[start..]
            .find(|c| !is_mark(c))
            .map_or(text.len(), |i| i + start);
        let run = &text[start..end];
        let abbreviated = run.starts_with('.') && run.len() == 2 && is_abbreviation(&text[..start]);
        if run.chars().count() > 1 && !run.contains("...") && !run.contains('…') && !abbreviated {
            return Some(start..end);
        }
        from = end;
    }
    None
}

fn is_abbreviation(before: &str) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace() || c == '(')
        .next()
        .unwrap_or_default();
    let capitals = word.chars().count() <= 4 && word.starts_with(char::is_uppercase);
    word.contains('.') || capitals
}

/// A quotation mark without its partner.
fn unbalanced(text: &str) -> Option<Range<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut straight = None;
    for (at, c) in text.char_indices() {
        match c {
            '“' => open.push(at),
            '”' if open.pop().is_none() => return Some(at..at + c.len_utf8()),
            '"' => straight = straight.is_none().then_some(at),
            _ => {}
        }
    }
    let curly = open.pop().map(|at| at..at + '“'.len_utf8());
    curly.or(straight.map(|at| at..at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{plan, shown};
    use Rule::{DoubleSpace, DoubledMark, SpaceBeforeMark, UnbalancedQuote};

    fn check(text: &str, expect: &[Rule]) {
        let plan = plan(&format!("# A\n. {text}"));
        let found = findings(&crate::passage::of(&plan));
        let found: Vec<Rule> = found.iter().map(|f| f.rule).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn marks() {
        for (text, expect) in [
            ("nội  dung và  hình thức", &[DoubleSpace][..]),
            ("hành chính .", &[SpaceBeforeMark]),
            ("thôn , xóm ; tổ", &[SpaceBeforeMark]),
            ("công chức,. Đẩy mạnh", &[DoubledMark]),
            ("của xã;, mạng", &[DoubledMark]),
            ("thực hiện.. Sau đó", &[DoubledMark]),
            ("danh hiệu “Gia đình văn hóa”, “", &[UnbalancedQuote]),
            ("cuộc thi \"Tìm hiểu", &[UnbalancedQuote]),
            ("văn hóa” của xã  ta", &[DoubleSpace, UnbalancedQuote]),
        ] {
            check(text, expect);
        }
    }

    #[test]
    fn what_offices_write_rightly() {
        for text in [
            "thôn, xóm; tổ: gồm (một) và “hai”.",
            "loa, đài, Zalo, … và các kênh khác",
            "loa, đài,… và loa, Zalo...",
            "loa, đài, v.v.; tờ gấp",
            "UBND TP.; số 2.000 tờ",
            "tờ gấp …; băng rôn ...",
            "hoàn thành tốt kế hoạch này./.",
            "ngày ...... tháng ......",
            "\"một\" và \"hai\"",
            "",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn a_finding_shows_its_words() {
        let plan = plan("# A\n. Các cơ quan , đơn vị , xã");
        let passages = crate::passage::of(&plan);
        assert_eq!(
            shown(&findings(&passages)),
            [(SpaceBeforeMark, "Các cơ quan , đơn vị , xã", "")]
        );
    }
}
