//! How long a plan of ten pages, and a table of many rows, take from domain to bytes.

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use document::{Block, Cell, Column, Profile, Row, Table};

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

/// As the table of answers to remarks is: a few columns, a row for each remark.
fn long_table(c: &mut Criterion) {
    let Some(golden) = goldens::all().into_iter().find(|g| g.name == "ten-pages") else {
        return;
    };
    let profile = Profile::nd30_2020();
    let mut group = c.benchmark_group("docx of a table");
    group.sample_size(10);
    for rows in [1_000, 4_000] {
        let mut document = golden.document();
        document.blocks = vec![Block::Table(Table {
            columns: vec![Column { share: 1 }; 5],
            header_rows: 1,
            rows: vec![
                Row {
                    cells: vec![Cell::default(); 5],
                    ..Row::default()
                };
                rows
            ],
            ..Table::default()
        })];
        group.bench_function(BenchmarkId::from_parameter(rows), |b| {
            b.iter(|| export::docx(&document, &profile));
        });
    }
    group.finish();
}

criterion_group!(benches, ten_pages, long_table);
criterion_main!(benches);
