//! The start: first run, sample data, and what to do about a file that cannot be used.

use super::{Office, directory, sample};
use crate::clock;
use crate::wire::{Failure, FirstRun, Imported, Saved, Startup};
use plan::{Agency, OfficialId, UnitId};
use store::{EventKind, Tx};

/// Setting: `own` once the office was set up by its people, `sample` for the invented one,
/// [`GUEST`] for a computer that only took a package so far.
pub(super) const SET_UP: &str = "set_up";
/// See [`SET_UP`].
pub(super) const GUEST: &str = "guest";

/// What to show first.
pub fn startup(office: &Office) -> Result<Startup, Failure> {
    if let Some(trouble) = office.trouble() {
        return Ok(Startup::Trouble { trouble });
    }
    office.read(|store| {
        Ok(match store.setting(SET_UP)? {
            None => Startup::FirstRun,
            Some(_) => Startup::Ready {
                read_only: store.is_read_only(),
                clock_went_back: store.last_seen()?.is_some_and(|seen| seen > clock::now()),
                guest: store.agency()?.is_none(),
            },
        })
    })
}

/// Opens the data file again.
pub fn try_again(office: &Office) -> Result<Startup, Failure> {
    office.reopen();
    startup(office)
}

/// Puts a file that cannot be used aside, under a dated name, and starts with a new one.
pub fn start_anew(office: &Office) -> Result<Startup, Failure> {
    if office.trouble().is_some() {
        office.closed(|path| {
            store::set_aside(path, clock::now())
                .map(|_| ())
                .map_err(Failure::from)
        })?;
    }
    startup(office)
}

/// Puts a file that cannot be used aside and restores a listed backup in its place.
pub fn start_from_backup(office: &Office, name: String) -> Result<Startup, Failure> {
    start_anew(office)?;
    super::backup::restore(office, name)?;
    startup(office)
}

/// Sets the office up from the first-run form. Flaws name the form's own fields.
pub fn set_up(office: &Office, form: FirstRun) -> Result<Saved, Failure> {
    let mut check = plan::flaw::Check::default();
    let name = check.required("name", &form.name, 100);
    let chairman = check.optional("chairman", &form.chairman, Agency::SIGNER_LIMIT);
    let vice_chairman = check.optional("vice_chairman", &form.vice_chairman, Agency::SIGNER_LIMIT);
    let officer = check.optional("officer", &form.officer, 100);
    check.finish(())?;
    let agency =
        Agency::of_commune(form.kind.into(), &name, &chairman, &vice_chairman).checked()?;
    let ((), saved) = office.change(EventKind::AgencySet, |tx| {
        let unit = if form.with_departments {
            departments(tx, &agency)?
        } else {
            None
        };
        if !officer.is_empty() {
            put_officer(tx, &officer, unit)?;
        }
        tx.set_agency(&agency)?;
        Ok(tx.set_setting(SET_UP, Some("own"))?)
    })?;
    Ok(saved)
}

/// Adds the departments that are not there yet; answers the culture and society department,
/// where the officer of communication plans sits.
pub(super) fn departments(tx: &Tx<'_>, agency: &Agency) -> Result<Option<UnitId>, Failure> {
    let mut culture = None;
    for (name, symbol) in plan::agency::departments(agency.kind) {
        let known = tx.units_named(&name)?.into_iter().next();
        let id = match known {
            Some(unit) => unit.id,
            None => {
                let id = UnitId(clock::mint());
                tx.put_unit(&plan::Unit {
                    id,
                    name,
                    symbol: symbol.into(),
                    active: true,
                })?;
                id
            }
        };
        if symbol == agency.drafting_symbol {
            culture = Some(id);
        }
    }
    Ok(culture)
}

fn put_officer(tx: &Tx<'_>, name: &str, unit: Option<UnitId>) -> Result<(), Failure> {
    if tx.officials_named(name)?.is_empty() {
        let official = plan::Official {
            id: OfficialId(clock::mint()),
            name: name.to_owned(),
            position: String::new(),
            unit,
            active: true,
        };
        tx.put_official(&official.checked()?)?;
    }
    Ok(tx.set_setting(directory::OFFICER, Some(name))?)
}

/// Adds the sample plan, clearly marked; sets an invented office up when there is none yet.
pub fn load_sample(office: &Office) -> Result<Imported, Failure> {
    sample::load(office)
}

/// Removes every sample plan, and the invented office if that is the one set up.
pub fn remove_sample(office: &Office) -> Result<Saved, Failure> {
    sample::remove(office)
}
