//! Bad input of what is proven, over all the commands that take it: told in words, and nothing is
//! harmed. The log's own is in `log`, that of schedules in `schedule`, of files in `evidence`.

use crate::commands::{Window, set_up, text};
use crate::house::{Answers, office_with};
use chrono::{Days, NaiveDate, TimeDelta};
use serde_json::{Value, json};

/// An office with a plan of 2025: a task of a unit, for which somebody answers.
struct Room {
    window: Window,
    plan: String,
    task: String,
    unit: String,
    people: [String; 2],
}

const UNIT: &str = "Tổ công nghệ số";

impl Room {
    fn new() -> Self {
        Self::over(Window::open(Answers::default()), true)
    }

    fn over(window: Window, fresh: bool) -> Self {
        if fresh {
            set_up(&window);
        }
        let unit = json!({ "id": "", "name": UNIT, "symbol": "", "active": true });
        let unit = window.done("save_unit", json!({ "unit": unit }));
        let unit = of_name(&unit["directory"]["units"], UNIT);
        let people = ["Lê Thị Một", "Trần Văn Hai"].map(|name| {
            let official = json!({
                "id": "", "name": name, "position": "Công chức", "unit": unit, "active": true,
            });
            let saved = window.done("save_official", json!({ "official": official }));
            of_name(&saved["directory"]["officials"], name)
        });
        let form = json!({ "year": 2025, "subject": "Tuyên truyền chuyển đổi số" });
        let plan = text(
            &window.done("create_plan", json!({ "form": form })),
            "/plan/id",
        );
        let fields = json!({
            "text": "Phát tờ rơi", "deliverable": "", "lead": UNIT, "coordinating": [],
            "official": people[0], "timeframe": "Thường xuyên", "budget": "", "remarks": "",
        });
        let added = window.done("add_task", json!({ "plan": plan, "fields": fields }));
        let task = text(&added, "/tasks/0/id");
        Self {
            window,
            plan,
            task,
            unit,
            people,
        }
    }

    /// All that a person can see of the plan.
    fn seen(&self) -> Vec<Value> {
        let plan = json!({ "plan": self.plan });
        let of_quarter = json!({ "plan": self.plan, "quarter": "2025-Q1" });
        let all = json!({ "filter": {
            "period": "", "first": "", "last": "", "plan": "", "task": "", "channel": "",
            "place": "", "text": "", "shown": 0,
        }});
        vec![
            self.window.done("get_progress", plan.clone()),
            self.window.done("list_tasks", plan.clone()),
            self.window.done("get_indicators", plan),
            self.window.done("list_collection", of_quarter),
            self.window.done("list_log", all),
            self.window.done("list_closings", json!({})),
        ]
    }

    /// What a command says of an input, with the field; nothing of it is kept.
    fn refuses(&self, command: &str, args: Value) -> String {
        let before = self.seen();
        let failure = self.window.failed(command, args);
        assert_eq!(self.seen(), before, "{command}: {failure}");
        let Some(flaws) = failure["flaws"].as_array() else {
            return text(&failure, "/kind");
        };
        let said = |flaw: &Value| format!("{} {}", text(flaw, "/field"), text(flaw, "/kind"));
        flaws.iter().map(said).collect::<Vec<_>>().join("; ")
    }

    fn mark(&self, quarter: &str, quantity: &str) -> Value {
        json!({ "mark": {
            "task": self.task, "quarter": quarter, "status": "done", "quantity": quantity,
            "measure": "tờ", "reason": "Đếm tay", "note": "",
        }})
    }

    fn targets(&self, quarter: &str, count: &str) -> Value {
        json!({ "plan": self.plan, "targets": [{
            "task": self.task, "measure": "tờ", "counts": [{ "quarter": quarter, "count": count }],
        }]})
    }

    fn collected(&self, day: &str, quantity: &str) -> Value {
        let of_quarter = json!({ "plan": self.plan, "quarter": "2025-Q1" });
        let unit = self.window.done("list_collection", of_quarter)["units"][0]["unit"].clone();
        json!({ "form": {
            "plan": self.plan, "quarter": "2025-Q1", "unit": unit, "day": day, "rows": [{
                "task": self.task, "status": "done", "quantity": quantity, "measure": "tờ",
                "note": "",
            }],
        }})
    }

    fn handed(&self, from: usize, to: usize, day: &str) -> Value {
        json!({ "form": {
            "from": self.people[from], "to": self.people[to], "day": day, "note": "",
            "tasks": [self.task],
        }})
    }

    /// Who answered for the task, with the days from and until.
    fn history(&self) -> Vec<String> {
        let found = self
            .window
            .done("get_assignments", json!({ "task": self.task }));
        let line = |it: &Value| {
            let [name, since, until] = ["/name", "/since", "/until"].map(|at| text(it, at));
            format!("{name} {since} {until}")
        };
        found.as_array().unwrap().iter().map(line).collect()
    }
}

fn of_name(list: &Value, name: &str) -> String {
    let found = list
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["name"] == name);
    text(found.unwrap(), "/id")
}

fn today() -> NaiveDate {
    loa::clock::today()
}

#[test]
fn counts_are_read_or_told_wherever_they_are_typed() {
    let room = Room::new();
    let numerator = {
        let edit = json!({
            "id": "", "text": "Hộ được phát tờ rơi", "unit": "hộ", "kind": "share", "aim": "80",
            "origin": null,
        });
        let args = json!({ "plan": room.plan, "edits": [edit] });
        let saved = room.window.done("save_indicators", args);
        let id = text(&saved, "/indicators/rows/0/indicator/id");
        move |count: &str| {
            json!({ "edit": {
                "indicator": id, "quarter": "2025-Q1", "numerator": count,
                "denominator": "2.000.000", "note": "",
            }})
        }
    };
    for (typed, expect) in [
        ("1,5", "not_whole"),
        ("1,5 buổi", "not_whole"),
        ("1.5", "not_a_number"),
        ("-3", "not_a_number"),
        ("nhiều", "not_a_number"),
        ("9999999999999", "not_a_number"),
    ] {
        for (command, args, field) in [
            ("save_mark", room.mark("2025-Q1", typed), "quantity"),
            (
                "set_targets",
                room.targets("2025-Q1", typed),
                "count_2025-Q1",
            ),
            (
                "save_collection",
                room.collected("2025-03-20", typed),
                "rows[0].quantity",
            ),
            ("save_reached", numerator(typed), "numerator"),
        ] {
            let said = room.refuses(command, args);
            assert_eq!(said, format!("{field} {expect}"), "{command} {typed}");
        }
    }
    for (typed, expect) in [("1.000", 1_000), ("12 tờ", 12), ("1 000", 1_000), ("0", 0)] {
        let saved = room.window.done("save_mark", room.mark("2025-Q1", typed));
        let count = &saved["progress"]["marks"][0]["quantity"];
        assert_eq!(*count, expect, "{typed}");
        if expect > 0 {
            room.window
                .done("set_targets", room.targets("2025-Q1", typed));
            let saved = room.window.done("save_reached", numerator(typed));
            let reached = &saved["indicators"]["rows"][0]["reached"][0]["numerator"];
            assert!(!reached.is_null(), "{typed}: {saved}");
        }
    }
}

#[test]
fn days_and_periods_that_are_none_are_told() {
    let room = Room::new();
    let tomorrow = (today() + Days::new(1)).to_string();
    let reminder = |by: &str| {
        let choice = json!({ "quarter": "2025-Q1", "unit": null, "together": false, "by": by });
        json!({ "plan": room.plan, "choice": choice })
    };
    for (command, args, expect) in [
        (
            "save_collection",
            room.collected("2025-02-29", "1"),
            "day no_such_date",
        ),
        (
            "save_collection",
            room.collected(&tomorrow, "1"),
            "day in_the_future",
        ),
        (
            "hand_over",
            room.handed(0, 1, "2025-02-29"),
            "day no_such_date",
        ),
        (
            "hand_over",
            room.handed(0, 1, &tomorrow),
            "day in_the_future",
        ),
        ("print_reminders", reminder("2027-02-29"), "by no_such_date"),
        ("print_reminders", reminder("2025-01-01"), "by out_of_range"),
        (
            "save_mark",
            room.mark("2025-Q5", "1"),
            "quarter no_such_quarter",
        ),
        (
            "save_mark",
            room.mark("hôm nay", "1"),
            "quarter no_such_quarter",
        ),
        (
            "set_targets",
            room.targets("2025-Q0", "1"),
            "quarter no_such_quarter",
        ),
        (
            "close_period",
            json!({ "period": "2025-13" }),
            "period no_such_period",
        ),
        (
            "close_period",
            json!({ "period": (today() + Days::new(400)).format("%Y").to_string() }),
            "period in_the_future",
        ),
        (
            "get_charts",
            json!({ "plan": "x", "year": 2025 }),
            "not_found",
        ),
    ] {
        assert_eq!(
            room.refuses(command, args.clone()),
            expect,
            "{command} {args}"
        );
    }
    // A leap day is a day.
    assert_eq!(
        room.window
            .done("save_collection", room.collected("2024-02-29", "1"))["collection"]["units"][0]["returned"]
            ["day"],
        "2024-02-29"
    );
}

#[test]
fn a_period_is_closed_once_and_within_another_again() {
    let room = Room::new();
    room.window
        .done("close_period", json!({ "period": "2025-Q1" }));
    assert_eq!(
        room.refuses("close_period", json!({ "period": "2025-Q1" })),
        "period repeated"
    );
    // What holds it is another period.
    let closed = room
        .window
        .done("close_period", json!({ "period": "2025-H1" }));
    assert_eq!(closed["closings"].as_array().unwrap().len(), 2);
    assert_eq!(
        room.refuses("save_mark", room.mark("2025-Q1", "5")),
        "reason period_closed"
    );
}

/// Units and people that are asked to go while they answer for something: history stays.
#[test]
fn who_answers_for_something_leaves_the_lists_and_stays_in_the_past() {
    let room = Room::new();
    let fields = json!({
        "day": "2025-03-10", "channel": "leaflet", "topic": "", "place": "",
        "measures": [{ "count": "200", "measure": "" }], "unit": UNIT,
        "official": room.people[0], "plan": room.plan, "task": room.task, "note": "",
    });
    let entry = json!({ "entry": "", "fields": fields, "reason": "", "sure": false });
    room.window.done("save_log_entry", entry);
    let before = room.seen();
    let gone = room
        .window
        .done("remove_official", json!({ "official": room.people[0] }));
    assert_eq!(gone["trash"], "", "set aside, not removed");
    room.window
        .done("remove_unit", json!({ "unit": room.unit }));
    assert_eq!(room.seen(), before);
    assert_eq!(text(&before[1], "/0/official_name"), "Lê Thị Một");
    assert_eq!(text(&before[1], "/0/fields/lead"), UNIT);
    assert_eq!(room.history().len(), 1);
    // The form of the unit goes out all the same; nobody is offered any more.
    assert_eq!(text(&before[3], "/units/0/name"), UNIT);
    let start = room.window.done("start_log", json!({}));
    assert!(!start["units"].as_array().unwrap().contains(&json!(UNIT)));
    let offered = start["officials"].as_array().unwrap();
    assert!(offered.iter().all(|it| it["name"] != "Lê Thị Một"));
    let slips = room.window.done("list_slips", json!({ "plan": room.plan }));
    assert_eq!(text(&slips, "/retired/0/name"), "Lê Thị Một");
    // Their tasks can be handed on, and the past keeps the first name.
    room.window
        .done("hand_over", room.handed(0, 1, &today().to_string()));
    assert_eq!(
        room.window.done("list_tasks", json!({ "plan": room.plan }))[0]["official_name"],
        "Trần Văn Hai"
    );
}

/// The data file was last changed three years after what the clock shows now.
#[test]
fn a_clock_set_back_three_years_is_told_and_blocks_nothing() {
    let ahead = today() + Days::new(1_096);
    let at = chrono::Utc::now() + TimeDelta::days(1_096);
    let (office, folder) = office_with(Answers::default());
    office.close();
    let path = folder.path().join("loa.db");
    let mut store = store::Store::open(&path, at).unwrap();
    store
        .write(store::EventKind::SettingSet, at, "", |tx| {
            tx.set_setting("x", Some("y"))
        })
        .unwrap();
    drop(store);
    let window = Window::over_folder(folder);
    assert_eq!(window.done("startup", json!({}))["kind"], "first_run");
    let room = Room::over(window, true);
    let desk = room.window.done("desk", json!({}));
    assert_eq!(desk["clock_behind"], ahead.to_string());
    assert_eq!(desk["today"], today().to_string());
    // What was changed last is the first of the list, whatever the clock says.
    assert_eq!(text(&desk, "/recent/0/id"), room.plan);
    assert!(text(&desk, "/recent/0/updated") >= at.date_naive().to_string());

    // The day that the calendar on the wall shows is taken wherever a day is typed, no later one.
    let wall = ahead.to_string();
    let later = (ahead + Days::new(2)).to_string();
    for (command, today, day_after) in [
        (
            "save_collection",
            room.collected(&wall, "5"),
            room.collected(&later, "5"),
        ),
        (
            "hand_over",
            room.handed(0, 1, &wall),
            room.handed(1, 0, &later),
        ),
    ] {
        room.window.done(command, today);
        assert_eq!(room.refuses(command, day_after), "day in_the_future");
    }
    // Who answered for it until then is not forgotten when it changes hands by the clock's day.
    let names = |room: &Room| -> Vec<String> {
        let name = |line: String| line.split(" 2").next().unwrap().to_owned();
        room.history().into_iter().map(name).collect()
    };
    let before = names(&room);
    assert!(before.contains(&"Trần Văn Hai".to_owned()), "{before:?}");
    room.window
        .done("take_back_handover", room.handed(0, 1, &wall));
    assert_eq!(names(&room).last().unwrap(), "Lê Thị Một");

    // A broadcast of that day is ticked.
    let form = json!({
        "plan": "", "task": "", "title": "Bản tin", "channel": "", "place": "Đài",
        "days": [1, 2, 3, 4, 5, 6, 7], "time": "", "minutes": "15",
        "first": (ahead - Days::new(1)).format("%d/%m/%Y").to_string(),
        "last": (ahead + Days::new(3)).format("%d/%m/%Y").to_string(),
    });
    room.window
        .done("save_schedule", json!({ "schedule": "", "form": form }));
    let days = json!({ "first": wall, "last": later });
    let slots = room.window.done("get_schedules", days);
    let slot = |at: usize| text(&slots["slots"][at], "/id");
    assert_eq!(slots["slots"][0]["future"], false);
    assert_eq!(slots["slots"][2]["future"], true);
    let tick = |ids: Vec<String>| json!({ "slots": ids, "reason": "" });
    // Two ticks of one slot are one entry.
    assert_eq!(
        room.refuses("tick_slots", tick(vec![slot(0), slot(0)])),
        "slot repeated"
    );
    room.window.done("tick_slots", tick(vec![slot(0)]));
    assert_eq!(
        room.refuses("tick_slots", tick(vec![slot(0)])),
        "slot repeated"
    );
    assert_eq!(
        room.refuses("tick_slots", tick(vec![slot(2)])),
        "day in_the_future"
    );
    // A period that is over by the calendar can be closed.
    let year = (ahead - Days::new(400)).format("%Y").to_string();
    room.window.done("close_period", json!({ "period": year }));

    // The file is sound, and its changes in order.
    let path = room.window.office.path().to_owned();
    room.window.office.close();
    let store = store::Store::open(&path, chrono::Utc::now()).unwrap();
    assert!(matches!(
        store.verify_chain().unwrap(),
        store::Chain::Whole(_)
    ));
    assert!(store.last_seen().unwrap().unwrap() >= at);
}
