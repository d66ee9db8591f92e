//! What keeps its order.

/// A longest part of the numbers that rises, in `n log n`.
pub fn rising(numbers: &[usize]) -> Vec<usize> {
    // tails[k]: where the smallest end of a rise of length k + 1 stands.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; numbers.len()];
    for (i, number) in numbers.iter().enumerate() {
        let at = tails.partition_point(|tail| numbers[*tail] < *number);
        before[i] = at.checked_sub(1).map(|k| tails[k]);
        if at == tails.len() {
            tails.push(i);
        } else {
            tails[at] = i;
        }
    }
    let mut out = Vec::new();
    let mut at = tails.last().copied();
    while let Some(i) = at {
        out.push(numbers[i]);
        at = before[i];
    }
    out.reverse();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_rise_is_found() {
        for (numbers, expect) in [
            (&[][..], &[][..]),
            (&[0, 1, 2], &[0, 1, 2]),
            (&[2, 0, 1], &[0, 1]),
            (&[1, 2, 0, 3], &[1, 2, 3]),
            (&[4, 3, 2], &[2]),
        ] {
            assert_eq!(rising(numbers), expect);
        }
    }
}
