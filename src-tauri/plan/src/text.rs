//! Text as the decree knows it: runs of letters, bold or italic, always NFC.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Text in Normalization Form C, the form every stored text has.
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// Text for finding: marks stripped, `đ` as `d`, lower case. `Đường` and `duong` fold alike.
pub fn fold(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

/// A stretch of text in one look.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Run {
    /// The words.
    pub text: String,
    /// In bold.
    pub bold: bool,
    /// In italics.
    pub italic: bool,
}

/// Runs in order. Neighbours always differ in look and none is empty.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct RichText(Vec<Run>);

impl RichText {
    /// Upright, regular text.
    pub fn plain(text: impl AsRef<str>) -> Self {
        Self::new([Run {
            text: text.as_ref().to_owned(),
            bold: false,
            italic: false,
        }])
    }

    /// Text from runs; like neighbours are merged, empty ones dropped, letters composed.
    pub fn new(runs: impl IntoIterator<Item = Run>) -> Self {
        let mut out: Vec<Run> = Vec::new();
        for run in runs {
            match out.last_mut() {
                _ if run.text.is_empty() => {}
                Some(last) if last.bold == run.bold && last.italic == run.italic => {
                    last.text.push_str(&run.text);
                }
                _ => out.push(run),
            }
        }
        for run in &mut out {
            run.text = nfc(&run.text);
        }
        Self(out)
    }

    /// Texts as one, each on a line of its own.
    pub fn lines(texts: impl IntoIterator<Item = Self>) -> Self {
        let mut runs: Vec<Run> = Vec::new();
        for text in texts {
            if !runs.is_empty() {
                runs.extend(Self::plain("\n").0);
            }
            runs.extend(text.0);
        }
        Self::new(runs)
    }

    /// The runs, in order.
    pub fn runs(&self) -> &[Run] {
        &self.0
    }

    /// The text with stretches of its plain words replaced; each new one looks as the first letter
    /// it replaces. `edits` are byte ranges of [`Self::to_plain`], in order and apart from each
    /// other, on letters' borders; an empty range puts words in.
    #[must_use]
    pub fn spliced(&self, edits: &[(std::ops::Range<usize>, String)]) -> Self {
        let mut runs: Vec<Run> = Vec::new();
        let mut pending = edits.iter().peekable();
        let (mut from, mut done) = (0, 0);
        for run in &self.0 {
            let end = from + run.text.len();
            let mut text = String::new();
            while let Some((range, new)) = pending.next_if(|(range, _)| range.start < end) {
                text.push_str(
                    run.text
                        .get(done.max(from) - from..range.start - from)
                        .unwrap_or(""),
                );
                text.push_str(new);
                done = range.end;
            }
            text.push_str(run.text.get(done.max(from).min(end) - from..).unwrap_or(""));
            runs.push(Run {
                text,
                ..run.clone()
            });
            from = end;
        }
        let look = self.0.last().cloned().unwrap_or_default();
        runs.extend(pending.map(|(_, new)| Run {
            text: new.clone(),
            ..look.clone()
        }));
        Self::new(runs)
    }

    /// The words without their look.
    pub fn to_plain(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }

    /// Whether nothing but white space is in it.
    pub fn is_blank(&self) -> bool {
        self.0.iter().all(|run| run.text.trim().is_empty())
    }
}

impl From<&str> for RichText {
    fn from(text: &str) -> Self {
        Self::plain(text)
    }
}

impl From<String> for RichText {
    fn from(text: String) -> Self {
        Self::plain(text)
    }
}

/// The words of a text: what is left between white space, in order.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
}

/// Collapses runs of white space to single spaces and trims.
pub fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in words(text) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// A title inside a sentence: `Tuyên truyền …` goes on in small letters, `CCHC …` does not.
pub fn lower_first(title: &str) -> String {
    let mut letters = title.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => title.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_marks_and_d() {
        for (input, expect) in [
            ("Đường", "duong"),
            ("ĐẢNG BỘ", "dang bo"),
            ("kế hoạch", "ke hoach"),
            ("ke\u{302}\u{301} hoa\u{323}ch", "ke hoach"),
            ("Nghị định 30/2020/NĐ-CP", "nghi dinh 30/2020/nd-cp"),
        ] {
            assert_eq!(fold(input), expect);
        }
    }

    #[test]
    fn replaced_words_look_as_those_before_them() {
        let shown = |text: &RichText| -> String {
            let mark = |run: &Run| match run.bold {
                true => format!("<{}>", run.text),
                false => run.text.clone(),
            };
            text.runs().iter().map(mark).collect()
        };
        let run = |text: &str, bold| Run {
            text: text.into(),
            bold,
            italic: false,
        };
        let text = RichText::new([run("năm ", false), run("2025", true), run(" và", false)]);
        for (edits, expect) in [
            (&[][..], "năm <2025> và"),
            (&[(5..9, "2026")], "năm <2026> và"),
            (&[(0..9, "sang 2026")], "sang 2026 và"),
            (&[(0..4, "Năm"), (5..9, "26"), (10..13, "&")], "Năm <26> &"),
            (&[(9..9, "!"), (13..13, "…")], "năm <2025>! và…"),
            (&[(0..13, "")], ""),
            (&[(4..10, "-")], "năm-và"),
        ] {
            let edits: Vec<_> = edits
                .iter()
                .map(|(r, s)| (r.clone(), (*s).to_owned()))
                .collect();
            let spliced = text.spliced(&edits);
            assert_eq!(shown(&spliced).replace("><", ""), expect, "{edits:?}");
        }
        assert_eq!(
            RichText::default().spliced(&[(0..0, "a".into())]),
            "a".into()
        );
    }

    #[test]
    fn merges_like_neighbours() {
        let run = |text: &str, bold| Run {
            text: text.into(),
            bold,
            italic: false,
        };
        let text = RichText::new([
            run("a", true),
            run("", false),
            run("b", true),
            run("c", false),
        ]);
        assert_eq!(text.runs(), [run("ab", true), run("c", false)]);
        assert_eq!(text.to_plain(), "abc");
    }
}
