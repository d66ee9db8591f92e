//! Who answers for tasks: what somebody still has to do, and how it goes to somebody else.

use super::{Office, log};
use crate::wire::{Assignment, Failure, Handover, OpenTask, Saved, reader, summary_title};
use chrono::NaiveDate;
use plan::assignment::changed;
use plan::flaw::Check;
use plan::{Flaw, FlawKind, Flaws, Official, OfficialId, Quarter, TaskId, TaskStatus};
use std::collections::HashMap;
use store::{Change, EventKind, Records, Tx};

/// Who answered for a task, the first first.
pub fn history(office: &Office, task: String) -> Result<Vec<Assignment>, Failure> {
    let task: TaskId = reader("task", &task)?;
    office.read(|store| {
        let people: HashMap<OfficialId, Official> =
            store.officials()?.into_iter().map(|o| (o.id, o)).collect();
        let history = store.assignments(task)?;
        Ok(history
            .into_iter()
            .map(|a| {
                let person = people.get(&a.official);
                Assignment {
                    official: a.official.to_string(),
                    name: person.map(|p| p.name.clone()).unwrap_or_default(),
                    active: person.is_some_and(|p| p.active),
                    since: a.since.to_string(),
                    until: a.until.map(|day| day.to_string()),
                    note: a.note,
                }
            })
            .collect())
    })
}

/// The tasks of all plans that somebody still has to do, or may have.
pub fn open(office: &Office, official: String) -> Result<Vec<OpenTask>, Failure> {
    let official: OfficialId = reader("official", &official)?;
    office.read(|store| open_in(store, official))
}

fn open_in(records: &Records, official: OfficialId) -> Result<Vec<OpenTask>, Failure> {
    let mut open = Vec::new();
    for summary in records.plans()? {
        let tasks = records.tasks(summary.id)?;
        let own: Vec<_> = (tasks.iter())
            .filter(|t| t.official == Some(official))
            .collect();
        if own.is_empty() {
            continue;
        }
        let over: HashMap<(TaskId, Quarter), TaskStatus> = (records.marks(summary.id, None)?)
            .into_iter()
            .map(|mark| ((mark.task, mark.quarter), mark.status))
            .collect();
        let is_open = |task: &plan::Task| {
            Quarter::of_year(summary.year)
                .filter(|quarter| task.timeframe.covers(*quarter, summary.year))
                .any(|quarter| {
                    let status = over.get(&(task.id, quarter)).copied();
                    !status.is_some_and(|s| s.is_complete() || s == TaskStatus::Dropped)
                })
        };
        open.extend(
            own.into_iter()
                .filter(|task| is_open(task))
                .map(|task| OpenTask {
                    task: task.id.to_string(),
                    plan: summary.id.to_string(),
                    title: summary_title(&summary.title),
                    year: summary.year,
                    text: task.text.clone(),
                    timeframe: task.timeframe.wording.clone(),
                }),
        );
    }
    Ok(open)
}

/// Hands tasks from one person to another from a day on, in one change.
pub fn hand_over(office: &Office, form: Handover) -> Result<Saved, Failure> {
    let today = office.read(|store| log::today(store))?;
    let mut check = Check::default();
    let note = check.optional("note", &form.note, plan::Assignment::NOTE_LIMIT);
    let day = form.day.parse::<NaiveDate>().ok();
    match day {
        None => check.flaw(Flaw::new("day", FlawKind::NoSuchDate)),
        Some(day) if day > today => {
            check.flaw(Flaw::new("day", FlawKind::InTheFuture));
        }
        Some(_) => {}
    }
    for (field, id) in [("from", &form.from), ("to", &form.to)] {
        if id.is_empty() {
            check.flaw(Flaw::new(field, FlawKind::Empty));
        }
    }
    if form.from == form.to && !form.to.is_empty() {
        check.flaw(Flaw::new("to", FlawKind::Repeated));
    }
    if form.tasks.is_empty() {
        check.flaw(Flaw::new("tasks", FlawKind::Empty));
    }
    let note = check.finish(note)?;
    let (from, to) = (
        reader("official", &form.from)?,
        reader("official", &form.to)?,
    );
    let day = day.unwrap_or(today);
    pass(office, &form.tasks, from, Some(to), |tx, task| {
        let history = changed(tx.assignments(task)?, task, Some(to), day, &note);
        Ok(history)
    })
}

/// Takes a handover back: the tasks are the first person's again, as if nothing had happened.
pub fn take_back(office: &Office, form: Handover) -> Result<Saved, Failure> {
    let (from, to): (OfficialId, OfficialId) = (
        reader("official", &form.from)?,
        reader("official", &form.to)?,
    );
    pass(office, &form.tasks, to, Some(from), |tx, task| {
        let mut history = tx.assignments(task)?;
        if history
            .last()
            .is_some_and(|a| a.official == to && a.until.is_none())
        {
            history.pop();
        }
        match history.last_mut() {
            Some(last) if last.official == from => last.until = None,
            _ => history = changed(history, task, Some(from), log::today(tx)?, ""),
        }
        Ok(history)
    })
}

/// Makes another person answerable for those of the tasks that are `from`'s.
fn pass(
    office: &Office,
    tasks: &[String],
    from: OfficialId,
    to: Option<OfficialId>,
    history: impl Fn(&Tx<'_>, TaskId) -> Result<Vec<plan::Assignment>, Failure>,
) -> Result<Saved, Failure> {
    let ids = tasks
        .iter()
        .map(|task| reader("task", task))
        .collect::<Result<Vec<TaskId>, _>>()?;
    let change = Change::of(EventKind::TasksHanded).about(from.0);
    let ((), saved) = office.change(change, |tx| {
        for id in ids {
            let task = tx.task(id)?;
            if task.official != Some(from) {
                return Err(Flaws::from(Flaw::new("tasks", FlawKind::Unknown)).into());
            }
            let history = history(tx, id)?;
            let task = plan::Task {
                official: to,
                ..task
            };
            tx.put_task(&task, None)?;
            tx.set_assignments(id, &history)?;
        }
        Ok(())
    })?;
    Ok(saved)
}
