//! The use cases: what an office can do with its plans, for the window and the command line
//! alike. Each takes and gives wire records, decides nothing that the domain decides, and makes
//! every change through the store's one gate.

#![expect(
    clippy::needless_pass_by_value,
    reason = "a use case takes what its command owns, so that the command table needs no adapters"
)]

pub mod adjust;
pub mod approval;
pub mod backup;
mod books;
pub mod cells;
pub mod charts;
pub mod checklists;
pub mod closing;
pub mod collection;
pub mod coverage;
pub mod desk;
pub mod directory;
mod edits;
pub mod evidence;
pub mod export;
mod file;
pub mod folder;
pub mod form;
pub mod handover;
pub mod history;
pub mod import;
pub mod import_screen;
pub mod indicators;
mod letterhead;
pub mod letters;
pub mod log;
pub mod merging;
mod missing;
pub mod pack;
pub mod packages;
mod paper;
pub mod paper_file;
pub mod people;
pub mod period_progress;
pub mod phrases;
pub mod pins;
pub mod plans;
pub mod preview;
pub mod print;
pub mod profiles;
pub mod progress;
pub mod reader;
pub mod regime;
pub mod register;
pub mod remarks;
pub mod reports;
pub mod returned;
pub mod review;
pub mod rollover;
mod sample;
pub mod schedule;
pub mod score;
pub mod search;
pub mod sentences;
pub mod setup;
pub mod slips;
pub mod successors;
pub mod targets;
pub mod tasks;
pub mod templates;
pub mod timeline;
pub mod versions;

use crate::clock;
use crate::dialogs::Dialogs;
use crate::place::prints_of;
use crate::wire::{Failure, Language, Saved, Trouble, TroubleKind};
use plan::{PlanId, TaskId};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use store::{Change, EvidenceFolder, Found, OpenError, Store, StoreError, Tx, What};

/// The data file in use, and what is between two commands: imports to be accepted, a locked
/// export, the pages shown.
pub struct Office {
    path: PathBuf,
    slot: Mutex<Slot>,
    dialogs: Box<dyn Dialogs>,
    previews: Mutex<Vec<import::Preview>>,
    locked: Mutex<Option<export::Locked>>,
    preview: preview::Previews,
    reader: reader::Reader,
    readings: reader::Stops,
    folder: folder::Slot,
    cells: Mutex<Option<cells::Held>>,
    log_table: Mutex<Option<log::Held>>,
    package: Mutex<packages::Desk>,
    seat: Mutex<people::Seat>,
    pauses: Mutex<pins::Pauses>,
    trying: Mutex<()>,
    code: Mutex<Option<pins::FreshCode>>,
    returned: Mutex<Option<returned::Held>>,
}

/// The store, or why there is none.
enum Slot {
    Open(Box<Store>),
    Closed { kind: TroubleKind, detail: String },
}

impl Slot {
    fn open(path: &Path) -> Self {
        match Store::open(path, clock::now()) {
            Ok(store) => Self::Open(Box::new(store)),
            Err(error) => {
                tracing::error!(%error, "the data file cannot be opened");
                Self::Closed {
                    kind: trouble(&error),
                    detail: error.to_string(),
                }
            }
        }
    }
}

/// A lock whose holder panicked still guards whole data: every change is one transaction.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Office {
    /// Opens the data file, or remembers why it cannot be opened, so that a screen can tell.
    pub fn open(path: PathBuf, dialogs: Box<dyn Dialogs>) -> Self {
        let office = Self {
            slot: Mutex::new(Slot::open(&path)),
            path,
            dialogs,
            previews: Mutex::new(Vec::new()),
            locked: Mutex::new(None),
            preview: preview::Previews::default(),
            reader: reader::Reader::default(),
            readings: reader::Stops::default(),
            folder: folder::Slot::default(),
            cells: Mutex::new(None),
            log_table: Mutex::new(None),
            package: Mutex::default(),
            seat: Mutex::default(),
            pauses: Mutex::default(),
            trying: Mutex::new(()),
            code: Mutex::new(None),
            returned: Mutex::new(None),
        };
        print::clear(&prints_of(&office.path), clock::now().into());
        pins::clear(&office);
        if office.usable().is_ok() {
            EvidenceFolder::beside(&office.path).tidy();
            if office.with_store(|store| Ok(!store.is_read_only())) == Ok(true) {
                packages::tidy(&office.path);
            }
        }
        backup::daily(&office);
        office
    }

    /// Reads files in another way than the usual one, for tests.
    #[must_use]
    pub fn reading_with(self, reader: reader::Reader) -> Self {
        Self { reader, ..self }
    }

    /// The data file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The language the office chose, if the data file can tell.
    pub fn language(&self) -> Option<Language> {
        directory::get_settings(self).ok().map(|s| s.language)
    }

    /// Whether there is a data file to work with.
    ///
    /// # Errors
    /// [`Failure::Trouble`] with the reason.
    pub fn usable(&self) -> Result<(), Failure> {
        match &*lock(&self.slot) {
            Slot::Open(_) => Ok(()),
            Slot::Closed { kind, .. } => Err(Failure::Trouble {
                reason: *kind,
                path: self.path.display().to_string(),
            }),
        }
    }

    fn trouble(&self) -> Option<Trouble> {
        let (kind, detail) = match &*lock(&self.slot) {
            Slot::Open(_) => return None,
            Slot::Closed { kind, detail } => (*kind, detail.clone()),
        };
        let backups = backup::listed(&self.path).unwrap_or_default();
        Some(Trouble {
            kind,
            path: self.path.display().to_string(),
            detail,
            backups,
        })
    }

    /// Closes the data file in good order, when the program ends.
    pub fn close(&self) {
        import::cancel_readings(self);
        folder::stop(self);
        pins::clear(self);
        packages::close(self);
        *lock(&self.slot) = Slot::Closed {
            kind: TroubleKind::Busy,
            detail: String::new(),
        };
    }

    /// Lets go of the file before opening it again: our own lock would be in the way.
    fn reopen(&self) {
        let mut slot = lock(&self.slot);
        *slot = Slot::Closed {
            kind: TroubleKind::Busy,
            detail: String::new(),
        };
        *slot = Slot::open(&self.path);
        self.preview.saved();
    }

    /// Closes the file, works on the path alone, and opens it again.
    fn closed<T>(&self, work: impl FnOnce(&Path) -> Result<T, Failure>) -> Result<T, Failure> {
        let mut slot = lock(&self.slot);
        *slot = Slot::Closed {
            kind: TroubleKind::Busy,
            detail: String::new(),
        };
        let done = work(&self.path);
        *slot = Slot::open(&self.path);
        self.preview.saved();
        done
    }

    /// Reads.
    fn read<T>(&self, look: impl FnOnce(&Store) -> Result<T, Failure>) -> Result<T, Failure> {
        match &*lock(&self.slot) {
            Slot::Open(store) => look(store),
            Slot::Closed { .. } => Err(Failure::NotOpen),
        }
    }

    /// Works on the store itself: backups and restoring.
    fn with_store<T>(
        &self,
        work: impl FnOnce(&mut Store) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let done = match &mut *lock(&self.slot) {
            Slot::Open(store) => work(store),
            Slot::Closed { .. } => Err(Failure::NotOpen),
        };
        self.preview.saved();
        done
    }

    /// Changes: one transaction, one event, on disk before this answers.
    fn change<T>(
        &self,
        change: impl Into<Change>,
        work: impl FnOnce(&Tx<'_>) -> Result<T, Failure>,
    ) -> Result<(T, Saved), Failure> {
        let change = change.into();
        let kind = change.kind();
        self.with_store(|store| {
            let by = people::at_gate(self, store, kind)?;
            let (truth, saved) = store.write(change, clock::now(), &by.name, |tx| {
                let truth = work(tx)?;
                packages::keep_for_review(tx, kind)?;
                review::keep_true(tx, &by)?;
                Ok::<T, Failure>(truth)
            })?;
            Ok((truth, Saved::from(saved)))
        })
    }

    /// The one plan whose id begins like this.
    ///
    /// # Errors
    /// None, or several.
    pub fn plan_id(&self, prefix: &str) -> Result<String, Failure> {
        self.read(|store| one("plan", store.find_plan(prefix)?).map(|id: PlanId| id.to_string()))
    }

    /// The one task of a plan whose id begins like this.
    ///
    /// # Errors
    /// None, or several.
    pub fn task_id(&self, plan: &str, prefix: &str) -> Result<String, Failure> {
        let plan = crate::wire::reader("plan", plan)?;
        self.read(|store| {
            one("task", store.find_task(plan, prefix)?).map(|id: TaskId| id.to_string())
        })
    }
}

fn one<T>(what: &str, found: Found<T>) -> Result<T, Failure> {
    match found {
        Found::One(id) => Ok(id),
        Found::None => Err(Failure::NotFound {
            what: what.to_owned(),
        }),
        Found::Many(_) => Err(Failure::Ambiguous {
            what: what.to_owned(),
        }),
    }
}

impl From<store::Saved> for Saved {
    fn from(saved: store::Saved) -> Self {
        Self {
            seq: u32::try_from(saved.seq).unwrap_or(u32::MAX),
            at: crate::wire::time(saved.at),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        if !matches!(error, StoreError::Flaws(_) | StoreError::NotFound { .. }) {
            tracing::error!(%error, "the store refused");
        }
        match error {
            StoreError::NoSpace => Self::NoSpace,
            StoreError::ReadOnly => Self::ReadOnly,
            StoreError::NotFound { what } => Self::NotFound {
                what: name_of(what).to_owned(),
            },
            StoreError::AmbiguousPrefix { .. } => Self::Ambiguous {
                what: "plan".to_owned(),
            },
            StoreError::Damaged { .. } => Self::Damaged,
            StoreError::Flaws(flaws) => flaws.into(),
            StoreError::AlreadyRestored => Self::NotFound {
                what: "trash".to_owned(),
            },
            StoreError::Busy => Self::NotOpen,
            StoreError::Io { .. } | StoreError::Unexpected { .. } => Self::Internal,
        }
    }
}

fn name_of(what: What) -> &'static str {
    match what {
        What::Plan => "plan",
        What::Section => "section",
        What::Annex => "annex",
        What::Task => "task",
        What::Doubt => "doubt",
        What::Unit => "unit",
        What::Official => "official",
        What::Template => "template",
        What::Phrase => "phrase",
        What::Checklist => "checklist",
        What::Entry => "entry",
        What::Schedule => "schedule",
        What::Slot => "slot",
        What::Evidence => "evidence",
        What::Indicator => "indicator",
        What::Report => "report",
        What::Version => "version",
        What::Remark => "remark",
        What::Profile => "profile",
        What::Registration => "registration",
        What::Peer => "peer",
        What::Package => "package",
        What::Trash => "trash",
        What::File => "file",
    }
}

/// The screen that fits a file that cannot be opened.
pub(crate) fn trouble(error: &OpenError) -> TroubleKind {
    match error {
        OpenError::Newer { .. } => TroubleKind::Newer,
        OpenError::Damaged { .. } => TroubleKind::Damaged,
        OpenError::NotADatabase => TroubleKind::NotADatabase,
        OpenError::ForeignDatabase { .. } => TroubleKind::Foreign,
        OpenError::Busy => TroubleKind::Busy,
        OpenError::ReadOnly => TroubleKind::NoAccess,
        OpenError::NetworkShare => TroubleKind::NetworkShare,
        OpenError::CloudFolder | OpenError::RemovableOrFat => TroubleKind::CloudFolder,
        OpenError::NoSpace => TroubleKind::NoSpace,
        OpenError::Io { .. } => TroubleKind::Other,
    }
}
