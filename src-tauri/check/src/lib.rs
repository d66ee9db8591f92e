//! Findings on a plan: what the decree on paperwork (NĐ 30/2020/NĐ-CP) asks for and is not
//! there, and what a careful colleague would point at.
//!
//! A false alarm costs more than silence: a rule speaks only where it is nearly certain. What
//! printing puts right by itself (marks after bases and recipients, the motto, the padded date)
//! is no finding. Nothing here is a sentence; words belong to the screens, by
//! [`Rule::name`].
//!
//! [`rollover`] finds the same traces in last year's plan and proposes what takes their place;
//! [`compare`] holds two states of a plan side by side.

mod annex;
mod capitals;
pub mod checklist;
mod citations;
pub mod compare;
pub mod coverage;
mod ending;
mod finding;
mod head;
mod headings;
mod marks;
mod numbering;
mod own;
mod passage;
pub mod rollover;
mod rule;
mod spot;
mod tasks;
mod words;

#[cfg(test)]
mod fixture;

pub use finding::{Finding, HeadField, Place};
pub use rule::{Basis, Rule, Severity};

use plan::{Agency, Plan, Task};
use std::collections::HashSet;

/// Everything worth pointing at in a plan and its tasks, once, in the order the plan is read.
///
/// `agency` is the issuing office: what a plan leaves open, such as its letterhead or who signs,
/// is printed from it and so is checked from it. What a settled doubt of the importer already
/// said is left out.
pub fn findings(plan: &Plan, tasks: &[Task], agency: &Agency) -> Vec<Finding> {
    let passages = passage::of(plan);
    let mut found = head::findings(plan, agency);
    found.extend(numbering::findings(plan));
    found.extend(headings::findings(plan));
    found.extend(marks::findings(&passages));
    found.extend(capitals::findings(&passages, plan, agency));
    found.extend(own::findings(&passages, plan, agency));
    found.extend(citations::findings(&passages, plan));
    found.extend(ending::findings(&passages, plan, agency));
    found.extend(annex::findings(&passages, plan, tasks));
    found.extend(tasks::findings(tasks));
    found.extend(tasks::drifted(plan, tasks));
    let settled: Vec<_> = plan.doubts.iter().filter(|d| d.settled).collect();
    found.retain(|finding| !settled.iter().any(|doubt| finding.repeats(doubt)));
    let mut told = HashSet::new();
    found.retain(|finding| told.insert(finding.clone()));
    let order = finding::Order::of(plan, tasks);
    found.sort_by_key(|finding| (order.at(finding.place), finding.rule));
    found
}
