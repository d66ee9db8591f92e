//! Copies of the whole file: made through SQLite, looked through, summed, then named.

use crate::disk;
use crate::disk::name_beside;
use crate::error::{OpenError, StoreError};
use crate::evidence_files::sum_of;
use crate::journal::{Change, EventKind};
use crate::open::{APPLICATION_ID, Store, examine, length, open_immutable};
use crate::thin::superfluous;
use crate::word::{Word, words};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Utc};
use rusqlite::Connection;
use rusqlite::backup::{Backup as Copy, StepResult};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BackupReason {
    /// The first use of a day.
    Daily,
    /// Somebody asked for it.
    Manual,
    /// All data were about to be replaced.
    BeforeRestore,
    /// The schema was about to be raised.
    BeforeUpgrade,
}

words! {
    BackupReason {
        Daily "daily", Manual "manual", BeforeRestore "before_restore",
        BeforeUpgrade "before_upgrade",
    }
}

/// A backup in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupFile {
    /// The file.
    pub path: PathBuf,
    /// The number of the last change in it. Orders backups, whatever the clock said.
    pub seq: i64,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Why.
    pub reason: BackupReason,
    /// Bytes.
    pub size: u64,
    /// Has the length and header of a file of ours. [`check_backup`] looks closer.
    pub whole: bool,
}

/// The folder for automatic backups of the file at `path`: `backups` beside the usual `loa.db`;
/// a file of another name has its own, `backups-NAME`, so that no two share one.
pub fn backups_beside(path: &Path) -> PathBuf {
    match path.file_stem() {
        Some(stem) if stem != "loa" => {
            let mut name = std::ffi::OsString::from("backups-");
            name.push(stem);
            path.with_file_name(name)
        }
        _ => path.with_file_name("backups"),
    }
}

/// Days are counted in Vietnam, which has one time zone and no summer time.
pub(crate) fn day(at: DateTime<Utc>) -> NaiveDate {
    match FixedOffset::east_opt(7 * 3600) {
        Some(zone) => at.with_timezone(&zone).date_naive(),
        None => at.date_naive(),
    }
}

const STAMP: &str = "%Y%m%d-%H%M%S";

fn file_name(seq: i64, at: DateTime<Utc>, reason: BackupReason, count: u32) -> String {
    let again = if count > 1 {
        format!("-{count}")
    } else {
        String::new()
    };
    format!(
        "loa-{seq:09}-{}-{}{again}.db",
        at.format(STAMP),
        reason.code()
    )
}

/// What a file's name tells: number, time, reason.
fn read_name(name: &str) -> Option<(i64, DateTime<Utc>, BackupReason)> {
    let mut parts = name.strip_prefix("loa-")?.strip_suffix(".db")?.split('-');
    let seq = parts.next()?.parse().ok()?;
    let stamp = format!("{}-{}", parts.next()?, parts.next()?);
    let at = NaiveDateTime::parse_from_str(&stamp, STAMP).ok()?.and_utc();
    let reason = BackupReason::from_word(parts.next()?).ok()?;
    match parts.next() {
        None => Some((seq, at, reason)),
        Some(count) => count.parse::<u32>().ok().map(|_| (seq, at, reason)),
    }
}

/// A file that is removed again unless it was given its name.
pub(crate) struct PartFile(pub(crate) PathBuf);

impl Drop for PartFile {
    fn drop(&mut self) {
        for suffix in ["", "-wal", "-journal", "-shm"] {
            // Often it is not there; if it cannot be removed, the next backup tries again.
            let _ = fs::remove_file(name_beside(&self.0, suffix));
        }
    }
}

/// Copies a live database into `dir`: copy, look through, sum, sync, name.
pub(crate) fn copy_out(
    conn: &Connection,
    dir: &Path,
    seq: i64,
    at: DateTime<Utc>,
    reason: BackupReason,
) -> Result<BackupFile, StoreError> {
    fs::create_dir_all(dir)?;
    let mut count = 1;
    let mut path = dir.join(file_name(seq, at, reason, count));
    while path.exists() {
        count += 1;
        path = dir.join(file_name(seq, at, reason, count));
    }
    let part = PartFile(name_beside(&path, ".part"));
    drop(PartFile(part.0.clone())); // what an interrupted backup of that name left
    copy_pages(conn, &part.0)?;
    look_through(&part.0).map_err(|error| StoreError::Damaged {
        detail: format!("the copy: {error}"),
    })?;
    disk::sync(&part.0)?;
    let sum = sum_of(&part.0)?;
    disk::rename(&part.0, &path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // As `sha256sum -c` reads it.
    fs::write(sum_path(&path), format!("{sum}  {name}\n"))?;
    disk::sync_folder(dir)?;
    describe(&path).ok_or_else(|| StoreError::Unexpected {
        detail: "backup name".to_owned(),
    })
}

fn sum_path(path: &Path) -> PathBuf {
    name_beside(path, ".sha256")
}

fn copy_pages(conn: &Connection, to: &Path) -> Result<(), StoreError> {
    let mut copy = Connection::open(to)?;
    // The whole file is synced once at the end.
    copy.execute_batch("PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;")?;
    copy_all(&Copy::new(conn, &mut copy)?)?;
    // A plain file that needs no companion to be read.
    let mode: String =
        copy.pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get(0))?;
    copy.close().map_err(|(_, error)| error)?;
    if mode.eq_ignore_ascii_case("delete") {
        Ok(())
    } else {
        Err(StoreError::Unexpected {
            detail: format!("journal mode {mode} of a copy"),
        })
    }
}

/// Copies all pages in one go.
pub(crate) fn copy_all(copy: &Copy<'_, '_>) -> Result<(), StoreError> {
    match copy.step(-1)? {
        StepResult::Done => Ok(()),
        StepResult::More | StepResult::Busy | StepResult::Locked | _ => Err(StoreError::Busy),
    }
}

/// Reads the whole of a closed file: header, every page, every reference.
pub(crate) fn look_through(path: &Path) -> Result<(), OpenError> {
    let conn = open_immutable(path)?;
    if examine(&conn, path)?.is_none() {
        return Err(OpenError::NotADatabase);
    }
    let found: String = conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    let orphans = conn.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if found != "ok" || orphans {
        return Err(OpenError::Damaged {
            detail: format!("integrity: {found}; orphans: {orphans}"),
        });
    }
    Ok(())
}

/// Looks through a backup: its sum, if one was written beside it, and its content.
///
/// # Errors
/// What is wrong with it.
pub fn check_backup(path: &Path) -> Result<(), OpenError> {
    check_sum(path)?;
    look_through(path)
}

/// Compares a file with the sum written beside it, if there is one.
pub(crate) fn check_sum(path: &Path) -> Result<(), OpenError> {
    if let Ok(line) = fs::read_to_string(sum_path(path)) {
        let sum = sum_of(path)?;
        if line.split_whitespace().next() != Some(sum.as_str()) {
            return Err(OpenError::Damaged {
                detail: format!("sum is {sum}"),
            });
        }
    }
    Ok(())
}

fn describe(path: &Path) -> Option<BackupFile> {
    let (seq, at, reason) = read_name(path.file_name()?.to_str()?)?;
    Some(BackupFile {
        path: path.to_owned(),
        seq,
        at,
        reason,
        size: length(path),
        whole: has_our_header(path).unwrap_or(false),
    })
}

/// Whether the first 100 bytes are ours and tell the file's length
/// (<https://www.sqlite.org/fileformat.html#the_database_header>).
fn has_our_header(path: &Path) -> std::io::Result<bool> {
    let mut header = [0; 100];
    File::open(path)?.read_exact(&mut header)?;
    let number = |at: usize| {
        u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
    };
    let page_size = match u16::from_be_bytes([header[16], header[17]]) {
        1 => 65_536,
        size => u64::from(size),
    };
    Ok(header.starts_with(b"SQLite format 3\0")
        && number(68) == APPLICATION_ID.cast_unsigned()
        && length(path) == page_size * u64::from(number(28)))
}

/// The backups in a folder, the newest first. A folder that is not there has none.
///
/// # Errors
/// [`StoreError`] if the folder cannot be read.
pub fn list_backups(dir: &Path) -> Result<Vec<BackupFile>, StoreError> {
    if !dir.exists() {
        return Ok(Vec::new());
    }
    let mut backups = Vec::new();
    for entry in fs::read_dir(dir)? {
        backups.extend(describe(&entry?.path()));
    }
    backups.sort_by(|a, b| (b.seq, b.at, &b.path).cmp(&(a.seq, a.at, &a.path)));
    Ok(backups)
}

impl Store {
    /// Makes a backup in `dir`, because somebody asked for it.
    ///
    /// # Errors
    /// [`StoreError`]; then no half file is left.
    pub fn backup(
        &mut self,
        dir: &Path,
        at: DateTime<Utc>,
        actor: &str,
    ) -> Result<BackupFile, StoreError> {
        self.back_up(dir, at, actor, BackupReason::Manual)
    }

    /// Makes the day's backup in `dir` if it has none of today yet, then removes those that
    /// time has made superfluous. Days are Vietnam's. While the clock shows a day before the
    /// last change, as with a dead battery, every change since the last backup makes one due.
    /// A file that cannot be written needs none.
    ///
    /// # Errors
    /// [`StoreError`]; then no half file is left and none was removed.
    pub fn daily_backup_if_due(
        &mut self,
        dir: &Path,
        at: DateTime<Utc>,
    ) -> Result<Option<BackupFile>, StoreError> {
        if self.is_read_only() || !self.is_backup_due(&list_backups(dir)?, at)? {
            return Ok(None);
        }
        let made = self.back_up(dir, at, "", BackupReason::Daily)?;
        for old in superfluous(&list_backups(dir)?, at) {
            // One that cannot be removed now (held by a scanner) is removed another day.
            if fs::remove_file(&old).is_ok() {
                let _ = fs::remove_file(sum_path(&old));
            }
        }
        Ok(Some(made))
    }

    fn is_backup_due(&self, known: &[BackupFile], at: DateTime<Utc>) -> Result<bool, StoreError> {
        let clock_is_wrong = self.last_seen()?.is_some_and(|seen| day(seen) > day(at));
        let newest = known
            .iter()
            .filter(|backup| backup.whole)
            .map(|b| b.seq)
            .max();
        if let (true, Some(newest)) = (clock_is_wrong, newest) {
            // The backup's own event comes after what is in it.
            return Ok(self.last_seq()? > newest + 1);
        }
        Ok(!known
            .iter()
            .any(|b| b.reason == BackupReason::Daily && b.whole && day(b.at) == day(at)))
    }

    fn back_up(
        &mut self,
        dir: &Path,
        at: DateTime<Utc>,
        actor: &str,
        reason: BackupReason,
    ) -> Result<BackupFile, StoreError> {
        let made = copy_out(&self.conn, dir, self.last_seq()?, at, reason)?;
        if !self.is_read_only() {
            let name = made.path.file_name().unwrap_or_default().to_string_lossy();
            let change = Change::of(EventKind::BackedUp).noting(name);
            self.write(change, at, actor, |tx| {
                tx.set_meta("last_backup", &crate::value::time_text(at))
            })?;
        }
        Ok(made)
    }

    /// When the last backup was made, wherever it went.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn last_backup(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        self.meta("last_backup")?
            .map(|text| crate::value::time_of(&text))
            .transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        let at = "2026-11-21T00:39:50Z".parse().unwrap();
        for (reason, count, name) in [
            (
                BackupReason::Daily,
                1,
                "loa-000000123-20261121-003950-daily.db",
            ),
            (
                BackupReason::BeforeRestore,
                2,
                "loa-000000123-20261121-003950-before_restore-2.db",
            ),
        ] {
            assert_eq!(file_name(123, at, reason, count), name);
            assert_eq!(read_name(name), Some((123, at, reason)));
        }
        for name in [
            "loa.db",
            "loa-x-20261121-003950-daily.db",
            "loa-1-20261341-003950-daily.db",
            "loa-1-20261121-003950-weekly.db",
            "loa-1-20261121-003950-daily.db.part",
            "loa-1-20261121-003950-daily-b.db",
        ] {
            assert_eq!(read_name(name), None, "{name}");
        }
    }

    #[test]
    fn days_are_vietnams() {
        let day = |text: &str| day(text.parse().unwrap()).to_string();
        assert_eq!(day("2026-11-20T16:59:59Z"), "2026-11-20");
        assert_eq!(day("2026-11-20T17:00:00Z"), "2026-11-21");
    }
}
