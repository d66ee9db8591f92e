//! Kept versions, through the commands and the command line: listed, compared, brought back,
//! printed; and three states made one.

use crate::cli::Line;
use crate::commands::{Window, text};
use crate::house::sample;
use crate::packages;
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

fn back(room: &Room, version: &Value) -> Value {
    let args = json!({ "version": version, "trash": null });
    room.window.done("restore_version", args)
}

/// What the list says of a version.
fn listed(room: &Room, id: &Value) -> Value {
    let all = versions(room)["versions"].clone();
    let found = all.as_array().unwrap().iter().find(|it| it["id"] == *id);
    found.unwrap().clone()
}

#[test]
fn an_older_version_in_review_is_nothing_anybody_handed_on() {
    let ways: [(&[&str], &str); 4] = [
        (&["submit"], "unit_review"),
        (&["submit", "pass_content"], "format_check"),
        (&["submit", "pass_content", "pass_form"], "leader_review"),
        (
            &["submit", "pass_content", "pass_form", "approve"],
            "approved",
        ),
    ];
    for (steps, stage) in ways {
        let room = room();
        write(&room.window, &room.plan, 0, &["Một."]);
        let first = keep(&room, "")["versions"][0]["id"].clone();
        write(&room.window, &room.plan, 0, &["Hai."]);
        assert_eq!(listed(&room, &first)["takes_back"], false, "in drafting");
        for step in steps {
            let by = match *step {
                "submit" => "Nguyễn Thị Lan",
                _ => "Phạm Văn Dũng",
            };
            room.take(json!({ "step": step }), by);
        }
        let handed_on = versions(&room)["versions"][0]["id"].clone();
        let in_review = stage != "approved";
        assert_eq!(listed(&room, &first)["takes_back"], in_review, "{stage}");
        assert_eq!(listed(&room, &handed_on)["takes_back"], false, "{stage}");
        // The same words change nothing.
        back(&room, &handed_on);
        assert_eq!(room.course()["stage"], stage);

        let restored = back(&room, &first);
        assert_eq!(restored["taken_back"], in_review, "{stage}");
        assert_eq!(restored["voided"], !in_review, "{stage}");
        let course = room.course();
        let last = course["passages"].as_array().unwrap().last().unwrap();
        if !in_review {
            assert_eq!(
                (&course["stage"], &last["step"]),
                (&json!("leader_review"), &json!("void"))
            );
            // Undone, the words that were approved stand where they were handed on to.
            let args = json!({ "version": restored["before"], "trash": restored["trash"] });
            let undone = room.window.done("restore_version", args);
            assert_eq!(undone["taken_back"], false);
            assert_eq!(room.course()["stage"], "leader_review");
            continue;
        }
        assert_eq!(
            (&course["stage"], &last["step"]),
            (&json!("drafting"), &json!("take_back"))
        );
        assert_eq!(last["reason"], "Khôi phục phiên bản 1");
        assert_eq!(last["version"], restored["before"]);
        let flaws = room.refused(json!({ "step": "approve" }), "Phạm Văn Dũng");
        assert_eq!(flaws[0]["kind"], "out_of_turn");
        // Undone, the words are back, the step is not.
        let args = json!({ "version": restored["before"], "trash": restored["trash"] });
        room.window.done("restore_version", args);
        assert_eq!(words(&room.window, &room.plan, 0), ["Hai."]);
        assert_eq!(room.course()["stage"], "drafting");
        assert_eq!(room.course()["round"], 1);
        room.take(json!({ "step": "submit" }), "Nguyễn Thị Lan");
        assert_eq!(room.course()["round"], 2);
    }
}

#[test]
fn a_merge_in_review_is_undone_where_it_was_made() {
    let room = room();
    write(&room.window, &room.plan, 0, &["Một.", "Hai."]);
    let base = keep(&room, "")["versions"][0]["id"].clone();
    let mut theirs = content(&room);
    theirs["plan"]["sections"][0]["blocks"][1]["text"] = json!([{ "text": "Hai của họ." }]);
    room.take(json!({ "step": "submit" }), "Nguyễn Thị Lan");
    // Changed in review, as it may be: what is undone to was never handed on.
    write(&room.window, &room.plan, 0, &["Một, sửa.", "Hai."]);
    let merged = room.window.done(
        "accept_merge",
        json!({ "form": {
            "plan": room.plan, "base": base, "rulings": [],
            "theirs": { "kind": "content", "json": theirs.to_string() },
        } }),
    );
    let both = ["Một, sửa.", "Hai của họ."];
    assert_eq!(words(&room.window, &room.plan, 0), both);
    assert_eq!(listed(&room, &merged["before"])["takes_back"], false);
    assert_eq!(listed(&room, &merged["received"])["takes_back"], true);
    let undone = back(&room, &merged["before"]);
    assert_eq!(words(&room.window, &room.plan, 0), ["Một, sửa.", "Hai."]);
    assert_eq!(
        (&undone["taken_back"], &room.course()["stage"]),
        (&json!(false), &json!("unit_review"))
    );
    let again = back(&room, &undone["before"]);
    assert_eq!(words(&room.window, &room.plan, 0), both);
    assert_eq!(room.course()["stage"], "unit_review");
    // A step later it is a version like any other.
    room.take(json!({ "step": "pass_content" }), "Phạm Văn Dũng");
    assert_eq!(listed(&room, &again["before"])["takes_back"], true);
    assert_eq!(back(&room, &again["before"])["taken_back"], true);
    assert_eq!(room.course()["stage"], "drafting");
    assert_eq!(room.window.done("verify_data", json!({}))["ok"], true);
}

/// Every id of a kind of thing in a plan.
fn ids(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            out.extend(map.get("id").and_then(Value::as_str).map(str::to_owned));
            map.values().for_each(|it| ids(it, out));
        }
        Value::Array(list) => list.iter().for_each(|it| ids(it, out)),
        _ => {}
    }
}

#[test]
fn a_new_draft_begins_from_a_version_of_a_numbered_document() {
    let room = room();
    let ask = |command: &str, args: Value| room.window.done(command, args);
    write(&room.window, &room.plan, 0, &["Một.", "Hai."]);
    let task = add_task(&room, "Phát thanh");
    let mark = json!({
        "task": task["id"], "quarter": "2026-Q1", "status": "done", "quantity": "12 buổi",
        "measure": "", "note": "", "reason": "", "why": "",
    });
    ask("save_mark", json!({ "mark": mark }));
    let first = keep(&room, "")["versions"][0]["id"].clone();
    write(&room.window, &room.plan, 0, &["Khác."]);
    room.approve();
    let on = loa::clock::today().to_string();
    let sign = json!({ "step": "sign", "by": "Phạm Văn Dũng", "on": on, "reason": "" });
    room.take(sign, "Vũ Thị Mai");
    let number = json!({ "step": "number", "number": "12", "on": on });
    room.take(number, "Vũ Thị Mai");
    room.take(json!({ "step": "issue", "on": on }), "Vũ Thị Mai");
    let state = || {
        let plan = json!({ "plan": room.plan });
        ["get_plan", "list_tasks", "list_versions", "get_course"].map(|it| ask(it, plan.clone()))
    };
    let stood = state();

    let begun = ask("begin_from_version", json!({ "version": first }));
    let plan = &begun["plan"];
    let id = plan["id"].as_str().unwrap();
    let seq = begun["saved"]["seq"].as_u64().unwrap();
    assert_eq!(
        (&plan["head"]["number"], &plan["state"]),
        (&json!(""), &json!("drafting"))
    );
    assert_eq!(plan["year"], 2026);
    assert_eq!(
        plan.get("continues"),
        stood[0].get("continues"),
        "adjusts nothing"
    );
    assert_eq!(words(&room.window, id, 0), ["Một.", "Hai."]);
    let new = json!({ "plan": id });
    let course = ask("get_course", new.clone());
    assert_eq!(
        (&course["stage"], &course["passages"]),
        (&json!("drafting"), &json!([]))
    );
    assert_eq!(course["adjusts"], Value::Null);
    assert_eq!(ask("list_remarks", new.clone())["remarks"], json!([]));
    assert_eq!(ask("list_versions", new.clone())["versions"], json!([]));
    let progress = ask("get_progress", json!({ "plan": id, "year": null }));
    assert_eq!(progress["marks"], json!([]));
    let history = ask("get_history", json!({ "plan": id, "task": null }));
    assert_eq!(history.as_array().unwrap().len(), 1, "one event: {history}");
    assert_eq!(
        (&history[0]["kind"], &history[0]["seq"]),
        (&json!("plan_created"), &json!(seq))
    );
    let tasks = ask("list_tasks", new);
    assert_eq!(
        (&tasks[0]["fields"]["text"], tasks.as_array().unwrap().len()),
        (&json!("Phát thanh"), 1)
    );
    let (mut mine, mut its) = (Vec::new(), Vec::new());
    ids(&json!([plan, tasks]), &mut mine);
    ids(&json!([stood[0], stood[1]]), &mut its);
    assert!(mine.len() > 5 && mine.iter().all(|it| !its.contains(it)));
    let mut stands = state();
    stands[2]["others"] = stood[2]["others"].clone();
    assert_eq!(stands, stood, "the old plan stands as it stood");
    let others = ask("list_versions", json!({ "plan": id }))["others"].clone();
    assert_eq!(others[0]["plan"], room.plan.as_str());
    // On paper it is another plan, not one that adjusts the first.
    let choice = json!({ "old": now(&room.plan), "new": now(id), "landscape": false });
    let choice = serde_json::from_value(choice).unwrap();
    let out = room.window.folder.path().join("so-sanh.txt");
    let office = &room.window.office;
    loa::office::versions::export_to(office, &choice, loa::wire::ExportFormat::Text, &out).unwrap();
    let paper = std::fs::read_to_string(&out).unwrap();
    assert!(!paper.contains("điều chỉnh"), "{paper}");

    let none = json!({ "version": uuid::Uuid::nil().to_string() });
    assert_eq!(
        room.window.failed("begin_from_version", none)["what"],
        "version"
    );
}

#[test]
fn a_copy_for_review_begins_nothing() {
    let (here, plan) = packages::drafter();
    let there = Window::open(crate::house::Answers::default());
    let request = packages::write(&here, loa::wire::PackageKind::ReviewRequest, Some(&plan));
    packages::take(&there, &request);
    let list = there.done("list_versions", json!({ "plan": plan }));
    let args = json!({ "version": list["versions"][0]["id"] });
    let failure = there.failed("begin_from_version", args);
    assert_eq!(failure["flaws"][0]["kind"], "for_review");
    assert_eq!(
        there
            .done("list_plans", json!({}))
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn any_other_plan_can_be_compared_last_year_s_first() {
    let room = room();
    let begin = |year: i32, subject: &str| {
        let form = json!({ "year": year, "subject": subject });
        text(
            &room.window.done("create_plan", json!({ "form": form })),
            "/plan/id",
        )
    };
    let like = "Tuyên truyền cải cách hành chính năm 2025";
    let (far, near) = (
        begin(2025, "Phòng, chống cháy rừng mùa khô"),
        begin(2025, like),
    );
    let older = begin(2024, "Tuyên truyền cải cách hành chính năm 2024");
    let same_year = begin(2026, "Tuyên truyền bầu cử");
    let others = |plan: &str| -> Vec<(String, String)> {
        let list = room.window.done("list_versions", json!({ "plan": plan }));
        let others = list["others"].as_array().unwrap().clone();
        let told = others
            .iter()
            .map(|it| (text(it, "/plan"), text(it, "/kind")));
        told.collect()
    };
    let of = |list: &[(&String, &str)]| -> Vec<(String, String)> {
        let told = list
            .iter()
            .map(|(plan, kind)| ((*plan).clone(), (*kind).to_owned()));
        told.collect()
    };
    let expected = [
        (&near, "year_before"),
        (&far, "year_before"),
        (&same_year, "other"),
        (&older, "other"),
    ];
    assert_eq!(others(&room.plan), of(&expected));

    // What it goes on from comes first, over whatever lies between.
    let office = &room.window.office;
    let id = |plan: &str| -> plan::PlanId { plan.parse().unwrap() };
    packages::change(office, |tx| {
        for (plan, before) in [
            (&room.plan, &same_year),
            (&same_year, &older),
            (&older, &room.plan),
        ] {
            let mut plan = tx.plan(id(plan))?;
            plan.continues = Some(id(before));
            tx.save_plan(&plan)?;
        }
        Ok(())
    });
    let expected = [
        (&same_year, "linked"),
        (&older, "linked"),
        (&near, "year_before"),
        (&far, "year_before"),
    ];
    assert_eq!(others(&room.plan), of(&expected));

    let args = json!({ "before": now(&near), "after": now(&room.plan) });
    let compared = room.window.done("compare_versions", args);
    assert_eq!(
        (&compared["old"]["year"], &compared["new"]["year"]),
        (&json!(2025), &json!(2026))
    );
    assert_eq!(compared["comparison"]["changed"], 1, "the subject alone");
}

#[test]
fn plans_of_two_years_on_the_command_line() {
    let line = Line::new();
    line.ok(&["set-up", "--name", "An Hòa", "--vice-chairman", "Lê Văn Ba"]);
    let this_year = std::fs::read_to_string(sample()).unwrap();
    let import = |name: &str, text: &str| {
        let file = line.folder.path().join(name);
        std::fs::write(&file, text).unwrap();
        let imported = line.json(&["import", file.to_str().unwrap()]);
        imported[0]["id"].as_str().unwrap().to_owned()
    };
    let new = import("nam-nay.txt", &this_year);
    let told = line.fails(&["compare", &new, "before", "now"]);
    assert!(told.contains("--with PLAN"), "{told}");
    let old = import("nam-truoc.txt", &this_year.replace("2026", "2025"));
    let told = line.fails(&["compare", &new, "before", "now"]);
    assert!(told.contains(&format!("--with {old}")), "{told}");
    line.ok(&["version", "keep", &new]);
    for state in [&[][..], &["now"], &["1"]] {
        let args = [&["compare", &new, "--with", &old[..18]], state].concat();
        let compared = line.json(&args);
        assert_eq!(
            (&compared["old"]["year"], &compared["new"]["year"]),
            (&json!(2025), &json!(2026))
        );
        assert_eq!(compared["old"]["plan"], old.as_str());
        assert!(compared["comparison"]["changed"].as_u64().unwrap() > 0);
        assert_eq!(compared["comparison"]["added"], 0, "{state:?}");
    }
    for kind in ["docx", "pdf", "text"] {
        let out = line.folder.path().join(format!("hai-nam.{kind}"));
        let out = out.to_str().unwrap();
        line.ok(&["compare", &new, "--with", &old, "--to", kind, "--out", out]);
        assert!(std::fs::metadata(out).unwrap().len() > 500);
    }
    line.fails(&["compare", &new, "--with", "0000"]);
    for wrong in [
        &["compare", &new][..],
        &["compare", &new, "1"],
        &["compare", &new, "1", "now", "--with", &old],
    ] {
        assert!(!line.run(wrong).status.success(), "{wrong:?}");
    }
    assert!(line.ok(&["compare", "--help"]).contains("--with"));

    let begun = line.json(&["version", "draft", &new, "1"]);
    assert_ne!(begun["id"], new.as_str());
    assert_eq!(line.json(&["list"]).as_array().unwrap().len(), 3);
    line.fails(&["version", "draft", &new, "9"]);
    let draft = begun["id"].as_str().unwrap();
    line.ok(&["version", "keep", draft]);
    line.ok(&["add-task", draft, "--text", "Phát thanh lưu động"]);
    line.ok(&["submit", draft, "--by", "Lan"]);
    let told = line.ok(&["version", "restore", draft, "1"]);
    assert!(told.contains("rút lại"), "{told}");
    assert_eq!(line.json(&["course", draft])["stage"], "drafting");
}
