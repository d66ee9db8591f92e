//! Collection forms of units: on paper, and entered when they come back.

use super::paper::{self, Material, Paper};
use super::{Office, export, log, people, print, progress};
use crate::clock;
use crate::wire::{
    Collection, CollectionChoice, CollectionEntry, CollectionForm, CollectionPlace,
    CollectionReturn, CollectionRow, CollectionUnit, ExportFormat, Failure, Printed,
    SavedCollection, Written, reader, small,
};
use chrono::NaiveDate;
use document::{Return, UnitForm, returns_list, unit_sheets};
use plan::collection::{self, unit_key};
use plan::{
    Flaw, FlawKind, Flaws, FormCode, Mark, PlanId, Quantity, Quarter, Role, Task, TaskId,
    TaskStatus, UnitTasks,
};
use std::path::Path;
use store::{Change, Collected, EventKind, Records, Tx};

fn no_unit() -> Failure {
    Failure::NotFound {
        what: "unit".to_owned(),
    }
}

/// The forms of a plan's quarter, and which of them came back.
pub fn list(office: &Office, plan: String, quarter: String) -> Result<Collection, Failure> {
    let quarter = paper::quarter(&quarter)?;
    let plan = reader("plan", &plan)?;
    office.read(|store| view(store, plan, quarter))
}

fn view(records: &Records, plan: PlanId, quarter: Quarter) -> Result<Collection, Failure> {
    let kept = records.plan(plan)?;
    let tasks = records.tasks(plan)?;
    let mut marks = records.marks(plan, None)?;
    marks.retain(|mark| mark.quarter == quarter);
    let back = records.collected(plan, quarter)?;
    let units = collection::units(&tasks, quarter, kept.year).into_iter();
    Ok(Collection {
        plan: plan.to_string(),
        title: kept.title(),
        quarter: quarter.to_string(),
        units: units
            .map(|unit| CollectionUnit {
                unit: unit.number.into(),
                code: FormCode::new(plan, quarter, unit.number).to_string(),
                returned: returned(&back, &unit.name).map(|form| CollectionReturn {
                    day: form.day.to_string(),
                    by: form.by.clone(),
                }),
                rows: unit
                    .tasks
                    .iter()
                    .map(|(task, role)| row(task, *role, &unit.name, &marks))
                    .collect(),
                name: unit.name,
            })
            .collect(),
    })
}

fn returned<'a>(back: &'a [Collected], unit: &str) -> Option<&'a Collected> {
    let key = unit_key(unit);
    back.iter().find(|form| unit_key(&form.unit) == key)
}

fn row(task: &Task, role: Role, unit: &str, marks: &[Mark]) -> CollectionRow {
    let mark = marks.iter().find(|mark| mark.task == task.id);
    let note = mark.map_or("", |mark| mark.note.as_str());
    let quantity = mark.and_then(|mark| mark.quantity.as_ref());
    CollectionRow {
        task: task.id.to_string(),
        text: task.text.clone(),
        deliverable: task.deliverable.clone(),
        leads: role == Role::Leads,
        lead: task.lead.clone(),
        status: mark.map(|mark| mark.status).unwrap_or_default().into(),
        quantity: quantity.map_or_else(String::new, |q| q.count.to_string()),
        measure: quantity.map_or_else(String::new, |q| q.measure.clone()),
        note: match role {
            Role::Leads => collection::written(note, unit),
            Role::Cooperates => collection::written_beside(note, unit),
        },
    }
}

/// The form that a code stands on.
pub fn find(office: &Office, code: String) -> Result<CollectionPlace, Failure> {
    let code: FormCode = code.parse().map_err(Flaws::from)?;
    let unknown = || Flaws::from(Flaw::new("code", FlawKind::Unknown));
    office.read(|store| {
        let plans = store.plans()?;
        let plan = plans.iter().find(|plan| code.is_of(plan.id));
        let plan = plan.ok_or_else(unknown)?;
        let tasks = store.tasks(plan.id)?;
        let units = collection::units(&tasks, code.quarter, plan.year);
        let known = units.iter().any(|unit| unit.number == code.unit);
        known.then_some(()).ok_or_else(unknown)?;
        Ok(CollectionPlace {
            plan: plan.id.to_string(),
            quarter: code.quarter.to_string(),
            unit: code.unit.into(),
        })
    })
}

/// Takes what a unit returned: marks of the tasks it leads, notes to those it co-operates in. Its
/// form then came back.
pub fn save(office: &Office, form: CollectionForm) -> Result<SavedCollection, Failure> {
    let quarter = paper::quarter(&form.quarter)?;
    let plan: PlanId = reader("plan", &form.plan)?;
    let today = office.read(|store| log::today(store))?;
    let day = came_back(&form.day, today)?;
    let by = office.read(|store| people::name(office, store))?;
    let change = Change::of(EventKind::Collected)
        .in_plan(plan)
        .noting(quarter.to_string());
    let (collection, saved) = office.change(change, |tx| {
        let tasks = tx.tasks(plan)?;
        let year = tx.plan(plan)?.year;
        let units = collection::units(&tasks, quarter, year);
        let unit = numbered(&units, form.unit)?;
        take(tx, unit, (quarter, &by), &form)?;
        let back = Collected {
            unit: unit.name.clone(),
            day,
            by,
        };
        tx.put_collected(plan, quarter, &back)?;
        view(tx, plan, quarter)
    })?;
    Ok(SavedCollection { saved, collection })
}

/// A day until today; where the clock was set back, until the day of the last change.
fn came_back(text: &str, today: NaiveDate) -> Result<NaiveDate, Failure> {
    let flaw = |kind| Failure::from(Flaws::from(Flaw::new("day", kind)));
    let day: NaiveDate = text
        .trim()
        .parse()
        .map_err(|_| flaw(FlawKind::NoSuchDate))?;
    if day > today {
        return Err(flaw(FlawKind::InTheFuture));
    }
    Ok(day)
}

fn numbered<'u, 'a>(units: &'u [UnitTasks<'a>], number: u32) -> Result<&'u UnitTasks<'a>, Failure> {
    let mut units = units.iter();
    units
        .find(|unit| u32::from(unit.number) == number)
        .ok_or_else(no_unit)
}

/// Puts the rows as marks; every flaw of every row at once. A closed quarter asks why.
fn take(
    tx: &Tx<'_>,
    unit: &UnitTasks<'_>,
    (quarter, by): (Quarter, &str),
    form: &CollectionForm,
) -> Result<(), Failure> {
    let (mut flaws, mut marked) = (Vec::new(), Vec::new());
    for (index, row) in form.rows.iter().enumerate() {
        let id: TaskId = reader("task", &row.task)?;
        let known = unit.tasks.iter().find(|(task, _)| task.id == id);
        let &(task, role) = known.ok_or_else(|| Failure::NotFound {
            what: "task".to_owned(),
        })?;
        let marks = tx.marks(task.plan, None)?;
        let old = marks
            .into_iter()
            .find(|mark| mark.task == id && mark.quarter == quarter);
        let new = match role {
            Role::Leads => led(row, &unit.name, old.as_ref()),
            Role::Cooperates => Ok(beside(row, &unit.name, old.as_ref())),
        };
        let stamped = new.and_then(|said| {
            said.map(|said| {
                let mark = Mark {
                    task: id,
                    quarter,
                    status: said.status,
                    quantity: said.quantity,
                    reason: said.reason,
                    note: said.note,
                    by: by.to_owned(),
                    at: clock::now(),
                };
                mark.checked()
            })
            .transpose()
        });
        match stamped {
            Ok(Some(mark)) => marked.push((task, old, mark)),
            Ok(None) => {}
            Err(Flaws(found)) => flaws.extend(found.into_iter().map(|flaw| Flaw {
                field: format!("rows[{index}].{}", flaw.field),
                ..flaw
            })),
        }
    }
    if !flaws.is_empty() {
        return Err(Flaws(flaws).into());
    }
    for (task, old, mark) in marked {
        let change = (old.as_ref(), Some(&mark));
        progress::guard(tx, task, quarter, &form.why, change)?;
        tx.put_mark(&mark)?;
    }
    Ok(())
}

/// What a row makes of a mark.
struct Said {
    status: TaskStatus,
    quantity: Option<Quantity>,
    reason: String,
    note: String,
}

/// A row of the unit that leads; nothing where it says what is known already.
fn led(row: &CollectionEntry, unit: &str, old: Option<&Mark>) -> Result<Option<Said>, Flaws> {
    let quantity = quantity(row)?;
    let status: TaskStatus = row.status.into();
    let same = |old: &Mark| {
        old.status == status
            && old.quantity == quantity
            && collection::written(&old.note, unit) == row.note.trim()
    };
    let blank =
        status == TaskStatus::NotStarted && quantity.is_none() && row.note.trim().is_empty();
    if old.map_or(blank, same) {
        return Ok(None);
    }
    if status == TaskStatus::Dropped && row.note.trim().is_empty() {
        return Err(Flaw::new("note", FlawKind::ReasonMissing).into());
    }
    Ok(Some(Said {
        status,
        reason: quantity
            .as_ref()
            .map(|_| collection::source_line(unit))
            .unwrap_or_default(),
        quantity,
        note: collection::noted(&row.note, unit),
    }))
}

/// A row of a unit that co-operates: its note beside what is known.
fn beside(row: &CollectionEntry, unit: &str, old: Option<&Mark>) -> Option<Said> {
    let before = old.map_or("", |mark| mark.note.as_str());
    let note = collection::noted_beside(before, &row.note, unit);
    (note != before).then(|| Said {
        status: old.map(|mark| mark.status).unwrap_or_default(),
        quantity: old.and_then(|mark| mark.quantity.clone()),
        reason: old.map(|mark| mark.reason.clone()).unwrap_or_default(),
        note,
    })
}

fn quantity(row: &CollectionEntry) -> Result<Option<Quantity>, Flaws> {
    if row.quantity.trim().is_empty() {
        return Ok(None);
    }
    let read = plan::log::read_quantity(&row.quantity);
    let read = read.map_err(|kind| Flaw::new("quantity", kind))?;
    Ok(Some(match row.measure.trim() {
        "" => read,
        measure => Quantity {
            measure: measure.to_owned(),
            ..read
        },
    }))
}

/// Takes back that a unit's form came back. What it said stays.
pub fn forget(
    office: &Office,
    plan: String,
    quarter: String,
    unit: u32,
) -> Result<SavedCollection, Failure> {
    let quarter = paper::quarter(&quarter)?;
    let plan: PlanId = reader("plan", &plan)?;
    let change = Change::of(EventKind::Collected)
        .in_plan(plan)
        .noting(quarter.to_string());
    let (collection, saved) = office.change(change, |tx| {
        let tasks = tx.tasks(plan)?;
        let units = collection::units(&tasks, quarter, tx.plan(plan)?.year);
        tx.remove_collected(plan, quarter, &numbered(&units, unit)?.name)?;
        view(tx, plan, quarter)
    })?;
    Ok(SavedCollection { saved, collection })
}

/// The forms, or the list of those that came back.
fn paper(office: &Office, plan: &str, choice: &CollectionChoice) -> Result<Paper, Failure> {
    let quarter = paper::quarter(&choice.quarter)?;
    let material = Material::read(office, reader("plan", plan)?)?;
    let id = material.plan.id;
    let back = office.read(|store| Ok(store.collected(id, quarter)?))?;
    let wanted = |unit: &UnitTasks<'_>| choice.unit.is_none_or(|it| it == small(unit.number));
    let forms: Vec<UnitForm<'_>> = collection::units(&material.tasks, quarter, material.plan.year)
        .into_iter()
        .filter(wanted)
        .map(|unit| UnitForm {
            code: FormCode::new(id, quarter, unit.number),
            unit,
        })
        .collect();
    if forms.is_empty() {
        return Err(no_unit());
    }
    let (source, profile) = (material.source(), &material.profile);
    let document = if choice.list {
        let returns: Vec<Return<'_>> = forms
            .into_iter()
            .map(|form| Return {
                day: returned(&back, &form.unit.name).map(|back| back.day),
                form,
            })
            .collect();
        returns_list(&source, quarter, &returns, profile)
    } else {
        unit_sheets(&source, quarter, &forms, profile)
    };
    let profile = material.profile.clone();
    Ok(material.paper(document, profile))
}

/// Lets the user choose where, and writes the forms there.
pub fn export(
    office: &Office,
    plan: String,
    choice: CollectionChoice,
    format: ExportFormat,
) -> Result<Written, Failure> {
    export::choose(office, &paper(office, &plan, &choice)?, format)
}

/// Writes the forms to a file named by the caller.
///
/// # Errors
/// No unit has a task, or the target cannot be written; the old file is then as it was.
pub fn export_to(
    office: &Office,
    plan: &str,
    choice: &CollectionChoice,
    format: ExportFormat,
    target: &Path,
) -> Result<Written, Failure> {
    export::put(office, &paper(office, plan, choice)?, format, target)
}

/// Hands the forms to the system's viewer, which prints.
pub fn print(office: &Office, plan: String, choice: CollectionChoice) -> Result<Printed, Failure> {
    print::of(office, &paper(office, &plan, &choice)?)
}
