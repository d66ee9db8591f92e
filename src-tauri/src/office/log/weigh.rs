//! Reading what a form says of an entry, and weighing whether it is likely.

use super::today;
use crate::clock;
use crate::wire::{Failure, LogFields, LogRemark, LogRemarkKind};
use chrono::NaiveDate;
use plan::flaw::Check;
use plan::log::{is_outlier, read_quantity};
use plan::{Channel, EntryId, Flaw, FlawKind, Flaws, LogEntry, PlanId, Quantity, TaskId};
use store::{Records, StoreError};

/// An entry that can be kept, and what is unlikely about it.
pub(super) struct Weighed {
    pub(super) entry: LogEntry,
    /// To be confirmed first.
    pub(super) asks: Vec<LogRemark>,
    /// Worth a look.
    pub(super) notes: Vec<LogRemark>,
}

/// A day as people type it: `12/3/2026`, `12-03-2026`, `2026-03-12`.
///
/// # Errors
/// [`FlawKind::Empty`] without words, else [`FlawKind::NoSuchDate`].
pub(super) fn day(typed: &str) -> Result<NaiveDate, Flaw> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Flaw::new("day", FlawKind::Empty));
    }
    let parts: Vec<&str> = typed.split(['/', '-', '.']).map(str::trim).collect();
    let number = |part: &str| {
        let digits = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| part.parse::<u32>().ok()).flatten()
    };
    let read = || {
        let &[first, second, third] = parts.as_slice() else {
            return None;
        };
        let (year, month, day) = if first.len() == 4 {
            (first, second, third)
        } else if third.len() == 4 {
            (third, second, first)
        } else {
            return None;
        };
        let year = i32::try_from(number(year)?).ok()?;
        NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)
    };
    read().ok_or_else(|| Flaw::new("day", FlawKind::NoSuchDate))
}

/// What a form says of an entry, new or there `before`.
///
/// # Errors
/// Every flaw at once.
pub(super) fn weigh(
    records: &Records,
    channels: &[Channel],
    fields: &LogFields,
    before: Option<&LogEntry>,
) -> Result<Weighed, Failure> {
    let entry = read(records, channels, fields, before)?;
    let mut asks = Vec::new();
    for quantity in &entry.measures {
        asks.extend(unlikely(records, &entry, quantity, before)?);
    }
    let clock = clock::today();
    if entry.day > clock && before.is_none_or(|b| b.day != entry.day) {
        asks.push(LogRemark {
            kind: LogRemarkKind::AfterClock,
            said: entry.day.to_string(),
            usual: clock.to_string(),
        });
    }
    let notes = outside(records, &entry)?.into_iter().collect();
    Ok(Weighed { entry, asks, notes })
}

fn unlikely(
    records: &Records,
    entry: &LogEntry,
    quantity: &Quantity,
    before: Option<&LogEntry>,
) -> Result<Option<LogRemark>, Failure> {
    let known = before.is_some_and(|b| {
        b.channel == entry.channel && b.count_of(&quantity.measure) == Some(quantity.count)
    });
    let largest = records.largest_count(&entry.channel, &quantity.measure, entry.id)?;
    let usual: Vec<u64> = largest.into_iter().collect();
    Ok(
        (!known && is_outlier(quantity.count, &usual)).then(|| LogRemark {
            kind: LogRemarkKind::Outlier,
            said: format!("{} {}", quantity.count, quantity.measure),
            usual: largest.map_or(String::new(), |n| n.to_string()),
        }),
    )
}

/// A day that counts in another year than the plan's.
fn outside(records: &Records, entry: &LogEntry) -> Result<Option<LogRemark>, Failure> {
    let Some(plan) = entry.plan else {
        return Ok(None);
    };
    let year = match records.plan_year(plan) {
        Ok(year) => year,
        Err(StoreError::NotFound { .. }) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let regime = super::directory::regime(records)?;
    let counted = regime.quarter_of(entry.day).year();
    Ok((counted != year).then(|| LogRemark {
        kind: LogRemarkKind::OutsidePlan,
        said: year.to_string(),
        usual: counted.to_string(),
    }))
}

fn read(
    records: &Records,
    channels: &[Channel],
    fields: &LogFields,
    before: Option<&LogEntry>,
) -> Result<LogEntry, Failure> {
    let mut check = Check::default();
    let today = today(records)?;
    let day = check.take(day(&fields.day));
    let channel = channels.iter().find(|c| c.code == fields.channel);
    if channel.is_none() {
        let kind = if fields.channel.is_empty() {
            FlawKind::Empty
        } else {
            FlawKind::Unknown
        };
        check.flaw(Flaw::new("channel", kind));
    }
    let (measures, rows) = measures(&mut check, fields, channel);
    let unread = measures.len() < rows.len();
    let official = check.take(named(&fields.official, "official"));
    let (plan, task) = belongs(records, &mut check, fields, before)?;
    let entry = LogEntry {
        id: before.map_or_else(|| EntryId(clock::mint()), |b| b.id),
        day: day.unwrap_or(today),
        channel: channel.map_or_else(|| "?".to_owned(), |c| c.code.clone()),
        topic: fields.topic.clone(),
        place: fields.place.clone(),
        measures,
        unit: fields.unit.clone(),
        official: official.flatten(),
        plan,
        task,
        note: fields.note.clone(),
        slot: before.and_then(|b| b.slot),
        by: before.map_or(String::new(), |b| b.by.clone()),
        at: before.map_or_else(clock::now, |b| b.at),
    };
    let entry = match entry.checked(today) {
        Ok(entry) => Some(entry),
        Err(Flaws(flaws)) => {
            for flaw in flaws {
                // Counts that cannot be read are told already.
                if !(unread && flaw.field.starts_with("measures")) {
                    check.flaw(at_row(flaw, &rows));
                }
            }
            None
        }
    };
    match check.finish(entry)? {
        Some(entry) => Ok(entry),
        None => Err(Failure::Internal),
    }
}

/// The counts that are there, and the form's row of each that is, readable or not.
fn measures(
    check: &mut Check,
    fields: &LogFields,
    channel: Option<&Channel>,
) -> (Vec<Quantity>, Vec<usize>) {
    let (mut measures, mut rows) = (Vec::new(), Vec::new());
    for (row, typed) in fields.measures.iter().enumerate() {
        if typed.count.trim().is_empty() {
            continue;
        }
        rows.push(row);
        match read_quantity(&typed.count) {
            Ok(quantity) => {
                let offered = channel.and_then(|c| c.measures.get(row));
                let unit = [
                    quantity.measure.as_str(),
                    typed.measure.trim(),
                    // An unknown channel is told alone.
                    offered.map_or(if channel.is_some() { "" } else { "?" }, String::as_str),
                ];
                let unit = unit.into_iter().find(|words| !words.is_empty());
                measures.push(Quantity {
                    measure: unit.unwrap_or_default().to_owned(),
                    ..quantity
                });
            }
            Err(kind) => check.flaw(Flaw::new(format!("measures[{row}]"), kind)),
        }
    }
    (measures, rows)
}

/// A flaw of a count, at the row of the form it was typed in.
fn at_row(flaw: Flaw, rows: &[usize]) -> Flaw {
    let index = flaw.field.strip_prefix("measures[");
    let index = index.and_then(|rest| rest.strip_suffix(']')?.parse::<usize>().ok());
    match index.and_then(|index| rows.get(index)) {
        Some(row) => Flaw {
            field: format!("measures[{row}]"),
            ..flaw
        },
        None => flaw,
    }
}

fn named<T: std::str::FromStr>(id: &str, field: &str) -> Result<Option<T>, Flaw> {
    if id.is_empty() {
        return Ok(None);
    }
    let unknown = |_| Flaw::new(field, FlawKind::Unknown);
    id.parse().map(Some).map_err(unknown)
}

/// The plan and task of an entry. One that it had before may be gone since.
fn belongs(
    records: &Records,
    check: &mut Check,
    fields: &LogFields,
    before: Option<&LogEntry>,
) -> Result<(Option<PlanId>, Option<TaskId>), Failure> {
    let plan: Option<PlanId> = check.take(named(&fields.plan, "plan")).flatten();
    let task: Option<TaskId> = check.take(named(&fields.task, "task")).flatten();
    let as_before = before.is_some_and(|b| (b.plan, b.task) == (plan, task));
    if as_before {
        return Ok((plan, task));
    }
    if let Some(task) = task {
        return match found(records.task(task))? {
            Some(kept) if plan.is_none_or(|plan| plan == kept.plan) => {
                Ok((Some(kept.plan), Some(task)))
            }
            _ => {
                check.flaw(Flaw::new("task", FlawKind::Unknown));
                Ok((plan, None))
            }
        };
    }
    if let Some(plan) = plan
        && before.is_none_or(|b| b.plan != Some(plan))
        && found(records.plan_year(plan))?.is_none()
    {
        check.flaw(Flaw::new("plan", FlawKind::Unknown));
    }
    Ok((plan, None))
}

/// What was looked for, if it is there.
fn found<T>(result: Result<T, StoreError>) -> Result<Option<T>, Failure> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(StoreError::NotFound { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_people_type_them() {
        for (typed, expect) in [
            ("12/3/2026", Ok("2026-03-12")),
            ("12-03-2026", Ok("2026-03-12")),
            (" 12.3.2026 ", Ok("2026-03-12")),
            ("2026-03-12", Ok("2026-03-12")),
            ("29/02/2024", Ok("2024-02-29")),
            ("29/02/2026", Err(FlawKind::NoSuchDate)),
            ("31/4/2026", Err(FlawKind::NoSuchDate)),
            ("12/3/26", Err(FlawKind::NoSuchDate)),
            ("12/3", Err(FlawKind::NoSuchDate)),
            ("+1/3/2026", Err(FlawKind::NoSuchDate)),
            ("hôm qua", Err(FlawKind::NoSuchDate)),
            ("", Err(FlawKind::Empty)),
        ] {
            let read = day(typed).map(|d| d.to_string()).map_err(|f| f.kind);
            assert_eq!(read.as_deref(), expect.as_ref().copied(), "{typed}");
        }
    }
}
