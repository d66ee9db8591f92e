//! Files a user gives, whole in memory.

use crate::wire::{self, Failure, UnreadableReason};
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// The bytes of a file of at most `limit` bytes. Size is looked at before the bytes are, and
/// again while they come, for a file may grow.
///
/// # Errors
/// It is missing, no file, or too large.
pub(super) fn load(path: &Path, limit: u64) -> Result<Vec<u8>, Failure> {
    let missing = || Failure::SourceMissing {
        path: path.display().to_string(),
    };
    let within = |bytes: u64| match bytes > limit {
        true => Err(Failure::Unreadable {
            reason: UnreadableReason::TooLarge,
            line: None,
            limit: Some(wire::small(limit)),
        }),
        false => Ok(()),
    };
    let about = std::fs::metadata(path).map_err(|_| missing())?;
    if !about.is_file() {
        return Err(missing());
    }
    within(about.len())?;
    let file = File::open(path).map_err(|_| missing())?;
    let mut bytes = Vec::new();
    let read = file.take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|_| missing())?;
    within(bytes.len() as u64)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_up_to_the_limit() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        std::fs::write(&path, "abc").unwrap();
        for limit in [3, 4] {
            assert_eq!(load(&path, limit), Ok(b"abc".to_vec()));
        }
        for limit in [0, 2] {
            let failure = Failure::Unreadable {
                reason: UnreadableReason::TooLarge,
                line: None,
                limit: Some(limit),
            };
            assert_eq!(load(&path, u64::from(limit)), Err(failure));
        }
        for path in [folder.path(), &folder.path().join("b.txt")] {
            let failure = Failure::SourceMissing {
                path: path.display().to_string(),
            };
            assert_eq!(load(path, 3), Err(failure));
        }
    }
}
