use crate::fixture::{PASSPHRASE, all, at, file, key, parcel, remark, request};
use ed25519_dalek::{Signer, SigningKey};
use exchange::package::{ENTRY_COUNT, ENTRY_LIMIT, PACKAGE_LIMIT};
use exchange::{Body, DeviceKey, HandOver, Parcel, Refusal, Room, open, write};
use plan::{Anchor, Remark, RemarkState, VersionId};
use proptest::prelude::*;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const SEED: [u8; 32] = [9; 32];

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes(parcel: &Parcel) -> Vec<u8> {
    write(parcel, &key(), None).unwrap().0
}

fn request_bytes() -> Vec<u8> {
    bytes(&parcel(Body::Request(Box::new(request()))))
}

/// A package taken apart, to be put together wrongly.
pub(crate) struct Forged(pub(crate) Vec<(String, Vec<u8>)>);

impl Forged {
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let mut entries = Vec::new();
        for i in 0..zip.len() {
            let mut entry = zip.by_index(i).ok()?;
            let (name, mut bytes) = (entry.name().ok()?.to_string(), Vec::new());
            entry.read_to_end(&mut bytes).ok()?;
            entries.push((name, bytes));
        }
        Some(Self(entries))
    }

    fn request() -> Self {
        Self::of(&request_bytes()).unwrap()
    }

    pub(crate) fn entry(&mut self, name: &str) -> &mut Vec<u8> {
        let found = self.0.iter_mut().find(|(it, _)| it == name);
        &mut found.unwrap().1
    }

    fn manifest(&mut self, change: impl FnOnce(&mut Value)) -> &mut Self {
        let entry = self.entry("manifest.json");
        let mut manifest: Value = serde_json::from_slice(entry).unwrap();
        change(&mut manifest);
        *entry = serde_json::to_vec(&manifest).unwrap();
        self
    }

    fn set(&mut self, name: &str, bytes: impl Into<Vec<u8>>) -> &mut Self {
        *self.entry(name) = bytes.into();
        self
    }

    /// Lists the entries as they are, and signs: a package of a program that means harm.
    pub(crate) fn signed(&mut self) -> &mut Self {
        let own = ["manifest.json", "signature.txt"];
        let listed = self
            .0
            .iter()
            .filter(|(name, _)| !own.contains(&name.as_str()));
        let listed: Vec<Value> = listed
            .map(|(name, bytes)| {
                json!({ "name": name, "size": bytes.len(), "sha256": hex(&Sha256::digest(bytes)) })
            })
            .collect();
        self.manifest(|it| it["entries"] = listed.into());
        self.signed_as_listed()
    }

    fn signed_as_listed(&mut self) -> &mut Self {
        let public = hex(SigningKey::from_bytes(&SEED).verifying_key().as_bytes());
        self.manifest(|it| it["sender"]["key"] = public.into());
        let signature = SigningKey::from_bytes(&SEED).sign(self.entry("manifest.json"));
        self.set("signature.txt", hex(&signature.to_bytes()))
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &self.0 {
            zip.start_file(name.as_str(), SimpleFileOptions::default())
                .unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn refused(&self) -> Refusal {
        open(&self.bytes(), None).unwrap_err()
    }
}

#[test]
fn every_kind_comes_back_and_is_written_alike_each_time() {
    for (name, parcel) in all() {
        let (first, digest) = write(&parcel, &key(), None).unwrap();
        assert_eq!(first, bytes(&parcel), "{name}");
        let opened = open(&first, None).unwrap();
        assert_eq!(opened.parcel, parcel, "{name}");
        assert_eq!(opened.digest, digest, "{name}");
        assert_eq!(opened.key, key().public());
    }
}

#[test]
fn what_is_no_package_is_said_to_be_none() {
    let word = {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("word/document.xml", SimpleFileOptions::default())
            .unwrap();
        zip.finish().unwrap().into_inner()
    };
    for other in [&b""[..], b"PK", b"%PDF-1.7", b"Ke hoach", &word] {
        assert_eq!(open(other, None), Err(Refusal::NotAPackage));
    }
}

#[test]
fn a_cut_package_is_never_read() {
    let whole = request_bytes();
    for end in (4..whole.len()).step_by(7).chain([whole.len() - 1]) {
        assert_eq!(open(&whole[..end], None), Err(Refusal::Cut), "{end}");
    }
}

#[test]
fn no_bit_can_be_flipped_unseen() {
    let whole = request_bytes();
    let opened = open(&whole, None).unwrap();
    for at in (0..whole.len()).step_by(3) {
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (at % 8);
        // Some bits of a zip say nothing: then what is read is what was written.
        if let Ok(other) = open(&flipped, None) {
            assert_eq!(other, opened, "{at}");
        }
    }
}

#[test]
fn entries_are_as_they_were_signed() {
    let damaged = |entry: &str| Refusal::Damaged {
        entry: entry.to_owned(),
    };
    let mut forged = Forged::request();
    forged.entry("plan.json").push(b' ');
    assert_eq!(forged.refused(), damaged("plan.json"));
    let mut forged = Forged::request();
    forged.0.retain(|(name, _)| name != "course.json");
    assert_eq!(forged.refused(), damaged("course.json"));
    // Listed no more, yet needed.
    forged.signed();
    assert_eq!(forged.refused(), damaged("course.json"));
    let mut forged = Forged::request();
    forged.0.push(("more.json".into(), b"{}".to_vec()));
    assert_eq!(forged.refused(), damaged(""));
    // What a later program adds is left.
    assert!(open(&forged.signed().bytes(), None).is_ok());
}

#[test]
fn the_signature_is_the_sender_s() {
    for change in [
        |it: &mut Forged| {
            it.manifest(|m| m["counter"] = 13.into());
        },
        |it: &mut Forged| {
            it.set("signature.txt", "ab".repeat(64));
        },
        |it: &mut Forged| {
            it.set("signature.txt", "");
        },
        |it: &mut Forged| {
            // Another's key on what was signed.
            let other = DeviceKey::from_seed(&[3; 32]).public().to_string();
            it.manifest(|m| m["sender"]["key"] = other.into());
        },
        |it: &mut Forged| {
            // A key for which anything is signed.
            let weak = format!("01{}", "00".repeat(31));
            it.manifest(|m| m["sender"]["key"] = weak.into());
            it.set("signature.txt", format!("01{}", "00".repeat(63)));
        },
    ] {
        let mut forged = Forged::request();
        change(&mut forged);
        assert_eq!(forged.refused(), Refusal::Signature);
    }
    let resigned = open(&Forged::request().signed().bytes(), None).unwrap();
    assert_ne!(resigned.key, key().public(), "whoever signs is told");
}

#[test]
fn what_is_newer_is_said_to_be_newer() {
    let mut forged = Forged::request();
    forged.manifest(|it| *it = json!({ "format": 2, "something": "else" }));
    assert_eq!(forged.refused(), Refusal::Newer { format: 2 });
    let mut forged = Forged::request();
    let plan = String::from_utf8(forged.entry("plan.json").clone()).unwrap();
    let newer = plan.replacen("\"format\":1", "\"format\":9", 1);
    assert_eq!(
        forged.set("plan.json", newer).signed().refused(),
        Refusal::Newer { format: 9 }
    );
}

#[test]
fn odd_names_and_entries_twice() {
    for name in [
        "../plan.json",
        "/etc/passwd",
        "a/../../b",
        "C:\\x",
        "a/b/c",
        "Ảnh.jpg",
        "a\u{202e}b",
        ".hidden",
        "",
        "a//b",
    ] {
        let mut forged = Forged::request();
        forged.0.push((name.to_owned(), b"x".to_vec()));
        assert_eq!(forged.signed().refused(), Refusal::OddName, "{name:?}");
    }
    // Two of one name in the container: the writer will not, so a name is changed in the bytes.
    let mut forged = Forged::request();
    forged.0.push(("plan.jsom".into(), b"{}".to_vec()));
    let mut bytes = forged.signed().bytes();
    for at in 0..bytes.len() - 9 {
        if &bytes[at..at + 9] == b"plan.jsom" {
            bytes[at + 8] = b'n';
        }
    }
    assert_eq!(open(&bytes, None), Err(Refusal::Twice));
    // Two of one name in the list.
    let mut forged = Forged::request();
    forged.manifest(|it| {
        let first = it["entries"][0].clone();
        it["entries"].as_array_mut().unwrap().push(first);
    });
    assert_eq!(forged.signed_as_listed().refused(), Refusal::Twice);
}

#[test]
fn limits_are_counted_on_what_comes() {
    let large = vec![0; usize::try_from(PACKAGE_LIMIT).unwrap() + 1];
    assert_eq!(open(&large, None), Err(Refusal::TooLarge));
    let bomb = vec![b' '; usize::try_from(ENTRY_LIMIT).unwrap() + 1];
    let mut forged = Forged::request();
    forged.0.push(("bomb.json".into(), bomb));
    assert_eq!(forged.signed().refused(), Refusal::TooLarge);
    // Seven entries that are each within the limit, and together are not.
    let mut forged = Forged::request();
    let listed: Vec<Value> = (0..7)
        .map(|i| json!({ "name": format!("zeros/{i}.bin"), "size": 0, "sha256": "" }))
        .collect();
    forged.manifest(|it| it["entries"].as_array_mut().unwrap().extend(listed));
    for i in 0..7 {
        let zeros = vec![0; 31 * 1024 * 1024];
        forged.0.push((format!("zeros/{i}.bin"), zeros));
    }
    assert_eq!(forged.signed_as_listed().refused(), Refusal::TooLarge);
    let mut forged = Forged::request();
    for i in 0..ENTRY_COUNT {
        forged.0.push((format!("e/{i}"), Vec::new()));
    }
    assert_eq!(forged.signed().refused(), Refusal::TooMany);
    let mut forged = Forged::request();
    let long = format!("[{}]", " ".repeat(2 * 1024 * 1024));
    let told = forged.set("manifest.json", long).refused();
    let of_manifest = matches!(&told, Refusal::Content { entry, .. } if entry == "manifest.json");
    assert!(of_manifest, "the package is not large: {told:?}");
}

#[test]
fn bombs_of_json_do_not_go_off() {
    let deep = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
    for entry in ["manifest.json", "plan.json", "remarks.json"] {
        let mut forged = Forged::request();
        forged.set(entry, deep(200_000));
        if entry != "manifest.json" {
            forged.signed();
        }
        assert_eq!(forged.refused(), Refusal::TooDeep, "{entry}");
    }
    for (entry, text) in [
        ("plan.json", "[]"),
        ("plan.json", "nul"),
        ("course.json", "{}"),
        ("remarks.json", "{\"remarks\":[{}]}"),
        ("about.json", "{\"version\":\"x\"}"),
    ] {
        let refused = Forged::request().set(entry, text).signed().refused();
        assert!(
            matches!(&refused, Refusal::Content { entry: it, .. } if it == entry),
            "{entry}: {refused:?}"
        );
    }
}

#[test]
fn the_history_of_a_plan_is_held_within_limits() {
    let (id, hash) = (VersionId(uuid::Uuid::nil()), request().content());
    let passed = format!("{{\"version\":\"{id}\",\"content\":\"{hash}\"}}");
    let about = |history: String| format!("{{\"version\":\"{id}\",\"history\":[{history}]}}");
    let many = |count: usize| about(vec![passed.clone(); count].join(","));
    let refused = |text: String| Forged::request().set("about.json", text).signed().refused();
    let limit = exchange::Request::HISTORY_LIMIT;
    assert_eq!(refused(many(limit + 1)), Refusal::TooMany);
    for odd in ["{}", "7", "{\"version\":\"1\",\"content\":\"2\"}"] {
        let refused = refused(about(odd.to_owned()));
        assert!(matches!(refused, Refusal::Content { .. }), "{refused:?}");
    }
    // What is longer at the sender's goes out cut to its newest.
    let mut long = request();
    let it = exchange::Passed {
        version: id,
        content: hash,
    };
    long.history = vec![it; limit + 5];
    let opened = open(&bytes(&parcel(Body::Request(Box::new(long)))), None).unwrap();
    let Body::Request(read) = opened.parcel.body else {
        panic!("a request");
    };
    assert_eq!(read.history.len(), limit);
}

fn hand_over() -> (Parcel, HandOver) {
    let named = all()
        .into_iter()
        .find(|(name, _)| *name == "hand-over-files");
    let parcel = named.unwrap().1;
    let Body::HandOver(it) = parcel.body.clone() else {
        panic!("a hand-over")
    };
    (parcel, *it)
}

#[test]
fn a_file_is_what_its_name_says() {
    let (parcel, it) = hand_over();
    let whole = Forged::of(&bytes(&parcel)).unwrap();
    let name = format!("files/{}", it.files[0].hash);
    let mut other = Forged(whole.0.clone());
    other.set(&name, "another picture").signed();
    assert_eq!(
        other.refused(),
        Refusal::Damaged {
            entry: name.clone()
        }
    );
    // A name of a later program is none of ours.
    let mut later = whole;
    later.0.push(("files/list.json".into(), b"[]".to_vec()));
    later.signed();
    let opened = open(&later.bytes(), None).unwrap();
    assert_eq!(opened.parcel.body, parcel.body);
}

#[test]
fn what_there_is_room_for_fits() {
    let (mut parcel, mut it) = hand_over();
    it.files.clear();
    let body = |it: &HandOver| Body::HandOver(Box::new(it.clone()));
    // Many small ones.
    let mut many = Room::beside(&it).unwrap();
    for n in 0..600_u32 {
        if many.take(4) {
            it.files.push(file(&n.to_le_bytes()));
        }
    }
    assert_eq!(it.files.len(), ENTRY_COUNT - 2 - 3);
    parcel.body = body(&it);
    write(&parcel, &key(), None).unwrap();
    // Large ones, of what cannot be pressed together, behind a passphrase: they take what was
    // counted, or a little less.
    it.files.clear();
    let mut few = Room::beside(&it).unwrap();
    assert!(!few.take(ENTRY_LIMIT + 1));
    let before = few.bytes();
    let mut rng = fastrand::Rng::with_seed(7);
    for size in [700_000, 50_000, 300_000] {
        assert!(few.take(size));
        let bytes: Vec<u8> = (0..size).map(|_| rng.u8(..)).collect();
        it.files.push(file(&bytes));
    }
    let locked = |it: &HandOver| {
        let parcel = Parcel {
            body: body(it),
            ..parcel.clone()
        };
        let (bytes, _) = write(&parcel, &key(), Some(PASSPHRASE)).unwrap();
        bytes.len() as u64
    };
    let with = locked(&it);
    it.files.clear();
    let (grown, counted) = (with - locked(&it), before - few.bytes());
    assert!(grown <= counted && counted < grown + grown / 100);
    while few.take(ENTRY_LIMIT) {}
    assert!(few.bytes() < ENTRY_LIMIT + ENTRY_LIMIT / 100);
}

#[test]
fn ten_thousand_remarks_and_no_more() {
    let many = |count: u128| {
        let mut request = request();
        let bare = |n| Remark {
            replies: Vec::new(),
            ..remark(10_000 + n, Anchor::Plan, RemarkState::Open)
        };
        request.remarks = (0..count).map(bare).collect();
        bytes(&parcel(Body::Request(Box::new(request))))
    };
    let limit = Remark::COUNT_LIMIT as u128;
    assert!(open(&many(limit), None).is_ok());
    assert_eq!(open(&many(limit + 1), None), Err(Refusal::TooMany));
    let mut twice = request();
    twice.remarks.push(twice.remarks[0].clone());
    let refused = open(&bytes(&parcel(Body::Request(Box::new(twice)))), None).unwrap_err();
    assert!(matches!(refused, Refusal::Content { .. }), "{refused:?}");
}

#[test]
fn a_passphrase_opens_and_another_does_not() {
    let parcel = parcel(Body::Request(Box::new(request())));
    let (locked, digest) = write(&parcel, &key(), Some(PASSPHRASE)).unwrap();
    assert!(exchange::is_locked(&locked));
    assert_eq!(open(&locked, None), Err(Refusal::PassphraseNeeded));
    assert_eq!(
        open(&locked, Some("lá cờ đỏ")),
        Err(Refusal::PassphraseWrong)
    );
    let opened = open(&locked, Some(PASSPHRASE)).unwrap();
    assert_eq!(
        (opened.parcel, opened.digest, opened.locked),
        (parcel, digest, true)
    );
    let mut flipped = locked.clone();
    let last = flipped.len() - 40;
    flipped[last] ^= 1;
    for bad in [&locked[..locked.len() - 50], &locked[..40], &flipped] {
        let refused = open(bad, Some(PASSPHRASE)).unwrap_err();
        let told = matches!(refused, Refusal::Cut | Refusal::Damaged { .. });
        assert!(told, "{refused:?}");
    }
    // More work than we do for anybody.
    let text = String::from_utf8_lossy(&locked[..200]).into_owned();
    let first = text.lines().nth(1).unwrap();
    assert!(first.ends_with(" 16"), "{first}");
    let at = text.find(" 16\n").unwrap();
    let mut heavy = locked;
    heavy[at + 1..at + 3].copy_from_slice(b"30");
    let refused = open(&heavy, Some(PASSPHRASE)).unwrap_err();
    assert_eq!(refused, Refusal::TooLarge);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn whatever_is_written_is_read(
        sender in "[\\PC]{0,40}", note in "[\\PC\n]{0,80}", counter in any::<u64>(),
        subject in "[\\PC]{1,60}", words in prop::collection::vec("[\\PC\n\t]{0,60}", 0..12),
        kind in 0_usize..4, seed in any::<[u8; 32]>(), hour in 0_u32..24,
    ) {
        let (_, mut parcel) = all().swap_remove(kind);
        (parcel.counter, parcel.at) = (counter, at(7, hour));
        parcel.sender = plan::text::squeeze(&sender);
        parcel.note.clone_from(&note);
        match &mut parcel.body {
            Body::Request(it) => {
                it.plan.head.subject.clone_from(&subject);
                for (remark, words) in it.remarks.iter_mut().zip(&words) {
                    remark.text.clone_from(words);
                    remark.suggestion = Some(words.clone());
                }
            }
            Body::Answer(it) => {
                it.about.subject.clone_from(&subject);
                for (remark, words) in it.remarks.iter_mut().zip(&words) {
                    remark.replies[0].text.clone_from(words);
                }
            }
            Body::HandOver(it) => {
                it.office.clone_from(&subject);
                it.backup = words.concat().into_bytes();
            }
            Body::Template(it) => it.name.clone_from(&subject),
        }
        let key = DeviceKey::from_seed(&seed);
        let (bytes, digest) = write(&parcel, &key, None).unwrap();
        let opened = open(&bytes, None).unwrap();
        prop_assert_eq!(opened.parcel, parcel);
        prop_assert_eq!(opened.key, key.public());
        prop_assert_eq!(opened.digest, digest);
    }
}
