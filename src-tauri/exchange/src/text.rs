//! Single values from outside: texts within their limits, ids, times.

use crate::package::Refusal;
use chrono::{DateTime, SecondsFormat, Utc};
use std::str::FromStr;

fn refused(entry: &str, what: &str) -> Refusal {
    Refusal::Content {
        entry: entry.to_owned(),
        detail: what.to_owned(),
    }
}

/// A text of at most `limit` letters without control characters.
pub(crate) fn within(entry: &str, text: String, limit: usize) -> Result<String, Refusal> {
    let strange = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if text.chars().count() > limit || text.chars().any(strange) {
        return Err(refused(entry, "a text"));
    }
    Ok(text)
}

/// Anything with a parser of its own.
pub(crate) fn parsed<T: FromStr>(entry: &str, text: &str) -> Result<T, Refusal> {
    text.parse().map_err(|_| refused(entry, "a value"))
}

/// A moment.
pub(crate) fn time(entry: &str, text: &str) -> Result<DateTime<Utc>, Refusal> {
    DateTime::parse_from_rfc3339(text)
        .map(|at| at.to_utc())
        .map_err(|_| refused(entry, "a time"))
}

/// A moment as text.
pub(crate) fn time_text(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}
