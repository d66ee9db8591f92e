//! What a user does, through the commands, the command line and the real window; and the walls
//! of the house.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests end where they fail"
)]

mod answers;
mod bad_packages;
mod bad_proof;
mod beginnings;
mod bindings;
mod checklist;
mod cli;
mod commands;
mod corpus;
mod course;
mod desk;
mod evidence;
mod golden;
mod handing_over;
mod house;
mod import_corrections;
mod import_docx;
mod import_files;
mod licences;
mod log;
mod merging;
mod packages;
mod paper;
mod paper_files;
mod papers;
mod profiles;
mod progress;
mod real_window;
mod remarks;
mod reports;
mod returned;
mod review;
mod rollover;
mod round_trip;
mod schedule;
mod task_cells;
mod versions;
mod walls;
mod words;
mod work;
