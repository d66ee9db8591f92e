//! Puts a file where the user wants it: whole or not at all.

use crate::wire::Failure;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Writes beside the target, syncs, and renames over it. A virus scanner may hold the target for
/// a moment, so the rename is tried a few times.
///
/// # Errors
/// [`Failure::TargetLocked`] with a free name beside when another program holds it,
/// [`Failure::NoSpace`], or [`Failure::TargetUnwritable`], also for what is no file: a folder, a
/// device. The old file is then as it was.
pub fn deliver(target: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let resolved = resolve(target)?;
    let target = resolved.as_path();
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut file = new_file()
        .tempfile_in(folder)
        .map_err(|e| failure(&e, target))?;
    file.write_all(bytes)
        .and_then(|()| file.as_file().sync_all())
        .map_err(|e| failure(&e, target))?;
    for pause in [50, 100, 250, 500, 0] {
        match file.persist(target) {
            Ok(_) => return Ok(()),
            Err(error) if pause > 0 && is_locked(&error.error) => {
                file = error.file;
                std::thread::sleep(Duration::from_millis(pause));
            }
            Err(error) => return Err(failure(&error.error, target)),
        }
    }
    Err(locked(target))
}

/// Where a target really lies: a link is followed, so that the link stays one.
fn resolve(target: &Path) -> Result<PathBuf, Failure> {
    match std::fs::metadata(target) {
        Ok(about) if about.is_file() => {
            let linked = std::fs::symlink_metadata(target).is_ok_and(|l| l.is_symlink());
            let real = linked.then(|| std::fs::canonicalize(target).ok()).flatten();
            Ok(real.unwrap_or_else(|| target.to_owned()))
        }
        Ok(_) => Err(Failure::TargetUnwritable {
            path: target.display().to_string(),
        }),
        Err(_) => Ok(target.to_owned()),
    }
}

/// A document is for others too: it gets the rights any new file has, not a private file's.
fn new_file() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".loa-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

/// Windows' sharing and lock violations; elsewhere a rename never waits for readers.
fn is_locked(error: &std::io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32 | 33))
        || matches!(
            error.kind(),
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy
        )
}

fn failure(error: &std::io::Error, target: &Path) -> Failure {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            Failure::NoSpace
        }
        _ if is_locked(error) => locked(target),
        _ => Failure::TargetUnwritable {
            path: target.display().to_string(),
        },
    }
}

fn locked(target: &Path) -> Failure {
    Failure::TargetLocked {
        path: target.display().to_string(),
        beside: beside(target).display().to_string(),
    }
}

/// The first name beside `target` that is free: `Kế hoạch (2).docx`.
pub fn beside(target: &Path) -> PathBuf {
    let stem = target.file_stem().unwrap_or_default().to_string_lossy();
    let ending = target
        .extension()
        .map(|e| format!(".{}", e.to_string_lossy()));
    (2..)
        .map(|n| target.with_file_name(format!("{stem} ({n}){}", ending.as_deref().unwrap_or(""))))
        .find(|path| !path.exists())
        .unwrap_or_else(|| target.to_owned())
}

/// Whether Word (its `~$` owner file) or LibreOffice (its lock file) has the target open.
pub fn is_open_elsewhere(target: &Path) -> bool {
    let name = target
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    // Word drops the first two letters of names of eight and more.
    let cut: String = name.chars().skip(2).collect();
    [
        format!("~${name}"),
        format!("~${cut}"),
        format!(".~lock.{name}#"),
    ]
    .iter()
    .any(|lock| target.with_file_name(lock).exists())
}

/// A file name from a title: letters kept, what Windows forbids replaced, names like `CON` and
/// overlong ones avoided.
pub fn file_name(title: &str, ending: &str) -> String {
    let cleaned: String = title
        .chars()
        .map(|c| {
            if c.is_control() || "<>:\"/\\|?*".contains(c) {
                ' '
            } else {
                c
            }
        })
        .collect();
    let squeezed = plan::text::squeeze(&cleaned);
    let short: String = squeezed.chars().take(80).collect();
    let stem = short.trim_end_matches(['.', ' ']);
    let reserved = ["con", "prn", "aux", "nul"].contains(&stem.to_lowercase().as_str())
        || (stem.len() == 4
            && ["com", "lpt"]
                .iter()
                .any(|p| stem.to_lowercase().starts_with(p))
            && stem.ends_with(|c: char| c.is_ascii_digit()));
    match stem {
        "" => format!("ke-hoach.{ending}"),
        stem if reserved => format!("{stem}_.{ending}"),
        stem => format!("{stem}.{ending}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_windows_takes() {
        for (title, expect) in [
            (
                "Kế hoạch 05/KH-UBND: tuyên truyền",
                "Kế hoạch 05 KH-UBND tuyên truyền.docx",
            ),
            ("con", "con_.docx"),
            ("LPT1", "LPT1_.docx"),
            ("", "ke-hoach.docx"),
            ("a\nb...", "a b.docx"),
        ] {
            assert_eq!(file_name(title, "docx"), expect);
        }
        assert!(file_name(&"x".repeat(10_000), "docx").len() < 100);
    }

    #[test]
    fn a_target_is_replaced_whole_or_left() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("a.docx");
        deliver(&target, b"one").unwrap();
        deliver(&target, b"two").unwrap();
        assert_eq!(std::fs::read(&target).unwrap(), b"two");
        assert_eq!(beside(&target), dir.path().join("a (2).docx"));
        let gone = dir.path().join("no such folder").join("a.docx");
        assert!(matches!(
            deliver(&gone, b"x"),
            Err(Failure::TargetUnwritable { .. })
        ));
        assert_eq!(
            std::fs::read_dir(dir.path()).unwrap().count(),
            1,
            "no half file is left"
        );
    }

    #[test]
    fn only_files_are_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("a.docx");
        std::fs::create_dir(&folder).unwrap();
        assert!(matches!(
            deliver(&folder, b"x"),
            Err(Failure::TargetUnwritable { .. })
        ));
        assert!(folder.is_dir());
        #[cfg(unix)]
        {
            let device = Path::new("/dev/null");
            assert!(deliver(device, b"x").is_err());
            assert!(!std::fs::metadata(device).unwrap().is_file());
            let (real, link) = (dir.path().join("real.docx"), dir.path().join("link.docx"));
            std::fs::write(&real, b"old").unwrap();
            std::os::unix::fs::symlink(&real, &link).unwrap();
            deliver(&link, b"new").unwrap();
            assert_eq!(std::fs::read(&real).unwrap(), b"new");
            assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
        }
    }

    #[test]
    fn an_open_document_is_noticed() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("Kế hoạch.docx");
        assert!(!is_open_elsewhere(&target));
        std::fs::write(dir.path().join("~$ hoạch.docx"), b"").unwrap();
        assert!(is_open_elsewhere(&target));
    }
}
