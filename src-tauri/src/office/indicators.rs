//! Indicators of a plan: what is aimed at, what its own text proposes, what was reached.

use super::plans::removed;
use super::{Office, closing, people};
use crate::clock;
use crate::wire::{
    Attained, Failure, IndicatorEdit, IndicatorRow, Indicators, Reached, ReachedEdit, Removed,
    SavedIndicators, reader,
};
use plan::{Indicator, IndicatorId, PlanId, Quarter};
use store::{Change, EventKind, Records};

/// Indicators of a plan with what was reached in its year, or in another one.
pub fn get(office: &Office, plan: String, year: Option<i32>) -> Result<Indicators, Failure> {
    let plan = reader("plan", &plan)?;
    office.read(|store| view(store, plan, year))
}

fn view(records: &Records, plan: PlanId, year: Option<i32>) -> Result<Indicators, Failure> {
    let kept = records.plan(plan)?;
    let year = year.unwrap_or(kept.year);
    let indicators = records.indicators(plan)?;
    let reached = records.reached(plan)?;
    let proposals = plan::aims::proposed(&kept, &indicators);
    Ok(Indicators {
        plan: plan.to_string(),
        year,
        quarters: Quarter::of_year(year).map(|q| q.to_string()).collect(),
        rows: indicators.iter().map(|i| row(i, year, &reached)).collect(),
        proposals: proposals.into_iter().map(IndicatorEdit::from).collect(),
    })
}

fn row(indicator: &Indicator, year: i32, all: &[plan::Reached]) -> IndicatorRow {
    let in_quarter = |quarter: Quarter| {
        all.iter()
            .find(|r| r.indicator == indicator.id && r.quarter == quarter)
    };
    let attained = |until: Quarter| {
        let quarters = Quarter::of_year(year).filter(|q| *q <= until);
        plan::Attained::of(quarters.filter_map(in_quarter))
    };
    IndicatorRow {
        indicator: indicator.into(),
        reached: Quarter::of_year(year)
            .map(|quarter| Reached::of(quarter, in_quarter(quarter)))
            .collect(),
        so_far: Quarter::of_year(year)
            .map(|quarter| Attained::of(&quarter, attained(quarter), indicator.aim))
            .collect(),
    }
}

/// Adds indicators (those without an id) and changes others, in one change.
pub fn save(
    office: &Office,
    plan: String,
    edits: Vec<IndicatorEdit>,
) -> Result<SavedIndicators, Failure> {
    let plan: PlanId = reader("plan", &plan)?;
    let edited = edits
        .into_iter()
        .map(|edit| edit.into_indicator(plan, clock::mint()))
        .collect::<Result<Vec<_>, _>>()?;
    let change = Change::of(EventKind::IndicatorSaved).in_plan(plan);
    let (indicators, saved) = office.change(change, |tx| {
        for indicator in &edited {
            match tx.indicator(indicator.id) {
                Ok(known) if known.plan != plan => return Err(missing()),
                Ok(known) => fits(tx, &known, indicator)?,
                Err(_) => {}
            }
            tx.put_indicator(indicator)?;
        }
        view(tx, plan, None)
    })?;
    Ok(SavedIndicators { saved, indicators })
}

/// Counts do not become shares once something was written down: there are no wholes then.
fn fits(records: &Records, known: &Indicator, changed: &Indicator) -> Result<(), Failure> {
    for reached in records.reached(known.plan)? {
        if reached.indicator == known.id {
            reached.checked(changed.aim)?;
        }
    }
    Ok(())
}

fn missing() -> Failure {
    Failure::NotFound {
        what: "indicator".to_owned(),
    }
}

/// Removes an indicator with what was reached of it; it can be brought back. What was reached in
/// a closed quarter needs a reason.
pub fn remove(office: &Office, indicator: String, reason: String) -> Result<Removed, Failure> {
    let id: IndicatorId = reader("indicator", &indicator)?;
    let plan = office.read(|store| Ok(store.indicator(id)?))?.plan;
    let change = Change::of(EventKind::IndicatorRemoved)
        .in_plan(plan)
        .about(id.0);
    let (trash, saved) = office.change(change, |tx| {
        let indicator = tx.indicator(id)?;
        for reached in tx.reached(plan)?.iter().filter(|it| it.indicator == id) {
            let change = closing::Late {
                subject: closing::subject(reached.quarter, &indicator.text),
                old: words(&indicator, Some(reached)),
                new: String::new(),
            };
            closing::guard(tx, &closing::day_of(tx, reached.quarter)?, &reason, change)?;
        }
        Ok(tx.remove_indicator(id)?)
    })?;
    Ok(removed(trash, saved))
}

/// Writes down what was reached in a quarter, or takes that back.
pub fn save_reached(office: &Office, edit: ReachedEdit) -> Result<SavedIndicators, Failure> {
    let id: IndicatorId = reader("indicator", &edit.indicator)?;
    let quarter: Quarter = edit.quarter.parse().map_err(plan::Flaws::from)?;
    let (indicator, by) = office.read(|store| {
        let by = people::name(office, store)?;
        Ok((store.indicator(id)?, by))
    })?;
    let why = edit.why.clone();
    let reached = edit.into_reached(&indicator, by, clock::now())?;
    let change = Change::of(EventKind::IndicatorSaved)
        .in_plan(indicator.plan)
        .about(id.0)
        .noting(quarter.to_string());
    let (indicators, saved) = office.change(change, |tx| {
        let known = tx.reached(indicator.plan)?;
        let old = known
            .iter()
            .find(|known| (known.indicator, known.quarter) == (id, quarter));
        let (old, new) = (words(&indicator, old), words(&indicator, reached.as_ref()));
        if old != new {
            let subject = closing::subject(quarter, &indicator.text);
            let change = closing::Late { subject, old, new };
            closing::guard(tx, &closing::day_of(tx, quarter)?, &why, change)?;
        }
        match &reached {
            Some(reached) => tx.put_reached(reached)?,
            None => tx.clear_reached(id, quarter)?,
        }
        view(tx, indicator.plan, Some(quarter.year()))
    })?;
    Ok(SavedIndicators { saved, indicators })
}

/// What was reached, in words: `12/20 hộ · Hai thôn`.
fn words(indicator: &Indicator, reached: Option<&plan::Reached>) -> String {
    let Some(reached) = reached else {
        return String::new();
    };
    let count = match reached.denominator {
        Some(whole) => format!("{}/{whole} {}", reached.numerator, indicator.unit),
        None => format!("{} {}", reached.numerator, indicator.unit),
    };
    let mut words = vec![
        count.trim_end().to_owned(),
        plan::text::squeeze(&reached.note),
    ];
    words.retain(|part| !part.is_empty());
    words.join(" · ")
}
