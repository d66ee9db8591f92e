//! Who sits at this computer, and what they may do. Decided in `plan::people`; asked at the one
//! gate of changes, so that no screen and no command goes round it.

use super::{Office, directory};
use crate::wire::Failure;
use plan::people::Role;
use plan::{Actor, Flaw, FlawKind, Flaws, Right};
use store::{EventKind, Records};

/// What a change of this kind asks of whoever makes it. A step of a review asks for more, which
/// `plan::review` decides from where the plan stands.
pub(super) fn right_of(kind: EventKind) -> Right {
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
        | ReportRemoved | Restored | RemarkRuled | VersionRestored | PlanMerged | RemarksRead => {
            Right::Draft
        }
        Marked | MarkCleared | LogSaved | LogRemoved | LogImported | ScheduleSaved
        | ScheduleRemoved | SlotsSet | EvidenceSaved | EvidenceRemoved | IndicatorSaved
        | Collected => Right::Record,
        PeriodClosed | PeriodOpened | ReportSent => Right::Close,
        RemarkSaved | RemarkRemoved | OpinionSaved => Right::Remark,
        Registered => Right::Issue,
        // Everybody may look, keep a copy, change how the program looks, and send what they wrote.
        SettingSet | Exported | BackedUp | VersionKept | PackageSent | PackageOpened | PeerSet
        | ProfileChosen | PinSet | PinWrong | StepTaken => Right::Read,
    }
}

/// Who acts, with leave to do that.
///
/// # Errors
/// [`FlawKind::NotAllowed`] at `role` for a role that may not.
pub(super) fn sitting(office: &Office, records: &Records, right: Right) -> Result<Actor, Failure> {
    let actor = who(office, records)?;
    match actor {
        Some(actor) if actor.role.may(right) => Ok(actor),
        Some(_) => Err(Flaws::from(Flaw::new("role", FlawKind::NotAllowed)).into()),
        None => Ok(alone(records, right)?),
    }
}

/// The profile that is signed in; nothing in an office without profiles.
#[expect(
    clippy::unnecessary_wraps,
    reason = "profiles come with their own slice"
)]
pub(super) fn who(_office: &Office, _records: &Records) -> Result<Option<Actor>, Failure> {
    Ok(None)
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
