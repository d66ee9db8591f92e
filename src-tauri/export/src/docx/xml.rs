//! XML text, escaped.

use document::printable;
use std::fmt::{self, Write as _};

/// What every part begins with.
pub(crate) const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// XML being written.
#[derive(Debug, Default)]
pub(crate) struct Xml(String);

impl Xml {
    /// Markup as it is.
    pub(crate) fn put(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// Markup with numbers or names of ours in it.
    pub(crate) fn form(&mut self, markup: fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.0.write_fmt(markup);
    }

    /// Words of a person, for element content or a quoted attribute.
    pub(crate) fn words(&mut self, words: &str) {
        for c in printable(words).chars() {
            match c {
                '&' => self.put("&amp;"),
                '<' => self.put("&lt;"),
                '>' => self.put("&gt;"),
                '"' => self.put("&quot;"),
                c => self.0.push(c),
            }
        }
    }

    /// The words of a run: line ends, tabs and soft hyphens are elements of their own.
    pub(crate) fn run_text(&mut self, words: &str) {
        let mut rest = words;
        while let Some(at) = rest.find(['\n', '\t', '\u{ad}']) {
            let (before, from) = rest.split_at(at);
            self.text_element(before);
            let mut after = from.chars();
            self.put(match after.next() {
                Some('\n') => "<w:br/>",
                Some('\t') => "<w:tab/>",
                _ => "<w:softHyphen/>",
            });
            rest = after.as_str();
        }
        self.text_element(rest);
    }

    fn text_element(&mut self, words: &str) {
        if !words.is_empty() {
            self.put(r#"<w:t xml:space="preserve">"#);
            self.words(words);
            self.put("</w:t>");
        }
    }

    /// What was written.
    pub(crate) fn into_string(self) -> String {
        self.0
    }
}
