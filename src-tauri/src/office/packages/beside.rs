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

/// Where a version stands among those the plan went through: behind which, and whether by its merge.
type Place = (u32, bool);

/// Which versions beside a plan were merged, and where.
struct Merges {
    /// Of each version beside the place its last merge gave it.
    places: HashMap<VersionId, Option<Place>>,
    /// What a merge and what came behind it made, until that was undone: the version the merge kept
    /// of what stood before, and the one the undo kept.
    undone: Vec<(u32, u32)>,
}

impl Merges {
    fn of(records: &Records, plan: PlanId, asides: &[Aside]) -> Result<Self, Failure> {
        let versions = records.versions(plan)?;
        let mut merges = Self {
            places: HashMap::new(),
            undone: Vec::new(),
        };
        for aside in asides {
            let Ok(version) = aside.version.parse() else {
                continue;
            };
            if !merges.places.contains_key(&version) {
                merges.add(records, (plan, &versions), version)?;
            }
        }
        Ok(merges)
    }

    fn add(
        &mut self,
        records: &Records,
        (plan, versions): (PlanId, &[Version]),
        version: VersionId,
    ) -> Result<(), Failure> {
        let events = records.events_about(plan, version.0)?.into_iter();
        let mut last = None;
        for merge in events.filter(|it| it.kind == EventKind::PlanMerged) {
            let before = kept_at(versions, merge.at, 0);
            last = last.or(Some((before.map_or(0, |it| it.number), true)));
            let until = before.map(|it| undone(records, versions, it)).transpose()?;
            let until = until.flatten();
            self.undone
                .extend(before.zip(until).map(|(it, until)| (it.number, until)));
        }
        self.places.insert(version, last);
        Ok(())
    }

    /// Where a version stands; nowhere while it only lies beside, or what it belongs to was undone.
    fn place(&self, version: &Version) -> Option<Place> {
        let own = Some((version.number, false));
        let place = self.places.get(&version.id).copied().unwrap_or(own)?;
        let taken_back = |(from, to): &(u32, u32)| (*from, false) < place && place <= (*to, false);
        (!self.undone.iter().any(taken_back)).then_some(place)
    }
}

/// What a change kept of what it replaced.
fn kept_at(versions: &[Version], at: DateTime<Utc>, behind: u32) -> Option<&Version> {
    let kept = |it: &&Version| it.cause == VersionCause::Replaced && it.at == at;
    versions.iter().rfind(|it| kept(it) && it.number > behind)
}

/// The number of what the last undo kept, where a replaced version was brought back and is not
/// replaced again by undoing that in turn.
fn undone(
    records: &Records,
    versions: &[Version],
    replaced: &Version,
) -> Result<Option<u32>, Failure> {
    let (mut last, mut undone) = (replaced, false);
    loop {
        let mut events = records.events_about(last.plan, last.id.0)?.into_iter();
        let back = events.find(|it| it.kind == EventKind::VersionRestored);
        let Some(kept) = back.and_then(|it| kept_at(versions, it.at, last.number)) else {
            return Ok(undone.then_some(last.number));
        };
        (last, undone) = (kept, !undone);
    }
}

/// What packages put beside a plan and no merge that still stands took in, newer words or not.
pub(super) fn unmerged(records: &Records, plan: PlanId) -> Result<Vec<Aside>, Failure> {
    let mut asides = asides(records, plan)?;
    let merges = Merges::of(records, plan, &asides)?;
    let versions = records.versions(plan)?.into_iter();
    let merged = versions.filter(|it| merges.place(it).is_some());
    let merged: HashSet<String> = merged.map(|it| it.id.to_string()).collect();
    asides.retain(|it| !merged.contains(&it.version));
    Ok(asides)
}

/// The versions a plan went through here, the newest first. What a package put beside belongs to
/// them from its merge on, behind what stood before; until then, and once the merge was undone,
/// the plan does not have its words.
pub(super) fn lineage(records: &Records, plan: PlanId) -> Result<Vec<Version>, Failure> {
    let mut versions = records.versions(plan)?;
    let merges = Merges::of(records, plan, &asides(records, plan)?)?;
    versions.retain(|it| merges.place(it).is_some());
    versions.sort_by_key(|it| Reverse(merges.place(it)));
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

/// What lies beside a plan and was not merged, or no longer is, in the order it came: not what says
/// what the plan says now, nor what theirs went on from in a later package.
pub(super) fn waiting(records: &Records, plan: PlanId) -> Result<Vec<(Aside, Version)>, Failure> {
    let versions = records.versions(plan)?;
    let now = review::content_of(records, plan)?;
    let asides = asides(records, plan)?;
    let merges = Merges::of(records, plan, &asides)?;
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
        if merges.place(version).is_none() {
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
