//! Packages that were written and taken. What they held stands in the plans; here is what matches
//! an answer to its request and tells a package that was taken already.

use crate::error::{StoreError, What, damaged};
use crate::gate::Tx;
use crate::records::Records;
use crate::seal::Wrote;
use crate::value::{parse_some, read_as, read_time, time_text};
use crate::word::{Word, words};
use chrono::{DateTime, Utc};
use plan::{ContentHash, PackageId, PlanId, Task, VersionId};
use rusqlite::{Row, named_params};
use std::collections::HashSet;

/// Which way a package went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// Written here.
    Out,
    /// Taken here.
    In,
}

/// What a package was for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CarriedKind {
    /// A draft somebody is asked to look at.
    ReviewRequest,
    /// What they say of it.
    ReviewAnswer,
    /// Everything.
    HandOver,
    /// A plan others may begin from.
    Template,
}

words! {
    Way { Out "out", In "in", }
    CarriedKind {
        ReviewRequest "review_request", ReviewAnswer "review_answer", HandOver "hand_over",
        Template "template",
    }
}

/// A package that was written or taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// Its id, as it says itself.
    pub id: PackageId,
    /// Which way it went.
    pub way: Way,
    /// What it was for.
    pub kind: CarriedKind,
    /// SHA-256 of its manifest, hexadecimal.
    pub digest: String,
    /// The key that signed it, hexadecimal.
    pub key: String,
    /// Its number among those of that key.
    pub counter: u64,
    /// The plan it is about.
    pub plan: Option<PlanId>,
    /// The version of it that went out, at the sender's of a request.
    pub version: Option<VersionId>,
    /// The content it is about.
    pub content: Option<ContentHash>,
    /// The package it answers.
    pub answers: Option<PackageId>,
    /// The sender's name.
    pub name: String,
    /// When it was written or taken here.
    pub at: DateTime<Utc>,
    /// Whether its plan is here to be remarked on only.
    pub review: bool,
    /// What it brought, as JSON of the app.
    pub summary: String,
}

fn read_package(row: &Row<'_>) -> Result<Carried, StoreError> {
    let some = |column: &str| row.get::<_, Option<String>>(column);
    let counter: i64 = row.get("counter")?;
    Ok(Carried {
        id: read_as(row, "id")?,
        way: Way::read(row, "way")?,
        kind: CarriedKind::read(row, "kind")?,
        digest: row.get("digest")?,
        key: row.get("key")?,
        counter: u64::try_from(counter).map_err(|_| damaged("a counter below zero"))?,
        plan: parse_some(some("plan")?.as_ref())?,
        version: parse_some(some("version")?.as_ref())?,
        content: parse_some(some("hash")?.as_ref())?,
        answers: parse_some(some("answers")?.as_ref())?,
        name: row.get("name")?,
        at: read_time(row, "at")?,
        review: row.get("review")?,
        summary: row.get("summary")?,
    })
}

impl Records {
    /// A package that was written or taken here.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn package(&self, id: PackageId) -> Result<Option<Carried>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT * FROM package WHERE id = :id")?;
        let mut rows = query.query(named_params! {":id": id.to_string()})?;
        rows.next()?.map(read_package).transpose()
    }

    /// The packages about a plan, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn packages_of(&self, plan: PlanId) -> Result<Vec<Carried>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT * FROM package WHERE plan = :plan ORDER BY at, id")?;
        let mut rows = query.query(named_params! {":plan": plan.to_string()})?;
        let mut packages = Vec::new();
        while let Some(row) = rows.next()? {
            packages.push(read_package(row)?);
        }
        Ok(packages)
    }

    /// The hand-overs that were taken here, oldest first: they are of no plan.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn hand_overs(&self) -> Result<Vec<Carried>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT * FROM package WHERE kind = 'hand_over' AND way = 'in' ORDER BY at, id",
        )?;
        let mut rows = query.query([])?;
        let mut packages = Vec::new();
        while let Some(row) = rows.next()? {
            packages.push(read_package(row)?);
        }
        Ok(packages)
    }

    /// Whether a plan came in a package to be remarked on, and is not this office's to change.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn is_for_review(&self, plan: PlanId) -> Result<bool, StoreError> {
        Ok(self
            .conn
            .prepare_cached("SELECT 1 FROM package WHERE plan = :plan AND review = 1")?
            .exists(named_params! {":plan": plan.to_string()})?)
    }

    /// The highest counter of a package signed with this key, written or taken; 0 for none.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn last_counter(&self, key: &str) -> Result<u64, StoreError> {
        let highest: Option<i64> = self
            .conn
            .prepare_cached("SELECT max(counter) FROM package WHERE key = :key")?
            .query_row(named_params! {":key": key}, |row| row.get(0))?;
        Ok(highest.and_then(|n| u64::try_from(n).ok()).unwrap_or(0))
    }
}

impl Tx<'_> {
    /// Keeps what is known of a package; the same one again only what it brought.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be written, or its counter is beyond all counting.
    pub fn put_package(&self, package: &Carried) -> Result<(), StoreError> {
        let text = |id: Option<String>| id;
        self.conn()
            .prepare_cached(include_str!("sql/put_package.sql"))?
            .execute(named_params! {
                ":id": package.id.to_string(), ":way": package.way.code(),
                ":kind": package.kind.code(), ":digest": package.digest, ":key": package.key,
                ":counter": i64::try_from(package.counter).unwrap_or(i64::MAX),
                ":plan": text(package.plan.map(|id| id.to_string())),
                ":version": text(package.version.map(|id| id.to_string())),
                ":hash": text(package.content.map(|hash| hash.to_string())),
                ":answers": text(package.answers.map(|id| id.to_string())),
                ":name": package.name, ":at": time_text(package.at), ":review": package.review,
                ":summary": package.summary,
            })?;
        Ok(())
    }

    /// A plan that was here to be remarked on is this office's own from now on.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be written.
    pub fn end_review(&self, plan: PlanId) -> Result<(), StoreError> {
        self.conn()
            .prepare_cached("UPDATE package SET review = 0 WHERE plan = :plan")?
            .execute(named_params! {":plan": plan.to_string()})?;
        Ok(())
    }

    /// Puts other tasks in the place of those a plan has. What hangs on a task that is not among
    /// the new ones goes with it: for copies that are here for review only.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such plan; a flaw as for new tasks.
    pub fn replace_tasks(&self, plan: PlanId, tasks: &[Task]) -> Result<(), StoreError> {
        let known = self.task_rows(plan)?;
        let wanted: HashSet<String> = tasks.iter().map(|task| task.id.to_string()).collect();
        for row in known.iter().filter(|row| !wanted.contains(&row.id)) {
            self.delete_task(&row.id)?;
        }
        for task in tasks {
            match self.task_row(task.id)? {
                Some(row) if row.plan != plan.to_string() => {
                    return Err(StoreError::NotFound { what: What::Task });
                }
                Some(_) | None => self.put_task(task, None)?,
            }
        }
        let order: Vec<String> = tasks.iter().map(|task| task.id.to_string()).collect();
        self.set_order(&order)?;
        self.touch(plan)
    }

    /// Puts other steps in the place of those a plan took: for copies that are here for review
    /// only.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be written.
    pub fn replace_course(&self, plan: PlanId, course: &[plan::Passage]) -> Result<(), StoreError> {
        self.conn()
            .prepare_cached("DELETE FROM passage WHERE plan = :plan")?
            .execute(named_params! {":plan": plan.to_string()})?;
        self.seal(plan, Wrote::Anew);
        course
            .iter()
            .try_for_each(|passage| self.add_passage(plan, passage))
    }
}
