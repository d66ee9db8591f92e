//! What is written comes back; what is no plan and no package is refused.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests end where they fail"
)]

mod content;
mod fixture;
mod fuzz;
mod golden;
mod package;
