//! Exports: a plan, or another paper, delivered where the user wants it.

use super::books::Bound;
use super::paper::{self, Material, Paper};
use super::{Office, charts, lock, missing, pack, register, reports, returned};
use crate::deliver::{beside, deliver, folder_name, is_open_elsewhere};
use crate::dialogs::extension;
use crate::wire::{self, Book, BookChoice, ExportFormat, Failure, Missing, Written, reader};
use ::export::PdfKind;
use document::{Document, Profile, Workbook, paper_workbook, workbook};
use std::path::{Path, PathBuf};
use store::{EvidenceFolder, backups_beside};

/// An export whose target another program held open.
pub struct Locked {
    beside: PathBuf,
    bytes: Vec<u8>,
    missing: Vec<Missing>,
}

/// An export before it is written.
struct Export {
    /// The file name offered.
    name: String,
    bytes: Vec<u8>,
    missing: Vec<Missing>,
}

/// The lines above a plan's title, as they print: agency, number, place and date.
pub fn letterhead(office: &Office, plan: &str) -> Result<Vec<String>, Failure> {
    let head = Material::read(office, reader("plan", plan)?)?
        .document()
        .letterhead;
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

/// A plan's export in one format.
fn made(material: &Material, format: ExportFormat) -> Result<Export, Failure> {
    if format == ExportFormat::Xlsx {
        return table(material);
    }
    let (document, profile) = (material.document(), &material.profile);
    if format == ExportFormat::Docx {
        // Remarks written into the file find their way back by this.
        let marks = returned::marks(&material.plan, &material.tasks);
        let marks: Vec<(&str, &str)> = marks.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let bytes = ::export::docx_marked(&document, profile, &marks).map_err(unwritten)?;
        return Ok(Export {
            bytes,
            missing: missing::in_file(&document),
            name: name(&document.meta.title, format),
        });
    }
    drawn(&document, profile, format)
}

/// The tasks and quarters of a plan as a workbook.
fn table(material: &Material) -> Result<Export, Failure> {
    booked(&workbook(
        &material.source(),
        &material.ledger,
        &material.targets,
        &material.profile,
    ))
}

fn booked(workbook: &Workbook) -> Result<Export, Failure> {
    Ok(Export {
        bytes: ::export::xlsx(workbook).map_err(unwritten)?,
        missing: missing::in_workbook(workbook),
        name: name(&workbook.title, ExportFormat::Xlsx),
    })
}

/// A paper's export in one format; its workbook holds its fields and its tables.
fn made_of(
    paper: &Paper,
    format: ExportFormat,
    language: wire::Language,
) -> Result<Export, Failure> {
    let Paper {
        document, profile, ..
    } = paper;
    if format != ExportFormat::Xlsx {
        return drawn(document, profile, format);
    }
    let pages = paper::pages(document, profile)?.count();
    let fields = pack::named(&pack::fields(paper, pages), language);
    booked(&paper_workbook(document, &fields, profile))
}

/// A document in any format but the workbook's, which holds no documents.
fn drawn(document: &Document, profile: &Profile, format: ExportFormat) -> Result<Export, Failure> {
    let on_pages = || missing::on_pages(document);
    let (bytes, missing) = match format {
        ExportFormat::Docx => (
            ::export::docx(document, profile).map_err(unwritten)?,
            missing::in_file(document),
        ),
        ExportFormat::Pdf => (paper::pdf(document, profile, PdfKind::Usual)?, on_pages()),
        ExportFormat::PdfFiling => (paper::pdf(document, profile, PdfKind::Filing)?, on_pages()),
        ExportFormat::Text => (
            ::export::text(document).into_bytes(),
            missing::in_file(document),
        ),
        ExportFormat::Xlsx => return Err(Failure::Internal),
    };
    Ok(Export {
        bytes,
        missing,
        name: name(&document.meta.title, format),
    })
}

/// The file name offered. The two kinds of PDF may lie side by side.
fn name(title: &str, format: ExportFormat) -> String {
    let stem = folder_name(title);
    match format {
        ExportFormat::PdfFiling => format!("{stem} PDF-A.pdf"),
        format => format!("{stem}.{}", extension(format)),
    }
}

/// An exporter's refusal: a program error, its detail in the log.
pub(super) fn unwritten(error: ::export::ExportError) -> Failure {
    tracing::error!(%error, "the file could not be made");
    Failure::Internal
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
    let material = Material::read(office, reader("plan", plan)?)?;
    write(office, target, made(&material, format)?)
}

/// Writes a paper file to a file named by the caller.
///
/// # Errors
/// The file holds no paper, or the target cannot be written; what was there is then as it was.
pub fn export_paper_to(
    office: &Office,
    file: &Path,
    format: ExportFormat,
    target: &Path,
) -> Result<Written, Failure> {
    let language = office.language().unwrap_or(wire::Language::Vi);
    let paper = Paper::read(office, file)?;
    write(office, target, made_of(&paper, format, language)?)
}

/// Writes a plan in several formats into a folder, each under its own name. Everything is made
/// before anything is written.
///
/// # Errors
/// A file cannot be written; those before it are there.
pub fn export_into(
    office: &Office,
    plan: &str,
    formats: &[ExportFormat],
    folder: &Path,
) -> Result<Vec<Written>, Failure> {
    let material = Material::read(office, reader("plan", plan)?)?;
    write_all(office, folder, formats, |format| made(&material, format))
}

/// The same for a paper file.
///
/// # Errors
/// The file holds no paper, or a file cannot be written; those before it are there.
pub fn export_paper_into(
    office: &Office,
    file: &Path,
    formats: &[ExportFormat],
    folder: &Path,
) -> Result<Vec<Written>, Failure> {
    let language = office.language().unwrap_or(wire::Language::Vi);
    let paper = Paper::read(office, file)?;
    write_all(office, folder, formats, |format| {
        made_of(&paper, format, language)
    })
}

fn write_all(
    office: &Office,
    folder: &Path,
    formats: &[ExportFormat],
    make: impl Fn(ExportFormat) -> Result<Export, Failure>,
) -> Result<Vec<Written>, Failure> {
    let made: Vec<Export> = formats
        .iter()
        .map(|format| make(*format))
        .collect::<Result<_, _>>()?;
    made.into_iter()
        .map(|export| write(office, &folder.join(&export.name), export))
        .collect()
}

/// Writes the blank sheet of a quarter to a file named by the caller.
///
/// # Errors
/// No such quarter, or the target cannot be written; the old file is then as it was.
pub fn sheet_to(
    office: &Office,
    plan: &str,
    quarter: &str,
    format: ExportFormat,
    target: &Path,
) -> Result<Written, Failure> {
    let quarter = paper::quarter(quarter)?;
    let material = Material::read(office, reader("plan", plan)?)?;
    let sheet = material.quarter_sheet(quarter);
    write(office, target, drawn(&sheet, &material.profile, format)?)
}

/// Whether a target is the data file, what SQLite keeps beside it, or one of its backups: an
/// export never replaces those.
pub(super) fn is_data(office: &Office, target: &Path) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let (target, database) = (real(target), real(office.path()));
    let beside = ["", "-wal", "-shm", "-journal"].map(|ending| {
        let mut path = database.clone().into_os_string();
        path.push(ending);
        PathBuf::from(path)
    });
    let evidence = EvidenceFolder::beside(office.path());
    let folders = [&backups_beside(office.path()), evidence.path()];
    let key = real(&super::packages::key_file(office.path()));
    beside.contains(&target)
        || target == key
        || folders.iter().any(|it| target.starts_with(real(it)))
}

fn write(office: &Office, target: &Path, export: Export) -> Result<Written, Failure> {
    if is_data(office, target) {
        return Err(Failure::TargetUnwritable {
            path: target.display().to_string(),
        });
    }
    let Export { bytes, missing, .. } = export;
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
            missing: missing.clone(),
        });
    }
    written.map(|()| Written {
        path: target.display().to_string(),
        bytes: wire::small(count),
        missing,
    })
}

/// Lets the user choose where, and writes the plan there.
pub fn export_plan(
    office: &Office,
    plan: String,
    format: ExportFormat,
) -> Result<Written, Failure> {
    let id = reader("plan", &plan)?;
    let export = made(&Material::read(office, id)?, format)?;
    let language = office.language().unwrap_or(wire::Language::Vi);
    let target = office
        .dialogs
        .export_target(language, &export.name, format)
        .ok_or(Failure::Cancelled)?;
    write(office, &target, export)
}

/// Lets the user choose where, and writes the table of a checklist there.
pub fn export_checklist(
    office: &Office,
    checklist: String,
    format: ExportFormat,
) -> Result<Written, Failure> {
    let paper = Paper::of_checklist(office, reader("checklist", &checklist)?)?;
    choose(office, &paper, format)
}

/// Lets the user choose where, and writes a paper there.
pub(super) fn choose(
    office: &Office,
    paper: &Paper,
    format: ExportFormat,
) -> Result<Written, Failure> {
    let language = office.language().unwrap_or(wire::Language::Vi);
    let export = made_of(paper, format, language)?;
    let target = office
        .dialogs
        .export_target(language, &export.name, format)
        .ok_or(Failure::Cancelled)?;
    write(office, &target, export)
}

/// Writes the table of a checklist to a file named by the caller.
///
/// # Errors
/// No such checklist, or the target cannot be written; the old file is then as it was.
pub fn checklist_to(
    office: &Office,
    checklist: &str,
    format: ExportFormat,
    target: &Path,
) -> Result<Written, Failure> {
    let paper = Paper::of_checklist(office, reader("checklist", checklist)?)?;
    put(office, &paper, format, target)
}

/// Writes a paper to a file named by the caller.
///
/// # Errors
/// The target cannot be written; the old file is then as it was.
pub(super) fn put(
    office: &Office,
    paper: &Paper,
    format: ExportFormat,
    target: &Path,
) -> Result<Written, Failure> {
    let language = office.language().unwrap_or(wire::Language::Vi);
    write(office, target, made_of(paper, format, language)?)
}

/// Writes bytes that were made elsewhere to a file named by the caller.
///
/// # Errors
/// The target cannot be written; the old file is then as it was.
pub(super) fn put_bytes(
    office: &Office,
    bytes: Vec<u8>,
    missing: Vec<Missing>,
    target: &Path,
) -> Result<Written, Failure> {
    let name = String::new();
    let export = Export {
        name,
        bytes,
        missing,
    };
    write(office, target, export)
}

/// Lets the user choose where, and writes a report there.
pub fn export_report(
    office: &Office,
    report: String,
    format: ExportFormat,
) -> Result<Written, Failure> {
    let language = office.language().unwrap_or(wire::Language::Vi);
    let paper = Paper::from(reports::on_paper(office, reader("report", &report)?)?);
    let export = made_of(&paper, format, language)?;
    let target = office
        .dialogs
        .export_target(language, &export.name, format)
        .ok_or(Failure::Cancelled)?;
    write(office, &target, export)
}

/// Lets the user choose where, and writes there what adds to a sent report.
pub fn export_supplement(
    office: &Office,
    report: String,
    format: ExportFormat,
) -> Result<Written, Failure> {
    let paper = Paper::from(reports::supplement(office, reader("report", &report)?)?);
    choose(office, &paper, format)
}

/// Writes what adds to the last sent report of a plan on a period to a file named by the caller.
///
/// # Errors
/// No such plan or period, nothing was sent of it, or the target cannot be written.
pub fn supplement_to(
    office: &Office,
    (plan, period): (&str, &str),
    format: ExportFormat,
    target: &Path,
) -> Result<Written, Failure> {
    let paper = Paper::from(reports::latest_supplement(office, plan, period)?);
    put(office, &paper, format, target)
}

/// Writes that as data to a file named by the caller.
///
/// # Errors
/// As for [`supplement_to`].
pub fn supplement_data_to(
    office: &Office,
    plan: &str,
    period: &str,
    target: &Path,
) -> Result<Written, Failure> {
    let changes = reports::latest_supplement_data(office, plan, period)?;
    data_to(office, &changes, target)
}

/// Writes the last report of a plan on a period, or a draft of it, to a file named by the caller.
///
/// # Errors
/// No such plan or period, or the target cannot be written; the old file is then as it was.
pub fn report_to(
    office: &Office,
    plan: &str,
    period: &str,
    format: ExportFormat,
    target: &Path,
) -> Result<Written, Failure> {
    let language = office.language().unwrap_or(wire::Language::Vi);
    let paper = Paper::from(reports::latest_on_paper(office, plan, period)?);
    write(office, target, made_of(&paper, format, language)?)
}

/// Writes a report as data, as the screens have it, to a file named by the caller.
///
/// # Errors
/// The target cannot be written; the old file is then as it was.
pub fn report_data_to(
    office: &Office,
    report: &wire::Report,
    target: &Path,
) -> Result<Written, Failure> {
    data_to(office, report, target)
}

fn data_to(
    office: &Office,
    data: &impl serde::Serialize,
    target: &Path,
) -> Result<Written, Failure> {
    let bytes = serde_json::to_vec_pretty(data).map_err(|_| Failure::Internal)?;
    let export = Export {
        name: String::new(),
        bytes,
        missing: Vec::new(),
    };
    write(office, target, export)
}

/// A book's export in one format; its workbook has numbers and days.
fn made_of_book(
    office: &Office,
    book: Book,
    choice: &BookChoice,
    format: ExportFormat,
) -> Result<Export, Failure> {
    let bound = Bound::read(office, book, choice)?;
    if format == ExportFormat::Xlsx {
        return booked(&bound.workbook());
    }
    let paper = bound.paper();
    drawn(&paper.document, &paper.profile, format)
}

/// Lets the user choose where, and writes a book there.
pub fn export_book(
    office: &Office,
    book: Book,
    choice: BookChoice,
    format: ExportFormat,
) -> Result<Written, Failure> {
    let language = office.language().unwrap_or(wire::Language::Vi);
    let export = made_of_book(office, book, &choice, format)?;
    let target = office
        .dialogs
        .export_target(language, &export.name, format)
        .ok_or(Failure::Cancelled)?;
    write(office, &target, export)
}

/// Writes a book to a file named by the caller.
///
/// # Errors
/// No such period or plan, or the target cannot be written; the old file is then as it was.
pub fn book_to(
    office: &Office,
    book: Book,
    choice: &BookChoice,
    format: ExportFormat,
    target: &Path,
) -> Result<Written, Failure> {
    write(office, target, made_of_book(office, book, choice, format)?)
}

/// A year's figures in one format; their workbook has numbers.
fn made_of_charts(
    office: &Office,
    plan: Option<String>,
    year: i32,
    format: ExportFormat,
) -> Result<Export, Failure> {
    let printed = charts::Printed::read(office, plan, year)?;
    if format == ExportFormat::Xlsx {
        return booked(&printed.workbook());
    }
    let paper = printed.paper();
    drawn(&paper.document, &paper.profile, format)
}

/// Lets the user choose where, and writes a year's figures there.
pub fn export_charts(
    office: &Office,
    plan: Option<String>,
    year: i32,
    format: ExportFormat,
) -> Result<Written, Failure> {
    let language = office.language().unwrap_or(wire::Language::Vi);
    let export = made_of_charts(office, plan, year, format)?;
    let target = office
        .dialogs
        .export_target(language, &export.name, format)
        .ok_or(Failure::Cancelled)?;
    write(office, &target, export)
}

/// Writes the figures of a plan's own year to a file named by the caller.
///
/// # Errors
/// No such plan, or the target cannot be written; the old file is then as it was.
pub fn charts_to(
    office: &Office,
    plan: &str,
    format: ExportFormat,
    target: &Path,
) -> Result<Written, Failure> {
    let id = reader("plan", plan)?;
    let year = office.read(|store| Ok(store.plan_year(id)?))?;
    let export = made_of_charts(office, Some(plan.to_owned()), year, format)?;
    write(office, target, export)
}

/// The register of a year in one format; its workbook has days that are days.
fn made_of_register(office: &Office, year: i32, format: ExportFormat) -> Result<Export, Failure> {
    let book = register::Book::read(office, year)?;
    if format == ExportFormat::Xlsx {
        return booked(&book.workbook()?);
    }
    let paper = book.paper()?;
    drawn(&paper.document, &paper.profile, format)
}

/// Lets the user choose where, and writes the register of a year there.
pub(super) fn export_register(
    office: &Office,
    year: i32,
    format: ExportFormat,
) -> Result<Written, Failure> {
    let language = office.language().unwrap_or(wire::Language::Vi);
    let export = made_of_register(office, year, format)?;
    let target = office
        .dialogs
        .export_target(language, &export.name, format)
        .ok_or(Failure::Cancelled)?;
    write(office, &target, export)
}

/// Writes the register of a year to a file named by the caller.
pub(super) fn register_to(
    office: &Office,
    year: i32,
    format: ExportFormat,
    target: &Path,
) -> Result<Written, Failure> {
    write(office, target, made_of_register(office, year, format)?)
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
        missing: locked.missing,
    })
}
