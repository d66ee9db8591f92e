//! The first entry of a package: what it is, who sent it, what else is in it. Its exact bytes are
//! what is signed.

use serde::{Deserialize, Serialize};

/// The format this program writes, and the highest it reads.
pub(crate) const FORMAT: u32 = 1;

/// Its name within the package.
pub(crate) const NAME: &str = "manifest.json";
/// The name of its signature: 128 hexadecimal digits.
pub(crate) const SIGNATURE: &str = "signature.txt";

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    pub(crate) format: u32,
    pub(crate) kind: KindIs,
    pub(crate) id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) answers: Option<String>,
    pub(crate) at: String,
    pub(crate) sender: SenderText,
    pub(crate) counter: u64,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) note: String,
    pub(crate) entries: Vec<EntryText>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum KindIs {
    ReviewRequest,
    ReviewAnswer,
    HandOver,
    Template,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SenderText {
    pub(crate) name: String,
    pub(crate) key: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct EntryText {
    pub(crate) name: String,
    pub(crate) size: u64,
    pub(crate) sha256: String,
}
