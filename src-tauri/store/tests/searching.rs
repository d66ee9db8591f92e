//! Words are found with and without marks, and are never syntax.

use crate::support::*;
use plan::*;
use store::{Hit, Store, Target};

fn desk() -> Desk {
    let mut desk = Desk::new();
    let plan = sample_plan(0);
    let mut other = sample_plan(1000);
    other.head.subject = "Điều hành giao thông".into();
    other.sections = vec![section(
        1001,
        "Duong dan",
        vec![paragraph(1010, "duong dan khong dau \"123/KH-UBND\" AND*")],
        vec![],
    )];
    other.annexes.clear();
    let tasks = [task(plan.id, 100, "Phát thanh tuyên truyền về đường làng")];
    desk.put(|tx| {
        tx.insert_plan(&plan, &tasks, false)?;
        tx.insert_plan(&other, &[], false)?;
        tx.put_unit(&Unit {
            id: UnitId(uuid(300)),
            name: "Trạm Y tế".into(),
            symbol: "TYT".into(),
            active: true,
        })?;
        tx.put_official(&Official {
            id: OfficialId(uuid(301)),
            name: "Đỗ Thị Hường".into(),
            position: "Công chức".into(),
            unit: None,
            active: true,
        })
    });
    desk
}

/// Hits as `kind:number of the id`, exact ones with `!`.
fn found(store: &Store, words: &str) -> String {
    let show = |hit: &Hit| {
        let number = |id: uuid::Uuid| id.as_u128() & 0xffff;
        let (kind, n) = match hit.target {
            Target::Plan(id) => ("plan", number(id.0)),
            Target::Section(_, id) => ("section", number(id.0)),
            Target::Block(_, _, id) => ("block", number(id.0)),
            Target::Task(_, id) => ("task", number(id.0)),
            Target::Official(id) => ("official", number(id.0)),
            Target::Unit(id) => ("unit", number(id.0)),
            Target::Checklist(_, id) => ("checklist", number(id.0)),
            Target::Requirement(_, _, id) => ("requirement", number(id.0)),
            Target::Entry(id) => ("entry", number(id.0)),
        };
        format!("{kind}:{n}{}", if hit.exact { "!" } else { "" })
    };
    let hits = store.search(words, 20).unwrap();
    hits.iter().map(show).collect::<Vec<_>>().join(" ")
}

#[test]
fn with_and_without_marks() {
    let desk = desk();
    for (words, expect) in [
        // What has the very marks comes first.
        ("đường làng", "task:100! block:12! block:20!"),
        ("Đường LÀNG", "task:100! block:12! block:20!"),
        ("duong lang", "task:100 block:12 block:20"),
        (
            "DUONG",
            "section:1001! block:1010! task:100 block:12 block:20",
        ),
        ("duong dan", "section:1001! block:1010!"),
        ("dieu hanh", "plan:1000"),
        ("điều hành", "plan:1000!"),
        // Apart, and in any order.
        ("thông điều", "plan:1000!"),
        // The last word as far as it is typed, no other.
        ("môi trườ", "plan:1000! plan:0!"),
        ("mô trường", ""),
        // Not composed, as some keyboards type.
        ("đươ\u{300}ng la\u{300}ng", "task:100! block:12! block:20!"),
        ("do thi huong", "official:301"),
        ("tram y te", "unit:300"),
        ("tyt", "unit:300!"),
        ("Phân công", "section:5!"),
        ("12/KH-UBND", "plan:1000! plan:0!"),
        ("123/kh-ubnd", "block:1010!"),
        ("không có từ này", ""),
        ("", ""),
        ("   ", ""),
    ] {
        assert_eq!(found(&desk.store, words), expect, "{words}");
    }
}

#[test]
fn nothing_typed_is_syntax() {
    let desk = desk();
    for words in [
        "\"",
        "\"\"",
        "*",
        "AND",
        "OR NOT",
        "NEAR(a b)",
        "text:x",
        "-x",
        "^x",
        "(",
        "a)",
        "{x}:y",
        "'; DROP TABLE plan; --",
        "\u{0}",
        "%",
        "đ\u{0}ường",
        "a\"b*c",
        "+",
    ] {
        desk.store
            .search(words, 5)
            .unwrap_or_else(|error| panic!("{words}: {error}"));
    }
    assert_eq!(found(&desk.store, "\"AND*\""), "block:1010!");
    let long = "đường ".repeat(10_000);
    assert_eq!(found(&desk.store, &long), found(&desk.store, "đường đường"));
    assert_eq!(desk.store.plans().unwrap().len(), 2);
}

#[test]
fn the_index_keeps_in_step() {
    let mut desk = desk();
    let mut plan = desk.store.plan(PlanId(uuid(0))).unwrap();
    plan.sections[1].blocks[0].text = "Vệ sinh kênh mương".into();
    plan.annexes.clear();
    desk.put(|tx| tx.save_plan(&plan));
    assert_eq!(found(&desk.store, "đường làng"), "task:100!");
    assert_eq!(found(&desk.store, "kenh muong"), "block:12");
    let (trashed, _) = desk.put(|tx| tx.remove_tasks(plan.id, &[TaskId(uuid(100))]));
    assert_eq!(found(&desk.store, "đường làng"), "");
    desk.put(|tx| tx.restore(trashed));
    assert_eq!(found(&desk.store, "đường làng"), "task:100!");
    desk.put(|tx| tx.remove_unit(UnitId(uuid(300))));
    assert_eq!(found(&desk.store, "trạm y tế"), "");
    assert!(desk.store.verify().unwrap().search);
}

#[test]
fn checklists_are_found_and_go_with_theirs() {
    let mut desk = desk();
    let plan = PlanId(uuid(0));
    let list = checklist(plan, 0);
    desk.put(|tx| tx.insert_checklist(&list));
    for (words, expect) in [
        ("118/KH-UBND", "checklist:400!"),
        ("song lam", "checklist:400"),
        ("Việc thứ 2", "requirement:403!"),
        ("viec thu 2 cua tinh", "requirement:403"),
        (
            "Việc của sở",
            "requirement:402! requirement:401! requirement:403! requirement:404!",
        ),
        // After what the plans themselves say.
        ("giữ sạch", "checklist:400!"),
        ("đường làng", "task:100! block:12! block:20! checklist:400!"),
    ] {
        assert_eq!(found(&desk.store, words), expect, "{words}");
    }
    let hits = desk.store.search("Việc thứ 2", 5).unwrap();
    assert_eq!(
        hits[0].target,
        Target::Requirement(plan, list.id, list.requirements[2].id)
    );
    assert_eq!(hits[0].heading, "118/KH-UBND Giữ sạch đường làng");
    assert_eq!(hits[0].title, "Tuyên truyền bảo vệ môi trường năm 2026");

    let mut edited = list.clone();
    edited
        .edit(list.requirements[2].id, "III", "Tổng vệ sinh")
        .unwrap();
    edited.remove(list.requirements[3].id).unwrap();
    desk.put(|tx| tx.save_checklist(&edited));
    assert_eq!(found(&desk.store, "tong ve sinh"), "requirement:403");
    assert_eq!(found(&desk.store, "Việc thứ 2"), "");
    assert_eq!(found(&desk.store, "Việc thứ 3"), "");
    for remove_plan in [false, true] {
        let (trashed, _) = desk.put(|tx| match remove_plan {
            false => tx.remove_checklist(list.id),
            true => tx.remove_plan(plan),
        });
        assert_eq!(found(&desk.store, "tong ve sinh"), "");
        assert_eq!(found(&desk.store, "118/KH-UBND"), "");
        desk.put(|tx| tx.restore(trashed));
        assert_eq!(found(&desk.store, "tong ve sinh"), "requirement:403");
        assert_eq!(found(&desk.store, "118/KH-UBND"), "checklist:400!");
        assert!(desk.store.verify().unwrap().is_sound());
    }
}

#[test]
fn a_hit_tells_where_it_is() {
    let desk = desk();
    let hits = desk.store.search("lang", 20).unwrap();
    let block = &hits[1];
    assert_eq!(
        block.target,
        Target::Block(PlanId(uuid(0)), SectionId(uuid(4)), BlockId(uuid(12)))
    );
    assert_eq!(block.target.plan(), Some(PlanId(uuid(0))));
    assert_eq!(block.title, "Tuyên truyền bảo vệ môi trường năm 2026");
    assert_eq!(block.heading, "NỘI DUNG");
    assert_eq!(block.snippet, "Đường làng sạch, ngõ xóm đẹp");
    assert_eq!(block.matches, vec![6..10; 1]);
    assert_eq!(desk.store.search("lang", 2).unwrap(), hits[..2]);
}

#[test]
fn an_index_out_of_step_is_noticed_and_made_anew() {
    let desk = desk();
    let path = desk.path();
    let Desk { dir, store } = desk;
    drop(store);
    let conn = rusqlite::Connection::open(&path).unwrap();
    conn.execute_batch(
        "INSERT INTO search (search, rowid, text, fold)
         SELECT 'delete', id, text, fold FROM search_entry LIMIT 3",
    )
    .unwrap();
    drop(conn);
    let store = Store::open(&path, morning()).unwrap();
    let mut desk = Desk { dir, store };
    let report = desk.store.verify().unwrap();
    assert!(!report.search && !report.is_sound());
    assert!(report.integrity.is_empty(), "{report:?}");
    desk.put(|tx| tx.rebuild_search());
    assert!(desk.store.verify().unwrap().is_sound());
}
