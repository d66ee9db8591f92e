//! Phrases: sentences the office uses again and again, in the office's order.

use crate::error::{StoreError, What};
use crate::gate::Tx;
use crate::records::Records;
use crate::trash::{Payload, TrashKind};
use crate::value::read_as;
use plan::text::fold;
use plan::{Phrase, PhraseId, TrashId};
use rusqlite::{OptionalExtension, named_params};

impl Records {
    /// The office's phrases, in order.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn phrases(&self) -> Result<Vec<Phrase>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT id, text FROM phrase ORDER BY position, id")?;
        let mut rows = query.query([])?;
        let mut phrases = Vec::new();
        while let Some(row) = rows.next()? {
            phrases.push(Phrase {
                id: read_as(row, "id")?,
                text: row.get("text")?,
            });
        }
        Ok(phrases)
    }
}

impl Tx<'_> {
    /// Adds a phrase at the end.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be written.
    pub fn add_phrase(&self, phrase: &Phrase) -> Result<(), StoreError> {
        let last: Option<u32> =
            self.conn()
                .query_row("SELECT max(position) FROM phrase", [], |row| row.get(0))?;
        self.put_phrase_at(phrase, last.map_or(0, |last| last + 1))
    }

    /// Changes the words of a phrase.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub fn save_phrase(&self, phrase: &Phrase) -> Result<(), StoreError> {
        let position = self
            .phrase_row(phrase.id)?
            .ok_or(StoreError::NotFound { what: What::Phrase })?
            .0;
        self.put_phrase_at(phrase, position)
    }

    /// Removes a phrase.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub fn remove_phrase(&self, id: PhraseId) -> Result<TrashId, StoreError> {
        let (position, text) = self
            .phrase_row(id)?
            .ok_or(StoreError::NotFound { what: What::Phrase })?;
        self.conn()
            .prepare_cached("DELETE FROM phrase WHERE id = :id")?
            .execute(named_params! {":id": id.to_string()})?;
        let title = text.chars().take(200).collect::<String>();
        let payload = Payload::Phrase {
            id: id.to_string(),
            position,
            text,
        };
        self.trash(TrashKind::Phrase, None, &title, &payload)
    }

    fn phrase_row(&self, id: PhraseId) -> Result<Option<(u32, String)>, StoreError> {
        Ok(self
            .conn()
            .prepare_cached("SELECT position, text FROM phrase WHERE id = :id")?
            .query_row(named_params! {":id": id.to_string()}, |row| {
                Ok((row.get("position")?, row.get("text")?))
            })
            .optional()?)
    }

    /// Puts a phrase at its place. Two may share one; the older then stands first.
    pub(crate) fn put_phrase_at(&self, phrase: &Phrase, position: u32) -> Result<(), StoreError> {
        self.conn()
            .prepare_cached(include_str!("sql/put_phrase.sql"))?
            .execute(named_params! {
                ":id": phrase.id.to_string(),
                ":position": position,
                ":text": phrase.text,
                ":fold": fold(&phrase.text),
            })?;
        Ok(())
    }
}
