//! Writing entries down, changing one or several, removing them.

use super::weigh::{Weighed, weigh};
use super::{Names, entry_ids};
use crate::office::plans::removed;
use crate::office::{Office, closing};
use crate::wire::{
    EditedLog, Failure, LogAnswer, LogCount, LogEdit, LogFields, LogWas, Removed, SavedLog, reader,
};
use plan::{EntryId, Flaw, FlawKind, Flaws, LogEntry};
use store::{Change, EventKind, Tx};

/// Keeps an entry, new (empty id) or changed. What is unlikely about it is asked first, unless
/// the user is `sure`. What a closed period counts needs a reason.
pub fn save(
    office: &Office,
    entry: String,
    fields: LogFields,
    reason: String,
    sure: bool,
) -> Result<LogAnswer, Failure> {
    let id: Option<EntryId> = (!entry.is_empty())
        .then(|| reader("entry", &entry))
        .transpose()?;
    let (before, weighed) = office.read(|store| {
        let before = id.map(|id| store.log_entry(id)).transpose()?;
        let weighed = weigh(store, &store.channels()?, &fields, before.as_ref())?;
        Ok((before, weighed))
    })?;
    let Weighed { entry, asks, notes } = weighed;
    if !sure && !asks.is_empty() {
        return Ok(LogAnswer {
            saved: None,
            entry: None,
            asks,
            notes,
        });
    }
    let change = about(EventKind::LogSaved, &entry);
    let (view, saved) = office.change(change, |tx| {
        let names = Names::of(tx)?;
        let entry = put(tx, &names, before.as_ref(), entry, &reason)?;
        names.view(tx, &entry)
    })?;
    Ok(LogAnswer {
        saved: Some(saved),
        entry: Some(view),
        asks: Vec::new(),
        notes,
    })
}

fn about(kind: EventKind, entry: &LogEntry) -> Change {
    let change = Change::of(kind).about(entry.id.0);
    let change = change.noting(entry.day.to_string());
    match entry.plan {
        Some(plan) => change.in_plan(plan),
        None => change,
    }
}

/// Writes an entry, through the gate of closed periods.
pub(super) fn put(
    tx: &Tx<'_>,
    names: &Names,
    before: Option<&LogEntry>,
    entry: LogEntry,
    why: &str,
) -> Result<LogEntry, Failure> {
    let by = match before {
        Some(before) => before.by.clone(),
        None => tx.actor().to_owned(),
    };
    let entry = LogEntry { by, ..entry };
    if before == Some(&entry) {
        return Ok(entry);
    }
    let days: Vec<_> = before.iter().map(|b| b.day).chain([entry.day]).collect();
    closing::guard(tx, &days, why, names.late(before, Some(&entry)))?;
    tx.put_log_entry(&entry)?;
    Ok(entry)
}

/// Sets something of several entries in one change. Where the plan is set, a task of another plan
/// goes.
pub fn edit(
    office: &Office,
    entries: Vec<String>,
    edit: LogEdit,
    reason: String,
) -> Result<EditedLog, Failure> {
    let ids = entry_ids(&entries)?;
    let change = Change::of(EventKind::LogSaved).noting(ids.len().to_string());
    let ((entries, before), saved) = office.change(change, |tx| {
        let names = Names::of(tx)?;
        let (mut done, mut was) = (Vec::new(), Vec::new());
        for id in &ids {
            let before = tx.log_entry(*id)?;
            was.push(LogWas::from(&before));
            let fields = with(tx, &names, &before, &edit)?;
            let entry = weigh(tx, &names.channels, &fields, Some(&before))?.entry;
            done.push(put(tx, &names, Some(&before), entry, &reason)?);
        }
        if done.is_empty() {
            return Err(Flaws::from(Flaw::new("entries", FlawKind::Empty)).into());
        }
        Ok((names.views(tx, &done)?, was))
    })?;
    Ok(EditedLog {
        saved,
        entries,
        before,
    })
}

/// Takes back what was set of several entries at once. What it pointed to may be gone since: an
/// entry keeps what it said.
pub fn put_back(office: &Office, before: Vec<LogWas>, reason: String) -> Result<SavedLog, Failure> {
    let change = Change::of(EventKind::LogSaved).noting(before.len().to_string());
    let (entries, saved) = office.change(change, |tx| {
        let names = Names::of(tx)?;
        let mut done = Vec::new();
        for was in before {
            let now = tx.log_entry(reader("entry", &was.entry)?)?;
            let entry = was.again(&now)?.checked(super::today(tx)?)?;
            done.push(put(tx, &names, Some(&now), entry, &reason)?);
        }
        names.views(tx, &done)
    })?;
    Ok(SavedLog { saved, entries })
}

impl From<&LogEntry> for LogWas {
    fn from(entry: &LogEntry) -> Self {
        let id = |id: Option<uuid::Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
        Self {
            entry: entry.id.to_string(),
            channel: entry.channel.clone(),
            place: entry.place.clone(),
            unit: entry.unit.clone(),
            official: id(entry.official.map(|id| id.0)),
            plan: id(entry.plan.map(|id| id.0)),
            task: id(entry.task.map(|id| id.0)),
        }
    }
}

impl LogWas {
    /// The entry with this again.
    fn again(self, now: &LogEntry) -> Result<LogEntry, Failure> {
        fn id<T: std::str::FromStr>(what: &str, text: &str) -> Result<Option<T>, Failure> {
            (!text.is_empty()).then(|| reader(what, text)).transpose()
        }
        Ok(LogEntry {
            official: id("official", &self.official)?,
            plan: id("plan", &self.plan)?,
            task: id("task", &self.task)?,
            channel: self.channel,
            place: self.place,
            unit: self.unit,
            ..now.clone()
        })
    }
}

/// The form of an entry with what is set.
fn with(
    tx: &Tx<'_>,
    names: &Names,
    before: &LogEntry,
    edit: &LogEdit,
) -> Result<LogFields, Failure> {
    let fields = names.entry(before, String::new()).fields();
    let set = |new: &Option<String>, old: String| new.clone().unwrap_or(old);
    let plan = set(&edit.plan, fields.plan.clone());
    let task = match (&edit.plan, &edit.task) {
        (_, Some(task)) => task.clone(),
        (Some(plan), None) if *plan != fields.plan => String::new(),
        _ => fields.task,
    };
    // A task chosen without its plan brings it.
    let plan = match (&edit.plan, &edit.task) {
        (None, Some(task)) if !task.is_empty() => {
            let kept = tx.task(reader("task", task)?)?;
            kept.plan.to_string()
        }
        _ => plan,
    };
    Ok(LogFields {
        channel: set(&edit.channel, fields.channel),
        place: set(&edit.place, fields.place),
        unit: set(&edit.unit, fields.unit),
        official: set(&edit.official, fields.official),
        plan,
        task,
        ..fields
    })
}

/// Removes entries with their evidence; they can be brought back together.
pub fn remove(office: &Office, entries: Vec<String>, reason: String) -> Result<Removed, Failure> {
    let ids = entry_ids(&entries)?;
    let change = Change::of(EventKind::LogRemoved).noting(ids.len().to_string());
    let (trash, saved) = office.change(change, |tx| {
        let names = Names::of(tx)?;
        for id in &ids {
            let entry = tx.log_entry(*id)?;
            closing::guard(tx, &[entry.day], &reason, names.late(Some(&entry), None))?;
        }
        Ok(tx.remove_log_entries(&ids)?)
    })?;
    Ok(removed(trash, saved))
}

/// An entry as the command line gives it: by names.
#[derive(Debug, Clone, Default)]
pub struct Named {
    /// As typed; today when empty.
    pub day: String,
    /// Code or name of the channel, or how its name begins.
    pub channel: String,
    /// What it was about.
    pub topic: String,
    /// Where.
    pub place: String,
    /// Counts as typed: `1 cuộc`.
    pub counts: Vec<String>,
    /// Id of its plan, as far as it is unique.
    pub plan: String,
    /// Id of its task, as far as it is unique in the plan.
    pub task: String,
    /// A note.
    pub note: String,
    /// The unit that did it.
    pub unit: String,
    /// Why, when its period is closed.
    pub reason: String,
    /// Unlikely counts and days are kept without being asked about.
    pub sure: bool,
}

/// Writes down an entry given by names.
pub fn add_named(office: &Office, named: Named) -> Result<LogAnswer, Failure> {
    let plan = match named.plan.as_str() {
        "" => String::new(),
        prefix => office.plan_id(prefix)?,
    };
    let task = match named.task.as_str() {
        "" => String::new(),
        _ if plan.is_empty() => {
            return Err(Flaws::from(Flaw::new("plan", FlawKind::Empty)).into());
        }
        prefix => office.task_id(&plan, prefix)?,
    };
    let (today, channels) = office.read(|store| Ok((super::today(store)?, store.channels()?)))?;
    let channel = super::called(&channels, &named.channel);
    let day = match named.day.trim() {
        "" => today.to_string(),
        typed => typed.to_owned(),
    };
    let count = |count: String| LogCount {
        count,
        measure: String::new(),
    };
    let fields = LogFields {
        day,
        channel: channel.map_or(named.channel.clone(), |c| c.code.clone()),
        topic: named.topic,
        place: named.place,
        measures: named.counts.into_iter().map(count).collect(),
        unit: named.unit,
        official: String::new(),
        plan,
        task,
        note: named.note,
    };
    save(office, String::new(), fields, named.reason, named.sure)
}
