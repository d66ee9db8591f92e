//! `loa progress PLAN --period 2026-Q1`.

use super::say::{Say, date, grouped, status_key};
use crate::wire::{Amount, Attained, FigureOrigin, PeriodProgress, TaskProgress};

impl Say {
    /// What was done of a plan in a period.
    pub(super) fn period(&self, progress: &PeriodProgress) -> String {
        self.answer(progress, || {
            let heading = self.word(
                "cli_period_heading",
                &[
                    ("period", &progress.period),
                    ("first", &date(&progress.first)),
                    ("last", &date(&progress.last)),
                ],
            );
            let mut lines = vec![progress.title.clone(), heading];
            lines.extend(progress.counts.iter().map(|count| {
                let (here, so_far) = (grouped(count.in_period), grouped(count.cumulative));
                let fill = [
                    ("channel", count.name.as_str()),
                    ("measure", count.measure.as_str()),
                    ("count", here.as_str()),
                    ("cumulative", so_far.as_str()),
                ];
                self.word("cli_period_count", &fill)
            }));
            lines.extend(progress.tasks.iter().map(|task| self.period_task(task)));
            lines.extend(progress.indicators.iter().map(|indicator| {
                let (here, so_far) = (&indicator.in_period, &indicator.cumulative);
                let fill = [
                    ("text", indicator.text.clone()),
                    ("reached", attained(here)),
                    ("cumulative", attained(so_far)),
                ];
                let fill: Vec<(&str, &str)> = fill.iter().map(|(k, v)| (*k, v.as_str())).collect();
                self.word("cli_period_indicator", &fill)
            }));
            lines.push(self.share(&progress.period, &progress.completion));
            let points = plan::score::hundredths_text(progress.score.points);
            let most = plan::score::hundredths_text(progress.score.most);
            let fill = [("points", points.as_str()), ("most", most.as_str())];
            lines.push(self.word("cli_period_score", &fill));
            lines.join("\n")
        })
    }

    fn period_task(&self, task: &TaskProgress) -> String {
        let text: String = task.text.chars().take(60).collect();
        let mut parts = Vec::new();
        if let Some(status) = task.status {
            parts.push(self.word(status_key(status), &[]));
        }
        match (&task.figure, &task.target) {
            (Some(figure), Some(target)) => {
                parts.push(format!(
                    "{}/{} {}",
                    grouped(figure.count),
                    grouped(target.count),
                    target.measure
                ));
            }
            (Some(figure), None) => parts.push(amount(figure)),
            (None, Some(target)) => parts.push(format!("0/{}", amount(target))),
            (None, None) => {}
        }
        if let (Some(FigureOrigin::Own), Some(log)) = (task.source, &task.log) {
            parts.push(self.word("cli_period_log", &[("figure", &amount(log))]));
        }
        if task.late {
            parts.push(self.word("cli_period_late", &[]));
        }
        plan::text::squeeze(&format!("- {text}: {}", parts.join(", ")))
    }
}

fn amount(amount: &Amount) -> String {
    format!("{} {}", grouped(amount.count), amount.measure)
        .trim_end()
        .to_owned()
}

/// `95/120 (79,16 %)`, or the count alone.
fn attained(attained: &Attained) -> String {
    match attained.share {
        Some(share) => format!(
            "{}/{} ({} %)",
            grouped(attained.numerator),
            grouped(attained.denominator),
            plan::score::hundredths_text(share)
        ),
        None => grouped(attained.numerator),
    }
}
