//! DOCX and PDF of one document, side by side: DOCX as LibreOffice lays it out, PDF as ours. Same
//! words, same pages, each heading on the same page, and both as the profile has them.

// Helpers of tests may stop a test, as tests may.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    dead_code // what is shared with the other tests is not all used here
)]

mod corpus;
#[path = "../../goldens/mod.rs"]
mod goldens;
mod letter;
mod margins;
mod measure;
#[path = "../docx/office.rs"]
mod office;
mod paper;
mod remade;
mod rules;
mod sheet;
mod text;
mod words;
