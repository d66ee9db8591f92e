//! Letterhead, type of document, subject and opening.

use super::props::{ParagraphProps, RowKind, TableProps};
use super::rule::{self, Ruled};
use super::style::Style;
use super::table::cell;
use super::writer::Writer;
use document::{Document, HeadSizes, Letterhead, Orientation, Weight};

/// Everything above the body.
pub(crate) fn draw(writer: &mut Writer<'_>, document: &Document) {
    letterhead(writer, &document.letterhead, document.orientation);
    writer.styled(Style::DocType, &document.doc_type);
    for line in &document.subject {
        writer.styled(Style::Subject, line);
    }
    subject_rule(writer, &document.subject);
    for basis in &document.opening.bases {
        writer.styled(Style::Basis, basis);
    }
    for runs in &document.opening.paragraphs {
        writer.paragraph(&ParagraphProps::of(Style::Lead), |w| w.runs(runs));
    }
}

/// Two columns without lines. Number and date share a row, so that they share a line.
fn letterhead(writer: &mut Writer<'_>, head: &Letterhead, orientation: Orientation) {
    let (left, right) = writer.profile.head_columns(orientation);
    let sizes = writer.profile.head_sizes(head.scale);
    writer.out.put("<w:tbl>");
    TableProps {
        columns: &[left, right],
        ruled: false,
        cell_margin: 0,
    }
    .write(&mut writer.out);
    row(writer, |w| {
        cell(w, left, |w| agency(w, head, sizes, left));
        cell(w, right, |w| nation(w, head, sizes, right));
    });
    row(writer, |w| {
        cell(w, left, |w| w.styled(Style::NumberLine, &head.number));
        cell(w, right, |w| w.styled(Style::PlaceDate, &head.place_date));
    });
    writer.out.put("</w:tbl>");
}

fn row(writer: &mut Writer<'_>, cells: impl FnOnce(&mut Writer<'_>)) {
    writer.out.put("<w:tr>");
    RowKind::Plain.write(&mut writer.out);
    cells(writer);
    writer.out.put("</w:tr>");
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

fn subject_rule(writer: &mut Writer<'_>, subject: &[String]) {
    let size = writer.profile.subject.value();
    let share = writer.profile.subject_rule.value();
    let width = writer.profile.page(Orientation::Portrait).text_width();
    let ruled: Vec<Ruled<'_>> = subject
        .iter()
        .map(|line| Ruled {
            text: line,
            weight: Weight::Bold,
            size,
        })
        .collect();
    rule::draw(writer, &ruled, share, width);
}
