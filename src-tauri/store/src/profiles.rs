//! Who works at this computer. What a PIN is checked against lies beside the profile and is read by
//! itself, so that no list of people ever holds it.

use crate::error::{StoreError, What};
use crate::gate::Tx;
use crate::records::Records;
use crate::value::{parse_some, read_as, time_of, time_text};
use crate::word::Word;
use chrono::{DateTime, Utc};
use plan::people::Role;
use plan::{Flaw, FlawKind, Flaws, Profile, ProfileId};
use rusqlite::{Row, named_params};
use std::fmt;

/// What a PIN and a recovery code are checked against, and the wrong tries since the last right one.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct ProfileLock {
    /// A password hash with its own parameters; empty for no PIN.
    pub pin: String,
    /// The same of the recovery code; empty for none.
    pub recovery: String,
    /// Wrong tries in a row.
    pub tries: u32,
    /// When the last wrong one was.
    pub tried: Option<DateTime<Utc>>,
}

impl fmt::Debug for ProfileLock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProfileLock")
            .field("pin", &!self.pin.is_empty())
            .field("recovery", &!self.recovery.is_empty())
            .field("tries", &self.tries)
            .finish_non_exhaustive()
    }
}

const NONE: StoreError = StoreError::NotFound {
    what: What::Profile,
};

fn read_profile(row: &Row<'_>) -> Result<Profile, StoreError> {
    Ok(Profile {
        id: read_as(row, "id")?,
        name: row.get("name")?,
        role: Role::read(row, "role")?,
        official: parse_some(row.get::<_, Option<String>>("official")?.as_ref())?,
        keeper: row.get("keeper")?,
        active: row.get("active")?,
    })
}

impl Records {
    /// Everybody who works or worked here, in the order they were added.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn profiles(&self) -> Result<Vec<Profile>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT id, name, role, official, keeper, active FROM profile ORDER BY position, id",
        )?;
        let mut rows = query.query([])?;
        let mut profiles = Vec::new();
        while let Some(row) = rows.next()? {
            profiles.push(read_profile(row)?);
        }
        Ok(profiles)
    }

    /// Somebody who works or worked here.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is nobody.
    pub fn profile(&self, id: ProfileId) -> Result<Profile, StoreError> {
        let found = self.profiles()?.into_iter().find(|it| it.id == id);
        found.ok_or(NONE)
    }

    /// What somebody's PIN is checked against.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is nobody.
    pub fn profile_lock(&self, id: ProfileId) -> Result<ProfileLock, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT pin, recovery, tries, tried FROM profile WHERE id = :id")?;
        let mut rows = query.query(named_params! {":id": id.to_string()})?;
        let row = rows.next()?.ok_or(NONE)?;
        let tried: Option<String> = row.get("tried")?;
        Ok(ProfileLock {
            pin: row.get("pin")?,
            recovery: row.get("recovery")?,
            tries: row.get("tries")?,
            tried: tried.as_deref().map(time_of).transpose()?,
        })
    }
}

impl Tx<'_> {
    /// Keeps a profile, new ones after the others and without a PIN.
    ///
    /// # Errors
    /// A flaw at `official` if there is no such person.
    pub fn put_profile(&self, profile: &Profile) -> Result<(), StoreError> {
        if let Some(official) = profile.official {
            self.official(official).map_err(|error| match error {
                StoreError::NotFound { .. } => {
                    Flaws::from(Flaw::new("official", FlawKind::Unknown)).into()
                }
                other => other,
            })?;
        }
        self.conn()
            .prepare_cached(include_str!("sql/put_profile.sql"))?
            .execute(named_params! {
                ":id": profile.id.to_string(), ":name": profile.name,
                ":role": profile.role.code(),
                ":official": profile.official.map(|id| id.to_string()),
                ":keeper": profile.keeper, ":active": profile.active,
            })?;
        Ok(())
    }

    /// Keeps what somebody's PIN is checked against.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is nobody.
    pub fn set_profile_lock(&self, id: ProfileId, lock: &ProfileLock) -> Result<(), StoreError> {
        let changed = self
            .conn()
            .prepare_cached(
                "UPDATE profile SET pin = :pin, recovery = :recovery, tries = :tries,
                 tried = :tried WHERE id = :id",
            )?
            .execute(named_params! {
                ":id": id.to_string(), ":pin": lock.pin, ":recovery": lock.recovery,
                ":tries": lock.tries, ":tried": lock.tried.map(time_text),
            })?;
        if changed == 0 { Err(NONE) } else { Ok(()) }
    }
}
