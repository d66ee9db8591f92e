//! The table that shows a superior where a plan answers what theirs asks for.

use super::plans;
use document::{Document, Profile, cross_reference};
use plan::{
    Addressed, Answer, Checklist, ChecklistId, PartialDate, Plan, Requirement, RequirementId,
    Superior, Task, TaskId, Tie,
};
use uuid::Uuid;

/// Where the ids of the checklist begin; the plan's are lower.
const FIRST: u128 = 0x9000;

/// Each way a requirement can stand, over more than one page.
pub(crate) fn table(profile: &Profile) -> Document {
    let planned = plans::all()
        .into_iter()
        .find(|planned| planned.name == "usual")
        .expect("the usual plan is among the golden ones");
    let list = Checklist {
        id: ChecklistId(Uuid::from_u128(FIRST)),
        plan: planned.plan.id,
        superior: Superior {
            doc_type: "Kế hoạch".into(),
            code: "118/KH-UBND".into(),
            date: PartialDate::new(Some(2025), Some(12), Some(22)).unwrap_or_default(),
            issuer: "Ủy ban nhân dân tỉnh Bắc Nguyên".into(),
            subject:
                "Tuyên truyền cải cách hành chính nhà nước năm 2026 trên địa bàn tỉnh Bắc Nguyên"
                    .into(),
        },
        source: "tinh.docx".into(),
        requirements: requirements(&planned.plan, &planned.tasks),
    };
    cross_reference(&planned.source(), &list, profile)
}

fn answered(ties: Vec<Tie>, note: &str) -> Answer {
    Answer::Answered {
        ties,
        note: note.into(),
    }
}

fn away(reason: &str) -> Answer {
    Answer::NotOurs {
        reason: reason.into(),
    }
}

fn requirements(plan: &Plan, tasks: &[Task]) -> Vec<Requirement> {
    let section = |path: &[usize]| {
        let mut sections = &plan.sections;
        let (last, above) = path.split_last().expect("a path has steps");
        for step in above {
            sections = &sections[*step].sections;
        }
        &sections[*last]
    };
    let titled = |path: &[usize]| Tie::Section(section(path).id);
    let block = |path: &[usize], index: usize| Tie::Block(section(path).blocks[index].id);
    let task = |index: usize| Tie::Task(tasks[index].id);
    let gone = Tie::Task(TaskId(Uuid::from_u128(FIRST - 1)));
    let rows: Vec<(&str, &str, Answer)> = vec![
        (
            "I.2, gạch đầu dòng 1",
            "Bảo đảm ít nhất 80% thôn, bản, tổ dân phố được nghe phổ biến về thủ tục hành chính thiết yếu mỗi quý một lần.",
            answered(
                vec![block(&[1, 1], 1), block(&[1, 1], 3), task(1)],
                "Có lời dịch cho hai bản vùng cao",
            ),
        ),
        (
            "II.1",
            "Tuyên truyền nội dung Chương trình tổng thể cải cách hành chính nhà nước, việc nộp hồ sơ và trả kết quả trực tuyến, quyền phản ánh, kiến nghị của người dân.",
            answered(vec![titled(&[1, 0])], ""),
        ),
        (
            "II.2.a",
            "Phát thanh về cải cách hành chính trên hệ thống truyền thanh cơ sở, ít nhất 02 buổi mỗi tuần.",
            answered(vec![task(1)], ""),
        ),
        (
            "II.2.b",
            "Mở chuyên mục trên cổng (trang) thông tin điện tử của cơ quan, địa phương.",
            answered(vec![task(0)], "Duy trì từ năm 2025"),
        ),
        (
            "II.2.c",
            "Tổ chức hội thi trực tuyến tìm hiểu cải cách hành chính cho cán bộ, công chức, viên chức.",
            Answer::Open,
        ),
        (
            "II.2.d",
            "Lồng ghép tuyên truyền trong các buổi sinh hoạt của đoàn thể, chợ phiên, ngày hội đại đoàn kết; mỗi địa phương có ít nhất một cách làm mới.",
            answered(vec![gone, block(&[1, 1], 5)], ""),
        ),
        (
            "III",
            "Bố trí kinh phí thực hiện trong dự toán được giao.",
            answered(vec![block(&[2], 0)], ""),
        ),
        (
            "IV.1, gạch đầu dòng 1",
            "Chủ trì, hướng dẫn nội dung tuyên truyền; biên soạn tài liệu dùng chung trong toàn tỉnh.",
            away("Giao cho Sở Nội vụ"),
        ),
        (
            "IV.2",
            "Sản xuất phóng sự, tọa đàm phát trên sóng truyền hình tỉnh.",
            away(""),
        ),
        (
            "IV.5, gạch đầu dòng 1",
            "Xây dựng kế hoạch của địa phương, ban hành trước ngày 31 tháng 01 năm 2026, gửi về Sở Nội vụ để theo dõi.",
            answered(Vec::new(), "Chính là Kế hoạch này, gửi kèm bảng đối chiếu"),
        ),
        (
            "IV.5, gạch đầu dòng 2",
            "Phân công rõ bộ phận chủ trì, phối hợp; kiểm tra việc thực hiện ở cơ sở.",
            answered(vec![titled(&[3]), block(&[3, 0], 0), task(2), task(3)], ""),
        ),
        (
            "",
            "Báo cáo kết quả hằng quý trước ngày 15 của tháng cuối quý, báo cáo năm trước ngày 10 tháng 12.",
            Answer::Open,
        ),
    ];
    (FIRST + 1..)
        .zip(rows)
        .map(|(id, (place, text, answer))| Requirement {
            id: RequirementId(Uuid::from_u128(id)),
            place: place.into(),
            text: text.into(),
            addressed: Addressed::Unsaid,
            addressee: String::new(),
            answer,
        })
        .collect()
}
