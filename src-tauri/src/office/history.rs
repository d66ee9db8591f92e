//! What happened to a plan or one of its tasks: who, when, what; and what events note so that this
//! can be told later.

use super::Office;
use crate::wire::{Failure, HistoryLine, reader, time};
use plan::{Plan, PlanId, Section, SectionId, Task, TaskId};
use std::collections::HashMap;
use store::{Change, Event, EventKind, Records};
use uuid::Uuid;

/// Most events looked at.
const SEEN: u32 = 2_000;
/// Letters of a name.
const NAME: usize = 80;
/// Most tasks an event names.
const NAMED: usize = 500;
/// Before the ends of the ids of several tasks in an event's note.
const TASKS: char = '#';

/// What happened to a plan, the newest first; with a task, to that alone.
pub fn get(
    office: &Office,
    plan: String,
    task: Option<String>,
) -> Result<Vec<HistoryLine>, Failure> {
    let id: PlanId = reader("plan", &plan)?;
    let task: Option<TaskId> = task.map(|task| reader("task", &task)).transpose()?;
    office.read(|store| {
        let events = match task {
            Some(task) => store.events_of_task(id, task, &tail(task))?,
            None => store.events_of(id, SEEN)?,
        };
        let names = names(store, &store.plan(id)?)?;
        Ok(told(&events, &names))
    })
}

/// What things of a plan are called now.
fn names(records: &Records, plan: &Plan) -> Result<HashMap<Uuid, String>, Failure> {
    let mut names = HashMap::new();
    parts(plan, &mut names);
    for task in records.tasks(plan.id)? {
        names.insert(task.id.0, cut(&task.text));
    }
    Ok(names)
}

fn sections(list: &[Section], names: &mut HashMap<Uuid, String>) {
    for section in list {
        names.insert(section.id.0, cut(&section.title));
        sections(&section.sections, names);
    }
}

/// The end of a task's id: its beginning is the time, which tasks added together share.
fn tail(task: TaskId) -> String {
    let id = task.0.simple().to_string();
    id.get(20..).unwrap_or_default().to_owned()
}

/// A change of tasks that the history of each of them shows.
pub(super) fn of_tasks(change: Change, tasks: &[TaskId]) -> Change {
    match tasks {
        [only] => change.about(only.0),
        [] => change,
        _ if tasks.len() > NAMED => change,
        _ => {
            let tails: Vec<String> = tasks.iter().map(|task| tail(*task)).collect();
            change.noting(format!("{TASKS}{}", tails.join(" ")))
        }
    }
}

/// Which cells of a task an edit changes: `lead,official`; `accepted` for a proposal that became a
/// task as it was.
pub(super) fn cells(before: &Task, after: &Task) -> String {
    let changed = [
        ("text", before.text != after.text),
        ("deliverable", before.deliverable != after.deliverable),
        ("lead", before.lead != after.lead),
        ("coordinating", before.coordinating != after.coordinating),
        ("official", before.official != after.official),
        ("timeframe", before.timeframe != after.timeframe),
        ("budget", before.budget != after.budget),
        ("remarks", before.remarks != after.remarks),
    ];
    let names: Vec<&str> = (changed.iter())
        .filter(|(_, is)| *is)
        .map(|(name, _)| *name)
        .collect();
    if names.is_empty() && before.standing != after.standing {
        return "accepted".to_owned();
    }
    names.join(",")
}

/// What a section or annex is called; nothing for one that is not there.
pub(super) fn title_of(plan: &Plan, id: SectionId) -> String {
    let mut names = HashMap::new();
    parts(plan, &mut names);
    names.remove(&id.0).unwrap_or_default()
}

fn parts(plan: &Plan, names: &mut HashMap<Uuid, String>) {
    sections(&plan.sections, names);
    for annex in &plan.annexes {
        names.insert(annex.id.0, cut(&annex.title));
    }
}

/// Words as a history shows them.
pub(super) fn cut(text: &str) -> String {
    let text = plan::text::squeeze(text);
    if text.chars().count() <= NAME {
        return text;
    }
    let mut cut: String = text.chars().take(NAME - 1).collect();
    cut.push('…');
    cut
}

/// Each event as a line; what one person did again and again to one thing is one line.
fn told(events: &[Event], names: &HashMap<Uuid, String>) -> Vec<HistoryLine> {
    let same = |a: &Event, b: &Event| {
        a.kind == b.kind && a.subject == b.subject && a.actor == b.actor && a.detail == b.detail
    };
    let lines = events.chunk_by(same).filter_map(|run| {
        let (newest, oldest) = (run.first()?, run.last()?);
        let known = newest.subject.and_then(|id| names.get(&id));
        // What is gone is called as it was when it was noted.
        let noted = notes_a_title(newest.kind).then_some(&newest.detail);
        let about = known.or(noted);
        let codes = notes_a_title(newest.kind) || newest.detail.starts_with(TASKS);
        Some(HistoryLine {
            seq: u32::try_from(newest.seq).unwrap_or(u32::MAX),
            kind: newest.kind.code().to_owned(),
            by: newest.actor.clone(),
            from: time(oldest.at),
            at: time(newest.at),
            times: u32::try_from(run.len()).unwrap_or(u32::MAX),
            about: about.cloned().unwrap_or_default(),
            detail: if codes {
                String::new()
            } else {
                newest.detail.clone()
            },
        })
    });
    lines.collect()
}

/// Whether events of this kind note what the thing was called.
fn notes_a_title(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::SectionRemoved
            | EventKind::AnnexRemoved
            | EventKind::TasksRemoved
            | EventKind::Restored
            | EventKind::TemplateSaved
            | EventKind::PackageOpened
            | EventKind::VersionKept
    )
}
