//! How long a plan takes from bytes to draft: as text, in each format there is a file of, and how
//! that grows with its length.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use import::source::{Block, Cell, Paragraph, Row, Source, Table};
use plan::RichText;
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

const SENTENCES: [&str; 4] = [
    "Đưa thông tin về thủ tục hành chính đến từng thôn bằng loa truyền thanh",
    "Niêm yết công khai kết quả theo Kế hoạch số 12/KH-UBND ngày 05/01/2026",
    "Hướng dẫn người dân nộp hồ sơ qua mạng trong năm 2026",
    "Phòng Văn hóa - Xã hội chủ trì, phối hợp với các thôn viết tin, bài",
];

/// The lines of a made-up plan: ten numbered parts, items under headings.
fn lines(count: usize) -> Vec<String> {
    let head = ["KẾ HOẠCH", "Tuyên truyền cải cách hành chính năm 2026"];
    let parts = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
    let body = (0..count).map(|n| {
        let within = n % (count / parts.len());
        match within {
            0 => format!("{}. NỘI DUNG", parts[n * parts.len() / count]),
            _ if within % 10 == 1 => format!("{}. Việc làm của đợt {n}", within / 10 + 1),
            _ => format!("- {}, lần {n};", SENTENCES[n % 4]),
        }
    });
    head.map(str::to_owned).into_iter().chain(body).collect()
}

/// A plan with one table of so many tasks.
fn tasks(count: usize) -> Source {
    let paragraph = |words: &str| {
        Block::Paragraph(Paragraph {
            text: RichText::plain(words),
            ..Paragraph::default()
        })
    };
    let row = |words: [&str; 4]| Row {
        header: false,
        cells: (words.iter().enumerate())
            .map(|(column, words)| Cell {
                column,
                columns: 1,
                rows: 1,
                blocks: vec![paragraph(words)],
            })
            .collect(),
    };
    let body = (0..count).map(|n| row([&n.to_string(), SENTENCES[n % 4], "Văn phòng", "Quý I"]));
    let head = row(["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"]);
    let table = Table {
        rows: [head].into_iter().chain(body).collect(),
        ruled: true,
    };
    let above = ["KẾ HOẠCH", "Tuyên truyền", "I. NHIỆM VỤ"].map(paragraph);
    Source {
        blocks: above.into_iter().chain([Block::Table(table)]).collect(),
        ..Source::default()
    }
}

/// Ten times as much should take ten times as long.
fn length(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("length");
    group.sample_size(10);
    for count in [1_000, 10_000, 40_000] {
        let text = lines(count).join("\n");
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(BenchmarkId::new("lines", count), |bench| {
            bench.iter(|| import::read_text(black_box(&text)));
        });
        let source = tasks(count);
        group.bench_function(BenchmarkId::new("rows of tasks", count), |bench| {
            bench.iter(|| import::read_source(black_box(&source)));
        });
    }
    group.finish();
}

criterion_group!(benches, import, formats, length);
criterion_main!(benches);
