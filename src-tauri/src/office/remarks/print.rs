//! Remarks by paper: a print of the draft with counted lines and room to write, and the way back
//! from a line's number to its words.
//!
//! The print is of a kept state of the plan, whose code stands at its foot. The same pages are
//! laid out again when its remarks are typed in, so a line is what it was on paper whatever was
//! edited since.

use super::super::export::{self as exports, unwritten};
use super::super::paper::Material;
use super::super::{Office, missing, people, print};
use super::{flaw, tie};
use crate::clock;
use crate::deliver::file_name;
use crate::wire::{
    self, Failure, PrintedLine, RemarkOf, RemarkPrint, Saved, Written, reader, small,
};
use ::export::{CountedLine, CountedPages, PdfKind, Place, Stretch, is_letter};
use document::compose;
use exchange::Content;
use plan::checklist::Grounds;
use plan::review::{Part, Piece, Placing, Spot};
use plan::{
    Anchor, ContentHash, FlawKind, Plan, PlanId, Right, Task, Version, VersionCause, VersionId,
};
use std::path::Path;
use store::{Change, EventKind, Records};
use uuid::Uuid;

const HEADING: &str = "Ý KIẾN GÓP Ý (ghi kèm số dòng)";

/// Prints for remarks that were made of a plan, the newest first.
pub(super) fn made(records: &Records, plan: PlanId) -> Result<Vec<RemarkPrint>, Failure> {
    let versions = records.versions(plan)?;
    Ok(versions
        .iter()
        .rev()
        .filter(|it| it.cause == VersionCause::Printed)
        .map(|it| RemarkPrint {
            version: it.id.to_string(),
            number: it.number,
            at: wire::time(it.at),
            content: it.content.short(),
        })
        .collect())
}

/// A draft with its lines counted.
struct Print {
    plan: Plan,
    tasks: Vec<Task>,
    content: ContentHash,
    pages: CountedPages,
    title: String,
    missing: Vec<wire::Missing>,
}

fn laid_out(material: Material, plan: Plan, tasks: Vec<Task>) -> Result<Print, Failure> {
    let profile = material.profile.clone().roomy();
    let material = material.showing(plan, tasks);
    let document = compose(&material.source(), &profile);
    let content = ContentHash::of(&material.plan, &material.tasks);
    let foot = format!("Bản in lấy ý kiến, mã {}", content.short());
    let pages = ::export::counted(&document, &profile, HEADING, &foot).map_err(unwritten)?;
    Ok(Print {
        pages,
        content,
        title: format!("{} (lấy ý kiến)", document.meta.title),
        missing: missing::on_pages(&document),
        plan: material.plan,
        tasks: material.tasks,
    })
}

/// Keeps what is printed, unless it was kept for a print already.
fn keep(office: &Office, print: &Print) -> Result<Option<Saved>, Failure> {
    let id = print.plan.id;
    let known = office.read(|store| {
        let versions = store.versions(id)?;
        let same = |it: &Version| it.cause == VersionCause::Printed && it.content == print.content;
        Ok(versions.iter().any(same))
    })?;
    if known {
        return Ok(None);
    }
    let content = Content::of(&print.plan, &print.tasks)
        .to_json()
        .map_err(|_| Failure::Internal)?;
    let change = Change::of(EventKind::VersionKept).in_plan(id);
    let ((), saved) = office.change(change, |tx| {
        let version = Version {
            id: VersionId(clock::mint()),
            plan: id,
            number: 0,
            cause: VersionCause::Printed,
            stage: tx.course(id)?.stage(),
            content: print.content,
            by: people::sitting(office, tx, Right::Read)?,
            at: tx.saved().at,
            note: String::new(),
        };
        tx.keep_version(&version, &content)?;
        Ok(())
    })?;
    Ok(Some(saved))
}

fn print_of(office: &Office, plan: &str) -> Result<(Print, Vec<u8>), Failure> {
    let material = Material::read(office, reader("plan", plan)?)?;
    let (plan, tasks) = (material.plan.clone(), material.tasks.clone());
    let print = laid_out(material, plan, tasks)?;
    let bytes = print.pages.pages.pdf(PdfKind::Usual).map_err(unwritten)?;
    keep(office, &print)?;
    Ok((print, bytes))
}

/// Hands the draft, its lines counted and with room to write, to the system's viewer.
pub fn print_for_remarks(office: &Office, plan: String) -> Result<wire::Printed, Failure> {
    let (made, bytes) = print_of(office, &plan)?;
    print::show_copy(office, &file_name(&made.title, "pdf"), &bytes, true)
}

/// Writes the same to a file named by the caller.
///
/// # Errors
/// No such plan, or the target cannot be written; the old file is then as it was.
pub fn print_for_remarks_to(
    office: &Office,
    plan: &str,
    target: &Path,
) -> Result<Written, Failure> {
    let (made, bytes) = print_of(office, plan)?;
    exports::put_bytes(office, bytes, made.missing, target)
}

/// The print that was made of a kept state, laid out again.
fn again(office: &Office, plan: PlanId, version: &str) -> Result<Print, Failure> {
    let id: VersionId = reader("version", version)?;
    let (kept, text) = office.read(|store| Ok(store.version(id)?))?;
    if kept.plan != plan {
        return Err(Failure::NotFound {
            what: "version".to_owned(),
        });
    }
    let damaged = |_| Failure::Damaged;
    let (kept, tasks) = Content::from_json(&text)
        .and_then(Content::into_plan)
        .map_err(damaged)?;
    laid_out(Material::read(office, plan)?, kept, tasks)
}

/// Which line somebody means: `trang 2 dòng 14`, `tr.2 d.14`, `2/14`, or the number alone. Lines
/// are counted through the document; where the page has no line of that number, it is the page's
/// own so-and-so-many-th.
fn meant<'a>(lines: &'a [CountedLine], said: &str) -> Option<&'a CountedLine> {
    let numbers: Vec<usize> = said
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
        .collect();
    let through = |number: usize| lines.iter().find(|line| line.number == number);
    match numbers.as_slice() {
        [number] => through(*number),
        [page, number] => {
            let on_page = |line: &&CountedLine| line.page + 1 == *page;
            through(*number)
                .filter(on_page)
                .or_else(|| lines.iter().filter(on_page).nth(number.checked_sub(1)?))
        }
        _ => None,
    }
}

/// What a line of a print is about.
pub(super) struct OnPaper {
    pub(super) anchor: Anchor,
    pub(super) content: ContentHash,
}

/// The place of a line on a print. A line that no page has, or that holds nothing of the body, is
/// kept as it was said.
pub(super) fn placed(
    office: &Office,
    plan: PlanId,
    version: &str,
    said: &str,
) -> Result<OnPaper, Failure> {
    let said = plan::text::squeeze(said);
    if said.is_empty() || said.chars().count() > 100 {
        return Err(flaw("line", FlawKind::Empty));
    }
    let print = again(office, plan, version)?;
    let line = meant(&print.pages.lines, &said);
    let spot = line.and_then(|line| spot_of(&print, line));
    let anchor = spot.and_then(|spot| Anchor::at(&print.plan, &print.tasks, &spot).ok());
    Ok(OnPaper {
        anchor: anchor.unwrap_or_else(|| Anchor::Unplaced {
            said: line.map_or_else(|| said.clone(), |line| format!("{said}: “{}”", line.text())),
        }),
        content: print.content,
    })
}

/// What stands in a line of a print, so that whoever types sees that it is the right one.
pub fn line(
    office: &Office,
    plan: String,
    version: String,
    said: String,
) -> Result<PrintedLine, Failure> {
    let print = again(office, reader("plan", &plan)?, &version)?;
    let Some(line) = meant(&print.pages.lines, &said) else {
        return Ok(PrintedLine {
            number: None,
            page: 0,
            text: String::new(),
            of: RemarkOf::Nothing,
            cited: String::new(),
        });
    };
    let grounds = Grounds::of(&print.plan, &print.tasks);
    let spot = spot_of(&print, line);
    let ground = spot.as_ref().and_then(tie).and_then(|tie| grounds.get(tie));
    Ok(PrintedLine {
        number: Some(small(line.number)),
        page: small(line.page + 1),
        text: line.text(),
        of: match &spot {
            None => RemarkOf::Nothing,
            Some(Spot::Plan) => RemarkOf::Plan,
            Some(Spot::Section(_)) => RemarkOf::Text,
            Some(Spot::Piece(piece) | Spot::Words(piece, _)) => (*piece).into(),
        },
        cited: ground.map_or_else(String::new, |it| it.place.clone()),
    })
}

/// The heading, words, task or part of head or ending in a line: of several, the one with most
/// letters in it.
fn spot_of(print: &Print, line: &CountedLine) -> Option<Spot> {
    let placing = Placing::of(&print.plan, &print.tasks);
    let of = |stretch: &Stretch| match stretch.place {
        Place::Node(node) => placing.named(Uuid::from_u128(node.id())),
        Place::Subject => Some(Spot::Piece(Piece::Part(Part::Subject))),
        Place::Basis(_) => Some(Spot::Piece(Piece::Part(Part::Bases))),
        Place::Lead(_) => Some(Spot::Piece(Piece::Part(Part::Opening))),
        Place::Closing(_) => Some(Spot::Piece(Piece::Part(Part::Closing))),
        Place::Recipients => Some(Spot::Piece(Piece::Part(Part::Recipients))),
        Place::Signature => Some(Spot::Piece(Piece::Part(Part::Signature))),
        Place::Agency | Place::Number | Place::Date | Place::Addressees => None,
    };
    let found = line.stretches.iter().filter_map(|it| Some((it, of(it)?)));
    let (longest, spot) = found.max_by_key(|(it, _)| it.letters.len())?;
    let Spot::Piece(piece @ Piece::Block(_)) = spot else {
        return Some(spot);
    };
    let words = words_of(print, &placing.words(&spot), longest);
    Some(words.map_or(spot, |range| Spot::Words(piece, range)))
}

/// The letters of a block that a stretch shows. In front of them its number or dash was printed;
/// white space is not counted, as it is lost where a line ends.
fn words_of(print: &Print, text: &str, stretch: &Stretch) -> Option<std::ops::Range<usize>> {
    let solid: Vec<(usize, char)> = text
        .chars()
        .enumerate()
        .filter(|(_, c)| is_letter(*c))
        .collect();
    let printed = print.pages.letters.get(&stretch.place)?;
    let label = printed.checked_sub(solid.len())?;
    let from = stretch.letters.start.saturating_sub(label);
    let to = stretch.letters.end.checked_sub(label)?;
    let shown = solid.get(from..to).filter(|it| !it.is_empty())?;
    let hidden = label.saturating_sub(stretch.letters.start);
    let same = shown.iter().map(|(_, c)| *c).eq(stretch
        .text
        .chars()
        .filter(|c| is_letter(*c))
        .skip(hidden));
    let (first, last) = (shown.first()?.0, shown.last()?.0);
    same.then_some(first..last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_meant_as_people_write_them() {
        let line = |number, page| CountedLine {
            number,
            page,
            base: 0.0,
            stretches: Vec::new(),
        };
        let lines: Vec<_> = (1..=60).map(|n| line(n, usize::from(n > 30))).collect();
        for (said, expect) in [
            ("14", Some(14)),
            ("dòng 31", Some(31)),
            ("trang 2 dòng 34", Some(34)),
            ("Trang 2, dòng 4", Some(34)),
            ("tr.1 d.4", Some(4)),
            ("1/31", None),
            ("61", None),
            ("trang 3 dòng 1", None),
            ("0", None),
            ("2/0", None),
            ("cuối trang", None),
            ("1 2 3", None),
            ("99999999999999999999999", None),
        ] {
            assert_eq!(meant(&lines, said).map(|it| it.number), expect, "{said}");
        }
    }
}
