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
/// [`Failure::NoSpace`], or [`Failure::TargetUnwritable`], also for a read-only file and for what
/// is no file: a folder, a device. The old file is then as it was.
pub fn deliver(target: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let resolved = resolve(target)?;
    let target = resolved.as_path();
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut file = new_file()
        .tempfile_in(folder)
        .map_err(|e| disk_failure(&e, target))?;
    file.write_all(bytes)
        .and_then(|()| file.as_file().sync_all())
        .map_err(|e| disk_failure(&e, target))?;
    for pause in [50, 100, 250, 500, 0] {
        match file.persist(target) {
            Ok(_) => return Ok(()),
            Err(error) if pause > 0 && is_locked(&error.error) => {
                file = error.file;
                std::thread::sleep(Duration::from_millis(pause));
            }
            Err(error) if is_locked(&error.error) => break,
            Err(error) => return Err(disk_failure(&error.error, target)),
        }
    }
    Err(locked(target))
}

/// As [`deliver`], and on the disk under its name when this answers, read back there: a stick can be
/// pulled then. Before it has its name nobody takes it for one of ours.
///
/// # Errors
/// As [`deliver`]; a file that does not read back as it was written is taken away again.
pub fn deliver_read_back(target: &Path, bytes: &[u8]) -> Result<(), Failure> {
    deliver(target, bytes)?;
    if cfg!(unix) {
        let folder = target.parent().filter(|it| !it.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        // Not every disk has such a call.
        let _ = std::fs::File::open(folder).and_then(|open| open.sync_all());
    }
    let written = store::evidence_files::sum_of(target);
    if written.is_ok_and(|sum| sum == store::evidence_files::sum_of_bytes(bytes)) {
        return Ok(());
    }
    let _ = std::fs::remove_file(target);
    Err(Failure::TargetUnwritable {
        path: target.display().to_string(),
    })
}

/// What a file of a folder holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// A copy of a file, whose content has this SHA-256.
    Copy(PathBuf, String),
}

/// Makes a folder with files in it: all of them or nothing. It is filled beside, synced, and given
/// its name at the end; a name that is taken gets a number (`Kế hoạch (2)`).
///
/// # Errors
/// As [`deliver`]; nothing of it is left then.
pub fn deliver_folder(target: &Path, files: &[(String, Vec<u8>)]) -> Result<PathBuf, Failure> {
    let files = files
        .iter()
        .map(|(name, bytes)| (name.clone(), Content::Bytes(bytes.clone())));
    deliver_tree(target, &files.collect::<Vec<_>>())
}

/// The same with folders inside (`a/b.jpg`) and copies of files. Everything is on the disk and was
/// read back before the folder gets its name, and its name is on the disk before this answers.
///
/// # Errors
/// As [`deliver`], for the first file that could not be written or does not read back;
/// [`Failure::SourceMissing`] for a file to be copied that is not there. Nothing is left then.
pub fn deliver_tree(target: &Path, files: &[(String, Content)]) -> Result<PathBuf, Failure> {
    let parent = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let folder = new_folder()
        .tempdir_in(parent)
        .map_err(|e| disk_failure(&e, target))?;
    for (name, content) in files {
        put_into(&folder.path().join(name), content, &target.join(name))?;
    }
    for (name, content) in files {
        let written = store::evidence_files::sum_of(&folder.path().join(name));
        if !written.is_ok_and(|sum| sum == content.sum()) {
            return Err(Failure::TargetUnwritable {
                path: target.join(name).display().to_string(),
            });
        }
    }
    for pause in [50, 100, 250, 500, 0] {
        let free = free_folder(target);
        match std::fs::rename(folder.path(), &free) {
            Ok(()) => {
                // Under its new name it is no longer ours to remove.
                let _ = folder.keep();
                sync_folders(&free, files);
                return Ok(free);
            }
            Err(error) if pause > 0 && is_locked(&error) => {
                std::thread::sleep(Duration::from_millis(pause));
            }
            Err(error) if is_locked(&error) => break,
            Err(error) => return Err(disk_failure(&error, target)),
        }
    }
    Err(locked(target))
}

impl Content {
    fn sum(&self) -> String {
        match self {
            Self::Bytes(bytes) => store::evidence_files::sum_of_bytes(bytes),
            Self::Copy(_, sum) => sum.clone(),
        }
    }
}

/// Writes one file; `shown` is the name it will have.
fn put_into(file: &Path, content: &Content, shown: &Path) -> Result<(), Failure> {
    let refused = |error: std::io::Error| disk_failure(&error, shown);
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).map_err(refused)?;
    }
    let mut out = std::fs::File::create_new(file).map_err(refused)?;
    match content {
        Content::Bytes(bytes) => out.write_all(bytes).map_err(refused)?,
        Content::Copy(from, _) => {
            let missing = |_| Failure::SourceMissing {
                path: from.display().to_string(),
            };
            let mut from = std::fs::File::open(from).map_err(missing)?;
            std::io::copy(&mut from, &mut out).map_err(refused)?;
        }
    }
    out.sync_all().map_err(refused)
}

/// Waits until the entries of a folder, of those in it and its own are on the disk. Windows has no
/// such call and needs none; elsewhere not every disk has one either.
fn sync_folders(folder: &Path, files: &[(String, Content)]) {
    if cfg!(unix) {
        let inside = files.iter().filter_map(|(name, _)| {
            let (folders, _) = name.rsplit_once('/')?;
            Some(folder.join(folders))
        });
        let mut all: Vec<PathBuf> = inside.collect();
        all.push(folder.to_owned());
        all.extend(folder.parent().map(Path::to_owned));
        all.dedup();
        for folder in all {
            let _ = std::fs::File::open(folder).and_then(|open| open.sync_all());
        }
    }
}

/// The first name for a folder that is free.
fn free_folder(target: &Path) -> PathBuf {
    let name = target
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    std::iter::once(target.to_owned())
        .chain((2..).map(|n| target.with_file_name(format!("{name} ({n})"))))
        .find(|path| !path.exists())
        .unwrap_or_else(|| target.to_owned())
}

/// Where a target really lies: a link is followed, so that the link stays one.
fn resolve(target: &Path) -> Result<PathBuf, Failure> {
    match std::fs::metadata(target) {
        // Elsewhere than on Windows it could be replaced, against the wish of whoever set it so.
        Ok(about) if about.is_file() && !about.permissions().readonly() => {
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

/// A folder for others too, with the rights any new folder has.
fn new_folder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".loa-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
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

/// What a refusal of the disk means for whoever wanted a file or folder there.
pub fn disk_failure(error: &std::io::Error, target: &Path) -> Failure {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            Failure::NoSpace
        }
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

/// Most letters of a title in a name, so that a path stays under Windows' 260.
const MOST_LETTERS: usize = 80;
/// Most bytes of a title in a name: with ending, number and mark of a copy it stays under the 255
/// of Linux, where a Vietnamese letter takes up to three.
const MOST_BYTES: usize = 200;

/// A file name from a title: letters kept, what Windows forbids replaced, names like `CON` and
/// overlong ones avoided.
pub fn file_name(title: &str, ending: &str) -> String {
    format!("{}.{ending}", folder_name(title))
}

/// The same for a folder.
pub fn folder_name(title: &str) -> String {
    let cleaned: String = title
        .chars()
        .filter(|c| !is_unseen(*c))
        .map(|c| {
            if c.is_control() || "<>:\"/\\|?*".contains(c) {
                ' '
            } else {
                c
            }
        })
        .collect();
    let squeezed = plan::text::squeeze(&cleaned);
    let short = shortened(&squeezed);
    // Windows drops these at the end of a name; a dot at its beginning hides it elsewhere.
    let stem = short
        .trim_end_matches(['.', ' '])
        .trim_start_matches(['.', ' ']);
    match stem {
        "" => "ke-hoach".to_owned(),
        stem if is_reserved(stem) => format!("{stem}_"),
        stem => stem.to_owned(),
    }
}

/// Signs without a shape that turn text round or join it: in a name they only mislead.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Cut after a whole letter with its marks.
fn shortened(title: &str) -> &str {
    let end = title
        .char_indices()
        .take(MOST_LETTERS + 1)
        .filter(|(at, c)| *at <= MOST_BYTES && !is_mark(*c))
        .map(|(at, _)| at)
        .last()
        .unwrap_or(0);
    let whole = title.len() <= MOST_BYTES && title.chars().count() <= MOST_LETTERS;
    if whole { title } else { &title[..end] }
}

/// A mark that belongs to the letter before it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

/// Names of devices, which Windows takes with any ending (`con.docx`, `COM¹.pdf`).
fn is_reserved(stem: &str) -> bool {
    let device = stem.split('.').next().unwrap_or_default().trim_end();
    let device = device.to_lowercase();
    let numbered = |kind: &str| {
        device.strip_prefix(kind).is_some_and(|number| {
            let mut digits = number.chars();
            let digit = digits.next();
            digits.next().is_none()
                && digit.is_some_and(|d| matches!(d, '0'..='9' | '\u{b9}' | '\u{b2}' | '\u{b3}'))
        })
    };
    ["con", "prn", "aux", "nul", "conin$", "conout$"].contains(&device.as_str())
        || numbered("com")
        || numbered("lpt")
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
            ("a. . .", "a.docx"),
            ("  .. a ", "a.docx"),
            ("..", "ke-hoach.docx"),
            ("COM¹", "COM¹_.docx"),
            ("lpt²", "lpt²_.docx"),
            ("com12", "com12.docx"),
            ("con.txt", "con.txt_.docx"),
            ("Aux . 2026", "Aux . 2026_.docx"),
            ("congtác", "congtác.docx"),
            ("a\u{202e}cod.exe", "acod.exe.docx"),
        ] {
            assert_eq!(file_name(title, "docx"), expect, "{title:?}");
        }
    }

    #[test]
    fn long_names_are_cut_after_a_whole_letter() {
        for (title, most) in [
            ("x".repeat(10_000), 80),
            ("Ộ".repeat(10_000), 66),
            ("O\u{302}\u{323}".repeat(10_000), 40),
            ("😀".repeat(10_000), 50),
        ] {
            let name = folder_name(&title);
            assert!(name.len() <= MOST_BYTES, "{name}");
            assert!(title.starts_with(&name));
            assert!(!title[name.len()..].starts_with(is_mark), "{name}");
            let letters = name.chars().filter(|c| !is_mark(*c)).count();
            assert!(letters <= most && letters > 20, "{letters}");
        }
        let whole = "a".repeat(MOST_LETTERS);
        assert_eq!(folder_name(&whole), whole);
    }

    #[test]
    fn a_folder_is_made_whole_or_not_at_all() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("Kế hoạch 1. Tuyên truyền");
        let files = [
            ("a.txt".to_owned(), b"a".to_vec()),
            ("b.txt".to_owned(), b"b".to_vec()),
        ];
        let first = deliver_folder(&target, &files).unwrap();
        assert_eq!(first, target);
        let second = deliver_folder(&target, &files).unwrap();
        let beside = dir.path().join("Kế hoạch 1. Tuyên truyền (2)");
        assert_eq!(second, beside);
        assert_eq!(std::fs::read(second.join("b.txt")).unwrap(), b"b");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let plain = dir.path().join("plain");
            std::fs::create_dir(&plain).unwrap();
            let rights = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode();
            assert_eq!(rights(&second), rights(&plain));
            std::fs::remove_dir(plain).unwrap();
        }
        // The second file cannot be made: the first one goes too.
        let twice = [files[0].clone(), files[0].clone()];
        assert!(deliver_folder(&dir.path().join("c"), &twice).is_err());
        let gone = dir.path().join("gone").join("c");
        assert!(matches!(
            deliver_folder(&gone, &files),
            Err(Failure::TargetUnwritable { .. })
        ));
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_tree_holds_copies_that_read_back() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("kiem-chung");
        let source = dir.path().join("a.jpg");
        std::fs::write(&source, b"abc").unwrap();
        let sum = store::evidence_files::sum_of(&source).unwrap();
        let copy = |name: &str, from: &Path, sum: &str| {
            let content = Content::Copy(from.to_owned(), sum.to_owned());
            (name.to_owned(), content)
        };
        let files = [
            ("00.txt".to_owned(), Content::Bytes(b"x".to_vec())),
            copy("01/02/a.jpg", &source, &sum),
        ];
        let made = deliver_tree(&target, &files).unwrap();
        assert_eq!(made, target);
        assert_eq!(std::fs::read(made.join("01/02/a.jpg")).unwrap(), b"abc");
        let gone = dir.path().join("gone.jpg");
        let lost = deliver_tree(&target, &[copy("a.jpg", &gone, &sum)]);
        assert!(
            matches!(lost, Err(Failure::SourceMissing { .. })),
            "{lost:?}"
        );
        // What was copied is not what it should be.
        let odd = deliver_tree(&target, &[copy("a.jpg", &source, &"0".repeat(64))]);
        assert!(
            matches!(&odd, Err(Failure::TargetUnwritable { path }) if path.ends_with("a.jpg")),
            "{odd:?}"
        );
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 2);
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
        let kept = dir.path().join("kept.docx");
        std::fs::write(&kept, "old").unwrap();
        let mut rights = std::fs::metadata(&kept).unwrap().permissions();
        rights.set_readonly(true);
        std::fs::set_permissions(&kept, rights).unwrap();
        assert!(matches!(
            deliver(&kept, b"new"),
            Err(Failure::TargetUnwritable { .. })
        ));
        assert_eq!(std::fs::read(&kept).unwrap(), b"old");
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
