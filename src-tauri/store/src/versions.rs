//! Kept states of plans. Their content is a text in a format of its own, which this room does not
//! read.

use crate::error::{StoreError, What};
use crate::gate::Tx;
use crate::records::Records;
use crate::value::{read_as, read_time, time_text};
use crate::word::Word;
use plan::people::Role;
use plan::{Actor, PlanId, Stage, Version, VersionCause, VersionId};
use rusqlite::{OptionalExtension, Row, named_params};

/// Every column but the content, which can be long.
const HEADS: &str = "SELECT id, plan, number, cause, stage, hash, by, role, at, note FROM version";

fn read_version(row: &Row<'_>) -> Result<Version, StoreError> {
    Ok(Version {
        id: read_as(row, "id")?,
        plan: read_as(row, "plan")?,
        number: row.get("number")?,
        cause: VersionCause::read(row, "cause")?,
        stage: Stage::read(row, "stage")?,
        content: read_as(row, "hash")?,
        by: Actor {
            name: row.get("by")?,
            role: Role::read(row, "role")?,
        },
        at: read_time(row, "at")?,
        note: row.get("note")?,
    })
}

impl Records {
    /// The kept states of a plan, the first first.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn versions(&self, plan: PlanId) -> Result<Vec<Version>, StoreError> {
        let sql = format!("{HEADS} WHERE plan = :plan ORDER BY number");
        let mut query = self.conn.prepare_cached(&sql)?;
        let mut rows = query.query(named_params! {":plan": plan.to_string()})?;
        let mut versions = Vec::new();
        while let Some(row) = rows.next()? {
            versions.push(read_version(row)?);
        }
        Ok(versions)
    }

    /// A kept state with its content.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub fn version(&self, id: VersionId) -> Result<(Version, String), StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT * FROM version WHERE id = :id")?;
        let mut rows = query.query(named_params! {":id": id.to_string()})?;
        let row = rows.next()?.ok_or(StoreError::NotFound {
            what: What::Version,
        })?;
        Ok((read_version(row)?, row.get("content")?))
    }
}

impl Tx<'_> {
    /// Keeps a state of a plan. The number it was given to is ignored: it gets the next one, which
    /// is answered.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be written.
    pub fn keep_version(&self, version: &Version, content: &str) -> Result<u32, StoreError> {
        let number: Option<u32> = self
            .conn()
            .prepare_cached("SELECT max(number) FROM version WHERE plan = :plan")?
            .query_row(named_params! {":plan": version.plan.to_string()}, |row| {
                row.get(0)
            })
            .optional()?
            .flatten();
        let number = number.unwrap_or(0) + 1;
        self.conn()
            .prepare_cached(include_str!("sql/keep_version.sql"))?
            .execute(named_params! {
                ":id": version.id.to_string(), ":plan": version.plan.to_string(),
                ":number": number, ":cause": version.cause.code(), ":stage": version.stage.code(),
                ":hash": version.content.to_string(), ":by": version.by.name,
                ":role": version.by.role.code(), ":at": time_text(version.at),
                ":note": version.note, ":content": content,
            })?;
        Ok(number)
    }
}
