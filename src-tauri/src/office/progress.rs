//! Quarters: marks, shares, what is late.

use super::{Office, directory, tasks};
use crate::clock;
use crate::wire::{
    Failure, LateTask, Mark, MarkEdit, NamedShare, Progress, SavedProgress, Share, reader,
};
use plan::{Matrix, PlanId, Quarter, TaskId, TaskStatus};
use std::collections::HashMap;
use store::{Change, EventKind, Records};

/// Quarters of a plan's year.
pub fn get(office: &Office, plan: String) -> Result<Progress, Failure> {
    let plan = reader("plan", &plan)?;
    office.read(|store| view(store, plan))
}

fn view(records: &Records, plan: PlanId) -> Result<Progress, Failure> {
    let kept = records.plan(plan)?;
    let year = kept.year;
    let all = records.tasks(plan)?;
    let marks = records.marks(plan, None)?;
    let matrix = Matrix::count(year, &all, &marks);
    let current = directory::regime(records)?.quarter_of(clock::today());
    let named = |name: String, share: plan::Completion| NamedShare {
        name,
        share: share.into(),
    };
    Ok(Progress {
        plan: plan.to_string(),
        year,
        title: kept.title(),
        quarters: Quarter::of_year(year).map(|q| q.to_string()).collect(),
        current_quarter: current.to_string(),
        tasks: tasks::views(records, plan)?,
        marks: marks.iter().map(Mark::from).collect(),
        by_quarter: matrix
            .by_quarter
            .iter()
            .map(|(q, c)| named(q.to_string(), *c))
            .collect(),
        by_unit: matrix
            .by_unit
            .into_iter()
            .map(|(u, c)| named(u, c))
            .collect(),
        total: Share::from(matrix.total),
        late: late(year, current, &all, &marks),
    })
}

pub(super) fn late(
    year: i32,
    current: Quarter,
    all: &[plan::Task],
    marks: &[plan::Mark],
) -> Vec<LateTask> {
    let status: HashMap<(TaskId, Quarter), TaskStatus> = marks
        .iter()
        .map(|m| ((m.task, m.quarter), m.status))
        .collect();
    all.iter()
        .flat_map(|task| Quarter::of_year(year).map(move |quarter| (task, quarter)))
        .filter(|(task, quarter)| {
            let marked = status.get(&(task.id, *quarter)).copied();
            tasks::is_late(task, year, *quarter, current, marked)
        })
        .map(|(task, quarter)| LateTask {
            task: task.id.to_string(),
            quarter: quarter.to_string(),
        })
        .collect()
}

/// Marks a task in a quarter; a proposed task becomes accepted.
pub fn save_mark(office: &Office, mark: MarkEdit) -> Result<SavedProgress, Failure> {
    let by = office
        .read(|store| Ok(store.setting(directory::OFFICER)?))?
        .unwrap_or_default();
    let mark = mark.into_mark(by, clock::now())?;
    let plan = office.read(|store| Ok(store.task(mark.task)?))?.plan;
    let change = Change::of(EventKind::Marked)
        .in_plan(plan)
        .about(mark.task.0)
        .noting(mark.quarter.to_string());
    let (progress, saved) = office.change(change, |tx| {
        let task = tx.task(mark.task)?;
        if task.standing == plan::Standing::Proposed {
            tx.put_task(
                &plan::Task {
                    standing: plan::Standing::Accepted,
                    ..task
                },
                None,
            )?;
        }
        tx.put_mark(&mark)?;
        view(tx, plan)
    })?;
    Ok(SavedProgress { saved, progress })
}

/// Takes a mark away.
pub fn clear_mark(
    office: &Office,
    task: String,
    quarter: String,
) -> Result<SavedProgress, Failure> {
    let task: TaskId = reader("task", &task)?;
    let quarter: Quarter = quarter.parse().map_err(plan::Flaws::from)?;
    let plan = office.read(|store| Ok(store.task(task)?))?.plan;
    let change = Change::of(EventKind::MarkCleared)
        .in_plan(plan)
        .about(task.0)
        .noting(quarter.to_string());
    let (progress, saved) = office.change(change, |tx| {
        tx.clear_mark(task, quarter)?;
        view(tx, plan)
    })?;
    Ok(SavedProgress { saved, progress })
}
