//! An office that is handed over: everything into an empty one, the plans into any other.

use super::Aside;
use super::beside::{self, Standing, Theirs};
use crate::clock;
use crate::office::{Office, backup, people, versions};
use crate::wire::{self, Failure, TakenPackage};
use exchange::HandOver;
use plan::{Actor, ContentHash, PlanId, Right, Task, VersionCause, VersionId};
use std::collections::HashSet;
use store::{Records, Store, Tx};
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
pub(super) fn take_over(office: &Office, all: &HandOver) -> Result<(), Failure> {
    office.read(|store| people::sitting(office, store, Right::Manage))?;
    let parent = office.path().parent().unwrap_or(std::path::Path::new("."));
    let failed = |error: std::io::Error| crate::deliver::disk_failure(&error, parent);
    let folder = tempfile::Builder::new()
        .prefix(".loa-")
        .tempdir_in(parent)
        .map_err(failed)?;
    let file = folder.path().join("loa.db");
    std::fs::write(&file, &all.backup).map_err(failed)?;
    backup::restore_from(office, &file)?;
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

/// Plans of another office into this one: those that are not here; the others as versions beside.
pub(super) fn bring(
    tx: &Tx<'_>,
    (all, inside): (&HandOver, Option<&Inside>),
    who: (&Actor, &str),
    taken: &mut TakenPackage,
) -> Result<Vec<Aside>, Failure> {
    let mut asides = Vec::new();
    for (plan, tasks) in &all.plans {
        let mut theirs = Theirs {
            plan,
            tasks,
            stage: plan::Stage::Drafting,
            history: Vec::new(),
        };
        let theirs_of = inside.map(|it| &*it.store);
        if let Some(records) = theirs_of.filter(|it| it.plan_year(plan.id).is_ok()) {
            theirs.stage = records.course(plan.id)?.stage();
            theirs.history = beside::history(records, plan.id)?;
        }
        let known = without_people(tx, tasks)?;
        let copy = tx.is_for_review(plan.id)?;
        if tx.plan_year(plan.id).is_err() {
            tx.end_review(plan.id)?;
            tx.insert_plan(plan, &known, false)?;
        } else if copy {
            // A copy for review becomes the plan itself.
            tx.end_review(plan.id)?;
            tx.save_plan(plan)?;
            tx.replace_tasks(plan.id, &known)?;
            tx.replace_course(plan.id, &[])?;
        } else {
            if matches!(beside::standing(tx, &theirs)?, Standing::Edited) {
                let (aside, told) = beside::put(tx, &theirs, who)?;
                asides.push(aside);
                taken.beside.push(told);
            }
            continue;
        }
        keep(tx, plan.id, VersionCause::Received, who)?;
        taken.brought.plans += 1;
        taken.brought.tasks += wire::small(tasks.len());
    }
    Ok(asides)
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
