//! The rules on whole plans: the five real ones where they are at hand, the sample, and
//! whatever text comes along.

#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "test code outside of #[test] functions"
)]

mod corpus;
mod laws;
mod rollover;
mod superior;

use plan::{Agency, Plan, Task, UnitKind};
use uuid::Uuid;

/// A plan as it is just after import, with its proposed tasks.
fn read(text: &str) -> (Plan, Vec<Task>) {
    let mut n = 0;
    let mut mint = || {
        n += 1;
        Uuid::from_u128(n)
    };
    let draft = import::read_text(text).unwrap();
    draft.accept(2026, &mut mint).unwrap()
}

fn agency(kind: UnitKind, name: &str) -> Agency {
    Agency::of_commune(kind, name, "", "Lê Văn Ba")
}
