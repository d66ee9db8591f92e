//! Tasks and marks as rows, and back.

use crate::error::{StoreError, What};
use crate::search::{Entry, Kind};
use crate::value::{due_of, due_text, list_text, parse, parse_some, read_list, time_of, time_text};
use crate::word::Word;
use plan::text::{fold, squeeze};
use plan::{Flaw, FlawKind, Flaws, Mark, Quantity, Task, Timeframe};
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde::{Deserialize, Serialize};

/// A stored task. Also what the trash keeps of it, as JSON.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct TaskRow {
    pub(crate) id: String,
    pub(crate) plan: String,
    pub(crate) position: u32,
    standing: String,
    pub(crate) text: String,
    deliverable: String,
    lead: String,
    coordinating: Vec<String>,
    pub(crate) official: Option<String>,
    wording: String,
    due: String,
    budget: String,
    remarks: String,
    origin: Option<String>,
    #[serde(default)]
    sentence: String,
    #[serde(default)]
    apart: Vec<String>,
}

impl TaskRow {
    pub(crate) fn of(task: &Task, position: u32) -> Self {
        Self {
            id: task.id.to_string(),
            plan: task.plan.to_string(),
            position,
            standing: task.standing.code().to_owned(),
            text: task.text.clone(),
            deliverable: task.deliverable.clone(),
            lead: task.lead.clone(),
            coordinating: task.coordinating.clone(),
            official: task.official.map(|id| id.to_string()),
            wording: task.timeframe.wording.clone(),
            due: due_text(&task.timeframe.when),
            budget: task.budget.clone(),
            remarks: task.remarks.clone(),
            origin: task.origin.map(|id| id.to_string()),
            sentence: task.sentence.clone(),
            apart: (task.apart.iter())
                .map(|field| field.code().to_owned())
                .collect(),
        }
    }

    pub(crate) fn into_task(self) -> Result<Task, StoreError> {
        Ok(Task {
            id: parse(&self.id)?,
            plan: parse(&self.plan)?,
            standing: Word::from_word(&self.standing)?,
            text: self.text,
            deliverable: self.deliverable,
            lead: self.lead,
            coordinating: self.coordinating,
            official: parse_some(self.official.as_ref())?,
            timeframe: Timeframe {
                wording: self.wording,
                when: due_of(&self.due)?,
            },
            budget: self.budget,
            remarks: self.remarks,
            origin: parse_some(self.origin.as_ref())?,
            sentence: self.sentence,
            apart: (self.apart.iter())
                .map(|word| Word::from_word(word))
                .collect::<Result<_, _>>()?,
        })
    }

    pub(crate) fn read(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            plan: row.get("plan")?,
            position: row.get("position")?,
            standing: row.get("standing")?,
            text: row.get("text")?,
            deliverable: row.get("deliverable")?,
            lead: row.get("lead")?,
            coordinating: read_list(row, "coordinating")?,
            official: row.get("official")?,
            wording: row.get("wording")?,
            due: row.get("due")?,
            budget: row.get("budget")?,
            remarks: row.get("remarks")?,
            origin: row.get("origin")?,
            sentence: row.get("sentence")?,
            apart: read_list(row, "apart")?,
        })
    }

    /// Inserts or updates it, search entry included.
    ///
    /// # Errors
    /// A flaw at `official` if there is no such person, at `id` if another plan has the id.
    pub(crate) fn put(&self, conn: &Connection) -> Result<(), StoreError> {
        self.check_official(conn)?;
        let changed = conn
            .prepare_cached(include_str!("sql/put_task.sql"))?
            .execute(named_params! {
                ":id": self.id,
                ":plan": self.plan,
                ":position": self.position,
                ":standing": self.standing,
                ":text": self.text,
                ":deliverable": self.deliverable,
                ":lead": self.lead,
                ":lead_fold": fold(&squeeze(&self.lead)),
                ":coordinating": list_text(&self.coordinating),
                ":official": self.official,
                ":wording": self.wording,
                ":due": self.due,
                ":budget": self.budget,
                ":remarks": self.remarks,
                ":origin": self.origin,
                ":sentence": self.sentence,
                ":apart": list_text(&self.apart),
            })?;
        if changed == 0 {
            return Err(Flaws::from(Flaw::new("id", FlawKind::ImpossibleMove)).into());
        }
        self.entry().write(conn, Some(&self.plan))
    }

    fn check_official(&self, conn: &Connection) -> Result<(), StoreError> {
        let Some(official) = &self.official else {
            return Ok(());
        };
        conn.prepare_cached("SELECT 1 FROM official WHERE id = :id")?
            .query_row(named_params! {":id": official}, |_| Ok(()))
            .optional()?
            .ok_or_else(|| Flaws::from(Flaw::new("official", FlawKind::Unknown)).into())
    }

    fn entry(&self) -> Entry {
        let coordinating = self.coordinating.join("; ");
        let words = [
            &self.text,
            &self.deliverable,
            &self.lead,
            &coordinating,
            &self.wording,
            &self.budget,
            &self.remarks,
        ];
        let words: Vec<&str> = words
            .into_iter()
            .filter(|word| !word.is_empty())
            .map(String::as_str)
            .collect();
        Entry::new(Kind::Task, self.id.clone(), None, &words.join("\n"))
    }
}

/// A stored mark. Also what the trash keeps of it, as JSON.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct MarkRow {
    task: String,
    quarter: String,
    status: String,
    count: Option<i64>,
    measure: Option<String>,
    note: String,
    by: String,
    at: String,
    #[serde(default)]
    reason: String,
}

impl MarkRow {
    /// Whose it is.
    pub(crate) fn task(&self) -> &str {
        &self.task
    }

    pub(crate) fn quarter(&self) -> &str {
        &self.quarter
    }

    pub(crate) fn of(mark: &Mark) -> Result<Self, StoreError> {
        let count = mark
            .quantity
            .as_ref()
            .map(|quantity| i64::try_from(quantity.count))
            .transpose()
            .map_err(|_| Flaws::from(Flaw::new("quantity", FlawKind::NotANumber)))?;
        Ok(Self {
            task: mark.task.to_string(),
            quarter: mark.quarter.to_string(),
            status: mark.status.code().to_owned(),
            count,
            measure: mark.quantity.as_ref().map(|q| q.measure.clone()),
            note: mark.note.clone(),
            by: mark.by.clone(),
            at: time_text(mark.at),
            reason: mark.reason.clone(),
        })
    }

    pub(crate) fn into_mark(self) -> Result<Mark, StoreError> {
        let quantity = match (self.count, self.measure) {
            (Some(count), Some(measure)) => Some(Quantity {
                count: u64::try_from(count)
                    .map_err(|error| crate::error::damaged(error.to_string()))?,
                measure,
            }),
            _ => None,
        };
        Ok(Mark {
            task: parse(&self.task)?,
            quarter: parse(&self.quarter)?,
            status: Word::from_word(&self.status)?,
            quantity,
            reason: self.reason,
            note: self.note,
            by: self.by,
            at: time_of(&self.at)?,
        })
    }

    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            task: row.get("task")?,
            quarter: row.get("quarter")?,
            status: row.get("status")?,
            count: row.get("count")?,
            measure: row.get("measure")?,
            note: row.get("note")?,
            by: row.get("by")?,
            at: row.get("at")?,
            reason: row.get("reason")?,
        })
    }

    /// Inserts or replaces it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such task.
    pub(crate) fn put(&self, conn: &Connection) -> Result<(), StoreError> {
        conn.prepare_cached("SELECT 1 FROM task WHERE id = :id")?
            .query_row(named_params! {":id": self.task}, |_| Ok(()))
            .optional()?
            .ok_or(StoreError::NotFound { what: What::Task })?;
        conn.prepare_cached(include_str!("sql/put_mark.sql"))?
            .execute(named_params! {
                ":task": self.task, ":quarter": self.quarter, ":status": self.status,
                ":count": self.count, ":measure": self.measure, ":note": self.note,
                ":by": self.by, ":at": self.at, ":reason": self.reason,
            })?;
        Ok(())
    }
}
