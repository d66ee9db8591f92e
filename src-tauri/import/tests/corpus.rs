//! The five real plans, where they are at hand: what is in each of them is known and counted
//! (`nd30.md` F.1), and no word of theirs may go lost.

use crate::lossless;
use plan::{BlockKind, DoubtKind, DraftSection, Label, LeftReason, PlanDraft};
use std::path::PathBuf;

static NOTE: std::sync::Once = std::sync::Once::new();

/// A real plan's text, or `None` with a note where the folder is absent.
pub(crate) fn plan(name: &str) -> Option<String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/plans")
        .join(name)
        .with_extension("txt");
    match std::fs::read(&path) {
        Ok(bytes) => Some(import::decode(&bytes).unwrap()),
        Err(_) => {
            NOTE.call_once(|| eprintln!("skipped: {} is not here", path.display()));
            None
        }
    }
}

pub(crate) const NAMES: [&str; 5] = [
    "an-thuong-2024",
    "dan-tien-2025",
    "tao-xuyen-2023",
    "cam-xuyen-2024",
    "hai-duong-2021",
];

/// What a plan holds.
struct Expect {
    name: &'static str,
    year: i32,
    agency: &'static str,
    /// `symbol place day/month/year`, unknown parts as 0.
    head: &'static str,
    subject_lines: usize,
    bases: usize,
    opening_paragraphs: usize,
    legal_bases: usize,
    /// One line a section: label, kind of title, then counts of what stands directly under it:
    /// paragraphs, clauses, points, dashes, pluses.
    sections: &'static [(&'static str, &'static str, [usize; 5])],
    recipients: usize,
    purposes: &'static str,
    archive: &'static str,
    signature: &'static str,
    tasks: usize,
    /// Doubts but repaired marks: kind and line.
    doubts: &'static [(DoubtKind, u32)],
    repaired: usize,
    /// Page numbers, printed by the form, footers, marks, unplaced.
    left_over: [usize; 5],
}

use DoubtKind as D;

const PLANS: [Expect; 5] = [
    Expect {
        name: "an-thuong-2024",
        year: 2024,
        agency: "ỦY BAN NHÂN DÂN / XÃ AN THƯỢNG",
        head: "KH-UBND An Thượng 19/12/2023",
        subject_lines: 2,
        bases: 0,
        opening_paragraphs: 1,
        legal_bases: 1,
        sections: &[
            ("I.", "title", [0; 5]),
            ("1.", "title", [0, 0, 0, 4, 0]),
            ("2.", "title", [0, 0, 0, 6, 0]),
            ("3.", "run-in", [1, 0, 0, 0, 0]),
            ("4.", "run-in", [1, 0, 0, 0, 0]),
            ("II.", "title", [0, 11, 0, 0, 0]),
            ("III.", "title", [0; 5]),
            ("1.", "title", [1, 0, 0, 0, 0]),
            ("2.", "title", [0, 0, 0, 3, 0]),
            ("3.", "title", [1, 0, 0, 0, 0]),
            ("4.", "bare", [1, 0, 0, 0, 0]),
            ("5.", "bare", [1, 0, 0, 0, 0]),
            ("6.", "bare", [1, 0, 0, 0, 0]),
            ("IV.", "title", [0; 5]),
            ("1.", "title", [0, 0, 0, 8, 0]),
            ("2.", "title", [0, 0, 0, 2, 0]),
            ("3.", "title", [0, 0, 0, 2, 0]),
            ("4.", "title", [0, 0, 0, 2, 0]),
            ("6.", "title", [0, 0, 0, 3, 0]),
            ("7.", "title", [1, 0, 0, 0, 0]),
            ("8.", "title", [1, 0, 0, 0, 0]),
        ],
        recipients: 5,
        purposes: "",
        archive: "Lưu: VT, VHTT",
        signature: "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Nguyễn Văn Hanh",
        tasks: 19,
        doubts: &[
            (D::UnbalancedQuote, 130),
            (D::StrayMark, 232),
            (D::NumberGap, 266),
        ],
        repaired: 0,
        left_over: [1, 4, 0, 1, 0],
    },
    Expect {
        name: "dan-tien-2025",
        year: 2025,
        agency: "",
        head: "  0/0/0",
        subject_lines: 1,
        bases: 0,
        opening_paragraphs: 2,
        legal_bases: 2,
        sections: &[
            ("I.", "title", [0; 5]),
            ("1.", "title", [0, 0, 0, 5, 0]),
            ("2.", "title", [0, 0, 0, 3, 0]),
            ("3.", "title", [1, 0, 0, 0, 0]),
            ("II.", "title", [0; 5]),
            ("1.", "title", [0, 0, 0, 12, 0]),
            ("2.", "title", [0, 0, 0, 6, 0]),
            ("III.", "title", [0; 5]),
            ("1.", "title", [0, 0, 0, 3, 2]),
            ("2.", "title", [0, 0, 0, 2, 0]),
            ("3.", "title", [0, 0, 0, 2, 0]),
            ("4.", "title", [0, 0, 0, 2, 0]),
            ("IV.", "title", [1, 0, 0, 0, 0]),
            ("V.", "title", [0; 5]),
            ("1.", "title", [0, 0, 0, 3, 0]),
            ("2.", "run-in", [1, 0, 0, 2, 0]),
            ("3.", "title", [0; 5]),
            ("3.1.", "title", [0, 0, 0, 7, 0]),
            ("3.2.", "title", [0, 0, 0, 6, 0]),
            ("3.3.", "title", [0, 0, 0, 2, 0]),
        ],
        recipients: 10,
        purposes: "",
        archive: "Lưu: VT. LĐVP",
        signature: "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Hoàng Văn Thảo",
        tasks: 21,
        doubts: &[
            (D::NoLetterhead, 3),
            (D::PeriodMismatch, 9),
            (D::StrayMark, 188),
            (D::StrayMark, 189),
        ],
        repaired: 0,
        left_over: [0, 2, 0, 2, 0],
    },
    Expect {
        name: "tao-xuyen-2023",
        year: 2023,
        agency: "",
        head: "  0/0/0",
        subject_lines: 1,
        bases: 0,
        opening_paragraphs: 1,
        legal_bases: 2,
        sections: &[
            ("I.", "title", [0; 5]),
            ("1.", "title", [6, 0, 0, 0, 0]),
            ("2.", "title", [5, 0, 0, 0, 0]),
            ("3.", "title", [1, 0, 0, 0, 0]),
            ("4.", "title", [0, 0, 0, 3, 0]),
            ("II.", "title", [5, 0, 0, 0, 0]),
            ("III.", "title", [0; 5]),
            ("1.", "title", [4, 0, 0, 0, 0]),
            ("2.", "title", [6, 0, 0, 0, 0]),
            ("IV.", "title", [0, 2, 0, 0, 0]),
            ("V.", "title", [0; 5]),
            ("1.", "title", [0, 0, 0, 4, 0]),
            ("2.", "title", [1, 0, 0, 0, 0]),
            ("3.", "title", [1, 0, 0, 0, 0]),
            ("4.", "title", [1, 0, 0, 0, 0]),
            ("5.", "title", [1, 0, 0, 0, 0]),
        ],
        recipients: 5,
        purposes: "b/c, b/c, p/h t/h, t/h",
        archive: "Lưu: VP",
        signature: "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Nguyễn Đức Đồng",
        tasks: 8,
        doubts: &[(D::NoLetterhead, 1)],
        repaired: 0,
        left_over: [0, 2, 0, 0, 0],
    },
    Expect {
        name: "cam-xuyen-2024",
        year: 2024,
        agency: "ỦY BAN NHÂN DÂN / HUYỆN CẨM XUYÊN",
        head: "KH-UBND Cẩm Xuyên 0/1/2024",
        subject_lines: 2,
        bases: 0,
        opening_paragraphs: 1,
        legal_bases: 1,
        sections: &[
            ("I.", "title", [0; 5]),
            ("1.", "title", [0, 0, 0, 6, 0]),
            ("2.", "title", [0, 0, 0, 3, 0]),
            ("3.", "title", [0, 0, 0, 7, 0]),
            ("II.", "title", [0; 5]),
            ("1.", "title", [0, 0, 6, 10, 0]),
            ("2.", "title", [0; 5]),
            ("2.", "title", [0, 0, 9, 0, 0]),
            ("3.", "run-in", [1, 0, 0, 0, 0]),
            ("III.", "title", [1, 2, 0, 0, 0]),
            ("IV.", "title", [0; 5]),
            ("1.", "run-in", [2, 0, 0, 0, 0]),
            ("2.", "run-in", [1, 0, 0, 0, 0]),
            ("3.", "run-in", [1, 0, 0, 0, 0]),
            ("V.", "title", [0; 5]),
            ("1.", "run-in", [1, 0, 0, 0, 0]),
            ("2.", "title", [0, 0, 0, 3, 0]),
            ("3.", "run-in", [1, 0, 0, 0, 0]),
            ("4.", "run-in", [1, 0, 0, 0, 0]),
            ("5.", "run-in", [1, 0, 0, 0, 0]),
            ("6.", "run-in", [1, 0, 0, 0, 0]),
            ("7.", "run-in", [1, 0, 0, 0, 0]),
            ("8.", "run-in", [1, 0, 0, 0, 0]),
            ("9.", "run-in", [1, 0, 0, 0, 0]),
            ("10.", "bare", [1, 0, 0, 0, 0]),
            ("11.", "run-in", [1, 0, 0, 0, 0]),
            ("12.", "run-in", [1, 0, 0, 0, 0]),
            ("13.", "run-in", [1, 0, 0, 0, 0]),
        ],
        recipients: 9,
        purposes: "",
        archive: "Lưu: VT, VHTT",
        signature: "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Phạm Hoàng Anh",
        tasks: 15,
        doubts: &[
            (D::GluedWords, 22),
            (D::OddMark, 52),
            (D::GluedWords, 121),
            (D::GluedWords, 155),
            (D::UnbalancedQuote, 208),
            (D::DuplicateHeading, 337),
            (D::InvalidLetter, 379),
            (D::GluedWords, 450),
            (D::GluedWords, 460),
            (D::WrongYear, 477),
            (D::GluedWords, 560),
            (D::GluedWords, 562),
            (D::LinearisedTable, 628),
            (D::GluedWords, 772),
        ],
        repaired: 53,
        left_over: [0, 4, 4, 0, 0],
    },
    Expect {
        name: "hai-duong-2021",
        year: 2021,
        agency: "ỦY BAN NHÂN DÂN / XÃ HẢI DƯƠNG",
        head: "KH-UBND Hải Dương 0/1/2021",
        subject_lines: 1,
        bases: 0,
        opening_paragraphs: 1,
        legal_bases: 1,
        sections: &[
            ("I.", "title", [0; 5]),
            ("1.", "title", [0, 0, 4, 0, 0]),
            ("2.", "title", [0, 0, 0, 3, 0]),
            ("II.", "title", [0; 5]),
            ("1.", "title", [0, 0, 0, 4, 0]),
            ("2.", "title", [1, 0, 0, 0, 0]),
            ("3.", "title", [0, 0, 0, 2, 0]),
            ("4.", "title", [0, 0, 0, 2, 0]),
            ("III.", "title", [0; 5]),
            ("1.", "title", [0, 0, 0, 2, 0]),
            ("2.", "title", [0, 0, 0, 4, 0]),
            ("3.", "title", [0, 0, 0, 2, 0]),
            ("4.", "title", [0, 0, 0, 1, 0]),
        ],
        recipients: 4,
        purposes: "",
        archive: "Lưu: VT",
        signature: "Nguyễn Hữu Dảnh",
        tasks: 9,
        doubts: &[
            (D::WrongUnitKind, 28),
            (D::WrongUnitKind, 30),
            (D::SignatureIncomplete, 61),
        ],
        repaired: 0,
        left_over: [0, 4, 0, 0, 0],
    },
];

/// Sections in the order of the text, in the table's words.
fn flat(sections: &[DraftSection], out: &mut Vec<(String, &'static str, [usize; 5])>) {
    for section in sections {
        let Label::Literal(label) = &section.label else {
            panic!("labels are kept as found: {section:?}");
        };
        let kind = match (section.run_in, section.title.is_empty()) {
            (false, _) => "title",
            (true, false) => "run-in",
            (true, true) => "bare",
        };
        let count = |kind| section.blocks.iter().filter(|b| b.kind == kind).count();
        let counts = [
            BlockKind::Paragraph,
            BlockKind::Clause,
            BlockKind::Point,
            BlockKind::Dash,
            BlockKind::Plus,
        ]
        .map(count);
        out.push((label.clone(), kind, counts));
        flat(&section.sections, out);
    }
}

fn head(draft: &PlanDraft) -> String {
    format!(
        "{} {} {}/{}/{}",
        draft.symbol,
        draft.place,
        draft.date.day().unwrap_or(0),
        draft.date.month().unwrap_or(0),
        draft.date.year().unwrap_or(0)
    )
}

fn check(expect: &Expect) {
    let Some(text) = plan(expect.name) else {
        return;
    };
    let draft = lossless::import(&text);
    let name = expect.name;
    if std::env::var_os("SHOW_OUTLINES").is_some() {
        eprintln!("=== {name}\n{}", crate::outline::outline(&draft));
    }
    assert_eq!(draft.year, Some(expect.year), "{name}");
    assert_eq!(draft.agency_lines.join(" / "), expect.agency, "{name}");
    assert_eq!(head(&draft), expect.head, "{name}");
    assert_eq!((draft.number, &draft.parent), (None, &None), "{name}");
    assert_eq!(
        draft.subject.lines().count(),
        expect.subject_lines,
        "{name}"
    );
    assert_eq!(draft.opening.bases.len(), expect.bases, "{name}");
    assert_eq!(
        draft.opening.paragraphs.len(),
        expect.opening_paragraphs,
        "{name}"
    );
    let mut sections = Vec::new();
    flat(&draft.sections, &mut sections);
    let sections: Vec<_> = sections.iter().map(|s| (s.0.as_str(), s.1, s.2)).collect();
    assert_eq!(sections, expect.sections, "{name}");
    assert_eq!(draft.closing.len(), 1, "{name}");
    assert!(draft.closing[0].to_plain().ends_with("./."), "{name}");
    ending(expect, &draft);
    notes(expect, &draft);
    let mut next = 0;
    let mut mint = || {
        next += 1;
        uuid::Uuid::from_u128(next)
    };
    let (plan, tasks) = draft.accept(1999, &mut mint).unwrap();
    assert_eq!(plan.legal_bases().len(), expect.legal_bases, "{name}");
    for task in &tasks {
        assert!(task.origin.is_some(), "{name}: {}", task.text);
        // What a plan gives to a quarter alone, it gives to nobody.
        let quarterly = matches!(task.timeframe.when, plan::When::Quarters(_));
        assert!(quarterly || !task.lead.is_empty(), "{name}: {}", task.text);
    }
}

fn ending(expect: &Expect, draft: &PlanDraft) {
    let name = expect.name;
    assert_eq!(draft.recipients.len(), expect.recipients, "{name}");
    let purposes: Vec<&str> = draft
        .recipients
        .iter()
        .map(|r| r.purpose.as_str())
        .filter(|p| !p.is_empty())
        .collect();
    assert_eq!(purposes.join(", "), expect.purposes, "{name}");
    let last = draft.recipients.last().unwrap();
    assert!(last.is_archive(), "{name}");
    assert_eq!(last.name, expect.archive, "{name}");
    let mut signature = draft.signature.lines.clone();
    signature.push(draft.signature.name.clone());
    assert_eq!(signature.join(" / "), expect.signature, "{name}");
}

fn notes(expect: &Expect, draft: &PlanDraft) {
    let name = expect.name;
    assert_eq!(draft.tasks.len(), expect.tasks, "{name}");
    let (repaired, doubts): (Vec<_>, Vec<_>) = draft
        .doubts
        .iter()
        .map(|d| (d.kind, d.line))
        .partition(|d| d.0 == DoubtKind::RepairedMarks);
    assert_eq!(doubts, expect.doubts, "{name}");
    assert_eq!(repaired.len(), expect.repaired, "{name}");
    let left = |reason| {
        draft
            .left_over
            .iter()
            .filter(|l| l.reason == reason)
            .count()
    };
    let counts = [
        LeftReason::PageNumber,
        LeftReason::PrintedByForm,
        LeftReason::Footer,
        LeftReason::Mark,
        LeftReason::Unplaced,
    ]
    .map(left);
    assert_eq!(counts, expect.left_over, "{name}: {:?}", draft.left_over);
}

#[test]
fn every_plan_has_its_known_structure() {
    PLANS.iter().for_each(check);
}

#[test]
fn the_ten_rows_of_the_district_annex_hold_all_its_words() {
    let Some(text) = plan("cam-xuyen-2024") else {
        return;
    };
    let draft = import::read_text(&text).unwrap();
    let raw = draft.annexes[0].blocks[0].text.to_plain();
    let rows = import::split_annex(&raw);
    assert_eq!(rows.len(), 10);
    let from = raw.find("\n1\n").unwrap();
    let mut numbers = (1..=10).map(|n: u32| n.to_string()).peekable();
    let mut expect = lossless::tokens(&raw[from..]);
    expect.retain(|word| numbers.next_if(|n| n == word).is_none());
    let words: Vec<String> = rows
        .iter()
        .flat_map(|r| lossless::tokens(&r.text))
        .collect();
    assert_eq!(words, expect);
    let times: Vec<&str> = rows.iter().map(|r| r.timeframe.as_str()).collect();
    let mut expect = vec!["Thường xuyên trong năm"; 9];
    expect.push("Quý III/2024");
    assert_eq!(times, expect);
}

fn kept(draft: PlanDraft) -> (plan::Plan, Vec<plan::Task>) {
    let mut next = 0;
    let mut mint = || {
        next += 1;
        uuid::Uuid::from_u128(next)
    };
    draft.accept(2025, &mut mint).unwrap()
}

#[test]
fn the_quarters_of_the_plan_of_2025_are_tasks_of_their_quarters() {
    let Some(text) = plan("dan-tien-2025") else {
        return;
    };
    let draft = import::read_text(&text).unwrap();
    let (plan, tasks) = kept(draft);
    let blocks = plan::sentence::Blocks::of(&plan);
    for (quarter, begins) in [
        ("2025-Q3", "Thực hiện tuyên truyền tin bài"),
        ("2025-Q4", "Phối hợp với Báo"),
    ] {
        let quarter: plan::Quarter = quarter.parse().unwrap();
        let task = (tasks.iter())
            .find(|task| task.text.starts_with(begins))
            .unwrap_or_else(|| panic!("no task {begins}"));
        assert_eq!(task.timeframe.when, plan::When::Quarters(vec![quarter]));
        // Linked to its sentence, which says the same.
        assert!(!task.sentence.is_empty());
        assert_eq!(blocks.place(task), task.origin);
        assert_eq!(plan::sentence::drift(task, &blocks, plan.year), None);
    }
}

#[test]
fn no_task_of_the_corpus_has_drifted_from_its_sentence() {
    for expect in &PLANS {
        if let Some(text) = plan(expect.name) {
            let draft = import::read_text(&text).unwrap();
            let (plan, tasks) = kept(draft);
            let said = tasks.iter().filter(|t| !t.sentence.is_empty()).count();
            assert!(said > 0, "{}", expect.name);
            let drifts = plan::sentence::drifts(&plan, &tasks);
            assert_eq!(drifts, [], "{}", expect.name);
        }
    }
}

#[test]
fn other_plans_need_no_repair() {
    for expect in &PLANS {
        if let Some(text) = plan(expect.name) {
            let repaired = import::repair::repair(&text);
            assert_eq!(repaired.repairs.len(), expect.repaired, "{}", expect.name);
            let stray = |c: char| unicode_normalization::char::is_combining_mark(c);
            assert!(!repaired.text.contains(stray), "{}", expect.name);
        }
    }
}
