//! Tables: cells on their grid, with what they span.

use super::walk::Reader;
use super::xml::{Node, attribute, elements, number, odf};
use crate::source::{Block, Cell, Row, Table};

/// Most columns of a table.
const MOST_COLUMNS: usize = 63;
/// Most times one row or cell is repeated.
const REPEATED: usize = 100;

impl<'a> Reader<'a> {
    /// A table; `None` if it has no row.
    pub(super) fn table(&mut self, node: Node<'a>) -> Option<Table> {
        let mut table = Table::default();
        self.rows(node, false, &mut table);
        // A merge may not reach below the last row.
        let height = table.rows.len();
        for (at, row) in table.rows.iter_mut().enumerate() {
            for cell in &mut row.cells {
                cell.rows = cell.rows.min(height - at);
            }
        }
        (!table.rows.is_empty()).then_some(table)
    }

    fn rows(&mut self, parent: Node<'a>, header: bool, table: &mut Table) {
        for node in elements(parent) {
            match odf(node) {
                ("table", "table-row") => {
                    let row = self.row(node, header, table);
                    let asked = number(node, "number-rows-repeated").unwrap_or(1);
                    let cells = row.cells.iter().flat_map(|cell| &cell.blocks);
                    let times = self.times(cells, asked);
                    table.rows.extend(std::iter::repeat_n(row, times));
                }
                ("table", "table-header-rows") => self.rows(node, true, table),
                ("table", "table-rows" | "table-row-group") => self.rows(node, header, table),
                ("text", "soft-page-break") => {}
                _ => {}
            }
        }
    }

    fn row(&mut self, node: Node<'a>, header: bool, table: &mut Table) -> Row {
        let mut row = Row {
            header,
            cells: Vec::new(),
        };
        let mut column: usize = 0;
        for cell in elements(node) {
            let (_, kind) = odf(cell);
            if !matches!(kind, "table-cell" | "covered-table-cell") {
                continue;
            }
            let asked = number(cell, "number-columns-repeated").unwrap_or(1);
            // What would stand too far out joins the last column.
            let last = MOST_COLUMNS - 1;
            if kind == "covered-table-cell" {
                column = column.saturating_add(asked).min(last);
                continue;
            }
            let style = attribute(cell, "style-name").unwrap_or_default();
            table.ruled |= self.styles.cell_ruled(style);
            let span = number(cell, "number-columns-spanned").unwrap_or(1);
            let blocks = self.blocks_in(cell);
            for _ in 0..self.times(&blocks, asked) {
                row.cells.push(Cell {
                    column,
                    columns: usize::clamp(span, 1, MOST_COLUMNS - column),
                    rows: number(cell, "number-rows-spanned").unwrap_or(1).max(1),
                    blocks: blocks.clone(),
                });
                column = (column + 1).min(last);
            }
        }
        row
    }

    /// How often something written once is said: within bounds, and never a table in a table.
    fn times<'b>(&mut self, blocks: impl IntoIterator<Item = &'b Block>, asked: usize) -> usize {
        let mut letters = 0;
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => letters += paragraph.to_plain().len() + 1,
                Block::Table(_) => return 1,
            }
        }
        let asked = asked.clamp(1, REPEATED);
        let more = self.repeats / letters.max(1);
        let times = asked.min(more.saturating_add(1));
        self.repeats -= (times - 1) * letters;
        times
    }
}
