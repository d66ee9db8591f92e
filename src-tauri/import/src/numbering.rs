//! Gaps, repeats and odd letters in the numbering of a body.

use crate::doubts::doubt;
use crate::mark::Mark;
use crate::reflow::{Para, next_letter};
use plan::DoubtKind;
use plan::draft::DraftDoubt;
use plan::model::roman;
use plan::text::{fold, squeeze};
use std::collections::HashSet;

/// Letters the decree's list of points does not have.
const INVALID: &str = "fjwz";

/// What has been counted so far.
#[derive(Default)]
struct Count {
    part: u32,
    /// No Roman heading stood in this part yet; it may begin anew or count on.
    fresh_part: bool,
    roman: u32,
    path: Vec<u32>,
    letter: Option<char>,
    /// Headings seen among the present siblings of each depth, in folded words.
    titles: Vec<HashSet<String>>,
    doubts: Vec<DraftDoubt>,
}

/// Doubts about labels and headings of the body, in order.
pub(crate) fn doubts(paras: &[Para]) -> Vec<DraftDoubt> {
    let mut count = Count::default();
    for para in paras {
        let line = para.prose.line();
        match &para.mark {
            Some(Mark::Part(n)) => count.part(*n, para),
            Some(Mark::Roman(n)) => count.roman(*n, para),
            Some(Mark::Number(path)) => count.number(path, para),
            Some(Mark::Letter(c)) => count.letter(*c, para),
            Some(Mark::Dash) if para.label.contains(' ') => {
                count
                    .doubts
                    .push(doubt(DoubtKind::OddMark, line, &para.label));
            }
            _ => {}
        }
    }
    count.doubts
}

impl Count {
    fn push(&mut self, kind: DoubtKind, para: &Para, other: String) {
        self.doubts.push(DraftDoubt {
            other,
            ..doubt(kind, para.prose.line(), &para.label)
        });
    }

    /// Whether a sibling has the same heading; then that is the doubt, not its number.
    fn is_duplicate(&mut self, depth: usize, para: &Para) -> bool {
        let title = squeeze(&fold(para.prose.text()));
        let title = title.trim_end_matches([':', '.', ' ']);
        if title.is_empty() || title.len() > 300 {
            return false;
        }
        self.titles.resize_with(depth + 1, HashSet::new);
        let fresh = self.titles[depth].insert(title.to_owned());
        if !fresh {
            let line = para.prose.line();
            self.doubts.push(DraftDoubt {
                other: para.label.clone(),
                ..doubt(DoubtKind::DuplicateHeading, line, para.prose.text())
            });
        }
        !fresh
    }

    /// Compares a number with the one expected.
    fn compare(&mut self, found: u32, expected: u32, para: &Para, label: String) {
        match found.cmp(&expected) {
            std::cmp::Ordering::Equal => {}
            std::cmp::Ordering::Greater => self.push(DoubtKind::NumberGap, para, label),
            std::cmp::Ordering::Less => self.push(DoubtKind::NumberRepeated, para, label),
        }
    }

    /// Under a part, headings and items begin anew.
    fn part(&mut self, found: u32, para: &Para) {
        self.compare(found, self.part + 1, para, String::new());
        self.part = found;
        self.fresh_part = true;
        self.path.clear();
        self.letter = None;
        self.titles.clear();
    }

    fn roman(&mut self, found: u32, para: &Para) {
        let anew = self.fresh_part && found == 1;
        self.fresh_part = false;
        let expected = if anew { 1 } else { self.roman + 1 };
        if !self.is_duplicate(0, para) {
            let label = roman(expected as usize) + ".";
            self.compare(found, expected, para, label);
        }
        self.roman = found;
        self.letter = None;
        // Some plans count their items through all sections.
        self.path.truncate(1);
        self.path.insert(0, 0);
        self.titles.truncate(1);
    }

    fn number(&mut self, path: &[u32], para: &Para) {
        let Some((&found, parents)) = path.split_last() else {
            return;
        };
        let through = (self.path.len() == 2 && self.path[0] == 0).then(|| self.path[1] + 1);
        if through.is_some() || self.path == [0] {
            self.path.clear();
        }
        let depth = path.len();
        self.titles.truncate(depth + 1);
        let siblings = self.path.len() >= depth && self.path[..depth - 1] == *parents;
        let expected = if siblings {
            self.path[depth - 1] + 1
        } else {
            1
        };
        if !self.is_duplicate(depth, para) && through != Some(found) {
            let numbers = parents.iter().chain([&expected]).map(u32::to_string);
            let label = numbers.collect::<Vec<_>>().join(".") + ".";
            self.compare(found, expected, para, label);
        }
        self.path = path.to_vec();
        self.letter = None;
    }

    fn letter(&mut self, found: char, para: &Para) {
        if INVALID.contains(found) {
            let expected = self.letter.map_or('a', next_letter);
            self.push(DoubtKind::InvalidLetter, para, format!("{expected})"));
            return;
        }
        let expected = self.letter.map_or('a', next_letter);
        if found != expected && found != 'a' {
            let order = |c: char| (0..23).position(|n| plan::model::point_letter(n).starts_with(c));
            let kind = if order(found) > order(expected) {
                DoubtKind::NumberGap
            } else {
                DoubtKind::NumberRepeated
            };
            self.push(kind, para, format!("{expected})"));
        }
        self.letter = Some(found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[(DoubtKind, &str, &str)]) {
        let lines = crate::line::read(text).0;
        let paras = crate::reflow::reflow(&lines, &mut Vec::new());
        let found = doubts(&paras);
        let found: Vec<_> = found
            .iter()
            .map(|d| (d.kind, d.excerpt.as_str(), d.other.as_str()))
            .collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn numbering_that_stumbles() {
        use DoubtKind::*;
        check(
            "I. A B\n1. Một.\n2. Hai.\n4. Bốn.\nIII. C D",
            &[(NumberGap, "4.", "3."), (NumberGap, "III.", "II.")],
        );
        check(
            "I. A B\n1. Một.\n1. Hai.\n2. Ba.",
            &[(NumberRepeated, "1.", "2.")],
        );
        check(
            "I. A B\n1. Một\n2. Hai\n2. Hai",
            &[(DuplicateHeading, "Hai", "2.")],
        );
        check(
            "I. A B\na) Một.\nc) Hai.\nd) Ba.\nđ) Bốn.\ne) Năm.\nf) Sáu.\ng) Bảy.",
            &[(NumberGap, "c)", "b)"), (InvalidLetter, "f)", "g)")],
        );
        check("A. A B\n- Một.\nC. C D\n- Hai.", &[(NumberGap, "C.", "")]);
        check(
            "I. A B\n1. Một.\n1.1. Hai.\n1.3. Ba.\n- - Bốn.",
            &[(NumberGap, "1.3.", "1.2."), (OddMark, "- -", "")],
        );
    }

    #[test]
    fn numbering_that_is_right() {
        check(
            "I. A B\n1. Một.\na) Hai.\nb) Ba.\n2. Bốn.\na) Năm.\nII. C D\n1. Một.",
            &[],
        );
        check("I. A B\n1. Một.\n2. Hai.\nII. C D\n3. Ba.\n4. Bốn.", &[]);
        check("A. A B\nI. A B\nII. C D\nB. C D\nI. A B\nII. E F", &[]);
        check("A. A B\nI. A B\nII. C D\nB. C D\nIII. G H", &[]);
        check("1. Một.\n1.1. Hai.\n1.2. Ba.\n2. Bốn.\n2.1. Năm.", &[]);
    }
}
