//! What stands behind a plan's figures: how much of the log has evidence, in which years there is
//! any, and what happened to something.

use crate::error::{StoreError, damaged};
use crate::journal::Event;
use crate::records::Records;
use chrono::NaiveDate;
use plan::{PlanId, TaskId};
use rusqlite::named_params;
use uuid::Uuid;

/// Entries of one channel, and how many of them have evidence.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ChannelUse {
    /// Code of the channel.
    pub channel: String,
    /// Entries.
    pub entries: u32,
    /// Entries with evidence.
    pub proved: u32,
}

impl Records {
    /// How a plan's entries between two days, both counted, spread over channels, and how many
    /// have evidence.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn channels_used(
        &self,
        plan: PlanId,
        (first, last): (NaiveDate, NaiveDate),
    ) -> Result<Vec<ChannelUse>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached(include_str!("sql/channels_used.sql"))?;
        let rows = query.query_map(
            named_params! {
                ":plan": plan.to_string(), ":first": first.to_string(), ":last": last.to_string(),
            },
            |row| {
                Ok(ChannelUse {
                    channel: row.get("channel")?,
                    entries: row.get("entries")?,
                    proved: row.get("proved")?,
                })
            },
        )?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The first and last day of a plan's entries in the log.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn log_days(&self, plan: PlanId) -> Result<Option<(NaiveDate, NaiveDate)>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT min(day) AS first, max(day) AS last FROM log_entry WHERE plan = :plan",
        )?;
        let (first, last): (Option<String>, Option<String>) = query
            .query_row(named_params! {":plan": plan.to_string()}, |row| {
                Ok((row.get("first")?, row.get("last")?))
            })?;
        let read = |day: String| -> Result<NaiveDate, StoreError> {
            day.parse()
                .map_err(|error: chrono::ParseError| damaged(error.to_string()))
        };
        match (first, last) {
            (Some(first), Some(last)) => Ok(Some((read(first)?, read(last)?))),
            _ => Ok(None),
        }
    }

    /// What happened in a plan to one thing, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn events_about(&self, plan: PlanId, subject: Uuid) -> Result<Vec<Event>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached(include_str!("sql/events_about.sql"))?;
        let mut rows = query.query(named_params! {
            ":plan": plan.to_string(), ":subject": subject.to_string(),
        })?;
        let mut events = Vec::new();
        while let Some(row) = rows.next()? {
            events.push(Event::read(row)?);
        }
        Ok(events)
    }

    /// What happened to a task of a plan, the newest first: alone, or among those whose note begins
    /// with `#` and holds `tail`.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn events_of_task(
        &self,
        plan: PlanId,
        task: TaskId,
        tail: &str,
    ) -> Result<Vec<Event>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached(include_str!("sql/events_of_task.sql"))?;
        let mut rows = query.query(named_params! {
            ":plan": plan.to_string(), ":task": task.to_string(), ":tail": tail,
        })?;
        let mut events = Vec::new();
        while let Some(row) = rows.next()? {
            events.push(Event::read(row)?);
        }
        Ok(events)
    }
}
