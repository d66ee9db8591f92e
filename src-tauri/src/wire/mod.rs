//! The rim: wire types, and how they become domain values and back.

/// Declares wire records and enums with their derives, and lists their TypeScript declarations.
macro_rules! wire {
    ($($(#[$meta:meta])* pub $kind:ident $name:ident $body:tt)*) => {
        $(
            #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
            $(#[$meta])*
            pub $kind $name $body
        )*

        /// The TypeScript declarations of this part's wire types, in order.
        pub(super) fn declarations() -> Vec<String> {
            let config = ts_rs::Config::default();
            vec![$(<$name as TS>::decl(&config)),*]
        }
    };
}

#[expect(
    missing_docs,
    reason = "fields are named for their readers; types are documented"
)]
mod cells;
#[expect(
    missing_docs,
    reason = "fields are named for their readers; types are documented"
)]
mod charts;
#[expect(
    missing_docs,
    reason = "fields are named for their readers; types are documented"
)]
mod checklist;
#[expect(
    missing_docs,
    reason = "fields are named for their readers; types are documented"
)]
mod collection;
mod convert;
#[expect(
    missing_docs,
    reason = "fields are named for their readers; types are documented"
)]
mod course;
#[expect(
    missing_docs,
    reason = "fields are named for their readers; types are documented"
)]
mod data;
#[expect(
    missing_docs,
    reason = "fields are named for their readers; types are documented"
)]
mod desk;
#[expect(
    missing_docs,
    reason = "fields are named for their readers; types are documented"
)]
mod evidence;
#[expect(
    missing_docs,
    reason = "fields are named for their readers; types are documented"
)]
mod imports;
#[expect(
    missing_docs,
    reason = "fields are named for their readers; types are documented"
)]
mod log;
#[expect(
    missing_docs,
    reason = "fields are named for their readers; types are documented"
)]
mod packages;
#[expect(
    missing_docs,
    reason = "fields are named for their readers; types are documented"
)]
mod paper;
#[expect(
    missing_docs,
    reason = "fields are named for their readers; types are documented"
)]
mod profiles;
#[expect(
    missing_docs,
    reason = "fields are named for their readers; types are documented"
)]
mod progress;
#[expect(
    missing_docs,
    reason = "fields are named for their readers; types are documented"
)]
mod regime;
#[expect(
    missing_docs,
    reason = "fields are named for their readers; types are documented"
)]
mod remarks;
#[expect(
    missing_docs,
    reason = "fields are named for their readers; types are documented"
)]
mod report;
#[expect(
    missing_docs,
    reason = "fields are named for their readers; types are documented"
)]
mod returned;
#[expect(
    missing_docs,
    reason = "fields are named for their readers; types are documented"
)]
mod review;
#[expect(
    missing_docs,
    reason = "fields are named for their readers; types are documented"
)]
mod rollover;
#[expect(
    missing_docs,
    reason = "fields are named for their readers; types are documented"
)]
mod schedule;
#[expect(
    missing_docs,
    reason = "fields are named for their readers; types are documented"
)]
mod slips;
#[expect(
    missing_docs,
    reason = "fields are named for their readers; types are documented"
)]
mod types;
#[expect(
    missing_docs,
    reason = "fields are named for their readers; types are documented"
)]
mod versions;
#[expect(
    missing_docs,
    reason = "fields are named for their readers; types are documented"
)]
mod work;

pub use cells::*;
pub use charts::*;
pub use checklist::*;
pub use collection::*;
pub use convert::{labelled_plan, reader, rich, summary_title, task_view};
pub(crate) use convert::{small, time};
pub use course::*;
pub use data::*;
pub use desk::*;
pub use evidence::*;
pub use imports::*;
pub use log::*;
pub use packages::*;
pub use paper::*;
pub use profiles::*;
pub use progress::*;
pub use regime::*;
pub use remarks::*;
pub use report::*;
pub use returned::*;
pub use review::*;
pub use rollover::*;
pub use schedule::*;
pub use slips::*;
pub use types::*;
pub use versions::*;
pub use work::*;

/// The TypeScript declarations of all wire types, part by part.
pub fn declarations() -> Vec<String> {
    [
        types::declarations(),
        data::declarations(),
        paper::declarations(),
        rollover::declarations(),
        imports::declarations(),
        checklist::declarations(),
        cells::declarations(),
        log::declarations(),
        progress::declarations(),
        regime::declarations(),
        desk::declarations(),
        charts::declarations(),
        evidence::declarations(),
        work::declarations(),
        slips::declarations(),
        collection::declarations(),
        course::declarations(),
        report::declarations(),
        returned::declarations(),
        review::declarations(),
        remarks::declarations(),
        packages::declarations(),
        profiles::declarations(),
        schedule::declarations(),
        versions::declarations(),
    ]
    .concat()
}
