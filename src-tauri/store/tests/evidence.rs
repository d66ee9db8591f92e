//! Evidence: its rows, its files, and that neither is lost.

use crate::support::*;
use plan::*;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use store::{EvidenceFolder, FileRefusal, FileState, KeepError, StoreError};

const LIMIT: u64 = 1_000;

fn source(dir: &Path, name: &str, content: &[u8]) -> PathBuf {
    let path = dir.join(name);
    fs::write(&path, content).unwrap();
    path
}

fn refused(folder: &EvidenceFolder, path: &Path) -> FileRefusal {
    match folder.keep(path, LIMIT) {
        Err(KeepError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn files_in(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy();
                found.push(name.replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

fn piece(n: u128, proves: Proves, source: EvidenceSource) -> Evidence {
    Evidence {
        id: EvidenceId(uuid(n)),
        proves,
        source,
        note: String::new(),
        by: "Lan".into(),
        at: morning(),
    }
}

fn link(n: u128, proves: Proves) -> Evidence {
    let address = format!("https://anhoa.example/{n}");
    piece(n, proves, EvidenceSource::Link(address))
}

fn an_entry(plan: Option<PlanId>) -> LogEntry {
    LogEntry {
        id: EntryId(uuid(900)),
        day: "2026-02-12".parse().unwrap(),
        channel: "conference".into(),
        topic: "Họp thôn về phân loại rác".into(),
        place: String::new(),
        measures: vec![Quantity {
            count: 1,
            measure: "cuộc".into(),
        }],
        unit: String::new(),
        official: None,
        plan,
        task: None,
        note: String::new(),
        slot: None,
        by: "Lan".into(),
        at: morning(),
    }
}

#[test]
fn the_folder_is_the_data_files_own() {
    for (file, expect) in [
        ("/x/loa.db", "/x/evidence"),
        ("/x/thu.db", "/x/evidence-thu"),
    ] {
        let folder = EvidenceFolder::beside(Path::new(file));
        assert_eq!(folder.path(), Path::new(expect));
    }
}

#[test]
fn a_file_is_kept_once_by_its_content() {
    let dir = tempfile::tempdir().unwrap();
    let folder = EvidenceFolder::beside(&dir.path().join("loa.db"));
    let first = source(dir.path(), "Ảnh hội nghị.JPG", b"abc");
    let again = source(dir.path(), "khac.png", b"abc");
    let file = folder.keep(&first, LIMIT).unwrap();
    assert_eq!(file.name, "Ảnh hội nghị.JPG");
    assert_eq!(file.size, 3);
    assert_eq!(
        file.hash,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
    let same = folder.keep(&again, LIMIT).unwrap();
    assert_eq!(
        (same.hash.as_str(), same.name.as_str()),
        (file.hash.as_str(), "khac.png")
    );
    let place = "ba/7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad.jpg";
    assert_eq!(files_in(folder.path()), [place]);
    // The original may go.
    fs::remove_file(first).unwrap();
    assert_eq!(folder.check(&file), FileState::Whole);
    // Names that no folder should take over.
    for name in [
        "a.b c",
        "x.toolongending",
        "no ending",
        "CON",
        "ảnh.jpg.ảnh",
        ".ẩn",
    ] {
        let kept = folder
            .keep(&source(dir.path(), name, name.as_bytes()), LIMIT)
            .unwrap();
        assert_eq!(kept.name, name);
        assert_eq!(folder.check(&kept), FileState::Whole, "{name}");
    }
}

#[test]
fn what_is_no_evidence_is_refused_without_a_trace() {
    let dir = tempfile::tempdir().unwrap();
    let folder = EvidenceFolder::beside(&dir.path().join("loa.db"));
    let sparse = dir.path().join("phim.mp4");
    File::create(&sparse)
        .unwrap()
        .set_len(500 * 1024 * 1024)
        .unwrap();
    let edge = source(dir.path(), "edge", &[1; LIMIT as usize]);
    for (path, expect) in [
        (dir.path().join("mất.jpg"), FileRefusal::Missing),
        (dir.path().to_owned(), FileRefusal::NotAFile),
        (sparse, FileRefusal::TooLarge),
        (
            source(dir.path(), "over", &[1; LIMIT as usize + 1]),
            FileRefusal::TooLarge,
        ),
        (source(dir.path(), "rỗng.jpg", b""), FileRefusal::Empty),
    ] {
        assert_eq!(refused(&folder, &path), expect, "{}", path.display());
    }
    #[cfg(unix)]
    assert_eq!(
        refused(&folder, Path::new("/dev/zero")),
        FileRefusal::NotAFile
    );
    assert_eq!(files_in(folder.path()), [""; 0]);
    assert_eq!(folder.keep(&edge, LIMIT).unwrap().size, LIMIT);
}

#[test]
fn a_file_that_vanished_or_changed_is_noticed_and_mended() {
    let dir = tempfile::tempdir().unwrap();
    let folder = EvidenceFolder::beside(&dir.path().join("loa.db"));
    let original = source(dir.path(), "a.jpg", b"abc");
    let file = folder.keep(&original, LIMIT).unwrap();
    let kept = folder.find(&file.hash).unwrap();
    for (content, glance, check) in [
        (Some("abd"), FileState::Whole, FileState::Changed),
        (Some("abcd"), FileState::Changed, FileState::Changed),
        (None, FileState::Missing, FileState::Missing),
    ] {
        match content {
            Some(words) => fs::write(&kept, words).unwrap(),
            None => fs::remove_file(&kept).unwrap(),
        }
        assert_eq!(folder.glance(&file), glance, "{content:?}");
        assert_eq!(folder.check(&file), check, "{content:?}");
        folder.keep(&original, LIMIT).unwrap();
        assert_eq!(folder.check(&file), FileState::Whole, "{content:?}");
    }
    // What is no hash leads nowhere.
    for hash in [
        "",
        "..",
        "../../../../etc/passwd",
        &"é".repeat(32),
        &"g".repeat(64),
    ] {
        assert_eq!(folder.find(hash), None, "{hash}");
    }
    // What a power cut left goes, and nothing else.
    fs::write(folder.path().join("7-0.part"), b"half").unwrap();
    folder.tidy();
    assert_eq!(files_in(folder.path()).len(), 1);
    let other = EvidenceFolder::beside(&dir.path().join("x.db"));
    other.tidy();
    assert_eq!(
        other
            .fill_from(&folder, std::slice::from_ref(&file))
            .unwrap(),
        1
    );
    assert_eq!(
        other
            .fill_from(&folder, std::slice::from_ref(&file))
            .unwrap(),
        0
    );
    assert_eq!(other.check(&file), FileState::Whole);
}

#[test]
fn evidence_is_kept_removed_and_brought_back() {
    let mut desk = Desk::new();
    let plan = sample_plan(500);
    let task = task(plan.id, 800, "Phát thanh");
    let quarter: Quarter = "2026-Q1".parse().unwrap();
    let (of_entry, of_task) = (
        Proves::Entry(EntryId(uuid(900))),
        Proves::Task(task.id, quarter),
    );
    let photo = EvidenceSource::File(EvidenceFile {
        hash: "ab".repeat(32),
        name: "Ảnh.jpg".into(),
        size: 12,
    });
    let first = piece(1, of_entry, photo.clone());
    let second = link(2, of_entry);
    let third = piece(
        3,
        of_task,
        EvidenceSource::Document("Báo cáo số 12/BC-UBND".into()),
    );
    let fourth = piece(4, of_task, photo);
    desk.put(|tx| {
        tx.insert_plan(&plan, std::slice::from_ref(&task), false)?;
        tx.put_log_entry(&an_entry(Some(plan.id)))?;
        [&first, &second, &third, &fourth]
            .into_iter()
            .try_for_each(|it| tx.put_evidence(it))
    });
    let store = &desk.store;
    assert_eq!(
        store.evidence_of(of_entry).unwrap(),
        [first.clone(), second.clone()]
    );
    assert_eq!(
        store.evidence_of(of_task).unwrap(),
        [third.clone(), fourth.clone()]
    );
    assert_eq!(store.evidence_of_plan(plan.id).unwrap().len(), 4);
    assert_eq!(
        store.evidence_with_hash(&"ab".repeat(32)).unwrap(),
        [first.clone(), fourth.clone()]
    );
    assert_eq!(store.evidence_files().unwrap().len(), 1);
    let counted = [EntryId(uuid(900)), EntryId(uuid(901))];
    assert_eq!(store.evidence_counts(&counted).unwrap(), [(counted[0], 2)]);

    // A note changes the piece where it stands.
    let noted = Evidence {
        note: "Bà con xem".into(),
        ..first.clone()
    };
    desk.put(|tx| tx.put_evidence(&noted));
    assert_eq!(
        desk.store.evidence_of(of_entry).unwrap(),
        [noted.clone(), second]
    );

    // Removed, it comes back to its place; its file is still named.
    let (trashed, _) = desk.put(|tx| tx.remove_evidence(noted.id));
    let (with_entry, _) = desk.put(|tx| tx.remove_evidence(fourth.id));
    assert_eq!(desk.store.evidence_files().unwrap().len(), 1);
    assert!(
        desk.store
            .evidence_with_hash(&"ab".repeat(32))
            .unwrap()
            .is_empty()
    );
    desk.put(|tx| tx.restore(trashed));
    assert_eq!(desk.store.evidence_of(of_entry).unwrap()[0], noted);
    desk.put(|tx| tx.restore(with_entry));

    // Evidence of what is gone cannot come back; what went with it does.
    let (alone, _) = desk.put(|tx| tx.remove_evidence(noted.id));
    let (entry, _) = desk.put(|tx| tx.remove_log_entries(&[EntryId(uuid(900))]));
    let lost = desk.try_put(|tx| tx.restore(alone)).unwrap_err();
    assert!(
        matches!(
            lost,
            StoreError::NotFound {
                what: store::error::What::Entry
            }
        ),
        "{lost:?}"
    );
    desk.put(|tx| tx.restore(entry));
    desk.put(|tx| tx.restore(alone));
    let desk = desk.reopened();
    assert_eq!(desk.store.evidence_of(of_entry).unwrap()[0], noted);
    assert!(desk.store.verify().unwrap().is_sound());
}

#[test]
fn evidence_of_nothing_is_refused() {
    let mut desk = Desk::new();
    let nobody = TaskId(uuid(77));
    for proves in [
        Proves::Entry(EntryId(uuid(900))),
        Proves::Task(nobody, "2026-Q1".parse().unwrap()),
    ] {
        let refused = desk
            .try_put(|tx| tx.put_evidence(&link(1, proves)))
            .unwrap_err();
        assert!(
            matches!(refused, StoreError::NotFound { .. }),
            "{refused:?}"
        );
    }
    let gone = desk
        .try_put(|tx| tx.remove_evidence(EvidenceId(uuid(1))))
        .unwrap_err();
    assert!(matches!(gone, StoreError::NotFound { .. }), "{gone:?}");
}
