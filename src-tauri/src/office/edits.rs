//! What a form says, put into a plan: the same for saving and for the preview, so that what is
//! shown is what will be saved.

use crate::wire::{Block, Failure, PlanEnding, PlanHead, SectionEdit};
use plan::edit::SectionHead;
use plan::{Label, Plan, Recipient, RichText, SectionId};
use uuid::Uuid;

/// What stands above the body.
///
/// # Errors
/// Every flaw of the form.
pub(super) fn head(plan: &mut Plan, form: PlanHead) -> Result<(), Failure> {
    let (year, head) = form.into_head()?;
    Ok(plan.set_head(year, head)?)
}

/// Closing, recipients and signature.
///
/// # Errors
/// Every flaw of the form.
pub(super) fn ending(plan: &mut Plan, form: PlanEnding) -> Result<(), Failure> {
    let closing = form.closing.into_iter().map(RichText::from).collect();
    let recipients = form.recipients.into_iter().map(Recipient::from).collect();
    Ok(plan.set_ending(closing, recipients, form.signature.into())?)
}

/// A section's line and text. Blocks without an id get one from `mint`.
///
/// # Errors
/// Every flaw of the form, or no such section.
pub(super) fn section(
    plan: &mut Plan,
    id: SectionId,
    form: SectionEdit,
    mint: impl FnMut() -> Uuid,
) -> Result<(), Failure> {
    let blocks = blocks(form.blocks, mint)?;
    let head = SectionHead {
        kind: form.kind.into(),
        label: form.label.map_or(Label::Auto, Label::Literal),
        title: form.title,
        run_in: form.run_in,
    };
    plan.set_section_head(id, head)?;
    Ok(plan.set_blocks(id, blocks)?)
}

/// The text of an annex. Blocks without an id get one from `mint`.
///
/// # Errors
/// Every flaw of the blocks, or no such annex.
pub(super) fn annex(
    plan: &mut Plan,
    id: SectionId,
    form: Vec<Block>,
    mint: impl FnMut() -> Uuid,
) -> Result<(), Failure> {
    let blocks = blocks(form, mint)?;
    Ok(plan.set_blocks(id, blocks)?)
}

fn blocks(form: Vec<Block>, mut mint: impl FnMut() -> Uuid) -> Result<Vec<plan::Block>, Failure> {
    form.into_iter()
        .map(|block| block.into_block(mint()))
        .collect()
}
