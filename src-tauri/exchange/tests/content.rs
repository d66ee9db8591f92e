use exchange::{Content, ContentError};
use plan::{ContentHash, Plan, Task};
use std::path::Path;
use uuid::Uuid;

fn sample() -> (Plan, Vec<Task>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../assets/samples/ke-hoach-xa-an-hoa-2026.txt");
    let text = std::fs::read_to_string(path).unwrap();
    let mut next = 0;
    let mut mint = || {
        next += 1;
        Uuid::from_u128(next)
    };
    import::read_text(&text)
        .unwrap()
        .accept(2026, &mut mint)
        .unwrap()
}

#[test]
fn what_is_written_comes_back() {
    let (mut plan, tasks) = sample();
    plan.doubts.clear();
    plan.left_over.clear();
    let text = Content::of(&plan, &tasks).to_json().unwrap();
    let (back, its_tasks) = Content::from_json(&text).unwrap().into_plan().unwrap();
    assert_eq!(back, plan);
    assert_eq!(its_tasks, tasks);
    assert_eq!(
        ContentHash::of(&back, &its_tasks),
        ContentHash::of(&plan, &tasks)
    );
}

#[test]
fn number_date_and_stamp_are_not_what_is_approved() {
    let (mut plan, tasks) = sample();
    let before = ContentHash::of(&plan, &tasks);
    plan.head.number = Some(12);
    plan.head.draft = !plan.head.draft;
    plan.head.date = plan::PartialDate::new(Some(2026), Some(3), Some(5)).unwrap();
    assert_eq!(ContentHash::of(&plan, &tasks), before);
    plan.head.subject.push('.');
    assert_ne!(ContentHash::of(&plan, &tasks), before);
}

#[test]
fn what_is_no_plan_is_refused() {
    let (plan, tasks) = sample();
    let text = Content::of(&plan, &tasks).to_json().unwrap();
    let twice = plan.sections[0].id.to_string();
    let other = plan.sections[1].id.to_string();
    for (what, changed) in [
        ("nothing", String::new()),
        ("cut", text[..text.len() / 2].to_owned()),
        ("no object", "[1, 2]".to_owned()),
        ("an id twice", text.replace(&other, &twice)),
        ("an id that is none", text.replace(&twice, "../../etc")),
        (
            "a year",
            text.replacen(&format!("\"year\":{}", plan.year), "\"year\":99999", 1),
        ),
        (
            "a control character",
            text.replacen("\"title\":\"", "\"title\":\"\\u0000", 1),
        ),
    ] {
        assert_ne!(changed, text, "{what} changes something");
        let read = Content::from_json(&changed).and_then(Content::into_plan);
        assert!(read.is_err(), "{what}");
    }
    let newer = text.replacen("\"format\":1", "\"format\":7", 1);
    assert_eq!(
        Content::from_json(&newer).unwrap_err(),
        ContentError::Newer(7)
    );
}
