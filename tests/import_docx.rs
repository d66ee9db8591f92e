//! Out as a Word file and in again: what the program writes, it reads as the same plan.

use crate::house::{corpus, office, read, root, sample};
use loa::office::{export, import, tasks};
use loa::wire::ExportFormat;
use plan::{DraftBlock, DraftSection, DraftTask, Label, PartialDate, PlanDraft};
use std::path::{Path, PathBuf};

/// A draft line by line, without what only tells where it was read.
pub(crate) fn lines(draft: &PlanDraft) -> Vec<String> {
    let mut out = vec![
        format!("year {:?}", draft.year),
        format!("number {:?} {}", draft.number, draft.symbol),
        format!("place {} {:?}", draft.place, draft.date),
        // Printed in even lines.
        format!("subject {}", plan::text::squeeze(&draft.subject)),
    ];
    out.extend(draft.opening.bases.iter().map(|b| format!("basis {b}")));
    let opening = draft.opening.paragraphs.iter();
    out.extend(opening.map(|p| format!("opening {:?}", p.runs())));
    draft.sections.iter().for_each(|s| section(s, 1, &mut out));
    out.extend(
        draft
            .closing
            .iter()
            .map(|p| format!("closing {:?}", p.runs())),
    );
    out.extend(
        draft
            .recipients
            .iter()
            .map(|r| format!("to {} <{}>", r.name, r.purpose)),
    );
    out.push(format!(
        "signed {:?} {}",
        draft.signature.lines, draft.signature.name
    ));
    for annex in &draft.annexes {
        out.push(format!("annex {} {}", annex.label, annex.title));
        out.extend(annex.blocks.iter().flat_map(block));
    }
    out
}

fn label(label: &Label) -> &str {
    match label {
        Label::Auto => "auto",
        Label::Literal(label) => label,
    }
}

fn section(section: &DraftSection, depth: usize, out: &mut Vec<String>) {
    let indent = "  ".repeat(depth);
    let run_in = if section.run_in { " →" } else { "" };
    out.push(format!(
        "{indent}{} {}{run_in}",
        label(&section.label),
        section.title
    ));
    let blocks = section.blocks.iter().flat_map(block);
    out.extend(blocks.map(|line| format!("{indent}  {line}")));
    section
        .sections
        .iter()
        .for_each(|s| self::section(s, depth + 1, out));
}

/// A block; raw lines that wait for a person become paragraphs on paper.
fn block(block: &DraftBlock) -> Vec<String> {
    if block.kind == plan::BlockKind::Review {
        return block
            .text
            .to_plain()
            .lines()
            .map(|l| format!("raw {l}"))
            .collect();
    }
    vec![format!(
        "{:?} {} {:?} {:?}",
        block.kind,
        label(&block.label),
        block.text.runs(),
        block.table
    )]
}

/// Imports a file, exports it as a Word file and reads that: both drafts.
fn there_and_back(path: &Path) -> (PlanDraft, PlanDraft) {
    let (office, folder) = office();
    let before = read(path).unwrap().draft;
    let kept = import::keep(&office, before.clone(), false).unwrap();
    let file = folder.path().join("plan.docx");
    export::export_to(&office, &kept.id, ExportFormat::Docx, &file).unwrap();
    (before, read(&file).unwrap().draft)
}

/// What stands on one side only, in order.
pub(crate) fn differences(before: &[String], after: &[String]) -> Vec<String> {
    let gone = before
        .iter()
        .filter(|l| !after.contains(l))
        .map(|l| format!("- {l}"));
    let new = after
        .iter()
        .filter(|l| !before.contains(l))
        .map(|l| format!("+ {l}"));
    gone.chain(new).collect()
}

/// The plan comes back as it was. A file without number or date is printed with the form's own.
fn comes_back(path: &Path) {
    let (before, after) = there_and_back(path);
    let mut found = differences(&lines(&before), &lines(&after));
    let printed = |line: &String| {
        before.symbol.is_empty() && line[2..].starts_with("number")
            || before.date == PartialDate::default() && line[2..].starts_with("place")
    };
    found.retain(|line| !printed(line));
    assert!(found.is_empty(), "{}: {found:#?}", path.display());
    let leads = |draft: &PlanDraft| {
        let leads = draft.tasks.iter().map(|task| task.lead.clone());
        leads.collect::<Vec<_>>()
    };
    assert_eq!(leads(&before), leads(&after), "{}", path.display());
}

#[test]
fn our_own_plans_come_back() {
    let folder = root().join("src-tauri/import/tests/fixtures");
    let mut files: Vec<PathBuf> = (std::fs::read_dir(folder).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .chain([sample()])
        .collect();
    files.sort();
    for file in files {
        comes_back(&file);
    }
}

#[test]
fn the_real_plans_come_back() {
    for file in corpus().unwrap_or_default() {
        comes_back(&file);
    }
}

#[test]
fn accepted_tasks_come_back_in_their_cells() {
    let (office, folder) = office();
    let draft = read(&sample()).unwrap().draft;
    let kept = import::keep(&office, draft, false).unwrap();
    let proposed = tasks::list(&office, kept.id.clone()).unwrap();
    let ids = proposed.iter().map(|task| task.id.clone()).collect();
    tasks::accept(&office, kept.id.clone(), ids).unwrap();
    let file = folder.path().join("plan.docx");
    export::export_to(&office, &kept.id, ExportFormat::Docx, &file).unwrap();
    let after = read(&file).unwrap().draft;
    let cells = |text: &str| {
        text.lines()
            .map(plan::text::squeeze)
            .collect::<Vec<_>>()
            .join("\n")
    };
    let told: Vec<[String; 6]> = (proposed.iter().map(|task| &task.fields))
        .map(|f| {
            [
                &f.text,
                &f.deliverable,
                &f.lead,
                &f.timeframe,
                &f.budget,
                &f.remarks,
            ]
            .map(|t| cells(t))
        })
        .collect();
    let of = |t: &DraftTask| {
        [
            &t.text,
            &t.deliverable,
            &t.lead,
            &t.timeframe,
            &t.budget,
            &t.remarks,
        ]
        .map(Clone::clone)
    };
    let found: Vec<[String; 6]> = after.tasks.iter().map(of).collect();
    assert_eq!(found, told);
    assert!(after.annexes.is_empty());
}
