//! The one place that knows what time it is, gives fresh ids and draws at random.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use std::time::Instant;
use uuid::Uuid;

/// Now.
pub fn now() -> DateTime<Utc> {
    Utc::now()
}

/// How far Vietnam's clocks are ahead of UTC, all year. Days are Vietnam's wherever the computer
/// thinks it is: old office PCs often stand in another time zone than their clock shows.
const VIETNAM: TimeDelta = TimeDelta::hours(7);

/// Today in Vietnam.
pub fn today() -> NaiveDate {
    day_of(now())
}

/// The day of a moment in Vietnam.
pub fn day_of(at: DateTime<Utc>) -> NaiveDate {
    (at + VIETNAM).date_naive()
}

/// Day and time of a moment in Vietnam.
pub fn local(at: DateTime<Utc>) -> NaiveDateTime {
    (at + VIETNAM).naive_utc()
}

/// The moment of a day and time in Vietnam.
pub fn moment_of(local: NaiveDateTime) -> DateTime<Utc> {
    local.and_utc() - VIETNAM
}

/// A fresh, time-ordered id.
pub fn mint() -> Uuid {
    Uuid::now_v7()
}

/// Random bytes of the system; nothing where it has none.
pub fn random<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).ok()?;
    Some(bytes)
}

/// A moment that only ever moves on, whatever the clock is set to.
pub fn tick() -> Instant {
    Instant::now()
}
