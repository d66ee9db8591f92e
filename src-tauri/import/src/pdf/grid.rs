//! Tables by their drawn lines: which cells a page has, and where.

use super::rule::{NEAR, Rule, Rules};

/// Most places of a grid; a page has room for fewer.
const MOST_PLACES: usize = 20_000;
/// Most pairs of lines that are looked at for crossings.
const MOST_PAIRS: usize = 4_000_000;

/// A cell: its place in the grid and on the page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

/// A table's cells, by rows.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Grid {
    pub(super) cells: Vec<Cell>,
    /// Where its columns are parted, from left to right.
    pub(super) xs: Vec<f64>,
    /// Where its rows are parted, downwards.
    pub(super) ys: Vec<f64>,
}

impl Grid {
    pub(super) fn top(&self) -> f64 {
        self.ys.first().copied().unwrap_or(0.0)
    }

    pub(super) fn bottom(&self) -> f64 {
        self.ys.last().copied().unwrap_or(0.0)
    }

    /// The cell a point lies in.
    pub(super) fn cell_at(&self, x: f64, y: f64) -> Option<usize> {
        let within = |cell: &Cell| {
            (cell.left..cell.right).contains(&x) && (cell.top..cell.bottom).contains(&y)
        };
        let outer = self.xs.first().zip(self.xs.last());
        let (left, right) = outer?;
        if !(*left..*right).contains(&x) || !(self.top()..self.bottom()).contains(&y) {
            return None;
        }
        self.cells.iter().position(within)
    }
}

/// The tables of a page, from the top.
pub(super) fn find(rules: &Rules) -> Vec<Grid> {
    let rules = rules.joined();
    if rules.level.len().saturating_mul(rules.upright.len()) > MOST_PAIRS {
        return Vec::new();
    }
    let mut grids: Vec<Grid> = groups(&rules).iter().filter_map(grid).collect();
    grids.sort_by(|a, b| a.top().total_cmp(&b.top()));
    grids
}

/// Lines that touch one another.
fn groups(rules: &Rules) -> Vec<Rules> {
    let level = rules.level.len();
    let mut owner: Vec<usize> = (0..level + rules.upright.len()).collect();
    for (i, across) in rules.level.iter().enumerate() {
        for (j, down) in rules.upright.iter().enumerate() {
            if touch(across, down.at) && touch(down, across.at) {
                let (a, b) = (root(&mut owner, i), root(&mut owner, level + j));
                owner[a] = b;
            }
        }
    }
    let mut out: Vec<(usize, Rules)> = Vec::new();
    for i in 0..owner.len() {
        let key = root(&mut owner, i);
        let at = out.iter().position(|(k, _)| *k == key);
        let at = at.unwrap_or_else(|| {
            out.push((key, Rules::default()));
            out.len() - 1
        });
        match rules.level.get(i) {
            Some(rule) => out[at].1.level.push(*rule),
            None => out[at].1.upright.push(rules.upright[i - level]),
        }
    }
    out.into_iter().map(|(_, rules)| rules).collect()
}

fn root(owner: &mut [usize], mut at: usize) -> usize {
    while owner[at] != at {
        owner[at] = owner[owner[at]];
        at = owner[at];
    }
    at
}

fn touch(rule: &Rule, at: f64) -> bool {
    (rule.from - NEAR..=rule.to + NEAR).contains(&at)
}

/// Different places, those next to each other as one.
fn places(found: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut found: Vec<f64> = found.collect();
    found.sort_by(f64::total_cmp);
    let mut out: Vec<f64> = Vec::new();
    for at in found {
        if out.last().is_none_or(|last| at - last > NEAR) {
            out.push(at);
        }
    }
    out
}

/// The table some lines make, if they make one of two cells at least.
fn grid(rules: &Rules) -> Option<Grid> {
    if rules.level.len() < 2 || rules.upright.is_empty() {
        return None;
    }
    let ends = |rules: &[Rule]| {
        let ends = rules.iter().flat_map(|r| [r.from, r.to]);
        let ends: Vec<f64> = ends.collect();
        let low = ends.iter().copied().fold(f64::MAX, f64::min);
        let high = ends.iter().copied().fold(f64::MIN, f64::max);
        [low, high]
    };
    let own = |rules: &[Rule]| rules.iter().map(|r| r.at).collect::<Vec<f64>>();
    let xs = places(own(&rules.upright).into_iter().chain(ends(&rules.level)));
    let ys = places(own(&rules.level).into_iter().chain(ends(&rules.upright)));
    let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
    if columns * rows < 2 || columns * rows > MOST_PLACES {
        return None;
    }
    let wall = |rules: &[Rule], at: f64, middle: f64| {
        rules
            .iter()
            .any(|r| (r.at - at).abs() <= NEAR && (r.from..=r.to).contains(&middle))
    };
    // Places with no line between are one cell.
    let mut owner: Vec<usize> = (0..columns * rows).collect();
    for row in 0..rows {
        for column in 0..columns {
            let (x, y) = (
                (xs[column] + xs[column + 1]) / 2.0,
                (ys[row] + ys[row + 1]) / 2.0,
            );
            let here = row * columns + column;
            if column + 1 < columns && !wall(&rules.upright, xs[column + 1], y) {
                let (a, b) = (root(&mut owner, here), root(&mut owner, here + 1));
                owner[a.max(b)] = a.min(b);
            }
            if row + 1 < rows && !wall(&rules.level, ys[row + 1], x) {
                let (a, b) = (root(&mut owner, here), root(&mut owner, here + columns));
                owner[a.max(b)] = a.min(b);
            }
        }
    }
    let mut cells: Vec<Cell> = Vec::new();
    let mut known: Vec<Option<usize>> = vec![None; owner.len()];
    for at in 0..owner.len() {
        let key = root(&mut owner, at);
        let (row, column) = (at / columns, at % columns);
        let cell = known[key].unwrap_or_else(|| {
            cells.push(Cell {
                row,
                column,
                rows: 1,
                columns: 1,
                left: xs[column],
                right: xs[column + 1],
                top: ys[row],
                bottom: ys[row + 1],
            });
            known[key] = Some(cells.len() - 1);
            cells.len() - 1
        });
        let cell = &mut cells[cell];
        cell.rows = cell.rows.max(row + 1 - cell.row);
        cell.bottom = cell.bottom.max(ys[row + 1]);
        if column >= cell.column {
            cell.columns = cell.columns.max(column + 1 - cell.column);
            cell.right = cell.right.max(xs[column + 1]);
        }
    }
    (cells.len() > 1).then_some(Grid { cells, xs, ys })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(level: &[[f64; 3]], upright: &[[f64; 3]]) -> Rules {
        let rule = |r: &[f64; 3]| Rule {
            at: r[0],
            from: r[1],
            to: r[2],
        };
        Rules {
            level: level.iter().map(rule).collect(),
            upright: upright.iter().map(rule).collect(),
        }
    }

    fn shown(grid: &Grid) -> Vec<(usize, usize, usize, usize)> {
        let cells = grid.cells.iter();
        cells
            .map(|c| (c.row, c.column, c.rows, c.columns))
            .collect()
    }

    #[test]
    fn cells_with_what_they_span() {
        // Two rows, the first of one wide cell and one that reaches down.
        let found = find(&rules(
            &[[0.0, 0.0, 150.0], [20.0, 0.0, 100.0], [40.0, 0.0, 150.0]],
            &[
                [0.0, 0.0, 40.0],
                [50.0, 20.0, 40.0],
                [100.0, 0.0, 40.0],
                [150.0, 0.0, 40.0],
            ],
        ));
        assert_eq!(found.len(), 1);
        assert_eq!(
            shown(&found[0]),
            [(0, 0, 1, 2), (0, 2, 2, 1), (1, 0, 1, 1), (1, 1, 1, 1)]
        );
        assert_eq!(found[0].cell_at(120.0, 30.0), Some(1));
        assert_eq!(found[0].cell_at(160.0, 30.0), None);
    }

    #[test]
    fn frames_and_underlines_are_no_tables() {
        let frame = rules(
            &[[0.0, 0.0, 100.0], [50.0, 0.0, 100.0]],
            &[[0.0, 0.0, 50.0], [100.0, 0.0, 50.0]],
        );
        assert_eq!(find(&frame), []);
        assert_eq!(find(&rules(&[[0.0, 0.0, 100.0], [9.0, 0.0, 9.0]], &[])), []);
    }

    #[test]
    fn cells_drawn_one_by_one_are_one_table() {
        let mut all = Rules::default();
        for row in 0..3 {
            for column in 0..2 {
                let (x, y) = (f64::from(column) * 60.0, f64::from(row) * 20.0);
                let more = rules(
                    &[[y, x, x + 59.5], [y + 20.0, x, x + 59.5]],
                    &[[x, y, y + 19.5], [x + 60.0, y, y + 19.5]],
                );
                all.level.extend(more.level);
                all.upright.extend(more.upright);
            }
        }
        let found = find(&all);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].cells.len(), 6);
    }
}
