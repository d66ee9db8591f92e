//! The report regime: presets, the office's own choice, and the next report by it.

use super::Office;
use crate::clock;
use crate::wire::{self, DatedReport, DueRule, Failure, FiguresClose, RegimeView, SavedRegime};
use chrono::NaiveDate;
use plan::flaw::Check;
use plan::{Due, Flaw, FlawKind, Flaws, Period, Regime, ReportDue, ReportRegime, Span};
use store::{EventKind, Records};

/// Setting: the regime as JSON.
const KEY: &str = "report_regime";
/// Setting of earlier versions: only how quarters are counted, `nd09` or `calendar`.
const OLD_KEY: &str = "regime";

/// The report regime in force; the usual one when none was chosen.
///
/// # Errors
/// The store cannot be read.
pub(super) fn current(records: &Records) -> Result<ReportRegime, Failure> {
    let kept = records
        .setting(KEY)?
        .and_then(|text| serde_json::from_str::<wire::ReportRegime>(&text).ok())
        .and_then(|regime| read(regime).ok());
    match kept {
        Some(regime) => Ok(regime),
        None => {
            let old = records.setting(OLD_KEY)?.unwrap_or_default();
            Ok(ReportRegime::preset(&old).unwrap_or_default())
        }
    }
}

/// The regime in force, and what it makes of this year.
pub fn get(office: &Office) -> Result<RegimeView, Failure> {
    office.read(|store| view(store))
}

/// The regimes the program knows, the usual one first.
pub fn presets(_: &Office) -> Result<Vec<wire::ReportRegime>, Failure> {
    Ok(ReportRegime::PRESETS
        .into_iter()
        .filter_map(ReportRegime::preset)
        .map(wire::ReportRegime::from)
        .collect())
}

/// Chooses what reports are sent and when.
pub fn save(office: &Office, regime: wire::ReportRegime) -> Result<SavedRegime, Failure> {
    let regime = read(regime)?;
    let text =
        serde_json::to_string(&wire::ReportRegime::from(regime)).map_err(|_| Failure::Internal)?;
    let (view, saved) = office.change(EventKind::RegimeSet, |tx| {
        tx.set_setting(KEY, Some(&text))?;
        tx.set_setting(OLD_KEY, None)?;
        view(tx)
    })?;
    Ok(SavedRegime { saved, view })
}

fn view(records: &Records) -> Result<RegimeView, Failure> {
    let (regime, today) = (current(records)?, clock::today());
    let year = regime.closes.quarter_of(today).year();
    let dates = regime.reports.iter().filter_map(|report| {
        let period = Period::new(year, report.span).ok()?;
        dated(&regime, period, today)
    });
    Ok(RegimeView {
        dates: dates.collect(),
        next: regime
            .next(today)
            .and_then(|(period, _)| dated(&regime, period, today)),
        regime: regime.into(),
    })
}

/// A period's report with its days; none when the regime has no such report.
pub(super) fn dated(
    regime: &ReportRegime,
    period: Period,
    today: NaiveDate,
) -> Option<DatedReport> {
    let (first, closes) = regime.closes.days(period)?;
    let due = regime.due(period)?;
    Some(DatedReport {
        period: period.to_string(),
        first: first.to_string(),
        closes: closes.to_string(),
        due: due.to_string(),
        days_left: (due - today).num_days(),
    })
}

/// A span apart from its year: `Q1`, `9M`, `year`.
fn span_word(span: Span) -> String {
    let Ok(period) = Period::new(2000, span) else {
        return String::new();
    };
    let text = period.to_string();
    match text.split_once('-') {
        Some((_, word)) => word.to_owned(),
        None => "year".to_owned(),
    }
}

fn read_span(word: &str) -> Option<Span> {
    Span::all().find(|span| span_word(*span) == word)
}

/// Reads and checks a regime; one that says the same as a preset is called so.
fn read(regime: wire::ReportRegime) -> Result<ReportRegime, Flaws> {
    let mut check = Check::default();
    let mut reports = Vec::new();
    for (i, report) in regime.reports.iter().enumerate() {
        match read_span(&report.span) {
            Some(span) => reports.push(ReportDue {
                span,
                due: report.due.into(),
            }),
            None => check.flaw(Flaw::new(format!("reports[{i}]"), FlawKind::NoSuchPeriod)),
        }
    }
    let mut days_off = Vec::new();
    for (i, day) in regime.days_off.iter().enumerate() {
        match day.parse() {
            Ok(day) => days_off.push(day),
            Err(_) => check.flaw(Flaw::new(format!("days_off[{i}]"), FlawKind::NoSuchDate)),
        }
    }
    let read = check.finish(ReportRegime {
        preset: String::new(),
        closes: regime.closes.into(),
        reports,
        recipient: regime.recipient,
        days_off,
    })?;
    let read = read.checked()?;
    let preset = ReportRegime::PRESETS
        .into_iter()
        .filter_map(ReportRegime::preset)
        .find(|preset| preset.closes == read.closes && preset.reports == read.reports);
    Ok(ReportRegime {
        preset: preset.map(|it| it.preset).unwrap_or_default(),
        ..read
    })
}

impl From<ReportRegime> for wire::ReportRegime {
    fn from(regime: ReportRegime) -> Self {
        Self {
            preset: regime.preset,
            closes: match regime.closes {
                Regime::Nd09 => FiguresClose::Nd09,
                Regime::Calendar => FiguresClose::Calendar,
                Regime::ClosesOn(day) => FiguresClose::OnDay { day },
            },
            reports: regime
                .reports
                .iter()
                .map(|report| wire::ReportDue {
                    span: span_word(report.span),
                    due: report.due.into(),
                })
                .collect(),
            recipient: regime.recipient,
            days_off: regime.days_off.iter().map(NaiveDate::to_string).collect(),
        }
    }
}

impl From<FiguresClose> for Regime {
    fn from(closes: FiguresClose) -> Self {
        match closes {
            FiguresClose::Nd09 => Self::Nd09,
            FiguresClose::Calendar => Self::Calendar,
            FiguresClose::OnDay { day } => Self::ClosesOn(day),
        }
    }
}

impl From<Due> for DueRule {
    fn from(due: Due) -> Self {
        match due {
            Due::DayOfLastMonth(day) => Self::DayOfLastMonth { day },
            Due::WorkingDaysAfterClosing(days) => Self::WorkingDaysAfterClosing { days },
            Due::DayOfNextMonth(day) => Self::DayOfNextMonth { day },
            Due::DayAndMonth(day, month) => Self::DayAndMonth { day, month },
        }
    }
}

impl From<DueRule> for Due {
    fn from(rule: DueRule) -> Self {
        match rule {
            DueRule::DayOfLastMonth { day } => Self::DayOfLastMonth(day),
            DueRule::WorkingDaysAfterClosing { days } => Self::WorkingDaysAfterClosing(days),
            DueRule::DayOfNextMonth { day } => Self::DayOfNextMonth(day),
            DueRule::DayAndMonth { day, month } => Self::DayAndMonth(day, month),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::{Store, StoreError};

    /// How quarters are counted was one word in earlier versions; what nobody can read is as if
    /// it had never been chosen.
    #[test]
    fn an_old_choice_stays_in_force() {
        for (key, value, expect) in [
            (OLD_KEY, "calendar", ("calendar", Regime::Calendar)),
            (OLD_KEY, "nd09", ("nd09", Regime::Nd09)),
            (OLD_KEY, "moon", ("nd09", Regime::Nd09)),
            (KEY, "{", ("nd09", Regime::Nd09)),
            (
                KEY,
                r#"{"closes":{"kind":"on_day","day":40},"reports":[]}"#,
                ("nd09", Regime::Nd09),
            ),
            (
                KEY,
                r#"{"closes":{"kind":"on_day","day":9},"reports":[{"span":"Q1","due":{"kind":"day_of_next_month","day":5}}]}"#,
                ("", Regime::ClosesOn(9)),
            ),
        ] {
            let at = clock::now();
            let mut store = Store::in_memory(at).unwrap();
            let set = |tx: &store::Tx<'_>| tx.set_setting(key, Some(value));
            let done: Result<_, StoreError> = store.write(EventKind::SettingSet, at, "", set);
            done.unwrap();
            let found = current(&store).unwrap();
            assert_eq!((found.preset.as_str(), found.closes), expect, "{value}");
        }
    }

    #[test]
    fn every_span_has_a_word() {
        for span in Span::all() {
            assert_eq!(read_span(&span_word(span)), Some(span));
        }
        assert_eq!(read_span("Q5"), None);
    }
}
