// Generated from src-tauri/src/wire and src-tauri/src/commands.rs. Do not edit.

import { call } from './call';

export type Startup = { "kind": "ready", read_only: boolean, clock_went_back: boolean, guest: boolean, } | { "kind": "first_run" } | { "kind": "trouble", trouble: Trouble, };

export type Trouble = { kind: TroubleKind, 
/**
 * The file in question.
 */
path: string, 
/**
 * For support, never shown as the message itself.
 */
detail: string, 
/**
 * Backups that could be restored, newest first.
 */
backups: Array<Backup>, };

export type TroubleKind = "damaged" | "not_a_database" | "foreign" | "newer" | "busy" | "network_share" | "cloud_folder" | "no_space" | "no_access" | "other";

export type Failure = { "kind": "flaws", flaws: Array<FieldFlaw>, } | { "kind": "not_found", what: string, } | { "kind": "ambiguous", what: string, } | { "kind": "unreadable", reason: UnreadableReason, line: number | null, limit: number | null, } | { "kind": "paper_unreadable", reason: PaperFault, line: number, column: number, } | { "kind": "no_space" } | { "kind": "read_only" } | { "kind": "target_locked", path: string, beside: string, } | { "kind": "target_unwritable", path: string, } | { "kind": "source_missing", path: string, } | { "kind": "backup_refused", reason: TroubleKind, } | { "kind": "damaged" } | { "kind": "evidence_lost", name: string, changed: boolean, } | { "kind": "no_plan_before", plan: string, title: string, } | { "kind": "no_viewer", path: string, } | { "kind": "cancelled" } | { "kind": "not_open" } | { "kind": "trouble", reason: TroubleKind, path: string, } | { "kind": "correction_refused", reason: CorrectionRefusal, } | { "kind": "package_refused", reason: PackageRefusal, entry: string, } | { "kind": "internal" };

export type FieldFlaw = { field: string, kind: FlawKind, limit: number | null, };

export type FlawKind = "empty" | "too_long" | "no_such_date" | "not_a_number" | "no_such_quarter" | "unknown" | "reason_missing" | "out_of_range" | "impossible_move" | "control_character" | "no_such_period" | "not_whole" | "period_closed" | "in_the_future" | "repeated" | "already_sent" | "out_of_turn" | "not_allowed" | "changed_since" | "not_as_approved" | "frozen" | "same_as_drafter" | "too_early" | "has_number" | "went_out" | "wrong_pin" | "wait_first" | "for_review" | "nobody_sits" | "last_keeper" | "nothing_to_amend";

export type UnreadableReason = "empty" | "too_large" | "zip" | "pdf" | "old_word" | "picture" | "binary" | "encoding" | "too_many_lines" | "encrypted" | "damaged" | "macros" | "unsafe" | "timed_out" | "too_hard" | "no_helper" | "scan" | "not_word";

export type PaperFault = "json" | "content";

export type PlanSummary = { id: string, title: string, year: number, state: PlanState, sample: boolean, 
/**
 * The plan of an earlier period that it goes on from; may be gone since.
 */
continues?: string, 
/**
 * Where its course stands; nothing for one that never took a step.
 */
stage?: Stage, created: string, updated: string, counts: PlanCounts, };

export type PlanCounts = { sections: number, blocks: number, 
/**
 * Accepted tasks.
 */
tasks: number, 
/**
 * Tasks proposed by the importer that nobody accepted or dropped yet.
 */
proposed: number, 
/**
 * Doubts not settled yet.
 */
doubts: number, left_over: number, };

export type PlanState = "drafting" | "issued";

export type Plan = { id: string, title: string, year: number, state: PlanState, 
/**
 * The plan of an earlier period that it goes on from; may be gone since.
 */
continues?: string, 
/**
 * The agency's lines joined: `ỦY BAN NHÂN DÂN XÃ AN HÒA`. Empty without a letterhead.
 */
agency: string, head: PlanHead, 
/**
 * Cited bases, one a line, also those found inside a narrative opening.
 */
legal_bases: Array<string>, sections: Array<Section>, closing: Array<Rich>, recipients: Array<Recipient>, signature: Signature, annexes: Array<Annex>, doubts: Array<Doubt>, left_over: Array<LeftOver>, };

export type PlanHead = { year: number, 
/**
 * Superior agency's line; empty when not printed.
 */
parent: string, 
/**
 * Empty: the office's own lines are printed.
 */
agency_lines: Array<string>, 
/**
 * Digits, or empty while not numbered.
 */
number: string, symbol: string, place: string, date: PartialDate, 
/**
 * Lines kept apart by `\n`.
 */
subject: string, 
/**
 * Each without its final mark. Empty when the opening is narrative.
 */
bases: Array<string>, opening: Array<Rich>, urgency: Urgency, circulation: Circulation, 
/**
 * Printed with `DỰ THẢO`.
 */
draft: boolean, };

export type PlanEnding = { closing: Array<Rich>, recipients: Array<Recipient>, signature: Signature, };

export type PartialDate = { day: string, month: string, year: string, };

export type Run = { text: string, bold?: boolean, italic?: boolean, 
/**
 * What it is counted from; only in reports.
 */
figure?: Figure, };

export type Rich = { runs: Array<Run>, };

export type Section = { id: string, kind: SectionKind, 
/**
 * As printed.
 */
label: string, 
/**
 * Whether the label is counted by the program.
 */
auto_label: boolean, title: string, run_in: boolean, blocks: Array<Block>, sections: Array<Section>, };

export type SectionKind = "purpose" | "requirements" | "audience" | "targets" | "topics" | "channels" | "activities" | "schedule" | "budget" | "reporting" | "implementation" | "other";

export type Block = { 
/**
 * Empty for a block the screen has just made: the program gives the id.
 */
id: string, kind: BlockKind, 
/**
 * As printed.
 */
label: string, auto_label: boolean, 
/**
 * The words without looks; for a table its cells, tab between cells, newline between rows.
 */
text: string, runs: Array<Run>, table: Table | null, };

export type BlockKind = "paragraph" | "clause" | "point" | "dash" | "plus" | "table" | "review";

export type Table = { header_rows: number, rows: Array<Array<Rich>>, merges: Array<Merge>, };

export type Recipient = { name: string, purpose: string, };

export type Signature = { lines: Array<string>, name: string, };

export type Annex = { id: string, label: string, title: string, reference: string, blocks: Array<Block>, };

export type Doubt = { id: string, kind: DoubtKind, 
/**
 * Line of the imported text, from 1.
 */
line: number, section: string | null, block: string | null, excerpt: string, other: string, settled: boolean, };

export type DoubtKind = "number_gap" | "number_repeated" | "duplicate_heading" | "invalid_letter" | "glued_words" | "wrong_unit_kind" | "wrong_year" | "period_mismatch" | "repaired_marks" | "unbalanced_quote" | "stray_mark" | "linearised_table" | "no_letterhead" | "signature_incomplete" | "no_sections" | "no_such_date" | "garbled" | "odd_mark" | "source_damaged" | "legacy_encoding" | "heading_by_look" | "converted_by_office";

export type LeftOver = { line: number, text: string, reason: LeftReason, };

export type LeftReason = "page_number" | "printed_by_form" | "footer" | "mark" | "unplaced";

export type NewSection = { parent: string | null, index: number, kind: SectionKind, title: string, };

export type SectionEdit = { kind: SectionKind, 
/**
 * `None`: counted by the program.
 */
label: string | null, title: string, run_in: boolean, blocks: Array<Block>, };

export type NewPlan = { year: number, subject: string, 
/**
 * Id of a template; `None` is the blank one.
 */
template: string | null, };

export type Finding = { 
/**
 * The rule's name; its words are `check_rule_<rule>` and `check_advice_<rule>`.
 */
rule: string, 
/**
 * The rule's number in the specification, such as `N01`.
 */
id: string, severity: Severity, 
/**
 * The place of the decree it rests on; empty for good practice.
 */
source: string, place: FindingPlace, 
/**
 * The section, annex or task to go to, if it stands at one.
 */
target: string | null, block: string | null, excerpt: string, other: string, };

export type Severity = "must_fix" | "should_fix" | "notice";

export type FindingPlace = "head" | "section" | "ending" | "annex" | "tasks" | "checklists";

export type Saved = { seq: number, at: string, };

export type SavedPlan = { saved: Saved, plan: Plan, };

export type SavedTasks = { saved: Saved, tasks: Array<Task>, };

export type Removed = { saved: Saved, trash: string, };

export type TrashItem = { id: string, what: string, title: string, at: string, plan: string | null, 
/**
 * What it takes to bring it back.
 */
right: Right, };

export type ImportPreview = { 
/**
 * Accept with this.
 */
draft: string, file_name: string, proposals: Array<TaskFields>, 
/**
 * A plan with the same title and year is already kept.
 */
already: string | null, 
/**
 * The source line by line.
 */
lines: Array<string>, 
/**
 * What was understood of it, in the order it is read; left over last.
 */
pieces: Array<ImportPiece>, state: ImportState, reading: ImportReading, comments: Array<ImportComment>, changes: Array<ImportChange>, };

export type FolderImport = { 
/**
 * Where it is, for people.
 */
folder: string, running: boolean, 
/**
 * The file being read now.
 */
current: string | null, done: number, total: number, 
/**
 * There are more files than are read at a time.
 */
more: boolean, files: Array<FolderFile>, };

export type KeptFolder = { saved: Saved | null, folder: FolderImport, };

export type FolderFile = { 
/**
 * Open or accept with this.
 */
draft: string, 
/**
 * Its path within the folder.
 */
name: string, outcome: FolderOutcome, };

export type FolderOutcome = { "kind": "waiting" } | { "kind": "understood", title: string, year: number | null, words: number, words_placed: number, doubts: number, tasks: number, already: string | null, twin: string | null, failure: Failure | null, } | { "kind": "refused", failure: Failure, } | { "kind": "kept", plan: string, title: string, };

export type Imported = { saved: Saved, id: string, title: string, year: number, counts: PlanCounts, doubts: Array<Doubt>, left_over: Array<LeftOver>, };

export type Task = { id: string, plan: string, standing: Standing, fields: TaskFields, 
/**
 * Quarters of the plan's year in which it is due, as `2026-Q1`.
 */
due: Array<string>, 
/**
 * Name of the answerable official, for lists.
 */
official_name: string, 
/**
 * The block it was read from.
 */
origin: string | null, 
/**
 * The words of that block it was made from; empty when it was typed or read from a table.
 */
sentence: string, 
/**
 * What it aims at, by quarters.
 */
targets: Array<TaskTarget>, };

export type TaskFields = { text: string, deliverable: string, lead: string, coordinating: Array<string>, 
/**
 * Id of the answerable official, or empty.
 */
official: string, timeframe: string, budget: string, remarks: string, };

export type Standing = "proposed" | "accepted";

export type Agency = { parent: string, name_lines: Array<string>, kind: UnitKind, model: GovernmentModel, place: string, plan_symbol: string, drafting_symbol: string, signatories: Array<Signature>, };

export type UnitKind = "commune" | "ward" | "special_zone" | "district";

export type GovernmentModel = "two_tier" | "three_tier";

export type FirstRun = { kind: UnitKind, 
/**
 * The commune's own name, such as `An Hòa`.
 */
name: string, 
/**
 * Such as `Nguyễn Thị Hạnh`; may be empty.
 */
chairman: string, 
/**
 * The deputy who signs plans; may be empty.
 */
vice_chairman: string, 
/**
 * The officer at this PC; may be empty.
 */
officer: string, 
/**
 * Fill in the departments of a two-level commune.
 */
with_departments: boolean, };

export type Unit = { id: string, name: string, symbol: string, active: boolean, };

export type Official = { id: string, name: string, position: string, unit: string | null, active: boolean, };

export type Directory = { units: Array<Unit>, officials: Array<Official>, };

export type SavedDirectory = { saved: Saved, directory: Directory, };

export type Settings = { language: Language, theme: Theme, 
/**
 * 100, 125, 150 or 175.
 */
text_size: number, };

export type Language = "vi" | "en";

export type Theme = "system" | "light" | "dark" | "contrast";

export type Hit = { kind: HitKind, plan: string | null, 
/**
 * Id of the section, task, person, unit, checklist, what is asked in one, or entry of the
 * log; the plan's own
 * for a plan.
 */
id: string, title: string, snippet: string, 
/**
 * The marks agree too, not only the letters.
 */
exact: boolean, };

export type HitKind = "plan" | "section" | "task" | "official" | "unit" | "checklist" | "requirement" | "entry";

export type Backup = { 
/**
 * The file's name, which is also its id.
 */
name: string, path: string, at: string, bytes: number, reason: BackupReason, };

export type BackupReason = "daily" | "manual" | "before_restore" | "before_upgrade";

export type Restored = { from: string, previous: Backup | null, plans: number, };

export type BrokenEvent = { seq: number, 
/**
 * Who and when, as it reads now; may be empty.
 */
by: string, at: string, };

export type AlteredPart = "words" | "version" | "steps";

export type Altered = { part: AlteredPart, 
/**
 * The plan's id and title.
 */
plan: string, title: string, 
/**
 * The number of the version, or of the first such step; 0 for the words of the plan.
 */
number: number, };

export type Verification = { ok: boolean, database_ok: boolean, events_ok: boolean, search_ok: boolean, events: number, 
/**
 * The beginning of the last event's hash, as approval sheets print it: `3F2A 90C1`.
 */
head: string, 
/**
 * Where the chain of events does not hold.
 */
broken: BrokenEvent | null, 
/**
 * How many of the newest events are missing, at least; nothing where none is.
 */
cut: number | null, altered: Array<Altered>, plans: number, path: string, problems: Array<string>, 
/**
 * Files of evidence looked at; `ok` says nothing about them.
 */
evidence: number, lost: Array<LostEvidence>, };

export type Urgency = "none" | "urgent" | "very_urgent" | "express";

export type Circulation = "open" | "return_after_reading" | "internal";

export type Merge = { row: number, column: number, rows: number, columns: number, };

export type Template = { 
/**
 * Of those that come with the program: `commune_full`, `commune_short`, `department`,
 * `blank`.
 */
id: string, 
/**
 * `None` for those that come with the program: their names are words of the screens.
 */
name: string | null, 
/**
 * The office's own.
 */
own: boolean, 
/**
 * Its top headings, each with its number.
 */
sections: Array<string>, };

export type Phrase = { 
/**
 * Empty for one the screen has just made: the program gives the id.
 */
id: string, text: string, };

export type PaperForm = { version: string, figures: Array<FormFigure>, };

export type FormFigure = { name: string, value: number, usual: number, min: number, max: number, };

export type FormChoice = { name: string, value: number, };

export type ExportFormat = "docx" | "pdf" | "pdf_filing" | "xlsx" | "text";

export type Written = { path: string, bytes: number, missing: Array<Missing>, };

export type Missing = { character: string, 
/**
 * Its code point, as `U+1F600`.
 */
code: string, 
/**
 * The words around it; signs that cannot be shown stand as U+FFFD.
 */
excerpt: string, };

export type Pack = { folder: string, 
/**
 * Names inside the folder.
 */
files: Array<string>, 
/**
 * In the order the exchange's form asks.
 */
fields: Array<PackField>, missing: Array<Missing>, };

export type PackField = { name: PackFieldName, 
/**
 * Empty when the plan does not say.
 */
value: string, };

export type PackFieldName = "doc_type" | "number" | "symbol" | "date" | "subject" | "agency" | "drafting_unit" | "recipients" | "urgency" | "signer" | "position" | "pages";

export type Printed = { path: string, };

export type PreviewEdit = { "kind": "section", section: string, edit: SectionEdit, } | { "kind": "head", head: PlanHead, } | { "kind": "ending", ending: PlanEnding, } | { "kind": "annex", annex: string, blocks: Array<Block>, };

export type Preview = { pages: Array<PreviewPage>, 
/**
 * In reading order; one for each page that a place touches.
 */
spots: Array<PreviewSpot>, missing: Array<Missing>, };

export type PreviewPage = { width: number, height: number, 
/**
 * Same content, same fingerprint.
 */
fingerprint: string, };

export type PreviewSpot = { page: number, top: number, bottom: number, place: PreviewPlace, };

export type PreviewPlace = { "kind": "agency" } | { "kind": "number" } | { "kind": "date" } | { "kind": "subject" } | { "kind": "recipients" } | { "kind": "signature" } | { "kind": "basis", index: number, } | { "kind": "lead", index: number, } | { "kind": "closing", index: number, } | { "kind": "node", id: string, section: string | null, annex: string | null, };

export type PageImage = { data: string, };

export type Rollover = { 
/**
 * The old plan.
 */
plan: string, title: string, year: number, 
/**
 * The new period: `2027`, `2027-H1`, `2027-Q3`.
 */
period: string, proposals: Array<Proposal>, 
/**
 * The proposals again, those of one sentence together.
 */
passages: Array<ProposalPassage>, 
/**
 * What was decided of them before.
 */
decisions: Array<ProposalDecision>, 
/**
 * How many decisions fit no proposal any more, for the plan or the office has changed.
 */
outdated: number, };

export type ProposalPassage = { pieces: Array<PassagePiece>, };

export type PassagePiece = { text: string, 
/**
 * Its place among the proposals, from 0.
 */
proposal: number | null, };

export type ProposalDecision = { id: string, verdict: ProposalVerdict, 
/**
 * Words instead of the proposed ones.
 */
text: string | null, };

export type ProposalVerdict = "taken" | "skipped" | "seen";

export type RolloverBegun = { plan: string, title: string, year: number, period: string, decided: number, };

export type Proposal = { 
/**
 * Stable while the plan stays as it is.
 */
id: string, 
/**
 * Its words are `rollover_kind_<kind>`.
 */
kind: ProposalKind, 
/**
 * Why; its words are `rollover_reason_<reason>`.
 */
reason: ProposalReason, 
/**
 * What the reason rests on: a decree, a note, a count. May be empty.
 */
source: string, place: FindingPlace, 
/**
 * The section, annex or task to go to, if it stands at one.
 */
target: string | null, block: string | null, 
/**
 * The text it stands in.
 */
field: ProposalField, 
/**
 * Words of the sentence in front of it.
 */
lead: string, before: string, 
/**
 * Empty takes the old words away; `None`: the user must look, and may fill in.
 */
after: string | null, 
/**
 * Words of the sentence behind it.
 */
trail: string, 
/**
 * Nearly certain.
 */
safe: boolean, 
/**
 * Done whether taken or not: a new draft has no number and no date.
 */
always: boolean, };

export type ProposalKind = "issue" | "year" | "date" | "period" | "superior_plan" | "reference" | "unit" | "term" | "unit_kind" | "other_unit" | "unfinished" | "dropped" | "official" | "recipient" | "signature";

export type ProposalReason = "old_paper" | "plan_year" | "perhaps_target" | "lone_number" | "year_before" | "year_after" | "older_year" | "no_such_day" | "other_period" | "new_plan_expected" | "period_over" | "about_old_year" | "replaced" | "other_kind" | "other_name" | "other_office" | "not_completed" | "below_target" | "given_up" | "not_signing" | "retired";

export type ProposalField = "number" | "date" | "parent" | "agency_lines" | "place" | "subject" | "basis" | "opening" | "title" | "text" | "cell" | "closing" | "recipient" | "signature" | "annex_title" | "annex_reference" | "task" | "task_text" | "deliverable" | "lead" | "coordinating" | "timeframe" | "budget" | "remarks" | "official";

export type ProposalChoice = { id: string, text: string | null, };

export type Comparison = { lines: Array<ComparedLine>, changed: number, added: number, removed: number, 
/**
 * Things that stand elsewhere, each once.
 */
moved: number, };

export type ComparedLine = { place: FindingPlace, 
/**
 * The section, annex or task it belongs to.
 */
target: string | null, block: string | null, field: ProposalField, 
/**
 * Of a cell of a table in the text: its row and column from 0.
 */
row: number | null, column: number | null, 
/**
 * How deep its section is, from 0.
 */
depth: number, 
/**
 * As printed before it.
 */
label: string, change: LineChange, words: Array<ComparedWords>, 
/**
 * Where it stood, if it was moved; may be empty.
 */
moved: string | null, 
/**
 * It belongs to what was moved and came along.
 */
along: boolean, };

export type LineChange = "same" | "changed" | "added" | "removed";

export type ComparedWords = { said: WordsSaid, text: string, };

export type WordsSaid = "both" | "old" | "new";

export type SuccessorList = { own: Array<Successor>, built_in: Array<BuiltInSuccessor>, };

export type SavedSuccessors = { saved: Saved, list: SuccessorList, };

export type Successor = { role: SuccessorRole, 
/**
 * The year it holds from.
 */
since: string, 
/**
 * Words in brackets may be missing.
 */
old: string, 
/**
 * `{kind}`, `{economy}`: filled in for the office. Empty: somebody must look.
 */
new: string, source: string, };

export type BuiltInSuccessor = { 
/**
 * Stable; switched off by this.
 */
id: string, entry: Successor, off: boolean, 
/**
 * Its source was looked at.
 */
confirmed: boolean, };

export type SuccessorRole = "department" | "superior" | "term" | "document";

export type ImportPiece = { 
/**
 * Stable while the preview is open.
 */
id: number, 
/**
 * Line of the source, from 1; 0 if unknown.
 */
line: number, role: PieceRole, 
/**
 * Of a heading, from 0.
 */
depth: number, 
/**
 * As found; empty for one that the program counts.
 */
label: string, auto_label: boolean, 
/**
 * Its words; for a table its cells, tab between cells, newline between rows.
 */
text: string, 
/**
 * Of an annex: `(Kèm theo …)`.
 */
reference: string, 
/**
 * Why it is left over.
 */
reason: LeftReason | null, };

export type PieceRole = "basis" | "opening" | "heading" | "paragraph" | "clause" | "point" | "dash" | "plus" | "table" | "review" | "closing" | "annex" | "left_over";

export type ImportCorrection = { "kind": "label", piece: number, label: string | null, } | { "kind": "role", piece: number, role: PieceRole, depth: number, } | { "kind": "deeper", piece: number, } | { "kind": "shallower", piece: number, } | { "kind": "join", piece: number, } | { "kind": "split", piece: number, at: number, } | { "kind": "leave_over", piece: number, } | { "kind": "put_back", piece: number, after: number | null, } | { "kind": "as_found", doubt: number, } | { "kind": "facts", facts: ImportFacts, };

export type CorrectionRefusal = "no_such_piece" | "is_table" | "nothing_before" | "nothing_to_split" | "in_annex" | "no_label" | "too_long" | "last_step" | "same";

export type ImportFacts = { year: number | null, 
/**
 * Lines kept apart by `\n`.
 */
subject: string, agency_lines: Array<string>, 
/**
 * Digits, or empty.
 */
number: string, symbol: string, place: string, date: PartialDate, recipients: Array<Recipient>, signature: Signature, };

export type ImportEdit = { at: number, removed: number, pieces: Array<ImportPiece>, 
/**
 * The piece to look at.
 */
focus: number | null, state: ImportState, };

export type ImportState = { facts: ImportFacts, 
/**
 * Words of the source that stand in the plan.
 */
words_placed: number, 
/**
 * Words that are left over.
 */
words_left: number, doubts: Array<Doubt>, parts: Array<ImportPart>, can_undo: boolean, can_redo: boolean, };

export type ImportPart = { part: PlanPart, confidence: Confidence, 
/**
 * The source's first line in doubt.
 */
line: number | null, };

export type PlanPart = "letterhead" | "subject" | "opening" | "sections" | "tasks" | "recipients" | "signature" | "annexes" | "letters";

export type Confidence = "sure" | "unsure" | "missing";

export type ImportReading = { choice: ImportChoice, 
/**
 * The source is at hand, to be read again.
 */
can_reread: boolean, 
/**
 * The file has tracked changes, so that its two views differ.
 */
views: boolean, 
/**
 * The table a text without fonts was read by.
 */
table: LegacyTable | null, 
/**
 * Lines that the table changes.
 */
compared: Array<TableSample>, };

export type ImportChoice = { view: ImportView, table: TableChoice, 
/**
 * Misplaced marks are moved to their letters.
 */
repair: boolean, };

export type ImportView = "accepted" | "original";

export type TableChoice = "guessed" | "as_it_stands" | "tcvn3" | "vni" | "windows1258";

export type LegacyTable = "tcvn3" | "vni" | "windows1258";

export type TableSample = { before: string, after: string, };

export type ImportComment = { author: string, 
/**
 * As the file has it; may be empty.
 */
date: string, text: string, 
/**
 * The words it is about.
 */
anchor: string, 
/**
 * It answers the one before it.
 */
answer: boolean, done: boolean, };

export type ImportChange = { kind: ImportChangeKind, author: string, date: string, text: string, };

export type ImportChangeKind = "inserted" | "deleted" | "moved_from" | "moved_to" | "mark_inserted" | "mark_deleted" | "row_inserted" | "row_deleted";

export type Superior = { 
/**
 * `Kế hoạch`, `Công văn`.
 */
doc_type: string, 
/**
 * Number and symbol: `118/KH-UBND`.
 */
code: string, date: PartialDate, issuer: string, subject: string, };

export type ChecklistPreview = { file_name: string, superior: Superior, 
/**
 * Every passage, in order.
 */
passages: Array<Passage>, };

export type Passage = { 
/**
 * Where it stands: `II.1.a`; empty outside the body.
 */
place: string, heading: string, text: string, addressed: Addressed, addressee: string, 
/**
 * It seems to ask for something; a proposal.
 */
asks: boolean, };

export type Addressed = "unsaid" | "communes" | "others";

export type NewChecklist = { 
/**
 * The preview's token.
 */
draft: string, superior: Superior, 
/**
 * Indices of the passages that are requirements.
 */
chosen: Array<number>, };

export type Checklists = { plan: string, lists: Array<Checklist>, 
/**
 * In the order they are read.
 */
places: Array<AnswerPlace>, };

export type Checklist = { id: string, superior: Superior, 
/**
 * The superior's plan as a sentence names it.
 */
cited: string, 
/**
 * The file it was read from; empty for pasted text.
 */
source: string, requirements: Array<Requirement>, counts: ChecklistCounts, };

export type ChecklistCounts = { open: number, answered: number, not_ours: number, broken: number, };

export type Requirement = { id: string, place: string, text: string, addressed: Addressed, addressee: string, answer: RequirementAnswer, state: RequirementState, 
/**
 * Places that may answer it, the most like first.
 */
suggestions: Array<TieSuggestion>, };

export type RequirementState = "open" | "answered" | "not_ours" | "broken";

export type RequirementAnswer = { "kind": "open" } | { "kind": "not_ours", reason: string, } | { "kind": "answered", ties: Array<Tie>, note: string, };

export type Tie = { kind: TieKind, id: string, };

export type TieKind = "section" | "block" | "task";

export type TieSuggestion = { tie: Tie, percent: number, };

export type AnswerPlace = { tie: Tie, 
/**
 * `II.1.a`; a task's number.
 */
place: string, text: string, 
/**
 * When a task is to be done.
 */
when: string, };

export type RequirementRecord = { id: string, place: string, text: string, addressed: Addressed, addressee: string, answer: RequirementAnswer, };

export type ChecklistChange = { "kind": "head", superior: Superior, } | { "kind": "add", index: number, place: string, text: string, } | { "kind": "edit", requirement: string, place: string, text: string, } | { "kind": "split", requirement: string, at: number, } | { "kind": "join", requirement: string, } | { "kind": "move", requirement: string, index: number, } | { "kind": "remove", requirement: string, } | { "kind": "answer", requirement: string, answer: RequirementAnswer, } | { "kind": "take_proposals" } | { "kind": "add_task", requirement: string, } | { "kind": "put", requirements: Array<RequirementRecord>, task: string | null, };

export type SavedChecklists = { saved: Saved, 
/**
 * The one that was changed.
 */
checklist: string, checklists: Checklists, };

export type CellsPreview = { 
/**
 * Names it in the commands that follow.
 */
cells: string, 
/**
 * Empty for a paste.
 */
file_name: string, 
/**
 * Names of the sheets with words.
 */
sheets: Array<string>, sheet: SheetPreview, };

export type SheetPreview = { choice: CellsChoice, 
/**
 * As many as `choice.fields`.
 */
columns: Array<CellColumn>, 
/**
 * The first rows as they stand, with those above the tasks.
 */
rows: Array<CellRow>, 
/**
 * The first rows as tasks.
 */
tasks: Array<CellTask>, 
/**
 * Rows that become tasks.
 */
count: number, 
/**
 * Cells that are not what their column says; taken over as they are.
 */
unsure: Array<UnsureCell>, unsure_count: number, 
/**
 * Rows that cannot be tasks, and why.
 */
refused: Array<RefusedRow>, refused_count: number, 
/**
 * Words that are in no task: titles, headings, groups, sums.
 */
left_over: Array<LeftOver>, left_over_count: number, 
/**
 * Nobody has to look at it.
 */
straight: boolean, };

export type CellsChoice = { 
/**
 * Of the table's sheets, from 0.
 */
sheet: number, 
/**
 * Rows above the first task.
 */
first: number, 
/**
 * One for each column, from the left.
 */
fields: Array<CellField>, };

export type CellField = "number" | "text" | "deliverable" | "lead" | "coordinating" | "timeframe" | "budget" | "remarks" | "skipped";

export type CellColumn = { 
/**
 * Words of its heading.
 */
heading: string, ground: CellGround, 
/**
 * Nobody has to look at it.
 */
sure: boolean, };

export type CellGround = "heading" | "vague_heading" | "content" | "place" | "nothing" | "blank" | "chosen";

export type CellRow = { row: number, cells: Array<string>, };

export type CellTask = { row: number, fields: TaskFields, };

export type UnsureCell = { row: number, field: CellField, text: string, };

export type RefusedRow = { row: number, text: string, flaws: Array<FieldFlaw>, };

export type LogStart = { lists: LogLists, 
/**
 * Plans an entry can belong to, newest year first.
 */
plans: Array<LogPlan>, 
/**
 * Names of the units that are not retired.
 */
units: Array<string>, 
/**
 * People who are not retired.
 */
officials: Array<Official>, 
/**
 * The last day an entry can be of.
 */
today: string, 
/**
 * The computer's clock shows an earlier day than this data file has seen already.
 */
clock_behind: boolean, 
/**
 * The entry that was written down last.
 */
last: LogEntry | null, 
/**
 * Topics and places of the last entries, the last first, each once.
 */
topics: Array<string>, places: Array<string>, 
/**
 * The period today counts in, then those one may choose to look at, the newest first.
 */
quarter: string, periods: Array<string>, closings: Array<Closing>, 
/**
 * Entries in all.
 */
entries: number, };

export type LogPlan = { id: string, title: string, year: number, };

export type LogLists = { channels: Array<LogChannel>, places: Array<string>, };

export type SavedLogLists = { saved: Saved, lists: LogLists, };

export type LogChannel = { 
/**
 * Empty for a new one.
 */
code: string, name: string, family: ChannelFamily, measures: Array<string>, 
/**
 * Still offered.
 */
active: boolean, 
/**
 * One of the program's, as the office has it.
 */
built_in: boolean, };

export type ChannelFamily = "online" | "screen" | "traditional" | "other";

export type LogFilter = { period: string, 
/**
 * Days, as typed.
 */
first: string, last: string, plan: string, task: string, channel: string, place: string, 
/**
 * Words that stand in it, with or without marks.
 */
text: string, 
/**
 * Most entries shown; 0 shows all. Sums are over all.
 */
shown: number, };

export type LogView = { entries: Array<LogEntry>, 
/**
 * How many fit the filter.
 */
count: number, 
/**
 * By channel and unit of measure, over all that fit.
 */
sums: Array<LogSum>, };

export type LogSum = { channel: string, channel_name: string, measure: string, entries: number, total: number, };

export type LogEntry = { id: string, 
/**
 * `2026-03-12`.
 */
day: string, channel: string, channel_name: string, topic: string, place: string, measures: Array<LogMeasure>, unit: string, official: string, official_name: string, plan: string, plan_title: string, task: string, task_text: string, note: string, 
/**
 * It came from a broadcast slot.
 */
from_slot: boolean, by: string, at: string, 
/**
 * Every period it counts in, the shortest first.
 */
periods: Array<string>, 
/**
 * A closed period counts it.
 */
closed: boolean, };

export type LogMeasure = { count: number, measure: string, };

export type LogFields = { day: string, channel: string, topic: string, place: string, 
/**
 * Rows without a count say nothing.
 */
measures: Array<LogCount>, unit: string, 
/**
 * Id of a person; empty for none.
 */
official: string, plan: string, task: string, note: string, };

export type LogCount = { count: string, measure: string, };

export type LogEdit = { channel: string | null, place: string | null, unit: string | null, official: string | null, plan: string | null, task: string | null, };

export type LogWas = { 
/**
 * Id of the entry.
 */
entry: string, channel: string, place: string, unit: string, official: string, plan: string, task: string, };

export type EditedLog = { saved: Saved, entries: Array<LogEntry>, before: Array<LogWas>, };

export type LogAnswer = { saved: Saved | null, entry: LogEntry | null, 
/**
 * To be confirmed before it is kept.
 */
asks: Array<LogRemark>, 
/**
 * Worth a look, no more.
 */
notes: Array<LogRemark>, };

export type LogRemark = { kind: LogRemarkKind, 
/**
 * What it says: the count and its unit, the day, the plan's year.
 */
said: string, 
/**
 * What is usual: the largest count so far, the clock's day.
 */
usual: string, };

export type LogRemarkKind = "outlier" | "after_clock" | "outside_plan";

export type SavedLog = { saved: Saved, entries: Array<LogEntry>, };

export type LogTable = { 
/**
 * Names it in the commands that follow.
 */
table: string, 
/**
 * Empty for a paste.
 */
file_name: string, sheets: Array<string>, sheet: LogSheet, };

export type LogSheet = { choice: LogTableChoice, 
/**
 * Words of each column's heading.
 */
headings: Array<string>, 
/**
 * The first rows as they stand, with those above the entries.
 */
rows: Array<CellRow>, 
/**
 * Rows that become entries, as they are read.
 */
entries: Array<LogRow>, count: number, 
/**
 * Rows that cannot be entries, and why. They are not kept.
 */
refused: Array<RefusedLogRow>, refused_count: number, 
/**
 * Rows that become entries, and say something unlikely or nothing of some column.
 */
unsure: Array<UnsureLogRow>, unsure_count: number, };

export type LogTableChoice = { 
/**
 * Of the table's sheets, from 0.
 */
sheet: number, 
/**
 * Rows above the first entry.
 */
first: number, 
/**
 * One for each column, from the left.
 */
fields: Array<LogColumn>, 
/**
 * The channel of rows that name none; may be empty.
 */
channel: string, 
/**
 * The plan all rows belong to; may be empty.
 */
plan: string, };

export type LogColumn = "day" | "channel" | "topic" | "place" | "count" | "measure" | "people" | "minutes" | "unit" | "official" | "note" | "skipped";

export type LogRow = { row: number, entry: LogEntry, };

export type RefusedLogRow = { row: number, text: string, flaws: Array<FieldFlaw>, };

export type UnsureLogRow = { row: number, remarks: Array<LogRemark>, };

export type Closing = { period: string, 
/**
 * First and last day it held when it was closed.
 */
first: string, last: string, by: string, at: string, 
/**
 * Changes made in it since.
 */
late_changes: number, };

export type SavedClosings = { saved: Saved, closings: Array<Closing>, };

export type LateChange = { period: string, 
/**
 * What was changed, in its own words; empty when the period itself was opened again.
 */
subject: string, old: string, new: string, 
/**
 * Empty when something came back from the trash.
 */
why: string, by: string, at: string, };

export type TaskStatus = "not_started" | "in_progress" | "done" | "maintained" | "dropped";

export type Mark = { task: string, quarter: string, status: TaskStatus, quantity: number | null, measure: string, 
/**
 * Why that is not the log's sum.
 */
reason: string, note: string, by: string, at: string, };

export type MarkEdit = { task: string, quarter: string, status: TaskStatus, 
/**
 * As typed: `12`, `1.000`, `12 buổi`; empty leaves the figure to the log.
 */
quantity: string, measure: string, 
/**
 * Why that is not the log's sum.
 */
reason: string, 
/**
 * Why a closed period is changed.
 */
why: string, note: string, };

export type Share = { done: number, due: number, 
/**
 * Whole percent, rounded down; `None` when nothing is due.
 */
percent: number | null, };

export type NamedShare = { 
/**
 * A quarter such as `2026-Q1`, or a unit's name (empty: no leading unit).
 */
name: string, share: Share, };

export type Progress = { plan: string, 
/**
 * The year shown.
 */
year: number, 
/**
 * The plan's own.
 */
plan_year: number, 
/**
 * Every year of which something is known, the plan's own included.
 */
years: Array<number>, title: string, quarters: Array<string>, 
/**
 * The quarter today falls in, by the office's report regime.
 */
current_quarter: string, 
/**
 * Quarters shown whose figures are closed.
 */
closed: Array<string>, tasks: Array<Task>, 
/**
 * Of every year.
 */
marks: Array<Mark>, 
/**
 * Of the year shown, where the log, a target or somebody says anything.
 */
figures: Array<TaskFigure>, by_quarter: Array<NamedShare>, by_unit: Array<NamedShare>, total: Share, 
/**
 * Tasks due in a quarter already over and neither complete nor dropped, as `task quarter` pairs.
 */
late: Array<LateTask>, };

export type LateTask = { task: string, quarter: string, };

export type SavedProgress = { saved: Saved, progress: Progress, };

export type Amount = { count: number, measure: string, };

export type FigureOrigin = "own" | "log";

export type TaskFigure = { task: string, quarter: string, 
/**
 * The figure that counts.
 */
figure: Amount | null, source: FigureOrigin | null, 
/**
 * What the log adds up to, in the measure that counts.
 */
log: Amount | null, target: Amount | null, 
/**
 * The own figure is not what the log adds up to.
 */
differs: boolean, 
/**
 * Whether the target is reached; nothing without one in the same measure.
 */
reached: boolean | null, 
/**
 * A status that log and target speak for.
 */
proposed: TaskStatus | null, };

export type Proof = { task: string, quarter: string, 
/**
 * Days whose work counts in it, by the office's report regime.
 */
first: string, last: string, entries: Array<ProofEntry>, 
/**
 * By unit of measure, the main one first.
 */
sums: Array<Amount>, 
/**
 * What was changed, the newest first.
 */
changes: Array<MarkChange>, };

export type ProofEntry = { id: string, day: string, 
/**
 * The channel's name.
 */
channel: string, topic: string, place: string, measures: Array<Amount>, by: string, };

export type MarkChange = { kind: MarkChangeKind, 
/**
 * What it was marked as, where that is known.
 */
status: TaskStatus | null, 
/**
 * Its own figure then. May be empty.
 */
figure: string, by: string, at: string, };

export type MarkChangeKind = "marked" | "cleared" | "targets";

export type Indicators = { plan: string, year: number, quarters: Array<string>, rows: Array<IndicatorRow>, 
/**
 * What the plan's own text seems to name, to be accepted.
 */
proposals: Array<IndicatorEdit>, };

export type IndicatorRow = { indicator: IndicatorEdit, reached: Array<Reached>, 
/**
 * From the year's first quarter to each.
 */
so_far: Array<Attained>, };

export type IndicatorEdit = { 
/**
 * Empty for a new one.
 */
id: string, text: string, 
/**
 * What is counted: `hộ`. May be empty.
 */
unit: string, kind: AimKind, 
/**
 * A count, or a percentage such as `97,5`.
 */
aim: string, 
/**
 * The block of the plan it was read from.
 */
origin: string | null, };

export type AimKind = "count" | "share";

export type Reached = { quarter: string, numerator: number | null, denominator: number | null, 
/**
 * Hundredths of a percent.
 */
share: number | null, note: string, by: string, at: string, };

export type Attained = { quarter: string, numerator: number, denominator: number, 
/**
 * Hundredths of a percent.
 */
share: number | null, 
/**
 * Something was written down.
 */
known: boolean, reached: boolean, };

export type ReachedEdit = { indicator: string, quarter: string, numerator: string, denominator: string, note: string, 
/**
 * Why a closed period is changed.
 */
why: string, };

export type SavedIndicators = { saved: Saved, indicators: Indicators, };

export type Score = { plan: string, period: string, rules: ScoreRules, completion: Share, 
/**
 * Which of the rules' rows applied.
 */
row: number | null, 
/**
 * Points in hundredths.
 */
completion_points: number, families: Array<FamilyScore>, points: number, most: number, };

export type FamilyScore = { family: ChannelFamily, entries: number, proved: number, points: number, most: number, };

export type ScoreRules = { basis: ScoreBasis, rows: Array<ScoreRow>, families: Array<FamilyPoints>, 
/**
 * A means counts only with evidence.
 */
with_evidence: boolean, 
/**
 * The program's own, which no office has confirmed.
 */
built_in: boolean, };

export type ScoreRow = { 
/**
 * Whole percent, as typed.
 */
from: string, gives: ScoreGives, 
/**
 * As typed: `0,25`.
 */
points: string, };

export type FamilyPoints = { family: ChannelFamily, points: string, };

export type ScoreGives = "all" | "share";

export type ScoreBasis = "tasks" | "indicators";

export type PeriodProgress = { plan: string, title: string, period: string, first: string, last: string, counts: Array<ChannelCount>, 
/**
 * Accepted tasks.
 */
tasks: Array<TaskProgress>, indicators: Array<IndicatorProgress>, completion: Share, score: Score, };

export type ChannelCount = { channel: string, name: string, measure: string, in_period: number, cumulative: number, };

export type TaskProgress = { task: string, text: string, lead: string, 
/**
 * The last mark of the period.
 */
status: TaskStatus | null, figure: Amount | null, source: FigureOrigin | null, log: Amount | null, target: Amount | null, late: boolean, };

export type IndicatorProgress = { text: string, unit: string, kind: AimKind, aim: string, in_period: Attained, cumulative: Attained, };

export type ReportRegime = { 
/**
 * The preset it is, such as `nd09`; empty for an office's own. Not asked of the screen:
 * whatever says the same as a preset is that preset.
 */
preset: string, closes: FiguresClose, 
/**
 * Reports of a year, in the office's order.
 */
reports: Array<ReportDue>, 
/**
 * Who receives them, as written after `Kính gửi`.
 */
recipient: string, 
/**
 * Days off besides Saturdays, Sundays and the fixed holidays: `2026-02-16`.
 */
days_off: Array<string>, };

export type FiguresClose = { "kind": "nd09" } | { "kind": "calendar" } | { "kind": "on_day", day: number, };

export type ReportDue = { 
/**
 * `M01` to `M12`, `Q1` to `Q4`, `H1`, `H2`, `9M`, `year`.
 */
span: string, due: DueRule, };

export type DueRule = { "kind": "day_of_last_month", day: number, } | { "kind": "working_days_after_closing", days: number, } | { "kind": "day_of_next_month", day: number, } | { "kind": "day_and_month", day: number, month: number, };

export type RegimeView = { regime: ReportRegime, 
/**
 * Reports of the year that is counted now, in the regime's order.
 */
dates: Array<DatedReport>, 
/**
 * The first report whose day has not passed.
 */
next: DatedReport | null, };

export type DatedReport = { 
/**
 * `2026-Q1`.
 */
period: string, 
/**
 * First day whose work is counted.
 */
first: string, 
/**
 * Last day whose work is counted.
 */
closes: string, due: string, 
/**
 * Until the day it is due.
 */
days_left: number, };

export type SavedRegime = { saved: Saved, view: RegimeView, };

export type Desk = { today: string, 
/**
 * The day of the last change, where the clock shows an earlier one: it was set back.
 */
clock_behind: string | null, current_quarter: string, 
/**
 * Last day whose work counts in the current quarter.
 */
quarter_closes: string, days_left: number, agency_name: string, has_sample: boolean, 
/**
 * Newest first.
 */
recent: Array<PlanSummary>, 
/**
 * Drafts that came back, the last one first.
 */
returned: Array<DeskReturned>, 
/**
 * Plans that wait for somebody's step, in the order of the steps.
 */
handed: Array<DeskHanded>, 
/**
 * Tasks due this quarter that are not complete, over all plans of this year.
 */
due: Array<DeskTask>, 
/**
 * Tasks late from quarters already closed.
 */
late: Array<DeskTask>, 
/**
 * How many there are of both; the lists hold the first.
 */
due_count: number, late_count: number, 
/**
 * Plans that are being drafted, the one edited last first; none of them is a sample.
 */
drafts: Array<PlanSummary>, 
/**
 * Plans with proposals or doubts that wait.
 */
waiting: Array<PlanSummary>, 
/**
 * Broadcasts of today and before that nobody ticked, the oldest first.
 */
slots: Array<DeskSlot>, 
/**
 * How many there are; the list holds the first.
 */
slot_count: number, 
/**
 * The next report, and what it lacks.
 */
report: NextReport | null, 
/**
 * Reports whose day is over and that were not sent, the oldest first.
 */
overdue: Array<OverdueReport>, 
/**
 * Plans with tasks that are said to be done, or logged, this quarter without evidence.
 */
unproven: Array<DeskUnproven>, last_backup: string | null, };

export type DeskReturned = { plan: string, title: string, reason: string, by: Person, at: string, };

export type DeskHanded = { plan: string, title: string, stage: Stage, since: string, by: Person, };

export type DeskTask = { plan: string, plan_title: string, task: string, text: string, lead: string, official_name: string, quarter: string, status: TaskStatus, };

export type DeskSlot = { id: string, day: string, 
/**
 * `06:30`; empty when no time is set.
 */
time: string, minutes: number, topic: string, place: string, 
/**
 * Its day is over.
 */
late: boolean, };

export type NextReport = { report: DatedReport, 
/**
 * Accepted tasks due in the period, over all plans of its year.
 */
tasks: number, 
/**
 * Of them: in a quarter of the period not marked.
 */
without_mark: number, 
/**
 * Of them: neither an own figure nor an entry of the log in the period.
 */
without_figure: number, 
/**
 * Of them: nothing proves them in the period.
 */
without_evidence: number, };

export type OverdueReport = { period: string, due: string, days_late: number, 
/**
 * The draft that waits; without one, none was begun.
 */
report: string | null, 
/**
 * What the draft is about.
 */
subject: string, };

export type DeskUnproven = { plan: string, plan_title: string, tasks: number, };

export type Charts = { year: number, 
/**
 * The quarter today falls in.
 */
current_quarter: string, 
/**
 * Tasks counted.
 */
tasks: number, by_quarter: Array<NamedShare>, by_unit: Array<NamedShare>, total: Share, 
/**
 * Work by channel and unit of measure, in the order of channels.
 */
channels: Array<ChannelYear>, 
/**
 * Planned against done, one for each unit of measure.
 */
aims: Array<AimYear>, };

export type ChannelYear = { code: string, name: string, measure: string, 
/**
 * January to December, by the report regime's months.
 */
months: Array<number>, total: number, };

export type AimYear = { measure: string, quarters: Array<AimQuarter>, };

export type AimQuarter = { quarter: string, aimed: number, done: number, };

export type Timeline = { year: number, rows: Array<TimelineRow>, };

export type TimelineRow = { task: string, text: string, lead: string, 
/**
 * When, in the plan's own words.
 */
wording: string, 
/**
 * 1 to 12; none when the words were not understood.
 */
months: Array<number>, 
/**
 * The day it is due, if one is set.
 */
due: string | null, 
/**
 * Marked as complete in every quarter in which it is due.
 */
complete: boolean, late: boolean, };

export type EvidenceOf = { "kind": "entry", entry: string, } | { "kind": "task", task: string, quarter: string, };

export type Evidence = { id: string, kind: EvidenceKind, 
/**
 * Name of the file, address, or reference.
 */
words: string, 
/**
 * Size of a file.
 */
bytes: number | null, 
/**
 * A file that is shown small.
 */
picture: boolean, state: EvidenceState, note: string, by: string, at: string, };

export type EvidenceKind = "file" | "link" | "document";

export type EvidenceState = "whole" | "missing" | "changed";

export type EvidenceCount = { entry: string, count: number, };

export type EvidenceWords = { kind: EvidenceKind, words: string, note: string, };

export type SavedEvidence = { saved: Saved, evidence: Array<Evidence>, };

export type AddedEvidence = { 
/**
 * Nothing when none was added.
 */
saved: Saved | null, 
/**
 * Everything that proves the same now.
 */
evidence: Array<Evidence>, 
/**
 * How many were added.
 */
added: number, refused: Array<RefusedEvidence>, 
/**
 * Not added: they are evidence of something else already, and can be used for this too.
 */
known: Array<KnownEvidence>, };

export type RefusedEvidence = { name: string, reason: EvidenceRefusal, 
/**
 * Largest size in bytes.
 */
limit: number, };

export type EvidenceRefusal = "missing" | "not_a_file" | "too_large" | "empty" | "repeated";

export type KnownEvidence = { name: string, 
/**
 * The piece whose file can be used.
 */
evidence: string, places: Array<EvidencePlace>, };

export type EvidencePlace = { of: EvidenceOf, 
/**
 * Of an entry.
 */
day: string | null, 
/**
 * What the entry is about, or the task.
 */
text: string, };

export type Thumbnail = { 
/**
 * As a `data:` address; nothing for a file that cannot be drawn.
 */
data: string | null, 
/**
 * When the photo was taken, as its camera says: `2026-03-12T07:30`.
 */
taken: string | null, };

export type MissingEvidence = { plan: string, period: string, tasks: Array<UnprovenTask>, 
/**
 * Entries of the log without a task and without evidence.
 */
entries: Array<UnprovenEntry>, families: Array<FamilyProof>, 
/**
 * How much evidence there is of the period.
 */
evidence: number, };

export type UnprovenTask = { task: string, text: string, quarters: Array<string>, 
/**
 * What was logged of it in them.
 */
entries: Array<UnprovenEntry>, };

export type UnprovenEntry = { entry: string, day: string, topic: string, };

export type FamilyProof = { family: ChannelFamily, entries: number, proven: number, };

export type EvidenceFolder = { folder: string, 
/**
 * All files in it, with the two of the index.
 */
files: number, 
/**
 * Bytes of the evidence in it.
 */
bytes: number, 
/**
 * Names of files that are evidence but are not there any more, or not as they were.
 */
absent: Array<string>, 
/**
 * Characters the index could not hold.
 */
missing: Array<Missing>, };

export type BackupCopy = { backup: Backup, 
/**
 * How many files of evidence are there now.
 */
evidence: number, 
/**
 * Those that could not be copied because they are lost.
 */
lost: number, };

export type LostEvidence = { name: string, changed: boolean, };

export type ChangedTasks = { saved: Saved, tasks: Array<Task>, };

export type TaskLink = { task: string, text: string, 
/**
 * The section or annex its words stand in, and the block; none when they are gone.
 */
section: string | null, block: string | null, 
/**
 * The words it was made from; empty when it was read from a table.
 */
sentence: string, drift: TaskDrift | null, };

export type TaskDrift = { 
/**
 * The words that stand there now; empty when there are none.
 */
now: string, 
/**
 * The task as the new words would have it.
 */
fields: TaskFields, 
/**
 * The cells that say something else than the sentence.
 */
differs: Array<TaskField>, };

export type TaskField = "deliverable" | "lead" | "coordinating" | "timeframe" | "budget";

export type DriftAnswer = "take" | "keep" | "unlink";

export type TaskWas = { fields: TaskFields, block: string | null, sentence: string, 
/**
 * The cells that say something else than that sentence, as somebody decided.
 */
apart: Array<TaskField>, };

export type AnsweredDrift = { saved: Saved, tasks: Array<Task>, before: TaskWas, };

export type TaskTarget = { quarter: string, count: number, measure: string, };

export type TargetsEdit = { task: string, measure: string, counts: Array<TargetCount>, };

export type TargetCount = { quarter: string, count: string, };

export type TargetsProposal = { task: string, text: string, 
/**
 * The words it was read from.
 */
words: string, targets: Array<TaskTarget>, };

export type BudgetSums = { 
/**
 * Empty when no task names an amount.
 */
total: string, sources: Array<BudgetSource>, 
/**
 * Accepted tasks whose words name no amount.
 */
unpriced: number, };

export type BudgetSource = { name: string, amount: string, };

export type Assignment = { official: string, name: string, 
/**
 * Still at the office.
 */
active: boolean, since: string, 
/**
 * The day on which somebody else took over.
 */
until: string | null, note: string, };

export type OpenTask = { task: string, plan: string, title: string, year: number, text: string, timeframe: string, };

export type Handover = { from: string, to: string, 
/**
 * From this day on, as `2026-03-12`.
 */
day: string, note: string, tasks: Array<string>, };

export type Coverage = { year: number, quarters: Array<string>, 
/**
 * The quarter today falls in, by the office's report regime.
 */
current_quarter: string, units: Array<CoverageUnit>, gaps: Array<CoverageGap>, };

export type CoverageUnit = { unit: string, cells: Array<CoverageCell>, };

export type CoverageCell = { led: number, with: number, };

export type CoverageGap = { kind: GapKind, task: string | null, section: string | null, block: string | null, words: string, };

export type GapKind = "no_lead" | "no_official" | "no_target" | "unit_without_task";

export type Load = { year: number, quarters: Array<string>, current_quarter: string, officials: Array<OfficialLoad>, };

export type OfficialLoad = { official: string, name: string, active: boolean, cells: Array<LoadCell>, };

export type LoadCell = { due: number, done: number, late: number, };

export type PaperSize = "a4" | "a5";

export type SlipList = { plan: string, 
/**
 * People in office with tasks, in the directory's order.
 */
receivers: Array<SlipReceiver>, 
/**
 * People who left, with how many tasks they still have: these get no slip.
 */
retired: Array<SlipReceiver>, 
/**
 * Tasks that nobody answers for.
 */
unassigned: number, };

export type SlipReceiver = { official: string, name: string, position: string, tasks: number, };

export type SlipChoice = { 
/**
 * One official; everybody in office without.
 */
official: string | null, paper: PaperSize, };

export type ReminderList = { plan: string, quarter: string, 
/**
 * Units with a name, in the plan's order.
 */
units: Array<ReminderUnit>, 
/**
 * Overdue tasks that no unit leads: no letter names them.
 */
unowned: number, 
/**
 * The day proposed for the answer: a week from now.
 */
by: string, };

export type ReminderUnit = { name: string, tasks: number, };

export type ReminderChoice = { quarter: string, 
/**
 * One unit, by its name; all of them without.
 */
unit: string | null, 
/**
 * One letter to all, instead of one to each.
 */
together: boolean, 
/**
 * The day by which units are to answer.
 */
by: string, };

export type Collection = { plan: string, title: string, quarter: string, units: Array<CollectionUnit>, };

export type CollectionUnit = { unit: number, name: string, 
/**
 * Printed on the form.
 */
code: string, 
/**
 * None while it is out.
 */
returned: CollectionReturn | null, 
/**
 * In the order of the form.
 */
rows: Array<CollectionRow>, };

export type CollectionReturn = { day: string, by: string, };

export type CollectionRow = { task: string, text: string, deliverable: string, 
/**
 * The unit leads; else only its note is taken.
 */
leads: boolean, lead: string, status: TaskStatus, 
/**
 * Digits, or empty.
 */
quantity: string, measure: string, 
/**
 * What the unit wrote.
 */
note: string, };

export type CollectionEntry = { task: string, status: TaskStatus, 
/**
 * As written: `12`, `1.000`, `12 buổi`; may be empty.
 */
quantity: string, measure: string, note: string, };

export type CollectionForm = { plan: string, quarter: string, unit: number, 
/**
 * The day it came back.
 */
day: string, 
/**
 * Rows that are left out stay as they are.
 */
rows: Array<CollectionEntry>, 
/**
 * Why a closed period is changed.
 */
why: string, };

export type CollectionChoice = { quarter: string, 
/**
 * One unit's form; every unit's without.
 */
unit: number | null, 
/**
 * The list of units with the day their form came back, instead of forms.
 */
list: boolean, };

export type CollectionPlace = { plan: string, quarter: string, unit: number, };

export type SavedCollection = { saved: Saved, collection: Collection, };

export type RegisterLine = { id: string, series: string, number: number, 
/**
 * `12/KH-UBND`.
 */
symbol: string, day: string, subject: string, signer: string, recipients: string, keeper: string, copies: string, handed: string, receipt: string, note: string, 
/**
 * The plan it is, while that is there.
 */
plan: string | null, 
/**
 * Why the number counts no more; empty while it does.
 */
struck: string, };

export type Register = { year: number, 
/**
 * Years to choose from, the last first.
 */
years: Array<number>, lines: Array<RegisterLine>, 
/**
 * Numbers below the highest of a series that no line has.
 */
gaps: Array<RegisterGap>, 
/**
 * Neighbours whose days stand the other way round than their numbers.
 */
turned: Array<RegisterTurned>, };

export type RegisterGap = { series: string, first: number, last: number, };

export type RegisterTurned = { 
/**
 * `12/KH-UBND`.
 */
symbol: string, day: string, 
/**
 * The number before, of a later day.
 */
before: string, before_day: string, };

export type NextNumber = { 
/**
 * As it would stand on paper.
 */
symbol: string, turned: Array<RegisterTurned>, };

export type NewRegistration = { number: string, 
/**
 * The symbol behind the number: `BC-UBND`.
 */
notation: string, day: string, subject: string, signer: string, recipients: string, keeper: string, copies: string, handed: string, receipt: string, note: string, };

export type RegistrationEdit = { keeper: string, copies: string, handed: string, receipt: string, note: string, };

export type SavedRegister = { saved: Saved, register: Register, };

export type CoursePlan = { plan: string, title: string, 
/**
 * `12/KH-UBND`; empty while it has no number.
 */
symbol: string, stage: Stage, 
/**
 * It has number and date.
 */
issued: boolean, };

export type HistoryLine = { seq: number, 
/**
 * The event's word: `plan_saved`.
 */
kind: string, by: string, 
/**
 * The first time, and the last.
 */
from: string, at: string, times: number, 
/**
 * The section or task it was about, as it is called now; else what was noted.
 */
about: string, 
/**
 * What was noted: a quarter with its mark, a step.
 */
detail: string, };

export type ReportList = { 
/**
 * The latest period first.
 */
reports: Array<ReportSummary>, 
/**
 * The newest year first.
 */
plans: Array<ReportedPlan>, };

export type ReportedPlan = { id: string, title: string, year: number, };

export type ReportSummary = { id: string, 
/**
 * Nothing for all the office's work.
 */
plan: string | null, 
/**
 * The plan's subject; empty without a plan.
 */
plan_title: string, 
/**
 * `2026-Q1`.
 */
period: string, subject: string, 
/**
 * When it is due by the office's regime, where that knows.
 */
due: string | null, 
/**
 * Figures of its period were closed.
 */
closed: boolean, 
/**
 * When it was sent; nothing while it is drafted.
 */
sent_at: string | null, updated: string, };

export type Report = { about: ReportSummary, 
/**
 * The days it tells of, both counted.
 */
first: string, last: string, text: ReportText, figures: ReportFigures, 
/**
 * What it still lacks, in the order it is read.
 */
gaps: Array<ReportGap>, 
/**
 * Changes of its closed period, the last first: since it was sent, else since it was
 * closed.
 */
late: Array<ReportLateChange>, };

export type ReportText = { 
/**
 * Digits, or empty while not numbered.
 */
number: string, symbol: string, place: string, date: PartialDate, subject: string, addressees: Array<string>, opening: Array<Block>, sections: Array<ReportSection>, closing: Array<Block>, recipients: Array<Recipient>, signature: Signature, };

export type ReportSection = { 
/**
 * As printed: `I.`, `1.`
 */
label: string, 
/**
 * Stands under the last one that does not.
 */
nested: boolean, title: string, blocks: Array<Block>, };

export type Figure = { kind: FigureKind, 
/**
 * Code of the channel, id of the indicator; empty for tasks.
 */
channel: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Unit of measure; empty for tasks and indicators.
 */
measure: string, };

export type FigureKind = "in_period" | "so_far" | "year_before" | "target" | "share" | "tasks_due" | "tasks_done" | "tasks_late" | "tasks_open" | "tasks_dropped" | "tasks_share" | "indicator_in_period" | "indicator_so_far";

export type ReportFigures = { counts: Array<ReportCount>, tasks: Array<ReportTask>, indicators: Array<ReportIndicator>, 
/**
 * The plan's year by months, as it stands at the period's end; empty without a plan.
 */
timeline: Array<ReportMonths>, };

export type ReportCount = { channel: string, 
/**
 * The task whose target this is, in a unit that belongs to no channel. The channel is
 * none then, but binds a figure; nothing is known of the year before.
 */
task: string | null, name: string, measure: string, target: number | null, in_period: number, so_far: number, year_before: number, 
/**
 * In the period out of the target: `85,71%`; empty without one.
 */
share: string, };

export type ReportIndicator = { indicator: string, text: string, unit: string, kind: AimKind, 
/**
 * A count, or a percentage such as `97,5%`.
 */
aim: string, in_period: ReportAttained, so_far: ReportAttained, };

export type ReportAttained = { numerator: number, denominator: number, 
/**
 * `85,71%`; empty for a count.
 */
share: string, 
/**
 * As a sentence has it: `12/20 (60%)`.
 */
words: string, 
/**
 * Something was written down.
 */
known: boolean, reached: boolean, };

export type ReportMonths = { task: string, text: string, lead: string, 
/**
 * January to December.
 */
months: Array<ReportMonth>, };

export type ReportMonth = "free" | "planned" | "unclear" | "not_started" | "in_progress" | "done" | "maintained" | "dropped";

export type ReportTask = { task: string, text: string, lead: string, state: ReportTaskState, status: TaskStatus, 
/**
 * `3 cuộc, 240 lượt người`; may be empty.
 */
done: string, note: string, };

export type ReportTaskState = "done" | "late" | "open" | "dropped";

export type ReportGap = { "kind": "no_addressee" } | { "kind": "no_signer" } | { "kind": "prompt", title: string, prompt: string, } | { "kind": "empty_section", title: string, } | { "kind": "untold", name: string, counted: string, } | { "kind": "nought", title: string, sentence: string, };

export type SavedReport = { saved: Saved, report: Report, };

export type ReportChanges = { since: string, figures: Array<ChangedFigure>, 
/**
 * Changes of its closed period since, the last first.
 */
late: Array<ReportLateChange>, 
/**
 * The text as it was then beside the text with the figures of now.
 */
text: Comparison, };

export type ChangedFigure = { figure: Figure, old: string, new: string, 
/**
 * `+5`, `-1.250`, `+8,33%`; empty where only what a share is made of is another.
 */
difference: string, };

export type ReportLateChange = { subject: string, old: string, new: string, why: string, by: string, at: string, };

export type ReturnedOf = "same" | "other" | "unknown";

export type ReturnedWords = "current" | "version" | "earlier" | "unknown";

export type ReturnedKind = "comment" | "replaced" | "inserted" | "deleted" | "added" | "removed" | "joined" | "moved" | "row_added" | "row_removed" | "untracked";

export type ReturnedPlace = "marked" | "by_words" | "by_likeness" | "outside" | "nowhere";

export type ReturnedReply = { author: string, at: string, text: string, };

export type ReturnedItem = { kind: ReturnedKind, author: string, 
/**
 * Empty where the file does not say.
 */
at: string, place: ReturnedPlace, 
/**
 * What it would be a remark on.
 */
of: RemarkOf, 
/**
 * The section it stands in, with its number.
 */
heading: string, 
/**
 * The words it is about; of a place without any, what stands there.
 */
quote: string, 
/**
 * What is said.
 */
text: string, 
/**
 * The words wanted instead; empty to strike them out.
 */
suggestion: string | null, 
/**
 * Settled in Word.
 */
done: boolean, 
/**
 * Came in before.
 */
known: boolean, replies: Array<ReturnedReply>, };

export type ReturnedAuthor = { found: string, count: number, };

export type ReturnedFile = { 
/**
 * Names it until it is taken in.
 */
token: string, file_name: string, 
/**
 * The plan its remarks would go to.
 */
plan: string, title: string, of: ReturnedOf, 
/**
 * The title of the plan it says it is of, where that is another one that is kept.
 */
other: string, words: ReturnedWords, 
/**
 * The number of the version it went out with.
 */
version: number | null, authors: Array<ReturnedAuthor>, items: Array<ReturnedItem>, 
/**
 * Comments and changes more than are read of one file.
 */
beyond: number, 
/**
 * A part of the file could not be read.
 */
damaged: boolean, };

export type ReturnedBy = { found: string, name: string, role: Role, };

export type TakenReturned = { 
/**
 * Nothing when all of it was there already.
 */
saved: Saved | null, remarks: number, replies: number, 
/**
 * Remarks that were there already.
 */
known: number, 
/**
 * Of the new ones, those without a place in the text.
 */
unplaced: number, };

export type Role = "drafter" | "unit_head" | "format_checker" | "leader" | "clerk" | "reader";

export type Stage = "drafting" | "returned" | "unit_review" | "format_check" | "leader_review" | "approved" | "signed" | "numbered" | "issued" | "filed" | "replaced" | "corrected";

export type Step = "submit" | "pass_content" | "pass_form" | "approve" | "return" | "take_back" | "void" | "sign" | "number" | "issue" | "file" | "replace" | "correct";

export type Person = { name: string, role: Role, };

export type Deed = { "step": "submit" } | { "step": "pass_content" } | { "step": "pass_form" } | { "step": "approve" } | { "step": "return", reason: string, } | { "step": "take_back", reason: string, } | { "step": "sign", by: string, on: string, reason: string, } | { "step": "number", number: string, on: string, } | { "step": "issue", on: string, } | { "step": "file", place: string, } | { "step": "replace", by: string, } | { "step": "correct", reason: string, };

export type StepForm = { deed: Deed, 
/**
 * The hash of what they had before their eyes; empty where that was not shown.
 */
seen: string, 
/**
 * In whose name, in an office without profiles: empty for the officer.
 */
by: string, };

export type CoursePassage = { id: string, step: Step, from: Stage, to: Stage, by: Person, at: string, 
/**
 * First letters of the content's hash.
 */
content: string, version: string | null, 
/**
 * Why; or where it is filed.
 */
reason: string, signer: string, number: number | null, 
/**
 * Of signature, number or issue.
 */
day: string | null, 
/**
 * The plan that took its place.
 */
other: string | null, };

export type OpenStep = { step: Step, allowed: boolean, role: Role, };

export type Course = { stage: Stage, 
/**
 * How often it was handed on.
 */
round: number, 
/**
 * The content's hash as it is now.
 */
content: string, 
/**
 * Its first letters, as printed.
 */
short: string, 
/**
 * Whether it was changed since it was handed on for review.
 */
changed: boolean, 
/**
 * Whether it is not what was approved: it was changed outside the program.
 */
altered: boolean, frozen: boolean, passages: Array<CoursePassage>, 
/**
 * The one that leads on is the first.
 */
steps: Array<OpenStep>, switches: StepSwitches, 
/**
 * It came from a file with number and date, and never took a step here.
 */
imported: boolean, 
/**
 * Its number and date are typed: it came from a file, and never took a step here.
 */
by_hand: boolean, 
/**
 * It came in a package to be remarked on: its steps are taken where it was written.
 */
for_review: boolean, 
/**
 * There are no profiles: a step asks in whose name it is.
 */
alone: boolean, 
/**
 * Who is expected to sign.
 */
signer: string, 
/**
 * Why its number counts no more; empty while it does.
 */
struck: string, 
/**
 * The issued plan that this one changes.
 */
adjusts: CoursePlan | null, 
/**
 * Plans that change this one.
 */
adjusted_by: Array<CoursePlan>, };

export type StepSwitches = { unit_review: boolean, format_check: boolean, };

export type SavedCourse = { saved: Saved, course: Course, };

export type RemarkPart = "subject" | "bases" | "opening" | "closing" | "recipients" | "signature";

export type RemarkPlace = { "kind": "plan" } | { "kind": "section", section: string, } | { "kind": "block", block: string, } | { "kind": "words", block: string, start: number, end: number, } | { "kind": "task", task: string, } | { "kind": "task_words", task: string, start: number, end: number, } | { "kind": "part", part: RemarkPart, } | { "kind": "part_words", part: RemarkPart, start: number, end: number, } | { "kind": "line", version: string, said: string, };

export type RemarkStanding = "here" | "moved" | "orphaned" | "unplaced";

export type RemarkOf = "plan" | "text" | "task" | "subject" | "bases" | "opening" | "closing" | "recipients" | "signature" | "nothing";

export type RemarkState = "open" | "accepted" | "declined" | "done";

export type RemarkSource = "typed" | "package" | "word" | "paper";

export type Remark = { id: string, 
/**
 * Counted in the list as it is now; nowhere kept.
 */
number: number, round: number, standing: RemarkStanding, of: RemarkOf, place: RemarkPlace | null, 
/**
 * The section or annex it stands in.
 */
home: string | null, 
/**
 * What the words of one that is orphaned stood in, if that is still there.
 */
near: RemarkPlace | null, 
/**
 * The place as people cite it: `II.1.a`; a task's number. May be empty.
 */
cited: string, 
/**
 * What it was about when it was made. Empty for the whole plan.
 */
excerpt: string, by: Person, at: string, text: string, 
/**
 * Words to stand in the place of the others; empty strikes them out.
 */
suggestion: string | null, 
/**
 * The words as they are now with the suggestion, word by word.
 */
change: Array<ComparedWords>, 
/**
 * Whether the suggestion can be put in: its words are as they were.
 */
fits: boolean, source: RemarkSource, 
/**
 * Who sent the package it came in first; nobody where it was written here.
 */
sender: SaidBy | null, state: RemarkState, answer: string, ruled_by: Person | null, ruled_at: string | null, replies: Array<RemarkReply>, 
/**
 * Whether who sits here may take it away.
 */
own: boolean, };

export type RemarkReply = { id: string, by: Person, at: string, text: string, };

export type RemarkCounts = { total: number, open: number, accepted: number, declined: number, done: number, };

export type Verdict = "agree" | "amend" | "return";

export type SaidBy = { name: string, 
/**
 * Whether its words were compared; else anybody can have sent it.
 */
paired: boolean, };

export type Opinion = { id: string, round: number, verdict: Verdict, reason: string, by: Person, at: string, 
/**
 * First letters of the hash of what was judged.
 */
content: string, 
/**
 * Whether that is what the plan says now.
 */
current: boolean, 
/**
 * Who sent the package it came in first; nobody where it was given here.
 */
sender: SaidBy | null, };

export type Remarks = { plan: string, round: number, 
/**
 * The hash of the plan's content as it is now.
 */
content: string, remarks: Array<Remark>, counts: RemarkCounts, opinions: Array<Opinion>, 
/**
 * Whether everybody's part is done by one officer, who may say in whose name.
 */
alone: boolean, 
/**
 * Prints for remarks, the newest first.
 */
prints: Array<RemarkPrint>, };

export type RemarkPrint = { 
/**
 * The kept state of the plan.
 */
version: string, number: number, at: string, 
/**
 * First letters of its hash, as printed at its foot.
 */
content: string, };

export type NewRemark = { place: RemarkPlace, 
/**
 * The words they had before their eyes, for words of something.
 */
quote: string, text: string, suggestion: string | null, 
/**
 * In whose name, in an office without profiles.
 */
by: Person | null, };

export type RemarkDecision = "accepted" | "declined" | "done";

export type RemarkRuling = { decision: RemarkDecision, answer: string, 
/**
 * The suggestion takes the place of the words, and the remark is done.
 */
put_in: boolean, };

export type OpinionForm = { verdict: Verdict, reason: string, 
/**
 * The hash of what they had before their eyes.
 */
seen: string, by: Person | null, };

export type SavedRemarks = { saved: Saved, remarks: Remarks, plan: Plan | null, 
/**
 * The remark that was written or changed.
 */
remark: string | null, 
/**
 * What went into the trash.
 */
trash: string | null, };

export type PrintedLine = { 
/**
 * Nothing where there is no such line.
 */
number: number | null, 
/**
 * Counted from 1.
 */
page: number, text: string, 
/**
 * What stands there.
 */
of: RemarkOf, 
/**
 * The place of those words as people cite it; a task's number.
 */
cited: string, };

export type SectionRemarks = { section: string, pending: number, };

export type PackageKind = "review_request" | "review_answer" | "hand_over" | "template";

export type PackageRefusal = "not_a_package" | "cut" | "damaged" | "signature" | "newer" | "too_large" | "too_many" | "too_deep" | "odd_name" | "twice" | "passphrase_needed" | "passphrase_wrong" | "content" | "plan_full" | "replayed" | "unknown_sender" | "not_sent" | "plan_missing" | "plan_in_trash" | "nothing_to_answer" | "not_opened";

export type SenderStanding = "own" | "paired" | "unknown" | "changed";

export type PackageSender = { 
/**
 * As the package says.
 */
name: string, 
/**
 * As it is called here, once it is known.
 */
known_as: string | null, key: string, 
/**
 * The key's first digits.
 */
short: string, 
/**
 * The words both computers show.
 */
words: Array<string>, standing: SenderStanding, };

export type PackageEffect = "new" | "newer" | "older" | "same" | "both_edited" | "answer" | "plans" | "taken" | "own" | "plan_missing" | "plan_in_trash";

export type PackageOpinion = { id: string, verdict: Verdict, reason: string, by: Person, at: string, 
/**
 * Whether it is about the words as they are now.
 */
current: boolean, 
/**
 * The step it can be taken for, in that person's name.
 */
step: Step | null, };

export type HandedKind = "log" | "progress" | "checklists" | "indicators" | "reports" | "schedules" | "register" | "evidence";

export type HandedCount = { kind: HandedKind, count: number, };

export type PackageBrings = { remarks: number, replies: number, 
/**
 * Of the new remarks those that stand elsewhere than they did, or around which words
 * changed.
 */
moved: number, 
/**
 * Those whose place is gone, or was never known.
 */
gone: number, opinions: Array<PackageOpinion>, plans: number, tasks: number, 
/**
 * Kept versions.
 */
versions: number, 
/**
 * Whether the plans of a hand-over come without what hangs on them, because its backup
 * cannot be read.
 */
bare: boolean, 
/**
 * Plans of a hand-over that lie in the trash here and stay out: they are restored first.
 */
trashed: number, 
/**
 * What else of a hand-over comes; into an empty office only what is not in its backup.
 */
along: Array<HandedCount>, 
/**
 * What of it stays behind.
 */
behind: Array<HandedCount>, };

export type AnsweredVersion = { 
/**
 * Its number; none where it is not kept here.
 */
number: number | null, 
/**
 * Whether the words are still the same.
 */
current: boolean, 
/**
 * Whether they were sent or kept here. An answer to anything else needs a yes of its own.
 */
known: boolean, };

export type OpenedPackage = { 
/**
 * The file's name.
 */
file: string, id: string, kind: PackageKind, sender: PackageSender, at: string, note: string, 
/**
 * Whether it was behind a passphrase.
 */
locked: boolean, 
/**
 * Subject of the plan, name of the template or of the office.
 */
title: string, year: number | null, 
/**
 * The plan it is about, if that is here.
 */
plan: string | null, effect: PackageEffect, answers: AnsweredVersion | null, brings: PackageBrings, };

export type TakenPackage = { 
/**
 * Nothing where there was nothing to do.
 */
saved: Saved | null, kind: PackageKind, effect: PackageEffect, plan: string | null, brought: PackageBrings, 
/**
 * Plans whose other words are kept as versions: subject and number.
 */
beside: Array<KeptBeside>, };

export type KeptBeside = { plan: string, title: string, number: number, 
/**
 * The version, which a merge can take as theirs.
 */
version: string, 
/**
 * The newest version here that both sides went through; none where nothing shared is known,
 * and the two can only be compared.
 */
base: string | null, };

export type PackageForm = { kind: PackageKind, 
/**
 * Nothing for a hand-over.
 */
plan: string | null, 
/**
 * A word to the receiver; the name of a template.
 */
note: string, 
/**
 * Empty for none.
 */
passphrase: string, };

export type WrittenPackage = { path: string, bytes: number, id: string, kind: PackageKind, 
/**
 * Files of evidence in a hand-over.
 */
evidence: number, 
/**
 * Those it has no room for.
 */
left: number, };

export type CarriedPackage = { id: string, kind: PackageKind, 
/**
 * Written here; else taken here.
 */
out: boolean, at: string, name: string, 
/**
 * The package it answers.
 */
answers: string | null, };

export type CarriedPlan = { 
/**
 * Whether it is here to be remarked on only.
 */
review: boolean, 
/**
 * Newest first.
 */
packages: Array<CarriedPackage>, 
/**
 * Judgements that came in packages of paired computers, those that can be taken first.
 */
opinions: Array<PackageOpinion>, 
/**
 * What came with other words and was not merged yet, in the order it came.
 */
beside: Array<KeptBeside>, };

export type Peer = { key: string, short: string, name: string, seen: string, paired: string | null, 
/**
 * The words both computers show.
 */
words: Array<string>, };

export type Peers = { short: string, peers: Array<Peer>, };

export type SavedPeers = { saved: Saved, peers: Peers, };

export type Right = "read" | "remark" | "draft" | "record" | "check_content" | "check_form" | "approve" | "sign" | "issue" | "close" | "manage";

export type Profile = { id: string, name: string, role: Role, 
/**
 * The person of the directory they are.
 */
official: string | null, 
/**
 * Looks after the profiles.
 */
keeper: boolean, active: boolean, 
/**
 * Whether a PIN is asked for.
 */
pin: boolean, 
/**
 * Seconds until a PIN may be tried again.
 */
wait: number, };

export type ProfileForm = { id: string, name: string, role: Role, official: string | null, keeper: boolean, active: boolean, };

export type RoleRights = { role: Role, rights: Array<Right>, keeper: boolean, };

export type Sitting = { 
/**
 * Whether the office has profiles. Without any, one officer does everybody's part.
 */
in_use: boolean, 
/**
 * Nobody: everything can be looked at, nothing changed.
 */
profile: string | null, name: string, role: Role, keeper: boolean, rights: Array<Right>, };

export type People = { profiles: Array<Profile>, sitting: Sitting, roles: Array<RoleRights>, };

export type SavedPeople = { saved: Saved, people: People, };

export type PinKept = { saved: Saved, people: People, 
/**
 * The new recovery code, this once; empty where the one on paper still holds.
 */
code: string, };

export type ScheduleForm = { 
/**
 * Id of the plan, or empty.
 */
plan: string, 
/**
 * Id of the plan's task, or empty.
 */
task: string, title: string, 
/**
 * Code of the channel it is logged in; empty for broadcasts.
 */
channel: string, place: string, 
/**
 * Days of the week; Monday is 1.
 */
days: Array<number>, 
/**
 * `17:30`, or empty.
 */
time: string, minutes: string, first: string, last: string, };

export type ScheduleDraft = { form: ScheduleForm, 
/**
 * The words.
 */
sentence: string, 
/**
 * They say on which days of the week, or how long.
 */
understood: boolean, };

export type SchedulePreview = { 
/**
 * Slots altogether, and their minutes.
 */
slots: number, minutes: number, added: number, removed: number, 
/**
 * Broadcast, moved or excused: they stay as they are.
 */
done: number, moved: number, excused: number, };

export type Schedule = { id: string, form: ScheduleForm, 
/**
 * Title of its plan and words of its task; empty where it has none, or it is gone.
 */
plan_title: string, task_text: string, slots: number, minutes: number, done: number, excused: number, 
/**
 * Planned ones of the past, which nobody told of.
 */
late: number, };

export type Slot = { id: string, schedule: string, title: string, place: string, day: string, 
/**
 * The day the schedule gave it.
 */
planned: string, 
/**
 * `17:30`, or empty.
 */
time: string, minutes: number, state: SlotState, 
/**
 * Why it was not broadcast.
 */
reason: string, 
/**
 * Its entry of the log, once it was.
 */
entry: string, 
/**
 * Its day is over and nobody told of it.
 */
late: boolean, 
/**
 * Its day has not come.
 */
future: boolean, };

export type SlotState = "planned" | "done" | "excused";

export type Schedules = { today: string, first: string, last: string, 
/**
 * The one that begins last first.
 */
schedules: Array<Schedule>, 
/**
 * Between the first day and the last, in order.
 */
slots: Array<Slot>, 
/**
 * All that are late, in order.
 */
late: Array<Slot>, 
/**
 * The channels a schedule can be logged in, the loudspeakers first.
 */
channels: Array<ScheduleChannel>, };

export type ScheduleChannel = { code: string, name: string, };

export type SavedSchedule = { saved: Saved, schedule: Schedule, };

export type SavedSlots = { saved: Saved, slots: Array<Slot>, };

export type BookChoice = { period: string, first: string, last: string, 
/**
 * Id of the plan, or empty.
 */
plan: string, };

export type Book = "broadcasts" | "work";

export type VersionCause = "asked" | "step" | "sent" | "printed" | "received" | "replaced";

export type ChangeSize = { changed: number, added: number, removed: number, moved: number, };

export type PlanVersion = { id: string, 
/**
 * Counted from 1 within the plan.
 */
number: number, cause: VersionCause, stage: Stage, by: Person, at: string, note: string, 
/**
 * First letters of the content's hash.
 */
short: string, 
/**
 * Against the version before it; nothing for the first.
 */
change: ChangeSize | null, 
/**
 * Bringing it back takes the plan, which is in review, back to its drafter.
 */
takes_back: boolean, };

export type OtherPlanKind = "linked" | "year_before" | "other";

export type OtherPlan = { plan: string, title: string, year: number, kind: OtherPlanKind, };

export type PlanVersions = { plan: string, versions: Array<PlanVersion>, 
/**
 * What changed since the last one; nothing where none is kept.
 */
now: ChangeSize | null, stage: Stage, 
/**
 * Nothing can be restored: the document has its number.
 */
frozen: boolean, 
/**
 * Every other plan of the office, last year's first.
 */
others: Array<OtherPlan>, };

export type StateRef = { "kind": "now", plan: string, } | { "kind": "version", version: string, };

export type ComparedState = { plan: string, title: string, year: number, 
/**
 * The version's number; nothing for what stands now.
 */
number: number | null, stage: Stage, 
/**
 * When it was kept; now for what stands now.
 */
at: string, };

export type VersionComparison = { old: ComparedState, new: ComparedState, comparison: Comparison, };

export type ComparisonChoice = { old: StateRef, new: StateRef, 
/**
 * On its side, each state in a column of its own.
 */
landscape: boolean, };

export type SavedVersions = { saved: Saved, versions: PlanVersions, };

export type RestoredVersion = { saved: Saved, plan: Plan, versions: PlanVersions, 
/**
 * The version that holds what stood there before.
 */
before: string, 
/**
 * Tasks the version does not have, with their marks: in the trash.
 */
trash: string | null, 
/**
 * Whether an approval fell.
 */
voided: boolean, 
/**
 * Whether it went from review back to its drafter.
 */
taken_back: boolean, };

export type MergeAspect = "words" | "place" | "presence";

export type MergeThing = "section" | "annex" | "block" | "task" | "year" | "continues" | "parent" | "agency_lines" | "number" | "symbol" | "place" | "date" | "subject" | "bases" | "opening" | "urgency" | "circulation" | "draft_stamp" | "closing" | "recipients" | "signature";

export type MergeValue = { label: string, lines: Array<Rich>, };

export type MergeConflict = { 
/**
 * Names it in a ruling.
 */
unit: string, aspect: MergeAspect, thing: MergeThing, base: MergeValue | null, mine: MergeValue | null, theirs: MergeValue | null, 
/**
 * Whether own words can take its place.
 */
own: boolean, ruling: MergeRuling | null, };

export type MergeTake = "mine" | "theirs" | "base" | "own";

export type MergeRuling = { unit: string, take: MergeTake, 
/**
 * For own words.
 */
text: string, };

export type MergeTakenKind = "changed" | "added" | "removed" | "moved";

export type MergeTaken = { thing: MergeThing, kind: MergeTakenKind, before: MergeValue | null, after: MergeValue | null, };

export type MergeSource = { "kind": "version", version: string, } | { "kind": "content", json: string, };

export type MergeForm = { plan: string, 
/**
 * The version both began from.
 */
base: string, theirs: MergeSource, rulings: Array<MergeRuling>, 
/**
 * The hash of what was previewed; empty for a preview.
 */
seen: string, };

export type MergePreview = { plan: string, title: string, 
/**
 * The hash of the plan as it stands.
 */
seen: string, conflicts: Array<MergeConflict>, taken: Array<MergeTaken>, 
/**
 * Conflicts that wait.
 */
open: number, 
/**
 * The plan as it stands beside what it becomes.
 */
comparison: Comparison, };

export type MergedPlan = { saved: Saved, plan: Plan, 
/**
 * The version that holds what stood there before.
 */
before: string, 
/**
 * The version that holds theirs.
 */
received: string, 
/**
 * Tasks that went, with their marks: in the trash.
 */
trash: string | null, voided: boolean, };

export const startup = (): Promise<Startup> =>
  call('startup');
export const startAnew = (): Promise<Startup> =>
  call('start_anew');
export const startFromBackup = (name: string): Promise<Startup> =>
  call('start_from_backup', { name });
export const tryAgain = (): Promise<Startup> =>
  call('try_again');
export const setUp = (form: FirstRun): Promise<Saved> =>
  call('set_up', { form });
export const loadSample = (): Promise<Imported> =>
  call('load_sample');
export const removeSample = (): Promise<Saved> =>
  call('remove_sample');
export const desk = (): Promise<Desk> =>
  call('desk');
export const search = (words: string): Promise<Array<Hit>> =>
  call('search', { words });
export const listPlans = (): Promise<Array<PlanSummary>> =>
  call('list_plans');
export const getPlan = (plan: string): Promise<Plan> =>
  call('get_plan', { plan });
export const createPlan = (form: NewPlan): Promise<SavedPlan> =>
  call('create_plan', { form });
export const listTemplates = (): Promise<Array<Template>> =>
  call('list_templates');
export const saveAsTemplate = (plan: string, name: string): Promise<Saved> =>
  call('save_as_template', { plan, name });
export const renameTemplate = (template: string, name: string): Promise<Saved> =>
  call('rename_template', { template, name });
export const removeTemplate = (template: string): Promise<Removed> =>
  call('remove_template', { template });
export const listPhrases = (): Promise<Array<Phrase>> =>
  call('list_phrases');
export const savePhrase = (phrase: Phrase): Promise<Saved> =>
  call('save_phrase', { phrase });
export const removePhrase = (phrase: string): Promise<Removed> =>
  call('remove_phrase', { phrase });
export const saveHead = (plan: string, head: PlanHead): Promise<SavedPlan> =>
  call('save_head', { plan, head });
export const saveEnding = (plan: string, ending: PlanEnding): Promise<SavedPlan> =>
  call('save_ending', { plan, ending });
export const removePlan = (plan: string): Promise<Removed> =>
  call('remove_plan', { plan });
export const addSection = (plan: string, form: NewSection): Promise<SavedPlan> =>
  call('add_section', { plan, form });
export const saveSection = (plan: string, section: string, edit: SectionEdit): Promise<SavedPlan> =>
  call('save_section', { plan, section, edit });
export const moveSection = (plan: string, section: string, parent: string | null, index: number): Promise<SavedPlan> =>
  call('move_section', { plan, section, parent, index });
export const removeSection = (plan: string, section: string): Promise<Removed> =>
  call('remove_section', { plan, section });
export const saveAnnex = (plan: string, annex: string, blocks: Array<Block>): Promise<SavedPlan> =>
  call('save_annex', { plan, annex, blocks });
export const removeAnnex = (plan: string, annex: string): Promise<Removed> =>
  call('remove_annex', { plan, annex });
export const settleDoubt = (plan: string, doubt: string, settled: boolean): Promise<SavedPlan> =>
  call('settle_doubt', { plan, doubt, settled });
export const getFindings = (plan: string): Promise<Array<Finding>> =>
  call('get_findings', { plan });
export const getCourse = (plan: string): Promise<Course> =>
  call('get_course', { plan });
export const takeStep = (plan: string, form: StepForm): Promise<SavedCourse> =>
  call('take_step', { plan, form });
export const listProfiles = (): Promise<People> =>
  call('list_profiles');
export const saveProfile = (form: ProfileForm): Promise<SavedPeople> =>
  call('save_profile', { form });
export const chooseProfile = (profile: string, pin: string): Promise<SavedPeople> =>
  call('choose_profile', { profile, pin });
export const leaveProfile = (): Promise<SavedPeople> =>
  call('leave_profile');
export const setPin = (profile: string, pin: string, current: string): Promise<PinKept> =>
  call('set_pin', { profile, pin, current });
export const removePin = (profile: string, current: string): Promise<SavedPeople> =>
  call('remove_pin', { profile, current });
export const recoverPin = (profile: string, code: string): Promise<PinKept> =>
  call('recover_pin', { profile, code });
export const printRecoveryCode = (): Promise<Printed> =>
  call('print_recovery_code');
export const forgetRecoveryCode = (): Promise<null> =>
  call('forget_recovery_code');
export const pickReturned = (plan: string): Promise<ReturnedFile> =>
  call('pick_returned', { plan });
export const takeReturned = (token: string, authors: Array<ReturnedBy>): Promise<TakenReturned> =>
  call('take_returned', { token, authors });
export const setSteps = (switches: StepSwitches): Promise<Saved> =>
  call('set_steps', { switches });
export const listVersions = (plan: string): Promise<PlanVersions> =>
  call('list_versions', { plan });
export const keepVersion = (plan: string, note: string): Promise<SavedVersions> =>
  call('keep_version', { plan, note });
export const compareVersions = (before: StateRef, after: StateRef): Promise<VersionComparison> =>
  call('compare_versions', { before, after });
export const restoreVersion = (version: string, trash: string | null): Promise<RestoredVersion> =>
  call('restore_version', { version, trash });
export const beginFromVersion = (version: string): Promise<SavedPlan> =>
  call('begin_from_version', { version });
export const exportComparison = (choice: ComparisonChoice, format: ExportFormat): Promise<Written> =>
  call('export_comparison', { choice, format });
export const printComparison = (choice: ComparisonChoice): Promise<Printed> =>
  call('print_comparison', { choice });
export const previewMerge = (form: MergeForm): Promise<MergePreview> =>
  call('preview_merge', { form });
export const acceptMerge = (form: MergeForm): Promise<MergedPlan> =>
  call('accept_merge', { form });
export const listRemarks = (plan: string): Promise<Remarks> =>
  call('list_remarks', { plan });
export const remarksBySection = (plan: string): Promise<Array<SectionRemarks>> =>
  call('remarks_by_section', { plan });
export const addRemark = (plan: string, form: NewRemark): Promise<SavedRemarks> =>
  call('add_remark', { plan, form });
export const replyToRemark = (remark: string, text: string, by: Person | null): Promise<SavedRemarks> =>
  call('reply_to_remark', { remark, text, by });
export const ruleRemark = (remark: string, form: RemarkRuling): Promise<SavedRemarks> =>
  call('rule_remark', { remark, form });
export const reopenRemark = (remark: string): Promise<SavedRemarks> =>
  call('reopen_remark', { remark });
export const removeRemark = (remark: string): Promise<Removed> =>
  call('remove_remark', { remark });
export const giveOpinion = (plan: string, form: OpinionForm): Promise<SavedRemarks> =>
  call('give_opinion', { plan, form });
export const exportRemarks = (plan: string, format: ExportFormat): Promise<Written> =>
  call('export_remarks', { plan, format });
export const printRemarks = (plan: string): Promise<Printed> =>
  call('print_remarks', { plan });
export const printForRemarks = (plan: string): Promise<Printed> =>
  call('print_for_remarks', { plan });
export const printedLine = (plan: string, version: string, said: string): Promise<PrintedLine> =>
  call('printed_line', { plan, version, said });
export const getSteps = (): Promise<StepSwitches> =>
  call('get_steps');
export const nextNumber = (plan: string, on: string, number: string): Promise<NextNumber> =>
  call('next_number', { plan, on, number });
export const adjustPlan = (plan: string): Promise<SavedPlan> =>
  call('adjust_plan', { plan });
export const getHistory = (plan: string, task: string | null): Promise<Array<HistoryLine>> =>
  call('get_history', { plan, task });
export const exportApproval = (plan: string, format: ExportFormat): Promise<Written> =>
  call('export_approval', { plan, format });
export const printApproval = (plan: string): Promise<Printed> =>
  call('print_approval', { plan });
export const getRegister = (year: number | null): Promise<Register> =>
  call('get_register', { year });
export const addRegistration = (form: NewRegistration): Promise<SavedRegister> =>
  call('add_registration', { form });
export const editRegistration = (registration: string, edit: RegistrationEdit): Promise<SavedRegister> =>
  call('edit_registration', { registration, edit });
export const strikeRegistration = (registration: string, reason: string): Promise<SavedRegister> =>
  call('strike_registration', { registration, reason });
export const exportRegister = (year: number, format: ExportFormat): Promise<Written> =>
  call('export_register', { year, format });
export const printRegister = (year: number): Promise<Printed> =>
  call('print_register', { year });
export const sendPackage = (form: PackageForm): Promise<WrittenPackage> =>
  call('send_package', { form });
export const openPackage = (): Promise<OpenedPackage> =>
  call('open_package');
export const askedPackage = (): Promise<OpenedPackage | null> =>
  call('asked_package');
export const unlockPackage = (passphrase: string): Promise<OpenedPackage> =>
  call('unlock_package', { passphrase });
export const takePackage = (trust: boolean, pair: boolean): Promise<TakenPackage> =>
  call('take_package', { trust, pair });
export const dropPackage = (): Promise<null> =>
  call('drop_package');
export const setPackageAside = (): Promise<string> =>
  call('set_package_aside');
export const getCarried = (plan: string): Promise<CarriedPlan> =>
  call('get_carried', { plan });
export const takePackageStep = (plan: string, opinion: string): Promise<SavedCourse> =>
  call('take_package_step', { plan, opinion });
export const listPeers = (): Promise<Peers> =>
  call('list_peers');
export const savePeer = (key: string, name: string, paired: boolean): Promise<SavedPeers> =>
  call('save_peer', { key, name, paired });
export const forgetPeer = (key: string): Promise<SavedPeers> =>
  call('forget_peer', { key });
export const listTrash = (): Promise<Array<TrashItem>> =>
  call('list_trash');
export const restoreRemoved = (trash: string): Promise<Saved> =>
  call('restore_removed', { trash });
export const getRollover = (plan: string, period: string): Promise<Rollover> =>
  call('get_rollover', { plan, period });
export const listRollovers = (): Promise<Array<RolloverBegun>> =>
  call('list_rollovers');
export const saveRollover = (plan: string, period: string, decisions: Array<ProposalDecision>): Promise<Saved> =>
  call('save_rollover', { plan, period, decisions });
export const previewRollover = (plan: string, period: string, accepted: Array<ProposalChoice>): Promise<Comparison> =>
  call('preview_rollover', { plan, period, accepted });
export const acceptRollover = (plan: string, period: string, accepted: Array<ProposalChoice>): Promise<SavedPlan> =>
  call('accept_rollover', { plan, period, accepted });
export const getSuccessors = (): Promise<SuccessorList> =>
  call('get_successors');
export const saveSuccessors = (own: Array<Successor>, off: Array<string>): Promise<SavedSuccessors> =>
  call('save_successors', { own, off });
export const pickImport = (): Promise<ImportPreview> =>
  call('pick_import');
export const previewText = (text: string): Promise<ImportPreview> =>
  call('preview_text', { text });
export const correctImport = (draft: string, correction: ImportCorrection): Promise<ImportEdit> =>
  call('correct_import', { draft, correction });
export const undoImport = (draft: string): Promise<ImportEdit> =>
  call('undo_import', { draft });
export const redoImport = (draft: string): Promise<ImportEdit> =>
  call('redo_import', { draft });
export const rereadImport = (draft: string, choice: ImportChoice): Promise<ImportPreview> =>
  call('reread_import', { draft, choice });
export const acceptImport = (draft: string): Promise<Imported> =>
  call('accept_import', { draft });
export const cancelImport = (): Promise<null> =>
  call('cancel_import');
export const startFolderImport = (): Promise<FolderImport> =>
  call('start_folder_import');
export const folderImport = (): Promise<FolderImport | null> =>
  call('folder_import');
export const cancelFolderImport = (): Promise<FolderImport | null> =>
  call('cancel_folder_import');
export const acceptFolderImport = (drafts: Array<string>): Promise<KeptFolder> =>
  call('accept_folder_import', { drafts });
export const closeFolderImport = (): Promise<null> =>
  call('close_folder_import');
export const openPreview = (draft: string): Promise<ImportPreview> =>
  call('open_preview', { draft });
export const previewChecklist = (draft: string): Promise<ChecklistPreview> =>
  call('preview_checklist', { draft });
export const createChecklist = (plan: string, form: NewChecklist): Promise<SavedChecklists> =>
  call('create_checklist', { plan, form });
export const listChecklists = (plan: string): Promise<Checklists> =>
  call('list_checklists', { plan });
export const changeChecklist = (checklist: string, change: ChecklistChange): Promise<SavedChecklists> =>
  call('change_checklist', { checklist, change });
export const removeChecklist = (checklist: string): Promise<Removed> =>
  call('remove_checklist', { checklist });
export const exportChecklist = (checklist: string, format: ExportFormat): Promise<Written> =>
  call('export_checklist', { checklist, format });
export const printChecklist = (checklist: string): Promise<Printed> =>
  call('print_checklist', { checklist });
export const listSlips = (plan: string): Promise<SlipList> =>
  call('list_slips', { plan });
export const exportSlips = (plan: string, choice: SlipChoice, format: ExportFormat): Promise<Written> =>
  call('export_slips', { plan, choice, format });
export const printSlips = (plan: string, choice: SlipChoice): Promise<Printed> =>
  call('print_slips', { plan, choice });
export const listReminders = (plan: string, quarter: string): Promise<ReminderList> =>
  call('list_reminders', { plan, quarter });
export const exportReminders = (plan: string, choice: ReminderChoice, format: ExportFormat): Promise<Written> =>
  call('export_reminders', { plan, choice, format });
export const printReminders = (plan: string, choice: ReminderChoice): Promise<Printed> =>
  call('print_reminders', { plan, choice });
export const listCollection = (plan: string, quarter: string): Promise<Collection> =>
  call('list_collection', { plan, quarter });
export const findCollection = (code: string): Promise<CollectionPlace> =>
  call('find_collection', { code });
export const saveCollection = (form: CollectionForm): Promise<SavedCollection> =>
  call('save_collection', { form });
export const forgetCollection = (plan: string, quarter: string, unit: number): Promise<SavedCollection> =>
  call('forget_collection', { plan, quarter, unit });
export const exportCollection = (plan: string, choice: CollectionChoice, format: ExportFormat): Promise<Written> =>
  call('export_collection', { plan, choice, format });
export const printCollection = (plan: string, choice: CollectionChoice): Promise<Printed> =>
  call('print_collection', { plan, choice });
export const exportTimeline = (plan: string, format: ExportFormat): Promise<Written> =>
  call('export_timeline', { plan, format });
export const printTimeline = (plan: string): Promise<Printed> =>
  call('print_timeline', { plan });
export const listTasks = (plan: string): Promise<Array<Task>> =>
  call('list_tasks', { plan });
export const addTask = (plan: string, fields: TaskFields): Promise<SavedTasks> =>
  call('add_task', { plan, fields });
export const saveTask = (task: string, fields: TaskFields): Promise<ChangedTasks> =>
  call('save_task', { task, fields });
export const acceptTasks = (plan: string, tasks: Array<string>): Promise<SavedTasks> =>
  call('accept_tasks', { plan, tasks });
export const removeTasks = (plan: string, tasks: Array<string>, reason: string): Promise<Removed> =>
  call('remove_tasks', { plan, tasks, reason });
export const moveTask = (task: string, index: number): Promise<SavedTasks> =>
  call('move_task', { task, index });
export const pasteTasks = (plan: string, text: string): Promise<SavedTasks> =>
  call('paste_tasks', { plan, text });
export const pickCells = (plan: string): Promise<CellsPreview> =>
  call('pick_cells', { plan });
export const previewCells = (plan: string, text: string): Promise<CellsPreview> =>
  call('preview_cells', { plan, text });
export const matchCells = (plan: string, cells: string, sheet: number): Promise<SheetPreview> =>
  call('match_cells', { plan, cells, sheet });
export const changeCells = (plan: string, cells: string, choice: CellsChoice): Promise<SheetPreview> =>
  call('change_cells', { plan, cells, choice });
export const acceptCells = (plan: string, cells: string, choice: CellsChoice): Promise<SavedTasks> =>
  call('accept_cells', { plan, cells, choice });
export const proposeAnnexRows = (plan: string, annex: string): Promise<SavedTasks> =>
  call('propose_annex_rows', { plan, annex });
export const readSentence = (words: string, heading: string): Promise<TaskFields> =>
  call('read_sentence', { words, heading });
export const addTaskFrom = (plan: string, block: string, sentence: string, fields: TaskFields): Promise<SavedTasks> =>
  call('add_task_from', { plan, block, sentence, fields });
export const listTaskLinks = (plan: string): Promise<Array<TaskLink>> =>
  call('list_task_links', { plan });
export const answerDrift = (task: string, answer: DriftAnswer): Promise<AnsweredDrift> =>
  call('answer_drift', { task, answer });
export const takeBackDrift = (task: string, before: TaskWas): Promise<ChangedTasks> =>
  call('take_back_drift', { task, before });
export const setTargets = (plan: string, targets: Array<TargetsEdit>): Promise<ChangedTasks> =>
  call('set_targets', { plan, targets });
export const proposeTargets = (plan: string): Promise<Array<TargetsProposal>> =>
  call('propose_targets', { plan });
export const getBudget = (plan: string): Promise<BudgetSums> =>
  call('get_budget', { plan });
export const getAssignments = (task: string): Promise<Array<Assignment>> =>
  call('get_assignments', { task });
export const listOpenTasks = (official: string): Promise<Array<OpenTask>> =>
  call('list_open_tasks', { official });
export const handOver = (form: Handover): Promise<Saved> =>
  call('hand_over', { form });
export const takeBackHandover = (form: Handover): Promise<Saved> =>
  call('take_back_handover', { form });
export const getCoverage = (plan: string): Promise<Coverage> =>
  call('get_coverage', { plan });
export const getLoad = (year: number): Promise<Load> =>
  call('get_load', { year });
export const getProgress = (plan: string, year: number | null): Promise<Progress> =>
  call('get_progress', { plan, year });
export const saveMark = (mark: MarkEdit): Promise<SavedProgress> =>
  call('save_mark', { mark });
export const clearMark = (task: string, quarter: string, reason: string): Promise<SavedProgress> =>
  call('clear_mark', { task, quarter, reason });
export const getProof = (task: string, quarter: string): Promise<Proof> =>
  call('get_proof', { task, quarter });
export const getIndicators = (plan: string, year: number | null): Promise<Indicators> =>
  call('get_indicators', { plan, year });
export const saveIndicators = (plan: string, edits: Array<IndicatorEdit>): Promise<SavedIndicators> =>
  call('save_indicators', { plan, edits });
export const removeIndicator = (indicator: string, reason: string): Promise<Removed> =>
  call('remove_indicator', { indicator, reason });
export const saveReached = (edit: ReachedEdit): Promise<SavedIndicators> =>
  call('save_reached', { edit });
export const getScore = (plan: string, period: string): Promise<Score> =>
  call('get_score', { plan, period });
export const saveScoreRules = (rules: ScoreRules | null): Promise<Saved> =>
  call('save_score_rules', { rules });
export const startLog = (): Promise<LogStart> =>
  call('start_log');
export const listLog = (filter: LogFilter): Promise<LogView> =>
  call('list_log', { filter });
export const getLogEntry = (entry: string): Promise<LogEntry> =>
  call('get_log_entry', { entry });
export const periodsOfDay = (day: string): Promise<Array<string>> =>
  call('periods_of_day', { day });
export const saveLogEntry = (entry: string, fields: LogFields, reason: string, sure: boolean): Promise<LogAnswer> =>
  call('save_log_entry', { entry, fields, reason, sure });
export const editLogEntries = (entries: Array<string>, edit: LogEdit, reason: string): Promise<EditedLog> =>
  call('edit_log_entries', { entries, edit, reason });
export const putBackLogEntries = (before: Array<LogWas>, reason: string): Promise<SavedLog> =>
  call('put_back_log_entries', { before, reason });
export const removeLogEntries = (entries: Array<string>, reason: string): Promise<Removed> =>
  call('remove_log_entries', { entries, reason });
export const saveChannels = (channels: Array<LogChannel>): Promise<SavedLogLists> =>
  call('save_channels', { channels });
export const savePlaces = (places: Array<string>): Promise<SavedLogLists> =>
  call('save_places', { places });
export const pickLogTable = (): Promise<LogTable> =>
  call('pick_log_table');
export const previewLogText = (text: string): Promise<LogTable> =>
  call('preview_log_text', { text });
export const matchLogTable = (table: string, sheet: number): Promise<LogSheet> =>
  call('match_log_table', { table, sheet });
export const changeLogTable = (table: string, choice: LogTableChoice): Promise<LogSheet> =>
  call('change_log_table', { table, choice });
export const acceptLogTable = (table: string, choice: LogTableChoice, reason: string): Promise<SavedLog> =>
  call('accept_log_table', { table, choice, reason });
export const listClosings = (): Promise<Array<Closing>> =>
  call('list_closings');
export const closePeriod = (period: string): Promise<SavedClosings> =>
  call('close_period', { period });
export const openPeriod = (period: string, reason: string): Promise<SavedClosings> =>
  call('open_period', { period, reason });
export const listLateChanges = (period: string | null): Promise<Array<LateChange>> =>
  call('list_late_changes', { period });
export const getCharts = (plan: string | null, year: number): Promise<Charts> =>
  call('get_charts', { plan, year });
export const exportCharts = (plan: string | null, year: number, format: ExportFormat): Promise<Written> =>
  call('export_charts', { plan, year, format });
export const printCharts = (plan: string | null, year: number): Promise<Printed> =>
  call('print_charts', { plan, year });
export const getTimeline = (plan: string): Promise<Timeline> =>
  call('get_timeline', { plan });
export const listEvidence = (of: EvidenceOf): Promise<Array<Evidence>> =>
  call('list_evidence', { of });
export const countEvidence = (entries: Array<string>): Promise<Array<EvidenceCount>> =>
  call('count_evidence', { entries });
export const pickEvidence = (of: EvidenceOf): Promise<AddedEvidence> =>
  call('pick_evidence', { of });
export const addEvidence = (of: EvidenceOf, form: EvidenceWords): Promise<SavedEvidence> =>
  call('add_evidence', { of, form });
export const reuseEvidence = (of: EvidenceOf, evidence: string): Promise<SavedEvidence> =>
  call('reuse_evidence', { of, evidence });
export const noteEvidence = (evidence: string, note: string): Promise<SavedEvidence> =>
  call('note_evidence', { evidence, note });
export const removeEvidence = (evidence: string): Promise<Removed> =>
  call('remove_evidence', { evidence });
export const openEvidence = (evidence: string): Promise<Printed> =>
  call('open_evidence', { evidence });
export const evidenceThumbnail = (evidence: string): Promise<Thumbnail> =>
  call('evidence_thumbnail', { evidence });
export const missingEvidence = (plan: string, period: string): Promise<MissingEvidence> =>
  call('missing_evidence', { plan, period });
export const exportEvidence = (plan: string, period: string): Promise<EvidenceFolder> =>
  call('export_evidence', { plan, period });
export const printEvidence = (plan: string, period: string): Promise<Printed> =>
  call('print_evidence', { plan, period });
export const listReports = (): Promise<ReportList> =>
  call('list_reports');
export const previewReport = (plan: string | null, period: string): Promise<ReportFigures> =>
  call('preview_report', { plan, period });
export const createReport = (plan: string | null, period: string): Promise<SavedReport> =>
  call('create_report', { plan, period });
export const getReport = (report: string): Promise<Report> =>
  call('get_report', { report });
export const saveReport = (report: string, text: ReportText): Promise<SavedReport> =>
  call('save_report', { report, text });
export const sendReport = (report: string): Promise<SavedReport> =>
  call('send_report', { report });
export const reopenReport = (report: string): Promise<SavedReport> =>
  call('reopen_report', { report });
export const removeReport = (report: string): Promise<Removed> =>
  call('remove_report', { report });
export const compareReport = (report: string): Promise<ReportChanges> =>
  call('compare_report', { report });
export const exportReport = (report: string, format: ExportFormat): Promise<Written> =>
  call('export_report', { report, format });
export const printReport = (report: string): Promise<Printed> =>
  call('print_report', { report });
export const exportReportSupplement = (report: string, format: ExportFormat): Promise<Written> =>
  call('export_report_supplement', { report, format });
export const printReportSupplement = (report: string): Promise<Printed> =>
  call('print_report_supplement', { report });
export const getSchedules = (first: string, last: string): Promise<Schedules> =>
  call('get_schedules', { first, last });
export const previewSchedule = (schedule: string, form: ScheduleForm): Promise<SchedulePreview> =>
  call('preview_schedule', { schedule, form });
export const saveSchedule = (schedule: string, form: ScheduleForm): Promise<SavedSchedule> =>
  call('save_schedule', { schedule, form });
export const removeSchedule = (schedule: string): Promise<Removed> =>
  call('remove_schedule', { schedule });
export const scheduleDraft = (task: string): Promise<ScheduleDraft> =>
  call('schedule_draft', { task });
export const scheduleDrafts = (plan: string): Promise<Array<ScheduleDraft>> =>
  call('schedule_drafts', { plan });
export const readSchedule = (plan: string, sentence: string): Promise<ScheduleDraft> =>
  call('read_schedule', { plan, sentence });
export const tickSlots = (slots: Array<string>, reason: string): Promise<SavedSlots> =>
  call('tick_slots', { slots, reason });
export const untickSlots = (slots: Array<string>, reason: string): Promise<Removed> =>
  call('untick_slots', { slots, reason });
export const moveSlot = (slot: string, day: string): Promise<SavedSlots> =>
  call('move_slot', { slot, day });
export const excuseSlots = (slots: Array<string>, reason: string): Promise<SavedSlots> =>
  call('excuse_slots', { slots, reason });
export const resumeSlots = (slots: Array<string>): Promise<SavedSlots> =>
  call('resume_slots', { slots });
export const exportBook = (book: Book, choice: BookChoice, format: ExportFormat): Promise<Written> =>
  call('export_book', { book, choice, format });
export const printBook = (book: Book, choice: BookChoice): Promise<Printed> =>
  call('print_book', { book, choice });
export const getDirectory = (): Promise<Directory> =>
  call('get_directory');
export const saveUnit = (unit: Unit): Promise<SavedDirectory> =>
  call('save_unit', { unit });
export const removeUnit = (unit: string): Promise<Removed> =>
  call('remove_unit', { unit });
export const saveOfficial = (official: Official): Promise<SavedDirectory> =>
  call('save_official', { official });
export const removeOfficial = (official: string): Promise<Removed> =>
  call('remove_official', { official });
export const getAgency = (): Promise<Agency> =>
  call('get_agency');
export const saveAgency = (agency: Agency): Promise<Saved> =>
  call('save_agency', { agency });
export const getSettings = (): Promise<Settings> =>
  call('get_settings');
export const saveSettings = (settings: Settings): Promise<Saved> =>
  call('save_settings', { settings });
export const getReportRegime = (): Promise<RegimeView> =>
  call('get_report_regime');
export const saveReportRegime = (regime: ReportRegime): Promise<SavedRegime> =>
  call('save_report_regime', { regime });
export const listReportPresets = (): Promise<Array<ReportRegime>> =>
  call('list_report_presets');
export const getForm = (): Promise<PaperForm> =>
  call('get_form');
export const saveForm = (choices: Array<FormChoice>): Promise<Saved> =>
  call('save_form', { choices });
export const exportPlan = (plan: string, format: ExportFormat): Promise<Written> =>
  call('export_plan', { plan, format });
export const exportBeside = (): Promise<Written> =>
  call('export_beside');
export const exportPack = (plan: string): Promise<Pack> =>
  call('export_pack', { plan });
export const printPlan = (plan: string): Promise<Printed> =>
  call('print_plan', { plan });
export const printQuarterSheet = (plan: string, quarter: string): Promise<Printed> =>
  call('print_quarter_sheet', { plan, quarter });
export const previewPlan = (plan: string, edit: PreviewEdit | null): Promise<Preview> =>
  call('preview_plan', { plan, edit });
export const previewReportPages = (report: string): Promise<Preview> =>
  call('preview_report_pages', { report });
export const previewPage = (paper: string, page: number, fingerprint: string, scale: number): Promise<PageImage> =>
  call('preview_page', { paper, page, fingerprint, scale });
export const listBackups = (): Promise<Array<Backup>> =>
  call('list_backups');
export const backupNow = (): Promise<Backup> =>
  call('backup_now');
export const backupToDrive = (): Promise<BackupCopy> =>
  call('backup_to_drive');
export const restoreBackup = (name: string): Promise<Restored> =>
  call('restore_backup', { name });
export const restoreBackupFile = (): Promise<Restored> =>
  call('restore_backup_file');
export const verifyData = (): Promise<Verification> =>
  call('verify_data');
