//! What stands in the workbook and on the form for a quarter, as tables.

// Helpers of tests may stop a test, as tests may.
#![allow(clippy::unwrap_used, clippy::panic)]

use chrono::{DateTime, Utc};
use document::{
    Align, Annex, Block, Cell, Column, Document, Grid, Heading, Meta, Orientation, Profile, Row,
    Run, Sheet, Source, Span, Table, Value, Workbook, paper_workbook, plain_text, quarter_sheet,
    workbook,
};
use plan::{
    Agency, DraftTask, Head, Ledger, Mark, Official, OfficialId, Plan, PlanDraft, Quantity,
    Quarter, Standing, Target, Task, TaskCount, TaskStatus,
};
use uuid::Uuid;

struct Kept {
    plan: Plan,
    tasks: Vec<Task>,
    agency: Agency,
    officials: Vec<Official>,
}

impl Kept {
    fn source(&self) -> Source<'_> {
        Source {
            plan: &self.plan,
            tasks: &self.tasks,
            agency: &self.agency,
            officials: &self.officials,
        }
    }

    fn workbook(&self, marks: &[Mark]) -> Workbook {
        let ledger = Ledger::new(marks.to_vec(), [], []);
        workbook(&self.source(), &ledger, &[], &Profile::nd30_2020())
    }

    fn form(&self, quarter: &str) -> Document {
        let quarter = quarter.parse().unwrap();
        quarter_sheet(&self.source(), quarter, &Profile::nd30_2020())
    }
}

/// Text, deliverable, leading unit, time.
const TASKS: [[&str; 4]; 4] = [
    [
        "Phát thanh hằng tuần",
        "52 bản tin",
        "Phòng Văn hóa - Xã hội",
        "Thường xuyên",
    ],
    ["Treo băng rôn", "", "Phòng Kinh tế", "Quý I, quý III"],
    ["Thi tìm hiểu", "01 cuộc thi", "", "Trước ngày 20/11/2026"],
    ["Chưa nhận", "", "Phòng Kinh tế", ""],
];

/// Every task but the last is accepted; the first has a person.
fn kept() -> Kept {
    let draft = PlanDraft {
        subject: "Tuyên truyền chuyển đổi số\nnăm 2026".into(),
        number: Some(7),
        tasks: TASKS
            .map(|[text, deliverable, lead, timeframe]| DraftTask {
                text: text.into(),
                deliverable: deliverable.into(),
                lead: lead.into(),
                timeframe: timeframe.into(),
                coordinating: vec!["Công an xã".into(), "Đoàn thanh niên".into()],
                ..DraftTask::default()
            })
            .to_vec(),
        ..PlanDraft::default()
    };
    let mut next = 0;
    let mut mint = || {
        next += 1;
        Uuid::from_u128(next)
    };
    let (plan, mut tasks) = draft.accept(2026, &mut mint).unwrap();
    let last = tasks.len() - 1;
    for (i, task) in tasks.iter_mut().enumerate() {
        task.standing = if i == last {
            Standing::Proposed
        } else {
            Standing::Accepted
        };
    }
    let officials = vec![Official {
        id: OfficialId(Uuid::from_u128(99)),
        name: "Tòng Văn Inh".into(),
        position: String::new(),
        unit: None,
        active: true,
    }];
    tasks[0].official = Some(officials[0].id);
    Kept {
        plan,
        tasks,
        agency: Agency {
            name_lines: vec!["Ủy ban nhân dân".into(), "Xã Đồi Sim".into()],
            place: "Đồi Sim".into(),
            plan_symbol: "KH-UBND".into(),
            ..Agency::default()
        },
        officials,
    }
}

fn mark(task: &Task, quarter: &str, status: TaskStatus) -> Mark {
    Mark {
        task: task.id,
        quarter: quarter.parse().unwrap(),
        status,
        reason: String::new(),
        quantity: None,
        note: String::new(),
        by: String::new(),
        // Half past one in the morning of the next day in Vietnam.
        at: "2026-03-31T18:30:00Z".parse::<DateTime<Utc>>().unwrap(),
    }
}

/// A table as lines: values between bars.
fn shown(table: &Grid) -> Vec<String> {
    let value = |value: &Value| match value {
        Value::Empty => String::new(),
        Value::Text(words) => words.clone(),
        Value::Number(count) => format!("#{count}"),
        Value::Date(day) => day.format("%d/%m/%Y").to_string(),
        Value::Share(share) => match share.percent() {
            Some(percent) => format!("{}/{}={percent}%", share.done(), share.due()),
            None => format!("{}/{}", share.done(), share.due()),
        },
    };
    let rows = table.rows.iter();
    rows.map(|row| row.iter().map(value).collect::<Vec<_>>().join(" | "))
        .collect()
}

#[test]
fn tasks_are_rows_of_words() {
    let book = kept().workbook(&[]);
    assert_eq!(
        book.title,
        "Kế hoạch số 07/KH-UBND: Tuyên truyền chuyển đổi số năm 2026"
    );
    let sheet = &book.sheets[0];
    assert_eq!(sheet.name, "Nhiệm vụ");
    assert_eq!(
        shown(&sheet.tables[0]),
        [
            "#1 | Phát thanh hằng tuần | 52 bản tin | Phòng Văn hóa - Xã hội | Công an xã; Đoàn thanh niên | Tòng Văn Inh | Thường xuyên |  | ",
            "#2 | Treo băng rôn |  | Phòng Kinh tế | Công an xã; Đoàn thanh niên |  | Quý I, quý III |  | ",
            "#3 | Thi tìm hiểu | 01 cuộc thi |  | Công an xã; Đoàn thanh niên |  | Trước ngày 20/11/2026 |  | ",
        ]
    );
}

#[test]
fn quarters_are_counted_as_everywhere() {
    let kept = kept();
    let [radio, banner, contest, proposed] = &kept.tasks[..] else {
        panic!("four tasks");
    };
    let marks = [
        Mark {
            reason: String::new(),
            quantity: Some(Quantity {
                count: 13,
                measure: "bản tin".into(),
            }),
            note: "- đủ 13 tuần".into(),
            ..mark(radio, "2026-Q1", TaskStatus::Maintained)
        },
        mark(banner, "2026-Q1", TaskStatus::InProgress),
        // Done before its time: counts in the quarter it was marked in.
        mark(contest, "2026-Q2", TaskStatus::Done),
        Mark {
            note: "mưa bão".into(),
            ..mark(banner, "2026-Q3", TaskStatus::Dropped)
        },
        mark(proposed, "2026-Q1", TaskStatus::Done),
    ];
    let book = kept.workbook(&marks);
    let [marked, quarters, units] = &book.sheets[1].tables[..] else {
        panic!("three tables");
    };
    let radio = "#1 | Phát thanh hằng tuần | Phòng Văn hóa - Xã hội";
    let banner = "#2 | Treo băng rôn | Phòng Kinh tế";
    assert_eq!(
        shown(marked),
        [
            format!(
                "{radio} | I | Tiếp tục duy trì | #13 | bản tin |  |  | #13 |  | - đủ 13 tuần | 01/04/2026"
            ),
            format!("{radio} | II | Chưa thực hiện |  |  |  |  |  |  |  | "),
            format!("{radio} | III | Chưa thực hiện |  |  |  |  |  |  |  | "),
            format!("{radio} | IV | Chưa thực hiện |  |  |  |  |  |  |  | "),
            format!("{banner} | I | Đang thực hiện |  |  |  |  |  |  |  | 01/04/2026"),
            format!("{banner} | III | Không thực hiện |  |  |  |  |  |  | mưa bão | 01/04/2026"),
            "#3 | Thi tìm hiểu |  | II | Hoàn thành |  |  |  |  |  |  |  | 01/04/2026".to_owned(),
            "#3 | Thi tìm hiểu |  | IV | Chưa thực hiện |  |  |  |  |  |  |  | ".to_owned(),
        ]
    );
    assert_eq!(
        shown(quarters),
        [
            "Quý I | #2 | #1 | 1/2=50%",
            "Quý II | #2 | #1 | 1/2=50%",
            "Quý III | #2 | #0 | 0/2=0%",
            "Quý IV | #2 | #0 | 0/2=0%",
            "Cả năm | #8 | #2 | 2/8=25%",
        ]
    );
    assert_eq!(
        shown(units),
        [
            "Phòng Văn hóa - Xã hội | #4 | #1 | 1/4=25%",
            "Phòng Kinh tế | #2 | #0 | 0/2=0%",
            "(chưa phân công) | #2 | #1 | 1/2=50%",
        ]
    );
}

#[test]
fn a_figure_stands_beside_the_log_and_the_target() {
    let kept = kept();
    let [radio, banner, contest, _] = &kept.tasks[..] else {
        panic!("four tasks");
    };
    let of = |count, measure: &str| Quantity {
        count,
        measure: measure.into(),
    };
    let logged = |task: &Task, count, measure| TaskCount {
        task: task.id,
        quantity: of(count, measure),
    };
    let quarter: Quarter = "2026-Q1".parse().unwrap();
    let target = |task: &Task, count, measure| Target {
        task: task.id,
        quarter,
        quantity: of(count, measure),
    };
    let own = Mark {
        quantity: Some(of(15, "lượt")),
        reason: "hai buổi ghi sổ giấy".into(),
        ..mark(radio, "2026-Q1", TaskStatus::Done)
    };
    let ledger = Ledger::new(
        [own],
        [(
            quarter,
            vec![logged(radio, 13, "lượt"), logged(contest, 1, "cuộc")],
        )],
        [target(radio, 12, "Lượt"), target(banner, 4, "băng rôn")],
    );
    let book = workbook(&kept.source(), &ledger, &[], &Profile::nd30_2020());
    let first = |words: &str| {
        let rows = shown(&book.sheets[1].tables[0]);
        let found = rows.into_iter().find(|row| row.contains(words)).unwrap();
        found.split(" | ").skip(3).collect::<Vec<_>>().join(" | ")
    };
    for (words, expect) in [
        (
            "Phát thanh",
            "I | Hoàn thành | #15 | lượt | #12 | #13 | #15 | hai buổi ghi sổ giấy |  | 01/04/2026",
        ),
        (
            "Treo",
            "I | Chưa thực hiện |  | băng rôn | #4 |  |  |  |  | ",
        ),
        // Not due then, but done.
        (
            "Thi tìm hiểu",
            "I | Chưa thực hiện | #1 | cuộc |  | #1 |  |  |  | ",
        ),
    ] {
        assert_eq!(first(words), expect, "{words}");
    }
}

#[test]
fn a_plan_without_tasks_has_its_headings_and_no_share() {
    let empty = Kept {
        tasks: vec![],
        ..kept()
    };
    let book = empty.workbook(&[]);
    assert!(book.sheets.iter().all(|s| s.tables[0].rows.is_empty()));
    assert_eq!(
        shown(&book.sheets[1].tables[1])[4],
        "Cả năm | #0 | #0 | 0/0"
    );
}

#[test]
fn tables_are_as_wide_as_their_headings() {
    let book = kept().workbook(&[]);
    for sheet in &book.sheets {
        for table in &sheet.tables {
            assert!(table.first_column + table.header.len() <= sheet.columns.len());
            assert!(table.rows.iter().all(|row| row.len() == table.header.len()));
        }
        assert!(
            sheet.name.chars().count() <= 31
                && !sheet.name.contains(['[', ']', ':', '*', '?', '/', '\\'])
        );
        assert!(sheet.page.width > sheet.page.height);
    }
}

#[test]
fn lost_characters_are_named() {
    let mut kept = kept();
    kept.tasks[1].text = "a\u{1}b\u{b}c\u{1}\n\t".into();
    let note = Mark {
        note: "\u{ffff}".into(),
        ..mark(&kept.tasks[0], "2026-Q1", TaskStatus::Done)
    };
    assert_eq!(
        kept.workbook(&[note]).unprintable(),
        ['\u{1}', '\u{b}', '\u{ffff}']
    );
}

fn form_table(form: &Document) -> &Table {
    let Some(Block::Table(table)) = form.blocks.first() else {
        panic!("the form is a table");
    };
    table
}

/// The tasks named on a form, and how many rows are free.
fn named(form: &Document) -> (Vec<String>, usize) {
    let rows = &form_table(form).rows[2..];
    let words = |row: &document::Row| {
        row.cells[1]
            .lines
            .iter()
            .flatten()
            .map(|r| r.text.clone())
            .collect::<String>()
    };
    let (tasks, free): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row.anchor.is_some());
    (tasks.into_iter().map(words).collect(), free.len())
}

#[test]
fn a_form_names_what_is_due_in_its_quarter() {
    let kept = kept();
    for (quarter, expect, free) in [
        ("2026-Q1", &[0, 1][..], 2),
        ("2026-Q2", &[0], 2),
        ("2026-Q3", &[0, 1], 2),
        ("2026-Q4", &[0, 2], 2),
        ("2027-Q1", &[], 6),
    ] {
        let expect: Vec<String> = expect
            .iter()
            .map(|i: &usize| TASKS[*i][0].to_owned())
            .collect();
        assert_eq!(named(&kept.form(quarter)), (expect, free), "{quarter}");
    }
}

#[test]
fn a_form_is_the_offices_and_has_room_to_write() {
    let mut kept = kept();
    kept.plan.head = Head {
        agency_lines: vec!["XÃ KHÁC".into()],
        ..kept.plan.head
    };
    let form = kept.form("2026-Q1");
    assert_eq!(form.orientation, Orientation::Landscape);
    let agency: Vec<&str> = form
        .letterhead
        .agency
        .iter()
        .map(|l| l.text.as_str())
        .collect();
    assert_eq!(agency, ["ỦY BAN NHÂN DÂN", "XÃ ĐỒI SIM"]);
    assert_eq!(
        form.subject,
        [
            "Thực hiện nhiệm vụ quý I năm 2026",
            "theo Kế hoạch số 07/KH-UBND tuyên truyền chuyển đổi số năm 2026"
        ]
    );
    let table = form_table(&form);
    assert_eq!((table.header_rows, table.width()), (2, 8));
    for row in &table.rows[2..] {
        assert_eq!(row.cells.len(), 8);
        assert_eq!(row.cells[0].align, Align::Centre);
        assert!(row.cells[0].lines.len() >= 3, "too low to write in");
        assert!(row.cells[4..].iter().all(|cell| cell.lines.is_empty()));
    }
    let text = plain_text(&form);
    for words in ["NGƯỜI LẬP PHIẾU", "Họ và tên: …", "Ngày …", "52 bản tin"] {
        assert!(text.contains(words), "{words} is not on the form:\n{text}");
    }
}

#[test]
fn an_office_without_a_name_takes_the_plans() {
    let mut kept = kept();
    kept.plan.head.agency_lines = vec!["XÃ KHÁC".into()];
    kept.agency = Agency::default();
    assert_eq!(kept.form("2026-Q2").letterhead.agency[0].text, "XÃ KHÁC");
}

/// A cell that takes columns x rows.
fn cell(words: &str, columns: usize, rows: usize, align: Align) -> Cell {
    let line = |line: &str| vec![Run::plain(line)];
    Cell {
        span: Span { columns, rows },
        align,
        lines: words.lines().map(line).collect(),
    }
}

fn left(words: &str) -> Cell {
    cell(words, 1, 1, Align::Left)
}

fn middle(words: &str) -> Cell {
    cell(words, 1, 1, Align::Centre)
}

fn table_of(header_rows: usize, rows: Vec<Vec<Cell>>) -> Block {
    let row = |cells| Row {
        anchor: None,
        cells,
    };
    Block::Table(Table {
        columns: [1, 5, 2, 2].map(|share| Column { share }).to_vec(),
        header_rows,
        rows: rows.into_iter().map(row).collect(),
        ..Table::default()
    })
}

/// A report with a table under a heading, and one more in an annex on its side.
fn report() -> Document {
    let figures = table_of(
        2,
        vec![
            vec![
                cell("TT", 1, 2, Align::Centre),
                cell("Chỉ tiêu", 1, 2, Align::Centre),
                cell("Quý II", 2, 1, Align::Centre),
            ],
            vec![middle("Giao"), middle("Đạt")],
            vec![cell("Nhóm 1", 4, 1, Align::Left)],
            vec![
                middle("1"),
                cell("Phát thanh\nhằng tuần", 1, 2, Align::Left),
                middle("36"),
                middle("=36"),
            ],
            vec![middle("2"), middle(" "), middle("7")],
        ],
    );
    let list = table_of(0, vec![vec![left("a"), left("b")]]);
    let blank = table_of(0, vec![]);
    Document {
        meta: Meta {
            title: "Báo cáo quý II".into(),
            ..Meta::default()
        },
        blocks: vec![
            Block::Heading(Heading {
                level: 2,
                label: "1.".into(),
                text: "Kết quả".into(),
                ..Heading::default()
            }),
            figures,
            blank,
        ],
        annexes: vec![Annex {
            orientation: Orientation::Landscape,
            label: "Phụ lục".into(),
            title: "DANH SÁCH".into(),
            reference: "(Kèm theo Báo cáo)".into(),
            blocks: vec![list],
            ..Annex::default()
        }],
        ..Document::default()
    }
}

fn paper_book(document: &Document) -> Workbook {
    let fields = [("Số", "27"), ("Độ khẩn", "")].map(|(n, v)| (n.to_owned(), v.to_owned()));
    paper_workbook(document, &fields, &Profile::nd30_2020())
}

#[test]
fn a_paper_has_its_fields_and_a_sheet_for_each_table() {
    let book = paper_book(&report());
    assert_eq!(book.title, "Báo cáo quý II");
    let names: Vec<&str> = book.sheets.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["Thông tin văn bản", "Bảng 1", "Bảng 2"]);
    let [told, figures, list] = &book.sheets[..] else {
        panic!("three sheets");
    };
    assert_eq!(told.title, ["Báo cáo quý II"]);
    assert_eq!(shown(&told.tables[0]), ["Số | 27", "Độ khẩn | "]);
    assert_eq!(figures.title, ["Báo cáo quý II", "1. Kết quả"]);
    assert_eq!(
        figures.tables[0].header,
        ["TT", "Chỉ tiêu", "Quý II\nGiao", "Quý II\nĐạt"]
    );
    assert_eq!(
        shown(&figures.tables[0]),
        [
            "Nhóm 1 |  |  | ",
            "1 | Phát thanh\nhằng tuần | 36 | =36",
            "2 |  |  | 7",
        ]
    );
    assert_eq!(list.title, ["Phụ lục. DANH SÁCH", "(Kèm theo Báo cáo)"]);
    assert_eq!(list.tables[0].header, Vec::<String>::new());
    assert_eq!(shown(&list.tables[0]), ["a | b |  | "]);
    let lies = |sheet: &Sheet| sheet.page.width > sheet.page.height;
    assert_eq!(
        book.sheets.iter().map(lies).collect::<Vec<_>>(),
        [false, false, true]
    );
}

#[test]
fn a_paper_s_columns_are_as_on_paper() {
    let book = paper_book(&report());
    let columns = &book.sheets[1].columns;
    let aligns: Vec<Align> = columns.iter().map(|c| c.align).collect();
    // A row across all columns stands in the first.
    assert_eq!(
        aligns,
        [Align::Left, Align::Left, Align::Centre, Align::Centre]
    );
    let widths: Vec<u32> = columns.iter().map(|c| c.width).collect();
    assert!(
        widths[1] > 2 * widths[2] && widths[2] > widths[0],
        "{widths:?}"
    );
    // Nobody could read in narrower ones.
    let many = table_of(0, vec![vec![left("x"); Table::MOST_COLUMNS]]);
    let book = paper_book(&Document {
        blocks: vec![many],
        ..Document::default()
    });
    assert!(book.sheets[1].columns.iter().all(|c| c.width >= 4));
}

#[test]
fn a_paper_without_tables_has_its_fields_alone() {
    let book = paper_book(&Document::default());
    assert_eq!(book.sheets.len(), 1);
    assert_eq!(book.sheets[0].title, Vec::<String>::new());
}

#[test]
fn targets_and_sentences_stand_on_a_sheet_of_their_own() {
    let mut kept = kept();
    kept.tasks[0].sentence = "Đài truyền thanh xã phát 52 bản tin.".into();
    let target = |task: usize, quarter: &str, count, measure: &str| plan::Target {
        task: kept.tasks[task].id,
        quarter: quarter.parse().unwrap(),
        quantity: Quantity {
            count,
            measure: measure.into(),
        },
    };
    let targets = [
        target(0, "2026-Q1", 13, "bản tin"),
        target(0, "2026-Q4", 13, "bản tin"),
        target(2, "2026-Q4", 1, "cuộc thi"),
    ];
    let book = workbook(
        &kept.source(),
        &Ledger::default(),
        &targets,
        &Profile::nd30_2020(),
    );
    assert_eq!(book.sheets.len(), 3);
    assert_eq!(
        shown(&book.sheets[2].tables[0]),
        [
            "#1 | Phát thanh hằng tuần | Tòng Văn Inh | bản tin | #13 |  |  | #13 | #26 | Đài truyền thanh xã phát 52 bản tin.",
            "#2 | Treo băng rôn |  |  |  |  |  |  |  | ",
            "#3 | Thi tìm hiểu |  | cuộc thi |  |  |  | #1 | #1 | ",
        ]
    );
}
