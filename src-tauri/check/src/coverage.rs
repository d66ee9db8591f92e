//! Which unit does what in which quarter, and where nobody does anything.

use crate::finding::Place;
use plan::text::{fold, squeeze};
use plan::unit_names::{is_unit, lead_of, name_in_title, split_units};
use plan::{Plan, Quarter, Section, SectionKind, Standing, Target, Task, When};
use std::collections::HashSet;

/// Tasks of one unit in one quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cell {
    /// Which it leads.
    pub led: u32,
    /// In which it co-operates.
    pub with: u32,
}

/// A unit's year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitRow {
    /// Its name as first met; empty for tasks that no unit leads.
    pub unit: String,
    /// Quarter by quarter.
    pub cells: [Cell; 4],
}

/// What is missing at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GapKind {
    /// No unit leads the task.
    NoLead,
    /// Nobody in person answers for it.
    NoOfficial,
    /// It goes on all year, and nobody says how much of it is aimed at.
    NoTarget,
    /// A unit is told by the recipients or the body, and no task is its own.
    UnitWithoutTask,
}

/// Something that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// What.
    pub kind: GapKind,
    /// Where.
    pub place: Place,
    /// The task's words, or the unit's name.
    pub words: String,
}

/// Who does what when.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Board {
    /// Units in the order of their first task; those without a task last.
    pub units: Vec<UnitRow>,
    /// What is missing, tasks first.
    pub gaps: Vec<Gap>,
}

/// The board of a plan's accepted tasks.
pub fn board(plan: &Plan, tasks: &[Task], targets: &[Target]) -> Board {
    let accepted: Vec<&Task> = tasks
        .iter()
        .filter(|task| task.standing == Standing::Accepted)
        .collect();
    let mut units = rows(plan, &accepted);
    let mut gaps = task_gaps(&accepted, targets);
    let mut told = HashSet::new();
    for (unit, place) in named(plan) {
        let new = told.insert(key(&unit));
        let works = || units.iter().any(|row| is_same(&row.unit, &unit));
        if new && !works() {
            gaps.push(Gap {
                kind: GapKind::UnitWithoutTask,
                place,
                words: unit.clone(),
            });
            units.push(UnitRow {
                unit,
                cells: <[Cell; 4]>::default(),
            });
        }
    }
    Board { units, gaps }
}

fn key(name: &str) -> String {
    squeeze(&fold(name))
}

fn rows(plan: &Plan, tasks: &[&Task]) -> Vec<UnitRow> {
    let mut rows: Vec<UnitRow> = Vec::new();
    let mut add = |unit: &str, task: &Task, leads: bool| {
        let found = rows.iter().position(|row| key(&row.unit) == key(unit));
        let at = found.unwrap_or_else(|| {
            rows.push(UnitRow {
                unit: squeeze(unit),
                cells: <[Cell; 4]>::default(),
            });
            rows.len() - 1
        });
        for (cell, quarter) in rows[at].cells.iter_mut().zip(Quarter::of_year(plan.year)) {
            if task.timeframe.covers(quarter, plan.year) {
                cell.led += u32::from(leads);
                cell.with += u32::from(!leads);
            }
        }
    };
    for task in tasks {
        add(&task.lead, task, true);
    }
    for task in tasks {
        for unit in &task.coordinating {
            add(unit, task, false);
        }
    }
    // Tasks without a leading unit stand last.
    rows.sort_by_key(|row| row.unit.is_empty());
    rows
}

fn task_gaps(tasks: &[&Task], targets: &[Target]) -> Vec<Gap> {
    let aimed: HashSet<_> = targets.iter().map(|target| target.task).collect();
    let mut gaps = Vec::new();
    for task in tasks {
        let ongoing = task.timeframe.when == When::Ongoing;
        for (kind, missing) in [
            (GapKind::NoLead, task.lead.trim().is_empty()),
            (GapKind::NoOfficial, task.official.is_none()),
            (GapKind::NoTarget, ongoing && !aimed.contains(&task.id)),
        ] {
            if missing {
                gaps.push(Gap {
                    kind,
                    place: Place::Task(task.id),
                    words: crate::words::short(&task.text),
                });
            }
        }
    }
    gaps
}

/// Units that the plan is sent to for their part, and those it names where it says who does what.
fn named(plan: &Plan) -> Vec<(String, Place)> {
    let mut out = Vec::new();
    let sections = plan.walk().into_iter().map(|(_, section)| section);
    for section in sections.filter(|s| s.kind == SectionKind::Implementation) {
        named_in(section, &mut out);
    }
    for recipient in &plan.recipients {
        let purpose = fold(&recipient.purpose);
        let told = purpose.contains("b/c") || purpose.contains("bao cao");
        if !told && !fold(&recipient.name).starts_with("luu") {
            let units = split_units(&recipient.name).into_iter();
            let units = units.filter(|unit| is_unit(unit) && !is_above(unit));
            out.extend(units.map(|unit| (unit, Place::Recipients)));
        }
    }
    out
}

fn named_in(section: &Section, out: &mut Vec<(String, Place)>) {
    for block in &section.blocks {
        let found = lead_of(&block.text.to_plain());
        out.extend(found.map(|(unit, _)| (unit, Place::Block(section.id, block.id))));
    }
    for sub in &section.sections {
        match name_in_title(&sub.title) {
            Some(unit) => out.push((unit, Place::Section(sub.id))),
            None => named_in(sub, out),
        }
    }
}

/// Those who are told, not tasked: party, council, superior.
fn is_above(unit: &str) -> bool {
    let folded = key(unit);
    let above = [
        "thuong truc",
        "dang uy",
        "hdnd",
        "chu tich",
        "pho chu tich",
        "bi thu",
        "so ",
    ];
    let superior = ["tinh", "thanh pho", "huyen", "trung uong"];
    above.iter().any(|start| folded.starts_with(start))
        || superior.iter().any(|end| folded.ends_with(end))
}

/// Whether two names mean one unit: the same words, or one the beginning of the other's.
fn is_same(a: &str, b: &str) -> bool {
    let (a, b) = (key(a), key(b));
    let begins = |long: &str, short: &str| {
        short.contains(' ')
            && long
                .strip_prefix(short)
                .is_some_and(|rest| rest.starts_with([' ', ',']))
    };
    a == b || begins(&a, &b) || begins(&b, &a)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{plan, task};
    use plan::{OfficialId, Quantity, Recipient, TaskId, Timeframe};
    use uuid::Uuid;

    #[test]
    fn who_does_what_when_and_who_nothing() {
        let mut plan = plan(
            "# V. TỔ CHỨC THỰC HIỆN\n. Công an xã chủ trì tuyên truyền lưu động.\n. Trạm Y tế xã phối hợp tuyên truyền.",
        );
        for section in &mut plan.sections {
            section.kind = SectionKind::Implementation;
        }
        plan.recipients = [
            ("UBND tỉnh", "b/c"),
            ("Thường trực Đảng ủy", ""),
            ("Công an xã", "t/h"),
            ("Các thôn, xóm", "t/h"),
            ("Hội Phụ nữ xã", "p/h"),
            ("Lưu: VT", ""),
        ]
        .map(|(name, purpose)| Recipient {
            name: name.into(),
            purpose: purpose.into(),
        })
        .to_vec();
        let made = |id, lead: &str, wording: &str| Task {
            timeframe: Timeframe::read(wording, plan.year),
            ..task(id, lead)
        };
        let tasks = [
            Task {
                coordinating: vec!["Hội Phụ nữ".into()],
                official: Some(OfficialId(Uuid::from_u128(5))),
                ..made(1, "Công an xã", "Quý II")
            },
            made(2, "", "Thường xuyên"),
            made(3, "công an  xã", "Thường xuyên"),
            Task {
                standing: Standing::Proposed,
                ..made(4, "Trạm Y tế xã", "Quý I")
            },
        ];
        let targets = [Target {
            task: TaskId(tasks[2].id.0),
            quarter: Quarter::new(plan.year, 1).unwrap(),
            quantity: Quantity {
                count: 3,
                measure: "buổi".into(),
            },
        }];
        let board = board(&plan, &tasks, &targets);
        let rows: Vec<String> = (board.units.iter())
            .map(|row| {
                let cells = row.cells.map(|c| format!("{}+{}", c.led, c.with));
                format!("{}: {}", row.unit, cells.join(" "))
            })
            .collect();
        assert_eq!(
            rows,
            [
                "Công an xã: 1+0 2+0 1+0 1+0",
                "Hội Phụ nữ: 0+0 0+1 0+0 0+0",
                ": 1+0 1+0 1+0 1+0",
                "Trạm Y tế xã: 0+0 0+0 0+0 0+0",
                "Các thôn, xóm: 0+0 0+0 0+0 0+0",
            ]
        );
        let gaps: Vec<_> = board
            .gaps
            .iter()
            .map(|g| (g.kind, g.words.as_str()))
            .collect();
        use GapKind::{NoLead, NoOfficial, NoTarget, UnitWithoutTask};
        let text = tasks[0].text.as_str();
        assert_eq!(
            gaps,
            [
                (NoLead, text),
                (NoOfficial, text),
                (NoTarget, text),
                (NoOfficial, text),
                (UnitWithoutTask, "Trạm Y tế xã"),
                (UnitWithoutTask, "Các thôn, xóm"),
            ]
        );
    }
}
