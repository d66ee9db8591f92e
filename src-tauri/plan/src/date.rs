//! Dates as documents write them, and the quarters that reports are made for.

use crate::flaw::{Flaw, FlawKind};
use chrono::{Datelike, NaiveDate};
use std::fmt;
use std::str::FromStr;

/// A date of which the day, or the day and month, may still be blank on paper
/// (`ngày      tháng 01 năm 2024`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct PartialDate {
    year: Option<i32>,
    month: Option<u32>,
    day: Option<u32>,
}

impl PartialDate {
    /// A date with the parts that are known.
    ///
    /// # Errors
    /// [`FlawKind::NoSuchDate`] for a month 13, a 30 February, or a day without its month.
    pub fn new(year: Option<i32>, month: Option<u32>, day: Option<u32>) -> Result<Self, Flaw> {
        let bad = || Flaw::new("date", FlawKind::NoSuchDate);
        if year.is_some_and(|y| !(1945..=2200).contains(&y))
            || month.is_some_and(|m| !(1..=12).contains(&m))
            || (day.is_some() && month.is_none())
        {
            return Err(bad());
        }
        if let (Some(m), Some(d)) = (month, day) {
            // Without a year, 29 February is let through: 2000 was a leap year.
            NaiveDate::from_ymd_opt(year.unwrap_or(2000), m, d).ok_or_else(bad)?;
        }
        Ok(Self { year, month, day })
    }

    /// The year, if known.
    pub fn year(self) -> Option<i32> {
        self.year
    }

    /// The month (1–12), if known.
    pub fn month(self) -> Option<u32> {
        self.month
    }

    /// The day of the month, if known.
    pub fn day(self) -> Option<u32> {
        self.day
    }

    /// The whole date, once nothing is blank.
    pub fn complete(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year?, self.month?, self.day?)
    }
}

impl From<NaiveDate> for PartialDate {
    fn from(date: NaiveDate) -> Self {
        Self {
            year: Some(date.year()),
            month: Some(date.month()),
            day: Some(date.day()),
        }
    }
}

/// A calendar-named quarter of a year. What days it holds depends on the [`Regime`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    year: i32,
    number: u8,
}

impl Quarter {
    /// Quarter `number` (1–4) of `year`.
    ///
    /// # Errors
    /// [`FlawKind::NoSuchQuarter`] outside 1–4 or outside the years 1945–2200.
    pub fn new(year: i32, number: u8) -> Result<Self, Flaw> {
        if (1..=4).contains(&number) && (1945..=2200).contains(&year) {
            Ok(Self { year, number })
        } else {
            Err(Flaw::new("quarter", FlawKind::NoSuchQuarter))
        }
    }

    /// The four quarters of a year that is in range.
    pub fn of_year(year: i32) -> impl Iterator<Item = Self> {
        (1..=4).filter_map(move |number| Self::new(year, number).ok())
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// 1 to 4.
    pub fn number(self) -> u8 {
        self.number
    }

    /// The calendar months it is named for, such as 4–6 for the second.
    pub fn months(self) -> std::ops::RangeInclusive<u32> {
        let first = u32::from(self.number) * 3 - 2;
        first..=first + 2
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-Q{}", self.year, self.number)
    }
}

impl FromStr for Quarter {
    type Err = Flaw;

    /// Reads `2026-Q1`, `2026Q1`, `Q1/2026`, `Quý I/2026`, `quý 1 2026`.
    fn from_str(s: &str) -> Result<Self, Flaw> {
        let flaw = || Flaw::new("quarter", FlawKind::NoSuchQuarter);
        let folded = crate::text::fold(s).replace("quy", "q");
        let mut year = None;
        let mut number = None;
        for part in folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|p| !p.is_empty())
        {
            let (head, tail) = part.split_once('q').unwrap_or((part, ""));
            for piece in [head, tail] {
                match piece {
                    "" => {}
                    "i" | "1" => number = Some(1),
                    "ii" | "2" => number = Some(2),
                    "iii" | "3" => number = Some(3),
                    "iv" | "4" => number = Some(4),
                    digits if digits.len() == 4 => year = digits.parse().ok(),
                    _ => return Err(flaw()),
                }
            }
        }
        match (year, number) {
            (Some(year), Some(number)) if folded.contains('q') => Self::new(year, number),
            _ => Err(flaw()),
        }
    }
}

/// Which days make up a reporting quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Regime {
    /// NĐ 09/2019/NĐ-CP, Điều 12: figures run from the 15th to the 14th
    /// (15/12 → 14/3 → 14/6 → 14/9 → 14/12).
    #[default]
    Nd09,
    /// Calendar quarters.
    Calendar,
}

impl Regime {
    /// The quarter a day is counted in. Under NĐ 09 the 16th of December is Q1 of the next year.
    pub fn quarter_of(self, day: NaiveDate) -> Quarter {
        let shifted = match self {
            Self::Calendar => day,
            // From the 15th on a day counts as the next month's first.
            Self::Nd09 if day.day() >= 15 => {
                let (y, m) = match day.month() {
                    12 => (day.year() + 1, 1),
                    m => (day.year(), m + 1),
                };
                NaiveDate::from_ymd_opt(y, m, 1).unwrap_or(day)
            }
            Self::Nd09 => day,
        };
        let number = u8::try_from((shifted.month() - 1) / 3 + 1).unwrap_or(1);
        Quarter {
            year: shifted.year(),
            number,
        }
    }

    /// First and last day of a quarter, both counted in it.
    pub fn span(self, quarter: Quarter) -> Option<(NaiveDate, NaiveDate)> {
        let (first, last) = (*quarter.months().start(), *quarter.months().end());
        match self {
            Self::Calendar => {
                let start = NaiveDate::from_ymd_opt(quarter.year, first, 1)?;
                let next = start.checked_add_months(chrono::Months::new(3))?;
                Some((start, next.pred_opt()?))
            }
            Self::Nd09 => {
                let (y, m) = if first == 1 {
                    (quarter.year - 1, 12)
                } else {
                    (quarter.year, first - 1)
                };
                Some((
                    NaiveDate::from_ymd_opt(y, m, 15)?,
                    NaiveDate::from_ymd_opt(quarter.year, last, 14)?,
                ))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(s: &str) -> NaiveDate {
        s.parse().unwrap()
    }

    #[test]
    fn reads_quarters() {
        for (input, expect) in [
            ("2026-Q1", Some("2026-Q1")),
            ("2026Q4", Some("2026-Q4")),
            ("q2/2025", Some("2025-Q2")),
            ("Quý III/2024", Some("2024-Q3")),
            ("quý 4 năm 2025", None),
            ("Quý IV 2025", Some("2025-Q4")),
            ("2026-Q5", None),
            ("2026", None),
            ("1/2026", None),
            ("", None),
        ] {
            assert_eq!(
                input
                    .parse::<Quarter>()
                    .ok()
                    .map(|q| q.to_string())
                    .as_deref(),
                expect,
                "{input}"
            );
        }
    }

    #[test]
    fn nd09_cuts_on_the_fifteenth() {
        for (date, nd09, calendar) in [
            ("2025-12-14", "2025-Q4", "2025-Q4"),
            ("2025-12-15", "2026-Q1", "2025-Q4"),
            ("2025-12-16", "2026-Q1", "2025-Q4"),
            ("2026-03-14", "2026-Q1", "2026-Q1"),
            ("2026-03-15", "2026-Q2", "2026-Q1"),
            ("2026-06-30", "2026-Q3", "2026-Q2"),
            ("2026-02-20", "2026-Q1", "2026-Q1"),
        ] {
            assert_eq!(
                Regime::Nd09.quarter_of(day(date)).to_string(),
                nd09,
                "{date}"
            );
            assert_eq!(
                Regime::Calendar.quarter_of(day(date)).to_string(),
                calendar,
                "{date}"
            );
        }
    }

    #[test]
    fn a_span_holds_exactly_its_days() {
        for regime in [Regime::Nd09, Regime::Calendar] {
            for q in Quarter::of_year(2026) {
                let (first, last) = regime.span(q).unwrap();
                assert_eq!(regime.quarter_of(first), q);
                assert_eq!(regime.quarter_of(last), q);
                assert_ne!(regime.quarter_of(first.pred_opt().unwrap()), q);
                assert_ne!(regime.quarter_of(last.succ_opt().unwrap()), q);
            }
        }
    }

    #[test]
    fn dates_that_do_not_exist() {
        for (y, m, d, ok) in [
            (Some(2026), Some(2), Some(30), false),
            (Some(2024), Some(2), Some(29), true),
            (Some(2023), Some(2), Some(29), false),
            (Some(2026), Some(13), None, false),
            (Some(2026), None, Some(4), false),
            (Some(2026), Some(1), None, true),
            (None, None, None, true),
        ] {
            assert_eq!(PartialDate::new(y, m, d).is_ok(), ok, "{y:?} {m:?} {d:?}");
        }
    }
}
