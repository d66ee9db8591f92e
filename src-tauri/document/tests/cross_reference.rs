//! The table that shows a superior what a plan answers, as a person reads it.

// Helpers of tests may stop a test, as tests may.
#![allow(clippy::unwrap_used)]

use document::{Block, Document, Orientation, Profile, Source, cross_reference, plain_text};
use plan::{
    Addressed, Agency, Answer, BlockKind, Checklist, ChecklistId, DraftBlock, DraftSection,
    DraftTask, PartialDate, Plan, PlanDraft, Requirement, RequirementId, Standing, Superior, Task,
    TaskId, Tie,
};
use uuid::Uuid;

fn ours() -> (Plan, Vec<Task>) {
    let draft = PlanDraft {
        subject: "Tuyên truyền giữ sạch đường làng năm 2026".into(),
        number: Some(9),
        sections: vec![DraftSection {
            title: "NỘI DUNG".into(),
            blocks: vec![DraftBlock {
                kind: BlockKind::Point,
                text: "Hướng dẫn phân loại rác tại nguồn.".into(),
                ..DraftBlock::default()
            }],
            ..DraftSection::default()
        }],
        tasks: vec![DraftTask {
            text: "Tổng vệ sinh đường làng".into(),
            timeframe: "Sáng thứ bảy hằng tuần".into(),
            ..DraftTask::default()
        }],
        ..PlanDraft::default()
    };
    let mut next = 0;
    let mut mint = || {
        next += 1;
        Uuid::from_u128(next)
    };
    let (plan, mut tasks) = draft.accept(2026, &mut mint).unwrap();
    tasks[0].standing = Standing::Accepted;
    (plan, tasks)
}

/// One requirement for each way it can stand.
fn theirs(plan: &Plan, tasks: &[Task]) -> Checklist {
    let (section, task) = (&plan.sections[0], &tasks[0]);
    let gone = Tie::Task(TaskId(Uuid::from_u128(999)));
    let ties = vec![
        Tie::Section(section.id),
        Tie::Block(section.blocks[0].id),
        Tie::Task(task.id),
    ];
    let answers = [
        Answer::Answered {
            ties,
            note: "Cả năm".into(),
        },
        Answer::Open,
        Answer::NotOurs {
            reason: "Giao cho Sở Xây dựng".into(),
        },
        Answer::Answered {
            ties: vec![gone],
            note: String::new(),
        },
    ];
    let requirements = (1..)
        .zip(answers)
        .map(|(n, answer): (u128, _)| Requirement {
            id: RequirementId(Uuid::from_u128(100 + n)),
            place: format!("II.{n}"),
            text: format!("Việc {n}"),
            addressed: Addressed::Unsaid,
            addressee: String::new(),
            answer,
        });
    Checklist {
        id: ChecklistId(Uuid::from_u128(100)),
        plan: plan.id,
        superior: Superior {
            doc_type: "Kế hoạch".into(),
            code: "118/KH-UBND".into(),
            date: PartialDate::new(Some(2026), Some(1), Some(5)).unwrap(),
            issuer: "UBND tỉnh Sông Lam".into(),
            subject: "Giữ sạch đường làng".into(),
        },
        source: String::new(),
        requirements: requirements.collect(),
    }
}

fn paper() -> Document {
    let (plan, tasks) = ours();
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
    cross_reference(&source, &theirs(&plan, &tasks), &Profile::nd30_2020())
}

#[test]
fn each_requirement_is_a_row() {
    let paper = paper();
    assert_eq!(paper.orientation, Orientation::Landscape);
    assert_eq!(paper.meta.title, "Bảng đối chiếu kế hoạch 118/KH-UBND");
    assert_eq!(
        paper.meta.subject,
        "Kế hoạch số 09/KH-UBND tuyên truyền giữ sạch đường làng năm 2026 với Kế hoạch số \
         118/KH-UBND ngày 05 tháng 01 năm 2026 của UBND tỉnh Sông Lam về giữ sạch đường làng"
    );
    let text = plain_text(&paper);
    let tally =
        "Tổng số 4 yêu cầu: đã trả lời 1; không thuộc nhiệm vụ của đơn vị 1; chưa trả lời 2.";
    assert!(text.contains(tally), "{text}");
    let [Block::Table(table)] = &paper.blocks[..] else {
        unreachable!("a table alone: {:?}", paper.blocks);
    };
    let cell = |cell: &document::Cell| -> String {
        let lines = cell.lines.iter();
        let words = lines.map(|l| l.iter().map(|r| r.text.as_str()).collect::<String>());
        words.collect::<Vec<_>>().join(" / ")
    };
    let rows = table.rows.iter();
    let rows: Vec<String> = rows
        .map(|row| row.cells.iter().map(cell).collect::<Vec<_>>().join(" | "))
        .collect();
    assert_eq!(
        rows,
        [
            "TT | Yêu cầu của cấp trên | Mục trong kế hoạch của đơn vị | Nhiệm vụ, thời gian | Ghi chú",
            "1 | II.1. Việc 1 | Mục I: NỘI DUNG / Mục I.a: Hướng dẫn phân loại rác tại nguồn | \
             Nhiệm vụ 1: Tổng vệ sinh đường làng (Sáng thứ bảy hằng tuần) | Cả năm",
            "2 | II.2. Việc 2 |  |  | Chưa trả lời",
            "3 | II.3. Việc 3 |  |  | Không thuộc nhiệm vụ của đơn vị / Giao cho Sở Xây dựng",
            "4 | II.4. Việc 4 |  |  | Chưa trả lời: mục hoặc nhiệm vụ đã ghi không còn trong kế hoạch",
        ]
    );
    assert_eq!(table.header_rows, 1);
}
