//! Figures of a report that are others than they were.

use super::figures::{
    CountLine, CountOf, FigureSource, Figures, IndicatorOf, TasksOf, grouped, percent,
};
use crate::indicator::{Aim, Ratio};
use crate::text::fold;

/// A figure that is another now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedFigure {
    /// Which figure.
    pub source: FigureSource,
    /// Name of its channel, or words of its indicator; empty for tasks.
    pub name: String,
    /// What it said.
    pub old: String,
    /// What it says now.
    pub new: String,
    /// How much more or less: `+5`, `-1.250`, in points of a percent `+8,33%`.
    pub difference: String,
}

/// A figure as a number.
enum Number {
    Count(u64),
    /// In hundredths of a percent.
    Share(u32),
}

impl Figures {
    /// The figures that `new` has otherwise, in the order of a report's tables.
    pub fn changed_to(&self, new: &Self) -> Vec<ChangedFigure> {
        self.sources(new)
            .into_iter()
            .filter_map(|(source, name)| {
                let (was, is) = (self.text(&source), new.text(&source));
                (was != is).then(|| ChangedFigure {
                    difference: difference(&self.number(&source), &new.number(&source)),
                    source,
                    name,
                    old: was,
                    new: is,
                })
            })
            .collect()
    }

    /// Every figure that one of two reports has, with its name.
    fn sources(&self, other: &Self) -> Vec<(FigureSource, String)> {
        let mut lines: Vec<&CountLine> = Vec::new();
        for line in self.counts.iter().chain(&other.counts) {
            let same = |known: &&CountLine| {
                known.channel == line.channel && fold(&known.measure) == fold(&line.measure)
            };
            if !lines.iter().any(same) {
                lines.push(line);
            }
        }
        let counts = lines.iter().flat_map(|line| {
            CountOf::ALL.map(|of| {
                let source = FigureSource::Count {
                    channel: line.channel.clone(),
                    measure: line.measure.clone(),
                    of,
                };
                (source, line.name.clone())
            })
        });
        let tasks = TasksOf::ALL.map(|of| (FigureSource::Tasks(of), String::new()));
        let added =
            (other.indicators.iter()).filter(|line| self.indicator(line.indicator).is_none());
        let indicators = self.indicators.iter().chain(added).flat_map(|line| {
            IndicatorOf::ALL.map(|of| {
                let indicator = line.indicator;
                (FigureSource::Indicator { indicator, of }, line.text.clone())
            })
        });
        counts.chain(tasks).chain(indicators).collect()
    }

    fn number(&self, source: &FigureSource) -> Number {
        let share = |ratio: Ratio| Number::Share(ratio.hundredths().unwrap_or(0));
        match source {
            FigureSource::Tasks(TasksOf::Share) => share(self.share_of_tasks()),
            FigureSource::Tasks(of) => Number::Count(self.tasks_of(*of).unwrap_or(0)),
            FigureSource::Indicator { indicator, of } => match self.indicator(*indicator) {
                None => Number::Count(0),
                Some(line) => match (line.aim, line.attained(*of).ratio) {
                    (Aim::Count(_), ratio) => Number::Count(ratio.numerator),
                    (Aim::Share(_), ratio) => share(ratio),
                },
            },
            FigureSource::Count {
                channel,
                measure,
                of,
            } => {
                let line = self.line(channel, measure);
                let count = |read: fn(&CountLine) -> u64| Number::Count(line.map_or(0, read));
                match of {
                    CountOf::InPeriod => count(|line| line.in_period.0),
                    CountOf::SoFar => count(|line| line.so_far.0),
                    CountOf::YearBefore => count(|line| line.year_before.0),
                    CountOf::Target => count(|line| line.target.unwrap_or(0)),
                    CountOf::Share => share(line.and_then(CountLine::share).unwrap_or_default()),
                }
            }
        }
    }
}

/// Nothing where only what a share is made of is another.
fn difference(old: &Number, new: &Number) -> String {
    let (was, is, share) = match (old, new) {
        (Number::Count(was), Number::Count(is)) => (*was, *is, false),
        (Number::Share(was), Number::Share(is)) => (u64::from(*was), u64::from(*is), true),
        // An indicator that one of them lacks.
        (Number::Count(_), Number::Share(is)) => (0, u64::from(*is), true),
        (Number::Share(was), Number::Count(_)) => (u64::from(*was), 0, true),
    };
    let sign = match was.cmp(&is) {
        std::cmp::Ordering::Less => "+",
        std::cmp::Ordering::Equal => return String::new(),
        std::cmp::Ordering::Greater => "-",
    };
    let by = was.abs_diff(is);
    let points = Ratio {
        numerator: by,
        denominator: 10_000,
    };
    match percent(points).filter(|_| share) {
        Some(points) => format!("{sign}{points}"),
        None => format!("{sign}{}", grouped(by)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::IndicatorId;
    use crate::indicator::Attained;
    use crate::period::{Cumulative, InPeriod};
    use crate::report::figures::IndicatorLine;
    use uuid::Uuid;

    fn figures(count: u64, target: u64, (part, whole): (u64, u64)) -> Figures {
        let attained = Attained {
            ratio: Ratio {
                numerator: part,
                denominator: whole,
            },
            quarters: 1,
        };
        Figures {
            counts: vec![CountLine {
                channel: "broadcast".into(),
                name: "Phát thanh".into(),
                measure: "lượt".into(),
                target: Some(target),
                in_period: InPeriod(count),
                so_far: Cumulative(2_000),
                year_before: InPeriod(0),
            }],
            indicators: vec![IndicatorLine {
                indicator: IndicatorId(Uuid::from_u128(1)),
                text: "Hộ".into(),
                unit: String::new(),
                aim: Aim::Share(9_000),
                in_period: InPeriod(attained),
                so_far: Cumulative(Attained::default()),
            }],
            ..Figures::default()
        }
    }

    #[test]
    fn what_changed_tells_how_much() {
        let told = |old: &Figures, new: &Figures| -> Vec<String> {
            (old.changed_to(new).iter())
                .map(|it| format!("{} {} {} {}", it.name, it.old, it.new, it.difference))
                .collect()
        };
        let old = figures(3, 6, (1, 2));
        assert_eq!(
            told(&old, &figures(1_253, 2_000, (3, 4))),
            [
                "Phát thanh 03 1.253 +1.250",
                "Phát thanh 06 2.000 +1.994",
                "Phát thanh 50% 62,65% +12,65%",
                "Hộ 1/2 (50%) 3/4 (75%) +25%",
            ]
        );
        assert_eq!(
            told(&old, &figures(0, 6, (2, 4))),
            [
                "Phát thanh 03 0 -3",
                "Phát thanh 50% 0% -50%",
                "Hộ 1/2 (50%) 2/4 (50%) ",
            ]
        );
        assert!(told(&old, &old).is_empty());
        assert_eq!(
            told(&Figures::default(), &figures(0, 0, (1, 2))),
            ["Phát thanh 0 2.000 +2.000", "Hộ 0 1/2 (50%) +50%"]
        );
    }
}
