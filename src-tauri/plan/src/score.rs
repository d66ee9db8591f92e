//! What the commune's score sheet gives for a plan: for how much of it was done, and for how many
//! kinds of means it was done with.
//!
//! The built-in figures are those of Đồng Nai's sheet of 2022, criterion 4 (2 points). Other
//! provinces differ, and that sheet's own worked example contradicts its last row, so every
//! figure is the office's to change.

use crate::channel::Family;
use crate::flaw::{Check, Flaw, FlawKind, Flaws};
use crate::progress::Completion;

/// Points, in hundredths.
pub type Hundredths = u32;

/// Reads `0,25`, `90` or `97.5` as hundredths.
///
/// # Errors
/// [`FlawKind::NotANumber`] for anything but digits with at most two decimals, or more than
/// 1,000,000.
pub fn read_hundredths(words: &str) -> Result<Hundredths, FlawKind> {
    let words = words.trim();
    let (whole, part) = words.split_once([',', '.']).unwrap_or((words, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(part) || whole.len() > 7 || part.len() > 2 {
        return Err(FlawKind::NotANumber);
    }
    let number: u32 = format!("{whole}{part:0<2}")
        .parse()
        .map_err(|_| FlawKind::NotANumber)?;
    if number > 100_000_000 {
        return Err(FlawKind::NotANumber);
    }
    Ok(number)
}

/// Hundredths as they are typed: `0,25`, `90`, `97,5`.
pub fn hundredths_text(number: Hundredths) -> String {
    let (whole, part) = (number / 100, number % 100);
    match part {
        0 => whole.to_string(),
        part if part % 10 == 0 => format!("{whole},{}", part / 10),
        part => format!("{whole},{part:02}"),
    }
}

/// What one row of the sheet gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gives {
    /// All its points.
    All,
    /// Its points times the share that was done.
    Share,
}

/// One row: from a share on, so many points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ScoreRow {
    /// From this whole percent on.
    pub from: u32,
    /// What of the points it gives.
    pub gives: Gives,
    /// Its points.
    pub points: Hundredths,
}

/// Points of one family of means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FamilyPoints {
    /// The family.
    pub family: Family,
    /// Its points, once it was used.
    pub points: Hundredths,
}

/// What is counted as completed and as planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Basis {
    /// Tasks, each in every quarter it is due.
    #[default]
    Tasks,
    /// Indicators of the plan.
    Indicators,
}

/// How points are given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreRules {
    /// What is counted.
    pub basis: Basis,
    /// Rows by their share, the highest first.
    pub rows: Vec<ScoreRow>,
    /// Points for the diversity of means.
    pub families: Vec<FamilyPoints>,
    /// A means counts only with evidence.
    pub with_evidence: bool,
}

impl Default for ScoreRules {
    fn default() -> Self {
        let row = |from, gives, points| ScoreRow {
            from,
            gives,
            points,
        };
        let family = |family, points| FamilyPoints { family, points };
        Self {
            basis: Basis::Tasks,
            rows: vec![
                row(100, Gives::All, 100),
                row(90, Gives::Share, 100),
                row(0, Gives::All, 0),
            ],
            families: vec![
                family(Family::Screen, 25),
                family(Family::Online, 25),
                family(Family::Traditional, 50),
            ],
            with_evidence: true,
        }
    }
}

/// Entries of the log in one family of means, and how many of them have evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FamilyUse {
    /// The family.
    pub family: Family,
    /// Entries.
    pub entries: u32,
    /// Entries with evidence.
    pub proved: u32,
}

/// Points for one family, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FamilyScore {
    /// How it was used.
    pub used: FamilyUse,
    /// Points it gives at most.
    pub most: Hundredths,
    /// Points it gives.
    pub points: Hundredths,
}

/// Points of a plan, with what they were computed from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// What was completed of what was planned.
    pub completion: Completion,
    /// The row that applied; nothing when nothing was planned, or no row begins so low.
    pub row: Option<ScoreRow>,
    /// Points for completion.
    pub completion_points: Hundredths,
    /// Points for each family, in the order of the rules.
    pub families: Vec<FamilyScore>,
}

impl Score {
    /// All points.
    pub fn points(&self) -> Hundredths {
        let families = self.families.iter().map(|f| f.points);
        families.fold(self.completion_points, u32::saturating_add)
    }
}

impl ScoreRules {
    /// Most rows.
    pub const ROWS: usize = 10;
    /// Most points of a row or family: 100.
    pub const POINTS_LIMIT: Hundredths = 10_000;

    /// Sorts and checks rules.
    ///
    /// # Errors
    /// Every flaw at once: no row or too many, a share above 100 % or told twice, too many points.
    pub fn checked(mut self) -> Result<Self, Flaws> {
        let mut check = Check::default();
        self.rows.sort_by_key(|row| std::cmp::Reverse(row.from));
        if self.rows.is_empty() {
            check.flaw(Flaw::new("rows", FlawKind::Empty));
        }
        let limit = |field: &str, limit: u64| Flaw {
            limit: Some(limit),
            ..Flaw::new(field, FlawKind::OutOfRange)
        };
        if self.rows.len() > Self::ROWS {
            check.flaw(limit("rows", Self::ROWS as u64));
        }
        for (i, row) in self.rows.iter().enumerate() {
            if row.from > 100 {
                check.flaw(limit(&format!("rows[{i}].from"), 100));
            }
            if i > 0 && self.rows[i - 1].from == row.from {
                check.flaw(Flaw::new(format!("rows[{i}].from"), FlawKind::Repeated));
            }
            if row.points > Self::POINTS_LIMIT {
                check.flaw(limit(&format!("rows[{i}].points"), 100));
            }
        }
        for (i, family) in self.families.iter().enumerate() {
            if family.points > Self::POINTS_LIMIT {
                check.flaw(limit(&format!("families[{i}].points"), 100));
            }
        }
        check.finish(self)
    }

    /// The points of what was done. Shares are compared and multiplied as fractions, never as
    /// rounded percentages; points are rounded down to a hundredth.
    pub fn score(&self, completion: Completion, used: &[FamilyUse]) -> Score {
        let (done, due) = (u64::from(completion.done), u64::from(completion.due));
        let row = self
            .rows
            .iter()
            .find(|row| due > 0 && done * 100 >= due * u64::from(row.from))
            .copied();
        let completion_points = row.map_or(0, |row| match row.gives {
            Gives::All => row.points,
            Gives::Share => {
                let share = u64::from(row.points) * done.min(due) / due.max(1);
                u32::try_from(share).unwrap_or(row.points)
            }
        });
        let families = self
            .families
            .iter()
            .map(|rule| self.family(*rule, used))
            .collect();
        Score {
            completion,
            row,
            completion_points,
            families,
        }
    }

    fn family(&self, rule: FamilyPoints, used: &[FamilyUse]) -> FamilyScore {
        let none = FamilyUse {
            family: rule.family,
            entries: 0,
            proved: 0,
        };
        let found = used.iter().find(|u| u.family == rule.family);
        let used = found.copied().unwrap_or(none);
        let counted = if self.with_evidence {
            used.proved
        } else {
            used.entries
        };
        FamilyScore {
            used,
            most: rule.points,
            points: if counted > 0 { rule.points } else { 0 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(done: u32, due: u32) -> Completion {
        Completion { done, due }
    }

    #[test]
    fn hundredths_as_people_type_them() {
        for (words, expect) in [
            ("0,25", Ok(25)),
            ("0.5", Ok(50)),
            ("90", Ok(9_000)),
            (" 97,5 ", Ok(9_750)),
            ("1,05", Ok(105)),
            ("0", Ok(0)),
            ("0,255", Err(FlawKind::NotANumber)),
            ("", Err(FlawKind::NotANumber)),
            (",5", Err(FlawKind::NotANumber)),
            ("-1", Err(FlawKind::NotANumber)),
            ("1,", Err(FlawKind::NotANumber)),
            ("99999999", Err(FlawKind::NotANumber)),
        ] {
            assert_eq!(read_hundredths(words), expect, "{words}");
            if let Ok(number) = expect {
                assert_eq!(read_hundredths(&hundredths_text(number)), expect, "{words}");
            }
        }
    }

    #[test]
    fn completion_by_the_sheet_s_rows() {
        let sheet = ScoreRules::default();
        // The sheet's own example gives 4/5 = 0.8 point: a rule without the lowest row does.
        let example = ScoreRules {
            rows: vec![
                ScoreRow {
                    from: 0,
                    gives: Gives::Share,
                    points: 100,
                },
                ScoreRow {
                    from: 100,
                    gives: Gives::All,
                    points: 100,
                },
            ],
            ..sheet.clone()
        }
        .checked()
        .unwrap();
        for (done, due, by_sheet, by_example) in [
            (0, 0, 0, 0),
            (0, 5, 0, 0),
            (4, 5, 0, 80),
            (89, 100, 0, 89),
            (899, 1000, 0, 89),
            (9, 10, 90, 90),
            (19, 21, 90, 90),
            (999, 1000, 99, 99),
            (5, 5, 100, 100),
        ] {
            assert_eq!(
                sheet.score(of(done, due), &[]).points(),
                by_sheet,
                "{done}/{due}"
            );
            assert_eq!(
                example.score(of(done, due), &[]).points(),
                by_example,
                "{done}/{due}"
            );
        }
    }

    #[test]
    fn means_count_once_they_are_proved() {
        let used = |family, entries, proved| FamilyUse {
            family,
            entries,
            proved,
        };
        let (online, screen, old) = (Family::Online, Family::Screen, Family::Traditional);
        let strict = ScoreRules::default();
        let lenient = ScoreRules {
            with_evidence: false,
            ..strict.clone()
        };
        for (uses, with, without) in [
            (&[][..], 0, 0),
            (&[used(online, 3, 0)], 0, 25),
            (&[used(online, 3, 1)], 25, 25),
            (
                &[used(old, 40, 2), used(online, 1, 1), used(screen, 2, 1)],
                100,
                100,
            ),
            (&[used(Family::Other, 9, 9)], 0, 0),
        ] {
            assert_eq!(strict.score(of(0, 0), uses).points(), with, "{uses:?}");
            assert_eq!(lenient.score(of(0, 0), uses).points(), without, "{uses:?}");
        }
    }

    #[test]
    fn rules_that_make_no_sense() {
        let row = |from, points| ScoreRow {
            from,
            gives: Gives::All,
            points,
        };
        for (rows, expect) in [
            (vec![], "rows Empty"),
            (vec![row(101, 1)], "rows[0].from OutOfRange"),
            (vec![row(90, 1), row(90, 2)], "rows[1].from Repeated"),
            (vec![row(90, 10_001)], "rows[0].points OutOfRange"),
            (vec![row(0, 1), row(100, 2)], ""),
        ] {
            let rules = ScoreRules {
                rows,
                ..ScoreRules::default()
            };
            let said = match rules.checked() {
                Ok(rules) => {
                    assert!(rules.rows.is_sorted_by_key(|r| std::cmp::Reverse(r.from)));
                    String::new()
                }
                Err(Flaws(flaws)) => format!("{} {:?}", flaws[0].field, flaws[0].kind),
            };
            assert_eq!(said, expect);
        }
    }
}
