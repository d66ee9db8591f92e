//! Exports: a plan on paper, delivered where the user wants it.

use super::{Office, lock};
use crate::deliver::{beside, deliver, file_name, is_open_elsewhere};
use crate::dialogs::extension;
use crate::wire::{self, ExportFormat, Failure, Written, reader};
use document::{Document, Profile, Source, compose};
use plan::PlanId;
use std::path::{Path, PathBuf};
use store::backups_beside;

/// An export whose target another program held open.
pub struct Locked {
    beside: PathBuf,
    bytes: Vec<u8>,
}

/// A plan laid out by the decree's form.
fn on_paper(office: &Office, plan: PlanId, profile: &Profile) -> Result<Document, Failure> {
    let (plan, tasks, agency, officials) = office.read(|store| {
        Ok((
            store.plan(plan)?,
            store.tasks(plan)?,
            store.agency()?.unwrap_or_default(),
            store.officials()?,
        ))
    })?;
    let source = Source {
        plan: &plan,
        tasks: &tasks,
        agency: &agency,
        officials: &officials,
    };
    Ok(compose(&source, profile))
}

/// The lines above a plan's title, as they print: agency, number, place and date.
pub fn letterhead(office: &Office, plan: &str) -> Result<Vec<String>, Failure> {
    let document = on_paper(office, reader("plan", plan)?, &Profile::nd30_2020())?;
    let head = document.letterhead;
    let agency = head.agency.into_iter().map(|line| line.text);
    Ok(agency
        .chain([
            head.number,
            head.national_title,
            head.motto,
            head.place_date,
        ])
        .collect())
}

/// The bytes of a plan's export.
fn bytes(
    office: &Office,
    plan: PlanId,
    format: ExportFormat,
) -> Result<(String, Vec<u8>), Failure> {
    let profile = Profile::nd30_2020();
    let document = on_paper(office, plan, &profile)?;
    let bytes = match format {
        ExportFormat::Docx => ::export::docx(&document, &profile).map_err(|error| {
            tracing::error!(%error, "the DOCX could not be written");
            Failure::Internal
        })?,
        ExportFormat::Text => ::export::text(&document).into_bytes(),
    };
    Ok((document.meta.title, bytes))
}

/// Writes a plan to a file named by the caller.
///
/// # Errors
/// The target cannot be written; the old file is then as it was.
pub fn export_to(
    office: &Office,
    plan: &str,
    format: ExportFormat,
    target: &Path,
) -> Result<Written, Failure> {
    let (_, bytes) = bytes(office, reader("plan", plan)?, format)?;
    write(office, target, bytes)
}

/// Whether a target is the data file, what SQLite keeps beside it, or one of its backups: an
/// export never replaces those.
fn is_data(office: &Office, target: &Path) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let (target, database) = (real(target), real(office.path()));
    let beside = ["", "-wal", "-shm", "-journal"].map(|ending| {
        let mut path = database.clone().into_os_string();
        path.push(ending);
        PathBuf::from(path)
    });
    beside.contains(&target) || target.starts_with(real(&backups_beside(office.path())))
}

fn write(office: &Office, target: &Path, bytes: Vec<u8>) -> Result<Written, Failure> {
    if is_data(office, target) {
        return Err(Failure::TargetUnwritable {
            path: target.display().to_string(),
        });
    }
    let count = bytes.len();
    let written = if is_open_elsewhere(target) {
        Err(Failure::TargetLocked {
            path: target.display().to_string(),
            beside: beside(target).display().to_string(),
        })
    } else {
        deliver(target, &bytes)
    };
    if let Err(Failure::TargetLocked { beside, .. }) = &written {
        *lock(&office.locked) = Some(Locked {
            beside: PathBuf::from(beside),
            bytes,
        });
    }
    written.map(|()| Written {
        path: target.display().to_string(),
        bytes: wire::small(count),
    })
}

/// Lets the user choose where, and writes the plan there.
pub fn export_plan(
    office: &Office,
    plan: String,
    format: ExportFormat,
) -> Result<Written, Failure> {
    let id = reader("plan", &plan)?;
    let (title, bytes) = bytes(office, id, format)?;
    let language = office.language().unwrap_or(wire::Language::Vi);
    let target = office
        .dialogs
        .export_target(language, &file_name(&title, extension(format)), format)
        .ok_or(Failure::Cancelled)?;
    write(office, &target, bytes)
}

/// Writes the export whose target was locked beside it, under the name offered.
pub fn export_beside(office: &Office) -> Result<Written, Failure> {
    let locked = lock(&office.locked)
        .take()
        .ok_or_else(|| Failure::NotFound {
            what: "file".to_owned(),
        })?;
    let target = locked.beside;
    let count = locked.bytes.len();
    deliver(&target, &locked.bytes)?;
    Ok(Written {
        path: target.display().to_string(),
        bytes: wire::small(count),
    })
}
