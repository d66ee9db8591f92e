//! The activity log: entries, what of them can be asked for, and sums over them.

use crate::beside::{Beside, OF_ENTRY};
use crate::error::{StoreError, What, damaged};
use crate::gate::Tx;
use crate::records::Records;
use crate::search::{Entry, Kind};
use crate::trash::{Payload, TrashKind};
use crate::value::{parse, parse_some, read_as, read_time, time_text};
use chrono::NaiveDate;
use plan::text::fold;
use plan::{
    Count, EntryId, Flaw, FlawKind, Flaws, LogEntry, PlanId, Quantity, SlotId, TaskCount, TaskId,
    TrashId,
};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

/// Which entries are asked for. What is empty narrows nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LogFilter {
    /// From this day on.
    pub first: Option<NaiveDate>,
    /// Up to this day.
    pub last: Option<NaiveDate>,
    /// Of this plan.
    pub plan: Option<PlanId>,
    /// Of this task.
    pub task: Option<TaskId>,
    /// In the channel of this code.
    pub channel: Option<String>,
    /// At this place.
    pub place: Option<String>,
}

/// The last entries that fit a filter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LogPage {
    /// The last first, up to a limit.
    pub entries: Vec<LogEntry>,
    /// How many fit.
    pub size: u64,
    /// Sums over all that fit.
    pub sums: Vec<Count>,
}

const NO_ENTRY: StoreError = StoreError::NotFound { what: What::Entry };

fn read_entry(row: &Row<'_>) -> Result<LogEntry, StoreError> {
    Ok(LogEntry {
        id: read_as(row, "id")?,
        day: read_as(row, "day")?,
        channel: row.get("channel")?,
        topic: row.get("topic")?,
        place: row.get("place")?,
        measures: measures_of(&row.get::<_, String>("measures")?)?,
        unit: row.get("unit")?,
        official: parse_some(row.get::<_, Option<String>>("official")?.as_ref())?,
        plan: parse_some(row.get::<_, Option<String>>("plan")?.as_ref())?,
        task: parse_some(row.get::<_, Option<String>>("task")?.as_ref())?,
        note: row.get("note")?,
        slot: parse_some(row.get::<_, Option<String>>("slot")?.as_ref())?,
        by: row.get("by")?,
        at: read_time(row, "at")?,
    })
}

/// `[[1, "cuộc"], [120, "lượt người"]]`, as the query gathers them.
fn measures_of(text: &str) -> Result<Vec<Quantity>, StoreError> {
    let pairs: Vec<(u64, String)> =
        serde_json::from_str(text).map_err(|error| damaged(error.to_string()))?;
    Ok(pairs
        .into_iter()
        .map(|(count, measure)| Quantity { count, measure })
        .collect())
}

fn total(row: &Row<'_>, column: &str) -> Result<u64, StoreError> {
    u64::try_from(row.get::<_, i64>(column)?).map_err(|error| damaged(error.to_string()))
}

fn count_of(row: &Row<'_>) -> Result<Count, StoreError> {
    Ok(Count {
        channel: row.get("channel")?,
        measure: row.get("unit")?,
        entries: total(row, "entries")?,
        total: total(row, "total")?,
    })
}

impl Records {
    /// Entries in the order of their days, then as they were written down.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn log(&self, filter: &LogFilter) -> Result<Vec<LogEntry>, StoreError> {
        let mut query = self.conn.prepare_cached(log_sql(filter))?;
        let mut rows = query.query(named_params! {
            ":first": filter.first.map(|day| day.to_string()).unwrap_or_default(),
            ":last": filter.last.map_or_else(|| "9999-12-31".into(), |day| day.to_string()),
            ":plan": filter.plan.map(|id| id.to_string()),
            ":task": filter.task.map(|id| id.to_string()),
            ":channel": filter.channel,
            ":place": filter.place,
        })?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            entries.push(read_entry(row)?);
        }
        Ok(entries)
    }

    /// The last entries that fit a filter of days, channel and place, the last first; how many fit
    /// in all, and their sums in the order of `plan::count::counts`. Plan and task are not asked.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn log_page(&self, filter: &LogFilter, limit: usize) -> Result<LogPage, StoreError> {
        let first = filter.first.map(|day| day.to_string()).unwrap_or_default();
        let last = filter
            .last
            .map_or_else(|| "9999-12-31".into(), |day| day.to_string());
        let mut page = LogPage::default();
        let mut query = self.conn.prepare_cached(include_str!("sql/log_page.sql"))?;
        let mut rows = query.query(named_params! {
            ":first": first, ":last": last, ":channel": filter.channel, ":place": filter.place,
            ":limit": i64::try_from(limit).unwrap_or(i64::MAX),
        })?;
        while let Some(row) = rows.next()? {
            page.entries.push(read_entry(row)?);
        }
        let asked = named_params! {
            ":first": first, ":last": last, ":channel": filter.channel, ":place": filter.place,
        };
        let mut query = self.conn.prepare_cached(include_str!("sql/log_size.sql"))?;
        let size: i64 = query.query_row(asked, |row| row.get(0))?;
        page.size = u64::try_from(size).map_err(|error| damaged(error.to_string()))?;
        let mut query = self.conn.prepare_cached(include_str!("sql/log_sums.sql"))?;
        let mut rows = query.query(asked)?;
        while let Some(row) = rows.next()? {
            page.sums.push(count_of(row)?);
        }
        Ok(page)
    }

    /// An entry.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub fn log_entry(&self, id: EntryId) -> Result<LogEntry, StoreError> {
        let mut query = self
            .conn
            .prepare_cached(include_str!("sql/log_entry.sql"))?;
        let mut rows = query.query(named_params! {":id": id.to_string()})?;
        read_entry(rows.next()?.ok_or(NO_ENTRY)?)
    }

    /// The last entries by their day, the last first.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn last_log_entries(&self, limit: usize) -> Result<Vec<LogEntry>, StoreError> {
        let mut query = self.conn.prepare_cached(include_str!("sql/log_last.sql"))?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut rows = query.query(named_params! {":limit": limit})?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            entries.push(read_entry(row)?);
        }
        Ok(entries)
    }

    /// The first day anything was logged on, and how many entries there are in all.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn log_extent(&self) -> Result<(Option<NaiveDate>, u64), StoreError> {
        let (first, count): (Option<String>, i64) =
            self.conn
                .query_row("SELECT min(day), count(*) FROM log_entry", [], |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })?;
        let count = u64::try_from(count).map_err(|error| damaged(error.to_string()))?;
        Ok((parse_some(first.as_ref())?, count))
    }

    /// The entry that was written down last: ids are ordered by time.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn newest_log_entry(&self) -> Result<Option<LogEntry>, StoreError> {
        let id: Option<String> =
            self.conn
                .query_row("SELECT max(id) FROM log_entry", [], |row| row.get(0))?;
        id.map(|id| self.log_entry(parse(&id)?)).transpose()
    }

    /// The largest count that any entry but one gives in a channel and unit of measure.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn largest_count(
        &self,
        channel: &str,
        measure: &str,
        but: EntryId,
    ) -> Result<Option<u64>, StoreError> {
        let largest: Option<i64> = self
            .conn
            .prepare_cached(include_str!("sql/largest_count.sql"))?
            .query_row(
                named_params! {
                    ":channel": channel, ":fold": fold(measure), ":but": but.to_string(),
                },
                |row| row.get(0),
            )?;
        largest
            .map(|count| u64::try_from(count).map_err(|error| damaged(error.to_string())))
            .transpose()
    }

    /// The entry of a broadcast slot, if it has one.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn entry_of_slot(&self, slot: SlotId) -> Result<Option<EntryId>, StoreError> {
        let found: Option<String> = self
            .conn
            .prepare_cached("SELECT id FROM log_entry WHERE slot = :slot")?
            .query_row(named_params! {":slot": slot.to_string()}, |row| row.get(0))
            .optional()?;
        found.map(|id| parse(&id)).transpose()
    }

    /// Sums by channel and unit of measure between two days, both counted; of one plan, or of
    /// all work. In the order of channel codes, then units: as `plan::count::counts` has them.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn log_counts(
        &self,
        plan: Option<PlanId>,
        (first, last): (NaiveDate, NaiveDate),
    ) -> Result<Vec<Count>, StoreError> {
        let sql = match plan {
            Some(_) => include_str!("sql/log_counts_of_plan.sql"),
            None => include_str!("sql/log_counts.sql"),
        };
        let mut query = self.conn.prepare_cached(sql)?;
        let (first, last) = (first.to_string(), last.to_string());
        let of_plan = plan.map(|id| id.to_string());
        let mut rows = match &of_plan {
            Some(id) => query.query(named_params! {":first": first, ":last": last, ":plan": id})?,
            None => query.query(named_params! {":first": first, ":last": last})?,
        };
        let mut counts = Vec::new();
        while let Some(row) = rows.next()? {
            counts.push(count_of(row)?);
        }
        Ok(counts)
    }

    /// Sums by task and unit of measure between two days, both counted, over a plan's entries
    /// that name a task; the units of a task as its entries name them first.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn log_by_task(
        &self,
        plan: PlanId,
        (first, last): (NaiveDate, NaiveDate),
    ) -> Result<Vec<TaskCount>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached(include_str!("sql/log_by_task.sql"))?;
        let mut rows = query.query(named_params! {
            ":plan": plan.to_string(), ":first": first.to_string(), ":last": last.to_string(),
        })?;
        let mut counts = Vec::new();
        while let Some(row) = rows.next()? {
            counts.push(TaskCount {
                task: read_as(row, "task")?,
                quantity: Quantity {
                    count: total(row, "total")?,
                    measure: row.get("unit")?,
                },
            });
        }
        Ok(counts)
    }
}

/// The query that uses the narrowest index for what is asked.
pub(crate) fn log_sql(filter: &LogFilter) -> &'static str {
    match (filter.task, filter.plan) {
        (Some(_), _) => include_str!("sql/log_of_task.sql"),
        (None, Some(_)) => include_str!("sql/log_of_plan.sql"),
        (None, None) => include_str!("sql/log.sql"),
    }
}

impl Tx<'_> {
    /// Keeps an entry, new or changed. The broadcast slot it names is done, on the entry's day.
    ///
    /// # Errors
    /// A flaw at `official` if there is no such person; at `slot` if another entry has that slot;
    /// at `day` if its schedule has another slot on that day.
    pub fn put_log_entry(&self, entry: &LogEntry) -> Result<(), StoreError> {
        if let Some(official) = entry.official {
            self.official(official).map_err(|error| match error {
                StoreError::NotFound { .. } => {
                    Flaws::from(Flaw::new("official", FlawKind::Unknown)).into()
                }
                other => other,
            })?;
        }
        if let Some(slot) = entry.slot {
            let taken = self.entry_of_slot(slot)?.is_some_and(|id| id != entry.id);
            if taken {
                return Err(Flaws::from(Flaw::new("slot", FlawKind::Repeated)).into());
            }
        }
        self.tell_slot(entry)?;
        let id = entry.id.to_string();
        self.conn()
            .prepare_cached(include_str!("sql/put_log_entry.sql"))?
            .execute(named_params! {
                ":id": id, ":day": entry.day.to_string(), ":channel": entry.channel,
                ":topic": entry.topic, ":place": entry.place, ":unit": entry.unit,
                ":official": entry.official.map(|id| id.to_string()),
                ":plan": entry.plan.map(|id| id.to_string()),
                ":task": entry.task.map(|id| id.to_string()),
                ":note": entry.note, ":slot": entry.slot.map(|id| id.to_string()),
                ":by": entry.by, ":at": time_text(entry.at),
            })?;
        put_measures(self.conn(), &id, &entry.measures)?;
        self.index_log_entry(entry)
    }

    /// Lets an entry be found by its words.
    pub(crate) fn index_log_entry(&self, entry: &LogEntry) -> Result<(), StoreError> {
        let words = [&entry.topic, &entry.place, &entry.unit, &entry.note];
        let words: Vec<&str> = words
            .into_iter()
            .filter(|words| !words.is_empty())
            .map(String::as_str)
            .collect();
        let id = entry.id.to_string();
        if words.is_empty() {
            return Entry::remove(self.conn(), &id);
        }
        Entry::new(Kind::LogEntry, id, None, &words.join("\n")).write(self.conn(), None)
    }

    /// Removes entries with their evidence, to come back together. Slots they told of are
    /// planned again.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if one of them is not there, or none is named.
    pub fn remove_log_entries(&self, ids: &[EntryId]) -> Result<TrashId, StoreError> {
        let first = self.log_entry(*ids.first().ok_or(NO_ENTRY)?)?;
        let mut beside = Beside::default();
        for id in ids {
            let entry = self.log_entry(*id)?;
            self.tell_slot(&LogEntry {
                slot: None,
                ..entry
            })?;
            let id = id.to_string();
            beside.add(self.conn(), OF_ENTRY, &id)?;
            Beside::delete(self.conn(), OF_ENTRY, &id)?;
            Entry::remove(self.conn(), &id)?;
        }
        let title = format!("{} {}", first.day.format("%d/%m/%Y"), first.topic);
        let title: String = title.chars().take(200).collect();
        self.trash(
            TrashKind::LogEntries,
            None,
            &title,
            &Payload::LogEntries { beside },
        )
    }
}

fn put_measures(conn: &Connection, entry: &str, measures: &[Quantity]) -> Result<(), StoreError> {
    conn.prepare_cached("DELETE FROM log_measure WHERE entry = :entry")?
        .execute(named_params! {":entry": entry})?;
    let mut put = conn.prepare_cached(
        "INSERT INTO log_measure (entry, position, count, unit, fold)
         VALUES (:entry, :position, :count, :unit, :fold)",
    )?;
    for (position, quantity) in (0u32..).zip(measures) {
        let count = i64::try_from(quantity.count)
            .map_err(|_| Flaws::from(Flaw::new("measures", FlawKind::NotANumber)))?;
        put.execute(named_params! {
            ":entry": entry, ":position": position, ":count": count,
            ":unit": quantity.measure, ":fold": fold(&quantity.measure),
        })?;
    }
    Ok(())
}
