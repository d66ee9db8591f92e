//! How long a plan takes from bytes to draft: as text, and in each format there is a file of.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::path::Path;

/// Plans at hand: the real ones where their folder is there, our own always.
fn plans() -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["../../../shared/plans", "tests/fixtures"];
    let mut plans: Vec<(String, Vec<u8>)> = folders
        .iter()
        .filter_map(|folder| std::fs::read_dir(root.join(folder)).ok())
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .filter_map(|path| {
            let name = path.file_stem()?.to_str()?.to_owned();
            Some((name, std::fs::read(path).ok()?))
        })
        .collect();
    plans.sort();
    plans
}

fn import(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("import");
    for (name, bytes) in plans() {
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(&name, |bench| {
            bench.iter(|| {
                let text = import::decode(black_box(&bytes));
                text.and_then(|text| import::read_text(&text))
            });
        });
    }
    group.finish();
}

/// Files of the formats with looks, as `tests/fuzz/seeds` has them; one whose reader is missing is
/// left out.
fn files() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/seeds");
    let paths = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<(String, Vec<u8>)> = paths
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            Some((name, std::fs::read(entry.path()).ok()?))
        })
        .filter(|(_, bytes)| import::read(bytes).is_ok())
        .collect();
    files.sort();
    files
}

/// Opening alone is the format's own reader; the rest is the same for all.
fn formats(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("formats");
    for (name, bytes) in files() {
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(format!("{name}, opened"), |bench| {
            bench.iter(|| import::open(black_box(&bytes)));
        });
        group.bench_function(format!("{name}, read"), |bench| {
            bench.iter(|| import::read(black_box(&bytes)));
        });
    }
    group.finish();
}

criterion_group!(benches, import, formats);
criterion_main!(benches);
