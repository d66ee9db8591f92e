//! What crosses about the report regime: which reports an office sends, when their figures close
//! and when they are due. Also how the office's choice is kept in its file.

use super::Saved;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    /// Which reports an office sends, when their figures close and when they are due.
    pub struct ReportRegime {
        /// The preset it is, such as `nd09`; empty for an office's own. Not asked of the screen:
        /// whatever says the same as a preset is that preset.
        #[serde(default)]
        pub preset: String,
        pub closes: FiguresClose,
        /// Reports of a year, in the office's order.
        pub reports: Vec<ReportDue>,
        /// Who receives them, as written after `Kính gửi`.
        #[serde(default)]
        pub recipient: String,
        /// Days off besides Saturdays, Sundays and the fixed holidays: `2026-02-16`.
        #[serde(default)]
        pub days_off: Vec<String>,
    }

    /// When figures close: on the 14th (NĐ 09/2019), with the month, or on a day of one's own.
    #[derive(Copy, Eq)]
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum FiguresClose { Nd09, Calendar, OnDay { day: u8 } }

    /// A report that is sent each year.
    #[derive(Eq)]
    pub struct ReportDue {
        /// `M01` to `M12`, `Q1` to `Q4`, `H1`, `H2`, `9M`, `year`.
        pub span: String,
        pub due: DueRule,
    }

    /// When a report is due.
    #[derive(Copy, Eq)]
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum DueRule {
        DayOfLastMonth { day: u8 },
        WorkingDaysAfterClosing { days: u8 },
        DayOfNextMonth { day: u8 },
        DayAndMonth { day: u8, month: u8 },
    }

    /// The regime in force, and what it makes of this year.
    pub struct RegimeView {
        pub regime: ReportRegime,
        /// Reports of the year that is counted now, in the regime's order.
        pub dates: Vec<DatedReport>,
        /// The first report whose day has not passed.
        pub next: Option<DatedReport>,
    }

    /// A report of a year with its days.
    #[derive(Eq)]
    pub struct DatedReport {
        /// `2026-Q1`.
        pub period: String,
        /// First day whose work is counted.
        pub first: String,
        /// Last day whose work is counted.
        pub closes: String,
        pub due: String,
        /// Until the day it is due.
        #[ts(type = "number")]
        pub days_left: i64,
    }

    /// A changed regime, on disk.
    pub struct SavedRegime { pub saved: Saved, pub view: RegimeView }
}
