//! The register of outgoing documents: a line for each number that was given (NĐ 30/2020, Điều 15
//! and 16). Secret documents are kept in a register of their own, on paper, and never here.

use crate::flaw::{Check, Flaw, FlawKind, Flaws};
use crate::id::{PlanId, RegistrationId};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// Letters of document types with a name (Phụ lục III.I). A document without them is a letter.
const TYPES: [&str; 29] = [
    "NQ", "QĐ", "CT", "QC", "QYĐ", "TC", "TB", "HD", "CTR", "KH", "PA", "ĐA", "DA", "BC", "BB",
    "TTR", "HĐ", "CĐ", "BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB", "TT", "QT",
];
/// Where letters are counted: their symbol names the office alone (`UBND-VP`).
const LETTERS: &str = "CV";

/// A line of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// Its id.
    pub id: RegistrationId,
    /// The sequence it is counted in: the document type's letters, `KH`.
    pub series: String,
    /// The number, from 1; unique within year and series.
    pub number: u32,
    /// As it stands on paper: `12/KH-UBND`.
    pub symbol: String,
    /// The day it bears, whose year it is counted in.
    pub day: NaiveDate,
    /// Type and gist.
    pub subject: String,
    /// Who signed.
    pub signer: String,
    /// Who it went to.
    pub recipients: String,
    /// Unit or person that keeps a copy.
    pub keeper: String,
    /// How many copies.
    pub copies: String,
    /// The day it went.
    pub handed: Option<NaiveDate>,
    /// Who signed for it.
    pub receipt: String,
    /// A note.
    pub note: String,
    /// The plan it is, which may be gone.
    pub plan: Option<PlanId>,
    /// Why the number counts no more; empty while it does.
    pub struck: String,
}

impl Registration {
    /// Highest number: five digits are more than an office gives in a year.
    pub const NUMBER_LIMIT: u32 = 99_999;
    /// Longest gist (Phụ lục VI, field Subject).
    pub const SUBJECT_LIMIT: usize = 500;
    /// Longest name of a signer (Phụ lục VI, field FullName).
    pub const SIGNER_LIMIT: usize = 50;
    /// Longest symbol without its number (Phụ lục VI, field CodeNotation).
    pub const NOTATION_LIMIT: usize = 30;
    /// Longest list of those it went to.
    pub const RECIPIENTS_LIMIT: usize = 2_000;
    /// Longest other field.
    pub const FIELD_LIMIT: usize = 200;

    /// The year it is counted in.
    pub fn year(&self) -> i32 {
        self.day.year()
    }

    /// Whether the number counts no more.
    pub fn is_struck(&self) -> bool {
        !self.struck.is_empty()
    }

    /// The line with its words cleaned.
    ///
    /// # Errors
    /// At the fields: what is empty, too long, out of range, in the future or too early.
    pub fn checked(self, today: NaiveDate) -> Result<Self, Flaws> {
        let mut check = Check::default();
        if !(1..=Self::NUMBER_LIMIT).contains(&self.number) {
            check.flaw(Flaw {
                limit: Some(Self::NUMBER_LIMIT.into()),
                ..Flaw::new("number", FlawKind::OutOfRange)
            });
        }
        if self.day > today {
            check.flaw(Flaw::new("day", FlawKind::InTheFuture));
        }
        if let Some(handed) = self.handed {
            if handed > today {
                check.flaw(Flaw::new("handed", FlawKind::InTheFuture));
            }
            if handed < self.day {
                check.flaw(Flaw::new("handed", FlawKind::TooEarly));
            }
        }
        // Room for number and stroke.
        let symbol = check.required("symbol", &self.symbol, Self::NOTATION_LIMIT + 6);
        let subject = check.required("subject", &self.subject, Self::SUBJECT_LIMIT);
        let signer = check.required("signer", &self.signer, Self::SIGNER_LIMIT);
        let recipients = check.optional("recipients", &self.recipients, Self::RECIPIENTS_LIMIT);
        let mut short = |field: &str, text: &str| check.optional(field, text, Self::FIELD_LIMIT);
        let [keeper, copies, receipt] = [
            short("keeper", &self.keeper),
            short("copies", &self.copies),
            short("receipt", &self.receipt),
        ];
        let note = check.optional("note", &self.note, Self::SUBJECT_LIMIT);
        let struck = check.optional("struck", &self.struck, Self::SUBJECT_LIMIT);
        check.finish(Self {
            symbol,
            subject,
            signer,
            recipients,
            keeper,
            copies,
            receipt,
            note,
            struck,
            ..self
        })
    }

    /// The same line, its number given up. The line stays: no number is given twice.
    ///
    /// # Errors
    /// At `reason`: [`FlawKind::ReasonMissing`], or [`FlawKind::Repeated`] where it was struck before.
    pub fn struck(self, reason: &str) -> Result<Self, Flaws> {
        let mut check = Check::default();
        if self.is_struck() {
            check.flaw(Flaw::new("reason", FlawKind::Repeated));
        }
        let reason = check.optional("reason", reason, Self::SUBJECT_LIMIT);
        if reason.is_empty() {
            check.flaw(Flaw::new("reason", FlawKind::ReasonMissing));
        }
        check.finish(Self {
            struck: reason,
            ..self
        })
    }
}

/// The sequence a symbol is counted in: `KH` of `KH-UBND`, `CV` of `UBND-VP`.
pub fn series_of(notation: &str) -> String {
    let notation = notation.trim().trim_start_matches('/');
    let letters = notation.split(['-', '/', ' ']).next().unwrap_or_default();
    let letters = letters.to_uppercase();
    if TYPES.contains(&letters.as_str()) {
        letters
    } else {
        LETTERS.to_owned()
    }
}

/// A number with its symbol as it stands on paper: `05/KH-UBND`.
pub fn numbered(number: u32, notation: &str) -> String {
    format!("{number:02}/{}", notation.trim().trim_start_matches('/'))
}

/// Numbers of a sequence that have no line, from the first to the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The sequence.
    pub series: String,
    /// The first number that has none.
    pub first: u32,
    /// The last one behind it.
    pub last: u32,
}

/// The numbers below the highest of each sequence that no line of a year has: documents that were
/// not written down, or numbers that nobody gave.
pub fn gaps(lines: &[Registration]) -> Vec<Gap> {
    let mut known: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    for line in lines {
        known.entry(&line.series).or_default().insert(line.number);
    }
    let mut gaps = Vec::new();
    for (series, numbers) in known {
        let mut next = 1;
        for number in numbers {
            if number > next {
                gaps.push(Gap {
                    series: series.to_owned(),
                    first: next,
                    last: number - 1,
                });
            }
            next = number.saturating_add(1);
        }
    }
    gaps
}

/// A number as it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The sequence.
    pub series: String,
    /// The number.
    pub number: u32,
    /// As it stands on paper.
    pub symbol: String,
    /// The day it bears.
    pub day: NaiveDate,
}

impl From<&Registration> for Given {
    fn from(line: &Registration) -> Self {
        Self {
            series: line.series.clone(),
            number: line.number,
            symbol: line.symbol.clone(),
            day: line.day,
        }
    }
}

/// Two neighbours in a sequence whose days stand the other way round than their numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turned {
    /// The lower number, of the later day.
    pub before: Given,
    /// The higher number, of the earlier day.
    pub behind: Given,
}

impl Turned {
    /// Whether a number is one of the two.
    pub fn is_about(&self, series: &str, number: u32) -> bool {
        let is = |it: &Given| (it.series.as_str(), it.number) == (series, number);
        is(&self.before) || is(&self.behind)
    }
}

/// Where the numbers of a year are not in the order of time, as Điều 15.1 wants them. Struck
/// numbers count no more.
pub fn turned(mut given: Vec<Given>) -> Vec<Turned> {
    given.sort_by(|a, b| (&a.series, a.number).cmp(&(&b.series, b.number)));
    let pairs = given.iter().zip(given.iter().skip(1));
    let turned = pairs.filter(|(a, b)| a.series == b.series && a.day > b.day);
    let turned = turned.map(|(before, behind)| Turned {
        before: before.clone(),
        behind: behind.clone(),
    });
    turned.collect()
}

/// The numbers of a register that count.
pub fn given(lines: &[Registration]) -> Vec<Given> {
    let count = lines.iter().filter(|line| !line.is_struck());
    count.map(Given::from).collect()
}

/// The next free number after those that were given, struck ones too: none is given twice, and a
/// gap may be a document whose line is not written yet.
pub fn next_free(given: impl IntoIterator<Item = u32>) -> u32 {
    given.into_iter().max().unwrap_or(0).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashSet;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn line() -> Registration {
        Registration {
            id: RegistrationId(Uuid::nil()),
            series: "KH".into(),
            number: 12,
            symbol: " 12/KH-UBND ".into(),
            day: day("2026-03-06"),
            subject: "Kế hoạch tuyên truyền cải cách hành chính năm 2026".into(),
            signer: "Phạm Văn Quý".into(),
            recipients: "UBND tỉnh; các thôn".into(),
            keeper: "VT, VHXH".into(),
            copies: "15".into(),
            handed: None,
            receipt: String::new(),
            note: String::new(),
            plan: None,
            struck: String::new(),
        }
    }

    #[test]
    fn a_symbol_says_its_series() {
        for (notation, series) in [
            ("KH-UBND", "KH"),
            ("/KH-UBND", "KH"),
            ("BC-VHXH", "BC"),
            ("QĐ-UBND", "QĐ"),
            ("TTr-UBND", "TTR"),
            ("UBND-VP", "CV"),
            ("VHXH", "CV"),
            ("", "CV"),
        ] {
            assert_eq!(series_of(notation), series, "{notation}");
        }
        assert_eq!(numbered(5, "/KH-UBND"), "05/KH-UBND");
    }

    #[test]
    fn what_is_wrong_with_a_line_is_said_at_its_field() {
        assert_eq!(
            line().checked(day("2026-03-06")).unwrap().symbol,
            "12/KH-UBND"
        );
        type Spoil = fn(&mut Registration);
        let table: [(Spoil, &str, FlawKind); 9] = [
            (|it| it.number = 0, "number", FlawKind::OutOfRange),
            (|it| it.number = 100_000, "number", FlawKind::OutOfRange),
            (
                |it| it.day = day("2026-03-11"),
                "day",
                FlawKind::InTheFuture,
            ),
            (|it| it.subject.clear(), "subject", FlawKind::Empty),
            (|it| it.signer.clear(), "signer", FlawKind::Empty),
            (|it| it.signer = "x".repeat(51), "signer", FlawKind::TooLong),
            (
                |it| it.handed = Some(day("2026-03-05")),
                "handed",
                FlawKind::TooEarly,
            ),
            (
                |it| it.handed = Some(day("2026-03-12")),
                "handed",
                FlawKind::InTheFuture,
            ),
            (
                |it| it.note = "a\u{7}".into(),
                "note",
                FlawKind::ControlCharacter,
            ),
        ];
        for (spoil, field, kind) in table {
            let mut spoilt = line();
            spoil(&mut spoilt);
            let Flaws(flaws) = spoilt.checked(day("2026-03-10")).unwrap_err();
            assert_eq!((flaws[0].field.as_str(), flaws[0].kind), (field, kind));
        }
    }

    #[test]
    fn numbers_without_a_line_are_told() {
        let of = |series: &str, number| Registration {
            series: series.into(),
            number,
            ..line()
        };
        let lines = [
            of("KH", 5),
            of("BC", 1),
            of("KH", 1),
            of("KH", 6),
            of("BC", 2),
            of("KH", 3),
        ];
        let told: Vec<(String, u32, u32)> = gaps(&lines)
            .into_iter()
            .map(|it| (it.series, it.first, it.last))
            .collect();
        assert_eq!(told, [("KH".into(), 2, 2), ("KH".into(), 4, 4)]);
        assert_eq!(gaps(&[of("KH", 57)])[0].last, 56);
        assert!(gaps(&[]).is_empty());
        // A struck number has its line.
        let struck = of("BC", 1).struck("Cấp nhầm").unwrap();
        assert!(gaps(&[struck, of("BC", 2)]).is_empty());
    }

    #[test]
    fn numbers_against_the_order_of_time_are_told_with_their_neighbour() {
        let of = |(series, number, on): &(&str, u32, &str)| Registration {
            series: (*series).into(),
            number: *number,
            symbol: numbered(*number, series),
            day: day(on),
            ..line()
        };
        type Lines<'a> = &'a [(&'a str, u32, &'a str)];
        let table: [(Lines<'_>, &[(u32, u32)]); 6] = [
            (&[], &[]),
            (&[("KH", 11, "2026-03-05"), ("KH", 12, "2026-03-05")], &[]),
            (&[("KH", 11, "2026-03-05"), ("BC", 12, "2026-03-01")], &[]),
            // Neighbours also over a gap, in whatever order the lines come.
            (
                &[("KH", 14, "2026-03-04"), ("KH", 11, "2026-03-05")],
                &[(11, 14)],
            ),
            // One that bears a day too late is told once.
            (
                &[
                    ("KH", 10, "2026-03-01"),
                    ("KH", 11, "2026-03-20"),
                    ("KH", 12, "2026-03-03"),
                    ("KH", 13, "2026-03-04"),
                ],
                &[(11, 12)],
            ),
            // One that bears a day too early, too.
            (
                &[
                    ("KH", 10, "2026-03-10"),
                    ("KH", 11, "2026-03-01"),
                    ("KH", 12, "2026-03-12"),
                ],
                &[(10, 11)],
            ),
        ];
        for (lines, expect) in table {
            let lines: Vec<_> = lines.iter().map(of).collect();
            let told = turned(given(&lines));
            let told: Vec<_> = (told.iter())
                .map(|it| (it.before.number, it.behind.number))
                .collect();
            assert_eq!(told, expect, "{lines:?}");
        }
        let wrong = of(&("KH", 11, "2026-03-20"))
            .struck("Ghi nhầm ngày")
            .unwrap();
        assert!(turned(given(&[wrong, of(&("KH", 12, "2026-03-03"))])).is_empty());
    }

    #[test]
    fn a_number_is_struck_once_and_with_a_reason() {
        assert!(line().struck("  ").is_err());
        let struck = line().struck("Cấp nhầm").unwrap();
        assert!(struck.is_struck());
        assert!(struck.struck("Lại hủy").is_err());
    }

    proptest! {
        /// However lines are added, with the next number or one of somebody's own, and struck, no
        /// two documents of a year and series have one number.
        #[test]
        fn the_next_number_was_never_given(
            moves in prop::collection::vec((0u8..3, 0u8..3, 1u32..60), 0..80),
        ) {
            let mut book: Vec<(u8, u32, bool)> = Vec::new();
            for (what, series, own) in moves {
                let given = |book: &[(u8, u32, bool)]| -> Vec<u32> {
                    book.iter().filter(|it| it.0 == series).map(|it| it.1).collect()
                };
                match what {
                    0 => {
                        let next = next_free(given(&book));
                        prop_assert!(!given(&book).contains(&next));
                        book.push((series, next, false));
                    }
                    1 if !given(&book).contains(&own) => book.push((series, own, false)),
                    _ => {
                        if let Some(line) = book.iter_mut().find(|it| it.0 == series) {
                            line.2 = true;
                        }
                    }
                }
            }
            let unique: HashSet<(u8, u32)> = book.iter().map(|it| (it.0, it.1)).collect();
            prop_assert_eq!(unique.len(), book.len());
        }
    }
}
