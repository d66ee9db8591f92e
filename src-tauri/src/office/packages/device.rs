//! The key of this computer: a file beside the data file, made when it is first needed. It is in
//! no backup and no package: a copy of the data is not this computer.

use crate::clock;
use crate::office::Office;
use crate::wire::Failure;
use exchange::DeviceKey;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The file of the key that belongs to a data file.
pub(in crate::office) fn file_of(database: &Path) -> PathBuf {
    database.with_file_name("device.key")
}

/// The key, made if there is none. One that cannot be read is put aside: others then see a
/// computer they do not know, as they should.
pub(super) fn key(office: &Office) -> Result<DeviceKey, Failure> {
    let path = file_of(office.path());
    match std::fs::read_to_string(&path) {
        Ok(text) => {
            if let Some(seed) = seed_of(text.trim()) {
                return Ok(DeviceKey::from_seed(&seed));
            }
            let stamp = clock::now().format("%Y%m%d-%H%M%S");
            let aside = path.with_file_name(format!("device.key.hong-{stamp}"));
            std::fs::rename(&path, aside).map_err(|error| unwritable(&path, &error))?;
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(unwritable(&path, &error)),
    }
    let seed: [u8; 32] = clock::random().ok_or(Failure::Internal)?;
    write(&path, &seed).map_err(|error| unwritable(&path, &error))?;
    Ok(DeviceKey::from_seed(&seed))
}

fn unwritable(path: &Path, error: &std::io::Error) -> Failure {
    tracing::error!(%error, "the key of this computer");
    crate::deliver::disk_failure(error, path)
}

fn seed_of(text: &str) -> Option<[u8; 32]> {
    let digits = text.strip_prefix("loa device key 1 ")?.as_bytes();
    let pairs = digits.chunks(2).map(|pair| {
        let pair = std::str::from_utf8(pair).ok()?;
        u8::from_str_radix(pair, 16).ok()
    });
    let bytes: Vec<u8> = pairs.collect::<Option<_>>()?;
    bytes.try_into().ok()
}

/// Written whole under its name or not at all, readable by this user alone.
fn write(path: &Path, seed: &[u8; 32]) -> std::io::Result<()> {
    use std::fmt::Write as _;
    let mut text = String::from("loa device key 1 ");
    for byte in seed {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text.push('\n');
    let folder = path.parent().unwrap_or(Path::new("."));
    // A temporary file is its user's alone (0600), and stays so under its name.
    let mut file = tempfile::Builder::new()
        .prefix(".loa-")
        .tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogs::PreparedAnswers;

    #[test]
    fn the_key_stays_and_is_this_user_s_alone() {
        let folder = tempfile::tempdir().unwrap();
        let open = || Office::open(folder.path().join("loa.db"), Box::new(PreparedAnswers));
        let office = open();
        let first = key(&office).unwrap().public();
        assert_eq!(key(&office).unwrap().public(), first);
        let path = file_of(office.path());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        std::fs::write(&path, "something else").unwrap();
        assert_ne!(key(&office).unwrap().public(), first);
        let aside = std::fs::read_dir(folder.path()).unwrap().flatten();
        let kept = aside.filter(|it| it.file_name().to_string_lossy().contains("hong-"));
        assert_eq!(kept.count(), 1, "what could not be read is kept");
    }
}
