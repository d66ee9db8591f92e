//! Which backups time has made superfluous.

use crate::backup::{BackupFile, BackupReason, day};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use std::collections::HashSet;
use std::path::PathBuf;

/// All are kept for a week, then the last of each week for two months, of each month for two
/// years, of each year for ever. The newest always stays, and so does what somebody asked for;
/// what was made before a restore or upgrade stays at least three months.
pub(crate) fn superfluous(backups: &[BackupFile], now: DateTime<Utc>) -> Vec<PathBuf> {
    let mut newest_first: Vec<&BackupFile> = backups.iter().collect();
    newest_first.sort_by_key(|b| std::cmp::Reverse((b.seq, b.at)));
    let mut taken = HashSet::new();
    let mut out = Vec::new();
    // A damaged file does not stand for its week.
    let first_whole = newest_first.iter().position(|b| b.whole).unwrap_or(0);
    for (i, backup) in newest_first.iter().enumerate() {
        let made = day(backup.at);
        let age = (day(now) - made).num_days();
        let slot = slot(made, age);
        let kept = i <= first_whole
            || match backup.reason {
                BackupReason::Manual => true,
                BackupReason::BeforeRestore | BackupReason::BeforeUpgrade if age <= 92 => true,
                _ => match &slot {
                    None => true,
                    Some(slot) => backup.whole && !taken.contains(slot),
                },
            };
        if kept {
            taken.extend(slot.filter(|_| backup.whole));
        } else {
            out.push(backup.path.clone());
        }
    }
    out
}

/// The stretch of time of which one backup is kept; nothing if all are.
fn slot(made: NaiveDate, age: i64) -> Option<(char, i32, u32)> {
    match age {
        ..=7 => None,
        8..=61 => Some(('w', made.iso_week().year(), made.iso_week().week())),
        62..=731 => Some(('m', made.year(), made.month())),
        _ => Some(('y', made.year(), 0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn backup(seq: i64, date: &str, reason: BackupReason, whole: bool) -> BackupFile {
        BackupFile {
            path: PathBuf::from(format!("{seq} {date}")),
            seq,
            at: format!("{date}T03:00:00Z").parse().unwrap(),
            reason,
            size: 1,
            whole,
        }
    }

    fn left(list: &[(i64, &str, BackupReason, bool)], now: &str) -> String {
        let list: Vec<BackupFile> = list
            .iter()
            .map(|(seq, date, reason, whole)| backup(*seq, date, *reason, *whole))
            .collect();
        let gone = superfluous(&list, format!("{now}T04:00:00Z").parse().unwrap());
        list.iter()
            .filter(|b| !gone.contains(&b.path))
            .map(|b| b.seq.to_string())
            .collect::<Vec<_>>()
            .join(" ")
    }

    use BackupReason::{BeforeRestore, BeforeUpgrade, Daily, Manual};

    #[test]
    fn one_of_each_stretch_stays() {
        for (what, list, now, expect) in [
            ("none", vec![], "2026-11-21", ""),
            (
                "an only one, however old",
                vec![(1, "2001-01-01", Daily, true)],
                "2026-11-21",
                "1",
            ),
            (
                "all of a week",
                vec![
                    (1, "2026-11-14", Daily, true),
                    (2, "2026-11-14", Daily, true),
                    (3, "2026-11-21", Daily, true),
                ],
                "2026-11-21",
                "1 2 3",
            ),
            (
                "the last of an older week (2 to 8 November)",
                vec![
                    (1, "2026-11-02", Daily, true),
                    (2, "2026-11-05", Daily, true),
                    (3, "2026-11-08", Daily, true),
                    (4, "2026-11-09", Daily, true),
                    (5, "2026-11-21", Daily, true),
                ],
                "2026-11-21",
                "3 4 5",
            ),
            (
                "the last of an older month, of an older year",
                vec![
                    (1, "2019-03-01", Daily, true),
                    (2, "2019-12-01", Daily, true),
                    (3, "2026-03-01", Daily, true),
                    (4, "2026-03-31", Daily, true),
                    (5, "2026-11-21", Daily, true),
                ],
                "2026-11-21",
                "2 4 5",
            ),
            (
                "what was asked for, and what was made before something risky",
                vec![
                    (1, "2020-01-01", Manual, true),
                    (2, "2020-01-02", Manual, true),
                    (3, "2026-03-01", BeforeRestore, true),
                    (4, "2026-03-02", Daily, true),
                    (5, "2026-09-01", BeforeUpgrade, true),
                    (6, "2026-09-02", BeforeRestore, true),
                    (7, "2026-11-21", Daily, true),
                ],
                "2026-11-21",
                "1 2 4 5 6 7",
            ),
            (
                "a damaged one stands for nothing",
                vec![
                    (1, "2026-10-05", Daily, true),
                    (2, "2026-10-06", Daily, false),
                    (3, "2026-11-20", Daily, true),
                    (4, "2026-11-21", Daily, false),
                ],
                "2026-11-21",
                "1 3 4",
            ),
            (
                "a clock that ran ahead, or went back: order is by number",
                vec![
                    (1, "2031-01-01", Daily, true),
                    (2, "2026-10-05", Daily, true),
                    (3, "2026-10-06", Daily, true),
                ],
                "2026-11-21",
                "1 3",
            ),
        ] {
            assert_eq!(left(&list, now), expect, "{what}");
        }
    }

    #[test]
    fn three_years_of_days_come_down_to_a_few() {
        let start: NaiveDate = "2024-01-01".parse().unwrap();
        let mut kept: Vec<BackupFile> = Vec::new();
        for (seq, date) in start.iter_days().take(3 * 365).enumerate() {
            kept.push(backup(seq as i64, &date.to_string(), Daily, true));
            let now = format!("{date}T04:00:00Z").parse().unwrap();
            let gone = superfluous(&kept, now);
            kept.retain(|b| !gone.contains(&b.path));
        }
        assert!(
            (8 + 7 + 20..8 + 10 + 26 + 2).contains(&kept.len()),
            "{}",
            kept.len()
        );
    }
}
