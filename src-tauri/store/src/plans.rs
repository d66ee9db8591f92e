//! Plans: listed, read whole, written by what differs.

use crate::error::{StoreError, What};
use crate::gate::Tx;
use crate::plan_rows::PlanRows;
use crate::prefix::{Found, bounds};
use crate::records::Records;
use crate::value::{parse, parse_some, read_as, read_time};
use crate::word::Word;
use chrono::{DateTime, Utc};
use plan::text::squeeze;
use plan::{DoubtId, PartialDate, Plan, PlanId, PlanState, Stage, Task};
use rusqlite::{OptionalExtension, Row, named_params};

/// A plan as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanSummary {
    /// Its id.
    pub id: PlanId,
    /// Its subject on one line.
    pub title: String,
    /// The year it is for.
    pub year: i32,
    /// Where it stands.
    pub state: PlanState,
    /// Its number, once given.
    pub number: Option<u32>,
    /// The symbol after the number.
    pub symbol: String,
    /// When it came in.
    pub created: DateTime<Utc>,
    /// When it, its tasks or its marks were last changed.
    pub updated: DateTime<Utc>,
    /// Sections at any depth.
    pub sections: u32,
    /// Blocks in sections and annexes.
    pub blocks: u32,
    /// Tasks that belong to it.
    pub tasks_accepted: u32,
    /// Tasks read from its text that nobody accepted yet.
    pub tasks_proposed: u32,
    /// Doubts nobody settled.
    pub doubts_open: u32,
    /// Words of its file that stand nowhere in it, in pieces.
    pub left_over: u32,
    /// Came with the program, to try things out.
    pub sample: bool,
    /// The plan it goes on from, which may be gone.
    pub continues: Option<PlanId>,
    /// Where its course stands; nothing for one that never took a step.
    pub stage: Option<Stage>,
}

impl PlanSummary {
    fn read(row: &Row<'_>) -> Result<Self, StoreError> {
        let number: Option<u32> = row.get("number")?;
        let date = PartialDate::new(
            row.get("date_year")?,
            row.get("date_month")?,
            row.get("date_day")?,
        )
        .map_err(|flaw| crate::error::damaged(flaw.to_string()))?;
        Ok(Self {
            id: read_as(row, "id")?,
            title: squeeze(&row.get::<_, String>("subject")?),
            year: row.get("year")?,
            state: match (number, date.complete()) {
                (Some(_), Some(_)) => PlanState::Issued,
                _ => PlanState::Drafting,
            },
            number,
            symbol: row.get("symbol")?,
            created: read_time(row, "created")?,
            updated: read_time(row, "updated")?,
            sections: row.get("sections")?,
            blocks: row.get("blocks")?,
            tasks_accepted: row.get("tasks_accepted")?,
            tasks_proposed: row.get("tasks_proposed")?,
            doubts_open: row.get("doubts_open")?,
            left_over: row.get("left_over")?,
            sample: row.get("sample")?,
            continues: parse_some(row.get::<_, Option<String>>("continues")?.as_ref())?,
            stage: row
                .get::<_, Option<String>>("stage")?
                .map(|word| Stage::from_word(&word))
                .transpose()?,
        })
    }
}

impl Records {
    /// The year a plan is for.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such plan.
    pub fn plan_year(&self, id: PlanId) -> Result<i32, StoreError> {
        self.conn
            .prepare_cached("SELECT year FROM plan WHERE id = :id")?
            .query_row(named_params! {":id": id.to_string()}, |row| row.get(0))
            .optional()?
            .ok_or(StoreError::NotFound { what: What::Plan })
    }

    /// All plans, the last changed first.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn plans(&self) -> Result<Vec<PlanSummary>, StoreError> {
        let mut query = self.conn.prepare_cached(include_str!("sql/plans.sql"))?;
        let mut rows = query.query([])?;
        let mut plans = Vec::new();
        while let Some(row) = rows.next()? {
            plans.push(PlanSummary::read(row)?);
        }
        Ok(plans)
    }

    /// A whole plan.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub fn plan(&self, id: PlanId) -> Result<Plan, StoreError> {
        self.plan_rows(id)?.into_plan()
    }

    pub(crate) fn plan_rows(&self, id: PlanId) -> Result<PlanRows, StoreError> {
        PlanRows::read(&self.conn, &id.to_string())?
            .ok_or(StoreError::NotFound { what: What::Plan })
    }

    /// The plan whose id begins with `prefix`.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn find_plan(&self, prefix: &str) -> Result<Found<PlanId>, StoreError> {
        let Some((from, to)) = bounds(prefix) else {
            return Ok(Found::None);
        };
        let mut query = self
            .conn
            .prepare_cached("SELECT id FROM plan WHERE id >= :from AND id < :to")?;
        let mut rows = query.query(named_params! {":from": from, ":to": to})?;
        let mut ids = Vec::new();
        while let Some(row) = rows.next()? {
            ids.push(read_as(row, "id")?);
        }
        Ok(Found::of(ids))
    }
}

impl Tx<'_> {
    /// Keeps a new plan with its tasks.
    ///
    /// # Errors
    /// A flaw at `id` if an id in it is taken, at `tasks` if there are too many.
    pub fn insert_plan(&self, plan: &Plan, tasks: &[Task], sample: bool) -> Result<(), StoreError> {
        self.insert_plan_rows(&PlanRows::of(plan)?, sample, &self.now())?;
        self.insert_tasks(plan.id, tasks)?;
        self.touch(plan.id)
    }

    pub(crate) fn insert_plan_rows(
        &self,
        rows: &PlanRows,
        sample: bool,
        created: &str,
    ) -> Result<(), StoreError> {
        rows.insert(self.conn(), sample, created)
    }

    /// Keeps an edited plan: writes the rows that differ from the stored ones and answers how
    /// many that were. Tasks are not part of it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if it was never inserted; a flaw at `id` if two blocks or
    /// sections share one.
    pub fn save_plan(&self, plan: &Plan) -> Result<usize, StoreError> {
        let old = self.plan_rows(plan.id)?;
        let written = PlanRows::of(plan)?.write(self.conn(), &old)?;
        self.touch(plan.id)?;
        Ok(written)
    }

    /// Settles a doubt, or opens it again.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub fn settle_doubt(&self, id: DoubtId, settled: bool) -> Result<(), StoreError> {
        let plan: Option<String> = self
            .conn()
            .prepare_cached("UPDATE doubt SET settled = :settled WHERE id = :id RETURNING plan")?
            .query_row(
                named_params! {":settled": settled, ":id": id.to_string()},
                |row| row.get("plan"),
            )
            .optional()?;
        let plan = plan.ok_or(StoreError::NotFound { what: What::Doubt })?;
        self.touch(parse(&plan)?)
    }
}
