//! Years and dates in running text.

use super::references::Cited;
use super::{Found, Kind, Reader, Reason};
use crate::own::{COMPARING, LOOKING_BACK};
use plan::PartialDate;
use plan::text::fold;
use std::ops::Range;

/// A number of four digits that can be a year.
#[derive(Debug, Clone, Copy)]
pub(super) struct Year {
    pub(super) at: usize,
    pub(super) value: i32,
}

impl Year {
    fn end(self) -> usize {
        self.at + 4
    }
}

/// All numbers of four digits from 1945 to 2200.
pub(super) fn all(text: &str) -> Vec<Year> {
    let bytes = text.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    (0..bytes.len())
        .filter(|i| digit(*i) && (*i == 0 || !digit(i - 1)))
        .filter(|i| (*i..i + 4).all(digit) && !digit(i + 4))
        .filter_map(|at| {
            let value = text.get(at..at + 4)?.parse().ok()?;
            (1945..=2200).contains(&value).then_some(Year { at, value })
        })
        .collect()
}

/// How a year stands in its sentence.
enum Shape {
    /// `31/01/2026`, `ngày 31 tháng 01 năm 2026`: from its day on.
    Date { from: usize, day: u32, month: u32 },
    /// `Quý III/2026`, `3/2026`, `năm 2026`: from there on.
    Year { from: usize },
    /// Alone.
    Bare,
    /// A piece of a code, a quantity.
    None,
}

/// `giai đoạn 2016 - 2020`: two years and where the words stand.
pub(super) struct Stretch {
    pub(super) from: Year,
    pub(super) to: Year,
    pub(super) range: Range<usize>,
    /// `năm học`, `niên độ`: a year that two calendar years share.
    shared: bool,
}

/// The stretches of years in a text.
pub(super) fn stretches(text: &str) -> Vec<Stretch> {
    let years = all(text);
    let joined = |a: &Year, b: &Year| {
        let between = text.get(a.end()..b.at).unwrap_or_default();
        let between = fold(between.trim());
        ["-", "–", "—", "den", "den nam"].contains(&between.as_str())
    };
    years
        .iter()
        .zip(years.iter().skip(1))
        .filter(|(a, b)| joined(a, b) && a.value < b.value)
        .map(|(a, b)| {
            let back = back(text, a.at);
            let word = |n: usize| back.get(n).map_or("", |w| w.folded.as_str());
            let lead = match (word(0), word(1)) {
                ("doan", "giai") | ("nam", "tu") | ("hoc", "nam") => 1,
                ("nam" | "tu", _) => 0,
                _ => usize::MAX,
            };
            let from = back.get(lead).map_or(a.at, |word| word.at);
            Stretch {
                from: *a,
                to: *b,
                range: from..b.end(),
                shared: (word(0), word(1)) == ("hoc", "nam"),
            }
        })
        .collect()
}

/// A word before a place.
struct Before<'a> {
    at: usize,
    text: &'a str,
    folded: String,
}

/// Up to eight words before a place, the nearest first; none beyond the end of a sentence.
fn back(text: &str, at: usize) -> Vec<Before<'_>> {
    let mut out = Vec::new();
    let mut end = at;
    while out.len() < 8 {
        let head = text.get(..end).unwrap_or_default().trim_end();
        let start = head.rfind(char::is_whitespace).map_or(0, |i| {
            i + head
                .get(i..)
                .and_then(|s| s.chars().next())
                .map_or(1, char::len_utf8)
        });
        let word = head.get(start..).unwrap_or_default();
        let closed = word.ends_with([';', '.', ':']);
        if word.is_empty() || closed {
            break;
        }
        out.push(Before {
            at: start,
            text: word,
            folded: fold(word.trim_matches(|c: char| !c.is_alphanumeric())),
        });
        end = start;
    }
    out
}

fn shape(text: &str, year: Year) -> Shape {
    let before = text.get(..year.at).unwrap_or_default();
    let after = text.get(year.end()..).unwrap_or_default();
    let mut next = after.chars();
    let in_code = match (next.next(), next.next()) {
        (Some('/' | '-'), Some(c)) => c.is_alphanumeric(),
        (Some('.' | ','), Some(c)) => c.is_ascii_digit(),
        (Some('%'), _) => true,
        _ => false,
    };
    if in_code {
        return Shape::None;
    }
    if before.ends_with(['/', '-', '.']) {
        return joined(text, before, year);
    }
    let back = back(text, year.at);
    let word = |n: usize| back.get(n).map_or("", |w| w.folded.as_str());
    let number = |n: usize| word(n).parse::<u32>().ok();
    if word(0) != "nam" || before.ends_with(|c: char| !c.is_whitespace()) {
        let counted = ["so", "khoang", "nhat", "hon", "duoi", "tren", "dat", "gom"];
        let glued = before.ends_with(|c: char| c.is_alphanumeric() || "._".contains(c));
        let none = counted.contains(&word(0)) || glued;
        return if none { Shape::None } else { Shape::Bare };
    }
    // `tháng 4, tháng 9 năm 2026` holds no day.
    let listed = back.get(3).is_none_or(|w| w.text.ends_with(','));
    match (listed, number(3), word(2), number(1)) {
        (false, Some(day), "thang", Some(month)) => Shape::Date {
            from: back.get(3).map_or(year.at, |w| w.at),
            day,
            month,
        },
        _ => Shape::Year {
            from: back.first().map_or(year.at, |w| w.at),
        },
    }
}

/// A year behind a stroke: a date, a month, a quarter, or a piece of a code.
fn joined(text: &str, before: &str, year: Year) -> Shape {
    let piece = |c: char| c.is_ascii_digit() || "/-.IVX".contains(c);
    let from = before.rfind(|c: char| !piece(c)).map_or(0, |i| {
        i + before
            .get(i..)
            .and_then(|s| s.chars().next())
            .map_or(1, char::len_utf8)
    });
    let token = text.get(from..year.at).unwrap_or_default();
    let parts: Vec<&str> = token
        .trim_end_matches(['/', '-', '.'])
        .split(['/', '-', '.'])
        .collect();
    let number =
        |part: &str, most: u32| part.parse::<u32>().ok().filter(|n| (1..=most).contains(n));
    let numbered = back(text, from).first().is_some_and(|w| w.folded == "so");
    match parts.as_slice() {
        [day, month] => match (number(day, 31), number(month, 12)) {
            (Some(day), Some(month)) => Shape::Date { from, day, month },
            _ => Shape::None,
        },
        [part] if token.ends_with('/') && !numbered => {
            let roman = ["I", "II", "III", "IV"].contains(part);
            if roman || number(part, 12).is_some() {
                Shape::Year { from }
            } else {
                Shape::None
            }
        }
        _ => Shape::None,
    }
}

/// Last two words of kinds of documents: a date behind one is the document's.
const DOCUMENTS: [&str; 14] = [
    "nghi quyet",
    "nghi dinh",
    "quyet dinh",
    "chi thi",
    "thong tu",
    "ke hoach",
    "chuong trinh",
    "cong van",
    "cong dien",
    "de an",
    "ket luan",
    "huong dan",
    "thong bao",
    "to trinh",
];

fn dates_document(text: &str, from: usize) -> bool {
    let back = back(text, from);
    let word = |n: usize| back.get(n).map_or("", |w| w.folded.as_str());
    let skip = usize::from(word(0) == "ngay");
    let pair = format!("{} {}", word(skip + 1), word(skip));
    DOCUMENTS.contains(&pair.as_str())
}

/// Changes of years, dates and stretches of years.
pub(super) fn findings(reader: &Reader<'_>, text: &str, cited: &Cited) -> Vec<Found> {
    let mut found = Vec::new();
    let stretches = stretches(text);
    found.extend(stretches.iter().filter_map(|s| stretch(reader, text, s)));
    for year in all(text) {
        let stretched = stretches.iter().any(|s| s.range.contains(&year.at));
        if stretched {
            continue;
        }
        let shape = shape(text, year);
        found.extend(if cited.covers(year.at) {
            bound(reader, text, cited, year, &shape)
        } else {
            moved(reader, text, year, &shape)
        });
    }
    found
}

/// A period that is over; a school year moves on.
fn stretch(reader: &Reader<'_>, text: &str, stretch: &Stretch) -> Option<Found> {
    let (a, b) = (stretch.from.value, stretch.to.value);
    if stretch.shared && (a == reader.year || b == reader.year) {
        let between = text.get(stretch.from.end()..stretch.to.at)?;
        let after = format!("{}{between}{}", a + reader.delta(), b + reader.delta());
        let range = stretch.from.at..stretch.to.end();
        return Some(Found::new(Kind::Year, range, Some(after), Reason::PlanYear));
    }
    (b < reader.to.year()).then(|| {
        Found::new(
            Kind::Reference,
            stretch.range.clone(),
            None,
            Reason::PeriodOver,
        )
    })
}

/// A year inside a reference stays; one that speaks of the old plan's year is pointed at.
fn bound(
    reader: &Reader<'_>,
    text: &str,
    cited: &Cited,
    year: Year,
    shape: &Shape,
) -> Option<Found> {
    let Shape::Year { from } = *shape else {
        return None;
    };
    let range = from..year.end();
    if until(text, from) && year.value < reader.to.year() {
        return Some(Found::new(Kind::Reference, range, None, Reason::PeriodOver));
    }
    (year.value == reader.year && reader.delta() != 0 && !cited.is_law(from))
        .then(|| Found::new(Kind::Reference, range, None, Reason::AboutOldYear))
}

/// `đến năm 2030`, and not `đến hết năm`.
fn until(text: &str, from: usize) -> bool {
    back(text, from).first().is_some_and(|w| w.folded == "den")
}

/// A year of the text itself.
fn moved(reader: &Reader<'_>, text: &str, year: Year, shape: &Shape) -> Option<Found> {
    let (own, delta) = (reader.year, reader.delta());
    let (from, kind) = match *shape {
        Shape::None => return None,
        Shape::Bare if year.value == own => (year.at, Kind::Year),
        Shape::Bare => return None,
        Shape::Date { from, .. } => (from, Kind::Date),
        Shape::Year { from } => (from, Kind::Year),
    };
    let range = from..year.end();
    if kind == Kind::Date && dates_document(text, from) {
        return None;
    }
    let target = kind == Kind::Year && until(text, from);
    if target && year.value != own {
        return (year.value < reader.to.year())
            .then(|| Found::new(Kind::Reference, range, None, Reason::PeriodOver));
    }
    let (new, reason, safe) = match year.value - own {
        0 if matches!(shape, Shape::Bare) => (own + delta, Reason::LoneNumber, false),
        0 if target => (own + delta, Reason::PerhapsTarget, false),
        0 => (own + delta, Reason::PlanYear, true),
        1 => (year.value + delta, Reason::YearAfter, false),
        -1 if kind == Kind::Date || looks_back(text, from) => {
            (year.value + delta, Reason::YearBefore, false)
        }
        -1 => (own + delta, Reason::OlderYear, false),
        _ => return None,
    };
    let lead = text.get(from..year.at)?;
    if let Shape::Date { day, month, .. } = *shape
        && PartialDate::new(Some(new), Some(month), Some(day)).is_err()
    {
        // 29 February; a date that never was is left to the user.
        let leap = (day, month) == (29, 2);
        let after = leap.then(|| format!("{}{new}", lead.replacen("29", "28", 1)));
        return Some(Found::new(kind, range, after, Reason::NoSuchDay));
    }
    let after = Some(format!("{lead}{new}"));
    Some(Found::new(kind, range, after, reason).safe(safe))
}

/// Most letters before a year that tell whether it looks back.
const CLAUSE: usize = 300;

/// Whether the words before a year speak of an earlier one on purpose.
fn looks_back(text: &str, from: usize) -> bool {
    let back = back(text, from);
    let compares = back
        .first()
        .is_some_and(|w| COMPARING.contains(&w.folded.as_str()) && !w.text.ends_with(','));
    let near = text.get(..from).unwrap_or_default().char_indices().rev();
    let begin = near.map(|(i, _)| i).take(CLAUSE).last().unwrap_or(from);
    let before = fold(text.get(begin..from).unwrap_or_default());
    let clause = before.rsplit([';', '.', ':']).next().unwrap_or_default();
    compares || LOOKING_BACK.iter().any(|words| clause.contains(words))
}
