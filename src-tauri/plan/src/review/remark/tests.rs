use super::*;
use crate::draft::{DraftBlock, DraftSection, PlanDraft};
use crate::id::BlockId;
use crate::people::Role;
use proptest::prelude::*;
use uuid::Uuid;

fn actor(role: Role) -> Actor {
    Actor {
        name: format!("{role:?}"),
        role,
    }
}

fn at(minute: u32) -> DateTime<Utc> {
    DateTime::from_timestamp(1_770_000_000 + i64::from(minute) * 60, 0).unwrap()
}

fn remark(id: u128, anchor: Anchor) -> Remark {
    Remark {
        id: RemarkId(Uuid::from_u128(id)),
        plan: PlanId(Uuid::from_u128(1)),
        round: 1,
        content: "ab".repeat(32).parse().unwrap(),
        anchor,
        by: actor(Role::Leader),
        at: at(0),
        text: "Ghi rõ số buổi".into(),
        suggestion: None,
        source: RemarkSource::Typed,
        state: RemarkState::Open,
        replies: Vec::new(),
    }
}

fn ruling(answer: &str) -> Ruling {
    Ruling {
        by: actor(Role::Drafter),
        at: at(9),
        answer: answer.into(),
    }
}

#[test]
fn a_remark_says_something_that_fits_its_place() {
    let words = |text: &str, suggestion: Option<&str>, anchor: Anchor| {
        let it = Remark {
            text: text.into(),
            suggestion: suggestion.map(str::to_owned),
            ..remark(1, anchor)
        };
        it.checked()
            .map(|it| it.text)
            .map_err(|flaws| flaws.0[0].field.clone())
    };
    let block = || Anchor::Piece {
        piece: Piece::Block(BlockId(Uuid::nil())),
        excerpt: "a".into(),
        home: None,
    };
    let long = "x".repeat(Remark::TEXT_LIMIT + 1);
    assert_eq!(words(" Sửa ", None, Anchor::Plan), Ok("Sửa".into()));
    assert_eq!(
        words("", Some(""), block()),
        Ok(String::new()),
        "struck out"
    );
    assert_eq!(words(" ", None, block()), Err("text".into()));
    assert_eq!(words(&long, None, block()), Err("text".into()));
    assert_eq!(words("", Some(&long), block()), Err("suggestion".into()));
    assert_eq!(words("", Some("b"), Anchor::Plan), Err("suggestion".into()));
}

#[test]
fn rulings_go_their_way() {
    use Decision::{Accepted, Declined, Done};
    let run = |decisions: &[(Decision, &str)]| {
        let begun = Ok(remark(1, Anchor::Plan));
        decisions.iter().fold(begun, |it, (decision, answer)| {
            it.and_then(|it: Remark| it.ruled(*decision, ruling(answer)))
        })
    };
    for (decisions, expect) in [
        (&[(Accepted, "")][..], Ok(("accepted", ""))),
        (&[(Accepted, "Sẽ sửa"), (Done, "")], Ok(("done", "Sẽ sửa"))),
        (
            &[(Accepted, "Sẽ sửa"), (Done, "Đã sửa")],
            Ok(("done", "Đã sửa")),
        ),
        (
            &[(Accepted, ""), (Declined, "Trái quy định")],
            Ok(("declined", "Trái quy định")),
        ),
        (&[(Done, "")], Ok(("done", ""))),
        (&[(Declined, " ")], Err(FlawKind::ReasonMissing)),
        (&[(Accepted, ""), (Accepted, "")], Err(FlawKind::OutOfTurn)),
        (&[(Declined, "Không"), (Done, "")], Err(FlawKind::OutOfTurn)),
        (&[(Done, ""), (Declined, "Không")], Err(FlawKind::OutOfTurn)),
    ] {
        let told = run(decisions).map(|it| match it.state {
            RemarkState::Open => ("open", String::new()),
            RemarkState::Accepted(it) => ("accepted", it.answer),
            RemarkState::Declined(it) => ("declined", it.answer),
            RemarkState::Done(it) => ("done", it.answer),
        });
        let expect = expect.map(|(state, answer)| (state, answer.to_owned()));
        assert_eq!(told.map_err(|flaws| flaws.0[0].kind), expect);
    }
    let done = run(&[(Done, "")]).unwrap();
    assert_eq!(done.clone().reopened().unwrap().state, RemarkState::Open);
    assert!(remark(1, Anchor::Plan).reopened().is_err());
    let reply = |text: &str| Reply {
        id: ReplyId(Uuid::nil()),
        by: actor(Role::Drafter),
        at: at(1),
        text: text.into(),
    };
    assert!(done.clone().answered(reply(" ")).is_err());
    assert_eq!(
        done.answered(reply(" Vâng ")).unwrap().replies[0].text,
        "Vâng"
    );
}

#[test]
fn numbers_follow_the_round_and_the_text() {
    let mut n = 0;
    let mut mint = || {
        n += 1;
        Uuid::from_u128(n)
    };
    let section = |title: &str, text: &str| DraftSection {
        title: title.into(),
        blocks: vec![DraftBlock {
            text: text.into(),
            ..DraftBlock::default()
        }],
        ..DraftSection::default()
    };
    let plan = PlanDraft {
        subject: "Tuyên truyền".into(),
        sections: vec![section("Một", "Phát thanh"), section("Hai", "Hội nghị")],
        ..PlanDraft::default()
    }
    .accept(2026, &mut mint)
    .unwrap()
    .0;
    let spot = |section: usize, range| {
        Spot::Words(Piece::Block(plan.sections[section].blocks[0].id), range)
    };
    let anchor = |spot: &Spot| Anchor::at(&plan, &[], spot).unwrap();
    let gone = Anchor::Piece {
        piece: Piece::Block(BlockId(Uuid::from_u128(404))),
        excerpt: "Đã xóa".into(),
        home: None,
    };
    let second = Spot::Section(plan.sections[1].id);
    let mut remarks = vec![
        remark(1, gone),
        remark(2, anchor(&spot(1, 0..4))),
        remark(3, anchor(&second)),
        remark(4, anchor(&spot(0, 5..10))),
        remark(5, anchor(&spot(0, 0..4))),
        remark(6, Anchor::Plan),
        remark(7, anchor(&spot(0, 0..4))),
        remark(8, Anchor::Plan),
    ];
    remarks[7].round = 2;
    remarks[4].at = at(5);
    let list = numbered(&remarks, &plan, &[]);
    let ids: Vec<u128> = list.iter().map(|it| it.remark.id.0.as_u128()).collect();
    assert_eq!(ids, [6, 7, 5, 4, 3, 2, 1, 8]);
    let numbers: Vec<usize> = list.iter().map(|it| it.number).collect();
    assert_eq!(numbers, (1..=8).collect::<Vec<_>>());
    assert_eq!(list[4].home, Some(plan.sections[1].id));
    assert_eq!(list[6].landing, Landing::Orphaned(None));
}

#[test]
fn a_number_stays_when_the_suggestion_is_put_in() {
    let mut n = 0;
    let mut mint = || {
        n += 1;
        Uuid::from_u128(n)
    };
    let blocks = ["Phát thanh 3 buổi mỗi tuần.", "Hội nghị mỗi quý."].map(|text| DraftBlock {
        text: text.into(),
        ..DraftBlock::default()
    });
    let mut plan = PlanDraft {
        subject: "Tuyên truyền".into(),
        sections: vec![DraftSection {
            title: "Một".into(),
            blocks: blocks.to_vec(),
            ..DraftSection::default()
        }],
        ..PlanDraft::default()
    }
    .accept(2026, &mut mint)
    .unwrap()
    .0;
    let at = |block: usize, range| {
        let id = plan.sections[0].blocks[block].id;
        Anchor::at(&plan, &[], &Spot::Words(Piece::Block(id), range)).unwrap()
    };
    let mut remarks = vec![
        remark(1, at(0, 11..17)),
        remark(2, at(0, 18..26)),
        remark(3, at(1, 0..8)),
    ];
    let ids = |remarks: &[Remark], plan: &Plan| -> Vec<u128> {
        let list = numbered(remarks, plan, &[]);
        list.iter().map(|it| it.remark.id.0.as_u128()).collect()
    };
    assert_eq!(ids(&remarks, &plan), [1, 2, 3]);
    for (which, words) in [(0, "5 buổi"), (1, "")] {
        remarks[which].suggestion = Some(words.into());
        plan.take_suggestion(&mut [], &remarks[which].anchor, words)
            .unwrap();
        remarks[which] = remarks[which]
            .clone()
            .ruled(Decision::Done, ruling(""))
            .unwrap();
        assert_eq!(ids(&remarks, &plan)[2], 3, "{words}");
    }
    let list = numbered(&remarks, &plan, &[]);
    let brought = list
        .iter()
        .find(|it| it.remark.id.0.as_u128() == 1)
        .unwrap();
    let placing = Placing::of(&plan, &[]);
    assert_eq!(placing.words(brought.landing.spot().unwrap()), "5 buổi");
    assert_eq!(
        plan.sections[0].blocks[0].text.to_plain(),
        "Phát thanh 5 buổi."
    );
}

fn role() -> impl Strategy<Value = Role> {
    prop::sample::select(Role::ALL.to_vec())
}

fn state() -> impl Strategy<Value = RemarkState> {
    let ruling = (role(), 0..3_u32, "[ab]{0,1}").prop_map(|(role, minute, answer)| Ruling {
        by: actor(role),
        at: at(minute),
        answer,
    });
    (0..4, ruling).prop_map(|(kind, ruling)| match kind {
        0 => RemarkState::Open,
        1 => RemarkState::Accepted(ruling),
        2 => RemarkState::Declined(ruling),
        _ => RemarkState::Done(ruling),
    })
}

/// Tellings of a few remarks, some of them at odds with one another.
fn tellings() -> impl Strategy<Value = Vec<Remark>> {
    let reply =
        (0..4_u128, role(), 0..3_u32, "[ab]{1}").prop_map(|(id, role, minute, text)| Reply {
            id: ReplyId(Uuid::from_u128(id)),
            by: actor(role),
            at: at(minute),
            text,
        });
    let one = (
        0..3_u128,
        state(),
        prop::collection::vec(reply, 0..3),
        prop::option::of("[ab]{0,1}"),
        0..2_u32,
    )
        .prop_map(|(id, state, replies, suggestion, minute)| Remark {
            state,
            replies,
            suggestion,
            at: at(minute),
            ..remark(id, Anchor::Plan)
        });
    prop::collection::vec(one, 1..10)
}

proptest! {
    #[test]
    fn any_order_and_repetition_ends_in_the_same_state_and_nothing_is_lost(
        (told, mixed) in tellings().prop_flat_map(|told| {
            let twice: Vec<Remark> = told.iter().chain(&told).cloned().collect();
            (Just(told), Just(twice).prop_shuffle())
        }),
        cut in 0.0..1.0,
    ) {
        let straight = united(Vec::new(), told.clone());
        // One after the other, as answers are opened.
        let one_by_one = mixed.iter().fold(Vec::new(), |all, it| united(all, vec![it.clone()]));
        prop_assert_eq!(&one_by_one, &straight);
        // In two heaps, as two computers collect them.
        let (here, there) = mixed.split_at((mixed.len() as f64 * cut) as usize);
        let heap = |part: &[Remark]| united(Vec::new(), part.to_vec());
        prop_assert_eq!(&united(heap(here), heap(there)), &straight);
        prop_assert_eq!(&united(heap(there), heap(here)), &straight);
        for it in &told {
            let kept = straight.iter().find(|other| other.id == it.id);
            prop_assert!(kept.is_some(), "a remark was lost");
            for reply in &it.replies {
                let there = kept.unwrap().replies.iter().any(|other| other.id == reply.id);
                prop_assert!(there, "an answer was lost");
            }
        }
        for kept in &straight {
            let drafters = told.iter().filter(|it| it.id == kept.id).any(|it| {
                it.state.ruling().is_some_and(|ruling| ruling.by.role.may(Right::Draft))
            });
            let says = kept.state.ruling().is_some_and(|it| it.by.role.may(Right::Draft));
            prop_assert_eq!(drafters, says, "a drafter's ruling wins");
        }
    }
}
