//! Who was answerable for a task, and from when until when.

use crate::id::{OfficialId, TaskId};
use chrono::NaiveDate;

/// A person answerable for a task for a while.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Assignment {
    /// The task.
    pub task: TaskId,
    /// The person.
    pub official: OfficialId,
    /// The first day.
    pub since: NaiveDate,
    /// The day on which somebody else took over, or nobody; none for today's.
    pub until: Option<NaiveDate>,
    /// Why it changed hands. May be empty.
    pub note: String,
}

impl Assignment {
    /// Longest note.
    pub const NOTE_LIMIT: usize = 1_000;
}

/// Who is answerable on a day.
pub fn answerable(history: &[Assignment], day: NaiveDate) -> Option<OfficialId> {
    let holds = |a: &&Assignment| a.since <= day && a.until.is_none_or(|until| day < until);
    history.iter().rev().find(holds).map(|a| a.official)
}

/// A task's history after `official` became answerable on `day`, or nobody. Nothing happens when
/// that person already is; who was answerable for less than a day is not remembered.
pub fn changed(
    mut history: Vec<Assignment>,
    task: TaskId,
    official: Option<OfficialId>,
    day: NaiveDate,
    note: &str,
) -> Vec<Assignment> {
    let open = |a: &Assignment| a.until.is_none();
    if history.last().filter(|a| open(a)).map(|a| a.official) == official {
        return history;
    }
    if history.last().is_some_and(|a| open(a) && a.since >= day) {
        history.pop();
    } else if let Some(last) = history.last_mut().filter(|a| open(a)) {
        last.until = Some(day);
    }
    // Back on the same day: as if it had never changed hands.
    let back = |a: &Assignment| a.until == Some(day) && Some(a.official) == official;
    if let Some(last) = history.last_mut().filter(|a| back(a)) {
        last.until = None;
    } else {
        history.extend(official.map(|official| Assignment {
            task,
            official,
            since: day,
            until: None,
            note: note.to_owned(),
        }));
    }
    history
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        format!("2026-{text}").parse().unwrap()
    }

    fn who(number: u128) -> Option<OfficialId> {
        (number > 0).then(|| OfficialId(Uuid::from_u128(number)))
    }

    fn history(changes: &[(u128, &str)]) -> Vec<Assignment> {
        let task = TaskId(Uuid::nil());
        changes.iter().fold(Vec::new(), |history, (official, at)| {
            changed(history, task, who(*official), day(at), "")
        })
    }

    #[test]
    fn a_task_changes_hands() {
        for (changes, expect) in [
            (&[][..], ""),
            (&[(0, "01-05")], ""),
            (&[(1, "01-05")], "1 01-05 -"),
            (&[(1, "01-05"), (1, "02-01")], "1 01-05 -"),
            (&[(1, "01-05"), (2, "03-01")], "1 01-05 03-01, 2 03-01 -"),
            (&[(1, "01-05"), (2, "01-05")], "2 01-05 -"),
            (&[(1, "01-05"), (0, "03-01")], "1 01-05 03-01"),
            (
                &[(1, "01-05"), (0, "03-01"), (1, "04-01")],
                "1 01-05 03-01, 1 04-01 -",
            ),
            (&[(1, "01-05"), (2, "03-01"), (1, "03-01")], "1 01-05 -"),
            (
                &[(1, "01-05"), (2, "03-01"), (3, "06-01")],
                "1 01-05 03-01, 2 03-01 06-01, 3 06-01 -",
            ),
        ] {
            let shown: Vec<String> = history(changes)
                .iter()
                .map(|a| {
                    let until = a
                        .until
                        .map_or("-".into(), |d| d.format("%m-%d").to_string());
                    format!(
                        "{} {} {until}",
                        a.official.0.as_u128(),
                        a.since.format("%m-%d")
                    )
                })
                .collect();
            assert_eq!(shown.join(", "), expect, "{changes:?}");
        }
    }

    #[test]
    fn who_answers_on_a_day() {
        let history = history(&[(1, "01-05"), (2, "03-01"), (0, "06-01")]);
        for (on, expect) in [
            ("01-04", 0),
            ("01-05", 1),
            ("02-28", 1),
            ("03-01", 2),
            ("05-31", 2),
            ("06-01", 0),
        ] {
            assert_eq!(answerable(&history, day(on)), who(expect), "{on}");
        }
    }
}
