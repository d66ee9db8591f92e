//! What was done of a plan in a period, for the command line.

use super::{Office, directory, progress, score};
use crate::clock;
use crate::wire::{
    Amount, Attained, ChannelCount, Failure, IndicatorEdit, IndicatorProgress, PeriodProgress,
    TaskProgress, reader, small,
};
use plan::{Channel, Period, PlanId, Quarter, Standing};
use store::Records;

/// Counts in the period and up to its end, tasks, indicators and points.
pub fn get(office: &Office, plan: &str, period: &str) -> Result<PeriodProgress, Failure> {
    let plan = reader("plan", plan)?;
    let period: Period = period.parse().map_err(plan::Flaws::from)?;
    office.read(|store| view(store, plan, period))
}

fn view(records: &Records, plan: PlanId, period: Period) -> Result<PeriodProgress, Failure> {
    let regime = directory::regime(records)?;
    let (Some(days), Some(so_far)) = (regime.days(period), regime.days_so_far(period)) else {
        let flaw = plan::Flaw::new("period", plan::FlawKind::NoSuchPeriod);
        return Err(plan::Flaws::from(flaw).into());
    };
    let score = score::view(records, plan, period)?;
    Ok(PeriodProgress {
        plan: plan.to_string(),
        title: records.plan(plan)?.title(),
        period: period.to_string(),
        first: days.0.to_string(),
        last: days.1.to_string(),
        counts: counts(
            &records.channels()?,
            &records.log_counts(Some(plan), days)?,
            &records.log_counts(Some(plan), so_far)?,
        ),
        tasks: tasks(records, plan, period)?,
        indicators: indicators(records, plan, period)?,
        completion: score.completion.clone(),
        score,
    })
}

fn counts(
    channels: &[Channel],
    in_period: &[plan::Count],
    so_far: &[plan::Count],
) -> Vec<ChannelCount> {
    let name = |code: &str| {
        let known = channels.iter().find(|c| c.code == code);
        known.map_or_else(|| code.to_owned(), |c| c.name.clone())
    };
    plan::count::side_by_side(in_period, so_far, &[])
        .into_iter()
        .map(|count| ChannelCount {
            name: name(&count.channel),
            channel: count.channel,
            measure: count.measure,
            in_period: small(count.in_period.0),
            cumulative: small(count.so_far.0),
        })
        .collect()
}

fn tasks(records: &Records, plan: PlanId, period: Period) -> Result<Vec<TaskProgress>, Failure> {
    let year = records.plan_year(plan)?;
    let all = records.tasks(plan)?;
    let ledger = progress::ledger(records, plan, period.of_year())?;
    let today = clock::today();
    let now = (directory::regime(records)?.quarter_of(today), today);
    let quarters: Vec<Quarter> = period.quarters().collect();
    let task = |task: &plan::Task| {
        let marked = |quarter: Quarter| ledger.mark(task.id, quarter).map(|m| m.status);
        let total = ledger.over(task.id, quarters.iter().copied());
        TaskProgress {
            task: task.id.to_string(),
            text: task.text.clone(),
            lead: task.lead.clone(),
            status: quarters
                .iter()
                .rev()
                .find_map(|quarter| marked(*quarter))
                .map(Into::into),
            figure: total.figure.as_ref().map(Amount::from),
            source: total.source.map(Into::into),
            log: total.log.as_ref().map(Amount::from),
            target: total.target.as_ref().map(Amount::from),
            late: quarters
                .iter()
                .any(|q| plan::progress::is_late(task, year, *q, now, marked(*q))),
        }
    };
    let accepted = all.iter().filter(|t| t.standing == Standing::Accepted);
    Ok(accepted.map(task).collect())
}

fn indicators(
    records: &Records,
    plan: PlanId,
    period: Period,
) -> Result<Vec<IndicatorProgress>, Failure> {
    let reached = records.reached(plan)?;
    let quarters: Vec<Quarter> = period.quarters().collect();
    let view = |indicator: plan::Indicator| {
        let sum = |counted: &dyn Fn(&Quarter) -> bool| {
            let mine = reached
                .iter()
                .filter(|r| r.indicator == indicator.id && counted(&r.quarter));
            Attained::of(&period, plan::Attained::of(mine), indicator.aim)
        };
        let so_far = |quarter: &Quarter| {
            quarter.year() == period.of_year()
                && quarters.last().is_some_and(|last| quarter <= last)
        };
        let (in_period, cumulative) = (sum(&|q| quarters.contains(q)), sum(&so_far));
        let IndicatorEdit {
            text,
            unit,
            kind,
            aim,
            ..
        } = IndicatorEdit::from(&indicator);
        IndicatorProgress {
            text,
            unit,
            kind,
            aim,
            in_period,
            cumulative,
        }
    };
    Ok(records.indicators(plan)?.into_iter().map(view).collect())
}
