//! A superior's plan as a checklist: what in it asks for something, and which places of our own
//! plan may be the answer. Both only propose; a person decides.

mod asked;
mod cut;
mod likeness;
mod whom;

pub use asked::asked;
pub use likeness::{Suggestion, suggestions};

use crate::finding::{Finding, Place};
use crate::rule::Rule;
use plan::{Checklist, Grounds, Plan, Task};

/// What a plan's checklists say about it: one finding with the number of requirements that
/// nothing answers.
pub fn findings(plan: &Plan, tasks: &[Task], lists: &[Checklist]) -> Vec<Finding> {
    let grounds = Grounds::of(plan, tasks);
    let unanswered: usize = lists.iter().map(|l| l.tally(&grounds).unanswered()).sum();
    if unanswered == 0 {
        return Vec::new();
    }
    let count = unanswered.to_string();
    vec![Finding::new(
        Rule::SuperiorUnanswered,
        Place::Checklists,
        "",
        count,
    )]
}
