//! Packages as they were once written, taken into offices of today: what is stored of each is what
//! the text beside it says.

use crate::commands::{Window, text};
use crate::handing_over::{Busy, PICTURE, file_at};
use crate::house::{Answers, root};
use crate::packages::{change, content, drafter, office, opinion, remark, with_store, write};
use exchange::Body;
use loa::office::packages;
use loa::wire::PackageKind;
use plan::{PlanId, Verdict};
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::PathBuf;
use store::{LogFilter, Records};

fn exchanged(name: &str) -> PathBuf {
    let folder = root().join("src-tauri/exchange/tests/golden");
    folder.join(name).with_extension("loa")
}

fn own(name: &str) -> PathBuf {
    root().join("tests/golden").join(name)
}

/// The text of this name; written anew only where it is missing and somebody asks for that.
fn is_as_written(name: &str, stored: &str) {
    let path = own(&format!("{name}.txt"));
    if !path.exists() && std::env::var_os("ADD_GOLDEN").is_some() {
        std::fs::write(&path, stored).unwrap();
    }
    let expect = std::fs::read_to_string(&path)
        .unwrap()
        .replace("\r\n", "\n");
    assert_eq!(stored, expect, "{name}");
}

/// The plan, as people read it.
fn words_of(records: &Records, id: PlanId) -> String {
    let plan = records.plan(id).unwrap();
    let mut out = String::new();
    let review = records.is_for_review(id).unwrap();
    let stage = records.course(id).unwrap().stage();
    let _ = writeln!(out, "{} {}", plan.head.subject, plan.year);
    let _ = writeln!(out, "stage {stage:?}, for review {review}");
    for section in &plan.sections {
        let _ = writeln!(out, "section {}", section.title);
        for block in &section.blocks {
            let _ = writeln!(out, "  {:?} {}", block.kind, block.text.to_plain());
        }
    }
    for task in records.tasks(id).unwrap() {
        let _ = writeln!(out, "task {} | {}", task.text, task.timeframe.wording);
    }
    for it in records.course(id).unwrap().passages() {
        let _ = writeln!(out, "step {:?} by {}", it.to, it.by.name);
    }
    let versions = records.versions(id).unwrap();
    let causes: Vec<_> = versions.iter().map(|it| it.cause).collect();
    let _ = writeln!(out, "versions {causes:?}");
    out
}

/// What was done of it.
fn deeds_of(records: &Records, id: PlanId) -> String {
    let mut out = String::new();
    for it in records.marks(id, None).unwrap() {
        let _ = writeln!(out, "mark {} {:?} {}", it.quarter, it.status, it.reason);
    }
    for it in records.indicators(id).unwrap() {
        let _ = writeln!(out, "indicator {} {:?}", it.text, it.aim);
    }
    for it in records.checklists(id).unwrap() {
        let _ = writeln!(out, "checklist {}", it.superior.code);
    }
    for it in records.log(&LogFilter::default()).unwrap() {
        let _ = writeln!(out, "log {} {} {}", it.day, it.topic, it.place);
    }
    for it in records.schedules().unwrap() {
        let slots = records.slots_of(it.id).unwrap();
        let slots: Vec<_> = slots
            .iter()
            .map(|it| (it.day.to_string(), &it.state))
            .collect();
        let _ = writeln!(out, "schedule {} {slots:?}", it.title);
    }
    for it in records.reports().unwrap() {
        let sent = it.sent.is_some();
        let _ = writeln!(out, "report {} sent {sent}", it.report.text.subject);
    }
    for it in records.registrations_of(id).unwrap() {
        let _ = writeln!(out, "registered {} struck for {}", it.symbol, it.struck);
    }
    let evidence = records.evidence_of_plan(id).unwrap().len();
    let _ = writeln!(out, "evidence {evidence}");
    out
}

/// What was said of it.
fn said_of(window: &Window, plan: &str) -> String {
    let all = window.done("list_remarks", json!({ "plan": plan }));
    let list = |of: &str| all[of].as_array().unwrap().clone();
    let mut out = String::new();
    for it in list("remarks") {
        let words = ["/standing", "/of", "/state", "/source"].map(|at| text(&it, at));
        let (by, excerpt) = (text(&it, "/by/name"), text(&it, "/excerpt"));
        let _ = writeln!(
            out,
            "remark {} “{excerpt}” {by}: {}",
            words.join(" "),
            it["text"]
        );
        if let Some(suggestion) = it["suggestion"].as_str() {
            let _ = writeln!(out, "  instead: {suggestion}");
        }
        if it["answer"] != "" {
            let _ = writeln!(out, "  ruled: {}", it["answer"]);
        }
        for reply in it["replies"].as_array().unwrap() {
            let _ = writeln!(out, "  {}: {}", text(reply, "/by/name"), reply["text"]);
        }
    }
    for it in list("opinions") {
        let (verdict, by) = (text(&it, "/verdict"), text(&it, "/by/name"));
        let current = &it["current"];
        let _ = writeln!(out, "{verdict} {by} current {current}: {}", it["reason"]);
    }
    out
}

fn told(taken: &Value) -> String {
    let brought = &taken["brought"];
    let counts = ["plans", "tasks", "remarks", "replies", "moved", "gone"];
    let counts = counts.map(|it| format!("{it} {}", brought[it]));
    format!("{}: {}\n", text(taken, "/effect"), counts.join(", "))
}

/// Takes a golden package; tells what is stored of the plan then.
fn taken(window: &Window, path: &std::path::Path, plan: &str) -> String {
    let passphrase = path
        .ends_with("request-locked.loa")
        .then_some("lá cờ đỏ bay");
    packages::open_file(&window.office, path, passphrase).unwrap();
    let taken = window.done("take_package", json!({ "trust": true, "pair": false }));
    let id: PlanId = plan.parse().unwrap();
    let words = with_store(&window.office, |store| words_of(store, id));
    format!("{}{words}{}", told(&taken), said_of(window, plan))
}

#[test]
fn requests_and_answers_of_once_are_stored_as_they_were_said() {
    let bytes = std::fs::read(exchanged("request")).unwrap();
    let Body::Request(request) = exchange::open(&bytes, None).unwrap().parcel.body else {
        panic!("a request");
    };
    let plan = request.plan.id.to_string();
    for name in ["request", "request-history", "request-locked"] {
        is_as_written(name, &taken(&office(), &exchanged(name), &plan));
    }
    for name in ["answer", "answer-beside-the-body"] {
        let here = office();
        change(&here.office, |tx| {
            tx.insert_plan(&request.plan, &request.tasks, false)
        });
        is_as_written(name, &taken(&here, &exchanged(name), &plan));
    }
    // Into an office with a plan of its own, the plans of a hand-over whose backup is none.
    for name in ["hand-over", "hand-over-files"] {
        let (here, _) = drafter();
        is_as_written(name, &taken(&here, &exchanged(name), &plan));
    }
}

#[test]
fn a_template_of_once_is_a_template() {
    let here = office();
    packages::open_file(&here.office, &exchanged("template"), None).unwrap();
    here.done("take_package", json!({ "trust": true, "pair": false }));
    let list = here.done("list_templates", json!({}));
    let all = list.as_array().unwrap().iter();
    let own: Vec<String> = all
        .filter(|it| it["own"] == true)
        .map(|it| text(it, "/name"))
        .collect();
    assert_eq!(own, ["Kế hoạch phòng cháy"]);
}

/// The hand-over of an office in which something of everything was done.
fn handed_over() -> PathBuf {
    let path = own("hand-over.loa");
    if !path.exists() && std::env::var_os("ADD_GOLDEN").is_some() {
        let busy = Busy::new();
        let hash = content(&busy.window.office, &busy.plan);
        change(&busy.window.office, |tx| {
            tx.put_remark(&remark(&busy.plan, hash, 7, "Thêm lịch phát."))?;
            tx.put_opinion(&opinion(&busy.plan, hash, 8, Verdict::Amend))
        });
        let written = write(&busy.window, PackageKind::HandOver, None);
        std::fs::copy(written, &path).unwrap();
    }
    path
}

#[test]
fn an_office_that_was_handed_over_once_is_taken_over() {
    let path = handed_over();
    let bytes = std::fs::read(&path).unwrap();
    let Body::HandOver(all) = exchange::open(&bytes, None).unwrap().parcel.body else {
        panic!("a hand-over");
    };
    let plan = all.plans[0].0.id.to_string();
    let id: PlanId = plan.parse().unwrap();
    for (name, here) in [
        ("office-into-an-empty-one", Window::open(Answers::default())),
        ("office-into-a-busy-one", drafter().0),
    ] {
        let mut stored = taken(&here, &path, &plan);
        stored += &with_store(&here.office, |store| deeds_of(store, id));
        is_as_written(name, &stored);
        assert_eq!(file_at(&here, PICTURE).as_deref(), Some(PICTURE), "{name}");
    }
}
