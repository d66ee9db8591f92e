//! Zip containers (DOCX, ODT, XLSX) taken apart, damaged inside and packed again.

use super::mutate::{damaged, times};
use super::xml::Xml;
use crate::word_file::pack;
use fastrand::Rng;
use std::collections::BTreeSet;
use std::io::{Cursor, Read};

/// Names and contents; nothing of what is no container.
pub(crate) fn entries(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let Ok(mut zip) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for at in 0..zip.len() {
        if let Ok(mut entry) = zip.by_index(at) {
            let mut content = Vec::new();
            let name = entry.name().map(|name| name.into_owned());
            if let (Ok(name), Ok(_)) = (name, entry.read_to_end(&mut content)) {
                out.push((name, content));
            }
        }
    }
    out
}

fn text(content: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(content).ok()?;
    text.trim_start_matches('\u{feff}')
        .starts_with('<')
        .then_some(text)
}

/// A part as XML that can be changed, if it is XML.
pub(super) fn part(content: &[u8]) -> Option<Xml> {
    text(content).map(Xml::read)
}

/// The container with some of its parts changed, lost, under another name or in another's place.
pub(super) fn mutated(rng: &mut Rng, bytes: &[u8], other: &[u8]) -> Vec<u8> {
    let mut parts = entries(bytes);
    let others = entries(other);
    if parts.is_empty() {
        return damaged(rng, bytes);
    }
    match rng.u8(..30) {
        0 => drop(parts.swap_remove(rng.usize(..parts.len()))),
        1 => {
            let (from, to) = (rng.usize(..parts.len()), rng.usize(..parts.len()));
            parts[to].1 = parts[from].1.clone();
        }
        2 => {
            let at = rng.usize(..parts.len());
            parts[at]
                .0
                .push_str(rng.choice(["x", "/", "\\", "/../a"]).unwrap_or("x"));
        }
        3 => {
            let at = rng.usize(..parts.len());
            parts[at].1 = damaged(rng, &parts[at].1);
        }
        4 => {
            if let Some((name, content)) = rng.choice(&others)
                && let Some(part) = parts.iter_mut().find(|(own, _)| own == name)
            {
                part.1.clone_from(content);
            }
        }
        _ => {
            for _ in 0..times(rng) {
                mutate_part(rng, &mut parts, &others);
            }
        }
    }
    let mut names = BTreeSet::new();
    parts.retain(|(name, _)| names.insert(name.clone()));
    let packed = pack(&parts);
    if rng.u8(..40) == 0 {
        damaged(rng, &packed)
    } else {
        packed
    }
}

fn mutate_part(rng: &mut Rng, parts: &mut [(String, Vec<u8>)], others: &[(String, Vec<u8>)]) {
    // The longest XML is the text; the others decide how it is read.
    let longest = (0..parts.len())
        .filter(|at| text(&parts[*at].1).is_some())
        .max_by_key(|at| parts[*at].1.len());
    let any = rng.usize(..parts.len());
    let at = longest.filter(|_| rng.u8(..3) > 0).unwrap_or(any);
    let Some(mut xml) = part(&parts[at].1) else {
        return;
    };
    let from = if rng.bool() { &*parts } else { others };
    let other = rng.choice(from).and_then(|(_, content)| part(content));
    let other = other.unwrap_or_else(|| xml.clone());
    xml.mutate(rng, &other);
    parts[at].1 = xml.write().into_bytes();
}
