//! Tasks of a plan, in their order, and their marks.

use crate::error::{StoreError, What};
use crate::gate::Tx;
use crate::prefix::{Found, bounds};
use crate::records::Records;
use crate::search::Entry;
use crate::task_rows::{MarkRow, TaskRow};
use crate::value::read_as;
use plan::{Flaw, FlawKind, Flaws, Mark, PlanId, Quarter, Task, TaskId};
use rusqlite::named_params;

const NO_TASK: StoreError = StoreError::NotFound { what: What::Task };

impl Records {
    /// The tasks of a plan, in order, proposed ones included.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn tasks(&self, plan: PlanId) -> Result<Vec<Task>, StoreError> {
        self.task_rows(plan)?
            .into_iter()
            .map(TaskRow::into_task)
            .collect()
    }

    pub(crate) fn task_rows(&self, plan: PlanId) -> Result<Vec<TaskRow>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT * FROM task WHERE plan = :plan ORDER BY position")?;
        let mut rows = query.query(named_params! {":plan": plan.to_string()})?;
        let mut tasks = Vec::new();
        while let Some(row) = rows.next()? {
            tasks.push(TaskRow::read(row)?);
        }
        Ok(tasks)
    }

    /// A task.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub fn task(&self, id: TaskId) -> Result<Task, StoreError> {
        self.task_row(id)?.ok_or(NO_TASK)?.into_task()
    }

    pub(crate) fn task_row(&self, id: TaskId) -> Result<Option<TaskRow>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT * FROM task WHERE id = :id")?;
        let mut rows = query.query(named_params! {":id": id.to_string()})?;
        rows.next()?.map(TaskRow::read).transpose()
    }

    /// The task of a plan whose id begins with `prefix`.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn find_task(&self, plan: PlanId, prefix: &str) -> Result<Found<TaskId>, StoreError> {
        let Some((from, to)) = bounds(prefix) else {
            return Ok(Found::None);
        };
        let mut query = self.conn.prepare_cached(
            "SELECT id FROM task WHERE plan = :plan AND id >= :from AND id < :to",
        )?;
        let mut rows =
            query.query(named_params! {":plan": plan.to_string(), ":from": from, ":to": to})?;
        let mut ids = Vec::new();
        while let Some(row) = rows.next()? {
            ids.push(read_as(row, "id")?);
        }
        Ok(Found::of(ids))
    }

    /// The marks of a plan's tasks in a year, or in all years, by quarter and task.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn marks(&self, plan: PlanId, year: Option<i32>) -> Result<Vec<Mark>, StoreError> {
        let marks = self
            .mark_rows(include_str!("sql/marks_of_plan.sql"), &plan.to_string())?
            .into_iter()
            .map(MarkRow::into_mark)
            .collect::<Result<Vec<_>, _>>()?;
        Ok(marks
            .into_iter()
            .filter(|mark| year.is_none_or(|year| mark.quarter.year() == year))
            .collect())
    }

    pub(crate) fn mark_rows(&self, sql: &str, of: &str) -> Result<Vec<MarkRow>, StoreError> {
        let mut query = self.conn.prepare_cached(sql)?;
        let rows = query.query_map(named_params! {":of": of}, MarkRow::read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub(crate) fn task_count(&self, plan: PlanId) -> Result<u32, StoreError> {
        Ok(self
            .conn
            .prepare_cached("SELECT count(*) FROM task WHERE plan = :plan")?
            .query_row(named_params! {":plan": plan.to_string()}, |row| row.get(0))?)
    }
}

impl Tx<'_> {
    /// Keeps a task. A new one goes to `index`, or to the end; a known one stays where it is, or
    /// moves to `index`.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the plan is unknown; a flaw at `official` if that person is,
    /// at `id` if the task is another plan's, at `tasks` if there are [`Task::COUNT_LIMIT`].
    pub fn put_task(&self, task: &Task, index: Option<usize>) -> Result<(), StoreError> {
        match self.task_row(task.id)? {
            Some(known) => {
                TaskRow::of(task, known.position).put(self.conn())?;
                self.note_official(task)?;
            }
            None => self.insert_tasks(task.plan, std::slice::from_ref(task))?,
        }
        if let Some(index) = index {
            self.move_task(task.id, index)?;
        }
        self.touch(task.plan)
    }

    /// Keeps new tasks at the end of a plan, in order.
    ///
    /// # Errors
    /// As [`Self::put_task`]; a task of another plan is a flaw at `plan`.
    pub fn insert_tasks(&self, plan: PlanId, tasks: &[Task]) -> Result<(), StoreError> {
        let known = self
            .conn()
            .prepare_cached("SELECT 1 FROM plan WHERE id = :id")?
            .exists(named_params! {":id": plan.to_string()})?;
        if !known {
            return Err(StoreError::NotFound { what: What::Plan });
        }
        let count = self.task_count(plan)?;
        let room = Task::COUNT_LIMIT.saturating_sub(count as usize);
        if tasks.len() > room {
            return Err(Flaws::from(Flaw {
                limit: Some(Task::COUNT_LIMIT as u64),
                ..Flaw::new("tasks", FlawKind::OutOfRange)
            })
            .into());
        }
        // The last first: search lists what was written later earlier.
        let places: Vec<(u32, &Task)> = (count..).zip(tasks).collect();
        for (position, task) in places.into_iter().rev() {
            if task.plan != plan {
                return Err(Flaws::from(Flaw::new("plan", FlawKind::Unknown)).into());
            }
            if self.task_row(task.id)?.is_some() {
                return Err(Flaws::from(Flaw::new("id", FlawKind::ImpossibleMove)).into());
            }
            TaskRow::of(task, position).put(self.conn())?;
            if task.official.is_some() {
                self.note_official(task)?;
            }
        }
        self.touch(plan)
    }

    /// Moves a task to a place among its plan's tasks, from 0; past the end means the end.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such task.
    pub fn move_task(&self, id: TaskId, index: usize) -> Result<(), StoreError> {
        let task = self.task(id)?;
        let mut order: Vec<String> = self
            .task_rows(task.plan)?
            .into_iter()
            .map(|row| row.id)
            .collect();
        let id = id.to_string();
        order.retain(|other| *other != id);
        order.insert(index.min(order.len()), id);
        self.set_order(&order)?;
        self.touch(task.plan)
    }

    /// Numbers tasks as they come, writing only those whose place changed.
    pub(crate) fn set_order(&self, order: &[String]) -> Result<(), StoreError> {
        let mut place = self.conn().prepare_cached(
            "UPDATE task SET position = :position WHERE id = :id AND position <> :position",
        )?;
        for (position, id) in (0u32..).zip(order) {
            place.execute(named_params! {":position": position, ":id": id})?;
        }
        Ok(())
    }

    /// Deletes a task with its marks and search entry; its place stays empty.
    pub(crate) fn delete_task(&self, id: &str) -> Result<(), StoreError> {
        Entry::remove(self.conn(), id)?;
        self.conn()
            .prepare_cached("DELETE FROM task WHERE id = :id")?
            .execute(named_params! {":id": id})?;
        Ok(())
    }

    /// Keeps a mark, in place of the one the task had in that quarter. Answers the old one.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such task.
    pub fn put_mark(&self, mark: &Mark) -> Result<Option<Mark>, StoreError> {
        let task = self.task(mark.task)?;
        let old = self.mark(mark.task, mark.quarter)?;
        MarkRow::of(mark)?.put(self.conn())?;
        self.touch(task.plan)?;
        Ok(old)
    }

    /// Takes a mark back and answers it, so that it can be put again.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such task.
    pub fn clear_mark(&self, task: TaskId, quarter: Quarter) -> Result<Option<Mark>, StoreError> {
        let plan = self.task(task)?.plan;
        let old = self.mark(task, quarter)?;
        self.conn()
            .prepare_cached("DELETE FROM mark WHERE task = :task AND quarter = :quarter")?
            .execute(named_params! {
                ":task": task.to_string(), ":quarter": quarter.to_string(),
            })?;
        self.touch(plan)?;
        Ok(old)
    }

    fn mark(&self, task: TaskId, quarter: Quarter) -> Result<Option<Mark>, StoreError> {
        let rows = self.mark_rows(include_str!("sql/marks_of_task.sql"), &task.to_string())?;
        let mut marks = rows.into_iter().map(MarkRow::into_mark);
        marks
            .find(|mark| !matches!(mark, Ok(mark) if mark.quarter != quarter))
            .transpose()
    }
}
