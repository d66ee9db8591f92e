//! Exports and prints: of a plan of the data file, or of a paper file.

use super::Answer;
use super::say::Say;
use crate::office::{self, Office};
use crate::wire::{ExportFormat, Failure, Missing, Written};
use std::path::{Path, PathBuf};

/// What is put on paper.
enum Named {
    /// A plan, by its id.
    Plan(String),
    /// A file that is a paper.
    File(PathBuf),
}

/// What was named: a paper file that is there, else a plan.
fn named(office: &Office, name: &str) -> Result<Named, Failure> {
    let file = Path::new(name);
    if !office::paper_file::is_named_so(file) {
        return office.plan_id(name).map(Named::Plan);
    }
    if file.is_file() {
        return Ok(Named::File(file.to_owned()));
    }
    // No id looks like this, but it is the data file that says so.
    office.plan_id(name).map(Named::Plan).map_err(|failure| {
        let path = name.to_owned();
        match failure {
            Failure::NotFound { .. } => Failure::SourceMissing { path },
            failure => failure,
        }
    })
}

/// Writes one format to `out`, several into it.
pub(super) fn export(
    office: &Office,
    say: &Say,
    name: &str,
    to: &[ExportFormat],
    out: &Path,
) -> Result<Answer, Failure> {
    use office::export::{export_into, export_paper_into, export_paper_to, export_to};
    let written = match (named(office, name)?, to) {
        (Named::Plan(plan), &[one]) => vec![export_to(office, &plan, one, out)?],
        (Named::Plan(plan), several) => export_into(office, &plan, several, out)?,
        (Named::File(file), &[one]) => vec![export_paper_to(office, &file, one, out)?],
        (Named::File(file), several) => export_paper_into(office, &file, several, out)?,
    };
    Ok(told(say, &written))
}

/// Writes a plan's blank sheet of a quarter.
pub(super) fn sheet(
    office: &Office,
    say: &Say,
    (plan, quarter): (&str, &str),
    to: ExportFormat,
    out: &Path,
) -> Result<Answer, Failure> {
    let plan = office.plan_id(plan)?;
    let written = office::export::sheet_to(office, &plan, quarter, to, out)?;
    Ok(told(say, &[written]))
}

/// Writes the table of one of a plan's checklists.
pub(super) fn checklist(
    office: &Office,
    say: &Say,
    (plan, number): (&str, usize),
    to: ExportFormat,
    out: &Path,
) -> Result<Answer, Failure> {
    let lists = office::checklists::list(office, plan.to_owned())?.lists;
    let list = number.checked_sub(1).and_then(|index| lists.get(index));
    let list = list.ok_or_else(|| Failure::NotFound {
        what: "checklist".to_owned(),
    })?;
    let written = office::export::checklist_to(office, &list.id, to, out)?;
    Ok(told(say, &[written]))
}

/// Makes the folder for the document exchange.
pub(super) fn pack(office: &Office, say: &Say, name: &str, out: &Path) -> Result<Answer, Failure> {
    let pack = match named(office, name)? {
        Named::Plan(plan) => office::pack::pack_to(office, &plan, out)?,
        Named::File(file) => office::pack::pack_paper_to(office, &file, out)?,
    };
    Ok(Answer {
        aside: say.missing(&pack.missing),
        text: say.pack(&pack),
        partial: false,
    })
}

/// Hands the PDF to the system's viewer: that of a plan's blank sheet where a quarter is named.
pub(super) fn print(
    office: &Office,
    say: &Say,
    name: &str,
    quarter: Option<String>,
) -> Result<Answer, Failure> {
    let printed = match quarter {
        Some(quarter) => office::print::quarter_sheet(office, office.plan_id(name)?, quarter)?,
        None => match named(office, name)? {
            Named::Plan(plan) => office::print::plan(office, plan)?,
            Named::File(file) => office::print::paper(office, &file)?,
        },
    };
    Ok(say.printed(&printed).into())
}

/// Files that were written, and what they could not hold.
pub(super) fn told(say: &Say, written: &[Written]) -> Answer {
    let mut missing: Vec<Missing> = Vec::new();
    for one in written.iter().flat_map(|file| &file.missing) {
        if !missing.contains(one) {
            missing.push(one.clone());
        }
    }
    Answer {
        aside: say.missing(&missing),
        text: say.written(written),
        partial: false,
    }
}
