//! Schedules with their slots, and the log that tells what became of them.

use crate::support::*;
use chrono::{NaiveDate, Weekday};
use plan::*;
use store::{StoreError, TrashKind, What};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn schedule(n: u128) -> Schedule {
    Schedule {
        id: ScheduleId(uuid(n)),
        plan: None,
        task: None,
        title: "Phòng, chống đuối nước".into(),
        channel: "broadcast".into(),
        place: "Đài xã".into(),
        days: vec![Weekday::Mon, Weekday::Wed, Weekday::Sun],
        time: chrono::NaiveTime::from_hms_opt(17, 30, 0),
        minutes: 15,
        first: day("2026-03-01"),
        last: day("2026-03-31"),
    }
}

fn entry(n: u128, slot: &Slot) -> LogEntry {
    LogEntry {
        id: EntryId(uuid(n)),
        day: slot.day,
        channel: "broadcast".into(),
        topic: "Bơi an toàn".into(),
        place: String::new(),
        measures: vec![Quantity {
            count: 1,
            measure: "lượt".into(),
        }],
        unit: String::new(),
        official: None,
        plan: None,
        task: None,
        note: String::new(),
        slot: Some(slot.id),
        by: "Lan".into(),
        at: morning(),
    }
}

/// A store with a schedule and its slots.
fn scheduled() -> (Desk, Schedule, Vec<Slot>) {
    let mut desk = Desk::new();
    let schedule = schedule(1);
    let mut last = 100;
    let slots = schedule.slots(&mut || {
        last += 1;
        uuid(last)
    });
    desk.put(|tx| {
        tx.put_schedule(&schedule)?;
        slots.iter().try_for_each(|slot| tx.put_slot(slot))
    });
    (desk, schedule, slots)
}

fn flaw<T: std::fmt::Debug>(done: Result<T, StoreError>) -> String {
    match done.unwrap_err() {
        StoreError::Flaws(flaws) => format!("{} {:?}", flaws.0[0].field, flaws.0[0].kind),
        other => other.to_string(),
    }
}

#[test]
fn a_schedule_is_kept_with_its_slots() {
    let (desk, schedule, mut slots) = scheduled();
    let mut desk = desk.reopened();
    assert_eq!(
        desk.store.schedules().unwrap(),
        std::slice::from_ref(&schedule)
    );
    assert_eq!(desk.store.schedule(schedule.id).unwrap(), schedule);
    assert_eq!(desk.store.slots_of(schedule.id).unwrap(), slots);
    slots[2] = slots[2].clone().excused("Mất điện").unwrap();
    slots[3] = slots[3].clone().moved_to(day("2026-03-10")).unwrap();
    desk.put(|tx| {
        tx.put_slot(&slots[2])?;
        tx.put_slot(&slots[3])
    });
    let week = (day("2026-03-02"), day("2026-03-10"));
    let mut expect = slots[1..5].to_vec();
    expect.sort_by_key(|slot| slot.day);
    assert_eq!(desk.store.slots_between(week).unwrap(), expect);
    let untold = desk.store.slots_untold(day("2026-03-04")).unwrap();
    assert_eq!(untold, slots[..2]);
    // One broadcast a day.
    let moved = slots[0].clone().moved_to(day("2026-03-10")).unwrap();
    assert_eq!(flaw(desk.try_put(|tx| tx.put_slot(&moved))), "day Repeated");
    assert!(desk.store.verify().unwrap().is_sound());
}

#[test]
fn the_log_tells_what_became_of_a_slot() {
    let (mut desk, _, slots) = scheduled();
    let state = |desk: &Desk, i: usize| desk.store.slot(slots[i].id).unwrap().state;
    let first = entry(10, &slots[0]);
    desk.put(|tx| tx.put_log_entry(&first));
    assert_eq!(state(&desk, 0), SlotState::Done(first.id));
    assert_eq!(
        desk.store.entry_of_slot(slots[0].id).unwrap(),
        Some(first.id)
    );
    assert_eq!(
        flaw(desk.try_put(|tx| tx.put_log_entry(&entry(11, &slots[0])))),
        "slot Repeated"
    );
    // Its day is changed in the log: so is the slot's, unless another has that day.
    let later = LogEntry {
        day: day("2026-03-03"),
        ..first.clone()
    };
    desk.put(|tx| tx.put_log_entry(&later));
    assert_eq!(desk.store.slot(slots[0].id).unwrap().day, later.day);
    let onto = LogEntry {
        day: slots[1].day,
        ..first.clone()
    };
    assert_eq!(
        flaw(desk.try_put(|tx| tx.put_log_entry(&onto))),
        "day Repeated"
    );
    // It is about another slot, then about none.
    let other = LogEntry {
        slot: Some(slots[1].id),
        day: slots[1].day,
        ..first.clone()
    };
    desk.put(|tx| tx.put_log_entry(&other));
    assert_eq!(state(&desk, 0), SlotState::Planned);
    assert_eq!(state(&desk, 1), SlotState::Done(first.id));
    let none = LogEntry {
        slot: None,
        ..other
    };
    desk.put(|tx| tx.put_log_entry(&none));
    assert_eq!(state(&desk, 1), SlotState::Planned);
}

#[test]
fn a_removed_entry_leaves_its_slot_planned() {
    let (mut desk, _, slots) = scheduled();
    let state = |desk: &Desk, i: usize| desk.store.slot(slots[i].id).unwrap().state;
    let entries = [entry(10, &slots[0]), entry(11, &slots[1])];
    for entry in &entries {
        desk.put(|tx| tx.put_log_entry(entry));
    }
    let ids = entries.clone().map(|entry| entry.id);
    let (gone, _) = desk.put(|tx| tx.remove_log_entries(&ids));
    assert_eq!((state(&desk, 0), state(&desk, 1)), Default::default());
    // Excused meanwhile: what comes back says that it was broadcast.
    let excused = slots[0].clone().excused("Mất điện").unwrap();
    desk.put(|tx| tx.put_slot(&excused));
    desk.put(|tx| tx.restore(gone));
    assert_eq!(state(&desk, 0), SlotState::Done(ids[0]));
    assert_eq!(state(&desk, 1), SlotState::Done(ids[1]));
    // Ticked again meanwhile: two entries are not possible, and nothing comes back.
    let (gone, _) = desk.put(|tx| tx.remove_log_entries(&ids));
    desk.put(|tx| tx.put_log_entry(&entry(12, &slots[1])));
    assert_eq!(flaw(desk.try_put(|tx| tx.restore(gone))), "slot Repeated");
    assert_eq!(desk.store.log(&Default::default()).unwrap().len(), 1);
    assert_eq!(state(&desk, 0), SlotState::Planned);
}

#[test]
fn a_schedule_comes_back_as_the_log_tells_it() {
    let (mut desk, schedule, slots) = scheduled();
    for (n, slot) in [(10, 0), (11, 1)] {
        desk.put(|tx| tx.put_log_entry(&entry(n, &slots[slot])));
    }
    let (gone, _) = desk.put(|tx| tx.remove_schedule(schedule.id));
    assert!(matches!(
        desk.store.schedule(schedule.id),
        Err(StoreError::NotFound {
            what: What::Schedule
        })
    ));
    assert_eq!(
        desk.store
            .slots_between((schedule.first, schedule.last))
            .unwrap(),
        []
    );
    assert_eq!(desk.store.log(&Default::default()).unwrap().len(), 2);
    // One of its entries goes while it is away; another is written for a slot nobody sees.
    desk.put(|tx| tx.remove_log_entries(&[EntryId(uuid(10))]));
    desk.put(|tx| tx.put_log_entry(&entry(12, &slots[2])));
    let (item, _) = desk.put(|tx| tx.restore(gone));
    assert_eq!(
        (item.kind, item.title.as_str()),
        (TrashKind::Schedule, "Phòng, chống đuối nước")
    );
    let states: Vec<SlotState> = desk
        .store
        .slots_of(schedule.id)
        .unwrap()
        .into_iter()
        .map(|slot| slot.state)
        .collect();
    assert_eq!(states.len(), slots.len());
    assert_eq!(
        states[..4],
        [
            SlotState::Planned,
            SlotState::Done(EntryId(uuid(11))),
            SlotState::Done(EntryId(uuid(12))),
            SlotState::Planned,
        ]
    );
    assert!(desk.reopened().store.verify().unwrap().is_sound());
}
