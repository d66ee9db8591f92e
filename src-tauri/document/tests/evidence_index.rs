//! The index of an evidence file, as a person reads it.

// Helpers of tests may stop a test, as tests may.
#![allow(clippy::unwrap_used)]

use document::{
    Block, Document, Evidenced, Listed, ListedWhen, Profile, Source, evidence_index, plain_text,
};
use plan::{
    Agency, DraftTask, Family, FamilyProof, Mark, MissingEvidence, PlanDraft, Standing, Task,
    TaskId, TaskStatus, Unproven,
};
use uuid::Uuid;

fn listed(number: usize, task: Option<TaskId>, when: &str, family: Family) -> Listed {
    Listed {
        number,
        task,
        when: match when.parse() {
            Ok(quarter) => ListedWhen::Quarter(quarter),
            Err(_) => ListedWhen::Day(when.parse().unwrap()),
        },
        about: String::new(),
        words: vec![format!("Ảnh {number}.jpg")],
        file: Some(format!("01-nhiem-vu/{number}.jpg")),
        absent: false,
        family,
    }
}

fn paper(period: &str, listed: &dyn Fn(&[Task]) -> Vec<Listed>) -> Document {
    let draft = PlanDraft {
        subject: "Tuyên truyền giữ sạch đường làng năm 2026".into(),
        tasks: ["Phát thanh", "Tổng vệ sinh", "Đề nghị"]
            .map(|text| DraftTask {
                text: text.into(),
                timeframe: "Cả năm".into(),
                ..DraftTask::default()
            })
            .into(),
        ..PlanDraft::default()
    };
    let mut next = 0;
    let mut mint = || {
        next += 1;
        Uuid::from_u128(next)
    };
    let (plan, mut tasks) = draft.accept(2026, &mut mint).unwrap();
    for task in &mut tasks[..2] {
        task.standing = Standing::Accepted;
    }
    let marks = [Mark {
        task: tasks[1].id,
        quarter: "2026-Q2".parse().unwrap(),
        status: TaskStatus::Done,
        quantity: None,
        note: String::new(),
        reason: String::new(),
        by: String::new(),
        at: "2026-03-02T01:00:00Z".parse().unwrap(),
    }];
    let missing = MissingEvidence {
        tasks: vec![Unproven {
            task: tasks[1].id,
            quarters: vec!["2026-Q2".parse().unwrap()],
            entries: Vec::new(),
        }],
        entries: Vec::new(),
        families: [Family::Online, Family::Screen, Family::Traditional]
            .map(|family| FamilyProof {
                family,
                entries: 5,
                proven: 1,
            })
            .into(),
    };
    let agency = Agency {
        name_lines: vec!["Ủy ban nhân dân".into(), "Xã Đồi Sim".into()],
        ..Agency::default()
    };
    let source = Source {
        plan: &plan,
        tasks: &tasks,
        agency: &agency,
        officials: &[],
    };
    let listed = listed(&tasks);
    let of = Evidenced {
        period: period.parse().unwrap(),
        listed: &listed,
        missing: &missing,
        marks: &marks,
    };
    evidence_index(&source, &of, &Profile::nd30_2020())
}

/// The rows of the tables, their cells apart by bars.
fn rows(paper: &Document) -> Vec<String> {
    let tables = paper.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let cell = |cell: &document::Cell| -> String {
        let lines = cell.lines.iter();
        let words = lines.map(|l| l.iter().map(|r| r.text.as_str()).collect::<String>());
        words.collect::<Vec<_>>().join(" / ")
    };
    tables
        .flat_map(|table| &table.rows[1..])
        .map(|row| row.cells.iter().map(cell).collect::<Vec<_>>().join(" | "))
        .collect()
}

#[test]
fn evidence_stands_by_task_and_by_criterion() {
    let paper = paper("2026-H1", &|tasks| {
        vec![
            listed(1, Some(tasks[0].id), "2026-02-12", Family::Traditional),
            listed(2, Some(tasks[0].id), "2026-02-13", Family::Traditional),
            listed(3, Some(tasks[0].id), "2026-Q2", Family::Other),
            Listed {
                about: "Bài trên trang xã".into(),
                absent: true,
                ..listed(4, None, "2026-03-01", Family::Online)
            },
        ]
    });
    assert_eq!(
        paper.meta.title,
        "Danh mục tài liệu kiểm chứng 6 tháng đầu năm 2026"
    );
    let text = plain_text(&paper);
    assert!(
        text.contains("Còn 1 nhiệm vụ chưa có đủ tài liệu kiểm chứng."),
        "{text}"
    );
    let expect = [
        "1. Phát thanh",
        "1 | Ngày 12/02/2026 | Ảnh 1.jpg | 01-nhiem-vu/1.jpg",
        "2 | Ngày 13/02/2026 | Ảnh 2.jpg | 01-nhiem-vu/2.jpg",
        "3 | Quý II | Ảnh 3.jpg | 01-nhiem-vu/3.jpg",
        "2. Tổng vệ sinh",
        " | Chưa có tài liệu kiểm chứng quý II.",
        "Việc khác của kế hoạch",
        "4 | Ngày 01/03/2026: Bài trên trang xã | Ảnh 4.jpg | Tệp không còn trong kho",
        "1 | Phát thanh | Quý I: Chưa thực hiện / Quý II: Chưa thực hiện | 1–3",
        "2 | Tổng vệ sinh | Quý I: Chưa thực hiện / Quý II: Hoàn thành | Chưa có",
        "1 | Trực tuyến: trang thông tin điện tử, mạng xã hội | 5 | 4",
        "2 | Trực tuyến: bảng điện tử, màn hình | 5 | Chưa có",
        "3 | Truyền thống: phát thanh, hội nghị, tờ rơi, băng rôn … | 5 | 1, 2",
    ];
    assert_eq!(rows(&paper), expect);
}

#[test]
fn a_period_without_evidence_says_so() {
    let paper = paper("2026-Q2", &|_| Vec::new());
    let rows = rows(&paper);
    assert_eq!(
        rows[..2],
        ["2. Tổng vệ sinh", " | Chưa có tài liệu kiểm chứng."]
    );
    assert_eq!(rows[3], "2 | Tổng vệ sinh | Hoàn thành | Chưa có");
}

#[test]
fn the_index_names_its_period_as_people_do() {
    for (period, expect) in [
        ("2026-Q1", "quý I năm 2026"),
        ("2026-H1", "6 tháng đầu năm 2026"),
        ("2026-H2", "6 tháng cuối năm 2026"),
        ("2026-9M", "9 tháng đầu năm 2026"),
        ("2026", "năm 2026"),
        ("2026-M03", "tháng 3 năm 2026"),
    ] {
        let title = paper(period, &|_| Vec::new()).meta.title;
        assert!(title.ends_with(&format!("kiểm chứng {expect}")), "{title}");
    }
}
