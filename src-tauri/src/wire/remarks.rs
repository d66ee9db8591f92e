//! What crosses about remarks: where they stand, what they say, what became of them.

use super::{ComparedWords, Person, Plan, Saved};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    /// A part of the head or ending that one can remark on.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum RemarkPart { Subject, Bases, Opening, Closing, Recipients, Signature }

    /// A place of a plan. Words are a range of letters (code points): of their block's `text`; of a
    /// task's content, outcome, lead, co-operating units (parted by `; `), time, budget and
    /// remarks, parted by tabs; of a part's lines, a recipient with its purpose in parentheses.
    #[derive(Eq)]
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum RemarkPlace {
        Plan,
        /// A section or annex.
        Section { section: String },
        Block { block: String },
        Words { block: String, start: u32, end: u32 },
        /// A row of the table of tasks.
        Task { task: String },
        TaskWords { task: String, start: u32, end: u32 },
        Part { part: RemarkPart },
        PartWords { part: RemarkPart, start: u32, end: u32 },
        /// A line of a print for remarks: `trang 2 dòng 14`, or its number alone.
        Line { version: String, said: String },
    }

    /// Whether a remark still stands where it was made.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum RemarkStanding { Here, Moved, Orphaned, Unplaced }

    /// What a remark was made on, there or not.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum RemarkOf {
        Plan, Text, Task, Subject, Bases, Opening, Closing, Recipients, Signature,
        /// Nobody could ever tell.
        Nothing,
    }

    /// What became of a remark.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum RemarkState { Open, Accepted, Declined, Done }

    /// How a remark came.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum RemarkSource { Typed, Package, Word, Paper }

    /// A remark with where it stands now.
    pub struct Remark {
        pub id: String,
        /// Counted in the list as it is now; nowhere kept.
        pub number: u32,
        pub round: u32,
        pub standing: RemarkStanding,
        pub of: RemarkOf,
        pub place: Option<RemarkPlace>,
        /// The section or annex it stands in.
        pub home: Option<String>,
        /// What the words of one that is orphaned stood in, if that is still there.
        pub near: Option<RemarkPlace>,
        /// The place as people cite it: `II.1.a`; a task's number. May be empty.
        pub cited: String,
        /// What it was about when it was made. Empty for the whole plan.
        pub excerpt: String,
        pub by: Person,
        pub at: String,
        pub text: String,
        /// Words to stand in the place of the others; empty strikes them out.
        pub suggestion: Option<String>,
        /// The words as they are now with the suggestion, word by word.
        pub change: Vec<ComparedWords>,
        /// Whether the suggestion can be put in: its words are as they were.
        pub fits: bool,
        pub source: RemarkSource,
        /// Who sent the package it came in first; nobody where it was written here.
        pub sender: Option<SaidBy>,
        pub state: RemarkState,
        pub answer: String,
        pub ruled_by: Option<Person>,
        pub ruled_at: Option<String>,
        pub replies: Vec<RemarkReply>,
        /// Whether who sits here may take it away.
        pub own: bool,
    }

    /// An answer in a thread.
    pub struct RemarkReply { pub id: String, pub by: Person, pub at: String, pub text: String }

    /// How many remarks there are of each state.
    #[derive(Copy, Eq)]
    pub struct RemarkCounts {
        pub total: u32,
        pub open: u32,
        pub accepted: u32,
        pub declined: u32,
        pub done: u32,
    }

    /// The judgement of a draft.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Verdict { Agree, Amend, Return }

    /// The computer something came from.
    pub struct SaidBy {
        pub name: String,
        /// Whether its words were compared; else anybody can have sent it.
        pub paired: bool,
    }

    /// What a reviewer thinks of a whole draft.
    pub struct Opinion {
        pub id: String,
        pub round: u32,
        pub verdict: Verdict,
        pub reason: String,
        pub by: Person,
        pub at: String,
        /// First letters of the hash of what was judged.
        pub content: String,
        /// Whether that is what the plan says now.
        pub current: bool,
        /// Who sent the package it came in first; nobody where it was given here.
        pub sender: Option<SaidBy>,
    }

    /// Everything that was said about a plan, numbered.
    pub struct Remarks {
        pub plan: String,
        pub round: u32,
        /// The hash of the plan's content as it is now.
        pub content: String,
        pub remarks: Vec<Remark>,
        pub counts: RemarkCounts,
        pub opinions: Vec<Opinion>,
        /// Whether everybody's part is done by one officer, who may say in whose name.
        pub alone: bool,
        /// Prints for remarks, the newest first.
        pub prints: Vec<RemarkPrint>,
    }

    /// A print for remarks that was made.
    pub struct RemarkPrint {
        /// The kept state of the plan.
        pub version: String,
        pub number: u32,
        pub at: String,
        /// First letters of its hash, as printed at its foot.
        pub content: String,
    }

    /// A remark somebody writes.
    pub struct NewRemark {
        pub place: RemarkPlace,
        /// The words they had before their eyes, for words of something.
        #[serde(default)]
        pub quote: String,
        #[serde(default)]
        pub text: String,
        #[serde(default)]
        pub suggestion: Option<String>,
        /// In whose name, in an office without profiles.
        #[serde(default)]
        pub by: Option<Person>,
    }

    /// What the drafter decides.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum RemarkDecision { Accepted, Declined, Done }

    /// A decision with its words.
    pub struct RemarkRuling {
        pub decision: RemarkDecision,
        #[serde(default)]
        pub answer: String,
        /// The suggestion takes the place of the words, and the remark is done.
        #[serde(default)]
        pub put_in: bool,
    }

    /// A judgement somebody gives.
    pub struct OpinionForm {
        pub verdict: Verdict,
        #[serde(default)]
        pub reason: String,
        /// The hash of what they had before their eyes.
        pub seen: String,
        #[serde(default)]
        pub by: Option<Person>,
    }

    /// Remarks after a change; the plan where its words were changed too.
    pub struct SavedRemarks {
        pub saved: Saved,
        pub remarks: Remarks,
        pub plan: Option<Plan>,
        /// The remark that was written or changed.
        pub remark: Option<String>,
        /// What went into the trash.
        pub trash: Option<String>,
    }

    /// What stands in a line of a print for remarks.
    pub struct PrintedLine {
        /// Nothing where there is no such line.
        pub number: Option<u32>,
        /// Counted from 1.
        pub page: u32,
        pub text: String,
        /// What stands there.
        pub of: RemarkOf,
        /// The place of those words as people cite it; a task's number.
        pub cited: String,
    }

    /// Remarks that wait in a section or annex, for the outline.
    pub struct SectionRemarks { pub section: String, pub pending: u32 }
}
