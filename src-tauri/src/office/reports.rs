//! Reports: drafted from progress and log, edited, sent, compared with what changed since.
//!
//! A figure in a report's text is counted anew each time the report is opened, until its period
//! is closed or it is sent. Opening writes nothing; what the user typed is kept as typed.

mod closed;
mod figures;
mod supplement;

pub use closed::{period_closed, period_opened};
pub(super) use supplement::{latest_supplement, latest_supplement_data, supplement};

use self::figures::{figures, plans_of};
use super::plans::removed;
use super::{Office, directory, form, regime};
use crate::clock;
use crate::wire::{
    ChangedFigure, Comparison, Failure, Removed, ReportChanges, ReportFigures, ReportLateChange,
    ReportList, ReportSummary, ReportText, ReportedPlan, SavedReport, reader, time,
};
use ::document::{
    Document, Drafting, Profile, ReportSource, compose_report, draft_report, period_after,
};
use check::compare::{self, State};
use chrono::{DateTime, NaiveDate, Utc};
use plan::report::figures::quarters_of;
use plan::{
    Agency, Figures, Flaw, FlawKind, Flaws, Period, Plan, PlanId, Report, ReportId, SentReport,
    Standing, Task,
};
use store::{Change, EventKind, KeptReport, Records};

/// Reads a period.
fn period_of(text: &str) -> Result<Period, Failure> {
    text.parse().map_err(|flaw: Flaw| Flaws::from(flaw).into())
}

/// First and last day of a period.
fn days_of(records: &Records, period: Period) -> Result<(NaiveDate, NaiveDate), Failure> {
    let days = directory::regime(records)?.days(period);
    days.ok_or_else(|| Flaws::from(Flaw::new("period", FlawKind::NoSuchPeriod)).into())
}

/// Tasks due in the period after.
fn ahead(records: &Records, plan: Option<PlanId>, period: Period) -> Result<Vec<Task>, Failure> {
    let Some(next) = period_after(period) else {
        return Ok(Vec::new());
    };
    let quarters = quarters_of(next);
    let mut tasks = Vec::new();
    for (id, year) in plans_of(records, plan, period)? {
        tasks.extend(records.tasks(id)?.into_iter().filter(|task| {
            task.standing == Standing::Accepted
                && quarters.iter().any(|q| task.timeframe.covers(*q, year))
        }));
    }
    Ok(tasks)
}

/// A report with the plan and the figures it is shown with.
struct Shown {
    kept: KeptReport,
    /// As it is shown: figures filled in.
    text: plan::ReportText,
    figures: Figures,
    plan: Option<Plan>,
    agency: Agency,
    profile: Profile,
}

impl Shown {
    fn read(records: &Records, kept: KeptReport) -> Result<Self, Failure> {
        let (text, figures) = match (&kept.sent, &kept.frozen) {
            (Some(sent), _) => (sent.text.clone(), sent.figures.clone()),
            (None, frozen) => {
                let figures = match frozen {
                    Some(frozen) => frozen.clone(),
                    None => figures(records, kept.report.plan, kept.report.period)?,
                };
                (kept.report.text.clone().filled(&figures), figures)
            }
        };
        Ok(Self {
            plan: kept.report.plan.map(|id| records.plan(id)).transpose()?,
            agency: records.agency()?.unwrap_or_default(),
            profile: form::profile_in(records)?,
            kept,
            text,
            figures,
        })
    }

    /// On paper.
    fn document(&self) -> Document {
        compose_report(
            &ReportSource {
                period: self.kept.report.period,
                text: &self.text,
                figures: &self.figures,
                plan: self.plan.as_ref(),
                agency: &self.agency,
            },
            &self.profile,
        )
    }

    fn wire(&self, records: &Records) -> Result<crate::wire::Report, Failure> {
        let (first, last) = days_of(records, self.kept.report.period)?;
        let title = self.plan.as_ref().map(Plan::title).unwrap_or_default();
        Ok(crate::wire::Report {
            about: summary(records, &self.kept, title)?,
            first: first.to_string(),
            last: last.to_string(),
            text: ReportText::of(&self.text, &self.figures),
            figures: ReportFigures::from(&self.figures),
            gaps: (self.text.gaps(&self.figures).into_iter())
                .map(Into::into)
                .collect(),
            late: late(records, &self.kept)?,
        })
    }
}

/// Late changes of a report's period, for the screen.
fn late(records: &Records, kept: &KeptReport) -> Result<Vec<ReportLateChange>, Failure> {
    let late = closed::late(records, kept)?.into_iter();
    Ok(late.map(ReportLateChange::from).collect())
}

fn summary(records: &Records, kept: &KeptReport, title: String) -> Result<ReportSummary, Failure> {
    let period = kept.report.period;
    Ok(ReportSummary {
        id: kept.report.id.to_string(),
        plan: kept.report.plan.map(|plan| plan.to_string()),
        plan_title: title,
        period: period.to_string(),
        subject: plan::text::squeeze(&kept.report.text.subject),
        due: regime::current(records)?
            .due(period)
            .map(|day| day.to_string()),
        closed: closed::since(records, period)?.is_some(),
        sent_at: kept.sent.as_ref().map(|sent| time(sent.at)),
        updated: time(kept.updated),
    })
}

/// All reports, and the plans one can be made of.
pub fn list(office: &Office) -> Result<ReportList, Failure> {
    office.read(|store| {
        let plans = store.plans()?;
        let reports = store.reports()?.into_iter().map(|kept| {
            let plan = plans.iter().find(|plan| Some(plan.id) == kept.report.plan);
            let title = plan.map(|plan| plan.title.clone()).unwrap_or_default();
            summary(store, &kept, title)
        });
        Ok(ReportList {
            reports: reports.collect::<Result<_, _>>()?,
            plans: plans
                .iter()
                .map(|plan| ReportedPlan {
                    id: plan.id.to_string(),
                    title: plan.title.clone(),
                    year: plan.year,
                })
                .collect(),
        })
    })
}

/// The plan a screen named; empty stands for all the office's work.
fn plan_named(plan: Option<String>) -> Result<Option<PlanId>, Failure> {
    plan.filter(|id| !id.is_empty())
        .map(|id| reader("plan", &id))
        .transpose()
}

/// What a report would count; keeps nothing.
pub fn preview(
    office: &Office,
    plan: Option<String>,
    period: String,
) -> Result<ReportFigures, Failure> {
    let (plan, period) = (plan_named(plan)?, period_of(&period)?);
    office.read(|store| Ok(ReportFigures::from(&figures(store, plan, period)?)))
}

/// A report drafted from what is known, not kept.
fn drafted(records: &Records, plan: Option<PlanId>, period: Period) -> Result<Report, Failure> {
    let figures = figures(records, plan, period)?;
    let addressees: Vec<String> = Some(regime::current(records)?.recipient)
        .filter(|who| !who.trim().is_empty())
        .into_iter()
        .collect();
    let kept = plan.map(|id| records.plan(id)).transpose()?;
    let text = draft_report(&Drafting {
        period,
        days: days_of(records, period)?,
        plan: kept.as_ref(),
        agency: &records.agency()?.unwrap_or_default(),
        channels: &records.channels()?,
        figures: &figures,
        ahead: &ahead(records, plan, period)?,
        addressees: &addressees,
    });
    Ok(Report {
        id: ReportId(clock::mint()),
        plan,
        period,
        text,
    })
}

/// A change of a report.
fn change_of(kind: EventKind, report: &Report) -> Change {
    let change = Change::of(kind)
        .about(report.id.0)
        .noting(report.period.to_string());
    match report.plan {
        Some(plan) => change.in_plan(plan),
        None => change,
    }
}

/// Begins a report with a draft.
pub fn create(
    office: &Office,
    plan: Option<String>,
    period: String,
) -> Result<SavedReport, Failure> {
    let (plan, period) = (plan_named(plan)?, period_of(&period)?);
    let report = office.read(|store| drafted(store, plan, period))?;
    let change = change_of(EventKind::ReportSaved, &report);
    let (report, saved) = office.change(change, |tx| {
        let frozen = closed::since(tx, period)?
            .map(|_| figures(tx, plan, period))
            .transpose()?;
        tx.put_report(&report, frozen.as_ref())?;
        view(tx, report.id)
    })?;
    Ok(SavedReport { saved, report })
}

fn view(records: &Records, id: ReportId) -> Result<crate::wire::Report, Failure> {
    Shown::read(records, records.report(id)?)?.wire(records)
}

/// A report with its figures.
pub fn get(office: &Office, report: String) -> Result<crate::wire::Report, Failure> {
    let id = reader("report", &report)?;
    office.read(|store| view(store, id))
}

/// Keeps what was typed. What was sent stays as it was sent.
pub fn save(office: &Office, report: String, text: ReportText) -> Result<SavedReport, Failure> {
    let id: ReportId = reader("report", &report)?;
    let text = text.into_text()?;
    let kept = office.read(|store| Ok(store.report(id)?))?;
    let change = change_of(EventKind::ReportSaved, &kept.report);
    let (report, saved) = office.change(change, |tx| {
        let kept = tx.report(id)?;
        if kept.sent.is_some() {
            return Err(Flaws::from(Flaw::new("report", FlawKind::AlreadySent)).into());
        }
        let report = Report {
            text,
            ..kept.report
        };
        tx.put_report(&report, kept.frozen.as_ref())?;
        view(tx, id)
    })?;
    Ok(SavedReport { saved, report })
}

/// Marks a report as sent: text and figures stand from now on.
pub fn send(office: &Office, report: String) -> Result<SavedReport, Failure> {
    let id: ReportId = reader("report", &report)?;
    let at = clock::now();
    set_sent(office, id, Some(at))
}

/// Takes back that a report was sent: it is edited, and its figures are counted, again.
pub fn reopen(office: &Office, report: String) -> Result<SavedReport, Failure> {
    set_sent(office, reader("report", &report)?, None)
}

fn set_sent(
    office: &Office,
    id: ReportId,
    at: Option<DateTime<Utc>>,
) -> Result<SavedReport, Failure> {
    let kept = office.read(|store| Ok(store.report(id)?))?;
    let kind = if at.is_some() {
        EventKind::ReportSent
    } else {
        EventKind::ReportSaved
    };
    let (report, saved) = office.change(change_of(kind, &kept.report), |tx| {
        let shown = Shown::read(tx, tx.report(id)?)?;
        match at {
            Some(_) if shown.kept.sent.is_some() => {
                return Err(Flaws::from(Flaw::new("report", FlawKind::AlreadySent)).into());
            }
            Some(at) => tx.set_sent(
                id,
                Some(&SentReport {
                    at,
                    text: shown.text,
                    figures: shown.figures,
                }),
            )?,
            None => tx.set_sent(id, None)?,
        }
        view(tx, id)
    })?;
    Ok(SavedReport { saved, report })
}

/// Removes a report; it can be brought back.
pub fn remove(office: &Office, report: String) -> Result<Removed, Failure> {
    let id: ReportId = reader("report", &report)?;
    let kept = office.read(|store| Ok(store.report(id)?))?;
    let change = change_of(EventKind::ReportRemoved, &kept.report);
    let (trash, saved) = office.change(change, |tx| Ok(tx.remove_report(id)?))?;
    Ok(removed(trash, saved))
}

/// What is different since a report was sent, or else since its period was closed: figures, late
/// changes of its period, text.
pub fn changes(office: &Office, report: String) -> Result<ReportChanges, Failure> {
    let id: ReportId = reader("report", &report)?;
    office.read(|store| changed(store, &store.report(id)?))
}

fn changed(records: &Records, kept: &KeptReport) -> Result<ReportChanges, Failure> {
    let (plan, period) = (kept.report.plan, kept.report.period);
    let closed = closed::since(records, period)?;
    let (since, text, then) = match (&kept.sent, closed, &kept.frozen) {
        (Some(sent), ..) => (sent.at, sent.text.clone(), &sent.figures),
        (None, Some(closed), Some(then)) => (closed, kept.report.text.clone().filled(then), then),
        _ => {
            return Err(Failure::NotFound {
                what: "report".to_owned(),
            });
        }
    };
    let now = figures(records, plan, period)?;
    let year = period.of_year();
    let old = text.in_plan_shape(year);
    let new = kept.report.text.clone().filled(&now).in_plan_shape(year);
    let state = |plan| State {
        plan,
        tasks: &[],
        people: &[],
    };
    Ok(ReportChanges {
        since: time(since),
        figures: (then.changed_to(&now).into_iter())
            .map(ChangedFigure::from)
            .collect(),
        late: late(records, kept)?,
        text: Comparison::from(compare::compare(state(&old), state(&new))),
    })
}

/// A report on paper, as [`super::paper::Paper`] wants it.
pub(super) struct OnPaper {
    pub(super) document: Document,
    pub(super) profile: Profile,
    pub(super) drafting_unit: String,
}

impl From<Shown> for OnPaper {
    fn from(shown: Shown) -> Self {
        Self {
            document: shown.document(),
            drafting_unit: shown.agency.drafting_symbol.trim().to_owned(),
            profile: shown.profile,
        }
    }
}

/// A kept report on paper.
///
/// # Errors
/// No such report, or the store cannot be read.
pub(super) fn on_paper(office: &Office, id: ReportId) -> Result<OnPaper, Failure> {
    office.read(|store| Ok(Shown::read(store, store.report(id)?)?.into()))
}

/// A kept report on paper, and the plan it is laid out as, whose ids its places have.
///
/// # Errors
/// No such report, or the store cannot be read.
pub(super) fn in_plan_shape(office: &Office, id: ReportId) -> Result<(OnPaper, Plan), Failure> {
    office.read(|store| {
        let shown = Shown::read(store, store.report(id)?)?;
        let shape = shown.text.in_plan_shape(shown.kept.report.period.of_year());
        Ok((shown.into(), shape))
    })
}

/// The last kept report of a plan on a period, else a draft that is not kept.
fn latest(records: &Records, plan: PlanId, period: Period) -> Result<Shown, Failure> {
    let known = records
        .reports()?
        .into_iter()
        .find(|kept| kept.report.plan == Some(plan) && kept.report.period == period);
    let kept = match known {
        Some(kept) => kept,
        None => KeptReport {
            report: drafted(records, Some(plan), period)?,
            frozen: None,
            sent: None,
            created: clock::now(),
            updated: clock::now(),
        },
    };
    Shown::read(records, kept)
}

/// What the command line writes: the last kept report of a plan on a period, else a draft that is
/// not kept, with what the screens would show of it.
///
/// # Errors
/// No such plan or period, or the store cannot be read.
pub(super) fn latest_on_paper(
    office: &Office,
    plan: &str,
    period: &str,
) -> Result<OnPaper, Failure> {
    let (plan, period) = (reader("plan", plan)?, period_of(period)?);
    office.read(|store| Ok(latest(store, plan, period)?.into()))
}

/// The same as data.
///
/// # Errors
/// No such plan or period, or the store cannot be read.
pub fn latest_as_data(
    office: &Office,
    plan: &str,
    period: &str,
) -> Result<crate::wire::Report, Failure> {
    let (plan, period) = (reader("plan", plan)?, period_of(period)?);
    office.read(|store| latest(store, plan, period)?.wire(store))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogs::PreparedAnswers;
    use crate::office::setup;
    use chrono::Days;
    use plan::{Closing, EntryId, LogEntry, Quantity};
    use uuid::Uuid;

    fn logged(number: u128) -> LogEntry {
        LogEntry {
            id: EntryId(Uuid::from_u128(number)),
            day: "2026-01-20".parse().unwrap(),
            channel: "broadcast".into(),
            topic: String::new(),
            place: String::new(),
            measures: vec![Quantity {
                count: 5,
                measure: "lượt".into(),
            }],
            unit: String::new(),
            official: None,
            plan: None,
            task: None,
            note: String::new(),
            slot: None,
            by: String::new(),
            at: clock::now(),
        }
    }

    #[test]
    fn figures_stand_while_their_period_is_closed() {
        let folder = tempfile::tempdir().unwrap();
        let office = Office::open(folder.path().join("loa.db"), Box::new(PreparedAnswers));
        setup::load_sample(&office).unwrap();
        let put = |number| {
            let entry = logged(number);
            let put = office.change(EventKind::LogSaved, |tx| Ok(tx.put_log_entry(&entry)?));
            put.unwrap();
        };
        put(1);
        let made = create(&office, None, "2026-Q1".into()).unwrap();
        let id = made.report.about.id;
        let counted = || {
            let report = get(&office, id.clone()).unwrap();
            (report.about.closed, report.figures.counts[0].in_period)
        };
        put(2);
        assert_eq!(counted(), (false, 10.0));
        let half: Period = "2026-H1".parse().unwrap();
        let first = office.read(|store| days_of(store, half)).unwrap().0;
        let closing = Closing {
            period: half,
            first,
            last: first + Days::new(180),
            by: String::new(),
            at: clock::now(),
        };
        let close = office.change(EventKind::PeriodClosed, |tx| {
            tx.close_period(&closing)?;
            period_closed(tx)
        });
        close.unwrap();
        put(3);
        assert_eq!(counted(), (true, 10.0));
        let text = get(&office, id.clone()).unwrap().text;
        save(&office, id.clone(), text).unwrap();
        assert_eq!(counted(), (true, 10.0));
        let open = office.change(EventKind::PeriodOpened, |tx| {
            tx.open_period(half)?;
            period_opened(tx)
        });
        open.unwrap();
        assert_eq!(counted(), (false, 15.0));
    }

    #[test]
    fn two_quarters_closed_one_by_one_close_their_half_year() {
        let folder = tempfile::tempdir().unwrap();
        let office = Office::open(folder.path().join("loa.db"), Box::new(PreparedAnswers));
        setup::load_sample(&office).unwrap();
        let put = |number| {
            let entry = logged(number);
            let put = office.change(EventKind::LogSaved, |tx| Ok(tx.put_log_entry(&entry)?));
            put.unwrap();
        };
        put(1);
        let made = create(&office, None, "2026-H1".into()).unwrap();
        let id = made.report.about.id;
        let counted = || {
            let report = get(&office, id.clone()).unwrap();
            (report.about.closed, report.figures.counts[0].in_period)
        };
        let close = |period: &str| {
            let period: Period = period.parse().unwrap();
            let closed = office.change(EventKind::PeriodClosed, |tx| {
                let (first, last) = days_of(tx, period)?;
                tx.close_period(&Closing {
                    period,
                    first,
                    last,
                    by: String::new(),
                    at: clock::now(),
                })?;
                period_closed(tx)
            });
            closed.unwrap();
        };
        close("2026-Q2");
        put(2);
        assert_eq!(counted(), (false, 10.0));
        close("2026-Q1");
        put(3);
        assert_eq!(counted(), (true, 10.0));
        let made = create(&office, None, "2026-H1".into()).unwrap();
        assert!(made.report.about.closed);
        let open = office.change(EventKind::PeriodOpened, |tx| {
            tx.open_period("2026-Q2".parse().unwrap())?;
            period_opened(tx)
        });
        open.unwrap();
        assert_eq!(counted(), (false, 15.0));
    }
}
