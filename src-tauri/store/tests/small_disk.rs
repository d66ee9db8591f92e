//! Full and read-only disks. A small one is mounted where the test may; elsewhere folder and
//! file rights stand for it, or the test says that it did not run.

use crate::support::*;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use store::{EventKind, OpenError, RestoreError, Store, StoreError};
use tempfile::TempDir;

/// A disk of its own of some size, gone when dropped.
struct Disk(TempDir);

impl Disk {
    fn mount(size: &str) -> Option<Self> {
        let dir = tempfile::tempdir().unwrap();
        let options = format!("size={size}");
        let arguments = ["-t", "tmpfs", "-o", &options, "tmpfs"];
        let mounted = mount(&arguments, dir.path());
        if !mounted {
            eprintln!("not run: no small disk can be mounted here");
        }
        mounted.then(|| Self(dir))
    }

    fn make_read_only(&self) -> bool {
        mount(&["-o", "remount,ro"], self.0.path())
    }
}

fn mount(arguments: &[&str], place: &Path) -> bool {
    cfg!(target_os = "linux")
        && Command::new("mount")
            .args(arguments)
            .arg(place)
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

fn set(store: &mut Store, key: &str, value: &str) -> Result<(), StoreError> {
    let write = |tx: &store::Tx<'_>| tx.set_setting(key, Some(value));
    store
        .write(EventKind::SettingSet, morning(), "", write)
        .map(drop)
}

#[test]
fn a_full_disk_refuses_and_keeps() {
    let Some(disk) = Disk::mount("3m") else {
        return;
    };
    let path = disk.0.path().join("loa.db");
    let ballast = disk.0.path().join("ballast");
    fs::write(&ballast, vec![1; 400_000]).unwrap();
    let mut store = Store::open(&path, morning()).unwrap();
    let text = "nội dung ".repeat(2_000);
    let mut saved = 0;
    let refused = loop {
        match set(&mut store, &format!("key-{saved}"), &text) {
            Ok(()) => saved += 1,
            Err(refused) => break refused,
        }
    };
    assert!(matches!(refused, StoreError::NoSpace), "{refused:?}");
    assert!(saved > 5);
    // Still readable, and a backup is refused without a trace.
    assert_eq!(store.settings().unwrap().len(), saved);
    let backups = disk.0.path().join("backups");
    let refused = store.backup(&backups, morning(), "").unwrap_err();
    assert!(matches!(refused, StoreError::NoSpace), "{refused:?}");
    assert!(!backups.exists() || fs::read_dir(&backups).unwrap().count() == 0);
    // With room again it goes on.
    fs::remove_file(&ballast).unwrap();
    set(&mut store, "after", "room").unwrap();
    drop(store);
    let store = Store::open(&path, morning()).unwrap();
    assert_eq!(store.settings().unwrap().len(), saved + 1);
    assert!(store.verify().unwrap().is_sound());
}

#[test]
fn a_restore_without_room_changes_nothing() {
    let Some(disk) = Disk::mount("2m") else {
        return;
    };
    let mut large = Desk::new();
    for n in 0..30 {
        set(
            &mut large.store,
            &format!("{n}"),
            &"nội dung ".repeat(10_000),
        )
        .unwrap();
    }
    let elsewhere = tempfile::tempdir().unwrap();
    let from = large.store.backup(elsewhere.path(), morning(), "").unwrap();
    let mut store = Store::open(&disk.0.path().join("loa.db"), morning()).unwrap();
    set(&mut store, "a", "kept").unwrap();
    let refused = store
        .restore_backup(&from.path, elsewhere.path(), morning(), "")
        .unwrap_err();
    assert!(
        matches!(refused, RestoreError::Store(StoreError::NoSpace)),
        "{refused:?}"
    );
    assert_eq!(store.setting("a").unwrap().as_deref(), Some("kept"));
    set(&mut store, "a", "goes on").unwrap();
    drop(store);
    let store = Store::open(&disk.0.path().join("loa.db"), morning()).unwrap();
    assert_eq!(store.setting("a").unwrap().as_deref(), Some("goes on"));
    assert!(store.verify().unwrap().is_sound());
}

#[test]
fn no_room_for_a_new_file() {
    let Some(disk) = Disk::mount("64k") else {
        return;
    };
    let refused = Store::open(&disk.0.path().join("loa.db"), morning()).unwrap_err();
    assert!(matches!(refused, OpenError::NoSpace), "{refused:?}");
}

fn opens_for_reading_only(path: &Path) {
    let mut store = Store::open(path, morning()).unwrap();
    assert!(store.is_read_only());
    assert_eq!(store.setting("a").unwrap().as_deref(), Some("b"));
    let refused = set(&mut store, "a", "c").unwrap_err();
    assert!(matches!(refused, StoreError::ReadOnly), "{refused:?}");
    assert!(store.verify().unwrap().is_sound());
    // A copy can be taken elsewhere.
    let elsewhere = tempfile::tempdir().unwrap();
    let copy = store.backup(elsewhere.path(), morning(), "").unwrap();
    assert!(copy.whole);
    let due = store
        .daily_backup_if_due(elsewhere.path(), days(1))
        .unwrap();
    assert_eq!(due, None);
}

#[test]
fn a_read_only_disk_is_read() {
    let Some(disk) = Disk::mount("4m") else {
        return;
    };
    let path = disk.0.path().join("xã #1.db");
    let mut store = Store::open(&path, morning()).unwrap();
    set(&mut store, "a", "b").unwrap();
    drop(store);
    assert!(disk.make_read_only());
    opens_for_reading_only(&path);
    let new = Store::open(&disk.0.path().join("new.db"), morning()).unwrap_err();
    assert!(matches!(new, OpenError::ReadOnly), "{new:?}");
    let deep = Store::open(&disk.0.path().join("folder/new.db"), morning()).unwrap_err();
    assert!(matches!(deep, OpenError::ReadOnly), "{deep:?}");
}

#[test]
fn a_read_only_file_is_read() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("loa.db");
    let mut store = Store::open(&path, morning()).unwrap();
    set(&mut store, "a", "b").unwrap();
    drop(store);
    let mut rights = fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&path, rights).unwrap();
    if fs::File::options().append(true).open(&path).is_ok() {
        eprintln!("not run: this user may write read-only files");
        return;
    }
    opens_for_reading_only(&path);
}

#[test]
fn evidence_that_does_not_fit_leaves_nothing() {
    let Some(disk) = Disk::mount("1m") else {
        return;
    };
    let folder = store::EvidenceFolder::beside(&disk.0.path().join("loa.db"));
    let source = tempfile::NamedTempFile::new().unwrap();
    fs::write(source.path(), vec![7; 2_000_000]).unwrap();
    let refused = folder.keep(source.path(), 3_000_000);
    assert!(
        matches!(refused, Err(store::KeepError::Store(StoreError::NoSpace))),
        "{refused:?}"
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    fs::write(source.path(), vec![7; 200_000]).unwrap();
    assert_eq!(folder.keep(source.path(), 3_000_000).unwrap().size, 200_000);
}
