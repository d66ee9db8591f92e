//! Lines back to paragraphs: what a PDF or a mail program broke is joined, what the author
//! began anew stays apart.

use crate::line::{Line, Tabled, is_link, is_page_number, is_rule, left};
use crate::mark::{self, Mark};
use crate::prose::Prose;
use crate::words::{is_caps, starts_lower, starts_upper, unquoted};
use plan::text::fold;
use plan::{LeftOver, LeftReason};

/// A paragraph with its label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Para {
    pub(crate) mark: Option<Mark>,
    pub(crate) label: String,
    pub(crate) prose: Prose,
    /// The table that stands in its place.
    pub(crate) table: Option<Tabled>,
}

/// A longer line is no heading, whatever its looks.
const HEADING_LETTERS: usize = 200;

/// Joins lines into paragraphs. Page numbers and links go to `left_over`.
pub(crate) fn reflow(lines: &[Line], left_over: &mut Vec<LeftOver>) -> Vec<Para> {
    let mut flow = Flow::new(Width::measure(lines));
    flow.unlabelled = !lines.iter().any(labels_heading);
    for (i, line) in lines.iter().enumerate() {
        let next = lines.get(i + 1);
        match flow.aside(line, next) {
            Some(reason) => left_over.push(left(line.number, &line.text, reason)),
            None => flow.take(line),
        }
    }
    flow.finish(left_over)
}

/// Whether a line has a label that headings have.
fn labels_heading(line: &Line) -> bool {
    let mark = mark::read(&line.text).map(|found| found.mark);
    matches!(mark, Some(Mark::Part(_) | Mark::Roman(_) | Mark::Number(_)))
}

/// How wide the lines were when somebody's program broke them.
#[derive(Debug, Clone, Copy)]
struct Width {
    /// A line to which the next word is added reaches at least this; `None` where every
    /// paragraph is one line.
    reach: Option<usize>,
    /// All lines were cut at the same number of letters, so that `reach` is exact.
    exact: bool,
    /// A blank line stands after every line, so that blank lines tell nothing.
    spaced: bool,
}

impl Width {
    /// Lines that go on in lower case were broken by width; their reach tells where.
    fn measure(lines: &[Line]) -> Self {
        let text = |l: &&Line| !is_page_number(&l.text) && !is_link(&l.text);
        let lines: Vec<&Line> = lines.iter().filter(text).collect();
        let mut reaches: Vec<usize> = lines
            .windows(2)
            .filter(|pair| {
                starts_lower(&pair[1].text)
                    && mark::read(&pair[1].text).is_none()
                    && !ends_sentence(&pair[0].text)
            })
            .map(|pair| reach(&pair[0].text, &pair[1].text))
            .collect();
        reaches.sort_unstable();
        let blanks = lines.iter().filter(|l| l.after_blank).count();
        let spaced = blanks * 5 > lines.len() * 4;
        let longest = lines.iter().map(|l| length(&l.text)).max().unwrap_or(0);
        if reaches.len() < 3 || reaches.len() * 7 < lines.len() || longest > 400 {
            return Self {
                reach: None,
                exact: false,
                spaced,
            };
        }
        // A converter breaks some lines early for no reason; those measure nothing.
        let usual = reaches[reaches.len() / 2];
        reaches.retain(|r| r * 4 >= usual * 3);
        let exact = reaches[0] > longest;
        Self {
            reach: Some(if exact {
                longest + 1
            } else {
                reaches[reaches.len() / 50]
            }),
            exact,
            spaced,
        }
    }

    fn wrapped(self) -> bool {
        self.reach.is_some()
    }

    /// Whether the next line's first word would not have fitted on this line. Letters differ in
    /// width, so `slack` percent are allowed where the measure is not exact.
    fn full(self, line: &str, next: &str, slack: usize) -> bool {
        let slack = if self.exact { 0 } else { slack };
        self.reach
            .is_some_and(|least| reach(line, next) * 100 >= least * (100 - slack))
    }
}

fn length(text: &str) -> usize {
    text.chars().take(1000).count()
}

fn reach(line: &str, next: &str) -> usize {
    let word = next.split(' ').next().unwrap_or_default();
    length(line) + 1 + length(word)
}

/// Whether a text ends where a paragraph may end.
pub(crate) fn ends_sentence(text: &str) -> bool {
    unquoted(text).ends_with(['.', ';', ':', '!', '?', '…', '/'])
}

/// A text that ends with a full stop, not with `;` or `:`.
fn ends_with_stop(text: &str) -> bool {
    unquoted(text).ends_with(['.', '!', '?', '…', '/'])
}

/// State of the pass over the lines.
struct Flow {
    width: Width,
    done: Vec<Para>,
    current: Option<Para>,
    /// The last line added, for its width.
    last_line: String,
    part: u32,
    roman: u32,
    path: Vec<u32>,
    letter: Option<char>,
    /// No heading of this text has a label.
    unlabelled: bool,
}

impl Flow {
    fn new(width: Width) -> Self {
        Self {
            width,
            done: Vec::new(),
            current: None,
            last_line: String::new(),
            part: 0,
            roman: 0,
            path: Vec::new(),
            letter: None,
            unlabelled: false,
        }
    }

    /// Whether the text so far has come to an end, so that something new may begin.
    fn ended(&self) -> bool {
        self.current.as_ref().is_none_or(|p| {
            p.table.is_some()
                || matches!(
                    p.mark,
                    Some(Mark::Part(_) | Mark::Roman(_) | Mark::Heading(_))
                )
                || p.prose.text().is_empty()
                || ends_sentence(p.prose.text())
        })
    }

    /// Whether a line begins a paragraph because its format says so; not where the paragraphs
    /// are lines that some program broke by width.
    fn begins(&self, line: &Line) -> bool {
        line.hint.begins && !self.width.wrapped()
    }

    /// Why a line is no part of the text, if so.
    fn aside(&self, line: &Line, next: Option<&Line>) -> Option<LeftReason> {
        if is_rule(&line.text) && !["...", "…", "./."].contains(&line.text.as_str()) {
            return Some(LeftReason::Mark);
        }
        if is_link(&line.text) {
            let asked = self
                .current
                .as_ref()
                .is_some_and(|p| p.prose.text().ends_with([':', '(']));
            return (!asked).then_some(LeftReason::Footer);
        }
        if !is_page_number(&line.text) {
            return None;
        }
        // A number that ends a broken sentence: `khóa` / `12`.
        let goes_on = next.is_some_and(|n| starts_lower(&n.text));
        let apart = line.after_blank || next.is_none_or(|n| n.after_blank);
        let text_number = !self.ended() && !apart && !goes_on && self.width.wrapped();
        (!text_number).then_some(LeftReason::PageNumber)
    }

    fn take(&mut self, line: &Line) {
        if let Some(found) = mark::read(&line.text)
            && (line.hint.numbered || self.accepts(&found, line))
        {
            self.count(&found.mark);
            let from = line.text.len() - found.rest.len();
            self.begin(Some(found.mark), found.label, Prose::of(line, from));
        } else if let Some(level) = self.heading(line) {
            self.count(&Mark::Heading(level));
            self.begin(
                Some(Mark::Heading(level)),
                String::new(),
                Prose::of(line, 0),
            );
        } else if self.joins(line) {
            if let Some(current) = &mut self.current {
                if current.prose.text().is_empty() {
                    current.prose = Prose::of(line, 0).beginning_on(current.prose.line());
                } else {
                    current.prose.push(line);
                }
            }
        } else {
            self.begin(None, String::new(), Prose::of(line, 0));
        }
        if let Some(current) = &mut self.current {
            current.table.clone_from(&line.table);
        }
        self.last_line.clone_from(&line.text);
    }

    fn begin(&mut self, mark: Option<Mark>, label: String, prose: Prose) {
        let next = Para {
            mark,
            label,
            prose,
            table: None,
        };
        self.done.extend(self.current.replace(next));
    }

    fn count(&mut self, mark: &Mark) {
        match mark {
            Mark::Part(n) => {
                self.part = *n;
                self.roman = 0;
                self.path.clear();
                self.letter = None;
            }
            Mark::Roman(n) => {
                self.roman = *n;
                self.path.clear();
                self.letter = None;
            }
            Mark::Number(path) => {
                self.path.clone_from(path);
                self.letter = None;
            }
            Mark::Heading(_) => {
                self.path.clear();
                self.letter = None;
            }
            Mark::Letter(c) => self.letter = Some(*c),
            Mark::Dash | Mark::Plus => {}
        }
    }

    /// The level of a heading that has no label: as its style says, or, where no heading of the
    /// text has one, as its bold capitals do.
    fn heading(&self, line: &Line) -> Option<u8> {
        let titled = length(&line.text) <= HEADING_LETTERS && !ends_with_stop(&line.text);
        if !titled || !self.begins(line) || line.hint.celled || line.table.is_some() {
            return None;
        }
        line.hint.heading.or_else(|| {
            let set = line.hint.bold && is_caps(&line.text) && line.text.contains(' ');
            (self.unlabelled && set && !opens_closing(&line.text)).then_some(1)
        })
    }

    /// Whether a label is meant as one here, or only came to stand at a line's start.
    fn accepts(&self, found: &mark::Labelled<'_>, line: &Line) -> bool {
        let ended = self.ended() || self.begins(line);
        let begins = !starts_lower(found.rest);
        match &found.mark {
            Mark::Part(n) => {
                let gap = self.part > 0 && *n > self.part && (ended || line.after_blank);
                *n == self.part + 1 || gap
            }
            Mark::Roman(n) => {
                let fits = *n == self.roman + 1;
                let caps = is_caps(found.rest);
                // `V.` and `X.` may be somebody's initial; `IV.` after `II.` is a gap.
                let later = *n > self.roman && found.label.chars().count() > 2;
                let full = self.width.full(&self.last_line, &line.text, 0);
                caps && (ended || line.after_blank || fits)
                    || begins && fits && (ended || !full)
                    || begins && later && ended && !self.broken_before(line)
            }
            Mark::Number(path) if path[0] > 999 => {
                self.follows(path) && begins && !found.rest.is_empty()
            }
            Mark::Number(path) if found.rest.is_empty() => self.follows(path) && ended,
            Mark::Number(path) => {
                let follows = self.follows(path);
                let free = !self.broken_before(line) || follows && !self.width.exact;
                begins && (ended || free) || ended && follows
            }
            Mark::Letter(c) => {
                let follows = match self.letter {
                    Some(last) => next_letter(last) == *c || last == *c,
                    None => *c == 'a',
                };
                let paren = found.label.ends_with(')');
                (ended || begins && (follows || !self.broken_before(line)))
                    && (paren || follows && begins)
            }
            // Never read from a line's first letters.
            Mark::Heading(_) => false,
            Mark::Dash | Mark::Plus => {
                let range = found.rest.starts_with(|c: char| c.is_ascii_digit())
                    && self
                        .current
                        .as_ref()
                        .is_some_and(|p| p.prose.text().ends_with(|c: char| c.is_ascii_digit()))
                    && !self.width.wrapped();
                !range && (ended || begins || !self.broken_before(line))
            }
        }
    }

    /// Whether a number is the next of the list, a first one, or a first child.
    fn follows(&self, path: &[u32]) -> bool {
        let Some((last, parents)) = path.split_last() else {
            return false;
        };
        let sibling = self.path.len() >= path.len()
            && self.path[..parents.len()] == *parents
            && self.path[parents.len()] + 1 == *last;
        let child = *last == 1 && (self.path == parents || path.len() == 1);
        sibling || child
    }

    /// Whether the line above was broken by its width, so that this line goes on with it.
    fn broken_before(&self, line: &Line) -> bool {
        !self.ended() && !self.begins(line) && self.width.full(&self.last_line, &line.text, 15)
    }

    /// Whether an unmarked line goes on with the paragraph above.
    fn joins(&self, line: &Line) -> bool {
        let Some(current) = &self.current else {
            return false;
        };
        let (before, text) = (current.prose.text(), line.text.as_str());
        if current.table.is_some() || line.table.is_some() {
            return false;
        }
        if self.begins(line) {
            // A part's title may stand in a paragraph of its own.
            return matches!(current.mark, Some(Mark::Part(_))) && before.is_empty();
        }
        if before.is_empty() || matches!(current.mark, Some(Mark::Heading(_))) {
            return true;
        }
        if opens_closing(text) {
            return false;
        }
        if matches!(current.mark, Some(Mark::Part(_) | Mark::Roman(_))) && is_caps(before) {
            return is_caps(text);
        }
        let full = |slack| self.width.full(&self.last_line, text, slack);
        if !ends_sentence(before) {
            let comma = before.ends_with([',', '-', '–', '&', '(']);
            return starts_lower(text) || !starts_upper(text) || comma || full(15);
        }
        if opens_basis(text) {
            return false;
        }
        if starts_lower(text) {
            return if ends_with_stop(before) {
                self.width.wrapped() || !line.after_blank
            } else {
                full(15)
            };
        }
        // A sentence ended just where the line was full: only the blank line tells, where
        // blank lines do not stand everywhere.
        if before.ends_with(';') {
            let leads_in = self.roman == 0 && self.path.is_empty() && opens_lead_in(text);
            return full(5) && !leads_in && (self.width.spaced || !line.after_blank);
        }
        ends_with_stop(before) && full(0) && !line.after_blank
    }

    fn finish(mut self, left_over: &mut Vec<LeftOver>) -> Vec<Para> {
        self.done.extend(self.current.take());
        let (kept, empty): (Vec<Para>, Vec<Para>) = self.done.into_iter().partition(|p| {
            p.table.is_some()
                || !p.prose.text().is_empty()
                || !matches!(p.mark, Some(Mark::Dash | Mark::Plus) | None)
        });
        left_over.extend(
            empty
                .into_iter()
                .filter(|p| !p.label.is_empty())
                .map(|p| left(p.prose.line(), &p.label, LeftReason::Mark)),
        );
        kept
    }
}

/// `Trên đây là …`, which never continues a paragraph.
pub(crate) fn opens_closing(text: &str) -> bool {
    starts_folded(text, "tren day la")
}

/// `Căn cứ …`, which begins a basis of its own.
fn opens_basis(text: &str) -> bool {
    ["can cu ", "theo de nghi", "xet de nghi"]
        .iter()
        .any(|words| starts_folded(text, words))
}

/// `Ủy ban nhân dân … ban hành`, which leads from the bases into the body.
fn opens_lead_in(text: &str) -> bool {
    starts_folded(text, "uy ban nhan dan") || starts_folded(text, "ubnd")
}

/// Whether a text starts with some folded words.
pub(crate) fn starts_folded(text: &str, words: &str) -> bool {
    let head: String = text.chars().take(words.chars().count() * 2).collect();
    text.starts_with(char::is_uppercase) && fold(&head).starts_with(words)
}

/// The letter that follows in the decree's list, f j w z counted where somebody used them.
pub(crate) fn next_letter(c: char) -> char {
    match c {
        'd' => 'đ',
        'đ' => 'e',
        'e' => 'g',
        'i' => 'k',
        'v' => 'x',
        c => char::from_u32(u32::from(c) + 1).unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(text: &str) -> Vec<String> {
        let paras = reflow(&crate::line::read(text).0, &mut Vec::new());
        let romans = paras
            .iter()
            .filter(|p| matches!(p.mark, Some(Mark::Roman(_))));
        romans.map(|p| p.label.clone()).collect()
    }

    #[test]
    fn roman_headings_in_small_letters() {
        for (text, expect) in [
            ("I. Mục đích\n- a\nII. Nội dung\n- b", &["I.", "II."][..]),
            ("I. Mục đích\n- a.\nIII. Kinh phí\n- b", &["I.", "III."]),
            ("I. Mục đích\n- Báo cáo gửi về\nV. Nguyễn", &["I."]),
            ("I. Mục đích\n- Xong.\nV. Nguyễn", &["I."]),
        ] {
            assert_eq!(labels(text), expect, "{text}");
        }
        // A short last line of a paragraph without a full stop, in a text broken by width.
        let wide = "Tăng cường tuyên truyền cải cách hành chính đến người dân trong xã và\n\
                    các thôn, các cơ quan, đơn vị, trường học đóng trên địa bàn của xã, nhất là\n\
                    người cao tuổi, hộ nghèo, đồng bào ở xa trung tâm xã và người lao động làm\n\
                    việc ở khu công nghiệp, bảo đảm mọi người đều biết và làm theo, kịp thời\n\
                    phản ánh những vướng mắc về trung tâm phục vụ hành chính công của xã";
        let text = format!(
            "I. Mục đích\n{wide}\n- Thường xuyên trong năm 2026, báo cáo kết quả mỗi quý về xã\nII. Nội dung\n- a;"
        );
        assert_eq!(labels(&text), ["I.", "II."]);
    }
}
