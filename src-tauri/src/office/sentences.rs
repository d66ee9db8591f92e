//! Tasks and the sentences they come from.

use super::Office;
use super::tasks::{added, blank, change_tasks, changed_tasks};
use crate::wire::{
    AnsweredDrift, ChangedTasks, DriftAnswer, Failure, SavedTasks, TaskDrift, TaskFields, TaskLink,
    TaskWas, reader, task_view,
};
use plan::sentence::{Blocks, drift, linked, read, taken};
use plan::unit_names::name_in_title;
use plan::{BlockId, Plan, PlanId, SectionId, TaskId};
use std::collections::HashMap;
use store::{Change, EventKind};

/// What a sentence says of a task, under a heading that may name the unit; keeps nothing.
pub fn read_sentence(
    _office: &Office,
    words: String,
    heading: String,
) -> Result<TaskFields, Failure> {
    let mut task = read(&words);
    if task.lead.is_empty() {
        task.lead = name_in_title(&heading).unwrap_or_default();
    }
    Ok(TaskFields::from(&task))
}

/// Adds an accepted task made from a sentence of a block.
pub fn add(
    office: &Office,
    plan: String,
    block: String,
    sentence: String,
    fields: TaskFields,
) -> Result<SavedTasks, Failure> {
    let plan: PlanId = reader("plan", &plan)?;
    let block: BlockId = reader("block", &block)?;
    let task = blank(plan);
    change_tasks(office, plan, added(&task), |tx| {
        let year = tx.plan_year(plan)?;
        let task = fields.apply(&task, year)?;
        let task = linked(task, Some(block), &sentence, year).checked()?;
        Ok(tx.insert_tasks(plan, &[task])?)
    })
}

/// The tasks of a plan that come from its words, in order, and which of them drifted.
pub fn links(office: &Office, plan: String) -> Result<Vec<TaskLink>, Failure> {
    let id: PlanId = reader("plan", &plan)?;
    office.read(|store| {
        let (plan, tasks) = (store.plan(id)?, store.tasks(id)?);
        let (blocks, places) = (Blocks::of(&plan), places(&plan));
        let links = tasks
            .iter()
            .filter(|task| task.origin.is_some() || !task.sentence.is_empty());
        Ok(links
            .map(|task| {
                let drift = drift(task, &blocks, plan.year);
                let stands = match &drift {
                    Some(drift) => drift.block,
                    None => blocks.place(task),
                };
                let block = stands.filter(|block| places.contains_key(block));
                TaskLink {
                    task: task.id.to_string(),
                    text: task.text.clone(),
                    section: block.and_then(|b| places.get(&b)).map(ToString::to_string),
                    block: block.map(|b| b.to_string()),
                    sentence: task.sentence.clone(),
                    drift: drift.map(|drift| {
                        let new = taken(task.clone(), &drift.reading, plan.year);
                        TaskDrift {
                            now: drift.now,
                            fields: task_view(&new, plan.year, String::new()).fields,
                            differs: drift.differs.into_iter().map(Into::into).collect(),
                        }
                    }),
                }
            })
            .collect())
    })
}

/// The section or annex each block stands in.
fn places(plan: &Plan) -> HashMap<BlockId, SectionId> {
    let body = plan.walk().into_iter().map(|(_, s)| (s.id, &s.blocks));
    let annexes = plan.annexes.iter().map(|annex| (annex.id, &annex.blocks));
    body.chain(annexes)
        .flat_map(|(id, blocks)| blocks.iter().map(move |block| (block.id, id)))
        .collect()
}

/// Says what becomes of a task whose sentence changed.
pub fn answer(
    office: &Office,
    task: String,
    answer: DriftAnswer,
) -> Result<AnsweredDrift, Failure> {
    let id: TaskId = reader("task", &task)?;
    let (plan, before) = office.read(|store| {
        let task = store.task(id)?;
        Ok((task.plan, was(&task, store.plan_year(task.plan)?)))
    })?;
    let change = Change::of(EventKind::TaskSaved).about(id.0);
    let changed = changed_tasks(office, plan, change, &[id], |tx| {
        let (task, plan) = (tx.task(id)?, tx.plan(plan)?);
        let Some(drift) = drift(&task, &Blocks::of(&plan), plan.year) else {
            return Ok(());
        };
        let task = match answer {
            DriftAnswer::Take => taken(task, &drift.reading, plan.year),
            DriftAnswer::Keep | DriftAnswer::Unlink => task,
        };
        let (block, words) = match answer {
            DriftAnswer::Unlink => (None, ""),
            _ => (drift.block, drift.now.as_str()),
        };
        let task = linked(task, block, words, plan.year).checked()?;
        Ok(tx.put_task(&task, None)?)
    })?;
    Ok(AnsweredDrift {
        saved: changed.saved,
        tasks: changed.tasks,
        before,
    })
}

fn was(task: &plan::Task, year: i32) -> TaskWas {
    TaskWas {
        fields: task_view(task, year, String::new()).fields,
        block: task.origin.map(|block| block.to_string()),
        sentence: task.sentence.clone(),
        apart: task.apart.iter().copied().map(Into::into).collect(),
    }
}

/// Takes an answer back: cells and sentence are as they were, and the drift shows again.
pub fn take_back(office: &Office, task: String, before: TaskWas) -> Result<ChangedTasks, Failure> {
    let id: TaskId = reader("task", &task)?;
    let plan = office.read(|store| Ok(store.task(id)?))?.plan;
    let origin: Option<BlockId> = (before.block)
        .map(|block| reader("block", &block))
        .transpose()?;
    let change = Change::of(EventKind::TaskSaved).about(id.0);
    changed_tasks(office, plan, change, &[id], |tx| {
        let linked = plan::Task {
            origin,
            sentence: before.sentence,
            apart: before.apart.into_iter().map(Into::into).collect(),
            ..tx.task(id)?
        };
        let task = before.fields.apply(&linked, tx.plan_year(plan)?)?;
        Ok(tx.put_task(&task, None)?)
    })
}
