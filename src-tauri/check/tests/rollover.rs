//! The five real plans rolled over: whatever is proposed stands where it says and can be done, and
//! after all that is safe nothing safe is left. Every proposal was looked at by a person; their
//! number by kind is written down, with how many of them are safe.

use crate::{agency, read};
use check::rollover::{Choice, Old, Proposal, Successors, Today, apply, proposals, text_at};
use plan::{Plan, Task, UnitKind};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

/// What is proposed for 2027 by the office of xã An Hòa, and the plan with all that is safe.
fn rolled(plan: &Plan, tasks: &[Task]) -> (Vec<Proposal>, Plan, Vec<Task>) {
    let map = std::fs::read_to_string(root("assets/rollover/two-level.txt")).unwrap();
    let successors = Successors::read(&map).unwrap();
    let agency = agency(UnitKind::Commune, "An Hòa");
    let today = Today {
        agency: &agency,
        successors: &successors,
    };
    let old = Old {
        plan,
        tasks,
        marks: &[],
        people: &[],
    };
    let to = "2027".parse().unwrap();
    let found = proposals(old, to, today);
    for p in &found {
        let text = text_at(plan, tasks, p.spot).unwrap();
        assert_eq!(text.get(p.range.clone()), Some(p.before.as_str()), "{p:?}");
    }
    let safe = found.iter().filter(|p| p.safe);
    let chosen: Vec<Choice> = safe
        .map(|p| Choice {
            id: p.id.clone(),
            text: None,
        })
        .collect();
    let mut n = 1_000_000;
    let mut mint = || {
        n += 1;
        uuid::Uuid::from_u128(n)
    };
    let (new, tasks) = apply(old, &found, &chosen, to, &mut mint).unwrap();
    (found, new, tasks)
}

/// `Year 2/2, Unit 0/1`: how many are safe, and how many there are.
fn table(found: &[Proposal]) -> String {
    let mut counts: BTreeMap<_, (usize, usize)> = BTreeMap::new();
    for p in found {
        let (safe, all) = counts.entry(p.kind).or_default();
        *safe += usize::from(p.safe);
        *all += 1;
    }
    let told: Vec<String> = counts
        .iter()
        .map(|(kind, (safe, all))| format!("{kind:?} {safe}/{all}"))
        .collect();
    told.join(", ")
}

#[test]
fn real_plans() {
    for (name, year, expect) in [
        (
            "an-thuong-2024",
            2024,
            "Issue 1/1, Year 9/9, SuperiorPlan 0/1, Reference 0/4, Unit 3/8, OtherUnit 3/5, Recipient 0/1, Signature 0/1",
        ),
        (
            "dan-tien-2025",
            2025,
            "Year 28/29, Period 0/15, SuperiorPlan 0/1, Reference 0/5, Unit 0/2, Term 0/1, OtherUnit 8/8, Signature 0/1",
        ),
        (
            "tao-xuyen-2023",
            2023,
            "Year 11/11, SuperiorPlan 0/2, Reference 0/3, Unit 4/10, Term 0/3, UnitKind 6/6, OtherUnit 0/2, Signature 0/1",
        ),
        (
            "cam-xuyen-2024",
            2024,
            "Issue 1/1, Year 12/14, Date 2/2, SuperiorPlan 0/1, Reference 0/7, Unit 0/57, OtherUnit 0/2, Recipient 0/5, Signature 0/1",
        ),
        (
            "hai-duong-2021",
            2021,
            "Issue 1/1, Year 5/5, SuperiorPlan 0/1, Unit 17/19, UnitKind 2/2, OtherUnit 4/6, Recipient 0/3, Signature 0/1",
        ),
    ] {
        let path = root("../shared/plans").join(name).with_extension("txt");
        let Ok(bytes) = std::fs::read(&path) else {
            eprintln!("skipped: {} is not here", path.display());
            continue;
        };
        let (mut plan, tasks) = read(&import::decode(&bytes).unwrap());
        plan.year = year;
        let (found, mut new, moved) = rolled(&plan, &tasks);
        assert_eq!(table(&found), expect, "{name}: {found:#?}");
        assert_eq!((new.year, new.continues), (2027, Some(plan.id)));
        new.year = year;
        let (left, ..) = rolled(&new, &moved);
        let left: Vec<_> = left.into_iter().filter(|p| p.safe).collect();
        assert_eq!(left, [], "{name}");
    }
}

#[test]
fn the_sample_rolls_over_to_a_clean_plan() {
    let path = root("assets/samples/ke-hoach-xa-an-hoa-2026.txt");
    let (plan, tasks) = read(&std::fs::read_to_string(path).unwrap());
    let (found, new, moved) = rolled(&plan, &tasks);
    assert_eq!(
        table(&found),
        "Issue 1/1, Year 4/4, SuperiorPlan 0/1, Signature 0/1"
    );
    let agency = agency(UnitKind::Commune, "An Hòa");
    let rules = check::findings(&new, &moved, &agency);
    let names: Vec<_> = rules.iter().map(|f| f.rule.name()).collect();
    assert_eq!(names, ["annex_missing"]);
}
