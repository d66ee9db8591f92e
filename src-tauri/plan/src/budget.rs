//! Money in words: amounts and sources of a budget cell, and their sums.

use crate::log::grouped;
use crate::task::{Standing, Task};
use crate::text::{fold, squeeze};

/// An amount of money with where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Amount {
    /// Đồng.
    pub dong: u64,
    /// In the cell's words; empty where nothing is said.
    pub source: String,
}

/// The amounts a budget cell names: `5.000.000 đồng, ngân sách xã`, `10 triệu đồng (nguồn xã hội
/// hóa)`. None where it has words only, a price for each, or a range: what cannot be added up
/// for certain is not added up.
pub fn read(cell: &str) -> Vec<Amount> {
    let folded = fold(cell);
    let unsure = ["dong/", "d/", " x ", " × "]
        .iter()
        .any(|sign| folded.contains(sign))
        || folded.contains(" den ") && folded.starts_with("tu ");
    if unsure {
        return Vec::new();
    }
    let mut out: Vec<Amount> = Vec::new();
    let mut unsaid = String::new();
    for part in cell.split([';', '\n', '+']) {
        let words: Vec<&str> = part.split_whitespace().collect();
        let mut i = 0;
        let mut open = String::new();
        let first = out.len();
        while i < words.len() {
            match money(&words[i..]) {
                Some((dong, length)) => {
                    // Words before the first amount are its source; those behind it go on.
                    if out.len() == first {
                        out.push(Amount {
                            dong,
                            source: std::mem::take(&mut open),
                        });
                    } else {
                        close(&mut out, &mut open);
                        out.push(Amount {
                            dong,
                            source: String::new(),
                        });
                    }
                    i += length;
                }
                None => {
                    open.push_str(words[i]);
                    open.push(' ');
                    i += 1;
                }
            }
        }
        if out.len() > first {
            close(&mut out, &mut open);
        } else {
            unsaid.push_str(&open);
        }
    }
    if let [only] = &mut out[..]
        && only.source.is_empty()
    {
        only.source = unsaid;
    }
    for amount in &mut out {
        amount.source = source(&amount.source);
    }
    out
}

/// Gives the words read since to the last amount.
fn close(out: &mut [Amount], open: &mut String) {
    if let Some(last) = out.last_mut() {
        last.source.push_str(&std::mem::take(open));
    }
}

/// An amount at the beginning of words, and how many of them it takes.
fn money(words: &[&str]) -> Option<(u64, usize)> {
    let bare = |i: usize| {
        let word: &str = words.get(i).copied().unwrap_or_default();
        fold(word.trim_matches(|c: char| !c.is_alphanumeric()))
    };
    let number = words[0].trim_matches(|c: char| !c.is_alphanumeric());
    // `5.000.000đ`
    let unit_at = number
        .find(|c: char| c.is_alphabetic())
        .unwrap_or(number.len());
    let (digits, glued) = number.split_at(unit_at);
    let (whole, fraction) = digits.split_once(',').unwrap_or((digits, ""));
    let count = grouped(whole)?;
    let is_dong = |word: &str| matches!(word, "dong" | "d" | "vnd");
    let mut length = 1;
    let mut unit = fold(glued);
    if unit.is_empty() {
        unit = bare(1);
        length = 2;
    }
    let scale = match unit.as_str() {
        "ty" => 1_000_000_000,
        "trieu" | "tr" => 1_000_000,
        "nghin" | "ngan" => 1_000,
        unit if is_dong(unit) => 1,
        // Groups of thousands alone are money in a cell for money.
        _ if glued.is_empty() && whole.matches('.').count() >= 2 => {
            return Some((count, 1));
        }
        _ => return None,
    };
    if scale > 1 && is_dong(&bare(length)) {
        length += 1;
    }
    let part = if fraction.is_empty() {
        0
    } else {
        let value: u64 = fraction.parse().ok()?;
        let digits = u32::try_from(fraction.len()).ok().filter(|n| *n <= 6)?;
        scale * value / 10_u64.pow(digits)
    };
    let dong = count.checked_mul(scale)?.checked_add(part)?;
    Some((dong, length))
}

/// Where money comes from, without the words around that.
fn source(words: &str) -> String {
    const AROUND: [&str; 14] = [
        "kinh phi thuc hien",
        "kinh phi",
        "du kien",
        "khoang",
        "so tien",
        "tu",
        "do",
        "trich",
        "nguon",
        "tong",
        "la",
        "va",
        "cap tu",
        "bo tri tu",
    ];
    let sign = |c: char| !c.is_alphanumeric();
    let words = squeeze(words);
    let mut rest = words.trim_matches(sign);
    loop {
        let folded = fold(rest);
        let gone = AROUND.iter().find(|word| {
            folded
                .strip_prefix(**word)
                .is_some_and(|r| r.is_empty() || r.starts_with(sign))
        });
        let Some(gone) = gone else { break };
        let count = gone.split(' ').count();
        let length: usize = rest.split_inclusive(' ').take(count).map(str::len).sum();
        rest = rest[length..].trim_matches(sign);
        if length == 0 {
            break;
        }
    }
    rest.strip_suffix(" và")
        .unwrap_or(rest)
        .trim_end_matches(sign)
        .to_owned()
}

/// What the accepted tasks of a plan cost together, as far as their words say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sums {
    /// Đồng in all.
    pub total: u64,
    /// By source, in the order they are met; the last has no name if some amounts have none.
    pub by_source: Vec<Amount>,
    /// Accepted tasks whose words name no amount.
    pub unpriced: usize,
}

/// Adds up the budget cells of accepted tasks.
pub fn sums(tasks: &[Task]) -> Sums {
    let mut sums = Sums::default();
    let mut unnamed = 0_u64;
    for task in tasks.iter().filter(|t| t.standing == Standing::Accepted) {
        let amounts = read(&task.budget);
        sums.unpriced += usize::from(amounts.is_empty());
        for amount in amounts {
            sums.total = sums.total.saturating_add(amount.dong);
            let key = fold(&amount.source);
            let known = sums.by_source.iter_mut().find(|a| fold(&a.source) == key);
            match known {
                _ if amount.source.is_empty() => unnamed = unnamed.saturating_add(amount.dong),
                Some(known) => known.dong = known.dong.saturating_add(amount.dong),
                None => sums.by_source.push(amount),
            }
        }
    }
    if unnamed > 0 {
        sums.by_source.push(Amount {
            dong: unnamed,
            source: String::new(),
        });
    }
    sums
}

/// `5.000.000`
pub fn dong(amount: u64) -> String {
    let digits = amount.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sentence::tests::task;

    fn shown(amounts: &[Amount]) -> String {
        let one = |a: &Amount| format!("{} {}", dong(a.dong), a.source);
        amounts.iter().map(one).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn amounts_and_sources() {
        for (cell, expect) in [
            ("5.000.000 đồng, ngân sách xã", "5.000.000 ngân sách xã"),
            ("10 triệu đồng (nguồn xã hội hóa)", "10.000.000 xã hội hóa"),
            ("2,5 triệu đồng từ ngân sách xã", "2.500.000 ngân sách xã"),
            ("Ngân sách xã: 3.000.000đ", "3.000.000 Ngân sách xã"),
            (
                "5 triệu đồng ngân sách xã; 2 triệu đồng xã hội hóa",
                "5.000.000 ngân sách xã | 2.000.000 xã hội hóa",
            ),
            (
                "Ngân sách xã 5.000.000 đồng và 1.000.000 đồng từ Hội Phụ nữ",
                "5.000.000 Ngân sách xã | 1.000.000 Hội Phụ nữ",
            ),
            ("12.000.000", "12.000.000 "),
            ("500 nghìn đồng", "500.000 "),
            ("1 tỷ đồng", "1.000.000.000 "),
            ("Cấp nào cấp đó bố trí", ""),
            ("Ngân sách xã năm 2026", ""),
            ("50.000 đồng/người", ""),
            ("Từ 5 triệu đến 10 triệu đồng", ""),
            ("20 x 50.000 đồng", ""),
            ("3.000", ""),
            ("", ""),
        ] {
            assert_eq!(shown(&read(cell)), expect, "{cell}");
        }
    }

    #[test]
    fn sums_by_source() {
        let cells = [
            "5.000.000 đồng, ngân sách xã",
            "2 triệu đồng (Ngân sách xã)",
            "1.000.000 đồng",
            "10 triệu đồng (nguồn xã hội hóa)",
            "Cấp nào cấp đó bố trí",
            "",
        ];
        let mut tasks: Vec<Task> = cells
            .iter()
            .map(|cell| Task {
                budget: (*cell).into(),
                ..task("")
            })
            .collect();
        tasks.push(Task {
            standing: Standing::Proposed,
            ..tasks[0].clone()
        });
        let sums = sums(&tasks);
        assert_eq!((sums.total, sums.unpriced), (18_000_000, 2));
        assert_eq!(
            shown(&sums.by_source),
            "7.000.000 ngân sách xã | 10.000.000 xã hội hóa | 1.000.000 "
        );
    }
}
