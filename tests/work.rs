//! Tasks beside their cells: the sentences they come from, targets, people, who does what when.

use crate::commands::{Window, set_up, text};
use crate::house::Answers;
use serde_json::{Value, json};

const SENTENCE: &str = "Công an xã chủ trì, phối hợp với Đoàn Thanh niên tổ chức 02 hội nghị trong quý II/2026, kinh phí 5.000.000 đồng từ ngân sách xã.";

/// A plan whose first section holds one block, and the ids of the plan, the section, the block.
fn plan_with(window: &Window, words: &str) -> (String, String, String) {
    let form = json!({ "year": 2026, "subject": "Tuyên truyền năm 2026" });
    let plan = window.done("create_plan", json!({ "form": form }))["plan"].clone();
    let (id, section) = (text(&plan, "/id"), text(&plan, "/sections/0/id"));
    let block = write(window, &id, &section, "", words);
    (id, section, block)
}

/// Writes a section's only block and answers with its id.
fn write(window: &Window, plan: &str, section: &str, block: &str, words: &str) -> String {
    let edit = json!({
        "kind": "implementation", "label": null, "title": "TỔ CHỨC THỰC HIỆN", "run_in": false,
        "blocks": [{
            "id": block, "kind": "paragraph", "label": "", "auto_label": true, "text": "",
            "runs": [{ "text": words }], "table": null,
        }],
    });
    let args = json!({ "plan": plan, "section": section, "edit": edit });
    let saved = window.done("save_section", args);
    text(&saved, "/plan/sections/0/blocks/0/id")
}

fn fields(words: &str) -> Value {
    json!({
        "text": words, "deliverable": "", "lead": "", "coordinating": [], "official": "",
        "timeframe": "", "budget": "", "remarks": "",
    })
}

fn official(window: &Window, name: &str) -> String {
    let official = json!({ "id": "", "name": name, "position": "", "unit": null, "active": true });
    let saved = window.done("save_official", json!({ "official": official }));
    let people = saved["directory"]["officials"].as_array().unwrap().clone();
    let found = people.iter().find(|o| o["name"] == name).unwrap();
    text(found, "/id")
}

#[test]
fn a_sentence_becomes_a_task_and_drifts_from_it() {
    let window = Window::open(Answers::default());
    set_up(&window);
    let (plan, section, block) = plan_with(&window, SENTENCE);
    let ask = |words: &str| {
        let heading = "Trạm Y tế xã:";
        window.done(
            "read_sentence",
            json!({ "words": words, "heading": heading }),
        )
    };
    assert_eq!(ask("Tuyên truyền lưu động.")["lead"], "Trạm Y tế xã");
    let read = ask(SENTENCE);
    assert_eq!(read["lead"], "Công an xã");
    assert_eq!(read["coordinating"], json!(["Đoàn Thanh niên"]));
    assert_eq!(read["deliverable"], "02 hội nghị");
    assert_eq!(read["timeframe"], "quý II/2026");
    assert_eq!(read["budget"], "5.000.000 đồng từ ngân sách xã");

    let add = json!({ "plan": plan, "block": block, "sentence": SENTENCE, "fields": read });
    let saved = window.done("add_task_from", add);
    let task = text(&saved, "/tasks/0/id");
    assert_eq!(saved["tasks"][0]["sentence"], SENTENCE);
    let links = || window.done("list_task_links", json!({ "plan": plan }));
    assert_eq!(links()[0]["block"], json!(block));
    assert_eq!(links()[0]["section"], json!(section));
    assert_eq!(links()[0]["drift"], Value::Null);

    // The sentence changes: the task is flagged, on the link and by the check.
    let later = SENTENCE.replace("quý II/2026", "quý III/2026");
    write(&window, &plan, &section, &block, &later);
    let drift = links()[0]["drift"].clone();
    assert_eq!(drift["now"], json!(later));
    assert_eq!(drift["differs"], json!(["timeframe"]));
    assert_eq!(drift["fields"]["timeframe"], "quý III/2026");
    let rules = || -> Vec<Value> {
        let found = window.done("get_findings", json!({ "plan": plan }));
        let found = found.as_array().unwrap().iter();
        found.map(|finding| finding["rule"].clone()).collect()
    };
    assert!(rules().contains(&json!("sentence_drifted")));

    // Kept as it is, the new sentence is its sentence.
    let answer = |how: &str| {
        let args = json!({ "task": task, "answer": how });
        window.done("answer_drift", args)["tasks"][0].clone()
    };
    // Whatever is answered, taken back it is as if nothing had been said.
    for how in ["keep", "take", "unlink"] {
        let (tasks, before) = (window.done("list_tasks", json!({ "plan": plan })), links());
        let answered = window.done("answer_drift", json!({ "task": task, "answer": how }));
        assert_ne!(links(), before, "{how}");
        let args = json!({ "task": task, "before": answered["before"] });
        window.done("take_back_drift", args);
        let after = window.done("list_tasks", json!({ "plan": plan }));
        assert_eq!((after, links()), (tasks, before), "{how}");
    }
    let kept = answer("keep");
    assert_eq!(kept["fields"]["timeframe"], "quý II/2026");
    assert_eq!(kept["sentence"], json!(later));
    assert_eq!(links()[0]["drift"], Value::Null);
    assert!(!rules().contains(&json!("sentence_drifted")));

    // The new words are taken.
    let more = later
        .replace("02", "03")
        .replace("Công an xã", "Trạm Y tế xã");
    write(&window, &plan, &section, &block, &more);
    let taken = answer("take");
    assert_eq!(taken["fields"]["deliverable"], "03 hội nghị");
    assert_eq!(taken["fields"]["lead"], "Trạm Y tế xã");
    assert_eq!(links()[0]["drift"], Value::Null);

    // The block goes: nothing stands there; the task lets go of it.
    write(&window, &plan, &section, "", "Việc hoàn toàn khác.");
    assert_eq!(links()[0]["drift"]["now"], "");
    assert_eq!(links()[0]["block"], Value::Null);
    answer("unlink");
    assert_eq!(links(), json!([]));
}

#[test]
fn targets_are_proposed_set_and_exported() {
    let window = Window::open(Answers::default());
    set_up(&window);
    let (plan, ..) = plan_with(&window, "Việc chung.");
    let mut cells = fields("Phát thanh");
    cells["deliverable"] = json!("01 chương trình trên tháng");
    cells["timeframe"] = json!("Thường xuyên");
    let saved = window.done("add_task", json!({ "plan": plan, "fields": cells }));
    let task = text(&saved, "/tasks/0/id");
    let proposed = window.done("propose_targets", json!({ "plan": plan }));
    let counts: Vec<&Value> = (proposed[0]["targets"].as_array().unwrap().iter())
        .map(|target| &target["count"])
        .collect();
    assert_eq!(counts, [3, 3, 3, 3]);
    assert_eq!(proposed[0]["targets"][0]["measure"], "chương trình");

    let edit = |counts: [&str; 4]| {
        let counts: Vec<Value> = (counts.iter().zip(1..))
            .map(|(count, n)| json!({ "quarter": format!("2026-Q{n}"), "count": count }))
            .collect();
        json!({ "plan": plan, "targets": [
            { "task": task, "measure": "chương trình", "counts": counts },
        ] })
    };
    let set = window.done("set_targets", edit(["3", "", "1.000", "3"]));
    assert_eq!(set["tasks"][0]["targets"][1]["count"], 1000);
    assert_eq!(
        window.done("propose_targets", json!({ "plan": plan })),
        json!([])
    );
    let listed = window.done("list_tasks", json!({ "plan": plan }));
    assert_eq!(listed[0]["targets"].as_array().unwrap().len(), 3);
    let refused = window.failed("set_targets", edit(["3", "-1", "3", "3"]));
    assert_eq!(text(&refused, "/flaws/0/field"), "count_2026-Q2");

    // Gone with the task, and back with it.
    let gone = window.done(
        "remove_tasks",
        json!({ "plan": plan, "tasks": [task], "reason": "" }),
    );
    window.done("restore_removed", json!({ "trash": gone["trash"] }));
    let back = window.done("list_tasks", json!({ "plan": plan }));
    assert_eq!(back, listed);
}

#[test]
fn tasks_change_hands_and_nobody_is_lost() {
    let window = Window::open(Answers::default());
    set_up(&window);
    let (plan, ..) = plan_with(&window, "Việc chung.");
    let (first, second) = (
        official(&window, "Lê Thị Một"),
        official(&window, "Trần Văn Hai"),
    );
    let mut ids = Vec::new();
    for words in ["Phát thanh", "Treo băng rôn"] {
        let mut cells = fields(words);
        cells["official"] = json!(first);
        cells["timeframe"] = json!("Thường xuyên");
        let saved = window.done("add_task", json!({ "plan": plan, "fields": cells }));
        let tasks = saved["tasks"].as_array().unwrap().clone();
        ids.push(text(tasks.last().unwrap(), "/id"));
    }
    let history = |task: &str| -> Vec<String> {
        let found = window.done("get_assignments", json!({ "task": task }));
        let found = found.as_array().unwrap().clone();
        let line = |a: &Value| {
            let open = if a["until"].is_null() { "…" } else { "|" };
            format!("{}{open}{}", text(a, "/name"), text(a, "/note"))
        };
        found.iter().map(line).collect()
    };
    assert_eq!(history(&ids[0]), ["Lê Thị Một…"]);
    let open = window.done("list_open_tasks", json!({ "official": first }));
    assert_eq!(open.as_array().unwrap().len(), 2);

    let today = loa::clock::today().to_string();
    let form = |day: &str| {
        json!({ "form": {
            "from": first, "to": second, "day": day, "note": "Chuyển công tác", "tasks": ids,
        } })
    };
    let refused = window.failed("hand_over", form("31/02/2026"));
    assert_eq!(text(&refused, "/flaws/0/kind"), "no_such_date");
    let refused = window.failed("hand_over", form("2999-01-01"));
    assert_eq!(text(&refused, "/flaws/0/kind"), "in_the_future");
    // As if the first had them since long ago.
    window.done("hand_over", form(&today));
    let listed = window.done("list_tasks", json!({ "plan": plan }));
    assert_eq!(listed[0]["official_name"], "Trần Văn Hai");
    assert_eq!(
        window.done("list_open_tasks", json!({ "official": first })),
        json!([])
    );
    window.done("take_back_handover", form(&today));
    assert_eq!(history(&ids[1]), ["Lê Thị Một…"]);

    // Who answered for a task and is gone is named still.
    let mut cells = listed[0]["fields"].clone();
    cells["official"] = json!(second);
    window.done("save_task", json!({ "task": ids[0], "fields": cells }));
    let gone = window.done("remove_official", json!({ "official": second }));
    assert_eq!(gone["trash"], "");
    assert_eq!(history(&ids[0]), ["Trần Văn Hai…"]);
    let load = window.done("get_load", json!({ "year": 2026 }));
    let due: Vec<(String, u64)> = (load["officials"].as_array().unwrap().iter())
        .map(|row| (text(row, "/name"), row["cells"][0]["due"].as_u64().unwrap()))
        .collect();
    assert!(due.contains(&("Lê Thị Một".to_owned(), 1)));
    assert!(due.contains(&("Trần Văn Hai".to_owned(), 1)));
}

#[test]
fn the_board_shows_who_does_what_and_who_nothing() {
    let window = Window::open(Answers::default());
    set_up(&window);
    let (plan, section, block) = plan_with(&window, SENTENCE);
    let mut cells = fields("Treo băng rôn");
    cells["lead"] = json!("Trạm Y tế xã");
    cells["timeframe"] = json!("Thường xuyên");
    cells["budget"] = json!("2 triệu đồng (xã hội hóa)");
    window.done("add_task", json!({ "plan": plan, "fields": cells }));
    let board = window.done("get_coverage", json!({ "plan": plan }));
    assert_eq!(text(&board, "/units/0/unit"), "Trạm Y tế xã");
    assert_eq!(board["units"][0]["cells"][3]["led"], 1);
    let gaps = board["gaps"].as_array().unwrap();
    let kinds: Vec<&Value> = gaps.iter().map(|gap| &gap["kind"]).collect();
    assert_eq!(kinds, ["no_official", "no_target", "unit_without_task"]);
    assert_eq!(gaps[2]["words"], "Công an xã");
    assert_eq!(gaps[2]["section"], json!(section));
    assert_eq!(gaps[2]["block"], json!(block));
    let sums = window.done("get_budget", json!({ "plan": plan }));
    assert_eq!(text(&sums, "/total"), "2.000.000");
    assert_eq!(text(&sums, "/sources/0/name"), "xã hội hóa");
}

#[test]
fn our_own_workbook_with_targets_is_read_as_the_tasks_it_holds() {
    let folder = tempfile::tempdir().unwrap();
    let answers = Answers::default();
    *answers.save_in.lock().unwrap() = Some(folder.path().to_owned());
    let name = "Kế hoạch Tuyên truyền năm 2026.xlsx";
    *answers.open.lock().unwrap() = Some(folder.path().join(name));
    let window = Window::open(answers);
    set_up(&window);
    let (plan, _, block) = plan_with(&window, SENTENCE);
    let read = json!({ "words": SENTENCE, "heading": "" });
    let read = window.done("read_sentence", read);
    let add = json!({ "plan": plan, "block": block, "sentence": SENTENCE, "fields": read });
    let task = text(&window.done("add_task_from", add), "/tasks/0/id");
    let counts = json!([{ "quarter": "2026-Q2", "count": "2" }]);
    let targets = json!([{ "task": task, "measure": "hội nghị", "counts": counts }]);
    window.done("set_targets", json!({ "plan": plan, "targets": targets }));
    let written = window.done("export_plan", json!({ "plan": plan, "format": "xlsx" }));
    let path = std::path::PathBuf::from(text(&written, "/path"));
    std::fs::rename(path, folder.path().join(name)).unwrap();
    let shown = window.done("pick_cells", json!({ "plan": plan }));
    assert_eq!(shown["sheets"].as_array().unwrap().len(), 3);
    assert_eq!(shown["sheet"]["choice"]["sheet"], 0);
    assert_eq!(shown["sheet"]["count"], 1);
    assert_eq!(shown["sheet"]["tasks"][0]["fields"]["lead"], "Công an xã");
}
