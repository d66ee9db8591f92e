//! Every command the screens can give, as one table: name, arguments, answer, use case.
//!
//! A row makes three things: the Tauri command, its place in the handler, and its typed twin in
//! `ui/src/backend/commands.ts`. A command has no `if`, no SQL and no sentence: it hands its
//! arguments to a use case on a worker thread and answers with what that says.

use crate::office::{
    Office, adjust, approval, backup, cells, charts, checklists, closing, collection, coverage,
    desk, directory, evidence, export, folder, form, handover, history, import, import_screen,
    indicators, letters, log, merging, pack, packages, phrases, pins, plans, preview, print,
    profiles, progress, regime, register, remarks, reports, returned, review, rollover, schedule,
    score, search, sentences, setup, slips, successors, targets, tasks, templates, timeline,
    versions,
};
use crate::wire::*;
use std::sync::Arc;
use tauri::State;

/// Runs a use case off the window's thread; a panic in it is an internal failure, not a crash.
async fn run<T: Send + 'static>(
    office: &State<'_, Arc<Office>>,
    use_case: impl FnOnce(&Office) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let office = Arc::clone(office);
    tauri::async_runtime::spawn_blocking(move || use_case(&office))
        .await
        .unwrap_or(Err(Failure::Internal))
}

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident($($arg:ident: $ty:ty),* $(,)?) -> $out:ty = $use_case:path;)*) => {
        $(
            $(#[$doc])*
            #[tauri::command]
            async fn $name(office: State<'_, Arc<Office>>, $($arg: $ty),*) -> Result<$out, Failure> {
                run(&office, move |office| $use_case(office, $($arg),*)).await
            }
        )*

        /// The handler that knows every command.
        pub fn handler<R: tauri::Runtime>() -> impl Fn(tauri::ipc::Invoke<R>) -> bool {
            tauri::generate_handler![$($name),*]
        }

        /// Each command as (name, argument names and TypeScript types, answer's TypeScript type).
        pub fn signatures() -> Vec<(&'static str, Vec<(&'static str, String)>, String)> {
            let config = ts_rs::Config::default();
            vec![$((
                stringify!($name),
                vec![$((stringify!($arg), <$ty as ts_rs::TS>::name(&config))),*],
                <$out as ts_rs::TS>::name(&config),
            )),*]
        }
    };
}

commands! {
    /// What to show first.
    startup() -> Startup = setup::startup;
    /// Puts a file that cannot be used aside, under a dated name, and starts with a new one.
    start_anew() -> Startup = setup::start_anew;
    /// Restores a listed backup in place of a file that cannot be used, which is put aside.
    start_from_backup(name: String) -> Startup = setup::start_from_backup;
    /// Opens the data file again, for instance after the other window was closed.
    try_again() -> Startup = setup::try_again;
    /// Sets the office up from the first-run form.
    set_up(form: FirstRun) -> Saved = setup::set_up;
    /// Adds the sample office's plan, clearly marked, with tasks and two marked quarters.
    load_sample() -> Imported = setup::load_sample;
    /// Removes every sample plan in one step.
    remove_sample() -> Saved = setup::remove_sample;

    /// What needs me.
    desk() -> Desk = desk::get;
    /// Finds plans, sections, tasks, people and units, with or without marks.
    search(words: String) -> Vec<Hit> = search::search;

    /// All plans, newest year first.
    list_plans() -> Vec<PlanSummary> = plans::list;
    /// One plan, whole.
    get_plan(plan: String) -> Plan = plans::get;
    /// A new plan, from a template or with the usual empty sections.
    create_plan(form: NewPlan) -> SavedPlan = plans::create;
    /// Beginnings for new plans: the office's own, newest first, then those of the program.
    list_templates() -> Vec<Template> = templates::list;
    /// Keeps a plan as a template: its words and tasks, without number, date and people.
    save_as_template(plan: String, name: String) -> Saved = templates::save_as;
    /// Gives a template of the office another name.
    rename_template(template: String, name: String) -> Saved = templates::rename;
    /// Removes a template of the office; it can be brought back.
    remove_template(template: String) -> Removed = templates::remove;
    /// Sentences the office uses again and again, in its order.
    list_phrases() -> Vec<Phrase> = phrases::list;
    /// Adds (empty id) or changes a phrase.
    save_phrase(phrase: Phrase) -> Saved = phrases::save;
    /// Removes a phrase; it can be brought back.
    remove_phrase(phrase: String) -> Removed = phrases::remove;
    /// Changes what stands above the body.
    save_head(plan: String, head: PlanHead) -> SavedPlan = plans::save_head;
    /// Changes closing, recipients and signature.
    save_ending(plan: String, ending: PlanEnding) -> SavedPlan = plans::save_ending;
    /// Removes a plan with its tasks and marks; it can be brought back.
    remove_plan(plan: String) -> Removed = plans::remove;
    /// Adds a section.
    add_section(plan: String, form: NewSection) -> SavedPlan = plans::add_section;
    /// Changes a section's line and text.
    save_section(plan: String, section: String, edit: SectionEdit) -> SavedPlan = plans::save_section;
    /// Moves a section; the index counts without the moved one.
    move_section(plan: String, section: String, parent: Option<String>, index: u32) -> SavedPlan = plans::move_section;
    /// Removes a section with all under it; it can be brought back.
    remove_section(plan: String, section: String) -> Removed = plans::remove_section;
    /// Changes the text of an annex.
    save_annex(plan: String, annex: String, blocks: Vec<Block>) -> SavedPlan = plans::save_annex;
    /// Removes an annex; it can be brought back.
    remove_annex(plan: String, annex: String) -> Removed = plans::remove_annex;
    /// Marks a doubt as looked at, or takes that back.
    settle_doubt(plan: String, doubt: String, settled: bool) -> SavedPlan = plans::settle_doubt;
    /// What is worth pointing at in a plan, in the order it is read.
    get_findings(plan: String) -> Vec<Finding> = plans::findings;
    /// Where a plan stands on its way, how it came there, what may come next.
    get_course(plan: String) -> Course = review::course;
    /// Takes a step of the review; what it is about is kept as a version.
    take_step(plan: String, form: StepForm) -> SavedCourse = review::take_step;
    /// The people at this computer, who of them sits here, and what each role may do.
    list_profiles() -> People = profiles::list;
    /// Adds (empty id) or changes a profile; the first one is of whoever makes it.
    save_profile(form: ProfileForm) -> SavedPeople = profiles::save;
    /// Somebody sits down, with their PIN if they have one.
    choose_profile(profile: String, pin: String) -> SavedPeople = profiles::choose;
    /// Nobody sits here from now on.
    leave_profile() -> SavedPeople = profiles::leave;
    /// Sets or changes one's own PIN; the first one brings a recovery code.
    set_pin(profile: String, pin: String, current: String) -> PinKept = pins::set;
    /// Takes one's own PIN away, or, as keeper, somebody else's.
    remove_pin(profile: String, current: String) -> SavedPeople = pins::remove;
    /// Lets somebody in with the recovery code: the PIN is gone, and there is a new code.
    recover_pin(profile: String, code: String) -> PinKept = pins::recover;
    /// Hands the paper with the recovery code that was just made to the system's viewer.
    print_recovery_code() -> Printed = pins::print_code;
    /// Forgets the recovery code that was just made.
    forget_recovery_code() -> () = pins::forget_code;
    /// Lets the user choose a Word file that came back; shows what it would bring in, keeps nothing.
    pick_returned(plan: String) -> ReturnedFile = returned::pick;
    /// Takes in what the file shown says, as remarks; the same file again adds nothing.
    take_returned(token: String, authors: Vec<ReturnedBy>) -> TakenReturned = returned::take;
    /// Chooses which steps of the review the office takes.
    set_steps(switches: StepSwitches) -> Saved = review::set_steps;
    /// The kept states of a plan, the last first.
    list_versions(plan: String) -> PlanVersions = versions::list;
    /// Keeps a plan as it stands, with a note.
    keep_version(plan: String, note: String) -> SavedVersions = versions::keep;
    /// Two states of a plan, or of two, side by side.
    compare_versions(before: StateRef, after: StateRef) -> VersionComparison = versions::compare;
    /// Puts an older version in the place of what stands, which is kept first. With the trash of a
    /// restoring that is taken back, the tasks that went come back with their marks.
    restore_version(version: String, trash: Option<String>) -> RestoredVersion = versions::restore;
    /// Begins a plan with the words and tasks of a version.
    begin_from_version(version: String) -> SavedPlan = versions::begin;
    /// Lets the user choose where, and writes a comparison there.
    export_comparison(choice: ComparisonChoice, format: ExportFormat) -> Written = versions::export;
    /// Hands a comparison to the system's viewer, which prints.
    print_comparison(choice: ComparisonChoice) -> Printed = versions::print;
    /// What a plan becomes with what somebody else made of a kept version of it; keeps nothing.
    preview_merge(form: MergeForm) -> MergePreview = merging::preview_form;
    /// Keeps a merge whose conflicts are all decided.
    accept_merge(form: MergeForm) -> MergedPlan = merging::accept_form;

    /// Everything that was said about a plan, numbered, each where it stands now.
    list_remarks(plan: String) -> Remarks = remarks::list;
    /// How many remarks wait in each section and annex.
    remarks_by_section(plan: String) -> Vec<SectionRemarks> = remarks::by_section;
    /// Writes a remark.
    add_remark(plan: String, form: NewRemark) -> SavedRemarks = remarks::add;
    /// Answers a remark.
    reply_to_remark(remark: String, text: String, by: Option<Person>) -> SavedRemarks = remarks::reply;
    /// Takes a remark over, declines it with a reason, or says that it is worked in.
    rule_remark(remark: String, form: RemarkRuling) -> SavedRemarks = remarks::rule;
    /// Opens a remark again.
    reopen_remark(remark: String) -> SavedRemarks = remarks::reopen;
    /// Takes an own remark away, while nobody answered it; it can be brought back.
    remove_remark(remark: String) -> Removed = remarks::remove;
    /// Gives a judgement of the whole draft, as it was seen.
    give_opinion(plan: String, form: OpinionForm) -> SavedRemarks = remarks::give_opinion;
    /// Lets the user choose where, and writes the table that answers all remarks there.
    export_remarks(plan: String, format: ExportFormat) -> Written = remarks::export;
    /// Hands the table that answers all remarks to the system's viewer, which prints.
    print_remarks(plan: String) -> Printed = remarks::print;
    /// Hands the draft, its lines counted and with room to write, to the system's viewer.
    print_for_remarks(plan: String) -> Printed = remarks::print_for_remarks;
    /// What stands in a line of a print for remarks.
    printed_line(plan: String, version: String, said: String) -> PrintedLine = remarks::line;
    /// Which steps of the review the office takes.
    get_steps() -> StepSwitches = review::get_steps;
    /// What a plan would be numbered on a day, and where that or `number` is out of order.
    next_number(plan: String, on: String, number: String) -> NextNumber = register::next_number;
    /// Begins a plan that changes an issued one, with its words and tasks, linked to it.
    adjust_plan(plan: String) -> SavedPlan = adjust::begin;
    /// What happened to a plan, the newest first; with a task, to that alone.
    get_history(plan: String, task: Option<String>) -> Vec<HistoryLine> = history::get;
    /// Lets the user choose where, and writes the sheet of a plan's review there.
    export_approval(plan: String, format: ExportFormat) -> Written = approval::export;
    /// Hands the sheet of a plan's review to the system's viewer, which prints.
    print_approval(plan: String) -> Printed = approval::print;
    /// The register of outgoing documents of a year, or of this one.
    get_register(year: Option<i32>) -> Register = register::list;
    /// Adds a document made elsewhere to the register.
    add_registration(form: NewRegistration) -> SavedRegister = register::add;
    /// Writes down what became of a document's copies.
    edit_registration(registration: String, edit: RegistrationEdit) -> SavedRegister = register::edit;
    /// Gives a number up; its line stays with the reason.
    strike_registration(registration: String, reason: String) -> SavedRegister = register::strike;
    /// Lets the user choose where, and writes the register of a year there.
    export_register(year: i32, format: ExportFormat) -> Written = register::export;
    /// Hands the register of a year to the system's viewer, which prints.
    print_register(year: i32) -> Printed = register::print;
    /// Lets the user choose where, and writes a package there: whole, read back.
    send_package(form: PackageForm) -> WrittenPackage = packages::send;
    /// Lets the user choose a package and tells what it is. Keeps nothing.
    open_package() -> OpenedPackage = packages::open;
    /// The package the system asked to open, if it did.
    asked_package() -> Option<OpenedPackage> = packages::opened_by_system;
    /// Opens the package that waits behind a passphrase.
    unlock_package(passphrase: String) -> OpenedPackage = packages::unlock;
    /// Takes the opened package: `trust` an unknown sender or an answer to nothing sent from here, `pair` after the words were compared.
    take_package(trust: bool, pair: bool) -> TakenPackage = packages::take;
    /// Lets go of the opened package.
    drop_package() -> () = packages::drop_opened;
    /// Keeps a copy of a package that cannot be read, for whoever looks into it; answers where.
    set_package_aside() -> String = packages::set_aside;
    /// What was carried of a plan, and the judgements that came.
    get_carried(plan: String) -> CarriedPlan = packages::carried;
    /// Takes a judgement that came for the step it means, in that person's name.
    take_package_step(plan: String, opinion: String) -> SavedCourse = packages::step;
    /// This computer and those packages came from.
    list_peers() -> Peers = packages::list_peers;
    /// Renames a computer, and says whether its words were compared.
    save_peer(key: String, name: String, paired: bool) -> SavedPeers = packages::save_peer;
    /// Forgets a computer.
    forget_peer(key: String) -> SavedPeers = packages::forget_peer;
    /// What was removed and can be brought back, newest first.
    list_trash() -> Vec<TrashItem> = plans::trash;
    /// Brings something back to where it was.
    restore_removed(trash: String) -> Saved = plans::restore_removed;

    /// What is proposed for the plan that follows this one in a later period; keeps nothing.
    get_rollover(plan: String, period: String) -> Rollover = rollover::get;
    /// Plans that somebody began to roll over, the newest decision first.
    list_rollovers() -> Vec<RolloverBegun> = rollover::begun;
    /// Keeps what was decided so far; nothing decided forgets it.
    save_rollover(plan: String, period: String, decisions: Vec<ProposalDecision>) -> Saved = rollover::save;
    /// The old plan beside the new one with the proposals taken; keeps nothing.
    preview_rollover(plan: String, period: String, accepted: Vec<ProposalChoice>) -> Comparison = rollover::preview;
    /// Keeps the plan of a later period with the proposals taken, linked to the old one.
    accept_rollover(plan: String, period: String, accepted: Vec<ProposalChoice>) -> SavedPlan = rollover::accept;
    /// Names, terms and documents that went out of use, with what took their place.
    get_successors() -> SuccessorList = successors::get;
    /// Keeps the office's own entries, and which of the program's are switched off (by id).
    save_successors(own: Vec<Successor>, off: Vec<String>) -> SavedSuccessors = successors::save;

    /// Lets the user choose a file, reads it, keeps nothing.
    pick_import() -> ImportPreview = import::pick;
    /// Reads pasted text, keeps nothing.
    preview_text(text: String) -> ImportPreview = import::preview_text;
    /// Corrects a piece of a previewed plan; keeps nothing.
    correct_import(draft: String, correction: ImportCorrection) -> ImportEdit = import_screen::correct;
    /// Takes the last correction of a previewed plan back.
    undo_import(draft: String) -> ImportEdit = import_screen::undo;
    /// Makes the correction again that was taken back last.
    redo_import(draft: String) -> ImportEdit = import_screen::redo;
    /// Reads the source of a previewed plan again in another way; its corrections are gone.
    reread_import(draft: String, choice: ImportChoice) -> ImportPreview = import_screen::reread;
    /// Keeps a previewed plan.
    accept_import(draft: String) -> Imported = import::accept;
    /// Gives up reading the file that was chosen.
    cancel_import() -> () = import::cancel;
    /// Lets the user choose a folder and starts reading its files; keeps nothing.
    start_folder_import() -> FolderImport = folder::start;
    /// The folder being read or shown, if there is one.
    folder_import() -> Option<FolderImport> = folder::get;
    /// Stops reading the folder; what was understood so far stays.
    cancel_folder_import() -> Option<FolderImport> = folder::cancel;
    /// Keeps plans of the folder, each in a change of its own; the report says which.
    accept_folder_import(drafts: Vec<String>) -> KeptFolder = folder::accept;
    /// Forgets the folder.
    close_folder_import() -> () = folder::close;
    /// Shows a file of the folder as a file chosen by itself.
    open_preview(draft: String) -> ImportPreview = folder::open;

    /// What a previewed plan of a superior asks for; keeps nothing.
    preview_checklist(draft: String) -> ChecklistPreview = checklists::preview;
    /// Keeps the chosen passages of a previewed plan as a checklist of a plan of ours.
    create_checklist(plan: String, form: NewChecklist) -> SavedChecklists = checklists::create;
    /// A plan's checklists with their answers, and everything of the plan that can answer.
    list_checklists(plan: String) -> Checklists = checklists::list;
    /// Changes a checklist, answers in it, or puts back how it was.
    change_checklist(checklist: String, change: ChecklistChange) -> SavedChecklists = checklists::change;
    /// Removes a checklist with its answers; it can be brought back.
    remove_checklist(checklist: String) -> Removed = checklists::remove;
    /// Lets the user choose where, and writes the table of a checklist there.
    export_checklist(checklist: String, format: ExportFormat) -> Written = export::export_checklist;
    /// Hands the table of a checklist to the system's viewer, which prints.
    print_checklist(checklist: String) -> Printed = print::checklist;

    /// Who gets an assignment slip of a plan, and which tasks none.
    list_slips(plan: String) -> SlipList = slips::list;
    /// Lets the user choose where, and writes the chosen slips there in one file.
    export_slips(plan: String, choice: SlipChoice, format: ExportFormat) -> Written = slips::export;
    /// Hands the chosen slips to the system's viewer, which prints.
    print_slips(plan: String, choice: SlipChoice) -> Printed = slips::print;
    /// What of a plan is overdue up to a quarter, unit by unit.
    list_reminders(plan: String, quarter: String) -> ReminderList = letters::list;
    /// Lets the user choose where, and writes the letters that remind units there in one file.
    export_reminders(plan: String, choice: ReminderChoice, format: ExportFormat) -> Written = letters::export;
    /// Hands the letters that remind units to the system's viewer, which prints.
    print_reminders(plan: String, choice: ReminderChoice) -> Printed = letters::print;
    /// The collection forms of a plan's quarter, unit by unit, and which of them came back.
    list_collection(plan: String, quarter: String) -> Collection = collection::list;
    /// The form that a code stands on.
    find_collection(code: String) -> CollectionPlace = collection::find;
    /// Takes what a unit returned, and notes that its form came back.
    save_collection(form: CollectionForm) -> SavedCollection = collection::save;
    /// Takes back that a unit's form came back; what it said stays.
    forget_collection(plan: String, quarter: String, unit: u32) -> SavedCollection = collection::forget;
    /// Lets the user choose where, and writes forms, or the list of those that came back, there.
    export_collection(plan: String, choice: CollectionChoice, format: ExportFormat) -> Written = collection::export;
    /// Hands forms, or the list of those that came back, to the system's viewer, which prints.
    print_collection(plan: String, choice: CollectionChoice) -> Printed = collection::print;
    /// Lets the user choose where, and writes the timeline there, on A4 on its side.
    export_timeline(plan: String, format: ExportFormat) -> Written = timeline::export;
    /// Hands the timeline to the system's viewer, which prints.
    print_timeline(plan: String) -> Printed = timeline::print;

    /// The tasks of a plan, in order.
    list_tasks(plan: String) -> Vec<Task> = tasks::list;
    /// Adds an accepted task at the end.
    add_task(plan: String, fields: TaskFields) -> SavedTasks = tasks::add;
    /// Changes a task; a proposed one becomes accepted.
    save_task(task: String, fields: TaskFields) -> ChangedTasks = tasks::save;
    /// Makes proposed tasks part of the plan.
    accept_tasks(plan: String, tasks: Vec<String>) -> SavedTasks = tasks::accept;
    /// Removes tasks or drops proposals; they can be brought back.
    remove_tasks(plan: String, tasks: Vec<String>, reason: String) -> Removed = tasks::remove;
    /// Moves a task to a place from 0.
    move_task(task: String, index: u32) -> SavedTasks = tasks::move_to;
    /// Adds rows pasted from Excel or Word as tasks.
    paste_tasks(plan: String, text: String) -> SavedTasks = tasks::paste;
    /// Lets the user choose a table of tasks, matches its columns, keeps nothing.
    pick_cells(plan: String) -> CellsPreview = cells::pick;
    /// Matches the columns of rows pasted from Excel or Word, keeps nothing.
    preview_cells(plan: String, text: String) -> CellsPreview = cells::preview_text;
    /// Matches the columns of another sheet of a previewed table; keeps nothing.
    match_cells(plan: String, cells: String, sheet: u32) -> SheetPreview = cells::sheet;
    /// What a previewed table becomes with other columns; keeps nothing.
    change_cells(plan: String, cells: String, choice: CellsChoice) -> SheetPreview = cells::change;
    /// Adds the rows of a previewed table as tasks at the end, in one change.
    accept_cells(plan: String, cells: String, choice: CellsChoice) -> SavedTasks = cells::accept;
    /// Proposes the rows of an annex that arrived as running text as tasks.
    propose_annex_rows(plan: String, annex: String) -> SavedTasks = tasks::propose_annex_rows;
    /// What a sentence says of a task, under a heading that may name the unit; keeps nothing.
    read_sentence(words: String, heading: String) -> TaskFields = sentences::read_sentence;
    /// Adds an accepted task made from a sentence of a block.
    add_task_from(plan: String, block: String, sentence: String, fields: TaskFields) -> SavedTasks = sentences::add;
    /// The tasks that come from words of a plan, and which of them drifted from those.
    list_task_links(plan: String) -> Vec<TaskLink> = sentences::links;
    /// Says what becomes of a task whose sentence changed.
    answer_drift(task: String, answer: DriftAnswer) -> AnsweredDrift = sentences::answer;
    /// Takes such an answer back: the task is as it was.
    take_back_drift(task: String, before: TaskWas) -> ChangedTasks = sentences::take_back;
    /// Keeps what tasks aim at in their quarters, in one change.
    set_targets(plan: String, targets: Vec<TargetsEdit>) -> ChangedTasks = targets::set;
    /// What the words of tasks without a target seem to aim at; keeps nothing.
    propose_targets(plan: String) -> Vec<TargetsProposal> = targets::propose;
    /// What the tasks of a plan cost together.
    get_budget(plan: String) -> BudgetSums = targets::budget;
    /// Who answered for a task, the first first.
    get_assignments(task: String) -> Vec<Assignment> = handover::history;
    /// The tasks of all plans that an official still has to do.
    list_open_tasks(official: String) -> Vec<OpenTask> = handover::open;
    /// Hands tasks from one official to another from a day on, in one change.
    hand_over(form: Handover) -> Saved = handover::hand_over;
    /// Takes a handover back, as if nothing had happened.
    take_back_handover(form: Handover) -> Saved = handover::take_back;
    /// A plan's units by quarters, and what is missing.
    get_coverage(plan: String) -> Coverage = coverage::get;
    /// What each official has to do in a year, over all plans.
    get_load(year: i32) -> Load = coverage::of_officials;

    /// Quarters of a plan's year, or of another one.
    get_progress(plan: String, year: Option<i32>) -> Progress = progress::get;
    /// Marks a task in a quarter; a proposed task becomes accepted.
    save_mark(mark: MarkEdit) -> SavedProgress = progress::save_mark;
    /// Takes a mark away.
    clear_mark(task: String, quarter: String, reason: String) -> SavedProgress = progress::clear_mark;
    /// What stands behind the figure of a task in a quarter.
    get_proof(task: String, quarter: String) -> Proof = progress::proof;
    /// Indicators of a plan with what was reached in its year, or in another one.
    get_indicators(plan: String, year: Option<i32>) -> Indicators = indicators::get;
    /// Adds indicators (those without an id) and changes others.
    save_indicators(plan: String, edits: Vec<IndicatorEdit>) -> SavedIndicators = indicators::save;
    /// Removes an indicator with what was reached of it; it can be brought back.
    remove_indicator(indicator: String, reason: String) -> Removed = indicators::remove;
    /// Writes down what was reached in a quarter, or takes that back.
    save_reached(edit: ReachedEdit) -> SavedIndicators = indicators::save_reached;
    /// What the score sheet gives for a plan in a period.
    get_score(plan: String, period: String) -> Score = score::get;
    /// Sets how points are given; without rules, the program's are in force again.
    save_score_rules(rules: Option<ScoreRules>) -> Saved = score::save_rules;

    /// What the log's page begins with.
    start_log() -> LogStart = log::start;
    /// Entries of the log that fit a filter, the last day first.
    list_log(filter: LogFilter) -> LogView = log::list;
    /// One entry of the log.
    get_log_entry(entry: String) -> LogEntry = log::get;
    /// Every period a day counts in, the shortest first; the day as typed.
    periods_of_day(day: String) -> Vec<String> = log::periods;
    /// Keeps an entry, new (empty id) or changed. What is unlikely is asked first unless `sure`.
    save_log_entry(entry: String, fields: LogFields, reason: String, sure: bool) -> LogAnswer = log::save;
    /// Sets something of several entries in one change.
    edit_log_entries(entries: Vec<String>, edit: LogEdit, reason: String) -> EditedLog = log::edit;
    /// Takes back what was set of several entries at once: each says again what it said.
    put_back_log_entries(before: Vec<LogWas>, reason: String) -> SavedLog = log::put_back;
    /// Removes entries with their evidence; they can be brought back.
    remove_log_entries(entries: Vec<String>, reason: String) -> Removed = log::remove;
    /// Keeps the channels as the office wants them.
    save_channels(channels: Vec<LogChannel>) -> SavedLogLists = log::save_channels;
    /// Keeps the places that are offered.
    save_places(places: Vec<String>) -> SavedLogLists = log::save_places;
    /// Lets the user choose a table of what was done, matches its columns, keeps nothing.
    pick_log_table() -> LogTable = log::pick;
    /// Matches the columns of rows pasted from Excel or Word, keeps nothing.
    preview_log_text(text: String) -> LogTable = log::preview_text;
    /// Matches the columns of another sheet of a previewed table; keeps nothing.
    match_log_table(table: String, sheet: u32) -> LogSheet = log::sheet;
    /// What a previewed table becomes with other columns; keeps nothing.
    change_log_table(table: String, choice: LogTableChoice) -> LogSheet = log::change_table;
    /// Adds the rows of a previewed table to the log, in one change.
    accept_log_table(table: String, choice: LogTableChoice, reason: String) -> SavedLog = log::accept;
    /// Closed periods, the one that closed last first.
    list_closings() -> Vec<Closing> = closing::list;
    /// Closes a period whose last day has passed.
    close_period(period: String) -> SavedClosings = closing::close;
    /// Opens a closed period again, for a reason.
    open_period(period: String, reason: String) -> SavedClosings = closing::open;
    /// What was changed in closed periods, the last first; of one period, or of all.
    list_late_changes(period: Option<String>) -> Vec<LateChange> = closing::late_changes;
    /// A year in figures, of one plan or of all.
    get_charts(plan: Option<String>, year: i32) -> Charts = charts::get;
    /// Lets the user choose where, and writes the figures of a year there, as tables.
    export_charts(plan: Option<String>, year: i32, format: ExportFormat) -> Written = export::export_charts;
    /// Hands the figures of a year to the system's viewer, which prints.
    print_charts(plan: Option<String>, year: i32) -> Printed = print::charts;
    /// A plan's tasks over the months of its year.
    get_timeline(plan: String) -> Timeline = charts::timeline;

    /// What proves an entry of the log, or a task in a quarter, in the order it was added.
    list_evidence(of: EvidenceOf) -> Vec<Evidence> = evidence::list;
    /// How many pieces prove each of these entries of the log; those without any are left out.
    count_evidence(entries: Vec<String>) -> Vec<EvidenceCount> = evidence::counts;
    /// Lets the user choose files, copies them into the office's evidence folder and adds them.
    pick_evidence(of: EvidenceOf) -> AddedEvidence = evidence::pick;
    /// Adds an address, or a document by number and date.
    add_evidence(of: EvidenceOf, form: EvidenceWords) -> SavedEvidence = evidence::add;
    /// Uses the file of another piece of evidence for this too.
    reuse_evidence(of: EvidenceOf, evidence: String) -> SavedEvidence = evidence::reuse;
    /// Changes the words about a piece of evidence.
    note_evidence(evidence: String, note: String) -> SavedEvidence = evidence::note;
    /// Removes a piece of evidence; it can be brought back.
    remove_evidence(evidence: String) -> Removed = evidence::remove;
    /// Hands a copy of a file to the system's viewer, an address to the browser.
    open_evidence(evidence: String) -> Printed = evidence::open;
    /// A photo of evidence, small.
    evidence_thumbnail(evidence: String) -> Thumbnail = evidence::thumbnail;
    /// What of a plan has no evidence in a period.
    missing_evidence(plan: String, period: String) -> MissingEvidence = evidence::missing;
    /// Lets the user choose a drive, and makes the evidence file of a plan and a period in it.
    export_evidence(plan: String, period: String) -> EvidenceFolder = evidence::export;
    /// Hands the index of a plan's evidence in a period to the system's viewer, which prints.
    print_evidence(plan: String, period: String) -> Printed = evidence::print;

    /// All reports, and the plans one can be made of.
    list_reports() -> ReportList = reports::list;
    /// What a report would count; keeps nothing. Without a plan: all the office's work.
    preview_report(plan: Option<String>, period: String) -> ReportFigures = reports::preview;
    /// Begins a report with a draft from progress and log.
    create_report(plan: Option<String>, period: String) -> SavedReport = reports::create;
    /// A report with its figures: of now, or as they stood when closed or sent.
    get_report(report: String) -> Report = reports::get;
    /// Keeps what was typed in a report.
    save_report(report: String, text: ReportText) -> SavedReport = reports::save;
    /// Marks a report as sent: text and figures stand from now on.
    send_report(report: String) -> SavedReport = reports::send;
    /// Takes back that a report was sent.
    reopen_report(report: String) -> SavedReport = reports::reopen;
    /// Removes a report; it can be brought back.
    remove_report(report: String) -> Removed = reports::remove;
    /// What is different since a report was sent, else since its period was closed.
    compare_report(report: String) -> ReportChanges = reports::changes;
    /// Lets the user choose where, and writes a report there.
    export_report(report: String, format: ExportFormat) -> Written = export::export_report;
    /// Hands a report's PDF to the system's viewer, which prints.
    print_report(report: String) -> Printed = print::report;
    /// Lets the user choose where, and writes there what adds to a sent report.
    export_report_supplement(report: String, format: ExportFormat) -> Written = export::export_supplement;
    /// Hands what adds to a sent report to the system's viewer, which prints.
    print_report_supplement(report: String) -> Printed = print::supplement;

    /// Broadcast schedules, and the slots between two days; of this month where none are named.
    get_schedules(first: String, last: String) -> Schedules = schedule::get;
    /// What a schedule, new (empty id) or changed, makes of its slots; keeps nothing.
    preview_schedule(schedule: String, form: ScheduleForm) -> SchedulePreview = schedule::preview;
    /// Keeps a schedule, new (empty id) or changed, with its slots.
    save_schedule(schedule: String, form: ScheduleForm) -> SavedSchedule = schedule::save;
    /// Removes a schedule with its slots; it can be brought back. The log stays.
    remove_schedule(schedule: String) -> Removed = schedule::remove;
    /// A schedule's form filled in from the words of a task.
    schedule_draft(task: String) -> ScheduleDraft = schedule::draft;
    /// The same from every passage and task of a plan that says how often something is broadcast.
    schedule_drafts(plan: String) -> Vec<ScheduleDraft> = schedule::drafts;
    /// The same from a sentence; in the year of a plan, or (empty id) in this one.
    read_schedule(plan: String, sentence: String) -> ScheduleDraft = schedule::read_sentence;
    /// Tells that slots were broadcast: each makes an entry of the log, on its day.
    tick_slots(slots: Vec<String>, reason: String) -> SavedSlots = schedule::tick;
    /// Takes that back: their entries leave the log, and can be brought back.
    untick_slots(slots: Vec<String>, reason: String) -> Removed = schedule::untick;
    /// Moves a slot to another day.
    move_slot(slot: String, day: String) -> SavedSlots = schedule::move_to;
    /// Says why slots were not, or will not be, broadcast.
    excuse_slots(slots: Vec<String>, reason: String) -> SavedSlots = schedule::excuse;
    /// Takes that back: they are planned again.
    resume_slots(slots: Vec<String>) -> SavedSlots = schedule::resume;
    /// Lets the user choose where, and writes a book of what was done there.
    export_book(book: Book, choice: BookChoice, format: ExportFormat) -> Written = export::export_book;
    /// Hands a book of what was done to the system's viewer, which prints.
    print_book(book: Book, choice: BookChoice) -> Printed = print::book;

    /// Units and officials.
    get_directory() -> Directory = directory::get;
    /// Adds (empty id) or changes a unit.
    save_unit(unit: Unit) -> SavedDirectory = directory::save_unit;
    /// Removes a unit; it can be brought back.
    remove_unit(unit: String) -> Removed = directory::remove_unit;
    /// Adds (empty id) or changes a person.
    save_official(official: Official) -> SavedDirectory = directory::save_official;
    /// Removes a person; can be brought back.
    remove_official(official: String) -> Removed = directory::remove_official;
    /// The office.
    get_agency() -> Agency = directory::get_agency;
    /// Changes the office.
    save_agency(agency: Agency) -> Saved = directory::save_agency;
    /// How the program looks and behaves.
    get_settings() -> Settings = directory::get_settings;
    /// Changes how the program looks and behaves.
    save_settings(settings: Settings) -> Saved = directory::save_settings;
    /// Which reports are sent, when their figures close and when they are due.
    get_report_regime() -> RegimeView = regime::get;
    /// Chooses which reports are sent and when.
    save_report_regime(regime: ReportRegime) -> SavedRegime = regime::save;
    /// Regimes the program knows, the usual one first.
    list_report_presets() -> Vec<ReportRegime> = regime::presets;

    /// The figures of the form that the office may choose.
    get_form() -> PaperForm = form::get;
    /// Chooses figures of the form; those not named stay as they are.
    save_form(choices: Vec<FormChoice>) -> Saved = form::save;
    /// Lets the user choose where, and writes the plan there.
    export_plan(plan: String, format: ExportFormat) -> Written = export::export_plan;
    /// Writes the export whose target was locked beside it, under the name offered.
    export_beside() -> Written = export::export_beside;
    /// Lets the user choose a folder, and makes one in it with all the document exchange asks for.
    export_pack(plan: String) -> Pack = pack::export_pack;
    /// Hands a plan's PDF to the system's viewer, which prints.
    print_plan(plan: String) -> Printed = print::plan;
    /// Hands the blank sheet of a quarter to the system's viewer, for collecting by hand.
    print_quarter_sheet(plan: String, quarter: String) -> Printed = print::quarter_sheet;

    /// Lays a plan out with the edit in progress over it; keeps nothing.
    preview_plan(plan: String, edit: Option<PreviewEdit>) -> Preview = preview::plan;
    /// Lays a report out as it was last kept.
    preview_report_pages(report: String) -> Preview = preview::report;
    /// The picture of a previewed page of a plan or a report, `scale` pixels a point.
    preview_page(paper: String, page: u32, fingerprint: String, scale: f64) -> PageImage = preview::page;

    /// Backups, newest first.
    list_backups() -> Vec<Backup> = backup::list;
    /// Makes a backup now.
    backup_now() -> Backup = backup::now;
    /// Lets the user choose a drive, and makes a backup there with the files of evidence beside it.
    backup_to_drive() -> BackupCopy = backup::to_drive;
    /// Restores a listed backup; what is there now is backed up first.
    restore_backup(name: String) -> Restored = backup::restore;
    /// Lets the user choose a backup file, for instance on a USB stick, and restores it.
    restore_backup_file() -> Restored = backup::restore_file;
    /// Looks the whole data file over.
    verify_data() -> Verification = backup::verify;
}
