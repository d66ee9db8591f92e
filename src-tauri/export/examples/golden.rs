//! Writes every golden paper and some documents nobody would write as DOCX, and every plan's
//! workbook as XLSX and form for a quarter as DOCX, for the schema gate:
//! `cargo run -p export --example golden -- OUTDIR`.

#[path = "../goldens/books.rs"]
mod books;
#[path = "../goldens/mod.rs"]
mod goldens;
#[path = "../tests/docx/hostile.rs"]
mod hostile;

use document::{Document, Profile};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use std::error::Error;
use std::path::PathBuf;

const HOSTILE: usize = 24;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("usage: golden OUTDIR")?);
    std::fs::create_dir_all(&folder)?;
    let write = |name: &str, document: &Document| -> Result<(), Box<dyn Error>> {
        let bytes = export::docx(document, &Profile::nd30_2020())?;
        Ok(std::fs::write(
            folder.join(name).with_extension("docx"),
            bytes,
        )?)
    };
    for golden in goldens::all() {
        write(golden.name, &golden.document())?;
    }
    for golden in goldens::plans() {
        std::fs::write(
            folder.join(golden.name).with_extension("xlsx"),
            export::xlsx(&books::book(&golden))?,
        )?;
        write(&format!("{}-quarter", golden.name), &books::form(&golden)?)?;
    }
    // The same documents on every run.
    let mut runner = TestRunner::deterministic();
    for n in 0..HOSTILE {
        let document = hostile::document()
            .new_tree(&mut runner)
            .map_err(|e| e.to_string())?
            .current();
        write(&format!("hostile-{n:02}"), &document)?;
    }
    Ok(())
}
