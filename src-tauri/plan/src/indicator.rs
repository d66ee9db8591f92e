//! Indicators of a plan: what is aimed at, as a count or as a share that keeps what it is made of.

use crate::date::Quarter;
use crate::flaw::{Check, Flaw, FlawKind, Flaws};
use crate::id::{BlockId, IndicatorId, PlanId};
use chrono::{DateTime, Utc};

/// How an indicator is measured, with what is aimed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Aim {
    /// At least so many in the year.
    Count(u64),
    /// At least this share, in hundredths of a percent (100 % is 10,000).
    Share(u32),
}

/// An indicator of a plan (`chỉ tiêu`).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Indicator {
    /// Its id.
    pub id: IndicatorId,
    /// The plan.
    pub plan: PlanId,
    /// What it says: `Tỷ lệ hộ gia đình được tuyên truyền`.
    pub text: String,
    /// What is counted: `hộ`. May be empty.
    pub unit: String,
    /// What is aimed at.
    pub aim: Aim,
    /// The block of the plan it was read from.
    pub origin: Option<BlockId>,
}

/// What was reached in one quarter.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reached {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The quarter.
    pub quarter: Quarter,
    /// How many.
    pub numerator: u64,
    /// Out of how many; nothing for a count.
    pub denominator: Option<u64>,
    /// A note. May be empty.
    pub note: String,
    /// Who wrote it down.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// What was reached of an indicator over several quarters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Attained {
    /// Parts and wholes, each added up.
    pub ratio: Ratio,
    /// In how many quarters something was written down.
    pub quarters: u32,
}

impl Attained {
    /// Adds up what was reached: parts to parts, wholes to wholes.
    pub fn of<'r>(reached: impl IntoIterator<Item = &'r Reached>) -> Self {
        reached.into_iter().fold(Self::default(), |sum, one| Self {
            ratio: sum.ratio.plus(Ratio {
                numerator: one.numerator,
                denominator: one.denominator.unwrap_or_default(),
            }),
            quarters: sum.quarters + 1,
        })
    }

    /// Whether that is what is aimed at. Compared as fractions, so that rounding decides nothing.
    pub fn reaches(self, aim: Aim) -> bool {
        let Ratio {
            numerator,
            denominator,
        } = self.ratio;
        match aim {
            Aim::Count(count) => self.quarters > 0 && numerator >= count,
            Aim::Share(hundredths) => {
                denominator > 0
                    && u128::from(numerator) * 10_000
                        >= u128::from(denominator) * u128::from(hundredths)
            }
        }
    }
}

/// A share as what it is made of; shares are added part by part, never averaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Ratio {
    /// How many.
    pub numerator: u64,
    /// Out of how many.
    pub denominator: u64,
}

impl Ratio {
    /// Both parts added.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            numerator: self.numerator.saturating_add(other.numerator),
            denominator: self.denominator.saturating_add(other.denominator),
        }
    }

    /// Hundredths of a percent, rounded down so that 10,000 means all; nothing out of nothing.
    pub fn hundredths(self) -> Option<u32> {
        let share = u128::from(self.numerator) * 10_000 / u128::from(self.denominator).max(1);
        (self.denominator > 0).then(|| u32::try_from(share).unwrap_or(u32::MAX))
    }
}

impl std::iter::Sum for Ratio {
    fn sum<I: Iterator<Item = Self>>(shares: I) -> Self {
        shares.fold(Self::default(), Self::plus)
    }
}

impl Indicator {
    /// Longest text.
    pub const TEXT_LIMIT: usize = 2_000;

    /// Cleans and checks an indicator.
    ///
    /// # Errors
    /// Every flaw at once.
    pub fn checked(self) -> Result<Self, Flaws> {
        let mut check = Check::default();
        if matches!(self.aim, Aim::Share(hundredths) if hundredths > 10_000) {
            check.flaw(Flaw {
                limit: Some(100),
                ..Flaw::new("aim", FlawKind::OutOfRange)
            });
        }
        let indicator = Self {
            text: check.required("text", &self.text, Self::TEXT_LIMIT),
            unit: check.optional("unit", &self.unit, crate::channel::Channel::MEASURE_LIMIT),
            ..self
        };
        check.finish(indicator)
    }
}

impl Reached {
    /// Cleans and checks a figure of an indicator.
    ///
    /// # Errors
    /// A share without what it is a share of, or of nothing; a part larger than its whole.
    pub fn checked(self, aim: Aim) -> Result<Self, Flaws> {
        let mut check = Check::default();
        let denominator = match (aim, self.denominator) {
            (Aim::Count(_), _) => None,
            (Aim::Share(_), None | Some(0)) => {
                check.flaw(Flaw::new("denominator", FlawKind::Empty));
                None
            }
            (Aim::Share(_), Some(whole)) => {
                if self.numerator > whole {
                    check.flaw(Flaw {
                        limit: Some(whole),
                        ..Flaw::new("numerator", FlawKind::OutOfRange)
                    });
                }
                Some(whole)
            }
        };
        let reached = Self {
            denominator,
            note: check.optional("note", &self.note, Indicator::TEXT_LIMIT),
            ..self
        };
        check.finish(reached)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_added_part_by_part() {
        let of = |numerator, denominator| Ratio {
            numerator,
            denominator,
        };
        for (shares, expect) in [
            (&[of(1, 2), of(9, 10)][..], Some(8_333)),
            (&[of(3, 3)], Some(10_000)),
            (&[of(2, 3)], Some(6_666)),
            (&[], None),
            (&[of(u64::MAX, u64::MAX), of(1, 1)], Some(10_000)),
        ] {
            let sum: Ratio = shares.iter().copied().sum();
            assert_eq!(sum.hundredths(), expect, "{shares:?}");
        }
    }

    fn reached(quarter: &str, numerator: u64, denominator: Option<u64>) -> Reached {
        Reached {
            indicator: IndicatorId(uuid::Uuid::nil()),
            quarter: quarter.parse().unwrap(),
            numerator,
            denominator,
            note: String::new(),
            by: String::new(),
            at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_part_is_never_larger_than_its_whole() {
        for (aim, numerator, denominator, expect) in [
            (Aim::Share(9_000), 3, Some(4), ""),
            (Aim::Share(9_000), 0, Some(4), ""),
            (Aim::Share(9_000), 3, None, "denominator Empty"),
            (Aim::Share(9_000), 0, Some(0), "denominator Empty"),
            (Aim::Share(9_000), 5, Some(4), "numerator OutOfRange"),
            (Aim::Count(12), 3, Some(4), ""),
        ] {
            let said = match reached("2026-Q1", numerator, denominator).checked(aim) {
                Ok(kept) => {
                    assert_eq!(kept.denominator.is_some(), matches!(aim, Aim::Share(_)));
                    String::new()
                }
                Err(Flaws(flaws)) => format!("{} {:?}", flaws[0].field, flaws[0].kind),
            };
            assert_eq!(said, expect, "{numerator}/{denominator:?}");
        }
    }

    #[test]
    fn what_is_aimed_at_is_reached_as_a_fraction() {
        for (aim, parts, expect) in [
            (Aim::Share(8_334), &[(1, 2), (9, 10)][..], false),
            (Aim::Share(8_333), &[(1, 2), (9, 10)], true),
            (Aim::Share(6_667), &[(2, 3)], false),
            (Aim::Share(0), &[], false),
            (Aim::Count(3), &[(1, 0), (2, 0)], true),
            (Aim::Count(4), &[(1, 0), (2, 0)], false),
            (Aim::Count(0), &[], false),
        ] {
            let all: Vec<Reached> = parts
                .iter()
                .map(|&(n, d)| reached("2026-Q1", n, (d > 0).then_some(d)))
                .collect();
            assert_eq!(Attained::of(&all).reaches(aim), expect, "{aim:?} {parts:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_sum_of_shares_lies_between_them(parts in proptest::collection::vec((0_u64..1_000, 1_u64..1_000), 1..5)) {
            let all: Vec<Reached> = parts
                .iter()
                .map(|&(n, d)| reached("2026-Q1", n.min(d), Some(d)))
                .collect();
            let one = |r: &Reached| Attained::of([r]).ratio.hundredths().unwrap_or_default();
            let sum = Attained::of(&all).ratio;
            proptest::prop_assert_eq!(sum.numerator, all.iter().map(|r| r.numerator).sum::<u64>());
            proptest::prop_assert_eq!(sum.denominator, all.iter().filter_map(|r| r.denominator).sum::<u64>());
            let share = sum.hundredths().unwrap_or_default();
            proptest::prop_assert!(all.iter().map(one).min() <= Some(share));
            proptest::prop_assert!(Some(share) <= all.iter().map(one).max());
        }
    }
}
