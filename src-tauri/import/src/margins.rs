//! What stands in the margins of a document: running text, notes, remarks. None of it is a place
//! of the plan, so all of it is left over, but marks of the form are understood.

use crate::line::{Line, is_page_number, left};
use crate::sheet::Role;
use crate::stamp::{self, Stamp};
use plan::{LeftOver, LeftReason};

/// Leaves the margins over and hands back the marks that stand in them.
pub(crate) fn read(margins: &[(Line, Role)], left_over: &mut Vec<LeftOver>) -> Vec<Stamp> {
    let mut stamps = Vec::new();
    for (line, role) in margins {
        let stamp = stamp::read(&line.text).filter(|_| matches!(role, Role::Margin));
        let reason = match role {
            Role::Margin if stamp.is_some() => LeftReason::PrintedByForm,
            Role::Margin if is_page_number(&line.text) => LeftReason::PageNumber,
            Role::Margin => LeftReason::Footer,
            _ => LeftReason::Unplaced,
        };
        stamps.extend(stamp);
        left_over.push(left(line.number, &line.text, reason));
    }
    stamps
}
