//! The activity log: one entry for each thing done, from which every figure is counted.

use crate::flaw::{Check, Flaw, FlawKind, Flaws};
use crate::id::{EntryId, OfficialId, PlanId, SlotId, TaskId};
use crate::progress::Quantity;
use crate::text::fold;
use chrono::{DateTime, NaiveDate, Utc};

/// One thing that was done, on one day.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LogEntry {
    /// Its id.
    pub id: EntryId,
    /// When it happened. Which periods count it follows from this alone.
    pub day: NaiveDate,
    /// Code of its channel.
    pub channel: String,
    /// What it was about.
    pub topic: String,
    /// Where: a hamlet, a hall. May be empty.
    pub place: String,
    /// How much, in one or several units: `1 cuộc`, `120 lượt người`.
    pub measures: Vec<Quantity>,
    /// The unit that did it, by name. May be empty.
    pub unit: String,
    /// The person who did it, if known.
    pub official: Option<OfficialId>,
    /// The plan it belongs to; work outside every plan has none.
    pub plan: Option<PlanId>,
    /// The task of that plan it proves.
    pub task: Option<TaskId>,
    /// A note. May be empty.
    pub note: String,
    /// The broadcast slot it came from, if any.
    pub slot: Option<SlotId>,
    /// Who wrote it down. May be empty.
    pub by: String,
    /// When it was written down.
    pub at: DateTime<Utc>,
}

impl LogEntry {
    /// Longest topic or note.
    pub const TEXT_LIMIT: usize = 2_000;
    /// Longest name of a place.
    pub const PLACE_LIMIT: usize = 200;
    /// Most measures of one entry.
    pub const MEASURES: usize = 6;
    /// Largest count that is possible at all. What is merely unlikely is asked about
    /// ([`is_outlier`]), not refused.
    pub const COUNT_LIMIT: u64 = 1_000_000_000;
    /// The first year an entry can be of.
    pub const FIRST_YEAR: i32 = 1990;

    /// Cleans and checks an entry. `today` is the office's: what has not happened cannot be
    /// logged.
    ///
    /// # Errors
    /// Every flaw at once.
    pub fn checked(self, today: NaiveDate) -> Result<Self, Flaws> {
        use chrono::Datelike;
        let mut check = Check::default();
        if self.day > today {
            check.flaw(Flaw::new("day", FlawKind::InTheFuture));
        }
        if self.day.year() < Self::FIRST_YEAR {
            check.flaw(Flaw::new("day", FlawKind::OutOfRange));
        }
        if self.measures.len() > Self::MEASURES {
            check.flaw(Flaw {
                limit: Some(Self::MEASURES as u64),
                ..Flaw::new("measures", FlawKind::OutOfRange)
            });
        }
        let mut measures: Vec<Quantity> = Vec::new();
        for (i, quantity) in self.measures.iter().enumerate() {
            let field = format!("measures[{i}]");
            let measure = check.required(
                &field,
                &quantity.measure,
                crate::channel::Channel::MEASURE_LIMIT,
            );
            if quantity.count > Self::COUNT_LIMIT {
                check.flaw(Flaw {
                    limit: Some(Self::COUNT_LIMIT),
                    ..Flaw::new(&field, FlawKind::OutOfRange)
                });
            }
            if measures.iter().any(|q| fold(&q.measure) == fold(&measure)) {
                check.flaw(Flaw::new(&field, FlawKind::Repeated));
            }
            measures.push(Quantity {
                measure,
                ..*quantity
            });
        }
        if measures.is_empty() {
            check.flaw(Flaw::new("measures", FlawKind::Empty));
        }
        let entry = Self {
            channel: check.required("channel", &self.channel, 50),
            topic: check.optional("topic", &self.topic, Self::TEXT_LIMIT),
            place: check.optional("place", &self.place, Self::PLACE_LIMIT),
            unit: check.optional("unit", &self.unit, crate::Agency::NAME_LIMIT * 2),
            note: check.optional("note", &self.note, Self::TEXT_LIMIT),
            measures,
            ..self
        };
        check.finish(entry)
    }

    /// How much in one unit of measure, marks and case aside.
    pub fn count_of(&self, measure: &str) -> Option<u64> {
        let wanted = fold(measure);
        self.measures
            .iter()
            .find(|q| fold(&q.measure) == wanted)
            .map(|q| q.count)
    }
}

/// Whether a count is so far from what the office usually logs in the same channel and unit that
/// it deserves a question: over a hundred and twenty times the largest of the usual ones, or,
/// where nothing is usual yet, over [`UNUSUAL`].
pub fn is_outlier(count: u64, usual: &[u64]) -> bool {
    let bound = usual
        .iter()
        .max()
        .map_or(UNUSUAL, |largest| largest.saturating_mul(20).max(100));
    count > bound
}

/// A first count above this is asked about.
pub const UNUSUAL: u64 = 10_000;

/// How much, as people type it: `12`, `1.000`, `1 000`, `12 buổi`, `1,5 giờ`.
///
/// A dot or space between groups of three digits separates thousands, as Vietnamese has it.
/// Hours with a fraction are told in minutes; no other unit takes one. Without a unit in the
/// words the measure is empty.
///
/// # Errors
/// [`FlawKind::NotANumber`] for no number, a negative one, or one above
/// [`LogEntry::COUNT_LIMIT`]; [`FlawKind::NotWhole`] for a fraction of what is counted whole.
pub fn read_quantity(words: &str) -> Result<Quantity, FlawKind> {
    let words = crate::text::squeeze(&crate::text::nfc(words));
    let digits_end = words
        .char_indices()
        .find(|(_, c)| !(c.is_ascii_digit() || ".,\u{a0} ".contains(*c)))
        .map_or(words.len(), |(i, _)| i);
    let (number, unit) = words.split_at(digits_end);
    let (number, unit) = (number.trim(), unit.trim());
    let (whole, fraction) = match number.split_once(',') {
        Some((whole, fraction)) => (whole, fraction),
        None => (number, ""),
    };
    let whole = grouped(whole).ok_or(FlawKind::NotANumber)?;
    let quantity = if fraction.bytes().all(|b| b == b'0') {
        Quantity {
            count: whole,
            measure: unit.to_owned(),
        }
    } else {
        minutes(whole, fraction, unit)?
    };
    if quantity.count > LogEntry::COUNT_LIMIT {
        return Err(FlawKind::NotANumber);
    }
    Ok(quantity)
}

/// `1.000`, `1 000`, `1000`: digits, whole or in groups of three.
pub(crate) fn grouped(text: &str) -> Option<u64> {
    let groups: Vec<&str> = text.split(['.', ' ', '\u{a0}']).collect();
    let (first, rest) = groups.split_first()?;
    let sound = !first.is_empty()
        && first.bytes().all(|b| b.is_ascii_digit())
        && (rest.is_empty() || first.len() <= 3)
        && rest
            .iter()
            .all(|g| g.len() == 3 && g.bytes().all(|b| b.is_ascii_digit()));
    sound.then(|| groups.concat().parse().ok()).flatten()
}

/// `1,5 giờ` is 90 minutes.
fn minutes(whole: u64, fraction: &str, unit: &str) -> Result<Quantity, FlawKind> {
    let known = matches!(fold(unit).as_str(), "gio" | "tieng" | "h");
    let digits = fraction.len();
    if !fraction.bytes().all(|b| b.is_ascii_digit()) || digits > 3 {
        return Err(FlawKind::NotANumber);
    }
    if !known {
        return Err(FlawKind::NotWhole);
    }
    let part: u64 = fraction.parse().map_err(|_| FlawKind::NotANumber)?;
    let scale = 10_u64.pow(u32::try_from(digits).unwrap_or(3));
    Ok(Quantity {
        count: whole.saturating_mul(60) + (part * 60 + scale / 2) / scale,
        measure: "phút".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn counts_as_people_type_them() {
        for (words, expect) in [
            ("12", Ok((12, ""))),
            ("12 buổi", Ok((12, "buổi"))),
            ("12buổi", Ok((12, "buổi"))),
            ("1.000", Ok((1_000, ""))),
            ("1.234.567 tờ", Ok((1_234_567, "tờ"))),
            ("1 000 tờ", Ok((1_000, "tờ"))),
            ("1,0", Ok((1, ""))),
            ("1,5 giờ", Ok((90, "phút"))),
            ("0,25 giờ", Ok((15, "phút"))),
            ("1,5", Err(FlawKind::NotWhole)),
            ("1,5 buổi", Err(FlawKind::NotWhole)),
            ("1.5", Err(FlawKind::NotANumber)),
            ("1.0000", Err(FlawKind::NotANumber)),
            ("-3", Err(FlawKind::NotANumber)),
            ("", Err(FlawKind::NotANumber)),
            ("mười", Err(FlawKind::NotANumber)),
            ("1,5,2 giờ", Err(FlawKind::NotANumber)),
            ("9999999999999", Err(FlawKind::NotANumber)),
            ("99999999999999999999999", Err(FlawKind::NotANumber)),
        ] {
            let read = read_quantity(words);
            let read = read.as_ref().map(|q| (q.count, q.measure.as_str()));
            assert_eq!(read, expect.as_ref().copied(), "{words}");
        }
    }

    #[test]
    fn an_unlikely_count_is_asked_about() {
        for (count, usual, expect) in [
            (12, &[10_u64, 20][..], false),
            (90, &[1], false),
            (400, &[10, 20], false),
            (401, &[10, 20], true),
            (20_000, &[5_000, 9_000], false),
            (20_000, &[], true),
            (9_000, &[], false),
        ] {
            assert_eq!(is_outlier(count, usual), expect, "{count} {usual:?}");
        }
    }

    fn entry(day: &str, measures: &[(u64, &str)]) -> LogEntry {
        LogEntry {
            id: EntryId(Uuid::nil()),
            day: day.parse().unwrap(),
            channel: "conference".into(),
            topic: String::new(),
            place: String::new(),
            measures: measures
                .iter()
                .map(|&(count, measure)| Quantity {
                    count,
                    measure: measure.into(),
                })
                .collect(),
            unit: String::new(),
            official: None,
            plan: None,
            task: None,
            note: String::new(),
            slot: None,
            by: String::new(),
            at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn what_an_entry_may_not_say() {
        let today = "2026-03-10".parse().unwrap();
        for (day, measures, expect) in [
            ("2026-03-10", &[(1, "cuộc"), (120, "lượt người")][..], ""),
            ("2026-03-11", &[(1, "cuộc")], "day InTheFuture"),
            ("0026-03-10", &[(1, "cuộc")], "day OutOfRange"),
            ("2026-03-10", &[], "measures Empty"),
            ("2026-03-10", &[(1, "")], "measures[0] Empty"),
            (
                "2026-03-10",
                &[(1, "cuộc"), (2, "Cuộc")],
                "measures[1] Repeated",
            ),
            (
                "2026-03-10",
                &[(2_000_000_000, "tờ")],
                "measures[0] OutOfRange",
            ),
        ] {
            let said = match entry(day, measures).checked(today) {
                Ok(_) => String::new(),
                Err(Flaws(flaws)) => flaws
                    .iter()
                    .map(|f| format!("{} {:?}", f.field, f.kind))
                    .collect(),
            };
            assert_eq!(said, expect, "{day} {measures:?}");
        }
    }
}
