//! The one place that knows what time it is and gives fresh ids.

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime, Utc};
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

/// Day and time of a moment where the user sits.
pub fn local(at: DateTime<Utc>) -> NaiveDateTime {
    at.with_timezone(&Local).naive_local()
}

/// A fresh, time-ordered id.
pub fn mint() -> Uuid {
    Uuid::now_v7()
}
