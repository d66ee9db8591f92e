//! Who sits at this computer, and what they may do. Decided in `plan::people`; asked at the one
//! gate of changes, so that no screen and no command goes round it.

use super::{Office, directory, lock};
use crate::wire::Failure;
use plan::people::Role;
use plan::{Actor, Flaw, FlawKind, Flaws, Profile, ProfileId, Right};
use store::{EventKind, Records};

/// Setting: who sat here last, if they have no PIN.
pub(super) const LAST: &str = "profile";

/// Who sits here, as far as this program was told since it began.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Seat {
    /// Nobody said anything yet: whoever sat here last and has no PIN.
    #[default]
    AsBefore,
    /// Nobody.
    Empty,
    /// Somebody who was let in.
    Taken(ProfileId),
}

/// Who can be acting.
pub(super) enum Sits {
    /// The officer of an office without profiles.
    Alone,
    /// Nobody, in an office with profiles.
    Nobody,
    /// Somebody who was let in and still works here.
    Somebody(Profile),
}

/// Who sits here. A profile that another data file does not know sits nowhere.
pub(super) fn sits(office: &Office, records: &Records) -> Result<Sits, Failure> {
    let profiles = records.profiles()?;
    if profiles.is_empty() {
        return Ok(Sits::Alone);
    }
    let id = match *lock(&office.seat) {
        Seat::AsBefore => remembered(records)?,
        Seat::Empty => None,
        Seat::Taken(id) => Some(id),
    };
    let found = profiles
        .into_iter()
        .find(|it| it.active && Some(it.id) == id);
    Ok(found.map_or(Sits::Nobody, Sits::Somebody))
}

/// Who sat here last, unless they have a PIN by now.
fn remembered(records: &Records) -> Result<Option<ProfileId>, Failure> {
    let Some(id) = records.setting(LAST)?.and_then(|it| it.parse().ok()) else {
        return Ok(None);
    };
    let known = records.profiles()?.iter().any(|it| it.id == id);
    let open = known && records.profile_lock(id)?.pin.is_empty();
    Ok(open.then_some(id))
}

/// What a change of this kind asks of whoever makes it. A step of a review asks for more, which
/// `plan::review` decides from where the plan stands.
pub fn right_of(kind: EventKind) -> Right {
    use EventKind::{
        AgencySet, AnnexRemoved, BackedUp, BackupRestored, ChecklistAdded, ChecklistRemoved,
        ChecklistSaved, Collected, DoubtSettled, EvidenceRemoved, EvidenceSaved, Exported, FormSet,
        IndicatorRemoved, IndicatorSaved, LogImported, LogListsSet, LogRemoved, LogSaved,
        MarkCleared, Marked, OfficialPut, OfficialRemoved, OpinionSaved, PackageOpened,
        PackageSent, PeerSet, PeriodClosed, PeriodOpened, PhraseRemoved, PhraseSaved, PinSet,
        PinWrong, PlanCreated, PlanImported, PlanMerged, PlanRemoved, PlanSaved, ProfileChosen,
        ProfileSaved, RegimeSet, Registered, RemarkRemoved, RemarkRuled, RemarkSaved, RemarksRead,
        ReportRemoved, ReportSaved, ReportSent, Restored, Samples, ScheduleRemoved, ScheduleSaved,
        SectionRemoved, SettingSet, SlotsSet, StepTaken, StepsSet, TargetsSet, TaskAdded,
        TaskMoved, TaskSaved, TasksHanded, TasksRemoved, TemplateRemoved, TemplateSaved, UnitPut,
        UnitRemoved, VersionKept, VersionRestored,
    };
    match kind {
        AgencySet | UnitPut | UnitRemoved | OfficialPut | OfficialRemoved | BackupRestored
        | Samples | RegimeSet | FormSet | StepsSet | ProfileSaved | LogListsSet => Right::Manage,
        PlanImported | PlanCreated | PlanSaved | PlanRemoved | SectionRemoved | AnnexRemoved
        | TaskAdded | TaskSaved | TaskMoved | TasksRemoved | DoubtSettled | TemplateSaved
        | TemplateRemoved | PhraseSaved | PhraseRemoved | ChecklistAdded | ChecklistSaved
        | ChecklistRemoved | TargetsSet | TasksHanded | IndicatorRemoved | ReportSaved
        | ReportRemoved | RemarkRuled | VersionRestored | PlanMerged | RemarksRead => Right::Draft,
        Marked | MarkCleared | LogSaved | LogRemoved | LogImported | ScheduleSaved
        | ScheduleRemoved | SlotsSet | EvidenceSaved | EvidenceRemoved | IndicatorSaved
        | Collected => Right::Record,
        PeriodClosed | PeriodOpened | ReportSent => Right::Close,
        RemarkSaved | RemarkRemoved | OpinionSaved | PeerSet => Right::Remark,
        Registered => Right::Issue,
        // Everybody may look, keep a copy, change how the program looks, and send what they wrote.
        // What comes out of the trash asks for what removing it asked (`plans::restore_removed`).
        SettingSet | Exported | BackedUp | VersionKept | PackageSent | PackageOpened
        | ProfileChosen | PinSet | PinWrong | StepTaken | Restored => Right::Read,
    }
}

/// Whether a change of this kind is made although nobody sits here: what looks after the file and
/// the program, and what it takes to sit down.
pub fn needs_nobody(kind: EventKind) -> bool {
    use EventKind::{BackedUp, Exported, PinSet, PinWrong, ProfileChosen, SettingSet};
    matches!(
        kind,
        SettingSet | Exported | BackedUp | ProfileChosen | PinSet | PinWrong
    )
}

/// Who makes a change of this kind, with leave to.
///
/// # Errors
/// As [`sitting`].
pub(super) fn at_gate(
    office: &Office,
    records: &Records,
    kind: EventKind,
) -> Result<Actor, Failure> {
    match sits(office, records)? {
        Sits::Nobody if needs_nobody(kind) => Ok(nobody()),
        _ => sitting(office, records, right_of(kind)),
    }
}

/// Who acts, with leave to do that.
///
/// # Errors
/// [`FlawKind::NotAllowed`] at `role` for a role that may not; [`FlawKind::NobodySits`] at
/// `profile` for nobody.
pub(super) fn sitting(office: &Office, records: &Records, right: Right) -> Result<Actor, Failure> {
    match sits(office, records)? {
        Sits::Alone => alone(records, right),
        Sits::Nobody => Err(refused("profile", FlawKind::NobodySits)),
        Sits::Somebody(profile) if profile.role.may(right) => Ok(actor(profile)),
        Sits::Somebody(_) => Err(refused("role", FlawKind::NotAllowed)),
    }
}

/// A refusal of one field.
pub(super) fn refused(field: &str, kind: FlawKind) -> Failure {
    Flaws::from(Flaw::new(field, kind)).into()
}

fn actor(profile: Profile) -> Actor {
    Actor {
        name: profile.name,
        role: profile.role,
    }
}

/// Whoever has not said who they are: may look.
fn nobody() -> Actor {
    Actor {
        name: String::new(),
        role: Role::Reader,
    }
}

/// Who acts; somebody without a name who may only read where there are profiles and nobody sits
/// here; nothing in an office without profiles.
pub(super) fn who(office: &Office, records: &Records) -> Result<Option<Actor>, Failure> {
    Ok(match sits(office, records)? {
        Sits::Alone => None,
        Sits::Nobody => Some(nobody()),
        Sits::Somebody(profile) => Some(actor(profile)),
    })
}

/// The name that stands beside what is done now: of who sits here, or of the officer. May be empty.
pub(super) fn name(office: &Office, records: &Records) -> Result<String, Failure> {
    match who(office, records)? {
        Some(actor) => Ok(actor.name),
        None => Ok(records.setting(directory::OFFICER)?.unwrap_or_default()),
    }
}

/// The officer of an office without profiles, who does everybody's part.
pub(super) fn alone(records: &Records, right: Right) -> Result<Actor, Failure> {
    let name = records.setting(directory::OFFICER)?.unwrap_or_default();
    let role = Role::ALL.into_iter().find(|role| role.may(right));
    Ok(Actor {
        name,
        role: role.unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogs::PreparedAnswers;
    use crate::office::profiles;
    use crate::wire::ProfileForm;
    use std::collections::HashSet;

    fn form(name: &str, role: Role) -> ProfileForm {
        ProfileForm {
            id: String::new(),
            name: name.to_owned(),
            role: role.into(),
            official: None,
            keeper: false,
            active: true,
        }
    }

    fn passes(office: &Office, kind: EventKind) -> Result<(), FlawKind> {
        match office.change(kind, |_| Ok(())) {
            Ok(_) => Ok(()),
            Err(Failure::Flaws { flaws }) => Err(flaws[0].kind.into()),
            Err(other) => panic!("{kind:?}: {other:?}"),
        }
    }

    /// The gate lets a role make a change exactly where `plan` grants it the right.
    #[test]
    fn the_gate_asks_for_the_right_of_every_kind_of_change() {
        let folder = tempfile::tempdir().unwrap();
        let office = Office::open(folder.path().join("loa.db"), Box::new(PreparedAnswers));
        let kinds: Vec<EventKind> = EventKind::all().collect();
        assert!(kinds.len() > 60);
        for kind in &kinds {
            assert_eq!(passes(&office, *kind), Ok(()), "alone, {kind:?}");
        }
        profiles::save(&office, form("Người giữ", Role::Drafter)).unwrap();
        let mut seats = vec![(Role::Drafter, id_of(&office, "Người giữ"))];
        for role in Role::ALL.into_iter().skip(1) {
            let name = format!("{role:?}");
            profiles::save(&office, form(&name, role)).unwrap();
            seats.push((role, id_of(&office, &name)));
        }
        let mut rights = HashSet::new();
        for (role, id) in seats {
            *lock(&office.seat) = Seat::Taken(id);
            for kind in &kinds {
                let right = right_of(*kind);
                rights.insert(right);
                let expect = if role.may(right) {
                    Ok(())
                } else {
                    Err(FlawKind::NotAllowed)
                };
                assert_eq!(passes(&office, *kind), expect, "{role:?}, {kind:?}");
            }
        }
        assert!(rights.len() >= 6, "{rights:?}");
        profiles::nobody(&office);
        for kind in &kinds {
            let expect = if needs_nobody(*kind) {
                Ok(())
            } else {
                Err(FlawKind::NobodySits)
            };
            assert_eq!(passes(&office, *kind), expect, "nobody, {kind:?}");
            let read = right_of(*kind) == Right::Read;
            assert!(read || !needs_nobody(*kind), "{kind:?}");
        }
    }

    fn id_of(office: &Office, name: &str) -> ProfileId {
        let all = office.read(|store| Ok(store.profiles()?)).unwrap();
        all.into_iter().find(|it| it.name == name).unwrap().id
    }
}
