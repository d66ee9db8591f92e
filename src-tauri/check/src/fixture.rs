//! Small plans for tests, written as text.

use crate::finding::Finding;
use crate::rule::Rule;
use plan::draft::{DraftBlock, DraftSection};
use plan::{Agency, BlockKind, Label, Plan, PlanDraft, RichText, Task, UnitKind};
use uuid::Uuid;

/// The office of the tests.
pub(crate) fn agency() -> Agency {
    Agency::of_commune(UnitKind::Commune, "An Hòa", "", "Lê Văn Ba")
}

/// Ids that count.
pub(crate) fn mint() -> impl FnMut() -> Uuid {
    let mut n = 0;
    move || {
        n += 1;
        Uuid::from_u128(n)
    }
}

/// Cuts `label rest` where the first word is a label; a lone `#`, `*` leaves the label counted.
fn labelled(text: &str) -> (Label, &str) {
    match text.split_once(' ') {
        Some((label, rest)) if label.ends_with(['.', ')']) => (Label::Literal(label.into()), rest),
        _ => (Label::Auto, text),
    }
}

fn block(line: &str) -> DraftBlock {
    let of = |kind, text: &str, label| DraftBlock {
        kind,
        label,
        text: RichText::plain(text),
        ..DraftBlock::default()
    };
    let (mark, rest) = line.split_once(' ').unwrap_or((line, ""));
    match mark {
        "-" => of(BlockKind::Dash, rest, Label::Auto),
        "*" => of(BlockKind::Clause, rest, Label::Auto),
        "@" => of(BlockKind::Point, rest, Label::Auto),
        "." => of(BlockKind::Paragraph, rest, Label::Auto),
        _ if mark.ends_with(')') => of(BlockKind::Point, rest, Label::Literal(mark.into())),
        _ => of(BlockKind::Clause, rest, Label::Literal(mark.into())),
    }
}

/// A plan for 2026 with this body: `#` headings by depth, then blocks: `- dash`, `. paragraph`,
/// `* clause` and `@ point` counted, `3. clause` and `b) point` as a file has them.
pub(crate) fn plan(body: &str) -> Plan {
    let mut sections: Vec<DraftSection> = Vec::new();
    for line in body.lines().filter(|l| !l.is_empty()) {
        let depth = line.chars().take_while(|c| *c == '#').count();
        let mut siblings = &mut sections;
        for _ in 1..depth {
            siblings = &mut siblings.last_mut().unwrap().sections;
        }
        if depth > 0 {
            let (label, title) = labelled(line[depth..].trim_start());
            siblings.push(DraftSection {
                label,
                title: title.into(),
                ..DraftSection::default()
            });
        } else {
            let mut section = sections.last_mut().unwrap();
            while !section.sections.is_empty() {
                section = section.sections.last_mut().unwrap();
            }
            section.blocks.push(block(line));
        }
    }
    let draft = PlanDraft {
        year: Some(2026),
        subject: "Tuyên truyền cải cách hành chính".into(),
        sections,
        ..PlanDraft::default()
    };
    draft.accept(2026, &mut mint()).unwrap().0
}

/// Findings as rule, excerpt and other.
pub(crate) fn shown(findings: &[Finding]) -> Vec<(Rule, &str, &str)> {
    findings
        .iter()
        .map(|f| (f.rule, f.excerpt.as_str(), f.other.as_str()))
        .collect()
}

/// An accepted task.
pub(crate) fn task(n: u128, lead: &str) -> Task {
    Task {
        id: plan::TaskId(Uuid::from_u128(n)),
        plan: plan::PlanId(Uuid::from_u128(1)),
        standing: plan::Standing::Accepted,
        text: "Treo băng rôn".into(),
        deliverable: String::new(),
        lead: lead.into(),
        coordinating: Vec::new(),
        official: None,
        timeframe: plan::Timeframe::default(),
        budget: String::new(),
        remarks: String::new(),
        origin: None,
        sentence: String::new(),
        apart: Vec::new(),
    }
}
