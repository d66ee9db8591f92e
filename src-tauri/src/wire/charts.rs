//! What crosses about charts: figures of a plan's or an office's year, and a plan's months.

use super::{NamedShare, Share};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    /// A year in figures, of one plan or of all.
    pub struct Charts {
        pub year: i32,
        /// The quarter today falls in.
        pub current_quarter: String,
        /// Tasks counted.
        pub tasks: u32,
        pub by_quarter: Vec<NamedShare>,
        pub by_unit: Vec<NamedShare>,
        pub total: Share,
        /// Work by channel and unit of measure, in the order of channels.
        pub channels: Vec<ChannelYear>,
        /// Planned against done, one for each unit of measure.
        pub aims: Vec<AimYear>,
    }

    /// What was done in one channel, in one unit of measure.
    pub struct ChannelYear {
        pub code: String,
        pub name: String,
        pub measure: String,
        /// January to December, by the report regime's months.
        #[ts(type = "Array<number>")]
        pub months: Vec<u64>,
        #[ts(type = "number")]
        pub total: u64,
    }

    /// What was aimed at and what the log says, in one unit of measure: only of tasks and
    /// quarters that have an aim.
    pub struct AimYear { pub measure: String, pub quarters: Vec<AimQuarter> }

    /// A quarter of that.
    pub struct AimQuarter {
        pub quarter: String,
        #[ts(type = "number")]
        pub aimed: u64,
        #[ts(type = "number")]
        pub done: u64,
    }

    /// A plan's tasks over the calendar months of its year.
    pub struct Timeline { pub year: i32, pub rows: Vec<TimelineRow> }

    /// A task over the months.
    pub struct TimelineRow {
        pub task: String,
        pub text: String,
        pub lead: String,
        /// When, in the plan's own words.
        pub wording: String,
        /// 1 to 12; none when the words were not understood.
        pub months: Vec<u32>,
        /// The day it is due, if one is set.
        pub due: Option<String>,
        /// Marked as complete in every quarter in which it is due.
        pub complete: bool,
        pub late: bool,
    }
}
