//! What of a plan is approved, signed and frozen: everything that is read on its paper, but the
//! number, the date and the stamp that says it is a draft, which come later.

use crate::model::{Annex, Block, BlockKind, Label, Plan, Section};
use crate::task::{Standing, Task};
use crate::text::RichText;
use crate::urgency::{Circulation, Urgency};
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;

/// SHA-256 of a plan's content: equal when the same words print in the same look.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentHash([u8; 32]);

impl ContentHash {
    /// The hash of a plan with its tasks, in their order. Proposed tasks are not printed.
    pub fn of(plan: &Plan, tasks: &[Task]) -> Self {
        let mut writer = Writer(Sha256::new_with_prefix(b"loa plan content 1"));
        writer.plan(plan);
        let accepted = || tasks.iter().filter(|t| t.standing == Standing::Accepted);
        writer.list(accepted(), Writer::task);
        Self(writer.0.finalize().into())
    }

    /// The first letters, as a printed sheet shows them: `3F2A 90C1`.
    pub fn short(&self) -> String {
        let hex = self.to_string().to_uppercase();
        format!("{} {}", &hex[..4], &hex[4..8])
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that is no hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not 64 hexadecimal digits")]
pub struct NoHash;

impl FromStr for ContentHash {
    type Err = NoHash;

    fn from_str(text: &str) -> Result<Self, NoHash> {
        let digits = text.as_bytes();
        if digits.len() != 64 {
            return Err(NoHash);
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| NoHash)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| NoHash)?;
        }
        Ok(Self(bytes))
    }
}

/// Writes each thing with its length before it, so that no two plans write the same bytes.
struct Writer(Sha256);

impl Writer {
    fn count(&mut self, count: usize) {
        self.0.update((count as u64).to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.count(text.len());
        self.0.update(text);
    }

    fn list<T>(&mut self, items: impl IntoIterator<Item = T>, each: impl Fn(&mut Self, T)) {
        let items: Vec<T> = items.into_iter().collect();
        self.count(items.len());
        for item in items {
            each(self, item);
        }
    }

    fn texts(&mut self, texts: &[String]) {
        self.list(texts, |w, text| w.text(text));
    }

    fn rich(&mut self, text: &RichText) {
        self.list(text.runs(), |w, run| {
            w.text(&run.text);
            w.count(usize::from(run.bold) + 2 * usize::from(run.italic));
        });
    }

    fn label(&mut self, label: &Label) {
        match label {
            Label::Auto => self.count(0),
            Label::Literal(found) => {
                self.count(1);
                self.text(found);
            }
        }
    }

    fn plan(&mut self, plan: &Plan) {
        let head = &plan.head;
        self.text(&plan.year.to_string());
        self.list(&head.parent, |w, parent| w.text(parent));
        self.texts(&head.agency_lines);
        self.text(&head.symbol);
        self.text(&head.place);
        self.text(&head.subject);
        self.texts(&head.opening.bases);
        self.list(&head.opening.paragraphs, Self::rich);
        self.count(match head.urgency {
            Urgency::None => 0,
            Urgency::Urgent => 1,
            Urgency::VeryUrgent => 2,
            Urgency::Express => 3,
        });
        self.count(match head.circulation {
            Circulation::Open => 0,
            Circulation::ReturnAfterReading => 1,
            Circulation::Internal => 2,
        });
        self.list(&plan.sections, Self::section);
        self.list(&plan.closing, Self::rich);
        self.list(&plan.recipients, |w, recipient| {
            w.text(&recipient.name);
            w.text(&recipient.purpose);
        });
        self.texts(&plan.signature.lines);
        self.text(&plan.signature.name);
        self.list(&plan.annexes, Self::annex);
    }

    fn section(&mut self, section: &Section) {
        self.label(&section.label);
        self.text(&section.title);
        self.count(usize::from(section.run_in));
        self.list(&section.blocks, Self::block);
        self.list(&section.sections, Self::section);
    }

    fn annex(&mut self, annex: &Annex) {
        self.text(&annex.label);
        self.text(&annex.title);
        self.text(&annex.reference);
        self.list(&annex.blocks, Self::block);
    }

    fn block(&mut self, block: &Block) {
        self.count(match block.kind {
            BlockKind::Paragraph => 0,
            BlockKind::Clause => 1,
            BlockKind::Point => 2,
            BlockKind::Dash => 3,
            BlockKind::Plus => 4,
            BlockKind::Table => 5,
            BlockKind::Review => 6,
        });
        self.label(&block.label);
        self.rich(&block.text);
        self.list(&block.table, |w, table| {
            w.count(table.header_rows);
            w.list(&table.rows, |w, row| w.list(row, Self::rich));
            w.list(&table.merges, |w, merge| {
                for n in [merge.row, merge.column, merge.rows, merge.columns] {
                    w.count(n);
                }
            });
        });
    }

    fn task(&mut self, task: &Task) {
        self.text(&task.text);
        self.text(&task.deliverable);
        self.text(&task.lead);
        self.texts(&task.coordinating);
        self.text(&task.timeframe.wording);
        self.text(&task.budget);
        self.text(&task.remarks);
    }
}
