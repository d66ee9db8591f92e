//! What was renamed, merged or abolished, and what took its place: data, not code, so that an
//! office can change it.

use super::{Found, Kind, Reason};
use plan::flaw::Check;
use plan::text::{fold, squeeze};
use plan::{Flaw, FlawKind, Flaws, UnitKind};
use std::ops::Range;
use thiserror::Error;

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// A department or post that works on under another name.
    Department,
    /// An authority above that is gone.
    Superior,
    /// A term.
    Term,
    /// A cited document.
    Document,
}

impl Role {
    /// Its word in a list.
    fn read(word: &str) -> Option<Self> {
        Some(match word {
            "department" => Self::Department,
            "superior" => Self::Superior,
            "term" => Self::Term,
            "document" => Self::Document,
            _ => return None,
        })
    }
}

/// One entry as somebody wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Successor {
    /// What it is about.
    pub role: Role,
    /// The year it holds from, in digits.
    pub since: String,
    /// The words that went out of use.
    pub old: String,
    /// The words in their place; none: somebody must look.
    pub new: String,
    /// What it rests on; a question mark at its end says that nobody confirmed it yet.
    pub source: String,
}

impl Successor {
    /// Longest old or new words and source, in letters.
    pub const LIMIT: usize = 200;

    /// What tells it from others of a list: its role and old words, folded.
    pub fn key(&self) -> String {
        format!("{:?} {}", self.role, fold(&squeeze(&self.old))).to_lowercase()
    }

    /// Whether its source was looked at.
    pub fn confirmed(&self) -> bool {
        !self.source.trim_end().ends_with('?')
    }

    /// The entry these cells are. Flaws at `since`, `old`, `new` and `source`.
    fn entry(&self) -> Result<Entry, Flaws> {
        let mut check = Check::default();
        let old = check.required("old", &self.old, Self::LIMIT);
        let new = check.optional("new", &self.new, Self::LIMIT);
        let source = check.optional("source", &self.source, Self::LIMIT);
        let since = check.required("since", &self.since, Self::LIMIT);
        let year = since.parse::<i32>().ok();
        match year {
            None if !since.is_empty() => check.flaw(Flaw::new("since", FlawKind::NotANumber)),
            Some(year) if !(1945..=2200).contains(&year) => {
                check.flaw(Flaw::new("since", FlawKind::OutOfRange));
            }
            _ => {}
        }
        let words = words(&old);
        // Without a first word that must be there, everything would fit.
        if !old.is_empty() && words.first().is_none_or(|word| word.optional) {
            check.flaw(Flaw::new("old", FlawKind::Empty));
        }
        if BLANKS
            .iter()
            .fold(new.clone(), |n, b| n.replace(b, ""))
            .contains(['{', '}'])
        {
            check.flaw(Flaw::new("new", FlawKind::Unknown));
        }
        check.finish(Entry {
            role: self.role,
            since: year.unwrap_or_default(),
            old: words,
            new,
            source,
            confirmed: self.confirmed(),
        })
    }
}

/// What is filled in for the office.
const BLANKS: [&str; 2] = ["{kind}", "{economy}"];

/// A word of an entry; one in brackets may be missing.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    folded: String,
    optional: bool,
    /// A mark stands before it, as in `xã, phường`.
    parted: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    role: Role,
    since: i32,
    old: Vec<Word>,
    new: String,
    source: String,
    confirmed: bool,
}

/// The entries, those of more words first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Successors(Vec<Entry>);

/// A line that is no entry, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("line {0} is no entry")]
pub struct BadSuccessor(pub usize);

/// A word of a text.
struct Token {
    at: usize,
    end: usize,
    folded: String,
    capital: bool,
    /// A mark stands before it that ends a name.
    parted: bool,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut end = 0;
    let mut parted = false;
    let mut from = None;
    let close = |from: usize, to: usize, parted: bool, out: &mut Vec<Token>| {
        let word = text.get(from..to).unwrap_or_default();
        out.push(Token {
            at: from,
            end: to,
            folded: fold(word),
            capital: word.starts_with(char::is_uppercase),
            parted,
        });
    };
    for (i, c) in text.char_indices() {
        end = i + c.len_utf8();
        match (c.is_alphanumeric(), from) {
            (true, None) => from = Some(i),
            (false, Some(start)) => {
                close(start, i, parted, &mut out);
                (from, parted) = (None, !joins(c));
            }
            (false, None) => parted |= !joins(c),
            (true, Some(_)) => {}
        }
    }
    if let Some(start) = from {
        close(start, end, parted, &mut out);
    }
    out
}

/// Signs that may stand inside a name.
fn joins(c: char) -> bool {
    c.is_whitespace() || "-–&/".contains(c)
}

impl Successors {
    /// The entries, of which the first of several with the same words counts.
    ///
    /// # Errors
    /// Every flaw, at `<place from 0>.since`, `.old`, `.new`, `.source`.
    pub fn of(list: &[Successor]) -> Result<Self, Flaws> {
        let (mut entries, mut flaws) = (Vec::new(), Vec::new());
        for (i, successor) in list.iter().enumerate() {
            match successor.entry() {
                Ok(entry) => entries.push(entry),
                Err(Flaws(found)) => flaws.extend(found.into_iter().map(|flaw| Flaw {
                    field: format!("{i}.{}", flaw.field),
                    ..flaw
                })),
            }
        }
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.old.len()));
        if flaws.is_empty() {
            Ok(Self(entries))
        } else {
            Err(Flaws(flaws))
        }
    }

    /// Reads a list ([`entries`]).
    ///
    /// # Errors
    /// The first line that is no entry.
    pub fn read(text: &str) -> Result<Self, BadSuccessor> {
        let list = entries(text)?;
        // Every line was an entry a moment ago.
        Self::of(&list).map_err(|_| BadSuccessor(0))
    }

    /// Cited documents that were replaced by `year`.
    pub(super) fn documents(&self, text: &str, year: i32) -> Vec<Found> {
        let tokens = tokens(text);
        self.matches(&tokens, year, |role| role == Role::Document)
            .into_iter()
            // `Nghị định 61` is not `Nghị định 61/2015/NĐ-CP`.
            .filter(|(_, range)| !text[range.end..].starts_with(['/', '-']))
            .map(|(entry, range)| {
                Found::new(Kind::Reference, range, None, Reason::Replaced).resting_on(&entry.source)
            })
            .collect()
    }

    /// Units and terms that are gone by `year`. `kind` is the office's kind of unit; without one
    /// names that hold it are left to the user.
    pub(super) fn names(&self, text: &str, year: i32, kind: Option<UnitKind>) -> Vec<Found> {
        let tokens = tokens(text);
        self.matches(&tokens, year, |role| role != Role::Document)
            .into_iter()
            .map(|(entry, range)| {
                let new = match kind {
                    Some(kind) => filled(&entry.new, kind),
                    None => entry.new.clone(),
                };
                let known = !new.is_empty() && !new.contains('{');
                let kind = match entry.role {
                    Role::Term => Kind::Term,
                    _ => Kind::Unit,
                };
                Found::new(kind, range, known.then_some(new), Reason::Replaced)
                    .safe(known && entry.confirmed && entry.role == Role::Department)
                    .resting_on(&entry.source)
            })
            .collect()
    }

    fn matches(
        &self,
        tokens: &[Token],
        year: i32,
        wanted: impl Fn(Role) -> bool,
    ) -> Vec<(&Entry, Range<usize>)> {
        let mut out = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let entries = self.0.iter();
            let hit = entries
                .filter(|entry| wanted(entry.role) && entry.since <= year)
                .find_map(|entry| entry.end(tokens, at).map(|end| (entry, end)));
            match hit {
                Some((entry, end)) => {
                    let last = tokens.get(end - 1).map_or(0, |token| token.end);
                    out.push((entry, tokens[at].at..last));
                    at = end;
                }
                None => at += 1,
            }
        }
        out
    }
}

impl Entry {
    /// The word after this entry's, if it stands at `at`.
    fn end(&self, tokens: &[Token], at: usize) -> Option<usize> {
        // A `Văn phòng Nội vụ` is no `phòng Nội vụ`.
        let before = at.checked_sub(1).and_then(|i| tokens.get(i));
        let office = before.is_some_and(|t| t.folded == "van") && tokens.get(at)?.folded == "phong";
        if office {
            return None;
        }
        let mut next = at;
        for word in &self.old {
            let mut here = next;
            // `Văn hóa và Thông tin` is `Văn hóa - Thông tin`.
            if here > at
                && tokens
                    .get(here)
                    .is_some_and(|t| t.folded == "va" && !t.parted)
            {
                here += 1;
            }
            let same = tokens.get(here).is_some_and(|t| {
                t.folded == word.folded && (here == at || t.parted == word.parted)
            });
            match (same, word.optional) {
                (true, _) => next = here + 1,
                (false, true) => {}
                (false, false) => return None,
            }
        }
        Some(self.named(tokens, next))
    }

    /// The name of the district behind `huyện`, which goes with it.
    fn named(&self, tokens: &[Token], mut next: usize) -> usize {
        let district = |t: &Token| ["huyen", "quan", "xa"].contains(&t.folded.as_str());
        let gone = self.role == Role::Superior || self.role == Role::Department;
        let last = next.checked_sub(1).and_then(|i| tokens.get(i));
        if gone && last.is_some_and(|t| district(t) && !t.capital) {
            while tokens.get(next).is_some_and(|t| t.capital && !t.parted) {
                next += 1;
            }
        }
        next
    }
}

/// New words with what the office calls its own.
fn filled(new: &str, kind: UnitKind) -> String {
    let departments = plan::agency::departments(kind)
        .into_iter()
        .map(|(name, _)| name);
    let economy = departments
        .into_iter()
        .find(|name| name.starts_with("Phòng Kinh tế"));
    new.replace("{kind}", kind.word())
        .replace("{economy}", &economy.unwrap_or_default())
}

/// Reads entries, one a line: `role | year since | old words | new words | source`. Roles are
/// department, superior, term and document; lines that begin with `#` are remarks. Old words in
/// brackets may be missing; case, marks, hyphens and `và` make no difference. `{kind}` is the
/// office's own kind of unit, `{economy}` its department of economy. No new words: somebody must
/// look. A source that ends in `?` is not confirmed.
///
/// # Errors
/// The first line that is none of these.
pub fn entries(text: &str) -> Result<Vec<Successor>, BadSuccessor> {
    let lines = (1..).zip(text.lines());
    lines
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|(number, line)| {
            let read = successor(line).filter(|successor| successor.entry().is_ok());
            read.ok_or(BadSuccessor(number))
        })
        .collect()
}

fn successor(line: &str) -> Option<Successor> {
    let cells: Vec<&str> = line.split('|').map(str::trim).collect();
    let [role, since, old, new, source] = cells.as_slice() else {
        return None;
    };
    Some(Successor {
        role: Role::read(role)?,
        since: (*since).to_owned(),
        old: (*old).to_owned(),
        new: (*new).to_owned(),
        source: (*source).to_owned(),
    })
}

/// The words of an entry, `(xã)` as one that may be missing.
fn words(old: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut optional = false;
    for piece in old.split_inclusive(['(', ')']) {
        let inside = piece.ends_with(')');
        words.extend(tokens(piece).into_iter().map(|token| Word {
            folded: token.folded,
            optional: inside && optional,
            parted: token.parted && !optional,
        }));
        optional = piece.ends_with('(');
    }
    words.retain(|word| word.folded != "va");
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &str = "# remark\n\
        department | 2025 | công chức Văn hóa - Xã hội (xã) | Phòng Văn hóa - Xã hội | NĐ 150\n\
        superior | 2025 | UBND huyện | UBND tỉnh | Luật 72\n\
        term | 2024 | mức độ 4 | | \n\
        superior | 2025 | phòng kho | | \n\
        term | 2025 | xã, phường, thị trấn | xã, phường, đặc khu | \n\
        document | 2025 | Nghị định (số) 61 | | NĐ 118\n";

    fn names(text: &str) -> Vec<(String, Option<String>)> {
        let map = Successors::read(MAP).unwrap();
        let found = map.names(text, 2026, Some(UnitKind::Commune));
        found
            .into_iter()
            .map(|f| (text[f.range].to_owned(), f.after))
            .collect()
    }

    #[test]
    fn names_are_found_as_offices_write_them() {
        let office = Some("Phòng Văn hóa - Xã hội");
        for (text, expect) in [
            (
                "Công chức Văn hóa - Xã hội xã chủ trì",
                &[("Công chức Văn hóa - Xã hội xã", office)][..],
            ),
            (
                "giao công chức văn hoá- xã hội, thôn",
                &[("công chức văn hoá- xã hội", office)],
            ),
            (
                "Công chức Văn hóa và Xã hội",
                &[("Công chức Văn hóa và Xã hội", office)],
            ),
            (
                "gửi UBND huyện Sông Lam, UBND tỉnh",
                &[("UBND huyện Sông Lam", Some("UBND tỉnh"))],
            ),
            ("dịch vụ công mức độ 4.", &[("mức độ 4", None)]),
            (
                "ở xã, phường, thị trấn",
                &[("xã, phường, thị trấn", Some("xã, phường, đặc khu"))],
            ),
            ("ở xã phường thị trấn", &[]),
            ("Văn phòng Kho; Phòng Kho", &[("Phòng Kho", None)]),
            ("Công chức Văn hóa, Xã hội; UBND, huyện", &[]),
            ("", &[]),
        ] {
            let expect: Vec<_> = expect
                .iter()
                .map(|(a, b)| ((*a).to_owned(), b.map(str::to_owned)))
                .collect();
            assert_eq!(names(text), expect, "{text}");
        }
    }

    #[test]
    fn documents_by_their_number() {
        let map = Successors::read(MAP).unwrap();
        for (text, expect) in [
            ("theo Nghị định 61 của Chính phủ", 1),
            ("theo Nghị định số 61;", 1),
            ("Nghị định số 61/2015/NĐ-CP", 0),
            ("Nghị định số 612", 0),
        ] {
            assert_eq!(map.documents(text, 2026).len(), expect, "{text}");
        }
        assert_eq!(map.documents("Nghị định 61", 2024).len(), 0);
    }

    #[test]
    fn a_line_that_is_no_entry_is_told() {
        for (text, line) in [
            ("unit | 2025 | a | b | c", 1),
            ("# x\n\nterm | then | a | b | c", 3),
            ("term | 2025 | a | b", 1),
            ("term | 2025 | (a) | b | c", 1),
            ("term | 2025 | - | b | c", 1),
        ] {
            assert_eq!(Successors::read(text), Err(BadSuccessor(line)), "{text}");
        }
    }

    fn successor(since: &str, old: &str, new: &str) -> Successor {
        Successor {
            role: Role::Department,
            since: since.into(),
            old: old.into(),
            new: new.into(),
            source: String::new(),
        }
    }

    #[test]
    fn the_office_s_entries_are_held_to_the_same_rules() {
        for (since, old, new, expect) in [
            ("2025", "Đài truyền thanh (xã)", "", &[][..]),
            ("2025", "Phòng X | Y", "Phòng {kind} {economy}", &[]),
            ("", "", "", &["1.old Empty", "1.since Empty"]),
            ("năm 2025", "a", "", &["1.since NotANumber"]),
            (
                "25",
                "a",
                "{place}",
                &["1.since OutOfRange", "1.new Unknown"],
            ),
            ("2025", "(xã)", "b", &["1.old Empty"]),
            ("2025", "- và -", "b", &["1.old Empty"]),
        ] {
            let list = [successor("2025", "a", "b"), successor(since, old, new)];
            let told = match Successors::of(&list) {
                Ok(_) => Vec::new(),
                Err(Flaws(flaws)) => flaws
                    .iter()
                    .map(|flaw| format!("{} {:?}", flaw.field, flaw.kind))
                    .collect(),
            };
            assert_eq!(told, expect, "{since} {old} {new}");
        }
    }

    #[test]
    fn the_first_of_several_counts_and_what_nobody_confirmed_is_never_safe() {
        let mut first = successor("2025", "Ban tuyên truyền", "Tổ truyền thông");
        let second = successor("2025", "ban Tuyên Truyền", "Tổ khác");
        assert_eq!(first.key(), second.key());
        for (source, safe) in [("QĐ 5/QĐ-UBND", true), ("QĐ 5/QĐ-UBND?", false)] {
            first.source = source.into();
            assert_eq!(first.confirmed(), safe);
            let map = Successors::of(&[first.clone(), second.clone()]).unwrap();
            let found = map.names("Ban Tuyên truyền", 2026, None);
            assert_eq!(found[0].after.as_deref(), Some("Tổ truyền thông"));
            assert_eq!((found[0].safe, found[0].source.as_str()), (safe, source));
        }
    }
}
