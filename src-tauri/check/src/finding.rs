//! A finding and where it stands.

use crate::rule::{Rule, Severity};
use plan::{BlockId, Doubt, DoubtKind, Plan, SectionId, Task, TaskId};
use std::collections::HashMap;

/// A part of what stands above the opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HeadField {
    /// The symbol after the number.
    Symbol,
    /// The place before the date.
    Place,
    /// What the plan is about.
    Subject,
    /// `DỰ THẢO`.
    Draft,
}

/// Where a finding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// Above the opening.
    Head(HeadField),
    /// In the bases or the lead-in.
    Opening,
    /// In a section's heading, or the section as a whole.
    Section(SectionId),
    /// In a block of a section or annex.
    Block(SectionId, BlockId),
    /// In the closing words.
    Closing,
    /// In `Nơi nhận`.
    Recipients,
    /// In the signature.
    Signature,
    /// In an annex's title, or the annex as a whole.
    Annex(SectionId),
    /// At one task.
    Task(TaskId),
    /// At the tasks as a whole.
    Tasks,
    /// At the checklists of superiors' plans.
    Checklists,
}

/// One thing worth pointing at.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Finding {
    /// Which rule.
    pub rule: Rule,
    /// How much it matters.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// The words in question, as written. Empty where something is missing.
    pub excerpt: String,
    /// What was expected, or a number the rule is about. May be empty.
    pub other: String,
}

impl Finding {
    pub(crate) fn new(
        rule: Rule,
        place: Place,
        excerpt: impl Into<String>,
        other: impl Into<String>,
    ) -> Self {
        Self {
            rule,
            severity: rule.severity(),
            place,
            excerpt: excerpt.into(),
            other: other.into(),
        }
    }

    /// Whether a doubt of the importer says the same of the same place.
    pub fn repeats(&self, doubt: &Doubt) -> bool {
        let same_kind = matches!(
            (self.rule, doubt.kind),
            (Rule::NumberGap, DoubtKind::NumberGap)
                | (Rule::NumberRepeated, DoubtKind::NumberRepeated)
                | (Rule::InvalidLetter, DoubtKind::InvalidLetter)
                | (Rule::DuplicateHeading, DoubtKind::DuplicateHeading)
                | (Rule::UnbalancedQuote, DoubtKind::UnbalancedQuote)
                | (Rule::WrongUnitKind, DoubtKind::WrongUnitKind)
                | (Rule::WrongYear, DoubtKind::WrongYear)
        );
        let same_place = match self.place {
            Place::Section(id) => doubt.section == Some(id),
            Place::Block(_, id) => doubt.block == Some(id),
            _ => true,
        };
        let same_words = self.rule == Rule::UnbalancedQuote || self.excerpt == doubt.excerpt;
        same_kind && same_place && same_words
    }
}

/// The order in which places are read.
pub(crate) struct Order {
    sections: HashMap<SectionId, usize>,
    blocks: HashMap<BlockId, usize>,
    tasks: HashMap<TaskId, usize>,
}

impl Order {
    pub(crate) fn of(plan: &Plan, tasks: &[Task]) -> Self {
        let mut order = Self {
            sections: HashMap::new(),
            blocks: HashMap::new(),
            tasks: tasks.iter().map(|t| t.id).zip(0..).collect(),
        };
        let body = plan.walk().into_iter().map(|(_, s)| (s.id, &s.blocks));
        let annexes = plan.annexes.iter().map(|a| (a.id, &a.blocks));
        let mut next = 1..;
        for (id, blocks) in body.chain(annexes) {
            order.sections.extend(next.next().map(|n| (id, n)));
            order
                .blocks
                .extend(blocks.iter().map(|b| b.id).zip(&mut next));
        }
        order
    }

    /// A key to sort by: the part of the document, then the place in it.
    pub(crate) fn at(&self, place: Place) -> (usize, usize) {
        let section = |id| self.sections.get(&id).copied().unwrap_or_default();
        match place {
            Place::Head(field) => (0, field as usize),
            Place::Opening => (1, 0),
            Place::Section(id) => (2, section(id)),
            Place::Block(id, block) => (2, self.blocks.get(&block).copied().unwrap_or(section(id))),
            Place::Closing => (3, 0),
            Place::Recipients => (4, 0),
            Place::Signature => (5, 0),
            Place::Annex(id) => (6, section(id)),
            Place::Tasks => (7, 0),
            Place::Task(id) => (8, self.tasks.get(&id).copied().unwrap_or_default()),
            Place::Checklists => (9, 0),
        }
    }
}
