//! Targets of tasks by quarter.

use crate::error::{StoreError, damaged};
use crate::gate::Tx;
use crate::records::Records;
use crate::value::read_as;
use plan::{Flaw, FlawKind, Flaws, PlanId, Quantity, Target, TaskId};
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
    /// The targets of a plan's tasks, in the order of the tasks, then of the quarters.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn targets(&self, plan: PlanId) -> Result<Vec<Target>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT target.* FROM task JOIN target ON target.task = task.id
             WHERE task.plan = :plan ORDER BY task.position, target.quarter",
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
    /// Keeps what a task aims at, in place of all that it aimed at before.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such task; flaws at `task` and `quarter` for a
    /// target of another task and for two of one quarter.
    pub fn set_targets(&self, id: TaskId, targets: &[Target]) -> Result<(), StoreError> {
        let plan = self.task(id)?.plan;
        let task = id.to_string();
        self.conn()
            .prepare_cached("DELETE FROM target WHERE task = :task")?
            .execute(named_params! {":task": task})?;
        let mut put = self.conn().prepare_cached(
            "INSERT INTO target (task, quarter, count, measure)
             VALUES (:task, :quarter, :count, :measure)
             ON CONFLICT (task, quarter) DO NOTHING",
        )?;
        for target in targets {
            if target.task != id {
                return Err(Flaws::from(Flaw::new("task", FlawKind::Unknown)).into());
            }
            let (quarter, quantity) = (target.quarter, &target.quantity);
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
