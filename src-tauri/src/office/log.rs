//! The activity log: what was done, one entry each. From it alone every figure is counted.

mod change;
mod lists;
mod table;
mod weigh;

pub use change::{Named, add_named, edit, put_back, remove, save};
pub use lists::{save_channels, save_places};
pub use table::{Held, accept, change as change_table, pick, preview_text, sheet};

use super::{Office, closing, directory};
use crate::clock;
use crate::wire::{
    self, Failure, LogEntry, LogFilter, LogMeasure, LogPlan, LogStart, LogSum, LogView,
    PlanSummary, reader,
};
use chrono::NaiveDate;
use plan::text::fold;
use plan::{Channel, Closing, Count, EntryId, Flaw, FlawKind, Flaws, Period, PlanId, TaskId};
use std::collections::HashMap;
use store::Records;

/// Entries looked at for words that are offered again.
const LAST: usize = 300;
/// Most topics and places offered.
const OFFERED: usize = 60;

/// The last day something can have happened on: today, or the day of the last change where the
/// clock shows less (somebody set it back).
pub(super) fn today(records: &Records) -> Result<NaiveDate, Failure> {
    let seen = records.last_seen()?.map(clock::day_of);
    Ok(seen.map_or_else(clock::today, |seen| seen.max(clock::today())))
}

/// What the log's page begins with.
pub fn start(office: &Office) -> Result<LogStart, Failure> {
    office.read(|store| {
        let (today, regime) = (today(store)?, directory::regime(store)?);
        let plans: Vec<PlanSummary> = store.plans()?.into_iter().map(PlanSummary::from).collect();
        let (first, entries) = store.log_extent()?;
        let names = Names::of(store)?;
        let last = store.last_log_entries(LAST)?;
        let this = regime.quarter_of(today).year();
        let first = first.map_or(this, |day| regime.quarter_of(day).year());
        let first = plans.iter().map(|p| p.year).chain([first]).min();
        let oldest = first.unwrap_or(this).max(this - YEARS);
        let newest = store.newest_log_entry()?;
        Ok(LogStart {
            lists: lists::view(store)?,
            plans: plans
                .iter()
                .map(|p| LogPlan {
                    id: p.id.clone(),
                    title: p.title.clone(),
                    year: p.year,
                })
                .collect(),
            units: (store.units()?.into_iter())
                .filter(|unit| unit.active)
                .map(|unit| unit.name)
                .collect(),
            officials: (store.officials()?.into_iter())
                .filter(|official| official.active)
                .map(Into::into)
                .collect(),
            today: today.to_string(),
            clock_behind: clock::today() < today,
            last: newest.map(|entry| names.view(store, &entry)).transpose()?,
            topics: offered(last.iter().map(|entry| entry.topic.as_str())),
            places: offered(last.iter().map(|entry| entry.place.as_str())),
            quarter: regime.quarter_of(today).to_string(),
            periods: (oldest..=this).rev().flat_map(periods_of_year).collect(),
            closings: closing::view(store)?,
            entries: wire::small(entries),
        })
    })
}

/// Most years before this one that can be looked at as periods.
const YEARS: i32 = 15;

fn periods_of_year(year: i32) -> Vec<String> {
    let mut periods: Vec<Period> = plan::Span::all()
        .filter_map(|span| Period::new(year, span).ok())
        .collect();
    periods.reverse();
    periods.iter().map(ToString::to_string).collect()
}

/// Words that are said, each once, as many as are offered.
fn offered<'a>(words: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen = Vec::new();
    for said in words.filter(|said| !said.is_empty()) {
        if seen.len() < OFFERED && !seen.iter().any(|known| known == said) {
            seen.push(said.to_owned());
        }
    }
    seen
}

/// The entries that fit a filter, the last day first, with sums over all of them.
pub fn list(office: &Office, filter: LogFilter) -> Result<LogView, Failure> {
    office.read(|store| {
        let names = Names::of(store)?;
        let asked = asked(store, &filter)?;
        let words: Vec<String> = filter.text.split_whitespace().map(fold).collect();
        // Words are looked for in every entry; a plan or task has few.
        let paged = filter.shown > 0 && words.is_empty();
        if paged && asked.plan.is_none() && asked.task.is_none() {
            let page = store.log_page(&asked, filter.shown as usize)?;
            return Ok(LogView {
                entries: names.views(store, &page.entries)?,
                count: u32::try_from(page.size).unwrap_or(u32::MAX),
                sums: names.sums(page.sums),
            });
        }
        let mut entries = store.log(&asked)?;
        if !words.is_empty() {
            entries.retain(|entry| {
                let said = names.said(entry);
                words.iter().all(|word| said.contains(word))
            });
        }
        entries.reverse();
        let sums = names.sums(plan::count::counts(&entries));
        let count = wire::small(entries.len());
        if filter.shown > 0 {
            entries.truncate(filter.shown as usize);
        }
        Ok(LogView {
            entries: names.views(store, &entries)?,
            count,
            sums,
        })
    })
}

/// One entry.
pub fn get(office: &Office, entry: String) -> Result<LogEntry, Failure> {
    let id = reader("entry", &entry)?;
    office.read(|store| Names::of(store)?.view(store, &store.log_entry(id)?))
}

/// The code of the channel somebody means by these words.
///
/// # Errors
/// A flaw at `channel` if there is none.
pub fn channel_called(office: &Office, words: &str) -> Result<String, Failure> {
    let channels = office.read(|store| Ok(store.channels()?))?;
    let found = called(&channels, words).map(|c| c.code.clone());
    found.ok_or_else(|| Flaws::from(Flaw::new("channel", FlawKind::Unknown)).into())
}

fn called<'a>(channels: &'a [Channel], words: &str) -> Option<&'a Channel> {
    let by_code = channels.iter().find(|c| c.code == words);
    let named = |c: &&Channel| c.active && c.is_called(words);
    by_code.or_else(|| channels.iter().find(named))
}

/// Every period a day counts in, the shortest first; the day as typed.
pub fn periods(office: &Office, day: String) -> Result<Vec<String>, Failure> {
    let day = weigh::day(&day).map_err(Flaws::from)?;
    office.read(|store| {
        let periods = directory::regime(store)?.periods_of(day);
        Ok(periods.iter().map(ToString::to_string).collect())
    })
}

fn asked(records: &Records, filter: &LogFilter) -> Result<store::LogFilter, Failure> {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let typed = |field: &str, text: &str| -> Result<Option<NaiveDate>, Failure> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let named = |flaw: Flaw| Flaws::from(Flaw::new(field, flaw.kind));
        Ok(Some(weigh::day(text).map_err(named)?))
    };
    let (mut first, mut last) = (typed("first", &filter.first)?, typed("last", &filter.last)?);
    if !filter.period.is_empty() {
        let period: Period = filter.period.parse().map_err(Flaws::from)?;
        let days = directory::regime(records)?.days(period);
        let (from, to) =
            days.ok_or_else(|| Flaws::from(Flaw::new("period", FlawKind::NoSuchPeriod)))?;
        first = Some(first.map_or(from, |day| day.max(from)));
        last = Some(last.map_or(to, |day| day.min(to)));
    }
    let id = |text: &str| (!text.is_empty()).then_some(text.to_owned());
    Ok(store::LogFilter {
        first,
        last,
        plan: id(&filter.plan).map(|p| reader("plan", &p)).transpose()?,
        task: id(&filter.task).map(|t| reader("task", &t)).transpose()?,
        channel: some(&filter.channel),
        place: some(&filter.place),
    })
}

/// The names of all an entry points to.
pub(super) struct Names {
    channels: Vec<Channel>,
    officials: HashMap<plan::OfficialId, String>,
    plans: HashMap<String, PlanSummary>,
    regime: plan::Regime,
    closings: Vec<Closing>,
}

impl Names {
    pub(super) fn of(records: &Records) -> Result<Self, Failure> {
        let plans = records.plans()?.into_iter().map(PlanSummary::from);
        let officials = records.officials()?.into_iter();
        Ok(Self {
            channels: records.channels()?,
            officials: officials.map(|o| (o.id, o.name)).collect(),
            plans: plans.map(|p| (p.id.clone(), p)).collect(),
            regime: directory::regime(records)?,
            closings: records.closings()?,
        })
    }

    fn channel<'a>(&'a self, code: &'a str) -> &'a str {
        let known = self.channels.iter().find(|c| c.code == code);
        known.map_or(code, |c| c.name.as_str())
    }

    /// All words of an entry, without marks.
    fn said(&self, entry: &plan::LogEntry) -> String {
        let official = entry.official.and_then(|id| self.officials.get(&id));
        let channel = self.channel(&entry.channel);
        let words = [
            entry.topic.as_str(),
            &entry.place,
            &entry.unit,
            &entry.note,
            channel,
            official.map_or("", String::as_str),
        ];
        fold(&words.join(" "))
    }

    /// Sums in the order of the channels and of their units.
    fn sums(&self, mut counts: Vec<Count>) -> Vec<LogSum> {
        counts.sort_by_key(|count| {
            let at = self.channels.iter().position(|c| c.code == count.channel);
            let units = at.map_or(&[][..], |at| &self.channels[at].measures);
            let unit = fold(&count.measure);
            let unit = units.iter().position(|known| fold(known) == unit);
            (at.unwrap_or(usize::MAX), unit.unwrap_or(usize::MAX))
        });
        let sum = |count: Count| LogSum {
            channel_name: self.channel(&count.channel).to_owned(),
            channel: count.channel,
            measure: count.measure,
            entries: wire::small(count.entries),
            total: count.total,
        };
        counts.into_iter().map(sum).collect()
    }

    fn view(&self, records: &Records, entry: &plan::LogEntry) -> Result<LogEntry, Failure> {
        let mut views = self.views(records, std::slice::from_ref(entry))?;
        views.pop().ok_or(Failure::Internal)
    }

    fn views(
        &self,
        records: &Records,
        entries: &[plan::LogEntry],
    ) -> Result<Vec<LogEntry>, Failure> {
        let mut tasks: HashMap<PlanId, HashMap<TaskId, String>> = HashMap::new();
        for plan in entries
            .iter()
            .filter(|e| e.task.is_some())
            .filter_map(|e| e.plan)
        {
            let known = self.plans.contains_key(&plan.to_string());
            if known && !tasks.contains_key(&plan) {
                let texts = records.tasks(plan)?.into_iter().map(|t| (t.id, t.text));
                tasks.insert(plan, texts.collect());
            }
        }
        let text = |entry: &plan::LogEntry| {
            let of_plan = tasks.get(&entry.plan?)?;
            of_plan.get(&entry.task?).cloned()
        };
        let views = entries.iter();
        Ok(views
            .map(|entry| self.entry(entry, text(entry).unwrap_or_default()))
            .collect())
    }

    fn entry(&self, entry: &plan::LogEntry, task_text: String) -> LogEntry {
        let id = |id: Option<String>| id.unwrap_or_default();
        let plan = id(entry.plan.map(|p| p.to_string()));
        LogEntry {
            id: entry.id.to_string(),
            day: entry.day.to_string(),
            channel: entry.channel.clone(),
            channel_name: self.channel(&entry.channel).to_owned(),
            topic: entry.topic.clone(),
            place: entry.place.clone(),
            measures: (entry.measures.iter())
                .map(|q| LogMeasure {
                    count: q.count,
                    measure: q.measure.clone(),
                })
                .collect(),
            unit: entry.unit.clone(),
            official: id(entry.official.map(|o| o.to_string())),
            official_name: id(entry.official.and_then(|o| self.officials.get(&o).cloned())),
            plan_title: (self.plans.get(&plan)).map_or(String::new(), |p| p.title.clone()),
            plan,
            task: id(entry.task.map(|t| t.to_string())),
            task_text,
            note: entry.note.clone(),
            from_slot: entry.slot.is_some(),
            by: entry.by.clone(),
            at: wire::time(entry.at),
            periods: (self.regime.periods_of(entry.day).iter())
                .map(ToString::to_string)
                .collect(),
            closed: self.closings.iter().any(|c| c.holds(entry.day)),
        }
    }

    /// An entry in its own words: `12/03/2026 · Hội nghị · Thôn Đá Bạc · 1 cuộc, 120 lượt người`.
    fn words(&self, entry: &plan::LogEntry) -> String {
        let counts: Vec<String> = (entry.measures.iter())
            .map(|q| format!("{} {}", q.count, q.measure))
            .collect();
        let topic: String = entry.topic.chars().take(80).collect();
        let (mut words, counts) = (vec![self.subject(entry), topic], counts.join(", "));
        words.push(counts);
        words.retain(|part| !part.is_empty());
        words.join(" · ")
    }

    /// What an entry is called: its day, channel and place.
    fn subject(&self, entry: &plan::LogEntry) -> String {
        let day = entry.day.format("%d/%m/%Y").to_string();
        let mut words = vec![day.as_str(), self.channel(&entry.channel), &entry.place];
        words.retain(|part| !part.is_empty());
        words.join(" · ")
    }

    /// How a change of an entry is told in a closed period.
    pub(super) fn late(
        &self,
        old: Option<&plan::LogEntry>,
        new: Option<&plan::LogEntry>,
    ) -> closing::Late {
        let words =
            |entry: Option<&plan::LogEntry>| entry.map_or(String::new(), |entry| self.words(entry));
        closing::Late {
            subject: old.or(new).map_or(String::new(), |e| self.subject(e)),
            old: words(old),
            new: words(new),
        }
    }
}

fn entry_ids(entries: &[String]) -> Result<Vec<EntryId>, Failure> {
    entries.iter().map(|id| reader("entry", id)).collect()
}
