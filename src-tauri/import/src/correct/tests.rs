use super::*;
use plan::{DraftAnnex, DraftBlock, DraftSection, LeftOver, Table};
use proptest::prelude::*;
use proptest::sample::{Index, select};

const TEXT: &str = "KẾ HOẠCH\nTuyên truyền cải cách hành chính năm 2026\nI. MỤC ĐÍCH\n1. Người dân \
biết nơi nộp hồ sơ. b) Hồ sơ nộp một nơi.\n2. Cán bộ làm đúng hẹn.\nII. NỘI DUNG\nGiới thiệu bộ \
phận một cửa.\n1. Niêm yết\n- Trả kết quả sớm.\nIII. KINH PHÍ\n1. Ngân sách: Do xã cấp.\n- Một.\n";

fn pieces() -> Pieces {
    Pieces::of(crate::read_text(TEXT).unwrap())
}

/// The list as a person reads it.
fn shown(pieces: &Pieces) -> Vec<String> {
    let line = |piece: &Piece| {
        let role = match &piece.role {
            Role::Heading { depth, .. } => format!("H{depth}"),
            Role::Block(kind) => format!("{kind:?}"),
            Role::LeftOver(_) => "Left".into(),
            Role::Annex { .. } => "Annex".into(),
            other => format!("{other:?}"),
        };
        let label = literal(&piece.label);
        let gap = if label.is_empty() { "" } else { " " };
        format!("{role}: {label}{gap}{}", piece.text.to_plain())
    };
    pieces.list().iter().map(line).collect()
}

fn id(pieces: &Pieces, words: &str) -> u32 {
    let found = pieces
        .list()
        .iter()
        .find(|p| p.text.to_plain().contains(words));
    found
        .unwrap_or_else(|| panic!("{words}: {:#?}", shown(pieces)))
        .id
}

/// Makes a correction on the piece with these words, and expects these lines among the others.
fn check(words: &str, make: impl FnOnce(u32) -> Correction, expect: &[&str]) {
    let mut pieces = pieces();
    let before = pieces.clone();
    let id = id(&pieces, words);
    let step = pieces.correct(make(id)).unwrap();
    let lines = shown(&pieces);
    for line in expect {
        assert!(lines.iter().any(|l| l == line), "{line} in {lines:#?}");
    }
    let after = pieces.clone();
    pieces.undo(&step);
    assert_eq!(
        (&pieces.list, &pieces.doubts),
        (&before.list, &before.doubts)
    );
    pieces.redo(&step);
    assert_eq!((&pieces.list, &pieces.doubts), (&after.list, &after.doubts));
    let again = Pieces::of(pieces.draft());
    assert_eq!(shown(&again), shown(&pieces));
}

fn refused(words: &str, make: impl FnOnce(u32) -> Correction, expect: Refusal) {
    let mut pieces = pieces();
    let before = pieces.clone();
    let id = id(&pieces, words);
    assert_eq!(pieces.correct(make(id)), Err(expect));
    assert_eq!(pieces, before);
}

#[test]
fn the_text_of_these_tests() {
    let expect = [
        "H0: I. MỤC ĐÍCH",
        "Clause: 1. Người dân biết nơi nộp hồ sơ. b) Hồ sơ nộp một nơi.",
        "Clause: 2. Cán bộ làm đúng hẹn.",
        "H0: II. NỘI DUNG",
        "Paragraph: Giới thiệu bộ phận một cửa.",
        "H1: 1. Niêm yết",
        "Dash: Trả kết quả sớm.",
        "H0: III. KINH PHÍ",
        "H1: 1. Ngân sách:",
        "Paragraph: Do xã cấp.",
        "Dash: Một.",
        "Left: KẾ HOẠCH",
    ];
    assert_eq!(shown(&pieces()), expect);
}

#[test]
fn labels_and_kinds() {
    use Correction::{Deeper, Label, Role as SetRole, Shallower};
    let third = |id| Label(id, Some(" 3. ".into()));
    check("Cán bộ", third, &["Clause: 3. Cán bộ làm đúng hẹn."]);
    check(
        "Cán bộ",
        |id| Label(id, None),
        &["Clause: Cán bộ làm đúng hẹn."],
    );
    let block = |kind| move |id| SetRole(id, Role::Block(kind));
    check(
        "Cán bộ",
        block(BlockKind::Point),
        &["Point: 2. Cán bộ làm đúng hẹn."],
    );
    check(
        "Cán bộ",
        block(BlockKind::Paragraph),
        &["Paragraph: 2. Cán bộ làm đúng hẹn."],
    );
    check(
        "Cán bộ",
        block(BlockKind::Dash),
        &["Dash: Cán bộ làm đúng hẹn."],
    );
    check(
        "Trả kết",
        block(BlockKind::Point),
        &["Point: Trả kết quả sớm."],
    );
    check("Cán bộ", Shallower, &["H1: 2. Cán bộ làm đúng hẹn."]);
    check("NỘI DUNG", Deeper, &["H1: II. NỘI DUNG"]);
    let joined = "Clause: 1. Ngân sách: Do xã cấp.";
    check("Ngân sách", Deeper, &[joined]);
    check("Ngân sách", block(BlockKind::Clause), &[joined]);
    check("Trả kết", Deeper, &["Plus: Trả kết quả sớm."]);
    let closing = |id| SetRole(id, Role::Closing);
    check("Trả kết", closing, &["Closing: Trả kết quả sớm."]);
    let opening = |id| SetRole(id, Role::Opening);
    check("MỤC ĐÍCH", opening, &["Opening: I. MỤC ĐÍCH", "H0: "]);
    let annex = |id| {
        SetRole(
            id,
            Role::Annex {
                reference: String::new(),
            },
        )
    };
    check(
        "MỤC ĐÍCH",
        annex,
        &["Annex: I. MỤC ĐÍCH", "Clause: II. NỘI DUNG"],
    );
    refused("MỤC ĐÍCH", Deeper, Refusal::LastStep);
    refused("MỤC ĐÍCH", Shallower, Refusal::LastStep);
    refused(
        "Giới thiệu",
        |id| Label(id, Some("1.".into())),
        Refusal::NoLabel,
    );
    refused(
        "Cán bộ",
        |id| Label(id, Some("1".repeat(101))),
        Refusal::TooLong,
    );
    refused("Cán bộ", block(BlockKind::Table), Refusal::IsTable);
    refused("Cán bộ", block(BlockKind::Clause), Refusal::Same);
    refused("Cán bộ", |id| Deeper(id + 100), Refusal::NoSuchPiece);
}

#[test]
fn joining_splitting_and_leaving_over() {
    use Correction::{Join, PutBack, Split, ToLeftOver};
    check(
        "Cán bộ",
        Join,
        &["Clause: 1. Người dân biết nơi nộp hồ sơ. b) Hồ sơ nộp một nơi. 2. Cán bộ làm đúng hẹn."],
    );
    check(
        "Giới thiệu",
        Join,
        &["H0: II. NỘI DUNG Giới thiệu bộ phận một cửa."],
    );
    check(
        "Người dân",
        |id| Split(id, 29),
        &[
            "Clause: 1. Người dân biết nơi nộp hồ sơ.",
            "Point: b) Hồ sơ nộp một nơi.",
        ],
    );
    check(
        "NỘI DUNG",
        |id| Split(id, 3),
        &["H0: II. NỘI", "Paragraph: DUNG"],
    );
    check("Cán bộ", ToLeftOver, &["Left: 2. Cán bộ làm đúng hẹn."]);
    check("MỤC ĐÍCH", ToLeftOver, &["Left: I. MỤC ĐÍCH", "H0: "]);
    refused("MỤC ĐÍCH", Join, Refusal::NothingBefore);
    refused("NỘI DUNG", |id| Split(id, 0), Refusal::NothingToSplit);
    refused("NỘI DUNG", |id| Split(id, 800), Refusal::NothingToSplit);
    refused("NỘI DUNG", |id| PutBack(id, None), Refusal::Same);
}

#[test]
fn left_over_words_come_back_where_they_stood() {
    let mut pieces = pieces();
    let before = shown(&pieces);
    let left = id(&pieces, "Cán bộ");
    pieces.correct(Correction::ToLeftOver(left)).unwrap();
    pieces.correct(Correction::PutBack(left, None)).unwrap();
    assert_eq!(shown(&pieces), before);
    pieces.correct(Correction::ToLeftOver(left)).unwrap();
    let after = id(&pieces, "Giới thiệu");
    pieces
        .correct(Correction::PutBack(left, Some(after)))
        .unwrap();
    assert_eq!(shown(&pieces)[4], "Clause: 2. Cán bộ làm đúng hẹn.");
}

#[test]
fn doubts_about_numbers_follow() {
    let kinds = |pieces: &Pieces| {
        let found = pieces
            .doubts()
            .iter()
            .filter(|d| d.kind == DoubtKind::NumberGap);
        found.map(|d| d.excerpt.clone()).collect::<Vec<_>>()
    };
    let mut pieces = pieces();
    assert_eq!(kinds(&pieces), [""; 0]);
    let item = id(&pieces, "Cán bộ");
    let step = pieces
        .correct(Correction::Label(item, Some("4.".into())))
        .unwrap();
    assert_eq!(kinds(&pieces), ["4."]);
    pieces.undo(&step);
    assert_eq!(kinds(&pieces), [""; 0]);
}

#[test]
fn a_doubt_about_a_heading_goes_when_a_person_says_what_it_is() {
    let heading = |words: &str, line| DraftSection {
        line,
        title: words.into(),
        ..DraftSection::default()
    };
    let doubt = |words: &str, line| DraftDoubt {
        kind: DoubtKind::HeadingByLook,
        line,
        excerpt: words.into(),
        other: String::new(),
    };
    let draft = PlanDraft {
        sections: vec![
            heading("MỤC ĐÍCH", 1),
            heading("LƯU Ý", 2),
            heading("LƯU Ý", 3),
        ],
        doubts: vec![doubt("MỤC ĐÍCH", 1), doubt("LƯU Ý", 2), doubt("LƯU Ý", 3)],
        ..PlanDraft::default()
    };
    let lines = |pieces: &Pieces| -> Vec<u32> { pieces.doubts().iter().map(|d| d.line).collect() };
    let paragraph = Role::Block(BlockKind::Paragraph);
    for (correction, expect) in [
        (Correction::Role(2, paragraph), &[1, 3][..]),
        (Correction::Deeper(2), &[1, 3]),
        (Correction::Join(3), &[1, 2]),
        (Correction::ToLeftOver(3), &[1, 2]),
        (Correction::Label(2, Some("1.".into())), &[1, 2, 3]),
    ] {
        let mut pieces = Pieces::of(draft.clone());
        let step = pieces.correct(correction.clone()).unwrap();
        assert_eq!(lines(&pieces), expect, "{correction:?}");
        pieces.undo(&step);
        assert_eq!(lines(&pieces), [1, 2, 3], "{correction:?}");
    }
}

#[test]
fn a_repaired_word_can_be_put_back_as_it_was() {
    let text = "I. MỤC ĐÍCH\n1. Thưc\u{323} hiện đúng hẹn.\n2. Trả kết quả.\n";
    let mut pieces = Pieces::of(crate::read_text(text).unwrap());
    let kind = DoubtKind::RepairedMarks;
    let doubt = pieces.doubts().iter().position(|d| d.kind == kind).unwrap();
    let step = pieces.correct(Correction::AsFound(doubt)).unwrap();
    assert!(
        shown(&pieces)[1].contains("Thưc\u{323} hiện"),
        "{:?}",
        shown(&pieces)
    );
    assert!(pieces.doubts().iter().all(|d| d.kind != kind));
    pieces.undo(&step);
    assert!(shown(&pieces)[1].contains("Thực hiện"));
    assert_eq!(pieces.doubts()[doubt].kind, kind);
    let none = pieces.doubts().len();
    assert_eq!(
        pieces.correct(Correction::AsFound(none)),
        Err(Refusal::NoSuchPiece)
    );
}

#[test]
fn pieces_without_a_line_find_theirs() {
    let text = "Căn cứ Luật Tiếp cận thông tin;\nXã ban hành kế hoạch như sau:\nI. MỤC ĐÍCH\n1. Một.\n\
        2. Hai.\nTrên đây là kế hoạch tuyên truyền của xã./.\n";
    let mut pieces = Pieces::of(crate::read_text(text).unwrap());
    pieces.locate(text);
    let lines: Vec<u32> = pieces.list().iter().map(|p| p.line).collect();
    assert_eq!(lines, [1, 2, 3, 4, 5, 6]);
}

#[test]
fn facts_are_kept_and_taken_back() {
    let mut pieces = pieces();
    let mut facts = Facts::of(pieces.frame());
    facts.year = Some(2027);
    facts.subject = "Khác".into();
    let step = pieces
        .correct(Correction::Facts(Box::new(facts.clone())))
        .unwrap();
    assert_eq!(
        (pieces.draft().year, pieces.draft().subject.as_str()),
        (Some(2027), "Khác")
    );
    let again = Correction::Facts(Box::new(facts));
    assert_eq!(pieces.correct(again), Err(Refusal::Same));
    pieces.undo(&step);
    assert_eq!(pieces.draft().year, Some(2026));
}

/// Words with marks among them, as pieces may begin.
fn words() -> impl Strategy<Value = String> {
    let word = select(&["hồ", "sơ", "nộp", "-", "a)", "2.", "I.", "xã", "+", "đúng"][..]);
    proptest::collection::vec(word, 1..6).prop_map(|words| words.join(" "))
}

fn label() -> impl Strategy<Value = Label> {
    prop_oneof![
        Just(Label::Auto),
        select(&["", "1.", "a)", "II.", "Phần thứ hai", "- -"][..])
            .prop_map(|label| Label::Literal(label.into())),
    ]
}

fn block() -> impl Strategy<Value = DraftBlock> {
    use BlockKind::{Clause, Dash, Paragraph, Plus, Point, Review, Table as Tabled};
    let kind = select(&[Paragraph, Clause, Point, Dash, Plus, Review, Tabled][..]);
    (0..40u32, kind, label(), words()).prop_map(|(line, kind, label, text)| {
        let text = RichText::plain(text);
        let table = (kind == Tabled).then(|| Table {
            rows: vec![vec![text.clone(), text.clone()]],
            ..Table::default()
        });
        DraftBlock {
            line,
            kind,
            label,
            text: if table.is_some() {
                RichText::default()
            } else {
                text
            },
            table,
        }
    })
}

fn blocks() -> impl Strategy<Value = Vec<DraftBlock>> {
    proptest::collection::vec(block(), 0..4)
}

fn section() -> impl Strategy<Value = DraftSection> {
    let leaf = (0..40u32, label(), words(), any::<bool>(), blocks()).prop_map(
        |(line, label, title, run_in, blocks)| DraftSection {
            line,
            label,
            title,
            run_in,
            blocks,
            sections: Vec::new(),
        },
    );
    leaf.prop_recursive(2, 8, 3, |inner| {
        let under = proptest::collection::vec(inner.clone(), 0..3);
        (inner, under).prop_map(|(section, sections)| DraftSection {
            sections,
            ..section
        })
    })
}

prop_compose! {
    fn draft()(
        bases in proptest::collection::vec(words(), 0..3),
        paragraphs in proptest::collection::vec(words(), 0..3),
        sections in proptest::collection::vec(section(), 0..4),
        closing in proptest::collection::vec(words(), 0..3),
        annexes in proptest::collection::vec((words(), words(), words(), blocks()), 0..3),
        left in proptest::collection::vec((0..40u32, words()), 0..3),
    ) -> PlanDraft {
        let rich = |texts: Vec<String>| texts.into_iter().map(RichText::plain).collect();
        let mut draft = PlanDraft { sections, closing: rich(closing), ..PlanDraft::default() };
        draft.opening.bases = bases;
        draft.opening.paragraphs = rich(paragraphs);
        draft.annexes = annexes.into_iter().map(|(label, title, reference, blocks)| DraftAnnex {
            line: 30, label, title, reference, blocks,
        }).collect();
        draft.left_over = left.into_iter().map(|(line, text)| LeftOver {
            line, text, reason: LeftReason::Unplaced,
        }).collect();
        draft
    }
}

fn correction(kind: u8, at: u32, other: u32, letter: usize) -> Correction {
    use BlockKind::{Clause, Dash, Paragraph, Plus, Point, Review};
    let blocks = [Paragraph, Clause, Point, Dash, Plus, Review];
    match kind {
        0 => Correction::Deeper(at),
        1 => Correction::Shallower(at),
        2 => Correction::Join(at),
        3 => Correction::Split(at, letter),
        4 => Correction::ToLeftOver(at),
        5 => Correction::PutBack(at, None),
        6 => Correction::PutBack(at, Some(other)),
        7 => Correction::Role(
            at,
            Role::Heading {
                depth: letter % 4,
                run_in: false,
            },
        ),
        8 => Correction::Role(at, Role::Basis),
        9 => Correction::Role(at, Role::Opening),
        10 => Correction::Role(at, Role::Closing),
        11 => Correction::Role(
            at,
            Role::Annex {
                reference: String::new(),
            },
        ),
        n => Correction::Role(at, Role::Block(blocks[usize::from(n) % blocks.len()])),
    }
}

/// All words of a draft but marks, in no order.
fn said(pieces: &Pieces) -> Vec<String> {
    let mut out = Vec::new();
    let mut say = |text: &str| {
        let words = text
            .split_whitespace()
            .map(|w| w.trim_end_matches([';', '.']).to_owned());
        out.extend(
            words
                .filter(|w| !["-", "+", "a)", "b)", "1", "2", "I", "II", ""].contains(&w.as_str())),
        );
    };
    for piece in pieces.list() {
        say(literal(&piece.label));
        say(&piece.text.to_plain());
        if let Role::Annex { reference } = &piece.role {
            say(reference);
        }
        let cells = piece.table.iter().flat_map(|t| t.rows.iter().flatten());
        cells.for_each(|cell| say(&cell.to_plain()));
    }
    out.sort();
    out
}

proptest! {
    #[test]
    fn a_draft_taken_apart_is_put_together_as_it_was(draft in draft()) {
        prop_assert_eq!(Pieces::of(draft.clone()).draft(), draft);
    }

    #[test]
    fn corrections_keep_every_word_and_can_be_taken_back(
        draft in draft(),
        made in proptest::collection::vec((0..18u8, any::<Index>(), any::<Index>(), 0..20usize), 1..12),
    ) {
        let mut pieces = Pieces::of(draft);
        let first = pieces.clone();
        let words = said(&pieces);
        let mut steps = Vec::new();
        for (kind, at, other, letter) in made {
            if pieces.list().is_empty() {
                break;
            }
            let id = |index: Index| pieces.list()[index.index(pieces.list().len())].id;
            // Words are cut apart between them only.
            let text = pieces.list()[at.index(pieces.list().len())].text.to_plain();
            let gaps = text.chars().enumerate().filter(|(_, c)| c.is_whitespace());
            let letter = gaps.map(|(i, _)| i).nth(letter % 6).unwrap_or(letter + 100);
            let correction = correction(kind, id(at), id(other), letter);
            let before = pieces.clone();
            match pieces.correct(correction) {
                Ok(step) => {
                    let mut spliced = before.list.clone();
                    let done = step.done();
                    spliced.splice(done.at..done.at + done.removed, done.pieces.iter().cloned());
                    prop_assert_eq!(&spliced, &pieces.list);
                    steps.push(step);
                }
                Err(_) => prop_assert_eq!(&before, &pieces),
            }
            prop_assert_eq!(said(&pieces), words.clone());
            // In order: put together and taken apart, the same list comes out.
            let again = Pieces::of(pieces.draft());
            let bare = |pieces: &Pieces| pieces.list.iter().map(|p| {
                let line = match p.role {
                    Role::Basis | Role::Opening | Role::Closing => 0,
                    _ => p.line,
                };
                Piece { id: 0, line, ..p.clone() }
            }).map(|mut p| {
                if matches!(p.role, Role::Basis | Role::Opening | Role::Closing | Role::LeftOver(_)) {
                    p.label = Label::Auto;
                }
                p
            }).collect::<Vec<_>>();
            prop_assert_eq!(bare(&again), bare(&pieces));
        }
        while let Some(step) = steps.pop() {
            pieces.undo(&step);
        }
        prop_assert_eq!((pieces.list, pieces.doubts), (first.list, first.doubts));
    }
}
