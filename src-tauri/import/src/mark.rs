//! What a line begins with: `PHẦN I`, `A.`, `II.`, `3.`, `3.1.`, `a)`, `-`, `+`.

/// The kind of label and what it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mark {
    /// `PHẦN I`, `Phần thứ hai`, `B.` above a heading in capitals: what stands over Roman ones.
    Part(u32),
    /// `II.`
    Roman(u32),
    /// A heading without a label, told by its looks: its level, from 1.
    Heading(u8),
    /// `3.` or `3.1.`: the numbers.
    Number(Vec<u32>),
    /// `a)`
    Letter(char),
    /// `-`
    Dash,
    /// `+`
    Plus,
}

/// A label at the start of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Labelled<'a> {
    pub(crate) mark: Mark,
    /// The label as found, without white space.
    pub(crate) label: String,
    /// What follows it.
    pub(crate) rest: &'a str,
}

/// Deepest numbering taken for a label; `1.1.1.1.1` and deeper is text.
const DEPTH: usize = 4;

/// The label a line begins with, by its looks alone.
pub(crate) fn read(text: &str) -> Option<Labelled<'_>> {
    part(text)
        .or_else(|| roman(text))
        .or_else(|| number(text))
        .or_else(|| letter(text))
        .or_else(|| bullet(text))
}

fn labelled(mark: Mark, text: &str, end: usize) -> Labelled<'_> {
    Labelled {
        mark,
        label: text[..end].replace(char::is_whitespace, ""),
        rest: text[end..].trim_start(),
    }
}

/// Ordinals of parts, folded.
const ORDINALS: [&str; 6] = ["nhat", "hai", "ba", "tu", "nam", "sau"];

fn part(text: &str) -> Option<Labelled<'_>> {
    let (value, end) = worded_part(text).or_else(|| lettered_part(text))?;
    let end = match text[end..].trim_start().chars().next() {
        Some(c) if ".:/)-–".contains(c) => {
            text[end..].find(c).map(|at| end + at + c.len_utf8())?
        }
        _ => end,
    };
    let rest = text[end..].trim_start();
    (rest.is_empty() || crate::words::is_caps(rest)).then(|| Labelled {
        mark: Mark::Part(value),
        label: plan::text::squeeze(&text[..end]),
        rest,
    })
}

/// `PHẦN I`, `Phần 2`, `PHẦN THỨ BA`: its number, and where the words end.
fn worded_part(text: &str) -> Option<(u32, usize)> {
    let after = ["PHẦN ", "Phần "]
        .iter()
        .find_map(|w| text.strip_prefix(w))?;
    let ordinal = ["THỨ ", "thứ "].iter().find_map(|w| after.strip_prefix(w));
    let counted = ordinal.unwrap_or(after);
    let length = counted.find(|c: char| !c.is_alphanumeric());
    let word = &counted[..length.unwrap_or(counted.len())];
    let value = if ordinal.is_some() {
        let folded = plan::text::fold(word);
        (1..).zip(ORDINALS).find(|(_, o)| *o == folded)?.0
    } else {
        roman_value(word).or_else(|| word.parse().ok().filter(|n| (1..=20).contains(n)))?
    };
    Some((value, text.len() - counted.len() + word.len()))
}

/// `B.` before a heading in capitals. I, V and X are numerals.
fn lettered_part(text: &str) -> Option<(u32, usize)> {
    let letter = text.bytes().next().filter(|c| (b'A'..=b'H').contains(c))?;
    let sign = text[1..].starts_with(['.', '/', ')']);
    let titled = text[1..].contains(' ');
    (sign && titled).then_some((u32::from(letter - b'A') + 1, 1))
}

/// The value of a Roman numeral from I to L, strictly spelled.
fn roman_value(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 7 {
        return None;
    }
    (1..=50).find(|n| plan::model::roman(*n as usize) == text)
}

fn roman(text: &str) -> Option<Labelled<'_>> {
    let end = text
        .find(|c: char| !"IVX".contains(c))
        .unwrap_or(text.len());
    let value = roman_value(&text[..end])?;
    let rest = text[end..].trim_start();
    let sign = rest.starts_with(['.', '/', ')', ':', '-', '–']);
    let gap = text[end..].len() - rest.len();
    // `V - Trang` and `V-KINH PHÍ` are headings, `V-A` is a name.
    let hyphen = rest.starts_with(['-', '–']);
    let words = rest.trim_start_matches(['-', '–']);
    let spaced = words.is_empty()
        || words.starts_with(char::is_whitespace)
        || crate::words::is_caps(words) && words.contains(' ');
    if !sign || (hyphen && !spaced) {
        return None;
    }
    let sign_length = rest.chars().next().map_or(0, char::len_utf8);
    Some(labelled(Mark::Roman(value), text, end + gap + sign_length))
}

fn number(text: &str) -> Option<Labelled<'_>> {
    let mut path = Vec::new();
    let mut at = 0;
    let mut dotted = false;
    loop {
        let length = text[at..].bytes().take_while(u8::is_ascii_digit).count();
        let most = if path.is_empty() { 4 } else { 2 };
        if !(1..=most).contains(&length) {
            break;
        }
        path.push(text[at..at + length].parse().ok()?);
        at += length;
        dotted = text[at..].starts_with('.');
        if !dotted {
            break;
        }
        at += 1;
    }
    if path.is_empty() || path.len() > DEPTH || path.contains(&0) {
        return None;
    }
    let rest = &text[at..];
    let closed_by = |sign: &[char]| {
        let trimmed = rest.trim_start();
        trimmed
            .starts_with(sign)
            .then(|| rest.len() - trimmed.len() + 1)
    };
    let end = if dotted {
        at
    } else if path.len() == 1 {
        let close = closed_by(&['.', ')', '/'])?;
        let sign_end = at + close;
        let slash = text[..sign_end].ends_with('/');
        if slash && text[sign_end..].starts_with(|c: char| c.is_alphanumeric()) {
            return None;
        }
        sign_end
    } else if let Some(close) = closed_by(&[')', '/']) {
        at + close
    } else if rest.starts_with(char::is_whitespace) || rest.is_empty() {
        at
    } else {
        return None;
    };
    // `15.000`, `19.12.2023`, `1.5%`
    let glued = text[end..].starts_with(|c: char| c.is_ascii_digit() || c == '%' || c == '.');
    let long = path[0] > 999 && (path.len() > 1 || text[end..].trim().is_empty());
    (!glued && !long).then(|| labelled(Mark::Number(path), text, end))
}

fn letter(text: &str) -> Option<Labelled<'_>> {
    let mut chars = text.chars();
    let c = chars.next().filter(|c| c.is_lowercase())?;
    let after = chars.as_str();
    let trimmed = after.trim_start();
    let gap = after.len() - trimmed.len();
    let known = c.is_ascii_lowercase() || c == 'đ';
    let paren = trimmed.starts_with(')');
    let dot = trimmed.starts_with('.') && gap == 0 && {
        let next = trimmed[1..].chars().next();
        next.is_some_and(char::is_whitespace)
    };
    (known && (paren || dot)).then(|| labelled(Mark::Letter(c), text, c.len_utf8() + gap + 1))
}

const DASHES: &str = "-–—−•●▪■◦·*\u{f0b7}\u{f02d}";

fn bullet(text: &str) -> Option<Labelled<'_>> {
    let first = text.chars().next()?;
    let length = first.len_utf8();
    let rest = &text[length..];
    if first == '+' {
        let digits = rest.starts_with(|c: char| c.is_ascii_digit());
        return (!digits).then(|| labelled(Mark::Plus, text, length));
    }
    if !DASHES.contains(first) {
        return None;
    }
    // `- -` in front of one item
    let again = rest.trim_start();
    let double = again
        .chars()
        .next()
        .filter(|c| "-–".contains(*c) && again.len() < rest.len() && "-–".contains(first));
    if let Some(second) = double {
        let end = text.len() - again.len() + second.len_utf8();
        let mut found = labelled(Mark::Dash, text, end);
        found.label = plan::text::squeeze(&text[..end]);
        return Some(found);
    }
    Some(labelled(Mark::Dash, text, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check<'a>(text: &str, expect: impl Into<Option<(Mark, &'a str, &'a str)>>) {
        let expect = expect.into();
        let found = read(text);
        let shown = found
            .as_ref()
            .map(|l| (l.mark.clone(), l.label.as_str(), l.rest));
        assert_eq!(shown, expect, "{text}");
    }

    #[test]
    fn labels_as_offices_type_them() {
        let number = |path: &[u32]| Mark::Number(path.to_vec());
        check("I. MỤC ĐÍCH", Some((Mark::Roman(1), "I.", "MỤC ĐÍCH")));
        check("XIV/ KINH PHÍ", Some((Mark::Roman(14), "XIV/", "KINH PHÍ")));
        check("V - TỔ CHỨC", Some((Mark::Roman(5), "V-", "TỔ CHỨC")));
        check("II-KINH PHÍ", Some((Mark::Roman(2), "II-", "KINH PHÍ")));
        check("PHẦN I", Some((Mark::Part(1), "PHẦN I", "")));
        check("Phần thứ hai:", Some((Mark::Part(2), "Phần thứ hai:", "")));
        check(
            "PHẦN 3 - KINH PHÍ",
            Some((Mark::Part(3), "PHẦN 3 -", "KINH PHÍ")),
        );
        check("B. NỘI DUNG", Some((Mark::Part(2), "B.", "NỘI DUNG")));
        check("1. Mục đích", Some((number(&[1]), "1.", "Mục đích")));
        check("2.Công khai", Some((number(&[2]), "2.", "Công khai")));
        check("10 . Tên", Some((number(&[10]), "10.", "Tên")));
        check("3.1. Phòng", Some((number(&[3, 1]), "3.1.", "Phòng")));
        check("3.1 Phòng", Some((number(&[3, 1]), "3.1", "Phòng")));
        check("2) Tên", Some((number(&[2]), "2)", "Tên")));
        check("3/ Tên", Some((number(&[3]), "3/", "Tên")));
        check("a) Một", Some((Mark::Letter('a'), "a)", "Một")));
        check("đ)Một", Some((Mark::Letter('đ'), "đ)", "Một")));
        check("b. Một", Some((Mark::Letter('b'), "b.", "Một")));
        check("- Một", Some((Mark::Dash, "-", "Một")));
        check("-Một", Some((Mark::Dash, "-", "Một")));
        check("– Một", Some((Mark::Dash, "–", "Một")));
        check("- - Một", Some((Mark::Dash, "- -", "Một")));
        check("+ Một", Some((Mark::Plus, "+", "Một")));
    }

    #[test]
    fn what_only_looks_like_a_label() {
        for text in [
            "2025.",
            "2025. ",
            "15.000 đồng",
            "19.12.2023",
            "08/5/2018 của",
            "1.5% dân số",
            "30c/NQ-CP ngày",
            "IIX. Sai",
            "VI phạm",
            "A. Nguyễn Văn",
            "Phần I của kế hoạch",
            "PHẦN MỀM DÙNG CHUNG",
            "H.",
            "V-A",
            "X-quang di động",
            "I",
            "1.1.1.1.1. Sâu",
            "4",
            "100% trạm",
            "an) toàn",
            "TT) a",
            "v.v.",
            "",
        ] {
            check(text, None::<(Mark, &str, &str)>);
        }
    }
}
