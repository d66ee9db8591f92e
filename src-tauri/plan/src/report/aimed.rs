//! What is aimed at in a period: the targets of channels, and those that no channel counts.

use super::figures::{CountLine, Figuring, accepted, is_named};
use crate::channel::Channel;
use crate::count::TaskCount;
use crate::date::Quarter;
use crate::id::TaskId;
use crate::period::{Cumulative, InPeriod};
use crate::progress::Quantity;
use crate::task::Task;
use crate::text::{fold, squeeze};

/// The channel a target belongs to: the only one counted in its unit, or the only such one that
/// the task's words name.
fn channel_of<'a>(from: &Figuring<'a>, task: &Task, quantity: &Quantity) -> Option<&'a Channel> {
    let measure = fold(&quantity.measure);
    let able: Vec<&Channel> = from
        .channels
        .iter()
        .filter(|c| c.measures.iter().any(|m| fold(m) == measure))
        .collect();
    let words = fold(&format!("{} {}", task.text, task.deliverable));
    let named: Vec<&Channel> = able
        .iter()
        .copied()
        .filter(|channel| is_named(channel, &words))
        .collect();
    match (&able[..], &named[..]) {
        ([channel], _) | (_, [channel]) => Some(channel),
        _ => None,
    }
}

/// Targets of accepted tasks in the period's quarters, in the plan's order.
fn targets<'a>(
    from: &'a Figuring<'_>,
    quarters: &'a [Quarter],
) -> impl Iterator<Item = (&'a Task, &'a Quantity)> {
    let mut found: Vec<(usize, &Task, &Quantity)> = Vec::new();
    let places: std::collections::HashMap<TaskId, (usize, &Task)> = accepted(from)
        .enumerate()
        .map(|(place, (_, task))| (task.id, (place, task)))
        .collect();
    for (task, quarter, quantity) in &from.targets {
        if let Some((place, task)) = places.get(task)
            && quarters.contains(quarter)
        {
            found.push((*place, task, quantity));
        }
    }
    found.sort_by_key(|(place, ..)| *place);
    found
        .into_iter()
        .map(|(_, task, quantity)| (task, quantity))
}

/// Targets of the period's quarters that belong to a channel.
pub(super) fn channel_targets<'a>(
    from: &Figuring<'a>,
    quarters: &[Quarter],
) -> Vec<(&'a Channel, String, u64)> {
    targets(from, quarters)
        .filter_map(|(task, quantity)| {
            let channel = channel_of(from, task, quantity)?;
            Some((channel, quantity.measure.clone(), quantity.count))
        })
        .collect()
}

/// A line for each task whose target is in a unit that belongs to no channel: what is aimed at
/// is told even where nothing was done. Done is the task's own figure, else what its log says.
pub(super) fn task_targets(from: &Figuring<'_>, quarters: &[Quarter]) -> Vec<CountLine> {
    let mut lines: Vec<CountLine> = Vec::new();
    for (task, quantity) in targets(from, quarters) {
        if channel_of(from, task, quantity).is_some() {
            continue;
        }
        let (of_task, measure) = (CountLine::of_task(task.id), fold(&quantity.measure));
        let known = lines
            .iter_mut()
            .find(|line| line.channel == of_task && fold(&line.measure) == measure);
        match known {
            Some(line) => {
                line.target = Some(line.target.unwrap_or(0).saturating_add(quantity.count));
            }
            None => lines.push(CountLine {
                channel: of_task,
                name: named(task),
                measure: quantity.measure.clone(),
                target: Some(quantity.count),
                in_period: InPeriod(done(from, &from.by_task, task.id, &measure)),
                so_far: Cumulative(done(from, &from.by_task_so_far, task.id, &measure)),
                year_before: InPeriod(0),
            }),
        }
    }
    lines
}

fn named(task: &Task) -> String {
    let text = squeeze(&task.text);
    text.trim_end_matches(['.', ';', ',', ':']).to_owned()
}

/// What was done for a task in one unit over the quarters of the log's sums.
fn done(
    from: &Figuring<'_>,
    log: &[(Quarter, Vec<TaskCount>)],
    task: TaskId,
    measure: &str,
) -> u64 {
    let of_quarter = |(quarter, counts): &(Quarter, Vec<TaskCount>)| {
        let mark = from
            .marks
            .iter()
            .find(|mark| (mark.task, mark.quarter) == (task, *quarter));
        let own = mark
            .and_then(|mark| mark.quantity.as_ref())
            .filter(|own| fold(&own.measure) == measure)
            .map(|own| own.count);
        own.unwrap_or_else(|| {
            counts
                .iter()
                .filter(|count| count.task == task && fold(&count.quantity.measure) == measure)
                .fold(0, |sum: u64, count| {
                    sum.saturating_add(count.quantity.count)
                })
        })
    };
    log.iter().fold(0, |sum: u64, quarter| {
        sum.saturating_add(of_quarter(quarter))
    })
}
