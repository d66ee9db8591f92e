//! What was done: kept, counted, found, removed and brought back; lists; closed periods.

use crate::support::*;
use chrono::NaiveDate;
use plan::*;
use store::{LogFilter, StoreError, Target, TrashKind};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn entry(n: u128, date: &str, channel: &str, measures: &[(u64, &str)]) -> LogEntry {
    LogEntry {
        id: EntryId(uuid(n)),
        day: day(date),
        channel: channel.into(),
        topic: format!("Chuyện số {n}"),
        place: "Thôn Đá Bạc".into(),
        measures: measures
            .iter()
            .map(|&(count, measure)| Quantity {
                count,
                measure: measure.into(),
            })
            .collect(),
        unit: String::new(),
        official: None,
        plan: None,
        task: None,
        note: String::new(),
        slot: None,
        by: "Lan".into(),
        at: morning(),
    }
}

fn all(desk: &Desk) -> Vec<LogEntry> {
    desk.store.log(&LogFilter::default()).unwrap()
}

#[test]
fn entries_come_back_whole_and_are_found_again() {
    let mut desk = Desk::new();
    let entries = [
        entry(1, "2026-02-03", "broadcast", &[(1, "lượt"), (15, "phút")]),
        entry(2, "2026-02-03", "conference", &[(2, "cuộc")]),
        entry(3, "2026-03-16", "broadcast", &[(4, "lượt")]),
    ];
    desk.put(|tx| entries.iter().try_for_each(|e| tx.put_log_entry(e)));
    assert_eq!(all(&desk), entries);
    let (trash, _) = desk.put(|tx| tx.remove_log_entries(&[entries[0].id, entries[2].id]));
    assert_eq!(all(&desk), entries[1..2]);
    assert!(desk.store.search("so 3", 9).unwrap().is_empty());
    let (days, _) = desk.put(|tx| tx.days_in_trash(trash));
    assert_eq!(days, [day("2026-02-03"), day("2026-03-16")]);
    let (item, _) = desk.put(|tx| tx.restore(trash));
    assert_eq!(item.kind, TrashKind::LogEntries);
    assert_eq!(item.title, "03/02/2026 Chuyện số 1");
    assert_eq!(all(&desk), entries);
    let hits = desk.store.search("so 3", 9).unwrap();
    assert_eq!(hits[0].target, Target::Entry(entries[2].id));
    assert_eq!(hits[0].title, "16/03/2026");
    assert!(desk.store.verify().unwrap().is_sound());
}

/// A page says of its entries what the whole log says of them.
#[test]
fn a_page_is_the_end_of_the_log_with_sums_over_all() {
    let mut desk = Desk::new();
    let channels = ["broadcast", "conference"];
    let entries: Vec<LogEntry> = (1..=40_u128)
        .map(|n| {
            let date = format!("2026-{:02}-{:02}", n % 12 + 1, n % 28 + 1);
            let channel = channels[usize::from(n % 3 == 0)];
            entry(n, &date, channel, &[(1, "lượt"), (n as u64, "phút")])
        })
        .collect();
    desk.put(|tx| entries.iter().try_for_each(|e| tx.put_log_entry(e)));
    let some = |text: &str| Some(text.to_owned());
    for filter in [
        LogFilter::default(),
        LogFilter {
            first: Some(day("2026-03-01")),
            last: Some(day("2026-08-31")),
            ..LogFilter::default()
        },
        LogFilter {
            channel: some("conference"),
            place: some("Thôn Đá Bạc"),
            ..LogFilter::default()
        },
        LogFilter {
            place: some("Nơi khác"),
            ..LogFilter::default()
        },
    ] {
        let mut all = desk.store.log(&filter).unwrap();
        let page = desk.store.log_page(&filter, 7).unwrap();
        assert_eq!(page.size, all.len() as u64);
        assert_eq!(page.sums, plan::count::counts(&all));
        all.reverse();
        all.truncate(7);
        assert_eq!(page.entries, all);
    }
}

#[test]
fn a_plan_that_goes_leaves_its_entries() {
    let mut desk = Desk::new();
    let plan = sample_plan(0);
    let kept = LogEntry {
        plan: Some(plan.id),
        ..entry(9001, "2026-02-03", "broadcast", &[(1, "lượt")])
    };
    desk.put(|tx| {
        tx.insert_plan(&plan, &[], false)?;
        tx.put_log_entry(&kept)
    });
    desk.put(|tx| tx.remove_plan(plan.id));
    assert_eq!(all(&desk), [kept]);
    assert_eq!(desk.store.search("Chuyện số", 9).unwrap().len(), 1);
}

#[test]
fn the_largest_count_is_that_of_the_others() {
    let mut desk = Desk::new();
    desk.put(|tx| {
        tx.put_log_entry(&entry(1, "2026-02-03", "leaflet", &[(500, "tờ")]))?;
        tx.put_log_entry(&entry(2, "2026-02-04", "leaflet", &[(900, "Tờ")]))
    });
    for (measure, but, expect) in [("tờ", 9, Some(900)), ("tờ", 2, Some(500)), ("bó", 9, None)]
    {
        let largest = desk
            .store
            .largest_count("leaflet", measure, EntryId(uuid(but)));
        assert_eq!(largest.unwrap(), expect, "{measure} {but}");
    }
    assert_eq!(
        desk.store.last_log_entries(1).unwrap()[0].id,
        EntryId(uuid(2))
    );
    let newest = desk.store.newest_log_entry().unwrap();
    assert_eq!(newest.map(|e| e.id), Some(EntryId(uuid(2))));
}

#[test]
fn channels_are_the_program_s_with_the_office_s_own() {
    let mut desk = Desk::new();
    let built_in = Channel::built_in();
    assert_eq!(desk.store.channels().unwrap(), built_in);
    let mut wanted = built_in.clone();
    wanted[0].name = "Loa truyền thanh".into();
    wanted[3].active = false;
    wanted.push(Channel {
        code: "own".into(),
        name: "Chợ phiên".into(),
        family: Family::Traditional,
        measures: vec!["phiên".into()],
        active: true,
    });
    desk.put(|tx| tx.set_channels(&wanted));
    assert_eq!(desk.store.channels().unwrap(), wanted);
    // One of its own that was used is switched off instead of lost; one that was not is gone.
    desk.put(|tx| tx.put_log_entry(&entry(1, "2026-02-03", "own", &[(1, "phiên")])));
    desk.put(|tx| tx.set_channels(&built_in));
    let kept = desk.store.channels().unwrap();
    assert_eq!(kept[..built_in.len()], built_in);
    assert!(kept.len() == built_in.len() + 1 && !kept[built_in.len()].active);
    let twice = [
        wanted[19].clone(),
        Channel {
            code: "other".into(),
            ..wanted[19].clone()
        },
    ];
    let refused = desk.try_put(|tx| tx.set_channels(&twice));
    assert!(
        matches!(refused, Err(StoreError::Flaws(Flaws(f))) if f[0].field == "channels[1].name")
    );
}

#[test]
fn places_stand_once_in_the_office_s_order() {
    let mut desk = Desk::new();
    let names = ["Thôn Đá Bạc", "Bản Nà Lốc", "thôn đá bạc", ""].map(str::to_owned);
    desk.put(|tx| tx.set_places(&names));
    assert_eq!(desk.store.places().unwrap(), names[..2]);
}

#[test]
fn late_changes_of_one_subject_stand_together() {
    let mut desk = Desk::new();
    let change = |old: &str, new: &str| LateChange {
        period: "2026-Q1".parse().unwrap(),
        subject: "12/03/2026 · Phát thanh".into(),
        old: old.into(),
        new: new.into(),
        why: "Ghi nhầm".into(),
        by: String::new(),
        at: morning(),
    };
    desk.put(|tx| {
        tx.note_late_change(&change("1 lượt", "2 lượt"))?;
        tx.note_late_change(&change("3 lượt", ""))
    });
    let kept = desk.store.late_changes(None).unwrap();
    assert_eq!(kept, [change("1 lượt\n3 lượt", "2 lượt")]);
}

#[test]
fn a_person_named_by_an_entry_stays_even_in_the_trash() {
    let mut desk = Desk::new();
    let official = Official {
        id: OfficialId(uuid(700)),
        name: "Vàng A Sáng".into(),
        position: String::new(),
        unit: None,
        active: true,
    };
    let kept = LogEntry {
        official: Some(official.id),
        ..entry(1, "2026-02-03", "broadcast", &[(1, "lượt")])
    };
    desk.put(|tx| {
        tx.put_official(&official)?;
        tx.put_log_entry(&kept)
    });
    // Named by the log, a person is retired and not removed.
    let (gone, _) = desk.put(|tx| tx.remove_official(official.id));
    assert_eq!(gone, store::Removed::Retired);
    let (trash, _) = desk.put(|tx| tx.remove_log_entries(&[kept.id]));
    let (gone, _) = desk.put(|tx| tx.remove_official(official.id));
    assert_eq!(gone, store::Removed::Retired);
    desk.put(|tx| tx.restore(trash));
    assert_eq!(all(&desk), [kept]);
}
