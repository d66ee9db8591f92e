//! Other words of a plan, kept as a version beside it until somebody merges them; and the version
//! both sides began from.

use super::{Aside, Summary};
use crate::clock;
use crate::office::review;
use crate::wire::{Failure, KeptBeside};
use chrono::{DateTime, Utc};
use exchange::{Content, Passed, Request};
use plan::{
    Actor, ContentHash, Passage, Plan, PlanId, Stage, Task, Version, VersionCause, VersionId,
};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use store::{EventKind, Records, Tx};

/// What came of a plan that is here with other words.
pub(super) struct Theirs<'a> {
    pub(super) plan: &'a Plan,
    pub(super) tasks: &'a [Task],
    pub(super) stage: Stage,
    /// The versions it went through at theirs, the newest first.
    pub(super) history: Vec<Passed>,
}

impl<'a> Theirs<'a> {
    pub(super) fn of(request: &'a Request) -> Self {
        let sent = Passed {
            version: request.version,
            content: request.content(),
        };
        let told = [sent].into_iter().chain(request.history.iter().copied());
        // An older program tells of no versions but those of the steps.
        let steps = request.course.iter().rev().filter_map(passed);
        Self {
            plan: &request.plan,
            tasks: &request.tasks,
            stage: plan::Course::of(request.course.clone()).stage(),
            history: told.chain(steps).collect(),
        }
    }
}

impl Theirs<'_> {
    fn content(&self) -> ContentHash {
        ContentHash::of(self.plan, self.tasks)
    }
}

fn passed(step: &Passage) -> Option<Passed> {
    let content = step.content;
    step.version.map(|version| Passed { version, content })
}

/// What packages put beside a plan, as long as its version is here.
fn asides(records: &Records, plan: PlanId) -> Result<Vec<Aside>, Failure> {
    let packages = records.packages_of(plan)?.into_iter();
    let packages = packages.chain(records.hand_overs()?);
    let asides = packages.flat_map(|it| Summary::read(&it.summary).beside);
    let of = plan.to_string();
    Ok(asides.filter(|it| it.plan == of).collect())
}

/// When a version was merged last, if it was.
fn merged(
    records: &Records,
    plan: PlanId,
    version: VersionId,
) -> Result<Option<DateTime<Utc>>, Failure> {
    let events = records.events_about(plan, version.0)?.into_iter();
    let mut merges = events.filter(|it| it.kind == EventKind::PlanMerged);
    Ok(merges.next().map(|it| it.at))
}

/// The versions a plan went through here, the newest first. What a package put beside belongs to
/// them from its merge on, behind what stood before; until then the plan never had its words.
pub(super) fn lineage(records: &Records, plan: PlanId) -> Result<Vec<Version>, Failure> {
    let mut versions = records.versions(plan)?;
    let mut places = HashMap::new();
    for aside in asides(records, plan)? {
        let Ok(version) = aside.version.parse() else {
            continue;
        };
        let place = merged(records, plan, version)?.map(|at| {
            // What the merge itself kept.
            let before = versions.iter().filter(|it| it.at == at);
            (before.map(|it| it.number).max().unwrap_or(0), 1)
        });
        places.insert(version, place);
    }
    let place = |it: &Version| places.get(&it.id).copied().unwrap_or(Some((it.number, 0)));
    versions.retain(|it| place(it).is_some());
    versions.sort_by_key(|it| Reverse(place(it)));
    Ok(versions)
}

/// The same, as a package tells it.
pub(super) fn history(records: &Records, plan: PlanId) -> Result<Vec<Passed>, Failure> {
    let versions = lineage(records, plan)?.into_iter();
    let passed = versions.map(|it| Passed {
        version: it.id,
        content: it.content,
    });
    Ok(passed.take(Request::HISTORY_LIMIT).collect())
}

/// The newest version of ours that theirs went through as well. The hash decides between programs
/// of one age, the id where a newer one counts other hashes.
fn base(ours: &[Version], theirs: &Theirs<'_>) -> Option<Version> {
    let ids: HashSet<_> = theirs.history.iter().map(|it| it.version).collect();
    let contents = theirs.history.iter().map(|it| it.content);
    let contents: HashSet<_> = contents.chain([theirs.content()]).collect();
    let shared = |it: &&Version| ids.contains(&it.id) || contents.contains(&it.content);
    ours.iter().find(shared).cloned()
}

/// How words that came stand to those that are here.
pub(super) enum Standing {
    /// They are the same.
    Same,
    /// Nothing was done to them since both had the same: ours went on.
    Behind,
    /// They are other words.
    Edited,
}

/// How a plan that came stands to the one that is here.
pub(super) fn standing(records: &Records, theirs: &Theirs<'_>) -> Result<Standing, Failure> {
    let id = theirs.plan.id;
    let content = theirs.content();
    if review::content_of(records, id)? == content {
        return Ok(Standing::Same);
    }
    let base = base(&lineage(records, id)?, theirs);
    Ok(match base.is_some_and(|it| it.content == content) {
        true => Standing::Behind,
        false => Standing::Edited,
    })
}

/// Keeps what came as a version of the plan.
pub(super) fn keep(
    tx: &Tx<'_>,
    (plan, tasks): (&Plan, &[Task]),
    stage: Stage,
    (by, note): (&Actor, &str),
) -> Result<Version, Failure> {
    let mut version = Version {
        id: VersionId(clock::mint()),
        plan: plan.id,
        number: 0,
        cause: VersionCause::Received,
        stage,
        content: ContentHash::of(plan, tasks),
        by: by.clone(),
        at: tx.saved().at,
        note: note.to_owned(),
    };
    let text = Content::of(plan, tasks).to_json();
    version.number = tx.keep_version(&version, &text.map_err(|_| Failure::Internal)?)?;
    Ok(version)
}

/// Keeps theirs beside the plan, to be merged when somebody wants to. Words that lie there already
/// are not kept again. Answers what the package's row says of it.
pub(super) fn put(
    tx: &Tx<'_>,
    theirs: &Theirs<'_>,
    (by, note): (&Actor, &str),
) -> Result<(Aside, KeptBeside), Failure> {
    let id = theirs.plan.id;
    let content = theirs.content();
    let base = base(&lineage(tx, id)?, theirs);
    let waiting = waiting(tx, id)?;
    let known = waiting.iter().find(|(_, it)| it.content == content);
    let version = match known {
        Some((_, version)) => version.clone(),
        None => keep(tx, (theirs.plan, theirs.tasks), theirs.stage, (by, note))?,
    };
    let passed: HashSet<_> = theirs.history.iter().map(|it| it.content).collect();
    let over = waiting.iter().map(|(_, it)| it);
    let over = over.filter(|it| it.id != version.id && passed.contains(&it.content));
    let aside = Aside {
        plan: id.to_string(),
        version: version.id.to_string(),
        base: base.map(|it| it.id.to_string()),
        over: over.map(|it| it.id.to_string()).collect(),
    };
    let told = told(theirs.plan, &aside, &version);
    Ok((aside, told))
}

fn told(plan: &Plan, aside: &Aside, version: &Version) -> KeptBeside {
    KeptBeside {
        plan: plan.id.to_string(),
        title: plan::text::squeeze(&plan.head.subject),
        number: version.number,
        version: version.id.to_string(),
        base: aside.base.clone(),
    }
}

/// What lies beside a plan and was not merged, in the order it came: not what says what the plan
/// says now, nor what theirs went on from in a later package.
pub(super) fn waiting(records: &Records, plan: PlanId) -> Result<Vec<(Aside, Version)>, Failure> {
    let versions = records.versions(plan)?;
    let now = review::content_of(records, plan)?;
    let asides = asides(records, plan)?;
    let over: HashSet<&String> = asides.iter().flat_map(|it| &it.over).collect();
    let mut seen = HashSet::new();
    let mut waiting = Vec::new();
    // The last package that brought a version knows the newest base.
    for aside in asides.iter().rev() {
        let version = versions
            .iter()
            .find(|it| it.id.to_string() == aside.version);
        let Some(version) = version.filter(|it| it.content != now) else {
            continue;
        };
        if over.contains(&aside.version) || !seen.insert(version.id) {
            continue;
        }
        if merged(records, plan, version.id)?.is_none() {
            waiting.push((aside.clone(), version.clone()));
        }
    }
    waiting.sort_by_key(|(_, version)| version.number);
    Ok(waiting)
}

/// The same, for the screen; nothing for a copy that is here to be remarked on.
pub(super) fn listed(records: &Records, plan: PlanId) -> Result<Vec<KeptBeside>, Failure> {
    if records.is_for_review(plan)? {
        return Ok(Vec::new());
    }
    let plan = records.plan(plan)?;
    let waiting = waiting(records, plan.id)?;
    let told = waiting
        .iter()
        .map(|(aside, version)| told(&plan, aside, version));
    Ok(told.collect())
}
