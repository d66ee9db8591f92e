//! Why a draft came back stands among its remarks, to be answered point by point (Điều 10.3).

use crate::office::packages;
use crate::wire::Failure;
use plan::review::RemarkSource;
use plan::{Opinion, Remark, RemarkState};
use store::Tx;

/// What makes a reason no remark of its own: the same words of the same person in the same round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::office) enum Unless {
    /// As a remark that waits for an answer.
    Open,
    /// As a remark, whatever became of it.
    Told,
}

/// Keeps a reason as a remark, once. Where a plan has as many remarks as it can, the reason stands
/// with the step or judgement alone: neither is refused for that.
pub(in crate::office) fn keep(
    tx: &Tx<'_>,
    reason: Option<Remark>,
    unless: Unless,
) -> Result<(), Failure> {
    let Some(reason) = reason else {
        return Ok(());
    };
    let here = tx.remarks(reason.plan)?;
    let counts = |it: &Remark| unless == Unless::Told || it.state == RemarkState::Open;
    let said = |it: &Remark| it.id == reason.id || counts(it) && it.repeats(&reason);
    if here.len() < Remark::COUNT_LIMIT && !here.iter().any(said) {
        tx.put_remark(&reason)?;
    }
    Ok(())
}

/// What somebody judged before gives way to what they judge now: the remarks of their earlier
/// judgements of this round go into the trash, unless somebody answered them or they went out.
pub(super) fn give_way(tx: &Tx<'_>, given: &Opinion) -> Result<(), Failure> {
    let earlier = tx.opinions(given.plan)?.into_iter();
    let earlier =
        earlier.filter(|it| (it.round, &it.by) == (given.round, &given.by) && it.id != given.id);
    let of_earlier: Vec<_> = earlier.map(|it| it.remark_id()).collect();
    let out = packages::went_out(tx, given.plan)?;
    for remark in tx.remarks(given.plan)? {
        let waits = remark.state == RemarkState::Open && remark.replies.is_empty();
        let here = remark.source == RemarkSource::Typed && !out.contains(&remark.id.to_string());
        if of_earlier.contains(&remark.id) && waits && here {
            tx.remove_remark(remark.id)?;
        }
    }
    Ok(())
}
