//! The sample: an invented commune's plan in the middle of its year, to try things out on.

use super::{Office, directory, import, plans, setup};
use crate::clock;
use crate::wire::{Failure, Imported, Saved, reader};
use chrono::{Days, NaiveDate};
use plan::text::fold;
use plan::{
    Agency, EntryId, LogEntry, Mark, Official, OfficialId, PlanId, Quantity, Quarter, Standing,
    Task, TaskStatus, UnitKind,
};
use store::{Change, EventKind, LogFilter, Removed, Tx};

const TEXT: &str = include_str!("../../../assets/samples/ke-hoach-xa-an-hoa-2026.txt");

/// Invented people, with their positions.
const PEOPLE: [(&str, &str); 3] = [
    ("Nguyễn Thị Lan (mẫu)", "Công chức Văn hóa - xã hội"),
    ("Trần Văn Minh (mẫu)", "Công chức Văn phòng"),
    (
        "Hoàng Thị Mơ (mẫu)",
        "Viên chức Trung tâm Phục vụ hành chính công",
    ),
];

pub(super) fn load(office: &Office) -> Result<Imported, Failure> {
    let draft = ::import::read_text(TEXT).map_err(|_| Failure::Internal)?;
    let imported = import::keep(office, draft, true)?;
    let id: PlanId = reader("plan", &imported.id)?;
    office.change(Change::of(EventKind::Samples).in_plan(id), |tx| {
        if tx.setting(setup::SET_UP)?.is_none() {
            let agency = Agency::of_commune(UnitKind::Commune, "An Hòa", "", "Phạm Văn Hưng (mẫu)");
            setup::departments(tx, &agency)?;
            tx.set_agency(&agency)?;
            tx.set_setting(setup::SET_UP, Some("sample"))?;
        }
        let people = people(tx)?;
        let tasks = tx.tasks(id)?;
        for (i, task) in tasks.into_iter().enumerate() {
            let official = people.get(i % people.len()).copied();
            let task = Task {
                standing: Standing::Accepted,
                official,
                ..task
            };
            tx.put_task(&task, None)?;
            let done = entries(tx, &task)?;
            for entry in &done {
                tx.put_log_entry(entry)?;
            }
            for mark in marks(i, &task, tx.plan_year(id)?) {
                tx.put_mark(&counted(mark, directory::regime(tx)?, &done))?;
            }
        }
        Ok(())
    })?;
    let counts = plans::list(office)?
        .into_iter()
        .find(|p| p.id == imported.id)
        .ok_or(Failure::Internal)?
        .counts;
    Ok(Imported { counts, ..imported })
}

fn people(tx: &Tx<'_>) -> Result<Vec<OfficialId>, Failure> {
    PEOPLE
        .into_iter()
        .map(|(name, position)| {
            if let Some(known) = tx.officials_named(name)?.first() {
                return Ok(known.id);
            }
            let official = Official {
                id: OfficialId(clock::mint()),
                name: name.into(),
                position: position.into(),
                unit: None,
                active: true,
            };
            tx.put_official(&official)?;
            Ok(official.id)
        })
        .collect()
}

/// What was done of a task in the first two quarters: words of it, channel, place and counts.
type Done = (
    &'static str,
    &'static str,
    &'static str,
    &'static [(u64, &'static str)],
);
const DONE: [Done; 5] = [
    (
        "phat thanh",
        "broadcast",
        "Thôn Đông",
        &[(3, "lượt"), (45, "phút")],
    ),
    ("tin, bai", "news_item", "", &[(2, "tin, bài")]),
    (
        "hoi nghi",
        "conference",
        "Nhà văn hóa thôn Đoài",
        &[(1, "cuộc"), (76, "lượt người")],
    ),
    ("to gap", "leaflet", "Chợ xã", &[(400, "tờ")]),
    ("lop", "training_class", "Hội trường xã", &[(1, "lớp")]),
];
/// Days of each quarter on which something was done, after its first.
const AFTER: [u64; 3] = [20, 48, 75];

/// A task's entries in the log, as far as their days have come.
fn entries(tx: &Tx<'_>, task: &Task) -> Result<Vec<LogEntry>, Failure> {
    let words = fold(&task.text);
    let Some((_, channel, place, counts)) = DONE.iter().find(|(said, ..)| words.contains(said))
    else {
        return Ok(Vec::new());
    };
    let (year, regime) = (tx.plan_year(task.plan)?, directory::regime(tx)?);
    let quarters = Quarter::of_year(year).take(2);
    let quarters = quarters.filter(|quarter| task.timeframe.covers(*quarter, year));
    let starts = quarters.filter_map(|quarter| Some(regime.span(quarter)?.0));
    let days = starts.flat_map(|first| AFTER.map(|after| first + Days::new(after)));
    let today = clock::today();
    let entry = |day: NaiveDate| LogEntry {
        id: EntryId(clock::mint()),
        day,
        channel: (*channel).into(),
        topic: task.text.clone(),
        place: (*place).into(),
        measures: (counts.iter())
            .map(|(count, measure)| Quantity {
                count: *count,
                measure: (*measure).into(),
            })
            .collect(),
        unit: task.lead.clone(),
        official: task.official,
        plan: Some(task.plan),
        task: Some(task.id),
        note: String::new(),
        slot: None,
        by: PEOPLE[0].0.into(),
        at: clock::now(),
    };
    Ok(days.filter(|day| *day <= today).map(entry).collect())
}

/// A mark with the log's own sum, in the main unit of what was done.
fn counted(mark: Mark, regime: plan::Regime, done: &[LogEntry]) -> Mark {
    let counted = done
        .iter()
        .filter(|e| regime.quarter_of(e.day) == mark.quarter);
    let first = counted.filter_map(|entry| entry.measures.first());
    let sum = first.fold(None, |sum: Option<Quantity>, one| {
        Some(Quantity {
            count: sum.map_or(0, |sum| sum.count) + one.count,
            measure: one.measure.clone(),
        })
    });
    Mark {
        quantity: sum.or(mark.quantity),
        ..mark
    }
}

/// Two quarters of an ordinary year: most things done, some not yet.
fn marks(i: usize, task: &Task, year: i32) -> Vec<Mark> {
    let pattern = [
        TaskStatus::Done,
        TaskStatus::Maintained,
        TaskStatus::Done,
        TaskStatus::InProgress,
    ];
    Quarter::of_year(year)
        .take(2)
        .filter(|quarter| task.timeframe.covers(*quarter, year))
        .filter_map(|quarter| {
            let n = i + usize::from(quarter.number());
            // Every seventh is left open, so that the desk has something to say.
            (n % 7 != 6).then(|| Mark {
                task: task.id,
                quarter,
                status: pattern[n % pattern.len()],
                reason: String::new(),
                quantity: n.is_multiple_of(2).then(|| Quantity {
                    count: 3 + n as u64,
                    measure: "lượt".into(),
                }),
                note: String::new(),
                by: PEOPLE[0].0.into(),
                at: clock::now(),
            })
        })
        .collect()
}

pub(super) fn remove(office: &Office) -> Result<Saved, Failure> {
    let samples: Vec<PlanId> = plans::list(office)?
        .into_iter()
        .filter(|p| p.sample)
        .map(|p| reader("plan", &p.id))
        .collect::<Result<_, _>>()?;
    let ((), saved) = office.change(EventKind::Samples, |tx| {
        for plan in samples {
            let filter = LogFilter {
                plan: Some(plan),
                ..LogFilter::default()
            };
            // What somebody wrote down themselves stays.
            let entries = tx.log(&filter)?.into_iter();
            let entries: Vec<EntryId> = (entries.filter(|e| e.by == PEOPLE[0].0))
                .map(|e| e.id)
                .collect();
            if !entries.is_empty() {
                tx.remove_log_entries(&entries)?;
            }
            tx.remove_plan(plan)?;
        }
        for (name, _) in PEOPLE {
            for official in tx.officials_named(name)? {
                // Somebody may have given a sample person a real task: then they stay, retired.
                let _: Removed = tx.remove_official(official.id)?;
            }
        }
        if tx.setting(setup::SET_UP)?.as_deref() == Some("sample") {
            tx.set_setting(setup::SET_UP, None)?;
            tx.set_setting(directory::OFFICER, None)?;
        }
        Ok(())
    })?;
    Ok(saved)
}
