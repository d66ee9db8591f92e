//! Poppler and qpdf as second readers.

use std::path::Path;
use std::process::Command;

/// A word on a page: its letters, and its box in points from the page's upper left corner.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) page: usize,
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

/// Whether a tool is there; says so where it is not.
pub(crate) fn has(tool: &str) -> bool {
    let found = Command::new(tool).arg("-v").output().is_ok();
    if !found {
        eprintln!("skipped: {tool} is not installed");
    }
    found
}

fn run(tool: &str, args: &[&str], pdf: &[u8]) -> Option<(bool, String)> {
    if !has(tool) {
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.pdf");
    std::fs::write(&path, pdf).unwrap();
    Some(run_on(tool, args, &path))
}

fn run_on(tool: &str, args: &[&str], path: &Path) -> (bool, String) {
    let (before, after) = args.split_at(args.len() - usize::from(args.last() == Some(&"-")));
    let output = Command::new(tool)
        .args(before)
        .arg(path)
        .args(after)
        .output()
        .unwrap();
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.push_str(&String::from_utf8_lossy(&output.stderr));
    (output.status.success(), text)
}

/// The words in the order they were drawn, page by page. `None` without poppler.
pub(crate) fn text(pdf: &[u8]) -> Option<Vec<String>> {
    let (done, text) = run("pdftotext", &["-raw", "-enc", "UTF-8", "-"], pdf)?;
    assert!(done, "{text}");
    let mut pages: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
    pages.pop();
    Some(pages)
}

/// Every word with its box. `None` without poppler.
pub(crate) fn boxes(pdf: &[u8]) -> Option<Vec<Word>> {
    let (done, text) = run("pdftotext", &["-bbox", "-enc", "UTF-8", "-"], pdf)?;
    assert!(done, "{text}");
    let mut page = 0;
    let mut words = Vec::new();
    for line in text.lines().map(str::trim) {
        if line.starts_with("<page ") {
            page += 1;
        } else if let Some(word) = line.strip_prefix("<word ") {
            words.push(word_of(word, page - 1));
        }
    }
    Some(words)
}

fn word_of(line: &str, page: usize) -> Word {
    let number = |name: &str| -> f64 {
        let from = line.find(&format!("{name}=\"")).unwrap() + name.len() + 2;
        let rest = &line[from..];
        rest[..rest.find('"').unwrap()].parse().unwrap()
    };
    let text = line[line.find('>').unwrap() + 1..].trim_end_matches("</word>");
    Word {
        text: text
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&"),
        page,
        left: number("xMin"),
        top: number("yMin"),
        right: number("xMax"),
        bottom: number("yMax"),
    }
}

/// Whether each font is embedded and cut to the letters that are used. `None` without poppler.
pub(crate) fn fonts(pdf: &[u8]) -> Option<Vec<String>> {
    let (done, text) = run("pdffonts", &[], pdf)?;
    assert!(done, "{text}");
    Some(text.lines().skip(2).map(str::to_owned).collect())
}

/// Fails if qpdf finds the file damaged; nothing without qpdf.
pub(crate) fn check(pdf: &[u8]) {
    if let Some((done, text)) = run("qpdf", &["--check"], pdf) {
        assert!(done, "{text}");
    }
}
