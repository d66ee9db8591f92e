//! Answers to an older version: where their remarks stand now, and which version they are about.

use crate::cli::Line;
use crate::commands::{Window, text};
use crate::packages::{change, content, office, open, opinion, take, with_store, write};
use exchange::{Answer, Body, Brief, DeviceKey, Parcel};
use loa::clock;
use loa::wire::PackageKind;
use plan::{PackageId, Plan, PlanId, Verdict, VersionId};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Paragraphs of the first section; the second has one.
const TEXTS: [&str; 5] = [
    "Phát thanh 3 buổi mỗi tuần tại các thôn.",
    "Treo 12 băng rôn ở chợ và nhà văn hóa.",
    "Phát 400 tờ rơi đến từng hộ.",
    "Họp dân vào tối thứ Sáu hằng tuần.",
    "Thi tìm hiểu ở trường học của xã.",
];

fn section_of(title: &str, texts: &[&str]) -> Value {
    let block = |words: &&str| {
        json!({
            "id": "", "kind": "paragraph", "label": "", "auto_label": true, "text": words,
            "runs": [{ "text": words }], "table": null,
        })
    };
    let blocks: Vec<Value> = texts.iter().map(block).collect();
    json!({ "kind": "other", "label": null, "title": title, "run_in": false, "blocks": blocks })
}

/// An office with a plan of two sections and three tasks.
fn drafter() -> (Window, String) {
    let window = office();
    let form = json!({ "year": 2026, "subject": "Tuyên truyền phòng cháy năm 2026" });
    let made = window.done("create_plan", json!({ "form": form }));
    let plan = text(&made, "/plan/id");
    for (at, (title, texts)) in [("Nội dung", &TEXTS[..]), ("Kinh phí", &["Theo dự toán."])]
        .into_iter()
        .enumerate()
    {
        let whole = window.done("get_plan", json!({ "plan": plan }));
        let section = text(&whole, &format!("/sections/{at}/id"));
        let edit = section_of(title, texts);
        let args = json!({ "plan": plan, "section": section, "edit": edit });
        window.done("save_section", args);
    }
    for words in ["Làm phóng sự", "Viết bài", "In tờ rơi"] {
        let fields = json!({
            "text": words, "deliverable": "", "lead": "", "coordinating": [],
            "official": "", "timeframe": "Quý I/2026", "budget": "", "remarks": "",
        });
        window.done("add_task", json!({ "plan": plan, "fields": fields }));
    }
    (window, plan)
}

/// Writes a remark that says this at a place.
fn say(window: &Window, plan: &str, (place, quote): (Value, &str), words: &str) {
    let form = json!({ "place": place, "quote": quote, "text": words });
    window.done("add_remark", json!({ "plan": plan, "form": form }));
}

/// A reviewer's remarks on everything of a copy, each named by what will be done to its place.
fn remark_on_all(there: &Window, plan: &str) {
    let whole = there.done("get_plan", json!({ "plan": plan }));
    let tasks = there.done("list_tasks", json!({ "plan": plan }));
    let block = |at: usize| text(&whole, &format!("/sections/0/blocks/{at}/id"));
    let words = |at: usize, quote: &str| {
        let start = TEXTS[at].split(quote).next().unwrap().chars().count();
        let end = start + quote.chars().count();
        json!({ "kind": "words", "block": block(at), "start": start, "end": end })
    };
    let task = |at: usize| json!({ "kind": "task", "task": text(&tasks, &format!("/{at}/id")) });
    let section = |at: usize| json!({ "kind": "section", "section": text(&whole, &format!("/sections/{at}/id")) });
    for (place, quote, said) in [
        (json!({ "kind": "plan" }), "", "the plan"),
        (words(0, "3 buổi"), "3 buổi", "words as they were"),
        (words(0, "Phát thanh"), "Phát thanh", "words at the start"),
        (words(1, "12"), "12", "words with others around"),
        (words(2, "400 tờ rơi"), "400 tờ rơi", "words that are gone"),
        (
            words(3, "tối thứ Sáu"),
            "tối thứ Sáu",
            "words of a moved block",
        ),
        (
            json!({ "kind": "block", "block": block(3) }),
            "",
            "a moved block",
        ),
        (
            json!({ "kind": "block", "block": block(4) }),
            "",
            "a removed block",
        ),
        (task(0), "", "a task as it was"),
        (task(1), "", "a changed task"),
        (task(2), "", "a removed task"),
        (section(0), "", "a section as it was"),
        (section(1), "", "a renamed section"),
    ] {
        say(there, plan, (place, quote), said);
    }
}

/// Edits, moves and removes at the drafter's.
fn edit_all(here: &Window, plan: &str) {
    let id: PlanId = plan.parse().unwrap();
    change(&here.office, |tx| {
        let mut plan: Plan = tx.plan(id)?;
        let [first, second] = &mut plan.sections[..2] else {
            panic!("two sections");
        };
        first.blocks[1].text = "Treo thêm 12 băng rôn ở chợ và nhà văn hóa.".into();
        first.blocks[2].text = "Phát tài liệu đến từng hộ.".into();
        first.blocks.remove(4);
        let moved = first.blocks.remove(3);
        second.blocks.push(moved);
        second.title = "Nguồn kinh phí".into();
        tx.save_plan(&plan)?;
        let mut tasks = tx.tasks(id)?;
        tasks[1].text = "Viết hai bài".into();
        tx.put_task(&tasks[1], None)
    });
    let tasks = here.done("list_tasks", json!({ "plan": plan }));
    let args = json!({ "plan": plan, "tasks": [tasks[2]["id"]], "reason": "" });
    here.done("remove_tasks", args);
}

fn standings(window: &Window, plan: &str) -> BTreeMap<String, String> {
    let list = window.done("list_remarks", json!({ "plan": plan }));
    let all = list["remarks"].as_array().unwrap().clone();
    let told = all
        .iter()
        .map(|it| (text(it, "/text"), text(it, "/standing")));
    told.collect()
}

#[test]
fn remarks_on_an_older_version_are_told_as_moved_or_gone() {
    let (here, plan) = drafter();
    let there = office();
    take(
        &there,
        &write(&here, PackageKind::ReviewRequest, Some(&plan)),
    );
    remark_on_all(&there, &plan);
    let answer = write(&there, PackageKind::ReviewAnswer, Some(&plan));
    edit_all(&here, &plan);
    let seen = open(&here, &answer);
    let answers = seen.answers.unwrap();
    assert!(answers.known && !answers.current && answers.number.is_some());
    let counts = (seen.brings.remarks, seen.brings.moved, seen.brings.gone);
    assert_eq!(counts, (13, 5, 3));
    let taken = take(&here, &answer);
    let brought = &taken["brought"];
    let counts = ["remarks", "moved", "gone"].map(|it| brought[it].as_u64().unwrap());
    assert_eq!(counts, [13, 5, 3], "as told");
    let expect = [
        ("the plan", "here"),
        ("words as they were", "here"),
        ("words at the start", "here"),
        ("words with others around", "moved"),
        ("words that are gone", "orphaned"),
        ("words of a moved block", "moved"),
        ("a moved block", "moved"),
        ("a removed block", "orphaned"),
        ("a task as it was", "here"),
        ("a changed task", "moved"),
        ("a removed task", "orphaned"),
        ("a section as it was", "here"),
        ("a renamed section", "moved"),
    ];
    let expect = expect.map(|(words, at)| (words.to_owned(), at.to_owned()));
    assert_eq!(standings(&here, &plan), BTreeMap::from(expect));
    // At the reviewer's nothing moved; with the new words that come all of it did.
    assert!(standings(&there, &plan).values().all(|it| it == "here"));
    let next = write(&here, PackageKind::ReviewRequest, Some(&plan));
    take(&there, &next);
    assert_eq!(standings(&there, &plan), standings(&here, &plan));
}

#[test]
fn an_answer_that_brings_remarks_to_words_as_they_are_tells_of_no_places() {
    let (here, plan) = drafter();
    let there = office();
    take(
        &there,
        &write(&here, PackageKind::ReviewRequest, Some(&plan)),
    );
    remark_on_all(&there, &plan);
    let seen = open(
        &here,
        &write(&there, PackageKind::ReviewAnswer, Some(&plan)),
    );
    let counts = (seen.brings.remarks, seen.brings.moved, seen.brings.gone);
    assert_eq!(counts, (13, 0, 0));
}

/// An answer by a computer of this seed, to what it says.
fn answer_to(here: &Window, plan: &str, of: (PackageId, VersionId), hash: &str) -> PathBuf {
    let hash = hash.parse().unwrap();
    let judged = opinion(
        plan,
        hash,
        u128::from(clock::mint().as_u64_pair().1),
        Verdict::Amend,
    );
    let parcel = Parcel {
        id: PackageId(clock::mint()),
        answers: Some(of.0),
        at: clock::now(),
        sender: "Phạm Văn Dũng".into(),
        counter: 1,
        note: String::new(),
        body: Body::Answer(Box::new(Answer {
            about: Brief {
                plan: plan.parse().unwrap(),
                year: 2026,
                subject: "Tuyên truyền".into(),
            },
            content: hash,
            version: of.1,
            remarks: Vec::new(),
            opinions: vec![judged],
        })),
    };
    let key = DeviceKey::from_seed(&[9; 32]);
    let (bytes, _) = exchange::write(&parcel, &key, None).unwrap();
    let path = here.folder.path().join(format!("{}.loa", clock::mint()));
    std::fs::write(&path, bytes).unwrap();
    path
}

fn known(window: &Window, path: &Path) -> bool {
    open(window, path).answers.unwrap().known
}

#[test]
fn an_answer_to_nothing_that_was_sent_needs_a_yes_of_its_own() {
    let (here, plan) = drafter();
    write(&here, PackageKind::ReviewRequest, Some(&plan));
    let id: PlanId = plan.parse().unwrap();
    let (sent, hash) = with_store(&here.office, |store| {
        let sent = store.packages_of(id).unwrap().remove(0);
        ((sent.id, sent.version.unwrap()), sent.content.unwrap())
    });
    let now = content(&here.office, &plan).to_string();
    assert_eq!(now, hash.to_string());
    edit_all(&here, &plan);
    let other = (PackageId(Uuid::from_u128(1)), VersionId(Uuid::from_u128(2)));
    let another = "ab".repeat(32);
    for (of, hash, expect) in [
        (sent, now.as_str(), true),
        (other, now.as_str(), true),
        (sent, another.as_str(), false),
        (other, another.as_str(), false),
    ] {
        let path = answer_to(&here, &plan, of, hash);
        assert_eq!(known(&here, &path), expect, "{of:?} {hash}");
    }
    // Paired or not: the words that were compared say who it is, not what it answers.
    let yes = |trust, pair| json!({ "trust": trust, "pair": pair });
    take(&here, &answer_to(&here, &plan, sent, &now));
    let path = answer_to(&here, &plan, other, &another);
    open(&here, &path);
    for (args, reason) in [
        (yes(false, false), "unknown_sender"),
        (yes(false, true), "not_sent"),
    ] {
        assert_eq!(here.failed("take_package", args)["reason"], reason);
    }
    let judged = || with_store(&here.office, |store| store.opinions(id).unwrap().len());
    assert_eq!(judged(), 1);
    open(&here, &path);
    here.done("take_package", yes(true, true));
    assert_eq!(judged(), 2);
    // Paired now; the next one of that kind asks again.
    let path = answer_to(&here, &plan, other, &another);
    open(&here, &path);
    let failure = here.failed("take_package", yes(false, false));
    assert_eq!(failure["reason"], "not_sent");
    // One that was taken does nothing, and asks nothing.
    let path = answer_to(&here, &plan, sent, &now);
    take(&here, &path);
    open(&here, &path);
    assert_eq!(
        here.done("take_package", yes(false, false))["effect"],
        "taken"
    );
}

#[test]
fn the_line_tells_what_an_answer_is_about_and_what_it_says() {
    let line = Line::new();
    let plan = line.import_sample();
    line.ok(&["accept", &plan, "--all"]);
    let request = line.folder.path().join("xin.loa");
    let request = request.to_str().unwrap();
    line.ok(&["package", "review", &plan, "--out", request]);
    let there = office();
    take(&there, Path::new(request));
    let whole = there.done("get_plan", json!({ "plan": plan }));
    let task = text(&there.done("list_tasks", json!({ "plan": plan })), "/0/id");
    say(
        &there,
        &plan,
        (json!({ "kind": "task", "task": task }), ""),
        "Giao cho ai?",
    );
    let list = there.done("list_remarks", json!({ "plan": plan }));
    let remark = text(&list, "/remarks/0/id");
    there.done(
        "reply_to_remark",
        json!({ "remark": remark, "text": "Xin nói rõ\nhơn." }),
    );
    let form = json!({
        "verdict": "return", "reason": "Thiếu kinh phí.", "seen": list["content"],
    });
    there.done("give_opinion", json!({ "plan": plan, "form": form }));
    let answer = write(&there, PackageKind::ReviewAnswer, Some(&plan));
    let file = answer.to_str().unwrap();
    let told = line.ok(&["open", file]);
    for words in ["Góp ý cho: đúng bản đang có", "Trả lại", "Thiếu kinh phí."] {
        assert!(told.contains(words), "{words}: {told}");
    }
    line.ok(&["drop", &plan, &task, "--reason", "Không làm"]);
    let told = line.ok(&["open", file]);
    for words in [
        "phiên bản 1",
        "0 đã đổi hoặc chuyển chỗ; 1 không tìm",
        "về lời văn cũ",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    let json = line.json(&["open", file]);
    assert_eq!(json["brings"]["gone"], 1);
    assert_eq!(json["answers"]["known"], true);
    line.ok(&["open", file, "--yes"]);
    let told = line.ok(&["remarks", &plan]);
    for words in ["Xin nói rõ hơn.", "Ý kiến về cả bản: 1", "Thiếu kinh phí."] {
        assert!(told.contains(words), "{words}: {told}");
    }
    let told = line.ok(&["course", &plan]);
    assert!(told.contains("Trả lại"), "{told}");
    let json = line.json(&["course", &plan]);
    assert_eq!(json["opinions"][0]["verdict"], "return");
    assert_eq!(json["stage"], "drafting");
    assert!(whole["title"].is_string());
}

#[test]
fn the_line_sets_a_file_aside_that_cannot_be_read() {
    let line = Line::new();
    let plan = line.import_sample();
    let file = line.folder.path().join("xin.loa");
    let path = file.to_str().unwrap();
    line.ok(&["package", "review", &plan, "--out", path]);
    // One that can be read stays where it is.
    let out = line.run(&["open", path, "--set-aside"]);
    assert!(out.status.success());
    let quarantine = line.folder.path().join("quarantine");
    assert!(!quarantine.exists());
    let mut bytes = std::fs::read(&file).unwrap();
    bytes.truncate(bytes.len() - 40);
    std::fs::write(&file, &bytes).unwrap();
    let failure = line.fails(&["open", path]);
    assert!(failure.contains("--set-aside"), "{failure}");
    let out = line.run(&["open", path, "--set-aside"]);
    assert!(out.status.success());
    let why = String::from_utf8(out.stderr).unwrap();
    assert_eq!(why.trim_end().lines().count(), 1, "{why}");
    let kept = std::fs::read_dir(&quarantine).unwrap().next().unwrap();
    assert_eq!(std::fs::read(kept.unwrap().path()).unwrap(), bytes);
    // What is no package at all is nobody's to look into.
    std::fs::write(&file, "Kế hoạch").unwrap();
    let failure = line.fails(&["open", path, "--set-aside"]);
    assert!(!failure.contains("--set-aside"), "{failure}");
}
