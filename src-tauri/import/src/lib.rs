//! Text files and pasted text of communication plans to a [`plan::PlanDraft`] with doubts.
//!
//! The way: bytes ([`decode`]) → clean text → marks in place ([`repair`](repair::repair)) →
//! lines → letterhead, ending and annexes cut off → paragraphs → tree. Every word of the text
//! ends up in the draft or in its left-over list, in order; what was changed or looks wrong is
//! told as a doubt with its line.

mod annex;
mod body;
mod decode;
mod doubts;
mod ending;
mod error;
mod glue;
mod letterhead;
mod line;
mod mark;
mod numbering;
mod opening;
mod propose;
mod prose;
mod reflow;
pub mod repair;
mod rows;
mod stamp;
mod syllable;
mod unit_names;
mod words;

pub use annex::split_annex;
pub use decode::{TEXT_LIMIT, clean, decode};
pub use error::{BinaryKind, EncodingGuess, ImportError};
pub use rows::read_rows;

use doubts::{Own, Reader};
use glue::Vocabulary;
use letterhead::Letterhead;
use line::{Line, Stray};
use mark::Mark;
use plan::draft::DraftDoubt;
use plan::{DoubtKind, LeftOver, LeftReason, PlanDraft, RichText, UnitKind};
use prose::Prose;
use reflow::Para;

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
    let head = letterhead::read(&lines);
    let rest = &lines[head.lines..];
    let cuts = ending::cut(rest);
    let ending = ending::read(&rest[cuts.ending..cuts.annex]);
    let mut left_over = Vec::new();
    let mut doubts = Vec::new();
    let parts = Parts::of(&rest[..cuts.ending], &mut left_over);
    let annexes = annex::read(&rest[cuts.annex..], &mut doubts, &mut left_over);
    let opening = opening::build(&parts.opening, &mut left_over);
    let sections = body::build(&parts.body);
    doubts.extend(repaired.repairs.into_iter().map(repaired_mark));
    doubts.extend(stray_marks(&strays));
    left_over.extend(strays.iter().map(stray_left));
    let mut draft = PlanDraft {
        year: year(&head, &parts),
        parent: head.parent,
        agency_lines: head.agency_lines,
        number: head.number,
        symbol: head.symbol,
        place: head.place,
        date: head.date,
        subject: head.subject,
        urgency: head.urgency,
        circulation: head.circulation,
        draft: head.draft,
        opening,
        tasks: propose::propose(&sections),
        sections,
        closing: parts
            .closing
            .iter()
            .map(|p| RichText::plain(opening::whole(p)))
            .collect(),
        recipients: ending.recipients,
        signature: ending.signature,
        annexes,
        doubts,
        left_over,
    };
    draft.doubts.extend(head.doubts);
    draft.left_over.extend(head.left_over);
    draft.left_over.extend(ending.left_over);
    look(
        &mut draft,
        &parts,
        &lines,
        &rest[cuts.annex..],
        &repaired.text,
    );
    draft.left_over.sort_by_key(|l| l.line);
    draft.doubts.sort_by_key(|d| (d.line, d.kind));
    draft
}

/// The paragraphs of a text, by what they are for.
struct Parts {
    opening: Vec<Para>,
    body: Vec<Para>,
    closing: Vec<Para>,
    headed: bool,
}

impl Parts {
    fn of(lines: &[Line], left_over: &mut Vec<LeftOver>) -> Self {
        let mut opening = reflow::reflow(lines, left_over);
        let closing = opening.split_off(closing_start(&opening));
        let first = body::first_heading(&opening);
        let body = opening.split_off(first.unwrap_or_else(|| opening::length(&opening)));
        Self {
            opening,
            body,
            closing,
            headed: first.is_some(),
        }
    }

    fn all(&self) -> impl Iterator<Item = &Para> {
        self.opening.iter().chain(&self.body).chain(&self.closing)
    }
}

/// Where the closing begins: at the last `Trên đây là` with no heading after it, or at a last
/// paragraph that ends with `./.`.
fn closing_start(paras: &[Para]) -> usize {
    let heading = |p: &Para| {
        matches!(
            p.mark,
            Some(Mark::Part(_) | Mark::Roman(_) | Mark::Number(_))
        )
    };
    let from = paras.iter().rposition(heading).map_or(0, |i| i + 1);
    let opens = |p: &Para| p.mark.is_none() && reflow::opens_closing(p.prose.text());
    let ends = |p: &&Para| p.mark.is_none() && p.prose.text().ends_with("./.");
    paras[from..]
        .iter()
        .rposition(opens)
        .map(|i| i + from)
        .or_else(|| paras[from..].last().filter(ends).map(|_| paras.len() - 1))
        .unwrap_or(paras.len())
}

/// The year the subject tells, else the lead-in, else the date.
fn year(head: &Letterhead, parts: &Parts) -> Option<i32> {
    let opening = parts.opening.iter().rev();
    doubts::year_in(&head.subject)
        .or_else(|| {
            opening
                .filter_map(|p| doubts::year_in(p.prose.text()))
                .next()
        })
        .or_else(|| head.date.year())
}

/// The kind of unit, from the letterhead, the subject, the lead-in or the closing.
fn unit_kind(draft: &PlanDraft, parts: &Parts) -> Option<UnitKind> {
    let agency = draft.agency_lines.join(" ");
    let texts = parts.closing.iter().chain(parts.opening.iter().rev());
    doubts::kind_in(&agency)
        .or_else(|| doubts::kind_in(&draft.subject))
        .or_else(|| texts.filter_map(|p| doubts::kind_in(p.prose.text())).next())
}

/// Adds the doubts that the text itself raises.
fn look(draft: &mut PlanDraft, parts: &Parts, lines: &[Line], annexes: &[Line], text: &str) {
    let vocabulary = Vocabulary::of(text);
    let mut reader = Reader {
        own: Own {
            year: draft.year,
            kind: unit_kind(draft, parts),
        },
        vocabulary: &vocabulary,
        doubts: Vec::new(),
    };
    let subject = subject_prose(draft, lines);
    reader.spelling(&subject);
    for para in parts.all() {
        reader.read(&para.prose);
    }
    let mut annex = Prose::default();
    for line in annexes {
        annex.push_line(line.number, &line.text);
    }
    reader.spelling(&annex);
    let found = &mut draft.doubts;
    found.append(&mut reader.doubts);
    found.extend(numbering::doubts(&parts.body));
    found.extend(doubts::garbled(lines));
    let opening: Vec<&Prose> = parts.opening.iter().map(|p| &p.prose).collect();
    found.extend(doubts::period_mismatch(&draft.subject, &opening));
    let last = lines.last().map_or(1, |l| l.number);
    let signature = &draft.signature;
    if signature.lines.is_empty() || signature.name.is_empty() {
        let kind = DoubtKind::SignatureIncomplete;
        found.push(doubts::doubt(kind, last, &signature.name));
        let unfinished = parts.closing.is_empty() && draft.recipients.is_empty();
        let end = parts.all().last().filter(|_| unfinished);
        found.extend(end.and_then(|p| doubts::broken_off(&p.prose)));
    }
    if !parts.headed {
        found.push(doubts::doubt(DoubtKind::NoSections, last, ""));
    }
}

/// The subject with the lines it came from.
fn subject_prose(draft: &PlanDraft, lines: &[Line]) -> Prose {
    let mut prose = Prose::default();
    let mut from = 0;
    for part in draft.subject.split('\n') {
        let at = lines[from..]
            .iter()
            .take(60)
            .position(|l| l.text.ends_with(part))
            .map_or(from, |i| i + from);
        from = at;
        prose.push_line(lines.get(at).map_or(1, |l| l.number), part);
    }
    prose
}

fn repaired_mark(repair: repair::Repair) -> DraftDoubt {
    DraftDoubt {
        kind: DoubtKind::RepairedMarks,
        line: repair.line,
        excerpt: repair.from,
        other: repair.to,
    }
}

/// One doubt for each line that lost a sign of formatting.
fn stray_marks(strays: &[Stray]) -> Vec<DraftDoubt> {
    let mut out: Vec<DraftDoubt> = Vec::new();
    for stray in strays {
        if out.last().is_none_or(|d| d.line != stray.line) {
            out.push(doubts::doubt(DoubtKind::StrayMark, stray.line, &stray.mark));
        }
    }
    out
}

fn stray_left(stray: &Stray) -> LeftOver {
    line::left(stray.line, &stray.mark, LeftReason::Mark)
}
