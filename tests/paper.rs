//! Every plan and every other paper leaves the program in every format, whole, or not at all.

#[path = "../src-tauri/export/goldens/mod.rs"]
pub(crate) mod goldens;

use crate::cli::Line;
use crate::corpus::{docx_text, missing, words};
use crate::house::{Answers, SmallDisk, corpus, office, office_with, read, sample};
use calamine::{Reader, Xlsx};
use document::{Block, Document, Line as Runs};
use goldens::{Golden, Planned};
use loa::office::{Office, export, import, pack, tasks};
use loa::wire::{ExportFormat, Failure, Pack, PackFieldName};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The formats, by their names on the command line.
const KINDS: [(&str, ExportFormat); 5] = [
    ("docx", ExportFormat::Docx),
    ("pdf", ExportFormat::Pdf),
    ("pdf-filing", ExportFormat::PdfFiling),
    ("xlsx", ExportFormat::Xlsx),
    ("text", ExportFormat::Text),
];

/// What a program prints about a file; `None` where it is not installed.
fn told(program: &str, arguments: &[&str], file: &Path) -> Option<String> {
    let run = Command::new(program)
        .args(arguments)
        .arg(file)
        .arg("-")
        .output();
    let Ok(out) = run else {
        eprintln!("not looked at: {program} is not installed");
        return None;
    };
    assert!(out.status.success(), "{program} {}", file.display());
    Some(String::from_utf8(out.stdout).unwrap())
}

/// The sheets' names, and every cell that holds words, as another program reads them.
fn cells(bytes: &[u8]) -> (Vec<String>, String) {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheets = book.worksheets();
    let cells = sheets
        .iter()
        .flat_map(|(_, sheet)| sheet.rows().flatten())
        .map(|cell| format!("{cell}\n"))
        .collect();
    (sheets.into_iter().map(|(name, _)| name).collect(), cells)
}

/// The same words in every file that holds a whole document, each opened by another program.
fn whole_in_each(file: impl Fn(ExportFormat) -> PathBuf, name: &str) -> BTreeMap<String, usize> {
    let bytes = |format| std::fs::read(file(format)).unwrap();
    let docx = words(&docx_text(&bytes(ExportFormat::Docx)));
    let text = String::from_utf8(bytes(ExportFormat::Text)).unwrap();
    // What is underlined or struck is said in words where there is only text.
    let text = text.replace("[thêm: ", "").replace("[bỏ: ", "");
    assert_eq!(words(&text), docx, "{name}: text and DOCX");

    let pdf = file(ExportFormat::Pdf);
    assert!(bytes(ExportFormat::Pdf).starts_with(b"%PDF-1.7"), "{name}");
    if let Some(pdf) = told("pdftotext", &["-raw"], &pdf) {
        let pdf = words(&pdf);
        assert_eq!(missing(&docx, &pdf), Vec::<String>::new(), "{name}: PDF");
        // What it has besides are page numbers and the heads of tables that go on.
        let more: Vec<&String> = pdf
            .keys()
            .filter(|word| !docx.contains_key(*word) && word.parse::<u32>().is_err())
            .collect();
        assert_eq!(more, Vec::<&String>::new(), "{name}: PDF");
    }
    let filing = bytes(ExportFormat::PdfFiling);
    assert!(filing.starts_with(b"%PDF-1.7"), "{name}");
    let filing = String::from_utf8_lossy(&filing);
    assert!(filing.contains("<pdfaid:part>2</pdfaid:part>"), "{name}");
    docx
}

/// A plan in every format.
fn every_format(office: &Office, plan: &str, name: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = |format: ExportFormat| folder.path().join(format!("{format:?}"));
    for (_, format) in KINDS {
        let written = export::export_to(office, plan, format, &path(format)).unwrap();
        let length = std::fs::metadata(path(format)).unwrap().len();
        assert_eq!(u64::from(written.bytes), length, "{name}");
    }
    whole_in_each(path, name);
    let (sheets, table) = cells(&std::fs::read(path(ExportFormat::Xlsx)).unwrap());
    // The third holds targets and sentences, where a plan has any.
    assert!((2..=3).contains(&sheets.len()), "{name}");
    let accepted: String = tasks::list(office, plan.to_owned())
        .unwrap()
        .iter()
        .filter(|task| task.standing == loa::wire::Standing::Accepted)
        .map(|task| format!("{} {}\n", task.fields.text, task.fields.deliverable))
        .collect();
    let lost = missing(&words(&accepted), &words(&table));
    assert_eq!(lost, Vec::<String>::new(), "{name}: XLSX");
}

fn packed(office: &Office, plan: &str) -> (Pack, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let pack = pack::pack_to(office, plan, folder.path()).unwrap();
    (pack, folder)
}

fn field(pack: &Pack, name: PackFieldName) -> &str {
    let field = pack.fields.iter().find(|field| field.name == name);
    &field.unwrap().value
}

fn kept(file: &Path) -> (Office, tempfile::TempDir, String) {
    let (office, folder) = office();
    let draft = read(file).unwrap().draft;
    let id = import::keep(&office, draft, false).unwrap().id;
    let proposed = tasks::proposed(&office, &id).unwrap();
    tasks::accept(&office, id.clone(), proposed).unwrap();
    (office, folder, id)
}

#[test]
fn the_corpus_leaves_in_every_format() {
    for file in corpus().unwrap_or_default().iter().chain(&[sample()]) {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let (office, _folder, id) = kept(file);
        every_format(&office, &id, &name);
        let (pack, _folder) = packed(&office, &id);
        let pages: u32 = field(&pack, PackFieldName::Pages).parse().unwrap();
        assert!(pages >= 2, "{name}");
    }
}

/// A golden plan in a data file of its own, with its office and people.
fn golden(planned: &Planned) -> (Office, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("loa.db");
    let now = loa::clock::now();
    let mut store = store::Store::open(&path, now).unwrap();
    store
        .write(store::EventKind::PlanCreated, now, "", |tx| {
            tx.set_agency(&planned.agency)?;
            for official in &planned.officials {
                tx.put_official(official)?;
            }
            tx.insert_plan(&planned.plan, &planned.tasks, false)
        })
        .unwrap();
    drop(store);
    let office = Office::open(path, Box::new(Answers::default()));
    (office, folder)
}

#[test]
fn every_golden_plan_leaves_in_every_format() {
    let plans = goldens::plans();
    assert!(plans.len() > 10);
    for planned in &plans {
        let (office, folder) = golden(planned);
        let id = planned.plan.id.to_string();
        every_format(&office, &id, planned.name);
        let (pack, _folder) = packed(&office, &id);
        assert_eq!(pack.files.len(), 3);
        let out = folder.path().join("sheet");
        let sheet = export::sheet_to(&office, &id, "2026-Q1", ExportFormat::Pdf, &out).unwrap();
        assert!(sheet.bytes > 10_000);
    }
}

/// The words of a document's tables.
fn tabled(document: &Document) -> (usize, String) {
    let annexed = document.annexes.iter().flat_map(|annex| &annex.blocks);
    let tables = document
        .blocks
        .iter()
        .chain(annexed)
        .filter_map(|block| match block {
            Block::Table(table) if !table.is_blank() => Some(table),
            _ => None,
        });
    let cells = tables
        .clone()
        .flat_map(|table| table.rows.iter().flat_map(|row| &row.cells));
    let lines = cells.flat_map(|cell| &cell.lines);
    let line = |runs: &Runs| runs.iter().map(|run| run.text.as_str()).collect::<String>() + "\n";
    (tables.count(), lines.map(line).collect())
}

#[test]
fn every_other_golden_paper_leaves_in_every_format_from_a_file() {
    let plans = goldens::plans();
    let is_plan = |golden: &Golden| plans.iter().any(|planned| planned.name == golden.name);
    let (planned, papers): (Vec<Golden>, Vec<Golden>) =
        goldens::all().into_iter().partition(is_plan);
    assert_eq!(planned.len(), plans.len());
    assert!(papers.len() >= 6);
    let line = Line::new();
    for golden in &papers {
        let (name, document) = (golden.name, golden.document());
        let file = line.folder.path().join(format!("{name}.json"));
        std::fs::write(&file, serde_json::to_vec(&document).unwrap()).unwrap();
        let out = line.folder.path().join(name);
        std::fs::create_dir(&out).unwrap();
        let (file, out) = (file.to_str().unwrap(), out.to_str().unwrap());
        let to = KINDS.iter().flat_map(|(kind, _)| ["--to", kind]);
        let args: Vec<&str> = ["export", file, "--out", out]
            .into_iter()
            .chain(to)
            .collect();
        let written = line.json(&args);
        let path = |format| {
            let place = KINDS.iter().position(|(_, it)| *it == format).unwrap();
            PathBuf::from(written[place]["path"].as_str().unwrap())
        };
        let whole = whole_in_each(path, name);
        let title = words(&document.subject.join(" "));
        assert_eq!(missing(&title, &whole), Vec::<String>::new(), "{name}");

        let (sheets, table) = cells(&std::fs::read(path(ExportFormat::Xlsx)).unwrap());
        let (tables, words_of_tables) = tabled(&document);
        assert_eq!(sheets.len(), 1 + tables, "{name}");
        let lost = missing(&words(&words_of_tables), &words(&table));
        assert_eq!(lost, Vec::<String>::new(), "{name}: XLSX");

        let pack = line.json(&["export", file, "--to", "pack", "--out", out]);
        let folder = Path::new(pack["folder"].as_str().unwrap());
        let files = std::fs::read_dir(folder).unwrap().count();
        assert_eq!(
            (files, pack["files"].as_array().unwrap().len()),
            (3, 3),
            "{name}"
        );
        // One format alone goes where it is said.
        let alone = line.folder.path().join("alone.docx");
        line.ok(&[
            "export",
            file,
            "--to",
            "docx",
            "--out",
            alone.to_str().unwrap(),
        ]);
        let alone = std::fs::read(alone).unwrap();
        assert!(
            alone == std::fs::read(path(ExportFormat::Docx)).unwrap(),
            "{name}"
        );
    }
    assert_eq!(
        line.json(&["list"]),
        serde_json::json!([]),
        "no plan of it is kept"
    );
}

#[test]
fn the_pack_says_what_the_plan_says() {
    let (office, _folder, id) = kept(&sample());
    let (first, folder) = packed(&office, &id);
    let made = PathBuf::from(&first.folder);
    assert_eq!(made.parent().unwrap(), folder.path());
    let mut files: Vec<String> = std::fs::read_dir(&made)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    let mut named = first.files.clone();
    named.sort();
    assert_eq!(files, named);
    for (name, expect) in [
        (PackFieldName::DocType, "Kế hoạch"),
        (PackFieldName::Number, ""),
        (PackFieldName::Symbol, "KH-UBND"),
        (PackFieldName::Date, ""),
        (PackFieldName::Agency, "Ủy ban nhân dân xã An Hòa"),
        (PackFieldName::Urgency, ""),
    ] {
        assert_eq!(field(&first, name), expect, "{name:?}");
    }
    let recipients = field(&first, PackFieldName::Recipients);
    assert!(
        recipients.contains("; Lưu: VT") && !recipients.starts_with('-'),
        "{recipients}"
    );
    let sheet = std::fs::read_to_string(made.join(&first.files[2])).unwrap();
    assert_eq!(sheet.lines().count(), first.fields.len());
    for field in &first.fields {
        assert!(sheet.contains(&field.value), "{field:?}");
    }
    // Again, into the same place: a name of its own, the first one stays.
    let again = pack::pack_to(&office, &id, folder.path()).unwrap();
    assert_eq!(again.folder, format!("{} (2)", first.folder));
    assert!(made.is_dir());
}

/// What is in a folder, with the bytes of files.
pub(crate) fn inside(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone(), std::fs::read(&path).unwrap_or_default()))
        .collect();
    all.sort();
    all
}

/// Every export into a place that cannot take it: told so, and the place is as it was.
fn refused(office: &Office, plan: &str, place: &Path, expect: fn(&Failure) -> bool) {
    let before = inside(place);
    for (_, format) in KINDS {
        for name in ["new", "old"] {
            let failure = export::export_to(office, plan, format, &place.join(name)).unwrap_err();
            assert!(expect(&failure), "{format:?} {name}: {failure:?}");
        }
    }
    let failure = pack::pack_to(office, plan, place).unwrap_err();
    assert!(expect(&failure), "{failure:?}");
    assert_eq!(inside(place), before);
}

#[test]
fn a_full_disk_takes_nothing_and_keeps_what_it_has() {
    let Some(disk) = SmallDisk::mount("8k") else {
        return;
    };
    std::fs::write(disk.path().join("old"), "cũ").unwrap();
    let (office, _folder, id) = kept(&sample());
    refused(&office, &id, disk.path(), |it| {
        matches!(it, Failure::NoSpace)
    });
}

#[test]
fn a_read_only_disk_is_told() {
    let Some(disk) = SmallDisk::mount("64k") else {
        return;
    };
    std::fs::write(disk.path().join("old"), "cũ").unwrap();
    disk.make_read_only();
    let (office, _folder, id) = kept(&sample());
    refused(&office, &id, disk.path(), |it| {
        matches!(it, Failure::TargetUnwritable { .. })
    });
}

#[test]
fn a_file_in_the_way_is_told() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("old"), "cũ").unwrap();
    let (office, _folder, id) = kept(&sample());
    // A folder that is gone, a file where a folder should be, a file open in Word.
    for name in ["gone/new", "old/new"] {
        let target = folder.path().join(name);
        let failure = export::export_to(&office, &id, ExportFormat::Pdf, &target).unwrap_err();
        assert!(
            matches!(failure, Failure::TargetUnwritable { .. }),
            "{failure:?}"
        );
        let failure = pack::pack_to(&office, &id, &target).unwrap_err();
        assert!(
            matches!(failure, Failure::TargetUnwritable { .. }),
            "{failure:?}"
        );
    }
    std::fs::write(folder.path().join(".~lock.old#"), "").unwrap();
    let before = inside(folder.path());
    let target = folder.path().join("old");
    let failure = export::export_to(&office, &id, ExportFormat::Pdf, &target).unwrap_err();
    assert!(
        matches!(failure, Failure::TargetLocked { .. }),
        "{failure:?}"
    );
    assert_eq!(inside(folder.path()), before);
    // Nor is a pack put among the backups.
    loa::office::backup::now(&office).unwrap();
    let backups = store::backups_beside(office.path());
    let failure = pack::pack_to(&office, &id, &backups).unwrap_err();
    assert!(
        matches!(failure, Failure::TargetUnwritable { .. }),
        "{failure:?}"
    );
}

#[test]
fn what_cannot_be_set_is_named() {
    let (office, folder) = office_with(Answers::default());
    let text =
        "KẾ HOẠCH\nTuyên truyền năm 2026\nI. NỘI DUNG\n1. Một\n- Phát tin \u{1f600} mỗi tuần.\n";
    let draft = ::import::read_text(text).unwrap();
    let id = import::keep(&office, draft, false).unwrap().id;
    let codes = |format: ExportFormat| {
        let path = folder.path().join(format!("{format:?}"));
        let written = export::export_to(&office, &id, format, &path).unwrap();
        let told = written.missing.into_iter();
        told.map(|it| (it.code, it.excerpt)).collect::<Vec<_>>()
    };
    let smile = (
        "U+1F600".to_owned(),
        "Phát tin \u{1f600} mỗi tuần.".to_owned(),
    );
    assert_eq!(codes(ExportFormat::Pdf), std::slice::from_ref(&smile));
    assert_eq!(codes(ExportFormat::PdfFiling), [smile]);
    // Word has typefaces with it, and a text file any character.
    assert_eq!(codes(ExportFormat::Docx), []);
    assert_eq!(codes(ExportFormat::Text), []);
}
