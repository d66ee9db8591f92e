//! What stands above and below the text of every page: numbers and running text.

use super::line::Line;
use crate::line::is_page_number;
use std::collections::HashMap;

/// How many lines from the edge of a page are looked at.
const DEEP: usize = 3;
/// The part of a page's height in which its number stands, at either edge.
const EDGE: f64 = 0.12;
/// Texts less far apart than this stand at the same height of their pages, in points.
const SAME: f64 = 4.0;

/// The lines of a page that stand on its open ground, and how tall the page is.
pub(super) struct Sheet {
    pub(super) lines: Vec<Line>,
    pub(super) height: f64,
}

/// Running text, each wording once.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Running {
    pub(super) headers: Vec<String>,
    pub(super) footers: Vec<String>,
}

/// Takes page numbers and running text out of the pages.
pub(super) fn take(sheets: &mut [Sheet]) -> Running {
    let mut running = Running::default();
    let often = often(sheets);
    for (page, sheet) in sheets.iter_mut().enumerate() {
        let left = sheet.lines.iter().map(Line::x0).fold(f64::MAX, f64::min);
        let at = Place {
            page,
            left,
            height: sheet.height,
        };
        for footer in [false, true] {
            for _ in 0..DEEP {
                let line = if footer {
                    sheet.lines.last()
                } else {
                    sheet.lines.first()
                };
                if !line.is_some_and(|line| runs(line, footer, at, &often)) {
                    break;
                }
                let last = if footer { sheet.lines.len() - 1 } else { 0 };
                let text = plan::text::squeeze(&sheet.lines.remove(last).text());
                let known = if footer {
                    &mut running.footers
                } else {
                    &mut running.headers
                };
                if !known.contains(&text) {
                    known.push(text);
                }
            }
        }
    }
    running
}

/// How often a wording stands at a height, by edge.
type Often = HashMap<(bool, String), (usize, Vec<f64>)>;

fn often(sheets: &[Sheet]) -> Often {
    let mut out = Often::new();
    for sheet in sheets {
        let count = sheet.lines.len();
        for (i, line) in sheet.lines.iter().enumerate() {
            for footer in [false, true] {
                let depth = if footer { count - 1 - i } else { i };
                if depth < DEEP {
                    let found = out.entry((footer, wording(line))).or_default();
                    found.0 = sheets.len();
                    found.1.push(line.y);
                }
            }
        }
    }
    out
}

/// The text with its digits made alike.
fn wording(line: &Line) -> String {
    let text = plan::text::squeeze(&line.text());
    let text = text
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c });
    text.collect()
}

/// Where a line stands.
#[derive(Clone, Copy)]
struct Place {
    /// From 0.
    page: usize,
    /// Where the lines of the page begin.
    left: f64,
    height: f64,
}

fn runs(line: &Line, footer: bool, at: Place, often: &Often) -> bool {
    let depth = if footer { at.height - line.y } else { line.y };
    let edge = depth <= at.height * EDGE;
    let text = plan::text::squeeze(&line.text());
    // A number where lines begin may be one of a list.
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let own = line.x0() > at.left + SAME || digits == (at.page + 1).to_string();
    if edge && own && is_page_number(&text) {
        return true;
    }
    let Some((pages, heights)) = often.get(&(footer, wording(line))) else {
        return false;
    };
    let same = heights
        .iter()
        .filter(|y| (*y - line.y).abs() <= SAME)
        .count();
    // The first page often goes without.
    edge && same >= 2 && same * 2 + 1 >= *pages
}
