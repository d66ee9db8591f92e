//! What crosses about the activity log: entries, what it offers, closed periods.

use super::{CellRow, FieldFlaw, Official, Saved};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    /// What the log's page begins with.
    pub struct LogStart {
        pub lists: LogLists,
        /// Plans an entry can belong to, newest year first.
        pub plans: Vec<LogPlan>,
        /// Names of the units that are not retired.
        pub units: Vec<String>,
        /// People who are not retired.
        pub officials: Vec<Official>,
        /// The last day an entry can be of.
        pub today: String,
        /// The computer's clock shows an earlier day than this data file has seen already.
        pub clock_behind: bool,
        /// The entry that was written down last.
        pub last: Option<LogEntry>,
        /// Topics and places of the last entries, the last first, each once.
        pub topics: Vec<String>,
        pub places: Vec<String>,
        /// The period today counts in, then those one may choose to look at, the newest first.
        pub quarter: String,
        pub periods: Vec<String>,
        pub closings: Vec<Closing>,
        /// Entries in all.
        pub entries: u32,
    }

    /// A plan an entry can belong to.
    pub struct LogPlan { pub id: String, pub title: String, pub year: i32 }

    /// Channels and places.
    pub struct LogLists { pub channels: Vec<LogChannel>, pub places: Vec<String> }

    /// Changed lists, on disk.
    pub struct SavedLogLists { pub saved: Saved, pub lists: LogLists }

    /// A form of communication, with the units its work is counted in, the main one first.
    pub struct LogChannel {
        /// Empty for a new one.
        pub code: String,
        pub name: String,
        pub family: ChannelFamily,
        pub measures: Vec<String>,
        /// Still offered.
        pub active: bool,
        /// One of the program's, as the office has it.
        pub built_in: bool,
    }

    /// Where the score sheet counts a channel.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum ChannelFamily { Online, Screen, Traditional, Other }

    /// Which entries are wanted. What is empty narrows nothing.
    #[derive(Default)]
    pub struct LogFilter {
        pub period: String,
        /// Days, as typed.
        pub first: String,
        pub last: String,
        pub plan: String,
        pub task: String,
        pub channel: String,
        pub place: String,
        /// Words that stand in it, with or without marks.
        pub text: String,
        /// Most entries shown; 0 shows all. Sums are over all.
        pub shown: u32,
    }

    /// Entries of the log, the last day first.
    pub struct LogView {
        pub entries: Vec<LogEntry>,
        /// How many fit the filter.
        pub count: u32,
        /// By channel and unit of measure, over all that fit.
        pub sums: Vec<LogSum>,
    }

    /// What was done in one channel, added up in one unit of measure.
    pub struct LogSum {
        pub channel: String,
        pub channel_name: String,
        pub measure: String,
        pub entries: u32,
        #[ts(type = "number")]
        pub total: u64,
    }

    /// One thing that was done.
    pub struct LogEntry {
        pub id: String,
        /// `2026-03-12`.
        pub day: String,
        pub channel: String,
        pub channel_name: String,
        pub topic: String,
        pub place: String,
        pub measures: Vec<LogMeasure>,
        pub unit: String,
        pub official: String,
        pub official_name: String,
        pub plan: String,
        pub plan_title: String,
        pub task: String,
        pub task_text: String,
        pub note: String,
        /// It came from a broadcast slot.
        pub from_slot: bool,
        pub by: String,
        pub at: String,
        /// Every period it counts in, the shortest first.
        pub periods: Vec<String>,
        /// A closed period counts it.
        pub closed: bool,
    }

    /// How much, in one unit.
    pub struct LogMeasure {
        #[ts(type = "number")]
        pub count: u64,
        pub measure: String,
    }

    /// An entry as its form has it: days and counts are what was typed.
    #[derive(Default)]
    pub struct LogFields {
        pub day: String,
        pub channel: String,
        pub topic: String,
        pub place: String,
        /// Rows without a count say nothing.
        pub measures: Vec<LogCount>,
        pub unit: String,
        /// Id of a person; empty for none.
        pub official: String,
        pub plan: String,
        pub task: String,
        pub note: String,
    }

    /// A count as typed, such as `1.000`, `12 buổi`, `1,5 giờ`, and the unit offered for it.
    #[derive(Default)]
    pub struct LogCount { pub count: String, pub measure: String }

    /// What is set of several entries at once; what is `null` stays.
    #[derive(Default)]
    pub struct LogEdit {
        pub channel: Option<String>,
        pub place: Option<String>,
        pub unit: Option<String>,
        pub official: Option<String>,
        pub plan: Option<String>,
        pub task: Option<String>,
    }

    /// What an entry said of all that can be set of several at once, before it was.
    #[derive(Default)]
    pub struct LogWas {
        /// Id of the entry.
        pub entry: String,
        pub channel: String,
        pub place: String,
        pub unit: String,
        pub official: String,
        pub plan: String,
        pub task: String,
    }

    /// Entries that were changed at once, and what each said before.
    pub struct EditedLog { pub saved: Saved, pub entries: Vec<LogEntry>, pub before: Vec<LogWas> }

    /// What became of an entry that was to be kept. Without `saved` nothing was: it asks first.
    pub struct LogAnswer {
        pub saved: Option<Saved>,
        pub entry: Option<LogEntry>,
        /// To be confirmed before it is kept.
        pub asks: Vec<LogRemark>,
        /// Worth a look, no more.
        pub notes: Vec<LogRemark>,
    }

    /// Something unlikely about an entry.
    pub struct LogRemark {
        pub kind: LogRemarkKind,
        /// What it says: the count and its unit, the day, the plan's year.
        pub said: String,
        /// What is usual: the largest count so far, the clock's day.
        pub usual: String,
    }

    /// What is unlikely: a count far above the usual; a day after the one the clock shows; a day outside the plan's year.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum LogRemarkKind { Outlier, AfterClock, OutsidePlan }

    /// Changed entries, on disk.
    pub struct SavedLog { pub saved: Saved, pub entries: Vec<LogEntry> }

    /// A table that was read and waits to become entries.
    pub struct LogTable {
        /// Names it in the commands that follow.
        pub table: String,
        /// Empty for a paste.
        pub file_name: String,
        pub sheets: Vec<String>,
        pub sheet: LogSheet,
    }

    /// A sheet as it is understood. Lists are cut after a while; the counts are whole.
    pub struct LogSheet {
        pub choice: LogTableChoice,
        /// Words of each column's heading.
        pub headings: Vec<String>,
        /// The first rows as they stand, with those above the entries.
        pub rows: Vec<CellRow>,
        /// Rows that become entries, as they are read.
        pub entries: Vec<LogRow>,
        pub count: u32,
        /// Rows that cannot be entries, and why. They are not kept.
        pub refused: Vec<RefusedLogRow>,
        pub refused_count: u32,
        /// Rows that become entries, and say something unlikely or nothing of some column.
        pub unsure: Vec<UnsureLogRow>,
        pub unsure_count: u32,
    }

    /// What a sheet's columns are to be, and what its rows leave unsaid.
    pub struct LogTableChoice {
        /// Of the table's sheets, from 0.
        pub sheet: u32,
        /// Rows above the first entry.
        pub first: u32,
        /// One for each column, from the left.
        pub fields: Vec<LogColumn>,
        /// The channel of rows that name none; may be empty.
        pub channel: String,
        /// The plan all rows belong to; may be empty.
        pub plan: String,
    }

    /// What a column of a table is.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum LogColumn { Day, Channel, Topic, Place, Count, Measure, People, Minutes, Unit, Official, Note, Skipped }

    /// A row as an entry; its number is that of the sheet or paste, from 1.
    pub struct LogRow { pub row: u32, pub entry: LogEntry }

    /// A row that cannot be an entry.
    pub struct RefusedLogRow { pub row: u32, pub text: String, pub flaws: Vec<FieldFlaw> }

    /// A row that somebody should look at.
    pub struct UnsureLogRow { pub row: u32, pub remarks: Vec<LogRemark> }

    /// A period whose figures stand.
    pub struct Closing {
        pub period: String,
        /// First and last day it held when it was closed.
        pub first: String,
        pub last: String,
        pub by: String,
        pub at: String,
        /// Changes made in it since.
        pub late_changes: u32,
    }

    /// Closed periods after a change of them.
    pub struct SavedClosings { pub saved: Saved, pub closings: Vec<Closing> }

    /// A change of something that counts in a closed period.
    pub struct LateChange {
        pub period: String,
        /// What was changed, in its own words; empty when the period itself was opened again.
        pub subject: String,
        pub old: String,
        pub new: String,
        /// Empty when something came back from the trash.
        pub why: String,
        pub by: String,
        pub at: String,
    }
}

impl From<plan::Channel> for LogChannel {
    fn from(channel: plan::Channel) -> Self {
        let built_in = plan::Channel::built_in();
        Self {
            built_in: built_in.iter().any(|c| c.code == channel.code),
            code: channel.code,
            name: channel.name,
            family: channel.family.into(),
            measures: channel.measures,
            active: channel.active,
        }
    }
}

impl LogEntry {
    /// The entry as its form has it.
    pub fn fields(&self) -> LogFields {
        let count = |m: &LogMeasure| LogCount {
            count: m.count.to_string(),
            measure: m.measure.clone(),
        };
        LogFields {
            day: self.day.clone(),
            channel: self.channel.clone(),
            topic: self.topic.clone(),
            place: self.place.clone(),
            measures: self.measures.iter().map(count).collect(),
            unit: self.unit.clone(),
            official: self.official.clone(),
            plan: self.plan.clone(),
            task: self.task.clone(),
            note: self.note.clone(),
        }
    }
}
