//! What happened to a plan or one of its tasks: who, when, what.

use super::Office;
use crate::wire::{Failure, HistoryLine, reader, time};
use plan::{Plan, PlanId, Section, TaskId};
use std::collections::HashMap;
use store::{Event, Records};
use uuid::Uuid;

/// Most events looked at.
const SEEN: u32 = 2_000;
/// Letters of a name.
const NAME: usize = 80;

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
            Some(task) => store.events_about(id, task.0)?,
            None => store.events_of(id, SEEN)?,
        };
        let names = names(store, &store.plan(id)?)?;
        Ok(told(&events, &names))
    })
}

/// What things of a plan are called now.
fn names(records: &Records, plan: &Plan) -> Result<HashMap<Uuid, String>, Failure> {
    let mut names = HashMap::new();
    sections(&plan.sections, &mut names);
    for annex in &plan.annexes {
        names.insert(annex.id.0, cut(&annex.title));
    }
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

fn cut(text: &str) -> String {
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
        let about = newest.subject.and_then(|id| names.get(&id));
        Some(HistoryLine {
            seq: u32::try_from(newest.seq).unwrap_or(u32::MAX),
            kind: newest.kind.code().to_owned(),
            by: newest.actor.clone(),
            from: time(oldest.at),
            at: time(newest.at),
            times: u32::try_from(run.len()).unwrap_or(u32::MAX),
            about: about.cloned().unwrap_or_default(),
            detail: newest.detail.clone(),
        })
    });
    lines.collect()
}
