//! Lengths that every exporter draws alike: rules under text, columns of a table.

use crate::metrics;
use crate::tree::{Table, Weight};

/// A line with a rule under it.
#[derive(Debug, Clone, Copy)]
pub struct Ruled<'a> {
    /// The words.
    pub text: &'a str,
    /// Their weight.
    pub weight: Weight,
    /// Their size in half-points.
    pub size: u32,
}

/// Length in twips of the rule under `lines`: `share` thousandths of the longest of them, and
/// never longer than its column of `column` twips. 0 where there is nothing to rule under.
pub fn rule_length(lines: &[Ruled<'_>], share: u32, column: u32) -> u32 {
    let longest = lines
        .iter()
        .map(|line| metrics::width(line.text, line.weight, line.size))
        .max()
        .unwrap_or(0)
        .min(column);
    let length = u64::from(longest) * u64::from(share) / 1_000;
    u32::try_from(length).unwrap_or(column).min(column)
}

/// Widths in twips of a table's columns by their shares; together exactly `width`.
pub fn column_widths(table: &Table, width: u32) -> Vec<u32> {
    let count = table.width();
    let share = |i: usize| u64::from(table.columns.get(i).map_or(1, |c| c.share.max(1)));
    let all: u64 = (0..count).map(share).sum();
    let mut sum = 0;
    let mut from = 0;
    (0..count)
        .map(|i| {
            sum += share(i);
            let edge = u64::from(width) * sum / all;
            let column = edge - from;
            from = edge;
            u32::try_from(column).unwrap_or(0)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::Column;

    #[test]
    fn rules_are_a_share_of_the_longest_line() {
        let line = |text| Ruled {
            text,
            weight: Weight::Regular,
            // A digit is half as wide as the letters are high.
            size: 2,
        };
        assert_eq!(rule_length(&[line("11"), line("1111")], 500, 1_000), 20);
        assert_eq!(rule_length(&[line("1111")], 1_000, 30), 30);
        assert_eq!(rule_length(&[], 1_000, 30), 0);
    }

    #[test]
    fn columns_fill_the_width() {
        let table = Table {
            columns: [1, 0, 5].map(|share| Column { share }).to_vec(),
            ..Table::default()
        };
        assert_eq!(column_widths(&table, 100), [14, 14, 72]);
        assert_eq!(column_widths(&Table::default(), 100), [0; 0]);
    }
}
