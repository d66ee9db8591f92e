//! What needs whom today, when reports are due, and a year in pictures, through the commands of
//! the screens.

use crate::commands::{Window, set_up, text};
use crate::house::Answers;
use serde_json::{Value, json};

fn office() -> Window {
    let window = Window::open(Answers::default());
    set_up(&window);
    window
}

fn regime(window: &Window) -> Value {
    window.done("get_report_regime", json!({}))["regime"].clone()
}

fn save_regime(window: &Window, regime: &Value) -> Value {
    window.done("save_report_regime", json!({ "regime": regime }))["view"].clone()
}

/// The year that figures are counted in today.
fn year(window: &Window) -> i64 {
    let quarter = text(&window.done("desk", json!({})), "/current_quarter");
    quarter[..4].parse().unwrap()
}

/// A plan of this year with tasks as (text, unit, when).
fn plan(window: &Window, tasks: &[(&str, &str, &str)]) -> (String, Vec<String>) {
    let form = json!({ "year": year(window), "subject": "Giữ sạch đường làng", "template": null });
    let plan = text(
        &window.done("create_plan", json!({ "form": form })),
        "/plan/id",
    );
    let mut ids = Vec::new();
    for (words, lead, when) in tasks {
        let fields = json!({
            "text": words, "deliverable": "", "lead": lead, "coordinating": [], "official": "",
            "timeframe": when, "budget": "", "remarks": "",
        });
        let added = window.done("add_task", json!({ "plan": plan, "fields": fields }));
        let tasks = added["tasks"].as_array().unwrap();
        ids.push(text(tasks.last().unwrap(), "/id"));
    }
    (plan, ids)
}

fn mark(window: &Window, task: &str, quarter: &str, status: &str, quantity: &str) {
    let mark = json!({
        "task": task, "quarter": quarter, "status": status, "quantity": quantity,
        "measure": "cuộc", "note": "",
    });
    window.done("save_mark", json!({ "mark": mark }));
}

#[test]
fn the_report_regime_is_chosen_and_kept() {
    let window = office();
    let presets = window.done("list_report_presets", json!({}));
    let codes = presets
        .as_array()
        .unwrap()
        .iter()
        .map(|p| text(p, "/preset"));
    assert_eq!(codes.collect::<Vec<_>>(), ["nd09", "nd09_all", "calendar"]);
    assert_eq!(regime(&window), presets[0]);

    // A preset with a recipient and days off is still that preset.
    let mut chosen = presets[2].clone();
    chosen["recipient"] = json!(" Ủy ban nhân dân tỉnh Sông Lam ");
    chosen["days_off"] = json!(["2027-02-08", "2027-02-05", "2027-02-08"]);
    let view = save_regime(&window, &chosen);
    assert_eq!(view["regime"]["preset"], "calendar");
    assert_eq!(view["regime"]["recipient"], "Ủy ban nhân dân tỉnh Sông Lam");
    assert_eq!(
        view["regime"]["days_off"],
        json!(["2027-02-05", "2027-02-08"])
    );
    let first = &view["dates"][0];
    assert!(text(first, "/first").ends_with("-01-01"), "{first}");
    assert!(text(first, "/closes").ends_with("-03-31"), "{first}");
    assert!(text(first, "/due").ends_with("-04-10"), "{first}");
    let closes = text(&window.done("desk", json!({})), "/quarter_closes");
    assert!(!closes.ends_with("-14"), "{closes}");

    // Another day makes it the office's own, whatever it is called.
    chosen["closes"] = json!({ "kind": "on_day", "day": 20 });
    chosen["reports"] = json!([
        { "span": "9M", "due": { "kind": "day_and_month", "day": 5, "month": 10 } },
        { "span": "M11", "due": { "kind": "working_days_after_closing", "days": 2 } },
    ]);
    let view = save_regime(&window, &chosen);
    assert_eq!(view["regime"]["preset"], "");
    let nine = &view["dates"][0];
    assert!(text(nine, "/period").ends_with("-9M"), "{nine}");
    assert!(text(nine, "/first").ends_with("-12-21"), "{nine}");
    assert!(text(nine, "/closes").ends_with("-09-20"), "{nine}");
    assert!(text(nine, "/due").ends_with("-10-05"), "{nine}");
    let window = window.restart();
    assert_eq!(regime(&window), view["regime"]);
    assert_eq!(
        window.done("desk", json!({}))["report"]["report"],
        view["next"]
    );
}

#[test]
fn every_flaw_of_a_regime_is_told() {
    let window = office();
    let before = regime(&window);
    let due = |day: u8| json!({ "kind": "day_of_last_month", "day": day });
    for (change, fields) in [
        (json!({ "reports": [] }), vec!["reports"]),
        (
            json!({ "closes": { "kind": "on_day", "day": 31 }, "reports": [
                { "span": "Q1", "due": due(20) }, { "span": "Q1", "due": due(20) },
                { "span": "H1", "due": due(32) },
            ] }),
            vec!["closing_day", "reports[1]", "reports[2]"],
        ),
        (
            json!({ "days_off": ["2026-02-30"], "reports": [{ "span": "Q5", "due": due(20) }] }),
            vec!["reports[0]", "days_off[0]"],
        ),
        (json!({ "recipient": "x".repeat(201) }), vec!["recipient"]),
    ] {
        let mut wrong = before.clone();
        for (name, value) in change.as_object().unwrap() {
            wrong[name] = value.clone();
        }
        let failure = window.failed("save_report_regime", json!({ "regime": wrong }));
        let flaws = failure["flaws"].as_array().unwrap().iter();
        let told: Vec<String> = flaws.map(|flaw| text(flaw, "/field")).collect();
        assert_eq!(told, fields, "{failure}");
    }
    assert_eq!(regime(&window), before);
}

#[test]
fn the_desk_tells_what_the_next_report_lacks() {
    let window = office();
    let year = year(&window);
    // One report for the whole year: it lacks whatever was not marked.
    let mut own = regime(&window);
    own["reports"] = json!([{ "span": "year", "due": { "kind": "day_of_next_month", "day": 28 } }]);
    save_regime(&window, &own);
    let (plan, tasks) = plan(
        &window,
        &[
            ("Họp thôn", "Trạm Y tế", "Thường xuyên"),
            ("Phát thanh", "Đài truyền thanh", "Quý I"),
            ("Treo băng rôn", "Đài truyền thanh", "Quý II"),
        ],
    );
    let lacks = |window: &Window| {
        let desk = window.done("desk", json!({}));
        let report = &desk["report"];
        assert_eq!(text(report, "/report/period"), year.to_string());
        [
            "tasks",
            "without_mark",
            "without_figure",
            "without_evidence",
        ]
        .map(|name| report[name].as_u64().unwrap())
    };
    assert_eq!(lacks(&window), [3, 3, 3, 3]);
    mark(&window, &tasks[1], &format!("{year}-Q1"), "done", "12");
    mark(&window, &tasks[0], &format!("{year}-Q1"), "done", "");
    assert_eq!(lacks(&window), [3, 2, 2, 3]);
    for number in 2..=4 {
        mark(&window, &tasks[0], &format!("{year}-Q{number}"), "done", "");
    }
    assert_eq!(lacks(&window), [3, 1, 2, 3]);
    let desk = window.done("desk", json!({}));
    assert_eq!(text(&desk, "/drafts/0/id"), plan);
    assert_eq!(desk["slot_count"], 0);
    let listed = desk["due"].as_array().unwrap().len() + desk["late"].as_array().unwrap().len();
    assert_eq!(
        desk["due_count"].as_u64().unwrap() + desk["late_count"].as_u64().unwrap(),
        listed as u64
    );
}

/// What keeps a new entry of the log.
fn logged(day: &str, more: &Value) -> Value {
    let mut fields = crate::log::fields(day, "broadcast", &["1"]);
    for (name, value) in more.as_object().unwrap() {
        fields[name] = value.clone();
    }
    json!({ "entry": "", "fields": fields, "reason": "", "sure": true })
}

#[test]
fn reports_that_were_not_sent_stay_on_the_desk() {
    let window = office();
    let desk = || window.done("desk", json!({}));
    // Nothing was planned or logged: nobody waits for a report.
    assert_eq!(desk()["overdue"], json!([]));
    let year = year(&window);
    plan(&window, &[("Họp thôn", "Trạm Y tế", "Thường xuyên")]);
    let mut own = regime(&window);
    own["closes"] = json!({ "kind": "calendar" });
    own["reports"] = json!([{ "span": "year", "due": { "kind": "day_of_last_month", "day": 31 } }]);
    save_regime(&window, &own);
    assert_eq!(
        desk()["overdue"],
        json!([]),
        "of last year there is nothing"
    );
    let last = text(&desk(), "/today")[..4].parse::<i64>().unwrap() - 1;
    window.done(
        "save_log_entry",
        logged(&format!("{last}-06-15"), &json!({})),
    );
    let overdue = desk()["overdue"].clone();
    assert_eq!(overdue[0]["period"], last.to_string(), "{overdue}");
    assert_eq!(overdue[0]["due"], format!("{last}-12-31"));
    assert!(overdue[0]["days_late"].as_u64().unwrap() > 0);
    assert_eq!(overdue[0]["report"], Value::Null);
    // A draft is not sent; a sent one is.
    let made = window.done(
        "create_report",
        json!({ "plan": null, "period": last.to_string() }),
    );
    let id = text(&made, "/report/about/id");
    let overdue = desk()["overdue"].clone();
    assert_eq!(overdue.as_array().unwrap().len(), 1);
    assert_eq!(overdue[0]["report"], id);
    assert_ne!(overdue[0]["subject"], "");
    window.done("send_report", json!({ "report": id }));
    assert_eq!(desk()["overdue"], json!([]));
    assert!(year > last);
}

#[test]
fn the_desk_counts_what_its_list_of_missing_evidence_names() {
    let window = office();
    let current = text(&window.done("desk", json!({})), "/current_quarter");
    let unproven = || window.done("desk", json!({}))["unproven"].clone();
    let (plan, tasks) = plan(
        &window,
        &[
            ("Họp thôn", "Trạm Y tế", "Thường xuyên"),
            ("Phát thanh", "Đài truyền thanh", "Thường xuyên"),
            ("Treo băng rôn", "Đài truyền thanh", "Thường xuyên"),
            ("Tọa đàm", "Trạm Y tế", "Thường xuyên"),
        ],
    );
    assert_eq!(unproven(), json!([]));
    mark(&window, &tasks[0], &current, "done", "");
    mark(&window, &tasks[1], &current, "maintained", "");
    mark(&window, &tasks[2], &current, "in_progress", "");
    let today = text(&window.done("desk", json!({})), "/today");
    let of = json!({ "plan": plan, "task": tasks[3] });
    window.done("save_log_entry", logged(&today, &of));
    let missing = || {
        let asked = json!({ "plan": plan, "period": current });
        window.done("missing_evidence", asked)["tasks"].clone()
    };
    assert_eq!(unproven()[0]["plan"], plan);
    assert_eq!(unproven()[0]["tasks"], 3);
    assert_eq!(missing().as_array().unwrap().len(), 3);
    let of = json!({ "kind": "task", "task": tasks[1], "quarter": current });
    let form = json!({ "kind": "document", "words": "Biên bản số 05", "note": "" });
    window.done("add_evidence", json!({ "of": of, "form": form }));
    assert_eq!(unproven()[0]["tasks"], 2);
    assert_eq!(missing().as_array().unwrap().len(), 2);
}

#[test]
fn charts_of_a_plan_and_of_the_office_add_up() {
    let window = office();
    let year = year(&window);
    let (one, tasks) = plan(
        &window,
        &[
            ("Họp thôn", "Trạm Y tế", "Thường xuyên"),
            ("Phát thanh", "Đài truyền thanh", "Quý I"),
        ],
    );
    let (two, others) = plan(&window, &[("Tọa đàm", "trạm y tế", "Tháng 4 đến tháng 6")]);
    mark(&window, &tasks[1], &format!("{year}-Q1"), "done", "3");
    mark(
        &window,
        &others[0],
        &format!("{year}-Q2"),
        "in_progress",
        "",
    );
    let charts =
        |plan: Option<&str>| window.done("get_charts", json!({ "plan": plan, "year": year }));
    let share = |charts: &Value, pointer: &str| {
        let share = charts.pointer(pointer).unwrap();
        (
            share["done"].as_u64().unwrap(),
            share["due"].as_u64().unwrap(),
        )
    };
    let (first, second, all) = (charts(Some(&one)), charts(Some(&two)), charts(None));
    assert_eq!(share(&first, "/total"), (1, 5));
    assert_eq!(share(&second, "/total"), (0, 1));
    assert_eq!(share(&all, "/total"), (1, 6));
    assert_eq!(share(&all, "/by_quarter/0/share"), (1, 2));
    assert_eq!(share(&all, "/by_quarter/1/share"), (0, 2));
    // One unit, whatever its letters: the share is a sum, not a mean of percentages.
    assert_eq!(all["by_unit"].as_array().unwrap().len(), 2);
    assert_eq!(share(&all, "/by_unit/0/share"), (0, 5));
    assert_eq!(all["tasks"], 3);
    assert_eq!(all["channels"], json!([]));
    let failure = window.failed("get_charts", json!({ "plan": "x", "year": year }));
    assert_eq!(failure["kind"], "not_found");

    let line = window.done("get_timeline", json!({ "plan": two }));
    assert_eq!(line["rows"][0]["months"], json!([4, 5, 6]));
    assert_eq!(line["rows"][0]["complete"], false);
    let line = window.done("get_timeline", json!({ "plan": one }));
    assert_eq!(line["rows"][0]["months"].as_array().unwrap().len(), 12);
    assert_eq!(line["rows"][1]["complete"], true);
}
