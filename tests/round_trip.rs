//! Plans made up at random, written as Word files and read again: what paper can carry comes
//! back, from Word's format and from LibreOffice's.

use crate::import_docx::{differences, lines};
use document::{Profile, Source, compose};
use plan::model::Opening;
use plan::text::Run;
use plan::{
    Agency, BlockKind, DraftBlock, DraftSection, DraftTask, Label, Merge, PartialDate, PlanDraft,
    Recipient, RichText, Standing, Table, UnitKind, Urgency,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::process::Command;

/// Words sentences are made of; none begins a label or names a unit.
const WORDS: [&str; 20] = [
    "người", "dân", "nộp", "hồ", "sơ", "đúng", "hẹn", "nhận", "kết", "quả", "tại", "bản", "công",
    "khai", "thủ", "tục", "loa", "truyền", "hằng", "tuần",
];

/// Names of units, as plans give them.
const UNITS: [&str; 5] = [
    "Văn phòng HĐND và UBND",
    "Phòng Kinh tế",
    "Công an xã",
    "Đoàn Thanh niên xã",
    "Trung tâm Dịch vụ tổng hợp",
];

fn words(least: usize, most: usize) -> impl Strategy<Value = String> {
    vec(select(&WORDS[..]), least..most).prop_map(|words| {
        let text = words.join(" ");
        let mut letters = text.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect()
    })
}

fn sentence() -> impl Strategy<Value = String> {
    words(5, 40).prop_map(|text| format!("{text}."))
}

/// A sentence some words of which are bold or italic.
fn rich() -> impl Strategy<Value = RichText> {
    (sentence(), words(2, 5), any::<[bool; 2]>(), sentence()).prop_map(
        |(before, middle, [bold, italic], after)| {
            let plain = |text: String| Run {
                text,
                ..Run::default()
            };
            RichText::new([
                plain(format!("{} ", before.trim_end_matches('.'))),
                Run {
                    text: middle.to_lowercase(),
                    bold,
                    italic,
                },
                plain(format!(" {}", after.to_lowercase())),
            ])
        },
    )
}

/// The words of a cell, of one line or two.
fn cell() -> impl Strategy<Value = String> {
    vec(words(2, 8), 1..3).prop_map(|lines| lines.join("\n"))
}

/// A table with a heading row; two cells of a row or of a column may be one.
fn table() -> impl Strategy<Value = Table> {
    let merge = select(&[(1, 1), (1, 2), (2, 1)][..]);
    (2_usize..5, 3_usize..5, merge).prop_flat_map(|(columns, rows, (down, across))| {
        vec(vec(cell(), columns), rows).prop_map(move |cells| {
            let mut table = Table {
                header_rows: 1,
                rows: cells
                    .into_iter()
                    .map(|row| row.into_iter().map(RichText::plain).collect())
                    .collect(),
                merges: Vec::new(),
            };
            if down * across > 1 {
                table.rows[down][across - 1] = RichText::default();
                table.merges.push(Merge {
                    row: 1,
                    column: 0,
                    rows: down,
                    columns: across,
                });
            }
            table
        })
    })
}

/// Blocks of one kind, and perhaps a table behind them.
fn blocks() -> impl Strategy<Value = Vec<DraftBlock>> {
    let kind = select(&[BlockKind::Dash, BlockKind::Point, BlockKind::Paragraph][..]);
    (kind, vec(rich(), 1..4), proptest::option::of(table())).prop_map(|(kind, texts, table)| {
        let labelled = texts.into_iter().enumerate().map(|(i, text)| DraftBlock {
            kind,
            label: match kind {
                BlockKind::Point => Label::Literal(format!("{})", ["a", "b", "c"][i])),
                _ => Label::Auto,
            },
            text,
            ..DraftBlock::default()
        });
        let table = table.map(|table| DraftBlock {
            kind: BlockKind::Table,
            table: Some(table),
            ..DraftBlock::default()
        });
        labelled.chain(table).collect()
    })
}

fn sections() -> impl Strategy<Value = Vec<DraftSection>> {
    let inner = (words(2, 5), blocks()).prop_map(|(title, blocks)| DraftSection {
        title,
        blocks,
        ..DraftSection::default()
    });
    let outer = (words(2, 5), vec(inner, 1..3)).prop_map(|(title, sections)| DraftSection {
        title: title.to_uppercase(),
        sections,
        ..DraftSection::default()
    });
    vec(outer, 1..4).prop_map(|mut sections| {
        for (i, section) in sections.iter_mut().enumerate() {
            section.label = Label::Literal(format!("{}.", ["I", "II", "III"][i]));
            for (j, inner) in section.sections.iter_mut().enumerate() {
                inner.label = Label::Literal(format!("{}.", j + 1));
            }
        }
        sections
    })
}

fn task() -> impl Strategy<Value = DraftTask> {
    (
        words(3, 12),
        words(2, 6),
        select(&UNITS[..]),
        proptest::option::of(select(&UNITS[..])),
        select(&["Quý I", "Tháng 6", "Thường xuyên", "Trước ngày 15/12/2026"][..]),
        select(&["", "5.000.000 đồng", "Ngân sách xã"][..]),
        proptest::option::of(words(2, 4)),
    )
        .prop_map(
            |(text, deliverable, lead, with, timeframe, budget, remarks)| DraftTask {
                line: 0,
                text,
                deliverable,
                lead: lead.into(),
                coordinating: with
                    .filter(|w| *w != lead)
                    .map(String::from)
                    .into_iter()
                    .collect(),
                timeframe: timeframe.into(),
                budget: budget.into(),
                remarks: remarks.unwrap_or_default(),
            },
        )
}

fn plan() -> impl Strategy<Value = PlanDraft> {
    let recipient = (words(2, 4), select(&["", "b/c", "để thực hiện"][..]));
    let recipient = recipient.prop_map(|(name, purpose)| Recipient {
        name,
        purpose: purpose.into(),
    });
    let date = (1_u32..13, 1_u32..29)
        .prop_map(|(m, d)| PartialDate::new(Some(2026), Some(m), Some(d)).unwrap());
    (
        (proptest::option::of(1_u32..300), date, words(3, 8)),
        (vec(words(4, 15), 0..3), sections(), words(4, 12)),
        (vec(recipient, 1..4), vec(task(), 0..4)),
        (
            select(&[Urgency::None, Urgency::Urgent, Urgency::Express][..]),
            any::<bool>(),
        ),
    )
        .prop_map(
            |(
                (number, date, subject),
                (bases, sections, closing),
                (recipients, tasks),
                (urgency, draft),
            )| {
                let agency = agency();
                let signatory = agency.signatories.first().cloned().unwrap();
                PlanDraft {
                    year: Some(2026),
                    agency_lines: agency.name_lines,
                    number,
                    symbol: "KH-UBND".into(),
                    place: "Đồi Chè".into(),
                    date,
                    subject: format!("{subject} năm 2026"),
                    opening: Opening {
                        bases: bases
                            .iter()
                            .map(|b| format!("Căn cứ {}", b.to_lowercase()))
                            .collect(),
                        paragraphs: vec![RichText::plain(
                            "Ủy ban nhân dân xã Đồi Chè ban hành kế hoạch như sau:",
                        )],
                    },
                    sections,
                    closing: vec![RichText::plain(format!(
                        "Trên đây là {}./.",
                        closing.to_lowercase()
                    ))],
                    recipients: recipients
                        .into_iter()
                        .chain([Recipient {
                            name: "Lưu: VT".into(),
                            purpose: String::new(),
                        }])
                        .collect(),
                    signature: signatory,
                    urgency,
                    draft,
                    tasks,
                    ..PlanDraft::default()
                }
            },
        )
}

fn agency() -> Agency {
    Agency::of_commune(UnitKind::Commune, "Đồi Chè", "Vũ Thị Mận", "Lò Văn Dong")
}

/// The Word file of a plan all of whose tasks are accepted.
fn word_file(draft: &PlanDraft) -> Vec<u8> {
    let mut ids = 0_u128;
    let mut mint = || {
        ids += 1;
        uuid::Uuid::from_u128(ids)
    };
    let (plan, mut tasks) = draft.clone().accept(2026, &mut mint).unwrap();
    for task in &mut tasks {
        task.standing = Standing::Accepted;
    }
    let source = Source {
        plan: &plan,
        tasks: &tasks,
        agency: &agency(),
        officials: &[],
    };
    let profile = Profile::nd30_2020();
    export::docx(&compose(&source, &profile), &profile).unwrap()
}

/// A draft as lines, its tasks included.
fn told(draft: &PlanDraft) -> Vec<String> {
    let tasks = draft.tasks.iter().map(|task| {
        let task = DraftTask {
            line: 0,
            ..task.clone()
        };
        format!("{task:?}")
    });
    let form = format!(
        "{:?} {:?} {:?} {:?} {}",
        draft.parent, draft.agency_lines, draft.urgency, draft.circulation, draft.draft
    );
    let all = lines(draft).into_iter().chain(tasks);
    all.chain([form]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_plan_comes_back_from_its_word_file(draft in plan()) {
        let read = import::read(&word_file(&draft)).unwrap();
        let (before, after) = (told(&draft), told(&read));
        prop_assert_eq!(differences(&before, &after), Vec::<String>::new());
        prop_assert_eq!(after.len(), before.len());
    }
}

#[test]
fn a_plan_comes_back_through_libreoffice() {
    let mut runner = TestRunner::deterministic();
    let drafts: Vec<PlanDraft> = (0..8)
        .map(|_| plan().new_tree(&mut runner).unwrap().current())
        .collect();
    let folder = tempfile::tempdir().unwrap();
    let path = |i: usize, kind: &str| folder.path().join(format!("{i}.{kind}"));
    for (i, draft) in drafts.iter().enumerate() {
        std::fs::write(path(i, "docx"), word_file(draft)).unwrap();
    }
    let profile = format!(
        "-env:UserInstallation=file://{}/profile",
        folder.path().display()
    );
    let run = Command::new("soffice")
        .args([
            profile.as_str(),
            "--headless",
            "--convert-to",
            "odt",
            "--outdir",
        ])
        .arg(folder.path())
        .args((0..drafts.len()).map(|i| path(i, "docx")))
        .output();
    if run.is_err() || !path(0, "odt").exists() {
        assert!(
            std::env::var_os("LOA_REQUIRE_SOFFICE").is_none(),
            "LibreOffice: {run:?}"
        );
        eprintln!("skipped: LibreOffice is not here");
        return;
    }
    for (i, draft) in drafts.iter().enumerate() {
        let read = import::read(&std::fs::read(path(i, "odt")).unwrap()).unwrap();
        let found = differences(&told(draft), &told(&read));
        assert!(found.is_empty(), "{i}: {found:#?}");
    }
}
