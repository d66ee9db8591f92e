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
    let words: Vec<&str> = small.split(' ').collect();
    let mut out: Vec<String> = Vec::with_capacity(words.len());
    let mut at = 0;
    let mut own_name = false;
    while at < words.len() {
        let rest = &words[at..];
        if let Some(length) = starts(rest, &CAPITALISED).filter(|_| !own_name) {
            out.push(capital(rest[0]));
            out.extend(rest[1..length].iter().map(|w| (*w).to_owned()));
            at += length;
        } else if let Some(length) = starts(rest, &UNITS).filter(|n| *n < rest.len()) {
            let numbered = rest[length].starts_with(|c: char| c.is_ascii_digit());
            out.push(if numbered {
                capital(rest[0])
            } else {
                rest[0].to_owned()
            });
            out.extend(rest[1..length].iter().map(|w| (*w).to_owned()));
            own_name = true;
            at += length;
        } else {
            let plain = !own_name && at > 0;
            out.push(if plain {
                rest[0].to_owned()
            } else {
                capital(rest[0])
            });
            at += 1;
        }
    }
    if let Some(first) = out.first_mut() {
        *first = match first.as_str() {
            "Ubnd" => "UBND".to_owned(),
            word => capital(word),
        };
    }
    out.join(" ")
}

/// How many words one of `phrases` takes at the start of `words`.
fn starts(words: &[&str], phrases: &[&str]) -> Option<usize> {
    phrases.iter().find_map(|phrase| {
        let length = phrase.split(' ').count();
        (words.len() >= length && words[..length].join(" ") == **phrase).then_some(length)
    })
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
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
