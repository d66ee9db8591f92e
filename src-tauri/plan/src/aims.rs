//! Indicators that a plan's own text names: `100 % hộ gia đình được tuyên truyền`, `ít nhất 80 %
//! số hộ`, `trên 90 %`. Only ever proposed; the user accepts them.

use crate::channel::Channel;
use crate::id::BlockId;
use crate::indicator::{Aim, Indicator};
use crate::model::{Plan, Section, SectionKind};
use crate::text::{fold, nfc, squeeze};

/// An indicator that a plan's text seems to name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ProposedIndicator {
    /// The words that name it.
    pub text: String,
    /// What it seems to count. May be empty.
    pub unit: String,
    /// At least this.
    pub aim: Aim,
    /// Where it stands.
    pub origin: BlockId,
}

/// What a plan's sections on targets name, in reading order, without what `known` has from the
/// same place.
pub fn proposed(plan: &Plan, known: &[Indicator]) -> Vec<ProposedIndicator> {
    let mut found = Vec::new();
    for section in &plan.sections {
        look(section, false, &mut found);
    }
    let is_known = |new: &ProposedIndicator| {
        known
            .iter()
            .any(|old| old.origin == Some(new.origin) && old.aim == new.aim && old.unit == new.unit)
    };
    found.retain(|new| !is_known(new));
    found
}

fn look(section: &Section, within: bool, found: &mut Vec<ProposedIndicator>) {
    let within = within || section.kind == SectionKind::Targets || is_goal(&section.title);
    for block in section.blocks.iter().filter(|_| within) {
        let texts = match &block.table {
            Some(table) => table.rows.iter().flatten().map(|c| c.to_plain()).collect(),
            None => vec![block.text.to_plain()],
        };
        let read = texts.iter().flat_map(|text| read(text));
        found.extend(read.map(|(text, unit, aim)| ProposedIndicator {
            text,
            unit,
            aim,
            origin: block.id,
        }));
    }
    for under in &section.sections {
        look(under, within, found);
    }
}

fn is_goal(title: &str) -> bool {
    let title = fold(title);
    title.contains("muc tieu") || title.contains("chi tieu")
}

/// Shares aimed at in a text: the words around each, what it is a share of, and how much. A
/// share that is an upper bound (`dưới 5 %`) is none.
pub fn read(text: &str) -> Vec<(String, String, Aim)> {
    let text = squeeze(&nfc(text));
    clauses(&text)
        .into_iter()
        .flat_map(|clause| {
            shares(clause)
                .into_iter()
                .map(|(aim, unit)| (said(clause), unit, aim))
        })
        .collect()
}

/// Parts between semicolons and full stops; a dot between digits or letters ends nothing.
fn clauses(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (i, c) in text.char_indices() {
        let ends = c == ';' || c == '.' && text[i + 1..].starts_with(' ');
        if ends {
            parts.push(&text[from..i]);
            from = i + 1;
        }
    }
    parts.push(&text[from..]);
    parts
}

fn said(clause: &str) -> String {
    let trimmed = clause.trim_matches(|c: char| c.is_whitespace() || "-–+•.,:".contains(c));
    trimmed.chars().take(Indicator::TEXT_LIMIT).collect()
}

fn shares(clause: &str) -> Vec<(Aim, String)> {
    clause
        .match_indices('%')
        .filter_map(|(at, _)| {
            let (before, number) = last_number(&clause[..at])?;
            if is_upper_bound(before) || begins_range(&clause[at + 1..]) {
                return None;
            }
            let hundredths = match lower_end(before) {
                Some(lower) if lower < number => lower,
                _ => number,
            };
            let share = Aim::Share(hundredths);
            Some((share, unit_after(&clause[at + 1..])))
        })
        .collect()
}

/// The number a text ends with in hundredths, above 0 and up to 100 %, and what stands before it.
fn last_number(text: &str) -> Option<(&str, u32)> {
    let text = text.trim_end();
    let start = text
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_ascii_digit() || *c == ',' || *c == '.')
        .last()?
        .0;
    let number = text[start..].trim_start_matches(['.', ',']);
    let (whole, part) = number.split_once([',', '.']).unwrap_or((number, ""));
    if part.len() > 2 {
        return None;
    }
    let whole: u32 = whole.parse().ok()?;
    let part: u32 = format!("{part:0<2}").parse().ok()?;
    let hundredths = whole.checked_mul(100)?.checked_add(part)?;
    (1..=10_000)
        .contains(&hundredths)
        .then_some((&text[..start], hundredths))
}

/// The 80 of `80 - 90 %` or `từ 80 đến 90 %`.
fn lower_end(before: &str) -> Option<u32> {
    let before = before.trim_end();
    let rest = ["-", "–", "đến"]
        .iter()
        .find_map(|word| before.strip_suffix(word))?;
    let rest = rest.trim_end().trim_end_matches('%');
    last_number(rest).map(|(_, number)| number)
}

/// Whether `đến 90 %` follows: the share after it tells both.
fn begins_range(rest: &str) -> bool {
    let rest = rest.trim_start();
    let upper = ["-", "–", "đến"]
        .iter()
        .find_map(|word| rest.strip_prefix(word));
    upper.is_some_and(|upper| upper.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

fn is_upper_bound(before: &str) -> bool {
    let before = fold(before.trim_end());
    [
        "duoi",
        "khong qua",
        "khong vuot qua",
        "thap hon",
        "toi da",
        "giam",
        "giam con",
    ]
    .iter()
    .any(|word| before.ends_with(word))
}

/// Words that no longer say what is counted, folded.
const STOPS: [&str; 35] = [
    "duoc", "co", "thuc", "dat", "tham", "biet", "nam", "dang", "tro", "duy", "hoan", "su", "da",
    "tren", "tai", "trong", "cua", "o", "doi", "la", "phai", "tiep", "va", "ket", "chap", "den",
    "so", "nghe", "theo", "moi", "hieu", "hai", "dam", "bao", "ky",
];

/// Most words of a unit.
const UNIT_WORDS: usize = 5;

fn unit_after(rest: &str) -> String {
    let mut words = rest.split(' ').filter(|w| !w.is_empty()).peekable();
    while let Some(word) = words.peek() {
        if ["tong", "so", "cac"].contains(&fold(word).as_str()) {
            words.next();
        } else {
            break;
        }
    }
    let mut unit: Vec<&str> = Vec::new();
    for word in words.take(UNIT_WORDS) {
        let bare = word.trim_matches(|c: char| ",.;:()\"“”".contains(c));
        if bare.is_empty() || STOPS.contains(&fold(bare).as_str()) {
            break;
        }
        unit.push(bare);
        if bare.len() < word.len() {
            break;
        }
    }
    let unit = unit.join(" ");
    if unit.chars().count() > Channel::MEASURE_LIMIT {
        return String::new();
    }
    unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_as_plans_name_them() {
        for (text, expect) in [
            ("- 100% hộ gia đình được tuyên truyền.", "10000 hộ gia đình"),
            ("Ít nhất 80 % số hộ tham gia", "8000 hộ"),
            ("ít nhất 80\u{a0}% số hộ", "8000 hộ"),
            ("Phấn đấu trên 90% trở lên", "9000 "),
            ("Tỷ lệ đạt 97,5%.", "9750 "),
            ("Tỷ lệ đạt 97.5 %", "9750 "),
            ("Từ 80 - 90% tổng số cán bộ, công chức", "8000 cán bộ"),
            ("từ 80% đến 90% hộ", "8000 hộ"),
            (
                "100% thôn có loa; 95% số hộ nghe được. Duy trì 12 buổi",
                "10000 thôn|9500 hộ",
            ),
            ("Dưới 5% hồ sơ trễ hạn", ""),
            ("không quá 2% hồ sơ", ""),
            ("Giảm 10% chi phí", ""),
            ("120% kế hoạch", ""),
            ("0% hộ", ""),
            ("%", ""),
            ("100 người", ""),
            ("Điều 12.5 % của", "1250 "),
        ] {
            let read = read(text);
            let said: Vec<String> = read
                .iter()
                .map(|(_, unit, aim)| match aim {
                    Aim::Share(hundredths) => format!("{hundredths} {unit}"),
                    Aim::Count(count) => format!("= {count} {unit}"),
                })
                .collect();
            assert_eq!(said.join("|"), expect, "{text}");
        }
    }

    #[test]
    fn each_part_of_a_sentence_is_told_by_itself() {
        let read = read("- 100% thôn có loa; 95% số hộ nghe được. Duy trì 12 buổi.");
        let texts: Vec<&str> = read.iter().map(|(text, ..)| text.as_str()).collect();
        assert_eq!(texts, ["100% thôn có loa", "95% số hộ nghe được"]);
    }
}
