//! Quarters: marks, figures and what stands behind them, shares, what is late.

use super::{Office, closing, directory, people, tasks};
use crate::clock;
use crate::wire::{
    Amount, Failure, LateTask, Mark, MarkChange, MarkChangeKind, MarkEdit, NamedShare, Progress,
    Proof, ProofEntry, SavedProgress, Share, TaskFigure, TaskStatus, reader, time,
};
use chrono::Datelike;
use plan::{Channel, Ledger, Matrix, PlanId, Quarter, Regime, Target, TaskId};
use std::collections::{BTreeSet, HashMap};
use store::{Change, Event, EventKind, LogFilter, Records, Tx};

/// Quarters of a plan's year, or of another one.
pub fn get(office: &Office, plan: String, year: Option<i32>) -> Result<Progress, Failure> {
    let plan = reader("plan", &plan)?;
    office.read(|store| view(store, plan, year))
}

/// What the figures of a plan's tasks are made of in a year.
pub(super) fn ledger(records: &Records, plan: PlanId, year: i32) -> Result<Ledger, Failure> {
    let regime = directory::regime(records)?;
    let mut sums = Vec::new();
    for quarter in Quarter::of_year(year) {
        if let Some(days) = regime.span(quarter) {
            sums.push((quarter, records.log_by_task(plan, days)?));
        }
    }
    let marks = records.marks(plan, Some(year))?;
    Ok(Ledger::new(marks, sums, records.targets(plan)?))
}

/// The marks of a plan, in every year; those of its own year with the figure that counts, also
/// where that is the log's.
pub(super) fn counted_marks(
    records: &Records,
    plan: PlanId,
    year: i32,
) -> Result<Vec<plan::Mark>, Failure> {
    let ledger = ledger(records, plan, year)?;
    let mut marks = records.marks(plan, None)?;
    for mark in &mut marks {
        if mark.quarter.year() == year {
            let figure = ledger.figure(mark.task, mark.quarter);
            mark.quantity = figure.stands().map(|(quantity, _)| quantity.clone());
        }
    }
    Ok(marks)
}

fn view(records: &Records, plan: PlanId, year: Option<i32>) -> Result<Progress, Failure> {
    let kept = records.plan(plan)?;
    let plan_year = kept.year;
    let year = year.unwrap_or(plan_year);
    let all = records.tasks(plan)?;
    let marks = records.marks(plan, None)?;
    let matrix = Matrix::of_year(year, plan_year, &all, &marks);
    let regime = directory::regime(records)?;
    let current = regime.quarter_of(clock::today());
    let ledger = ledger(records, plan, year)?;
    let named = |name: String, share: plan::Completion| NamedShare {
        name,
        share: share.into(),
    };
    Ok(Progress {
        plan: plan.to_string(),
        year,
        plan_year,
        years: years(records, plan, (plan_year, year), &marks, regime)?,
        title: kept.title(),
        quarters: Quarter::of_year(year).map(|q| q.to_string()).collect(),
        current_quarter: current.to_string(),
        closed: closed(records, year, regime)?,
        tasks: tasks::views(records, plan)?,
        marks: marks.iter().map(Mark::from).collect(),
        figures: figures(&ledger, &all, year),
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
        late: late(plan_year, current, &all, &marks)
            .into_iter()
            .filter(|_| year == plan_year)
            .collect(),
    })
}

/// Every year in which something was marked, logged or aimed at.
fn years(
    records: &Records,
    plan: PlanId,
    (own, shown): (i32, i32),
    marks: &[plan::Mark],
    regime: Regime,
) -> Result<Vec<i32>, Failure> {
    let mut years: BTreeSet<i32> = [own, shown].into();
    years.extend(marks.iter().map(|mark| mark.quarter.year()));
    let targets = records.targets(plan)?;
    years.extend(targets.iter().map(|target| target.quarter.year()));
    if let Some((first, last)) = records.log_days(plan)? {
        years.extend([first, last].map(|day| regime.quarter_of(day).year()));
        years.extend(first.year() + 1..last.year());
    }
    Ok(years.into_iter().collect())
}

/// Quarters whose last day a closed period holds.
fn closed(records: &Records, year: i32, regime: Regime) -> Result<Vec<String>, Failure> {
    let closings = records.closings()?;
    let is_closed = |quarter: &Quarter| {
        let last = regime.span(*quarter).map(|(_, last)| last);
        last.is_some_and(|last| closings.iter().any(|closing| closing.holds(last)))
    };
    Ok(Quarter::of_year(year)
        .filter(is_closed)
        .map(|quarter| quarter.to_string())
        .collect())
}

fn figures(ledger: &Ledger, all: &[plan::Task], year: i32) -> Vec<TaskFigure> {
    all.iter()
        .flat_map(|task| Quarter::of_year(year).map(move |quarter| (task.id, quarter)))
        .filter_map(|(task, quarter)| figure(ledger, task, quarter))
        .collect()
}

fn figure(ledger: &Ledger, task: TaskId, quarter: Quarter) -> Option<TaskFigure> {
    let known = ledger.figure(task, quarter);
    if known == plan::Figure::default() {
        return None;
    }
    let marked = ledger.mark(task, quarter).map(|mark| mark.status);
    let stands = known.stands();
    Some(TaskFigure {
        task: task.to_string(),
        quarter: quarter.to_string(),
        figure: stands.map(|(quantity, _)| quantity.into()),
        source: stands.map(|(_, source)| source.into()),
        log: known.log.as_ref().map(Amount::from),
        target: known.target.as_ref().map(Amount::from),
        differs: known.differs(),
        reached: known.reaches_target(),
        proposed: known.proposed(marked).map(TaskStatus::from),
    })
}

pub(super) fn late(
    year: i32,
    current: Quarter,
    all: &[plan::Task],
    marks: &[plan::Mark],
) -> Vec<LateTask> {
    let today = clock::today();
    let status: HashMap<(TaskId, Quarter), plan::TaskStatus> = marks
        .iter()
        .map(|m| ((m.task, m.quarter), m.status))
        .collect();
    all.iter()
        .flat_map(|task| Quarter::of_year(year).map(move |quarter| (task, quarter)))
        .filter(|(task, quarter)| {
            let marked = status.get(&(task.id, *quarter)).copied();
            plan::progress::is_late(task, year, *quarter, (current, today), marked)
        })
        .map(|(task, quarter)| LateTask {
            task: task.id.to_string(),
            quarter: quarter.to_string(),
        })
        .collect()
}

/// Marks a task in a quarter; a proposed task becomes accepted. An own figure that is not what the
/// log adds up to says why.
pub fn save_mark(office: &Office, mark: MarkEdit) -> Result<SavedProgress, Failure> {
    let by = office.read(|store| people::name(office, store))?;
    let why = mark.why.clone();
    let mark = mark.into_mark(by, clock::now())?;
    let (plan, mark) = office.read(|store| beside_log(store, mark))?;
    let change = Change::of(EventKind::Marked)
        .in_plan(plan)
        .about(mark.task.0)
        .noting(told(&mark));
    let year = mark.quarter.year();
    let (progress, saved) = office.change(change, |tx| {
        let task = tx.task(mark.task)?;
        let old = mark_of(tx, &task, mark.quarter)?;
        guard(tx, &task, mark.quarter, &why, (old.as_ref(), Some(&mark)))?;
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
        view(tx, plan, Some(year))
    })?;
    Ok(SavedProgress { saved, progress })
}

/// The mark of a task in a quarter.
fn mark_of(
    records: &Records,
    task: &plan::Task,
    quarter: Quarter,
) -> Result<Option<plan::Mark>, Failure> {
    let mut marks = records.marks(task.plan, None)?.into_iter();
    Ok(marks.find(|mark| (mark.task, mark.quarter) == (task.id, quarter)))
}

/// Lets a change of a mark, as (old, new), through the gate of closed periods.
///
/// # Errors
/// A closed period holds the last day of the quarter, and `why` is empty.
pub(super) fn guard(
    tx: &Tx<'_>,
    task: &plan::Task,
    quarter: Quarter,
    why: &str,
    (old, new): (Option<&plan::Mark>, Option<&plan::Mark>),
) -> Result<(), Failure> {
    let (old, new) = (
        old.map_or(String::new(), words),
        new.map_or(String::new(), words),
    );
    if old == new {
        return Ok(());
    }
    let subject = closing::subject(quarter, &task.text);
    let change = closing::Late { subject, old, new };
    closing::guard(tx, &closing::day_of(tx, quarter)?, why, change)
}

/// What a mark says: `Hoàn thành · 12 lượt · Đủ các thôn`.
fn words(mark: &plan::Mark) -> String {
    let figure = mark.quantity.as_ref();
    let figure = figure.map_or(String::new(), |q| format!("{} {}", q.count, q.measure));
    let mut words = vec![
        ::document::status::words(mark.status).to_owned(),
        figure.trim_end().to_owned(),
        plan::text::squeeze(&mark.note),
    ];
    words.retain(|part| !part.is_empty());
    words.join(" · ")
}

/// The mark as it may be kept beside the log, and its plan.
fn beside_log(records: &Records, mark: plan::Mark) -> Result<(PlanId, plan::Mark), Failure> {
    let plan = records.task(mark.task)?.plan;
    let sums: Vec<plan::Quantity> = match directory::regime(records)?.span(mark.quarter) {
        None => Vec::new(),
        Some(days) => records
            .log_by_task(plan, days)?
            .into_iter()
            .filter(|count| count.task == mark.task)
            .map(|count| count.quantity)
            .collect(),
    };
    let targets = records.targets(plan)?;
    let aimed = |t: &&Target| (t.task, t.quarter) == (mark.task, mark.quarter);
    let target = targets.iter().find(aimed).map(|t| &t.quantity);
    Ok((plan, mark.beside_log(&sums, target)?))
}

/// A mark as its event tells it: `2026-Q1 done 12 lượt`.
fn told(mark: &plan::Mark) -> String {
    let status = serde_json::to_value(TaskStatus::from(mark.status));
    let status = status.ok().and_then(|word| word.as_str().map(String::from));
    let figure = mark.quantity.as_ref();
    let figure = figure.map(|q| format!("{} {}", q.count, q.measure));
    let words = [
        Some(mark.quarter.to_string()),
        Some(status.unwrap_or_default()),
        figure,
    ];
    let words: Vec<String> = words.into_iter().flatten().collect();
    words.join(" ").trim_end().to_owned()
}

/// Takes a mark away.
pub fn clear_mark(
    office: &Office,
    task: String,
    quarter: String,
    reason: String,
) -> Result<SavedProgress, Failure> {
    let task: TaskId = reader("task", &task)?;
    let quarter: Quarter = quarter.parse().map_err(plan::Flaws::from)?;
    let plan = office.read(|store| Ok(store.task(task)?))?.plan;
    let change = Change::of(EventKind::MarkCleared)
        .in_plan(plan)
        .about(task.0)
        .noting(quarter.to_string());
    let (progress, saved) = office.change(change, |tx| {
        let kept = tx.task(task)?;
        let old = mark_of(tx, &kept, quarter)?;
        guard(tx, &kept, quarter, &reason, (old.as_ref(), None))?;
        tx.clear_mark(task, quarter)?;
        view(tx, plan, Some(quarter.year()))
    })?;
    Ok(SavedProgress { saved, progress })
}

/// What stands behind the figure of a task in a quarter.
pub fn proof(office: &Office, task: String, quarter: String) -> Result<Proof, Failure> {
    let task: TaskId = reader("task", &task)?;
    let quarter: Quarter = quarter.parse().map_err(plan::Flaws::from)?;
    office.read(|store| {
        let plan = store.task(task)?.plan;
        let days = directory::regime(store)?.span(quarter);
        let (first, last) = days.ok_or_else(|| {
            plan::Flaws::from(plan::Flaw::new("quarter", plan::FlawKind::NoSuchQuarter))
        })?;
        let entries = store.log(&LogFilter {
            first: Some(first),
            last: Some(last),
            plan: Some(plan),
            task: Some(task),
            ..LogFilter::default()
        })?;
        let sums = store.log_by_task(plan, (first, last))?;
        let channels = store.channels()?;
        let events = store.events_about(plan, task.0)?;
        Ok(Proof {
            task: task.to_string(),
            quarter: quarter.to_string(),
            first: first.to_string(),
            last: last.to_string(),
            entries: entries.iter().map(|e| proving(e, &channels)).collect(),
            sums: sums
                .iter()
                .filter(|sum| sum.task == task)
                .map(|sum| Amount::from(&sum.quantity))
                .collect(),
            changes: events.iter().filter_map(|e| changed(e, quarter)).collect(),
        })
    })
}

fn proving(entry: &plan::LogEntry, channels: &[Channel]) -> ProofEntry {
    let channel = channels.iter().find(|c| c.code == entry.channel);
    ProofEntry {
        id: entry.id.to_string(),
        day: entry.day.to_string(),
        channel: channel.map_or_else(|| entry.channel.clone(), |c| c.name.clone()),
        topic: entry.topic.clone(),
        place: entry.place.clone(),
        measures: entry.measures.iter().map(Amount::from).collect(),
        by: entry.by.clone(),
    }
}

/// What an event about a task says of a quarter; targets are set for all quarters at once.
fn changed(event: &Event, quarter: Quarter) -> Option<MarkChange> {
    let kind = match event.kind {
        EventKind::Marked => MarkChangeKind::Marked,
        EventKind::MarkCleared => MarkChangeKind::Cleared,
        EventKind::TargetsSet => MarkChangeKind::Targets,
        _ => return None,
    };
    let mut words = event.detail.splitn(3, ' ');
    if kind != MarkChangeKind::Targets && words.next() != Some(quarter.to_string().as_str()) {
        return None;
    }
    let status = words.next().filter(|_| kind == MarkChangeKind::Marked);
    let status = status.and_then(|word| serde_json::from_value(word.into()).ok());
    Some(MarkChange {
        kind,
        figure: status.and(words.next()).unwrap_or_default().to_owned(),
        status,
        by: event.actor.clone(),
        at: time(event.at),
    })
}
