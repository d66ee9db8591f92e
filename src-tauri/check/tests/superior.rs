//! Each real plan taken as a superior's: what it asks for was looked at by a person and is written
//! down by number and place; what is suggested of one plan for another is the same every time.

use crate::agency;
use check::checklist::{asked, suggestions};
use plan::{
    Addressed, Checklist, DraftRequirement, Grounds, PlanDraft, RequirementId, Standing, Superior,
    UnitKind,
};
use std::path::Path;
use uuid::Uuid;

const NAMES: [&str; 5] = [
    "an-thuong-2024",
    "dan-tien-2025",
    "tao-xuyen-2023",
    "cam-xuyen-2024",
    "hai-duong-2021",
];

fn draft(name: &str) -> Option<PlanDraft> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/plans")
        .join(name)
        .with_extension("txt");
    let Ok(bytes) = std::fs::read(&path) else {
        eprintln!("skipped: {} is not here", path.display());
        return None;
    };
    let text = import::decode(&bytes).unwrap();
    Some(import::read_text(&text).unwrap())
}

fn passages(draft: &PlanDraft) -> Vec<DraftRequirement> {
    asked(draft, &agency(UnitKind::Commune, "Xuân Hòa"))
}

/// The places of those that ask and are addressed so.
fn places(passages: &[DraftRequirement], to: Addressed) -> String {
    let found = passages.iter().filter(|p| p.asks && p.addressed == to);
    let places: Vec<&str> = found.map(|p| p.place.as_str()).collect();
    let short = places.join("; ");
    short
        .replace(", gạch đầu dòng ", "-")
        .replace(", dòng ", "#")
        .replace(", câu ", "/")
        .replace(", dấu cộng ", "+")
}

#[test]
fn what_real_plans_ask_for() {
    for (name, counts, communes, others) in [
        (
            "an-thuong-2024",
            [54, 41],
            "II.1; II.3; III.1; IV.1-1; IV.1-6; IV.3-1; IV.6-2",
            "IV.1-2; IV.1-3; IV.1-4; IV.1-5; IV.1-7; IV.1-8; IV.7; IV.8",
        ),
        (
            "dan-tien-2025",
            [62, 49],
            "II.2-6; III.1-2; III.2; III.3; III.4; V.1-1; V.3.1-3; V.3.2-2; V.3.2-3; V.3.3-1; V.3.3-2",
            "V.3.1-1; V.3.1-2; V.3.1-4; V.3.1-5; V.3.1-6; V.3.1-7",
        ),
        ("tao-xuyen-2023", [44, 30], "", ""),
        (
            "cam-xuyen-2024",
            [80, 65],
            "I.3-1; I.3-3; I.3-3/2; I.3-4; II.1.a; II.1.c-4; II.2.a; III.2; V.2-3; V.13; \
             PHỤ LỤC#1; PHỤ LỤC#3; PHỤ LỤC#4; PHỤ LỤC#5; PHỤ LỤC#6; PHỤ LỤC#7; PHỤ LỤC#9; \
             PHỤ LỤC#10",
            "I.3-2; V.1; V.2-1; V.2-2; V.3; V.4; V.5; V.6; V.7; V.8; V.9; V.10; V.11; V.11/2; V.12",
        ),
        (
            "hai-duong-2021",
            [28, 18],
            "II.1-3; II.3-1; II.4-1; III.1-1; III.1-2; III.1-2/2; III.2-2; III.2-4; III.4-1",
            "",
        ),
    ] {
        let Some(draft) = draft(name) else { continue };
        let passages = passages(&draft);
        let asking = passages.iter().filter(|p| p.asks).count();
        println!(
            "{name} {:?}\nC {}\nO {}",
            [passages.len(), asking],
            places(&passages, Addressed::Communes),
            places(&passages, Addressed::Others)
        );
        assert_eq!([passages.len(), asking], counts, "{name}");
        assert_eq!(places(&passages, Addressed::Communes), communes, "{name}");
        assert_eq!(places(&passages, Addressed::Others), others, "{name}");
        for passage in passages.iter().filter(|p| p.asks) {
            assert!(!passage.place.is_empty(), "{name}: {passage:?}");
            let named = passage.addressed == Addressed::Others;
            assert_eq!(!passage.addressee.is_empty(), named, "{name}: {passage:?}");
        }
    }
}

/// One plan as ours with every task accepted, and another as a checklist of it.
fn pair(ours: &PlanDraft, theirs: &PlanDraft) -> (Grounds, Checklist) {
    let mut n = 0;
    let mut mint = || {
        n += 1;
        Uuid::from_u128(n)
    };
    let (plan, mut tasks) = ours.clone().accept(2026, &mut mint).unwrap();
    for task in &mut tasks {
        task.standing = Standing::Accepted;
    }
    let mut chosen = passages(theirs);
    chosen.retain(|passage| passage.asks);
    let superior = Superior {
        subject: theirs.subject.clone(),
        ..Superior::default()
    };
    let list = Checklist::begin(plan.id, superior, "", chosen, &mut mint).unwrap();
    (Grounds::of(&plan, &tasks), list)
}

/// What is suggested, by requirement in order: the places with their percents.
fn suggested(grounds: &Grounds, list: &Checklist) -> Vec<Vec<(String, u8)>> {
    let found = suggestions(list, grounds);
    let of = |id: &RequirementId| {
        let all = found.get(id).into_iter().flatten();
        let told = all.map(|s| {
            let ground = grounds.get(s.tie).unwrap();
            (ground.text.clone(), s.percent)
        });
        told.collect::<Vec<_>>()
    };
    list.requirements.iter().map(|r| of(&r.id)).collect()
}

/// For how many requirements of the plan of each column something of the plan of each row is
/// suggested, in the order of [`NAMES`].
const FOUND: [[usize; 5]; 5] = [
    [41, 17, 8, 10, 5],
    [13, 49, 19, 24, 5],
    [8, 17, 30, 14, 6],
    [12, 23, 19, 65, 6],
    [11, 14, 6, 9, 18],
];

#[test]
fn suggestions_between_real_plans_are_sane() {
    let drafts: Option<Vec<PlanDraft>> = NAMES.into_iter().map(draft).collect();
    let Some(drafts) = drafts else { return };
    for (ours, row) in drafts.iter().zip(FOUND) {
        for (theirs, expect) in drafts.iter().zip(row) {
            let (grounds, list) = pair(ours, theirs);
            let told = suggested(&grounds, &list);
            let (grounds, list) = pair(ours, theirs);
            assert_eq!(told, suggested(&grounds, &list));
            for found in &told {
                assert!(found.len() <= 3);
                assert!(found.is_sorted_by(|a, b| a.1 >= b.1), "{found:?}");
                assert!(
                    found
                        .iter()
                        .all(|(_, percent)| (24..=100).contains(percent))
                );
            }
            let some = told.iter().filter(|found| !found.is_empty()).count();
            let title = [&ours.subject, &theirs.subject];
            assert_eq!(some, expect, "{title:?}");
            let sure = |found: &&Vec<(String, u8)>| found.first().is_some_and(|(_, p)| *p >= 90);
            let sure = told.iter().filter(sure).count();
            // A plan's own words are found again, but for what was cut or put together.
            let share = if std::ptr::eq(ours, theirs) {
                70..=100
            } else {
                0..=5
            };
            assert!(
                share.contains(&(sure * 100 / told.len())),
                "{title:?}: {sure}"
            );
        }
    }
}
