//! What a communication plan, its tasks and its quarters *are*, and which changes make sense.
//!
//! Pure: no clock, no disk, no SQL. Time and fresh ids come in as arguments, so every rule here
//! can be tested as a table. A [`PlanDraft`] is what somebody typed or a file said; a [`Plan`] is
//! what the office keeps. All flaws of a draft are told at once, each with its field.

pub mod activity;
pub mod agency;
pub mod channel;
pub mod checklist;
pub mod citation;
pub mod closing;
pub mod copy;
pub mod count;
pub mod date;
pub mod draft;
pub mod edit;
pub mod evidence;
pub mod flaw;
pub mod id;
pub mod indicator;
pub mod log;
pub mod model;
pub mod period;
pub mod phrase;
pub mod progress;
pub mod report_regime;
pub mod schedule;
pub mod table;
pub mod task;
pub mod text;
pub mod urgency;
pub mod whereabouts;

pub use activity::{ActivityField, field_of};
pub use agency::{Agency, GovernmentModel, Official, Signatory, SigningAuthority, Unit, UnitKind};
pub use channel::{Channel, Family};
pub use checklist::{
    Addressed, Answer, Checklist, DraftRequirement, Ground, Grounds, Requirement, RequirementState,
    Superior, Tally, Tie,
};
pub use citation::Citation;
pub use closing::{Closing, LateChange};
pub use count::{Count, PeriodCount, TaskCount};
pub use date::{PartialDate, Quarter};
pub use draft::{
    Doubt, DoubtKind, DraftAnnex, DraftBlock, DraftDoubt, DraftSection, DraftTask, LeftOver,
    LeftReason, PlanDraft,
};
pub use evidence::{Evidence, EvidenceFile, EvidenceSource, Proves};
pub use flaw::{Flaw, FlawKind, Flaws};
pub use id::{
    BlockId, ChecklistId, DoubtId, EntryId, EventId, EvidenceId, IndicatorId, Mint, OfficialId,
    PhraseId, PlanId, ReportId, RequirementId, ScheduleId, SectionId, SlotId, TaskId, TemplateId,
    TrashId, UnitId,
};
pub use indicator::{Aim, Indicator, Ratio, Reached};
pub use log::LogEntry;
pub use model::{
    Annex, Block, BlockKind, Head, Label, Opening, Place, Plan, PlanState, Recipient, Section,
    SectionKind, SignatureBlock,
};
pub use period::{Cumulative, InPeriod, Period, Regime, Span};
pub use phrase::Phrase;
pub use progress::{Completion, Mark, Matrix, Quantity, TaskStatus};
pub use report_regime::{Due, ReportDue, ReportRegime};
pub use schedule::{Schedule, ScheduleChange, ScheduleDraft, Slot, SlotState};
pub use table::{Merge, Table};
pub use task::{Standing, Task, Timeframe, When};
pub use text::{RichText, Run};
pub use urgency::{Circulation, Urgency};
