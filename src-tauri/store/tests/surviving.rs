//! Killed processes, torn journals, flipped bytes: what was acknowledged is there, and what
//! cannot be read is said so.

use crate::opening::{closed_file, contents};
use crate::support::*;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use store::{EventKind, Store, StoreError};

const DATABASE: &str = "LOA_TEST_WRITER_DATABASE";

/// One edit as a screen makes it: a block of the plan, a task, and a setting that tells which.
fn edit(store: &mut Store) -> Result<i64, StoreError> {
    let plan = sample_plan(0);
    let seq = store.last_seq()? + 1;
    let write = |tx: &store::Tx<'_>| -> Result<(), StoreError> {
        let mut edited = tx.plan(plan.id)?;
        edited.sections[1].blocks[0].text = format!("Lần sửa thứ {seq}").into();
        tx.save_plan(&edited)?;
        tx.put_task(&task(plan.id, 100, &format!("Việc {seq}")), None)?;
        tx.set_setting(&format!("edit-{seq}"), Some("saved"))
    };
    let ((), saved) = store.write(EventKind::PlanSaved, morning(), "Lan", write)?;
    assert_eq!(saved.seq, seq);
    Ok(seq)
}

/// A file with the plan in it, its event being the first.
fn begin(path: &Path) {
    let mut store = Store::open(path, morning()).unwrap();
    let plan = sample_plan(0);
    let write = |tx: &store::Tx<'_>| tx.insert_plan(&plan, &[task(plan.id, 100, "Việc 1")], false);
    let begun: Result<_, StoreError> = store.write(EventKind::PlanCreated, morning(), "Lan", write);
    begun.unwrap();
}

/// Every edit up to the last is there, whole, and none after it. Answers the last.
fn edits_are_whole(store: &Store) -> i64 {
    let last = store.last_seq().unwrap();
    let settings = store.settings().unwrap();
    let expect: Vec<String> = (2..=last).map(|seq| format!("edit-{seq}")).collect();
    assert!(
        expect.iter().all(|key| settings.contains_key(key)),
        "up to {last}"
    );
    assert_eq!(settings.len(), expect.len());
    if last > 1 {
        let plan = store.plan(sample_plan(0).id).unwrap();
        let text = plan.sections[1].blocks[0].text.to_plain();
        assert_eq!(text, format!("Lần sửa thứ {last}"));
        assert_eq!(
            store.tasks(plan.id).unwrap()[0].text,
            format!("Việc {last}")
        );
    }
    last
}

/// Not a test of its own: the program that the others kill. Edits until it dies or is refused.
#[test]
#[ignore = "run by the other tests as a process of its own"]
fn writer() {
    let Some(path) = std::env::var_os(DATABASE) else {
        return;
    };
    let mut store = Store::open(Path::new(&path), morning()).unwrap();
    let mut out = std::io::stdout();
    for _ in 0..100_000 {
        match edit(&mut store) {
            Ok(seq) => writeln!(out, "saved {seq}.").unwrap(),
            Err(error) => {
                writeln!(out, "refused {error:?}.").unwrap();
                return;
            }
        }
        out.flush().unwrap();
    }
}

fn start_writer(path: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args([
            "surviving::writer",
            "--exact",
            "--ignored",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(DATABASE, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// The numbers a writer acknowledged, in whole lines.
fn acknowledged(child: &mut Child) -> Vec<i64> {
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    lines
        .map_while(Result::ok)
        .filter_map(|line| line.split_once("saved ")?.1.strip_suffix('.')?.parse().ok())
        .collect()
}

#[test]
fn two_hundred_kills_lose_nothing_that_was_acknowledged() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("loa.db");
    begin(&path);
    let (mut promised, mut edits, mut dice) = (1, 0, 1u64);
    for round in 0..200 {
        let mut child = start_writer(&path);
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        std::thread::sleep(Duration::from_millis(10 + (dice >> 33) % 70));
        child.kill().unwrap();
        let seqs = acknowledged(&mut child);
        child.wait().unwrap();
        edits += seqs.len();
        promised = seqs.last().copied().unwrap_or(promised);
        let store = Store::open(&path, morning()).unwrap();
        let last = edits_are_whole(&store);
        // One more may have reached the disk before its acknowledgement was read.
        assert!(
            (promised..=promised + 1).contains(&last),
            "round {round}: {promised}, {last}"
        );
        promised = last;
        if round % 20 == 19 {
            assert!(store.verify().unwrap().is_sound());
        }
    }
    // Else the writer never got as far as writing, and nothing was tried.
    assert!(edits > 200, "{edits} edits");
}

/// A file whose last `edits` edits are in its journal only, as after a power cut.
fn torn(edits: i64) -> (Vec<u8>, Vec<u8>) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("loa.db");
    begin(&path);
    let mut store = Store::open(&path, morning()).unwrap();
    for _ in 0..edits {
        edit(&mut store).unwrap();
    }
    // Reading a live file drops its locks, but nobody else is here.
    (
        fs::read(&path).unwrap(),
        fs::read(dir.path().join("loa.db-wal")).unwrap(),
    )
}

#[test]
fn a_journal_torn_anywhere_gives_whole_edits_up_to_there() {
    let (database, journal) = torn(40);
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("loa.db");
    let wal = dir.path().join("loa.db-wal");
    let frame = 4096 + 24;
    let cuts = (0..=journal.len())
        .step_by(7919)
        .chain((32..journal.len()).step_by(frame * 5))
        .chain((31..journal.len()).step_by(frame * 11))
        .chain([1, 31, 32, 33, journal.len() - 1, journal.len()]);
    let mut cuts: Vec<usize> = cuts.collect();
    cuts.sort_unstable();
    assert!(cuts.len() > 100, "{}", cuts.len());
    let mut highest = 0;
    for cut in cuts {
        fs::write(&path, &database).unwrap();
        fs::write(&wal, &journal[..cut]).unwrap();
        let store = Store::open(&path, morning()).unwrap_or_else(|e| panic!("cut at {cut}: {e}"));
        let last = edits_are_whole(&store);
        assert!(last >= highest, "cut at {cut}: {last} after {highest}");
        highest = last;
    }
    assert_eq!(highest, 41);
}

#[test]
fn a_flipped_byte_in_the_journal_ends_it_there() {
    let (database, journal) = torn(12);
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("loa.db");
    for place in (0..journal.len()).step_by(4801) {
        let mut flipped = journal.clone();
        flipped[place] ^= 0x55;
        fs::write(&path, &database).unwrap();
        fs::write(dir.path().join("loa.db-wal"), &flipped).unwrap();
        let store = Store::open(&path, morning()).unwrap_or_else(|e| panic!("at {place}: {e}"));
        edits_are_whole(&store);
    }
}

/// Everything that reads, and one change; whatever comes of it, it is no panic.
fn use_it(store: &mut Store) -> Result<(), StoreError> {
    let report = store.verify()?;
    let plans = store.plans()?;
    for plan in &plans {
        store.plan(plan.id)?;
        store.tasks(plan.id)?;
        store.marks(plan.id, None)?;
    }
    store.search("duong lang", 10)?;
    store.events(10, None)?;
    store.units()?;
    store.officials()?;
    store.agency()?;
    let write = |tx: &store::Tx<'_>| tx.set_setting("a", Some("b"));
    let changed: Result<_, StoreError> = store.write(EventKind::SettingSet, morning(), "", write);
    changed?;
    assert!(!report.is_sound() || plans.len() == 1);
    Ok(())
}

#[test]
fn flipped_bytes_are_told_or_harmless() {
    let (dir, path) = closed_file();
    let whole = fs::read(&path).unwrap();
    let mut refused = 0;
    // Every byte of the header, then places all over the file.
    let places = (0..100).chain((100..whole.len()).step_by(1201));
    for place in places {
        let mut flipped = whole.clone();
        flipped[place] ^= 0xff;
        fs::write(&path, &flipped).unwrap();
        match Store::open(&path, morning()) {
            Ok(mut store) => {
                let _ = use_it(&mut store);
            }
            Err(_) => {
                refused += 1;
                assert!(fs::read(&path).unwrap() == flipped, "changed at {place}");
            }
        }
        for left in contents(dir.path()).into_keys() {
            fs::remove_file(left).unwrap();
        }
    }
    assert!(refused > 20, "{refused}");
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let (dir, path) = closed_file();
    let whole = fs::read(&path).unwrap();
    for length in (1..whole.len())
        .step_by(3001)
        .chain([100, 4096, whole.len() - 1])
    {
        fs::write(&path, &whole[..length]).unwrap();
        let before = contents(dir.path());
        let opened = Store::open(&path, morning());
        assert!(opened.is_err(), "{length} bytes of {}", whole.len());
        assert!(contents(dir.path()) == before, "{length}: changed");
    }
}

/// A limit on file sizes stands for a full disk where no small disk can be made.
#[cfg(target_os = "linux")]
#[test]
fn a_writer_that_meets_a_limit_keeps_what_it_acknowledged() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("loa.db");
    begin(&path);
    let exe = std::env::current_exe().unwrap();
    let output = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 1500; exec \"$0\" \"$@\""])
        .arg(exe)
        .args([
            "surviving::writer",
            "--exact",
            "--ignored",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(DATABASE, &path)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        said.contains("refused Io") || said.contains("refused NoSpace"),
        "{said}"
    );
    let saved = said.matches("saved ").count() as i64;
    assert!(saved > 3, "{said}");
    let store = Store::open(&path, morning()).unwrap();
    assert_eq!(edits_are_whole(&store), saved + 1);
    assert_eq!(
        store.verify_chain().unwrap(),
        store::Chain::Whole(saved as u64 + 1)
    );
}
