//! The desk: what is due, late or missing today.

use super::{Office, log, progress, regime};
use crate::clock;
use crate::wire::{
    self, Desk, DeskHanded, DeskReturned, DeskSlot, DeskTask, DeskUnproven, Failure, NextReport,
    OverdueReport, PlanState, PlanSummary, Stage,
};
use chrono::{Datelike, NaiveDate};
use plan::{
    Mark, OfficialId, Period, Quarter, Regime, ReportRegime, Standing, Task, TaskId, TaskStatus,
};
use std::collections::{HashMap, HashSet};
use store::{OpenSlot, Records};

/// Most plans, tasks and broadcasts a list on the desk shows.
const SHOWN: usize = 50;
/// Days after which a report that was not sent is no longer asked for.
const OVERDUE_FOR: i64 = 366;

/// What needs me.
pub fn get(office: &Office) -> Result<Desk, Failure> {
    let last_backup = super::backup::listed(office.path())?
        .first()
        .map(|b| b.at.clone());
    office.read(|store| {
        let (today, seen) = (clock::today(), log::today(store)?);
        let regime = regime::current(store)?;
        let current = regime.closes.quarter_of(today);
        let closes = regime.closes.span(current).map_or(today, |(_, last)| last);
        let plans: Vec<PlanSummary> = store.plans()?.into_iter().map(PlanSummary::from).collect();
        let names = store.officials()?.into_iter().map(|o| (o.id, o.name));
        let names: HashMap<OfficialId, String> = names.collect();
        let (mut due, mut late, mut unproven) = (Vec::new(), Vec::new(), Vec::new());
        let next = regime.next(today).map(|(period, _)| period);
        let wanted = [Some(current.year()), next.map(Period::of_year)];
        let sheets = plans
            .iter()
            .filter(|plan| wanted.contains(&Some(plan.year)))
            .map(|plan| Sheet::read(store, plan))
            .collect::<Result<Vec<_>, _>>()?;
        for sheet in sheets.iter().filter(|s| s.plan.year == current.year()) {
            due.extend(sheet.due(current, &names));
            late.extend(sheet.late(current, &names));
            unproven.extend(sheet.unproven(store, regime.closes, current)?);
        }
        let (slot_count, slots) = store.open_slots(today, SHOWN as u32)?;
        let mut recent = plans.clone();
        recent.sort_by(|a, b| b.updated.cmp(&a.updated));
        let drafts = recent
            .iter()
            .filter(|p| p.state == PlanState::Drafting && !p.sample)
            .filter(|p| matches!(p.stage, None | Some(Stage::Drafting)))
            .take(SHOWN)
            .cloned()
            .collect();
        let (returned, handed) = (returned(store, &recent)?, handed(store, &recent)?);
        recent.truncate(5);
        Ok(Desk {
            returned,
            handed,
            today: today.to_string(),
            clock_behind: (seen > today).then(|| seen.to_string()),
            current_quarter: current.to_string(),
            quarter_closes: closes.to_string(),
            days_left: u32::try_from((closes - today).num_days()).unwrap_or(0),
            agency_name: store
                .agency()?
                .map(|a| a.name_lines.join(" "))
                .unwrap_or_default(),
            has_sample: plans.iter().any(|p| p.sample),
            recent,
            due_count: wire::small(due.len()),
            late_count: wire::small(late.len()),
            due: first(due),
            late: first(late),
            drafts,
            report: next_report(store, &regime, &sheets, today)?,
            overdue: overdue(store, &regime, &plans, today)?,
            unproven: first(unproven),
            waiting: plans
                .iter()
                .filter(|p| p.counts.proposed + p.counts.doubts > 0)
                .take(SHOWN)
                .cloned()
                .collect(),
            slots: slots.iter().map(|slot| slot_view(slot, today)).collect(),
            slot_count: u32::try_from(slot_count).unwrap_or(u32::MAX),
            last_backup,
        })
    })
}

/// The last step of a plan's course, with its id.
fn last_step(records: &Records, plan: &PlanSummary) -> Result<Option<plan::Passage>, Failure> {
    let course = records.course(wire::reader("plan", &plan.id)?)?;
    Ok(course.passages().last().cloned())
}

/// Drafts that came back, the one edited last first.
fn returned(records: &Records, plans: &[PlanSummary]) -> Result<Vec<DeskReturned>, Failure> {
    let mut returned = Vec::new();
    let back = plans.iter().filter(|p| p.stage == Some(Stage::Returned));
    for plan in back.take(SHOWN) {
        if let Some(step) = last_step(records, plan)? {
            let told = wire::CoursePassage::from(&step);
            returned.push(DeskReturned {
                plan: plan.id.clone(),
                title: plan.title.clone(),
                reason: told.reason,
                by: told.by,
                at: told.at,
            });
        }
    }
    Ok(returned)
}

/// Plans that wait for a step of somebody, in the order of the steps.
fn handed(records: &Records, plans: &[PlanSummary]) -> Result<Vec<DeskHanded>, Failure> {
    const WAITING: [Stage; 6] = [
        Stage::UnitReview,
        Stage::FormatCheck,
        Stage::LeaderReview,
        Stage::Approved,
        Stage::Signed,
        Stage::Numbered,
    ];
    let mut handed = Vec::new();
    for stage in WAITING {
        for plan in plans.iter().filter(|p| p.stage == Some(stage)) {
            if handed.len() == SHOWN {
                return Ok(handed);
            }
            if let Some(step) = last_step(records, plan)? {
                let told = wire::CoursePassage::from(&step);
                handed.push(DeskHanded {
                    plan: plan.id.clone(),
                    title: plan.title.clone(),
                    stage,
                    since: told.at,
                    by: told.by,
                });
            }
        }
    }
    Ok(handed)
}

fn first<T>(mut list: Vec<T>) -> Vec<T> {
    list.truncate(SHOWN);
    list
}

fn slot_view(slot: &OpenSlot, today: NaiveDate) -> DeskSlot {
    DeskSlot {
        id: slot.id.to_string(),
        day: slot.day.to_string(),
        time: slot
            .time
            .map(|time| time.format("%H:%M").to_string())
            .unwrap_or_default(),
        minutes: slot.minutes,
        topic: slot.topic.clone(),
        place: slot.place.clone(),
        late: slot.day < today,
    }
}

/// A plan's tasks with their marks.
struct Sheet<'p> {
    plan: &'p PlanSummary,
    tasks: Vec<Task>,
    marks: Vec<Mark>,
    status: HashMap<(TaskId, Quarter), TaskStatus>,
}

impl<'p> Sheet<'p> {
    fn read(records: &Records, plan: &'p PlanSummary) -> Result<Self, Failure> {
        let id = wire::reader("plan", &plan.id)?;
        let marks = records.marks(id, None)?;
        Ok(Self {
            plan,
            tasks: records.tasks(id)?,
            status: marks
                .iter()
                .map(|m| ((m.task, m.quarter), m.status))
                .collect(),
            marks,
        })
    }

    fn show(&self, task: &Task, quarter: Quarter, names: &HashMap<OfficialId, String>) -> DeskTask {
        DeskTask {
            plan: self.plan.id.clone(),
            plan_title: self.plan.title.clone(),
            task: task.id.to_string(),
            text: task.text.clone(),
            lead: task.lead.clone(),
            official_name: task
                .official
                .and_then(|o| names.get(&o).cloned())
                .unwrap_or_default(),
            quarter: quarter.to_string(),
            status: self
                .status
                .get(&(task.id, quarter))
                .copied()
                .unwrap_or_default()
                .into(),
        }
    }

    /// Tasks due in a quarter that are neither complete nor dropped.
    fn due(&self, quarter: Quarter, names: &HashMap<OfficialId, String>) -> Vec<DeskTask> {
        self.tasks
            .iter()
            .filter(|task| {
                let marked = self.status.get(&(task.id, quarter));
                task.standing == Standing::Accepted
                    && task.timeframe.covers(quarter, self.plan.year)
                    && !marked.is_some_and(|s| s.is_complete() || *s == TaskStatus::Dropped)
            })
            .map(|task| self.show(task, quarter, names))
            .collect()
    }

    /// Tasks late from quarters before.
    fn late(&self, current: Quarter, names: &HashMap<OfficialId, String>) -> Vec<DeskTask> {
        let by_id: HashMap<String, &Task> =
            self.tasks.iter().map(|t| (t.id.to_string(), t)).collect();
        progress::late(self.plan.year, current, &self.tasks, &self.marks)
            .iter()
            .filter_map(|one| {
                let task = by_id.get(&one.task)?;
                Some(self.show(task, one.quarter.parse().ok()?, names))
            })
            .collect()
    }

    /// How many tasks are marked as done in a quarter, or logged in it, while nothing proves
    /// them: those that [`plan::Proof::missing`] names, counted by the store's indexes.
    fn unproven(
        &self,
        records: &Records,
        closes: Regime,
        quarter: Quarter,
    ) -> Result<Option<DeskUnproven>, Failure> {
        let Some(days) = closes.span(quarter) else {
            return Ok(None);
        };
        let id = wire::reader("plan", &self.plan.id)?;
        let proven = records.proven_tasks(id, days, (quarter, quarter))?;
        let logged = records.log_by_task(id, days)?.into_iter();
        let logged: HashSet<TaskId> = logged.map(|count| count.task).collect();
        let claimed = |task: TaskId| {
            let status = self.status.get(&(task, quarter));
            status.is_some_and(|it| it.is_complete()) || logged.contains(&task)
        };
        let bare = self.tasks.iter().filter(|task| {
            task.standing == Standing::Accepted && claimed(task.id) && !proven.contains(&task.id)
        });
        let tasks = wire::small(bare.count());
        Ok((tasks > 0).then(|| DeskUnproven {
            plan: self.plan.id.clone(),
            plan_title: self.plan.title.clone(),
            tasks,
        }))
    }
}

/// Reports due before today and not sent. Where drafts of a period are kept, each that was not
/// sent is one; where none is kept, the period itself, if there was anything to tell: tasks of
/// its year or entries of the log.
fn overdue(
    records: &Records,
    regime: &ReportRegime,
    plans: &[PlanSummary],
    today: NaiveDate,
) -> Result<Vec<OverdueReport>, Failure> {
    let kept = records.reports()?;
    let years = today.year() - 2..=today.year();
    let periods = years.flat_map(|year| {
        let spans = regime.reports.iter().map(|report| report.span);
        spans.filter_map(move |span| Period::new(year, span).ok())
    });
    let mut found = Vec::new();
    for period in periods {
        let Some(due) = regime.due(period) else {
            continue;
        };
        let days_late = (today - due).num_days();
        if !(1..=OVERDUE_FOR).contains(&days_late) {
            continue;
        }
        let late = |report: Option<String>, subject: String| OverdueReport {
            period: period.to_string(),
            due: due.to_string(),
            days_late: u32::try_from(days_late).unwrap_or(u32::MAX),
            report,
            subject,
        };
        let mut drafts = kept
            .iter()
            .filter(|it| it.report.period == period)
            .peekable();
        if drafts.peek().is_some() {
            found.extend(drafts.filter(|it| it.sent.is_none()).map(|it| {
                let subject = plan::text::squeeze(&it.report.text.subject);
                late(Some(it.report.id.to_string()), subject)
            }));
        } else if is_told(records, regime.closes, plans, period)? {
            found.push(late(None, String::new()));
        }
    }
    found.sort_by(|a, b| (&a.due, &a.period).cmp(&(&b.due, &b.period)));
    Ok(first(found))
}

/// Whether there is anything to tell of a period.
fn is_told(
    records: &Records,
    closes: Regime,
    plans: &[PlanSummary],
    period: Period,
) -> Result<bool, Failure> {
    let year = period.of_year();
    if plans
        .iter()
        .any(|it| it.year == year && it.counts.tasks > 0)
    {
        return Ok(true);
    }
    match closes.days(period) {
        Some(days) => Ok(!records.log_counts(None, days)?.is_empty()),
        None => Ok(false),
    }
}

fn next_report(
    records: &Records,
    regime: &ReportRegime,
    sheets: &[Sheet<'_>],
    today: NaiveDate,
) -> Result<Option<NextReport>, Failure> {
    let Some((period, _)) = regime.next(today) else {
        return Ok(None);
    };
    let Some(report) = regime::dated(regime, period, today) else {
        return Ok(None);
    };
    let mut next = NextReport {
        report,
        tasks: 0,
        without_mark: 0,
        without_figure: 0,
        without_evidence: 0,
    };
    for sheet in sheets.iter().filter(|s| s.plan.year == period.of_year()) {
        lacks(records, regime.closes, sheet, period, &mut next)?;
    }
    Ok(Some(next))
}

/// Adds what a plan's tasks lack in a period.
fn lacks(
    records: &Records,
    closes: Regime,
    sheet: &Sheet<'_>,
    period: Period,
    next: &mut NextReport,
) -> Result<(), Failure> {
    let Some(days) = closes.days(period) else {
        return Ok(());
    };
    let (from, to) = (closes.quarter_of(days.0), closes.quarter_of(days.1));
    let plan = sheet.plan;
    let id = wire::reader("plan", &plan.id)?;
    let proven = records.proven_tasks(id, days, (from, to))?;
    let logged = records.log_by_task(id, days)?.into_iter();
    let logged: HashSet<TaskId> = logged.map(|count| count.task).collect();
    let figured: HashSet<TaskId> = sheet
        .marks
        .iter()
        .filter(|m| (from..=to).contains(&m.quarter) && m.quantity.is_some())
        .map(|m| m.task)
        .chain(logged)
        .collect();
    for task in sheet
        .tasks
        .iter()
        .filter(|t| t.standing == Standing::Accepted)
    {
        let mut quarters = Quarter::of_year(plan.year)
            .filter(|q| (from..=to).contains(q) && task.timeframe.covers(*q, plan.year))
            .peekable();
        if quarters.peek().is_none() {
            continue;
        }
        next.tasks += 1;
        let unmarked = quarters.any(|q| !sheet.status.contains_key(&(task.id, q)));
        next.without_mark += u32::from(unmarked);
        next.without_figure += u32::from(!figured.contains(&task.id));
        next.without_evidence += u32::from(!proven.contains(&task.id));
    }
    Ok(())
}
