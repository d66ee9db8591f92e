//! Reports whose period is closed: their figures stand, and what was changed since is listed.

use super::{days_of, figures::figures};
use crate::wire::Failure;
use chrono::{DateTime, Utc};
use plan::closing::closed_since;
use plan::{LateChange, Period, Report};
use store::{KeptReport, Records, Tx};

/// Since when the figures of a period stand: since its closings together hold every day of it.
pub(super) fn since(records: &Records, period: Period) -> Result<Option<DateTime<Utc>>, Failure> {
    let days = days_of(records, period)?;
    Ok(closed_since(&records.closings()?, period, days))
}

/// Changes of a report's closed period, the last first, a change of several closings once: those
/// since it was sent; of one that was not, those since the period was closed.
pub(super) fn late(records: &Records, kept: &KeptReport) -> Result<Vec<LateChange>, Failure> {
    let period = kept.report.period;
    let since = match &kept.sent {
        Some(sent) => Some(sent.at),
        None => since(records, period)?,
    };
    let Some(since) = since else {
        return Ok(Vec::new());
    };
    let mut late: Vec<LateChange> = Vec::new();
    for change in records.late_changes(None)? {
        let mine = change.period.holds(period) || period.holds(change.period);
        let told = |known: &LateChange| {
            (&known.subject, &known.old, &known.new, known.at)
                == (&change.subject, &change.old, &change.new, change.at)
        };
        if change.at > since && mine && !late.iter().any(told) {
            late.push(change);
        }
    }
    Ok(late)
}

/// Lets the figures of reports stand whose periods a closing has closed, with those before it;
/// those of sent ones too, which may be taken back.
///
/// # Errors
/// The store cannot be read or written.
pub fn period_closed(tx: &Tx<'_>) -> Result<(), Failure> {
    for kept in tx.reports()? {
        if kept.frozen.is_some() || since(tx, kept.report.period)?.is_none() {
            continue;
        }
        let figures = figures(tx, kept.report.plan, kept.report.period)?;
        let report = Report {
            text: kept.report.text.filled(&figures),
            ..kept.report
        };
        tx.put_report(&report, Some(&figures))?;
    }
    Ok(())
}

/// Lets them be counted again, when a period is opened without which theirs is not closed.
///
/// # Errors
/// The store cannot be read or written.
pub fn period_opened(tx: &Tx<'_>) -> Result<(), Failure> {
    for kept in tx.reports()? {
        if kept.frozen.is_some() && since(tx, kept.report.period)?.is_none() {
            tx.put_report(&kept.report, None)?;
        }
    }
    Ok(())
}
