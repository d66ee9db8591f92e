//! Every finding on these plans was looked at by a person; their number by rule is written down.

use crate::{agency, read};
use check::{Finding, Severity, findings};
use plan::{Standing, UnitKind};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// `end_mark_missing 1, wrong_year 2`, in the order of the rules.
fn table(findings: &[Finding]) -> String {
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for finding in findings {
        *counts.entry(finding.rule).or_default() += 1;
    }
    let lines: Vec<String> = counts
        .iter()
        .map(|(rule, n)| format!("{} {n}", rule.name()))
        .collect();
    lines.join(", ")
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

#[test]
fn real_plans() {
    let commune = UnitKind::Commune;
    for (name, kind, place, expect) in [
        (
            "an-thuong-2024",
            commune,
            "An Thượng",
            "number_gap 1, space_before_mark 2, doubled_mark 1, unbalanced_quote 1, \
             organisation_capitals 1",
        ),
        (
            "dan-tien-2025",
            commune,
            "Dân Tiến",
            "doubled_mark 1, organisation_capitals 7, archive_line_form 1",
        ),
        (
            "tao-xuyen-2023",
            UnitKind::Ward,
            "Tào Xuyên",
            "heading_punctuation 2, archive_line_form 1",
        ),
        (
            "cam-xuyen-2024",
            UnitKind::District,
            "Cẩm Xuyên",
            "invalid_letter 1, empty_section 1, duplicate_heading 1, \
             space_before_mark 8, unbalanced_quote 1, wrong_year 1",
        ),
        (
            "hai-duong-2021",
            commune,
            "Hải Dương",
            "space_before_mark 1, organisation_capitals 1, wrong_unit_kind 2, \
             signature_lines_missing 1",
        ),
    ] {
        let path = root("../shared/plans").join(name).with_extension("txt");
        let Ok(bytes) = std::fs::read(&path) else {
            eprintln!("skipped: {} is not here", path.display());
            continue;
        };
        let (mut plan, tasks) = read(&import::decode(&bytes).unwrap());
        let agency = agency(kind, place);
        let found = findings(&plan, &tasks, &agency);
        assert_eq!(table(&found), expect, "{name}: {found:#?}");
        // What somebody settled as a doubt of the importer is not brought up again.
        let told = |f: &Finding| plan.doubts.iter().any(|d| f.repeats(d));
        let rest: Vec<Finding> = found.iter().filter(|f| !told(f)).cloned().collect();
        plan.doubts.iter_mut().for_each(|d| d.settled = true);
        assert_eq!(findings(&plan, &tasks, &agency), rest, "{name}");
        let left: Vec<_> = rest.iter().map(|f| f.rule.id()).collect();
        for id in ["N01", "U02"] {
            assert!(
                !left.contains(&id),
                "{name}: {id} differs from the importer"
            );
        }
    }
}

#[test]
fn the_sample_plan_is_clean() {
    let path = root("assets/samples/ke-hoach-xa-an-hoa-2026.txt");
    let (plan, mut tasks) = read(&std::fs::read_to_string(path).unwrap());
    let agency = agency(UnitKind::Commune, "An Hòa");
    // The text names an annex; it is made from the tasks once they are accepted.
    assert_eq!(table(&findings(&plan, &tasks, &agency)), "annex_missing 1");
    for task in &mut tasks {
        task.standing = Standing::Accepted;
    }
    let found = findings(&plan, &tasks, &agency);
    assert_eq!(table(&found), "official_missing 1");
}

#[test]
fn a_new_plan_says_what_is_still_to_be_written() {
    let agency = agency(UnitKind::Commune, "An Hòa");
    let mut n = 0;
    let mut mint = || {
        n += 1;
        uuid::Uuid::from_u128(n)
    };
    let draft = plan::draft::blank(2026, "Tuyên truyền cải cách hành chính".into(), &agency);
    let (plan, tasks) = draft.accept(2026, &mut mint).unwrap();
    let found = findings(&plan, &tasks, &agency);
    assert_eq!(
        table(&found),
        "empty_section 8, end_mark_missing 1, recipients_missing 1"
    );
    let must = found.iter().filter(|f| f.severity == Severity::MustFix);
    assert_eq!(must.count(), 2);
}
