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
