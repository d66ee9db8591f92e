//! The five real plans, through the whole program: no word is lost on the way to the screen, the
//! text and the DOCX.

use crate::house::{corpus, office, read, sample};
use loa::office::{export, import, plans, tasks};
use loa::wire::ExportFormat;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

/// Words as letters and digits only, so that a label with or without its space is the same.
pub(crate) fn words(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for word in text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
    {
        *counts.entry(word.to_lowercase()).or_insert(0) += 1;
    }
    counts
}

/// Words of `source` that are not in `found`, with how many are missing.
pub(crate) fn missing(
    source: &BTreeMap<String, usize>,
    found: &BTreeMap<String, usize>,
) -> Vec<String> {
    source
        .iter()
        .filter(|(word, count)| found.get(*word).copied().unwrap_or(0) < **count)
        .map(|(word, count)| format!("{word} ({count})"))
        .collect()
}

/// Every string in a JSON value, one a line.
fn strings(value: &serde_json::Value, out: &mut String) {
    match value {
        serde_json::Value::String(text) => {
            out.push_str(text);
            out.push('\n');
        }
        serde_json::Value::Array(items) => items.iter().for_each(|v| strings(v, out)),
        serde_json::Value::Object(fields) => {
            fields
                .iter()
                // The same words again, as runs, and what is not the plan's text.
                .filter(|(name, _)| {
                    !["runs", "doubts", "legal_bases", "title"].contains(&name.as_str())
                })
                .for_each(|(_, v)| strings(v, out));
        }
        _ => {}
    }
}

/// The words of a DOCX: first what stands in the margins (a stamp, an address, never a page's
/// number), then the text.
pub(crate) fn docx_text(bytes: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut margins: Vec<String> = zip
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .filter(|name| name.starts_with("word/header") || name.starts_with("word/footer"))
        .collect();
    margins.sort();
    let mut read = |name: &str| {
        let mut xml = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut xml).unwrap();
        xml_text(&xml)
    };
    let mut text: String = margins
        .iter()
        .map(|name| read(name))
        .filter(|words| words.trim().parse::<u32>().is_err())
        .collect();
    text.push_str(&read("word/document.xml"));
    text
}

fn xml_text(xml: &str) -> String {
    let mut out = String::new();
    for piece in xml.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        match tag.split_whitespace().next().unwrap_or_default() {
            "w:t" => out.push_str(text),
            "/w:p" | "w:br/" | "w:tab/" => out.push('\n'),
            _ => {}
        }
    }
    out.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

fn nothing_is_lost(path: &Path) {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let source = std::fs::read_to_string(path).unwrap();
    let source = words(&::import::repair::repair(&plan::text::nfc(&source)).text);
    let (office, folder) = office();
    let imported = import::keep(&office, read(path).unwrap().draft, false).unwrap();
    let left: String = imported
        .left_over
        .iter()
        .map(|l| format!("{}\n", l.text))
        .collect();

    let kept = plans::get(&office, imported.id.clone()).unwrap();
    let mut shown = String::new();
    let mut value = serde_json::to_value(&kept).unwrap();
    // Section and annex titles are the plan's words; only the plan's own title is a repetition.
    value["title"] = serde_json::Value::Null;
    all_strings(&value, &mut shown);
    shown.push_str(
        &export::letterhead(&office, &imported.id)
            .unwrap()
            .join("\n"),
    );
    assert_eq!(
        missing(&source, &words(&shown)),
        Vec::<String>::new(),
        "{name}: show"
    );

    let text = folder.path().join("plan.txt");
    export::export_to(&office, &imported.id, ExportFormat::Text, &text).unwrap();
    let text = std::fs::read_to_string(text).unwrap();
    let with_left = words(&format!("{text}\n{left}"));
    assert_eq!(
        missing(&source, &with_left),
        Vec::<String>::new(),
        "{name}: text"
    );

    let docx = folder.path().join("plan.docx");
    export::export_to(&office, &imported.id, ExportFormat::Docx, &docx).unwrap();
    let docx = docx_text(&std::fs::read(docx).unwrap());
    let with_left = words(&format!("{docx}\n{left}"));
    assert_eq!(
        missing(&source, &with_left),
        Vec::<String>::new(),
        "{name}: docx"
    );
    assert_eq!(
        words(&text),
        words(&docx),
        "{name}: text and DOCX say the same"
    );
}

fn all_strings(value: &serde_json::Value, out: &mut String) {
    let serde_json::Value::Object(fields) = value else {
        return strings(value, out);
    };
    for (name, field) in fields {
        match name.as_str() {
            "sections" | "annexes" => sections(field, out),
            _ => {
                let mut one = serde_json::Map::new();
                one.insert(name.clone(), field.clone());
                strings(&serde_json::Value::Object(one), out);
            }
        }
    }
    // Runs of opening and closing are their only text.
    for part in ["/head/opening", "/closing"] {
        runs(value.pointer(part).unwrap(), out);
    }
}

fn sections(list: &serde_json::Value, out: &mut String) {
    for section in list.as_array().unwrap() {
        for field in ["label", "title", "reference"] {
            out.push_str(section[field].as_str().unwrap_or_default());
            out.push('\n');
        }
        strings(&section["blocks"], out);
        if section["sections"].is_array() {
            sections(&section["sections"], out);
        }
    }
}

fn runs(list: &serde_json::Value, out: &mut String) {
    for rich in list.as_array().unwrap() {
        for run in rich["runs"].as_array().unwrap() {
            out.push_str(run["text"].as_str().unwrap());
        }
        out.push('\n');
    }
}

#[test]
fn no_word_of_the_corpus_is_lost() {
    let Some(plans) = corpus() else { return };
    assert_eq!(plans.len(), 5);
    plans.iter().for_each(|path| nothing_is_lost(path));
}

#[test]
fn no_word_of_the_sample_is_lost() {
    nothing_is_lost(&sample());
}

#[test]
fn the_district_s_annex_gives_its_ten_rows() {
    let Some(files) = corpus() else { return };
    let district = files
        .iter()
        .find(|f| f.to_string_lossy().contains("cam-xuyen"))
        .unwrap();
    let (office, _folder) = office();
    let imported = import::keep(&office, read(district).unwrap().draft, false).unwrap();
    let kept = plans::get(&office, imported.id.clone()).unwrap();
    let before = tasks::list(&office, imported.id.clone()).unwrap().len();
    let annex = kept.annexes[0].id.clone();
    let after = tasks::propose_annex_rows(&office, imported.id, annex)
        .unwrap()
        .tasks;
    let rows = &after[before..];
    assert_eq!(rows.len(), 10);
    let raw: String = kept.annexes[0]
        .blocks
        .iter()
        .map(|b| format!("{}\n", b.text))
        .collect();
    let recovered: String = rows
        .iter()
        .map(|r| format!("{}\n", r.fields.text))
        .collect();
    let lost = missing(&words(&recovered), &words(&raw));
    assert_eq!(
        lost,
        Vec::<String>::new(),
        "rows hold only words of the annex"
    );
    assert!(
        rows[9].fields.timeframe.contains("Quý III/2024"),
        "{:?}",
        rows[9].fields.timeframe
    );
}
