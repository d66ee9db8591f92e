//! Templates, phrases and the form's figures, through the commands of the screens.

use crate::commands::{Window, set_up, text};
use crate::house::Answers;
use serde_json::{Value, json};

const SUBJECT: &str = "Tuyên truyền cải cách hành chính năm 2027";

fn begin(window: &Window, template: Option<&str>) -> Value {
    let form = json!({ "year": 2027, "subject": SUBJECT, "template": template });
    window.done("create_plan", json!({ "form": form }))["plan"].clone()
}

fn names(list: &Value, field: &str) -> Vec<String> {
    let items = list.as_array().unwrap().iter();
    items.map(|item| text(item, &format!("/{field}"))).collect()
}

#[test]
fn a_plan_begins_from_what_the_program_brings() {
    let window = Window::open(Answers::default());
    set_up(&window);
    let templates = window.done("list_templates", json!({}));
    let ids = ["commune_full", "commune_short", "department", "blank"];
    assert_eq!(names(&templates, "id"), ids);
    assert_eq!(templates[0]["name"], Value::Null);
    assert_eq!(templates[0]["own"], false);
    assert_eq!(text(&templates[0], "/sections/0"), "I. MỤC ĐÍCH, YÊU CẦU");
    for (i, id) in ids.into_iter().enumerate() {
        let plan = begin(&window, Some(id));
        assert_eq!(plan["title"], SUBJECT);
        assert_eq!(plan["year"], 2027);
        let sections = plan["sections"].as_array().unwrap().len();
        assert_eq!(sections, templates[i]["sections"].as_array().unwrap().len());
        let tasks = window.done("list_tasks", json!({ "plan": plan["id"] }));
        let progress = window.done("get_progress", json!({ "plan": plan["id"] }));
        let counted = progress["tasks"].as_array().unwrap().len();
        assert_eq!(counted, tasks.as_array().unwrap().len());
        assert_eq!(counted == 0, id == "blank");
    }
    let blank = begin(&window, None);
    assert_eq!(
        names(&blank["sections"], "title"),
        names(&begin(&window, Some("blank"))["sections"], "title")
    );
    for wrong in ["commune", "", "0192f3a1-0000-7000-8000-000000000000"] {
        let form = json!({ "year": 2027, "subject": SUBJECT, "template": wrong });
        let failure = window.failed("create_plan", json!({ "form": form }));
        let told = json!({ "kind": "not_found", "what": "template" });
        assert_eq!(failure, told, "{wrong}");
    }
}

#[test]
fn a_plan_serves_again_as_the_offices_own_template() {
    let window = Window::open(Answers::default());
    set_up(&window);
    let plan = begin(&window, Some("commune_short"));
    let mut head = plan["head"].clone();
    head["urgency"] = json!("very_urgent");
    head["circulation"] = json!("internal");
    head["draft"] = json!(true);
    let saved = window.done("save_head", json!({ "plan": plan["id"], "head": head }));
    assert_eq!(saved["plan"]["head"]["urgency"], "very_urgent");
    assert_eq!(saved["plan"]["head"]["draft"], true);

    let args = json!({ "plan": plan["id"], "name": " Mẫu tuyên truyền " });
    window.done("save_as_template", args);
    let empty = window.failed(
        "save_as_template",
        json!({ "plan": plan["id"], "name": " " }),
    );
    assert_eq!(empty["flaws"][0]["field"], "name");
    let window = window.restart();
    let own = window.done("list_templates", json!({}))[0].clone();
    assert_eq!(own["name"], "Mẫu tuyên truyền");
    assert_eq!(own["own"], true);
    let id = text(&own, "/id");

    let form = json!({ "year": 2028, "subject": "Tuyên truyền năm 2028", "template": id });
    let next = window.done("create_plan", json!({ "form": form }))["plan"].clone();
    assert_eq!(next["title"], "Tuyên truyền năm 2028");
    assert_eq!(next["head"]["number"], "");
    assert_eq!(next["head"]["urgency"], "none");
    assert_eq!(next["head"]["draft"], false);
    assert_ne!(next["sections"][0]["id"], plan["sections"][0]["id"]);
    assert_eq!(
        names(&next["sections"], "title"),
        names(&plan["sections"], "title")
    );
    let quarters = |id: &Value| {
        let tasks = window.done("list_tasks", json!({ "plan": id }));
        tasks[2]["due"].clone()
    };
    assert_eq!(quarters(&plan["id"]), json!(["2027-Q1"]));
    assert_eq!(quarters(&next["id"]), json!(["2028-Q1"]));

    let args = json!({ "template": id, "name": "Mẫu ngắn" });
    window.done("rename_template", args);
    let gone = window.done("remove_template", json!({ "template": id }));
    assert_eq!(window.done("list_templates", json!({}))[0]["own"], false);
    let trash = window.done("list_trash", json!({}));
    assert_eq!(trash[0]["what"], "template");
    assert_eq!(trash[0]["title"], "Mẫu ngắn");
    window.done("restore_removed", json!({ "trash": gone["trash"] }));
    assert_eq!(
        window.done("list_templates", json!({}))[0]["name"],
        "Mẫu ngắn"
    );
    // The program's own have no other name and cannot go.
    let built_in = window.failed("remove_template", json!({ "template": "blank" }));
    assert_eq!(built_in["kind"], "not_found");
}

#[test]
fn phrases_are_the_offices_to_change() {
    let window = Window::open(Answers::default());
    set_up(&window);
    let first = window.done("list_phrases", json!({}));
    let count = first.as_array().unwrap().len();
    assert!(count >= 10);
    for phrase in names(&first, "text") {
        assert!(!phrase.contains("{{"), "{phrase}");
    }
    let phrase = |id: &str, words: &str| json!({ "phrase": { "id": id, "text": words } });
    window.done("save_phrase", phrase("", " Câu của xã. "));
    let id = text(&first, "/0/id");
    window.done("save_phrase", phrase(&id, "Câu đã sửa."));
    let gone = window.done("remove_phrase", json!({ "phrase": first[1]["id"] }));
    let window = window.restart();
    let kept = names(&window.done("list_phrases", json!({})), "text");
    assert_eq!(kept.len(), count);
    assert_eq!(
        (kept[0].as_str(), kept[count - 1].as_str()),
        ("Câu đã sửa.", "Câu của xã.")
    );
    window.done("restore_removed", json!({ "trash": gone["trash"] }));
    let back = names(&window.done("list_phrases", json!({})), "text");
    assert_eq!(back[1], text(&first, "/1/text"));

    // All gone: they stay gone.
    for phrase in window.done("list_phrases", json!({})).as_array().unwrap() {
        window.done("remove_phrase", json!({ "phrase": phrase["id"] }));
    }
    assert_eq!(window.done("list_phrases", json!({})), json!([]));
    let empty = window.failed("save_phrase", phrase("", " "));
    assert_eq!(empty["flaws"][0]["field"], "text");
    let unknown = window.failed("save_phrase", phrase(&id, "Câu."));
    assert_eq!(unknown, json!({ "kind": "not_found", "what": "phrase" }));
}

#[test]
fn the_form_is_chosen_within_its_bounds() {
    let window = Window::open(Answers::default());
    set_up(&window);
    let figure = |window: &Window, name: &str| {
        let form = window.done("get_form", json!({}));
        assert_eq!(form["version"], "nd30_2020");
        let mut figures = form["figures"].as_array().unwrap().iter();
        figures.find(|f| f["name"] == name).unwrap().clone()
    };
    let body = figure(&window, "body");
    assert_eq!(
        body,
        json!({ "name": "body", "value": 28, "usual": 28, "min": 26, "max": 28 })
    );
    let choose = |choices: &[(&str, u32)]| -> Value {
        let choices = choices.iter();
        let choices: Vec<Value> = choices
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        json!({ "choices": choices })
    };
    window.done("save_form", choose(&[("body", 26), ("margin_left", 1984)]));
    let refused = window.failed(
        "save_form",
        choose(&[
            ("margin_top", 1134),
            ("body", 30),
            ("margin_left", 1),
            ("page_width", 11_906),
            ("colour", 1),
        ]),
    );
    let told = |field: &str, kind: &str, limit: Option<u32>| json!({ "field": field, "kind": kind, "limit": limit });
    assert_eq!(
        refused["flaws"],
        json!([
            told("body", "out_of_range", Some(28)),
            told("margin_left", "out_of_range", Some(1_701)),
            told("page_width", "unknown", None),
            told("colour", "unknown", None),
        ])
    );
    let window = window.restart();
    assert_eq!(figure(&window, "body")["value"], 26);
    assert_eq!(figure(&window, "margin_left")["value"], 1984);
    window.done("save_form", choose(&[("body", 28)]));
    assert_eq!(figure(&window, "body"), body);
    assert_eq!(figure(&window, "margin_left")["value"], 1984);
}

/// What is chosen is what prints.
#[test]
fn exports_follow_the_chosen_form() {
    let folder = tempfile::tempdir().unwrap();
    let answers = Answers::default();
    *answers.save_in.lock().unwrap() = Some(folder.path().to_owned());
    let window = Window::open(answers);
    set_up(&window);
    let plan = begin(&window, Some("commune_short"));
    let margin = |window: &Window| {
        let args = json!({ "plan": plan["id"], "format": "docx" });
        let written = window.done("export_plan", args);
        let file = std::fs::File::open(text(&written, "/path")).unwrap();
        let mut archive = zip::ZipArchive::new(file).unwrap();
        let part = archive.by_name("word/document.xml").unwrap();
        let xml = std::io::read_to_string(part).unwrap();
        let page = &xml[xml.find("<w:pgMar").unwrap()..];
        let left = &page[page.find("w:left=\"").unwrap() + 8..];
        left[..left.find('"').unwrap()].to_owned()
    };
    assert_eq!(margin(&window), "1701");
    let choice = json!({ "choices": [{ "name": "margin_left", "value": 1984 }] });
    window.done("save_form", choice);
    assert_eq!(margin(&window), "1984");
}

#[test]
fn cells_are_merged_and_no_word_is_lost() {
    let window = Window::open(Answers::default());
    set_up(&window);
    let plan = begin(&window, None);
    let cell = |words: &str| json!({ "runs": [{ "text": words }] });
    let row = |words: [&str; 3]| json!(words.map(cell));
    let save = |merges: Value| {
        let table = json!({
            "header_rows": 1, "merges": merges,
            "rows": [row(["Đơn vị", "Kết quả", "Số lượng"]), row(["Thôn 1", "họp", "2"])],
        });
        let block = json!({
            "id": "", "kind": "table", "label": "", "auto_label": true, "text": "", "runs": [],
            "table": table,
        });
        let edit = json!({
            "kind": "budget", "label": null, "title": "KINH PHÍ", "run_in": false,
            "blocks": [block],
        });
        json!({ "plan": plan["id"], "section": plan["sections"][2]["id"], "edit": edit })
    };
    let merge = json!({ "row": 0, "column": 1, "rows": 1, "columns": 2 });
    let saved = window.done("save_section", save(json!([merge])));
    let table = &saved["plan"]["sections"][2]["blocks"][0]["table"];
    assert_eq!(table["merges"], json!([merge]));
    assert_eq!(text(table, "/rows/0/1/runs/0/text"), "Kết quả\nSố lượng");
    let crossing = json!([{ "row": 0, "column": 0, "rows": 2, "columns": 1 }]);
    let refused = window.failed("save_section", save(crossing));
    assert_eq!(refused["flaws"][0]["field"], "blocks[0].table.merges[0]");
    let kept = window.done("get_plan", json!({ "plan": plan["id"] }));
    assert_eq!(kept, saved["plan"]);
}
