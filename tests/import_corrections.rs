//! An import is looked through and corrected before it is kept, through the screen's commands.

use crate::commands::{Window, set_up, text};
use crate::house::Answers;
use serde_json::{Value, json};

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
    let words = shown["words"].as_u64().unwrap();
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
    assert_eq!(screen.state["words_placed"], words - 8);
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
