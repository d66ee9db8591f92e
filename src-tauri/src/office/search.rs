//! Finding things.

use super::Office;
use crate::wire::{self, Failure, Hit, HitKind};
use store::Target;

/// Most hits one search gives.
const HITS: usize = 60;

/// Finds plans, sections, tasks, people, units, what checklists ask and what was done, with or without marks.
pub fn search(office: &Office, words: String) -> Result<Vec<Hit>, Failure> {
    office.read(|store| {
        let mut seen = std::collections::HashSet::new();
        Ok(store
            .search(&words, HITS)?
            .into_iter()
            .map(hit)
            // Two blocks of one section lead to the same place.
            .filter(|h| seen.insert((h.kind as u8, h.id.clone())))
            .collect())
    })
}

fn hit(found: store::Hit) -> Hit {
    let (kind, id) = match found.target {
        Target::Plan(id) => (HitKind::Plan, id.to_string()),
        Target::Section(_, id) | Target::Block(_, id, _) => (HitKind::Section, id.to_string()),
        Target::Task(_, id) => (HitKind::Task, id.to_string()),
        Target::Official(id) => (HitKind::Official, id.to_string()),
        Target::Unit(id) => (HitKind::Unit, id.to_string()),
        Target::Checklist(_, id) => (HitKind::Checklist, id.to_string()),
        Target::Requirement(_, _, id) => (HitKind::Requirement, id.to_string()),
        Target::Entry(id) => (HitKind::Entry, id.to_string()),
    };
    let title = match (found.heading.as_str(), kind) {
        ("", _) | (_, HitKind::Plan) => found.title,
        (heading, _) => format!("{} › {heading}", found.title),
    };
    Hit {
        kind,
        plan: found.target.plan().map(|p| p.to_string()),
        id,
        title: wire::summary_title(&title),
        snippet: found.snippet,
        exact: found.exact,
    }
}
