//! From an input that fails to a small one that fails, too.

use super::package;
use super::xml::Xml;
use crate::word_file::pack;

/// Most tries; each reads the input once more.
const TRIES: usize = 3_000;

/// The smallest input found for which `fails` holds.
pub(super) fn shrunk(bytes: &[u8], fails: &dyn Fn(&[u8]) -> bool) -> Vec<u8> {
    let mut tries = TRIES;
    let mut still = |bytes: &[u8]| {
        tries = tries.saturating_sub(1);
        tries > 0 && fails(bytes)
    };
    let parts = package::entries(bytes);
    if parts.is_empty() || !still(&pack(&parts)) {
        return cut(bytes.to_vec(), &mut still);
    }
    pack(&shrunk_parts(parts, &mut still))
}

type Parts = Vec<(String, Vec<u8>)>;

fn shrunk_parts(mut parts: Parts, still: &mut dyn FnMut(&[u8]) -> bool) -> Parts {
    for at in (0..parts.len()).rev() {
        let mut fewer = parts.clone();
        fewer.remove(at);
        if still(&pack(&fewer)) {
            parts = fewer;
        }
    }
    for at in 0..parts.len() {
        let Some(mut xml) = package::part(&parts[at].1) else {
            continue;
        };
        let mut packed = |xml: &Xml| {
            let mut changed = parts.clone();
            changed[at].1 = xml.write().into_bytes();
            still(&pack(&changed))
        };
        let mut from = 0;
        while let Some(range) = xml.elements().get(from) {
            let fewer = xml.without(range);
            if packed(&fewer) {
                xml = fewer;
            } else {
                from += 1;
            }
        }
        parts[at].1 = xml.write().into_bytes();
    }
    parts
}

/// Cuts out ever smaller pieces.
fn cut(mut bytes: Vec<u8>, still: &mut dyn FnMut(&[u8]) -> bool) -> Vec<u8> {
    let mut size = bytes.len() / 2;
    while size > 0 {
        let mut at = 0;
        while at < bytes.len() {
            let end = (at + size).min(bytes.len());
            let fewer = [&bytes[..at], &bytes[end..]].concat();
            if still(&fewer) {
                bytes = fewer;
            } else {
                at = end;
            }
        }
        size /= 2;
    }
    bytes
}
