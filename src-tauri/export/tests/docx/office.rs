//! LibreOffice as a second reader: one run for all files.

use std::path::{Path, PathBuf};
use std::process::Command;

/// One page of a PDF.
pub(crate) struct Page {
    /// Its words as they stand, lines kept.
    pub(crate) layout: String,
    /// Whether it lies on its side.
    pub(crate) landscape: bool,
}

/// A file as pages.
pub(crate) struct Pages {
    /// The pages.
    pub(crate) pages: Vec<Page>,
    /// All words in the order they were drawn.
    pub(crate) words: Vec<String>,
}

/// Turns files into pages. `None`, with a message, where the tools are not installed, unless
/// `LOA_REQUIRE_SOFFICE` asks for them.
pub(crate) fn convert(files: &[PathBuf], folder: &Path) -> Option<Vec<Pages>> {
    installed(&["pdftotext", "pdfinfo"])?;
    let pdfs = to_pdf(files, folder)?;
    Some(pdfs.iter().map(|pdf| pages(pdf)).collect())
}

/// Turns files into PDF, all in one run of LibreOffice with a profile of its own.
pub(crate) fn to_pdf(files: &[PathBuf], folder: &Path) -> Option<Vec<PathBuf>> {
    installed(&["soffice"])?;
    let home = folder.join("office").display().to_string();
    let home = home.trim_start_matches('/').replace('\\', "/");
    let status = Command::new("soffice")
        .arg("--headless")
        .arg(format!("-env:UserInstallation=file:///{home}"))
        .args(["--convert-to", "pdf", "--outdir"])
        .arg(folder)
        .args(files)
        .output()
        .unwrap();
    assert!(status.status.success(), "{status:?}");
    Some(files.iter().map(|f| f.with_extension("pdf")).collect())
}

fn installed(tools: &[&str]) -> Option<()> {
    let Some(missing) = tools.iter().find(|tool| !runs(tool)) else {
        return Some(());
    };
    assert!(
        std::env::var_os("LOA_REQUIRE_SOFFICE").is_none(),
        "{missing} is required but not installed"
    );
    eprintln!("skipped: {missing} is not installed, pages were not looked at");
    None
}

fn runs(tool: &str) -> bool {
    let flag = if tool == "soffice" { "--version" } else { "-v" };
    Command::new(tool).arg(flag).output().is_ok()
}

fn output(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn pages(pdf: &Path) -> Pages {
    let text = |mode: &str| output(Command::new("pdftotext").arg(mode).arg(pdf).arg("-"));
    let sizes = output(
        Command::new("pdfinfo")
            .args(["-f", "1", "-l", "9999"])
            .arg(pdf),
    );
    let landscape = sizes
        .lines()
        .filter(|line| line.starts_with("Page ") && line.contains(" size:"))
        .map(|line| {
            let mut sides = line
                .split_whitespace()
                .filter_map(|w| w.parse::<f32>().ok());
            let _number = sides.next();
            sides.next() > sides.next()
        });
    let layout = text("-layout");
    Pages {
        pages: layout
            .split_terminator('\u{c}')
            .zip(landscape)
            .map(|(layout, landscape)| Page {
                layout: layout.to_owned(),
                landscape,
            })
            .collect(),
        words: text("-raw").split_whitespace().map(str::to_owned).collect(),
    }
}
