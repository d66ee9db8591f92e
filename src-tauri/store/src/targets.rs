//! What tasks aim at in their quarters.

use crate::error::StoreError;
use crate::gate::Tx;
use crate::records::Records;
use crate::value::read_as;
use plan::{Flaw, FlawKind, Flaws, PlanId, Quantity, Target, TaskId};
use rusqlite::named_params;

impl Records {
    /// The targets of a plan's tasks, in the order of the tasks, then of the quarters.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn targets(&self, plan: PlanId) -> Result<Vec<Target>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached(include_str!("sql/targets_of_plan.sql"))?;
        let mut rows = query.query(named_params! {":plan": plan.to_string()})?;
        let mut targets = Vec::new();
        while let Some(row) = rows.next()? {
            let count: i64 = row.get("count")?;
            targets.push(Target {
                task: read_as(row, "task")?,
                quarter: read_as(row, "quarter")?,
                quantity: Quantity {
                    count: u64::try_from(count)
                        .map_err(|error| crate::error::damaged(error.to_string()))?,
                    measure: row.get("measure")?,
                },
            });
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
        let task = self.task(id)?;
        let id = id.to_string();
        self.conn()
            .prepare_cached("DELETE FROM target WHERE task = :task")?
            .execute(named_params! {":task": id})?;
        let mut put = self.conn().prepare_cached(
            "INSERT INTO target (task, quarter, count, measure)
             VALUES (:task, :quarter, :count, :measure)
             ON CONFLICT DO NOTHING",
        )?;
        for target in targets {
            if target.task != task.id {
                return Err(Flaws::from(Flaw::new("task", FlawKind::Unknown)).into());
            }
            let count = i64::try_from(target.quantity.count)
                .map_err(|_| Flaws::from(Flaw::new("count", FlawKind::NotANumber)))?;
            let kept = put.execute(named_params! {
                ":task": id, ":quarter": target.quarter.to_string(), ":count": count,
                ":measure": target.quantity.measure,
            })?;
            if kept == 0 {
                return Err(Flaws::from(Flaw::new("quarter", FlawKind::Repeated)).into());
            }
        }
        self.touch(task.plan)
    }
}
