//! What crosses about a plan's year, month by month.

use super::TaskStatus;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    /// Accepted tasks over the months of the plan's year.
    pub struct Timeline {
        pub plan: String,
        pub year: i32,
        /// The quarter it is.
        pub current_quarter: String,
        pub rows: Vec<TimelineRow>,
    }

    /// A task with January to December.
    pub struct TimelineRow { pub task: String, pub text: String, pub lead: String, pub months: Vec<TimelineMonth> }

    /// What a month of a task is: nothing due, due, due at a time the plan does not say, or as its
    /// quarter stands.
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum TimelineMonth {
        Free,
        Planned,
        Unclear,
        Stands { status: TaskStatus },
    }
}
