//! Counting: every figure of every report is a sum over the log.

use crate::id::TaskId;
use crate::log::LogEntry;
use crate::period::{Cumulative, InPeriod};
use crate::progress::Quantity;
use crate::text::fold;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// How much was done in one channel, in one unit of measure.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Count {
    /// Code of the channel.
    pub channel: String,
    /// Unit of measure, as first met.
    pub measure: String,
    /// How many entries say so.
    pub entries: u64,
    /// Their sum.
    pub total: u64,
}

/// How much of one unit of measure was done for a task.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TaskCount {
    /// The task.
    pub task: TaskId,
    /// How much, with its unit.
    pub quantity: Quantity,
}

/// Figures of one kind, in the period, up to its end, and in the same period a year before.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PeriodCount {
    /// Code of the channel.
    pub channel: String,
    /// Unit of measure.
    pub measure: String,
    /// In the period.
    pub in_period: InPeriod<u64>,
    /// From the year's first day to the period's last.
    pub so_far: Cumulative<u64>,
    /// In the same period a year before.
    pub year_before: InPeriod<u64>,
}

/// Sums entries by channel and unit of measure, marks and case aside; in the order of channel
/// codes, then units.
pub fn counts<'e>(entries: impl IntoIterator<Item = &'e LogEntry>) -> Vec<Count> {
    let mut sums: BTreeMap<(String, String), Count> = BTreeMap::new();
    for entry in entries {
        for quantity in &entry.measures {
            let key = (entry.channel.clone(), fold(&quantity.measure));
            let count = sums.entry(key).or_insert_with(|| Count {
                channel: entry.channel.clone(),
                measure: quantity.measure.clone(),
                entries: 0,
                total: 0,
            });
            count.entries += 1;
            count.total = count.total.saturating_add(quantity.count);
        }
    }
    sums.into_values().collect()
}

/// Entries between two days, both counted.
pub fn between(
    entries: &[LogEntry],
    (first, last): (NaiveDate, NaiveDate),
) -> impl Iterator<Item = &LogEntry> {
    entries
        .iter()
        .filter(move |entry| (first..=last).contains(&entry.day))
}

/// Puts three sums side by side: whatever any of them has, has a line.
pub fn side_by_side(
    in_period: &[Count],
    so_far: &[Count],
    year_before: &[Count],
) -> Vec<PeriodCount> {
    let mut lines: BTreeMap<(String, String), PeriodCount> = BTreeMap::new();
    let mut put = |counts: &[Count], set: fn(&mut PeriodCount, u64)| {
        for count in counts {
            let key = (count.channel.clone(), fold(&count.measure));
            let line = lines.entry(key).or_insert_with(|| PeriodCount {
                channel: count.channel.clone(),
                measure: count.measure.clone(),
                in_period: InPeriod(0),
                so_far: Cumulative(0),
                year_before: InPeriod(0),
            });
            set(line, count.total);
        }
    };
    put(in_period, |line, total| line.in_period.0 = total);
    put(so_far, |line, total| line.so_far.0 = total);
    put(year_before, |line, total| line.year_before.0 = total);
    lines.into_values().collect()
}
