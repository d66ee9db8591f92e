//! Broadcast schedules, and the dated slots they become.

use crate::flaw::{Check, Flaw, FlawKind, Flaws};
use crate::id::{EntryId, Mint, PlanId, ScheduleId, SlotId, TaskId};
use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};

/// When the loudspeakers speak: some days a week, so many minutes, from one day to another.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Schedule {
    /// Its id.
    pub id: ScheduleId,
    /// The plan it carries out, if any.
    pub plan: Option<PlanId>,
    /// The task of that plan.
    pub task: Option<TaskId>,
    /// What is broadcast: `Tuyên truyền cải cách hành chính`.
    pub title: String,
    /// Code of the channel its entries are logged in.
    pub channel: String,
    /// The station, cluster of hamlets or hall. May be empty.
    pub place: String,
    /// Days of the week, in order, each once.
    pub days: Vec<Weekday>,
    /// Time of day, if set.
    pub time: Option<NaiveTime>,
    /// Minutes of one broadcast.
    pub minutes: u32,
    /// First day.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
}

/// One broadcast on one day.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Slot {
    /// Its id.
    pub id: SlotId,
    /// Its schedule.
    pub schedule: ScheduleId,
    /// The day the schedule gave it.
    pub planned: NaiveDate,
    /// The day it has now; another one when it was moved.
    pub day: NaiveDate,
    /// Time of day, if set.
    pub time: Option<NaiveTime>,
    /// Minutes.
    pub minutes: u32,
    /// What was or will be broadcast; empty means the schedule's title.
    pub topic: String,
    /// What became of it.
    pub state: SlotState,
}

/// What became of a slot.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum SlotState {
    /// Still to come, or not told.
    #[default]
    Planned,
    /// Broadcast: this entry of the log says so.
    Done(EntryId),
    /// Not broadcast, for a reason.
    Excused(String),
}

impl Schedule {
    /// Most slots of one schedule: every day for four years.
    pub const SLOT_LIMIT: usize = 1_500;
    /// Longest broadcast in minutes.
    pub const MINUTES_LIMIT: u32 = 600;

    /// Cleans and checks a schedule.
    ///
    /// # Errors
    /// Every flaw at once: no day of the week, an end before the beginning, no minutes, more
    /// than [`Self::SLOT_LIMIT`] slots, no slot at all.
    pub fn checked(mut self) -> Result<Self, Flaws> {
        let mut check = Check::default();
        self.title = check.required("title", &self.title, 500);
        self.channel = check.required("channel", &self.channel, 50);
        self.place = check.optional("place", &self.place, crate::log::LogEntry::PLACE_LIMIT);
        self.days.sort_by_key(Weekday::num_days_from_monday);
        self.days.dedup();
        if self.days.is_empty() {
            check.flaw(Flaw::new("days", FlawKind::Empty));
        }
        if !(1..=Self::MINUTES_LIMIT).contains(&self.minutes) {
            check.flaw(Flaw {
                limit: Some(Self::MINUTES_LIMIT.into()),
                ..Flaw::new("minutes", FlawKind::OutOfRange)
            });
        }
        if self.last < self.first {
            check.flaw(Flaw::new("last", FlawKind::OutOfRange));
        } else if self.dates().nth(Self::SLOT_LIMIT).is_some() {
            check.flaw(Flaw {
                limit: Some(Self::SLOT_LIMIT as u64),
                ..Flaw::new("last", FlawKind::OutOfRange)
            });
        } else if !self.days.is_empty() && self.dates().next().is_none() {
            check.flaw(Flaw::new("days", FlawKind::Empty));
        }
        check.finish(self)
    }

    /// The days it falls on, in order.
    pub fn dates(&self) -> impl Iterator<Item = NaiveDate> {
        self.first
            .iter_days()
            .take_while(|day| *day <= self.last)
            .filter(|day| self.days.contains(&day.weekday()))
    }

    /// A slot for each of its days.
    pub fn slots(&self, mint: &mut impl Mint) -> Vec<Slot> {
        self.dates()
            .map(|day| Slot {
                id: SlotId(mint.mint()),
                schedule: self.id,
                planned: day,
                day,
                time: self.time,
                minutes: self.minutes,
                topic: String::new(),
                state: SlotState::Planned,
            })
            .collect()
    }
}
