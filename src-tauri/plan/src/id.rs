//! Typed ids. UUIDv7, so that rows sort by creation and never collide between PCs.

use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta] $name:ident),* $(,)?) => {$(
        #[$doc]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(s: &str) -> Result<Self, uuid::Error> {
                s.parse().map(Self)
            }
        }
    )*};
}

id! {
    /// A communication plan.
    PlanId,
    /// A section of a plan, at any depth.
    SectionId,
    /// A block of text or a table inside a section or annex.
    BlockId,
    /// A task of a plan.
    TaskId,
    /// An organisational unit of the agency.
    UnitId,
    /// A person holding a position.
    OfficialId,
    /// A doubt of the importer.
    DoubtId,
    /// A template of the office.
    TemplateId,
    /// A phrase of the office.
    PhraseId,
    /// A superior's plan as a list of what it asks for.
    ChecklistId,
    /// One thing a superior's plan asks for.
    RequirementId,
    /// An entry of the activity log.
    EntryId,
    /// A broadcast schedule.
    ScheduleId,
    /// One broadcast of a schedule.
    SlotId,
    /// A piece of evidence.
    EvidenceId,
    /// An indicator of a plan.
    IndicatorId,
    /// A report of a period.
    ReportId,
    /// Somebody who works at this computer.
    ProfileId,
    /// A kept state of a plan.
    VersionId,
    /// A step of a review.
    PassageId,
    /// A remark on a draft.
    RemarkId,
    /// An answer to a remark.
    ReplyId,
    /// What a reviewer thinks of a whole draft.
    OpinionId,
    /// A line of the register of outgoing documents.
    RegistrationId,
    /// A package carried between computers.
    PackageId,
    /// An entry of the event log.
    EventId,
    /// Something removed that can be brought back.
    TrashId,
}

/// Where fresh ids come from: the clock-driven one in the app, a counting one in tests.
pub trait Mint {
    /// A new id, never given before.
    fn mint(&mut self) -> Uuid;
}

impl<F: FnMut() -> Uuid> Mint for F {
    fn mint(&mut self) -> Uuid {
        self()
    }
}
