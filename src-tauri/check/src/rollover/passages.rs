//! Proposals of one sentence together, with the words between them.

use super::{Old, Proposal, Spot};
use std::collections::HashMap;

/// A stretch of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words that stay.
    Text(String),
    /// The proposal at this place of the list.
    Proposal(usize),
}

/// A sentence with its proposals, the words around them cut short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Which text it stands in.
    pub spot: Spot,
    /// What it is made of, in order.
    pub pieces: Vec<Piece>,
}

/// Most letters between two proposals that are shown together.
const BETWEEN: usize = 240;

/// All proposals, in their order, those of one sentence together.
pub fn passages(old: Old<'_>, proposals: &[Proposal]) -> Vec<Passage> {
    let texts: HashMap<Spot, String> = crate::spot::texts(old.plan, old.tasks)
        .into_iter()
        .collect();
    let mut out: Vec<Passage> = Vec::new();
    let mut last: Option<&Proposal> = None;
    for (i, proposal) in proposals.iter().enumerate() {
        let between = last
            .filter(|last| last.spot == proposal.spot)
            .and_then(|last| {
                let text = texts.get(&proposal.spot)?;
                text.get(last.range.end..proposal.range.start)
            })
            .filter(|between| between.chars().count() <= BETWEEN && !ends_sentence(between));
        let joined = between.and_then(|between| Some((out.last_mut()?, between)));
        if let Some((passage, between)) = joined {
            // What followed the one before is said anew, as far as the next.
            passage.pieces.pop();
            passage.pieces.push(Piece::Text(between.to_owned()));
            passage.pieces.push(Piece::Proposal(i));
            passage.pieces.push(Piece::Text(proposal.trail.clone()));
        } else {
            let lead = Piece::Text(proposal.lead.clone());
            let trail = Piece::Text(proposal.trail.clone());
            out.push(Passage {
                spot: proposal.spot,
                pieces: vec![lead, Piece::Proposal(i), trail],
            });
        }
        last = Some(proposal);
    }
    for passage in &mut out {
        passage
            .pieces
            .retain(|piece| !matches!(piece, Piece::Text(text) if text.is_empty()));
    }
    out
}

/// Whether a sentence ends in these words: a full stop or mark before a space, or a line's end.
fn ends_sentence(text: &str) -> bool {
    let marks = [". ", "; ", "! ", "? ", "\n"];
    marks.iter().any(|mark| text.contains(mark))
}
