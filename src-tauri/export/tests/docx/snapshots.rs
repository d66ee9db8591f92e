//! Outlines of the golden plans, to be read in a review. `UPDATE_SNAPSHOTS=1` rewrites them.

use crate::goldens;
use document::outline;
use std::path::Path;

/// Plans whose outline is too long to read.
const LONG: [&str; 6] = [
    "ten-pages",
    "forty-pages",
    "sixty-pages",
    "tasks-60",
    "tall-cells",
    "timeline-60",
];

#[test]
fn outlines_are_as_reviewed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let update = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    for golden in goldens::all().iter().filter(|g| !LONG.contains(&g.name)) {
        let path = folder.join(golden.name).with_extension("txt");
        let now = outline(&golden.document());
        if update {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &now).unwrap();
        }
        let reviewed = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(now, reviewed.replace("\r\n", "\n"), "{}", golden.name);
    }
}
