//! Broadcast schedules through the commands of the screens and the command line: from a plan's
//! sentence to slots, from slots to the log, from both to the book.

use crate::cli::Line;
use crate::commands::{Window, set_up, text};
use crate::corpus::docx_text;
use crate::house::{Answers, corpus};
use chrono::{Datelike, NaiveDate, Weekday};
use serde_json::{Value, json};
use std::sync::Mutex;

const PLAN: &str = "\
ỦY BAN NHÂN DÂN
XÃ AN HÒA

KẾ HOẠCH
Tuyên truyền phòng, chống đuối nước năm 2024

Ủy ban nhân dân xã An Hòa ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU
- Trẻ em trong xã biết bơi an toàn.

II. NỘI DUNG, HÌNH THỨC
1. Hình thức
- Phát thanh về phòng, chống đuối nước mỗi tuần 3 buổi, mỗi buổi 15 phút; từ tháng 3 đến tháng 6 năm 2024.
- Treo băng rôn tại các ao, hồ.

Trên đây là Kế hoạch tuyên truyền phòng, chống đuối nước năm 2024./.
";

/// Mondays, Wednesdays and Fridays of March to June 2024.
fn form() -> Value {
    json!({
        "plan": "", "task": "", "title": "Phòng, chống đuối nước", "channel": "",
        "place": "Đài truyền thanh xã", "days": [1, 3, 5], "time": "17h30", "minutes": "15",
        "first": "01/03/2024", "last": "30/06/2024",
    })
}

fn with(changes: &Value) -> Value {
    let mut form = form();
    for (key, value) in changes.as_object().unwrap() {
        form[key] = value.clone();
    }
    form
}

/// Days of a week between two, counted without the program.
fn counted(days: &[Weekday], first: &str, last: &str) -> Vec<String> {
    let (mut day, last): (NaiveDate, NaiveDate) = (first.parse().unwrap(), last.parse().unwrap());
    let mut found = Vec::new();
    while day <= last {
        if days.contains(&day.weekday()) {
            found.push(day.to_string());
        }
        day = day.succ_opt().unwrap();
    }
    found
}

const MWF: [Weekday; 3] = [Weekday::Mon, Weekday::Wed, Weekday::Fri];

fn opened() -> Window {
    let window = Window::open(Answers::default());
    set_up(&window);
    window
}

/// A new schedule of that form.
fn scheduled(window: &Window, form: &Value) -> String {
    let saved = window.done("save_schedule", json!({ "schedule": "", "form": form }));
    text(&saved, "/schedule/id")
}

fn spring(window: &Window) -> Value {
    window.done(
        "get_schedules",
        json!({ "first": "2024-03-01", "last": "2024-06-30" }),
    )
}

fn slots(window: &Window) -> Vec<Value> {
    spring(window)["slots"].as_array().unwrap().clone()
}

#[test]
fn slots_are_logged_in_the_channel_that_was_chosen() {
    let window = opened();
    let offered = || spring(&window)["channels"].clone();
    assert_eq!(
        offered(),
        json!([{ "code": "broadcast", "name": "Phát thanh" }])
    );
    let own = json!({
        "code": "", "name": "Loa lưu động", "family": "traditional", "measures": ["lượt"],
        "built_in": false, "active": true,
    });
    let start = window.done("start_log", json!({}));
    let mut channels = start["lists"]["channels"].as_array().unwrap().clone();
    channels.push(own);
    window.done("save_channels", json!({ "channels": channels }));
    let code = text(&offered(), "/1/code");
    assert_eq!(text(&offered(), "/1/name"), "Loa lưu động");
    scheduled(&window, &with(&json!({ "channel": code })));
    window.done(
        "tick_slots",
        json!({ "slots": on(&window, &["2024-03-01"]), "reason": "" }),
    );
    let logged = window.done(
        "list_log",
        json!({ "filter": {
            "period": "", "first": "", "last": "", "plan": "", "task": "", "channel": code,
            "place": "", "text": "", "shown": 10,
        } }),
    );
    assert_eq!(text(&logged, "/entries/0/channel_name"), "Loa lưu động");
    assert_eq!(logged["entries"][0]["from_slot"], true);
    // One that is gone from the list is still offered to what is logged in it.
    let mut channels = window.done("start_log", json!({}))["lists"]["channels"].clone();
    for channel in channels.as_array_mut().unwrap() {
        channel["active"] = json!(channel["code"] != code.as_str());
    }
    window.done("save_channels", json!({ "channels": channels }));
    assert_eq!(text(&offered(), "/1/code"), code);
    let unknown = json!({ "schedule": "", "form": with(&json!({ "channel": "tàu thủy" })) });
    assert_eq!(
        flaws(&window.failed("save_schedule", unknown)),
        "channel unknown"
    );
}

/// Ids of the slots on some days.
fn on(window: &Window, days: &[&str]) -> Vec<String> {
    let all = slots(window);
    let of = |day: &&str| {
        all.iter()
            .find(|slot| slot["day"] == **day)
            .map(|s| text(s, "/id"))
    };
    days.iter().map(|day| of(day).unwrap()).collect()
}

fn flaws(failure: &Value) -> String {
    let all = failure["flaws"].as_array().cloned().unwrap_or_default();
    let told = all
        .iter()
        .map(|f| format!("{} {}", text(f, "/field"), text(f, "/kind")));
    told.collect::<Vec<_>>().join("; ")
}

/// Removed entries of the log come back by this.
fn restore(window: &Window, trash: &Value) -> Result<Value, Value> {
    window.ask("restore_removed", json!({ "trash": trash }))
}

#[test]
fn a_plan_s_sentence_becomes_every_slot() {
    let window = opened();
    let preview = window.done("preview_text", json!({ "text": PLAN }));
    let kept = window.done("accept_import", json!({ "draft": preview["draft"] }));
    let drafts = window.done("schedule_drafts", json!({ "plan": kept["id"] }));
    let form = drafts
        .as_array()
        .unwrap()
        .iter()
        .map(|draft| draft["form"].clone())
        .find(|form| form["days"] == json!([1, 3, 5]))
        .unwrap();
    assert_eq!(
        text(&form, "/title"),
        "Phát thanh về phòng, chống đuối nước"
    );
    assert_eq!(text(&form, "/minutes"), "15");
    let told = window.done("preview_schedule", json!({ "schedule": "", "form": form }));
    let expect = counted(&MWF, "2024-03-01", "2024-06-30");
    assert_eq!(told["slots"], expect.len());
    assert_eq!(told["minutes"], expect.len() * 15);
    assert_eq!(slots(&window), [] as [Value; 0]);
    scheduled(&window, &form);
    let days: Vec<String> = slots(&window)
        .iter()
        .map(|slot| text(slot, "/day"))
        .collect();
    assert_eq!(days, expect);
    let listed = &spring(&window)["schedules"][0];
    assert_eq!(listed["late"], expect.len());
    assert_eq!(
        text(listed, "/plan_title"),
        "Tuyên truyền phòng, chống đuối nước năm 2024"
    );
}

#[test]
fn a_task_becomes_a_schedule() {
    let window = opened();
    let preview = window.done("preview_text", json!({ "text": PLAN }));
    let kept = window.done("accept_import", json!({ "draft": preview["draft"] }));
    let fields = json!({
        "text": "Phát trên loa thôn 02 lần/tuần", "deliverable": "thời lượng 20 phút", "lead": "",
        "coordinating": [], "official": "", "timeframe": "Quý II/2024", "budget": "",
        "remarks": "",
    });
    let tasks = window.done("add_task", json!({ "plan": kept["id"], "fields": fields }));
    let task = tasks["tasks"].as_array().unwrap().last().unwrap().clone();
    let draft = window.done("schedule_draft", json!({ "task": task["id"] }));
    let form = &draft["form"];
    assert_eq!(
        (
            &form["days"],
            text(form, "/minutes"),
            text(form, "/first"),
            text(form, "/last")
        ),
        (
            &json!([2, 4]),
            "20".into(),
            "2024-04-01".into(),
            "2024-06-30".into()
        )
    );
    scheduled(&window, form);
    let all = slots(&window);
    assert_eq!(
        all.len(),
        counted(&[Weekday::Tue, Weekday::Thu], "2024-04-01", "2024-06-30").len()
    );
    // Its entry counts for the task.
    let first = text(&all[0], "/id");
    window.done("tick_slots", json!({ "slots": [first], "reason": "" }));
    assert_eq!(
        text(&spring(&window)["schedules"][0], "/task_text"),
        "Phát trên loa thôn 02 lần/tuần"
    );
}

#[test]
fn what_no_schedule_can_be() {
    let window = opened();
    for (changes, expect) in [
        (json!({ "last": "28/02/2024" }), "last out_of_range"),
        (json!({ "first": "29/02/2023" }), "first no_such_date"),
        (
            json!({ "first": "", "minutes": "mười" }),
            "first empty; minutes not_a_number",
        ),
        (json!({ "minutes": "1,5" }), "minutes not_whole"),
        (json!({ "minutes": "-3" }), "minutes not_a_number"),
        (json!({ "minutes": "0" }), "minutes out_of_range"),
        (json!({ "time": "25:00" }), "time out_of_range"),
        (
            json!({ "title": "  ", "days": [] }),
            "title empty; days empty",
        ),
        (json!({ "days": [8] }), "days out_of_range"),
        // 1,500 days are possible, one more is not.
        (
            json!({ "days": [1, 2, 3, 4, 5, 6, 7], "last": "09/04/2028" }),
            "last out_of_range",
        ),
        (
            json!({ "days": [7], "first": "04/03/2024", "last": "09/03/2024" }),
            "days empty",
        ),
    ] {
        for command in ["preview_schedule", "save_schedule"] {
            let failure = window.failed(command, json!({ "schedule": "", "form": with(&changes) }));
            assert_eq!(flaws(&failure), expect, "{changes}");
        }
    }
    let whole = with(&json!({ "days": [1, 2, 3, 4, 5, 6, 7], "last": "08/04/2028" }));
    let told = window.done("preview_schedule", json!({ "schedule": "", "form": whole }));
    assert_eq!(told["slots"], 1_500);
    let gone = with(&json!({ "plan": "0192f3a1-0000-7000-8000-000000000001" }));
    let failure = window.failed("save_schedule", json!({ "schedule": "", "form": gone }));
    assert_eq!(failure["what"], "plan");
    assert_eq!(spring(&window)["schedules"], json!([]));
}

#[test]
fn what_was_ticked_is_in_the_log_once() {
    let window = opened();
    scheduled(&window, &form());
    let march = on(&window, &["2024-03-01", "2024-03-04", "2024-03-06"]);
    let ticked = window.done("tick_slots", json!({ "slots": march, "reason": "" }));
    assert_eq!(ticked["slots"][0]["state"], "done");
    // A second entry for a slot is not possible, and none of the others comes in.
    let again = on(&window, &["2024-03-08", "2024-03-01"]);
    let failure = window.failed("tick_slots", json!({ "slots": again, "reason": "" }));
    assert_eq!(flaws(&failure), "slot repeated");
    let all = spring(&window);
    assert_eq!(all["schedules"][0]["done"], 3);
    assert_eq!(
        all["late"].as_array().unwrap().len(),
        all["slots"].as_array().unwrap().len() - 3
    );
    // Taking it back, and that back.
    let removed = window.done("untick_slots", json!({ "slots": march[..2], "reason": "" }));
    assert_eq!(spring(&window)["schedules"][0]["done"], 1);
    restore(&window, &removed["trash"]).unwrap();
    assert_eq!(spring(&window)["schedules"][0]["done"], 3);
    let removed = window.done("untick_slots", json!({ "slots": march[..1], "reason": "" }));
    window.done("tick_slots", json!({ "slots": march[..1], "reason": "" }));
    let failure = restore(&window, &removed["trash"]).unwrap_err();
    assert_eq!(flaws(&failure), "slot repeated");
    let failure = window.failed(
        "untick_slots",
        json!({ "slots": on(&window, &["2024-03-08"]), "reason": "" }),
    );
    assert_eq!(failure["what"], "entry");
}

#[test]
fn what_a_closed_period_counts_is_ticked_with_a_reason() {
    let window = opened();
    scheduled(&window, &form());
    window.done("close_period", json!({ "period": "2024-Q1" }));
    let march = on(&window, &["2024-03-01", "2024-03-04"]);
    let change = |why: &str| json!({ "slots": march, "reason": why });
    let noted = || {
        let late = window.done("list_late_changes", json!({ "period": "2024-Q1" }));
        late.as_array().unwrap().len()
    };
    for (command, count) in [("tick_slots", 2), ("untick_slots", 4)] {
        let failure = window.failed(command, change(""));
        assert_eq!(flaws(&failure), "reason period_closed", "{command}");
        window.done(command, change("Đài báo muộn"));
        assert_eq!(noted(), count);
    }
    // What changes no figure needs none, nor does a day that no closed period holds.
    window.done(
        "move_slot",
        json!({ "slot": march[0], "day": "2024-03-02" }),
    );
    window.done(
        "excuse_slots",
        json!({ "slots": march[1..], "reason": "Mất điện" }),
    );
    let april = on(&window, &["2024-04-01"]);
    window.done("tick_slots", json!({ "slots": april, "reason": "" }));
    assert_eq!(noted(), 4);
}

#[test]
fn the_future_cannot_be_ticked_nor_can_a_clock_set_back_harm() {
    let window = opened();
    let far = with(&json!({ "first": "01/03/2098", "last": "31/03/2098" }));
    scheduled(&window, &far);
    let days = json!({ "first": "2098-03-01", "last": "2098-03-31" });
    let all = window.done("get_schedules", days.clone());
    assert_eq!(
        (all["slots"][0]["future"].clone(), all["late"].clone()),
        (json!(true), json!([]))
    );
    let first = text(&all["slots"][0], "/id");
    let failure = window.failed("tick_slots", json!({ "slots": [first], "reason": "" }));
    assert_eq!(flaws(&failure), "day in_the_future");
    // It was ticked while the clock was right; since then the clock was set back.
    let path = window.office.path().to_owned();
    window.office.close();
    {
        let now = "2098-03-20T01:00:00Z".parse().unwrap();
        let mut store = store::Store::open(&path, now).unwrap();
        store
            .write(store::EventKind::SlotsSet, now, "Lan", |tx| {
                let slot = tx.slot(first.parse().unwrap())?;
                tx.put_log_entry(&plan::LogEntry {
                    id: plan::EntryId(slot.id.0),
                    day: slot.day,
                    channel: "broadcast".into(),
                    topic: "Bơi an toàn".into(),
                    place: String::new(),
                    measures: vec![plan::Quantity {
                        count: 1,
                        measure: "lượt".into(),
                    }],
                    unit: String::new(),
                    official: None,
                    plan: None,
                    task: None,
                    note: String::new(),
                    slot: Some(slot.id),
                    by: String::new(),
                    at: now,
                })
            })
            .map_err(|error: store::StoreError| error.to_string())
            .unwrap();
    }
    let window = window.restart();
    let all = window.done("get_schedules", days);
    assert_eq!(all["slots"][0]["state"], "done");
    assert_eq!(all["late"], json!([]));
    window.done("untick_slots", json!({ "slots": [first], "reason": "" }));
}

#[test]
fn a_slot_is_moved_and_excused() {
    let window = opened();
    scheduled(&window, &form());
    let [friday, monday] = &on(&window, &["2024-03-01", "2024-03-04"])[..] else {
        unreachable!("two slots");
    };
    let moved =
        |slot: &str, day: &str| window.ask("move_slot", json!({ "slot": slot, "day": day }));
    let failure = moved(friday, "04/03/2024").unwrap_err();
    assert_eq!(flaws(&failure), "day repeated");
    assert_eq!(
        flaws(&moved(friday, "30/02/2024").unwrap_err()),
        "day no_such_date"
    );
    let to = moved(friday, "02/03/2024").unwrap();
    assert_eq!(
        (text(&to, "/slots/0/day"), text(&to, "/slots/0/planned")),
        ("2024-03-02".into(), "2024-03-01".into())
    );
    // The entry has the day it has now.
    window.done("tick_slots", json!({ "slots": [friday], "reason": "" }));
    assert_eq!(
        flaws(&moved(friday, "03/03/2024").unwrap_err()),
        "slot impossible_move"
    );
    let excuse = |slots: &[&String], reason: &str| {
        window.ask("excuse_slots", json!({ "slots": slots, "reason": reason }))
    };
    assert_eq!(
        flaws(&excuse(&[monday], " ").unwrap_err()),
        "reason reason_missing"
    );
    assert_eq!(
        flaws(&excuse(&[monday, friday], "Mất điện").unwrap_err()),
        "slot impossible_move"
    );
    let told = excuse(&[monday], "Mất điện").unwrap();
    assert_eq!(text(&told, "/slots/0/reason"), "Mất điện");
    let resumed = window.done("resume_slots", json!({ "slots": [monday] }));
    assert_eq!(resumed["slots"][0]["state"], "planned");
    assert_eq!(
        window.failed("tick_slots", json!({ "slots": [], "reason": "" }))["what"],
        "slot"
    );
    assert_eq!(
        window.failed("tick_slots", json!({ "slots": ["x"], "reason": "" }))["what"],
        "slot"
    );
}

#[test]
fn a_changed_schedule_keeps_what_happened() {
    let window = opened();
    let id = scheduled(&window, &form());
    let [done, moved, excused] = &on(&window, &["2024-03-01", "2024-03-04", "2024-03-06"])[..]
    else {
        unreachable!("three slots");
    };
    window.done("tick_slots", json!({ "slots": [done], "reason": "" }));
    window.done("move_slot", json!({ "slot": moved, "day": "2024-03-05" }));
    window.done(
        "excuse_slots",
        json!({ "slots": [excused], "reason": "Mất điện" }),
    );
    // Tuesdays alone, and shorter: of the planned ones all go, and the 5th has one already.
    let tuesdays = with(&json!({ "days": [2], "minutes": "10", "last": "31/03/2024" }));
    let change = json!({ "schedule": id, "form": tuesdays });
    let told = window.done("preview_schedule", change.clone());
    let before = counted(&MWF, "2024-03-01", "2024-06-30").len();
    assert_eq!(
        told,
        json!({
            "slots": 6, "minutes": 3 * 15 + 3 * 10, "added": 3, "removed": before - 3,
            "done": 1, "moved": 1, "excused": 1,
        })
    );
    window.done("save_schedule", change);
    let days: Vec<String> = slots(&window)
        .iter()
        .map(|slot| {
            format!(
                "{} {} {}",
                text(slot, "/day"),
                text(slot, "/state"),
                slot["minutes"]
            )
        })
        .collect();
    assert_eq!(
        days,
        [
            "2024-03-01 done 15",
            "2024-03-05 planned 15",
            "2024-03-06 excused 15",
            "2024-03-12 planned 10",
            "2024-03-19 planned 10",
            "2024-03-26 planned 10",
        ]
    );
    // It goes and comes back; what was broadcast stays in the log meanwhile.
    let removed = window.done("remove_schedule", json!({ "schedule": id }));
    assert_eq!(slots(&window), [] as [Value; 0]);
    restore(&window, &removed["trash"]).unwrap();
    assert_eq!(slots(&window).len(), 6);
    assert_eq!(spring(&window)["schedules"][0]["done"], 1);
}

#[test]
fn the_books_tell_what_happened() {
    let folder = tempfile::tempdir().unwrap();
    let window = Window::open(Answers {
        save_in: Mutex::new(Some(folder.path().to_owned())),
        ..Answers::default()
    });
    set_up(&window);
    scheduled(&window, &form());
    let some = on(
        &window,
        &["2024-03-01", "2024-03-04", "2024-03-06", "2024-04-01"],
    );
    window.done("move_slot", json!({ "slot": some[1], "day": "2024-03-05" }));
    window.done(
        "tick_slots",
        json!({ "slots": [some[0], some[1], some[3]], "reason": "" }),
    );
    window.done(
        "excuse_slots",
        json!({ "slots": [some[2]], "reason": "Mất điện toàn xã" }),
    );
    let days = json!({ "period": "", "first": "01/03/2024", "last": "05/04/2024", "plan": "" });
    let written = window.done(
        "export_book",
        json!({ "book": "broadcasts", "choice": days, "format": "docx" }),
    );
    let paper = docx_text(&std::fs::read(text(&written, "/path")).unwrap());
    for words in [
        "SỔ NHẬT KÝ PHÁT THANH",
        "Từ ngày 01/03/2024 đến ngày 05/04/2024",
        "05/03/2024",
        "17:30",
        "Chuyển từ ngày 04/03/2024",
        "Không phát: Mất điện toàn xã",
        "Chưa ghi kết quả",
        "Cộng tháng 3/2024: 2 buổi, 2 lượt",
        "Cộng tháng 4/2024: 1 buổi, 1 lượt",
        "Tổng cộng: 3 buổi, 3 lượt",
        "đã phát 3 buổi, 3 lượt, 45 phút; chuyển ngày 1 buổi; không phát 1 buổi",
        "Nguyễn Thị Lan",
    ] {
        assert!(paper.contains(words), "{words}\n{paper}");
    }
    let quarter = json!({ "period": "2024-Q2", "first": "", "last": "", "plan": "" });
    let written = window.done(
        "export_book",
        json!({ "book": "work", "choice": quarter, "format": "docx" }),
    );
    let paper = docx_text(&std::fs::read(text(&written, "/path")).unwrap());
    for words in [
        "NHẬT KÝ VÀ HỒ SƠ TUYÊN TRUYỀN",
        "Quý II năm 2024 (từ ngày 15/03/2024 đến ngày 14/06/2024)",
        "Tổng số 1 lượt ghi; 1 lượt ghi chưa có minh chứng.",
        "Phát thanh",
        "1 lượt; 15 phút",
    ] {
        assert!(paper.contains(words), "{words}\n{paper}");
    }
    for (book, format) in [
        ("broadcasts", "xlsx"),
        ("work", "xlsx"),
        ("broadcasts", "pdf"),
    ] {
        let asked = json!({ "book": book, "choice": days, "format": format });
        let written = window.done("export_book", asked);
        assert_eq!(written["missing"], json!([]), "{book} {format}");
    }
    let print = window.done("print_book", json!({ "book": "work", "choice": days }));
    assert!(std::path::Path::new(&text(&print, "/path")).exists());
    for (choice, expect) in [
        (
            json!({ "period": "2024-Q5", "first": "", "last": "", "plan": "" }),
            "period no_such_period",
        ),
        (
            json!({ "period": "", "first": "05/03/2024", "last": "01/03/2024", "plan": "" }),
            "last out_of_range",
        ),
        (
            json!({ "period": "", "first": "", "last": "29/02/2023", "plan": "" }),
            "first empty; last no_such_date",
        ),
    ] {
        let failure = window.failed("print_book", json!({ "book": "work", "choice": choice }));
        assert_eq!(flaws(&failure), expect);
    }
}

#[test]
fn the_sentence_of_2021_becomes_its_slots() {
    let Some(files) = corpus() else { return };
    let Some(file) = files
        .iter()
        .find(|file| file.ends_with("hai-duong-2021.txt"))
    else {
        return;
    };
    let window = opened();
    let text_of = std::fs::read_to_string(file).unwrap();
    let preview = window.done("preview_text", json!({ "text": text_of }));
    let kept = window.done("accept_import", json!({ "draft": preview["draft"] }));
    let drafts = window.done("schedule_drafts", json!({ "plan": kept["id"] }));
    let [draft] = &drafts.as_array().unwrap()[..] else {
        panic!("one sentence of the plan, as nd30.md F has it: {drafts}");
    };
    scheduled(&window, &draft["form"]);
    let range = json!({ "first": "2021-01-01", "last": "2021-12-31" });
    let all = window.done("get_schedules", range);
    let days: Vec<String> = all["slots"]
        .as_array()
        .unwrap()
        .iter()
        .map(|slot| text(slot, "/day"))
        .collect();
    assert_eq!(days, counted(&MWF, "2021-03-01", "2021-06-30"));
    assert_eq!(all["schedules"][0]["minutes"], days.len() * 15);
    assert_eq!((days.len(), days.len() * 15), (53, 795));
}

#[test]
fn the_command_line_does_the_same() {
    let line = Line::new();
    line.ok(&["set-up", "--name", "An Hòa", "--officer", "Nguyễn Thị Lan"]);
    assert_eq!(line.ok(&["schedule", "list"]), "Chưa có lịch phát thanh.\n");
    let added = line.json(&[
        "schedule", "add", "--from",
        "Phát thanh về bơi an toàn mỗi tuần 3 buổi, mỗi buổi 15 phút, từ tháng 3 đến tháng 4 năm 2024",
        "--place", "Đài xã",
    ]);
    let id = text(&added[0], "/id");
    assert_eq!(
        added[0]["slots"],
        counted(&MWF, "2024-03-01", "2024-04-30").len()
    );
    let of = |command: &'static str, rest: &[&str]| {
        let mut args = vec!["schedule", command, id.as_str()];
        args.extend(rest);
        line.json(&args)
    };
    assert_eq!(
        of("tick", &["01/03/2024", "2024-03-04"])[1]["state"],
        "done"
    );
    assert_eq!(of("tick", &["01/03/2024", "--undo"])[0]["state"], "planned");
    assert_eq!(
        of("move", &["01/03/2024", "--onto", "02/03/2024"])[0]["day"],
        "2024-03-02"
    );
    assert_eq!(
        of("excuse", &["06/03/2024", "--reason", "Mất điện"])[2]["reason"],
        "Mất điện"
    );
    let told = line.ok(&["schedule", "slots", &id]);
    assert!(
        told.starts_with("02/03/2024  15 phút  Quá ngày, chưa ghi (chuyển từ ngày 01/03/2024)\n"),
        "{told}"
    );
    assert!(
        told.contains("06/03/2024  15 phút  Không phát: Mất điện\n"),
        "{told}"
    );
    let out = line.folder.path().join("so.docx");
    let book = [
        "schedule", "book", "--period", "2024-Q1", "--to", "docx", "--out",
    ];
    line.ok(&[&book[..], &[out.to_str().unwrap()]].concat());
    assert!(docx_text(&std::fs::read(&out).unwrap()).contains("Quý I năm 2024"));
    for wrong in [
        &["schedule", "tick", id.as_str(), "07/03/2024"][..],
        &["schedule", "tick", id.as_str(), "29/02/2023"],
        &["schedule", "slots", "ffffffff"],
        &[
            "schedule",
            "add",
            "--title",
            "Bơi an toàn",
            "--weekdays",
            "9",
        ],
        &["schedule", "add", "--title", "Bơi an toàn", "--times", "3"],
        &["schedule", "book", "--to", "pdf", "--out", "x.pdf"],
    ] {
        line.fails(wrong);
    }
}
