//! What a communication plan, its tasks and its quarters *are*, and which changes make sense.
//!
//! Pure: no clock, no disk, no SQL. Time and fresh ids come in as arguments, so every rule here
//! can be tested as a table. A [`PlanDraft`] is what somebody typed or a file said; a [`Plan`] is
//! what the office keeps. All flaws of a draft are told at once, each with its field.

pub mod activity;
pub mod agency;
pub mod aims;
pub mod assignment;
pub mod budget;
pub mod channel;
pub mod checklist;
pub mod citation;
pub mod closing;
pub mod collection;
pub mod content;
pub mod copy;
pub mod count;
pub mod date;
pub mod draft;
pub mod edit;
pub mod evidence;
pub mod figure;
pub mod flaw;
pub mod id;
pub mod indicator;
pub mod load;
pub mod log;
pub mod merge;
pub mod missing;
pub mod model;
pub mod order;
pub mod overdue;
pub mod people;
pub mod period;
pub mod phrase;
pub mod pin;
pub mod progress;
pub mod register;
pub mod report;
pub mod report_regime;
pub mod review;
pub mod schedule;
pub mod score;
pub mod sentence;
pub mod table;
pub mod target;
pub mod task;
pub mod text;
pub mod timeline;
pub mod unit_names;
pub mod urgency;
pub mod version;
pub mod whereabouts;

pub use activity::{ActivityField, field_of};
pub use agency::{Agency, GovernmentModel, Official, Signatory, SigningAuthority, Unit, UnitKind};
pub use aims::ProposedIndicator;
pub use assignment::Assignment;
pub use channel::{Channel, Family};
pub use checklist::{
    Addressed, Answer, Checklist, DraftRequirement, Ground, Grounds, Requirement, RequirementState,
    Superior, Tally, Tie,
};
pub use citation::Citation;
pub use closing::{Closing, LateChange};
pub use collection::{FormCode, Role, UnitTasks};
pub use content::ContentHash;
pub use count::{Count, PeriodCount, TaskCount};
pub use date::{PartialDate, Quarter};
pub use draft::{
    Doubt, DoubtKind, DraftAnnex, DraftBlock, DraftDoubt, DraftSection, DraftTask, LeftOver,
    LeftReason, PlanDraft,
};
pub use evidence::{Evidence, EvidenceFile, EvidenceSource, Proves};
pub use figure::{Figure, FigureOrigin, Ledger};
pub use flaw::{Flaw, FlawKind, Flaws};
pub use id::{
    BlockId, ChecklistId, DoubtId, EntryId, EventId, EvidenceId, IndicatorId, Mint, OfficialId,
    OpinionId, PackageId, PassageId, PhraseId, PlanId, ProfileId, RegistrationId, RemarkId,
    ReplyId, ReportId, RequirementId, ScheduleId, SectionId, SlotId, TaskId, TemplateId, TrashId,
    UnitId, VersionId,
};
pub use indicator::{Aim, Attained, Indicator, Ratio, Reached};
pub use log::LogEntry;
pub use missing::{FamilyProof, MissingEvidence, Proof, Unproven};
pub use model::{
    Annex, Block, BlockKind, Head, Label, Opening, Place, Plan, PlanState, Recipient, Section,
    SectionKind, SignatureBlock,
};
pub use overdue::{Overdue, UnitOverdue};
pub use people::{Actor, Profile, Right};
pub use period::{Cumulative, InPeriod, Period, Regime, Span};
pub use phrase::Phrase;
pub use progress::{Completion, Mark, Matrix, Quantity, TaskStatus};
pub use register::Registration;
pub use report::{
    ChangedFigure, CountLine, CountOf, FigureSource, Figures, Figuring, IndicatorLine, IndicatorOf,
    Piece, Report, ReportBlock, ReportGap, ReportSection, ReportText, SentReport, TaskLine,
    TaskState, TasksOf,
};
pub use report_regime::{Due, ReportDue, ReportRegime};
pub use review::{
    Anchor, Course, Opinion, Passage, Remark, RemarkState, Reply, Stage, Step, StepSwitches,
    Verdict,
};
pub use schedule::{Schedule, ScheduleChange, ScheduleDraft, Slot, SlotState};
pub use score::{Basis, FamilyPoints, FamilyScore, FamilyUse, Gives, Score, ScoreRow, ScoreRules};
pub use table::{Merge, Table};
pub use target::Target;
pub use task::{Standing, Task, TaskField, Timeframe, When};
pub use text::{RichText, Run};
pub use timeline::{Month, TimelineRow};
pub use urgency::{Circulation, Urgency};
pub use version::{Version, VersionCause};
