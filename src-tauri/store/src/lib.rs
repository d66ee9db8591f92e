//! Keeps everything in one SQLite file, safely: plans, tasks, marks, people, what happened, what
//! was removed; finds words in it; backs it up and restores it.
//!
//! [`Store::open`] opens the one file or says why not ([`OpenError`]). Reading is on [`Records`],
//! to which both [`Store`] and [`Tx`] lead. Writing is on [`Tx`] alone, and a [`Tx`] exists only
//! inside [`Store::write`]: one transaction, one [`Event`], on the disk before it returns.
//!
//! The schema is in `migrations/`, one file for each version.

mod assignments;
pub mod backup;
mod beside;
mod checklists;
mod closings;
mod collate;
mod collected;
mod courses;
mod desk;
pub mod directory;
mod disk;
pub mod error;
mod evidence;
pub mod evidence_files;
mod gate;
mod indicators;
pub mod journal;
mod lists;
pub mod location;
pub mod log;
mod migrate;
mod office;
mod open;
pub mod packages;
pub mod peers;
mod phrases;
mod plan_rows;
mod plan_tables;
pub mod plans;
mod prefix;
mod profiles;
mod proofs;
#[cfg(test)]
mod queries;
mod records;
mod register;
mod remarks;
mod report_rows;
pub mod reports;
pub mod restore;
mod rows;
pub mod schedules;
pub mod seal;
mod search;
mod targets;
mod task_rows;
mod tasks;
pub mod templates;
mod thin;
pub mod trash;
mod uri;
mod value;
pub mod verify;
mod versions;
mod word;

pub use backup::{BackupFile, BackupReason, backups_beside, check_backup, list_backups};
pub use collate::Vietnamese;
pub use collected::Collected;
pub use desk::OpenSlot;
pub use directory::Removed;
pub use error::{OpenError, RestoreError, StoreError, What};
pub use evidence_files::{EvidenceFolder, FileRefusal, FileState, KeepError};
pub use gate::Tx;
pub use journal::{Chain, Change, Event, EventKind, Saved};
pub use location::{Location, Surroundings, location};
pub use log::{LogFilter, LogPage};
pub use open::{Store, set_aside};
pub use packages::{Carried, CarriedKind, Way};
pub use peers::Peer;
pub use plans::PlanSummary;
pub use prefix::Found;
pub use profiles::ProfileLock;
pub use proofs::ChannelUse;
pub use records::Records;
pub use reports::KeptReport;
pub use restore::Restored;
pub use schedules::SlotTally;
pub use search::{Hit, Target};
pub use templates::Template;
pub use trash::{TrashItem, TrashKind};
pub use verify::Report;

pub(crate) use uri::text_uri;
