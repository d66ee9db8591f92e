//! Recipients and signature, side by side and never parted.

use super::page::{self, Bound};
use super::props::{Indent, Lines, ParagraphProps, Place, RowProps, TableProps};
use super::style::Style;
use super::table::{CellProps, cell};
use super::writer::Writer;
use document::{Document, OuterLine, Recipients, Weight, metrics, printable};

/// Both columns, then the end of the paper's own section if anything follows.
pub(crate) fn draw(writer: &mut Writer<'_>, document: &Document, bound: Bound<'_>) {
    let (left, right) = writer.profile.sign_columns(document.orientation);
    writer.room(writer.profile.sign_gap.value());
    writer.out.put("<w:tbl>");
    TableProps {
        columns: &[left, right],
        place: Place::LEFT,
        lines: Lines::None,
        cell_margin: 0,
    }
    .write(&mut writer.out);
    writer.out.put("<w:tr>");
    RowProps::WHOLE.write(&mut writer.out);
    cell(writer, CellProps::wide(left), |w| {
        w.styled(Style::RecipientsTitle, &document.recipients.title);
        for (i, line) in (0..).zip(&document.recipients.lines) {
            w.outer(Style::Recipient, line, OuterLine::Recipient(i));
        }
        drafter(w, &document.recipients, left);
    });
    cell(writer, CellProps::wide(right), |w| {
        let signature = &document.signature;
        for (i, line) in (0..).zip(&signature.lines) {
            w.outer(Style::Authority, line, OuterLine::Signature(i));
        }
        let last = u32::try_from(signature.lines.len()).unwrap_or(u32::MAX);
        w.outer(Style::Signer, &signature.name, OuterLine::Signature(last));
    });
    writer.out.put("</w:tr></w:tbl>");
    let section = page::section(writer.profile, document.orientation, bound);
    if document.annexes.is_empty() && bound.last {
        writer.gap(None);
        writer.out.put(&section);
    } else {
        writer.gap(Some(section));
    }
}

/// At the lower right of the recipients (III.3): as far right as their longest line.
fn drafter(writer: &mut Writer<'_>, recipients: &Recipients, column: u32) {
    if printable(&recipients.drafter).is_empty() {
        return;
    }
    let size = writer.profile.recipient.value();
    let longest = recipients
        .lines
        .iter()
        .map(|line| metrics::width(line, Weight::Regular, size))
        .max()
        .unwrap_or(0)
        .min(column);
    let size = writer.profile.drafter.value();
    let own = metrics::width(&recipients.drafter, Weight::Regular, size);
    let props = ParagraphProps {
        indent: Some(Indent {
            left: longest.saturating_sub(own),
            ..Indent::default()
        }),
        ..ParagraphProps::of(Style::Drafter)
    };
    writer.paragraph(&props, |w| w.words(&recipients.drafter));
}
