//! The register of outgoing documents. Lines are written and marked, never removed.

use crate::error::{StoreError, What};
use crate::gate::Tx;
use crate::records::Records;
use crate::value::{parse, parse_some, read_as};
use plan::register::series_of;
use plan::{PlanId, Registration, RegistrationId};
use rusqlite::{Row, named_params};

fn read_line(row: &Row<'_>) -> Result<Registration, StoreError> {
    Ok(Registration {
        id: read_as(row, "id")?,
        series: row.get("series")?,
        number: row.get("number")?,
        symbol: row.get("symbol")?,
        day: parse(&row.get::<_, String>("day")?)?,
        subject: row.get("subject")?,
        signer: row.get("signer")?,
        recipients: row.get("recipients")?,
        keeper: row.get("keeper")?,
        copies: row.get("copies")?,
        handed: parse_some(row.get::<_, Option<String>>("handed")?.as_ref())?,
        receipt: row.get("receipt")?,
        note: row.get("note")?,
        plan: parse_some(row.get::<_, Option<String>>("plan")?.as_ref())?,
        struck: row.get("struck")?,
    })
}

impl Records {
    /// The register of a year, series by series, by number.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn register(&self, year: i32) -> Result<Vec<Registration>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT * FROM registration WHERE year = :year ORDER BY series, number",
        )?;
        let mut rows = query.query(named_params! {":year": year})?;
        let mut lines = Vec::new();
        while let Some(row) = rows.next()? {
            lines.push(read_line(row)?);
        }
        Ok(lines)
    }

    /// The years that have a line, the last first.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn register_years(&self) -> Result<Vec<i32>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT DISTINCT year FROM registration ORDER BY year DESC")?;
        let years = query.query_map([], |row| row.get("year"))?;
        Ok(years.collect::<Result<_, _>>()?)
    }

    /// A line.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub fn registration(&self, id: RegistrationId) -> Result<Registration, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT * FROM registration WHERE id = :id")?;
        let mut rows = query.query(named_params! {":id": id.to_string()})?;
        let row = rows.next()?.ok_or(StoreError::NotFound {
            what: What::Registration,
        })?;
        read_line(row)
    }

    /// The lines of a plan, the first number first.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn registrations_of(&self, plan: PlanId) -> Result<Vec<Registration>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT * FROM registration WHERE plan = :plan ORDER BY year, number",
        )?;
        let mut rows = query.query(named_params! {":plan": plan.to_string()})?;
        let mut lines = Vec::new();
        while let Some(row) = rows.next()? {
            lines.push(read_line(row)?);
        }
        Ok(lines)
    }

    /// Every number given in a year's series: those of the register, struck ones too, and those
    /// that plans bear which came from a file with number and date.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn numbers_given(&self, year: i32, series: &str) -> Result<Vec<u32>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached(include_str!("sql/numbers_given.sql"))?;
        let mut rows = query.query(named_params! {":year": year, ":series": series})?;
        let mut given = Vec::new();
        while let Some(row) = rows.next()? {
            let symbol: String = row.get("symbol")?;
            // A line's symbol begins with its number.
            let notation = symbol.trim_start_matches(|c: char| c.is_ascii_digit());
            if series_of(notation) == series || (symbol.is_empty() && series == "KH") {
                given.push(row.get("number")?);
            }
        }
        given.sort_unstable();
        given.dedup();
        Ok(given)
    }
}

impl Tx<'_> {
    /// Writes a line; one that is there keeps its number, symbol, day and plan.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be written, or year, series and number are taken.
    pub fn put_registration(&self, line: &Registration) -> Result<(), StoreError> {
        self.conn()
            .prepare_cached(include_str!("sql/put_registration.sql"))?
            .execute(named_params! {
                ":id": line.id.to_string(), ":year": line.year(), ":series": line.series,
                ":number": line.number, ":symbol": line.symbol, ":day": line.day.to_string(),
                ":subject": line.subject, ":signer": line.signer,
                ":recipients": line.recipients, ":keeper": line.keeper, ":copies": line.copies,
                ":handed": line.handed.map(|day| day.to_string()), ":receipt": line.receipt,
                ":note": line.note, ":plan": line.plan.map(|id| id.to_string()),
                ":struck": line.struck,
            })?;
        Ok(())
    }
}
