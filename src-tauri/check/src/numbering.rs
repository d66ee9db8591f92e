//! Numbers of sections and clauses and letters of points run on (Phụ lục I, Phần I, II.6.đ).
//!
//! Read from the labels as printed, whether counted or as a file had them. Two habits of offices
//! are let through: clauses counted through all sections, and a list that goes on after
//! unnumbered text.

use crate::finding::{Finding, Place};
use crate::rule::Rule;
use plan::model::{block_labels, point_letter, roman, section_label};
use plan::{Block, BlockKind, Plan, Section, SectionId};
use std::cmp::Ordering;

/// Letters that the Vietnamese alphabet does not have.
const FOREIGN: [&str; 4] = ["f", "j", "w", "z"];

/// Most letters a list of points can run through: `a` to `yy`.
const LETTERS: usize = 23 + 23 * 23;

/// A label understood: what stands before the last number, and the number from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Mark {
    Roman(usize),
    Number(Vec<usize>, usize),
    Letter(usize),
    Foreign,
}

impl Mark {
    fn read(label: &str) -> Option<Self> {
        let bare = label
            .trim()
            .trim_start_matches('(')
            .trim_end_matches(['.', ')', ':', ' ']);
        if FOREIGN.contains(&bare) {
            return Some(Self::Foreign);
        }
        if let Some(mut numbers) = numbers(bare) {
            let last = numbers.pop()?;
            return Some(Self::Number(numbers, last));
        }
        let letter = |_: &usize| bare.chars().all(char::is_lowercase);
        let roman = (1..100).find(|n| roman(*n) == bare).map(Self::Roman);
        roman.or_else(|| {
            let at = (0..LETTERS).find(|n| point_letter(*n) == bare);
            at.filter(letter).map(|n| Self::Letter(n + 1))
        })
    }

    fn value(&self) -> usize {
        match self {
            Self::Roman(n) | Self::Number(_, n) | Self::Letter(n) => *n,
            Self::Foreign => 0,
        }
    }

    /// Whether both are of one list by their looks.
    fn alike(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(a, _), Self::Number(b, _)) => a.len() == b.len(),
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }

    /// The label with another number.
    fn with(&self, n: usize) -> String {
        match self {
            Self::Roman(_) => format!("{}.", roman(n)),
            Self::Number(parents, _) => {
                let all = parents.iter().chain([&n]).map(usize::to_string);
                all.collect::<Vec<_>>().join(".") + "."
            }
            Self::Letter(_) | Self::Foreign => format!("{})", point_letter(n.saturating_sub(1))),
        }
    }
}

fn numbers(text: &str) -> Option<Vec<usize>> {
    let part = |p: &str| (p.len() <= 3).then(|| p.parse().ok())?;
    text.split('.').map(part).collect()
}

/// What has come before in a list.
#[derive(Default)]
struct Count {
    last: Option<Mark>,
    /// The last number of the list before, where counting may go on.
    through: Option<usize>,
    /// Something stands between that lets the count begin anew.
    anew: bool,
}

impl Count {
    /// Takes the next label; tells the rule it breaks and the label expected.
    fn step(&mut self, label: &str) -> Option<(Rule, String)> {
        let mark = Mark::read(label)?;
        let last = self
            .last
            .as_ref()
            .filter(|last| mark == Mark::Foreign || last.alike(&mark));
        let expected = last.map_or(1, |last| last.value() + 1);
        if mark == Mark::Foreign {
            return Some((Rule::InvalidLetter, mark.with(expected)));
        }
        let value = mark.value();
        let fresh = last.is_none() || self.anew;
        let allowed = value == expected
            || fresh && (value == 1 || self.through.is_some_and(|through| value == through + 1));
        let label = mark.with(expected);
        self.last = Some(mark);
        self.anew = false;
        match value.cmp(&expected) {
            _ if allowed => None,
            Ordering::Greater => Some((Rule::NumberGap, label)),
            _ => Some((Rule::NumberRepeated, label)),
        }
    }
}

#[derive(Default)]
struct Reader {
    /// By depth, the number the last list of clauses or sections ended with.
    ends: Vec<Option<usize>>,
    found: Vec<Finding>,
}

pub(crate) fn findings(plan: &Plan) -> Vec<Finding> {
    let mut reader = Reader::default();
    let mut top = Count::default();
    reader.sections(&plan.sections, &mut top, &mut Vec::new(), None);
    for annex in &plan.annexes {
        let mut count = Count::default();
        reader.clauses(annex.id, &annex.blocks, &mut count);
        reader.points(annex.id, &annex.blocks);
    }
    reader.found
}

impl Reader {
    fn sections(
        &mut self,
        sections: &[Section],
        count: &mut Count,
        path: &mut Vec<usize>,
        parent: Option<&Mark>,
    ) {
        let mut title = String::new();
        for (i, section) in sections.iter().enumerate() {
            path.push(i);
            let label = section_label(&section.label, path);
            let own = plan::text::fold(&section.title);
            // The same heading again is that finding, not a number's.
            let again = !own.is_empty() && own == title;
            title = own;
            if let Some((rule, expected)) = count.step(&label).filter(|_| !again) {
                self.push(rule, Place::Section(section.id), &label, expected);
            }
            self.section(section, &label, path, parent);
            path.pop();
        }
    }

    fn section(
        &mut self,
        section: &Section,
        label: &str,
        path: &mut Vec<usize>,
        parent: Option<&Mark>,
    ) {
        let mark = Mark::read(label);
        if let (Some(Mark::Number(own, n)), Some(Mark::Number(above, last))) = (&mark, parent) {
            let expected: Vec<usize> = above.iter().chain([last]).copied().collect();
            if !own.is_empty() && *own != expected {
                let expected = Mark::Number(expected, *n).with(*n);
                self.push(
                    Rule::NumberRepeated,
                    Place::Section(section.id),
                    label,
                    expected,
                );
            }
        }
        let depth = path.len();
        self.ends.resize(depth.max(self.ends.len()), None);
        let mut count = Count {
            through: self.ends[depth - 1],
            ..Count::default()
        };
        self.clauses(section.id, &section.blocks, &mut count);
        self.points(section.id, &section.blocks);
        self.sections(&section.sections, &mut count, path, mark.as_ref());
        if let Some(last) = count.last {
            self.ends[depth - 1] = Some(last.value());
        }
    }

    fn clauses(&mut self, section: SectionId, blocks: &[Block], count: &mut Count) {
        for (block, label) in blocks.iter().zip(block_labels(blocks)) {
            if block.kind == BlockKind::Clause
                && let Some((rule, expected)) = count.step(&label)
            {
                self.push(rule, Place::Block(section, block.id), &label, expected);
            }
        }
    }

    fn points(&mut self, section: SectionId, blocks: &[Block]) {
        let mut count = Count::default();
        for (block, label) in blocks.iter().zip(block_labels(blocks)) {
            match block.kind {
                BlockKind::Clause | BlockKind::Paragraph | BlockKind::Review => count.anew = true,
                BlockKind::Dash | BlockKind::Plus | BlockKind::Table => {}
                BlockKind::Point => {
                    if let Some((rule, expected)) = count.step(&label) {
                        self.push(rule, Place::Block(section, block.id), &label, expected);
                    }
                }
            }
        }
    }

    fn push(&mut self, rule: Rule, place: Place, label: &str, expected: String) {
        self.found.push(Finding::new(rule, place, label, expected));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{plan, shown};
    use Rule::{InvalidLetter, NumberGap, NumberRepeated};

    fn check(body: &str, expect: &[(Rule, &str, &str)]) {
        assert_eq!(shown(&findings(&plan(body))), expect, "{body}");
    }

    #[test]
    fn what_stumbles() {
        check(
            "# I. A\n## 1. B\n## 2. C\n## 4. D\n# III. E",
            &[(NumberGap, "4.", "3."), (NumberGap, "III.", "II.")],
        );
        check(
            "# I. A\n1. Một\n1. Hai\n2. Ba",
            &[(NumberRepeated, "1.", "2.")],
        );
        check(
            "# I. A\na) Một\nc) Hai\nd) Ba\nđ) Bốn\ne) Năm\nf) Sáu\ng) Bảy",
            &[(NumberGap, "c)", "b)"), (InvalidLetter, "f)", "g)")],
        );
        check(
            "# I. A\na) Một\nb) Hai\na) Ba",
            &[(NumberRepeated, "a)", "c)")],
        );
        check(
            "# I. A\n## 1. B\n### 1.1. C\n### 1.3. D",
            &[(NumberGap, "1.3.", "1.2.")],
        );
        check("# I. A\n## 2. B", &[(NumberGap, "2.", "1.")]);
        check(
            "# I. A\n## 1. B\n## 2. C\n### 1.1. D\n### 2.2. E",
            &[(NumberRepeated, "1.1.", "2.1.")],
        );
        // Counted sections after counted clauses begin at 1 again on paper.
        check("# A\n* Một\n* Hai\n## B", &[(NumberRepeated, "1.", "3.")]);
        // A counted section among those of a file.
        check(
            "# I. A\n# II. B\n# C\n# III. D",
            &[(NumberRepeated, "III.", "IV.")],
        );
    }

    #[test]
    fn what_runs_on() {
        for body in [
            "# A\n## B\n## C\n### D\n### E\n# F\n* Một\n* Hai",
            "# I. A\n1. Một\na) Hai\nb) Ba\n2. Bốn\na) Năm\n# II. C\n1. Một",
            "# I. A\n1. Một\n2. Hai\n# II. C\n3. Ba\n4. Bốn",
            "# 1. A\n## 1.1. B\n## 1.2. C\n# 2. D\n## 2.1. E",
            "# I. A\n## 1. B\n### a) C\n### b) D\n## 2. E",
            "# I. A\na) Một\n- Hai\n- Ba\nb) Bốn\n. Năm\nc) Sáu\n. Bảy\na) Tám",
            "# I. A\na) Một\nă) Hai\nb) Ba",
        ] {
            check(body, &[]);
        }
    }

    #[test]
    fn labels_are_understood() {
        for (label, expect) in [
            ("IV.", Some(Mark::Roman(4))),
            ("3.2.", Some(Mark::Number(vec![3], 2))),
            ("đ)", Some(Mark::Letter(5))),
            ("aa)", Some(Mark::Letter(24))),
            ("w)", Some(Mark::Foreign)),
            ("ă)", None),
            ("2026.", None),
            ("", None),
            ("Phần", None),
        ] {
            assert_eq!(Mark::read(label), expect, "{label}");
        }
    }
}
