//! A piece of running text that remembers which line each of its words came from.

/// Text joined from lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Prose {
    text: String,
    /// Where in the text each line begins.
    spots: Vec<(usize, u32)>,
}

impl Prose {
    pub(crate) fn new(line: u32, text: &str) -> Self {
        Self {
            text: text.to_owned(),
            spots: vec![(0, line)],
        }
    }

    /// Adds the next line: with a space, or without one after a hyphen that broke a code
    /// (`12-` `NQ/TU`).
    pub(crate) fn push(&mut self, line: u32, text: &str) {
        if joins_with_space(&self.text, text) {
            self.text.push(' ');
        }
        self.spots.push((self.text.len(), line));
        self.text.push_str(text);
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
        let mut prose = Prose::new(3, "Nghị quyết số 12-");
        prose.push(5, "NQ/TU của kinh tế -");
        prose.push(6, "xã hội");
        assert_eq!(prose.text(), "Nghị quyết số 12-NQ/TU của kinh tế - xã hội");
        for (word, line) in [("Nghị", 3), ("NQ/TU", 5), ("xã", 6)] {
            let at = prose.text().find(word).unwrap();
            assert_eq!(prose.line_at(at), line, "{word}");
        }
    }
}
