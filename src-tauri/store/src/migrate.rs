//! Raising an older file to today's schema, all steps or none.

use crate::backup::{BackupReason, backups_beside, copy_out};
use crate::error::{OpenError, StoreError};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use rusqlite_migration::{HookError, M, Migrations};
use std::path::Path;

/// Every step, in order. A released step is never edited; freeze its result in `tests/schemas`.
pub(crate) const STEPS: &[&str] = &[
    include_str!("../migrations/001_first.sql"),
    include_str!("../migrations/002_paper.sql"),
    include_str!("../migrations/003_continues.sql"),
    include_str!("../migrations/004_checklists.sql"),
    include_str!("../migrations/005_proof.sql"),
    include_str!("../migrations/006_review.sql"),
];

/// The newest version this program knows.
pub(crate) fn known_version() -> u32 {
    u32::try_from(STEPS.len()).unwrap_or(u32::MAX)
}

/// Raises a file to the last of `steps`. A file that is not new is backed up first, beside it.
pub(crate) fn migrate(
    conn: &mut Connection,
    path: Option<&Path>,
    at: DateTime<Utc>,
    steps: &[&'static str],
) -> Result<(), OpenError> {
    let found: u32 = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if found as usize >= steps.len() {
        return Ok(());
    }
    if let (Some(path), 1..) = (path, found) {
        let seq = crate::journal::last(conn)?.map_or(0, |link| link.seq);
        let dir = backups_beside(path);
        copy_out(conn, &dir, seq, at, BackupReason::BeforeUpgrade)?;
    }
    // A step that rebuilds a table drops the old one: that must not cascade.
    conn.pragma_update(None, "foreign_keys", false)?;
    let climbed = climb(conn, steps);
    conn.pragma_update(None, "foreign_keys", true)?;
    climbed
}

fn climb(conn: &mut Connection, steps: &[&'static str]) -> Result<(), OpenError> {
    let mut list: Vec<M<'_>> = steps.iter().map(|sql| M::up(sql)).collect();
    if let (Some(last), Some(sql)) = (list.last_mut(), steps.last()) {
        *last = M::up_with_hook(sql, whole);
    }
    conn.set_transaction_behavior(TransactionBehavior::Immediate);
    Migrations::new(list)
        .to_latest(conn)
        .map_err(|error| match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => {
                OpenError::from(StoreError::from(err))
            }
            other => OpenError::Damaged {
                detail: other.to_string(),
            },
        })
}

/// The last look before the steps are committed.
fn whole(tx: &Transaction<'_>) -> Result<(), HookError> {
    let orphans = tx.prepare("PRAGMA foreign_key_check")?.exists([])?;
    let check: String = tx.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if orphans || check != "ok" {
        return Err(HookError::Hook(format!(
            "orphans: {orphans}, quick_check: {check}"
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backup::list_backups;
    use crate::open::Store;

    fn version(conn: &Connection) -> u32 {
        conn.query_row("PRAGMA user_version", [], |row| row.get(0))
            .unwrap()
    }

    #[test]
    fn steps_are_valid() {
        Migrations::new(STEPS.iter().map(|sql| M::up(sql)).collect())
            .validate()
            .unwrap();
    }

    /// What the next version will go through, with a step made up for the test.
    #[test]
    fn an_old_file_is_backed_up_and_raised_or_stays_as_it_was() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("loa.db");
        let at = DateTime::UNIX_EPOCH;
        drop(Store::open(&path, at).unwrap());
        let mut conn = Connection::open(&path).unwrap();
        for bad in [
            "ALTER TABLE plan ADD COLUMN colour TEXT; SELECT broken;",
            "ALTER TABLE plan ADD COLUMN colour TEXT; INSERT INTO mark VALUES \
             ('gone', '2026-Q1', 'done', NULL, NULL, '', '', '')",
        ] {
            let steps = [STEPS, &[bad]].concat();
            assert!(migrate(&mut conn, Some(&path), at, &steps).is_err());
            assert_eq!(version(&conn), known_version());
            assert!(conn.prepare("SELECT colour FROM plan").is_err());
        }
        let good = "ALTER TABLE plan ADD COLUMN colour TEXT";
        let steps = [STEPS, &[good]].concat();
        migrate(&mut conn, Some(&path), at, &steps).unwrap();
        assert_eq!(version(&conn), known_version() + 1);
        let backups = list_backups(&backups_beside(&path)).unwrap();
        assert!(!backups.is_empty());
        assert!(
            backups
                .iter()
                .all(|b| b.reason == BackupReason::BeforeUpgrade && b.whole)
        );
    }
}
