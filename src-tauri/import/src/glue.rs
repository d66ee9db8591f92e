//! Words that lost the space between them: `bànhuyện`, `choPhòng`, `2024để`, `TT,Văn`.

use crate::syllable::{Letters, Seat, is_syllable, lower};
use std::collections::HashSet;

/// Words of a text in lower case, by which one of several possible splits is chosen.
pub(crate) struct Vocabulary(HashSet<String>);

impl Vocabulary {
    pub(crate) fn of(text: &str) -> Self {
        let words = text.split(|c: char| !c.is_alphabetic());
        Self(words.filter(|w| !w.is_empty()).map(small).collect())
    }

    fn knows(&self, word: &str) -> bool {
        self.0.contains(&small(word))
    }
}

fn small(word: &str) -> String {
    word.chars().map(lower).collect()
}

/// Words written as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Glued {
    /// Byte of the text where they begin.
    pub(crate) at: usize,
    /// As found.
    pub(crate) found: String,
    /// With the space a person would put.
    pub(crate) split: String,
}

/// All glued words of a text.
pub(crate) fn find(text: &str, vocabulary: &Vocabulary) -> Vec<Glued> {
    let base = text.as_ptr() as usize;
    text.split_whitespace()
        .filter(|token| token.len() <= 200 && !is_address(token))
        .filter_map(|token| {
            let found = token.trim_matches(|c: char| !c.is_alphanumeric());
            let cuts = cuts(found, vocabulary);
            (!cuts.is_empty()).then(|| Glued {
                at: found.as_ptr() as usize - base,
                found: found.to_owned(),
                split: split_at(found, &cuts),
            })
        })
        .collect()
}

fn is_address(token: &str) -> bool {
    ["://", "www.", "@", ".vn", ".com", ".net"]
        .iter()
        .any(|sign| token.contains(sign))
}

fn split_at(token: &str, cuts: &[usize]) -> String {
    let mut out = String::new();
    let mut from = 0;
    for cut in cuts {
        out.push_str(&token[from..*cut]);
        out.push(' ');
        from = *cut;
    }
    out + &token[from..]
}

/// Where spaces are missing in one token, in order.
fn cuts(token: &str, vocabulary: &Vocabulary) -> Vec<usize> {
    let mut out = Vec::new();
    let mut run_start = 0;
    let mut before: Option<char> = None;
    let ends = token.char_indices().map(|(i, c)| (i, Some(c)));
    for (at, c) in ends.chain([(token.len(), None)]) {
        let letter = c.is_some_and(char::is_alphabetic);
        let in_run = before.is_some_and(char::is_alphabetic);
        if letter && !in_run {
            if before.is_some_and(|b| b.is_ascii_digit()) && is_word_after_digit(&token[at..]) {
                out.push(at);
            }
            if before.is_some_and(|b| parts(token, at, b)) {
                out.push(at);
            }
            run_start = at;
        } else if in_run && !letter {
            out.extend(cut_run(&token[run_start..at], vocabulary).map(|cut| run_start + cut));
        }
        before = c;
    }
    out
}

/// The letters at the start of a text.
fn run(text: &str) -> &str {
    let end = text
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(text.len());
    &text[..end]
}

/// `2024để`, but not `30c`, `10km`, `100m`.
fn is_word_after_digit(rest: &str) -> bool {
    let word = run(rest);
    let count = word.chars().count();
    is_syllable(word) && count >= 2 && (!word.is_ascii() || count >= 3)
}

/// A comma, or a full stop after a word, with letters on both sides.
fn parts(token: &str, at: usize, sign: char) -> bool {
    let before = &token[..at - sign.len_utf8()];
    let start = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphabetic())
        .last();
    let left = start.map_or("", |(i, _)| &before[i..]);
    let right = run(&token[at..]);
    match sign {
        ',' | ';' => !left.is_empty(),
        '.' => {
            left.chars().count() >= 2
                && is_syllable(left)
                && right.starts_with(char::is_uppercase)
                && right.chars().nth(1).is_some_and(char::is_lowercase)
        }
        _ => false,
    }
}

/// Where one run of letters falls into two words.
fn cut_run(word: &str, vocabulary: &Vocabulary) -> Option<usize> {
    if word.len() > 60 {
        return None;
    }
    case_cut(word).or_else(|| tone_cut(word, vocabulary))
}

/// `choPhòng`, `vềTTHC`: a whole syllable, then a capital that begins another or an acronym.
fn case_cut(word: &str) -> Option<usize> {
    let mut last = ' ';
    for (at, c) in word.char_indices() {
        if c.is_uppercase() && last.is_lowercase() {
            let (left, right) = word.split_at(at);
            let acronym = right.chars().count() >= 2 && right.chars().all(char::is_uppercase);
            let fits = left.chars().count() >= 2 && is_syllable(left);
            return (fits && (acronym || is_syllable(right))).then_some(at);
        }
        last = c;
    }
    None
}

/// `bànhuyện`: two groups of vowels and a tone. The split whose words the text knows wins.
fn tone_cut(word: &str, vocabulary: &Vocabulary) -> Option<usize> {
    let read = Letters::read(word)?;
    if read.tones.is_empty() || read.seat() != Seat::TwoWords {
        return None;
    }
    word.char_indices()
        .skip(1)
        .map(|(at, _)| at)
        .filter(|at| is_syllable(&word[..*at]) && is_syllable(&word[*at..]))
        .max_by_key(|at| {
            let known = |part: &str| usize::from(vocabulary.knows(part));
            (known(&word[..*at]) + known(&word[*at..]), *at)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let vocabulary = Vocabulary::of("trên địa bàn huyện cho phòng");
        let found: Vec<String> = find(text, &vocabulary)
            .into_iter()
            .map(|g| {
                assert!(text[g.at..].starts_with(&g.found));
                g.split
            })
            .collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn glued_words_fall_apart() {
        check("địa bànhuyện An Hòa", &["bàn huyện"]);
        check(
            "choPhòng, vềTTHC; Thông tinphổ biến",
            &["cho Phòng", "về TTHC", "tin phổ"],
        );
        check("trước ngày 31/01/2024để tổng hợp", &["31/01/2024 để"]);
        check(
            "VH-TT,Văn phòng; trực tuyến,dịch vụ",
            &["VH-TT, Văn", "tuyến, dịch"],
        );
        check("được biết.Người dân", &["biết. Người"]);
    }

    #[test]
    fn names_codes_and_loan_words_are_whole() {
        for text in [
            "TikTok YouTube Facebook VNeID iPhone MobiFone internet panô pano video",
            "30c/NQ-CP 10km 100m2 4G 1a KTr CTr/TU T.Trực TP.HCM v.v.",
            "số 22/2018/QĐ-TTg ngày 08/5/2018, xây dựng,…. Zalo,...",
            "https://xa.vn/tinPhổ,a xaanhoa.gov.vn,trang",
            "",
        ] {
            check(text, &[]);
        }
    }
}
