//! The books of what was done, as a person reads them.

// Helpers of tests may stop a test, as tests may.
#![allow(clippy::unwrap_used)]

use chrono::NaiveDate;
use document::{
    BookHead, Broadcast, LogLine, LogTotal, Orientation, Outcome, Profile, Value, broadcast_book,
    broadcast_sheet, log_book, log_sheet, plain_text,
};
use plan::{Agency, Quantity};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn agency() -> Agency {
    Agency {
        name_lines: vec!["Ủy ban nhân dân".into(), "Xã Đồi Sim".into()],
        ..Agency::default()
    }
}

fn head(agency: &Agency) -> BookHead<'_> {
    BookHead {
        agency,
        period: Some("2026-Q2".parse().unwrap()),
        days: (day("2026-03-15"), day("2026-06-14")),
        plan: "",
    }
}

fn broadcast(on: &str, times: u64, minutes: u64, outcome: Outcome) -> Broadcast {
    Broadcast {
        day: day(on),
        time: chrono::NaiveTime::from_hms_opt(17, 30, 0),
        topic: "Phòng, chống đuối nước".into(),
        times,
        minutes,
        place: "Đài xã".into(),
        who: "Lê Thị Na".into(),
        outcome,
        planned: None,
        note: String::new(),
    }
}

fn broadcasts() -> Vec<Broadcast> {
    vec![
        broadcast("2026-03-16", 1, 15, Outcome::Done),
        broadcast("2026-03-18", 0, 15, Outcome::Excused("Mất điện".into())),
        Broadcast {
            planned: Some(day("2026-03-20")),
            ..broadcast("2026-03-21", 60, 1_200, Outcome::Done)
        },
        broadcast("2026-04-01", 0, 15, Outcome::Untold),
    ]
}

#[test]
fn the_book_of_broadcasts_adds_up() {
    let agency = agency();
    let paper = broadcast_book(&head(&agency), &broadcasts(), &Profile::nd30_2020());
    assert_eq!(paper.orientation, Orientation::Landscape);
    assert_eq!(paper.meta.title, "Sổ nhật ký phát thanh quý II năm 2026");
    let text = plain_text(&paper);
    for words in [
        "XÃ ĐỒI SIM",
        "Quý II năm 2026 (từ ngày 15/03/2026 đến ngày 14/06/2026)",
        "Tổng số: đã phát 2 buổi, 61 lượt, 1.215 phút; chuyển ngày 1 buổi; không phát 1 buổi; \
         chưa ghi kết quả 1 buổi.",
        "Cộng tháng 3/2026: 2 buổi, 61 lượt",
        "Cộng tháng 4/2026: 0 buổi, 0 lượt",
        "60 lượt, 1.200 phút",
        "Không phát: Mất điện",
        "Chuyển từ ngày 20/03/2026",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    let book = broadcast_sheet(&head(&agency), &broadcasts(), &Profile::nd30_2020());
    let rows = &book.sheets[0].tables[0].rows;
    assert_eq!(rows.len(), 5);
    assert_eq!(rows[0][1], Value::Date(day("2026-03-16")));
    assert_eq!(rows[1][5], Value::Empty);
    assert_eq!(rows[4][5], Value::Number(1_215));
}

#[test]
fn nothing_at_all_is_a_book_too() {
    let agency = Agency::default();
    let head = BookHead {
        period: None,
        ..head(&agency)
    };
    let text = plain_text(&broadcast_book(&head, &[], &Profile::nd30_2020()));
    assert!(text.contains("Tổng số: đã phát 0 buổi"), "{text}");
    let text = plain_text(&log_book(&head, &[], &[], &Profile::nd30_2020()));
    assert!(text.contains("Tổng số 0 lượt ghi."), "{text}");
}

#[test]
fn the_book_of_all_work_ends_with_its_sums() {
    let agency = agency();
    let count = |count, measure: &str| Quantity {
        count,
        measure: measure.into(),
    };
    let lines = [LogLine {
        day: day("2026-04-01"),
        channel: "Hội nghị".into(),
        topic: "Triển khai kế hoạch".into(),
        place: "Nhà văn hóa thôn 2".into(),
        measures: vec![count(1, "cuộc"), count(1_250, "lượt người")],
        who: "Lê Thị Na".into(),
        evidence: vec!["hoi-nghi.jpg".into()],
        note: "Có đại biểu tỉnh".into(),
    }];
    let totals = [LogTotal {
        channel: "Hội nghị".into(),
        entries: 1,
        measures: lines[0].measures.clone(),
    }];
    let paper = log_book(&head(&agency), &lines, &totals, &Profile::nd30_2020());
    let text = plain_text(&paper);
    for words in [
        "Tổng số 1 lượt ghi.",
        "hoi-nghi.jpg",
        "Ghi chú: Có đại biểu tỉnh",
        "Tổng hợp theo hình thức",
        "1 cuộc; 1.250 lượt người",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    let book = log_sheet(&head(&agency), &lines, &totals, &Profile::nd30_2020());
    let sums = &book.sheets[0].tables[1].rows;
    assert_eq!(sums[1][2], Value::Number(1_250));
}
