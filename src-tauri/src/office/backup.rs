//! Backups: one a day by itself, one when asked, restored without losing what was there.

use super::{Office, approval, people, review, trouble, versions};
use crate::clock;
use crate::wire::{
    self, Altered, AlteredPart, Backup, BackupCopy, BackupReason, BrokenEvent, Failure, Restored,
    Verification,
};
use std::path::Path;
use store::{
    BackupFile, Chain, EventKind, EvidenceFolder, FileState, RestoreError, Store, StoreError,
    backups_beside, list_backups,
};

impl From<BackupFile> for Backup {
    fn from(file: BackupFile) -> Self {
        Self {
            name: file
                .path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            path: file.path.display().to_string(),
            at: wire::time(file.at),
            bytes: wire::small(file.size),
            reason: match file.reason {
                store::BackupReason::Daily => BackupReason::Daily,
                store::BackupReason::Manual => BackupReason::Manual,
                store::BackupReason::BeforeRestore => BackupReason::BeforeRestore,
                store::BackupReason::BeforeUpgrade => BackupReason::BeforeUpgrade,
            },
        }
    }
}

/// Makes the day's backup if there is none yet. A failure is logged, not shown: the desk shows
/// when the last one was made.
pub(super) fn daily(office: &Office) {
    let made = office.with_store(|store| {
        if store.is_read_only() {
            return Ok(());
        }
        let folder = backups_beside(office.path());
        store
            .daily_backup_if_due(&folder, clock::now())
            .map(|_| ())
            .map_err(Failure::from)
    });
    if let Err(failure) = made {
        tracing::warn!(?failure, "no daily backup");
    }
}

/// Backups beside a data file, newest first.
pub(super) fn listed(database: &Path) -> Result<Vec<Backup>, Failure> {
    Ok(list_backups(&backups_beside(database))?
        .into_iter()
        .map(Backup::from)
        .collect())
}

/// Backups, newest first.
pub fn list(office: &Office) -> Result<Vec<Backup>, Failure> {
    listed(office.path())
}

/// Makes a backup now.
pub fn now(office: &Office) -> Result<Backup, Failure> {
    let folder = backups_beside(office.path());
    office.with_store(|store| {
        let actor = people::name(office, store)?;
        Ok(store.backup(&folder, clock::now(), &actor)?.into())
    })
}

/// Lets the user choose a drive or folder, and makes a backup there with the files of evidence
/// beside it, so that both can be restored from it.
pub fn to_drive(office: &Office) -> Result<BackupCopy, Failure> {
    let language = office.language().unwrap_or(wire::Language::Vi);
    let drive = office
        .dialogs
        .drive(language, "dialog_backup_drive")
        .ok_or(Failure::Cancelled)?;
    copy_to(office, &drive)
}

fn copy_to(office: &Office, drive: &Path) -> Result<BackupCopy, Failure> {
    let files = office.read(|store| Ok(store.evidence_files()?))?;
    let copy = EvidenceFolder::beside(&drive.join("loa.db"));
    // The files first: a backup that is there has them beside it.
    copy.fill_from(&EvidenceFolder::beside(office.path()), &files)?;
    let backup = office.with_store(|store| {
        let actor = people::name(office, store)?;
        Ok(store.backup(drive, clock::now(), &actor)?)
    })?;
    let whole = |file: &&plan::EvidenceFile| copy.check(file) == FileState::Whole;
    let evidence = files.iter().filter(whole).count();
    Ok(BackupCopy {
        backup: backup.into(),
        evidence: wire::small(evidence),
        lost: wire::small(files.len() - evidence),
    })
}

/// Brings back files of evidence that lie beside a backup on a drive. What cannot be brought back
/// is told wherever it is named; the data are back all the same.
fn bring_back(office: &Office, from: &Path) -> Result<(), Failure> {
    let files = office.read(|store| Ok(store.evidence_files()?))?;
    let beside = EvidenceFolder::beside(&from.with_file_name("loa.db"));
    if let Err(error) = EvidenceFolder::beside(office.path()).fill_from(&beside, &files) {
        tracing::warn!(%error, "files of evidence did not come back");
    }
    Ok(())
}

/// Restores a listed backup; what is there now is backed up first.
pub fn restore(office: &Office, name: String) -> Result<Restored, Failure> {
    let backup = list(office)?
        .into_iter()
        .find(|b| b.name == name)
        .ok_or_else(|| Failure::NotFound {
            what: "backup".to_owned(),
        })?;
    restore_from(office, Path::new(&backup.path))
}

/// Lets the user choose a backup file and restores it.
pub fn restore_file(office: &Office) -> Result<Restored, Failure> {
    let language = office.language().unwrap_or(wire::Language::Vi);
    let path = office
        .dialogs
        .backup_to_restore(language)
        .ok_or(Failure::Cancelled)?;
    restore_from(office, &path)
}

/// Restores a backup file.
///
/// # Errors
/// [`Failure::BackupRefused`] when it is damaged, newer or not ours; nothing was changed.
pub fn restore_from(office: &Office, from: &Path) -> Result<Restored, Failure> {
    if !from.is_file() {
        return Err(Failure::SourceMissing {
            path: from.display().to_string(),
        });
    }
    let folder = backups_beside(office.path());
    let restored = office.with_store(|store| {
        // A file that had to be put aside left an empty one, which asks nobody.
        let by = people::at_gate(office, store, EventKind::BackupRestored)?;
        let restored = store
            .restore_backup(from, &folder, clock::now(), &by.name)
            .map_err(|e| match e {
                RestoreError::Source(error) => refused(&error),
                RestoreError::Store(error) => error.into(),
            })?;
        Ok(Restored {
            from: from.display().to_string(),
            previous: Some(restored.before.into()),
            plans: wire::small(store.plans()?.len()),
        })
    })?;
    bring_back(office, from)?;
    Ok(restored)
}

/// Why data of another file are not taken.
pub(super) fn refused(error: &store::OpenError) -> Failure {
    tracing::error!(%error, "a backup was refused");
    Failure::BackupRefused {
        reason: trouble(error),
    }
}

/// The event that is not as it was written, or before which one is missing.
fn broken(store: &Store, seq: i64) -> Result<BrokenEvent, Failure> {
    let event = store.event(seq)?;
    Ok(BrokenEvent {
        seq: u32::try_from(seq).unwrap_or(u32::MAX),
        by: event
            .as_ref()
            .map_or_else(String::new, |it| it.actor.clone()),
        at: event.map_or_else(String::new, |it| wire::time(it.at)),
    })
}

/// What of plans is not as it was approved, kept or done: hashes are counted anew.
fn altered(store: &Store, report: &store::Report) -> Result<Vec<Altered>, Failure> {
    let mut found = Vec::new();
    for summary in store.plans()? {
        if report.unreadable.contains(&summary.id) {
            continue;
        }
        let mut tell = |part, number| {
            found.push(Altered {
                part,
                plan: summary.id.to_string(),
                title: summary.title.clone(),
                number,
            });
        };
        let course = match store.course(summary.id) {
            Ok(course) => course,
            Err(StoreError::Damaged { .. }) => {
                tell(AlteredPart::Steps, 1);
                continue;
            }
            Err(error) => return Err(error.into()),
        };
        let approval = course.approval();
        if approval.is_some_and(|it| review::content_of(store, summary.id) != Ok(it.content)) {
            tell(AlteredPart::Words, 0);
        }
        for version in store.versions(summary.id)? {
            let (_, text) = store.version(version.id)?;
            if versions::hash_of(&text) != Some(version.content) {
                tell(AlteredPart::Version, version.number);
            }
        }
        if let Some((_, step)) = report.courses.iter().find(|(id, _)| *id == summary.id) {
            tell(AlteredPart::Steps, wire::small(*step));
        }
    }
    Ok(found)
}

/// Looks the whole data file over.
pub fn verify(office: &Office) -> Result<Verification, Failure> {
    let (evidence, lost) = super::evidence::lost(office)?;
    office.read(|store| {
        let report = store.verify()?;
        let (events, broken, cut) = match report.chain {
            Chain::Whole(events) => (events, None, None),
            Chain::Broken { seq } => (0, Some(broken(store, seq)?), None),
            Chain::Cut { count, missing } => (count, None, Some(missing)),
        };
        let altered = altered(store, &report)?;
        let mut problems = report.integrity.clone();
        problems.extend(report.unreadable.iter().map(|u| format!("{u:?}")));
        if report.orphans > 0 {
            problems.push(format!("orphans: {}", report.orphans));
        }
        Ok(Verification {
            ok: report.is_sound() && altered.is_empty(),
            database_ok: report.integrity.is_empty() && report.orphans == 0,
            events_ok: matches!(report.chain, Chain::Whole(_)),
            search_ok: report.search,
            events: wire::small(events),
            head: approval::short(&store.chain_head()?),
            broken,
            cut: cut.map(wire::small),
            altered,
            plans: wire::small(store.plans()?.len()),
            path: office.path().display().to_string(),
            problems,
            evidence: wire::small(evidence),
            lost,
        })
    })
}
