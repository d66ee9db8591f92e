//! What was done of a plan that is handed over: progress, indicators, checklists, the log with its
//! evidence, schedules, reports, lines of the register. It comes with a plan that was not here;
//! what is done of a plan that is here stays that office's own.

use super::handed::{Inside, People};
use crate::office::{closing, reports};
use crate::wire::{Failure, HandedKind, Language};
use crate::words::word;
use chrono::NaiveDate;
use plan::text::{fold, squeeze};
use plan::{
    Assignment, Channel, Checklist, Evidence, EvidenceFile, EvidenceSource, Flaws, Indicator,
    LogEntry, Mark, PlanId, Proves, Quarter, Reached, Registration, Schedule, Slot, SlotId,
    SlotState, Target, Task, TaskId,
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

/// The backup of a hand-over as what was done is read from it.
pub(super) struct Source<'i> {
    there: &'i Records,
    people: &'i People,
    channels: Vec<Channel>,
    schedules: Vec<Schedule>,
    reports: Vec<KeptReport>,
}

impl<'i> Source<'i> {
    pub(super) fn of(inside: &'i Inside, people: &'i People) -> Result<Self, Failure> {
        let there = inside.records();
        Ok(Self {
            there,
            people,
            channels: sound(there.channels()?, Channel::checked),
            schedules: sound(there.schedules()?, Schedule::checked),
            reports: there.reports()?,
        })
    }
}

impl Done {
    /// Reads what was done of a plan there and can come here; nothing where the plan is not there.
    /// It was written elsewhere: only what hangs on these tasks of the plan comes, and what no form
    /// of this program lets through is left out.
    pub(super) fn read(
        source: &Source<'_>,
        here: &Records,
        id: PlanId,
        tasks: &[Task],
    ) -> Result<Option<Self>, Failure> {
        let Source { there, people, .. } = *source;
        if there.plan_year(id).is_err() {
            return Ok(None);
        }
        let plan = there.plan(id)?;
        // An id of another plan's task would change that one.
        let ours = |task: &&Task| here.task(task.id).map_or(true, |known| known.plan == id);
        let tasks: HashSet<TaskId> = tasks.iter().filter(ours).map(|task| task.id).collect();
        let mut done = Self {
            plan: id,
            title: squeeze(&plan.head.subject),
            marks: sound(there.marks(id, None)?, Mark::checked),
            targets: sound(there.targets(id)?, Target::checked),
            assignments: people.known(there.assignments_of_plan(id)?),
            checklists: there.checklists(id)?,
            indicators: sound(there.indicators(id)?, Indicator::checked),
            channels: source.channels.clone(),
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
        done.marks.retain(|it| tasks.contains(&it.task));
        done.targets.retain(|it| tasks.contains(&it.task));
        done.assignments.retain(|it| tasks.contains(&it.task));
        done.indicators
            .retain(|it| it.plan == id && here.indicator(it.id).is_err());
        let aims: HashMap<_, _> = done.indicators.iter().map(|it| (it.id, it.aim)).collect();
        done.reached = (there.reached(id)?.into_iter())
            .filter_map(|it| it.clone().checked(*aims.get(&it.indicator)?).ok())
            .collect();
        done.checklists
            .retain(|it| here.checklist(it.id).is_err() && it.clone().checked().is_ok());
        done.read_schedules(source, here)?;
        done.read_log(source, here, &tasks)?;
        for kept in source.reports.iter().cloned() {
            let new = kept.report.plan == Some(id) && here.report(kept.report.id).is_err();
            if new && kept.report.text.clone().checked().is_ok() {
                done.reports.push(kept);
            }
        }
        for line in there.registrations_of(id)? {
            let twice = done.lines.iter().any(|it| same_number(it, &line));
            if !twice && is_free(here, &line)? && line.clone().checked(NaiveDate::MAX).is_ok() {
                done.lines.push(line);
            }
        }
        Ok(Some(done))
    }

    fn read_schedules(&mut self, source: &Source<'_>, here: &Records) -> Result<(), Failure> {
        let of_plan = source.schedules.iter();
        for schedule in of_plan.filter(|it| it.plan == Some(self.plan)) {
            if here.schedule(schedule.id).is_ok() {
                continue;
            }
            let mut slots = source.there.slots_of(schedule.id)?;
            slots.retain(|slot| here.slot(slot.id).is_err());
            self.schedules.push((schedule.clone(), slots));
        }
        Ok(())
    }

    fn read_log(
        &mut self,
        source: &Source<'_>,
        here: &Records,
        tasks: &HashSet<TaskId>,
    ) -> Result<(), Failure> {
        let filter = LogFilter {
            plan: Some(self.plan),
            ..LogFilter::default()
        };
        for entry in sound(source.there.log(&filter)?, |it| it.checked(NaiveDate::MAX)) {
            if here.log_entry(entry.id).is_ok() {
                continue;
            }
            let slot = entry.slot.filter(|slot| self.can_tell(*slot, entry.day));
            self.entries.push(LogEntry {
                official: entry.official.and_then(|it| source.people.here(it)),
                slot,
                ..entry
            });
        }
        self.settle_slots();
        let entries: HashSet<_> = self.entries.iter().map(|entry| entry.id).collect();
        self.evidence = sound(source.there.evidence_of_plan(self.plan)?, Evidence::checked);
        self.evidence.retain(|piece| {
            let proves = match piece.proves {
                Proves::Entry(entry) => entries.contains(&entry),
                Proves::Task(task, _) => tasks.contains(&task),
            };
            proves && here.evidence(piece.id).is_err()
        });
        Ok(())
    }

    /// Whether an entry of this day can tell of a slot: no other slot of its schedule has the day.
    fn can_tell(&self, slot: SlotId, day: NaiveDate) -> bool {
        let with = |(_, slots): &&(_, Vec<Slot>)| slots.iter().any(|it| it.id == slot);
        let Some((_, slots)) = self.schedules.iter().find(with) else {
            return false;
        };
        !slots.iter().any(|it| it.id != slot && it.day == day)
    }

    /// Slots that an entry tells of are planned until it comes. Those that were told of by an entry
    /// that does not come were broadcast all the same: nobody is asked again.
    fn settle_slots(&mut self) {
        let told: HashSet<SlotId> = self.entries.iter().filter_map(|it| it.slot).collect();
        let slots = self.schedules.iter_mut().flat_map(|(_, slots)| slots);
        for slot in slots.filter(|it| matches!(it.state, SlotState::Done(_))) {
            slot.state = match told.contains(&slot.id) {
                true => SlotState::Planned,
                false => {
                    let reason = word(Language::Vi, "package_slot_elsewhere", &[]);
                    SlotState::Excused(reason)
                }
            };
        }
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
        if !self.reports.is_empty() {
            // Figures stand where the period is closed here, and nowhere else.
            reports::period_opened(tx)?;
            reports::period_closed(tx)?;
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
        let quarters: HashSet<Quarter> = (self.marks.iter().map(|it| it.quarter))
            .chain(self.targets.iter().map(|it| it.quarter))
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

fn same_number(one: &Registration, other: &Registration) -> bool {
    let key = |it: &Registration| (it.year(), it.number);
    key(one) == key(other) && one.series == other.series
}

/// Whether neither the line nor its number is in the register here.
fn is_free(here: &Records, line: &Registration) -> Result<bool, Failure> {
    let taken = here.register(line.year())?;
    Ok(here.registration(line.id).is_err() && !taken.iter().any(|it| same_number(it, line)))
}
