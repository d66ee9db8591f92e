//! Slips, letters that remind, collection forms and the timeline, through the commands of the
//! screens and the command line.

use crate::cli::Line;
use crate::commands::{Window, set_up, text};
use crate::house::Answers;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Mutex;

/// Tasks of a year that is over whatever day it is.
const ROWS: &str = "\
Nhiệm vụ\tSản phẩm\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian
Phát thanh giờ làm việc mới\t12 buổi\tPhòng Văn hóa - Xã hội\tĐoàn xã\tQuý I/2025
In tờ gấp\t700 tờ\tPHÒNG VĂN HÓA - XÃ HỘI\t\tQuý I/2025
Niêm yết thủ tục\t01 bảng\tTrung tâm Phục vụ hành chính công\tphòng văn hóa - xã hội\tThường xuyên
Họp dân\t02 cuộc\tVăn phòng\t\tQuý II/2025
Việc chưa rõ ai làm\t\t\t\tQuý I/2025";

fn window(save_in: &Path) -> Window {
    let window = Window::open(Answers {
        save_in: Mutex::new(Some(save_in.to_owned())),
        ..Answers::default()
    });
    set_up(&window);
    window
}

/// A plan of last year with five tasks, two people answering for three of them.
fn plan(window: &Window) -> String {
    let form =
        json!({ "year": 2025, "subject": "Tuyên truyền giờ làm việc mới", "template": null });
    let plan = text(
        &window.done("create_plan", json!({ "form": form })),
        "/plan/id",
    );
    let pasted = window.done("paste_tasks", json!({ "plan": plan, "text": ROWS }));
    let tasks = pasted["tasks"].as_array().unwrap();
    assert_eq!(tasks.len(), 5, "{pasted}");
    let ids: Vec<Value> = tasks.iter().map(|task| task["id"].clone()).collect();
    window.done("accept_tasks", json!({ "plan": plan, "tasks": ids }));
    plan
}

fn tasks(window: &Window, plan: &str) -> Vec<Value> {
    let tasks = window.done("list_tasks", json!({ "plan": plan }));
    tasks.as_array().unwrap().clone()
}

/// Gives the first tasks to people by name.
fn give(window: &Window, plan: &str, people: &[&str]) -> Vec<String> {
    let mut ids = Vec::new();
    for (name, task) in people.iter().zip(tasks(window, plan)) {
        let official = json!({
            "id": "", "name": name, "position": "Công chức", "unit": null, "active": true,
        });
        let kept = window.done("get_directory", json!({}));
        let known = kept["officials"].as_array().unwrap();
        let known = known.iter().find(|it| it["name"] == *name).cloned();
        let known = known.unwrap_or_else(|| {
            let saved = window.done("save_official", json!({ "official": official }));
            let all = saved["directory"]["officials"].as_array().unwrap().clone();
            all.into_iter().find(|it| it["name"] == *name).unwrap()
        });
        let mut fields = task["fields"].clone();
        fields["official"] = known["id"].clone();
        window.done("save_task", json!({ "task": task["id"], "fields": fields }));
        ids.push(text(&known, "/id"));
    }
    ids
}

fn written(window: &Window, command: &str, plan: &str, choice: &Value) -> String {
    let args = json!({ "plan": plan, "choice": choice, "format": "text" });
    let path = text(&window.done(command, args), "/path");
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn slips_are_written_for_everybody_in_office() {
    let folder = tempfile::tempdir().unwrap();
    let window = window(folder.path());
    let plan = plan(&window);
    let choice = json!({ "official": null, "paper": "a5" });
    let args = json!({ "plan": plan, "choice": choice, "format": "pdf" });
    assert_eq!(window.failed("export_slips", args)["kind"], "not_found");

    let people = give(&window, &plan, &["Lò Thị Mai", "Vàng A Páo", "Lò Thị Mai"]);
    let list = window.done("list_slips", json!({ "plan": plan }));
    assert_eq!(list["unassigned"], 2);
    assert_eq!(list["retired"], json!([]));
    let receivers = list["receivers"].as_array().unwrap();
    assert_eq!(receivers.len(), 2, "{list}");
    let mai = receivers
        .iter()
        .find(|it| it["name"] == "Lò Thị Mai")
        .unwrap();
    assert_eq!(mai["tasks"], 2);

    let all = written(&window, "export_slips", &plan, &choice);
    assert_eq!(all.matches("PHIẾU GIAO VIỆC").count(), 2, "{all}");
    for words in [
        "Người nhận việc: Lò Thị Mai, Công chức.",
        "Niêm yết thủ tục",
        "In tờ gấp",
    ] {
        assert!(all.contains(words), "{words}: {all}");
    }
    assert!(!all.contains("Họp dân"), "{all}");
    let one = json!({ "official": people[1], "paper": "a4" });
    let one = written(&window, "export_slips", &plan, &one);
    assert_eq!(one.matches("PHIẾU GIAO VIỆC").count(), 1);
    for format in ["docx", "pdf"] {
        let args = json!({ "plan": plan, "choice": choice, "format": format });
        let made = window.done("export_slips", args);
        assert_eq!(made["missing"], json!([]));
        assert!(text(&made, "/path").contains("Phiếu giao việc"), "{made}");
    }
    window.done("print_slips", json!({ "plan": plan, "choice": choice }));

    // Who left gets none.
    window.done("remove_official", json!({ "official": people[0] }));
    let list = window.done("list_slips", json!({ "plan": plan }));
    assert_eq!(list["retired"][0]["name"], "Lò Thị Mai");
    assert_eq!(list["retired"][0]["tasks"], 2);
    let all = written(&window, "export_slips", &plan, &choice);
    assert_eq!(all.matches("PHIẾU GIAO VIỆC").count(), 1);
}

#[test]
fn letters_remind_of_what_is_overdue() {
    let folder = tempfile::tempdir().unwrap();
    let window = window(folder.path());
    let plan = plan(&window);
    let list = window.done(
        "list_reminders",
        json!({ "plan": plan, "quarter": "2025-Q1" }),
    );
    let units = list["units"].as_array().unwrap();
    let told: Vec<(String, u64)> = units
        .iter()
        .map(|unit| (text(unit, "/name"), unit["tasks"].as_u64().unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            ("Phòng Văn hóa - Xã hội".to_owned(), 2),
            ("Trung tâm Phục vụ hành chính công".to_owned(), 1)
        ]
    );
    assert_eq!(list["unowned"], 1);
    let by = text(&list, "/by");

    let choice = |unit: Option<&str>, together: bool| {
        json!({
            "quarter": "2025-Q1", "unit": unit, "together": together, "by": by,
        })
    };
    let each = written(&window, "export_reminders", &plan, &choice(None, false));
    assert_eq!(each.matches("Kính gửi:").count(), 2, "{each}");
    assert!(each.contains("Kính gửi: Phòng Văn hóa - Xã hội."), "{each}");
    assert!(
        each.contains(
            "1. Phát thanh giờ làm việc mới (thời hạn: Quý I/2025; hiện chưa thực hiện)."
        ),
        "{each}"
    );
    assert!(each.contains("- Như trên;"), "{each}");
    assert!(each.contains("/UBND-VHXH"), "{each}");
    let all = written(&window, "export_reminders", &plan, &choice(None, true));
    assert_eq!(all.matches("Kính gửi:").count(), 1, "{all}");
    assert!(
        all.contains("- Trung tâm Phục vụ hành chính công."),
        "{all}"
    );
    let one = choice(Some("văn phòng"), false);
    let args = json!({ "plan": plan, "choice": one, "format": "pdf" });
    assert_eq!(window.failed("export_reminders", args)["what"], "unit");
    let mut late = choice(None, false);
    late["by"] = json!("2025-02-30");
    let args = json!({ "plan": plan, "choice": late, "format": "pdf" });
    let failure = window.failed("export_reminders", args);
    assert_eq!(failure["flaws"][0]["kind"], "no_such_date");
    late["by"] = json!("2025-02-28");
    let args = json!({ "plan": plan, "choice": late, "format": "pdf" });
    let failure = window.failed("export_reminders", args);
    assert_eq!(failure["flaws"][0]["kind"], "out_of_range");

    // What is done is not asked for.
    let first = tasks(&window, &plan)[0]["id"].clone();
    let mark = json!({
        "task": first, "quarter": "2025-Q1", "status": "done", "quantity": "", "measure": "", "note": "",
    });
    window.done("save_mark", json!({ "mark": mark }));
    let each = written(&window, "export_reminders", &plan, &choice(None, false));
    assert!(!each.contains("Phát thanh giờ"), "{each}");
    window.done(
        "print_reminders",
        json!({ "plan": plan, "choice": choice(None, true) }),
    );
}

fn entry(row: &Value, status: &str, quantity: &str, note: &str) -> Value {
    json!({ "task": row["task"], "status": status, "quantity": quantity, "measure": "", "note": note })
}

#[test]
fn forms_go_out_and_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let window = window(folder.path());
    let plan = plan(&window);
    let quarter = json!({ "plan": plan, "quarter": "2025-Q1" });
    let list = window.done("list_collection", quarter.clone());
    let units = list["units"].as_array().unwrap();
    let names: Vec<String> = units.iter().map(|unit| text(unit, "/name")).collect();
    assert_eq!(
        names,
        [
            "Phòng Văn hóa - Xã hội",
            "Trung tâm Phục vụ hành chính công",
            "Đoàn xã"
        ]
    );
    let rows = units[0]["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 3, "{rows:?}");
    assert_eq!(rows[2]["leads"], false);

    let forms = json!({ "quarter": "2025-Q1", "unit": null, "list": false });
    let paper = written(&window, "export_collection", &plan, &forms);
    assert_eq!(
        paper.matches("PHIẾU THU THẬP KẾT QUẢ").count(),
        3,
        "{paper}"
    );
    let code = text(&units[0], "/code");
    assert!(paper.contains(&code), "{paper}");
    let place = window.done("find_collection", json!({ "code": code.to_lowercase() }));
    assert_eq!(place["plan"], plan);
    assert_eq!(place["unit"], units[0]["unit"]);
    for wrong in ["", "AAAAAA-2025Q1-1000", "không phải mã"] {
        let failure = window.failed("find_collection", json!({ "code": wrong }));
        assert_eq!(failure["flaws"][0]["field"], "code", "{wrong}");
    }

    let form = |rows: Vec<Value>, day: &str| {
        json!({ "form": {
            "plan": plan, "quarter": "2025-Q1", "unit": units[0]["unit"], "day": day, "rows": rows,
        }})
    };
    let saved = window.done(
        "save_collection",
        form(
            vec![
                entry(&rows[0], "done", "1.200 buổi", "Đủ các thôn"),
                entry(&rows[2], "not_started", "", "Cử 02 người"),
            ],
            "2025-03-20",
        ),
    );
    let back = &saved["collection"]["units"][0];
    assert_eq!(back["returned"]["day"], "2025-03-20");
    assert_eq!(back["returned"]["by"], "Nguyễn Thị Lan");
    assert_eq!(back["rows"][0]["quantity"], "1200");
    assert_eq!(back["rows"][0]["measure"], "buổi");
    assert_eq!(back["rows"][0]["note"], "Đủ các thôn");
    assert_eq!(back["rows"][2]["note"], "Cử 02 người");
    let progress = window.done("get_progress", json!({ "plan": plan }));
    let marks = progress["marks"].as_array().unwrap();
    let mark = |row: &Value| marks.iter().find(|it| it["task"] == row["task"]).unwrap();
    assert_eq!(mark(&rows[0])["status"], "done");
    assert_eq!(
        mark(&rows[0])["reason"],
        "Theo phiếu của Phòng Văn hóa - Xã hội"
    );
    assert_eq!(
        mark(&rows[0])["note"],
        "Đủ các thôn\nTheo phiếu của Phòng Văn hóa - Xã hội"
    );
    assert_eq!(
        mark(&rows[2])["note"],
        "Phòng Văn hóa - Xã hội (phối hợp): Cử 02 người"
    );
    assert_eq!(marks.len(), 2, "a row that says nothing makes no mark");

    let failure = window.failed(
        "save_collection",
        form(
            vec![
                entry(&rows[0], "done", "12", ""),
                entry(&rows[1], "dropped", "1,5", ""),
            ],
            "2025-03-20",
        ),
    );
    assert_eq!(
        failure["flaws"][0]["field"], "rows[1].quantity",
        "{failure}"
    );
    for (day, kind) in [
        ("2999-01-01", "in_the_future"),
        ("20/3/2025", "no_such_date"),
    ] {
        let failure = window.failed("save_collection", form(Vec::new(), day));
        assert_eq!(failure["flaws"][0]["kind"], kind);
    }
    let again = window.done("list_collection", quarter.clone());
    assert_eq!(
        again, saved["collection"],
        "nothing of a refused form is kept"
    );

    let returned = json!({ "quarter": "2025-Q1", "unit": null, "list": true });
    let paper = written(&window, "export_collection", &plan, &returned);
    assert!(
        paper.contains(
            "Đã nhận 1/3 phiếu. Chưa gửi phiếu: Trung tâm Phục vụ hành chính công; Đoàn xã."
        ),
        "{paper}"
    );
    // What says nothing new needs no reason in a closed quarter; what changes a mark does.
    window.done("close_period", json!({ "period": "2025-Q1" }));
    let known = entry(&rows[0], "done", "1.200 buổi", "Đủ các thôn");
    window.done("save_collection", form(vec![known.clone()], "2025-03-20"));
    let mut changed = form(
        vec![known, entry(&rows[1], "done", "700 tờ", "")],
        "2025-03-21",
    );
    let failure = window.failed("save_collection", changed.clone());
    assert_eq!(failure["flaws"][0]["kind"], "period_closed", "{failure}");
    changed["form"]["why"] = json!("Phiếu đến muộn");
    window.done("save_collection", changed);
    let late = window.done("list_late_changes", json!({ "period": null }));
    assert_eq!(late.as_array().unwrap().len(), 1, "{late}");
    assert_eq!(text(&late, "/0/subject"), "In tờ gấp · quý I năm 2025");
    let mut gone = quarter;
    gone["unit"] = units[0]["unit"].clone();
    let gone = window.done("forget_collection", gone);
    assert_eq!(gone["collection"]["units"][0]["returned"], Value::Null);
    assert_eq!(
        gone["collection"]["units"][0]["rows"][0]["quantity"],
        "1200"
    );
    window.done("print_collection", json!({ "plan": plan, "choice": forms }));
}

#[test]
fn the_timeline_shows_months_and_marks() {
    let folder = tempfile::tempdir().unwrap();
    let window = window(folder.path());
    let plan = plan(&window);
    let timeline = window.done("get_timeline", json!({ "plan": plan }));
    let rows = timeline["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 5);
    assert_eq!(rows[0]["months"], json!([1, 2, 3]));
    assert_eq!(rows[2]["months"].as_array().unwrap().len(), 12);
    assert_eq!(rows[4]["complete"], false);
    for format in ["docx", "pdf", "xlsx", "text"] {
        let made = window.done("export_timeline", json!({ "plan": plan, "format": format }));
        assert_eq!(made["missing"], json!([]));
    }
    window.done("print_timeline", json!({ "plan": plan }));
}

#[test]
fn the_figures_of_a_year_are_written_as_tables() {
    let folder = tempfile::tempdir().unwrap();
    let window = window(folder.path());
    let plan = plan(&window);
    let first = text(&tasks(&window, &plan)[0], "/id");
    let mark = json!({
        "task": first, "quarter": "2025-Q1", "status": "done", "quantity": "", "measure": "",
        "note": "",
    });
    window.done("save_mark", json!({ "mark": mark }));
    let mut fields = crate::log::fields("2025-02-03", "broadcast", &["1250"]);
    fields["plan"] = json!(plan);
    fields["task"] = json!(first);
    let entry = json!({ "entry": "", "fields": fields, "reason": "", "sure": true });
    window.done("save_log_entry", entry);
    let year = json!({ "plan": null, "year": 2025 });
    let of_plan = json!({ "plan": plan, "year": 2025 });
    for which in [&year, &of_plan] {
        let mut files = Vec::new();
        for format in ["docx", "pdf", "xlsx", "text"] {
            let mut asked = which.clone();
            asked["format"] = json!(format);
            let made = window.done("export_charts", asked);
            assert_eq!(made["missing"], json!([]));
            files.push(std::fs::read(text(&made, "/path")).unwrap());
        }
        // What the screen shows is what the paper says.
        let words = String::from_utf8(files[3].clone()).unwrap();
        let charts = window.done("get_charts", which.clone());
        let share = &charts["by_quarter"][0]["share"];
        assert!((share["done"] == 1) && (share["due"] == 4), "{share}");
        for said in ["Quý I/2025", "■■□□□□□□□□", "1.250", "(chưa phân công)"]
        {
            assert!(words.contains(said), "{said}: {words}");
        }
        window.done("print_charts", which.clone());
    }
    let failure = window.failed(
        "export_charts",
        json!({ "plan": "x", "year": 2025, "format": "pdf" }),
    );
    assert_eq!(failure["kind"], "not_found");
}

#[test]
fn the_command_line_writes_them() {
    let line = Line::new();
    line.ok(&["set-up", "--name", "An Hòa"]);
    let plan = line.import_sample();
    line.ok(&["accept", &plan, "--all"]);
    let out = |name: &str| line.folder.path().join(name).display().to_string();
    let year = line.json(&["show", &plan])["year"].to_string();
    let quarter = format!("{year}-Q1");
    for (args, name) in [
        (vec!["collect", &plan, "--quarter", &quarter], "phieu.pdf"),
        (
            vec!["collect", &plan, "--quarter", &quarter, "--returned"],
            "danh-sach.pdf",
        ),
        (vec!["timeline", &plan], "bieu.pdf"),
        (vec!["charts", &plan], "so-lieu.pdf"),
    ] {
        let file = out(name);
        let all: Vec<&str> = args
            .into_iter()
            .chain(["--to", "pdf", "--out", &file])
            .collect();
        line.ok(&all);
        assert!(std::fs::read(&file).unwrap().starts_with(b"%PDF"), "{name}");
    }
    let file = out("giao-viec.docx");
    line.fails(&["slips", &plan, "--to", "docx", "--out", &file]);
    let tasks = line.json(&["tasks", &plan]);
    let task = text(&tasks[0], "/id");
    line.ok(&["assign", &plan, &task, "--official", "Lò Thị Mai"]);
    let said = line.run(&[
        "slips", &plan, "--paper", "a5", "--to", "docx", "--out", &file,
    ]);
    assert!(said.status.success());
    let aside = String::from_utf8(said.stderr).unwrap();
    assert!(aside.contains("chưa phân công"), "{aside}");
    line.fails(&[
        "slips", &plan, "--paper", "a3", "--to", "docx", "--out", &file,
    ]);
    line.fails(&[
        "remind",
        &plan,
        "--quarter",
        "2026-Q9",
        "--to",
        "docx",
        "--out",
        &file,
    ]);
}
