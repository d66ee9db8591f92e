//! What can go wrong. Closed enums that carry data; the words for them live in the app.

use plan::Flaws;
use rusqlite::ErrorCode;
use std::io;
use thiserror::Error;

/// A kind of thing that was looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum What {
    /// A plan.
    Plan,
    /// A section of a plan.
    Section,
    /// An annex of a plan.
    Annex,
    /// A task.
    Task,
    /// A doubt of the importer.
    Doubt,
    /// A unit.
    Unit,
    /// An official.
    Official,
    /// A template of the office.
    Template,
    /// A phrase.
    Phrase,
    /// A checklist of a plan.
    Checklist,
    /// An entry of the activity log.
    Entry,
    /// A broadcast schedule.
    Schedule,
    /// A slot of a broadcast schedule.
    Slot,
    /// A piece of evidence.
    Evidence,
    /// An indicator of a plan.
    Indicator,
    /// A report.
    Report,
    /// A kept state of a plan.
    Version,
    /// A remark on a draft.
    Remark,
    /// A profile.
    Profile,
    /// A line of the register of outgoing documents.
    Registration,
    /// Another computer.
    Peer,
    /// A package.
    Package,
    /// Something in the trash.
    Trash,
    /// A file.
    File,
}

/// Why a read or a change did not happen. Whatever it was, stored data is as before.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The disk or the operating system failed.
    #[error("disk: {detail}")]
    Io {
        /// For the log file.
        detail: String,
    },
    /// No room left on the disk.
    #[error("no space left on the disk")]
    NoSpace,
    /// The file, its folder or its disk cannot be written.
    #[error("read-only")]
    ReadOnly,
    /// It is not there (any more).
    #[error("{what:?} not found")]
    NotFound {
        /// What was looked for.
        what: What,
    },
    /// Several ids begin like this.
    #[error("{count} ids begin like this")]
    AmbiguousPrefix {
        /// How many.
        count: usize,
    },
    /// Another program holds the file.
    #[error("held by another program")]
    Busy,
    /// The file holds something that cannot be.
    #[error("damaged: {detail}")]
    Damaged {
        /// For the log file.
        detail: String,
    },
    /// The change itself makes no sense.
    #[error(transparent)]
    Flaws(#[from] Flaws),
    /// It was brought back before.
    #[error("already restored")]
    AlreadyRestored,
    /// SQLite refused something that should have been right: a bug of ours.
    #[error("unexpected: {detail}")]
    Unexpected {
        /// For the log file.
        detail: String,
    },
}

/// Why a file cannot be opened. The file is as it was.
#[derive(Debug, Error)]
pub enum OpenError {
    /// Made by a newer version of the program.
    #[error("file version {found} is newer than {known}")]
    Newer {
        /// The file's version.
        found: u32,
        /// The newest this program knows.
        known: u32,
    },
    /// Ours, but not whole.
    #[error("damaged: {detail}")]
    Damaged {
        /// For the log file.
        detail: String,
    },
    /// Not a database at all, such as a picture with its name.
    #[error("not a database")]
    NotADatabase,
    /// A database of another program.
    #[error("a database of another program")]
    ForeignDatabase {
        /// The other program's id in the file's header.
        application_id: i32,
    },
    /// Another instance has it open.
    #[error("open in another program")]
    Busy,
    /// It cannot even be read, or not be created, where nothing can be written.
    #[error("read-only place")]
    ReadOnly,
    /// On a network share, where no lock can be trusted.
    #[error("on a network share")]
    NetworkShare,
    /// In a folder that a cloud service copies while the file is open.
    #[error("in a folder synchronised by a cloud service")]
    CloudFolder,
    /// On a file system without safe writes, as memory sticks have.
    #[error("on a removable or FAT disk")]
    RemovableOrFat,
    /// No room left on the disk.
    #[error("no space left on the disk")]
    NoSpace,
    /// The disk or the operating system failed.
    #[error("disk: {detail}")]
    Io {
        /// For the log file.
        detail: String,
    },
}

/// Why a backup file was not restored. The data is as it was.
#[derive(Debug, Error)]
pub enum RestoreError {
    /// The file cannot be used, for the reason it could not be opened.
    #[error("source: {0}")]
    Source(#[source] OpenError),
    /// The file could be used, but the store could not be written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

pub(crate) fn damaged(detail: impl Into<String>) -> StoreError {
    StoreError::Damaged {
        detail: detail.into(),
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as E;
        let detail = error.to_string();
        match error {
            E::SqliteFailure(failure, _) => match failure.code {
                ErrorCode::DiskFull => Self::NoSpace,
                ErrorCode::ReadOnly | ErrorCode::PermissionDenied => Self::ReadOnly,
                ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseLocked
                | ErrorCode::FileLockingProtocolFailed => Self::Busy,
                ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Damaged { detail },
                ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::OutOfMemory => {
                    Self::Io { detail }
                }
                _ => Self::Unexpected { detail },
            },
            E::FromSqlConversionFailure(..)
            | E::IntegralValueOutOfRange(..)
            | E::InvalidColumnType(..)
            | E::Utf8Error(..) => Self::Damaged { detail },
            _ => Self::Unexpected { detail },
        }
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::NoSpace,
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Self::ReadOnly,
            io::ErrorKind::NotFound => Self::NotFound { what: What::File },
            _ => Self::Io {
                detail: error.to_string(),
            },
        }
    }
}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        let detail = error.to_string();
        match error {
            StoreError::NoSpace => Self::NoSpace,
            StoreError::ReadOnly => Self::ReadOnly,
            StoreError::Busy => Self::Busy,
            StoreError::Damaged { detail } | StoreError::Unexpected { detail } => {
                Self::Damaged { detail }
            }
            StoreError::Flaws(_)
            | StoreError::AmbiguousPrefix { .. }
            | StoreError::AlreadyRestored => Self::Damaged { detail },
            StoreError::NotFound { .. } | StoreError::Io { .. } => Self::Io { detail },
        }
    }
}

impl From<rusqlite::Error> for OpenError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NotADatabase,
            _ => StoreError::from(error).into(),
        }
    }
}

impl From<io::Error> for OpenError {
    fn from(error: io::Error) -> Self {
        StoreError::from(error).into()
    }
}
