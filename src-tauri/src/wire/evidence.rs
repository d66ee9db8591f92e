//! What crosses about evidence: what proves what was done, what has none, the folder of it.

use super::{Backup, ChannelFamily, Missing, Saved};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    /// What evidence proves.
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum EvidenceOf {
        Entry { entry: String },
        Task { task: String, quarter: String },
    }

    /// A piece of evidence.
    pub struct Evidence {
        pub id: String,
        pub kind: EvidenceKind,
        /// Name of the file, address, or reference.
        pub words: String,
        /// Size of a file.
        pub bytes: Option<u32>,
        /// A file that is shown small.
        pub picture: bool,
        pub state: EvidenceState,
        pub note: String,
        pub by: String,
        pub at: String,
    }

    /// What a piece of evidence is.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum EvidenceKind { File, Link, Document }

    /// How the file of a piece of evidence is found; anything else is whole.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum EvidenceState { Whole, Missing, Changed }

    /// How many pieces prove an entry of the log.
    pub struct EvidenceCount { pub entry: String, pub count: u32 }

    /// Evidence that is words: an address, or a document by number and date.
    pub struct EvidenceWords { pub kind: EvidenceKind, pub words: String, pub note: String }

    /// Changed evidence, on disk.
    pub struct SavedEvidence { pub saved: Saved, pub evidence: Vec<Evidence> }

    /// What became of the files that were chosen.
    pub struct AddedEvidence {
        /// Nothing when none was added.
        pub saved: Option<Saved>,
        /// Everything that proves the same now.
        pub evidence: Vec<Evidence>,
        /// How many were added.
        pub added: u32,
        pub refused: Vec<RefusedEvidence>,
        /// Not added: they are evidence of something else already, and can be used for this too.
        pub known: Vec<KnownEvidence>,
    }

    /// A file that was not added.
    pub struct RefusedEvidence {
        pub name: String,
        pub reason: EvidenceRefusal,
        /// Largest size in bytes.
        pub limit: u32,
    }

    /// Why a file was not added; `repeated` proves the same already.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum EvidenceRefusal { Missing, NotAFile, TooLarge, Empty, Repeated }

    /// A file whose content is evidence of something else already.
    pub struct KnownEvidence {
        pub name: String,
        /// The piece whose file can be used.
        pub evidence: String,
        pub places: Vec<EvidencePlace>,
    }

    /// What a file proves.
    pub struct EvidencePlace {
        pub of: EvidenceOf,
        /// Of an entry.
        pub day: Option<String>,
        /// What the entry is about, or the task.
        pub text: String,
    }

    /// A picture of evidence, small.
    pub struct Thumbnail {
        /// As a `data:` address; nothing for a file that cannot be drawn.
        pub data: Option<String>,
        /// When the photo was taken, as its camera says: `2026-03-12T07:30`.
        pub taken: Option<String>,
    }

    /// What of a plan has no evidence in a period.
    pub struct MissingEvidence {
        pub plan: String,
        pub period: String,
        pub tasks: Vec<UnprovenTask>,
        /// Entries of the log without a task and without evidence.
        pub entries: Vec<UnprovenEntry>,
        pub families: Vec<FamilyProof>,
        /// How much evidence there is of the period.
        pub evidence: u32,
    }

    /// A task without evidence, and the quarters it is missing in.
    pub struct UnprovenTask {
        pub task: String,
        pub text: String,
        pub quarters: Vec<String>,
        /// What was logged of it in them.
        pub entries: Vec<UnprovenEntry>,
    }

    /// An entry of the log without evidence.
    pub struct UnprovenEntry { pub entry: String, pub day: String, pub topic: String }

    /// How a family of channels is proven (criterion 4.2 of the score sheet).
    pub struct FamilyProof { pub family: ChannelFamily, pub entries: u32, pub proven: u32 }

    /// A folder of evidence: written, on the disk, and read back.
    pub struct EvidenceFolder {
        pub folder: String,
        /// All files in it, with the two of the index.
        pub files: u32,
        /// Bytes of the evidence in it.
        pub bytes: f64,
        /// Names of files that are evidence but are not there any more, or not as they were.
        pub absent: Vec<String>,
        /// Characters the index could not hold.
        pub missing: Vec<Missing>,
    }

    /// A backup on another drive, with the files of evidence beside it.
    pub struct BackupCopy {
        pub backup: Backup,
        /// How many files of evidence are there now.
        pub evidence: u32,
        /// Those that could not be copied because they are lost.
        pub lost: u32,
    }

    /// A file of evidence that is not there any more (`changed`: there, but not as it was).
    pub struct LostEvidence { pub name: String, pub changed: bool }
}
