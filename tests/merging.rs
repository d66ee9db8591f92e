//! A plan that two offices edited: what came lies beside until it is merged, block by block, from
//! the newest version both went through.

use crate::commands::{Window, text};
use crate::house::Answers;
use crate::packages::{
    change, content, drafter, edit_subject, kept, leader, office, open, opinion, remark, take,
    with_store, write,
};
use loa::wire::PackageKind;
use plan::{PlanId, VersionCause};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Writes paragraphs into a section, keeping the ids of those that stood there.
fn put(window: &Window, plan: &str, section: usize, words: &[&str]) {
    let shown = window.done("get_plan", json!({ "plan": plan }));
    let at = &shown["sections"][section];
    let blocks: Vec<Value> = (words.iter().enumerate())
        .map(|(n, words)| {
            let id = at["blocks"][n]["id"].as_str().unwrap_or_default();
            json!({ "id": id, "kind": "paragraph", "label": "", "auto_label": true, "text": words, "runs": [{ "text": words }], "table": null })
        })
        .collect();
    let edit = json!({
        "kind": at["kind"], "label": null, "title": at["title"], "run_in": false, "blocks": blocks,
    });
    let args = json!({ "plan": plan, "section": at["id"], "edit": edit });
    window.done("save_section", args);
}

fn words(window: &Window, plan: &str, section: usize) -> Vec<String> {
    let shown = window.done("get_plan", json!({ "plan": plan }));
    let blocks = shown["sections"][section]["blocks"].as_array().unwrap();
    blocks.iter().map(|block| text(block, "/text")).collect()
}

const FIRST: [&str; 3] = ["Một.", "Hai.", "Ba."];

/// An office that took over another's data; both have one plan.
fn two() -> (Window, Window, String) {
    let (here, plan) = drafter();
    put(&here, &plan, 0, &FIRST);
    let there = Window::open(Answers::default());
    take(&there, &write(&here, PackageKind::HandOver, None));
    (here, there, plan)
}

fn beside(window: &Window, plan: &str) -> Vec<Value> {
    let carried = window.done("get_carried", json!({ "plan": plan }));
    carried["beside"].as_array().unwrap().clone()
}

fn form(beside: &Value, rulings: &Value, seen: &Value) -> Value {
    json!({ "form": {
        "plan": beside["plan"], "base": beside["base"], "rulings": rulings, "seen": seen,
        "theirs": { "kind": "version", "version": beside["version"] },
    } })
}

fn preview(window: &Window, beside: &Value) -> Value {
    window.done("preview_merge", form(beside, &json!([]), &json!("")))
}

/// Merges what can be merged without a question.
fn merge(window: &Window, beside: &Value) -> Value {
    let seen = preview(window, beside);
    assert_eq!(seen["conflicts"], json!([]));
    window.done("accept_merge", form(beside, &json!([]), &seen["seen"]))
}

fn causes(window: &Window, plan: &str) -> Vec<VersionCause> {
    let id: PlanId = plan.parse().unwrap();
    let versions = with_store(&window.office, |store| store.versions(id).unwrap());
    versions.iter().map(|it| it.cause).collect()
}

#[test]
fn edits_of_different_blocks_meet_without_a_question() {
    let (here, there, plan) = two();
    put(&here, &plan, 0, &["Một ở đây.", "Hai.", "Ba."]);
    put(
        &there,
        &plan,
        0,
        &["Một.", "Hai.", "Ba ở kia.", "Bốn ở kia."],
    );
    let sent = write(&there, PackageKind::ReviewRequest, Some(&plan));
    let taken = take(&here, &sent);
    assert_eq!(taken["effect"], "both_edited");
    // Later, from the screen of the plan.
    let waiting = beside(&here, &plan);
    assert_eq!(json!(waiting), taken["beside"]);
    assert!(waiting[0]["base"].is_string(), "{}", waiting[0]);
    let before = causes(&here, &plan);
    let merged = merge(&here, &waiting[0]);
    assert_eq!(merged["received"], waiting[0]["version"]);
    assert_eq!(
        words(&here, &plan, 0),
        ["Một ở đây.", "Hai.", "Ba ở kia.", "Bốn ở kia."]
    );
    let after = causes(&here, &plan);
    assert_eq!(after.len(), before.len() + 1, "theirs is kept once");
    assert_eq!(after.last(), Some(&VersionCause::Replaced));
    assert_eq!(beside(&here, &plan), Vec::<Value>::new());
    // Back there: theirs did nothing meanwhile, and the merge is taken as a whole.
    take(
        &there,
        &write(&here, PackageKind::ReviewRequest, Some(&plan)),
    );
    merge(&there, &beside(&there, &plan)[0]);
    assert_eq!(words(&there, &plan, 0), words(&here, &plan, 0));
}

#[test]
fn edits_of_the_same_block_ask_with_three_wordings() {
    let (here, there, plan) = two();
    put(&here, &plan, 0, &["Một ở đây.", "Hai.", "Ba."]);
    put(&there, &plan, 0, &["Một ở kia.", "Hai.", "Ba."]);
    // As an office that has data already takes over another.
    let taken = take(&here, &write(&there, PackageKind::HandOver, None));
    assert_eq!(taken["effect"], "plans");
    let waiting = beside(&here, &plan);
    assert_eq!(json!(waiting), taken["beside"]);
    let seen = preview(&here, &waiting[0]);
    assert_eq!(
        (&seen["open"], seen["conflicts"].as_array().unwrap().len()),
        (&json!(1), 1)
    );
    let conflict = &seen["conflicts"][0];
    let said = |side: &str| text(conflict, &format!("/{side}/lines/0/runs/0/text"));
    assert_eq!(
        [said("base"), said("mine"), said("theirs")],
        ["Một.", "Một ở đây.", "Một ở kia."]
    );
    let ruling = json!([{ "unit": conflict["unit"], "take": "theirs" }]);
    here.done("accept_merge", form(&waiting[0], &ruling, &seen["seen"]));
    assert_eq!(words(&here, &plan, 0)[0], "Một ở kia.");
    assert_eq!(beside(&here, &plan), Vec::<Value>::new());
}

#[test]
fn what_lies_beside_is_nobody_s_base_until_it_is_merged() {
    let (here, there, plan) = two();
    put(&here, &plan, 0, &["Một ở đây.", "Hai.", "Ba."]);
    put(&there, &plan, 0, &["Một.", "Hai ở kia.", "Ba."]);
    take(
        &here,
        &write(&there, PackageKind::ReviewRequest, Some(&plan)),
    );
    let first = beside(&here, &plan);
    // Not merged; more comes, which went on from it.
    put(&there, &plan, 0, &["Một.", "Hai ở kia.", "Ba ở kia."]);
    let taken = take(
        &here,
        &write(&there, PackageKind::ReviewRequest, Some(&plan)),
    );
    let second = beside(&here, &plan);
    assert_eq!(json!(second), taken["beside"], "the first is in the second");
    assert_eq!(second[0]["base"], first[0]["base"]);
    merge(&here, &second[0]);
    let all = ["Một ở đây.", "Hai ở kia.", "Ba ở kia."];
    assert_eq!(words(&here, &plan, 0), all, "nothing of the first was lost");
    // Merged, it is the base of what comes next.
    put(
        &there,
        &plan,
        0,
        &["Một.", "Hai ở kia.", "Ba ở kia lần nữa."],
    );
    take(
        &here,
        &write(&there, PackageKind::ReviewRequest, Some(&plan)),
    );
    let third = beside(&here, &plan);
    assert_eq!(third[0]["base"], second[0]["version"]);
    merge(&here, &third[0]);
    assert_eq!(words(&here, &plan, 0)[2], "Ba ở kia lần nữa.");
}

#[test]
fn what_was_not_touched_there_is_only_older() {
    let (here, there, plan) = two();
    let request = write(&there, PackageKind::ReviewRequest, Some(&plan));
    let all = write(&there, PackageKind::HandOver, None);
    edit_subject(&here, &plan, "Chỉ sửa ở đây").unwrap();
    let before = causes(&here, &plan);
    assert_eq!(take(&here, &request)["effect"], "older");
    assert_eq!(take(&here, &all)["beside"], json!([]));
    assert_eq!(causes(&here, &plan), before);
    assert_eq!(beside(&here, &plan), Vec::<Value>::new());
    edit_subject(&here, &plan, "Vẫn là của đây").unwrap();
}

#[test]
fn without_anything_in_common_there_is_no_base() {
    let (here, plan) = drafter();
    let there = office();
    take(&there, &write(&here, PackageKind::HandOver, None));
    // The same plan by its id alone: another office's versions are unknown here.
    edit_subject(&there, &plan, "Bản khác").unwrap();
    let request = write(&there, PackageKind::ReviewRequest, Some(&plan));
    let opened = exchange::open(&std::fs::read(&request).unwrap(), None).unwrap();
    let mut parcel = opened.parcel;
    let exchange::Body::Request(it) = &mut parcel.body else {
        panic!("a request");
    };
    it.history.clear();
    it.course.clear();
    let key = exchange::DeviceKey::from_seed(&[9; 32]);
    let (bytes, _) = exchange::write(&parcel, &key, None).unwrap();
    std::fs::write(&request, bytes).unwrap();
    assert_eq!(
        open(&here, &request).effect,
        loa::wire::PackageEffect::BothEdited
    );
    let taken = take(&here, &request);
    assert_eq!(taken["beside"][0]["base"], Value::Null);
}

/// Says something of a plan and takes it to the leader's approval.
fn discuss(window: &Window, plan: &str, ids: u128) {
    let hash = content(&window.office, plan);
    change(&window.office, |tx| {
        let reply = plan::Reply {
            id: plan::ReplyId(uuid::Uuid::from_u128(ids + 1)),
            by: leader(),
            at: loa::clock::now(),
            text: "Đã rõ.".into(),
        };
        let ruling = plan::review::Ruling {
            by: leader(),
            at: loa::clock::now(),
            answer: "Đã thêm.".into(),
        };
        tx.put_remark(&plan::Remark {
            replies: vec![reply],
            state: plan::RemarkState::Done(ruling),
            ..remark(plan, hash, ids, "Giữ lại.")
        })?;
        tx.put_opinion(&opinion(plan, hash, ids, plan::Verdict::Agree))
    });
    let step = json!({ "deed": { "step": "approve" }, "by": "Phạm Văn Dũng" });
    window.done("take_step", json!({ "plan": plan, "form": step }));
}

#[test]
fn a_plan_that_is_handed_over_brings_its_course_its_versions_and_what_was_said() {
    let (here, plan) = drafter();
    put(&here, &plan, 0, &FIRST);
    discuss(&here, &plan, 10);
    let package = write(&here, PackageKind::HandOver, None);
    let (busy, own) = drafter();
    discuss(&busy, &own, 20);
    let before = kept(&busy.office, &own);
    let seen = open(&busy, &package).brings;
    assert_eq!((seen.plans, seen.remarks, seen.bare), (1, 1, false));
    let taken = take(&busy, &package)["brought"].clone();
    assert_eq!(
        (&taken["remarks"], &taken["versions"]),
        (&json!(seen.remarks), &json!(seen.versions))
    );
    let (theirs, remarks, opinions) = kept(&busy.office, &plan);
    let (ours, said, judged) = kept(&here.office, &plan);
    assert_eq!((theirs, opinions), (ours, judged));
    assert_eq!(remarks[0].state, said[0].state);
    assert_eq!(remarks[0].replies, said[0].replies);
    // Approved as it was, by these very words.
    let course = |window: &Window| window.done("get_course", json!({ "plan": plan }));
    assert_eq!(course(&busy)["stage"], "approved");
    assert_eq!(course(&busy)["passages"], course(&here)["passages"]);
    // The versions under their ids, so that the steps find them.
    let id: PlanId = plan.parse().unwrap();
    let versions =
        |window: &Window| with_store(&window.office, |store| store.versions(id).unwrap());
    let steps = versions(&here);
    let there = versions(&busy);
    assert_eq!(
        steps.len(),
        4,
        "what went over is the approved version itself"
    );
    assert_eq!(there, steps);
    assert_eq!(
        kept(&busy.office, &own),
        before,
        "what was there is as it was"
    );
    // Again: nothing comes twice.
    take(&busy, &write(&here, PackageKind::HandOver, None));
    assert_eq!((versions(&busy), kept(&busy.office, &own)), (there, before));
}

#[test]
fn what_of_a_hand_over_stays_behind_is_told() {
    let (here, plan) = drafter();
    let tasks = json!({
        "text": "Phát thanh", "deliverable": "", "lead": "", "coordinating": [], "official": "",
        "timeframe": "Quý I/2026", "budget": "", "remarks": "",
    });
    let added = here.done("add_task", json!({ "plan": plan, "fields": tasks }));
    let task = text(&added, "/tasks/0/id");
    change(&here.office, |tx| {
        let mark = plan::Mark {
            task: task.parse().unwrap(),
            quarter: "2026-Q1".parse().unwrap(),
            status: plan::TaskStatus::InProgress,
            quantity: None,
            reason: String::new(),
            note: String::new(),
            by: String::new(),
            at: loa::clock::now(),
        };
        tx.put_mark(&mark).map(|_| ())
    });
    let (busy, _) = drafter();
    // The plan is here already: what is done of it is this office's own.
    take(&busy, &write(&here, PackageKind::HandOver, None));
    let progress = json!([{ "kind": "progress", "count": 1 }]);
    let package = write(&here, PackageKind::HandOver, None);
    let seen = serde_json::to_value(open(&busy, &package).brings).unwrap();
    assert_eq!(seen["behind"], progress);
    assert_eq!(take(&busy, &package)["brought"]["behind"], progress);
    // Into an empty office everything goes.
    let new = Window::open(Answers::default());
    let seen = serde_json::to_value(open(&new, &package).brings).unwrap();
    assert_eq!(seen["behind"], json!([]));
}

#[test]
fn plans_come_alone_where_the_backup_cannot_be_read() {
    let (here, plan) = drafter();
    let package = write(&here, PackageKind::HandOver, None);
    let opened = exchange::open(&std::fs::read(&package).unwrap(), None).unwrap();
    let mut parcel = opened.parcel;
    let exchange::Body::HandOver(all) = &mut parcel.body else {
        panic!("a hand-over");
    };
    all.backup.truncate(5_000);
    let key = exchange::DeviceKey::from_seed(&[9; 32]);
    let (bytes, _) = exchange::write(&parcel, &key, None).unwrap();
    std::fs::write(&package, bytes).unwrap();
    let (busy, _) = drafter();
    assert!(open(&busy, &package).brings.bare);
    let taken = take(&busy, &package);
    assert_eq!(
        (&taken["brought"]["plans"], &taken["brought"]["bare"]),
        (&json!(1), &json!(true))
    );
    assert_eq!(causes(&busy, &plan), [VersionCause::Received]);
    // An empty office refuses what it cannot restore, and stays empty.
    let new = Window::open(Answers::default());
    open(&new, &package);
    new.failed("take_package", json!({ "trust": true, "pair": false }));
    assert_eq!(new.done("list_plans", json!({})), json!([]));
}

fn restore(window: &Window, version: &Value, trash: &Value) -> Value {
    let args = json!({ "version": version, "trash": trash });
    window.done("restore_version", args)
}

#[test]
fn a_merge_that_was_undone_waits_again() {
    for ours in ["Một ở đây.", "Một."] {
        let (here, there, plan) = two();
        if ours != FIRST[0] {
            put(&here, &plan, 0, &[ours, "Hai.", "Ba."]);
        }
        put(&there, &plan, 0, &["Một.", "Hai ở kia.", "Ba."]);
        let send = || {
            take(
                &here,
                &write(&there, PackageKind::ReviewRequest, Some(&plan)),
            )
        };
        send();
        let first = beside(&here, &plan);
        let merged = merge(&here, &first[0]);
        let undone = restore(&here, &merged["before"], &merged["trash"]);
        assert_eq!(words(&here, &plan, 0), [ours, "Hai.", "Ba."]);
        assert_eq!(beside(&here, &plan), first, "it waits as before");
        // Undone in turn it is merged, and undone once more it is not.
        let again = restore(&here, &undone["before"], &undone["trash"]);
        assert_eq!(beside(&here, &plan), Vec::<Value>::new());
        restore(&here, &again["before"], &again["trash"]);
        assert_eq!(beside(&here, &plan), first);
        // What they made of it brings all of theirs.
        put(&there, &plan, 0, &["Một.", "Hai ở kia.", "Ba ở kia."]);
        send();
        let second = beside(&here, &plan);
        assert_eq!(second.len(), 1, "the first is in the second");
        merge(&here, &second[0]);
        assert_eq!(words(&here, &plan, 0), [ours, "Hai ở kia.", "Ba ở kia."]);
        assert_eq!(beside(&here, &plan), Vec::<Value>::new());
    }
}

#[test]
fn what_lay_beside_is_nobody_s_base_where_the_plan_was_handed_over_either() {
    let (here, there, plan) = two();
    put(&here, &plan, 0, &["Một ở đây.", "Hai.", "Ba."]);
    put(&there, &plan, 0, &["Một.", "Hai ở kia.", "Ba."]);
    let request = |from: &Window| write(from, PackageKind::ReviewRequest, Some(&plan));
    take(&here, &request(&there));
    // A third computer goes on from that.
    let third = Window::open(Answers::default());
    take(&third, &write(&there, PackageKind::HandOver, None));
    put(
        &third,
        &plan,
        0,
        &["Một.", "Hai ở kia.", "Ba ở nơi thứ ba."],
    );
    // So does the second: the first of theirs waits no more.
    put(
        &there,
        &plan,
        0,
        &["Một.", "Hai ở kia.", "Ba.", "Bốn ở kia."],
    );
    take(&here, &request(&there));
    assert_eq!(beside(&here, &plan).len(), 1);
    let (new, _) = drafter();
    take(&new, &write(&here, PackageKind::HandOver, None));
    assert_eq!(beside(&new, &plan).len(), 1);
    let taken = take(&new, &request(&third));
    merge(&new, &taken["beside"][0]);
    assert_eq!(
        words(&new, &plan, 0),
        ["Một ở đây.", "Hai ở kia.", "Ba ở nơi thứ ba."]
    );
}

#[test]
fn a_plan_in_the_trash_is_left_there_by_a_hand_over_and_told() {
    let (here, plan) = drafter();
    let (busy, own) = drafter();
    let plans = || {
        let plans = busy.done("list_plans", json!({}));
        let plans = plans.as_array().unwrap().iter();
        plans.map(|it| text(it, "/id")).collect::<Vec<_>>()
    };
    // Thrown away as a copy for review it comes.
    take(
        &busy,
        &write(&here, PackageKind::ReviewRequest, Some(&plan)),
    );
    busy.done("remove_plan", json!({ "plan": plan }));
    let taken = take(&busy, &write(&here, PackageKind::HandOver, None));
    assert_eq!(
        (&taken["brought"]["plans"], &taken["brought"]["trashed"]),
        (&json!(1), &json!(0))
    );
    let gone = busy.done("remove_plan", json!({ "plan": plan }))["trash"].clone();
    let package = write(&here, PackageKind::HandOver, None);
    let seen = serde_json::to_value(open(&busy, &package).brings).unwrap();
    let taken = take(&busy, &package)["brought"].clone();
    for brings in [seen, taken] {
        assert_eq!(
            (&brings["plans"], &brings["tasks"], &brings["trashed"]),
            (&json!(0), &json!(0), &json!(1))
        );
    }
    assert_eq!(plans(), [own]);
    busy.done("restore_removed", json!({ "trash": gone }));
    assert!(plans().contains(&plan));
    assert_eq!(
        take(&busy, &write(&here, PackageKind::HandOver, None))["brought"]["trashed"],
        0
    );
}

#[test]
fn what_was_handed_over_is_no_print() {
    let (here, plan) = drafter();
    put(&here, &plan, 0, &FIRST);
    write(&here, PackageKind::HandOver, None);
    assert_eq!(causes(&here, &plan).last(), Some(&VersionCause::Sent));
    let said = here.done("list_remarks", json!({ "plan": plan }));
    assert_eq!(said["prints"], json!([]));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5, max_shrink_iters: 20, ..ProptestConfig::default() })]
    /// Two offices edit by turns, each own blocks, and send each other their plan now and then:
    /// after both merged, both have every edit.
    #[test]
    fn edits_sent_to_and_fro_are_all_there(turns in prop::collection::vec((any::<bool>(), any::<bool>()), 1..6)) {
        let (here, there, plan) = two();
        let mut state = FIRST.map(ToOwned::to_owned);
        let offices = [&here, &there];
        for (n, (side, send)) in turns.iter().enumerate() {
            let (at, other) = (usize::from(*side), usize::from(!*side));
            state[at * 2] = format!("Lần {} ở {at}.", n + 1);
            let mut now = words(offices[at], &plan, 0);
            now[at * 2].clone_from(&state[at * 2]);
            let now: Vec<&str> = now.iter().map(String::as_str).collect();
            put(offices[at], &plan, 0, &now);
            if *send {
                take(offices[other], &write(offices[at], PackageKind::ReviewRequest, Some(&plan)));
                for waiting in beside(offices[other], &plan) {
                    merge(offices[other], &waiting);
                }
            }
        }
        for (from, to) in [(0, 1), (1, 0)] {
            take(offices[to], &write(offices[from], PackageKind::ReviewRequest, Some(&plan)));
            for waiting in beside(offices[to], &plan) {
                merge(offices[to], &waiting);
            }
        }
        prop_assert_eq!(words(&here, &plan, 0), state.to_vec());
        prop_assert_eq!(words(&there, &plan, 0), state.to_vec());
    }
}
