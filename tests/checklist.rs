//! A superior's plan as a checklist, through the commands of the screens and the command line.

use crate::cli::Line;
use crate::commands::{Window, set_up, text};
use crate::house::Answers;
use serde_json::{Value, json};
use std::sync::Mutex;

/// A plan of an invented province: purposes, an audience, items for communes, for others and for
/// whoever reads them, and a table.
pub(crate) const PROVINCE: &str = "\
ỦY BAN NHÂN DÂN
TỈNH SÔNG LAM

Số: 118/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Sông Lam, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Tuyên truyền giữ sạch đường làng năm 2026 trên địa bàn tỉnh Sông Lam

Căn cứ Luật Bảo vệ môi trường ngày 17/11/2020;
Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nâng cao nhận thức của người dân về giữ sạch đường làng, ngõ xóm.
2. Yêu cầu
- Việc tuyên truyền phải thiết thực, tiết kiệm.

II. NỘI DUNG, HÌNH THỨC TUYÊN TRUYỀN
1. Nội dung tuyên truyền
a) Tuyên truyền phân loại rác tại nguồn trong hộ gia đình;
b) Giới thiệu gương người tốt, việc tốt trong giữ gìn vệ sinh đường làng.
2. Hình thức tuyên truyền
a) Phát thanh trên hệ thống truyền thanh cơ sở ít nhất 02 buổi một tuần;
b) Treo băng rôn, khẩu hiệu tại trụ sở, chợ và nhà văn hóa thôn.

III. KINH PHÍ THỰC HIỆN
Kinh phí thực hiện được bố trí từ ngân sách nhà nước theo phân cấp hiện hành.

IV. TỔ CHỨC THỰC HIỆN
1. Sở Nông nghiệp và Môi trường
- Chủ trì, hướng dẫn kỹ thuật phân loại rác trong quý I/2026.
- Tổng hợp kết quả, báo cáo Ủy ban nhân dân tỉnh trước ngày 20/12/2026.
2. Báo và Đài Sông Lam
- Mở chuyên mục về giữ sạch đường làng.
3. Ủy ban nhân dân các xã, phường
- Xây dựng kế hoạch tuyên truyền của địa phương trước ngày 15/02/2026.
- Tổ chức tổng vệ sinh đường làng vào sáng thứ bảy hằng tuần.
- Báo cáo kết quả thực hiện trước ngày 10 tháng cuối quý.

Trên đây là Kế hoạch tuyên truyền giữ sạch đường làng năm 2026 của tỉnh Sông Lam./.

Nơi nhận:
- UBND các xã, phường;
- Lưu: VT, NNMT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Hồ Thị Mai
";

const COMMUNE: &str = "\
ỦY BAN NHÂN DÂN
XÃ AN HÒA

Số: 09/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

An Hòa, ngày 20 tháng 01 năm 2026

KẾ HOẠCH
Tuyên truyền giữ sạch đường làng năm 2026 trên địa bàn xã An Hòa

Ủy ban nhân dân xã An Hòa ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU
- Người dân giữ sạch đường làng, ngõ xóm.

II. NỘI DUNG, HÌNH THỨC
1. Nội dung
a) Hướng dẫn hộ gia đình phân loại rác tại nguồn.
b) Nêu gương người tốt, việc tốt giữ gìn vệ sinh đường làng.
2. Hình thức
a) Phát thanh trên hệ thống truyền thanh của xã 03 buổi một tuần.

III. CHẾ ĐỘ BÁO CÁO
Các thôn báo cáo kết quả thực hiện trước ngày 05 tháng cuối quý.

Trên đây là Kế hoạch tuyên truyền giữ sạch đường làng năm 2026 của xã An Hòa./.

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Phạm Văn Hưng
";

fn ours(window: &Window) -> String {
    let preview = window.done("preview_text", json!({ "text": COMMUNE }));
    let kept = window.done("accept_import", json!({ "draft": preview["draft"] }));
    text(&kept, "/id")
}

/// The province's plan as a checklist of ours, as the screens make one: what is ticked is taken.
fn checklist(window: &Window, plan: &str) -> Value {
    let preview = window.done("preview_text", json!({ "text": PROVINCE }));
    let read = window.done("preview_checklist", json!({ "draft": preview["draft"] }));
    let passages = read["passages"].as_array().unwrap();
    let chosen: Vec<usize> = (0..passages.len())
        .filter(|i| passages[*i]["asks"] == true)
        .collect();
    let form = json!({ "draft": preview["draft"], "superior": read["superior"], "chosen": chosen });
    window.done("create_checklist", json!({ "plan": plan, "form": form }))
}

fn lists(window: &Window, plan: &str) -> Value {
    window.done("list_checklists", json!({ "plan": plan }))
}

fn change(window: &Window, list: &str, change: &Value) -> Value {
    window.done(
        "change_checklist",
        json!({ "checklist": list, "change": change }),
    )
}

/// The requirement whose words hold these.
fn asked(lists: &Value, words: &str) -> Value {
    let all = lists["lists"][0]["requirements"].as_array().unwrap();
    let found = all.iter().find(|r| text(r, "/text").contains(words));
    found.unwrap_or_else(|| panic!("no {words}")).clone()
}

/// The place of our plan whose words hold these.
fn place(lists: &Value, words: &str) -> Value {
    let all = lists["places"].as_array().unwrap();
    let found = all.iter().rfind(|p| text(p, "/text").contains(words));
    found.unwrap_or_else(|| panic!("no {words}"))["tie"].clone()
}

fn state(lists: &Value, words: &str) -> String {
    text(&asked(lists, words), "/state")
}

#[test]
fn a_province_s_plan_is_split_into_what_it_asks() {
    let window = Window::open(Answers::default());
    set_up(&window);
    let preview = window.done("preview_text", json!({ "text": PROVINCE }));
    let read = window.done("preview_checklist", json!({ "draft": preview["draft"] }));
    let superior = &read["superior"];
    assert_eq!(text(superior, "/doc_type"), "Kế hoạch");
    assert_eq!(text(superior, "/code"), "118/KH-UBND");
    assert_eq!(text(superior, "/date/month"), "01");
    assert_eq!(text(superior, "/issuer"), "Ủy ban nhân dân tỉnh Sông Lam");
    let told: Vec<String> = read["passages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| {
            let tick = if p["asks"] == true { "x" } else { " " };
            let words = text(p, "/text");
            let first: Vec<&str> = words.split(' ').take(4).collect();
            format!(
                "[{tick}] {} | {} | {} {}",
                text(p, "/place"),
                first.join(" "),
                text(p, "/addressed"),
                text(p, "/addressee"),
            )
        })
        .map(|line| line.trim_end().to_owned())
        .collect();
    let expect = [
        "[ ]  | Ủy ban nhân dân | unsaid",
        "[ ] I.1, gạch đầu dòng 1 | Nâng cao nhận thức | unsaid",
        "[ ] I.2, gạch đầu dòng 1 | Việc tuyên truyền phải | unsaid",
        "[x] II.1.a | Tuyên truyền phân loại | unsaid",
        "[x] II.1.b | Giới thiệu gương người | unsaid",
        "[x] II.2.a | Phát thanh trên hệ | communes",
        "[x] II.2.b | Treo băng rôn, khẩu | unsaid",
        "[x] III | Kinh phí thực hiện | unsaid",
        "[x] IV.1, gạch đầu dòng 1 | Chủ trì, hướng dẫn | others Sở Nông nghiệp và Môi trường",
        "[x] IV.1, gạch đầu dòng 2 | Tổng hợp kết quả, | others Sở Nông nghiệp và Môi trường",
        "[x] IV.2, gạch đầu dòng 1 | Mở chuyên mục về | others Báo và Đài Sông Lam",
        "[x] IV.3, gạch đầu dòng 1 | Xây dựng kế hoạch | communes",
        "[x] IV.3, gạch đầu dòng 2 | Tổ chức tổng vệ | communes",
        "[x] IV.3, gạch đầu dòng 3 | Báo cáo kết quả | communes",
        "[ ]  | Trên đây là Kế | unsaid",
    ];
    assert_eq!(told, expect);
    // To look keeps nothing.
    assert_eq!(window.done("list_plans", json!({})), json!([]));
}

#[test]
fn each_requirement_is_answered_and_that_stays() {
    let window = Window::open(Answers::default());
    set_up(&window);
    let plan = ours(&window);
    let made = checklist(&window, &plan);
    let list = text(&made, "/checklist");
    let shown = &made["checklists"];
    assert_eq!(shown["lists"][0]["counts"]["open"], 11);

    // The most like place is suggested, and nothing is tied by itself.
    let waste = asked(shown, "phân loại rác tại nguồn");
    let like = place(shown, "Hướng dẫn hộ gia đình");
    assert_eq!(waste["suggestions"][0]["tie"], like);
    assert_eq!(waste["state"], "open");

    let answer = json!({ "kind": "answered", "ties": [like], "note": "Cả năm" });
    let tie = json!({ "kind": "answer", "requirement": waste["id"], "answer": answer });
    let answered = change(&window, &list, &tie);
    assert_eq!(
        state(&answered["checklists"], "phân loại rác tại nguồn"),
        "answered"
    );

    let taken = change(&window, &list, &json!({ "kind": "take_proposals" }));
    let press = asked(&taken["checklists"], "Mở chuyên mục");
    assert_eq!(press["state"], "not_ours");
    assert_eq!(press["answer"]["reason"], "Giao cho Báo và Đài Sông Lam");

    // A requirement becomes a task of ours, and that answers it.
    let clean = asked(shown, "tổng vệ sinh");
    let add = json!({ "kind": "add_task", "requirement": clean["id"] });
    let added = change(&window, &list, &add);
    assert_eq!(state(&added["checklists"], "tổng vệ sinh"), "answered");
    let tasks = window.done("list_tasks", json!({ "plan": plan }));
    let task = tasks.as_array().unwrap().last().unwrap().clone();
    assert_eq!(task["standing"], "accepted");
    assert!(text(&task, "/fields/text").starts_with("Tổ chức tổng vệ sinh"));

    // What it was tied to goes, and with it the answer; it comes back with it.
    let remove = json!({ "plan": plan, "tasks": [task["id"]], "reason": "" });
    let removed = window.done("remove_tasks", remove);
    assert_eq!(state(&lists(&window, &plan), "tổng vệ sinh"), "broken");
    window.done("restore_removed", json!({ "trash": removed["trash"] }));
    assert_eq!(state(&lists(&window, &plan), "tổng vệ sinh"), "answered");

    // The check tells how many are left.
    let findings = window.done("get_findings", json!({ "plan": plan }));
    let left = findings.as_array().unwrap().iter();
    let left: Vec<_> = left
        .filter(|f| f["rule"] == "superior_unanswered")
        .collect();
    assert_eq!((left.len(), &left[0]["other"]), (1, &json!("6")));
    assert_eq!(left[0]["place"], "checklists");

    let before = lists(&window, &plan);
    let window = window.restart();
    assert_eq!(lists(&window, &plan), before);
    let removed = window.done("remove_plan", json!({ "plan": plan }));
    assert_eq!(
        window.failed(
            "change_checklist",
            json!({ "checklist": list, "change": tie })
        )["what"],
        "checklist"
    );
    window.done("restore_removed", json!({ "trash": removed["trash"] }));
    assert_eq!(lists(&window, &plan), before);
}

#[test]
fn a_task_for_a_requirement_comes_and_goes_in_one_change() {
    let window = Window::open(Answers::default());
    set_up(&window);
    let plan = ours(&window);
    let made = checklist(&window, &plan);
    let list = text(&made, "/checklist");
    let seq = |answer: &Value| answer["saved"]["seq"].as_u64().unwrap();
    let before = lists(&window, &plan);
    let tasks = window.done("list_tasks", json!({ "plan": plan }));
    let clean = asked(&before, "tổng vệ sinh");
    let add = json!({ "kind": "add_task", "requirement": clean["id"] });
    let added = change(&window, &list, &add);
    assert_eq!(seq(&added), seq(&made) + 1);
    let task = asked(&added["checklists"], "tổng vệ sinh")["answer"]["ties"][0]["id"].clone();
    let put = json!({
        "kind": "put", "requirements": before["lists"][0]["requirements"], "task": task,
    });
    let back = change(&window, &list, &put);
    assert_eq!(seq(&back), seq(&added) + 1);
    assert_eq!(back["checklists"], before);
    assert_eq!(lists(&window, &plan), before);
    assert_eq!(window.done("list_tasks", json!({ "plan": plan })), tasks);
    // Somebody may have removed the task before; a task of another plan is nobody's to remove.
    let again = change(&window, &list, &put);
    assert_eq!(again["checklists"], before);
    let other = ours(&window);
    let foreign = checklist(&window, &other);
    let foreign = text(&foreign, "/checklist");
    let taken = asked(&lists(&window, &other), "tổng vệ sinh");
    let add = json!({ "kind": "add_task", "requirement": taken["id"] });
    let added = change(&window, &foreign, &add);
    let task = asked(&added["checklists"], "tổng vệ sinh")["answer"]["ties"][0]["id"].clone();
    let put = json!({
        "kind": "put", "requirements": before["lists"][0]["requirements"], "task": task,
    });
    change(&window, &list, &put);
    assert_eq!(state(&lists(&window, &other), "tổng vệ sinh"), "answered");
}

#[test]
fn what_is_asked_is_found() {
    let window = Window::open(Answers::default());
    set_up(&window);
    let plan = ours(&window);
    let list = text(&checklist(&window, &plan), "/checklist");
    let hits = window.done("search", json!({ "words": "mo chuyen muc" }));
    assert_eq!(hits[0]["kind"], "requirement");
    assert_eq!(hits[0]["plan"], plan);
    assert_eq!(
        hits[0]["id"],
        asked(&lists(&window, &plan), "Mở chuyên mục")["id"]
    );
    assert!(text(&hits[0], "/title").contains("118/KH-UBND"), "{hits}");
    let hits = window.done("search", json!({ "words": "118/KH-UBND" }));
    assert_eq!(
        (&hits[0]["kind"], &hits[0]["id"]),
        (&json!("checklist"), &json!(list))
    );
}

#[test]
fn requirements_are_edited_and_put_back() {
    let window = Window::open(Answers::default());
    set_up(&window);
    let plan = ours(&window);
    let made = checklist(&window, &plan);
    let list = text(&made, "/checklist");
    let before = made["checklists"].clone();
    let texts = |answer: &Value| -> Vec<String> {
        let all = answer["checklists"]["lists"][0]["requirements"].as_array();
        all.unwrap().iter().map(|r| text(r, "/text")).collect()
    };
    let whole = asked(&before, "Treo băng rôn");
    let id = &whole["id"];
    let split = change(
        &window,
        &list,
        &json!({ "kind": "split", "requirement": id, "at": 14 }),
    );
    assert!(texts(&split).contains(&"khẩu hiệu tại trụ sở, chợ và nhà văn hóa thôn.".to_owned()));
    let joined = change(
        &window,
        &list,
        &json!({ "kind": "join", "requirement": id }),
    );
    assert_eq!(texts(&joined).len(), 11);
    let add =
        json!({ "kind": "add", "index": 0, "place": "I.2", "text": " Thiết thực, tiết kiệm. " });
    assert_eq!(
        texts(&change(&window, &list, &add))[0],
        "Thiết thực, tiết kiệm."
    );
    change(
        &window,
        &list,
        &json!({ "kind": "move", "requirement": id, "index": 0 }),
    );
    let edit = json!({ "kind": "edit", "requirement": id, "place": "II", "text": "Treo băng rôn" });
    assert_eq!(texts(&change(&window, &list, &edit))[0], "Treo băng rôn");
    change(
        &window,
        &list,
        &json!({ "kind": "remove", "requirement": id }),
    );
    let mut superior = before["lists"][0]["superior"].clone();
    superior["code"] = json!("119/KH-UBND");
    let head = change(
        &window,
        &list,
        &json!({ "kind": "head", "superior": superior }),
    );
    assert!(text(&head, "/checklists/lists/0/cited").contains("119/KH-UBND"));

    // As it was before all this.
    let put =
        json!({ "kind": "put", "requirements": before["lists"][0]["requirements"], "task": null });
    let put = change(&window, &list, &put);
    assert_eq!(
        put["checklists"]["lists"][0]["requirements"],
        before["lists"][0]["requirements"]
    );

    for (wrong, field) in [
        (json!({ "kind": "split", "requirement": id, "at": 0 }), "at"),
        (
            json!({ "kind": "edit", "requirement": id, "place": "", "text": " " }),
            "text",
        ),
        (
            json!({ "kind": "head", "superior": { "doc_type": "", "code": "", "issuer": "", "subject": "",
                "date": { "day": "", "month": "", "year": "" } } }),
            "subject",
        ),
        (
            json!({ "kind": "join", "requirement": "01890000-0000-7000-8000-000000000000" }),
            "requirement",
        ),
    ] {
        let failure = window.failed(
            "change_checklist",
            json!({ "checklist": list, "change": wrong }),
        );
        assert_eq!(text(&failure, "/flaws/0/field"), field, "{failure}");
    }
    assert_eq!(
        lists(&window, &plan)["lists"][0]["requirements"],
        before["lists"][0]["requirements"]
    );

    let removed = window.done("remove_checklist", json!({ "checklist": list }));
    assert_eq!(lists(&window, &plan)["lists"], json!([]));
    let trash = window.done("list_trash", json!({}));
    assert_eq!(trash[0]["what"], "checklist");
    window.done("restore_removed", json!({ "trash": removed["trash"] }));
    assert_eq!(
        lists(&window, &plan)["lists"][0]["requirements"],
        before["lists"][0]["requirements"]
    );
}

#[test]
fn the_table_is_written_and_printed() {
    let folder = tempfile::tempdir().unwrap();
    let answers = Answers {
        save_in: Mutex::new(Some(folder.path().to_owned())),
        ..Answers::default()
    };
    let window = Window::open(answers);
    set_up(&window);
    let plan = ours(&window);
    let list = text(&checklist(&window, &plan), "/checklist");
    for format in ["docx", "pdf", "xlsx", "text"] {
        let args = json!({ "checklist": list, "format": format });
        let written = window.done("export_checklist", args);
        let path = text(&written, "/path");
        assert!(path.contains("Bảng đối chiếu kế hoạch 118"), "{path}");
        assert!(std::fs::metadata(&path).unwrap().len() > 500, "{path}");
        assert_eq!(written["missing"], json!([]));
    }
    window.done("print_checklist", json!({ "checklist": list }));
}

#[test]
fn the_command_line_makes_lists_and_writes() {
    let line = Line::new();
    line.ok(&["set-up", "--name", "An Hòa"]);
    let (ours, theirs) = (
        line.folder.path().join("xa.txt"),
        line.folder.path().join("tinh.txt"),
    );
    std::fs::write(&ours, COMMUNE).unwrap();
    std::fs::write(&theirs, PROVINCE).unwrap();
    let plan = line.json(&["import", ours.to_str().unwrap()])[0]["id"].clone();
    let plan = plan.as_str().unwrap();
    assert!(line.ok(&["checklist", plan]).contains("--from"));
    let made = line.json(&["checklist", plan, "--from", theirs.to_str().unwrap()]);
    assert_eq!(made["lists"][0]["source"], "tinh.txt");
    let shown = line.ok(&["checklist", plan]);
    assert!(
        shown.contains("Kế hoạch số 118/KH-UBND ngày 05 tháng 01 năm 2026"),
        "{shown}"
    );
    assert!(
        shown.contains("[chưa trả lời] II.2.a: Phát thanh"),
        "{shown}"
    );
    let out = line.folder.path().join("bang.txt");
    let out = out.to_str().unwrap();
    line.ok(&["checklist", plan, "--to", "text", "--out", out]);
    let table = std::fs::read_to_string(out).unwrap();
    for words in [
        "BẢNG ĐỐI CHIẾU",
        "Tổng số 11 yêu cầu",
        "IV.3, gạch đầu dòng 2",
        "Chưa trả lời",
    ] {
        assert!(table.contains(words), "{words}: {table}");
    }
    line.fails(&[
        "checklist",
        plan,
        "--number",
        "2",
        "--to",
        "text",
        "--out",
        out,
    ]);
    line.fails(&["checklist", plan, "--to", "text"]);
    line.fails(&["checklist", plan, "--from", "/khong/co/tep.txt"]);
}
