//! Templates: plans the office keeps as a beginning for others.

use crate::error::{StoreError, What};
use crate::gate::Tx;
use crate::plan_rows::PlanRows;
use crate::records::Records;
use crate::task_rows::TaskRow;
use crate::trash::{Payload, TrashKind};
use crate::value::{json, json_text, read_as, read_time};
use chrono::{DateTime, Utc};
use plan::{Plan, Task, TemplateId, TrashId};
use rusqlite::{OptionalExtension, Row, named_params};
use serde::{Deserialize, Serialize};

/// A template with the plan it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Its id.
    pub id: TemplateId,
    /// Its name.
    pub name: String,
    /// When it was kept.
    pub created: DateTime<Utc>,
    /// The plan. Its ids are the template's own: a plan made from it gets fresh ones.
    pub plan: Plan,
    /// The plan's tasks.
    pub tasks: Vec<Task>,
}

/// What the column `content` holds. Fields are only ever added, with a default.
#[derive(Serialize, Deserialize)]
struct Content {
    rows: PlanRows,
    tasks: Vec<TaskRow>,
}

/// A row as it stands in the table; what the trash keeps of it.
pub(crate) struct TemplateRow {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) created: String,
    pub(crate) content: String,
}

impl TemplateRow {
    pub(crate) fn put(&self, tx: &Tx<'_>) -> Result<(), StoreError> {
        tx.conn()
            .prepare_cached(include_str!("sql/put_template.sql"))?
            .execute(named_params! {
                ":id": self.id, ":name": self.name, ":created": self.created,
                ":content": self.content,
            })?;
        Ok(())
    }
}

impl Template {
    fn read(row: &Row<'_>) -> Result<Self, StoreError> {
        let content: Content = json(&row.get::<_, String>("content")?)?;
        Ok(Self {
            id: read_as(row, "id")?,
            name: row.get("name")?,
            created: read_time(row, "created")?,
            plan: content.rows.into_plan()?,
            tasks: content
                .tasks
                .into_iter()
                .map(TaskRow::into_task)
                .collect::<Result<_, _>>()?,
        })
    }
}

impl Records {
    /// The office's templates, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn templates(&self) -> Result<Vec<Template>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT * FROM template ORDER BY created DESC, id DESC")?;
        let mut rows = query.query([])?;
        let mut templates = Vec::new();
        while let Some(row) = rows.next()? {
            templates.push(Template::read(row)?);
        }
        Ok(templates)
    }

    /// One template.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub fn template(&self, id: TemplateId) -> Result<Template, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT * FROM template WHERE id = :id")?;
        let mut rows = query.query(named_params! {":id": id.to_string()})?;
        let row = rows.next()?;
        Template::read(row.ok_or(StoreError::NotFound {
            what: What::Template,
        })?)
    }
}

impl Tx<'_> {
    /// Keeps a plan as a template.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be written.
    pub fn insert_template(
        &self,
        id: TemplateId,
        name: &str,
        plan: &Plan,
        tasks: &[Task],
    ) -> Result<(), StoreError> {
        let content = Content {
            rows: PlanRows::of(plan)?,
            tasks: (0..)
                .zip(tasks)
                .map(|(position, task)| TaskRow::of(task, position))
                .collect(),
        };
        TemplateRow {
            id: id.to_string(),
            name: name.to_owned(),
            created: self.now(),
            content: json_text(&content)?,
        }
        .put(self)
    }

    /// Gives a template another name.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub fn rename_template(&self, id: TemplateId, name: &str) -> Result<(), StoreError> {
        let changed = self
            .conn()
            .prepare_cached("UPDATE template SET name = :name WHERE id = :id")?
            .execute(named_params! {":name": name, ":id": id.to_string()})?;
        match changed {
            0 => Err(StoreError::NotFound {
                what: What::Template,
            }),
            _ => Ok(()),
        }
    }

    /// Removes a template.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub fn remove_template(&self, id: TemplateId) -> Result<TrashId, StoreError> {
        let row = self
            .conn()
            .prepare_cached("DELETE FROM template WHERE id = :id RETURNING *")?
            .query_row(named_params! {":id": id.to_string()}, |row| {
                Ok(TemplateRow {
                    id: row.get("id")?,
                    name: row.get("name")?,
                    created: row.get("created")?,
                    content: row.get("content")?,
                })
            })
            .optional()?
            .ok_or(StoreError::NotFound {
                what: What::Template,
            })?;
        let title = row.name.clone();
        let payload = Payload::Template {
            id: row.id,
            name: row.name,
            created: row.created,
            content: row.content,
        };
        self.trash(TrashKind::Template, None, &title, &payload)
    }
}
