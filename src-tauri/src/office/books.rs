//! The books of what was done: broadcasts, and all work; on paper and as workbooks.

use super::paper::Paper;
use super::schedule::days;
use super::{Office, directory, form};
use crate::clock;
use crate::wire::{Book, BookChoice, Failure, reader};
use chrono::NaiveDate;
use document::{
    BookHead, Broadcast, Document, LogLine, LogTotal, Outcome, Profile, Workbook, broadcast_book,
    broadcast_sheet, log_book, log_sheet,
};
use plan::{
    Agency, EntryId, Flaws, LogEntry, OfficialId, Period, PlanId, Quantity, Schedule, Slot,
    SlotState,
};
use std::collections::{HashMap, HashSet};
use store::{LogFilter, Records};

/// The channel broadcasts are logged in.
const CHANNEL: &str = "broadcast";

/// A book with all that is printed in it.
pub(super) struct Bound {
    agency: Agency,
    profile: Profile,
    period: Option<Period>,
    days: (NaiveDate, NaiveDate),
    plan: String,
    pages: Pages,
}

enum Pages {
    Broadcasts(Vec<Broadcast>),
    Work(Vec<LogLine>, Vec<LogTotal>),
}

impl Bound {
    /// Reads what was chosen from the store.
    ///
    /// # Errors
    /// No such period, plan or days, or the store cannot be read.
    pub(super) fn read(office: &Office, book: Book, choice: &BookChoice) -> Result<Self, Failure> {
        office.read(|store| {
            let (period, days) = span(store, choice)?;
            let plan: Option<PlanId> = match choice.plan.trim() {
                "" => None,
                id => Some(reader("plan", id)?),
            };
            let named = plan.map(|id| name_of(store, id)).transpose()?;
            let log = store.log(&LogFilter {
                first: Some(days.0),
                last: Some(days.1),
                plan,
                ..LogFilter::default()
            })?;
            let who = People::read(store)?;
            let pages = match book {
                Book::Broadcasts => Pages::Broadcasts(broadcasts(store, plan, days, &log, &who)?),
                Book::Work => work(store, days, &log, &who)?,
            };
            Ok(Self {
                agency: store.agency()?.unwrap_or_default(),
                profile: form::profile_in(store)?,
                period,
                days,
                plan: named.unwrap_or_default(),
                pages,
            })
        })
    }

    fn head(&self) -> BookHead<'_> {
        BookHead {
            agency: &self.agency,
            period: self.period,
            days: self.days,
            plan: &self.plan,
        }
    }

    fn document(&self) -> Document {
        let head = self.head();
        match &self.pages {
            Pages::Broadcasts(lines) => broadcast_book(&head, lines, &self.profile),
            Pages::Work(lines, totals) => log_book(&head, lines, totals, &self.profile),
        }
    }

    /// On paper.
    pub(super) fn paper(self) -> Paper {
        Paper {
            document: self.document(),
            drafting_unit: self.agency.drafting_symbol.trim().to_owned(),
            profile: self.profile,
        }
    }

    /// As a workbook, for whoever goes on counting.
    pub(super) fn workbook(&self) -> Workbook {
        let head = self.head();
        match &self.pages {
            Pages::Broadcasts(lines) => broadcast_sheet(&head, lines, &self.profile),
            Pages::Work(lines, totals) => log_sheet(&head, lines, totals, &self.profile),
        }
    }
}

/// The period chosen and its days, or the days alone.
fn span(
    records: &Records,
    choice: &BookChoice,
) -> Result<(Option<Period>, (NaiveDate, NaiveDate)), Failure> {
    if choice.period.trim().is_empty() {
        return Ok((None, days(&choice.first, &choice.last)?));
    }
    let period: Period = choice.period.parse().map_err(Flaws::from)?;
    let days = directory::regime(records)?.days(period);
    Ok((Some(period), days.ok_or(Failure::Internal)?))
}

/// A plan inside a sentence.
pub(super) fn name_of(records: &Records, id: PlanId) -> Result<String, Failure> {
    let title = records.plan(id)?.title();
    let title = plan::text::lower_first(&title);
    Ok(format!("Kế hoạch {title}").trim_end().to_owned())
}

/// Who did something, by name.
struct People(HashMap<OfficialId, String>);

impl People {
    fn read(records: &Records) -> Result<Self, Failure> {
        let officials = records.officials()?.into_iter();
        Ok(Self(officials.map(|o| (o.id, o.name)).collect()))
    }

    /// The official, else the unit, else who wrote it down.
    fn of(&self, entry: &LogEntry) -> String {
        let official = entry.official.and_then(|id| self.0.get(&id));
        [official, Some(&entry.unit), Some(&entry.by)]
            .into_iter()
            .flatten()
            .find(|name| !name.trim().is_empty())
            .cloned()
            .unwrap_or_default()
    }
}

/// Broadcasts of the log, and slots that were excused or that nobody told of; in order.
fn broadcasts(
    records: &Records,
    plan: Option<PlanId>,
    days: (NaiveDate, NaiveDate),
    log: &[LogEntry],
    who: &People,
) -> Result<Vec<Broadcast>, Failure> {
    let schedules = records.schedules()?;
    let slots = records.slots_between(days)?;
    let told: HashMap<_, &Slot> = slots.iter().map(|slot| (slot.id, slot)).collect();
    let channels: HashSet<&str> = schedules.iter().map(|s| s.channel.as_str()).collect();
    let done = log
        .iter()
        .filter(|e| e.channel == CHANNEL || e.slot.is_some() || channels.contains(&*e.channel))
        .map(|entry| {
            let slot = entry.slot.and_then(|id| told.get(&id).copied());
            done(entry, slot, who)
        });
    let today = clock::today();
    let others = slots.iter().filter_map(|slot| {
        let schedule = schedules.iter().find(|s| s.id == slot.schedule)?;
        let ours = plan.is_none() || schedule.plan == plan;
        let outcome = match &slot.state {
            SlotState::Excused(reason) => Outcome::Excused(reason.clone()),
            SlotState::Planned if slot.is_late(today) => Outcome::Untold,
            SlotState::Planned | SlotState::Done(_) => return None,
        };
        ours.then(|| not_done(schedule, slot, outcome))
    });
    let mut lines: Vec<Broadcast> = done.chain(others).collect();
    lines.sort_by_key(|line| (line.day, line.time));
    Ok(lines)
}

fn moved_from(slot: &Slot) -> Option<NaiveDate> {
    slot.is_moved().then_some(slot.planned)
}

fn done(entry: &LogEntry, slot: Option<&Slot>, who: &People) -> Broadcast {
    Broadcast {
        day: entry.day,
        time: slot.and_then(|slot| slot.time),
        topic: entry.topic.clone(),
        times: entry.count_of("lượt").unwrap_or(0),
        minutes: entry.count_of("phút").unwrap_or(0),
        place: entry.place.clone(),
        who: who.of(entry),
        outcome: Outcome::Done,
        planned: slot.and_then(moved_from),
        note: entry.note.clone(),
    }
}

fn not_done(schedule: &Schedule, slot: &Slot, outcome: Outcome) -> Broadcast {
    let own = Some(&slot.topic).filter(|topic| !topic.is_empty());
    Broadcast {
        day: slot.day,
        time: slot.time,
        topic: own.unwrap_or(&schedule.title).clone(),
        times: 0,
        minutes: slot.minutes.into(),
        place: schedule.place.clone(),
        who: String::new(),
        outcome,
        planned: moved_from(slot),
        note: String::new(),
    }
}

/// All that was done, and what it adds up to.
fn work(
    records: &Records,
    days: (NaiveDate, NaiveDate),
    log: &[LogEntry],
    who: &People,
) -> Result<Pages, Failure> {
    let mut evidence: HashMap<EntryId, Vec<String>> = HashMap::new();
    for (entry, words) in records.log_evidence(days)? {
        evidence.entry(entry).or_default().push(words);
    }
    let names: HashMap<String, String> = (records.channels()?.into_iter())
        .map(|channel| (channel.code, channel.name))
        .collect();
    let name = |code: &str| names.get(code).map_or(code, String::as_str).to_owned();
    let lines = log.iter().map(|entry| LogLine {
        day: entry.day,
        channel: name(&entry.channel),
        topic: entry.topic.clone(),
        place: entry.place.clone(),
        measures: entry.measures.clone(),
        who: who.of(entry),
        evidence: evidence.remove(&entry.id).unwrap_or_default(),
        note: entry.note.clone(),
    });
    let lines = lines.collect();
    Ok(Pages::Work(lines, totals(log, name)))
}

fn totals(log: &[LogEntry], name: impl Fn(&str) -> String) -> Vec<LogTotal> {
    let counts = plan::count::counts(log);
    let channels = counts.chunk_by(|a, b| a.channel == b.channel);
    channels
        .filter_map(|counts| {
            let code = &counts.first()?.channel;
            let entries = log.iter().filter(|entry| entry.channel == *code).count();
            let measures = counts.iter().map(|count| Quantity {
                count: count.total,
                measure: count.measure.clone(),
            });
            Some(LogTotal {
                channel: name(code),
                entries: entries as u64,
                measures: measures.collect(),
            })
        })
        .collect()
}
