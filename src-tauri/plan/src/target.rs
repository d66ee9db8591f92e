//! How much of a task is aimed at in a quarter.

use crate::date::Quarter;
use crate::flaw::{Check, Flaw, FlawKind, Flaws};
use crate::id::TaskId;
use crate::log::LogEntry;
use crate::progress::Quantity;

/// What is aimed at of one task in one quarter: `12 buổi`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Target {
    /// The task.
    pub task: TaskId,
    /// The quarter.
    pub quarter: Quarter,
    /// How much, with its unit of measure.
    pub quantity: Quantity,
}

impl Target {
    /// Cleans and checks a target.
    ///
    /// # Errors
    /// Every flaw at once, at `count` and `measure`; zero is no target.
    pub fn checked(self) -> Result<Self, Flaws> {
        let mut check = Check::default();
        if self.quantity.count == 0 || self.quantity.count > LogEntry::COUNT_LIMIT {
            check.flaw(Flaw {
                limit: Some(LogEntry::COUNT_LIMIT),
                ..Flaw::new("count", FlawKind::OutOfRange)
            });
        }
        let quantity = Quantity {
            measure: check.optional("measure", &self.quantity.measure, 100),
            ..self.quantity
        };
        check.finish(Self { quantity, ..self })
    }
}
