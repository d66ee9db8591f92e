//! Kept versions, through the commands and the command line: listed, compared, brought back,
//! printed; and three states made one.

use crate::cli::Line;
use crate::commands::{Window, text};
use crate::review::{Room, room};
use serde_json::{Value, json};

/// Writes paragraphs into a section, keeping the ids of those that stood there.
fn write(window: &Window, plan: &str, section: usize, words: &[&str]) {
    let shown = window.done("get_plan", json!({ "plan": plan }));
    let at = &shown["sections"][section];
    let blocks: Vec<Value> = words
        .iter()
        .enumerate()
        .map(|(n, words)| {
            let id = at["blocks"][n]["id"].as_str().unwrap_or_default();
            json!({ "id": id, "kind": "paragraph", "label": "", "auto_label": true, "text": words, "runs": [{ "text": words }], "table": null })
        })
        .collect();
    let edit = json!({
        "kind": at["kind"], "label": null, "title": at["title"], "run_in": false, "blocks": blocks,
    });
    let args = json!({ "plan": plan, "section": at["id"], "edit": edit });
    window.done("save_section", args);
}

fn words(window: &Window, plan: &str, section: usize) -> Vec<String> {
    let shown = window.done("get_plan", json!({ "plan": plan }));
    let blocks = shown["sections"][section]["blocks"]
        .as_array()
        .unwrap()
        .clone();
    blocks.iter().map(|block| text(block, "/text")).collect()
}

fn keep(room: &Room, note: &str) -> Value {
    let args = json!({ "plan": room.plan, "note": note });
    room.window.done("keep_version", args)["versions"].clone()
}

fn versions(room: &Room) -> Value {
    room.window
        .done("list_versions", json!({ "plan": room.plan }))
}

fn version(id: &Value) -> Value {
    json!({ "kind": "version", "version": id })
}

fn now(plan: &str) -> Value {
    json!({ "kind": "now", "plan": plan })
}

fn add_task(room: &Room, words: &str) -> Value {
    let fields = json!({
        "text": words, "deliverable": "", "lead": "", "coordinating": [], "official": "",
        "timeframe": "Quý I/2026", "budget": "", "remarks": "",
    });
    let args = json!({ "plan": room.plan, "fields": fields });
    let tasks = room.window.ask("add_task", args).unwrap()["tasks"].clone();
    tasks.as_array().unwrap().last().unwrap().clone()
}

#[test]
fn versions_tell_why_and_how_much() {
    let room = room();
    assert_eq!(versions(&room)["versions"], json!([]));
    assert_eq!(versions(&room)["now"], Value::Null);
    write(&room.window, &room.plan, 0, &["Một.", "Hai."]);
    let kept = keep(&room, "  trước khi sửa  ");
    assert_eq!(kept["versions"][0]["note"], "trước khi sửa");
    assert_eq!(kept["versions"][0]["cause"], "asked");
    assert_eq!(kept["versions"][0]["change"], Value::Null);
    write(&room.window, &room.plan, 0, &["Một khác.", "Hai.", "Ba."]);
    let size = json!({ "changed": 1, "added": 1, "removed": 0, "moved": 0 });
    assert_eq!(versions(&room)["now"], size);
    room.take(json!({ "step": "submit" }), "Nguyễn Thị Lan");
    let listed = versions(&room);
    assert_eq!(listed["versions"][0]["number"], 2);
    assert_eq!(listed["versions"][0]["cause"], "step");
    assert_eq!(listed["versions"][0]["by"]["name"], "Nguyễn Thị Lan");
    assert_eq!(listed["versions"][0]["change"], size);
    let same = json!({ "changed": 0, "added": 0, "removed": 0, "moved": 0 });
    assert_eq!(listed["now"], same);
    let long = json!({ "plan": room.plan, "note": "x".repeat(501) });
    let failure = room.window.failed("keep_version", long);
    assert_eq!(failure["flaws"][0]["kind"], "too_long");
}

#[test]
fn any_two_states_are_compared_and_what_moved_is_told_once() {
    let room = room();
    write(&room.window, &room.plan, 0, &["Một.", "Hai."]);
    let first = keep(&room, "")["versions"][0]["id"].clone();
    let plan = room.window.done("get_plan", json!({ "plan": room.plan }));
    let section = plan["sections"][1]["id"].clone();
    let args = json!({ "plan": room.plan, "section": section, "parent": null, "index": 0 });
    room.window.done("move_section", args);
    write(&room.window, &room.plan, 1, &["Một và nữa.", "Hai."]);
    let args = json!({ "before": version(&first), "after": now(&room.plan) });
    let compared = room.window.done("compare_versions", args);
    assert_eq!(compared["old"]["number"], 1);
    assert_eq!(compared["new"]["number"], Value::Null);
    let comparison = &compared["comparison"];
    assert_eq!(comparison["moved"], 1);
    assert_eq!(comparison["changed"], 1);
    assert_eq!(
        (&comparison["added"], &comparison["removed"]),
        (&json!(0), &json!(0))
    );
    let lines = comparison["lines"].as_array().unwrap();
    let moved: Vec<&Value> = lines.iter().filter(|it| !it["moved"].is_null()).collect();
    assert_eq!(moved[0]["target"], section);
    assert_eq!(moved[0]["moved"], "II.");
    let gone = json!({ "before": version(&json!(uuid::Uuid::nil().to_string())), "after": now(&room.plan) });
    assert_eq!(
        room.window.failed("compare_versions", gone)["what"],
        "version"
    );
}

#[test]
fn an_older_version_comes_back_and_goes_again() {
    let room = room();
    write(&room.window, &room.plan, 0, &["Một.", "Hai."]);
    let old = add_task(&room, "Phát thanh");
    let first = keep(&room, "")["versions"][0]["id"].clone();
    write(&room.window, &room.plan, 0, &["Khác hẳn."]);
    let new = add_task(&room, "Tờ gấp");
    let tasks = json!({ "plan": room.plan, "tasks": [old["id"]], "reason": "" });
    room.window.done("remove_tasks", tasks);
    let restored = room.window.done(
        "restore_version",
        json!({ "version": first, "trash": null }),
    );
    assert_eq!(words(&room.window, &room.plan, 0), ["Một.", "Hai."]);
    assert_eq!(restored["voided"], false);
    assert_eq!(restored["versions"]["versions"][0]["cause"], "replaced");
    let list = || room.window.done("list_tasks", json!({ "plan": room.plan }));
    assert_eq!(list().as_array().unwrap().len(), 1);
    assert_eq!(list()[0]["id"], old["id"]);
    // Undone: the words, and the task with all that hung on it.
    let args = json!({ "version": restored["before"], "trash": restored["trash"] });
    room.window.done("restore_version", args);
    assert_eq!(words(&room.window, &room.plan, 0), ["Khác hẳn."]);
    assert_eq!(list()[0]["id"], new["id"]);
    assert_eq!(list().as_array().unwrap().len(), 1);
    let verified = room.window.done("verify_data", json!({}));
    assert_eq!(verified["ok"], true);
}

#[test]
fn restoring_voids_an_approval_and_meets_a_number() {
    let room = room();
    write(&room.window, &room.plan, 0, &["Một."]);
    let first = keep(&room, "")["versions"][0]["id"].clone();
    write(&room.window, &room.plan, 0, &["Hai."]);
    let by = "Nguyễn Thị Lan";
    for step in ["submit", "pass_content", "pass_form", "approve"] {
        let by = if step == "submit" {
            by
        } else {
            "Phạm Văn Dũng"
        };
        room.take(json!({ "step": step }), by);
    }
    let restored = room.window.done(
        "restore_version",
        json!({ "version": first, "trash": null }),
    );
    assert_eq!(restored["voided"], true);
    assert_eq!(room.course()["stage"], "leader_review");
    room.take(json!({ "step": "approve" }), "Phạm Văn Dũng");
    let on = loa::clock::today().to_string();
    let sign = json!({ "step": "sign", "by": "Phạm Văn Dũng", "on": on, "reason": "" });
    room.take(sign, "Vũ Thị Mai");
    room.take(
        json!({ "step": "number", "number": "12", "on": on }),
        "Vũ Thị Mai",
    );
    let before = versions(&room);
    let failure = room.window.failed(
        "restore_version",
        json!({ "version": first, "trash": null }),
    );
    assert_eq!(failure["flaws"][0]["kind"], "frozen");
    assert_eq!(versions(&room), before, "nothing was kept either");
    assert_eq!(before["frozen"], true);
}

fn content(room: &Room) -> Value {
    // What a package would carry: the newest version, as it is kept.
    let id = versions(room)["versions"][0]["id"].clone();
    let office = &room.window.office;
    let kept = loa::office::versions::content(office, id.as_str().unwrap()).unwrap();
    serde_json::from_str(&kept).unwrap()
}

#[test]
fn what_another_made_of_a_version_is_merged() {
    let room = room();
    write(&room.window, &room.plan, 0, &["Một.", "Hai.", "Ba."]);
    let base = keep(&room, "")["versions"][0]["id"].clone();
    let mut theirs = content(&room);
    let runs = |words: &str| json!([{ "text": words }]);
    theirs["plan"]["sections"][0]["blocks"][0]["text"] = runs("Một của họ.");
    theirs["plan"]["sections"][0]["blocks"][1]["text"] = runs("Hai của họ.");
    write(
        &room.window,
        &room.plan,
        0,
        &["Một.", "Hai của tôi.", "Ba của tôi."],
    );
    let form = |rulings: Value, seen: &Value| {
        json!({ "form": {
            "plan": room.plan, "base": base, "theirs": { "kind": "content", "json": theirs.to_string() }, "rulings": rulings,
            "seen": seen,
        }})
    };
    let none = json!("");
    let preview = room.window.done("preview_merge", form(json!([]), &none));
    assert_eq!(preview["open"], 1);
    assert_eq!(preview["taken"].as_array().unwrap().len(), 1);
    let conflict = &preview["conflicts"][0];
    assert_eq!(
        conflict["mine"]["lines"][0]["runs"][0]["text"],
        "Hai của tôi."
    );
    assert_eq!(
        conflict["theirs"]["lines"][0]["runs"][0]["text"],
        "Hai của họ."
    );
    assert_eq!(conflict["base"]["lines"][0]["runs"][0]["text"], "Hai.");
    let failure = room.window.failed("accept_merge", form(json!([]), &none));
    assert_eq!(failure["flaws"][0]["field"], "rulings");
    let own = json!([{ "unit": conflict["unit"], "take": "own", "text": "Hai của cả hai." }]);
    let failure = room
        .window
        .failed("accept_merge", form(own.clone(), &json!("00")));
    assert_eq!(failure["flaws"][0]["kind"], "changed_since");
    let merged = room
        .window
        .done("accept_merge", form(own, &preview["seen"]));
    assert_eq!(
        words(&room.window, &room.plan, 0),
        ["Một của họ.", "Hai của cả hai.", "Ba của tôi."]
    );
    let listed = versions(&room);
    assert_eq!(listed["versions"][0]["cause"], "received");
    assert_eq!(listed["versions"][1]["id"], merged["before"]);
    let strange = json!({ "form": {
        "plan": room.plan, "base": base, "theirs": { "kind": "content", "json": "{}" }, "rulings": [],
    }});
    let failure = room.window.failed("preview_merge", strange);
    assert_eq!(failure["flaws"][0]["field"], "theirs");
}

#[test]
fn what_one_version_changed_is_taken_again() {
    let room = room();
    write(&room.window, &room.plan, 0, &["Một.", "Hai."]);
    let first = keep(&room, "")["versions"][0]["id"].clone();
    write(&room.window, &room.plan, 0, &["Một.", "Hai, viết kỹ."]);
    let second = keep(&room, "")["versions"][0]["id"].clone();
    room.window.done(
        "restore_version",
        json!({ "version": first, "trash": null }),
    );
    write(&room.window, &room.plan, 0, &["Một, sửa sau.", "Hai."]);
    let form = json!({ "form": {
        "plan": room.plan, "base": first, "theirs": { "kind": "version", "version": second },
        "rulings": [],
    }});
    let preview = room.window.done("preview_merge", form.clone());
    assert_eq!(preview["conflicts"], json!([]));
    room.window.done("accept_merge", form);
    let now = words(&room.window, &room.plan, 0);
    assert_eq!(now, ["Một, sửa sau.", "Hai, viết kỹ."]);
}

#[test]
fn versions_on_the_command_line() {
    let line = Line::new();
    line.ok(&["sample"]);
    let plan = line.json(&["list"])[0]["id"].as_str().unwrap().to_owned();
    assert!(line.ok(&["versions", &plan]).contains("Chưa giữ"));
    let kept = line.json(&["version", "keep", &plan, "--note", "bản đầu"]);
    assert_eq!(kept["versions"][0]["note"], "bản đầu");
    line.ok(&["add-task", &plan, "--text", "Phát thanh lưu động"]);
    let compared = line.json(&["compare", &plan, "1", "now"]);
    assert!(compared["comparison"]["added"].as_u64().unwrap() >= 1);
    let said = line.ok(&["compare", &plan, "1", "now"]);
    assert!(said.contains("{+Phát thanh lưu động+}"), "{said}");
    for (kind, begins) in [("docx", &b"PK"[..]), ("pdf", b"%PDF")] {
        let out = line.folder.path().join(format!("so-sanh.{kind}"));
        let out = out.to_str().unwrap();
        let args = ["compare", &plan, "1", "now", "--to", kind, "--out", out];
        line.ok(&args);
        line.ok(&[&args[..], &["--landscape"]].concat());
        assert!(std::fs::read(out).unwrap().starts_with(begins));
    }
    let out = line.folder.path().join("so-sanh.txt");
    let out = out.to_str().unwrap();
    line.ok(&["compare", &plan, "1", "now", "--to", "text", "--out", out]);
    let paper = std::fs::read_to_string(out).unwrap();
    assert!(paper.contains("BẢNG SO SÁNH"), "{paper}");
    assert!(paper.contains("[thêm: Phát thanh lưu động]"), "{paper}");
    line.ok(&["version", "restore", &plan, "1"]);
    let same = line.json(&["compare", &plan, "1", "now"]);
    assert_eq!(same["comparison"]["added"], 0);
    line.fails(&["compare", &plan, "1", "9"]);
    line.fails(&["version", "restore", &plan, "9"]);
}

fn remove(room: &Room, tasks: &[&Value]) -> Value {
    let tasks: Vec<&Value> = tasks.iter().map(|task| &task["id"]).collect();
    let args = json!({ "plan": room.plan, "tasks": tasks, "reason": "" });
    room.window.done("remove_tasks", args)["trash"].clone()
}

fn trash(room: &Room) -> Vec<Value> {
    let all = room.window.done("list_trash", json!({}));
    all.as_array().unwrap().clone()
}

#[test]
fn a_task_removed_by_hand_comes_back_with_a_version_whole_and_once() {
    let room = room();
    let (one, two) = (add_task(&room, "Phát thanh"), add_task(&room, "Tờ gấp"));
    let mark = json!({
        "task": one["id"], "quarter": "2026-Q1", "status": "done", "quantity": "12 buổi",
        "measure": "", "note": "Đủ", "reason": "", "why": "",
    });
    room.window.done("save_mark", json!({ "mark": mark }));
    let first = keep(&room, "")["versions"][0]["id"].clone();
    let both = remove(&room, &[&one, &two]);
    // A version of only the first: the second was removed before it was kept.
    let list = || {
        let tasks = room.window.done("list_tasks", json!({ "plan": room.plan }));
        let tasks = tasks.as_array().unwrap().clone();
        tasks.iter().map(|it| it["id"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(trash(&room)[0]["id"], both);
    let args = json!({ "version": first, "trash": null });
    room.window.done("restore_version", args);
    assert_eq!(list(), [one["id"].clone(), two["id"].clone()]);
    let progress = json!({ "plan": room.plan, "year": null });
    let progress = room.window.done("get_progress", progress);
    assert_eq!(progress["marks"].as_array().unwrap().len(), 1, "{progress}");
    assert_eq!(trash(&room), Vec::<Value>::new(), "nothing is left of it");
    let failure = room
        .window
        .failed("restore_removed", json!({ "trash": both }));
    assert_eq!(failure["what"], "trash");
    assert_eq!(list().len(), 2);
    assert_eq!(room.window.done("verify_data", json!({}))["ok"], true);
}

#[test]
fn what_a_version_does_not_know_stays_in_the_trash() {
    let room = room();
    let one = add_task(&room, "Phát thanh");
    let first = keep(&room, "")["versions"][0]["id"].clone();
    let two = add_task(&room, "Tờ gấp");
    let both = remove(&room, &[&one, &two]);
    let args = json!({ "version": first, "trash": null });
    room.window.done("restore_version", args);
    let left = trash(&room);
    assert_eq!(left.len(), 1);
    assert_eq!(
        (&left[0]["id"], &left[0]["title"]),
        (&both, &json!("Tờ gấp"))
    );
    room.window
        .done("restore_removed", json!({ "trash": both }));
    let tasks = room.window.done("list_tasks", json!({ "plan": room.plan }));
    let ids: Vec<&Value> = tasks
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["id"])
        .collect();
    assert_eq!(ids, [&one["id"], &two["id"]]);
}

#[test]
fn a_section_that_a_version_brought_back_comes_from_the_trash_beside_it() {
    let room = room();
    write(&room.window, &room.plan, 0, &["Một.", "Hai."]);
    let first = keep(&room, "")["versions"][0]["id"].clone();
    let plan = room.window.done("get_plan", json!({ "plan": room.plan }));
    let section = plan["sections"][0]["id"].clone();
    let args = json!({ "plan": room.plan, "section": section });
    let gone = room.window.done("remove_section", args)["trash"].clone();
    let args = json!({ "version": first, "trash": null });
    room.window.done("restore_version", args);
    room.window
        .done("restore_removed", json!({ "trash": gone }));
    let plan = room.window.done("get_plan", json!({ "plan": room.plan }));
    let sections = plan["sections"].as_array().unwrap();
    let title = &sections[0]["title"];
    let same: Vec<&Value> = sections.iter().filter(|it| it["title"] == *title).collect();
    assert_eq!(same.len(), 2, "as it was, beside what stands");
    assert_ne!(same[0]["id"], same[1]["id"]);
    assert_ne!(same[0]["blocks"][0]["id"], same[1]["blocks"][0]["id"]);
    assert_eq!(words(&room.window, &room.plan, 0), ["Một.", "Hai."]);
    assert_eq!(room.window.done("verify_data", json!({}))["ok"], true);
}

#[test]
fn what_was_printed_is_told_from_what_was_sent() {
    let folder = tempfile::tempdir().unwrap();
    let room = room();
    write(&room.window, &room.plan, 0, &["Một."]);
    let target = folder.path().join("in.pdf");
    loa::office::remarks::print_for_remarks_to(&room.window.office, &room.plan, &target).unwrap();
    assert_eq!(versions(&room)["versions"][0]["cause"], "printed");
    let remarks = room
        .window
        .done("list_remarks", json!({ "plan": room.plan }));
    assert_eq!(remarks["prints"].as_array().unwrap().len(), 1);
}

#[test]
fn tasks_that_come_back_with_an_undo_are_told_in_closed_quarters() {
    let room = room();
    let ask = |command: &str, args: Value| room.window.done(command, args);
    let form = json!({ "year": 2025, "subject": "Tuyên truyền năm 2025" });
    let plan = ask("create_plan", json!({ "form": form }))["plan"]["id"].clone();
    let kept = ask("keep_version", json!({ "plan": plan, "note": "" }));
    let first = kept["versions"]["versions"][0]["id"].clone();
    let fields = json!({
        "text": "Phát thanh", "deliverable": "", "lead": "", "coordinating": [], "official": "",
        "timeframe": "Quý I/2025", "budget": "", "remarks": "",
    });
    let added = ask("add_task", json!({ "plan": plan, "fields": fields }));
    let mark = json!({
        "task": added["tasks"][0]["id"], "quarter": "2025-Q1", "status": "done",
        "quantity": "12 buổi", "measure": "", "note": "", "reason": "", "why": "",
    });
    ask("save_mark", json!({ "mark": mark }));
    ask("close_period", json!({ "period": "2025-Q1" }));
    let late = || {
        let late = ask("list_late_changes", json!({ "period": "2025-Q1" }));
        late.as_array().unwrap().len()
    };
    let args = json!({ "version": first, "trash": null });
    let restored = ask("restore_version", args);
    assert_eq!(late(), 1);
    let args = json!({ "version": restored["before"], "trash": restored["trash"] });
    ask("restore_version", args);
    assert_eq!(late(), 2, "what came back is told as well");
    let tasks = ask("list_tasks", json!({ "plan": plan }));
    assert_eq!(tasks.as_array().unwrap().len(), 1);
}

#[test]
fn an_undo_brings_nothing_back_but_tasks_of_its_plan() {
    let room = room();
    let first = keep(&room, "")["versions"][0]["id"].clone();
    let form = json!({ "year": 2026, "subject": "Kế hoạch khác" });
    let other = room.window.done("create_plan", json!({ "form": form }))["plan"]["id"].clone();
    let fields = json!({
        "text": "Phát thanh", "deliverable": "", "lead": "", "coordinating": [], "official": "",
        "timeframe": "Quý I/2026", "budget": "", "remarks": "",
    });
    let args = json!({ "plan": other, "fields": fields });
    let task = room.window.done("add_task", args)["tasks"][0]["id"].clone();
    let args = json!({ "plan": other, "tasks": [task], "reason": "" });
    room.window.done("remove_tasks", args);
    let shown = room.window.done("get_plan", json!({ "plan": room.plan }));
    let args = json!({ "plan": room.plan, "section": shown["sections"][0]["id"] });
    room.window.done("remove_section", args);
    let thrown = trash(&room);
    assert_eq!(thrown.len(), 2);
    for item in &thrown {
        let args = json!({ "version": first, "trash": item["id"] });
        let failure = room.window.failed("restore_version", args);
        assert_eq!(failure["what"], "trash");
    }
    assert_eq!(trash(&room), thrown);
}
