//! Annexes, each a section with its own page numbers.

use super::body;
use super::page::{self, Bound};
use super::props::ParagraphProps;
use super::rule;
use super::style::Style;
use super::writer::Writer;
use document::{Annex, Document, Ruled, Weight};

/// All annexes; the last one's section ends the file if no paper follows.
pub(crate) fn draw(writer: &mut Writer<'_>, document: &Document, bound: Bound<'_>) {
    let last = document.annexes.len().saturating_sub(1);
    for (i, annex) in document.annexes.iter().enumerate() {
        let page = writer.profile.page(annex.orientation);
        title(writer, annex, page.text_width());
        body::blocks(writer, &annex.blocks, page, false);
        let section = page::annex_section(writer.profile, annex.orientation, bound);
        if i == last && bound.last {
            writer.out.put(&section);
        } else {
            writer.gap(Some(section));
        }
    }
}

fn title(writer: &mut Writer<'_>, annex: &Annex, width: u32) {
    writer.paragraph(&ParagraphProps::of(Style::AnnexLabel), |w| {
        w.marked(annex.anchor, |w| w.words(&annex.label));
    });
    if !annex.title.is_empty() {
        writer.styled(Style::AnnexTitle, &annex.title);
    }
    if !annex.reference.is_empty() {
        writer.styled(Style::AnnexReference, &annex.reference);
    }
    let ruled = Ruled {
        text: &annex.reference,
        weight: Weight::Regular,
        size: writer.profile.annex_reference.value(),
    };
    let share = writer.profile.reference_rule.value();
    rule::draw(writer, &[ruled], share, width);
}
