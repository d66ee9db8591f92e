//! Evidence: what proves an entry of the log, or a task in a quarter. The files themselves are in
//! [`crate::evidence_files`].

use crate::beside::{Beside, OF_EVIDENCE};
use crate::error::{StoreError, What, damaged};
use crate::gate::Tx;
use crate::records::Records;
use crate::trash::{Payload, TrashKind};
use crate::value::{json, list_text, parse_some, read_as, read_time, time_text};
use plan::{EntryId, Evidence, EvidenceFile, EvidenceId, EvidenceSource, PlanId, Proves, TrashId};
use rusqlite::{Params, Row, named_params};
use std::collections::HashSet;

fn read_evidence(row: &Row<'_>) -> Result<Evidence, StoreError> {
    let entry: Option<EntryId> = parse_some(row.get::<_, Option<String>>("entry")?.as_ref())?;
    let proves = match entry {
        Some(entry) => Proves::Entry(entry),
        None => Proves::Task(read_as(row, "task")?, read_as(row, "quarter")?),
    };
    let words: String = row.get("words")?;
    let source = match row.get::<_, String>("kind")?.as_str() {
        "file" => EvidenceSource::File(EvidenceFile {
            hash: row.get("hash")?,
            name: words,
            size: u64::try_from(row.get::<_, i64>("size")?)
                .map_err(|error| damaged(error.to_string()))?,
        }),
        "link" => EvidenceSource::Link(words),
        "document" => EvidenceSource::Document(words),
        other => return Err(damaged(format!("evidence of kind {other:?}"))),
    };
    Ok(Evidence {
        id: read_as(row, "id")?,
        proves,
        source,
        note: row.get("note")?,
        by: row.get("by")?,
        at: read_time(row, "at")?,
    })
}

/// The columns that tell what is proven.
fn proven(proves: Proves) -> (Option<String>, Option<String>, Option<String>) {
    match proves {
        Proves::Entry(entry) => (Some(entry.to_string()), None, None),
        Proves::Task(task, quarter) => (None, Some(task.to_string()), Some(quarter.to_string())),
    }
}

impl Records {
    /// A piece of evidence.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub fn evidence(&self, id: EvidenceId) -> Result<Evidence, StoreError> {
        self.evidence_rows(
            "SELECT * FROM evidence WHERE id = :id",
            named_params! {":id": id.to_string()},
        )?
        .pop()
        .ok_or(StoreError::NotFound {
            what: What::Evidence,
        })
    }

    /// What proves something, in the order it was added.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn evidence_of(&self, proves: Proves) -> Result<Vec<Evidence>, StoreError> {
        match proves {
            Proves::Entry(entry) => self.evidence_rows(
                "SELECT * FROM evidence WHERE entry = :entry ORDER BY position, id",
                named_params! {":entry": entry.to_string()},
            ),
            Proves::Task(task, quarter) => self.evidence_rows(
                "SELECT * FROM evidence WHERE task = :task AND quarter = :quarter
                 ORDER BY position, id",
                named_params! {":task": task.to_string(), ":quarter": quarter.to_string()},
            ),
        }
    }

    /// All that proves entries or tasks of a plan, of whatever time; what proves one thing stands
    /// together, in the order it was added.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn evidence_of_plan(&self, plan: PlanId) -> Result<Vec<Evidence>, StoreError> {
        self.evidence_rows(
            include_str!("sql/evidence_of_plan.sql"),
            named_params! {":plan": plan.to_string()},
        )
    }

    /// How many pieces prove each of these entries; those without any are left out.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn evidence_counts(&self, entries: &[EntryId]) -> Result<Vec<(EntryId, u64)>, StoreError> {
        let ids: Vec<String> = entries.iter().map(ToString::to_string).collect();
        let mut query = self.conn.prepare_cached(
            "SELECT entry, COUNT(*) AS pieces FROM evidence
             WHERE entry IN (SELECT value FROM json_each(:ids)) GROUP BY entry",
        )?;
        let mut rows = query.query(named_params! {":ids": list_text(&ids)})?;
        let mut counts = Vec::new();
        while let Some(row) = rows.next()? {
            let pieces: i64 = row.get("pieces")?;
            counts.push((read_as(row, "entry")?, pieces.unsigned_abs()));
        }
        Ok(counts)
    }

    /// Evidence that is a file of this content.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn evidence_with_hash(&self, hash: &str) -> Result<Vec<Evidence>, StoreError> {
        self.evidence_rows(
            "SELECT * FROM evidence WHERE hash = :hash ORDER BY at, id",
            named_params! {":hash": hash},
        )
    }

    /// Every file that evidence names, each content once: what was added last first, then those of
    /// the trash.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn evidence_files(&self) -> Result<Vec<EvidenceFile>, StoreError> {
        let rows = self.evidence_rows(
            "SELECT * FROM evidence WHERE hash IS NOT NULL ORDER BY at DESC, id DESC",
            [],
        )?;
        let mut files: Vec<EvidenceFile> = rows
            .into_iter()
            .filter_map(|evidence| match evidence.source {
                EvidenceSource::File(file) => Some(file),
                _ => None,
            })
            .collect();
        let mut query = self
            .conn
            .prepare_cached("SELECT payload FROM trash WHERE restored = 0 ORDER BY seq, id")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let payload: Payload = json(&row.get::<_, String>(0)?)?;
            let beside = payload.beside().into_iter();
            files.extend(beside.flat_map(Beside::evidence_files));
        }
        let mut seen = HashSet::new();
        files.retain(|file| seen.insert(file.hash.clone()));
        Ok(files)
    }

    fn evidence_rows(&self, sql: &str, of: impl Params) -> Result<Vec<Evidence>, StoreError> {
        let mut query = self.conn.prepare_cached(sql)?;
        let mut rows = query.query(of)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(read_evidence(row)?);
        }
        Ok(found)
    }
}

impl Tx<'_> {
    /// Keeps a piece of evidence: a new one after those that prove the same, a known one where it
    /// stands. A file must be in the evidence folder by now.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if what it proves is not there.
    pub fn put_evidence(&self, evidence: &Evidence) -> Result<(), StoreError> {
        match evidence.proves {
            Proves::Entry(entry) => self.log_entry(entry).map(drop)?,
            Proves::Task(task, _) => self.task(task).map(drop)?,
        }
        let (entry, task, quarter) = proven(evidence.proves);
        let (kind, words, file) = match &evidence.source {
            EvidenceSource::File(file) => ("file", &file.name, Some(file)),
            EvidenceSource::Link(link) => ("link", link, None),
            EvidenceSource::Document(words) => ("document", words, None),
        };
        let size = file
            .map(|file| i64::try_from(file.size))
            .transpose()
            .map_err(|error| damaged(error.to_string()))?;
        self.conn()
            .prepare_cached(include_str!("sql/put_evidence.sql"))?
            .execute(named_params! {
                ":id": evidence.id.to_string(), ":entry": entry, ":task": task,
                ":quarter": quarter, ":position": self.next_position(evidence.proves)?, ":kind": kind, ":words": words,
                ":hash": file.map(|file| &file.hash), ":size": size, ":note": evidence.note,
                ":by": evidence.by, ":at": time_text(evidence.at),
            })?;
        Ok(())
    }

    /// Removes a piece of evidence, to come back where it was. Its file stays in the folder.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub fn remove_evidence(&self, id: EvidenceId) -> Result<TrashId, StoreError> {
        let evidence = self.evidence(id)?;
        let title = match &evidence.source {
            EvidenceSource::File(file) => &file.name,
            EvidenceSource::Link(words) | EvidenceSource::Document(words) => words,
        };
        let title: String = title.chars().take(200).collect();
        let id = id.to_string();
        let beside = Beside::of(self.conn(), OF_EVIDENCE, &id)?;
        Beside::delete(self.conn(), OF_EVIDENCE, &id)?;
        let plan = match evidence.proves {
            Proves::Entry(entry) => self.log_entry(entry)?.plan,
            Proves::Task(task, _) => Some(self.task(task)?.plan),
        };
        self.trash(
            TrashKind::Evidence,
            plan,
            &title,
            &Payload::Evidence { beside },
        )
    }

    fn next_position(&self, proves: Proves) -> Result<i64, StoreError> {
        let sql = match proves {
            Proves::Entry(_) => {
                "SELECT COALESCE(MAX(position) + 1, 0) FROM evidence
                 WHERE entry = :entry AND :task IS NULL AND :quarter IS NULL"
            }
            Proves::Task(..) => {
                "SELECT COALESCE(MAX(position) + 1, 0) FROM evidence
                 WHERE task = :task AND quarter = :quarter AND :entry IS NULL"
            }
        };
        let (entry, task, quarter) = proven(proves);
        Ok(self.conn().prepare_cached(sql)?.query_row(
            named_params! {":entry": entry, ":task": task, ":quarter": quarter},
            |row| row.get(0),
        )?)
    }
}
