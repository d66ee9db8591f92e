//! Lines to paragraphs: where one ends and the next begins, told by their places.

use super::line::{Line, plain, spaced};
use crate::ending::is_signature;
use crate::letterhead::is_printed;
use crate::mark;
use crate::reflow::ends_sentence;
use crate::source::{Block, Hints, Paragraph};
use crate::words::{starts_lower, starts_upper};
use plan::RichText;
use plan::text::Run;

/// The width in which lines run, in points from the left edge of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    pub(super) left: f64,
    pub(super) right: f64,
}

/// What is usual in a column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Habit {
    /// From line to line inside of a paragraph, in points.
    pitch: f64,
    /// Paragraphs begin further right than their other lines.
    indented: bool,
    /// Lines of a typewriter, whose breaks may be the author's own.
    typed: bool,
}

/// A line and the width it runs in.
pub(super) struct Placed {
    pub(super) line: Line,
    pub(super) bounds: Bounds,
}

/// Differences smaller than this are none, in points.
const SLACK: f64 = 2.0;
/// A first line stands at least so far right of the others, in points.
const INDENT: f64 = 6.0;

/// How two lines belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bond {
    /// The lower goes on with the upper.
    Joined,
    /// A new paragraph begins.
    Parted,
    /// Only the words can tell.
    Open,
}

impl Placed {
    fn width(&self) -> f64 {
        self.bounds.right - self.bounds.left
    }

    /// In the middle of its column, and not by chance.
    fn centred(&self) -> bool {
        let (x0, x1) = (self.line.x0(), self.line.x1());
        let (before, after) = (x0 - self.bounds.left, self.bounds.right - x1);
        let even = (before - after).abs() <= 8.0_f64.max(self.width() * 0.02);
        even && before > (self.width() * 0.08).min(40.0)
    }

    /// Whether the next line's first word would have stood on this line, too.
    fn had_room(&self, next: &Self) -> bool {
        let space = self.line.size * 0.22;
        let need = space + next.line.first();
        let free = if self.centred() {
            self.width() - (self.line.x1() - self.line.x0())
        } else {
            self.bounds.right - self.line.x1()
        };
        need + SLACK / 2.0 <= free
    }
}

impl Habit {
    /// What is usual among these lines.
    pub(super) fn of(lines: &[Placed]) -> Self {
        let pairs = || {
            lines
                .windows(2)
                .filter(|p| p[0].line.page == p[1].line.page && p[1].line.y > p[0].line.y)
        };
        let inside = |p: &&[Placed]| !p[0].had_room(&p[1]) && !p[0].centred();
        let mut pitches: Vec<f64> = pairs()
            .filter(inside)
            .map(|p| p[1].line.y - p[0].line.y)
            .collect();
        if pitches.is_empty() {
            pitches.extend(pairs().map(|p| p[1].line.y - p[0].line.y));
        }
        pitches.sort_by(f64::total_cmp);
        // A paragraph's last line may be full by chance: what is rather narrow is usual.
        let pitch = pitches.get(pitches.len() / 3).copied().unwrap_or(f64::MAX);
        // After a line with room left a new paragraph begins: does it begin further right?
        let begins: Vec<bool> = pairs()
            .filter(|p| p[0].had_room(&p[1]) && !p[1].centred())
            .map(|p| p[1].line.x0() > p[1].bounds.left + INDENT)
            .collect();
        let typed = lines.iter().filter(|p| p.line.even()).count();
        Self {
            pitch,
            indented: begins.iter().filter(|b| **b).count() * 2 > begins.len(),
            typed: typed * 2 > lines.len(),
        }
    }

    fn gap(self, above: &Placed, below: &Placed) -> f64 {
        if above.line.page == below.line.page {
            below.line.y - above.line.y
        } else {
            self.pitch
        }
    }

    /// Whether empty lines stand between two lines.
    fn blank(self, above: &Placed, below: &Placed) -> bool {
        let usual = if self.typed { 1.25 } else { 1.8 };
        let pitch = self.pitch.min(below.line.size * usual);
        self.gap(above, below) > pitch * 1.7
    }

    fn bond(self, open: &Open, below: &Placed) -> Bond {
        let Some(above) = open.lines.last() else {
            return Bond::Parted;
        };
        let upper = above.line.text();
        let lower = below.line.text();
        let labelled = mark::read(lower.trim()).is_some();
        if self.blank(above, below) {
            return Bond::Parted;
        }
        // An address broken by the width goes on with no space.
        let address = upper
            .rsplit(' ')
            .next()
            .is_some_and(|word| word.contains("://"));
        if address && open.breaks_inside_of_a_word() && !above.had_room(below) {
            return Bond::Joined;
        }
        if self.typed {
            return Bond::Open;
        }
        if above.had_room(below) {
            return Bond::Parted;
        }
        let loose = self.gap(above, below) > self.pitch * 1.08 + 1.5;
        if loose || above.centred() != below.centred() && above.line.bold() != below.line.bold() {
            return Bond::Parted;
        }
        if is_printed(lower.trim()) || is_signature(lower.trim()) && above.centred() {
            return Bond::Parted;
        }
        if above.centred() && below.centred() {
            return Bond::Joined;
        }
        let right = |than: f64| below.line.x0() > than + INDENT;
        let indented = right(below.bounds.left);
        let further = match &open.lines[..] {
            [only] => right(only.line.x0()) || self.indented && indented,
            [.., last] => right(last.line.x0()),
            [] => false,
        };
        // Words under words of an item, not under its label.
        let hanging = open.lines.len() == 1 && mark::read(upper.trim()).is_some() && !labelled;
        if further && !hanging && (labelled || ends_sentence(upper.trim()) || self.indented) {
            return Bond::Parted;
        }
        if labelled && ends_sentence(upper.trim()) {
            return Bond::Parted;
        }
        let bold = above.line.bold();
        if bold != below.line.bold() && bold && starts_upper(lower.trim()) {
            return Bond::Open;
        }
        if self.indented || starts_lower(lower.trim()) || !ends_sentence(upper.trim()) {
            return Bond::Joined;
        }
        Bond::Open
    }
}

/// A paragraph while lines join it.
#[derive(Default)]
struct Open {
    lines: Vec<Placed>,
    runs: Vec<Run>,
}

impl Open {
    fn push(&mut self, line: Placed, bond: Bond) {
        match bond {
            Bond::Open if !self.lines.is_empty() => self.runs.push(plain("\n")),
            _ if self.breaks_inside_of_a_word() || self.lines.is_empty() => {}
            _ => self.runs.push(plain(" ")),
        }
        self.runs.extend(line.line.runs());
        self.lines.push(line);
    }

    /// Whether the last line was broken at a sign inside of a word: `232/KH-` `UBND`.
    fn breaks_inside_of_a_word(&self) -> bool {
        let last: String = self
            .runs
            .iter()
            .rev()
            .take(2)
            .rev()
            .map(|r| r.text.as_str())
            .collect();
        let mut letters = last.trim_end().chars().rev();
        let sign = letters.next().is_some_and(|c| "-/".contains(c));
        sign && letters.next().is_some_and(char::is_alphanumeric)
    }

    fn close(self) -> Option<Block> {
        let first = self.lines.first()?;
        let hints = Hints {
            centred: self.lines.iter().all(Placed::centred),
            indent: ((first.line.x0() - first.bounds.left).max(0.0) * 20.0) as i32,
            heading: None,
        };
        Some(Block::Paragraph(Paragraph {
            text: RichText::new(spaced(self.runs)),
            hints,
            ..Paragraph::default()
        }))
    }
}

/// Lines of one column, in order, as paragraphs.
pub(super) fn paragraphs(lines: Vec<Placed>, habit: Habit) -> Vec<Block> {
    let mut out = Vec::new();
    let mut open = Open::default();
    for line in lines {
        let bond = habit.bond(&open, &line);
        if bond == Bond::Parted {
            let blank = open
                .lines
                .last()
                .is_some_and(|above| habit.blank(above, &line));
            out.extend(std::mem::take(&mut open).close());
            if blank {
                out.push(Block::Paragraph(Paragraph::default()));
            }
        }
        open.push(line, bond);
    }
    out.extend(open.close());
    out
}
