//! Ruled tables with repeating header rows and merged cells.

use super::props::{Justify, Lines, ParagraphProps, Place, RowProps, TableProps};
use super::style::Style;
use super::tall;
use super::writer::Writer;
use document::{Anchor, Page, Slot, Span, Table, column_widths};

/// A table across a page, and the thin paragraph that keeps it apart from the next. `keep_last`
/// holds its last row to what follows.
pub(crate) fn draw(writer: &mut Writer<'_>, table: &Table, page: Page, keep_last: bool) {
    let grid = table.grid();
    let columns = column_widths(table, page.text_width());
    if grid.is_empty() || columns.is_empty() {
        return;
    }
    writer.room(writer.profile.table_space.value());
    writer.out.put("<w:tbl>");
    TableProps {
        columns: &columns,
        place: Place::LEFT,
        lines: Lines::Ruled,
        cell_margin: writer.profile.cell_margin.value(),
    }
    .write(&mut writer.out);
    let heights = tall::heights(&grid, &columns, writer.profile);
    let room = tall::room(page);
    // A heading that takes half the page is not repeated.
    let heading: u32 = heights.iter().take(table.header_rows).sum();
    let repeated = if heading <= room / 2 { heading } else { 0 };
    let keep_last = keep_last && table.lets_its_last_row_go();
    let bands = table.bands();
    for (i, (row, slots)) in table.rows.iter().zip(&grid).enumerate() {
        let is_heading = i < table.header_rows;
        RowDrawing {
            slots,
            columns: &columns,
            props: RowProps {
                // A row that no page can hold is split.
                whole: heights[i].saturating_add(repeated) <= room,
                header: is_heading && repeated > 0,
                height: None,
            },
            style: if is_heading {
                Style::TableHead
            } else {
                Style::TableText
            },
            anchors: [table.anchor.filter(|_| i == 0), row.anchor],
            keep_next: bands[i] || keep_last && i + 1 == table.rows.len(),
        }
        .draw(writer);
    }
    writer.out.put("</w:tbl>");
    if keep_last {
        writer.held_gap();
    } else {
        writer.gap(None);
    }
}

struct RowDrawing<'a> {
    slots: &'a [Slot<'a>],
    columns: &'a [u32],
    props: RowProps,
    style: Style,
    /// The table's and the row's own, which stand in the first cell.
    anchors: [Option<Anchor>; 2],
    /// Whether it stays with what follows: every paragraph of it says so.
    keep_next: bool,
}

impl RowDrawing<'_> {
    fn draw(&self, writer: &mut Writer<'_>) {
        writer.out.put("<w:tr>");
        self.props.write(&mut writer.out);
        let mut column = 0;
        for (i, slot) in self.slots.iter().enumerate() {
            let end = column + slot.columns();
            let props = CellProps {
                columns: slot.columns(),
                rows: Merge::of(slot),
                middle: self.style == Style::TableHead,
                ..CellProps::wide(self.columns[column..end].iter().sum())
            };
            let anchors = if i == 0 { self.anchors } else { [None, None] };
            cell(writer, props, |w| self.lines(w, slot, anchors));
            column = end;
        }
        writer.out.put("</w:tr>");
    }

    /// A cell's paragraphs, at least one; the bookmarks stand in the first.
    fn lines(&self, writer: &mut Writer<'_>, slot: &Slot<'_>, [table, row]: [Option<Anchor>; 2]) {
        let props = ParagraphProps {
            justify: Some(Justify::from(slot.align())),
            keep_next: self.keep_next.then_some(true),
            ..ParagraphProps::of(self.style)
        };
        let mut lines = slot.lines();
        let first = lines.next().map_or(&[][..], Vec::as_slice);
        writer.paragraph(&props, |w| {
            w.marked(table, |w| w.marked(row, |w| w.runs(first)));
        });
        for line in lines {
            writer.paragraph(&props, |w| w.runs(line));
        }
    }
}

/// What a cell is to those above and below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Merge {
    No,
    Begins,
    GoesOn,
}

impl Merge {
    fn of(slot: &Slot<'_>) -> Self {
        match slot {
            Slot::Covered { .. } => Self::GoesOn,
            Slot::Cell {
                span: Span { rows: 1, .. },
                ..
            } => Self::No,
            Slot::Cell { .. } => Self::Begins,
        }
    }
}

/// `w:tcPr`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CellProps {
    /// Twips.
    pub(crate) width: u32,
    /// How many columns it takes.
    pub(crate) columns: usize,
    /// Whether it is merged with cells of other rows.
    pub(crate) rows: Merge,
    /// Its lines stand halfway between its upper and lower edge.
    pub(crate) middle: bool,
}

impl CellProps {
    /// A cell `width` twips wide.
    pub(crate) fn wide(width: u32) -> Self {
        Self {
            width,
            columns: 1,
            rows: Merge::No,
            middle: false,
        }
    }
}

/// A cell. What is inside must end with a paragraph.
pub(crate) fn cell(
    writer: &mut Writer<'_>,
    props: CellProps,
    inside: impl FnOnce(&mut Writer<'_>),
) {
    let out = &mut writer.out;
    out.form(format_args!(
        r#"<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/>"#,
        props.width
    ));
    if props.columns > 1 {
        out.form(format_args!(r#"<w:gridSpan w:val="{}"/>"#, props.columns));
    }
    out.put(match props.rows {
        Merge::No => "",
        Merge::Begins => r#"<w:vMerge w:val="restart"/>"#,
        Merge::GoesOn => "<w:vMerge/>",
    });
    if props.middle {
        out.put(r#"<w:vAlign w:val="center"/>"#);
    }
    out.put("</w:tcPr>");
    inside(writer);
    writer.out.put("</w:tc>");
}
