//! The office's letterhead as plans carry it: each gets it as its own when it is handed on, so that
//! what is judged, approved and issued stays the same when the office is called otherwise. What is
//! begun from such a plan prints that of its day.

use crate::wire::Failure;
use plan::Plan;
use store::{Records, Tx};

/// The setting that holds the letterheads that were given, as JSON: superior and own lines.
const GIVEN: &str = "letterheads_given";

type Lines = (Option<String>, Vec<String>);

fn given(records: &Records) -> Result<Vec<Lines>, Failure> {
    let kept = records.setting(GIVEN)?.unwrap_or_default();
    Ok(serde_json::from_str(&kept).unwrap_or_default())
}

fn of(plan: &Plan) -> Lines {
    (plan.head.parent.clone(), plan.head.agency_lines.clone())
}

/// Gives a plan that has no letterhead the office's, and keeps it so.
pub(super) fn give(tx: &Tx<'_>, plan: &mut Plan) -> Result<(), Failure> {
    let lines = document::office_letterhead(&tx.agency()?.unwrap_or_default());
    if !plan.head.agency_lines.is_empty() || lines.1.is_empty() {
        return Ok(());
    }
    let mut all = given(tx)?;
    if !all.contains(&lines) {
        all.push(lines.clone());
        let text = serde_json::to_string(&all).map_err(|_| Failure::Internal)?;
        tx.set_setting(GIVEN, Some(&text))?;
    }
    (plan.head.parent, plan.head.agency_lines) = lines;
    tx.save_plan(plan)?;
    Ok(())
}

/// Takes it off again; lines that are a plan's own stay.
pub(super) fn take_off(records: &Records, plan: &mut Plan) -> Result<(), Failure> {
    if given(records)?.contains(&of(plan)) {
        (plan.head.parent, plan.head.agency_lines) = (None, Vec::new());
    }
    Ok(())
}
