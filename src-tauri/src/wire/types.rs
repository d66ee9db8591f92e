//! What crosses to the screens and to `--json`: plain records, named for their readers.
//!
//! TypeScript twins are generated from here into `ui/src/backend/wire.ts`; a test fails when
//! they are stale. Ids are strings, dates are `YYYY-MM-DD`, times are RFC 3339 in UTC.

use super::{
    Circulation, CorrectionRefusal, ImportChange, ImportComment, ImportPiece, ImportReading,
    ImportState, LostEvidence, Merge, TaskTarget, Urgency,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    // ---- start and failure ----------------------------------------------------------------

    /// What the window should show first.
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum Startup {
        /// The office is set up.
        /// `guest`: only to remark on plans of others so far; nobody said what office this is.
        Ready { read_only: bool, clock_went_back: bool, guest: bool },
        /// Nothing is set up yet: show the first-run form.
        FirstRun,
        /// The data file cannot be used; it was left as it is.
        Trouble { trouble: Trouble },
    }

    /// Why the data file cannot be used.
    pub struct Trouble {
        pub kind: TroubleKind,
        /// The file in question.
        pub path: String,
        /// For support, never shown as the message itself.
        pub detail: String,
        /// Backups that could be restored, newest first.
        pub backups: Vec<Backup>,
    }

    /// The kinds of trouble at start, each with its own screen text.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum TroubleKind { Damaged, NotADatabase, Foreign, Newer, Busy, NetworkShare, CloudFolder, NoSpace, NoAccess, Other }

    /// Why a command did not do what was asked. Stored data is as it was.
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum Failure {
        /// Something typed is not acceptable.
        Flaws { flaws: Vec<FieldFlaw> },
        /// It is not there (any more): `what` is plan, section, task, unit, official, trash, backup, draft, file, page, template, phrase, checklist, requirement, entry, evidence.
        NotFound { what: String },
        /// An id prefix fits several.
        Ambiguous { what: String },
        /// The file given cannot be read as a plan.
        Unreadable { reason: UnreadableReason, line: Option<u32>, limit: Option<u32> },
        /// The paper file given on the command line holds no document; counted from 1.
        PaperUnreadable { reason: PaperFault, line: u32, column: u32 },
        /// A disk is full.
        NoSpace,
        /// The data file may not be written.
        ReadOnly,
        /// Another program holds the target file open (Word does).
        TargetLocked { path: String, beside: String },
        /// The target folder or file cannot be written.
        TargetUnwritable { path: String },
        /// A file to be read is not there or may not be read.
        SourceMissing { path: String },
        /// The backup file is damaged, newer, or not ours. Nothing was changed.
        BackupRefused { reason: TroubleKind },
        /// The data file is damaged; work should stop and a backup be restored.
        Damaged,
        /// A file of evidence is not there any more, or not as it was kept.
        EvidenceLost { name: String, changed: bool },
        /// A plan goes on from no other; the only plan of the year before, empty if none or several.
        NoPlanBefore { plan: String, title: String },
        /// No program of the system took the file, which stays where it is for now.
        NoViewer { path: String },
        /// The user closed a file dialog. Nothing happened.
        Cancelled,
        /// There is no usable data file now (see `Startup`).
        NotOpen,
        /// The data file named on the command line cannot be used; it was left as it is.
        Trouble { reason: TroubleKind, path: String },
        /// A correction of an import makes no sense where it was asked for. Nothing was changed.
        CorrectionRefused { reason: CorrectionRefusal },
        /// A package is not taken, or cannot be written; `entry` is what is damaged in it.
        PackageRefused { reason: super::PackageRefusal, entry: String },
        /// A program error; the log has the detail.
        Internal,
    }

    /// One flaw of one field.
    pub struct FieldFlaw {
        pub field: String,
        pub kind: FlawKind,
        pub limit: Option<u32>,
    }

    /// What is wrong with a field.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum FlawKind { Empty, TooLong, NoSuchDate, NotANumber, NoSuchQuarter, Unknown, ReasonMissing, OutOfRange, ImpossibleMove, ControlCharacter, NoSuchPeriod, NotWhole, PeriodClosed, InTheFuture, Repeated, AlreadySent, OutOfTurn, NotAllowed, ChangedSince, NotAsApproved, Frozen, SameAsDrafter, TooEarly, HasNumber, WentOut, WrongPin, WaitFirst, ForReview, NobodySits, LastKeeper, NothingToAmend }

    /// Why a file cannot be read as a plan.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum UnreadableReason { Empty, TooLarge, Zip, Pdf, OldWord, Picture, Binary, Encoding, TooManyLines, Encrypted, Damaged, Macros, Unsafe, TimedOut, TooHard, NoHelper, Scan, NotWord }

    /// What is wrong with a paper file: it is not JSON, or has names or values that no paper has.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum PaperFault { Json, Content }

    // ---- plans ----------------------------------------------------------------------------

    /// A plan in a list.
    pub struct PlanSummary {
        pub id: String,
        pub title: String,
        pub year: i32,
        pub state: PlanState,
        pub sample: bool,
        /// The plan of an earlier period that it goes on from; may be gone since.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub continues: Option<String>,
        /// Where its course stands; nothing for one that never took a step.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub stage: Option<super::Stage>,
        pub created: String,
        pub updated: String,
        pub counts: PlanCounts,
    }

    /// How much there is of what in a plan.
    pub struct PlanCounts {
        pub sections: u32,
        pub blocks: u32,
        /// Accepted tasks.
        pub tasks: u32,
        /// Tasks proposed by the importer that nobody accepted or dropped yet.
        pub proposed: u32,
        /// Doubts not settled yet.
        pub doubts: u32,
        pub left_over: u32,
    }

    /// Where a plan stands.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum PlanState { Drafting, Issued }

    /// A whole plan.
    pub struct Plan {
        pub id: String,
        pub title: String,
        pub year: i32,
        pub state: PlanState,
        /// The plan of an earlier period that it goes on from; may be gone since.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub continues: Option<String>,
        /// The agency's lines joined: `ỦY BAN NHÂN DÂN XÃ AN HÒA`. Empty without a letterhead.
        pub agency: String,
        pub head: PlanHead,
        /// Cited bases, one a line, also those found inside a narrative opening.
        pub legal_bases: Vec<String>,
        pub sections: Vec<Section>,
        pub closing: Vec<Rich>,
        pub recipients: Vec<Recipient>,
        pub signature: Signature,
        pub annexes: Vec<Annex>,
        pub doubts: Vec<Doubt>,
        pub left_over: Vec<LeftOver>,
    }

    /// What stands above the body, as its form edits it.
    pub struct PlanHead {
        pub year: i32,
        /// Superior agency's line; empty when not printed.
        pub parent: String,
        /// Empty: the office's own lines are printed.
        pub agency_lines: Vec<String>,
        /// Digits, or empty while not numbered.
        pub number: String,
        pub symbol: String,
        pub place: String,
        pub date: PartialDate,
        /// Lines kept apart by `\n`.
        pub subject: String,
        /// Each without its final mark. Empty when the opening is narrative.
        pub bases: Vec<String>,
        pub opening: Vec<Rich>,
        pub urgency: Urgency,
        pub circulation: Circulation,
        /// Printed with `DỰ THẢO`.
        pub draft: bool,
    }

    /// Closing, recipients and signature, as their form edits them.
    pub struct PlanEnding {
        pub closing: Vec<Rich>,
        pub recipients: Vec<Recipient>,
        pub signature: Signature,
    }

    /// A date of which parts may be blank; each is digits or empty.
    #[derive(Default)]
    pub struct PartialDate { pub day: String, pub month: String, pub year: String }

    /// A stretch of text in one look.
    pub struct Run {
        pub text: String,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[ts(optional, as = "Option<bool>")]
        pub bold: bool,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[ts(optional, as = "Option<bool>")]
        pub italic: bool,
        /// What it is counted from; only in reports.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub figure: Option<super::Figure>,
    }

    /// Text with its runs.
    pub struct Rich { pub runs: Vec<Run> }

    /// A section with what stands under it.
    pub struct Section {
        pub id: String,
        pub kind: SectionKind,
        /// As printed.
        pub label: String,
        /// Whether the label is counted by the program.
        pub auto_label: bool,
        pub title: String,
        pub run_in: bool,
        pub blocks: Vec<Block>,
        pub sections: Vec<Section>,
    }

    /// What a section is about.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum SectionKind { Purpose, Requirements, Audience, Targets, Topics, Channels, Activities, Schedule, Budget, Reporting, Implementation, Other }

    /// A paragraph, item or table. `runs` and `table` say the same as `text`, with looks.
    pub struct Block {
        /// Empty for a block the screen has just made: the program gives the id.
        pub id: String,
        pub kind: BlockKind,
        /// As printed.
        pub label: String,
        pub auto_label: bool,
        /// The words without looks; for a table its cells, tab between cells, newline between rows.
        pub text: String,
        pub runs: Vec<Run>,
        pub table: Option<Table>,
    }

    /// What a block is.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum BlockKind { Paragraph, Clause, Point, Dash, Plus, Table, Review }

    /// Rows of cells.
    pub struct Table { pub header_rows: u32, pub rows: Vec<Vec<Rich>>, pub merges: Vec<Merge> }

    /// One line of Nơi nhận.
    pub struct Recipient { pub name: String, pub purpose: String }

    /// Who signs, with the lines above the name.
    pub struct Signature { pub lines: Vec<String>, pub name: String }

    /// Something attached.
    pub struct Annex { pub id: String, pub label: String, pub title: String, pub reference: String, pub blocks: Vec<Block> }

    /// Something the importer was not sure of.
    pub struct Doubt {
        pub id: String,
        pub kind: DoubtKind,
        /// Line of the imported text, from 1.
        pub line: u32,
        pub section: Option<String>,
        pub block: Option<String>,
        pub excerpt: String,
        pub other: String,
        pub settled: bool,
    }

    /// What a doubt is about.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum DoubtKind { NumberGap, NumberRepeated, DuplicateHeading, InvalidLetter, GluedWords, WrongUnitKind, WrongYear, PeriodMismatch, RepairedMarks, UnbalancedQuote, StrayMark, LinearisedTable, NoLetterhead, SignatureIncomplete, NoSections, NoSuchDate, Garbled, OddMark, SourceDamaged, LegacyEncoding, HeadingByLook, ConvertedByOffice }

    /// Words of the imported file that stand nowhere in the plan.
    pub struct LeftOver { pub line: u32, pub text: String, pub reason: LeftReason }

    /// Why they stand nowhere.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum LeftReason { PageNumber, PrintedByForm, Footer, Mark, Unplaced }

    /// What the screen asks for when a section is added.
    pub struct NewSection { pub parent: Option<String>, pub index: u32, pub kind: SectionKind, pub title: String }

    /// A section's own line and text, as its form edits them.
    pub struct SectionEdit {
        pub kind: SectionKind,
        /// `None`: counted by the program.
        pub label: Option<String>,
        pub title: String,
        pub run_in: bool,
        pub blocks: Vec<Block>,
    }

    /// What a new plan needs.
    pub struct NewPlan {
        pub year: i32,
        pub subject: String,
        /// Id of a template; `None` is the blank one.
        pub template: Option<String>,
    }

    /// Something worth pointing at in a plan.
    pub struct Finding {
        /// The rule's name; its words are `check_rule_<rule>` and `check_advice_<rule>`.
        pub rule: String,
        /// The rule's number in the specification, such as `N01`.
        pub id: String,
        pub severity: Severity,
        /// The place of the decree it rests on; empty for good practice.
        pub source: String,
        pub place: FindingPlace,
        /// The section, annex or task to go to, if it stands at one.
        pub target: Option<String>,
        pub block: Option<String>,
        pub excerpt: String,
        pub other: String,
    }

    /// How much a finding matters.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Severity { MustFix, ShouldFix, Notice }

    /// The part of a plan a finding stands in.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum FindingPlace { Head, Section, Ending, Annex, Tasks, Checklists }

    // ---- answers of changes -----------------------------------------------------------------

    /// Said only after the change is on disk.
    pub struct Saved { pub seq: u32, pub at: String }

    /// A changed plan, on disk.
    pub struct SavedPlan { pub saved: Saved, pub plan: Plan }

    /// Changed tasks of a plan, on disk: the whole list, new truth.
    pub struct SavedTasks { pub saved: Saved, pub tasks: Vec<Task> }

    /// Something removed, and the token that brings it back. An empty token: a unit or person that
    /// plans name was not removed but retired (`active` is now false).
    pub struct Removed { pub saved: Saved, pub trash: String }

    /// Something removed that can be brought back.
    pub struct TrashItem {
        pub id: String,
        pub what: String,
        pub title: String,
        pub at: String,
        pub plan: Option<String>,
        /// What it takes to bring it back.
        pub right: super::Right,
    }

    // ---- import -----------------------------------------------------------------------------

    /// What was understood of a file, before anything is kept.
    pub struct ImportPreview {
        /// Accept with this.
        pub draft: String,
        pub file_name: String,
        pub proposals: Vec<TaskFields>,
        /// A plan with the same title and year is already kept.
        pub already: Option<String>,
        /// The source line by line.
        pub lines: Vec<String>,
        /// What was understood of it, in the order it is read; left over last.
        pub pieces: Vec<ImportPiece>,
        pub state: ImportState,
        pub reading: ImportReading,
        pub comments: Vec<ImportComment>,
        pub changes: Vec<ImportChange>,
    }

    /// A folder that is being read, or was, with a report for each file. Nothing of it is kept yet.
    pub struct FolderImport {
        /// Where it is, for people.
        pub folder: String,
        pub running: bool,
        /// The file being read now.
        pub current: Option<String>,
        pub done: u32,
        pub total: u32,
        /// There are more files than are read at a time.
        pub more: bool,
        pub files: Vec<FolderFile>,
    }

    /// Plans of a folder that were accepted: the last change, if there was one.
    pub struct KeptFolder { pub saved: Option<Saved>, pub folder: FolderImport }

    /// A file of the folder.
    pub struct FolderFile {
        /// Open or accept with this.
        pub draft: String,
        /// Its path within the folder.
        pub name: String,
        pub outcome: FolderOutcome,
    }

    /// What became of a file of the folder.
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum FolderOutcome {
        /// Not read (yet).
        Waiting,
        /// Read. Of the same title and year are `already`, a kept plan, and `twin`, a file that tells more or comes first; `failure` is why it could not be kept.
        Understood { title: String, year: Option<i32>, words: u32, words_placed: u32, doubts: u32, tasks: u32, already: Option<String>, twin: Option<String>, failure: Option<Failure> },
        /// It cannot be read as a plan.
        Refused { failure: Failure },
        /// Accepted.
        Kept { plan: String, title: String },
    }

    /// An accepted import.
    pub struct Imported {
        pub saved: Saved,
        pub id: String,
        pub title: String,
        pub year: i32,
        pub counts: PlanCounts,
        pub doubts: Vec<Doubt>,
        pub left_over: Vec<LeftOver>,
    }

    // ---- tasks ------------------------------------------------------------------------------

    /// A task of a plan.
    pub struct Task {
        pub id: String,
        pub plan: String,
        pub standing: Standing,
        pub fields: TaskFields,
        /// Quarters of the plan's year in which it is due, as `2026-Q1`.
        pub due: Vec<String>,
        /// Name of the answerable official, for lists.
        pub official_name: String,
        /// The block it was read from.
        pub origin: Option<String>,
        /// The words of that block it was made from; empty when it was typed or read from a table.
        pub sentence: String,
        /// What it aims at, by quarters.
        pub targets: Vec<TaskTarget>,
    }

    /// The cells of a task that a person edits.
    #[derive(Default)]
    pub struct TaskFields {
        pub text: String,
        pub deliverable: String,
        pub lead: String,
        pub coordinating: Vec<String>,
        /// Id of the answerable official, or empty.
        pub official: String,
        pub timeframe: String,
        pub budget: String,
        pub remarks: String,
    }

    /// Proposed by the importer, or part of the plan.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Standing { Proposed, Accepted }

    // ---- office -----------------------------------------------------------------------------

    /// The issuing agency, as its form edits it.
    pub struct Agency {
        pub parent: String,
        pub name_lines: Vec<String>,
        pub kind: UnitKind,
        pub model: GovernmentModel,
        pub place: String,
        pub plan_symbol: String,
        pub drafting_symbol: String,
        pub signatories: Vec<Signature>,
    }

    /// What the agency governs.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum UnitKind { Commune, Ward, SpecialZone, District }

    /// Two tiers since July 2025, three before.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum GovernmentModel { TwoTier, ThreeTier }

    /// The first-run form: everything else follows from these.
    pub struct FirstRun {
        pub kind: UnitKind,
        /// The commune's own name, such as `An Hòa`.
        pub name: String,
        /// Such as `Nguyễn Thị Hạnh`; may be empty.
        pub chairman: String,
        /// The deputy who signs plans; may be empty.
        pub vice_chairman: String,
        /// The officer at this PC; may be empty.
        pub officer: String,
        /// Fill in the departments of a two-level commune.
        pub with_departments: bool,
    }

    /// A unit of the directory.
    pub struct Unit { pub id: String, pub name: String, pub symbol: String, pub active: bool }

    /// A person of the directory.
    pub struct Official { pub id: String, pub name: String, pub position: String, pub unit: Option<String>, pub active: bool }

    /// Units and officials, sorted as Vietnamese is.
    pub struct Directory { pub units: Vec<Unit>, pub officials: Vec<Official> }

    /// A changed directory, on disk.
    pub struct SavedDirectory { pub saved: Saved, pub directory: Directory }

    /// How the program looks and behaves.
    pub struct Settings {
        pub language: Language,
        pub theme: Theme,
        /// 100, 125, 150 or 175.
        pub text_size: u32,
    }

    /// Language of the screens.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Language { Vi, En }

    /// Colours of the screens.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Theme { System, Light, Dark, Contrast }

    // ---- search, backup ---------------------------------------------------------------------

    /// Something found.
    pub struct Hit {
        pub kind: HitKind,
        pub plan: Option<String>,
        /// Id of the section, task, person, unit, checklist, what is asked in one, or entry of the
        /// log; the plan's own
        /// for a plan.
        pub id: String,
        pub title: String,
        pub snippet: String,
        /// The marks agree too, not only the letters.
        pub exact: bool,
    }

    /// What was found.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum HitKind { Plan, Section, Task, Official, Unit, Checklist, Requirement, Entry }

    /// A backup file.
    pub struct Backup {
        /// The file's name, which is also its id.
        pub name: String,
        pub path: String,
        pub at: String,
        pub bytes: u32,
        pub reason: BackupReason,
    }

    /// Why a backup was made.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum BackupReason { Daily, Manual, BeforeRestore, BeforeUpgrade }

    /// A restored backup, and the backup of what was there before.
    pub struct Restored { pub from: String, pub previous: Option<Backup>, pub plans: u32 }

    /// An event that was changed outside the program, or before which one was taken out.
    pub struct BrokenEvent {
        pub seq: u32,
        /// Who and when, as it reads now; may be empty.
        pub by: String,
        pub at: String,
    }

    /// What is not as it was when it was approved, kept or done.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum AlteredPart {
        /// The words of a plan are not those of its approval.
        Words,
        /// A kept version is not what was kept.
        Version,
        /// The steps of a plan's course are not those the event log knows of.
        Steps,
    }

    /// Something of a plan that was changed outside the program.
    pub struct Altered {
        pub part: AlteredPart,
        /// The plan's id and title.
        pub plan: String,
        pub title: String,
        /// The number of the version, or of the first such step; 0 for the words of the plan.
        pub number: u32,
    }

    /// What a look at the whole data file found.
    pub struct Verification {
        pub ok: bool,
        pub database_ok: bool,
        pub events_ok: bool,
        pub search_ok: bool,
        pub events: u32,
        /// The beginning of the last event's hash, as approval sheets print it: `3F2A 90C1`.
        pub head: String,
        /// Where the chain of events does not hold.
        pub broken: Option<BrokenEvent>,
        /// How many of the newest events are missing, at least; nothing where none is.
        pub cut: Option<u32>,
        pub altered: Vec<Altered>,
        pub plans: u32,
        pub path: String,
        pub problems: Vec<String>,
        /// Files of evidence looked at; `ok` says nothing about them.
        pub evidence: u32,
        pub lost: Vec<LostEvidence>,
    }
}
