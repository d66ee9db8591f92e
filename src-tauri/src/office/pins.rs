//! PINs: a courtesy between people at one computer, so that the right name stands beside what is
//! done. They encrypt nothing and keep nobody from the file.
//!
//! A PIN comes in, is held against a hash and forgotten. It stands in no event, no log, no answer;
//! nor does a recovery code but in the one answer that makes it, and on the paper printed from that.

use super::people::{LAST, Seat, Sits, refused, sits};
use super::profiles::{answer, keeper, list, working};
use super::{Office, form, lock, print};
use crate::clock;
use crate::deliver::folder_name;
use crate::place::prints_of;
use crate::wire::{Failure, PinKept, Printed, SavedPeople, reader};
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{Error as HashError, PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use chrono::{DateTime, TimeDelta, Utc};
use document::{PaperSize, RECOVERY_TITLE, recovery_slip};
use plan::pin::{Secret, left as left_by_clock, pin as read_pin, recovery_code, typed, typed_code};
use plan::{Flaw, FlawKind, Flaws, ProfileId};
use std::collections::HashMap;
use std::time::{Duration, Instant};
use store::{Change, EventKind, ProfileLock, Records, Tx};

/// Memory of one hash, KiB: 19 MiB, the least that OWASP advises for Argon2id, so that an old PC
/// with 2 GB does not feel it.
const MEMORY: u32 = 19 * 1024;
/// Rounds over that memory: about 0.1 s on a PC of today and 0.3 to 0.5 s on one of ten years ago.
/// Four digits are guessed soon whatever they cost; this makes a copied file cost hours, not
/// seconds, and is not yet felt as waiting.
const ROUNDS: u32 = 8;

/// When each may try again, by a clock that only moves on. A clock set back would otherwise keep
/// somebody waiting for as long as it was set back.
#[derive(Default)]
pub(super) struct Pauses(HashMap<ProfileId, (u32, Instant)>);

impl Pauses {
    /// What is left of a pause after so many tries, of which the clock says it is `by_clock`.
    fn left(&mut self, id: ProfileId, tries: u32, by_clock: TimeDelta, tick: Instant) -> Duration {
        let by_clock = by_clock.to_std().unwrap_or_default();
        if by_clock.is_zero() {
            return by_clock;
        }
        let end = match self.0.get(&id) {
            Some((known, end)) if *known == tries => *end,
            _ => tick + by_clock,
        };
        self.0.insert(id, (tries, end));
        by_clock.min(end.saturating_duration_since(tick))
    }
}

/// A recovery code that was just made, for as long as its dialog is open.
pub(super) struct FreshCode {
    profile: ProfileId,
    code: Secret,
}

fn argon2() -> Result<Argon2<'static>, Failure> {
    let params = Params::new(MEMORY, ROUNDS, 1, None).map_err(|_| Failure::Internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// The hash to keep, with its own salt and parameters.
fn hash(secret: &Secret) -> Result<String, Failure> {
    let hash: PasswordHash = argon2()?
        .hash_password(secret.reveal().as_bytes())
        .map_err(|_| Failure::Internal)?;
    Ok(hash.to_string())
}

/// Whether a secret is the one that was kept, in the same time wherever they differ.
fn fits(secret: &Secret, kept: &str) -> Result<bool, Failure> {
    let kept = PasswordHash::new(kept).map_err(|_| Failure::Damaged)?;
    match argon2()?.verify_password(secret.reveal().as_bytes(), &kept) {
        Ok(()) => Ok(true),
        Err(HashError::PasswordInvalid) => Ok(false),
        Err(_) => Err(Failure::Damaged),
    }
}

/// The later of what the clock shows and the last thing known to have happened.
fn later(records: &Records) -> Result<DateTime<Utc>, Failure> {
    let now = clock::now();
    Ok(records.last_seen()?.map_or(now, |seen| seen.max(now)))
}

fn seconds(left: Duration) -> u32 {
    u32::try_from(left.as_millis().div_ceil(1000)).unwrap_or(u32::MAX)
}

/// Seconds until somebody may try again.
pub(super) fn left(
    office: &Office,
    records: &Records,
    id: ProfileId,
    kept: &ProfileLock,
) -> Result<u32, Failure> {
    let by_clock = left_by_clock(kept.tries, kept.tried, later(records)?);
    let left = lock(&office.pauses).left(id, kept.tries, by_clock, clock::tick());
    Ok(seconds(left))
}

/// Holds a try against what is kept. One at a time, so that nobody gets in more of them by trying
/// side by side; a wrong one is written down before it is told.
fn prove(
    office: &Office,
    id: ProfileId,
    (field, secret): (&str, &Secret),
    against: impl Fn(&ProfileLock) -> &str,
) -> Result<ProfileLock, Failure> {
    let _one_at_a_time = lock(&office.trying);
    let (kept, wait) = office.read(|store| {
        let kept = store.profile_lock(id)?;
        let wait = left(office, store, id, &kept)?;
        Ok((kept, wait))
    })?;
    if against(&kept).is_empty() {
        return Ok(kept);
    }
    if wait > 0 {
        let flaw = Flaw {
            limit: Some(wait.into()),
            ..Flaw::new(field, FlawKind::WaitFirst)
        };
        return Err(Flaws::from(flaw).into());
    }
    if fits(secret, against(&kept))? {
        return Ok(kept);
    }
    office.change(Change::of(EventKind::PinWrong).about(id.0), |tx| {
        let tried = ProfileLock {
            tries: kept.tries.saturating_add(1),
            tried: Some(tx.saved().at),
            ..kept.clone()
        };
        tx.set_profile_lock(id, &tried)?;
        // The pause begins now, whatever the clock shows when it is next asked for.
        left(office, tx, id, &tried)
    })?;
    Err(refused(field, FlawKind::WrongPin))
}

/// Lets somebody in with their PIN, or without where there is none.
///
/// # Errors
/// [`FlawKind::WrongPin`] or [`FlawKind::WaitFirst`] at `pin`.
pub(super) fn let_in(office: &Office, id: ProfileId, pin: &str) -> Result<ProfileLock, Failure> {
    office.read(|store| working(store, id))?;
    prove(office, id, ("pin", &typed(pin)), |kept| &kept.pin)
}

/// Somebody was let in: the next wrong try is the first again.
pub(super) fn forget_tries(tx: &Tx<'_>, id: ProfileId) -> Result<(), Failure> {
    let kept = ProfileLock {
        tries: 0,
        tried: None,
        ..tx.profile_lock(id)?
    };
    Ok(tx.set_profile_lock(id, &kept)?)
}

/// A new code, and what is kept of it.
fn new_code() -> Result<(Secret, String), Failure> {
    let chance = std::iter::from_fn(clock::random::<16>).flatten().take(1024);
    let code = recovery_code(chance).ok_or(Failure::Internal)?;
    let kept = hash(&code)?;
    Ok((code, kept))
}

/// Whether it is they themselves who sit here.
fn own(office: &Office, id: ProfileId) -> Result<(), Failure> {
    match office.read(|store| sits(office, store))? {
        Sits::Somebody(profile) if profile.id == id => Ok(()),
        _ => Err(refused("profile", FlawKind::NotAllowed)),
    }
}

/// Sets or changes one's own PIN. The first one brings a recovery code, which is told this once.
///
/// # Errors
/// [`FlawKind::NotAllowed`] at `profile` for somebody else's; flaws at `pin`, and at `current` where
/// there was a PIN before.
pub fn set(
    office: &Office,
    profile: String,
    pin: String,
    current: String,
) -> Result<PinKept, Failure> {
    let id: ProfileId = reader("profile", &profile)?;
    own(office, id)?;
    let pin = read_pin("pin", &pin).map_err(Flaws::from)?;
    let before = prove(office, id, ("current", &typed(&current)), |it| &it.pin)?;
    let (code, recovery) = match before.recovery.as_str() {
        "" => {
            let (code, kept) = new_code()?;
            (Some(code), kept)
        }
        kept => (None, kept.to_owned()),
    };
    let kept = ProfileLock {
        pin: hash(&pin)?,
        recovery,
        ..ProfileLock::default()
    };
    let change = Change::of(EventKind::PinSet).about(id.0).noting("set");
    let ((), saved) = office.change(change, |tx| {
        tx.set_profile_lock(id, &kept)?;
        Ok(tx.set_setting(LAST, None)?)
    })?;
    *lock(&office.seat) = Seat::Taken(id);
    let people = list(office)?;
    let shown = shown(office, id, code);
    Ok(PinKept {
        saved,
        people,
        code: shown,
    })
}

/// Takes a PIN and its recovery code away: one's own, or, as keeper, somebody else's who forgot it.
///
/// # Errors
/// [`FlawKind::NotAllowed`] for somebody else's by others; a flaw at `current` for one's own.
pub fn remove(office: &Office, profile: String, current: String) -> Result<SavedPeople, Failure> {
    let id: ProfileId = reader("profile", &profile)?;
    if own(office, id).is_ok() {
        prove(office, id, ("current", &typed(&current)), |it| &it.pin)?;
    } else {
        office.read(|store| keeper(office, store))?;
    }
    let change = Change::of(EventKind::PinSet).about(id.0).noting("removed");
    let ((), saved) = office.change(change, |tx| {
        Ok(tx.set_profile_lock(id, &ProfileLock::default())?)
    })?;
    forget_code(office)?;
    answer(office, saved)
}

/// Lets somebody in who forgot their PIN: it is gone, and so is the code, in whose place there is a
/// new one. That one holds for the next PIN.
///
/// # Errors
/// [`FlawKind::Unknown`] at `code` where there is no PIN to forget; [`FlawKind::WrongPin`] or
/// [`FlawKind::WaitFirst`] at `code`.
pub fn recover(office: &Office, profile: String, code: String) -> Result<PinKept, Failure> {
    let id: ProfileId = reader("profile", &profile)?;
    office.read(|store| working(store, id))?;
    let kept = prove(office, id, ("code", &typed_code(&code)), |it| &it.recovery)?;
    // Nothing was proved where there was nothing to hold it against.
    if kept.pin.is_empty() || kept.recovery.is_empty() {
        return Err(refused("code", FlawKind::Unknown));
    }
    let (code, recovery) = new_code()?;
    let kept = ProfileLock {
        recovery,
        ..ProfileLock::default()
    };
    let change = Change::of(EventKind::PinSet)
        .about(id.0)
        .noting("recovered");
    let ((), saved) = office.change(change, |tx| Ok(tx.set_profile_lock(id, &kept)?))?;
    *lock(&office.seat) = Seat::Taken(id);
    let people = list(office)?;
    let shown = shown(office, id, Some(code));
    Ok(PinKept {
        saved,
        people,
        code: shown,
    })
}

/// Keeps a code for its paper, and tells it.
fn shown(office: &Office, profile: ProfileId, code: Option<Secret>) -> String {
    let told = code.as_ref().map_or("", Secret::reveal).to_owned();
    *lock(&office.code) = code.map(|code| FreshCode { profile, code });
    told
}

/// Hands the paper with the code that was just made to the system's viewer, which prints.
///
/// # Errors
/// None was just made.
pub fn print_code(office: &Office) -> Result<Printed, Failure> {
    let fresh = lock(&office.code)
        .as_ref()
        .map(|fresh| (fresh.profile, fresh.code.clone()));
    let (id, code) = fresh.ok_or_else(|| Failure::NotFound {
        what: "profile".to_owned(),
    })?;
    let (person, agency, profile) = office.read(|store| {
        let agency = store.agency()?.unwrap_or_default();
        Ok((store.profile(id)?, agency, form::profile_in(store)?))
    })?;
    let profile = profile.on(PaperSize::A5);
    let paper = recovery_slip(
        &agency,
        (&person.name, code.reveal()),
        clock::today(),
        &profile,
    );
    print::hand_over(office, &paper, &profile)
}

/// Forgets the code that was just made, and the file it was printed from.
pub fn forget_code(office: &Office) -> Result<(), Failure> {
    *lock(&office.code) = None;
    clear(office);
    Ok(())
}

/// Removes what codes were printed from. One that a viewer still holds stays until the next time.
pub(super) fn clear(office: &Office) {
    let Ok(entries) = std::fs::read_dir(prints_of(office.path())) else {
        return;
    };
    let stem = folder_name(RECOVERY_TITLE);
    for entry in entries.flatten() {
        let ours = entry.file_name().to_string_lossy().starts_with(&stem);
        if ours && let Err(error) = std::fs::remove_file(entry.path()) {
            tracing::warn!(%error, "a printed code could not be removed");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_says_how_it_was_made_and_fits_its_secret_alone() {
        let pin = read_pin("pin", "864209").unwrap();
        let kept = hash(&pin).unwrap();
        assert!(
            kept.starts_with("$argon2id$v=19$m=19456,t=8,p=1$"),
            "{kept}"
        );
        assert_ne!(kept, hash(&pin).unwrap(), "each has its own salt");
        assert!(fits(&pin, &kept).unwrap());
        assert!(!fits(&typed("864208"), &kept).unwrap());
        // Made with other figures, by an older program.
        let cheap = Argon2::new(
            Algorithm::Argon2id,
            Version::V0x13,
            Params::new(64, 1, 1, None).unwrap(),
        );
        let old: PasswordHash = cheap.hash_password(b"864209").unwrap();
        assert!(fits(&pin, &old.to_string()).unwrap());
        assert!(matches!(fits(&pin, "864209"), Err(Failure::Damaged)));
    }

    #[test]
    fn codes_differ_in_every_letter_that_chance_has() {
        let chance = || std::iter::from_fn(clock::random::<16>).flatten();
        let codes: Vec<Secret> = (0..200).filter_map(|_| recovery_code(chance())).collect();
        let letters: String = codes.iter().map(Secret::reveal).collect();
        for letter in "BCFGHJKLMNPQRSTVXZ".chars() {
            // 3200 letters of 18 kinds: 178 of each, by chance never below half of that.
            let count = letters.matches(letter).count();
            assert!((89..=300).contains(&count), "{letter}: {count}");
        }
    }

    #[test]
    fn a_pause_ends_by_itself_though_the_clock_stands_still() {
        let (mut pauses, id) = (Pauses::default(), ProfileId(uuid::Uuid::nil()));
        let start = clock::tick();
        let after = |seconds| start + Duration::from_secs(seconds);
        let minute = TimeDelta::seconds(60);
        // The clock was set back by years and shows the same whenever it is asked.
        for (at, expect) in [(0, 60), (20, 40), (59, 1), (60, 0), (500, 0)] {
            let left = pauses.left(id, 5, minute, after(at));
            assert_eq!(left.as_secs(), expect, "after {at} s");
        }
        // A further wrong try begins anew.
        let left = pauses.left(id, 6, TimeDelta::seconds(120), after(500));
        assert_eq!(left.as_secs(), 120);
        // Where the clock is right, it is believed.
        let left = pauses.left(id, 6, TimeDelta::seconds(3), after(501));
        assert_eq!(left.as_secs(), 3);
        let left = pauses.left(id, 6, TimeDelta::zero(), after(502));
        assert_eq!(left.as_secs(), 0);
    }
}
