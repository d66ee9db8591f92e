//! The one place that knows what time it is, gives fresh ids, and asks for chance.

use chrono::{DateTime, Local, NaiveDate, Utc};
use std::time::Instant;
use uuid::Uuid;

/// Now.
pub fn now() -> DateTime<Utc> {
    Utc::now()
}

/// Today where the user sits.
pub fn today() -> NaiveDate {
    Local::now().date_naive()
}

/// The day of a moment where the user sits.
pub fn day_of(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&Local).date_naive()
}

/// A fresh, time-ordered id.
pub fn mint() -> Uuid {
    Uuid::now_v7()
}

/// A moment that only ever moves on, whatever the clock is set to.
pub fn tick() -> Instant {
    Instant::now()
}

/// Bytes that nobody can guess; nothing if the system has none.
pub fn chance() -> Option<[u8; 16]> {
    argon2::password_hash::try_generate_salt().ok()
}
