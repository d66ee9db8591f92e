//! PDF files with their numbers, names and operators changed, and their tables of places and
//! lengths made right again, so that the damage is met where it is and not at the door.

use super::mutate::{EXTREMES, damaged, times};
use fastrand::Rng;
use std::ops::Range;

/// Operators and names that decide how a page is read.
const TELLING: &[&str] = &[
    "q",
    "Q",
    "BT",
    "ET",
    "Tj",
    "TJ",
    "Td",
    "TD",
    "Tm",
    "T*",
    "Tf",
    "Tc",
    "Tw",
    "Tz",
    "TL",
    "Ts",
    "Tr",
    "cm",
    "Do",
    "re",
    "l",
    "m",
    "S",
    "f",
    "BI",
    "ID",
    "EI",
    "BMC",
    "EMC",
    "BDC",
    "'",
    "\"",
    "[",
    "]",
    "<<",
    ">>",
    "<",
    ">",
    "(",
    ")",
    "/Kids",
    "/Parent",
    "/Count",
    "/Contents",
    "/Resources",
    "/Font",
    "/ToUnicode",
    "/Encoding",
    "/Widths",
    "/FirstChar",
    "/Filter",
    "/FlateDecode",
    "/ASCIIHexDecode",
    "/Length",
    "/Type",
    "/Page",
    "/Pages",
    "/Rotate",
    "/MediaBox",
    "/XObject",
    "/Identity-H",
    "/W",
    "/DW",
    "1 0 R",
    "2 0 R",
    "3 0 R",
    "4 0 R",
    "5 0 R",
    "99999 0 R",
    "begincmap",
    "beginbfrange",
    "beginbfchar",
    "endbfchar",
    "endbfrange",
    "begincodespacerange",
    "<0000>",
    "<FFFF>",
    "<D800>",
    "<0041>",
    "null",
    "true",
    "[1 0 R 2 0 R]",
    "<</Type/Page/Parent 1 0 R>>",
    "stream",
    "endstream",
    "endobj",
];

/// The file with some of its words changed.
pub(super) fn mutated(rng: &mut Rng, bytes: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..times(rng) {
        change(rng, &mut out);
    }
    if rng.u8(..10) == 0 {
        out = damaged(rng, &out);
    }
    if rng.u8(..8) == 0 { out } else { mended(&out) }
}

fn change(rng: &mut Rng, out: &mut Vec<u8>) {
    let Some(word) = word(rng, out) else { return };
    let is_number = out[word.clone()]
        .iter()
        .all(|b| b.is_ascii_digit() || b"-.".contains(b));
    match rng.u8(..8) {
        0 => drop(out.drain(word)),
        1 => {
            let copy = [b" ", &out[word.clone()], b" "]
                .concat()
                .repeat(rng.usize(1..40));
            out.splice(word.end..word.end, copy);
        }
        2 => {
            if let Some(other) = self::word(rng, out) {
                let copy = out[other].to_vec();
                out.splice(word, copy);
            }
        }
        3 => drop(lines(rng, out)),
        4..=5 if is_number => drop(out.splice(word, rng.choice(EXTREMES).unwrap_or(&"").bytes())),
        6 if is_number => {
            let number = rng.i32(-200..2_000).to_string();
            out.splice(word, number.into_bytes());
        }
        _ => drop(out.splice(word, rng.choice(TELLING).unwrap_or(&"").bytes())),
    }
}

/// A stretch of lines lost, doubled or moved.
fn lines(rng: &mut Rng, out: &mut Vec<u8>) -> Option<()> {
    let starts: Vec<usize> = (0..out.len()).filter(|i| out[*i] == b'\n').collect();
    let from = rng.usize(..starts.len().max(1));
    let to = (from + rng.usize(1..20)).min(starts.len().checked_sub(1)?);
    let range = *starts.get(from)?..*starts.get(to)?;
    let copy = out.get(range.clone())?.to_vec();
    if rng.bool() {
        out.drain(range);
    }
    if rng.bool() {
        let at = starts[rng.usize(..starts.len())].min(out.len());
        out.splice(at..at, copy);
    }
    Some(())
}

/// Some run of letters, digits and signs.
fn word(rng: &mut Rng, bytes: &[u8]) -> Option<Range<usize>> {
    let at = rng.usize(..bytes.len().max(1));
    let space = |b: &u8| b.is_ascii_whitespace();
    let start = at + bytes.get(at..)?.iter().position(|b| !space(b))?;
    let length = bytes[start..].iter().take(40).position(space).unwrap_or(1);
    Some(start..start + length.max(1))
}

fn find(bytes: &[u8], from: usize, what: &[u8]) -> Option<usize> {
    let found = bytes
        .get(from..)?
        .windows(what.len())
        .position(|w| w == what)?;
    Some(found + from)
}

/// The file with the lengths of its streams and its table of places as they are now.
pub(super) fn mended(bytes: &[u8]) -> Vec<u8> {
    let end = (0..bytes.len())
        .rev()
        .find(|i| bytes[*i..].starts_with(b"\nxref"));
    let body = lengths(&bytes[..end.unwrap_or(bytes.len())]);
    let trailer = find(bytes, end.unwrap_or(0), b"trailer").map_or(&[][..], |at| {
        let stop = find(bytes, at, b"startxref").unwrap_or(bytes.len());
        &bytes[at..stop]
    });
    let mut places = vec![0; 1];
    for at in (0..body.len()).filter(|at| body[*at..].starts_with(b" 0 obj")) {
        let digits = body[..at]
            .iter()
            .rev()
            .take_while(|b| b.is_ascii_digit())
            .count();
        let number = std::str::from_utf8(&body[at - digits..at]).unwrap_or_default();
        if let Ok(number @ 1..5_000) = number.parse::<usize>() {
            places.resize(places.len().max(number + 1), 0);
            places[number] = at - digits;
        }
    }
    let mut out = body;
    let start = out.len() + 1;
    out.extend(format!("\nxref\n0 {}\n", places.len()).into_bytes());
    for place in places {
        let state = if place == 0 { "65535 f" } else { "00000 n" };
        out.extend(format!("{place:010} {state} \n").into_bytes());
    }
    out.extend(trailer);
    out.extend(format!("startxref\n{start}\n%%EOF\n").into_bytes());
    out
}

/// Streams with their real lengths.
fn lengths(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut from = 0;
    while let Some(at) = find(bytes, from, b"stream\n") {
        let begin = at + b"stream\n".len();
        let Some(end) = find(bytes, begin, b"endstream") else {
            break;
        };
        let head = &bytes[from..at];
        let tag = b"/Length ";
        match (0..head.len()).rev().find(|i| head[*i..].starts_with(tag)) {
            Some(place) => {
                let value = place + tag.len();
                let rest = head[value..].iter().position(|b| b"\n/>".contains(b));
                out.extend(&head[..value]);
                out.extend((end - begin).to_string().into_bytes());
                out.extend(&head[value + rest.unwrap_or(0)..]);
            }
            None => out.extend(head),
        }
        let after = end + b"endstream".len();
        out.extend(&bytes[at..after]);
        from = after;
    }
    out.extend(&bytes[from..]);
    out
}
