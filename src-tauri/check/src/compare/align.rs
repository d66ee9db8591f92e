//! Which line of one state is which of the other.

use super::{Name, Row, part};
use plan::text::words;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// A line's place in the old and in the new state.
pub(super) type Pair = (Option<usize>, Option<usize>);

/// Two lines are one line changed if they share this part of their words.
const ALIKE: f64 = 0.3;

/// Most pairs that are tried for likeness between two lines that surely agree.
const TRIED: usize = 40_000;

/// Pairs in reading order: by name first, and between those by likeness.
pub(super) fn align<'r>(
    old: &[&'r Row],
    new: &[&'r Row],
    name: impl Fn(&'r Row) -> Name<'r>,
) -> Vec<Pair> {
    let names = |rows: &[&'r Row]| rows.iter().map(|row| name(row)).collect::<Vec<_>>();
    let mut out = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &names(old), &names(new)) {
        match op {
            DiffOp::Equal {
                old_index,
                new_index,
                len,
            } => out.extend((0..len).map(|i| (Some(old_index + i), Some(new_index + i)))),
            DiffOp::Delete {
                old_index, old_len, ..
            } => out.extend((old_index..old_index + old_len).map(|i| (Some(i), None))),
            DiffOp::Insert {
                new_index, new_len, ..
            } => out.extend((new_index..new_index + new_len).map(|i| (None, Some(i)))),
            DiffOp::Replace {
                old_index,
                old_len,
                new_index,
                new_len,
            } => alike(
                old,
                old_index..old_index + old_len,
                new,
                new_index..new_index + new_len,
                &mut out,
            ),
        }
    }
    out
}

/// Pairs the likest lines of two stretches, keeping their order.
fn alike(old: &[&Row], was: Range<usize>, new: &[&Row], is: Range<usize>, out: &mut Vec<Pair>) {
    let (rows, columns) = (was.len(), is.len());
    if rows * columns > TRIED {
        out.extend(was.map(|i| (Some(i), None)));
        out.extend(is.map(|i| (None, Some(i))));
        return;
    }
    let bag = |row: &&Row| {
        let mut bag: Vec<String> = words(&row.text).map(str::to_owned).collect();
        bag.sort_unstable();
        bag
    };
    let old_bags: Vec<_> = old[was.clone()].iter().map(bag).collect();
    let new_bags: Vec<_> = new[is.clone()].iter().map(bag).collect();
    let likeness = |i: usize, j: usize| {
        let same_part = part(old[was.start + i].spot) == part(new[is.start + j].spot);
        let share = shared(&old_bags[i], &new_bags[j]);
        if same_part && share >= ALIKE {
            share
        } else {
            0.0
        }
    };
    // best[i][j]: the most likeness that the lines from i and from j on can have.
    let mut best = vec![vec![0.0_f64; columns + 1]; rows + 1];
    for i in (0..rows).rev() {
        for j in (0..columns).rev() {
            let paired = likeness(i, j) + best[i + 1][j + 1];
            best[i][j] = paired.max(best[i + 1][j]).max(best[i][j + 1]);
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < rows && j < columns {
        let share = likeness(i, j);
        if share > 0.0 && best[i][j] <= share + best[i + 1][j + 1] {
            out.push((Some(was.start + i), Some(is.start + j)));
            (i, j) = (i + 1, j + 1);
        } else if best[i + 1][j] >= best[i][j + 1] {
            out.push((Some(was.start + i), None));
            i += 1;
        } else {
            out.push((None, Some(is.start + j)));
            j += 1;
        }
    }
    out.extend((was.start + i..was.end).map(|i| (Some(i), None)));
    out.extend((is.start + j..is.end).map(|j| (None, Some(j))));
}

/// The part of two sorted lists that both have, 0 to 1.
fn shared(a: &[String], b: &[String]) -> f64 {
    let (mut i, mut j, mut same) = (0_u32, 0_u32, 0_u32);
    while let (Some(x), Some(y)) = (a.get(i as usize), b.get(j as usize)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, same) = (i + 1, j + 1, same + 1),
        }
    }
    let all = u32::try_from(a.len() + b.len()).unwrap_or(u32::MAX).max(1);
    2.0 * f64::from(same) / f64::from(all)
}
