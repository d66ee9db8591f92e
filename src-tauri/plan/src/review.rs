//! Review and signature: where a draft stands, who may take it further, what was said about it
//! (NĐ 30/2020, Điều 10 to 19).

mod anchor;
mod course;
mod opinion;
mod remark;
mod stage;
#[cfg(test)]
mod tests;

pub use anchor::{Landing, Placing, Spot, blocks_of, letters_of};
pub use course::{Approval, Attempt, Course, Edited, Numbering, Passage, Signature, State};
pub use opinion::{Opinion, Verdict};
pub use remark::{
    Anchor, Decision, Numbered, Remark, RemarkSource, RemarkState, Reply, Ruling, Words, numbered,
    united,
};
pub use stage::{Deed, Stage, Step, StepSwitches};
