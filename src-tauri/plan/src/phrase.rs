//! Sentences an office uses again and again.

use crate::flaw::{Check, Flaws};
use crate::id::PhraseId;

/// A sentence to be put into a plan.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Phrase {
    /// Its id.
    pub id: PhraseId,
    /// Its words.
    pub text: String,
}

impl Phrase {
    /// Longest phrase, in letters: a paragraph, not a page.
    pub const LIMIT: usize = 2_000;

    /// Cleans and checks a phrase.
    ///
    /// # Errors
    /// A flaw at `text`.
    pub fn checked(self) -> Result<Self, Flaws> {
        let mut check = Check::default();
        let text = check.required("text", &self.text, Self::LIMIT);
        check.finish(Self { text, ..self })
    }
}
