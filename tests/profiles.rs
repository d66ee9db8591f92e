//! People at one computer, through the commands and the command line: what each role may do, PINs,
//! who is named beside a change.

use crate::cli::Line;
use crate::commands::{Window, set_up, text};
use crate::house::Answers;
use chrono::TimeDelta;
use loa::dialogs::PreparedAnswers;
use loa::office::Office;
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;
use store::{EventKind, Store};

const KEEPER: &str = "Nguyễn Thị Lan";
const PIN: &str = "86420975";

/// Each role with its letter and a name.
const OTHERS: [(char, &str, &str); 5] = [
    ('U', "unit_head", "Trần Văn Bình"),
    ('F', "format_checker", "Lê Thị Hạnh"),
    ('L', "leader", "Phạm Văn Dũng"),
    ('C', "clerk", "Vũ Thị Mai"),
    ('R', "reader", "Đỗ Văn Khoa"),
];

fn form(name: &str, role: &str) -> Value {
    json!({ "id": "", "name": name, "role": role, "official": null, "keeper": false, "active": true })
}

/// An office with one profile, which sits here.
fn one() -> Window {
    let window = Window::open(Answers::default());
    set_up(&window);
    window.done("save_profile", json!({ "form": form(KEEPER, "reader") }));
    window
}

/// An office with somebody in every role; the keeper sits here.
fn all() -> Window {
    let window = one();
    for (_, role, name) in OTHERS {
        window.done("save_profile", json!({ "form": form(name, role) }));
    }
    window
}

fn people(window: &Window) -> Value {
    window.done("list_profiles", json!({}))
}

fn profile(window: &Window, name: &str) -> Value {
    let people = people(window);
    let all = people["profiles"].as_array().unwrap();
    all.iter().find(|it| it["name"] == name).unwrap().clone()
}

fn id(window: &Window, name: &str) -> String {
    text(&profile(window, name), "/id")
}

fn sit(window: &Window, name: &str) {
    let args = json!({ "profile": id(window, name), "pin": "" });
    let people = window.done("choose_profile", args)["people"].clone();
    assert_eq!(people["sitting"]["name"], name);
}

/// What a try with a PIN meets: its flaw, and the seconds to wait.
fn refused(window: &Window, name: &str, pin: &str) -> (String, u64) {
    let args = json!({ "profile": id(window, name), "pin": pin });
    let failure = window.failed("choose_profile", args);
    let flaw = &failure["flaws"][0];
    assert_eq!(flaw["field"], "pin");
    (text(flaw, "/kind"), flaw["limit"].as_u64().unwrap_or(0))
}

fn set_pin(window: &Window, name: &str, pin: &str, current: &str) -> Value {
    let args = json!({ "profile": id(window, name), "pin": pin, "current": current });
    window.done("set_pin", args)
}

fn enters(window: &Window, name: &str, pin: &str) {
    let args = json!({ "profile": id(window, name), "pin": pin });
    let answer = window.done("choose_profile", args);
    assert_eq!(answer["people"]["sitting"]["name"], name);
}

fn pause(seconds: u64) {
    std::thread::sleep(Duration::from_millis(1000 * seconds + 50));
}

/// The kind of the first flaw of a failure.
fn kind(failure: &Value) -> String {
    text(failure, "/flaws/0/kind")
}

#[test]
fn the_first_profile_is_the_keeper_s_and_sits_here_from_then_on() {
    let window = Window::open(Answers::default());
    set_up(&window);
    let before = people(&window);
    assert_eq!(before["sitting"]["in_use"], false);
    assert_eq!(before["sitting"]["name"], "Nguyễn Thị Lan", "the officer");
    assert_eq!(before["sitting"]["rights"].as_array().unwrap().len(), 11);

    let form = form("  Nguyễn  Thị Lan ", "reader");
    let after = window.done("save_profile", json!({ "form": form }))["people"].clone();
    assert_eq!(after["sitting"]["name"], KEEPER);
    assert_eq!(after["sitting"]["role"], "drafter");
    assert_eq!(after["sitting"]["keeper"], true);
    // Without a PIN, the same one sits here tomorrow.
    let window = window.restart();
    assert_eq!(people(&window)["sitting"]["name"], KEEPER);
    // Whoever leaves the PC to nobody leaves it so.
    window.done("leave_profile", json!({}));
    let window = window.restart();
    let sitting = people(&window)["sitting"].clone();
    assert_eq!(sitting["profile"], Value::Null);
    assert_eq!(sitting["rights"], json!(["read"]));
}

/// A command, its arguments, and the letters of the roles that may.
fn commands(window: &Window, plan: &str) -> Vec<(&'static str, Value, &'static str)> {
    let directory = window.done("get_directory", json!({}));
    let tasks = window.done("list_tasks", json!({ "plan": plan }));
    let task = &tasks[0];
    let agency = window.done("get_agency", json!({}));
    let settings = window.done("get_settings", json!({}));
    let form = window.done("get_form", json!({}));
    let figure = &form["figures"][0];
    let kept = window.done("get_plan", json!({ "plan": plan }));
    let regime = window.done("get_report_regime", json!({}))["regime"].clone();
    let new = json!({ "year": 2026, "subject": "Tuyên truyền phòng cháy, chữa cháy năm 2026" });
    let mark = json!({
        "task": task["id"], "quarter": "2026-Q1", "status": "in_progress", "quantity": "",
        "measure": "", "note": "",
    });
    let choice = json!([{ "name": figure["name"], "value": figure["value"] }]);
    vec![
        ("create_plan", json!({ "form": new }), "DU"),
        (
            "save_head",
            json!({ "plan": plan, "head": kept["head"] }),
            "DU",
        ),
        (
            "add_task",
            json!({ "plan": plan, "fields": task["fields"] }),
            "DU",
        ),
        (
            "save_task",
            json!({ "task": task["id"], "fields": task["fields"] }),
            "DU",
        ),
        ("move_task", json!({ "task": task["id"], "index": 0 }), "DU"),
        (
            "save_as_template",
            json!({ "plan": plan, "name": "Mẫu của xã" }),
            "DU",
        ),
        (
            "save_phrase",
            json!({ "phrase": { "id": "", "text": "Câu mẫu." } }),
            "DU",
        ),
        ("save_mark", json!({ "mark": mark }), "DUFC"),
        (
            "save_places",
            json!({ "places": ["Nhà văn hóa thôn Đông"] }),
            "DU",
        ),
        ("save_agency", json!({ "agency": agency }), "DU"),
        ("save_unit", json!({ "unit": directory["units"][0] }), "DU"),
        (
            "save_official",
            json!({ "official": directory["officials"][0] }),
            "DU",
        ),
        ("save_form", json!({ "choices": choice }), "DU"),
        ("save_report_regime", json!({ "regime": regime }), "DU"),
        ("save_score_rules", json!({ "rules": null }), "DU"),
        ("save_successors", json!({ "own": [], "off": [] }), "DU"),
        (
            "set_steps",
            json!({ "switches": { "unit_review": true, "format_check": true } }),
            "DU",
        ),
        ("save_settings", json!({ "settings": settings }), "DUFLCR"),
        ("backup_now", json!({}), "DUFLCR"),
    ]
}

#[test]
fn each_role_gives_the_commands_it_may_and_no_others() {
    let window = all();
    let form = json!({ "year": 2026, "subject": "Tuyên truyền cải cách hành chính năm 2026" });
    let plan = text(
        &window.done("create_plan", json!({ "form": form })),
        "/plan/id",
    );
    let rows = json!({ "plan": plan, "text": "Phát thanh 3 buổi mỗi tuần" });
    window.done("paste_tasks", rows);
    let commands = commands(&window, &plan);
    assert!(commands.len() >= 12);
    let seats = [('D', "drafter", KEEPER)].into_iter().chain(OTHERS);
    for (letter, _, name) in seats {
        sit(&window, name);
        for (command, args, may) in &commands {
            let answer = window.ask(command, args.clone());
            if may.contains(letter) {
                assert!(answer.is_ok(), "{letter} {command}: {answer:?}");
            } else {
                let failure = answer.unwrap_err();
                assert_eq!(kind(&failure), "not_allowed", "{letter} {command}");
                assert_eq!(failure["flaws"][0]["field"], "role");
            }
        }
        // Everybody reads, and sees what they may.
        window.done("get_plan", json!({ "plan": plan }));
        window.done("desk", json!({}));
    }
    // Nobody: the same, and what looks after the file goes on.
    window.done("leave_profile", json!({}));
    for (command, args, _) in &commands {
        let answer = window.ask(command, args.clone());
        match *command {
            "save_settings" | "backup_now" => assert!(answer.is_ok(), "{command}: {answer:?}"),
            _ => assert_eq!(kind(&answer.unwrap_err()), "nobody_sits", "{command}"),
        }
    }
    window.done("get_plan", json!({ "plan": plan }));
}

#[test]
fn a_step_is_taken_in_the_name_and_role_of_who_sits_here() {
    let window = all();
    let form = json!({ "year": 2026, "subject": "Tuyên truyền cải cách hành chính năm 2026" });
    let plan = text(
        &window.done("create_plan", json!({ "form": form })),
        "/plan/id",
    );
    let take = |step: &str| {
        let course = window.done("get_course", json!({ "plan": plan }));
        let deed = json!({ "deed": { "step": step }, "seen": course["content"], "by": "Ai đó" });
        window.ask("take_step", json!({ "plan": plan, "form": deed }))
    };
    let submitted = take("submit").unwrap();
    let by = &submitted["course"]["passages"][0]["by"];
    assert_eq!(
        by,
        &json!({ "name": KEEPER, "role": "drafter" }),
        "not whom the form names"
    );
    // The drafter passes no content; nobody does.
    assert_eq!(kind(&take("pass_content").unwrap_err()), "not_allowed");
    window.done("leave_profile", json!({}));
    assert_eq!(kind(&take("pass_content").unwrap_err()), "nobody_sits");
    let course = window.done("get_course", json!({ "plan": plan }));
    assert_eq!(course["steps"][0]["allowed"], false);
    sit(&window, "Trần Văn Bình");
    let course = window.done("get_course", json!({ "plan": plan }));
    assert_eq!(course["steps"][0]["allowed"], true);
    let passed = take("pass_content").unwrap();
    let by = &passed["course"]["passages"][1]["by"];
    assert_eq!(by, &json!({ "name": "Trần Văn Bình", "role": "unit_head" }));
}

#[test]
fn there_always_is_a_keeper_and_only_keepers_change_profiles() {
    let window = all();
    let change = |name: &str, set: Value| {
        let mut form = profile(&window, name);
        for (key, value) in set.as_object().unwrap() {
            form[key] = value.clone();
        }
        window.ask("save_profile", json!({ "form": form }))
    };
    for set in [json!({ "keeper": false }), json!({ "active": false })] {
        assert_eq!(kind(&change(KEEPER, set).unwrap_err()), "last_keeper");
    }
    // A role that does not manage keeps nothing.
    let failure = change(KEEPER, json!({ "role": "leader" })).unwrap_err();
    assert_eq!(failure["flaws"][0]["field"], "keeper");
    assert_eq!(kind(&failure), "not_allowed");
    // Two people of one name could not be told apart.
    let again = json!({ "form": form("nguyen thi lan", "clerk") });
    assert_eq!(kind(&window.failed("save_profile", again)), "repeated");
    assert_eq!(
        kind(&window.failed("save_profile", json!({ "form": form(" ", "clerk") }))),
        "empty"
    );

    change("Trần Văn Bình", json!({ "keeper": true })).unwrap();
    change(KEEPER, json!({ "keeper": false })).unwrap();
    // No longer a keeper: refused, though the role manages.
    let failure = change(KEEPER, json!({ "keeper": true })).unwrap_err();
    assert_eq!(failure["flaws"][0]["field"], "keeper");
    sit(&window, "Trần Văn Bình");
    let left = change(KEEPER, json!({ "active": false })).unwrap();
    assert_eq!(
        left["people"]["profiles"].as_array().unwrap().len(),
        6,
        "nobody is removed"
    );
    let args = json!({ "profile": id(&window, KEEPER), "pin": "" });
    assert_eq!(kind(&window.failed("choose_profile", args)), "unknown");
    // Somebody who left and is sitting somewhere sits no more.
    change(KEEPER, json!({ "active": true, "keeper": true })).unwrap();
    change("Trần Văn Bình", json!({ "active": false })).unwrap();
    assert_eq!(people(&window)["sitting"]["profile"], Value::Null);
}

#[test]
fn an_official_who_has_a_profile_is_not_lost() {
    let window = one();
    let official =
        json!({ "id": "", "name": "Bùi Thị Lựu", "position": "", "unit": null, "active": true });
    let saved = window.done("save_official", json!({ "official": official }));
    let officials = saved["directory"]["officials"].as_array().unwrap();
    let official = officials
        .iter()
        .find(|it| it["name"] == "Bùi Thị Lựu")
        .unwrap();
    let mut form = form("Bùi Thị Lựu", "clerk");
    form["official"] = official["id"].clone();
    window.done("save_profile", json!({ "form": form }));
    let gone = window.done("remove_official", json!({ "official": official["id"] }));
    assert_eq!(gone["trash"], "", "retired, not removed");
    form["name"] = json!("Ai đó khác");
    form["official"] = json!("0190a0c0-0000-7000-8000-000000000000");
    let failure = window.failed("save_profile", json!({ "form": form }));
    assert_eq!(failure["flaws"][0]["field"], "official");
}

#[test]
fn wrong_pins_wait_longer_and_longer_and_a_restart_ends_no_pause() {
    let window = one();
    let answer = set_pin(&window, KEEPER, PIN, "");
    assert_eq!(text(&answer, "/code").len(), 19);
    assert_eq!(
        answer["people"]["sitting"]["name"], KEEPER,
        "still sits here"
    );
    // From now on who begins is asked.
    let window = window.restart();
    assert_eq!(people(&window)["sitting"]["profile"], Value::Null);
    let wrong = |window: &Window| assert_eq!(refused(window, KEEPER, "1111").0, "wrong_pin");

    wrong(&window);
    // Not even the right one is heard now.
    assert_eq!(refused(&window, KEEPER, PIN), ("wait_first".to_owned(), 1));
    pause(1);
    wrong(&window);
    assert_eq!(refused(&window, KEEPER, PIN), ("wait_first".to_owned(), 2));
    pause(2);
    wrong(&window);
    assert_eq!(profile(&window, KEEPER)["wait"], 5);
    let window = window.restart();
    let (kind, wait) = refused(&window, KEEPER, PIN);
    assert_eq!(kind, "wait_first");
    assert!((3..=5).contains(&wait), "{wait}");
    pause(wait);
    enters(&window, KEEPER, PIN);
    // The next wrong one is the first again.
    window.done("leave_profile", json!({}));
    wrong(&window);
    assert_eq!(profile(&window, KEEPER)["wait"], 1);
}

#[test]
fn a_clock_set_back_neither_ends_a_pause_nor_lengthens_it() {
    let window = one();
    set_pin(&window, KEEPER, PIN, "");
    // Something happened in three years' time: whatever the clock shows now is years too early.
    let window = window.restart_after(|path| {
        let later = loa::clock::now() + TimeDelta::days(3 * 365);
        let mut store = Store::open(path, later).unwrap();
        store
            .write(EventKind::SettingSet, later, "", |_| {
                Ok::<_, store::StoreError>(())
            })
            .unwrap();
    });
    assert_eq!(refused(&window, KEEPER, "1111").0, "wrong_pin");
    assert_eq!(refused(&window, KEEPER, PIN), ("wait_first".to_owned(), 1));
    pause(1);
    assert_eq!(refused(&window, KEEPER, "1111").0, "wrong_pin");
    let window = window.restart();
    let (kind, wait) = refused(&window, KEEPER, PIN);
    assert_eq!(
        (kind.as_str(), wait),
        ("wait_first", 2),
        "the restart ends nothing"
    );
    pause(2);
    enters(&window, KEEPER, PIN);
}

#[test]
fn a_recovery_code_opens_once() {
    let window = one();
    let first = text(&set_pin(&window, KEEPER, PIN, ""), "/code");
    window.done("leave_profile", json!({}));
    let recover = |code: &str| {
        window.ask(
            "recover_pin",
            json!({ "profile": id(&window, KEEPER), "code": code }),
        )
    };
    let failure = recover("BBBB-BBBB-BBBB-BBBB").unwrap_err();
    assert_eq!(failure["flaws"][0]["field"], "code");
    assert_eq!(kind(&failure), "wrong_pin");
    assert_eq!(
        kind(&recover(&first).unwrap_err()),
        "wait_first",
        "codes are not tried faster"
    );
    pause(1);
    let typed = first.to_lowercase().replace('-', " ");
    let answer = recover(&typed).unwrap();
    let second = text(&answer, "/code");
    assert_eq!(answer["people"]["sitting"]["name"], KEEPER);
    assert_eq!(profile(&window, KEEPER)["pin"], false);
    assert!(second.len() == 19 && second != first);
    // There is nothing to recover now, with neither code.
    for code in [&first, &second] {
        let failure = recover(code).unwrap_err();
        assert!(["unknown", "wrong_pin", "wait_first"].contains(&kind(&failure).as_str()));
    }
    pause(1);
    // The next PIN goes with the code that was given last.
    assert_eq!(set_pin(&window, KEEPER, "1357", "")["code"], "");
    window.done("leave_profile", json!({}));
    assert_eq!(kind(&recover(&first).unwrap_err()), "wrong_pin");
    pause(2);
    recover(&second).unwrap();
}

/// The way that the screen tells the only keeper who has neither PIN nor code any more.
#[test]
fn the_only_keeper_without_pin_and_code_goes_on_from_a_backup_of_before() {
    let window = one();
    let backup = text(&window.done("backup_now", json!({})), "/name");
    set_pin(&window, KEEPER, PIN, "");
    window.done("leave_profile", json!({}));
    let form = json!({ "year": 2026, "subject": "Việc sau khi đặt mã PIN" });
    let failure = window.failed("create_plan", json!({ "form": form }));
    assert_eq!(kind(&failure), "nobody_sits");
    // Where the file is, and what is in it, is told to anybody.
    let path = text(&window.done("verify_data", json!({})), "/path");
    assert!(Path::new(&path).exists());
    // The data file is moved away, not its backups.
    let window = window.restart_after(|path| fs::rename(path, path.with_extension("cu")).unwrap());
    assert_eq!(window.done("startup", json!({}))["kind"], "first_run");
    set_up(&window);
    window.done("restore_backup", json!({ "name": backup }));
    enters(&window, KEEPER, "");
}

#[test]
fn a_pin_is_changed_by_whose_it_is_and_taken_away_by_the_keeper() {
    let window = all();
    for (pin, expect) in [
        ("", "empty"),
        ("123", "out_of_range"),
        ("12ab", "not_a_number"),
    ] {
        let args = json!({ "profile": id(&window, KEEPER), "pin": pin, "current": "" });
        let failure = window.failed("set_pin", args);
        assert_eq!(
            (
                kind(&failure).as_str(),
                text(&failure, "/flaws/0/field").as_str()
            ),
            (expect, "pin")
        );
    }
    // Nobody sets another's.
    let other = "Phạm Văn Dũng";
    let args = json!({ "profile": id(&window, other), "pin": PIN, "current": "" });
    assert_eq!(kind(&window.failed("set_pin", args)), "not_allowed");
    sit(&window, other);
    set_pin(&window, other, PIN, "");
    let args = json!({ "profile": id(&window, other), "pin": "2468", "current": "9999" });
    let failure = window.failed("set_pin", args);
    assert_eq!(text(&failure, "/flaws/0/field"), "current");
    pause(1);
    assert_eq!(
        set_pin(&window, other, "2468", PIN)["code"],
        "",
        "the paper still holds"
    );
    // Others than the keeper take nobody's away.
    sit(&window, "Trần Văn Bình");
    let remove = json!({ "profile": id(&window, other), "current": "" });
    assert_eq!(
        kind(&window.failed("remove_pin", remove.clone())),
        "not_allowed"
    );
    sit(&window, KEEPER);
    window.done("remove_pin", remove);
    sit(&window, other);
    assert_eq!(profile(&window, other)["pin"], false);
}

/// Every file under a folder.
fn files(folder: &Path, out: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, out);
        } else {
            out.push(path);
        }
    }
}

#[test]
fn no_pin_and_no_code_is_left_anywhere() {
    let answers = Answers::default();
    let shown = Arc::clone(&answers.shown);
    let window = Window::open(answers);
    set_up(&window);
    window.done("save_profile", json!({ "form": form(KEEPER, "drafter") }));
    let failure = window.failed("print_recovery_code", json!({}));
    assert_eq!(failure["kind"], "not_found", "there is none to print");
    let code = text(&set_pin(&window, KEEPER, PIN, ""), "/code");

    let printed = text(&window.done("print_recovery_code", json!({})), "/path");
    assert_eq!(shown.lock().unwrap()[0], Path::new(&printed));
    assert!(fs::read(&printed).unwrap().starts_with(b"%PDF"));
    assert!(!printed.contains(&code));
    window.done("forget_recovery_code", json!({}));
    assert!(!Path::new(&printed).exists());
    window.failed("print_recovery_code", json!({}));

    let told = people(&window).to_string();
    for secret in [PIN, code.as_str(), "argon2", "$m="] {
        assert!(!told.contains(secret), "{secret}");
    }
    window.done("backup_now", json!({}));
    let folder = window.folder.path().to_owned();
    let mut all = Vec::new();
    files(&folder, &mut all);
    assert!(all.len() >= 2);
    let bare = code.replace('-', "");
    for file in all {
        assert!(!file.to_string_lossy().contains(PIN));
        let bytes = fs::read(&file).unwrap();
        for secret in [PIN.as_bytes(), code.as_bytes(), bare.as_bytes()] {
            let found = bytes.windows(secret.len()).any(|it| it == secret);
            assert!(!found, "{} holds a secret", file.display());
        }
    }
    // A print left by a program that fell is gone at the next start.
    let left = folder
        .join("loa-print")
        .join("Mã khôi phục Nguyễn Thị Lan.pdf");
    fs::create_dir_all(left.parent().unwrap()).unwrap();
    fs::write(&left, b"%PDF").unwrap();
    let _window = window.restart();
    assert!(!left.exists());
}

#[test]
fn a_backup_is_restored_by_those_who_manage_and_of_a_lost_file_by_anybody() {
    let window = all();
    let backup = window.done("backup_now", json!({}));
    let args = json!({ "name": backup["name"] });
    sit(&window, "Đỗ Văn Khoa");
    assert_eq!(
        kind(&window.failed("restore_backup", args.clone())),
        "not_allowed"
    );
    window.done("leave_profile", json!({}));
    assert_eq!(
        kind(&window.failed("restore_backup", args.clone())),
        "nobody_sits"
    );
    // The file is ruined: nobody can say who they are, and the office is helped all the same.
    let window = window.restart_after(|path| fs::write(path, b"not a database at all").unwrap());
    assert_eq!(window.done("startup", json!({}))["kind"], "trouble");
    let ready = window.done("start_from_backup", args);
    assert_eq!(ready["kind"], "ready");
    assert_eq!(people(&window)["profiles"].as_array().unwrap().len(), 6);
}

/// An office for the command line: a keeper, a reader, and a clerk with a PIN.
fn line_with_people() -> Line {
    let line = Line::new();
    line.import_sample();
    let folder = line.folder.path().join("du-lieu.db");
    let office = Office::open(folder, Box::new(PreparedAnswers));
    let save = |name: &str, role| {
        let form = serde_json::from_value(form(name, role)).unwrap();
        let people = loa::office::profiles::save(&office, form).unwrap().people;
        people
            .profiles
            .into_iter()
            .find(|it| it.name == name)
            .unwrap()
            .id
    };
    save(KEEPER, "drafter");
    save("Đỗ Văn Khoa", "reader");
    let clerk = save("Vũ Thị Mai", "clerk");
    loa::office::profiles::choose(&office, clerk.clone(), String::new()).unwrap();
    loa::office::pins::set(&office, clerk, PIN.to_owned(), String::new()).unwrap();
    office.close();
    line
}

#[test]
fn the_command_line_asks_in_whose_name() {
    let line = line_with_people();
    let plan = text(&line.json(&["list"])[0], "/id");
    let task = text(&line.json(&["tasks", &plan])[0], "/id");
    let listed = line.json(&["profiles"]);
    assert_eq!(listed.as_array().unwrap().len(), 3);
    assert!(!listed.to_string().contains("argon2"));
    let told = line.ok(&["profiles"]);
    assert!(told.contains("Vũ Thị Mai: Văn thư, có mã PIN"), "{told}");

    let mark = [
        "mark",
        &plan,
        &task,
        "--quarter",
        "2026-Q1",
        "--status",
        "done",
    ];
    let said = line.fails(&mark);
    assert!(said.contains("--as"), "{said}");
    let as_ = |name: &'static str| [&["--as", name], &mark[..]].concat();
    let said = line.fails(&as_("Không Có Ai"));
    assert!(said.contains("người làm"), "{said}");
    let said = line.fails(&as_("Đỗ Văn Khoa"));
    assert!(said.contains("vai trò"), "{said}");
    line.ok(&as_("nguyen thi lan"));

    // With a PIN: none, a wrong one, from a file, from standard input.
    let said = line.fails(&as_("Vũ Thị Mai"));
    assert!(said.contains("PIN"), "{said}");
    pause(1);
    let file = line.folder.path().join("pin.txt");
    fs::write(&file, format!("\u{feff}{PIN}\r\n")).unwrap();
    let with = [
        &["--pin-file", file.to_str().unwrap()],
        &as_("Vũ Thị Mai")[..],
    ]
    .concat();
    line.ok(&with);
    let mut child = Command::new(env!("CARGO_BIN_EXE_loa"))
        .arg("--db")
        .arg(line.folder.path().join("du-lieu.db"))
        .args(as_("Vũ Thị Mai"))
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    writeln!(child.stdin.take().unwrap(), "{PIN}").unwrap();
    assert!(child.wait().unwrap().success());
    // What reads needs nobody, and who sits at the window stays who it was.
    line.ok(&["show", &plan]);
    line.ok(&["backup"]);
    line.ok(&["verify"]);
}
