//! Assignment slips of a plan's officials.

use super::paper::{Material, Paper};
use super::{Office, export, print};
use crate::wire::{
    self, ExportFormat, Failure, Printed, SlipChoice, SlipList, SlipReceiver, Written, reader,
    small,
};
use document::{Document, Receiver, slips};
use plan::{Official, OfficialId, Standing, UnitId};
use std::collections::HashMap;
use std::path::Path;

/// Who gets a slip, and which tasks none.
pub fn list(office: &Office, plan: String) -> Result<SlipList, Failure> {
    let material = Material::read(office, reader("plan", &plan)?)?;
    let tasks = tasks_of(&material);
    let (active, retired): (Vec<&Official>, Vec<&Official>) = material
        .officials
        .iter()
        .filter(|official| tasks.contains_key(&Some(official.id)))
        .partition(|official| official.active);
    let view = |official: &&Official| SlipReceiver {
        official: official.id.to_string(),
        name: official.name.clone(),
        position: official.position.clone(),
        tasks: small(tasks.get(&Some(official.id)).copied().unwrap_or_default()),
    };
    Ok(SlipList {
        plan,
        receivers: active.iter().map(view).collect(),
        retired: retired.iter().map(view).collect(),
        unassigned: small(tasks.get(&None).copied().unwrap_or_default()),
    })
}

/// How many accepted tasks each official has; those of nobody besides.
fn tasks_of(material: &Material) -> HashMap<Option<OfficialId>, usize> {
    let mut tasks = HashMap::new();
    for task in &material.tasks {
        if task.standing == Standing::Accepted {
            *tasks.entry(task.official).or_default() += 1;
        }
    }
    tasks
}

/// The slips that were asked for.
fn paper(office: &Office, plan: &str, choice: &SlipChoice) -> Result<Paper, Failure> {
    let material = Material::read(office, reader("plan", plan)?)?;
    let wanted: Option<OfficialId> = choice
        .official
        .as_ref()
        .map(|id| reader("official", id))
        .transpose()?;
    let tasks = tasks_of(&material);
    let officials: Vec<&Official> = material
        .officials
        .iter()
        .filter(|it| it.active && tasks.contains_key(&Some(it.id)))
        .filter(|it| wanted.is_none_or(|wanted| it.id == wanted))
        .collect();
    if officials.is_empty() {
        return Err(Failure::NotFound {
            what: "official".to_owned(),
        });
    }
    let units = office.read(|store| Ok(store.units()?))?;
    let name = |id: Option<UnitId>| units.iter().find(|unit| Some(unit.id) == id);
    let receivers: Vec<Receiver<'_>> = officials
        .into_iter()
        .map(|official| Receiver {
            official,
            unit: name(official.unit).map_or("", |unit| unit.name.as_str()),
        })
        .collect();
    let profile = material.profile.clone().on(choice.paper.into());
    let document: Document = slips(&material.source(), &receivers, &profile);
    Ok(material.paper(document, profile))
}

/// Lets the user choose where, and writes the slips there.
pub fn export(
    office: &Office,
    plan: String,
    choice: SlipChoice,
    format: ExportFormat,
) -> Result<Written, Failure> {
    export::choose(office, &paper(office, &plan, &choice)?, format)
}

/// Writes the slips to a file named by the caller.
///
/// # Errors
/// Nobody has a task, or the target cannot be written; the old file is then as it was.
pub fn export_to(
    office: &Office,
    plan: &str,
    choice: &SlipChoice,
    format: ExportFormat,
    target: &Path,
) -> Result<Written, Failure> {
    export::put(office, &paper(office, plan, choice)?, format, target)
}

/// Hands the slips to the system's viewer, which prints.
pub fn print(office: &Office, plan: String, choice: SlipChoice) -> Result<Printed, Failure> {
    print::of(office, &paper(office, &plan, &choice)?)
}

impl From<wire::PaperSize> for document::PaperSize {
    fn from(paper: wire::PaperSize) -> Self {
        match paper {
            wire::PaperSize::A4 => Self::A4,
            wire::PaperSize::A5 => Self::A5,
        }
    }
}
