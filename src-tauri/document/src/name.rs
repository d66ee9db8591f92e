//! An agency's name as a sentence writes it.

/// Words for an administrative unit after which its own name follows.
const UNITS: [&str; 9] = [
    "xã",
    "phường",
    "đặc khu",
    "thị trấn",
    "huyện",
    "quận",
    "thị xã",
    "thành phố",
    "tỉnh",
];

/// Parts of agency names that keep a capital (Phụ lục II, IV: words for kind and function).
const CAPITALISED: [&str; 12] = [
    "văn hóa",
    "văn hoá",
    "xã hội",
    "thông tin",
    "kinh tế",
    "hạ tầng",
    "đô thị",
    "nội vụ",
    "tư pháp",
    "tài chính",
    "phục vụ",
    "mặt trận",
];

/// The name in its printed capital lines as one in a sentence: `ỦY BAN NHÂN DÂN`, `XÃ AN HÒA`
/// becomes `Ủy ban nhân dân xã An Hòa` (Phụ lục II: the unit's kind in small letters, its own name
/// with capitals; kind and number are one name, `Phường 1`). Lines that have small letters
/// already are left as they are.
pub fn in_sentence<S: AsRef<str>>(lines: &[S]) -> String {
    let joined = lines
        .iter()
        .flat_map(|line| line.as_ref().split_whitespace())
        .collect::<Vec<_>>()
        .join(" ");
    if joined.chars().any(char::is_lowercase) {
        return joined;
    }
    let small = joined.to_lowercase();
    let mut out = Vec::new();
    let mut rest: Vec<&str> = small.split(' ').collect();
    let mut own_name = false;
    while !rest.is_empty() {
        let (words, taken) = if let Some(n) = starts(&rest, &CAPITALISED).filter(|_| !own_name) {
            (with_capital(&rest[..n]), n)
        } else if let Some(n) = starts(&rest, &UNITS).filter(|n| *n < rest.len()) {
            own_name = true;
            (unit(&rest[..n], rest[n]), n)
        } else if own_name || out.is_empty() {
            (with_capital(&rest[..1]), 1)
        } else {
            (rest[0].to_owned(), 1)
        };
        out.push(words);
        rest.drain(..taken);
    }
    let sentence = with_capital(&out.iter().map(String::as_str).collect::<Vec<_>>());
    sentence.replacen("Ubnd", "UBND", 1)
}

/// The words for a unit, which are part of the name where a number follows.
fn unit(words: &[&str], next: &str) -> String {
    if next.starts_with(|c: char| c.is_ascii_digit()) {
        with_capital(words)
    } else {
        words.join(" ")
    }
}

/// How many words one of `phrases` takes at the start of `words`.
fn starts(words: &[&str], phrases: &[&str]) -> Option<usize> {
    phrases.iter().find_map(|phrase| {
        let length = phrase.split(' ').count();
        (words.len() >= length && words[..length].join(" ") == **phrase).then_some(length)
    })
}

fn with_capital(words: &[&str]) -> String {
    let words = words.join(" ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_become_names() {
        for (lines, expect) in [
            (
                &["ỦY BAN NHÂN DÂN", "XÃ AN HÒA"][..],
                "Ủy ban nhân dân xã An Hòa",
            ),
            (&["UỶ BAN NHÂN DÂN PHƯỜNG 1"], "Uỷ ban nhân dân Phường 1"),
            (&["UBND XÃ MƯỜNG LÁT"], "UBND xã Mường Lát"),
            (&["PHÒNG VĂN HÓA - XÃ HỘI"], "Phòng Văn hóa - Xã hội"),
            (
                &["ỦY BAN NHÂN DÂN", "THỊ XÃ SÔNG TRÀ"],
                "Ủy ban nhân dân thị xã Sông Trà",
            ),
            (
                &["ỦY BAN NHÂN DÂN", "XÃ TÂN XÃ"],
                "Ủy ban nhân dân xã Tân Xã",
            ),
            (
                &["Ủy ban nhân dân", "xã An Hòa"],
                "Ủy ban nhân dân xã An Hòa",
            ),
            (&["ĐẶC KHU"], "Đặc khu"),
            (&[], ""),
        ] {
            assert_eq!(in_sentence(lines), expect);
        }
    }
}
