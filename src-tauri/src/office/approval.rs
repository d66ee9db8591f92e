//! The sheet that goes round with a draft, on paper.

use super::packages::Senders;
use super::paper::{Material, Paper};
use super::{Office, export, print};
use crate::clock;
use crate::wire::{ExportFormat, Failure, Printed, Written, reader};
use chrono::NaiveDate;
use document::{ApprovalSheet, SheetAct, SheetStep, approval_sheet};
use plan::review::Deed;
use plan::{ContentHash, Opinion, Passage, PlanId};
use std::path::Path;

/// A hash as a sheet shows it: `8B04 D7E6`.
pub(super) fn short(hash: &str) -> String {
    let hex = hash.to_uppercase();
    match (hex.get(..4), hex.get(4..8)) {
        (Some(first), Some(second)) => format!("{first} {second}"),
        _ => hex,
    }
}

fn day(on: NaiveDate) -> String {
    on.format("%d/%m/%Y").to_string()
}

fn step(passage: &Passage) -> SheetStep {
    let opinion = match &passage.deed {
        Deed::Return { reason } | Deed::TakeBack { reason } | Deed::Correct { reason } => {
            reason.clone()
        }
        Deed::Sign { by, on, reason } => format!("{by} ký ngày {}. {reason}", day(*on))
            .trim_end()
            .to_owned(),
        Deed::Number { number, on } => format!("Số {number:02} ngày {}", day(*on)),
        Deed::Issue { on } => format!("Ngày {}", day(*on)),
        Deed::File { place } => place.clone(),
        Deed::PassForm { checks } => checks.clone(),
        Deed::Submit | Deed::PassContent | Deed::Approve | Deed::Void | Deed::Replace { .. } => {
            String::new()
        }
    };
    SheetStep {
        act: SheetAct::Step(passage.deed.step()),
        by: passage.by.clone(),
        at: clock::local(passage.at),
        opinion,
    }
}

fn said(opinion: &Opinion) -> SheetStep {
    SheetStep {
        act: SheetAct::Opinion(opinion.verdict),
        by: opinion.by.clone(),
        at: clock::local(opinion.at),
        opinion: opinion.reason.clone(),
    }
}

fn paper(office: &Office, plan: &str) -> Result<Paper, Failure> {
    let id: PlanId = reader("plan", plan)?;
    let material = Material::read(office, id)?;
    let (course, opinions, chain) = office.read(|store| {
        // The name on a judgement that a stranger sent is anybody's: it is no part of the file.
        let senders = Senders::of(store, id)?;
        let mut opinions = store.opinions(id)?;
        opinions.retain(|it| senders.is_known(it.id));
        Ok((store.course(id)?, opinions, store.chain_head()?))
    })?;
    let passages = course.passages().iter().map(step);
    let mut steps: Vec<SheetStep> = passages.chain(opinions.iter().map(said)).collect();
    steps.sort_by_key(|it| it.at);
    let content = ContentHash::of(&material.plan, &material.tasks).short();
    let sheet = ApprovalSheet {
        steps: &steps,
        round: course.round(),
        approved: course.approval().is_some(),
        content: &content,
        chain: &short(&chain),
    };
    let document = approval_sheet(&material.source(), &sheet, &material.profile);
    let profile = material.profile.clone();
    Ok(material.paper(document, profile))
}

/// Lets the user choose where, and writes a plan's approval sheet there.
pub fn export(office: &Office, plan: String, format: ExportFormat) -> Result<Written, Failure> {
    export::choose(office, &paper(office, &plan)?, format)
}

/// Writes a plan's approval sheet to a file named by the caller.
///
/// # Errors
/// No such plan, or the target cannot be written; the old file is then as it was.
pub fn export_to(
    office: &Office,
    plan: &str,
    format: ExportFormat,
    target: &Path,
) -> Result<Written, Failure> {
    export::put(office, &paper(office, plan)?, format, target)
}

/// Hands a plan's approval sheet to the system's viewer, which prints.
pub fn print(office: &Office, plan: String) -> Result<Printed, Failure> {
    print::of(office, &paper(office, &plan)?)
}
