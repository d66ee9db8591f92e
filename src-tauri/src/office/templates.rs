//! Templates: what a new plan can begin from.

mod built_in;

pub(super) use built_in::filled;

use self::built_in::BuiltIn;
use super::{Office, letterhead, plans};
use crate::clock;
use crate::wire::{Failure, NewPlan, Removed, Saved, Template, reader};
use chrono::Datelike;
use plan::flaw::Check;
use plan::{Plan, PlanId, Task, TemplateId};
use store::{Change, EventKind};

/// Longest name of a template, in letters.
const NAME_LIMIT: usize = 200;

/// The top headings of a plan, each with its number.
fn headings(plan: &Plan) -> Vec<String> {
    plan.sections
        .iter()
        .enumerate()
        .map(|(i, section)| {
            let label = plan::model::section_label(&section.label, &[i]);
            plan::text::squeeze(&format!("{label} {}", section.title))
        })
        .collect()
}

/// The office's templates, newest first, then those of the program.
pub fn list(office: &Office) -> Result<Vec<Template>, Failure> {
    let (own, agency) =
        office.read(|store| Ok((store.templates()?, store.agency()?.unwrap_or_default())))?;
    let mut templates: Vec<Template> = own
        .into_iter()
        .map(|template| Template {
            id: template.id.to_string(),
            name: Some(template.name),
            own: true,
            sections: headings(&template.plan),
        })
        .collect();
    for built_in in BuiltIn::ALL {
        let year = clock::today().year();
        let (plan, _) = built_in.plan(year, built_in.id().to_owned(), &agency)?;
        templates.push(Template {
            id: built_in.id().to_owned(),
            name: None,
            own: false,
            sections: headings(&plan),
        });
    }
    Ok(templates)
}

/// A new plan as its form says, with the tasks of its template. Keeps nothing.
pub(super) fn begin(office: &Office, form: NewPlan) -> Result<(Plan, Vec<Task>), Failure> {
    let wanted = form.template.as_deref().unwrap_or(BuiltIn::Blank.id());
    if let Some(built_in) = BuiltIn::named(wanted) {
        let agency = office
            .read(|store| Ok(store.agency()?))?
            .unwrap_or_default();
        return built_in.plan(form.year, form.subject, &agency);
    }
    let id: TemplateId = reader("template", wanted)?;
    let template = office.read(|store| Ok(store.template(id)?))?;
    Ok(plan::copy::begun_from(
        &template.plan,
        &template.tasks,
        form.year,
        form.subject,
        &mut clock::mint,
    )?)
}

fn checked_name(name: &str) -> Result<String, Failure> {
    let mut check = Check::default();
    let name = check.required("name", name, NAME_LIMIT);
    Ok(check.finish(name)?)
}

/// Keeps a plan as a template: its words and tasks, without what belongs to that one paper.
pub fn save_as(office: &Office, plan: String, name: String) -> Result<Saved, Failure> {
    let from: PlanId = reader("plan", &plan)?;
    let name = checked_name(&name)?;
    let id = TemplateId(clock::mint());
    let change = Change::of(EventKind::TemplateSaved)
        .in_plan(from)
        .about(id.0)
        .noting(&name);
    let ((), saved) = office.change(change, |tx| {
        let (mut plan, tasks) = plan::copy::as_template(&tx.plan(from)?, &tx.tasks(from)?);
        letterhead::take_off(tx, &mut plan)?;
        Ok(tx.insert_template(id, &name, &plan, &tasks)?)
    })?;
    Ok(saved)
}

/// Gives a template of the office another name.
pub fn rename(office: &Office, template: String, name: String) -> Result<Saved, Failure> {
    let id: TemplateId = reader("template", &template)?;
    let name = checked_name(&name)?;
    let change = Change::of(EventKind::TemplateSaved)
        .about(id.0)
        .noting(&name);
    let ((), saved) = office.change(change, |tx| Ok(tx.rename_template(id, &name)?))?;
    Ok(saved)
}

/// Removes a template of the office; it can be brought back.
pub fn remove(office: &Office, template: String) -> Result<Removed, Failure> {
    let id: TemplateId = reader("template", &template)?;
    let change = Change::of(EventKind::TemplateRemoved).about(id.0);
    let (trash, saved) = office.change(change, |tx| Ok(tx.remove_template(id)?))?;
    Ok(plans::removed(trash, saved))
}
