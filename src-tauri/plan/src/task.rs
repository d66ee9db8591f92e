//! A task: one row of the annex table, answered for by somebody, at some time.

use crate::date::Quarter;
use crate::flaw::{Check, Flaws};
use crate::id::{BlockId, OfficialId, PlanId, TaskId};
use crate::text::fold;
use chrono::{Datelike, NaiveDate};

/// Whether a task belongs to the plan or only was proposed from its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Standing {
    /// Read from the text; nobody accepted it yet. Not printed, not counted.
    Proposed,
    /// Part of the plan.
    #[default]
    Accepted,
}

/// When a task is to be done, as far as it can be computed with.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum When {
    /// Not said, or not understood.
    #[default]
    Unset,
    /// All year round (`thường xuyên`).
    Ongoing,
    /// In these quarters.
    Quarters(Vec<Quarter>),
    /// In these months (1–12) of the plan's year.
    Months(Vec<u32>),
    /// Until a day.
    By(NaiveDate),
}

/// When, in the plan's own words, with what could be understood of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Timeframe {
    /// The words printed.
    pub wording: String,
    /// What they mean.
    pub when: When,
}

impl Timeframe {
    /// Reads a wording such as `Thường xuyên trong năm`, `Quý III/2024`, `tháng 4, tháng 9`,
    /// `tháng 03 đến tháng 6`, `trước ngày 15/12/2026`. `year` is the plan's.
    pub fn read(wording: &str, year: i32) -> Self {
        let wording = crate::text::squeeze(&crate::text::nfc(wording));
        let when = read_when(&fold(&wording), year);
        Self { wording, when }
    }

    /// Whether something is due in `quarter` of a plan for `plan_year`. What is not understood
    /// is due in every quarter of the plan's year, so that nothing is forgotten.
    pub fn covers(&self, quarter: Quarter, plan_year: i32) -> bool {
        match &self.when {
            When::Unset | When::Ongoing => quarter.year() == plan_year,
            When::Quarters(quarters) => quarters.contains(&quarter),
            When::Months(months) => {
                quarter.year() == plan_year && months.iter().any(|m| quarter.months().contains(m))
            }
            When::By(day) => {
                quarter.year() == day.year() && quarter.months().contains(&day.month())
            }
        }
    }

    /// The same for a calendar month (1–12) of the plan's year.
    pub fn covers_month(&self, month: u32, plan_year: i32) -> bool {
        match &self.when {
            When::Unset | When::Ongoing => true,
            When::Quarters(quarters) => quarters
                .iter()
                .any(|quarter| quarter.year() == plan_year && quarter.months().contains(&month)),
            When::Months(months) => months.contains(&month),
            When::By(day) => day.year() == plan_year && day.month() == month,
        }
    }
}

/// Whether a wording names a day that is not in the calendar, such as `31/02/2026`.
pub fn names_no_such_day(wording: &str, year: i32) -> bool {
    let words: Vec<&str> = wording
        .split(|c: char| c.is_whitespace() || ",;().".contains(c))
        .collect();
    (0..words.len()).any(|i| {
        let parts: Vec<&str> = words[i].split('/').collect();
        let digits = parts
            .iter()
            .all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()));
        let after_day = i > 0 && crate::text::fold(words[i - 1]) == "ngay";
        let date = parts.len() == 3 || parts.len() == 2 && after_day;
        digits && date && read_day(words[i], year).is_none()
    })
}

/// What comes again and again, folded.
const EVERY: [&str; 5] = [
    "hang thang",
    "hang quy",
    "hang tuan",
    "hang ngay",
    "dinh ky",
];

fn read_when(folded: &str, year: i32) -> When {
    if folded.contains("thuong xuyen") || folded.contains("hang nam") || folded.contains("ca nam") {
        return When::Ongoing;
    }
    let words: Vec<&str> = folded
        .split(|c: char| c.is_whitespace() || ",;().".contains(c))
        .filter(|w| !w.is_empty())
        .collect();
    let mut quarters = Vec::new();
    let mut months: Vec<u32> = Vec::new();
    let mut range_open = false;
    for (i, word) in words.iter().enumerate() {
        let next = words.get(i + 1).copied().unwrap_or_default();
        match *word {
            "quy" => {
                for piece in next.split('-').flat_map(|p| p.split('+')) {
                    let (number, its_year) = piece.split_once('/').unwrap_or((piece, ""));
                    let text = format!("{}-q{number}", its_year.parse().unwrap_or(year));
                    quarters.extend(text.parse::<Quarter>().ok());
                }
            }
            "thang" => {
                let (number, _) = next.split_once('/').unwrap_or((next, ""));
                if let Ok(month @ 1..=12) = number.parse::<u32>() {
                    match months.last() {
                        Some(&from) if range_open && from < month => {
                            months.extend(from + 1..=month);
                        }
                        _ => months.push(month),
                    }
                    range_open = false;
                }
            }
            "den" if !months.is_empty() => range_open = true,
            "ngay" => {
                if let Some(day) = read_day(next, year) {
                    return When::By(day);
                }
            }
            _ => {}
        }
    }
    if !quarters.is_empty() {
        quarters.sort_unstable();
        quarters.dedup();
        When::Quarters(quarters)
    } else if !months.is_empty() {
        months.sort_unstable();
        months.dedup();
        When::Months(months)
    } else if EVERY.iter().any(|every| folded.contains(every)) {
        When::Ongoing
    } else {
        When::Unset
    }
}

fn read_day(text: &str, year: i32) -> Option<NaiveDate> {
    let mut parts = text.split('/');
    let day = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let year = parts.next().map_or(Some(year), |y| y.parse().ok())?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// One task of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Its id.
    pub id: TaskId,
    /// The plan it belongs to.
    pub plan: PlanId,
    /// Proposed or accepted.
    pub standing: Standing,
    /// What is to be done.
    pub text: String,
    /// What comes of it.
    pub deliverable: String,
    /// The unit that leads, by its name in the plan. May be empty.
    pub lead: String,
    /// Units that co-operate.
    pub coordinating: Vec<String>,
    /// The person answerable.
    pub official: Option<OfficialId>,
    /// When.
    pub timeframe: Timeframe,
    /// Cost and source, in words (every plan of the corpus has words here, not sums).
    pub budget: String,
    /// Remarks.
    pub remarks: String,
    /// The block of the plan it was read from.
    pub origin: Option<BlockId>,
    /// The words of that block it was made from; empty when it was typed.
    pub sentence: String,
    /// The cells that somebody wants to say something else than the sentence does.
    pub apart: Vec<TaskField>,
}

/// A cell of a task that a sentence can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TaskField {
    /// What comes of it.
    Deliverable,
    /// Who leads.
    Lead,
    /// Who co-operates.
    Coordinating,
    /// When.
    Timeframe,
    /// Cost and source.
    Budget,
}

impl Task {
    /// Longest text of a cell.
    pub const CELL_LIMIT: usize = 10_000;
    /// Most tasks one plan can have.
    pub const COUNT_LIMIT: usize = 10_000;

    /// Cleans and checks a task as it comes from a form.
    ///
    /// # Errors
    /// Every flaw at once.
    pub fn checked(self) -> Result<Self, Flaws> {
        let mut check = Check::default();
        let task = Self {
            text: check.required("text", &self.text, Self::CELL_LIMIT),
            deliverable: check.optional("deliverable", &self.deliverable, Self::CELL_LIMIT),
            lead: check.optional("lead", &self.lead, crate::Agency::NAME_LIMIT * 2),
            coordinating: self
                .coordinating
                .iter()
                .map(|u| check.optional("coordinating", u, Self::CELL_LIMIT))
                .filter(|u| !u.is_empty())
                .collect(),
            timeframe: Timeframe {
                wording: check.optional("timeframe", &self.timeframe.wording, Self::CELL_LIMIT),
                when: self.timeframe.when,
            },
            budget: check.optional("budget", &self.budget, Self::CELL_LIMIT),
            remarks: check.optional("remarks", &self.remarks, Self::CELL_LIMIT),
            sentence: check.optional("sentence", &self.sentence, Self::CELL_LIMIT),
            ..self
        };
        check.finish(task)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_do_not_exist() {
        for (wording, expect) in [
            ("31/02/2026", true),
            ("trước ngày 31/02", true),
            ("trước ngày 30/13/2026.", true),
            ("trước ngày 28/02/2026", false),
            ("Quý I/2026; văn bản số 31/02", false),
            ("trực 24/7, tháng 02/2026", false),
            ("", false),
        ] {
            assert_eq!(names_no_such_day(wording, 2026), expect, "{wording}");
        }
    }

    fn quarters(wording: &str) -> String {
        let timeframe = Timeframe::read(wording, 2026);
        Quarter::of_year(2026)
            .chain(Quarter::of_year(2024))
            .filter(|q| timeframe.covers(*q, 2026))
            .map(|q| q.to_string())
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn wordings_cover_their_quarters() {
        for (wording, expect) in [
            ("Thường xuyên trong năm", "2026-Q1 2026-Q2 2026-Q3 2026-Q4"),
            ("", "2026-Q1 2026-Q2 2026-Q3 2026-Q4"),
            ("Quý III/2024", "2024-Q3"),
            ("Quý II", "2026-Q2"),
            ("quý I, quý IV", "2026-Q1 2026-Q4"),
            ("tháng 4, tháng 9", "2026-Q2 2026-Q3"),
            ("từ tháng 03 đến tháng 6 năm 2026", "2026-Q1 2026-Q2"),
            ("Trước ngày 15/12/2026", "2026-Q4"),
            ("trước ngày 31/02/2026", "2026-Q1 2026-Q2 2026-Q3 2026-Q4"),
            ("Quý II-III", "2026-Q2 2026-Q3"),
            ("Hằng tháng", "2026-Q1 2026-Q2 2026-Q3 2026-Q4"),
        ] {
            assert_eq!(quarters(wording), expect, "{wording}");
        }
    }
}
