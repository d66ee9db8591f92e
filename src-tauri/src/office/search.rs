//! Finding things, and the desk: what needs me today.

use super::{Office, directory, progress};
use crate::clock;
use crate::wire::{self, Desk, DeskTask, Failure, Hit, HitKind, PlanSummary};
use plan::{Quarter, Standing, TaskStatus};
use std::collections::HashMap;
use store::{Records, Target};

/// Most hits one search gives.
const HITS: usize = 60;

/// Finds plans, sections, tasks, people, units, what checklists ask and what was done, with or without marks.
pub fn search(office: &Office, words: String) -> Result<Vec<Hit>, Failure> {
    office.read(|store| {
        let mut seen = std::collections::HashSet::new();
        Ok(store
            .search(&words, HITS)?
            .into_iter()
            .map(hit)
            // Two blocks of one section lead to the same place.
            .filter(|h| seen.insert((h.kind as u8, h.id.clone())))
            .collect())
    })
}

fn hit(found: store::Hit) -> Hit {
    let (kind, id) = match found.target {
        Target::Plan(id) => (HitKind::Plan, id.to_string()),
        Target::Section(_, id) | Target::Block(_, id, _) => (HitKind::Section, id.to_string()),
        Target::Task(_, id) => (HitKind::Task, id.to_string()),
        Target::Official(id) => (HitKind::Official, id.to_string()),
        Target::Unit(id) => (HitKind::Unit, id.to_string()),
        Target::Checklist(_, id) => (HitKind::Checklist, id.to_string()),
        Target::Requirement(_, _, id) => (HitKind::Requirement, id.to_string()),
        Target::Entry(id) => (HitKind::Entry, id.to_string()),
    };
    let title = match (found.heading.as_str(), kind) {
        ("", _) | (_, HitKind::Plan) => found.title,
        (heading, _) => format!("{} › {heading}", found.title),
    };
    Hit {
        kind,
        plan: found.target.plan().map(|p| p.to_string()),
        id,
        title: wire::summary_title(&title),
        snippet: found.snippet,
        exact: found.exact,
    }
}

/// Most plans and tasks a list on the desk shows.
const SHOWN: usize = 50;

/// What needs me.
pub fn desk(office: &Office) -> Result<Desk, Failure> {
    let last_backup = super::backup::listed(office.path())?
        .first()
        .map(|b| b.at.clone());
    office.read(|store| {
        let today = clock::today();
        let regime = directory::regime(store)?;
        let current = regime.quarter_of(today);
        let closes = regime.span(current).map_or(today, |(_, last)| last);
        let plans: Vec<PlanSummary> = store.plans()?.into_iter().map(PlanSummary::from).collect();
        let (mut due, mut late) = (Vec::new(), Vec::new());
        for plan in plans.iter().filter(|p| p.year == current.year()) {
            tasks_of(store, plan, current, &mut due, &mut late)?;
        }
        due.truncate(SHOWN);
        late.truncate(SHOWN);
        let mut recent = plans.clone();
        recent.sort_by(|a, b| b.updated.cmp(&a.updated));
        recent.truncate(5);
        Ok(Desk {
            today: today.to_string(),
            current_quarter: current.to_string(),
            quarter_closes: closes.to_string(),
            days_left: u32::try_from((closes - today).num_days()).unwrap_or(0),
            agency_name: store
                .agency()?
                .map(|a| a.name_lines.join(" "))
                .unwrap_or_default(),
            has_sample: plans.iter().any(|p| p.sample),
            recent,
            due,
            late,
            waiting: plans
                .into_iter()
                .filter(|p| p.counts.proposed + p.counts.doubts > 0)
                .take(SHOWN)
                .collect(),
            last_backup,
        })
    })
}

fn tasks_of(
    records: &Records,
    plan: &PlanSummary,
    current: Quarter,
    due: &mut Vec<DeskTask>,
    late: &mut Vec<DeskTask>,
) -> Result<(), Failure> {
    let id = wire::reader("plan", &plan.id)?;
    let tasks = records.tasks(id)?;
    let marks = records.marks(id, None)?;
    let names: HashMap<_, _> = records
        .officials()?
        .into_iter()
        .map(|o| (o.id, o.name))
        .collect();
    let status: HashMap<_, _> = marks
        .iter()
        .map(|m| ((m.task, m.quarter), m.status))
        .collect();
    let show = |task: &plan::Task, quarter: Quarter| DeskTask {
        plan: plan.id.clone(),
        plan_title: plan.title.clone(),
        task: task.id.to_string(),
        text: task.text.clone(),
        lead: task.lead.clone(),
        official_name: task
            .official
            .and_then(|o| names.get(&o).cloned())
            .unwrap_or_default(),
        quarter: quarter.to_string(),
        status: status
            .get(&(task.id, quarter))
            .copied()
            .unwrap_or_default()
            .into(),
    };
    let open = |task: &&plan::Task| {
        let marked: Option<&TaskStatus> = status.get(&(task.id, current));
        task.standing == Standing::Accepted
            && task.timeframe.covers(current, plan.year)
            && !marked.is_some_and(|s| s.is_complete() || *s == TaskStatus::Dropped)
    };
    due.extend(tasks.iter().filter(open).map(|task| show(task, current)));
    let by_id: HashMap<String, &plan::Task> = tasks.iter().map(|t| (t.id.to_string(), t)).collect();
    for one in progress::late(plan.year, current, &tasks, &marks) {
        if let (Some(task), Ok(quarter)) = (by_id.get(&one.task), one.quarter.parse()) {
            late.push(show(task, quarter));
        }
    }
    Ok(())
}
