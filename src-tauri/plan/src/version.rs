//! A state of a plan that is kept as it was.

use crate::content::ContentHash;
use crate::id::{PlanId, VersionId};
use crate::people::Actor;
use crate::review::Stage;
use chrono::{DateTime, Utc};

/// Why a version was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum VersionCause {
    /// Somebody asked for it.
    #[default]
    Asked,
    /// The draft took a step of its review.
    Step,
    /// It went out in a package.
    Sent,
    /// It was printed to be remarked on.
    Printed,
    /// It came in from elsewhere.
    Received,
    /// Something older took the draft's place; this is what stood there before.
    Replaced,
}

/// What is known of a kept version; its content is read on its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its id.
    pub id: VersionId,
    /// The plan.
    pub plan: PlanId,
    /// Counted from 1 within the plan.
    pub number: u32,
    /// Why it was kept.
    pub cause: VersionCause,
    /// Where the plan stood.
    pub stage: Stage,
    /// The hash of its content.
    pub content: ContentHash,
    /// Who kept it.
    pub by: Actor,
    /// When.
    pub at: DateTime<Utc>,
    /// What somebody noted. May be empty.
    pub note: String,
}
