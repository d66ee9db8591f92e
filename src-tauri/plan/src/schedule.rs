//! Broadcast schedules, and the dated slots they become.

mod change;
mod read;

pub use change::ScheduleChange;
pub use read::{ScheduleDraft, read_schedule, spread};

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
        self.dates().map(|day| self.slot(day, mint)).collect()
    }

    fn slot(&self, day: NaiveDate, mint: &mut impl Mint) -> Slot {
        Slot {
            id: SlotId(mint.mint()),
            schedule: self.id,
            planned: day,
            day,
            time: self.time,
            minutes: self.minutes,
            topic: String::new(),
            state: SlotState::Planned,
        }
    }
}

impl Slot {
    /// Longest reason for not broadcasting.
    pub const REASON_LIMIT: usize = 500;

    /// Whether it has another day than the schedule gave it.
    pub fn is_moved(&self) -> bool {
        self.day != self.planned
    }

    /// Whether its day is over and nobody said what became of it.
    pub fn is_late(&self, today: NaiveDate) -> bool {
        self.state == SlotState::Planned && self.day < today
    }

    /// Gives it another day. One that was excused is to be broadcast after all.
    ///
    /// # Errors
    /// [`FlawKind::ImpossibleMove`] for what was broadcast already.
    pub fn moved_to(self, day: NaiveDate) -> Result<Self, Flaw> {
        if matches!(self.state, SlotState::Done(_)) {
            return Err(Flaw::new("slot", FlawKind::ImpossibleMove));
        }
        Ok(Self {
            day,
            state: SlotState::Planned,
            ..self
        })
    }

    /// Says why it was not, or will not be, broadcast.
    ///
    /// # Errors
    /// [`FlawKind::ImpossibleMove`] for what was broadcast; a flaw at `reason` without one, or
    /// with one longer than [`Self::REASON_LIMIT`].
    pub fn excused(self, reason: &str) -> Result<Self, Flaws> {
        let mut check = Check::default();
        if matches!(self.state, SlotState::Done(_)) {
            check.flaw(Flaw::new("slot", FlawKind::ImpossibleMove));
        }
        let reason = check.optional("reason", reason, Self::REASON_LIMIT);
        if reason.is_empty() {
            check.flaw(Flaw::new("reason", FlawKind::ReasonMissing));
        }
        let state = SlotState::Excused(reason);
        check.finish(Self { state, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    const WEEK: [Weekday; 7] = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
        Weekday::Sat,
        Weekday::Sun,
    ];

    fn mint() -> impl FnMut() -> Uuid {
        let mut last = 0;
        move || {
            last += 1;
            Uuid::from_u128(last)
        }
    }

    fn schedule(days: &[Weekday], first: &str, last: &str) -> Schedule {
        Schedule {
            id: ScheduleId(Uuid::nil()),
            plan: None,
            task: None,
            title: "Phòng, chống đuối nước".into(),
            channel: "broadcast".into(),
            place: String::new(),
            days: days.to_vec(),
            time: None,
            minutes: 15,
            first: first.parse().unwrap(),
            last: last.parse().unwrap(),
        }
    }

    #[test]
    fn what_no_schedule_can_be() {
        for (days, minutes, first, last, expect) in [
            (&WEEK[..], 15, "2026-03-01", "2026-06-30", ""),
            (&WEEK[..0], 15, "2026-03-01", "2026-06-30", "days Empty"),
            (&WEEK[..1], 15, "2026-03-03", "2026-03-08", "days Empty"),
            (
                &WEEK[..1],
                0,
                "2026-03-01",
                "2026-03-31",
                "minutes OutOfRange",
            ),
            (
                &WEEK[..1],
                601,
                "2026-03-01",
                "2026-03-31",
                "minutes OutOfRange",
            ),
            (
                &WEEK[..1],
                15,
                "2026-03-31",
                "2026-03-01",
                "last OutOfRange",
            ),
            (&WEEK[..], 15, "2026-01-01", "2030-02-08", ""),
            (&WEEK[..], 15, "2026-01-01", "2030-02-09", "last OutOfRange"),
        ] {
            let schedule = Schedule {
                minutes,
                ..schedule(days, first, last)
            };
            let flaws = schedule.checked().err().map_or(String::new(), |flaws| {
                let told = flaws.0.iter().map(|f| format!("{} {:?}", f.field, f.kind));
                told.collect::<Vec<_>>().join("; ")
            });
            assert_eq!(flaws, expect, "{first} {last} {minutes}");
        }
    }

    #[test]
    fn what_was_done_moved_or_excused_stays() {
        let old = schedule(&WEEK[..1], "2026-03-01", "2026-03-31");
        let mut slots = old.slots(&mut mint());
        let days = |slots: &[Slot]| -> Vec<u32> { slots.iter().map(|s| s.day.day()).collect() };
        assert_eq!(days(&slots), [2, 9, 16, 23, 30]);
        slots[0].state = SlotState::Done(EntryId(Uuid::nil()));
        slots[1] = slots[1]
            .clone()
            .moved_to("2026-03-11".parse().unwrap())
            .unwrap();
        slots[2] = slots[2].clone().excused("Mất điện").unwrap();
        // Wednesdays, longer ones, and a week more.
        let new = Schedule {
            minutes: 20,
            ..schedule(&WEEK[..3], "2026-03-09", "2026-04-07")
        };
        let change = new.change(slots.clone(), &mut mint());
        assert_eq!(days(&change.kept), [2, 11, 16]);
        assert_eq!(days(&change.still), [23, 30]);
        assert!(change.still.iter().all(|slot| slot.minutes == 20));
        assert!(change.removed.is_empty());
        // Neither the 9th, from which one was moved, nor the 11th, to which it was.
        assert_eq!(days(&change.added), [10, 17, 18, 24, 25, 31, 1, 6, 7]);
        let fewer = schedule(&WEEK[3..4], "2026-03-01", "2026-03-31").change(slots, &mut mint());
        assert_eq!(days(&fewer.removed), [23, 30]);
        assert_eq!(days(&fewer.kept), [2, 11, 16]);
    }

    #[test]
    fn what_was_broadcast_is_neither_moved_nor_excused() {
        let mut slot = schedule(&WEEK, "2026-03-01", "2026-03-01").slots(&mut mint())[0].clone();
        let day = "2026-03-05".parse().unwrap();
        assert!(slot.clone().excused("  ").is_err());
        assert!(
            slot.clone()
                .moved_to(day)
                .is_ok_and(|s| s.is_moved() && !s.is_late(day))
        );
        slot.state = SlotState::Done(EntryId(Uuid::nil()));
        assert!(slot.clone().excused("Mất điện").is_err());
        assert!(slot.moved_to(day).is_err());
    }

    prop_compose! {
        fn any_schedule()(
            mask in 1u8..128, start in 0i64..4000, length in 0i64..1500,
        ) -> Schedule {
            let days: Vec<Weekday> = (0..7).filter(|i| mask >> i & 1 == 1).map(|i| WEEK[i]).collect();
            let first = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap() + chrono::Duration::days(start);
            let last = first + chrono::Duration::days(length);
            schedule(&days, &first.to_string(), &last.to_string())
        }
    }

    proptest! {
        #[test]
        fn slots_are_exactly_its_days(schedule in any_schedule()) {
            // Counted another way: days since a known Monday.
            let monday = NaiveDate::from_ymd_opt(1969, 12, 29).unwrap();
            let mut expect = Vec::new();
            let mut day = schedule.first;
            loop {
                let of_week = (day - monday).num_days().rem_euclid(7);
                if schedule.days.iter().any(|d| i64::from(d.num_days_from_monday()) == of_week) {
                    expect.push(day);
                }
                if day == schedule.last { break; }
                day = day.succ_opt().unwrap();
            }
            let slots = schedule.slots(&mut mint());
            prop_assert!(slots.iter().all(|s| s.day == s.planned && s.state == SlotState::Planned));
            let days: Vec<NaiveDate> = slots.iter().map(|s| s.day).collect();
            prop_assert_eq!(&days, &expect);
            prop_assert_eq!(schedule.checked().is_ok(), !expect.is_empty() && expect.len() <= 1500);
        }

        #[test]
        fn a_change_leaves_each_day_once(old in any_schedule(), new in any_schedule(), touched in 0usize..9) {
            let mut slots = old.slots(&mut mint());
            for (i, slot) in slots.iter_mut().enumerate().filter(|(i, _)| i % 9 == touched) {
                slot.state = if i % 2 == 0 {
                    SlotState::Excused("Mất điện".into())
                } else {
                    SlotState::Done(EntryId(Uuid::nil()))
                };
            }
            let touched: Vec<Slot> =
                slots.iter().filter(|s| s.state != SlotState::Planned).cloned().collect();
            let before = slots.len();
            let change = new.change(slots, &mut mint());
            prop_assert_eq!(&change.kept, &touched);
            prop_assert_eq!(change.kept.len() + change.still.len() + change.removed.len(), before);
            let days: Vec<NaiveDate> = change.slots().iter().map(|s| s.day).collect();
            prop_assert!(days.windows(2).all(|pair| pair[0] < pair[1]));
            let planned = change.still.iter().chain(&change.added).count();
            let expect = new.dates().filter(|d| touched.iter().all(|s| s.day != *d)).count();
            prop_assert_eq!(planned, expect);
        }
    }
}
