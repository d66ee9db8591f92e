//! Checklists: what superiors' plans ask for, with our answers.

use crate::error::{StoreError, What, damaged};
use crate::gate::Tx;
use crate::records::Records;
use crate::rows::{Row as Kept, write_difference};
use crate::search::{Entry, Kind};
use crate::trash::{Payload, TrashKind};
use crate::value::{list_text, parse, read_as, read_list};
use crate::word::{Word, words};
use plan::{
    Addressed, Answer, Checklist, ChecklistId, Flaw, FlawKind, Flaws, PartialDate, PlanId,
    Requirement, Superior, Tie, TrashId,
};
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde::{Deserialize, Serialize};

words! {
    Addressed { Unsaid "unsaid", Communes "communes", Others "others", }
}

const OPEN: &str = "open";
const NOT_OURS: &str = "not_ours";
const ANSWERED: &str = "answered";

/// All rows of one checklist. Also what the trash keeps of it, as JSON.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ChecklistRows {
    pub(crate) id: String,
    pub(crate) plan: String,
    doc_type: String,
    code: String,
    date_year: Option<i32>,
    date_month: Option<u32>,
    date_day: Option<u32>,
    issuer: String,
    subject: String,
    source: String,
    created: String,
    requirements: Vec<RequirementRow>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct RequirementRow {
    id: String,
    position: u32,
    place: String,
    text: String,
    addressed: String,
    addressee: String,
    answer: String,
    note: String,
    ties: Vec<String>,
}

/// `task 0192…`
fn tie_text(tie: &Tie) -> String {
    match tie {
        Tie::Section(id) => format!("section {id}"),
        Tie::Block(id) => format!("block {id}"),
        Tie::Task(id) => format!("task {id}"),
    }
}

fn tie_of(text: &str) -> Result<Tie, StoreError> {
    match text.split_once(' ') {
        Some(("section", id)) => parse(id).map(Tie::Section),
        Some(("block", id)) => parse(id).map(Tie::Block),
        Some(("task", id)) => parse(id).map(Tie::Task),
        _ => Err(damaged(format!("tie {text:?}"))),
    }
}

impl RequirementRow {
    fn of(requirement: &Requirement, position: u32) -> Self {
        let (answer, note, ties) = match &requirement.answer {
            Answer::Open => (OPEN, String::new(), Vec::new()),
            Answer::NotOurs { reason } => (NOT_OURS, reason.clone(), Vec::new()),
            Answer::Answered { ties, note } => {
                (ANSWERED, note.clone(), ties.iter().map(tie_text).collect())
            }
        };
        Self {
            id: requirement.id.to_string(),
            position,
            place: requirement.place.clone(),
            text: requirement.text.clone(),
            addressed: requirement.addressed.code().to_owned(),
            addressee: requirement.addressee.clone(),
            answer: answer.to_owned(),
            note,
            ties,
        }
    }

    fn into_requirement(self) -> Result<Requirement, StoreError> {
        let ties = self.ties.iter().map(|tie| tie_of(tie));
        let answer = match self.answer.as_str() {
            OPEN => Answer::Open,
            NOT_OURS => Answer::NotOurs { reason: self.note },
            ANSWERED => Answer::Answered {
                ties: ties.collect::<Result<_, _>>()?,
                note: self.note,
            },
            word => return Err(damaged(format!("unknown word {word:?}"))),
        };
        Ok(Requirement {
            id: parse(&self.id)?,
            place: self.place,
            text: self.text,
            addressed: Word::from_word(&self.addressed)?,
            addressee: self.addressee,
            answer,
        })
    }

    fn read(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            position: row.get("position")?,
            place: row.get("place")?,
            text: row.get("text")?,
            addressed: row.get("addressed")?,
            addressee: row.get("addressee")?,
            answer: row.get("answer")?,
            note: row.get("note")?,
            ties: read_list(row, "ties")?,
        })
    }
}

impl Kept for RequirementRow {
    type Key<'r> = &'r str;

    fn key(&self) -> &str {
        &self.id
    }

    fn put(&self, conn: &Connection, checklist: &str) -> Result<usize, StoreError> {
        Ok(conn
            .prepare_cached(include_str!("sql/put_requirement.sql"))?
            .execute(named_params! {
                ":id": self.id, ":checklist": checklist, ":position": self.position,
                ":place": self.place, ":text": self.text, ":addressed": self.addressed,
                ":addressee": self.addressee, ":answer": self.answer, ":note": self.note,
                ":ties": list_text(&self.ties),
            })?)
    }

    fn delete(&self, conn: &Connection, checklist: &str) -> Result<(), StoreError> {
        conn.prepare_cached("DELETE FROM requirement WHERE id = :id AND checklist = :checklist")?
            .execute(named_params! {":id": self.id, ":checklist": checklist})?;
        Ok(())
    }
}

impl ChecklistRows {
    fn of(list: &Checklist, created: String) -> Self {
        let Superior {
            doc_type,
            code,
            date,
            issuer,
            subject,
        } = list.superior.clone();
        Self {
            id: list.id.to_string(),
            plan: list.plan.to_string(),
            doc_type,
            code,
            date_year: date.year(),
            date_month: date.month(),
            date_day: date.day(),
            issuer,
            subject,
            source: list.source.clone(),
            created,
            requirements: (0..)
                .zip(&list.requirements)
                .map(|(position, requirement)| RequirementRow::of(requirement, position))
                .collect(),
        }
    }

    fn into_checklist(self) -> Result<Checklist, StoreError> {
        Ok(Checklist {
            id: parse(&self.id)?,
            plan: parse(&self.plan)?,
            superior: Superior {
                doc_type: self.doc_type,
                code: self.code,
                date: PartialDate::new(self.date_year, self.date_month, self.date_day)
                    .map_err(|flaw| damaged(flaw.to_string()))?,
                issuer: self.issuer,
                subject: self.subject,
            },
            source: self.source,
            requirements: self
                .requirements
                .into_iter()
                .map(RequirementRow::into_requirement)
                .collect::<Result<_, _>>()?,
        })
    }

    fn read(conn: &Connection, row: &Row<'_>) -> Result<Self, StoreError> {
        let id: String = row.get("id")?;
        let mut query = conn.prepare_cached(
            "SELECT * FROM requirement WHERE checklist = :checklist ORDER BY position, id",
        )?;
        let mut rows = query.query(named_params! {":checklist": id})?;
        let mut requirements = Vec::new();
        while let Some(row) = rows.next()? {
            requirements.push(RequirementRow::read(row)?);
        }
        Ok(Self {
            id,
            plan: row.get("plan")?,
            doc_type: row.get("doc_type")?,
            code: row.get("code")?,
            date_year: row.get("date_year")?,
            date_month: row.get("date_month")?,
            date_day: row.get("date_day")?,
            issuer: row.get("issuer")?,
            subject: row.get("subject")?,
            source: row.get("source")?,
            created: row.get("created")?,
            requirements,
        })
    }

    /// What can be found of it, the last first: entries written later are listed earlier.
    fn entries(&self) -> Vec<Entry> {
        let entry = |kind, owner: &String, words: &[&str]| {
            Entry::new(
                kind,
                owner.clone(),
                Some(self.id.clone()),
                &words.join("\n"),
            )
        };
        let asked = self.requirements.iter().rev().map(|row| {
            let words = [row.text.as_str(), row.addressee.as_str(), row.note.as_str()];
            entry(Kind::Requirement, &row.id, &words)
        });
        let head = [
            self.code.as_str(),
            self.subject.as_str(),
            self.issuer.as_str(),
        ];
        asked
            .chain([entry(Kind::Checklist, &self.id, &head)])
            .collect()
    }

    /// Makes the stored `old`, if any, into this one; search entries included.
    fn put(&self, conn: &Connection, old: Option<&Self>) -> Result<(), StoreError> {
        let changed = conn
            .prepare_cached(include_str!("sql/put_checklist.sql"))?
            .execute(named_params! {
                ":id": self.id, ":plan": self.plan, ":doc_type": self.doc_type,
                ":code": self.code, ":date_year": self.date_year,
                ":date_month": self.date_month, ":date_day": self.date_day,
                ":issuer": self.issuer, ":subject": self.subject, ":source": self.source,
                ":created": self.created,
            })?;
        if changed == 0 {
            return Err(Flaws::from(Flaw::new("id", FlawKind::ImpossibleMove)).into());
        }
        let requirements = old.map_or(&[][..], |old| &old.requirements);
        write_difference(conn, &self.id, requirements, &self.requirements)?;
        let entries = old.map(Self::entries).unwrap_or_default();
        write_difference(conn, &self.plan, &entries, &self.entries()).map(drop)
    }
}

impl Records {
    /// The checklists of a plan, the first one first.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn checklists(&self, plan: PlanId) -> Result<Vec<Checklist>, StoreError> {
        let rows = self.checklist_rows(plan)?.into_iter();
        rows.map(ChecklistRows::into_checklist).collect()
    }

    pub(crate) fn checklist_rows(&self, plan: PlanId) -> Result<Vec<ChecklistRows>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT * FROM checklist WHERE plan = :plan ORDER BY created, id")?;
        let mut rows = query.query(named_params! {":plan": plan.to_string()})?;
        let mut lists = Vec::new();
        while let Some(row) = rows.next()? {
            lists.push(ChecklistRows::read(&self.conn, row)?);
        }
        Ok(lists)
    }

    /// One checklist.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub fn checklist(&self, id: ChecklistId) -> Result<Checklist, StoreError> {
        self.checklist_row(id)?.into_checklist()
    }

    fn checklist_row(&self, id: ChecklistId) -> Result<ChecklistRows, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT * FROM checklist WHERE id = :id")?;
        let mut rows = query.query(named_params! {":id": id.to_string()})?;
        let row = rows.next()?.ok_or(StoreError::NotFound {
            what: What::Checklist,
        })?;
        ChecklistRows::read(&self.conn, row)
    }

    /// The plan a checklist belongs to.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such checklist.
    pub fn plan_of_checklist(&self, id: ChecklistId) -> Result<PlanId, StoreError> {
        self.conn
            .prepare_cached("SELECT plan FROM checklist WHERE id = :id")?
            .query_row(named_params! {":id": id.to_string()}, |row| {
                Ok(read_as(row, "plan"))
            })
            .optional()?
            .ok_or(StoreError::NotFound {
                what: What::Checklist,
            })?
    }
}

impl Tx<'_> {
    /// Keeps a new checklist of a plan.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such plan; a flaw at `id` if an id in it is taken,
    /// at `checklists` if the plan has too many.
    pub fn insert_checklist(&self, list: &Checklist) -> Result<(), StoreError> {
        self.plan_year(list.plan)?;
        if self.checklist_rows(list.plan)?.len() >= Checklist::PER_PLAN {
            let flaw = Flaw::too_long("checklists", Checklist::PER_PLAN);
            return Err(Flaws::from(flaw).into());
        }
        self.put_checklist_rows(&ChecklistRows::of(list, self.now()))?;
        self.touch(list.plan)
    }

    /// Keeps an edited checklist: writes the rows that differ from the stored ones.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if it was never inserted; a flaw at `id` if another checklist
    /// has a requirement of that id.
    pub fn save_checklist(&self, list: &Checklist) -> Result<(), StoreError> {
        let old = self.checklist_row(list.id)?;
        ChecklistRows::of(list, old.created.clone()).put(self.conn(), Some(&old))?;
        self.touch(list.plan)
    }

    /// Removes a checklist with its answers. What they named stays.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub fn remove_checklist(&self, id: ChecklistId) -> Result<TrashId, StoreError> {
        let rows = self.checklist_row(id)?;
        let plan: PlanId = parse(&rows.plan)?;
        for entry in rows.entries() {
            entry.delete(self.conn(), &rows.plan)?;
        }
        self.conn()
            .prepare_cached("DELETE FROM checklist WHERE id = :id")?
            .execute(named_params! {":id": rows.id})?;
        self.touch(plan)?;
        let title = format!("{} {}", rows.code, rows.subject);
        let title: String = title.chars().take(200).collect();
        let payload = Payload::Checklist {
            rows: Box::new(rows),
        };
        self.trash(TrashKind::Checklist, Some(plan), &title, &payload)
    }

    pub(crate) fn put_checklist_rows(&self, rows: &ChecklistRows) -> Result<(), StoreError> {
        let plan: PlanId = parse(&rows.plan)?;
        self.plan_year(plan)?;
        rows.put(self.conn(), None)
    }
}
