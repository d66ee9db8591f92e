//! Where a passage stands, as people cite it: `II.1.a`, `II.1, gạch đầu dòng 2`.

use crate::model::{BlockKind, Label, labels_of};

const DASH: &str = "gạch đầu dòng";
const PLUS: &str = "dấu cộng";
const PARAGRAPH: &str = "đoạn";
const TABLE: &str = "bảng";

/// A heading or item under what it stands in: `1.` under `II` is `II.1`. A label that repeats the
/// one above it, as `1.1.` under `II.1` does, is not doubled.
pub fn under(parent: &str, label: &str) -> String {
    let label = label.trim().trim_matches(['.', ')', '(', '/', ':', ' ']);
    let own: Vec<&str> = label.split('.').collect();
    let above: Vec<&str> = parent.split('.').collect();
    match (parent, label) {
        (_, "") => parent.to_owned(),
        ("", _) => label.to_owned(),
        _ => {
            let repeated = (1..own.len())
                .rev()
                .find(|n| above.ends_with(&own[..*n]))
                .unwrap_or(0);
            format!("{parent}.{}", own[repeated..].join("."))
        }
    }
}

/// The place of each block of a list that stands in `parent`.
pub fn of_blocks(parent: &str, blocks: &[(BlockKind, &Label)]) -> Vec<String> {
    let labels = labels_of(blocks.iter().copied());
    let paragraphs = blocks
        .iter()
        .filter(|(kind, _)| *kind == BlockKind::Paragraph)
        .count();
    let mut clause = parent.to_owned();
    let mut item = parent.to_owned();
    let mut dash = parent.to_owned();
    let (mut dashes, mut pluses, mut paragraph) = (0, 0, 0);
    let mut out = Vec::with_capacity(blocks.len());
    for ((kind, _), label) in blocks.iter().zip(&labels) {
        let place = match kind {
            BlockKind::Clause => {
                clause = under(parent, label);
                item.clone_from(&clause);
                item.clone()
            }
            BlockKind::Point => {
                item = under(&clause, label);
                item.clone()
            }
            BlockKind::Dash => {
                dashes += 1;
                dash = counted(&item, DASH, dashes);
                dash.clone()
            }
            BlockKind::Plus => {
                pluses += 1;
                counted(if dashes > 0 { &dash } else { &item }, PLUS, pluses)
            }
            BlockKind::Paragraph => {
                paragraph += 1;
                if paragraphs > 1 {
                    counted(parent, PARAGRAPH, paragraph)
                } else {
                    parent.to_owned()
                }
            }
            BlockKind::Table => joined(parent, TABLE),
            BlockKind::Review => parent.to_owned(),
        };
        match kind {
            BlockKind::Clause | BlockKind::Point => (dashes, pluses) = (0, 0),
            BlockKind::Dash => pluses = 0,
            _ => {}
        }
        out.push(place);
    }
    out
}

fn counted(parent: &str, what: &str, number: usize) -> String {
    joined(parent, &format!("{what} {number}"))
}

fn joined(parent: &str, words: &str) -> String {
    if parent.is_empty() {
        words.to_owned()
    } else {
        format!("{parent}, {words}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_stand_under_what_they_belong_to() {
        for (parent, label, expect) in [
            ("", "II.", "II"),
            ("II", "1.", "II.1"),
            ("II.1", "1.1.", "II.1.1"),
            ("II.2", "2.1)", "II.2.1"),
            ("II.1", "1.", "II.1.1"),
            ("II.1", "a)", "II.1.a"),
            ("II.1.1", "1.1.1", "II.1.1.1"),
            ("II", "2.1.", "II.2.1"),
            ("II", "", "II"),
            ("", "", ""),
        ] {
            assert_eq!(under(parent, label), expect, "{label} under {parent}");
        }
    }

    #[test]
    fn items_are_cited_as_people_do() {
        use BlockKind::{Clause, Dash, Paragraph, Plus, Point, Table};
        let auto = Label::Auto;
        let places = |kinds: &[BlockKind]| {
            let blocks: Vec<_> = kinds.iter().map(|kind| (*kind, &auto)).collect();
            of_blocks("II.1", &blocks).join(" | ")
        };
        for (kinds, expect) in [
            (&[Paragraph][..], "II.1"),
            (&[Paragraph, Paragraph], "II.1, đoạn 1 | II.1, đoạn 2"),
            (
                &[Point, Point, Dash, Plus],
                "II.1.a | II.1.b | II.1.b, gạch đầu dòng 1 | II.1.b, gạch đầu dòng 1, dấu cộng 1",
            ),
            (
                &[Dash, Dash, Clause, Dash],
                "II.1, gạch đầu dòng 1 | II.1, gạch đầu dòng 2 | II.1.1 | II.1.1, gạch đầu dòng 1",
            ),
            (&[Clause, Point, Clause], "II.1.1 | II.1.1.a | II.1.2"),
            (&[Table], "II.1, bảng"),
        ] {
            assert_eq!(places(kinds), expect);
        }
        assert_eq!(of_blocks("", &[(Dash, &auto)]), ["gạch đầu dòng 1"]);
    }
}
