//! What waits for somebody: broadcast slots to tick, tasks without proof.

use crate::error::{StoreError, damaged};
use crate::records::Records;
use crate::value::{parse_some, read_as};
use chrono::{NaiveDate, NaiveTime};
use plan::{PlanId, Quarter, SlotId, TaskId};
use rusqlite::named_params;
use std::collections::HashSet;

/// A broadcast that nobody said anything about yet, with the words of its schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSlot {
    /// Its id.
    pub id: SlotId,
    /// The day it has now.
    pub day: NaiveDate,
    /// Time of day, if set.
    pub time: Option<NaiveTime>,
    /// Minutes.
    pub minutes: u32,
    /// What is broadcast: its own topic, or its schedule's title.
    pub topic: String,
    /// Where. May be empty.
    pub place: String,
    /// The plan it carries out, if any.
    pub plan: Option<PlanId>,
}

impl Records {
    /// Broadcasts up to a day that are neither done nor excused: how many, and the first of
    /// them.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn open_slots(
        &self,
        until: NaiveDate,
        most: u32,
    ) -> Result<(u64, Vec<OpenSlot>), StoreError> {
        let until = until.to_string();
        let count: i64 = self
            .conn
            .prepare_cached(include_str!("sql/open_slots_count.sql"))?
            .query_row(named_params! {":until": until}, |row| row.get(0))?;
        let mut query = self
            .conn
            .prepare_cached(include_str!("sql/open_slots.sql"))?;
        let mut rows = query.query(named_params! {":until": until, ":most": most})?;
        let mut slots = Vec::new();
        while let Some(row) = rows.next()? {
            slots.push(OpenSlot {
                id: read_as(row, "id")?,
                day: read_as(row, "day")?,
                time: row
                    .get::<_, Option<String>>("time")?
                    .map(|time| read_clock(&time))
                    .transpose()?,
                minutes: row.get("minutes")?,
                topic: row.get("words")?,
                place: row.get("place")?,
                plan: parse_some(row.get::<_, Option<String>>("plan")?.as_ref())?,
            });
        }
        Ok((u64::try_from(count).unwrap_or(0), slots))
    }

    /// Tasks of a plan that something proves in a part of a year: evidence of an entry between
    /// two days, or of the task itself in one of the quarters.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn proven_tasks(
        &self,
        plan: PlanId,
        (first, last): (NaiveDate, NaiveDate),
        (from, to): (Quarter, Quarter),
    ) -> Result<HashSet<TaskId>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached(include_str!("sql/proven_tasks.sql"))?;
        let mut rows = query.query(named_params! {
            ":plan": plan.to_string(), ":first": first.to_string(), ":last": last.to_string(),
            ":from": from.to_string(), ":to": to.to_string(),
        })?;
        let mut tasks = HashSet::new();
        while let Some(row) = rows.next()? {
            tasks.insert(read_as(row, "task")?);
        }
        Ok(tasks)
    }
}

/// `06:30`.
fn read_clock(text: &str) -> Result<NaiveTime, StoreError> {
    NaiveTime::parse_from_str(text, "%H:%M").map_err(|error| damaged(error.to_string()))
}
