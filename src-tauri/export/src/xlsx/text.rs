//! Words as a cell can hold them.

use document::printable;
use std::borrow::Cow;

/// Most UTF-16 units in a cell.
const MOST: usize = 32_767;

/// Without characters that the format has no place for.
pub(crate) fn held(words: &str) -> Cow<'_, str> {
    printable(words)
}

/// The words in pieces that each fit a cell, cut behind a blank where there is one in the last
/// quarter. The pieces together are the words; none for no words.
pub(crate) fn pieces(words: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(cut(rest));
        pieces.push(piece);
        rest = after;
    }
    pieces
}

/// Where the first piece ends, in bytes.
fn cut(words: &str) -> usize {
    let mut units = 0;
    let mut blank = None;
    for (at, letter) in words.char_indices() {
        units += letter.len_utf16();
        if units > MOST {
            return blank.unwrap_or(at);
        }
        if letter.is_whitespace() && units > MOST / 4 * 3 {
            blank = Some(at + letter.len_utf8());
        }
    }
    words.len()
}

/// Whether a spreadsheet would read the words as a formula once somebody edits them.
pub(crate) fn like_formula(words: &str) -> bool {
    words.starts_with(['=', '+', '-', '@'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_piece_is_too_long_and_none_is_lost() {
        for words in [
            String::new(),
            "ngắn".into(),
            "ế".repeat(MOST),
            "ế".repeat(MOST + 1),
            "tuyên truyền ".repeat(9_000),
            "\u{1f600}".repeat(40_000),
        ] {
            let cut = pieces(&words);
            assert_eq!(cut.concat(), words);
            for piece in &cut {
                assert!(piece.encode_utf16().count() <= MOST && !piece.is_empty());
            }
            if words.contains(' ') {
                assert!(cut.iter().all(|piece| piece.ends_with(' ')));
            }
        }
    }
}
