//! An import being looked through: its pieces, what was corrected of them, and reading again.

use super::{Office, file, import, lock};
use crate::wire::{
    self, Doubt, Failure, ImportChange, ImportChoice, ImportComment, ImportCorrection, ImportEdit,
    ImportPart, ImportPiece, ImportPreview, ImportReading, ImportState, TableSample,
};
use ::import::source::{Change, Comment};
use ::import::{Changed, Facts, Opened, Pieces, Step};
use plan::PlanDraft;
use std::path::Path;
use std::sync::Arc;

/// Largest source kept to be read again, in bytes.
const KEPT: u64 = 16_000_000;
/// Lines shown before and after they were turned into Unicode.
const COMPARED: usize = 5;
/// Most remarks and most changes shown.
const MOST_SHOWN: usize = 2_000;

/// What a source holds besides its plan.
#[derive(Clone, Default)]
pub struct Aside {
    comments: Vec<Comment>,
    changes: Vec<Change>,
    /// The table it was read by, and all its text by that.
    table: Option<(::import::legacy::Encoding, String)>,
}

impl Aside {
    /// That of a source that was opened.
    pub fn of(opened: &Opened) -> Self {
        match opened {
            Opened::Legacy(guess) => Self {
                table: Some((guess.encoding, guess.converted.clone())),
                ..Self::default()
            },
            Opened::Document(source) => Self {
                comments: source.comments.iter().take(MOST_SHOWN).cloned().collect(),
                changes: source.changes.iter().take(MOST_SHOWN).cloned().collect(),
                table: None,
            },
            Opened::Text(_) => Self::default(),
        }
    }
}

/// The bytes of a source, when it is small enough to be kept.
pub type Bytes = Option<Arc<[u8]>>;

/// A file's bytes, if they are few enough.
pub fn bytes_of(path: &Path) -> Bytes {
    file::load(path, KEPT).ok().and_then(kept)
}

/// Bytes that were read, if they are few enough.
pub fn kept(bytes: Vec<u8>) -> Bytes {
    (bytes.len() as u64 <= KEPT).then(|| Arc::from(bytes))
}

/// A source as it was read, with what was corrected since.
pub struct Looking {
    pieces: Pieces,
    done: Vec<Step>,
    undone: Vec<Step>,
    words: usize,
    bytes: Bytes,
    file_name: String,
}

impl Looking {
    /// What is to be kept.
    pub fn draft(&self) -> PlanDraft {
        self.pieces.draft()
    }

    /// The name of its file; empty for a paste.
    pub fn file_name(&self) -> &str {
        &self.file_name
    }

    fn left_words(&self) -> usize {
        let left = self.pieces.list().iter().filter(|piece| piece.is_left());
        let words = left.map(|piece| plan::text::words(&piece.text.to_plain()).count());
        words.sum()
    }

    fn state(&self) -> ImportState {
        let left = self.left_words();
        ImportState {
            facts: Facts::of(self.pieces.frame()).into(),
            words_placed: wire::small(self.words.saturating_sub(left)),
            words_left: wire::small(left),
            doubts: self.pieces.doubts().iter().map(Doubt::from).collect(),
            parts: (::import::assess(&self.draft()).into_iter())
                .map(ImportPart::from)
                .collect(),
            can_undo: !self.done.is_empty(),
            can_redo: !self.undone.is_empty(),
        }
    }

    fn edit(&self, changed: Changed<'_>) -> ImportEdit {
        ImportEdit {
            at: wire::small(changed.at),
            removed: wire::small(changed.removed),
            pieces: changed.pieces.iter().map(ImportPiece::from).collect(),
            focus: changed.focus,
            state: self.state(),
        }
    }
}

/// What a preview shows of the pieces, and what is kept to correct them.
pub(super) struct Opening {
    pub looking: Looking,
    pub lines: Vec<String>,
    pub pieces: Vec<ImportPiece>,
    pub state: ImportState,
    pub reading: ImportReading,
    pub comments: Vec<ImportComment>,
    pub changes: Vec<ImportChange>,
}

/// Takes what was read apart for the screen.
pub(super) fn open(
    read: import::Read,
    bytes: Bytes,
    choice: ImportChoice,
    file_name: String,
) -> Opening {
    let import::Read {
        draft,
        words,
        text,
        aside,
    } = read;
    let mut pieces = Pieces::of(draft);
    pieces.locate(&text);
    let compared = match (&bytes, &aside.table) {
        (Some(bytes), Some((_, converted))) => ::import::compared(bytes, converted, COMPARED),
        _ => Vec::new(),
    };
    let reading = ImportReading {
        can_reread: bytes.is_some(),
        views: !aside.changes.is_empty(),
        table: aside.table.map(|(table, _)| table.into()),
        compared: (compared.into_iter())
            .map(|(before, after)| TableSample { before, after })
            .collect(),
        choice,
    };
    let looking = Looking {
        pieces,
        done: Vec::new(),
        undone: Vec::new(),
        words,
        bytes,
        file_name,
    };
    Opening {
        lines: text.split('\n').map(str::to_owned).collect(),
        pieces: (looking.pieces.list().iter())
            .map(ImportPiece::from)
            .collect(),
        state: looking.state(),
        reading,
        comments: aside.comments.iter().map(ImportComment::from).collect(),
        changes: aside.changes.iter().map(ImportChange::from).collect(),
        looking,
    }
}

/// Works on a preview that is open.
fn with<T>(
    office: &Office,
    draft: &str,
    work: impl FnOnce(&mut Looking) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut previews = lock(&office.previews);
    let found = previews.iter_mut().find(|preview| preview.is(draft));
    let gone = || Failure::NotFound {
        what: "draft".to_owned(),
    };
    work(&mut found.ok_or_else(gone)?.looking)
}

/// Makes a correction to a previewed plan; keeps nothing.
pub fn correct(
    office: &Office,
    draft: String,
    correction: ImportCorrection,
) -> Result<ImportEdit, Failure> {
    let correction = correction.read()?;
    with(office, &draft, |looking| {
        let refused = |refusal: ::import::Refusal| Failure::CorrectionRefused {
            reason: refusal.into(),
        };
        let step = looking.pieces.correct(correction).map_err(refused)?;
        looking.undone.clear();
        looking.done.push(step.clone());
        Ok(looking.edit(step.done()))
    })
}

/// Takes the last correction back.
pub fn undo(office: &Office, draft: String) -> Result<ImportEdit, Failure> {
    with(office, &draft, |looking| {
        let step = looking.done.pop().ok_or_else(nothing)?;
        looking.pieces.undo(&step);
        looking.undone.push(step.clone());
        Ok(looking.edit(step.undone()))
    })
}

/// Makes a correction again that was taken back.
pub fn redo(office: &Office, draft: String) -> Result<ImportEdit, Failure> {
    with(office, &draft, |looking| {
        let step = looking.undone.pop().ok_or_else(nothing)?;
        looking.pieces.redo(&step);
        looking.done.push(step.clone());
        Ok(looking.edit(step.done()))
    })
}

fn nothing() -> Failure {
    Failure::CorrectionRefused {
        reason: wire::CorrectionRefusal::Same,
    }
}

/// Reads the source of a preview again as the user chose; its corrections are gone. A preview
/// that cannot be read so stays as it is.
pub fn reread(
    office: &Office,
    draft: String,
    choice: ImportChoice,
) -> Result<ImportPreview, Failure> {
    let (bytes, file_name) = with(office, &draft, |looking| {
        Ok((looking.bytes.clone(), looking.file_name.clone()))
    })?;
    let found = bytes.clone().ok_or_else(|| Failure::NotFound {
        what: "file".to_owned(),
    })?;
    let read = import::understand_as(office, &found, &choice)?;
    import::preview_as(office, draft, read, bytes, choice, file_name)
}
