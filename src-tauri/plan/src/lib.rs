//! What a communication plan, its tasks and its quarters *are*, and which changes make sense.
//!
//! Pure: no clock, no disk, no SQL. Time and fresh ids come in as arguments, so every rule here
//! can be tested as a table. A [`PlanDraft`] is what somebody typed or a file said; a [`Plan`] is
//! what the office keeps. All flaws of a draft are told at once, each with its field.

pub mod activity;
pub mod agency;
pub mod checklist;
pub mod citation;
pub mod copy;
pub mod date;
pub mod draft;
pub mod edit;
pub mod flaw;
pub mod id;
pub mod model;
pub mod phrase;
pub mod progress;
pub mod table;
pub mod task;
pub mod text;
pub mod urgency;
pub mod whereabouts;

pub use activity::{ActivityField, field_of};
pub use agency::{Agency, GovernmentModel, Official, Signatory, SigningAuthority, Unit, UnitKind};
pub use checklist::{
    Addressed, Answer, Checklist, DraftRequirement, Ground, Grounds, Requirement, RequirementState,
    Superior, Tally, Tie,
};
pub use citation::Citation;
pub use date::{PartialDate, Quarter, Regime};
pub use draft::{
    Doubt, DoubtKind, DraftAnnex, DraftBlock, DraftDoubt, DraftSection, DraftTask, LeftOver,
    LeftReason, PlanDraft,
};
pub use flaw::{Flaw, FlawKind, Flaws};
pub use id::{
    BlockId, ChecklistId, DoubtId, EventId, Mint, OfficialId, PhraseId, PlanId, RequirementId,
    SectionId, TaskId, TemplateId, TrashId, UnitId,
};
pub use model::{
    Annex, Block, BlockKind, Head, Label, Opening, Place, Plan, PlanState, Recipient, Section,
    SectionKind, SignatureBlock,
};
pub use phrase::Phrase;
pub use progress::{Completion, Mark, Matrix, Quantity, TaskStatus};
pub use table::{Merge, Table};
pub use task::{Standing, Task, Timeframe, When};
pub use text::{RichText, Run};
pub use urgency::{Circulation, Urgency};
