//! Broadcast schedules and their slots. What became of a slot is told by the log: an entry that
//! names a slot makes it done, and without that entry it is planned again.

use crate::beside::{Beside, OF_SCHEDULE};
use crate::error::{StoreError, What, damaged};
use crate::gate::Tx;
use crate::prefix::{Found, bounds};
use crate::records::Records;
use crate::trash::{Payload, TrashKind};
use crate::value::{parse, parse_some, read_as};
use chrono::{NaiveDate, NaiveTime, Weekday};
use plan::{
    EntryId, Flaw, FlawKind, Flaws, LogEntry, Schedule, ScheduleId, Slot, SlotId, SlotState,
    TrashId,
};
use rusqlite::{Row, named_params};
use std::collections::HashMap;

const NO_SCHEDULE: StoreError = StoreError::NotFound {
    what: What::Schedule,
};
const NO_SLOT: StoreError = StoreError::NotFound { what: What::Slot };

const PLANNED: &str = "planned";
const DONE: &str = "done";
const EXCUSED: &str = "excused";

fn time_text(time: Option<NaiveTime>) -> Option<String> {
    time.map(|time| time.format("%H:%M").to_string())
}

fn time_of(text: Option<String>) -> Result<Option<NaiveTime>, StoreError> {
    text.map(|text| {
        NaiveTime::parse_from_str(&text, "%H:%M").map_err(|_| damaged(format!("time {text:?}")))
    })
    .transpose()
}

/// Days of the week as digits; Monday is 1.
fn days_text(days: &[Weekday]) -> String {
    let digit = |day: &Weekday| day.number_from_monday().to_string();
    days.iter().map(digit).collect()
}

fn days_of(text: &str) -> Result<Vec<Weekday>, StoreError> {
    let day = |digit: char| {
        let number = digit.to_digit(10).filter(|number| (1..=7).contains(number));
        let day = number.and_then(|number| Weekday::try_from(u8::try_from(number - 1).ok()?).ok());
        day.ok_or_else(|| damaged(format!("days {text:?}")))
    };
    text.chars().map(day).collect()
}

fn read_schedule(row: &Row<'_>) -> Result<Schedule, StoreError> {
    Ok(Schedule {
        id: read_as(row, "id")?,
        plan: parse_some(row.get::<_, Option<String>>("plan")?.as_ref())?,
        task: parse_some(row.get::<_, Option<String>>("task")?.as_ref())?,
        title: row.get("title")?,
        channel: row.get("channel")?,
        place: row.get("place")?,
        days: days_of(&row.get::<_, String>("days")?)?,
        time: time_of(row.get("time")?)?,
        minutes: row.get("minutes")?,
        first: read_as(row, "first")?,
        last: read_as(row, "last")?,
    })
}

fn read_slot(row: &Row<'_>) -> Result<Slot, StoreError> {
    let entry: Option<EntryId> = parse_some(row.get::<_, Option<String>>("entry")?.as_ref())?;
    let state = match (row.get::<_, String>("state")?.as_str(), entry) {
        (PLANNED, None) => SlotState::Planned,
        (DONE, Some(entry)) => SlotState::Done(entry),
        (EXCUSED, None) => SlotState::Excused(row.get("reason")?),
        (word, _) => return Err(damaged(format!("slot {word:?}"))),
    };
    Ok(Slot {
        id: read_as(row, "id")?,
        schedule: read_as(row, "schedule")?,
        planned: read_as(row, "planned")?,
        day: read_as(row, "day")?,
        time: time_of(row.get("time")?)?,
        minutes: row.get("minutes")?,
        topic: row.get("topic")?,
        state,
    })
}

/// How the slots of a schedule stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SlotTally {
    /// All of them.
    pub slots: u32,
    /// Their minutes.
    pub minutes: u32,
    /// Broadcast.
    pub done: u32,
    /// Not broadcast, for a reason.
    pub excused: u32,
    /// Planned ones of the past.
    pub late: u32,
}

impl Records {
    /// Every schedule, the one that begins last first.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn schedules(&self) -> Result<Vec<Schedule>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT * FROM schedule ORDER BY first DESC, id DESC")?;
        let mut rows = query.query([])?;
        let mut schedules = Vec::new();
        while let Some(row) = rows.next()? {
            schedules.push(read_schedule(row)?);
        }
        Ok(schedules)
    }

    /// A schedule.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub fn schedule(&self, id: ScheduleId) -> Result<Schedule, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT * FROM schedule WHERE id = :id")?;
        let mut rows = query.query(named_params! {":id": id.to_string()})?;
        read_schedule(rows.next()?.ok_or(NO_SCHEDULE)?)
    }

    /// A slot.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub fn slot(&self, id: SlotId) -> Result<Slot, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT * FROM slot WHERE id = :id")?;
        let mut rows = query.query(named_params! {":id": id.to_string()})?;
        read_slot(rows.next()?.ok_or(NO_SLOT)?)
    }

    /// The slots of a schedule, in the order of their days.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn slots_of(&self, schedule: ScheduleId) -> Result<Vec<Slot>, StoreError> {
        self.slots(
            "SELECT * FROM slot WHERE schedule = :schedule ORDER BY day, id",
            named_params! {":schedule": schedule.to_string()},
        )
    }

    /// The slots between two days, both counted, in the order of days and times.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn slots_between(
        &self,
        (first, last): (NaiveDate, NaiveDate),
    ) -> Result<Vec<Slot>, StoreError> {
        self.slots(
            SLOTS_BETWEEN,
            named_params! {":first": first.to_string(), ":last": last.to_string()},
        )
    }

    /// Planned slots before a day: nobody said what became of them.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn slots_untold(&self, before: NaiveDate) -> Result<Vec<Slot>, StoreError> {
        self.slots(SLOTS_UNTOLD, named_params! {":day": before.to_string()})
    }

    /// How the slots of each schedule stand on a day.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn slot_tallies(
        &self,
        today: NaiveDate,
    ) -> Result<HashMap<ScheduleId, SlotTally>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached(include_str!("sql/slot_tallies.sql"))?;
        let mut rows = query.query(named_params! {":today": today.to_string()})?;
        let mut tallies = HashMap::new();
        while let Some(row) = rows.next()? {
            let tally = SlotTally {
                slots: row.get("slots")?,
                minutes: row.get("minutes")?,
                done: row.get("done")?,
                excused: row.get("excused")?,
                late: row.get("late")?,
            };
            tallies.insert(read_as(row, "schedule")?, tally);
        }
        Ok(tallies)
    }

    /// The schedule whose id begins like this.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn find_schedule(&self, prefix: &str) -> Result<Found<ScheduleId>, StoreError> {
        let Some((from, to)) = bounds(prefix) else {
            return Ok(Found::None);
        };
        let mut query = self
            .conn
            .prepare_cached("SELECT id FROM schedule WHERE id >= :from AND id < :to")?;
        let mut rows = query.query(named_params! {":from": from, ":to": to})?;
        let mut ids = Vec::new();
        while let Some(row) = rows.next()? {
            ids.push(read_as(row, "id")?);
        }
        Ok(Found::of(ids))
    }

    /// The words of what proves the log's entries between two days, both counted; entry by entry,
    /// in order.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn log_evidence(
        &self,
        (first, last): (NaiveDate, NaiveDate),
    ) -> Result<Vec<(EntryId, String)>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT p.entry, p.words FROM log_entry AS e JOIN evidence AS p ON p.entry = e.id
             WHERE e.day BETWEEN :first AND :last ORDER BY e.day, e.id, p.position, p.id",
        )?;
        let mut rows =
            query.query(named_params! {":first": first.to_string(), ":last": last.to_string()})?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push((read_as(row, "entry")?, row.get("words")?));
        }
        Ok(found)
    }

    fn slots(
        &self,
        sql: &str,
        with: &[(&str, &dyn rusqlite::ToSql)],
    ) -> Result<Vec<Slot>, StoreError> {
        let mut query = self.conn.prepare_cached(sql)?;
        let mut rows = query.query(with)?;
        let mut slots = Vec::new();
        while let Some(row) = rows.next()? {
            slots.push(read_slot(row)?);
        }
        Ok(slots)
    }
}

/// In the order of days and times.
pub(crate) const SLOTS_BETWEEN: &str =
    "SELECT * FROM slot WHERE day BETWEEN :first AND :last ORDER BY day, time, id";
/// Those of the past that are still planned.
pub(crate) const SLOTS_UNTOLD: &str =
    "SELECT * FROM slot WHERE day < :day AND state = 'planned' ORDER BY day, time, id";

impl Tx<'_> {
    /// Keeps a schedule, new or changed. Its slots are kept by themselves.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be written.
    pub fn put_schedule(&self, schedule: &Schedule) -> Result<(), StoreError> {
        self.conn()
            .prepare_cached(include_str!("sql/put_schedule.sql"))?
            .execute(named_params! {
                ":id": schedule.id.to_string(),
                ":plan": schedule.plan.map(|id| id.to_string()),
                ":task": schedule.task.map(|id| id.to_string()),
                ":title": schedule.title, ":channel": schedule.channel, ":place": schedule.place,
                ":days": days_text(&schedule.days), ":time": time_text(schedule.time),
                ":minutes": schedule.minutes, ":first": schedule.first.to_string(),
                ":last": schedule.last.to_string(),
            })?;
        Ok(())
    }

    /// Keeps a slot, new or changed. That it is done is told by its entry of the log alone
    /// ([`Tx::put_log_entry`]).
    ///
    /// # Errors
    /// A flaw at `day` if the schedule has another slot on that day.
    pub fn put_slot(&self, slot: &Slot) -> Result<(), StoreError> {
        self.check_day(slot.id, slot.schedule, slot.day)?;
        let (state, entry, reason) = match &slot.state {
            SlotState::Planned => (PLANNED, None, ""),
            SlotState::Done(entry) => (DONE, Some(entry.to_string()), ""),
            SlotState::Excused(reason) => (EXCUSED, None, reason.as_str()),
        };
        self.conn()
            .prepare_cached(include_str!("sql/put_slot.sql"))?
            .execute(named_params! {
                ":id": slot.id.to_string(), ":schedule": slot.schedule.to_string(),
                ":planned": slot.planned.to_string(), ":day": slot.day.to_string(),
                ":time": time_text(slot.time), ":minutes": slot.minutes, ":topic": slot.topic,
                ":state": state, ":entry": entry, ":reason": reason,
            })?;
        Ok(())
    }

    /// One broadcast of a schedule a day.
    fn check_day(
        &self,
        slot: SlotId,
        schedule: ScheduleId,
        day: NaiveDate,
    ) -> Result<(), StoreError> {
        let taken = self
            .conn()
            .prepare_cached(
                "SELECT 1 FROM slot WHERE schedule = :schedule AND day = :day AND id <> :id",
            )?
            .exists(named_params! {
                ":schedule": schedule.to_string(), ":day": day.to_string(), ":id": slot.to_string(),
            })?;
        if taken {
            return Err(Flaws::from(Flaw::new("day", FlawKind::Repeated)).into());
        }
        Ok(())
    }

    /// Takes slots away that a schedule no longer has.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if one of them is not there.
    pub fn drop_slots(&self, slots: &[Slot]) -> Result<(), StoreError> {
        let mut delete = self
            .conn()
            .prepare_cached("DELETE FROM slot WHERE id = :id")?;
        for slot in slots {
            if delete.execute(named_params! {":id": slot.id.to_string()})? == 0 {
                return Err(NO_SLOT);
            }
        }
        Ok(())
    }

    /// Removes a schedule with its slots. What was broadcast stays in the log.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub fn remove_schedule(&self, id: ScheduleId) -> Result<TrashId, StoreError> {
        let schedule = self.schedule(id)?;
        let text = id.to_string();
        let beside = Beside::of(self.conn(), OF_SCHEDULE, &text)?;
        Beside::delete(self.conn(), OF_SCHEDULE, &text)?;
        let title: String = schedule.title.chars().take(200).collect();
        let payload = Payload::Schedule { beside };
        self.trash(TrashKind::Schedule, schedule.plan, &title, &payload)
    }

    /// An entry tells that its slot was broadcast, on the entry's day; the slot it told of
    /// before is planned again.
    ///
    /// # Errors
    /// A flaw at `day` if the schedule has another slot on the entry's day.
    pub(crate) fn tell_slot(&self, entry: &LogEntry) -> Result<(), StoreError> {
        self.conn()
            .prepare_cached(include_str!("sql/release_slot.sql"))?
            .execute(named_params! {
                ":entry": entry.id.to_string(), ":slot": entry.slot.map(|id| id.to_string()),
            })?;
        let Some(id) = entry.slot else {
            return Ok(());
        };
        match self.slot(id) {
            Ok(slot) => self.put_slot(&Slot {
                day: entry.day,
                state: SlotState::Done(entry.id),
                ..slot
            }),
            // Its schedule was removed; the entry stands for itself.
            Err(StoreError::NotFound { .. }) => Ok(()),
            Err(other) => Err(other),
        }
    }

    /// Two entries never tell of one slot: what comes back may not find another there.
    ///
    /// # Errors
    /// A flaw at `slot`.
    pub(crate) fn check_slots_free(&self, beside: &Beside) -> Result<(), StoreError> {
        for slot in beside.column("log_entry", "slot") {
            if self.entry_of_slot(parse(slot)?)?.is_some() {
                return Err(Flaws::from(Flaw::new("slot", FlawKind::Repeated)).into());
            }
        }
        Ok(())
    }

    /// After rows came back: every slot is done that has an entry, and no other.
    pub(crate) fn settle_slots(&self) -> Result<(), StoreError> {
        self.conn()
            .execute_batch(include_str!("sql/settle_slots.sql"))?;
        Ok(())
    }
}
