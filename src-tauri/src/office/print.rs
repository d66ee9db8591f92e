//! Printing: a PDF goes to the program the system opens it with, which prints. The web view's own
//! printing would add addresses and margins.

use super::books::Bound;
use super::paper::{self, Material, Paper};
use super::{Office, charts, reports};
use crate::clock;
use crate::deliver::{deliver, disk_failure, file_name};
use crate::place::prints_of;
use crate::wire::{Book, BookChoice, Failure, Printed, reader};
use document::{Document, Profile};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How long a printed file is kept for the viewer.
const KEPT: Duration = Duration::from_secs(24 * 60 * 60);

/// Hands a plan's PDF to the system's viewer.
pub fn plan(office: &Office, plan: String) -> Result<Printed, Failure> {
    let material = Material::read(office, reader("plan", &plan)?)?;
    hand_over(office, &material.document(), &material.profile)
}

/// Hands the PDF of a paper file to the system's viewer.
///
/// # Errors
/// The file holds no paper, or nothing takes the PDF.
pub fn paper(office: &Office, file: &Path) -> Result<Printed, Failure> {
    let paper = Paper::read(office, file)?;
    hand_over(office, &paper.document, &paper.profile)
}

/// Hands the blank sheet of a quarter to the system's viewer, for collecting by hand.
pub fn quarter_sheet(office: &Office, plan: String, quarter: String) -> Result<Printed, Failure> {
    let quarter = paper::quarter(&quarter)?;
    let material = Material::read(office, reader("plan", &plan)?)?;
    hand_over(office, &material.quarter_sheet(quarter), &material.profile)
}

/// Hands the table of a checklist to the system's viewer.
pub fn checklist(office: &Office, checklist: String) -> Result<Printed, Failure> {
    of(
        office,
        &Paper::of_checklist(office, reader("checklist", &checklist)?)?,
    )
}

/// Hands the PDF of a paper to the system's viewer.
pub(super) fn of(office: &Office, paper: &Paper) -> Result<Printed, Failure> {
    hand_over(office, &paper.document, &paper.profile)
}

/// Hands a report's PDF to the system's viewer.
pub fn report(office: &Office, report: String) -> Result<Printed, Failure> {
    let paper = Paper::from(reports::on_paper(office, reader("report", &report)?)?);
    hand_over(office, &paper.document, &paper.profile)
}

/// Hands what adds to a sent report to the system's viewer.
pub fn supplement(office: &Office, report: String) -> Result<Printed, Failure> {
    let paper = Paper::from(reports::supplement(office, reader("report", &report)?)?);
    hand_over(office, &paper.document, &paper.profile)
}

/// Hands a book to the system's viewer.
pub fn book(office: &Office, book: Book, choice: BookChoice) -> Result<Printed, Failure> {
    let paper = Bound::read(office, book, &choice)?.paper();
    hand_over(office, &paper.document, &paper.profile)
}

/// Hands a year's figures to the system's viewer.
pub fn charts(office: &Office, plan: Option<String>, year: i32) -> Result<Printed, Failure> {
    let paper = charts::Printed::read(office, plan, year)?.paper();
    hand_over(office, &paper.document, &paper.profile)
}

/// Hands a document's PDF to the system's viewer.
///
/// # Errors
/// Nothing takes the PDF, which stays for a day.
pub(super) fn hand_over(
    office: &Office,
    document: &Document,
    profile: &Profile,
) -> Result<Printed, Failure> {
    let bytes = paper::pdf(document, profile, ::export::PdfKind::Usual)?;
    show_copy(
        office,
        &file_name(&document.meta.title, "pdf"),
        &bytes,
        true,
    )
}

/// Hands a copy of a file to the system's viewer; one that it should not open is only put there.
///
/// # Errors
/// Nothing takes the copy, which stays for a day.
pub(super) fn show_copy(
    office: &Office,
    name: &str,
    bytes: &[u8],
    opened: bool,
) -> Result<Printed, Failure> {
    let folder = prints_of(office.path());
    clear(&folder, clock::now().into());
    std::fs::create_dir_all(&folder).map_err(|error| disk_failure(&error, &folder))?;
    let file = put(&folder.join(name), bytes)?;
    let path = file.display().to_string();
    if opened && office.dialogs.show(&file) {
        Ok(Printed { path })
    } else {
        Err(Failure::NoViewer { path })
    }
}

/// A viewer that holds the last print open does not stop the next one.
fn put(target: &Path, bytes: &[u8]) -> Result<PathBuf, Failure> {
    match deliver(target, bytes) {
        Err(Failure::TargetLocked { beside, .. }) => {
            let beside = PathBuf::from(beside);
            deliver(&beside, bytes).map(|()| beside)
        }
        done => done.map(|()| target.to_owned()),
    }
}

/// Removes prints older than a day. One that a viewer still holds stays until the next time.
pub(super) fn clear(folder: &Path, now: SystemTime) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let age = entry
            .metadata()
            .ok()
            .filter(std::fs::Metadata::is_file)
            .and_then(|about| now.duration_since(about.modified().ok()?).ok());
        if age.is_some_and(|age| age > KEPT)
            && let Err(error) = std::fs::remove_file(entry.path())
        {
            tracing::warn!(%error, "an old print could not be removed");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_of_yesterday_go() {
        let folder = tempfile::tempdir().unwrap();
        let now = SystemTime::from(clock::now());
        for (name, hours) in [("old.pdf", 25), ("new.pdf", 23)] {
            let file = std::fs::File::create(folder.path().join(name)).unwrap();
            file.set_modified(now - Duration::from_secs(hours * 60 * 60))
                .unwrap();
        }
        std::fs::create_dir(folder.path().join("folder")).unwrap();
        clear(folder.path(), now);
        let mut left: Vec<_> = std::fs::read_dir(folder.path())
            .unwrap()
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect();
        left.sort();
        assert_eq!(left, ["folder", "new.pdf"]);
        clear(&folder.path().join("gone"), now);
    }
}
