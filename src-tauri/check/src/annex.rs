//! Annexes and the words that point to them (Phụ lục I, Phần I, III.1).

use crate::finding::{Finding, Place};
use crate::passage::Passage;
use crate::rule::Rule;
use crate::words::Words;
use plan::{Plan, Standing, Task};

pub(crate) fn findings(passages: &[Passage], plan: &Plan, tasks: &[Task]) -> Vec<Finding> {
    let body: Vec<&Passage> = passages.iter().filter(|p| p.in_body(plan)).collect();
    // Accepted tasks are printed as an annex.
    let tasks = tasks.iter().any(|t| t.standing == Standing::Accepted);
    let attached = match plan.annexes.first() {
        Some(annex) => Some((Place::Annex(annex.id), annex.title.as_str())),
        None => tasks.then_some((Place::Tasks, "")),
    };
    match attached {
        Some((place, title)) => (!body.iter().any(|p| may_point(&p.text)))
            .then(|| Finding::new(Rule::AnnexUnmentioned, place, title, ""))
            .into_iter()
            .collect(),
        None => body.iter().filter_map(|p| points(p)).take(1).collect(),
    }
}

/// Any words that may point to an annex.
fn may_point(text: &str) -> bool {
    let words = Words::of(text);
    (0..words.len()).any(|i| words.run(i, &["phu", "luc"]) || words.run(i, &["kem", "theo"]))
}

/// Words that surely point to an annex of this very plan.
fn points(passage: &Passage) -> Option<Finding> {
    let words = Words::of(&passage.text);
    (0..words.len()).find_map(|i| {
        let before = words.before(i, 1);
        let led = ["theo", "tai", "co", "xem"].contains(&before.folded.as_str());
        let bracket = words.get(i).text.starts_with('(');
        let attached = (2..5).any(|n| words.run(i + n, &["kem", "theo"]));
        if !words.run(i, &["phu", "luc"]) || !(led || bracket || attached) || of_another(&words, i)
        {
            return None;
        }
        let from = i - usize::from(led);
        let excerpt = words.show(from, (i + 5).min(words.len()));
        Some(Finding::new(Rule::AnnexMissing, passage.place, excerpt, ""))
    })
}

/// Kinds of documents that have annexes of their own, folded.
const OTHERS: [&[&str]; 8] = [
    &["nghi", "dinh"],
    &["nghi", "quyet"],
    &["thong", "tu"],
    &["quyet", "dinh"],
    &["cong", "van"],
    &["huong", "dan"],
    &["luat"],
    &["ke", "hoach", "so"],
];

/// Whether another document is named soon after.
fn of_another(words: &Words<'_>, i: usize) -> bool {
    const NEAR: usize = 10;
    (i + 2..i + 2 + NEAR).any(|n| OTHERS.iter().any(|other| words.run(n, other)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{plan, shown, task};
    use plan::{Annex, SectionId};

    fn check(text: &str, annex: bool, tasks: &[Task], expect: &[(Rule, &str)]) {
        let mut plan = plan(&format!("# A\n. {text}"));
        if annex {
            plan.annexes = vec![Annex {
                id: SectionId(uuid::Uuid::from_u128(99)),
                label: String::new(),
                title: "DANH MỤC".into(),
                reference: String::new(),
                blocks: Vec::new(),
            }];
        }
        let found = findings(&crate::passage::of(&plan), &plan, tasks);
        let found: Vec<_> = shown(&found).into_iter().map(|f| (f.0, f.1)).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn annexes_and_their_mention() {
        use Rule::{AnnexMissing, AnnexUnmentioned};
        let proposed = Task {
            standing: Standing::Proposed,
            ..task(1, "")
        };
        check("Phân công tại Phụ lục kèm theo.", true, &[], &[]);
        check(
            "Danh mục nhiệm vụ kèm theo Kế hoạch.",
            false,
            &[task(1, "")],
            &[],
        );
        check("Các thôn thực hiện.", false, &[], &[]);
        check(
            "Các thôn thực hiện.",
            true,
            &[],
            &[(AnnexUnmentioned, "DANH MỤC")],
        );
        check(
            "Các thôn thực hiện.",
            false,
            &[task(1, "")],
            &[(AnnexUnmentioned, "")],
        );
        check("Các thôn thực hiện.", false, &[proposed], &[]);
        check(
            "Phân công tại Phụ lục kèm theo.",
            false,
            &[],
            &[(AnnexMissing, "tại Phụ lục kèm theo")],
        );
        check(
            "nhiệm vụ (có Phụ lục kèm theo).",
            false,
            &[],
            &[(AnnexMissing, "có Phụ lục kèm theo")],
        );
        check(
            "theo Phụ lục I Nghị định số 30/2020/NĐ-CP.",
            false,
            &[],
            &[],
        );
        check("trang phục lục tỉnh; sổ phụ lục dân ca.", false, &[], &[]);
    }
}
