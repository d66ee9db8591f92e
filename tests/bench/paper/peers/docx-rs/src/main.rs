//! `peer-docx-rs CONTENT OUT [ROUNDS]`: the benchmark's content as DOCX by docx-rs.

use docx_rs::{
    AlignmentType, Docx, LineSpacing, LineSpacingType, PageMargin, Paragraph, Run, RunFonts,
    SpecialIndentType, Table, TableCell, TableRow,
};
use std::error::Error;
use std::io::Cursor;
use std::time::Instant;

const WARM_UP: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [content, out, rounds @ ..] = arguments.as_slice() else {
        return Err("usage: peer-docx-rs CONTENT OUT [ROUNDS]".into());
    };
    let text = std::fs::read_to_string(content)?;
    let Some(rounds) = rounds.first() else {
        return Ok(std::fs::write(out, bytes(&text)?)?);
    };
    let mut times = Vec::new();
    for round in 0..WARM_UP + rounds.parse::<usize>()? {
        let start = Instant::now();
        bytes(&text)?;
        if round >= WARM_UP {
            times.push(start.elapsed().as_secs_f64() * 1_000.0);
        }
    }
    times.sort_by(f64::total_cmp);
    println!("{:.3}", times[times.len() / 2]);
    Ok(())
}

fn bytes(text: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut docx = Docx::new()
        .default_size(26)
        .default_fonts(
            RunFonts::new()
                .ascii("Times New Roman")
                .hi_ansi("Times New Roman"),
        )
        .page_size(11_906, 16_838)
        .page_margin(PageMargin {
            top: 1_134,
            right: 1_134,
            bottom: 1_134,
            left: 1_701,
            header: 567,
            footer: 567,
            gutter: 0,
        });
    let mut rows = Vec::new();
    for line in text.lines() {
        if let Some(cells) = line.strip_prefix('T') {
            rows.push(row(cells));
            continue;
        }
        if !rows.is_empty() {
            docx = docx.add_table(Table::new(std::mem::take(&mut rows)));
        }
        docx = docx.add_paragraph(paragraph(line.strip_prefix('P').unwrap_or(line)));
    }
    if !rows.is_empty() {
        docx = docx.add_table(Table::new(rows));
    }
    let mut out = Cursor::new(Vec::new());
    docx.build().pack(&mut out)?;
    Ok(out.into_inner())
}

fn paragraph(words: &str) -> Paragraph {
    Paragraph::new()
        .add_run(Run::new().add_text(words))
        .align(AlignmentType::Both)
        .indent(None, Some(SpecialIndentType::FirstLine(720)), None, None)
        .line_spacing(
            LineSpacing::new()
                .line(276)
                .line_rule(LineSpacingType::Auto)
                .before(120),
        )
}

fn row(cells: &str) -> TableRow {
    TableRow::new(
        cells
            .split('\t')
            .map(|words| {
                TableCell::new().add_paragraph(Paragraph::new().add_run(Run::new().add_text(words)))
            })
            .collect(),
    )
}
