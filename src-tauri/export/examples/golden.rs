//! Writes every golden paper and some documents nobody would write as DOCX, as paper file and, where
//! they are no plans, their tables as XLSX; every plan's workbook as XLSX and form for a quarter as
//! DOCX: `cargo run -p export --example golden -- OUTDIR`. The schema gate reads the DOCX and XLSX,
//! `loa export PAPER.json` the paper files.

#[path = "../goldens/books.rs"]
mod books;
#[path = "../goldens/mod.rs"]
mod goldens;
#[path = "../tests/docx/hostile.rs"]
mod hostile;

use document::{Document, Profile, paper_workbook};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use std::error::Error;
use std::path::{Path, PathBuf};

const HOSTILE: usize = 24;

type Done = Result<(), Box<dyn Error>>;

fn main() -> Done {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("usage: golden OUTDIR")?);
    std::fs::create_dir_all(&folder)?;
    let plans = goldens::plans();
    for golden in goldens::all() {
        paper(&folder, golden.name, &golden.document())?;
        if !plans.iter().any(|planned| planned.name == golden.name) {
            tables(&folder, golden.name, &golden.document())?;
        }
    }
    for golden in plans {
        write(
            &folder,
            golden.name,
            "xlsx",
            &export::xlsx(&books::book(&golden))?,
        )?;
        let form = format!("{}-quarter", golden.name);
        paper(&folder, &form, &books::form(&golden)?)?;
    }
    for (name, book) in goldens::daybooks::sheets(&Profile::nd30_2020()) {
        let name = format!("{name}-sheet");
        write(&folder, &name, "xlsx", &export::xlsx(&book)?)?;
    }
    for bundle in goldens::bundles() {
        let docx = export::docx(&bundle.document(), &bundle.profile())?;
        write(&folder, bundle.name, "docx", &docx)?;
        tables(&folder, bundle.name, &bundle.document())?;
    }
    // The same documents on every run.
    let mut runner = TestRunner::deterministic();
    for n in 0..HOSTILE {
        let document = hostile::document()
            .new_tree(&mut runner)
            .map_err(|e| e.to_string())?
            .current();
        let name = format!("hostile-{n:02}");
        paper(&folder, &name, &document)?;
        tables(&folder, &name, &document)?;
    }
    Ok(())
}

/// A document as DOCX and as paper file.
fn paper(folder: &Path, name: &str, document: &Document) -> Done {
    let docx = export::docx(document, &Profile::nd30_2020())?;
    write(folder, name, "docx", &docx)?;
    write(folder, name, "json", &serde_json::to_vec_pretty(document)?)
}

/// A document's tables as XLSX.
fn tables(folder: &Path, name: &str, document: &Document) -> Done {
    let workbook = paper_workbook(document, &[], &Profile::nd30_2020());
    write(folder, name, "xlsx", &export::xlsx(&workbook)?)
}

fn write(folder: &Path, name: &str, ending: &str, bytes: &[u8]) -> Done {
    Ok(std::fs::write(
        folder.join(format!("{name}.{ending}")),
        bytes,
    )?)
}
