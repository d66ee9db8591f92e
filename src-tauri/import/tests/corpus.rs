//! The five real plans, where they are at hand.

use std::path::PathBuf;

/// A real plan's text, or `None` with a note where the folder is absent.
pub(crate) fn plan(name: &str) -> Option<String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/plans")
        .join(name)
        .with_extension("txt");
    match std::fs::read(&path) {
        Ok(bytes) => Some(import::decode(&bytes).unwrap()),
        Err(_) => {
            eprintln!("skipped: {} is not here", path.display());
            None
        }
    }
}

pub(crate) const NAMES: [&str; 5] = [
    "an-thuong-2024",
    "dan-tien-2025",
    "tao-xuyen-2023",
    "cam-xuyen-2024",
    "hai-duong-2021",
];

#[test]
fn no_word_is_lost() {
    for name in NAMES {
        if let Some(text) = plan(name) {
            let draft = crate::lossless::import(&text);
            if std::env::var_os("SHOW_OUTLINES").is_some() {
                eprintln!("=== {name}\n{}", crate::outline::outline(&draft));
            }
        }
    }
}
