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

/// A calendar-named quarter of a year. What days it holds depends on the [`crate::Regime`].
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

    /// The quarter a month (1–12) is named for.
    pub(crate) fn of_month(year: i32, month: u32) -> Self {
        let number = u8::try_from(month.saturating_sub(1) / 3 + 1).unwrap_or(4);
        Self { year, number }
    }

    /// The four quarters of a year that is in range.
    pub fn of_year(year: i32) -> impl Iterator<Item = Self> {
        (1..=4).filter_map(move |number| Self::new(year, number).ok())
    }

    /// The quarter after this one.
    pub(crate) fn after(self) -> Self {
        match self.number {
            4 => Self {
                year: self.year.saturating_add(1),
                number: 1,
            },
            number => Self {
                number: number + 1,
                ..self
            },
        }
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

#[cfg(test)]
mod tests {
    use super::*;

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
