//! What the log offers: channels, the program's and the office's own, and places.

use crate::error::StoreError;
use crate::gate::Tx;
use crate::records::Records;
use crate::value::{json, json_text};
use crate::word::{Word, words};
use plan::text::fold;
use plan::{Channel, Family, Flaw, FlawKind, Flaws};
use rusqlite::{Row, named_params};

words! {
    Family {
        Online "online", Screen "screen", Traditional "traditional", Other "other",
    }
}

fn read_channel(row: &Row<'_>) -> Result<Channel, StoreError> {
    Ok(Channel {
        code: row.get("code")?,
        name: row.get("name")?,
        family: Word::read(row, "family")?,
        measures: json(&row.get::<_, String>("measures")?)?,
        active: row.get("active")?,
    })
}

impl Records {
    /// Every channel: those of the program, as the office changed them, then its own in order.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn channels(&self) -> Result<Vec<Channel>, StoreError> {
        let mut channels = Channel::built_in();
        let mut query = self
            .conn
            .prepare_cached("SELECT * FROM channel ORDER BY position, code")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let kept = read_channel(row)?;
            match channels.iter_mut().find(|c| c.code == kept.code) {
                Some(known) => *known = kept,
                None => channels.push(kept),
            }
        }
        Ok(channels)
    }

    /// Places that are offered, in the office's order.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn places(&self) -> Result<Vec<String>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT name FROM place ORDER BY position, name")?;
        let names = query.query_map([], |row| row.get(0))?;
        Ok(names.collect::<Result<_, _>>()?)
    }
}

impl Tx<'_> {
    /// Keeps what differs from the program's channels. One that is not named is as the program
    /// has it; one of the office's own that was used and is not named is switched off, not lost.
    ///
    /// # Errors
    /// A flaw at `channels[2].name` if two that are offered have one name.
    pub fn set_channels(&self, channels: &[Channel]) -> Result<(), StoreError> {
        one_name_each(channels)?;
        let built_in = Channel::built_in();
        let named = |code: &str| channels.iter().any(|c| c.code == code);
        let mut kept: Vec<Channel> = channels
            .iter()
            .filter(|c| !built_in.contains(c))
            .cloned()
            .collect();
        for lost in self.channels()? {
            let own = !built_in.iter().any(|c| c.code == lost.code);
            if own && !named(&lost.code) && self.channel_is_used(&lost.code)? {
                kept.push(Channel {
                    active: false,
                    ..lost
                });
            }
        }
        self.conn().execute("DELETE FROM channel", [])?;
        let mut put = self.conn().prepare_cached(
            "INSERT INTO channel (code, position, name, family, measures, active)
             VALUES (:code, :position, :name, :family, :measures, :active)",
        )?;
        for (position, channel) in (0u32..).zip(&kept) {
            put.execute(named_params! {
                ":code": channel.code, ":position": position, ":name": channel.name,
                ":family": channel.family.code(), ":measures": json_text(&channel.measures)?,
                ":active": channel.active,
            })?;
        }
        Ok(())
    }

    fn channel_is_used(&self, code: &str) -> Result<bool, StoreError> {
        Ok(self
            .conn()
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM log_entry WHERE channel = :code)
                 OR EXISTS (SELECT 1 FROM schedule WHERE channel = :code)",
            )?
            .query_row(named_params! {":code": code}, |row| row.get(0))?)
    }

    /// Sets the places that are offered. One that is there already, marks and case aside, is not
    /// there twice. Entries keep theirs.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be written.
    pub fn set_places(&self, places: &[String]) -> Result<(), StoreError> {
        self.conn().execute("DELETE FROM place", [])?;
        let mut put = self
            .conn()
            .prepare_cached("INSERT INTO place (name, position) VALUES (:name, :position)")?;
        let mut seen = Vec::new();
        for name in places {
            let words = fold(name);
            if words.is_empty() || seen.contains(&words) {
                continue;
            }
            let position = u32::try_from(seen.len()).unwrap_or(u32::MAX);
            put.execute(named_params! {":name": name, ":position": position})?;
            seen.push(words);
        }
        Ok(())
    }
}

fn one_name_each(channels: &[Channel]) -> Result<(), StoreError> {
    for (i, channel) in channels.iter().enumerate() {
        let same = |other: &Channel| other.active && fold(&other.name) == fold(&channel.name);
        if channel.active && channels[..i].iter().any(same) {
            let field = format!("channels[{i}].name");
            return Err(Flaws::from(Flaw::new(field, FlawKind::Repeated)).into());
        }
    }
    Ok(())
}
