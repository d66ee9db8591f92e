//! A plan's year, month by month.

use super::paper::{Material, Paper};
use super::{Office, directory, export, print};
use crate::clock;
use crate::wire::{ExportFormat, Failure, Printed, Written, reader};
use document::{Known, timeline};
use plan::Quarter;
use std::path::Path;

fn read(office: &Office, plan: &str) -> Result<(Material, Quarter), Failure> {
    let material = Material::read(office, reader("plan", plan)?)?;
    let today = clock::today();
    let current = office.read(|store| Ok(directory::regime(store)?.quarter_of(today)))?;
    Ok((material, current))
}

fn paper(office: &Office, plan: &str) -> Result<Paper, Failure> {
    let (material, current) = read(office, plan)?;
    let known = Known {
        marks: material.ledger.marks(),
        current,
    };
    let document = timeline(&material.source(), known, &material.profile);
    let profile = material.profile.clone();
    Ok(material.paper(document, profile))
}

/// Lets the user choose where, and writes the timeline there.
pub fn export(office: &Office, plan: String, format: ExportFormat) -> Result<Written, Failure> {
    export::choose(office, &paper(office, &plan)?, format)
}

/// Writes the timeline to a file named by the caller.
///
/// # Errors
/// No such plan, or the target cannot be written; the old file is then as it was.
pub fn export_to(
    office: &Office,
    plan: &str,
    format: ExportFormat,
    target: &Path,
) -> Result<Written, Failure> {
    export::put(office, &paper(office, plan)?, format, target)
}

/// Hands the timeline to the system's viewer, which prints.
pub fn print(office: &Office, plan: String) -> Result<Printed, Failure> {
    print::of(office, &paper(office, &plan)?)
}
