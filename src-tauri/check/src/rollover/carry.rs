//! What the old year left undone, taken over with its numbers.

use super::{Found, Kind, Old, Proposal, Reason};
use crate::spot::{Spot, TaskCell};
use plan::model::roman;
use plan::text::{fold, words};
use plan::{Mark, Quarter, Standing, Task, TaskStatus};

/// Tasks not finished, targets not met, tasks given up. A plan nobody marked tells nothing.
pub(super) fn findings(old: Old<'_>) -> Vec<Proposal> {
    if old.marks.is_empty() {
        return Vec::new();
    }
    let accepted = old
        .tasks
        .iter()
        .filter(|t| t.standing == Standing::Accepted);
    accepted.filter_map(|task| carried(old, task)).collect()
}

fn carried(old: Old<'_>, task: &Task) -> Option<Proposal> {
    let marks: Vec<&Mark> = old.marks.iter().filter(|m| m.task == task.id).collect();
    if let Some(dropped) = given_up(&marks) {
        let all = 0..task.text.len();
        let found = Found::new(Kind::Dropped, all, Some(String::new()), Reason::GivenUp);
        let found = found.resting_on(&dropped.note);
        return Some(found.at(Spot::TaskRow(task.id), &task.text));
    }
    let year = old.plan.year;
    let open = open_quarters(task, &marks, year);
    let missed = missed(&task.deliverable, &marks);
    let mut said: Vec<String> = missed.iter().map(Missed::words).collect();
    let reason = match (said.is_empty(), open.is_empty()) {
        (true, true) => return None,
        (false, _) => Reason::BelowTarget,
        (true, false) => Reason::NotCompleted,
    };
    let source = match (said.is_empty(), quarters(&open)) {
        (true, quarters) => quarters,
        (false, _) => said.join("; "),
    };
    if !open.is_empty() {
        said.push(format!("chưa hoàn thành {}", quarters(&open)));
    }
    let glue = if task.remarks.trim().is_empty() {
        ""
    } else {
        "; "
    };
    let after = format!("{glue}Chuyển tiếp từ năm {year}: {}", said.join("; "));
    let end = task.remarks.len()..task.remarks.len();
    let found = Found::new(Kind::Unfinished, end, Some(after), reason).resting_on(source);
    Some(found.at(Spot::Task(task.id, TaskCell::Remarks), &task.remarks))
}

/// The last mark, if it gave the task up.
fn given_up<'m>(marks: &[&'m Mark]) -> Option<&'m Mark> {
    let last = marks.iter().max_by_key(|mark| mark.quarter)?;
    (last.status == TaskStatus::Dropped).then_some(*last)
}

/// Quarters in which something was due and not completed.
fn open_quarters(task: &Task, marks: &[&Mark], year: i32) -> Vec<Quarter> {
    let status = |q: &Quarter| marks.iter().find(|m| m.quarter == *q).map(|m| m.status);
    Quarter::of_year(year)
        .filter(|q| task.timeframe.covers(*q, year) || status(q).is_some())
        .filter(|q| !status(q).is_some_and(|s| s.is_complete() || s == TaskStatus::Dropped))
        .collect()
}

/// `quý III, quý IV`
fn quarters(list: &[Quarter]) -> String {
    let named: Vec<String> = list
        .iter()
        .map(|q| format!("quý {}", roman(q.number().into())))
        .collect();
    named.join(", ")
}

/// A target that was not met.
struct Missed {
    done: u64,
    target: u64,
    measure: String,
}

impl Missed {
    fn words(&self) -> String {
        format!("đạt {}/{} {}", self.done, self.target, self.measure)
    }
}

/// Targets of a deliverable that were counted and not reached.
fn missed(deliverable: &str, marks: &[&Mark]) -> Vec<Missed> {
    let targets = targets(deliverable);
    let alone = targets.len() == 1;
    targets
        .into_iter()
        .filter_map(|(target, measure)| {
            let folded = fold(&measure);
            let counts = marks.iter().filter_map(|m| m.quantity.as_ref());
            let same: Vec<u64> = counts
                .filter(|q| {
                    let counted = fold(&q.measure);
                    let fits = !counted.is_empty()
                        && (folded.starts_with(&counted) || counted.starts_with(&folded));
                    fits || counted.is_empty() && alone
                })
                .map(|q| q.count)
                .collect();
            let done: u64 = same.iter().sum();
            (!same.is_empty() && done < target).then_some(Missed {
                done,
                target,
                measure,
            })
        })
        .collect()
}

/// `2.000 tờ gấp, 15 băng rôn`: each number with the words behind it.
fn targets(deliverable: &str) -> Vec<(u64, String)> {
    let mut out: Vec<(u64, String)> = Vec::new();
    for piece in deliverable
        .split([';', '\n', '+'])
        .flat_map(|p| p.split(", "))
    {
        let list: Vec<&str> = words(piece).collect();
        let numbered = list
            .iter()
            .enumerate()
            .find_map(|(i, word)| Some((i, count(word)?)));
        let Some((at, number)) = numbered else {
            continue;
        };
        let rest = list.get(at + 1..).unwrap_or_default();
        let measure = rest
            .iter()
            .take_while(|w| !w.starts_with(['(', '/', '%']))
            .copied();
        let measure = measure.collect::<Vec<_>>().join(" ");
        let measure = measure.trim_end_matches(['.', ',', ' ']).to_owned();
        if !measure.is_empty() {
            out.push((number, measure));
        }
    }
    out
}

/// `48`, `2.000`, `01`; no year, no share.
fn count(word: &str) -> Option<u64> {
    let groups: Vec<&str> = word.split('.').collect();
    let grouped = groups.iter().skip(1).all(|g| g.len() == 3);
    let digits: String = groups.concat();
    let plain =
        !digits.is_empty() && digits.len() < 10 && digits.bytes().all(|b| b.is_ascii_digit());
    (grouped && plain).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_numbers_with_their_words() {
        for (text, expect) in [
            ("48 bài phát thanh", &[(48, "bài phát thanh")][..]),
            (
                "12 hội nghị, khoảng 900 lượt người dự",
                &[(12, "hội nghị"), (900, "lượt người dự")],
            ),
            (
                "2.000 tờ gấp; 15 băng rôn.",
                &[(2000, "tờ gấp"), (15, "băng rôn")],
            ),
            ("Tin, bài", &[]),
            ("100% thôn", &[]),
            ("Chuyên mục (01 số/tháng)", &[]),
        ] {
            let expect: Vec<_> = expect.iter().map(|(n, m)| (*n, (*m).to_owned())).collect();
            assert_eq!(targets(text), expect, "{text}");
        }
    }
}
