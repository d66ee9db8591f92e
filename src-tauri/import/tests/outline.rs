//! A draft as an outline a person can read and compare.

use plan::{BlockKind, DraftBlock, DraftSection, Label, PlanDraft};
use std::fmt::Write;

/// The outline: head, tree with the first words of each text, ending, tasks, doubts, left over.
pub(crate) fn outline(draft: &PlanDraft) -> String {
    let mut out = String::new();
    head(draft, &mut out);
    out.push_str("\nbody\n");
    for section in &draft.sections {
        tree(section, 1, &mut out);
    }
    for closing in &draft.closing {
        let _ = writeln!(out, "  closing {}", ends(&closing.to_plain()));
    }
    ending(draft, &mut out);
    notes(draft, &mut out);
    out
}

fn head(draft: &PlanDraft, out: &mut String) {
    let date = draft.date;
    let part = |n: Option<u32>| n.map_or("..".to_owned(), |n| format!("{n:02}"));
    let _ = writeln!(
        out,
        "year {:?} · {}{} · {} / {} · {}, {}/{}/{}",
        draft.year,
        draft
            .parent
            .as_ref()
            .map(|p| format!("({p}) "))
            .unwrap_or_default(),
        draft.agency_lines.join(" / "),
        draft.number.map_or("..".to_owned(), |n| n.to_string()),
        draft.symbol,
        draft.place,
        part(date.day()),
        part(date.month()),
        date.year().map_or("....".to_owned(), |y| y.to_string()),
    );
    let marked = (draft.urgency, draft.circulation, draft.draft);
    if marked != Default::default() {
        let _ = writeln!(out, "marked {marked:?}");
    }
    let _ = writeln!(out, "subject {}", draft.subject.replace('\n', " / "));
    for basis in &draft.opening.bases {
        let _ = writeln!(out, "basis {}", ends(basis));
    }
    for paragraph in &draft.opening.paragraphs {
        let _ = writeln!(out, "opening {}", ends(&paragraph.to_plain()));
    }
}

fn tree(section: &DraftSection, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    let label = match &section.label {
        Label::Literal(label) => label.as_str(),
        Label::Auto => "auto",
    };
    let run_in = if section.run_in { " →" } else { "" };
    let _ = writeln!(out, "{indent}{label} [{}]{run_in}", ends(&section.title));
    for block in &section.blocks {
        leaf(block, depth + 1, out);
    }
    for sub in &section.sections {
        tree(sub, depth + 1, out);
    }
}

fn leaf(block: &DraftBlock, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    let kind = match block.kind {
        BlockKind::Paragraph => "¶",
        BlockKind::Clause => "clause",
        BlockKind::Point => "point",
        BlockKind::Dash => "-",
        BlockKind::Plus => "+",
        BlockKind::Table => "table",
        BlockKind::Review => "review",
    };
    let label = match &block.label {
        Label::Literal(label) => format!("{label} "),
        Label::Auto => String::new(),
    };
    let text = block.text.to_plain().replace('\n', " / ");
    let _ = writeln!(out, "{indent}{kind} {label}{}", ends(&text));
}

fn ending(draft: &PlanDraft, out: &mut String) {
    out.push_str("\nending\n");
    for r in &draft.recipients {
        let purpose = if r.purpose.is_empty() {
            String::new()
        } else {
            format!(" ({})", r.purpose)
        };
        let _ = writeln!(out, "  to {}{purpose}", r.name);
    }
    let signature = &draft.signature;
    let _ = writeln!(
        out,
        "  signed {} · {}",
        signature.lines.join(" / "),
        signature.name
    );
    for annex in &draft.annexes {
        let _ = writeln!(
            out,
            "  annex {} [{}] {}",
            annex.label,
            ends(&annex.title),
            annex.reference
        );
        for block in &annex.blocks {
            leaf(block, 2, out);
        }
    }
}

fn notes(draft: &PlanDraft, out: &mut String) {
    let _ = writeln!(out, "\ntasks {}", draft.tasks.len());
    for task in &draft.tasks {
        let with = task.coordinating.join(" + ");
        let _ = writeln!(
            out,
            "  {:>3} {} | {} | {with} | {}",
            task.line,
            ends(&task.text),
            task.lead,
            task.timeframe
        );
    }
    let _ = writeln!(out, "\ndoubts {}", draft.doubts.len());
    for doubt in &draft.doubts {
        let _ = writeln!(
            out,
            "  {:>3} {:?} {} → {}",
            doubt.line,
            doubt.kind,
            ends(&doubt.excerpt),
            doubt.other
        );
    }
    let _ = writeln!(out, "\nleft over {}", draft.left_over.len());
    for left in &draft.left_over {
        let _ = writeln!(
            out,
            "  {:>3} {:?} {}",
            left.line,
            left.reason,
            ends(&left.text)
        );
    }
}

/// First and last words of a text, so that both joins and cuts show.
fn ends(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    if letters.len() <= 72 {
        return text.to_owned();
    }
    let head: String = letters[..44].iter().collect();
    let tail: String = letters[letters.len() - 22..].iter().collect();
    format!("{head} … {tail}")
}
