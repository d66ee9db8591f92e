//! The pack for the document exchange (iOffice): a paper as DOCX and PDF with the fields its form
//! asks for, in one folder.

use super::export::{is_data, unwritten};
use super::paper::{self, Material, Paper};
use super::{Office, missing};
use crate::deliver::{deliver_folder, file_name, folder_name};
use crate::wire::{Failure, Language, Missing, Pack, PackField, PackFieldName as Name, reader};
use crate::words::word;
use chrono::NaiveDate;
use document::{Document, Ink, Weight, in_sentence};
use std::path::{Path, PathBuf};

/// A pack before it is written.
struct Packed {
    folder: String,
    files: Vec<(String, Vec<u8>)>,
    fields: Vec<PackField>,
    missing: Vec<Missing>,
}

/// Lets the user choose a folder, and makes one in it with all the document exchange asks for.
pub fn export_pack(office: &Office, plan: String) -> Result<Pack, Failure> {
    let packed = pack(office, &planned(office, &plan)?)?;
    let language = office.language().unwrap_or(Language::Vi);
    let parent = office
        .dialogs
        .pack_folder(language)
        .ok_or(Failure::Cancelled)?;
    let target = parent.join(&packed.folder);
    write(office, &target, packed)
}

/// Makes a plan's pack where the caller says: inside `out` if that is a folder, else as `out`
/// itself.
///
/// # Errors
/// It cannot be written; nothing of it is left then.
pub fn pack_to(office: &Office, plan: &str, out: &Path) -> Result<Pack, Failure> {
    put(office, pack(office, &planned(office, plan)?)?, out)
}

/// The same for a paper file.
///
/// # Errors
/// The file holds no paper, or the pack cannot be written; nothing of it is left then.
pub fn pack_paper_to(office: &Office, file: &Path, out: &Path) -> Result<Pack, Failure> {
    put(office, pack(office, &Paper::read(office, file)?)?, out)
}

fn planned(office: &Office, plan: &str) -> Result<Paper, Failure> {
    Ok(Material::read(office, reader("plan", plan)?)?.into())
}

fn put(office: &Office, packed: Packed, out: &Path) -> Result<Pack, Failure> {
    let target = if out.is_dir() {
        out.join(&packed.folder)
    } else {
        out.to_owned()
    };
    write(office, &target, packed)
}

fn pack(office: &Office, paper: &Paper) -> Result<Packed, Failure> {
    let language = office.language().unwrap_or(Language::Vi);
    let Paper {
        document, profile, ..
    } = paper;
    let docx = ::export::docx(document, profile).map_err(unwritten)?;
    let pages = paper::pages(document, profile)?;
    let pdf = pages.pdf(::export::PdfKind::Usual).map_err(unwritten)?;
    let fields = fields(paper, pages.count());
    let title = &document.meta.title;
    Ok(Packed {
        folder: folder_name(title),
        files: vec![
            (file_name(title, "docx"), docx),
            (file_name(title, "pdf"), pdf),
            (
                file_name(&word(language, "pack_sheet", &[]), "txt"),
                sheet(&fields, language).into_bytes(),
            ),
        ],
        fields,
        missing: missing::on_pages(document),
    })
}

fn write(office: &Office, target: &Path, packed: Packed) -> Result<Pack, Failure> {
    if is_data(office, target) {
        return Err(Failure::TargetUnwritable {
            path: target.display().to_string(),
        });
    }
    let folder: PathBuf = deliver_folder(target, &packed.files)?;
    Ok(Pack {
        folder: folder.display().to_string(),
        files: packed.files.into_iter().map(|(name, _)| name).collect(),
        fields: packed.fields,
        missing: packed.missing,
    })
}

/// The fields in the order the exchange's form asks for them, as the paper has them; empty where
/// it does not say.
pub(super) fn fields(paper: &Paper, pages: usize) -> Vec<PackField> {
    let document = &paper.document;
    let head = &document.letterhead;
    let (number, symbol) = number_and_symbol(&head.number);
    let agency: Vec<&str> = head
        .agency
        .iter()
        .filter(|line| line.weight == Weight::Bold)
        .map(|line| line.text.as_str())
        .collect();
    let urgency: Vec<&str> = head
        .stamps
        .iter()
        .filter(|stamp| stamp.ink == Ink::Red)
        .map(|stamp| stamp.text.as_str())
        .collect();
    let position = document.signature.lines.last();
    [
        (Name::DocType, in_sentence(&[&document.doc_type])),
        (Name::Number, number.to_owned()),
        (Name::Symbol, symbol.to_owned()),
        (Name::Date, date(&head.place_date)),
        (Name::Subject, subject(document)),
        (Name::Agency, in_sentence(&agency)),
        (Name::DraftingUnit, paper.drafting_unit.clone()),
        (Name::Recipients, recipients(document)),
        (Name::Urgency, urgency.join(", ")),
        (Name::Signer, document.signature.name.trim().into()),
        (Name::Position, position.cloned().unwrap_or_default()),
        (Name::Pages, pages.to_string()),
    ]
    .map(|(name, value)| PackField { name, value })
    .into()
}

/// `05` and `KH-UBND` of `Số: 05/KH-UBND`; the number is blank until it is given.
fn number_and_symbol(line: &str) -> (&str, &str) {
    let words = line.split_once(':').map_or(line, |(_, words)| words);
    let (number, symbol) = words.split_once('/').unwrap_or((words, ""));
    (number.trim(), symbol.trim())
}

/// `05/01/2026` of `An Hòa, ngày 05 tháng 01 năm 2026`; nothing while a part is blank.
fn date(line: &str) -> String {
    read_date(line).map_or_else(String::new, |day| day.format("%d/%m/%Y").to_string())
}

fn read_date(line: &str) -> Option<NaiveDate> {
    let (rest, year) = line.rsplit_once("năm")?;
    let (rest, month) = rest.rsplit_once("tháng")?;
    let (_, day) = rest.rsplit_once("ngày")?;
    let part = |words: &str| words.trim().parse().ok();
    NaiveDate::from_ymd_opt(year.trim().parse().ok()?, part(month)?, part(day)?)
}

/// What it is about: as the file says of itself, else as it is printed.
fn subject(document: &Document) -> String {
    let printed = [&document.subject, &document.letterhead.about];
    std::iter::once(document.meta.subject.clone())
        .chain(printed.map(|lines| lines.join(" ")))
        .find(|subject| !subject.trim().is_empty())
        .unwrap_or_default()
}

/// The lines of `Nơi nhận` without dashes and final marks, on one line.
fn recipients(document: &Document) -> String {
    let bare = |line: &String| {
        line.trim_start_matches(['-', ' '])
            .trim_end_matches([';', '.', ' '])
            .to_owned()
    };
    let lines: Vec<String> = document.recipients.lines.iter().map(bare).collect();
    lines.join("; ")
}

/// The fields with their names in the user's language, each value on one line.
pub(super) fn named(fields: &[PackField], language: Language) -> Vec<(String, String)> {
    let named = |field: &PackField| {
        let name = word(language, &format!("pack_field_{}", key(field.name)), &[]);
        (name, plan::text::squeeze(&field.value))
    };
    fields.iter().map(named).collect()
}

/// The fields as a text to copy from, one a line; line ends as every Notepad shows them.
fn sheet(fields: &[PackField], language: Language) -> String {
    named(fields, language)
        .iter()
        .map(|(name, value)| format!("{name}: {value}\r\n"))
        .collect()
}

fn key(name: Name) -> &'static str {
    match name {
        Name::DocType => "doc_type",
        Name::Number => "number",
        Name::Symbol => "symbol",
        Name::Date => "date",
        Name::Subject => "subject",
        Name::Agency => "agency",
        Name::DraftingUnit => "drafting_unit",
        Name::Recipients => "recipients",
        Name::Urgency => "urgency",
        Name::Signer => "signer",
        Name::Position => "position",
        Name::Pages => "pages",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_where_they_are_whole() {
        for (line, expect) in [
            ("An Hòa, ngày 05 tháng 01 năm 2026", "05/01/2026"),
            ("An Hòa,\nngày 15 tháng 6 năm 2026", "15/06/2026"),
            ("Ngày Mới, ngày 29 tháng 02 năm 2024", "29/02/2024"),
            ("An Hòa, ngày      tháng 7 năm 2026", ""),
            ("An Hòa, ngày 31 tháng 02 năm 2026", ""),
            ("An Hòa, ngày 05 tháng 01 năm 2026 (dự kiến)", ""),
            ("An Hòa", ""),
            ("năm tháng ngày", ""),
            ("", ""),
        ] {
            assert_eq!(date(line), expect, "{line}");
        }
    }

    #[test]
    fn numbers_and_symbols_are_told_apart() {
        for (line, expect) in [
            ("Số: 05/KH-UBND", ("05", "KH-UBND")),
            ("Số:      /UBND-VHXH", ("", "UBND-VHXH")),
            ("Số: 12/2026/QĐ-UBND", ("12", "2026/QĐ-UBND")),
            ("118/BC", ("118", "BC")),
            ("Số: 7", ("7", "")),
            ("", ("", "")),
        ] {
            assert_eq!(number_and_symbol(line), expect, "{line}");
        }
    }
}
