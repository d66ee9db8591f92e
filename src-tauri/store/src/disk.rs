//! Small acts on the disk that must be sure.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

/// Renames, trying again for a second: on Windows a virus scanner may hold a fresh file.
pub(crate) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    for wait in [50, 100, 250, 500] {
        match std::fs::rename(from, to) {
            Err(error) if cfg!(windows) && error.kind() == io::ErrorKind::PermissionDenied => {
                sleep(Duration::from_millis(wait));
            }
            done => return done,
        }
    }
    std::fs::rename(from, to)
}

/// Waits until a file's content is on the disk.
pub(crate) fn sync(path: &Path) -> io::Result<()> {
    File::options()
        .read(true)
        .write(true)
        .open(path)?
        .sync_all()
}

/// Waits until a folder's entries are on the disk. Windows has no such call and needs none.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}

/// The path with something after its name, such as `loa.db-wal`.
pub(crate) fn name_beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
