//! Our own plans of invented communes, each with traits that real ones have; their outlines
//! stand beside them as a person would check them. `UPDATE_SNAPSHOTS=1` writes them anew.

use crate::{lossless, outline::outline};
use std::path::{Path, PathBuf};

fn texts(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    paths
}

/// Compares a text's outline with the one kept at `snapshot`.
fn check(text: &Path, snapshot: &Path) {
    let input = import::decode(&std::fs::read(text).unwrap()).unwrap();
    let found = outline(&lossless::import(&input));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(snapshot, &found).unwrap();
    }
    let kept = std::fs::read_to_string(snapshot).unwrap_or_default();
    // A checkout on Windows may have changed the line ends.
    let kept = kept.replace("\r\n", "\n");
    let mut lines = found.lines().zip(kept.lines()).enumerate();
    if let Some((i, (found, kept))) = lines.find(|(_, (a, b))| a != b) {
        panic!(
            "{}, line {}:\n  found {found}\n  kept  {kept}",
            snapshot.display(),
            i + 1
        );
    }
    assert_eq!(found.len(), kept.len(), "{}", snapshot.display());
}

#[test]
fn outlines_are_as_kept() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let texts = texts(&folder);
    assert!(texts.len() >= 4);
    for text in texts {
        check(&text, &text.with_extension("outline"));
    }
}

#[test]
fn the_shipped_sample_reads_without_a_doubt() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let snapshots = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    for text in texts(&root.join("assets/samples")) {
        let name = text.file_stem().unwrap().to_owned();
        let mut snapshot = snapshots.join("sample").join(name);
        snapshot.set_extension("outline");
        check(&text, &snapshot);
        let draft = lossless::import(&std::fs::read_to_string(&text).unwrap());
        assert_eq!(draft.doubts, []);
        assert!(draft.tasks.len() >= 12);
        assert!(draft.tasks.iter().all(|t| !t.lead.is_empty()));
    }
}
