//! Cells as tables, and tables that go on over pages.

use super::flow::{self, Bounds, Habit, Placed};
use super::grid::Grid;
use super::line::{self, Line, Piece};
use crate::reflow::ends_sentence;
use crate::source::{Block, Cell, Row, Table};
use crate::words::starts_lower;
use plan::RichText;
use plan::text::Run;

/// Columns less far apart are the same, in points.
const SAME: f64 = 4.0;

/// A table on a page.
#[derive(Debug)]
pub(super) struct Tabled {
    pub(super) top: f64,
    page: usize,
    xs: Vec<f64>,
    rows: Vec<Row>,
    /// As `rows`: how the words of each cell begin and end.
    edges: Vec<Vec<Edge>>,
}

/// What tells whether a cell's words go on in another's.
#[derive(Debug, Clone, Copy, Default)]
struct Edge {
    /// How wide the first word is, with a space, in points.
    need: f64,
    /// How much room the last line has left, in points.
    room: f64,
}

impl Edge {
    fn of(lines: &[Line], bounds: Bounds) -> Self {
        let width = bounds.right - bounds.left;
        Self {
            need: lines.first().map_or(0.0, |l| l.first() + l.size * 0.22),
            room: lines.last().map_or(width, |l| width - (l.x1() - l.x0())),
        }
    }
}

/// Lines of a narrow column as paragraphs.
pub(super) fn column(lines: Vec<Line>, bounds: Bounds) -> Vec<Block> {
    let place = |line| Placed { line, bounds };
    let lines: Vec<Placed> = lines.into_iter().map(place).collect();
    let habit = Habit::of(&lines);
    flow::paragraphs(lines, habit)
}

/// The width of a column at an edge of the page. Where lines stand in its middle: as far from it
/// on the inner side as on the outer. Where they begin at the left edge: as far as the longest.
pub(super) fn around_middle(lines: &[Line], bounds: Bounds, left: bool) -> Bounds {
    let mut middles: Vec<f64> = lines.iter().map(|l| (l.x0() + l.x1()) / 2.0).collect();
    middles.sort_by(f64::total_cmp);
    let Some(middle) = middles.get(middles.len() / 2).copied() else {
        return bounds;
    };
    let close = middles
        .iter()
        .filter(|m| (*m - middle).abs() < SAME)
        .count();
    let starts = lines.iter().filter(|l| l.x0() < bounds.left + SAME).count();
    let (x0, x1) = lines.iter().fold((middle, middle), |(x0, x1), line| {
        (line.x0().min(x0), line.x1().max(x1))
    });
    if left && starts * 2 > lines.len() {
        return Bounds {
            right: x1,
            ..bounds
        };
    }
    if close * 2 <= lines.len() {
        return bounds;
    }
    if left {
        let right = (2.0 * middle - bounds.left).max(x1);
        Bounds { right, ..bounds }
    } else {
        let left = (2.0 * middle - bounds.right).min(x0);
        Bounds { left, ..bounds }
    }
}

impl Tabled {
    /// A grid with what stands in its cells; nothing where nothing does.
    pub(super) fn read(grid: &Grid, pieces: Vec<Vec<Piece>>, page: usize) -> Option<Self> {
        if pieces.iter().all(Vec::is_empty) {
            return None;
        }
        let lines: Vec<Vec<Line>> = pieces.into_iter().map(|p| line::lines(p, page)).collect();
        let padding = padding(grid, &lines);
        let count = grid.ys.len().saturating_sub(1);
        let mut rows = vec![Row::default(); count];
        let mut edges = vec![Vec::new(); count];
        for (cell, lines) in grid.cells.iter().zip(lines) {
            let bounds = Bounds {
                left: cell.left + padding,
                right: cell.right - padding,
            };
            edges[cell.row].push(Edge::of(&lines, bounds));
            rows[cell.row].cells.push(Cell {
                column: cell.column,
                columns: cell.columns,
                rows: cell.rows,
                blocks: column(lines, bounds),
            });
        }
        Some(Self {
            top: grid.top(),
            page,
            xs: grid.xs.clone(),
            rows,
            edges,
        })
    }

    /// Takes up a table that goes on with this one on the next page, or hands it back.
    pub(super) fn join(&mut self, mut next: Self) -> Result<(), Box<Self>> {
        let same = self.xs.len() == next.xs.len()
            && self
                .xs
                .iter()
                .zip(&next.xs)
                .all(|(a, b)| (a - b).abs() <= SAME);
        if next.page != self.page + 1 || !same {
            return Err(Box::new(next));
        }
        let repeated = self.rows.iter().zip(&next.rows);
        let repeated = repeated.take_while(|(a, b)| alike(a, b)).count();
        // All of it again is another table of the same form.
        if repeated < next.rows.len() {
            next.rows.drain(..repeated);
            next.edges.drain(..repeated);
            self.rows[..repeated]
                .iter_mut()
                .for_each(|row| row.header = true);
        }
        if let Some(first) = next.rows.first()
            && self.goes_on(first)
        {
            let (first, edges) = (next.rows.remove(0), next.edges.remove(0));
            if let (Some(last), Some(own)) = (self.rows.last_mut(), self.edges.last_mut()) {
                grow(last, own, first, &edges);
            }
        }
        self.page = next.page;
        self.rows.extend(next.rows);
        self.edges.extend(next.edges);
        Ok(())
    }

    /// Whether a page's first row is the rest of the last page's last row: its number is not
    /// said again, and it adds only to cells that have begun.
    fn goes_on(&self, first: &Row) -> bool {
        let Some(last) = self.rows.last() else {
            return false;
        };
        let filled = |row: &Row, column: usize| {
            let cell = row.cells.iter().find(|c| c.column == column);
            cell.is_some_and(|c| !blank(c))
        };
        let body = self.rows.iter().filter(|row| !row.header);
        let (numbered, all) = body.fold((0, 0), |(numbered, all), row| {
            (numbered + usize::from(filled(row, 0)), all + 1)
        });
        let columns = |row: &Row| row.cells.iter().map(|c| c.column).collect::<Vec<_>>();
        numbered * 2 > all
            && !filled(first, 0)
            && columns(first) == columns(last)
            && first.cells.iter().any(|c| !blank(c))
            && first
                .cells
                .iter()
                .all(|c| blank(c) || filled(last, c.column))
    }

    pub(super) fn finish(self) -> Table {
        Table {
            rows: self.rows,
            ruled: true,
        }
    }
}

/// How far words keep from the lines of their cells, in points.
fn padding(grid: &Grid, lines: &[Vec<Line>]) -> f64 {
    let cells = grid.cells.iter().zip(lines);
    let kept = cells.flat_map(|(cell, lines)| {
        let kept = |l: &Line| (l.x0() - cell.left).min(cell.right - l.x1());
        lines.iter().map(kept).collect::<Vec<f64>>()
    });
    kept.fold(8.0, f64::min).max(0.5)
}

fn alike(a: &Row, b: &Row) -> bool {
    let text = |row: &Row| {
        let cells = row.cells.iter().map(|c| (c.column, words(c)));
        cells.collect::<Vec<_>>()
    };
    a.cells.iter().any(|c| !blank(c)) && text(a) == text(b)
}

fn words(cell: &Cell) -> String {
    let mut out = String::new();
    for block in &cell.blocks {
        if let Block::Paragraph(paragraph) = block {
            out.push_str(&paragraph.text.to_plain());
            out.push(' ');
        }
    }
    plan::text::squeeze(&out)
}

fn blank(cell: &Cell) -> bool {
    words(cell).trim().is_empty()
}

/// Adds the rest of each cell.
fn grow(row: &mut Row, edges: &mut [Edge], rest: Row, others: &[Edge]) {
    let ends = edges.iter_mut().zip(others);
    for ((cell, rest), (edge, other)) in row.cells.iter_mut().zip(rest.cells).zip(ends) {
        if blank(&rest) {
            continue;
        }
        let mut rest = rest.blocks;
        if let (Some(Block::Paragraph(last)), Some(Block::Paragraph(first))) =
            (cell.blocks.last_mut(), rest.first())
        {
            let (upper, lower) = (last.text.to_plain(), first.text.to_plain());
            let full = edge.room < other.need;
            if full && (starts_lower(lower.trim()) || !ends_sentence(upper.trim())) {
                let runs = last.text.runs().iter().cloned().chain([line::plain(" ")]);
                let runs: Vec<Run> = runs.chain(first.text.runs().iter().cloned()).collect();
                last.text = RichText::new(line::spaced(runs));
                rest.remove(0);
            }
        }
        cell.blocks.extend(rest);
        edge.room = other.room;
    }
}
