//! The rim: wire types, and how they become domain values and back.

mod convert;
#[expect(
    missing_docs,
    reason = "fields are named for their readers; types are documented"
)]
mod types;

pub use convert::{labelled_plan, outline_of, reader, rich, summary_title, task_view};
pub(crate) use convert::{small, time};
pub use types::*;
