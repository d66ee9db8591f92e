//! The one door to a change: all of it is kept together with its event, or nothing is.

use crate::error::StoreError;
use crate::journal::{Change, Saved, append, next};
use crate::open::Store;
use crate::records::Records;
use crate::seal::Wrote;
use crate::value::{read_as, time_text};
use chrono::{DateTime, Utc};
use plan::{PlanId, TrashId};
use rusqlite::{Connection, Transaction, TransactionBehavior, named_params};
use sha2::{Digest, Sha256};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::ops::Deref;

/// A change being made. Everything that writes is on it; it reads what it wrote.
#[derive(Debug)]
pub struct Tx<'s> {
    records: &'s Records,
    saved: Saved,
    hash: String,
    trashed: Cell<u32>,
    courses: RefCell<BTreeMap<PlanId, Wrote>>,
    actor: &'s str,
}

impl Deref for Tx<'_> {
    type Target = Records;

    fn deref(&self) -> &Records {
        self.records
    }
}

impl Tx<'_> {
    pub(crate) fn conn(&self) -> &Connection {
        &self.records.conn
    }

    /// The event this change will have.
    pub fn saved(&self) -> Saved {
        self.saved
    }

    /// The name of who makes it. May be empty.
    pub fn actor(&self) -> &str {
        self.actor
    }

    /// Notes that this change wrote a plan's course: its event seals it.
    pub(crate) fn seal(&self, plan: PlanId, wrote: Wrote) {
        let mut courses = self.courses.borrow_mut();
        let before = courses.get(&plan).copied();
        courses.insert(plan, before.map_or(wrote, |it| it.and(wrote)));
    }

    pub(crate) fn now(&self) -> String {
        time_text(self.saved.at)
    }

    /// A fresh id, made from the event's hash: unique without a clock or chance.
    pub(crate) fn fresh_trash_id(&self) -> TrashId {
        let count = self.trashed.get();
        self.trashed.set(count + 1);
        let digest = Sha256::digest(format!("{}{count}", self.hash));
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest[..16]);
        TrashId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
    }

    /// The plans this change touched, besides one that is gone.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn touched(&self) -> Result<Vec<PlanId>, StoreError> {
        let mut query = self
            .conn()
            .prepare_cached("SELECT id FROM plan WHERE changed = :seq")?;
        let mut rows = query.query(named_params! {":seq": self.saved.seq})?;
        let mut plans = Vec::new();
        while let Some(row) = rows.next()? {
            plans.push(read_as(row, "id")?);
        }
        Ok(plans)
    }

    /// Notes that this event touched a plan.
    pub(crate) fn touch(&self, plan: PlanId) -> Result<(), StoreError> {
        self.conn()
            .prepare_cached("UPDATE plan SET updated = :now, changed = :seq WHERE id = :plan")?
            .execute(named_params! {
                ":now": self.now(), ":seq": self.saved.seq, ":plan": plan.to_string(),
            })?;
        Ok(())
    }
}

impl Store {
    /// Makes a change: `work` runs in one transaction with exactly one event, which is on the
    /// disk before this returns. `at` is the clock's; an earlier event's time wins if it is later.
    ///
    /// # Errors
    /// Whatever `work` answers, or [`StoreError`]; then nothing was changed.
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        change: impl Into<Change>,
        at: DateTime<Utc>,
        actor: &str,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E>,
    ) -> Result<(T, Saved), E> {
        if self.is_read_only() {
            return Err(StoreError::ReadOnly.into());
        }
        let records: &Records = self;
        let transaction = Transaction::new_unchecked(&records.conn, TransactionBehavior::Immediate)
            .map_err(StoreError::from)?;
        let (saved, link) = next(&transaction, &change.into(), at, actor, 0)?;
        let tx = Tx {
            records,
            saved,
            hash: link.hash.clone(),
            trashed: Cell::new(0),
            courses: RefCell::default(),
            actor,
        };
        let truth = work(&tx)?;
        // Last, for it says what the courses became.
        append(&transaction, link, &tx.courses.into_inner())?;
        transaction.commit().map_err(StoreError::from)?;
        Ok((truth, saved))
    }
}
