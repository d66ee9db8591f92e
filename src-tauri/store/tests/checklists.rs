//! Checklists are kept with their answers, go and come back with their plan.

use crate::support::*;
use plan::*;
use store::{StoreError, TrashKind, What};

#[test]
fn answers_are_kept() {
    let mut desk = Desk::new();
    let plan = sample_plan(0);
    let list = checklist(plan.id, 0);
    desk.put(|tx| tx.insert_plan(&plan, &[task(plan.id, 100, "Phát thanh")], false));
    desk.put(|tx| tx.insert_checklist(&list));
    let mut desk = desk.reopened();
    assert_eq!(
        desk.store.checklists(plan.id).unwrap(),
        std::slice::from_ref(&list)
    );
    let mut edited = list.clone();
    edited.superior.code = "20/KH-UBND".into();
    let second = edited.requirements[1].id;
    edited.move_to(second, 0).unwrap();
    edited.answer(second, Answer::Open).unwrap();
    edited.remove(list.requirements[3].id).unwrap();
    edited
        .split(list.requirements[0].id, 5, RequirementId(uuid(999)))
        .unwrap();
    desk.put(|tx| tx.save_checklist(&edited));
    assert_eq!(desk.store.checklist(list.id).unwrap(), edited);
    // What was before can be put back whole.
    desk.put(|tx| tx.save_checklist(&list));
    assert_eq!(desk.reopened().store.checklist(list.id).unwrap(), list);
}

#[test]
fn a_checklist_comes_back_alone_and_with_its_plan() {
    let mut desk = Desk::new();
    let plan = sample_plan(0);
    let lists = [checklist(plan.id, 0), checklist(plan.id, 50)];
    desk.put(|tx| tx.insert_plan(&plan, &[], false));
    for list in &lists {
        desk.put(|tx| tx.insert_checklist(list));
    }
    let (trashed, _) = desk.put(|tx| tx.remove_checklist(lists[0].id));
    assert_eq!(desk.store.checklists(plan.id).unwrap(), lists[1..]);
    let (item, _) = desk.put(|tx| tx.restore(trashed));
    assert_eq!(
        (item.kind, item.plan, item.title.as_str()),
        (
            TrashKind::Checklist,
            Some(plan.id),
            "118/KH-UBND Giữ sạch đường làng"
        )
    );
    assert_eq!(desk.store.checklists(plan.id).unwrap(), lists);

    let (trashed, _) = desk.put(|tx| tx.remove_plan(plan.id));
    assert_eq!(desk.store.checklists(plan.id).unwrap(), []);
    assert!(matches!(
        desk.store.checklist(lists[0].id),
        Err(StoreError::NotFound {
            what: What::Checklist
        })
    ));
    desk.put(|tx| tx.restore(trashed));
    assert_eq!(desk.store.checklists(plan.id).unwrap(), lists);
    assert!(desk.store.verify().unwrap().is_sound());
}

#[test]
fn a_tie_outlives_what_it_names() {
    let mut desk = Desk::new();
    let plan = sample_plan(0);
    let list = checklist(plan.id, 0);
    desk.put(|tx| tx.insert_plan(&plan, &[task(plan.id, 100, "Phát thanh")], false));
    desk.put(|tx| tx.insert_checklist(&list));
    let states = |desk: &Desk| {
        let grounds = Grounds::of(
            &desk.store.plan(plan.id).unwrap(),
            &desk.store.tasks(plan.id).unwrap(),
        );
        desk.store.checklist(list.id).unwrap().tally(&grounds)
    };
    let whole = states(&desk);
    assert_eq!((whole.answered, whole.broken), (1, 0));
    let (trashed, _) = desk.put(|tx| tx.remove_tasks(plan.id, &[TaskId(uuid(100))]));
    let without = states(&desk);
    assert_eq!((without.answered, without.broken), (0, 1));
    desk.put(|tx| tx.restore(trashed));
    assert_eq!(states(&desk), whole);
}

#[test]
fn what_cannot_be_is_refused() {
    let mut desk = Desk::new();
    let (plan, other) = (sample_plan(0), sample_plan(1000));
    let list = checklist(plan.id, 0);
    assert!(matches!(
        desk.try_put(|tx| tx.insert_checklist(&list)),
        Err(StoreError::NotFound { what: What::Plan })
    ));
    desk.put(|tx| tx.insert_plan(&plan, &[], false));
    desk.put(|tx| tx.insert_plan(&other, &[], false));
    assert!(matches!(
        desk.try_put(|tx| tx.save_checklist(&list)),
        Err(StoreError::NotFound {
            what: What::Checklist
        })
    ));
    desk.put(|tx| tx.insert_checklist(&list));
    // Neither the list's id nor a requirement's is taken from another plan.
    let stolen = checklist(other.id, 0);
    assert!(desk.try_put(|tx| tx.insert_checklist(&stolen)).is_err());
    let stolen = Checklist {
        id: ChecklistId(uuid(998)),
        ..stolen
    };
    assert!(desk.try_put(|tx| tx.insert_checklist(&stolen)).is_err());
    assert_eq!(desk.store.checklists(other.id).unwrap(), []);
    assert_eq!(desk.store.checklist(list.id).unwrap(), list);
}
