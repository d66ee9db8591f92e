//! Reports of a plan on a period: written as a paper or as data.

use super::Answer;
use super::say::Say;
use crate::office::{Office, export, reports};
use crate::wire::{ExportFormat, Failure};
use std::path::Path;

/// Writes the kept report of a plan on a period, or a draft of it. What it still lacks is told
/// besides, a line each, then what was changed since its figures stand.
pub(super) fn run(
    office: &Office,
    say: &Say,
    (plan, period): (&str, &str),
    to: Option<ExportFormat>,
    out: &Path,
) -> Result<Answer, Failure> {
    let plan = office.plan_id(plan)?;
    let report = reports::latest_as_data(office, &plan, period)?;
    let written = match to {
        Some(format) => export::report_to(office, &plan, period, format, out)?,
        None => export::report_data_to(office, &report, out)?,
    };
    let mut aside = say.missing(&written.missing);
    aside.extend(report.gaps.iter().map(|gap| say.gap(gap)));
    aside.extend(report.late.iter().map(|change| say.late_change(change)));
    Ok(Answer {
        aside,
        text: say.written(&[written]),
        partial: false,
    })
}

/// Writes what adds to the last sent report of a plan on a period.
pub(super) fn supplement(
    office: &Office,
    say: &Say,
    (plan, period): (&str, &str),
    to: Option<ExportFormat>,
    out: &Path,
) -> Result<Answer, Failure> {
    let plan = office.plan_id(plan)?;
    let written = match to {
        Some(format) => export::supplement_to(office, (&plan, period), format, out)?,
        None => export::supplement_data_to(office, &plan, period, out)?,
    };
    Ok(Answer {
        aside: say.missing(&written.missing),
        text: say.written(&[written]),
        partial: false,
    })
}
