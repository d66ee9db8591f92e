//! Made-up damage for every reader: well-formed inputs are changed at random and read; whatever
//! comes, the laws hold. In `cargo test` a fixed number of inputs from a fixed seed; longer, and
//! by target, with `tests/fuzz/run`.
//!
//! An input that breaks a law is made small and kept in `fuzz/` of the target's `tmp` folder,
//! its path printed. There, too, is the input being tried, for what ends the process itself.

mod laws;
mod mutate;
pub(crate) mod package;
mod pdf;
mod seeds;
mod shrink;
mod xml;

use crate::legacy::writer;
use crate::word_file::{WordFile, p, row, ruled};
use fastrand::Rng;
use laws::Law;
use std::any::Any;
use std::collections::{BTreeMap, HashSet};
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// A reader under attack.
struct Target {
    name: &'static str,
    seeds: fn() -> Vec<Vec<u8>>,
    law: Law,
}

const TEXT: Target = target("text", seeds::texts, laws::file);
const LEGACY: Target = target("legacy", seeds::legacy, laws::file);
const CELLS: Target = target("cells", seeds::cells, laws::cells);
const STRUCTURE: Target = target("structure", seeds::texts, laws::structure);
const DOCX: Target = target("docx", seeds::word_files, laws::file);
const ODT: Target = target("odt", || seeds::files("odt"), laws::file);
const PDF: Target = target("pdf", || seeds::files("pdf"), laws::file);
const XLSX: Target = target("xlsx", || seeds::files("xlsx"), laws::file);

const fn target(name: &'static str, seeds: fn() -> Vec<Vec<u8>>, law: Law) -> Target {
    Target { name, seeds, law }
}

#[test]
fn text() {
    attack(&TEXT);
}

#[test]
fn legacy() {
    attack(&LEGACY);
}

#[test]
fn cells() {
    attack(&CELLS);
}

#[test]
fn structure() {
    attack(&STRUCTURE);
}

#[test]
fn docx() {
    attack(&DOCX);
}

#[test]
fn odt() {
    attack(&ODT);
}

#[test]
fn pdf() {
    attack(&PDF);
}

#[test]
fn xlsx() {
    attack(&XLSX);
}

/// Inputs for each target where nothing else is asked for.
const INPUTS: u64 = 300;
/// The stack a reader gets, as little as a program's first thread has on Windows.
const STACK: usize = 1024 * 1024;
/// Damage is put on damage for inputs that showed something new; so many are kept.
const POOL: usize = 400;
/// Larger inputs are not tried: they tell nothing new, slowly.
const LARGEST: usize = 400_000;
/// Memory at once a reader may take, in bytes: a share for each byte of the unpacked input, and
/// what the smallest input costs.
const MEMORY: (u64, u64) = (300, 16_000_000);
/// Memory asked for in all while an input is held against a law, in the same two parts: a measure
/// of the work that is the same on every machine, by which a step over and over is found.
const WORK: (u64, u64) = (3_000, 100_000_000);

/// How long to go on, and from where.
struct Effort {
    inputs: u64,
    until: Option<Instant>,
    seed: u64,
}

impl Effort {
    /// As asked for by `LOA_FUZZ_INPUTS` or `LOA_FUZZ_MINUTES`, and `LOA_FUZZ_SEED`.
    fn asked() -> Self {
        let number = |name: &str| std::env::var(name).ok()?.parse::<u64>().ok();
        let minutes = number("LOA_FUZZ_MINUTES");
        let unasked = if minutes.is_some() { u64::MAX } else { INPUTS };
        Self {
            inputs: number("LOA_FUZZ_INPUTS").unwrap_or(unasked),
            until: minutes.map(|m| Instant::now() + Duration::from_secs(60 * m)),
            seed: number("LOA_FUZZ_SEED").unwrap_or(1),
        }
    }

    fn goes_on(&self, tried: u64) -> bool {
        tried < self.inputs && self.until.is_none_or(|end| Instant::now() < end)
    }
}

/// Where inputs that fail are kept.
fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn attack(target: &'static Target) {
    let small = std::thread::Builder::new().stack_size(STACK);
    let done = small.spawn(|| campaign(target)).unwrap().join();
    if let Err(why) = done {
        panic!("{}", message(&*why));
    }
}

fn campaign(target: &Target) {
    let effort = Effort::asked();
    let seeds = (target.seeds)();
    let mut pool = seeds.clone();
    let mut known = HashSet::new();
    let trying = folder().join(format!("{}.trying", target.name));
    let (mut tried, mut slowest) = (0, Duration::ZERO);
    let (mut peak, mut work) = (0, 0);
    let mut answers: BTreeMap<String, u64> = BTreeMap::new();
    while effort.goes_on(tried) {
        let mut rng = Rng::with_seed(effort.seed.wrapping_mul(1 << 40).wrapping_add(tried));
        let input = match usize::try_from(tried).ok().and_then(|at| seeds.get(at)) {
            Some(seed) => seed.clone(),
            None => {
                let (base, other) = (rng.choice(&pool).unwrap(), rng.choice(&seeds).unwrap());
                mutate::file(&mut rng, base, other)
            }
        };
        tried += 1;
        if input.len() > LARGEST {
            continue;
        }
        std::fs::write(&trying, &input).unwrap();
        let start = Instant::now();
        match obeyed(target.law, &input) {
            Ok((seen, cost)) => {
                let refused = !seen.starts_with('[');
                let answer = if refused { &seen } else { "read" };
                *answers.entry(answer.to_owned()).or_default() += 1;
                peak = peak.max(cost.peak);
                work = work.max(cost.work);
                let of_kind = seeds
                    .iter()
                    .any(|seed| seed.iter().take(4).eq(input.iter().take(4)));
                let is_text = !seeds[0].starts_with(b"PK") && !seeds[0].starts_with(b"%PDF");
                if known.insert(seen) && (of_kind || is_text) && pool.len() < POOL {
                    pool.push(input);
                }
            }
            Err(why) => report(target, &input, &why),
        }
        if start.elapsed() > slowest {
            slowest = start.elapsed();
            // What is slow is looked at by a person: how long anything takes is no law.
            std::fs::rename(&trying, trying.with_extension("slowest")).unwrap();
        }
    }
    let _ = std::fs::remove_file(&trying);
    let told = format!(
        "fuzz {}: {tried} inputs, {} kinds, slowest {slowest:?}, most memory {} KB, most work {} KB\n  \
         {answers:?}\n",
        target.name,
        known.len(),
        peak / 1_000,
        work / 1_000,
    );
    if std::env::var_os("LOA_FUZZ_TELL").is_some() {
        std::io::stderr().write_all(told.as_bytes()).unwrap();
    }
}

/// What an input took, in bytes.
#[derive(Debug)]
struct Cost {
    /// Memory at once.
    peak: u64,
    /// Memory asked for in all.
    work: u64,
}

/// Tries an input: what was seen of it and what that took.
fn obeyed(law: Law, input: &[u8]) -> Result<(String, Cost), String> {
    let mut found = Err(String::new());
    let memory = allocation_counter::measure(|| {
        found = catch_unwind(AssertUnwindSafe(|| law(input)))
            .unwrap_or_else(|why| Err(format!("panic: {}", message(&*why))));
    });
    let unpacked: usize = package::entries(input)
        .iter()
        .map(|(_, part)| part.len())
        .sum();
    let allowed = |(share, least): (u64, u64)| share * (input.len() + unpacked) as u64 + least;
    let (peak, work) = (memory.bytes_max, memory.bytes_total);
    for (spent, allowed, what) in [
        (peak, allowed(MEMORY), "at once"),
        (work, allowed(WORK), "in all"),
    ] {
        if spent > allowed {
            return Err(format!("too much {what}: {spent} bytes, {allowed} allowed"));
        }
    }
    found.map(|seen| (seen, Cost { peak, work }))
}

/// Keeps an input that fails, as small as it gets, and says where.
fn report(target: &Target, input: &[u8], why: &str) -> ! {
    let same = |other: &str| kind(other) == kind(why);
    let fails = |bytes: &[u8]| obeyed(target.law, bytes).is_err_and(|other| same(&other));
    let small = shrink::shrunk(input, &fails);
    let small_why = obeyed(target.law, &small).err();
    let keep = |name: &str, bytes: &[u8]| {
        let path = folder().join(format!("{}-{name}", target.name));
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let (whole, small) = (keep("failed", input), keep("failed-small", &small));
    panic!(
        "{}: {why}\ninput: {}\nmade small: {}\n{}",
        target.name,
        whole.display(),
        small.display(),
        small_why.unwrap_or_default()
    );
}

/// What stays the same of a message when the input gets smaller.
fn kind(why: &str) -> String {
    let panicked = why.starts_with("panic");
    let end = why.find('[').filter(|_| !panicked).unwrap_or(why.len());
    let end = why
        .find('{')
        .filter(|_| !panicked)
        .map_or(end, |at| at.min(end));
    let letter = |c: &char| !c.is_ascii_digit();
    why[..end].chars().filter(letter).collect()
}

fn message(why: &(dyn Any + Send)) -> String {
    let text = why.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| why.downcast_ref::<&str>().copied())
        .unwrap_or("?")
        .to_owned()
}

/// Prints what a made-up document is and becomes: `LOA_FUZZ_SHOW=<file>`.
#[test]
#[ignore = "for looking at one input"]
fn show() {
    let path = std::env::var_os("LOA_FUZZ_SHOW").unwrap();
    let text = String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
    eprintln!("{}", laws::shown(&text));
}

/// Tries the input of a file by itself: `LOA_FUZZ_TRY=<file>`.
#[test]
#[ignore = "for one input"]
fn again() {
    let input = std::fs::read(std::env::var_os("LOA_FUZZ_TRY").unwrap()).unwrap();
    let start = Instant::now();
    eprintln!("{:?} in {:?}", obeyed(laws::file, &input), start.elapsed());
}

/// Inputs that once broke a law, made small.
#[test]
fn what_once_failed() {
    let end = p("Nơi nhận:") + &p("- Lưu: VT.") + &p("CHỦ TỊCH") + &p("Lê Thị An");
    let begin = p("KẾ HOẠCH") + &p("Tuyên truyền") + &p("I. NỘI DUNG") + &p("- Một việc.");
    let table = ruled(&(row(&["Thôn", "Số hộ"]) + &row(&["Thôn Một", "120"])));
    let annex = p("PHỤ LỤC I") + &p("TT") + &p("THÔN") + &table;
    let signs = ruled(&(row(&["`", "**"]) + &row(&["Thôn Một", "120"])));
    for (name, input) in [
        // The table was gone: the line above it made the annex one that a converter took apart.
        (
            "a table below the word of a table's head",
            WordFile::new(&(begin.clone() + &end + &annex)).bytes(),
        ),
        // The table was gone with the line of its first row.
        (
            "a table that begins with signs of formatting",
            WordFile::new(&(begin + &signs + &end)).bytes(),
        ),
        // Lines were counted before they were cleaned.
        (
            "returns alone in an old code page",
            writer::tcvn3("Kế hoạch của xã\rvề việc người dân\rđến nộp hồ sơ\rtại trụ sở"),
        ),
    ] {
        if let Err(why) = obeyed(laws::file, &input) {
            panic!("{name}: {why}");
        }
    }
}
