//! Closed periods, and what was changed in them since.

use crate::error::StoreError;
use crate::gate::Tx;
use crate::records::Records;
use crate::value::{read_as, read_time, time_text};
use chrono::NaiveDate;
use plan::{Closing, Flaw, FlawKind, Flaws, LateChange, Period};
use rusqlite::{Row, named_params};

fn read_closing(row: &Row<'_>) -> Result<Closing, StoreError> {
    Ok(Closing {
        period: read_as(row, "period")?,
        first: read_as(row, "first")?,
        last: read_as(row, "last")?,
        by: row.get("by")?,
        at: read_time(row, "at")?,
    })
}

impl Records {
    /// Closed periods, the one that closed last first.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn closings(&self) -> Result<Vec<Closing>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT * FROM closing ORDER BY last DESC, first")?;
        let mut rows = query.query([])?;
        let mut closings = Vec::new();
        while let Some(row) = rows.next()? {
            closings.push(read_closing(row)?);
        }
        Ok(closings)
    }

    /// Closed periods in which something of these days counts.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn closings_of(&self, days: &[NaiveDate]) -> Result<Vec<Closing>, StoreError> {
        let mut closings = self.closings()?;
        closings.retain(|closing| days.iter().any(|day| closing.holds(*day)));
        Ok(closings)
    }

    /// What was changed in closed periods, the last first; of one period, or of all.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn late_changes(&self, period: Option<Period>) -> Result<Vec<LateChange>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT * FROM late_change WHERE :period IS NULL OR period = :period
             ORDER BY seq DESC, period, subject",
        )?;
        let mut rows = query.query(named_params! {":period": period.map(|p| p.to_string())})?;
        let mut changes = Vec::new();
        while let Some(row) = rows.next()? {
            changes.push(LateChange {
                period: read_as(row, "period")?,
                subject: row.get("subject")?,
                old: row.get("old")?,
                new: row.get("new")?,
                why: row.get("why")?,
                by: row.get("by")?,
                at: read_time(row, "at")?,
            });
        }
        Ok(changes)
    }
}

impl Tx<'_> {
    /// Closes a period.
    ///
    /// # Errors
    /// A flaw at `period` if it is closed already.
    pub fn close_period(&self, closing: &Closing) -> Result<(), StoreError> {
        let known = self.closings()?;
        if known.iter().any(|c| c.period == closing.period) {
            return Err(Flaws::from(Flaw::new("period", FlawKind::Repeated)).into());
        }
        self.conn()
            .prepare_cached(
                "INSERT INTO closing (period, first, last, by, at)
                 VALUES (:period, :first, :last, :by, :at)",
            )?
            .execute(named_params! {
                ":period": closing.period.to_string(), ":first": closing.first.to_string(),
                ":last": closing.last.to_string(), ":by": closing.by,
                ":at": time_text(closing.at),
            })?;
        Ok(())
    }

    /// Opens a closed period again. What was changed late in it stays listed.
    ///
    /// # Errors
    /// A flaw at `period` if it is not closed.
    pub fn open_period(&self, period: Period) -> Result<(), StoreError> {
        let gone = self
            .conn()
            .prepare_cached("DELETE FROM closing WHERE period = :period")?
            .execute(named_params! {":period": period.to_string()})?;
        if gone == 0 {
            return Err(Flaws::from(Flaw::new("period", FlawKind::Unknown)).into());
        }
        Ok(())
    }

    /// Notes a change of something that counts in a closed period. Two of one change with the
    /// same subject stand under it together.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be written.
    pub fn note_late_change(&self, change: &LateChange) -> Result<(), StoreError> {
        self.conn()
            .prepare_cached(
                "INSERT INTO late_change (seq, period, subject, old, new, why, by, at)
                 VALUES (:seq, :period, :subject, :old, :new, :why, :by, :at)
                 ON CONFLICT DO UPDATE SET
                    old = trim(old || char(10) || excluded.old, char(10)),
                    new = trim(new || char(10) || excluded.new, char(10))",
            )?
            .execute(named_params! {
                ":seq": self.saved().seq, ":period": change.period.to_string(),
                ":subject": change.subject, ":old": change.old, ":new": change.new,
                ":why": change.why, ":by": change.by, ":at": time_text(change.at),
            })?;
        Ok(())
    }
}
