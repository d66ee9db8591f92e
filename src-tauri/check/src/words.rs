//! Words of a passage with where they stand.

use plan::text::fold;

pub(crate) struct Word<'a> {
    /// Byte where it begins.
    pub(crate) at: usize,
    /// With the marks around it.
    pub(crate) text: &'a str,
    /// Without the marks around it.
    pub(crate) bare: &'a str,
    /// Without marks around and on its letters, in small letters.
    pub(crate) folded: String,
}

/// The words of a text, safe to ask beyond its ends.
pub(crate) struct Words<'a> {
    words: Vec<Word<'a>>,
    /// What stands beyond the ends.
    none: Word<'a>,
}

impl<'a> Words<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        let mut from = 0;
        let words = text.split_whitespace().map(|word| {
            let at = text[from..].find(word).map_or(from, |i| i + from);
            from = at + word.len();
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            Word {
                at,
                text: word,
                bare,
                folded: fold(bare),
            }
        });
        Self {
            words: words.collect(),
            none: Word {
                at: text.len(),
                text: "",
                bare: "",
                folded: String::new(),
            },
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    pub(crate) fn get(&self, i: usize) -> &Word<'a> {
        self.words.get(i).unwrap_or(&self.none)
    }

    /// The word before, or none.
    pub(crate) fn before(&self, i: usize, back: usize) -> &Word<'a> {
        i.checked_sub(back).map_or(&self.none, |i| self.get(i))
    }

    /// Whether the words from `i` are these, folded, with no mark between them.
    pub(crate) fn run(&self, i: usize, folded: &[&str]) -> bool {
        let same = folded
            .iter()
            .zip(i..)
            .all(|(w, i)| self.get(i).folded == *w);
        same && (i..i + folded.len().saturating_sub(1)).all(|i| !self.get(i).ends_phrase())
    }

    /// The words from `from` up to `to` without the marks at both ends.
    pub(crate) fn show(&self, from: usize, to: usize) -> String {
        let words: Vec<&str> = (from..to).map(|i| self.get(i).text).collect();
        let joined = words.join(" ");
        joined
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_owned()
    }

    /// Whether a word is surely inside a sentence: the one before it begins with a small letter
    /// or is all capitals (`UBND`), and no mark ends there.
    pub(crate) fn inside(&self, i: usize) -> bool {
        let before = self.before(i, 1);
        let begun = before.bare.starts_with(char::is_lowercase)
            || (before.bare.chars().count() > 1 && before.bare.chars().all(char::is_uppercase));
        let closed = before
            .text
            .ends_with(['.', '?', '!', ':', ';', '”', '"', ')', '…']);
        let quoted = self.get(i).text.starts_with(['“', '"', '(']);
        begun && !closed && !quoted
    }
}

impl Word<'_> {
    pub(crate) fn ends_phrase(&self) -> bool {
        self.text
            .ends_with([',', ';', '.', ':', ')', '”', '"', '…'])
    }

    pub(crate) fn is_capitalised(&self) -> bool {
        self.bare.starts_with(char::is_uppercase)
    }

    /// Its number, if it is one.
    pub(crate) fn number(&self) -> Option<u32> {
        let digits = !self.bare.is_empty() && self.bare.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| self.bare.parse().ok())?
    }
}

/// The first characters of a text, for showing.
pub(crate) fn short(text: &str) -> String {
    const MOST: usize = 60;
    let text = plan::text::squeeze(text);
    if text.chars().count() <= MOST {
        return text;
    }
    text.chars().take(MOST).chain(['…']).collect()
}
