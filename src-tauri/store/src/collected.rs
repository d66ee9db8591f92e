//! Units whose collection form of a quarter came back.

use crate::error::StoreError;
use crate::gate::Tx;
use crate::records::Records;
use crate::value::read_as;
use chrono::NaiveDate;
use plan::collection::unit_key;
use plan::{PlanId, Quarter};
use rusqlite::{Row, named_params};

/// A form that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collected {
    /// The unit, as the plan named it then.
    pub unit: String,
    /// The day it came back.
    pub day: NaiveDate,
    /// Who entered it. May be empty.
    pub by: String,
}

fn read_collected(row: &Row<'_>) -> Result<Collected, StoreError> {
    Ok(Collected {
        unit: row.get("unit")?,
        day: read_as(row, "day")?,
        by: row.get("by")?,
    })
}

impl Records {
    /// Forms of a plan's quarter that came back, the first one first.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn collected(&self, plan: PlanId, quarter: Quarter) -> Result<Vec<Collected>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT unit, day, by FROM collected WHERE plan = :plan AND quarter = :quarter
             ORDER BY day, fold",
        )?;
        let mut rows = query.query(named_params! {
            ":plan": plan.to_string(), ":quarter": quarter.to_string(),
        })?;
        let mut collected = Vec::new();
        while let Some(row) = rows.next()? {
            collected.push(read_collected(row)?);
        }
        Ok(collected)
    }
}

impl Tx<'_> {
    /// Notes that a unit's form came back, in place of an earlier note.
    ///
    /// # Errors
    /// [`StoreError`] if there is no such plan or the file cannot be written.
    pub fn put_collected(
        &self,
        plan: PlanId,
        quarter: Quarter,
        form: &Collected,
    ) -> Result<(), StoreError> {
        self.conn()
            .prepare_cached(
                "INSERT OR REPLACE INTO collected (plan, quarter, fold, unit, day, by)
                 VALUES (:plan, :quarter, :fold, :unit, :day, :by)",
            )?
            .execute(named_params! {
                ":plan": plan.to_string(), ":quarter": quarter.to_string(),
                ":fold": unit_key(&form.unit), ":unit": form.unit,
                ":day": form.day.to_string(), ":by": form.by,
            })?;
        Ok(())
    }

    /// Takes back that a unit's form came back. What it said stays.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be written.
    pub fn remove_collected(
        &self,
        plan: PlanId,
        quarter: Quarter,
        unit: &str,
    ) -> Result<(), StoreError> {
        self.conn()
            .prepare_cached(
                "DELETE FROM collected
                 WHERE plan = :plan AND quarter = :quarter AND fold = :fold",
            )?
            .execute(named_params! {
                ":plan": plan.to_string(), ":quarter": quarter.to_string(),
                ":fold": unit_key(unit),
            })?;
        Ok(())
    }
}
