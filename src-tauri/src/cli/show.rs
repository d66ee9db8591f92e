//! A whole plan on the command line.

use crate::wire::{self, Section};
use serde::Serialize;

/// A plan with its tasks, as `--json show` gives it.
#[derive(Serialize)]
pub(super) struct Shown<'a> {
    #[serde(flatten)]
    pub(super) plan: &'a wire::Plan,
    pub(super) letterhead: &'a [String],
    pub(super) tasks: Vec<TaskShown<'a>>,
}

/// A task on one level, people by name: easier for a script than the screens' record.
#[derive(Serialize)]
pub(super) struct TaskShown<'a> {
    id: &'a str,
    plan: &'a str,
    standing: wire::Standing,
    text: &'a str,
    deliverable: &'a str,
    lead: &'a str,
    coordinating: &'a [String],
    official: &'a str,
    official_id: &'a str,
    timeframe: &'a str,
    due: &'a [String],
    budget: &'a str,
    remarks: &'a str,
    origin: Option<&'a str>,
}

impl<'a> From<&'a wire::Task> for TaskShown<'a> {
    fn from(task: &'a wire::Task) -> Self {
        let fields = &task.fields;
        Self {
            id: &task.id,
            plan: &task.plan,
            standing: task.standing,
            text: &fields.text,
            deliverable: &fields.deliverable,
            lead: &fields.lead,
            coordinating: &fields.coordinating,
            official: &task.official_name,
            official_id: &fields.official,
            timeframe: &fields.timeframe,
            due: &task.due,
            budget: &fields.budget,
            remarks: &fields.remarks,
            origin: task.origin.as_deref(),
        }
    }
}

/// Tasks, each on one level.
pub(super) fn tasks(tasks: &[wire::Task]) -> Vec<TaskShown<'_>> {
    tasks.iter().map(TaskShown::from).collect()
}

/// A plan's quarters, its tasks on one level.
#[derive(Serialize)]
pub(super) struct ProgressShown<'a> {
    plan: &'a str,
    year: i32,
    title: &'a str,
    quarters: &'a [String],
    current_quarter: &'a str,
    tasks: Vec<TaskShown<'a>>,
    marks: &'a [wire::Mark],
    by_quarter: &'a [wire::NamedShare],
    by_unit: &'a [wire::NamedShare],
    total: &'a wire::Share,
    late: &'a [wire::LateTask],
}

impl<'a> From<&'a wire::Progress> for ProgressShown<'a> {
    fn from(progress: &'a wire::Progress) -> Self {
        Self {
            plan: &progress.plan,
            year: progress.year,
            title: &progress.title,
            quarters: &progress.quarters,
            current_quarter: &progress.current_quarter,
            tasks: tasks(&progress.tasks),
            marks: &progress.marks,
            by_quarter: &progress.by_quarter,
            by_unit: &progress.by_unit,
            total: &progress.total,
            late: &progress.late,
        }
    }
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
