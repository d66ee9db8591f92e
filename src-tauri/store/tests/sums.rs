//! Every figure is a sum over the log: whatever the file adds up, adding it up by hand gives the
//! same. Over a made-up commune's year; `LOA_SOAK=1000` tries so many cases instead of a few.

use crate::commune_year::{Size, WHOLE, Year, commune_year, put};
use crate::support::*;
use chrono::{Datelike, NaiveDate};
use plan::text::fold;
use plan::*;
use proptest::prelude::*;
use std::collections::BTreeMap;
use store::{EventKind, LogFilter, Records, Store, StoreError, Tx};

const REGIMES: [Regime; 5] = [
    Regime::Nd09,
    Regime::Calendar,
    Regime::ClosesOn(1),
    Regime::ClosesOn(20),
    Regime::ClosesOn(27),
];

fn cases(usual: u32) -> ProptestConfig {
    let soak = std::env::var("LOA_SOAK").ok();
    ProptestConfig {
        cases: soak.and_then(|n| n.parse().ok()).unwrap_or(usual),
        // Where a failure was found is printed; nothing is written beside the sources.
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn periods(year: i32) -> impl Iterator<Item = Period> {
    Span::all().map(move |span| Period::new(year, span).unwrap())
}

/// The month a day counts in, told anew: the day's own, or the next when figures are closed.
fn month(regime: Regime, day: NaiveDate) -> (i32, u32) {
    let closed = match regime {
        Regime::Nd09 => day.day() >= 15,
        Regime::Calendar => false,
        Regime::ClosesOn(last) => day.day() > u32::from(last),
    };
    match (closed, day.month()) {
        (false, month) => (day.year(), month),
        (true, 12) => (day.year() + 1, 1),
        (true, month) => (day.year(), month + 1),
    }
}

fn counts_in(regime: Regime, day: NaiveDate, period: Period) -> bool {
    let (year, month) = month(regime, day);
    let months = match period.span() {
        Span::Month(n) => u32::from(n)..=u32::from(n),
        Span::Quarter(n) => (u32::from(n) - 1) * 3 + 1..=u32::from(n) * 3,
        Span::FirstHalf => 1..=6,
        Span::SecondHalf => 7..=12,
        Span::NineMonths => 1..=9,
        Span::Year => 1..=12,
    };
    year == period.of_year() && months.contains(&month)
}

/// Channel and unit of measure, how many entries, how much.
type Sums = BTreeMap<(String, String), (u64, u64)>;

fn by_hand<'e>(entries: impl IntoIterator<Item = &'e LogEntry>) -> Sums {
    let mut sums = Sums::new();
    for entry in entries {
        for quantity in &entry.measures {
            let key = (entry.channel.clone(), fold(&quantity.measure));
            let sum = sums.entry(key).or_default();
            sum.0 += 1;
            sum.1 += quantity.count;
        }
    }
    sums
}

fn of_file(store: &Records, plan: Option<PlanId>, days: (NaiveDate, NaiveDate)) -> Sums {
    let counts = store.log_counts(plan, days).unwrap().into_iter();
    counts
        .map(|c| ((c.channel, fold(&c.measure)), (c.entries, c.total)))
        .collect()
}

fn added(all: impl IntoIterator<Item = Sums>) -> Sums {
    let mut sums = Sums::new();
    for (key, (entries, total)) in all.into_iter().flatten() {
        let sum = sums.entry(key).or_default();
        sum.0 += entries;
        sum.1 += total;
    }
    sums
}

fn kept(year: &Year) -> Store {
    let mut store = Store::in_memory(morning()).unwrap();
    change(&mut store, |tx| put(tx, year));
    store
}

fn change<T>(store: &mut Store, work: impl FnOnce(&Tx<'_>) -> Result<T, StoreError>) -> T {
    let done: Result<_, StoreError> = store.write(EventKind::LogSaved, morning(), "", work);
    done.unwrap().0
}

/// Every figure the file gives, in a year and its neighbours, under every regime.
fn figures(store: &Records, plan: Option<PlanId>) -> Vec<(Regime, Period, Sums)> {
    let mut all = Vec::new();
    for regime in REGIMES {
        for period in (2025..=2027).flat_map(periods) {
            let days = regime.days(period).unwrap();
            all.push((regime, period, of_file(store, plan, days)));
        }
    }
    all
}

fn agree(store: &Records, entries: &[LogEntry], plan: Option<PlanId>) {
    for (regime, period, sums) in figures(store, plan) {
        let of = entries.iter().filter(|e| plan.is_none() || e.plan == plan);
        let expect = by_hand(of.filter(|e| counts_in(regime, e.day, period)));
        assert_eq!(sums, expect, "{regime:?} {period} {plan:?}");
    }
}

#[test]
fn every_sum_over_a_commune_year_is_the_sum_by_hand() {
    let year = commune_year(1, 2026, WHOLE);
    assert_eq!((year.plans.len(), year.entries.len()), (12, 6_000));
    assert_eq!(year.plans.iter().map(|(_, t)| t.len()).sum::<usize>(), 400);
    let store = kept(&year);
    agree(&store, &year.entries, None);
    for (plan, tasks) in [&year.plans[0], &year.plans[11]] {
        agree(&store, &year.entries, Some(plan.id));
        for (regime, period) in REGIMES.iter().zip(periods(2026)) {
            let days = regime.days(period).unwrap();
            let mut expect = BTreeMap::new();
            for entry in &year.entries {
                let Some(task) = entry.task else { continue };
                if entry.plan != Some(plan.id) || !counts_in(*regime, entry.day, period) {
                    continue;
                }
                assert!(tasks.iter().any(|t| t.id == task));
                for quantity in &entry.measures {
                    let key = (task.to_string(), fold(&quantity.measure));
                    *expect.entry(key).or_insert(0) += quantity.count;
                }
            }
            let counts = store.log_by_task(plan.id, days).unwrap().into_iter();
            let found: BTreeMap<_, _> = counts
                .map(|c| {
                    (
                        (c.task.to_string(), fold(&c.quantity.measure)),
                        c.quantity.count,
                    )
                })
                .collect();
            assert_eq!(found, expect, "{regime:?} {period}");
        }
    }
}

/// A slot is broadcast where an entry of the log says so, and nowhere else.
#[test]
fn slots_of_a_commune_year_are_as_the_log_tells() {
    let year = commune_year(3, 2026, WHOLE);
    assert_eq!(year.slots.len(), 1_500);
    let store = kept(&year);
    let days = ("2026-01-01".parse().unwrap(), "2026-12-31".parse().unwrap());
    let told: BTreeMap<SlotId, EntryId> = year
        .entries
        .iter()
        .filter_map(|entry| Some((entry.slot?, entry.id)))
        .collect();
    let slots = store.slots_between(days).unwrap();
    assert_eq!(slots.len(), year.slots.len());
    for slot in slots {
        let entry = told.get(&slot.id).copied();
        match &slot.state {
            SlotState::Done(by) => assert_eq!(Some(*by), entry),
            SlotState::Planned | SlotState::Excused(_) => assert_eq!(entry, None),
        }
    }
    let tallies = store.slot_tallies(days.1).unwrap();
    let done: u64 = tallies.values().map(|tally| u64::from(tally.done)).sum();
    assert_eq!(done, told.len() as u64);
}

#[test]
fn parts_of_a_year_add_up_to_it() {
    let year = commune_year(2, 2026, WHOLE);
    let store = kept(&year);
    for regime in REGIMES {
        let sum = |name: &str| {
            let period: Period = format!("2026{name}").parse().unwrap();
            of_file(&store, None, regime.days(period).unwrap())
        };
        let so_far = |name: &str| {
            let period: Period = format!("2026{name}").parse().unwrap();
            of_file(&store, None, regime.days_so_far(period).unwrap())
        };
        for (whole, parts) in [
            ("", vec!["-Q1", "-Q2", "-Q3", "-Q4"]),
            ("", vec!["-H1", "-H2"]),
            ("", vec!["-9M", "-Q4"]),
            ("-H1", vec!["-Q1", "-Q2"]),
            ("-H2", vec!["-Q3", "-Q4"]),
            ("-9M", vec!["-H1", "-Q3"]),
            ("-Q1", vec!["-M01", "-M02", "-M03"]),
            ("-Q4", vec!["-M10", "-M11", "-M12"]),
        ] {
            let expect = added(parts.iter().map(|part| sum(part)));
            assert_eq!(sum(whole), expect, "{regime:?} {whole}");
        }
        // What was done up to a period's end is what was done in each quarter until then.
        let quarters = ["-Q1", "-Q2", "-Q3", "-Q4"];
        for end in 0..4 {
            let expect = added(quarters[..=end].iter().map(|part| sum(part)));
            assert_eq!(so_far(quarters[end]), expect, "{regime:?} {end}");
        }
        assert_eq!(so_far("-M05"), added(["-Q1", "-M04", "-M05"].map(sum)));
    }
}

const SMALL: Size = Size {
    plans: 3,
    tasks: 12,
    entries: 120,
    slots: 0,
};

proptest! {
    #![proptest_config(cases(6))]

    /// Moving an entry to another day takes its figures out of the periods that held the old
    /// day and not the new one, puts them into those that hold the new one alone, and touches
    /// nothing else.
    #[test]
    fn moving_an_entry_moves_its_periods(seed: u64, which in 0..120usize, days in 0..700u64) {
        let year = commune_year(seed % 1_000, 2026, SMALL);
        let mut store = kept(&year);
        let before = figures(&store, None);
        let old = year.entries[which].clone();
        let first: NaiveDate = "2025-02-01".parse().unwrap();
        let new = LogEntry { day: first + chrono::Days::new(days), ..old.clone() };
        change(&mut store, |tx| tx.put_log_entry(&new));
        let own = by_hand([&old]);
        for ((regime, period, was), (_, _, is)) in before.into_iter().zip(figures(&store, None)) {
            let (left, came) = (
                counts_in(regime, old.day, period),
                counts_in(regime, new.day, period),
            );
            match (left, came) {
                (true, false) => prop_assert_eq!(added([is, own.clone()]), was),
                (false, true) => prop_assert_eq!(is, added([was, own.clone()])),
                _ => prop_assert_eq!(is, was),
            }
        }
    }

    /// What is removed is counted nowhere; what comes back is counted as if it had stayed.
    #[test]
    fn removing_and_bringing_back_changes_nothing(
        seed: u64, chosen in prop::collection::btree_set(0..120usize, 1..20),
    ) {
        let year = commune_year(seed % 1_000, 2026, SMALL);
        let mut store = kept(&year);
        let plans: Vec<Option<PlanId>> =
            [None].into_iter().chain(year.plans.iter().map(|(p, _)| Some(p.id))).collect();
        let all = |store: &Store| -> Vec<_> {
            plans.iter().map(|plan| figures(store, *plan)).collect()
        };
        let before = all(&store);
        let log = store.log(&LogFilter::default()).unwrap();
        let ids: Vec<EntryId> = chosen.iter().map(|i| year.entries[*i].id).collect();
        let trash = change(&mut store, |tx| tx.remove_log_entries(&ids));
        let left: Vec<LogEntry> =
            year.entries.iter().filter(|e| !ids.contains(&e.id)).cloned().collect();
        agree(&store, &left, None);
        change(&mut store, |tx| tx.restore(trash));
        prop_assert_eq!(all(&store), before);
        prop_assert_eq!(store.log(&LogFilter::default()).unwrap(), log);
    }
}
