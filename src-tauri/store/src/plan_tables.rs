//! The tables of a plan, row by row: how each is read, put, deleted, and what it stands for.

use crate::error::{StoreError, damaged};
use crate::rows::Row;
use crate::value::{
    grid_of, grid_text, label_of, label_text, list_text, marks_of, parse, parse_some, read_list,
    rich,
};
use crate::word::Word;
use plan::{
    Annex, Block, Circulation, Doubt, Flaw, FlawKind, Flaws, Head, LeftOver, Opening, PartialDate,
    Plan, RichText, Urgency,
};
use rusqlite::{Connection, OptionalExtension, ToSql, named_params};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct HeadRow {
    pub(crate) id: String,
    pub(crate) year: i32,
    pub(crate) parent: Option<String>,
    pub(crate) agency_lines: Vec<String>,
    pub(crate) number: Option<u32>,
    pub(crate) symbol: String,
    pub(crate) place: String,
    pub(crate) date_year: Option<i32>,
    pub(crate) date_month: Option<u32>,
    pub(crate) date_day: Option<u32>,
    pub(crate) subject: String,
    pub(crate) signature_lines: Vec<String>,
    pub(crate) signer: String,
    #[serde(default = "unmarked::<Urgency>")]
    pub(crate) urgency: String,
    #[serde(default = "unmarked::<Circulation>")]
    pub(crate) circulation: String,
    #[serde(default)]
    pub(crate) draft: bool,
    #[serde(default)]
    pub(crate) continues: Option<String>,
}

/// What a plan removed before version 2 says of a mark it could not have.
fn unmarked<W: Word + Default>() -> String {
    W::default().code().to_owned()
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct BasisRow {
    pub(crate) position: u32,
    pub(crate) text: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ParagraphRow {
    pub(crate) part: String,
    pub(crate) position: u32,
    pub(crate) text: String,
    pub(crate) marks: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct RecipientRow {
    pub(crate) position: u32,
    pub(crate) name: String,
    pub(crate) purpose: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct SectionRow {
    pub(crate) id: String,
    pub(crate) parent: Option<String>,
    pub(crate) position: u32,
    pub(crate) kind: String,
    pub(crate) label: Option<String>,
    pub(crate) title: String,
    pub(crate) run_in: bool,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct AnnexRow {
    pub(crate) id: String,
    pub(crate) position: u32,
    pub(crate) label: String,
    pub(crate) title: String,
    pub(crate) reference: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct BlockRow {
    pub(crate) id: String,
    pub(crate) section: Option<String>,
    pub(crate) annex: Option<String>,
    pub(crate) position: u32,
    pub(crate) kind: String,
    pub(crate) label: Option<String>,
    pub(crate) text: String,
    pub(crate) marks: String,
    pub(crate) grid: Option<String>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct DoubtRow {
    pub(crate) id: String,
    pub(crate) position: u32,
    pub(crate) kind: String,
    pub(crate) line: u32,
    pub(crate) section: Option<String>,
    pub(crate) block: Option<String>,
    pub(crate) excerpt: String,
    pub(crate) other: String,
    pub(crate) settled: bool,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct LeftOverRow {
    pub(crate) position: u32,
    pub(crate) line: u32,
    pub(crate) text: String,
    pub(crate) reason: String,
}

impl HeadRow {
    /// The head, with what stands in tables of its own.
    pub(crate) fn into_head(
        self,
        bases: Vec<String>,
        paragraphs: Vec<RichText>,
    ) -> Result<Head, StoreError> {
        Ok(Head {
            parent: self.parent,
            agency_lines: self.agency_lines,
            number: self.number,
            symbol: self.symbol,
            place: self.place,
            date: PartialDate::new(self.date_year, self.date_month, self.date_day)
                .map_err(|flaw| damaged(flaw.to_string()))?,
            subject: self.subject,
            opening: Opening { bases, paragraphs },
            urgency: Word::from_word(&self.urgency)?,
            circulation: Word::from_word(&self.circulation)?,
            draft: self.draft,
        })
    }

    pub(crate) fn of(plan: &Plan) -> Self {
        let head = &plan.head;
        Self {
            id: plan.id.to_string(),
            year: plan.year,
            parent: head.parent.clone(),
            agency_lines: head.agency_lines.clone(),
            number: head.number,
            symbol: head.symbol.clone(),
            place: head.place.clone(),
            date_year: head.date.year(),
            date_month: head.date.month(),
            date_day: head.date.day(),
            subject: head.subject.clone(),
            signature_lines: plan.signature.lines.clone(),
            signer: plan.signature.name.clone(),
            urgency: head.urgency.code().to_owned(),
            circulation: head.circulation.code().to_owned(),
            draft: head.draft,
            continues: plan.continues.map(|plan| plan.to_string()),
        }
    }

    pub(crate) fn read(conn: &Connection, plan: &str) -> Result<Option<Self>, StoreError> {
        let mut query = conn.prepare_cached("SELECT * FROM plan WHERE id = :plan")?;
        let mut rows = query.query(named_params! {":plan": plan})?;
        let Some(row) = rows.next()? else {
            return Ok(None);
        };
        Ok(Some(Self {
            id: row.get("id")?,
            year: row.get("year")?,
            parent: row.get("parent")?,
            agency_lines: read_list(row, "agency_lines")?,
            number: row.get("number")?,
            symbol: row.get("symbol")?,
            place: row.get("place")?,
            date_year: row.get("date_year")?,
            date_month: row.get("date_month")?,
            date_day: row.get("date_day")?,
            subject: row.get("subject")?,
            signature_lines: read_list(row, "signature_lines")?,
            signer: row.get("signer")?,
            urgency: row.get("urgency")?,
            circulation: row.get("circulation")?,
            draft: row.get("draft")?,
            continues: row.get("continues")?,
        }))
    }

    pub(crate) fn insert(
        &self,
        conn: &Connection,
        sample: bool,
        created: &str,
    ) -> Result<(), StoreError> {
        let known = conn
            .prepare_cached("SELECT 1 FROM plan WHERE id = :id")?
            .query_row(named_params! {":id": self.id}, |_| Ok(()))
            .optional()?;
        if known.is_some() {
            return Err(Flaws::from(Flaw::new("id", FlawKind::ImpossibleMove)).into());
        }
        conn.prepare_cached(include_str!("sql/insert_plan.sql"))?
            .execute(named_params! {
                ":id": self.id, ":year": self.year, ":sample": sample, ":created": created,
            })?;
        self.update(conn)
    }

    pub(crate) fn update(&self, conn: &Connection) -> Result<(), StoreError> {
        conn.prepare_cached(include_str!("sql/update_plan.sql"))?
            .execute(named_params! {
                ":id": self.id,
                ":year": self.year,
                ":parent": self.parent,
                ":agency_lines": list_text(&self.agency_lines),
                ":number": self.number,
                ":symbol": self.symbol,
                ":place": self.place,
                ":date_year": self.date_year,
                ":date_month": self.date_month,
                ":date_day": self.date_day,
                ":subject": self.subject,
                ":signature_lines": list_text(&self.signature_lines),
                ":signer": self.signer,
                ":urgency": self.urgency,
                ":circulation": self.circulation,
                ":draft": self.draft,
                ":continues": self.continues,
            })?;
        Ok(())
    }
}

/// A table of the plan: its reader, and how one row is put and deleted.
macro_rules! table {
    (
        $row:ident, order $order:literal, key $key:ty = |$this:ident| $found:expr,
        put $put:literal, delete $delete:literal where { $($name:literal: $part:ident),* },
        columns { $($column:ident),* $(,)? }
    ) => {
        impl $row {
            pub(crate) fn read(conn: &Connection, plan: &str) -> Result<Vec<Self>, StoreError> {
                let mut query = conn.prepare_cached($order)?;
                let rows = query.query_map(named_params! {":plan": plan}, |row| {
                    Ok(Self { $($column: row.get(stringify!($column))?,)* })
                })?;
                Ok(rows.collect::<Result<_, _>>()?)
            }
        }

        impl Row for $row {
            type Key<'r> = $key;

            fn key(&self) -> Self::Key<'_> {
                let $this = self;
                $found
            }

            fn put(&self, conn: &Connection, plan: &str) -> Result<usize, StoreError> {
                let values: &[(&str, &dyn ToSql)] = &[
                    (":plan", &plan),
                    $((concat!(":", stringify!($column)), &self.$column),)*
                ];
                Ok(conn.prepare_cached(include_str!($put))?.execute(values)?)
            }

            fn delete(&self, conn: &Connection, plan: &str) -> Result<(), StoreError> {
                conn.prepare_cached($delete)?
                    .execute(named_params! {":plan": plan, $($name: self.$part,)*})?;
                Ok(())
            }
        }
    };
}

table! {
    BasisRow, order "SELECT * FROM basis WHERE plan = :plan ORDER BY position",
    key u32 = |row| row.position,
    put "sql/put_basis.sql",
    delete "DELETE FROM basis WHERE plan = :plan AND position = :position"
        where { ":position": position },
    columns { position, text }
}
table! {
    ParagraphRow, order "SELECT * FROM paragraph WHERE plan = :plan ORDER BY part, position",
    key (&'r str, u32) = |row| (row.part.as_str(), row.position),
    put "sql/put_paragraph.sql",
    delete "DELETE FROM paragraph WHERE plan = :plan AND part = :part AND position = :position"
        where { ":part": part, ":position": position },
    columns { part, position, text, marks }
}
table! {
    RecipientRow, order "SELECT * FROM recipient WHERE plan = :plan ORDER BY position",
    key u32 = |row| row.position,
    put "sql/put_recipient.sql",
    delete "DELETE FROM recipient WHERE plan = :plan AND position = :position"
        where { ":position": position },
    columns { position, name, purpose }
}
table! {
    SectionRow, order "SELECT * FROM section WHERE plan = :plan ORDER BY position",
    key &'r str = |row| row.id.as_str(),
    put "sql/put_section.sql",
    delete "DELETE FROM section WHERE plan = :plan AND id = :id" where { ":id": id },
    columns { id, parent, position, kind, label, title, run_in }
}
table! {
    AnnexRow, order "SELECT * FROM annex WHERE plan = :plan ORDER BY position",
    key &'r str = |row| row.id.as_str(),
    put "sql/put_annex.sql",
    delete "DELETE FROM annex WHERE plan = :plan AND id = :id" where { ":id": id },
    columns { id, position, label, title, reference }
}
table! {
    BlockRow, order "SELECT * FROM block WHERE plan = :plan ORDER BY position",
    key &'r str = |row| row.id.as_str(),
    put "sql/put_block.sql",
    delete "DELETE FROM block WHERE plan = :plan AND id = :id" where { ":id": id },
    columns { id, section, annex, position, kind, label, text, marks, grid }
}
table! {
    DoubtRow, order "SELECT * FROM doubt WHERE plan = :plan ORDER BY position",
    key &'r str = |row| row.id.as_str(),
    put "sql/put_doubt.sql",
    delete "DELETE FROM doubt WHERE plan = :plan AND id = :id" where { ":id": id },
    columns { id, position, kind, line, section, block, excerpt, other, settled }
}
table! {
    LeftOverRow, order "SELECT * FROM left_over WHERE plan = :plan ORDER BY position",
    key u32 = |row| row.position,
    put "sql/put_left_over.sql",
    delete "DELETE FROM left_over WHERE plan = :plan AND position = :position"
        where { ":position": position },
    columns { position, line, text, reason }
}

impl BlockRow {
    pub(crate) fn of(position: u32, block: &Block) -> Result<Self, StoreError> {
        Ok(Self {
            id: block.id.to_string(),
            section: None,
            annex: None,
            position,
            kind: block.kind.code().to_owned(),
            label: label_text(&block.label),
            text: block.text.to_plain(),
            marks: marks_of(&block.text),
            grid: block.table.as_ref().map(grid_text).transpose()?,
        })
    }

    pub(crate) fn into_block(self) -> Result<(String, Block), StoreError> {
        let block = Block {
            id: parse(&self.id)?,
            kind: Word::from_word(&self.kind)?,
            label: label_of(self.label),
            text: rich(&self.text, &self.marks)?,
            table: self.grid.as_deref().map(grid_of).transpose()?,
        };
        let owner = self.section.or(self.annex);
        Ok((owner.ok_or_else(|| damaged("block of nothing"))?, block))
    }

    pub(crate) fn words(&self) -> Result<String, StoreError> {
        let mut words = vec![self.text.clone()];
        if let Some(grid) = &self.grid {
            let cells = grid_of(grid)?.rows.into_iter().flatten();
            words.extend(cells.map(|cell| cell.to_plain()));
        }
        Ok(words.join("\n"))
    }
}

impl AnnexRow {
    pub(crate) fn into_annex(
        self,
        under: &mut HashMap<String, Vec<Block>>,
    ) -> Result<Annex, StoreError> {
        Ok(Annex {
            id: parse(&self.id)?,
            blocks: under.remove(&self.id).unwrap_or_default(),
            label: self.label,
            title: self.title,
            reference: self.reference,
        })
    }
}

impl DoubtRow {
    pub(crate) fn of(position: u32, doubt: &Doubt) -> Self {
        Self {
            id: doubt.id.to_string(),
            position,
            kind: doubt.kind.code().to_owned(),
            line: doubt.line,
            section: doubt.section.map(|id| id.to_string()),
            block: doubt.block.map(|id| id.to_string()),
            excerpt: doubt.excerpt.clone(),
            other: doubt.other.clone(),
            settled: doubt.settled,
        }
    }

    pub(crate) fn into_doubt(self) -> Result<Doubt, StoreError> {
        Ok(Doubt {
            id: parse(&self.id)?,
            kind: Word::from_word(&self.kind)?,
            line: self.line,
            section: parse_some(self.section.as_ref())?,
            block: parse_some(self.block.as_ref())?,
            excerpt: self.excerpt,
            other: self.other,
            settled: self.settled,
        })
    }
}

impl LeftOverRow {
    pub(crate) fn into_left_over(self) -> Result<LeftOver, StoreError> {
        Ok(LeftOver {
            line: self.line,
            text: self.text,
            reason: Word::from_word(&self.reason)?,
        })
    }
}
