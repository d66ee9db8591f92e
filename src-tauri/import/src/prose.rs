//! A piece of running text that remembers which line each of its words came from.

use crate::line::{Line, Look};
use plan::{RichText, text::Run};

/// Text joined from lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Prose {
    text: String,
    /// Where in the text each line begins.
    spots: Vec<(usize, u32)>,
    /// Where in the text looks change; none where all is regular.
    looks: Vec<(usize, Look)>,
}

impl Prose {
    pub(crate) fn new(line: u32, text: &str) -> Self {
        Self {
            text: text.to_owned(),
            spots: vec![(0, line)],
            looks: Vec::new(),
        }
    }

    /// The words of a line from a byte of its text on.
    pub(crate) fn of(line: &Line, from: usize) -> Self {
        let mut prose = Self::new(line.number, line.text.get(from..).unwrap_or_default());
        prose.look(line, from, 0);
        prose
    }

    /// The same words, told to begin on another line.
    pub(crate) fn beginning_on(mut self, line: u32) -> Self {
        if let Some(first) = self.spots.first_mut() {
            first.1 = line;
        }
        self
    }

    /// Takes over a line's looks from a byte of its text on, which stands at `at` here.
    fn look(&mut self, line: &Line, from: usize, at: usize) {
        let before = line.looks.partition_point(|(start, _)| *start <= from);
        let first = before
            .checked_sub(1)
            .map_or(Look::default(), |i| line.looks[i].1);
        if line.looks.is_empty() && self.looks.is_empty() {
            return;
        }
        if self.looks.is_empty() && at > 0 {
            self.looks.push((0, Look::default()));
        }
        self.looks.push((at, first));
        let later = line.looks[before..].iter();
        self.looks
            .extend(later.map(|(start, look)| (start - from + at, *look)));
    }

    /// The text from a byte on, in its looks.
    pub(crate) fn rich(&self, from: usize) -> RichText {
        let plain = [(0, Look::default())];
        let starts = if self.looks.is_empty() {
            &plain[..]
        } else {
            &self.looks
        };
        let ends = starts
            .iter()
            .skip(1)
            .map(|(at, _)| *at)
            .chain([self.text.len()]);
        let runs = starts.iter().zip(ends).map(|((start, look), end)| Run {
            text: self
                .text
                .get((*start).max(from)..end)
                .unwrap_or_default()
                .to_owned(),
            bold: look.bold,
            italic: look.italic,
        });
        RichText::new(runs)
    }

    /// Adds the next line: with a space, or without one after a hyphen that broke a code
    /// (`12-` `NQ/TU`).
    pub(crate) fn push(&mut self, line: &Line) {
        if joins_with_space(&self.text, &line.text) {
            self.text.push(' ');
        }
        self.spots.push((self.text.len(), line.number));
        self.look(line, 0, self.text.len());
        self.text.push_str(&line.text);
    }

    /// Adds a line that stays one of its own.
    pub(crate) fn push_line(&mut self, line: u32, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.spots.push((self.text.len(), line));
        self.text.push_str(text);
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// First line, from 1.
    pub(crate) fn line(&self) -> u32 {
        self.spots.first().map_or(0, |s| s.1)
    }

    /// The line a byte of the text came from.
    pub(crate) fn line_at(&self, offset: usize) -> u32 {
        let end = self.spots.partition_point(|s| s.0 <= offset);
        end.checked_sub(1).map_or(0, |i| self.spots[i].1)
    }
}

/// Whether a space belongs between two lines of one paragraph.
pub(crate) fn joins_with_space(before: &str, after: &str) -> bool {
    let mut last = before.chars().rev();
    let broken_code = last.next() == Some('-')
        && last.next().is_some_and(char::is_alphanumeric)
        && after.starts_with(char::is_uppercase);
    !before.is_empty() && !broken_code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_lines_and_remembers_them() {
        let line = |number, text: &str| Line {
            number,
            text: text.to_owned(),
            ..Line::default()
        };
        let mut prose = Prose::new(3, "Nghị quyết số 12-");
        prose.push(&line(5, "NQ/TU của kinh tế -"));
        prose.push(&line(6, "xã hội"));
        assert_eq!(prose.text(), "Nghị quyết số 12-NQ/TU của kinh tế - xã hội");
        for (word, line) in [("Nghị", 3), ("NQ/TU", 5), ("xã", 6)] {
            let at = prose.text().find(word).unwrap();
            assert_eq!(prose.line_at(at), line, "{word}");
        }
    }
}
