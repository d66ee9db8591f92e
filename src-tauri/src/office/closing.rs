//! Closing periods: their figures stand, and a later change of what they count says why.

use super::{Office, directory, log, reports};
use crate::wire::{self, Closing, Failure, LateChange, SavedClosings};
use chrono::NaiveDate;
use plan::{Flaw, FlawKind, Flaws, Period, Quarter};
use store::{Change, EventKind, Records, Tx};

/// A change of something dated, as the list of late changes tells it.
pub(super) struct Late {
    /// What was changed, in its own words: `12/03/2026 · Phát thanh`.
    pub(super) subject: String,
    /// What it said; empty when it is new.
    pub(super) old: String,
    /// What it says now; empty when it is gone.
    pub(super) new: String,
}

/// Lets a change of what counts on these days through: always where no closed period holds one of
/// them, else only with a reason, and then notes it for each such period.
///
/// # Errors
/// [`FlawKind::PeriodClosed`] at `reason` when there is none.
pub(super) fn guard(
    tx: &Tx<'_>,
    days: &[NaiveDate],
    why: &str,
    change: Late,
) -> Result<(), Failure> {
    let closed = tx.closings_of(days)?;
    if closed.is_empty() {
        return Ok(());
    }
    let why = plan::closing::reason(why)?;
    for closing in closed {
        note(tx, closing.period, &why, &change)?;
    }
    Ok(())
}

/// The day on which the figures of a quarter count: its last. None for years no calendar has.
pub(super) fn day_of(records: &Records, quarter: Quarter) -> Result<Vec<NaiveDate>, Failure> {
    let days = directory::regime(records)?.span(quarter);
    Ok(days.map(|(_, last)| last).into_iter().collect())
}

/// What a figure of a quarter is called: `Phát thanh · quý I năm 2026`.
pub(super) fn subject(quarter: Quarter, of: &str) -> String {
    let of: String = plan::text::squeeze(of).chars().take(80).collect();
    let when = ::document::period_words(Period::from(quarter));
    format!("{of} · {when}")
}

/// Notes a change of a closed period that asks for no reason, such as what comes back from the
/// trash by one press of a key.
pub(super) fn note_all(tx: &Tx<'_>, days: &[NaiveDate], change: &Late) -> Result<(), Failure> {
    for closing in tx.closings_of(days)? {
        note(tx, closing.period, "", change)?;
    }
    Ok(())
}

fn note(tx: &Tx<'_>, period: Period, why: &str, change: &Late) -> Result<(), Failure> {
    Ok(tx.note_late_change(&plan::LateChange {
        period,
        subject: change.subject.clone(),
        old: change.old.clone(),
        new: change.new.clone(),
        why: why.to_owned(),
        by: tx.actor().to_owned(),
        at: tx.saved().at,
    })?)
}

/// Closed periods, the one that closed last first.
pub fn list(office: &Office) -> Result<Vec<Closing>, Failure> {
    office.read(|store| view(store))
}

pub(super) fn view(records: &Records) -> Result<Vec<Closing>, Failure> {
    let changes = records.late_changes(None)?;
    let count = |period: Period| changes.iter().filter(|c| c.period == period).count();
    Ok(records
        .closings()?
        .into_iter()
        .map(|closing| Closing {
            period: closing.period.to_string(),
            first: closing.first.to_string(),
            last: closing.last.to_string(),
            by: closing.by,
            at: wire::time(closing.at),
            late_changes: wire::small(count(closing.period)),
        })
        .collect())
}

/// What was changed in closed periods, the last first; of one period, or of all.
pub fn late_changes(office: &Office, period: Option<String>) -> Result<Vec<LateChange>, Failure> {
    let period = period.map(|p| read(&p)).transpose()?;
    office.read(|store| {
        Ok(store
            .late_changes(period)?
            .into_iter()
            .map(|change| LateChange {
                period: change.period.to_string(),
                subject: change.subject,
                old: change.old,
                new: change.new,
                why: change.why,
                by: change.by,
                at: wire::time(change.at),
            })
            .collect())
    })
}

fn read(period: &str) -> Result<Period, Failure> {
    Ok(period.parse().map_err(Flaws::from)?)
}

/// Closes a period whose last day has passed.
pub fn close(office: &Office, period: String) -> Result<SavedClosings, Failure> {
    let period = read(&period)?;
    let change = Change::of(EventKind::PeriodClosed).noting(period.to_string());
    let (closings, saved) = office.change(change, |tx| {
        let by = tx.actor().to_owned();
        let regime = directory::regime(tx)?;
        let closing = plan::Closing::of(period, regime, by, tx.saved().at)
            .ok_or_else(|| Flaws::from(Flaw::new("period", FlawKind::NoSuchPeriod)))?;
        if closing.last >= log::today(tx)? {
            return Err(Flaws::from(Flaw::new("period", FlawKind::InTheFuture)).into());
        }
        tx.close_period(&closing)?;
        reports::period_closed(tx)?;
        view(tx)
    })?;
    Ok(SavedClosings { saved, closings })
}

/// Opens a closed period again, for a reason, which is listed with its late changes.
pub fn open(office: &Office, period: String, reason: String) -> Result<SavedClosings, Failure> {
    let period = read(&period)?;
    let why = plan::closing::reason(&reason)
        .map_err(|Flaws(flaws)| {
            let asked = |flaw: Flaw| match flaw.kind {
                FlawKind::PeriodClosed => Flaw::new(flaw.field, FlawKind::ReasonMissing),
                _ => flaw,
            };
            Flaws(flaws.into_iter().map(asked).collect())
        })
        .map_err(Failure::from)?;
    let change = Change::of(EventKind::PeriodOpened).noting(period.to_string());
    let (closings, saved) = office.change(change, |tx| {
        tx.open_period(period)?;
        reports::period_opened(tx)?;
        let opened = Late {
            subject: String::new(),
            old: String::new(),
            new: String::new(),
        };
        note(tx, period, &why, &opened)?;
        view(tx)
    })?;
    Ok(SavedClosings { saved, closings })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogs::PreparedAnswers;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_closed_period_is_changed_only_with_a_reason() {
        let folder = tempfile::tempdir().unwrap();
        let office = Office::open(folder.path().join("loa.db"), Box::new(PreparedAnswers));
        close(&office, "2025-Q1".into()).unwrap();
        close(&office, "2025-H1".into()).unwrap();
        let try_on = |days: &[NaiveDate], why: &str| {
            let done = office.change(EventKind::LogSaved, |tx| {
                let change = Late {
                    subject: "Phát thanh".into(),
                    old: "1 lượt".into(),
                    new: "2 lượt".into(),
                };
                guard(tx, days, why, change)
            });
            done.map(|_| late_changes(&office, None).unwrap().len())
        };
        let refused = try_on(&[day("2025-02-01")], " ");
        assert!(matches!(refused, Err(Failure::Flaws { flaws }) if flaws[0].field == "reason"));
        for (days, why, noted) in [
            (&["2025-09-01"][..], "", 0),
            (&["2025-04-01"], "Ghi nhầm", 1),
            (&["2025-02-01"], "Ghi nhầm", 3),
            (&["2025-09-01", "2025-05-01"], "Ghi nhầm", 4),
        ] {
            let days: Vec<NaiveDate> = days.iter().map(|d| day(d)).collect();
            assert_eq!(try_on(&days, why).unwrap(), noted, "{days:?}");
        }
    }
}
