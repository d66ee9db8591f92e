//! Packages carried between computers: what one is, who sent it, what taking it would do.

use super::{Person, Saved, Step, Verdict};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    /// What a package is for.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum PackageKind { ReviewRequest, ReviewAnswer, HandOver, Template }

    /// Why a package is not taken, or cannot be written. Stored data is as it was.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum PackageRefusal {
        NotAPackage, Cut, Damaged, Signature, Newer, TooLarge, TooMany, TooDeep, OddName, Twice,
        PassphraseNeeded, PassphraseWrong, Content,
        /// With what it brings the plan would have more remarks than a plan can.
        PlanFull,
        /// Its id came before, with other content.
        Replayed,
        /// The sender is not paired, and nobody said yes to that.
        UnknownSender,
        /// It answers nothing that was sent from here, and nobody said yes to that.
        NotSent,
        /// The plan it answers is not here; or it is in the trash.
        PlanMissing, PlanInTrash,
        /// The plan to answer did not come for review.
        NothingToAnswer,
        /// There was no package to take any more.
        NotOpened,
    }

    /// What this office knows of the computer that signed.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum SenderStanding {
        /// This very computer.
        Own,
        /// The words were compared.
        Paired,
        /// Never paired.
        Unknown,
        /// A paired computer of this name has another key.
        Changed,
    }

    /// Who signed a package.
    #[derive(Eq)]
    pub struct PackageSender {
        /// As the package says.
        pub name: String,
        /// As it is called here, once it is known.
        pub known_as: Option<String>,
        pub key: String,
        /// The key's first digits.
        pub short: String,
        /// The words both computers show.
        pub words: Vec<String>,
        pub standing: SenderStanding,
    }

    /// What taking a package does.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum PackageEffect {
        /// Brings what was not here.
        New,
        /// Brings a later state of a plan that is here for review.
        Newer,
        /// Is older than the state that is here, and was not edited since: its remarks join, no
        /// more.
        Older,
        /// The plan is here with the same words: its remarks join.
        Same,
        /// The plan is here with other words: theirs are kept as a version beside it.
        BothEdited,
        /// Remarks and judgements join the plan they are about.
        Answer,
        /// Plans that are not here yet come in; the others are kept as versions beside.
        Plans,
        /// It was taken before: nothing.
        Taken,
        /// It was written here: nothing.
        Own,
        /// The plan it is about is not here: nothing.
        PlanMissing,
        /// The plan it is about is in the trash: nothing.
        PlanInTrash,
    }

    /// A judgement a package brought.
    #[derive(Eq)]
    pub struct PackageOpinion {
        pub id: String,
        pub verdict: Verdict,
        pub reason: String,
        pub by: Person,
        pub at: String,
        /// Whether it is about the words as they are now.
        pub current: bool,
        /// The step it can be taken for, in that person's name.
        pub step: Option<Step>,
    }

    /// What a hand-over has besides plans.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum HandedKind {
        Log, Progress, Checklists, Indicators, Reports, Schedules, Register,
        /// Files of evidence.
        Evidence,
    }

    /// How much of it.
    #[derive(Copy, Eq)]
    pub struct HandedCount { pub kind: HandedKind, pub count: u32 }

    /// What a package brings that is not here.
    #[derive(Eq)]
    pub struct PackageBrings {
        pub remarks: u32,
        pub replies: u32,
        /// Of the new remarks those that stand elsewhere than they did, or around which words
        /// changed.
        pub moved: u32,
        /// Those whose place is gone, or was never known.
        pub gone: u32,
        pub opinions: Vec<PackageOpinion>,
        pub plans: u32,
        pub tasks: u32,
        /// Kept versions.
        pub versions: u32,
        /// Whether the plans of a hand-over come without what hangs on them, because its backup
        /// cannot be read.
        pub bare: bool,
        /// Plans of a hand-over that lie in the trash here and stay out: they are restored first.
        pub trashed: u32,
        /// What else of a hand-over comes; into an empty office only what is not in its backup.
        pub along: Vec<HandedCount>,
        /// What of it stays behind.
        pub behind: Vec<HandedCount>,
    }

    /// The version an answer is about.
    #[derive(Copy, Eq)]
    pub struct AnsweredVersion {
        /// Its number; none where it is not kept here.
        pub number: Option<u32>,
        /// Whether the words are still the same.
        pub current: bool,
        /// Whether they were sent or kept here. An answer to anything else needs a yes of its own.
        pub known: bool,
    }

    /// A package that was read. Nothing of it is kept yet.
    #[derive(Eq)]
    pub struct OpenedPackage {
        /// The file's name.
        pub file: String,
        pub id: String,
        pub kind: PackageKind,
        pub sender: PackageSender,
        pub at: String,
        pub note: String,
        /// Whether it was behind a passphrase.
        pub locked: bool,
        /// Subject of the plan, name of the template or of the office.
        pub title: String,
        pub year: Option<i32>,
        /// The plan it is about, if that is here.
        pub plan: Option<String>,
        pub effect: PackageEffect,
        pub answers: Option<AnsweredVersion>,
        pub brings: PackageBrings,
    }

    /// A package that was taken.
    pub struct TakenPackage {
        /// Nothing where there was nothing to do.
        pub saved: Option<Saved>,
        pub kind: PackageKind,
        pub effect: PackageEffect,
        pub plan: Option<String>,
        pub brought: PackageBrings,
        /// Plans whose other words are kept as versions: subject and number.
        pub beside: Vec<KeptBeside>,
    }

    /// Other words of a plan, kept as a version.
    #[derive(Eq)]
    pub struct KeptBeside {
        pub plan: String,
        pub title: String,
        pub number: u32,
        /// The version, which a merge can take as theirs.
        pub version: String,
        /// The newest version here that both sides went through; none where nothing shared is known,
        /// and the two can only be compared.
        pub base: Option<String>,
    }

    /// A package to be written.
    #[derive(Eq)]
    pub struct PackageForm {
        pub kind: PackageKind,
        /// Nothing for a hand-over.
        #[serde(default)]
        pub plan: Option<String>,
        /// A word to the receiver; the name of a template.
        #[serde(default)]
        pub note: String,
        /// Empty for none.
        #[serde(default)]
        pub passphrase: String,
    }

    /// A package that was written and read back: the stick can be pulled.
    #[derive(Eq)]
    pub struct WrittenPackage {
        pub path: String,
        pub bytes: u32,
        pub id: String,
        pub kind: PackageKind,
        /// Files of evidence in a hand-over.
        pub evidence: u32,
        /// Those it has no room for.
        pub left: u32,
    }

    /// A package of a plan that was written or taken.
    #[derive(Eq)]
    pub struct CarriedPackage {
        pub id: String,
        pub kind: PackageKind,
        /// Written here; else taken here.
        pub out: bool,
        pub at: String,
        pub name: String,
        /// The package it answers.
        pub answers: Option<String>,
    }

    /// What was carried of a plan.
    #[derive(Eq)]
    pub struct CarriedPlan {
        /// Whether it is here to be remarked on only.
        pub review: bool,
        /// Newest first.
        pub packages: Vec<CarriedPackage>,
        /// Judgements that came in packages of paired computers, those that can be taken first.
        pub opinions: Vec<PackageOpinion>,
        /// What came with other words and was not merged yet, in the order it came.
        pub beside: Vec<KeptBeside>,
    }

    /// A computer packages came from.
    #[derive(Eq)]
    pub struct Peer {
        pub key: String,
        pub short: String,
        pub name: String,
        pub seen: String,
        pub paired: Option<String>,
        /// The words both computers show.
        pub words: Vec<String>,
    }

    /// This computer and those packages came from.
    #[derive(Eq)]
    pub struct Peers { pub short: String, pub peers: Vec<Peer> }

    /// The computers after a change.
    pub struct SavedPeers { pub saved: Saved, pub peers: Peers }
}
