//! Laws of merging, on generated histories of edits, and cases by hand.

use super::*;
use crate::draft::{DraftBlock, DraftSection, DraftTask, PlanDraft};
use crate::model::{Block, BlockKind, Label, Place, Recipient, Section, SectionKind};
use crate::{BlockId, SectionId, TaskId};
use proptest::prelude::*;
use uuid::Uuid;

pub(crate) type Whole = (Plan, Vec<Task>);

fn state(whole: &Whole) -> State<'_> {
    State {
        plan: &whole.0,
        tasks: &whole.1,
    }
}

fn merged(base: &Whole, mine: &Whole, theirs: &Whole) -> Merged {
    merge(state(base), state(mine), state(theirs))
}

pub(crate) fn start() -> Whole {
    let block = |n: usize| DraftBlock {
        kind: BlockKind::Dash,
        text: RichText::plain(format!("khối {n}")),
        ..DraftBlock::default()
    };
    let section = |title: &str, blocks: std::ops::Range<usize>, sections| DraftSection {
        title: title.into(),
        blocks: blocks.map(block).collect(),
        sections,
        ..DraftSection::default()
    };
    let mut n = 0;
    let mut mint = || {
        n += 1;
        Uuid::from_u128(n)
    };
    PlanDraft {
        subject: "Tuyên truyền".into(),
        sections: vec![
            section("A", 0..3, vec![section("A1", 3..5, vec![])]),
            section("B", 5..8, vec![]),
            section("C", 8..9, vec![section("C1", 9..11, vec![])]),
        ],
        closing: vec!["Trên đây là Kế hoạch./.".into()],
        tasks: ["Phát thanh", "Tờ gấp", "Hội nghị"]
            .map(|text| DraftTask {
                text: text.into(),
                ..DraftTask::default()
            })
            .to_vec(),
        ..PlanDraft::default()
    }
    .accept(2026, &mut mint)
    .unwrap()
}

/// One edit; numbers choose where.
pub(crate) type Edit = (u8, usize, usize);

/// Edits in words and things of one side: `side` keeps new ids and words apart.
pub(crate) fn edited(base: &Whole, edits: &[Edit], side: u128) -> Whole {
    let (mut plan, mut tasks) = base.clone();
    for (n, (kind, a, b)) in edits.iter().enumerate() {
        let id = Uuid::from_u128(1_000 * side + n as u128);
        edit(
            &mut plan,
            &mut tasks,
            (*kind, *a, *b),
            id,
            &format!("{side}.{n}"),
        );
    }
    (plan, tasks)
}

fn find(sections: &mut [Section], id: SectionId) -> Option<&mut Section> {
    sections.iter_mut().find_map(|section| {
        if section.id == id {
            Some(section)
        } else {
            find(&mut section.sections, id)
        }
    })
}

fn edit(plan: &mut Plan, tasks: &mut Vec<Task>, (kind, a, b): Edit, id: Uuid, word: &str) {
    let ids: Vec<SectionId> = plan.walk().iter().map(|(_, s)| s.id).collect();
    let at = |n: usize| ids.get(n % ids.len().max(1)).copied();
    let (Some(one), Some(other)) = (at(a), at(b)) else {
        return;
    };
    let block = |text: &str| Block {
        id: BlockId(id),
        kind: BlockKind::Dash,
        label: Label::Auto,
        text: text.into(),
        table: None,
    };
    match kind % 12 {
        0 | 1 => {
            let blocks = &mut find(&mut plan.sections, one).unwrap().blocks;
            let len = blocks.len().max(1);
            if let Some(block) = blocks.get_mut(b % len) {
                block.text = word.into();
            }
        }
        2 => {
            let blocks = &mut find(&mut plan.sections, one).unwrap().blocks;
            blocks.insert(b % (blocks.len() + 1), block(word));
        }
        3 => {
            let blocks = &mut find(&mut plan.sections, one).unwrap().blocks;
            if !blocks.is_empty() {
                blocks.remove(b % blocks.len());
            }
        }
        4 => {
            let blocks = &mut find(&mut plan.sections, one).unwrap().blocks;
            if !blocks.is_empty() {
                let moved = blocks.remove(b % blocks.len());
                let to = &mut find(&mut plan.sections, other).unwrap().blocks;
                to.insert(a % (to.len() + 1), moved);
            }
        }
        5 => find(&mut plan.sections, one).unwrap().title = word.into(),
        6 => {
            let place = Place {
                parent: (b % 3 == 0).then_some(other),
                index: b,
            };
            let added = Section {
                id: SectionId(id),
                kind: SectionKind::Other,
                label: Label::Auto,
                title: word.into(),
                run_in: false,
                blocks: Vec::new(),
                sections: Vec::new(),
            };
            let _ = plan.insert_section(place, added);
        }
        7 if b % 2 == 0 => drop(plan.remove_section(one)),
        8 => {
            let place = Place {
                parent: (b % 2 == 0).then_some(other),
                index: a,
            };
            let _ = plan.move_section(one, place);
        }
        9 => plan.head.subject = word.into(),
        10 if !tasks.is_empty() => {
            let (i, len) = (a % tasks.len(), tasks.len());
            match b % 4 {
                0 => tasks[i].text = word.into(),
                1 => drop(tasks.remove(i)),
                2 => tasks.swap(i, b % len),
                _ => {
                    let new = Task {
                        id: TaskId(id),
                        ..tasks[i].clone()
                    };
                    tasks.insert(i, new);
                }
            }
        }
        _ => plan.closing = vec![word.into()],
    }
}

pub(crate) fn edits() -> impl Strategy<Value = Vec<Edit>> {
    prop::collection::vec((any::<u8>(), 0..20_usize, 0..20_usize), 0..8)
}

/// Every block and task that a state has, by id, with its words.
fn things(whole: &Whole) -> BTreeMap<Node, String> {
    let flat = Flat::of(state(whole), whole.0.id);
    let nodes = flat.nodes.keys();
    let said = nodes.map(|node| {
        let lines = flat.value(*node, false).lines;
        let words: Vec<String> = lines.iter().map(RichText::to_plain).collect();
        (*node, words.join("\n"))
    });
    said.collect()
}

/// The reference: what blocks, headings and rows there are and what they say, thing by thing,
/// knowing nothing of places. What asks is told by `Err`; it stands as mine, or as it is kept.
fn reference(base: &Whole, mine: &Whole, theirs: &Whole) -> BTreeMap<Node, Result<String, String>> {
    let [b, m, t] = [base, mine, theirs].map(things);
    let mut out = BTreeMap::new();
    for node in b.keys().chain(m.keys()).chain(t.keys()) {
        let said = match (b.get(node), m.get(node), t.get(node)) {
            (_, Some(m), Some(t)) if m == t => Some(Ok(m)),
            (Some(b), Some(m), Some(t)) if b == m => Some(Ok(t)),
            (Some(b), Some(m), Some(t)) if b == t => Some(Ok(m)),
            (_, Some(m), Some(_)) => Some(Err(m)),
            (Some(b), Some(kept), None) | (Some(b), None, Some(kept)) => {
                (b != kept).then_some(Err(kept))
            }
            (None, Some(new), None) | (None, None, Some(new)) => Some(Ok(new)),
            (_, None, None) => None,
        };
        if let Some(said) = said {
            out.insert(*node, said.cloned().map_err(Clone::clone));
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn one_side_alone_is_taken_whole(a in edits()) {
        let base = start();
        let x = edited(&base, &a, 1);
        for (mine, theirs) in [(&base, &x), (&x, &base), (&x, &x)] {
            let out = merged(&base, mine, theirs);
            prop_assert_eq!(&out.conflicts, &vec![]);
            prop_assert_eq!(&(out.plan, out.tasks), &x);
            prop_assert!(!std::ptr::eq(mine, &raw const x) || out.taken.is_empty(), "ours is not told");
        }
        let told = merged(&base, &base, &x).taken;
        prop_assert_eq!(told.is_empty(), x == base, "every change of theirs is told");
    }

    #[test]
    fn it_does_not_matter_whose_side_is_whose(a in edits(), b in edits()) {
        let base = start();
        let (x, y) = (edited(&base, &a, 1), edited(&base, &b, 2));
        let (one, other) = (merged(&base, &x, &y), merged(&base, &y, &x));
        prop_assert_eq!(one.conflicts.is_empty(), other.conflicts.is_empty());
        let words = |merged: &Merged| -> BTreeSet<Unit> {
            let units = merged.conflicts.iter().map(|c| c.unit);
            units.filter(|unit| !matches!(unit, Unit::Place(_))).collect()
        };
        prop_assert_eq!(words(&one), words(&other));
        if one.conflicts.is_empty() {
            prop_assert_eq!((one.plan, one.tasks), (other.plan, other.tasks));
        }
    }

    #[test]
    fn the_reference_says_the_same(a in edits(), b in edits()) {
        let base = start();
        let (mine, theirs) = (edited(&base, &a, 1), edited(&base, &b, 2));
        let out = merged(&base, &mine, &theirs);
        let reference = reference(&base, &mine, &theirs);
        let asked: BTreeSet<Node> = out.conflicts.iter().filter_map(|c| match c.unit {
            Unit::Words(node) | Unit::Presence(node) => Some(node),
            _ => None,
        }).collect();
        let result = things(&(out.plan.clone(), out.tasks.clone()));
        for (node, said) in &reference {
            // Nothing is lost; and what asks by itself asks here, or a heading above it does.
            let words = said.as_ref().unwrap_or_else(|kept| kept);
            prop_assert_eq!(result.get(node), Some(words), "{:?}", node);
            if said.is_err() {
                let above = |flat: &Flat| {
                    let mut at = Some(*node);
                    while let Some(one) = at {
                        if asked.contains(&one) {
                            return true;
                        }
                        at = flat.parent(one);
                    }
                    false
                };
                let flats = [&mine, &theirs].map(|it| Flat::of(state(it), base.0.id));
                prop_assert!(flats.iter().any(above), "{:?}", node);
            }
        }
        // What stands beyond the reference stands for a heading that was kept whole.
        let kept = out.conflicts.iter().any(|c| matches!(c.unit, Unit::Presence(_) | Unit::Place(_)));
        prop_assert!(kept || result.len() == reference.len());
    }

    #[test]
    fn every_decision_can_be_made_and_nothing_stands_twice(a in edits(), b in edits(), pick in any::<u64>()) {
        let base = start();
        let (mine, theirs) = (edited(&base, &a, 1), edited(&base, &b, 2));
        let mut merging = Merging::new(state(&base), state(&mine), state(&theirs));
        for turn in 0..200 {
            let Some(open) = merging.merged().conflicts.into_iter().find(|c| c.ruling.is_none()) else {
                break;
            };
            let ruling = match (pick >> (turn % 60)) & 1 {
                0 => Ruling::Mine,
                _ => Ruling::Theirs,
            };
            merging.resolve(open.unit, ruling).unwrap();
        }
        let out = merging.merged();
        prop_assert_eq!(out.open(), 0);
        let sections = out.plan.walk().len();
        let blocks: usize = out.plan.walk().iter().map(|(_, s)| s.blocks.len()).sum();
        let all = things(&(out.plan.clone(), out.tasks.clone()));
        prop_assert_eq!(all.len(), sections + blocks + out.tasks.len());
    }

    #[test]
    fn all_theirs_says_what_they_say(a in edits(), b in edits()) {
        let base = start();
        let (mine, theirs) = (edited(&base, &a, 1), edited(&base, &b, 2));
        let mut merging = Merging::new(state(&base), state(&mine), state(&theirs));
        while let Some(open) = merging.merged().conflicts.into_iter().find(|c| c.ruling.is_none()) {
            merging.resolve(open.unit, Ruling::Theirs).unwrap();
        }
        let out = merging.merged();
        let (result, said) = (things(&(out.plan, out.tasks)), things(&theirs));
        let base = things(&base);
        for (node, words) in &said {
            if base.get(node) != Some(words) {
                prop_assert_eq!(result.get(node), Some(words));
            }
        }
    }
}

fn nth(whole: &Whole, n: usize) -> Node {
    let blocks = whole.0.walk();
    let all: Vec<BlockId> = blocks
        .iter()
        .flat_map(|(_, s)| s.blocks.iter().map(|b| b.id))
        .collect();
    Node::Block(all[n])
}

#[test]
fn different_blocks_merge_and_the_same_block_asks() {
    let base = start();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.0.sections[0].blocks[0].text = "của tôi".into();
    theirs.0.sections[0].blocks[1].text = "của họ".into();
    let out = merged(&base, &mine, &theirs);
    assert!(out.conflicts.is_empty());
    let texts = |plan: &Plan| -> Vec<String> {
        plan.sections[0]
            .blocks
            .iter()
            .map(|b| b.text.to_plain())
            .collect()
    };
    assert_eq!(texts(&out.plan), ["của tôi", "của họ", "khối 2"]);
    assert_eq!(out.taken.len(), 1);
    assert_eq!(out.taken[0].unit, Unit::Words(nth(&base, 1)));

    theirs.0.sections[0].blocks[0].text = "của họ nữa".into();
    let (b, m, t) = (state(&base), state(&mine), state(&theirs));
    let mut merging = Merging::new(b, m, t);
    let unit = Unit::Words(nth(&base, 0));
    assert_eq!(merging.merged().conflicts[0].unit, unit);
    assert_eq!(
        texts(&merging.merged().plan)[0],
        "của tôi",
        "mine until decided"
    );
    for (ruling, expect) in [
        (Ruling::Theirs, "của họ nữa"),
        (Ruling::Mine, "của tôi"),
        (Ruling::Base, "khối 0"),
        (Ruling::Own("lời khác".into()), "lời khác"),
    ] {
        merging.resolve(unit, ruling).unwrap();
        let out = merging.merged();
        assert_eq!((texts(&out.plan)[0].as_str(), out.open()), (expect, 0));
    }
    let elsewhere = Unit::Words(nth(&base, 5));
    assert!(merging.resolve(elsewhere, Ruling::Mine).is_err());
    assert!(merging.resolve(unit, Ruling::Own("  ".into())).is_err());
}

#[test]
fn a_removed_section_that_was_written_in_asks_as_a_whole() {
    let base = start();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    let id = base.0.sections[1].id;
    theirs.0.remove_section(id).unwrap();
    assert!(merged(&base, &mine, &theirs).conflicts.is_empty());
    assert_eq!(merged(&base, &mine, &theirs).plan.sections.len(), 2);
    mine.0.sections[1].blocks[2].text = "vừa viết".into();
    let mut merging = Merging::new(state(&base), state(&mine), state(&theirs));
    let out = merging.merged();
    let unit = Unit::Presence(Node::Section(id));
    assert_eq!(
        out.conflicts.iter().map(|c| c.unit).collect::<Vec<_>>(),
        [unit]
    );
    assert_eq!(out.conflicts[0].theirs, None);
    assert_eq!(out.plan, mine.0, "kept while it waits");
    merging.resolve(unit, Ruling::Theirs).unwrap();
    assert_eq!(merging.merged().plan, theirs.0);
    assert!(merging.resolve(unit, Ruling::Base).is_err());
}

#[test]
fn sections_moved_into_each_other_ask() {
    let base = start();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    let (a, b) = (base.0.sections[0].id, base.0.sections[1].id);
    let under = |parent| Place {
        parent: Some(parent),
        index: 0,
    };
    mine.0.move_section(a, under(b)).unwrap();
    theirs.0.move_section(b, under(a)).unwrap();
    let mut merging = Merging::new(state(&base), state(&mine), state(&theirs));
    let out = merging.merged();
    assert_eq!(out.plan, mine.0);
    let unit = out.conflicts[0].unit;
    assert_eq!(unit, Unit::Place(Node::Section(b)));
    merging.resolve(unit, Ruling::Theirs).unwrap();
    assert_eq!(merging.merged().plan, theirs.0);
}

#[test]
fn what_two_moves_make_too_deep_follows_the_section_it_stood_in() {
    let base = start();
    let id = base.0.sections[0].id;
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    let under = |plan: &mut Plan, parent, ids: &[u128]| {
        let mut parent = parent;
        for id in ids {
            let section = Section {
                id: SectionId(uuid::Uuid::from_u128(*id)),
                kind: crate::SectionKind::Other,
                label: crate::Label::Auto,
                title: format!("Mục {id}"),
                run_in: false,
                blocks: Vec::new(),
                sections: Vec::new(),
            };
            let to = Place {
                parent: Some(parent),
                index: usize::MAX,
            };
            plan.insert_section(to, section).unwrap();
            parent = SectionId(uuid::Uuid::from_u128(*id));
        }
        parent
    };
    // Mine puts two levels more under the first section, theirs puts the second section, with two
    // levels under it, into the first.
    let mut base = base;
    for side in [&mut base, &mut mine, &mut theirs] {
        let (a, b) = (side.0.sections[0].id, side.0.sections[1].id);
        under(&mut side.0, a, &[901]);
        under(&mut side.0, b, &[902, 903]);
    }
    let b = base.0.sections[1].id;
    let nine = SectionId(uuid::Uuid::from_u128(901));
    let to = |parent| Place {
        parent: Some(parent),
        index: usize::MAX,
    };
    mine.0
        .move_section(
            nine,
            Place {
                parent: None,
                index: 0,
            },
        )
        .unwrap();
    mine.0.move_section(id, to(nine)).unwrap();
    theirs.0.move_section(b, to(id)).unwrap();
    let out = merged(&base, &mine, &theirs);
    assert_eq!(out.open(), 0);
    assert_eq!(out.plan.depth_of_sections(), crate::edit::DEPTH_LIMIT);
    let order = |plan: &Plan| -> Vec<String> {
        plan.walk().iter().map(|(_, it)| it.title.clone()).collect()
    };
    let titles = order(&out.plan);
    for section in base.0.walk() {
        assert!(titles.contains(&section.1.title));
    }
    assert_eq!(titles.len(), base.0.walk().len());
    let last = titles.iter().position(|it| it == "Mục 903");
    assert_eq!(
        last,
        titles
            .iter()
            .position(|it| it == "Mục 902")
            .map(|at| at + 1)
    );
    assert_eq!(things(&(out.plan.clone(), out.tasks)), things(&base));
}

#[test]
fn fields_merge_one_by_one() {
    let base = start();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.0.head.subject = "Chuyển đổi số".into();
    theirs.0.head.place = "An Hòa".into();
    let to = |name: &str| Recipient {
        name: name.into(),
        purpose: "b/c".into(),
    };
    theirs.0.recipients = vec![to("UBND tỉnh")];
    mine.0.recipients = vec![to("Sở Nội vụ")];
    let mut merging = Merging::new(state(&base), state(&mine), state(&theirs));
    let out = merging.merged();
    assert_eq!(
        (out.plan.head.subject.as_str(), out.plan.head.place.as_str()),
        ("Chuyển đổi số", "An Hòa")
    );
    let unit = Unit::Field(Field::Recipients);
    assert_eq!(out.conflicts[0].unit, unit);
    merging
        .resolve(unit, Ruling::Own("UBND tỉnh (b/c)\nSở Nội vụ".into()))
        .unwrap();
    let names: Vec<(String, String)> = merging
        .merged()
        .plan
        .recipients
        .into_iter()
        .map(|r| (r.name, r.purpose))
        .collect();
    assert_eq!(
        names,
        [
            ("UBND tỉnh".into(), "b/c".into()),
            ("Sở Nội vụ".into(), String::new())
        ]
    );
}

#[test]
fn two_thousand_blocks_take_no_time() {
    let mut base = start();
    let section = &mut base.0.sections[0];
    let one = section.blocks[0].clone();
    section.blocks.extend((0..2_000).map(|n| Block {
        id: BlockId(Uuid::from_u128(50_000 + n)),
        ..one.clone()
    }));
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.0.sections[0].blocks.reverse();
    for block in &mut theirs.0.sections[0].blocks {
        block.text = "khác".into();
    }
    let since = std::time::Instant::now();
    let out = merged(&base, &mine, &theirs);
    assert!(out.conflicts.is_empty());
    assert!(since.elapsed().as_secs() < 5, "{:?}", since.elapsed());
}
