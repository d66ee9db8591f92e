//! Last year's plan rolled over, on the command line and through the commands of the screens.

use crate::cli::Line;
use crate::commands::{Window, text};
use crate::house::Answers;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A plan of 2025 with what such plans leave behind: a superior that is gone, another commune, a
/// programme that is over, a post that was abolished, a period that is not the title's.
const LAST_YEAR: &str = "\
ỦY BAN NHÂN DÂN
XÃ AN HÒA

Số: 15/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

An Hòa, ngày 09 tháng 01 năm 2025

KẾ HOẠCH
Tuyên truyền phân loại rác năm 2025 trên địa bàn xã An Hòa

Căn cứ Kế hoạch số 41/KH-UBND ngày 20/12/2024 của UBND tỉnh Sông Lam về phân loại rác năm 2025;
Căn cứ Quyết định số 8/QĐ-UBND ngày 03/01/2025 của UBND tỉnh Sông Lam về đơn giá thu gom.
Ủy ban nhân dân xã An Hòa ban hành Kế hoạch 6 tháng cuối năm 2025 như sau:

I. MỤC ĐÍCH, YÊU CẦU
- Tiếp nối chương trình giữ sạch đường làng giai đoạn 2016 - 2020.
- Nâng cao nhận thức của người dân trên địa bàn xã Bình Minh và trên toàn phường.

II. HOẠT ĐỘNG
1. Phát bài về phân loại rác trên loa
- Đơn vị chủ trì: Công chức Văn hóa - Xã hội xã.
- Thời gian thực hiện: Quý III/2025.
- Sản phẩm: 20 bài phát thanh.
2. Phát tờ gấp tại chợ
- Đơn vị chủ trì: Các thôn.
- Thời gian thực hiện: trước ngày 31/10/2025.

III. TỔ CHỨC THỰC HIỆN
1. Các thôn: báo cáo UBND xã trước ngày 15 tháng 12 năm 2025.

Trên đây là Kế hoạch tuyên truyền phân loại rác năm 2025 của xã An Hòa./.

Nơi nhận:
- UBND huyện Sông Lam;
- Các thôn;
- Lưu: VT, VHXH.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Đỗ Văn Tư
";

/// The office of An Hòa with last year's plan, its first task marked short of its target.
fn last_year(line: &Line) -> String {
    line.ok(&["set-up", "--name", "An Hòa", "--vice-chairman", "Lê Văn Ba"]);
    let file = line.folder.path().join("nam-truoc.txt");
    std::fs::write(&file, LAST_YEAR).unwrap();
    let imported = line.json(&["import", file.to_str().unwrap()]);
    let plan = imported[0]["id"].as_str().unwrap().to_owned();
    let tasks = line.json(&["accept", &plan, "--all"]);
    let task = tasks[0]["id"].as_str().unwrap();
    let mark = ["mark", &plan, task, "--quarter", "2025-Q3"];
    let done = ["--status", "in-progress", "--quantity", "12"];
    line.json(&[&mark[..], &done[..]].concat());
    plan
}

fn kinds(listed: &Value) -> BTreeSet<&str> {
    let proposals = listed["proposals"].as_array().unwrap().iter();
    proposals.map(|p| p["kind"].as_str().unwrap()).collect()
}

#[test]
fn last_year_s_plan_becomes_this_year_s() {
    let line = Line::new();
    let old = last_year(&line);
    let before = line.json(&["show", &old]);
    let listed = line.json(&["rollover", &old[..18], "--to", "2027"]);
    assert_eq!(listed["period"], "2027");
    assert_eq!(
        kinds(&listed).into_iter().collect::<Vec<_>>(),
        [
            "date",
            "issue",
            "other_unit",
            "period",
            "recipient",
            "reference",
            "signature",
            "superior_plan",
            "unfinished",
            "unit",
            "unit_kind",
            "year"
        ]
    );
    // To list keeps nothing.
    assert_eq!(line.json(&["list"]).as_array().unwrap().len(), 1);

    let new = line.json(&["rollover", &old, "--to", "2027", "--accept-safe"]);
    assert_eq!(new["continues"], old.as_str());
    assert_eq!(
        (&new["year"], &new["state"]),
        (&json!(2027), &json!("drafting"))
    );
    let shown = line.ok(&["show", new["id"].as_str().unwrap()]);
    for (there, words) in [
        (true, "phân loại rác năm 2027 trên địa bàn xã An Hòa"),
        (true, "trên toàn xã"),
        (true, "trước ngày 15 tháng 12 năm 2027"),
        (true, "Phòng Văn hóa - Xã hội"),
        (true, "ngày 03/01/2025"),
        (true, "Kế hoạch số 41/KH-UBND"),
        (true, "xã Bình Minh"),
        (false, "Công chức Văn hóa"),
        (false, "Quý III/2025"),
        (false, "31/10/2025"),
    ] {
        assert_eq!(shown.contains(words), there, "{words}: {shown}");
    }
    let tasks = line.json(&["tasks", new["id"].as_str().unwrap()]);
    assert_eq!(tasks[0]["due"], json!(["2027-Q3"]));
    assert_eq!(tasks[0]["standing"], "accepted");
    assert_eq!(line.json(&["show", &old]), before);
    assert_eq!(line.json(&["list"]).as_array().unwrap().len(), 2);
}

#[test]
fn proposals_are_taken_one_by_one() {
    let line = Line::new();
    let old = last_year(&line);
    let listed = line.json(&["rollover", &old, "--to", "2027"]);
    let all = listed["proposals"].as_array().unwrap();
    let find = |kind: &str| all.iter().find(|p| p["kind"] == kind).unwrap();
    let carried = find("unfinished");
    assert_eq!(
        carried["after"],
        "Chuyển tiếp từ năm 2025: đạt 12/20 bài phát thanh; chưa hoàn thành quý III"
    );
    let ids: Vec<&str> = ["unfinished", "superior_plan", "recipient", "signature"]
        .map(|kind| find(kind)["id"].as_str().unwrap())
        .to_vec();
    let taken = [
        &["rollover", &old, "--to", "2027", "--accept"][..],
        &ids[..],
    ]
    .concat();
    let new = line.json(&taken);
    let plan = new["id"].as_str().unwrap();
    assert_eq!(line.json(&["tasks", plan])[0]["remarks"], carried["after"]);
    assert_eq!(
        new["head"]["bases"][0],
        "Căn cứ Kế hoạch số ……/KH-UBND ngày …/…/…… của UBND tỉnh Sông Lam về phân loại rác năm 2027"
    );
    assert_eq!(new["recipients"][0]["name"], "UBND tỉnh");
    assert_eq!(new["signature"]["name"], "Lê Văn Ba");
    // What was not taken is as it was; a new draft has no number and no date.
    assert!(new["title"].as_str().unwrap().contains("năm 2025"));
    assert_eq!(new["head"]["number"], "");
    assert_eq!(
        new["head"]["date"],
        json!({"day": "", "month": "", "year": ""})
    );

    let told = line.ok(&["rollover", &old, "--to", "2027"]);
    assert_eq!(told.lines().count(), all.len());
    assert!(
        told.contains("[giai đoạn 2016 - 2020 → (cần xem lại)]"),
        "{told}"
    );
    assert!(told.contains("[năm 2025 → năm 2027]"), "{told}");
    line.fails(&["rollover", &old, "--to", "2027", "--accept", "zzzz"]);
    line.fails(&["rollover", &old, "--to", "2027-H3"]);
    line.fails(&["rollover", &old, "--to", "2024"]);
    line.fails(&["rollover", &old]);
    line.fails(&["rollover", "0000", "--to", "2027"]);
}

#[test]
fn the_screen_s_own_words_go_into_the_new_plan() {
    let window = Window::open(Answers::default());
    let plan = imported(&window);
    let listed = window.done("get_rollover", json!({"plan": plan, "period": "2026-H1"}));
    let all = listed["proposals"].as_array().unwrap();
    let over = all.iter().find(|p| p["reason"] == "period_over").unwrap();
    assert_eq!(over["after"], Value::Null);
    assert_eq!(
        (&over["place"], &over["field"]),
        (&json!("section"), &json!("text"))
    );
    let choice = json!({"id": over["id"], "text": "giai đoạn 2026 - 2030"});
    let args = json!({"plan": plan, "period": "2026-H1", "accepted": [choice]});
    let saved = window.done("accept_rollover", args);
    assert!(saved["plan"].to_string().contains("giai đoạn 2026 - 2030"));
    assert_eq!(text(&saved, "/plan/continues"), plan);

    let long = json!({"id": over["id"], "text": "dài ".repeat(10_000)});
    for (accepted, kind) in [
        (json!([long]), "flaws"),
        (json!([{"id": "0", "text": null}]), "not_found"),
    ] {
        let args = json!({"plan": plan, "period": "2026", "accepted": accepted});
        assert_eq!(window.failed("accept_rollover", args)["kind"], kind);
    }
    // The old plan may go; the new one stays and only remembers.
    window.done("remove_plan", json!({"plan": plan}));
    let new = text(&saved, "/plan/id");
    let kept = window.restart().done("get_plan", json!({"plan": new}));
    assert_eq!(text(&kept, "/continues"), plan);
}

/// The plan of last year, read from text in a window.
fn imported(window: &Window) -> String {
    let preview = window.done("preview_text", json!({"text": LAST_YEAR}));
    let draft = text(&preview, "/draft");
    text(
        &window.done("accept_import", json!({"draft": draft})),
        "/id",
    )
}

fn proposals(window: &Window, plan: &str, period: &str) -> Vec<Value> {
    let listed = window.done("get_rollover", json!({"plan": plan, "period": period}));
    listed["proposals"].as_array().unwrap().clone()
}

#[test]
fn decisions_are_kept_until_the_plan_is_made() {
    let window = Window::open(Answers::default());
    let plan = imported(&window);
    let all = proposals(&window, &plan, "2026");
    let decide = |i: usize, verdict: &str, words: Value| json!({"id": all[i]["id"], "verdict": verdict, "text": words});
    let decisions = json!([
        decide(0, "skipped", Value::Null),
        decide(1, "taken", json!("năm 2026 ")),
        decide(2, "seen", Value::Null),
        {"id": "000000000000", "verdict": "taken", "text": null},
    ]);
    let keep = |window: &Window, period: &str, decisions: &Value| {
        let args = json!({"plan": plan, "period": period, "decisions": decisions});
        window.done("save_rollover", args)
    };
    assert_eq!(window.done("list_rollovers", json!({})), json!([]));
    keep(&window, "2026", &decisions);
    keep(
        &window,
        "2027-Q1",
        &json!([decide(0, "taken", Value::Null)]),
    );

    let window = window.restart();
    let begun = window.done("list_rollovers", json!({}));
    let periods: Vec<_> = begun
        .as_array()
        .unwrap()
        .iter()
        .map(|b| &b["period"])
        .collect();
    assert_eq!(periods, ["2027-Q1", "2026"]);
    assert_eq!(
        (&begun[1]["decided"], &begun[1]["year"]),
        (&json!(4), &json!(2025))
    );
    let args = json!({"plan": plan, "period": "2026"});
    let listed = window.done("get_rollover", args.clone());
    assert_eq!(
        listed["decisions"],
        json!(decisions.as_array().unwrap()[..3])
    );
    assert_eq!(listed["outdated"], 1);

    // While the old plan is gone nothing waits; it comes back with what was decided.
    let removed = window.done("remove_plan", json!({"plan": plan}));
    assert_eq!(window.done("list_rollovers", json!({})), json!([]));
    let trash = text(&removed, "/trash");
    window.done("restore_removed", json!({"trash": trash}));
    assert_eq!(window.done("get_rollover", args.clone())["outdated"], 1);

    let taken = json!({"plan": plan, "period": "2026", "accepted": []});
    let saved = window.done("accept_rollover", taken);
    assert_eq!(window.done("get_rollover", args)["decisions"], json!([]));
    assert_eq!(
        window
            .done("list_rollovers", json!({}))
            .as_array()
            .unwrap()
            .len(),
        1
    );
    keep(&window, "2027-Q1", &json!([]));
    assert_eq!(window.done("list_rollovers", json!({})), json!([]));

    // Each of the two plans knows the other.
    let plans = window.done("list_plans", json!({}));
    let continues = |id: &str| {
        let all = plans.as_array().unwrap();
        all.iter().find(|p| p["id"] == id).unwrap()["continues"].clone()
    };
    assert_eq!(continues(&text(&saved, "/plan/id")), plan);
    assert_eq!(continues(&plan), Value::Null);

    let long = json!([{"id": "0", "verdict": "taken", "text": "dài ".repeat(10_000)}]);
    for (id, period, decisions, kind) in [
        (plan.as_str(), "2026", &long, "flaws"),
        (&plan, "2026-H3", &json!([]), "flaws"),
        (
            "0190aaaa-0000-7000-8000-000000000000",
            "2026",
            &json!([]),
            "not_found",
        ),
    ] {
        let args = json!({"plan": id, "period": period, "decisions": decisions});
        assert_eq!(window.failed("save_rollover", args)["kind"], kind);
    }
}

/// `[-old-]{+new+}` of every line that is not the same.
fn compared(comparison: &Value) -> Vec<String> {
    let lines = comparison["lines"].as_array().unwrap().iter();
    lines
        .filter(|line| line["change"] != "same")
        .map(|line| {
            let words = line["words"].as_array().unwrap().iter();
            let one = |words: &Value| {
                let text = words["text"].as_str().unwrap();
                match words["said"].as_str().unwrap() {
                    "old" => format!("[-{text}-]"),
                    "new" => format!("{{+{text}+}}"),
                    _ => text.to_owned(),
                }
            };
            words.map(one).collect()
        })
        .collect()
}

#[test]
fn the_old_plan_beside_the_new_one() {
    let window = Window::open(Answers::default());
    let plan = imported(&window);
    let all = proposals(&window, &plan, "2026");
    let take = |kinds: &[&str]| {
        let taken = all
            .iter()
            .filter(|p| kinds.contains(&p["kind"].as_str().unwrap()));
        taken
            .map(|p| json!({"id": p["id"], "text": null}))
            .collect::<Vec<_>>()
    };
    let preview = |accepted: Vec<Value>| {
        let args = json!({"plan": plan, "period": "2026", "accepted": accepted});
        window.done("preview_rollover", args)
    };
    let nothing = preview(Vec::new());
    assert_eq!(compared(&nothing), ["[-15-]", "[-09/01/2025-]"]);
    assert_eq!(nothing["removed"], 2);
    let some = preview(take(&["year", "recipient"]));
    let told = compared(&some);
    for expect in [
        "Tuyên truyền phân loại rác năm [-2025-]{+2026+} trên địa bàn xã An Hòa",
        "UBND [-huyện Sông Lam-]{+tỉnh+}",
    ] {
        assert!(
            told.iter().any(|line| line == expect),
            "{expect}: {told:#?}"
        );
    }
    let lines = some["lines"].as_array().unwrap();
    let heading = lines.iter().find(|l| l["field"] == "title").unwrap();
    assert_eq!(
        (&heading["label"], &heading["depth"]),
        (&json!("I."), &json!(0))
    );
    // Nothing was kept.
    assert_eq!(
        window
            .done("list_plans", json!({}))
            .as_array()
            .unwrap()
            .len(),
        1
    );
    let stale = json!({"plan": plan, "period": "2026", "accepted": [{"id": "0", "text": null}]});
    assert_eq!(
        window.failed("preview_rollover", stale)["kind"],
        "not_found"
    );
}

#[test]
fn proposals_of_one_sentence_come_together() {
    let window = Window::open(Answers::default());
    let plan = imported(&window);
    let listed = window.done("get_rollover", json!({"plan": plan, "period": "2026"}));
    let passages = listed["passages"].as_array().unwrap();
    let pieces = passages
        .iter()
        .flat_map(|p| p["pieces"].as_array().unwrap());
    let order: Vec<u64> = pieces.filter_map(|p| p["proposal"].as_u64()).collect();
    let all = listed["proposals"].as_array().unwrap().len() as u64;
    assert_eq!(order, (0..all).collect::<Vec<_>>());
    assert!(passages.len() < order.len());
}

#[test]
fn the_office_says_what_replaced_what() {
    let window = Window::open(Answers::default());
    let plan = imported(&window);
    let list = window.done("get_successors", json!({}));
    assert_eq!(list["own"], json!([]));
    let built_in = list["built_in"].as_array().unwrap();
    assert!(built_in.iter().all(|entry| entry["off"] == false));
    let doubtful = built_in.iter().filter(|entry| entry["confirmed"] == false);
    assert!(doubtful.count() > 0);
    let post = built_in
        .iter()
        .find(|entry| {
            entry["entry"]["old"]
                .as_str()
                .unwrap()
                .contains("Văn hóa - Xã hội")
        })
        .unwrap();

    let unit = |window: &Window| {
        let all = proposals(window, &plan, "2026");
        let unit = all.into_iter().find(|p| p["kind"] == "unit");
        unit.map(|p| p["after"].clone())
    };
    assert_eq!(unit(&window), Some(json!("Phòng Văn hóa - Xã hội")));
    let save = |window: &Window, own: Value, off: &Value| {
        window.done(
            "save_successors",
            json!({"own": own, "off": [off, "no such entry"]}),
        )
    };
    let saved = save(&window, json!([]), &post["id"]);
    let off = saved["list"]["built_in"].as_array().unwrap().iter();
    assert_eq!(off.filter(|entry| entry["off"] == true).count(), 1);
    assert_eq!(unit(&window), None);
    let ours = json!({
        "role": "department", "since": " 2025", "old": "Công chức Văn hóa - Xã hội (xã)",
        "new": "Tổ Văn hóa {kind}", "source": "QĐ 3/QĐ-UBND"
    });
    save(&window, json!([ours]), &json!(""));
    let window = window.restart();
    assert_eq!(unit(&window), Some(json!("Tổ Văn hóa xã")));

    let wrong = json!({"role": "term", "since": "nay", "old": "(xã)", "new": "", "source": ""});
    let args = json!({"own": [ours, wrong], "off": []});
    let failure = window.failed("save_successors", args);
    let flaws: Vec<_> = failure["flaws"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| &f["field"])
        .collect();
    assert_eq!(flaws, ["1.since", "1.old"]);
    let many = json!({"own": vec![ours; 501], "off": []});
    assert_eq!(
        window.failed("save_successors", many)["flaws"][0]["field"],
        "own"
    );
    assert_eq!(
        window.done("get_successors", json!({}))["own"][0]["new"],
        "Tổ Văn hóa {kind}"
    );
}

#[test]
fn tasks_of_somebody_who_left_find_another() {
    let window = Window::open(Answers::default());
    let plan = imported(&window);
    let person = |name: &str| {
        let person = json!({"id": "", "name": name, "position": "Chuyên viên", "unit": null, "active": true});
        let saved = window.done("save_official", json!({"official": person}));
        let all = saved["directory"]["officials"].as_array().unwrap();
        all.iter().find(|p| p["name"] == name).unwrap().clone()
    };
    let (gone, next) = (person("Trần Thị Gấm"), person("Lê Lan"));
    let fields = json!({
        "text": "Phát tờ gấp", "deliverable": "", "lead": "", "coordinating": [],
        "official": gone["id"], "timeframe": "", "budget": "", "remarks": ""
    });
    window.done("add_task", json!({"plan": plan, "fields": fields}));
    window.done("remove_official", json!({"official": gone["id"]}));
    let all = proposals(&window, &plan, "2026");
    let found = all.iter().find(|p| p["kind"] == "official").unwrap();
    assert_eq!(
        (&found["before"], &found["after"]),
        (&gone["name"], &next["name"])
    );
    assert_eq!(
        (&found["field"], &found["reason"]),
        (&json!("official"), &json!("retired"))
    );
    let accept = |words: Value| {
        let choice = json!({"id": found["id"], "text": words});
        json!({"plan": plan, "period": "2026", "accepted": [choice]})
    };
    let failure = window.failed("accept_rollover", accept(json!("Không ai")));
    assert_eq!(failure["flaws"][0]["kind"], "unknown");
    let told = compared(&window.done("preview_rollover", accept(Value::Null)));
    assert!(
        told.contains(&"[-Trần Thị Gấm-]{+Lê Lan+}".to_owned()),
        "{told:#?}"
    );
    let saved = window.done("accept_rollover", accept(Value::Null));
    let tasks = window.done("list_tasks", json!({"plan": text(&saved, "/plan/id")}));
    let named: Vec<_> = tasks
        .as_array()
        .unwrap()
        .iter()
        .map(|t| &t["official_name"])
        .collect();
    assert!(
        named.contains(&&next["name"]) && !named.contains(&&gone["name"]),
        "{named:?}"
    );
}
