//! Packages between two offices: what goes out, what comes back, what is refused; stored data as it
//! was wherever something is wrong.

use crate::commands::{Window, set_up, text};
use crate::house::{Answers, SmallDisk};
use exchange::{Answer, Body, Brief, DeviceKey, Parcel};
use loa::clock;
use loa::office::{Office, packages};
use loa::wire::{OpenedPackage, PackageForm, PackageKind};
use plan::people::Role;
use plan::{
    Actor, Anchor, ContentHash, Opinion, OpinionId, PackageId, PlanId, Remark, RemarkId,
    RemarkState, Reply, ReplyId, Verdict,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use store::{Carried, EventKind, Store, StoreError, Tx};
use uuid::Uuid;

/// An office of its own.
pub(crate) fn office() -> Window {
    let window = Window::open(Answers::default());
    set_up(&window);
    window
}

/// An office with a plan that lies with the leader.
pub(crate) fn drafter() -> (Window, String) {
    let window = office();
    let form = json!({ "year": 2026, "subject": "Tuyên truyền phòng cháy năm 2026" });
    let plan = text(
        &window.done("create_plan", json!({ "form": form })),
        "/plan/id",
    );
    for step in ["submit", "pass_content", "pass_form"] {
        let form = json!({ "deed": { "step": step }, "by": "" });
        window.done("take_step", json!({ "plan": plan, "form": form }));
    }
    (window, plan)
}

fn form(kind: PackageKind, plan: Option<&str>) -> PackageForm {
    PackageForm {
        kind,
        plan: plan.map(ToOwned::to_owned),
        note: "Xin xem giúp.".into(),
        passphrase: String::new(),
    }
}

/// Writes a package beside the office's data.
pub(crate) fn write(window: &Window, kind: PackageKind, plan: Option<&str>) -> PathBuf {
    let path = window.folder.path().join(format!("{}.loa", clock::mint()));
    packages::send_to(&window.office, form(kind, plan), &path).unwrap();
    path
}

pub(crate) fn open(window: &Window, path: &Path) -> OpenedPackage {
    packages::open_file(&window.office, path, None).unwrap()
}

pub(crate) fn take(window: &Window, path: &Path) -> Value {
    open(window, path);
    window.done("take_package", json!({ "trust": true, "pair": false }))
}

fn effect(window: &Window, path: &Path) -> Value {
    serde_json::to_value(open(window, path).effect).unwrap()
}

/// Looks into the data file while the office lets go of it.
pub(crate) fn with_store<T>(office: &Office, work: impl FnOnce(&mut Store) -> T) -> T {
    office.close();
    let mut store = Store::open(office.path(), clock::now()).unwrap();
    let done = work(&mut store);
    drop(store);
    loa::office::setup::try_again(office).unwrap();
    done
}

pub(crate) fn change(office: &Office, work: impl FnOnce(&Tx<'_>) -> Result<(), StoreError>) {
    with_store(office, |store| {
        let change = EventKind::RemarkSaved;
        store.write(change, clock::now(), "", work).unwrap();
    });
}

/// All that is kept of a plan with its steps and what was said of it.
pub(crate) fn kept(office: &Office, plan: &str) -> (String, Vec<Remark>, Vec<Opinion>) {
    let id: PlanId = plan.parse().unwrap();
    with_store(office, |store| {
        let whole = format!(
            "{:?} {:?} {:?}",
            store.plan(id).unwrap(),
            store.tasks(id).unwrap(),
            store.course(id).unwrap()
        );
        (
            whole,
            store.remarks(id).unwrap(),
            store.opinions(id).unwrap(),
        )
    })
}

pub(crate) fn content(office: &Office, plan: &str) -> ContentHash {
    let course = loa::office::review::course(office, plan.to_owned()).unwrap();
    course.content.parse().unwrap()
}

pub(crate) fn leader() -> Actor {
    Actor {
        name: "Phạm Văn Dũng".into(),
        role: Role::Leader,
    }
}

pub(crate) fn remark(plan: &str, content: ContentHash, id: u128, words: &str) -> Remark {
    Remark {
        id: RemarkId(Uuid::from_u128(id)),
        plan: plan.parse().unwrap(),
        round: 1,
        content,
        anchor: Anchor::Plan,
        by: leader(),
        at: clock::now(),
        text: words.to_owned(),
        suggestion: None,
        source: plan::review::RemarkSource::Typed,
        state: RemarkState::Open,
        replies: Vec::new(),
    }
}

pub(crate) fn opinion(plan: &str, content: ContentHash, id: u128, verdict: Verdict) -> Opinion {
    Opinion {
        id: OpinionId(Uuid::from_u128(id)),
        plan: plan.parse().unwrap(),
        round: 1,
        content,
        verdict,
        reason: "Đã đọc.".into(),
        by: leader(),
        at: clock::now(),
    }
}

/// Says something at a reviewer's: a remark and a judgement.
fn say(window: &Window, plan: &str, verdict: Verdict) {
    let hash = content(&window.office, plan);
    change(&window.office, |tx| {
        tx.put_remark(&remark(plan, hash, 501, "Thêm lịch phát."))?;
        tx.put_opinion(&opinion(plan, hash, 601, verdict))
    });
}

pub(crate) fn edit_subject(window: &Window, plan: &str, subject: &str) -> Result<Value, Value> {
    let whole = window.done("get_plan", json!({ "plan": plan }));
    let mut head = whole["head"].clone();
    head["subject"] = subject.into();
    window.ask("save_head", json!({ "plan": plan, "head": head }))
}

/// What a plan's approval sheet says, as plain text.
fn sheet(window: &Window, plan: &str) -> String {
    use std::io::Read;
    let path = window.folder.path().join(format!("{}.docx", clock::mint()));
    let format = loa::wire::ExportFormat::Docx;
    loa::office::approval::export_to(&window.office, plan, format, &path).unwrap();
    let mut zip = zip::ZipArchive::new(std::fs::File::open(&path).unwrap()).unwrap();
    let mut words = String::new();
    let mut body = zip.by_name("word/document.xml").unwrap();
    body.read_to_string(&mut words).unwrap();
    words
}

#[test]
fn the_sheet_holds_no_judgement_of_a_stranger() {
    let (here, plan) = drafter();
    let hash = content(&here.office, &plan);
    change(&here.office, |tx| {
        let own = opinion(&plan, hash, 600, Verdict::Amend);
        tx.put_opinion(&Opinion {
            reason: "Nói ở đây.".into(),
            ..own
        })
    });
    let there = office();
    take(
        &there,
        &write(&here, PackageKind::ReviewRequest, Some(&plan)),
    );
    say(&there, &plan, Verdict::Agree);
    let answer = write(&there, PackageKind::ReviewAnswer, Some(&plan));
    take(&here, &answer);
    let senders = |window: &Window| {
        let list = window.done("list_remarks", json!({ "plan": plan }));
        let of = |it: &Value| it["sender"]["paired"].clone();
        let opinions = list["opinions"].as_array().unwrap();
        (
            of(&list["remarks"][0]),
            opinions.iter().map(of).collect::<Vec<_>>(),
        )
    };
    assert_eq!(
        senders(&here),
        (json!(false), vec![json!(null), json!(false)])
    );
    let printed = sheet(&here, &plan);
    assert!(printed.contains("Nói ở đây."));
    assert!(!printed.contains("Đã đọc."), "a stranger's");
    // Sent on and back, it is a stranger's still.
    let again = write(&here, PackageKind::ReviewRequest, Some(&plan));
    take(&there, &again);
    assert_eq!(
        senders(&there).1,
        [json!(false), json!(null)],
        "given there"
    );
    // Paired, it is theirs.
    let answer = write(&there, PackageKind::ReviewAnswer, Some(&plan));
    open(&here, &answer);
    here.done("take_package", json!({ "trust": true, "pair": true }));
    assert_eq!(senders(&here).1, [json!(null), json!(true)]);
    assert!(sheet(&here, &plan).contains("Đã đọc."));
}

#[test]
fn a_stranger_s_judgement_is_no_step_by_way_of_a_paired_computer() {
    let (here, plan) = drafter();
    let (there, third) = (office(), office());
    let request = |to: &Window| {
        let package = write(&here, PackageKind::ReviewRequest, Some(&plan));
        take(to, &package);
    };
    request(&there);
    say(&there, &plan, Verdict::Agree);
    take(
        &here,
        &write(&there, PackageKind::ReviewAnswer, Some(&plan)),
    );
    request(&third);
    let answer = write(&third, PackageKind::ReviewAnswer, Some(&plan));
    open(&here, &answer);
    here.done("take_package", json!({ "trust": true, "pair": true }));
    let carried = || here.done("get_carried", json!({ "plan": plan }))["opinions"].clone();
    assert_eq!(carried(), json!([]), "relayed, it is a stranger's still");
    // Their own is another matter.
    let hash = content(&third.office, &plan);
    change(&third.office, |tx| {
        tx.put_opinion(&opinion(&plan, hash, 77, Verdict::Agree))
    });
    take(
        &here,
        &write(&third, PackageKind::ReviewAnswer, Some(&plan)),
    );
    assert_eq!(carried().as_array().unwrap().len(), 1);
}

#[test]
fn a_draft_goes_out_and_comes_back_approved() {
    let (here, plan) = drafter();
    let there = office();
    let request = write(&here, PackageKind::ReviewRequest, Some(&plan));
    let id: PlanId = plan.parse().unwrap();
    let versions = with_store(&here.office, |store| store.versions(id).unwrap());
    assert_eq!(versions.last().unwrap().cause, plan::VersionCause::Sent);

    let seen = open(&there, &request);
    assert_eq!(seen.effect, loa::wire::PackageEffect::New);
    assert_eq!(seen.sender.standing, loa::wire::SenderStanding::Unknown);
    assert_eq!(seen.note, "Xin xem giúp.");
    assert_eq!(
        there.done("list_plans", json!({})),
        json!([]),
        "nothing is kept"
    );
    let failure = there.failed("take_package", json!({ "trust": false, "pair": false }));
    assert_eq!(failure["reason"], "unknown_sender");
    assert_eq!(there.done("list_plans", json!({})), json!([]));
    there.done("take_package", json!({ "trust": true, "pair": false }));
    assert_eq!(
        there.done("get_course", json!({ "plan": plan }))["stage"],
        "leader_review"
    );

    // Here to be remarked on: not to be edited, and no step is taken.
    let failure = edit_subject(&there, &plan, "Chữ khác").unwrap_err();
    assert_eq!(failure["flaws"][0]["kind"], "for_review");
    let step = json!({ "deed": { "step": "approve" }, "by": "" });
    let failure = there.failed("take_step", json!({ "plan": plan, "form": step }));
    assert_eq!(failure["flaws"][0]["kind"], "for_review");

    say(&there, &plan, Verdict::Agree);
    let answer = write(&there, PackageKind::ReviewAnswer, Some(&plan));
    let seen_back = open(&here, &answer);
    assert_eq!(
        seen_back.sender.words, seen.sender.words,
        "both see one code"
    );
    assert_eq!(seen_back.brings.remarks, 1);
    let answers = seen_back.answers.unwrap();
    assert!(answers.current);
    assert_eq!(answers.number, Some(versions.last().unwrap().number));
    assert_eq!(seen_back.brings.opinions[0].step, None, "not of a stranger");
    here.done("take_package", json!({ "trust": true, "pair": true }));

    let carried = here.done("get_carried", json!({ "plan": plan }));
    assert_eq!(carried["opinions"][0]["step"], "approve");
    let opinion = text(&carried, "/opinions/0/id");
    let args = json!({ "plan": plan, "opinion": opinion });
    let course = here.done("take_package_step", args.clone())["course"].clone();
    assert_eq!(course["stage"], "approved");
    let last = course["passages"]
        .as_array()
        .unwrap()
        .last()
        .unwrap()
        .clone();
    assert_eq!(last["by"]["name"], "Phạm Văn Dũng");
    here.failed("take_package_step", args);
    assert_eq!(kept(&here.office, &plan).1[0].text, "Thêm lịch phát.");
}

const WHY: &str = "Mục II thiếu chỉ tiêu";

/// Returns the draft at a reviewer's, as the screen does.
fn send_back(window: &Window, plan: &str) {
    let seen = window.done("list_remarks", json!({ "plan": plan }));
    let by = json!({ "name": "Phạm Văn Dũng", "role": "leader" });
    let form = json!({ "verdict": "return", "reason": WHY, "seen": seen["content"], "by": by });
    window.done("give_opinion", json!({ "plan": plan, "form": form }));
}

/// The remarks that tell why.
fn whys(window: &Window, plan: &str) -> Vec<Value> {
    let list = window.done("list_remarks", json!({ "plan": plan }));
    let all = list["remarks"].as_array().unwrap().clone();
    all.into_iter().filter(|it| it["text"] == WHY).collect()
}

#[test]
fn why_a_draft_came_back_is_a_remark_once() {
    type Judging<'a> = &'a dyn Fn(&Window, &str);
    let judgings: [(&str, Judging<'_>); 3] = [
        ("a judgement", &send_back),
        ("words that were said before", &|there, plan| {
            let by = json!({ "name": "Phạm Văn Dũng", "role": "leader" });
            let form = json!({ "place": { "kind": "plan" }, "text": WHY, "by": by });
            there.done("add_remark", json!({ "plan": plan, "form": form }));
            send_back(there, plan);
        }),
        (
            "an older program, of whose judgement there is no remark",
            &|there, plan| {
                send_back(there, plan);
                let remark = text(&whys(there, plan)[0], "/id");
                there.done("remove_remark", json!({ "remark": remark }));
            },
        ),
    ];
    for (name, judging) in judgings {
        for order in [[0, 1], [1, 0]] {
            let (here, plan) = drafter();
            let there = office();
            let request = write(&here, PackageKind::ReviewRequest, Some(&plan));
            take(&there, &request);
            judging(&there, &plan);
            let first = write(&there, PackageKind::ReviewAnswer, Some(&plan));
            let hash = content(&there.office, &plan);
            change(&there.office, |tx| {
                tx.put_remark(&remark(&plan, hash, 501, "Thêm lịch phát."))
            });
            let second = write(&there, PackageKind::ReviewAnswer, Some(&plan));
            let answers = order.map(|i| [&first, &second][i]);
            open(&here, answers[0]);
            here.done("take_package", json!({ "trust": true, "pair": true }));
            let carried = here.done("get_carried", json!({ "plan": plan }));
            assert_eq!(carried["opinions"][0]["step"], "return", "{name}");
            let args = json!({ "plan": plan, "opinion": carried["opinions"][0]["id"] });
            let course = here.done("take_package_step", args)["course"].clone();
            assert_eq!(course["stage"], "returned", "{name}");
            for answer in answers {
                take(&here, answer);
            }
            let told = whys(&here, &plan);
            assert_eq!(told.len(), 1, "{name}: {told:?}");
            assert_eq!(told[0]["by"]["name"], "Phạm Văn Dũng", "{name}");
            assert_eq!(
                (&told[0]["round"], &told[0]["source"]),
                (&json!(1), &json!("package"))
            );
            // Once it is answered, that stands, here and where it was said.
            let answer = json!({ "decision": "done", "answer": "Đã thêm.", "put_in": false });
            here.done(
                "rule_remark",
                json!({ "remark": told[0]["id"], "form": answer }),
            );
            let again = write(&there, PackageKind::ReviewAnswer, Some(&plan));
            take(&here, &again);
            let back = write(&here, PackageKind::ReviewRequest, Some(&plan));
            take(&there, &back);
            for window in [&here, &there] {
                let told = whys(window, &plan);
                assert_eq!(told.len(), 1, "{name}: {told:?}");
                assert_eq!(told[0]["state"], "done", "{name}");
            }
        }
    }
}

#[test]
fn how_the_checks_stood_goes_with_the_course() {
    let (here, plan) = drafter();
    let form_passed = |window: &Window| {
        let course = window.done("get_course", json!({ "plan": plan }));
        let passages = course["passages"].as_array().unwrap().clone();
        let passed = passages.into_iter().find(|it| it["step"] == "pass_form");
        text(&passed.unwrap(), "/reason")
    };
    let there = office();
    take(
        &there,
        &write(&here, PackageKind::ReviewRequest, Some(&plan)),
    );
    assert!(form_passed(&here).starts_with("Kết quả soát: "));
    assert_eq!(form_passed(&there), form_passed(&here));
}

#[test]
fn an_agreement_to_form_that_came_tells_how_the_checks_stand() {
    let (here, plan) = drafter();
    let step = |deed: Value| {
        let form = json!({ "deed": deed, "by": "" });
        here.done("take_step", json!({ "plan": plan, "form": form }));
    };
    step(json!({ "step": "return", "reason": WHY }));
    step(json!({ "step": "submit" }));
    step(json!({ "step": "pass_content" }));
    let there = office();
    take(
        &there,
        &write(&here, PackageKind::ReviewRequest, Some(&plan)),
    );
    let seen = there.done("list_remarks", json!({ "plan": plan }));
    let by = json!({ "name": "Lê Thị Hạnh", "role": "format_checker" });
    let form = json!({ "verdict": "agree", "reason": "", "seen": seen["content"], "by": by });
    there.done("give_opinion", json!({ "plan": plan, "form": form }));
    open(
        &here,
        &write(&there, PackageKind::ReviewAnswer, Some(&plan)),
    );
    here.done("take_package", json!({ "trust": true, "pair": true }));
    let carried = here.done("get_carried", json!({ "plan": plan }));
    assert_eq!(carried["opinions"][0]["step"], "pass_form");
    let args = json!({ "plan": plan, "opinion": carried["opinions"][0]["id"] });
    let course = here.done("take_package_step", args)["course"].clone();
    let last = course["passages"].as_array().unwrap().last().unwrap();
    assert_eq!(last["by"]["name"], "Lê Thị Hạnh");
    assert!(
        text(last, "/reason").starts_with("Kết quả soát: "),
        "{last}"
    );
}

#[test]
fn an_agreement_to_older_words_is_no_approval() {
    let (here, plan) = drafter();
    let there = office();
    take(
        &there,
        &write(&here, PackageKind::ReviewRequest, Some(&plan)),
    );
    say(&there, &plan, Verdict::Agree);
    let answer = write(&there, PackageKind::ReviewAnswer, Some(&plan));
    edit_subject(&here, &plan, "Tuyên truyền phòng cháy, bản sửa").unwrap();
    let seen = open(&here, &answer);
    let answers = seen.answers.unwrap();
    assert!(
        !answers.current && answers.number.is_some(),
        "the version that was sent"
    );
    here.done("take_package", json!({ "trust": true, "pair": true }));
    let carried = here.done("get_carried", json!({ "plan": plan }));
    assert_eq!(carried["opinions"][0]["current"], false);
    assert_eq!(carried["opinions"][0]["step"], Value::Null);
    let args = json!({ "plan": plan, "opinion": carried["opinions"][0]["id"] });
    let failure = here.failed("take_package_step", args);
    assert_eq!(failure["flaws"][0]["kind"], "changed_since");
    assert_eq!(
        here.done("get_course", json!({ "plan": plan }))["stage"],
        "leader_review"
    );
}

#[test]
fn what_is_opened_twice_changes_nothing_twice() {
    let (here, plan) = drafter();
    let there = office();
    let request = write(&here, PackageKind::ReviewRequest, Some(&plan));
    take(&there, &request);
    say(&there, &plan, Verdict::Return);
    let before = kept(&there.office, &plan);
    let again = take(&there, &request);
    assert_eq!(
        (&again["effect"], &again["saved"]),
        (&json!("taken"), &Value::Null)
    );
    assert_eq!(kept(&there.office, &plan), before);
    let answer = write(&there, PackageKind::ReviewAnswer, Some(&plan));
    take(&here, &answer);
    let before = kept(&here.office, &plan);
    assert_eq!(take(&here, &answer)["effect"], "taken");
    assert_eq!(kept(&here.office, &plan), before);
    assert_eq!(effect(&here, &request), "own");
    // A copy that was removed comes back with the same package.
    there.done("remove_plan", json!({ "plan": plan }));
    assert_eq!(take(&there, &request)["effect"], "new");
}

#[test]
fn a_later_round_takes_the_copy_s_place_and_an_earlier_one_does_not() {
    let (here, plan) = drafter();
    let there = office();
    let first = write(&here, PackageKind::ReviewRequest, Some(&plan));
    edit_subject(&here, &plan, "Bản sửa lần hai").unwrap();
    let second = write(&here, PackageKind::ReviewRequest, Some(&plan));
    take(&there, &second);
    assert_eq!(take(&there, &first)["effect"], "older");
    let subject = |window: &Window| {
        let plan = window.done("get_plan", json!({ "plan": plan }));
        text(&plan, "/head/subject")
    };
    assert_eq!(subject(&there), "Bản sửa lần hai");
    say(&there, &plan, Verdict::Amend);
    edit_subject(&here, &plan, "Bản sửa lần ba").unwrap();
    let third = write(&here, PackageKind::ReviewRequest, Some(&plan));
    assert_eq!(take(&there, &third)["effect"], "newer");
    assert_eq!(subject(&there), "Bản sửa lần ba");
    let (_, remarks, opinions) = kept(&there.office, &plan);
    assert_eq!(
        (remarks.len(), opinions.len()),
        (1, 1),
        "what was said stays"
    );
}

#[test]
fn what_is_wrong_is_told_and_nothing_changes() {
    let (here, plan) = drafter();
    let there = office();
    take(
        &there,
        &write(&here, PackageKind::ReviewRequest, Some(&plan)),
    );
    say(&there, &plan, Verdict::Agree);
    let answer = std::fs::read(write(&there, PackageKind::ReviewAnswer, Some(&plan))).unwrap();
    let before = kept(&here.office, &plan);
    let mut flipped = answer.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 4;
    let cases: [(&str, Vec<u8>, &[&str]); 4] = [
        ("cut", answer[..answer.len() - 30].to_vec(), &["cut"]),
        ("flipped", flipped, &["damaged", "cut", "signature"]),
        ("text", b"Ke hoach".to_vec(), &["not_a_package"]),
        ("large", vec![0; 65 * 1024 * 1024], &["too_large"]),
    ];
    for (name, bytes, reasons) in cases {
        let path = here.folder.path().join("x.loa");
        std::fs::write(&path, bytes).unwrap();
        let failure = packages::open_file(&here.office, &path, None).unwrap_err();
        let failure = serde_json::to_value(failure).unwrap();
        let reason = text(&failure, "/reason");
        assert!(reasons.contains(&reason.as_str()), "{name}: {failure}");
        let failure = here.failed("take_package", json!({ "trust": true, "pair": true }));
        assert_eq!(failure["reason"], "not_opened", "{name}");
    }
    assert_eq!(kept(&here.office, &plan), before);
    // Put aside only when asked.
    let folder = here.folder.path().join("quarantine");
    assert!(!folder.exists());
    let path = here.folder.path().join("bad.loa");
    std::fs::write(&path, "bad").unwrap();
    packages::open_file(&here.office, &path, None).unwrap_err();
    let aside = here.done("set_package_aside", json!({}));
    assert_eq!(
        std::fs::read_to_string(aside.as_str().unwrap()).unwrap(),
        "bad"
    );
    assert!(path.exists(), "the file itself is the user's");
}

#[test]
fn an_answer_needs_its_plan() {
    let (here, plan) = drafter();
    let there = office();
    take(
        &there,
        &write(&here, PackageKind::ReviewRequest, Some(&plan)),
    );
    say(&there, &plan, Verdict::Agree);
    let answer = write(&there, PackageKind::ReviewAnswer, Some(&plan));
    let other = office();
    assert_eq!(effect(&other, &answer), "plan_missing");
    let failure = other.failed("take_package", json!({ "trust": true, "pair": false }));
    assert_eq!(failure["reason"], "plan_missing");
    let removed = here.done("remove_plan", json!({ "plan": plan }));
    assert_eq!(effect(&here, &answer), "plan_in_trash");
    here.failed("take_package", json!({ "trust": true, "pair": false }));
    here.done("restore_removed", json!({ "trash": removed["trash"] }));
    assert_eq!(take(&here, &answer)["effect"], "answer");
    let failure = packages::send_to(
        &here.office,
        form(PackageKind::ReviewAnswer, Some(&plan)),
        &here.folder.path().join("a.loa"),
    );
    let failure = serde_json::to_value(failure.unwrap_err()).unwrap();
    assert_eq!(failure["reason"], "nothing_to_answer");
}

#[test]
fn a_known_name_with_another_key_is_told() {
    let (here, plan) = drafter();
    let there = office();
    let request = write(&here, PackageKind::ReviewRequest, Some(&plan));
    open(&there, &request);
    there.done("take_package", json!({ "trust": true, "pair": true }));
    let peers = there.done("list_peers", json!({}));
    assert!(peers["peers"][0]["paired"].is_string());
    // Somebody writes under the same name.
    std::fs::remove_file(here.folder.path().join("device.key")).unwrap();
    let forged = write(&here, PackageKind::ReviewRequest, Some(&plan));
    let seen = open(&there, &forged);
    assert_eq!(seen.sender.standing, loa::wire::SenderStanding::Changed);
    there.failed("take_package", json!({ "trust": false, "pair": false }));
    // Forgotten, a computer is a stranger again.
    let key = text(&peers, "/peers/0/key");
    there.done("forget_peer", json!({ "key": key }));
    assert_eq!(
        open(&there, &forged).sender.standing,
        loa::wire::SenderStanding::Unknown
    );
}

#[test]
fn an_office_is_handed_over() {
    let (here, plan) = drafter();
    let hash = content(&here.office, &plan);
    change(&here.office, |tx| {
        tx.put_remark(&remark(&plan, hash, 7, "Giữ lại."))
    });
    let package = write(&here, PackageKind::HandOver, None);
    // Into an empty office: everything.
    let new = Window::open(Answers::default());
    let taken = take(&new, &package);
    assert_eq!(taken["effect"], "new");
    assert_eq!(kept(&new.office, &plan), kept(&here.office, &plan));
    assert_eq!(new.done("startup", json!({}))["kind"], "ready");
    let key = |window: &Window| std::fs::read(window.folder.path().join("device.key")).unwrap();
    assert_ne!(
        key(&new),
        key(&here),
        "a copy of the data is not the computer"
    );
    // Into one with plans of its own: plans alone.
    let (busy, own) = drafter();
    let taken = take(&busy, &package);
    assert_eq!(taken["effect"], "plans");
    assert_eq!(taken["brought"]["plans"], 1);
    assert_eq!(
        busy.done("list_plans", json!({})).as_array().unwrap().len(),
        2
    );
    assert_eq!(
        edit_subject(&busy, &own, "Vẫn sửa được").map(|_| ()),
        Ok(())
    );
    // Edited on both sides: theirs is kept beside.
    edit_subject(&here, &plan, "Sửa ở máy này").unwrap();
    edit_subject(&busy, &plan, "Sửa ở máy kia").unwrap();
    let theirs = write(&busy, PackageKind::ReviewRequest, Some(&plan));
    let taken = take(&here, &theirs);
    assert_eq!(taken["effect"], "both_edited");
    let id: PlanId = plan.parse().unwrap();
    let versions = with_store(&here.office, |store| store.versions(id).unwrap());
    let last = versions.last().unwrap();
    assert_eq!(last.cause, plan::VersionCause::Received);
    assert_eq!(taken["beside"][0]["number"], last.number);
    let subject = here.done("get_plan", json!({ "plan": plan }));
    assert_eq!(subject["head"]["subject"], "Sửa ở máy này");
}

#[test]
fn an_office_with_people_is_handed_over_whole() {
    let (here, plan) = drafter();
    let form = json!({
        "id": "", "name": "Nguyễn Thị Lan", "role": "drafter", "official": null,
        "keeper": true, "active": true,
    });
    let people = here.done("save_profile", json!({ "form": form }))["people"].clone();
    let lan = text(&people, "/profiles/0/id");
    let pin = json!({ "profile": lan, "pin": "86420975", "current": "" });
    here.done("set_pin", pin);
    let package = write(&here, PackageKind::HandOver, None);
    // Whoever takes it is nobody there: all of it comes, and is noted, before anybody sits down.
    let new = Window::open(Answers::default());
    let taken = take(&new, &package);
    assert_eq!(taken["effect"], "new");
    assert_eq!(taken["brought"]["plans"], 1);
    assert!(taken["saved"]["seq"].as_u64().is_some(), "{taken}");
    let people = new.done("list_profiles", json!({}));
    assert_eq!(people["sitting"]["in_use"], true);
    assert_eq!(people["sitting"]["profile"], json!(null));
    assert_eq!(effect(&new, &package), "taken");
    assert_eq!(kept(&new.office, &plan), kept(&here.office, &plan));
}

#[test]
fn an_opinion_that_says_two_things_is_refused() {
    let (here, plan) = drafter();
    let request = write(&here, PackageKind::ReviewRequest, Some(&plan));
    let there = office();
    take(&there, &request);
    let hash = content(&there.office, &plan);
    change(&there.office, |tx| {
        tx.put_opinion(&opinion(&plan, hash, 9, Verdict::Return))
    });
    let answer = write(&there, PackageKind::ReviewAnswer, Some(&plan));
    // Somebody brought the same opinion with other words before.
    change(&here.office, |tx| {
        tx.put_opinion(&opinion(&plan, hash, 9, Verdict::Agree))
    });
    let before = kept(&here.office, &plan);
    open(&here, &answer);
    let failure = here.failed("take_package", json!({ "trust": true, "pair": false }));
    assert_eq!(failure["kind"], "package_refused");
    assert_eq!(failure["reason"], "content");
    assert_eq!(kept(&here.office, &plan), before);
}

#[test]
fn a_template_is_passed_on() {
    let (here, plan) = drafter();
    let there = office();
    let package = write(&here, PackageKind::Template, Some(&plan));
    take(&there, &package);
    let own = |window: &Window| {
        let list = window.done("list_templates", json!({}));
        let list = list.as_array().unwrap().clone();
        list.into_iter().filter(|it| it["own"] == true).count()
    };
    assert_eq!(own(&there), 1);
    assert_eq!(take(&there, &package)["effect"], "taken");
    assert_eq!(own(&there), 1);
}

#[test]
fn a_passphrase_is_asked_for() {
    let (here, plan) = drafter();
    let there = office();
    let path = here.folder.path().join("locked.loa");
    let mut asked = form(PackageKind::ReviewRequest, Some(&plan));
    asked.passphrase = "ngắn".into();
    let failure = packages::send_to(&here.office, asked.clone(), &path).unwrap_err();
    let failure = serde_json::to_value(failure).unwrap();
    assert_eq!(failure["flaws"][0]["field"], "passphrase");
    asked.passphrase = "suối chảy qua làng".into();
    packages::send_to(&here.office, asked, &path).unwrap();
    let failure = packages::open_file(&there.office, &path, None).unwrap_err();
    let failure = serde_json::to_value(failure).unwrap();
    assert_eq!(failure["reason"], "passphrase_needed");
    let wrong = there.failed("unlock_package", json!({ "passphrase": "suối" }));
    assert_eq!(wrong["reason"], "passphrase_wrong");
    let seen = there.done(
        "unlock_package",
        json!({ "passphrase": "suối chảy qua làng" }),
    );
    assert_eq!(seen["locked"], true);
    there.done("take_package", json!({ "trust": true, "pair": false }));
}

#[test]
fn a_full_stick_holds_no_half_package_and_nothing_is_noted() {
    let Some(stick) = SmallDisk::mount("8k") else {
        return;
    };
    let (here, plan) = drafter();
    let filler = vec![1; 64 * 1024];
    let _ = std::fs::write(stick.path().join("other.bin"), filler);
    let versions = |window: &Window| {
        let id: PlanId = plan.parse().unwrap();
        with_store(&window.office, |store| store.versions(id).unwrap().len())
    };
    let before = versions(&here);
    let failure = packages::send_to(
        &here.office,
        form(PackageKind::ReviewRequest, Some(&plan)),
        &stick.path().join("goi.loa"),
    )
    .unwrap_err();
    assert_eq!(failure, loa::wire::Failure::NoSpace);
    let left: Vec<String> = std::fs::read_dir(stick.path())
        .unwrap()
        .map(|it| it.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(left, ["other.bin"]);
    assert_eq!(versions(&here), before);
    let carried = here.done("get_carried", json!({ "plan": plan }));
    assert_eq!(carried["packages"], json!([]));
}

/// The ids of the remarks on a plan.
fn remarks(window: &Window, plan: &str) -> Vec<u128> {
    let (_, remarks, _) = kept(&window.office, plan);
    let mut ids: Vec<u128> = remarks.iter().map(|it| it.id.0.as_u128()).collect();
    ids.sort_unstable();
    ids
}

fn put_remarks(window: &Window, plan: &str, ids: &[u128]) {
    let hash = content(&window.office, plan);
    change(&window.office, |tx| {
        (ids.iter()).try_for_each(|id| tx.put_remark(&remark(plan, hash, *id, "Xem lại.")))
    });
}

fn reply_to(window: &Window, id: u128) {
    let id = Uuid::from_u128(id).to_string();
    window.done(
        "reply_to_remark",
        json!({ "remark": id, "text": "Xin giữ ý này." }),
    );
}

fn remove(window: &Window, id: u128) {
    let id = Uuid::from_u128(id).to_string();
    window.done("remove_remark", json!({ "remark": id }));
}

/// Takes a package; what was told beforehand is what it brings.
fn take_as_told(window: &Window, path: &Path) -> Value {
    let told = serde_json::to_value(open(window, path).brings).unwrap();
    let taken = take(window, path);
    assert_eq!(taken["brought"]["remarks"], told["remarks"], "{taken}");
    taken
}

#[test]
fn a_remark_that_was_removed_comes_back_only_with_something_new() {
    // What is edited here and there, what goes there to here, and what that does.
    let request = PackageKind::ReviewRequest;
    for (here_too, there_too, kind, effect) in [
        (false, false, request, "same"),
        (true, false, request, "older"),
        (true, true, request, "both_edited"),
        (false, false, PackageKind::HandOver, "plans"),
        (true, true, PackageKind::HandOver, "plans"),
    ] {
        for (answered, expect) in [(false, vec![8, 9]), (true, vec![7, 8, 9])] {
            let (here, plan) = drafter();
            put_remarks(&here, &plan, &[7, 8]);
            let there = Window::open(Answers::default());
            take(&there, &write(&here, PackageKind::HandOver, None));
            remove(&here, 7);
            put_remarks(&there, &plan, &[9]);
            if answered {
                reply_to(&there, 7);
            }
            for (window, edited) in [(&here, here_too), (&there, there_too)] {
                if edited {
                    edit_subject(window, &plan, &clock::mint().to_string()).unwrap();
                }
            }
            let package = write(&there, kind, Some(&plan));
            let taken = take_as_told(&here, &package);
            let case = format!("{effect}, answered: {answered}");
            assert_eq!(taken["effect"], effect, "{case}");
            assert_eq!(remarks(&here, &plan), expect, "{case}");
        }
    }
}

#[test]
fn what_the_drafter_took_back_is_gone_from_the_copy_in_any_order() {
    // Which request comes first, and whether the reviewer answered what was taken back.
    for (order, answered, expect) in [
        ([0, 1], false, vec![8, 9, 10]),
        ([1, 0], false, vec![8, 9, 10]),
        ([0, 1], true, vec![7, 8, 9, 10]),
    ] {
        let (here, plan) = drafter();
        put_remarks(&here, &plan, &[7, 8]);
        let first = write(&here, PackageKind::ReviewRequest, Some(&plan));
        remove(&here, 7);
        put_remarks(&here, &plan, &[9]);
        let requests = [first, write(&here, PackageKind::ReviewRequest, Some(&plan))];
        let there = office();
        take_as_told(&there, &requests[order[0]]);
        put_remarks(&there, &plan, &[10]);
        if answered {
            reply_to(&there, 7);
        }
        take_as_told(&there, &requests[order[1]]);
        assert_eq!(remarks(&there, &plan), expect, "{order:?} {answered}");
    }
}

#[test]
fn a_reviewer_s_own_remark_comes_back_with_the_newest_request_only() {
    let (here, plan) = drafter();
    let there = office();
    let first = write(&here, PackageKind::ReviewRequest, Some(&plan));
    take(&there, &first);
    put_remarks(&there, &plan, &[11]);
    let answer = write(&there, PackageKind::ReviewAnswer, Some(&plan));
    take(&here, &answer);
    let older = write(&here, PackageKind::ReviewRequest, Some(&plan));
    let newest = write(&here, PackageKind::ReviewRequest, Some(&plan));
    remove(&there, 11);
    take_as_told(&there, &newest);
    assert_eq!(remarks(&there, &plan), [11], "whoever drafts has it still");
    let other = office();
    take(&other, &first);
    put_remarks(&other, &plan, &[11]);
    remove(&other, 11);
    take(&other, &newest);
    assert_eq!(remarks(&other, &plan), [11]);
    assert_eq!(take_as_told(&other, &older)["effect"], "older");
    assert_eq!(remarks(&other, &plan), [11]);
}

/// A reviewer's answer: remarks of their own, some of others, replies, a judgement.
fn answer_of(reviewer: u8, counter: u64, plan: &str, request: &Carried) -> Vec<u8> {
    let (hash, version) = (request.content.unwrap(), request.version.unwrap());
    let own = u128::from(reviewer) * 1_000;
    // Told of a remark that another wrote, at the time they wrote it.
    let at = |id: u128| chrono::DateTime::from_timestamp(1_750_000_000 + id as i64, 0).unwrap();
    let said = |id: u128, words: &str| Remark {
        at: at(id),
        ..remark(plan, hash, id, words)
    };
    let mut remarks = vec![
        said(own + 1, &format!("Máy {reviewer}, gói {counter}.")),
        said(own + 1 + u128::from(counter), "Chỉ ở gói này."),
    ];
    // The drafter's own remark, and the first reviewer's by hearsay, each answered.
    let hearsay = |id: u128| Remark {
        source: plan::review::RemarkSource::Package,
        replies: vec![Reply {
            id: ReplyId(Uuid::from_u128(own + id * 10 + u128::from(counter))),
            by: leader(),
            at: at(own + u128::from(counter)),
            text: format!("Trả lời của {reviewer}."),
        }],
        ..said(id, "Lời nghe lại.")
    };
    remarks.push(hearsay(7));
    if reviewer != 1 {
        remarks.push(hearsay(1_001));
    }
    let judge = |id: u128| Opinion {
        at: at(id),
        ..opinion(plan, hash, id, Verdict::Amend)
    };
    let judged = judge(own + u128::from(counter));
    // The reason of what is judged, and by hearsay that of what the first reviewer judged.
    remarks.extend(judged.remark());
    if reviewer != 1 {
        let first = judge(1_001).remark().unwrap();
        remarks.push(Remark {
            source: plan::review::RemarkSource::Package,
            ..first
        });
    }
    let body = Body::Answer(Box::new(Answer {
        about: Brief {
            plan: plan.parse().unwrap(),
            year: 2026,
            subject: "Tuyên truyền".into(),
        },
        content: hash,
        version,
        remarks,
        opinions: vec![judged],
    }));
    let parcel = Parcel {
        id: PackageId(Uuid::from_u128(own + 500 + u128::from(counter))),
        answers: Some(request.id),
        at: clock::now(),
        sender: format!("Máy {reviewer}"),
        counter,
        note: String::new(),
        body,
    };
    let key = DeviceKey::from_seed(&[reviewer; 32]);
    exchange::write(&parcel, &key, None).unwrap().0
}

/// What happens at the drafter's.
#[derive(Debug, Clone, Copy)]
enum Happens {
    /// An answer is taken, again or not.
    Taken(usize),
    /// A remark is ruled on; later, where it did not come yet.
    Ruled(u128),
}

/// The drafter's data after a request went out, and two answers to it of each of three reviewers.
struct Round {
    data: Vec<(std::ffi::OsString, Vec<u8>)>,
    plan: String,
    answers: Vec<Vec<u8>>,
}

impl Round {
    fn new() -> Self {
        let (here, plan) = drafter();
        let hash = content(&here.office, &plan);
        change(&here.office, |tx| {
            tx.put_remark(&remark(&plan, hash, 7, "Của người soạn."))
        });
        write(&here, PackageKind::ReviewRequest, Some(&plan));
        let id: PlanId = plan.parse().unwrap();
        let request = with_store(&here.office, |store| {
            store.packages_of(id).unwrap().remove(0)
        });
        let answers =
            (0..6_u8).map(|i| answer_of(1 + i / 2, u64::from(1 + i % 2), &plan, &request));
        let answers = answers.collect();
        here.office.close();
        let files = std::fs::read_dir(here.folder.path()).unwrap();
        let files = files.map(|it| it.unwrap()).filter(|it| it.path().is_file());
        let data = files.map(|it| (it.file_name(), std::fs::read(it.path()).unwrap()));
        Self {
            data: data.collect(),
            plan,
            answers,
        }
    }

    fn rule(&self, here: &Window, id: u128) -> bool {
        let form = json!({ "decision": "accepted", "answer": "Sẽ sửa.", "put_in": false });
        let remark = Uuid::from_u128(id).to_string();
        let args = json!({ "remark": remark, "form": form });
        remarks(here, &self.plan).contains(&id) && here.ask("rule_remark", args).is_ok()
    }

    /// All that is kept after this; rulings at one time.
    fn after(&self, all: &[Happens]) -> (String, Vec<Remark>, Vec<Opinion>) {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in &self.data {
            std::fs::write(folder.path().join(name), bytes).unwrap();
        }
        let here = Window::over_folder(folder);
        let mut waiting = Vec::new();
        for it in all {
            match *it {
                Happens::Taken(answer) => {
                    let path = here.folder.path().join("answer.loa");
                    std::fs::write(&path, &self.answers[answer]).unwrap();
                    assert_eq!(open(&here, &path).answers.map(|it| it.known), Some(true));
                    here.done("take_package", json!({ "trust": true, "pair": false }));
                }
                Happens::Ruled(id) => waiting.push(id),
            }
            waiting.retain(|id| !self.rule(&here, *id));
        }
        assert_eq!(waiting, []);
        let (plan, mut remarks, opinions) = kept(&here.office, &self.plan);
        for it in &mut remarks {
            if let RemarkState::Accepted(ruling) = &mut it.state {
                ruling.at = chrono::DateTime::UNIX_EPOCH;
            }
        }
        (plan, remarks, opinions)
    }
}

/// One after the other, each once, and ruled on at the end.
const STRAIGHT: [Happens; 8] = [
    Happens::Taken(0),
    Happens::Taken(1),
    Happens::Taken(2),
    Happens::Taken(3),
    Happens::Taken(4),
    Happens::Taken(5),
    Happens::Ruled(7),
    Happens::Ruled(1_001),
];

static ROUND: LazyLock<Round> = LazyLock::new(Round::new);
static STRAIGHT_ON: LazyLock<(String, Vec<Remark>, Vec<Opinion>)> =
    LazyLock::new(|| ROUND.after(&STRAIGHT));

#[test]
fn no_remark_of_three_reviewers_is_lost() {
    let (_, remarks, opinions) = &*STRAIGHT_ON;
    // The drafter's, two or one of each package, each with its words last.
    let mut said: Vec<(u128, String, usize)> = remarks
        .iter()
        .map(|it| (it.id.0.as_u128(), it.text.clone(), it.replies.len()))
        .collect();
    said.sort();
    let mut expect = vec![(7, "Của người soạn.".to_owned(), 6)];
    for reviewer in 1..=3_u128 {
        let own = reviewer * 1_000;
        let replies = if reviewer == 1 { 4 } else { 0 };
        expect.push((own + 1, format!("Máy {reviewer}, gói 2."), replies));
        expect.push((own + 2, "Chỉ ở gói này.".to_owned(), 0));
        expect.push((own + 3, "Chỉ ở gói này.".to_owned(), 0));
    }
    for judged in opinions {
        expect.push((judged.remark_id().0.as_u128(), judged.reason.clone(), 0));
    }
    expect.sort();
    assert_eq!(said, expect);
    assert_eq!(opinions.len(), 6);
    let ruled = remarks.iter().filter(|it| it.state != RemarkState::Open);
    let mut ruled: Vec<u128> = ruled.map(|it| it.id.0.as_u128()).collect();
    ruled.sort_unstable();
    assert_eq!(ruled, [7, 1_001]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, max_shrink_iters: 40, ..ProptestConfig::default() })]
    #[test]
    fn answers_in_any_order_and_number_end_the_same(
        all in prop::collection::vec(0_usize..6, 0..8).prop_flat_map(|again| {
            let again = again.into_iter().map(Happens::Taken);
            Just(STRAIGHT.into_iter().chain(again).collect::<Vec<_>>()).prop_shuffle()
        }),
    ) {
        prop_assert_eq!(&ROUND.after(&all), &*STRAIGHT_ON);
    }
}
