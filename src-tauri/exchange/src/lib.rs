//! What leaves one computer and comes in at another: a plan's content as a text of its own format,
//! and signed packages that carry it. The format is told in `docs/package.md`.

#[macro_use]
mod mirror;

pub mod body;
pub mod content;
mod json;
pub mod key;
mod lock;
mod manifest;
pub mod package;
pub mod pairing;
mod remarks;
mod text;

pub use body::{Answer, Body, Brief, HandOver, HandedFile, PackageKind, Passed, Request, Template};
pub use content::{Content, ContentError};
pub use key::{DeviceKey, PublicKey};
pub use package::{Opened, Parcel, Refusal, Room, is_locked, open, write};
pub use remarks::within_limits;
