//! Each kind of change, and what holds for any choice of them.

use super::*;
use crate::{fixture, spot};
use plan::{
    Mark, Official, PartialDate, Plan, Quantity, Recipient, RichText, Run, Signatory, Standing,
    Task, TaskStatus, Timeframe,
};
use proptest::prelude::*;
use std::collections::HashMap;
use uuid::Uuid;

const MAP: &str = include_str!("../../../../assets/rollover/two-level.txt");

fn map() -> Successors {
    Successors::read(MAP).unwrap()
}

/// A plan for 2024 of the commune An Hòa, with this body.
fn old_plan(body: &str) -> Plan {
    let mut plan = fixture::plan(body);
    plan.year = 2024;
    plan
}

fn propose(plan: &Plan, tasks: &[Task], marks: &[Mark], to: &str) -> Vec<Proposal> {
    let old = Old {
        plan,
        tasks,
        marks,
        people: &[],
    };
    let (agency, successors) = (fixture::agency(), map());
    let today = Today {
        agency: &agency,
        successors: &successors,
    };
    proposals(old, to.parse().unwrap(), today)
}

fn all(proposals: &[Proposal]) -> Vec<Choice> {
    proposals
        .iter()
        .map(|p| Choice {
            id: p.id.clone(),
            text: None,
        })
        .collect()
}

fn safe(proposals: &[Proposal]) -> Vec<Choice> {
    let safe: Vec<Proposal> = proposals.iter().filter(|p| p.safe).cloned().collect();
    all(&safe)
}

fn rolled(
    plan: &Plan,
    tasks: &[Task],
    marks: &[Mark],
    to: &str,
    choose: impl Fn(&[Proposal]) -> Vec<Choice>,
) -> (Plan, Vec<Task>) {
    let found = propose(plan, tasks, marks, to);
    let old = Old {
        plan,
        tasks,
        marks,
        people: &[],
    };
    let mut n = 1_000_000;
    let mut mint = || {
        n += 1;
        Uuid::from_u128(n)
    };
    apply(old, &found, &choose(&found), to.parse().unwrap(), &mut mint).unwrap()
}

/// `kind before → after` of every proposal, with `!` for a safe one.
fn shown(proposals: &[Proposal]) -> Vec<String> {
    proposals
        .iter()
        .map(|p| {
            let after = p.after.as_deref().unwrap_or("?");
            let safe = if p.safe { "!" } else { "" };
            format!("{:?}{safe} {} → {after}", p.kind, p.before)
        })
        .collect()
}

/// What is proposed for one sentence of a plan for 2024 rolled over to 2026, and the sentence
/// with everything taken.
fn check(text: &str, expect: &[&str], becomes: &str) {
    let plan = old_plan(&format!("# A\n. {text}"));
    assert_eq!(shown(&propose(&plan, &[], &[], "2026")), expect, "{text}");
    let (new, _) = rolled(&plan, &[], &[], "2026", all);
    assert_eq!(new.sections[0].blocks[0].text.to_plain(), becomes, "{text}");
}

#[test]
fn years_and_dates() {
    for (text, expect, becomes) in [
        (
            "trong năm 2024.",
            &["Year! năm 2024 → năm 2026"][..],
            "trong năm 2026.",
        ),
        (
            "Quý III/2024, tháng 4/2024: xong trước 31/01/2024để tổng hợp",
            &[
                "Year! III/2024 → III/2026",
                "Year! 4/2024 → 4/2026",
                "Date! 31/01/2024 → 31/01/2026",
            ],
            "Quý III/2026, tháng 4/2026: xong trước 31/01/2026để tổng hợp",
        ),
        (
            "trước ngày 15 tháng 12 năm 2024",
            &["Date! 15 tháng 12 năm 2024 → 15 tháng 12 năm 2026"],
            "trước ngày 15 tháng 12 năm 2026",
        ),
        (
            "trước ngày 29/02/2024",
            &["Date 29/02/2024 → 28/02/2026"],
            "trước ngày 28/02/2026",
        ),
        (
            "tháng 4, tháng 9 năm 2024; đến năm 2025",
            &["Year! năm 2024 → năm 2026", "Reference năm 2025 → ?"],
            "tháng 4, tháng 9 năm 2026; đến năm 2025",
        ),
        (
            "ngày 31/02/2024",
            &["Date 31/02/2024 → ?"],
            "ngày 31/02/2024",
        ),
        (
            "báo cáo trước 15/01/2025; so với năm 2023; kinh phí năm 2023",
            &[
                "Date 15/01/2025 → 15/01/2027",
                "Year năm 2023 → năm 2025",
                "Year năm 2023 → năm 2026",
            ],
            "báo cáo trước 15/01/2027; so với năm 2025; kinh phí năm 2026",
        ),
        (
            "6 tháng cuối năm 2024",
            &["Year! năm 2024 → năm 2026"],
            "6 tháng cuối năm 2026",
        ),
        (
            "đến năm 2024 đạt 80%",
            &["Year năm 2024 → năm 2026"],
            "đến năm 2026 đạt 80%",
        ),
        (
            "CCHC 2024 của xã",
            &["Year 2024 → 2026"],
            "CCHC 2026 của xã",
        ),
        (
            "năm học 2023 - 2024",
            &["Year 2023 - 2024 → 2025 - 2026"],
            "năm học 2025 - 2026",
        ),
        (
            "phát khoảng 2024 tờ; 2.024 tờ; 12024",
            &[],
            "phát khoảng 2024 tờ; 2.024 tờ; 12024",
        ),
        (
            "từ năm 2015; Hiến pháp năm 2013",
            &[],
            "từ năm 2015; Hiến pháp năm 2013",
        ),
    ] {
        check(text, expect, becomes);
    }
}

#[test]
fn references_stay_and_are_pointed_at() {
    for (text, expect) in [
        (
            "theo Quyết định số 12/QĐ-UBND ngày 05/01/2024 của UBND tỉnh",
            &[][..],
        ),
        ("Công văn ngày 05/01/2024 của Sở Nội vụ", &[]),
        ("Luật Tổ chức chính quyền địa phương năm 2024", &[]),
        ("giai đoạn 2021 - 2030", &[]),
        ("giai đoạn 2021-2026, định hướng đến năm 2030", &[]),
        (
            "giai đoạn 2016 - 2020",
            &["Reference giai đoạn 2016 - 2020 → ?"],
        ),
        (
            "từ năm 2021 đến năm 2025",
            &["Reference từ năm 2021 đến năm 2025 → ?"],
        ),
        ("chuyển đổi số đến năm 2020", &["Reference năm 2020 → ?"]),
        (
            "Quyết định số 12/QĐ-UBND ngày 05/01/2024 của UBND tỉnh về giao chỉ tiêu năm 2024",
            &["Reference năm 2024 → ?"],
        ),
        (
            "theo Nghị định 61 của Chính phủ",
            &["Reference Nghị định 61 → ?"],
        ),
    ] {
        check(text, expect, text);
    }
}

#[test]
fn last_year_s_plan_of_the_superior_is_followed_by_this_year_s() {
    for (text, expect, becomes) in [
        (
            "Căn cứ Kế hoạch số 63/KH-UBND ngày 19/12/2023 của UBND tỉnh về cải cách hành chính năm 2024; trong năm 2024",
            &[
                "SuperiorPlan Kế hoạch số 63/KH-UBND ngày 19/12/2023 của UBND tỉnh về cải cách hành chính năm 2024 → Kế hoạch số ……/KH-UBND ngày …/…/…… của UBND tỉnh về cải cách hành chính năm 2026",
                "Year! năm 2024 → năm 2026",
            ][..],
            "Căn cứ Kế hoạch số ……/KH-UBND ngày …/…/…… của UBND tỉnh về cải cách hành chính năm 2026; trong năm 2026",
        ),
        (
            "Kế hoạch số 5/KH-UBND ngày 24 tháng 12 năm 2023",
            &[
                "SuperiorPlan Kế hoạch số 5/KH-UBND ngày 24 tháng 12 năm 2023 → Kế hoạch số ……/KH-UBND ngày …/…/……",
            ],
            "Kế hoạch số ……/KH-UBND ngày …/…/……",
        ),
        (
            "Thực hiện Kế hoạch số 7/KH-UBND ngày 03/01/2024 của UBND tỉnh về CCHC năm 2024, UBND xã xây dựng kế hoạch năm 2024 như sau:",
            &[
                "SuperiorPlan Kế hoạch số 7/KH-UBND ngày 03/01/2024 của UBND tỉnh về CCHC năm 2024 → Kế hoạch số ……/KH-UBND ngày …/…/…… của UBND tỉnh về CCHC năm 2026",
                "Year! năm 2024 → năm 2026",
            ],
            "Thực hiện Kế hoạch số ……/KH-UBND ngày …/…/…… của UBND tỉnh về CCHC năm 2026, UBND xã xây dựng kế hoạch năm 2026 như sau:",
        ),
        // A programme of several years is no plan of one.
        (
            "Kế hoạch số 22/KH-UBND ngày 23/7/2021 của UBND tỉnh về CCHC giai đoạn 2021 - 2030",
            &[],
            "Kế hoạch số 22/KH-UBND ngày 23/7/2021 của UBND tỉnh về CCHC giai đoạn 2021 - 2030",
        ),
    ] {
        check(text, expect, becomes);
    }
}

#[test]
fn units_that_are_gone_and_units_of_others() {
    for (text, expect, becomes) in [
        (
            "Công chức Văn hóa - Xã hội xã chủ trì",
            &["Unit! Công chức Văn hóa - Xã hội xã → Phòng Văn hóa - Xã hội"][..],
            "Phòng Văn hóa - Xã hội chủ trì",
        ),
        (
            "báo cáo UBND huyện Sông Lam qua phòng Văn hoá và Thông tin",
            &[
                "Unit UBND huyện Sông Lam → UBND tỉnh",
                "Unit phòng Văn hoá và Thông tin → Phòng Văn hóa - Xã hội",
            ],
            "báo cáo UBND tỉnh qua Phòng Văn hóa - Xã hội",
        ),
        (
            "dịch vụ công mức độ 3, mức độ 4 tại các xã, phường, thị trấn",
            &[
                "Term mức độ 3, mức độ 4 → toàn trình và một phần",
                "Term xã, phường, thị trấn → xã, phường, đặc khu",
            ],
            "dịch vụ công toàn trình và một phần tại các xã, phường, đặc khu",
        ),
        (
            "trên toàn phường.",
            &["UnitKind phường → xã"],
            "trên toàn xã.",
        ),
        (
            "trên địa bàn xã Bình Minh; hợp tác với xã Đông Phú; UBND xã An Hòa; Văn hóa - Xã Hội",
            &["OtherUnit xã Bình Minh → xã An Hòa"],
            "trên địa bàn xã An Hòa; hợp tác với xã Đông Phú; UBND xã An Hòa; Văn hóa - Xã Hội",
        ),
    ] {
        // The fixture's plan has no letterhead: the office's own counts, and its kind is sure.
        let sure = |line: &str| line.replace("UnitKind phường", "UnitKind! phường");
        let expect: Vec<String> = expect.iter().map(|line| sure(line)).collect();
        let expect: Vec<&str> = expect.iter().map(String::as_str).collect();
        check(text, &expect, becomes);
    }
}

#[test]
fn a_plan_of_another_commune_becomes_ours() {
    let mut plan = old_plan("# A\n. UBND phường Bình Minh giao các thôn của Phường Bình Minh.");
    plan.head.agency_lines = vec!["ỦY BAN NHÂN DÂN".into(), "PHƯỜNG BÌNH MINH".into()];
    plan.head.place = "Bình Minh".into();
    plan.head.subject = "TUYÊN TRUYỀN\nTRÊN ĐỊA BÀN PHƯỜNG BÌNH MINH".into();
    let found = propose(&plan, &[], &[], "2026");
    assert_eq!(
        shown(&found),
        [
            "OtherUnit ỦY BAN NHÂN DÂN\nPHƯỜNG BÌNH MINH → ỦY BAN NHÂN DÂN\nXÃ AN HÒA",
            "OtherUnit Bình Minh → An Hòa",
            "OtherUnit! PHƯỜNG BÌNH MINH → XÃ AN HÒA",
            "OtherUnit! phường Bình Minh → xã An Hòa",
            "OtherUnit! Phường Bình Minh → Xã An Hòa",
        ]
    );
    let (new, _) = rolled(&plan, &[], &[], "2026", all);
    assert_eq!(new.head.agency_lines, ["ỦY BAN NHÂN DÂN", "XÃ AN HÒA"]);
    assert_eq!(new.head.subject, "TUYÊN TRUYỀN\nTRÊN ĐỊA BÀN XÃ AN HÒA");
}

#[test]
fn periods_of_title_and_text() {
    let mut plan =
        old_plan("# A\n. Làm trong 6 tháng cuối năm 2024; báo cáo 6 tháng đầu năm 2024.");
    plan.head.subject = "Tuyên truyền năm 2024".into();
    plan.head.opening.paragraphs = vec!["Kế hoạch 6 tháng cuối năm 2024 như sau:".into()];
    for (to, subject, opening, text) in [
        (
            "2026",
            "Tuyên truyền năm 2026",
            "Kế hoạch năm 2026 như sau:",
            "Làm trong năm 2026; báo cáo 6 tháng đầu năm 2026.",
        ),
        (
            "2026-H1",
            "Tuyên truyền năm 2026",
            "Kế hoạch 6 tháng đầu năm 2026 như sau:",
            "Làm trong 6 tháng đầu năm 2026; báo cáo 6 tháng đầu năm 2026.",
        ),
        (
            "2026-H2",
            "Tuyên truyền năm 2026",
            "Kế hoạch 6 tháng cuối năm 2026 như sau:",
            "Làm trong 6 tháng cuối năm 2026; báo cáo 6 tháng đầu năm 2026.",
        ),
    ] {
        let (new, _) = rolled(&plan, &[], &[], to, all);
        assert_eq!(new.head.subject, subject, "{to}");
        assert_eq!(new.head.opening.paragraphs[0].to_plain(), opening, "{to}");
        assert_eq!(new.sections[0].blocks[0].text.to_plain(), text, "{to}");
    }
    plan.head.opening.paragraphs.clear();
    let (new, _) = rolled(&plan, &[], &[], "2026-Q3", all);
    assert_eq!(new.head.subject, "Tuyên truyền quý III năm 2026");
    let (new, _) = rolled(&plan, &[], &[], "2026", all);
    let text = "Làm trong 6 tháng cuối năm 2026; báo cáo 6 tháng đầu năm 2026.";
    assert_eq!(new.sections[0].blocks[0].text.to_plain(), text);
}

#[test]
fn another_part_of_the_same_year_changes_only_that() {
    let mut plan = old_plan("# A\n. trong năm 2024, so với năm 2023");
    plan.head.subject = "Tuyên truyền 6 tháng đầu năm 2024".into();
    plan.head.opening.bases = vec!["Kế hoạch số 5/KH-UBND ngày 03/01/2024 của UBND tỉnh".into()];
    let found = propose(&plan, &[], &[], "2024-H2");
    assert_eq!(shown(&found), ["Period 6 tháng đầu  → 6 tháng cuối "]);
}

#[test]
fn periods_are_read_and_written() {
    for (text, whole) in [
        ("2027", true),
        ("2027-H1", true),
        ("2027-Q4", true),
        ("2027-H3", false),
        ("2027-Q0", false),
        ("2027-", true),
        ("2027-x1", false),
        ("1900", false),
        ("năm 2027", false),
        ("", false),
    ] {
        let read = text.parse::<Period>();
        assert_eq!(read.is_ok(), whole, "{text}");
        if let Ok(period) = read {
            assert_eq!(period.to_string(), text.trim_end_matches('-'));
        }
    }
}

fn marked(n: u128, quarter: &str, status: TaskStatus, count: Option<(u64, &str)>) -> Mark {
    Mark {
        task: plan::TaskId(Uuid::from_u128(n)),
        quarter: quarter.parse().unwrap(),
        status,
        reason: String::new(),
        quantity: count.map(|(count, measure)| Quantity {
            count,
            measure: measure.into(),
        }),
        note: "hết kinh phí".into(),
        by: String::new(),
        at: chrono::DateTime::UNIX_EPOCH,
    }
}

fn dated_task(n: u128, text: &str, deliverable: &str, when: &str) -> Task {
    Task {
        text: text.into(),
        deliverable: deliverable.into(),
        timeframe: Timeframe::read(when, 2024),
        ..fixture::task(n, "Công chức Văn hóa - Xã hội")
    }
}

#[test]
fn what_was_left_undone_is_carried_with_its_numbers() {
    use TaskStatus::{Done, Dropped, InProgress};
    let plan = old_plan("");
    let mut tasks = vec![
        dated_task(1, "Phát thanh", "48 bài phát thanh", "Thường xuyên"),
        dated_task(2, "Hội nghị", "12 hội nghị", "Quý II/2024"),
        dated_task(3, "Cuộc thi", "01 cuộc thi", "Quý III"),
        dated_task(4, "Tờ gấp", "2.000 tờ gấp", "Quý I"),
        dated_task(5, "Băng rôn", "", "Quý IV"),
    ];
    tasks[4].remarks = "Treo ở chợ".into();
    let mut proposed = dated_task(6, "Đề xuất", "", "Quý IV");
    proposed.standing = Standing::Proposed;
    tasks.push(proposed);
    let marks = [
        marked(1, "2024-Q1", Done, Some((12, "bài"))),
        marked(1, "2024-Q2", Done, Some((18, "bài phát thanh"))),
        marked(1, "2024-Q3", InProgress, None),
        marked(2, "2024-Q2", Done, Some((12, "hội nghị"))),
        marked(3, "2024-Q3", Dropped, None),
        marked(4, "2024-Q1", Done, Some((1500, ""))),
    ];
    let found = propose(&plan, &tasks, &marks, "2026");
    let told: Vec<&Proposal> = found
        .iter()
        .filter(|p| matches!(p.kind, Kind::Unfinished | Kind::Dropped))
        .collect();
    let told: Vec<(Kind, &str, &str)> = told
        .iter()
        .map(|p| (p.kind, p.after.as_deref().unwrap(), p.source.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (
                Kind::Unfinished,
                "Chuyển tiếp từ năm 2024: đạt 30/48 bài phát thanh; chưa hoàn thành quý III, quý IV",
                "đạt 30/48 bài phát thanh"
            ),
            (Kind::Dropped, "", "hết kinh phí"),
            (
                Kind::Unfinished,
                "Chuyển tiếp từ năm 2024: đạt 1500/2000 tờ gấp",
                "đạt 1500/2000 tờ gấp"
            ),
            (
                Kind::Unfinished,
                "; Chuyển tiếp từ năm 2024: chưa hoàn thành quý IV",
                "quý IV"
            ),
        ]
    );
    let (_, new) = rolled(&plan, &tasks, &marks, "2026", all);
    let texts: Vec<&str> = new.iter().map(|t| t.text.as_str()).collect();
    assert_eq!(
        texts,
        ["Phát thanh", "Hội nghị", "Tờ gấp", "Băng rôn", "Đề xuất"]
    );
    assert_eq!(
        new[3].remarks,
        "Treo ở chợ; Chuyển tiếp từ năm 2024: chưa hoàn thành quý IV"
    );
    assert_eq!(new[0].lead, "Phòng Văn hóa - Xã hội");
    assert_eq!(new[1].timeframe.wording, "Quý II/2026");
    assert!(new[1].timeframe.covers("2026-Q2".parse().unwrap(), 2026));
    // Nobody marked anything: nothing is known to be undone.
    let none = propose(&plan, &tasks, &[], "2026");
    assert!(none.iter().all(|p| p.kind != Kind::Unfinished));
}

#[test]
fn number_date_recipients_and_signature() {
    let mut plan = old_plan("");
    plan.head.number = Some(12);
    plan.head.date = PartialDate::new(Some(2024), Some(1), Some(9)).unwrap();
    let line = |name: &str| Recipient {
        name: name.into(),
        purpose: "b/c".into(),
    };
    plan.recipients = [
        "UBND huyện Sông Lam",
        "Phòng Tư pháp huyện",
        "Sở Nội vụ",
        "Lưu: VT, UBND huyện",
    ]
    .map(line)
    .to_vec();
    plan.signature = Signatory {
        lines: vec!["KT. CHỦ TỊCH".into(), "PHÓ CHỦ TỊCH".into()],
        name: "Đỗ Văn Tư".into(),
    };
    let found = propose(&plan, &[], &[], "2026");
    assert_eq!(
        shown(&found),
        [
            "Issue! 12 → ",
            "Issue! 09/01/2024 → ",
            "Recipient UBND huyện Sông Lam → UBND tỉnh",
            "Recipient Phòng Tư pháp huyện → ",
            "Signature KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nĐỗ Văn Tư → TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn Ba",
        ]
    );
    assert!(found.iter().filter(|p| p.always()).count() == 2);
    let (new, _) = rolled(&plan, &[], &[], "2026", all);
    let names: Vec<&str> = new.recipients.iter().map(|r| r.name.as_str()).collect();
    assert_eq!(names, ["UBND tỉnh", "Sở Nội vụ", "Lưu: VT, UBND huyện"]);
    assert_eq!(new.signature, fixture::agency().signatories[0]);
    assert_eq!(
        (new.head.number, new.head.date),
        (None, PartialDate::default())
    );
    assert_eq!(new.continues, Some(plan.id));
}

#[test]
fn the_user_s_words_go_before_ours_and_unknown_ids_are_refused() {
    let plan = old_plan("# A\n. theo giai đoạn 2016 - 2020; trong năm 2024");
    let found = propose(&plan, &[], &[], "2026");
    let say = |i: usize, text: Option<&str>| Choice {
        id: found[i].id.clone(),
        text: text.map(str::to_owned),
    };
    let chosen = [
        say(0, Some("giai đoạn 2026 - 2030")),
        say(1, Some("năm nay")),
        say(1, None),
    ];
    let (new, _) = rolled(&plan, &[], &[], "2026", |_| chosen.to_vec());
    let text = "theo giai đoạn 2026 - 2030; trong năm nay";
    assert_eq!(new.sections[0].blocks[0].text.to_plain(), text);
    let old = Old {
        plan: &plan,
        tasks: &[],
        marks: &[],
        people: &[],
    };
    let stale = [Choice {
        id: "0".into(),
        text: None,
    }];
    let refused = apply(
        old,
        &found,
        &stale,
        "2026".parse().unwrap(),
        &mut fixture::mint(),
    );
    assert_eq!(refused, Err(UnknownProposal("0".into())));
}

fn person(n: u128, name: &str, position: &str, active: bool) -> Official {
    Official {
        id: plan::OfficialId(Uuid::from_u128(n)),
        name: name.into(),
        position: position.into(),
        unit: None,
        active,
    }
}

#[test]
fn tasks_of_somebody_who_left_go_to_who_holds_the_post() {
    let plan = old_plan("# A\n. x");
    let gone = || person(1, "Trần Thị Gấm", "Chuyên viên", false);
    let lan = || person(2, "Lê Lan", "chuyên  viên", true);
    for (others, after) in [
        (vec![lan()], "Lê Lan"),
        (vec![person(2, "Lê Lan", "Chuyên viên", false)], ""),
        (vec![lan(), person(3, "Vũ An", "Chuyên viên", true)], ""),
        (vec![person(3, "Lê Lan", "Kế toán", true), lan()], ""),
        (vec![person(3, "Vũ An", "Kế toán", true)], ""),
    ] {
        let people = [vec![gone()], others].concat();
        let mut task = fixture::task(7, "Văn phòng");
        (task.official, task.remarks) = (Some(gone().id), "năm 2024".into());
        let tasks = [task];
        let old = Old {
            plan: &plan,
            tasks: &tasks,
            marks: &[],
            people: &people,
        };
        let (agency, successors) = (fixture::agency(), map());
        let today = Today {
            agency: &agency,
            successors: &successors,
        };
        let to = "2026".parse().unwrap();
        let found = proposals(old, to, today);
        let last = found.last().unwrap();
        assert_eq!(last.spot, Spot::Task(tasks[0].id, TaskCell::Official));
        assert_eq!((last.kind, last.safe), (Kind::Official, false));
        assert_eq!(last.after.as_deref(), Some(after));
        let taken = |text: Option<&str>| {
            let chosen = [Choice {
                id: last.id.clone(),
                text: text.map(str::to_owned),
            }];
            changed(old, &found, &chosen).unwrap().1[0].official
        };
        assert_eq!(taken(None), named(&people, after).map(|p| p.id));
        assert_eq!(taken(Some("")), None);
        let said = people.iter().find(|p| p.active && p.name == "Vũ An");
        assert_eq!(taken(Some(" vu AN ")), said.map(|p| p.id));
        // What nobody decided stays.
        assert_eq!(
            changed(old, &found, &[]).unwrap().1[0].official,
            Some(gone().id)
        );
    }
}

#[test]
fn proposals_of_one_sentence_are_shown_together() {
    let plan = old_plan(
        "# A\n. Quý III/2024 của năm 2024; báo cáo năm 2024 và năm 2024. Trong năm 2024.\n. năm 2024",
    );
    let old = Old {
        plan: &plan,
        tasks: &[],
        marks: &[],
        people: &[],
    };
    let found = propose(&plan, &[], &[], "2026");
    let shown: Vec<String> = passages(old, &found)
        .iter()
        .map(|passage| {
            let piece = |piece: &Piece| match piece {
                Piece::Text(text) => text.clone(),
                Piece::Proposal(i) => format!("[{}]", found[*i].before),
            };
            passage.pieces.iter().map(piece).collect()
        })
        .collect();
    assert_eq!(
        shown,
        [
            "Quý [III/2024] của [năm 2024]; báo cáo năm 2024 và năm 2024. Trong năm 2024.",
            "Quý III/2024 của năm 2024; báo cáo [năm 2024] và [năm 2024]. Trong năm 2024.",
            "… III/2024 của năm 2024; báo cáo năm 2024 và năm 2024. Trong [năm 2024].",
            "[năm 2024]",
        ]
    );
}

#[test]
fn a_changed_year_keeps_the_look_of_its_words() {
    let mut plan = old_plan("# A\n. x");
    let run = |text: &str, bold| Run {
        text: text.into(),
        bold,
        italic: false,
    };
    plan.sections[0].blocks[0].text = RichText::new([
        run("trong ", false),
        run("năm 2024", true),
        run(" này", false),
    ]);
    let (new, _) = rolled(&plan, &[], &[], "2026", safe);
    let runs = [
        run("trong ", false),
        run("năm 2026", true),
        run(" này", false),
    ];
    assert_eq!(new.sections[0].blocks[0].text.runs(), runs);
}

/// The longest paragraph there can be, of nothing but changes.
#[test]
fn a_paragraph_of_the_largest_size_is_read() {
    for piece in [
        "so với năm 2023, ",
        "Nghị định 61, UBND xã ",
        "toàn phường năm 2024 ",
        "2021-2022 ",
    ] {
        let count = Plan::TEXT_LIMIT / piece.chars().count();
        let plan = old_plan(&format!("# A\n. {}", piece.repeat(count)));
        let found = propose(&plan, &[], &[], "2026");
        assert!(found.len() >= count, "{piece}");
    }
}

/// Pieces of sentences: what moves surely, what is not sure, what stays.
fn sentence(glue: &'static str) -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "năm 2024",
        "trong năm 2024,",
        "Quý III/2024",
        "trước ngày 15/12/2024",
        "ngày 31 tháng 01 năm 2024",
        "tháng 3/2024;",
        "6 tháng cuối năm 2024",
        "theo Quyết định số 12/QĐ-UBND ngày 05/01/2024 của UBND tỉnh;",
        "Kế hoạch số 63/KH-UBND ngày 19/12/2023 của UBND tỉnh về CCHC năm 2024;",
        "Luật Đất đai năm 2024;",
        "giai đoạn 2021 - 2030",
        "giai đoạn 2016 - 2020",
        "giai đoạn 2021 - 2024",
        "so với năm 2023",
        "trước 15/01/2025",
        "toàn phường",
        "Công chức Văn hóa - Xã hội xã",
        "trên địa bàn xã Bình Minh",
        "xã, phường, thị trấn",
        "đ",
        "“",
        "ỆN",
        "😀",
        "-",
        "/",
        "2024",
        "năm",
        ".",
    ]);
    prop::collection::vec(piece, 1..8).prop_map(move |pieces| pieces.join(glue))
}

/// The text without its references and stretches of years.
fn outside_references(text: &str) -> String {
    let cited = references::Cited::of(text, 2024);
    let stretches = years::stretches(text);
    text.char_indices()
        .filter(|(i, _)| !cited.covers(*i) && !stretches.iter().any(|s| s.range.contains(i)))
        .map(|(_, c)| c)
        .collect()
}

fn ids(plan: &Plan, tasks: &[Task]) -> Vec<Uuid> {
    let sections = plan.walk().into_iter().map(|(_, s)| s);
    let mut ids = vec![plan.id.0];
    for section in sections {
        ids.push(section.id.0);
        ids.extend(section.blocks.iter().map(|b| b.id.0));
    }
    ids.extend(tasks.iter().map(|t| t.id.0));
    ids
}

fn written(plan: &Plan, tasks: &[Task]) -> Vec<String> {
    spot::texts(plan, tasks)
        .into_iter()
        .map(|(_, text)| text)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_choice_is_done_and_nothing_else(
        sentences in prop::collection::vec(sentence(" "), 1..5),
        cell in sentence(" "),
        picks in prop::collection::vec(any::<bool>(), 64),
    ) {
        let body: String = sentences.iter().map(|s| format!("\n. {s}")).collect();
        let mut plan = old_plan(&format!("# {}{body}", sentences[0]));
        plan.head.subject = sentences[0].clone();
        plan.head.number = Some(3);
        let tasks = [dated_task(1, &cell, "", &cell)];
        let found = propose(&plan, &tasks, &[], "2027");

        // Each stands where it says, apart from the others, and is told once.
        let mut spots: HashMap<Spot, usize> = HashMap::new();
        for p in &found {
            let text = text_at(&plan, &tasks, p.spot).unwrap();
            prop_assert_eq!(text.get(p.range.clone()), Some(p.before.as_str()));
            let from = spots.insert(p.spot, p.range.end).unwrap_or_default();
            prop_assert!(p.range.start >= from, "{:?}", p);
        }

        // Nothing taken: the same words.
        let (same, kept) = rolled(&plan, &tasks, &[], "2027", |_| vec![]);
        prop_assert_eq!(written(&same, &kept), written(&plan, &tasks));
        prop_assert_eq!(same.head.number, None);
        let fresh = ids(&same, &kept);
        prop_assert!(ids(&plan, &tasks).iter().all(|id| !fresh.contains(id)));

        // Some taken: each text is the old one with exactly these pieces replaced.
        let chosen: Vec<Choice> = all(&found).into_iter().zip(&picks).filter(|(_, p)| **p).map(|(c, _)| c).collect();
        let (new, moved) = rolled(&plan, &tasks, &[], "2027", |_| chosen.clone());
        let mut expect: Vec<(Spot, String)> = spot::texts(&plan, &tasks);
        for (spot, text) in &mut expect {
            let mut list: Vec<&Proposal> = found.iter().filter(|p| p.spot == *spot).collect();
            list.sort_by_key(|p| std::cmp::Reverse(p.range.start));
            for p in list {
                if let Some(after) = &p.after && chosen.iter().any(|c| c.id == p.id) {
                    text.replace_range(p.range.clone(), after);
                }
            }
        }
        let expect: Vec<String> = expect.into_iter().map(|(_, text)| text).filter(|t| !t.trim().is_empty()).collect();
        let squeezed = |list: Vec<String>| -> Vec<String> { list.iter().map(|t| plan::text::squeeze(t)).collect() };
        prop_assert_eq!(squeezed(written(&new, &moved)), squeezed(expect));
    }

    #[test]
    fn with_all_that_is_safe_no_old_year_is_left(
        sentences in prop::collection::vec(sentence("; "), 1..5),
    ) {
        // A lone number may be none of a year: nobody can be sure.
        let sure = |s: &String| -> String { s.split("; ").filter(|p| *p != "2024").collect::<Vec<_>>().join("; ") };
        let sentences: Vec<String> = sentences.iter().map(sure).collect();
        let body: String = sentences.iter().map(|s| format!("\n. {s}")).collect();
        let plan = old_plan(&format!("# A{body}"));
        let (new, _) = rolled(&plan, &[], &[], "2027", safe);
        for text in written(&new, &[]) {
            let outside = outside_references(&text);
            prop_assert!(!outside.contains("2024"), "{}", text);
        }
    }
}
