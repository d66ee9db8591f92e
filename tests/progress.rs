//! Quarters beside the log: figures and their reasons, what proves them, indicators, points, and
//! the command line's view of a period.

use crate::cli::Line;
use crate::commands::{Window, set_up, text};
use crate::house::Answers;
use plan::{EntryId, LogEntry, PlanId, Quantity, TaskId};
use serde_json::{Value, json};
use store::{EventKind, Store};

/// Day, task, measures.
type Done<'a> = (&'a str, usize, &'a [(u64, &'a str)]);

struct Room {
    window: Window,
    plan: String,
    tasks: Vec<String>,
}

/// A plan with a task for all year and one for the second quarter.
fn room() -> Room {
    let window = Window::open(Answers::default());
    set_up(&window);
    let form = json!({ "year": 2026, "subject": "Tuyên truyền chuyển đổi số năm 2026" });
    let plan = text(
        &window.done("create_plan", json!({ "form": form })),
        "/plan/id",
    );
    let mut tasks = Vec::new();
    for (words, when) in [("Phát thanh", "Thường xuyên"), ("Hội nghị", "Quý II")] {
        let fields = json!({
            "text": words, "deliverable": "", "lead": "Công an xã", "coordinating": [],
            "official": "", "timeframe": when, "budget": "", "remarks": "",
        });
        let saved = window.done("add_task", json!({ "plan": plan, "fields": fields }));
        tasks.push(text(
            saved["tasks"].as_array().unwrap().last().unwrap(),
            "/id",
        ));
    }
    Room {
        window,
        plan,
        tasks,
    }
}

impl Room {
    /// Writes entries and targets into the data file, as the pages of the log and the tasks do.
    fn with(self, entries: &[Done<'_>], targets: &[(usize, &str, u64, &str)]) -> Self {
        let Self {
            window,
            plan,
            tasks,
        } = self;
        window.office.close();
        let now = chrono::Utc::now();
        let mut store = Store::open(window.office.path(), now).unwrap();
        let task = |n: usize| -> TaskId { tasks[n].parse().unwrap() };
        let plan_id: PlanId = plan.parse().unwrap();
        store
            .write(EventKind::LogSaved, now, "Lan", |tx| {
                for (day, n, measures) in entries {
                    tx.put_log_entry(&LogEntry {
                        id: EntryId(uuid::Uuid::now_v7()),
                        day: day.parse().unwrap(),
                        channel: "broadcast".into(),
                        topic: "Định danh điện tử".into(),
                        place: "Thôn Bình Minh".into(),
                        measures: measures.iter().map(|(n, of)| quantity(*n, of)).collect(),
                        unit: String::new(),
                        official: None,
                        plan: Some(plan_id),
                        task: Some(task(*n)),
                        note: String::new(),
                        slot: None,
                        by: "Lan".into(),
                        at: now,
                    })?;
                }
                for (n, quarter, count, measure) in targets {
                    let aimed = plan::Target {
                        task: task(*n),
                        quarter: quarter.parse().unwrap(),
                        quantity: quantity(*count, measure),
                    };
                    tx.set_targets(task(*n), &[aimed])?;
                }
                Ok::<_, store::StoreError>(())
            })
            .unwrap();
        drop(store);
        Self {
            window: window.restart(),
            plan,
            tasks,
        }
    }

    fn progress(&self) -> Value {
        self.window
            .done("get_progress", json!({ "plan": self.plan }))
    }

    fn figure(&self, task: usize, quarter: &str) -> Value {
        let progress = self.progress();
        let figures = progress["figures"].as_array().unwrap();
        let found = figures
            .iter()
            .find(|f| f["task"] == self.tasks[task].as_str() && f["quarter"] == quarter);
        found.cloned().unwrap_or_default()
    }

    fn mark(&self, task: usize, quarter: &str, over: Value) -> Value {
        let mut mark = json!({
            "task": self.tasks[task], "quarter": quarter, "status": "in_progress",
            "quantity": "", "measure": "", "note": "",
        });
        let Value::Object(over) = over else {
            panic!("fields by name");
        };
        for (key, value) in over {
            mark[&key] = value;
        }
        json!({ "mark": mark })
    }
}

fn quantity(count: u64, measure: &str) -> Quantity {
    let measure = measure.to_owned();
    Quantity { count, measure }
}

#[test]
fn a_figure_is_the_log_s_sum_or_says_why_not() {
    let room = room().with(
        &[
            ("2025-12-15", 0, &[(3, "lượt"), (45, "phút")]),
            ("2026-03-14", 0, &[(4, "Lượt")]),
            ("2026-03-15", 0, &[(9, "lượt")]),
            ("2026-04-02", 1, &[(1, "cuộc"), (120, "lượt người")]),
        ],
        &[
            (0, "2026-Q1", 12, "lượt"),
            (1, "2026-Q2", 100, "lượt người"),
        ],
    );
    let first = room.figure(0, "2026-Q1");
    assert_eq!(
        first["figure"],
        json!({ "count": 7, "measure": first["log"]["measure"] })
    );
    assert_eq!(
        (&first["source"], &first["reached"]),
        (&json!("log"), &json!(false))
    );
    assert_eq!(first["proposed"], "in_progress");
    assert_eq!(room.figure(0, "2026-Q2")["figure"]["count"], 9);
    let meeting = room.figure(1, "2026-Q2");
    assert_eq!(
        meeting["figure"],
        json!({ "count": 120, "measure": "lượt người" })
    );
    // At the target: proposed, but nothing is set by itself.
    assert_eq!(meeting["proposed"], "done");
    assert_eq!(room.progress()["marks"], json!([]));

    // Another figure needs its reason, and nothing is kept without one.
    let other = |reason: &str| {
        room.mark(
            0,
            "2026-Q1",
            json!({ "quantity": "1.000", "reason": reason }),
        )
    };
    let failure = room.window.failed("save_mark", other(""));
    assert_eq!(failure["flaws"][0]["field"], "reason");
    assert_eq!(failure["flaws"][0]["kind"], "reason_missing");
    assert_eq!(room.progress()["marks"], json!([]));
    room.window.done("save_mark", other("Hai thôn ghi sổ giấy"));
    let own = room.figure(0, "2026-Q1");
    assert_eq!(
        (&own["figure"]["count"], &own["log"]["count"]),
        (&json!(1_000), &json!(7))
    );
    assert_eq!(
        (&own["source"], &own["differs"]),
        (&json!("own"), &json!(true))
    );

    // The same figure is left to the log.
    let same = room.mark(
        0,
        "2026-Q1",
        json!({ "quantity": "7 lượt", "reason": "thừa" }),
    );
    let saved = room.window.done("save_mark", same);
    assert_eq!(saved["progress"]["marks"][0]["quantity"], Value::Null);
    assert_eq!(saved["progress"]["marks"][0]["reason"], "");
    assert_eq!(room.figure(0, "2026-Q1")["source"], "log");

    for (typed, kind) in [
        ("1,5", "not_whole"),
        ("-3", "not_a_number"),
        ("mười", "not_a_number"),
    ] {
        let odd = room.mark(0, "2026-Q3", json!({ "quantity": typed }));
        let failure = room.window.failed("save_mark", odd);
        assert_eq!(failure["flaws"][0]["kind"], kind, "{typed}");
    }
}

#[test]
fn what_proves_a_figure_and_who_changed_it() {
    let room = room().with(
        &[
            ("2026-01-10", 0, &[(2, "lượt"), (30, "phút")]),
            ("2026-03-20", 0, &[(5, "lượt")]),
            ("2026-02-01", 0, &[(1, "lượt")]),
        ],
        &[],
    );
    for over in [
        json!({ "status": "in_progress" }),
        json!({ "status": "done", "quantity": "4", "measure": "lượt", "reason": "sổ giấy" }),
    ] {
        room.window.done("save_mark", room.mark(0, "2026-Q1", over));
    }
    room.window.done(
        "save_mark",
        room.mark(0, "2026-Q2", json!({ "status": "done" })),
    );
    let at = json!({ "task": room.tasks[0], "quarter": "2026-Q1" });
    let mut clear = at.clone();
    clear["reason"] = json!("");
    room.window.done("clear_mark", clear);
    let proof = room.window.done("get_proof", at);
    assert_eq!(
        (text(&proof, "/first"), text(&proof, "/last")),
        ("2025-12-15".into(), "2026-03-14".into())
    );
    let days: Vec<String> = proof["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| text(e, "/day"))
        .collect();
    assert_eq!(days, ["2026-01-10", "2026-02-01"]);
    assert_eq!(text(&proof, "/entries/0/channel"), "Phát thanh");
    assert_eq!(
        proof["sums"],
        json!([{ "count": 3, "measure": "lượt" }, { "count": 30, "measure": "phút" }])
    );
    let changes: Vec<String> = proof["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| {
            format!(
                "{} {} {} {}",
                text(c, "/kind"),
                text(c, "/status"),
                text(c, "/figure"),
                text(c, "/by")
            )
        })
        .collect();
    assert_eq!(
        changes,
        [
            "cleared   Nguyễn Thị Lan",
            "marked done 4 lượt Nguyễn Thị Lan",
            "marked in_progress  Nguyễn Thị Lan",
        ]
    );
}

#[test]
fn years_beside_the_plan_s_are_listed() {
    let room = room().with(&[("2027-01-10", 0, &[(2, "lượt")])], &[]);
    room.window.done(
        "save_mark",
        room.mark(0, "2025-Q4", json!({ "status": "done" })),
    );
    let progress = room.progress();
    assert_eq!(progress["years"], json!([2025, 2026, 2027]));
    assert_eq!(progress["total"]["due"], 5);
    let args = json!({ "plan": room.plan, "year": 2025 });
    let before = room.window.done("get_progress", args);
    assert_eq!(before["quarters"][3], "2025-Q4");
    assert_eq!(
        before["total"],
        json!({ "done": 1, "due": 1, "percent": 100 })
    );
    assert_eq!(before["late"], json!([]));
}

#[test]
fn indicators_are_sums_over_sums() {
    let room = room();
    let plan = &room.plan;
    let kept = room.window.done("get_plan", json!({ "plan": plan }));
    let section = &kept["sections"][0];
    let dash = |words: &str| {
        json!({
            "id": "", "kind": "dash", "label": "", "auto_label": true, "text": words,
            "runs": [{ "text": words }], "table": null,
        })
    };
    let edit = json!({
        "kind": "targets", "label": null, "title": "Chỉ tiêu", "run_in": false,
        "blocks": [dash("Ít nhất 80 % số hộ được tuyên truyền."), dash("Duy trì chuyên mục.")],
    });
    room.window.done(
        "save_section",
        json!({ "plan": plan, "section": section["id"], "edit": edit }),
    );
    let found = room.window.done("get_indicators", json!({ "plan": plan }));
    let proposals = found["proposals"].clone();
    assert_eq!(proposals.as_array().unwrap().len(), 1);
    assert_eq!(
        (text(&proposals, "/0/aim"), text(&proposals, "/0/unit")),
        ("80".into(), "hộ".into())
    );
    let saved = room.window.done(
        "save_indicators",
        json!({ "plan": plan, "edits": proposals }),
    );
    assert_eq!(saved["indicators"]["proposals"], json!([]));
    let row = &saved["indicators"]["rows"][0];
    let id = text(row, "/indicator/id");

    let reached = |quarter: &str, part: &str, whole: &str| {
        json!({ "edit": {
            "indicator": id, "quarter": quarter, "numerator": part, "denominator": whole, "note": "",
        }})
    };
    for (part, whole, field, kind) in [
        ("5", "", "denominator", "empty"),
        ("5", "0", "denominator", "empty"),
        ("13", "12", "numerator", "out_of_range"),
        ("1,5", "12", "numerator", "not_whole"),
    ] {
        let failure = room
            .window
            .failed("save_reached", reached("2026-Q1", part, whole));
        assert_eq!(
            (
                text(&failure, "/flaws/0/field"),
                text(&failure, "/flaws/0/kind")
            ),
            (field.into(), kind.into())
        );
    }
    room.window
        .done("save_reached", reached("2026-Q1", "1", "2"));
    let saved = room
        .window
        .done("save_reached", reached("2026-Q3", "1.000", "1.200"));
    let so_far = &saved["indicators"]["rows"][0]["so_far"];
    // 1,001 of 1,202, not the mean of 50 % and 83 %.
    let shares: Vec<&Value> = so_far
        .as_array()
        .unwrap()
        .iter()
        .map(|a| &a["share"])
        .collect();
    assert_eq!(
        shares,
        [&json!(5_000), &json!(5_000), &json!(8_327), &json!(8_327)]
    );
    let met: Vec<&Value> = so_far
        .as_array()
        .unwrap()
        .iter()
        .map(|a| &a["reached"])
        .collect();
    assert_eq!(met, [false, false, true, true]);

    let gone = room
        .window
        .done("remove_indicator", json!({ "indicator": id, "reason": "" }));
    let empty = room.window.done("get_indicators", json!({ "plan": plan }));
    assert_eq!(empty["rows"], json!([]));
    room.window
        .done("restore_removed", json!({ "trash": gone["trash"] }));
    let back = room.window.done("get_indicators", json!({ "plan": plan }));
    assert_eq!(back["rows"], saved["indicators"]["rows"]);
    let cleared = room.window.done("save_reached", reached("2026-Q3", "", ""));
    assert_eq!(
        cleared["indicators"]["rows"][0]["reached"][2]["numerator"],
        Value::Null
    );
    // A share with figures does not become a count without losing its wholes, nor the other way.
    let mut edit = back["rows"][0]["indicator"].clone();
    edit["aim"] = json!("cả xã");
    let failure = room
        .window
        .failed("save_indicators", json!({ "plan": plan, "edits": [edit] }));
    assert_eq!(text(&failure, "/flaws/0/field"), "aim");
}

#[test]
fn a_closed_quarter_asks_why() {
    let room = room();
    let edit = json!({
        "id": "", "text": "Số hộ được tuyên truyền", "unit": "hộ", "kind": "count",
        "aim": "500", "origin": null,
    });
    let saved = room.window.done(
        "save_indicators",
        json!({ "plan": room.plan, "edits": [edit] }),
    );
    let indicator = text(&saved, "/indicators/rows/0/indicator/id");
    let mark = |more: Value| {
        let mut args = room.mark(0, "2025-Q1", more);
        args["mark"]["quantity"] = json!("12 buổi");
        args
    };
    let reached = |count: &str, why: &str| {
        json!({ "edit": {
            "indicator": indicator, "quarter": "2025-Q1", "numerator": count, "denominator": "",
            "note": "", "why": why,
        }})
    };
    let clear = |why: &str| json!({ "task": room.tasks[0], "quarter": "2025-Q1", "reason": why });
    room.window.done("save_mark", mark(json!({})));
    room.window
        .done("close_period", json!({ "period": "2025-Q1" }));
    // What says the same changes nothing.
    room.window.done("save_mark", mark(json!({})));
    let late = || {
        room.window
            .done("list_late_changes", json!({ "period": "2025-Q1" }))
    };
    assert_eq!(late(), json!([]));
    for (command, silent, told, (old, new)) in [
        (
            "save_mark",
            mark(json!({ "status": "done" })),
            mark(json!({ "status": "done", "why": "Báo cáo bổ sung" })),
            ("Đang thực hiện · 12 buổi", "Hoàn thành · 12 buổi"),
        ),
        (
            "clear_mark",
            clear(" "),
            clear("Báo cáo bổ sung"),
            ("Hoàn thành · 12 buổi", ""),
        ),
        (
            "save_reached",
            reached("430", ""),
            reached("430", "Báo cáo bổ sung"),
            ("", "430 hộ"),
        ),
    ] {
        let before = late();
        let failure = room.window.failed(command, silent);
        assert_eq!(
            text(&failure, "/flaws/0/kind"),
            "period_closed",
            "{command}"
        );
        assert_eq!(late(), before);
        room.window.done(command, told);
        let late = late();
        assert_eq!(text(&late, "/0/old"), old);
        assert_eq!(text(&late, "/0/new"), new);
        assert_eq!(text(&late, "/0/why"), "Báo cáo bổ sung");
        let subject = match command {
            "save_reached" => "Số hộ được tuyên truyền · quý I năm 2025",
            _ => "Phát thanh · quý I năm 2025",
        };
        assert_eq!(text(&late, "/0/subject"), subject);
    }
    // Another quarter is open.
    room.window
        .done("save_mark", room.mark(0, "2025-Q2", json!({})));
}

/// What counts in a closed quarter is removed only with a reason, and its way back is told too.
#[test]
fn what_a_closed_quarter_counts_is_removed_only_with_a_reason() {
    let room = room().with(
        &[("2025-02-10", 1, &[(2, "lượt")])],
        &[(0, "2025-Q2", 3, "lượt")],
    );
    let edit = json!({
        "id": "", "text": "Số hộ được tuyên truyền", "unit": "hộ", "kind": "count",
        "aim": "500", "origin": null,
    });
    let saved = room.window.done(
        "save_indicators",
        json!({ "plan": room.plan, "edits": [edit] }),
    );
    let indicator = text(&saved, "/indicators/rows/0/indicator/id");
    let reached = json!({ "edit": {
        "indicator": indicator, "quarter": "2025-Q1", "numerator": "430", "denominator": "",
        "note": "", "why": "",
    }});
    room.window.done("save_reached", reached);
    room.window
        .done("save_mark", room.mark(0, "2025-Q1", json!({})));
    for period in ["2025-Q1", "2025-Q2"] {
        room.window
            .done("close_period", json!({ "period": period }));
    }
    let tasks = |of: &str, why: &str| json!({ "plan": room.plan, "tasks": [of], "reason": why });
    let figure = |why: &str| json!({ "indicator": indicator, "reason": why });
    let why = "Nhập trùng kế hoạch";
    let late = || {
        room.window
            .done("list_late_changes", json!({ "period": null }))
    };
    let told = || -> Vec<String> {
        let mut told: Vec<String> = (late().as_array().unwrap().iter())
            .map(|it| {
                format!(
                    "{} {} {}",
                    text(it, "/period"),
                    text(it, "/old"),
                    text(it, "/why")
                )
            })
            .collect();
        told.sort();
        told
    };
    let (first, second) = (room.tasks[0].clone(), room.tasks[1].clone());
    for (command, silent, given, expect) in [
        (
            "remove_indicator",
            figure(" "),
            figure(why),
            vec!["2025-Q1 430 hộ"],
        ),
        // Marked in the first quarter, with an aim in the second.
        (
            "remove_tasks",
            tasks(&first, ""),
            tasks(&first, why),
            vec!["2025-Q1 Đang thực hiện", "2025-Q2 Phát thanh"],
        ),
        // Only logged.
        (
            "remove_tasks",
            tasks(&second, ""),
            tasks(&second, why),
            vec!["2025-Q1 Hội nghị"],
        ),
    ] {
        let before = told();
        let failure = room.window.failed(command, silent);
        assert_eq!(text(&failure, "/flaws/0/field"), "reason", "{command}");
        assert_eq!(text(&failure, "/flaws/0/kind"), "period_closed");
        assert_eq!(told(), before);
        let gone = room.window.done(command, given);
        let mut now = told();
        now.retain(|line| !before.contains(line));
        let expect: Vec<String> = expect.iter().map(|line| format!("{line} {why}")).collect();
        assert_eq!(now, expect);
        // It comes back by one key, and that is told as well.
        let count = late().as_array().unwrap().len();
        room.window
            .done("restore_removed", json!({ "trash": gone["trash"] }));
        let back = late().as_array().unwrap().len() - count;
        let quarters = if command == "remove_tasks" && expect.len() == 1 {
            0
        } else {
            expect.len()
        };
        assert_eq!(back, quarters, "{command}");
    }
    // What no closed period counts asks nothing.
    let fresh = room.window.done(
        "add_task",
        json!({ "plan": room.plan, "fields": {
            "text": "Treo băng rôn", "deliverable": "", "lead": "", "coordinating": [],
            "official": "", "timeframe": "", "budget": "", "remarks": "",
        } }),
    );
    let id = text(fresh["tasks"].as_array().unwrap().last().unwrap(), "/id");
    room.window.done("remove_tasks", tasks(&id, ""));
}

#[test]
fn points_follow_the_rules_in_force() {
    let room = room().with(&[("2026-01-10", 0, &[(2, "lượt")])], &[]);
    let score = |period: &str| {
        room.window
            .done("get_score", json!({ "plan": room.plan, "period": period }))
    };
    let first = score("2026-Q1");
    assert_eq!(
        first["completion"],
        json!({ "done": 0, "due": 1, "percent": 0 })
    );
    // Used, but without evidence.
    let old = first["families"]
        .as_array()
        .unwrap()
        .iter()
        .find(|f| f["family"] == "traditional");
    let old = old.unwrap();
    assert_eq!(
        (&old["entries"], &old["proved"], &old["points"]),
        (&json!(1), &json!(0), &json!(0))
    );
    assert_eq!((&first["points"], &first["most"]), (&json!(0), &json!(200)));
    assert_eq!(first["rules"]["built_in"], true);

    room.window.done(
        "save_mark",
        room.mark(0, "2026-Q1", json!({ "status": "done" })),
    );
    assert_eq!(score("2026-Q1")["completion_points"], 100);
    assert_eq!(score("2026")["completion_points"], 0, "1 of 5");
    let mut rules = first["rules"].clone();
    rules["with_evidence"] = json!(false);
    rules["rows"] = json!([{ "from": "0", "gives": "share", "points": "1,5" }]);
    room.window
        .done("save_score_rules", json!({ "rules": rules }));
    let year = score("2026");
    assert_eq!(
        (&year["completion_points"], &year["points"]),
        (&json!(30), &json!(80))
    );
    assert_eq!(year["rules"]["built_in"], false);
    rules["rows"][0]["from"] = json!("101");
    let failure = room
        .window
        .failed("save_score_rules", json!({ "rules": rules }));
    assert_eq!(text(&failure, "/flaws/0/field"), "rows[0].from");
    room.window
        .done("save_score_rules", json!({ "rules": null }));
    assert_eq!(score("2026")["rules"]["built_in"], true);
}

#[test]
fn the_command_line_tells_a_period() {
    let line = Line::new();
    let plan = line.import_sample();
    let tasks = line.json(&["tasks", &plan]);
    let task = tasks[0]["id"].as_str().unwrap();
    line.ok(&["accept", &plan, task]);
    line.ok(&[
        "mark",
        &plan,
        task,
        "--quarter",
        "2026-Q1",
        "--status",
        "done",
        "--quantity",
        "12 buổi",
    ]);
    let told = line.json(&["progress", &plan, "--period", "2026-Q1"]);
    assert_eq!(
        (text(&told, "/first"), text(&told, "/last")),
        ("2025-12-15".into(), "2026-03-14".into())
    );
    let mine = told["tasks"]
        .as_array()
        .unwrap()
        .iter()
        .find(|t| t["task"] == task)
        .unwrap();
    assert_eq!(
        (text(mine, "/status"), text(mine, "/source")),
        ("done".into(), "own".into())
    );
    assert_eq!(mine["figure"], json!({ "count": 12, "measure": "buổi" }));
    assert_eq!(mine["late"], false);
    assert_eq!(told["completion"]["done"], 1);
    for key in ["counts", "indicators"] {
        assert_eq!(told[key], json!([]), "{key}");
    }
    assert!(told["score"]["points"].is_number());
    assert!(
        line.ok(&["progress", &plan, "--period", "2026"])
            .contains("12 buổi")
    );
    assert!(
        !line
            .fails(&["progress", &plan, "--period", "2026-Q7"])
            .is_empty()
    );
}
