//! Headings that are missing, lead nowhere, stand twice or end like sentences.

use crate::finding::{Finding, Place};
use crate::rule::Rule;
use crate::words::short;
use plan::model::section_label;
use plan::text::{fold, squeeze};
use plan::{Plan, Section};
use std::collections::HashMap;

/// A longer heading is a sentence that stands for itself.
const HEADING_WORDS: usize = 14;

pub(crate) fn findings(plan: &Plan) -> Vec<Finding> {
    let mut found = Vec::new();
    siblings(&plan.sections, &mut Vec::new(), &mut found);
    found
}

fn siblings(sections: &[Section], path: &mut Vec<usize>, found: &mut Vec<Finding>) {
    let mut seen: HashMap<String, String> = HashMap::new();
    for (i, section) in sections.iter().enumerate() {
        path.push(i);
        let label = section_label(&section.label, path);
        let place = Place::Section(section.id);
        let title = section.title.trim();
        let folded = fold(&squeeze(title));
        let folded = folded.trim_end_matches([':', '.', ';', ' ']);
        if folded.is_empty() {
            found.extend(missing(section, &label, path.len()));
        } else if let Some(first) = seen.get(folded) {
            found.push(Finding::new(Rule::DuplicateHeading, place, title, first));
        } else {
            seen.insert(folded.to_owned(), label);
        }
        if is_heading(section) {
            if is_empty(section) && !folded.is_empty() {
                found.push(Finding::new(Rule::EmptySection, place, title, ""));
            } else if ends_oddly(title, sections) {
                found.push(Finding::new(
                    Rule::HeadingPunctuation,
                    place,
                    short(title),
                    "",
                ));
            }
        }
        siblings(&section.sections, path, found);
        path.pop();
    }
}

/// A section of the first level must have a title.
fn missing(section: &Section, label: &str, depth: usize) -> Option<Finding> {
    (depth == 1 && !section.run_in && !label.trim().is_empty())
        .then(|| Finding::new(Rule::HeadingMissing, Place::Section(section.id), label, ""))
}

/// Whether its words are a heading, not a numbered sentence.
fn is_heading(section: &Section) -> bool {
    let words = plan::text::words(&section.title).count();
    let sentence = section.title.trim_end().ends_with(';');
    !section.run_in && words <= HEADING_WORDS && !sentence
}

/// A full stop; or a colon where a sibling has none, for some offices close all with one.
fn ends_oddly(title: &str, siblings: &[Section]) -> bool {
    let colon = |title: &str| title.trim_end().ends_with(':');
    let mixed = siblings.iter().any(|s| !s.run_in && !colon(&s.title));
    (title.ends_with('.') && !title.ends_with("..")) || (colon(title) && mixed)
}

fn is_empty(section: &Section) -> bool {
    let blank = |block: &plan::Block| block.table.is_none() && block.text.is_blank();
    section.sections.is_empty() && section.blocks.iter().all(blank)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{plan, shown};
    use Rule::{DuplicateHeading, EmptySection, HeadingMissing, HeadingPunctuation};

    fn check(body: &str, expect: &[(Rule, &str, &str)]) {
        assert_eq!(shown(&findings(&plan(body))), expect, "{body}");
    }

    #[test]
    fn headings() {
        check(
            "# KINH PHÍ\n. Ngân sách xã.\n# MỤC ĐÍCH\n## Yêu cầu\n- Đúng.",
            &[],
        );
        check(
            "# KINH PHÍ\n# BÁO CÁO\n. ",
            &[
                (EmptySection, "KINH PHÍ", ""),
                (EmptySection, "BÁO CÁO", ""),
            ],
        );
        check(
            "# A\n## Các thôn\n- Một.\n## 2. Các Thôn:\n- Hai.",
            &[
                (DuplicateHeading, "Các Thôn:", "1."),
                (HeadingPunctuation, "Các Thôn:", ""),
            ],
        );
        check(
            "# KINH PHÍ.\n. Có.",
            &[(HeadingPunctuation, "KINH PHÍ.", "")],
        );
        check("# A\n## Mục đích\n- Một.\n# B\n## Mục đích\n- Hai.", &[]);
        check(
            "# A\n## 1. Hằng tháng các thôn gửi kết quả về Phòng Văn hóa - Xã hội để tổng hợp;",
            &[],
        );
        check("# I. \n. Có.", &[(HeadingMissing, "I.", "")]);
    }
}
