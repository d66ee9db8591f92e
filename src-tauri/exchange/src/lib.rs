//! What leaves one computer and comes in at another: a plan's content as a text of its own format,
//! and, one day, packages that carry it. The format is told in `docs/package.md`.

pub mod content;

pub use content::{Content, ContentError};
