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
mod directory;
mod keeping;
mod opening;
mod paper;
mod reports;
mod schemas;
mod searching;
mod small_disk;
mod support;
mod surviving;
mod trash;
