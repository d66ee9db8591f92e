//! Closing, recipients and signature.

use super::{Line, Paper, across, line, look, pieces, plain, points};
use document::{Block, Document};
use serde::Serialize;

/// What follows the body.
#[derive(Serialize)]
pub(crate) struct Ending {
    closing: Vec<Line>,
    /// Whether the body's last paragraph, or the last row of its table, stays with the columns
    /// below.
    hold_last: bool,
    left: f64,
    right: f64,
    /// Whether the columns fit a page, and so stay on one.
    whole: bool,
    recipients_title: Line,
    recipients: Vec<Line>,
    drafter: Option<Line>,
    drafter_indent: f64,
    authority: Vec<Line>,
    signer: Line,
    contact: Vec<Line>,
}

/// The document's ending on its paper.
pub(crate) fn ending(document: &Document, contact: &[String], paper: Paper<'_>) -> Ending {
    let profile = paper.profile;
    let (left, right) = profile.sign_columns(paper.orientation);
    let recipients = &document.recipients;
    let signature = &document.signature;
    let body = paper.text(profile.body.value());
    let on = |text: &str, size: document::Figure, column, bold, italic| {
        plain(text, bold, italic, across(size.value(), column))
    };
    Ending {
        closing: (document.closing.iter())
            .map(|runs| line(pieces(runs, false), body))
            .collect(),
        hold_last: document.closing.is_empty()
            && document.blocks.last().is_some_and(|last| match last {
                Block::Paragraph(_) => true,
                Block::Table(table) => table.lets_its_last_row_go(),
                Block::Heading(_) => false,
            }),
        left: points(left),
        right: points(right),
        whole: height(document, paper) <= paper.height(),
        recipients_title: on(
            &recipients.title,
            profile.recipients_title,
            left,
            true,
            true,
        ),
        recipients: (recipients.lines.iter())
            .map(|text| on(text, profile.recipient, left, false, false))
            .collect(),
        drafter: (!recipients.drafter.is_empty())
            .then(|| on(&recipients.drafter, profile.drafter, left, false, false)),
        drafter_indent: points(drafter_indent(document, left, paper)),
        authority: (signature.lines.iter())
            .map(|text| on(text, profile.authority, right, true, false))
            .collect(),
        signer: on(&signature.name, profile.signer, right, true, false),
        contact: (contact.iter())
            .map(|text| on(text, profile.contact, paper.width(), false, false))
            .collect(),
    }
}

/// The typist's sign stands as far right as the longest recipient (III.3).
fn drafter_indent(document: &Document, column: u32, paper: Paper<'_>) -> u32 {
    let wide = |text: &str, size: document::Figure| {
        document::metrics::width(text, document::Weight::Regular, size.value())
    };
    let recipients = &document.recipients;
    let longest = (recipients.lines.iter())
        .map(|line| wide(line, paper.profile.recipient))
        .max()
        .unwrap_or(0)
        .min(column);
    longest.saturating_sub(wide(&recipients.drafter, paper.profile.drafter))
}

/// How high the columns are, with what is held to them.
fn height(document: &Document, paper: Paper<'_>) -> f64 {
    let profile = paper.profile;
    let (left, right) = profile.sign_columns(paper.orientation);
    let lines = |text: &str, size: u32, column| {
        let mut own = [super::piece(text, true, false)];
        let measure = across(size, column);
        crate::pdf::wide::fit(&mut own, measure);
        crate::pdf::wide::lines(&own, measure) as f64 * look::height(size)
    };
    let recipients = &document.recipients;
    let of_left: f64 = lines(&recipients.title, profile.recipients_title.value(), left)
        + (recipients.lines.iter().chain([&recipients.drafter]))
            .map(|text| lines(text, profile.recipient.value(), left))
            .sum::<f64>();
    let of_right: f64 = points(profile.signing_room.value())
        + (document.signature.lines.iter())
            .map(|text| lines(text, profile.authority.value(), right))
            .sum::<f64>()
        + lines(&document.signature.name, profile.signer.value(), right);
    of_left.max(of_right)
}
