//! The people at this computer: who they are, and who of them sits here.

use super::people::{self, LAST, Seat, Sits, refused};
use super::{Office, lock, pins};
use crate::clock;
use crate::wire::{self, Failure, People, ProfileForm, RoleRights, SavedPeople, Sitting, reader};
use plan::people::Role;
use plan::text::{fold, squeeze};
use plan::{FlawKind, OfficialId, Profile, ProfileId, Right};
use store::{Change, EventKind, Records, Tx};

/// Everybody, who sits here, and what each role may do.
pub fn list(office: &Office) -> Result<People, Failure> {
    office.read(|store| view(office, store))
}

fn view(office: &Office, records: &Records) -> Result<People, Failure> {
    let profiles = records.profiles()?.into_iter().map(|profile| {
        let kept = records.profile_lock(profile.id)?;
        Ok(wire::Profile {
            id: profile.id.to_string(),
            name: profile.name,
            role: profile.role.into(),
            official: profile.official.map(|id| id.to_string()),
            keeper: profile.keeper,
            active: profile.active,
            pin: !kept.pin.is_empty(),
            wait: pins::left(office, records, profile.id, &kept)?,
        })
    });
    Ok(People {
        profiles: profiles.collect::<Result<_, Failure>>()?,
        sitting: seated(office, records)?,
        roles: Role::ALL.into_iter().map(explained).collect(),
    })
}

fn rights(role: Role) -> Vec<wire::Right> {
    let all = Right::ALL.into_iter();
    all.filter(|it| role.may(*it)).map(Into::into).collect()
}

fn explained(role: Role) -> RoleRights {
    RoleRights {
        role: role.into(),
        rights: rights(role),
        keeper: role.may(Right::Manage),
    }
}

fn seated(office: &Office, records: &Records) -> Result<Sitting, Failure> {
    let (profile, role, keeper) = match people::sits(office, records)? {
        Sits::Alone => {
            return Ok(Sitting {
                in_use: false,
                profile: None,
                name: people::name(office, records)?,
                role: Role::default().into(),
                keeper: true,
                rights: Right::ALL.map(Into::into).to_vec(),
            });
        }
        Sits::Nobody => (None, Role::Reader, false),
        Sits::Somebody(profile) => {
            let (role, keeper) = (profile.role, profile.keeper);
            (Some(profile), role, keeper)
        }
    };
    Ok(Sitting {
        in_use: true,
        profile: profile.as_ref().map(|it| it.id.to_string()),
        name: profile.map(|it| it.name).unwrap_or_default(),
        role: role.into(),
        keeper,
        rights: rights(role),
    })
}

/// Whether who sits here looks after the profiles; in an office without any, everybody does.
pub(super) fn keeper(office: &Office, records: &Records) -> Result<(), Failure> {
    match people::sits(office, records)? {
        Sits::Alone => Ok(()),
        Sits::Somebody(profile) if profile.keeper => Ok(()),
        Sits::Somebody(_) => Err(refused("keeper", FlawKind::NotAllowed)),
        Sits::Nobody => Err(refused("profile", FlawKind::NobodySits)),
    }
}

fn from_form(form: ProfileForm) -> Result<Profile, Failure> {
    let id = match form.id.as_str() {
        "" => ProfileId(clock::mint()),
        id => reader("profile", id)?,
    };
    let official = form.official.filter(|id| !id.is_empty());
    let official: Option<OfficialId> = official.map(|id| reader("official", &id)).transpose()?;
    Ok(Profile {
        id,
        name: form.name,
        role: form.role.into(),
        official,
        keeper: form.keeper,
        active: form.active,
    })
}

fn same_name(a: &str, b: &str) -> bool {
    fold(&squeeze(a)) == fold(&squeeze(b))
}

/// Keeps a profile, answers whether it is the first one.
fn put(tx: &Tx<'_>, profile: Profile, new: bool) -> Result<bool, Failure> {
    let all = tx.profiles()?;
    let first = all.is_empty();
    let profile = if first {
        Profile {
            role: Role::Drafter,
            keeper: true,
            active: true,
            ..profile
        }
    } else {
        profile
    };
    let profile = profile.checked()?;
    if !new {
        tx.profile(profile.id)?;
    }
    let others = || all.iter().filter(|it| it.active && it.id != profile.id);
    if profile.active && others().any(|it| same_name(&it.name, &profile.name)) {
        return Err(refused("name", FlawKind::Repeated));
    }
    let kept = (profile.keeper && profile.active) || others().any(|it| it.keeper);
    if !kept {
        return Err(refused("keeper", FlawKind::LastKeeper));
    }
    tx.put_profile(&profile)?;
    if first {
        tx.set_setting(LAST, Some(&profile.id.to_string()))?;
    }
    Ok(first)
}

/// Adds (empty id) or changes a profile; a keeper's matter. The first one is of whoever makes it:
/// drafter, keeper, and sitting here from then on. Nobody is ever removed: who leaves is no longer
/// active, and the name stays beside what was done.
pub fn save(office: &Office, form: ProfileForm) -> Result<SavedPeople, Failure> {
    let new = form.id.is_empty();
    let profile = from_form(form)?;
    let id = profile.id;
    let change = Change::of(EventKind::ProfileSaved)
        .about(id.0)
        .noting(squeeze(&profile.name));
    let (first, saved) = office.change(change, |tx| {
        keeper(office, tx)?;
        put(tx, profile, new)
    })?;
    if first {
        *lock(&office.seat) = Seat::Taken(id);
    }
    answer(office, saved)
}

pub(super) fn answer(office: &Office, saved: wire::Saved) -> Result<SavedPeople, Failure> {
    let people = list(office)?;
    Ok(SavedPeople { saved, people })
}

/// Whether somebody still works here.
pub(super) fn working(records: &Records, id: ProfileId) -> Result<Profile, Failure> {
    let profile = records.profile(id)?;
    if profile.active {
        Ok(profile)
    } else {
        Err(refused("profile", FlawKind::Unknown))
    }
}

/// Somebody sits down, with their PIN if they have one.
pub fn choose(office: &Office, profile: String, pin: String) -> Result<SavedPeople, Failure> {
    let id: ProfileId = reader("profile", &profile)?;
    let kept = pins::let_in(office, id, &pin)?;
    let before = std::mem::replace(&mut *lock(&office.seat), Seat::Taken(id));
    let open = kept.pin.is_empty();
    let sat = office.change(Change::of(EventKind::ProfileChosen).about(id.0), |tx| {
        working(tx, id)?;
        pins::forget_tries(tx, id)?;
        Ok(tx.set_setting(LAST, open.then(|| id.to_string()).as_deref())?)
    });
    let ((), saved) = sat.inspect_err(|_| *lock(&office.seat) = before)?;
    pins::forget_code(office)?;
    answer(office, saved)
}

/// Nobody sits here from now on, whatever becomes of the note of it.
pub fn leave(office: &Office) -> Result<SavedPeople, Failure> {
    let noted = office.change(EventKind::ProfileChosen, |tx| {
        Ok(tx.set_setting(LAST, None)?)
    });
    *lock(&office.seat) = Seat::Empty;
    pins::forget_code(office)?;
    let ((), saved) = noted?;
    answer(office, saved)
}

/// Nobody sits at a command line that names nobody.
pub fn nobody(office: &Office) {
    *lock(&office.seat) = Seat::Empty;
}

/// Sits down for one command line: somebody by name, and the PIN, asked for only where there is one.
/// Nothing is written but a wrong try, and who sits at the window next time stays the same.
///
/// # Errors
/// [`FlawKind::Unknown`] at `as` for nobody of that name; what [`pins`] says of the PIN; what
/// `pin` says.
pub fn sit_for(
    office: &Office,
    named: &str,
    pin: impl FnOnce() -> Result<String, Failure>,
) -> Result<(), Failure> {
    let (found, asked) = office.read(|store| {
        let all = store.profiles()?;
        let found = all
            .into_iter()
            .find(|it| it.active && same_name(&it.name, named))
            .ok_or_else(|| refused("as", FlawKind::Unknown))?;
        let asked = !store.profile_lock(found.id)?.pin.is_empty();
        Ok((found, asked))
    })?;
    let pin = if asked { pin()? } else { String::new() };
    let kept = pins::let_in(office, found.id, &pin)?;
    *lock(&office.seat) = Seat::Taken(found.id);
    if kept.tries > 0 {
        office.change(
            Change::of(EventKind::ProfileChosen).about(found.id.0),
            |tx| pins::forget_tries(tx, found.id),
        )?;
    }
    Ok(())
}
