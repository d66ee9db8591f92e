//! What a user does, through the very commands the screens give, over mock IPC.

use crate::house::{Answers, office_with, sample};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use loa::office::Office;
use serde_json::{Value, json};
use std::sync::Arc;
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{
    INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context, noop_assets,
};
use tauri::webview::InvokeRequest;

/// A window without glass: commands go in by name with JSON, answers come out as JSON.
pub(crate) struct Window {
    window: tauri::WebviewWindow<MockRuntime>,
    _app: tauri::App<MockRuntime>,
    pub(crate) office: Arc<Office>,
    pub(crate) folder: tempfile::TempDir,
}

impl Window {
    pub(crate) fn open(answers: Answers) -> Self {
        let (office, folder) = office_with(answers);
        Self::over(Arc::new(office), folder)
    }

    /// On the data file of a folder.
    pub(crate) fn over_folder(folder: tempfile::TempDir) -> Self {
        let path = folder.path().join("loa.db");
        let office = Office::open(path, Box::new(Answers::default()));
        Self::over(Arc::new(office), folder)
    }

    fn over(office: Arc<Office>, folder: tempfile::TempDir) -> Self {
        let app = mock_builder()
            .manage(Arc::clone(&office))
            .invoke_handler(loa::commands::handler())
            .build(mock_context(noop_assets()))
            .unwrap();
        let window = tauri::WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default())
            .build()
            .unwrap();
        Self {
            window,
            _app: app,
            office,
            folder,
        }
    }

    pub(crate) fn ask(&self, command: &str, args: Value) -> Result<Value, Value> {
        let url = if cfg!(windows) {
            "http://tauri.localhost"
        } else {
            "tauri://localhost"
        };
        let request = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: url.parse().unwrap(),
            body: InvokeBody::Json(args),
            headers: tauri::http::HeaderMap::new(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(&self.window, request).map(|body| body.deserialize().unwrap())
    }

    /// A command that must succeed.
    pub(crate) fn done(&self, command: &str, args: Value) -> Value {
        self.ask(command, args)
            .unwrap_or_else(|failure| panic!("{command}: {failure}"))
    }

    /// A command that must fail, and how.
    pub(crate) fn failed(&self, command: &str, args: Value) -> Value {
        match self.ask(command, args) {
            Ok(answer) => panic!("{command} should fail, answered {answer}"),
            Err(failure) => failure,
        }
    }

    /// Closes the program and starts it again on the same data.
    pub(crate) fn restart(self) -> Self {
        self.restart_after(|_| ())
    }

    /// The same, after something happened to the data file.
    pub(crate) fn restart_after(self, meanwhile: impl FnOnce(&std::path::Path)) -> Self {
        let Self {
            window,
            _app,
            office,
            folder,
        } = self;
        let path = office.path().to_owned();
        office.close();
        drop((window, _app, office));
        meanwhile(&path);
        let office = Office::open(path, Box::new(Answers::default()));
        Self::over(Arc::new(office), folder)
    }
}

pub(crate) fn text(value: &Value, pointer: &str) -> String {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}

pub(crate) fn set_up(window: &Window) {
    assert_eq!(window.done("startup", json!({}))["kind"], "first_run");
    let form = json!({
        "kind": "commune", "name": "An Hòa", "chairman": "", "vice_chairman": "Phạm Văn Hưng",
        "officer": "Nguyễn Thị Lan", "with_departments": true,
    });
    window.done("set_up", json!({ "form": form }));
    assert_eq!(window.done("startup", json!({}))["kind"], "ready");
}

fn import_sample(window: &Window) -> String {
    let text = std::fs::read_to_string(sample()).unwrap();
    import_text(window, &text)
}

fn import_text(window: &Window, text: &str) -> String {
    let preview = window.done("preview_text", json!({ "text": text }));
    let words = |name: &str| preview["state"][name].as_u64().unwrap();
    assert!(words("words_placed") > 10 * words("words_left"));
    let imported = window.done("accept_import", json!({ "draft": preview["draft"] }));
    imported["id"].as_str().unwrap().to_owned()
}

#[test]
fn the_whole_job_survives_a_restart() {
    let exports = tempfile::tempdir().unwrap();
    let answers = Answers::default();
    *answers.save_in.lock().unwrap() = Some(exports.path().to_owned());
    let window = Window::open(answers);
    set_up(&window);
    let plan = import_sample(&window);

    // Edit a section.
    let kept = window.done("get_plan", json!({ "plan": plan }));
    let section = &kept["sections"][0]["sections"][0];
    let mut blocks = section["blocks"].as_array().unwrap().clone();
    blocks[0]["runs"] = json!([{ "text": "Câu vừa sửa, " }, { "text": "in đậm", "bold": true }]);
    blocks.push(json!({
        "id": "", "kind": "dash", "label": "", "auto_label": true, "text": "",
        "runs": [{ "text": "Gạch đầu dòng mới." }], "table": null,
    }));
    let form = json!({
        "kind": section["kind"], "label": null, "title": section["title"],
        "run_in": section["run_in"], "blocks": blocks,
    });
    let args = json!({ "plan": plan, "section": section["id"], "edit": form });
    let saved = window.done("save_section", args);
    assert!(saved["saved"]["seq"].as_u64().unwrap() > 0);

    // Accept and assign.
    let tasks = window.done("list_tasks", json!({ "plan": plan }));
    let first = tasks[0].clone();
    let ids: Vec<&Value> = tasks.as_array().unwrap().iter().map(|t| &t["id"]).collect();
    window.done("accept_tasks", json!({ "plan": plan, "tasks": ids }));
    let directory = window.done("get_directory", json!({}));
    let mut fields = first["fields"].clone();
    fields["official"] = directory["officials"][0]["id"].clone();
    fields["deliverable"] = json!("Tin, bài");
    window.done(
        "save_task",
        json!({ "task": first["id"], "fields": fields }),
    );

    // Mark a quarter.
    let mark = json!({
        "task": first["id"], "quarter": "2026-Q1", "status": "done", "quantity": "12",
        "measure": "lượt", "note": "",
    });
    let marked = window.done("save_mark", json!({ "mark": mark }));
    assert_eq!(marked["progress"]["by_quarter"][0]["share"]["done"], 1);

    // Export, close, start again.
    let written = window.done("export_plan", json!({ "plan": plan, "format": "docx" }));
    let docx = std::fs::read(written["path"].as_str().unwrap()).unwrap();
    assert!(docx.starts_with(b"PK"));
    let before = window.done("get_plan", json!({ "plan": plan }));
    let window = window.restart();
    assert_eq!(window.done("startup", json!({}))["kind"], "ready");
    let after = window.done("get_plan", json!({ "plan": plan }));
    assert_eq!(before, after);
    let edited = &after["sections"][0]["sections"][0]["blocks"];
    assert_eq!(text(edited, "/0/text"), "Câu vừa sửa, in đậm");
    assert_eq!(edited[0]["runs"][1]["bold"], true);
    let progress = window.done("get_progress", json!({ "plan": plan }));
    assert_eq!(progress["marks"][0]["quantity"], 12);
    assert_eq!(text(&progress, "/tasks/0/official_name"), "Nguyễn Thị Lan");
}

#[test]
fn sections_move_go_and_come_back() {
    let window = Window::open(Answers::default());
    set_up(&window);
    let form = json!({ "year": 2026, "subject": "Tuyên truyền cải cách hành chính năm 2026" });
    let plan = window.done("create_plan", json!({ "form": form }))["plan"].clone();
    let titles = |plan: &Value| -> Vec<String> {
        plan["sections"]
            .as_array()
            .unwrap()
            .iter()
            .map(|s| text(s, "/title"))
            .collect()
    };
    let before = titles(&plan);
    let (id, first) = (plan["id"].clone(), plan["sections"][0]["id"].clone());
    let args = json!({ "plan": id, "section": first, "parent": null, "index": 2 });
    let moved = window.done("move_section", args)["plan"].clone();
    assert_eq!(titles(&moved)[2], before[0]);
    assert_eq!(moved["sections"][2]["label"], "III.");

    let gone = window.done("remove_section", json!({ "plan": id, "section": first }));
    let without = window.done("get_plan", json!({ "plan": id }));
    assert_eq!(titles(&without).len(), before.len() - 1);
    window.done("restore_removed", json!({ "trash": gone["trash"] }));
    assert_eq!(window.done("get_plan", json!({ "plan": id })), moved);
    let again = window.failed("restore_removed", json!({ "trash": gone["trash"] }));
    assert_eq!(again["kind"], "not_found");
}

#[test]
fn bad_input_is_told_and_leaves_everything_as_it_was() {
    let window = Window::open(Answers::default());
    set_up(&window);
    let plan = import_sample(&window);
    let before = window.done("get_plan", json!({ "plan": plan }));
    let head = |change: &dyn Fn(&mut Value)| {
        let mut head = before["head"].clone();
        change(&mut head);
        json!({ "plan": plan, "head": head })
    };
    let task = window.done("list_tasks", json!({ "plan": plan }))[0]["id"].clone();
    let mark = |status: &str, quarter: &str, quantity: &str| {
        json!({ "mark": {
            "task": task, "quarter": quarter, "status": status, "quantity": quantity,
            "measure": "", "note": "",
        }})
    };
    for (command, args, kind, field) in [
        (
            "save_head",
            head(&|h| h["subject"] = json!("x".repeat(10_000))),
            "flaws",
            "subject",
        ),
        (
            "save_head",
            head(&|h| h["subject"] = json!("  ")),
            "flaws",
            "subject",
        ),
        (
            "save_head",
            head(&|h| h["date"]["day"] = json!("31")),
            "flaws",
            "date",
        ),
        (
            "save_head",
            head(&|h| h["number"] = json!("-4")),
            "flaws",
            "number",
        ),
        ("save_mark", mark("dropped", "2026-Q1", ""), "flaws", "note"),
        ("save_mark", mark("done", "2026-Q7", ""), "flaws", "quarter"),
        (
            "save_mark",
            mark("done", "2026-Q1", "nhiều"),
            "flaws",
            "quantity",
        ),
        ("get_plan", json!({ "plan": "không có" }), "not_found", ""),
        ("preview_text", json!({ "text": "  \n " }), "unreadable", ""),
        ("accept_import", json!({ "draft": "x" }), "not_found", ""),
    ] {
        let mut args = args;
        if field == "date" {
            args["head"]["date"]["month"] = json!("2");
        }
        let failure = window.failed(command, args);
        assert_eq!(failure["kind"], kind, "{command}: {failure}");
        if !field.is_empty() {
            assert_eq!(failure["flaws"][0]["field"], field, "{failure}");
        }
    }
    assert_eq!(window.done("get_plan", json!({ "plan": plan })), before);
}

#[test]
fn the_first_form_is_told_its_own_fields() {
    let window = Window::open(Answers::default());
    let long = "dài ".repeat(200);
    let form = json!({
        "kind": "ward", "name": " ", "chairman": long, "vice_chairman": long, "officer": long,
        "with_departments": false,
    });
    let failure = window.failed("set_up", json!({ "form": form }));
    let fields: Vec<String> = failure["flaws"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| text(f, "/field"))
        .collect();
    assert_eq!(fields, ["name", "chairman", "vice_chairman", "officer"]);
    assert_eq!(window.done("startup", json!({}))["kind"], "first_run");
}

#[test]
fn the_sample_comes_and_goes_in_one_step() {
    let window = Window::open(Answers::default());
    let imported = window.done("load_sample", json!({}));
    assert_eq!(window.done("startup", json!({}))["kind"], "ready");
    let plans = window.done("list_plans", json!({}));
    assert_eq!(plans[0]["sample"], true);
    let progress = window.done("get_progress", json!({ "plan": imported["id"] }));
    let marked: std::collections::BTreeSet<String> = progress["marks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|m| text(m, "/quarter"))
        .collect();
    assert_eq!(
        marked.into_iter().collect::<Vec<_>>(),
        ["2026-Q1", "2026-Q2"]
    );
    window.done("remove_sample", json!({}));
    assert_eq!(window.done("list_plans", json!({})), json!([]));
    assert_eq!(window.done("startup", json!({}))["kind"], "first_run");
}

#[test]
fn a_locked_target_gives_a_choice() {
    let exports = tempfile::tempdir().unwrap();
    let answers = Answers::default();
    *answers.save_in.lock().unwrap() = Some(exports.path().to_owned());
    let window = Window::open(answers);
    set_up(&window);
    let plan = import_sample(&window);
    let first = window.done("export_plan", json!({ "plan": plan, "format": "docx" }));
    let path = std::path::PathBuf::from(first["path"].as_str().unwrap());
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let lock = path.with_file_name(format!(".~lock.{name}#"));
    std::fs::write(&lock, "").unwrap();
    let kept = std::fs::read(&path).unwrap();
    let failure = window.failed("export_plan", json!({ "plan": plan, "format": "docx" }));
    assert_eq!(failure["kind"], "target_locked");
    let beside = window.done("export_beside", json!({}));
    assert_eq!(beside["path"], failure["beside"]);
    assert_eq!(
        std::fs::read(beside["path"].as_str().unwrap()).unwrap(),
        kept
    );
    assert_eq!(
        window.failed("export_beside", json!({}))["kind"],
        "not_found"
    );
}

#[test]
fn a_restore_can_be_taken_back() {
    let window = Window::open(Answers::default());
    set_up(&window);
    let plan = import_sample(&window);
    let backup = window.done("backup_now", json!({}));
    window.done("remove_plan", json!({ "plan": plan }));
    let restored = window.done("restore_backup", json!({ "name": backup["name"] }));
    assert_eq!(restored["plans"], 1);
    window.done(
        "restore_backup",
        json!({ "name": restored["previous"]["name"] }),
    );
    assert_eq!(window.done("list_plans", json!({})), json!([]));
    assert_eq!(window.done("verify_data", json!({}))["ok"], true);
}

#[test]
fn files_that_cannot_be_used_get_their_screen_and_stay() {
    let newer = {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("loa.db");
        drop(Office::open(path.clone(), Box::new(Answers::default())));
        let mut bytes = std::fs::read(&path).unwrap();
        // user_version: bytes 60..64 of the header, big-endian.
        bytes[60..64].copy_from_slice(&999u32.to_be_bytes());
        bytes
    };
    let cut = {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("loa.db");
        drop(Office::open(path.clone(), Box::new(Answers::default())));
        let bytes = std::fs::read(&path).unwrap();
        bytes[..bytes.len() / 2].to_vec()
    };
    let jpeg = [&[0xff, 0xd8, 0xff, 0xe0][..], &[7; 5000]].concat();
    for (bytes, kind) in [(newer, "newer"), (cut, "damaged"), (jpeg, "not_a_database")] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("loa.db");
        std::fs::write(&path, &bytes).unwrap();
        let office = Office::open(path.clone(), Box::new(Answers::default()));
        let window = Window::over(Arc::new(office), folder);
        let startup = window.done("startup", json!({}));
        assert_eq!(startup["trouble"]["kind"], kind);
        assert_eq!(window.failed("list_plans", json!({}))["kind"], "not_open");
        assert_eq!(
            std::fs::read(&path).unwrap(),
            bytes,
            "{kind}: the file is as it was"
        );
        // Starting anew keeps the old file under another name.
        assert_eq!(window.done("start_anew", json!({}))["kind"], "first_run");
        let kept = std::fs::read_dir(window.folder.path())
            .unwrap()
            .flatten()
            .any(|e| {
                e.path() != path && e.path().is_file() && std::fs::read(e.path()).unwrap() == bytes
            });
        assert!(kept, "{kind}: set aside, not deleted");
    }
}

#[test]
fn a_second_program_is_told_that_the_first_is_open() {
    let window = Window::open(Answers::default());
    set_up(&window);
    let second = Office::open(
        window.office.path().to_owned(),
        Box::new(Answers::default()),
    );
    let second = Window::over(Arc::new(second), tempfile::tempdir().unwrap());
    assert_eq!(second.done("startup", json!({}))["trouble"]["kind"], "busy");
    // Trying again does not trip over the lock that the first holds rightly.
    assert_eq!(window.done("try_again", json!({}))["kind"], "ready");
    window.office.close();
    assert_eq!(second.done("try_again", json!({}))["kind"], "ready");
}

#[test]
fn two_thousand_tasks() {
    let window = Window::open(Answers::default());
    set_up(&window);
    let plan = import_sample(&window);
    let rows: String = (1..=2_000)
        .map(|n| format!("{n}\tViệc {n}\tSản phẩm\tPhòng A\t\tQuý I\t\t\n"))
        .collect();
    let saved = window.done("paste_tasks", json!({ "plan": plan, "text": rows }));
    let count = saved["tasks"].as_array().unwrap().len();
    assert!(count >= 2_000);
    let progress = window.done("get_progress", json!({ "plan": plan }));
    assert_eq!(progress["by_quarter"][0]["share"]["due"], 2_000);
}

#[test]
fn found_with_and_without_marks() {
    let window = Window::open(Answers::default());
    set_up(&window);
    import_sample(&window);
    for words in ["nguyễn thị lan", "nguyen thi lan", "NGUYEN THI LAN"] {
        let hits = window.done("search", json!({ "words": words }));
        assert_eq!(hits[0]["kind"], "official", "{words}: {hits}");
    }
    assert_eq!(
        window.done("search", json!({ "words": "\" OR * -" })),
        json!([])
    );
}

/// A window with the sample's plan and an annex in it, and where its exports go.
fn window_with_plan() -> (Window, String, tempfile::TempDir) {
    let exports = tempfile::tempdir().unwrap();
    let answers = Answers::default();
    *answers.save_in.lock().unwrap() = Some(exports.path().to_owned());
    let window = Window::open(answers);
    set_up(&window);
    let mut text = std::fs::read_to_string(sample()).unwrap();
    text.push_str("\n\nPHỤ LỤC\nDANH MỤC TỜ GẤP\n- Tờ gấp về đất đai.\n- Tờ gấp về hộ tịch.\n");
    let plan = import_text(&window, &text);
    (window, plan, exports)
}

#[test]
fn every_format_is_offered_under_its_own_name() {
    let (window, plan, exports) = window_with_plan();
    for (format, ending) in [
        ("docx", "An Hòa.docx"),
        ("pdf", "An Hòa.pdf"),
        ("pdf_filing", "An Hòa PDF-A.pdf"),
        ("xlsx", "An Hòa.xlsx"),
        ("text", "An Hòa.txt"),
    ] {
        let written = window.done("export_plan", json!({ "plan": plan, "format": format }));
        assert!(text(&written, "/path").ends_with(ending), "{written}");
        assert_eq!(written["missing"], json!([]));
    }
    assert_eq!(std::fs::read_dir(exports.path()).unwrap().count(), 5);
    let pack = window.done("export_pack", json!({ "plan": plan }));
    let folder = std::path::PathBuf::from(text(&pack, "/folder"));
    assert_eq!(folder.parent(), Some(exports.path()));
    for file in pack["files"].as_array().unwrap() {
        assert!(folder.join(file.as_str().unwrap()).is_file());
    }
}

#[test]
fn a_dialog_closed_makes_nothing() {
    let window = Window::open(Answers::default());
    set_up(&window);
    let plan = import_sample(&window);
    for (command, args) in [
        ("export_plan", json!({ "plan": plan, "format": "pdf" })),
        ("export_pack", json!({ "plan": plan })),
    ] {
        assert_eq!(window.failed(command, args)["kind"], "cancelled");
    }
}

#[test]
fn prints_go_to_the_system_s_viewer() {
    let answers = Answers::default();
    let shown = Arc::clone(&answers.shown);
    let window = Window::open(answers);
    set_up(&window);
    let plan = import_sample(&window);
    let printed = window.done("print_plan", json!({ "plan": plan }));
    let args = json!({ "plan": plan, "quarter": "2026-Q2" });
    let sheet = window.done("print_quarter_sheet", args);
    let paths: Vec<String> = shown
        .lock()
        .unwrap()
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    assert_eq!(paths, [text(&printed, "/path"), text(&sheet, "/path")]);
    // The viewer shows the first one still: the next print of it replaces it.
    window.done("print_plan", json!({ "plan": plan }));
    let folder = loa::place::prints_of(window.office.path());
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 2);
    let args = json!({ "plan": plan, "quarter": "2026-Q9" });
    let failure = window.failed("print_quarter_sheet", args);
    assert_eq!(failure["flaws"][0]["field"], "quarter");
}

#[test]
fn without_a_viewer_the_file_is_named() {
    let answers = Answers::default();
    answers
        .no_viewer
        .store(true, std::sync::atomic::Ordering::Relaxed);
    let window = Window::open(answers);
    set_up(&window);
    let plan = import_sample(&window);
    let failure = window.failed("print_plan", json!({ "plan": plan }));
    assert_eq!(failure["kind"], "no_viewer");
    let pdf = std::fs::read(text(&failure, "/path")).unwrap();
    assert!(pdf.starts_with(b"%PDF"));
}

/// A section that holds text, as its form sends it, and where its first block is.
fn section_form(plan: &Value) -> (Value, Value) {
    let section = plan.pointer("/sections/0/sections/0").unwrap();
    let form = json!({
        "kind": section["kind"], "label": null, "title": section["title"],
        "run_in": section["run_in"], "blocks": section["blocks"],
    });
    (section["id"].clone(), form)
}

fn fingerprints(preview: &Value) -> Vec<String> {
    preview["pages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|page| text(page, "/fingerprint"))
        .collect()
}

#[test]
fn the_preview_shows_what_will_be_saved_and_saves_nothing() {
    let (window, plan, _exports) = window_with_plan();
    let stored = window.done("get_plan", json!({ "plan": plan }));
    let before = window.done("preview_plan", json!({ "plan": plan, "edit": null }));
    let (section, mut form) = section_form(&stored);
    form["blocks"][0]["runs"] = json!([{ "text": "Câu đang gõ dở" }]);
    let edit = json!({ "kind": "section", "section": section, "edit": form });
    let shown = window.done("preview_plan", json!({ "plan": plan, "edit": edit }));
    assert_ne!(fingerprints(&shown)[0], fingerprints(&before)[0]);
    assert_eq!(window.done("get_plan", json!({ "plan": plan })), stored);
    let again = window.done("preview_plan", json!({ "plan": plan, "edit": null }));
    assert_eq!(again, before, "nothing of the edit stayed");

    let args = json!({ "plan": plan, "section": section, "edit": form });
    window.done("save_section", args);
    let saved = window.done("preview_plan", json!({ "plan": plan, "edit": null }));
    assert_eq!(saved, shown);

    // The same for the forms of head and ending, and for text of an annex.
    let stored = window.done("get_plan", json!({ "plan": plan }));
    let mut head = stored["head"].clone();
    head["subject"] = json!("Tuyên truyền thử");
    let ending = json!({
        "closing": stored["closing"], "signature": stored["signature"],
        "recipients": [{ "name": "Các thôn", "purpose": "thực hiện" }],
    });
    let annex = &stored["annexes"][0];
    let block = json!({
        "id": "", "kind": "paragraph", "label": "", "auto_label": true, "text": "",
        "runs": [{ "text": "Một dòng của phụ lục." }], "table": null,
    });
    for (edit, command, args) in [
        (
            json!({ "kind": "head", "head": head }),
            "save_head",
            json!({ "plan": plan, "head": head }),
        ),
        (
            json!({ "kind": "ending", "ending": ending }),
            "save_ending",
            json!({ "plan": plan, "ending": ending }),
        ),
        (
            json!({ "kind": "annex", "annex": annex["id"], "blocks": [block] }),
            "save_annex",
            json!({ "plan": plan, "annex": annex["id"], "blocks": [block] }),
        ),
    ] {
        let before = window.done("preview_plan", json!({ "plan": plan, "edit": null }));
        let shown = window.done("preview_plan", json!({ "plan": plan, "edit": edit }));
        assert_ne!(fingerprints(&shown), fingerprints(&before), "{command}");
        window.done(command, args);
        let saved = window.done("preview_plan", json!({ "plan": plan, "edit": null }));
        assert_eq!(
            saved["pages"].as_array().unwrap().len(),
            shown["pages"].as_array().unwrap().len()
        );
        assert_eq!(places(&saved), places(&shown), "{command}");
    }
}

/// Where everything stands, without the ids of blocks, which a block gets when it is saved.
fn places(preview: &Value) -> Vec<Value> {
    let spots = preview["spots"].as_array().unwrap().iter();
    spots
        .map(|spot| {
            let mut spot = spot.clone();
            spot["place"]["id"] = Value::Null;
            spot
        })
        .collect()
}

#[test]
fn every_spot_leads_to_a_field() {
    let (window, plan, _exports) = window_with_plan();
    let tasks = window.done("list_tasks", json!({ "plan": plan }));
    let ids: Vec<&Value> = tasks.as_array().unwrap().iter().map(|t| &t["id"]).collect();
    window.done("accept_tasks", json!({ "plan": plan, "tasks": ids }));
    let stored = window.done("get_plan", json!({ "plan": plan }));
    let preview = window.done("preview_plan", json!({ "plan": plan, "edit": null }));
    let pages = preview["pages"].as_array().unwrap();
    let mut kinds = std::collections::BTreeSet::new();
    let (mut of_tasks, mut of_annexes) = (0, 0);
    for spot in preview["spots"].as_array().unwrap() {
        let page = &pages[spot["page"].as_u64().unwrap() as usize];
        let (top, bottom) = (
            spot["top"].as_f64().unwrap(),
            spot["bottom"].as_f64().unwrap(),
        );
        assert!(
            0.0 <= top && top < bottom && bottom <= page["height"].as_f64().unwrap(),
            "{spot}"
        );
        let place = &spot["place"];
        kinds.insert(text(place, "/kind"));
        if place["kind"] != "node" {
            continue;
        }
        match (place["section"].as_str(), place["annex"].as_str()) {
            (Some(section), None) => {
                let found = stored.to_string().contains(section);
                assert!(found, "{spot}");
            }
            (None, Some(annex)) => {
                assert_eq!(stored["annexes"][0]["id"], annex);
                of_annexes += 1;
            }
            _ => {
                assert!(ids.contains(&&place["id"]), "{spot}");
                of_tasks += 1;
            }
        }
    }
    assert!(of_tasks >= ids.len() && of_annexes > 0);
    for kind in [
        "agency",
        "number",
        "date",
        "subject",
        "basis",
        "closing",
        "node",
        "recipients",
        "signature",
    ] {
        assert!(kinds.contains(kind), "{kind} in {kinds:?}");
    }
}

#[test]
fn an_unsound_edit_shows_the_last_good_pages() {
    let (window, plan, _exports) = window_with_plan();
    let stored = window.done("get_plan", json!({ "plan": plan }));
    let mut head = stored["head"].clone();
    head["subject"] = json!("");
    let unsound = json!({ "plan": plan, "edit": { "kind": "head", "head": head } });
    // Before anything was shown, the stored plan is.
    let first = window.done("preview_plan", unsound.clone());
    assert_eq!(
        first,
        window.done("preview_plan", json!({ "plan": plan, "edit": null }))
    );
    head["subject"] = json!("Tuyên truyền thử");
    let sound = json!({ "plan": plan, "edit": { "kind": "head", "head": head } });
    let good = window.done("preview_plan", sound);
    assert_ne!(good, first);
    assert_eq!(window.done("preview_plan", unsound), good);
    // Nor does one of a section that is gone meanwhile.
    let gone = json!({ "kind": "annex", "annex": stored["id"], "blocks": [] });
    let shown = window.done("preview_plan", json!({ "plan": plan, "edit": gone }));
    assert_eq!(shown, good);
    let nonsense = json!({ "kind": "annex", "annex": "x", "blocks": [] });
    let failure = window.failed("preview_plan", json!({ "plan": plan, "edit": nonsense }));
    assert_eq!(failure, json!({ "kind": "not_found", "what": "annex" }));
    let failure = window.failed(
        "preview_plan",
        json!({ "plan": stored["sections"][0]["id"], "edit": null }),
    );
    assert_eq!(failure["kind"], "not_found");
}

#[test]
fn pictures_are_of_the_pages_shown() {
    let (window, plan, _exports) = window_with_plan();
    let preview = window.done("preview_plan", json!({ "plan": plan, "edit": null }));
    let page = &preview["pages"][0];
    let ask = |page: u32, fingerprint: &Value, scale: f64| json!({ "paper": plan, "page": page, "fingerprint": fingerprint, "scale": scale });
    for (scale, width) in [(1.0, 595), (1.5, 893), (0.0, 60), (99.0, 4762)] {
        let args = ask(0, &page["fingerprint"], scale);
        let image = window.done("preview_page", args.clone());
        let data = text(&image, "/data");
        let png = STANDARD
            .decode(data.strip_prefix("data:image/png;base64,").unwrap())
            .unwrap();
        assert!(png.starts_with(b"\x89PNG"));
        // Width: bytes 16..20 of a PNG, big-endian.
        let found = u32::from_be_bytes(png[16..20].try_into().unwrap());
        assert!(found.abs_diff(width) <= 1, "{found} at {scale}");
        assert_eq!(window.done("preview_page", args), image);
    }
    let beyond = u32::try_from(preview["pages"].as_array().unwrap().len()).unwrap();
    for args in [
        ask(0, &json!("0000000000000000"), 1.0),
        ask(beyond, &page["fingerprint"], 1.0),
    ] {
        let failure = window.failed("preview_page", args);
        assert_eq!(failure, json!({ "kind": "not_found", "what": "page" }));
    }
}

#[test]
fn a_character_without_a_sign_is_named_in_the_preview() {
    let (window, plan, _exports) = window_with_plan();
    let stored = window.done("get_plan", json!({ "plan": plan }));
    let (section, mut form) = section_form(&stored);
    form["blocks"][0]["runs"] = json!([{ "text": "Vui \u{1f600} nhé" }]);
    let edit = json!({ "kind": "section", "section": section, "edit": form });
    let preview = window.done("preview_plan", json!({ "plan": plan, "edit": edit }));
    assert_eq!(
        preview["missing"],
        json!([{ "character": "\u{1f600}", "code": "U+1F600", "excerpt": "Vui \u{1f600} nhé" }])
    );
}

#[test]
fn the_preview_follows_the_office_s_form() {
    let (window, plan, _exports) = window_with_plan();
    let top = |preview: &Value| preview["spots"][0]["top"].as_f64().unwrap();
    let before = window.done("preview_plan", json!({ "plan": plan, "edit": null }));
    // The top margin as wide as the decree allows: 25 mm, 1417 twips.
    let choices = json!([{ "name": "margin_top", "value": 1417 }]);
    window.done("save_form", json!({ "choices": choices }));
    let after = window.done("preview_plan", json!({ "plan": plan, "edit": null }));
    let lower = top(&after) - top(&before);
    assert!((lower - 14.15).abs() < 0.1, "{lower}");
}
