//! Tables: rows of cells, some of which may be one.

use crate::flaw::{Flaw, FlawKind};
use crate::text::RichText;

/// Rows of cells. All rows have as many cells as the first.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Table {
    /// How many of the first rows are headings, repeated on each page.
    pub header_rows: usize,
    /// Rows, then cells. A cell that a merge covers is blank: its words stand in the first one.
    pub rows: Vec<Vec<RichText>>,
    /// Cells that are one. They lie inside the table, share no cell, have at least two, and none
    /// reaches from the heading rows into the others.
    pub merges: Vec<Merge>,
}

/// A rectangle of cells that are one; its words stand in the cell at `row` and `column`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Merge {
    /// The first row, from 0.
    pub row: usize,
    /// The first column, from 0.
    pub column: usize,
    /// How many rows.
    pub rows: usize,
    /// How many columns.
    pub columns: usize,
}

impl Merge {
    /// Whether a cell is one of these.
    pub fn covers(&self, row: usize, column: usize) -> bool {
        let inside = |start: usize, count: usize, at: usize| at >= start && at - start < count;
        inside(self.row, self.rows, row) && inside(self.column, self.columns, column)
    }

    fn overlaps(&self, other: &Self) -> bool {
        let apart = |a: usize, na: usize, b: usize, nb: usize| a + na <= b || b + nb <= a;
        !apart(self.row, self.rows, other.row, other.rows)
            && !apart(self.column, self.columns, other.column, other.columns)
    }

    fn cells(&self) -> usize {
        self.rows.saturating_mul(self.columns)
    }
}

/// A stretch of rows or columns, as first and count.
type Stretch = (usize, usize);

/// The stretch after a line was put in at `at`: one that it falls inside grows.
fn grown((start, count): Stretch, at: usize) -> Stretch {
    if at <= start {
        (start + 1, count)
    } else if at < start + count {
        (start, count + 1)
    } else {
        (start, count)
    }
}

/// The stretch after the line at `at` was taken out; it may be left with none.
fn shrunk((start, count): Stretch, at: usize) -> Stretch {
    if at < start {
        (start - 1, count)
    } else if at < start + count {
        (start, count - 1)
    } else {
        (start, count)
    }
}

impl Table {
    /// How many columns there are: as many as the longest row has.
    pub fn columns(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// The merge that covers a cell, its first cell included.
    pub fn merge_at(&self, row: usize, column: usize) -> Option<Merge> {
        let found = self.merges.iter().find(|merge| merge.covers(row, column));
        found.copied()
    }

    /// The table as it is kept: short rows filled up with blank cells, merges in reading order,
    /// and the words of covered cells moved into the first one of their merge, each on a line of
    /// its own, so that none is lost.
    ///
    /// # Errors
    /// A merge that reaches outside the table or over the heading rows' lower edge, that is a
    /// single cell, or that shares a cell with another, at `merges[i]`.
    pub fn joined(mut self) -> Result<Self, Flaw> {
        if let Some(wrong) = self.wrong_merge() {
            return Err(Flaw::new(format!("merges[{wrong}]"), FlawKind::OutOfRange));
        }
        let columns = self.columns();
        for row in &mut self.rows {
            row.resize(columns, RichText::default());
        }
        self.merges.sort_unstable();
        for merge in self.merges.clone() {
            self.gather(merge);
        }
        Ok(self)
    }

    fn wrong_merge(&self) -> Option<usize> {
        let (rows, columns) = (self.rows.len(), self.columns());
        let ends = |start: usize, count: usize| start.checked_add(count);
        (0..self.merges.len()).find(|&i| {
            let merge = &self.merges[i];
            let bottom = ends(merge.row, merge.rows);
            let outside = bottom.is_none_or(|end| end > rows)
                || ends(merge.column, merge.columns).is_none_or(|end| end > columns);
            let header = self.header_rows;
            let crossing = merge.row < header && bottom.is_none_or(|end| end > header);
            outside
                || crossing
                || merge.cells() < 2
                || self.merges[..i].iter().any(|other| merge.overlaps(other))
        })
    }

    /// Moves the words of a merge's cells into its first one.
    fn gather(&mut self, merge: Merge) {
        let mut words: Vec<RichText> = Vec::new();
        for row in &mut self.rows[merge.row..merge.row + merge.rows] {
            for cell in &mut row[merge.column..merge.column + merge.columns] {
                words.push(std::mem::take(cell));
            }
        }
        words.retain(|cell| !cell.is_blank());
        self.rows[merge.row][merge.column] = RichText::lines(words);
    }

    /// Puts in a blank row; `at` is its place from 0, at most the number of rows. A merge it
    /// falls inside grows; one put in above a heading row is a heading row.
    ///
    /// # Errors
    /// No such place.
    pub fn insert_row(&mut self, at: usize) -> Result<(), Flaw> {
        if at > self.rows.len() {
            return Err(Flaw::new("row", FlawKind::OutOfRange));
        }
        let blank = vec![RichText::default(); self.columns()];
        self.rows.insert(at, blank);
        if at < self.header_rows {
            self.header_rows += 1;
        }
        for merge in &mut self.merges {
            (merge.row, merge.rows) = grown((merge.row, merge.rows), at);
        }
        Ok(())
    }

    /// Takes a row out. A merge that reaches below it keeps its words; one left with a single
    /// cell is none any more.
    ///
    /// # Errors
    /// No such row.
    pub fn remove_row(&mut self, at: usize) -> Result<(), Flaw> {
        if at >= self.rows.len() {
            return Err(Flaw::new("row", FlawKind::OutOfRange));
        }
        for merge in self.merges.iter().filter(|m| m.row == at && m.rows > 1) {
            let words = std::mem::take(&mut self.rows[at][merge.column]);
            self.rows[at + 1][merge.column] = words;
        }
        self.rows.remove(at);
        if at < self.header_rows {
            self.header_rows -= 1;
        }
        for merge in &mut self.merges {
            (merge.row, merge.rows) = shrunk((merge.row, merge.rows), at);
        }
        self.merges.retain(|merge| merge.cells() > 1);
        // Two may begin in the same row now.
        self.merges.sort_unstable();
        Ok(())
    }

    /// Puts in a blank column; `at` is its place from 0, at most the number of columns. A merge
    /// it falls inside grows.
    ///
    /// # Errors
    /// No such place.
    pub fn insert_column(&mut self, at: usize) -> Result<(), Flaw> {
        if at > self.columns() {
            return Err(Flaw::new("column", FlawKind::OutOfRange));
        }
        for row in &mut self.rows {
            row.insert(at.min(row.len()), RichText::default());
        }
        for merge in &mut self.merges {
            (merge.column, merge.columns) = grown((merge.column, merge.columns), at);
        }
        Ok(())
    }

    /// Takes a column out. A merge that reaches past it keeps its words; one left with a single
    /// cell is none any more.
    ///
    /// # Errors
    /// No such column.
    pub fn remove_column(&mut self, at: usize) -> Result<(), Flaw> {
        if at >= self.columns() {
            return Err(Flaw::new("column", FlawKind::OutOfRange));
        }
        for merge in (self.merges.iter()).filter(|m| m.column == at && m.columns > 1) {
            let words = std::mem::take(&mut self.rows[merge.row][at]);
            self.rows[merge.row][at + 1] = words;
        }
        for row in self.rows.iter_mut().filter(|row| at < row.len()) {
            row.remove(at);
        }
        for merge in &mut self.merges {
            (merge.column, merge.columns) = shrunk((merge.column, merge.columns), at);
        }
        self.merges.retain(|merge| merge.cells() > 1);
        // Two may begin in the same column now.
        self.merges.sort_unstable();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table(header_rows: usize, rows: &[&str], merges: &[[usize; 4]]) -> Table {
        Table {
            header_rows,
            rows: rows
                .iter()
                .map(|row| row.split('|').map(RichText::from).collect())
                .collect(),
            merges: merges
                .iter()
                .map(|&[row, column, rows, columns]| Merge {
                    row,
                    column,
                    rows,
                    columns,
                })
                .collect(),
        }
    }

    fn shown(table: &Table) -> Vec<String> {
        let row = |cells: &Vec<RichText>| {
            let cells: Vec<String> = cells.iter().map(RichText::to_plain).collect();
            cells.join("|").replace('\n', "/")
        };
        table.rows.iter().map(row).collect()
    }

    fn words(table: &Table) -> Vec<String> {
        let cells = table.rows.iter().flatten().map(RichText::to_plain);
        let mut words: Vec<String> = cells
            .flat_map(|cell| {
                crate::text::words(&cell)
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            })
            .collect();
        words.sort_unstable();
        words
    }

    #[test]
    fn words_of_merged_cells_stand_in_the_first() {
        let joined = table(
            1,
            &["A|B|C", "d|e|f", "g||i"],
            &[[1, 0, 2, 2], [0, 1, 1, 2]],
        )
        .joined()
        .unwrap();
        assert_eq!(shown(&joined), ["A|B/C|", "d/e/g||f", "||i"]);
        assert_eq!(joined.merges[0].row, 0);
        assert_eq!(joined.merge_at(2, 1), Some(joined.merges[1]));
        assert_eq!(joined.merge_at(2, 2), None);
    }

    #[test]
    fn a_short_row_is_filled_up() {
        assert_eq!(
            shown(&table(0, &["a|b", "c"], &[]).joined().unwrap()),
            ["a|b", "c|"]
        );
    }

    #[test]
    fn merges_that_cannot_be_are_told() {
        for (merges, field) in [
            (&[[0, 0, 1, 1]][..], "merges[0]"),
            (&[[0, 0, 0, 5]], "merges[0]"),
            (&[[0, 2, 1, 2]], "merges[0]"),
            (&[[2, 0, 2, 1]], "merges[0]"),
            (&[[0, 0, 2, 1]], "merges[0]"),
            (&[[1, 0, 2, 2], [2, 1, 1, 2]], "merges[1]"),
            (&[[usize::MAX, 0, 2, 2]], "merges[0]"),
            (&[[0, 0, usize::MAX, usize::MAX]], "merges[0]"),
        ] {
            let flaw = table(1, &["A|B|C", "d|e|f", "g|h|i"], merges)
                .joined()
                .unwrap_err();
            assert_eq!(
                (flaw.field.as_str(), flaw.kind),
                (field, FlawKind::OutOfRange)
            );
        }
    }

    #[test]
    fn the_words_of_a_merge_outlive_its_first_row_and_column() {
        let whole = table(0, &["a|b|c", "||d", "e|f|g"], &[[0, 0, 2, 2]]);
        let mut less = whole.clone();
        less.remove_row(0).unwrap();
        assert_eq!(shown(&less), ["a||d", "e|f|g"]);
        let mut less = whole;
        less.remove_column(0).unwrap();
        assert_eq!(shown(&less), ["a|c", "|d", "f|g"]);
        less.remove_row(1).unwrap();
        assert!(less.merges.is_empty());
        assert!(less.remove_row(2).is_err());
        assert!(less.remove_column(2).is_err());
    }

    #[test]
    fn merges_stay_in_reading_order() {
        let merges = &[[0, 1, 3, 1], [1, 0, 2, 1]];
        let mut table = table(0, &["a|b", "c|", "|"], merges).joined().unwrap();
        table.remove_row(0).unwrap();
        let starts: Vec<_> = table.merges.iter().map(|m| (m.row, m.column)).collect();
        assert_eq!(starts, [(0, 0), (0, 1)]);
    }

    prop_compose! {
        fn any_table()(rows in 1..6_usize, columns in 1..6_usize)(
            cells in prop::collection::vec(
                prop::collection::vec("[a-d]{0,2}( [a-d])?", columns), rows),
            header_rows in 0..=rows,
            merges in prop::collection::vec(
                (0..rows, 0..columns, 1..=rows, 1..=columns), 0..4),
        ) -> Table {
            let rows = cells
                .into_iter()
                .map(|row| row.into_iter().map(RichText::from).collect())
                .collect();
            let mut table = Table { header_rows, rows, merges: Vec::new() };
            for (row, column, rows, columns) in merges {
                table.merges.push(Merge { row, column, rows, columns });
                if table.wrong_merge().is_some() {
                    table.merges.pop();
                }
            }
            table
        }
    }

    proptest! {
        #[test]
        fn no_word_is_lost_by_merging(table in any_table()) {
            let before = words(&table);
            let joined = table.joined().unwrap();
            prop_assert_eq!(words(&joined), before);
            for (row, cells) in joined.rows.iter().enumerate() {
                for (column, cell) in cells.iter().enumerate() {
                    let first = joined.merge_at(row, column).is_none_or(|m| (m.row, m.column) == (row, column));
                    prop_assert!(first || cell.is_blank());
                }
            }
            prop_assert_eq!(joined.clone().joined().unwrap(), joined);
        }

        #[test]
        fn merges_stay_sound_when_rows_and_columns_come_and_go(
            table in any_table(),
            changes in prop::collection::vec((0..4_u8, 0..8_usize), 1..12),
        ) {
            let mut table = table.joined().unwrap();
            for (change, at) in changes {
                let before = table.clone();
                let done = match change {
                    0 => table.insert_row(at),
                    1 => table.remove_row(at),
                    2 => table.insert_column(at),
                    _ => table.remove_column(at),
                };
                if done.is_err() {
                    prop_assert_eq!(&table, &before);
                }
                prop_assert_eq!(&table.clone().joined().unwrap(), &table);
                if change % 2 == 0 {
                    prop_assert_eq!(words(&table), words(&before));
                }
            }
        }
    }
}
