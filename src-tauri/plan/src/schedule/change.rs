//! What a changed schedule does to the slots it has.

use super::{Schedule, Slot, SlotState};
use crate::id::Mint;
use chrono::NaiveDate;
use std::collections::HashSet;

/// The slots of a changed schedule: which stay, which come, which go.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScheduleChange {
    /// Broadcast, excused or moved: as they were.
    pub kept: Vec<Slot>,
    /// Planned ones whose day stays, with the schedule's time and minutes.
    pub still: Vec<Slot>,
    /// New ones.
    pub added: Vec<Slot>,
    /// Planned ones whose day is no longer the schedule's.
    pub removed: Vec<Slot>,
}

impl ScheduleChange {
    /// All slots it leaves, in the order of their days.
    pub fn slots(&self) -> Vec<&Slot> {
        let mut slots: Vec<&Slot> = [&self.kept, &self.still, &self.added]
            .into_iter()
            .flatten()
            .collect();
        slots.sort_by_key(|slot| (slot.day, slot.id));
        slots
    }
}

impl Schedule {
    /// What this schedule, new or changed, makes of the slots there are. Only planned ones that
    /// were not moved come and go. A day that has one, or had one that was moved away, gets no
    /// second.
    pub fn change(&self, slots: Vec<Slot>, mint: &mut impl Mint) -> ScheduleChange {
        let dates: HashSet<NaiveDate> = self.dates().collect();
        let mut change = ScheduleChange::default();
        for slot in slots {
            if slot.state != SlotState::Planned || slot.is_moved() {
                change.kept.push(slot);
            } else if dates.contains(&slot.day) {
                change.still.push(Slot {
                    time: self.time,
                    minutes: self.minutes,
                    ..slot
                });
            } else {
                change.removed.push(slot);
            }
        }
        let taken: HashSet<NaiveDate> = change
            .kept
            .iter()
            .chain(&change.still)
            .flat_map(|slot| [slot.day, slot.planned])
            .collect();
        change.added = self
            .dates()
            .filter(|day| !taken.contains(day))
            .map(|day| self.slot(day, mint))
            .collect();
        change
    }
}
