//! Packages between computers: a draft goes out for review, what is said of it comes back, an
//! office is handed over, a plan is passed on as a template. What comes in is read and told first;
//! nothing of it is kept before somebody says yes.
//!
//! A request brings its plan as a copy to be remarked on: the row of the package says so, and the
//! gate of changes ([`keep_for_review`]) refuses every edit of such a plan. Remarks join by their
//! ids ([`said`]), so that answers may be opened in any order and as often as one likes.

mod beside;
mod device;
mod done;
mod handed;
mod open;
mod peers;
mod said;
mod send;
mod senders;
mod take;

pub use open::{open, open_file, opened_by_system, set_aside, unlock};
pub use peers::{forget as forget_peer, list as list_peers, save as save_peer};
pub use send::{send, send_to};
pub use take::{carried, drop_opened, step, take};

pub(super) use device::file_of as key_file;
pub(super) use senders::Senders;

use super::{Office, lock};
use crate::wire::{Failure, PackageBrings, PackageRefusal};
use exchange::{Opened, Refusal};
use handed::Inside;
use plan::{Flaw, FlawKind, Flaws, PlanId};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use store::{EventKind, Records, Tx, Way};
use tempfile::TempDir;

/// What waits between two commands: a file the system asked to open, a package that was read.
#[derive(Default)]
pub struct Desk {
    asked: Option<PathBuf>,
    held: Option<Held>,
}

/// A file somebody opened.
struct Held {
    path: PathBuf,
    bytes: Vec<u8>,
    /// Nothing while it cannot be read.
    opened: Option<Opened>,
    /// The backup of a hand-over that would join what is here.
    inside: Backup,
}

/// The backup of a hand-over, as it was found when the package was opened.
#[derive(Default)]
enum Backup {
    /// Not looked into: all of it comes, or the package is none.
    #[default]
    Closed,
    /// It cannot be read: plans come alone, and that is told.
    Damaged,
    Open(Box<Inside>),
}

/// What a package brought, kept with its row: ids of what was said in it.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Summary {
    /// Remarks and replies, wherever they were written.
    #[serde(default)]
    said: Vec<String>,
    /// Of these the remarks of the computer that signed.
    #[serde(default)]
    own: Vec<String>,
    /// Judgements.
    #[serde(default)]
    opinions: Vec<String>,
    /// Other words of plans, kept as versions beside them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    beside: Vec<Aside>,
}

/// Other words of a plan: what is known of them when they come.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Aside {
    plan: String,
    /// The version they are kept as.
    version: String,
    /// The version of ours that both sides began from.
    #[serde(default)]
    base: Option<String>,
    /// Versions that lay beside, and that these words went on from.
    #[serde(default)]
    over: Vec<String>,
}

impl Summary {
    fn of(remarks: &[plan::Remark], opinions: &[plan::Opinion]) -> Self {
        let replies = remarks.iter().flat_map(|it| &it.replies);
        let replies = replies.map(|it| it.id.to_string());
        let own = remarks.iter().filter(|it| said::is_own(it));
        Self {
            said: (remarks.iter().map(|it| it.id.to_string()))
                .chain(replies)
                .collect(),
            own: own.map(|it| it.id.to_string()).collect(),
            opinions: opinions.iter().map(|it| it.id.to_string()).collect(),
            beside: Vec::new(),
        }
    }

    fn text(&self) -> Result<String, Failure> {
        serde_json::to_string(self).map_err(|_| Failure::Internal)
    }

    fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }
}

/// What was said of a plan and went to another computer: ids of remarks, replies among them.
pub(super) fn went_out(records: &Records, plan: PlanId) -> Result<HashSet<String>, Failure> {
    let packages = records.packages_of(plan)?.into_iter();
    let out = packages.filter(|it| it.way == Way::Out);
    Ok(out.flat_map(|it| Summary::read(&it.summary).said).collect())
}

/// The system asked to open this file; a screen will fetch it.
pub fn ask_to_open(office: &Office, path: PathBuf) {
    lock(&office.package).asked = Some(path);
}

/// Lets go of what waits, with the folder it lies in, when the program ends.
pub(super) fn close(office: &Office) {
    lock(&office.package).held = None;
}

/// Whether a path given to the program is a package to be opened in the window.
pub fn is_package(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("loa"))
}

/// Refuses edits of plans that are here to be remarked on.
pub(super) fn keep_for_review(tx: &Tx<'_>, kind: EventKind) -> Result<(), Failure> {
    // A package brings them up to date; the trash gives back what was there.
    if matches!(kind, EventKind::PackageOpened | EventKind::Restored) {
        return Ok(());
    }
    for plan in tx.touched()? {
        if tx.is_for_review(plan)? {
            return Err(flaw("plan", FlawKind::ForReview));
        }
    }
    Ok(())
}

fn beside_data(database: &Path) -> &Path {
    let parent = database.parent().filter(|it| !it.as_os_str().is_empty());
    parent.unwrap_or(Path::new("."))
}

/// Begins the names of folders beside a data file in which data of another office lie for a
/// moment: `.loa.db-`.
fn passing_prefix(database: &Path) -> String {
    let name = database.file_name().unwrap_or_default();
    format!(".{}-", name.to_string_lossy())
}

/// A folder beside the data file for data that pass through: others cannot read it, and it is gone
/// with the value.
fn passing(office: &Office) -> Result<TempDir, Failure> {
    let parent = beside_data(office.path());
    tempfile::Builder::new()
        .prefix(&passing_prefix(office.path()))
        .tempdir_in(parent)
        .map_err(|error| crate::deliver::disk_failure(&error, parent))
}

/// Removes such folders that a power cut left: those of this data file's name that hold nothing
/// but a data file. Only for whoever holds it.
pub(super) fn tidy(database: &Path) {
    let prefix = passing_prefix(database);
    let entries = std::fs::read_dir(beside_data(database));
    for entry in entries.into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let passing = (name.strip_prefix(&prefix))
            .is_some_and(|rest| rest.len() == 6 && rest.bytes().all(|b| b.is_ascii_alphanumeric()));
        if passing && holds_data_alone(&entry.path()) {
            // What is held by a scanner goes the next time.
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

fn holds_data_alone(folder: &Path) -> bool {
    let ours = |name: &str| name.starts_with("loa.db") || name.starts_with("loa-");
    let Ok(mut entries) = std::fs::read_dir(folder) else {
        return false;
    };
    entries.all(|entry| {
        entry.is_ok_and(|it| {
            let file = it.file_type().is_ok_and(|kind| kind.is_file());
            file && ours(&it.file_name().to_string_lossy())
        })
    })
}

fn nothing() -> PackageBrings {
    PackageBrings {
        remarks: 0,
        replies: 0,
        moved: 0,
        gone: 0,
        opinions: Vec::new(),
        plans: 0,
        tasks: 0,
        versions: 0,
        bare: false,
        trashed: 0,
        along: Vec::new(),
        behind: Vec::new(),
    }
}

fn flaw(field: &str, kind: FlawKind) -> Failure {
    Flaws::from(Flaw::new(field, kind)).into()
}

fn refused_for(reason: PackageRefusal) -> Failure {
    Failure::PackageRefused {
        reason,
        entry: String::new(),
    }
}

/// What a refusal of the reader means for the user; the detail is the log's.
fn refused(refusal: Refusal) -> Failure {
    tracing::warn!(%refusal, "a package was refused");
    let (reason, entry) = match refusal {
        Refusal::NotAPackage => (PackageRefusal::NotAPackage, String::new()),
        Refusal::Cut => (PackageRefusal::Cut, String::new()),
        Refusal::Damaged { entry } => (PackageRefusal::Damaged, entry),
        Refusal::Signature => (PackageRefusal::Signature, String::new()),
        Refusal::Newer { .. } => (PackageRefusal::Newer, String::new()),
        Refusal::TooLarge => (PackageRefusal::TooLarge, String::new()),
        Refusal::TooMany => (PackageRefusal::TooMany, String::new()),
        Refusal::TooDeep => (PackageRefusal::TooDeep, String::new()),
        Refusal::OddName => (PackageRefusal::OddName, String::new()),
        Refusal::Twice => (PackageRefusal::Twice, String::new()),
        Refusal::PassphraseNeeded => (PackageRefusal::PassphraseNeeded, String::new()),
        Refusal::PassphraseWrong => (PackageRefusal::PassphraseWrong, String::new()),
        Refusal::Content { entry, .. } => (PackageRefusal::Content, entry),
    };
    Failure::PackageRefused { reason, entry }
}
