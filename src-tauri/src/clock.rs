//! The one place that knows what time it is, gives fresh ids and draws at random.

use chrono::{DateTime, Local, NaiveDate, Utc};
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

/// Random bytes of the system; nothing where it has none.
pub fn random<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).ok()?;
    Some(bytes)
}
