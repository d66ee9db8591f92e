//! What was removed comes back exactly where it was.

use crate::support::*;
use plan::*;
use store::{StoreError, TrashKind, What};

#[test]
fn sections_and_annexes_come_back() {
    let mut desk = Desk::new();
    let plan = sample_plan(0);
    desk.put(|tx| tx.insert_plan(&plan, &[], false));
    for section in plan.walk().iter().map(|(_, section)| section.id) {
        let ((left, trashed), _) = desk.put(|tx| tx.remove_section(plan.id, section));
        assert_eq!(desk.store.plan(plan.id).unwrap(), left);
        assert!(left.section(section).is_none());
        let (item, _) = desk.put(|tx| tx.restore(trashed));
        assert_eq!((item.kind, item.plan), (TrashKind::Section, Some(plan.id)));
        assert_eq!(desk.store.plan(plan.id).unwrap(), plan);
    }
    let ((_, trashed), _) = desk.put(|tx| tx.remove_annex(plan.id, plan.annexes[0].id));
    assert_eq!(desk.store.plan(plan.id).unwrap().annexes, []);
    assert_eq!(desk.store.trashed().unwrap()[0].title, "PHỤ LỤC Phân công");
    desk.put(|tx| tx.restore(trashed));
    assert_eq!(desk.store.plan(plan.id).unwrap(), plan);
    assert!(desk.store.verify().unwrap().is_sound());
}

#[test]
fn a_section_whose_parent_is_gone_comes_to_the_end() {
    let mut desk = Desk::new();
    let plan = sample_plan(0);
    desk.put(|tx| tx.insert_plan(&plan, &[], false));
    let (parent, child) = (plan.sections[0].id, plan.sections[0].sections[1].id);
    let ((_, first), _) = desk.put(|tx| tx.remove_section(plan.id, child));
    desk.put(|tx| tx.remove_section(plan.id, parent));
    desk.put(|tx| tx.restore(first));
    let kept = desk.store.plan(plan.id).unwrap();
    assert_eq!(kept.sections.last().unwrap().id, child);
}

#[test]
fn tasks_come_back_in_their_places_with_their_marks() {
    let mut desk = Desk::new();
    let plan = sample_plan(0);
    let tasks: Vec<Task> = (0..5)
        .map(|n| task(plan.id, 100 + n, &n.to_string()))
        .collect();
    let marks = [mark(tasks[1].id, "2026-Q1"), mark(tasks[3].id, "2026-Q1")];
    desk.put(|tx| {
        tx.insert_plan(&plan, &tasks, false)?;
        marks
            .iter()
            .try_for_each(|mark| tx.put_mark(mark).map(drop))
    });
    let gone = [tasks[3].id, tasks[1].id];
    let (trashed, _) = desk.put(|tx| tx.remove_tasks(plan.id, &gone));
    let left: Vec<String> = desk
        .store
        .tasks(plan.id)
        .unwrap()
        .into_iter()
        .map(|t| t.text)
        .collect();
    assert_eq!(left, ["0", "2", "4"]);
    assert_eq!(desk.store.marks(plan.id, None).unwrap(), []);
    desk.put(|tx| tx.restore(trashed));
    assert_eq!(desk.store.tasks(plan.id).unwrap(), tasks);
    assert_eq!(desk.store.marks(plan.id, None).unwrap(), marks);
    let lost = desk.try_put(|tx| tx.remove_tasks(plan.id, &[tasks[0].id, TaskId(uuid(9))]));
    assert!(matches!(
        lost,
        Err(StoreError::NotFound { what: What::Task })
    ));
    assert_eq!(desk.store.tasks(plan.id).unwrap(), tasks);
}

#[test]
fn a_whole_plan_comes_back_once() {
    let mut desk = Desk::new();
    let (plan, other) = (sample_plan(0), sample_plan(1000));
    let tasks = [
        task(plan.id, 100, "Phát thanh"),
        task(plan.id, 101, "Thu gom"),
    ];
    desk.put(|tx| {
        tx.insert_plan(&plan, &tasks, true)?;
        tx.insert_plan(&other, &[], false)?;
        tx.put_mark(&mark(tasks[1].id, "2026-Q3"))
    });
    let before = desk
        .store
        .plans()
        .unwrap()
        .into_iter()
        .find(|p| p.id == plan.id)
        .unwrap();
    let (trashed, _) = desk.put(|tx| tx.remove_plan(plan.id));
    assert!(matches!(
        desk.store.plan(plan.id),
        Err(StoreError::NotFound { what: What::Plan })
    ));
    assert_eq!(desk.store.search("phat thanh", 9).unwrap(), []);
    assert!(desk.store.verify().unwrap().is_sound());
    let mut desk = desk.reopened();
    let (item, _) = desk.put(|tx| tx.restore(trashed));
    assert_eq!(
        (item.kind, item.title.as_str()),
        (TrashKind::Plan, before.title.as_str())
    );
    assert_eq!(desk.store.plan(plan.id).unwrap(), plan);
    assert_eq!(desk.store.tasks(plan.id).unwrap(), tasks);
    assert_eq!(
        desk.store.marks(plan.id, None).unwrap(),
        [mark(tasks[1].id, "2026-Q3")]
    );
    let after = desk
        .store
        .plans()
        .unwrap()
        .into_iter()
        .find(|p| p.id == plan.id)
        .unwrap();
    assert_eq!((after.sample, after.created), (true, before.created));
    let again = desk.try_put(|tx| tx.restore(trashed));
    assert!(
        matches!(again, Err(StoreError::AlreadyRestored)),
        "{again:?}"
    );
    let never = desk.try_put(|tx| tx.restore(TrashId(uuid(9))));
    assert!(matches!(
        never,
        Err(StoreError::NotFound { what: What::Trash })
    ));
    assert_eq!(desk.store.trashed().unwrap(), []);
    assert_eq!(desk.store.plan(other.id).unwrap(), other);
}
