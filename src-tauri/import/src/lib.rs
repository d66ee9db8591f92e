//! Word files, text files and pasted text of communication plans to a [`plan::PlanDraft`] with
//! doubts.
//!
//! The way: bytes ([`open`]) → by format, text ([`decode`]) or a [`source::Source`] of paragraphs
//! and tables (`docx`, `odt`, `workbook`) → lines with what their looks tell (`sheet`) → marks in place
//! ([`repair`](repair::repair)) → letterhead, ending and annexes cut off → paragraphs → tree.
//! Every word of the source ends up in the draft, its tasks or its left-over list; what was
//! changed or looks wrong is told as a doubt with its line.
//!
//! | module | duty |
//! |---|---|
//! | `decode`, `legacy` | bytes to letters; fonts and code pages of before Unicode |
//! | `old_word` | what another program has to convert first |
//! | `pdf` | PDF files with text: letters at their places to paragraphs and tables |
//! | `package`, `xml` | zip containers and their parts under limits |
//! | `docx` | Word files: styles, numbers, tracked changes, tables |
//! | `odt` | texts of LibreOffice: the same of them |
//! | `workbook`, `grid` | Excel files and pasted cells: which column is what of a task |
//! | `source` | what every format with paragraphs hands on |
//! | `sheet`, `line`, `margins` | a source as lines; layout tables cell by cell, others kept |
//! | `repair`, `syllable`, `glue` | misplaced marks, glued words |
//! | `letterhead`, `stamp`, `opening`, `ending`, `annex` | the form around the body |
//! | `mark`, `reflow`, `prose`, `body`, `numbering` | labels, paragraphs, the tree |
//! | `rows`, `propose` | tasks, from tables and from text |
//! | `doubts`, `confidence` | what a careful colleague would point at; how sure each part is |
//! | `again` | reading again as the user chose |
//! | `pieces`, `correct` | a draft as a flat list, and what a person corrects of it |

mod again;
mod anchors;
mod annex;
mod body;
mod confidence;
mod correct;
mod decode;
mod docx;
mod doubts;
mod ending;
mod error;
mod glue;
pub mod grid;
pub mod legacy;
mod letterhead;
mod line;
mod margins;
mod mark;
mod numbering;
mod odt;
mod old_word;
mod opening;
mod package;
mod pdf;
mod pieces;
mod propose;
mod prose;
mod reflow;
pub mod repair;
mod rows;
mod runs;
mod sheet;
pub mod source;
mod stamp;
mod syllable;
mod words;
mod workbook;
mod xml;

pub use again::{Choice, Table, compared, open_as};
pub use annex::split_annex;
pub use confidence::{Assessed, Confidence, Part, assess};
pub use correct::{Changed, Correction, Facts, Refusal, Step};
pub use decode::{TEXT_LIMIT, clean, decode};
pub use docx::returned;
pub use docx::{DOCX_LIMIT, View, read_docx};
pub use error::{BinaryKind, EncodingGuess, ImportError, Threat};
pub use odt::read_odt;
pub use old_word::OldWord;
pub use pdf::{PAGE_LIMIT, PDF_LIMIT, read_pdf};
pub use pieces::{Piece, Pieces, Role};
pub use rows::{Column, read_rows};
pub use workbook::workbook;

use doubts::{Own, Reader};
use glue::Vocabulary;
use letterhead::Letterhead;
use line::{Line, Stray};
use mark::Mark;
use plan::draft::DraftDoubt;
use plan::{DoubtKind, LeftOver, LeftReason, PlanDraft, UnitKind};
use prose::Prose;
use reflow::Para;
use sheet::Sheet;
use source::{Source, Warning};
use stamp::Stamp;
use std::collections::BTreeSet;

/// Most lines accepted. The longest plan of the corpus has 1,145.
pub const LINE_LIMIT: u32 = 200_000;

/// Reads the text of a plan, from a file or pasted, whole or cut off.
///
/// # Errors
/// Only what leaves nothing to read: too large, too many lines, no word at all.
pub fn read_text(text: &str) -> Result<PlanDraft, ImportError> {
    read_lines(text, true)
}

fn read_lines(text: &str, repair: bool) -> Result<PlanDraft, ImportError> {
    decode::within_limit(text.len())?;
    let mut sheet = Sheet::plain(&clean(text));
    sheet.as_found = !repair;
    within_bounds(&sheet.text)?;
    let nothing_misplaced = |_: BTreeSet<usize>| ImportError::NoText;
    read_sheet(&sheet).map_err(nothing_misplaced)
}

/// Reads a document that some format's reader handed on.
///
/// # Errors
/// As [`read_text`].
pub fn read_source(source: &Source) -> Result<PlanDraft, ImportError> {
    lined(source, true).map(|reading| reading.draft)
}

fn lined(source: &Source, repair: bool) -> Result<Reading, ImportError> {
    // A table in the letterhead, the opening or the closing sets words side by side: as lines
    // they are read as what they are. That can bring another one to light.
    let mut flat = BTreeSet::new();
    loop {
        let mut sheet = Sheet::of(source, &flat);
        sheet.as_found = !repair;
        decode::within_limit(sheet.text.len())?;
        within_bounds(&sheet.text)?;
        match read_sheet(&sheet) {
            Ok(mut draft) => {
                draft
                    .doubts
                    .splice(0..0, source.warnings.iter().filter_map(gone_without));
                return Ok(Reading {
                    draft,
                    text: sheet.text,
                });
            }
            Err(_) if flat.len() > MISPLACED => flat = (0..sheet.tables()).collect(),
            Err(misplaced) => flat.extend(misplaced),
        }
    }
}

fn gone_without(warning: &Warning) -> Option<DraftDoubt> {
    match warning {
        Warning::DamagedPart(part) | Warning::MissingPart(part) => {
            Some(doubts::doubt(DoubtKind::SourceDamaged, 1, part))
        }
        Warning::Converted(from) => Some(doubts::doubt(DoubtKind::ConvertedByOffice, 1, from)),
        Warning::OpenField => None,
    }
}

/// After so many misplaced tables all are read as lines.
const MISPLACED: usize = 8;

fn within_bounds(cleaned: &str) -> Result<(), ImportError> {
    if cleaned.bytes().filter(|b| *b == b'\n').count() >= LINE_LIMIT as usize {
        return Err(ImportError::TooManyLines { limit: LINE_LIMIT });
    }
    if !cleaned.contains(char::is_alphanumeric) {
        return Err(ImportError::NoText);
    }
    Ok(())
}

/// Reads lines as a plan.
///
/// # Errors
/// The numbers of tables where no table of a plan can stand.
fn read_sheet(sheet: &Sheet) -> Result<PlanDraft, BTreeSet<usize>> {
    let repaired = if sheet.as_found {
        repair::Repaired {
            text: sheet.text.clone(),
            repairs: Vec::new(),
        }
    } else {
        repair::repair(&sheet.text)
    };
    let (lines, strays) = line::read(&repaired.text);
    let (lines, margins) = line::dress(lines, sheet);
    let head = letterhead::read(&lines);
    let rest = &lines[head.lines..];
    let cuts = ending::cut(rest);
    let ending = ending::read(&rest[cuts.ending..cuts.annex]);
    let mut left_over = Vec::new();
    let parts = Parts::of(&rest[..cuts.ending], &mut left_over);
    let formal = lines[..head.lines]
        .iter()
        .chain(&rest[cuts.ending..cuts.annex]);
    let formal = formal.filter_map(|l| l.table.as_ref());
    let unheaded = parts.opening.iter().chain(&parts.closing);
    let unheaded = unheaded.filter_map(|p| p.table.as_ref());
    let misplaced: BTreeSet<usize> = formal.chain(unheaded).map(|t| t.number).collect();
    if !misplaced.is_empty() {
        return Err(misplaced);
    }
    let attached = annex::read(&rest[cuts.annex..]);
    let mut doubts = attached.doubts;
    left_over.extend(attached.left_over);
    let opening = opening::build(&parts.opening, &mut left_over);
    let sections = body::build(&parts.body);
    let tasks = propose::united(
        propose::propose(&sections),
        propose::tabled(&sections),
        attached.tasks,
    );
    doubts.extend(repaired.repairs.into_iter().map(repaired_mark));
    doubts.extend(stray_marks(&strays));
    left_over.extend(strays.iter().map(stray_left));
    let stamps = margins::read(&margins, &mut left_over);
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
        tasks,
        sections,
        closing: parts.closing.iter().map(opening::whole).collect(),
        recipients: ending.recipients,
        signature: ending.signature,
        annexes: attached.annexes,
        doubts,
        left_over,
    };
    for stamp in stamps {
        match stamp {
            Stamp::Urgency(urgency) => draft.urgency = urgency,
            Stamp::Circulation(circulation) => draft.circulation = circulation,
            Stamp::Draft => draft.draft = true,
        }
    }
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
    Ok(draft)
}

/// A file or a paste, opened but not yet read as a plan.
#[derive(Debug, Clone, PartialEq)]
pub enum Opened {
    /// Plain text, in NFC.
    Text(String),
    /// Plain text written for fonts from before Unicode, turned into Unicode.
    Legacy(legacy::Guess),
    /// A document with paragraphs and tables.
    Document(Source),
}

/// A plan with the lines it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The plan.
    pub draft: PlanDraft,
    /// All words of the source; the draft's line numbers count its lines.
    pub text: String,
}

impl Opened {
    /// Reads the plan.
    ///
    /// # Errors
    /// As [`read_text`].
    pub fn read(self) -> Result<Reading, ImportError> {
        self.read_as(true)
    }

    /// Reads the plan; without `repair`, misplaced marks stay where they are.
    ///
    /// # Errors
    /// As [`read_text`].
    pub fn read_as(self, repair: bool) -> Result<Reading, ImportError> {
        match self {
            Self::Text(text) => read_lines(&text, repair).map(|draft| Reading { draft, text }),
            Self::Legacy(guess) => converted(&guess, repair),
            Self::Document(source) => lined(&source, repair),
        }
    }
}

/// Opens a file by what it holds, whatever its name says.
///
/// # Errors
/// Nothing in it can be read: empty, too large, damaged, encrypted, of another kind.
pub fn open(bytes: &[u8]) -> Result<Opened, ImportError> {
    if docx::is_encrypted(bytes) {
        return Err(ImportError::Encrypted);
    }
    if docx::is_zip(bytes) {
        return packed(bytes, View::Accepted).map(Opened::Document);
    }
    if pdf::is_pdf(bytes) {
        return pdf::read_pdf(bytes).map(Opened::Document);
    }
    let decoded = decode(bytes);
    match &decoded {
        // Before anything is cleaned: `ư` of TCVN3 is what Unicode calls a soft hyphen.
        Ok(_) | Err(ImportError::WrongEncoding { .. }) => legacy::guess_bytes(bytes),
        Err(_) => None,
    }
    .map_or_else(
        || decoded.map(Opened::Text),
        |guess| Ok(Opened::Legacy(guess)),
    )
}

/// Opens an office file by the parts it is packed of.
fn packed(bytes: &[u8], view: View) -> Result<Source, ImportError> {
    match package::Package::open(bytes)?.kind()? {
        package::Kind::Word => read_docx(bytes, view),
        package::Kind::OpenText => read_odt(bytes, view),
        package::Kind::Workbook => workbook(bytes).map(|grids| workbook::source(&grids)),
    }
}

/// A text that was turned into Unicode, with the doubt that says so.
fn converted(guess: &legacy::Guess, repair: bool) -> Result<Reading, ImportError> {
    let text = clean(&guess.converted);
    let mut draft = read_lines(&text, repair)?;
    let first = text.lines().find(|line| !line.trim().is_empty());
    let mut told = doubts::doubt(DoubtKind::LegacyEncoding, 1, first.unwrap_or_default());
    guess.encoding.name().clone_into(&mut told.other);
    draft.doubts.insert(0, told);
    Ok(Reading { draft, text })
}

/// Reads the file of a plan: of Word, LibreOffice or Excel, or text.
///
/// # Errors
/// As [`open`] and [`read_text`].
pub fn read(bytes: &[u8]) -> Result<PlanDraft, ImportError> {
    Ok(open(bytes)?.read()?.draft)
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
            Some(Mark::Part(_) | Mark::Roman(_) | Mark::Heading(_) | Mark::Number(_))
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
    found.extend(doubts::headings_by_look(&parts.body, lines));
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
