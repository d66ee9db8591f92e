//! A new plan begun from a kept version: another document with its words, at the start of its way.

use super::Kept;
use crate::clock;
use crate::office::{Office, letterhead, plans};
use crate::wire::{Failure, SavedPlan, reader};
use plan::{Flaw, FlawKind, Flaws, Head, Official, PartialDate, Plan, Task, VersionId};
use std::collections::HashSet;

/// Begins a plan with the words and tasks of a version, also of a plan that has its number.
///
/// # Errors
/// No such version; [`FlawKind::ForReview`] at `plan` for one of a copy that is here to be remarked
/// on.
pub fn begin(office: &Office, version: String) -> Result<SavedPlan, Failure> {
    let version: VersionId = reader("version", &version)?;
    let (new, tasks) = office.read(|store| {
        let kept = Kept::version(store, version)?;
        if store.is_for_review(kept.plan.id)? {
            return Err(Flaws::from(Flaw::new("plan", FlawKind::ForReview)).into());
        }
        let (mut new, tasks) = draft(&kept.plan, &kept.tasks, &store.officials()?);
        letterhead::take_off(store, &mut new)?;
        Ok((new, tasks))
    })?;
    plans::keep_begun(office, &new, &tasks)
}

/// The same words under fresh ids, without number, date and stamp. It goes on from what the version
/// went on from: a link to the plan itself would make it one that adjusts it.
fn draft(old: &Plan, tasks: &[Task], people: &[Official]) -> (Plan, Vec<Task>) {
    let (plan, mut tasks) = plan::copy::renewed(old, tasks, old.year, &mut clock::mint);
    let known: HashSet<_> = people.iter().map(|it| it.id).collect();
    for task in &mut tasks {
        task.official = task.official.filter(|it| known.contains(it));
    }
    let head = Head {
        number: None,
        date: PartialDate::default(),
        draft: false,
        ..plan.head.clone()
    };
    let plan = Plan {
        head,
        doubts: Vec::new(),
        left_over: Vec::new(),
        ..plan
    };
    (plan, tasks)
}
