//! Where the cells of a table with merged ones stand.

use crate::tree::{Cell, Slot, Span, Table};

/// Columns that are drawn: as many as are declared, or as the longest row takes.
pub(crate) fn width(table: &Table) -> usize {
    let mut below = Vec::new();
    let mut width = table.columns.len();
    for row in &table.rows {
        let mut column = 0;
        let mut next = below.clone();
        for cell in &row.cells {
            while below.get(column).is_some_and(|rows| *rows > 0) {
                column += 1;
            }
            let span = cell.span.columns.clamp(1, Table::MOST_COLUMNS);
            let end = column.saturating_add(span).min(Table::MOST_COLUMNS);
            if next.len() < end {
                next.resize(end, 0);
            }
            for rows in next.iter_mut().take(end).skip(column) {
                *rows = cell.span.rows.max(1);
            }
            column = end;
        }
        width = width.max(column);
        below = next
            .into_iter()
            .map(|n: usize| n.saturating_sub(1))
            .collect();
    }
    width.min(Table::MOST_COLUMNS)
}

/// Every row's slots. See [`Table::grid`].
pub(crate) fn grid(table: &Table) -> Vec<Vec<Slot<'_>>> {
    let width = width(table);
    // For each column: how many more rows the cell above takes, and how wide it is where it begins.
    let mut below = vec![(0_usize, 0_usize); width];
    let headers = table.header_rows.min(table.rows.len());
    let mut out = Vec::with_capacity(table.rows.len());
    for (index, row) in table.rows.iter().enumerate() {
        let end = if index < headers {
            headers
        } else {
            table.rows.len()
        };
        out.push(draw(&row.cells, &mut below, end - index));
    }
    out
}

fn draw<'a>(cells: &'a [Cell], below: &mut [(usize, usize)], rows_left: usize) -> Vec<Slot<'a>> {
    let mut slots = Vec::new();
    let mut cells = cells.iter();
    let mut column = 0;
    while column < below.len() {
        if below[column].0 > 0 {
            let columns = below[column].1.max(1);
            for rows in &mut below[column..column + columns] {
                rows.0 -= 1;
            }
            slots.push(Slot::Covered { columns });
            column += columns;
            continue;
        }
        let cell = cells.next();
        let free = below[column..]
            .iter()
            .take_while(|rows| rows.0 == 0)
            .count();
        let wanted = cell.map_or(Span::ONE, |cell| cell.span);
        let span = Span {
            columns: wanted.columns.clamp(1, free),
            rows: wanted.rows.clamp(1, rows_left.max(1)),
        };
        for (i, rows) in below[column..column + span.columns].iter_mut().enumerate() {
            *rows = (span.rows - 1, if i == 0 { span.columns } else { 0 });
        }
        slots.push(Slot::Cell { cell, span });
        column += span.columns;
    }
    slots
}
