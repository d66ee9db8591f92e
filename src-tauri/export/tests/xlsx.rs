//! The XLSX writer against another's reader, and against the bounds of the format.

// Helpers of tests may stop a test, as tests may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[allow(dead_code)]
#[path = "../goldens/books.rs"]
mod books;
#[allow(dead_code)] // papers are drawn elsewhere
#[path = "../goldens/mod.rs"]
mod goldens;

use calamine::{Data, Range, Reader, Xlsx};
use chrono::NaiveDate;
use document::{
    Align, Grid, Orientation, Profile, Share, Sheet, SheetColumn, Value, Workbook, paper_workbook,
};
use plan::Completion;
use proptest::prelude::*;
use std::io::{Cursor, Read as _};

/// The most UTF-16 units a cell holds.
const CELL: usize = 32_767;

fn column(width: u32, align: Align) -> SheetColumn {
    SheetColumn { width, align }
}

/// A workbook of one table in two columns, without a title.
fn book(rows: Vec<Vec<Value>>) -> Workbook {
    let profile = Profile::nd30_2020();
    Workbook {
        title: "Bảng".into(),
        sheets: vec![Sheet {
            name: "Bảng".into(),
            page: profile.page(Orientation::Landscape),
            number_distance: profile.header_distance.value(),
            columns: vec![column(20, Align::Left), column(10, Align::Centre)],
            title: vec![],
            tables: vec![Grid {
                first_column: 0,
                header: vec!["Chữ".into(), "Số".into()],
                rows,
            }],
        }],
    }
}

/// A sheet as another program reads it.
fn read(workbook: &Workbook, sheet: usize) -> Range<Data> {
    let bytes = export::xlsx(workbook).unwrap();
    let mut file: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    file.worksheet_range_at(sheet).unwrap().unwrap()
}

/// The cells under the heading.
fn cells(workbook: &Workbook) -> Vec<Vec<Data>> {
    let range = read(workbook, 0);
    range.rows().skip(1).map(<[Data]>::to_vec).collect()
}

fn text(words: &str) -> Vec<Value> {
    vec![Value::text(words), Value::Empty]
}

#[test]
fn values_keep_their_kinds() {
    let share = Share::from(Completion { done: 2, due: 3 });
    let none = Share::from(Completion::default());
    let day = NaiveDate::from_ymd_opt(2026, 2, 28).unwrap();
    let row = |words: &str, value| vec![Value::text(words), value];
    let read = cells(&book(vec![
        row("Đường Điện Biên", Value::Number(1_000_000_000)),
        row("0912345678", Value::Date(day)),
        row("01", Value::Share(share)),
        row("28/02/2026", Value::Share(none)),
        row("1e5", Value::Text("7".into())),
    ]));
    let words: Vec<String> = read.iter().map(|row| row[0].to_string()).collect();
    assert_eq!(
        words,
        ["Đường Điện Biên", "0912345678", "01", "28/02/2026", "1e5"]
    );
    assert!(read.iter().all(|row| matches!(row[0], Data::String(_))));
    assert_eq!(read[0][1], Data::Float(1e9));
    assert!(matches!(read[1][1], Data::DateTime(_)));
    assert_eq!(
        calamine::DataType::as_date(&read[1][1]),
        NaiveDate::from_ymd_opt(2026, 2, 28)
    );
    assert_eq!(read[2][1], Data::Float(0.66), "rounded down");
    assert_eq!(read[3][1], Data::Empty);
    assert_eq!(read[4][1], Data::String("7".into()));
}

#[test]
fn words_stay_words() {
    for words in [
        "=1+1",
        "+ 12 buổi",
        "- Phát thanh",
        "@all",
        "{=SUM(A1)}",
        "https://xa.example/đường",
        "mailto:a@b.c",
        "internal:A1",
        "<r>x</r>",
        "<r>_x0041_ & <b/></r>",
        "<w:p>&amp;</w:p> ]]>",
        "_x0041_ _x000D_",
        "  khoảng trống  ",
        "hai\ndòng",
        "cột\tcột",
        "#let x = $a$",
        "\u{202b}עברית\u{202c} العربية",
        "\u{1f600} e\u{302}\u{301}",
        "TRUE",
        "#N/A",
    ] {
        let read = cells(&book(vec![text(words)]));
        assert_eq!(
            read,
            [[Data::String(words.into()), Data::Empty]],
            "{words:?}"
        );
    }
}

#[test]
fn a_text_too_long_for_a_cell_goes_on_below() {
    let words = "tuyên truyền ".repeat(9_000);
    let read = cells(&book(vec![
        vec![Value::text(&words), Value::Number(1)],
        vec![Value::text("sau"), Value::Number(2)],
    ]));
    let column: Vec<String> = read.iter().map(|row| row[0].to_string()).collect();
    let (last, long) = column.split_last().unwrap();
    assert_eq!((long.concat(), last.as_str()), (words, "sau"));
    assert!(long.iter().all(|part| part.encode_utf16().count() <= CELL));
    let numbers: Vec<&Data> = read.iter().map(|row| &row[1]).collect();
    assert_eq!(*numbers[0], Data::Float(1.0));
    assert_eq!(**numbers.last().unwrap(), Data::Float(2.0));
}

#[test]
fn a_heading_takes_the_rows_it_needs() {
    let words = "tuyên truyền ".repeat(9_000);
    for (what, header, expect) in [
        ("none", vec![], 0),
        ("blank", vec![String::new(); 2], 1),
        ("short", vec!["Chữ".to_owned(), "Số".to_owned()], 1),
        (
            "two lines",
            vec!["Quý II\nGiao".to_owned(), String::new()],
            1,
        ),
        ("longer than a cell", vec![words, "Số".to_owned()], 0),
    ] {
        let mut workbook = book(vec![text("dưới")]);
        workbook.sheets[0].title = vec!["Bảng".to_owned()];
        workbook.sheets[0].tables[0].header.clone_from(&header);
        let range = read(&workbook, 0);
        // The title and an empty row stand above.
        let column: Vec<String> = range.rows().skip(2).map(|row| row[0].to_string()).collect();
        let (last, heading) = column.split_last().unwrap();
        assert_eq!(last, "dưới", "{what}");
        if header.concat().len() < CELL {
            assert_eq!(heading.len(), expect, "{what}");
        }
        let first = header.first().cloned().unwrap_or_default();
        assert_eq!(heading.concat(), first, "{what}");
        // Only one that leaves room under it stays in sight.
        let sheet = part(
            &export::xlsx(&workbook).unwrap(),
            "xl/worksheets/sheet1.xml",
        );
        assert_eq!(sheet.contains("<pane "), expect == 1, "{what}");
    }
}

#[test]
fn characters_without_a_place_are_left_out_and_named() {
    let workbook = book(vec![text("a\u{0}b\u{1f}c\u{ffff}\r\nd")]);
    assert_eq!(cells(&workbook)[0][0], Data::String("abc\nd".into()));
    assert_eq!(workbook.unprintable(), ['\0', '\u{1f}', '\u{ffff}']);
}

#[test]
fn a_workbook_beyond_the_format_is_refused() {
    let wide = book(vec![vec![Value::Empty; 70_000]]);
    assert!(matches!(
        export::xlsx(&wide),
        Err(export::ExportError::Sheet(_))
    ));
}

#[test]
fn every_table_of_a_paper_is_there() {
    let mut tables = 0;
    for golden in goldens::all() {
        let document = golden.document();
        let workbook = paper_workbook(&document, &[], &Profile::nd30_2020());
        for (i, sheet) in workbook.sheets.iter().enumerate().skip(1) {
            tables += 1;
            let range = read(&workbook, i);
            // Words too long for a row go on below, in the same column.
            for column in 0..sheet.columns.len() {
                let read: String = range.rows().map(|row| shown(row.get(column))).collect();
                let rows = sheet.tables[0].rows.iter();
                let words: String = rows.map(|row| expected(&row[column])).collect();
                assert!(read.ends_with(&words), "{}: {words}", golden.name);
            }
        }
    }
    assert!(tables > 10);
}

/// A book's days are days and its counts are numbers, also for another program.
#[test]
fn the_books_of_days_are_workbooks_that_can_be_added_up() {
    let [(_, broadcasts), (_, log)] = goldens::daybooks::sheets(&Profile::nd30_2020());
    let range = read(&broadcasts, 0);
    let minutes: Vec<f64> = range
        .rows()
        .filter(|row| matches!(row[1], Data::DateTime(_)))
        .filter_map(|row| match row[5] {
            Data::Float(minutes) => Some(minutes),
            _ => None,
        })
        .collect();
    assert_eq!(minutes.len(), 15);
    let total = range
        .rows()
        .find(|row| row[3].to_string().starts_with("Tổng cộng"));
    assert_eq!(total.unwrap()[5], Data::Float(minutes.iter().sum()));
    let range = read(&log, 0);
    let leaflets: Vec<String> = (range.rows())
        .filter(|row| row[2] == "Tờ rơi, tờ gấp")
        .map(|row| format!("{} {}", row[4], row[5]))
        .collect();
    assert_eq!(leaflets, ["Chợ Suối Mây 12.000 tờ", "12000 1"]);
}

fn golden(name: &str) -> Workbook {
    books::book(&named(name))
}

fn named(name: &str) -> goldens::Planned {
    goldens::plans()
        .into_iter()
        .find(|g| g.name == name)
        .unwrap()
}

#[test]
fn every_value_of_a_plan_stands_where_it_should() {
    for name in ["usual", "everything", "tasks-60", "blank", "long-names"] {
        let workbook = golden(name);
        for (i, sheet) in workbook.sheets.iter().enumerate() {
            let range = read(&workbook, i);
            let start = range.start().unwrap_or_default();
            assert_eq!(start, (0, 0), "{name}");
            // The title's lines and an empty row stand above the table.
            let mut row = sheet.title.len() + 1;
            for table in &sheet.tables {
                for (c, words) in table.header.iter().enumerate() {
                    assert_eq!(
                        range[(row, table.first_column + c)],
                        Data::String(words.clone())
                    );
                }
                for values in &table.rows {
                    row += 1;
                    for (c, value) in values.iter().enumerate() {
                        assert_eq!(
                            shown(range.get((row, table.first_column + c))),
                            expected(value),
                            "{name}: row {row}"
                        );
                    }
                }
                row += 2;
            }
        }
    }
}

fn shown(cell: Option<&Data>) -> String {
    match cell {
        None | Some(Data::Empty) => String::new(),
        Some(Data::DateTime(_)) => calamine::DataType::as_date(cell.unwrap())
            .map(|day| day.to_string())
            .unwrap_or_default(),
        Some(other) => other.to_string(),
    }
}

fn expected(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(words) => words.clone(),
        Value::Number(count) => count.to_string(),
        Value::Date(day) => day.to_string(),
        Value::Share(share) => share
            .percent()
            .map(|p| (f64::from(p) / 100.0).to_string())
            .unwrap_or_default(),
    }
}

#[test]
fn two_thousand_tasks() {
    let mut golden = named("usual");
    let task = golden.tasks[0].clone();
    golden.tasks = (0..2_000)
        .map(|n| plan::Task {
            id: plan::TaskId(uuid::Uuid::from_u128(n)),
            text: format!("Nhiệm vụ thứ {n}"),
            ..task.clone()
        })
        .collect();
    let workbook = document::workbook(
        &golden.source(),
        &plan::Ledger::default(),
        &[],
        &Profile::nd30_2020(),
    );
    let range = read(&workbook, 0);
    assert_eq!(range.height(), 2_000 + 4);
    assert_eq!(range[(2_003, 1)], Data::String("Nhiệm vụ thứ 1999".into()));
}

#[test]
fn the_same_workbook_gives_the_same_bytes() {
    let first = export::xlsx(&golden("tasks-60")).unwrap();
    assert!(first == export::xlsx(&golden("tasks-60")).unwrap());
    // No clock in it either.
    assert!(part(&first, "docProps/core.xml").contains("1980-01-01T00:00:00Z"));
}

fn part(bytes: &[u8], path: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    zip.by_name(path).unwrap().read_to_string(&mut xml).unwrap();
    xml
}

#[test]
fn printing_is_set_up() {
    let bytes = export::xlsx(&golden("tasks-60")).unwrap();
    for n in ["1", "2"] {
        let sheet = part(&bytes, &format!("xl/worksheets/sheet{n}.xml"));
        let xml = roxmltree::Document::parse(&sheet).unwrap();
        let node = |name: &str| {
            xml.descendants()
                .find(|e| {
                    e.has_tag_name((
                        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                        name,
                    ))
                })
                .unwrap_or_else(|| panic!("no {name}"))
        };
        let setup = node("pageSetup");
        assert_eq!(setup.attribute("paperSize"), Some("9"));
        assert_eq!(setup.attribute("orientation"), Some("landscape"));
        assert_eq!(setup.attribute("fitToHeight"), Some("0"));
        assert_eq!(node("pageSetUpPr").attribute("fitToPage"), Some("1"));
        // The title's two lines, an empty one, the headings.
        assert_eq!(node("pane").attribute("ySplit"), Some("4"));
        assert_eq!(node("pane").attribute("state"), Some("frozen"));
        let page = Profile::nd30_2020().page(Orientation::Landscape);
        let left: f64 = node("pageMargins")
            .attribute("left")
            .unwrap()
            .parse()
            .unwrap();
        assert!((left * 1_440.0 - f64::from(page.left)).abs() < 1.0);
    }
    let names = part(&bytes, "xl/workbook.xml");
    assert!(names.contains("'Nhiệm vụ'!$4:$4"), "{names}");
    assert!(names.contains("'Nhiệm vụ'!$A$1:$I$64"), "{names}");
    assert!(part(&bytes, "xl/styles.xml").contains("Times New Roman"));
    assert!(!part(&bytes, "xl/worksheets/sheet1.xml").contains("<f>"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is typed comes back, but for what XML cannot hold.
    #[test]
    fn any_words_come_back(words in "\\PC{0,40}|(<r>|</r>|_x00|[0-9A-F]{2}_|[=+@'\"<&\u{0}-\u{20}]){0,12}") {
        let expect = document::printable(&words).into_owned();
        let workbook = book(vec![text(&words), text("cuối")]);
        let read = cells(&workbook);
        let blank = words.trim().is_empty() || expect.is_empty();
        prop_assert_eq!(shown(Some(&read[0][0])), if blank { String::new() } else { expect });
        prop_assert_eq!(&read[1][0], &Data::String("cuối".into()));
    }
}
