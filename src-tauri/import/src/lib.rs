//! Text files and pasted text of communication plans to a [`plan::PlanDraft`] with doubts.
//!
//! The way: bytes ([`decode`]) → clean text → marks in place ([`repair`](repair::repair)) →
//! lines → letterhead, ending and annexes cut off → paragraphs → tree. Every word of the text
//! ends up in the draft or in its left-over list, in order; what was changed or looks wrong is
//! told as a doubt with its line.

mod annex;
mod body;
mod decode;
mod ending;
mod error;
mod letterhead;
mod line;
mod mark;
mod opening;
mod prose;
mod reflow;
pub mod repair;
mod syllable;
mod words;

pub use annex::split_annex;
pub use decode::{TEXT_LIMIT, clean, decode};
pub use error::{BinaryKind, EncodingGuess, ImportError};

use plan::draft::DraftDoubt;
use plan::{DoubtKind, LeftReason, PlanDraft, RichText};
use reflow::opens_closing;

/// Most lines accepted. The longest plan of the corpus has 1,145.
pub const LINE_LIMIT: u32 = 200_000;

/// Reads the text of a plan, from a file or pasted, whole or cut off.
///
/// # Errors
/// Only what leaves nothing to read: too large, too many lines, no word at all.
pub fn read_text(text: &str) -> Result<PlanDraft, ImportError> {
    decode::within_limit(text.len())?;
    let cleaned = clean(text);
    if cleaned.bytes().filter(|b| *b == b'\n').count() >= LINE_LIMIT as usize {
        return Err(ImportError::TooManyLines { limit: LINE_LIMIT });
    }
    if !cleaned.contains(char::is_alphanumeric) {
        return Err(ImportError::NoText);
    }
    Ok(read_clean(&cleaned))
}

fn read_clean(cleaned: &str) -> PlanDraft {
    let repaired = repair::repair(cleaned);
    let (lines, strays) = line::read(&repaired.text);
    let mut draft = PlanDraft::default();
    for repair in repaired.repairs {
        draft.doubts.push(DraftDoubt {
            kind: DoubtKind::RepairedMarks,
            line: repair.line,
            excerpt: repair.from,
            other: repair.to,
        });
    }
    for stray in strays {
        draft
            .left_over
            .push(line::left(stray.line, &stray.mark, LeftReason::Mark));
        draft.doubts.push(DraftDoubt {
            kind: DoubtKind::StrayMark,
            line: stray.line,
            excerpt: stray.mark,
            other: String::new(),
        });
    }
    let head = letterhead::read(&lines);
    let rest = &lines[head.lines..];
    let cuts = ending::cut(rest);
    let end = ending::read(&rest[cuts.ending..cuts.annex]);
    let mut paras = reflow::reflow(&rest[..cuts.ending], &mut draft.left_over);
    let closing = paras
        .iter()
        .rposition(|p| p.mark.is_none() && opens_closing(p.prose.text()))
        .map(|at| paras.split_off(at))
        .unwrap_or_default();
    let first = body::first_heading(&paras).unwrap_or(paras.len());
    draft.opening = opening::build(&paras[..first], &mut draft.left_over);
    draft.sections = body::build(&paras[first..]);
    draft.closing = closing
        .iter()
        .map(|p| RichText::plain(opening::whole(p)))
        .collect();
    draft.annexes = annex::read(&rest[cuts.annex..], &mut draft.doubts, &mut draft.left_over);
    draft.parent = head.parent;
    draft.agency_lines = head.agency_lines;
    draft.number = head.number;
    draft.symbol = head.symbol;
    draft.place = head.place;
    draft.date = head.date;
    draft.subject = head.subject;
    draft.doubts.extend(head.doubts);
    draft.left_over.extend(head.left_over);
    draft.recipients = end.recipients;
    draft.signature = end.signature;
    draft.left_over.extend(end.left_over);
    draft.left_over.sort_by_key(|l| l.line);
    draft.doubts.sort_by_key(|d| (d.line, d.kind));
    draft
}
