//! Cited documents: what is said inside them is theirs, but last year's plan of the superior is
//! followed by this year's.

use super::years::{self, Year};
use super::{Found, Kind, Reader, Reason};
use plan::citation::{Citation, find};
use plan::text::fold;
use std::ops::Range;

/// A number and a day not known yet, as a paper leaves them blank.
const BLANK_NUMBER: &str = "……";
const BLANK_DATE: &str = "ngày …/…/……";

/// The references of one text.
pub(super) struct Cited {
    ranges: Vec<Range<usize>>,
    laws: Vec<Range<usize>>,
    annual: Vec<Citation>,
}

impl Cited {
    /// Reads a text of the plan for `year`.
    pub(super) fn of(text: &str, year: i32) -> Self {
        let mut cited = Self {
            ranges: Vec::new(),
            laws: Vec::new(),
            annual: Vec::new(),
        };
        for mut citation in find(text) {
            citation.range.end = own_end(text, &citation);
            if is_annual(text, &citation, year) && !cited.covers(citation.range.start) {
                cited.annual.push(citation.clone());
            }
            if citation.number.is_empty() {
                cited.laws.push(citation.range.clone());
            }
            cited.ranges.push(citation.range);
        }
        cited
    }

    /// Whether a place is inside a reference.
    pub(super) fn covers(&self, at: usize) -> bool {
        self.ranges.iter().any(|range| range.contains(&at))
    }

    /// Whether a place is inside a law cited by its name, such as its year.
    pub(super) fn is_law(&self, at: usize) -> bool {
        self.laws.iter().any(|range| range.contains(&at))
    }
}

/// Most letters looked at for a verb.
const SENTENCE: usize = 200;

/// Where a citation ends: a subject does not go on behind `, UBND xã … ban hành`.
fn own_end(text: &str, citation: &Citation) -> usize {
    let Range { start, end } = citation.range;
    let inside = text.get(start..end).unwrap_or_default();
    let breaks = inside.match_indices(", ").map(|(i, _)| start + i);
    breaks
        .into_iter()
        .find(|at| {
            let rest: String = text
                .get(at + 2..)
                .unwrap_or_default()
                .chars()
                .take(SENTENCE)
                .collect();
            let rest = fold(&rest);
            let issuer = ["ubnd ", "uy ban nhan dan "];
            let sentence = rest.split([';', ',', ':']).next().unwrap_or_default();
            let verb = ["ban hanh", "xay dung", "de ra"]
                .iter()
                .find_map(|verb| sentence.find(verb));
            issuer.iter().any(|word| rest.starts_with(word))
                && verb.is_some_and(|at| !sentence.get(..at).unwrap_or_default().contains(" ve "))
        })
        .unwrap_or(end)
}

/// Whether it is a plan for the old plan's year, so that another follows it.
fn is_annual(text: &str, citation: &Citation, year: i32) -> bool {
    let kind = fold(&citation.doc_type);
    let symbol = citation.symbol.to_lowercase();
    let plan = kind.contains("ke hoach") || kind.contains("chuong trinh");
    let inside = text.get(citation.range.clone()).unwrap_or_default();
    let programme = !years::stretches(inside).is_empty();
    let years = years::all(inside);
    let named = years.iter().filter(|y| y.value == year).any(|y| {
        let before = fold(inside.get(..y.at).unwrap_or_default());
        let dated = before.trim_end().rsplit(' ').nth(2) == Some("thang");
        before.ends_with("nam ") && !dated
    });
    let recent = citation
        .date
        .year()
        .is_some_and(|y| y == year || y == year - 1);
    let plain = citation.subject.is_empty() && symbol.starts_with("kh-ubnd") && recent;
    plan && !symbol.is_empty() && !programme && (named || plain)
}

/// Plans to be followed by new ones, and documents that were replaced.
pub(super) fn findings(reader: &Reader<'_>, text: &str, cited: &Cited) -> Vec<Found> {
    // In the same year the superior's plan is the same.
    let followed_up = cited.annual.iter().filter(|_| reader.delta() != 0);
    let mut found: Vec<Found> = followed_up
        .map(|citation| {
            let after = followed(reader, text, citation);
            let range = citation.range.clone();
            Found::new(Kind::SuperiorPlan, range, after, Reason::NewPlanExpected)
        })
        .collect();
    found.extend(reader.successors.documents(text, reader.to.year()));
    found
}

/// `Kế hoạch số ……/KH-UBND ngày …/…/…… của … năm 2027`.
fn followed(reader: &Reader<'_>, text: &str, citation: &Citation) -> Option<String> {
    let inside = text.get(citation.range.clone())?;
    let number = inside.find(citation.number.as_str())?;
    let mut out = inside.get(..number)?.to_owned();
    out.push_str(BLANK_NUMBER);
    let mut rest = inside.get(number + citation.number.len()..)?;
    if let Some(year) = citation.code_year
        && let Some(after) = rest.strip_prefix(&format!("/{year}"))
    {
        rest = after;
    }
    let date = dated(rest, citation);
    if let Some(date) = &date {
        out.push_str(rest.get(..date.start)?);
        out.push_str(BLANK_DATE);
        rest = rest.get(date.end..)?;
    }
    let mut from = 0;
    for Year { at, value } in years::all(rest) {
        if value == reader.year {
            out.push_str(rest.get(from..at)?);
            out.push_str(&reader.to.year().to_string());
            from = at + 4;
        }
    }
    out.push_str(rest.get(from..)?);
    Some(out)
}

/// Where the date of the document stands in the words behind its number.
fn dated(rest: &str, citation: &Citation) -> Option<Range<usize>> {
    let year = citation.date.year()?;
    let folded_start = rest.char_indices().map(|(i, _)| i).find(|i| {
        rest.get(*i..)
            .is_some_and(|r| fold(&r.chars().take(4).collect::<String>()) == "ngay")
    })?;
    let year = years::all(rest)
        .into_iter()
        .find(|y| y.value == year && y.at > folded_start)?;
    Some(folded_start..year.at + 4)
}
