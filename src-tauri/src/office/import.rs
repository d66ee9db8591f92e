//! Import: read and show first, keep only what was accepted.

use super::import_screen::{self, Aside, Bytes, Looking, Opening};
use super::reader::{Reader, Stop};
use super::{Office, file, lock};
use crate::clock;
use crate::wire::{
    self, Doubt, Failure, ImportChoice, ImportPreview, Imported, LeftOver, TaskFields,
    UnreadableReason,
};
use ::import::{BinaryKind, Choice, DOCX_LIMIT, ImportError, Opened, Reading};
use chrono::Datelike;
use plan::PlanDraft;
use std::path::Path;
use store::{Change, EventKind};

/// A plan that was read and waits to be accepted.
pub struct Preview {
    token: String,
    pub(super) looking: Looking,
}

impl Preview {
    pub(super) fn is(&self, token: &str) -> bool {
        self.token == token
    }
}

/// A file or paste as it was understood.
#[derive(Clone)]
pub struct Read {
    /// The plan.
    pub draft: PlanDraft,
    /// Words in the source.
    pub(super) words: usize,
    /// The source's lines, which the draft's line numbers count.
    pub(super) text: String,
    pub(super) aside: Aside,
}

impl Read {
    /// Words in the source.
    pub fn words(&self) -> usize {
        self.words
    }

    /// Words of the source that stand in the plan.
    pub fn words_placed(&self) -> usize {
        let left = self.draft.left_over.iter();
        let left = left.map(|l| plan::text::words(&l.text).count());
        self.words.saturating_sub(left.sum())
    }
}

/// The plan of a title and year that is kept already.
///
/// # Errors
/// The store cannot be read.
pub fn already(office: &Office, title: &str, year: Option<i32>) -> Result<Option<String>, Failure> {
    office.read(|store| {
        Ok(store
            .plans()?
            .into_iter()
            .find(|p| Some(p.year) == year && wire::summary_title(&p.title) == title)
            .map(|p| p.id.to_string()))
    })
}

fn understand(opened: Opened, repair: bool) -> Result<Read, Failure> {
    let aside = Aside::of(&opened);
    let Reading { draft, text } = opened.read_as(repair).map_err(unreadable)?;
    Ok(Read {
        draft: draft.named(),
        words: plan::text::words(&text).count(),
        text,
        aside,
    })
}

/// Reads bytes as the user chose.
pub(super) fn understand_as(
    office: &Office,
    bytes: &[u8],
    choice: &ImportChoice,
) -> Result<Read, Failure> {
    let stop = office.readings.watch();
    let opened = office.reader.open(bytes, choice.read(), &stop)?;
    understand(opened, choice.repair)
}

/// How many previews are kept; older ones are forgotten.
const PREVIEWS: usize = 8;

/// Why nothing could be read, as the screens know it: the reason, its line, its limit.
pub(super) fn why(error: ImportError) -> (UnreadableReason, Option<u32>, Option<u32>) {
    let reason = match error {
        ImportError::Empty | ImportError::NoText => UnreadableReason::Empty,
        ImportError::TooLarge { limit, .. } => {
            return (UnreadableReason::TooLarge, None, Some(wire::small(limit)));
        }
        ImportError::Binary { kind } => match kind {
            BinaryKind::Zip => UnreadableReason::Zip,
            BinaryKind::Pdf => UnreadableReason::Pdf,
            BinaryKind::Ole | BinaryKind::Rtf => UnreadableReason::OldWord,
            BinaryKind::Jpeg | BinaryKind::Png => UnreadableReason::Picture,
            BinaryKind::Unknown => UnreadableReason::Binary,
        },
        ImportError::WrongEncoding { line, .. } => {
            return (UnreadableReason::Encoding, Some(wire::small(line)), None);
        }
        ImportError::TooManyLines { .. } => UnreadableReason::TooManyLines,
        ImportError::Encrypted => UnreadableReason::Encrypted,
        ImportError::Scan => UnreadableReason::Scan,
        ImportError::Macros => UnreadableReason::Macros,
        ImportError::Damaged { .. } => UnreadableReason::Damaged,
        ImportError::Unsafe { .. } => UnreadableReason::Unsafe,
    };
    (reason, None, None)
}

pub(super) fn unreadable(error: ImportError) -> Failure {
    let (reason, line, limit) = why(error);
    Failure::Unreadable {
        reason,
        line,
        limit,
    }
}

/// Reads a file as a plan, by what it holds whatever its name says, apart from this process. Size
/// is looked at before the bytes are.
///
/// # Errors
/// The file is missing, cannot be a plan, or the user gave up.
pub fn read_file(reader: &Reader, path: &Path, stop: &Stop) -> Result<Read, Failure> {
    let bytes = file::load(path, DOCX_LIMIT)?;
    understand(reader.open(&bytes, Choice::default(), stop)?, true)
}

/// Reads a file the way the office reads, keeps nothing.
///
/// # Errors
/// As [`read_file`].
pub fn read(office: &Office, path: &Path) -> Result<Read, Failure> {
    read_file(&office.reader, path, &office.readings.watch())
}

/// Gives up reading the file that was chosen.
pub fn cancel(office: &Office) -> Result<(), Failure> {
    cancel_readings(office);
    Ok(())
}

pub(super) fn cancel_readings(office: &Office) {
    office.readings.stop();
}

/// Lets the user choose a file, reads it, keeps nothing.
pub fn pick(office: &Office) -> Result<ImportPreview, Failure> {
    let language = office.language().unwrap_or(wire::Language::Vi);
    let path = office
        .dialogs
        .plan_to_import(language)
        .ok_or(Failure::Cancelled)?;
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let bytes = file::load(&path, DOCX_LIMIT)?;
    let choice = ImportChoice::default();
    let read = understand_as(office, &bytes, &choice)?;
    let bytes = import_screen::kept(bytes);
    preview_as(office, clock::mint().to_string(), read, bytes, choice, name)
}

/// Reads pasted text, keeps nothing.
pub fn preview_text(office: &Office, text: String) -> Result<ImportPreview, Failure> {
    let opened = ::import::open(text.as_bytes()).map_err(unreadable)?;
    let bytes = import_screen::kept(text.into_bytes());
    let choice = ImportChoice::default();
    let read = understand(opened, true)?;
    let token = clock::mint().to_string();
    preview_as(office, token, read, bytes, choice, String::new())
}

/// Shows what was read, and holds it under a token to be corrected and accepted, in place of what
/// is held under it.
pub(super) fn preview_as(
    office: &Office,
    token: String,
    read: Read,
    bytes: Bytes,
    choice: ImportChoice,
    file_name: String,
) -> Result<ImportPreview, Failure> {
    let title = wire::summary_title(&read.draft.subject);
    let already = already(office, &title, read.draft.year)?;
    let proposals = read.draft.tasks.iter().map(TaskFields::from).collect();
    let opening = import_screen::open(read, bytes, choice, file_name.clone());
    let Opening {
        looking,
        lines,
        pieces,
        state,
        reading,
        comments,
        changes,
    } = opening;
    let shown = ImportPreview {
        draft: token.clone(),
        file_name,
        proposals,
        already,
        lines,
        pieces,
        state,
        reading,
        comments,
        changes,
    };
    let mut previews = lock(&office.previews);
    previews.retain(|p| p.token != token);
    if previews.len() >= PREVIEWS {
        previews.remove(0);
    }
    previews.push(Preview { token, looking });
    Ok(shown)
}

/// Keeps a previewed plan. The preview stays when that fails, so nothing has to be read again.
pub fn accept(office: &Office, draft: String) -> Result<Imported, Failure> {
    // A file of a folder needs not have been looked at.
    let found = match previewed(office, &draft) {
        Ok((found, _)) => found,
        Err(_) => super::folder::draft(office, &draft)?,
    };
    let imported = keep(office, found, false)?;
    forget(office, &draft);
    super::folder::kept(office, &draft, &imported);
    Ok(imported)
}

/// A previewed plan and the name of its file.
pub(super) fn previewed(office: &Office, token: &str) -> Result<(PlanDraft, String), Failure> {
    lock(&office.previews)
        .iter()
        .find(|p| p.is(token))
        .map(|p| (p.looking.draft(), p.looking.file_name().to_owned()))
        .ok_or_else(|| Failure::NotFound {
            what: "draft".to_owned(),
        })
}

/// A preview that is no longer needed.
pub(super) fn forget(office: &Office, token: &str) {
    lock(&office.previews).retain(|p| !p.is(token));
}

/// A draft that makes sense as a plan, with its proposed tasks.
pub struct Sound {
    plan: plan::Plan,
    proposed: Vec<plan::Task>,
}

/// Checks a draft; keeps nothing.
///
/// # Errors
/// Every flaw at once.
pub fn check(draft: PlanDraft) -> Result<Sound, Failure> {
    let (plan, proposed) = draft
        .named()
        .accept(clock::today().year(), &mut clock::mint)?;
    Ok(Sound { plan, proposed })
}

/// Keeps a draft with its proposed tasks, in one change.
pub fn keep(office: &Office, draft: PlanDraft, sample: bool) -> Result<Imported, Failure> {
    keep_sound(office, check(draft)?, sample)
}

/// Keeps what was checked, in one change.
pub fn keep_sound(office: &Office, sound: Sound, sample: bool) -> Result<Imported, Failure> {
    let Sound { plan, proposed } = sound;
    let change = Change::of(EventKind::PlanImported)
        .in_plan(plan.id)
        .noting(plan.title());
    let ((), saved) = office.change(change, |tx| Ok(tx.insert_plan(&plan, &proposed, sample)?))?;
    let summary = super::plans::list(office)?
        .into_iter()
        .find(|p| p.id == plan.id.to_string())
        .ok_or(Failure::Internal)?;
    Ok(Imported {
        saved,
        id: summary.id,
        title: summary.title,
        year: summary.year,
        counts: summary.counts,
        doubts: plan.doubts.iter().map(Doubt::from).collect(),
        left_over: plan.left_over.iter().map(LeftOver::from).collect(),
    })
}
