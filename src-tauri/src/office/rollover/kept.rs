//! Decisions on proposals, kept until the new plan is made: one setting for each old plan and
//! period.

use super::super::{Office, people};
use crate::wire::{Failure, ProposalDecision, RolloverBegun, Saved, reader, small, summary_title};
use check::rollover::Period;
use plan::flaw::Check;
use plan::{Flaws, PlanId, Task};
use serde::{Deserialize, Serialize};
use store::{Change, EventKind, Records, Tx};

/// What the keys of these settings begin with.
const KEY: &str = "rollover:";

fn key(plan: PlanId, to: Period) -> String {
    format!("{KEY}{plan}:{to}")
}

/// The record as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// When the last decision was made, as an id that is ordered by time: two decisions may fall in
    /// one second.
    at: String,
    decisions: Vec<ProposalDecision>,
}

/// A record, unless it cannot be read, which the log tells.
fn read(text: &str) -> Option<Kept> {
    serde_json::from_str(text)
        .inspect_err(|error| tracing::error!(%error, "decisions on a plan cannot be read"))
        .ok()
}

/// What was decided so far.
pub(super) fn decisions(
    records: &Records,
    plan: PlanId,
    to: Period,
) -> Result<Vec<ProposalDecision>, Failure> {
    let kept = records.setting(&key(plan, to))?;
    let kept = kept.and_then(|text| read(&text));
    Ok(kept.map(|kept| kept.decisions).unwrap_or_default())
}

/// Forgets what was decided.
pub(super) fn forget(tx: &Tx<'_>, plan: PlanId, to: Period) -> Result<(), Failure> {
    Ok(tx.set_setting(&key(plan, to), None)?)
}

/// Keeps what was decided so far; nothing decided is forgotten.
pub fn save(
    office: &Office,
    plan: String,
    period: String,
    decisions: Vec<ProposalDecision>,
) -> Result<Saved, Failure> {
    let plan: PlanId = reader("plan", &plan)?;
    let to: Period = period.parse().map_err(Flaws::from)?;
    let mut check = Check::default();
    for text in decisions.iter().filter_map(|it| it.text.as_ref()) {
        check.optional("proposal", text, Task::CELL_LIMIT);
    }
    let kept = Kept {
        at: crate::clock::mint().to_string(),
        decisions: check.finish(decisions)?,
    };
    let text = serde_json::to_string(&kept).map_err(|_| Failure::Internal)?;
    let text = (!kept.decisions.is_empty()).then_some(text);
    let change = Change::of(EventKind::SettingSet).about(plan.0);
    let ((), saved) = office.change(change, |tx| {
        people::sitting(office, tx, plan::Right::Draft)?;
        // A plan that is gone is told, rather than decisions kept that nobody would find.
        tx.plan_year(plan)?;
        Ok(tx.set_setting(&key(plan, to), text.as_deref())?)
    })?;
    Ok(saved)
}

/// Plans that somebody began to roll over, the newest decision first; those of plans that are
/// gone wait unseen for their plan to be brought back.
pub fn begun(office: &Office) -> Result<Vec<RolloverBegun>, Failure> {
    office.read(|store| {
        let plans = store.plans()?;
        let settings = store.settings()?;
        let mut begun: Vec<(String, RolloverBegun)> = settings
            .iter()
            .filter_map(|(key, text)| {
                let (plan, period) = key.strip_prefix(KEY)?.split_once(':')?;
                let plan = plans.iter().find(|p| p.id.to_string() == plan)?;
                let kept = read(text)?;
                let begun = RolloverBegun {
                    plan: plan.id.to_string(),
                    title: summary_title(&plan.title),
                    year: plan.year,
                    period: period.to_owned(),
                    decided: small(kept.decisions.len()),
                };
                Some((kept.at, begun))
            })
            .collect();
        begun.sort_by(|a, b| b.0.cmp(&a.0));
        Ok(begun.into_iter().map(|(_, begun)| begun).collect())
    })
}
