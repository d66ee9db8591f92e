//! The course of a plan with its number, register and history, through the commands.

use crate::commands::{Window, text};
use crate::house::sample;
use crate::packages::with_store;
use crate::review::{Room, room};
use import::source::Block;
use loa::office::{approval, register};
use loa::wire::ExportFormat;
use serde_json::{Value, json};

fn today() -> String {
    loa::clock::today().to_string()
}

const SIGNER: &str = "Phạm Văn Dũng";
const CLERK: &str = "Vũ Thị Mai";

impl Room {
    /// Up to the signature.
    fn signed(&self) {
        for (step, by) in [
            ("submit", "Nguyễn Thị Lan"),
            ("pass_content", "Trần Văn Bình"),
            ("pass_form", "Lê Thị Hạnh"),
            ("approve", SIGNER),
        ] {
            self.take(json!({ "step": step }), by);
        }
        let on = today();
        let sign = json!({ "step": "sign", "by": SIGNER, "on": on, "reason": "" });
        self.take(sign, CLERK);
    }

    fn issued(&self) -> Value {
        self.signed();
        self.take(number(""), CLERK);
        self.take(json!({ "step": "issue", "on": today() }), CLERK)
    }

    fn add_task(&self, words: &str) -> String {
        let args = json!({ "plan": self.plan, "fields": task(words, "") });
        text(&self.window.done("add_task", args), "/tasks/0/id")
    }

    fn register(&self) -> Value {
        self.window.done("get_register", json!({ "year": null }))
    }
}

fn number(digits: &str) -> Value {
    json!({ "step": "number", "number": digits, "on": today() })
}

fn task(words: &str, official: &str) -> Value {
    json!({
        "text": words, "deliverable": "", "lead": "", "coordinating": [], "official": official,
        "timeframe": "Thường xuyên", "budget": "", "remarks": "",
    })
}

fn elsewhere(number: &str, notation: &str) -> Value {
    json!({ "form": {
        "number": number, "notation": notation, "day": today(), "subject": "Báo cáo quý I",
        "signer": SIGNER, "recipients": "UBND tỉnh", "keeper": "VT", "copies": "2",
        "handed": "", "receipt": "", "note": "",
    } })
}

/// A plan that came from a file.
fn from_file(window: &Window) -> String {
    let words = std::fs::read_to_string(sample()).unwrap();
    let preview = window.done("preview_text", json!({ "text": words }));
    let kept = window.done("accept_import", json!({ "draft": preview["draft"] }));
    text(&kept, "/id")
}

fn another(window: &Window) -> String {
    let form = json!({ "year": 2026, "subject": "Tuyên truyền chuyển đổi số" });
    text(
        &window.done("create_plan", json!({ "form": form })),
        "/plan/id",
    )
}

#[test]
fn a_number_is_given_once_and_stands_in_the_register() {
    let room = room();
    let args = elsewhere("", "KH-UBND");
    let kept = room.window.done("add_registration", args);
    assert_eq!(kept["register"]["lines"][0]["symbol"], "01/KH-UBND");
    // Another series counts for itself.
    let report = room
        .window
        .done("add_registration", elsewhere("7", "BC-UBND"));
    assert_eq!(report["register"]["lines"][0]["symbol"], "07/BC-UBND");
    // A struck number is not given again.
    let line = text(&kept, "/register/lines/0/id");
    let strike = json!({ "registration": line, "reason": "Cấp nhầm" });
    room.window.done("strike_registration", strike.clone());
    let again = room.window.failed("strike_registration", strike);
    assert_eq!(again["flaws"][0]["kind"], "repeated");
    room.signed();
    let next = json!({ "plan": room.plan, "on": today(), "number": "" });
    let next = room.window.done("next_number", next);
    assert_eq!(next, json!({ "symbol": "02/KH-UBND", "turned": [] }));
    for taken in ["1", "0", "x"] {
        let flaws = room.refused(number(taken), CLERK);
        assert_eq!(flaws[0]["field"], "number", "{taken}: {flaws}");
    }
    let course = room.take(number(""), CLERK);
    assert_eq!(course["passages"][5]["number"], 2);
    let register = room.register();
    let line = &register["lines"][2];
    assert_eq!(line["symbol"], "02/KH-UBND");
    assert_eq!(line["signer"], SIGNER);
    assert_eq!(line["plan"], room.plan.as_str());
    assert_eq!(
        line["subject"],
        "Kế hoạch tuyên truyền cải cách hành chính năm 2026"
    );
    let edit = json!({ "registration": line["id"], "edit": {
        "keeper": "VT, VHXH", "copies": "15", "handed": today(), "receipt": "Lò Thị Mai", "note": "",
    } });
    let kept = room.window.done("edit_registration", edit);
    assert_eq!(kept["register"]["lines"][2]["copies"], "15");
    assert_eq!(kept["register"]["lines"][2]["number"], 2, "it stays");
    // A document that has its number is kept (Điều 28).
    let failure = room
        .window
        .failed("remove_plan", json!({ "plan": room.plan }));
    assert_eq!(failure["flaws"][0]["kind"], "frozen");
    assert_eq!(room.register(), kept["register"]);
}

#[test]
fn a_struck_number_is_given_anew_until_the_document_went_out() {
    let room = room();
    room.signed();
    room.take(number(""), CLERK);
    let again = room.refused(number(""), CLERK);
    assert_eq!(again[0]["kind"], "out_of_turn", "it has a number");
    let line = room.register()["lines"][0].clone();
    let strike = json!({ "registration": line["id"], "reason": "Cấp nhầm loại văn bản" });
    room.window.done("strike_registration", strike);
    let course = room.course();
    assert_eq!(course["stage"], "numbered");
    assert_eq!(course["struck"], "Cấp nhầm loại văn bản");
    assert_eq!(course["steps"][0]["step"], "number");
    let issue = json!({ "step": "issue", "on": today() });
    let early = room.refused(issue.clone(), CLERK);
    assert_eq!(early[0]["kind"], "out_of_turn", "its number is struck");
    let course = room.take(number(""), CLERK);
    assert_eq!(course["struck"], "");
    assert_eq!(course["steps"][0]["step"], "issue");
    let plan = room.window.done("get_plan", json!({ "plan": room.plan }));
    assert_eq!(plan["head"]["number"], "2");
    let lines = room.register()["lines"].clone();
    assert_eq!(lines[0]["struck"], "Cấp nhầm loại văn bản");
    assert_eq!(lines[1]["symbol"], "02/KH-UBND");
    room.take(issue, CLERK);
    // What went out keeps its number: it is replaced or corrected.
    let strike = json!({ "registration": lines[1]["id"], "reason": "Cấp nhầm" });
    let failure = room.window.failed("strike_registration", strike);
    assert_eq!(failure["flaws"][0]["kind"], "went_out");
    assert_eq!(room.register()["lines"], lines);
}

#[test]
fn a_plan_that_came_with_its_number_gets_a_line_by_hand() {
    let room = room();
    let day = today();
    let (year, rest) = day.split_once('-').unwrap();
    let (month, day) = rest.split_once('-').unwrap();
    let plan = from_file(&room.window);
    let mut head = room.window.done("get_plan", json!({ "plan": plan }))["head"].clone();
    head["symbol"] = json!("KH-UBND");
    head["number"] = json!("1");
    head["date"] = json!({ "day": day, "month": month, "year": year });
    room.window
        .done("save_head", json!({ "plan": plan, "head": head }));
    // The next one is counted after it, and its own line can be written.
    let add = |digits: &str| {
        let args = elsewhere(digits, "KH-UBND");
        room.window.done("add_registration", args)["register"].clone()
    };
    let register = add("");
    assert_eq!(register["lines"][0]["symbol"], "02/KH-UBND");
    assert_eq!(register["gaps"][0]["first"], 1);
    assert_eq!(add("1")["gaps"], json!([]));
    let again = room
        .window
        .failed("add_registration", elsewhere("1", "KH-UBND"));
    assert_eq!(again["flaws"][0]["kind"], "repeated");
}

#[test]
fn the_register_tells_numbers_that_have_no_line() {
    let room = room();
    let add = |digits| {
        let args = elsewhere(digits, "BC-UBND");
        room.window.done("add_registration", args)["register"]["gaps"].clone()
    };
    assert_eq!(add("3"), json!([{ "series": "BC", "first": 1, "last": 2 }]));
    add("1");
    assert_eq!(
        add("6"),
        json!([
            { "series": "BC", "first": 2, "last": 2 },
            { "series": "BC", "first": 4, "last": 5 },
        ])
    );
}

#[test]
fn a_number_against_the_order_of_time_is_told_beforehand_and_in_the_register() {
    let room = room();
    let add = |digits: &str, day: &str| {
        let mut args = elsewhere(digits, "KH-UBND");
        args["form"]["day"] = json!(day);
        room.window.done("add_registration", args)["register"]["turned"].clone()
    };
    let told = |symbol: &str, day: &str, before: &str, before_day: &str| {
        json!({
            "symbol": symbol, "day": day, "before": before, "before_day": before_day,
        })
    };
    assert_eq!(add("10", "2025-03-10"), json!([]));
    assert_eq!(add("13", "2025-03-20"), json!([]));
    // What is typed, the day, and what is told.
    let tenth = |symbol, day| told(symbol, day, "10/KH-UBND", "2025-03-10");
    for (number, on, expect) in [
        ("", "2025-03-20", json!([])),
        (
            "",
            "2025-03-19",
            json!([told("14/KH-UBND", "2025-03-19", "13/KH-UBND", "2025-03-20")]),
        ),
        ("12", "2025-03-10", json!([])),
        (
            "12",
            "2025-03-09",
            json!([tenth("12/KH-UBND", "2025-03-09")]),
        ),
        (
            "12",
            "2025-03-21",
            json!([told("13/KH-UBND", "2025-03-20", "12/KH-UBND", "2025-03-21")]),
        ),
        ("12", "2024-03-21", json!([])),
        ("mười", "2025-03-01", json!([])),
        ("10", "2025-03-01", json!([])),
    ] {
        let args = json!({ "plan": room.plan, "on": on, "number": number });
        let next = room.window.done("next_number", args);
        assert_eq!(next["turned"], expect, "{number} {on}");
    }
    // It is told, not refused.
    let expect = json!([tenth("12/KH-UBND", "2025-03-09")]);
    assert_eq!(add("12", "2025-03-09"), expect);
    let register = room.window.done("get_register", json!({ "year": 2025 }));
    assert_eq!(register["turned"], expect);
    let line = text(&register, "/lines/1/id");
    let strike = json!({ "registration": line, "reason": "Ghi nhầm ngày" });
    let kept = room.window.done("strike_registration", strike);
    assert_eq!(kept["register"]["turned"], json!([]));
}

#[test]
fn number_and_date_come_after_the_signature() {
    let room = room();
    room.approve();
    let early = room.refused(number(""), CLERK);
    assert_eq!(early[0]["kind"], "out_of_turn");
    let sign = json!({ "step": "sign", "by": SIGNER, "on": today(), "reason": "" });
    room.take(sign, CLERK);
    let day = |days: i64| (loa::clock::today() + chrono::TimeDelta::days(days)).to_string();
    for (on, kind) in [(day(-1), "too_early"), (day(1), "in_the_future")] {
        let flaws = room.refused(json!({ "step": "number", "number": "", "on": on }), CLERK);
        assert_eq!(flaws[0]["field"], "on");
        assert_eq!(flaws[0]["kind"], kind);
    }
    assert_eq!(room.register()["lines"], json!([]));
}

#[test]
fn progress_is_measured_against_what_was_signed() {
    let room = room();
    let first = room.add_task("Phát thanh mỗi tuần ba buổi");
    room.add_task("Phát tờ gấp");
    room.issued();
    let measured = |plan: &str| {
        let progress = room
            .window
            .done("get_progress", json!({ "plan": plan, "year": null }));
        let rows = progress["tasks"].as_array().unwrap().clone();
        let mut tasks: Vec<String> = rows.iter().map(|row| text(row, "/id")).collect();
        tasks.sort();
        tasks
    };
    let signed = || {
        let passages = room.course()["passages"].as_array().unwrap().clone();
        let sign = passages.iter().find(|it| it["step"] == "sign").unwrap();
        let kept =
            loa::office::versions::content(&room.window.office, sign["version"].as_str().unwrap());
        let kept: Value = serde_json::from_str(&kept.unwrap()).unwrap();
        let mut tasks: Vec<String> = kept["tasks"]
            .as_array()
            .unwrap()
            .iter()
            .map(|task| text(task, "/id"))
            .collect();
        tasks.sort();
        tasks
    };
    assert_eq!(signed().len(), 2);
    assert_eq!(measured(&room.plan), signed());
    let mark = json!({ "mark": {
        "task": first, "quarter": "2026-Q1", "status": "done", "quantity": "", "measure": "",
        "reason": "", "why": "", "note": "",
    } });
    room.window.done("save_mark", mark);
    let before = room
        .window
        .done("get_progress", json!({ "plan": room.plan, "year": null }));
    // A draft that adjusts it has other tasks; the issued plan is measured as it was signed.
    let new = room
        .window
        .done("adjust_plan", json!({ "plan": room.plan }));
    let new = text(&new, "/plan/id");
    let tasks = room.window.done("list_tasks", json!({ "plan": new }));
    let gone = json!({ "plan": new, "tasks": [tasks[0]["id"]], "reason": "" });
    room.window.done("remove_tasks", gone);
    let after = room
        .window
        .done("get_progress", json!({ "plan": room.plan, "year": null }));
    assert_eq!(after, before);
    assert_eq!(measured(&room.plan), signed());
}

#[test]
fn a_plan_that_came_with_its_number_has_no_course() {
    let room = room();
    let plan = from_file(&room.window);
    let head = room.window.done("get_plan", json!({ "plan": plan }))["head"].clone();
    let numbered = |number: &str, day: &str| {
        let mut head = head.clone();
        head["symbol"] = json!("KH-UBND");
        head["number"] = json!(number);
        let month = if day.is_empty() { "" } else { "1" };
        head["date"] = json!({ "day": day, "month": month, "year": "2026" });
        json!({ "plan": plan, "head": head })
    };
    let course = || room.window.done("get_course", json!({ "plan": plan }));
    let submit = || {
        let form = json!({ "deed": { "step": "submit" }, "by": "Nguyễn Thị Lan" });
        json!({ "plan": plan, "form": form })
    };
    room.window.done("save_head", numbered("4", "5"));
    assert_eq!(course()["imported"], true);
    let failure = room.window.failed("take_step", submit());
    assert_eq!(failure["flaws"][0]["field"], "number");
    assert_eq!(failure["flaws"][0]["kind"], "has_number");
    // Its number is taken all the same.
    let other = another(&room.window);
    let next = json!({ "plan": other, "on": "2026-01-06", "number": "" });
    let next = room.window.done("next_number", next);
    assert_eq!(next["symbol"], "05/KH-UBND");
    room.window.done("save_head", numbered("", ""));
    room.window.done("take_step", submit());
    assert_eq!(course()["stage"], "unit_review");
    assert_eq!(course()["imported"], false);
}

#[test]
fn number_and_date_are_typed_for_what_came_from_a_file_alone() {
    let room = room();
    let with = |plan: &str, number: &str, day: &str| {
        let mut head = room.window.done("get_plan", json!({ "plan": plan }))["head"].clone();
        head["symbol"] = json!("KH-UBND");
        head["number"] = json!(number);
        let month = if day.is_empty() { "" } else { "1" };
        head["date"] = json!({ "day": day, "month": month, "year": "2026" });
        json!({ "plan": plan, "head": head })
    };
    let by_hand =
        |plan: &str| room.window.done("get_course", json!({ "plan": plan }))["by_hand"].clone();
    // Begun here: by their step, after the signature.
    assert_eq!(by_hand(&room.plan), false);
    for (number, day, field) in [("7", "", "number"), ("", "5", "date"), ("7", "5", "number")] {
        let failure = room
            .window
            .failed("save_head", with(&room.plan, number, day));
        assert_eq!(failure["flaws"][0]["field"], field, "{number} {day}");
        assert_eq!(failure["flaws"][0]["kind"], "out_of_turn");
    }
    room.window.done("save_head", with(&room.plan, "", ""));
    // From a file: typed, and each number once.
    let (first, second) = (from_file(&room.window), from_file(&room.window));
    assert_eq!(by_hand(&first), true);
    room.window.done("save_head", with(&first, "7", "5"));
    let failure = room.window.failed("save_head", with(&second, "7", "6"));
    assert_eq!(failure["flaws"][0]["kind"], "repeated");
    room.window.done("save_head", with(&second, "8", "6"));
    room.window.done("save_head", with(&first, "7", "5"));
}

#[test]
fn what_was_handed_on_keeps_its_letterhead() {
    let room = room();
    let print = |to: &str| {
        let path = room.window.folder.path().join(to);
        loa::office::export::export_to(
            &room.window.office,
            &room.plan,
            loa::wire::ExportFormat::Docx,
            &path,
        )
        .unwrap();
        std::fs::read(path).unwrap()
    };
    room.issued();
    let before = print("truoc.docx");
    let mut agency = room.window.done("get_agency", json!({}));
    agency["name_lines"] = json!(["Ủy ban nhân dân", "phường Tân Thành"]);
    room.window.done("save_agency", json!({ "agency": agency }));
    assert!(
        before == print("sau.docx"),
        "an issued paper is printed as it was"
    );
    // What is begun from it prints the office's of its day, though that is called otherwise now.
    let lines = |plan: &str| {
        let id = plan.parse().unwrap();
        with_store(&room.window.office, |store| {
            store.plan(id).unwrap().head.agency_lines
        })
    };
    assert_eq!(lines(&room.plan).last().unwrap(), "XÃ AN HÒA");
    let adjusting = json!({ "plan": room.plan });
    let adjusting = room.window.done("adjust_plan", adjusting);
    let listed = room
        .window
        .done("list_versions", json!({ "plan": room.plan }));
    let version = json!({ "version": listed["versions"][0]["id"] });
    let again = room.window.done("begin_from_version", version);
    for begun in [adjusting, again] {
        assert_eq!(lines(&text(&begun, "/plan/id")), Vec::<String>::new());
    }
}

#[test]
fn what_was_corrected_is_filed_and_may_be_replaced() {
    let room = room();
    room.issued();
    room.take(
        json!({ "step": "correct", "reason": "Sai chính tả" }),
        "Văn thư",
    );
    let steps = room.course()["steps"].to_string();
    for step in ["file", "replace", "correct"] {
        assert!(steps.contains(&format!("\"{step}\"")), "{steps}");
    }
    let course = room.take(json!({ "step": "file", "place": "Hồ sơ 2026" }), "Văn thư");
    assert_eq!(course["stage"], "filed");
}

#[test]
fn what_was_signed_stands_and_its_work_goes_on() {
    let room = room();
    let first = room.add_task("Phát thanh mỗi tuần ba buổi");
    room.issued();
    let said = json!({ "task": first, "fields": task("Phát thanh mỗi tuần một buổi", "") });
    let failure = room.window.failed("save_task", said);
    assert_eq!(failure["flaws"][0]["kind"], "frozen");
    for (command, args) in [
        (
            "add_task",
            json!({ "plan": room.plan, "fields": task("Việc mới", "") }),
        ),
        (
            "remove_tasks",
            json!({ "plan": room.plan, "tasks": [first], "reason": "" }),
        ),
    ] {
        let failure = room.window.failed(command, args);
        assert_eq!(failure["flaws"][0]["kind"], "frozen", "{command}");
    }
    // Who does it and what was done are no words of the document.
    let person = json!({ "official": {
        "id": "", "name": "Lò Thị Mai", "position": "", "unit": "", "active": true,
    } });
    let directory = room.window.done("save_official", person);
    let officials = directory["directory"]["officials"]
        .as_array()
        .unwrap()
        .clone();
    let official = text(officials.last().unwrap(), "/id");
    let assign = json!({ "task": first, "fields": task("Phát thanh mỗi tuần ba buổi", &official) });
    let changed = room.window.done("save_task", assign);
    assert_eq!(changed["tasks"][0]["fields"]["official"], official.as_str());
    let mark = json!({ "mark": {
        "task": first, "quarter": "2026-Q1", "status": "done", "quantity": "", "measure": "",
        "reason": "", "why": "", "note": "",
    } });
    room.window.done("save_mark", mark);
    let course = room.course();
    assert_eq!(course["stage"], "issued");
    assert_eq!(course["frozen"], true);
    // A report names the document that was signed.
    let period = json!({ "plan": room.plan, "period": "2026-Q1" });
    let report = room.window.done("create_report", period);
    assert!(
        report.to_string().contains("Kế hoạch số 01/KH-UBND ngày"),
        "{report}"
    );
}

#[test]
fn an_issued_plan_is_changed_by_another() {
    let room = room();
    let early = room
        .window
        .failed("adjust_plan", json!({ "plan": room.plan }));
    assert_eq!(early["flaws"][0]["kind"], "out_of_turn");
    room.add_task("Phát thanh mỗi tuần ba buổi");
    room.issued();
    let new = room
        .window
        .done("adjust_plan", json!({ "plan": room.plan }));
    let title = text(&new, "/plan/title");
    assert!(
        title.starts_with("Điều chỉnh Kế hoạch số 01/KH-UBND ngày"),
        "{title}"
    );
    assert_eq!(new["plan"]["head"]["number"], "");
    let adjusting = Room {
        plan: text(&new, "/plan/id"),
        window: room.window,
    };
    let tasks = json!({ "plan": adjusting.plan });
    let tasks = adjusting.window.done("list_tasks", tasks);
    assert_eq!(tasks.as_array().unwrap().len(), 1);
    let course = adjusting.course();
    assert_eq!(course["adjusts"]["plan"], room.plan.as_str());
    assert_eq!(course["stage"], "drafting");
    let old = Room {
        plan: room.plan,
        window: adjusting.window,
    };
    let replace = |by: &str| json!({ "step": "replace", "by": by });
    let flaws = old.refused(replace(&adjusting.plan), CLERK);
    assert_eq!(flaws[0]["kind"], "out_of_turn", "it has no number yet");
    let flaws = old.refused(replace(&old.plan), CLERK);
    assert_eq!(flaws[0]["kind"], "impossible_move");
    let adjusting = Room {
        plan: adjusting.plan,
        window: old.window,
    };
    assert_eq!(adjusting.issued()["passages"][5]["number"], 2);
    let old = Room {
        plan: old.plan,
        window: adjusting.window,
    };
    assert_eq!(old.course()["adjusted_by"][0]["issued"], true);
    let course = old.take(replace(&adjusting.plan), CLERK);
    assert_eq!(course["stage"], "replaced");
}

#[test]
fn who_did_what_is_told() {
    let room = room();
    let first = room.add_task("Phát thanh mỗi tuần ba buổi");
    room.take(json!({ "step": "submit" }), "Nguyễn Thị Lan");
    let asked = |task: Value| {
        let args = json!({ "plan": room.plan, "task": task });
        room.window.done("get_history", args)
    };
    let history = asked(Value::Null);
    let kinds: Vec<&str> = history
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["step_taken", "task_added", "plan_created"]);
    assert_eq!(history[0]["detail"], "submit");
    let fields = task("Phát thanh mỗi tuần bốn buổi", "");
    let args = json!({ "task": first, "fields": fields });
    room.window.done("save_task", args.clone());
    room.window.done("save_task", args);
    let of_task = asked(json!(first));
    assert_eq!(of_task[0]["kind"], "task_saved");
    assert_eq!(of_task[1]["detail"], "text");
    assert_eq!(of_task[0]["about"], "Phát thanh mỗi tuần bốn buổi");
    assert_eq!(of_task[0]["detail"], "", "the second time nothing was new");
    assert_eq!(of_task[2]["kind"], "task_added");
    assert_eq!(of_task[2]["by"], "Nguyễn Thị Lan");
}

#[test]
fn the_history_of_a_plan_and_a_task_says_what_changed() {
    let room = room();
    let history = |task: &Value| {
        let args = json!({ "plan": room.plan, "task": task });
        let lines = room.window.done("get_history", args);
        let lines = lines.as_array().unwrap().clone();
        let told = |it: &Value| {
            let of = |field: &str| text(it, field);
            assert_eq!(of("/by"), "Nguyễn Thị Lan");
            [of("/kind"), of("/about"), of("/detail")].join("|")
        };
        lines.iter().map(told).collect::<Vec<String>>()
    };
    let rows = json!({ "plan": room.plan, "text": "Phát thanh\nTờ gấp" });
    let tasks = room.window.done("paste_tasks", rows)["tasks"].clone();
    let first = &tasks[0]["id"];
    assert_eq!(history(first), ["task_added||"], "pasted with others");
    let mut fields = tasks[0]["fields"].clone();
    fields["lead"] = json!("Phòng Văn hóa - Xã hội");
    fields["remarks"] = json!("mỗi tuần");
    let args = json!({ "task": first, "fields": fields });
    room.window.done("save_task", args);
    assert_eq!(
        history(first),
        ["task_saved|Phát thanh|lead,remarks", "task_added||"]
    );
    let head = room.window.done("get_plan", json!({ "plan": room.plan }))["head"].clone();
    room.window
        .done("save_head", json!({ "plan": room.plan, "head": head }));
    let plan = room.window.done("get_plan", json!({ "plan": room.plan }));
    let section = &plan["sections"][0];
    let title = text(section, "/title");
    let args = json!({ "plan": room.plan, "section": section["id"] });
    let gone = room.window.done("remove_section", args)["trash"].clone();
    let args = json!({ "plan": room.plan, "tasks": [first], "reason": "" });
    room.window.done("remove_tasks", args);
    let told = history(&Value::Null);
    assert_eq!(told[0], "tasks_removed|Phát thanh|");
    assert_eq!(told[1], format!("section_removed|{title}|"));
    assert_eq!(told[2], "plan_saved||head");
    room.window
        .done("restore_removed", json!({ "trash": gone }));
    assert_eq!(history(&Value::Null)[0], format!("restored|{title}|"));
}

#[test]
fn an_event_changed_outside_the_program_is_found_and_told() {
    let room = room();
    room.add_task("Phát thanh mỗi tuần ba buổi");
    let sound = room.window.done("verify_data", json!({}));
    assert_eq!(sound["events_ok"], true);
    let head = text(&sound, "/head");
    assert_eq!(head.len(), 9, "{head}");
    assert_eq!(sound["broken"], Value::Null);
    // In the row of the event, who stands right before what.
    let window = room.window.restart_after(|path| {
        let mut bytes = std::fs::read(path).unwrap();
        let old = "Nguyễn Thị Lanplan_created".as_bytes();
        let at = bytes.windows(old.len()).position(|it| it == old).unwrap();
        bytes[at..at + old.len()].copy_from_slice("Nguyễn Thị Hoaplan_created".as_bytes());
        std::fs::write(path, bytes).unwrap();
    });
    let found = window.done("verify_data", json!({}));
    assert_eq!(
        (&found["ok"], &found["events_ok"]),
        (&json!(false), &json!(false))
    );
    assert_eq!(found["broken"]["by"], "Nguyễn Thị Hoa");
    assert!(found["broken"]["seq"].as_u64().unwrap() > 0);
    assert_eq!(found["database_ok"], true);
}

/// Changes the data file while the office lets go of it.
fn edited_outside(room: Room, sql: &str) -> Room {
    let Room { window, plan } = room;
    let window = window.restart_after(|path| {
        let file = rusqlite::Connection::open(path).unwrap();
        file.execute_batch(sql).unwrap();
    });
    Room { window, plan }
}

#[test]
fn words_changed_outside_the_program_are_approved_no_more() {
    let room = room();
    room.add_task("Phát thanh mỗi tuần ba buổi");
    room.approve();
    assert_eq!(room.course()["altered"], false);
    let edit = "UPDATE task SET text = 'Phát thanh mỗi ngày'";
    let room = edited_outside(room, edit);
    let course = room.course();
    assert_eq!(
        (&course["stage"], &course["altered"]),
        (&json!("approved"), &json!(true))
    );
    let on = today();
    let sign = json!({ "step": "sign", "by": SIGNER, "on": on, "reason": "" });
    let flaws = room.refused(sign.clone(), CLERK);
    assert_eq!(flaws[0]["kind"], "not_as_approved");
    let found = room.window.done("verify_data", json!({}));
    assert_eq!(
        (&found["ok"], &found["events_ok"]),
        (&json!(false), &json!(true))
    );
    assert_eq!(found["altered"].as_array().unwrap().len(), 1, "{found}");
    assert_eq!(found["altered"][0]["part"], "words");
    assert_eq!(found["altered"][0]["plan"], room.plan.as_str());
    // As they were, they are approved as before.
    let back = "UPDATE task SET text = 'Phát thanh mỗi tuần ba buổi'";
    let room = edited_outside(room, back);
    assert_eq!(room.window.done("verify_data", json!({}))["ok"], true);
    room.take(sign, CLERK);
    room.take(number(""), CLERK);
    let room = edited_outside(room, edit);
    let issue = json!({ "step": "issue", "on": today() });
    let flaws = room.refused(issue, CLERK);
    assert_eq!(flaws[0]["kind"], "not_as_approved");
}

#[test]
fn versions_steps_and_events_changed_outside_the_program_are_told() {
    for (edit, part, number) in [
        (
            "UPDATE version SET content = replace(content, 'hành chính', 'hành')
          WHERE number = 2",
            "version",
            2,
        ),
        (
            "UPDATE passage SET by = 'Vũ Thị Mai' WHERE position = 3",
            "steps",
            4,
        ),
    ] {
        let room = room();
        room.approve();
        let room = edited_outside(room, edit);
        let found = room.window.done("verify_data", json!({}));
        assert_eq!(found["ok"], false);
        let told = &found["altered"][0];
        assert_eq!(
            (&told["part"], &told["number"]),
            (&json!(part), &json!(number)),
            "{found}"
        );
        assert!(text(told, "/title").contains("cải cách hành chính"));
    }
    let room = room();
    room.approve();
    let room = edited_outside(
        room,
        "DROP TRIGGER event_remains;
        DELETE FROM event WHERE seq > (SELECT max(seq) FROM event) - 2",
    );
    let found = room.window.done("verify_data", json!({}));
    assert_eq!(
        (&found["events_ok"], &found["ok"]),
        (&json!(false), &json!(false))
    );
    // What opening the file wrote since stands behind what is missing.
    assert!(
        found["cut"].is_number() || found["broken"].is_object(),
        "{found}"
    );
}

#[test]
fn the_desk_tells_what_came_back_and_what_waits() {
    let room = room();
    room.take(json!({ "step": "submit" }), "Nguyễn Thị Lan");
    let desk = room.window.done("desk", json!({}));
    assert_eq!(desk["handed"][0]["stage"], "unit_review");
    assert_eq!(desk["drafts"], json!([]));
    let back = json!({ "step": "return", "reason": "Thiếu chỉ tiêu" });
    room.take(back, "Trần Văn Bình");
    let desk = room.window.done("desk", json!({}));
    assert_eq!(desk["returned"][0]["reason"], "Thiếu chỉ tiêu");
    assert_eq!(desk["handed"], json!([]));
    let plans = room.window.done("list_plans", json!({}));
    assert_eq!(plans[0]["stage"], "returned");
}

#[test]
fn a_small_office_leaves_steps_out() {
    let room = room();
    let switches = json!({ "unit_review": false, "format_check": false });
    room.window
        .done("set_steps", json!({ "switches": switches }));
    assert_eq!(room.window.done("get_steps", json!({})), switches);
    let course = room.take(json!({ "step": "submit" }), "Nguyễn Thị Lan");
    assert_eq!(course["stage"], "leader_review");
}

/// The rows of the first table under those heads, cell by cell.
fn rows_under(docx: &[u8], heads: &[&str]) -> Vec<Vec<String>> {
    let source = import::read_docx(docx, import::View::Accepted).unwrap();
    let words = |blocks: &[Block]| {
        let lines = blocks.iter().map(|block| match block {
            Block::Paragraph(it) => it.to_plain(),
            Block::Table(_) => String::new(),
        });
        lines.collect::<Vec<_>>().join(" ")
    };
    for block in &source.blocks {
        let Block::Table(table) = block else {
            continue;
        };
        let rows = table.rows.iter();
        let rows = rows.map(|row| row.cells.iter().map(|it| words(&it.blocks)).collect());
        let rows: Vec<Vec<String>> = rows.collect();
        if rows.first().is_some_and(|row| row == heads) {
            return rows;
        }
    }
    panic!("no table under {heads:?}");
}

/// Điều 16: at least these ten, each with what belongs there.
#[test]
fn the_register_on_paper_has_the_ten_columns_of_the_decree() {
    let folder = tempfile::tempdir().unwrap();
    let room = room();
    room.issued();
    let line = room.register()["lines"][0].clone();
    let edit = json!({ "registration": line["id"], "edit": {
        "keeper": "VT, VHXH", "copies": "15", "handed": today(), "receipt": "Lò Thị Mai",
        "note": "gửi qua mạng",
    } });
    room.window.done("edit_registration", edit);
    let year = i32::try_from(room.register()["year"].as_i64().unwrap()).unwrap();
    let target = folder.path().join("so.docx");
    register::export_to(&room.window.office, year, ExportFormat::Docx, &target).unwrap();
    let heads = [
        "Số, ký hiệu văn bản",
        "Ngày tháng văn bản",
        "Tên loại và trích yếu nội dung văn bản",
        "Người ký",
        "Nơi nhận văn bản",
        "Đơn vị, người nhận bản lưu",
        "Số lượng bản",
        "Ngày chuyển",
        "Ký nhận",
        "Ghi chú",
    ];
    let rows = rows_under(&std::fs::read(&target).unwrap(), &heads);
    let day = loa::clock::today().format("%d/%m/%Y").to_string();
    let recipients = text(&line, "/recipients").replace('\n', " ");
    let values = [
        "01/KH-UBND",
        &day,
        "Kế hoạch tuyên truyền cải cách hành chính năm 2026",
        SIGNER,
        &recipients,
        "VT, VHXH",
        "15",
        &day,
        "Lò Thị Mai",
        "Gửi qua mạng",
    ];
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert_eq!(rows[1], values);
}

#[test]
fn how_the_checks_stood_is_kept_when_the_form_is_passed() {
    let folder = tempfile::tempdir().unwrap();
    let room = room();
    room.add_task("Phát thanh  mỗi tuần ba buổi");
    room.take(json!({ "step": "submit" }), "Nguyễn Thị Lan");
    room.take(json!({ "step": "pass_content" }), "Trần Văn Bình");
    let found = room
        .window
        .done("get_findings", json!({ "plan": room.plan }));
    let count = |level: &str| {
        let all = found.as_array().unwrap().iter();
        all.filter(|it| it["severity"] == level).count()
    };
    let (must, should, notice) = (count("must_fix"), count("should_fix"), count("notice"));
    assert!(must > 0 && should > 0, "{found}");
    let course = room.take(json!({ "step": "pass_form" }), "Lê Thị Hạnh");
    let told = format!("Kết quả soát: {must} điểm phải sửa, {should} nên sửa, {notice} để ý.");
    assert_eq!(course["passages"][2]["reason"], told.as_str());
    // What is mended later changes nothing of it, and the sheet prints it.
    room.add_task("Phát tờ gấp");
    let of = |step: &Value| step["reason"].clone();
    assert_eq!(of(&room.course()["passages"][2]), told.as_str());
    assert_eq!(of(&room.course()["passages"][1]), "", "of this step alone");
    let target = folder.path().join("phieu.docx");
    approval::export_to(&room.window.office, &room.plan, ExportFormat::Docx, &target).unwrap();
    let heads = ["TT", "Bước", "Người thực hiện", "Thời gian", "Ý kiến"];
    let rows = rows_under(&std::fs::read(&target).unwrap(), &heads);
    assert_eq!(
        (rows[3][1].as_str(), rows[3][4].as_str()),
        ("Thống nhất thể thức", told.as_str())
    );
}

#[test]
fn register_and_sheet_go_to_paper() {
    let folder = tempfile::tempdir().unwrap();
    let room = room();
    room.issued();
    let office = &room.window.office;
    let year = i32::try_from(room.register()["year"].as_i64().unwrap()).unwrap();
    for (name, format) in [
        ("so.docx", ExportFormat::Docx),
        ("so.pdf", ExportFormat::Pdf),
        ("so.xlsx", ExportFormat::Xlsx),
    ] {
        let target = folder.path().join(name);
        let written = register::export_to(office, year, format, &target).unwrap();
        assert!(written.bytes > 1_000, "{name}");
    }
    for (name, format) in [
        ("phieu.docx", ExportFormat::Docx),
        ("phieu.pdf", ExportFormat::Pdf),
    ] {
        let target = folder.path().join(name);
        let written = approval::export_to(office, &room.plan, format, &target).unwrap();
        assert!(written.bytes > 1_000, "{name}");
    }
}

#[test]
fn the_command_line_takes_a_plan_all_the_way() {
    let line = crate::cli::Line::new();
    line.ok(&["set-up", "--name", "An Hòa", "--vice-chairman", SIGNER]);
    let plan = line.import_sample();
    let stage = |args: &[&str]| line.json(args)["stage"].as_str().unwrap().to_owned();
    let drafter = ["--by", "Nguyễn Thị Lan"];
    let with = |step: &'static str| vec![step, plan.as_str(), drafter[0], drafter[1]];
    assert_eq!(stage(&with("submit")), "unit_review");
    line.fails(&["approve", &plan]);
    line.fails(&["return", &plan]);
    let back = [
        "return",
        &plan,
        "--reason",
        "Thiếu chỉ tiêu",
        "--by",
        "Bình",
    ];
    assert_eq!(stage(&back), "returned");
    assert_eq!(stage(&with("submit")), "unit_review");
    assert_eq!(stage(&["pass", &plan, "--by", "Bình"]), "format_check");
    assert_eq!(stage(&["pass", &plan, "--by", "Hạnh"]), "leader_review");
    assert_eq!(stage(&["approve", &plan, "--by", SIGNER]), "approved");
    let sign = ["sign", &plan, "--signer", SIGNER, "--by", CLERK];
    assert_eq!(stage(&sign), "signed");
    assert_eq!(stage(&["number", &plan, "--by", CLERK]), "numbered");
    assert_eq!(stage(&["issue", &plan, "--by", CLERK]), "issued");
    let file = ["file", &plan, "--place", "Hồ sơ 2026", "--by", CLERK];
    assert_eq!(stage(&file), "filed");
    let sheet = line.folder.path().join("phieu.pdf");
    line.ok(&[
        "course",
        &plan,
        "--to",
        "pdf",
        "--out",
        sheet.to_str().unwrap(),
    ]);
    assert!(std::fs::read(&sheet).unwrap().starts_with(b"%PDF"));
    line.fails(&["course", &plan, "--to", "xlsx", "--out", "x.xlsx"]);
    let told = line.ok(&["course", &plan]);
    assert!(told.starts_with("Đã lưu\n"), "{told}");
    assert!(told.contains("Thiếu chỉ tiêu"), "{told}");
    let register = line.ok(&["register"]);
    assert!(register.contains(SIGNER), "{register}");
    let out = line.folder.path().join("so.xlsx");
    line.ok(&["register", "--to", "xlsx", "--out", out.to_str().unwrap()]);
    assert!(out.is_file());
}

#[test]
fn the_command_line_says_that_a_number_is_out_of_order_and_gives_it() {
    let line = crate::cli::Line::new();
    line.ok(&["set-up", "--name", "An Hòa", "--vice-chairman", SIGNER]);
    let give = |number: &str, on: &str| {
        let plan = line.import_sample();
        for step in ["submit", "pass", "pass", "approve"] {
            let by = if step == "approve" { SIGNER } else { "Lan" };
            line.ok(&[step, &plan, "--by", by]);
        }
        line.ok(&["sign", &plan, "--signer", SIGNER, "--on", "2025-03-01"]);
        let out = line.run(&["number", &plan, "--number", number, "--on", on]);
        assert!(out.status.success(), "it is given all the same");
        String::from_utf8(out.stderr).unwrap()
    };
    assert_eq!(give("11", "2025-03-20"), "");
    let told = give("12", "2025-03-05");
    let expect = "12/KH-UBND đề ngày 05/03/2025, sớm hơn 11/KH-UBND đề ngày 20/03/2025";
    assert!(told.contains(expect), "{told}");
    let register = line.ok(&["register", "--year", "2025"]);
    assert!(register.contains(expect), "{register}");
    let register = line.json(&["register", "--year", "2025"]);
    assert_eq!(register["turned"][0]["before"], "11/KH-UBND");
}

#[test]
fn the_command_line_adjusts_replaces_corrects_and_strikes() {
    let line = crate::cli::Line::new();
    line.ok(&["set-up", "--name", "An Hòa", "--vice-chairman", SIGNER]);
    let plan = line.import_sample();
    line.fails(&["adjust", &plan]);
    let way = |plan: &str| {
        for step in ["submit", "pass", "pass", "approve"] {
            line.ok(&[
                step,
                plan,
                "--by",
                if step == "approve" { SIGNER } else { "Lan" },
            ]);
        }
        line.ok(&["sign", plan, "--signer", SIGNER]);
        line.ok(&["number", plan]);
    };
    way(&plan);
    // The wrong number is struck and another one given.
    line.fails(&["register", "--strike", "01/KH-UBND"]);
    line.fails(&["register", "--strike", "77/KH-UBND", "--reason", "Nhầm"]);
    let struck = line.ok(&["register", "--strike", "01/KH-UBND", "--reason", "Cấp nhầm"]);
    assert!(struck.contains("Cấp nhầm"), "{struck}");
    line.fails(&["issue", &plan]);
    line.ok(&["number", &plan, "--number", "4"]);
    line.ok(&["issue", &plan]);
    let register = line.ok(&["register"]);
    assert!(register.contains("KH 02-03"), "{register}");
    line.fails(&["register", "--strike", "04/KH-UBND", "--reason", "Nhầm"]);

    let new = line.json(&["adjust", &plan])["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let compared = line.json(&["compare", &new, "before", "now"]);
    assert_eq!(compared["old"]["plan"], plan.as_str());
    let out = line.folder.path().join("so-sanh.txt");
    let target = out.to_str().unwrap();
    line.ok(&[
        "compare", &new, "before", "now", "--to", "text", "--out", target,
    ]);
    let paper = std::fs::read_to_string(&out).unwrap();
    let one_line = paper.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        one_line.contains("Nội dung điều chỉnh Kế hoạch số 04/KH-UBND"),
        "{paper}"
    );
    assert!(one_line.contains("Dự thảo kế hoạch điều chỉnh"), "{paper}");
    assert!(!one_line.contains("Số văn bản"), "{paper}");
    line.fails(&["compare", &plan, "before", "now"]);
    line.fails(&["replace", &plan, "--with", &new]);
    way(&new);
    line.ok(&["issue", &new]);
    line.fails(&["correct", &new]);
    let letter = "Công văn số 07/UBND-VP ngày 10/3/2026";
    let course = line.json(&["correct", &new, "--reason", letter]);
    assert_eq!(course["stage"], "corrected");
    let course = line.json(&["replace", &plan, "--with", &new]);
    assert_eq!(course["stage"], "replaced");
    assert_eq!(course["adjusted_by"][0]["plan"], new.as_str());
}
