//! The five real plans, where they are at hand.

use document::{Document, Profile, Source, compose};
use plan::{Agency, Standing};
use std::path::PathBuf;

const NAMES: [&str; 5] = [
    "an-thuong-2024",
    "dan-tien-2025",
    "tao-xuyen-2023",
    "cam-xuyen-2024",
    "hai-duong-2021",
];

/// Each as it is printed, its proposed tasks accepted; none where the folder is absent.
pub(crate) fn all() -> Vec<(&'static str, Document)> {
    NAMES
        .into_iter()
        .filter_map(|name| Some((name, document(name)?)))
        .collect()
}

fn document(name: &str) -> Option<Document> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/plans")
        .join(name)
        .with_extension("txt");
    let Ok(bytes) = std::fs::read(&path) else {
        eprintln!("skipped: {} is not here", path.display());
        return None;
    };
    let draft = import::read_text(&import::decode(&bytes).unwrap()).unwrap();
    let mut next = 0;
    let mut mint = || {
        next += 1;
        uuid::Uuid::from_u128(next)
    };
    let (plan, mut tasks) = draft.accept(2026, &mut mint).unwrap();
    for task in &mut tasks {
        task.standing = Standing::Accepted;
    }
    let source = Source {
        plan: &plan,
        tasks: &tasks,
        agency: &Agency::default(),
        officials: &[],
    };
    Some(compose(&source, &Profile::nd30_2020()))
}
