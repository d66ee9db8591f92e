//! How long pages take: the first one, after an edit, as PDF and as a picture.

// What is measured is printed.
#![allow(clippy::print_stderr)]

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use document::{Block, Document, Profile};
use export::PdfKind;
use std::time::{Duration, Instant};

#[path = "../goldens/mod.rs"]
mod goldens;

fn golden(name: &str) -> Option<Document> {
    let golden = goldens::all().into_iter().find(|g| g.name == name)?;
    Some(golden.document())
}

/// The body's paragraph in the middle gets another word.
fn edit(document: &mut Document, word: usize) {
    let middle = document.blocks.len() / 2;
    for block in document.blocks.iter_mut().skip(middle) {
        if let Block::Paragraph(paragraph) = block
            && let Some(run) = paragraph.runs.first_mut()
        {
            let (kept, _) = run.text.split_once(" mới").unwrap_or((&run.text, ""));
            run.text = format!("{kept} mới {word}");
            return;
        }
    }
}

/// No two paragraphs alike, as in a plan somebody wrote: the golden repeats itself.
fn apart(document: &mut Document) {
    for (n, block) in document.blocks.iter_mut().enumerate() {
        if let Block::Paragraph(paragraph) = block
            && let Some(run) = paragraph.runs.first_mut()
        {
            run.text = format!("Việc thứ {n}: {}", run.text);
        }
    }
}

fn first_page(c: &mut Criterion) {
    let Some(document) = golden("one-page") else {
        return;
    };
    let profile = Profile::nd30_2020();
    let started = Instant::now();
    let pages = export::pages(&document, &profile);
    eprintln!(
        "first page in a new process, fonts and sheet included: {:?}, {} page",
        started.elapsed(),
        pages.map_or(0, |pages| pages.count())
    );
    c.bench_function("one page, nothing remembered", |b| {
        b.iter_batched(
            || comemo::evict(0),
            |()| export::pages(&document, &profile),
            BatchSize::PerIteration,
        );
    });
}

fn edits(c: &mut Criterion) {
    let profile = Profile::nd30_2020();
    for name in ["ten-pages", "sixty-pages"] {
        let Some(mut document) = golden(name) else {
            continue;
        };
        apart(&mut document);
        let mut word = 0;
        let mut after_edit = || {
            word += 1;
            edit(&mut document, word);
            let started = Instant::now();
            let pages = export::pages(&document, &profile);
            (started.elapsed(), pages.is_ok())
        };
        let mut times: Vec<Duration> = (0..100).map(|_| after_edit().0).skip(5).collect();
        times.sort();
        eprintln!(
            "{name}: pages after a one-word edit, p50 {:?}, p95 {:?}, most {:?}",
            times[times.len() / 2],
            times[times.len() * 95 / 100],
            times[times.len() - 1]
        );
        c.bench_function(&format!("{name}: pages after a one-word edit"), |b| {
            b.iter(&mut after_edit);
        });
    }
}

fn files(c: &mut Criterion) {
    let Some(mut document) = golden("sixty-pages") else {
        return;
    };
    let profile = Profile::nd30_2020();
    document.blocks.truncate(document.blocks.len() * 16 / 59);
    let Ok(pages) = export::pages(&document, &profile) else {
        return;
    };
    eprintln!("the content of the file has {} pages", pages.count());
    c.bench_function("sixteen pages: from document to PDF, remembered", |b| {
        b.iter(|| export::pdf(&document, &profile, PdfKind::Usual));
    });
    c.bench_function(
        "sixteen pages: from document to PDF, nothing remembered",
        |b| {
            b.iter_batched(
                || comemo::evict(0),
                |()| export::pdf(&document, &profile, PdfKind::Usual),
                BatchSize::PerIteration,
            );
        },
    );
    c.bench_function("sixteen pages: PDF of the pages", |b| {
        b.iter(|| pages.pdf(PdfKind::Usual));
    });
    for scale in [1.5, 2.0] {
        let size = pages.png(2, scale).map_or(0, |png| png.len());
        eprintln!("a page at {scale} pixels a point: {size} bytes");
        c.bench_function(
            &format!("a page's picture at {scale} pixels a point"),
            |b| {
                b.iter(|| pages.png(2, scale));
            },
        );
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = first_page, edits, files
}
criterion_main!(benches);
