//! Remarks on drafts with their threads, and what reviewers think of a whole draft.

use crate::beside::{Beside, OF_REMARK};
use crate::error::{StoreError, What, damaged};
use crate::gate::Tx;
use crate::journal::EventKind;
use crate::records::Records;
use crate::trash::{Payload, TrashKind};
use crate::value::{json, json_text, parse_some, read_as, read_time, time_of, time_text};
use crate::word::{Word, words};
use plan::people::Role;
use plan::review::{AnchorFields, RemarkSource, Ruling};
use plan::{
    Actor, Anchor, Opinion, PlanId, Remark, RemarkId, RemarkState, Reply, TrashId, Verdict,
};
use rusqlite::{Row, named_params};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// [`AnchorFields`] as JSON.
#[derive(Serialize, Deserialize)]
#[serde(remote = "AnchorFields")]
struct AnchorText {
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    section: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    heading: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    block: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    task: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    part: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    excerpt: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    quote: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    said: Option<String>,
}

/// What the column `anchor` holds.
#[derive(Serialize, Deserialize)]
struct AnchorColumn(#[serde(with = "AnchorText")] AnchorFields);

fn anchor_of(text: &str) -> Result<Anchor, StoreError> {
    let AnchorColumn(fields) = json(text)?;
    let anchor = fields.into_anchor();
    anchor.ok_or_else(|| damaged("an anchor without what its kind needs"))
}

#[derive(Clone, Copy)]
enum StateIs {
    Open,
    Accepted,
    Declined,
    Done,
}

words! {
    StateIs { Open "open", Accepted "accepted", Declined "declined", Done "done", }
}

fn actor(row: &Row<'_>, name: &str, role: &str) -> Result<Actor, StoreError> {
    Ok(Actor {
        name: row.get(name)?,
        role: Role::read(row, role)?,
    })
}

fn state_of(row: &Row<'_>) -> Result<RemarkState, StoreError> {
    let ruling = || -> Result<Ruling, StoreError> {
        let at: Option<String> = row.get("ruled_at")?;
        Ok(Ruling {
            by: actor(row, "ruled_by", "ruled_role")?,
            at: time_of(&at.ok_or_else(|| damaged("a ruling without its time"))?)?,
            answer: row.get("answer")?,
        })
    };
    Ok(match StateIs::read(row, "state")? {
        StateIs::Open => RemarkState::Open,
        StateIs::Accepted => RemarkState::Accepted(ruling()?),
        StateIs::Declined => RemarkState::Declined(ruling()?),
        StateIs::Done => RemarkState::Done(ruling()?),
    })
}

fn read_remark(row: &Row<'_>) -> Result<Remark, StoreError> {
    Ok(Remark {
        id: read_as(row, "id")?,
        plan: read_as(row, "plan")?,
        round: row.get("round")?,
        content: read_as(row, "hash")?,
        anchor: anchor_of(&row.get::<_, String>("anchor")?)?,
        by: actor(row, "by", "role")?,
        at: read_time(row, "at")?,
        text: row.get("text")?,
        suggestion: row.get("suggestion")?,
        source: RemarkSource::read(row, "source")?,
        state: state_of(row)?,
        replies: Vec::new(),
    })
}

impl Records {
    /// The remarks on a plan with their threads, oldest round first, then by time and id.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn remarks(&self, plan: PlanId) -> Result<Vec<Remark>, StoreError> {
        let plan = plan.to_string();
        let mut query = self
            .conn
            .prepare_cached("SELECT * FROM remark WHERE plan = :plan ORDER BY round, at, id")?;
        let mut rows = query.query(named_params! {":plan": plan})?;
        let mut remarks = Vec::new();
        while let Some(row) = rows.next()? {
            remarks.push(read_remark(row)?);
        }
        let place: HashMap<RemarkId, usize> = remarks
            .iter()
            .enumerate()
            .map(|(i, it)| (it.id, i))
            .collect();
        let mut query = self
            .conn
            .prepare_cached(include_str!("sql/replies_of_plan.sql"))?;
        let mut rows = query.query(named_params! {":plan": plan})?;
        while let Some(row) = rows.next()? {
            let of = place.get(&read_as(row, "remark")?);
            if let Some(remark) = of.and_then(|&i| remarks.get_mut(i)) {
                remark.replies.push(Reply {
                    id: read_as(row, "id")?,
                    by: actor(row, "by", "role")?,
                    at: read_time(row, "at")?,
                    text: row.get("text")?,
                });
            }
        }
        Ok(remarks)
    }

    /// The remarks on a plan that somebody took away at some time, also where they came back since.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn remarks_taken_away(&self, plan: PlanId) -> Result<HashSet<RemarkId>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT subject FROM event WHERE plan = :plan AND kind = :kind AND subject IS NOT NULL",
        )?;
        let mut rows = query.query(named_params! {
            ":plan": plan.to_string(), ":kind": EventKind::RemarkRemoved.code(),
        })?;
        let mut taken = HashSet::new();
        while let Some(row) = rows.next()? {
            taken.insert(read_as(row, "subject")?);
        }
        Ok(taken)
    }

    /// A remark with its thread.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub fn remark(&self, id: RemarkId) -> Result<Remark, StoreError> {
        const NONE: StoreError = StoreError::NotFound { what: What::Remark };
        let plan: Option<String> = rusqlite::OptionalExtension::optional(
            self.conn
                .prepare_cached("SELECT plan FROM remark WHERE id = :id")?
                .query_row(named_params! {":id": id.to_string()}, |row| row.get(0)),
        )?;
        let plan = parse_some(plan.as_ref())?.ok_or(NONE)?;
        let found = self.remarks(plan)?.into_iter().find(|it| it.id == id);
        found.ok_or(NONE)
    }

    /// What reviewers think of a plan, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn opinions(&self, plan: PlanId) -> Result<Vec<Opinion>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT * FROM opinion WHERE plan = :plan ORDER BY round, at, id")?;
        let mut rows = query.query(named_params! {":plan": plan.to_string()})?;
        let mut opinions = Vec::new();
        while let Some(row) = rows.next()? {
            opinions.push(Opinion {
                id: read_as(row, "id")?,
                plan: read_as(row, "plan")?,
                round: row.get("round")?,
                content: read_as(row, "hash")?,
                verdict: Verdict::read(row, "verdict")?,
                reason: row.get("reason")?,
                by: actor(row, "by", "role")?,
                at: read_time(row, "at")?,
            });
        }
        Ok(opinions)
    }
}

impl Tx<'_> {
    /// Keeps a remark, new or changed, with what was answered; answers are only ever added.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be written.
    pub fn put_remark(&self, remark: &Remark) -> Result<(), StoreError> {
        let (state, ruling) = match &remark.state {
            RemarkState::Open => (StateIs::Open, None),
            RemarkState::Accepted(ruling) => (StateIs::Accepted, Some(ruling)),
            RemarkState::Declined(ruling) => (StateIs::Declined, Some(ruling)),
            RemarkState::Done(ruling) => (StateIs::Done, Some(ruling)),
        };
        self.conn()
            .prepare_cached(include_str!("sql/put_remark.sql"))?
            .execute(named_params! {
                ":id": remark.id.to_string(), ":plan": remark.plan.to_string(),
                ":round": remark.round, ":hash": remark.content.to_string(),
                ":anchor": json_text(&AnchorColumn((&remark.anchor).into()))?,
                ":by": remark.by.name, ":role": remark.by.role.code(),
                ":at": time_text(remark.at), ":text": remark.text,
                ":suggestion": remark.suggestion, ":source": remark.source.code(),
                ":state": state.code(),
                ":ruled_by": ruling.map_or("", |it| it.by.name.as_str()),
                ":ruled_role": ruling.map_or(Role::default(), |it| it.by.role).code(),
                ":ruled_at": ruling.map(|it| time_text(it.at)),
                ":answer": ruling.map_or("", |it| it.answer.as_str()),
            })?;
        for reply in &remark.replies {
            self.conn()
                .prepare_cached(include_str!("sql/put_reply.sql"))?
                .execute(named_params! {
                    ":id": reply.id.to_string(), ":remark": remark.id.to_string(),
                    ":by": reply.by.name, ":role": reply.by.role.code(),
                    ":at": time_text(reply.at), ":text": reply.text,
                })?;
        }
        Ok(())
    }

    /// Removes a remark with what was answered, to come back together.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub fn remove_remark(&self, id: RemarkId) -> Result<TrashId, StoreError> {
        let remark = self.remark(id)?;
        let id = id.to_string();
        let beside = Beside::of(self.conn(), OF_REMARK, &id)?;
        Beside::delete(self.conn(), OF_REMARK, &id)?;
        let words = [&remark.text, remark.anchor.excerpt()]
            .into_iter()
            .find(|words| !words.is_empty())
            .map_or("", |words| words);
        let title: String = words.chars().take(200).collect();
        self.trash(
            TrashKind::Remark,
            Some(remark.plan),
            &title,
            &Payload::Remark { beside },
        )
    }

    /// Keeps what a reviewer thinks; the same one again changes nothing.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be written.
    pub fn put_opinion(&self, opinion: &Opinion) -> Result<(), StoreError> {
        self.conn()
            .prepare_cached(include_str!("sql/put_opinion.sql"))?
            .execute(named_params! {
                ":id": opinion.id.to_string(), ":plan": opinion.plan.to_string(),
                ":round": opinion.round, ":hash": opinion.content.to_string(),
                ":verdict": opinion.verdict.code(), ":reason": opinion.reason,
                ":by": opinion.by.name, ":role": opinion.by.role.code(),
                ":at": time_text(opinion.at),
            })?;
        Ok(())
    }
}
