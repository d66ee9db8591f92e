//! What tasks aim at in their quarters, and what they cost.

use super::Office;
use super::tasks::changed_tasks;
use crate::wire::{
    BudgetSource, BudgetSums, ChangedTasks, Failure, TargetsEdit, TargetsProposal, TaskTarget,
    reader, small,
};
use plan::log::read_quantity;
use plan::{Flaw, Flaws, PlanId, Quantity, Target, TaskId};
use std::collections::HashSet;
use store::{Change, EventKind};

/// Keeps what tasks aim at, in one change.
pub fn set(
    office: &Office,
    plan: String,
    targets: Vec<TargetsEdit>,
) -> Result<ChangedTasks, Failure> {
    let plan: PlanId = reader("plan", &plan)?;
    let edits = targets
        .iter()
        .map(|edit| {
            let task = reader("task", &edit.task)?;
            Ok((task, read(task, edit)?))
        })
        .collect::<Result<Vec<(TaskId, Vec<Target>)>, Failure>>()?;
    let ids: Vec<TaskId> = edits.iter().map(|(task, _)| *task).collect();
    let mut change = Change::of(EventKind::TargetsSet);
    if let [only] = &ids[..] {
        change = change.about(only.0);
    }
    changed_tasks(office, plan, change, &ids, |tx| {
        for (task, targets) in &edits {
            tx.set_targets(*task, targets)?;
        }
        Ok(())
    })
}

fn read(task: TaskId, edit: &TargetsEdit) -> Result<Vec<Target>, Failure> {
    let filled = (edit.counts.iter()).filter(|count| !count.count.trim().is_empty());
    filled
        .map(|count| {
            let field = |kind| Flaws::from(Flaw::new(format!("count_{}", count.quarter), kind));
            let quantity = read_quantity(&count.count).map_err(field)?;
            let target = Target {
                task,
                quarter: super::paper::quarter(&count.quarter)?,
                quantity: Quantity {
                    count: quantity.count,
                    measure: match edit.measure.trim() {
                        "" => quantity.measure,
                        measure => measure.to_owned(),
                    },
                },
            };
            Ok(target.checked()?)
        })
        .collect()
}

/// What the words of tasks without a target seem to aim at; keeps nothing.
pub fn propose(office: &Office, plan: String) -> Result<Vec<TargetsProposal>, Failure> {
    let plan: PlanId = reader("plan", &plan)?;
    office.read(|store| {
        let year = store.plan_year(plan)?;
        let known: HashSet<TaskId> = store.targets(plan)?.into_iter().map(|t| t.task).collect();
        let tasks = store.tasks(plan)?;
        let open = tasks.iter().filter(|task| !known.contains(&task.id));
        Ok(open
            .map(|task| TargetsProposal {
                task: task.id.to_string(),
                text: task.text.clone(),
                words: match task.deliverable.as_str() {
                    "" => task.text.clone(),
                    words => words.to_owned(),
                },
                targets: (plan::target::proposed(task, year).iter())
                    .map(TaskTarget::from)
                    .collect(),
            })
            .filter(|proposal| !proposal.targets.is_empty())
            .collect())
    })
}

/// What the tasks of a plan cost together.
pub fn budget(office: &Office, plan: String) -> Result<BudgetSums, Failure> {
    let plan: PlanId = reader("plan", &plan)?;
    let tasks = office.read(|store| Ok(store.tasks(plan)?))?;
    let sums = plan::budget::sums(&tasks);
    let source = |amount: &plan::budget::Amount| BudgetSource {
        name: amount.source.clone(),
        amount: plan::budget::dong(amount.dong),
    };
    Ok(BudgetSums {
        total: match sums.total {
            0 => String::new(),
            total => plan::budget::dong(total),
        },
        sources: sums.by_source.iter().map(source).collect(),
        unpriced: small(sums.unpriced),
    })
}
