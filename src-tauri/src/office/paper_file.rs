//! Papers that are no plans, each in a file of its own: one document as JSON in UTF-8.

use super::file;
use crate::wire::{self, Failure, PaperFault, UnreadableReason};
use document::{Block, Document, texts};
use serde_json::error::Category;
use std::path::Path;

/// How the name of a paper file ends.
const ENDING: &str = "json";
/// Most bytes of a paper file.
const LIMIT: u64 = 32_000_000;
/// The language of a paper that does not say.
const LANGUAGE: &str = "vi-VN";
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Whether a path is named like a paper file; ids of plans never are.
pub fn is_named_so(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING))
}

/// Reads a paper file. Size is looked at before the bytes are.
///
/// # Errors
/// The file is missing, or holds no document.
pub fn read(path: &Path) -> Result<Document, Failure> {
    understand(&file::load(path, LIMIT)?)
}

fn understand(bytes: &[u8]) -> Result<Document, Failure> {
    let text = decoded(bytes)?;
    if text.trim().is_empty() {
        return Err(unreadable(UnreadableReason::Empty, None, None));
    }
    let mut document: Document = serde_json::from_str(text).map_err(|error| no_paper(&error))?;
    sound(&document)?;
    if document.meta.language.trim().is_empty() {
        document.meta.language = LANGUAGE.to_owned();
    }
    Ok(document)
}

/// UTF-8 with or without a byte order mark. A NUL is a sign of another encoding.
fn decoded(bytes: &[u8]) -> Result<&str, Failure> {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let wrong = |at: usize| {
        let before = bytes[..at].iter().filter(|byte| **byte == b'\n').count();
        unreadable(
            UnreadableReason::Encoding,
            Some(wire::small(before + 1)),
            None,
        )
    };
    match bytes.iter().position(|byte| *byte == 0) {
        Some(at) => Err(wrong(at)),
        None => std::str::from_utf8(bytes).map_err(|error| wrong(error.valid_up_to())),
    }
}

/// Refuses a document without a word, and one that is longer than any office's.
fn sound(document: &Document) -> Result<(), Failure> {
    let texts = texts(document);
    let papers = document.papers().into_iter();
    let blocks = papers.flat_map(|paper| {
        let annexed = paper.annexes.iter().flat_map(|annex| &annex.blocks);
        paper.blocks.iter().chain(annexed)
    });
    let rows = blocks.map(|block| match block {
        Block::Table(table) => table.rows.len(),
        Block::Heading(_) | Block::Paragraph(_) => 0,
    });
    if texts.len() + rows.sum::<usize>() > ::import::LINE_LIMIT as usize {
        return Err(unreadable(UnreadableReason::TooManyLines, None, None));
    }
    let mut words = texts.iter().flat_map(|text| &text.runs);
    if words.all(|words| words.trim().is_empty()) {
        return Err(unreadable(UnreadableReason::Empty, None, None));
    }
    Ok(())
}

fn unreadable(reason: UnreadableReason, line: Option<u32>, limit: Option<u32>) -> Failure {
    Failure::Unreadable {
        reason,
        line,
        limit,
    }
}

fn no_paper(error: &serde_json::Error) -> Failure {
    Failure::PaperUnreadable {
        reason: match error.classify() {
            Category::Data => PaperFault::Content,
            Category::Syntax | Category::Eof | Category::Io => PaperFault::Json,
        },
        line: wire::small(error.line()),
        column: wire::small(error.column()),
    }
}
