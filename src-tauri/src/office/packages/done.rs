//! What was done of a plan that is handed over: progress, indicators, checklists, the log with its
//! evidence, schedules, reports, lines of the register. It comes with a plan that was not here;
//! what is done of a plan that is here stays that office's own.

use super::handed::{Inside, People};
use crate::office::closing;
use crate::wire::{Failure, HandedKind};
use chrono::NaiveDate;
use plan::text::{fold, squeeze};
use plan::{
    Assignment, Channel, Checklist, Evidence, EvidenceFile, EvidenceSource, Flaws, Indicator,
    LogEntry, Mark, PlanId, Proves, Quarter, Reached, Registration, Schedule, Slot, SlotId,
    SlotState, Target, TaskId,
};
use std::collections::{HashMap, HashSet};
use store::{Collected, KeptReport, LogFilter, Records, Tx};

/// What was done of one plan, as far as it can stand in another office. References to people are
/// this office's; slots are planned until an entry of the log tells of them.
pub(super) struct Done {
    plan: PlanId,
    title: String,
    marks: Vec<Mark>,
    targets: Vec<Target>,
    assignments: Vec<Assignment>,
    collected: Vec<(Quarter, Collected)>,
    checklists: Vec<Checklist>,
    indicators: Vec<Indicator>,
    reached: Vec<Reached>,
    schedules: Vec<(Schedule, Vec<Slot>)>,
    entries: Vec<LogEntry>,
    evidence: Vec<Evidence>,
    reports: Vec<KeptReport>,
    lines: Vec<Registration>,
    channels: Vec<Channel>,
}

impl Done {
    /// Reads what was done of a plan there and can come here; nothing where the plan is not there.
    /// It was written elsewhere: what no form of this program lets through is left out.
    pub(super) fn read(
        inside: &Inside,
        here: &Records,
        people: &People,
        id: PlanId,
    ) -> Result<Option<Self>, Failure> {
        let there = inside.records();
        if there.plan_year(id).is_err() {
            return Ok(None);
        }
        let plan = there.plan(id)?;
        let tasks: HashSet<TaskId> = there.tasks(id)?.iter().map(|task| task.id).collect();
        let mut done = Self {
            plan: id,
            title: squeeze(&plan.head.subject),
            marks: sound(there.marks(id, None)?, Mark::checked),
            targets: sound(there.targets(id)?, Target::checked),
            assignments: people.known(there.assignments_of_plan(id)?),
            checklists: there.checklists(id)?,
            indicators: sound(there.indicators(id)?, Indicator::checked),
            channels: there.channels()?,
            collected: Vec::new(),
            reached: Vec::new(),
            schedules: Vec::new(),
            entries: Vec::new(),
            evidence: Vec::new(),
            reports: Vec::new(),
            lines: Vec::new(),
        };
        for quarter in Quarter::of_year(plan.year) {
            let forms = there.collected(id, quarter)?.into_iter();
            done.collected.extend(forms.map(|form| (quarter, form)));
        }
        let aims: HashMap<_, _> = done.indicators.iter().map(|it| (it.id, it.aim)).collect();
        done.reached = (there.reached(id)?.into_iter())
            .filter_map(|it| it.clone().checked(*aims.get(&it.indicator)?).ok())
            .collect();
        done.marks.retain(|it| tasks.contains(&it.task));
        done.checklists
            .retain(|it| here.checklist(it.id).is_err() && it.clone().checked().is_ok());
        done.indicators.retain(|it| here.indicator(it.id).is_err());
        done.read_schedules(there, here, id)?;
        done.read_log(there, here, people, id)?;
        for kept in there.reports()? {
            let new = kept.report.plan == Some(id) && here.report(kept.report.id).is_err();
            if new && kept.report.text.clone().checked().is_ok() {
                done.reports.push(kept);
            }
        }
        for line in there.registrations_of(id)? {
            if is_free(here, &line)? && line.clone().checked(NaiveDate::MAX).is_ok() {
                done.lines.push(line);
            }
        }
        Ok(Some(done))
    }

    fn read_schedules(
        &mut self,
        there: &Records,
        here: &Records,
        id: PlanId,
    ) -> Result<(), Failure> {
        for schedule in there.schedules()? {
            if schedule.plan != Some(id) || here.schedule(schedule.id).is_ok() {
                continue;
            }
            let slots = there.slots_of(schedule.id)?.into_iter();
            let slots = slots.filter(|slot| here.slot(slot.id).is_err());
            let slots = slots.map(|slot| Slot {
                state: match slot.state {
                    SlotState::Done(_) => SlotState::Planned,
                    other => other,
                },
                ..slot
            });
            let slots = slots.collect();
            if let Ok(schedule) = schedule.checked() {
                self.schedules.push((schedule, slots));
            }
        }
        Ok(())
    }

    fn read_log(
        &mut self,
        there: &Records,
        here: &Records,
        people: &People,
        id: PlanId,
    ) -> Result<(), Failure> {
        let slots: HashSet<SlotId> = (self.schedules.iter())
            .flat_map(|(_, slots)| slots.iter().map(|slot| slot.id))
            .collect();
        let filter = LogFilter {
            plan: Some(id),
            ..LogFilter::default()
        };
        for entry in there.log(&filter)? {
            let Ok(entry) = entry.checked(NaiveDate::MAX) else {
                continue;
            };
            if here.log_entry(entry.id).is_ok() {
                continue;
            }
            self.entries.push(LogEntry {
                official: entry.official.and_then(|it| people.here(it)),
                slot: entry.slot.filter(|slot| slots.contains(slot)),
                ..entry
            });
        }
        let entries: HashSet<_> = self.entries.iter().map(|entry| entry.id).collect();
        let evidence = sound(there.evidence_of_plan(id)?, Evidence::checked);
        for piece in evidence {
            let proves = match piece.proves {
                Proves::Entry(entry) => entries.contains(&entry),
                Proves::Task(..) => true,
            };
            if proves && here.evidence(piece.id).is_err() {
                self.evidence.push(piece);
            }
        }
        Ok(())
    }

    /// The files it needs.
    pub(super) fn files(&self) -> impl Iterator<Item = &EvidenceFile> {
        self.evidence.iter().filter_map(|it| match &it.source {
            EvidenceSource::File(file) => Some(file),
            EvidenceSource::Link(_) | EvidenceSource::Document(_) => None,
        })
    }

    /// How much it is, by kind; files aside.
    pub(super) fn counts(&self) -> [(HandedKind, usize); 7] {
        [
            (HandedKind::Log, self.entries.len()),
            (HandedKind::Progress, self.marks.len()),
            (HandedKind::Checklists, self.checklists.len()),
            (HandedKind::Indicators, self.indicators.len()),
            (HandedKind::Reports, self.reports.len()),
            (HandedKind::Schedules, self.schedules.len()),
            (HandedKind::Register, self.lines.len()),
        ]
    }

    /// Keeps all of it. The plan with its tasks is here by now, and so are the files.
    pub(super) fn put(&self, tx: &Tx<'_>) -> Result<(), Failure> {
        self.put_plan_rows(tx)?;
        self.put_channels(tx)?;
        for (schedule, slots) in &self.schedules {
            tx.put_schedule(schedule)?;
            slots.iter().try_for_each(|slot| tx.put_slot(slot))?;
        }
        (self.entries.iter()).try_for_each(|entry| tx.put_log_entry(entry))?;
        (self.evidence.iter()).try_for_each(|piece| tx.put_evidence(piece))?;
        for kept in &self.reports {
            tx.put_report(&kept.report, kept.frozen.as_ref())?;
            tx.set_sent(kept.report.id, kept.sent.as_ref())?;
        }
        (self.lines.iter()).try_for_each(|line| tx.put_registration(line))?;
        self.note_late(tx)
    }

    fn put_plan_rows(&self, tx: &Tx<'_>) -> Result<(), Failure> {
        for mark in &self.marks {
            tx.put_mark(mark)?;
        }
        for (task, targets) in by_task(&self.targets, |it| it.task) {
            tx.set_targets(task, &targets)?;
        }
        for (task, history) in by_task(&self.assignments, |it| it.task) {
            tx.set_assignments(task, &history)?;
        }
        for (quarter, form) in &self.collected {
            tx.put_collected(self.plan, *quarter, form)?;
        }
        (self.checklists.iter()).try_for_each(|list| tx.insert_checklist(list))?;
        (self.indicators.iter()).try_for_each(|it| tx.put_indicator(it))?;
        Ok((self.reached.iter()).try_for_each(|it| tx.put_reached(it))?)
    }

    /// Channels of that office's own that something here names now. Where one of that name is
    /// offered already, it is not offered twice.
    fn put_channels(&self, tx: &Tx<'_>) -> Result<(), Failure> {
        let mut channels = tx.channels()?;
        let named = (self.entries.iter().map(|it| it.channel.as_str()))
            .chain(self.schedules.iter().map(|(it, _)| it.channel.as_str()));
        let named: HashSet<&str> = named.collect();
        let before = channels.len();
        for channel in self
            .channels
            .iter()
            .filter(|it| named.contains(it.code.as_str()))
        {
            if channels.iter().any(|it| it.code == channel.code) {
                continue;
            }
            let same = |it: &Channel| it.active && fold(&it.name) == fold(&channel.name);
            let active = channel.active && !channels.iter().any(same);
            channels.push(Channel {
                active,
                ..channel.clone()
            });
        }
        if channels.len() > before {
            tx.set_channels(&channels)?;
        }
        Ok(())
    }

    /// What counts in a period that is closed here is listed there.
    fn note_late(&self, tx: &Tx<'_>) -> Result<(), Failure> {
        let mut days: Vec<NaiveDate> = self.entries.iter().map(|it| it.day).collect();
        let marked = self.marks.iter().map(|it| it.quarter);
        let quarters: HashSet<Quarter> = marked
            .chain(self.reached.iter().map(|it| it.quarter))
            .collect();
        for quarter in quarters {
            days.extend(closing::day_of(tx, quarter)?);
        }
        let came = closing::Late {
            subject: self.title.clone(),
            old: String::new(),
            new: self.title.clone(),
        };
        closing::note_all(tx, &days, &came)
    }
}

/// Those that pass their own check.
fn sound<T>(all: Vec<T>, checked: impl Fn(T) -> Result<T, Flaws>) -> Vec<T> {
    all.into_iter().filter_map(|it| checked(it).ok()).collect()
}

fn by_task<T: Clone>(all: &[T], task: impl Fn(&T) -> TaskId) -> HashMap<TaskId, Vec<T>> {
    let mut out: HashMap<TaskId, Vec<T>> = HashMap::new();
    for it in all {
        out.entry(task(it)).or_default().push(it.clone());
    }
    out
}

/// Whether neither the line nor its number is in the register here.
fn is_free(here: &Records, line: &Registration) -> Result<bool, Failure> {
    let same = |it: &Registration| (&it.series, it.number) == (&line.series, line.number);
    Ok(here.registration(line.id).is_err() && !here.register(line.year())?.iter().any(same))
}
