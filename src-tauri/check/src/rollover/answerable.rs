//! Who answers for a task, where the directory says that the person left.

use super::{Found, Kind, Old, Proposal, Reason, Spot, TaskCell};
use plan::text::{fold, squeeze};
use plan::{Official, Task};

/// Tasks of somebody who left: whoever holds the same post of the same unit now takes them over;
/// where that is nobody or several, nobody answers for them until somebody is named.
pub(super) fn findings(old: Old<'_>) -> Vec<Proposal> {
    let tasks = old.tasks.iter();
    tasks.filter_map(|task| retired(old, task)).collect()
}

fn retired(old: Old<'_>, task: &Task) -> Option<Proposal> {
    let gone = old
        .people
        .iter()
        .find(|person| Some(person.id) == task.official && !person.active)?;
    let next = successor(old.people, gone).map_or("", |person| &person.name);
    let range = 0..gone.name.len();
    let found = Found::new(Kind::Official, range, Some(next.into()), Reason::Retired);
    let found = found.resting_on(&gone.position);
    Some(found.at(Spot::Task(task.id, TaskCell::Official), &gone.name))
}

fn said(text: &str) -> String {
    fold(&squeeze(text))
}

/// The one person who holds the post of somebody who left.
fn successor<'p>(people: &'p [Official], gone: &Official) -> Option<&'p Official> {
    let post = said(&gone.position);
    let mut holders = people
        .iter()
        .filter(|p| p.active && !post.is_empty() && said(&p.position) == post)
        .filter(|p| p.unit == gone.unit);
    let first = holders.next()?;
    // Two people of one name could not be told apart by it.
    let known = named(people, &first.name).is_some_and(|person| person.id == first.id);
    (holders.next().is_none() && known).then_some(first)
}

/// The person in office of this name, marks, case and spacing aside; of several the first.
pub fn named<'p>(people: &'p [Official], name: &str) -> Option<&'p Official> {
    let wanted = said(name);
    let same = |person: &&Official| person.active && said(&person.name) == wanted;
    people.iter().find(same)
}
