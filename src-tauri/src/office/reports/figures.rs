//! What the figures of a report are counted from.

use super::super::directory;
use crate::clock;
use crate::wire::Failure;
use chrono::NaiveDate;
use plan::report::figures::{self, quarters_of};
use plan::{Count, Figures, Figuring, Flaw, FlawKind, Flaws, Period, PlanId};
use store::Records;

/// Plans a report tells of: its own, or all of the period's year.
pub(super) fn plans_of(
    records: &Records,
    plan: Option<PlanId>,
    period: Period,
) -> Result<Vec<(PlanId, i32)>, Failure> {
    Ok(match plan {
        Some(plan) => vec![(plan, records.plan(plan)?.year)],
        None => records
            .plans()?
            .into_iter()
            .filter(|plan| plan.year == period.of_year())
            .map(|plan| (plan.id, plan.year))
            .collect(),
    })
}

/// Counts the figures of a plan, or of all the office's work, in a period.
pub(super) fn figures(
    records: &Records,
    plan: Option<PlanId>,
    period: Period,
) -> Result<Figures, Failure> {
    let regime = directory::regime(records)?;
    let no_period = || Failure::from(Flaws::from(Flaw::new("period", FlawKind::NoSuchPeriod)));
    let days = regime.days(period).ok_or_else(no_period)?;
    let so_far = regime.days_so_far(period).ok_or_else(no_period)?;
    let before = regime.days(period.year_before()).ok_or_else(no_period)?;
    let channels = records.channels()?;
    let mut from = Figuring {
        channels: &channels,
        in_period: records.log_counts(plan, days)?,
        so_far: records.log_counts(plan, so_far)?,
        year_before: counts_before(records, plan, before)?,
        plan_year: plan.map(|id| records.plan_year(id)).transpose()?,
        ..Figuring::default()
    };
    let quarters = quarters_of(period);
    for (id, year) in plans_of(records, plan, period)? {
        from.tasks
            .extend(records.tasks(id)?.into_iter().map(|task| (year, task)));
        from.marks.extend(records.marks(id, None)?);
        let targets = records.targets(id)?.into_iter();
        from.targets
            .extend(targets.map(|aim| (aim.task, aim.quarter, aim.quantity)));
        from.indicators.extend(records.indicators(id)?);
        from.reached.extend(records.reached(id)?);
        for quarter in figures::so_far(&quarters) {
            let span = regime.span(quarter).ok_or_else(no_period)?;
            let until = (span.0, span.1.min(so_far.1));
            let mine = quarters.contains(&quarter).then_some(match &quarters[..] {
                [_] => days,
                _ => span,
            });
            let counts = records.log_by_task(id, until)?;
            if let Some(days) = mine {
                let within = if days == until {
                    counts.clone()
                } else {
                    records.log_by_task(id, days)?
                };
                from.by_task.push((quarter, within));
            }
            from.by_task_so_far.push((quarter, counts));
        }
    }
    let current = regime.quarter_of(clock::today());
    Ok(Figures::count(&from, period, current))
}

/// The same period a year before belongs to the plan that this one goes on from.
fn counts_before(
    records: &Records,
    plan: Option<PlanId>,
    days: (NaiveDate, NaiveDate),
) -> Result<Vec<Count>, Failure> {
    let mut counts = records.log_counts(plan, days)?;
    let earlier = match plan {
        Some(plan) => records.plan(plan)?.continues,
        None => None,
    };
    if let Some(earlier) = earlier {
        for count in records.log_counts(Some(earlier), days)? {
            let folded = plan::text::fold(&count.measure);
            let same = counts.iter_mut().find(|known| {
                known.channel == count.channel && plan::text::fold(&known.measure) == folded
            });
            match same {
                Some(known) => {
                    known.total = known.total.saturating_add(count.total);
                    known.entries += count.entries;
                }
                None => counts.push(count),
            }
        }
    }
    Ok(counts)
}
