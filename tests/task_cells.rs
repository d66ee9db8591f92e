//! Tables of tasks from Excel and from the clipboard: looked at first, kept when accepted.

use crate::cli::Line;
use crate::commands::{Window, set_up, text};
use crate::house::Answers;
use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A sheet's name and its rows.
type Sheet<'a> = (&'a str, &'a [&'a [&'a str]]);

fn package(parts: &[(String, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, xml) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(xml.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn rows(rows: &[&[&str]]) -> String {
    let cell = |words: &&str| format!("<c t=\"inlineStr\"><is><t>{words}</t></is></c>");
    let row =
        |cells: &&[&str]| format!("<row>{}</row>", cells.iter().map(cell).collect::<String>());
    rows.iter().map(row).collect()
}

/// An Excel file of sheets, with parts besides.
fn workbook(sheets: &[Sheet<'_>], besides: &[&str]) -> Vec<u8> {
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    };
    let wrap =
        |inner: &str| format!("<Relationships xmlns=\"{RELATIONS}\">{inner}</Relationships>");
    let (mut names, mut relations) = (String::new(), String::new());
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), "<Types/>".to_owned()),
        (
            "_rels/.rels".to_owned(),
            wrap(&relation("r", "officeDocument", "xl/workbook.xml")),
        ),
    ];
    for (at, (name, cells)) in sheets.iter().enumerate() {
        names += &format!(
            "<sheet name=\"{name}\" sheetId=\"{}\" r:id=\"s{at}\"/>",
            at + 1
        );
        let part = format!("worksheets/sheet{at}.xml");
        relations += &relation(&format!("s{at}"), "worksheet", &part);
        let xml = format!(
            "<worksheet xmlns=\"{MAIN}\"><sheetData>{}</sheetData></worksheet>",
            rows(cells)
        );
        parts.push((format!("xl/{part}"), xml));
    }
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{names}</sheets></workbook>"
    );
    parts.push(("xl/workbook.xml".to_owned(), book));
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), wrap(&relations)));
    parts.extend(
        besides
            .iter()
            .map(|name| ((*name).to_owned(), "x".to_owned())),
    );
    package(&parts)
}

/// The tasks of an invented commune under a title, columns in an order of their own, one of them
/// without a known name, one row without a task.
const TASKS: Sheet<'_> = (
    "Nhiệm vụ",
    &[
        &["DANH MỤC NHIỆM VỤ NĂM 2026"],
        &[
            "STT",
            "Thời gian",
            "Nội dung công việc",
            "Chủ trì",
            "Phối hợp",
            "Mã",
        ],
        &[
            "1",
            "Quý I",
            "Mở lớp tập huấn",
            "Phòng Văn hóa - Xã hội",
            "Công an xã; Đoàn xã",
            "A1",
        ],
        &["2", "khi rảnh", "Phát thanh 48 lượt", "Ai đó", "", "A2"],
        &["3", "Quý II", "", "Văn phòng", "", ""],
        &["4", "Quý III", "Treo băng rôn", "Trạm Y tế xã", "", ""],
    ],
);
const OTHER: Sheet<'_> = (
    "Danh bạ",
    &[&["Họ tên", "Điện thoại"], &["Lò Thị Mai", "0200"]],
);

fn file(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// A window with an empty plan, whose dialogs answer with this file.
fn window(name: &str, bytes: &[u8]) -> (Window, String, tempfile::TempDir) {
    let files = tempfile::tempdir().unwrap();
    let answers = Answers::default();
    *answers.open.lock().unwrap() = Some(file(files.path(), name, bytes));
    let window = Window::open(answers);
    set_up(&window);
    let form = json!({ "year": 2026, "subject": "Tuyên truyền năm 2026" });
    let plan = window.done("create_plan", json!({ "form": form }));
    (window, text(&plan, "/plan/id"), files)
}

fn tasks(window: &Window, plan: &str) -> Vec<String> {
    let tasks = window.done("list_tasks", json!({ "plan": plan }));
    let line = |task: &Value| {
        ["text", "lead", "timeframe", "remarks"]
            .map(|field| text(task, &format!("/fields/{field}")))
            .join("|")
    };
    tasks.as_array().unwrap().iter().map(line).collect()
}

fn list<'a>(sheet: &'a Value, key: &str) -> &'a Vec<Value> {
    sheet[key].as_array().unwrap()
}

#[test]
fn a_workbook_is_looked_at_changed_and_kept_in_one_change() {
    let (window, plan, _files) = window("nhiem-vu.xlsx", &workbook(&[OTHER, TASKS], &[]));
    let before = window.done("list_plans", json!({}));
    let shown = window.done("pick_cells", json!({ "plan": plan }));
    assert_eq!(shown["file_name"], "nhiem-vu.xlsx");
    assert_eq!(shown["sheets"], json!(["Danh bạ", "Nhiệm vụ"]));
    let sheet = &shown["sheet"];
    assert_eq!(sheet["choice"]["sheet"], 1);
    assert_eq!(sheet["choice"]["first"], 2);
    assert_eq!(
        sheet["choice"]["fields"],
        json!([
            "number",
            "timeframe",
            "text",
            "lead",
            "coordinating",
            "remarks"
        ])
    );
    let told: Vec<(String, bool)> = list(sheet, "columns")
        .iter()
        .map(|c| (text(c, "/ground"), c["sure"].as_bool().unwrap()))
        .collect();
    assert!(
        told[..5]
            .iter()
            .all(|(ground, sure)| ground == "heading" && *sure)
    );
    assert_eq!(told[5], ("nothing".to_owned(), false));
    assert_eq!(sheet["count"], 3);
    let unsure: Vec<(u64, String, String)> = list(sheet, "unsure")
        .iter()
        .map(|u| {
            (
                u["row"].as_u64().unwrap(),
                text(u, "/field"),
                text(u, "/text"),
            )
        })
        .collect();
    assert_eq!(
        unsure,
        [
            (4, "lead".to_owned(), "Ai đó".to_owned()),
            (4, "timeframe".to_owned(), "khi rảnh".to_owned())
        ]
    );
    assert_eq!(list(sheet, "refused")[0]["row"], 5);
    assert_eq!(list(sheet, "refused")[0]["flaws"][0]["kind"], "empty");
    assert_eq!(
        list(sheet, "left_over")[0]["text"],
        "DANH MỤC NHIỆM VỤ NĂM 2026"
    );
    assert_eq!(sheet["straight"], false);

    // Another sheet has other columns; nothing is kept by looking.
    let cells = &shown["cells"];
    let other = window.done(
        "match_cells",
        json!({ "plan": plan, "cells": cells, "sheet": 0 }),
    );
    assert_eq!(list(&other, "columns").len(), 2);
    assert_eq!(window.done("list_plans", json!({})), before);

    // The code is left out, the co-operating units go to the remarks.
    let mut choice = sheet["choice"].clone();
    choice["fields"][4] = json!("remarks");
    choice["fields"][5] = json!("skipped");
    let asked = json!({ "plan": plan, "cells": cells, "choice": choice });
    let changed = window.done("change_cells", asked.clone());
    for at in [4, 5] {
        assert_eq!(changed["columns"][at]["ground"], "chosen");
        assert_eq!(changed["columns"][at]["sure"], true);
    }
    assert_eq!(tasks(&window, &plan), Vec::<String>::new());
    let kept = window.done("accept_cells", asked.clone());
    let first = kept["saved"]["seq"].as_u64().unwrap();
    assert_eq!(
        tasks(&window, &plan),
        [
            "Mở lớp tập huấn|Phòng Văn hóa - Xã hội|Quý I|Công an xã; Đoàn xã",
            "Phát thanh 48 lượt|Ai đó|khi rảnh|",
            "Treo băng rôn|Trạm Y tế xã|Quý III|",
        ]
    );
    // It is one change, taken back as one; the table is let go.
    let ids: Vec<&Value> = list(&kept, "tasks").iter().map(|t| &t["id"]).collect();
    let removed = window.done(
        "remove_tasks",
        json!({ "plan": plan, "tasks": ids, "reason": "" }),
    );
    assert_eq!(removed["saved"]["seq"].as_u64().unwrap(), first + 1);
    assert_eq!(tasks(&window, &plan), Vec::<String>::new());
    let again = window.failed("accept_cells", asked);
    assert_eq!(again["kind"], "not_found");
}

#[test]
fn the_first_task_is_where_somebody_says() {
    let (window, plan, _files) = window(
        "viec.xlsx",
        &workbook(
            &[("Tờ 1", &[&["Phần mục", "Ai lo"], &["Mở lớp", "Văn phòng"]])],
            &[],
        ),
    );
    let shown = window.done("pick_cells", json!({ "plan": plan }));
    assert_eq!(shown["sheet"]["count"], 2);
    let mut choice = shown["sheet"]["choice"].clone();
    choice["first"] = json!(1);
    choice["fields"] = json!(["text", "lead"]);
    let asked = json!({ "plan": plan, "cells": shown["cells"], "choice": choice });
    let sheet = window.done("change_cells", asked.clone());
    assert_eq!(
        (&sheet["count"], &sheet["columns"][1]["heading"]),
        (&json!(1), &json!("Ai lo"))
    );
    window.done("accept_cells", asked);
    assert_eq!(tasks(&window, &plan), ["Mở lớp|Văn phòng||"]);
}

#[test]
fn a_paste_goes_straight_in_only_where_nobody_has_to_look() {
    let (window, plan, _files) = window("x.xlsx", b"");
    for (text, straight, count) in [
        ("2\tPhát thanh\t48 lượt\n3\tTreo băng rôn\t10 cái", true, 2),
        ("Mở lớp\t1 lớp\tVăn phòng\t\tQuý I", true, 1),
        ("TT\tThời gian\tNhiệm vụ\n1\tQuý I\tMở lớp", true, 1),
        // A column of no known name, an order of its own, a lead that is nobody, no task.
        ("TT\tThời gian\tNhiệm vụ\tMã\n1\tQuý I\tMở lớp\tA", false, 1),
        ("Quý I\tMở lớp\nQuý II\tPhát thanh", false, 2),
        ("Mở lớp\t1 lớp\tAi đó", false, 1),
        ("TT\tNhiệm vụ\tGhi chú\n1\t\tđã xong", false, 0),
    ] {
        let shown = window.done("preview_cells", json!({ "plan": plan, "text": text }));
        let said = (&shown["sheet"]["straight"], &shown["sheet"]["count"]);
        assert_eq!(said, (&json!(straight), &json!(count)), "{text:?}");
    }
    let empty = window.failed("preview_cells", json!({ "plan": plan, "text": " \n\t" }));
    assert_eq!(empty["reason"], "empty");
}

#[test]
fn what_cannot_be_tasks_is_told_and_nothing_is_stored() {
    let good = workbook(&[TASKS], &[]);
    let ole = |stream: &str| {
        let mut bytes = vec![0; 4096];
        bytes[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes[1024..1024 + name.len()].copy_from_slice(&name);
        bytes
    };
    let word = package(&[
        ("[Content_Types].xml".to_owned(), "<Types/>".to_owned()),
        ("word/document.xml".to_owned(), "<d/>".to_owned()),
    ]);
    for (name, bytes, reason) in [
        (
            "macro.xlsm",
            workbook(&[TASKS], &["xl/vbaProject.bin"]),
            "macros",
        ),
        ("trong.xlsx", workbook(&[("Tờ 1", &[])], &[]), "empty"),
        ("khong.xlsx", Vec::new(), "empty"),
        ("khoa.xlsx", ole("EncryptedPackage"), "encrypted"),
        ("cu.xls", ole("Workbook"), "old_word"),
        ("cut.xlsx", good[..good.len() / 2].to_vec(), "damaged"),
        ("van-ban.docx", word, "zip"),
        (
            "anh.jpg",
            [&b"\xFF\xD8\xFF\xE0"[..], &[0; 900]].concat(),
            "picture",
        ),
    ] {
        let (window, plan, _files) = window(name, &bytes);
        let failure = window.failed("pick_cells", json!({ "plan": plan }));
        assert_eq!(failure["reason"], reason, "{name}: {failure}");
        assert_eq!(tasks(&window, &plan), Vec::<String>::new());
    }
}

#[test]
fn a_table_without_tasks_adds_none() {
    let (window, plan, _files) = window("danh-ba.xlsx", &workbook(&[OTHER], &[]));
    let shown = window.done("pick_cells", json!({ "plan": plan }));
    let mut choice = shown["sheet"]["choice"].clone();
    choice["fields"] = json!(["remarks", "skipped"]);
    let asked = json!({ "plan": plan, "cells": shown["cells"], "choice": choice });
    assert_eq!(window.done("change_cells", asked.clone())["count"], 0);
    assert_eq!(window.failed("accept_cells", asked)["kind"], "flaws");
    assert_eq!(tasks(&window, &plan), Vec::<String>::new());
    for wrong in [
        json!({ "plan": plan, "cells": "khac", "sheet": 0 }),
        json!({ "plan": plan, "cells": shown["cells"], "sheet": 9 }),
    ] {
        assert_eq!(window.failed("match_cells", wrong)["kind"], "not_found");
    }
}

#[test]
fn a_text_of_cells_is_a_table_too() {
    let text = "TT\tNhiệm vụ\tThời gian\n1\tMở lớp\tQuý I\n";
    let (window, plan, _files) = window("bang.txt", text.as_bytes());
    let shown = window.done("pick_cells", json!({ "plan": plan }));
    assert_eq!(shown["sheet"]["straight"], true);
}

#[test]
fn the_command_line_adds_the_rows_of_a_file() {
    let line = Line::new();
    let plan = line.import_sample();
    let before = line.json(&["tasks", &plan]).as_array().unwrap().len();
    let folder = line.folder.path();
    let path = file(folder, "nhiem-vu.xlsx", &workbook(&[OTHER, TASKS], &[]));
    let path = path.to_str().unwrap();
    // A row that is no task is told; the others are added.
    let out = line.run(&["--json", "tasks", &plan, "--add-from", path]);
    assert_eq!(out.status.code(), Some(1));
    let told = String::from_utf8(out.stderr).unwrap();
    for words in ["Nhiệm vụ", "Mã", "Ai đó", "khi rảnh", "5", "DANH MỤC"] {
        assert!(told.contains(words), "{words}: {told}");
    }
    let tasks: Value = serde_json::from_slice(&out.stdout).unwrap();
    let tasks = tasks.as_array().unwrap();
    assert_eq!(tasks.len(), before + 3);
    assert_eq!(text(&tasks[before], "/text"), "Mở lớp tập huấn");
    assert_eq!(text(&tasks[before], "/standing"), "accepted");
    // A plain table says nothing besides.
    let rows: &[&[&str]] = &[
        &["TT", "Nhiệm vụ", "Thời gian"],
        &["1", "Mở lớp hè", "Quý II"],
    ];
    let plain = file(folder, "gon.xlsx", &workbook(&[("Một", rows), OTHER], &[]));
    let said = line.ok(&[
        "tasks",
        &plan,
        "--add-from",
        plain.to_str().unwrap(),
        "--from-sheet",
        "Một",
    ]);
    assert!(said.contains("Mở lớp hè"), "{said}");
    assert_eq!(
        line.json(&["tasks", &plan]).as_array().unwrap().len(),
        before + 4
    );
    // What is wrong is one line, and nothing is added.
    let macros = file(
        folder,
        "macro.xlsm",
        &workbook(&[TASKS], &["xl/vbaProject.bin"]),
    );
    for (args, words) in [
        (vec!["--add-from", macros.to_str().unwrap()], "macro"),
        (vec!["--add-from", "/khong/co.xlsx"], "co.xlsx"),
        (
            vec!["--add-from", path, "--from-sheet", "Tờ 9"],
            "trang tính",
        ),
    ] {
        let mut all = vec!["tasks", &plan];
        all.extend(args);
        let said = line.fails(&all);
        assert!(said.contains(words), "{said}");
    }
    assert_eq!(
        line.json(&["tasks", &plan]).as_array().unwrap().len(),
        before + 4
    );
}
