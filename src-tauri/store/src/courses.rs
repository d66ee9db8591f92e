//! The courses of plans: each step of a review as a row; the last one says where the plan stands.

use crate::error::{StoreError, damaged};
use crate::gate::Tx;
use crate::records::Records;
use crate::seal::Wrote;
use crate::value::{parse_some, read_as, read_time, time_text};
use crate::word::Word;
use plan::people::Role;
use plan::review::{Deed, Passage, Step};
use plan::{Actor, Course, PlanId, Stage};
use rusqlite::{Row, named_params};

fn deed_of(row: &Row<'_>) -> Result<Deed, StoreError> {
    let reason = || row.get::<_, String>("reason");
    let missing = |what: &str| damaged(format!("a step without its {what}"));
    let day = || {
        let text: Option<String> = row.get("day")?;
        parse_some(text.as_ref())?.ok_or_else(|| missing("day"))
    };
    Ok(match Step::read(row, "step")? {
        Step::Submit => Deed::Submit,
        Step::PassContent => Deed::PassContent,
        Step::PassForm => Deed::PassForm { checks: reason()? },
        Step::Approve => Deed::Approve,
        Step::Return => Deed::Return { reason: reason()? },
        Step::TakeBack => Deed::TakeBack { reason: reason()? },
        Step::Void => Deed::Void,
        Step::Sign => Deed::Sign {
            by: row.get("signer")?,
            on: day()?,
            reason: reason()?,
        },
        Step::Number => Deed::Number {
            number: row
                .get::<_, Option<u32>>("number")?
                .ok_or_else(|| missing("number"))?,
            on: day()?,
        },
        Step::Issue => Deed::Issue { on: day()? },
        Step::File => Deed::File { place: reason()? },
        Step::Replace => Deed::Replace {
            by: parse_some(row.get::<_, Option<String>>("other")?.as_ref())?
                .ok_or_else(|| missing("plan"))?,
        },
        Step::Correct => Deed::Correct { reason: reason()? },
    })
}

fn read_passage(row: &Row<'_>) -> Result<Passage, StoreError> {
    Ok(Passage {
        id: read_as(row, "id")?,
        deed: deed_of(row)?,
        from: Stage::read(row, "from_stage")?,
        to: Stage::read(row, "to_stage")?,
        by: Actor {
            name: row.get("by")?,
            role: Role::read(row, "role")?,
        },
        at: read_time(row, "at")?,
        content: read_as(row, "hash")?,
        version: parse_some(row.get::<_, Option<String>>("version")?.as_ref())?,
    })
}

impl Records {
    /// The course of a plan; empty for one that never took a step.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn course(&self, plan: PlanId) -> Result<Course, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT * FROM passage WHERE plan = :plan ORDER BY position")?;
        let mut rows = query.query(named_params! {":plan": plan.to_string()})?;
        let mut passages = Vec::new();
        while let Some(row) = rows.next()? {
            passages.push(read_passage(row)?);
        }
        Ok(Course::of(passages))
    }
}

impl Tx<'_> {
    /// Keeps a step after the last one.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be written.
    pub fn add_passage(&self, plan: PlanId, passage: &Passage) -> Result<(), StoreError> {
        let (mut reason, mut signer, mut number, mut day, mut other) = ("", "", None, None, None);
        match &passage.deed {
            Deed::Submit | Deed::PassContent | Deed::Approve | Deed::Void => {}
            Deed::PassForm { checks } => reason = checks,
            Deed::Return { reason: why }
            | Deed::TakeBack { reason: why }
            | Deed::Correct { reason: why } => reason = why,
            Deed::Sign {
                by,
                on,
                reason: why,
            } => (signer, day, reason) = (by, Some(on.to_string()), why),
            Deed::Number { number: no, on } => (number, day) = (Some(*no), Some(on.to_string())),
            Deed::Issue { on } => day = Some(on.to_string()),
            Deed::File { place } => reason = place,
            Deed::Replace { by } => other = Some(by.to_string()),
        }
        self.conn()
            .prepare_cached(include_str!("sql/add_passage.sql"))?
            .execute(named_params! {
                ":id": passage.id.to_string(), ":plan": plan.to_string(),
                ":step": passage.deed.step().code(), ":from": passage.from.code(),
                ":to": passage.to.code(), ":by": passage.by.name, ":role": passage.by.role.code(),
                ":at": time_text(passage.at), ":hash": passage.content.to_string(),
                ":version": passage.version.map(|id| id.to_string()), ":reason": reason,
                ":signer": signer, ":number": number, ":day": day, ":other": other,
            })?;
        self.seal(plan, Wrote::Steps(1));
        self.touch(plan)
    }
}
