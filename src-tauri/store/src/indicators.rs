//! Indicators of plans, and what was reached of them.

use crate::beside::{Beside, OF_INDICATOR};
use crate::error::{StoreError, What, damaged};
use crate::gate::Tx;
use crate::records::Records;
use crate::trash::{Payload, TrashKind};
use crate::value::{parse_some, read_as, read_time, time_text};
use plan::{Aim, Flaw, FlawKind, Flaws, Indicator, IndicatorId, PlanId, Quarter, Reached, TrashId};
use rusqlite::{Row, named_params};

const NO_INDICATOR: StoreError = StoreError::NotFound {
    what: What::Indicator,
};

const COUNT: &str = "count";
const SHARE: &str = "share";

fn number(row: &Row<'_>, column: &str) -> Result<u64, StoreError> {
    u64::try_from(row.get::<_, i64>(column)?).map_err(|error| damaged(error.to_string()))
}

fn kept(number: u64, field: &str) -> Result<i64, StoreError> {
    i64::try_from(number).map_err(|_| Flaws::from(Flaw::new(field, FlawKind::NotANumber)).into())
}

fn read_indicator(row: &Row<'_>) -> Result<Indicator, StoreError> {
    let aim = number(row, "aim")?;
    let kind: String = row.get("aim_kind")?;
    Ok(Indicator {
        id: read_as(row, "id")?,
        plan: read_as(row, "plan")?,
        text: row.get("text")?,
        unit: row.get("unit")?,
        aim: match kind.as_str() {
            COUNT => Aim::Count(aim),
            SHARE => Aim::Share(u32::try_from(aim).map_err(|error| damaged(error.to_string()))?),
            other => return Err(damaged(format!("unknown aim {other:?}"))),
        },
        origin: parse_some(row.get::<_, Option<String>>("origin")?.as_ref())?,
    })
}

fn read_reached(row: &Row<'_>) -> Result<Reached, StoreError> {
    let denominator: Option<i64> = row.get("denominator")?;
    Ok(Reached {
        indicator: read_as(row, "indicator")?,
        quarter: read_as(row, "quarter")?,
        numerator: number(row, "numerator")?,
        denominator: denominator
            .map(|whole| u64::try_from(whole).map_err(|error| damaged(error.to_string())))
            .transpose()?,
        note: row.get("note")?,
        by: row.get("by")?,
        at: read_time(row, "at")?,
    })
}

impl Records {
    /// The indicators of a plan, in order.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn indicators(&self, plan: PlanId) -> Result<Vec<Indicator>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT * FROM indicator WHERE plan = :plan ORDER BY position, id")?;
        let mut rows = query.query(named_params! {":plan": plan.to_string()})?;
        let mut indicators = Vec::new();
        while let Some(row) = rows.next()? {
            indicators.push(read_indicator(row)?);
        }
        Ok(indicators)
    }

    /// An indicator.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub fn indicator(&self, id: IndicatorId) -> Result<Indicator, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT * FROM indicator WHERE id = :id")?;
        let mut rows = query.query(named_params! {":id": id.to_string()})?;
        read_indicator(rows.next()?.ok_or(NO_INDICATOR)?)
    }

    /// What was reached of a plan's indicators, by quarter; of every year.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn reached(&self, plan: PlanId) -> Result<Vec<Reached>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT reached.* FROM indicator JOIN reached ON reached.indicator = indicator.id
             WHERE indicator.plan = :plan ORDER BY reached.quarter, indicator.position",
        )?;
        let mut rows = query.query(named_params! {":plan": plan.to_string()})?;
        let mut reached = Vec::new();
        while let Some(row) = rows.next()? {
            reached.push(read_reached(row)?);
        }
        Ok(reached)
    }
}

impl Tx<'_> {
    /// Keeps an indicator: a new one at the end, a known one where it is.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such plan.
    pub fn put_indicator(&self, indicator: &Indicator) -> Result<(), StoreError> {
        self.plan_year(indicator.plan)?;
        let (kind, aim) = match indicator.aim {
            Aim::Count(count) => (COUNT, kept(count, "aim")?),
            Aim::Share(hundredths) => (SHARE, i64::from(hundredths)),
        };
        self.conn()
            .prepare_cached(include_str!("sql/put_indicator.sql"))?
            .execute(named_params! {
                ":id": indicator.id.to_string(), ":plan": indicator.plan.to_string(),
                ":text": indicator.text, ":unit": indicator.unit, ":aim_kind": kind,
                ":aim": aim, ":origin": indicator.origin.map(|id| id.to_string()),
            })?;
        self.touch(indicator.plan)
    }

    /// Removes an indicator with what was reached of it, to come back together.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub fn remove_indicator(&self, id: IndicatorId) -> Result<TrashId, StoreError> {
        let indicator = self.indicator(id)?;
        let id = id.to_string();
        let beside = Beside::of(self.conn(), OF_INDICATOR, &id)?;
        Beside::delete(self.conn(), OF_INDICATOR, &id)?;
        self.touch(indicator.plan)?;
        let title: String = indicator.text.chars().take(200).collect();
        self.trash(
            TrashKind::Indicator,
            Some(indicator.plan),
            &title,
            &Payload::Indicator { beside },
        )
    }

    /// Keeps what was reached in a quarter, in place of what was written down before.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such indicator.
    pub fn put_reached(&self, reached: &Reached) -> Result<(), StoreError> {
        let plan = self.indicator(reached.indicator)?.plan;
        let denominator = reached.denominator.map(|whole| kept(whole, "denominator"));
        self.conn()
            .prepare_cached(
                "INSERT OR REPLACE INTO reached
                 (indicator, quarter, numerator, denominator, note, by, at)
                 VALUES (:indicator, :quarter, :numerator, :denominator, :note, :by, :at)",
            )?
            .execute(named_params! {
                ":indicator": reached.indicator.to_string(),
                ":quarter": reached.quarter.to_string(),
                ":numerator": kept(reached.numerator, "numerator")?,
                ":denominator": denominator.transpose()?, ":note": reached.note,
                ":by": reached.by, ":at": time_text(reached.at),
            })?;
        self.touch(plan)
    }

    /// Takes back what was written down of an indicator in a quarter.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such indicator.
    pub fn clear_reached(&self, id: IndicatorId, quarter: Quarter) -> Result<(), StoreError> {
        let plan = self.indicator(id)?.plan;
        self.conn()
            .prepare_cached("DELETE FROM reached WHERE indicator = :id AND quarter = :quarter")?
            .execute(named_params! {
                ":id": id.to_string(), ":quarter": quarter.to_string(),
            })?;
        self.touch(plan)
    }
}
