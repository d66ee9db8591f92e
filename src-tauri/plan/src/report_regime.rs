//! Which reports an office sends, when their figures close, and when they are due.
//!
//! Deadlines differ from regime to regime, so they are data. NĐ 09/2019/NĐ-CP, Điều 12 sets when
//! figures close; Điều 8 khoản 5 asks for at least one working day between that and the deadline.
//! No deadline of a commune is confirmed nationally: each [`ReportRegime`] says where its own
//! comes from, and an office may set others.

use crate::flaw::{Check, Flaw, FlawKind, Flaws};
use crate::period::{Period, Regime, Span};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// When a report is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Due {
    /// On this day of the period's last month.
    DayOfLastMonth(u8),
    /// So many working days after figures close.
    WorkingDaysAfterClosing(u8),
    /// On this day of the month after the period's last one (quarter I: 10 April).
    DayOfNextMonth(u8),
    /// On a day of the year: day and month of the period's own year.
    DayAndMonth(u8, u8),
}

/// A report that is sent each year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ReportDue {
    /// For which part of the year.
    pub span: Span,
    /// When.
    pub due: Due,
}

/// What reports are sent to whom, and when.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ReportRegime {
    /// The preset it began as, such as `nd09`; empty for an office's own.
    pub preset: String,
    /// When figures close.
    pub closes: Regime,
    /// Reports of a year, in the order they are due.
    pub reports: Vec<ReportDue>,
    /// Who receives them, as written after `Kính gửi`.
    pub recipient: String,
    /// Days off besides Saturdays, Sundays and the fixed holidays (Tết moves with the moon).
    pub days_off: Vec<NaiveDate>,
}

impl Default for ReportRegime {
    fn default() -> Self {
        Self::preset("nd09").unwrap_or(Self {
            preset: String::new(),
            closes: Regime::Nd09,
            reports: Vec::new(),
            recipient: String::new(),
            days_off: Vec::new(),
        })
    }
}

const LAST_MONTH_20: Due = Due::DayOfLastMonth(20);
const TWO_DAYS: Due = Due::WorkingDaysAfterClosing(2);

/// A report's code in the table of presets.
type Row = (Span, Due);

/// 581/BNV-CCHC: quarter I, six months, quarter III, year; provinces to the ministry by the 20th.
const ADMIN_REFORM: &[Row] = &[
    (Span::Quarter(1), LAST_MONTH_20),
    (Span::FirstHalf, LAST_MONTH_20),
    (Span::Quarter(3), LAST_MONTH_20),
    (Span::Year, LAST_MONTH_20),
];
/// Every quarter, half year and year, two working days after figures close, as Quyết định
/// 01/2023/QĐ-UBND of Khánh Hòa has it.
const EVERY_QUARTER: &[Row] = &[
    (Span::Quarter(1), TWO_DAYS),
    (Span::Quarter(2), TWO_DAYS),
    (Span::FirstHalf, TWO_DAYS),
    (Span::Quarter(3), TWO_DAYS),
    (Span::NineMonths, TWO_DAYS),
    (Span::Quarter(4), TWO_DAYS),
    (Span::Year, TWO_DAYS),
];
/// Calendar quarters with fixed days, as offices of Hồ Chí Minh City list them.
const CALENDAR: &[Row] = &[
    (Span::Quarter(1), Due::DayOfNextMonth(10)),
    (Span::Quarter(2), Due::DayOfNextMonth(10)),
    (Span::Quarter(3), Due::DayOfNextMonth(10)),
    (Span::Year, Due::DayOfNextMonth(15)),
];

impl ReportRegime {
    /// Codes of the regimes the program knows, the usual one first.
    pub const PRESETS: [&'static str; 3] = ["nd09", "nd09_all", "calendar"];
    /// Longest name of a recipient (Phụ lục VI, OrganName).
    pub const RECIPIENT_LIMIT: usize = 200;

    /// A regime the program knows.
    pub fn preset(code: &str) -> Option<Self> {
        let (closes, rows) = match code {
            "nd09" => (Regime::Nd09, ADMIN_REFORM),
            "nd09_all" => (Regime::Nd09, EVERY_QUARTER),
            "calendar" => (Regime::Calendar, CALENDAR),
            _ => return None,
        };
        Some(Self {
            preset: code.to_owned(),
            closes,
            reports: rows
                .iter()
                .map(|&(span, due)| ReportDue { span, due })
                .collect(),
            recipient: String::new(),
            days_off: Vec::new(),
        })
    }

    /// Cleans and checks a regime.
    ///
    /// # Errors
    /// Every flaw at once: a day no month has, two reports for one span, no report at all.
    pub fn checked(mut self) -> Result<Self, Flaws> {
        let mut check = Check::default();
        self.recipient = check.optional("recipient", &self.recipient, Self::RECIPIENT_LIMIT);
        if let Regime::ClosesOn(day) = self.closes {
            check.take(Regime::closing_on(day));
        }
        if self.reports.is_empty() {
            check.flaw(Flaw::new("reports", FlawKind::Empty));
        }
        for (i, report) in self.reports.iter().enumerate() {
            let field = format!("reports[{i}]");
            if self.reports[..i].iter().any(|r| r.span == report.span) {
                check.flaw(Flaw::new(&field, FlawKind::Repeated));
            }
            let possible = match report.due {
                Due::DayOfLastMonth(day) | Due::DayOfNextMonth(day) => (1..=31).contains(&day),
                Due::WorkingDaysAfterClosing(days) => (1..=60).contains(&days),
                Due::DayAndMonth(day, month) => {
                    NaiveDate::from_ymd_opt(2000, month.into(), day.into()).is_some()
                }
            };
            if !possible {
                check.flaw(Flaw::new(&field, FlawKind::OutOfRange));
            }
        }
        self.days_off.sort_unstable();
        self.days_off.dedup();
        check.finish(self)
    }

    /// The day a period's report is due; nothing when this regime has no such report.
    pub fn due(&self, period: Period) -> Option<NaiveDate> {
        let report = self.reports.iter().find(|r| r.span == period.span())?;
        let (_, closing) = self.closes.days(period)?;
        let last = NaiveDate::from_ymd_opt(period.of_year(), *period.span().months().end(), 1)?;
        Some(match report.due {
            Due::DayOfLastMonth(day) => day_of(last, day),
            Due::DayOfNextMonth(day) => day_of(last.checked_add_months(Months::new(1))?, day),
            Due::WorkingDaysAfterClosing(days) => self.working_days_after(closing, days)?,
            Due::DayAndMonth(day, month) => day_of(
                NaiveDate::from_ymd_opt(period.of_year(), month.into(), 1)?,
                day,
            ),
        })
    }

    /// The first report whose day has not passed, by day due.
    pub fn next(&self, today: NaiveDate) -> Option<(Period, NaiveDate)> {
        (today.year() - 1..=today.year() + 1)
            .flat_map(|year| {
                self.reports
                    .iter()
                    .filter_map(move |r| Period::new(year, r.span).ok())
            })
            .filter_map(|period| Some((period, self.due(period)?)))
            .filter(|(_, due)| *due >= today)
            .min_by_key(|(period, due)| (*due, *period))
    }

    fn working_days_after(&self, day: NaiveDate, count: u8) -> Option<NaiveDate> {
        let mut day = day;
        for _ in 0..count {
            day = day.succ_opt()?;
            while self.is_off(day) {
                day = day.succ_opt()?;
            }
        }
        Some(day)
    }

    /// Saturdays, Sundays, the holidays with a fixed date (1/1, 30/4, 1/5, 2/9) and the office's.
    fn is_off(&self, day: NaiveDate) -> bool {
        matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
            || matches!((day.month(), day.day()), (1 | 5, 1) | (4, 30) | (9, 2))
            || self.days_off.contains(&day)
    }
}

/// A day of a month, or its last one when it has fewer.
fn day_of(first: NaiveDate, day: u8) -> NaiveDate {
    first.with_day(day.into()).unwrap_or_else(|| {
        first
            .checked_add_months(Months::new(1))
            .and_then(|next| next.checked_sub_days(Days::new(1)))
            .unwrap_or(first)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn regime(code: &str) -> ReportRegime {
        ReportRegime::preset(code).unwrap().checked().unwrap()
    }

    #[test]
    fn deadlines_follow_their_rule() {
        for (code, period, expect) in [
            ("nd09", "2026-Q1", "2026-03-20"),
            ("nd09", "2026-H1", "2026-06-20"),
            ("nd09", "2026", "2026-12-20"),
            ("nd09", "2026-Q2", ""),
            // The 14th of March 2026 is a Saturday; the second working day is a Tuesday.
            ("nd09_all", "2026-Q1", "2026-03-17"),
            ("nd09_all", "2026-9M", "2026-09-16"),
            ("calendar", "2026-Q1", "2026-04-10"),
            ("calendar", "2026", "2027-01-15"),
        ] {
            let due = regime(code).due(period.parse().unwrap());
            let due = due.map(|d| d.to_string()).unwrap_or_default();
            assert_eq!(due, expect, "{code} {period}");
        }
    }

    #[test]
    fn an_office_own_days_off_and_short_months() {
        let mut own = regime("nd09_all");
        own.days_off = vec!["2026-03-16".parse().unwrap()];
        let quarter: Period = "2026-Q1".parse().unwrap();
        assert_eq!(own.due(quarter).unwrap().to_string(), "2026-03-18");
        own.reports[0].due = Due::DayOfNextMonth(31);
        assert_eq!(own.due(quarter).unwrap().to_string(), "2026-04-30");
        own.reports[0].due = Due::DayAndMonth(29, 2);
        assert_eq!(own.due(quarter).unwrap().to_string(), "2026-02-28");
    }

    #[test]
    fn the_next_report_is_the_first_still_to_come() {
        for (today, expect) in [
            ("2026-03-20", "2026-Q1 2026-03-20"),
            ("2026-03-21", "2026-H1 2026-06-20"),
            ("2026-12-21", "2027-Q1 2027-03-20"),
        ] {
            let (period, due) = regime("nd09").next(today.parse().unwrap()).unwrap();
            assert_eq!(format!("{period} {due}"), expect, "{today}");
        }
    }

    #[test]
    fn every_flaw_of_a_regime() {
        let mut own = regime("nd09");
        own.closes = Regime::ClosesOn(31);
        own.reports[1] = own.reports[0];
        own.reports[2].due = Due::DayAndMonth(31, 2);
        let flaws: Vec<String> = own
            .checked()
            .unwrap_err()
            .0
            .into_iter()
            .map(|flaw| flaw.field)
            .collect();
        assert_eq!(flaws, ["closing_day", "reports[1]", "reports[2]"]);
    }
}
