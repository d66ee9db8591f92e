//! Where the data file and its companions live.
//!
//! Not under the bundle id (the stock uninstaller can delete that folder), not in a roaming
//! profile (a log-off would copy an open database to a share): a folder of our own in the user's
//! local data.

use std::path::{Path, PathBuf};

/// Names another data folder, for support and tests.
pub const DATA_DIR_VARIABLE: &str = "LOA_DATA_DIR";

const FOLDER: &str = "Loa-DuLieu";
const DATABASE: &str = "loa.db";

/// The user's data file, where nobody named another.
pub fn default_database() -> Option<PathBuf> {
    let folder = std::env::var_os(DATA_DIR_VARIABLE)
        .map(PathBuf::from)
        .or_else(|| dirs::data_local_dir().map(|d| d.join(FOLDER)))?;
    Some(folder.join(DATABASE))
}

/// The folder of log files that belongs to a data file.
pub fn logs_of(database: &Path) -> PathBuf {
    database.with_file_name("logs")
}

/// The folder of files handed to the system for printing that belongs to a data file. Its name is
/// our own, so that clearing it never meets anybody else's files.
pub fn prints_of(database: &Path) -> PathBuf {
    database.with_file_name("loa-print")
}
