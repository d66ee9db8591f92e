//! Tables: cells on their grid, with what they span.

use super::View;
use super::styles::draws;
use super::walk::{Reader, Scope, is_property};
use super::xml::{Node, child, chosen, number, toggle, value, word};
use crate::source::{Cell, ChangeKind, Row, Table};
use std::collections::HashMap;

/// Most columns of a table (the limit of Word).
const MOST_COLUMNS: usize = 63;

impl<'a> Reader<'a> {
    /// A table without the rows that the view does not have; `None` if none is left.
    pub(super) fn table(&mut self, node: Node<'a>, scope: Scope) -> Option<Table> {
        let props = child(node, "tblPr");
        let mut table = Table {
            rows: Vec::new(),
            ruled: self.styles.table_ruled(props),
        };
        // For each column: the row and place of the cell that may reach further down.
        let mut reaching: HashMap<usize, (usize, usize)> = HashMap::new();
        for row in inner(node, "tr") {
            let props = child(row, "trPr");
            if self.row_is_gone(props, scope) {
                continue;
            }
            let mut found = Row {
                header: props.and_then(|p| toggle(p, "tblHeader")).unwrap_or(false),
                cells: Vec::new(),
            };
            let before = props.and_then(|p| number(p, "gridBefore")).unwrap_or(0);
            let mut column = usize::min(before, MOST_COLUMNS - 1);
            for node in inner(row, "tc") {
                let cell = self.cell(node, scope, column);
                let props = child(node, "tcPr");
                table.ruled |= props.and_then(|p| child(p, "tcBorders")).is_some_and(draws);
                let width = cell.columns;
                let covered = props.is_some_and(|p| goes_on(p, "vMerge"));
                match reaching.get(&column).filter(|_| covered) {
                    Some(&(row, at)) => {
                        let depth = table.rows.len() - row + 1;
                        let origin = table.rows.get_mut(row).and_then(|r| r.cells.get_mut(at));
                        if let Some(origin) = origin {
                            origin.rows = depth;
                            origin.blocks.extend(cell.blocks.into_iter().filter(says));
                        }
                    }
                    None => {
                        reaching.retain(|c, _| *c < column || *c >= column + width);
                        reaching.insert(column, (table.rows.len(), found.cells.len()));
                        found.cells.push(cell);
                    }
                }
                column = (column + width).min(MOST_COLUMNS - 1);
            }
            table.rows.push(found);
        }
        (!table.rows.is_empty()).then_some(table)
    }

    fn row_is_gone(&mut self, props: Option<Node<'a>>, scope: Scope) -> bool {
        let mut gone = !self.shows(scope);
        for node in props.iter().flat_map(roxmltree::Node::children) {
            let (kind, hides) = match word(node) {
                Some("ins") => (ChangeKind::RowInserted, View::Original),
                Some("del") => (ChangeKind::RowDeleted, View::Accepted),
                _ => continue,
            };
            self.note_change(kind, node);
            gone |= hides == self.view;
        }
        gone
    }

    fn cell(&mut self, node: Node<'a>, scope: Scope, column: usize) -> Cell {
        let props = child(node, "tcPr");
        let span = props.and_then(|p| number(p, "gridSpan")).unwrap_or(1);
        Cell {
            column,
            columns: usize::clamp(span, 1, MOST_COLUMNS - column),
            rows: 1,
            blocks: self.blocks_in(node, scope),
        }
    }
}

/// Whether a cell is the lower part of a merge.
fn goes_on(props: Node<'_>, name: &str) -> bool {
    child(props, name).is_some() && value(props, name) != Some("restart")
}

fn says(block: &crate::source::Block) -> bool {
    match block {
        crate::source::Block::Paragraph(p) => !p.text.is_blank(),
        crate::source::Block::Table(_) => true,
    }
}

/// Rows of a table or cells of a row, also inside of content controls.
fn inner<'a>(node: Node<'a>, name: &str) -> Vec<Node<'a>> {
    let mut out = Vec::new();
    for found in node.children().filter(Node::is_element) {
        let own = word(found).unwrap_or_else(|| found.tag_name().name());
        if own == name {
            out.push(found);
        } else if own == "AlternateContent" {
            out.extend(chosen(found).into_iter().flat_map(|way| inner(way, name)));
        } else if !is_property(own) && own != "tr" && own != "tc" && own != "p" {
            out.extend(inner(found, name));
        }
    }
    out
}
