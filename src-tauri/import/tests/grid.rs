//! Workbooks and pasted cells: what is read, what each column is, what becomes a task.

use crate::workbook_file::{WorkbookFile, sheet_rows};
use import::grid::{Grid, Ground, match_columns, tasks_of_grid};
use import::{BinaryKind, Column, ImportError, Threat, workbook};
use plan::DraftTask;

/// Columns as letters: `n` number, `t` task, `d` deliverable, `l` lead, `c` co-operating,
/// `w` when, `b` budget, `r` remarks, `-` none; a capital is sure.
fn letters(grid: &Grid) -> String {
    let columns = match_columns(grid);
    let letter = |m: &import::grid::Match| {
        let letter = match m.column {
            Some(Column::Number) => 'n',
            Some(Column::Text) => 't',
            Some(Column::Deliverable) => 'd',
            Some(Column::Lead) => 'l',
            Some(Column::Coordinating) => 'c',
            Some(Column::Timeframe) => 'w',
            Some(Column::Budget) => 'b',
            Some(Column::Remarks) => 'r',
            Some(Column::Skipped) => 's',
            None => '-',
        };
        if m.is_sure() {
            letter.to_ascii_uppercase()
        } else {
            letter
        }
    };
    let kinds: String = columns.columns.iter().map(letter).collect();
    format!("{}+{} {kinds}", columns.above, columns.heading)
}

fn line(task: &DraftTask) -> String {
    format!(
        "{}:{}|{}|{}|{}|{}|{}|{}",
        task.line,
        task.text,
        task.deliverable,
        task.lead,
        task.coordinating.join("+"),
        task.timeframe,
        task.budget,
        task.remarks
    )
    .replace('\n', "/")
}

fn grid(rows: &[&[&str]]) -> Grid {
    workbook(&WorkbookFile::of(rows).bytes()).unwrap().remove(0)
}

fn tasks(grid: &Grid) -> Vec<String> {
    let read = tasks_of_grid(grid, &match_columns(grid));
    read.tasks.iter().map(line).collect()
}

#[test]
fn columns_by_their_headings() {
    let row: &[&str] = &["x"; 8];
    let full: [&[&str]; 5] = [
        &[
            "TT",
            "Nhiệm vụ",
            "Sản phẩm",
            "Chủ trì",
            "Phối hợp",
            "Thời gian",
            "Kinh phí",
            "Ghi chú",
        ],
        &[
            "STT",
            "Nội dung công việc",
            "Kết quả",
            "Đơn vị chủ trì",
            "Đơn vị phối hợp",
            "Thời hạn hoàn thành",
            "Dự toán",
            "Ghi chú",
        ],
        &[
            "Số TT",
            "Hoạt động",
            "Sản phẩm đầu ra",
            "Người phụ trách",
            "Cơ quan phối hợp",
            "Tiến độ",
            "Nguồn kinh phí",
            "Ghi chú",
        ],
        &[
            "TT",
            "Tên nhiệm vụ",
            "Kết quả dự kiến",
            "Cơ quan, đơn vị chủ trì",
            "Cơ quan, đơn vị phối hợp",
            "Thời gian thực hiện",
            "Kinh phí (đồng)",
            "Ghi chú",
        ],
        &[
            "TT",
            "NHIỆM VỤ",
            "SẢN PHẨM",
            "CƠ QUAN CHỦ TRÌ",
            "CƠ QUAN PHỐI HỢP",
            "THỜI GIAN HOÀN THÀNH",
            "KINH PHÍ",
            "GHI CHÚ",
        ],
    ];
    for heading in full {
        assert_eq!(
            letters(&grid(&[heading, row])),
            "0+1 NTDLCWBR",
            "{heading:?}"
        );
        let mut turned = heading.to_vec();
        turned.reverse();
        assert_eq!(
            letters(&grid(&[&turned, row])),
            "0+1 RBWCLDTN",
            "{heading:?}"
        );
    }
    for (rows, expect) in [
        // Titles above, a heading over two rows, a column without a name.
        (
            &[
                &["DANH MỤC NHIỆM VỤ NĂM 2026"][..],
                &["(Kèm theo Kế hoạch)"],
                &["TT", "Nội dung", "Cơ quan", "", "Thời gian"],
                &["", "", "Chủ trì", "Phối hợp", ""],
                &["1", "Mở lớp", "Văn phòng", "Công an xã", "Quý I", "?"],
            ][..],
            "2+2 NTLCW-",
        ),
        // Few names are enough where a row is made of them.
        (
            &[&["Việc cần làm", "Ai phụ trách", "Hạn"], &["a", "b", "c"]],
            "0+0 tdl",
        ),
        (&[&["Nhiệm vụ", "Thời gian"], &["a", "Quý I"]], "0+1 TW"),
        // The same name twice.
        (
            &[
                &["TT", "Nhiệm vụ", "Nội dung", "Chủ trì", "Thời gian"],
                &["1", "a", "b", "c", "d"],
            ],
            "0+1 NTtLW",
        ),
    ] {
        assert_eq!(letters(&grid(rows)), expect, "{rows:?}");
    }
}

#[test]
fn columns_by_their_cells() {
    for (pasted, expect) in [
        (
            "Quý I\tVăn phòng\tMở lớp tập huấn cho tuyên truyền viên\t5.000.000 đồng\n\
             Tháng 6\tCông an xã\tPhát tờ rơi về an toàn giao thông\tNgân sách xã",
            "0+0 wltb",
        ),
        (
            "1\tMở lớp\tVăn phòng\tCông an xã; Đoàn xã\t30/6/2026\n\
             2\tPhát tờ rơi\tCông an xã\tĐoàn xã\tThường xuyên",
            "0+0 ntlcw",
        ),
        ("Mở lớp\tTin, bài\tVăn phòng", "0+0 tdl"),
        ("Mở lớp", "0+0 t"),
        ("12", "0+0 t"),
        ("", "0+0 "),
    ] {
        assert_eq!(letters(&Grid::pasted(pasted)), expect, "{pasted}");
    }
    let columns = match_columns(&Grid::pasted("Quý I\tMở lớp"));
    let grounds: Vec<Ground> = columns.columns.iter().map(|c| c.ground).collect();
    assert_eq!(grounds, [Ground::Content, Ground::Place]);
}

#[test]
fn pasted_cells_become_tasks() {
    // As Excel, Word and LibreOffice put a selection on the clipboard.
    let pasted = "TT\tNhiệm vụ\tSản phẩm\tChủ trì\tPhối hợp\tThời gian\tKinh phí\tGhi chú\r\n\
                  I\tTuyên truyền miệng\t\t\t\t\t\t\r\n\
                  1\t\"Mở lớp\n- cho \"\"nòng cốt\"\"\"\t1 lớp\tVăn phòng\tCông an xã; Đoàn xã\tQuý I\t5.000.000\t\r\n\
                  2\tPhát tờ rơi\t\tAi đó\t\tkhi rảnh\t\txem lại\r\n\
                  Tổng cộng\t\t\t\t\t\t5.000.000\t\r\n";
    let grid = Grid::pasted(pasted);
    let read = tasks_of_grid(&grid, &match_columns(&grid));
    let lines: Vec<String> = read.tasks.iter().map(line).collect();
    let expect = [
        "3:Mở lớp/- cho \"nòng cốt\"|1 lớp|Văn phòng|Công an xã+Đoàn xã|Quý I|5.000.000|",
        "5:Phát tờ rơi||Ai đó||khi rảnh||xem lại",
    ];
    assert_eq!(lines, expect);
    let unsure: Vec<_> = read
        .unsure
        .iter()
        .map(|u| (u.row, u.column, u.text.as_str()))
        .collect();
    assert_eq!(
        unsure,
        [
            (5, Column::Lead, "Ai đó"),
            (5, Column::Timeframe, "khi rảnh")
        ]
    );
    let left: Vec<(u32, &str)> = read
        .left_over
        .iter()
        .map(|l| (l.line, l.text.as_str()))
        .collect();
    assert_eq!(
        left[1..],
        [(2, "I Tuyên truyền miệng"), (6, "Tổng cộng 5.000.000")]
    );
}

#[test]
fn every_kind_of_cell() {
    let sheet = "<sheetData><row r=\"3\">\
        <c r=\"B3\" t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"b\"><v>1</v></c>\
        <c t=\"e\"><v>#N/A</v></c><c t=\"str\"><f>A1</f><v>Đã tính</v></c></row>\
        <row><c r=\"A4\"/><c s=\"1\"><v>46203</v></c><c s=\"2\"><v>5000000</v></c><c><v>1.5</v></c>\
        <c t=\"d\"><v>2026-06-30</v></c><c t=\"s\"><v>99</v></c></row></sheetData>\
        <mergeCells><mergeCell ref=\"C3:C4\"/><mergeCell ref=\"B3:C3\"/><mergeCell ref=\"X1:Y2\"/>\
        <mergeCell ref=\"?\"/></mergeCells>";
    let words = "<sst uniqueCount=\"99999999999999\"><si><r><t>Mở </t></r><r><rPr>\
        <rFont val=\".VnTime\"/></rPr><t>líp</t></r><rPh><t>x</t></rPh></si><si><t>hai\n dòng</t></si></sst>";
    let styles = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"#,##0&quot; đồng&quot;\"/>\
        </numFmts><fonts><font/></fonts><cellXfs><xf/><xf numFmtId=\"14\" fontId=\"0\"/>\
        <xf numFmtId=\"164\"/></cellXfs></styleSheet>";
    let file = WorkbookFile::new(sheet)
        .sheet(
            "Ẩn",
            "state=\"hidden\"",
            &format!("<sheetData>{}</sheetData>", sheet_rows(&[&["mật"]])),
        )
        .part("sharedStrings", words)
        .part("styles", styles);
    let grids = workbook(&file.bytes()).unwrap();
    assert_eq!(grids.len(), 1);
    assert_eq!(grids[0].name, "Tờ 1");
    assert_eq!(
        grids[0].rows,
        [
            ["Mở lớp", "hai\n dòng", "TRUE", "#N/A", "Đã tính"],
            ["30/06/2026", "5.000.000 đồng", "1,5", "30/06/2026", ""],
        ]
    );
    assert_eq!(grids[0].numbers, [3, 4]);
    let merges: Vec<_> = grids[0]
        .merges
        .iter()
        .map(|m| (m.row, m.column, m.rows, m.columns))
        .collect();
    assert_eq!(merges, [(0, 1, 2, 1)]);
    // The whole workbook hidden: then that is what there is.
    let late = WorkbookFile::new("<sheetData><row><c s=\"1\"><v>44741</v></c></row></sheetData>")
        .book("<workbookPr date1904=\"1\"/>")
        .part("styles", styles);
    assert_eq!(workbook(&late.bytes()).unwrap()[0].rows, [["30/06/2026"]]);
}

#[test]
fn a_workbook_is_a_plan_with_tasks() {
    let file = WorkbookFile::of(&[
        &["KẾ HOẠCH"],
        &["Tuyên truyền năm 2026 xã Bình Sơn"],
        &["TT", "Nhiệm vụ", "Chủ trì", "Thời gian", "Kinh phí"],
        &["1", "Mở lớp", "Văn phòng", "Quý I", "5.000.000"],
        &["2", "Phát tờ rơi", "Công an xã", "Tháng 6", ""],
        &["Người lập biểu"],
    ]);
    let read = import::open(&file.bytes()).unwrap().read().unwrap();
    let draft = &read.draft;
    assert_eq!(
        draft.subject, "Tuyên truyền năm 2026 xã Bình Sơn",
        "{draft:#?}"
    );
    assert_eq!(draft.year, Some(2026));
    let texts: Vec<&str> = draft.tasks.iter().map(|t| t.text.as_str()).collect();
    assert_eq!(texts, ["Mở lớp", "Phát tờ rơi"]);
    assert_eq!(draft.tasks[1].lead, "Công an xã");
}

#[test]
fn workbooks_built_to_harm() {
    let fine = WorkbookFile::of(&[&["a"]]);
    let bytes = fine.bytes();
    let cells = |n: usize| {
        let cell = |row: &str| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>");
        let column = |n: usize| {
            format!(
                "<c r=\"{}{}1\"><v>1</v></c>",
                char::from(b'A' + (n / 26) as u8),
                char::from(b'A' + (n % 26) as u8)
            )
        };
        let wide: String = (0..n.min(600)).map(column).collect();
        let long: String = (2..n).map(|row| cell(&row.to_string())).collect();
        format!("<sheetData><row r=\"1\">{wide}</row>{long}</sheetData>")
    };
    let words = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(1_000_000));
    let many = "<c t=\"s\"><v>0</v></c>".repeat(100);
    let unsafe_size = ImportError::Unsafe {
        threat: Threat::Size,
    };
    for (name, file, expect) in [
        (
            "macros",
            WorkbookFile::of(&[&["a"]]).macros(),
            ImportError::Macros,
        ),
        ("places", WorkbookFile::new(&cells(2_000)), unsafe_size),
        (
            "one word a hundred times",
            WorkbookFile::new(&format!("<sheetData><row>{many}</row></sheetData>"))
                .part("sharedStrings", &words),
            unsafe_size,
        ),
        (
            "nothing",
            WorkbookFile::new("<sheetData/>"),
            ImportError::NoText,
        ),
        (
            "no XML",
            WorkbookFile::new("<"),
            ImportError::Damaged {
                part: "xl/worksheets",
            },
        ),
        (
            "entities",
            WorkbookFile::of(&[&["a"]])
                .part("sharedStrings", "<!DOCTYPE a [<!ENTITY b 'c'>]><sst/>"),
            ImportError::Unsafe {
                threat: Threat::DocumentType,
            },
        ),
        (
            "deep",
            WorkbookFile::new(&"<row>".repeat(10_000)),
            ImportError::Unsafe {
                threat: Threat::Depth,
            },
        ),
    ] {
        assert_eq!(workbook(&file.bytes()), Err(expect), "{name}");
        assert_eq!(
            import::read(&file.bytes()).map(|_| ()),
            Err(expect),
            "{name}"
        );
    }
    // A lone cell at the far end costs nothing.
    let far = "<sheetData><row r=\"1048576\"><c r=\"XFD1048576\"><v>7</v></c></row></sheetData>";
    assert_eq!(
        workbook(&WorkbookFile::new(far).bytes()).unwrap()[0].rows,
        [["7"]]
    );
    let text = crate::word_file::WordFile::new(&crate::word_file::p("a")).bytes();
    let zip = ImportError::Binary {
        kind: BinaryKind::Zip,
    };
    assert_eq!(workbook(&text), Err(zip));
    assert!(import::read_docx(&bytes, import::View::Accepted).is_err());
    for at in 0..bytes.len() {
        let mut flipped = bytes.clone();
        flipped[at] ^= 0x55;
        let _ = workbook(&flipped);
        let _ = workbook(&bytes[..at]);
    }
}

#[test]
fn tasks_of_a_sheet() {
    let read = grid(&[
        &["PHỤ LỤC"],
        &["Thời gian", "Nhiệm vụ", "Chủ trì", "Phối hợp"],
        &["(1)", "(2)", "(3)", "(4)"],
        &["Quý I", "Mở lớp", "Văn phòng", "Công an xã, các thôn"],
    ]);
    assert_eq!(
        tasks(&read),
        ["4:Mở lớp||Văn phòng|Công an xã+các thôn|Quý I||"]
    );
}
