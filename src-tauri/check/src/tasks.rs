//! Tasks that nobody leads or answers for.

use crate::finding::{Finding, Place};
use crate::rule::Rule;
use crate::words::short;
use plan::{Plan, Standing, Task};

/// Proposals are not part of the plan yet. People are told as one finding with their number:
/// many offices name units only.
pub(crate) fn findings(tasks: &[Task]) -> Vec<Finding> {
    let accepted = || tasks.iter().filter(|t| t.standing == Standing::Accepted);
    let led = |task: &Task| !task.lead.trim().is_empty();
    let leaderless = accepted().filter(|task| !led(task));
    let nobody = accepted().filter(|task| task.official.is_none()).count();
    let mut found: Vec<Finding> = leaderless
        .map(|task| {
            Finding::new(
                Rule::LeadMissing,
                Place::Task(task.id),
                short(&task.text),
                "",
            )
        })
        .collect();
    if nobody > 0 {
        let count = nobody.to_string();
        found.push(Finding::new(Rule::OfficialMissing, Place::Tasks, "", count));
    }
    found
}

/// Tasks whose sentence changed since, or says something else.
pub(crate) fn drifted(plan: &Plan, tasks: &[Task]) -> Vec<Finding> {
    plan::sentence::drifts(plan, tasks)
        .into_iter()
        .map(|(task, drift)| {
            Finding::new(
                Rule::SentenceDrifted,
                Place::Task(task),
                short(&drift.now),
                "",
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{shown, task};
    use plan::OfficialId;

    #[test]
    fn tasks_without_unit_or_person() {
        let official = Some(OfficialId(uuid::Uuid::from_u128(7)));
        let whole = Task {
            official,
            ..task(1, "Các thôn")
        };
        let proposed = Task {
            standing: Standing::Proposed,
            ..task(4, "")
        };
        let tasks = [whole, task(2, " "), task(3, "Phòng Kinh tế"), proposed];
        assert_eq!(
            shown(&findings(&tasks)),
            [
                (Rule::LeadMissing, "Treo băng rôn", ""),
                (Rule::OfficialMissing, "", "2"),
            ]
        );
        assert_eq!(findings(&tasks[..1]), []);
    }
}
