//! Where the cells of a table with merged ones stand.

use crate::tree::{Cell, Slot, Span, Table};

/// Columns that are drawn: as many as are declared, or as the longest row takes.
pub(crate) fn width(table: &Table) -> usize {
    Seats::of(table).width
}

/// Every row's slots. See [`Table::grid`].
pub(crate) fn grid(table: &Table) -> Vec<Vec<Slot<'_>>> {
    let seats = Seats::of(table);
    (0..table.rows.len())
        .map(|row| seats.slots(table, row))
        .collect()
}

/// A cell in its place.
#[derive(Debug, Clone, Copy)]
struct Seat {
    row: usize,
    column: usize,
    span: Span,
    /// Which of its row's cells, and how many of those behind it are joined to it.
    cell: usize,
    joined: usize,
}

/// All cells in their places.
struct Seats {
    width: usize,
    /// In the order they are met.
    seats: Vec<Seat>,
    /// For each row, which seat each column belongs to.
    rows: Vec<[Option<usize>; Table::MOST_COLUMNS]>,
}

impl Seats {
    fn of(table: &Table) -> Self {
        let mut seats = Self {
            width: table.columns.len().min(Table::MOST_COLUMNS),
            seats: Vec::new(),
            rows: vec![[None; Table::MOST_COLUMNS]; table.rows.len()],
        };
        let headers = table.header_rows.min(table.rows.len());
        for (index, row) in table.rows.iter().enumerate() {
            let end = if index < headers {
                headers
            } else {
                table.rows.len()
            };
            seats.seat_row(index, end, &row.cells);
        }
        seats
    }

    /// Seats a row's cells from left to right; none of them reaches `end`.
    fn seat_row(&mut self, row: usize, end: usize, cells: &[Cell]) {
        let mut last: Option<usize> = None;
        for (index, cell) in cells.iter().enumerate() {
            match (self.free(row), last) {
                (None, Some(last)) => self.seats[last].joined += 1,
                (found, _) => {
                    let column = found.unwrap_or_else(|| self.end_spans_above(row));
                    last = Some(self.seats.len());
                    self.seat(Seat {
                        row,
                        column,
                        span: self.room(row, end, column, cell.span),
                        cell: index,
                        joined: 0,
                    });
                }
            }
        }
    }

    /// The first free column behind all that is seated in the row.
    fn free(&self, row: usize) -> Option<usize> {
        let from = self
            .seats
            .last()
            .filter(|seat| seat.row == row)
            .map_or(0, |seat| seat.column + seat.span.columns);
        (from..Table::MOST_COLUMNS).find(|column| self.rows[row][*column].is_none())
    }

    /// As much of what a cell wants as is free.
    fn room(&self, row: usize, end: usize, column: usize, wanted: Span) -> Span {
        let free = self.rows[row][column..]
            .iter()
            .take_while(|seat| seat.is_none())
            .count();
        Span {
            columns: wanted.columns.clamp(1, free),
            rows: wanted.rows.clamp(1, end - row),
        }
    }

    fn seat(&mut self, seat: Seat) {
        let columns = seat.column..seat.column + seat.span.columns;
        self.width = self.width.max(columns.end);
        for row in &mut self.rows[seat.row..seat.row + seat.span.rows] {
            row[columns.clone()].fill(Some(self.seats.len()));
        }
        self.seats.push(seat);
    }

    /// Cells from above cover the whole row although it has cells of its own: they end above it.
    fn end_spans_above(&mut self, row: usize) -> usize {
        for seat in &mut self.seats {
            seat.span.rows = seat.span.rows.min(row - seat.row);
        }
        for below in &mut self.rows[row..] {
            below.fill(None);
        }
        0
    }

    fn slots<'a>(&self, table: &'a Table, row: usize) -> Vec<Slot<'a>> {
        let cells = &table.rows[row].cells;
        let mut slots = Vec::new();
        let mut column = 0;
        while column < self.width {
            let seat = self.rows[row][column].map(|index| self.seats[index]);
            let columns = seat.map_or(1, |seat| seat.span.columns);
            slots.push(match seat {
                None => Slot::Cell {
                    cell: None,
                    joined: &[],
                    span: Span::ONE,
                },
                Some(seat) if seat.row == row => Slot::Cell {
                    cell: cells.get(seat.cell),
                    joined: &cells[seat.cell + 1..=seat.cell + seat.joined],
                    span: seat.span,
                },
                Some(_) => Slot::Covered { columns },
            });
            column += columns;
        }
        slots
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::{Column, Row, Run};
    use proptest::prelude::*;

    /// A table from rows of `columns x rows` spans; each cell holds its number.
    fn table(header_rows: usize, declared: usize, rows: &[Vec<(usize, usize)>]) -> Table {
        let mut number = 0;
        let mut cell = |&(columns, rows): &(usize, usize)| {
            number += 1;
            Cell {
                span: Span { columns, rows },
                lines: vec![vec![Run::plain(number.to_string())]],
                ..Cell::default()
            }
        };
        Table {
            columns: vec![Column { share: 1 }; declared],
            header_rows,
            rows: rows
                .iter()
                .map(|cells| Row {
                    anchor: None,
                    cells: cells.iter().map(&mut cell).collect(),
                })
                .collect(),
            ..Table::default()
        }
    }

    /// `1` a cell, `2:3x2` a merged one, `3+4` joined ones, `.` a missing one, `"2` one that goes
    /// on for two columns.
    fn drawn(table: &Table) -> String {
        let slot = |slot: &Slot<'_>| match slot {
            Slot::Covered { columns } => format!("\"{columns}"),
            Slot::Cell { span, .. } => {
                let words: Vec<&str> = slot.lines().flatten().map(|r| r.text.as_str()).collect();
                let words = if words.is_empty() {
                    ".".to_owned()
                } else {
                    words.join("+")
                };
                match *span {
                    Span::ONE => words,
                    Span { columns, rows } => format!("{words}:{columns}x{rows}"),
                }
            }
        };
        let row = |slots: &Vec<Slot<'_>>| slots.iter().map(slot).collect::<Vec<_>>().join(" ");
        grid(table).iter().map(row).collect::<Vec<_>>().join(" / ")
    }

    const ALL: usize = usize::MAX;

    #[test]
    fn cells_stand_where_spans_leave_room() {
        for (what, headers, declared, rows, expect) in [
            ("nothing", 0, 0, vec![], ""),
            (
                "rows without cells",
                0,
                2,
                vec![vec![], vec![]],
                ". . / . .",
            ),
            (
                "a short row",
                0,
                0,
                vec![vec![(1, 1); 3], vec![(1, 1)]],
                "1 2 3 / 4 . .",
            ),
            (
                "a wide cell",
                0,
                3,
                vec![vec![(2, 1), (1, 1)], vec![(1, 1); 3]],
                "1:2x1 2 / 3 4 5",
            ),
            (
                "a tall cell",
                0,
                2,
                vec![vec![(1, 2), (1, 1)], vec![(1, 1)]],
                "1:1x2 2 / \"1 3",
            ),
            (
                "a tall cell in the middle",
                0,
                3,
                vec![vec![(1, 1), (1, 3), (1, 1)], vec![(1, 1); 2], vec![(1, 1)]],
                "1 2:1x3 3 / 4 \"1 5 / 6 \"1 .",
            ),
            (
                "a block of both",
                0,
                3,
                vec![vec![(2, 2), (1, 1)], vec![(1, 1)], vec![(1, 1); 3]],
                "1:2x2 2 / \"2 3 / 4 5 6",
            ),
            (
                "a wide cell before a tall one's column is cut",
                0,
                3,
                vec![vec![(1, 1), (1, 2), (1, 1)], vec![(3, 1), (1, 1)]],
                "1 2:1x2 3 / 4 \"1 5",
            ),
            (
                "spans end with the heading rows",
                1,
                2,
                vec![vec![(1, 5), (1, 1)], vec![(1, 1); 2]],
                "1 2 / 3 4",
            ),
            (
                "spans end with the table",
                0,
                1,
                vec![vec![(1, ALL)], vec![]],
                "1:1x2 / \"1",
            ),
            ("spans of nothing", 0, 1, vec![vec![(0, 0), (1, 1)]], "1 2"),
            (
                "more heading rows than rows",
                9,
                1,
                vec![vec![(1, 2)], vec![]],
                "1:1x2 / \"1",
            ),
        ] {
            let table = table(headers, declared, &rows);
            assert_eq!(drawn(&table), expect, "{what}");
        }
    }

    #[test]
    fn cells_beyond_the_last_column_are_joined_to_it() {
        let wide = table(0, 100, &[vec![(1, 1); 66]]);
        assert_eq!(width(&wide), 63);
        assert!(
            drawn(&wide).ends_with(" 62 63+64+65+66"),
            "{}",
            drawn(&wide)
        );
        let spanned = table(0, 0, &[vec![(ALL, 1), (1, 1)]]);
        assert_eq!(drawn(&spanned), "1+2:63x1");
    }

    #[test]
    fn a_cell_that_covers_a_row_with_words_ends_above_it() {
        let covered = table(0, 0, &[vec![(63, 3)], vec![], vec![(1, 1), (1, 1)]]);
        let rest = " .".repeat(61);
        assert_eq!(drawn(&covered), format!("1:63x2 / \"63 / 2 3{rest}"));
    }

    fn hostile() -> impl Strategy<Value = Table> {
        let side = || prop_oneof![4 => 0..4_usize, 1 => 0..70_usize, 1 => Just(ALL)];
        let row = proptest::collection::vec((side(), side()), 0..9);
        let rows = proptest::collection::vec(row, 0..9);
        (0..6_usize, 0..80_usize, rows).prop_map(|(h, declared, rows)| table(h, declared, &rows))
    }

    proptest! {
        #[test]
        fn every_cell_is_drawn_once_and_rows_fill_the_width(table in hostile()) {
            let grid = grid(&table);
            let width = width(&table);
            prop_assert!(width <= Table::MOST_COLUMNS);
            prop_assert_eq!(grid.len(), table.rows.len());
            let mut drawn = Vec::new();
            for slots in &grid {
                let columns: usize = slots.iter().map(|slot| slot.columns()).sum();
                prop_assert_eq!(columns, width);
                drawn.extend(slots.iter().flat_map(|slot| slot.lines()));
            }
            let told: Vec<_> = table.rows.iter().flat_map(|r| &r.cells).flat_map(|c| &c.lines).collect();
            prop_assert_eq!(drawn, told);
        }

        #[test]
        fn what_is_covered_is_covered_by_a_cell_above(table in hostile()) {
            let headers = table.header_rows.min(table.rows.len());
            let mut under: Vec<usize> = vec![0; width(&table)];
            for (row, slots) in grid(&table).iter().enumerate() {
                let end = if row < headers { headers } else { table.rows.len() };
                let mut column = 0;
                for slot in slots {
                    let places = &mut under[column..column + slot.columns()];
                    column += slot.columns();
                    match slot {
                        Slot::Covered { .. } => {
                            prop_assert!(places.iter().all(|rows| *rows > 0));
                            places.iter_mut().for_each(|rows| *rows -= 1);
                        }
                        Slot::Cell { span, .. } => {
                            prop_assert!(places.iter().all(|rows| *rows == 0));
                            prop_assert!(row + span.rows <= end);
                            places.fill(span.rows - 1);
                        }
                    }
                }
            }
            prop_assert!(under.iter().all(|rows| *rows == 0));
        }
    }
}
