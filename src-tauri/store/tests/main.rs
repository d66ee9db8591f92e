//! The store on real files: what it keeps, what it refuses, what it survives.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test fails by panicking, and says when it cannot run"
)]

mod backing_up;
mod checklists;
#[path = "../../../tests/commune_year.rs"]
mod commune_year;
mod directory;
mod evidence;
mod figures;
mod keeping;
mod log;
mod opening;
mod paper;
mod reports;
mod schedules;
mod schemas;
mod searching;
mod small_disk;
mod sums;
mod support;
mod surviving;
mod targets;
mod trash;
mod waiting;
