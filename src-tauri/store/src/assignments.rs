//! Who was answerable for which task, and when.

use crate::backup::day;
use crate::error::StoreError;
use crate::gate::Tx;
use crate::records::Records;
use crate::value::read_as;
use plan::{Assignment, PlanId, Task, TaskId};
use rusqlite::{Row, named_params};

fn read(row: &Row<'_>) -> Result<Assignment, StoreError> {
    let until: Option<String> = row.get("until")?;
    Ok(Assignment {
        task: read_as(row, "task")?,
        official: read_as(row, "official")?,
        since: read_as(row, "since")?,
        until: crate::value::parse_some(until.as_ref())?,
        note: row.get("note")?,
    })
}

impl Records {
    /// Who was answerable for a task, the first first.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn assignments(&self, task: TaskId) -> Result<Vec<Assignment>, StoreError> {
        let sql = "SELECT * FROM assignment WHERE task = :of ORDER BY position";
        self.assigned(sql, &task.to_string())
    }

    /// The same of all tasks of a plan, in their order.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn assignments_of_plan(&self, plan: PlanId) -> Result<Vec<Assignment>, StoreError> {
        self.assigned(
            include_str!("sql/assignments_of_plan.sql"),
            &plan.to_string(),
        )
    }

    fn assigned(&self, sql: &str, of: &str) -> Result<Vec<Assignment>, StoreError> {
        let mut query = self.conn.prepare_cached(sql)?;
        let mut rows = query.query(named_params! {":of": of})?;
        let mut out = Vec::new();
        while let Some(row) = rows.next()? {
            out.push(read(row)?);
        }
        Ok(out)
    }
}

impl Tx<'_> {
    /// Keeps who was answerable for a task, in place of what was known.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be written, or a person is unknown.
    pub fn set_assignments(&self, task: TaskId, history: &[Assignment]) -> Result<(), StoreError> {
        let task = task.to_string();
        self.conn()
            .prepare_cached("DELETE FROM assignment WHERE task = :task")?
            .execute(named_params! {":task": task})?;
        let mut put = self.conn().prepare_cached(
            "INSERT INTO assignment (task, position, official, since, until, note)
             VALUES (:task, :position, :official, :since, :until, :note)",
        )?;
        for (position, assignment) in (0u32..).zip(history) {
            put.execute(named_params! {
                ":task": task, ":position": position,
                ":official": assignment.official.to_string(),
                ":since": assignment.since.to_string(),
                ":until": assignment.until.map(|day| day.to_string()),
                ":note": assignment.note,
            })?;
        }
        Ok(())
    }

    /// Notes that a task's official is answerable from today, and nobody else any more.
    pub(crate) fn note_official(&self, task: &Task) -> Result<(), StoreError> {
        let known = self.assignments(task.id)?;
        let today = day(self.saved().at);
        let now = plan::assignment::changed(known.clone(), task.id, task.official, today, "");
        if now == known {
            return Ok(());
        }
        self.set_assignments(task.id, &now)
    }
}
