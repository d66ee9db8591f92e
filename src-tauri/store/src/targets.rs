//! Targets of tasks by quarter.

use crate::error::{StoreError, damaged};
use crate::gate::Tx;
use crate::records::Records;
use crate::value::read_as;
use plan::{Flaw, FlawKind, Flaws, PlanId, Quantity, Quarter, Target, TaskId};
use rusqlite::{Row, named_params};

fn read_target(row: &Row<'_>) -> Result<Target, StoreError> {
    let count: i64 = row.get("count")?;
    Ok(Target {
        task: read_as(row, "task")?,
        quarter: read_as(row, "quarter")?,
        quantity: Quantity {
            count: u64::try_from(count).map_err(|error| damaged(error.to_string()))?,
            measure: row.get("measure")?,
        },
    })
}

impl Records {
    /// Targets of a plan's tasks, by quarter, then task; of every year.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn targets(&self, plan: PlanId) -> Result<Vec<Target>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT target.* FROM task JOIN target ON target.task = task.id
             WHERE task.plan = :plan ORDER BY target.quarter, task.position",
        )?;
        let mut rows = query.query(named_params! {":plan": plan.to_string()})?;
        let mut targets = Vec::new();
        while let Some(row) = rows.next()? {
            targets.push(read_target(row)?);
        }
        Ok(targets)
    }
}

impl Tx<'_> {
    /// Keeps what is aimed at of a task in each quarter, in place of all its targets.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such task; a flaw at `quarter` if one comes twice.
    pub fn put_targets(
        &self,
        task: TaskId,
        targets: &[(Quarter, Quantity)],
    ) -> Result<(), StoreError> {
        let plan = self.task(task)?.plan;
        let task = task.to_string();
        self.conn()
            .prepare_cached("DELETE FROM target WHERE task = :task")?
            .execute(named_params! {":task": task})?;
        let mut put = self.conn().prepare_cached(
            "INSERT INTO target (task, quarter, count, measure)
             VALUES (:task, :quarter, :count, :measure)
             ON CONFLICT (task, quarter) DO NOTHING",
        )?;
        for (quarter, quantity) in targets {
            let count = i64::try_from(quantity.count)
                .map_err(|_| Flaws::from(Flaw::new("count", FlawKind::NotANumber)))?;
            let kept = put.execute(named_params! {
                ":task": task, ":quarter": quarter.to_string(), ":count": count,
                ":measure": quantity.measure,
            })?;
            if kept == 0 {
                return Err(Flaws::from(Flaw::new("quarter", FlawKind::Repeated)).into());
            }
        }
        self.touch(plan)
    }
}
