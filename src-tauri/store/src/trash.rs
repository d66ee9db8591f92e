//! What was removed, and bringing it back where it was.

use crate::beside::{Beside, OF_PLAN, OF_TASK};
use crate::checklists::ChecklistRows;
use crate::error::{StoreError, What};
use crate::gate::Tx;
use crate::plan_rows::PlanRows;
use crate::records::Records;
use crate::seal::Wrote;
use crate::task_rows::{MarkRow, TaskRow};
use crate::templates::TemplateRow;
use crate::value::{json, json_text, parse, parse_some, read_as, read_time};
use crate::word::{Word, words};
use chrono::{DateTime, NaiveDate, Utc};
use plan::text::squeeze;
use plan::{
    Annex, Block, BlockId, Flaw, FlawKind, Flaws, Head, Official, Phrase, Place, Plan, PlanId,
    Quarter, Section, SectionId, SignatureBlock, TaskId, TrashId, Unit,
};
use rusqlite::{Row, named_params};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use uuid::Uuid;

/// What was removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TrashKind {
    /// A plan with its tasks, marks, checklists, indicators and reports.
    Plan,
    /// A section with all that was under it.
    Section,
    /// An annex.
    Annex,
    /// One or more tasks with their marks.
    Tasks,
    /// A unit.
    Unit,
    /// A person.
    Official,
    /// A template of the office.
    Template,
    /// A phrase.
    Phrase,
    /// A checklist of a plan.
    Checklist,
    /// Entries of the activity log with their evidence.
    LogEntries,
    /// A broadcast schedule with its slots.
    Schedule,
    /// A piece of evidence.
    Evidence,
    /// An indicator of a plan with what was reached.
    Indicator,
    /// A report.
    Report,
    /// A remark with its answers.
    Remark,
}

words! {
    TrashKind {
        Plan "plan", Section "section", Annex "annex", Tasks "tasks", Unit "unit",
        Official "official", Template "template", Phrase "phrase",
        Checklist "checklist", LogEntries "log_entries", Schedule "schedule",
        Evidence "evidence", Indicator "indicator", Report "report", Remark "remark",
    }
}

/// Something that can be brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrashItem {
    /// Its id in the trash.
    pub id: TrashId,
    /// What it is.
    pub kind: TrashKind,
    /// The plan it was, or was in.
    pub plan: Option<PlanId>,
    /// Its title, name, or first words. May be empty.
    pub title: String,
    /// When it was removed.
    pub at: DateTime<Utc>,
    /// The event that removed it.
    pub seq: i64,
}

/// What the trash keeps. Fields are only ever added, with a default.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Payload {
    Plan {
        sample: bool,
        created: String,
        rows: Box<PlanRows>,
        tasks: Vec<TaskRow>,
        marks: Vec<MarkRow>,
        #[serde(default)]
        checklists: Vec<ChecklistRows>,
        #[serde(default)]
        beside: Beside,
    },
    /// The section alone in an otherwise empty plan.
    Section {
        parent: Option<String>,
        index: usize,
        rows: Box<PlanRows>,
    },
    /// The annex alone in an otherwise empty plan.
    Annex {
        index: usize,
        rows: Box<PlanRows>,
    },
    Tasks {
        tasks: Vec<TaskRow>,
        marks: Vec<MarkRow>,
        #[serde(default)]
        beside: Beside,
    },
    Unit {
        id: String,
        name: String,
        symbol: String,
        active: bool,
    },
    Official {
        id: String,
        name: String,
        position: String,
        unit: Option<String>,
        active: bool,
    },
    Template {
        id: String,
        name: String,
        created: String,
        content: String,
    },
    Phrase {
        id: String,
        position: u32,
        text: String,
    },
    Checklist {
        rows: Box<ChecklistRows>,
    },
    LogEntries {
        beside: Beside,
    },
    Schedule {
        beside: Beside,
    },
    Evidence {
        beside: Beside,
    },
    Indicator {
        beside: Beside,
    },
    Report {
        beside: Beside,
    },
    Remark {
        beside: Beside,
    },
}

impl Payload {
    /// The rows of other tables that it keeps, if it is of a kind that keeps any.
    pub(crate) fn beside(&self) -> Option<&Beside> {
        match self {
            Self::Plan { beside, .. }
            | Self::Tasks { beside, .. }
            | Self::LogEntries { beside }
            | Self::Schedule { beside }
            | Self::Evidence { beside }
            | Self::Indicator { beside }
            | Self::Report { beside }
            | Self::Remark { beside } => Some(beside),
            Self::Section { .. }
            | Self::Annex { .. }
            | Self::Unit { .. }
            | Self::Official { .. }
            | Self::Template { .. }
            | Self::Phrase { .. }
            | Self::Checklist { .. } => None,
        }
    }
}

fn read_item(row: &Row<'_>) -> Result<TrashItem, StoreError> {
    Ok(TrashItem {
        id: read_as(row, "id")?,
        kind: Word::read(row, "kind")?,
        plan: parse_some(row.get::<_, Option<String>>("plan")?.as_ref())?,
        title: row.get("title")?,
        at: read_time(row, "at")?,
        seq: row.get("seq")?,
    })
}

/// A plan that holds nothing but what is put into it, to carry a part of one as rows.
fn carrier(id: PlanId, sections: Vec<Section>, annexes: Vec<Annex>) -> Plan {
    Plan {
        id,
        year: 0,
        continues: None,
        head: Head::default(),
        sections,
        closing: Vec::new(),
        recipients: Vec::new(),
        signature: SignatureBlock::default(),
        annexes,
        doubts: Vec::new(),
        left_over: Vec::new(),
    }
}

/// Tasks with what the trash keeps beside them.
struct KeptTasks {
    tasks: Vec<TaskRow>,
    marks: Vec<MarkRow>,
    beside: Beside,
}

impl KeptTasks {
    /// Takes those out that are named.
    fn take(&mut self, ids: &HashSet<String>) -> Self {
        let (tasks, left) = std::mem::take(&mut self.tasks)
            .into_iter()
            .partition(|row| ids.contains(&row.id));
        self.tasks = left;
        let (marks, left) = std::mem::take(&mut self.marks)
            .into_iter()
            .partition(|row| ids.contains(row.task()));
        self.marks = left;
        Self {
            tasks,
            marks,
            beside: self.beside.take_tasks(ids),
        }
    }
}

/// The ids of a plan's sections, annexes and blocks.
fn ids_of(plan: &Plan) -> HashSet<Uuid> {
    let mut ids = HashSet::new();
    for (_, section) in plan.walk() {
        ids.insert(section.id.0);
        ids.extend(section.blocks.iter().map(|block| block.id.0));
    }
    for annex in &plan.annexes {
        ids.insert(annex.id.0);
        ids.extend(annex.blocks.iter().map(|block| block.id.0));
    }
    ids
}

impl Records {
    /// What can be brought back, the last removed first.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn trashed(&self) -> Result<Vec<TrashItem>, StoreError> {
        let mut query = self.conn.prepare_cached(include_str!("sql/trashed.sql"))?;
        let mut rows = query.query([])?;
        let mut items = Vec::new();
        while let Some(row) = rows.next()? {
            items.push(read_item(row)?);
        }
        Ok(items)
    }
}

impl Tx<'_> {
    /// The days of log entries in the trash; none if something else is, or nothing.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn days_in_trash(&self, id: TrashId) -> Result<Vec<NaiveDate>, StoreError> {
        match self.trash_row(id) {
            Ok((_, Payload::LogEntries { beside })) => {
                let days = beside.column("log_entry", "day");
                days.into_iter().map(parse).collect()
            }
            Ok(_) | Err(StoreError::NotFound { .. } | StoreError::AlreadyRestored) => {
                Ok(Vec::new())
            }
            Err(error) => Err(error),
        }
    }

    /// The quarters that tasks in the trash were marked in, or an indicator has figures of; none
    /// if something else is there, or nothing.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn quarters_in_trash(&self, id: TrashId) -> Result<Vec<Quarter>, StoreError> {
        let payload = match self.trash_row(id) {
            Ok((_, payload)) => payload,
            Err(StoreError::NotFound { .. } | StoreError::AlreadyRestored) => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        match &payload {
            Payload::Tasks { marks, beside, .. } => {
                let marked = marks.iter().map(MarkRow::quarter);
                let aimed = beside.column("target", "quarter");
                marked.chain(aimed).map(parse).collect()
            }
            Payload::Indicator { beside } => {
                let reached = beside.column("reached", "quarter");
                reached.into_iter().map(parse).collect()
            }
            _ => Ok(Vec::new()),
        }
    }

    pub(crate) fn trash(
        &self,
        kind: TrashKind,
        plan: Option<PlanId>,
        title: &str,
        payload: &Payload,
    ) -> Result<TrashId, StoreError> {
        let id = self.fresh_trash_id();
        self.conn()
            .prepare_cached(include_str!("sql/insert_trash.sql"))?
            .execute(named_params! {
                ":id": id.to_string(),
                ":seq": self.saved().seq,
                ":at": self.now(),
                ":kind": kind.code(),
                ":plan": plan.map(|plan| plan.to_string()),
                ":title": squeeze(title),
                ":payload": json_text(payload)?,
            })?;
        Ok(id)
    }

    /// Removes a plan with its tasks, marks and checklists.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub fn remove_plan(&self, id: PlanId) -> Result<TrashId, StoreError> {
        let rows = self.plan_rows(id)?;
        let title = rows.head.subject.clone();
        let (sample, created) = self.conn().query_row(
            "SELECT sample, created FROM plan WHERE id = :id",
            named_params! {":id": id.to_string()},
            |row| Ok((row.get("sample")?, row.get("created")?)),
        )?;
        let payload = Payload::Plan {
            sample,
            created,
            rows: Box::new(rows),
            tasks: self.task_rows(id)?,
            marks: self.mark_rows(include_str!("sql/marks_of_plan.sql"), &id.to_string())?,
            checklists: self.checklist_rows(id)?,
            beside: Beside::of(self.conn(), OF_PLAN, &id.to_string())?,
        };
        let trashed = self.trash(TrashKind::Plan, Some(id), &title, &payload)?;
        for delete in [
            "DELETE FROM search_entry WHERE plan = :plan",
            "DELETE FROM block WHERE plan = :plan",
            "DELETE FROM section WHERE plan = :plan",
            "DELETE FROM plan WHERE id = :plan",
        ] {
            self.conn()
                .execute(delete, named_params! {":plan": id.to_string()})?;
        }
        Ok(trashed)
    }

    /// Removes a section with all that is under it. Answers the plan without it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such plan or section.
    pub fn remove_section(
        &self,
        plan: PlanId,
        section: SectionId,
    ) -> Result<(Plan, TrashId), StoreError> {
        let mut whole = self.plan(plan)?;
        let (removed, place) = whole
            .remove_section(section)
            .map_err(|_| StoreError::NotFound {
                what: What::Section,
            })?;
        self.save_plan(&whole)?;
        let title = removed.title.clone();
        let payload = Payload::Section {
            parent: place.parent.map(|parent| parent.to_string()),
            index: place.index,
            rows: Box::new(PlanRows::of(&carrier(plan, vec![removed], Vec::new()))?),
        };
        let id = self.trash(TrashKind::Section, Some(plan), &title, &payload)?;
        Ok((whole, id))
    }

    /// Removes an annex. Answers the plan without it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such plan or annex.
    pub fn remove_annex(
        &self,
        plan: PlanId,
        annex: SectionId,
    ) -> Result<(Plan, TrashId), StoreError> {
        let mut whole = self.plan(plan)?;
        let (removed, index) = whole
            .remove_annex(annex)
            .map_err(|_| StoreError::NotFound { what: What::Annex })?;
        self.save_plan(&whole)?;
        let title = format!("{} {}", removed.label, removed.title);
        let payload = Payload::Annex {
            index,
            rows: Box::new(PlanRows::of(&carrier(plan, Vec::new(), vec![removed]))?),
        };
        let id = self.trash(TrashKind::Annex, Some(plan), &title, &payload)?;
        Ok((whole, id))
    }

    /// Takes tasks out of the trash that come back by another way, such as an older version: as
    /// they were removed last, with their marks and all that hangs on them. Answers which there
    /// were, and the quarters they were marked in.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read or written.
    pub fn take_tasks_back(
        &self,
        plan: PlanId,
        ids: &[TaskId],
    ) -> Result<(Vec<TaskId>, Vec<Quarter>), StoreError> {
        let mut wanted: HashSet<String> = ids.iter().map(ToString::to_string).collect();
        let (mut back, mut quarters) = (Vec::new(), Vec::new());
        let trashed = self.trashed()?.into_iter();
        for item in trashed.filter(|it| it.kind == TrashKind::Tasks && it.plan == Some(plan)) {
            if wanted.is_empty() {
                break;
            }
            let Payload::Tasks {
                tasks,
                marks,
                beside,
            } = self.trash_row(item.id)?.1
            else {
                continue;
            };
            let mut left = KeptTasks {
                tasks,
                marks,
                beside,
            };
            let taken = left.take(&wanted);
            if taken.tasks.is_empty() {
                continue;
            }
            for row in &taken.tasks {
                wanted.remove(&row.id);
                back.push(parse(&row.id)?);
            }
            let marked = taken.marks.iter().map(MarkRow::quarter);
            let aimed = taken.beside.column("target", "quarter");
            for quarter in marked.chain(aimed) {
                quarters.push(parse(quarter)?);
            }
            self.put_kept(plan, taken)?;
            self.leave_in_trash(item.id, left)?;
        }
        Ok((back, quarters))
    }

    /// What is left of removed tasks in the trash, if anything is.
    fn leave_in_trash(&self, id: TrashId, left: KeptTasks) -> Result<(), StoreError> {
        let Some(first) = left.tasks.first() else {
            return self.mark_restored(id);
        };
        let title = first.text.chars().take(200).collect::<String>();
        let payload = Payload::Tasks {
            tasks: left.tasks,
            marks: left.marks,
            beside: left.beside,
        };
        self.conn().execute(
            "UPDATE trash SET title = :title, payload = :payload WHERE id = :id",
            named_params! {
                ":id": id.to_string(), ":title": squeeze(&title), ":payload": json_text(&payload)?,
            },
        )?;
        Ok(())
    }

    fn put_kept(&self, plan: PlanId, kept: KeptTasks) -> Result<(), StoreError> {
        self.put_task_rows(plan, kept.tasks, &kept.marks)?;
        kept.beside.put_back(self.conn())
    }

    /// What came back is not kept twice.
    fn mark_restored(&self, id: TrashId) -> Result<(), StoreError> {
        self.conn().execute(
            "UPDATE trash SET restored = 1, payload = '' WHERE id = :id",
            named_params! {":id": id.to_string()},
        )?;
        Ok(())
    }

    /// Removes tasks of a plan with their marks, to come back together.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if one of them is not there, or none is named.
    pub fn remove_tasks(&self, plan: PlanId, ids: &[TaskId]) -> Result<TrashId, StoreError> {
        let wanted: HashSet<String> = ids.iter().map(ToString::to_string).collect();
        let (gone, left): (Vec<TaskRow>, Vec<TaskRow>) = self
            .task_rows(plan)?
            .into_iter()
            .partition(|row| wanted.contains(&row.id));
        if gone.len() != wanted.len() || gone.is_empty() {
            return Err(StoreError::NotFound { what: What::Task });
        }
        let mut marks = Vec::new();
        let mut beside = Beside::default();
        for row in &gone {
            beside.add(self.conn(), OF_TASK, &row.id)?;
            marks.extend(self.mark_rows(include_str!("sql/marks_of_task.sql"), &row.id)?);
            self.delete_task(&row.id)?;
        }
        let left: Vec<String> = left.into_iter().map(|row| row.id).collect();
        self.set_order(&left)?;
        self.touch(plan)?;
        let title = gone[0].text.chars().take(200).collect::<String>();
        let payload = Payload::Tasks {
            tasks: gone,
            marks,
            beside,
        };
        self.trash(TrashKind::Tasks, Some(plan), &title, &payload)
    }

    /// Brings something back where it was. Where its parent section is gone, it comes to the end
    /// of the plan.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if it is not in the trash or its plan is gone,
    /// [`StoreError::AlreadyRestored`] the second time, a flaw at `id` if an id in it is taken.
    pub fn restore(&self, id: TrashId) -> Result<TrashItem, StoreError> {
        let (item, payload) = self.trash_row(id)?;
        match payload {
            Payload::Plan {
                sample,
                created,
                rows,
                tasks,
                marks,
                checklists,
                beside,
            } => {
                let plan = parse(&rows.head.id)?;
                self.insert_plan_rows(&rows, sample, &created)?;
                self.put_task_rows(plan, tasks, &marks)?;
                for rows in &checklists {
                    self.put_checklist_rows(rows)?;
                }
                beside.put_back(self.conn())?;
                // It may have gone before there were seals.
                if !self.course(plan)?.passages().is_empty() {
                    self.seal(plan, Wrote::Back);
                }
            }
            Payload::Section {
                parent,
                index,
                rows,
            } => self.restore_section(parent.as_ref(), index, *rows)?,
            Payload::Annex { index, rows } => self.restore_annex(index, *rows)?,
            Payload::Tasks {
                tasks,
                marks,
                beside,
            } => {
                let plan = item.plan.ok_or(StoreError::NotFound { what: What::Plan })?;
                let mut kept = KeptTasks {
                    tasks,
                    marks,
                    beside,
                };
                // What stands again already does not come twice.
                let standing = self.task_rows(plan)?.into_iter().map(|row| row.id);
                kept.take(&standing.collect());
                if kept.tasks.is_empty() {
                    return Err(StoreError::AlreadyRestored);
                }
                self.put_kept(plan, kept)?;
            }
            Payload::Unit {
                id,
                name,
                symbol,
                active,
            } => self.put_unit(&Unit {
                id: parse(&id)?,
                name,
                symbol,
                active,
            })?,
            Payload::Official {
                id,
                name,
                position,
                unit,
                active,
            } => self.put_official(&Official {
                id: parse(&id)?,
                name,
                position,
                unit: parse_some(unit.as_ref())?,
                active,
            })?,
            Payload::Template {
                id,
                name,
                created,
                content,
            } => TemplateRow {
                id,
                name,
                created,
                content,
            }
            .put(self)?,
            Payload::Phrase { id, position, text } => self.put_phrase_at(
                &Phrase {
                    id: parse(&id)?,
                    text,
                },
                position,
            )?,
            Payload::Checklist { rows } => {
                self.put_checklist_rows(&rows)?;
                self.touch(parse(&rows.plan)?)?;
            }
            Payload::LogEntries { beside } => {
                self.check_slots_free(&beside)?;
                beside.put_back(self.conn())?;
                self.settle_slots()?;
                for id in beside.column("log_entry", "id") {
                    self.index_log_entry(&self.log_entry(parse(id)?)?)?;
                }
            }
            Payload::Schedule { beside } => {
                self.check_slots_free(&beside)?;
                beside.put_back(self.conn())?;
                self.settle_slots()?;
            }
            Payload::Evidence { beside }
            | Payload::Indicator { beside }
            | Payload::Report { beside }
            | Payload::Remark { beside } => beside.put_back(self.conn())?,
        }
        self.mark_restored(id)?;
        Ok(item)
    }

    fn trash_row(&self, id: TrashId) -> Result<(TrashItem, Payload), StoreError> {
        let mut query = self
            .conn()
            .prepare_cached("SELECT * FROM trash WHERE id = :id")?;
        let mut rows = query.query(named_params! {":id": id.to_string()})?;
        let row = rows
            .next()?
            .ok_or(StoreError::NotFound { what: What::Trash })?;
        if row.get("restored")? {
            return Err(StoreError::AlreadyRestored);
        }
        Ok((read_item(row)?, json(&row.get::<_, String>("payload")?)?))
    }

    fn restore_section(
        &self,
        parent: Option<&String>,
        index: usize,
        rows: PlanRows,
    ) -> Result<(), StoreError> {
        let Plan { id, sections, .. } = rows.into_plan()?;
        let mut plan = self.plan(id)?;
        let parent = parse_some(parent)?;
        let place = match parent.map(|id| plan.section(id).is_some()) {
            Some(false) => Place {
                parent: None,
                index: usize::MAX,
            },
            _ => Place { parent, index },
        };
        let mut taken = ids_of(&plan);
        for mut section in sections {
            self.renew(&mut section, &mut taken);
            plan.insert_section(place, section)?;
        }
        self.save_plan(&plan).map(drop)
    }

    fn restore_annex(&self, index: usize, rows: PlanRows) -> Result<(), StoreError> {
        let Plan { id, annexes, .. } = rows.into_plan()?;
        let mut plan = self.plan(id)?;
        let mut taken = ids_of(&plan);
        for mut annex in annexes {
            if !taken.insert(annex.id.0) {
                annex.id = SectionId(self.fresh_trash_id().0);
            }
            self.renew_blocks(&mut annex.blocks, &mut taken);
            plan.annexes.insert(index.min(plan.annexes.len()), annex);
        }
        self.save_plan(&plan).map(drop)
    }

    /// Gives a section other ids where an older version put the same ones back meanwhile: it comes
    /// back beside what stands, and nothing of either is lost.
    fn renew(&self, section: &mut Section, taken: &mut HashSet<Uuid>) {
        if !taken.insert(section.id.0) {
            section.id = SectionId(self.fresh_trash_id().0);
        }
        self.renew_blocks(&mut section.blocks, taken);
        for under in &mut section.sections {
            self.renew(under, taken);
        }
    }

    fn renew_blocks(&self, blocks: &mut [Block], taken: &mut HashSet<Uuid>) {
        for block in blocks {
            if !taken.insert(block.id.0) {
                block.id = BlockId(self.fresh_trash_id().0);
            }
        }
    }

    /// Puts tasks back, each to the place its row says.
    fn put_task_rows(
        &self,
        plan: PlanId,
        tasks: Vec<TaskRow>,
        marks: &[MarkRow],
    ) -> Result<(), StoreError> {
        self.plan_rows(plan)?;
        let mut order: Vec<String> = self
            .task_rows(plan)?
            .into_iter()
            .map(|row| row.id)
            .collect();
        for row in tasks {
            if order.contains(&row.id) {
                return Err(Flaws::from(Flaw::new("id", FlawKind::ImpossibleMove)).into());
            }
            row.put(self.conn())?;
            order.insert((row.position as usize).min(order.len()), row.id);
        }
        self.set_order(&order)?;
        for mark in marks {
            mark.put(self.conn())?;
        }
        self.touch(plan)
    }
}
