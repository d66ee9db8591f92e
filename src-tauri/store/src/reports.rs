//! Reports of periods, in work and sent.

use crate::beside::{Beside, OF_REPORT};
use crate::error::{StoreError, What};
use crate::gate::Tx;
use crate::records::Records;
use crate::report_rows::{content_of, content_text, sent_of, sent_text};
use crate::trash::{Payload, TrashKind};
use crate::value::{parse_some, read_as, read_time};
use chrono::{DateTime, Utc};
use plan::{Figures, Report, ReportId, SentReport, TrashId};
use rusqlite::{Row, named_params};

/// A report with what the file knows about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptReport {
    /// The report as it is edited.
    pub report: Report,
    /// Its figures, where they stand since the period was closed.
    pub frozen: Option<Figures>,
    /// How it went out, if it did.
    pub sent: Option<SentReport>,
    /// When it was begun.
    pub created: DateTime<Utc>,
    /// When it was last changed.
    pub updated: DateTime<Utc>,
}

const NO_REPORT: StoreError = StoreError::NotFound { what: What::Report };

fn read_report(row: &Row<'_>) -> Result<KeptReport, StoreError> {
    let (text, frozen) = content_of(&row.get::<_, String>("content")?)?;
    Ok(KeptReport {
        report: Report {
            id: read_as(row, "id")?,
            plan: parse_some(row.get::<_, Option<String>>("plan")?.as_ref())?,
            period: read_as(row, "period")?,
            text,
        },
        frozen,
        sent: row
            .get::<_, Option<String>>("sent")?
            .as_deref()
            .map(sent_of)
            .transpose()?,
        created: read_time(row, "created")?,
        updated: read_time(row, "updated")?,
    })
}

impl Records {
    /// All reports, the latest period first.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn reports(&self) -> Result<Vec<KeptReport>, StoreError> {
        let mut query = self.conn.prepare_cached("SELECT * FROM report")?;
        let mut rows = query.query([])?;
        let mut reports = Vec::new();
        while let Some(row) = rows.next()? {
            reports.push(read_report(row)?);
        }
        reports.sort_by_key(|kept| std::cmp::Reverse((kept.report.period, kept.created)));
        Ok(reports)
    }

    /// A report.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is none.
    pub fn report(&self, id: ReportId) -> Result<KeptReport, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT * FROM report WHERE id = :id")?;
        let mut rows = query.query(named_params! {":id": id.to_string()})?;
        read_report(rows.next()?.ok_or(NO_REPORT)?)
    }
}

impl Tx<'_> {
    /// Keeps a report's text, new or changed. What was sent stays as it was.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be written.
    pub fn put_report(&self, report: &Report, frozen: Option<&Figures>) -> Result<(), StoreError> {
        self.conn()
            .prepare_cached(
                "INSERT INTO report (id, plan, period, created, updated, content)
                 VALUES (:id, :plan, :period, :now, :now, :content)
                 ON CONFLICT (id) DO UPDATE SET updated = :now, content = :content",
            )?
            .execute(named_params! {
                ":id": report.id.to_string(),
                ":plan": report.plan.map(|plan| plan.to_string()),
                ":period": report.period.to_string(),
                ":now": self.now(),
                ":content": content_text(&report.text, frozen)?,
            })?;
        Ok(())
    }

    /// Keeps how a report went out, or takes it back.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such report.
    pub fn set_sent(&self, id: ReportId, sent: Option<&SentReport>) -> Result<(), StoreError> {
        let changed = self
            .conn()
            .prepare_cached("UPDATE report SET sent = :sent, updated = :now WHERE id = :id")?
            .execute(named_params! {
                ":id": id.to_string(), ":now": self.now(),
                ":sent": sent.map(sent_text).transpose()?,
            })?;
        if changed == 0 { Err(NO_REPORT) } else { Ok(()) }
    }

    /// Removes a report, to come back.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such report.
    pub fn remove_report(&self, id: ReportId) -> Result<TrashId, StoreError> {
        let report = self.report(id)?.report;
        let beside = Beside::of(self.conn(), OF_REPORT, &id.to_string())?;
        Beside::delete(self.conn(), OF_REPORT, &id.to_string())?;
        let title = plan::text::squeeze(&report.text.subject);
        self.trash(
            TrashKind::Report,
            report.plan,
            &title,
            &Payload::Report { beside },
        )
    }
}
