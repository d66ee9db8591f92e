//! *Bảng tiếp thu, giải trình ý kiến*: what was said about a draft and what became of it, on paper.

use super::super::paper::{Material, Paper};
use super::super::{Office, export as exports, print as prints};
use super::list;
use crate::clock;
use crate::wire::{self, ExportFormat, Failure, Printed, Written, reader};
use document::{Answered, Remarked, RemarkedPlace as Place, remarks_table};
use plan::review::Part;
use std::path::Path;

/// The table of a plan's remarks in their order.
fn paper(office: &Office, plan: &str) -> Result<Paper, Failure> {
    let material = Material::read(office, reader("plan", plan)?)?;
    let told = list(office, plan.to_owned())?;
    let remarks: Vec<Remarked> = told.remarks.into_iter().map(row).collect();
    let document = remarks_table(&material.source(), &remarks, &material.profile);
    let profile = material.profile.clone();
    Ok(material.paper(document, profile))
}

fn row(remark: wire::Remark) -> Remarked {
    let id: Option<uuid::Uuid> = remark.id.parse().ok();
    let at = chrono::DateTime::parse_from_rfc3339(&remark.at);
    Remarked {
        id: id.unwrap_or_default().as_u128(),
        by: remark.by.name,
        on: at.map(|at| clock::day_of(at.to_utc())).unwrap_or_default(),
        place: match remark.of {
            wire::RemarkOf::Task => Place::Task(remark.cited),
            wire::RemarkOf::Subject => Place::Part(Part::Subject),
            wire::RemarkOf::Bases => Place::Part(Part::Bases),
            wire::RemarkOf::Opening => Place::Part(Part::Opening),
            wire::RemarkOf::Closing => Place::Part(Part::Closing),
            wire::RemarkOf::Recipients => Place::Part(Part::Recipients),
            wire::RemarkOf::Signature => Place::Part(Part::Signature),
            wire::RemarkOf::Plan | wire::RemarkOf::Text | wire::RemarkOf::Nothing => {
                Place::Text(remark.cited)
            }
        },
        about: remark.excerpt,
        text: remark.text,
        suggestion: remark.suggestion,
        answered: match remark.state {
            wire::RemarkState::Open => Answered::Open,
            wire::RemarkState::Accepted => Answered::Accepted,
            wire::RemarkState::Declined => Answered::Declined,
            wire::RemarkState::Done => Answered::Done,
        },
        answer: remark.answer,
    }
}

/// Lets the user choose where, and writes the table there.
pub fn export(office: &Office, plan: String, format: ExportFormat) -> Result<Written, Failure> {
    exports::choose(office, &paper(office, &plan)?, format)
}

/// Writes the table to a file named by the caller.
///
/// # Errors
/// No such plan, or the target cannot be written; the old file is then as it was.
pub fn export_to(
    office: &Office,
    plan: &str,
    format: ExportFormat,
    target: &Path,
) -> Result<Written, Failure> {
    exports::put(office, &paper(office, plan)?, format, target)
}

/// Hands the table to the system's viewer, which prints.
pub fn print(office: &Office, plan: String) -> Result<Printed, Failure> {
    prints::of(office, &paper(office, &plan)?)
}
