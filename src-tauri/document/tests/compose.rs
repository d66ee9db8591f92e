//! Rules of the form, each as a table: what is known of a plan, and the lines printed for it.

// Helpers of tests may stop a test, as tests may.
#![allow(clippy::unwrap_used, clippy::panic)]

use document::{Block, Document, Profile, Source, compose, outline, plain_text};
use plan::{
    Agency, BlockKind, Circulation, DraftAnnex, DraftBlock, DraftSection, DraftTask, Label, Merge,
    Opening, PartialDate, PlanDraft, Recipient, RichText, Signatory, Standing, Table, Urgency,
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

fn draft() -> PlanDraft {
    PlanDraft {
        subject: "Tuyên truyền năm 2026".into(),
        ..PlanDraft::default()
    }
}

fn composed_for(draft: PlanDraft, agency: &Agency, accepted: usize) -> Document {
    let mut next = 0;
    let mut mint = || {
        next += 1;
        Uuid::from_u128(next)
    };
    let (plan, mut tasks) = draft.accept(2026, &mut mint).unwrap();
    for task in tasks.iter_mut().take(accepted) {
        task.standing = Standing::Accepted;
    }
    let source = Source {
        plan: &plan,
        tasks: &tasks,
        agency,
        officials: &[],
    };
    compose(&source, &Profile::nd30_2020())
}

fn composed(draft: PlanDraft) -> Document {
    composed_for(draft, &office(), 0)
}

fn block(kind: BlockKind, text: &str) -> DraftBlock {
    DraftBlock {
        kind,
        text: RichText::plain(text),
        ..DraftBlock::default()
    }
}

fn section(title: &str, blocks: Vec<DraftBlock>) -> DraftSection {
    DraftSection {
        title: title.into(),
        blocks,
        ..DraftSection::default()
    }
}

/// The lines of an outline that begin with `kind`, without it and without ids.
fn lines(document: &Document, kind: &str) -> Vec<String> {
    outline(document)
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix(kind))
        .filter(|rest| rest.is_empty() || rest.starts_with([' ', '#']))
        .map(|rest| match rest.strip_prefix('#') {
            Some(marked) => marked[6..].trim_start().to_owned(),
            None => rest.trim_start().to_owned(),
        })
        .collect()
}

#[test]
fn number_and_date_are_printed_as_far_as_known() {
    let date = |y, m, d| PartialDate::new(y, m, d).unwrap();
    for (number, known, expect_number, expect_date) in [
        (
            None,
            date(None, None, None),
            "Số:      /KH-UBND",
            "Đồi Sim, ngày      tháng      năm 2026",
        ),
        (
            Some(5),
            date(Some(2026), Some(1), Some(5)),
            "Số: 05/KH-UBND",
            "Đồi Sim, ngày 05 tháng 01 năm 2026",
        ),
        (
            Some(63),
            date(Some(2025), Some(12), Some(31)),
            "Số: 63/KH-UBND",
            "Đồi Sim, ngày 31 tháng 12 năm 2025",
        ),
        (
            Some(120),
            date(Some(2026), Some(3), None),
            "Số: 120/KH-UBND",
            "Đồi Sim, ngày      tháng 3 năm 2026",
        ),
        (
            None,
            date(None, Some(2), None),
            "Số:      /KH-UBND",
            "Đồi Sim, ngày      tháng 02 năm 2026",
        ),
    ] {
        let head = composed(PlanDraft {
            number,
            date: known,
            ..draft()
        })
        .letterhead;
        assert_eq!(head.number, expect_number);
        assert_eq!(head.place_date, expect_date);
    }
}

#[test]
fn a_plan_with_a_letterhead_keeps_it() {
    let own = PlanDraft {
        parent: Some("UBND HUYỆN CŨ".into()),
        agency_lines: vec!["Ủy ban nhân dân".into(), "xã khác".into()],
        symbol: "KH-UB".into(),
        place: "Xã khác,".into(),
        ..draft()
    };
    for (plan, parent, agency, number) in [
        (
            own,
            vec!["UBND HUYỆN CŨ"],
            vec!["Ủy ban nhân dân", "xã khác"],
            "Số:      /KH-UB",
        ),
        (
            draft(),
            vec![],
            vec!["ỦY BAN NHÂN DÂN", "XÃ ĐỒI SIM"],
            "Số:      /KH-UBND",
        ),
    ] {
        let document = composed(plan);
        assert_eq!(lines(&document, "parent"), parent);
        assert_eq!(lines(&document, "agency"), agency);
        assert_eq!(document.letterhead.number, number);
    }
}

#[test]
fn bases_close_with_their_marks() {
    for (bases, expect) in [
        (vec![], vec![]),
        (vec!["Căn cứ A"], vec!["Căn cứ A."]),
        (
            vec!["Căn cứ A;", "Căn cứ B.", "Căn cứ C"],
            vec!["Căn cứ A;", "Căn cứ B;", "Căn cứ C."],
        ),
    ] {
        let document = composed(PlanDraft {
            opening: Opening {
                bases: bases.into_iter().map(str::to_owned).collect(),
                paragraphs: vec![],
            },
            ..draft()
        });
        assert_eq!(document.opening.bases, expect);
    }
}

#[test]
fn recipients_close_with_their_marks_and_the_archive() {
    for (recipients, expect) in [
        (&[][..], &["- Lưu: VT, VHXH."][..]),
        (&[("Các bản", "")], &["- Các bản."]),
        (
            &[("Lưu: VP", ""), ("UBND tỉnh;", "để b/c"), ("Các bản", "")],
            &["- UBND tỉnh (để b/c);", "- Các bản;", "- Lưu: VP."],
        ),
    ] {
        let document = composed(PlanDraft {
            recipients: recipients
                .iter()
                .map(|(name, purpose)| Recipient {
                    name: (*name).into(),
                    purpose: (*purpose).into(),
                })
                .collect(),
            ..draft()
        });
        assert_eq!(document.recipients.lines, expect);
        assert_eq!(document.recipients.title, "Nơi nhận:");
    }
}

#[test]
fn an_office_without_an_archive_symbol_has_no_recipients() {
    let agency = Agency {
        drafting_symbol: String::new(),
        ..office()
    };
    let document = composed_for(draft(), &agency, 0);
    assert_eq!(document.recipients.title, "");
    assert!(document.recipients.lines.is_empty());
}

#[test]
fn the_plans_own_signature_goes_before_the_offices() {
    let named = |lines: &[&str], name: &str| Signatory {
        lines: lines.iter().map(|l| (*l).to_owned()).collect(),
        name: name.into(),
    };
    for (own, expect_lines, expect_name) in [
        (named(&[], ""), vec!["CHỦ TỊCH"], "Trần Thị Na"),
        (
            named(&["PHÓ CHỦ TỊCH"], "Lê Văn Tư"),
            vec!["PHÓ CHỦ TỊCH"],
            "Lê Văn Tư",
        ),
        (named(&[], "Lê Văn Tư"), vec![], "Lê Văn Tư"),
    ] {
        let signature = composed(PlanDraft {
            signature: own,
            ..draft()
        })
        .signature;
        assert_eq!(signature.lines, expect_lines);
        assert_eq!(signature.name, expect_name);
    }
}

#[test]
fn only_counted_roman_headings_are_put_in_capitals() {
    let under = DraftSection {
        sections: vec![section("Cấp hai", vec![])],
        ..section("Mục đích", vec![])
    };
    let found = DraftSection {
        label: Label::Literal("IV.".into()),
        ..section("Yêu cầu.", vec![])
    };
    let document = composed(PlanDraft {
        sections: vec![under, found],
        ..draft()
    });
    assert_eq!(lines(&document, "h1"), ["[I.] MỤC ĐÍCH", "[IV.] Yêu cầu."]);
    assert_eq!(lines(&document, "h2"), ["[1.] Cấp hai"]);
}

#[test]
fn text_runs_on_behind_a_heading_with_the_right_gap() {
    for (title, text, expect) in [
        ("Đối tượng:", "toàn dân", "I. ĐỐI TƯỢNG: toàn dân"),
        ("Đối tượng", ": toàn dân", "I. ĐỐI TƯỢNG: toàn dân"),
        ("", "Chỉ có chữ.", "I. Chỉ có chữ."),
    ] {
        let document = composed(PlanDraft {
            sections: vec![DraftSection {
                run_in: true,
                ..section(title, vec![block(BlockKind::Paragraph, text)])
            }],
            ..draft()
        });
        let plain = plain_text(&document);
        assert!(plain.lines().any(|line| line == expect), "{plain}");
    }
}

#[test]
fn nothing_runs_on_where_no_paragraph_is_first() {
    let document = composed(PlanDraft {
        sections: vec![DraftSection {
            run_in: true,
            ..section("Nội dung", vec![block(BlockKind::Dash, "phát thanh")])
        }],
        ..draft()
    });
    assert_eq!(lines(&document, "h1"), ["[I.] NỘI DUNG"]);
    assert_eq!(lines(&document, "dash"), ["[-] phát thanh"]);
}

#[test]
fn a_section_without_label_and_title_has_no_heading() {
    let bare = DraftSection {
        label: Label::Literal(String::new()),
        ..section("", vec![block(BlockKind::Dash, "phát thanh")])
    };
    let document = composed(PlanDraft {
        sections: vec![bare, section("", vec![])],
        ..draft()
    });
    let headings = lines(&document, "h1");
    assert_eq!(
        headings.iter().map(|h| h.trim()).collect::<Vec<_>>(),
        ["[II.]"]
    );
    assert_eq!(lines(&document, "dash"), ["[-] phát thanh"]);
}

#[test]
fn raw_text_is_printed_line_by_line() {
    let document = composed(PlanDraft {
        sections: vec![section(
            "Chung",
            vec![block(BlockKind::Review, "một\r\n\n hai\nba ")],
        )],
        ..draft()
    });
    let found = lines(&document, "review");
    assert_eq!(
        found.iter().map(|l| l.trim()).collect::<Vec<_>>(),
        ["một", "hai", "ba"]
    );
}

#[test]
fn annexes_are_numbered_from_two_on() {
    let annex = |label: &str| DraftAnnex {
        label: label.into(),
        ..DraftAnnex::default()
    };
    for (annexes, tasks, expect) in [
        (vec![], 0, vec![]),
        (vec![], 1, vec!["Phụ lục"]),
        (vec![annex("")], 0, vec!["Phụ lục"]),
        (vec![annex("")], 1, vec!["Phụ lục I", "Phụ lục II"]),
        (
            vec![annex("PHỤ LỤC"), annex("")],
            1,
            vec!["PHỤ LỤC", "Phụ lục II", "Phụ lục III"],
        ),
    ] {
        let task = DraftTask {
            text: "Phát thanh".into(),
            ..DraftTask::default()
        };
        let plan = PlanDraft {
            annexes,
            tasks: vec![task.clone(), task],
            ..draft()
        };
        let document = composed_for(plan, &office(), tasks);
        let labels: Vec<&str> = document.annexes.iter().map(|a| a.label.as_str()).collect();
        assert_eq!(labels, expect);
        let rows = lines(&document, "row");
        assert_eq!(
            rows.len(),
            if tasks > 0 { 1 + tasks } else { 0 },
            "proposed tasks are not printed"
        );
    }
}

#[test]
fn an_annex_says_what_it_belongs_to() {
    let task = DraftTask {
        text: "Phát thanh".into(),
        ..DraftTask::default()
    };
    let document = composed_for(
        PlanDraft {
            number: Some(7),
            date: PartialDate::new(Some(2026), Some(2), Some(3)).unwrap(),
            agency_lines: vec!["ỦY BAN NHÂN DÂN".into(), "XÃ ĐỒI SIM".into()],
            tasks: vec![task],
            ..draft()
        },
        &office(),
        1,
    );
    assert_eq!(
        document.annexes[0].reference,
        "(Kèm theo Kế hoạch số 07/KH-UBND ngày 03 tháng 02 năm 2026 của Ủy ban nhân dân xã Đồi Sim)"
    );
}

#[test]
fn plain_text_has_the_papers_words_in_order() {
    let document = composed(PlanDraft {
        sections: vec![section(
            "Nội dung",
            vec![
                block(BlockKind::Point, "Phát thanh;"),
                block(BlockKind::Point, "Tờ gấp."),
            ],
        )],
        closing: vec!["Trên đây là Kế hoạch./.".into()],
        ..draft()
    });
    let expect = "\
ỦY BAN NHÂN DÂN
XÃ ĐỒI SIM
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số:      /KH-UBND
Đồi Sim, ngày      tháng      năm 2026

KẾ HOẠCH
Tuyên truyền năm 2026

I. NỘI DUNG
a) Phát thanh;
b) Tờ gấp.
Trên đây là Kế hoạch./.

Nơi nhận:
- Lưu: VT, VHXH.

CHỦ TỊCH
Trần Thị Na
";
    assert_eq!(plain_text(&document), expect);
}

#[test]
fn what_a_letter_is_about_stands_in_even_lines_of_the_left_column() {
    let profile = Profile::nd30_2020();
    let (column, _) = profile.head_columns(document::Orientation::Portrait);
    for (about, expect) in [
        ("", ""),
        ("V/v báo cáo quý II", "V/v báo cáo quý II"),
        (
            "V/v phối hợp tuyên truyền dịch vụ công trực tuyến trên địa bàn xã",
            "V/v phối hợp tuyên truyền dịch / vụ công trực tuyến trên địa bàn xã",
        ),
        (
            "V/v đôn đốc rà soát, công khai thủ tục hành chính và tuyên truyền nộp hồ sơ trực tuyến trong quý II năm 2026",
            "V/v đôn đốc rà soát, / công khai thủ tục hành chính / và tuyên truyền nộp hồ sơ trực / tuyến trong quý II năm 2026",
        ),
    ] {
        let lines = document::about_lines(about, &profile);
        for line in &lines {
            let size = profile.about.value();
            let wide = document::metrics::width(line, document::Weight::Regular, size);
            assert!(
                wide + profile.head_gutter.value() <= column,
                "{line}: {wide}"
            );
        }
        assert_eq!(lines.join(" / "), expect);
    }
}

#[test]
fn marks_of_a_plan_are_framed() {
    for (urgency, circulation, draft, stamps, above) in [
        (Urgency::None, Circulation::Open, false, &[][..], None),
        (
            Urgency::None,
            Circulation::Open,
            true,
            &["1510x454 black DỰ THẢO"],
            None,
        ),
        (
            Urgency::Urgent,
            Circulation::Internal,
            true,
            &["1510x454 black DỰ THẢO", "1134x454 red KHẨN"],
            Some("2694x454 black LƯU HÀNH NỘI BỘ"),
        ),
        (
            Urgency::VeryUrgent,
            Circulation::ReturnAfterReading,
            false,
            &["2268x454 red THƯỢNG KHẨN"],
            Some("2877x454 black XEM XONG TRẢ LẠI"),
        ),
        (
            Urgency::Express,
            Circulation::Open,
            false,
            &["1701x454 red HỎA TỐC"],
            None,
        ),
    ] {
        let document = composed(PlanDraft {
            urgency,
            circulation,
            draft,
            ..self::draft()
        });
        assert_eq!(lines(&document, "stamp"), stamps);
        assert_eq!(
            lines(&document, "circulation").first().map(String::as_str),
            above
        );
    }
}

#[test]
fn merged_cells_are_one_and_keep_all_words() {
    let merge = |row, column, rows, columns| Merge {
        row,
        column,
        rows,
        columns,
    };
    let cells = |row: &[&str]| row.iter().map(|text| RichText::plain(*text)).collect();
    let mut block = block(BlockKind::Table, "");
    block.table = Some(Table {
        header_rows: 2,
        rows: vec![
            cells(&["TT", "Chỉ tiêu", "Quý I", ""]),
            cells(&["", "", "Kế hoạch", "Đạt"]),
            cells(&["Nhóm thứ nhất gồm các việc về truyền thông", "", "", ""]),
            cells(&["1", "Buổi phát thanh trên hệ thống của xã", "36", "lạc"]),
        ],
        merges: vec![
            merge(0, 0, 2, 1),
            merge(0, 1, 2, 1),
            merge(0, 2, 1, 2),
            merge(2, 0, 1, 4),
        ],
    });
    let document = composed(PlanDraft {
        sections: vec![section("Chỉ tiêu", vec![block])],
        ..draft()
    });
    assert_eq!(
        lines(&document, "row"),
        [
            "{1x2}^TT | {1x2}^Chỉ tiêu | {2x1}^Quý I",
            "\" | \" | ^Kế hoạch | ^Đạt",
            "{4x1}^Nhóm thứ nhất gồm các việc về truyền thông",
            "^1 | Buổi phát thanh trên hệ thống của xã | ^36 | ^lạc",
        ]
    );
}

#[test]
fn the_budget_is_added_up_where_the_office_wants_that() {
    let task = |budget: &str| DraftTask {
        text: "Phát thanh".into(),
        budget: budget.into(),
        ..DraftTask::default()
    };
    let tasks = vec![
        task("5.000.000 đồng, ngân sách xã"),
        task("Cấp nào cấp đó bố trí"),
        task("2 triệu đồng (nguồn xã hội hóa)"),
    ];
    for (chosen, last) in [
        (
            1,
            "Tổng cộng: 7.000.000 đồng.\nTrong đó: ngân sách xã 5.000.000 đồng; xã hội hóa 2.000.000 đồng.\nCòn 1 nhiệm vụ chưa ghi số tiền.",
        ),
        (0, "3 | Phát thanh | 2 triệu đồng (nguồn xã hội hóa)"),
    ] {
        let plan = PlanDraft {
            tasks: tasks.clone(),
            ..draft()
        };
        let mut next = 0;
        let mut mint = || {
            next += 1;
            Uuid::from_u128(next)
        };
        let (plan, tasks) = plan.accept(2026, &mut mint).unwrap();
        let tasks: Vec<plan::Task> = (tasks.into_iter())
            .map(|task| plan::Task {
                standing: Standing::Accepted,
                ..task
            })
            .collect();
        let profile = Profile::nd30_2020().remade("test", |name, figure| match name {
            "task_sums" => figure.at(chosen).unwrap(),
            _ => figure,
        });
        let agency = office();
        let source = Source {
            plan: &plan,
            tasks: &tasks,
            agency: &agency,
            officials: &[],
        };
        let document = compose(&source, &profile);
        let Some(Block::Table(table)) = document.annexes[0].blocks.first() else {
            panic!("no table");
        };
        let row = table.rows.last().unwrap();
        let words: Vec<String> = (row.cells.iter())
            .map(|cell| {
                let line =
                    |line: &document::Line| line.iter().map(|run| run.text.as_str()).collect();
                let lines: Vec<String> = cell.lines.iter().map(line).collect();
                lines.join("\n")
            })
            .filter(|words: &String| !words.is_empty())
            .collect();
        assert_eq!(words.join(" | "), last);
    }
}
