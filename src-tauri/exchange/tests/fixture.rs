//! Small packages of each kind that never change: what the golden files hold.

use chrono::{DateTime, NaiveDate, Utc};
use exchange::{
    Answer, Body, Brief, DeviceKey, HandOver, HandedFile, Parcel, Passed, Request, Template,
};
use plan::people::Role;
use plan::review::{Deed, Part, Piece, RemarkSource, Ruling, Words};
use plan::{
    Actor, Anchor, Annex, Block, BlockId, BlockKind, ContentHash, Head, Label, Merge, Opinion,
    PackageId, Passage, Plan, PlanId, Recipient, Remark, RemarkId, RemarkState, Reply, RichText,
    Section, SectionId, SectionKind, SignatureBlock, Stage, Standing, Table, Task, TaskId,
    Timeframe, Verdict, VersionId, When,
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A key for tests alone: no computer has it.
pub(crate) fn key() -> DeviceKey {
    DeviceKey::from_seed(b"a key for tests; no PC's own key")
}

pub(crate) const PASSPHRASE: &str = "lá cờ đỏ bay";

fn uuid(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

pub(crate) fn at(day: u32, hour: u32) -> DateTime<Utc> {
    let day = NaiveDate::from_ymd_opt(2026, 2, day).unwrap();
    day.and_hms_opt(hour, 5, 0).unwrap().and_utc()
}

fn text(words: &str) -> RichText {
    RichText::new([plan::Run {
        text: words.to_owned(),
        bold: false,
        italic: false,
    }])
}

pub(crate) fn file(bytes: &[u8]) -> HandedFile {
    let digest = Sha256::digest(bytes);
    HandedFile {
        hash: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        bytes: bytes.to_vec(),
    }
}

fn block(n: u128, kind: BlockKind, words: &str) -> Block {
    Block {
        id: BlockId(uuid(n)),
        kind,
        label: Label::Auto,
        text: text(words),
        table: None,
    }
}

pub(crate) fn plan() -> (Plan, Vec<Task>) {
    let table = Table {
        header_rows: 1,
        rows: vec![
            vec![text("TT"), text("Thôn")],
            vec![text("1"), text("Thôn Một")],
            vec![text("Cộng"), text("")],
        ],
        merges: vec![Merge {
            row: 2,
            column: 0,
            rows: 1,
            columns: 2,
        }],
    };
    let plan = Plan {
        id: PlanId(uuid(1)),
        year: 2026,
        continues: None,
        head: Head {
            agency_lines: vec!["ỦY BAN NHÂN DÂN".into(), "XÃ SUỐI TRONG".into()],
            symbol: "KH-UBND".into(),
            place: "Suối Trong".into(),
            subject: "Tuyên truyền phòng cháy năm 2026".into(),
            draft: true,
            ..Head::default()
        },
        sections: vec![Section {
            id: SectionId(uuid(10)),
            kind: SectionKind::Activities,
            label: Label::Literal("I.".into()),
            title: "NỘI DUNG".into(),
            run_in: false,
            blocks: vec![
                block(11, BlockKind::Dash, "Phát thanh ba buổi mỗi tuần."),
                Block {
                    table: Some(table),
                    text: RichText::default(),
                    ..block(12, BlockKind::Table, "")
                },
            ],
            sections: Vec::new(),
        }],
        closing: vec![text("Trên đây là kế hoạch.")],
        recipients: vec![Recipient {
            name: "Đảng ủy xã".into(),
            purpose: "báo cáo".into(),
        }],
        signature: SignatureBlock {
            lines: vec!["CHỦ TỊCH".into()],
            name: "Vi Văn Thắng".into(),
        },
        annexes: vec![Annex {
            id: SectionId(uuid(20)),
            label: "PHỤ LỤC".into(),
            title: "Lịch phát".into(),
            reference: String::new(),
            blocks: vec![block(21, BlockKind::Paragraph, "Thứ Hai, thứ Tư, thứ Sáu.")],
        }],
        doubts: Vec::new(),
        left_over: Vec::new(),
    };
    let task = Task {
        id: TaskId(uuid(30)),
        plan: plan.id,
        standing: Standing::Accepted,
        text: "Phát thanh".into(),
        deliverable: "12 buổi".into(),
        lead: "Phòng Văn hóa - Xã hội".into(),
        coordinating: vec!["Các thôn".into()],
        official: None,
        timeframe: Timeframe {
            wording: "Quý I".into(),
            when: When::Months(vec![1, 2, 3]),
        },
        budget: String::new(),
        remarks: String::new(),
        origin: Some(BlockId(uuid(11))),
        sentence: String::new(),
        apart: Vec::new(),
    };
    (plan, vec![task])
}

fn actor(name: &str, role: Role) -> Actor {
    Actor {
        name: name.to_owned(),
        role,
    }
}

pub(crate) fn remark(n: u128, anchor: Anchor, state: RemarkState) -> Remark {
    let (plan, tasks) = plan();
    Remark {
        id: RemarkId(uuid(n)),
        plan: plan.id,
        round: 1,
        content: ContentHash::of(&plan, &tasks),
        anchor,
        by: actor("Lò Thị Hoa", Role::Leader),
        at: at(3, 9),
        text: format!("Ý kiến {n}."),
        suggestion: (n % 2 == 1).then(|| "hai buổi".to_owned()),
        source: RemarkSource::Typed,
        state,
        replies: vec![Reply {
            id: plan::ReplyId(uuid(1_000 + n)),
            by: actor("Hà Văn Sơn", Role::Drafter),
            at: at(4, 8),
            text: "Đã xem.".into(),
        }],
    }
}

fn ruling(answer: &str) -> Ruling {
    Ruling {
        by: actor("Hà Văn Sơn", Role::Drafter),
        at: at(4, 10),
        answer: answer.to_owned(),
    }
}

fn remarks() -> Vec<Remark> {
    let piece = Piece::Block(BlockId(uuid(11)));
    vec![
        remark(40, Anchor::Plan, RemarkState::Open),
        remark(
            41,
            Anchor::Section {
                section: SectionId(uuid(10)),
                heading: "I. NỘI DUNG".into(),
            },
            RemarkState::Accepted(ruling("")),
        ),
        remark(
            42,
            Anchor::Piece {
                piece,
                excerpt: "Phát thanh".into(),
                home: None,
            },
            RemarkState::Declined(ruling("Không đủ kinh phí.")),
        ),
        remark(
            43,
            Anchor::Words {
                piece,
                words: Words {
                    start: 11,
                    end: 18,
                    quote: "ba buổi".into(),
                    before: "Phát thanh ".into(),
                    after: " mỗi tuần.".into(),
                },
                home: None,
            },
            RemarkState::Done(ruling("Đã sửa.")),
        ),
        remark(
            44,
            Anchor::Unplaced {
                said: "dòng 99".into(),
            },
            RemarkState::Open,
        ),
    ]
}

/// Remarks on what is no block: a task, the parts of head and ending, words of both.
fn beside_the_body() -> Vec<Remark> {
    let task = Piece::Task(TaskId(uuid(30)));
    let subject = Piece::Part(Part::Subject);
    let whole = |piece, excerpt: &str| Anchor::Piece {
        piece,
        excerpt: excerpt.to_owned(),
        home: None,
    };
    let words = |piece, before: &str, quote: &str, after: &str| Anchor::Words {
        piece,
        words: Words {
            start: before.chars().count(),
            end: before.chars().count() + quote.chars().count(),
            quote: quote.to_owned(),
            before: before.to_owned(),
            after: after.to_owned(),
        },
        home: None,
    };
    let mut anchors = vec![
        whole(task, "Phát thanh"),
        words(task, "Phát ", "thanh", ""),
        words(subject, "Tuyên truyền ", "phòng cháy", " năm 2026"),
    ];
    anchors.extend(Part::ALL.map(|part| whole(Piece::Part(part), "")));
    let anchors = (100..).zip(anchors);
    anchors
        .map(|(n, anchor)| Remark {
            // Only words of one text can be written anew.
            suggestion: matches!(anchor, Anchor::Words { .. }).then(|| "chữ khác".to_owned()),
            ..remark(n, anchor, RemarkState::Open)
        })
        .collect()
}

fn opinion(n: u128, verdict: Verdict) -> Opinion {
    let (plan, tasks) = plan();
    Opinion {
        id: plan::OpinionId(uuid(n)),
        plan: plan.id,
        round: 1,
        content: ContentHash::of(&plan, &tasks),
        verdict,
        reason: "Như trên.".into(),
        by: actor("Lò Thị Hoa", Role::Leader),
        at: at(5, 15),
    }
}

fn course() -> Vec<Passage> {
    let (plan, tasks) = plan();
    let content = ContentHash::of(&plan, &tasks);
    let by = actor("Hà Văn Sơn", Role::Drafter);
    let passage = |n, deed, from, to| Passage {
        id: plan::PassageId(uuid(n)),
        deed,
        from,
        to,
        by: by.clone(),
        at: at(2, 7),
        content,
        version: Some(VersionId(uuid(n + 100))),
    };
    vec![
        passage(60, Deed::Submit, Stage::Drafting, Stage::LeaderReview),
        passage(
            61,
            Deed::Return {
                reason: "Thiếu lịch phát.".into(),
            },
            Stage::LeaderReview,
            Stage::Returned,
        ),
        passage(62, Deed::Submit, Stage::Returned, Stage::LeaderReview),
    ]
}

pub(crate) fn request() -> Request {
    let (plan, tasks) = plan();
    Request {
        plan,
        tasks,
        version: VersionId(uuid(162)),
        history: Vec::new(),
        course: course(),
        remarks: remarks(),
        opinions: vec![opinion(70, Verdict::Amend)],
    }
}

pub(crate) fn parcel(body: Body) -> Parcel {
    Parcel {
        id: PackageId(uuid(900)),
        answers: matches!(body, Body::Answer(_)).then_some(PackageId(uuid(901))),
        at: at(6, 16),
        sender: "Hà Văn Sơn - UBND xã Suối Trong".into(),
        counter: 12,
        note: "Xin ý kiến trước thứ Sáu.".into(),
        body,
    }
}

/// One of each kind, by the name of its golden file.
pub(crate) fn all() -> Vec<(&'static str, Parcel)> {
    let (plan, tasks) = plan();
    let answer = Answer {
        about: Brief {
            plan: plan.id,
            year: plan.year,
            subject: plan.head.subject.clone(),
        },
        content: ContentHash::of(&plan, &tasks),
        version: VersionId(uuid(162)),
        remarks: remarks(),
        opinions: vec![opinion(70, Verdict::Agree), opinion(71, Verdict::Return)],
    };
    let beside = Answer {
        remarks: beside_the_body(),
        opinions: Vec::new(),
        ..answer.clone()
    };
    let hand_over = HandOver {
        office: "UBND xã Suối Trong".into(),
        plans: vec![(plan.clone(), tasks.clone())],
        backup: b"as a backup would be ".repeat(200),
        files: Vec::new(),
        evidence: 3,
    };
    let with_files = HandOver {
        files: vec![file(b"a picture of a meeting"), file(&[0xff, 0xd8, 0xff])],
        evidence: 1,
        ..hand_over.clone()
    };
    let through = Request {
        history: (162..165)
            .map(|n| Passed {
                version: VersionId(uuid(n)),
                content: ContentHash::of(&plan, &tasks),
            })
            .collect(),
        ..request()
    };
    let template = Template {
        name: "Kế hoạch phòng cháy".into(),
        plan,
        tasks,
    };
    vec![
        ("request", parcel(Body::Request(Box::new(request())))),
        ("answer", parcel(Body::Answer(Box::new(answer)))),
        ("hand-over", parcel(Body::HandOver(Box::new(hand_over)))),
        ("template", parcel(Body::Template(Box::new(template)))),
        ("request-history", parcel(Body::Request(Box::new(through)))),
        (
            "answer-beside-the-body",
            parcel(Body::Answer(Box::new(beside))),
        ),
        (
            "hand-over-files",
            parcel(Body::HandOver(Box::new(with_files))),
        ),
    ]
}
