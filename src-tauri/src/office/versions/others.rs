//! Other plans that one is compared with: last year's first.

use crate::wire::{self, Failure, OtherPlan, OtherPlanKind, StateRef, reader};
use plan::{Plan, PlanId};
use std::cmp::{Ordering, Reverse};
use std::collections::BTreeSet;
use store::{PlanSummary, Records, StoreError};

use crate::office::Office;

/// Plans looked at on the way back: an office has no hundred years of plans.
const LINKS: usize = 100;

/// Every other plan of the office: what this one goes on from, the nearest first; then those of the
/// year before, the subject most like its own first; then the rest, the newest year first. Copies
/// that are here to be remarked on are another office's.
pub(super) fn of(records: &Records, plan: &Plan) -> Result<Vec<OtherPlan>, Failure> {
    let linked = linked(records, plan)?;
    let mut found = Vec::new();
    for other in records.plans()? {
        if other.id == plan.id || records.is_for_review(other.id)? {
            continue;
        }
        let kind = kind(&other, plan, &linked);
        let back = linked.iter().position(|id| *id == other.id);
        found.push((kind, back, likeness(plan, &other), other));
    }
    // The last changed first where all else is the same: the order they came in.
    found.sort_by(|(kind, back, like, plan), (kinds, backs, likes, plans)| {
        let likes = likes.partial_cmp(like).unwrap_or(Ordering::Equal);
        (rank(*kind), back, Reverse(plan.year))
            .cmp(&(rank(*kinds), backs, Reverse(plans.year)))
            .then(likes)
    });
    let told = found.into_iter().map(|(kind, _, _, plan)| OtherPlan {
        plan: plan.id.to_string(),
        title: wire::summary_title(&plan.title),
        year: plan.year,
        kind,
    });
    Ok(told.collect())
}

fn kind(other: &PlanSummary, plan: &Plan, linked: &[PlanId]) -> OtherPlanKind {
    if linked.contains(&other.id) {
        OtherPlanKind::Linked
    } else if other.year == plan.year - 1 {
        OtherPlanKind::YearBefore
    } else {
        OtherPlanKind::Other
    }
}

fn rank(kind: OtherPlanKind) -> u8 {
    match kind {
        OtherPlanKind::Linked => 0,
        OtherPlanKind::YearBefore => 1,
        OtherPlanKind::Other => 2,
    }
}

/// What a plan goes on from, what that one goes on from, and so on: an adjusting plan leads over
/// the issued one to last year's.
fn linked(records: &Records, plan: &Plan) -> Result<Vec<PlanId>, Failure> {
    let (mut found, mut next) = (Vec::new(), plan.continues);
    while let Some(id) = next {
        if id == plan.id || found.contains(&id) || found.len() == LINKS {
            break;
        }
        next = match records.plan(id) {
            Ok(other) => other.continues,
            Err(StoreError::NotFound { .. }) => break,
            Err(error) => return Err(error.into()),
        };
        found.push(id);
    }
    Ok(found)
}

/// The part of the words of two subjects that both have, 0 to 1; years and other numbers aside.
fn likeness(plan: &Plan, other: &PlanSummary) -> f64 {
    let words = |title: &str| -> BTreeSet<String> {
        let folded = plan::text::fold(title);
        let words = folded.split(|it: char| !it.is_alphanumeric());
        let words = words.filter(|it| it.chars().any(char::is_alphabetic));
        words.map(str::to_owned).collect()
    };
    let (own, its) = (words(&plan.title()), words(&other.title));
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    2.0 * count(own.intersection(&its).count()) / count(own.len() + its.len()).max(1.0)
}

/// The plan that a plan goes on from, as it stands.
///
/// # Errors
/// [`Failure::NoPlanBefore`] where there is none, with the only plan of the year before.
pub fn before(office: &Office, plan: &str) -> Result<StateRef, Failure> {
    let id: PlanId = reader("plan", plan)?;
    let others = office.read(|store| of(store, &store.plan(id)?))?;
    let kind = |kind| others.iter().filter(move |it| it.kind == kind);
    if let Some(found) = kind(OtherPlanKind::Linked).next() {
        return Ok(StateRef::Now {
            plan: found.plan.clone(),
        });
    }
    let mut last_year = kind(OtherPlanKind::YearBefore);
    let only = last_year.next().filter(|_| last_year.next().is_none());
    Err(Failure::NoPlanBefore {
        plan: only.map_or_else(String::new, |it| it.plan.clone()),
        title: only.map_or_else(String::new, |it| it.title.clone()),
    })
}
