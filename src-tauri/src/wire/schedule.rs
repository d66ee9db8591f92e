//! What crosses about broadcast schedules: their form, their slots, and the books printed of
//! them.

use super::Saved;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    /// A broadcast schedule as it is typed. Days are `05/03/2026` or `2026-03-05`.
    #[derive(Default)]
    pub struct ScheduleForm {
        /// Id of the plan, or empty.
        pub plan: String,
        /// Id of the plan's task, or empty.
        pub task: String,
        pub title: String,
        /// Code of the channel it is logged in; empty for broadcasts.
        pub channel: String,
        pub place: String,
        /// Days of the week; Monday is 1.
        pub days: Vec<u32>,
        /// `17:30`, or empty.
        pub time: String,
        pub minutes: String,
        pub first: String,
        pub last: String,
    }

    /// A form filled in from the words of a plan.
    pub struct ScheduleDraft {
        pub form: ScheduleForm,
        /// The words.
        pub sentence: String,
        /// They say on which days of the week, or how long.
        pub understood: bool,
    }

    /// What a schedule, new or changed, makes of its slots.
    pub struct SchedulePreview {
        /// Slots altogether, and their minutes.
        pub slots: u32,
        pub minutes: u32,
        pub added: u32,
        pub removed: u32,
        /// Broadcast, moved or excused: they stay as they are.
        pub done: u32,
        pub moved: u32,
        pub excused: u32,
    }

    /// A broadcast schedule. Days are `2026-03-05`.
    pub struct Schedule {
        pub id: String,
        pub form: ScheduleForm,
        /// Title of its plan and words of its task; empty where it has none, or it is gone.
        pub plan_title: String,
        pub task_text: String,
        pub slots: u32,
        pub minutes: u32,
        pub done: u32,
        pub excused: u32,
        /// Planned ones of the past, which nobody told of.
        pub late: u32,
    }

    /// One broadcast. Days are `2026-03-05`.
    pub struct Slot {
        pub id: String,
        pub schedule: String,
        pub title: String,
        pub place: String,
        pub day: String,
        /// The day the schedule gave it.
        pub planned: String,
        /// `17:30`, or empty.
        pub time: String,
        pub minutes: u32,
        pub state: SlotState,
        /// Why it was not broadcast.
        pub reason: String,
        /// Its entry of the log, once it was.
        pub entry: String,
        /// Its day is over and nobody told of it.
        pub late: bool,
        /// Its day has not come.
        pub future: bool,
    }

    /// What became of a slot.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum SlotState { Planned, Done, Excused }

    /// Schedules, and the slots of some days.
    pub struct Schedules {
        pub today: String,
        pub first: String,
        pub last: String,
        /// The one that begins last first.
        pub schedules: Vec<Schedule>,
        /// Between the first day and the last, in order.
        pub slots: Vec<Slot>,
        /// All that are late, in order.
        pub late: Vec<Slot>,
        /// The channels a schedule can be logged in, the loudspeakers first.
        pub channels: Vec<ScheduleChannel>,
    }

    /// A channel that broadcasts are logged in.
    pub struct ScheduleChannel { pub code: String, pub name: String }

    /// A kept schedule, on disk.
    pub struct SavedSchedule { pub saved: Saved, pub schedule: Schedule }

    /// Changed slots, on disk.
    pub struct SavedSlots { pub saved: Saved, pub slots: Vec<Slot> }

    /// What a book holds: a period such as `2026-Q1`, or else the days between two; of one plan,
    /// or of all work.
    pub struct BookChoice {
        pub period: String,
        pub first: String,
        pub last: String,
        /// Id of the plan, or empty.
        pub plan: String,
    }

    /// Which book: of broadcasts, or of all that was done.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Book { Broadcasts, Work }
}
