//! From the frame in the top margin to the lead-in.

use super::{Line, Paper, across, line, pieces, plain, points};
use document::{Document, HeadSizes, Ink, Letterhead, Ruled, Stamp, Weight, printable};
use serde::Serialize;

/// Everything above the body.
#[derive(Serialize)]
pub(crate) struct Head {
    circulation: Option<Frame>,
    /// From the left margin to that frame.
    circulation_left: f64,
    letterhead: Columns,
    doc_type: Option<Line>,
    subject: Vec<Line>,
    /// Length of the rule under the subject; none where there is no subject.
    subject_rule: Option<f64>,
    addressees: Option<To>,
    bases: Vec<Line>,
    lead: Vec<Line>,
}

/// Words in a frame.
#[derive(Serialize)]
struct Frame {
    words: Line,
    width: f64,
    height: f64,
    red: bool,
}

/// The two columns.
#[derive(Serialize)]
struct Columns {
    left: f64,
    right: f64,
    agency: Vec<AgencyLine>,
    agency_rule: f64,
    national_title: Line,
    motto: Line,
    motto_rule: f64,
    number: Line,
    about: Vec<Line>,
    stamps: Vec<Frame>,
    place_date: Line,
}

#[derive(Serialize)]
struct AgencyLine {
    look: &'static str,
    words: Line,
}

/// `Kính gửi:` with those who follow it.
#[derive(Serialize)]
struct To {
    /// Room above it.
    gap: f64,
    title: Line,
    lines: Vec<Line>,
    /// From the left margin to the title, to the dashes, and from these to further lines.
    indent: f64,
    dash: f64,
    hanging: f64,
}

/// The document's head on its paper.
pub(crate) fn head(document: &Document, circulation: Option<&Stamp>, paper: Paper<'_>) -> Head {
    let profile = paper.profile;
    let subject = profile.subject.value();
    let centred = paper.line(subject);
    let doc_type = &document.doc_type;
    Head {
        circulation: circulation.map(|stamp| frame(stamp, paper)),
        circulation_left: circulation.map_or(0.0, |stamp| circulation_left(stamp, paper)),
        letterhead: columns(&document.letterhead, paper),
        doc_type: has_type(document)
            .then(|| plain(doc_type, true, false, paper.line(profile.doc_type.value()))),
        subject: (document.subject.iter())
            .map(|text| plain(text, true, false, centred))
            .collect(),
        subject_rule: is_titled(document).then(|| subject_rule(&document.subject, paper)),
        addressees: addressees(document, paper),
        bases: (document.opening.bases.iter())
            .map(|text| plain(text, false, true, paper.text(profile.basis.value())))
            .collect(),
        lead: (document.opening.paragraphs.iter())
            .map(|runs| line(pieces(runs, false), paper.text(profile.body.value())))
            .collect(),
    }
}

fn frame(stamp: &Stamp, paper: Paper<'_>) -> Frame {
    let size = paper.profile.stamp.value();
    Frame {
        words: plain(&stamp.text, true, false, across(size, stamp.width)),
        width: points(stamp.width),
        height: points(stamp.height),
        red: stamp.ink == Ink::Red,
    }
}

fn columns(head: &Letterhead, paper: Paper<'_>) -> Columns {
    let profile = paper.profile;
    let (left, right) = profile.head_columns(paper.orientation);
    let sizes = profile.head_sizes(head.scale);
    let on =
        |text: &str, size, column, bold, italic| plain(text, bold, italic, across(size, column));
    Columns {
        left: points(left),
        right: points(right),
        agency: agency(head, sizes, left),
        agency_rule: agency_rule(head, sizes, left, paper),
        national_title: on(
            &head.national_title,
            sizes.national_title,
            right,
            true,
            false,
        ),
        motto: on(&head.motto, sizes.motto, right, true, false),
        motto_rule: points(document::rule_length(
            &[ruled(&head.motto, sizes.motto)],
            profile.motto_rule.value(),
            right,
        )),
        number: on(&head.number, sizes.number, left, false, false),
        about: (head.about.iter())
            .map(|text| on(text, profile.about.value(), left, false, false))
            .collect(),
        stamps: head.stamps.iter().map(|s| frame(s, paper)).collect(),
        place_date: on(&head.place_date, sizes.place_date, right, false, true),
    }
}

fn agency(head: &Letterhead, sizes: HeadSizes, column: u32) -> Vec<AgencyLine> {
    let drawn = |line: &document::AgencyLine| {
        let (look, size, bold) = match line.weight {
            Weight::Regular => ("parent", sizes.parent, false),
            Weight::Bold => ("agency", sizes.agency, true),
        };
        AgencyLine {
            look,
            words: plain(&line.text, bold, false, across(size, column)),
        }
    };
    head.agency.iter().map(drawn).collect()
}

fn ruled(text: &str, size: u32) -> Ruled<'_> {
    Ruled {
        text,
        weight: Weight::Bold,
        size,
    }
}

fn agency_rule(head: &Letterhead, sizes: HeadSizes, column: u32, paper: Paper<'_>) -> f64 {
    let lines: Vec<Ruled<'_>> = (head.agency.iter())
        .filter(|line| line.weight == Weight::Bold)
        .map(|line| ruled(&line.text, sizes.agency))
        .collect();
    let share = paper.profile.agency_rule.value();
    points(document::rule_length(&lines, share, column))
}

fn has_type(document: &Document) -> bool {
    !printable(&document.doc_type).is_empty()
}

/// Whether a type or subject stands under the letterhead; an official letter has neither.
fn is_titled(document: &Document) -> bool {
    has_type(document) || !document.subject.is_empty()
}

/// Around the middle of the right half, where the decree's map has it (box 11: 58–85 %).
fn circulation_left(stamp: &Stamp, paper: Paper<'_>) -> f64 {
    const MIDDLE: u32 = 715;
    let width = paper.width();
    let left = (width * MIDDLE / 1_000).saturating_sub(stamp.width / 2);
    points(left.min(width.saturating_sub(stamp.width)))
}

fn subject_rule(subject: &[String], paper: Paper<'_>) -> f64 {
    let size = paper.profile.subject.value();
    let lines: Vec<Ruled<'_>> = subject.iter().map(|text| ruled(text, size)).collect();
    let share = paper.profile.subject_rule.value();
    points(document::rule_length(&lines, share, paper.width()))
}

fn addressees(document: &Document, paper: Paper<'_>) -> Option<To> {
    let to = &document.addressees;
    if to.title.is_empty() && to.lines.is_empty() {
        return None;
    }
    let size = paper.profile.addressee.value();
    let indents = document::addressee_indents(to, paper.profile, paper.orientation);
    let room = paper.width().saturating_sub(indents.dash + indents.hanging);
    let one = to.lines.len() < 2;
    let wide = if one { paper.width() } else { room };
    let gap = if is_titled(document) {
        paper.profile.addressee_gap.value()
    } else {
        2 * paper.profile.head_gap.value()
    };
    Some(To {
        gap: points(gap),
        title: plain(&to.title, false, false, paper.line(size)),
        lines: (to.lines.iter())
            .map(|text| plain(text, false, false, across(size, wide)))
            .collect(),
        indent: points(indents.title),
        dash: points(indents.dash),
        hanging: points(indents.hanging),
    })
}
