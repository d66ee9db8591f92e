//! The importer seen from outside: nothing lost, structure found, hostile input survived.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "test code outside of #[test] functions"
)]

mod bounds;
mod corpus;
mod district_annex;
mod docx;
mod docx_hostile;
mod docx_plan;
mod fixtures;
mod fuzz;
mod generated;
mod grid;
mod hostile;
mod invented;
mod legacy;
mod lossless;
mod odt;
mod odt_file;
mod odt_hostile;
mod office;
mod outline;
mod pdf;
mod pdf_hostile;
mod pdf_plan;
mod recall;
mod returned;
mod same_plan;
mod word_file;
mod workbook_file;
mod workbook_hostile;
