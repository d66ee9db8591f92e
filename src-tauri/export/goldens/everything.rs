//! A plan with every node of the tree.

use super::Planned;
use super::plans::{accepted, sample_tasks};
use super::write::{
    block, dash, found, labelled, para, point, rich, run_in, section, table, to, with,
};
use plan::{BlockKind, DraftAnnex, Opening, PartialDate, PlanDraft, Signatory, Standing};

/// A plan that holds every node of the tree at least once.
pub(crate) fn everything() -> Planned {
    let mut first = block(
        BlockKind::Paragraph,
        rich(&[
            "Chữ thường, ",
            "*chữ đậm*",
            ", ",
            "_chữ nghiêng_",
            " và lại chữ thường; số 30\u{2011}2020, 100\u{a0}%, “ngoặc kép”, a < b & c > d.",
        ]),
    );
    first.line = 1;
    let draft = PlanDraft {
        number: None,
        date: PartialDate::new(Some(2026), Some(2), None).unwrap_or_default(),
        subject: "Truyền thông về chuyển đổi số\nvà cải cách hành chính năm 2026".into(),
        opening: Opening {
            bases: vec![
                "Căn cứ Chương trình công tác năm 2026 của Ủy ban nhân dân xã Suối Mây".into(),
                "Theo đề nghị của Phòng Văn hóa - Xã hội.".into(),
            ],
            paragraphs: vec![
                rich(&[
                    "Thực hiện nhiệm vụ được giao, ",
                    "*Ủy ban nhân dân xã*",
                    " đặt ra các việc sau:",
                ]),
                "Kế hoạch gồm ba phần.".into(),
            ],
        },
        sections: vec![
            with(
                section(
                    "Những việc chung",
                    vec![
                        first,
                        para("Dòng thứ nhất\ndòng thứ hai sau dấu ngắt\tvà sau một tab."),
                    ],
                ),
                vec![
                    with(
                        section(
                            "Cấp hai",
                            vec![
                                block(BlockKind::Clause, "Khoản không có tiêu đề."),
                                point("Điểm a."),
                                point("Điểm b."),
                                point("Điểm c."),
                                point("Điểm d."),
                                point("Điểm đ."),
                                dash("Gạch đầu dòng."),
                                block(BlockKind::Plus, "Dấu cộng đầu dòng."),
                                labelled(BlockKind::Dash, "- -", "Hai gạch như trong tệp cũ."),
                                labelled(BlockKind::Paragraph, "", "Đoạn không nhãn."),
                            ],
                        ),
                        vec![with(
                            section("Cấp ba", vec![para("Chữ ở cấp ba.")]),
                            vec![with(
                                section("Cấp bốn", vec![para("Chữ ở cấp bốn.")]),
                                vec![section(
                                    "Cấp năm",
                                    vec![para("Chữ ở cấp năm, đề mục như cấp bốn.")],
                                )],
                            )],
                        )],
                    ),
                    run_in(
                        "Đối tượng",
                        vec![
                            para(": cán bộ, công chức và Nhân dân toàn xã."),
                            para("Đoạn sau không chạy liền."),
                        ],
                    ),
                    run_in(
                        "",
                        vec![block(
                            BlockKind::Paragraph,
                            rich(&["Mục chỉ có số, chữ chạy liền, ", "*có chữ đậm*", "."]),
                        )],
                    ),
                    run_in("Thời gian:", vec![para("cả năm 2026.")]),
                ],
            ),
            found(
                "III.",
                "Đề mục La Mã nhảy số, chữ để nguyên",
                vec![
                    para("Bảng sau nằm trong thân kế hoạch:"),
                    table(
                        1,
                        &[
                            &["TT", "Chỉ tiêu", "Đơn vị", "Mức"],
                            &[
                                "1",
                                "Tỷ lệ hồ sơ nộp trực tuyến trên tổng số hồ sơ tiếp nhận trong năm",
                                "%",
                                "80",
                            ],
                            &["2", "Số buổi phát thanh", "buổi", "144"],
                            &["3", "Ô có hai dòng:\ndòng một và dòng hai", "", "12"],
                        ],
                    ),
                    table(0, &[&["Bảng liền sau, không hàng đầu", "ô phải"]]),
                    block(
                        BlockKind::Review,
                        "Chữ thô dòng một\n1 2 3\n\nchữ thô dòng ba",
                    ),
                ],
            ),
        ],
        closing: vec![
            "Trong quá trình thực hiện, nếu có khó khăn, các đơn vị phản ánh về xã.".into(),
            rich(&["Trên đây là Kế hoạch ", "_truyền thông_", " năm 2026./."]),
        ],
        recipients: vec![
            to("Lưu: VT, VHXH", ""),
            to("UBND tỉnh", "để b/c"),
            to("Các bản", ""),
        ],
        signature: Signatory {
            lines: vec!["CHỦ TỊCH".into()],
            name: "Vàng A Tủa".into(),
        },
        annexes: vec![
            DraftAnnex {
                title: "BIỂU MẪU THEO DÕI".into(),
                blocks: vec![table(
                    2,
                    &[
                        &["A", "B", "C", "D", "Đ", "E"],
                        &["1", "2", "3", "4", "5", "6"],
                        &["x", "", "", "", "", "ghi"],
                    ],
                )],
                ..DraftAnnex::default()
            },
            DraftAnnex {
                label: "PHỤ LỤC 2".into(),
                title: "Lời phát thanh mẫu".into(),
                reference: "(Ban hành kèm theo Kế hoạch của xã)".into(),
                blocks: vec![
                    para("Kính thưa bà con!"),
                    dash("Hôm nay xã mở phiên trả kết quả."),
                ],
                ..DraftAnnex::default()
            },
        ],
        tasks: sample_tasks(3),
        ..PlanDraft::default()
    };
    let mut golden = accepted(Planned::new("everything", draft));
    golden.tasks[1].standing = Standing::Proposed;
    golden.tasks[2].official = golden.officials.first().map(|o| o.id);
    golden
}
