//! Speed of what a user waits for, measured through the use cases on a real file:
//! `cargo bench --bench loa`. Figures with the machine named are in `docs/benchmarks.md`.

#![allow(missing_docs, clippy::expect_used, clippy::unwrap_used)]

#[path = "../commune_year.rs"]
mod commune_year;

use commune_year::{WHOLE, commune_year, put};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use loa::dialogs::PreparedAnswers;
use loa::office::{Office, charts, desk, export, import, log, plans, progress, reports, search};
use loa::wire::{ExportFormat, LogFilter, SectionEdit};
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The shipped sample and, where it is at hand, the acceptance corpus.
fn files() -> Vec<PathBuf> {
    let mut files = vec![root().join("assets/samples/ke-hoach-xa-an-hoa-2026.txt")];
    let corpus = root().join("../shared/plans");
    if let Ok(entries) = std::fs::read_dir(corpus) {
        files.extend(entries.filter_map(|e| e.ok().map(|e| e.path())));
    }
    files.sort();
    files
}

fn office(folder: &Path) -> Office {
    Office::open(folder.join("loa.db"), Box::new(PreparedAnswers))
}

fn import_each(c: &mut Criterion) {
    let mut group = c.benchmark_group("import a file, keep it on disk");
    group.sample_size(20);
    for file in files() {
        let name = file
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let folder = tempfile::tempdir().expect("a folder");
        let office = office(folder.path());
        group.bench_function(BenchmarkId::from_parameter(name), |b| {
            b.iter(|| {
                let read = import::read(&office, &file).expect("a plan");
                import::keep(&office, read.draft, false).expect("kept")
            });
        });
    }
    group.finish();
}

fn edit_and_export(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let office = office(folder.path());
    // The longest plan there is.
    let file = files()
        .into_iter()
        .max_by_key(|f| std::fs::metadata(f).map(|m| m.len()).unwrap_or(0))
        .expect("a plan");
    let read = import::read(&office, &file).expect("a plan");
    let id = import::keep(&office, read.draft, false).expect("kept").id;
    let plan = plans::get(&office, id.clone()).expect("a plan");
    let section = plan.sections[0].sections[0].clone();
    let mut turn = 0;
    c.bench_function("save of an edit, on disk", |b| {
        b.iter(|| {
            turn += 1;
            let mut blocks = section.blocks.clone();
            blocks[0].runs[0].text = format!("Lần sửa thứ {turn}");
            let edit = SectionEdit {
                kind: section.kind,
                label: None,
                title: section.title.clone(),
                run_in: section.run_in,
                blocks,
            };
            plans::save_section(&office, id.clone(), section.id.clone(), edit).expect("saved")
        });
    });
    let target = folder.path().join("plan.docx");
    c.bench_function("DOCX export, on disk", |b| {
        b.iter(|| export::export_to(&office, &id, ExportFormat::Docx, &target).expect("written"));
    });
}

fn search_many(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let office = office(folder.path());
    let drafts: Vec<_> = files()
        .iter()
        .map(|f| import::read(&office, f).expect("a plan").draft)
        .collect();
    for n in 0..1_000 {
        let mut draft = drafts[n % drafts.len()].clone();
        draft.subject = format!("{} ({n})", draft.subject);
        import::keep(&office, draft, false).expect("kept");
    }
    let mut group = c.benchmark_group("search over 1,000 plans");
    for words in ["niêm yết", "niem yet", "tuyên truyền", "không có ở đâu cả"] {
        group.bench_function(words, |b| {
            b.iter(|| search::search(&office, words.to_owned()).expect("hits"));
        });
    }
    group.finish();
}

/// The desk, a plan's quarters, charts and the sums of a report over one year of a commune and
/// over ten, so that it shows what grows with the years.
fn years_of_work(c: &mut Criterion) {
    use chrono::Datelike;
    let this_year = loa::clock::today().year();
    for years in [1, 10] {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("loa.db");
        let at = commune_year::written();
        let mut store = store::Store::open(&path, at).expect("a store");
        let mut plan = None;
        for year in this_year - years + 1..=this_year {
            let made = commune_year(1, year, WHOLE);
            plan = made.plans.first().map(|(plan, _)| plan.id);
            let kept: Result<_, store::StoreError> =
                store.write(store::EventKind::Samples, at, "", |tx| put(tx, &made));
            kept.expect("kept");
        }
        let plan = plan.expect("a plan");
        let mut group = c.benchmark_group(format!("{years} commune years"));
        for span in ["-Q3", ""] {
            let period: plan::Period = format!("{this_year}{span}").parse().expect("a period");
            let days = plan::Regime::Nd09.days(period).expect("days");
            group.bench_function(format!("sums of {this_year}{span}, all work"), |b| {
                b.iter(|| store.log_counts(None, days).expect("sums"));
            });
            group.bench_function(
                format!("sums by task of {this_year}{span}, one plan"),
                |b| {
                    b.iter(|| store.log_by_task(plan, days).expect("sums"));
                },
            );
        }
        drop(store);
        let office = office(folder.path());
        let plan = plan.to_string();
        group.bench_function("desk", |b| b.iter(|| desk::get(&office).expect("a desk")));
        group.bench_function("quarters of a plan", |b| {
            b.iter(|| progress::get(&office, plan.clone(), None).expect("quarters"));
        });
        for span in ["-Q3", ""] {
            let period = format!("{this_year}{span}");
            group.bench_function(format!("report of {period}, whole office"), |b| {
                b.iter(|| reports::preview(&office, None, period.clone()).expect("a report"));
            });
        }
        for (what, period) in [
            ("this year", this_year.to_string()),
            ("all years", String::new()),
        ] {
            let filter = LogFilter {
                period,
                shown: 200,
                ..LogFilter::default()
            };
            group.bench_function(format!("log of {what}, 200 shown"), |b| {
                b.iter(|| log::list(&office, filter.clone()).expect("entries"));
            });
        }
        group.bench_function("charts of the year", |b| {
            b.iter(|| charts::get(&office, None, this_year).expect("charts"));
        });
        group.finish();
    }
}

criterion_group!(
    benches,
    import_each,
    edit_and_export,
    search_many,
    years_of_work
);
criterion_main!(benches);
