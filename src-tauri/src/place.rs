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
const BACKUPS: &str = "SaoLuu";

/// The user's data file, where nobody named another.
pub fn default_database() -> Option<PathBuf> {
    let folder = std::env::var_os(DATA_DIR_VARIABLE)
        .map(PathBuf::from)
        .or_else(|| dirs::data_local_dir().map(|d| d.join(FOLDER)))?;
    Some(folder.join(DATABASE))
}

/// The folder of backups that belongs to a data file.
pub fn backups_of(database: &Path) -> PathBuf {
    beside(database, BACKUPS)
}

/// The folder of log files that belongs to a data file.
pub fn logs_of(database: &Path) -> PathBuf {
    beside(database, "NhatKy")
}

fn beside(database: &Path, name: &str) -> PathBuf {
    let folder = database.parent().unwrap_or(Path::new("."));
    match database.file_stem() {
        // A second database in the same folder keeps its own companions.
        Some(stem) if stem != "loa" => folder.join(format!("{name}-{}", stem.to_string_lossy())),
        _ => folder.join(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn companions_stand_beside_their_file() {
        for (database, expect) in
            [("d/loa.db", "d/SaoLuu"), ("d/thu.db", "d/SaoLuu-thu"), ("loa.db", "SaoLuu")]
        {
            assert_eq!(backups_of(Path::new(database)), Path::new(expect));
        }
    }
}
