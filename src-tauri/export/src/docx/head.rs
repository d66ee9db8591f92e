//! Letterhead, type of document, subject and opening.

use super::addressees;
use super::props::{LineHeight, Lines, ParagraphProps, Place, RowProps, Spacing, TableProps};
use super::rule;
use super::stamp;
use super::style::Style;
use super::table::{CellProps, cell};
use super::writer::Writer;
use document::{Document, HeadSizes, Letterhead, Orientation, OuterLine, Ruled, Weight, printable};

/// Everything above the body.
pub(crate) fn draw(writer: &mut Writer<'_>, document: &Document) {
    letterhead(writer, &document.letterhead, document.orientation);
    if !printable(&document.doc_type).is_empty() {
        writer.styled(Style::DocType, &document.doc_type);
    }
    for (i, line) in (0..).zip(&document.subject) {
        writer.outer(Style::Subject, line, OuterLine::Subject(i));
    }
    if is_titled(document) {
        subject_rule(writer, document);
    }
    addressees::draw(writer, document);
    for (i, basis) in (0..).zip(&document.opening.bases) {
        writer.outer(Style::Basis, basis, OuterLine::Basis(i));
    }
    for (i, runs) in (0..).zip(&document.opening.paragraphs) {
        let anchor = writer.outer_mark(OuterLine::Lead(i));
        writer.paragraph(&ParagraphProps::of(Style::Lead), |w| {
            w.marked(anchor, |w| w.runs(runs));
        });
    }
}

/// Whether a type or subject stands under the letterhead. An official letter has neither: what
/// it is about stands under its number.
pub(crate) fn is_titled(document: &Document) -> bool {
    !printable(&document.doc_type).is_empty() || !document.subject.is_empty()
}

/// Two columns without lines. Number and date share a row, so that they share a line.
fn letterhead(writer: &mut Writer<'_>, head: &Letterhead, orientation: Orientation) {
    let (left, right) = writer.profile.head_columns(orientation);
    let sizes = writer.profile.head_sizes(head.scale);
    writer.out.put("<w:tbl>");
    TableProps {
        columns: &[left, right],
        place: Place::LEFT,
        lines: Lines::None,
        cell_margin: 0,
    }
    .write(&mut writer.out);
    let (left_cell, right_cell) = (CellProps::wide(left), CellProps::wide(right));
    row(writer, |w| {
        cell(w, left_cell, |w| agency(w, head, sizes, left));
        cell(w, right_cell, |w| nation(w, head, sizes, right));
    });
    row(writer, |w| {
        cell(w, left_cell, |w| {
            w.styled(Style::NumberLine, &head.number);
            about(w, &head.about);
            stamp::column(w, &head.stamps);
        });
        cell(w, right_cell, |w| {
            w.styled(Style::PlaceDate, &head.place_date);
        });
    });
    writer.out.put("</w:tbl>");
}

fn row(writer: &mut Writer<'_>, cells: impl FnOnce(&mut Writer<'_>)) {
    writer.out.put("<w:tr>");
    RowProps::WHOLE.write(&mut writer.out);
    cells(writer);
    writer.out.put("</w:tr>");
}

/// What a letter is about, a gap above its first line.
fn about(writer: &mut Writer<'_>, lines: &[String]) {
    for (i, line) in lines.iter().enumerate() {
        let gap = Spacing {
            before: writer.profile.about_gap.value(),
            after: 0,
            line: LineHeight::Auto(240),
        };
        let props = ParagraphProps {
            spacing: (i == 0).then_some(gap),
            ..ParagraphProps::of(Style::About)
        };
        writer.paragraph(&props, |w| w.words(line));
    }
}

fn agency(writer: &mut Writer<'_>, head: &Letterhead, sizes: HeadSizes, column: u32) {
    for line in &head.agency {
        let style = match line.weight {
            Weight::Regular => Style::ParentAgency,
            Weight::Bold => Style::Agency,
        };
        writer.styled(style, &line.text);
    }
    let ruled: Vec<Ruled<'_>> = head
        .agency
        .iter()
        .filter(|line| line.weight == Weight::Bold)
        .map(|line| Ruled {
            text: &line.text,
            weight: line.weight,
            size: sizes.agency,
        })
        .collect();
    let share = writer.profile.agency_rule.value();
    rule::draw(writer, &ruled, share, column);
}

fn nation(writer: &mut Writer<'_>, head: &Letterhead, sizes: HeadSizes, column: u32) {
    writer.styled(Style::NationalTitle, &head.national_title);
    writer.styled(Style::Motto, &head.motto);
    let motto = Ruled {
        text: &head.motto,
        weight: Weight::Bold,
        size: sizes.motto,
    };
    let share = writer.profile.motto_rule.value();
    rule::draw(writer, &[motto], share, column);
}

fn subject_rule(writer: &mut Writer<'_>, document: &Document) {
    let size = writer.profile.subject.value();
    let share = writer.profile.subject_rule.value();
    let width = writer.profile.page(document.orientation).text_width();
    let ruled: Vec<Ruled<'_>> = document
        .subject
        .iter()
        .map(|line| Ruled {
            text: line,
            weight: Weight::Bold,
            size,
        })
        .collect();
    rule::draw(writer, &ruled, share, width);
}
