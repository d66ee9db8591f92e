//! Drafts of reports: what is known of a period, and the text drafted from it.

// Helpers of tests may stop a test, as tests may.
#![allow(clippy::unwrap_used, clippy::panic)]

use document::{
    Document, Drafting, Profile, ReportSource, compose_report, draft_report, period_after,
    plain_text,
};
use plan::{
    Agency, Aim, Attained, Channel, CountLine, Cumulative, Figures, InPeriod, IndicatorId,
    IndicatorLine, Month, PartialDate, Period, Plan, PlanDraft, Quantity, Ratio, ReportText,
    Signatory, TaskId, TaskLine, TaskState, TaskStatus, TimelineRow,
};
use uuid::Uuid;

fn office() -> Agency {
    Agency {
        name_lines: vec!["Ủy ban nhân dân".into(), "Xã Đồi Sim".into()],
        place: "Đồi Sim".into(),
        plan_symbol: "KH-UBND".into(),
        drafting_symbol: "VHXH".into(),
        signatories: vec![Signatory {
            lines: vec!["CHỦ TỊCH".into()],
            name: "Trần Thị Na".into(),
        }],
        ..Agency::default()
    }
}

fn plan() -> Plan {
    let draft = PlanDraft {
        subject: "Tuyên truyền cải cách hành chính năm 2026".into(),
        number: Some(5),
        symbol: "KH-UBND".into(),
        date: PartialDate::new(Some(2026), Some(1), Some(5)).unwrap(),
        ..PlanDraft::default()
    };
    let mut next = 0;
    let mut mint = || {
        next += 1;
        Uuid::from_u128(next)
    };
    draft.accept(2026, &mut mint).unwrap().0
}

/// `in period, so far, a year before`.
fn count(channel: &str, measure: &str, sums: [u64; 3], target: Option<u64>) -> CountLine {
    let name = Channel::built_in().into_iter().find(|c| c.code == channel);
    CountLine {
        channel: channel.into(),
        name: name.map_or_else(|| channel.to_owned(), |c| c.name),
        measure: measure.into(),
        target,
        in_period: InPeriod(sums[0]),
        so_far: Cumulative(sums[1]),
        year_before: InPeriod(sums[2]),
    }
}

fn task(number: u128, text: &str, state: TaskState, status: TaskStatus, note: &str) -> TaskLine {
    TaskLine {
        task: TaskId(Uuid::from_u128(number)),
        text: text.into(),
        lead: "Phòng Văn hóa - Xã hội".into(),
        state,
        status,
        done: vec![Quantity {
            count: 3,
            measure: "cuộc".into(),
        }],
        note: note.into(),
    }
}

fn figures() -> Figures {
    Figures {
        counts: vec![
            count("broadcast", "lượt", [36, 72, 30], Some(40)),
            count("broadcast", "phút", [540, 1_080, 0], None),
            count("conference", "cuộc", [3, 3, 0], None),
            count("conference", "lượt người", [240, 240, 0], None),
            count("leaflet", "tờ", [0, 500, 0], None),
            count("banner", "băng rôn", [0, 0, 12], None),
            count("own", "cuộc", [2, 2, 0], None),
        ],
        tasks: vec![
            task(
                1,
                "Tổ chức hội nghị phổ biến thủ tục hành chính;",
                TaskState::Done,
                TaskStatus::Done,
                "",
            ),
            task(
                2,
                "Biên soạn bài phát thanh hằng tuần.",
                TaskState::Done,
                TaskStatus::Maintained,
                "",
            ),
            task(
                3,
                "In tờ rơi hướng dẫn nộp hồ sơ trực tuyến",
                TaskState::Late,
                TaskStatus::InProgress,
                "Chưa có kinh phí in.",
            ),
            task(
                4,
                "Khảo sát người dân",
                TaskState::Late,
                TaskStatus::NotStarted,
                "",
            ),
            task(
                5,
                "Hội thi tuyên truyền viên",
                TaskState::Dropped,
                TaskStatus::Dropped,
                "Tỉnh tổ chức chung",
            ),
        ],
        indicators: vec![
            indicator(
                1,
                "Hộ được tuyên truyền",
                Aim::Share(9_000),
                (9, 10),
                (10, 12),
            ),
            indicator(2, "Buổi đối thoại", Aim::Count(4), (1, 0), (3, 0)),
        ],
        timeline: vec![TimelineRow {
            task: TaskId(Uuid::from_u128(1)),
            text: "Tổ chức hội nghị".into(),
            lead: "Văn phòng".into(),
            months: std::array::from_fn(|month| match month {
                0..3 => Month::Stands(TaskStatus::Done),
                3..6 => Month::Planned,
                _ => Month::Free,
            }),
        }],
    }
}

/// A part out of a whole in the period, and so far.
fn indicator(
    number: u128,
    text: &str,
    aim: Aim,
    in_period: (u64, u64),
    so_far: (u64, u64),
) -> IndicatorLine {
    let attained = |(numerator, denominator)| Attained {
        ratio: Ratio {
            numerator,
            denominator,
        },
        quarters: 1,
    };
    IndicatorLine {
        indicator: IndicatorId(Uuid::from_u128(number)),
        text: text.into(),
        unit: "hộ".into(),
        aim,
        in_period: InPeriod(attained(in_period)),
        so_far: Cumulative(attained(so_far)),
    }
}

fn drafted(period: &str, figures: &Figures, plan: Option<&Plan>) -> ReportText {
    let period: Period = period.parse().unwrap();
    draft_report(&Drafting {
        period,
        days: plan::Regime::Nd09.days(period).unwrap(),
        plan,
        agency: &office(),
        channels: &Channel::built_in(),
        figures,
        ahead: &[],
        addressees: &["Ủy ban nhân dân tỉnh".to_owned()],
    })
}

fn paper(period: &str, figures: &Figures, plan: Option<&Plan>) -> Document {
    let text = drafted(period, figures, plan);
    compose_report(
        &ReportSource {
            period: period.parse().unwrap(),
            text: &text,
            figures,
            plan,
            agency: &office(),
        },
        &Profile::nd30_2020(),
    )
}

const SECOND_QUARTER: &str = "\
BÁO CÁO
Kết quả quý II năm 2026 thực hiện Kế hoạch
tuyên truyền cải cách hành chính năm 2026";

const BODY: &str = "\
Thực hiện Kế hoạch số 05/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân xã Đồi Sim về tuyên truyền cải cách hành chính năm 2026, Ủy ban nhân dân xã Đồi Sim báo cáo kết quả quý II năm 2026 (số liệu từ ngày 15/03/2026 đến ngày 14/06/2026) như sau:
I. KẾT QUẢ THỰC HIỆN
1. Tuyên truyền trên hệ thống truyền thanh
- Trong kỳ phát 36 lượt trên hệ thống truyền thanh, 540 phút; lũy kế từ đầu năm 72 lượt, 1.080 phút; cùng kỳ năm trước 30 lượt.
- Duy trì thực hiện nhiệm vụ: Biên soạn bài phát thanh hằng tuần.
2. Hội nghị, tập huấn và tuyên truyền lồng ghép
- Trong kỳ tổ chức 03 cuộc hội nghị, 240 lượt người.
- Hoàn thành nhiệm vụ: Tổ chức hội nghị phổ biến thủ tục hành chính.
3. Tuyên truyền trực quan
- Lũy kế từ đầu năm cấp phát 500 tờ rơi, tờ gấp.
4. Các hoạt động khác
- own: trong kỳ 02 cuộc.
II. ĐÁNH GIÁ CHUNG
1. Kết quả đạt được
Trong kỳ có 05 nhiệm vụ đến hạn thực hiện; đã hoàn thành và duy trì 02 nhiệm vụ, đạt 40%.
2. Tồn tại, hạn chế
Còn 02 nhiệm vụ chậm so với kế hoạch:
- In tờ rơi hướng dẫn nộp hồ sơ trực tuyến (Phòng Văn hóa - Xã hội): Chưa có kinh phí in.
- Khảo sát người dân (Phòng Văn hóa - Xã hội): [nêu lý do chậm].
Có 01 nhiệm vụ không thực hiện:
- Hội thi tuyên truyền viên (Phòng Văn hóa - Xã hội): Tỉnh tổ chức chung.
3. Nguyên nhân
[Nêu nguyên nhân của những tồn tại, hạn chế; nếu không có thì bỏ mục này.]
III. NHIỆM VỤ TRỌNG TÂM QUÝ III NĂM 2026
[Nêu nhiệm vụ trọng tâm của kỳ tới.]
IV. KIẾN NGHỊ, ĐỀ XUẤT
[Nêu kiến nghị, đề xuất; nếu không có thì ghi rõ không có.]
Trên đây là báo cáo kết quả quý II năm 2026 của Ủy ban nhân dân xã Đồi Sim./.";

#[test]
fn a_quarter_is_told_from_what_is_known() {
    let text = plain_text(&paper("2026-Q2", &figures(), Some(&plan())));
    let squeezed: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .collect();
    let text = squeezed.join("\n");
    assert!(text.contains(SECOND_QUARTER), "{text}");
    assert!(text.contains(BODY), "{text}");
    for line in [
        "Số:      /BC-UBND",
        "Kính gửi: Ủy ban nhân dân tỉnh",
        "- Như trên;",
        "- Lưu: VT, VHXH.",
        "Trần Thị Na",
        "Phụ lục I",
        "Phụ lục II",
        "Phụ lục IV",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
}

#[test]
fn nothing_known_is_asked_for_and_no_nought_is_told() {
    let text = drafted("2026", &Figures::default(), None);
    let plain: Vec<String> = text.blocks().map(plan::ReportBlock::to_plain).collect();
    assert!(
        text.blocks()
            .all(|b| b.pieces.iter().all(|p| p.source.is_none()))
    );
    assert!(plain[0].starts_with("Ủy ban nhân dân xã Đồi Sim báo cáo kết quả năm 2026"));
    let gaps = text.gaps(&Figures::default());
    assert_eq!(gaps.len(), 6, "{gaps:?}");
    assert!(paper("2026", &Figures::default(), None).annexes.is_empty());
}

#[test]
fn targets_have_columns_only_where_there_are_some() {
    let table = |figures: &Figures| match &paper("2026-Q2", figures, None).annexes[0].blocks[0] {
        document::Block::Table(table) => table.clone(),
        other => panic!("{other:?}"),
    };
    let mut figures = figures();
    figures.tasks.clear();
    let cells = |row: &document::Row| -> Vec<String> {
        let text = |cell: &document::Cell| {
            cell.lines
                .iter()
                .flatten()
                .map(|r| r.text.clone())
                .collect()
        };
        row.cells.iter().map(text).collect()
    };
    assert_eq!(
        cells(&table(&figures).rows[1]),
        ["1", "Phát thanh", "lượt", "40", "36", "90%", "72", "30"]
    );
    figures.counts[0].target = None;
    assert_eq!(
        cells(&table(&figures).rows[1]),
        ["1", "Phát thanh", "lượt", "36", "72", "30"]
    );
}

/// Words of a table's cells, row by row.
fn rows(document: &Document, annex: usize) -> Vec<Vec<String>> {
    let table = document.annexes[annex].blocks.iter().find_map(as_table);
    words(table.unwrap())
}

fn as_table(block: &document::Block) -> Option<&document::Table> {
    match block {
        document::Block::Table(table) => Some(table),
        _ => None,
    }
}

fn words(table: &document::Table) -> Vec<Vec<String>> {
    let cell = |cell: &document::Cell| {
        let line = |line: &document::Line| line.iter().map(|run| run.text.as_str()).collect();
        cell.lines
            .iter()
            .map(line)
            .collect::<Vec<String>>()
            .join(" | ")
    };
    (table.rows.iter())
        .map(|row| row.cells.iter().map(cell).collect())
        .collect()
}

#[test]
fn indicators_and_months_are_annexes_on_their_side() {
    let document = paper("2026-Q2", &figures(), Some(&plan()));
    let turned: Vec<bool> = (document.annexes.iter())
        .map(|annex| annex.orientation == document::Orientation::Landscape)
        .collect();
    assert_eq!(turned, [false, false, true, true]);
    let table = rows(&document, 2);
    assert_eq!(
        table[2].join(" "),
        "1 Hộ được tuyên truyền hộ 90% 9 10 90% 10 12 83,33%"
    );
    assert_eq!(table[3].join("/"), "2/Buổi đối thoại/hộ/4/1///3//");
    let months = rows(&document, 3);
    assert_eq!(
        months[2].join("/"),
        "1/Tổ chức hội nghị/Văn phòng/H/H/H/■/■/■//////"
    );
    assert!(plain_text(&document).contains("H là hoàn thành"));
}

#[test]
fn a_target_without_a_channel_has_its_row_and_no_sentence() {
    let mut figures = figures();
    figures.counts.push(CountLine {
        name: "Xây dựng mô hình điểm".into(),
        ..count(
            &CountLine::of_task(TaskId(Uuid::from_u128(8))),
            "mô hình",
            [0, 1, 0],
            Some(2),
        )
    });
    let document = paper("2026-Q2", &figures, Some(&plan()));
    assert_eq!(
        rows(&document, 0)[8].join("/"),
        "8/Xây dựng mô hình điểm/mô hình/2/0/0%/1/"
    );
    assert_eq!(plain_text(&document).matches("mô hình điểm").count(), 1);
}

#[test]
fn a_supplement_sets_what_was_sent_beside_what_is() {
    let text = ReportText {
        number: Some(12),
        ..drafted("2026-Q2", &figures(), Some(&plan()))
    };
    let office = office();
    let (sent, plan) = (figures(), plan());
    let mut now = figures();
    now.counts[0].in_period = InPeriod(40);
    now.tasks[2].state = TaskState::Done;
    now.indicators[0].in_period.0.ratio.numerator = 10;
    let late = |subject: &str, why: &str| {
        let change = plan::LateChange {
            period: "2026-Q2".parse().unwrap(),
            subject: subject.into(),
            old: "36 lượt".into(),
            new: "40 lượt".into(),
            why: why.into(),
            by: "Lan".into(),
            at: "2026-07-02T02:00:00Z".parse().unwrap(),
        };
        (change, "2026-07-02".parse().unwrap())
    };
    let supplement = |now: &Figures, late: &[(plan::LateChange, chrono::NaiveDate)]| {
        document::compose_supplement(
            &document::SupplementSource {
                sent: ReportSource {
                    period: "2026-Q2".parse().unwrap(),
                    text: &text,
                    figures: &sent,
                    plan: Some(&plan),
                    agency: &office,
                },
                day: "2026-06-20".parse().unwrap(),
                now,
                late,
            },
            &Profile::nd30_2020(),
        )
    };
    let document = supplement(
        &now,
        &[
            late("12/06/2026 · Phát thanh · Thôn Hạ", "Ghi sót sổ trực"),
            late("Khảo sát người dân · quý II năm 2026", "Nộp muộn"),
        ],
    );
    let tables: Vec<_> = document.blocks.iter().filter_map(as_table).collect();
    let compared: Vec<String> = words(tables[0]).iter().map(|row| row.join("/")).collect();
    assert_eq!(
        compared[1..],
        [
            "1/Phát thanh: thực hiện trong kỳ/lượt/36/40/+4/Ghi sót sổ trực (Lan)",
            "2/Phát thanh: tỷ lệ đạt chỉ tiêu/%/90%/100%/+10%/Ghi sót sổ trực (Lan)",
            "3/Số nhiệm vụ hoàn thành, duy trì/nhiệm vụ/02/03/+1/Nộp muộn (Lan)",
            "4/Số nhiệm vụ chậm/nhiệm vụ/02/01/-1/Nộp muộn (Lan)",
            "5/Tỷ lệ nhiệm vụ hoàn thành, duy trì/%/40%/60%/+20%/Nộp muộn (Lan)",
            "6/Hộ được tuyên truyền: kết quả trong kỳ/hộ/9/10 (90%)/10/10 (100%)/+10%/",
        ]
    );
    assert_eq!(
        words(tables[1])[1].join("/"),
        "1/12/06/2026 · Phát thanh · Thôn Hạ/36 lượt/40 lượt/Ghi sót sổ trực/Lan, 02/07/2026"
    );
    let plain = plain_text(&document);
    for words in [
        "Số:      /BC-UBND",
        "Ngày 20/06/2026, Ủy ban nhân dân xã Đồi Sim đã gửi Báo cáo số 12/BC-UBND về kết quả quý II",
        "I. SỐ LIỆU THAY ĐỔI SO VỚI BÁO CÁO ĐÃ GỬI",
        "Kính gửi: Ủy ban nhân dân tỉnh",
        "Trần Thị Na",
    ] {
        assert!(plain.contains(words), "{words}: {plain}");
    }
    let same = supplement(&figures(), &[]);
    assert!(same.blocks.iter().all(|block| as_table(block).is_none()));
    let plain = plain_text(&same);
    assert!(plain.contains("Số liệu không thay đổi so với báo cáo đã gửi."));
}

#[test]
fn periods_follow_one_another() {
    for (period, next) in [
        ("2026-M12", "2027-M01"),
        ("2026-Q1", "2026-Q2"),
        ("2026-Q4", "2027-Q1"),
        ("2026-H1", "2026-H2"),
        ("2026-9M", "2026-Q4"),
        ("2026", "2027"),
    ] {
        let after = period_after(period.parse().unwrap());
        assert_eq!(after.map(|p| p.to_string()).as_deref(), Some(next));
    }
}
