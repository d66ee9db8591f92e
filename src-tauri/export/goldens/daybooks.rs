//! The two books a commune keeps of its work: what was broadcast, and all that was done.

use super::office;
use chrono::{Days, NaiveDate, NaiveTime};
use document::{
    BookHead, Broadcast, Document, LogLine, LogTotal, Outcome, Profile, Workbook, broadcast_book,
    broadcast_sheet, log_book, log_sheet,
};
use plan::{Agency, Quantity};

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a day of 2026")
}

fn head<'a>(agency: &'a Agency, plan: &'a str) -> BookHead<'a> {
    BookHead {
        agency,
        period: Some("2026-Q2".parse().expect("a quarter")),
        days: (day(3, 15), day(6, 14)),
        plan,
    }
}

/// Three times a week, over two pages: most as planned, some not.
fn broadcasts() -> Vec<Broadcast> {
    let topics = [
        "Phòng, chống đuối nước cho trẻ em",
        "Cách nộp hồ sơ trên Cổng Dịch vụ công quốc gia và nhận kết quả tại nhà; số điện thoại của bộ phận hướng dẫn",
        "Lịch tiêm phòng cho đàn gia súc vụ xuân",
    ];
    let days = (0..).map(|n| day(3, 16) + Days::new(7 * (n / 3) + 2 * (n % 3)));
    (0_usize..18)
        .zip(days)
        .map(|(n, day)| Broadcast {
            day,
            time: (n != 7)
                .then(|| NaiveTime::from_hms_opt(17, 30, 0))
                .flatten(),
            topic: topics[n % 3].into(),
            times: match n {
                4 | 11 | 17 => 0,
                9 => 64,
                _ => 1,
            },
            minutes: if n == 9 { 1_280 } else { 15 },
            place: if n % 2 == 0 {
                "Đài truyền thanh xã".into()
            } else {
                "Cụm loa bản Nậm Khao, bản Co Muông".into()
            },
            who: if n % 5 == 0 {
                String::new()
            } else {
                "Lò Thị Mai".into()
            },
            outcome: match n {
                4 => Outcome::Excused("Mất điện toàn xã do mưa bão".into()),
                11 | 17 => Outcome::Untold,
                _ => Outcome::Done,
            },
            planned: (n == 6).then(|| day - Days::new(1)),
            note: if n == 9 {
                "Phát lại cả tuần, theo công điện".into()
            } else {
                String::new()
            },
        })
        .collect()
}

fn count(count: u64, measure: &str) -> Quantity {
    Quantity {
        count,
        measure: measure.into(),
    }
}

fn work() -> Vec<LogLine> {
    let line =
        |on: NaiveDate, channel: &str, topic: &str, place: &str, measures: &[Quantity]| LogLine {
            day: on,
            channel: channel.into(),
            topic: topic.into(),
            place: place.into(),
            measures: measures.to_vec(),
            who: "Lò Thị Mai".into(),
            evidence: Vec::new(),
            note: String::new(),
        };
    vec![
        LogLine {
            evidence: vec![
                "Ảnh: hoi-nghi-01.jpg".into(),
                "Danh sách ký tên: danh-sach.pdf".into(),
                "Giấy mời số 15/GM-UBND".into(),
            ],
            note: "Có đại biểu của Phòng Tư pháp".into(),
            ..line(
                day(3, 18),
                "Hội nghị",
                "Triển khai kế hoạch tuyên truyền cải cách hành chính năm 2026 đến cán bộ, công chức và trưởng các bản",
                "Hội trường Ủy ban nhân dân xã",
                &[count(1, "cuộc"), count(1_250, "lượt người")],
            )
        },
        LogLine {
            who: "Quàng Văn Phương, Đoàn Thanh niên xã".into(),
            evidence: vec!["suoimay.example/tin/12".into()],
            ..line(
                day(3, 25),
                "Tin, bài trên trang thông tin",
                "Nộp hồ sơ trực tuyến",
                "",
                &[count(2, "tin, bài")],
            )
        },
        line(
            day(4, 2),
            "Tờ rơi, tờ gấp",
            "Phát tờ rơi về định danh điện tử",
            "Chợ Suối Mây",
            &[count(12_000, "tờ")],
        ),
        LogLine {
            evidence: vec!["Sổ nhật ký phát thanh".into()],
            ..line(
                day(6, 12),
                "Phát thanh",
                "Phòng, chống đuối nước",
                "Đài truyền thanh xã",
                &[count(1, "lượt"), count(15, "phút")],
            )
        },
    ]
}

fn totals() -> Vec<LogTotal> {
    let total = |channel: &str, entries, measures: &[Quantity]| LogTotal {
        channel: channel.into(),
        entries,
        measures: measures.to_vec(),
    };
    vec![
        total("Phát thanh", 1, &[count(1, "lượt"), count(15, "phút")]),
        total(
            "Hội nghị",
            1,
            &[count(1, "cuộc"), count(1_250, "lượt người")],
        ),
        total("Tin, bài trên trang thông tin", 1, &[count(2, "tin, bài")]),
        total("Tờ rơi, tờ gấp", 1, &[count(12_000, "tờ")]),
    ]
}

const PLAN: &str = "Kế hoạch số 05/KH-UBND ngày 05 tháng 01 năm 2026";

/// `Sổ nhật ký phát thanh`.
pub(super) fn broadcast(profile: &Profile) -> Document {
    broadcast_book(&head(&office(), ""), &broadcasts(), profile)
}

/// `Nhật ký và hồ sơ tuyên truyền`, of one plan.
pub(super) fn log(profile: &Profile) -> Document {
    log_book(&head(&office(), PLAN), &work(), &totals(), profile)
}

/// Both as workbooks, by their names.
#[allow(dead_code)] // not every program that shares the goldens wants workbooks
pub(crate) fn sheets(profile: &Profile) -> [(&'static str, Workbook); 2] {
    let agency = office();
    [
        (
            "broadcast-book",
            broadcast_sheet(&head(&agency, ""), &broadcasts(), profile),
        ),
        (
            "log-book",
            log_sheet(&head(&agency, PLAN), &work(), &totals(), profile),
        ),
    ]
}
