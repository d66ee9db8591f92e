//! What replaced what: the program's list, and what the office says of its own.

use super::{Office, people};
use crate::wire::{
    BuiltInSuccessor, Failure, SavedSuccessors, Successor, SuccessorList, SuccessorRole,
};
use check::rollover::{self, Successors};
use plan::{Flaw, FlawKind, Flaws};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use store::{EventKind, Records};

/// Units, terms and documents that were replaced.
const BUILT_IN: &str = include_str!("../../../assets/rollover/two-level.txt");

/// Setting: the office's own entries, and which of the program's it switched off.
const KEY: &str = "successors";

/// Most entries of an office's own.
const LIMIT: usize = 500;

/// The record as it is kept.
#[derive(Default, Serialize, Deserialize)]
struct Kept {
    own: Vec<Successor>,
    off: HashSet<String>,
}

fn kept(records: &Records) -> Result<Kept, Failure> {
    let text = records.setting(KEY)?;
    let read = text.and_then(|text| {
        serde_json::from_str(&text)
            .inspect_err(|error| tracing::error!(%error, "the office's list cannot be read"))
            .ok()
    });
    Ok(read.unwrap_or_default())
}

fn built_in() -> Result<Vec<rollover::Successor>, Failure> {
    rollover::entries(BUILT_IN).map_err(|error| {
        tracing::error!(%error, "the list of what was replaced cannot be read");
        Failure::Internal
    })
}

/// The entries in force: the office's own before those of the program that it left on.
pub(super) fn in_force(records: &Records) -> Result<Successors, Failure> {
    let kept = kept(records)?;
    let own = kept.own.into_iter().map(rollover::Successor::from);
    let on = built_in()?
        .into_iter()
        .filter(|entry| !kept.off.contains(&entry.key()));
    Ok(Successors::of(&own.chain(on).collect::<Vec<_>>())?)
}

/// The whole list.
pub fn get(office: &Office) -> Result<SuccessorList, Failure> {
    office.read(|store| list(store))
}

fn list(records: &Records) -> Result<SuccessorList, Failure> {
    let kept = kept(records)?;
    let built_in = built_in()?.into_iter().map(|entry| BuiltInSuccessor {
        off: kept.off.contains(&entry.key()),
        id: entry.key(),
        confirmed: entry.confirmed(),
        entry: entry.into(),
    });
    Ok(SuccessorList {
        built_in: built_in.collect(),
        own: kept.own,
    })
}

/// Keeps the office's own entries, and which of the program's are switched off.
///
/// # Errors
/// Every flaw, at `<place from 0>.old` and so on; at `own` where there are too many.
pub fn save(
    office: &Office,
    own: Vec<Successor>,
    off: Vec<String>,
) -> Result<SavedSuccessors, Failure> {
    if own.len() > LIMIT {
        return Err(Flaws::from(Flaw::new("own", FlawKind::OutOfRange)).into());
    }
    let entries: Vec<_> = own.iter().cloned().map(rollover::Successor::from).collect();
    Successors::of(&entries)?;
    let known: HashSet<String> = built_in()?.iter().map(rollover::Successor::key).collect();
    let off = off.into_iter().filter(|id| known.contains(id)).collect();
    let text = serde_json::to_string(&Kept { own, off }).map_err(|_| Failure::Internal)?;
    let (list, saved) = office.change(EventKind::SettingSet, |tx| {
        people::sitting(office, tx, plan::Right::Manage)?;
        tx.set_setting(KEY, Some(&text))?;
        list(tx)
    })?;
    Ok(SavedSuccessors { saved, list })
}

impl From<Successor> for rollover::Successor {
    fn from(entry: Successor) -> Self {
        Self {
            role: entry.role.into(),
            since: entry.since.trim().to_owned(),
            old: entry.old,
            new: entry.new,
            source: entry.source,
        }
    }
}

impl From<rollover::Successor> for Successor {
    fn from(entry: rollover::Successor) -> Self {
        Self {
            role: SuccessorRole::from(entry.role),
            since: entry.since,
            old: entry.old,
            new: entry.new,
            source: entry.source,
        }
    }
}
