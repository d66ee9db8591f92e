//! Units and people.

use crate::collate::Vietnamese;
use crate::error::{StoreError, What};
use crate::gate::Tx;
use crate::records::Records;
use crate::search::{Entry, Kind};
use crate::trash::{Payload, TrashKind};
use crate::value::{parse_some, read_as};
use plan::text::{fold, nfc, squeeze};
use plan::{Flaw, FlawKind, Flaws, Official, OfficialId, TrashId, Unit, UnitId};
use rusqlite::{OptionalExtension, Row, named_params};

/// What became of a unit or person that was removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Removed {
    /// Nothing named it: it is in the trash.
    Trashed(TrashId),
    /// Something names it: it stays, as no longer active.
    Retired,
}

fn read_unit(row: &Row<'_>) -> Result<Unit, StoreError> {
    Ok(Unit {
        id: read_as(row, "id")?,
        name: row.get("name")?,
        symbol: row.get("symbol")?,
        active: row.get("active")?,
    })
}

fn read_official(row: &Row<'_>) -> Result<Official, StoreError> {
    Ok(Official {
        id: read_as(row, "id")?,
        name: row.get("name")?,
        position: row.get("position")?,
        unit: parse_some(row.get::<_, Option<String>>("unit")?.as_ref())?,
        active: row.get("active")?,
    })
}

/// A name as names are compared.
fn folded(name: &str) -> String {
    fold(&squeeze(&nfc(name)))
}

impl Records {
    fn all<T>(
        &self,
        sql: &str,
        read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let mut query = self.conn.prepare_cached(sql)?;
        let mut rows = query.query([])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(read(row)?);
        }
        Ok(all)
    }

    /// All units in Vietnamese order, those no longer active included.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn units(&self) -> Result<Vec<Unit>, StoreError> {
        self.all("SELECT * FROM unit ORDER BY name COLLATE vi, id", read_unit)
    }

    /// A unit.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub fn unit(&self, id: UnitId) -> Result<Unit, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT * FROM unit WHERE id = :id")?;
        let mut rows = query.query(named_params! {":id": id.to_string()})?;
        let row = rows.next()?;
        read_unit(row.ok_or(StoreError::NotFound { what: What::Unit })?)
    }

    /// All people by given name in Vietnamese order, those no longer in office included.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn officials(&self) -> Result<Vec<Official>, StoreError> {
        let mut officials = self.all("SELECT * FROM official ORDER BY id", read_official)?;
        let order = Vietnamese::new()?;
        officials.sort_by(|a, b| order.compare_people(&a.name, &b.name));
        Ok(officials)
    }

    /// A person.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub fn official(&self, id: OfficialId) -> Result<Official, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT * FROM official WHERE id = :id")?;
        let mut rows = query.query(named_params! {":id": id.to_string()})?;
        let row = rows.next()?;
        read_official(row.ok_or(StoreError::NotFound {
            what: What::Official,
        })?)
    }

    /// Units of this name or symbol, marks, case and spacing aside; active ones first, then those
    /// whose marks agree too.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn units_named(&self, name: &str) -> Result<Vec<Unit>, StoreError> {
        let wanted = folded(name);
        let mut units = self.units()?;
        units.retain(|unit| folded(&unit.name) == wanted || folded(&unit.symbol) == wanted);
        units.sort_by_key(|unit| (!unit.active, unit.name != name));
        Ok(units)
    }

    /// People of this name, marks, case and spacing aside; those in office first, then those
    /// whose marks agree too.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn officials_named(&self, name: &str) -> Result<Vec<Official>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT * FROM official WHERE fold = :fold ORDER BY id")?;
        let mut rows = query.query(named_params! {":fold": folded(name)})?;
        let mut officials = Vec::new();
        while let Some(row) = rows.next()? {
            officials.push(read_official(row)?);
        }
        officials.sort_by_key(|official| (!official.active, official.name != name));
        Ok(officials)
    }
}

impl Tx<'_> {
    /// Keeps a unit, new or changed.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be written.
    pub fn put_unit(&self, unit: &Unit) -> Result<(), StoreError> {
        let id = unit.id.to_string();
        self.conn()
            .prepare_cached(include_str!("sql/put_unit.sql"))?
            .execute(named_params! {
                ":id": id, ":name": unit.name, ":fold": folded(&unit.name),
                ":symbol": unit.symbol, ":active": unit.active,
            })?;
        let words = format!("{}\n{}", unit.name, unit.symbol);
        Entry::new(Kind::Unit, id, None, &words).write(self.conn(), None)
    }

    /// Removes a unit: to the trash, or, where a person, a task or something in the trash names
    /// it, by retiring it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub fn remove_unit(&self, id: UnitId) -> Result<Removed, StoreError> {
        let unit = self.unit(id)?;
        let used = self.exists(include_str!("sql/unit_is_used.sql"), &id.to_string())?;
        if used {
            self.put_unit(&Unit {
                active: false,
                ..unit
            })?;
            return Ok(Removed::Retired);
        }
        let trashed = self.trash(
            TrashKind::Unit,
            None,
            &unit.name,
            &Payload::Unit {
                id: unit.id.to_string(),
                name: unit.name.clone(),
                symbol: unit.symbol.clone(),
                active: unit.active,
            },
        )?;
        Entry::remove(self.conn(), &id.to_string())?;
        self.conn().execute(
            "DELETE FROM unit WHERE id = :id",
            named_params! {":id": id.to_string()},
        )?;
        Ok(Removed::Trashed(trashed))
    }

    /// Keeps a person, new or changed.
    ///
    /// # Errors
    /// A flaw at `unit` if there is no such unit.
    pub fn put_official(&self, official: &Official) -> Result<(), StoreError> {
        let id = official.id.to_string();
        if let Some(unit) = official.unit {
            self.unit(unit).map_err(|error| match error {
                StoreError::NotFound { .. } => {
                    Flaws::from(Flaw::new("unit", FlawKind::Unknown)).into()
                }
                other => other,
            })?;
        }
        self.conn()
            .prepare_cached(include_str!("sql/put_official.sql"))?
            .execute(named_params! {
                ":id": id, ":name": official.name, ":fold": folded(&official.name),
                ":position": official.position,
                ":unit": official.unit.map(|unit| unit.to_string()),
                ":active": official.active,
            })?;
        let words = format!("{}\n{}", official.name, official.position);
        Entry::new(Kind::Official, id, None, &words).write(self.conn(), None)
    }

    /// Removes a person: to the trash, or, where a task, in the trash or not, names them, by
    /// retiring them.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub fn remove_official(&self, id: OfficialId) -> Result<Removed, StoreError> {
        let official = self.official(id)?;
        let used = self.exists(include_str!("sql/official_is_used.sql"), &id.to_string())?;
        if used {
            self.put_official(&Official {
                active: false,
                ..official
            })?;
            return Ok(Removed::Retired);
        }
        let trashed = self.trash(
            TrashKind::Official,
            None,
            &official.name,
            &Payload::Official {
                id: official.id.to_string(),
                name: official.name.clone(),
                position: official.position.clone(),
                unit: official.unit.map(|unit| unit.to_string()),
                active: official.active,
            },
        )?;
        Entry::remove(self.conn(), &id.to_string())?;
        self.conn().execute(
            "DELETE FROM official WHERE id = :id",
            named_params! {":id": id.to_string()},
        )?;
        Ok(Removed::Trashed(trashed))
    }

    fn exists(&self, sql: &str, id: &str) -> Result<bool, StoreError> {
        let found = self
            .conn()
            .prepare_cached(sql)?
            .query_row(named_params! {":id": id}, |_| Ok(()))
            .optional()?;
        Ok(found.is_some())
    }
}
