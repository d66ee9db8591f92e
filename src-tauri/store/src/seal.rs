//! Seals: the event of a change that writes steps of a plan's course says in its note, behind the
//! words that are shown, what that course then is. So every step is held by the chain of events.

use crate::error::StoreError;
use crate::journal::hex;
use crate::value::read_as;
use plan::PlanId;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row, named_params};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};

/// Between a note's words and its seals; no note has one.
pub(crate) const MARK: char = '\u{1f}';

/// How much of a hash is written.
const LENGTH: usize = 16;

/// The columns a seal covers; one that is added to the table later is not among them.
const STEPS: &str = "SELECT id, step, from_stage, to_stage, by, role, at, hash, version, reason, \
                     signer, number, day, other FROM passage WHERE plan = :plan ORDER BY position";

/// How a change wrote a plan's course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrote {
    /// So many steps behind those that were there.
    Steps(usize),
    /// Others in the place of those that were there: what was sealed before is no more.
    Anew,
    /// As it was, before there were seals or before it went into the trash.
    Back,
}

impl Wrote {
    /// Both in one change.
    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Steps(some), Self::Steps(more)) => Self::Steps(some + more),
            (Self::Anew, _) | (_, Self::Anew) => Self::Anew,
            (Self::Back, _) | (_, Self::Back) => Self::Back,
        }
    }

    fn word(self) -> String {
        match self {
            Self::Steps(count) => count.to_string(),
            Self::Anew => "anew".to_owned(),
            Self::Back => "back".to_owned(),
        }
    }

    fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "anew" => Self::Anew,
            "back" => Self::Back,
            count => Self::Steps(count.parse().ok()?),
        })
    }
}

/// What an event says of a plan's course.
pub(crate) struct Seal {
    plan: PlanId,
    wrote: Wrote,
    /// How many steps there were then.
    steps: usize,
    hash: String,
}

impl Seal {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        Some(Self {
            plan: parts.next()?.parse().ok()?,
            wrote: Wrote::parse(parts.next()?)?,
            steps: parts.next()?.parse().ok()?,
            hash: parts.next()?.to_owned(),
        })
    }
}

/// The words of an event's note, and its seals.
pub(crate) fn split(detail: &str) -> (&str, &str) {
    detail.split_once(MARK).unwrap_or((detail, ""))
}

/// What is sealed of each plan, event after event.
#[derive(Default)]
pub(crate) struct Sealed(HashMap<PlanId, Vec<Seal>>);

impl Sealed {
    /// Takes in the next event's note.
    pub(crate) fn read(&mut self, detail: &str) {
        for seal in split(detail).1.split(' ').filter_map(Seal::parse) {
            let seals = self.0.entry(seal.plan).or_default();
            if seal.wrote == Wrote::Anew {
                seals.clear();
            }
            seals.push(seal);
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Plans whose steps are not those that were sealed, with the number of the first such step.
    pub(crate) fn differing(&self, conn: &Connection) -> Result<Vec<(PlanId, usize)>, StoreError> {
        let mut query = conn.prepare("SELECT id FROM plan ORDER BY id")?;
        let mut rows = query.query([])?;
        let mut differing = Vec::new();
        while let Some(row) = rows.next()? {
            // One without a proper id is told as unreadable.
            if let Ok(plan) = read_as(row, "id") {
                let step = self.first_differing(plan, &hashes(conn, plan)?);
                differing.extend(step.map(|step| (plan, step)));
            }
        }
        Ok(differing)
    }

    /// `now` are the hashes of the course after each number of steps.
    fn first_differing(&self, plan: PlanId, now: &[String]) -> Option<usize> {
        let mut known = 0;
        let mut first = None;
        let mut differs = |step: usize| first = Some(first.map_or(step, |it: usize| it.min(step)));
        for seal in self.0.get(&plan).map_or(&[][..], Vec::as_slice) {
            if now.get(seal.steps) != Some(&seal.hash) {
                differs(seal.steps.min(now.len()));
            }
            // A step that was there before this change, and that none before it wrote.
            if matches!(seal.wrote, Wrote::Steps(count) if known + count != seal.steps) {
                differs(known + 1);
            }
            known = seal.steps;
        }
        if now.len() > known + 1 {
            differs(known + 1);
        }
        first
    }
}

/// The seals of some plans' courses, to stand behind a note; empty for none.
pub(crate) fn of(conn: &Connection, plans: &BTreeMap<PlanId, Wrote>) -> Result<String, StoreError> {
    let mut seals = Vec::new();
    for (plan, wrote) in plans {
        let hashes = hashes(conn, *plan)?;
        let (steps, word) = (hashes.len() - 1, wrote.word());
        let hash = hashes.last().map_or("", String::as_str);
        seals.push(format!("{plan}:{word}:{steps}:{hash}"));
    }
    Ok(match seals.is_empty() {
        true => String::new(),
        false => format!("{MARK}{}", seals.join(" ")),
    })
}

/// Plans that took a step.
pub(crate) fn all(conn: &Connection) -> Result<BTreeMap<PlanId, Wrote>, StoreError> {
    let mut query = conn.prepare("SELECT DISTINCT plan FROM passage")?;
    let mut rows = query.query([])?;
    let mut plans = BTreeMap::new();
    while let Some(row) = rows.next()? {
        plans.insert(read_as(row, "plan")?, Wrote::Back);
    }
    Ok(plans)
}

/// The hash of a plan's course before its first step, after it, and so on.
fn hashes(conn: &Connection, plan: PlanId) -> Result<Vec<String>, StoreError> {
    let mut query = conn.prepare_cached(STEPS)?;
    let columns = query.column_count();
    let mut rows = query.query(named_params! {":plan": plan.to_string()})?;
    let mut digest = Sha256::new();
    let mut hashes = vec![short(&digest)];
    while let Some(row) = rows.next()? {
        add(&mut digest, row, columns)?;
        hashes.push(short(&digest));
    }
    Ok(hashes)
}

fn short(digest: &Sha256) -> String {
    let mut hash = hex(&digest.clone().finalize());
    hash.truncate(LENGTH);
    hash
}

/// Each value with its kind and length before it, so that no two rows write the same bytes.
fn add(digest: &mut Sha256, row: &Row<'_>, columns: usize) -> Result<(), StoreError> {
    for column in 0..columns {
        let (kind, bytes) = match row.get_ref(column)? {
            ValueRef::Null => (0, Vec::new()),
            ValueRef::Integer(number) => (1, number.to_le_bytes().to_vec()),
            ValueRef::Real(number) => (2, number.to_le_bytes().to_vec()),
            ValueRef::Text(bytes) => (3, bytes.to_vec()),
            ValueRef::Blob(bytes) => (4, bytes.to_vec()),
        };
        digest.update([kind]);
        digest.update((bytes.len() as u64).to_le_bytes());
        digest.update(bytes);
    }
    Ok(())
}
