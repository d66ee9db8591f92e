//! The list, and the plans that are odd in one way each.

use super::everything::everything;
use super::marks::{marked, merged, one_page};
use super::usual::usual;
use super::write::{dash, found, labelled, para, point, section, task, to, with};
use super::{Planned, office};
use plan::{Agency, BlockKind, DraftTask, Opening, PartialDate, PlanDraft, Signatory, Standing};

/// Every golden plan.
pub(crate) fn all() -> Vec<Planned> {
    vec![
        everything(),
        usual(),
        Planned::new("blank", blank()),
        ward_issued(),
        department(),
        long_names(),
        narrative_without_letterhead(),
        tasks("tasks-01", 1),
        tasks("tasks-02", 2),
        tasks("tasks-60", 60),
        tall_cells(),
        long("ten-pages", 10),
        long("forty-pages", 40),
        long("sixty-pages", 60),
        one_page(),
        marked(),
        merged(),
    ]
}

fn blank() -> PlanDraft {
    PlanDraft {
        subject: "Tuyên truyền cải cách hành chính năm 2026".into(),
        ..PlanDraft::default()
    }
}

pub(crate) fn accepted(mut golden: Planned) -> Planned {
    for task in &mut golden.tasks {
        task.standing = Standing::Accepted;
    }
    golden
}

/// Numbered and dated by a ward named by a number.
fn ward_issued() -> Planned {
    let agency = Agency {
        name_lines: vec!["ỦY BAN NHÂN DÂN".into(), "PHƯỜNG 7".into()],
        place: "Phường 7".into(),
        ..office()
    };
    let draft = PlanDraft {
        number: Some(5),
        date: PartialDate::new(Some(2026), Some(1), Some(5)).unwrap_or_default(),
        sections: vec![section(
            "Mục đích",
            vec![para("Để người dân biết và cùng làm.")],
        )],
        closing: vec!["Trên đây là Kế hoạch của phường./.".into()],
        tasks: sample_tasks(1),
        ..blank()
    };
    accepted(Planned::new("ward-issued", draft).of(agency))
}

/// A department, which has a superior line.
fn department() -> Planned {
    let agency = Agency {
        parent: Some("UBND xã Suối Mây".into()),
        name_lines: vec!["PHÒNG VĂN HÓA - XÃ HỘI".into()],
        plan_symbol: "KH-VHXH".into(),
        signatories: vec![Signatory {
            lines: vec!["TRƯỞNG PHÒNG".into()],
            name: "Lò Thị Mai".into(),
        }],
        ..office()
    };
    let draft = PlanDraft {
        date: PartialDate::new(Some(2026), Some(11), None).unwrap_or_default(),
        sections: vec![section(
            "Nội dung",
            vec![dash("Phát thanh."), dash("Tờ gấp.")],
        )],
        closing: vec!["Trên đây là Kế hoạch của Phòng./.".into()],
        tasks: sample_tasks(2),
        ..blank()
    };
    accepted(Planned::new("department", draft).of(agency))
}

/// Names that do not fit their columns.
fn long_names() -> Planned {
    let agency = Agency {
        parent: Some("ỦY BAN NHÂN DÂN TỈNH BẮC TRUNG NGUYÊN THƯỢNG".into()),
        name_lines: vec![
            "BAN QUẢN LÝ KHU BẢO TỒN THIÊN NHIÊN VÀ DI TÍCH LỊCH SỬ ĐÈO MÂY PHỦ".into(),
        ],
        place: "Thị trấn Nông trường Đèo Mây Phủ Thượng".into(),
        plan_symbol: "KH-BQLKBTTN".into(),
        signatories: vec![Signatory {
            lines: vec![
                "TM. BAN QUẢN LÝ KHU BẢO TỒN THIÊN NHIÊN".into(),
                "KT. TRƯỞNG BAN".into(),
                "PHÓ TRƯỞNG BAN THƯỜNG TRỰC PHỤ TRÁCH".into(),
            ],
            name: "Nguyễn Phúc Hồng Thượng Nghiêm Khuyến".into(),
        }],
        ..office()
    };
    let recipients = (1..=18)
        .map(|n| {
            to(
                &format!("Ban Chỉ đạo phát triển du lịch cộng đồng và bảo vệ rừng cụm bản số {n}"),
                "để phối hợp thực hiện",
            )
        })
        .chain([to("Lưu: VT, BQL", "")])
        .collect();
    let draft = PlanDraft {
        subject: "Tuyên truyền, phổ biến, giáo dục pháp luật về bảo vệ rừng, phòng cháy, chữa cháy rừng, bảo tồn đa dạng sinh học và nếp sống văn minh trong khu bảo tồn thiên nhiên, di tích lịch sử năm 2026 và những năm tiếp theo".into(),
        sections: vec![section("Mục đích", vec![para("Giữ rừng.")])],
        closing: vec!["Trên đây là Kế hoạch của Ban quản lý./.".into()],
        recipients,
        tasks: sample_tasks(2),
        ..PlanDraft::default()
    };
    accepted(Planned::new("long-names", draft).of(agency))
}

/// A narrative opening, the file's own letterhead in parts, a name without an office.
fn narrative_without_letterhead() -> Planned {
    let draft = PlanDraft {
        subject: "Tuyên truyền năm 2026".into(),
        opening: Opening {
            bases: vec![],
            paragraphs: vec![
                "Thực hiện chỉ đạo của cấp trên, xã xây dựng kế hoạch như sau:".into(),
            ],
        },
        sections: vec![
            found(
                "I",
                "Nội dung:",
                vec![
                    labelled(BlockKind::Clause, "1.", "Việc thứ nhất."),
                    labelled(BlockKind::Clause, "3.", "Việc thứ ba."),
                ],
            ),
            found(
                "",
                "Phần không số",
                vec![labelled(BlockKind::Point, "f)", "Điểm có chữ lạ.")],
            ),
        ],
        signature: Signatory {
            lines: vec![],
            name: "Hà Văn Sơn".into(),
        },
        recipients: vec![to("Các bản", "t/h")],
        ..PlanDraft::default()
    };
    Planned::new("narrative", draft)
}

fn tasks(name: &'static str, count: usize) -> Planned {
    let draft = PlanDraft {
        sections: vec![section("Nhiệm vụ", vec![para("Theo Phụ lục kèm theo.")])],
        closing: vec!["Trên đây là Kế hoạch của xã./.".into()],
        tasks: sample_tasks(count),
        ..blank()
    };
    accepted(Planned::new(name, draft))
}

/// Rows that fill more than a page each.
fn tall_cells() -> Planned {
    let words = "Phát tin về thủ tục hành chính vào buổi sáng và buổi chiều. ".repeat(60);
    let row = task([
        &words,
        "Bản tin",
        "Phòng Văn hóa - Xã hội",
        "",
        "Thường xuyên",
        "",
        "",
    ]);
    let draft = PlanDraft {
        sections: vec![section("Nhiệm vụ", vec![para("Theo Phụ lục kèm theo.")])],
        tasks: vec![sample_tasks(1).remove(0), row, sample_tasks(2).remove(1)],
        ..blank()
    };
    accepted(Planned::new("tall-cells", draft))
}

/// So many tasks of four kinds.
pub(crate) fn sample_tasks(count: usize) -> Vec<DraftTask> {
    let kinds = [
        [
            "Xây dựng chuyên mục cải cách hành chính trên Trang thông tin điện tử của xã",
            "Chuyên mục, mỗi tháng ít nhất 04 tin, bài",
            "Phòng Văn hóa - Xã hội",
            "Văn phòng HĐND và UBND xã",
            "Quý I/2026",
            "Không phát sinh",
            "",
        ],
        [
            "Phát thanh về thủ tục hành chính thiết yếu trên hệ thống truyền thanh cơ sở",
            "144 buổi phát, mỗi buổi 15 phút",
            "Phòng Văn hóa - Xã hội",
            "Trung tâm Phục vụ hành chính công xã; Trưởng bản",
            "Thường xuyên trong năm",
            "12.000.000 đồng từ chi thường xuyên",
            "Có bản tiếng dân tộc",
        ],
        [
            "Tổ chức hội nghị đối thoại giữa lãnh đạo xã với người dân về giải quyết thủ tục hành chính",
            "02 hội nghị, biên bản và thông báo kết luận",
            "Văn phòng HĐND và UBND xã",
            "Ủy ban Mặt trận Tổ quốc Việt Nam xã; các đoàn thể",
            "Quý II, Quý IV",
            "Theo dự toán riêng",
            "",
        ],
        [
            "In và phát tờ gấp hướng dẫn nộp hồ sơ trực tuyến",
            "1.500 tờ gấp",
            "Trung tâm Phục vụ hành chính công xã",
            "Đoàn Thanh niên xã",
            "Trước ngày 30/4/2026",
            "4.500.000 đồng",
            "",
        ],
    ];
    kinds
        .iter()
        .cycle()
        .take(count)
        .map(|cells| task(*cells))
        .collect()
}

/// About `pages` pages of sections without tasks.
fn long(name: &'static str, pages: usize) -> Planned {
    let text = "Bộ phận được giao rà soát từng thủ tục, ghi rõ người làm, ngày xong và nơi lưu; cuối tháng đối chiếu với sổ theo dõi, báo lại phần chưa xong cùng lý do, đề xuất cách gỡ và thời hạn mới để Ủy ban nhân dân xã xem xét.";
    let sections = (0..pages * 8 / 5)
        .map(|n| {
            with(
                section(&format!("Nhóm việc thứ {}", n + 1), vec![para(text)]),
                vec![
                    section("Việc phải làm", vec![point(text), point(text), dash(text)]),
                    section("Người làm", vec![dash(text), dash(text)]),
                ],
            )
        })
        .collect();
    let draft = PlanDraft {
        sections,
        closing: vec!["Trên đây là Kế hoạch của xã./.".into()],
        ..blank()
    };
    Planned::new(name, draft)
}
