//! Ruled tables.

use super::{Line, Paper, across, at, cuts, look, pieces, points};
use crate::pdf::wide::{self, Measure, Piece};
use document::{Align, Slot, Table};
use serde::Serialize;

/// A table across the page.
#[derive(Serialize)]
pub(crate) struct TableData {
    at: Option<String>,
    /// Widths of its columns.
    columns: Vec<f64>,
    /// How many of its first rows are repeated on each page.
    repeated: usize,
    rows: Vec<RowData>,
}

#[derive(Serialize)]
struct RowData {
    at: Option<String>,
    /// Whether it is a heading, its words bold and halfway up.
    head: bool,
    /// Whether it stays on one page.
    whole: bool,
    /// Whether it stays with the row below it.
    band: bool,
    cells: Vec<CellData>,
}

#[derive(Serialize)]
struct CellData {
    columns: usize,
    rows: usize,
    centred: bool,
    lines: Vec<Line>,
}

/// A share of the page: rows that are repeated may take so much of it, a row that stays whole
/// almost all of it.
const MOST_REPEATED: f64 = 0.5;

/// A table on its paper; `None` where there is nothing to draw.
pub(crate) fn table(table: &Table, paper: Paper<'_>) -> Option<TableData> {
    if table.is_blank() {
        return None;
    }
    let columns = document::column_widths(table, paper.width());
    let headers = table.header_rows.min(table.rows.len());
    let mut heights = Vec::with_capacity(table.rows.len());
    let mut rows = Vec::with_capacity(table.rows.len());
    let bands = table.bands();
    for (index, (row, slots)) in table.rows.iter().zip(table.grid()).enumerate() {
        let (cells, height) = cells(&slots, index < headers, &columns, paper);
        heights.push(height);
        rows.push(RowData {
            at: at(row.anchor),
            head: index < headers,
            whole: true,
            band: bands[index],
            cells,
        });
    }
    let repeated_height: f64 = heights.iter().take(headers).sum();
    let repeats = repeated_height < paper.height() * MOST_REPEATED;
    let room = paper.height() - if repeats { repeated_height } else { 0.0 };
    for (row, height) in rows.iter_mut().zip(&heights) {
        // The rules of neighbouring rows take a little too.
        row.whole = *height + 2.0 <= room;
    }
    Some(TableData {
        at: at(table.anchor),
        columns: columns.into_iter().map(points).collect(),
        repeated: if repeats { headers } else { 0 },
        rows,
    })
}

/// A row's cells and how high it is.
fn cells(
    slots: &[Slot<'_>],
    bold: bool,
    columns: &[u32],
    paper: Paper<'_>,
) -> (Vec<CellData>, f64) {
    let size = paper.profile.table.value();
    let margin = paper.profile.cell_margin.value();
    let mut column = 0;
    let mut tallest = 0.0_f64;
    let mut cells = Vec::new();
    for slot in slots {
        let end = column + slot.columns();
        let width: u32 = columns.iter().take(end).skip(column).sum();
        column = end;
        let Slot::Cell { span, .. } = slot else {
            continue;
        };
        let measure = across(size, width.saturating_sub(2 * margin));
        let paragraphs: Vec<Vec<Piece>> = slot
            .lines()
            .map(|runs| {
                let mut own = pieces(runs, bold);
                wide::fit(&mut own, measure);
                own
            })
            .collect();
        if span.rows == 1 {
            tallest = tallest.max(height(&paragraphs, measure, paper));
        }
        cells.push(CellData {
            columns: span.columns,
            rows: span.rows,
            centred: slot.align() == Align::Centre,
            lines: paragraphs.into_iter().map(cuts).collect(),
        });
    }
    (cells, tallest)
}

/// How high the paragraphs of a cell are together.
fn height(paragraphs: &[Vec<Piece>], measure: Measure, paper: Paper<'_>) -> f64 {
    let single = look::height(paper.profile.table.value());
    let gap = points(paper.profile.table_gap.value());
    let lines: usize = paragraphs.iter().map(|p| wide::lines(p, measure)).sum();
    let gaps = paragraphs.len().max(1) * 2;
    lines.max(1) as f64 * single + gaps as f64 * gap
}
