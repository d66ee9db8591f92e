//! Packages of every kind as they were once written: read by every program to come.

use crate::fixture::{PASSPHRASE, all, key};
use std::path::PathBuf;

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(format!("{name}.loa"))
}

#[test]
fn what_was_once_written_is_read() {
    let locked = all().remove(0).1;
    let all = all().into_iter().map(|(name, parcel)| (name, parcel, None));
    for (name, parcel, passphrase) in all.chain(std::iter::once((
        "request-locked",
        locked,
        Some(PASSPHRASE),
    ))) {
        let path = file(name);
        // Made once for a new kind; what is there is never written again.
        if !path.exists() && std::env::var_os("ADD_GOLDEN").is_some() {
            let (bytes, _) = exchange::write(&parcel, &key(), passphrase).unwrap();
            std::fs::write(&path, bytes).unwrap();
        }
        let bytes = std::fs::read(&path).unwrap();
        let opened = exchange::open(&bytes, passphrase).unwrap();
        assert_eq!(opened.parcel, parcel, "{name}");
        assert_eq!(opened.key, key().public(), "{name}");
        assert_eq!(opened.locked, passphrase.is_some());
    }
}
