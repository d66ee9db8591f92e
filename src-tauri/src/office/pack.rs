//! The pack for the document exchange (iOffice): the plan as DOCX and PDF with the fields its form
//! asks for, in one folder.

use super::export::{is_data, unwritten};
use super::paper::{self, Material};
use super::{Office, missing};
use crate::deliver::{deliver_folder, file_name, folder_name};
use crate::wire::{Failure, Language, Missing, Pack, PackField, PackFieldName as Name, reader};
use crate::words::word;
use document::{Document, Ink, Weight};
use plan::PartialDate;
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
    let packed = pack(office, &plan)?;
    let language = office.language().unwrap_or(Language::Vi);
    let parent = office
        .dialogs
        .pack_folder(language)
        .ok_or(Failure::Cancelled)?;
    let target = parent.join(&packed.folder);
    write(office, &target, packed)
}

/// Makes a pack where the caller says: inside `out` if that is a folder, else as `out` itself.
///
/// # Errors
/// It cannot be written; nothing of it is left then.
pub fn pack_to(office: &Office, plan: &str, out: &Path) -> Result<Pack, Failure> {
    let packed = pack(office, plan)?;
    let target = if out.is_dir() {
        out.join(&packed.folder)
    } else {
        out.to_owned()
    };
    write(office, &target, packed)
}

fn pack(office: &Office, plan: &str) -> Result<Packed, Failure> {
    let material = Material::read(office, reader("plan", plan)?)?;
    let language = office.language().unwrap_or(Language::Vi);
    let document = material.document();
    let profile = &material.profile;
    let docx = ::export::docx(&document, profile).map_err(unwritten)?;
    let pages = paper::pages(&document, profile)?;
    let pdf = pages.pdf(::export::PdfKind::Usual).map_err(unwritten)?;
    let fields = fields(&material, &document, pages.count());
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
        missing: missing::on_pages(&document),
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
/// the plan does not say.
fn fields(material: &Material, document: &Document, pages: usize) -> Vec<PackField> {
    let head = &material.plan.head;
    let meta = &document.meta;
    let doc_type = meta.title.strip_suffix(&meta.subject);
    let symbol = document.letterhead.number.split_once('/');
    let agency: Vec<&str> = document
        .letterhead
        .agency
        .iter()
        .filter(|line| line.weight == Weight::Bold)
        .map(|line| line.text.as_str())
        .collect();
    let urgency: Vec<&str> = document
        .letterhead
        .stamps
        .iter()
        .filter(|stamp| stamp.ink == Ink::Red)
        .map(|stamp| stamp.text.as_str())
        .collect();
    let number = head.number.map(|n| format!("{n:02}"));
    [
        (Name::DocType, doc_type.unwrap_or(&meta.title).trim().into()),
        (Name::Number, number.unwrap_or_default()),
        (Name::Symbol, symbol.map_or("", |(_, s)| s.trim()).into()),
        (Name::Date, date(head.date)),
        (Name::Subject, meta.subject.clone()),
        (Name::Agency, document::in_sentence(&agency)),
        (
            Name::DraftingUnit,
            material.agency.drafting_symbol.trim().into(),
        ),
        (Name::Recipients, recipients(document)),
        (Name::Urgency, urgency.join(", ")),
        (Name::Signer, document.signature.name.trim().into()),
        (
            Name::Position,
            document.signature.lines.last().cloned().unwrap_or_default(),
        ),
        (Name::Pages, pages.to_string()),
    ]
    .map(|(name, value)| PackField { name, value })
    .into()
}

/// `05/01/2026`, or nothing while a part is blank.
fn date(date: PartialDate) -> String {
    match (date.day(), date.month(), date.year()) {
        (Some(day), Some(month), Some(year)) => format!("{day:02}/{month:02}/{year}"),
        _ => String::new(),
    }
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

/// The fields as a text to copy from, one a line; line ends as every Notepad shows them.
fn sheet(fields: &[PackField], language: Language) -> String {
    fields
        .iter()
        .map(|field| {
            let name = word(language, &format!("pack_field_{}", key(field.name)), &[]);
            format!("{name}: {}\r\n", plan::text::squeeze(&field.value))
        })
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
