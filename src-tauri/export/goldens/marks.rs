//! A plan with every mark, one with merged cells, and one that fills a page.

use super::Planned;
use super::write::{dash, para, point, section, table, to, with};
use plan::{Circulation, DraftBlock, Merge, Opening, PlanDraft, Urgency};

const ISSUED: &str = "Ủy ban nhân dân xã Suối Mây ban hành Kế hoạch tuyên truyền như sau:";

/// A draft sent round in haste, for those inside only.
pub(crate) fn marked() -> Planned {
    let draft = PlanDraft {
        subject: "Tuyên truyền phòng, chống mưa lũ và sạt lở đất trong tháng 8 năm 2026".into(),
        draft: true,
        urgency: Urgency::VeryUrgent,
        circulation: Circulation::Internal,
        opening: Opening {
            bases: vec!["Căn cứ Luật Phòng, chống thiên tai".into()],
            paragraphs: vec![ISSUED.into()],
        },
        sections: vec![section(
            "Việc làm ngay",
            vec![
                dash("Phát bản tin cảnh báo trên loa của các bản ba lần mỗi ngày."),
                dash("Đến từng nhà ở chân taluy vận động sơ tán trước 17 giờ."),
            ],
        )],
        closing: vec!["Trên đây là Kế hoạch tuyên truyền phòng, chống mưa lũ./.".into()],
        recipients: vec![to("Các bản", "để thực hiện"), to("Lưu: VT, VHXH", "")],
        ..PlanDraft::default()
    };
    Planned::new("marks", draft)
}

/// Tables of the body with merged cells: a heading of two rows, groups across, cells down.
pub(crate) fn merged() -> Planned {
    let merge = |row, column, rows, columns| Merge {
        row,
        column,
        rows,
        columns,
    };
    let targets = joined(
        table(
            2,
            &[
                &["TT", "Chỉ tiêu", "Đơn vị", "Mức giao", "", "Ghi chú"],
                &["", "", "", "6 tháng", "Cả năm", ""],
                &["Nhóm 1. Truyền thông tại cơ sở", "", "", "", "", ""],
                &[
                    "1",
                    "Buổi phát thanh về thủ tục hành chính trên hệ thống truyền thanh của xã",
                    "buổi",
                    "72",
                    "144",
                    "Có bản tiếng Thái",
                ],
                &["2", "Tờ gấp phát tới hộ gia đình", "tờ", "700", "1.500", ""],
                &["Nhóm 2. Dịch vụ công trực tuyến", "", "", "", "", ""],
                &[
                    "3",
                    "Tỷ lệ hồ sơ nộp trực tuyến",
                    "%",
                    "70",
                    "80",
                    "Theo số liệu của tỉnh",
                ],
                &["4", "Tỷ lệ thanh toán trực tuyến", "%", "50", "60", ""],
            ],
        ),
        vec![
            merge(0, 0, 2, 1),
            merge(0, 1, 2, 1),
            merge(0, 2, 2, 1),
            merge(0, 3, 1, 2),
            merge(0, 5, 2, 1),
            merge(2, 0, 1, 6),
            merge(5, 0, 1, 6),
            merge(6, 5, 2, 1),
        ],
    );
    let corner = joined(
        table(
            0,
            &[
                &["Khối bốn ô ở góc trên", "", "ô phải"],
                &["", "", "ô phải dưới"],
                &["ô trái", "Khối hai ô chạy xuống tới hàng cuối", "ô phải"],
                &["ô trái dưới", "", "ô cuối"],
            ],
        ),
        vec![merge(0, 0, 2, 2), merge(2, 1, 2, 1)],
    );
    let draft = PlanDraft {
        subject: "Chỉ tiêu tuyên truyền năm 2026".into(),
        sections: vec![
            section("Chỉ tiêu", vec![para("Xã giao các chỉ tiêu sau:"), targets]),
            section("Phân khu", vec![para("Bảng khác để thử ô gộp:"), corner]),
        ],
        closing: vec!["Trên đây là Kế hoạch của xã./.".into()],
        ..PlanDraft::default()
    };
    Planned::new("merged-cells", draft)
}

fn joined(mut block: DraftBlock, merges: Vec<Merge>) -> DraftBlock {
    if let Some(table) = &mut block.table {
        table.merges = merges;
    }
    block
}

/// A plan that fills one page and no more.
pub(crate) fn one_page() -> Planned {
    let draft = PlanDraft {
        number: Some(8),
        subject: "Tuyên truyền dịch vụ công trực tuyến quý II năm 2026".into(),
        opening: Opening {
            bases: vec![],
            paragraphs: vec![ISSUED.into()],
        },
        sections: vec![
            section(
                "Mục đích",
                vec![para(
                    "Để mỗi nhà có ít nhất một người tự nộp được hồ sơ trên Cổng Dịch vụ công và biết xem kết quả bằng điện thoại.",
                )],
            ),
            with(
                section("Nội dung", vec![]),
                vec![section(
                    "Các việc",
                    vec![
                        point("Phát thanh hằng tuần về một thủ tục hay dùng;"),
                        point("Hướng dẫn tại nhà văn hóa bản vào phiên chợ;"),
                        point("Treo mã QR dẫn tới trang hướng dẫn ở nơi tiếp nhận hồ sơ."),
                    ],
                )],
            ),
        ],
        closing: vec!["Trên đây là Kế hoạch tuyên truyền dịch vụ công trực tuyến quý II./.".into()],
        recipients: vec![
            to("UBND tỉnh", "để b/c"),
            to("Các bản", "để thực hiện"),
            to("Lưu: VT, VHXH", ""),
        ],
        ..PlanDraft::default()
    };
    Planned::new("one-page", draft)
}
