//! Charts: completion, work by channel over the months, planned against done, and a plan's months.

use super::paper::Paper;
use super::{Office, books, directory, form, progress};
use crate::clock;
use crate::wire::{
    AimQuarter, AimYear, ChannelYear, Charts, Failure, NamedShare, Timeline, TimelineRow, reader,
};
use document::{
    AimedQuarter, ChannelMonths, Profile, Workbook, YearFigures, year_figures, year_figures_sheets,
};
use plan::text::fold;
use plan::{
    Agency, Completion, Matrix, Period, PlanId, Quarter, Regime, Span, Standing, Task, When,
};
use std::collections::{BTreeMap, HashMap, HashSet};
use store::Records;

/// A year in figures: of one plan, or of every plan of that year.
pub fn get(office: &Office, plan: Option<String>, year: i32) -> Result<Charts, Failure> {
    let plan: Option<PlanId> = plan.map(|id| reader("plan", &id)).transpose()?;
    office.read(|store| {
        let closes = directory::regime(store)?;
        let plans = match plan {
            Some(id) => vec![id],
            None => {
                let plans = store.plans()?.into_iter().filter(|p| p.year == year);
                plans.map(|p| p.id).collect()
            }
        };
        let mut shares = Shares::default();
        let mut aims = Aims::default();
        for id in plans {
            let year = store.plan_year(id)?;
            let tasks = store.tasks(id)?;
            shares.add(Matrix::count(year, &tasks, &store.marks(id, None)?));
            shares.tasks += accepted(&tasks).count();
            aims.add(store, closes, id)?;
        }
        Ok(Charts {
            year,
            current_quarter: closes.quarter_of(clock::today()).to_string(),
            tasks: crate::wire::small(shares.tasks),
            by_quarter: shares.quarters(year),
            by_unit: shares.units(),
            total: shares.total.into(),
            channels: channels(store, closes, plan, year)?,
            aims: aims.by_measure(year),
        })
    })
}

/// A year in figures, with all that is printed with it.
pub(super) struct Printed {
    agency: Agency,
    profile: Profile,
    plan: String,
    charts: Charts,
}

impl Printed {
    /// What the screen shows of a plan, or of all of the year.
    ///
    /// # Errors
    /// No such plan, or the store cannot be read.
    pub(super) fn read(office: &Office, plan: Option<String>, year: i32) -> Result<Self, Failure> {
        let charts = get(office, plan.clone(), year)?;
        office.read(|store| {
            let id: Option<PlanId> = plan.map(|id| reader("plan", &id)).transpose()?;
            let named = id.map(|id| books::name_of(store, id)).transpose()?;
            Ok(Self {
                agency: store.agency()?.unwrap_or_default(),
                profile: form::profile_in(store)?,
                plan: named.unwrap_or_default(),
                charts,
            })
        })
    }

    fn figures(&self) -> YearFigures<'_> {
        let charts = &self.charts;
        let share = |it: &NamedShare| Completion {
            done: it.share.done,
            due: it.share.due,
        };
        let aims = charts.aims.iter().flat_map(|aim| {
            let quarters = aim.quarters.iter().filter(|it| it.aimed > 0 || it.done > 0);
            quarters.filter_map(|it| {
                Some(AimedQuarter {
                    measure: aim.measure.clone(),
                    quarter: it.quarter.parse().ok()?,
                    aimed: it.aimed,
                    done: it.done,
                })
            })
        });
        let quarters = charts.by_quarter.iter();
        YearFigures {
            agency: &self.agency,
            year: charts.year,
            plan: &self.plan,
            today: clock::today(),
            by_quarter: quarters
                .filter_map(|it| Some((it.name.parse().ok()?, share(it))))
                .collect(),
            by_unit: charts
                .by_unit
                .iter()
                .map(|it| (it.name.clone(), share(it)))
                .collect(),
            total: Completion {
                done: charts.total.done,
                due: charts.total.due,
            },
            channels: charts
                .channels
                .iter()
                .map(|it| ChannelMonths {
                    channel: it.name.clone(),
                    measure: it.measure.clone(),
                    months: it.months.clone(),
                    total: it.total,
                })
                .collect(),
            aims: aims.collect(),
        }
    }

    /// On paper.
    pub(super) fn paper(self) -> Paper {
        Paper {
            document: year_figures(&self.figures(), &self.profile),
            drafting_unit: self.agency.drafting_symbol.trim().to_owned(),
            profile: self.profile,
        }
    }

    /// As a workbook, for whoever goes on counting.
    pub(super) fn workbook(&self) -> Workbook {
        year_figures_sheets(&self.figures(), &self.profile)
    }
}

fn accepted(tasks: &[Task]) -> impl Iterator<Item = &Task> {
    tasks.iter().filter(|t| t.standing == Standing::Accepted)
}

fn joined(a: Completion, b: Completion) -> Completion {
    Completion {
        done: a.done + b.done,
        due: a.due + b.due,
    }
}

/// Completion of several plans: shares are added as done of due, never as percentages.
#[derive(Default)]
struct Shares {
    tasks: usize,
    by_quarter: HashMap<Quarter, Completion>,
    /// In the order units are met, with their names without marks.
    by_unit: Vec<(String, String, Completion)>,
    total: Completion,
}

impl Shares {
    fn add(&mut self, matrix: Matrix) {
        for (quarter, share) in matrix.by_quarter {
            let sum = self.by_quarter.entry(quarter).or_default();
            *sum = joined(*sum, share);
        }
        for (name, share) in matrix.by_unit {
            let key = fold(&name);
            match self.by_unit.iter_mut().find(|(known, ..)| *known == key) {
                Some((.., sum)) => *sum = joined(*sum, share),
                None => self.by_unit.push((key, name, share)),
            }
        }
        self.total = joined(self.total, matrix.total);
    }

    fn quarters(&self, year: i32) -> Vec<NamedShare> {
        Quarter::of_year(year)
            .map(|quarter| NamedShare {
                name: quarter.to_string(),
                share: self
                    .by_quarter
                    .get(&quarter)
                    .copied()
                    .unwrap_or_default()
                    .into(),
            })
            .collect()
    }

    fn units(&self) -> Vec<NamedShare> {
        let named = |(_, name, share): &(String, String, Completion)| NamedShare {
            name: name.clone(),
            share: (*share).into(),
        };
        self.by_unit.iter().map(named).collect()
    }
}

/// What was aimed at and what was done of it, quarter by quarter.
type AimedAndDone = HashMap<Quarter, (u64, u64)>;

/// The same by unit of measure: without marks, then as first met.
#[derive(Default)]
struct Aims(BTreeMap<String, (String, AimedAndDone)>);

impl Aims {
    fn add(&mut self, records: &Records, closes: Regime, plan: PlanId) -> Result<(), Failure> {
        let aims = records.targets(plan)?;
        let quarters: HashSet<Quarter> = aims.iter().map(|aim| aim.quarter).collect();
        let mut done = HashMap::new();
        for quarter in quarters {
            let Some(days) = closes.span(quarter) else {
                continue;
            };
            for count in records.log_by_task(plan, days)? {
                let key = (count.task, quarter, fold(&count.quantity.measure));
                done.insert(key, count.quantity.count);
            }
        }
        for aim in aims {
            let measure = fold(&aim.quantity.measure);
            let reached = done.get(&(aim.task, aim.quarter, measure.clone()));
            let (_, quarters) = self
                .0
                .entry(measure)
                .or_insert_with(|| (aim.quantity.measure.clone(), HashMap::new()));
            let sum = quarters.entry(aim.quarter).or_default();
            sum.0 = sum.0.saturating_add(aim.quantity.count);
            sum.1 = sum.1.saturating_add(reached.copied().unwrap_or(0));
        }
        Ok(())
    }

    fn by_measure(self, year: i32) -> Vec<AimYear> {
        let of_year = |(measure, quarters): (String, AimedAndDone)| AimYear {
            measure,
            quarters: Quarter::of_year(year)
                .map(|quarter| {
                    let (aimed, done) = quarters.get(&quarter).copied().unwrap_or_default();
                    AimQuarter {
                        quarter: quarter.to_string(),
                        aimed,
                        done,
                    }
                })
                .collect(),
        };
        self.0.into_values().map(of_year).collect()
    }
}

/// What the log says of each month, channel by channel.
fn channels(
    records: &Records,
    closes: Regime,
    plan: Option<PlanId>,
    year: i32,
) -> Result<Vec<ChannelYear>, Failure> {
    let known = records.channels()?;
    let place = |code: &str| {
        known
            .iter()
            .position(|c| c.code == code)
            .unwrap_or(known.len())
    };
    let mut lines: BTreeMap<(usize, String, String), ChannelYear> = BTreeMap::new();
    for month in 1..=12u8 {
        let days = Period::new(year, Span::Month(month))
            .ok()
            .and_then(|period| closes.days(period));
        let Some(days) = days else { continue };
        for count in records.log_counts(plan, days)? {
            let at = place(&count.channel);
            let key = (at, count.channel.clone(), fold(&count.measure));
            let line = lines.entry(key).or_insert_with(|| ChannelYear {
                name: known
                    .get(at)
                    .map_or_else(|| count.channel.clone(), |c| c.name.clone()),
                code: count.channel,
                measure: count.measure,
                months: vec![0; 12],
                total: 0,
            });
            line.total = line.total.saturating_add(count.total);
            if let Some(sum) = line.months.get_mut(usize::from(month) - 1) {
                *sum = count.total;
            }
        }
    }
    Ok(lines.into_values().collect())
}

/// A plan's tasks over the calendar months of its year.
pub fn timeline(office: &Office, plan: String) -> Result<Timeline, Failure> {
    let id: PlanId = reader("plan", &plan)?;
    office.read(|store| {
        let year = store.plan_year(id)?;
        let tasks = store.tasks(id)?;
        let marks = store.marks(id, None)?;
        let current = directory::regime(store)?.quarter_of(clock::today());
        let late = progress::late(year, current, &tasks, &marks).into_iter();
        let late: HashSet<String> = late.map(|one| one.task).collect();
        let complete: HashSet<_> = marks
            .iter()
            .filter(|m| m.status.is_complete())
            .map(|m| (m.task, m.quarter))
            .collect();
        let is_complete = |task: &Task| {
            let mut due = Quarter::of_year(year)
                .filter(|q| task.timeframe.covers(*q, year))
                .peekable();
            due.peek().is_some() && due.all(|q| complete.contains(&(task.id, q)))
        };
        let rows = accepted(&tasks).map(|task| TimelineRow {
            task: task.id.to_string(),
            text: task.text.clone(),
            lead: task.lead.clone(),
            wording: task.timeframe.wording.clone(),
            months: months(&task.timeframe.when, year),
            due: match task.timeframe.when {
                When::By(day) => Some(day.to_string()),
                _ => None,
            },
            complete: is_complete(task),
            late: late.contains(&task.id.to_string()),
        });
        Ok(Timeline {
            year,
            rows: rows.collect(),
        })
    })
}

/// The months of a plan's year in which a task is to be done.
fn months(when: &When, year: i32) -> Vec<u32> {
    use chrono::Datelike;
    match when {
        When::Unset => vec![],
        When::Ongoing => (1..=12).collect(),
        When::Quarters(quarters) => quarters
            .iter()
            .filter(|q| q.year() == year)
            .flat_map(|q| q.months())
            .collect(),
        When::Months(months) => months.clone(),
        When::By(day) if day.year() == year => vec![day.month()],
        When::By(_) => vec![],
    }
}
