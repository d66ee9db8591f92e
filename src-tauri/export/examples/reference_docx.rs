//! Our DOCX in the paper benchmark, `tests/bench/paper/run`: `reference_docx CONTENT OUT [ROUNDS]`.
//! A program of its own, as small as the peers' is: nothing of the PDF is linked into it.

#[path = "reference/content.rs"]
mod content;

use content::{Made, make, profile, written};

fn main() -> Made<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [content, out, rounds @ ..] = arguments.as_slice() else {
        return Err("usage: reference_docx CONTENT OUT [ROUNDS]".into());
    };
    let text = std::fs::read_to_string(content)?;
    let profile = profile()?;
    make(out, rounds.first(), || {
        Ok(export::docx(&written(&text), &profile)?)
    })
}
