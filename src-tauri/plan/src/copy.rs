//! A plan as a beginning for others, and a plan begun from one.

use crate::flaw::Flaws;
use crate::id::{BlockId, Mint, PlanId, SectionId, TaskId};
use crate::model::{Block, Head, Plan, Section};
use crate::task::{Task, Timeframe};
use std::collections::HashMap;

/// What of a plan and its tasks can serve again: everything but what belongs to the one paper
/// (number, date, marks above the body, the importer's doubts) and the people answerable.
pub fn as_template(plan: &Plan, tasks: &[Task]) -> (Plan, Vec<Task>) {
    let plan = Plan {
        head: Head {
            number: None,
            date: crate::PartialDate::default(),
            urgency: crate::Urgency::None,
            circulation: crate::Circulation::Open,
            draft: false,
            ..plan.head.clone()
        },
        continues: None,
        doubts: Vec::new(),
        left_over: Vec::new(),
        ..plan.clone()
    };
    let tasks = tasks
        .iter()
        .map(|task| Task {
            official: None,
            ..task.clone()
        })
        .collect();
    (plan, tasks)
}

/// A new plan with the words of `template` for another year and subject. Every id is fresh; the
/// tasks' wordings are read anew for the year. No sentence is rewritten.
///
/// # Errors
/// Flaws at `year` and `subject`.
pub fn begun_from(
    template: &Plan,
    tasks: &[Task],
    year: i32,
    subject: String,
    mint: &mut dyn Mint,
) -> Result<(Plan, Vec<Task>), Flaws> {
    let (mut plan, tasks) = renewed(template, tasks, year, mint);
    let head = Head {
        subject,
        ..plan.head.clone()
    };
    plan.set_head(year, head)?;
    Ok((plan, tasks))
}

/// The same plan for another year: every id is fresh, the tasks' wordings are read anew for the
/// year, and no word is changed.
pub fn renewed(plan: &Plan, tasks: &[Task], year: i32, mint: &mut dyn Mint) -> (Plan, Vec<Task>) {
    let mut plan = plan.clone();
    (plan.id, plan.year) = (PlanId(mint.mint()), year);
    let mut blocks = HashMap::new();
    renew_sections(&mut plan.sections, &mut blocks, mint);
    for annex in &mut plan.annexes {
        annex.id = SectionId(mint.mint());
        renew_blocks(&mut annex.blocks, &mut blocks, mint);
    }
    let tasks = tasks
        .iter()
        .map(|task| Task {
            id: TaskId(mint.mint()),
            plan: plan.id,
            timeframe: Timeframe::read(&task.timeframe.wording, year),
            origin: task.origin.and_then(|old| blocks.get(&old).copied()),
            ..task.clone()
        })
        .collect();
    (plan, tasks)
}

fn renew_sections(
    sections: &mut [Section],
    blocks: &mut HashMap<BlockId, BlockId>,
    mint: &mut dyn Mint,
) {
    for section in sections {
        section.id = SectionId(mint.mint());
        renew_blocks(&mut section.blocks, blocks, mint);
        renew_sections(&mut section.sections, blocks, mint);
    }
}

fn renew_blocks(list: &mut [Block], blocks: &mut HashMap<BlockId, BlockId>, mint: &mut dyn Mint) {
    for block in list {
        let fresh = BlockId(mint.mint());
        blocks.insert(std::mem::replace(&mut block.id, fresh), fresh);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::{DraftAnnex, DraftBlock, DraftSection, DraftTask, PlanDraft};
    use crate::{OfficialId, PartialDate, Quarter, Urgency};
    use std::collections::HashSet;
    use uuid::Uuid;

    fn counting(from: u128) -> impl FnMut() -> Uuid {
        let mut n = from;
        move || {
            n += 1;
            Uuid::from_u128(n)
        }
    }

    fn last_year() -> (Plan, Vec<Task>) {
        let block = |line, text: &str| DraftBlock {
            line,
            text: text.into(),
            ..DraftBlock::default()
        };
        let draft = PlanDraft {
            subject: "Tuyên truyền năm 2025".into(),
            number: Some(7),
            date: PartialDate::new(Some(2025), Some(1), Some(9)).unwrap(),
            urgency: Urgency::Express,
            draft: true,
            sections: vec![DraftSection {
                line: 1,
                title: "NHIỆM VỤ".into(),
                blocks: vec![block(2, "Phát thanh.")],
                ..DraftSection::default()
            }],
            annexes: vec![DraftAnnex {
                line: 3,
                blocks: vec![block(4, "Bảng")],
                ..DraftAnnex::default()
            }],
            tasks: vec![DraftTask {
                line: 2,
                text: "Phát thanh".into(),
                timeframe: "Quý II".into(),
                ..DraftTask::default()
            }],
            ..PlanDraft::default()
        };
        let (plan, mut tasks) = draft.accept(2025, &mut counting(0)).unwrap();
        tasks[0].official = Some(OfficialId(Uuid::from_u128(99)));
        (plan, tasks)
    }

    fn ids(plan: &Plan, tasks: &[Task]) -> HashSet<Uuid> {
        let sections = plan.walk().into_iter().map(|(_, section)| section);
        let (mut ids, mut blocks) = (HashSet::from([plan.id.0]), Vec::new());
        for section in sections {
            ids.insert(section.id.0);
            blocks.extend(&section.blocks);
        }
        for annex in &plan.annexes {
            ids.insert(annex.id.0);
            blocks.extend(&annex.blocks);
        }
        ids.extend(blocks.into_iter().map(|block| block.id.0));
        ids.extend(tasks.iter().map(|task| task.id.0));
        ids
    }

    #[test]
    fn what_belongs_to_one_paper_does_not_serve_again() {
        let (plan, tasks) = last_year();
        let (template, kept) = as_template(&plan, &tasks);
        assert_eq!((template.head.number, template.head.draft), (None, false));
        assert_eq!(template.head.date, PartialDate::default());
        assert_eq!(template.head.urgency, Urgency::None);
        assert_eq!(
            (kept[0].official, &template.sections),
            (None, &plan.sections)
        );
    }

    #[test]
    fn a_plan_begun_from_another_shares_words_and_no_id() {
        let (plan, tasks) = last_year();
        let (next, moved) = begun_from(
            &plan,
            &tasks,
            2026,
            "Tuyên truyền năm 2026".into(),
            &mut counting(1000),
        )
        .unwrap();
        assert!(ids(&plan, &tasks).is_disjoint(&ids(&next, &moved)));
        assert_eq!(ids(&next, &moved).len(), ids(&plan, &tasks).len());
        assert_eq!(next.title(), "Tuyên truyền năm 2026");
        assert_eq!(
            next.sections[0].blocks[0].text,
            plan.sections[0].blocks[0].text
        );
        assert_eq!(moved[0].origin, Some(next.sections[0].blocks[0].id));
        let second: Quarter = "2026-Q2".parse().unwrap();
        assert!(moved[0].timeframe.covers(second, 2026));
        let flaws = begun_from(&plan, &tasks, 1, " ".into(), &mut counting(0)).unwrap_err();
        let fields: Vec<&str> = flaws.0.iter().map(|flaw| flaw.field.as_str()).collect();
        assert_eq!(fields, ["year", "subject"]);
    }
}
