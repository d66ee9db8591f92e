//! A made-up year of a commune: plans, tasks, marks and log, the same for the same seed. Used by
//! tests and benchmarks of several rooms, so it knows only `plan` and `store`.

#![allow(dead_code, reason = "each user needs another part")]

use chrono::{DateTime, Days, NaiveDate, Utc, Weekday};
use plan::{
    Channel, EntryId, Head, LogEntry, Mark, Plan, PlanId, Quantity, Quarter, Schedule, ScheduleId,
    SignatureBlock, Slot, SlotState, Standing, Task, TaskId, TaskStatus, Timeframe,
};
use store::{StoreError, Tx};
use uuid::Uuid;

/// How much there is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    pub(crate) plans: usize,
    pub(crate) tasks: usize,
    /// All of them, those of broadcast slots included.
    pub(crate) entries: usize,
    pub(crate) slots: usize,
}

/// A busy commune's year.
pub(crate) const WHOLE: Size = Size {
    plans: 12,
    tasks: 400,
    entries: 6_000,
    slots: 1_500,
};

/// A commune's year.
pub(crate) struct Year {
    pub(crate) plans: Vec<(Plan, Vec<Task>)>,
    pub(crate) marks: Vec<Mark>,
    pub(crate) schedules: Vec<Schedule>,
    /// As the schedules gave them: what was broadcast is told by its entry.
    pub(crate) slots: Vec<Slot>,
    pub(crate) entries: Vec<LogEntry>,
}

/// Numbers that look random and are the same each time.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed ^ 0x9e37_79b9_7f4a_7c15)
    }

    fn next(&mut self) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next()).unwrap_or(0) % bound.max(1)
    }

    fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[self.below(from.len())]
    }

    fn id(&mut self) -> Uuid {
        let half = |dice: &mut Self| dice.next() << 32 | dice.next();
        uuid::Builder::from_random_bytes(
            (u128::from(half(self)) << 64 | u128::from(half(self))).to_be_bytes(),
        )
        .into_uuid()
    }
}

const UNITS: [&str; 8] = [
    "Phòng Văn hóa - Xã hội",
    "Văn phòng HĐND và UBND",
    "Trung tâm Phục vụ hành chính công",
    "Phòng Kinh tế",
    "Công an xã",
    "Trạm Y tế",
    "Đài Truyền thanh",
    "",
];
const TIMES: [&str; 7] = [
    "Thường xuyên",
    "Quý I",
    "Quý II, quý III",
    "Tháng 3 đến tháng 6",
    "Trước ngày 30/9",
    "Quý IV",
    "",
];
const WORK: [&str; 6] = [
    "Phát thanh về phân loại rác tại nguồn",
    "Hội nghị tuyên truyền cải cách hành chính",
    "Treo băng rôn tại nhà văn hóa thôn",
    "Đăng tin trên trang thông tin điện tử",
    "Phát tờ rơi phòng chống sốt xuất huyết",
    "Tọa đàm về chuyển đổi số",
];
const PLACES: [&str; 5] = ["Thôn Bình Minh", "Thôn Đông", "Thôn Đoài", "Chợ Hòa", ""];
const STATUSES: [TaskStatus; 4] = [
    TaskStatus::Done,
    TaskStatus::InProgress,
    TaskStatus::Maintained,
    TaskStatus::NotStarted,
];

/// When everything was written down.
pub(crate) fn written() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH
}

/// A year; other seeds and other years have other ids.
pub(crate) fn commune_year(seed: u64, year: i32, size: Size) -> Year {
    let mut dice = Dice::new(seed.wrapping_mul(10_000) + u64::from(year.unsigned_abs()));
    let plans: Vec<(Plan, Vec<Task>)> = (0..size.plans)
        .map(|n| {
            let plan = plan(&mut dice, year, n);
            let count = size.tasks * (n + 1) / size.plans - size.tasks * n / size.plans;
            let tasks = (0..count)
                .map(|n| task(&mut dice, plan.id, year, n))
                .collect();
            (plan, tasks)
        })
        .collect();
    let mut marks = Vec::new();
    for task in plans.iter().flat_map(|(_, tasks)| tasks) {
        for quarter in Quarter::of_year(year) {
            if task.timeframe.covers(quarter, year) && dice.below(10) < 6 {
                marks.push(mark(&mut dice, task, quarter));
            }
        }
    }
    let tasks: Vec<&Task> = plans.iter().flat_map(|(_, tasks)| tasks).collect();
    let channels = Channel::built_in();
    let schedules: Vec<Schedule> = (0..size.slots.div_ceil(SLOTS_A_YEAR))
        .map(|_| schedule(&mut dice, year, &tasks))
        .collect();
    let mut slots: Vec<Slot> = Vec::new();
    for schedule in &schedules {
        slots.extend(schedule.slots(&mut || dice.id()));
    }
    slots.truncate(size.slots);
    let mut entries: Vec<LogEntry> = Vec::new();
    for slot in &mut slots {
        match dice.below(10) {
            0 => slot.state = SlotState::Excused("Mất điện".into()),
            1..=6 => {
                let schedule = schedules.iter().find(|s| s.id == slot.schedule);
                entries.extend(schedule.map(|schedule| broadcast(&mut dice, schedule, slot)));
            }
            _ => {}
        }
    }
    while entries.len() < size.entries {
        entries.push(entry(&mut dice, year, &tasks, &channels));
    }
    Year {
        plans,
        marks,
        schedules,
        slots,
        entries,
    }
}

/// No fewer slots a year than this come of three a week.
const SLOTS_A_YEAR: usize = 155;

fn schedule(dice: &mut Dice, year: i32, tasks: &[&Task]) -> Schedule {
    let task = *dice.pick(tasks);
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    Schedule {
        id: ScheduleId(dice.id()),
        plan: Some(task.plan),
        task: Some(task.id),
        title: (*dice.pick(&WORK)).into(),
        channel: "broadcast".into(),
        place: (*dice.pick(&PLACES)).into(),
        days: vec![Weekday::Mon, Weekday::Wed, Weekday::Fri],
        time: None,
        minutes: 15,
        first: day(1, 1),
        last: day(12, 31),
    }
}

/// What the log says of a slot that was broadcast.
fn broadcast(dice: &mut Dice, schedule: &Schedule, slot: &Slot) -> LogEntry {
    let quantity = |count, measure: &str| Quantity {
        count,
        measure: measure.into(),
    };
    LogEntry {
        id: EntryId(dice.id()),
        day: slot.day,
        channel: schedule.channel.clone(),
        topic: schedule.title.clone(),
        place: schedule.place.clone(),
        measures: vec![quantity(1, "lượt"), quantity(slot.minutes.into(), "phút")],
        unit: String::new(),
        official: None,
        plan: schedule.plan,
        task: schedule.task,
        note: String::new(),
        slot: Some(slot.id),
        by: "Lan".into(),
        at: written(),
    }
}

fn plan(dice: &mut Dice, year: i32, n: usize) -> Plan {
    Plan {
        id: PlanId(dice.id()),
        year,
        continues: None,
        head: Head {
            subject: format!("{} năm {year} ({n})", dice.pick(&WORK)),
            symbol: "KH-UBND".into(),
            ..Head::default()
        },
        sections: vec![],
        closing: vec![],
        recipients: vec![],
        signature: SignatureBlock {
            lines: vec![],
            name: String::new(),
        },
        annexes: vec![],
        doubts: vec![],
        left_over: vec![],
    }
}

fn task(dice: &mut Dice, plan: PlanId, year: i32, n: usize) -> Task {
    Task {
        id: TaskId(dice.id()),
        plan,
        standing: Standing::Accepted,
        text: format!("{} lần {n}", dice.pick(&WORK)),
        deliverable: "Tin, bài".into(),
        lead: (*dice.pick(&UNITS)).into(),
        coordinating: vec![],
        official: None,
        timeframe: Timeframe::read(TIMES[dice.below(TIMES.len())], year),
        budget: String::new(),
        remarks: String::new(),
        origin: None,
        sentence: String::new(),
        apart: Vec::new(),
    }
}

fn mark(dice: &mut Dice, task: &Task, quarter: Quarter) -> Mark {
    Mark {
        task: task.id,
        quarter,
        status: *dice.pick(&STATUSES),
        quantity: (dice.below(3) == 0).then(|| Quantity {
            count: dice.next() % 50,
            measure: "lượt".into(),
        }),
        reason: String::new(),
        note: String::new(),
        by: "Lan".into(),
        at: written(),
    }
}

/// From a month before the year to its end, so that some of it counts elsewhere.
fn any_day(dice: &mut Dice, year: i32) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(year - 1, 12, 1).unwrap_or_default();
    first + Days::new(dice.next() % 396)
}

fn entry(dice: &mut Dice, year: i32, tasks: &[&Task], channels: &[Channel]) -> LogEntry {
    let channel = dice.pick(channels);
    let task = *dice.pick(tasks);
    // Most work is of a task, some of a plan alone, some of no plan.
    let (plan, task) = match dice.below(10) {
        0 => (None, None),
        1 => (Some(task.plan), None),
        _ => (Some(task.plan), Some(task.id)),
    };
    let mut measures = Vec::new();
    for (i, measure) in channel.measures.iter().enumerate() {
        let main = i == 0;
        if !main && dice.below(2) == 0 {
            continue;
        }
        measures.push(Quantity {
            count: if main { 1 } else { 15 * (1 + dice.next() % 12) },
            // One unit is written in several ways.
            measure: match dice.below(8) {
                0 => measure.to_uppercase(),
                _ => measure.clone(),
            },
        });
    }
    LogEntry {
        id: EntryId(dice.id()),
        day: any_day(dice, year),
        channel: channel.code.clone(),
        topic: (*dice.pick(&WORK)).into(),
        place: (*dice.pick(&PLACES)).into(),
        measures,
        unit: (*dice.pick(&UNITS)).into(),
        official: None,
        plan,
        task,
        note: String::new(),
        slot: None,
        by: "Lan".into(),
        at: written(),
    }
}

/// Keeps a year.
pub(crate) fn put(tx: &Tx<'_>, year: &Year) -> Result<(), StoreError> {
    for (plan, tasks) in &year.plans {
        tx.insert_plan(plan, tasks, false)?;
    }
    for mark in &year.marks {
        tx.put_mark(mark)?;
    }
    for schedule in &year.schedules {
        tx.put_schedule(schedule)?;
    }
    for slot in &year.slots {
        tx.put_slot(slot)?;
    }
    for entry in &year.entries {
        tx.put_log_entry(entry)?;
    }
    Ok(())
}
