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
