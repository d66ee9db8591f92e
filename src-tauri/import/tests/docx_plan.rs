//! Word files as plans: the same plan typed, numbered by the program and as text; letterhead,
//! ending and annexes in tables; rows of tasks in their cells.

use crate::outline::outline;
use crate::recall::reading;
use crate::word_file::{NUMBERING, WordFile, cell, item, layout, p, row, ruled, styled, title};
use plan::{BlockKind, DoubtKind, DraftSection, DraftTask, LeftReason, Merge, PlanDraft, RichText};

/// The text of a plan: what kind of paragraph, and its words. Letters of level 2 begin at `a`.
const BODY: [(&str, &str); 16] = [
    ("0", "MỤC ĐÍCH, YÊU CẦU"),
    ("1", "Mục đích"),
    ("3", "Đưa thông tin về thủ tục hành chính đến từng thôn."),
    ("3", "nêu gương người tốt, việc tốt"),
    ("1", "Yêu cầu"),
    ("3", "Làm thường xuyên, bám sát tình hình của xã"),
    ("0", "NỘI DUNG"),
    ("1", "Nội dung tuyên truyền"),
    ("2", "Bộ thủ tục hành chính cấp xã;"),
    ("2", "Kết quả giải quyết hồ sơ năm 2025."),
    ("1", "Hình thức"),
    ("", "Phát trên loa truyền thanh của xã"),
    ("", "dán thông báo tại nhà văn hóa thôn"),
    ("0", "TỔ CHỨC THỰC HIỆN"),
    (
        "1",
        "Phòng Văn hóa - Xã hội: chủ trì, phối hợp với các thôn viết tin, bài.",
    ),
    ("1", "Văn phòng HĐND và UBND xã: theo dõi, tổng hợp."),
];

/// The labels of [`BODY`], as typed.
const LABELS: [&str; 16] = [
    "I.", "1.", "-", "-", "2.", "-", "II.", "1.", "a)", "b)", "2.", "", "", "III.", "1.", "2.",
];

fn letterhead() -> String {
    let left = p("ỦY BAN NHÂN DÂN") + &p("XÃ SUỐI MÂY");
    let right = p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + &p("Độc lập - Tự do - Hạnh phúc");
    let number = p("Số:     /KH-UBND");
    let date = p("Suối Mây, ngày     tháng 01 năm 2026");
    layout(&[&[&left, &right], &[&number, &date]])
        + &title("KẾ HOẠCH")
        + &title("Tuyên truyền cải cách hành chính năm 2026")
        + &title("trên địa bàn xã Suối Mây")
        + &p(
            "Thực hiện Kế hoạch số 45/KH-UBND ngày 20/12/2025 của UBND tỉnh, UBND xã xây dựng kế hoạch như sau:",
        )
}

fn ending() -> String {
    let left =
        p("Nơi nhận:") + &p("- UBND tỉnh (để b/c);") + &p("- Các thôn;") + &p("- Lưu: VT, VHXH");
    let right = p("TM. ỦY BAN NHÂN DÂN")
        + &p("KT. CHỦ TỊCH")
        + &p("PHÓ CHỦ TỊCH")
        + "<w:p/>"
        + &p("Lê Thị An");
    p("Trên đây là Kế hoạch tuyên truyền của UBND xã./.") + &layout(&[&[&left, &right]])
}

fn typed() -> String {
    let lines = BODY.iter().zip(LABELS);
    lines
        .map(|((_, text), label)| p(format!("{label} {text}").trim()))
        .collect()
}

fn automatic() -> String {
    let line = |(level, text): &(&str, &str)| match level.parse() {
        Ok(level) => item(1, level, text),
        Err(_) => p(text),
    };
    BODY.iter().map(line).collect()
}

fn plan_of(body: &str) -> PlanDraft {
    let file = WordFile::new(&(letterhead() + body + &ending())).with("numbering", NUMBERING);
    reading(&file.bytes()).draft
}

/// A draft without what only tells of its source.
fn bare(mut draft: PlanDraft) -> PlanDraft {
    draft.left_over.clear();
    draft
}

#[test]
fn typed_and_automatic_numbers_make_the_same_plan() {
    let typed = plan_of(&typed());
    assert_eq!(
        bare(typed.clone()),
        bare(plan_of(&automatic())),
        "{}",
        outline(&typed)
    );
    let expect = "\
year Some(2026) · ỦY BAN NHÂN DÂN / XÃ SUỐI MÂY · .. / KH-UBND · Suối Mây, ../01/2026
subject Tuyên truyền cải cách hành chính năm 2026 / trên địa bàn xã Suối Mây
opening Thực hiện Kế hoạch số 45/KH-UBND ngày 20/12/ … dựng kế hoạch như sau:

body
  I. [MỤC ĐÍCH, YÊU CẦU]
    1. [Mục đích]
      - Đưa thông tin về thủ tục hành chính đến từng thôn.
      - nêu gương người tốt, việc tốt
    2. [Yêu cầu]
      - Làm thường xuyên, bám sát tình hình của xã
  II. [NỘI DUNG]
    1. [Nội dung tuyên truyền]
      point a) Bộ thủ tục hành chính cấp xã;
      point b) Kết quả giải quyết hồ sơ năm 2025.
    2. [Hình thức]
      ¶ Phát trên loa truyền thanh của xã
      ¶ dán thông báo tại nhà văn hóa thôn
  III. [TỔ CHỨC THỰC HIỆN]
";
    let found = outline(&typed);
    assert!(found.starts_with(expect), "{found}");
    let ending = "  to UBND tỉnh (để b/c)\n  to Các thôn\n  to Lưu: VT, VHXH\n";
    assert!(found.contains(ending), "{found}");
    assert_eq!(
        typed.signature.lines,
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    );
    assert_eq!(typed.signature.name, "Lê Thị An");
    let leads: Vec<&str> = typed.tasks.iter().map(|t| t.lead.as_str()).collect();
    assert_eq!(
        leads,
        ["Phòng Văn hóa - Xã hội", "Văn phòng HĐND và UBND xã"]
    );
}

/// Every paragraph of a file may be a line that a converter broke by its width.
#[test]
fn headings_without_labels_are_told_by_style_or_by_bold_capitals() {
    let set = |level: u32, text: &str| styled(&format!("<w:outlineLvl w:val=\"{level}\"/>"), text);
    let bold = |text: &str| format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>");
    let expect = [
        "## MỤC ĐÍCH, YÊU CẦU",
        "### Mục đích",
        "Đưa thông tin đến từng thôn.",
        "### Yêu cầu",
        "Làm thường xuyên trong năm.",
        "## TỔ CHỨC THỰC HIỆN",
        "Các thôn thực hiện.",
    ];
    let of = |draft: &PlanDraft| {
        let mut out = Vec::new();
        headed(&draft.sections, 2, &mut out);
        out
    };
    let by_style = plan_of(
        &(set(0, "MỤC ĐÍCH, YÊU CẦU")
            + &set(1, "Mục đích")
            + &p("Đưa thông tin đến từng thôn.")
            + &set(1, "Yêu cầu")
            + &p("Làm thường xuyên trong năm.")
            + &set(0, "TỔ CHỨC THỰC HIỆN")
            + &p("Các thôn thực hiện.")),
    );
    assert_eq!(of(&by_style), expect);
    let doubted = |draft: &PlanDraft| {
        let kind = DoubtKind::HeadingByLook;
        draft.doubts.iter().filter(|d| d.kind == kind).count()
    };
    assert_eq!(doubted(&by_style), 0);
    let by_look = plan_of(
        &(bold("MỤC ĐÍCH, YÊU CẦU")
            + &p("Làm thường xuyên trong năm.")
            + &bold("TỔ CHỨC THỰC HIỆN")
            + &bold("Các thôn thực hiện.")),
    );
    let expect = [expect[0], expect[4], expect[5], expect[6]];
    assert_eq!(of(&by_look), expect);
    assert_eq!(doubted(&by_look), 2);
    // Where others have labels, capitals in bold are what they are.
    let labelled = plan_of(&(p("I. MỤC ĐÍCH") + &bold("LƯU Ý CHUNG") + &p("Các thôn.")));
    assert_eq!(of(&labelled), ["## MỤC ĐÍCH", "LƯU Ý CHUNG", "Các thôn."]);
}

fn headed(sections: &[DraftSection], depth: usize, out: &mut Vec<String>) {
    for section in sections {
        out.push(format!("{} {}", "#".repeat(depth), section.title));
        out.extend(section.blocks.iter().map(|b| b.text.to_plain()));
        headed(&section.sections, depth + 1, out);
    }
}

#[test]
fn lines_broken_by_width_are_joined_in_word_files_too() {
    let text = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/xa-binh-minh-2026.txt"
    ));
    let text = text.unwrap();
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    let body: String = escaped.lines().map(p).collect();
    let found = reading(&WordFile::new(&body).bytes()).draft;
    let expect = import::read_text(&text).unwrap();
    assert_eq!(outline(&found), outline(&expect));
}

#[test]
fn bold_and_italic_survive() {
    let run = |props: &str, text: &str| {
        format!("<w:r><w:rPr>{props}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let paragraphs = [
        run("<w:b/>", "I. MỤC ĐÍCH") + &run("", "") + &run("", ""),
        run("", "- Nêu  cao ") + &run("<w:b/><w:i/>", "tinh thần phục vụ"),
        run("<w:b/>", "1. Đối tượng:") + &run("<w:i/>", " toàn dân"),
    ];
    let body: String = (paragraphs.iter())
        .map(|runs| format!("<w:p>{runs}</w:p>"))
        .collect();
    let draft = plan_of(&body);
    let section = &draft.sections[0];
    let looks = |text: &RichText| -> Vec<(String, bool, bool)> {
        text.runs()
            .iter()
            .map(|r| (r.text.clone(), r.bold, r.italic))
            .collect()
    };
    assert_eq!(section.title, "MỤC ĐÍCH");
    let expect = [
        ("Nêu cao ".to_owned(), false, false),
        ("tinh thần phục vụ".to_owned(), true, true),
    ];
    assert_eq!(looks(&section.blocks[0].text), expect);
    let clause = &section.blocks[1];
    let expect = [
        ("Đối tượng:".to_owned(), true, false),
        (" toàn dân".to_owned(), false, true),
    ];
    assert_eq!(
        (clause.kind, looks(&clause.text)),
        (BlockKind::Clause, expect.to_vec())
    );
}

#[test]
fn tables_stay_tables_in_place() {
    let table = ruled(
        &[
            format!(
                "<w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr>",
                cell("<w:gridSpan w:val=\"2\"/>", &p("Thôn")),
                cell("", &p("Số hộ"))
            ),
            format!(
                "<w:tr>{}{}{}</w:tr>",
                cell("<w:vMerge w:val=\"restart\"/>", &p("Đông")),
                cell("", &(p("Xóm 1") + &p("Xóm 2"))),
                cell("", &p("40"))
            ),
            format!(
                "<w:tr>{}{}{}</w:tr>",
                cell("<w:vMerge/>", "<w:p/>"),
                cell("", &layout(&[&[&p("Xóm 3"), &p("Xóm 4")]])),
                cell("", &p("35"))
            ),
        ]
        .concat(),
    );
    let body = p("I. ĐỐI TƯỢNG") + &p("Số hộ của các thôn:") + &table + &p("Kể cả hộ mới.");
    let draft = plan_of(&body);
    let blocks = &draft.sections[0].blocks;
    let kinds: Vec<BlockKind> = blocks.iter().map(|b| b.kind).collect();
    assert_eq!(
        kinds,
        [BlockKind::Paragraph, BlockKind::Table, BlockKind::Paragraph]
    );
    let found = blocks[1].table.as_ref().unwrap();
    let merge = |row, column, rows, columns| Merge {
        row,
        column,
        rows,
        columns,
    };
    assert_eq!(
        (found.header_rows, &found.merges),
        (1, &vec![merge(0, 0, 1, 2), merge(1, 0, 2, 1)])
    );
    let rows: Vec<Vec<String>> = found
        .rows
        .iter()
        .map(|r| r.iter().map(RichText::to_plain).collect())
        .collect();
    let expect = [
        ["Thôn", "", "Số hộ"],
        ["Đông", "Xóm 1\nXóm 2", "40"],
        ["", "Xóm 3 Xóm 4", "35"],
    ];
    assert_eq!(rows, expect.map(|r| r.map(str::to_owned).to_vec()));
    assert!(found.clone().joined().is_ok());
}

fn task(cells: [&str; 7]) -> DraftTask {
    let [
        text,
        deliverable,
        lead,
        coordinating,
        timeframe,
        budget,
        remarks,
    ] = cells;
    let owned = |text: &str| text.replace('/', "\n");
    DraftTask {
        text: owned(text),
        deliverable: owned(deliverable),
        lead: owned(lead),
        coordinating: coordinating
            .split(';')
            .filter(|c| !c.is_empty())
            .map(owned)
            .collect(),
        timeframe: owned(timeframe),
        budget: owned(budget),
        remarks: owned(remarks),
        ..DraftTask::default()
    }
}

/// The annex of tasks below an ending, and the tasks read from it.
fn annexed(table: &str) -> PlanDraft {
    let annex = title("PHỤ LỤC") + &title("Nhiệm vụ tuyên truyền năm 2026") + table;
    let file = WordFile::new(&(letterhead() + &typed() + &ending() + &annex));
    reading(&file.bytes()).draft
}

fn from_table(draft: &PlanDraft) -> Vec<DraftTask> {
    draft
        .tasks
        .iter()
        .filter(|t| t.line == 0)
        .cloned()
        .collect()
}

#[test]
fn an_annex_of_tasks_in_any_usual_shape() {
    let first = [
        "Làm chuyên mục/- Tin, bài",
        "12 số",
        "Văn phòng",
        "Công an xã;Đoàn xã",
        "Quý I",
        "Ngân sách xã",
        "Kèm ảnh",
    ];
    let second = ["Mở lớp", "1 lớp", "Phòng VH-XH", "", "Quý II", "", ""];
    let usual = row(&[
        "TT",
        "NHIỆM VỤ",
        "SẢN PHẨM",
        "CƠ QUAN/CHỦ TRÌ",
        "CƠ QUAN PHỐI HỢP",
        "THỜI GIAN",
        "KINH PHÍ",
        "GHI CHÚ",
    ]) + &row(&["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"])
        + &row(&[
            "1",
            first[0],
            first[1],
            first[2],
            "Công an xã; Đoàn xã",
            first[4],
            first[5],
            first[6],
        ])
        + &row(&["2", "Mở lớp", "1 lớp", "Phòng VH-XH", "", "Quý II", "", ""]);
    let shuffled = row(&[
        "STT",
        "Thời gian thực hiện",
        "Nội dung công việc",
        "Đơn vị phối hợp",
        "Đơn vị phụ trách",
        "Dự toán",
        "Ghi chú",
        "Kết quả",
    ]) + &row(&[
        "1.",
        first[4],
        first[0],
        "Công an xã, Đoàn xã",
        first[2],
        first[5],
        first[6],
        first[1],
    ]) + &row(&["2.", "Quý II", "Mở lớp", "", "Phòng VH-XH", "", "", "1 lớp"]);
    let two_rows = row(&[
        "TT",
        "NHIỆM",
        "SẢN",
        "CƠ QUAN",
        "CƠ QUAN",
        "THỜI GIAN",
        "DỰ KIẾN",
        "GHI",
    ]) + &row(&["", "", "PHẨM", "CHỦ TRÌ", "PHỐI HỢP", "", "KINH PHÍ", "CHÚ"])
        + &row(&[
            "1",
            first[0],
            first[1],
            first[2],
            "Công an xã; Đoàn xã",
            first[4],
            first[5],
            first[6],
        ])
        + &row(&["2", "Mở lớp", "1 lớp", "Phòng VH-XH", "", "Quý II", "", ""]);
    let two_rows = two_rows.replacen("NHIỆM", "NHIỆM VỤ", 1);
    let down = |text: &str| cell("<w:vMerge w:val=\"restart\"/>", &p(text));
    let under = cell("<w:vMerge/>", "<w:p/>");
    let merged = format!(
        "<w:tr>{}{}{}{}{}{}{}</w:tr><w:tr>{under}{under}{under}{}{}{under}{under}{under}</w:tr>",
        down("TT"),
        down("Nhiệm vụ"),
        down("Sản phẩm"),
        cell("<w:gridSpan w:val=\"2\"/>", &p("Cơ quan thực hiện")),
        down("Thời gian"),
        down("Kinh phí"),
        down("Ghi chú"),
        cell("", &p("Chủ trì")),
        cell("", &p("Phối hợp")),
    ) + &format!(
        "<w:tr>{}</w:tr>",
        cell("<w:gridSpan w:val=\"8\"/>", &p("I. Trên loa truyền thanh"))
    ) + &row(&[
        "1",
        first[0],
        first[1],
        first[2],
        "Công an xã; Đoàn xã",
        first[4],
        first[5],
        first[6],
    ]) + &row(&["2", "Mở lớp", "1 lớp", "Phòng VH-XH", "", "Quý II", "", ""]);
    for (name, rows) in [
        ("usual", usual),
        ("shuffled", shuffled),
        ("two rows", two_rows),
        ("merged", merged),
    ] {
        let draft = annexed(&ruled(&rows));
        assert_eq!(from_table(&draft), [task(first), task(second)], "{name}");
        assert!(draft.annexes.is_empty(), "{name}");
        let printed = draft
            .left_over
            .iter()
            .filter(|l| l.reason == LeftReason::PrintedByForm);
        assert!(
            printed
                .clone()
                .any(|l| l.text == "PHỤ LỤC Nhiệm vụ tuyên truyền năm 2026"),
            "{name}"
        );
    }
}

#[test]
fn ten_rows_of_eight_columns_arrive_in_their_cells() {
    let words = |row: usize, column: usize| match column {
        5 => format!("Thôn {row}"),
        _ => format!("ô {row}.{column}/- ý hai"),
    };
    let heading = [
        "TT",
        "NHIỆM VỤ",
        "SẢN PHẨM",
        "CƠ QUAN CHỦ TRÌ",
        "CƠ QUAN PHỐI HỢP",
        "THỜI GIAN THỰC HIỆN",
        "DỰ KIẾN KINH PHÍ",
        "GHI CHÚ",
    ];
    let mut rows = row(&heading);
    for n in 1..=10 {
        let cells: Vec<String> = (2..=8).map(|column| words(n, column)).collect();
        let number = n.to_string();
        let cells: Vec<&str> = [number.as_str()]
            .into_iter()
            .chain(cells.iter().map(String::as_str))
            .collect();
        rows.push_str(&row(&cells));
    }
    let draft = annexed(&ruled(&rows));
    let expect: Vec<DraftTask> = (1..=10)
        .map(|n| {
            let cells: Vec<String> = (2..=8).map(|column| words(n, column)).collect();
            let [a, b, c, d, e, f, g] = [0, 1, 2, 3, 4, 5, 6].map(|i: usize| cells[i].as_str());
            task([a, b, c, d, e, f, g])
        })
        .collect();
    assert_eq!(from_table(&draft), expect);
}

#[test]
fn a_cell_over_several_tasks_counts_for_each() {
    let rows = row(&["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"])
        + &format!(
            "<w:tr>{}{}{}{}</w:tr><w:tr>{}{}{}{}</w:tr>",
            cell("", &p("1")),
            cell("", &p("Viết tin")),
            cell("<w:vMerge w:val=\"restart\"/>", &p("Văn phòng")),
            cell("", &p("Quý I")),
            cell("", &p("2")),
            cell("", &p("Phát tin")),
            cell("<w:vMerge/>", "<w:p/>"),
            cell("", &p("Quý II")),
        );
    let expect = [
        task(["Viết tin", "", "Văn phòng", "", "Quý I", "", ""]),
        task(["Phát tin", "", "Văn phòng", "", "Quý II", "", ""]),
    ];
    assert_eq!(from_table(&annexed(&ruled(&rows))), expect);
}

#[test]
fn a_table_behind_the_signature_needs_no_label() {
    let rows = row(&["Thôn", "Số loa", "Tình trạng"]) + &row(&["Đông", "4", "tốt"]);
    let annex = title("DANH SÁCH CỤM LOA") + &ruled(&rows);
    let file = WordFile::new(&(letterhead() + &typed() + &ending() + &annex));
    let draft = reading(&file.bytes()).draft;
    assert_eq!(draft.annexes.len(), 1);
    assert_eq!(draft.annexes[0].title, "DANH SÁCH CỤM LOA");
    assert_eq!(draft.annexes[0].blocks[0].kind, BlockKind::Table);
    assert_eq!(draft.signature.name, "Lê Thị An");
}

#[test]
fn tasks_of_a_table_in_the_body_are_proposed_and_the_table_stays() {
    let rows = row(&["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"])
        + &row(&["1", "Viết tin", "Văn phòng", "Quý I"]);
    let body = p("I. NHIỆM VỤ") + &p("Các việc trong năm:") + &ruled(&rows);
    let draft = plan_of(&body);
    let table = &draft.sections[0].blocks[1];
    assert_eq!(table.kind, BlockKind::Table);
    let found = draft.tasks.iter().find(|t| t.text == "Viết tin").unwrap();
    assert_eq!((found.line, found.lead.as_str()), (table.line, "Văn phòng"));
}

#[test]
fn margins_and_notes_are_left_over_and_stamps_understood() {
    let note =
        "<w:footnote w:id=\"1\"><w:p><w:r><w:t>Theo báo cáo quý IV.</w:t></w:r></w:p></w:footnote>";
    let call = "<w:p><w:r><w:t>I. MỤC ĐÍCH</w:t></w:r></w:p><w:p><w:r><w:t>- Một việc</w:t>\
                <w:footnoteReference w:id=\"1\"/></w:r></w:p>";
    let comment = "<w:comment w:id=\"1\" w:author=\"Lan\"><w:p><w:r><w:t>Nêu rõ hơn</w:t></w:r></w:p></w:comment>";
    let file = WordFile::new(&(letterhead() + call + &ending()))
        .with("footnotes", note)
        .with("comments", comment)
        .with("header", &p("DỰ THẢO"))
        .with("footer", &(p("3") + &p("Số 1, đường Hoa Ban")));
    let draft = reading(&file.bytes()).draft;
    assert!(draft.draft);
    let left = |text: &str| {
        draft
            .left_over
            .iter()
            .find(|l| l.text == text)
            .map(|l| l.reason)
    };
    for (text, reason) in [
        ("DỰ THẢO", LeftReason::PrintedByForm),
        ("3", LeftReason::PageNumber),
        ("Số 1, đường Hoa Ban", LeftReason::Footer),
        ("Theo báo cáo quý IV.", LeftReason::Unplaced),
        ("Nêu rõ hơn", LeftReason::Unplaced),
    ] {
        assert_eq!(left(text), Some(reason), "{text}");
    }
}

#[test]
fn letterhead_and_frames_with_lines_around_them() {
    let left = p("UBND XÃ SUỐI MÂY") + &ruled(&row(&["HỎA TỐC"])) + &p("Số: 5/KH-UBND");
    let right = p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + &p("Suối Mây, ngày 05 tháng 01 năm 2026");
    let head = ruled(&format!(
        "<w:tr>{}{}</w:tr>",
        cell("", &left),
        cell("", &right)
    ));
    let odd = ruled(&row(&["A", "B", "C", "D", "E"]));
    let body = head
        + &odd
        + &title("KẾ HOẠCH")
        + &title("Thực hiện tuyên truyền")
        + &odd
        + &typed()
        + &ending();
    let draft = reading(&WordFile::new(&body).bytes()).draft;
    assert_eq!(draft.agency_lines, ["UBND XÃ SUỐI MÂY"]);
    assert_eq!(draft.number, Some(5));
    assert_eq!(draft.urgency, plan::Urgency::Express);
    assert_eq!(draft.subject, "Thực hiện tuyên truyền");
    assert_eq!(draft.sections.len(), 3);
}

#[test]
fn recipients_need_no_signs_where_each_has_its_paragraph() {
    let left = p("Nơi nhận:") + &p("UBND tỉnh") + &p("Các thôn, xóm") + &p("Lưu: VT");
    let right = p("CHỦ TỊCH") + &p("Lê Thị An");
    let body =
        letterhead() + &typed() + &p("Trên đây là kế hoạch./.") + &layout(&[&[&left, &right]]);
    let draft = reading(&WordFile::new(&body).bytes()).draft;
    let names: Vec<&str> = draft.recipients.iter().map(|r| r.name.as_str()).collect();
    assert_eq!(names, ["UBND tỉnh", "Các thôn, xóm", "Lưu: VT"]);
    assert_eq!(
        (draft.signature.lines, draft.signature.name),
        (vec!["CHỦ TỊCH".into()], "Lê Thị An".into())
    );
}
