//! A thorough look at everything kept.

use crate::error::StoreError;
use crate::journal::Chain;
use crate::open::Store;
use plan::PlanId;
use rusqlite::Connection;

/// What a thorough look found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What SQLite's own check says is wrong; nothing if the file is sound.
    pub integrity: Vec<String>,
    /// Rows that refer to something that is not there.
    pub orphans: u64,
    /// The event log.
    pub chain: Chain,
    /// Plans whose steps are not those the event log knows of, with the number of the first such
    /// step.
    pub courses: Vec<(PlanId, usize)>,
    /// The search index agrees with the texts it was made from.
    pub search: bool,
    /// Plans that cannot be read, or whose tasks or marks cannot.
    pub unreadable: Vec<PlanId>,
    /// Plans looked at.
    pub plans: u64,
}

impl Report {
    /// Whether nothing at all is wrong.
    pub fn is_sound(&self) -> bool {
        self.integrity.is_empty()
            && self.orphans == 0
            && matches!(self.chain, Chain::Whole(_))
            && self.courses.is_empty()
            && self.search
            && self.unreadable.is_empty()
    }
}

impl Store {
    /// Looks through everything: every page, every reference, the event log, the search index,
    /// every plan. Changes nothing.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read at all.
    pub fn verify(&self) -> Result<Report, StoreError> {
        let integrity = self
            .conn
            .prepare("PRAGMA integrity_check(20)")?
            .query_map([], |row| row.get(0))?
            .collect::<Result<Vec<String>, _>>()?;
        let orphans = self
            .conn
            .prepare("PRAGMA foreign_key_check")?
            .query_map([], |_| Ok(()))?
            .count();
        let summaries = self.plans()?;
        let unreadable = summaries
            .iter()
            .map(|summary| summary.id)
            .filter(|id| !self.is_readable(*id))
            .collect();
        let (chain, courses) = self.follow_chain()?;
        Ok(Report {
            integrity: integrity.into_iter().filter(|line| line != "ok").collect(),
            orphans: orphans as u64,
            chain,
            courses,
            search: self.search_is_sound(),
            unreadable,
            plans: summaries.len() as u64,
        })
    }

    fn is_readable(&self, id: PlanId) -> bool {
        self.plan(id).is_ok() && self.tasks(id).is_ok() && self.marks(id, None).is_ok()
    }

    /// FTS5 compares its index with the content table (rank 1).
    fn search_is_sound(&self) -> bool {
        let check = "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)";
        self.is_read_only() || self.conn.execute(check, []).is_ok()
    }
}

/// Every table, index and trigger, as SQL without its spacing, by name.
pub(crate) fn schema(conn: &Connection) -> Result<Vec<String>, StoreError> {
    let mut query = conn.prepare(include_str!("sql/schema.sql"))?;
    let rows = query.query_map([], |row| row.get::<_, String>(0))?;
    rows.map(|sql| Ok(plan::text::squeeze(&sql?))).collect()
}
