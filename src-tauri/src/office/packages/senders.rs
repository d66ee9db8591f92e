//! Whose computer said what: of what came in packages, who sent it first.

use super::Summary;
use crate::wire::{Failure, SaidBy};
use plan::PlanId;
use std::collections::HashMap;
use store::{Records, Way};

/// Of each remark and judgement of a plan that is in a package, the first one that held it: what
/// comes back from elsewhere was still said where it was said.
pub(in crate::office) struct Senders(HashMap<String, Option<SaidBy>>);

impl Senders {
    pub(in crate::office) fn of(records: &Records, plan: PlanId) -> Result<Self, Failure> {
        let mut first = HashMap::new();
        for package in records.packages_of(plan)? {
            let sender = match package.way {
                Way::Out => None,
                Way::In => {
                    let peer = records.peer(&package.key)?;
                    let paired = peer.as_ref().is_some_and(|it| it.paired.is_some());
                    let name = peer.map_or(package.name, |it| it.name);
                    Some(SaidBy { name, paired })
                }
            };
            let summary = Summary::read(&package.summary);
            for id in summary.said.into_iter().chain(summary.opinions) {
                first.entry(id).or_insert_with(|| sender.clone());
            }
        }
        Ok(Self(first))
    }

    /// Who sent it; nobody where it was said here.
    pub(in crate::office) fn sender(&self, id: impl ToString) -> Option<SaidBy> {
        self.0.get(&id.to_string()).cloned().flatten()
    }

    /// Whether it was said here, or at a computer that is paired now.
    pub(in crate::office) fn is_known(&self, id: impl ToString) -> bool {
        self.sender(id).is_none_or(|it| it.paired)
    }
}
