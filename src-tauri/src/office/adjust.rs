//! A plan that changes one that was issued: a new draft with the old one's words and links.

use super::{Office, letterhead, plans};
use crate::clock;
use crate::wire::{CoursePlan, Failure, SavedPlan, reader};
use plan::register::numbered;
use plan::{Flaw, FlawKind, Flaws, Head, PartialDate, Plan, PlanId, PlanState, Standing, Task};
use store::Records;

/// Begins a plan that changes an issued one.
pub fn begin(office: &Office, plan: String) -> Result<SavedPlan, Failure> {
    let id: PlanId = reader("plan", &plan)?;
    let (new, tasks) = office.read(|store| {
        let (old, tasks) = (store.plan(id)?, store.tasks(id)?);
        if old.state() != PlanState::Issued {
            return Err(Flaws::from(Flaw::new("plan", FlawKind::OutOfTurn)).into());
        }
        let agency = store.agency()?.unwrap_or_default();
        let (mut new, tasks) = adjusted(&old, &tasks, &agency)?;
        letterhead::take_off(store, &mut new)?;
        Ok((new, tasks))
    })?;
    plans::keep_begun(office, &new, &tasks)
}

/// The old plan's words and accepted tasks with fresh ids, linked to it, its number among the bases.
fn adjusted(
    old: &Plan,
    tasks: &[Task],
    agency: &plan::Agency,
) -> Result<(Plan, Vec<Task>), Failure> {
    let accepted = tasks.iter().filter(|it| it.standing == Standing::Accepted);
    let accepted: Vec<Task> = accepted.cloned().collect();
    let (mut new, tasks) = plan::copy::renewed(old, &accepted, old.year, &mut clock::mint);
    let mut opening = old.head.opening.clone();
    if !opening.bases.is_empty() {
        opening.bases.push(document::cited(old, agency));
    }
    let head = Head {
        number: None,
        date: PartialDate::default(),
        draft: false,
        subject: document::adjusting(old, agency),
        opening,
        ..old.head.clone()
    };
    new.set_head(old.year, head)?;
    new.continues = Some(old.id);
    new.doubts.clear();
    new.left_over.clear();
    Ok((new, tasks))
}

/// A plan as another's course names it.
fn named(records: &Records, id: PlanId) -> Result<Option<CoursePlan>, Failure> {
    let plan = match records.plan(id) {
        Ok(plan) => plan,
        Err(store::StoreError::NotFound { .. }) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let agency = records.agency()?.unwrap_or_default();
    let symbol = plan
        .head
        .number
        .map(|number| numbered(number, document::notation(&plan, &agency)));
    Ok(Some(CoursePlan {
        plan: id.to_string(),
        title: plan.title(),
        symbol: symbol.unwrap_or_default(),
        stage: records.course(id)?.stage().into(),
        issued: plan.state() == PlanState::Issued,
    }))
}

/// The issued plan of the same year that this one changes.
pub(super) fn of(records: &Records, plan: &Plan) -> Result<Option<CoursePlan>, Failure> {
    let Some(old) = plan.continues else {
        return Ok(None);
    };
    let same_year = records.plan_year(old).is_ok_and(|year| year == plan.year);
    if !same_year {
        return Ok(None);
    }
    Ok(named(records, old)?.filter(|it| it.issued))
}

/// Plans of the same year that change this one.
pub(super) fn by(records: &Records, plan: &Plan) -> Result<Vec<CoursePlan>, Failure> {
    if plan.state() != PlanState::Issued {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for other in records.plans()? {
        if other.continues == Some(plan.id) && other.year == plan.year {
            found.extend(named(records, other.id)?);
        }
    }
    Ok(found)
}
