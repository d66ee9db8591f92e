//! Other computers that packages came from, by their keys.

use crate::error::{StoreError, What};
use crate::gate::Tx;
use crate::records::Records;
use crate::value::{read_time, time_of, time_text};
use chrono::{DateTime, Utc};
use rusqlite::{Row, named_params};

/// Another computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peer {
    /// Its public key, hexadecimal.
    pub key: String,
    /// What it is called: as it said itself, or as it was renamed here.
    pub name: String,
    /// When a package of it was taken last, or when it was paired.
    pub seen: DateTime<Utc>,
    /// When somebody compared the words with it.
    pub paired: Option<DateTime<Utc>>,
    /// The highest counter of a package of it that was taken.
    pub counter: u64,
}

fn read_peer(row: &Row<'_>) -> Result<Peer, StoreError> {
    let paired: Option<String> = row.get("paired")?;
    let counter: i64 = row.get("counter")?;
    Ok(Peer {
        key: row.get("key")?,
        name: row.get("name")?,
        seen: read_time(row, "seen")?,
        paired: paired.map(|text| time_of(&text)).transpose()?,
        counter: u64::try_from(counter).unwrap_or(0),
    })
}

impl Records {
    /// The computers packages came from, by name.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn peers(&self) -> Result<Vec<Peer>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT * FROM peer ORDER BY name, key")?;
        let mut rows = query.query([])?;
        let mut peers = Vec::new();
        while let Some(row) = rows.next()? {
            peers.push(read_peer(row)?);
        }
        Ok(peers)
    }

    /// The computer of a key, if a package of it was ever taken.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn peer(&self, key: &str) -> Result<Option<Peer>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT * FROM peer WHERE key = :key")?;
        let mut rows = query.query(named_params! {":key": key})?;
        rows.next()?.map(read_peer).transpose()
    }
}

impl Tx<'_> {
    /// Keeps what is known of a computer.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be written.
    pub fn put_peer(&self, peer: &Peer) -> Result<(), StoreError> {
        self.conn()
            .prepare_cached(include_str!("sql/put_peer.sql"))?
            .execute(named_params! {
                ":key": peer.key, ":name": peer.name, ":seen": time_text(peer.seen),
                ":paired": peer.paired.map(time_text),
                ":counter": i64::try_from(peer.counter).unwrap_or(i64::MAX),
            })?;
        Ok(())
    }

    /// Forgets a computer. What came from it stays.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if it is not known.
    pub fn forget_peer(&self, key: &str) -> Result<(), StoreError> {
        let gone = self
            .conn()
            .prepare_cached("DELETE FROM peer WHERE key = :key")?
            .execute(named_params! {":key": key})?;
        match gone {
            0 => Err(StoreError::NotFound { what: What::Peer }),
            _ => Ok(()),
        }
    }
}
