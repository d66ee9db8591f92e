//! Reporting periods, and which days each of them holds.
//!
//! A period is never typed: it is computed from the day on which something happened, by the
//! office's [`Regime`]. What was done *in* a period and what was done *up to its end* are
//! different types, so that nobody adds the one to the other.

use crate::date::Quarter;
use crate::flaw::{Flaw, FlawKind};
use chrono::{Datelike, Months, NaiveDate};
use std::fmt;
use std::str::FromStr;

/// On which day of a month figures close, and so which days make up a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Regime {
    /// NĐ 09/2019/NĐ-CP, Điều 12: figures run from the 15th to the 14th
    /// (15/12 → 14/3 → 14/6 → 14/9 → 14/12).
    #[default]
    Nd09,
    /// Calendar months.
    Calendar,
    /// An office's own: figures close on this day of the month, 1 to 27.
    ClosesOn(u8),
}

impl Regime {
    /// Last day of the month on which figures can close under a regime of an office's own.
    pub const LAST_CLOSING_DAY: u8 = 27;

    /// A regime whose figures close on a day of the month.
    ///
    /// # Errors
    /// [`FlawKind::OutOfRange`] outside 1 to [`Self::LAST_CLOSING_DAY`].
    pub fn closing_on(day: u8) -> Result<Self, Flaw> {
        if (1..=Self::LAST_CLOSING_DAY).contains(&day) {
            Ok(Self::ClosesOn(day))
        } else {
            Err(Flaw {
                limit: Some(Self::LAST_CLOSING_DAY.into()),
                ..Flaw::new("closing_day", FlawKind::OutOfRange)
            })
        }
    }

    /// The day of the month on which figures close; nothing when that is the month's last.
    fn closing_day(self) -> Option<u32> {
        match self {
            Self::Nd09 => Some(14),
            Self::Calendar => None,
            Self::ClosesOn(day) => Some(day.into()),
        }
    }

    /// The first of the month a day is counted in.
    fn month_of(self, day: NaiveDate) -> NaiveDate {
        let first = day.with_day(1).unwrap_or(day);
        match self.closing_day() {
            Some(last) if day.day() > last => {
                first.checked_add_months(Months::new(1)).unwrap_or(first)
            }
            _ => first,
        }
    }

    /// The quarter a day is counted in. Under NĐ 09 the 16th of December is Q1 of the next year.
    pub fn quarter_of(self, day: NaiveDate) -> Quarter {
        let month = self.month_of(day);
        Quarter::of_month(month.year(), month.month())
    }

    /// First and last day of a quarter, both counted in it.
    pub fn span(self, quarter: Quarter) -> Option<(NaiveDate, NaiveDate)> {
        self.days(Period::from(quarter))
    }

    /// First and last day of a period, both counted in it. Nothing for years no calendar has.
    pub fn days(self, period: Period) -> Option<(NaiveDate, NaiveDate)> {
        let months = period.span.months();
        let first = NaiveDate::from_ymd_opt(period.year, *months.start(), 1)?;
        let last = NaiveDate::from_ymd_opt(period.year, *months.end(), 1)?;
        match self.closing_day() {
            None => Some((first, last.checked_add_months(Months::new(1))?.pred_opt()?)),
            Some(day) => Some((
                first
                    .checked_sub_months(Months::new(1))?
                    .with_day(day)?
                    .succ_opt()?,
                last.with_day(day)?,
            )),
        }
    }

    /// First and last day of all that is counted up to a period's end: from the first day of its
    /// year on.
    pub fn days_so_far(self, period: Period) -> Option<(NaiveDate, NaiveDate)> {
        let (first, _) = self.days(Period::year(period.year))?;
        Some((first, self.days(period)?.1))
    }

    /// Every period a day is counted in, the shortest first.
    pub fn periods_of(self, day: NaiveDate) -> Vec<Period> {
        let month = self.month_of(day);
        let number = month.month();
        Span::all()
            .filter(|span| span.months().contains(&number))
            .map(|span| Period {
                year: month.year(),
                span,
            })
            .collect()
    }
}

/// Which part of a year a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Span {
    /// A month, 1 to 12.
    Month(u8),
    /// A quarter, 1 to 4.
    Quarter(u8),
    /// 6 tháng đầu năm.
    FirstHalf,
    /// 6 tháng cuối năm.
    SecondHalf,
    /// 9 tháng.
    NineMonths,
    /// Năm.
    Year,
}

impl Span {
    /// Every span, the shortest first.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=12)
            .map(Self::Month)
            .chain((1..=4).map(Self::Quarter))
            .chain([
                Self::FirstHalf,
                Self::SecondHalf,
                Self::NineMonths,
                Self::Year,
            ])
    }

    /// The months it is named for.
    pub fn months(self) -> std::ops::RangeInclusive<u32> {
        match self {
            Self::Month(n) => n.into()..=n.into(),
            Self::Quarter(n) => u32::from(n) * 3 - 2..=u32::from(n) * 3,
            Self::FirstHalf => 1..=6,
            Self::SecondHalf => 7..=12,
            Self::NineMonths => 1..=9,
            Self::Year => 1..=12,
        }
    }

    /// The quarters it is made of; none for a month.
    pub fn quarters(self) -> std::ops::RangeInclusive<u8> {
        match self {
            #[expect(
                clippy::reversed_empty_ranges,
                reason = "a month holds no whole quarter"
            )]
            Self::Month(_) => 1..=0,
            Self::Quarter(n) => n..=n,
            Self::FirstHalf => 1..=2,
            Self::SecondHalf => 3..=4,
            Self::NineMonths => 1..=3,
            Self::Year => 1..=4,
        }
    }
}

/// A reporting period. What days it holds depends on the [`Regime`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    year: i32,
    span: Span,
}

impl Period {
    /// A part of a year.
    ///
    /// # Errors
    /// [`FlawKind::NoSuchPeriod`] for a month 13, a quarter 5, or a year outside 1945–2200.
    pub fn new(year: i32, span: Span) -> Result<Self, Flaw> {
        let exists = match span {
            Span::Month(n) => (1..=12).contains(&n),
            Span::Quarter(n) => (1..=4).contains(&n),
            _ => true,
        };
        if exists && (1945..=2200).contains(&year) {
            Ok(Self { year, span })
        } else {
            Err(Flaw::new("period", FlawKind::NoSuchPeriod))
        }
    }

    /// A whole year.
    fn year(year: i32) -> Self {
        Self {
            year,
            span: Span::Year,
        }
    }

    /// The year it is counted in.
    pub fn of_year(self) -> i32 {
        self.year
    }

    /// Which part of it.
    pub fn span(self) -> Span {
        self.span
    }

    /// The quarters it is made of; none for a month.
    pub fn quarters(self) -> impl Iterator<Item = Quarter> {
        let year = self.year;
        self.span
            .quarters()
            .filter_map(move |number| Quarter::new(year, number).ok())
    }

    /// The same part of the year before.
    pub fn year_before(self) -> Self {
        Self {
            year: self.year - 1,
            ..self
        }
    }

    /// Whether every day of `other` is a day of this one, under any regime.
    pub fn holds(self, other: Self) -> bool {
        let (mine, its) = (self.span.months(), other.span.months());
        self.year == other.year && mine.start() <= its.start() && its.end() <= mine.end()
    }
}

impl From<Quarter> for Period {
    fn from(quarter: Quarter) -> Self {
        Self {
            year: quarter.year(),
            span: Span::Quarter(quarter.number()),
        }
    }
}

impl fmt::Display for Period {
    /// `2026-M03`, `2026-Q1`, `2026-H1`, `2026-H2`, `2026-9M`, `2026`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.year)?;
        match self.span {
            Span::Month(n) => write!(f, "-M{n:02}"),
            Span::Quarter(n) => write!(f, "-Q{n}"),
            Span::FirstHalf => f.write_str("-H1"),
            Span::SecondHalf => f.write_str("-H2"),
            Span::NineMonths => f.write_str("-9M"),
            Span::Year => Ok(()),
        }
    }
}

impl FromStr for Period {
    type Err = Flaw;

    /// Reads what [`fmt::Display`] writes, and what [`Quarter`] reads.
    fn from_str(s: &str) -> Result<Self, Flaw> {
        let flaw = || Flaw::new("period", FlawKind::NoSuchPeriod);
        let trimmed = s.trim();
        let (year, part) = trimmed.split_once('-').unwrap_or((trimmed, ""));
        let Ok(year) = year.parse::<i32>() else {
            return trimmed
                .parse::<Quarter>()
                .map(Self::from)
                .map_err(|_| flaw());
        };
        let part = part.to_ascii_uppercase();
        let span = match part.as_str() {
            "" => Span::Year,
            "H1" => Span::FirstHalf,
            "H2" => Span::SecondHalf,
            "9M" => Span::NineMonths,
            other => {
                let number = |digits: &str| digits.parse().map_err(|_| flaw());
                match other.split_at_checked(1) {
                    Some(("M", digits)) => Span::Month(number(digits)?),
                    Some(("Q", digits)) => Span::Quarter(number(digits)?),
                    _ => return Err(flaw()),
                }
            }
        };
        Self::new(year, span)
    }
}

/// What was done between a period's first and last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct InPeriod<T>(pub T);

/// What was done from the year's first day to a period's last (`lũy kế`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Cumulative<T>(pub T);

#[cfg(test)]
mod tests {
    use super::*;

    fn day(s: &str) -> NaiveDate {
        s.parse().unwrap()
    }

    #[test]
    fn nd09_cuts_on_the_fifteenth() {
        for (date, nd09, calendar, own) in [
            ("2025-12-14", "2025-Q4", "2025-Q4", "2025-Q4"),
            ("2025-12-15", "2026-Q1", "2025-Q4", "2025-Q4"),
            ("2025-12-16", "2026-Q1", "2025-Q4", "2025-Q4"),
            ("2025-12-21", "2026-Q1", "2025-Q4", "2026-Q1"),
            ("2026-03-14", "2026-Q1", "2026-Q1", "2026-Q1"),
            ("2026-03-15", "2026-Q2", "2026-Q1", "2026-Q1"),
            ("2026-06-30", "2026-Q3", "2026-Q2", "2026-Q3"),
            ("2024-02-29", "2024-Q1", "2024-Q1", "2024-Q1"),
        ] {
            for (regime, expect) in [
                (Regime::Nd09, nd09),
                (Regime::Calendar, calendar),
                (Regime::ClosesOn(20), own),
            ] {
                assert_eq!(regime.quarter_of(day(date)).to_string(), expect, "{date}");
            }
        }
    }

    #[test]
    fn a_span_holds_exactly_its_days() {
        for regime in [Regime::Nd09, Regime::Calendar, Regime::ClosesOn(27)] {
            for span in Span::all() {
                let period = Period::new(2026, span).unwrap();
                let (first, last) = regime.days(period).unwrap();
                let counted = |day: NaiveDate| regime.periods_of(day).contains(&period);
                assert!(counted(first) && counted(last), "{regime:?} {period}");
                assert!(!counted(first.pred_opt().unwrap()), "{regime:?} {period}");
                assert!(!counted(last.succ_opt().unwrap()), "{regime:?} {period}");
            }
        }
    }

    #[test]
    fn figures_close_as_the_decree_says() {
        for (period, first, last, so_far) in [
            ("2026-Q1", "2025-12-15", "2026-03-14", "2025-12-15"),
            ("2026-Q2", "2026-03-15", "2026-06-14", "2025-12-15"),
            ("2026-H1", "2025-12-15", "2026-06-14", "2025-12-15"),
            ("2026-H2", "2026-06-15", "2026-12-14", "2025-12-15"),
            ("2026-9M", "2025-12-15", "2026-09-14", "2025-12-15"),
            ("2026", "2025-12-15", "2026-12-14", "2025-12-15"),
            ("2026-M01", "2025-12-15", "2026-01-14", "2025-12-15"),
        ] {
            let read: Period = period.parse().unwrap();
            let days = (day(first), day(last));
            assert_eq!(Regime::Nd09.days(read), Some(days), "{period}");
            let days = (day(so_far), day(last));
            assert_eq!(Regime::Nd09.days_so_far(read), Some(days), "{period}");
        }
    }

    #[test]
    fn reads_what_it_writes() {
        for span in Span::all() {
            let period = Period::new(2026, span).unwrap();
            assert_eq!(period.to_string().parse(), Ok(period));
        }
        for (text, expect) in [
            ("Quý I/2026", Some("2026-Q1")),
            ("2026-h1", Some("2026-H1")),
            ("2026-M13", None),
            ("2026-Q5", None),
            ("2026-", Some("2026")),
            ("99", None),
            ("", None),
            ("2026-Ω1", None),
        ] {
            let read = text.parse::<Period>().ok().map(|p| p.to_string());
            assert_eq!(read.as_deref(), expect, "{text}");
        }
    }

    #[test]
    fn a_year_holds_its_halves_and_no_half_a_year() {
        let period = |text: &str| text.parse::<Period>().unwrap();
        for (outer, inner, expect) in [
            ("2026", "2026-H2", true),
            ("2026-H1", "2026-Q2", true),
            ("2026-9M", "2026-M09", true),
            ("2026-Q2", "2026-H1", false),
            ("2026", "2025-Q1", false),
        ] {
            assert_eq!(
                period(outer).holds(period(inner)),
                expect,
                "{outer} {inner}"
            );
        }
        let quarters: Vec<String> = period("2026-9M")
            .quarters()
            .map(|q| q.to_string())
            .collect();
        assert_eq!(quarters, ["2026-Q1", "2026-Q2", "2026-Q3"]);
        assert_eq!(period("2026-M04").quarters().count(), 0);
    }
}
