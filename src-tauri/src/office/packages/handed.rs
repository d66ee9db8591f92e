//! An office that is handed over: everything into an empty one, the plans into any other.

use super::beside::{self, Standing, Theirs};
use super::said::{Rule, joined};
use super::take::join_remarks;
use super::{Aside, refused, refused_for};
use crate::clock;
use crate::office::{Office, backup, versions};
use crate::wire::{
    self, Failure, PackageBrings, PackageRefusal, StaysBehind, StaysKind, TakenPackage,
};
use exchange::{Content, HandOver, Passed};
use plan::{
    Actor, ContentHash, Opinion, Passage, PlanId, Remark, Task, Version, VersionCause, VersionId,
};
use std::collections::HashSet;
use store::{Records, Store, TrashKind, Tx};
use tempfile::TempDir;

/// The backup in a hand-over, open to be read.
pub(super) struct Inside {
    store: Store,
    _folder: TempDir,
}

impl Inside {
    /// Nothing where it cannot be used: the plans come without what hangs on them then.
    pub(super) fn open(all: &HandOver) -> Option<Self> {
        let folder = tempfile::tempdir().ok()?;
        let file = folder.path().join("loa.db");
        std::fs::write(&file, &all.backup).ok()?;
        match Store::look_into(&file, clock::now()) {
            Ok(store) => Some(Self {
                store,
                _folder: folder,
            }),
            Err(error) => {
                tracing::warn!(%error, "the backup in a hand-over");
                None
            }
        }
    }
}

/// Everything of another office into this empty one, by way of a restored backup.
pub(super) fn take_over<T>(
    office: &Office,
    all: &HandOver,
    noting: impl FnOnce(&mut Store) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let parent = office.path().parent().unwrap_or(std::path::Path::new("."));
    let failed = |error: std::io::Error| crate::deliver::disk_failure(&error, parent);
    let folder = tempfile::Builder::new()
        .prefix(".loa-")
        .tempdir_in(parent)
        .map_err(failed)?;
    let file = folder.path().join("loa.db");
    std::fs::write(&file, &all.backup).map_err(failed)?;
    let mut copy =
        Store::look_into(&file, clock::now()).map_err(|error| backup::refused(&error))?;
    let noted = noting(&mut copy)?;
    drop(copy);
    backup::restore_from(office, &file)?;
    Ok(noted)
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
    let thrown = thrown_away(tx)?;
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
        let known = without_people(tx, tasks)?;
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
        taken.brought.plans += 1;
        taken.brought.tasks += wire::small(tasks.len());
    }
    tell_rest(inside, all, &mut taken.brought)?;
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
        Self::said(&inside.store, id)
            .and_then(|said| said.with_versions(&inside.store, id))
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

/// What a hand-over would bring, into an empty office or into another.
pub(super) fn brings(
    records: &Records,
    all: &HandOver,
    empty: bool,
) -> Result<PackageBrings, Failure> {
    let mut out = super::nothing();
    out.evidence = all.evidence;
    let tasks: usize = all.plans.iter().map(|(_, tasks)| tasks.len()).sum();
    (out.plans, out.tasks) = (wire::small(all.plans.len()), wire::small(tasks));
    if empty {
        return Ok(out);
    }
    let inside = Inside::open(all);
    let thrown = thrown_away(records)?;
    for (plan, tasks) in &all.plans {
        if thrown.contains(&plan.id) {
            out.trashed += 1;
            out.plans -= 1;
            out.tasks -= wire::small(tasks.len());
            continue;
        }
        let here = records.plan_year(plan.id).is_ok();
        let own = here && !records.is_for_review(plan.id)?;
        if own {
            out.plans -= 1;
            out.tasks -= wire::small(tasks.len());
        }
        let Some(inside) = &inside else {
            continue;
        };
        let hanging = Hanging::said(&inside.store, plan.id).map_err(theirs_not_ours)?;
        let known = match here {
            true => records.remarks(plan.id)?,
            false => Vec::new(),
        };
        let removed = records.remarks_taken_away(plan.id)?;
        let rule = if own { Rule::Join } else { Rule::Request };
        let joined = joined(&known, &hanging.remarks, &rule, &removed);
        out.remarks += wire::small(joined.remarks);
        out.replies += wire::small(joined.replies);
        if !own {
            let versions = inside.store.versions(plan.id);
            out.versions += wire::small(versions.map_or(0, |it| it.len()));
        }
    }
    tell_rest(inside.as_ref(), all, &mut out)?;
    Ok(out)
}

/// What of a hand-over does not come into an office that has data of its own.
fn tell_rest(
    inside: Option<&Inside>,
    all: &HandOver,
    out: &mut PackageBrings,
) -> Result<(), Failure> {
    let Some(inside) = inside else {
        out.bare = true;
        return Ok(());
    };
    out.behind = stays(&inside.store, all).map_err(theirs_not_ours)?;
    Ok(())
}

fn stays(records: &Records, all: &HandOver) -> Result<Vec<StaysBehind>, Failure> {
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
    let counts = [
        (StaysKind::Log, log),
        (StaysKind::Progress, marks),
        (StaysKind::Checklists, checklists),
        (StaysKind::Indicators, indicators),
        (StaysKind::Reports, records.reports()?.len()),
        (StaysKind::Schedules, records.schedules()?.len()),
        (StaysKind::Register, lines),
    ];
    let some = counts.into_iter().filter(|(_, count)| *count > 0);
    let told = some.map(|(kind, count)| StaysBehind {
        kind,
        count: wire::small(count),
    });
    Ok(told.collect())
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
    let people = records.officials()?;
    let known: HashSet<_> = people.iter().map(|it| it.id).collect();
    let tasks = tasks.iter().map(|task| Task {
        official: task.official.filter(|id| known.contains(id)),
        ..task.clone()
    });
    Ok(tasks.collect())
}
