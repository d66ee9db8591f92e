//! Writes every golden plan as PDF: `cargo run -p export --example pages -- OUTDIR`.

#[path = "../goldens/mod.rs"]
mod goldens;

use document::Profile;
use export::PdfKind;
use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("usage: pages OUTDIR")?);
    std::fs::create_dir_all(&folder)?;
    for golden in goldens::all() {
        let pages = export::pages(&golden.document(), &Profile::nd30_2020())?;
        let path = folder.join(golden.name);
        std::fs::write(path.with_extension("pdf"), pages.pdf(PdfKind::Usual)?)?;
        let filing = folder.join(format!("{}-filing.pdf", golden.name));
        std::fs::write(filing, pages.pdf(PdfKind::Filing)?)?;
    }
    for bundle in goldens::bundles() {
        let pages = export::pages(&bundle.document(), &bundle.profile())?;
        let path = folder.join(bundle.name).with_extension("pdf");
        std::fs::write(path, pages.pdf(PdfKind::Usual)?)?;
    }
    Ok(())
}
