//! Ruled tables with repeating header rows.

use super::props::{Justify, ParagraphProps, RowKind, TableProps};
use super::style::Style;
use super::writer::Writer;
use document::{Align, Cell, Row, Table};

/// A table across `width` twips, and the thin paragraph that keeps it apart from the next.
pub(crate) fn draw(writer: &mut Writer<'_>, table: &Table, width: u32) {
    if table.is_blank() {
        return;
    }
    let columns = widths(table, width);
    writer.room(writer.profile.table_space.value());
    writer.out.put("<w:tbl>");
    TableProps {
        columns: &columns,
        ruled: true,
        cell_margin: writer.profile.cell_margin.value(),
    }
    .write(&mut writer.out);
    for (i, row) in table.rows.iter().enumerate() {
        let kind = if i < table.header_rows {
            RowKind::Header
        } else {
            RowKind::Plain
        };
        let anchors = [table.anchor.filter(|_| i == 0), row.anchor];
        draw_row(writer, row, kind, &columns, anchors);
    }
    writer.out.put("</w:tbl>");
    writer.gap(None);
}

fn draw_row(
    writer: &mut Writer<'_>,
    row: &Row,
    kind: RowKind,
    columns: &[u32],
    anchors: [Option<document::Anchor>; 2],
) {
    let empty = Cell::default();
    writer.out.put("<w:tr>");
    kind.write(&mut writer.out);
    for (i, width) in columns.iter().enumerate() {
        let content = row.cells.get(i).unwrap_or(&empty);
        cell(writer, *width, |w| {
            let [table, own] = if i == 0 { anchors } else { [None, None] };
            w.marked_lines(content, kind, table, own);
        });
    }
    writer.out.put("</w:tr>");
}

impl Writer<'_> {
    /// A cell's paragraphs, at least one; the bookmarks stand in the first.
    fn marked_lines(
        &mut self,
        cell: &Cell,
        kind: RowKind,
        table: Option<document::Anchor>,
        row: Option<document::Anchor>,
    ) {
        let props = cell_look(cell.align, kind);
        let (first, rest) = match cell.lines.split_first() {
            Some((first, rest)) => (first.as_slice(), rest),
            None => (&[][..], &[][..]),
        };
        self.paragraph(&props, |w| {
            w.marked(table, |w| w.marked(row, |w| w.runs(first)));
        });
        for line in rest {
            self.paragraph(&props, |w| w.runs(line));
        }
    }
}

fn cell_look(align: Align, kind: RowKind) -> ParagraphProps {
    let style = match kind {
        RowKind::Header => Style::TableHead,
        RowKind::Plain => Style::TableText,
    };
    ParagraphProps {
        justify: Some(Justify::from(align)),
        ..ParagraphProps::of(style)
    }
}

/// A cell `width` twips wide. What is inside must end with a paragraph.
pub(crate) fn cell(writer: &mut Writer<'_>, width: u32, inside: impl FnOnce(&mut Writer<'_>)) {
    writer.out.form(format_args!(
        r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>"#
    ));
    inside(writer);
    writer.out.put("</w:tc>");
}

/// Widths by the columns' shares; together exactly `width`.
fn widths(table: &Table, width: u32) -> Vec<u32> {
    let count = table.width();
    let share = |i: usize| u64::from(table.columns.get(i).map_or(1, |c| c.share.max(1)));
    let all: u64 = (0..count).map(share).sum();
    let mut sum = 0;
    let mut edges = vec![0];
    for i in 0..count {
        sum += share(i);
        edges.push(u64::from(width) * sum / all);
    }
    edges
        .windows(2)
        .map(|pair| u32::try_from(pair[1] - pair[0]).unwrap_or(0))
        .collect()
}
