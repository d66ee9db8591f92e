//! Evidence: files, addresses and documents that prove what was done. Files are copied into the
//! office's own folder before anything names them; a file that is there already is told, not
//! copied again.

mod folder;
mod thumbnail;

pub use folder::{export, export_to, print};
pub use thumbnail::thumbnail;

use super::{Office, directory, people, plans, print};
use crate::clock;
use crate::deliver::file_name;
use crate::wire::{
    self, AddedEvidence, EvidenceCount, EvidenceKind, EvidenceOf, EvidencePlace, EvidenceRefusal,
    EvidenceState, EvidenceWords, Failure, FamilyProof, KnownEvidence, Language, LostEvidence,
    Printed, RefusedEvidence, Removed, SavedEvidence, UnprovenEntry, UnprovenTask, reader,
};
use plan::{
    Channel, EntryId, Evidence, EvidenceFile, EvidenceId, EvidenceSource, Flaw, FlawKind, Flaws,
    LogEntry, Mark, Period, PlanId, Proof, Proves, Regime, Standing, Task, TaskId,
};
use std::path::{Path, PathBuf};
use store::{
    Change, EventKind, EvidenceFolder, FileRefusal, FileState, KeepError, LogFilter, Records,
};

/// Most files of one choice.
const MOST: usize = 200;

fn folder_of(office: &Office) -> EvidenceFolder {
    EvidenceFolder::beside(office.path())
}

fn proves(of: &EvidenceOf) -> Result<Proves, Failure> {
    Ok(match of {
        EvidenceOf::Entry { entry } => Proves::Entry(reader("entry", entry)?),
        EvidenceOf::Task { task, quarter } => Proves::Task(
            reader("task", task)?,
            quarter.parse().map_err(|flaw: Flaw| Flaws::from(flaw))?,
        ),
    })
}

fn of(proves: Proves) -> EvidenceOf {
    match proves {
        Proves::Entry(entry) => EvidenceOf::Entry {
            entry: entry.to_string(),
        },
        Proves::Task(task, quarter) => EvidenceOf::Task {
            task: task.to_string(),
            quarter: quarter.to_string(),
        },
    }
}

fn view(folder: &EvidenceFolder, evidence: &Evidence) -> wire::Evidence {
    let (kind, words, file) = match &evidence.source {
        EvidenceSource::File(file) => (EvidenceKind::File, &file.name, Some(file)),
        EvidenceSource::Link(link) => (EvidenceKind::Link, link, None),
        EvidenceSource::Document(words) => (EvidenceKind::Document, words, None),
    };
    let state = file.map_or(FileState::Whole, |file| folder.glance(file));
    wire::Evidence {
        id: evidence.id.to_string(),
        kind,
        words: words.clone(),
        bytes: file.map(|file| wire::small(file.size)),
        picture: file.is_some_and(|file| thumbnail::is_picture(&file.name)),
        state: match state {
            FileState::Whole => EvidenceState::Whole,
            FileState::Missing => EvidenceState::Missing,
            FileState::Changed => EvidenceState::Changed,
        },
        note: evidence.note.clone(),
        by: evidence.by.clone(),
        at: wire::time(evidence.at),
    }
}

fn views(
    records: &Records,
    folder: &EvidenceFolder,
    proves: Proves,
) -> Result<Vec<wire::Evidence>, Failure> {
    let found = records.evidence_of(proves)?;
    Ok(found.iter().map(|it| view(folder, it)).collect())
}

/// What proves an entry of the log, or a task in a quarter, in the order it was added.
pub fn list(office: &Office, of: EvidenceOf) -> Result<Vec<wire::Evidence>, Failure> {
    let proves = proves(&of)?;
    office.read(|store| views(store, &folder_of(office), proves))
}

/// How many pieces prove each of these entries of the log; those without any are left out.
pub fn counts(office: &Office, entries: Vec<String>) -> Result<Vec<EvidenceCount>, Failure> {
    let ids = entries
        .iter()
        .map(|id| reader("entry", id))
        .collect::<Result<Vec<EntryId>, _>>()?;
    let counts = office.read(|store| Ok(store.evidence_counts(&ids)?))?;
    Ok(counts
        .into_iter()
        .map(|(entry, count)| EvidenceCount {
            entry: entry.to_string(),
            count: wire::small(count),
        })
        .collect())
}

/// Lets the user choose files and adds them.
pub fn pick(office: &Office, of: EvidenceOf) -> Result<AddedEvidence, Failure> {
    let proves = proves(&of)?;
    office.read(|store| is_there(store, proves))?;
    let language = office.language().unwrap_or(Language::Vi);
    let files = office.dialogs.evidence_files(language);
    if files.is_empty() {
        return Err(Failure::Cancelled);
    }
    add_files(office, proves, &files)
}

/// Fails where there is nothing to prove, and for tasks of a plan that is here to be remarked on.
fn is_there(records: &Records, proves: Proves) -> Result<Option<PlanId>, Failure> {
    let task = match proves {
        Proves::Entry(entry) => return Ok(records.log_entry(entry)?.plan),
        Proves::Task(task, _) => records.task(task)?,
    };
    if records.is_for_review(task.plan)? {
        return Err(Flaws::from(Flaw::new("plan", FlawKind::ForReview)).into());
    }
    Ok(Some(task.plan))
}

/// Adds files: what cannot be evidence is told, and what is evidence of something else already is
/// offered; all others are added in one change.
///
/// # Errors
/// The evidence folder or the data file cannot be written; then none was added.
fn add_files(office: &Office, proves: Proves, files: &[PathBuf]) -> Result<AddedEvidence, Failure> {
    let folder = folder_of(office);
    let mut sorted = Sorted::default();
    for path in files.iter().take(MOST) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        match folder.keep(path, Evidence::SIZE_LIMIT) {
            Ok(file) => office.read(|store| sorted.sort(store, proves, file))?,
            Err(KeepError::Refused(reason)) => sorted.refuse(&name, refusal(reason)),
            Err(KeepError::Store(error)) => return Err(error.into()),
        }
    }
    let added = wire::small(sorted.new.len());
    let mut saved = None;
    if added > 0 {
        let sources = sorted.new.into_iter().map(EvidenceSource::File);
        let pieces: Vec<(EvidenceSource, String)> =
            sources.map(|source| (source, String::new())).collect();
        saved = Some(put(office, proves, pieces)?.saved);
    }
    Ok(AddedEvidence {
        saved,
        evidence: office.read(|store| views(store, &folder, proves))?,
        added,
        refused: sorted.refused,
        known: sorted.known,
    })
}

/// Files that were chosen, by what becomes of them.
#[derive(Default)]
struct Sorted {
    new: Vec<EvidenceFile>,
    refused: Vec<RefusedEvidence>,
    known: Vec<KnownEvidence>,
}

impl Sorted {
    fn refuse(&mut self, name: &str, reason: EvidenceRefusal) {
        self.refused.push(RefusedEvidence {
            name: name.to_owned(),
            reason,
            limit: wire::small(Evidence::SIZE_LIMIT),
        });
    }

    fn sort(
        &mut self,
        records: &Records,
        proves: Proves,
        file: EvidenceFile,
    ) -> Result<(), Failure> {
        let same = records.evidence_with_hash(&file.hash)?;
        let twice = self.new.iter().any(|new| new.hash == file.hash);
        if twice || same.iter().any(|known| known.proves == proves) {
            self.refuse(&file.name, EvidenceRefusal::Repeated);
            return Ok(());
        }
        let Some(first) = same.first() else {
            self.new.push(file);
            return Ok(());
        };
        self.known.push(KnownEvidence {
            name: file.name,
            evidence: first.id.to_string(),
            places: same
                .iter()
                .map(|known| place(records, known.proves))
                .collect::<Result<_, _>>()?,
        });
        Ok(())
    }
}

fn place(records: &Records, proves: Proves) -> Result<EvidencePlace, Failure> {
    let (day, text) = match proves {
        Proves::Entry(entry) => {
            let entry = records.log_entry(entry)?;
            (Some(entry.day.to_string()), entry.topic)
        }
        Proves::Task(task, _) => (None, records.task(task)?.text),
    };
    Ok(EvidencePlace {
        of: of(proves),
        day,
        text,
    })
}

fn refusal(reason: FileRefusal) -> EvidenceRefusal {
    match reason {
        FileRefusal::Missing => EvidenceRefusal::Missing,
        FileRefusal::NotAFile => EvidenceRefusal::NotAFile,
        FileRefusal::TooLarge => EvidenceRefusal::TooLarge,
        FileRefusal::Empty => EvidenceRefusal::Empty,
    }
}

/// Keeps new pieces in one change.
fn put(
    office: &Office,
    proves: Proves,
    pieces: Vec<(EvidenceSource, String)>,
) -> Result<SavedEvidence, Failure> {
    let (plan, by) = office.read(|store| {
        let by = people::name(office, store)?;
        Ok((is_there(store, proves)?, by))
    })?;
    let pieces = pieces
        .into_iter()
        .map(|(source, note)| {
            Evidence {
                id: EvidenceId(clock::mint()),
                proves,
                source,
                note,
                by: by.clone(),
                at: clock::now(),
            }
            .checked()
        })
        .collect::<Result<Vec<_>, _>>()?;
    let (evidence, saved) = office.change(about(proves, plan), |tx| {
        for piece in &pieces {
            tx.put_evidence(piece)?;
        }
        views(tx, &folder_of(office), proves)
    })?;
    Ok(SavedEvidence { saved, evidence })
}

fn about(proves: Proves, plan: Option<PlanId>) -> Change {
    let change = Change::of(EventKind::EvidenceSaved);
    let change = match proves {
        Proves::Entry(entry) => change.about(entry.0),
        Proves::Task(task, quarter) => change.about(task.0).noting(quarter.to_string()),
    };
    match plan {
        Some(plan) => change.in_plan(plan),
        None => change,
    }
}

/// Adds an address, or a document by number and date.
pub fn add(office: &Office, of: EvidenceOf, form: EvidenceWords) -> Result<SavedEvidence, Failure> {
    let proves = proves(&of)?;
    let source = match form.kind {
        EvidenceKind::Link => EvidenceSource::Link(with_scheme(&form.words)),
        EvidenceKind::Document => EvidenceSource::Document(form.words),
        // A file comes from a dialog only.
        EvidenceKind::File => {
            return Err(Flaws::from(Flaw::new("kind", FlawKind::Unknown)).into());
        }
    };
    put(office, proves, vec![(source, form.note)])
}

/// `anhoa.example/tin` is what people copy from paper.
fn with_scheme(link: &str) -> String {
    let link = link.trim();
    let host = link.split('/').next().unwrap_or_default();
    let bare = !link.contains("://") && host.contains('.') && !host.contains(':');
    if bare {
        format!("https://{link}")
    } else {
        link.to_owned()
    }
}

/// Uses the file of another piece for this too.
pub fn reuse(office: &Office, of: EvidenceOf, evidence: String) -> Result<SavedEvidence, Failure> {
    let proves = proves(&of)?;
    let id: EvidenceId = reader("evidence", &evidence)?;
    let other = office.read(|store| Ok(store.evidence(id)?))?;
    let EvidenceSource::File(file) = &other.source else {
        return Err(Flaws::from(Flaw::new("evidence", FlawKind::Unknown)).into());
    };
    let same = office.read(|store| Ok(store.evidence_with_hash(&file.hash)?))?;
    if same.iter().any(|known| known.proves == proves) {
        return Err(Flaws::from(Flaw::new("evidence", FlawKind::Repeated)).into());
    }
    put(office, proves, vec![(other.source, other.note)])
}

/// Changes the words about a piece.
pub fn note(office: &Office, evidence: String, note: String) -> Result<SavedEvidence, Failure> {
    let id: EvidenceId = reader("evidence", &evidence)?;
    let (kept, plan) = office.read(|store| {
        let kept = store.evidence(id)?;
        let plan = is_there(store, kept.proves)?;
        Ok((kept, plan))
    })?;
    let changed = Evidence { note, ..kept }.checked()?;
    let (evidence, saved) = office.change(about(changed.proves, plan), |tx| {
        tx.put_evidence(&changed)?;
        views(tx, &folder_of(office), changed.proves)
    })?;
    Ok(SavedEvidence { saved, evidence })
}

/// Removes a piece; it can be brought back.
pub fn remove(office: &Office, evidence: String) -> Result<Removed, Failure> {
    let id: EvidenceId = reader("evidence", &evidence)?;
    let change = Change::of(EventKind::EvidenceRemoved).about(id.0);
    let (trash, saved) = office.change(change, |tx| Ok(tx.remove_evidence(id)?))?;
    Ok(plans::removed(trash, saved))
}

/// Endings of files that the system opens to be looked at or listened to. A program among the
/// evidence is kept, but not started.
const SHOWN: [&str; 42] = [
    "jpg", "jpeg", "png", "gif", "bmp", "webp", "tif", "tiff", "heic", "heif", "pdf", "doc",
    "docx", "odt", "rtf", "xls", "xlsx", "ods", "csv", "ppt", "pptx", "odp", "txt", "md", "eml",
    "mp3", "wav", "m4a", "aac", "wma", "amr", "ogg", "flac", "mp4", "mov", "avi", "mkv", "wmv",
    "3gp", "webm", "mpg", "mpeg",
];

/// Hands a copy of a file to the system's viewer, so that the kept one stays as it is; an address
/// goes to the browser.
pub fn open(office: &Office, evidence: String) -> Result<Printed, Failure> {
    let id: EvidenceId = reader("evidence", &evidence)?;
    match office.read(|store| Ok(store.evidence(id)?))?.source {
        EvidenceSource::File(file) => {
            let bytes = whole(&folder_of(office), &file)?;
            let ending = ending(&file.name);
            let ending = ending.as_deref().unwrap_or("bin");
            let stem = Path::new(&file.name).file_stem().unwrap_or_default();
            let name = file_name(&stem.to_string_lossy(), ending);
            let shown = SHOWN.contains(&ending);
            print::show_copy(office, &name, &bytes, shown)
        }
        EvidenceSource::Link(path) => {
            if office.dialogs.show(Path::new(&path)) {
                Ok(Printed { path })
            } else {
                Err(Failure::NoViewer { path })
            }
        }
        EvidenceSource::Document(_) => Err(Failure::NotFound {
            what: "file".to_owned(),
        }),
    }
}

/// A file as it was kept.
///
/// # Errors
/// [`Failure::EvidenceLost`] if it is not there any more, or not as it was.
pub(super) fn whole(folder: &EvidenceFolder, file: &EvidenceFile) -> Result<Vec<u8>, Failure> {
    let lost = |changed| Failure::EvidenceLost {
        name: file.name.clone(),
        changed,
    };
    let path = folder.find(&file.hash).ok_or_else(|| lost(false))?;
    if path.metadata().is_ok_and(|about| about.len() != file.size) {
        return Err(lost(true));
    }
    let bytes = std::fs::read(path).map_err(|_| lost(false))?;
    if store::evidence_files::sum_of_bytes(&bytes) == file.hash {
        Ok(bytes)
    } else {
        Err(lost(true))
    }
}

/// A plain ending in small letters.
fn ending(name: &str) -> Option<String> {
    let ending = Path::new(name).extension()?.to_str()?.to_ascii_lowercase();
    let plain =
        (1..=8).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    plain.then_some(ending)
}

/// Every file that evidence names, of the trash too: how many there are, and those that are not
/// there any more or not as they were.
///
/// # Errors
/// The data file cannot be read.
pub(super) fn lost(office: &Office) -> Result<(usize, Vec<LostEvidence>), Failure> {
    let folder = folder_of(office);
    // Every file is read through: nobody waits for the data file meanwhile.
    let files = office.read(|store| Ok(store.evidence_files()?))?;
    let lost = files.iter().filter_map(|file| {
        let changed = match folder.check(file) {
            FileState::Whole => return None,
            FileState::Missing => false,
            FileState::Changed => true,
        };
        Some(LostEvidence {
            name: file.name.clone(),
            changed,
        })
    });
    Ok((files.len(), lost.collect()))
}

/// All that evidence of one plan is about, read once.
struct Proven {
    regime: Regime,
    tasks: Vec<Task>,
    ids: Vec<TaskId>,
    marks: Vec<Mark>,
    entries: Vec<LogEntry>,
    evidence: Vec<Evidence>,
    channels: Vec<Channel>,
}

impl Proven {
    fn read(records: &Records, plan: PlanId) -> Result<Self, Failure> {
        records.plan(plan)?;
        let mut tasks = records.tasks(plan)?;
        tasks.retain(|task| task.standing == Standing::Accepted);
        Ok(Self {
            regime: directory::regime(records)?,
            ids: tasks.iter().map(|task| task.id).collect(),
            tasks,
            marks: records.marks(plan, None)?,
            entries: records.log(&LogFilter {
                plan: Some(plan),
                ..LogFilter::default()
            })?,
            evidence: records.evidence_of_plan(plan)?,
            channels: records.channels()?,
        })
    }

    fn proof(&self) -> Proof<'_> {
        Proof {
            regime: self.regime,
            tasks: &self.ids,
            marks: &self.marks,
            entries: &self.entries,
            evidence: &self.evidence,
            channels: &self.channels,
        }
    }

    fn entry(&self, id: EntryId) -> Option<&LogEntry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// Evidence of a period: of its quarters, and of entries that count in it.
    fn of_period(&self, period: Period) -> impl Iterator<Item = &Evidence> {
        let quarters = Proof::quarters(period);
        self.evidence.iter().filter(move |it| match it.proves {
            Proves::Task(_, quarter) => quarters.contains(&quarter),
            Proves::Entry(entry) => self
                .entry(entry)
                .is_some_and(|entry| self.proof().counts(period, entry.day)),
        })
    }
}

fn period_of(text: &str) -> Result<Period, Failure> {
    text.parse().map_err(|flaw: Flaw| Flaws::from(flaw).into())
}

/// What of a plan has no evidence in a period.
pub fn missing(
    office: &Office,
    plan: String,
    period: String,
) -> Result<wire::MissingEvidence, Failure> {
    let id: PlanId = reader("plan", &plan)?;
    let period = period_of(&period)?;
    let proven = office.read(|store| Proven::read(store, id))?;
    let missing = proven.proof().missing(period);
    let entries = |ids: &[EntryId]| -> Vec<UnprovenEntry> {
        let found = ids.iter().filter_map(|id| proven.entry(*id));
        found
            .map(|entry| UnprovenEntry {
                entry: entry.id.to_string(),
                day: entry.day.to_string(),
                topic: entry.topic.clone(),
            })
            .collect()
    };
    let text = |id: TaskId| {
        let task = proven.tasks.iter().find(|task| task.id == id);
        task.map(|task| task.text.clone()).unwrap_or_default()
    };
    Ok(wire::MissingEvidence {
        plan,
        period: period.to_string(),
        tasks: missing
            .tasks
            .iter()
            .map(|it| UnprovenTask {
                task: it.task.to_string(),
                text: text(it.task),
                quarters: it.quarters.iter().map(ToString::to_string).collect(),
                entries: entries(&it.entries),
            })
            .collect(),
        entries: entries(&missing.entries),
        families: missing
            .families
            .iter()
            .map(|it| FamilyProof {
                family: it.family.into(),
                entries: wire::small(it.entries),
                proven: wire::small(it.proven),
            })
            .collect(),
        evidence: wire::small(proven.of_period(period).count()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_get_their_beginning() {
        for (typed, expect) in [
            ("anhoa.example/tin/1", "https://anhoa.example/tin/1"),
            (" http://a.example ", "http://a.example"),
            ("javascript:alert(1)", "javascript:alert(1)"),
            ("file:///etc/passwd", "file:///etc/passwd"),
            ("a.example:80/x", "a.example:80/x"),
            ("không phải", "không phải"),
        ] {
            assert_eq!(with_scheme(typed), expect, "{typed}");
        }
    }
}
