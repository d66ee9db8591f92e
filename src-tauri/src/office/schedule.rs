//! Broadcast schedules: made from a form or from a plan's words, changed, removed; their slots
//! ticked, moved and excused. What was broadcast is an entry of the activity log.

use super::plans::removed;
use super::{Office, closing, log, people};
use crate::clock;
use crate::wire::{
    Failure, Removed, SavedSchedule, SavedSlots, Schedule, ScheduleChannel, ScheduleDraft,
    ScheduleForm, SchedulePreview, Schedules, Slot, SlotState, reader, small,
};
use chrono::{Datelike, Months, NaiveDate, NaiveTime, Weekday};
use plan::schedule::{ScheduleChange, read_schedule};
use plan::text::{fold, squeeze};
use plan::{
    EntryId, Flaw, FlawKind, Flaws, LogEntry, PlanId, Quantity, ScheduleId, SlotId, TaskId,
};
use std::collections::HashMap;
use store::{Change, EventKind, Records, SlotTally, StoreError, Tx};

/// The channel a schedule is logged in where nobody says.
const CHANNEL: &str = "broadcast";
/// In what a broadcast is counted.
const TIMES: &str = "lượt";
const MINUTES: &str = "phút";

/// Schedules, and the slots between two days; of this month where none are named.
pub fn get(office: &Office, first: String, last: String) -> Result<Schedules, Failure> {
    let today = clock::today();
    let (first, last) = days_or_month(&first, &last, today)?;
    office.read(|store| {
        let book = Known::read(store, today)?;
        Ok(Schedules {
            today: today.to_string(),
            first: first.to_string(),
            last: last.to_string(),
            schedules: book.schedules(),
            slots: book.slots(&store.slots_between((first, last))?),
            late: book.slots(&store.slots_untold(today)?),
            channels: channels(store)?,
        })
    })
}

/// The channels that count broadcasts, and those that schedules are logged in already.
fn channels(records: &Records) -> Result<Vec<ScheduleChannel>, Failure> {
    let used: Vec<String> = (records.schedules()?.into_iter())
        .map(|schedule| schedule.channel)
        .collect();
    let mut channels = records.channels()?;
    channels.retain(|it| (it.active && it.counts_broadcasts()) || used.contains(&it.code));
    channels.sort_by_key(|it| it.code != CHANNEL);
    let channel = |it: plan::Channel| ScheduleChannel {
        code: it.code,
        name: it.name,
    };
    Ok(channels.into_iter().map(channel).collect())
}

/// The slots of one schedule, in order.
pub fn slots(office: &Office, schedule: String) -> Result<Vec<Slot>, Failure> {
    let id: ScheduleId = reader("schedule", &schedule)?;
    office.read(|store| {
        store.schedule(id)?;
        Ok(Known::read(store, clock::today())?.slots(&store.slots_of(id)?))
    })
}

/// Two days as they were given; the month of `today` where both are empty.
fn days_or_month(
    first: &str,
    last: &str,
    today: NaiveDate,
) -> Result<(NaiveDate, NaiveDate), Failure> {
    if first.trim().is_empty() && last.trim().is_empty() {
        let first = today.with_day(1).unwrap_or(today);
        let next = first.checked_add_months(Months::new(1));
        return Ok((first, next.and_then(|day| day.pred_opt()).unwrap_or(today)));
    }
    days(first, last)
}

/// Two days as they were given.
///
/// # Errors
/// A flaw for each that is none, or at `last` for an end before the beginning.
pub(super) fn days(first: &str, last: &str) -> Result<(NaiveDate, NaiveDate), Failure> {
    let mut check = plan::flaw::Check::default();
    let first = check.take(read_day("first", first));
    let last = check.take(read_day("last", last));
    if first.zip(last).is_some_and(|(first, last)| last < first) {
        check.flaw(Flaw::new("last", FlawKind::OutOfRange));
    }
    check.finish(())?;
    first.zip(last).ok_or(Failure::Internal)
}

/// `05/03/2026`, `5-3-2026`, `2026-03-05`.
pub(super) fn read_day(field: &str, text: &str) -> Result<NaiveDate, Flaw> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Flaw::new(field, FlawKind::Empty));
    }
    let parts: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
    let (year, month, day) = match parts[..] {
        [year, month, day] if year.len() == 4 => (year, month, day),
        [day, month, year] if year.len() == 4 => (year, month, day),
        _ => return Err(Flaw::new(field, FlawKind::NoSuchDate)),
    };
    let date =
        || NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    date()
        .filter(|date| date.year() >= LogEntry::FIRST_YEAR)
        .ok_or_else(|| Flaw::new(field, FlawKind::NoSuchDate))
}

/// A day as somebody typed it, the way the records have it.
///
/// # Errors
/// It is none.
pub fn day(text: &str) -> Result<String, Failure> {
    let day = read_day("day", text).map_err(Flaws::from)?;
    Ok(day.to_string())
}

/// `17:30`, `17h30`, `17 giờ`.
fn read_time(text: &str) -> Result<Option<NaiveTime>, Flaw> {
    let text = fold(text.trim());
    if text.is_empty() {
        return Ok(None);
    }
    let numbers: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|n| !n.is_empty())
        .collect();
    let time = || {
        let (hour, minute) = match numbers[..] {
            [hour] => (hour, "0"),
            [hour, minute] => (hour, minute),
            _ => return None,
        };
        NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
    };
    time()
        .map(Some)
        .ok_or_else(|| Flaw::new("time", FlawKind::OutOfRange))
}

fn time_words(time: Option<NaiveTime>) -> String {
    time.map(|time| time.format("%H:%M").to_string())
        .unwrap_or_default()
}

impl ScheduleForm {
    /// The schedule it describes.
    fn into_schedule(self, id: ScheduleId) -> Result<plan::Schedule, Failure> {
        let mut check = plan::flaw::Check::default();
        let first = check.take(read_day("first", &self.first));
        let last = check.take(read_day("last", &self.last));
        let time = check.take(read_time(&self.time)).flatten();
        let minutes = check.take(read_minutes(&self.minutes));
        let days = self.days.iter().map(|day| weekday(*day));
        let days = check.take(days.collect::<Result<Vec<_>, _>>());
        let channel = Some(self.channel).filter(|code| !code.trim().is_empty());
        // Stand-ins that have no flaw of their own for what could not be read.
        let week = NaiveDate::from_ymd_opt(2026, 1, 5).zip(NaiveDate::from_ymd_opt(2026, 1, 11));
        let (first, last) = first.zip(last).or(week).ok_or(Failure::Internal)?;
        let schedule = plan::Schedule {
            id,
            plan: some_id("plan", &self.plan)?,
            task: some_id("task", &self.task)?,
            title: squeeze(&self.title),
            channel: channel.unwrap_or_else(|| CHANNEL.to_owned()),
            place: squeeze(&self.place),
            days: days.unwrap_or_else(|| vec![Weekday::Mon]),
            time,
            minutes: minutes.unwrap_or(1),
            first,
            last,
        };
        let checked = schedule.checked();
        for flaw in checked
            .as_ref()
            .err()
            .into_iter()
            .flat_map(|flaws| &flaws.0)
        {
            check.flaw(flaw.clone());
        }
        check.finish(())?;
        Ok(checked?)
    }
}

fn read_minutes(text: &str) -> Result<u32, Flaw> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Flaw::new("minutes", FlawKind::Empty));
    }
    let quantity = plan::log::read_quantity(text).map_err(|kind| Flaw::new("minutes", kind))?;
    u32::try_from(quantity.count).map_err(|_| Flaw::new("minutes", FlawKind::NotANumber))
}

fn weekday(number: u32) -> Result<Weekday, Flaw> {
    let day = number.checked_sub(1).and_then(|day| u8::try_from(day).ok());
    day.and_then(|day| Weekday::try_from(day).ok())
        .ok_or_else(|| Flaw::new("days", FlawKind::OutOfRange))
}

fn some_id<T: std::str::FromStr>(what: &str, id: &str) -> Result<Option<T>, Failure> {
    let id = id.trim();
    (!id.is_empty()).then(|| reader(what, id)).transpose()
}

fn form_of(schedule: &plan::Schedule) -> ScheduleForm {
    let id = |id: Option<uuid::Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
    ScheduleForm {
        plan: id(schedule.plan.map(|id| id.0)),
        task: id(schedule.task.map(|id| id.0)),
        title: schedule.title.clone(),
        channel: schedule.channel.clone(),
        place: schedule.place.clone(),
        days: numbers(&schedule.days),
        time: time_words(schedule.time),
        minutes: schedule.minutes.to_string(),
        first: schedule.first.to_string(),
        last: schedule.last.to_string(),
    }
}

fn numbers(days: &[Weekday]) -> Vec<u32> {
    days.iter().map(Weekday::number_from_monday).collect()
}

/// All schedules with what belongs to them, to show them and their slots.
struct Known {
    today: NaiveDate,
    /// The last day something can have happened on, which is later where the clock was set back.
    until: NaiveDate,
    schedules: Vec<plan::Schedule>,
    tallies: HashMap<ScheduleId, SlotTally>,
    plans: HashMap<PlanId, String>,
    tasks: HashMap<TaskId, String>,
}

impl Known {
    fn read(records: &Records, today: NaiveDate) -> Result<Self, Failure> {
        let schedules = records.schedules()?;
        let mut tasks = HashMap::new();
        for id in schedules.iter().filter_map(|schedule| schedule.task) {
            if let Some(task) = there(records.task(id))? {
                tasks.insert(id, task.text);
            }
        }
        let plans = records.plans()?.into_iter();
        Ok(Self {
            today,
            until: log::today(records)?,
            schedules,
            tallies: records.slot_tallies(today)?,
            plans: plans.map(|p| (p.id, squeeze(&p.title))).collect(),
            tasks,
        })
    }

    fn schedules(&self) -> Vec<Schedule> {
        let schedules = self.schedules.iter();
        schedules.map(|schedule| self.schedule(schedule)).collect()
    }

    fn schedule(&self, schedule: &plan::Schedule) -> Schedule {
        let tally = self.tallies.get(&schedule.id).copied().unwrap_or_default();
        let plan = schedule.plan.and_then(|id| self.plans.get(&id));
        let task = schedule.task.and_then(|id| self.tasks.get(&id));
        Schedule {
            id: schedule.id.to_string(),
            form: form_of(schedule),
            plan_title: plan.cloned().unwrap_or_default(),
            task_text: task.cloned().unwrap_or_default(),
            slots: tally.slots,
            minutes: tally.minutes,
            done: tally.done,
            excused: tally.excused,
            late: tally.late,
        }
    }

    fn slots(&self, slots: &[plan::Slot]) -> Vec<Slot> {
        slots.iter().map(|slot| self.slot(slot)).collect()
    }

    fn slot(&self, slot: &plan::Slot) -> Slot {
        let schedule = self.schedules.iter().find(|s| s.id == slot.schedule);
        let (state, reason, entry) = match &slot.state {
            plan::SlotState::Planned => (SlotState::Planned, String::new(), String::new()),
            plan::SlotState::Done(entry) => (SlotState::Done, String::new(), entry.to_string()),
            plan::SlotState::Excused(reason) => (SlotState::Excused, reason.clone(), String::new()),
        };
        Slot {
            id: slot.id.to_string(),
            schedule: slot.schedule.to_string(),
            title: schedule.map_or_else(String::new, |s| topic(s, slot)),
            place: schedule.map_or_else(String::new, |s| s.place.clone()),
            day: slot.day.to_string(),
            planned: slot.planned.to_string(),
            time: time_words(slot.time),
            minutes: slot.minutes,
            state,
            reason,
            entry,
            late: slot.is_late(self.today),
            future: slot.day > self.until,
        }
    }
}

/// What was asked for, or nothing where it is gone.
fn there<T>(asked: Result<T, StoreError>) -> Result<Option<T>, Failure> {
    match asked {
        Ok(found) => Ok(Some(found)),
        Err(StoreError::NotFound { .. }) => Ok(None),
        Err(other) => Err(other.into()),
    }
}

fn topic(schedule: &plan::Schedule, slot: &plan::Slot) -> String {
    let own = Some(&slot.topic).filter(|topic| !topic.is_empty());
    own.unwrap_or(&schedule.title).clone()
}

/// The id a form is kept under: a fresh one for an empty one.
fn id_of(schedule: &str) -> Result<(ScheduleId, bool), Failure> {
    if schedule.trim().is_empty() {
        return Ok((ScheduleId(clock::mint()), true));
    }
    Ok((reader("schedule", schedule)?, false))
}

/// What a form, new or changed, makes of its slots; keeps nothing.
pub fn preview(
    office: &Office,
    schedule: String,
    form: ScheduleForm,
) -> Result<SchedulePreview, Failure> {
    let (id, new) = id_of(&schedule)?;
    let schedule = form.into_schedule(id)?;
    let slots = if new {
        Vec::new()
    } else {
        office.read(|store| {
            store.schedule(id)?;
            Ok(store.slots_of(id)?)
        })?
    };
    Ok(told(&schedule.change(slots, &mut clock::mint)))
}

fn told(change: &ScheduleChange) -> SchedulePreview {
    let kept = |is: fn(&plan::Slot) -> bool| small(change.kept.iter().filter(|s| is(s)).count());
    let slots = change.slots();
    SchedulePreview {
        slots: small(slots.len()),
        minutes: slots.iter().map(|slot| slot.minutes).sum(),
        added: small(change.added.len()),
        removed: small(change.removed.len()),
        done: kept(|slot| matches!(slot.state, plan::SlotState::Done(_))),
        moved: kept(|slot| slot.state == plan::SlotState::Planned),
        excused: kept(|slot| matches!(slot.state, plan::SlotState::Excused(_))),
    }
}

/// Keeps a schedule, new (empty id) or changed, with its slots.
pub fn save(
    office: &Office,
    schedule: String,
    form: ScheduleForm,
) -> Result<SavedSchedule, Failure> {
    let (id, new) = id_of(&schedule)?;
    let schedule = form.into_schedule(id)?;
    let change = of(EventKind::ScheduleSaved, schedule.plan).about(id.0);
    let (schedule, saved) = office.change(change, |tx| {
        if !new {
            tx.schedule(id)?;
        }
        fits(tx, &schedule)?;
        tx.put_schedule(&schedule)?;
        let change = schedule.change(tx.slots_of(id)?, &mut clock::mint);
        tx.drop_slots(&change.removed)?;
        for slot in change.still.iter().chain(&change.added) {
            tx.put_slot(slot)?;
        }
        Ok(Known::read(tx, clock::today())?.schedule(&schedule))
    })?;
    Ok(SavedSchedule { saved, schedule })
}

fn of(kind: EventKind, plan: Option<PlanId>) -> Change {
    match plan {
        Some(plan) => Change::of(kind).in_plan(plan),
        None => Change::of(kind),
    }
}

/// A schedule's channel and plan are there, and its task is that plan's.
fn fits(tx: &Tx<'_>, schedule: &plan::Schedule) -> Result<(), Failure> {
    let channels = tx.channels()?;
    if !channels.iter().any(|it| it.code == schedule.channel) {
        return Err(Flaws::from(Flaw::new("channel", FlawKind::Unknown)).into());
    }
    if let Some(plan) = schedule.plan {
        tx.plan_year(plan)?;
    }
    if let Some(task) = schedule.task
        && Some(tx.task(task)?.plan) != schedule.plan
    {
        return Err(Flaws::from(Flaw::new("task", FlawKind::Unknown)).into());
    }
    Ok(())
}

/// Removes a schedule with its slots; it can be brought back. The log stays.
pub fn remove(office: &Office, schedule: String) -> Result<Removed, Failure> {
    let id: ScheduleId = reader("schedule", &schedule)?;
    let change = Change::of(EventKind::ScheduleRemoved).about(id.0);
    let (trash, saved) = office.change(change, |tx| Ok(tx.remove_schedule(id)?))?;
    Ok(removed(trash, saved))
}

/// A form filled in from the words of a task.
pub fn draft(office: &Office, task: String) -> Result<ScheduleDraft, Failure> {
    let id: TaskId = reader("task", &task)?;
    office.read(|store| {
        let task = store.task(id)?;
        let year = store.plan_year(task.plan)?;
        Ok(draft_of_task(&task, year))
    })
}

fn draft_of_task(task: &plan::Task, year: i32) -> ScheduleDraft {
    let words = [
        &task.text,
        &task.deliverable,
        &task.remarks,
        &task.timeframe.wording,
    ];
    let words: Vec<&str> = words
        .into_iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .collect();
    let mut draft = read(&words.join("; "), task.plan, year);
    draft.form.task = task.id.to_string();
    draft.form.title = titled(&task.text);
    draft
}

/// Forms filled in from every passage and task of a plan that says how often something is
/// broadcast, in the order they are read.
pub fn drafts(office: &Office, plan: String) -> Result<Vec<ScheduleDraft>, Failure> {
    let id: PlanId = reader("plan", &plan)?;
    office.read(|store| {
        let plan = store.plan(id)?;
        let tasks = store.tasks(id)?;
        let tasks = tasks.iter().map(|task| draft_of_task(task, plan.year));
        let sections = plan.walk();
        let blocks = sections.iter().flat_map(|(_, section)| &section.blocks);
        let blocks = blocks.map(|block| read(&block.text.to_plain(), id, plan.year));
        Ok(tasks
            .chain(blocks)
            .filter(|draft| !draft.form.days.is_empty())
            .collect())
    })
}

/// A form filled in from a sentence; in the year of a plan, or in this one.
pub fn read_sentence(
    office: &Office,
    plan: String,
    sentence: String,
) -> Result<ScheduleDraft, Failure> {
    let Some(plan) = some_id::<PlanId>("plan", &plan)? else {
        let mut draft = read(&sentence, PlanId(clock::mint()), clock::today().year());
        draft.form.plan = String::new();
        return Ok(draft);
    };
    office.read(|store| Ok(read(&sentence, plan, store.plan_year(plan)?)))
}

fn read(sentence: &str, plan: PlanId, year: i32) -> ScheduleDraft {
    let read = read_schedule(sentence, year);
    let understood = read.is_some();
    let read = read.unwrap_or_default();
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    ScheduleDraft {
        form: ScheduleForm {
            plan: plan.to_string(),
            task: String::new(),
            title: titled(sentence),
            channel: CHANNEL.to_owned(),
            place: String::new(),
            days: numbers(&read.days),
            time: time_words(read.time),
            minutes: read.minutes.map(|n| n.to_string()).unwrap_or_default(),
            first: day(read.first),
            last: day(read.last),
        },
        sentence: squeeze(sentence),
        understood,
    }
}

/// Words after which a sentence says how often, not what.
const HOW_OFTEN: [&str; 12] = [
    "mỗi",
    "hằng",
    "hàng",
    "ít nhất",
    "tối thiểu",
    "thứ",
    "từ tháng",
    "từ ngày",
    "thời lượng",
    "vào lúc",
    "lúc",
    "trong tháng",
];
/// Fewest letters of a title that is cut out of a sentence.
const TITLE: usize = 12;

/// What a sentence is about: its words up to those that say how often; all of them when it begins
/// with those.
fn titled(sentence: &str) -> String {
    let sentence = squeeze(sentence);
    let how_often = |rest: &str| {
        let rest = rest.trim_start_matches('(');
        rest.starts_with(|c: char| c.is_ascii_digit())
            || HOW_OFTEN
                .iter()
                .any(|words| rest.starts_with(&format!("{words} ")))
    };
    let starts = sentence.match_indices(' ').map(|(at, _)| at + 1);
    let cut = starts
        .into_iter()
        .find(|at| how_often(&sentence[*at..]))
        .filter(|_| !how_often(&sentence.to_lowercase()))
        .unwrap_or(sentence.len());
    let trim = |words: &str| {
        let words = words.trim_end_matches([' ', ',', ';', ':', '.', '-', '(']);
        words.trim_start_matches(['-', '+', ' ']).to_owned()
    };
    let short = trim(&sentence[..cut]);
    let title = if short.chars().count() < TITLE {
        trim(&sentence)
    } else {
        short
    };
    title.chars().take(500).collect()
}

fn slot_ids(slots: &[String]) -> Result<Vec<SlotId>, Failure> {
    if slots.is_empty() {
        return Err(Failure::NotFound {
            what: "slot".to_owned(),
        });
    }
    slots.iter().map(|slot| reader("slot", slot)).collect()
}

/// Changes slots in one step, and answers them as they are then.
fn change_slots(
    office: &Office,
    slots: &[String],
    mut work: impl FnMut(&Tx<'_>, plan::Slot) -> Result<(), Failure>,
) -> Result<SavedSlots, Failure> {
    let ids = slot_ids(slots)?;
    let (slots, saved) = office.change(EventKind::SlotsSet, |tx| {
        for id in &ids {
            work(tx, tx.slot(*id)?)?;
        }
        let slots = ids
            .iter()
            .map(|id| tx.slot(*id))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Known::read(tx, clock::today())?.slots(&slots))
    })?;
    Ok(SavedSlots { saved, slots })
}

/// Tells that slots were broadcast: each makes an entry of the log, on its day. What a closed
/// period counts needs a reason.
pub fn tick(office: &Office, slots: Vec<String>, reason: String) -> Result<SavedSlots, Failure> {
    let by = office.read(|store| people::name(office, store))?;
    let mut names = None;
    change_slots(office, &slots, |tx, slot| {
        let schedule = tx.schedule(slot.schedule)?;
        let entry = entry(tx, &schedule, &slot, &by)?.checked(log::today(tx)?)?;
        let names = match &mut names {
            Some(names) => names,
            none => none.insert(log::Names::of(tx)?),
        };
        closing::guard(tx, &[entry.day], &reason, names.late(None, Some(&entry)))?;
        Ok(tx.put_log_entry(&entry)?)
    })
}

/// What the log says of a slot that was broadcast.
fn entry(
    tx: &Tx<'_>,
    schedule: &plan::Schedule,
    slot: &plan::Slot,
    by: &str,
) -> Result<LogEntry, Failure> {
    let task = schedule.task.map(|id| there(tx.task(id))).transpose()?;
    let count = |count: u64, measure: &str| Quantity {
        count,
        measure: measure.to_owned(),
    };
    Ok(LogEntry {
        id: EntryId(clock::mint()),
        day: slot.day,
        channel: schedule.channel.clone(),
        topic: topic(schedule, slot),
        place: schedule.place.clone(),
        measures: vec![count(1, TIMES), count(slot.minutes.into(), MINUTES)],
        unit: String::new(),
        official: task.flatten().and_then(|task| task.official),
        plan: schedule.plan,
        task: schedule.task,
        note: String::new(),
        slot: Some(slot.id),
        by: by.to_owned(),
        at: clock::now(),
    })
}

/// Takes back that slots were broadcast: their entries leave the log, and can be brought back.
pub fn untick(office: &Office, slots: Vec<String>, reason: String) -> Result<Removed, Failure> {
    let ids = slot_ids(&slots)?;
    let (trash, saved) = office.change(EventKind::SlotsSet, |tx| {
        let mut entries = Vec::new();
        for id in ids {
            match tx.slot(id)?.state {
                plan::SlotState::Done(entry) => entries.push(entry),
                plan::SlotState::Planned | plan::SlotState::Excused(_) => {
                    return Err(Failure::NotFound {
                        what: "entry".to_owned(),
                    });
                }
            }
        }
        let names = log::Names::of(tx)?;
        for id in &entries {
            let entry = tx.log_entry(*id)?;
            closing::guard(tx, &[entry.day], &reason, names.late(Some(&entry), None))?;
        }
        Ok(tx.remove_log_entries(&entries)?)
    })?;
    Ok(removed(trash, saved))
}

/// Moves a slot to another day; one that was excused is to be broadcast after all.
pub fn move_to(office: &Office, slot: String, day: String) -> Result<SavedSlots, Failure> {
    let day = read_day("day", &day).map_err(Flaws::from)?;
    change_slots(office, &[slot], |tx, slot| {
        let slot = slot.moved_to(day).map_err(Flaws::from)?;
        Ok(tx.put_slot(&slot)?)
    })
}

/// Says why slots were not, or will not be, broadcast.
pub fn excuse(office: &Office, slots: Vec<String>, reason: String) -> Result<SavedSlots, Failure> {
    change_slots(office, &slots, |tx, slot| {
        Ok(tx.put_slot(&slot.excused(&reason)?)?)
    })
}

/// Takes back that slots were excused: they are planned again.
pub fn resume(office: &Office, slots: Vec<String>) -> Result<SavedSlots, Failure> {
    change_slots(office, &slots, |tx, slot| {
        let day = slot.day;
        let slot = slot.moved_to(day).map_err(Flaws::from)?;
        Ok(tx.put_slot(&slot)?)
    })
}

/// The one schedule whose id begins like this.
///
/// # Errors
/// None, or several.
pub fn find(office: &Office, prefix: &str) -> Result<String, Failure> {
    office.read(|store| {
        super::one("schedule", store.find_schedule(prefix)?).map(|id: ScheduleId| id.to_string())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_people_type_them() {
        for (text, expect) in [
            ("05/03/2026", Ok("2026-03-05")),
            (" 5/3/2026 ", Ok("2026-03-05")),
            ("5-3-2026", Ok("2026-03-05")),
            ("2026-03-05", Ok("2026-03-05")),
            ("29/02/2024", Ok("2024-02-29")),
            ("29/02/2026", Err(FlawKind::NoSuchDate)),
            ("31/4/2026", Err(FlawKind::NoSuchDate)),
            ("05/03", Err(FlawKind::NoSuchDate)),
            ("05/03/26", Err(FlawKind::NoSuchDate)),
            ("05/03/0026", Err(FlawKind::NoSuchDate)),
            ("mai", Err(FlawKind::NoSuchDate)),
            ("", Err(FlawKind::Empty)),
        ] {
            let read = read_day("day", text).map(|day| day.to_string());
            let read = read.as_deref().map_err(|flaw| flaw.kind);
            assert_eq!(read, expect, "{text}");
        }
    }

    #[test]
    fn times_as_people_type_them() {
        for (text, expect) in [
            ("17:30", Some("17:30")),
            ("17h30", Some("17:30")),
            ("6 giờ", Some("06:00")),
            ("", Some("")),
            ("24:00", None),
            ("17:60", None),
            ("sáng", None),
            ("1:2:3", None),
        ] {
            let read = read_time(text).ok().map(time_words);
            assert_eq!(read.as_deref(), expect, "{text}");
        }
    }

    #[test]
    fn a_title_ends_where_the_sentence_says_how_often() {
        for (sentence, expect) in [
            (
                "- Phát thanh về phòng, chống đuối nước mỗi tuần 3 buổi, mỗi buổi 15 phút;",
                "Phát thanh về phòng, chống đuối nước",
            ),
            ("Phát trên loa thôn (02 lần/tuần).", "Phát trên loa thôn"),
            ("Mỗi tuần phát 3 buổi", "Mỗi tuần phát 3 buổi"),
            ("Phát thanh", "Phát thanh"),
            ("", ""),
        ] {
            assert_eq!(titled(sentence), expect);
        }
    }
}
