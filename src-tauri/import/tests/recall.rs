//! The law of the importer for documents: every word of the source is in the draft, in its
//! tasks or in its left-over list.

use crate::lossless::tokens;
use import::Reading;
use plan::{DraftBlock, DraftSection, Label};
use std::collections::HashMap;

/// Words of the source that stand nowhere, with how often they are missing.
pub(crate) fn lost(reading: &Reading) -> Vec<(String, i64)> {
    let text = import::repair::repair(&reading.text).text;
    let text = text.replace("**", "").replace('`', "");
    let mut balance: HashMap<String, i64> = HashMap::new();
    for word in tokens(&text) {
        *balance.entry(word).or_default() += 1;
    }
    for word in tokens(&said(reading)) {
        *balance.entry(word).or_default() -= 1;
    }
    let draft = &reading.draft;
    if draft.date != plan::PartialDate::default() || !draft.place.is_empty() {
        // The form prints these around a date and a number.
        for word in ["ngày", "tháng", "năm"] {
            *balance.entry(word.to_owned()).or_default() -= 1;
        }
    }
    *balance.entry("Số".to_owned()).or_default() -= i64::from(!draft.symbol.is_empty());
    balance.retain(|_, count| *count > 0);
    let mut lost: Vec<(String, i64)> = balance.into_iter().collect();
    lost.sort();
    lost
}

/// All that a draft says.
pub(crate) fn said(reading: &Reading) -> String {
    let draft = &reading.draft;
    let date = draft.date;
    let parts = [
        date.day(),
        date.month(),
        date.year().and_then(|y| y.try_into().ok()),
        draft.number,
    ];
    let mut out: Vec<String> = parts.into_iter().flatten().map(|n| n.to_string()).collect();
    out.extend(draft.parent.iter().chain(&draft.agency_lines).cloned());
    out.extend([
        draft.symbol.clone(),
        draft.place.clone(),
        draft.subject.clone(),
    ]);
    out.extend(draft.opening.bases.iter().cloned());
    out.extend(
        draft
            .opening
            .paragraphs
            .iter()
            .chain(&draft.closing)
            .map(|p| p.to_plain()),
    );
    draft
        .sections
        .iter()
        .for_each(|section| add_section(section, &mut out));
    for recipient in &draft.recipients {
        out.extend([recipient.name.clone(), recipient.purpose.clone()]);
    }
    out.extend(
        draft
            .signature
            .lines
            .iter()
            .cloned()
            .chain([draft.signature.name.clone()]),
    );
    for annex in &draft.annexes {
        out.extend([
            annex.label.clone(),
            annex.title.clone(),
            annex.reference.clone(),
        ]);
        add_blocks(&annex.blocks, &mut out);
    }
    for task in draft.tasks.iter().filter(|task| task.line == 0) {
        out.extend([&task.text, &task.deliverable, &task.lead].map(Clone::clone));
        out.extend([&task.timeframe, &task.budget, &task.remarks].map(Clone::clone));
        out.extend(task.coordinating.iter().cloned());
    }
    out.extend(draft.left_over.iter().map(|left| left.text.clone()));
    out.join("\n")
}

fn add_section(section: &DraftSection, out: &mut Vec<String>) {
    if let Label::Literal(label) = &section.label {
        out.push(label.clone());
    }
    out.push(section.title.clone());
    add_blocks(&section.blocks, out);
    section
        .sections
        .iter()
        .for_each(|sub| add_section(sub, out));
}

fn add_blocks(blocks: &[DraftBlock], out: &mut Vec<String>) {
    for block in blocks {
        if let Label::Literal(label) = &block.label {
            out.push(label.clone());
        }
        out.push(block.text.to_plain());
        let cells = block
            .table
            .iter()
            .flat_map(|table| table.rows.iter().flatten());
        out.extend(cells.map(|cell| cell.to_plain()));
    }
}

/// Reads a file and asserts the law.
pub(crate) fn reading(bytes: &[u8]) -> Reading {
    let reading = import::open(bytes).unwrap().read().unwrap();
    let lost = lost(&reading);
    let outline = crate::outline::outline(&reading.draft);
    assert!(
        lost.is_empty(),
        "lost: {lost:?}\n{}\n---\n{outline}",
        reading.text
    );
    reading
}
