//! What the commune's score sheet gives for a plan.

use super::{Office, directory, people};
use crate::wire::{Failure, FamilyScore, Saved, Score, ScoreRules, reader, small};
use plan::{Attained, Basis, Completion, FamilyUse, Matrix, Period, PlanId, Quarter};
use store::{Change, EventKind, Records};

/// Setting: how points are given, as JSON.
const RULES: &str = "score_rules";

/// Points of a plan in a period, and how they were computed.
pub fn get(office: &Office, plan: String, period: String) -> Result<Score, Failure> {
    let plan = reader("plan", &plan)?;
    let period = period.parse().map_err(plan::Flaws::from)?;
    office.read(|store| view(store, plan, period))
}

/// The rules in force: the office's own, or the program's.
fn rules(records: &Records) -> Result<plan::ScoreRules, Failure> {
    let kept = records.setting(RULES)?;
    Ok(kept
        .and_then(|text| serde_json::from_str::<ScoreRules>(&text).ok())
        .and_then(|rules| rules.into_rules().ok())
        .unwrap_or_default())
}

/// Sets the rules; without any, the program's are in force again.
pub fn save_rules(office: &Office, rules: Option<ScoreRules>) -> Result<Saved, Failure> {
    let text = match rules {
        None => None,
        Some(rules) => {
            let checked = ScoreRules::from(&rules.into_rules()?);
            Some(serde_json::to_string(&checked).map_err(|_| Failure::Internal)?)
        }
    };
    let change = Change::of(EventKind::SettingSet).noting(RULES);
    let ((), saved) = office.change(change, |tx| {
        people::sitting(office, tx, plan::Right::Manage)?;
        Ok(tx.set_setting(RULES, text.as_deref())?)
    })?;
    Ok(saved)
}

pub(super) fn view(records: &Records, plan: PlanId, period: Period) -> Result<Score, Failure> {
    let rules = rules(records)?;
    let completion = completion(records, plan, period, rules.basis)?;
    let score = rules.score(completion, &used(records, plan, period)?);
    let most = rules.rows.iter().map(|row| row.points).max();
    let families = rules.families.iter().map(|family| family.points);
    Ok(Score {
        plan: plan.to_string(),
        period: period.to_string(),
        completion: score.completion.into(),
        row: score
            .row
            .and_then(|row| rules.rows.iter().position(|r| *r == row))
            .map(small),
        completion_points: score.completion_points,
        families: score
            .families
            .iter()
            .map(|family| FamilyScore {
                family: family.used.family.into(),
                entries: family.used.entries,
                proved: family.used.proved,
                points: family.points,
                most: family.most,
            })
            .collect(),
        points: score.points(),
        most: families.fold(most.unwrap_or_default(), u32::saturating_add),
        rules: ScoreRules::from(&rules),
    })
}

/// What was completed of what was planned for a period.
fn completion(
    records: &Records,
    plan: PlanId,
    period: Period,
    basis: Basis,
) -> Result<Completion, Failure> {
    let quarters: Vec<Quarter> = period.quarters().collect();
    match basis {
        Basis::Tasks => {
            let (tasks, marks) = (records.tasks(plan)?, records.marks(plan, None)?);
            let plan_year = records.plan_year(plan)?;
            let matrix = Matrix::of_year(period.of_year(), plan_year, &tasks, &marks);
            let shares = matrix.by_quarter.into_iter();
            Ok(shares
                .filter(|(quarter, _)| quarters.contains(quarter))
                .fold(Completion::default(), |sum, (_, one)| Completion {
                    done: sum.done + one.done,
                    due: sum.due + one.due,
                }))
        }
        Basis::Indicators => {
            let (indicators, reached) = (records.indicators(plan)?, records.reached(plan)?);
            let is_reached = |indicator: &&plan::Indicator| {
                let mine = reached.iter().filter(|r| {
                    r.indicator == indicator.id
                        && r.quarter.year() == period.of_year()
                        && quarters.last().is_some_and(|last| r.quarter <= *last)
                });
                Attained::of(mine).reaches(indicator.aim)
            };
            Ok(Completion {
                done: small(indicators.iter().filter(is_reached).count()),
                due: small(indicators.len()),
            })
        }
    }
}

/// How the log's entries of a period spread over families of means.
fn used(records: &Records, plan: PlanId, period: Period) -> Result<Vec<FamilyUse>, Failure> {
    let Some(days) = directory::regime(records)?.days(period) else {
        return Ok(Vec::new());
    };
    let channels = records.channels()?;
    let mut used: Vec<FamilyUse> = Vec::new();
    for one in records.channels_used(plan, days)? {
        let channel = channels.iter().find(|c| c.code == one.channel);
        let family = channel.map_or_else(plan::Family::default, |c| c.family);
        match used.iter_mut().find(|u| u.family == family) {
            Some(sum) => {
                sum.entries += one.entries;
                sum.proved += one.proved;
            }
            None => used.push(FamilyUse {
                family,
                entries: one.entries,
                proved: one.proved,
            }),
        }
    }
    Ok(used)
}
