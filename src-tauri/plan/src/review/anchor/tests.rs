use super::*;
use crate::draft::{DraftBlock, DraftSection, PlanDraft};
use crate::id::BlockId;
use crate::model::{Block, BlockKind, Label};
use crate::table::Table;
use crate::text::Run;
use proptest::prelude::*;

/// Two sections with these blocks each.
fn plan_of(texts: &[Vec<String>]) -> Plan {
    let mut n = 0;
    let mut mint = || {
        n += 1;
        Uuid::from_u128(n)
    };
    let section = |(at, texts): (usize, &Vec<String>)| DraftSection {
        title: format!("Mục {at}"),
        blocks: texts
            .iter()
            .map(|text| DraftBlock {
                text: text.as_str().into(),
                ..DraftBlock::default()
            })
            .collect(),
        ..DraftSection::default()
    };
    let mut plan = PlanDraft {
        subject: "Tuyên truyền".into(),
        sections: texts.iter().enumerate().map(section).collect(),
        ..PlanDraft::default()
    }
    .accept(2026, &mut mint)
    .unwrap()
    .0;
    // Reading a draft tidies texts; here they are wanted as they are.
    for (section, texts) in plan.sections.iter_mut().zip(texts) {
        for (block, text) in section.blocks.iter_mut().zip(texts) {
            block.text = text.as_str().into();
        }
    }
    plan
}

fn plan(texts: &[&[&str]]) -> Plan {
    let owned = texts
        .iter()
        .map(|it| it.iter().map(|t| (*t).to_owned()).collect());
    plan_of(&owned.collect::<Vec<_>>())
}

fn block(plan: &mut Plan, section: usize, at: usize) -> &mut Block {
    &mut plan.sections[section].blocks[at]
}

fn words(plan: &Plan, section: usize, at: usize, quote: &str) -> Anchor {
    let block = &plan.sections[section].blocks[at];
    let text = block.text.to_plain();
    let start = text[..text.find(quote).unwrap()].chars().count();
    let range = start..start + quote.chars().count();
    Anchor::at(plan, &[], &Spot::Words(Piece::Block(block.id), range)).unwrap()
}

fn told(plan: &Plan, anchor: &Anchor) -> String {
    let placing = Placing::of(plan, &[]);
    match placing.landing(anchor) {
        Landing::Here(spot) => format!("here: {}", placing.words(&spot)),
        Landing::Moved(spot) => format!("moved: {}", placing.words(&spot)),
        Landing::Orphaned(Some(_)) => "its block is there".to_owned(),
        Landing::Orphaned(None) => "gone".to_owned(),
        Landing::Unplaced => "unplaced".to_owned(),
    }
}

fn whole(block: &Block) -> String {
    letters_in(&crate::review::piece::block_slots(block)).0
}

#[test]
fn words_are_found_again_or_said_to_be_gone() {
    let before = plan(&[
        &[
            "Phát thanh 3 buổi/tuần, mỗi buổi 15 phút.",
            "Tổ chức hội nghị.",
        ],
        &["Báo cáo trước ngày 15 hằng tháng về Ủy ban nhân dân xã."],
    ]);
    let anchor = words(&before, 0, 0, "3 buổi/tuần");
    for (edited, expect) in [
        (
            "Phát thanh 3 buổi/tuần, mỗi buổi 15 phút.",
            "here: 3 buổi/tuần",
        ),
        (
            "Đài xã phát thanh 3 buổi/tuần, mỗi buổi 15 phút.",
            "moved: 3 buổi/tuần",
        ),
        (
            "Phát thanh 3 buổi/tuần, mỗi buổi 15 phút. Thêm một câu.",
            "here: 3 buổi/tuần",
        ),
        (
            "Phát thanh 5 buổi/tuần, mỗi buổi 15 phút.",
            "its block is there",
        ),
        ("", "its block is there"),
    ] {
        let mut after = before.clone();
        block(&mut after, 0, 0).text = edited.into();
        assert_eq!(told(&after, &anchor), expect, "{edited}");
    }
    let mut gone = before.clone();
    gone.sections[0].blocks.remove(0);
    assert_eq!(told(&gone, &anchor), "gone");
    block(&mut gone, 1, 0).text = "Nay phát thanh 3 buổi/tuần, mỗi buổi 20 phút.".into();
    assert_eq!(told(&gone, &anchor), "moved: 3 buổi/tuần");
    // The same words twice, with as much around them: nobody can tell which.
    let twice = "Nay phát thanh 3 buổi/tuần, mỗi buổi 20 phút.";
    block(&mut gone, 0, 0).text = twice.into();
    assert_eq!(told(&gone, &anchor), "gone");
    // Words too common to be told without what stood around them.
    let common = words(&before, 0, 1, "hội");
    let mut gone = before;
    gone.sections[0].blocks.remove(1);
    block(&mut gone, 1, 0).text = "Các hội, đoàn thể.".into();
    assert_eq!(told(&gone, &common), "gone");
}

#[test]
fn sections_and_blocks_are_found_again() {
    let before = plan(&[
        &["Phát thanh 3 buổi/tuần, mỗi buổi 15 phút."],
        &["Tổ chức hội nghị."],
    ]);
    let section = Anchor::at(&before, &[], &Spot::Section(before.sections[0].id)).unwrap();
    let first = Anchor::at(
        &before,
        &[],
        &Spot::Piece(Piece::Block(before.sections[0].blocks[0].id)),
    )
    .unwrap();
    assert_eq!(told(&before, &section), "here: Mục 0");
    let mut after = before.clone();
    after.sections[0].title = "Hình thức".into();
    assert_eq!(told(&after, &section), "moved: Hình thức");
    block(&mut after, 0, 0).text = "Phát thanh.".into();
    assert_eq!(told(&after, &first), "moved: Phát thanh.");
    let mut copied = before;
    let moved = copied.sections.remove(0).blocks.remove(0);
    assert_eq!(told(&copied, &section), "gone");
    assert_eq!(told(&copied, &first), "gone");
    let fresh = Block {
        id: BlockId(Uuid::from_u128(999)),
        ..moved
    };
    copied.sections[0].blocks.push(fresh);
    assert_eq!(
        told(&copied, &first),
        "moved: Phát thanh 3 buổi/tuần, mỗi buổi 15 phút."
    );
}

#[test]
fn what_is_not_there_cannot_be_pointed_at() {
    let plan = plan(&[&["Chữ  "], &[]]);
    let id = plan.sections[0].blocks[0].id;
    let nothing = Uuid::from_u128(404);
    #[expect(clippy::reversed_empty_ranges, reason = "somebody may send one")]
    for (spot, field) in [
        (Spot::Section(SectionId(nothing)), "section"),
        (Spot::Piece(Piece::Block(BlockId(nothing))), "block"),
        (Spot::Words(Piece::Block(BlockId(nothing)), 0..1), "block"),
        (Spot::Words(Piece::Block(id), 0..6), "words"),
        (Spot::Words(Piece::Block(id), 3..5), "words"),
        (Spot::Words(Piece::Block(id), 2..2), "words"),
        (Spot::Words(Piece::Block(id), 3..1), "words"),
        (
            Spot::Words(Piece::Block(id), usize::MAX..usize::MAX),
            "words",
        ),
    ] {
        let flaws = Anchor::at(&plan, &[], &spot).unwrap_err();
        assert_eq!(flaws.0[0].field, field, "{spot:?}");
    }
}

#[test]
fn a_suggestion_takes_the_place_of_its_words_and_of_no_others() {
    let run = |text: &str, bold| Run {
        text: text.into(),
        bold,
        italic: false,
    };
    let mut before = plan(&[&["x"], &["Tổ chức hội nghị."]]);
    block(&mut before, 0, 0).text = RichText::new([
        run("Phát thanh ", false),
        run("3 buổi", true),
        run(" mỗi tuần.", false),
    ]);
    let shown = |plan: &Plan| -> String {
        plan.sections[0].blocks[0]
            .text
            .runs()
            .iter()
            .map(|run| {
                if run.bold {
                    format!("<{}>", run.text)
                } else {
                    run.text.clone()
                }
            })
            .collect()
    };
    for (quote, new, expect) in [
        ("3 buổi", "5 buổi", "Phát thanh <5 buổi> mỗi tuần."),
        ("thanh 3", "hình 4", "Phát hình 4< buổi> mỗi tuần."),
        ("mỗi tuần", "", "Phát thanh <3 buổi>."),
        ("Phát", "", "thanh <3 buổi> mỗi tuần."),
        (" mỗi tuần.", "", "Phát thanh <3 buổi>"),
    ] {
        let mut after = before.clone();
        let anchor = words(&before, 0, 0, quote);
        after.take_suggestion(&mut [], &anchor, new).unwrap();
        assert_eq!(shown(&after), expect);
        let again = after.take_suggestion(&mut [], &anchor, new).unwrap_err();
        assert_eq!(again.0[0].kind, FlawKind::ChangedSince, "{quote}");
        assert_eq!(after.sections[1], before.sections[1]);
    }
    let mut after = before.clone();
    let heading = Anchor::at(&before, &[], &Spot::Section(before.sections[1].id)).unwrap();
    after
        .take_suggestion(&mut [], &heading, "Hình thức")
        .unwrap();
    assert_eq!(after.sections[1].title, "Hình thức");
    assert!(after.take_suggestion(&mut [], &heading, "Khác").is_err());
    let flaws = after
        .take_suggestion(&mut [], &Anchor::Plan, "Khác")
        .unwrap_err();
    assert_eq!(flaws.0[0].kind, FlawKind::Unknown);
}

#[test]
fn words_of_a_table_stand_in_one_of_its_cells() {
    let mut plan = plan(&[&["x"]]);
    let cells = |row: [&str; 2]| row.map(RichText::from).to_vec();
    *block(&mut plan, 0, 0) = Block {
        id: BlockId(Uuid::from_u128(77)),
        kind: BlockKind::Table,
        label: Label::Auto,
        text: RichText::default(),
        table: Some(Table {
            header_rows: 1,
            rows: vec![
                cells(["TT", "Nhiệm vụ"]),
                cells(["1", "Phát thanh hằng tuần"]),
            ],
            merges: vec![],
        }),
    };
    let block = plan.sections[0].blocks[0].clone();
    assert_eq!(whole(&block), "TT\tNhiệm vụ\n1\tPhát thanh hằng tuần");
    let at = |range| Anchor::at(&plan, &[], &Spot::Words(Piece::Block(block.id), range)).unwrap();
    let (one, two) = (at(14..24), at(3..13));
    assert_eq!(
        (one.excerpt(), two.excerpt()),
        ("Phát thanh", "Nhiệm vụ\n1")
    );
    let mut after = plan.clone();
    after.take_suggestion(&mut [], &one, "Phát hình").unwrap();
    let table = after.sections[0].blocks[0].table.as_ref().unwrap();
    assert_eq!(table.rows[1][1].to_plain(), "Phát hình hằng tuần");
    assert!(
        after.take_suggestion(&mut [], &two, "Việc").is_err(),
        "two cells"
    );
}

fn letters() -> impl Strategy<Value = String> {
    // Few letters, so that words repeat; some are long in UTF-8 or combine.
    proptest::string::string_regex("[aộ 😀\u{301}]{1,120}").unwrap()
}

/// An edit that leaves the words, and as much around them as is kept, alone.
#[derive(Debug, Clone)]
enum Edit {
    /// Into the block, before or behind.
    Within(bool, String),
    /// The block's far beginning or end goes.
    Trim(bool),
    Other(usize, String),
    Before(usize, String),
    Remove(usize),
    Heading(String),
    /// The block goes into the other section.
    Carry,
}

fn edit() -> impl Strategy<Value = Edit> {
    let foreign = || proptest::string::string_regex("[XYế]{1,9}").unwrap();
    prop_oneof![
        (any::<bool>(), foreign()).prop_map(|(first, text)| Edit::Within(first, text)),
        any::<bool>().prop_map(Edit::Trim),
        (0..4_usize, letters()).prop_map(|(at, text)| Edit::Other(at, text)),
        (0..4_usize, letters()).prop_map(|(at, text)| Edit::Before(at, text)),
        (0..4_usize).prop_map(Edit::Remove),
        foreign().prop_map(Edit::Heading),
        Just(Edit::Carry),
    ]
}

proptest! {
    #[test]
    fn untouched_words_are_always_found_where_they_are(
        texts in prop::collection::vec(prop::collection::vec(letters(), 1..4), 2),
        (start, count) in (0.0..1.0, 0.0..1.0),
        edits in prop::collection::vec(edit(), 0..8),
    ) {
        let mut plan = plan_of(&texts);
        let id = plan.sections[0].blocks[0].id;
        let count_of = |plan: &Plan| {
            let all = crate::review::piece::blocks_of(plan);
            let (_, it) = all.iter().find(|(_, it)| it.id == id).unwrap();
            whole(it).chars().collect::<Vec<_>>()
        };
        let all = count_of(&plan);
        let start = ((all.len() as f64 * start) as usize).min(all.len() - 1);
        let end = (start + 1 + ((all.len() - start) as f64 * count) as usize).min(all.len());
        let Ok(anchor) = Anchor::at(&plan, &[], &Spot::Words(Piece::Block(id), start..end)) else {
            prop_assert!(all[start..end].iter().all(|c| c.is_whitespace()));
            return Ok(());
        };
        let Anchor::Words { words, .. } = anchor.clone() else { unreachable!() };
        // What is kept: from here to there nobody edits.
        let (mut from, before) = (start - words.before.chars().count(), words.before.chars().count());
        let kept = before + words.quote.chars().count() + words.after.chars().count();
        for edit in edits {
            let mut letters = count_of(&plan);
            let home = usize::from(!plan.sections[0].blocks.iter().any(|it| it.id == id));
            let put = |plan: &mut Plan, letters: &[char]| {
                let block = plan.sections[home].blocks.iter_mut().find(|it| it.id == id).unwrap();
                block.text = joined(letters).into();
                // Marks that joined their letters would be another word.
                block.text.to_plain().chars().count() == letters.len()
            };
            let as_it_was = plan.clone();
            let was_from = from;
            match edit {
                Edit::Within(true, text) => {
                    letters.splice(from..from, text.chars());
                    from += text.chars().count();
                    if !put(&mut plan, &letters) { (plan, from) = (as_it_was, was_from); }
                }
                Edit::Within(false, text) => {
                    letters.splice(from + kept..from + kept, text.chars());
                    if !put(&mut plan, &letters) { plan = as_it_was; }
                }
                Edit::Trim(true) => {
                    letters.drain(..from);
                    from = 0;
                    if !put(&mut plan, &letters) { (plan, from) = (as_it_was, was_from); }
                }
                Edit::Trim(false) => {
                    letters.truncate(from + kept);
                    if !put(&mut plan, &letters) { plan = as_it_was; }
                }
                Edit::Other(at, text) => {
                    if let Some(it) = plan.sections[1].blocks.get_mut(at).filter(|it| it.id != id) {
                        it.text = text.into();
                    }
                }
                Edit::Before(at, text) => {
                    let fresh = Block {
                        id: BlockId(Uuid::from_u128(10_000 + at as u128)),
                        kind: BlockKind::Dash,
                        label: Label::Auto,
                        text: text.into(),
                        table: None,
                    };
                    plan.sections[0].blocks.insert(0, fresh);
                }
                Edit::Remove(at) => {
                    let blocks = &mut plan.sections[1].blocks;
                    if blocks.get(at).is_some_and(|it| it.id != id) {
                        blocks.remove(at);
                    }
                }
                Edit::Heading(text) => plan.sections[0].title = text,
                Edit::Carry => {
                    let from = &mut plan.sections[home].blocks;
                    let at = from.iter().position(|it| it.id == id).unwrap();
                    let block = from.remove(at);
                    plan.sections[1 - home].blocks.push(block);
                }
            }
        }
        let range = from + before..from + before + (end - start);
        let placing = Placing::of(&plan, &[]);
        let spot = Spot::Words(Piece::Block(id), range.clone());
        let stayed = plan.sections[0].blocks.iter().any(|it| it.id == id);
        prop_assert_eq!(placing.landing(&anchor), landed(spot, stayed));
        prop_assert_eq!(placing.words(&Spot::Words(Piece::Block(id), range)), words.quote);
    }

    #[test]
    fn nothing_that_was_kept_or_sent_makes_it_panic(
        texts in prop::collection::vec(prop::collection::vec(".{0,40}", 0..3), 2),
        quote in ".{0,12}", before in ".{0,12}", after in ".{0,12}", new in ".{0,12}",
        start in any::<usize>(), end in any::<usize>(), small in 0..50_usize, length in 0..50_usize,
    ) {
        let mut plan = plan_of(&texts);
        for id in [1, 2, 3, 4, 5, 6_u128].map(|id| BlockId(Uuid::from_u128(id))) {
            let words = Words {
                start, end,
                quote: quote.clone(), before: before.clone(), after: after.clone(),
            };
            let anchor = Anchor::Words { piece: Piece::Block(id), words, home: None };
            let placing = Placing::of(&plan, &[]);
            if let Some(spot) = placing.landing(&anchor).spot() {
                prop_assert_eq!(placing.words(spot), quote.clone());
            }
            let _ = plan.take_suggestion(&mut [], &anchor, &new);
            for range in [start..end, small..small + length] {
                let spot = Spot::Words(Piece::Block(id), range);
                let _ = Placing::of(&plan, &[]).words(&spot);
                if let Ok(anchor) = Anchor::at(&plan, &[], &spot) {
                    prop_assert_eq!(Placing::of(&plan, &[]).landing(&anchor), Landing::Here(spot));
                    plan.take_suggestion(&mut [], &anchor, &new).unwrap();
                }
            }
        }
    }
}

fn task(id: u128, text: &str) -> Task {
    Task {
        id: TaskId(Uuid::from_u128(id)),
        plan: crate::id::PlanId(Uuid::from_u128(1)),
        standing: crate::task::Standing::Accepted,
        text: text.into(),
        deliverable: "48 bài phát thanh".into(),
        lead: "Phòng Văn hóa - Xã hội".into(),
        coordinating: vec!["Công an xã".into(), "Đoàn Thanh niên".into()],
        official: None,
        timeframe: crate::task::Timeframe::read("Quý II", 2026),
        budget: String::new(),
        remarks: String::new(),
        origin: None,
        sentence: String::new(),
        apart: Vec::new(),
    }
}

/// A plan with words in every part of head and ending.
fn whole_plan() -> Plan {
    let mut plan = plan(&[&["Phát thanh 3 buổi/tuần, mỗi buổi 15 phút."]]);
    plan.head.subject = "Tuyên truyền phòng cháy\nnăm 2026".into();
    plan.head.opening.bases = vec!["Căn cứ Luật A".into(), "Căn cứ Kế hoạch B".into()];
    plan.head.opening.paragraphs = vec!["Ủy ban nhân dân xã ban hành kế hoạch như sau:".into()];
    plan.closing = vec!["Trên đây là kế hoạch.".into()];
    let recipient = |name: &str, purpose: &str| crate::model::Recipient {
        name: name.into(),
        purpose: purpose.into(),
    };
    plan.recipients = vec![
        recipient("UBND tỉnh", "để b/c"),
        recipient("Các thôn", ""),
        recipient("Lưu: VT", ""),
    ];
    plan.signature.lines = vec!["TM. ỦY BAN NHÂN DÂN".into(), "CHỦ TỊCH".into()];
    plan.signature.name = "Hà Văn Sơn".into();
    plan
}

/// The anchor on the first such words of a piece.
fn on(plan: &Plan, tasks: &[Task], piece: Piece, quote: &str) -> Anchor {
    let placing = Placing::of(plan, tasks);
    let text = placing.words(&Spot::Piece(piece));
    let start = text[..text.find(quote).unwrap()].chars().count();
    let range = start..start + quote.chars().count();
    placing.anchor(&Spot::Words(piece, range)).unwrap()
}

#[test]
fn pieces_have_their_letters_in_the_order_they_are_read() {
    let plan = whole_plan();
    let proposed = Task {
        standing: crate::task::Standing::Proposed,
        ..task(51, "Đề xuất")
    };
    let tasks = [task(50, "Phát thanh"), proposed];
    let placing = Placing::of(&plan, &tasks);
    let told: Vec<&str> = placing.pieces().map(|(_, text)| text).collect();
    let expect = [
        "Tuyên truyền phòng cháy\nnăm 2026",
        "Căn cứ Luật A\nCăn cứ Kế hoạch B",
        "Ủy ban nhân dân xã ban hành kế hoạch như sau:",
        "Phát thanh 3 buổi/tuần, mỗi buổi 15 phút.",
        "Phát thanh\t48 bài phát thanh\tPhòng Văn hóa - Xã hội\tCông an xã; Đoàn Thanh niên\tQuý II\t\t",
        "Trên đây là kế hoạch.",
        "UBND tỉnh (để b/c)\nCác thôn\nLưu: VT",
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nHà Văn Sơn",
    ];
    assert_eq!(told, expect);
    let mut spots: Vec<Spot> = placing.pieces().map(|(it, _)| Spot::Piece(it)).collect();
    spots.insert(3, Spot::Section(plan.sections[0].id));
    spots.insert(0, Spot::Plan);
    let orders: Vec<_> = spots.iter().map(|it| placing.order(Some(it))).collect();
    assert!(orders.is_sorted_by(|a, b| a < b), "{orders:?}");
}

#[test]
fn a_task_that_went_orphans_what_was_said_of_it() {
    let plan = whole_plan();
    let mut tasks = vec![task(50, "Phát thanh trên đài xã"), task(52, "Họp thôn")];
    let piece = Piece::Task(tasks[0].id);
    let row = Anchor::at(&plan, &tasks, &Spot::Piece(piece)).unwrap();
    let words = on(&plan, &tasks, piece, "48 bài");
    let told = |tasks: &[Task], anchor: &Anchor| Placing::of(&plan, tasks).landing(anchor);
    assert_eq!(told(&tasks, &row), Landing::Here(Spot::Piece(piece)));
    tasks[0].budget = "2 triệu đồng".into();
    assert_eq!(told(&tasks, &row), Landing::Moved(Spot::Piece(piece)));
    assert!(matches!(told(&tasks, &words), Landing::Here(_)));
    tasks[0].deliverable = "52 bài".into();
    assert_eq!(told(&tasks, &words), Landing::Orphaned(Some(piece)));
    tasks.remove(0);
    assert_eq!(told(&tasks, &row), Landing::Orphaned(None));
    // The words stand in a block too, or in another part: that is not where they were.
    assert_eq!(told(&tasks, &words), Landing::Orphaned(None));
}

#[test]
fn other_words_go_into_the_text_that_held_the_old_ones() {
    let task_id = TaskId(Uuid::from_u128(50));
    let part = Piece::Part;
    let cases = [
        (part(Part::Subject), "phòng cháy", "phòng lũ"),
        (part(Part::Bases), "Căn cứ Luật A", ""),
        (part(Part::Bases), "Kế hoạch B", "Kế hoạch C"),
        (part(Part::Opening), "như sau:", "sau đây:"),
        (part(Part::Closing), "kế hoạch", "Kế hoạch năm 2026"),
        (part(Part::Recipients), "để b/c", "báo cáo"),
        (part(Part::Recipients), "Các thôn", "Các thôn, bản"),
        (part(Part::Signature), "CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        (part(Part::Signature), "Hà Văn Sơn", "Lò Thị Hoa"),
        (Piece::Task(task_id), "Phát", "Truyền"),
        (Piece::Task(task_id), "48", "52"),
        (Piece::Task(task_id), "Quý II", "Quý III"),
        (Piece::Task(task_id), "; Đoàn Thanh niên", "; Hội Phụ nữ"),
    ];
    for (piece, quote, new) in cases {
        let (mut plan, mut tasks) = (whole_plan(), vec![task(50, "Phát thanh")]);
        let before = Placing::of(&plan, &tasks).words(&Spot::Piece(piece));
        let anchor = on(&plan, &tasks, piece, quote);
        let took = plan.take_suggestion(&mut tasks, &anchor, new).unwrap();
        assert_eq!(took.is_some(), piece == Piece::Task(task_id));
        let after = Placing::of(&plan, &tasks).words(&Spot::Piece(piece));
        let expect = before.replacen(quote, new, 1);
        assert_eq!(after, expect.trim_start_matches('\n'), "{quote}");
    }
    let (mut plan, mut tasks) = (whole_plan(), vec![task(50, "Phát thanh")]);
    let was = (plan.clone(), tasks.clone());
    for (piece, quote) in [
        (part(Part::Bases), "Luật A\nCăn cứ"),
        (part(Part::Recipients), "tỉnh (để"),
        (Piece::Task(task_id), "thanh\t48"),
    ] {
        let anchor = on(&plan, &tasks, piece, quote);
        let placing = Placing::of(&plan, &tasks);
        assert!(
            !placing.takes(placing.landing(&anchor).spot().unwrap()),
            "{quote}"
        );
        let flaws = plan.take_suggestion(&mut tasks, &anchor, "x").unwrap_err();
        assert_eq!(flaws.0[0].kind, FlawKind::Unknown, "two texts");
    }
    // What a form would refuse.
    let subject = on(
        &plan,
        &tasks,
        part(Part::Subject),
        &plan.head.subject.clone(),
    );
    assert!(plan.take_suggestion(&mut tasks, &subject, "").is_err());
    let when = on(&plan, &tasks, Piece::Task(task_id), "Quý II");
    let flaws = plan
        .take_suggestion(&mut tasks, &when, "trước ngày 31/02/2026")
        .unwrap_err();
    assert_eq!(flaws.0[0].kind, FlawKind::NoSuchDate);
    assert_eq!((plan, tasks), was);
}

#[test]
fn words_to_be_put_between_others_find_their_gap() {
    let mut plan = whole_plan();
    let id = plan.sections[0].blocks[0].id;
    let gap = |before: &str, after: &str| Anchor::Words {
        piece: Piece::Block(id),
        words: Words {
            start: before.chars().count(),
            end: before.chars().count(),
            quote: String::new(),
            before: before.into(),
            after: after.into(),
        },
        home: None,
    };
    let text = "Phát thanh 3 buổi/tuần, mỗi buổi 15 phút.";
    let (head, tail) = text.split_at(text.find(", mỗi").unwrap());
    let anchor = gap(head, tail);
    assert!(matches!(
        Placing::of(&plan, &[]).landing(&anchor),
        Landing::Here(Spot::Words(_, range)) if range == (22..22)
    ));
    plan.take_suggestion(&mut [], &anchor, " vào 17 giờ")
        .unwrap();
    let now = block(&mut plan, 0, 0).text.to_plain();
    assert_eq!(now, "Phát thanh 3 buổi/tuần vào 17 giờ, mỗi buổi 15 phút.");
    assert!(matches!(
        Placing::of(&plan, &[]).landing(&anchor),
        Landing::Moved(Spot::Words(..))
    ));
    block(&mut plan, 0, 0).text = "Một câu khác hẳn.".into();
    let gone = Landing::Orphaned(Some(Piece::Block(id)));
    assert_eq!(Placing::of(&plan, &[]).landing(&anchor), gone);
    // Into what was empty, as long as it is.
    let empty = gap("", "");
    assert_eq!(Placing::of(&plan, &[]).landing(&empty), gone);
    block(&mut plan, 0, 0).text = RichText::default();
    assert!(matches!(
        Placing::of(&plan, &[]).landing(&empty),
        Landing::Here(_)
    ));
}

#[test]
fn a_block_in_another_section_is_told_as_moved_and_takes_other_words_still() {
    let before = plan(&[&["Phát thanh hằng tuần.", "Họp thôn."], &["Báo cáo."]]);
    let part = words(&before, 0, 0, "hằng tuần");
    let spot = Spot::Piece(Piece::Block(before.sections[0].blocks[0].id));
    let all = Anchor::at(&before, &[], &spot).unwrap();
    let mut after = before;
    let moved = after.sections[0].blocks.remove(0);
    after.sections[0].blocks.push(moved);
    assert_eq!(told(&after, &part), "here: hằng tuần", "in its section");
    let moved = after.sections[0].blocks.pop().unwrap();
    after.sections[1].blocks.push(moved);
    assert_eq!(told(&after, &part), "moved: hằng tuần");
    assert_eq!(told(&after, &all), "moved: Phát thanh hằng tuần.");
    // An anchor of an older program says nothing of its section.
    let old = |anchor: &Anchor| {
        let mut fields = crate::review::AnchorFields::from(anchor);
        fields.section = None;
        fields.into_anchor().unwrap()
    };
    assert_eq!(told(&after, &old(&all)), "here: Phát thanh hằng tuần.");
    let mut taken = after.clone();
    taken.take_suggestion(&mut [], &all, "Phát thanh.").unwrap();
    assert_eq!(taken.sections[1].blocks[1].text.to_plain(), "Phát thanh.");
}
