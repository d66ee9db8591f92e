//! The register of outgoing documents of a year, and the sheet that goes round with a draft.

use super::plans;
use chrono::{NaiveDate, NaiveDateTime};
use document::{
    ApprovalSheet, BookHead, Document, Profile, SheetAct, SheetStep, Workbook, approval_sheet,
    recovery_slip, register_book, register_sheet,
};
use plan::people::Role;
use plan::{Actor, Agency, Registration, RegistrationId, Step, Verdict};
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn line(series: &str, number: u32, on: &str, subject: &str) -> Registration {
    Registration {
        id: RegistrationId(Uuid::from_u128(u128::from(number))),
        series: series.to_owned(),
        number,
        symbol: plan::register::numbered(number, &format!("{series}-UBND")),
        day: day(on),
        subject: subject.to_owned(),
        signer: "Hà Văn Sơn".into(),
        recipients: "UBND tỉnh (b/c); các phòng chuyên môn; các bản".into(),
        keeper: "VT, VHXH".into(),
        copies: "15".into(),
        handed: Some(day(on)),
        receipt: "Lò Thị Mai".into(),
        note: String::new(),
        plan: None,
        struck: String::new(),
    }
}

fn lines() -> Vec<Registration> {
    let letter = Registration {
        symbol: "105/UBND-VHXH".into(),
        ..line(
            "CV",
            105,
            "2026-03-20",
            "V/v cung cấp số liệu tuyên truyền quý I năm 2026",
        )
    };
    vec![
        line(
            "BC",
            1,
            "2026-03-16",
            "Báo cáo kết quả tuyên truyền quý I năm 2026",
        ),
        letter,
        line(
            "KH",
            1,
            "2026-01-05",
            "Kế hoạch tuyên truyền cải cách hành chính năm 2026",
        ),
        Registration {
            struck: "Cấp trùng văn bản".into(),
            handed: None,
            receipt: String::new(),
            ..line("KH", 2, "2026-01-12", "Kế hoạch tuyên truyền chuyển đổi số")
        },
        Registration {
            note: "gửi qua trục liên thông".into(),
            receipt: String::new(),
            ..line(
                "KH",
                3,
                "2026-01-12",
                "Kế hoạch tuyên truyền chuyển đổi số trên địa bàn xã Suối Mây năm 2026",
            )
        },
    ]
}

fn head(agency: &Agency) -> BookHead<'_> {
    BookHead {
        agency,
        period: Some("2026".parse().expect("a year")),
        days: (day("2026-01-01"), day("2026-12-31")),
        plan: "",
    }
}

/// The register on paper.
pub(crate) fn book(profile: &Profile) -> Document {
    register_book(&head(&super::office()), &lines(), profile)
}

/// The register as a workbook.
#[allow(dead_code)] // not every program that shares the goldens wants it
pub(crate) fn sheet(profile: &Profile) -> Workbook {
    register_sheet(&head(&super::office()), &lines(), profile)
}

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a moment")
}

fn step(act: SheetAct, name: &str, role: Role, when: &str, opinion: &str) -> SheetStep {
    SheetStep {
        act,
        by: Actor {
            name: name.to_owned(),
            role,
        },
        at: at(when),
        opinion: opinion.to_owned(),
    }
}

/// How the checks stood when the form was passed.
const CHECKS: &str = "Kết quả soát: 0 điểm phải sửa, 2 nên sửa, 13 để ý.";

/// The paper somebody's recovery code is kept on.
pub(crate) fn recovery(profile: &Profile) -> Document {
    let code = ("Lò Thị Mai", "BCFG-HJKL-MNPQ-RSTV");
    recovery_slip(&super::office(), code, day("2026-01-05"), profile)
}

/// A draft that came back five times, each time with much said, under a long name.
pub(crate) fn often_returned(profile: &Profile) -> Document {
    let mut planned = plans::all()
        .into_iter()
        .find(|planned| planned.name == "usual")
        .expect("the usual plan is among the golden ones");
    planned.plan.head.subject = "Tuyên truyền, phổ biến chủ trương của Đảng, chính sách, pháp luật của Nhà nước về cải cách hành chính, chuyển đổi số và xây dựng nông thôn mới nâng cao năm 2026 trên địa bàn xã Suối Mây".into();
    let said = "Cần nêu rõ số buổi phát thanh mỗi tuần, thời lượng từng buổi và người chịu trách nhiệm biên tập; đối chiếu với Kế hoạch của tỉnh để không trùng lặp, đồng thời bổ sung các bản ở xa trung tâm vào địa bàn ưu tiên.";
    let mut steps = Vec::new();
    for round in 3..9 {
        let when = |hour: u32| format!("2026-01-0{round} {hour:02}:10");
        let told = |it, name, role, hour: u32, said| {
            step(SheetAct::Step(it), name, role, &when(hour), said)
        };
        steps.push(told(Step::Submit, "Lò Thị Mai", Role::Drafter, 8, ""));
        steps.push(told(Step::PassContent, "Vàng A Páo", Role::UnitHead, 9, ""));
        steps.push(told(
            Step::PassForm,
            "Lê Thị Hạnh",
            Role::FormatChecker,
            10,
            CHECKS,
        ));
        steps.push(match round {
            8 => told(Step::Approve, "Hà Văn Sơn", Role::Leader, 15, ""),
            _ => told(Step::Return, "Hà Văn Sơn", Role::Leader, 15, said),
        });
    }
    let sheet = ApprovalSheet {
        steps: &steps,
        round: 6,
        approved: true,
        content: "3F2A 90C1",
        chain: "8B04 D7E6",
    };
    approval_sheet(&planned.source(), &sheet, profile)
}

/// A draft that came back once and was approved then.
pub(crate) fn approved(profile: &Profile) -> Document {
    let planned = plans::all()
        .into_iter()
        .find(|planned| planned.name == "usual")
        .expect("the usual plan is among the golden ones");
    let (drafter, unit) = (
        ("Lò Thị Mai", Role::Drafter),
        ("Vàng A Páo", Role::UnitHead),
    );
    let (checker, leader) = (
        ("Lê Thị Hạnh", Role::FormatChecker),
        ("Hà Văn Sơn", Role::Leader),
    );
    let told = |it: Step, (name, role): (&str, Role), when, said| {
        step(SheetAct::Step(it), name, role, when, said)
    };
    let steps = [
        told(Step::Submit, drafter, "2026-01-02 08:10", ""),
        told(Step::PassContent, unit, "2026-01-02 09:30", ""),
        told(Step::PassForm, checker, "2026-01-02 14:05", CHECKS),
        told(
            Step::Return,
            leader,
            "2026-01-02 16:40",
            "Mục II cần nêu rõ số buổi phát thanh mỗi tuần; bổ sung bản Huổi Lụ vào địa bàn ưu tiên.",
        ),
        told(Step::Submit, drafter, "2026-01-03 08:00", ""),
        told(Step::PassContent, unit, "2026-01-03 08:45", ""),
        told(Step::PassForm, checker, "2026-01-03 09:20", CHECKS),
        step(
            SheetAct::Opinion(Verdict::Agree),
            leader.0,
            leader.1,
            "2026-01-03 10:00",
            "",
        ),
        told(Step::Approve, leader, "2026-01-03 10:02", ""),
    ];
    let sheet = ApprovalSheet {
        steps: &steps,
        round: 2,
        approved: true,
        content: "3F2A 90C1",
        chain: "8B04 D7E6",
    };
    approval_sheet(&planned.source(), &sheet, profile)
}
