//! Closing a period: its figures stand, and whoever changes one later says why.

use crate::flaw::{Check, Flaw, FlawKind, Flaws};
use crate::period::{Period, Regime};
use chrono::{DateTime, NaiveDate, Utc};

/// A period that was closed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Closing {
    /// The period.
    pub period: Period,
    /// First day it held when it was closed; a later change of regime moves nothing.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
    /// Who closed it. May be empty.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

impl Closing {
    /// A period closed under a regime. Nothing for years no calendar has.
    pub fn of(period: Period, regime: Regime, by: String, at: DateTime<Utc>) -> Option<Self> {
        let (first, last) = regime.days(period)?;
        Some(Self {
            period,
            first,
            last,
            by,
            at,
        })
    }

    /// Whether a day's figures are closed.
    pub fn holds(&self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }
}

/// When closings came to hold a period together: each of its days, or the period by its name.
/// Nothing while a day is open.
pub fn closed_since(
    closings: &[Closing],
    period: Period,
    (first, last): (NaiveDate, NaiveDate),
) -> Option<DateTime<Utc>> {
    let mut so_far: Vec<&Closing> = Vec::new();
    let mut by_time: Vec<&Closing> = closings.iter().collect();
    by_time.sort_by_key(|closing| closing.at);
    for closing in by_time {
        so_far.push(closing);
        if closing.period.holds(period) || covered(&so_far, first, last) {
            return Some(closing.at);
        }
    }
    None
}

fn covered(closings: &[&Closing], first: NaiveDate, last: NaiveDate) -> bool {
    let mut spans: Vec<(NaiveDate, NaiveDate)> =
        closings.iter().map(|it| (it.first, it.last)).collect();
    spans.sort_unstable();
    let mut open = Some(first);
    for (start, end) in spans {
        if let Some(day) = open
            && (start..=end).contains(&day)
        {
            open = end.succ_opt();
        }
    }
    open.is_none_or(|day| day > last)
}

/// A change of something that counts in a closed period.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LateChange {
    /// The closed period it changes.
    pub period: Period,
    /// What was changed, in words: `12/3/2026 · Phát thanh · Thôn Bình Minh`.
    pub subject: String,
    /// What it said. Empty when it is new.
    pub old: String,
    /// What it says now. Empty when it was removed.
    pub new: String,
    /// Why.
    pub why: String,
    /// Who. May be empty.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Longest reason of a late change.
pub const REASON_LIMIT: usize = 1_000;

/// The reason for changing a closed period, cleaned.
///
/// # Errors
/// [`FlawKind::PeriodClosed`] at `reason` when there is none.
pub fn reason(why: &str) -> Result<String, Flaws> {
    let mut check = Check::default();
    let why = check.optional("reason", why, REASON_LIMIT);
    if why.is_empty() {
        check.flaw(Flaw::new("reason", FlawKind::PeriodClosed));
    }
    check.finish(why)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    #[test]
    fn closings_hold_together_what_none_holds_alone() {
        let closing = |period: &str, hour| {
            let at = DateTime::UNIX_EPOCH + TimeDelta::hours(hour);
            Closing::of(period.parse().unwrap(), Regime::Nd09, String::new(), at).unwrap()
        };
        let (first, second, third) = ("2026-Q1", "2026-Q2", "2026-Q3");
        for (closings, period, expect) in [
            (vec![], "2026-Q1", None),
            (vec![closing(first, 1)], "2026-Q1", Some(1)),
            (vec![closing(first, 1)], "2026-H1", None),
            (
                vec![closing(second, 5), closing(first, 2)],
                "2026-H1",
                Some(5),
            ),
            (vec![closing(first, 1), closing(third, 2)], "2026-9M", None),
            (
                vec![closing(third, 1), closing("2026-H1", 4)],
                "2026-9M",
                Some(4),
            ),
            (
                vec![closing("2026", 7), closing(first, 3)],
                "2026-M02",
                Some(3),
            ),
            (vec![closing(first, 1)], "2026-M03", Some(1)),
            (vec![closing(second, 1)], "2026-M03", None),
        ] {
            let period: Period = period.parse().unwrap();
            let days = Regime::Nd09.days(period).unwrap();
            let since = closed_since(&closings, period, days)
                .map(|at| (at - DateTime::UNIX_EPOCH).num_hours());
            assert_eq!(since, expect, "{period} {closings:?}");
        }
        // The regime was changed since: its days are others, its name is not.
        let kept = [closing("2026-Q1", 1)];
        let period: Period = "2026-Q1".parse().unwrap();
        let days = Regime::Calendar.days(period).unwrap();
        assert!(closed_since(&kept, period, days).is_some());
    }
}
