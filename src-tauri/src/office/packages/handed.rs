//! An office that is handed over: everything into an empty one, the plans into any other.

use super::beside::{self, Standing, Theirs};
use super::done::{Done, Source};
use super::said::{Rule, joined};
use super::take::join_remarks;
use super::{Aside, passing, refused, refused_for};
use crate::clock;
use crate::office::{Office, backup, evidence, versions};
use crate::wire::{
    self, Failure, HandedCount, HandedKind, PackageBrings, PackageRefusal, TakenPackage,
};
use exchange::{Content, HandOver, HandedFile, Passed, Room};
use plan::text::fold;
use plan::{
    Actor, Assignment, ContentHash, EvidenceFile, OfficialId, Opinion, Passage, PlanId, Remark,
    Task, Version, VersionCause, VersionId,
};
use std::collections::{HashMap, HashSet};
use std::path::Path;
use store::{EvidenceFolder, FileState, OpenError, Records, Store, TrashKind, Tx};
use tempfile::TempDir;

/// The backup in a hand-over, open to be read.
pub(super) struct Inside {
    store: Store,
    _folder: TempDir,
}

impl Inside {
    /// Nothing where it is damaged: the plans come without what hangs on them then.
    ///
    /// # Errors
    /// It is of a newer program, or cannot be looked into just now: nothing is taken then, so that
    /// all of it can come later.
    pub(super) fn open(office: &Office, all: &HandOver) -> Result<Option<Self>, Failure> {
        let folder = passing(office)?;
        let file = folder.path().join("loa.db");
        std::fs::write(&file, &all.backup)
            .map_err(|error| crate::deliver::disk_failure(&error, folder.path()))?;
        match Store::look_into(&file, clock::now()) {
            Ok(store) => Ok(Some(Self {
                store,
                _folder: folder,
            })),
            Err(error) => {
                tracing::warn!(%error, "the backup in a hand-over");
                unreadable(&error, folder.path())
            }
        }
    }

    /// What is in it.
    pub(super) fn records(&self) -> &Records {
        &self.store
    }
}

fn unreadable(error: &OpenError, folder: &Path) -> Result<Option<Inside>, Failure> {
    match error {
        OpenError::Damaged { .. } | OpenError::NotADatabase | OpenError::ForeignDatabase { .. } => {
            Ok(None)
        }
        OpenError::Newer { .. } => Err(refused_for(PackageRefusal::Newer)),
        OpenError::NoSpace => Err(Failure::NoSpace),
        _ => Err(Failure::TargetUnwritable {
            path: folder.display().to_string(),
        }),
    }
}

/// The people of another office who are known here, by id or by a name that one person has there
/// and one here.
#[derive(Default)]
pub(super) struct People(HashMap<OfficialId, OfficialId>);

impl People {
    pub(super) fn read(here: &Records, inside: Option<&Inside>) -> Result<Self, Failure> {
        let officials = here.officials()?;
        let mut known: HashMap<_, _> = officials.iter().map(|it| (it.id, it.id)).collect();
        let theirs = match inside {
            Some(inside) => inside
                .records()
                .officials()
                .map_err(|it| theirs_not_ours(it.into()))?,
            None => Vec::new(),
        };
        let new: Vec<_> = (theirs.iter())
            .filter(|it| !known.contains_key(&it.id))
            .collect();
        for official in &new {
            let name = fold(&official.name);
            let namesakes = theirs.iter().filter(|it| fold(&it.name) == name).count();
            let mut named = officials.iter().filter(|it| fold(&it.name) == name);
            if let (1, Some(one), None) = (namesakes, named.next(), named.next()) {
                known.insert(official.id, one.id);
            }
        }
        Ok(Self(known))
    }

    /// Who that is here.
    pub(super) fn here(&self, there: OfficialId) -> Option<OfficialId> {
        self.0.get(&there).copied()
    }

    /// Tasks with these people; who is answerable elsewhere stands in their words.
    fn tasks(&self, tasks: &[Task]) -> Vec<Task> {
        let tasks = tasks.iter().map(|task| Task {
            official: task.official.and_then(|it| self.here(it)),
            ..task.clone()
        });
        tasks.collect()
    }

    /// Who was answerable, as far as they are known.
    pub(super) fn known(&self, history: Vec<Assignment>) -> Vec<Assignment> {
        let known = history.into_iter().filter_map(|it| {
            Some(Assignment {
                official: self.here(it.official)?,
                ..it
            })
        });
        known.collect()
    }
}

/// Everything of another office into this empty one, by way of a restored backup. The files come
/// before what names them.
pub(super) fn take_over<T>(
    office: &Office,
    all: &HandOver,
    noting: impl FnOnce(&mut Store) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let folder = passing(office)?;
    let file = folder.path().join("loa.db");
    std::fs::write(&file, &all.backup)
        .map_err(|error| crate::deliver::disk_failure(&error, folder.path()))?;
    let mut copy =
        Store::look_into(&file, clock::now()).map_err(|error| backup::refused(&error))?;
    let named = copy.evidence_files();
    let named = named.map_err(|error| theirs_not_ours(error.into()))?;
    put_files(office, all, &named)?;
    let noted = noting(&mut copy)?;
    drop(copy);
    backup::restore_from(office, &file)?;
    Ok(noted)
}

/// Keeps those files of a hand-over that something names, each once.
fn put_files(office: &Office, all: &HandOver, named: &[EvidenceFile]) -> Result<(), Failure> {
    let folder = EvidenceFolder::beside(office.path());
    let named: HashMap<&str, &EvidenceFile> =
        (named.iter()).map(|it| (it.hash.as_str(), it)).collect();
    for came in &all.files {
        if let Some(file) = named.get(came.hash.as_str()) {
            folder.keep_bytes(file, &came.bytes)?;
        }
    }
    Ok(())
}

/// Keeps the files that what comes into an office with data names, before anything names them
/// there.
pub(super) fn put_files_of(
    office: &Office,
    all: &HandOver,
    inside: Option<&Inside>,
) -> Result<(), Failure> {
    let named = office.read(|store| {
        let people = People::read(store, inside)?;
        let source = source(inside, &people)?;
        let mut named = Vec::new();
        for (plan, tasks) in &all.plans {
            if is_own(store, plan.id)? {
                continue;
            }
            if let Some(done) = done_of(store, source.as_ref(), plan.id, tasks)? {
                named.extend(done.files().cloned());
            }
        }
        Ok(named)
    })?;
    put_files(office, all, &named)
}

/// Whether a plan is here, and no copy for review.
fn is_own(records: &Records, id: PlanId) -> Result<bool, Failure> {
    Ok(records.plan_year(id).is_ok() && !records.is_for_review(id)?)
}

/// Puts files of evidence into a hand-over, what was added last first, as long as there is room,
/// and counts the others. What is lost from the folder cannot go.
pub(super) fn pack_files(
    office: &Office,
    all: &mut HandOver,
    files: &[EvidenceFile],
) -> Result<(), Failure> {
    let folder = EvidenceFolder::beside(office.path());
    let mut room = Room::beside(all).map_err(refused)?;
    for file in files {
        if folder.glance(file) != FileState::Whole {
            continue;
        }
        if !room.take(file.size) {
            all.evidence += 1;
        } else if let Ok(bytes) = evidence::whole(&folder, file) {
            let hash = file.hash.clone();
            all.files.push(HandedFile { hash, bytes });
        }
    }
    Ok(())
}

/// Keeps every plan that was handed over as a version on both sides, so that edits made here and
/// there can be merged later: they have these words in common.
pub(super) fn keep_sent(tx: &Tx<'_>, all: &HandOver, by: &Actor) -> Result<(), Failure> {
    (all.plans.iter()).try_for_each(|(it, _)| keep(tx, it.id, VersionCause::Sent, (by, "")))
}

/// The same where it arrived.
pub(super) fn keep_arrived(
    tx: &Tx<'_>,
    all: &HandOver,
    who: (&Actor, &str),
) -> Result<(), Failure> {
    let here = (all.plans.iter()).filter(|(it, _)| tx.plan_year(it.id).is_ok());
    here.map(|(it, _)| it.id)
        .try_for_each(|id| keep(tx, id, VersionCause::Received, who))
}

/// Keeps a plan as it stands, unless that is its last version.
fn keep(
    tx: &Tx<'_>,
    id: PlanId,
    cause: VersionCause,
    (by, note): (&Actor, &str),
) -> Result<(), Failure> {
    let (plan, tasks) = (tx.plan(id)?, tx.tasks(id)?);
    let content = ContentHash::of(&plan, &tasks);
    let last = beside::lineage(tx, id)?.into_iter().next();
    if last.is_some_and(|it| it.content == content) {
        return Ok(());
    }
    let stage = tx.course(id)?.stage();
    let who = (by.clone(), note.to_owned());
    let version = VersionId(clock::mint());
    versions::put_version_as(tx, version, (&plan, &tasks), (cause, stage), who)
}

/// Plans in the trash that are this office's own. One that came in anew could never come out of it
/// again; a copy for review is nothing to restore.
fn thrown_away(records: &Records) -> Result<HashSet<PlanId>, Failure> {
    let trashed = records.trashed()?.into_iter();
    let plans = trashed.filter(|it| it.kind == TrashKind::Plan);
    let mut thrown = HashSet::new();
    for id in plans.filter_map(|it| it.plan) {
        if records.plan_year(id).is_err() && !records.is_for_review(id)? {
            thrown.insert(id);
        }
    }
    Ok(thrown)
}

/// Plans of another office into this one: those that are not here; the others as versions beside.
/// What lies in the trash here stays there.
pub(super) fn bring(
    tx: &Tx<'_>,
    (all, inside): (&HandOver, Option<&Inside>),
    who: (&Actor, &str),
    taken: &mut TakenPackage,
) -> Result<Vec<Aside>, Failure> {
    let mut asides = Vec::new();
    let (thrown, people) = (thrown_away(tx)?, People::read(tx, inside)?);
    let source = source(inside, &people)?;
    let mut tally = Tally::default();
    for (plan, tasks) in &all.plans {
        if thrown.contains(&plan.id) {
            taken.brought.trashed += 1;
            continue;
        }
        let mut theirs = Theirs {
            plan,
            tasks,
            stage: plan::Stage::Drafting,
            history: Vec::new(),
        };
        let hanging = inside.map(|it| Hanging::read(it, plan.id)).transpose()?;
        let hanging = hanging.unwrap_or_default();
        theirs.stage = plan::Course::of(hanging.course.clone()).stage();
        theirs.history.clone_from(&hanging.history);
        let known = people.tasks(tasks);
        let copy = tx.is_for_review(plan.id)?;
        if tx.plan_year(plan.id).is_err() {
            tx.end_review(plan.id)?;
            tx.insert_plan(plan, &known, false)?;
            tx.replace_course(plan.id, &hanging.course)?;
        } else if copy {
            // A copy for review becomes the plan itself.
            tx.end_review(plan.id)?;
            tx.save_plan(plan)?;
            tx.replace_tasks(plan.id, &known)?;
            tx.replace_course(plan.id, &hanging.course)?;
        } else {
            if matches!(beside::standing(tx, &theirs)?, Standing::Edited) {
                let (aside, told) = beside::put(tx, &theirs, who)?;
                asides.push(aside);
                taken.beside.push(told);
            }
            hanging.say(tx, plan.id, &Rule::Join, &mut taken.brought)?;
            continue;
        }
        hanging.say(tx, plan.id, &Rule::Request, &mut taken.brought)?;
        asides.extend(hanging.keep(tx, plan.id, &mut taken.brought)?);
        keep(tx, plan.id, VersionCause::Received, who)?;
        if let Some(done) = done_of(tx, source.as_ref(), plan.id, tasks)? {
            done.put(tx)?;
            tally.add(all, &done);
        }
        taken.brought.plans += 1;
        taken.brought.tasks += wire::small(tasks.len());
    }
    tally.tell(inside, all, &mut taken.brought)?;
    Ok(asides)
}

/// What hangs on a plan in the backup of a hand-over.
#[derive(Default)]
struct Hanging {
    course: Vec<Passage>,
    history: Vec<Passed>,
    remarks: Vec<Remark>,
    opinions: Vec<Opinion>,
    versions: Vec<(Version, String)>,
    /// What lies beside there unmerged, also what later words went on from: it is no more part of
    /// the plan's history here than there.
    asides: Vec<Aside>,
}

impl Hanging {
    /// Nothing where the backup does not have the plan. It was written elsewhere: held to the
    /// limits of what packages carry, and a version that is none of the plan's is left.
    fn read(inside: &Inside, id: PlanId) -> Result<Self, Failure> {
        Self::said(inside.records(), id)
            .and_then(|said| said.with_versions(inside.records(), id))
            .map_err(theirs_not_ours)
    }

    /// The steps, and what was said.
    fn said(records: &Records, id: PlanId) -> Result<Self, Failure> {
        if records.plan_year(id).is_err() {
            return Ok(Self::default());
        }
        let (remarks, opinions) = (records.remarks(id)?, records.opinions(id)?);
        let course = records.course(id)?.passages().to_vec();
        exchange::within_limits(id, &course, (&remarks, &opinions)).map_err(refused)?;
        Ok(Self {
            course,
            remarks,
            opinions,
            ..Self::default()
        })
    }

    fn with_versions(self, records: &Records, id: PlanId) -> Result<Self, Failure> {
        if records.plan_year(id).is_err() {
            return Ok(self);
        }
        let mut versions = Vec::new();
        for version in records.versions(id)? {
            let (version, text) = records.version(version.id)?;
            let content = Content::from_json(&text).and_then(Content::into_plan);
            if let Some((plan, tasks)) = content.ok().filter(|(plan, _)| plan.id == id) {
                let content = ContentHash::of(&plan, &tasks);
                versions.push((Version { content, ..version }, text));
            }
        }
        Ok(Self {
            history: beside::history(records, id)?,
            versions,
            asides: beside::unmerged(records, id)?,
            ..self
        })
    }

    /// Remarks and judgements join those here.
    fn say(
        &self,
        tx: &Tx<'_>,
        id: PlanId,
        rule: &Rule<'_>,
        brought: &mut PackageBrings,
    ) -> Result<(), Failure> {
        join_remarks(tx, id, &self.remarks, rule, brought)?;
        let known = tx.opinions(id)?;
        let new = (self.opinions.iter()).filter(|it| known.iter().all(|k| k.id != it.id));
        Ok(new.into_iter().try_for_each(|it| tx.put_opinion(it))?)
    }

    /// The versions come behind those here, under their own ids: the steps name them. Answers what
    /// lay beside there, and does here now.
    fn keep(
        &self,
        tx: &Tx<'_>,
        id: PlanId,
        brought: &mut PackageBrings,
    ) -> Result<Vec<Aside>, Failure> {
        let mut kept = HashSet::new();
        for (version, text) in &self.versions {
            if tx.version(version.id).is_ok() {
                continue;
            }
            tx.keep_version(version, text)?;
            kept.insert(version.id.to_string());
            brought.versions += 1;
        }
        let asides = (self.asides.iter()).filter(|it| it.plan == id.to_string());
        let asides = asides.filter(|it| kept.contains(&it.version));
        Ok(asides.cloned().collect())
    }
}

fn source<'i>(
    inside: Option<&'i Inside>,
    people: &'i People,
) -> Result<Option<Source<'i>>, Failure> {
    let source = inside.map(|inside| Source::of(inside, people));
    source.transpose().map_err(theirs_not_ours)
}

fn done_of(
    here: &Records,
    source: Option<&Source<'_>>,
    id: PlanId,
    tasks: &[Task],
) -> Result<Option<Done>, Failure> {
    let done = source.map(|it| Done::read(it, here, id, tasks));
    Ok(done.transpose().map_err(theirs_not_ours)?.flatten())
}

/// What a hand-over would bring into an empty office.
pub(super) fn brings_all(all: &HandOver) -> PackageBrings {
    let mut out = super::nothing();
    let tasks: usize = all.plans.iter().map(|(_, tasks)| tasks.len()).sum();
    (out.plans, out.tasks) = (wire::small(all.plans.len()), wire::small(tasks));
    out.along = counts([(HandedKind::Evidence, all.files.len())]);
    out.behind = counts([(HandedKind::Evidence, all.evidence as usize)]);
    out
}

/// What it would bring into any other.
pub(super) fn brings(
    records: &Records,
    all: &HandOver,
    inside: Option<&Inside>,
) -> Result<PackageBrings, Failure> {
    let mut out = super::nothing();
    let (thrown, people) = (thrown_away(records)?, People::read(records, inside)?);
    let source = source(inside, &people)?;
    let mut tally = Tally::default();
    for (plan, tasks) in &all.plans {
        if thrown.contains(&plan.id) {
            out.trashed += 1;
            continue;
        }
        let here = records.plan_year(plan.id).is_ok();
        let own = is_own(records, plan.id)?;
        if !own {
            out.plans += 1;
            out.tasks += wire::small(tasks.len());
        }
        let Some(inside) = inside else {
            continue;
        };
        let hanging = Hanging::said(inside.records(), plan.id).map_err(theirs_not_ours)?;
        let known = match here {
            true => records.remarks(plan.id)?,
            false => Vec::new(),
        };
        let removed = records.remarks_taken_away(plan.id)?;
        let rule = if own { Rule::Join } else { Rule::Request };
        let joined = joined(&known, &hanging.remarks, &rule, &removed);
        match own {
            true => joined.tell(&records.plan(plan.id)?, &records.tasks(plan.id)?, &mut out),
            false => joined.tell(plan, tasks, &mut out),
        }
        if !own {
            let versions = inside.records().versions(plan.id);
            out.versions += wire::small(versions.map_or(0, |it| it.len()));
            let done = done_of(records, source.as_ref(), plan.id, tasks)?;
            done.iter().for_each(|done| tally.add(all, done));
        }
    }
    tally.tell(inside, all, &mut out)?;
    Ok(out)
}

/// What of a hand-over comes into an office that has data of its own.
#[derive(Default)]
struct Tally<'p> {
    counts: HashMap<HandedKind, usize>,
    /// Hashes of files.
    files: HashSet<&'p str>,
}

impl<'p> Tally<'p> {
    fn add(&mut self, all: &'p HandOver, done: &Done) {
        for (kind, count) in done.counts() {
            *self.counts.entry(kind).or_default() += count;
        }
        let named: HashSet<&str> = done.files().map(|it| it.hash.as_str()).collect();
        let came = all.files.iter().map(|it| it.hash.as_str());
        self.files.extend(came.filter(|hash| named.contains(hash)));
    }

    /// Tells what comes, and what stays where it was.
    fn tell(
        mut self,
        inside: Option<&Inside>,
        all: &HandOver,
        out: &mut PackageBrings,
    ) -> Result<(), Failure> {
        self.counts.insert(HandedKind::Evidence, self.files.len());
        let mut whole = match inside {
            Some(inside) => whole(inside.records(), all).map_err(theirs_not_ours)?,
            None => Vec::new(),
        };
        out.bare = inside.is_none();
        whole.push((
            HandedKind::Evidence,
            all.files.len() + all.evidence as usize,
        ));
        let comes = |kind| self.counts.get(&kind).copied().unwrap_or_default();
        out.along = counts(whole.iter().map(|(kind, _)| (*kind, comes(*kind))));
        let stays = whole
            .iter()
            .map(|(kind, all)| (*kind, all.saturating_sub(comes(*kind))));
        out.behind = counts(stays);
        Ok(())
    }
}

fn counts(of: impl IntoIterator<Item = (HandedKind, usize)>) -> Vec<HandedCount> {
    let some = of.into_iter().filter(|(_, count)| *count > 0);
    let told = some.map(|(kind, count)| HandedCount {
        kind,
        count: wire::small(count),
    });
    told.collect()
}

/// How much of each kind the backup has; files aside.
fn whole(records: &Records, all: &HandOver) -> Result<Vec<(HandedKind, usize)>, Failure> {
    let (mut marks, mut checklists, mut indicators) = (0, 0, 0);
    let here = (all.plans.iter()).filter(|(it, _)| records.plan_year(it.id).is_ok());
    for (plan, _) in here {
        marks += records.marks(plan.id, None)?.len();
        checklists += records.checklists(plan.id)?.len();
        indicators += records.indicators(plan.id)?.len();
    }
    let mut lines = 0;
    for year in records.register_years()? {
        lines += records.register(year)?.len();
    }
    let log = usize::try_from(records.log_extent()?.1).unwrap_or(usize::MAX);
    Ok(vec![
        (HandedKind::Log, log),
        (HandedKind::Progress, marks),
        (HandedKind::Checklists, checklists),
        (HandedKind::Indicators, indicators),
        (HandedKind::Reports, records.reports()?.len()),
        (HandedKind::Schedules, records.schedules()?.len()),
        (HandedKind::Register, lines),
    ])
}

/// What cannot be read is the package's: our own data are fine.
fn theirs_not_ours(failure: Failure) -> Failure {
    tracing::warn!(?failure, "what is in a hand-over");
    match failure {
        Failure::PackageRefused { .. } => failure,
        _ => refused_for(PackageRefusal::Content),
    }
}

/// Tasks with the people this office knows; who is answerable elsewhere stands in their words.
pub(super) fn without_people(records: &Records, tasks: &[Task]) -> Result<Vec<Task>, Failure> {
    Ok(People::read(records, None)?.tasks(tasks))
}
