//! What crosses about the register of outgoing documents, plans that change an issued one, and
//! what happened to a plan.

use super::{Saved, Stage};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    /// A line of the register of outgoing documents. Days are `2026-03-12`, or empty.
    #[derive(Eq)]
    pub struct RegisterLine {
        pub id: String,
        pub series: String,
        pub number: u32,
        /// `12/KH-UBND`.
        pub symbol: String,
        pub day: String,
        pub subject: String,
        pub signer: String,
        pub recipients: String,
        pub keeper: String,
        pub copies: String,
        pub handed: String,
        pub receipt: String,
        pub note: String,
        /// The plan it is, while that is there.
        pub plan: Option<String>,
        /// Why the number counts no more; empty while it does.
        pub struck: String,
    }

    /// The register of a year, series by series.
    #[derive(Eq)]
    pub struct Register {
        pub year: i32,
        /// Years to choose from, the last first.
        pub years: Vec<i32>,
        pub lines: Vec<RegisterLine>,
        /// Numbers below the highest of a series that no line has.
        pub gaps: Vec<RegisterGap>,
        /// Neighbours whose days stand the other way round than their numbers.
        pub turned: Vec<RegisterTurned>,
    }

    /// Numbers of a series without a line, from the first to the last.
    #[derive(Eq)]
    pub struct RegisterGap { pub series: String, pub first: u32, pub last: u32 }

    /// A number whose day is earlier than that of the number before it.
    #[derive(Eq)]
    pub struct RegisterTurned {
        /// `12/KH-UBND`.
        pub symbol: String,
        pub day: String,
        /// The number before, of a later day.
        pub before: String,
        pub before_day: String,
    }

    /// The next free number of a plan, and what giving it one would turn round.
    #[derive(Eq)]
    pub struct NextNumber {
        /// As it would stand on paper.
        pub symbol: String,
        pub turned: Vec<RegisterTurned>,
    }

    /// A document made elsewhere. An empty number is the next free one.
    #[derive(Eq)]
    pub struct NewRegistration {
        pub number: String,
        /// The symbol behind the number: `BC-UBND`.
        pub notation: String,
        pub day: String,
        pub subject: String,
        pub signer: String,
        pub recipients: String,
        pub keeper: String,
        pub copies: String,
        pub handed: String,
        pub receipt: String,
        pub note: String,
    }

    /// What of a line may still be written.
    #[derive(Eq)]
    pub struct RegistrationEdit {
        pub keeper: String,
        pub copies: String,
        pub handed: String,
        pub receipt: String,
        pub note: String,
    }

    /// A changed register, on disk.
    pub struct SavedRegister { pub saved: Saved, pub register: Register }

    /// Another plan that one's course speaks of.
    #[derive(Eq)]
    pub struct CoursePlan {
        pub plan: String,
        pub title: String,
        /// `12/KH-UBND`; empty while it has no number.
        pub symbol: String,
        pub stage: Stage,
        /// It has number and date.
        pub issued: bool,
    }

    /// Something that happened to a plan; the same thing done again and again by one person is
    /// told once.
    #[derive(Eq)]
    pub struct HistoryLine {
        pub seq: u32,
        /// The event's word: `plan_saved`.
        pub kind: String,
        pub by: String,
        /// The first time, and the last.
        pub from: String,
        pub at: String,
        pub times: u32,
        /// The section or task it was about, as it is called now; else what was noted.
        pub about: String,
        /// What was noted: a quarter with its mark, a step.
        pub detail: String,
    }
}
