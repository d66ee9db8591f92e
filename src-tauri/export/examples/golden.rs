//! Writes every golden plan as DOCX: `cargo run -p export --example golden -- OUTDIR`.

#[path = "../goldens/mod.rs"]
mod goldens;

use document::Profile;
use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("usage: golden OUTDIR")?);
    std::fs::create_dir_all(&folder)?;
    let profile = Profile::nd30_2020();
    for golden in goldens::all() {
        let bytes = export::docx(&golden.document(), &profile)?;
        std::fs::write(folder.join(golden.name).with_extension("docx"), bytes)?;
    }
    Ok(())
}
