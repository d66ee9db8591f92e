//! A whole folder read file after file, shown as a report; kept only what the user takes.
//!
//! One thread reads, with the same reader as a single file has. A file that cannot be read is a
//! line of the report and stops nothing. The drafts of a large folder are not all held: those
//! beyond the bound are read once more when they are opened or taken.

use super::import::{self, Read};
use super::import_screen;
use super::reader::{Reader, Stop, Stops};
use super::{Office, lock};
use crate::clock;
use crate::wire::{
    self, Failure, FolderFile, FolderImport, FolderOutcome, ImportChoice, ImportPreview, Imported,
    KeptFolder, Language,
};
use plan::PlanDraft;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// Most files read of one folder.
pub const MOST_FILES: usize = 300;
/// Most entries of folders looked at.
const MOST_ENTRIES: usize = 20_000;
/// How many folders deep files are looked for.
const DEEPEST: usize = 4;
/// Endings of files that may hold a plan; of two files with the same plan the one whose ending
/// comes first tells more of it.
const ENDINGS: [&str; 7] = ["docx", "odt", "doc", "rtf", "txt", "pdf", "xlsx"];
/// Most words of drafts held at a time; a long plan has 12,000.
const MOST_WORDS: usize = 1_500_000;

/// The folder being read or shown, if there is one.
#[derive(Default)]
pub struct Slot(Mutex<Option<Arc<Folder>>>);

/// A folder and what was found in it.
struct Folder {
    path: PathBuf,
    /// There are more files than are read.
    more: bool,
    stops: Stops,
    report: Mutex<Report>,
}

struct Report {
    running: bool,
    current: Option<usize>,
    words_held: usize,
    files: Vec<Entry>,
}

struct Entry {
    token: String,
    path: PathBuf,
    /// Its path within the folder.
    name: String,
    outcome: Outcome,
}

enum Outcome {
    Waiting,
    Understood(Box<Understood>),
    Refused(Failure),
    Kept { plan: String, title: String },
}

struct Understood {
    title: String,
    year: Option<i32>,
    words: usize,
    words_placed: usize,
    doubts: usize,
    tasks: usize,
    /// `None` beyond the bound.
    draft: Option<Read>,
    /// Why it was not kept when the user took it.
    failure: Option<Failure>,
}

/// The files of a folder that may hold plans, in order, and whether there are more than that.
///
/// Hidden files, Word's lock files and links are passed over.
///
/// # Errors
/// The folder cannot be read.
pub fn files(folder: &Path) -> Result<(Vec<PathBuf>, bool), Failure> {
    let mut found = Vec::new();
    let mut looked_at = 0;
    let mut folders = vec![(folder.to_owned(), 0)];
    while let Some((folder, depth)) = folders.pop() {
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            // One folder below that may not be read does not hide the others.
            Err(_) if depth > 0 => continue,
            Err(_) => {
                return Err(Failure::SourceMissing {
                    path: folder.display().to_string(),
                });
            }
        };
        for entry in entries.flatten() {
            looked_at += 1;
            if looked_at > MOST_ENTRIES {
                break;
            }
            let Ok(kind) = entry.file_type() else {
                continue;
            };
            if kind.is_symlink() || is_hidden(&entry) {
                continue;
            }
            if kind.is_dir() && depth < DEEPEST {
                folders.push((entry.path(), depth + 1));
            } else if kind.is_file() && may_hold_a_plan(&entry.path()) {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    let more = looked_at > MOST_ENTRIES || found.len() > MOST_FILES;
    found.truncate(MOST_FILES);
    Ok((found, more))
}

fn may_hold_a_plan(path: &Path) -> bool {
    rank(path).is_some()
}

/// The place of a file's format among those that may hold a plan, the best first.
pub fn rank(path: &Path) -> Option<usize> {
    let ending = path.extension()?.to_string_lossy().to_lowercase();
    ENDINGS.iter().position(|it| *it == ending)
}

fn is_hidden(entry: &std::fs::DirEntry) -> bool {
    let name = entry.file_name();
    let name = name.to_string_lossy();
    name.starts_with('.') || name.starts_with("~$") || is_marked_hidden(entry)
}

#[cfg(windows)]
fn is_marked_hidden(entry: &std::fs::DirEntry) -> bool {
    use std::os::windows::fs::MetadataExt;
    const HIDDEN: u32 = 2;
    let about = entry.metadata();
    about.is_ok_and(|about| about.file_attributes() & HIDDEN != 0)
}

#[cfg(not(windows))]
fn is_marked_hidden(_: &std::fs::DirEntry) -> bool {
    false
}

/// Lets the user choose a folder and starts reading it; what was shown of another is forgotten.
pub fn start(office: &Office) -> Result<FolderImport, Failure> {
    let language = office.language().unwrap_or(Language::Vi);
    let path = office.dialogs.folder_to_import(language);
    let path = path.ok_or(Failure::Cancelled)?;
    let folder = Arc::new(Folder::listed(path)?);
    if let Some(old) = lock(&office.folder.0).replace(Arc::clone(&folder)) {
        old.stops.stop();
    }
    let (reader, stop, read) = (
        office.reader.clone(),
        folder.stops.watch(),
        Arc::clone(&folder),
    );
    let thread = std::thread::Builder::new().name("folder".to_owned());
    if thread.spawn(move || read.read(&reader, &stop)).is_err() {
        lock(&folder.report).running = false;
        return Err(Failure::Internal);
    }
    folder.shown(office)
}

/// The folder that is being read or shown.
pub fn get(office: &Office) -> Result<Option<FolderImport>, Failure> {
    let folder = current(office);
    folder.map(|folder| folder.shown(office)).transpose()
}

/// Stops reading; what was understood so far stays.
pub fn cancel(office: &Office) -> Result<Option<FolderImport>, Failure> {
    stop(office);
    get(office)
}

/// Forgets the folder.
pub fn close(office: &Office) -> Result<(), Failure> {
    stop(office);
    lock(&office.folder.0).take();
    Ok(())
}

/// Shows a file of the folder as if it had been chosen by itself.
pub fn open(office: &Office, draft: String) -> Result<ImportPreview, Failure> {
    let folder = current(office).ok_or_else(gone)?;
    let (name, path) = folder.of(&draft, |entry| {
        Some((entry.name.clone(), entry.path.clone()))
    })?;
    let read = folder.draft(office, &draft)?;
    let bytes = import_screen::bytes_of(&path);
    import::preview_as(office, draft, read, bytes, ImportChoice::default(), name)
}

/// Keeps plans of the folder, each in a change of its own. One that cannot be kept says why in the
/// report and stops nothing.
pub fn accept(office: &Office, drafts: Vec<String>) -> Result<KeptFolder, Failure> {
    let folder = current(office).ok_or_else(gone)?;
    let mut saved = None;
    for token in drafts {
        match import::accept(office, token.clone()) {
            Ok(imported) => saved = Some(imported.saved),
            Err(failure) => folder.change(&token, |entry| {
                if let Outcome::Understood(it) = &mut entry.outcome {
                    it.failure = Some(failure);
                }
            }),
        }
    }
    Ok(KeptFolder {
        saved,
        folder: folder.shown(office)?,
    })
}

/// Stops reading, without waiting for the thread.
pub(super) fn stop(office: &Office) {
    if let Some(folder) = current(office) {
        folder.stops.stop();
    }
}

/// The draft of a file of the folder.
pub(super) fn draft(office: &Office, token: &str) -> Result<PlanDraft, Failure> {
    let folder = current(office).ok_or_else(gone)?;
    folder.draft(office, token).map(|read| read.draft)
}

/// Notes that a file's plan was kept.
pub(super) fn kept(office: &Office, token: &str, imported: &Imported) {
    if let Some(folder) = current(office) {
        folder.change(token, |entry| {
            entry.outcome = Outcome::Kept {
                plan: imported.id.clone(),
                title: imported.title.clone(),
            };
        });
    }
}

fn current(office: &Office) -> Option<Arc<Folder>> {
    lock(&office.folder.0).clone()
}

fn gone() -> Failure {
    Failure::NotFound {
        what: "draft".to_owned(),
    }
}

impl Folder {
    fn listed(path: PathBuf) -> Result<Self, Failure> {
        let (found, more) = files(&path)?;
        let entry = |file: PathBuf| Entry {
            token: clock::mint().to_string(),
            name: name_within(&path, &file),
            path: file,
            outcome: Outcome::Waiting,
        };
        let report = Report {
            running: !found.is_empty(),
            current: None,
            words_held: 0,
            files: found.into_iter().map(entry).collect(),
        };
        Ok(Self {
            path,
            more,
            stops: Stops::default(),
            report: Mutex::new(report),
        })
    }

    /// Reads file after file, until told to stop.
    fn read(&self, reader: &Reader, stop: &Stop) {
        let paths: Vec<PathBuf> = (lock(&self.report).files.iter())
            .map(|entry| entry.path.clone())
            .collect();
        for (index, path) in paths.iter().enumerate() {
            lock(&self.report).current = Some(index);
            let work = || import::read_file(reader, path, stop);
            let read = catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Failure::Internal));
            if stop.asked() {
                break;
            }
            lock(&self.report).note(index, read);
        }
        let mut report = lock(&self.report);
        report.running = false;
        report.current = None;
    }

    fn change(&self, token: &str, change: impl FnOnce(&mut Entry)) {
        let mut report = lock(&self.report);
        if let Some(entry) = report.files.iter_mut().find(|e| e.token == token) {
            change(entry);
        }
    }

    fn of<T>(&self, token: &str, look: impl FnOnce(&Entry) -> Option<T>) -> Result<T, Failure> {
        let report = lock(&self.report);
        let entry = report.files.iter().find(|e| e.token == token);
        entry.and_then(look).ok_or_else(gone)
    }

    /// What was understood of a file; read once more if it was not held.
    fn draft(&self, office: &Office, token: &str) -> Result<Read, Failure> {
        let (held, path) = self.of(token, |entry| match &entry.outcome {
            Outcome::Understood(it) => Some((it.draft.clone(), entry.path.clone())),
            _ => None,
        })?;
        held.map_or_else(|| import::read(office, &path), Ok)
    }

    fn shown(&self, office: &Office) -> Result<FolderImport, Failure> {
        let plans = office.read(|store| Ok(store.plans()?))?;
        let already = |it: &Understood| {
            let same = |p: &&store::PlanSummary| {
                Some(p.year) == it.year && wire::summary_title(&p.title) == it.title
            };
            plans.iter().find(same).map(|p| p.id.to_string())
        };
        let report = lock(&self.report);
        let twin = |entry: &Entry| {
            let same = report.files.iter().filter(|other| entry.is_of(other));
            let best = same.min_by_key(|other| rank(&other.path))?;
            (best.token != entry.token).then(|| best.name.clone())
        };
        let waiting = |entry: &&Entry| matches!(entry.outcome, Outcome::Waiting);
        let left = report.files.iter().filter(waiting).count();
        let current = report.current.and_then(|index| report.files.get(index));
        Ok(FolderImport {
            folder: self.path.display().to_string(),
            running: report.running,
            current: current.map(|entry| entry.name.clone()),
            done: wire::small(report.files.len() - left),
            total: wire::small(report.files.len()),
            more: self.more,
            files: (report.files.iter())
                .map(|entry| entry.shown(twin(entry), &already))
                .collect(),
        })
    }
}

impl Report {
    fn note(&mut self, index: usize, read: Result<Read, Failure>) {
        let held = self.words_held;
        let Some(entry) = self.files.get_mut(index) else {
            return;
        };
        entry.outcome = match read {
            Err(failure) => Outcome::Refused(failure),
            Ok(read) => {
                self.words_held += read.words();
                Outcome::Understood(Box::new(Understood {
                    title: wire::summary_title(&read.draft.subject),
                    year: read.draft.year,
                    words: read.words(),
                    words_placed: read.words_placed(),
                    doubts: read.draft.doubts.len(),
                    tasks: read.draft.tasks.len(),
                    draft: (held < MOST_WORDS).then_some(read),
                    failure: None,
                }))
            }
        };
    }
}

impl Entry {
    /// Whether two files hold a plan of the same title and year.
    fn is_of(&self, other: &Self) -> bool {
        match (&self.outcome, &other.outcome) {
            (Outcome::Understood(a), Outcome::Understood(b)) => {
                (&a.title, a.year) == (&b.title, b.year)
            }
            _ => false,
        }
    }

    fn shown(
        &self,
        twin: Option<String>,
        already: &impl Fn(&Understood) -> Option<String>,
    ) -> FolderFile {
        FolderFile {
            draft: self.token.clone(),
            name: self.name.clone(),
            outcome: match &self.outcome {
                Outcome::Waiting => FolderOutcome::Waiting,
                Outcome::Refused(failure) => FolderOutcome::Refused {
                    failure: failure.clone(),
                },
                Outcome::Kept { plan, title } => FolderOutcome::Kept {
                    plan: plan.clone(),
                    title: title.clone(),
                },
                Outcome::Understood(it) => FolderOutcome::Understood {
                    title: it.title.clone(),
                    year: it.year,
                    words: wire::small(it.words),
                    words_placed: wire::small(it.words_placed),
                    doubts: wire::small(it.doubts),
                    tasks: wire::small(it.tasks),
                    already: already(it),
                    twin,
                    failure: it.failure.clone(),
                },
            },
        }
    }
}

/// A file's path within a folder, with strokes as people read them.
fn name_within(folder: &Path, file: &Path) -> String {
    let within = file.strip_prefix(folder).unwrap_or(file);
    let steps = within.iter().map(|step| step.to_string_lossy());
    steps.collect::<Vec<_>>().join("/")
}
