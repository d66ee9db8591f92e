//! Kept states of plans: listed, kept on demand, compared, brought back, begun from anew.

mod begin;
mod others;

pub use begin::begin;
pub use others::before;

use super::paper::{Material, Paper};
use super::{Office, closing, export, log, people, print, review};
use crate::clock;
use crate::wire::{
    self, ChangeSize, ComparedState, Comparison, ComparisonChoice, ExportFormat, Failure, Language,
    PlanVersion, PlanVersions, Printed, RestoredVersion, SavedVersions, StateRef,
    VersionComparison, Written, labelled_plan, reader, small,
};
use crate::words::word;
use check::compare::{self, Line, Moved, Said, State, Summary};
use check::rollover::{Spot, TaskCell};
use chrono::{DateTime, Utc};
use document::{
    Compared, ComparedLine, ComparedPart, ComparedPlace, ComparedSums, Orientation, Revised,
    Source, comparison, name_of_plan, state_name,
};
use exchange::Content;
use plan::checklist::{Grounds, Tie};
use plan::flaw::Check;
use plan::model::section_label;
use plan::review::{Attempt, Deed};
use plan::text::{lower_first, squeeze};
use plan::{
    Actor, BlockId, ContentHash, Course, Flaw, FlawKind, Flaws, Official, PassageId, Plan, PlanId,
    PlanState, Quarter, Right, Section, SectionId, Stage, Standing, Task, TaskId, TrashId, Version,
    VersionCause, VersionId,
};
use std::collections::{HashMap, HashSet};
use std::path::Path;
use store::{Change, EventKind, Records, TrashItem, TrashKind, Tx};

/// Longest note on a version.
const NOTE_LIMIT: usize = 500;

/// A state of a plan with what is known of it.
pub(super) struct Kept {
    pub(super) plan: Plan,
    pub(super) tasks: Vec<Task>,
    /// The version; nothing for what stands now.
    pub(super) version: Option<Version>,
    stage: Stage,
    at: DateTime<Utc>,
}

impl Kept {
    /// As the plan stands.
    pub(super) fn now(records: &Records, plan: PlanId) -> Result<Self, Failure> {
        Ok(Self {
            plan: records.plan(plan)?,
            tasks: records.tasks(plan)?,
            version: None,
            stage: records.course(plan)?.stage(),
            at: clock::now(),
        })
    }

    /// As it was kept.
    ///
    /// # Errors
    /// No such version; [`Failure::Damaged`] for one whose content cannot be read.
    pub(super) fn version(records: &Records, id: VersionId) -> Result<Self, Failure> {
        let (version, content) = records.version(id)?;
        let (plan, tasks) = understood(&content)?;
        Ok(Self {
            plan,
            tasks,
            stage: version.stage,
            at: version.at,
            version: Some(version),
        })
    }

    fn of(records: &Records, state: &StateRef) -> Result<Self, Failure> {
        match state {
            StateRef::Now { plan } => Self::now(records, reader("plan", plan)?),
            StateRef::Version { version } => Self::version(records, reader("version", version)?),
        }
    }

    pub(super) fn stage(&self) -> Stage {
        self.stage
    }

    pub(super) fn state<'a>(&'a self, people: &'a [Official]) -> State<'a> {
        State {
            plan: &self.plan,
            tasks: &self.tasks,
            people,
        }
    }
}

impl From<&Kept> for ComparedState {
    fn from(kept: &Kept) -> Self {
        Self {
            plan: kept.plan.id.to_string(),
            title: kept.plan.title(),
            year: kept.plan.year,
            number: kept.version.as_ref().map(|version| version.number),
            stage: kept.stage.into(),
            at: wire::time(kept.at),
        }
    }
}

fn understood(content: &str) -> Result<(Plan, Vec<Task>), Failure> {
    let read = Content::from_json(content).and_then(Content::into_plan);
    read.map_err(|error| {
        tracing::error!(%error, "a kept version cannot be read");
        Failure::Damaged
    })
}

/// The hash of the words a kept version holds; nothing where it cannot be read.
pub(super) fn hash_of(content: &str) -> Option<ContentHash> {
    let (plan, tasks) = Content::from_json(content).ok()?.into_plan().ok()?;
    Some(ContentHash::of(&plan, &tasks))
}

/// The kept states of a plan, the last first.
pub fn list(office: &Office, plan: String) -> Result<PlanVersions, Failure> {
    let id = reader("plan", &plan)?;
    office.read(|store| listed(store, id))
}

fn listed(records: &Records, id: PlanId) -> Result<PlanVersions, Failure> {
    let now = Kept::now(records, id)?;
    let people = records.officials()?;
    let kept = records.versions(id)?;
    let taking_back = TakingBack::of(records, &now, &kept)?;
    let mut before: Option<(ContentHash, Kept)> = None;
    let mut versions = Vec::new();
    for version in kept {
        // The same words need no comparing, nor reading.
        let same = (before.as_ref()).is_some_and(|(content, _)| *content == version.content);
        let mut change = same.then(ChangeSize::default);
        if !same {
            let kept = Kept::version(records, version.id)?;
            change = (before.as_ref()).map(|(_, was)| size(was, &kept, &people));
            before = Some((version.content, kept));
        }
        versions.push(PlanVersion {
            change,
            takes_back: taking_back.by(&version),
            ..PlanVersion::from(&version)
        });
    }
    versions.reverse();
    Ok(PlanVersions {
        plan: id.to_string(),
        versions,
        now: (before.as_ref()).map(|(_, last)| size(last, &now, &people)),
        stage: now.stage.into(),
        frozen: now.stage.is_frozen(),
        others: others::of(records, &now.plan)?,
    })
}

fn size(old: &Kept, new: &Kept, people: &[Official]) -> ChangeSize {
    let lines = compare::compare(old.state(people), new.state(people));
    Summary::of(&lines).into()
}

impl Default for ChangeSize {
    fn default() -> Self {
        Summary::default().into()
    }
}

impl From<Summary> for ChangeSize {
    fn from(sums: Summary) -> Self {
        Self {
            changed: small(sums.changed),
            added: small(sums.added),
            removed: small(sums.removed),
            moved: small(sums.moved),
        }
    }
}

impl From<&Version> for PlanVersion {
    fn from(version: &Version) -> Self {
        Self {
            id: version.id.to_string(),
            number: version.number,
            cause: version.cause.into(),
            stage: version.stage.into(),
            by: (&version.by).into(),
            at: wire::time(version.at),
            note: version.note.clone(),
            short: version.content.short(),
            change: None,
            takes_back: false,
        }
    }
}

/// The content of a version as it is kept: [`exchange::Content`] as text, which packages carry.
///
/// # Errors
/// No such version.
pub fn content(office: &Office, version: &str) -> Result<String, Failure> {
    let id: VersionId = reader("version", version)?;
    office.read(|store| Ok(store.version(id)?.1))
}

/// Keeps a state within a change.
pub(super) fn put_version(
    tx: &Tx<'_>,
    state: (&Plan, &[Task]),
    why: (VersionCause, Stage),
    by: Actor,
    note: String,
) -> Result<VersionId, Failure> {
    let id = VersionId(clock::mint());
    put_version_as(tx, id, state, why, (by, note))?;
    Ok(id)
}

/// The same, under an id that was given before.
pub(super) fn put_version_as(
    tx: &Tx<'_>,
    id: VersionId,
    (plan, tasks): (&Plan, &[Task]),
    (cause, stage): (VersionCause, Stage),
    (by, note): (Actor, String),
) -> Result<(), Failure> {
    let content = Content::of(plan, tasks).to_json();
    let content = content.map_err(|_| Failure::Internal)?;
    let version = Version {
        id,
        plan: plan.id,
        number: 0,
        cause,
        stage,
        content: ContentHash::of(plan, tasks),
        by,
        at: tx.saved().at,
        note,
    };
    tx.keep_version(&version, &content)?;
    Ok(())
}

/// Keeps a plan as it stands.
pub fn keep(office: &Office, plan: String, note: String) -> Result<SavedVersions, Failure> {
    let id: PlanId = reader("plan", &plan)?;
    let mut check = Check::default();
    let note = check.optional("note", &note, NOTE_LIMIT);
    let note = check.finish(note)?;
    let change = Change::of(EventKind::VersionKept)
        .in_plan(id)
        .noting(note.clone());
    let (versions, saved) = office.change(change, |tx| {
        let by = people::sitting(office, tx, Right::Read)?;
        let now = Kept::now(tx, id)?;
        put_version(
            tx,
            (&now.plan, &now.tasks),
            (VersionCause::Asked, now.stage),
            by,
            note,
        )?;
        listed(tx, id)
    })?;
    Ok(SavedVersions { saved, versions })
}

/// Two states side by side.
pub fn compare(
    office: &Office,
    old: StateRef,
    new: StateRef,
) -> Result<VersionComparison, Failure> {
    let (old, new, people) = both(office, &old, &new)?;
    let lines = lines(&old, &new, &people);
    Ok(VersionComparison {
        old: (&old).into(),
        new: (&new).into(),
        comparison: Comparison::from(lines),
    })
}

/// Whether the old state is an issued plan and the new one of the same year goes on from it: one
/// that adjusts it.
fn adjusts(old: &Kept, new: &Kept) -> bool {
    new.plan.continues == Some(old.plan.id)
        && old.plan.state() == PlanState::Issued
        && old.plan.year == new.plan.year
}

/// Every line of both states. That another document bears another number and date is no change of
/// its words.
fn lines(old: &Kept, new: &Kept, people: &[Official]) -> Vec<Line> {
    let mut lines = all_lines(old, new, people);
    if old.plan.id != new.plan.id {
        lines.retain(|line| !matches!(line.spot, Spot::Number | Spot::Date));
    }
    lines
}

fn all_lines(old: &Kept, new: &Kept, people: &[Official]) -> Vec<Line> {
    if !adjusts(old, new) {
        return compare::compare(old.state(people), new.state(people));
    }
    // What was only proposed stood on no paper.
    let accepted = |kept: &Kept| -> Vec<Task> {
        let tasks = kept.tasks.iter();
        let tasks = tasks.filter(|it| it.standing == Standing::Accepted);
        tasks.cloned().collect()
    };
    let (was, is) = (accepted(old), accepted(new));
    let state = |kept, tasks| State {
        tasks,
        ..Kept::state(kept, people)
    };
    compare::compare(state(old, &was), state(new, &is))
}

fn both(
    office: &Office,
    old: &StateRef,
    new: &StateRef,
) -> Result<(Kept, Kept, Vec<Official>), Failure> {
    office.read(|store| {
        let (old, new) = (Kept::of(store, old)?, Kept::of(store, new)?);
        Ok((old, new, store.officials()?))
    })
}

/// The version of a plan by its number, or (`None`) the plan as it stands.
///
/// # Errors
/// No such version.
pub fn numbered(office: &Office, plan: &str, number: Option<u32>) -> Result<StateRef, Failure> {
    let Some(number) = number else {
        return Ok(StateRef::Now {
            plan: plan.to_owned(),
        });
    };
    let id: PlanId = reader("plan", plan)?;
    let versions = office.read(|store| Ok(store.versions(id)?))?;
    let found = versions.iter().find(|version| version.number == number);
    let found = found.ok_or_else(|| Failure::NotFound {
        what: "version".to_owned(),
    })?;
    Ok(StateRef::Version {
        version: found.id.to_string(),
    })
}

/// The id of a version of a plan by its number.
///
/// # Errors
/// No such version.
pub fn version_id(office: &Office, plan: &str, number: u32) -> Result<String, Failure> {
    match numbered(office, plan, Some(number))? {
        StateRef::Version { version } => Ok(version),
        StateRef::Now { .. } => Err(Failure::Internal),
    }
}

/// Puts an older version in the place of what stands, which is kept first. In review that takes the
/// plan back to its drafter ([`TakingBack`]).
///
/// # Errors
/// [`FlawKind::Frozen`] at `plan` once the document has its number; no such version, or no tasks of
/// its plan in the trash under that id.
pub fn restore(
    office: &Office,
    version: String,
    trash: Option<String>,
) -> Result<RestoredVersion, Failure> {
    let version: VersionId = reader("version", &version)?;
    let trash: Option<TrashId> = trash.map(|id| reader("trash", &id)).transpose()?;
    let plan = office.read(|store| Ok(store.version(version)?.0.plan))?;
    let change = Change::of(EventKind::VersionRestored)
        .in_plan(plan)
        .about(version.0);
    let ((before, gone, stood), saved) = office.change(change, |tx| {
        if let Some(trash) = trash {
            bring_back(tx, plan, trash)?;
        }
        let (now, old) = (Kept::now(tx, plan)?, Kept::version(tx, version)?);
        refuse_frozen(&now)?;
        let by = people::sitting(office, tx, Right::Draft)?;
        let kind = (VersionCause::Replaced, now.stage);
        let old_version = old.version.as_ref();
        let taking_back = TakingBack::of(tx, &now, &tx.versions(plan)?)?;
        let number = old_version.filter(|it| taking_back.by(it));
        let number = number.map(|it| it.number);
        let before = put_version(tx, (&now.plan, &now.tasks), kind, by.clone(), String::new())?;
        if let Some(number) = number {
            take_back(tx, &now, number, by, before)?;
        }
        let gone = put(tx, &now, old.plan, old.tasks)?;
        Ok((before, gone, now.stage))
    })?;
    office.read(|store| {
        let versions = listed(store, plan)?;
        Ok(RestoredVersion {
            saved,
            plan: labelled_plan(&store.plan(plan)?),
            voided: !stood.is_review() && wire::Stage::from(stood) != versions.stage,
            taken_back: stood.is_review() && wire::Stage::from(stood) != versions.stage,
            versions,
            before: before.to_string(),
            trash: gone.map(|id| id.to_string()),
        })
    })
}

/// Which versions take a plan back to its drafter when they are brought back: in review all that
/// read otherwise than what stands, for nobody handed those words on. A state that a merge or a
/// restoring replaced since the last step goes on standing where it stood: that undoes the
/// replacing.
struct TakingBack {
    in_review: bool,
    /// What stands.
    content: ContentHash,
    /// The number of the version of the last step.
    step: Option<u32>,
}

impl TakingBack {
    fn of(records: &Records, now: &Kept, versions: &[Version]) -> Result<Self, Failure> {
        let course = records.course(now.plan.id)?;
        // Nobody takes the step that undoes an approval: what is undone to came before it.
        let steps = course.passages().iter().rev();
        let mut steps = steps.filter(|it| it.deed != Deed::Void);
        let step = steps.find_map(|it| it.version);
        let step = versions.iter().find(|it| Some(it.id) == step);
        Ok(Self {
            in_review: course.stage().is_review(),
            content: ContentHash::of(&now.plan, &now.tasks),
            step: step.map(|it| it.number),
        })
    }

    fn by(&self, version: &Version) -> bool {
        let undoes = version.cause == VersionCause::Replaced
            && self.step.is_some_and(|step| version.number > step);
        self.in_review && version.content != self.content && !undoes
    }
}

/// Takes a plan in review back, since version `number` comes in its place; `before` is kept of what
/// was in review.
fn take_back(
    tx: &Tx<'_>,
    now: &Kept,
    number: u32,
    by: Actor,
    before: VersionId,
) -> Result<(), Failure> {
    let fill = [("number", &*number.to_string())];
    let attempt = Attempt {
        deed: Deed::TakeBack {
            reason: word(Language::Vi, "versions_taken_back_reason", &fill),
        },
        by,
        today: log::today(tx)?,
        content: ContentHash::of(&now.plan, &now.tasks),
        seen: None,
    };
    let course: Course = tx.course(now.plan.id)?;
    let (mint, at) = (PassageId(clock::mint()), tx.saved().at);
    let mut passage = course.take(attempt, review::switches(tx)?, mint, at)?;
    passage.version = Some(before);
    tx.add_passage(now.plan.id, &passage)?;
    Ok(())
}

/// Tasks that went with the state which is undone, out of the trash, told in closed quarters.
fn bring_back(tx: &Tx<'_>, plan: PlanId, trash: TrashId) -> Result<(), Failure> {
    let own = |it: &TrashItem| it.kind == TrashKind::Tasks && it.plan == Some(plan);
    if !tx.trashed()?.iter().any(|it| it.id == trash && own(it)) {
        return Err(Failure::NotFound {
            what: "trash".to_owned(),
        });
    }
    let quarters = tx.quarters_in_trash(trash)?;
    tx.restore(trash)?;
    note_closed(tx, &quarters, &tx.plan(plan)?, true)
}

/// A numbered document is what it is: another state of it is another plan.
pub(super) fn refuse_frozen(now: &Kept) -> Result<(), Failure> {
    if now.stage.is_frozen() {
        return Err(Flaws::from(Flaw::new("plan", FlawKind::Frozen)).into());
    }
    Ok(())
}

/// Writes another state of a plan over the one that stands. Number and date stay: they come by
/// their step alone; doubts and left-over words are the imported file's. Tasks that went are in the
/// trash, with their marks; people who left the directory answer for nothing any more.
pub(super) fn put(
    tx: &Tx<'_>,
    now: &Kept,
    mut plan: Plan,
    mut tasks: Vec<Task>,
) -> Result<Option<TrashId>, Failure> {
    let id = now.plan.id;
    plan.id = id;
    (plan.head.number, plan.head.date) = (now.plan.head.number, now.plan.head.date);
    plan.doubts.clone_from(&now.plan.doubts);
    plan.left_over.clone_from(&now.plan.left_over);
    tx.save_plan(&plan)?;
    let people: HashSet<_> = tx.officials()?.into_iter().map(|it| it.id).collect();
    for task in &mut tasks {
        task.plan = id;
        task.official = task.official.filter(|it| people.contains(it));
    }
    let wanted: Vec<TaskId> = tasks.iter().map(|task| task.id).collect();
    let gone = (now.tasks.iter().map(|task| task.id)).filter(|id| !wanted.contains(id));
    let gone: Vec<TaskId> = gone.collect();
    let trash = match gone.as_slice() {
        [] => None,
        gone => Some(tx.remove_tasks(id, gone)?),
    };
    if let Some(trash) = trash {
        note_closed(tx, &tx.quarters_in_trash(trash)?, &now.plan, false)?;
    }
    let was: HashMap<TaskId, &Task> = now.tasks.iter().map(|task| (task.id, task)).collect();
    let (known, new): (Vec<Task>, Vec<Task>) = tasks
        .into_iter()
        .partition(|task| was.contains_key(&task.id));
    for task in &known {
        if was.get(&task.id).is_some_and(|was| *was != task) {
            tx.put_task(task, None)?;
        }
    }
    // One that was removed meanwhile comes back with its marks and evidence, out of the trash.
    let ids: Vec<TaskId> = new.iter().map(|task| task.id).collect();
    let (back, quarters) = tx.take_tasks_back(id, &ids)?;
    note_closed(tx, &quarters, &now.plan, true)?;
    let (back, new): (Vec<Task>, Vec<Task>) =
        new.into_iter().partition(|task| back.contains(&task.id));
    for task in &back {
        tx.put_task(task, None)?;
    }
    tx.insert_tasks(id, &new)?;
    let mut order: Vec<TaskId> = tx.tasks(id)?.into_iter().map(|task| task.id).collect();
    for (place, task) in wanted.into_iter().enumerate() {
        if order.get(place) != Some(&task) {
            tx.move_task(task, place)?;
            order.retain(|it| *it != task);
            order.insert(place.min(order.len()), task);
        }
    }
    Ok(trash)
}

/// Notes that figures of closed quarters went, or came back, with a state of a plan.
fn note_closed(tx: &Tx<'_>, quarters: &[Quarter], plan: &Plan, back: bool) -> Result<(), Failure> {
    let mut days = Vec::new();
    for quarter in quarters {
        days.extend(closing::day_of(tx, *quarter)?);
    }
    let title = plan.title();
    let (old, new) = if back {
        (String::new(), title.clone())
    } else {
        (title.clone(), String::new())
    };
    let subject = title.chars().take(80).collect();
    closing::note_all(tx, &days, &closing::Late { subject, old, new })
}

// ---- on paper -------------------------------------------------------------------------------

/// Lets the user choose where, and writes a comparison there.
pub fn export(
    office: &Office,
    choice: ComparisonChoice,
    format: ExportFormat,
) -> Result<Written, Failure> {
    export::choose(office, &paper(office, &choice)?, format)
}

/// Writes a comparison to a file named by the caller.
///
/// # Errors
/// No such state, or the target cannot be written; the old file is then as it was.
pub fn export_to(
    office: &Office,
    choice: &ComparisonChoice,
    format: ExportFormat,
    target: &Path,
) -> Result<Written, Failure> {
    export::put(office, &paper(office, choice)?, format, target)
}

/// Hands a comparison to the system's viewer, which prints.
pub fn print(office: &Office, choice: ComparisonChoice) -> Result<Printed, Failure> {
    print::of(office, &paper(office, &choice)?)
}

fn paper(office: &Office, choice: &ComparisonChoice) -> Result<Paper, Failure> {
    let (old, new, people) = both(office, &choice.old, &choice.new)?;
    let mut material = Material::read(office, new.plan.id)?;
    material.plan.clone_from(&new.plan);
    material.tasks.clone_from(&new.tasks);
    let lines = lines(&old, &new, &people);
    let (two, adjusts) = (old.plan.id != new.plan.id, adjusts(&old, &new));
    let sums = Summary::of(&lines);
    let places = Places::of(&old, &new);
    let differ = lines
        .iter()
        .filter(|line| line.change() != compare::Change::Same || is_moved(line));
    let differ: Vec<ComparedLine> = differ.map(|line| places.line(line)).collect();
    let issued = |kept: &Kept| kept.plan.state() == PlanState::Issued;
    let cited = |kept: &Kept| document::cited(&kept.plan, material.source().agency);
    let name = |kept: &Kept| {
        let number = kept.version.as_ref().map(|version| version.number);
        let state = state_name(number, kept.stage, clock::day_of(kept.at));
        if !two {
            return state;
        }
        // What was issued is one thing, however many versions led there.
        if issued(kept) {
            return cited(kept);
        }
        let named = name_of_plan(&Source {
            plan: &kept.plan,
            ..material.source()
        });
        match adjusts {
            true => format!("Dự thảo kế hoạch điều chỉnh ({})", lower_first(&state)),
            false => format!("{named} ({state})"),
        }
    };
    let adjusted = if adjusts { cited(&old) } else { String::new() };
    let (before, after) = (name(&old), name(&new));
    let of = Compared {
        before: &before,
        after: &after,
        adjusted: &adjusted,
        orientation: if choice.landscape {
            Orientation::Landscape
        } else {
            Orientation::Portrait
        },
        lines: &differ,
        sums: ComparedSums {
            changed: sums.changed,
            added: sums.added,
            removed: sums.removed,
            moved: sums.moved,
        },
    };
    let document = comparison(&material.source(), &of, &material.profile);
    let profile = material.profile.clone();
    Ok(material.paper(document, profile))
}

fn is_moved(line: &Line) -> bool {
    matches!(line.moved, Moved::From(_))
}

/// How places are told: headings and blocks as people cite them, tasks by number.
#[derive(Default)]
struct Places {
    cited: HashMap<Tie, String>,
    headings: HashMap<SectionId, String>,
    tasks: HashMap<TaskId, usize>,
}

impl Places {
    fn of(old: &Kept, new: &Kept) -> Self {
        let mut places = Self::default();
        // What both have is told as the new state has it.
        for kept in [old, new] {
            places.sections(&kept.plan.sections, &mut Vec::new());
            let grounds = Grounds::of(&kept.plan, &[]);
            let cited = grounds.all().iter();
            places
                .cited
                .extend(cited.map(|it| (it.tie, it.place.clone())));
            for annex in &kept.plan.annexes {
                let told = squeeze(&format!("{} {}", annex.label, annex.title));
                places.headings.insert(annex.id, told);
            }
            let numbers = (1..).zip(&kept.tasks);
            places
                .tasks
                .extend(numbers.map(|(number, task)| (task.id, number)));
        }
        places
    }

    fn sections(&mut self, sections: &[Section], path: &mut Vec<usize>) {
        for (i, section) in sections.iter().enumerate() {
            path.push(i);
            let label = section_label(&section.label, path);
            let told = squeeze(&format!("{label} {}", section.title));
            self.headings.insert(section.id, told);
            self.sections(&section.sections, path);
            path.pop();
        }
    }

    fn line(&self, line: &Line) -> ComparedLine {
        let words = line.words.iter().map(|words| {
            let revised = match words.said {
                Said::Both => Revised::No,
                Said::Old => Revised::Removed,
                Said::New => Revised::Added,
            };
            (revised, words.text.clone())
        });
        ComparedLine {
            place: self.place(line),
            words: words.collect(),
            moved_from: match &line.moved {
                // Within its section: that heading says nothing new.
                Moved::From(from) if self.heading(line.spot) == Some(from) => Some(String::new()),
                Moved::From(from) => Some(from.clone()),
                Moved::Not | Moved::Along => None,
            },
        }
    }

    /// The heading that a text stands under.
    fn heading(&self, spot: Spot) -> Option<&String> {
        match spot {
            Spot::Text(id, _) | Spot::Cell(id, ..) => self.headings.get(&id),
            _ => None,
        }
    }

    fn place(&self, line: &Line) -> ComparedPlace {
        use ComparedPart as Part;
        let cited = |tie: Tie| self.cited.get(&tie).filter(|place| !place.is_empty());
        let under = |id: SectionId, block: Option<BlockId>| match block
            .and_then(|id| cited(Tie::Block(id)))
        {
            Some(place) => ComparedPlace::Under {
                heading: place.clone(),
                label: String::new(),
            },
            None => ComparedPlace::Under {
                heading: self.headings.get(&id).cloned().unwrap_or_default(),
                label: line.label.clone(),
            },
        };
        let task = |id: TaskId, part| ComparedPlace::Task {
            number: self.tasks.get(&id).copied().unwrap_or_default(),
            part,
        };
        match line.spot {
            Spot::Number => ComparedPlace::Part(Part::Number),
            Spot::Date => ComparedPlace::Part(Part::Date),
            Spot::Parent => ComparedPlace::Part(Part::Parent),
            Spot::AgencyLines => ComparedPlace::Part(Part::Agency),
            Spot::HeadPlace => ComparedPlace::Part(Part::Place),
            Spot::Subject => ComparedPlace::Part(Part::Subject),
            Spot::Basis(_) => ComparedPlace::Part(Part::Basis),
            Spot::Opening(_) => ComparedPlace::Part(Part::Opening),
            Spot::Closing(_) => ComparedPlace::Part(Part::Closing),
            Spot::Recipient(_) => ComparedPlace::Part(Part::Recipient),
            Spot::Signature => ComparedPlace::Part(Part::Signature),
            Spot::Title(id) | Spot::AnnexTitle(id) => {
                let place = cited(Tie::Section(id)).unwrap_or(&line.label);
                ComparedPlace::Heading(place.clone())
            }
            Spot::Text(id, block) | Spot::Cell(id, block, ..) => under(id, Some(block)),
            Spot::AnnexReference(id) => under(id, None),
            Spot::TaskRow(id) => task(id, Part::Task),
            Spot::Task(id, cell) => task(
                id,
                match cell {
                    TaskCell::Text => Part::Task,
                    TaskCell::Deliverable => Part::Deliverable,
                    TaskCell::Lead => Part::Lead,
                    TaskCell::Coordinating(_) => Part::Coordinating,
                    TaskCell::Timeframe => Part::Timeframe,
                    TaskCell::Budget => Part::Budget,
                    TaskCell::Remarks => Part::Remarks,
                    TaskCell::Official => Part::Official,
                },
            ),
        }
    }
}
