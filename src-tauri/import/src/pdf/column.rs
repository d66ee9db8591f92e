//! Words set side by side without lines between: the letterhead and the ending.

use super::line::{Line, Piece};
use crate::letterhead::is_printed;
use plan::text::fold;

/// Narrower than this a gap parts no columns, in points.
const GUTTER: f64 = 5.0;
/// How many lines a letterhead takes, at most.
const HEAD_LINES: usize = 14;
/// How many lines of the right column may stand above `Nơi nhận`.
const ABOVE: usize = 8;

/// Lines `from..to` stand in two columns, parted at `gutter`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Columns {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) gutter: f64,
}

/// The stretches of a page's lines that stand in two columns, from the top.
pub(super) fn find(lines: &[Line]) -> Vec<Columns> {
    let mut out: Vec<Columns> = Vec::new();
    let head = lines.iter().position(|l| l.pieces.iter().any(printed));
    if let Some(found) = head.and_then(|at| letterhead(lines, at)) {
        out.push(found);
    }
    let from = out.last().map_or(0, |c| c.to);
    let listed = lines
        .iter()
        .skip(from)
        .position(|l| l.pieces.iter().any(lists));
    if let Some(found) = listed.and_then(|at| ending(lines, from, from + at)) {
        out.push(found);
    }
    out
}

fn printed(piece: &Piece) -> bool {
    is_printed(&plan::text::squeeze(&piece.text()))
}

fn lists(piece: &Piece) -> bool {
    fold(piece.text().trim()).starts_with("noi nhan")
}

fn letterhead(lines: &[Line], at: usize) -> Option<Columns> {
    let from = at.saturating_sub(2);
    let title = |l: &Line| fold(l.text().trim()).starts_with("ke hoach");
    let end = lines.iter().skip(at).take(HEAD_LINES).position(title);
    let end = end.map_or(lines.len().min(at + HEAD_LINES), |i| at + i);
    let anchor = lines[at].pieces.iter().find(|p| printed(p))?.clone();
    for from in from..=at {
        for to in (at + 1..=end).rev() {
            // The gap left of the national title.
            let gap = gaps(&lines[from..to]).into_iter().rev();
            let gap = gap.into_iter().find(|(_, right)| *right <= anchor.x0 + 1.0);
            if let Some((left, right)) = gap {
                let gutter = (left + right) / 2.0;
                if !lines[from..to].iter().any(|l| beside(l, gutter)) {
                    continue;
                }
                return Some(trimmed(lines, Columns { from, to, gutter }));
            }
        }
    }
    None
}

/// Whether a line says on its right what stands right in a letterhead, and something on its left.
fn beside(line: &Line, gutter: f64) -> bool {
    let right = |p: &Piece| {
        let text = fold(p.text().trim());
        p.x0 > gutter && (printed(p) || text.contains("ngay") && text.contains("nam"))
    };
    line.x0() < gutter && line.pieces.iter().any(right)
}

fn ending(lines: &[Line], least: usize, at: usize) -> Option<Columns> {
    let anchor = lines[at].pieces.iter().find(|p| lists(p))?.clone();
    for to in (at + 1..=lines.len()).rev() {
        let gap = gaps(&lines[at..to]);
        let gap = gap.into_iter().find(|(left, _)| *left >= anchor.x1 - 1.0);
        if let Some((left, right)) = gap {
            let gutter = (left + right) / 2.0;
            // The signature may begin higher than the list.
            let all_right = |l: &Line| l.x0() > gutter;
            let above = lines[least..at]
                .iter()
                .rev()
                .take(ABOVE)
                .take_while(|l| all_right(l));
            let from = at - above.count();
            return Some(Columns { from, to, gutter });
        }
    }
    None
}

/// Gaps no line crosses, from the left; with the edges of what stands beside them.
fn gaps(lines: &[Line]) -> Vec<(f64, f64)> {
    let pieces = lines.iter().flat_map(|l| &l.pieces);
    let mut spans: Vec<(f64, f64)> = pieces.map(|p| (p.x0, p.x1)).collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut out = Vec::new();
    let mut reach = f64::MAX;
    for (x0, x1) in spans {
        if x0 > reach + GUTTER {
            out.push((reach, x0));
        }
        reach = if reach == f64::MAX { x1 } else { reach.max(x1) };
    }
    out
}

/// Without lines at the end that stand in the middle of the page rather than of their column.
fn trimmed(lines: &[Line], mut columns: Columns) -> Columns {
    let page = &lines[columns.from..columns.to];
    let middle = |right: bool| {
        let own = page
            .iter()
            .flat_map(|l| &l.pieces)
            .filter(|p| (p.x0 > columns.gutter) == right);
        let middles: Vec<f64> = own.map(Piece::middle).collect();
        middles.get(middles.len() / 2).copied()
    };
    let middles = [middle(false), middle(true)];
    while columns.to > columns.from + 1 {
        let [piece] = &lines[columns.to - 1].pieces[..] else {
            break;
        };
        let own = middles[usize::from(piece.x0 > columns.gutter)];
        if own.is_some_and(|own| (piece.middle() - own).abs() < 25.0) {
            break;
        }
        columns.to -= 1;
    }
    columns
}
