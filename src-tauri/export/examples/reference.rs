//! Our PDF in the paper benchmark, `tests/bench/paper/run`:
//! `reference CONTENT OUT [ROUNDS [edited]]`.
//!
//! CONTENT is the made-up content that every peer writes (`.lines`) or a plan's text (`.txt`);
//! OUT is a `.pdf`, a `.png` of the first page or a `.docx`. With ROUNDS the file is made so many
//! times in this process, nothing remembered from one to the next, and the median told in
//! milliseconds; with `edited` the program remembers as the app does, and a word in the middle is
//! another each time.

#[path = "reference/content.rs"]
mod content;

use content::{Made, make, profile, written};
use document::{Block, Document, Profile, Source, compose};
use export::PdfKind;
use plan::{Agency, Standing};
use std::cell::Cell;
use std::path::Path;
use uuid::Uuid;

/// Pixels of a screen without scaling in a point.
const SCREEN: f32 = 96.0 / 72.0;

fn main() -> Made<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [content, out, rounds @ ..] = arguments.as_slice() else {
        return Err("usage: reference CONTENT OUT [ROUNDS [edited]]".into());
    };
    let text = std::fs::read_to_string(content)?;
    let profile = profile()?;
    let kind = Path::new(out)
        .extension()
        .and_then(|kind| kind.to_str())
        .unwrap_or_default();
    let whole = || {
        if content.ends_with(".txt") {
            planned(&text, &profile)
        } else {
            Ok(written(&text))
        }
    };
    if rounds.get(1).is_some_and(|how| how == "edited") {
        let round = Cell::new(0);
        return make(out, rounds.first(), || {
            round.set(round.get() + 1);
            let mut document = whole()?;
            edit(&mut document, round.get());
            bytes(&document, &profile, kind)
        });
    }
    make(out, rounds.first(), || {
        comemo::evict(0);
        bytes(&whole()?, &profile, kind)
    })
}

/// One more word in the first paragraph behind the middle.
fn edit(document: &mut Document, word: usize) {
    let middle = document.blocks.len() / 2;
    let paragraph = (document.blocks.iter_mut().skip(middle)).find_map(|block| match block {
        Block::Paragraph(paragraph) => paragraph.runs.first_mut(),
        _ => None,
    });
    if let Some(run) = paragraph {
        run.text.push_str(&format!(" thêm lời {word}"));
    }
}

fn bytes(document: &Document, profile: &Profile, kind: &str) -> Made<Vec<u8>> {
    match kind {
        "docx" => Ok(export::docx(document, profile)?),
        "pdf" => Ok(export::pdf(document, profile, PdfKind::Usual)?),
        "png" => {
            let first = export::pages(document, profile)?.png(0, SCREEN);
            first.ok_or_else(|| "no page".into())
        }
        other => Err(format!("nothing is written as {other}").into()),
    }
}

/// A plan of the office's archive, all its tasks accepted.
fn planned(text: &str, profile: &Profile) -> Made<Document> {
    let mut next = 0;
    let mut mint = || {
        next += 1;
        Uuid::from_u128(next)
    };
    let draft = import::read_text(text)?;
    let (plan, mut tasks) = draft
        .accept(2026, &mut mint)
        .map_err(|flaws| format!("{flaws:?}"))?;
    for task in &mut tasks {
        task.standing = Standing::Accepted;
    }
    let source = Source {
        plan: &plan,
        tasks: &tasks,
        agency: &Agency::default(),
        officials: &[],
    };
    Ok(compose(&source, profile))
}
