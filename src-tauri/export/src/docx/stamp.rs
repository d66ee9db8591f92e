//! Words in frames: marks of urgency and circulation, and the draft's.

use super::props::{Height, Lines, ParagraphProps, Place, RowProps, RunProps, TableProps};
use super::style::Style;
use super::table::{CellProps, cell};
use super::writer::{THIN, Writer};
use document::Stamp;

/// The frames of the left column, from the top, each with room above it.
pub(crate) fn column(writer: &mut Writer<'_>, stamps: &[Stamp]) {
    for stamp in stamps {
        writer.room(writer.profile.stamp_gap.value().saturating_sub(THIN));
        frame(writer, stamp, Place::Centre);
    }
    if !stamps.is_empty() {
        writer.gap(None);
    }
}

/// A table of one cell, exactly as large as the frame. A paragraph must follow it.
pub(crate) fn frame(writer: &mut Writer<'_>, stamp: &Stamp, place: Place) {
    writer.out.put("<w:tbl>");
    TableProps {
        columns: &[stamp.width],
        place,
        lines: Lines::Frame {
            weight: writer.profile.stamp_weight.value(),
            ink: stamp.ink,
        },
        cell_margin: 0,
    }
    .write(&mut writer.out);
    writer.out.put("<w:tr>");
    RowProps {
        height: Some(Height::Exact(stamp.height)),
        ..RowProps::WHOLE
    }
    .write(&mut writer.out);
    let props = CellProps {
        middle: true,
        ..CellProps::wide(stamp.width)
    };
    cell(writer, props, |w| {
        w.paragraph(&ParagraphProps::of(Style::Stamp), |w| {
            let look = RunProps {
                ink: stamp.ink,
                ..RunProps::default()
            };
            w.run(look, &stamp.text);
        });
    });
    writer.out.put("</w:tr></w:tbl>");
}
