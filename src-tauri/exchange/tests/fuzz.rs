//! Made-up damage for packages, in their bytes and, signed again, in what they hold. Whatever
//! comes, the reader answers within its bounds, and what it reads it can write and read again.
//! In `cargo test` a fixed number of inputs from a fixed seed; longer with `tests/fuzz/run`.

use crate::fixture::{all, key};
use crate::package::Forged;
use exchange::{open, write};
use fastrand::Rng;
use std::collections::BTreeMap;
use std::panic::catch_unwind;
use std::path::Path;
use std::time::{Duration, Instant};

/// Memory at once: a share for each byte of what a package unpacks to, and the least.
const MEMORY: (u64, u64) = (300, 16_000_000);

/// Pieces of JSON that mean something elsewhere, or nothing.
const TOKENS: &[&str] = &[
    "null",
    "-1",
    "1e400",
    "99999999999999999999",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "[]",
    "{}",
    "[[[[",
    "\"../../x\"",
    "{\"kind\":\"plan\"}",
    "true",
    "\"2026-02-30T00:00:00Z\"",
    "4294967295",
    "\"",
];

fn damage(rng: &mut Rng, bytes: &mut Vec<u8>) {
    for _ in 0..rng.usize(1..4) {
        if bytes.is_empty() {
            return;
        }
        let at = rng.usize(..bytes.len());
        match rng.u8(..6) {
            0 => bytes[at] ^= 1 << rng.u8(..8),
            1 => bytes.truncate(at),
            2 => {
                let end = (at + rng.usize(1..40)).min(bytes.len());
                bytes.drain(at..end);
            }
            3 => {
                let end = (at + rng.usize(1..200)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                let to = rng.usize(..=bytes.len());
                bytes.splice(to..to, piece);
            }
            4 => bytes[at] = rng.u8(..),
            _ => {
                // A value for another value.
                let from = bytes[at..].iter().position(|b| b":,[".contains(b));
                let from = from.map_or(at, |n| at + n + 1).min(bytes.len());
                let end = bytes[from..].iter().position(|b| b",]}".contains(b));
                let end = end.map_or(from, |n| from + n);
                let token = rng.choice(TOKENS).copied().unwrap_or_default();
                bytes.splice(from..end, token.bytes());
            }
        }
    }
}

fn made_up(rng: &mut Rng, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = rng.choice(seeds).cloned().unwrap_or_default();
    let forged = rng.bool().then(|| Forged::of(&bytes)).flatten();
    let Some(mut forged) = forged else {
        damage(rng, &mut bytes);
        return bytes;
    };
    let at = rng.usize(..forged.0.len());
    if forged.0[at].0 == "manifest.json" {
        // Signed again below, so that what it says is reached.
        let listed = forged.0[at].1.clone();
        damage(rng, &mut forged.0[at].1);
        if serde_json::from_slice::<serde_json::Value>(&forged.0[at].1).is_err() {
            forged.0[at].1 = listed;
        }
    } else {
        damage(rng, &mut forged.0[at].1);
    }
    let object = serde_json::from_slice(forged.entry("manifest.json"));
    if object.is_ok_and(|it: serde_json::Value| it["sender"].is_object()) {
        forged.signed();
    }
    forged.bytes()
}

fn obeyed(input: &[u8]) -> Result<String, String> {
    let mut answer = Err(String::new());
    let memory = allocation_counter::measure(|| {
        answer = catch_unwind(|| match open(input, None) {
            Err(refusal) => Ok(refusal.to_string()),
            Ok(opened) => {
                let again = write(&opened.parcel, &key(), None)
                    .map_err(|e| e.to_string())?
                    .0;
                let again = open(&again, None).map_err(|e| e.to_string())?;
                if again.parcel == opened.parcel {
                    Ok(format!("read {:?}", opened.kind()))
                } else {
                    Err("what is written again is something else".to_owned())
                }
            }
        })
        .unwrap_or_else(|_| Err("panic".to_owned()));
    });
    let unpacked = Forged::of(input).map_or(0, |it| it.0.iter().map(|(_, b)| b.len()).sum());
    let allowed = MEMORY.0 * (input.len() + unpacked) as u64 + MEMORY.1;
    if memory.bytes_max > allowed {
        return Err(format!("{} bytes at once", memory.bytes_max));
    }
    answer
}

#[test]
fn package() {
    let number = |name: &str| std::env::var(name).ok()?.parse::<u64>().ok();
    let until = number("LOA_FUZZ_MINUTES").map(|m| Instant::now() + Duration::from_secs(60 * m));
    let usual = if until.is_some() { u64::MAX } else { 300 };
    let inputs = number("LOA_FUZZ_INPUTS").unwrap_or(usual);
    let seed = number("LOA_FUZZ_SEED").unwrap_or(1);
    let seeds: Vec<Vec<u8>> = all()
        .iter()
        .map(|(_, parcel)| write(parcel, &key(), None).unwrap().0)
        .collect();
    let mut answers: BTreeMap<String, u64> = BTreeMap::new();
    for tried in 0..inputs {
        if until.is_some_and(|end| Instant::now() >= end) {
            break;
        }
        let mut rng = Rng::with_seed(seed.wrapping_mul(1 << 40).wrapping_add(tried));
        let input = made_up(&mut rng, &seeds);
        match obeyed(&input) {
            Ok(answer) => {
                let kind: String = answer.chars().take(24).collect();
                *answers.entry(kind).or_default() += 1;
            }
            Err(why) => {
                let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz");
                std::fs::create_dir_all(&folder).unwrap();
                let path = folder.join("package-failed");
                std::fs::write(&path, &input).unwrap();
                panic!("package: {why}\ninput: {}", path.display());
            }
        }
    }
    assert!(answers.len() > 3, "{answers:?}");
    if std::env::var_os("LOA_FUZZ_TELL").is_some() {
        eprintln!("fuzz package: {answers:?}");
    }
}
