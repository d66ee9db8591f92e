//! Rows that go with what is removed: everything that would vanish with it is taken along into
//! the trash, column by column, and comes back with it.

use crate::error::{StoreError, What, damaged};
use plan::EvidenceFile;
use rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY;
use rusqlite::types::{Value as Cell, ValueRef};
use rusqlite::{Connection, named_params, params_from_iter};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::HashSet;

/// A table, and which of its rows belong to `:id`.
type Of = (&'static str, &'static str);

/// What belongs to a plan besides its own rows, tasks, marks and checklists. A row comes after
/// those it refers to.
pub(crate) const OF_PLAN: &[Of] = &[
    ("indicator", "plan = :id"),
    (
        "reached",
        "indicator IN (SELECT id FROM indicator WHERE plan = :id)",
    ),
    ("target", "task IN (SELECT id FROM task WHERE plan = :id)"),
    (
        "assignment",
        "task IN (SELECT id FROM task WHERE plan = :id)",
    ),
    ("evidence", "task IN (SELECT id FROM task WHERE plan = :id)"),
    ("report", "plan = :id"),
    ("collected", "plan = :id"),
    ("version", "plan = :id"),
    ("passage", "plan = :id"),
    ("remark", "plan = :id"),
    (
        "reply",
        "remark IN (SELECT id FROM remark WHERE plan = :id)",
    ),
    ("opinion", "plan = :id"),
];

/// A remark, whole.
pub(crate) const OF_REMARK: &[Of] = &[("remark", "id = :id"), ("reply", "remark = :id")];

/// What belongs to a task besides its marks.
pub(crate) const OF_TASK: &[Of] = &[
    ("target", "task = :id"),
    ("assignment", "task = :id"),
    ("evidence", "task = :id"),
];

/// An entry of the log, whole.
pub(crate) const OF_ENTRY: &[Of] = &[
    ("log_entry", "id = :id"),
    ("log_measure", "entry = :id"),
    ("evidence", "entry = :id"),
];

/// A schedule, whole. Its entries in the log stay.
pub(crate) const OF_SCHEDULE: &[Of] = &[("schedule", "id = :id"), ("slot", "schedule = :id")];

/// An indicator, whole.
pub(crate) const OF_INDICATOR: &[Of] = &[("indicator", "id = :id"), ("reached", "indicator = :id")];

/// A piece of evidence.
pub(crate) const OF_EVIDENCE: &[Of] = &[("evidence", "id = :id")];

/// A report.
pub(crate) const OF_REPORT: &[Of] = &[("report", "id = :id")];

const KNOWN: &[&[Of]] = &[
    OF_PLAN,
    OF_TASK,
    OF_ENTRY,
    OF_SCHEDULE,
    OF_INDICATOR,
    OF_EVIDENCE,
    OF_REPORT,
    OF_REMARK,
];

/// Rows of several tables, as the trash keeps them.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Beside(Vec<Rows>);

#[derive(Debug, Serialize, Deserialize)]
struct Rows {
    table: String,
    rows: Vec<Map<String, Value>>,
}

impl Beside {
    /// The rows that belong to `id`.
    pub(crate) fn of(conn: &Connection, parts: &[Of], id: &str) -> Result<Self, StoreError> {
        let mut beside = Self::default();
        beside.add(conn, parts, id)?;
        Ok(beside)
    }

    /// Adds the rows that belong to `id`.
    pub(crate) fn add(
        &mut self,
        conn: &Connection,
        parts: &[Of],
        id: &str,
    ) -> Result<(), StoreError> {
        for (table, whose) in parts {
            let sql = format!("SELECT * FROM {table} WHERE {whose}");
            let mut query = conn.prepare_cached(&sql)?;
            let columns: Vec<String> = query.column_names().into_iter().map(Into::into).collect();
            let mut found = query.query(named_params! {":id": id})?;
            let mut rows = Vec::new();
            while let Some(row) = found.next()? {
                let mut kept = Map::new();
                for (i, column) in columns.iter().enumerate() {
                    kept.insert(column.clone(), value_of(row.get_ref(i)?)?);
                }
                rows.push(kept);
            }
            if !rows.is_empty() {
                self.0.push(Rows {
                    table: (*table).to_owned(),
                    rows,
                });
            }
        }
        Ok(())
    }

    /// Deletes the rows of `id`, the last table first.
    pub(crate) fn delete(conn: &Connection, parts: &[Of], id: &str) -> Result<(), StoreError> {
        for (table, whose) in parts.iter().rev() {
            conn.prepare_cached(&format!("DELETE FROM {table} WHERE {whose}"))?
                .execute(named_params! {":id": id})?;
        }
        Ok(())
    }

    /// What stands in a column of a table's rows.
    pub(crate) fn column(&self, table: &str, column: &str) -> Vec<&str> {
        let rows = self.0.iter().filter(|rows| rows.table == table);
        rows.flat_map(|rows| &rows.rows)
            .filter_map(|row| row.get(column)?.as_str())
            .collect()
    }

    /// The files that evidence among the rows names.
    pub(crate) fn evidence_files(&self) -> impl Iterator<Item = EvidenceFile> {
        let rows = self.0.iter().filter(|rows| rows.table == "evidence");
        rows.flat_map(|rows| &rows.rows).filter_map(|row| {
            Some(EvidenceFile {
                hash: row.get("hash")?.as_str()?.to_owned(),
                name: row.get("words")?.as_str()?.to_owned(),
                size: row.get("size")?.as_u64()?,
            })
        })
    }

    /// Takes the rows out that hang on one of these tasks.
    pub(crate) fn take_tasks(&mut self, tasks: &HashSet<String>) -> Self {
        let ours = |row: &Map<String, Value>| {
            let task = row.get("task").and_then(Value::as_str);
            task.is_some_and(|task| tasks.contains(task))
        };
        let mut taken = Self::default();
        for Rows { table, rows } in &mut self.0 {
            let (found, left) = std::mem::take(rows).into_iter().partition(ours);
            *rows = left;
            taken.0.push(Rows {
                table: table.clone(),
                rows: found,
            });
        }
        taken
    }

    /// Puts every row back into its table.
    pub(crate) fn put_back(&self, conn: &Connection) -> Result<(), StoreError> {
        for Rows { table, rows } in &self.0 {
            let known = KNOWN.iter().flat_map(|parts| parts.iter());
            if !known.into_iter().any(|(name, _)| name == table) {
                return Err(damaged(format!("unknown table {table:?}")));
            }
            for row in rows {
                put_row(conn, table, row)?;
            }
        }
        Ok(())
    }
}

fn put_row(conn: &Connection, table: &str, row: &Map<String, Value>) -> Result<(), StoreError> {
    let sound = |name: &String| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    if let Some(odd) = row.keys().find(|name| !sound(name)) {
        return Err(damaged(format!("unknown column {odd:?}")));
    }
    let columns: Vec<String> = row.keys().map(|name| format!("\"{name}\"")).collect();
    let places = vec!["?"; columns.len()].join(", ");
    let sql = format!(
        "INSERT INTO {table} ({}) VALUES ({places})",
        columns.join(", ")
    );
    let cells = row.values().map(cell_of).collect::<Result<Vec<_>, _>>()?;
    conn.prepare_cached(&sql)?
        .execute(params_from_iter(cells))
        .map_err(|error| match error.sqlite_error() {
            Some(code) if code.extended_code == SQLITE_CONSTRAINT_FOREIGNKEY => gone(row),
            _ => error.into(),
        })?;
    Ok(())
}

/// What a row hangs on that is not there any more.
fn gone(row: &Map<String, Value>) -> StoreError {
    let hangs_on = |column| row.get(column).is_some_and(|cell| !cell.is_null());
    let what = match () {
        () if hangs_on("entry") => What::Entry,
        () if hangs_on("task") => What::Task,
        () => What::Plan,
    };
    StoreError::NotFound { what }
}

fn value_of(cell: ValueRef<'_>) -> Result<Value, StoreError> {
    match cell {
        ValueRef::Null => Ok(Value::Null),
        ValueRef::Integer(number) => Ok(number.into()),
        ValueRef::Text(text) => std::str::from_utf8(text)
            .map(Into::into)
            .map_err(|error| damaged(error.to_string())),
        ValueRef::Real(_) | ValueRef::Blob(_) => Err(damaged("a cell of no known kind")),
    }
}

fn cell_of(value: &Value) -> Result<Cell, StoreError> {
    match value {
        Value::Null => Ok(Cell::Null),
        Value::String(text) => Ok(Cell::Text(text.clone())),
        Value::Number(number) => number
            .as_i64()
            .map(Cell::Integer)
            .ok_or_else(|| damaged(format!("number {number}"))),
        other => Err(damaged(format!("cell {other}"))),
    }
}
