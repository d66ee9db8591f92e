//! Letters to words, words to lines.

use super::content::Glyph;
use super::grid::Grid;
use crate::legacy;
use plan::text::Run;
use unicode_normalization::char::is_combining_mark;

/// Where a letter belongs: on the open page, or in a cell of a grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Home {
    Page,
    Cell(usize, usize),
    /// Written upwards or downwards.
    Turned,
}

/// Letters side by side, no wider gap between them.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) home: Home,
    pub(super) x0: f64,
    pub(super) x1: f64,
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) runs: Vec<Run>,
    /// How wide its first word is.
    pub(super) first: f64,
    /// Most of its letters are as wide as the others.
    pub(super) even: bool,
}

impl Piece {
    pub(super) fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    pub(super) fn middle(&self) -> f64 {
        (self.x0 + self.x1) / 2.0
    }
}

/// Pieces on one line.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) pieces: Vec<Piece>,
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) page: usize,
}

impl Line {
    pub(super) fn x0(&self) -> f64 {
        self.pieces.iter().map(|p| p.x0).fold(f64::MAX, f64::min)
    }

    pub(super) fn x1(&self) -> f64 {
        self.pieces.iter().map(|p| p.x1).fold(f64::MIN, f64::max)
    }

    pub(super) fn first(&self) -> f64 {
        self.pieces.first().map_or(0.0, |p| p.first)
    }

    pub(super) fn text(&self) -> String {
        let pieces: Vec<String> = self.pieces.iter().map(Piece::text).collect();
        pieces.join("  ")
    }

    /// Its runs, with a wide gap between pieces.
    pub(super) fn runs(&self) -> Vec<Run> {
        let mut out = Vec::new();
        for piece in &self.pieces {
            if !out.is_empty() {
                out.push(plain("  "));
            }
            out.extend(piece.runs.iter().cloned());
        }
        out
    }

    pub(super) fn bold(&self) -> bool {
        let mut runs = self.pieces.iter().flat_map(|p| &p.runs);
        runs.all(|run| run.bold || run.text.trim().is_empty())
    }

    pub(super) fn even(&self) -> bool {
        self.pieces.iter().all(|p| p.even)
    }
}

pub(super) fn plain(text: &str) -> Run {
    Run {
        text: text.to_owned(),
        ..Run::default()
    }
}

/// Wider than this, in sizes, a gap without a space parts pieces.
const GAP: f64 = 1.2;
/// Wider than this, in sizes, a gap with spaces parts them too.
const WIDE_GAP: f64 = 5.0;
/// So many spaces in a row, if they are wider than [`TYPED_GAP`], part pieces.
const MANY_SPACES: usize = 3;
/// The width of a gap, in sizes, that somebody typed to part columns.
const TYPED_GAP: f64 = 2.5;
/// Wider than this, in sizes, a gap is a space.
const SPACE: f64 = 0.17;

/// A piece while it is being read.
struct Open {
    home: Home,
    glyphs: Vec<Glyph>,
    /// Spaces since the last letter.
    spaces: usize,
    end: f64,
    /// Where the first word ends.
    first: Option<f64>,
}

/// Letters, in the order of the file, as pieces.
pub(super) fn pieces(glyphs: &[Glyph], grids: &[Grid]) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut open: Option<Open> = None;
    for glyph in glyphs {
        let blank = glyph.text.chars().all(char::is_whitespace);
        if blank {
            if let Some(open) = &mut open {
                open.spaces += 1;
            }
            continue;
        }
        let home = home(glyph, grids);
        match &mut open {
            Some(piece) if piece.goes_on(glyph, home) => piece.push(glyph),
            _ => {
                out.extend(open.take().map(Open::close));
                open = Some(Open {
                    home,
                    glyphs: vec![glyph.clone()],
                    spaces: 0,
                    end: glyph.end,
                    first: None,
                });
            }
        }
    }
    out.extend(open.map(Open::close));
    out
}

fn home(glyph: &Glyph, grids: &[Grid]) -> Home {
    if !glyph.level {
        return Home::Turned;
    }
    let (x, y) = ((glyph.x + glyph.end) / 2.0, glyph.y - glyph.size * 0.3);
    let mut cells = grids.iter().enumerate();
    cells
        .find_map(|(i, grid)| grid.cell_at(x, y).map(|cell| Home::Cell(i, cell)))
        .unwrap_or(Home::Page)
}

impl Open {
    fn last(&self) -> Option<&Glyph> {
        self.glyphs.last()
    }

    fn goes_on(&self, glyph: &Glyph, home: Home) -> bool {
        let Some(last) = self.last() else {
            return false;
        };
        if home == Home::Turned || self.home == Home::Turned {
            return home == self.home && self.spaces < MANY_SPACES;
        }
        let size = last.size.max(glyph.size);
        let level = (glyph.y - last.y).abs() <= size * 0.4;
        if marks(glyph) {
            return level;
        }
        let gap = glyph.x - self.end;
        let most = if self.spaces == 0 { GAP } else { WIDE_GAP };
        home == self.home
            && level
            && (self.spaces < MANY_SPACES || gap <= size * TYPED_GAP)
            && (-size * 0.6..=size * most).contains(&gap)
    }

    fn push(&mut self, glyph: &Glyph) {
        let gap = glyph.x - self.end;
        let spaced = self.spaces > 0 || self.home != Home::Turned && gap > glyph.size * SPACE;
        if marks(glyph) {
            self.glyphs.push(glyph.clone());
            return;
        }
        // Letters printed twice, a little apart, only look bold.
        let twice = self.glyphs.iter().rev().take(3).any(|g| {
            g.text == glyph.text
                && (g.x - glyph.x).abs() < glyph.size * 0.08
                && (g.y - glyph.y).abs() < glyph.size * 0.08
        });
        if twice {
            return;
        }
        if spaced {
            self.first = self.first.or(Some(self.end));
            let mut space = Glyph {
                text: " ".into(),
                ..glyph.clone()
            };
            if let Some(last) = self.last() {
                space.face.bold &= last.face.bold;
                space.face.italic &= last.face.italic;
            }
            self.glyphs.push(space);
        }
        self.spaces = 0;
        self.end = self.end.max(glyph.end);
        self.glyphs.push(glyph.clone());
    }

    fn close(self) -> Piece {
        let letters = self.glyphs.iter().filter(|g| &*g.text != " ");
        let x0 = letters.clone().map(|g| g.x).fold(f64::MAX, f64::min);
        let size = letters.clone().map(|g| g.size).fold(0.0, f64::max);
        let even = letters.clone().filter(|g| g.face.even).count() * 2 > letters.clone().count();
        // The line of the tallest letters: raised ones do not count.
        let full = letters.clone().filter(|g| g.size > size * 0.85);
        let y = full.map(|g| g.y).fold(f64::MIN, f64::max);
        Piece {
            home: self.home,
            x0,
            x1: self.end.max(x0),
            y,
            size,
            first: self.first.unwrap_or(self.end) - x0,
            even,
            runs: runs(&self.glyphs),
        }
    }
}

fn marks(glyph: &Glyph) -> bool {
    !glyph.text.is_empty() && glyph.text.chars().all(is_combining_mark)
}

/// Letters as runs of one look each; old fonts' letters as Unicode.
fn runs(glyphs: &[Glyph]) -> Vec<Run> {
    let look = |g: &Glyph| (g.face.bold, g.face.italic);
    let mut out: Vec<Run> = Vec::new();
    for like in glyphs.chunk_by(|a, b| a.face.legacy == b.face.legacy) {
        // A letter may be two signs of different looks only by mistake, so each look for itself.
        for like in like.chunk_by(|a, b| look(a) == look(b)) {
            let Some(first) = like.first() else {
                continue;
            };
            let text: String = like.iter().map(|g| &*g.text).collect();
            let text = match first.face.legacy {
                Some(font) => legacy::unfold(font, &text),
                None => text,
            };
            let (bold, italic) = look(first);
            out.push(Run {
                text: crate::clean(&text).replace('\n', " "),
                bold,
                italic,
            });
        }
    }
    out
}

/// Runs with the spaces between them in the look that both neighbours have.
pub(super) fn spaced(mut runs: Vec<Run>) -> Vec<Run> {
    for at in 1..runs.len().saturating_sub(1) {
        if runs[at].text.chars().all(|c| c == ' ') {
            runs[at].bold = runs[at - 1].bold && runs[at + 1].bold;
            runs[at].italic = runs[at - 1].italic && runs[at + 1].italic;
        }
    }
    runs
}

/// Pieces of one home as lines, from the top.
pub(super) fn lines(mut pieces: Vec<Piece>, page: usize) -> Vec<Line> {
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut out: Vec<Line> = Vec::new();
    for piece in pieces {
        match out.last_mut() {
            Some(line) if piece.y - line.y <= line.size.min(piece.size) * 0.4 => {
                line.size = line.size.max(piece.size);
                line.pieces.push(piece);
            }
            _ => out.push(Line {
                y: piece.y,
                size: piece.size,
                page,
                pieces: vec![piece],
            }),
        }
    }
    for line in &mut out {
        line.pieces.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        join(&mut line.pieces);
    }
    out
}

/// Pieces of a line that have no gap between them as one: a file may write them in any order.
fn join(pieces: &mut Vec<Piece>) {
    let mut out: Vec<Piece> = Vec::new();
    for piece in pieces.drain(..) {
        let size = piece.size.max(out.last().map_or(0.0, |p| p.size));
        // Printed twice, a little apart, to look bold.
        let twice = |p: &Piece| (p.x0 - piece.x0).abs() < size * 0.08 && p.text() == piece.text();
        if out.last().is_some_and(twice) {
            continue;
        }
        match out.last_mut() {
            Some(last) if piece.x0 - last.x1 <= size * GAP || label(last) => {
                if piece.x0 - last.x1 > size * SPACE {
                    last.runs.push(plain(" "));
                } else {
                    // The first word goes on in this piece.
                    last.first = last.first.max(piece.x0 + piece.first - last.x0);
                }
                last.runs.extend(piece.runs);
                last.x1 = last.x1.max(piece.x1);
            }
            _ => out.push(piece),
        }
    }
    *pieces = out;
}

/// Whether a piece is nothing but what stands before an item: `-`, `a)`, `1.2.`, `•`.
fn label(piece: &Piece) -> bool {
    let text = piece.text();
    let text = text.trim();
    let short = text.chars().count() <= 6;
    short
        && (text.chars().all(|c| "-–+•*▪".contains(c))
            || crate::mark::read(text).is_some_and(|mark| mark.rest.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::font::Face;
    use plan::RichText;

    /// Letters of one size side by side; what stands between two `*` is bold, between `_` italic.
    fn glyphs(text: &str) -> Vec<Glyph> {
        let mut face = Face::default();
        let mut out: Vec<Glyph> = Vec::new();
        for letter in text.chars() {
            match letter {
                '*' => face.bold = !face.bold,
                '_' => face.italic = !face.italic,
                letter => {
                    let x = out.last().map_or(0.0, |last| last.end);
                    out.push(Glyph {
                        text: letter.to_string().into(),
                        x,
                        end: x + 5.0,
                        y: 0.0,
                        size: 10.0,
                        face,
                        level: true,
                    });
                }
            }
        }
        out
    }

    fn shown(runs: Vec<Run>) -> String {
        let mark = |run: &Run| {
            let bold = if run.bold { "*" } else { "" };
            let italic = if run.italic { "_" } else { "" };
            format!("{bold}{italic}{}{italic}{bold}", run.text)
        };
        RichText::new(runs).runs().iter().map(mark).collect()
    }

    #[test]
    fn looks_inside_of_a_line() {
        for (drawn, expect) in [
            ("có tiếng", "có tiếng"),
            ("*có tiếng*", "*có tiếng*"),
            ("có *tiếng dân tộc* kèm", "có *tiếng dân tộc* kèm"),
            ("có* tiếng dân tộc *kèm", "có *tiếng dân tộc* kèm"),
            ("*có* *tiếng*", "*có tiếng*"),
            ("*có* _tiếng_", "*có* _tiếng_"),
            ("*có* *_tiếng_*", "*có **_tiếng_*"),
            ("a*b*c", "a*b*c"),
        ] {
            let found = pieces(&glyphs(drawn), &[]);
            let runs: Vec<Run> = found.into_iter().flat_map(|p| p.runs).collect();
            assert_eq!(shown(runs), expect, "{drawn}");
        }
    }

    #[test]
    fn looks_of_spaces_between_runs() {
        let run = |(text, bold): &(&str, bool)| Run {
            bold: *bold,
            ..plain(text)
        };
        for (runs, expect) in [
            (&[][..], ""),
            (&[(" ", false)], " "),
            (&[("a", true), (" ", false), ("b", true)], "*a b*"),
            (&[("a", true), (" ", true), ("b", false)], "*a* b"),
            (&[("a", false), ("  ", true), ("b", true)], "a  *b*"),
            (&[("a", true), ("\n", false), ("b", true)], "*a*\n*b*"),
        ] {
            assert_eq!(shown(spaced(runs.iter().map(run).collect())), expect);
        }
    }
}
