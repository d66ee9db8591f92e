//! Our side of the paper benchmark, `tests/bench/paper/run`:
//! `reference CONTENT OUT [ROUNDS]`.
//!
//! CONTENT is the made-up content that every peer writes (`.lines`) or a plan's text (`.txt`);
//! OUT is a `.docx`, a `.pdf` or a `.png` of the first page. With ROUNDS the file is made so many
//! times in this process, nothing remembered from one to the next, and the median told in
//! milliseconds.

use document::{
    Block, Column, Document, Paragraph, Profile, Row, Run, Source, Span, Table, compose,
};
use export::PdfKind;
use plan::{Agency, Standing};
use std::error::Error;
use std::io::Write as _;
use std::path::Path;
use std::time::Instant;
use uuid::Uuid;

type Made<T> = Result<T, Box<dyn Error>>;

/// Rounds that are not counted.
const WARM_UP: usize = 3;
/// Pixels of a screen without scaling in a point.
const SCREEN: f32 = 96.0 / 72.0;

fn main() -> Made<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [content, out, rounds @ ..] = arguments.as_slice() else {
        return Err("usage: reference CONTENT OUT [ROUNDS]".into());
    };
    let text = std::fs::read_to_string(content)?;
    let profile = profile()?;
    let document = || {
        if content.ends_with(".txt") {
            planned(&text, &profile)
        } else {
            Ok(written(&text))
        }
    };
    let kind = Path::new(out)
        .extension()
        .and_then(|kind| kind.to_str())
        .unwrap_or_default();
    let Some(rounds) = rounds.first() else {
        return Ok(std::fs::write(out, bytes(&document()?, &profile, kind)?)?);
    };
    let mut times = Vec::new();
    for round in 0..WARM_UP + rounds.parse::<usize>()? {
        comemo::evict(0);
        let start = Instant::now();
        bytes(&document()?, &profile, kind)?;
        if round >= WARM_UP {
            times.push(start.elapsed().as_secs_f64() * 1_000.0);
        }
    }
    times.sort_by(f64::total_cmp);
    Ok(writeln!(
        std::io::stdout(),
        "{:.3}",
        times[times.len() / 2]
    )?)
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

/// 13 points at 1.15 lines, as all peers are told.
fn profile() -> Made<Profile> {
    let usual = Profile::nd30_2020();
    Ok(Profile {
        body: usual.body.at(26).ok_or("13 points")?,
        line_spacing: usual.line_spacing.at(276).ok_or("1.15 lines")?,
        ..usual
    })
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

/// Lines that begin with `P` are paragraphs; those with `T` are rows, one after the other a
/// table, their cells apart by tabs.
fn written(text: &str) -> Document {
    let mut document = Document::default();
    for line in text.lines() {
        match line.split_at_checked(1) {
            Some(("T", cells)) => row(&mut document.blocks, cells),
            Some(("P", words)) => document.blocks.push(Block::Paragraph(Paragraph {
                runs: vec![Run::plain(words)],
                ..Paragraph::default()
            })),
            _ => {}
        }
    }
    document
}

fn row(blocks: &mut Vec<Block>, cells: &str) {
    if !matches!(blocks.last(), Some(Block::Table(_))) {
        blocks.push(Block::Table(Table::default()));
    }
    let Some(Block::Table(table)) = blocks.last_mut() else {
        return;
    };
    let cells: Vec<document::Cell> = cells
        .split('\t')
        .map(|words| document::Cell {
            span: Span::ONE,
            lines: vec![vec![Run::plain(words)]],
            ..document::Cell::default()
        })
        .collect();
    table.columns = vec![Column { share: 1 }; cells.len()];
    table.rows.push(Row {
        anchor: None,
        cells,
    });
}
