//! How long a plan's text takes from bytes to draft.

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

criterion_group!(benches, import);
criterion_main!(benches);
