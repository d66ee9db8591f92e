//! Packages that are wrong, odd or meant badly: a message that says what, stored data as it was,
//! nothing beside it. What the reader itself refuses is tested in `exchange`.

use crate::cli::Line;
use crate::commands::Window;
use crate::house::SmallDisk;
use crate::packages::{
    change, content, drafter, edit_subject, kept, leader, office, open, opinion, remark, take,
    with_store, write,
};
use exchange::{Body, DeviceKey, Parcel};
use loa::clock;
use loa::office::packages;
use loa::wire::{Language, PackageForm, PackageKind};
use plan::{Anchor, PlanId, Remark, RemarkId, Verdict};
use serde_json::{Value, json};
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use uuid::Uuid;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What opening a file comes to: the reason it is refused for, which can be told in both languages.
fn refused(window: &Window, path: &Path) -> String {
    let failure = packages::open_file(&window.office, path, None).unwrap_err();
    let failure = serde_json::to_value(failure).unwrap();
    assert_eq!(failure["kind"], "package_refused", "{failure}");
    let reason = failure["reason"].as_str().unwrap().to_owned();
    for language in [Language::Vi, Language::En] {
        let key = format!("package_refused_{reason}");
        assert!(loa::words::knows(language, &key), "{key}");
    }
    reason
}

fn parcel(path: &Path) -> Parcel {
    let bytes = std::fs::read(path).unwrap();
    exchange::open(&bytes, None).unwrap().parcel
}

/// The same parcel, changed and signed by a computer of this seed.
fn signed(window: &Window, parcel: &Parcel, seed: u8) -> PathBuf {
    let key = DeviceKey::from_seed(&[seed; 32]);
    let (bytes, _) = exchange::write(parcel, &key, None).unwrap();
    put(window, &bytes)
}

fn put(window: &Window, bytes: &[u8]) -> PathBuf {
    let path = window.folder.path().join(format!("{}.loa", clock::mint()));
    std::fs::write(&path, bytes).unwrap();
    path
}

/// A package with entries changed or added behind its signature.
fn rezipped(path: &Path, change: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(std::fs::read(path).unwrap())).unwrap();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, bytes: &[u8]| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    };
    for at in 0..old.len() {
        let mut entry = old.by_index(at).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        match change.iter().find(|(it, _)| *it == name) {
            Some((_, other)) => put(&name, other),
            None => put(&name, &bytes),
        }
    }
    for (name, bytes) in change.iter().filter(|(it, _)| old.by_name(it).is_err()) {
        put(name, bytes);
    }
    zip.finish().unwrap().into_inner()
}

/// Every file below the data's folder, but for those of the database itself.
fn files(window: &Window) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(window.folder.path())
        .unwrap()
        .map(|it| it.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|it| !it.contains(".db"))
        .collect();
    names.sort();
    names
}

/// A reviewer's answer to a plan that lies with the leader.
fn answered() -> (Window, Window, String, PathBuf) {
    let (here, plan) = drafter();
    let there = office();
    let request = write(&here, PackageKind::ReviewRequest, Some(&plan));
    take(&there, &request);
    judge(&there, &plan, 501, Verdict::Agree);
    let answer = write(&there, PackageKind::ReviewAnswer, Some(&plan));
    (here, there, plan, answer)
}

fn judge(window: &Window, plan: &str, id: u128, verdict: Verdict) {
    let hash = content(&window.office, plan);
    change(&window.office, |tx| {
        tx.put_remark(&remark(plan, hash, id, "Thêm lịch phát."))?;
        tx.put_opinion(&opinion(plan, hash, id, verdict))
    });
}

#[test]
fn whatever_is_wrong_with_a_file_is_told_and_nothing_changes() {
    let (here, _there, plan, answer) = answered();
    let before = kept(&here.office, &plan);
    let whole = std::fs::read(&answer).unwrap();
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000)).into_bytes();
    let newer = br#"{"format":2,"what":"no one knows yet"}"#.to_vec();
    let bomb = vec![b' '; 40 * 1024 * 1024];
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    let odd = |name| rezipped(&answer, &[(name, b"x".to_vec())]);
    let cases: [(&str, Vec<u8>, &[&str]); 9] = [
        ("cut", whole[..whole.len() / 2].to_vec(), &["cut"]),
        ("flipped", flipped, &["damaged", "cut", "signature"]),
        (
            "newer",
            rezipped(&answer, &[("manifest.json", newer)]),
            &["newer"],
        ),
        ("up", odd("../../loa.db"), &["odd_name"]),
        ("root", odd("/etc/passwd"), &["odd_name"]),
        ("drive", odd("C:\\loa.db"), &["odd_name"]),
        (
            "deep",
            rezipped(&answer, &[("manifest.json", deep)]),
            &["too_deep"],
        ),
        (
            "bomb",
            rezipped(&answer, &[("bomb.json", bomb)]),
            &["too_large", "damaged"],
        ),
        (
            "edited",
            rezipped(&answer, &[("remarks.json", b"{}".to_vec())]),
            &["damaged"],
        ),
    ];
    for (name, bytes, reasons) in cases {
        assert!(bytes.len() < 1024 * 1024, "{name}: small as a file");
        let path = put(&here, &bytes);
        let there = files(&here);
        let reason = refused(&here, &path);
        assert!(reasons.contains(&reason.as_str()), "{name}: {reason}");
        let failure = here.failed("take_package", json!({ "trust": true, "pair": true }));
        assert_eq!(failure["reason"], "not_opened", "{name}");
        assert_eq!(files(&here), there, "{name}: nothing beside");
        // Put aside when asked, under a name that no double click opens.
        let aside = here.done("set_package_aside", json!({}));
        let aside = Path::new(aside.as_str().unwrap());
        assert_eq!(std::fs::read(aside).unwrap(), bytes, "{name}");
        assert!(aside.parent().unwrap().ends_with("quarantine"));
        assert_eq!(aside.extension().unwrap(), "hong");
        std::fs::remove_dir_all(aside.parent().unwrap()).unwrap();
        std::fs::remove_file(path).unwrap();
    }
    assert_eq!(kept(&here.office, &plan), before);
    take(&here, &answer);
}

#[test]
fn a_file_of_two_gigabytes_is_not_read() {
    let (here, _) = drafter();
    let path = here.folder.path().join("large.loa");
    let file = std::fs::File::create(&path).unwrap();
    file.set_len(2 << 30).unwrap();
    drop(file);
    let start = std::time::Instant::now();
    assert_eq!(refused(&here, &path), "too_large");
    assert!(
        start.elapsed().as_secs() < 2,
        "its length is asked, not its bytes"
    );
    // Nothing of it is held, so there is nothing to put aside.
    let failure = here.failed("set_package_aside", json!({}));
    assert_eq!(failure["reason"], "not_opened");
    let line = Line::new();
    let said = line.fails(&["open", path.to_str().unwrap()]);
    assert!(said.contains("64 MB"), "{said}");
}

#[test]
fn a_package_that_another_signed_again_is_another_s() {
    let (here, _there, plan, answer) = answered();
    let forged = parcel(&answer);
    take(&here, &answer);
    let before = kept(&here.office, &plan);
    // The same id, by another key, or with other words by the same one.
    let by_another = signed(&here, &forged, 5);
    assert_eq!(refused(&here, &by_another), "replayed");
    let mut changed = forged;
    let Body::Answer(it) = &mut changed.body else {
        panic!("an answer");
    };
    it.opinions[0].verdict = Verdict::Return;
    assert_eq!(refused(&here, &signed(&here, &changed, 5)), "replayed");
    // An id of its own: a stranger's, who wants a yes, and whose agreement is no approval.
    changed.id = plan::PackageId(Uuid::from_u128(99));
    let path = signed(&here, &changed, 5);
    let seen = open(&here, &path);
    assert_eq!(seen.sender.standing, loa::wire::SenderStanding::Unknown);
    let failure = here.failed("take_package", json!({ "trust": false, "pair": false }));
    assert_eq!(failure["reason"], "unknown_sender");
    assert_eq!(kept(&here.office, &plan), before);
    let carried = here.done("get_carried", json!({ "plan": plan }));
    assert_eq!(carried["opinions"], json!([]), "of paired computers alone");
}

#[test]
fn what_is_replayed_changes_nothing() {
    let (here, there, plan, answer) = answered();
    take(&here, &answer);
    // Later words of the same remark, then the first package again under another file name.
    let hash = content(&there.office, &plan);
    change(&there.office, |tx| {
        tx.put_remark(&remark(&plan, hash, 501, "Thêm lịch phát, bản sau."))
    });
    take(
        &here,
        &write(&there, PackageKind::ReviewAnswer, Some(&plan)),
    );
    let before = kept(&here.office, &plan);
    assert_eq!(before.1[0].text, "Thêm lịch phát, bản sau.");
    let again = put(&here, &std::fs::read(&answer).unwrap());
    assert_eq!(take(&here, &again)["effect"], "taken");
    assert_eq!(kept(&here.office, &plan), before);
}

#[test]
fn ten_thousand_remarks_are_taken_and_no_more() {
    let (here, _there, plan, answer) = answered();
    let mut many = parcel(&answer);
    many.id = plan::PackageId(Uuid::from_u128(98));
    let Body::Answer(it) = &mut many.body else {
        panic!("an answer");
    };
    let one = Remark {
        anchor: Anchor::Plan,
        replies: Vec::new(),
        ..it.remarks[0].clone()
    };
    it.remarks = (0..Remark::COUNT_LIMIT as u128)
        .map(|n| Remark {
            id: RemarkId(Uuid::from_u128(100_000 + n)),
            ..one.clone()
        })
        .collect();
    let taken = take(&here, &signed(&here, &many, 5));
    assert_eq!(taken["brought"]["remarks"], 10_000);
    // One more, in a package of its own.
    let failure = {
        open(&here, &answer);
        here.failed("take_package", json!({ "trust": true, "pair": false }))
    };
    assert_eq!(failure["reason"], "plan_full");
    let id: PlanId = plan.parse().unwrap();
    let count = with_store(&here.office, |store| store.remarks(id).unwrap().len());
    assert_eq!(count, 10_000);
    let Body::Answer(it) = &mut many.body else {
        panic!("an answer");
    };
    it.remarks.push(one);
    assert_eq!(refused(&here, &signed(&here, &many, 5)), "too_many");
}

#[test]
fn answers_that_contradict_are_both_kept_and_both_shown() {
    let (here, _there, plan, agrees) = answered();
    let third = office();
    let request = write(&here, PackageKind::ReviewRequest, Some(&plan));
    take(&third, &request);
    judge(&third, &plan, 701, Verdict::Return);
    let returns = write(&third, PackageKind::ReviewAnswer, Some(&plan));
    for path in [&agrees, &returns] {
        open(&here, path);
        here.done("take_package", json!({ "trust": true, "pair": true }));
    }
    let carried = here.done("get_carried", json!({ "plan": plan }));
    let shown = carried["opinions"].as_array().unwrap();
    let mut said: Vec<(&Value, &Value)> = shown
        .iter()
        .map(|it| (&it["verdict"], &it["step"]))
        .collect();
    said.sort_by_key(|(verdict, _)| verdict.to_string());
    assert_eq!(
        said,
        [
            (&json!("agree"), &json!("approve")),
            (&json!("return"), &json!("return"))
        ]
    );
    assert_eq!(kept(&here.office, &plan).1.len(), 2);
    let stage =
        |window: &Window| window.done("get_course", json!({ "plan": plan }))["stage"].clone();
    assert_eq!(stage(&here), "leader_review", "neither is taken by itself");
    let returned = shown.iter().find(|it| it["verdict"] == "return").unwrap();
    let args = json!({ "plan": plan, "opinion": returned["id"] });
    here.done("take_package_step", args);
    assert_eq!(stage(&here), "returned");
}

#[test]
fn a_plan_that_was_deleted_meanwhile_is_not_brought_back_by_a_package() {
    let (here, plan) = drafter();
    let there = Window::open(crate::house::Answers::default());
    take(&there, &write(&here, PackageKind::HandOver, None));
    edit_subject(&there, &plan, "Sửa ở máy kia").unwrap();
    let request = write(&there, PackageKind::ReviewRequest, Some(&plan));
    let removed = here.done("remove_plan", json!({ "plan": plan }));
    let effect = serde_json::to_value(open(&here, &request).effect).unwrap();
    assert_eq!(effect, "plan_in_trash");
    let failure = here.failed("take_package", json!({ "trust": true, "pair": false }));
    assert_eq!(failure["reason"], "plan_in_trash");
    assert_eq!(here.done("list_plans", json!({})), json!([]));
    // Restored, it is edited on both sides.
    here.done("restore_removed", json!({ "trash": removed["trash"] }));
    assert_eq!(take(&here, &request)["effect"], "both_edited");
}

#[test]
fn clocks_that_are_years_off_change_no_order() {
    let (here, plan) = drafter();
    let there = office();
    let first = write(&here, PackageKind::ReviewRequest, Some(&plan));
    edit_subject(&here, &plan, "Bản thứ hai").unwrap();
    let second = write(&here, PackageKind::ReviewRequest, Some(&plan));
    let dated = |path: &Path, at: &str| {
        let mut parcel = parcel(path);
        parcel.at = at.parse().unwrap();
        if let Body::Request(it) = &mut parcel.body {
            it.remarks.push(Remark {
                at: parcel.at,
                ..remark(
                    &plan,
                    it.content(),
                    u128::from(parcel.counter),
                    "Đúng giờ của máy đó.",
                )
            });
        }
        signed(&here, &parcel, 5)
    };
    let first = dated(&first, "2099-12-31T23:59:59Z");
    let second = dated(&second, "1990-01-01T00:00:00Z");
    assert!(
        open(&there, &first).at.starts_with("2099-12-31T23:59:59"),
        "told as it says"
    );
    take(&there, &first);
    assert!(open(&there, &second).at.starts_with("1990-01-01"));
    assert_eq!(take(&there, &second)["effect"], "newer", "by its number");
    let third = office();
    take(&third, &second);
    assert_eq!(take(&third, &first)["effect"], "older");
    for window in [&there, &third] {
        let shown = window.done("get_plan", json!({ "plan": plan }));
        assert_eq!(shown["head"]["subject"], "Bản thứ hai");
        // What the first alone has was taken back before the second.
        let said = kept(&window.office, &plan).1;
        assert_eq!(said.len(), 1);
        assert_eq!(
            said[0].at,
            "1990-01-01T00:00:00Z"
                .parse::<chrono::DateTime<chrono::Utc>>()
                .unwrap()
        );
        // The answer is to the version that is judged, whichever was opened last.
        judge(window, &plan, 901, Verdict::Agree);
        let answer = parcel(&write(window, PackageKind::ReviewAnswer, Some(&plan)));
        assert_eq!(answer.answers, Some(parcel(&second).id));
        let now = chrono::Utc::now();
        assert!(
            (now - answer.at).num_minutes().abs() < 60,
            "our own clock is not theirs"
        );
    }
    // An answer of a clock in 1990 joins as any other.
    let mut answer = parcel(&write(&third, PackageKind::ReviewAnswer, Some(&plan)));
    answer.at = "1990-01-01T00:00:00Z".parse().unwrap();
    open(&here, &signed(&here, &answer, 6));
    here.done("take_package", json!({ "trust": true, "pair": true }));
    let carried = here.done("get_carried", json!({ "plan": plan }));
    assert_eq!(carried["opinions"][0]["step"], "approve");
    assert_eq!(carried["opinions"][0]["by"]["name"], leader().name);
}

fn hand_over() -> PackageForm {
    PackageForm {
        kind: PackageKind::HandOver,
        plan: None,
        note: String::new(),
        passphrase: String::new(),
    }
}

#[test]
fn a_stick_that_fails_midway_holds_no_half_package_and_nothing_is_kept() {
    let (here, plan) = drafter();
    edit_subject(&here, &plan, "Chưa có phiên bản nào của chữ này").unwrap();
    let id: PlanId = plan.parse().unwrap();
    // A backup may have been made on the way, which is told; nothing says that a package went.
    let state = |window: &Window| {
        with_store(&window.office, |store| {
            let events = store.events(100, None).unwrap().into_iter();
            let sent = events.filter(|it| it.kind == store::EventKind::PackageSent);
            (store.versions(id).unwrap(), sent.count())
        })
    };
    let before = state(&here);
    // Pulled before: its folder is gone.
    let gone = tempfile::tempdir().unwrap().path().join("usb/goi.loa");
    packages::send_to(&here.office, hand_over(), &gone).unwrap_err();
    assert_eq!(state(&here), before);
    assert!(!gone.exists());
    // Some of it fits.
    let whole = write(&here, PackageKind::HandOver, None);
    let length = std::fs::metadata(&whole).unwrap().len();
    let before = state(&here);
    let Some(stick) = SmallDisk::mount(&format!("{}k", (length / 1024 / 2).max(4))) else {
        return;
    };
    let failure = packages::send_to(&here.office, hand_over(), &stick.path().join("goi.loa"));
    assert_eq!(failure.unwrap_err(), loa::wire::Failure::NoSpace);
    assert_eq!(std::fs::read_dir(stick.path()).unwrap().count(), 0);
    assert_eq!(state(&here), before);
    // It can only be read any more.
    stick.make_read_only();
    packages::send_to(&here.office, hand_over(), &stick.path().join("goi.loa")).unwrap_err();
    assert_eq!(state(&here), before);
}
