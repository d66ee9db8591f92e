//! The office's own data: agency, units, people, settings.

use super::plans::removed;
use super::{Office, regime};
use crate::clock;
use crate::wire::{
    Agency, Directory, Failure, Language, Official, Removed, Saved, SavedDirectory, Settings,
    Theme, Unit, reader,
};
use plan::{OfficialId, UnitId};
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{Change, EventKind, Records};

/// Setting: name of the officer at this PC.
pub(super) const OFFICER: &str = "officer";

/// Units and officials.
pub fn get(office: &Office) -> Result<Directory, Failure> {
    office.read(|store| view(store))
}

fn view(records: &Records) -> Result<Directory, Failure> {
    Ok(Directory {
        units: records.units()?.into_iter().map(Unit::from).collect(),
        officials: records
            .officials()?
            .into_iter()
            .map(Official::from)
            .collect(),
    })
}

fn id_or_fresh(id: &str) -> Option<uuid::Uuid> {
    if id.is_empty() {
        Some(clock::mint())
    } else {
        id.parse().ok()
    }
}

fn missing(what: &str) -> Failure {
    Failure::NotFound {
        what: what.to_owned(),
    }
}

/// Adds (empty id) or changes a unit.
pub fn save_unit(office: &Office, unit: Unit) -> Result<SavedDirectory, Failure> {
    let id = UnitId(id_or_fresh(&unit.id).ok_or_else(|| missing("unit"))?);
    let unit = plan::Unit {
        id,
        name: unit.name,
        symbol: unit.symbol,
        active: unit.active,
    }
    .checked()?;
    let (directory, saved) = office.change(Change::of(EventKind::UnitPut).about(id.0), |tx| {
        tx.put_unit(&unit)?;
        view(tx)
    })?;
    Ok(SavedDirectory { saved, directory })
}

/// Removes a unit.
pub fn remove_unit(office: &Office, unit: String) -> Result<Removed, Failure> {
    let id: UnitId = reader("unit", &unit)?;
    let change = Change::of(EventKind::UnitRemoved).about(id.0);
    let (gone, saved) = office.change(change, |tx| Ok(tx.remove_unit(id)?))?;
    Ok(removed_or_retired(gone, saved))
}

/// Adds (empty id) or changes a person.
pub fn save_official(office: &Office, official: Official) -> Result<SavedDirectory, Failure> {
    let id = OfficialId(id_or_fresh(&official.id).ok_or_else(|| missing("official"))?);
    let official = plan::Official {
        id,
        name: official.name,
        position: official.position,
        unit: official
            .unit
            .filter(|u| !u.is_empty())
            .map(|u| reader("unit", &u))
            .transpose()?,
        active: official.active,
    }
    .checked()?;
    let change = Change::of(EventKind::OfficialPut).about(id.0);
    let (directory, saved) = office.change(change, |tx| {
        tx.put_official(&official)?;
        view(tx)
    })?;
    Ok(SavedDirectory { saved, directory })
}

/// Removes a person.
pub fn remove_official(office: &Office, official: String) -> Result<Removed, Failure> {
    let id: OfficialId = reader("official", &official)?;
    let change = Change::of(EventKind::OfficialRemoved).about(id.0);
    let (gone, saved) = office.change(change, |tx| Ok(tx.remove_official(id)?))?;
    Ok(removed_or_retired(gone, saved))
}

fn removed_or_retired(gone: store::Removed, saved: Saved) -> Removed {
    match gone {
        store::Removed::Trashed(trash) => removed(trash, saved),
        store::Removed::Retired => Removed {
            saved,
            trash: String::new(),
        },
    }
}

/// The office.
pub fn get_agency(office: &Office) -> Result<Agency, Failure> {
    office.read(|store| Ok(store.agency()?.unwrap_or_default().into()))
}

/// Changes the office.
pub fn save_agency(office: &Office, agency: Agency) -> Result<Saved, Failure> {
    let agency = plan::Agency::from(agency).checked()?;
    let ((), saved) = office.change(EventKind::AgencySet, |tx| Ok(tx.set_agency(&agency)?))?;
    Ok(saved)
}

/// A setting as its wire word; what is missing or unknown is the default.
fn setting<T: DeserializeOwned>(records: &Records, key: &str, or: T) -> Result<T, Failure> {
    let kept = records.setting(key)?;
    Ok(kept
        .and_then(|text| serde_json::from_value(text.into()).ok())
        .unwrap_or(or))
}

fn word_of(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

const TEXT_SIZES: [u32; 4] = [100, 125, 150, 175];

/// How the program looks and behaves.
pub fn get_settings(office: &Office) -> Result<Settings, Failure> {
    office.read(|store| {
        let size = store.setting("text_size")?.and_then(|s| s.parse().ok());
        Ok(Settings {
            language: setting(store, "language", Language::Vi)?,
            theme: setting(store, "theme", Theme::System)?,
            text_size: size.filter(|s| TEXT_SIZES.contains(s)).unwrap_or(100),
        })
    })
}

/// When figures close, by the report regime in force.
pub(super) fn regime(records: &Records) -> Result<plan::Regime, Failure> {
    Ok(regime::current(records)?.closes)
}

/// Changes how the program looks and behaves.
pub fn save_settings(office: &Office, settings: Settings) -> Result<Saved, Failure> {
    if !TEXT_SIZES.contains(&settings.text_size) {
        let flaw = plan::Flaw::new("text_size", plan::FlawKind::OutOfRange);
        return Err(plan::Flaws::from(flaw).into());
    }
    let ((), saved) = office.change(EventKind::SettingSet, |tx| {
        tx.set_setting("language", Some(&word_of(settings.language)))?;
        tx.set_setting("theme", Some(&word_of(settings.theme)))?;
        Ok(tx.set_setting("text_size", Some(&settings.text_size.to_string()))?)
    })?;
    Ok(saved)
}
