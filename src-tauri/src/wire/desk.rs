//! What crosses about the desk: what is due, late or missing today.

use super::{DatedReport, Person, PlanSummary, Stage, TaskStatus};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    /// What needs me today.
    pub struct Desk {
        pub today: String,
        /// The day of the last change, where the clock shows an earlier one: it was set back.
        pub clock_behind: Option<String>,
        pub current_quarter: String,
        /// Last day whose work counts in the current quarter.
        pub quarter_closes: String,
        pub days_left: u32,
        pub agency_name: String,
        pub has_sample: bool,
        /// Newest first.
        pub recent: Vec<PlanSummary>,
        /// Drafts that came back, the last one first.
        pub returned: Vec<DeskReturned>,
        /// Plans that wait for somebody's step, in the order of the steps.
        pub handed: Vec<DeskHanded>,
        /// Tasks due this quarter that are not complete, over all plans of this year.
        pub due: Vec<DeskTask>,
        /// Tasks late from quarters already closed.
        pub late: Vec<DeskTask>,
        /// How many there are of both; the lists hold the first.
        pub due_count: u32,
        pub late_count: u32,
        /// Plans that are being drafted, the one edited last first; none of them is a sample.
        pub drafts: Vec<PlanSummary>,
        /// Plans with proposals or doubts that wait.
        pub waiting: Vec<PlanSummary>,
        /// Broadcasts of today and before that nobody ticked, the oldest first.
        pub slots: Vec<DeskSlot>,
        /// How many there are; the list holds the first.
        pub slot_count: u32,
        /// The next report, and what it lacks.
        pub report: Option<NextReport>,
        /// Reports whose day is over and that were not sent, the oldest first.
        pub overdue: Vec<OverdueReport>,
        /// Plans with tasks that are said to be done, or logged, this quarter without evidence.
        pub unproven: Vec<DeskUnproven>,
        pub last_backup: Option<String>,
    }

    /// A draft that came back to its drafter.
    #[derive(Eq)]
    pub struct DeskReturned { pub plan: String, pub title: String, pub reason: String, pub by: Person, pub at: String }

    /// A plan that waits for a step.
    #[derive(Eq)]
    pub struct DeskHanded { pub plan: String, pub title: String, pub stage: Stage, pub since: String, pub by: Person }

    /// A task on the desk.
    pub struct DeskTask { pub plan: String, pub plan_title: String, pub task: String, pub text: String, pub lead: String, pub official_name: String, pub quarter: String, pub status: TaskStatus }

    /// A broadcast on the desk.
    pub struct DeskSlot {
        pub id: String,
        pub day: String,
        /// `06:30`; empty when no time is set.
        pub time: String,
        pub minutes: u32,
        pub topic: String,
        pub place: String,
        /// Its day is over.
        pub late: bool,
    }

    /// The report that is due next, and what of it is missing, in tasks due in its period.
    pub struct NextReport {
        pub report: DatedReport,
        /// Accepted tasks due in the period, over all plans of its year.
        pub tasks: u32,
        /// Of them: in a quarter of the period not marked.
        pub without_mark: u32,
        /// Of them: neither an own figure nor an entry of the log in the period.
        pub without_figure: u32,
        /// Of them: nothing proves them in the period.
        pub without_evidence: u32,
    }
    /// A report whose day is over.
    pub struct OverdueReport {
        pub period: String,
        pub due: String,
        pub days_late: u32,
        /// The draft that waits; without one, none was begun.
        pub report: Option<String>,
        /// What the draft is about.
        pub subject: String,
    }

    /// How many of a plan's tasks lack evidence this quarter.
    pub struct DeskUnproven { pub plan: String, pub plan_title: String, pub tasks: u32 }
}
