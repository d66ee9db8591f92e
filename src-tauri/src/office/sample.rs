//! The sample: an invented commune's plan in the middle of its year, to try things out on.

use super::{Office, directory, import, plans, setup};
use crate::clock;
use crate::wire::{Failure, Imported, Saved, reader};
use plan::{
    Agency, Mark, Official, OfficialId, PlanId, Quantity, Quarter, Standing, Task, TaskStatus,
    UnitKind,
};
use store::{Change, EventKind, Removed, Tx};

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
            for mark in marks(i, &task, tx.plan(id)?.year) {
                tx.put_mark(&mark)?;
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
