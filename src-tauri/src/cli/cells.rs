//! `loa tasks PLAN --add-from FILE.xlsx`.

use super::Answer;
use super::say::Say;
use crate::office::{self, Office};
use crate::wire::Failure;
use std::path::Path;

/// Adds the rows of a table as tasks; columns and cells that are unsure, rows that cannot be tasks
/// and words left over are told besides.
///
/// # Errors
/// The file cannot be read or none of its rows can be a task; nothing is added.
pub(super) fn add(
    office: &Office,
    say: &Say,
    plan: &str,
    file: &Path,
    sheet: Option<&str>,
) -> Result<Answer, Failure> {
    let read = office::cells::read(office, plan, file, sheet)?;
    let saved = office::cells::accept_read(office, plan, &read)?;
    Ok(Answer {
        text: say.tasks(&saved.tasks),
        aside: say.cells(
            if sheet.is_none() { &read.sheets } else { &[] },
            &read.preview,
        ),
        partial: read.preview.refused_count > 0,
    })
}
