//! The period a plan is for: a year, a half or a quarter of it.

use super::references::Cited;
use super::{Found, Kind, Reader, Reason};
use crate::spot::Spot;
use crate::words::Words;
use plan::model::roman;
use plan::text::fold;
use plan::{Flaw, FlawKind, Plan};
use std::fmt;
use std::str::FromStr;

/// The part of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Span {
    /// All of it.
    Year,
    /// The first or second half, as 1 or 2.
    Half(u8),
    /// A quarter, 1 to 4.
    Quarter(u8),
}

impl Span {
    /// How a text says it in front of `năm 2026`; nothing for the whole year.
    fn words(self) -> String {
        match self {
            Self::Year => String::new(),
            Self::Half(1) => "6 tháng đầu ".to_owned(),
            Self::Half(_) => "6 tháng cuối ".to_owned(),
            Self::Quarter(n) => format!("quý {} ", roman(n.into())),
        }
    }
}

/// The period of a new plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    year: i32,
    span: Span,
}

impl Period {
    /// A period.
    ///
    /// # Errors
    /// [`FlawKind::OutOfRange`] at `period` outside the years 1945–2200, for a third half or a
    /// fifth quarter.
    pub fn new(year: i32, span: Span) -> Result<Self, Flaw> {
        let part = match span {
            Span::Year => true,
            Span::Half(n) => (1..=2).contains(&n),
            Span::Quarter(n) => (1..=4).contains(&n),
        };
        if part && (1945..=2200).contains(&year) {
            Ok(Self { year, span })
        } else {
            Err(Flaw::new("period", FlawKind::OutOfRange))
        }
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The part of it.
    pub fn span(self) -> Span {
        self.span
    }
}

impl FromStr for Period {
    type Err = Flaw;

    /// Reads `2027`, `2027-H1`, `2027-Q3`.
    fn from_str(text: &str) -> Result<Self, Flaw> {
        let bad = || Flaw::new("period", FlawKind::OutOfRange);
        let (year, part) = text.trim().split_once('-').unwrap_or((text.trim(), ""));
        let number = |digits: &str| digits.parse::<u8>().map_err(|_| bad());
        let span = match part.split_at_checked(1) {
            None => Span::Year,
            Some(("H" | "h", n)) => Span::Half(number(n)?),
            Some(("Q" | "q", n)) => Span::Quarter(number(n)?),
            Some(_) => return Err(bad()),
        };
        Self::new(year.parse().map_err(|_| bad())?, span)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.span {
            Span::Year => write!(f, "{}", self.year),
            Span::Half(n) => write!(f, "{}-H{n}", self.year),
            Span::Quarter(n) => write!(f, "{}-Q{n}", self.year),
        }
    }
}

/// A part of a year named in front of `năm 2026`: where its words begin, where `năm` does.
struct Mention {
    span: Span,
    from: usize,
    to: usize,
}

/// Every `năm <year>` with the part of the year in front of it, [`Span::Year`] where there is none.
fn mentions(text: &str, year: i32) -> Vec<Mention> {
    let words = Words::of(text);
    let year = year.to_string();
    let named = |i: &usize| {
        words.get(*i).folded == "nam"
            && !words.get(*i).ends_phrase()
            && words.get(i + 1).bare == year
    };
    (0..words.len())
        .filter(named)
        .map(|i| {
            let back = |n| words.before(i, n);
            let half = match back(1).folded.as_str() {
                "dau" => Some(Span::Half(1)),
                "cuoi" => Some(Span::Half(2)),
                _ => None,
            };
            let six = ["6", "06", "sau"].contains(&back(3).folded.as_str());
            let to = words.get(i).at;
            match (half, back(2).folded.as_str()) {
                (Some(span), "thang") if six => Mention {
                    span,
                    from: back(3).at,
                    to,
                },
                (None, "quy") => Mention {
                    span: quarter(&back(1).folded).map_or(Span::Year, Span::Quarter),
                    from: quarter(&back(1).folded).map_or(to, |_| back(2).at),
                    to,
                },
                _ => Mention {
                    span: Span::Year,
                    from: to,
                    to,
                },
            }
        })
        .collect()
}

fn quarter(folded: &str) -> Option<u8> {
    let place = |list: [&str; 4]| list.iter().position(|word| *word == folded);
    let found = place(["i", "ii", "iii", "iv"]).or_else(|| place(["1", "2", "3", "4"]))?;
    u8::try_from(found + 1).ok()
}

/// The parts of a year that the whole plan is said to be for: by its title, or else by the words
/// that lead into the body.
pub(super) fn spans(plan: &Plan, texts: &[(Spot, String)]) -> Vec<Span> {
    let named = |wanted: fn(&Spot) -> bool| {
        let texts = texts.iter().filter(|(spot, _)| wanted(spot));
        let found = texts.flat_map(|(_, text)| mentions(text, plan.year));
        let spans = found.map(|mention| mention.span);
        spans.filter(|span| *span != Span::Year).collect::<Vec<_>>()
    };
    let title = named(|spot| *spot == Spot::Subject);
    // A title may say it without a year: `6 tháng đầu năm`.
    let folded = fold(&plan.head.subject);
    if title.is_empty() && (folded.contains("thang") || folded.contains("quy ")) {
        return title;
    }
    let mut all = title;
    all.extend(named(|spot| {
        matches!(spot, Spot::Opening(_) | Spot::Closing(_))
    }));
    all
}

/// Words for a part of the year where the new plan is for another one.
pub(super) fn findings(reader: &Reader<'_>, spot: Spot, text: &str, cited: &Cited) -> Vec<Found> {
    let target = reader.to.span();
    let whole = matches!(spot, Spot::Subject | Spot::Opening(_) | Spot::Closing(_));
    mentions(text, reader.year)
        .into_iter()
        .filter(|mention| !cited.covers(mention.to))
        .filter(|mention| match mention.span {
            Span::Year => whole && target != Span::Year && reader.spans.is_empty(),
            span => span != target && reader.spans.contains(&span),
        })
        .map(|mention| {
            let range = mention.from..mention.to;
            let words = target.words();
            Found::new(Kind::Period, range, Some(words), Reason::OtherPeriod)
        })
        .collect()
}
