//! What is measured on the pages of both outputs, against the profile.

use crate::paper::{self, Paper};
use crate::sheet::{Sheet, Word};
use document::Page;

/// Of the letters' size: what a single line has over and under its base line, in Times.
pub(crate) const ABOVE: f64 = 1_912.0 / 2_048.0;
pub(crate) const BELOW: f64 = 443.0 / 2_048.0;

/// How far from the profile a measure may be, in points. LibreOffice works in twentieths and
/// rounds each line; a place that many lines stand over gathers it.
pub(crate) mod tolerance {
    /// Size of letters.
    pub(crate) const SIZE: f64 = 0.02;
    /// From the left or right edge.
    pub(crate) const ACROSS: f64 = 0.35;
    /// A justified line's right end: each space is rounded.
    pub(crate) const RIGHT: f64 = 1.2;
    /// Between two base lines, and from the upper edge.
    pub(crate) const DOWN: f64 = 0.35;
    /// Around a frame, whose line is drawn inside, on or outside its edge.
    pub(crate) const FRAME: f64 = 1.1;
    /// A rule's length and place.
    pub(crate) const RULE: f64 = 0.6;
}

pub(crate) fn points(twips: u32) -> f64 {
    f64::from(twips) / 20.0
}

/// What differs from the profile, told with its place.
pub(crate) struct Findings {
    place: String,
    wrong: Vec<String>,
    measured: usize,
}

impl Findings {
    /// A measure must be what is wanted, as far as is tolerated.
    pub(crate) fn near(&mut self, what: &str, got: f64, want: f64, tolerance: f64) {
        self.measured += 1;
        if (got - want).abs() > tolerance {
            let place = &self.place;
            self.wrong
                .push(format!("{place}: {what} is {got:.2}, not {want:.2}"));
        }
    }

    /// Something must hold; `what` tells that it does not.
    pub(crate) fn holds(&mut self, what: &str, holds: bool) {
        self.measured += 1;
        if !holds {
            self.wrong.push(format!("{}: {what}", self.place));
        }
    }
}

/// Measures both outputs of the papers named, and fails with all that is wrong.
pub(crate) fn measure(names: &[&str], look: impl Fn(&Paper, &[Sheet], &mut Findings)) {
    let mut wrong = Vec::new();
    for name in names {
        let Some(paper) = paper::named(name) else {
            return;
        };
        for (output, sheets) in paper.outputs() {
            let mut findings = Findings {
                place: format!("{name} as {output}"),
                wrong: Vec::new(),
                measured: 0,
            };
            look(paper, sheets, &mut findings);
            assert!(findings.measured > 0, "{name}: nothing was measured");
            wrong.extend(findings.wrong);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Papers that between them hold every element, in the decree's form and in the made-up one.
pub(crate) const PAPERS: [&str; 14] = [
    "usual",
    "report",
    "letter-one",
    "letter-three",
    "marks",
    "landscape",
    "ten-pages",
    "usual-remade",
    "report-remade",
    "letter-one-remade",
    "letter-three-remade",
    "marks-remade",
    "landscape-remade",
    "ten-pages-remade",
];

/// The words of a text as they stand on a page.
pub(crate) struct Found<'a> {
    pub(crate) page: usize,
    pub(crate) words: Vec<&'a Word>,
}

impl Found<'_> {
    pub(crate) fn left(&self) -> f64 {
        self.words[0].left
    }

    /// Base line of the last word.
    pub(crate) fn end(&self) -> f64 {
        self.words[self.words.len() - 1].base
    }

    pub(crate) fn middle(&self) -> f64 {
        let left = self.words.iter().map(|w| w.left).fold(f64::MAX, f64::min);
        let right = self.words.iter().map(|w| w.right).fold(0.0, f64::max);
        f64::midpoint(left, right)
    }
}

/// The first place of a text on one page.
pub(crate) fn find<'a>(sheets: &'a [Sheet], text: &str) -> Option<Found<'a>> {
    let wanted: Vec<&str> = text.split_whitespace().collect();
    sheets.iter().enumerate().find_map(|(page, sheet)| {
        let at = sheet.words.windows(wanted.len().max(1)).find(|words| {
            let texts = words.iter().map(|word| word.text.as_str());
            texts.eq(wanted.iter().copied())
        })?;
        Some(Found {
            page,
            words: at.iter().collect(),
        })
    })
}

pub(crate) fn must<'a>(
    sheets: &'a [Sheet],
    text: &str,
    findings: &mut Findings,
) -> Option<Found<'a>> {
    let found = find(sheets, text);
    findings.holds(&format!("{text:?} is nowhere"), found.is_some());
    found
}

pub(crate) fn page(paper: &Paper) -> Page {
    paper.profile.page(paper.document.orientation)
}

pub(crate) fn plain(runs: &[document::Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}
