//! A store on a temporary folder, a plan for an invented commune, and made-up plans.

use chrono::{DateTime, Duration, Utc};
use plan::*;
use proptest::prelude::*;
use std::path::PathBuf;
use store::{EventKind, Saved, Store, StoreError, Tx};
use tempfile::TempDir;
use uuid::Uuid;

/// A day at work.
pub(crate) fn morning() -> DateTime<Utc> {
    "2026-03-02T01:00:00Z".parse().unwrap()
}

pub(crate) fn days(n: i64) -> DateTime<Utc> {
    morning() + Duration::days(n)
}

/// A folder with a store in it.
pub(crate) struct Desk {
    pub(crate) dir: TempDir,
    pub(crate) store: Store,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(&dir.path().join("loa.db"), morning()).unwrap();
        Self { dir, store }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.dir.path().join("loa.db")
    }

    /// Closes the file and opens it again.
    pub(crate) fn reopened(self) -> Self {
        let path = self.path();
        let Self { dir, store } = self;
        drop(store);
        let store = Store::open(&path, morning()).unwrap();
        Self { dir, store }
    }

    /// A change that must succeed.
    pub(crate) fn put<T>(
        &mut self,
        work: impl FnOnce(&Tx<'_>) -> Result<T, StoreError>,
    ) -> (T, Saved) {
        self.try_put(work).unwrap()
    }

    /// A change.
    pub(crate) fn try_put<T>(
        &mut self,
        work: impl FnOnce(&Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<(T, Saved), StoreError> {
        self.store
            .write(EventKind::PlanSaved, morning(), "Lan", work)
    }
}

/// The version of files that are written today.
pub(crate) fn version() -> u32 {
    let desk = Desk::new();
    let path = desk.path();
    drop(desk.store);
    let conn = rusqlite::Connection::open(path).unwrap();
    conn.query_row("PRAGMA user_version", [], |row| row.get(0))
        .unwrap()
}

/// The `n`-th id.
pub(crate) fn uuid(n: u128) -> Uuid {
    Uuid::from_u128(0x0192_f3a1_0000_7000_8000_0000_0000_0000 + n)
}

pub(crate) fn paragraph(n: u128, text: &str) -> Block {
    Block {
        id: BlockId(uuid(n)),
        kind: BlockKind::Paragraph,
        label: Label::Auto,
        text: text.into(),
        table: None,
    }
}

pub(crate) fn section(n: u128, title: &str, blocks: Vec<Block>, sections: Vec<Section>) -> Section {
    Section {
        id: SectionId(uuid(n)),
        kind: SectionKind::from_title(title),
        label: Label::Auto,
        title: title.into(),
        run_in: false,
        blocks,
        sections,
    }
}

/// A small plan of the invented commune An Hòa, with one of everything. Ids begin at `n`.
pub(crate) fn sample_plan(n: u128) -> Plan {
    let strong = RichText::new([
        Run {
            text: "Đường làng".into(),
            bold: true,
            italic: false,
        },
        Run {
            text: " sạch, ".into(),
            bold: false,
            italic: false,
        },
        Run {
            text: "ngõ xóm đẹp".into(),
            bold: true,
            italic: true,
        },
    ]);
    let table = Block {
        kind: BlockKind::Table,
        text: RichText::default(),
        table: Some(Table {
            header_rows: 1,
            rows: vec![
                vec!["Việc".into(), "Ai làm".into()],
                vec![strong.clone(), "Trạm truyền thanh".into()],
            ],
            merges: vec![],
        }),
        ..paragraph(n + 20, "")
    };
    Plan {
        id: PlanId(uuid(n)),
        year: 2026,
        continues: None,
        head: Head {
            parent: None,
            agency_lines: vec!["ỦY BAN NHÂN DÂN".into(), "XÃ AN HÒA".into()],
            number: Some(12),
            symbol: "KH-UBND".into(),
            place: "An Hòa".into(),
            date: PartialDate::new(Some(2026), Some(1), None).unwrap(),
            subject: "Tuyên truyền bảo vệ môi trường\nnăm 2026".into(),
            opening: Opening {
                bases: vec!["Căn cứ Luật Bảo vệ môi trường".into()],
                paragraphs: vec!["Ủy ban nhân dân xã xây dựng kế hoạch như sau:".into()],
            },
            ..Head::default()
        },
        sections: vec![
            section(
                n + 1,
                "MỤC ĐÍCH, YÊU CẦU",
                vec![],
                vec![
                    section(
                        n + 2,
                        "Mục đích",
                        vec![paragraph(n + 10, "Nâng cao ý thức.")],
                        vec![],
                    ),
                    section(
                        n + 3,
                        "Yêu cầu",
                        vec![paragraph(n + 11, "Thiết thực, tiết kiệm.")],
                        vec![],
                    ),
                ],
            ),
            section(
                n + 4,
                "NỘI DUNG",
                vec![
                    Block {
                        text: strong,
                        kind: BlockKind::Dash,
                        ..paragraph(n + 12, "")
                    },
                    Block {
                        label: Label::Literal("a)".into()),
                        kind: BlockKind::Point,
                        ..paragraph(n + 13, "Thu gom rác.")
                    },
                ],
                vec![],
            ),
        ],
        closing: vec!["Trên đây là kế hoạch của xã An Hòa.".into()],
        recipients: vec![
            Recipient {
                name: "UBND tỉnh".into(),
                purpose: "b/c".into(),
            },
            Recipient {
                name: "Lưu: VT".into(),
                purpose: String::new(),
            },
        ],
        signature: SignatureBlock {
            lines: vec!["CHỦ TỊCH".into()],
            name: "Trần Văn Khởi".into(),
        },
        annexes: vec![Annex {
            id: SectionId(uuid(n + 5)),
            label: "PHỤ LỤC".into(),
            title: "Phân công".into(),
            reference: "(Kèm theo Kế hoạch)".into(),
            blocks: vec![table],
        }],
        doubts: vec![Doubt {
            id: DoubtId(uuid(n + 30)),
            kind: DoubtKind::WrongYear,
            line: 7,
            section: Some(SectionId(uuid(n + 4))),
            block: Some(BlockId(uuid(n + 12))),
            excerpt: "2025".into(),
            other: "2026".into(),
            settled: false,
        }],
        left_over: vec![LeftOver {
            line: 90,
            text: "2".into(),
            reason: LeftReason::PageNumber,
        }],
    }
}

pub(crate) fn task(plan: PlanId, n: u128, text: &str) -> Task {
    Task {
        id: TaskId(uuid(n)),
        plan,
        standing: Standing::Accepted,
        text: text.into(),
        deliverable: "Báo cáo".into(),
        lead: "Phòng Văn hóa - Xã hội".into(),
        coordinating: vec!["Hội Phụ nữ".into(), "Đoàn Thanh niên".into()],
        official: None,
        timeframe: Timeframe::read("Quý II", 2026),
        budget: "Ngân sách xã".into(),
        remarks: String::new(),
        origin: Some(BlockId(uuid(13))),
        sentence: "Đài truyền thanh xã phát bản tin mỗi tuần.".into(),
        apart: vec![plan::TaskField::Deliverable],
    }
}

/// The sample plan with what version 2 brought: marks above the body and merged cells.
pub(crate) fn template_plan() -> Plan {
    let mut plan = sample_plan(600);
    plan.head.urgency = Urgency::Express;
    plan.head.circulation = Circulation::Internal;
    plan.head.draft = true;
    let table = plan.annexes[0].blocks[0].table.as_mut().unwrap();
    table.merges.push(Merge {
        row: 0,
        column: 0,
        rows: 1,
        columns: 2,
    });
    plan
}

pub(crate) fn phrase(n: u128, text: &str) -> Phrase {
    Phrase {
        id: PhraseId(uuid(n)),
        text: text.into(),
    }
}

/// A province's plan as a checklist, with one of every answer. Ids begin at `n` + 400.
pub(crate) fn checklist(plan: PlanId, n: u128) -> Checklist {
    let answers = [
        Answer::Answered {
            ties: vec![
                Tie::Task(TaskId(uuid(100))),
                Tie::Section(SectionId(uuid(4))),
            ],
            note: "Quý II".into(),
        },
        Answer::NotOurs {
            reason: "Việc của sở".into(),
        },
        Answer::Open,
        Answer::Open,
    ];
    let requirements = (0..).zip(answers).map(|(i, answer)| Requirement {
        id: RequirementId(uuid(n + 401 + i)),
        place: format!("II.{i}"),
        text: format!("Việc thứ {i} của tỉnh"),
        addressed: Addressed::Others,
        addressee: "Sở Xây dựng".into(),
        answer,
    });
    Checklist {
        id: ChecklistId(uuid(n + 400)),
        plan,
        superior: Superior {
            doc_type: "Kế hoạch".into(),
            code: "118/KH-UBND".into(),
            date: PartialDate::new(Some(2026), Some(1), Some(5)).unwrap(),
            issuer: "UBND tỉnh Sông Lam".into(),
            subject: "Giữ sạch đường làng".into(),
        },
        source: "ke-hoach-tinh.docx".into(),
        requirements: requirements.collect(),
    }
}

pub(crate) fn mark(task: TaskId, quarter: &str) -> Mark {
    Mark {
        task,
        quarter: quarter.parse().unwrap(),
        status: TaskStatus::Done,
        reason: String::new(),
        quantity: Some(Quantity {
            count: 12,
            measure: "lượt phát thanh".into(),
        }),
        note: "đã phát".into(),
        by: "Lan".into(),
        at: "2026-04-01T02:03:04.567891234Z".parse().unwrap(),
    }
}

/// Text as people and files have it: Vietnamese, quotes, newlines, odd signs.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zA-ZđĐàảãạăâêôơưếộữỳ0-9 ,.;:\"'()%*/-]{0,30}",
        1 => "\\PC{0,12}",
        1 => Just(String::new()),
    ]
}

fn rich() -> impl Strategy<Value = RichText> {
    prop::collection::vec((text(), any::<bool>(), any::<bool>()), 0..4).prop_map(|runs| {
        RichText::new(
            runs.into_iter()
                .map(|(text, bold, italic)| Run { text, bold, italic }),
        )
    })
}

fn label() -> impl Strategy<Value = Label> {
    prop_oneof![Just(Label::Auto), text().prop_map(Label::Literal)]
}

fn block() -> impl Strategy<Value = Block> {
    use BlockKind as K;
    let kind = prop::sample::select(vec![
        K::Paragraph,
        K::Clause,
        K::Point,
        K::Dash,
        K::Plus,
        K::Review,
    ]);
    let plain = (kind, label(), rich()).prop_map(|(kind, label, text)| Block {
        kind,
        label,
        text,
        ..paragraph(0, "")
    });
    let rows = prop::collection::vec(prop::collection::vec(rich(), 2), 0..3);
    let merges = prop::collection::vec([0..3usize, 0..3usize, 0..3usize, 0..3usize], 0..2);
    let table = (0..2usize, rows, merges).prop_map(|(header_rows, rows, merges)| Block {
        kind: K::Table,
        table: Some(Table {
            header_rows,
            rows,
            merges: merges
                .into_iter()
                .map(|[row, column, rows, columns]| Merge {
                    row,
                    column,
                    rows,
                    columns,
                })
                .collect(),
        }),
        ..paragraph(0, "")
    });
    prop_oneof![5 => plain, 1 => table]
}

fn sections() -> impl Strategy<Value = Vec<Section>> {
    let one = |inner: BoxedStrategy<Vec<Section>>| {
        (
            label(),
            text(),
            any::<bool>(),
            prop::collection::vec(block(), 0..4),
            inner,
        )
            .prop_map(|(label, title, run_in, blocks, sections)| Section {
                label,
                run_in,
                ..section(0, &title, blocks, sections)
            })
    };
    let deepest = prop::collection::vec(one(Just(Vec::new()).boxed()), 0..3).boxed();
    let middle = prop::collection::vec(one(deepest), 0..3).boxed();
    prop::collection::vec(one(middle), 0..4)
}

fn date() -> impl Strategy<Value = PartialDate> {
    (
        prop::option::of(1945..2200i32),
        prop::option::of(1..=12u32),
        prop::option::of(1..=28u32),
    )
        .prop_map(|(y, m, d)| PartialDate::new(y, m, m.and(d)).unwrap())
}

fn head() -> impl Strategy<Value = (i32, Head)> {
    let lines = || prop::collection::vec(text(), 0..3);
    let opening = (lines(), prop::collection::vec(rich(), 0..3));
    let names = (prop::option::of(text()), lines(), text(), text(), text());
    let urgency = [
        Urgency::None,
        Urgency::Urgent,
        Urgency::VeryUrgent,
        Urgency::Express,
    ];
    let circulation = [
        Circulation::Open,
        Circulation::ReturnAfterReading,
        Circulation::Internal,
    ];
    let signs = (
        prop::sample::select(urgency.to_vec()),
        prop::sample::select(circulation.to_vec()),
        any::<bool>(),
    );
    (
        1945..2200i32,
        names,
        prop::option::of(any::<u32>()),
        date(),
        opening,
        signs,
    )
        .prop_map(
            |(
                year,
                (parent, agency_lines, symbol, place, subject),
                number,
                date,
                opening,
                signs,
            )| {
                let (urgency, circulation, draft) = signs;
                let (bases, paragraphs) = opening;
                let opening = Opening { bases, paragraphs };
                (
                    year,
                    Head {
                        parent,
                        agency_lines,
                        number,
                        symbol,
                        place,
                        date,
                        subject,
                        opening,
                        urgency,
                        circulation,
                        draft,
                    },
                )
            },
        )
}

fn doubts() -> impl Strategy<Value = Vec<Doubt>> {
    let kinds = [DoubtKind::NumberGap, DoubtKind::Garbled, DoubtKind::OddMark];
    let one = (
        prop::sample::select(kinds.to_vec()),
        any::<u32>(),
        text(),
        text(),
        any::<bool>(),
    );
    let place = prop::option::of((1..9u128).prop_map(uuid));
    prop::collection::vec((one, place), 0..4).prop_map(|doubts| {
        doubts
            .into_iter()
            .map(|((kind, line, excerpt, other, settled), place)| Doubt {
                id: DoubtId(Uuid::nil()),
                kind,
                line,
                section: place.map(SectionId),
                block: place.map(BlockId),
                excerpt,
                other,
                settled,
            })
            .collect()
    })
}

/// Any plan at all; its ids are counted from 1, so two of them share many.
pub(crate) fn any_plan() -> impl Strategy<Value = Plan> {
    let recipients = prop::collection::vec((text(), text()), 0..4);
    let signature = (prop::collection::vec(text(), 0..3), text());
    let annexes =
        prop::collection::vec((text(), text(), prop::collection::vec(block(), 0..3)), 0..3);
    let left = prop::collection::vec((any::<u32>(), text()), 0..4);
    let closing = prop::collection::vec(rich(), 0..3);
    (
        head(),
        sections(),
        closing,
        recipients,
        signature,
        annexes,
        doubts(),
        left,
    )
        .prop_map(
            |((year, head), sections, closing, recipients, signature, annexes, doubts, left)| {
                let (lines, name) = signature;
                let mut plan = Plan {
                    id: PlanId(uuid(0)),
                    year,
                    continues: (year % 2 == 0).then(|| PlanId(uuid(4711))),
                    head,
                    sections,
                    closing,
                    recipients: recipients
                        .into_iter()
                        .map(|(name, purpose)| Recipient { name, purpose })
                        .collect(),
                    signature: SignatureBlock { lines, name },
                    annexes: annexes
                        .into_iter()
                        .map(|(label, title, blocks)| Annex {
                            id: SectionId(Uuid::nil()),
                            label,
                            title,
                            reference: String::new(),
                            blocks,
                        })
                        .collect(),
                    doubts,
                    left_over: left
                        .into_iter()
                        .map(|(line, text)| LeftOver {
                            line,
                            text,
                            reason: LeftReason::Unplaced,
                        })
                        .collect(),
                };
                count_ids(&mut plan);
                plan
            },
        )
}

fn count_ids(plan: &mut Plan) {
    fn go(sections: &mut [Section], next: &mut impl FnMut() -> Uuid) {
        for section in sections {
            section.id = SectionId(next());
            for block in &mut section.blocks {
                block.id = BlockId(next());
            }
            go(&mut section.sections, next);
        }
    }
    let mut n = 0;
    let mut next = move || {
        n += 1;
        uuid(n)
    };
    go(&mut plan.sections, &mut next);
    for annex in &mut plan.annexes {
        annex.id = SectionId(next());
        for block in &mut annex.blocks {
            block.id = BlockId(next());
        }
    }
    for doubt in &mut plan.doubts {
        doubt.id = DoubtId(next());
    }
}
