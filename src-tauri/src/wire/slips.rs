//! What crosses about slips and letters that remind.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    /// What a paper is printed on; A5 is half a sheet of A4 on its side.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum PaperSize { A4, A5 }

    /// Who gets a slip of a plan, and which tasks none.
    pub struct SlipList {
        pub plan: String,
        /// People in office with tasks, in the directory's order.
        pub receivers: Vec<SlipReceiver>,
        /// People who left, with how many tasks they still have: these get no slip.
        pub retired: Vec<SlipReceiver>,
        /// Tasks that nobody answers for.
        pub unassigned: u32,
    }

    /// Somebody with tasks.
    pub struct SlipReceiver { pub official: String, pub name: String, pub position: String, pub tasks: u32 }

    /// Which slips, and on what.
    pub struct SlipChoice {
        /// One official; everybody in office without.
        pub official: Option<String>,
        pub paper: PaperSize,
    }

    /// What is overdue, unit by unit.
    pub struct ReminderList {
        pub plan: String,
        pub quarter: String,
        /// Units with a name, in the plan's order.
        pub units: Vec<ReminderUnit>,
        /// Overdue tasks that no unit leads: no letter names them.
        pub unowned: u32,
        /// The day proposed for the answer: a week from now.
        pub by: String,
    }

    /// A unit and how many of its tasks are overdue.
    pub struct ReminderUnit { pub name: String, pub tasks: u32 }

    /// Which letters.
    pub struct ReminderChoice {
        pub quarter: String,
        /// One unit, by its name; all of them without.
        pub unit: Option<String>,
        /// One letter to all, instead of one to each.
        pub together: bool,
        /// The day by which units are to answer.
        pub by: String,
    }
}
