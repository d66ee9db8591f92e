//! Rows of a plan, and writing only those that differ.

use crate::error::StoreError;
use plan::{Flaw, FlawKind};
use rusqlite::Connection;
use std::collections::HashMap;
use std::hash::Hash;

/// One row of a table that belongs to a plan.
pub(crate) trait Row: PartialEq {
    /// What tells it from the plan's other rows of that table.
    type Key<'r>: Hash + Eq
    where
        Self: 'r;

    /// Its key.
    fn key(&self) -> Self::Key<'_>;

    /// Inserts or updates it; answers how many rows that changed (none: the key is another plan's).
    fn put(&self, conn: &Connection, plan: &str) -> Result<usize, StoreError>;

    /// Deletes it.
    fn delete(&self, conn: &Connection, plan: &str) -> Result<(), StoreError>;
}

/// Makes the stored rows `old` into `new`, touching only those that differ. Answers how many.
///
/// # Errors
/// Two rows with one key, or a key that another plan has, are a flaw at field `id`.
pub(crate) fn write_difference<R: Row>(
    conn: &Connection,
    plan: &str,
    old: &[R],
    new: &[R],
) -> Result<usize, StoreError> {
    let taken = || StoreError::Flaws(Flaw::new("id", FlawKind::ImpossibleMove).into());
    let mut before: HashMap<R::Key<'_>, &R> = old.iter().map(|row| (row.key(), row)).collect();
    let mut seen = std::collections::HashSet::with_capacity(new.len());
    let mut written = 0;
    for row in new {
        if !seen.insert(row.key()) {
            return Err(taken());
        }
        if before.remove(&row.key()) == Some(row) {
            continue;
        }
        if row.put(conn, plan)? == 0 {
            return Err(taken());
        }
        written += 1;
    }
    for row in before.into_values() {
        row.delete(conn, plan)?;
        written += 1;
    }
    Ok(written)
}
