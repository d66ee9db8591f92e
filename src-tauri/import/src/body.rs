//! Paragraphs to the tree of sections and blocks.
//!
//! Parts are the top, or Roman headings where there are none. A numbered item under one is a section when it has something
//! under it; then its siblings are sections too, those with words on their own line as run-in
//! ones. Where no sibling has anything under it, all are numbered paragraphs.

use crate::mark::Mark;
use crate::reflow::Para;
use plan::{BlockKind, DraftBlock, DraftSection, Label};

/// Longest heading that may have its own paragraphs below.
const TITLE_LETTERS: usize = 300;
/// Furthest a colon may stand that parts a run-in heading from its text.
const COLON_LETTERS: usize = 150;

/// More levels than any outline has.
const HEADINGS: usize = 256;

/// Where the first heading stands: the first part or Roman one, or the first number if there is
/// none.
pub(crate) fn first_heading(paras: &[Para]) -> Option<usize> {
    let roman = |p: &Para| {
        matches!(
            p.mark,
            Some(Mark::Part(_) | Mark::Roman(_) | Mark::Heading(1))
        )
    };
    let number = |p: &Para| matches!(p.mark, Some(Mark::Number(_) | Mark::Heading(_)));
    paras
        .iter()
        .position(roman)
        .or_else(|| paras.iter().position(number))
}

/// The sections of the body. What stands before the first heading gets a section without one.
pub(crate) fn build(paras: &[Para]) -> Vec<DraftSection> {
    let mut sections = Vec::new();
    let part = |p: &Para| matches!(p.mark, Some(Mark::Part(_)));
    let roman = |p: &Para| matches!(p.mark, Some(Mark::Roman(_) | Mark::Heading(1)));
    let parted = paras.iter().any(part);
    let begins: Vec<usize> = (0..paras.len())
        .filter(|i| {
            if parted {
                part(&paras[*i])
            } else {
                roman(&paras[*i])
            }
        })
        .collect();
    let first = begins.first().copied().unwrap_or(paras.len());
    if first > 0 {
        let mut bare = DraftSection {
            line: paras[0].prose.line(),
            label: Label::Literal(String::new()),
            ..DraftSection::default()
        };
        fill(&mut bare, &paras[..first]);
        // Numbered headings at the top stand there themselves.
        if bare.blocks.is_empty() {
            sections.append(&mut bare.sections);
        } else {
            sections.push(bare);
        }
    }
    for (i, begin) in begins.iter().enumerate() {
        let end = begins.get(i + 1).copied().unwrap_or(paras.len());
        sections.push(section(&paras[*begin], &paras[begin + 1..end], true));
    }
    sections
}

/// A heading with everything under it.
fn section(head: &Para, under: &[Para], roman: bool) -> DraftSection {
    let line = head.prose.line();
    let text = head.prose.text();
    let mut section = DraftSection {
        line,
        label: Label::Literal(head.label.clone()),
        ..DraftSection::default()
    };
    let (title, rest) = part(text, !under.is_empty(), roman);
    title.clone_into(&mut section.title);
    if !rest.is_empty() {
        section.run_in = true;
        section.blocks.push(DraftBlock {
            line: head.prose.line_at(text.len() - rest.len()),
            text: head.prose.rich(text.len() - rest.len()),
            ..DraftBlock::default()
        });
    }
    fill(&mut section, under);
    section
}

/// Parts the words of a heading's line: title, and the paragraph that runs on.
fn part(text: &str, has_children: bool, roman: bool) -> (&str, &str) {
    let sentences = text.contains(". ") || text.contains("; ");
    let closed = text.ends_with(['.', ';', '!', '?', '…']);
    let short = text.chars().count() <= TITLE_LETTERS;
    let colon_end = text.ends_with(':');
    if roman && crate::words::is_caps(text) {
        return (text, "");
    }
    if short && !sentences && has_children && (!closed || colon_end) {
        return (text, "");
    }
    match title_colon(text) {
        Some(at) if at < text.len() => (&text[..at], text[at..].trim_start()),
        _ if short && !sentences && (colon_end || roman || !closed) => (text, ""),
        _ => ("", text),
    }
}

/// The end of the colon that closes a title: early, before any sentence ends, not in a quote.
fn title_colon(text: &str) -> Option<usize> {
    let mut quoted = false;
    let mut before = ' ';
    for (count, (at, c)) in text.char_indices().enumerate() {
        let followed_by_space = text[at + c.len_utf8()..]
            .chars()
            .next()
            .is_none_or(char::is_whitespace);
        match c {
            _ if count > COLON_LETTERS => return None,
            '“' => quoted = true,
            '”' => quoted = false,
            ':' if followed_by_space && !quoted => return Some(at + 1),
            ';' => return None,
            '.' if followed_by_space && before.is_lowercase() => return None,
            _ => {}
        }
        before = c;
    }
    None
}

/// Puts paragraphs under a section: first its own blocks, then Roman headings or numbered items.
fn fill(section: &mut DraftSection, paras: &[Para]) {
    let depth = paras.iter().filter_map(number_depth).min();
    let items: Vec<usize> = (0..paras.len())
        .filter(|i| depth.is_some() && number_depth(&paras[*i]) == depth)
        .collect();
    let first = items.first().copied().unwrap_or(paras.len());
    section.blocks.extend(paras[..first].iter().map(block));
    let spans = items.iter().enumerate().map(|(n, begin)| {
        let end = items.get(n + 1).copied().unwrap_or(paras.len());
        (*begin, end)
    });
    let roman = depth == Some(0);
    if !roman && spans.clone().all(|(begin, end)| end - begin == 1) {
        section.blocks.extend(paras[first..].iter().map(block));
        return;
    }
    for (begin, end) in spans {
        let item = self::section(&paras[begin], &paras[begin + 1..end], roman);
        section.sections.push(item);
    }
}

fn number_depth(para: &Para) -> Option<usize> {
    match &para.mark {
        Some(Mark::Roman(_)) => Some(0),
        Some(Mark::Heading(level)) => Some(usize::from(*level) - 1),
        // Under headings without labels, numbers count their paragraphs.
        Some(Mark::Number(path)) => Some(HEADINGS + path.len()),
        _ => None,
    }
}

/// One paragraph as a block.
pub(crate) fn block(para: &Para) -> DraftBlock {
    let literal = || Label::Literal(para.label.clone());
    let auto_if = |usual: &str| {
        if para.label == usual {
            Label::Auto
        } else {
            literal()
        }
    };
    let (kind, label) = match &para.mark {
        None | Some(Mark::Heading(_)) => (BlockKind::Paragraph, Label::Auto),
        Some(Mark::Part(_) | Mark::Roman(_) | Mark::Number(_)) => (BlockKind::Clause, literal()),
        Some(Mark::Letter(_)) => (BlockKind::Point, literal()),
        Some(Mark::Dash) => (BlockKind::Dash, auto_if("-")),
        Some(Mark::Plus) => (BlockKind::Plus, auto_if("+")),
    };
    if let Some(found) = &para.table {
        return DraftBlock {
            line: para.prose.line(),
            kind: BlockKind::Table,
            table: Some(found.table.as_ref().clone()),
            ..DraftBlock::default()
        };
    }
    DraftBlock {
        line: para.prose.line(),
        kind,
        label,
        text: para.prose.rich(0),
        table: None,
    }
}
