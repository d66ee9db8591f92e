//! The plans themselves.

use super::write::{
    block, dash, found, labelled, para, point, rich, run_in, section, table, task, to, with,
};
use super::{Golden, office};
use plan::{
    Agency, BlockKind, DraftAnnex, DraftTask, OfficialId, Opening, PartialDate, PlanDraft,
    Signatory, Standing,
};

/// Every golden plan.
pub(crate) fn all() -> Vec<Golden> {
    vec![
        everything(),
        usual(),
        Golden::new("blank", blank()),
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
    ]
}

fn blank() -> PlanDraft {
    PlanDraft {
        subject: "Tuyên truyền cải cách hành chính năm 2026".into(),
        ..PlanDraft::default()
    }
}

fn accepted(mut golden: Golden) -> Golden {
    for task in &mut golden.tasks {
        task.standing = Standing::Accepted;
    }
    golden
}

/// A plan as most communes write it, four pages and an annex.
fn usual() -> Golden {
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
    let mut golden = accepted(Golden::new("usual", draft));
    let official: Option<OfficialId> = golden.officials.first().map(|o| o.id);
    for task in golden.tasks.iter_mut().step_by(2) {
        task.official = official;
    }
    golden
}

/// A plan that holds every node of the tree at least once.
fn everything() -> Golden {
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
    let mut golden = accepted(Golden::new("everything", draft));
    golden.tasks[1].standing = Standing::Proposed;
    golden.tasks[2].official = golden.officials.first().map(|o| o.id);
    golden
}

/// Numbered and dated by a ward named by a number.
fn ward_issued() -> Golden {
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
    accepted(Golden::new("ward-issued", draft).of(agency))
}

/// A department, which has a superior line.
fn department() -> Golden {
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
    accepted(Golden::new("department", draft).of(agency))
}

/// Names that do not fit their columns.
fn long_names() -> Golden {
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
    accepted(Golden::new("long-names", draft).of(agency))
}

/// A narrative opening, the file's own letterhead in parts, a name without an office.
fn narrative_without_letterhead() -> Golden {
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
    Golden::new("narrative", draft)
}

fn tasks(name: &'static str, count: usize) -> Golden {
    let draft = PlanDraft {
        sections: vec![section("Nhiệm vụ", vec![para("Theo Phụ lục kèm theo.")])],
        closing: vec!["Trên đây là Kế hoạch của xã./.".into()],
        tasks: sample_tasks(count),
        ..blank()
    };
    accepted(Golden::new(name, draft))
}

/// Rows that fill more than a page each.
fn tall_cells() -> Golden {
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
    accepted(Golden::new("tall-cells", draft))
}

fn sample_tasks(count: usize) -> Vec<DraftTask> {
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
fn long(name: &'static str, pages: usize) -> Golden {
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
    Golden::new(name, draft)
}
