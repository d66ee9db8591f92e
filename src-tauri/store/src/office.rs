//! The office itself, and settings.

use crate::error::StoreError;
use crate::gate::Tx;
use crate::records::Records;
use crate::value::{list_text, read_list};
use crate::word::Word;
use plan::{Agency, Signatory};
use rusqlite::{OptionalExtension, named_params};
use std::collections::BTreeMap;

impl Records {
    /// The office, once somebody filled in its form.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn agency(&self) -> Result<Option<Agency>, StoreError> {
        let mut query = self.conn.prepare_cached("SELECT * FROM agency")?;
        let mut rows = query.query([])?;
        let Some(row) = rows.next()? else {
            return Ok(None);
        };
        Ok(Some(Agency {
            parent: row.get("parent")?,
            name_lines: read_list(row, "name_lines")?,
            kind: Word::read(row, "kind")?,
            model: Word::read(row, "model")?,
            place: row.get("place")?,
            plan_symbol: row.get("plan_symbol")?,
            drafting_symbol: row.get("drafting_symbol")?,
            signatories: self.signatories()?,
        }))
    }

    fn signatories(&self) -> Result<Vec<Signatory>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT * FROM signatory ORDER BY position")?;
        let mut rows = query.query([])?;
        let mut signatories = Vec::new();
        while let Some(row) = rows.next()? {
            signatories.push(Signatory {
                lines: read_list(row, "lines")?,
                name: row.get("name")?,
            });
        }
        Ok(signatories)
    }

    /// A setting, if it was ever set.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self
            .conn
            .prepare_cached("SELECT value FROM setting WHERE key = :key")?
            .query_row(named_params! {":key": key}, |row| row.get(0))
            .optional()?)
    }

    /// All settings.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn settings(&self) -> Result<BTreeMap<String, String>, StoreError> {
        let mut query = self.conn.prepare_cached("SELECT key, value FROM setting")?;
        let rows = query.query_map([], |row| Ok((row.get("key")?, row.get("value")?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// A fact the file knows about itself: `device`, `last_backup`.
    pub(crate) fn meta(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self
            .conn
            .prepare_cached("SELECT value FROM meta WHERE key = :key")?
            .query_row(named_params! {":key": key}, |row| row.get(0))
            .optional()?)
    }

    /// The id this file was given when it was made.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn device(&self) -> Result<String, StoreError> {
        Ok(self.meta("device")?.unwrap_or_default())
    }
}

impl Tx<'_> {
    /// Keeps the office's data.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be written.
    pub fn set_agency(&self, agency: &Agency) -> Result<(), StoreError> {
        self.conn().execute(
            include_str!("sql/set_agency.sql"),
            named_params! {
                ":parent": agency.parent,
                ":name_lines": list_text(&agency.name_lines),
                ":kind": agency.kind.code(),
                ":model": agency.model.code(),
                ":place": agency.place,
                ":plan_symbol": agency.plan_symbol,
                ":drafting_symbol": agency.drafting_symbol,
            },
        )?;
        self.conn().execute("DELETE FROM signatory", [])?;
        let mut insert = self.conn().prepare_cached(
            "INSERT INTO signatory (position, lines, name) VALUES (:position, :lines, :name)",
        )?;
        for (position, signatory) in (0u32..).zip(&agency.signatories) {
            insert.execute(named_params! {
                ":position": position,
                ":lines": list_text(&signatory.lines),
                ":name": signatory.name,
            })?;
        }
        Ok(())
    }

    /// Keeps a setting, or forgets it.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be written.
    pub fn set_setting(&self, key: &str, value: Option<&str>) -> Result<(), StoreError> {
        match value {
            Some(value) => self.conn().execute(
                "INSERT OR REPLACE INTO setting (key, value) VALUES (:key, :value)",
                named_params! {":key": key, ":value": value},
            )?,
            None => self.conn().execute(
                "DELETE FROM setting WHERE key = :key",
                named_params! {":key": key},
            )?,
        };
        Ok(())
    }

    pub(crate) fn set_meta(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.conn().execute(
            "INSERT OR REPLACE INTO meta (key, value) VALUES (:key, :value)",
            named_params! {":key": key, ":value": value},
        )?;
        Ok(())
    }
}
