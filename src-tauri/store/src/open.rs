//! Opening the one file, or saying why not. A file that is refused is left as it is.

use crate::disk::name_beside;
use crate::error::{OpenError, StoreError};
use crate::location::{Location, Surroundings, location};
use crate::migrate::{STEPS, known_version, migrate};
use crate::records::Records;
use crate::{collate, text_uri};
use chrono::{DateTime, Utc};
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::fs;
use std::ops::Deref;
use std::path::{Path, PathBuf};

/// "Loa1" in the file's header.
pub(crate) const APPLICATION_ID: i32 = 0x4C6F_6131;

/// A larger file is only looked through when it was not closed properly, so that opening stays
/// quick; a thorough look is [`Store::verify`].
const QUICK_CHECK_UP_TO: u64 = 32 << 20;

/// All plans of the office, in one file, held by this program alone.
#[derive(Debug)]
pub struct Store {
    pub(crate) records: Records,
    pub(crate) path: Option<PathBuf>,
    read_only: bool,
}

impl Deref for Store {
    type Target = Records;

    fn deref(&self) -> &Records {
        &self.records
    }
}

impl Store {
    /// Opens the file at `path`, or makes a new one with its folder. `at` is the clock's time.
    /// An older file is raised to today's schema, after a backup. Where nothing can be written,
    /// the file is opened for reading only.
    ///
    /// # Errors
    /// [`OpenError`]; the file is then as it was.
    pub fn open(path: &Path, at: DateTime<Utc>) -> Result<Self, OpenError> {
        prepare_folder(path)?;
        Self::open_unplaced(path, Some(path), at)
    }

    /// [`Self::open`] without asking what kind of place it is. `beside` says beside which file an
    /// older one is backed up; nothing if it is a copy itself.
    pub(crate) fn open_unplaced(
        path: &Path,
        beside: Option<&Path>,
        at: DateTime<Utc>,
    ) -> Result<Self, OpenError> {
        let mut conn = match open_to_write(path) {
            Ok(conn) => conn,
            Err(OpenError::ReadOnly) => return Self::open_read_only(path),
            Err(refused) => return Err(refused),
        };
        start_journal(&conn)?;
        migrate(&mut conn, beside, at, STEPS)?;
        Ok(Self {
            records: Records { conn },
            path: Some(path.to_owned()),
            read_only: false,
        })
    }

    fn open_read_only(path: &Path) -> Result<Self, OpenError> {
        // Nobody can be writing, so no lock and no -shm file is needed; but then a -wal file
        // with changes in it would not be seen.
        if !path.is_file() || length(&name_beside(path, "-wal")) > 0 {
            return Err(OpenError::ReadOnly);
        }
        let conn = open_immutable(path)?;
        if examine(&conn, path)? != Some(known_version()) {
            return Err(OpenError::ReadOnly);
        }
        Ok(Self {
            records: Records { conn },
            path: Some(path.to_owned()),
            read_only: true,
        })
    }

    /// An empty store that lives in memory, for tests and trials.
    ///
    /// # Errors
    /// [`OpenError`] if there is not even memory.
    pub fn in_memory(at: DateTime<Utc>) -> Result<Self, OpenError> {
        let mut conn = Connection::open_in_memory()?;
        harden(&conn)?;
        migrate(&mut conn, None, at, STEPS)?;
        Ok(Self {
            records: Records { conn },
            path: None,
            read_only: false,
        })
    }

    /// Whether changes are refused because the file or its place cannot be written.
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Where the file lies; nothing in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }
}

/// Makes the folder and asks what kind of place it is.
fn prepare_folder(path: &Path) -> Result<(), OpenError> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    // Once as written, before anything is made there; once resolved, for links and mapped drives.
    let surroundings = Surroundings::here();
    refuse(location(path, &surroundings))?;
    fs::create_dir_all(folder)?;
    refuse(location(&folder.canonicalize()?, &surroundings))
}

fn refuse(location: Location) -> Result<(), OpenError> {
    match location {
        Location::Local => Ok(()),
        Location::NetworkShare => Err(OpenError::NetworkShare),
        Location::CloudFolder => Err(OpenError::CloudFolder),
        Location::RemovableOrFat => Err(OpenError::RemovableOrFat),
    }
}

/// A file's length; 0 if it is not there. Asks for the entry only: opening and closing a live
/// database file would drop SQLite's locks on it.
pub(crate) fn length(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |entry| entry.len())
}

/// A connection that holds the file alone and found it in order; nothing is written yet.
fn open_to_write(path: &Path) -> Result<Connection, OpenError> {
    let wal = name_beside(path, "-wal");
    let (was_there, wal_was_there) = (path.exists(), wal.exists());
    if path.is_dir() {
        return Err(OpenError::Io {
            detail: "a folder".to_owned(),
        });
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let checked = Connection::open_with_flags(path, flags)
        .map_err(cannot_open)
        .and_then(|conn| {
            harden(&conn)?;
            // Closing a file that is refused must not write its -wal into it.
            conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
            if conn.is_readonly("main")? {
                return Err(OpenError::ReadOnly);
            }
            examine(&conn, path)?;
            conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
            Ok(conn)
        });
    if checked.is_err() {
        // Only what this attempt itself made, and only if it is empty.
        for (made, there_before) in [(&wal, wal_was_there), (&path.to_owned(), was_there)] {
            if !there_before && made.exists() && length(made) == 0 {
                fs::remove_file(made)?;
            }
        }
    }
    checked
}

/// "Cannot open" comes for a folder in which nothing can be written, too.
fn cannot_open(error: rusqlite::Error) -> OpenError {
    match error.sqlite_error_code() {
        Some(ErrorCode::CannotOpen) => OpenError::ReadOnly,
        _ => error.into(),
    }
}

/// Settings of every connection to a file of ours; none of them writes.
pub(crate) fn harden(conn: &Connection) -> Result<(), OpenError> {
    use DbConfig as C;
    for (config, on) in [
        (C::SQLITE_DBCONFIG_DEFENSIVE, true),
        (C::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (C::SQLITE_DBCONFIG_DQS_DDL, false),
        (C::SQLITE_DBCONFIG_DQS_DML, false),
        (C::SQLITE_DBCONFIG_ENABLE_ATTACH_CREATE, false),
        (C::SQLITE_DBCONFIG_ENABLE_ATTACH_WRITE, false),
    ] {
        conn.set_db_config(config, on)?;
    }
    // One record never holds more than a plan in the trash; SQLite's own bound is 1 GB.
    conn.set_limit(Limit::SQLITE_LIMIT_LENGTH, 256 << 20)?;
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    conn.execute_batch(
        "PRAGMA busy_timeout = 2000;
         PRAGMA locking_mode = EXCLUSIVE; -- before WAL: its index in memory, no -shm file
         PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA mmap_size = 0;
         PRAGMA secure_delete = FAST;
         PRAGMA temp_store = MEMORY;
         PRAGMA journal_size_limit = 67108864;",
    )?;
    conn.set_prepared_statement_cache_capacity(128);
    collate::register(conn)?;
    Ok(())
}

/// Write-ahead log where the disk can, else a rollback journal; every commit on the disk.
fn start_journal(conn: &Connection) -> Result<(), OpenError> {
    let mode: String =
        conn.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if mode.eq_ignore_ascii_case("wal") {
        conn.pragma_update(None, "synchronous", "FULL")?;
    } else {
        conn.pragma_update(None, "journal_mode", "DELETE")?;
        conn.pragma_update(None, "synchronous", "EXTRA")?;
    }
    Ok(())
}

/// Opens a file that nobody writes, without any lock or companion file.
pub(crate) fn open_immutable(path: &Path) -> Result<Connection, OpenError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let conn = Connection::open_with_flags(text_uri(path, "mode=ro&immutable=1"), flags)?;
    harden(&conn)?;
    Ok(conn)
}

/// Looks at a file without changing it. Answers its version, or nothing if it is new.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn examine(conn: &Connection, path: &Path) -> Result<Option<u32>, OpenError> {
    let number = |pragma: &str| -> Result<i64, OpenError> {
        conn.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get(0))
            .map_err(cannot_open)
    };
    let pages = number("page_count")?;
    let length_now = length(path);
    let has_wal = length(&name_beside(path, "-wal")) > 0;
    if pages == 0 {
        return if length_now == 0 {
            Ok(None)
        } else {
            Err(OpenError::NotADatabase)
        };
    }
    let application_id = i32::try_from(number("application_id")?).unwrap_or_default();
    if application_id != APPLICATION_ID {
        return Err(OpenError::ForeignDatabase { application_id });
    }
    let known = known_version();
    let found = u32::try_from(number("user_version")?).unwrap_or(u32::MAX);
    if found > known {
        return Err(OpenError::Newer { found, known });
    }
    let expected = u64::try_from(pages * number("page_size")?).unwrap_or_default();
    if !has_wal && length_now < expected {
        return Err(OpenError::Damaged {
            detail: format!("{length_now} bytes of {expected}"),
        });
    }
    if has_wal || length_now <= QUICK_CHECK_UP_TO {
        let found: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if found != "ok" {
            return Err(OpenError::Damaged { detail: found });
        }
    }
    Ok(Some(found))
}

/// Renames a file that cannot be opened, and its journal, to a dated name beside it, so that a
/// new one can be begun or a backup restored. Nothing is deleted. Answers the new name.
///
/// # Errors
/// [`StoreError`] if the file cannot be renamed; it then has its old name.
pub fn set_aside(path: &Path, at: DateTime<Utc>) -> Result<PathBuf, StoreError> {
    let stamp = at.format("%Y%m%d-%H%M%S");
    let mut aside = name_beside(path, &format!(".set-aside-{stamp}"));
    let mut count = 1;
    while aside.exists() {
        count += 1;
        aside = name_beside(path, &format!(".set-aside-{stamp}-{count}"));
    }
    // The journals first: a new database must never meet an old one's journal.
    let mut moved: Vec<(PathBuf, PathBuf)> = Vec::new();
    for suffix in ["-wal", "-journal", ""] {
        let (from, to) = (name_beside(path, suffix), name_beside(&aside, suffix));
        if !from.exists() && !suffix.is_empty() {
            continue;
        }
        if let Err(error) = crate::disk::rename(&from, &to) {
            for (from, to) in moved {
                crate::disk::rename(&to, &from)?;
            }
            return Err(error.into());
        }
        moved.push((from, to));
    }
    Ok(aside)
}
