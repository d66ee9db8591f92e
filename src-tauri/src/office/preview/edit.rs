//! The edit in progress, laid over the stored plan by the very functions that save it.

use crate::office::edits;
use crate::office::paper::Material;
use crate::wire::{Failure, PreviewEdit, reader};
use plan::SectionId;
use uuid::Uuid;

/// The material with the edit over it.
///
/// # Errors
/// [`Failure::Flaws`] for what could not be saved either, [`Failure::NotFound`] for a section or
/// annex that is not in the plan.
pub(super) fn over(stored: &Material, edit: PreviewEdit) -> Result<Material, Failure> {
    let mut shown = stored.clone();
    let plan = &mut shown.plan;
    match edit {
        PreviewEdit::Section { section, edit } => {
            let id: SectionId = reader("section", &section)?;
            edits::section(plan, id, edit, stand_ins(id))?;
        }
        PreviewEdit::Annex { annex, blocks } => {
            let id: SectionId = reader("annex", &annex)?;
            edits::annex(plan, id, blocks, stand_ins(id))?;
        }
        PreviewEdit::Head { head } => edits::head(plan, head)?,
        PreviewEdit::Ending { ending } => edits::ending(plan, ending)?,
    }
    Ok(shown)
}

/// Ids for blocks that have none yet: the same at every keystroke, so that what did not change is
/// laid out as before.
fn stand_ins(home: SectionId) -> impl FnMut() -> Uuid {
    let mut next = home.0.as_u128();
    move || {
        next = next.wrapping_add(1 << 64);
        Uuid::from_u128(next)
    }
}
