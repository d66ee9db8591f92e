//! What is remembered between two runs does not grow. A program of its own: memory is the whole
//! program's, and other tests would fill it.

// Helpers of tests may stop a test, as tests may.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

#[path = "../../goldens/mod.rs"]
mod goldens;

use document::{Block, Document, Profile};

/// Memory of this process that is in use, in bytes. `None` off Linux.
fn memory() -> Option<usize> {
    let pages = std::fs::read_to_string("/proc/self/statm").ok()?;
    let used: usize = pages.split_whitespace().nth(1)?.parse().ok()?;
    Some(used * 4096)
}

fn edit(document: &mut Document, word: usize) {
    for block in &mut document.blocks {
        if let Block::Paragraph(paragraph) = block {
            paragraph.runs[0].text = format!("Từ mới thứ {word} của đoạn này.");
            return;
        }
    }
}

#[test]
fn many_edits_do_not_fill_the_memory() {
    let profile = Profile::nd30_2020();
    let golden = goldens::all().into_iter().find(|g| g.name == "ten-pages");
    let mut document = golden.unwrap().document();
    let mut run = |edits: std::ops::Range<usize>| {
        for word in edits {
            edit(&mut document, word);
            export::pages(&document, &profile).unwrap();
        }
        memory()
    };
    let Some(before) = run(0..20) else {
        eprintln!("skipped: memory is not told here");
        return;
    };
    let after = run(20..120).unwrap();
    let grown = after.saturating_sub(before);
    // Nothing forgotten would be some 6 MB an edit.
    assert!(grown < 100_000_000, "{} MB in 100 edits", grown / 1_000_000);
}
