//! The importer seen from outside: nothing lost, structure found, hostile input survived.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "test code outside of #[test] functions"
)]

mod corpus;
mod district_annex;
mod docx;
mod docx_hostile;
mod docx_plan;
mod fixtures;
mod generated;
mod hostile;
mod legacy;
mod lossless;
mod office;
mod outline;
mod pdf;
mod pdf_hostile;
mod pdf_plan;
mod recall;
mod word_file;
