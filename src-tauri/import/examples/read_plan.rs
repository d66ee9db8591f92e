//! Reads the file of a plan, of whatever format, and prints what was understood, every word of it:
//! `cargo run -p import --example read_plan -- FILE`. The whole program of `tests/bench/reading`.

use plan::{DraftBlock, DraftSection, Label, PlanDraft};
use std::error::Error;
use std::io::{BufWriter, Write};

type Done = Result<(), Box<dyn Error>>;

fn main() -> Done {
    let file = std::env::args_os().nth(1).ok_or("usage: read_plan FILE")?;
    let draft = import::read(&std::fs::read(file)?)?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    head(&draft, &mut out)?;
    for section in &draft.sections {
        tree(section, 0, &mut out)?;
    }
    ending(&draft, &mut out)?;
    out.flush()?;
    Ok(())
}

fn head(draft: &PlanDraft, out: &mut impl Write) -> Done {
    for line in draft.parent.iter().chain(&draft.agency_lines) {
        writeln!(out, "{line}")?;
    }
    let number = draft.number.map(|n| n.to_string()).unwrap_or_default();
    writeln!(out, "{number}/{}", draft.symbol)?;
    writeln!(out, "{}, {:?}", draft.place, draft.date.complete())?;
    writeln!(out, "{}", draft.subject)?;
    for basis in &draft.opening.bases {
        writeln!(out, "{basis}")?;
    }
    for paragraph in draft.opening.paragraphs.iter().chain(&draft.closing) {
        writeln!(out, "{}", paragraph.to_plain())?;
    }
    Ok(())
}

fn tree(section: &DraftSection, depth: usize, out: &mut impl Write) -> Done {
    let indent = "  ".repeat(depth);
    writeln!(out, "{indent}{} {}", label(&section.label), section.title)?;
    blocks(&section.blocks, depth + 1, out)?;
    for inner in &section.sections {
        tree(inner, depth + 1, out)?;
    }
    Ok(())
}

fn blocks(blocks: &[DraftBlock], depth: usize, out: &mut impl Write) -> Done {
    let indent = "  ".repeat(depth);
    for block in blocks {
        let text = block.text.to_plain();
        writeln!(
            out,
            "{indent}{:?} {} {text}",
            block.kind,
            label(&block.label)
        )?;
        for row in block.table.iter().flat_map(|table| &table.rows) {
            let cells: Vec<String> = row.iter().map(plan::RichText::to_plain).collect();
            writeln!(out, "{indent}{}", cells.join(" | ").replace('\n', " / "))?;
        }
    }
    Ok(())
}

fn label(label: &Label) -> &str {
    match label {
        Label::Literal(label) => label,
        Label::Auto => "",
    }
}

fn ending(draft: &PlanDraft, out: &mut impl Write) -> Done {
    for recipient in &draft.recipients {
        writeln!(out, "- {} {}", recipient.name, recipient.purpose)?;
    }
    let signature = &draft.signature;
    writeln!(out, "{}\n{}", signature.lines.join("\n"), signature.name)?;
    for annex in &draft.annexes {
        writeln!(out, "{} {} {}", annex.label, annex.title, annex.reference)?;
        blocks(&annex.blocks, 1, out)?;
    }
    for task in &draft.tasks {
        let with = task.coordinating.join(", ");
        let (text, lead, when) = (&task.text, &task.lead, &task.timeframe);
        writeln!(
            out,
            "task {text} | {lead} | {with} | {when} | {} | {}",
            task.deliverable, task.remarks
        )?;
    }
    for left in &draft.left_over {
        writeln!(out, "left over, line {}: {}", left.line, left.text)?;
    }
    Ok(())
}
