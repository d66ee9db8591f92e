//! Review and signature: where a draft stands, who may take it further, what was said about it
//! (NĐ 30/2020, Điều 10 to 19).

mod course;
mod opinion;
mod remark;
mod stage;
#[cfg(test)]
mod tests;

pub use course::{Approval, Attempt, Course, Edited, Numbering, Passage, Signature, State};
pub use opinion::{Opinion, Verdict};
pub use remark::{Anchor, Remark, RemarkSource, RemarkState, Reply, Ruling, Words};
pub use stage::{Deed, Stage, Step, StepSwitches};
