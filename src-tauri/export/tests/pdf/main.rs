//! Pages and PDF: the words on them, where they stand, the same bytes twice, and what nobody
//! would write.

// Helpers of tests may stop a test, as tests may.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

#[path = "../../goldens/mod.rs"]
mod goldens;
#[path = "../docx/hostile.rs"]
mod hostile;

mod bundles;
mod bytes;
mod layout;
mod lines;
mod nobody;
mod pictures;
mod reader;
mod spots;
mod unset;
mod words;
