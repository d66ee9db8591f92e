//! Recipients and signature, side by side and never parted.

use super::page;
use super::props::{RowKind, TableProps};
use super::style::Style;
use super::table::cell;
use super::writer::Writer;
use document::Document;

/// Both columns, then the end of the plan's own section if annexes follow.
pub(crate) fn draw(writer: &mut Writer<'_>, document: &Document) {
    let (left, right) = writer.profile.sign_columns(document.orientation);
    writer.room(writer.profile.sign_gap.value());
    writer.out.put("<w:tbl>");
    TableProps {
        columns: &[left, right],
        ruled: false,
        cell_margin: 0,
    }
    .write(&mut writer.out);
    writer.out.put("<w:tr>");
    RowKind::Plain.write(&mut writer.out);
    cell(writer, left, |w| {
        w.styled(Style::RecipientsTitle, &document.recipients.title);
        for line in &document.recipients.lines {
            w.styled(Style::Recipient, line);
        }
    });
    cell(writer, right, |w| {
        for line in &document.signature.lines {
            w.styled(Style::Authority, line);
        }
        w.styled(Style::Signer, &document.signature.name);
    });
    writer.out.put("</w:tr></w:tbl>");
    let section = page::section(writer.profile, document.orientation);
    if document.annexes.is_empty() {
        writer.gap(None);
        writer.out.put(&section);
    } else {
        writer.gap(Some(section));
    }
}
