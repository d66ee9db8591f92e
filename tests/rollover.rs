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
    let preview = window.done("preview_text", json!({"text": LAST_YEAR}));
    let draft = text(&preview, "/draft");
    let imported = window.done("accept_import", json!({"draft": draft}));
    let plan = text(&imported, "/id");
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
