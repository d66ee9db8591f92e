//! Where a centred line too long for its column is broken.

use crate::metrics::width;
use crate::tree::Weight;

/// Words a phrase begins with: a line may well begin with them.
const PHRASES: [&str; 15] = [
    "trên", "về", "của", "và", "trong", "tại", "nhằm", "giai", "để", "theo", "đối", "gắn", "do",
    "với", "thuộc",
];

/// Words that may begin a line where no phrase begins.
const SECOND_BEST: [&str; 4] = ["năm", "quý", "xã", "phường"];

/// Longest text that is weighed; longer ones are filled line by line.
const MOST_WORDS: usize = 300;

/// A column and the letters in it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Measure {
    pub(crate) weight: Weight,
    /// Half-points.
    pub(crate) size: u32,
    /// Width of the column in twips.
    pub(crate) limit: u32,
}

impl Measure {
    fn width(self, text: &str) -> u32 {
        width(text, self.weight, self.size)
    }

    pub(crate) fn fits(self, text: &str) -> bool {
        self.width(text) <= self.limit
    }
}

/// Breaks `text` between words into as few lines as fit: lines that begin with a phrase
/// (`trên địa bàn …`) rather than inside a word of two syllables, and of even length. A word
/// wider than the column keeps a line of its own.
pub(crate) fn balance(text: &str, measure: Measure) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let filled = fill(&words, measure);
    if filled.len() < 2 || words.len() > MOST_WORDS {
        return filled;
    }
    weigh(&words, filled.len(), measure).unwrap_or(filled)
}

fn fill(words: &[&str], measure: Measure) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if measure.fits(&format!("{line} {word}")) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push((*word).to_owned()),
        }
    }
    lines
}

/// The cheapest way to make `count` lines. `best[end]` is the cost of the lines so far when they
/// hold the words before `end`, and where the last of them begins.
fn weigh(words: &[&str], count: usize, measure: Measure) -> Option<Vec<String>> {
    let mean = measure.width(&words.join(" ")) / u32::try_from(count).ok()?;
    let mut best: Vec<Option<u64>> = vec![None; words.len() + 1];
    best[0] = Some(0);
    let mut starts = Vec::with_capacity(count);
    for _ in 0..count {
        let (next, from) = add_line(words, &best, mean, measure);
        starts.push(from);
        best = next;
    }
    best[words.len()]?;
    let mut end = words.len();
    let mut lines = Vec::with_capacity(count);
    for from in starts.iter().rev() {
        let start = from[end];
        lines.push(words[start..end].join(" "));
        end = start;
    }
    lines.reverse();
    Some(lines)
}

fn add_line(
    words: &[&str],
    best: &[Option<u64>],
    mean: u32,
    measure: Measure,
) -> (Vec<Option<u64>>, Vec<usize>) {
    let mut next: Vec<Option<u64>> = vec![None; best.len()];
    let mut from = vec![0; best.len()];
    for (start, cost) in best.iter().enumerate() {
        let Some(cost) = cost else { continue };
        for end in start + 1..=words.len() {
            let line = words[start..end].join(" ");
            if end > start + 1 && !measure.fits(&line) {
                break;
            }
            let uneven = u64::from(measure.width(&line).abs_diff(mean)).pow(2);
            let cost = cost + uneven + seam(words, end, measure.limit);
            if next[end].is_none_or(|known| cost < known) {
                next[end] = Some(cost);
                from[end] = start;
            }
        }
    }
    (next, from)
}

/// What it costs to break before the word at `at`.
fn seam(words: &[&str], at: usize, limit: u32) -> u64 {
    let Some(word) = words.get(at) else { return 0 };
    let word = word.to_lowercase();
    let whole = u64::from(limit / 2).pow(2);
    if PHRASES.contains(&word.as_str()) || words[at - 1].ends_with([',', ';', ':', '-']) {
        0
    } else if SECOND_BEST.contains(&word.as_str()) {
        whole / 2
    } else {
        whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, size: u32, limit: u32) -> String {
        let weight = Weight::Bold;
        let measure = Measure {
            weight,
            size,
            limit,
        };
        let lines = balance(text, measure);
        assert_eq!(
            lines.join(" "),
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        );
        lines.join(" / ")
    }

    #[test]
    fn lines_begin_with_phrases_and_fit() {
        for (text, expect) in [
            (
                "Tuyên truyền cải cách hành chính năm 2026",
                "Tuyên truyền cải cách hành chính năm 2026",
            ),
            (
                "Tuyên truyền cải cách hành chính nhà nước năm 2026 trên địa bàn xã Suối Mây",
                "Tuyên truyền cải cách hành chính nhà nước năm 2026 / trên địa bàn xã Suối Mây",
            ),
            (
                "Tuyên truyền, phổ biến pháp luật về bảo vệ rừng, phòng cháy và chữa cháy rừng mùa khô năm 2026",
                "Tuyên truyền, phổ biến pháp luật về bảo vệ rừng, / phòng cháy và chữa cháy rừng mùa khô năm 2026",
            ),
        ] {
            assert_eq!(lines(text, 28, 7_631), expect);
        }
    }

    #[test]
    fn odd_texts_keep_their_words() {
        assert_eq!(lines("  ", 24, 3_515), "");
        assert_eq!(lines("MỘTTỪRẤTDÀI", 24, 10), "MỘTTỪRẤTDÀI");
        assert_eq!(lines("MỘT TỪ", 24, 10), "MỘT / TỪ");
        let long = "từ ".repeat(400);
        assert!(lines(&long, 24, 3_515).split(" / ").count() > 10);
    }
}
