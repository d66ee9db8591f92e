//! A plan as most communes write it.

use super::Planned;
use super::plans::{accepted, sample_tasks};
use super::write::{block, dash, para, point, section, to, with};
use plan::{BlockKind, OfficialId, Opening, PlanDraft};

/// A plan as most communes write it, four pages and an annex.
pub(crate) fn usual() -> Planned {
    let draft = PlanDraft {
        subject: "Tuyên truyền cải cách hành chính nhà nước năm 2026 trên địa bàn xã Suối Mây".into(),
        opening: Opening {
            bases: vec![
                "Căn cứ Luật Tổ chức chính quyền địa phương".into(),
                "Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030".into(),
                "Theo đề nghị của Trưởng phòng Phòng Văn hóa - Xã hội".into(),
            ],
            paragraphs: vec!["Ủy ban nhân dân xã Suối Mây ban hành Kế hoạch tuyên truyền cải cách hành chính nhà nước năm 2026 như sau:".into()],
        },
        sections: vec![
            with(section("Mục đích, yêu cầu", vec![]), vec![
                section("Mục đích", vec![
                    point("Giúp cán bộ, công chức và Nhân dân trong xã hiểu rõ việc cải cách hành chính đem lại điều gì cho mỗi nhà: ít giấy tờ hơn, ít lần đi lại hơn, biết trước ngày được trả kết quả."),
                    point("Nâng cao trách nhiệm của người đứng đầu từng bộ phận trong việc giải quyết hồ sơ đúng hẹn và xin lỗi khi trễ hẹn."),
                    point("Đưa tỷ lệ hồ sơ nộp trực tuyến của xã đạt và vượt mức tỉnh giao trong năm."),
                ]),
                section("Yêu cầu", vec![
                    point("Nội dung ngắn gọn, dễ nhớ, có bản tiếng Thái và tiếng Mông cho các bản vùng cao."),
                    point("Gắn với việc làm cụ thể hằng tuần; không tổ chức hội nghị riêng khi lồng ghép được."),
                ]),
            ]),
            with(section("Nội dung, hình thức tuyên truyền", vec![]), vec![
                section("Nội dung", vec![
                    dash("Các thủ tục hành chính hay dùng: khai sinh, chứng thực, đất đai, bảo trợ xã hội."),
                    dash("Cách nộp hồ sơ trên Cổng Dịch vụ công và cách xem kết quả bằng điện thoại."),
                    dash("Quyền phản ánh, kiến nghị của người dân và nơi tiếp nhận."),
                ]),
                section("Hình thức", vec![
                    para("Kết hợp các hình thức sau, ưu tiên nơi bà con hay lui tới:"),
                    dash("Phát trên hệ thống truyền thanh cơ sở vào 5 giờ 30 và 17 giờ các ngày thứ Hai, thứ Tư, thứ Sáu."),
                    block(BlockKind::Plus, "Bản tin chung: không quá 05 phút."),
                    block(BlockKind::Plus, "Bản tin riêng cho bản Nà Lốc và bản Co Muông: có lời dịch."),
                    dash("Tờ gấp đặt tại Trung tâm Phục vụ hành chính công xã và nhà văn hóa các bản."),
                    dash("Tổ công nghệ số cộng đồng hướng dẫn tại chợ phiên ngày 10 và ngày 25 hằng tháng."),
                ]),
            ]),
            section("Kinh phí", vec![
                para("Từ dự toán chi thường xuyên năm 2026 đã giao cho Phòng Văn hóa - Xã hội và nguồn hỗ trợ hợp pháp khác."),
            ]),
            with(section("Tổ chức thực hiện", vec![]), vec![
                section("Phòng Văn hóa - Xã hội", vec![
                    dash("Chủ trì triển khai Kế hoạch; theo dõi, đôn đốc, tổng hợp báo cáo Ủy ban nhân dân xã hằng quý."),
                    dash("Biên soạn tài liệu, duyệt bản tin trước khi phát."),
                ]),
                section("Trung tâm Phục vụ hành chính công xã", vec![
                    dash("Niêm yết công khai thủ tục; bố trí người hướng dẫn nộp hồ sơ trực tuyến trong giờ làm việc."),
                ]),
                section("Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã và các đoàn thể", vec![
                    dash("Vận động đoàn viên, hội viên tham gia; giám sát việc thực hiện."),
                ]),
            ]),
        ],
        closing: vec!["Trên đây là Kế hoạch tuyên truyền cải cách hành chính nhà nước năm 2026. Yêu cầu các bộ phận, các bản nghiêm túc thực hiện; có vướng mắc báo về Phòng Văn hóa - Xã hội để được hướng dẫn./.".into()],
        recipients: vec![
            to("UBND tỉnh", "để b/c"),
            to("Thường trực Đảng ủy, HĐND xã", "để b/c"),
            to("Chủ tịch, các Phó Chủ tịch UBND xã", ""),
            to("Các phòng, trung tâm thuộc UBND xã", "để t/h"),
            to("Trưởng bản các bản", "để t/h"),
            to("Lưu: VT, VHXH", ""),
        ],
        tasks: sample_tasks(6),
        ..PlanDraft::default()
    };
    let mut golden = accepted(Planned::new("usual", draft));
    let official: Option<OfficialId> = golden.officials.first().map(|o| o.id);
    for task in golden.tasks.iter_mut().step_by(2) {
        task.official = official;
    }
    golden
}
