//! The evidence of a plan in a period: what is missing, and the folder of what there is.

use super::Answer;
use super::say::{Say, date, grouped};
use crate::office::{Office, evidence};
use crate::wire::{EvidenceFolder, Failure, LostEvidence, MissingEvidence, Verification};
use std::path::Path;

/// Makes the folder where one is asked for, else lists what has no evidence.
pub(super) fn run(
    office: &Office,
    say: &Say,
    plan: &str,
    period: &str,
    out: Option<&Path>,
) -> Result<Answer, Failure> {
    let plan = office.plan_id(plan)?;
    let Some(out) = out else {
        let missing = evidence::missing(office, plan, period.to_owned())?;
        return Ok(say.answer(&missing, || listed(say, &missing)).into());
    };
    let made = evidence::export_to(office, &plan, period, out)?;
    let mut aside = say.missing(&made.missing);
    let absent = made.absent.iter();
    aside.extend(absent.map(|name| say.word("cli_failure_evidence_lost", &[("name", name)])));
    Ok(Answer {
        aside,
        text: say.answer(&made, || written(say, &made)),
        partial: !made.absent.is_empty(),
    })
}

fn written(say: &Say, made: &EvidenceFolder) -> String {
    let files = grouped(made.files);
    say.word(
        "cli_evidence_written",
        &[("path", &made.folder), ("files", &files)],
    )
}

fn listed(say: &Say, missing: &MissingEvidence) -> String {
    let count = grouped(missing.evidence);
    let mut lines = vec![say.word("cli_evidence_count", &[("count", &count)])];
    lines.extend(missing.tasks.iter().map(|task| {
        let quarters = task.quarters.join(", ");
        say.word(
            "cli_evidence_task",
            &[("text", &task.text), ("quarters", &quarters)],
        )
    }));
    lines.extend(missing.entries.iter().map(|entry| {
        say.word(
            "cli_evidence_entry",
            &[("day", &date(&entry.day)), ("text", &entry.topic)],
        )
    }));
    let bare = missing.families.iter().filter(|family| family.proven == 0);
    lines.extend(bare.map(|family| {
        let name = say.word(
            &format!("evidence_family_{}", super::say::name_of(&family.family)),
            &[],
        );
        say.word("cli_evidence_family", &[("name", &name)])
    }));
    lines.join("\n")
}

/// What a look over everything found; files of evidence that are lost are told besides.
pub(super) fn verified(say: &Say, report: &Verification) -> Answer {
    let told = |lost: &LostEvidence| {
        let key = if lost.changed {
            "cli_failure_evidence_changed"
        } else {
            "cli_failure_evidence_lost"
        };
        say.word(key, &[("name", &lost.name)])
    };
    Answer {
        aside: report.lost.iter().map(told).collect(),
        text: say.verification(report),
        partial: !report.lost.is_empty() || !report.ok,
    }
}
