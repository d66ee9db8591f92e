//! Reports through the commands of the screens and the command line: every number in them is
//! added up a second time, entry by entry, without the program's help.

use crate::commands::{Window, set_up, text};
use crate::house::{Answers, sample};
use chrono::{DateTime, Days, NaiveDate, Utc};
use plan::{Channel, EntryId, LogEntry, PlanId, Quantity};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use store::{EventKind, Store, StoreError};
use uuid::Uuid;

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) % sides
    }
}

/// Entries of two years around the first quarter of 2026, of `plans` and of none.
fn entries(plans: &[PlanId], count: u64) -> Vec<LogEntry> {
    let mut dice = Dice(7);
    let channels = Channel::built_in();
    let first: NaiveDate = "2024-12-01".parse().unwrap();
    let entry = |number: u64| {
        let channel = &channels[dice.roll(channels.len() as u64) as usize];
        let plan = plans.get(dice.roll(plans.len() as u64 + 1) as usize);
        let some = 1 + dice.roll(channel.measures.len() as u64) as usize;
        LogEntry {
            id: EntryId(Uuid::from_u128(u128::from(number) + 1)),
            day: first.checked_add_days(Days::new(dice.roll(760))).unwrap(),
            channel: channel.code.clone(),
            topic: format!("Nội dung {number}"),
            place: String::new(),
            measures: (channel.measures.iter().take(some))
                .map(|measure| Quantity {
                    count: dice.roll(2_000),
                    measure: measure.clone(),
                })
                .collect(),
            unit: String::new(),
            official: None,
            plan: plan.copied(),
            task: None,
            note: String::new(),
            slot: None,
            by: String::new(),
            at: DateTime::<Utc>::default(),
        }
    };
    (0..count).map(entry).collect()
}

/// Writes into the data file behind the program's back, while it is closed.
fn write(window: Window, entries: &[LogEntry]) -> Window {
    window.office.close();
    let now = Utc::now();
    let mut store = Store::open(window.office.path(), now).unwrap();
    let put = |tx: &store::Tx<'_>| -> Result<(), StoreError> {
        entries.iter().try_for_each(|entry| tx.put_log_entry(entry))
    };
    store.write(EventKind::LogSaved, now, "Lan", put).unwrap();
    drop(store);
    window.restart()
}

/// An office with the sample plan, the one it goes on from, and a log.
fn office(answers: Answers, count: u64) -> (Window, String, Vec<LogEntry>) {
    let window = Window::open(answers);
    set_up(&window);
    let words = std::fs::read_to_string(sample()).unwrap();
    let preview = window.done("preview_text", json!({ "text": words }));
    let plan = text(
        &window.done("accept_import", json!({ "draft": preview["draft"] })),
        "/id",
    );
    let tasks = window.done("list_tasks", json!({ "plan": plan }));
    let ids: Vec<&Value> = tasks.as_array().unwrap().iter().map(|t| &t["id"]).collect();
    if !ids.is_empty() {
        window.done("accept_tasks", json!({ "plan": plan, "tasks": ids }));
    }
    let entries = entries(&[plan.parse().unwrap()], count);
    (write(window, &entries), plan, entries)
}

/// Sums of a plan's entries between two days, by channel and unit.
fn sums(entries: &[LogEntry], plan: Option<&str>, (first, last): (&str, &str)) -> Sums {
    let mut sums = BTreeMap::new();
    for entry in entries {
        let day = entry.day.to_string();
        let mine = plan.is_none() || entry.plan.map(|id| id.to_string()).as_deref() == plan;
        if mine && *first <= *day && *day <= *last {
            for quantity in &entry.measures {
                let key = (entry.channel.clone(), quantity.measure.clone());
                *sums.entry(key).or_insert(0) += quantity.count;
            }
        }
    }
    sums
}

type Sums = BTreeMap<(String, String), u64>;

fn sum_of(sums: &Sums, key: &(String, String)) -> u64 {
    sums.get(key).copied().unwrap_or(0)
}

/// A number as a sentence has it.
fn spelled(number: u64) -> String {
    let digits = number.to_string();
    match digits.len() {
        1 if number > 0 => format!("0{digits}"),
        1..=3 => digits,
        4..=6 => format!(
            "{}.{}",
            &digits[..digits.len() - 3],
            &digits[digits.len() - 3..]
        ),
        _ => panic!("{number} is more than this spells"),
    }
}

/// Every bound figure in a report's text: kind, channel, unit, words.
fn bound(report: &Value) -> Vec<(String, String, String, String)> {
    let sections = report["text"]["sections"].as_array().unwrap();
    let blocks = sections
        .iter()
        .flat_map(|s| s["blocks"].as_array().unwrap());
    let runs = blocks.flat_map(|b| b["runs"].as_array().unwrap());
    runs.filter(|run| run.get("figure").is_some())
        .map(|run| {
            let of = |key: &str| text(&run["figure"], key);
            (
                of("/kind"),
                of("/channel"),
                of("/measure"),
                text(run, "/text"),
            )
        })
        .collect()
}

#[test]
fn every_number_is_the_sum_of_its_entries() {
    let (window, plan, entries) = office(Answers::default(), 400);
    for (period, within, so_far, before) in [
        (
            "2026-Q1",
            ("2025-12-15", "2026-03-14"),
            ("2025-12-15", "2026-03-14"),
            ("2024-12-15", "2025-03-14"),
        ),
        (
            "2026-Q2",
            ("2026-03-15", "2026-06-14"),
            ("2025-12-15", "2026-06-14"),
            ("2025-03-15", "2025-06-14"),
        ),
        (
            "2026-H1",
            ("2025-12-15", "2026-06-14"),
            ("2025-12-15", "2026-06-14"),
            ("2024-12-15", "2025-06-14"),
        ),
        (
            "2026-M04",
            ("2026-03-15", "2026-04-14"),
            ("2025-12-15", "2026-04-14"),
            ("2025-03-15", "2025-04-14"),
        ),
        (
            "2026",
            ("2025-12-15", "2026-12-14"),
            ("2025-12-15", "2026-12-14"),
            ("2024-12-15", "2025-12-14"),
        ),
    ] {
        for of in [Some(plan.as_str()), None] {
            let args = json!({ "plan": of, "period": period });
            let report = window.done("create_report", args)["report"].clone();
            let [within, so_far, before] =
                [within, so_far, before].map(|days| sums(&entries, of, days));
            let lines = report["figures"]["counts"].as_array().unwrap();
            for line in lines {
                let key = &(text(line, "/channel"), text(line, "/measure"));
                let count = |name: &str| line[name].as_f64().unwrap() as u64;
                assert_eq!(count("in_period"), sum_of(&within, key), "{period} {key:?}");
                assert_eq!(count("so_far"), sum_of(&so_far, key), "{period} {key:?}");
                assert_eq!(
                    count("year_before"),
                    sum_of(&before, key),
                    "{period} {key:?}"
                );
            }
            let told = |sums: &Sums| sums.values().filter(|n| **n > 0).count();
            assert!(lines.len() >= told(&so_far), "{period}");
            let bound = bound(&report);
            assert!(bound.len() > 20, "{period}: {bound:?}");
            for (kind, channel, measure, words) in bound {
                let sums = match kind.as_str() {
                    "in_period" => &within,
                    "so_far" => &so_far,
                    "year_before" => &before,
                    tasks => {
                        assert!(tasks.starts_with("tasks_"));
                        continue;
                    }
                };
                let sum = sum_of(sums, &(channel, measure));
                assert_eq!(words, spelled(sum), "{period}");
                assert!(sum > 0, "what is nought is not told");
            }
        }
    }
}

#[test]
fn figures_follow_the_log_until_it_is_sent() {
    let (window, plan, _) = office(Answers::default(), 60);
    let made = window.done(
        "create_report",
        json!({ "plan": plan, "period": "2026-Q1" }),
    );
    let id = text(&made, "/report/about/id");
    let report = || window.done("get_report", json!({ "report": id }));
    let first = report();
    // The user types around the figures, cuts one loose, and the program keeps it so.
    let mut edited = first["text"].clone();
    edited["subject"] = json!("Kết quả của chúng tôi");
    edited["addressees"] = json!(["Ủy ban nhân dân tỉnh"]);
    edited["sections"][1]["blocks"][0]["runs"][0]["text"] = json!("Chúng tôi đã ");
    let runs = edited["sections"][1]["blocks"][0]["runs"]
        .as_array_mut()
        .unwrap();
    let loose = runs.iter_mut().find(|r| r.get("figure").is_some()).unwrap();
    loose.as_object_mut().unwrap().remove("figure");
    loose["text"] = json!("rất nhiều");
    let saved = window.done("save_report", json!({ "report": id, "text": edited }));
    let kept = &saved["report"]["text"];
    let words = |text: &Value| {
        let runs = text["sections"][1]["blocks"][0]["runs"].as_array().unwrap();
        runs.iter()
            .map(|r| r["text"].as_str().unwrap())
            .collect::<String>()
    };
    assert_eq!(kept["subject"], "Kết quả của chúng tôi");
    assert!(
        words(kept).starts_with("Chúng tôi đã rất nhiều "),
        "{}",
        words(kept)
    );
    assert_eq!(kept, &report()["text"]);

    let (_, channel, measure, _) = (bound(&saved["report"]).into_iter())
        .find(|(kind, ..)| kind == "in_period")
        .unwrap();
    let counted = |report: &Value| {
        let mut lines = report["figures"]["counts"].as_array().unwrap().iter();
        let line =
            lines.find(|it| it["channel"] == channel.as_str() && it["measure"] == measure.as_str());
        line.unwrap()["in_period"].as_f64().unwrap()
    };
    let before = counted(&first);
    let more = |window: Window, number: u128| {
        let mut entry = entries(&[], 1).remove(0);
        entry.id = EntryId(Uuid::from_u128(number));
        entry.day = "2026-02-10".parse().unwrap();
        entry.plan = Some(plan.parse().unwrap());
        entry.channel.clone_from(&channel);
        entry.measures = vec![Quantity {
            count: 5,
            measure: measure.clone(),
        }];
        write(window, &[entry])
    };
    let window = more(window, 9_001);
    let report = |window: &Window| window.done("get_report", json!({ "report": id }));
    assert_eq!(counted(&report(&window)), before + 5.0);
    assert!(words(&report(&window)["text"]).starts_with("Chúng tôi đã rất nhiều "));

    let sent = window.done("send_report", json!({ "report": id }))["report"].clone();
    assert!(sent["about"]["sent_at"].is_string());
    let window = more(window, 9_002);
    assert_eq!(report(&window)["text"], sent["text"]);
    assert_eq!(report(&window)["figures"], sent["figures"]);
    for (command, args) in [
        ("save_report", json!({ "report": id, "text": sent["text"] })),
        ("send_report", json!({ "report": id })),
    ] {
        assert_eq!(
            window.failed(command, args)["flaws"][0]["kind"],
            "already_sent"
        );
    }
    let changes = window.done("compare_report", json!({ "report": id }));
    let figures = changes["figures"].as_array().unwrap();
    assert!(figures.iter().any(|it| it["figure"]["kind"] == "in_period"
        && it["figure"]["channel"] == channel.as_str()
        && it["old"] != it["new"]));
    assert!(changes["text"]["changed"].as_u64().unwrap() > 0);
    window.done("reopen_report", json!({ "report": id }));
    assert_eq!(counted(&report(&window)), before + 10.0);
}

#[test]
fn a_closed_period_keeps_its_figures_and_tells_what_changed() {
    let (window, _, entries) = office(Answers::default(), 60);
    let days = ("2024-12-15", "2025-03-14");
    let sum: u64 = sums(&entries, None, days).values().sum();
    let entry = crate::log::fields("10/03/2025", "broadcast", &["7"]);
    let log = |reason: &str| {
        let args = json!({ "entry": "", "fields": entry, "reason": reason, "sure": true });
        window.done("save_log_entry", args);
    };
    let make = || {
        let args = json!({ "plan": null, "period": "2025-Q1" });
        let made = window.done("create_report", args);
        text(&made, "/report/about/id")
    };
    let counted = |id: &str| {
        let report = window.done("get_report", json!({ "report": id }));
        let counts = report["figures"]["counts"].as_array().unwrap();
        let counts = counts
            .iter()
            .map(|c| c["in_period"].as_f64().unwrap() as u64);
        (
            report["about"]["closed"] == json!(true),
            counts.sum::<u64>(),
        )
    };
    let (before, sent, early) = (make(), make(), make());
    log("");
    window.done("send_report", json!({ "report": early }));
    assert_eq!(counted(&before), (false, sum + 7));
    window.done("close_period", json!({ "period": "2025-Q1" }));
    let within = make();
    window.done("send_report", json!({ "report": sent }));
    log("Bổ sung theo sổ trực");
    // Begun before or after it was closed, sent or taken back: the figures stand.
    window.done("reopen_report", json!({ "report": early }));
    for id in [&before, &within, &sent, &early] {
        assert_eq!(counted(id), (true, sum + 7));
    }
    let closings = window.done("list_closings", json!({}));
    assert_eq!(closings[0]["late_changes"], 1);
    let changes = window.done("compare_report", json!({ "report": sent }));
    assert_eq!(text(&changes, "/late/0/why"), "Bổ sung theo sổ trực");
    assert_eq!(text(&changes, "/late/0/subject"), "10/03/2025 · Phát thanh");
    // One that was not sent tells it too, with its figures beside those of now.
    let report = window.done("get_report", json!({ "report": before }));
    assert_eq!(report["late"], changes["late"]);
    let since_closed = window.done("compare_report", json!({ "report": before }));
    assert_eq!(since_closed["late"], changes["late"]);
    let figures = since_closed["figures"].as_array().unwrap();
    let added = |it: &&Value| it["difference"] == "+7" && it["figure"]["kind"] == "in_period";
    assert_eq!(figures.iter().filter(added).count(), 1, "{figures:?}");
    let open = json!({ "period": "2025-Q1", "reason": "Số liệu còn thiếu" });
    window.done("open_period", open);
    for (id, count) in [(&before, 14), (&within, 14), (&sent, 7)] {
        assert_eq!(counted(id), (false, sum + count));
    }
}

#[test]
fn quarters_closed_one_by_one_close_their_half_year() {
    let (window, _, entries) = office(Answers::default(), 60);
    let sum: u64 = sums(&entries, None, ("2024-12-15", "2025-06-14"))
        .values()
        .sum();
    let make = || {
        let args = json!({ "plan": null, "period": "2025-H1" });
        text(&window.done("create_report", args), "/report/about/id")
    };
    let report = |id: &str| window.done("get_report", json!({ "report": id }));
    let counted = |id: &str| {
        let report = report(id);
        let counts = report["figures"]["counts"].as_array().unwrap();
        let sum = counts.iter().map(|c| c["in_period"].as_f64().unwrap());
        (
            report["about"]["closed"] == json!(true),
            sum.sum::<f64>() as u64,
        )
    };
    let log = |reason: &str| {
        let entry = crate::log::fields("10/03/2025", "broadcast", &["7"]);
        let args = json!({ "entry": "", "fields": entry, "reason": reason, "sure": true });
        window.done("save_log_entry", args);
    };
    let before = make();
    window.done("close_period", json!({ "period": "2025-Q1" }));
    log("Ghi sót");
    assert_eq!(counted(&before), (false, sum + 7));
    assert_eq!(report(&before)["late"], json!([]));
    window.done("close_period", json!({ "period": "2025-Q2" }));
    log("Ghi sót lần nữa");
    let within = make();
    assert_eq!(counted(&before), (true, sum + 7));
    assert_eq!(counted(&within), (true, sum + 14));
    let late = report(&before)["late"].clone();
    assert_eq!(late.as_array().unwrap().len(), 1);
    assert_eq!(text(&late, "/0/why"), "Ghi sót lần nữa");
    let open = json!({ "period": "2025-Q2", "reason": "Còn thiếu" });
    window.done("open_period", open);
    assert_eq!(counted(&before), (false, sum + 14));
}

/// A plan with one target in no channel's unit, and one indicator reached in two quarters.
fn aimed(window: &Window, plan: &str) -> (String, String) {
    let task = window.done("list_tasks", json!({ "plan": plan }))[0].clone();
    let target = json!({
        "task": task["id"], "measure": "mô hình",
        "counts": [{ "quarter": "2026-Q1", "count": "2" }],
    });
    window.done("set_targets", json!({ "plan": plan, "targets": [target] }));
    let edit = json!({
        "id": "", "text": "Hộ được tuyên truyền", "unit": "hộ", "kind": "share", "aim": "97,5",
        "origin": null,
    });
    let saved = window.done("save_indicators", json!({ "plan": plan, "edits": [edit] }));
    let indicator = text(&saved, "/indicators/rows/0/indicator/id");
    for (quarter, numerator, denominator) in [("2026-Q1", "1", "2"), ("2026-Q2", "9", "10")] {
        reach(window, &indicator, quarter, numerator, denominator);
    }
    (text(&task, "/id"), indicator)
}

fn reach(window: &Window, indicator: &str, quarter: &str, numerator: &str, denominator: &str) {
    window.done(
        "save_reached",
        json!({ "edit": {
            "indicator": indicator, "quarter": quarter, "numerator": numerator,
            "denominator": denominator, "note": "", "why": "",
        }}),
    );
}

#[test]
fn aims_and_months_are_figures_that_stand_once_sent() {
    let (window, plan, _) = office(Answers::default(), 60);
    let (task, indicator) = aimed(&window, &plan);
    let make = |plan: Option<&str>, period: &str| {
        let made = window.done("create_report", json!({ "plan": plan, "period": period }));
        made["report"].clone()
    };
    let half = make(Some(&plan), "2026-H1")["figures"].clone();
    let line = &half["indicators"][0];
    assert_eq!(text(line, "/so_far/words"), "10/12 (83,33%)");
    let report = make(Some(&plan), "2026-Q2");
    let line = &report["figures"]["indicators"][0];
    assert_eq!(
        (text(line, "/aim"), text(line, "/in_period/share")),
        ("97,5%".into(), "90%".into())
    );
    assert_eq!(line["so_far"]["denominator"], 12.0);
    assert_eq!(line["so_far"]["reached"], false);

    let first = make(Some(&plan), "2026-Q1");
    let own = |report: &Value| {
        let counts = report["figures"]["counts"].as_array().unwrap();
        let own: Vec<&Value> = counts
            .iter()
            .filter(|it| it["task"] == task.as_str())
            .collect();
        assert_eq!(own.len(), 1, "{counts:?}");
        (
            text(own[0], "/measure"),
            own[0]["target"].as_f64(),
            own[0]["in_period"].as_f64(),
            text(own[0], "/share"),
        )
    };
    assert_eq!(
        own(&first),
        ("mô hình".into(), Some(2.0), Some(0.0), "0%".into())
    );
    let mark = json!({
        "task": task, "quarter": "2026-Q1", "status": "done", "quantity": "1", "measure": "mô hình",
        "reason": "Theo biên bản", "note": "",
    });
    window.done("save_mark", json!({ "mark": mark }));
    let id = text(&first, "/about/id");
    let get = || window.done("get_report", json!({ "report": id }));
    assert_eq!(own(&get()).2, Some(1.0));
    let months = get()["figures"]["timeline"].as_array().unwrap().clone();
    let row = months.iter().find(|row| row["task"] == task.as_str());
    assert!(
        row.unwrap()["months"]
            .as_array()
            .unwrap()
            .contains(&json!("done"))
    );
    let whole_office = make(None, "2026-Q1");
    assert_eq!(whole_office["figures"]["timeline"], json!([]));
    assert_eq!(whole_office["figures"]["indicators"][0]["unit"], "hộ");

    let sent = window.done("send_report", json!({ "report": id }))["report"].clone();
    reach(&window, &indicator, "2026-Q1", "2", "2");
    let other = json!({
        "task": task, "quarter": "2026-Q1", "status": "in_progress", "quantity": "",
        "measure": "", "reason": "", "note": "",
    });
    window.done("save_mark", json!({ "mark": other }));
    assert_eq!(get()["figures"], sent["figures"]);
    let changes = window.done("compare_report", json!({ "report": id }));
    let told: Vec<String> = (changes["figures"].as_array().unwrap().iter())
        .filter(|it| it["figure"]["kind"] == "indicator_so_far")
        .map(|it| {
            format!(
                "{} {} {}",
                text(it, "/old"),
                text(it, "/new"),
                text(it, "/difference")
            )
        })
        .collect();
    assert_eq!(told, ["1/2 (50%) 2/2 (100%) +50%"]);
}

#[test]
fn a_supplement_is_written_for_what_was_sent() {
    let (window, plan, _) = office(Answers::default(), 60);
    let (_, indicator) = aimed(&window, &plan);
    let made = window.done(
        "create_report",
        json!({ "plan": plan, "period": "2026-Q1" }),
    );
    let id = text(&made, "/report/about/id");
    let args = json!({ "report": id, "format": "docx" });
    let early = window.failed("export_report_supplement", args);
    assert_eq!(early["kind"], "not_found");
    window.done("send_report", json!({ "report": id }));
    reach(&window, &indicator, "2026-Q1", "2", "2");
    window.office.close();
    let run = |period: &str, to: &str| {
        let file = window.folder.path().join(format!("bo-sung.{to}"));
        let done = std::process::Command::new(env!("CARGO_BIN_EXE_loa"))
            .arg("--db")
            .arg(window.office.path())
            .args(["report", &plan, "--period", period, "--supplement"])
            .args(["--to", to, "--out"])
            .arg(&file)
            .output()
            .unwrap();
        (
            done.status.success(),
            std::fs::read(file).unwrap_or_default(),
        )
    };
    let (done, docx) = run("2026-Q1", "docx");
    assert!(done);
    let words = crate::corpus::docx_text(&docx);
    for part in [
        "BÁO CÁO",
        "Bổ sung số liệu báo cáo",
        "Hộ được tuyên truyền: kết quả trong kỳ",
        "1/2 (50%)",
        "2/2 (100%)",
        "+50%",
    ] {
        assert!(words.contains(part), "{part}: {words}");
    }
    let (_, json) = run("2026-Q1", "json");
    let told: Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(told["figures"].as_array().unwrap().len(), 2, "{told}");
    assert!(run("2026-Q1", "pdf").1.starts_with(b"%PDF"));
    assert!(run("2026-Q1", "xlsx").1.starts_with(b"PK"));
    assert!(!run("2026-Q2", "docx").0, "nothing was sent of it");
    if let Some(folder) = std::env::var_os("KEEP_REPORTS") {
        for kind in ["docx", "pdf", "xlsx"] {
            let name = format!("bo-sung.{kind}");
            let kept = std::path::Path::new(&folder).join(&name);
            std::fs::copy(window.folder.path().join(name), kept).unwrap();
        }
    }
}

#[test]
fn a_report_is_for_whom_the_regime_names() {
    let (window, plan, _) = office(Answers::default(), 5);
    let mut regime = window.done("get_report_regime", json!({}))["regime"].clone();
    regime["recipient"] = json!("Ủy ban nhân dân tỉnh Sông Lam");
    window.done("save_report_regime", json!({ "regime": regime }));
    let made = window.done(
        "create_report",
        json!({ "plan": plan, "period": "2026-Q1" }),
    );
    assert_eq!(
        made["report"]["text"]["addressees"],
        json!(["Ủy ban nhân dân tỉnh Sông Lam"])
    );
}

#[test]
fn the_pages_of_a_report_lead_to_its_parts() {
    let (window, plan, _) = office(Answers::default(), 30);
    let made = window.done(
        "create_report",
        json!({ "plan": plan, "period": "2026-Q1" }),
    );
    let id = text(&made, "/report/about/id");
    let pages = window.done("preview_report_pages", json!({ "report": id }));
    let first = &pages["pages"][0];
    let picture = |paper: &str| json!({ "paper": paper, "page": 0, "fingerprint": first["fingerprint"], "scale": 0.5 });
    let image = window.done("preview_page", picture(&id));
    assert!(text(&image, "/data").starts_with("data:image/png;base64,"));
    let gone = window.failed("preview_page", picture(&plan));
    assert_eq!(gone["what"], "page");
    // The second heading comes after the first, which has no text of its own.
    let second = "00000000-0000-0000-0000-000000000002";
    let spots = pages["spots"].as_array().unwrap();
    let heading =
        |spot: &&Value| spot["place"]["id"] == second && spot["place"]["section"] == second;
    assert_eq!(spots.iter().filter(heading).count(), 1, "{spots:?}");
    let turned = pages["pages"].as_array().unwrap().iter();
    let turned = turned.filter(|page| page["width"].as_f64() > page["height"].as_f64());
    assert!(turned.count() > 0, "the months lie on their side");
}

#[test]
fn a_report_goes_and_comes_back() {
    let (window, plan, _) = office(Answers::default(), 30);
    let made = window.done(
        "create_report",
        json!({ "plan": plan, "period": "2026-Q1" }),
    );
    let id = text(&made, "/report/about/id");
    let list = || window.done("list_reports", json!({}));
    assert_eq!(list()["reports"][0]["id"], id.as_str());
    assert_eq!(list()["reports"][0]["due"], "2026-03-20");
    let before = window.done("get_report", json!({ "report": id }));
    let gone = window.done("remove_report", json!({ "report": id }));
    assert_eq!(list()["reports"], json!([]));
    window.done("restore_removed", json!({ "trash": gone["trash"] }));
    assert_eq!(
        window.done("get_report", json!({ "report": id }))["text"],
        before["text"]
    );
    for period in ["2026-Q9", "", "2026-M00"] {
        let args = json!({ "plan": plan, "period": period });
        let failure = window.failed("create_report", args);
        assert_eq!(failure["flaws"][0]["kind"], "no_such_period", "{period}");
    }
}

#[test]
fn the_command_line_writes_every_kind() {
    let (window, plan, entries) = office(Answers::default(), 900);
    aimed(&window, &plan);
    window.office.close();
    let out = window.folder.path();
    let run = |to: &str| {
        let file = out.join(format!("bao-cao.{to}"));
        let done = std::process::Command::new(env!("CARGO_BIN_EXE_loa"))
            .arg("--db")
            .arg(window.office.path())
            .args(["report", &plan, "--period", "2026-Q1", "--to", to, "--out"])
            .arg(&file)
            .output()
            .unwrap();
        let told = String::from_utf8(done.stderr).unwrap();
        assert!(done.status.success(), "{to}: {told}");
        (std::fs::read(file).unwrap(), told)
    };
    let (json, told) = run("json");
    assert!(told.contains("Kính gửi"), "{told}");
    let report: Value = serde_json::from_slice(&json).unwrap();
    let in_period = sums(&entries, Some(&plan), ("2025-12-15", "2026-03-14"));
    let broadcast = in_period[&("broadcast".to_owned(), "lượt".to_owned())];
    let mut lines = report["figures"]["counts"].as_array().unwrap().iter();
    let line = lines.find(|it| it["channel"] == "broadcast" && it["measure"] == "lượt");
    assert_eq!(
        line.unwrap()["in_period"].as_f64().unwrap() as u64,
        broadcast
    );
    let (docx, _) = run("docx");
    let words = crate::corpus::docx_text(&docx);
    for part in [
        &format!(
            "Trong kỳ phát {} lượt trên hệ thống truyền thanh",
            spelled(broadcast)
        ),
        "KẾT QUẢ THỰC HIỆN CHỈ TIÊU",
        "Hộ được tuyên truyền",
        "mô hình",
        "TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ THEO THÁNG",
    ] {
        assert!(words.contains(part), "{part}");
    }
    assert!(run("pdf").0.starts_with(b"%PDF"));
    assert!(run("xlsx").0.starts_with(b"PK"));
    let text = String::from_utf8(run("text").0).unwrap();
    assert!(text.contains("BÁO CÁO"));
    if let Some(folder) = std::env::var_os("KEEP_REPORTS") {
        for kind in ["docx", "pdf", "xlsx", "text", "json"] {
            let name = format!("bao-cao.{kind}");
            std::fs::copy(out.join(&name), std::path::Path::new(&folder).join(name)).unwrap();
        }
    }
}
