//! An import is looked through and corrected before it is kept, through the screen's commands.

use crate::commands::{Window, set_up, text};
use crate::house::Answers;
use crate::import_files::{package, saved_as};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

const PLAN: &str = "KẾ HOẠCH\nTuyên truyền cải cách hành chính năm 2026\nCăn cứ Luật Tiếp cận thông \
tin;\nXã ban hành kế hoạch như sau:\nI. MỤC ĐÍCH\n1. Người dân biết nơi nộp hồ sơ. b) Hồ sơ nộp một \
nơi.\n2. Cán bộ làm đúng hẹn.\nII. NỘI DUNG\nGiới thiệu bộ phận một cửa.\n- Niêm yết thủ tục.\n\
Trên đây là kế hoạch tuyên truyền./.\n";

fn window() -> Window {
    let window = Window::open(Answers::default());
    set_up(&window);
    window
}

fn preview(window: &Window, text: &str) -> Value {
    window.done("preview_text", json!({ "text": text }))
}

/// The pieces of a preview, followed by what each correction changed.
struct Screen<'a> {
    window: &'a Window,
    draft: Value,
    pieces: Vec<Value>,
    state: Value,
}

impl<'a> Screen<'a> {
    fn open(window: &'a Window, preview: &Value) -> Self {
        Self {
            window,
            draft: preview["draft"].clone(),
            pieces: preview["pieces"].as_array().unwrap().clone(),
            state: preview["state"].clone(),
        }
    }

    fn id(&self, words: &str) -> Value {
        let found = self
            .pieces
            .iter()
            .find(|p| text(p, "/text").contains(words));
        found.unwrap_or_else(|| panic!("{words}: {:?}", self.shown()))["id"].clone()
    }

    fn correct(&mut self, correction: &Value) {
        let args = json!({ "draft": self.draft, "correction": correction });
        self.apply(&self.window.done("correct_import", args));
    }

    fn refused(&self, correction: &Value) -> String {
        let args = json!({ "draft": self.draft, "correction": correction });
        let failure = self.window.failed("correct_import", args);
        text(&failure, "/reason")
    }

    fn apply(&mut self, edit: &Value) {
        let number = |name: &str| usize::try_from(edit[name].as_u64().unwrap()).unwrap();
        let (at, removed) = (number("at"), number("removed"));
        let new = edit["pieces"].as_array().unwrap().clone();
        self.pieces.splice(at..at + removed, new);
        self.state = edit["state"].clone();
    }

    fn shown(&self) -> Vec<String> {
        let line = |piece: &Value| {
            let said = [text(piece, "/label"), text(piece, "/text")].join(" ");
            format!("{} {}", text(piece, "/role"), said.trim())
        };
        self.pieces.iter().map(line).collect()
    }
}

#[test]
fn what_is_corrected_is_kept() {
    let window = window();
    let shown = preview(&window, PLAN);
    let mut screen = Screen::open(&window, &shown);
    let placed = shown["state"]["words_placed"].as_u64().unwrap();
    assert_eq!(shown["lines"][4], "I. MỤC ĐÍCH");
    let lines: Vec<u64> = screen
        .pieces
        .iter()
        .map(|p| p["line"].as_u64().unwrap())
        .collect();
    assert_eq!(lines, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1]);

    let first = screen.id("Người dân");
    screen.correct(&json!({ "kind": "split", "piece": first, "at": 29 }));
    let second = screen.id("Cán bộ");
    screen.correct(&json!({ "kind": "label", "piece": second, "label": "3." }));
    assert!(screen.state["doubts"].to_string().contains("number_gap"));
    screen.correct(&json!({ "kind": "leave_over", "piece": second }));
    assert_eq!(screen.state["words_left"], 2 + 6);
    assert_eq!(screen.state["words_placed"], placed - 6);
    let intro = screen.id("Giới thiệu");
    screen.correct(&json!({ "kind": "role", "piece": intro, "role": "dash", "depth": 0 }));
    let item = screen.id("Niêm yết");
    screen.correct(&json!({ "kind": "join", "piece": item }));
    let undone = window.done("undo_import", json!({ "draft": screen.draft }));
    screen.apply(&undone);
    let mut facts = screen.state["facts"].clone();
    facts["year"] = json!(2027);
    facts["number"] = json!("12");
    screen.correct(&json!({ "kind": "facts", "facts": facts }));
    assert_eq!(
        screen.shown()[2..],
        [
            "heading I. MỤC ĐÍCH",
            "clause 1. Người dân biết nơi nộp hồ sơ.",
            "point b) Hồ sơ nộp một nơi.",
            "heading II. NỘI DUNG",
            "dash Giới thiệu bộ phận một cửa.",
            "dash Niêm yết thủ tục.",
            "closing Trên đây là kế hoạch tuyên truyền./.",
            "left_over KẾ HOẠCH",
            "left_over 3. Cán bộ làm đúng hẹn.",
        ]
    );

    let imported = window.done("accept_import", json!({ "draft": screen.draft }));
    let plan = window.done("get_plan", json!({ "plan": imported["id"] }));
    assert_eq!(plan["year"], 2027);
    assert_eq!(text(&plan, "/head/number"), "12");
    assert_eq!(
        text(&plan, "/sections/0/blocks/1/text"),
        "Hồ sơ nộp một nơi."
    );
    assert_eq!(text(&plan, "/sections/0/blocks/1/label"), "b)");
    assert_eq!(text(&plan, "/sections/1/blocks/0/kind"), "dash");
    assert_eq!(text(&plan, "/left_over/1/text"), "3. Cán bộ làm đúng hẹn.");
}

#[test]
fn corrections_that_make_no_sense_are_refused() {
    let window = window();
    let screen = Screen::open(&window, &preview(&window, PLAN));
    let heading = screen.id("MỤC ĐÍCH");
    for (correction, reason) in [
        (
            json!({ "kind": "split", "piece": heading, "at": 0 }),
            "nothing_to_split",
        ),
        (
            json!({ "kind": "join", "piece": heading }),
            "nothing_before",
        ),
        (
            json!({ "kind": "shallower", "piece": heading }),
            "last_step",
        ),
        (json!({ "kind": "deeper", "piece": 9_999 }), "no_such_piece"),
        (
            json!({ "kind": "as_found", "doubt": 9_999 }),
            "no_such_piece",
        ),
    ] {
        assert_eq!(screen.refused(&correction), reason, "{correction}");
    }
    let args = json!({ "draft": screen.draft });
    assert_eq!(text(&window.failed("undo_import", args), "/reason"), "same");
    let gone = window.failed("redo_import", json!({ "draft": "x" }));
    assert_eq!(text(&gone, "/kind"), "not_found");
    let mut facts = screen.state["facts"].clone();
    facts["subject"] = json!(" ");
    let correction = json!({ "kind": "facts", "facts": facts });
    let args = json!({ "draft": screen.draft, "correction": correction });
    let flaws = window.failed("correct_import", args);
    assert_eq!(text(&flaws, "/flaws/0/field"), "subject");
}

#[test]
fn old_fonts_are_read_as_the_user_says() {
    let window = window();
    let old = "KÕ HO¹CH\nTuyªn truyÒn c¶i c¸ch hµnh chÝnh n¨m 2026\nI. MôC §ÝCH\n- Ng\u{ad}êi d©n nép \
               hå s¬.\n";
    let first = preview(&window, old);
    assert_eq!(first["reading"]["table"], "tcvn3");
    assert_eq!(text(&first, "/reading/compared/0/before"), "KÕ HO¹CH");
    assert_eq!(text(&first, "/reading/compared/0/after"), "KẾ HOẠCH");
    let choice = json!({ "view": "accepted", "table": "as_it_stands", "repair": true });
    let args = json!({ "draft": first["draft"], "choice": choice });
    let again = window.done("reread_import", args);
    assert_eq!(again["reading"]["table"], Value::Null);
    assert!(again["lines"].to_string().contains("truyÒn"));
    // It is the same preview, read in another way, and can be read back.
    assert_eq!(again["draft"], first["draft"]);
    let choice = json!({ "view": "accepted", "table": "guessed", "repair": true });
    let args = json!({ "draft": first["draft"], "choice": choice });
    let back = window.done("reread_import", args);
    assert_eq!(back["reading"]["table"], "tcvn3");
}

#[test]
fn repaired_marks_are_taken_back_one_by_one_or_all() {
    let window = window();
    let shown = preview(
        &window,
        "I. MỤC ĐÍCH\n1. Thưc\u{323} hiện đúng hẹn.\n2. Trả kết quả.\n",
    );
    let mut screen = Screen::open(&window, &shown);
    let doubts = shown["state"]["doubts"].as_array().unwrap();
    let doubt = doubts
        .iter()
        .position(|d| d["kind"] == "repaired_marks")
        .unwrap();
    screen.correct(&json!({ "kind": "as_found", "doubt": doubt }));
    assert!(screen.shown()[1].contains("Thưc\u{323}"));
    let choice = json!({ "view": "accepted", "table": "guessed", "repair": false });
    let all = window.done(
        "reread_import",
        json!({ "draft": screen.draft, "choice": choice }),
    );
    assert!(
        !all["state"]["doubts"]
            .to_string()
            .contains("repaired_marks")
    );
}

/// A paragraph of Word runs.
fn paragraph(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

fn run(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

const WHO: &str = r#"w:author="Bình" w:date="2026-01-12T08:00:00Z""#;

/// A Word file in which somebody put words in and took others out, and two people remarked.
fn word_file(folder: &Path) -> PathBuf {
    let put_in = format!("<w:ins w:id=\"11\" {WHO}>{}</w:ins>", run("hai"));
    let taken_out =
        format!("<w:del w:id=\"12\" {WHO}><w:r><w:delText>một</w:delText></w:r></w:del>");
    let about = format!(
        "<w:commentRangeStart w:id=\"1\"/><w:commentRangeStart w:id=\"2\"/>{}\
         <w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r>\
         <w:commentRangeEnd w:id=\"2\"/><w:r><w:commentReference w:id=\"2\"/></w:r>",
        run("mỗi tuần")
    );
    let new = format!(
        "<w:p><w:pPr><w:rPr><w:ins w:id=\"13\" {WHO}/></w:rPr></w:pPr>\
         <w:ins w:id=\"14\" {WHO}>{}</w:ins></w:p>",
        run("- Treo băng rôn ở cổng chợ.")
    );
    let body = [
        paragraph(&run("KẾ HOẠCH")),
        paragraph(&run("Tuyên truyền giữ sạch đường làng năm 2026")),
        paragraph(&run("I. MỤC ĐÍCH")),
        paragraph(&run("- Người dân giữ sạch đường làng.")),
        paragraph(&run("II. NỘI DUNG")),
        paragraph(
            &[
                run("- Phát thanh "),
                taken_out,
                put_in,
                run(" buổi "),
                about,
                run("."),
            ]
            .concat(),
        ),
        new,
        paragraph(&run("- Tổng vệ sinh vào sáng thứ bảy.")),
        paragraph(&run("Trên đây là Kế hoạch giữ sạch đường làng của xã./.")),
    ]
    .concat();
    let w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let w14 = "http://schemas.microsoft.com/office/word/2010/wordml";
    let w15 = "http://schemas.microsoft.com/office/word/2012/wordml";
    let spaces = format!("xmlns:w=\"{w}\" xmlns:w14=\"{w14}\" xmlns:w15=\"{w15}\"");
    let remark = |id: u8, author: &str, words: &str| {
        format!(
            "<w:comment w:id=\"{id}\" w:author=\"{author}\" w:date=\"2026-01-1{id}T08:00:00Z\">\
             <w:p w14:paraId=\"0000000{id}\">{}</w:p></w:comment>",
            run(words)
        )
    };
    let comments = format!(
        "<w:comments {spaces}>{}{}</w:comments>",
        remark(1, "Bình", "Nêu rõ số buổi"),
        remark(2, "Lan", "Đã nêu")
    );
    let extended = format!(
        "<w15:commentsEx {spaces}><w15:commentEx w15:paraId=\"00000001\" w15:done=\"1\"/>\
         <w15:commentEx w15:paraId=\"00000002\" w15:paraIdParent=\"00000001\" w15:done=\"1\"/>\
         </w15:commentsEx>"
    );
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package_space = "http://schemas.openxmlformats.org/package/2006";
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let types = format!(
        "<Types xmlns=\"{package_space}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"{word}.document.main+xml\"/>\
         <Override PartName=\"/word/comments.xml\" ContentType=\"{word}.comments+xml\"/>\
         <Override PartName=\"/word/commentsExtended.xml\" \
         ContentType=\"{word}.commentsExtended+xml\"/></Types>"
    );
    let relations = |inner: &str| {
        format!("<Relationships xmlns=\"{package_space}/relationships\">{inner}</Relationships>")
    };
    let root = relations(&format!(
        "<Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"word/document.xml\"/>"
    ));
    let parts = relations(&format!(
        "<Relationship Id=\"r1\" Type=\"{office}/comments\" Target=\"comments.xml\"/>\
         <Relationship Id=\"r2\" Target=\"commentsExtended.xml\" \
         Type=\"http://schemas.microsoft.com/office/2011/relationships/commentsExtended\"/>"
    ));
    let document = format!("<w:document {spaces}><w:body>{body}</w:body></w:document>");
    let bytes = package(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", root.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", parts.as_bytes()),
        ("word/comments.xml", comments.as_bytes()),
        ("word/commentsExtended.xml", extended.as_bytes()),
    ]);
    let file = folder.join("gop-y.docx");
    std::fs::write(&file, bytes).unwrap();
    file
}

/// A window whose file dialog answers with this file, and the preview of it.
fn picked(file: &Path) -> (Window, Value) {
    let window = Window::open(Answers {
        open: Mutex::new(Some(file.to_owned())),
        ..Answers::default()
    });
    set_up(&window);
    let preview = window.done("pick_import", json!({}));
    (window, preview)
}

/// Reads what is previewed again.
fn again(window: &Window, preview: &Value, view: &str, table: &str) -> Value {
    let choice = json!({ "view": view, "table": table, "repair": true });
    window.done(
        "reread_import",
        json!({ "draft": preview["draft"], "choice": choice }),
    )
}

/// The words of the pieces that are in the plan.
fn pieces(preview: &Value) -> Vec<String> {
    let all = preview["pieces"].as_array().unwrap().iter();
    let placed = all.filter(|p| text(p, "/role") != "left_over");
    placed.map(|p| text(p, "/text")).collect()
}

const ACCEPTED: [&str; 6] = [
    "MỤC ĐÍCH",
    "Người dân giữ sạch đường làng.",
    "NỘI DUNG",
    "Phát thanh hai buổi mỗi tuần.",
    "Treo băng rôn ở cổng chợ.",
    "Tổng vệ sinh vào sáng thứ bảy.",
];

fn in_both_views(file: &Path) {
    let name = file.display();
    let (window, first) = picked(file);
    assert_eq!(first["reading"]["views"], true, "{name}");
    assert_eq!(first["reading"]["can_reread"], true, "{name}");
    assert_eq!(pieces(&first)[..6], ACCEPTED, "{name}");
    let mut comments = first["comments"].as_array().unwrap().clone();
    comments.sort_by_key(|comment| text(comment, "/date"));
    let told = |c: &Value| [text(c, "/author"), text(c, "/text"), text(c, "/anchor")].join(": ");
    assert_eq!(
        comments.iter().map(told).collect::<Vec<_>>(),
        ["Bình: Nêu rõ số buổi: mỗi tuần", "Lan: Đã nêu: mỗi tuần"],
        "{name}"
    );
    assert!(comments.iter().all(|c| c["done"] == true), "{name}");
    let changes = first["changes"].to_string();
    for words in ["hai", "một", "Treo băng rôn ở cổng chợ.", "Bình"] {
        assert!(changes.contains(words), "{name}: {words}: {changes}");
    }

    let original = again(&window, &first, "original", "guessed");
    assert_eq!(original["reading"]["choice"]["view"], "original", "{name}");
    let mut expect = ACCEPTED.to_vec();
    expect[3] = "Phát thanh một buổi mỗi tuần.";
    expect.remove(4);
    assert_eq!(pieces(&original)[..5], expect, "{name}");
    let back = again(&window, &original, "accepted", "guessed");
    for part in ["pieces", "comments", "changes", "state", "reading", "lines"] {
        assert_eq!(back[part], first[part], "{name}: {part}");
    }
    let original = again(&window, &back, "original", "guessed");
    let kept = window.done("accept_import", json!({ "draft": original["draft"] }));
    let plan = window.done("get_plan", json!({ "plan": kept["id"] }));
    let words = plan.to_string();
    assert!(
        words.contains("một buổi mỗi tuần") && !words.contains("băng rôn"),
        "{name}"
    );
}

#[test]
fn a_word_file_is_read_as_it_was_and_as_it_became() {
    let folder = tempfile::tempdir().unwrap();
    let file = word_file(folder.path());
    in_both_views(&file);
    // Not every LibreOffice keeps in its own files what answers what.
    let (_window, preview) = picked(&file);
    let answers: Vec<&Value> = preview["comments"].as_array().unwrap().iter().collect();
    assert_eq!(
        (&answers[0]["answer"], &answers[1]["answer"]),
        (&json!(false), &json!(true))
    );
}

#[test]
fn so_is_what_libreoffice_makes_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let docx = word_file(folder.path());
    let Some(odt) = saved_as(&docx, "odt", "writer8") else {
        return;
    };
    in_both_views(&odt);
    // As an older Word file it is converted first, and the changes with it.
    let doc = saved_as(&docx, "doc", "MS Word 97").unwrap();
    let (window, first) = picked(&doc);
    assert!(
        first["state"]["doubts"]
            .to_string()
            .contains("converted_by_office")
    );
    assert_eq!(pieces(&first)[..6], ACCEPTED);
    let original = again(&window, &first, "original", "guessed");
    assert!(pieces(&original).contains(&"Phát thanh một buổi mỗi tuần.".to_owned()));
    // A PDF file has no views, and says so.
    let pdf = saved_as(&docx, "pdf", "writer_pdf_Export").unwrap();
    let (window, first) = picked(&pdf);
    assert_eq!(first["reading"]["views"], false);
    let shown = pieces(&first);
    assert!(
        shown.contains(&"Tổng vệ sinh vào sáng thứ bảy.".to_owned()),
        "{shown:?}"
    );
    let same = again(&window, &first, "original", "guessed");
    assert_eq!(same["pieces"], first["pieces"]);
}

#[test]
fn a_file_of_an_old_font_is_read_by_another_table_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ke-hoach.txt");
    let old = "KÕ HO¹CH\nTuyªn truyÒn c¶i c¸ch hµnh chÝnh n¨m 2026\nI. MôC §ÝCH\n- Ng\u{ad}êi d©n nép \
               hå s¬.\n";
    // As those programs wrote it: one byte a letter.
    let bytes: Vec<u8> = old
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    std::fs::write(&file, bytes).unwrap();
    let (window, first) = picked(&file);
    assert_eq!(first["reading"]["table"], "tcvn3");
    assert_eq!(pieces(&first), ["MỤC ĐÍCH", "Người dân nộp hồ sơ."]);
    let stands = again(&window, &first, "accepted", "as_it_stands");
    assert_eq!(stands["reading"]["table"], Value::Null);
    assert_eq!(pieces(&stands)[0], "MôC §ÝCH");
    let other = again(&window, &stands, "accepted", "vni");
    assert_eq!(other["reading"]["table"], "vni");
    assert_ne!(pieces(&other), pieces(&first));
    let back = again(&window, &other, "accepted", "tcvn3");
    assert_eq!(pieces(&back), pieces(&first));
    let guessed = again(&window, &back, "accepted", "guessed");
    for part in ["pieces", "state", "reading", "lines"] {
        assert_eq!(guessed[part], first[part], "{part}");
    }
}
