//! What crosses about a Word file that came back: what it would bring in, and where that stands.

use super::{RemarkOf, Role, Saved};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    /// Whether a file that came back is of the plan it was opened for.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum ReturnedOf {
        /// It says so.
        Same,
        /// It is of another plan.
        Other,
        /// It does not say.
        Unknown,
    }

    /// Which words a file that came back went out with.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum ReturnedWords {
        /// Those the plan has now.
        Current,
        /// Those of a version that is kept.
        Version,
        /// Others; none that is kept has them.
        Earlier,
        /// It does not say.
        Unknown,
    }

    /// What somebody did in a file that came back.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum ReturnedKind {
        Comment, Replaced, Inserted, Deleted, Added, Removed, Joined, Moved, RowAdded, RowRemoved,
        /// Words that differ without a tracked change.
        Untracked,
    }

    /// How sure the place of something is.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum ReturnedPlace {
        /// By the bookmark that went out with the file.
        Marked,
        /// The bookmark was gone; by its words, which stand there alone.
        ByWords,
        /// By words that are nearly the same.
        ByLikeness,
        /// Letterhead or a heading of the table of tasks, which no remark can point into: told with
        /// its words.
        Outside,
        /// No place was found.
        Nowhere,
    }

    /// An answer to a comment.
    #[derive(Eq)]
    pub struct ReturnedReply { pub author: String, pub at: String, pub text: String }

    /// Something that would come in as a remark.
    #[derive(Eq)]
    pub struct ReturnedItem {
        pub kind: ReturnedKind,
        pub author: String,
        /// Empty where the file does not say.
        pub at: String,
        pub place: ReturnedPlace,
        /// What it would be a remark on.
        pub of: RemarkOf,
        /// The section it stands in, with its number.
        pub heading: String,
        /// The words it is about; of a place without any, what stands there.
        pub quote: String,
        /// What is said.
        pub text: String,
        /// The words wanted instead; empty to strike them out.
        pub suggestion: Option<String>,
        /// Settled in Word.
        pub done: bool,
        /// Came in before.
        pub known: bool,
        pub replies: Vec<ReturnedReply>,
    }

    /// Somebody who wrote in a file that came back, by the name it has.
    #[derive(Eq)]
    pub struct ReturnedAuthor { pub found: String, pub count: u32 }

    /// A file that came back, read and not kept.
    #[derive(Eq)]
    pub struct ReturnedFile {
        /// Names it until it is taken in.
        pub token: String,
        pub file_name: String,
        /// The plan its remarks would go to.
        pub plan: String,
        pub title: String,
        pub of: ReturnedOf,
        /// The title of the plan it says it is of, where that is another one that is kept.
        pub other: String,
        pub words: ReturnedWords,
        /// The number of the version it went out with.
        pub version: Option<u32>,
        pub authors: Vec<ReturnedAuthor>,
        pub items: Vec<ReturnedItem>,
        /// Comments and changes more than are read of one file.
        pub beyond: u32,
        /// A part of the file could not be read.
        pub damaged: bool,
    }

    /// Who an author of the file is.
    #[derive(Eq)]
    pub struct ReturnedBy { pub found: String, pub name: String, pub role: Role }

    /// What came in of a file.
    pub struct TakenReturned {
        /// Nothing when all of it was there already.
        pub saved: Option<Saved>,
        pub remarks: u32,
        pub replies: u32,
        /// Remarks that were there already.
        pub known: u32,
        /// Of the new ones, those without a place in the text.
        pub unplaced: u32,
    }
}
