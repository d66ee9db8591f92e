//! Tables without lines: words that keep to the same columns over several lines.

use super::flow::Bounds;
use super::line::{Line, Piece};
use super::table;
use crate::source::{Cell, Row, Table};

/// So many lines at least must fill [`COLUMNS`].
const LINES: usize = 3;
/// So many columns a table without lines has at least; two are words side by side.
const COLUMNS: usize = 3;
/// Words that begin less far apart begin in one column, in points.
const SAME: f64 = 4.0;
/// Lines further apart, in sizes, are not of one table.
const APART: f64 = 3.0;

/// Lines `from..to` are a table whose columns begin at these places.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Steady {
    pub(super) from: usize,
    pub(super) to: usize,
    starts: Vec<f64>,
}

/// The tables without lines among the lines of a page.
pub(super) fn find(lines: &[Line]) -> Vec<Steady> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        match from(lines, at) {
            Some(found) => {
                at = found.to;
                out.push(found);
            }
            None => at += 1,
        }
    }
    out
}

fn from(lines: &[Line], from: usize) -> Option<Steady> {
    let head = &lines[from];
    if head.pieces.len() < COLUMNS {
        return None;
    }
    let starts: Vec<f64> = head.pieces.iter().map(|p| p.x0).collect();
    let belongs = |pair: &[Line]| {
        pair[1].y - pair[0].y < pair[1].size * APART
            && pair[1].pieces.iter().all(|piece| keeps(piece, &starts))
    };
    let more = lines[from..].windows(2).take_while(|pair| belongs(pair));
    let to = from + 1 + more.count();
    let full = lines[from..to].iter().filter(|l| l.pieces.len() >= COLUMNS);
    (full.count() >= LINES).then_some(Steady { from, to, starts })
}

/// Whether words begin where a column does and end before the next.
fn keeps(piece: &Piece, starts: &[f64]) -> bool {
    let own = starts.iter().rposition(|x| (piece.x0 - x).abs() <= SAME);
    own.is_some_and(|own| starts.get(own + 1).is_none_or(|next| piece.x1 < *next))
}

impl Steady {
    /// The lines as a table. A line that leaves its first column empty goes on with the row above.
    pub(super) fn table(&self, lines: Vec<Line>) -> Table {
        let mut rows: Vec<Vec<Line>> = Vec::new();
        for line in lines {
            let begins = (line.x0() - self.starts[0]).abs() <= SAME;
            match rows.last_mut() {
                Some(row) if !begins => row.push(line),
                _ => rows.push(vec![line]),
            }
        }
        let ends: Vec<f64> = (0..self.starts.len())
            .map(|column| {
                let own = rows.iter().flatten().flat_map(|l| &l.pieces);
                let own = own.filter(|p| self.column(p) == column);
                own.map(|p| p.x1).fold(self.starts[column], f64::max)
            })
            .collect();
        let rows = rows.iter().map(|lines| {
            let cell = |column: usize| {
                let own = lines.iter().filter_map(|line| {
                    let pieces = line.pieces.iter().filter(|p| self.column(p) == column);
                    let pieces: Vec<Piece> = pieces.cloned().collect();
                    (!pieces.is_empty()).then(|| Line {
                        pieces,
                        ..line.clone()
                    })
                });
                let bounds = Bounds {
                    left: self.starts[column],
                    right: ends[column],
                };
                Cell {
                    column,
                    columns: 1,
                    rows: 1,
                    blocks: table::column(own.collect(), bounds),
                }
            };
            Row {
                header: false,
                cells: (0..self.starts.len()).map(cell).collect(),
            }
        });
        Table {
            rows: rows.collect(),
            ruled: false,
        }
    }

    fn column(&self, piece: &Piece) -> usize {
        let own = self.starts.iter().rposition(|x| piece.x0 + SAME >= *x);
        own.unwrap_or(0)
    }
}
