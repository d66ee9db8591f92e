//! What became of a report since it was sent, as a paper that adds to it.

use super::figures::figures;
use super::{OnPaper, Shown, changed, closed, period_of};
use crate::clock;
use crate::office::Office;
use crate::wire::{Failure, ReportChanges, reader};
use ::document::{ReportSource, SupplementSource, compose_supplement};
use plan::{PlanId, ReportId};
use store::{KeptReport, Records};

/// What adds to a sent report, on paper.
///
/// # Errors
/// No such report or it was not sent, or the store cannot be read.
pub(in crate::office) fn supplement(office: &Office, id: ReportId) -> Result<OnPaper, Failure> {
    office.read(|store| on_paper(store, store.report(id)?))
}

/// The same for the last sent report of a plan on a period.
///
/// # Errors
/// No such plan or period, nothing was sent of it, or the store cannot be read.
pub(in crate::office) fn latest_supplement(
    office: &Office,
    plan: &str,
    period: &str,
) -> Result<OnPaper, Failure> {
    office.read(|store| on_paper(store, last_sent(store, plan, period)?))
}

/// What it tells, as data.
///
/// # Errors
/// No such plan or period, nothing was sent of it, or the store cannot be read.
pub(in crate::office) fn latest_supplement_data(
    office: &Office,
    plan: &str,
    period: &str,
) -> Result<ReportChanges, Failure> {
    office.read(|store| changed(store, &last_sent(store, plan, period)?))
}

fn last_sent(records: &Records, plan: &str, period: &str) -> Result<KeptReport, Failure> {
    let plan: PlanId = reader("plan", plan)?;
    let period = period_of(period)?;
    records
        .reports()?
        .into_iter()
        .filter(|kept| (kept.report.plan, kept.report.period) == (Some(plan), period))
        .filter(|kept| kept.sent.is_some())
        .max_by_key(|kept| kept.sent.as_ref().map(|sent| sent.at))
        .ok_or_else(not_sent)
}

fn not_sent() -> Failure {
    Failure::NotFound {
        what: "report".to_owned(),
    }
}

fn on_paper(records: &Records, kept: KeptReport) -> Result<OnPaper, Failure> {
    let at = kept.sent.as_ref().ok_or_else(not_sent)?.at;
    let now = figures(records, kept.report.plan, kept.report.period)?;
    let late: Vec<_> = closed::late(records, &kept)?
        .into_iter()
        .map(|change| (clock::day_of(change.at), change))
        .map(|(day, change)| (change, day))
        .collect();
    let shown = Shown::read(records, kept)?;
    let document = compose_supplement(
        &SupplementSource {
            sent: ReportSource {
                period: shown.kept.report.period,
                text: &shown.text,
                figures: &shown.figures,
                plan: shown.plan.as_ref(),
                agency: &shown.agency,
            },
            day: clock::day_of(at),
            now: &now,
            late: &late,
        },
        &shown.profile,
    );
    Ok(OnPaper {
        document,
        drafting_unit: shown.agency.drafting_symbol.trim().to_owned(),
        profile: shown.profile,
    })
}
