//! A whole plan on the command line.

use crate::wire::{self, Section};
use serde::Serialize;

/// A plan with its tasks, as `--json show` gives it.
#[derive(Serialize)]
pub(super) struct Shown<'a> {
    #[serde(flatten)]
    pub(super) plan: &'a wire::Plan,
    pub(super) letterhead: &'a [String],
    pub(super) tasks: &'a [wire::Task],
}

/// The plan as an outline a person can read.
pub(super) fn text(shown: &Shown<'_>) -> String {
    let plan = shown.plan;
    let mut lines = shown.letterhead.to_vec();
    lines.push(format!("{} ({})", plan.title, plan.year));
    lines.extend(plan.legal_bases.iter().map(|basis| format!("* {basis}")));
    for section in &plan.sections {
        outline(section, 0, &mut lines);
    }
    for annex in &plan.annexes {
        lines.push(format!("{} {}", annex.label, annex.title));
        lines.extend(
            annex
                .blocks
                .iter()
                .map(|b| format!("  {} {}", b.label, b.text)),
        );
    }
    lines.extend(
        plan.closing
            .iter()
            .map(|c| c.runs.iter().map(|r| r.text.as_str()).collect()),
    );
    lines.extend(plan.recipients.iter().map(|r| match r.purpose.as_str() {
        "" => format!("- {}", r.name),
        purpose => format!("- {} ({purpose})", r.name),
    }));
    lines.extend(plan.signature.lines.iter().cloned());
    lines.push(plan.signature.name.clone());
    lines.join("\n")
}

fn outline(section: &Section, depth: usize, lines: &mut Vec<String>) {
    let indent = "  ".repeat(depth);
    lines.push(format!("{indent}{} {}", section.label, section.title));
    lines.extend(
        section
            .blocks
            .iter()
            .map(|b| format!("{indent}  {} {}", b.label, b.text).replace("   ", "  ")),
    );
    for child in &section.sections {
        outline(child, depth + 1, lines);
    }
}
