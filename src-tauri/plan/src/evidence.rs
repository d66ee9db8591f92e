//! Evidence: what proves that something was done.

use crate::date::Quarter;
use crate::flaw::{Check, Flaw, FlawKind, Flaws};
use crate::id::{EntryId, EvidenceId, TaskId};
use chrono::{DateTime, Utc};

/// What a piece of evidence proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Proves {
    /// An entry of the log.
    Entry(EntryId),
    /// A task in a quarter, without an entry of its own.
    Task(TaskId, Quarter),
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Evidence {
    /// Its id.
    pub id: EvidenceId,
    /// What it proves.
    pub proves: Proves,
    /// What it is.
    pub source: EvidenceSource,
    /// Words about it: what the picture shows. May be empty.
    pub note: String,
    /// Who added it. May be empty.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Where a piece of evidence is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum EvidenceSource {
    /// A file kept in the office's own evidence folder.
    File(EvidenceFile),
    /// An address on the web.
    Link(String),
    /// A document, by number and date: `Báo cáo số 12/BC-UBND ngày 10/3/2026`.
    Document(String),
}

/// A file as it was copied into the evidence folder. Two of one content are one file there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EvidenceFile {
    /// SHA-256 of its content, 64 hexadecimal digits.
    pub hash: String,
    /// The name it had.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
}

impl Evidence {
    /// Largest file, in bytes: 25 MB, more than a photo or a scanned list needs.
    pub const SIZE_LIMIT: u64 = 25 * 1024 * 1024;
    /// Longest address or document reference.
    pub const WORDS_LIMIT: usize = 2_000;

    /// Cleans and checks a piece of evidence.
    ///
    /// # Errors
    /// Every flaw at once: a file above [`Self::SIZE_LIMIT`], an address that is none, no words.
    pub fn checked(self) -> Result<Self, Flaws> {
        let mut check = Check::default();
        let source = match self.source {
            EvidenceSource::File(file) => {
                if file.size > Self::SIZE_LIMIT {
                    check.flaw(Flaw {
                        limit: Some(Self::SIZE_LIMIT),
                        ..Flaw::new("file", FlawKind::OutOfRange)
                    });
                }
                EvidenceSource::File(EvidenceFile {
                    name: check.required("file", &file.name, 255),
                    ..file
                })
            }
            EvidenceSource::Link(link) => {
                let link = check.required("link", &link, Self::WORDS_LIMIT);
                let address = link.starts_with("https://") || link.starts_with("http://");
                if !link.is_empty() && (!address || link.contains(char::is_whitespace)) {
                    check.flaw(Flaw::new("link", FlawKind::Unknown));
                }
                EvidenceSource::Link(link)
            }
            EvidenceSource::Document(words) => {
                EvidenceSource::Document(check.required("document", &words, Self::WORDS_LIMIT))
            }
        };
        let evidence = Self {
            source,
            note: check.optional("note", &self.note, Self::WORDS_LIMIT),
            ..self
        };
        check.finish(evidence)
    }
}
