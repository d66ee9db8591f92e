//! Finding words in everything kept, with and without Vietnamese marks.
//!
//! Each thing that can be found has one row in `search_entry`: its text in NFC, and folded
//! (marks stripped, `đ` as `d`). What was typed with the very marks comes first. What a user
//! types is always words, never query syntax.

use crate::error::{StoreError, damaged};
use crate::gate::Tx;
use crate::records::Records;
use crate::rows::Row;
use crate::value::parse;
use plan::text::{fold, nfc, squeeze};
use plan::{
    BlockId, ChecklistId, EntryId, OfficialId, PlanId, RequirementId, SectionId, TaskId, UnitId,
};
use rusqlite::{Connection, OptionalExtension, named_params};
use std::collections::HashSet;
use std::ops::Range;

/// Kinds of things that can be found, in the order hits are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Kind {
    Plan = 1,
    Task = 2,
    Section = 3,
    Official = 4,
    Unit = 5,
    Block = 6,
    Checklist = 7,
    Requirement = 8,
    LogEntry = 9,
}

impl Kind {
    const ALL: [Self; 9] = [
        Self::Plan,
        Self::Task,
        Self::Section,
        Self::Official,
        Self::Unit,
        Self::Block,
        Self::Checklist,
        Self::Requirement,
        Self::LogEntry,
    ];

    /// Ids of entries of this kind.
    fn ids(self) -> Range<i64> {
        let first = (self as i64) << 40;
        first..first + (1 << 40)
    }

    fn of_id(id: i64) -> Result<Self, StoreError> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.ids().contains(&id))
            .ok_or_else(|| damaged(format!("search entry {id}")))
    }
}

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// A plan, in its head or ending.
    Plan(PlanId),
    /// A heading, or the title of an annex.
    Section(PlanId, SectionId),
    /// A paragraph, item or table; the section or annex it stands in.
    Block(PlanId, SectionId, BlockId),
    /// A task.
    Task(PlanId, TaskId),
    /// A person.
    Official(OfficialId),
    /// A unit.
    Unit(UnitId),
    /// A checklist of a plan, by how the superior's plan is cited.
    Checklist(PlanId, ChecklistId),
    /// What a checklist asks for, or our words to it.
    Requirement(PlanId, ChecklistId, RequirementId),
    /// An entry of the activity log.
    Entry(EntryId),
}

impl Target {
    /// The plan it is in; people, units and the log are in none.
    pub fn plan(self) -> Option<PlanId> {
        match self {
            Self::Plan(plan)
            | Self::Section(plan, _)
            | Self::Block(plan, _, _)
            | Self::Task(plan, _)
            | Self::Checklist(plan, _)
            | Self::Requirement(plan, _, _) => Some(plan),
            Self::Official(_) | Self::Unit(_) | Self::Entry(_) => None,
        }
    }
}

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What, with its ids.
    pub target: Target,
    /// The title of its plan; the name of a person or unit; the day of an entry of the log.
    pub title: String,
    /// The heading it stands under, for sections and blocks; the superior's plan, for a
    /// checklist and what it asks for. Else empty.
    pub heading: String,
    /// Words around the first match, on one line.
    pub snippet: String,
    /// Which characters of the snippet match, counted from 0, ends not included.
    pub matches: Vec<Range<usize>>,
    /// Found with the very marks that were typed.
    pub exact: bool,
}

/// A row of `search_entry`.
#[derive(Debug, PartialEq)]
pub(crate) struct Entry {
    kind: Kind,
    owner: String,
    section: Option<String>,
    text: String,
}

impl Entry {
    pub(crate) fn new(kind: Kind, owner: String, section: Option<String>, text: &str) -> Self {
        Self {
            kind,
            owner,
            section,
            text: nfc(text),
        }
    }

    /// Writes it; `plan` is nothing for people, units and the log.
    pub(crate) fn write(&self, conn: &Connection, plan: Option<&str>) -> Result<(), StoreError> {
        let known: Option<i64> = conn
            .prepare_cached("SELECT id FROM search_entry WHERE owner = :owner")?
            .query_row(named_params! {":owner": self.owner}, |row| row.get(0))
            .optional()?;
        let id = match known {
            Some(id) => id,
            None => self.next_id(conn)?,
        };
        conn.prepare_cached(include_str!("sql/put_search_entry.sql"))?
            .execute(named_params! {
                ":id": id,
                ":owner": self.owner,
                ":plan": plan,
                ":section": self.section,
                ":text": self.text,
                ":fold": fold(&self.text),
            })?;
        Ok(())
    }

    /// One below the lowest of its kind: new entries come first.
    fn next_id(&self, conn: &Connection) -> Result<i64, StoreError> {
        let Range { start, end } = self.kind.ids();
        let lowest: Option<i64> = conn
            .prepare_cached("SELECT min(id) FROM search_entry WHERE id >= :start AND id < :end")?
            .query_row(named_params! {":start": start, ":end": end}, |row| {
                row.get(0)
            })?;
        Ok(lowest.unwrap_or(end) - 1)
    }

    /// Takes out what `owner` had.
    pub(crate) fn remove(conn: &Connection, owner: &str) -> Result<(), StoreError> {
        conn.prepare_cached("DELETE FROM search_entry WHERE owner = :owner")?
            .execute(named_params! {":owner": owner})?;
        Ok(())
    }
}

impl Row for Entry {
    type Key<'r> = &'r str;

    fn key(&self) -> &str {
        &self.owner
    }

    fn put(&self, conn: &Connection, plan: &str) -> Result<usize, StoreError> {
        self.write(conn, Some(plan)).map(|()| 1)
    }

    fn delete(&self, conn: &Connection, _plan: &str) -> Result<(), StoreError> {
        Self::remove(conn, &self.owner)
    }
}

/// Longest query, in words; what follows is not looked at.
const WORD_LIMIT: usize = 16;
/// Characters shown on each side of the first match.
const AROUND: usize = 60;

/// The words of a query, as typed and folded.
struct Words {
    typed: Vec<String>,
    folded: Vec<String>,
}

impl Words {
    fn read(query: &str) -> Self {
        let typed: Vec<String> = nfc(query)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .take(WORD_LIMIT)
            .map(|word| word.chars().take(60).collect())
            .collect();
        let folded = typed.iter().map(|word| fold(word)).collect();
        Self { typed, folded }
    }

    /// The questions to ask, best first, each with whether its hits are exact.
    fn questions(&self) -> Vec<(bool, String)> {
        let mut questions = Vec::new();
        for (exact, column, words) in [(true, "text", &self.typed), (false, "fold", &self.folded)] {
            questions.push((exact, format!("{column} : \"{}\" *", words.join(" "))));
            if words.len() > 1 {
                let all = words.join("\" AND \"");
                questions.push((exact, format!("{column} : (\"{all}\" *)")));
            }
        }
        questions
    }
}

impl Records {
    /// Finds things in which every word stands, the last one as far as it is typed. Exact hits
    /// first, words standing together before words standing apart, then plans, tasks, headings,
    /// people, units, text, checklists, the log; the newest first.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<Hit>, StoreError> {
        let words = Words::read(words);
        let mut hits = Vec::new();
        let mut seen = HashSet::new();
        if words.typed.is_empty() {
            return Ok(hits);
        }
        for (exact, question) in words.questions() {
            if hits.len() >= limit {
                break;
            }
            for found in self.ask(&question, limit + seen.len())? {
                if hits.len() < limit && seen.insert(found.id) {
                    hits.push(self.hit(&found, exact, &words)?);
                }
            }
        }
        Ok(hits)
    }

    fn ask(&self, question: &str, limit: usize) -> Result<Vec<Found>, StoreError> {
        let mut query = self.conn.prepare_cached(include_str!("sql/search.sql"))?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = query.query_map(
            named_params! {":question": question, ":limit": limit},
            |row| {
                Ok(Found {
                    id: row.get("id")?,
                    owner: row.get("owner")?,
                    plan: row.get("plan")?,
                    section: row.get("section")?,
                    text: row.get("text")?,
                    title: row.get("title")?,
                    heading: row.get("heading")?,
                })
            },
        )?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn hit(&self, found: &Found, exact: bool, words: &Words) -> Result<Hit, StoreError> {
        let plan = || parse::<PlanId>(found.plan.as_deref().unwrap_or_default());
        let above = found.section.as_deref().unwrap_or_default();
        let section = || parse::<SectionId>(above);
        let target = match Kind::of_id(found.id)? {
            Kind::Plan => Target::Plan(plan()?),
            Kind::Task => Target::Task(plan()?, parse(&found.owner)?),
            Kind::Section => Target::Section(plan()?, section()?),
            Kind::Block => Target::Block(plan()?, section()?, parse(&found.owner)?),
            Kind::Official => Target::Official(parse(&found.owner)?),
            Kind::Unit => Target::Unit(parse(&found.owner)?),
            Kind::Checklist => Target::Checklist(plan()?, parse(above)?),
            Kind::Requirement => Target::Requirement(plan()?, parse(above)?, parse(&found.owner)?),
            Kind::LogEntry => Target::Entry(parse(&found.owner)?),
        };
        let (snippet, matches) = snippet(&found.text, exact, words);
        Ok(Hit {
            target,
            title: squeeze(&found.title),
            heading: squeeze(&found.heading),
            snippet,
            matches,
            exact,
        })
    }
}

impl Tx<'_> {
    /// Makes the search index anew from the texts it is made of, when
    /// [`Report::search`](crate::Report) says that they disagree.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be written.
    pub fn rebuild_search(&self) -> Result<(), StoreError> {
        self.conn()
            .execute("INSERT INTO search (search) VALUES ('rebuild')", [])?;
        Ok(())
    }
}

struct Found {
    id: i64,
    owner: String,
    plan: Option<String>,
    section: Option<String>,
    text: String,
    title: String,
    heading: String,
}

/// Words of `text` (between signs and spaces), by their place in characters.
fn spans(text: &[char]) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut start = None;
    for (i, c) in text.iter().chain([&' ']).enumerate() {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(i),
            (false, Some(from)) => {
                spans.push(from..i);
                start = None;
            }
            _ => {}
        }
    }
    spans
}

/// The stretch around the first match, and where in it the words stand.
fn snippet(text: &str, exact: bool, words: &Words) -> (String, Vec<Range<usize>>) {
    let chars: Vec<char> = squeeze(text).chars().collect();
    let wanted: Vec<String> = if exact {
        words.typed.iter().map(|w| w.to_lowercase()).collect()
    } else {
        words.folded.clone()
    };
    let is_match = |span: &Range<usize>| {
        let word: String = chars[span.clone()].iter().collect();
        let word = if exact {
            word.to_lowercase()
        } else {
            fold(&word)
        };
        let last = wanted.last().is_some_and(|last| word.starts_with(last));
        last || wanted.contains(&word)
    };
    let all = spans(&chars);
    let matching: Vec<Range<usize>> = all.iter().filter(|span| is_match(span)).cloned().collect();
    let first = matching.first().map_or(0, |span| span.start);
    // Cut between words.
    let from = all
        .iter()
        .map(|span| span.start)
        .find(|start| *start + AROUND >= first)
        .unwrap_or(0);
    let from = if from == all.first().map_or(0, |s| s.start) {
        0
    } else {
        from
    };
    let to = (first + 2 * AROUND).min(chars.len());
    let to = all
        .iter()
        .map(|span| span.end)
        .find(|end| *end >= to)
        .map_or(chars.len(), |end| end.min(to + 20).min(chars.len()));
    let matches = matching
        .into_iter()
        .filter(|span| span.start >= from && span.end <= to)
        .map(|span| span.start - from..span.end - from)
        .collect();
    (chars[from..to].iter().collect(), matches)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_never_syntax() {
        for (typed, expect) in [
            ("kế hoạch", "text : \"kế hoạch\" *"),
            ("\"", ""),
            ("a\"b OR (c", "text : \"a b OR c\" *"),
            ("- * ^ :", ""),
            ("123/KH-UBND", "text : \"123 KH UBND\" *"),
        ] {
            let words = Words::read(typed);
            let first = if words.typed.is_empty() {
                String::new()
            } else {
                words.questions().remove(0).1
            };
            assert_eq!(first, expect, "{typed}");
        }
    }

    #[test]
    fn snippets_show_the_match() {
        let text = format!(
            "{} đường làng ngõ xóm {}",
            "trước ".repeat(40),
            "sau ".repeat(80)
        );
        for (query, exact) in [("đường", true), ("duong", false), ("Đường là", true)] {
            let (snippet, matches) = snippet(&text, exact, &Words::read(query));
            let chars: Vec<char> = snippet.chars().collect();
            let first: String = chars[matches[0].clone()].iter().collect();
            assert_eq!(first, "đường", "{query}: {snippet}");
            assert!(chars.len() < 230, "{}", chars.len());
            assert!(snippet.starts_with("trước"), "{snippet}");
        }
    }
}
