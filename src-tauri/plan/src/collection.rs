//! Collection forms: which units answer for what in a quarter, the code printed on a unit's form,
//! and what a mark says when its figures came from one.

use crate::date::Quarter;
use crate::flaw::{Flaw, FlawKind};
use crate::id::PlanId;
use crate::task::{Standing, Task};
use crate::text::{fold, squeeze};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// What a unit has to do with a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// It leads: what it returns is the task's result.
    Leads,
    /// It co-operates with the unit that leads.
    Cooperates,
}

/// A unit with its tasks of a quarter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitTasks<'a> {
    /// Its name as first met.
    pub name: String,
    /// What of [`FormCode`] tells it from the other units of the plan.
    pub number: u16,
    /// Its tasks in the plan's order.
    pub tasks: Vec<(&'a Task, Role)>,
}

/// A unit's name for comparing: marks, case and doubled spaces do not matter.
pub fn unit_key(name: &str) -> String {
    fold(&squeeze(name))
}

/// What a unit has to do with a task; `key` is its [`unit_key`].
pub fn role(task: &Task, key: &str) -> Option<Role> {
    if unit_key(&task.lead) == key {
        return Some(Role::Leads);
    }
    let mut others = task.coordinating.iter();
    others
        .any(|unit| unit_key(unit) == key)
        .then_some(Role::Cooperates)
}

/// The units that accepted tasks due in a quarter name, those that lead first, each as first met.
pub fn units(tasks: &[Task], quarter: Quarter, year: i32) -> Vec<UnitTasks<'_>> {
    let numbers = numbers(tasks);
    let due: Vec<&Task> = tasks
        .iter()
        .filter(|task| task.standing == Standing::Accepted)
        .filter(|task| task.timeframe.covers(quarter, year))
        .collect();
    let leads = due.iter().map(|task| &task.lead);
    let others = due.iter().flat_map(|task| &task.coordinating);
    let mut found: Vec<(String, UnitTasks<'_>)> = Vec::new();
    for name in leads.chain(others) {
        let key = unit_key(name);
        if key.is_empty() || found.iter().any(|(known, _)| *known == key) {
            continue;
        }
        let unit = UnitTasks {
            name: squeeze(name),
            number: numbers.get(&key).copied().unwrap_or_default(),
            tasks: due
                .iter()
                .filter_map(|task| Some((*task, role(task, &key)?)))
                .collect(),
        };
        found.push((key, unit));
    }
    found.into_iter().map(|(_, unit)| unit).collect()
}

const FIRST_NUMBER: u16 = 1_000;
const NUMBERS: u16 = 9_000;

/// Every unit of a plan by its key, with a number that stays when tasks are added or moved: it
/// comes of the name. Where two would have the same, the later name has the next one.
fn numbers(tasks: &[Task]) -> BTreeMap<String, u16> {
    let accepted = tasks.iter().filter(|t| t.standing == Standing::Accepted);
    let mut numbers: BTreeMap<String, u16> = accepted
        .flat_map(|task| std::iter::once(&task.lead).chain(&task.coordinating))
        .map(|name| (unit_key(name), 0))
        .filter(|(key, _)| !key.is_empty())
        .collect();
    let mut taken = Vec::new();
    for (key, number) in &mut numbers {
        let mut own = hash(key);
        while taken.contains(&own) && taken.len() < usize::from(NUMBERS) {
            own = (own - FIRST_NUMBER + 1) % NUMBERS + FIRST_NUMBER;
        }
        taken.push(own);
        *number = own;
    }
    numbers
}

/// FNV-1a, brought to four digits.
fn hash(key: &str) -> u16 {
    let hash = key.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    u16::try_from(hash % u32::from(NUMBERS)).unwrap_or_default() + FIRST_NUMBER
}

/// The code on a unit's form: `9F03A1-2026Q1-4172` is the end of the plan's id (ids of plans made
/// in one minute begin alike), the quarter, and the unit's number.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FormCode {
    /// The last six hexadecimal digits of the plan's id.
    plan: String,
    /// The quarter.
    pub quarter: Quarter,
    /// The unit's number.
    pub unit: u16,
}

impl FormCode {
    const PLAN_DIGITS: usize = 6;

    /// The code of a unit's form.
    pub fn new(plan: PlanId, quarter: Quarter, unit: u16) -> Self {
        let id = plan.0.simple().to_string();
        Self {
            plan: id[id.len() - Self::PLAN_DIGITS..].to_uppercase(),
            quarter,
            unit,
        }
    }

    /// Whether it is a form of this plan.
    pub fn is_of(&self, plan: PlanId) -> bool {
        Self::new(plan, self.quarter, self.unit) == *self
    }
}

impl fmt::Display for FormCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            plan,
            quarter,
            unit,
        } = self;
        write!(f, "{plan}-{}Q{}-{unit}", quarter.year(), quarter.number())
    }
}

impl FromStr for FormCode {
    type Err = Flaw;

    /// Reads a code as somebody types it: case, spaces and hyphens do not matter.
    fn from_str(text: &str) -> Result<Self, Flaw> {
        let letters: Vec<char> = text
            .chars()
            .filter(|c| !c.is_whitespace() && !"-–—.".contains(*c))
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let read = || {
            let (plan, rest) = letters.split_at_checked(Self::PLAN_DIGITS)?;
            let (quarter, unit) = rest.split_at_checked("2026Q1".len())?;
            let quarter: String = quarter.iter().collect();
            let (year, number) = quarter.split_once('Q')?;
            let unit: String = unit.iter().collect();
            plan.iter().all(char::is_ascii_hexdigit).then_some(())?;
            Some(Self {
                plan: plan.iter().collect(),
                quarter: Quarter::new(year.parse().ok()?, number.parse().ok()?).ok()?,
                unit: unit.parse().ok()?,
            })
        };
        read().ok_or_else(|| Flaw::new("code", FlawKind::Unknown))
    }
}

/// The line that says where a mark's figures came from.
pub fn source_line(unit: &str) -> String {
    format!("Theo phiếu của {unit}")
}

/// A mark's note with what the unit that leads wrote, and where it came from.
pub fn noted(written: &str, unit: &str) -> String {
    let source = source_line(unit);
    match written.trim() {
        "" => source,
        written => format!("{written}\n{source}"),
    }
}

/// What the unit wrote of such a note; other notes are given whole.
pub fn written(note: &str, unit: &str) -> String {
    let source = source_line(unit);
    let kept = note.lines().filter(|line| *line != source);
    kept.collect::<Vec<_>>().join("\n")
}

fn cooperating(unit: &str) -> String {
    format!("{unit} (phối hợp): ")
}

/// A mark's note with the line of a unit that co-operates, in place of its earlier one.
pub fn noted_beside(note: &str, written: &str, unit: &str) -> String {
    let begins = cooperating(unit);
    let written = squeeze(written);
    let own = (!written.is_empty()).then(|| format!("{begins}{written}"));
    let kept = note.lines().filter(|line| !line.starts_with(&begins));
    let lines: Vec<String> = kept.map(str::to_owned).chain(own).collect();
    lines.join("\n")
}

/// What a unit that co-operates wrote in a note.
pub fn written_beside(note: &str, unit: &str) -> String {
    let begins = cooperating(unit);
    let mut lines = note.lines();
    let own = lines.find_map(|line| line.strip_prefix(&begins));
    own.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::TaskId;
    use crate::task::Timeframe;
    use uuid::Uuid;

    fn task(n: u128, lead: &str, others: &[&str], when: &str) -> Task {
        Task {
            id: TaskId(Uuid::from_u128(n)),
            plan: PlanId(Uuid::from_u128(99)),
            standing: Standing::Accepted,
            text: format!("Việc {n}"),
            deliverable: String::new(),
            lead: lead.into(),
            coordinating: others.iter().map(|unit| (*unit).to_owned()).collect(),
            official: None,
            timeframe: Timeframe::read(when, 2026),
            budget: String::new(),
            remarks: String::new(),
            origin: None,
            sentence: String::new(),
            apart: Vec::new(),
        }
    }

    fn quarter(text: &str) -> Quarter {
        text.parse().unwrap()
    }

    #[test]
    fn units_of_a_quarter_whatever_their_spelling() {
        let tasks = [
            task(1, "Công an xã", &["Đoàn xã"], "Quý I"),
            task(2, "CÔNG AN  XÃ", &[], "Quý II"),
            task(3, "Hội Phụ nữ xã", &["công an xã", ""], "Thường xuyên"),
            task(4, "", &[], "Thường xuyên"),
        ];
        let said = |text: &str| -> Vec<String> {
            let units = units(&tasks, quarter(text), 2026);
            let tell = |unit: &UnitTasks<'_>| {
                let roles = unit.tasks.iter().map(|(task, role)| match role {
                    Role::Leads => task.text.clone(),
                    Role::Cooperates => format!("({})", task.text),
                });
                format!("{}: {}", unit.name, roles.collect::<Vec<_>>().join(", "))
            };
            units.iter().map(tell).collect()
        };
        assert_eq!(
            said("2026-Q1"),
            [
                "Công an xã: Việc 1, (Việc 3)",
                "Hội Phụ nữ xã: Việc 3",
                "Đoàn xã: (Việc 1)"
            ]
        );
        assert_eq!(
            said("2026-Q2"),
            ["CÔNG AN XÃ: Việc 2, (Việc 3)", "Hội Phụ nữ xã: Việc 3"]
        );
        let number = |text: &str, index: usize| units(&tasks, quarter(text), 2026)[index].number;
        assert_eq!(number("2026-Q1", 0), number("2026-Q2", 0));
        assert_eq!(number("2026-Q1", 1), number("2026-Q2", 1));
    }

    #[test]
    fn no_two_units_have_one_number() {
        let names: Vec<String> = (0..400).map(|n| format!("Thôn {n}")).collect();
        let tasks: Vec<Task> = (1..)
            .zip(&names)
            .map(|(n, name)| task(n, name, &[], ""))
            .collect();
        let units = units(&tasks, quarter("2026-Q1"), 2026);
        let mut numbers: Vec<u16> = units.iter().map(|unit| unit.number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), names.len());
        assert!(numbers.iter().all(|n| (1_000..=9_999).contains(n)));
    }

    #[test]
    fn codes_are_read_as_they_are_typed() {
        let plan = PlanId(Uuid::from_u128(0x0199_aaaa_0000_7000_8000_0000_009f_03a1));
        let code = FormCode::new(plan, quarter("2026-Q1"), 4172);
        assert_eq!(code.to_string(), "9F03A1-2026Q1-4172");
        for (text, expect) in [
            ("9F03A1-2026Q1-4172", true),
            (" 9f03a1 2026q1 4172 ", true),
            ("9f03a12026q14172", true),
            ("9F03A1-2026Q5-4172", false),
            ("9F03A1-2026Q1", false),
            ("9F03A1", false),
            ("Phiếu số 7", false),
            ("", false),
        ] {
            let read = text.parse::<FormCode>();
            assert_eq!(read.as_ref() == Ok(&code), expect, "{text}: {read:?}");
        }
        assert!(code.is_of(plan));
        assert!(!code.is_of(PlanId(Uuid::from_u128(7))));
    }

    #[test]
    fn a_note_tells_where_it_came_from_once() {
        let unit = "Công an xã";
        for words in ["", "Mưa lũ, còn 02 thôn", "Hai\ndòng"] {
            let note = noted(words, unit);
            assert!(note.ends_with("Theo phiếu của Công an xã"));
            assert_eq!(written(&note, unit), words);
        }
        assert_eq!(written("Ghi tay", unit), "Ghi tay");
        let note = noted_beside("Đã xong", "cử 02 người", "Đoàn xã");
        assert_eq!(note, "Đã xong\nĐoàn xã (phối hợp): cử 02 người");
        let note = noted_beside(&note, "cử 03 người", "Đoàn xã");
        assert_eq!(written_beside(&note, "Đoàn xã"), "cử 03 người");
        assert_eq!(noted_beside(&note, " ", "Đoàn xã"), "Đã xong");
        assert_eq!(written_beside("Đã xong", "Đoàn xã"), "");
    }
}
