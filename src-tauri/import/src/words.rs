//! Small questions about words, asked all over the importer.

/// Whether the first letter is lower case.
pub(crate) fn starts_lower(text: &str) -> bool {
    text.starts_with(char::is_lowercase)
}

/// Whether the text begins with a capital, perhaps after a quote or bracket.
pub(crate) fn starts_upper(text: &str) -> bool {
    text.trim_start_matches(['“', '"', '‘', '\'', '«'])
        .starts_with(char::is_uppercase)
}

/// Whether a text is written in capitals: at least two letters and no small one but units.
pub(crate) fn is_caps(text: &str) -> bool {
    let (mut upper, mut small) = (0, 0);
    for c in text.chars().take(400) {
        upper += usize::from(c.is_uppercase());
        small += usize::from(c.is_lowercase());
    }
    upper >= 2 && small * 8 <= upper
}

/// The text without closing quotes and brackets at its end, a few at most.
pub(crate) fn unquoted(text: &str) -> &str {
    let closes = |c: &char| "”\"’'») ".contains(*c);
    let closing = text.chars().rev().take(8).take_while(closes);
    &text[..text.len() - closing.map(char::len_utf8).sum::<usize>()]
}

/// Whether words look like a person's name: two to six words, each with a capital first.
pub(crate) fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(8).collect();
    (2..=6).contains(&words.len())
        && text
            .chars()
            .all(|c| c.is_alphabetic() || " -'’.".contains(c))
        && words.iter().all(|w| w.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_capitals() {
        for (text, name, caps) in [
            ("Nguyễn Văn An", true, false),
            ("NGUYỄN VĂN AN", true, true),
            ("UBND xã", false, false),
            ("TỔ CHỨC THỰC HIỆN", true, true),
            ("An", false, false),
            ("Trần Thị B1", false, false),
            ("I", false, false),
        ] {
            assert_eq!((is_name(text), is_caps(text)), (name, caps), "{text}");
        }
    }
}
