//! Replacing all data by a backup's, in a way that can be taken back.

use crate::backup::{BackupFile, BackupReason, PartFile, copy_all, copy_out};
use crate::disk::name_beside;
use crate::error::{OpenError, RestoreError, StoreError};
use crate::journal::{Change, EventKind, Saved, append, next};
use crate::open::{Store, length};
use crate::verify::schema;
use chrono::{DateTime, Utc};
use rusqlite::backup::Backup as Copy;
use rusqlite::named_params;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A larger file is not looked at.
const SOURCE_LIMIT: u64 = 4 << 30;

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The data as they were before; restoring this takes the restore back.
    pub before: BackupFile,
    /// The event.
    pub saved: Saved,
}

impl Store {
    /// Replaces all data by those of the file at `from`: a copy of it is looked through and
    /// raised to today's schema, the present data are backed up into `dir`, then the copy takes
    /// their place in one transaction.
    ///
    /// # Errors
    /// [`RestoreError::Source`] if the file cannot be used, [`RestoreError::Store`] if the
    /// present data could not be backed up or replaced. The data are then as they were.
    pub fn restore_backup(
        &mut self,
        from: &Path,
        dir: &Path,
        at: DateTime<Utc>,
        actor: &str,
    ) -> Result<Restored, RestoreError> {
        if self.is_read_only() {
            return Err(StoreError::ReadOnly.into());
        }
        fs::create_dir_all(dir).map_err(StoreError::from)?;
        let part = PartFile(dir.join("restore.part"));
        drop(PartFile(part.0.clone())); // what an interrupted restore left
        self.fetch(from, &part.0).map_err(RestoreError::Source)?;
        let copy = open_copy(&part.0, at).map_err(RestoreError::Source)?;
        if schema(&copy.conn)? != schema(&self.conn)? {
            return Err(RestoreError::Source(strange()));
        }
        let saved = self.stamp(&copy, from, at, actor)?;
        let seq = self.last_seq()?;
        let before = copy_out(&self.conn, dir, seq, at, BackupReason::BeforeRestore)?;
        self.replace_by(&copy)?;
        Ok(Restored { before, saved })
    }

    /// Opens a copy of another office's data that may be changed, such as the backup in a hand-over,
    /// to read what is in it: looked through and raised to today's schema first, as for a restore.
    ///
    /// # Errors
    /// [`OpenError`] if the file cannot be used.
    pub fn look_into(copy: &Path, at: DateTime<Utc>) -> Result<Self, OpenError> {
        let size = length(copy);
        if size == 0 || size > SOURCE_LIMIT {
            return Err(OpenError::NotADatabase);
        }
        let copy = open_copy(copy, at)?;
        let ours = Self::in_memory(at)?;
        if schema(&copy.conn)? != schema(&ours.conn)? {
            return Err(strange());
        }
        Ok(copy)
    }

    /// Copies a file, and what its journal holds, to where it can be opened.
    fn fetch(&self, from: &Path, to: &Path) -> Result<(), OpenError> {
        let same = |path: &Path| from.canonicalize().ok() == path.canonicalize().ok();
        if self.path().is_some_and(same) {
            return Err(OpenError::Busy);
        }
        let size = length(from);
        if size == 0 || !from.is_file() {
            return Err(match from.metadata() {
                Err(error) => error.into(),
                Ok(_) => OpenError::NotADatabase,
            });
        }
        if size > SOURCE_LIMIT {
            return Err(OpenError::Damaged {
                detail: format!("{size} bytes"),
            });
        }
        crate::backup::check_sum(from)?;
        fs::copy(from, to)?;
        let wal = name_beside(from, "-wal");
        if length(&wal) > 0 {
            fs::copy(wal, name_beside(to, "-wal"))?;
        }
        Ok(())
    }

    /// Writes the event of the restore into the copy, so that data and event come together.
    /// Numbers go on from whichever side is further: an acknowledged number is never given twice.
    fn stamp(
        &self,
        copy: &Self,
        from: &Path,
        at: DateTime<Utc>,
        actor: &str,
    ) -> Result<Saved, StoreError> {
        let at = self.last_seen()?.map_or(at, |seen| seen.max(at));
        let name = from.file_name().unwrap_or_default().to_string_lossy();
        let change = Change::of(EventKind::BackupRestored).noting(name);
        let (saved, link) = next(&copy.conn, &change, at, actor, self.last_seq()?)?;
        append(&copy.conn, link, &BTreeMap::new())?;
        copy.conn.execute(
            "INSERT OR REPLACE INTO meta (key, value) VALUES ('device', :device)",
            named_params! {":device": self.device()?},
        )?;
        Ok(saved)
    }

    fn replace_by(&mut self, copy: &Self) -> Result<(), StoreError> {
        self.records.conn.flush_prepared_statement_cache();
        copy_all(&Copy::new(&copy.conn, &mut self.records.conn)?)
    }
}

fn strange() -> OpenError {
    OpenError::Damaged {
        detail: "its tables are not ours".to_owned(),
    }
}

/// Opens the fetched copy as a store of its own, and looks through all of it.
fn open_copy(path: &Path, at: DateTime<Utc>) -> Result<Store, OpenError> {
    let copy = Store::open_unplaced(path, None, at)?;
    let found: String = copy
        .conn
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    let orphans = copy.conn.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if found != "ok" || orphans {
        return Err(OpenError::Damaged {
            detail: format!("integrity: {found}; orphans: {orphans}"),
        });
    }
    Ok(copy)
}
