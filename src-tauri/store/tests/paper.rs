//! Templates and phrases are kept, go, and come back; the marks above the body are kept.

use crate::support::*;
use plan::*;
use store::{StoreError, TrashKind, What};

#[test]
fn a_template_is_the_plan_it_was() {
    let mut desk = Desk::new();
    let (plan, id) = (template_plan(), TemplateId(uuid(1)));
    let tasks = [task(plan.id, 800, "Phát thanh"), task(plan.id, 801, "Họp")];
    desk.put(|tx| tx.insert_template(id, "Mẫu", &plan, &tasks));
    let mut desk = desk.reopened();
    let kept = desk.store.template(id).unwrap();
    assert_eq!((&kept.plan, &kept.tasks[..]), (&plan, &tasks[..]));
    // It is no plan: not listed, not found.
    assert_eq!(desk.store.plans().unwrap(), []);
    assert_eq!(desk.store.search("phat thanh", 9).unwrap(), []);
    desk.put(|tx| tx.rename_template(id, "Mẫu của xã"));
    let (trashed, _) = desk.put(|tx| tx.remove_template(id));
    assert_eq!(desk.store.templates().unwrap(), []);
    let (item, _) = desk.put(|tx| tx.restore(trashed));
    assert_eq!(
        (item.kind, item.title.as_str()),
        (TrashKind::Template, "Mẫu của xã")
    );
    let back = desk.store.template(id).unwrap();
    assert_eq!(
        (back.name.as_str(), back.created),
        ("Mẫu của xã", kept.created)
    );
    assert_eq!(back.plan, plan);
    assert!(desk.store.verify().unwrap().is_sound());
}

#[test]
fn phrases_keep_their_order() {
    let mut desk = Desk::new();
    for (n, text) in [(3, "Một"), (1, "Hai"), (2, "Ba")] {
        desk.put(|tx| tx.add_phrase(&phrase(n, text)));
    }
    let words = |desk: &Desk| -> Vec<String> {
        let phrases = desk.store.phrases().unwrap();
        phrases.into_iter().map(|phrase| phrase.text).collect()
    };
    desk.put(|tx| tx.save_phrase(&phrase(1, "Hai!")));
    let (trashed, _) = desk.put(|tx| tx.remove_phrase(PhraseId(uuid(3))));
    assert_eq!(words(&desk), ["Hai!", "Ba"]);
    desk.put(|tx| tx.restore(trashed));
    assert_eq!(words(&desk.reopened()), ["Một", "Hai!", "Ba"]);
}

#[test]
fn what_is_not_there_is_told() {
    let mut desk = Desk::new();
    let (template, phrase_id) = (TemplateId(uuid(1)), PhraseId(uuid(1)));
    type Work<'w> = &'w dyn Fn(&store::Tx<'_>) -> Result<(), StoreError>;
    for (work, expect) in [
        (
            &|tx: &store::Tx<'_>| tx.rename_template(template, "x") as Result<(), StoreError>,
            What::Template,
        ),
        (
            &|tx: &store::Tx<'_>| tx.remove_template(template).map(drop),
            What::Template,
        ),
        (
            &|tx: &store::Tx<'_>| tx.save_phrase(&phrase(1, "x")),
            What::Phrase,
        ),
        (
            &|tx: &store::Tx<'_>| tx.remove_phrase(phrase_id).map(drop),
            What::Phrase,
        ),
    ] as [(Work<'_>, What); 4]
    {
        let told = desk.try_put(work);
        assert!(
            matches!(told, Err(StoreError::NotFound { what }) if what == expect),
            "{told:?}"
        );
    }
    assert!(matches!(
        desk.store.template(template),
        Err(StoreError::NotFound {
            what: What::Template
        })
    ));
}

#[test]
fn marks_above_the_body_and_merged_cells_are_edited() {
    let mut desk = Desk::new();
    let plain = sample_plan(600);
    desk.put(|tx| tx.insert_plan(&plain, &[], false));
    let marked = template_plan();
    let (written, _) = desk.put(|tx| tx.save_plan(&marked));
    // The head's row and the table's row, nothing else.
    assert_eq!(written, 2);
    assert_eq!(desk.store.plan(plain.id).unwrap(), marked);
    let (trashed, _) = desk.put(|tx| tx.remove_plan(plain.id));
    desk.put(|tx| tx.restore(trashed));
    assert_eq!(desk.reopened().store.plan(plain.id).unwrap(), marked);
}
