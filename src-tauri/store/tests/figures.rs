//! Figures of tasks over the log, by quarter: equal to sums made by hand, and moved exactly by
//! moving an entry.

use crate::support::*;
use chrono::NaiveDate;
use plan::*;
use proptest::prelude::*;
use std::collections::BTreeMap;
use store::LogFilter;

fn entry(
    n: u128,
    plan: PlanId,
    task: TaskId,
    day: NaiveDate,
    measures: &[(u64, &str)],
) -> LogEntry {
    let quantity = |&(count, measure): &(u64, &str)| Quantity {
        count,
        measure: measure.to_owned(),
    };
    LogEntry {
        id: EntryId(uuid(1_000 + n)),
        day,
        channel: "conference".to_owned(),
        topic: String::new(),
        place: String::new(),
        measures: measures.iter().map(quantity).collect(),
        unit: String::new(),
        official: None,
        plan: Some(plan),
        task: Some(task),
        note: String::new(),
        slot: None,
        by: String::new(),
        at: morning(),
    }
}

fn periods() -> Vec<Period> {
    let years = 2025..=2027;
    years
        .flat_map(|year| Span::all().map(move |span| Period::new(year, span).unwrap()))
        .collect()
}

type Sums = BTreeMap<(Period, TaskId, String), u64>;

fn by_store(desk: &Desk, plan: PlanId, regime: Regime) -> Sums {
    let mut sums = Sums::new();
    for period in periods() {
        let days = regime.days(period).unwrap();
        for count in desk.store.log_by_task(plan, days).unwrap() {
            let key = (period, count.task, text::fold(&count.quantity.measure));
            assert_eq!(sums.insert(key, count.quantity.count), None);
        }
    }
    sums
}

fn by_hand(entries: &[LogEntry], regime: Regime) -> Sums {
    let mut sums = Sums::new();
    for entry in entries {
        for period in regime.periods_of(entry.day) {
            for quantity in &entry.measures {
                let key = (period, entry.task.unwrap(), text::fold(&quantity.measure));
                *sums.entry(key).or_default() += quantity.count;
            }
        }
    }
    sums.retain(|(period, ..), _| periods().contains(period));
    sums
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn moving_an_entry_moves_exactly_its_periods(
        made in proptest::collection::vec((0_i64..900, 0_usize..2, 1_u64..500), 1..12),
        moved in 0_i64..900,
        regime in prop_oneof![Just(Regime::Nd09), Just(Regime::Calendar), (1_u8..=27).prop_map(Regime::ClosesOn)],
    ) {
        let mut desk = Desk::new();
        let plan = sample_plan(1);
        let tasks = [task(plan.id, 50, "Phát thanh"), task(plan.id, 51, "Hội nghị")];
        desk.put(|tx| tx.insert_plan(&plan, &tasks, false));
        let first: NaiveDate = "2025-03-01".parse().unwrap();
        let day = |n: i64| first + chrono::Duration::days(n);
        let mut entries: Vec<LogEntry> = (0..)
            .zip(&made)
            .map(|(n, (at, which, count))| {
                let measures = [(1, "cuộc"), (*count, "lượt người")];
                entry(n, plan.id, tasks[*which].id, day(*at), &measures)
            })
            .collect();
        desk.put(|tx| entries.iter().try_for_each(|entry| tx.put_log_entry(entry)));
        let before = by_store(&desk, plan.id, regime);
        prop_assert_eq!(&before, &by_hand(&entries, regime));

        let (old, new) = (entries[0].day, day(moved));
        entries[0].day = new;
        desk.put(|tx| tx.put_log_entry(&entries[0]));
        let after = by_store(&desk, plan.id, regime);
        prop_assert_eq!(&after, &by_hand(&entries, regime));
        let (left, entered) = (regime.periods_of(old), regime.periods_of(new));
        for key in before.keys().chain(after.keys()) {
            let touched = left.contains(&key.0) != entered.contains(&key.0);
            let same = before.get(key) == after.get(key);
            prop_assert!(same || touched, "{}", key.0);
            let mine = key.1 == entries[0].task.unwrap();
            prop_assert_eq!(!same, touched && mine, "{}", key.0);
        }
    }
}

#[test]
fn the_main_measure_comes_first() {
    let mut desk = Desk::new();
    let plan = sample_plan(1);
    let contest = task(plan.id, 50, "Hội thi");
    desk.put(|tx| tx.insert_plan(&plan, std::slice::from_ref(&contest), false));
    let day: NaiveDate = "2026-02-01".parse().unwrap();
    let measures = [(1, "cuộc"), (40, "bài dự thi")];
    desk.put(|tx| tx.put_log_entry(&entry(1, plan.id, contest.id, day, &measures)));
    let counts = desk.store.log_by_task(plan.id, (day, day)).unwrap();
    let said: Vec<&str> = counts.iter().map(|c| c.quantity.measure.as_str()).collect();
    assert_eq!(said, ["cuộc", "bài dự thi"]);
    assert_eq!(desk.store.log_days(plan.id).unwrap(), Some((day, day)));
    let used = desk.store.channels_used(plan.id, (day, day)).unwrap();
    assert_eq!(
        (used[0].channel.as_str(), used[0].entries, used[0].proved),
        ("conference", 1, 0)
    );
    assert_eq!(desk.store.log(&LogFilter::default()).unwrap().len(), 1);
}

#[test]
fn indicators_are_kept_and_come_back_with_what_was_reached() {
    let mut desk = Desk::new();
    let plan = sample_plan(1);
    desk.put(|tx| tx.insert_plan(&plan, &[], false));
    let indicator = |n: u128, text: &str, aim| Indicator {
        id: IndicatorId(uuid(n)),
        plan: plan.id,
        text: text.to_owned(),
        unit: "hộ".to_owned(),
        aim,
        origin: None,
    };
    let share = indicator(900, "80 % số hộ", Aim::Share(8_000));
    let count = indicator(800, "12 buổi", Aim::Count(12));
    desk.put(|tx| tx.put_indicator(&share));
    desk.put(|tx| tx.put_indicator(&count));
    let changed = Indicator {
        unit: "hộ dân".into(),
        ..share.clone()
    };
    desk.put(|tx| tx.put_indicator(&changed));
    assert_eq!(
        desk.store.indicators(plan.id).unwrap(),
        [changed.clone(), count]
    );
    let reached = |quarter: &str, numerator| Reached {
        indicator: share.id,
        quarter: quarter.parse().unwrap(),
        numerator,
        denominator: Some(120),
        note: "theo sổ".to_owned(),
        by: "Lan".to_owned(),
        at: morning(),
    };
    desk.put(|tx| tx.put_reached(&reached("2026-Q1", 90)));
    desk.put(|tx| tx.put_reached(&reached("2026-Q1", 96)));
    desk.put(|tx| tx.put_reached(&reached("2026-Q2", 100)));
    let all = [reached("2026-Q1", 96), reached("2026-Q2", 100)];
    assert_eq!(desk.store.reached(plan.id).unwrap(), all);
    let (trash, _) = desk.put(|tx| tx.remove_indicator(share.id));
    assert!(desk.store.reached(plan.id).unwrap().is_empty());
    desk.put(|tx| tx.restore(trash));
    assert_eq!(desk.store.indicator(share.id).unwrap(), changed);
    assert_eq!(desk.store.reached(plan.id).unwrap(), all);
    desk.put(|tx| tx.clear_reached(share.id, "2026-Q1".parse().unwrap()));
    assert_eq!(desk.store.reached(plan.id).unwrap(), all[1..]);
}
