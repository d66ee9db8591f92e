//! Stretches of running text with their places.

use crate::finding::{HeadField, Place};
use plan::{Block, BlockKind, Plan, SectionId};

/// One paragraph, item, heading or cell.
pub(crate) struct Passage {
    pub(crate) place: Place,
    pub(crate) text: String,
}

/// All text of a plan in reading order. Text that waits for a person is left out.
pub(crate) fn of(plan: &Plan) -> Vec<Passage> {
    let opening = &plan.head.opening;
    let mut out = vec![passage(Place::Head(HeadField::Subject), plan.title())];
    out.extend(opening.bases.iter().map(|b| passage(Place::Opening, b)));
    let paragraphs = opening.paragraphs.iter().map(plan::RichText::to_plain);
    out.extend(paragraphs.map(|p| passage(Place::Opening, p)));
    for (_, section) in plan.walk() {
        out.push(passage(Place::Section(section.id), &section.title));
        blocks(section.id, &section.blocks, &mut out);
    }
    let closing = plan.closing.iter().map(plan::RichText::to_plain);
    out.extend(closing.map(|p| passage(Place::Closing, p)));
    for annex in &plan.annexes {
        out.push(passage(Place::Annex(annex.id), &annex.title));
        blocks(annex.id, &annex.blocks, &mut out);
    }
    out.retain(|p| !p.text.trim().is_empty());
    out
}

fn passage(place: Place, text: impl Into<String>) -> Passage {
    let text = text.into();
    Passage { place, text }
}

fn blocks(section: SectionId, blocks: &[Block], out: &mut Vec<Passage>) {
    for block in blocks.iter().filter(|b| b.kind != BlockKind::Review) {
        let place = Place::Block(section, block.id);
        out.push(passage(place, block.text.to_plain()));
        let cells = block.table.iter().flat_map(|t| t.rows.iter().flatten());
        out.extend(cells.map(|cell| passage(place, cell.to_plain())));
    }
}

impl Passage {
    /// Whether it is in capitals throughout, as first-level headings are.
    pub(crate) fn in_capitals(&self) -> bool {
        !self.text.chars().any(char::is_lowercase)
    }

    /// Whether it is part of the body, from the opening to the closing.
    pub(crate) fn in_body(&self, plan: &Plan) -> bool {
        match self.place {
            Place::Head(_) | Place::Annex(_) => false,
            Place::Block(section, _) => plan.annexes.iter().all(|a| a.id != section),
            _ => true,
        }
    }
}
