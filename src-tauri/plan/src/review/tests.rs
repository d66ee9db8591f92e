use super::*;
use crate::content::ContentHash;
use crate::flaw::{FlawKind, Flaws};
use crate::id::{BlockId, PassageId};
use crate::merge::tests::{Edit, Whole, edited, edits, start};
use crate::model::{Block, BlockKind, Label};
use crate::people::{Actor, Role};
use crate::table::Table;
use crate::task::Standing;
use crate::urgency::Urgency;
use chrono::{DateTime, NaiveDate, Utc};
use proptest::prelude::*;
use uuid::Uuid;

fn hash(n: u8) -> ContentHash {
    format!("{n:02x}").repeat(32).parse().unwrap()
}

fn actor(role: Role) -> Actor {
    let name = match role {
        Role::Drafter => "Nguyễn Thị Lan",
        Role::UnitHead => "Trần Văn Bình",
        Role::FormatChecker => "Lê Thị Hạnh",
        Role::Leader => "Phạm Văn Dũng",
        Role::Clerk => "Vũ Thị Mai",
        Role::Reader => "Đỗ Văn An",
    };
    Actor {
        name: name.to_owned(),
        role,
    }
}

fn on(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
}

fn clerk_of(step: Step, from: Stage) -> Role {
    Role::ALL
        .into_iter()
        .find(|role| role.may(step.right(from)))
        .unwrap()
}

fn deed(step: Step) -> Deed {
    let reason = "Mục III chưa có chỉ tiêu".to_owned();
    match step {
        Step::Submit => Deed::Submit,
        Step::PassContent => Deed::PassContent,
        Step::PassForm => Deed::PassForm {
            checks: "Phải sửa: 0; nên sửa: 2".to_owned(),
        },
        Step::Approve => Deed::Approve,
        Step::Return => Deed::Return { reason },
        Step::TakeBack => Deed::TakeBack { reason },
        Step::Void => Deed::Void,
        Step::Sign => Deed::Sign {
            by: actor(Role::Leader).name,
            on: on(5),
            reason: String::new(),
        },
        Step::Number => Deed::Number {
            number: 12,
            on: on(6),
        },
        Step::Issue => Deed::Issue { on: on(6) },
        Step::File => Deed::File {
            place: "Hồ sơ CCHC 2026".to_owned(),
        },
        Step::Replace => Deed::Replace {
            by: crate::PlanId(Uuid::from_u128(9)),
        },
        Step::Correct => Deed::Correct { reason },
    }
}

fn take_as(
    course: &Course,
    deed: Deed,
    by: Actor,
    content: ContentHash,
    switches: StepSwitches,
) -> Result<Passage, Flaws> {
    let attempt = Attempt {
        deed,
        by,
        today: on(20),
        content,
        seen: Some(content),
    };
    let id = PassageId(Uuid::from_u128(course.passages().len() as u128 + 1));
    course.take(attempt, switches, id, DateTime::<Utc>::UNIX_EPOCH)
}

fn along(steps: &[Step], switches: StepSwitches) -> Course {
    let mut passages = Vec::new();
    for &step in steps {
        let course = Course::of(passages.clone());
        let by = actor(clerk_of(step, course.stage()));
        passages.push(take_as(&course, deed(step), by, hash(1), switches).unwrap());
    }
    Course::of(passages)
}

const WHOLE: [Step; 8] = [
    Step::Submit,
    Step::PassContent,
    Step::PassForm,
    Step::Approve,
    Step::Sign,
    Step::Number,
    Step::Issue,
    Step::File,
];

#[test]
fn a_plan_goes_from_draft_to_file() {
    let course = along(&WHOLE, StepSwitches::default());
    assert_eq!(course.stage(), Stage::Filed);
    let State::Frozen {
        approval,
        signature,
        numbering,
        ..
    } = course.state()
    else {
        panic!("{:?}", course.state());
    };
    assert_eq!(approval.by, actor(Role::Leader));
    assert_eq!(signature.on, on(5));
    assert_eq!((numbering.number, numbering.on), (12, on(6)));
    assert_eq!(course.round(), 1);
}

#[test]
fn a_small_office_leaves_steps_out_but_never_the_approval() {
    for (unit_review, format_check) in [(false, false), (false, true), (true, false), (true, true)]
    {
        let switches = StepSwitches {
            unit_review,
            format_check,
        };
        let mut stage = Stage::Drafting;
        let mut taken = Vec::new();
        while let Some(step) = switches.next(stage) {
            stage = switches.after(stage, step).unwrap();
            taken.push(step);
        }
        assert_eq!(stage, Stage::Filed);
        assert_eq!(taken.contains(&Step::PassContent), unit_review);
        assert_eq!(taken.contains(&Step::PassForm), format_check);
        assert!(taken.contains(&Step::Approve));
        // No way round it either.
        for from in Stage::ALL {
            for step in Step::ALL {
                if switches.after(from, step) == Some(Stage::Approved) {
                    assert_eq!((from, step), (Stage::LeaderReview, Step::Approve));
                }
            }
        }
    }
}

#[test]
fn what_is_refused_says_why() {
    let switches = StepSwitches::default();
    let table: [(&[Step], Deed, Role, &str, FlawKind); 11] = [
        (
            &[],
            Deed::Approve,
            Role::Leader,
            "step",
            FlawKind::OutOfTurn,
        ),
        (&[], Deed::Void, Role::Drafter, "step", FlawKind::OutOfTurn),
        (
            &[],
            Deed::Submit,
            Role::Reader,
            "step",
            FlawKind::NotAllowed,
        ),
        (
            &WHOLE[..3],
            Deed::Approve,
            Role::Drafter,
            "step",
            FlawKind::NotAllowed,
        ),
        (
            &WHOLE[..3],
            Deed::Return {
                reason: "  ".to_owned(),
            },
            Role::Leader,
            "reason",
            FlawKind::ReasonMissing,
        ),
        (
            &WHOLE[..4],
            Deed::Sign {
                by: "nguyen thi lan".to_owned(),
                on: on(5),
                reason: String::new(),
            },
            Role::Clerk,
            "by",
            FlawKind::SameAsDrafter,
        ),
        (
            &WHOLE[..4],
            Deed::Sign {
                by: "Hoàng Văn Nam".to_owned(),
                on: on(5),
                reason: String::new(),
            },
            Role::Clerk,
            "reason",
            FlawKind::ReasonMissing,
        ),
        (
            &WHOLE[..4],
            Deed::Sign {
                by: actor(Role::Leader).name,
                on: on(21),
                reason: String::new(),
            },
            Role::Clerk,
            "on",
            FlawKind::InTheFuture,
        ),
        (
            &WHOLE[..5],
            Deed::Number {
                number: 3,
                on: on(4),
            },
            Role::Clerk,
            "on",
            FlawKind::TooEarly,
        ),
        (
            &WHOLE[..5],
            Deed::Number {
                number: 0,
                on: on(5),
            },
            Role::Clerk,
            "number",
            FlawKind::OutOfRange,
        ),
        (
            &WHOLE[..4],
            deed(Step::Number),
            Role::Clerk,
            "step",
            FlawKind::OutOfTurn,
        ),
    ];
    for (steps, deed, role, field, kind) in table {
        let course = along(steps, switches);
        let Flaws(flaws) =
            take_as(&course, deed.clone(), actor(role), hash(1), switches).unwrap_err();
        let found = flaws
            .iter()
            .any(|flaw| flaw.field == field && flaw.kind == kind);
        assert!(found, "{deed:?}: {flaws:?}");
    }
}

#[test]
fn what_was_not_looked_at_is_not_approved() {
    let course = along(&WHOLE[..3], StepSwitches::default());
    let attempt = Attempt {
        deed: Deed::Approve,
        by: actor(Role::Leader),
        today: on(20),
        content: hash(2),
        seen: Some(hash(1)),
    };
    let Flaws(flaws) = course
        .take(
            attempt,
            StepSwitches::default(),
            PassageId(Uuid::nil()),
            DateTime::<Utc>::UNIX_EPOCH,
        )
        .unwrap_err();
    assert_eq!(flaws[0].kind, FlawKind::ChangedSince);
}

proptest! {
    /// Whatever steps and edits come in whatever order, an approval in force is of the words as
    /// they are, and what has its number does not change.
    #[test]
    fn an_approval_never_survives_other_words(
        moves in prop::collection::vec((0usize..14, 0u8..4), 0..60),
        unit_review: bool,
        format_check: bool,
    ) {
        let switches = StepSwitches { unit_review, format_check };
        let (mut passages, mut content) = (Vec::new(), hash(0));
        for (what, words) in moves {
            let course = Course::of(passages.clone());
            if let Some(&step) = Step::ALL.get(what) {
                let by = actor(clerk_of(step, course.stage()));
                if let Ok(passage) = take_as(&course, deed(step), by, content, switches) {
                    passages.push(passage);
                }
            } else {
                match course.edited(hash(words)) {
                    Edited::Fine => content = hash(words),
                    Edited::Refused => prop_assert!(course.stage().is_frozen()),
                    Edited::Voids => {
                        content = hash(words);
                        let by = actor(Role::Drafter);
                        let id = PassageId(Uuid::nil());
                        passages.push(course.voided(id, content, by, DateTime::<Utc>::UNIX_EPOCH));
                    }
                }
            }
            let course = Course::of(passages.clone());
            match course.approval() {
                Some(approval) => prop_assert_eq!(approval.content, content),
                None => prop_assert!(course.stage() < Stage::Approved),
            }
            if course.stage() >= Stage::Signed {
                let told = matches!(course.state(), State::Signed(..) | State::Frozen { .. });
                prop_assert!(told);
            }
        }
    }
}

/// A plan with a table in it.
fn written() -> Whole {
    let (mut plan, mut tasks) = start();
    for task in &mut tasks {
        task.standing = Standing::Accepted;
    }
    plan.sections[1].blocks.push(Block {
        id: BlockId(Uuid::from_u128(900)),
        kind: BlockKind::Table,
        label: Label::Auto,
        text: "".into(),
        table: Some(Table {
            header_rows: 1,
            rows: vec![
                vec!["Đợt".into(), "Số buổi".into()],
                vec!["Quý II".into(), "12".into()],
                vec!["Quý III".into(), "8".into()],
            ],
            merges: vec![],
        }),
    });
    (plan, tasks)
}

fn table((plan, _): &mut Whole) -> Option<&mut Table> {
    let blocks = plan.sections.iter_mut().flat_map(|it| &mut it.blocks);
    let mut tables = blocks.filter_map(|it| it.table.as_mut());
    tables.next()
}

/// Every kind of edit of what prints, each with other words than before.
const EDITS: [fn(&mut Whole, &str); 18] = [
    |it, word| it.0.head.subject = word.to_owned(),
    |it, word| it.0.head.symbol = word.to_owned(),
    |it, word| it.0.head.agency_lines.push(word.to_owned()),
    |it, word| it.0.head.opening.bases.push(word.to_owned()),
    |it, _| it.0.head.urgency = Urgency::Express,
    |it, word| it.0.sections[0].title = word.to_owned(),
    |it, word| it.0.closing = vec![word.into()],
    |it, word| it.0.signature.name = word.to_owned(),
    |it, word| {
        if let Some(row) = table(it).and_then(|it| it.rows.get_mut(1)) {
            row[1] = word.into();
        }
    },
    |it, _| {
        if let Some(it) = table(it) {
            it.rows.pop();
        }
    },
    |it, word| it.1[0].text = word.to_owned(),
    |it, word| it.1[0].deliverable = word.to_owned(),
    |it, word| it.1[0].lead = word.to_owned(),
    |it, word| it.1[0].coordinating.push(word.to_owned()),
    |it, word| it.1[0].timeframe.wording = word.to_owned(),
    |it, word| it.1[0].budget = word.to_owned(),
    |it, word| it.1[0].remarks = word.to_owned(),
    |it, _| it.1[1].standing = Standing::Proposed,
];

fn hash_of((plan, tasks): &Whole) -> ContentHash {
    ContentHash::of(plan, tasks)
}

/// From every stage an approval leads to: which steps lead on with the words as they are.
fn leads_on(after: &Whole, switches: StepSwitches) -> Vec<(Stage, Step, bool)> {
    let before = hash_of(&written());
    let mut passages = Vec::new();
    for step in WHOLE {
        let course = Course::of(passages.clone());
        let by = actor(clerk_of(step, course.stage()));
        passages.extend(take_as(&course, deed(step), by, before, switches));
    }
    let approved = passages.iter().position(|it| it.to == Stage::Approved);
    let mut tried = Vec::new();
    for length in approved.unwrap_or_default() + 1..=passages.len() {
        let course = Course::of(passages[..length].to_vec());
        for step in Step::ALL {
            let by = actor(clerk_of(step, course.stage()));
            let taken = take_as(&course, deed(step), by.clone(), before, switches);
            if taken.is_ok_and(|it| it.to >= Stage::Approved) {
                let now = take_as(&course, deed(step), by, hash_of(after), switches);
                if let Err(Flaws(flaws)) = &now {
                    assert_eq!(flaws[0].kind, FlawKind::NotAsApproved);
                }
                tried.push((course.stage(), step, now.is_ok()));
            }
        }
    }
    tried
}

#[test]
fn nothing_leads_on_from_an_approval_of_other_words() {
    let switches = StepSwitches::default();
    for (n, edit) in EDITS.iter().enumerate() {
        let mut after = written();
        edit(&mut after, "chữ khác");
        let tried = leads_on(&after, switches);
        assert!(tried.iter().all(|(_, _, on)| !on), "edit {n}: {tried:?}");
    }
    let mut numbered = written();
    numbered.0.head.number = Some(12);
    let tried = leads_on(&numbered, switches);
    let steps: Vec<Step> = tried.iter().map(|it| it.1).collect();
    use Step::{Correct, File, Issue, Number, Replace, Sign};
    assert_eq!(
        steps,
        [
            Sign, Number, Number, Issue, File, Replace, Correct, Replace, Correct
        ]
    );
    assert!(
        tried.iter().all(|it| it.2),
        "number and date are given later: {tried:?}"
    );
}

proptest! {
    /// Whatever edits are made to a real plan: a step leads on from its approval exactly while its
    /// hash is that of the approved words.
    #[test]
    fn an_approval_leads_on_with_its_own_words_alone(
        first in edits(),
        kinds in prop::collection::vec((0..EDITS.len(), "[a-zạ ]{1,9}"), 0..4),
        last: Option<Edit>,
        unit_review: bool,
        format_check: bool,
    ) {
        let mut after = written();
        for (kind, word) in &kinds {
            EDITS[*kind](&mut after, word);
        }
        after = edited(&after, &first, 1);
        after = edited(&after, last.as_slice(), 2);
        let same = hash_of(&after) == hash_of(&written());
        let tried = leads_on(&after, StepSwitches { unit_review, format_check });
        prop_assert!(!tried.is_empty());
        prop_assert!(tried.iter().all(|(_, _, on)| *on == same), "{:?}", tried);
    }
}
