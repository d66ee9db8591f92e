//! Names of units: those that are gone, those of another kind, those of another commune.

use super::references::Cited;
use super::{Found, Kind, Reader, Reason};
use crate::own::{Letterhead, foreign_unit};
use crate::words::Words;
use plan::text::fold;
use plan::{Agency, Plan, UnitKind};

/// Whose plan it was, and whose it will be.
pub(super) struct Own {
    /// The kind of unit of the new plan.
    kind: Option<UnitKind>,
    /// Whether the old plan was made by the same kind of unit.
    same_kind: bool,
    /// The office's commune as it is named in a sentence: `xã An Hòa`.
    name: String,
    /// That name alone, folded; empty when the office is not known.
    folded: String,
    /// The name in the old letterhead, or else in the subject, folded.
    old: Option<String>,
    /// The old plan was made by a district.
    district: bool,
}

impl Own {
    pub(super) fn of(plan: &Plan, agency: &Agency) -> Self {
        let letterhead = Letterhead::of(plan, agency);
        let known = !agency.name_lines.is_empty();
        let kind = if known {
            Some(agency.kind)
        } else {
            letterhead.kind
        };
        let word = agency.kind.word();
        let place = agency.place.trim();
        let with_kind = fold(place).starts_with(&format!("{} ", fold(word)));
        let name = if with_kind {
            format!("{word}{}", place.get(word.len()..).unwrap_or_default())
        } else {
            format!("{word} {place}")
        };
        let bare = fold(name.get(word.len()..).unwrap_or_default().trim());
        Self {
            kind,
            same_kind: letterhead.kind == kind,
            name,
            folded: if known { bare } else { String::new() },
            old: match plan.head.agency_lines.as_slice() {
                [] => named(&Words::of(&plan.title())).next().map(|n| n.folded),
                _ => letterhead.commune,
            },
            district: letterhead.kind == Some(UnitKind::District),
        }
    }

    /// The new plan's kind of unit, where it is one of today's.
    pub(super) fn today(&self) -> Option<UnitKind> {
        self.kind.filter(|kind| *kind != UnitKind::District)
    }
}

/// Changes of names in a running text.
pub(super) fn findings(reader: &Reader<'_>, text: &str, cited: &Cited) -> Vec<Found> {
    let mut found = gone(reader, text);
    found.extend(others(reader, text));
    found.extend(kinds(reader, text));
    found.retain(|f| f.kind == Kind::Term || !cited.covers(f.range.start));
    found
}

/// Units and terms that are gone.
pub(super) fn gone(reader: &Reader<'_>, text: &str) -> Vec<Found> {
    let own = &reader.own;
    let mut found = reader.successors.names(text, reader.to.year(), own.today());
    if own.district {
        // What a district's own plan calls its own has no single successor.
        for one in found.iter_mut().filter(|f| f.kind == Kind::Unit) {
            (one.after, one.safe) = (None, false);
        }
    }
    found
}

/// `toàn phường` in the plan of a xã.
fn kinds(reader: &Reader<'_>, text: &str) -> Vec<Found> {
    let Some(kind) = reader.own.kind else {
        return Vec::new();
    };
    let words = Words::of(text);
    (0..words.len())
        .filter(|i| foreign_unit(&words, *i, kind).is_some())
        .filter_map(|i| {
            let word = words.get(i);
            let inside = word.text.find(word.bare)?;
            let from = word.at + inside;
            let after = like(word.bare, kind.word());
            let range = from..from + word.bare.len();
            let found = Found::new(Kind::UnitKind, range, Some(after), Reason::OtherKind);
            Some(found.safe(reader.own.same_kind))
        })
        .collect()
}

/// Words in front of a commune's name that make it the plan's own.
const GOVERNED: [&str; 9] = [
    "ubnd", "ban", "toan", "cua", "dan", "uy", "hdnd", "tai", "quoc",
];

/// A commune named in a text.
struct Named {
    /// The word of its kind, and the last of its name.
    first: usize,
    last: usize,
    /// The last word of its kind, folded: `xa`, `phuong`, `khu`, `tran`.
    kind: String,
    /// Its own name, folded.
    folded: String,
}

/// `xã Bình Minh`, `Phường 5`, `đặc khu Cồn Sim`, `thị trấn Gò`.
fn named(words: &Words<'_>) -> impl Iterator<Item = Named> {
    (0..words.len()).filter_map(|i| {
        let word = words.get(i);
        let before = words.before(i, 1).folded.as_str();
        let pair = matches!(
            (before, word.folded.as_str()),
            ("dac", "khu") | ("thi", "tran")
        );
        let plain =
            ["xã", "phường"].contains(&word.bare.to_lowercase().as_str()) && before != "thi";
        if !(pair || plain) || word.ends_phrase() {
            return None;
        }
        let last = name_end(words, i + 1)?;
        let name: Vec<&str> = (i + 1..=last).map(|n| words.get(n).bare).collect();
        Some(Named {
            first: i - usize::from(pair),
            last,
            kind: word.folded.clone(),
            folded: fold(&name.join(" ")),
        })
    })
}

/// `trên địa bàn xã Bình Minh` in a plan of another xã.
fn others(reader: &Reader<'_>, text: &str) -> Vec<Found> {
    let own = &reader.own;
    if own.folded.is_empty() {
        return Vec::new();
    }
    let words = Words::of(text);
    let kind = own
        .today()
        .map(|kind| fold(kind.word()))
        .unwrap_or_default();
    named(&words)
        .filter_map(|unit| {
            let ours = unit.folded == own.folded && kind.ends_with(&unit.kind);
            let from_old = own.old.as_ref() == Some(&unit.folded);
            let before = words.before(unit.first, 1);
            let governed = GOVERNED.contains(&before.folded.as_str()) && !before.ends_phrase();
            if ours || !(from_old || governed) {
                return None;
            }
            let (from, end) = (words.get(unit.first), words.get(unit.last));
            let start = from.at + from.text.find(from.bare)?;
            let end = end.at + end.text.find(end.bare)? + end.bare.len();
            let after = like(text.get(start..end)?, &own.name);
            let found = Found::new(Kind::OtherUnit, start..end, Some(after), Reason::OtherName);
            Some(found.safe(from_old))
        })
        .collect()
}

/// The last word of a name that begins at `first`: capitals one after the other, or a number.
fn name_end(words: &Words<'_>, first: usize) -> Option<usize> {
    let named = |i: usize| {
        let word = words.get(i);
        word.is_capitalised() && word.text.starts_with(word.bare)
    };
    if words.get(first).number().is_some() {
        return Some(first);
    }
    // `Văn hóa - Xã hội`, `XÃ HỘI`.
    if !named(first) || words.get(first).folded == "hoi" {
        return None;
    }
    let mut last = first;
    while last < first + 3 && !words.get(last).ends_phrase() && named(last + 1) {
        last += 1;
    }
    Some(last)
}

/// `new` in capitals, or with its first letter capital, as `old` is.
fn like(old: &str, new: &str) -> String {
    let letters = || old.chars().filter(|c| c.is_alphabetic());
    if letters().count() > 1 && letters().all(char::is_uppercase) {
        return new.to_uppercase();
    }
    let mut rest = new.chars();
    match rest.next() {
        Some(first) if old.starts_with(char::is_uppercase) => {
            first.to_uppercase().chain(rest).collect()
        }
        _ => new.to_owned(),
    }
}
