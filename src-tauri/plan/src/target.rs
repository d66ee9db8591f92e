//! How much of a task is aimed at in a quarter, and what its words say of that.

use crate::date::Quarter;
use crate::flaw::{Check, Flaw, FlawKind, Flaws};
use crate::id::TaskId;
use crate::log::grouped;
use crate::progress::{Mark, Quantity};
use crate::task::{Task, When};
use crate::text::fold;
use std::ops::Range;

/// How much of a task is aimed at in a quarter.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Target {
    /// The task.
    pub task: TaskId,
    /// The quarter.
    pub quarter: Quarter,
    /// How much, with its unit of measure.
    pub quantity: Quantity,
}

impl Target {
    /// Cleans and checks it.
    ///
    /// # Errors
    /// Every flaw at once: a count beyond [`Mark::COUNT_LIMIT`], a measure that is too long.
    pub fn checked(self) -> Result<Self, Flaws> {
        let mut check = Check::default();
        if self.quantity.count > Mark::COUNT_LIMIT {
            check.flaw(Flaw {
                limit: Some(Mark::COUNT_LIMIT),
                ..Flaw::new("count", FlawKind::NotANumber)
            });
        }
        let measure = check.optional("measure", &self.quantity.measure, 100);
        check.finish(Self {
            quantity: Quantity {
                measure,
                ..self.quantity
            },
            ..self
        })
    }
}

/// How often a number of things is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Rate {
    Week,
    Month,
    Quarter,
    Year,
}

impl Rate {
    /// The span of time a folded word names.
    fn of(word: &str) -> Option<Self> {
        match word {
            "tuan" => Some(Self::Week),
            "thang" => Some(Self::Month),
            "quy" => Some(Self::Quarter),
            "nam" => Some(Self::Year),
            _ => None,
        }
    }
}

/// A number of things in words: `04 buổi/quý`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Counted {
    /// Where it stands, its rate included.
    pub(crate) at: Range<usize>,
    pub(crate) quantity: Quantity,
    pub(crate) rate: Option<Rate>,
}

/// Units of measure, folded; of several that fit the longest counts.
const MEASURES: [&str; 48] = [
    "luot nguoi",
    "luot",
    "buoi",
    "cuoc thi",
    "cuoc hop",
    "cuoc",
    "hoi nghi",
    "hoi thi",
    "hoi thao",
    "toa dam",
    "lop",
    "tin, bai",
    "tin bai",
    "tin",
    "bai viet",
    "bai",
    "ban tin",
    "chuong trinh",
    "chuyen muc",
    "chuyen de",
    "chuyen trang",
    "phong su",
    "to roi",
    "to gap",
    "to",
    "bang ron",
    "bang-ron",
    "pano",
    "pa no",
    "pa-no",
    "ap phich",
    "khau hieu",
    "video",
    "clip",
    "infographic",
    "tai lieu",
    "cuon",
    "bo",
    "lan",
    "mo hinh",
    "bai thi",
    "ky",
    "so",
    "van ban",
    "bao cao",
    "tieu pham",
    "dot",
    "diem",
];

/// A word with its place, cut at spaces and slashes.
struct Token {
    start: usize,
    end: usize,
    /// Without marks around it, folded.
    bare: String,
    /// A slash stands before it.
    slashed: bool,
    /// Its words end a sentence or part of one.
    ends: bool,
}

fn tokens(words: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut start = 0;
    let signs = words.match_indices(|c: char| c.is_whitespace() || c == '/');
    let ends = signs.chain([(words.len(), "")]);
    let mut slashed = false;
    for (end, sign) in ends {
        let word = &words[start..end];
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !bare.is_empty() {
            let at = start + (bare.as_ptr() as usize - word.as_ptr() as usize);
            out.push(Token {
                start: at,
                end: at + bare.len(),
                bare: fold(bare),
                slashed,
                ends: word.ends_with([';', '.', ')']),
            });
            slashed = false;
        }
        slashed |= sign == "/";
        start = end + sign.len();
    }
    out
}

/// How many tokens from `from` on are a unit of measure.
fn measure_length(tokens: &[Token], from: usize) -> usize {
    let fits = |measure: &&str| {
        let parts = measure.split([' ', ',']).filter(|part| !part.is_empty());
        let mut count = 0;
        for (i, part) in parts.enumerate() {
            count += 1;
            match tokens.get(from + i) {
                Some(token) if token.bare == part && (i == 0 || !token.slashed) => {}
                _ => return 0,
            }
        }
        count
    };
    MEASURES.iter().map(fits).max().unwrap_or_default()
}

/// The rate that stands behind a measure, and the token after it.
fn rate_after(tokens: &[Token], from: usize) -> Option<(Rate, usize)> {
    const REACH: usize = 6;
    for i in from..tokens.len().min(from + REACH) {
        let token = &tokens[i];
        if token.slashed {
            return Rate::of(&token.bare).map(|rate| (rate, i + 1));
        }
        if ["tren", "moi", "mot", "hang"].contains(&token.bare.as_str()) {
            let rate = tokens.get(i + 1).and_then(|next| Rate::of(&next.bare));
            if let Some(rate) = rate {
                return Some((rate, i + 2));
            }
        }
        if token.ends || token.bare.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
    }
    None
}

/// Every number of things in a text, in its order.
pub(crate) fn counted(words: &str) -> Vec<Counted> {
    let tokens = tokens(words);
    let mut out: Vec<Counted> = Vec::new();
    let mut next = 0;
    for i in 0..tokens.len() {
        let token = &tokens[i];
        let Some(count) = grouped(&token.bare).filter(|count| *count > 0) else {
            continue;
        };
        let length = measure_length(&tokens, i + 1);
        let dated = token.slashed || tokens.get(i + 1).is_some_and(|t| t.slashed);
        if i < next || length == 0 || dated || token.ends {
            continue;
        }
        let before = i.checked_sub(2).and_then(|at| {
            let word = tokens[at].bare.as_str();
            let rate = Rate::of(&tokens[at + 1].bare);
            rate.filter(|_| ["moi", "mot", "hang"].contains(&word))
        });
        let behind = i + 1 + length;
        let ended = tokens[behind - 1].ends;
        let after = (!ended).then(|| rate_after(&tokens, behind)).flatten();
        next = after.map_or(behind, |(_, end)| end);
        let start = before.map_or(token.start, |_| tokens[i - 2].start);
        out.push(Counted {
            at: start..tokens[next - 1].end,
            quantity: Quantity {
                count,
                measure: words[tokens[i + 1].start..tokens[behind - 1].end].to_owned(),
            },
            rate: before.or(after.map(|(rate, _)| rate)),
        });
    }
    out
}

/// What the words of a task say is aimed at in each quarter of its plan's year: the first number
/// of things in its deliverable, or else in its text. A rate is multiplied; a number for the
/// year is spread over the quarters the task is due in, the rest of it in the later ones.
/// A proposal: a person decides.
pub fn proposed(task: &Task, year: i32) -> Vec<Target> {
    let found = [&task.deliverable, &task.text]
        .into_iter()
        .find_map(|words| counted(words).into_iter().next());
    let Some(found) = found else {
        return Vec::new();
    };
    let due: Vec<Quarter> = Quarter::of_year(year)
        .filter(|quarter| task.timeframe.covers(*quarter, year))
        .collect();
    let rate = found.rate.or_else(|| said_rate(&task.timeframe.wording));
    let counts = match rate {
        Some(rate @ (Rate::Week | Rate::Month | Rate::Quarter)) => due
            .iter()
            .map(|quarter| times(rate, months(&task.timeframe.when, *quarter)))
            .map(|times| found.quantity.count.saturating_mul(times))
            .collect(),
        Some(Rate::Year) | None => spread(found.quantity.count, due.len()),
    };
    let targets = due.into_iter().zip(counts);
    targets
        .filter(|(_, count)| (1..=Mark::COUNT_LIMIT).contains(count))
        .map(|(quarter, count)| Target {
            task: task.id,
            quarter,
            quantity: Quantity {
                count,
                measure: found.quantity.measure.clone(),
            },
        })
        .collect()
}

/// `Hằng tháng` as a time says how often.
fn said_rate(wording: &str) -> Option<Rate> {
    let folded = fold(wording);
    let rate = folded.trim().strip_prefix("hang ")?;
    Rate::of(rate.split(' ').next()?).filter(|rate| *rate != Rate::Year)
}

fn months(when: &When, quarter: Quarter) -> u64 {
    match when {
        When::Months(months) => {
            let here = months.iter().filter(|m| quarter.months().contains(m));
            here.count().try_into().unwrap_or(3)
        }
        _ => 3,
    }
}

fn times(rate: Rate, months: u64) -> u64 {
    match rate {
        // Thirteen weeks are a quarter.
        Rate::Week => (months * 13 + 1) / 3,
        Rate::Month => months,
        Rate::Quarter | Rate::Year => 1,
    }
}

fn spread(count: u64, over: usize) -> Vec<u64> {
    let parts = u64::try_from(over).unwrap_or(1).max(1);
    let (each, rest) = (count / parts, count % parts);
    (0..parts)
        .map(|i| each + u64::from(parts - i <= rest))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sentence::tests::task;
    use crate::task::Timeframe;

    #[test]
    fn numbers_of_things_in_words() {
        for (words, expect) in [
            ("04 buổi/quý", "4 buổi Quarter"),
            ("Viết 12 tin, bài", "12 tin, bài -"),
            ("(01 chương trình trên tháng)", "1 chương trình Month"),
            ("mỗi tuần 3 buổi, mỗi buổi 15 phút", "3 buổi Week"),
            ("1.000 tờ rơi; 2 hội nghị", "1000 tờ rơi - | 2 hội nghị -"),
            ("10 bài phát thanh mỗi quý", "10 bài Quarter"),
            ("ngày 20/12/2025, Kế hoạch 12/KH-UBND", ""),
            ("02 đơn vị đứng đầu", ""),
            ("Nghị định 61; 12 xã", ""),
            ("0 buổi", ""),
            ("", ""),
        ] {
            let shown: Vec<String> = counted(words)
                .iter()
                .map(|c| {
                    let rate = c.rate.map_or("-".to_owned(), |r| format!("{r:?}"));
                    format!("{} {} {rate}", c.quantity.count, c.quantity.measure)
                })
                .collect();
            assert_eq!(shown.join(" | "), expect, "{words}");
        }
    }

    #[test]
    fn what_a_task_aims_at() {
        for (deliverable, timeframe, expect) in [
            ("04 buổi/quý", "Thường xuyên", "4 4 4 4"),
            ("12 tin, bài", "Thường xuyên", "3 3 3 3"),
            ("14 tin, bài", "Cả năm", "3 3 4 4"),
            ("01 cuộc thi", "Thường xuyên", "- - - 1"),
            ("01 chương trình trên tháng", "", "3 3 3 3"),
            ("01 tin", "Hằng tháng", "3 3 3 3"),
            ("mỗi tuần 3 buổi", "tháng 03 đến tháng 6", "12 39 - -"),
            ("02 hội nghị", "Quý III/2026", "- - 2 -"),
            ("20 bài/năm", "Quý I, Quý III", "10 - 10 -"),
            ("01 hội nghị", "Trước ngày 15/12/2026", "- - - 1"),
            ("Văn bản chỉ đạo", "Quý I", "- - - -"),
        ] {
            let task = Task {
                deliverable: deliverable.into(),
                timeframe: Timeframe::read(timeframe, 2026),
                ..task("")
            };
            let targets = proposed(&task, 2026);
            let shown: Vec<String> = Quarter::of_year(2026)
                .map(|quarter| {
                    let target = targets.iter().find(|t| t.quarter == quarter);
                    target.map_or("-".into(), |t| t.quantity.count.to_string())
                })
                .collect();
            assert_eq!(shown.join(" "), expect, "{deliverable} {timeframe}");
        }
    }
}
