//! The content every peer of the paper benchmark writes, as a document, and the clock.

use document::{Block, Column, Document, Paragraph, Profile, Row, Run, Span, Table};
use std::error::Error;
use std::io::Write as _;
use std::time::Instant;

pub(crate) type Made<T> = Result<T, Box<dyn Error>>;

/// Rounds that are not counted.
const WARM_UP: usize = 3;

/// Writes `out` once, or tells the median of so many rounds in milliseconds.
pub(crate) fn make(
    out: &str,
    rounds: Option<&String>,
    bytes: impl Fn() -> Made<Vec<u8>>,
) -> Made<()> {
    let Some(rounds) = rounds else {
        return Ok(std::fs::write(out, bytes()?)?);
    };
    let mut times = Vec::new();
    for round in 0..WARM_UP + rounds.parse::<usize>()? {
        let start = Instant::now();
        bytes()?;
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

/// 13 points at 1.15 lines, as all peers are told.
pub(crate) fn profile() -> Made<Profile> {
    let usual = Profile::nd30_2020();
    Ok(Profile {
        body: usual.body.at(26).ok_or("13 points")?,
        line_spacing: usual.line_spacing.at(276).ok_or("1.15 lines")?,
        ..usual
    })
}

/// Lines that begin with `P` are paragraphs; those with `T` are rows, one after the other a
/// table, their cells apart by tabs.
pub(crate) fn written(text: &str) -> Document {
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
