//! Tasks: proposed, accepted, assigned, edited cell by cell, pasted, removed and brought back.

use super::plans::removed;
use super::{Office, closing, history, progress};
use crate::clock;
use crate::wire::{
    ChangedTasks, Failure, Removed, Saved, SavedTasks, Standing, Task, TaskFields, TaskTarget,
    reader, task_view,
};
use plan::{OfficialId, PlanId, SectionId, TaskId};
use std::collections::HashMap;
use store::{Change, EventKind, LogFilter, Records, Tx};

/// Cells to change; `None` leaves one as it is. The official is named, not given by id.
#[derive(Debug, Clone, Default)]
pub struct Cells {
    /// What is to be done.
    pub text: Option<String>,
    /// Name of the answerable official; added to the directory when new, none when empty.
    pub official: Option<String>,
    /// The leading unit.
    pub lead: Option<String>,
    /// Co-operating units.
    pub coordinating: Option<Vec<String>>,
    /// What comes of it.
    pub deliverable: Option<String>,
    /// When.
    pub timeframe: Option<String>,
    /// Cost and source.
    pub budget: Option<String>,
    /// Remarks.
    pub remarks: Option<String>,
}

/// The tasks of a plan as the screens see them.
pub(super) fn views(records: &Records, plan: PlanId) -> Result<Vec<Task>, Failure> {
    some_views(records, plan, None)
}

fn some_views(
    records: &Records,
    plan: PlanId,
    only: Option<&[TaskId]>,
) -> Result<Vec<Task>, Failure> {
    let year = records.plan_year(plan)?;
    let names: HashMap<OfficialId, String> = records
        .officials()?
        .into_iter()
        .map(|o| (o.id, o.name))
        .collect();
    let mut targets: HashMap<TaskId, Vec<TaskTarget>> = HashMap::new();
    for target in records.targets(plan)? {
        let of = targets.entry(target.task).or_default();
        of.push(TaskTarget::from(&target));
    }
    let tasks = match only {
        Some(ids) => ids
            .iter()
            .map(|id| records.task(*id))
            .collect::<Result<Vec<_>, _>>()?,
        None => records.tasks(plan)?,
    };
    Ok(tasks
        .iter()
        .map(|task| {
            let name = task
                .official
                .and_then(|o| names.get(&o).cloned())
                .unwrap_or_default();
            Task {
                targets: targets.remove(&task.id).unwrap_or_default(),
                ..task_view(task, year, name)
            }
        })
        .collect())
}

/// The tasks of a plan, in order.
pub fn list(office: &Office, plan: String) -> Result<Vec<Task>, Failure> {
    let plan = reader("plan", &plan)?;
    office.read(|store| views(store, plan))
}

/// Ids of the tasks nobody accepted yet.
pub fn proposed(office: &Office, plan: &str) -> Result<Vec<String>, Failure> {
    let tasks = list(office, plan.to_owned())?;
    Ok(tasks
        .into_iter()
        .filter(|t| t.standing == Standing::Proposed)
        .map(|t| t.id)
        .collect())
}

pub(super) fn change_tasks(
    office: &Office,
    plan: PlanId,
    change: Change,
    work: impl FnOnce(&Tx<'_>) -> Result<(), Failure>,
) -> Result<SavedTasks, Failure> {
    let (tasks, saved): (_, Saved) = office.change(change.in_plan(plan), |tx| {
        work(tx)?;
        views(tx, plan)
    })?;
    Ok(SavedTasks { saved, tasks })
}

/// Changes a few tasks of a plan and answers with those: a plan may have thousands.
pub(super) fn changed_tasks(
    office: &Office,
    plan: PlanId,
    change: Change,
    ids: &[TaskId],
    work: impl FnOnce(&Tx<'_>) -> Result<(), Failure>,
) -> Result<ChangedTasks, Failure> {
    let (tasks, saved): (_, Saved) = office.change(change.in_plan(plan), |tx| {
        work(tx)?;
        some_views(tx, plan, Some(ids))
    })?;
    Ok(ChangedTasks { saved, tasks })
}

pub(super) fn blank(plan: PlanId) -> plan::Task {
    plan::Task {
        id: TaskId(clock::mint()),
        plan,
        standing: plan::Standing::Accepted,
        text: String::new(),
        deliverable: String::new(),
        lead: String::new(),
        coordinating: Vec::new(),
        official: None,
        timeframe: plan::Timeframe::default(),
        budget: String::new(),
        remarks: String::new(),
        origin: None,
        sentence: String::new(),
        apart: Vec::new(),
    }
}

/// The change that adds a task.
pub(super) fn added(task: &plan::Task) -> Change {
    Change::of(EventKind::TaskAdded).about(task.id.0)
}

/// Adds an accepted task at the end.
pub fn add(office: &Office, plan: String, fields: TaskFields) -> Result<SavedTasks, Failure> {
    let plan = reader("plan", &plan)?;
    let task = blank(plan);
    change_tasks(office, plan, added(&task), |tx| {
        let task = fields.apply(&task, tx.plan_year(plan)?)?;
        Ok(tx.insert_tasks(plan, &[task])?)
    })
}

/// Changes a task; a proposed one becomes accepted.
pub fn save(office: &Office, task: String, fields: TaskFields) -> Result<ChangedTasks, Failure> {
    let id: TaskId = reader("task", &task)?;
    let (before, year) = office.read(|store| {
        let task = store.task(id)?;
        let year = store.plan_year(task.plan)?;
        Ok((task, year))
    })?;
    let accepted = plan::Task {
        standing: plan::Standing::Accepted,
        ..before.clone()
    };
    let after = fields.clone().apply(&accepted, year)?;
    changed_tasks(
        office,
        before.plan,
        Change::of(EventKind::TaskSaved)
            .about(id.0)
            .noting(history::cells(&before, &after)),
        &[id],
        |tx| {
            let task = plan::Task {
                standing: plan::Standing::Accepted,
                ..tx.task(id)?
            };
            let task = fields.apply(&task, tx.plan_year(before.plan)?)?;
            Ok(tx.put_task(&task, None)?)
        },
    )
}

/// Makes proposed tasks part of the plan.
pub fn accept(office: &Office, plan: String, tasks: Vec<String>) -> Result<SavedTasks, Failure> {
    let plan = reader("plan", &plan)?;
    let ids = ids(&tasks)?;
    let change = history::of_tasks(Change::of(EventKind::TaskSaved), &ids);
    let change = if ids.len() == 1 {
        change.noting("accepted")
    } else {
        change
    };
    change_tasks(office, plan, change, |tx| {
        for id in ids {
            let task = tx.task(id)?;
            tx.put_task(
                &plan::Task {
                    standing: plan::Standing::Accepted,
                    ..task
                },
                None,
            )?;
        }
        Ok(())
    })
}

fn ids(tasks: &[String]) -> Result<Vec<TaskId>, Failure> {
    tasks.iter().map(|t| reader("task", t)).collect()
}

/// Removes tasks or drops proposals. What of them counts in a closed period needs a reason.
pub fn remove(
    office: &Office,
    plan: String,
    tasks: Vec<String>,
    reason: String,
) -> Result<Removed, Failure> {
    let plan: PlanId = reader("plan", &plan)?;
    let ids = ids(&tasks)?;
    let gone: Vec<String> = office.read(|store| {
        let all = store.tasks(plan)?;
        let ours = all.iter().filter(|task| ids.contains(&task.id));
        Ok(ours.map(|task| task.text.clone()).collect())
    })?;
    let change = Change::of(EventKind::TasksRemoved)
        .in_plan(plan)
        .noting(history::cut(&gone.join("; ")));
    let change = match &ids[..] {
        [only] => change.about(only.0),
        _ => change,
    };
    let (trash, saved) = office.change(change, |tx| {
        guard_removal(tx, plan, &ids, &reason)?;
        Ok(tx.remove_tasks(plan, &ids)?)
    })?;
    Ok(removed(trash, saved))
}

/// Lets tasks go through the gate of closed periods: with what they were marked, what they aimed
/// at, and what the log counts for them.
///
/// # Errors
/// A closed period holds something of a task, and `why` is empty.
pub(super) fn guard_removal(
    tx: &Tx<'_>,
    plan: PlanId,
    ids: &[TaskId],
    why: &str,
) -> Result<(), Failure> {
    if tx.closings()?.is_empty() {
        return Ok(());
    }
    let gone: HashMap<TaskId, plan::Task> = (tx.tasks(plan)?.into_iter())
        .filter(|task| ids.contains(&task.id))
        .map(|task| (task.id, task))
        .collect();
    for mark in tx.marks(plan, None)? {
        if let Some(task) = gone.get(&mark.task) {
            progress::guard(tx, task, mark.quarter, why, (Some(&mark), None))?;
        }
    }
    let targets = tx.targets(plan)?;
    for task in gone.values() {
        let mut days = Vec::new();
        for target in targets.iter().filter(|target| target.task == task.id) {
            days.extend(closing::day_of(tx, target.quarter)?);
        }
        let logged = tx.log(&LogFilter {
            task: Some(task.id),
            ..LogFilter::default()
        })?;
        days.extend(logged.iter().map(|entry| entry.day));
        let subject: String = task.text.chars().take(80).collect();
        let change = closing::Late {
            subject,
            old: task.text.clone(),
            new: String::new(),
        };
        closing::guard(tx, &days, why, change)?;
    }
    Ok(())
}

/// Moves a task to a place from 0.
pub fn move_to(office: &Office, task: String, index: u32) -> Result<SavedTasks, Failure> {
    let id: TaskId = reader("task", &task)?;
    let plan = office.read(|store| Ok(store.task(id)?))?.plan;
    change_tasks(
        office,
        plan,
        Change::of(EventKind::TaskMoved).about(id.0),
        |tx| Ok(tx.move_task(id, index as usize)?),
    )
}

/// Adds rows pasted from Excel or Word as accepted tasks.
pub fn paste(office: &Office, plan: String, text: String) -> Result<SavedTasks, Failure> {
    let plan = reader("plan", &plan)?;
    add_rows(
        office,
        plan,
        &import::read_rows(&text),
        plan::Standing::Accepted,
    )
}

/// Proposes the rows of an annex that arrived as running text.
pub fn propose_annex_rows(
    office: &Office,
    plan: String,
    annex: String,
) -> Result<SavedTasks, Failure> {
    let (plan, annex): (PlanId, SectionId) = (reader("plan", &plan)?, reader("annex", &annex)?);
    let kept = office.read(|store| Ok(store.plan(plan)?))?;
    let annex = kept
        .annexes
        .iter()
        .find(|a| a.id == annex)
        .ok_or_else(|| Failure::NotFound {
            what: "annex".to_owned(),
        })?;
    let raw: Vec<String> = annex
        .blocks
        .iter()
        .filter(|b| b.kind == plan::BlockKind::Review)
        .map(|b| b.text.to_plain())
        .collect();
    add_rows(
        office,
        plan,
        &import::split_annex(&raw.join("\n")),
        plan::Standing::Proposed,
    )
}

fn add_rows(
    office: &Office,
    plan: PlanId,
    rows: &[plan::DraftTask],
    standing: plan::Standing,
) -> Result<SavedTasks, Failure> {
    let begun: Vec<plan::Task> = rows.iter().map(|_| blank(plan)).collect();
    let ids: Vec<TaskId> = begun.iter().map(|task| task.id).collect();
    let change = history::of_tasks(Change::of(EventKind::TaskAdded), &ids);
    change_tasks(office, plan, change, |tx| {
        let year = tx.plan_year(plan)?;
        let tasks = rows
            .iter()
            .zip(begun)
            .map(|(row, task)| TaskFields::from(row).apply(&plan::Task { standing, ..task }, year))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(tx.insert_tasks(plan, &tasks)?)
    })
}

/// Cells by name put into fields; a new official is added to the directory.
fn fill(tx: &Tx<'_>, fields: TaskFields, cells: Cells) -> Result<TaskFields, Failure> {
    let official = match cells.official.as_deref().map(str::trim) {
        None => fields.official,
        Some("") => String::new(),
        Some(name) => official_named(tx, name)?.to_string(),
    };
    Ok(TaskFields {
        official,
        text: cells.text.unwrap_or(fields.text),
        deliverable: cells.deliverable.unwrap_or(fields.deliverable),
        lead: cells.lead.unwrap_or(fields.lead),
        coordinating: cells.coordinating.unwrap_or(fields.coordinating),
        timeframe: cells.timeframe.unwrap_or(fields.timeframe),
        budget: cells.budget.unwrap_or(fields.budget),
        remarks: cells.remarks.unwrap_or(fields.remarks),
    })
}

fn official_named(tx: &Tx<'_>, name: &str) -> Result<OfficialId, Failure> {
    if let Some(known) = tx.officials_named(name)?.first() {
        return Ok(known.id);
    }
    let official = plan::Official {
        id: OfficialId(clock::mint()),
        name: name.to_owned(),
        position: String::new(),
        unit: None,
        active: true,
    }
    .checked()?;
    tx.put_official(&official)?;
    Ok(official.id)
}

/// Adds an accepted task from named cells.
pub fn add_named(office: &Office, plan: &str, cells: Cells) -> Result<SavedTasks, Failure> {
    let plan = reader("plan", plan)?;
    let task = blank(plan);
    change_tasks(office, plan, added(&task), |tx| {
        let fields = fill(tx, TaskFields::default(), cells)?;
        let task = fields.apply(&task, tx.plan_year(plan)?)?;
        Ok(tx.insert_tasks(plan, &[task])?)
    })
}

/// Changes named cells of a task; a proposed one becomes accepted.
pub fn assign(office: &Office, task: &str, cells: Cells) -> Result<Task, Failure> {
    let id: TaskId = reader("task", task)?;
    let plan = office.read(|store| Ok(store.task(id)?))?.plan;
    let saved = changed_tasks(
        office,
        plan,
        Change::of(EventKind::TaskSaved).about(id.0),
        &[id],
        |tx| {
            let year = tx.plan_year(plan)?;
            let before = tx.task(id)?;
            let fields = fill(tx, task_view(&before, year, String::new()).fields, cells)?;
            let task = plan::Task {
                standing: plan::Standing::Accepted,
                ..before
            };
            Ok(tx.put_task(&fields.apply(&task, year)?, None)?)
        },
    )?;
    saved
        .tasks
        .into_iter()
        .find(|t| t.id == task)
        .ok_or_else(|| Failure::NotFound {
            what: "task".to_owned(),
        })
}
