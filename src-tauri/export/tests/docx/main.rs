//! The DOCX writer against its own reader, against the rules of the format, and on real pages.

// Helpers of tests may stop a test, as tests may.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

mod bundles;
#[path = "../../goldens/mod.rs"]
mod goldens;
mod hostile;
mod office;
mod package;
mod pages;
mod readback;
mod roundtrip;
mod snapshots;
mod tall;
