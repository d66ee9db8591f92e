//! Import: read and show first, keep only what was accepted.

use super::{Office, lock};
use crate::clock;
use crate::wire::{
    self, Doubt, Failure, ImportPreview, Imported, LeftOver, TaskFields, UnreadableReason,
    outline_of,
};
use ::import::{BinaryKind, ImportError, Opened, Reading};
use chrono::Datelike;
use plan::PlanDraft;
use std::path::Path;
use store::{Change, EventKind};

/// A plan that was read and waits to be accepted.
pub struct Preview {
    token: String,
    draft: PlanDraft,
}

/// A file or paste as it was understood.
pub struct Read {
    /// The plan.
    pub draft: PlanDraft,
    /// Words in the source.
    words: usize,
}

fn understand(opened: Opened) -> Result<Read, Failure> {
    let Reading { draft, text } = opened.read().map_err(unreadable)?;
    Ok(Read {
        draft: draft.named(),
        words: plan::text::words(&text).count(),
    })
}

/// How many previews are kept; older ones are forgotten.
const PREVIEWS: usize = 8;

fn unreadable(error: ImportError) -> Failure {
    let plain = |reason| Failure::Unreadable {
        reason,
        line: None,
        limit: None,
    };
    match error {
        ImportError::Empty | ImportError::NoText => plain(UnreadableReason::Empty),
        ImportError::TooLarge { limit, .. } => Failure::Unreadable {
            reason: UnreadableReason::TooLarge,
            line: None,
            limit: Some(wire::small(limit)),
        },
        ImportError::Binary { kind } => plain(match kind {
            BinaryKind::Zip => UnreadableReason::Zip,
            BinaryKind::Pdf => UnreadableReason::Pdf,
            BinaryKind::Ole | BinaryKind::Rtf => UnreadableReason::OldWord,
            BinaryKind::Jpeg | BinaryKind::Png => UnreadableReason::Picture,
            BinaryKind::Unknown => UnreadableReason::Binary,
        }),
        ImportError::WrongEncoding { line, .. } => Failure::Unreadable {
            reason: UnreadableReason::Encoding,
            line: Some(wire::small(line)),
            limit: None,
        },
        ImportError::TooManyLines { .. } => plain(UnreadableReason::TooManyLines),
        ImportError::Encrypted => plain(UnreadableReason::Encrypted),
        ImportError::Macros => plain(UnreadableReason::Macros),
        ImportError::Damaged { .. } => plain(UnreadableReason::Damaged),
        ImportError::Unsafe { .. } => plain(UnreadableReason::Unsafe),
    }
}

/// Reads a file as a plan, by what it holds whatever its name says. Size is looked at before the
/// bytes are.
///
/// # Errors
/// The file is missing, or cannot be a plan.
pub fn read_file(path: &Path) -> Result<Read, Failure> {
    let missing = || Failure::SourceMissing {
        path: path.display().to_string(),
    };
    let about = std::fs::metadata(path).map_err(|_| missing())?;
    if !about.is_file() {
        return Err(missing());
    }
    if about.len() > ::import::DOCX_LIMIT {
        return Err(unreadable(ImportError::TooLarge {
            bytes: about.len(),
            limit: ::import::DOCX_LIMIT,
        }));
    }
    let bytes = std::fs::read(path).map_err(|_| missing())?;
    understand(::import::open(&bytes).map_err(unreadable)?)
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
    preview(office, read_file(&path)?, name)
}

/// Reads pasted text, keeps nothing.
pub fn preview_text(office: &Office, text: String) -> Result<ImportPreview, Failure> {
    let opened = ::import::open(text.as_bytes()).map_err(unreadable)?;
    preview(office, understand(opened)?, String::new())
}

fn preview(office: &Office, read: Read, file_name: String) -> Result<ImportPreview, Failure> {
    let Read { draft, words } = read;
    let token = clock::mint().to_string();
    let left: usize = draft
        .left_over
        .iter()
        .map(|l| plan::text::words(&l.text).count())
        .sum();
    let title = wire::summary_title(&draft.subject);
    let already = office.read(|store| {
        Ok(store
            .plans()?
            .into_iter()
            .find(|p| Some(p.year) == draft.year && wire::summary_title(&p.title) == title)
            .map(|p| p.id.to_string()))
    })?;
    let shown = ImportPreview {
        draft: token.clone(),
        file_name,
        title,
        year: draft.year,
        agency: draft.agency_lines.join(" "),
        words: wire::small(words),
        words_placed: wire::small(words.saturating_sub(left)),
        outline: outline_of(&draft),
        proposals: draft.tasks.iter().map(TaskFields::from).collect(),
        doubts: draft.doubts.iter().map(Doubt::from).collect(),
        left_over: draft.left_over.iter().map(LeftOver::from).collect(),
        already,
    };
    let mut previews = lock(&office.previews);
    if previews.len() >= PREVIEWS {
        previews.remove(0);
    }
    previews.push(Preview { token, draft });
    Ok(shown)
}

/// Keeps a previewed plan. The preview stays when that fails, so nothing has to be read again.
pub fn accept(office: &Office, draft: String) -> Result<Imported, Failure> {
    let found = lock(&office.previews)
        .iter()
        .find(|p| p.token == draft)
        .map(|p| p.draft.clone())
        .ok_or_else(|| Failure::NotFound {
            what: "draft".to_owned(),
        })?;
    let imported = keep(office, found, false)?;
    lock(&office.previews).retain(|p| p.token != draft);
    Ok(imported)
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
