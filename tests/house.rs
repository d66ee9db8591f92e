//! Where things are, and an office of its own for each test.

use loa::dialogs::Dialogs;
use loa::office::reader::{Reader, Stops};
use loa::office::{Office, import};
use loa::wire::{ExportFormat, Failure, Language};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// The repository's root.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The five real plans, where they are at hand; says so where they are not.
pub(crate) fn corpus() -> Option<Vec<PathBuf>> {
    let folder = root().parent()?.join("shared").join("plans");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: no acceptance corpus beside the project");
        return None;
    };
    let mut files: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
    files.sort();
    Some(files)
}

/// Our own sample plan.
pub(crate) fn sample() -> PathBuf {
    root().join("assets/samples/ke-hoach-xa-an-hoa-2026.txt")
}

/// Dialogs that answer what a test prepared.
#[derive(Default)]
pub(crate) struct Answers {
    pub(crate) open: Mutex<Option<PathBuf>>,
    pub(crate) save_in: Mutex<Option<PathBuf>>,
    /// Files that prove something.
    pub(crate) evidence: Arc<Mutex<Vec<PathBuf>>>,
    /// Whether this PC has no program for a file.
    pub(crate) no_viewer: AtomicBool,
    /// Files that were handed to the system.
    pub(crate) shown: Arc<Mutex<Vec<PathBuf>>>,
}

impl Dialogs for Answers {
    fn plan_to_import(&self, _: Language) -> Option<PathBuf> {
        self.open.lock().unwrap().clone()
    }
    fn table_to_read(&self, _: Language) -> Option<PathBuf> {
        self.open.lock().unwrap().clone()
    }
    fn folder_to_import(&self, _: Language) -> Option<PathBuf> {
        self.open.lock().unwrap().clone()
    }
    fn export_target(&self, _: Language, name: &str, _: ExportFormat) -> Option<PathBuf> {
        self.save_in
            .lock()
            .unwrap()
            .as_ref()
            .map(|folder| folder.join(name))
    }
    fn pack_folder(&self, _: Language) -> Option<PathBuf> {
        self.save_in.lock().unwrap().clone()
    }
    fn evidence_files(&self, _: Language) -> Vec<PathBuf> {
        self.evidence.lock().unwrap().clone()
    }
    fn drive(&self, _: Language, _: &str) -> Option<PathBuf> {
        self.save_in.lock().unwrap().clone()
    }
    fn show(&self, file: &Path) -> bool {
        self.shown.lock().unwrap().push(file.to_owned());
        !self.no_viewer.load(Ordering::Relaxed)
    }
    fn backup_to_restore(&self, _: Language) -> Option<PathBuf> {
        self.open.lock().unwrap().clone()
    }
    fn package_to_open(&self, _: Language) -> Option<PathBuf> {
        self.open.lock().unwrap().clone()
    }
    fn package_target(&self, _: Language, name: &str) -> Option<PathBuf> {
        let folder = self.save_in.lock().unwrap();
        folder.as_ref().map(|folder| folder.join(name))
    }
}

/// An office with its own data file in a folder that goes when the test ends.
pub(crate) fn office() -> (Office, tempfile::TempDir) {
    office_with(Answers::default())
}

pub(crate) fn office_with(answers: Answers) -> (Office, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::open(folder.path().join("loa.db"), Box::new(answers));
    (office.reading_with(reader()), folder)
}

/// Reads files in a process of the program: the test is no such program.
pub(crate) fn reader() -> Reader {
    Reader::default().by(env!("CARGO_BIN_EXE_loa").into())
}

/// Reads a file as the program does.
pub(crate) fn read(path: &Path) -> Result<import::Read, Failure> {
    import::read_file(&reader(), path, &Stops::default().watch())
}

/// A disk of its own of some size, gone when dropped. `None`, said so, where none can be mounted.
pub(crate) struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    pub(crate) fn mount(size: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let options = format!("size={size}");
        let mounted = mount(&["-t", "tmpfs", "-o", &options, "tmpfs"], folder.path());
        if !mounted {
            eprintln!("not run: no small disk can be mounted here");
        }
        mounted.then(|| Self(folder))
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn make_read_only(&self) {
        assert!(mount(&["-o", "remount,ro"], self.path()));
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.path()).status();
    }
}

fn mount(arguments: &[&str], place: &Path) -> bool {
    cfg!(target_os = "linux")
        && Command::new("mount")
            .args(arguments)
            .arg(place)
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
}
