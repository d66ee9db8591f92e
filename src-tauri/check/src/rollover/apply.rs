//! The new plan: the old one with what was accepted, under fresh ids.

use super::{Old, Period, Proposal, Spot, TaskCell, named};
use crate::spot::{Field, visit};
use plan::text::nfc;
use plan::{Circulation, Mint, PartialDate, Plan, RichText, Task, TaskId, Urgency};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use thiserror::Error;

/// A proposal taken, with other words where the user gave some.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The proposal's id.
    pub id: String,
    /// Words instead of the proposed ones.
    pub text: Option<String>,
}

/// A chosen id that is none of the proposals, for instance because the plan has changed since.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("no proposal {0}")]
pub struct UnknownProposal(pub String);

type Edits = HashMap<Spot, Vec<(Range<usize>, String)>>;

/// The plan of the period `to` with its tasks: what was chosen of `proposals` is done, number,
/// date and marks of the old paper are gone, every id is new, and nothing else is changed. A
/// proposal without words that got none stays as it is.
///
/// # Errors
/// [`UnknownProposal`] for the first id that is not there.
pub fn apply(
    old: Old<'_>,
    proposals: &[Proposal],
    chosen: &[Choice],
    to: Period,
    mint: &mut dyn Mint,
) -> Result<(Plan, Vec<Task>), UnknownProposal> {
    let (plan, tasks) = changed(old, proposals, chosen)?;
    let (mut plan, tasks) = plan::copy::renewed(&plan, &tasks, to.year(), mint);
    plan.continues = Some(old.plan.id);
    // The words changed with their tasks; what was not taken on one side still shows.
    let tasks = plan::sentence::relinked(&plan, tasks);
    Ok((plan, tasks))
}

/// The old plan with what was chosen done, still under its own ids, so that the two can be held
/// side by side.
///
/// # Errors
/// [`UnknownProposal`] for the first id that is not there.
pub fn changed(
    old: Old<'_>,
    proposals: &[Proposal],
    chosen: &[Choice],
) -> Result<(Plan, Vec<Task>), UnknownProposal> {
    let mut edits = edits(proposals, chosen)?;
    let dropped: HashSet<TaskId> = edits
        .keys()
        .filter_map(|spot| match spot {
            Spot::TaskRow(id) => Some(*id),
            _ => None,
        })
        .collect();
    let (mut plan, mut tasks) = (old.plan.clone(), old.tasks.to_vec());
    for task in &mut tasks {
        if let Some(list) = edits.remove(&Spot::Task(task.id, TaskCell::Official)) {
            let name = list.first().map_or("", |(_, name)| name);
            task.official = named(old.people, name).map(|person| person.id);
        }
    }
    let mut emptied = HashSet::new();
    visit(&mut plan, &mut tasks, &mut |spot, field| {
        let Some(list) = edits.remove(&spot) else {
            return;
        };
        let blank = write(field, &list);
        if let (Spot::Recipient(i), true) = (spot, blank) {
            emptied.insert(i);
        }
    });
    let mut place = 0..;
    plan.recipients
        .retain(|_| place.next().is_none_or(|i| !emptied.contains(&i)));
    plan.head.parent = plan.head.parent.filter(|line| !line.trim().is_empty());
    tasks.retain(|task| !dropped.contains(&task.id));
    let head = &mut plan.head;
    (head.number, head.date, head.draft) = (None, PartialDate::default(), false);
    (head.urgency, head.circulation) = (Urgency::None, Circulation::Open);
    (plan.doubts, plan.left_over) = (Vec::new(), Vec::new());
    Ok((plan, tasks))
}

/// What is to be written where, each text's changes in order.
fn edits(proposals: &[Proposal], chosen: &[Choice]) -> Result<Edits, UnknownProposal> {
    let by_id: HashMap<&str, &Proposal> = proposals.iter().map(|p| (p.id.as_str(), p)).collect();
    let mut edits = Edits::new();
    let mut seen = HashSet::new();
    for choice in chosen {
        let unknown = || UnknownProposal(choice.id.clone());
        let proposal = by_id.get(choice.id.as_str()).ok_or_else(unknown)?;
        let Some(text) = choice.text.clone().or_else(|| proposal.after.clone()) else {
            continue;
        };
        if seen.insert(&proposal.id) {
            let list = edits.entry(proposal.spot).or_default();
            list.push((proposal.range.clone(), nfc(&text)));
        }
    }
    for list in edits.values_mut() {
        list.sort_by_key(|(range, _)| (range.start, range.end));
    }
    Ok(edits)
}

/// Writes changes into a text; answers whether nothing is left of it.
fn write(field: Field<'_>, edits: &[(Range<usize>, String)]) -> bool {
    let text = field.read();
    let spliced = RichText::plain(&text).spliced(edits).to_plain();
    let blank = spliced.trim().is_empty();
    let lines = || {
        spliced
            .lines()
            .map(str::to_owned)
            .filter(|l| !l.trim().is_empty())
    };
    match field {
        Field::Plain(into) => *into = spliced,
        Field::Rich(into) => *into = into.spliced(edits),
        Field::Lines(into) => *into = lines().collect(),
        Field::Signature(into) => {
            // The last line is the name, which may be blank.
            let (above, name) = spliced.rsplit_once('\n').unwrap_or(("", &spliced));
            into.name = name.trim().to_owned();
            into.lines = above.lines().map(str::to_owned).collect();
        }
    }
    blank
}
