//! How long a plan of ten pages takes from domain to bytes.

use criterion::{Criterion, criterion_group, criterion_main};
use document::Profile;

#[path = "../goldens/mod.rs"]
mod goldens;

fn ten_pages(c: &mut Criterion) {
    let Some(golden) = goldens::all().into_iter().find(|g| g.name == "ten-pages") else {
        return;
    };
    let profile = Profile::nd30_2020();
    let document = golden.document();
    c.bench_function("compose ten pages", |b| b.iter(|| golden.document()));
    c.bench_function("docx of ten pages", |b| {
        b.iter(|| export::docx(&document, &profile));
    });
}

criterion_group!(benches, ten_pages);
criterion_main!(benches);
