//! Review and signature: where a draft stands, who may take it further, what was said about it
//! (NĐ 30/2020, Điều 10 to 19).

mod anchor;
mod course;
mod fields;
mod opinion;
mod piece;
mod reason;
mod remark;
mod stage;
#[cfg(test)]
mod tests;

pub use anchor::{Landing, Placing, Spot};
pub use course::{Approval, Attempt, Course, Edited, Numbering, Passage, Signature, State};
pub use fields::AnchorFields;
pub use opinion::{Opinion, Verdict};
pub use piece::{Part, Piece};
pub use remark::{
    Anchor, Decision, Numbered, Remark, RemarkSource, RemarkState, Reply, Ruling, Words, numbered,
    united,
};
pub use stage::{Deed, Stage, Step, StepSwitches};
