//! Letters that remind units of what is overdue.

use super::paper::{self, Material, Paper};
use super::{Office, directory, export, print};
use crate::clock;
use crate::wire::{
    ExportFormat, Failure, Printed, ReminderChoice, ReminderList, ReminderUnit, Written, reader,
    small,
};
use chrono::{Days, NaiveDate};
use document::{Reminder, reminders};
use plan::collection::unit_key;
use plan::{Flaw, FlawKind, Flaws, Quarter, UnitOverdue};
use std::path::Path;

/// Days a unit has to answer, where nobody says.
const DAYS: u64 = 7;

/// What is overdue up to a quarter, unit by unit.
pub fn list(office: &Office, plan: String, quarter: String) -> Result<ReminderList, Failure> {
    let quarter = paper::quarter(&quarter)?;
    let material = Material::read(office, reader("plan", &plan)?)?;
    let (unowned, units): (Vec<_>, Vec<_>) = overdue(office, &material, quarter)?
        .into_iter()
        .partition(|unit| unit.name.is_empty());
    Ok(ReminderList {
        plan,
        quarter: quarter.to_string(),
        units: units
            .into_iter()
            .map(|unit| ReminderUnit {
                tasks: small(unit.items.len()),
                name: unit.name,
            })
            .collect(),
        unowned: small(unowned.iter().map(|unit| unit.items.len()).sum::<usize>()),
        by: usual_day(clock::today()).to_string(),
    })
}

/// The day by which a unit answers, where nobody says.
pub fn usual_day(today: NaiveDate) -> NaiveDate {
    today.checked_add_days(Days::new(DAYS)).unwrap_or(today)
}

fn overdue<'a>(
    office: &Office,
    material: &'a Material,
    quarter: Quarter,
) -> Result<Vec<UnitOverdue<'a>>, Failure> {
    let today = clock::today();
    let current = office.read(|store| Ok(directory::regime(store)?.quarter_of(today)))?;
    Ok(plan::overdue::overdue(
        material.plan.year,
        &material.tasks,
        material.ledger.marks(),
        quarter,
        (current, today),
    ))
}

/// The letters that were asked for.
fn paper(office: &Office, plan: &str, choice: &ReminderChoice) -> Result<Paper, Failure> {
    let quarter = paper::quarter(&choice.quarter)?;
    let by = answered_by(&choice.by, clock::today())?;
    let material = Material::read(office, reader("plan", plan)?)?;
    let wanted = choice.unit.as_deref().map(unit_key);
    let mut units = overdue(office, &material, quarter)?;
    units.retain(|unit| {
        let key = unit_key(&unit.name);
        !key.is_empty() && wanted.as_ref().is_none_or(|wanted| *wanted == key)
    });
    if units.is_empty() {
        return Err(Failure::NotFound {
            what: "unit".to_owned(),
        });
    }
    let reminder = Reminder {
        units,
        quarter,
        today: clock::today(),
        by,
        together: choice.together,
    };
    let document = reminders(&material.source(), &reminder, &material.profile);
    let profile = material.profile.clone();
    Ok(material.paper(document, profile))
}

/// A day to come.
fn answered_by(text: &str, today: NaiveDate) -> Result<NaiveDate, Failure> {
    let flaw = |kind| Failure::from(Flaws::from(Flaw::new("by", kind)));
    let day: NaiveDate = text
        .trim()
        .parse()
        .map_err(|_| flaw(FlawKind::NoSuchDate))?;
    if day < today {
        return Err(flaw(FlawKind::OutOfRange));
    }
    Ok(day)
}

/// Lets the user choose where, and writes the letters there.
pub fn export(
    office: &Office,
    plan: String,
    choice: ReminderChoice,
    format: ExportFormat,
) -> Result<Written, Failure> {
    export::choose(office, &paper(office, &plan, &choice)?, format)
}

/// Writes the letters to a file named by the caller.
///
/// # Errors
/// Nothing is overdue, or the target cannot be written; the old file is then as it was.
pub fn export_to(
    office: &Office,
    plan: &str,
    choice: &ReminderChoice,
    format: ExportFormat,
    target: &Path,
) -> Result<Written, Failure> {
    export::put(office, &paper(office, plan, choice)?, format, target)
}

/// Hands the letters to the system's viewer, which prints.
pub fn print(office: &Office, plan: String, choice: ReminderChoice) -> Result<Printed, Failure> {
    print::of(office, &paper(office, &plan, &choice)?)
}
